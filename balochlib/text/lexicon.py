"""Word lists in data/lexicon as tables, and a matcher that finds their names in a text."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from balochlib import paths


@cache
def load_rows(name: str) -> tuple[dict[str, str], ...]:
    """Read ``data/lexicon/NAME.csv`` as rows of strings.

    >>> load_rows("terms")[0].keys() >= {"list", "term", "value", "source"}
    True
    """
    with open(paths.LEXICON / f"{name}.csv", encoding="utf-8", newline="") as f:
        return tuple(csv.DictReader(f))


@cache
def load_terms(list_name: str) -> dict[str, str]:
    """Return one list of ``data/lexicon/terms.csv``: term -> value ("" where the list has no values).

    >>> load_terms("abbreviation")["Gen"]
    ''
    """
    return {row["term"]: row["value"] for row in load_rows("terms") if row["list"] == list_name}


class Match(NamedTuple):
    """A name found: ``text[start:end]`` is the name as it stands, ``key`` what the matcher holds for it."""

    start: int
    end: int
    key: str


_WORD = re.compile(r"[^\W_]+")


def _fold(word: str) -> str:
    return word.casefold()


class Matcher:
    """Longest match of many names on word boundaries, in one pass; time grows with the text, not with the list.

    Names are compared word by word: hyphens, apostrophes, stops and any white space between words are alike,
    so "Tehreek-e-Taliban" finds "Tehreek e Taliban". ``names`` are (name, key, exact) where ``exact`` asks for the
    same letter case (short forms such as "IS", "FC" must not match "is").

    >>> m = Matcher([("Baloch Liberation Army", "BLA", False), ("Baloch", "people", False), ("IS", "ISIS", True)])
    >>> t = "the Baloch  Liberation Army is not IS"
    >>> [(t[a:b], k) for a, b, k in m.find(t)]
    [('Baloch  Liberation Army', 'BLA'), ('IS', 'ISIS')]
    """

    def __init__(self, names: Iterable[tuple[str, str, bool]]):
        self._tree: dict = {}
        for name, key, exact in names:
            words = _WORD.findall(name)
            if not words:
                continue
            node = self._tree
            for word in words:
                node = node.setdefault(_fold(word), {})
            node.setdefault(None, []).append((tuple(words) if exact else None, key))

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Match]:
        """Yield the longest matches in ``text[start:end]`` from left to right; they do not overlap."""
        words = list(_WORD.finditer(text, start, len(text) if end is None else end))
        i = 0
        while i < len(words):
            best = self._longest(text, words, i)
            if best is None:
                i += 1
                continue
            last, key = best
            yield Match(words[i].start(), words[last].end(), key)
            i = last + 1

    def _longest(self, text: str, words: list[re.Match], i: int) -> tuple[int, str] | None:
        node, best, j = self._tree, None, i
        while j < len(words) and (j == i or _joined(text, words[j - 1].end(), words[j].start())):
            node = node.get(_fold(words[j][0]))
            if node is None:
                break
            for exact, key in node.get(None, ()):
                if exact is None or exact == tuple(w[0] for w in words[i : j + 1]):
                    best = (j, key)
                    break
            j += 1
        return best


def _joined(text: str, left: int, right: int) -> bool:
    """Whether only what may stand inside a name is between two of its words."""
    gap = text[left:right]
    return len(gap) <= 3 and "\n" not in gap and not gap.strip(" \t\u00a0-\u2010\u2011\u2013'\u2019\u2018.`")
