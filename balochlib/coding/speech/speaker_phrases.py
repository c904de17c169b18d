"""Speakers as phrases: a stretch of a sentence read as the noun phrase that names who speaks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from balochlib.coding.speech.grammar import (
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    STOPS,
    Token,
    bare,
    is_possessive,
    load_roles,
    load_speech,
    load_words,
)
from balochlib.text.lexicon import load_rows

DATES = load_words("date_word")
AFTER_NAMES = load_words("after_name")
NAME_PARTICLES = load_words("name_particle")  # "Atiq ur Rehman"
COMPOUND = ("-based", "-led", "-run", "-backed", "-linked", "-affiliated", "think")


@dataclass(frozen=True, slots=True)
class Speaker:
    """A phrase that names a speaker: ``start``/``end`` of the shortest naming words, ``wide`` of all that describes them.

    ``kind``: person, body (an organisation), role (an office or a class of people), document, pronoun, other.
    """

    start: int
    end: int
    wide: tuple[int, int]
    kind: str
    head: str  # the word, in lower case, that says what the speaker is


@cache
def _place_words() -> frozenset[str]:
    """Names of places in one word, in lower case."""
    return frozenset(row["name"].casefold() for row in load_rows("places") if " " not in row["name"])


def _is_place(token: Token) -> bool:
    return token.low in _place_words()


def is_place(speaker: Speaker) -> bool:
    """Whether a speaker is named by the name of a place alone: "Quetta", which has a toll and gives none."""
    return speaker.head in _place_words()


def is_role(token: Token) -> bool:
    return bare(token) in load_roles("role") or bare(token).rsplit("-", 1)[-1] in load_roles("role")


def is_head(token: Token) -> bool:
    if token.low.endswith(COMPOUND):  # "Washington-based"
        return False
    return is_role(token) or token.is_name or token.low in PRONOUNS or token.low in load_speech("document")


def _part_of_name(token: Token) -> bool:
    """Whether a word can be part of a person's name: capitalised, neither an office nor a rank nor a body."""
    return (
        token.is_name
        and not (token.text.isupper() and len(token.text) > 1)
        and token.low not in load_roles("title")
        and token.low not in load_roles("body")
        and bare(token) not in load_roles("role")
        and token.low not in load_roles("modifier")
        and token.low not in DETERMINERS
    )


def skip_back(tokens: list[Token], i: int, floor: int) -> int:
    """Step over a short bracket that ends before ``i``: "(ISPR)", "(retd)"."""
    if i > floor and tokens[i - 1].text == ")":
        for j in range(i - 2, max(floor, i - 8) - 1, -1):
            if tokens[j].text == "(":
                return j
    return i


def read_speaker(tokens: list[Token], low: int, stop: int) -> Speaker | None:
    """Read tokens ``low`` to ``stop``, a stretch without a clause break, as a speaker; None where nothing there can be one."""
    end = stop
    while end > low and not tokens[end - 1].text[0].isalnum() and tokens[end - 1].text != ")":
        end -= 1
    if end <= low:
        return None
    at = skip_back(tokens, end, low) - 1
    while at >= low and not is_head(tokens[at]):  # "officials contacted by telephone": the head is further left
        at -= 1
    if at < low:
        return _read_plain(tokens, low, end)
    if not _ends_phrase(tokens, at, end):  # "the Levies control room": the noun is in no list
        return _read_plain(tokens, low, end)
    tail, joined = at + 1, False
    while True:  # over "of", "in", "for" to the head that the phrase hangs on
        first = _first_modifier(tokens, at, low)
        name = _titled_name(tokens, first, at)
        if name is not None and not _goes_on(tokens, at, end):
            if first > low + 1 and tokens[first - 1].low in {"of", "for"} and is_role(tokens[first - 2]):
                first = _first_modifier(tokens, first - 2, low)
            break
        if first - 1 > low and tokens[first - 1].low in PREPOSITIONS and tokens[first - 1].low != "by":
            before = skip_back(tokens, first - 1, low) - 1
            if (
                before - 3 >= low
                and not is_head(tokens[before])
                and tokens[before - 1].low == "the"
                and tokens[before - 2].low in PREPOSITIONS
            ):
                before -= 3  # over a noun that no list holds: "the head of the inquest in Quetta"
            if before >= low and is_head(tokens[before]) and tokens[before].low not in PRONOUNS:
                at = before
                continue
        if (
            first - 3 >= low
            and tokens[first - 1].low == "by"
            and tokens[first - 2].low.endswith(("ed", "en"))
            and is_head(tokens[first - 3])
        ):
            at = first - 3  # "data obtained by this newspaper"
            continue
        if first - 1 > low and tokens[first - 1].low == "and" and is_head(tokens[first - 2]):
            at, joined = first - 2, True
            continue
        break
    return _name_speaker(tokens, first, at, max(tail, at + 1), end, joined)


