"""People counted as a household or a team: "an elderly couple", "a family of five", "its crew of four", "an eight-man patrol"."""

from __future__ import annotations

import re

from balochlib.coding.casualty.groups import Group
from balochlib.coding.casualty.victims import find_nationality
from balochlib.coding.casualty.words import Words
from balochlib.text.numerals import find_numerals
from balochlib.text.tokens import list_words

_MAN = re.compile(r"([a-z]{3,6}|\d{1,2})-(?:man|member|strong|person)")


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


def read_team(w: Words, i: int) -> Group | None:
    """Read "its crew of four", "a survey team of six", "an eight-man patrol": a number without a noun of its own counts the team.

    A patrol or a squad is armed by its name; whose crew or party it is, other words tell.
    """
    if not (w.classes(i) & {"poss", "det"} or w.low(i) in {"a", "an"} or w.tokens[i].is_possessive):
        return None
    at = next((j for j in range(i + 1, i + 5) if w.low(j) in list_words("collective")), None)
    if at is None or any(w.stops(j) or j in w.numerals or j in w.triggers for j in range(i + 1, at)):
        return None
    sized = next((m for j in range(i + 1, at) if (m := _MAN.fullmatch(w.low(j)))), None)
    told = find_numerals(sized[1]) if sized else []
    value, last = (int(told[0].value) if told and told[0].kind == "cardinal" else None), at
    if sized is None and w.low(at + 1) == "of" and at + 2 in w.numerals:
        numeral, last = w.numerals[at + 2]
        alone = w.stops(last + 1) or last + 1 in w.triggers
        value = int(numeral.value) if numeral.kind == "cardinal" and numeral.value and alone and last + 1 not in w.people else None
    if value is None or not 1 < value < 100:
        return None
    start, end = w.tokens[i].start, w.tokens[last].end
    people = [w.people[j][0].victim for j in range(i + 1, at + 1) if j in w.people and w.people[j][0].victim]
    armed = "security" if w.low(at) in list_words("collective_armed") else None
    victim = next((one for one in people if one in {"security", "militant"}), armed)
    beside = any(one.victim == "security" for one, _ in w.people.values())  # "a Levies jeep was lost with its crew of four"
    victim = victim or (people[0] if people and not beside else None)
    return Group(start, end, value, victim=victim, label=w.text[w.tokens[at].start : w.tokens[at].end], first_token=i, last_token=last)
