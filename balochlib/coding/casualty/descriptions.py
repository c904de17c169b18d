"""What the words beside a part say of the people: soldiers, children, Afghans, or people who came off well."""

from __future__ import annotations

from balochlib.coding.casualty.clauses import Clause
from balochlib.coding.casualty.victims import find_nationality, judge_victim
from balochlib.text.tokens import list_words

_KNOWN = {"security", "militant", "civilian"}


def is_freed(c: Clause, k: int) -> bool:
    """Whether a part is told to have come off well: "of whom 33 were later released", "three of them were set free"."""
    inserted = c.kind(k + 1) == ","
    for j in range(k + 2 if inserted else k + 1, k + 9):
        if c.kind(j) == "," and inserted:
            inserted = False
        elif c.kind(j) in {",", ";", ".", "end", "conj"}:
            return False
        if set(c.low(j).split()) & list_words("freed"):
            return c.kind(c.before(j)) != "neg"
    return False


def describe_part(c: Clause, k: int) -> tuple[str | None, int]:
    """Return the class of what a part is said to be ("three of them | were soldiers"), and where those words end."""
    j, end = k + 1, c.elements[k].group.end
    if c.kind(j) == "aux":
        j += 1
    if c.low(j) in {"served", "belonged", "worked", "came", "hailed"}:  # "17 served in the security forces"
        j += 1
        while c.kind(j) in {"prep", "det", "of"}:
            j += 1
    if c.low(k + 1) in {"in", "wore"} and c.low(k + 2) in {"uniform", "uniforms", "khaki"}:
        return "security", end
    if c.low(j) in {"under", "below"} and c.kind(j + 1) in {"thing", "group"}:
        return "civilian", end  # "12 were under 15": children
    people = []
    for i in range(j, j + 6):
        known = c.kind(i) in {"people", "word", "name", "group", "adverb", "det"} or c.low(i) in {"down", "as"}
        if not known or (people and c.kind(i) != "people"):
            break
        e = c.elements[i]
        end = c.w.tokens[e.last].end
        if e.group is not None:
            return e.group.victim, end
        if e.people is not None:
            people.append(e.people)
    if people:
        victim = judge_victim(people)
        return victim if victim in _KNOWN else None, end
    return ("civilian" if c.low(k + 1) == "worked" else None), end


def is_nation(c: Clause, k: int) -> bool:
    e = c.elements[k]
    return find_nationality(c.w.text, c.w.tokens[e.first].start, c.w.tokens[e.last].end) is not None


def names_only_nation(c: Clause, k: int) -> bool:
    """Whether "three of the dead were Afghans" names a nation only, not what they did ("Indian pilgrims")."""
    people = [e for e in c.elements[k + 1 : k + 5] if e.people is not None]
    return not people or find_nationality(c.w.text, people[-1].people.start, people[-1].people.end) is not None
