"""Counts and claims that have an owner: "the army's toll of three", "by the minister's count", "a BLA claim that", "the army's 12"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from balochlib.coding.speech.grammar import (
    AUXILIARIES,
    DETERMINERS,
    Token,
    bare,
    is_count,
    is_possessive,
    load_roles,
    load_speech,
    load_words,
)
from balochlib.coding.speech.roles import is_known_actor
from balochlib.coding.speech.speaker_phrases import Speaker, is_place, read_speaker
from balochlib.coding.speech.speakers import find_speaker_after, find_speaker_before
from balochlib.coding.speech.speech_verbs import Attribution
from balochlib.coding.speech.subjects import BREAKS
from balochlib.text.lexicon import load_rows

_OWNERS = {"its": "it", "his": "he", "her": "she", "their": "they"}
_STANDS = load_words("standing_verb")


@cache
def _sides() -> frozenset[str]:
    """Words that say whose count it is: those of nations, and of sides."""
    return load_words("count_side") | {row["term"].casefold() for row in load_rows("nationalities")}


_WITNESSES = frozenset({"witness", "armed_group"})


def is_office(speaker: Speaker, tokens: list[Token]) -> bool:
    """Whether a bare phrase is a source and no place or date line: an office, a paper, an outlet, a known actor."""
    name = re.sub(r"['’]s?$", "", " ".join(t.text for t in tokens if speaker.start <= t.start < speaker.end))
    return (
        speaker.head in load_roles("role")
        or speaker.head in load_roles("outlet")
        or speaker.head in load_speech("document")
        or any(form in load_roles(lst) for form in (speaker.head, name.casefold()) for lst in ("name", "outlet"))
        or is_known_actor(name)
    )


def gives_counts(speaker: Speaker, tokens: list[Token]) -> bool:
    """Whether a bare phrase beside a number is a source of it and not what is counted ("three soldiers")."""
    name = " ".join(t.low for t in tokens if speaker.start <= t.start < speaker.end)
    kind = load_roles("role").get(name) or load_roles("role").get(speaker.head, ("",))
    return is_office(speaker, tokens) and kind[0] not in _WITNESSES


def find_accounts(tokens: list[Token]) -> list[Attribution]:
    """Return the attributions of a sentence that a noun with an owner makes; the number stands behind the noun or is the noun.

    >>> from balochlib.coding.speech.grammar import read_tokens
    >>> t = "The army's toll of three differs from a BLA claim that 22 died and from residents' 9."
    >>> [t[a.speaker.start:a.speaker.end] for a in find_accounts(read_tokens(t, 0, len(t)))]
    ['The army', 'BLA', 'residents']
    >>> find_accounts(read_tokens("A toll of three is given.", 0, 25))
    []
    """
    out = []
    for i, token in enumerate(tokens):
        if token.low in load_speech("document") or token.low in load_speech("narrator"):
            found = _read_account(tokens, i)
            if found is not None:
                out.append(found)
        if is_possessive(tokens, i):
            found = _read_bare_count(tokens, i)
            if found is not None:
                out.append(found)
    return out


def _read_account(tokens: list[Token], i: int) -> Attribution | None:
    """Read a noun like "toll", "claim", "version" at ``i`` with its owner and the number or clause behind it."""
    if tokens[i].low == "post" and tokens[min(i + 1, len(tokens) - 1)].low != "that":  # "the raid on the police post rose to seven"
        return None
    owner, rest = _owner_before(tokens, i), i + 1
    if owner is None and rest < len(tokens) and tokens[rest].low in {"by", "from"}:
        found = find_speaker_after(tokens, i + 2)
        owner, rest = found if found is not None else (None, rest)
    if owner is None or not _leads_to_count(tokens, rest) or (is_place(owner) and tokens[i].low in load_words("loss_word")):
        return None
    return Attribution(owner.wide[0], tokens[rest].end, owner, False, True, "figure")


def _owner_before(tokens: list[Token], i: int) -> Speaker | None:
    first = i - 1 - (i > 1 and tokens[i - 1].low == "own")
    if first >= 0 and tokens[first].low in {"our", "my"}:  # "Our own count for January is 96"
        where = (tokens[first].start, tokens[i].end)
        return Speaker(*where, where, "document", tokens[i].low)
    if i and tokens[i - 1].low in _OWNERS:
        t = tokens[i - 1]
        return Speaker(t.start, t.end, (t.start, t.end), "pronoun", _OWNERS[t.low])
    speaker = find_speaker_before(tokens, i + 1)
    if speaker is None or speaker.kind not in {"body", "role", "person"}:
        return None
    if any(
        t.low in {"according", "going"} for t in tokens[max(0, i - 8) : i] if t.start == speaker.start
    ):  # "According to the report that X issued"
        return None
    opener = speaker.start == tokens[0].start and speaker.kind == "body" and tokens[1].start > speaker.end and not is_possessive(tokens, 0)
    return speaker if not opener or is_office(speaker, tokens) else None  # a capital at the start of a sentence: "Conservative estimates"


def _leads_to_count(tokens: list[Token], i: int) -> bool:
    """Whether what stands at ``i`` opens what is claimed: "of three", "that ...", "is 38", "was that ...", "stands at 12"."""
    if i >= len(tokens):
        return False
    if tokens[i].low in {"for", "in"}:  # "for January is 96", "in the same month was 14"
        i = next((k for k in range(i + 1, min(len(tokens), i + 6)) if tokens[k].low in {"is", "was"}), i)
    low, following = tokens[i].low, tokens[i + 1 : i + 6]
    if low == "that":
        return i + 1 < len(tokens) and tokens[i + 1].low not in AUXILIARIES
    if low in {"is", "was"} and following and following[0].low == "that":
        return True
    if low in {"of", "is", "was", "remains", "remained"} or low in _STANDS:
        number = next((k for k, t in enumerate(following) if is_count(t)), None)
        return number is not None and not any(t.text in BREAKS for t in following[:number])
    return False


def _read_bare_count(tokens: list[Token], i: int) -> Attribution | None:
    """Read "the army's 12" and "the BLA's 40": an owner of numbers, then a number that counts nothing named behind it."""
    at = i + 1 if tokens[i].low.endswith(("'s", "’s")) else i + 2
    if at >= len(tokens) or not is_count(tokens[at]):
        return None
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is not None and after.text not in BREAKS and after.low not in {"and", "but", "or", "to", "against", "is", "was"}:
        return None
    speaker = find_speaker_before(tokens, i + 1)
    if speaker is None or not is_office(speaker, tokens) or is_place(speaker):
        return None
    end = min(speaker.end, tokens[i].start + len(bare(tokens[i])))
    return Attribution(speaker.wide[0], tokens[i].end, replace(speaker, end=end), False, True, "figure", until=tokens[at].end)


def _read_kept(tokens: list[Token], i: int, k: int) -> tuple[Speaker, int] | None:
    """Read "a tally this agency keeps", "figures the ministry maintains": a count at ``k`` with its keeper and a verb behind it."""
    if k + 2 >= len(tokens) or tokens[k + 1].low not in DETERMINERS:
        return None
    for m in range(k + 2, min(len(tokens), k + 7)):
        if tokens[m].text in BREAKS:
            return None
        if tokens[m].low in load_words("keeping_count"):
            where = (tokens[i].start, tokens[m].end)
            return Speaker(*where, where, "document", tokens[k].low), tokens[m].end
    return None


def find_owner_of_count(tokens: list[Token], i: int) -> tuple[Speaker, int] | None:
    """Read "Mr Kakar's count", "its own reckoning", "the army's account" at token ``i``, behind "by" or "on"."""
    for k in range(i, min(len(tokens), i + 8)):
        if tokens[k].text in BREAKS and not (k > i and is_possessive(tokens, k - 1)):  # "the doctors' reckoning" has no quotation
            return None
        if tokens[k].low in load_speech("narrator"):
            if i < k and tokens[i].low in {"our", "my"}:  # the text's own count
                own = (tokens[i].start, tokens[k].end)
                return Speaker(*own, own, "document", "our"), tokens[k].end
            owner = next((m for m in range(k - 1, i - 1, -1) if is_possessive(tokens, m) or tokens[m].low in _OWNERS), None)
            if owner is None and i < k and tokens[k - 1].low in _sides():  # "by the Pakistani count", "on the official tally"
                return Speaker(tokens[i].start, tokens[k].end, (tokens[i].start, tokens[k].end), "role", tokens[k - 1].low), tokens[k].end
            kept = _read_kept(tokens, i, k)
            if owner is None and kept is not None:
                return kept
            if owner is None:  # "by police accounts"
                speaker = read_speaker(tokens, i, k)
                return (speaker, tokens[k].end) if speaker is not None and k - i <= 3 and is_office(speaker, tokens) else None
            if tokens[owner].low in _OWNERS:
                t = tokens[owner]
                return Speaker(t.start, t.end, (t.start, t.end), "pronoun", _OWNERS[t.low]), tokens[k].end
            speaker = read_speaker(tokens, i, owner + 1)
            if speaker is None:
                return None
            cut = re.sub(r"['’]s?$", "", tokens[owner].text)
            return replace(speaker, end=min(speaker.end, tokens[owner].start + len(cut))), tokens[k].end
    return None
