"""Date forms: every way in which news copy names a date, as a pattern and a rule that reads it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from balochlib.text.cues import cue
from balochlib.text.days import read_day, read_month, shared_part, shift
from balochlib.text.lexicon import load_rows


class Frame(NamedTuple):
    """What a form may be resolved from: day of publication, date told before, full dates that the text shows, and the last date
    that was stated with its year."""

    anchor: str | None
    context: str | None
    known: tuple[str, ...]
    near: str | None = None
    month: str | None = None  # the month that the paragraph is on


def _values(kind: str) -> dict[str, int]:
    return {row["term"]: int(row["value"]) for row in load_rows("months") if row["kind"] == kind}


_NAMED_DAYS = {row["term"].casefold(): row["value"] for row in load_rows("months") if row["kind"] == "named_day"}

_HOLIDAYS = {row["term"].casefold(): row["value"] for row in load_rows("months") if row["kind"] == "holiday"}


_MONTHS = {**_values("month"), **_values("month_short")}
_WEEKDAYS = _values("weekday")
_COUNTS = _values("count")
_SEASONS = _values("season")
_MONTH_OF = {name.casefold(): number for name, number in _MONTHS.items()}


def _either(names: Iterable[str]) -> str:
    return "(?:" + "|".join(sorted(names, key=len, reverse=True)) + ")"


_LONG = _either(form for name in _values("month") for form in (name, name.upper()))
_ANY = _either(form for name in _MONTHS for form in (name, name.upper())) + r"\b\.?"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d)"
YEAR = r"(?:19[3-9]\d|20\d\d)(?!\d)"
_DASH = r"\s?(?:[-–—/&]|to|and|until)\s?"
_PART = r"(?:(?:[Ee]arly|[Mm]id|[Ll]ate)[-\s])?"
_COUNT = rf"(?:\d{{1,2}}|{_either([*_COUNTS, *map(str.capitalize, _COUNTS)])})"
_UNIT = r"(?:hour|day|morning|afternoon|evening|night|week|fortnight|month|year)"
_THAT_YEAR = r"(?P<that>,?\s(?:of\s)?(?:that|the\ssame|last|this)\syear)"
_FREE = r"(?<![\w$£€/.,:#-])"  # no date begins inside a number, a code or a sum of money


# ---- calendar dates --------------------------------------------------------------------------------------------
def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return None


def _find_year(month: int, day: int | None, frame: Frame) -> int | None:
    """The year that a date without one stands for: a full date of the text with the same day or month, else that of the date
    stated just before ("In May 2019 ... In August"), else the last such date before publication."""
    tail = f"-{month:02d}" + (f"-{day:02d}" if day else "")
    years = {k[:4] for k in frame.known if k[4:].startswith(tail)}
    if len(years) == 1:
        return int(years.pop())
    anchor = read_month(frame.anchor)
    if frame.near and (anchor is None or (int(frame.near[:4]) < anchor[0] and f"{frame.near[:4]}{tail}" >= frame.near[:7])):
        return int(frame.near[:4])
    if anchor is None:
        latest = read_month(max((k for k in frame.known if len(k) > 4), default=None))  # a text about July 2024 that speaks of "August 25"
        near = [latest[0] + n for n in (-1, 0, 1) if abs((latest[0] + n) * 12 + month - latest[0] * 12 - latest[1]) <= 2] if latest else []
        titled = [k for k in frame.known if len(k) == 4]  # "Timeline 2024": the year of all that states none
        return near[0] if near else int(titled[0]) if titled else None
    today = read_day(frame.anchor)
    later = month > anchor[1] or (day is not None and today is not None and (month, day) > (today.month, today.day + 1))
    return anchor[0] - later


def _day_span(year: int | None, month: int, first: str, last: str | None) -> tuple[str | None, str | None]:
    """Read "25-26" of a month; a second number that is no later day is not the end of a span."""
    if year is None:
        return None, None
    start = _iso(year, month, int(re.sub(r"\D", "", first)))
    end = _iso(year, month, int(re.sub(r"\D", "", last))) if last else None
    return start, end if start and end and end > start else None


def _read_iso(m: re.Match, frame: Frame) -> tuple:
    return _iso(*map(int, m.groups())), None


def _read_named_day(m: re.Match, frame: Frame) -> tuple:
    return _NAMED_DAYS[m[0].casefold()], None


def _read_holiday(m: re.Match, frame: Frame) -> tuple:
    """ "Christmas Day", "Christmas Day 2018": a day of the year by its name."""
    month, day = map(int, _HOLIDAYS[m["h"].casefold()].split("-"))
    year = int(m["y"]) if m["y"] else _find_year(month, day, frame)
    return (_iso(year, month, day) if year else None), None


def _read_numeric(m: re.Match, frame: Frame) -> tuple:
    """31-01-2026; day first as in the region's papers, unless only month first makes a date."""
    a, b, year = int(m[1]), int(m[3]), int(m[4])
    return _iso(year, b, a) or _iso(year, a, b), None


