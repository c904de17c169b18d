"""Quotations: the stretches of a text between quotation marks."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PARAGRAPH = re.compile(r"[^\n\r]+")
_OPENERS = {"“": "”", "‘": "’", "«": "»", '"': '"', "'": "'", "„": "“", "`": "'"}


@dataclass(frozen=True, slots=True)
class Quotation:
    """What is quoted: ``text[start:end]`` without the marks; ``closed`` is False when its paragraph ends inside it."""

    start: int
    end: int
    closed: bool = True


def _opens(text: str, i: int, start: int, end: int) -> bool:
    """Whether the mark at ``i`` can open a quotation: nothing or a space or a bracket before it, a word behind it."""
    if i + 1 >= end or text[i + 1].isspace():
        return False
    return i == start or text[i - 1].isspace() or text[i - 1] in '([—–-:/“"‘'


def _closes(text: str, i: int, end: int) -> bool:
    """Whether the mark at ``i`` can close one: no word goes on behind it."""
    return (i + 1 >= end or not text[i + 1].isalnum()) and not text[i - 1].isspace()


def find_quotations(text: str, start: int, end: int) -> list[Quotation]:
    """Return the quotations of ``text[start:end]``, outermost only, in the order of the text.

    A quotation ends in its paragraph at the latest; one that is left open there is the first part of a longer one. An
    apostrophe ("militants' camp") closes a single-quoted quotation only where no later mark of its paragraph can.

    >>> t = "He said 'the militants' camp was hit,' and “left”. It's over."
    >>> [t[q.start:q.end] for q in find_quotations(t, 0, len(t))]
    ["the militants' camp was hit,", 'left']
    >>> find_quotations("It's the militants' camp.", 0, 25)
    []
    """
    out = []
    for line in _PARAGRAPH.finditer(text, start, end):
        out.extend(_in_paragraph(text, line.start(), line.end()))
    return out


def _in_paragraph(text: str, start: int, end: int) -> list[Quotation]:
    closers: dict[str, list[int]] = {mark: [] for mark in _OPENERS.values()}
    for i in range(start, end):
        if text[i] in closers and i > start and _closes(text, i, end):
            closers[text[i]].append(i)
    out, i = [], start
    used = dict.fromkeys(closers, 0)
    while i < end:
        mark = text[i]
        if mark in _OPENERS and _opens(text, i, start, end):
            places, k = closers[_OPENERS[mark]], used[_OPENERS[mark]]
            while k < len(places) and places[k] <= i:
                k += 1
            k = _skip_possessive(text, places, k) if mark in "'‘" else k
            used[_OPENERS[mark]] = k
            if k < len(places):
                out.append(Quotation(i + 1, places[k]))
                i = places[k] + 1
                continue
            if mark in '“"«':
                out.append(Quotation(i + 1, end, closed=False))
                break
        i += 1
    return out


def _skip_possessive(text: str, places: list[int], k: int) -> int:
    """Step over marks that are more likely the apostrophe of a plural: "the militants' camp"."""
    for j in range(k, min(len(places), k + 6)):
        at = places[j]
        if text[at - 1] in ".,!?;…" or text[at - 1] != "s" or not text[at + 1 : at + 3].strip(" ").isalpha():
            return j
    return k
