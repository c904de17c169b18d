"""Word lists in data/lexicon as tables, a reader's own rows after ours, and a matcher that finds their names in a text."""

from __future__ import annotations

import csv
import os
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from threading import RLock
from typing import NamedTuple

from balochlib import paths

VARIABLE = "BALOCHLIB_LEXICON"
# Lists of names and nouns. The others are grammar: rules are built on them when the library is loaded.
EXTENDABLE = ("actors", "framing", "nationalities", "operations", "outlets", "places", "projects", "victims")
_NUMBERS = ("lat", "lon", "where_precision")
_NAMES = ("aliases", "short_forms", "term")  # columns in which a reader's row may add to a row of ours

_own: Path | None = None  # the folder whose rows stand after ours, while a corpus is read with it
_lock = RLock()


@cache
def load_rows(name: str) -> tuple[dict[str, str], ...]:
    """Read ``data/lexicon/NAME.csv`` as rows of strings, and after them the reader's own rows (:func:`use_lexicon`).

    >>> load_rows("terms")[0].keys() >= {"list", "term", "value", "source"}
    True
    """
    with open(paths.LEXICON / f"{name}.csv", encoding="utf-8", newline="") as f:
        rows = tuple(csv.DictReader(f))
    return rows if _own is None or not (_own / f"{name}.csv").is_file() else _add_own(rows, _read_own(_own / f"{name}.csv", rows))


def _read_own(path: Path, ours: tuple[dict[str, str], ...]) -> list[dict[str, str]]:
    """Read a reader's rows with the columns of ours: a column left out is empty, the first one must be filled.

    A row with an id of ours adds its names to that row; any other is new.
    """
    columns = list(ours[0])
    with open(path, encoding="utf-8-sig", newline="") as f:
        reader = csv.DictReader(f)
        strange = [c for c in reader.fieldnames or () if c not in columns]
        if strange:
            raise ValueError(f"{path}: no column {', '.join(map(repr, strange))}; there are {', '.join(columns)}")
        rows = [(reader.line_num, {c: (row.get(c) or "").strip() for c in columns}) for row in reader]
    known = {row[columns[0]]: row for row in ours} if columns[0].endswith("_id") else {}
    for line, row in rows:
        row["source"] = row["source"] or f"own row, {path.name}"
        if row[columns[0]] in known:
            _check_addition(row, known[row[columns[0]]], f"{path}, line {line}")
            continue
        empty = [c for c in (columns[0], "kind", "where_precision") if c in columns and not row[c]]
        if empty:
            raise ValueError(f"{path}, line {line}: {empty[0]} is empty; see data/lexicon/{path.name} for examples")
        if "kind" in columns and row["kind"] not in {r["kind"] for r in ours}:
            raise ValueError(f"{path}, line {line}: no kind {row['kind']!r}; there are {', '.join(sorted({r['kind'] for r in ours}))}")
        wrong = [c for c in _NUMBERS if row.get(c) and not re.fullmatch(r"-?\d{1,3}(?:\.\d{1,9})?", row[c])]
        if wrong:
            raise ValueError(f"{path}, line {line}: {wrong[0]} is {row[wrong[0]]!r}, which is no number")
    return [row for _, row in rows]


def _check_addition(row: dict[str, str], ours: dict[str, str], where: str) -> None:
    """Raise ValueError unless a reader's row with an id of ours only adds names to it."""
    names, key = [c for c in _NAMES if c in row], next(iter(row))
    other = [c for c in row if c not in (key, "source", *names) and row[c] not in ("", ours[c])]
    if other:
        raise ValueError(
            f"{where}: {row[key]} stands in our list already, and {other[0]} is another there; to add names to it fill "
            f"{', '.join((key, *names))} only, else give the row an id of its own"
        )
    if not any(row[c] for c in names):
        raise ValueError(f"{where}: {row[key]} stands in our list already; fill {' or '.join(names)} to add names to it")


def _add_own(ours: tuple[dict[str, str], ...], own: list[dict[str, str]]) -> tuple[dict[str, str], ...]:
    """Return our rows, those with names that a reader adds to them, and after them the reader's new ones."""
    rows, at = list(ours), {}
    key = next(iter(ours[0]))
    if key.endswith("_id"):
        at = {row[key]: i for i, row in reversed(list(enumerate(ours)))}
    for row in own:
        known = rows[at[row[key]]] if row[key] in at else None
        if known is None:
            rows.append(row)
        elif "aliases" in known:
            added = {c: ";".join(filter(None, (known[c], row[c]))) for c in _NAMES if c in known}
            rows[at[row[key]]] = known | added
        else:  # one row per name: an operation
            rows.append({c: row[c] or known[c] for c in known})
    return tuple(rows)


def find_lexicon(folder: str | os.PathLike | None = None) -> Path | None:
    """Return the folder with a reader's own rows, the one given or the one that BALOCHLIB_LEXICON names; None for none.

    >>> find_lexicon("no/such/folder")
    Traceback (most recent call last):
        ...
    ValueError: there is no folder no/such/folder; a lexicon is a folder with places.csv, actors.csv ... of your own rows
    """
    given = folder or os.environ.get(VARIABLE)
    if not given:
        return None
    path = Path(given)
    if not path.is_dir():
        raise ValueError(f"there is no folder {path}; a lexicon is a folder with places.csv, actors.csv ... of your own rows")
    names = sorted(p.stem for p in path.glob("*.csv"))
    wrong = [name for name in names if name not in EXTENDABLE]
    if wrong or not names:
        what = f"{wrong[0]}.csv cannot be added to" if wrong else "there is no list in it"
        raise ValueError(f"{path}: {what}; what can be added to is {', '.join(f'{n}.csv' for n in EXTENDABLE)}")
    with use_lexicon(path):  # a wrong row is told now, not when the first table is asked for
        for name in names:
            load_rows(name)
    return path.resolve()


@contextmanager
def use_lexicon(folder: Path | None) -> Iterator[None]:
    """Read with the rows of ``folder`` after ours; what was made from other lists is forgotten on the way in and out."""
    global _own
    with _lock:
        before = _own
        if folder == before:
            yield
            return
        _own = folder
        _forget()
        try:
            yield
        finally:
            _own = before
            _forget()


def _forget() -> None:
    """Empty the caches of the library, which hold what was made from the lists."""
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] == "balochlib":
            for value in list(vars(module).values()):
                if isinstance(value, type(load_rows)):
                    value.cache_clear()


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
            best = self._longest(text, words, i) if _fold(words[i][0]) in self._tree else None
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
