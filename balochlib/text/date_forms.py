"""Date forms: every way in which news copy names a date, as a pattern and a rule that reads it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import NamedTuple

from balochlib.text.cues import cue
from balochlib.text.date_words import (
    ANY,
    COUNT,
    DASH,
    DAY,
    FREE,
    HOLIDAYS,
    LONG,
    MONTH_OF,
    NAMED_DAYS,
    PART,
    SEASONS,
    THAT_YEAR,
    UNIT,
    WEEKDAYS,
    YEAR,
    Frame,
    either,
)
from balochlib.text.days import read_day, read_month, shift
from balochlib.text.leaning_dates import (
    read_ago,
    read_day_beside,
    read_day_only,
    read_deictic,
    read_hours,
    read_month_beside,
    read_next,
    read_part,
    read_season,
    read_shift,
    read_stretch,
    read_unit,
    read_vague,
    read_weekday,
    read_weekend,
)
from balochlib.text.lexicon import load_rows


# ---- calendar dates --------------------------------------------------------------------------------------------
def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return None


def _find_year(month: int, day: int | None, frame: Frame) -> int | None:
    """The year that a date without one stands for: a full date of the text with the same day or month, else that of the date
    stated just before ("In May 2019 ... In August"), else the last such date before publication. Where that is known, "for comparison,
    May 2024 saw 83" says nothing on the "in May" of the same text."""
    tail = f"-{month:02d}" + (f"-{day:02d}" if day else "")
    years = {k[:4] for k in frame.known if k[4:].startswith(tail) and (len(k) > len("2024-05") or not frame.anchor)}
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
    return NAMED_DAYS[m[0].casefold()], None


def _read_holiday(m: re.Match, frame: Frame) -> tuple:
    """ "Christmas Day", "Christmas Day 2018": a day of the year by its name."""
    month, day = map(int, HOLIDAYS[m["h"].casefold()].split("-"))
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
    month = MONTH_OF[g["m"].rstrip(".").casefold()]
    day = int(re.sub(r"\D", "", g["d"]))
    which = (g["that"] or "").split()[-2:-1]
    told = frame.year or frame.near or frame.context if which else None
    if which in (["last"], ["this"]):
        told = shift(frame.anchor, "year", -(which == ["last"]))
    year = int(g["y"]) if g["y"] else int(told[:4]) if told else _find_year(month, day, frame)
    return _day_span(year, month, g["d"], g["e"])


def _read_month_year(m: re.Match, frame: Frame) -> tuple:
    return f"{m['y']}-{MONTH_OF[m['m'].rstrip('.').casefold()]:02d}", None


def _read_month(m: re.Match, frame: Frame) -> tuple | None:
    """A month alone, its year from the frame. "May" and "March" need the company of a date, or they are other words."""
    month = MONTH_OF[m["m"].casefold()]
    before, after = m.string[max(0, m.start("m") - 12) : m.start("m")], m.string[m.end() : m.end() + 9]
    if month in (3, 5) and (not _MONTH_COMPANY.search(before) or (_ARTICLE.search(before) and _MARCHING.match(after))):
        return None
    if m["m"].isupper() and not _MONTH_COMPANY.search(before):
        return None
    if m["whose"]:
        near = frame.anchor if m["whose"] in {"last", "this"} else frame.year or frame.near or frame.context
        year = shift(near, "year", -1 if m["whose"] in {"last", "the previous"} else 0)
        return (f"{year}-{month:02d}", None) if year else (None, None)
    which, known = (m["which"] or "").casefold(), read_month(frame.anchor)
    if which in {"next", "coming"}:
        return None
    if which == "that":
        told = frame.year or frame.near or frame.context
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


class Form(NamedTuple):
    kind: str
    pattern: re.Pattern
    read: Callable[[re.Match, Frame], tuple | None]


