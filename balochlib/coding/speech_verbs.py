"""Verbs of saying and of counting with their subjects: "the army said that", "PICSS logged 254 deaths"."""

from __future__ import annotations

from dataclasses import dataclass

from balochlib.coding.grammar import AUXILIARIES, PRONOUNS, Token, load_speech, load_words
from balochlib.coding.speaker_phrases import Speaker
from balochlib.coding.speakers import find_speaker_after, find_speaker_before
from balochlib.coding.subjects import (
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


@dataclass(frozen=True, slots=True)
class Attribution:
    """A speaker, the place of the attributing words, and the sides on which what is attributed stands.

    ``before``: it stands before these words ("..., officials said"); ``after``: behind them ("officials said that ...").
    ``kind``: say, figure (the verb takes the number as its object), source ("according to"), headline.
    """

    start: int
    end: int
    speaker: Speaker
    before: bool
    after: bool
    kind: str
    sentence: int = 0


_CLOSED = load_words("closing_word")
_RESPONSIBILITY = load_words("claimed_act")
_LOSSES = load_words("loss_word")
_GIVING = load_words("giving_verb")
_SPREAD = load_words("spread_verb")
_OBJECTS = load_words("object_word")
_PLURAL_SUBJECTS = load_words("plural_subject")


def next_words(tokens: list[Token], i: int, n: int) -> list[str]:
    return [t.low for t in tokens[i : i + n]]


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


_PARTICLES = {  # verb -> the words that must follow it before a number, for it to report that number
    **dict.fromkeys(["speak", "speaks", "spoke", "spoken", "talk", "talks", "talked", "hear", "hears", "heard"], ("of",)),
    **dict.fromkeys(["own", "owns", "owned"], ("up to",)),
    **dict.fromkeys(["make", "makes", "made"], ("it", "the toll", "the total", "the figure", "the count", "that")),
    **dict.fromkeys(["begin", "begins", "began", "begun", "start", "starts", "started"], ("with", "at", "by saying", "by reporting")),
    **dict.fromkeys(["settle", "settles", "settled"], ("on", "at")),
    **dict.fromkeys(["come", "comes", "came"], ("down to", "up with", "up to", "out with")),
    **dict.fromkeys(["arrive", "arrives", "arrived"], ("at",)),
}


def _figure_object(tokens: list[Token], verb: int) -> bool:
    """Whether a verb of the figure list is used of a number: "put the toll at", "has counted", "spoke of 20 dead", "makes it 92"."""
    low, following = tokens[verb].low, next_words(tokens, verb + 1, 14)
    stop = next((k for k, w in enumerate(following) if w in {".", ";"}), len(following))
    following = following[:stop]
    numbers = [w[0].isdigit() or w in _OBJECTS for w in following]
    if low in _PARTICLES:
        return any(" ".join(following).startswith(p + " ") for p in _PARTICLES[low]) and (any(numbers[:6]) or low.startswith(("sp", "own")))
    if low in {"put", "puts", "putting"}:
        return "at" in following or "down" in following[:8] or (following[:1] == ["it"] and ":" in following)
    if low in {"have", "has", "had"}:
        plain = bool(following) and (following[0][0].isdigit() or following[0] in {"at", "only", "just"} or following[:2] == ["it", "at"])
        return plain or (following[:1] != ["no"] and bool(load_speech("narrator") & set(following[:5])))
    if low in _GIVING:
        return bool((_LOSSES | load_speech("narrator")) & set(following[:6])) or any(w[0].isdigit() for w in following[:6])
    return True


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
            and (following[:1] and (following[0][0].isdigit() or following[0] in {"of", "that"}))
        ):
            speaker = find_speaker_before(tokens, i - 1)  # "one news site is told 225"
            if speaker is not None and can_report(speaker, tokens):
                out.append(Attribution(speaker.wide[0], token.end, speaker, False, True, "figure"))
            continue
        if i and tokens[i - 1].low in {"was", "were", "is", "are", "be", "been", "being", "to", "of", "a", "the", "an", "as", "by"}:
            continue
        if low.startswith("claim") and set(following) & {"lives", "life"}:
            continue
        if _is_noun(tokens, i) or (low.startswith("announc") and not _opens_clause(tokens, i + 1)):
            continue
        if (
            low not in {"said", "says"} and low not in _TELLING and following[:1] == ["to"] and not _to_somebody(tokens, i + 2)
        ):  # "admitted to discrepancies"
            continue
        if low == "said" and following[:1] == ["to"] and (i == 0 or tokens[i - 1].text == ","):
            continue
        attribution = _read_verb(tokens, i, low in say, out)
        if attribution is not None:
            out.append(attribution)
    return out


