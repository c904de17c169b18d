"""Who those told of before are said to have been: "two of the four were students", "six of those presented as militants were herdsmen"."""

from __future__ import annotations

from balochlib.coding.casualty.bindings import Bindings, Bound
from balochlib.coding.casualty.clauses import Clause
from balochlib.coding.casualty.ellipsis import fits
from balochlib.coding.casualty.groups import Group
from balochlib.coding.casualty.victims import CLASSES, find_nationality, judge_victim
from balochlib.text.tokens import list_words

_NEUTRAL = {"men", "people", "persons", "youths", "dead", "victims", "bodies", "captives"}
_REACH = 9  # elements between "six of those presented as militants" and its verb, and between the verb and what they were


def bind_identities(b: Bindings) -> None:
    """Bind a number of people told of before, where somebody says what they were and it is not what was said of them.

    A bare number or a part ("five were shopkeepers", "three of the six", "two of those described as terrorists") is a part of the claim
    that it goes back to; "the four were off-duty soldiers" tells the claim of four anew, where that was of another class.
    """
    if not (b.context.history or b.bound) or not any(e.kind == "aux" for e in b.c.elements):
        return
    for k, e in enumerate(b.c.elements):
        group = e.group
        if group is None or k in b.bound or group.value is None or group.of_outcome or group.victim in CLASSES:
            continue
        victim = _find_identity(b.c, k)
        whole = _find_whole(b, k) if victim else None
        if whole is None or (_is_same(b.c, k) and whole.known_victim in {victim, "unspecified", None}):
            continue
        here = b.bound.get(whole.element) is whole
        part = None if _is_same(b.c, k) else whole.element if here else -1
        b.bound[k] = Bound(k, group, whole.outcome, whole=part, victim=victim)


def _is_same(c: Clause, k: int) -> bool:
    """Whether words take up all people told of before: "the four men", "all three", "both"."""
    return not c.group(k).part and c.low(k).split()[0] in {"the", "all", "both"}


def _find_identity(c: Clause, k: int) -> str | None:
    """Class of what the people at element ``k`` are said to be, by the verb that follows; None where none is said."""
    j = k + 1
    if c.kind(j) != "aux" and (c.group(k).part or _is_same(c, k)):  # "of those described as terrorists | were"
        called = [i for i in range(j, j + _REACH) if c.low(i) == "as"]
        j = next((i for i in range(j, j + _REACH) if c.kind(i) in {"aux", ",", ";", "end"}), j) if called else j
    if c.kind(j) == "have" and c.low(j + 1) == "been":
        j += 1
    if c.kind(j) != "aux":
        return None
    j, last = j + 1, j + _REACH
    while j < last and (c.kind(j) in {"adverb", "aux", "of", "have"} or set(c.low(j).split()) & list_words("called")):
        j += 1
    people = []
    while j < last and c.kind(j) in {"people", "word", "name", ","}:
        one = c.elements[j].people
        if c.kind(j) == "," and (people and people[-1].victim in CLASSES):
            break
        if one is not None and not _is_origin(c, j):
            people.append(one)
        j += 1
    if not people or not (people[-1].plural and people[-1].is_head):
        return None
    victim = judge_victim(people)
    return victim if victim in CLASSES else None


def _is_origin(c: Clause, k: int) -> bool:
    """Whether a word for people tells their home, age or kin only, which does not say what they did."""
    one = c.elements[k].people
    return c.low(k).split()[-1] in list_words("origin") or find_nationality(c.w.text, one.start, one.end) is not None


def _find_whole(b: Bindings, k: int) -> Bound | None:
    """Return the claim that the number at element ``k`` goes back to: the one of the number named, else the last that is large enough."""
    group, near = b.c.group(k), b.context.near or b.context.asked
    here = [one for j, one in sorted(b.bound.items()) if j < k and one.whole is None]
    told = [one for one in (*b.context.history, *here) if not one.group.single and one.group.value not in {None, 1}]
    if group.part and (number := _number_of(b.c, group)) is not None:
        return next((one for one in reversed(told) if one.group.value == number), None)
    if _is_same(b.c, k):
        neutral = group.bare or ((group.label or "").split()[-1:] and group.label.split()[-1] in _NEUTRAL)
        return next((one for one in reversed(told) if one.group.value == group.value and neutral), None)
    opens = b.c.kind(k - 1) in {"end", ",", ";", "conj", "sub", "speech"} or group.part
    presented = group.part and "as" in {b.c.low(j) for j in range(k + 1, k + 5)}  # "those described as terrorists": named anew
    if not opens or not (group.bare or group.part) or not (near or here or presented):
        return None
    return told[-1] if told and fits(group, told[-1]) and told[-1].group.value != group.value else None


def _number_of(c: Clause, group: Group) -> int | None:
    """Return the number that a part is said to be of: "two of the | four"."""
    inner = [n.value for i, (n, _) in c.w.numerals.items() if group.first_token < i <= group.last_token and n.start > group.start + 2]
    return int(inner[-1]) if inner and inner[-1] is not None else None
