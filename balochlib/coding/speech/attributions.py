"""Attributions: where a text says who says something, and on which side of these words what is said stands."""

from __future__ import annotations

from balochlib.coding.speech.accounts import find_accounts, find_owner_of_count, gives_counts, is_office
from balochlib.coding.speech.grammar import (
    AUXILIARIES,
    DETERMINERS,
    Token,
    is_count,
    is_possessive,
    load_roles,
    load_speech,
    load_words,
    next_words,
    read_tokens,
)
from balochlib.coding.speech.speaker_phrases import Speaker, is_place, read_speaker
from balochlib.coding.speech.speakers import find_name_behind, find_speaker_after
from balochlib.coding.speech.speech_verbs import Attribution, find_verbs
from balochlib.coding.speech.subjects import BREAKS, can_report


def _find_sources(tokens: list[Token]) -> list[Attribution]:
    """Attributions without a verb of their own: "according to X", "by X's count", "figures compiled by X", "a toll given by X"."""
    out = []
    for i, token in enumerate(tokens):
        two = (token.low, tokens[i + 1].low if i + 1 < len(tokens) else "")
        skip = 0
        if " ".join(two) in load_speech("introducer"):
            skip = 2
        elif token.low in load_speech("introducer") or (token.low == "if" and "believed" in next_words(tokens, i, 12)):
            skip = 1
        elif " ".join(next_words(tokens, i, 4)) in load_speech("introducer"):
            skip = 4
        elif (token.low in load_speech("by_verb") and two[1] == "by") or (
            token.low in load_speech("document") and two[1] in {"by", "from"} and i and tokens[i - 1].low not in {"post", "message"}
        ):
            skip = 2
        elif token.low in load_speech("by_verb") and any(t.low in load_speech("document") for t in tokens[max(0, i - 2) : i]):
            skip = _count_to_by(tokens, i)
            if not skip:
                continue
        elif token.low == "as" and (told := _read_telling(tokens, i)) is not None:
            aside = i > 0 and tokens[i - 1].text == ","
            out.append(Attribution(token.start, told[1], told[0], aside, not aside, "source"))
            continue
        elif token.low in {"by", "on", "in", "per"}:
            owner = find_owner_of_count(tokens, i + 1)
            if owner is not None:
                out.append(Attribution(token.start, owner[1], owner[0], i > 0, True, "source"))
                continue
            if token.low != "per" or not (two[1] == "the" or tokens[min(i + 1, len(tokens) - 1)].is_name):
                continue
            skip = 1
        if not skip:
            continue
        found = _find_count(tokens, i + skip) or find_speaker_after(tokens, i + skip)
        found = find_name_behind(tokens, found) or found
        found = _find_publisher(tokens, found) or found
        if found is None or not can_report(found[0], tokens) or (token.low == "per" and not is_office(found[0], tokens)):
            continue
        opens = i == 0 or tokens[i - 1].text in "“\"‘'(:;—–" or tokens[i - 1].low in {"and", "but", "while", "though"}
        inserted = found[1] < len(tokens) and (tokens[found[1]].text in ",:—–(" or tokens[found[1]].low == "that") and not opens
        out.append(
            Attribution(
                token.start,
                found[0].wide[1],
                found[0],
                not opens,
                opens or inserted or skip == 1 or token.low in load_speech("by_verb"),
                "source",
            )
        )
    return out


def _read_telling(tokens: list[Token], i: int) -> tuple[Speaker, int] | None:
    """Read "as hospital sources have it", "as the villagers tell it" at ``i``, set off from what is told."""
    found = find_speaker_after(tokens, i + 1)
    if found is None or found[1] + 1 >= len(tokens) or not can_report(found[0], tokens):
        return None
    verb, last = tokens[found[1]].low, tokens[found[1] + 1]
    closed = found[1] + 2 >= len(tokens) or tokens[found[1] + 2].text in BREAKS
    return (found[0], last.end) if verb in load_words("telling_it") and last.low == "it" and closed else None


