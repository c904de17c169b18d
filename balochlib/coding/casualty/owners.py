"""Whose people they are: the side that "its men", "their own", "the group had lost six" go back to."""

from __future__ import annotations

import re

from balochlib.coding.casualty.bindings import Bound
from balochlib.coding.casualty.clauses import Clause
from balochlib.coding.casualty.victims import SIDES, find_people, is_force
from balochlib.text.tokens import list_words

_BANDS = {"group", "outfit", "faction", "insurgency"}


def judge_body(low: str) -> str | None:
    """Class of the people of a body that only a common noun names; None for other words.

    >>> judge_body("group"), judge_body("battalion"), judge_body("union"), judge_body("rain")
    ('militant', 'security', 'civilian', None)
    """
    if low in _BANDS:
        return "militant"
    if low in list_words("force_unit"):
        return "security"
    return "civilian" if low in list_words("civil_body") else None


def find_owner(bound: Bound, clause: Clause) -> str | None:
    """Class of the side that owns a group with "its", "their", "his" or "own": the one told last before it in the sentence.

    Who kills does not kill his own, but where the words say so ("the army killed its chief", "killed two of its own men"). "His" goes
    back to a person or a side, never to a body such as a search party.
    """
    told = set(clause.low(bound.element).split())
    personal = bool({"his", "her"} & told)
    persons = (
        g
        for k in range(bound.element - 1, -1, -1)
        if personal and (g := clause.group(k)) is not None and g.single and clause.low(k - 1) != "by"
    )
    boss = next(persons, None)
    if boss is not None and boss.victim in SIDES:
        return boss.victim  # "a Levies sergeant was killed by sniper fire and three of his men were hurt"
    for k in range(bound.element - 1, -1, -1):
        people = clause.elements[k].people
        if "own" not in told and _does_it(bound, clause, k):
            continue
        if people is not None and people.victim in SIDES:
            return people.victim
        body = None if personal else judge_body(clause.low(k))
        if body is not None:
            return body
    return None


def find_owners(text: str, start: int, end: int) -> set[str]:
    """Return the sides and civil bodies, by class, that ``text[start:end]`` tells of, to which "its men" in a sentence behind may go back.

    >>> find_owners("The BLA released a statement.", 0, 29), find_owners("Rain fell.", 0, 10)
    ({'militant'}, set())
    """
    sides = {one.victim for one in find_people(text, start, end) if one.victim in SIDES and (one.plural or is_force(one))}
    return sides | ({"civilian"} if list_words("civil_body") & set(re.findall(r"[a-z]{3,12}", text[start:end].lower())) else set())


def _does_it(bound: Bound, clause: Clause, k: int) -> bool:
    """Whether element ``k`` is who kills or hurts the group: "the army | killed its provincial chief"."""
    trigger = bound.trigger
    if trigger is None or trigger >= bound.element or {"lost", "lose", "loses", "losing"} & set(clause.low(trigger).split()):
        return False
    told = clause.elements[trigger].trigger
    before = clause.before(trigger)
    while clause.kind(before) in {"have", "aux"}:
        before = clause.before(before)
    return told is not None and "past" in told.forms and k == before
