"""Stamps: lines that date what follows them, as in timelines ("14 July 2021 – ..."), live pages ("08:05 ...") and under headings."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from balochlib.coding.incident.anchors import is_accident
from balochlib.text.article import HEADS, Article, Sentence
from balochlib.text.cues import cue
from balochlib.text.dates import DateMention, find_dates
from balochlib.text.days import read_day

_CLOCK = re.compile(r"\W{0,3}(?:[01]?\d|2[0-3])[:.][0-5]\d\s?(?:hrs|hours|[ap]\.?m\.?|PKT|PST|GMT|IST)?\b", re.I)
_ENTRY = re.compile(r"\W{0,4}[^.!?;:—–]{4,40}(?:—|\s[–-]\s|:\s)")  # a line of a timeline tells the past in the present
_PLACED = re.compile(r"\W{0,4}(?:[A-Z][\w’'/-]{1,20}[\s,(–-]{1,3}){1,5}")  # "• Gwadar, 18 May 2023: ..."
_THEN_PLACE = re.compile(  # "June 4, Mashkay: ..."
    r"(?:,\s|\s\(|\s[–|/-]\s|\s)(?:(?:[Ii]n|[Nn]ear|[Aa]t)\s)?(?:[A-Z][\w’'/-]{1,20}[\s,()–-]{0,3}){1,5}:?\s{0,2}"
)
_OF_PAGE = re.compile(r"\b(?:publish|updat|post|modif|issue|print|edition|statement|date)", re.I)  # not the date of what is told
_UPDATE = re.compile(r"\W{0,4}(?:UPDATE|Update|Updated|Later\supdate)\b\W{0,3}(?:on\s)?")
_WEEK = re.compile(r"\b[Ww]eek\s(?:(?:that|which)\s(?:has\s)?(?:just\s)?ended|ending|ended|to)\s(?:on\s|last\s)?(?=[A-Z\d])")
_LAST_WEEK = re.compile(r"\W{0,3}[Ll]ast\sweek\s(?:was|brought|saw|began|opened|has\sbeen)\b")
_WEAPON = re.compile(rf"\b(?:{cue('weapon')}|{cue('armed')})", re.I)
_LONGEST_LINE = 60  # characters of a line that holds nothing but a date


class Stamp(NamedTuple):
    """What dates a sentence from outside it. ``is_entry``: the present tense tells the past here, as it does in a headline.
    ``is_next``: the date is the sentence before it, so that it is as good as the sentence's own."""

    date: DateMention | None = None
    is_entry: bool = False
    is_next: bool = False
    head_end: int = 0  # where the head of an entry ends that names the place of all it tells
    updated: str | None = None  # the day of an update, from which its weekdays are counted
    week_end: str | None = None  # the last day of the week that the paragraph is on: its weekdays are counted from there


NO_STAMP = Stamp()


def find_stamps(article: Article, known: tuple[str, ...] = ()) -> dict[int, Stamp]:
    """Find the sentences that a line before them dates, by number.

    A clock time that opens three paragraphs or more makes a live page: all is of the day of the page, or of the last line that is
    a date. A paragraph that opens with a date and a dash or colon is an entry: the date rules it to its end. A line that is only a
    date rules what follows where there are two of them or more; a single one dates the sentence after it.

    >>> from balochlib.text.article import Sentence
    >>> t = "3 May 2024 – Gunmen storm a camp. Two die."
    >>> find_stamps(Article("a-1", "s-1", t, 0, len(t), sentences=(Sentence(0, 33), Sentence(34, 42))))[1].date.date
    '2024-05-03'
    >>> find_stamps(Article("a-1", "s-1", "No date.", 0, 8, sentences=(Sentence(0, 8),)))
    {}
    """
    text, sentences = article.text, article.sentences
    heads = [n for n, s in enumerate(sentences) if not n or sentences[n - 1].paragraph != s.paragraph]
    clocks = {n for n in heads if _CLOCK.match(text, sentences[n].start, sentences[n].end)}
    lines = {n: d for n in heads if (d := _read_line(article, n, known))}
    placed = {n: d for n in heads if (d := _read_placed(article, n, known))}
    placed = placed if len(placed) > 1 else {}  # a single one is a dateline
    out: dict[int, Stamp] = {}
    ruling = _of_page(article) if len(clocks) >= 3 else None
    entry = Stamp()
    for n, s in enumerate(sentences):
        if n in lines:
            ruling = lines[n] if len(lines) > 1 or len(clocks) >= 3 else None
        opened = _ENTRY.match(text, s.start, s.end) if n in heads and s.section not in HEADS else None
        dates = find_dates(text, s.start, opened.end(), article.published, None, known) if opened else []
        is_opened = bool(dates) and dates[0].date is not None and dates[0].start - s.start <= 4
        if n - 1 in lines and not is_opened and s.section not in {"title", "deck"}:
            out[n] = Stamp(lines[n - 1], True, True)
            continue
        if s.section in HEADS:
            continue
        if n in heads and (update := _read_update(article, s, known)):
            entry = Stamp(updated=update)
        elif n in heads:
            entry = (
                Stamp(dates[0], True, head_end=opened.end() if _THEN_PLACE.fullmatch(text, dates[0].end, opened.end()) else 0)
                if is_opened
                else Stamp(placed[n], True, head_end=placed[n].end)
                if n in placed
                else Stamp(ruling, (n in clocks and len(clocks) >= 3) or (n in lines and len(lines) >= 3))
            )
        if entry != NO_STAMP:
            out[n] = entry
    return out | _find_weeks(article, heads, out)


