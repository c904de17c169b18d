"""Date words: months, weekdays, seasons and counts as pieces of patterns, and the frame that a date is read in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from balochlib.text.lexicon import load_rows


class Frame(NamedTuple):
    """What a form may be resolved from: day of publication, date told before, full dates that the text shows, and the last date
    that was stated with its year."""

    anchor: str | None
    context: str | None
    known: tuple[str, ...]
    near: str | None = None
    month: str | None = None  # the month that the paragraph is on
    year: str | None = None  # the year that it named last, for "that year"


def _values(kind: str) -> dict[str, int]:
    return {row["term"]: int(row["value"]) for row in load_rows("months") if row["kind"] == kind}


NAMED_DAYS = {row["term"].casefold(): row["value"] for row in load_rows("months") if row["kind"] == "named_day"}

HOLIDAYS = {row["term"].casefold(): row["value"] for row in load_rows("months") if row["kind"] == "holiday"}


_MONTHS = {**_values("month"), **_values("month_short")}
WEEKDAYS = _values("weekday")
COUNTS = _values("count")
SEASONS = _values("season")
MONTH_OF = {name.casefold(): number for name, number in _MONTHS.items()}


def either(names: Iterable[str]) -> str:
    return "(?:" + "|".join(sorted(names, key=len, reverse=True)) + ")"


LONG = either(form for name in _values("month") for form in (name, name.upper()))
ANY = either(form for name in _MONTHS for form in (name, name.upper())) + r"\b\.?"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d)"
YEAR = r"(?:19[3-9]\d|20\d\d)(?!\d)"
DASH = r"\s?(?:[-–—/&]|to|and|until)\s?"
PART = r"(?:(?:[Ee]arly|[Mm]id|[Ll]ate)[-\s])?"
COUNT = rf"(?:\d{{1,2}}|{either([*COUNTS, *map(str.capitalize, COUNTS)])})"
UNIT = r"(?:hour|day|morning|afternoon|evening|night|week|fortnight|month|year)"
THAT_YEAR = r"(?P<that>,?\s(?:of\s)?(?:that|the\ssame|last|this)\syear)"
FREE = r"(?<![\w$£€/.,:#-])"  # no date begins inside a number, a code or a sum of money