def _read_named(m: re.Match, frame: Frame) -> tuple:
    g = m.groupdict()
    if not g["y"] and g["d"].isdigit() and m.start("m") < m.start("d") and _IN.search(m.string[max(0, m.start() - 8) : m.start()]):
        return None  # "In March 12 miners were killed"
    month = _MONTH_OF[g["m"].rstrip(".").casefold()]
    day = int(re.sub(r"\D", "", g["d"]))
    which = (g["that"] or "").split()[-2:-1]
    told = shift(frame.anchor, "year", -(which == ["last"])) if which in (["last"], ["this"]) else frame.near or frame.context if which else None
    year = int(g["y"]) if g["y"] else int(told[:4]) if told else _find_year(month, day, frame)
    return _day_span(year, month, g["d"], g["e"])


def _read_month_year(m: re.Match, frame: Frame) -> tuple:
    return f"{m['y']}-{_MONTH_OF[m['m'].rstrip('.').casefold()]:02d}", None


def _read_month(m: re.Match, frame: Frame) -> tuple | None:
    """A month alone, its year from the frame. "May" and "March" need the company of a date, or they are other words."""
    month = _MONTH_OF[m["m"].casefold()]
    before, after = m.string[max(0, m.start("m") - 12) : m.start("m")], m.string[m.end() : m.end() + 9]
    if month in (3, 5) and (not _MONTH_COMPANY.search(before) or (_ARTICLE.search(before) and _MARCHING.match(after))):
        return None
    if m["m"].isupper() and not _MONTH_COMPANY.search(before):
        return None
    if m["whose"]:
        near = frame.anchor if m["whose"] in {"last", "this"} else frame.near or frame.context
        year = shift(near, "year", -1 if m["whose"] in {"last", "the previous"} else 0)
        return (f"{year}-{month:02d}", None) if year else (None, None)
    which, known = (m["which"] or "").casefold(), read_month(frame.anchor)
    if which in {"next", "coming"}:
        return None
    if which == "that":
        told = frame.near or frame.context
        return (f"{told[:4]}-{month:02d}", None) if told else (None, None)
    if which == "following":  # "in the following April"
        told = read_month(frame.near or frame.context)
        return (f"{told[0] + (month <= told[1])}-{month:02d}", None) if told else (None, None)
    if which in {"last", "past", "previous"}:
        return (f"{known[0] - (month >= known[1])}-{month:02d}", None) if known else (None, None)
    year = _find_year(month, None, frame)
    return (f"{year}-{month:02d}", None) if year else (None, None)


def _read_year(m: re.Match, frame: Frame) -> tuple | None:
    """A year alone: after a preposition, in brackets, after another year, or before what happened in it."""
    before, after = m.string[max(0, m.start() - 12) : m.start()], m.string[m.end() : m.end() + 14]
    if not _YEAR_COMPANY.search(before) or _COUNTED.match(after):
        return None
    return m[1], None


_MONTH_COMPANY = re.compile(rf"\b{cue('month_company')}[-\s]$", re.I)
_IN = re.compile(r"\b[Ii]n\s$")
_ARTICLE = re.compile(r"\b(?:the|a|its)\s$", re.I)
_MARCHING = re.compile(r"\s(?:to|on|for|against|toward)")
_YEAR_COMPANY = re.compile(rf"(?:\b{cue('year_company')}[-\s]|[’']s\s|\(|[-–]|(?:19|20)\d\d,\s|(?:^|[\n.!?;:•])\W{{0,3}})$", re.I)
_COUNTED = re.compile(
    r"\s(?:people|person|civilian|soldier|troop|militant|fighter|famil|house|home|worker|m[ae]n\b|wom[ae]n|child|km|kilom|met[re]|mile|ton)"
)


