"""The noun phrase that names a speaker, before or behind a word: "a senior official said", "according to the army's first statement"."""

from __future__ import annotations

from dataclasses import replace

from balochlib.coding.speech.grammar import (
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    STOPS,
    Token,
    bare,
    is_count,
    load_roles,
    load_speech,
    load_words,
)
from balochlib.coding.speech.speaker_phrases import (
    AFTER_NAMES,
    DATES,
    NAME_PARTICLES,
    Speaker,
    is_head,
    is_role,
    join_wide,
    read_speaker,
    skip_back,
)


def find_speaker_before(tokens: list[Token], stop: int, floor: int = 0) -> Speaker | None:
    """Read the noun phrase that ends before token ``stop``, no further back than ``floor``.

    Right to left: the head (a name, an office, a body, a pronoun), over "of/for/in ..." to the head before it, then its
    modifiers up to an article. What stands before it in the clause ("On Monday", "In an earlier conversation") is left out.

    >>> from balochlib.coding.speech.grammar import read_tokens
    >>> t = "On Monday a senior official in Quetta said"
    >>> s = find_speaker_before(read_tokens(t, 0, len(t)), 7)
    >>> t[s.start:s.end], s.kind
    ('a senior official in Quetta', 'role')
    >>> find_speaker_before(read_tokens("and said", 0, 8), 1) is None
    True
    """
    floor = max(floor, stop - 30)
    low = stop
    while low > floor:
        inner = skip_back(tokens, low, floor)
        if inner != low:
            low = inner
            continue
        token = tokens[low - 1]
        if token.low == "who":  # "a security official who spoke on condition of anonymity said"
            stop = low = low - 1
            continue
        dashed = token.text in "–—-" and any(t.text == "(" for t in tokens[low : min(stop, low + 5)])  # "IS – Khorasan (ISKP)"
        if not token.text[0].isalnum() and not ((token.text in ".'’&" or dashed) and low - 1 > floor):
            break
        if token.low in STOPS and not (token.low == "and" and _joins(tokens, low - 1, stop, floor)):
            break
        low -= 1
    return read_speaker(tokens, low, stop)


def _joins(tokens: list[Token], i: int, stop: int, floor: int) -> bool:
    """Whether the "and" at ``i`` joins two speakers or two words of one name, not two clauses."""
    if i <= floor or i + 1 >= stop:
        return False
    before = tokens[skip_back(tokens, i, floor) - 1]
    after = [t for t in tokens[i + 1 : i + 4] if t.low not in DETERMINERS][:3]
    return (is_role(before) or before.is_name) and any(is_head(t) for t in after) and after[0].low not in PRONOUNS


def find_speaker_after(tokens: list[Token], start: int, limit: int | None = None) -> tuple[Speaker, int] | None:
    """Read the noun phrase that begins at token ``start``; return it and the token after it.

    >>> from balochlib.coding.speech.grammar import read_tokens
    >>> t = "according to police in Mastung, who gave no names"
    >>> s, after = find_speaker_after(read_tokens(t, 0, len(t)), 2)
    >>> t[s.start:s.end]
    'police in Mastung'
    >>> find_speaker_after(read_tokens("according to", 0, 12), 2) is None
    True
    """
    limit = min(len(tokens), start + 24) if limit is None else min(limit, start + 24)
    if start < limit and tokens[start].low in _OBJECTIVE:  # "according to him armed groups ..."
        t = tokens[start]
        return Speaker(t.start, t.end, (t.start, t.end), "pronoun", _OBJECTIVE[t.low]), start + 1
    i, head_at = start, None
    while i < limit:
        token = tokens[i]
        if token.text == "(" and head_at is not None:
            close = next((j for j in range(i + 1, min(limit, i + 7)) if tokens[j].text == ")"), None)
            if close is None:
                break
            i = close + 1
            continue
        if token.text in ".'’&" and head_at is not None and i + 1 < limit and i > start and token.start == tokens[i - 1].end:
            i += 1
            continue
        if token.text in "–—-" and head_at is not None and any(t.text == "(" for t in tokens[i + 1 : i + 5]):
            i += 1
            continue
        if not token.text[0].isalnum() or token.low == "who" or (i > start and token.low in PRONOUNS):
            break
        if token.low in STOPS and not (token.low == "and" and head_at is not None and _joins(tokens, i, limit, start)):
            break
        if token.low in load_speech("say") and token.text.islower() and head_at is not None and token.low not in load_speech("document"):
            break
        if token.low in PREPOSITIONS and not (head_at is not None and i + 1 < limit and _leads_to_name(tokens, i + 1, limit)):
            break
        if head_at is not None and f"{tokens[i - 1].low} {token.low}" in load_roles("name"):  # "Rescue 1122"
            i += 1
            continue
        if head_at is not None and (is_count(token) or not _may_continue(token)):
            break
        if is_head(token) or token.low == "the":
            head_at = i if token.low != "the" else head_at
        i += 1
    speaker = read_speaker(tokens, start, i)
    return (speaker, i) if speaker else None


def _may_continue(token: Token) -> bool:
    """Whether a word behind the head can still be part of the phrase; a word that no list holds may be the next verb."""
    return (
        is_head(token) or token.low in DETERMINERS | PREPOSITIONS | {"and"} or bare(token) in load_roles("modifier")
        or not token.text.islower() or token.low in AFTER_NAMES | NAME_PARTICLES
    )  # fmt: skip


_OBJECTIVE = {"him": "he", "them": "they"}
_PLATFORMS = load_words("platform")  # what somebody writes or speaks on is no part of the name: "the minister on X"


def _leads_to_name(tokens: list[Token], i: int, limit: int) -> bool:
    """Whether a short phrase on place or office begins at ``i``: "the provincial government", "Mastung"."""
    for token in tokens[i : min(limit, i + 4)]:
        if token.low in DATES or token.text[0].isdigit() or token.low in {"condition", "statement"} or token.low in _PLATFORMS:
            return False
        if token.is_name or is_role(token):
            return True
        if token.low not in DETERMINERS and token.low not in load_roles("modifier"):
            return False
    return False


def find_name_behind(tokens: list[Token], found: tuple[Speaker, int] | None) -> tuple[Speaker, int] | None:
    """The name that commas set behind an office: "according to their leader, Lala Sultan, ..."."""
    if found is None or found[0].kind != "role" or found[1] >= len(tokens) or tokens[found[1]].text != ",":
        return None
    first = found[1] + 1
    last = first
    while last < len(tokens) and tokens[last].is_name and last - first < 5:
        last += 1
    if last - first < 2 or last >= len(tokens) or tokens[last].text not in ",.":
        return None
    named = read_speaker(tokens, first, last)
    whole = named is not None and named.kind == "person" and named.start == tokens[first].start and named.end == tokens[last - 1].end
    return (join_wide(replace(named, head=found[0].head), found[0].wide), last) if whole else None