def _find_publisher(tokens: list[Token], found: tuple[Speaker, int] | None) -> tuple[Speaker, int] | None:
    """Who put out the paper that is the source: "according to the review that PIPS released", "a bulletin the council issued"."""
    if found is None or found[0].kind != "document" or found[1] + 1 >= len(tokens):
        return None
    first = found[1] + (tokens[found[1]].low in {"that", "which"})
    named = find_speaker_after(tokens, first) if tokens[first].low in DETERMINERS or tokens[first].is_name else None
    if named is None or named[0].kind not in {"body", "role", "person"}:
        return None
    at = next((k for k in range(named[1], min(len(tokens), named[1] + 3)) if tokens[k].low not in AUXILIARIES | load_words("adverb")), None)
    if at is None:
        return None
    issuing = load_speech("by_verb") - load_words("placing_verb") | load_words("keeping_count")
    brought = at + 1 < len(tokens) and tokens[at + 1].low == "out"  # "which the forum brought out in May"
    return (named[0], at + 1) if brought or tokens[at].low in issuing else None


def _count_to_by(tokens: list[Token], i: int) -> int:
    """How many words a participle and its "by" take with what stands between: "a report released on Friday by", "put out by"; else 0."""
    for k in range(i + 1, min(len(tokens), i + 7)):
        if tokens[k].low == "by":
            return k - i + 1
        if tokens[k].text in BREAKS or tokens[k].text == ",":
            break
    return 0


def _find_count(tokens: list[Token], i: int) -> tuple[Speaker, int] | None:
    """A count that nobody owns, as a source: "according to one count", "going by the official tally"."""
    for k in range(i, min(len(tokens), i + 4)):
        if tokens[k].low in load_speech("narrator"):
            after = tokens[k + 1] if k + 1 < len(tokens) else None
            if after is not None and (after.low in {"of", "by", "from"} or is_possessive(tokens, k)):
                return None
            where = (tokens[i].start, tokens[k].end)
            return (Speaker(*where, where, "document", tokens[k].low), k + 1) if k > i else None
        if not tokens[k].text.islower() or is_possessive(tokens, k) or tokens[k].low in load_roles("role"):
            return None
    return None


def _find_gapped(tokens: list[Token], earlier: list[Attribution]) -> list[Attribution]:
    """A second speaker without a verb: "X says seven were wounded, the deputy minister Y eight"; "police put it at 12, ISPR at 14"."""
    out = []
    for i, token in enumerate(tokens):
        if (token.text not in ",;" and token.low not in {"and", "but", "while"}) or not any(
            a.start < token.start and a.after for a in earlier[:1]
        ):
            continue
        for k in range(i + 2, min(len(tokens), i + 12)):
            if tokens[k].text in BREAKS - {"(", ")"} or tokens[k].text == ",":
                break
            if is_count(tokens[k]):
                stop = k - (tokens[k - 1].low in {"at", "of", "itself", "themselves"})
                ends = k + 1 >= len(tokens) or tokens[k + 1].text in ",;." or tokens[k + 1].low in {"and", "dead", "killed"}
                speaker = read_speaker(tokens, i + 1, stop) if ends and stop > i + 1 else None
                whole = speaker is not None and speaker.wide == (tokens[i + 1].start, tokens[stop - 1].end)
                if whole and (speaker.kind == "person" or gives_counts(speaker, tokens) or _is_people(speaker)):
                    out.append(Attribution(speaker.wide[0], speaker.wide[1], speaker, False, True, "figure"))
                break
    return out


def _is_people(speaker: Speaker) -> bool:
    """Whether a bare phrase beside a number is one of people who tell: "residents eight"."""
    return load_roles("role").get(speaker.head, ("",))[0] == "witness" and speaker.head in load_words("teller")


def _find_headline(tokens: list[Token]) -> list[Attribution]:
    """The credit at the end of a headline: "Gunmen kill 11 miners: officials", "Toll rises to 40 - report"."""
    marks = [i for i, t in enumerate(tokens) if t.text in ":—–-"]
    if not marks or tokens[-1].text in ".!?":
        return []
    last = marks[-1]
    if not 0 < len(tokens) - last - 1 <= 6 or sum(t.text[0].isalnum() for t in tokens[:last]) < 3:
        return []
    speaker = read_speaker(tokens, last + 1, len(tokens))
    whole = speaker is not None and speaker.wide[0] == tokens[last + 1].start and speaker.wide[1] >= tokens[-1].end
    if not whole or not is_office(speaker, tokens):
        return []
    return [Attribution(tokens[last].start, tokens[-1].end, speaker, True, False, "headline")]