def _find_weeks(article: Article, heads: list[int], stamps: dict[int, Stamp]) -> dict[int, Stamp]:
    """The week that a sentence is on rules its paragraph and the next: "The week that ended on Sunday was bloody. ... On Tuesday"."""
    out: dict[int, Stamp] = {}
    begins, week, left = set(heads), None, 0
    for n, s in enumerate(article.sentences):
        left -= n in begins
        week = week if left >= 0 else None
        if s.section == "body" and (named := _read_week(article, s)):
            week, left = named, 1
        if week and n not in stamps:
            out[n] = Stamp(week_end=week)
    return out


def _read_week(article: Article, s: Sentence) -> str | None:
    """The last day of the week that a sentence is on."""
    m = _WEEK.search(article.text, s.start, s.end)
    if m:
        dates = find_dates(article.text, m.end(), min(m.end() + 30, s.end), article.published)[:1]
        return dates[0].date if dates and dates[0].start == m.end() and dates[0].precision == "day" else None
    today = read_day(article.published) if _LAST_WEEK.match(article.text, s.start, s.end) else None
    return (today - dt.timedelta(days=today.weekday() + 1)).isoformat() if today else None


def _read_update(article: Article, s: Sentence, known: tuple[str, ...]) -> str | None:
    """The day that a paragraph added later ("UPDATE, 10 Jan: ...") opens with."""
    m = _UPDATE.match(article.text, s.start, s.end)
    dates = find_dates(article.text, m.end(), min(m.end() + 30, s.end), article.published, None, known)[:1] if m else []
    if not dates or dates[0].start != m.end() or dates[0].precision != "day":
        return None
    return dates[0].date


def _read_placed(article: Article, number: int, known: tuple[str, ...]) -> DateMention | None:
    """The day in the head of an entry that names its place first: "Gwadar, 18 May 2023: ..."."""
    s = article.sentences[number]
    m = _ENTRY.match(article.text, s.start, s.end) if s.section not in HEADS else None
    dates = find_dates(article.text, s.start, m.end(), article.published, None, known) if m else []
    if len(dates) != 1 or not dates[0].date or not _PLACED.fullmatch(article.text, s.start, dates[0].start):
        return None
    return dates[0] if re.fullmatch(r"\W{1,5}", article.text[dates[0].end : m.end()]) else None


def _of_page(article: Article) -> DateMention | None:
    if article.published is None:
        return None
    return DateMention(article.start, article.start, article.published, "day")


def _read_line(article: Article, number: int, known: tuple[str, ...]) -> DateMention | None:
    """The date that a short sentence has for its only content: "Monday, about 1.40pm." """
    s = article.sentences[number]
    if s.end - s.start >= _LONGEST_LINE or s.section in {"title", "deck", "dateline"}:
        return None
    dates = find_dates(article.text, s.start, s.end, article.published, None, known)[:1]
    if not dates or dates[0].start - s.start >= 12 or dates[0].precision == "year":
        return None
    if dates[0].precision == "month" and dates[0].end < s.end - 2:
        return None  # "February 2019." in a chronology, but not "In March 2025 he left"
    rest = article.text[s.start : dates[0].start] + article.text[dates[0].end : s.end]
    return dates[0] if len(re.findall(r"[^\W\d_]{3,}", rest)) <= 3 and not _OF_PAGE.search(rest) else None


def find_untold(article: Article, stamps: dict[int, Stamp], told: set[int], rows: dict[str, list[dict]]) -> list[tuple[int, int]]:
    """Find the entries of a chronology of attacks from which no incident was read: (number of the sentence, where its head ends).

    A chronology is of attacks where most of its entries (three at least) tell one; an entry is one more where it names a place, and those
    hurt, a weapon, or who took responsibility. ``told``: the sentences that tell an incident; ``rows``: the article's rows.

    >>> find_untold(Article("a-1", "s-1", "", 0, 0), {}, set(), {})
    []
    """
    paragraphs: dict[int, list[int]] = {}
    for n, stamp in stamps.items():
        sentence = article.sentences[n]
        if stamp.is_entry and stamp.date is not None and stamp.date.date and stamp.date.precision != "year":
            paragraphs.setdefault(sentence.paragraph, []).append(n)
    dated = {k: numbers for k, numbers in paragraphs.items() if stamps[numbers[0]].date.start >= article.sentences[numbers[0]].start}
    untold = [numbers for numbers in dated.values() if not told & set(numbers)]
    if len(dated) - len(untold) < max(3, 2 * len(untold)):
        return []
    out = []
    for first, *rest in untold:
        sentence, end = article.sentences[first], article.sentences[(rest or [first])[-1]].end
        opened = _ENTRY.match(article.text, sentence.start, sentence.end)
        if opened is None or is_accident(article.text, sentence.start, end):
            continue
        start = opened.end()
        inside = [row for name in ("casualties", "responsibility") for row in rows[name] if start <= row["start"] < end]
        placed = any(start <= p["start"] < sentence.end and p["kind"] not in {"country", "province"} for p in rows["places"])
        if placed and (inside or _WEAPON.search(article.text, start, end)):
            out.append((first, sentence.end - len(article.text[start : sentence.end].lstrip())))
    return out
