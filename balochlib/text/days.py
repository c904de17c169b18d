"""Arithmetic on ISO dates that are cut to what is known: "2026-01-31", "2026-01", "2026"."""

from __future__ import annotations

import datetime as dt


def read_day(iso: str | None) -> dt.date | None:
    """Return the day of a full ISO date, None for one that is cut, wrong or missing.

    >>> read_day("2026-01-31"), read_day("2026-01"), read_day("2026-02-31"), read_day(None)
    (datetime.date(2026, 1, 31), None, None, None)
    """
    try:
        return dt.date.fromisoformat(iso) if iso and len(iso) == 10 else None
    except ValueError:
        return None


def read_month(iso: str | None) -> tuple[int, int] | None:
    """Return year and month where both are known.

    >>> read_month("2026-01-31"), read_month("2026-01"), read_month("2026")
    ((2026, 1), (2026, 1), None)
    """
    return (int(iso[:4]), int(iso[5:7])) if iso and len(iso) >= 7 else None


def name_precision(iso: str | None) -> str:
    """Return how much of a date is known.

    >>> [name_precision(d) for d in ("2026-01-31", "2026-01", "2026", None)]
    ['day', 'month', 'year', 'none']
    """
    return {10: "day", 7: "month", 4: "year"}.get(len(iso or ""), "none")


def shift(iso: str | None, unit: str, count: int) -> str | None:
    """Move a date by ``count`` units, keeping no more than the unit carries: three weeks before 11 May is "in April".

    >>> shift("2019-05-11", "day", -2), shift("2019-05-11", "week", -3), shift("2026-01", "month", -2), shift("2026-01", "year", 1)
    ('2019-05-09', '2019-04', '2025-11', '2027')
    >>> shift("2026-01", "day", 1) is None  # which day of January is not known
    True
    """
    if iso is None or not 1900 + abs(count) < int(iso[:4]) < 2200:
        return None
    if unit == "hour":
        return iso
    if unit in {"day", "week"}:
        day = read_day(iso)
        if day is None:
            return None
        moved = (day + dt.timedelta(days=count * (7 if unit == "week" else 1))).isoformat()
        return moved if unit == "day" else moved[:7]
    if unit == "month":
        known = read_month(iso)
        if known is None:
            return None
        months = known[0] * 12 + known[1] - 1 + count
        return f"{months // 12:04d}-{months % 12 + 1:02d}"
    return f"{int(iso[:4]) + count:04d}"


def shared_part(first: str | None, second: str | None) -> str | None:
    """Return the date that two dates have in common, cut as far as they agree.

    >>> shared_part("2026-01-26", "2026-01-31"), shared_part("2025-12-29", "2026-01-04")
    ('2026-01', None)
    """
    if not first or not second:
        return None
    for size in (10, 7, 4):
        if len(first) >= size and first[:size] == second[:size]:
            return first[:size]
    return None


def can_be_one(first: str | None, second: str | None) -> bool:
    """Whether two dates may name the same day: one of them is not known, or the shorter is the start of the longer.

    >>> can_be_one("2026-01", "2026-01-31"), can_be_one("2026-01-30", "2026-01-31"), can_be_one(None, "2024")
    (True, False, True)
    """
    return not first or not second or first.startswith(second) or second.startswith(first)