def _find_opening(tokens: list[Token]) -> list[Attribution]:
    """Who stands before a colon: "Police: 12 dead", "14:20 Home Minister X on Facebook: nine killed", "The army, on its site: ..."."""
    first = _skip_clock(tokens)
    colon = next((i for i in range(first, min(len(tokens), first + 18)) if tokens[i].text == ":"), None)
    if colon is None or colon == first or colon + 1 >= len(tokens):
        return []
    if is_count(tokens[colon + 1]) and (colon + 2 >= len(tokens) or tokens[colon + 2].text in BREAKS):  # "Police: 4", a table
        return []
    found = find_speaker_after(tokens, first, colon)
    if found is None or found[0].wide[0] > tokens[first].end + 4:
        return []
    speaker, after = found
    inserted = after < colon
    if inserted and {"per", "according", "by"} & set(next_words(tokens, after, 2)):  # "The toll, according to X: 12"
        return []
    if inserted and (tokens[after].low not in {",", "on", "in", "at", "via", "by", "speaking", "(", "from", "through", "writing", "to"}):
        return []
    if any(t.low in AUXILIARIES or t.low in load_speech("say") or t.low in load_speech("figure") for t in tokens[after:colon]):
        return []
    if speaker.kind == "person":
        known = speaker.wide[0] < speaker.start
    else:
        dateline = is_place(speaker) and tokens[colon - 1].text.isupper()  # "TANK: Armed men laid siege to"
        gives = inserted or gives_counts(speaker, tokens) or tokens[colon + 1].text in "“\"‘'"
        known = not dateline and gives and is_office(speaker, tokens)
    return [Attribution(speaker.wide[0], tokens[colon].start, speaker, False, True, "headline")] if known else []


def _skip_clock(tokens: list[Token]) -> int:
    """The token behind a clock time or a list mark that opens a line: "14:20", "9.15pm -", "•"."""
    i = 0
    while i < min(len(tokens), 8) and (tokens[i].text[0].isdigit() or not tokens[i].text[0].isalnum() or tokens[i].low in _CLOCK):
        i += 1
    return i


_CLOCK = frozenset({"am", "pm", "pkt", "gmt", "pst", "utc", "hrs", "local", "time", "update"})


def _find_agents(tokens: list[Token]) -> list[Attribution]:
    """Who stands behind "by" in a passive: "was put at 14 by the police", "were said by X to have died", "and at 20 by residents"."""
    out = []
    verbs = load_speech("by_verb") | load_speech("say") | load_speech("figure")
    for k, token in enumerate(tokens):
        if token.low != "by" or k < 2 or tokens[k - 1].low in load_speech("by_verb") - load_words("placing_verb"):
            continue
        counted = is_count(tokens[k - 1]) and tokens[k - 2].low in {"at", "as"} and bool(out)
        if not counted and not _is_reported(tokens, k, verbs):
            continue
        found = find_speaker_after(tokens, k + 1)
        if found is None or not can_report(found[0], tokens):
            continue
        follows = tokens[found[1]].low if found[1] < len(tokens) else ""
        out.append(Attribution(token.start, found[0].wide[1], found[0], True, follows in {"that", "to"}, "source"))
    return out


def _is_reported(tokens: list[Token], k: int, verbs: frozenset[str]) -> bool:
    """Whether the nearest verb before "by" at ``k`` is a passive of saying or counting, with no more than a number in between."""
    for j in range(k - 1, max(0, k - 9), -1):
        low = tokens[j].low
        if low in verbs and low.endswith(("ed", "id", "ut", "en", "ld")):
            owned = low == "claimed" and tokens[j].end + 1 == tokens[k].start  # "was claimed by the BLA": the attack, not a number
            return not owned and (tokens[j - 1].low in AUXILIARIES or tokens[j - 1].low in load_words("adverb"))
        if tokens[j].text in BREAKS or low.endswith("ed") or low in AUXILIARIES:
            return False
    return False


def find_in_sentence(text: str, start: int, end: int) -> list[Attribution]:
    """Return the attributions of one sentence in the order of the text.

    >>> t = "At least 23 people were gunned down, a local official said, and six were hurt, according to Dr Khan."
    >>> [(t[a.speaker.start:a.speaker.end], a.before, a.after) for a in find_in_sentence(t, 0, len(t))]
    [('a local official', True, True), ('Khan', True, False)]
    >>> find_in_sentence("Two men died.", 0, 13)
    []
    """
    tokens = read_tokens(text, start, end)
    found = find_verbs(tokens)
    found += _find_gapped(tokens, found)
    found += [*_find_sources(tokens), *_find_agents(tokens), *find_accounts(tokens), *_find_headline(tokens), *_find_opening(tokens)]
    return sorted(found, key=lambda a: (a.start, a.end))
