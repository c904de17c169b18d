"""Leaning dates: forms that are read from the day of publication ("last Friday") or from a date told before ("two days later")."""

from __future__ import annotations

import datetime as dt
import re

from balochlib.text.date_words import COUNTS, MONTH_OF, SEASONS, WEEKDAYS, Frame
from balochlib.text.days import read_day, read_month, shared_part, shift


# ---- what leans on the day of publication ----------------------------------------------------------------------
def read_weekday(m: re.Match, frame: Frame) -> tuple | None:
    """The last such day up to publication; without it, the only full date of the text that falls on this weekday."""
    which = (m["which"] or "").casefold()
    if which in {"next", "coming", "every", "each"} or m.string[m.end() : m.end() + 1] == "s":
        return None
    wanted, today = WEEKDAYS[m["d"].title()], read_day(frame.anchor)
    told = read_day(frame.context)
    if which == "that":  # "that Friday": of the week that was told of
        return (shift(frame.context, "day", wanted - told.weekday()) if told else None), None
    if which == "following":
        return (shift(frame.context, "day", (wanted - told.weekday()) % 7 or 7) if told else None), None
    if which == "previous" and told:
        return shift(frame.context, "day", -((told.weekday() - wanted) % 7 or 7)), None
    if today is not None:
        back = (today.weekday() - wanted) % 7
        return shift(frame.anchor, "day", -(back or 7 if which in {"last", "previous"} else back)), None
    days = {k for k in frame.known if (day := read_day(k)) and day.weekday() == wanted}
    return (days.pop() if len(days) == 1 else None), None


def read_deictic(m: re.Match, frame: Frame) -> tuple:
    """Today, yesterday, last night, "after a night in which": counted from the day of publication."""
    back = m[0].casefold() in {"yesterday", "last night", "a night"}
    return (shift(frame.anchor, "day", -back) if read_day(frame.anchor) else None), None


def read_unit(m: re.Match, frame: Frame) -> tuple:
    """Last week, this month, last year: the calendar unit, cut to what all its days share."""
    back = 0 if m["which"].casefold() == "this" else 1
    today = read_day(frame.anchor)
    if m["unit"] != "week":
        return shift(shift(frame.anchor, m["unit"], 0), m["unit"], -back), None
    if today is None:
        return None, None
    monday = today - dt.timedelta(days=today.weekday() + 7 * back)
    sunday = monday + dt.timedelta(days=6) if back else today
    common = shared_part(monday.isoformat()[:7], sunday.isoformat()[:7]) or shared_part(monday.isoformat()[:4], sunday.isoformat()[:4])
    return common, None


def read_weekend(m: re.Match, frame: Frame) -> tuple:
    """Two days, of which the words do not say which: the month that they share."""
    today = read_day(frame.anchor)
    if today is None:
        return None, None
    saturday = today - dt.timedelta(days=(today.weekday() - 5) % 7)
    return shared_part(saturday.isoformat()[:7], (saturday + dt.timedelta(days=1)).isoformat()[:7]), None


def read_stretch(m: re.Match, frame: Frame) -> tuple:
    """ "Over the past four days": no day, but what all of them share."""
    begin = _move(frame.anchor, m["unit"], _count(m["n"]) if m["n"] else 1, -1)
    return shared_part(begin[:7], frame.anchor[:7]) or shared_part(begin[:4], frame.anchor[:4]) if begin and frame.anchor else None, None


def read_season(m: re.Match, frame: Frame) -> tuple | None:
    """ "Last autumn": the year of it. Winter lies in two years and names none."""
    known, middle = read_month(frame.anchor), SEASONS[m["season"].casefold()]
    if known is None or middle == 1:
        return None, None
    return str(known[0] - (m["which"].casefold() != "this" and middle >= known[1] - 1)), None


def read_part(m: re.Match, frame: Frame) -> tuple:
    """ "Earlier in the month": of the month that was told of."""
    return (frame.context or "")[: 4 if m["unit"] == "year" else 7] or None, None


