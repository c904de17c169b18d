"""What each number of a text counts or names: the date, age, sum, measure, people, places, vehicles ... that it belongs to."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, lru_cache

from balochlib.text.article import Article
from balochlib.text.dates import DateMention, find_dates
from balochlib.text.lexicon import load_rows
from balochlib.text.numerals import Numeral, find_numerals

_BY_KIND = {
    "percent": "percent", "money": "money", "fraction": "fraction", "ordinal": "ordinal", "time": "time", "date": "date", "code": "name",
}  # fmt: skip
_BEFORE = 48  # characters looked at before a number
_AFTER = 90  # and behind it
_YEAR = re.compile(r"(?:1[6-9]|20)\d\d(?:s|/\d\d|[-–]\d\d(?:\d\d)?)?")
_CLOCK = re.compile(
    r"\s{0,2}(?:[ap]\.?\s?m\b|o['’]clock|hours?\s+(?:GMT|PST|PKT|IST|local)|hrs\b|GMT\b|PKT\b|PST\b|IST\b|BST\b|UTC\b)", re.IGNORECASE
)
_AGE_BEFORE = re.compile(
    r"\b(?:aged?|ages|age of|turned|man of|woman of|boy of|girl of|child of)\s{1,2}(?:about\s|just\s|only\s|between\s)?$", re.IGNORECASE
)
_AGE_AFTER = re.compile(r"[\s-]{0,2}(?:years?|months?|yrs?)[\s-](?:old\b|of age\b)|[\s-]{0,2}y/?o\b", re.IGNORECASE)
_NAME_AND_COMMA = re.compile(  # "Sepoy Imran Ali, 28,"; not "On August, 28,"
    r"\b(?!(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)"
    r"[A-Z][\w’'-]{0,30}(?:\s\(\w+\))?[,(]\s?$"
)
_CLOSES_AGE = re.compile(r"\s?[,;)]")
_MARK_BEFORE = re.compile(r"\[{1,2}(?:\d{1,3}\]?,\s?\[?){0,6}\[?$")
_LIST_AFTER = re.compile(r"[.)](?:\s|$)|:\s")
_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
_PARTITIVE = re.compile(
    r"\s(?:or more |more )?(?:of|out of|among)\s(?:(?:the|its|his|her|their|these|those|all|our|Pakistan['’]s|\w+['’]s)\s)?", re.IGNORECASE
)
_PEOPLE_WORDS = frozenset(["them", "whom", "those", "others", "who", "us", "these", "dead", "wounded", "injured", "killed", "victims"])
_PRONOUN_ONE = re.compile(
    r"\s(?:another|of|who|that|by one|or more|more|need|could|can|might|may|must|should|is|was|has|to|day|side|hand|such|way|thing)\b",
    re.IGNORECASE,
)
_LONE_ONE = re.compile(r"\s(?:another|who|that|which|by one|need|could|can|might|may|must|should|led|is|was|has|to)\b", re.IGNORECASE)
_DEFINITE = re.compile(
    r"\b(?:the|these|those|all|other|both|any|no|this|that|each|every|which|only|last|first|latter|former|its|their|his)\s$", re.IGNORECASE
)
_COUNTED = re.compile(
    r"\b(?:toll|number|figure|figures|total|count|tally|estimate|estimates|strength|rose|rises|risen|climbed|fell|down|up|jumped|dropped|reached|from|to|at|of|than|"
    r"put|gave|against|totalling|totaling|stood|stands|killed|killing|injured|wounded|by|nearly|about|over|some|around)\W{1,4}(?:\w+\s)?$",
    re.IGNORECASE,
)


_LISTED = re.compile(r"\b(?:[Ss]ections?|[Aa]rticles?|[Cc]lauses?|[Rr]ules?)\s[\d\w,/ -]{1,40}$")
_LISTED_ON = re.compile(r"[-‑]?[A-Z]?(?:[,/]|\s(?:and|of|or)\b|-[A-Z]\b)")
_LOST = re.compile(r"\b(?:lost|loses|losing|buried|treated|received|counted|admitted)\s$")


@dataclass(frozen=True, slots=True)
class Sense:
    """A number with what it is (``sense``: see coverage) and the noun that it counts, where one stands by it."""

    numeral: Numeral
    sense: str | None
    noun: tuple[int, int] | None = None
    sentence: int = 0


@cache
def _units() -> dict[str, str]:
    """Noun -> sense, from data/lexicon/units.csv; the words for people also from victims.csv."""
    people = {row["term"].rsplit(" ", 1)[-1]: "people_count" for row in load_rows("victims") if row["use"] in {"head", "both"}}
    return people | {row["term"]: row["sense"] for row in load_rows("units") if row["sense"] != "name_word"}


@cache
def _name_words() -> re.Pattern:
    """Words that a number only names: "Article 370", "Phase 2", "No. 3"."""
    words = sorted((row["term"] for row in load_rows("units") if row["sense"] == "name_word"), key=len, reverse=True)
    return re.compile(
        r"\b(?:" + "|".join(map(re.escape, words)) + r"|" + "|".join(w.upper() for w in words if len(w) > 3) + r")s?\.?[\s-]{1,2}$"
    )


def read_noun(word: str) -> str | None:
    """Return the sense of a noun in any number; None when no list holds it.

    >>> read_noun("soldiers"), read_noun("districts"), read_noun("buses"), read_noun("rupees"), read_noun("moonlight")
    ('people_count', 'place_count', 'vehicle_count', 'money', None)
    """
    units = _units()
    low = word.casefold()
    for form in (
        word,
        low,
        low.removesuffix("s"),
        low.removesuffix("es"),
        re.sub("ies$", "y", low),
        re.sub("ves$", "f", low),
        re.sub("ves$", "fe", low),
        re.sub(r"['’]s?$", "", low),
    ):
        if form in units:
            return units[form]
    tail = re.split(r"[-‑]", low)[-1]
    return read_noun(tail) if tail and tail != low else None


def _find_noun(text: str, at: int, limit: int) -> tuple[str, tuple[int, int]] | None:
    """Return sense and place of the first listed noun among the words that follow a number directly."""
    gap = re.match(r"[\s-]{0,3}(?:\((?:\w+\s?){1,3}\)\s)?(?:%\s)?", text[at:limit])
    position = at + (gap.end() if gap else 0)
    partitive = _PARTITIVE.match(text, at, limit)
    if partitive is not None:
        position = partitive.end()
        if text[position:limit].split(" ")[0].strip(".,;:)").casefold() in _PEOPLE_WORDS:
            return "people_count", (position, position)
    found = None
    for k, m in enumerate(_WORD.finditer(text, position, min(limit, at + _AFTER))):
        between = text[position : m.start()]
        allowed = " -‑/“”\"'‘’" + ("0123456789," if partitive is not None and k == 0 else "")  # "10 of the 16 security deaths"
        if k > 5 or between.strip(allowed) or (k and m[0].casefold() in _BREAKERS):
            break
        sense = read_noun(m[0])
        if sense is not None:
            found = sense, m.span()
            if text[at : at + 1] in "-‑":  # "a 36-minute video"
                break
            following = _WORD.match(text, m.end() + 1, limit) if text[m.end() : m.end() + 1] == " " else None
            if following is None or read_noun(following[0]) is None or following[0].casefold() in _BREAKERS:
                break
        elif found is not None:
            break
        position = m.end()
    return found


_BREAKERS = frozenset(
    [
        "in",
        "on",
        "at",
        "from",
        "of",
        "by",
        "for",
        "with",
        "and",
        "or",
        "to",
        "that",
        "which",
        "who",
        "was",
        "were",
        "is",
        "are",
        "has",
        "have",
        "had",
        "will",
        "the",
        "a",
        "an",
        "as",
        "after",
        "before",
        "since",
        "when",
        "while",
        "but",
    ]
)


def _classify(text: str, n: Numeral, start: int, end: int, dates: list[DateMention]) -> tuple[str | None, tuple[int, int] | None]:
    before, after = text[max(start, n.start - _BEFORE) : n.start], text[n.end : min(end, n.end + _AFTER)]
    if _MARK_BEFORE.search(before) and n.digits:
        return "reference_mark", None
    if _AGE_AFTER.match(after) or _AGE_BEFORE.search(before):
        return "age", None
    if any(d.start <= n.start and n.end <= d.end for d in dates):
        return "date", None
    words = text[n.start : n.end]
    if n.kind == "code":
        return ("date" if _YEAR.fullmatch(words) else "name"), None
    if n.digits and _CLOCK.match(after) and n.kind in {"cardinal", "time"}:
        return "time", None
    if n.kind in _BY_KIND:
        noun = _find_noun(text, n.end, end) if n.kind in {"fraction", "ordinal"} else None
        return _BY_KIND[n.kind], noun[1] if noun else None
    if _YEAR.fullmatch(words):
        return "date", None
    if n.digits and n.end - n.start <= 3 and n.start <= start + 3 and not text[start : n.start].strip("([#• ") and _LIST_AFTER.match(after):
        return "list_number", None
    if _name_words().search(before):
        return "name", None
    if n.digits and n.end - n.start <= 2 and _NAME_AND_COMMA.search(before) and _CLOSES_AGE.match(after):
        return ("age" if before.rstrip().endswith(",") else "count"), None
    if words.casefold() == "one" and _LONE_ONE.match(after):
        return "pronoun", None
    noun = _find_noun(text, n.end, end)
    if noun is not None and words.casefold() == "one" and noun[0] != "people_count" and _PARTITIVE.match(after):
        return "pronoun", None  # "one of the deadliest attacks" counts nothing
    if noun is not None:
        return noun
    if words.casefold() == "one" and (_PRONOUN_ONE.match(after) or _DEFINITE.search(before) or not after.strip(" .,;:)”\"'’")):
        return "pronoun", None
    return None, None


def _classify_bare(text: str, n: Numeral, start: int, end: int, earlier: list[Sense]) -> str | None:
    """A number without a noun of its own: it refers back ("the two", "by Saturday of 115") or counts a noun that no list holds."""
    before, after = text[max(start, n.start - _BEFORE) : n.start], text[n.end : min(end, n.end + _AFTER)]
    counted = next((s.sense for s in reversed(earlier[-6:]) if s.sense and s.sense.endswith("_count")), None)
    if earlier and earlier[-1].sense in {"name", "count"} and _LISTED.search(before) and _LISTED_ON.match(after):
        return "name"  # "Sections 302, 324 and 365-A"
    if _DEFINITE.search(before):
        return counted or "count"
    if _COUNTED.search(before) or re.match(r"\s?[).,;:]|\s(?:in|on|were|was|are|had|have|and|more|others|a|an|per)\b|$", after):
        return counted or "count"
    if re.match(r"[\s-]{1,2}[^\W\d_]{3,}", after) or _LOST.search(before):
        return "count"
    if re.match(r"[\s-]{0,2}U\.?S\.?[\s-]dollars?\b", after):
        return "money"
    return None


@lru_cache(maxsize=8)
def read_senses(article: Article) -> tuple[Sense, ...]:
    """Return every number of the article's sentences with what it is; ``sense`` is None where nothing tells.

    >>> from balochlib.text.article import Sentence
    >>> t = "On 3 May 2024 two buses, 14 km from Mach, lost 30% of 40 guests aged 7."
    >>> a = Article("a", "s", t, 0, len(t), sentences=(Sentence(0, len(t)),))
    >>> [(t[s.numeral.start : s.numeral.end], s.sense) for s in read_senses(a)]
    [('3', 'date'), ('2024', 'date'), ('two', 'vehicle_count'), ('14', 'measure'), ('30', 'percent'), ('40', 'people_count'), ('7', 'age')]
    """
    text, out = article.text, []
    for i, s in enumerate(article.sentences):
        numerals = find_numerals(text, s.start, s.end)
        if not numerals:
            continue
        dates = find_dates(text, s.start, s.end, article.published)
        starts = [d.start for d in dates]
        for n in numerals:
            at = bisect_right(starts, n.start) - 1
            sense, noun = _classify(text, n, s.start, s.end, dates[max(0, at) : at + 1])
            if sense is None:
                sense = _classify_bare(text, n, s.start, s.end, out)
            out.append(Sense(n, sense, noun, i))
    return tuple(out)
