"""What is bound so far in one sentence, and what the sentences before it leave to go on from."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import NamedTuple

from balochlib.coding.casualty.clauses import Clause
from balochlib.coding.casualty.groups import Group
from balochlib.coding.casualty.named_victims import find_person

_SHARED = {"at_least", "more_than", "up_to", "about"}
_BEFORE = -1  # ``whole`` of a part whose whole was told in a sentence before


@dataclass(slots=True, eq=False)
class Bound:
    """A group bound to an outcome.

    ``whole`` is the element of the group that this one is a part of (-1: a group of the sentences before), ``victim`` a class
    that the sentence gives over the group's own, ``toll`` marks the number that a toll is said to be, ``ghost`` people told
    without a number: they make no claim, but parts and lists may follow them.
    """

    element: int
    group: Group
    outcome: str
    whole: int | None = None
    victim: str | None = None
    trigger: int | None = None
    toll: bool = False
    ghost: bool = False
    spelled_out: bool = False  # its parts are meant to be all of it
    own: bool = False  # the speaker's own people: "we lost two men", "it put its losses at six"
    answers: bool = False  # another source's number for what the sentence before told
    period: str | None = None  # the period that the number alone is of: "2022: 203"

    @property
    def known_victim(self) -> str | None:
        return self.victim or self.group.victim


class Topic(NamedTuple):
    """What the text is counting: its outcome, the class of people, and whether it asks ("how many civilians were hurt")."""

    outcome: str
    victim: str | None = None
    open: bool = False
    named: bool = True  # by a word for a count ("toll", "number of"), not by "the injured"
    table: bool = False  # it heads a table: "Deaths by month"


@dataclass(slots=True)
class Context:
    """What the sentences before leave: their last claims, a longer memory, what they count, and whether violence was told of."""

    carried: list[Bound] = field(default_factory=list)
    history: list[Bound] = field(default_factory=list)
    topic: Topic | None = None
    conflict: bool = True
    near: bool = False  # the sentence right before has claims
    total: bool = False  # this sentence counts over a period
    asked: bool = False  # the sentence right before asks for a count


class Bindings:
    """The groups of one sentence that are bound, by element."""

    def __init__(self, clause: Clause, context: Context):
        self.c, self.context = clause, context
        self.bound: dict[int, Bound] = {}
        self.ghosts: dict[int, Bound] = {}
        self.more: list[Bound] = []  # a second outcome of people who were abducted
        self.topics: list[tuple[int, Topic]] = []  # what the sentence counts, by the element that says so

    def put(self, groups: list[int], outcome: str, trigger: int | None = None) -> bool:
        """Bind groups that are not bound yet; a qualifier of the first is shared by plain numbers joined to it."""
        shared = None
        for n, k in enumerate(groups):
            group = self.c.group(k)
            if group is None or self._is_dead(k, group):
                continue
            if k in self.bound:
                dies = trigger is not None and outcome == "killed" and self._dies(trigger)
                if dies and self.bound[k].outcome == "injured" and (group.label or not group.outcome):
                    self.bound[k].outcome = outcome  # "a shopkeeper hurt on Tuesday has died"
                if (
                    self.bound[k].outcome == "abducted" != outcome and trigger is not None
                ):  # "six labourers kidnapped last week were found dead"
                    self.more.append(Bound(k, group, outcome, trigger=trigger))
                taken = outcome == "abducted" and trigger is not None and "been missing" not in self.c.low(trigger)
                if taken and self.bound[k].outcome == "killed" and k < trigger:  # "the remains of three traders who were kidnapped"
                    self.more.append(Bound(k, group, outcome, trigger=trigger))
                continue
            if n == 0:
                before = group.first_token not in self.c.w.numerals  # "150-odd" is shared by none
                shared = group.qualifier if group.qualified and before and group.qualifier in _SHARED else None
            elif shared and group.qualifier == "exact" and not group.single and not group.qualified:
                group = replace(group, qualifier=shared)  # "at least 31 civilians and 17 guards"
            elif group.qualified:
                shared = None
            self.bound[k] = Bound(k, group, outcome, trigger=trigger)
        return bool(groups)

    def _is_dead(self, k: int, group: Group) -> bool:
        """Whether "the boy" was told to be killed before: what is told of him now is how."""
        if not group.single or not self.c.low(k).startswith("the ") or group.label is None:
            return False
        head = group.label.lower().split()[-1]
        dead = [one.group for one in self.context.history if one.outcome == "killed" and one.group.value == 1]
        return any((one.label or "").lower().split()[-1:] == [head] for one in dead)

    def _dies(self, k: int) -> bool:
        trigger = self.c.elements[k].trigger
        return trigger is not None and "die" in trigger.forms

    def put_person(self, k: int, outcome: str, at: int | None = None) -> int | None:
        """Bind the person named as subject of the verb at element ``k``, or at element ``at``; return the element, if there is one."""
        person = find_person(self.c, k, at)
        if person is None:
            return None
        element, group = person
        if group.pronoun and any(one.group.value == 1 and one.outcome == outcome for one in (*self.context.history, *self.bound.values())):
            self.put(self.c.join_right(element) if element > k else [], outcome, k)  # told before, but not who died beside him
            return None
        if element in self.bound and self.bound[element].outcome == "injured" and outcome == "killed" and self._dies(k):
            self.bound[element].outcome = outcome
        if element not in self.bound:
            self.bound[element] = Bound(element, group, outcome, trigger=k)
            if element > k:
                self._join_named(element, outcome, k)
        return element

    def _join_named(self, element: int, outcome: str, k: int) -> None:
        """Bind who is joined to a person named as object: "killed Inspector Nazir Ahmed, Constable Wali and a newspaper hawker"."""
        c = self.c
        j = element + 1
        if c.kind(j) == "," and c.kind(j + 1) in {"thing", "group"} and c.kind(j + 2) in {",", "conj"} and not self._counts(j + 1):
            j += 2  # "killed Lehri, 47, and a constable"
        groups = c.join_right(j - 1)
        if not groups and c.kind(j) == "," and c.kind(j + 1) == "conj" and c.group(j + 2):
            groups = [j + 2, *c.join_right(j + 2)]
        if groups:
            self.put(groups, outcome, k)
            return
        while c.kind(j) in {",", "conj"}:
            j += 1
        named = j > element + 1 and c.kind(j) == "people" and c.kind(j + 1) == "name"
        if named and c.kind(j + 2) not in {"aux", "have", "verb", "speech", "trigger"}:  # not "..., Inspector Ali said"
            self.put_person(k, outcome, j)

    def _counts(self, k: int) -> bool:
        """Whether element ``k`` counts people; an age does not."""
        group = self.c.group(k)
        return group is not None and not group.bare

    def put_one(self, first: int, last: int, outcome: str) -> bool:
        """Bind one person told of before by the words from element ``first`` to ``last``, where no such death was told yet."""
        c = self.c
        if not any(one.group.value == 1 and one.outcome == outcome for one in (*self.context.history, *self.bound.values())):
            a, z = c.elements[first].first, c.elements[last].last
            group = Group(c.w.tokens[a].start, c.w.tokens[z].end, 1, bare=True, single=True, pronoun=True, first_token=a, last_token=z)
            self.bound[last] = Bound(last, group, outcome, trigger=last)
        return True

    def make_parts(self, groups: list[int], outcome: str) -> None:
        """Make groups a part of the last claim of that outcome in the sentences before."""
        if any(b.outcome == outcome for b in self.context.history):
            for g in groups:
                self.bound[g].whole = _BEFORE

    def note_uncounted(self, k: int, outcome: str, step: int) -> None:
        """Keep people without a number as a ghost: "the raiders were shot, one inside and two outside".

        They are looked for from element ``k`` on, to the right (``step`` 1) or to the left (-1).
        """
        c, steps = self.c, 0
        while steps < 4 and c.kind(k) in {"aux", "have", "adverb", "det", "poss", "word", "name", "modal"}:
            k, steps = k + step, steps + 1
        if step < 0 and c.kind(k) in {"conj", ",", "word", "name", "prep"}:  # "the raiders wore vests but were shot"
            while k >= 0 and not (c.kind(k) == "people" and c.kind(k - 1) in _OPENS and c.kind(k + 1) in {"verb", "aux", "word"}):
                k -= 1
        people = c.elements[k].people if 0 <= k < len(c.elements) else None
        if people is not None and people.plural and k not in self.bound:
            victim = people.victim or None
            group = Group(people.start, people.end, None, None, "vague", victim, c.w.text[people.start : people.end])
            self.ghosts[k] = Bound(k, group, outcome, victim=victim, ghost=True)

    @property
    def topic(self) -> Topic | None:
        """What is counted, for the sentences after this one: a toll named here, else the one before, else "the injured"."""
        named = [topic for _, topic in self.topics if topic.named]
        return named[-1] if named else self.context.topic or (self.topics[-1][1] if self.topics else None)

    def last_told(self, k: int) -> Bound | None:
        """Return the claim told last before element ``k``, in this sentence or in the ones before."""
        here = [b for j, b in self.bound.items() if j < k]
        return here[-1] if here else self.context.carried[-1] if self.context.carried else None


_OPENS = {"end", ",", "det", "sub", "conj"}