# ---- what leans on the day of publication ----------------------------------------------------------------------
def _read_weekday(m: re.Match, frame: Frame) -> tuple | None:
    """The last such day up to publication; without it, the only full date of the text that falls on this weekday."""
    which = (m["which"] or "").casefold()
    if which in {"next", "coming", "every", "each"} or m.string[m.end() : m.end() + 1] == "s":
        return None
    wanted, today = _WEEKDAYS[m["d"].title()], read_day(frame.anchor)
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


def _read_deictic(m: re.Match, frame: Frame) -> tuple:
    back = m[0].casefold() in {"yesterday", "last night"}
    return (shift(frame.anchor, "day", -back) if read_day(frame.anchor) else None), None


def _read_unit(m: re.Match, frame: Frame) -> tuple:
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


def _read_weekend(m: re.Match, frame: Frame) -> tuple:
    """Two days, of which the words do not say which: the month that they share."""
    today = read_day(frame.anchor)
    if today is None:
        return None, None
    saturday = today - dt.timedelta(days=(today.weekday() - 5) % 7)
    return shared_part(saturday.isoformat()[:7], (saturday + dt.timedelta(days=1)).isoformat()[:7]), None


def _read_stretch(m: re.Match, frame: Frame) -> tuple:
    """ "Over the past four days": no day, but what all of them share."""
    begin = _move(frame.anchor, m["unit"], _count(m["n"]) if m["n"] else 1, -1)
    return shared_part(begin[:7], frame.anchor[:7]) or shared_part(begin[:4], frame.anchor[:4]) if begin and frame.anchor else None, None


def _read_season(m: re.Match, frame: Frame) -> tuple | None:
    """ "Last autumn": the year of it. Winter lies in two years and names none."""
    known, middle = read_month(frame.anchor), _SEASONS[m["season"].casefold()]
    if known is None or middle == 1:
        return None, None
    return str(known[0] - (m["which"].casefold() != "this" and middle >= known[1] - 1)), None


def _read_part(m: re.Match, frame: Frame) -> tuple:
    """ "Earlier in the month": of the month that was told of."""
    return (frame.context or "")[: 4 if m["unit"] == "year" else 7] or None, None


def _read_month_beside(m: re.Match, frame: Frame) -> tuple | None:
    """ "The October before", "the previous June": the last such month before what was told, or the first after."""
    told = read_month(frame.context or frame.near)
    if not (m["prev"] or m["way"]):
        return None
    month = _MONTH_OF[m["m"].casefold()]
    year = told and (told[0] + (month <= told[1]) if m["way"] == "after" else told[0] - (month >= told[1]))
    return (f"{year}-{month:02d}" if year else None), None


def _read_day_only(m: re.Match, frame: Frame) -> tuple:
    """ "On the 26th": of the month that the paragraph is on."""
    month = (frame.month or frame.context or "")[:7]
    return (f"{month}-{int(m['d']):02d}" if read_day(f"{month}-{int(m['d']):02d}") else None), None


def _read_day_beside(m: re.Match, frame: Frame) -> tuple:
    """ "The night before", "the day after" at the end of a clause; "the day before yesterday"."""
    if m["yesterday"]:
        return shift(frame.anchor, "day", -2), None
    unit = m["unit"] if m["unit"] in {"week", "month", "year"} else "day"
    return shift(frame.context, unit, -1 if m["way"] in {"before", "earlier"} else 1), None


def _count(words: str) -> int | None:
    """A number in digits or words; None for "a few"."""
    return int(words) if words.isdigit() else _COUNTS.get(words.casefold())


def _move(date: str | None, unit: str, count: int | None, sign: int) -> str | None:
    unit, times = {"night": ("day", 1), "fortnight": ("week", 2)}.get(unit, (unit, 1))
    if count is None:  # "a few days ago": somewhere in that stretch, no date
        return None
    return shift(date, unit, sign * times * count)