_ONCE = r"(?:(?P<which>[Ll]ast|[Tt]his|[Pp]ast|[Pp]revious|[Ff]ollowing|[Nn]ext|[Cc]oming|[Ee]very|[Ee]ach|[Tt]hat)\s)?"
_FEW = r"[Aa] few|[Ss]everal|[Ss]ome|[Aa] couple of"
FORMS = tuple(  # the first form that takes a stretch of text keeps it
    Form(kind, re.compile(FREE + pattern), read)
    for kind, read, pattern in (
        ("calendar", _read_named_day, rf"{either(map(re.escape, NAMED_DAYS))}(?![\d/])\b"),
        ("calendar", _read_holiday, rf"(?P<h>{either(map(re.escape, [r['term'] for r in load_rows('months') if r['kind'] == 'holiday']))})"
                                    rf"(?:,?(?:\sin|\sof)?\s(?P<y>{YEAR}))?(?!\w)"),
        ("calendar", _read_iso, rf"({YEAR})[-/.](0?[1-9]|1[0-2])[-/.](3[01]|[12]\d|0?[1-9])(?![\d/-])"),
        ("calendar", _read_numeric, rf"(\d{{1,2}})([-/.])(\d{{1,2}})\2({YEAR})(?!\w)"),
        ("calendar", _read_named, rf"(?P<y>{YEAR}),?[-\s](?P<m>{ANY})[-\s](?P<d>{DAY})(?P<e>)(?P<that>)\b(?!:\d|[.,]\d|\s?%|\sper\s?cent)"),
        ("calendar", _read_named, rf"(?P<d>{DAY})(?:{DASH}(?P<e>{DAY}))?[-\s](?:of\s)?(?P<m>{ANY})"
                                  rf"(?:,?[-\s](?P<y>{YEAR})|{THAT_YEAR})?"),
        ("calendar", _read_named, rf"(?P<m>{ANY})\s(?P<d>{DAY})(?:{DASH}(?P<e>{DAY}))?\b(?!:\d|[.,]\d|\s?%|\sper\s?cent)"
                                  rf"(?:,?\s(?P<y>{YEAR})|{THAT_YEAR})?"),
        ("anaphoric", read_month_beside, rf"[Tt]he (?:(?P<prev>previous) )?(?P<m>{LONG})(?: (?P<way>before|after))?\b(?!\s\d)"),
        ("calendar", _read_month_year, rf"{PART}(?P<m>{ANY})(?:,\s|\sof\s|\s|[-’'])(?P<y>{YEAR})"),
        ("calendar", _read_month, rf"{_ONCE}{PART}(?P<m>{LONG})\b"
                                  r"(?:\s(?:of\s)?(?P<whose>last|this|that|the same|the previous)\syear\b)?"),
        ("weekday", read_weekday, rf"{_ONCE}(?P<d>{either(f for name in WEEKDAYS for f in (name, name.upper()))})"
                                r"(?!\s(?:Times|[Mm]arket|[Pp]rayers?|[Ss]ermon|[Bb]azaar|[Mm]osque|edition))"),
        ("anaphoric", read_day_beside, r"[Tt]he (?P<unit>day|night|evening|morning|week|month|year) (?P<way>before|after|earlier)"
                                        r"(?:(?P<yesterday> yesterday)|(?=[.,;:)]|$|\s(?:when|as|in|at|near|by|while|and|on)\b))"),
        ("deictic", read_ago, rf"(?P<n>{COUNT}|{_FEW})\s(?P<unit>day|night|week|fortnight|month|year|hour)s?\s(?:ago|since(?=\s[a-z]))\b"),
        ("deictic", read_deictic, r"(?:[Tt]o(?:day|night)|[Yy]esterday|[Ll]ast night|[Ee]arlier today"
                                   r"|[Tt]his (?:morning|afternoon|evening)|(?<=after )a night(?= (?:in|of|when|that|on)\b))\b"),
        ("deictic", read_unit, r"(?:(?:[Ee]arl(?:y|ier)|[Ll]ater?) )?(?P<which>[Ll]ast|[Tt]his|[Pp]revious)"
                               r" (?P<unit>week|month|year)\b(?! of )"),
        ("deictic", read_stretch, rf"(?:[Pp]ast|[Ll]ast|[Pp]receding|[Pp]revious) (?P<n>{COUNT}) (?P<unit>hour|day|week|month|year)s\b"),
        ("deictic", read_stretch, r"(?P<n>)[Tt]he past (?P<unit>day|week|month)\b"),
        ("deictic", read_season, rf"(?P<which>[Ll]ast|[Tt]his(?: past)?|[Tt]he past) (?P<season>{either(SEASONS)})\b"),
        ("anaphoric", read_part, r"(?:(?:[Ee]arli?er|[Ll]ater?|[Ee]arly|[Ll]ast) in"
                                  r"|(?:week|days?|fortnight|weekend|start|end|middle|half|part) of) the (?P<unit>week|month|year)\b"),
        ("anaphoric", read_day_only, r"(?:[Oo]n|and) the (?P<d>[12]?\d|3[01])(?:st|nd|rd|th)"
                                      rf"(?=[,.;)]|\s(?:the|a|an|it|its|they|{cue('attacker')}|{cue('force')})\b)"),
        ("deictic", read_weekend, r"(?:(?:[Oo]ver|[Aa]t|[Dd]uring|[Oo]n) the |[Tt]his |[Ll]ast )weekend\b"),
        ("anaphoric", read_shift, rf"(?P<n>{COUNT}|{_FEW}) (?P<unit>{UNIT})s?"
                                   r" (?P<way>later|earlier|before|after|afterwards|previously|on(?=,))\b"),
        ("anaphoric", read_next, r"(?:[Tt]he (?P<way>(?:very )?(?:next|following|previous|same))|(?:[Ee]arlier )?[Tt]hat(?: same| very)?)"
                                  rf" (?P<unit>{UNIT})\b"),
        ("anaphoric", read_vague, r"(?P<unit>[Dd]ay|[Ww]eek|[Mm]onth|[Yy]ear)s (?:later|earlier|before|after)\b"),
        ("anaphoric", read_hours, r"(?:[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate) (?:in the|that|the same|on the same) day\b"),
        ("anaphoric", read_hours, r"(?:[Hh]ours|[Mm]inutes|[Aa]n hour|[Mm]oments) (?:later|earlier|before|after)\b"),
        ("calendar", _read_year, rf"{PART}({YEAR})(?:[-–]\d{{2}}(?:\d\d)?)?(?![.,]\d|\s?%|-[a-z])\b"),
    )
)  # fmt: skip
