"""Comparisons: the number of another period that a claim is measured by: "half the 104 reported in the preceding quarter"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from balochlib.coding.casualty.bindings import Bindings, Bound
from balochlib.coding.casualty.clauses import Clause
from balochlib.coding.casualty.groups import Group
from balochlib.coding.casualty.periods import LONG, MONTHLY
from balochlib.text.tokens import list_words

_BEFORE = 90  # characters in which the word of comparison stands
_BEHIND = 70  # characters in which the period of the number stands
_FOLLOWS = {"of", "in", "for", "speech", "verb", "trigger", "prep", "det", ".", ",", "end", ";"}
_OWN_PERIOD = re.compile(
    r"\s(?:(?:in|of|for|from|during)\s(?:all\sof\s)?(?:19|20)\d\d|a\s(?:year|month|week|decade)\s(?:ago|earlier|before))\b"
)
_PERIODS_OWN = re.compile(
    r"\b((?:(?:the\s)?(?:last|previous|preceding)\s)?(?:year|month|quarter|week|period|20\d\d))['\u2019]s\s(?:\w{4,9}\sof\s)?$"
)
_CUT = re.compile(r"[,;:.]\s")


@cache
def _comparing() -> tuple[re.Pattern, re.Pattern]:
    """Words that compare by themselves ("as opposed to 50 in May"), and those that need an article ("double the 27 of May")."""
    strong, weak = ("|".join(sorted(list_words(name))) for name in ("compares", "measures"))
    return re.compile(rf"\b(?:{strong})\s[^,.;:()]{{0,40}}$"), re.compile(rf"\b(?:{weak})\s[^,.;:()]{{0,20}}\bthe\s$")


def bind_compared(b: Bindings) -> None:
    """Bind the number that a claim before it in the sentence is compared with: it has a period of its own and no noun.

    "49 were killed, more than the 31 of May", "twice the 27 recorded in the previous quarter", "up on last year's total of 1,523".
    """
    c = b.c
    if not b.bound or not any(c.low(k).split()[-1:] and _compares(c.low(k)) for k in range(len(c.elements))):
        return
    for k in range(len(c.elements)):
        before = [one for j, one in b.bound.items() if j < k and one.whole is None and not one.group.single]
        group = _read_number(c, k) if before and k not in b.bound else None
        if group is None:
            continue
        whole = max(before, key=lambda one: one.element)
        period = _find_period(c, whole, group)
        if period is not None and not _counts_incidents(c, whole.element, k):
            told = replace(group, victim=whole.group.victim, label=whole.group.label, nationality=whole.group.nationality)
            b.bound[k] = Bound(k, told, whole.outcome, victim=whole.known_victim, period=period)


def _compares(low: str) -> bool:
    return any(word in list_words("compares") | list_words("measures") for word in low.split())


def _read_number(c: Clause, k: int) -> Group | None:
    """Return the number at element ``k`` by itself, where no noun says what else it counts."""
    e, group = c.elements[k], c.group(k)
    if e.kind not in {"group", "thing"} or (group is not None and (not group.bare or group.single or group.value is None)):
        return None
    if c.kind(k + 1) not in _FOLLOWS and c.low(k + 1) not in {"a", "last", "this"}:
        return None
    at = next((i for i in range(e.first, e.last + 1) if i in c.w.numerals and c.w.numerals[i][0].kind == "cardinal"), None)
    numeral, last = c.w.numerals[at] if at is not None else (None, 0)
    if numeral is None or numeral.value is None or numeral.value != int(numeral.value) or numeral.value < 2:
        return None
    value = int(numeral.value)
    if group is not None and group.value != value:
        return None
    if numeral.digits and 1900 <= value <= 2100 and "," not in c.w.text[numeral.start : numeral.end]:
        return None
    return Group(numeral.start, numeral.end, value, bare=True, first_token=at, last_token=last)


def _find_period(c: Clause, whole: Bound, group: Group) -> str | None:
    """Return the period of a number that ``whole`` is compared with, None where nothing compares them or no period is named."""
    text = c.w.text
    lead = text[max(whole.group.end, group.start - _BEFORE) : group.start].lower()
    strong, weak = _comparing()
    before = _PERIODS_OWN.search(lead)
    if not (strong.search(lead) or weak.search(lead) or (before and _compares(lead))):
        return None
    if before is not None:
        return before[1]
    stop = min(c.w.end, group.end + _BEHIND)
    cut = _CUT.search(text, group.end, stop)
    stop = cut.start() if cut else stop
    found = [m for m in (_OWN_PERIOD.match(text, group.end, stop), *(p.search(text, group.end, stop) for p in (LONG, MONTHLY))) if m]
    return min(found, key=lambda m: m.start())[0].strip().removeprefix("of ") if found else None


def _counts_incidents(c: Clause, first: int, k: int) -> bool:
    """Whether the number may rather be compared with incidents counted between: "killed 12 people in 40 attacks, double the 20 of May"."""
    metrics = (j for j in range(first + 1, k) if c.low(j) in list_words("metric"))
    return any(c.kind(i) in {"thing", "group"} for j in metrics for i in (j - 1, j - 2))
