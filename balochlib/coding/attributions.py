"""Attributions: where a text says who says something, and on which side of these words what is said stands."""

from __future__ import annotations

import re
from dataclasses import replace

from balochlib.coding.grammar import (
    Token,
    is_possessive,
    load_roles,
    load_speech,
    load_words,
    read_tokens,
)
from balochlib.coding.speaker_phrases import Speaker, read_speaker
from balochlib.coding.speakers import find_speaker_after
from balochlib.coding.speech_verbs import Attribution, find_verbs, next_words
from balochlib.coding.subjects import BREAKS, can_report

_COUNTS = load_words("count_word")


def _find_sources(tokens: list[Token]) -> list[Attribution]:
    """Attributions without a verb of their own: "according to X", "by X's count", "figures compiled by X", "a toll given by X"."""
    out = []
    for i, token in enumerate(tokens):
        two = (token.low, tokens[i + 1].low if i + 1 < len(tokens) else "")
        skip = 0
        if " ".join(two) in load_speech("introducer"):
            skip = 2
        elif token.low in load_speech("introducer"):
            skip = 1
        elif token.low == "in" and " ".join(next_words(tokens, i, 4)) in load_speech("introducer"):
            skip = 4
        elif (token.low in load_speech("by_verb") and two[1] == "by") or (
            token.low in load_speech("document") and two[1] in {"by", "from"} and i and tokens[i - 1].low not in {"post", "message"}
        ):
            skip = 2
        elif token.low in {"by", "on", "in", "per"}:
            owner = _owner_of_count(tokens, i + 1)
            if owner is not None:
                out.append(Attribution(token.start, owner[1], owner[0], i > 0, True, "source"))
            continue
        if not skip:
            continue
        found = find_speaker_after(tokens, i + skip)
        if found is None or not can_report(found[0], tokens):
            continue
        opens = i == 0 or tokens[i - 1].text in "“\"‘'(:;—–" or tokens[i - 1].low in {"and", "but", "while", "though"}
        inserted = found[1] < len(tokens) and tokens[found[1]].text == "," and not opens
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


def _owner_of_count(tokens: list[Token], i: int) -> tuple[Speaker, int] | None:
    """Read "Mr Kakar's count", "its own reckoning", "the army's account" at token ``i``."""
    for k in range(i, min(len(tokens), i + 8)):
        if tokens[k].text in BREAKS:
            return None
        if tokens[k].low in load_speech("narrator"):
            owner = next(
                (m for m in range(k - 1, i - 1, -1) if is_possessive(tokens, m) or tokens[m].low in {"its", "his", "her", "their"}), None
            )
            if owner is None:
                return None
            if tokens[owner].low in {"its", "his", "her", "their"}:
                pronoun = {"its": "it", "his": "he", "her": "she", "their": "they"}[tokens[owner].low]
                t = tokens[owner]
                return Speaker(t.start, t.end, (t.start, t.end), "pronoun", pronoun), tokens[k].end
            speaker = read_speaker(tokens, i, owner + 1)
            if speaker is None:
                return None
            cut = re.sub(r"['’]s?$", "", tokens[owner].text)
            end = tokens[owner].start + len(cut)
            return replace(speaker, end=min(speaker.end, end)), tokens[k].end
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
            if tokens[k].text[0].isdigit() or tokens[k].low in _COUNTS:
                stop = k - (tokens[k - 1].low in {"at", "of"})
                ends = k + 1 >= len(tokens) or tokens[k + 1].text in ",;." or tokens[k + 1].low in {"and", "dead", "killed"}
                speaker = read_speaker(tokens, i + 1, stop) if ends and stop > i + 1 else None
                whole = speaker is not None and speaker.wide == (tokens[i + 1].start, tokens[stop - 1].end)
                if whole and (speaker.kind == "person" or _gives_counts(speaker)):
                    out.append(Attribution(speaker.wide[0], speaker.wide[1], speaker, False, True, "figure"))
                break
    return out


def _gives_counts(speaker: Speaker) -> bool:
    """Whether a bare phrase beside a number is a source of it and not what is counted ("three soldiers")."""
    return _is_office(speaker) and load_roles("role").get(speaker.head, ("",))[0] not in {"witness", "armed_group"}


def _find_headline(tokens: list[Token]) -> list[Attribution]:
    """The credit of a headline: "Gunmen kill 11 miners: officials", "Police: 12 dead", "Toll rises to 40 - report"."""
    out = []
    marks = [i for i, t in enumerate(tokens) if t.text in ":—–-"]
    if not marks or tokens[-1].text in ".!?":
        return out
    last = marks[-1]
    if 0 < len(tokens) - last - 1 <= 6 and sum(t.text[0].isalnum() for t in tokens[:last]) >= 3:
        speaker = read_speaker(tokens, last + 1, len(tokens))
        whole = speaker is not None and speaker.wide[0] == tokens[last + 1].start and speaker.wide[1] >= tokens[-1].end
        if whole and _is_office(speaker):
            out.append(Attribution(tokens[last].start, tokens[-1].end, speaker, True, False, "headline"))
    first = marks[0]
    if 0 < first <= 5 and tokens[first].text == ":":
        speaker = read_speaker(tokens, 0, first)
        if speaker and speaker.wide == (tokens[0].start, tokens[first - 1].end) and _is_office(speaker):
            out.append(Attribution(tokens[0].start, tokens[first].end, speaker, False, True, "headline"))
    return out


def _is_office(speaker: Speaker) -> bool:
    """Whether a bare phrase at the edge of a headline is a source and no place or date line."""
    head = speaker.head
    return (
        head in load_roles("role")
        or head in load_roles("outlet")
        or head in load_speech("document")
        or head in {"ispr", "ctd", "bla", "blf", "byc", "hrcp", "picss", "pips", "crss"}
    )


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
    found += [*_find_gapped(tokens, found), *_find_sources(tokens), *_find_headline(tokens)]
    return sorted(found, key=lambda a: (a.start, a.end))