def _read_ago(m: re.Match, frame: Frame) -> tuple:
    return _move(frame.anchor, m["unit"], _count(m["n"]), -1), None


# ---- what leans on a date told before --------------------------------------------------------------------------
def _comes(m: re.Match) -> bool:
    """Whether the form stands after "come": what follows "the attacks come two days after" was before them."""
    return bool(_COMES.search(m.string[max(0, m.start() - 24) : m.start()]))


_EXACTLY = re.compile(r"\b(?:exactly|precisely)\s$", re.I)
_COMES = re.compile(r"\b(?:comes?|came|coming)(?:\s(?:just|barely|only|less than|exactly|almost|nearly|about|some|roughly|precisely))?\s$")


def _read_shift(m: re.Match, frame: Frame) -> tuple:
    """Three weeks earlier, two days after; "they come two days after X" dates X before what was told."""
    sign = -1 if m["way"] in {"earlier", "before", "previously"} or (m["way"] == "after" and _comes(m)) else 1
    unit, count = m["unit"], _count(m["n"])
    if unit == "week" and count and _EXACTLY.search(m.string[max(0, m.start() - 12) : m.start()]):
        unit, count = "day", 7 * count
    return _move(frame.context, unit, count, sign), None


def _read_vague(m: re.Match, frame: Frame) -> tuple:
    """ "Weeks later": no day, but hardly another month than the one told (GUIDELINES' labels); months later, only the year."""
    if _comes(m):
        return None, None
    size = {"day": 7, "week": 7, "month": 4}.get(m["unit"].casefold())
    return (frame.context[:size] if frame.context and size and len(frame.context) >= size else None), None


def _read_next(m: re.Match, frame: Frame) -> tuple:
    unit = m["unit"] if m["unit"] in {"week", "month", "year"} else "day"
    sign = {"next": 1, "following": 1, "previous": -1}.get((m["way"] or "same").split()[-1], 0)
    return shift(frame.context, unit, sign), None


def _read_hours(m: re.Match, frame: Frame) -> tuple:
    return frame.context, None


class Form(NamedTuple):
    kind: str
    pattern: re.Pattern
    read: Callable[[re.Match, Frame], tuple | None]


