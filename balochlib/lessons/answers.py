"""Answers: is one given, does it say the same as the right one, and if not, in what it differs."""

from __future__ import annotations

import math
import re
from collections.abc import Collection
from dataclasses import dataclass

import pandas as pd

from balochlib.text.numerals import find_numerals
from balochlib.view.markup import escape

OUTCOMES = ("correct", "not yet", "not attempted")
_SIGNS = {"correct": "✓", "not yet": "…", "not attempted": "○"}
_MANY = 10_000  # values; an answer with more is not looked into
_TOLERANCE = 0.01  # for numbers with decimals, where a question names no other
_MISCOUNT = 10  # from here on a count that is one off is a slip of the finger
_LONG = 2_000  # characters; no answer that is one text is longer
_DIGITS = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3}){1,6}|\d{1,18})(?:\.\d{0,18})?")
# What people write who have no answer yet.
_NONE_YET = frozenset({"", "idk", "don't know", "i don't know", "i do not know", "no idea", "not sure"})
_OPEN = frozenset({"", "none", "na", "open", "open end", "no limit", "infinity", "inf", "∞"})
_NOTHING = frozenset({"none", "nothing", "nobody", "no one"})


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
    """Say whether an answer is there at all: three dots, None, an empty text, "I don't know" and a table without rows are none.

    >>> [is_attempted(a) for a in (..., None, "", "I don't know.", (..., ...), {"..."}, 0, set(), (None, None))]
    [False, False, False, False, False, False, True, True, True]
    """
    if answer is None or answer is ...:
        return False
    if isinstance(answer, str):
        return len(answer) > _LONG or " ".join(answer.casefold().replace("’", "'").split()).rstrip(".…?!") not in _NONE_YET
    if isinstance(answer, pd.DataFrame):
        return len(answer) > 0
    return not (isinstance(answer, list | tuple | set) and any(a is ... or (isinstance(a, str) and a.strip() == "...") for a in answer))


def compare(right: object, answer: object, tolerance: float = _TOLERANCE) -> str | None:
    """Return None where ``answer`` says what ``right`` says, else in what it differs, without giving the answer away.

    The kind of the right answer decides: a number (whole ones must be equal, others within ``tolerance``; "three" and "3 rows"
    say 3), a word (case, underscores, a point at the end and a plural s do not count), a set of words, a range
    ``(lowest, highest)`` with None for an open end, a table (rows in any order, numbers within ``tolerance``, further columns
    ignored).

    >>> compare(3, 3.0), compare(3, "three"), compare("at_least", "At least"), compare({"Quetta", "Kech"}, ["kech", "Quetta "])
    (None, None, None, None)
    >>> compare(3, 4), compare((31, None), (31, 31))
    ('It is another number.', 'The lowest number is right, the highest is another. Do the words set a highest one?')
    >>> compare(3, "many")
    'One number is wanted here, and this is the text "many".'
    """
    if isinstance(right, pd.DataFrame):
        return _compare_tables(right, answer, tolerance)
    if isinstance(right, tuple):
        return _compare_ranges(right, answer)
    if isinstance(right, set | frozenset):
        return _compare_sets(right, answer)
    if isinstance(right, str):
        return _compare_words(right, answer)
    number, wrong = _read_number(answer)
    if wrong:
        return wrong
    if not isinstance(right, int):
        return None if math.isclose(number, float(right), abs_tol=tolerance) else "It is another number."
    if number == right:
        return None
    close = abs(number - right) == 1 and right >= _MISCOUNT
    return "Close: it is one more or one fewer. Count again." if close else "It is another number."


def fold(text: object) -> str:
    """Write a word the way in which words are compared.

    >>> fold(" At_Least"), fold("'Officials.'")
    ('at least', 'officials')
    """
    return " ".join(str(text).replace("_", " ").casefold().split()).strip(" .,;:!?\"'“”‘’")


def stem(text: object) -> str:
    """Write a word so that its plural and an article before it make no difference.

    >>> stem("The Militants")
    'militant'
    """
    return fold(text).removeprefix("the ").removesuffix("s")


def _compare_words(right: str, answer: object) -> str | None:
    if isinstance(answer, list | tuple | set) and len(answer) == 1:
        (answer,) = answer
    if not isinstance(answer, str):
        return f"A word or name in quotation marks is wanted here, and this is {_kind(answer)}."
    wanted, given = stem(right), stem(answer[:_LONG])
    if given == wanted:
        return None
    if f" {wanted} " in f" {given} ":
        return "The right words are among yours; leave out the rest."
    return "That is a part of it. Copy the whole phrase." if f" {given} " in f" {wanted} " else "It is another one."