def _to_somebody(tokens: list[Token], i: int) -> bool:
    """Whether "to" behind a verb of saying leads on: "confirmed to Dawn", "claimed to have killed"; not "admitted to discrepancies"."""
    return i < len(tokens) and (tokens[i].low in load_speech("recipient") | {"have", "be", "the"} or tokens[i].is_name)


def _opens_clause(tokens: list[Token], i: int) -> bool:
    """Whether what is announced is told: a clause, a number, an act; not "announced compensation for"."""
    if i >= len(tokens) or tokens[i].low in _OBJECTS | PRONOUNS | _CLOSED or tokens[i].text in BREAKS or tokens[i].text == ",":
        return True
    return tokens[i].text[0].isdigit() or tokens[i].is_name or tokens[i].low.endswith("ing")


def _is_noun(tokens: list[Token], i: int) -> bool:
    """Whether a form that is also a noun is one here: "the Kashmir dispute", "Central Asian states", "media reports suggest"."""
    low = tokens[i].low
    nouns = load_speech("noun_form")
    if low in nouns:  # the plain form needs a plural before it: "police report", "they claim"
        return not any((t.low.endswith("s") and len(t.low) > 4) or t.low in _PLURAL_SUBJECTS for t in tokens[max(0, i - 6) : i])
    if not low.endswith("s") or low[:-1] not in nouns:
        return False
    if i + 1 >= len(tokens):
        return True
    after = tokens[i + 1]
    return not (after.low in _OBJECTS or after.text[0].isdigit() or after.is_name or after.text in ":“\"‘'" or after.low in PRONOUNS)


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
        if inverted is not None and can_report(inverted[0], tokens) and i:
            return Attribution(token.start, inverted[0].wide[1], inverted[0], True, False, "say")
    elif not is_say and not _figure_object(tokens, i):
        return None
    subject_end = skip_verb_chain(tokens, i)
    if (subject_end and tokens[subject_end - 1].low in {"and", "but", "or"}) or (
        subject_end > 1 and tokens[subject_end - 1].text == "," and tokens[subject_end - 2].low in {"and", "but"}
    ):
        speaker = earlier[-1].speaker if earlier else find_opening_subject(tokens, i)
        found = (speaker, i) if speaker else None
    elif subject_end and tokens[subject_end - 1].low == "who":
        speaker = find_speaker_before(tokens, subject_end - 1 - (subject_end > 1 and tokens[subject_end - 2].text == ","))
        found = (speaker, subject_end) if speaker else None
    else:
        found = find_subject(tokens, i)
    if found is None or found[0] is None:
        return None
    speaker, first = found
    if token.low not in {"said", "says"} and not can_report(speaker, tokens):
        return None
    if token.low in {"have", "has", "had"} and speaker.kind not in {"document", "body", "role"} and not _is_paper(tokens, speaker):
        return None
    if token.low in {"have", "has", "had"} and following[0][0].isdigit() and speaker.kind != "document" and not _is_paper(tokens, speaker):
        return None
    if token.low in _SPREAD and speaker.kind != "document" and not _is_paper(tokens, speaker):
        return None
    if token.low in {"claim", "claims", "claimed"} and _RESPONSIBILITY & set(following[:6]) and "that" not in following[:2]:
        return Attribution(speaker.wide[0], token.end, speaker, False, False, "say")
    kind = "say" if is_say else "figure"
    if not is_say:
        return Attribution(speaker.wide[0], token.end, speaker, False, True, kind)
    if token.low in load_speech("act") and following[:1] != ["that"]:
        return Attribution(speaker.wide[0], token.end, speaker, True, True, "act")
    before = clause_before(tokens, first) and closed is not False
    after = closed is not True or not before or (i + 1 < len(tokens) and tokens[i + 1].text in ",:" and i + 3 < len(tokens))
    return Attribution(speaker.wide[0], token.end, speaker, before, after, kind)


def _is_paper(tokens: list[Token], speaker: Speaker) -> bool:
    """Whether the speaker's phrase holds a word for a paper: "the army's first bulletin" (had 40 dead)."""
    papers = load_speech("document")
    return any(t.low in papers for t in tokens[first_token(tokens, speaker.wide[0]) : first_token(tokens, speaker.wide[1])])
