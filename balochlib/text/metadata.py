"""What a page says of itself: date of publication, author, outlet, kind of text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise

from balochlib.text.boilerplate import load_phrases
from balochlib.text.lexicon import load_rows, load_terms

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<m>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY, _YEAR = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?", r"(?P<y>(?:19|20)\d{2})(?!\d)"
_DATES = tuple(
    re.compile(rf"(?<![\d.:/-]){form}", re.IGNORECASE)
    for form in (
        rf"{_DAY}(?:\s?of)?[\s,/-]{{1,2}}{_MONTH}[\s,/-]{{1,2}}{_YEAR}",  # 31 January 2026, 01-Feb-2026
        rf"{_MONTH}[\s/-]?\s?{_DAY}[\s,/-]{{1,3}}{_YEAR}",  # Jan. 31, 2026
        r"(?P<y>(?:19|20)\d{2})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?!\d)(?:T\d{2}:\d{2}\S{0,20})?",  # 2026-01-31
        rf"(?P<d>\d{{1,2}})[-/.](?P<m>\d{{1,2}})[-/.]{_YEAR}",  # 31-01-2026
        rf"{_DAY}-{_MONTH}-(?P<y>\d{{2}})(?!\d)",  # 31-Jan-26
    )
)
_TIME = re.compile(
    r"\b\d{1,2}[:.]\d{2}(?::\d{2})?\s?(?:[ap]\.?\s?m\b\.?|hrs|hours)?|\b\d{1,2}\s?[ap]\.?m\b\.?"
    r"|\(?all times(?: are| in)? \w{2,10}(?: time)?\)?|\b(?:pkt|pst|ist|gmt|utc|bst|est|edt|et|cet|local time)\b"
    r"|[+-]\d{1,2}(?::?\d{2})?(?!\d)"
    r"|\b(?:an?|\d{1,2}|less than an) (?:minute|hour|day|week|month)s? ago\b|\b\d{1,3}[\s-]min(?:ute)?s?(?: read)?\b"
    r"|\b\d[\d.,]{0,8}[km]?\s(?:views|likes|shares|comments|reads)\b",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?", re.IGNORECASE)
_LABEL = re.compile(
    r"\b(?:(?:first |originally |last |latest |recently )?(?:published|updated?|revised|posted|uploaded|modified|issued|released|dated?"
    r"|filed|edited|sent(?: out)?(?: to (?:all )?(?:subscribers|readers|members|clients))?|circulated|distributed|covering|week ending"
    r"|translated digest)"
    r"|publication date|release date|date of publication|published date|pub date|on|at|as of)\b",
    re.IGNORECASE,
)
_GLUED = re.compile(r"(?<=\b(?:19|20)\d\d)(?=\d{1,2}(?::\d\d|\s?[A-Z][a-z]{2}))")  # "July 202410:33", "July 202429 July"
_NEW_LABEL = re.compile(r"\s(?=(?:Last )?(?:Published|Updated|Posted|Modified)\b)|(?<=\d)(?=Updated)")
_UPDATED = re.compile(r"\b(?:updated?|revised|modified|edited)\b", re.IGNORECASE)
_PUBLISHED = re.compile(r"\b(?:published|posted|uploaded|issued|released|publication|filed|sent|circulated|distributed)\b", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s[-\u2013\u2014]\s|[|\u2022\u00b7\u00bb\u203a>/\t]|\u2014|\s{2,}")
_AGENCY = re.compile(r"\([\w .,/&'\u2019-]{2,40}\)?\s*$")  # "Tehran, Nov 12, 2024 (Agencies)"
_SENTENCE_OF_PAGE = re.compile(
    r"(?:^|[.!|]\s)\(?(?:last |first |latest )?(?:updated?|published|posted|modified|revised|checked)(?:\s(?:on|at))?:?"
    r"\s\0[\s\0,.:;()|-]*$",
    re.IGNORECASE,
)
_BAR = re.compile(r"[|\u2022\u00b7]")
_LONGEST_BAR = 120  # characters of a line with bars that are read as page data
_BY = re.compile(
    r"(?:(?:written |reported |report |story |text |words |compiled |prepared |collated )?by\b:?"
    r"|(?:authors?|writers?|byline|reporters?)\s?:)\s+(?P<name>\S.{1,120})",
    re.IGNORECASE,
)
_STAFF = re.compile(
    r"(?:our |the |a )?(?:\w{2,15} ){0,2}"
    r"(?:correspondents?|staff|reporters?|desk|agenc(?:y|ies)|monitor|report|bureau|editorial board|editor)",
    re.IGNORECASE,
)
_GIVEN = r"(?:[A-Z][\w.'\u2019-]{0,20}|al|ul|bin|ur|de|van|von)"
_NAME = re.compile(rf"{_GIVEN}(?:(?:,\s(?:and\s)?|\sand\s|\s&\s|\s){_GIVEN}){{0,9}}")
_WHERE = re.compile(r"[,\s]\s?(?:in|for|from|at|reporting from)\s[A-Z].{0,60}$")
_APPEARED = re.compile(
    r"the post (?P<title>.{3,300}?) (?:first )?appeared (?:first )?on (?P<outlet>[^.\n]{2,60}?(?:\.\w{2,4})?)\.?\s*$", re.IGNORECASE
)
_PRINTED = re.compile(r"\(?(?:[Ff]irst |[Oo]riginally )?[Pp]ublished (?:in|by|on) (?P<outlet>(?:the )?[A-Z][\w.&' -]{1,40}?)(?:,| on\b)")
_DATELINE = re.compile(
    r"(?P<place>[A-Z][\w.'\u2019-]{1,25}(?:[ /][A-Z(][\w.'\u2019)-]{1,25}){0,4})(?P<rest>(?:,\s?|\s)[^:\u2013\u2014()\n]{0,50}?)??"
    r"\s{0,2}(?:\((?P<agency>[^()\n]{2,60})\)\s{0,2})?(?:[:\u2013\u2014]|(?<=\s)-{1,2}\s|--|(?<=\d)\.\s|(?<=\)\s))"
)


@dataclass
class PageData:
    """What was found; None where the page does not say."""

    published: str | None = None
    updated: str | None = None
    basis: str = "none"
    author: str | None = None
    publisher: str | None = None
    kind: str | None = None


def find_page_dates(words: str) -> list[tuple[int, int, str]]:
    """Return the full dates in ``words`` as (start, end, ISO day); days come before months where only figures stand.

    >>> [d for _, _, d in find_page_dates("Jan. 31, 2026 / 01-02-2026 / 1st of Feb 2026 / 2026-02-31")]
    ['2026-01-31', '2026-02-01', '2026-02-01']
    >>> find_page_dates("January 2026")
    []
    """
    found: dict[int, tuple[int, int, str]] = {}
    for pattern in _DATES:
        for m in pattern.finditer(words[:400]):
            iso = _iso(m["y"], m["m"], m["d"])
            if iso and not any(a < m.end() and m.start() < b for a, b, _ in found.values()):
                found[m.start()] = (m.start(), m.end(), iso)
    return [found[k] for k in sorted(found)]


def _iso(year: str, month: str, day: str) -> str | None:
    m, d = (int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1), int(day)
    if m > 12 >= d and month.isdigit():
        m, d = d, m
    try:
        return date(int(year) + (2000 if len(year) == 2 else 0), m, d).isoformat()
    except ValueError:
        return None


@cache
def _outlets() -> dict[str, str]:
    rows = load_rows("outlets")
    return {alias.casefold(): row["outlet"] for row in rows for alias in (row["outlet"], *row["aliases"].split(";")) if alias}


@cache
def _places() -> set[str]:
    return {name for row in load_rows("places") for name in (row["name"], *row["aliases"].split(";")) if name}


def is_outlet(words: str) -> bool:
    """Whether ``words`` are the name of an outlet in data/lexicon/outlets.csv.

    >>> is_outlet("DAWN.COM"), is_outlet("Quetta")
    (True, False)
    """
    return words.strip(" .:").casefold() in _outlets()


def read_meta_line(words: str, data: PageData) -> bool:
    """Read one line above or below an article into ``data``; tell whether it is such a line at all.

    A line is one of metadata when nothing of weight is left once dates, times, labels ("Updated"), bylines, outlets
    and section labels are taken away.

    >>> data = PageData()
    >>> read_meta_line("Opinion | 28 August 2024", data), data.published, data.kind
    (True, '2024-08-28', 'opinion')
    >>> read_meta_line("Quetta Hospital Bombing, August 8, 2016", PageData())
    False
    >>> read_meta_line("16 August 2024 | City & provinces desk", PageData())  # a date that stands alone between bars
    True
    >>> read_meta_line("Latest first. Last updated: 3 May 2024, 11:15pm", PageData())
    True
    >>> read_meta_line("The list, last updated on 3 May 2024", PageData())
    False
    """
    if len(words) > 250:
        return False
    words = _GLUED.sub(" ", words)
    appeared = _APPEARED.match(words)
    if appeared:
        data.publisher = data.publisher or appeared["outlet"].strip()
        return True
    printed = _PRINTED.match(words)
    if printed and (is_outlet(printed["outlet"]) or find_page_dates(words)):
        data.publisher = data.publisher or printed["outlet"].strip()
        _keep_dates(words, data)
        return True
    seen, left = PageData(), 0
    dates = find_page_dates(words)
    for segment in _segments(words, dates):
        left += _read_segment(segment, seen, bool(dates))
    if left and len(words) < _LONGEST_BAR and _has_date_alone(words, dates):
        left = 0  # "16 August 2024 | City & provinces desk"
    if left and len(words) < _LONGEST_BAR and _says_of_page(words, dates):
        left = 0  # "Latest entries first. Last updated: 14 February 2023, 11:15pm"
    known = dates or seen.author or seen.publisher or seen.kind
    if not known or left or (words.rstrip().endswith((".", "?", "!")) and not dates and not seen.author):
        return False
    _keep_dates(words, data)
    if data.published and data.basis == "none":
        data.basis = seen.basis if seen.basis == "dateline" else "page"
    for name in ("author", "publisher", "kind"):
        setattr(data, name, getattr(data, name) or getattr(seen, name) or None)
    return True


def _has_date_alone(words: str, dates: list[tuple[int, int, str]]) -> bool:
    """Whether one of the parts between bars or bullets is a date and no more."""
    cut = list(_BAR.finditer(words))
    edges = [0, *(m.end() for m in cut), len(words)]
    for a, b in pairwise(edges):
        of_part = [d for d in dates if a <= d[0] and d[1] <= b]
        if cut and of_part:
            rest = words[a : of_part[0][0]] + words[of_part[-1][1] : b]
            if not re.search(r"[^\W\d_]", _LABEL.sub(" ", _WEEKDAY.sub(" ", _TIME.sub(" ", rest)))):
                return True
    return False


def _says_of_page(words: str, dates: list[tuple[int, int, str]]) -> bool:
    """Whether the last sentence of a line says no more than when the page was published or updated."""
    bare = _WEEKDAY.sub(" ", _TIME.sub(" ", _blank_dates(words, dates)))
    return bool(dates) and _SENTENCE_OF_PAGE.search(bare) is not None


def _blank_dates(words: str, dates: list[tuple[int, int, str]]) -> str:
    """The words with a NUL in place of each date."""
    for a, b, _ in reversed(dates):
        words = f"{words[:a]}\0{words[b:]}"
    return words


def _segments(words: str, dates: list[tuple[int, int, str]]) -> list[str]:
    """The words between separators, with a NUL in place of each date."""
    return [s for s in _SEPARATOR.split(_NEW_LABEL.sub(" | ", _blank_dates(words, dates))) if s.strip(" ,.:()-\0")]


def _read_segment(segment: str, seen: PageData, dated: bool) -> int:
    """Read one segment into ``seen``; return how many of its words stay unexplained."""
    bare = _WEEKDAY.sub(" ", _TIME.sub(" ", segment.replace("\0", " "))).strip(" ,.:;()[]-\u2013>\u00a0")
    by = _BY.match(bare)
    if by:
        name = _WHERE.sub("", _LABEL.sub(" ", by["name"]).strip(" ,.:;"))
        if _STAFF.fullmatch(name) or (_NAME.fullmatch(name) and len(name) < 90):
            seen.author = seen.author or name
            return 0
    bare = _LABEL.sub(" ", bare).strip(" ,.:;()[]-\u2013>\u00a0")
    plain = bare.casefold()
    if not re.search(r"[^\W\d_]", bare):
        return 0
    if plain in load_phrases("label"):
        seen.kind = seen.kind or load_phrases("label")[plain]
        return 0
    if plain in _outlets():
        seen.publisher = seen.publisher or bare
        return 0
    if _STAFF.fullmatch(bare):
        seen.author = seen.author or bare
        return 0
    bare = _AGENCY.sub(" ", bare).strip(" ,.:;")
    towns = [t.strip() for t in re.split(r"[,/]", bare)]
    if dated and (towns[0].isupper() or " " not in bare or all(t in _places() for t in towns if t)):  # a dateline, or a section
        seen.basis = "dateline"
        return 0
    if dated and "\0" not in segment and _NAME.fullmatch(bare) and len(bare.split()) <= 4 and seen.author is None:
        seen.author = bare
        return 0
    return len(bare.split())


def _keep_dates(words: str, data: PageData) -> None:
    """Keep the first date as that of publication, or as that of the last change where its label says so."""
    at = 0
    for a, b, iso in find_page_dates(words):
        label = words[at:a]
        at = b
        if _UPDATED.search(label) and not _PUBLISHED.search(label):
            data.updated = data.updated or iso
        else:
            data.published = data.published or iso


def read_dateline(words: str) -> tuple[str | None, str | None] | None:
    """Return (ISO day, agency) of a dateline that opens ``words``; None where none does.

    >>> read_dateline("QUETTA, Jan 31, 2026 (Reuters) \\u2013 Gunmen attacked a post.")
    ('2026-01-31', 'Reuters')
    >>> read_dateline("ISLAMABAD: The army said so."), read_dateline("The army said so: no.")
    ((None, None), None)
    """
    m = _DATELINE.match(words[:160])
    if m is None:
        return None
    dates = find_page_dates(words[: m.end()])
    agency = m["agency"] if m["agency"] and is_outlet(re.split(r"[/,]", m["agency"])[0]) else None
    beside = " ".join(_segments((m["rest"] or "")[:60], find_page_dates(m["rest"] or ""))).strip("\0 ,.-")
    town = m["place"].replace("/", " ")
    if agency or (dates and not re.search(r"\b[a-z]{2}", beside) and town.split()[0] not in load_terms("sentence_opener")):
        return (dates[0][2] if dates else None), agency
    return (None, None) if town.isupper() and len(town) > 2 and not beside else None


def trim_title(title: str) -> tuple[str, str | None]:
    """Part a headline from the outlet's name that pages add to it: (headline, outlet or None).

    >>> trim_title("Gunmen kill 11 in Nushki - Pakistan - DAWN.COM")
    ('Gunmen kill 11 in Nushki', 'DAWN.COM')
    >>> trim_title("Two dead in Kech - police")
    ('Two dead in Kech - police', None)
    """
    parts = re.split(r"\s[-\u2013\u2014|]\s|\s?\|\s?", title)
    if len(parts) == 1 or not is_outlet(parts[-1]):
        return title, None
    n = len(parts) - 1
    while n > 1 and parts[n - 1].strip().casefold() in load_phrases("label"):
        n -= 1
    end = title.index(parts[n - 1], sum(map(len, parts[: n - 1]))) + len(parts[n - 1])
    return title[:end].rstrip(), parts[-1].strip()
