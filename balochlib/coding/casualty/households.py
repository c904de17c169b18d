"""People counted as a household: "an elderly couple", "a family of five"."""

from __future__ import annotations

from balochlib.coding.casualty.groups import Group
from balochlib.coding.casualty.victims import find_nationality
from balochlib.coding.casualty.words import Words


def read_couple(w: Words, i: int) -> Group | None:
    """Read "a couple", "an elderly couple": a man and his wife, where no "of" makes it a small number."""
    at = next((j for j in (i + 1, i + 2, i + 3) if w.low(j) == "couple"), None)
    if at is None or w.low(i) not in {"a", "an", "another", "one"} or w.low(at + 1) == "of":
        return None
    if not w.stops(at + 1) and at + 1 not in w.triggers:
        return None
    if any(w.stops(j) or j in w.people or w.low(j) in {"only", "last", "past"} for j in range(i + 1, at)):
        return None
    start, end = w.tokens[i].start, w.tokens[at].end
    label, nation = w.text[w.tokens[i + 1].start : end], find_nationality(w.text, start, end)
    return Group(start, end, 2, victim="civilian", label=label, nationality=nation, first_token=i, last_token=at)


def read_family(w: Words, i: int) -> Group | None:
    """Read "a family of five", "an entire family of seven"."""
    at = next((j for j in (i + 1, i + 2) if w.low(j) == "family"), None)
    if at is None or w.low(i) not in {"a", "an", "the", "one", "another"} or w.low(at + 1) != "of" or at + 2 not in w.numerals:
        return None
    numeral, last = w.numerals[at + 2]
    if numeral.kind != "cardinal" or not numeral.value or not 2 < numeral.value < 40:
        return None
    start, end = w.tokens[i].start, numeral.end
    label = w.text[w.tokens[at].start : end]
    return Group(start, end, int(numeral.value), victim="civilian", label=label, first_token=i, last_token=last)
