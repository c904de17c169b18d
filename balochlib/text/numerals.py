"""Numbers in news copy, in digits and in words: where they stand, their value, and what kind of number they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from balochlib.text.lexicon import load_rows

KINDS = ("cardinal", "percent", "ordinal", "fraction", "money", "time", "date", "code", "vague", "article")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as it stands: ``text[start:end]``. ``value_max`` is the upper end of a range, else None.

    ``kind``: cardinal (plain count or measure), percent, ordinal, fraction ("a third", "half", "2/3"), money (a currency sign
    stands before it), time ("11:30"), date ("2026-01-31"), code (letters or slashes joined: "PB-35", "G20", "9/11"), vague
    ("dozens": no value), article ("a", "an"). The span is of the number alone; a percent or currency sign is outside of it.
    """

    start: int
    end: int
    value: int | float | None
    value_max: int | float | None = None
    kind: str = "cardinal"
    digits: bool = False


@cache
def _words() -> dict[str, tuple[str, float | None]]:
    """Number words of data/lexicon/quantities.csv: word -> (kind, value)."""
    return {r["word"]: (r["kind"], float(r["value"]) if r["value"] else None) for r in load_rows("quantities")}


@cache
def _pattern() -> re.Pattern:
    """One alternation that finds digits with all that is glued to them, number words and vague amounts, from left to right."""
    single = sorted((w for w, (kind, _) in _words().items() if " " not in w and kind != "vague"), key=len, reverse=True)
    vague = sorted((w for w, (kind, _) in _words().items() if kind == "vague"), key=len, reverse=True)
    word = "|".join(map(re.escape, single))
    phrase = "|".join(re.escape(w).replace(r"\ ", r"[ \u00a0]") for w in vague)
    return re.compile(
        rf"""
        (?P<digits> (?<![^\W_]) \d{{1,3}}(?:,\d{{2,3}}){{1,6}}(?!\d)(?:\.\d{{1,4}})?(?![^\W_])   # 1,200  90,000  1,50,000
                  | (?<![^\W_]) \d++(?:\.\d++)?+(?![^\W\d_]) )                                   # 35  2.5
        | (?P<ordinal> (?<![^\W_]) \d{{1,4}}(?:st|nd|rd|th)\b )                                  # 31st
        | (?P<rupees> (?<![^\W_]) (?:Rs|PKR|USD?)(?=\.?\d) )                                # Rs500,000
        | (?P<glued> (?<![^\W_]) (?:\d{{1,2}}\.\d{{2}}[ap]m\b | \d++[^\W\d_]++ | [^\W\d_]++\d++)[^\W_]*+ )
        | (?P<word> \b(?:{word})\b )
        | (?P<vague> \b(?:{phrase})\b )
        | (?P<article> \b(?:an?)\b )
        """,
        re.VERBOSE | re.IGNORECASE,
    )


