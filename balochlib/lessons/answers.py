"""Answers: is one given, does it say the same as the right one, and if not, in what it differs."""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import dataclass

import pandas as pd

from balochlib.view.markup import escape

OUTCOMES = ("correct", "not yet", "not attempted")
_SIGNS = {"correct": "✓", "not yet": "…", "not attempted": "○"}
_MANY = 10_000  # values; an answer with more is not looked into
_TOLERANCE = 0.01  # for numbers with decimals, where a question names no other


class NotYet(AssertionError):
    """Raised by ``check(..., strict=True)`` for every answer that is not correct."""


@dataclass(frozen=True)
class Feedback:
    """What a check says: one of three outcomes, and a reason."""

    question: str
    outcome: str
    reason: str

    def __repr__(self) -> str:
        return f"{self.question}: {self.outcome}. {self.reason}"

    def _repr_html_(self) -> str:
        head = f"{_SIGNS[self.outcome]} {self.outcome.capitalize()}."
        return f'<p class="finding"><b>{head}</b> {escape(self.reason)}</p>'


def is_attempted(answer: object) -> bool:
    """Say whether an answer is there at all: three dots, None, an empty text and a table without rows are none.

    >>> [is_attempted(a) for a in (..., None, "", (..., ...), 0, set(), (None, None))]
    [False, False, False, False, True, True, True]
    """
    if answer is None or answer is ... or (isinstance(answer, str) and answer.strip() in ("", "...")):
        return False
    if isinstance(answer, pd.DataFrame):
        return len(answer) > 0
    return not (isinstance(answer, list | tuple) and any(a is ... for a in answer))


def compare(right: object, answer: object, tolerance: float = _TOLERANCE) -> str | None:
    """Return None where ``answer`` says what ``right`` says, else in what it differs, without giving the answer away.

    The kind of the right answer decides: a number (whole ones must be equal, others within ``tolerance``), a word (case and
    underscores do not count), a set of words, a range ``(lowest, highest)`` with None for an open end, a table (rows in any
    order, numbers within ``tolerance``, further columns ignored).

    >>> compare(3, 3.0), compare(3, 4), compare("at_least", "At least"), compare({"Quetta", "Kech"}, ["kech", "Quetta "])
    (None, 'It is another number.', None, None)
    >>> compare((31, None), (31, 31))
    'The highest number is another.'
    >>> compare(3, "many")
    'A number is wanted here, and this is the text "many".'
    """
    if isinstance(right, pd.DataFrame):
        return _compare_tables(right, answer, tolerance)
    if isinstance(right, tuple):
        return _compare_ranges(right, answer)
    if isinstance(right, set | frozenset):
        return _compare_sets(right, answer)
    if isinstance(right, str):
        if not isinstance(answer, str):
            return f"A word or name in quotation marks is wanted here, and this is {_kind(answer)}."
        return None if fold(answer).removeprefix("the ") == fold(right).removeprefix("the ") else "It is another one."
    number, wrong = _read_number(answer)
    if wrong:
        return wrong
    near = number == right if isinstance(right, int) else math.isclose(number, float(right), abs_tol=tolerance)
    return None if near else "It is another number."


def fold(text: object) -> str:
    """Write a word the way in which words are compared.

    >>> fold(" At_Least")
    'at least'
    """
    return " ".join(str(text).replace("_", " ").casefold().split())


def _kind(answer: object) -> str:
    names = {"DataFrame": "a table", "Series": "a column", "str": f'the text "{answer}"', "dict": "a dictionary", "bool": "a yes or no"}
    if isinstance(answer, int | float):
        return f"the number {answer}"
    return names.get(type(answer).__name__, f"of the kind {type(answer).__name__}")