def read_month_beside(m: re.Match, frame: Frame) -> tuple | None:
    """ "The October before", "the previous June": the last such month before what was told, or the first after."""
    told = read_month(frame.context or frame.near)
    if not (m["prev"] or m["way"]):
        return None
    month = MONTH_OF[m["m"].casefold()]
    year = told and (told[0] + (month <= told[1]) if m["way"] == "after" else told[0] - (month >= told[1]))
    return (f"{year}-{month:02d}" if year else None), None


def read_day_only(m: re.Match, frame: Frame) -> tuple:
    """ "On the 26th": of the month that the paragraph is on, else the last such day before publication."""
    month, day, today = (frame.month or frame.context or "")[:7], int(m["d"]), read_day(frame.anchor)
    if not month and today:
        month = today.isoformat()[:7] if day <= today.day else shift(today.isoformat()[:7], "month", -1) or ""
    return (f"{month}-{day:02d}" if read_day(f"{month}-{day:02d}") else None), None


def read_day_beside(m: re.Match, frame: Frame) -> tuple:
    """ "The night before", "the day after" at the end of a clause; "the day before yesterday"."""
    if m["yesterday"]:
        return shift(frame.anchor, "day", -2), None
    unit = m["unit"] if m["unit"] in {"week", "month", "year"} else "day"
    return shift(frame.context, unit, -1 if m["way"] in {"before", "earlier"} else 1), None


def _count(words: str) -> int | None:
    """A number in digits or words; None for "a few"."""
    return int(words) if words.isdigit() else COUNTS.get(words.casefold())


def _move(date: str | None, unit: str, count: int | None, sign: int) -> str | None:
    unit, times = {"night": ("day", 1), "fortnight": ("week", 2)}.get(unit, (unit, 1))
    if count is None:  # "a few days ago": somewhere in that stretch, no date; "a few hours earlier" is of the same
        return date if unit == "hour" else None
    return shift(date, unit, sign * times * count)


def read_ago(m: re.Match, frame: Frame) -> tuple:
    """Three days ago: as exact as its unit."""
    return _move(frame.anchor, m["unit"], _count(m["n"]), -1), None


# ---- what leans on a date told before --------------------------------------------------------------------------
def _comes(m: re.Match) -> bool:
    """Whether the form stands after "come": what follows "the attacks come two days after" was before them."""
    return bool(_COMES.search(m.string[max(0, m.start() - 24) : m.start()]))


_EXACTLY = re.compile(r"\b(?:exactly|precisely)\s$", re.I)
_COMES = re.compile(r"\b(?:comes?|came|coming)(?:\s(?:just|barely|only|less than|exactly|almost|nearly|about|some|roughly|precisely))?\s$")


def read_shift(m: re.Match, frame: Frame) -> tuple:
    """Three weeks earlier, two days after; "they come two days after X" dates X before what was told. A single week is meant to the day."""
    sign = -1 if m["way"] in {"earlier", "before", "previously"} or (m["way"] == "after" and _comes(m)) else 1
    unit, count = m["unit"], _count(m["n"])
    if unit in {"day", "night"} and count and count <= 7 and len(frame.context or "") == 7:
        return frame.context, None  # a day after some day of a month: hardly another month
    if unit == "week" and count and (count == 1 or _EXACTLY.search(m.string[max(0, m.start() - 12) : m.start()])):
        unit, count = "day", 7 * count
    return _move(frame.context, unit, count, sign), None


def read_vague(m: re.Match, frame: Frame) -> tuple:
    """ "Weeks later": no day, but hardly another month than the one told (GUIDELINES' labels); months later, only the year."""
    if _comes(m):
        return None, None
    size = {"day": 7, "week": 7, "month": 4}.get(m["unit"].casefold())
    return (frame.context[:size] if frame.context and size and len(frame.context) >= size else None), None


def read_next(m: re.Match, frame: Frame) -> tuple:
    """The next day, the same night, the previous month: one unit from what was told, or none."""
    unit = m["unit"] if m["unit"] in {"week", "month", "year"} else "day"
    sign = {"next": 1, "following": 1, "previous": -1}.get((m["way"] or "same").split()[-1], 0)
    told = frame.context or (frame.month if unit == "month" else None)
    return shift(told, unit, sign), None


def read_hours(m: re.Match, frame: Frame) -> tuple:
    """Hours later, earlier in the day: the day that was told."""
    return frame.context, None
