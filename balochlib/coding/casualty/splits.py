"""Bare numbers that split a claim: by place behind a colon, by who some of them are, by how badly some are hurt."""

from __future__ import annotations

from balochlib.coding.casualty.bindings import Bindings, Bound
from balochlib.coding.casualty.ellipsis import fits, is_here
from balochlib.text.tokens import list_words


def are_strange_cases(b: Bindings, k: int) -> bool:
    """Whether "six of the worst cases" are no cases of people told to be hurt."""
    last = b.c.low(k).split()[-1]
    if last not in list_words("case") | list_words("grave_case") or b.c.elements[k].group.of_outcome != "injured":
        return False
    return not any(one.outcome in {"injured", "casualties"} for one in (*(b.context.carried if b.context.near else ()), *b.bound.values()))


def split_by_place(b: Bindings, k: int, whole: Bound) -> list[int]:
    """Return the bare numbers behind a colon that add up to the claim before: "nine in two raids: five in Kech and four in Zhob"."""
    c = b.c
    if c.kind(k - 1) != ":" or not c.group(k).bare or not is_here(b, whole) or whole.group.value in {None, 1}:
        return []
    split = [g for g in range(k, len(c.elements)) if c.group(g) and c.group(g).bare and not c.group(g).single and g not in b.bound]
    return split if sum(c.group(g).value or 0 for g in split) == whole.group.value and len(split) > 1 else []


def describes_some(b: Bindings, k: int, whole: Bound) -> list[int]:
    """Return the number between commas that says what some are: "five people, one an infant, were hurt", "one a nurse and one a cook"."""
    c = b.c
    if c.kind(k - 1) not in {",", "conj"} or not is_here(b, whole) or whole.element > k - 2 or not fits(c.group(k), whole):
        return []
    told = c.group(k + 1)
    one = c.group(k).bare and c.group(k).value == 1 and not c.group(k).single
    person = told is not None and told.single and c.low(k + 1).startswith(("a ", "an ")) and k + 1 not in b.bound
    said = c.elements[k + 1].people if k + 1 < len(c.elements) else None
    person = person or (said is not None and not said.plural)
    near = k - 2 == whole.element or (c.kind(k - 1) == "conj" and k > 2 and c.group(k - 2) is not None and k - 3 in b.bound)
    return [k] if one and person and near and (whole.group.value or 0) > 1 else []