def _read_number(answer: object) -> tuple[float, str]:
    """Read the answer as a number; the second value says what is wrong where it is none."""
    if isinstance(answer, pd.DataFrame):
        return 0, "This is a table, and a number is wanted: len(table) counts its rows."
    if isinstance(answer, pd.Series | pd.Index) or hasattr(answer, "tolist"):
        values = pd.Series(answer).tolist() if not isinstance(answer, pd.Series) else answer.tolist()
        if len(values) != 1:
            return 0, f"This is a column of {len(values)} values, and one number is wanted: len() counts, .sum() adds up."
        answer = values[0]
    if isinstance(answer, Collection) and not isinstance(answer, str):
        return 0, f"This is a collection of {len(answer)} values, and one number is wanted."
    try:
        number = float(str(answer).replace(",", "").removesuffix("%")) if isinstance(answer, str) else float(answer)
    except (TypeError, ValueError):
        return 0, f"A number is wanted here, and this is {_kind(answer)}."
    return (number, "") if math.isfinite(number) else (0, "A number is wanted here, and this is no finite one.")


def _read_end(value: object) -> int | float | None:
    """One end of a range: None, NA and infinity are open."""
    if value is None or pd.isna(value):
        return None
    number = float(value)
    return number if math.isfinite(number) else None


def _compare_ranges(right: tuple, answer: object) -> str | None:
    if isinstance(answer, str | bytes) or not hasattr(answer, "__len__") or len(answer) != len(right):
        return "A range is wanted: (lowest, highest), with None for an end that is open."
    given = list(answer.iloc[:, 0] if isinstance(answer, pd.DataFrame) else answer)
    try:
        low, high = (_read_end(v) for v in given)
    except (TypeError, ValueError):
        return "Both ends of a range are whole numbers, or None where the end is open."
    if low != _read_end(right[0]):
        return "The lowest number is another."
    return None if high == _read_end(right[1]) else "The highest number is another."


def read_words(answer: object) -> set[str] | None:
    """Read a set of words from a set, a list, a column or a text with commas; None where it is nothing of these.

    >>> sorted(read_words("Quetta, Kech")), read_words(3)
    (['kech', 'quetta'], None)
    """
    if isinstance(answer, pd.DataFrame):
        answer = answer.iloc[:, 0]
    if isinstance(answer, str):
        answer = answer.replace(";", ",").split(",")
    if isinstance(answer, pd.Series | pd.Index) or hasattr(answer, "tolist"):
        answer = pd.Series(answer).dropna().tolist()
    if not isinstance(answer, Collection) or len(answer) > _MANY:
        return None
    return {fold(a) for a in answer if fold(a)}


def _compare_sets(right: Collection, answer: object) -> str | None:
    given = read_words(answer)
    if given is None:
        return 'A set is wanted: {"one", "other"}.'
    wanted = {fold(r) for r in right}
    strange, missing = given - wanted, wanted - given
    parts = [f"{len(wanted & given)} of {len(wanted)} are there"] if missing else []
    parts += [f"{len(strange)} of yours {'does' if len(strange) == 1 else 'do'} not belong to it"] if strange else []
    return f"{'; '.join(parts).capitalize()}." if parts else None


def _compare_tables(right: pd.DataFrame, answer: object, tolerance: float) -> str | None:
    if not isinstance(answer, pd.DataFrame):
        return f"A table is wanted here, and this is {_kind(answer)}."
    if len(answer) > _MANY:
        return f"The table has {len(answer):,} rows, and the right one {len(right):,}."
    missing = [c for c in right.columns if c not in answer.columns]
    if missing:
        return f"The table lacks the column {', '.join(map(str, missing))}."
    left = [tuple(row) for row in answer[list(right.columns)].itertuples(index=False)]
    agree = 0
    for row in right.itertuples(index=False):
        found = next((i for i, other in enumerate(left) if all(_same(a, b, tolerance) for a, b in zip(row, other, strict=True))), None)
        if found is not None:
            agree += 1
            del left[found]
    if agree == len(right) and not left:
        return None
    return f"{agree} of {len(right)} rows agree; {len(left)} of your rows {'is' if len(left) == 1 else 'are'} not in the right table."


def _same(a: object, b: object, tolerance: float) -> bool:
    if pd.isna(a) or pd.isna(b):
        return bool(pd.isna(a) and pd.isna(b))
    try:
        return math.isclose(float(a), float(b), abs_tol=tolerance)
    except (TypeError, ValueError):
        return fold(a) == fold(b)