def _kind(answer: object) -> str:
    names = {"DataFrame": "a table", "Series": "a column", "dict": "a dictionary", "bool": "a yes or no"}
    if isinstance(answer, str):
        return f'the text "{_shorten(answer)}"'
    if isinstance(answer, int | float) and not isinstance(answer, bool):
        return f"the number {_shorten(str(answer))}"
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
    if isinstance(answer, list | tuple | set) and len(answer) == 1:
        (answer,) = answer
    if isinstance(answer, str):
        return _read_number_text(answer)
    if isinstance(answer, Collection):
        return 0, f"One number is wanted here, and these are {len(answer)} values."
    try:
        number = float(answer)
    except (TypeError, ValueError, OverflowError):
        return 0, f"One number is wanted here, and this is {_kind(answer)}."
    return (number, "") if math.isfinite(number) else (0, "One number is wanted here, and this is no finite one.")


def _read_number_text(answer: str) -> tuple[float, str]:
    """Read a number that stands in quotation marks: "1,250", "39.9 %", "three", "15 times"."""
    text = answer[:_LONG].strip().removesuffix("%").strip()
    if _DIGITS.fullmatch(text):
        return float(text.replace(",", "")), ""
    found = find_numerals(answer[:_LONG])
    if len(found) == 1 and found[0].value is not None and found[0].value_max is None:
        return float(found[0].value), ""
    return 0, f'One number is wanted here, and this is the text "{_shorten(answer)}".'


def _shorten(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:60]}…"


def _read_end(value: object) -> int | float | None:
    """One end of a range: None, NA and infinity are open."""
    if value is None or (isinstance(value, str) and fold(value) in _OPEN) or pd.isna(value):
        return None
    number = float(value)
    return number if math.isfinite(number) else None


def _compare_ranges(right: tuple, answer: object) -> str | None:
    form = "in round brackets and without quotation marks: (lowest, highest), with None for an end that is open."
    if isinstance(answer, int | float) and not isinstance(answer, bool):
        return f"One number is no range. A range is wanted, {form}"
    if isinstance(answer, str | bytes | set | frozenset | dict) or not hasattr(answer, "__len__") or len(answer) != len(right):
        return f"A range is wanted, {form}"
    given = list(answer.iloc[:, 0] if isinstance(answer, pd.DataFrame) else answer)
    try:
        low, high = (_read_end(v) for v in given)
    except (TypeError, ValueError):
        return "Both ends of a range are whole numbers, or None where the end is open."
    wanted = tuple(_read_end(end) for end in right)
    if (low, high) == wanted:
        return None
    if (low is None and high is not None and wanted[1] is None) or (low is not None and high is not None and high < low):
        return "The other way round: the lowest number comes first, and an end that is open is None."
    if low == wanted[0]:
        return "The lowest number is right, the highest is another. Do the words set a highest one?"
    return f"The lowest number is another{'; the highest is right' if high == wanted[1] else ', and so is the highest'}."


def read_words(answer: object) -> set[str] | None:
    """Read a set of words from a set, a list, a column or a text with commas; None where it is nothing of these.

    >>> sorted(read_words("Quetta, Kech")), sorted(read_words("Quetta and Kech")), read_words("none"), read_words(3)
    (['kech', 'quetta'], ['kech', 'quetta'], set(), None)
    """
    if isinstance(answer, pd.DataFrame):
        answer = answer.iloc[:, 0]
    if isinstance(answer, str):
        answer = [] if fold(answer[:_LONG]) in _NOTHING else re.split(r"[,;]|\band\b", answer[:_LONG])
    if isinstance(answer, pd.Series | pd.Index) or hasattr(answer, "tolist"):
        answer = pd.Series(answer).dropna().tolist()
    if not isinstance(answer, Collection) or len(answer) > _MANY:
        return None
    return {fold(a) for a in answer if fold(a)}


def _compare_sets(right: Collection, answer: object) -> str | None:
    given = read_words(answer)
    if given is None:
        return 'Words are wanted, with commas between them: "one, other".'
    wanted = {stem(r): fold(r) for r in right}
    strange = {word for word in given if stem(word) not in wanted}
    missing = set(wanted) - {stem(word) for word in given}
    near = sorted(word for word in strange if any(f" {stem(word)} " in f" {other} " for other in missing))
    if near:
        return f'"{_shorten(near[0])}" is near: write it as the table has it, word for word.'
    parts = [f"right so far: {len(wanted) - len(missing)} of {len(wanted)}"] if missing else []
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
