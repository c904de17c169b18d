"""Breakdowns: a total told before is spelled out by a list whose own verb says nothing of harm: "they were nine miners and two guards"."""

from __future__ import annotations

from itertools import pairwise

from balochlib.coding.casualty.bindings import Bindings, Bound
from balochlib.coding.casualty.descriptions import is_freed
from balochlib.coding.casualty.parts import make_part
from balochlib.coding.casualty.victims import CLASSES
from balochlib.text.tokens import list_words

_POINTS = {"this", "that", "these", "those", "latter", "the"}


def bind_breakdown(b: Bindings) -> None:
    """Bind a list of counted people as the parts of a total told right before, where nothing else is told of them.

    That it is one is told by the sum: the list adds up to the total. A list that adds up to less needs words that point to the
    total ("in this figure are six pupils"). People who are arrested, freed or sent are nobody's parts.
    """
    c = b.c
    if not b.context.near or not b.context.carried:
        return
    first = next((k for k, e in enumerate(c.elements) if e.group is not None), None)
    if first is None or first in b.bound or is_freed(c, first):
        return
    chain = [first, *c.join_right(first)]
    groups = [c.group(k) for k in chain]
    if any(g.bare or g.part or g.lives or g.outcome or g.of_outcome is not None or g.value is None for g in groups):
        return
    if any(k in b.bound for k in chain) or any(c.low(j) in list_words("tallied_else") | {"no", "not"} for j in range(len(c.elements))):
        return
    total = sum(g.value for g in groups)
    pointed = _points_back(b, first)
    if len(chain) < 2 and not pointed:
        return
    for whole in reversed(b.context.carried):
        same = whole.known_victim not in CLASSES or {g.victim for g in groups} <= {whole.known_victim, None, "unspecified"}
        known = whole.group.value is not None and not whole.group.single
        if same and known and (total == whole.group.value or (pointed and total < whole.group.value)):
            _bind_chain(b, chain, whole)
            return


def bind_gloss(b: Bindings) -> None:
    """Bind a total that a list between commas parts before its verb comes: "Twenty workers, 16 from Punjab and four from Sindh, were shot".

    The list adds up to the total, and the verb was bound to one of the list, which stands nearer to it.
    """
    c = b.c
    groups = [k for k, e in enumerate(c.elements) if e.group is not None]
    for k, first in pairwise(groups):
        chain = [first, *c.join_right(first)]
        told = next((b.bound[j] for j in reversed(chain) if j in b.bound), None)
        if told is None or len(chain) < 2 or c.kind(k + 1) != "," or first != k + 2:
            continue
        whole = b.bound.get(k) or Bound(k, c.group(k), told.outcome)
        adds_up = whole.group.value is not None and whole.group.value == sum(c.group(j).value or 0 for j in chain)
        if adds_up and whole.outcome == told.outcome and all(j not in b.bound or b.bound[j].whole is None for j in chain):
            b.bound[k] = whole
            _bind_chain(b, chain, whole)


def _points_back(b: Bindings, k: int) -> bool:
    """Whether the words before element ``k`` put what follows into a count told before: "among that number are", "the list includes"."""
    c, counted = b.c, False
    for j in range(k):
        noun = c.low(j) in list_words("count_noun") or c.low(j) == "death toll"
        if c.low(j) in list_words("metric") or (c.elements[j].trigger is not None and not noun):
            return False
        counted = counted or (noun and c.low(j - 1) in _POINTS)
    return counted and c.kind(k - 1) in {"aux", "verb", "word", "part"} and c.low(c.before(k)) not in {"added", "adds"}


def _bind_chain(b: Bindings, chain: list[int], whole: Bound) -> None:
    for k in chain:
        b.bound[k] = make_part(b, k, whole)
