"""The words around a number read as a figure: what it measures, its unit, the change that it states."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from balochlib.coding.numbers.number_senses import Sense
from balochlib.text.article import Sentence
from balochlib.text.lexicon import load_rows

_COUNTS = frozenset({"people_count", "place_count", "incident_count", "vehicle_count", "count", "thing_count"})
_PERCENT = r"\s?(?:%|per\s?cent|percent)"
_STOP = r"[.,;:()]|$"  # where a noun phrase ends at the latest
_QUALIFIER = re.compile(
    r"(?:\b(?:at least|at most|(?:no )?(?:more|less|fewer) than|a minimum of|as many as|up to|upwards of|over|under|about|around|"
    r"nearly|almost|approximately|roughly|some|only|just|an estimated|(?:a )?total of|an?|the|its|(?:down |up )?from|"
    r"compared (?:to|with)|against)\s){1,3}$",
    re.IGNORECASE,
)
_VERB_BEFORE = re.compile(
    r"\b(?:kill(?:ed|ing|s)?|injur(?:ed|ing)|wound(?:ed|ing)|martyr(?:ed|ing)|eliminat(?:ed|ing)|abduct(?:ed|ing)|arrest(?:ed|ing)|"
    r"record(?:ed|ing)|claim(?:ed|ing)|lost|cost(?:ing)?|leav(?:ing|es)|left|took|destroy(?:ed|ing)|displac(?:ed|ing))"
    r"(?:\sand\s(?:injured|wounded|killed|injuring|wounding))?\s$",
    re.IGNORECASE,
)
_OUTCOME_AFTER = re.compile(
    r"(?:\s(?:(?:have|had|has) been|were either|were|was|are|is))?"
    r"\s(?:killed|injured|wounded|martyred|shot dead|died|dead|abducted|arrested|displaced|recorded|reported|attacked|destroyed)"
    r"(?:\s(?:and|or)\s(?:killed|injured|wounded))?\b"
)
_NOUN_TAIL = re.compile(r"\s(?:and|or)\s[a-z]{4,14}s\b(?=[^a-z]|\s(?:in|across|from|were|as|over|during|since|last)\b)")
_SHARE = re.compile(
    _PERCENT + r"\s(?:\([\d,.]{1,9}\)\s(?:of\s)?|of\s)(?:the\s|all\s|total\s|overall\s|those\s)?"
    r"([^\W_][^.,;:()]{2,60}?)(?=\s(?:in|across|from|were|was|during|since|last|over|this|who|that|and)\b|" + _STOP + ")"
)
_CHANGE_AFTER = re.compile(
    r"(?:" + _PERCENT + r"|\s?percentage points?)\s(?:more |fewer |year-on-year |annual )?(\w+)"
    r"(?:\s(?:in|of)\s([^.,;:()]{3,60}?)(?=\s(?:across|from|compared|against|over|during|since|in|on|with|last|this|to|and)\b|"
    + _STOP
    + r"))?"
)
_CHANGE_BEFORE = re.compile(r"\b(\w+)\s(?:by\s|of\s)?(?:about\s|around\s|nearly\s|almost\s|some\s|over\s|more than\s|a\s|an\s){0,2}$")
_RANK_BEFORE = re.compile(
    r"\b(?:rank(?:s|ed|ing)?|place[ds]?|came|stood|stands)\s(?:as\s)?(?:the\s)?(?:country\s|province\s)?$", re.IGNORECASE
)
_RANK_END = r"[^.,;:()]{0,80}?(?=\s(?:last|this|with|in \d|and|behind|after)\b|" + _STOP + ")"
_RANK_AFTER = re.compile(r"[\s-](?:most|highest|largest|biggest|worst|deadliest|lowest|least)\s" + _RANK_END, re.IGNORECASE)
_RANKED = re.compile(r"\s(?:in|on|among|out of|globally|worldwide)\b" + _RANK_END, re.IGNORECASE)
_ANAPHORIC = re.compile(r"\b(?:the|these|those|both|all|other|last|first|past|next)\s$", re.IGNORECASE)
_LASTING = re.compile(r"(?:[\s-][a-z]+){1,3}?(?=[.,;:]|\s(?:of|by|in|on|at|made|that|which|with|and|to|from|for|was|is)\b)")
_NUMBER_OF = re.compile(
    r"\b((?:total |death |overall |combined |official )?(?:number|toll|total|tally|count)(?:\sof\s[a-z][a-z -]{2,40}?)?)"
    r"\s(?:[a-z]+\s){0,3}$",
    re.IGNORECASE,
)
_SHARE_BEFORE = re.compile(r"(?:%|per\s?cent|percent)\sof\s(?:the\s|all\s)?([a-z][a-z -]{2,40}?)\s\($", re.IGNORECASE)


@cache
def _figure_words(name: str) -> frozenset[str]:
    return frozenset(row["term"] for row in load_rows("figure_words") if row["list"] == name)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure before it is a row: the words that carry it, what it measures, its unit and the change it states."""

    start: int
    end: int
    metric: str | None
    unit: str
    change: float | None = None


def read_figure(text: str, sense: Sense, s: Sentence, last: dict | None) -> Figure | None:
    """Read the words around one number as a figure; None where it is none."""
    n = sense.numeral
    if n.value is None or text[max(0, n.start - 6) : n.start].casefold().endswith("multi-"):
        return None
    if sense.sense == "percent":
        return _read_percent(text, sense, s)
    if sense.sense == "ordinal":
        return _read_rank(text, sense, s)
    if sense.sense == "money":
        return _read_money(text, sense, s)
    if sense.sense == "duration" and sense.noun and n.value > 1:
        start = _widen(text, n.start, s.start)
        what = _LASTING.match(text, sense.noun[1], s.end)  # "a 36-minute propaganda video"
        end = what.end() if what and text[n.end] in "-‑" else sense.noun[1]
        return Figure(start, end, _clean(text[sense.noun[1] : end]) or "duration", text[slice(*sense.noun)].rstrip("s") + "s")
    if sense.sense not in _COUNTS:
        return None
    return _read_count(text, sense, s, last)


