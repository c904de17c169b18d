"""Sentence ends in news copy: abbreviations, ranks, initials, decimals and quotation marks do not end one."""

from __future__ import annotations

import re
from functools import cache

from balochlib.text.lexicon import load_terms

_END = re.compile(
    r"""
    [.!?\u2026]{1,4}                     # the stop, or a few
    [)\]"'\u2019\u201d\u00bb]{0,3}       # what closes with it
    (?:[ \t]{0,2}\[\[[^\[\]\n]{1,20}\]\])?  # a reference mark such as [[3]] or [[2], [19]]
    (?:\[\[[^\n]{1,24}?\]\])?
    (?=[ \t]|$)
    """,
    re.VERBOSE,
)
_PARAGRAPH = re.compile(r"[^\n\r]+")
_WORD_BEFORE = re.compile(r"[^\s(\[\"'\u2018\u201c]{1,20}$")
_OPENS = re.compile(r"[ \t]+[\"'\u2018\u201c(\[]{0,2}([^\W_])")


@cache
def _abbreviations() -> frozenset[str]:
    """Words that end in a stop without ending a sentence, from data/lexicon/terms.csv (list ``abbreviation``)."""
    return frozenset(load_terms("abbreviation"))


def _is_end(text: str, stop: int, after: int, limit: int) -> bool:
    """Whether the stop at ``stop`` ends a sentence, given what stands before it and from ``after`` on."""
    nxt = _OPENS.match(text, after, limit)
    if nxt is None:
        return after >= limit or not text[after:limit].strip() or not text[after:limit].lstrip()[0].islower()
    if nxt[1].islower():
        return False
    before = _WORD_BEFORE.search(text, max(0, stop - 20), stop)
    word = before[0] if before else ""
    if text[stop] == "." and word:
        if word in _abbreviations() and not (word in {"a.m", "p.m", "U.S", "U.K", "U.N"} and _starts_anew(text, nxt.start(1), limit)):
            return False
        if len(word) == 1 and word.isupper() and word != "I":  # an initial: "A. Khan"
            return False
    return True


def _starts_anew(text: str, start: int, limit: int) -> bool:
    """Whether a word that commonly opens a sentence stands at ``start``: after "p.m." or "U.S." only those end one."""
    return re.match(r"(?:The|In|On|It|But|He|She|They|A|An|At|This|That|Its|Officials|Police)\b", text[start:limit][:12]) is not None


def split_sentences(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int, int]]:
    """Cut ``text[start:end]`` into sentences: (start, end, number of the paragraph), without white space at the ends.

    A line is a paragraph: a line break always ends a sentence.

    >>> t = "Maj. Gen. A. Khan spoke at 6 p.m. on Jan. 31. No. 3 was hit; he left.\\nThe U.S. said so."
    >>> [t[a:b] for a, b, _ in split_sentences(t)]
    ['Maj. Gen. A. Khan spoke at 6 p.m. on Jan. 31.', 'No. 3 was hit; he left.', 'The U.S. said so.']
    >>> split_sentences(" \\n")
    []
    """
    end = len(text) if end is None else end
    out = []
    for number, line in enumerate(_PARAGRAPH.finditer(text, start, end)):
        at, limit = line.start(), line.end()
        for stop in _END.finditer(text, at, limit):
            if _is_end(text, stop.start(), stop.end(), limit):
                out.append((at, stop.end(), number))
                at = stop.end()
        out.append((at, limit, number))
    return [span for span in (_strip(text, a, b, n) for a, b, n in out) if span[0] < span[1]]


def _strip(text: str, start: int, end: int, number: int) -> tuple[int, int, int]:
    """Move both ends inward over white space."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end, number
