"""Verbs of saying and of counting with their subjects: "the army said that", "PICSS logged 254 deaths"."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from balochlib.coding.speech.figure_verbs import arrives_at_count, takes_figure
from balochlib.coding.speech.grammar import (
    AUXILIARIES,
    PREPOSITIONS,
    PRONOUNS,
    Token,
    is_count,
    load_particles,
    load_roles,
    load_speech,
    load_words,
    next_words,
)
from balochlib.coding.speech.speaker_phrases import DATES, Speaker, is_place
from balochlib.coding.speech.speakers import find_speaker_after, find_speaker_before
from balochlib.coding.speech.subjects import (
    BREAKS,
    can_report,
    clause_before,
    find_inverted,
    find_opening_subject,
    find_quoted_source,
    find_subject,
    first_token,
    skip_verb_chain,
)
from balochlib.text.tokens import list_words


@dataclass(frozen=True, slots=True)
class Attribution:
    """A speaker, the place of the attributing words, and the sides on which what is attributed stands.

    ``before``: it stands before these words ("..., officials said"); ``after``: behind them ("officials said that ...").
    ``kind``: say, figure (the verb takes the number as its object), source ("according to"), headline. ``until``: where what it
    covers ends inside the sentence ("the blast, which police said was caused by a grenade, killed three"); None: at its end.
    """

    start: int
    end: int
    speaker: Speaker
    before: bool
    after: bool
    kind: str
    sentence: int = 0
    until: int | None = None


_CLOSED = load_words("closing_word")
_RESPONSIBILITY = load_words("claimed_act")
_LOSSES = load_words("loss_word")
_TAKING = load_words("taking_verb")
_SPREAD = load_words("spread_verb")
_OBJECTS = load_words("object_word")
_PLURAL_SUBJECTS = load_words("plural_subject")
_UNDERGOING = load_words("undergo_verb")
_KEEPING, _THINGS = load_words("keeping_verb"), load_words("thing_verb")
_THEREAFTER = frozenset({"after", "following"})  # "experts said today, after at least four demonstrators were killed"
_COPULAS = frozenset({"was", "were", "is", "are", "be", "been", "being"})


def _reaches_end(tokens: list[Token], i: int) -> bool | None:
    """Whether the attributing clause closes after its verb, at token ``i``; None when it may or may not.

    "officials said." and "the army said on Sunday." close; "the army said on Sunday that" and "police said four" do not.
    """
    if i >= len(tokens) or tokens[i].text in BREAKS:
        return True
    if tokens[i].low not in _CLOSED or (tokens[i].low == "at" and i + 1 < len(tokens) and tokens[i + 1].low in {"least", "most"}):
        return False
    for token in tokens[i : i + 16]:
        if token.low == "that" or token.low in AUXILIARIES:
            return False
        if token.text in BREAKS:
            return True
    return i + 16 >= len(tokens) or None


def _counts(tokens: list[Token], speaker: Speaker) -> bool:
    """Whether a subject counts the dead: a counter or a paper that somebody issued; not "the toll", "the convoy", an armed group."""
    if speaker.kind == "document":
        return speaker.head not in _TOLLS
    if _is_paper(tokens, speaker):
        return True
    found = [load_roles(lst).get(speaker.head, ("",))[0] for lst in ("role", "name", "outlet")]
    counters = {"monitor", "medical", "outlet", "state", "official_unnamed"}
    return bool(counters & set(found)) or (speaker.kind == "body" and not is_place(speaker))


_TOLLS = load_words("toll_word")
_UNCOUNTING = load_words("incident_opener") | load_words("operation_word") | _LOSSES | _TOLLS | load_words("spell_word")  # "The blast puts"


def find_verbs(tokens: list[Token]) -> list[Attribution]:
    """Attributions by a verb with its subject."""
    act, figure, participle = load_speech("act"), load_speech("figure"), load_speech("participle")
    say = load_speech("say") | act
    out: list[Attribution] = []
    for i, token in enumerate(tokens):
        low = token.low
        if (low not in say and low not in figure and low not in participle) or token.text[0].isupper():
            continue
        following = next_words(tokens, i + 1, 7)
        if low == "saying" and i >= 2 and tokens[i - 1].low == "as":  # "was quoted as saying"
            found = find_quoted_source(tokens, i)
            if found:
                out.append(Attribution(found[0].wide[0], token.end, found[0], clause_before(tokens, found[1]), True, "say"))
            continue
        if low in participle and low not in figure:
            found = _participle_subject(tokens, i, out)
            if found:
                out.append(Attribution(token.start, token.end, found, False, True, "say"))
            continue
        if (
            low == "told"
            and i
            and tokens[i - 1].low in {"is", "was", "were"}
            and (following[:1] and (following[0][0].isdigit() or following[0] == "of"))
        ):
            speaker = find_speaker_before(tokens, i - 1)  # "one news site is told 225"
            if speaker is not None and can_report(speaker, tokens):
                out.append(Attribution(speaker.wide[0], token.end, speaker, False, True, "figure"))
            continue
        if i and tokens[i - 1].low in {"must", "should"}:  # "Pakistan must reveal the fate of scores of students": who is told to speak
            continue
        described = low in load_speech("adjective")
        able = i > 1 and tokens[i - 1].low == "to" and tokens[i - 2].low in load_words("able_word")  # "has been able to confirm 17 dead"
        if i and tokens[i - 1].low in _COPULAS | {"to", "of", "a", "the", "an", "as", "by"} and not described and not able:
            continue
        if low.startswith("claim") and set(following) & {"lives", "life"}:
            continue
        if " ".join([low, *following[:1]]) in load_roles("role"):  # "a think tank"
            continue
        if _is_noun(tokens, i) or (low.startswith("announc") and not _opens_clause(tokens, i + 1)):
            continue
        owned = "to" in load_particles().get(low, ()) and _to_loss(tokens, i + 2)
        if (
            (low not in {"said", "says"} and low not in _TELLING and following[:1] == ["to"] and not _to_somebody(tokens, i + 2))
            and not owned
            and not (low in load_particles("arriving") and arrives_at_count(tokens, i))
        ):  # "admitted to discrepancies"
            continue
        if low == "said" and following[:1] == ["to"] and (i == 0 or tokens[i - 1].text == ","):
            continue
        owned_up = bool(_RESPONSIBILITY & set(following[:3])) and _counts_victims(tokens, i)  # "took credit for the killing of 12"
        took_in = low in _TAKING and following[:1] == ["in"] and takes_figure(tokens, i)  # "has taken in 17 wounded"
        if low in _TAKING and not (owned_up or took_in):
            continue
        attribution = _read_verb(tokens, i, low in say and not took_in, out)
        if attribution is not None:
            out.append(attribution)
    return out


def _to_somebody(tokens: list[Token], i: int) -> bool:
    """Whether "to" behind a verb of saying leads on: "confirmed to Dawn", "claimed to have killed"; not "admitted to discrepancies"."""
    return i < len(tokens) and (tokens[i].low in load_speech("recipient") | {"have", "be", "the", "this", "our"} or tokens[i].is_name)


def _to_loss(tokens: list[Token], i: int) -> bool:
    """Whether a number or a loss is owned up to: "admits to 31", "confessed to having lost 11", "admitted to the deaths of six"."""
    words = tokens[i : i + 5]
    counted = any(is_count(a) and b.low not in list_words("metric") for a, b in pairwise(words[:5]))  # not "owned up to 58 attacks"
    return bool(words) and (words[0].low.endswith("ing") or counted or any(t.low in _LOSSES for t in words))


def _opens_clause(tokens: list[Token], i: int) -> bool:
    """Whether what is announced is told: a clause, a number, an act; not "announced compensation for"."""
    if i >= len(tokens) or tokens[i].low in _OBJECTS | PRONOUNS | _CLOSED or tokens[i].text in BREAKS or tokens[i].text == ",":
        return True
    named = tokens[i].is_name and not tokens[i].text[-2:-1].isdigit()  # not "announced Rs1.5m for the families"
    return tokens[i].text[0].isdigit() or named or tokens[i].low.endswith("ing")


def _is_noun(tokens: list[Token], i: int) -> bool:
    """Whether a form that is also a noun is one here: "the Kashmir dispute", "Central Asian states", "media reports suggest"."""
    low = tokens[i].low
    nouns = load_speech("noun_form")
    article = next((k for k in range(i - 1, max(-1, i - 4), -1) if tokens[k].low in {"a", "an"}), None)
    if low in nouns and article is not None and not any(t.low.endswith("s") and not t.is_name for t in tokens[article:i]):
        return True  # "a police post", "a Levies post"
    if low in nouns and _stands_as_noun(tokens, i):
        return True
    if low in nouns:  # the plain form needs a plural before it: "police report", "they claim"
        before = [t.low for t in tokens[max(0, i - 6) : i]]
        return not any((w.endswith("s") and len(w) > 4 and w[-2] not in "'’") or w in _PLURAL_SUBJECTS for w in before)
    if not low.endswith("s") or low[:-1] not in nouns:
        return False
    if (i + 1 >= len(tokens) or tokens[i + 1].text in BREAKS) and _has_own_subject(tokens, i):
        return False
    if i + 1 >= len(tokens):
        return True
    after = tokens[i + 1]
    if i and after.low in load_particles().get(low, ()) and tokens[i - 1].low not in _COPULAS | {"the", "its", "their"}:  # "brags of"
        return False
    if i and after.text in BREAKS and any(t.low in load_speech("document") for t in tokens[max(0, i - 14) : i]):
        return False  # "a Reuters tally shows.", "the quarterly review of the Center for Research (CRSS) shows, yet ..."
    return not (after.low in _OBJECTS | PRONOUNS | {"him", "them"} or after.text[0].isdigit() or after.is_name or after.text in ":“\"‘'")


def _stands_as_noun(tokens: list[Token], i: int) -> bool:
    """Whether what follows a plain form shows a noun: a place ("the police post on the road") or a verb ("the police report was").

    A preposition that the verb itself takes ("police speak of") and a date ("officials report on Monday") leave it a verb; who posts
    something is a source only where the words follow.
    """
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if after is None or tokens[i].low == "post":
        return after is not None and after.low != "that" and after.text not in ":,“\"‘'"
    behind = tokens[min(i + 2, len(tokens) - 1)]
    placed = after.low in PREPOSITIONS - {"to", "by", "from"} and after.low not in load_particles().get(tokens[i].low, ())
    dated = behind.low in DATES or behind.low in {"a", "an"} or behind.text[0].isdigit()
    return (placed and not dated) or after.low in AUXILIARIES


def _has_own_subject(tokens: list[Token], i: int) -> bool:
    """Whether all between the last comma and a form is who speaks, as where a sentence ends on it: ", the centre reports."

    Not ", local media reports.", ", the ministry's claims.", ", citing CRSS estimates."
    """
    comma = next((k for k in range(i - 1, max(-1, i - 16), -1) if tokens[k].text == ","), None)
    if comma is None or comma + 1 >= i or not (tokens[comma + 1].low == "the" or tokens[comma + 1].is_name):
        return False
    found = find_subject(tokens, i)
    alone = found is not None and found[1] <= comma + 2 and not any(t.low.endswith(("'s", "’s")) for t in tokens[comma:i])
    return alone and found[0].kind in {"body", "role", "person"} and tokens[i - 1].low not in _PLURAL_SUBJECTS | _PRESS


_PRESS = frozenset(("media", "news", "press", "police", "hospital", "court", "army"))  # whose reports these may be


def _participle_subject(tokens: list[Token], i: int, earlier: list[Attribution]) -> Speaker | None:
    """Who says it in "..., adding that", "with AOAV recording 485", "The group took credit, claiming to have killed"."""
    if i and tokens[i - 1].text not in ",—–" and tokens[i - 1].low not in {"and", "while", "but", "after", "by", "in", "without", "from"}:
        speaker = find_speaker_before(tokens, i)
        return (
            speaker
            if speaker is not None and can_report(speaker, tokens) and speaker.kind in {"body", "role", "person", "document"}
            else None
        )
    if earlier:
        return earlier[-1].speaker
    if tokens[i].low in {"counting", "listing", "giving", "citing", "quoting", "calling"}:  # "..., counting those who died later"
        return None
    return find_opening_subject(tokens, i)


_TELLING = load_words("telling_verb")


def _skip_recipient(tokens: list[Token], i: int) -> int:
    """Step over whom something is told: "told state TV", "told reporters"."""
    if i < len(tokens) and tokens[i].low in load_speech("recipient"):
        return i + 1
    found = find_speaker_after(tokens, i)
    return found[1] if found is not None and found[0].wide[0] <= tokens[i].end + 5 else i


def _read_verb(tokens: list[Token], i: int, is_say: bool, earlier: list[Attribution]) -> Attribution | None:
    token = tokens[i]
    following = next_words(tokens, i + 1, 10)
    closed = _reaches_end(tokens, _skip_recipient(tokens, i + 1) if token.low in _TELLING else i + 1)
    if is_say and token.low not in _TELLING:
        inverted = find_inverted(tokens, i) if closed is False else None
        quoted = i > 0 and token.low in {"said", "says"} and tokens[i - 1].text in '"”'
        if inverted is not None and (can_report(inverted[0], tokens) or quoted) and i:
            return Attribution(token.start, inverted[0].wide[1], inverted[0], True, False, "say")
    elif not is_say and not takes_figure(tokens, i):
        return None
    subject_end = skip_verb_chain(tokens, i)
    if next_words(tokens, max(0, subject_end - 2), 2) == ["at", "first"]:  # "the ministry, which at first reported two dead"
        subject_end -= 2
    if token.low in load_speech("adjective"):  # "police are certain that"
        subject_end = skip_verb_chain(tokens, subject_end - (subject_end > 0 and tokens[subject_end - 1].low in _COPULAS))
        if subject_end == i:
            return None
    if (subject_end and tokens[subject_end - 1].low in {"and", "but", "or"}) or (
        subject_end > 1 and tokens[subject_end - 1].text == "," and tokens[subject_end - 2].low in {"and", "but"}
    ):
        speaker = earlier[-1].speaker if earlier else find_opening_subject(tokens, i)
        found = (speaker, i) if speaker else None
    elif subject_end and tokens[subject_end - 1].low in {"who", "which"}:
        speaker = find_speaker_before(tokens, subject_end - 1 - (subject_end > 1 and tokens[subject_end - 2].text == ","))
        found = (speaker, subject_end) if speaker else None
        if speaker is None or speaker.kind != "person":  # "said X, the police chief of Kech, who had earlier put the dead at five"
            named = find_subject(tokens, subject_end - 1)
            found = named if named is not None and named[0].kind == "person" else found
    else:
        found = find_subject(tokens, subject_end)
    if found is None or found[0] is None:
        return None
    speaker, first = found
    weighs = token.low in load_words("placing_verb") and speaker.kind == "other" and speaker.head not in _UNCOUNTING
    if (not is_say or token.low in _THINGS) and not can_report(speaker, tokens) and not weighs:  # "A brokerage puts the dead at 21"
        return None
    if token.low in {"have", "has", "had"} and speaker.kind not in {"document", "body", "role"} and not _is_paper(tokens, speaker):
        return None
    if token.low in {"have", "has", "had"} and is_count(tokens[i + 1]) and not _keeps_counts(tokens, speaker):
        return None
    is_land = speaker.kind == "body" and is_place(speaker) and speaker.head not in load_words("metonym")
    if speaker.kind == "body" and is_place(speaker) and token.low in _UNDERGOING:
        return None  # "Pakistan recorded 412 deaths, CRSS said"
    if is_land and (not is_say or (token.low.startswith("report") and following[:1] != ["that"])):  # "Punjab reported three deaths"
        return None
    arrives = token.low in load_particles("arriving") and arrives_at_count(tokens, i)
    if not is_say and token.low in load_particles("arriving") and not _counts(tokens, speaker):
        return None
    kept = bool(load_speech("narrator") & set(following[:8])) or _is_paper(tokens, speaker)
    if not (is_say or arrives or kept) and token.low in _KEEPING:
        return None
    # "the doctor showed reporters a ward of 14 children", "the police displayed the bodies of two men"
    shown = bool(load_speech("recipient") & set(following[:1])) or bool(load_words("corpse_word") & set(following[:5]))
    if token.low in _SPREAD and not shown and speaker.kind != "document" and not _is_paper(tokens, speaker):
        return None
    took = _RESPONSIBILITY & set(following[:6]) and "that" not in following[:2] and not _counts_victims(tokens, i)
    if token.low in {"claim", "claims", "claimed"} and took and closed is not True:
        return Attribution(speaker.wide[0], token.end, speaker, False, False, "say")
    kind = "say" if is_say else "figure"
    if not is_say:
        closes = closed is True and clause_before(tokens, first)  # "..., a Reuters tally shows"
        return Attribution(speaker.wide[0], token.end, speaker, closes, not closes, kind, until=_end_of_relative(tokens, first, i))
    if token.low.startswith("establish") and following[:1] != ["that"]:  # "established a post"
        return None
    if token.low.startswith(("find", "found")) and following[:1] != ["that"] and not _is_paper(tokens, speaker) and not _studies(speaker):
        return None
    if token.low in load_speech("act") and not {"that", "seeing", "finding", "counting", "how"} & set(following[:1]):
        return Attribution(speaker.wide[0], token.end, speaker, True, True, "act")
    before = clause_before(tokens, first) and closed is not False
    # '..., its director told a briefing: 241 have died'
    led = next((t.text for t in tokens[i + 1 : i + 18] if t.text in BREAKS), "") == ":"
    led = led or (closed is True and bool(_THEREAFTER & {b.low for a, b in pairwise(tokens[i + 1 : i + 7]) if a.text == ","}))
    after = closed is not True or not before or led or (i + 1 < len(tokens) and tokens[i + 1].text in ",:—–(" and i + 3 < len(tokens))
    until = _end_of_relative(tokens, first, i)
    return Attribution(speaker.wide[0], token.end, speaker, before and until is None, after, kind, until=until)


def _counts_victims(tokens: list[Token], i: int) -> bool:
    """Whether what is claimed is a number of people: "claimed the killing of nine soldiers", "claimed three attacks and 20 dead"."""
    words = tokens[i + 1 : i + 12]
    gerund = next((k for k, t in enumerate(words[:4]) if t.low.endswith("ing") and t.low not in _RESPONSIBILITY - {"killing"}), None)
    if gerund is not None and any(is_count(t) for t in words[gerund + 1 : gerund + 4]):  # "claims killing 18 soldiers"
        return True
    owned = [k for k, t in enumerate(words) if t.low == "of" and any(is_count(n) for n in words[k + 1 : k + 4])]
    return bool(owned) or any(is_count(a) and b.low in _LOSSES for a, b in pairwise(words))


def _end_of_relative(tokens: list[Token], first: int, verb: int) -> int | None:
    """Where a clause like ", which police said was caused by a grenade," ends; None where the verb stands in no such clause."""
    aside = first > 1 and tokens[first - 1].text == ","  # "two men who, the army says, were planting a bomb"
    opener = tokens[first - 1 - aside].low if first > aside else ""
    if opener not in {"which", "that", "whom", "who"} or verb + 1 >= len(tokens):
        return None
    if opener != "which" and not aside and tokens[verb + 1].low not in AUXILIARIES:
        return None
    return next((t.start for t in tokens[verb + 2 : verb + 40] if t.text in ",.;—–)"), tokens[-1].end)


def _keeps_counts(tokens: list[Token], speaker: Speaker) -> bool:
    """Whether what a subject "has" is a number it gives and not people of its own: a paper, a monitor."""
    return speaker.kind == "document" or (speaker.kind == "body" and _studies(speaker)) or _is_paper(tokens, speaker)


def _studies(speaker: Speaker) -> bool:
    """Whether a speaker finds numbers where police find bodies: a monitor, an inquiry, an outlet."""
    return any(load_roles(lst).get(speaker.head, ("",))[0] in {"monitor", "outlet"} for lst in ("role", "name", "outlet"))


def _is_paper(tokens: list[Token], speaker: Speaker) -> bool:
    """Whether the speaker's phrase holds a word for a paper: "the army's first bulletin" (had 40 dead)."""
    papers = load_speech("document")
    return any(t.low in papers for t in tokens[first_token(tokens, speaker.wide[0]) : first_token(tokens, speaker.wide[1])])