_AFTER_SIGN = re.compile(r"(?:\d{1,3}(?:,\d{2,3}){1,6}(?!\d)|\d++)(?:\.\d++)?+")
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}(?:am|pm)\b", re.IGNORECASE)
_MEASURE = re.compile(r"\d++(?=(?:km|kms|kg|kgs|m|cm|mm|ft|mw|gw|bn|mn|m|k|x|pc|lb|sq)$)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_PERCENT = re.compile(r"[ \u00a0]?(?:%|\u066a|per[ -]?cent\b|percentage points?\b)", re.IGNORECASE)
_MONEY = re.compile(r"(?:[$\u00a3\u20ac\u00a5\u20b9\u20a8]|\b(?:USD?|US\$|PKR|Rs\.?|INR|CNY|RMB|EUR|GBP))[ \u00a0]?$", re.IGNORECASE)
_JOINED_WORD = re.compile(r"(?:[ \u00a0]and[ \u00a0]|[ \u00a0]|-)(?=[^\W\d_])", re.IGNORECASE)
_RANGE = re.compile(r"[ \u00a0]{0,2}(?:-|\u2010|\u2011|\u2013|\u2014|to|or)[ \u00a0]{0,2}", re.IGNORECASE)
_AND = re.compile(r"[ \u00a0](?:and|to)[ \u00a0]", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween[ \u00a0](?:about[ \u00a0]|some[ \u00a0])?$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom[ \u00a0](?:about[ \u00a0]|some[ \u00a0]|at least[ \u00a0])?$", re.IGNORECASE)
_DATE = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}(?![^\W_])")
_TIME = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?(?![^\W_])")
_SLASHED = re.compile(r"\d{1,4}/\d{1,4}(?![^\W_])")
_TIMED = re.compile(r"\d{1,2}(?:\.\d\d)?(?:am|pm|hrs?|h)$", re.IGNORECASE)
_CODE_BEFORE = re.compile(r"[^\W\d_][-\u2010\u2011\u2013]$")


_HUGE = 10**16  # no count in the news is larger: a run of scale words ends there


def find_numerals(text: str, start: int = 0, end: int | None = None, *, articles: bool = False, vague: bool = False) -> list[Numeral]:
    """Find the numbers of ``text[start:end]`` from left to right; they do not overlap.

    Ranges ("35 to 40", "between 30 and 40", "four or five") are one numeral; "from 22 to 119" tells a change and stays two.
    ``vague`` asks for "dozens", "several" and the like as well, ``articles`` for "a" and "an" (value 1).

    >>> t = "Thirty to 40 gunmen, half a dozen of them in 2.5 million rupees' worth of kit, held 1,200 people from 22 to 31."
    >>> [(t[n.start : n.end], n.value, n.value_max) for n in find_numerals(t)]
    [('Thirty to 40', 30, 40), ('half a dozen', 6, None), ('2.5 million', 2500000, None), ('1,200', 1200, None), ('22', 22, None),
     ('31', 31, None)]
    >>> t = "On the 31st at 11:30pm, 11% of $60 billion went to PB-35, a third to G20; dozens saw one."
    >>> [(t[n.start : n.end], n.kind) for n in find_numerals(t, vague=True)]
    [('31st', 'ordinal'), ('11:30pm', 'time'), ('11', 'percent'), ('60 billion', 'money'), ('PB-35', 'code'), ('a third', 'fraction'),
     ('G20', 'code'), ('dozens', 'vague'), ('one', 'cardinal')]
    >>> find_numerals("No number here.")
    []
    """
    end = len(text) if end is None else end
    found = _join_ranges(text, list(_read(text, start, end)), end)
    wanted = {"vague": vague, "article": articles}
    return [n for n in found if wanted.get(n.kind, True)]


def _read(text: str, start: int, end: int) -> Iterator[Numeral]:
    """Yield numbers, without joining ranges."""
    at = start
    pattern = _pattern()
    while (m := pattern.search(text, at, end)) is not None:
        group = m.lastgroup
        if group == "rupees":
            m = _AFTER_SIGN.match(text, m.end() + (text[m.end()] == "."), end)
            group = "digits"
        if group == "digits":
            n = _read_digits(text, m, start, end)
        elif group == "ordinal":
            n = Numeral(m.start(), m.end(), int(re.match(r"\d+", m[0])[0]), None, "ordinal", True)
        elif group == "glued":
            n = _read_glued(m)
        elif group == "vague":
            n = Numeral(m.start(), m.end(), None, None, "vague")
        elif group == "article":
            n = _read_article(text, m, end)
        else:
            n = _read_words(text, m.start(), m.end(), end)
        yield n
        at = max(n.end, m.end())


def _read_digits(text: str, m: re.Match, start: int, end: int) -> Numeral:
    """Read digits with what belongs to them: date, time, slash, code, scale word, percent."""
    for shape, kind in ((_DATE, "date"), (_CLOCK, "time"), (_TIME, "time"), (_SLASHED, "code")):
        whole = shape.match(text, m.start(), end)
        if whole:
            return Numeral(m.start(), whole.end(), None, None, kind, True)
    before = text[max(start, m.start() - 24) : m.start()]
    if _CODE_BEFORE.search(before):
        word = re.search(r"[^\W\d_]+[-\u2010\u2011\u2013]$", before)
        # "mid-2024", "pre-1971", "age-45" are words before a number; "PB-35", "F-16", "N-25" are codes
        if word and word[0][:-1].isupper():
            return Numeral(m.start() - len(word[0]), m.end(), None, None, "code", True)
    raw = m[0].replace(",", "")
    if len(raw) > 15:  # a serial number, not a count
        return Numeral(m.start(), m.end(), None, None, "code", True)
    value = float(raw) if "." in raw else int(raw)
    stop = m.end()
    while (gap := _JOINED_WORD.match(text, stop, end)) is not None and gap[0].strip() != "and":
        word = _WORD.match(text, gap.end(), end)
        kind, scale = _words().get(word[0].lower(), ("", None)) if word else ("", None)
        if kind != "scale" or value * scale > _HUGE:
            break
        value, stop = value * scale, word.end()
    kind = "percent" if _PERCENT.match(text, stop, end) else "money" if _MONEY.search(before) else "cardinal"
    return Numeral(m.start(), stop, _whole(value), None, kind, True)


def _read_glued(m: re.Match) -> Numeral:
    """Read digits glued to letters: "11pm", "1990s", "5km" (the number alone), "G20", "3MPO"."""
    if measure := _MEASURE.match(m[0]):
        return Numeral(m.start(), m.start() + measure.end(), int(measure[0]) if len(measure[0]) < 16 else None, None, "cardinal", True)
    if re.fullmatch(r"\d{4}s", m[0]):
        return Numeral(m.start(), m.end(), int(m[0][:4]), None, "date", True)
    return Numeral(m.start(), m.end(), None, None, "time" if _TIMED.match(m[0]) else "code", True)


def _read_article(text: str, m: re.Match, end: int) -> Numeral:
    """Read "a dozen", "a hundred", "a third", or the bare article."""
    word = re.compile(r"[ \u00a0]([^\W\d_]+)").match(text, m.end(), end)
    kind = _words().get(word[1].lower(), ("", None))[0] if word else ""
    if kind == "scale":
        n = _read_words(text, word.start(1), word.end(1), end, 1)
        return replace(n, start=m.start())
    if kind in {"ordinal", "fraction"} and word[1].lower() not in {"first", "second"}:
        value = _words()[word[1].lower()][1]
        share = value if value < 1 else round(1 / value, 6)
        if re.compile(r"[ \u00a0](?:of\b|more\b|less\b|in\b|to\b)|[,.;)]|$").match(text, word.end(), end):
            return Numeral(m.start(), word.end(), share, None, "fraction")
    return Numeral(m.start(), m.end(), 1, None, "article")


def _read_words(text: str, start: int, stop: int, end: int, first: float | None = None) -> Numeral:
    """Read a run of number words: "sixty-one", "two dozen", "one hundred and twelve", "two-thirds", "half a dozen"."""
    words = _words()
    one = text[start:stop].lower()
    kind, value = words[one]
    if one == "half" and (m := re.compile(r"(?:[ -]a)?[ -](dozen|million|billion)\b", re.IGNORECASE).match(text, stop, end)):
        return Numeral(start, m.end(), _whole(0.5 * words[m[1].lower()][1]))
    if kind in {"ordinal", "fraction"}:
        return Numeral(start, stop, _whole(value), None, kind)
    total, current = 0.0, value if kind != "scale" else (first or 1) * value
    last = kind
    while (gap := _JOINED_WORD.match(text, stop, end)) is not None:
        word = _WORD.match(text, gap.end(), end)
        kind, value = words.get(word[0].lower(), ("", None))
        joined_and = gap[0].strip().lower() == "and"
        if kind in {"ordinal", "fraction"} and "-" in gap[0]:  # twenty-first, two-thirds
            share = {"half": 0.5, "quarter": 0.25}.get(word[0].lower()) or (1 / value if kind == "ordinal" and last == "unit" else value)
            if last == "ten":
                return Numeral(start, word.end(), _whole(total + current + value), None, "ordinal")
            return Numeral(start, word.end(), current * share, None, "fraction")
        after_ten = kind == "unit" and last == "ten" and not joined_and and value < 10
        if after_ten or (kind in {"unit", "ten"} and last == "scale" and current >= 100):
            if last == "scale" and current >= 1000:
                total, current = total + current, 0.0
            current += value
        elif kind == "scale" and not joined_and and (total + current) * value <= _HUGE:
            current *= value
        else:
            break
        last, stop = kind, word.end()
    return Numeral(start, stop, _whole(total + current), None, "percent" if _PERCENT.match(text, stop, end) else "cardinal")


def _whole(value: float) -> int | float:
    return int(value) if value == int(value) else round(value, 6)


def _join_ranges(text: str, found: list[Numeral], end: int) -> list[Numeral]:
    """Put the two ends of a range together."""
    out: list[Numeral] = []
    for n in found:
        last = out[-1] if out else None
        if last is None or not _may_join(last, n):
            out.append(n)
            continue
        gap, before = text[last.end : n.start], text[max(0, last.start - 20) : last.start]
        between = _BETWEEN.search(before)
        dash = not gap.strip(" \u00a0-\u2010\u2011\u2013\u2014") and gap.strip(" \u00a0")
        if between and _AND.fullmatch(gap):
            out[-1] = replace(n, start=last.start - len(between[0]), value=_scaled(last, n), value_max=n.value)
        elif _RANGE.fullmatch(gap) and not _FROM.search(before) and (dash or gap.strip().lower() == "to" or n.value <= last.value + 2):
            out[-1] = replace(n, start=last.start, value=_scaled(last, n), value_max=n.value, digits=last.digits or n.digits)
        else:
            out.append(n)
    return out


def _may_join(a: Numeral, b: Numeral) -> bool:
    """Whether two numbers can be the ends of one range."""
    counts = {"cardinal", "percent", "money"}
    return a.kind in counts and b.kind in counts and a.value_max is None and a.value is not None and a.value < b.value


def _scaled(low: Numeral, high: Numeral) -> int | float:
    """Lower end of a range: "2 to 3 million" means two million."""
    for scale in (10**9, 10**7, 10**6, 10**5, 10**3):
        if high.value >= scale and high.value % scale == 0 and low.value < 1000 and low.value * scale < high.value:
            return low.value * scale
    return low.value