def _goes_on(tokens: list[Token], at: int, end: int) -> bool:
    """Whether a body's name goes on behind its first word: "monitor Action on Armed Violence"."""
    return at + 2 < end and tokens[at + 1].low in {"on", "for", "and"} and tokens[at + 2].is_name


def _ends_phrase(tokens: list[Token], at: int, end: int) -> bool:
    """Whether nothing but an addition to the noun ("in Quetta", "(ISPR)", "contacted by telephone") stands behind it."""
    if at + 1 >= end:
        return True
    after = tokens[at + 1]
    if after.text.isdigit() and at + 2 == end:  # "rescue service 1122"
        return True
    if tokens[at].low in PRONOUNS:
        return False
    if at + 2 == end and tokens[at].is_name and after.low.endswith("s"):  # "Edhi Foundation volunteers"
        return True
    return after.text in "('’" or after.low in PREPOSITIONS or after.low.endswith(("ed", "ing")) or after.low in AFTER_NAMES


def _read_plain(tokens: list[Token], low: int, end: int) -> Speaker | None:
    """A phrase whose noun no list holds counts when it is short and opens with an article: "the tehsil nazim"."""
    words = [t for t in tokens[low:end] if t.text[0].isalpha()]
    if 2 <= len(words) <= 5 and words[0].low in DETERMINERS | {"other"} and words[-1].low not in DATES:
        return Speaker(words[0].start, words[-1].end, (words[0].start, words[-1].end), "other", words[-1].low)
    return None


def _first_modifier(tokens: list[Token], head: int, low: int) -> int:
    """Return the token at which the phrase of the head begins: over names, known modifiers, and any words after an article."""
    first = head
    while first > low:
        inner = skip_back(tokens, first, low)
        token = tokens[inner - 1] if inner > low else tokens[low]
        if inner == low:
            break
        if token.low in DETERMINERS:
            return inner - 1
        if (
            token.text in "&.'’–"
            or token.is_name
            or (token.low in NAME_PARTICLES and inner - 2 >= low and tokens[inner - 2].is_name)
            or is_role(token)
            or bare(token) in load_roles("modifier")
            or token.low.endswith(COMPOUND)
            or (len(token.text) == 4 and token.text.isdigit() and inner - 2 >= low and is_possessive(tokens, inner - 2))  # "X's 2011 book"
        ):
            first = inner - 1
            continue
        for back in range(inner - 1, max(low, inner - 5) - 1, -1):  # "a large private hospital": unlisted words after an article
            if tokens[back].low in DETERMINERS:
                return back
            if not tokens[back].text[0].isalpha() or tokens[back].low in PREPOSITIONS:
                break
        unlisted = token.text.islower() and token.text.isalpha() and token.low not in STOPS | PREPOSITIONS
        if unlisted and _opens_clause(tokens, inner - 1, low):
            first = inner - 1  # ", disaster officials said": a word that no list holds
        break
    while first < head and tokens[first].text in ".'’&":
        first += 1
    return first


def _opens_clause(tokens: list[Token], i: int, low: int) -> bool:
    return i > low - 1 and i > 0 and tokens[i - 1].text in ',.;:—–"”'


