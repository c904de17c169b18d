"""Dates in news copy: calendar dates, weekdays and relative forms, read only from what the text itself shows.

A date is kept as an ISO string cut to what is known ("2026-01-31", "2025-03", "2024"). A form that cannot be resolved
("on Saturday" in a text without any date) is still a mention, with no date: the reader of the row sees that a day was named.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache, partial

from balochlib.text.date_forms import FORMS, Form
from balochlib.text.date_words import WEEKDAYS, YEAR, Frame
from balochlib.text.days import name_precision, read_day, shift


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date by its place in the file.

    ``kind`` tells what it leans on: ``calendar`` (nothing, or a year from elsewhere), ``weekday`` and ``deictic`` (the day
    of publication), ``anaphoric`` (an earlier date of the text).
    """

    start: int
    end: int
    date: str | None
    precision: str
    date_end: str | None = None
    kind: str = "calendar"


@lru_cache(maxsize=2048)
def _match_forms(text: str, start: int, end: int) -> tuple[tuple[Form, tuple[re.Match, ...]], ...]:
    """What of a stretch looks like a date, by form: a sentence is read for its dates several times, each time in another frame."""
    found = ((form, tuple(form.pattern.finditer(text, start, end))) for form in FORMS)
    return tuple((form, matches) for form, matches in found if matches)


def _scan(text: str, start: int, end: int, frame: Frame) -> list[DateMention]:
    """Every form in ``text[start:end]``, none over another, in the order of the text."""
    found: list[tuple[DateMention, Callable[[Frame], tuple | None]]] = []
    taken = bytearray(end - start)
    for form, matches in _match_forms(text, start, end):
        for m in matches:
            if any(taken[m.start() - start : m.end() - start]):
                continue
            told = [f.date for f, _ in found if f.end <= m.start() and f.date] if form.kind == "anaphoric" else []
            here = frame._replace(context=told[-1], month=told[-1][:7] if len(told[-1]) >= 7 else frame.month) if told else frame
            read = form.read(m, here)  # "on Thursday ... a day earlier", "in April ... on the 28th"
            if read is not None:
                if _EVE.search(text[max(start, m.start() - 40) : m.start()]):
                    read = shift(read[0], "day", -1), None
                mention = DateMention(m.start(), m.end(), read[0], name_precision(read[0]), read[1], form.kind)
                found.append((mention, partial(form.read, m)))
                taken[m.start() - start : m.end() - start] = b"\1" * (m.end() - m.start())
    return _carry_year(text, sorted(found, key=lambda f: f[0].start), frame)


def _carry_year(text: str, found: list, frame: Frame) -> list[DateMention]:
    """Read a calendar date without a year again once the dates before it in the sentence are known."""
    out: list[DateMention] = []
    near, is_now = None, False
    for mention, read in found:
        is_now = is_now or (mention.kind == "weekday" and mention.date is not None)  # "on Monday, and on March 20": of the page
        if (near or (is_now and frame.near)) and mention.kind == "calendar" and not _HAS_YEAR.search(text, mention.start, mention.end):
            again = read(frame._replace(near=near))
            if again is not None:
                mention = replace(mention, date=again[0], precision=name_precision(again[0]), date_end=again[1])
        out.append(mention)
        is_month = mention.kind == "deictic" and mention.precision == "month"  # "last month, on 6 October"
        near = (mention.date if is_month else None) or find_stated(text, [mention]) or near
    return out


def find_stated(text: str, dates: list[DateMention]) -> str | None:
    """Return the last date that states its year, for the dates after it that do not; a bare year only after "in".

    >>> t = "In 2021 a bomb killed two; the party, founded in March 2004, mourned."
    >>> find_stated(t, find_dates(t, 0, len(t))), find_stated(t, [])
    ('2004-03', None)
    """
    for d in reversed(dates):
        if d.kind == "anaphoric" and d.precision == "year":
            return d.date  # "the same year, in October"
        if d.kind == "calendar" and d.date and _HAS_YEAR.search(text, d.start, d.end):
            if _BOUND.search(text[max(0, d.start - 16) : d.start]):
                continue  # "the worst since July 2018"
            if d.precision != "year" or _IN_YEAR.search(text[max(0, d.start - 10) : d.start]):
                return d.date
    return None


_EVE = re.compile(r"\beve\sof\s(?:the\s)?(?:[\w’']+\s){0,2}$", re.I)
_SPAN_GAP = re.compile(r"\s?(?:[-–—]|to|until|through|till)\s?(?:the\s)?(?:(?:night|morning|evening)\sof\s)?$")
_FROM = re.compile(r"\b(?:from|since)\s(?:\w{1,9}\s){0,3}$", re.I)
_BETWEEN = re.compile(r"\bbetween\s(?:\w{1,9}\s){0,3}$", re.I)
_HAS_YEAR = re.compile(YEAR)
_BOUND = re.compile(r"\b(?:since|than|until|till|from|before|by|to|with)\s(?:\w{1,6}\s)?$", re.I)
_SINCE = re.compile(r"\bsince\s(?:the\s)?(?:\w{1,9}\s(?:of\s)?)?$", re.I)
_IN_YEAR = re.compile(r"\b(?:in|during|the\syear)\s$", re.I)
_SAME_DAY_GAP = re.compile(r",?\s\(?(?:the\s)?$")