def _read_count(text: str, sense: Sense, s: Sentence, last: dict | None) -> Figure | None:
    n, noun = sense.numeral, sense.noun
    words = text[n.start : n.end].casefold()
    if noun is None or noun[0] == noun[1]:
        share = re.compile(r"\)\s(?:of\s)?([a-z][a-z\s-]{3,40}?)(?=\s(?:in|across|from|were|was|and)\b|[.,;:()]|$)").match(
            text, n.end, s.end
        )
        if share:  # "76% (603) of civilian casualties"
            return Figure(n.start, share.end(), share[1], "count")
        whose = _SHARE_BEFORE.search(text, max(s.start, n.start - 90), n.start)
        if whose:  # "54% of civilian casualties (423)"
            return Figure(n.start, n.end, whose[1], "count")
        toll = _NUMBER_OF.search(text, max(s.start, n.start - 90), n.start)
        if toll:  # "bringing the total number of fatalities to at least four"
            return Figure(toll.start(), n.end, toll[1], "count")
        if not n.digits or last is None or last["unit"] == "rank" or n.value < 2:
            return None
        start = _widen(text, n.start, s.start)  # "218 in 2023": what it counts was said before
        return Figure(start, n.end, last["_metric"], "count")
    if (words in {"one", "two", "three"} and sense.sense in {"thing_count", "count"}) or (
        _ANAPHORIC.search(text, max(s.start, n.start - 12), n.start) and n.value <= 20
    ):
        return None
    tail = _NOUN_TAIL.match(text, noun[1], s.end)
    end = tail.end() if tail else noun[1]
    outcome = _OUTCOME_AFTER.match(text, end, s.end)
    end = outcome.end() if outcome else end
    start = _widen(text, n.start, s.start)
    verb = _VERB_BEFORE.search(text, max(s.start, start - 30), start)
    quote = text[verb.start() : end] if verb else text[n.start : end]
    metric = _clean(quote.replace(text[start : n.end], " ") if verb else text[n.end : end])
    return Figure(verb.start() if verb else start, end, metric, "count")


def _read_percent(text: str, sense: Sense, s: Sentence) -> Figure:
    n = sense.numeral
    up, down = _figure_words("up"), _figure_words("down")
    sign = re.match(r"\s?(?:%|per\s?cent|percent)(?:age points?)?", text[n.end : s.end])
    end = n.end + (sign.end() if sign else 0)
    share = _SHARE.match(text, n.end, s.end)
    if share:
        return Figure(n.start, share.end(), "share of " + _clean(share[1]), "percent")
    change = _CHANGE_AFTER.match(text, n.end, s.end)
    if change and change[1].casefold() in up | down:
        start = _widen(text, n.start, s.start)
        direction = 1 if change[1].casefold() in up else -1
        return Figure(start, change.end(), _clean(text[change.start(1) : change.end()]), "percent", direction * float(n.value))
    before = _CHANGE_BEFORE.search(text, max(s.start, n.start - 40), n.start)
    if before and before[1].casefold() in up | down:
        return Figure(before.start(), end, before[1], "percent", (1 if before[1].casefold() in up else -1) * float(n.value))
    return Figure(n.start, end, None, "percent")


def _read_rank(text: str, sense: Sense, s: Sentence) -> Figure | None:
    n = sense.numeral
    superlative = _RANK_AFTER.match(text, n.end, s.end)
    ranked = _RANK_BEFORE.search(text, max(s.start, n.start - 30), n.start)
    if superlative is None and ranked is None:
        return None
    tail = superlative or _RANKED.match(text, n.end, s.end)
    end = tail.end() if tail else n.end
    return Figure(ranked.start() if ranked else n.start, end, _clean(text[n.end : end]) or None, "rank")


def _read_money(text: str, sense: Sense, s: Sentence) -> Figure:
    n = sense.numeral
    sign = re.search(
        r"(?:US)?[$€£¥₹]\s?$|\b(?:Rs|PKR|USD|US\$|INR|CNY|RMB)\.?\s?$", text[max(s.start, n.start - 5) : n.start], re.IGNORECASE
    )
    start = n.start - (len(sign[0]) if sign else 0)
    around = (sign[0] if sign else "") + text[n.end : n.end + 30].split(".")[0]
    units = (
        (r"\$|dollar|usd", "usd"),
        (r"rs\b|rs\.|rupee|pkr", "pkr"),
        (r"€|euro", "eur"),
        (r"£|pound", "gbp"),
        (r"¥|yuan|rmb|renminbi|cny", "cny"),
    )
    unit = next((u for pattern, u in units if re.search(pattern, around, re.IGNORECASE)), "count")
    what = re.compile(r"(?:\s(?:dollars?|rupees?|yuan))?((?:\s(?:in|of|worth of))?\s[a-z][a-z-]+(?:\s[a-z][a-z-]+){0,2})").match(
        text, n.end, s.end
    )
    end = what.end() if what else n.end
    return Figure(_widen(text, start, s.start), end, _clean(text[n.end : end]) or None, unit)


def _widen(text: str, start: int, floor: int) -> int:
    """Take the words that bound a number into its quote: "at least", "a minimum of", "nearly"."""
    found = _QUALIFIER.search(text, max(floor, start - 40), start)
    return found.start() if found else start


def _clean(words: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"^[\s\-–)%]+|(?:\s(?:in|of|that|from|to|and|at))?[\s\-–(]*$", "", words)).strip()