def _name_speaker(tokens: list[Token], first: int, head: int, tail: int, end: int, joined: bool) -> Speaker | None:
    """Choose the shortest words of the phrase that name the speaker, and say what kind they are."""
    token = tokens[head]
    wide = (tokens[first].start, tokens[max(end, tail) - 1].end)
    if token.low in PRONOUNS:
        return Speaker(token.start, token.end, (token.start, token.end), "pronoun", token.low)
    if token.low in load_speech("document") and (token.text.islower() or first == head):
        return _read_document(tokens, first, head, tail, end, wide)
    name = _titled_name(tokens, first, head)
    known = " ".join(t.low for t in tokens[first : head + 1] if t.low not in DETERMINERS) in load_roles("name")  # "the Red Crescent"
    if known or _goes_on(tokens, head, end):
        name = None
    elif name is None and _part_of_name(token) and not (head + 1 < end and tokens[head + 1].text == "("):
        start = _name_start(tokens, first, head)
        if start < head and not any(t.low in load_roles("body") for t in tokens[first : head + 1]):
            name = start
    if name is not None and not joined:
        return Speaker(tokens[name].start, token.end, wide, "person", _describing(tokens, first, name) or token.low)
    capital_office = is_role(token) and (first == head or token.low not in load_roles("body"))  # "Residents", "Prime Minister"
    kind = "body" if token.is_name and not capital_office else "role"
    start = first + (tokens[first].low in {"the", "a", "an"} and kind == "body")
    if token.text.isupper() and kind == "body" and head > first and (is_possessive(tokens, head - 1) or is_role(tokens[head - 1])):
        # "the army's ISPR", "state broadcaster PTV"
        start = head
    described = max((i for i in range(first, head) if is_role(tokens[i]) and tokens[i].text.islower()), default=None)
    if kind == "body" and described is not None and tokens[described + 1].is_name:  # "the think tank Centre for ..."
        start = described + 1
    last = max(tail, head + 1)
    if last < end and tokens[last].text == "(":  # keep the short form: "Inter-Services Public Relations (ISPR)"
        last = next((j + 1 for j in range(last, min(end, last + 6)) if tokens[j].text == ")"), last)
    if kind == "role" and not joined and last > head + 1 and not any(t.is_name for t in tokens[head + 1 : last]):
        last = head + 1
    if last < end and tokens[last].text.isdigit():  # "Rescue 1122"
        last += 1
    return Speaker(tokens[start].start, tokens[last - 1].end, wide, kind, bare(token))


def _name_start(tokens: list[Token], first: int, head: int) -> int:
    """Return the token at which the person's name that ends at ``head`` begins."""
    start = head
    while start > first and (_part_of_name(tokens[start - 1]) or _initial(tokens, start - 1)):
        start -= 1
    while start < head and (tokens[start].text == "." or _is_place(tokens[start])):  # "Home Minister of Balochistan Agha Umar"
        start += 1
    return start


def _titled_name(tokens: list[Token], first: int, head: int) -> int | None:
    """Return where the name begins when ``head`` ends a name that an office or a rank introduces, else None."""
    if not _part_of_name(tokens[head]):
        return None
    start = _name_start(tokens, first, head)
    if start == head and _is_place(tokens[head]):  # "Radio Pakistan"
        return None
    titles = load_roles("title")
    opens = (
        first - 4 if first < start and first > 4 and tokens[first - 1].low in {"of", "for"} else first
    )  # "Minister of State for Information X"
    return start if any(is_role(t) or t.low in titles for t in tokens[opens:start]) else None


def _initial(tokens: list[Token], i: int) -> bool:
    return tokens[i].text == "." or tokens[i].low in NAME_PARTICLES


def _describing(tokens: list[Token], first: int, stop: int) -> str:
    """The last word before a name that says what the person is."""
    roles = load_roles("role")
    return next((bare(t) for t in reversed(tokens[first:stop]) if bare(t) in roles or t.low in load_roles("title")), "")


def _read_document(tokens: list[Token], first: int, head: int, tail: int, end: int, wide: tuple[int, int]) -> Speaker:
    """A paper speaks for whoever issued it: "a BLA statement", "the first statement of the military", "figures compiled by PICSS"."""
    owner = None
    for i in range(head + 1, end):
        if tokens[i].low in {"of", "by", "from"} and tokens[i - 1].low not in {"obtained", "seen", "reviewed", "accessed", "received"}:
            owner = read_speaker(tokens, i + 1, end)
            break
    if owner is None:
        words = [
            t for t in tokens[first:head] if t.low not in DETERMINERS and t.text[0].isalpha()
            and (t.is_name or (bare(t) in load_roles("role") and t.low not in {"press", "news"}) or t.low.endswith(("'s", "’s")))
        ]  # fmt: skip
        if words:
            stop = next(i for i in range(head - 1, first - 1, -1) if tokens[i] is words[-1]) + 1
            owner = read_speaker(tokens, first, stop)
    if owner is not None and owner.kind not in {"pronoun", "other", "document"}:
        text_end = owner.end
        last = next((t for t in tokens[first:end] if t.end == text_end), None)
        cut = len(last.text) - len(re.sub(r"['’]s?$", "", last.text)) if last is not None else 0
        return Speaker(owner.start, text_end - cut, wide, owner.kind, owner.head)
    return Speaker(tokens[first].start, tokens[head].end, wide, "document", tokens[head].low)


def join_wide(speaker: Speaker, other: Iterable[int]) -> Speaker:
    """Return the speaker with its description widened over the offsets in ``other`` (an apposition)."""
    points = [*speaker.wide, *other]
    return Speaker(speaker.start, speaker.end, (min(points), max(points)), speaker.kind, speaker.head)