_ONCE = r"(?:(?P<which>[Ll]ast|[Tt]his|[Pp]ast|[Pp]revious|[Ff]ollowing|[Nn]ext|[Cc]oming|[Ee]very|[Ee]ach|[Tt]hat)\s)?"
_FEW = r"[Aa] few|[Ss]everal|[Ss]ome|[Aa] couple of"
FORMS = tuple(  # the first form that takes a stretch of text keeps it
    Form(kind, re.compile(_FREE + pattern), read)
    for kind, read, pattern in (
        ("calendar", _read_named_day, rf"{_either(map(re.escape, _NAMED_DAYS))}(?![\d/])\b"),
        ("calendar", _read_holiday, rf"(?P<h>{_either(map(re.escape, [r['term'] for r in load_rows('months') if r['kind'] == 'holiday']))})"
                                    rf"(?:,?(?:\sin|\sof)?\s(?P<y>{YEAR}))?(?!\w)"),
        ("calendar", _read_iso, rf"({YEAR})[-/.](0?[1-9]|1[0-2])[-/.](3[01]|[12]\d|0?[1-9])(?![\d/-])"),
        ("calendar", _read_numeric, rf"(\d{{1,2}})([-/.])(\d{{1,2}})\2({YEAR})(?!\w)"),
        ("calendar", _read_named, rf"(?P<d>{_DAY})(?:{_DASH}(?P<e>{_DAY}))?[-\s](?:of\s)?(?P<m>{_ANY})"
                                  rf"(?:,?[-\s](?P<y>{YEAR})|{_THAT_YEAR})?"),
        ("calendar", _read_named, rf"(?P<m>{_ANY})\s(?P<d>{_DAY})(?:{_DASH}(?P<e>{_DAY}))?\b(?!:\d|[.,]\d|\s?%|\sper\s?cent)"
                                  rf"(?:,?\s(?P<y>{YEAR})|{_THAT_YEAR})?"),
        ("calendar", _read_month_year, rf"{_PART}(?P<m>{_ANY})(?:,\s|\sof\s|\s|[-’'])(?P<y>{YEAR})"),
        ("calendar", _read_month, rf"{_ONCE}{_PART}(?P<m>{_LONG})\b"
                                  r"(?:\s(?:of\s)?(?P<whose>last|this|that|the same|the previous)\syear\b)?"),
        ("weekday", _read_weekday, rf"{_ONCE}(?P<d>{_either(f for name in _WEEKDAYS for f in (name, name.upper()))})(?!\sTimes)"),
        ("anaphoric", _read_day_beside, r"[Tt]he (?P<unit>day|night|evening|morning|week|month|year) (?P<way>before|after|earlier)"
                                        r"(?:(?P<yesterday> yesterday)|(?=[.,;:)]|$))"),
        ("deictic", _read_ago, rf"(?P<n>{_COUNT}|{_FEW})\s(?P<unit>day|night|week|fortnight|month|year|hour)s?\s(?:ago|since(?=\s[a-z]))\b"),
        ("deictic", _read_deictic, r"(?:[Tt]o(?:day|night)|[Yy]esterday|[Ll]ast night|[Ee]arlier today"
                                   r"|[Tt]his (?:morning|afternoon|evening))\b"),
        ("deictic", _read_unit, r"(?:(?:[Ee]arl(?:y|ier)|[Ll]ater?) )?(?P<which>[Ll]ast|[Tt]his|[Pp]revious) (?P<unit>week|month|year)\b(?! (?:of|in) )"),
        ("deictic", _read_stretch, rf"(?:[Pp]ast|[Ll]ast|[Pp]receding|[Pp]revious) (?P<n>{_COUNT}) (?P<unit>hour|day|week|month|year)s\b"),
        ("deictic", _read_stretch, r"(?P<n>)[Tt]he past (?P<unit>day|week|month)\b"),
        ("deictic", _read_season, rf"(?P<which>[Ll]ast|[Tt]his(?: past)?|[Tt]he past) (?P<season>{_either(_SEASONS)})\b"),
        ("anaphoric", _read_part, r"(?:(?:[Ee]arli?er|[Ll]ater?|[Ee]arly|[Ll]ast) in"
                                  r"|(?:week|days?|fortnight|weekend|start|end|middle|half|part) of) the (?P<unit>week|month|year)\b"),
        ("anaphoric", _read_month_beside, rf"[Tt]he (?:(?P<prev>previous) )?(?P<m>{_LONG})(?: (?P<way>before|after))?\b(?!\s\d)"),
        ("anaphoric", _read_day_only, r"(?:[Oo]n|and) the (?P<d>[12]?\d|3[01])(?:st|nd|rd|th)"
                                      rf"(?=[,.;)]|\s(?:the|a|an|it|its|they|{cue('attacker')}|{cue('force')})\b)"),
        ("deictic", _read_weekend, r"(?:(?:[Oo]ver|[Aa]t|[Dd]uring|[Oo]n) the |[Tt]his |[Ll]ast )weekend\b"),
        ("anaphoric", _read_shift, rf"(?P<n>{_COUNT}|{_FEW}) (?P<unit>{_UNIT})s?"
                                   r" (?P<way>later|earlier|before|after|afterwards|previously)\b"),
        ("anaphoric", _read_next, r"(?:[Tt]he (?P<way>(?:very )?(?:next|following|previous|same))|(?:[Ee]arlier )?[Tt]hat(?: same| very)?)"
                                  rf" (?P<unit>{_UNIT})\b"),
        ("anaphoric", _read_vague, r"(?P<unit>[Dd]ay|[Ww]eek|[Mm]onth|[Yy]ear)s (?:later|earlier|before|after)\b"),
        ("anaphoric", _read_hours, r"(?:[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate) (?:in the|that|the same|on the same) day\b"),
        ("anaphoric", _read_hours, r"(?:[Hh]ours|[Mm]inutes|[Aa]n hour|[Mm]oments) (?:later|earlier|before|after)\b"),
        ("calendar", _read_year, rf"{_PART}({YEAR})(?:[-–]\d{{2}}(?:\d\d)?)?(?![.,]\d|\s?%|-[a-z])\b"),
    )
)  # fmt: skip