def _join(text: str, first: DateMention, second: DateMention) -> DateMention | None:
    """Put two neighbours together: a weekday with its calendar day, or the two ends of a span."""
    gap = text[first.end : second.start]
    kinds = {first.kind, second.kind}
    if kinds == {"weekday", "calendar"} and _SAME_DAY_GAP.fullmatch(gap):
        day = first if first.kind == "calendar" else second
        if day.precision in {"day", "none"}:
            return replace(day, start=first.start, end=second.end)
    before = text[max(0, first.start - 30) : first.start]
    if second.date and not _HAS_YEAR.search(text, first.start, first.end) and first.kind == "calendar":  # the year stands at the end
        first = _scan(text, first.start, first.end, Frame(second.date, None, ()))[0]
    is_span = (_SPAN_GAP.fullmatch(gap) and (gap.strip() in "-–—" or _FROM.search(before))) or (gap == " and " and _BETWEEN.search(before))
    if is_span and first.date and second.date and first.precision == second.precision and first.date < second.date:
        return replace(first, end=second.end, date_end=second.date)
    return None


def find_dates(
    text: str,
    start: int,
    end: int,
    anchor: str | None = None,
    context: str | None = None,
    known: tuple[str, ...] = (),
    near: str | None = None,
    month: str | None = None,
    year: str | None = None,
) -> list[DateMention]:
    """Find the dates named in ``text[start:end]``, in order.

    ``anchor`` is the day of publication, ``context`` the date that was told before (for "the next day"), ``known`` the full
    dates that the text shows elsewhere (for the year of "January 31"), ``near`` the date with a year stated just before, ``month``
    the month that the paragraph is on (for "on the 26th"), ``year`` the year it named last (for "that year").
    What these do not decide stays without a date.
    Clocks, ages, sums and the verbs "may" and "march" are no dates.

    >>> def dates(text, **given): return [(text[d.start:d.end], d.date, d.date_end) for d in find_dates(text, 0, len(text), **given)]
    >>> dates("between 29 January and 5 February 2026; 25-26 August 2024")
    [('29 January and 5 February 2026', '2026-01-29', '2026-02-05'), ('25-26 August 2024', '2024-08-25', '2024-08-26')]
    >>> dates("On Saturday night, a day after the raid. In November ...", anchor="2024-03-20")
    [('Saturday', '2024-03-16', None), ('a day after', '2024-03-17', None), ('November', '2023-11', None)]
    >>> dates("The next day, and three weeks later", context="2019-05-11")
    [('The next day', '2019-05-12', None), ('three weeks later', '2019-06', None)]
    >>> dates("Last month, on 6 October", anchor="2024-11-27", near="2020-06")
    [('Last month', '2024-10', None), ('6 October', '2024-10-06', None)]
    >>> dates("They may march on May's house at 2030 hours")
    []
    """
    found: list[DateMention] = []
    for mention in _scan(text, start, end, Frame(anchor, context, known, near, month, year)):
        joined = _join(text, found[-1], mention) if found else None
        if joined is not None:
            found[-1] = joined
        else:
            found.append(mention)
    return found


def find_year(text: str, dates: list[DateMention]) -> str | None:
    """Return the year that the dates name last, whatever they bound: "since 2018 ... that year".

    >>> t = "It has raided posts since 2018, and in May."
    >>> find_year(t, find_dates(t, 0, len(t))), find_year(t, [])
    ('2018', None)
    """
    named = (d.date[:4] for d in reversed(dates) if d.kind == "calendar" and d.date and _HAS_YEAR.search(text, d.start, d.end))
    return next(named, None)


def find_known(text: str, spans: Iterable) -> tuple[str, ...]:
    """Return the full days and months that the spans (anything with ``start`` and ``end``) state with their year: they date the others.

    The year that a title names by itself ("Timeline 2024") is known too.

    >>> from balochlib.text.article import Sentence
    >>> find_known("On January 31, 2026 and in March 2025. On January 30.", [Sentence(0, 53)])
    ('2025-03', '2026-01-31')
    """
    spans = list(spans)
    found = [d for span in spans for d in find_dates(text, span.start, span.end)]
    stated = [d for d in found if d.date and d.precision != "year" and _HAS_YEAR.search(text, d.start, d.end)]
    known = {d.date for d in stated if not _SINCE.search(text, max(0, d.start - 30), d.start)}  # "29 killed since January 2021"
    years = {m[0] for s in spans if getattr(s, "section", "") == "title" for m in _HAS_YEAR.finditer(text, s.start, s.end)}
    if not known and len(years) != 1:
        years = _fit_weekdays(text, found)
    return tuple(sorted(known | (years if len(years) == 1 else set())))


def _fit_weekdays(text: str, dates: list[DateMention]) -> set[str]:
    """The years that the text names in which its days fall on the weekdays that stand with them: "Monday, 18 November" is of 2024."""
    named = [(d, WEEKDAYS.get(re.match(r"\w*", text[d.start : d.end])[0])) for d in dates if d.kind == "calendar" and not d.date]
    named = [(d, weekday) for d, weekday in named if weekday is not None]

    def fits(year: str) -> bool:
        days = [read_day(find_dates(text, d.start, d.end, f"{year}-12-31")[0].date) for d, _ in named]
        return all(day is not None and day.weekday() == weekday for day, (_, weekday) in zip(days, named, strict=True))

    return {d.date for d in dates if d.precision == "year" and d.date and named and fits(d.date)}
