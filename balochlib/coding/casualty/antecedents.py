"""What a number without a noun goes back to: people told in the sentence, claimed before, or those the teller fights."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from balochlib.coding.casualty.bindings import Bound, Context
from balochlib.coding.casualty.clauses import Clause
from balochlib.coding.casualty.groups import Group
from balochlib.coding.casualty.referents import judge_referents
from balochlib.coding.casualty.victims import CLASSES, find_people, is_force
from balochlib.text.tokens import list_words

_PRONOUNS = {"others", "more", "another", "other", "third", "fourth", "second", "fifth", "one", "them", "whom"}


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a bound group stands: its clause, what came before it in the sentence, and in the sentences before."""

    clause: Clause
    context: Context
    last: str | None  # class of the last whole claim of the sentence
    last_abducted: str | None  # the same, where it is on people who were abducted
    same_paragraph: bool
    people_before: Callable[[], str | None] = lambda: None  # class of the people of the sentence before, counted or not
    person_before: Callable[[], str | None] = lambda: None  # class of the one person told of there
    counted_before: Callable[[Group], str | None] = lambda group: None  # class of the one number of people that the sentence before counts
    target_before: Callable[[], str | None] = lambda: None  # class of those attacked there
    told_before: Callable[[], str | None] = lambda: None  # class of those told of in the paragraph before who do not act
    owner_before: Callable[[], str | None] = lambda: None  # class of the one side told of there
    total: bool = False  # the sentence counts over a period: it does not go back to the people of one incident


def goes_back(bound: Bound, s: Setting) -> bool:
    """Whether a number counts people told of before, in one incident."""
    open_number = bound.group.bare and not (bound.toll or bound.group.single) and bound.known_victim is None
    return open_number and not s.total and not exceeds(bound, s.context)


def judge_told(bound: Bound, s: Setting) -> str | None:
    """Class of the people of whom the sentence tells before the number, where they are of one class."""
    if s.clause.low(bound.element - 1) in {"among", "amongst"}:
        return None  # "a teacher was among the three who died": of any kind
    told = judge_referents(s.clause.w.text, s.clause.w.start, bound.group.start)
    return told.pop() if len(told) == 1 else "unspecified" if told else None


def judge_adversary(bound: Bound, clause: Clause) -> str | None:
    """Class of those whom one side says it killed: "the CTD claimed to have killed five", "the BLF said it killed six in an army camp"."""
    k, text, w = bound.trigger, clause.w.text, clause.w
    if k is None or k >= bound.element or clause.elements[k].trigger is None:
        return None
    first = w.tokens[clause.elements[k].first].start
    if "speech" not in {clause.kind(j) for j in range(k)} and "claimed" not in {clause.low(j) for j in range(k)}:
        return None
    actors = [one for one in find_people(text, w.start, first) if one.victim in CLASSES and (one.plural or is_force(one))]
    if not actors or actors[-1].victim == "civilian" or "aux" in {clause.kind(j) for j in range(k - 1, k)}:
        return None
    if actors[-1].victim == "security":
        return "militant"
    return "security" if list_words("force_word") & set(text[w.start : w.end].lower().split()) else None


def judge_answered(bound: Bound, s: Setting) -> str | None:
    """Class of those whose deaths another source counts anew: "killed 19 loggers; police confirmed 11 deaths"."""
    given = s.clause.low(s.clause.before(bound.element)) in list_words("confirm_figure")
    if not given or bound.group.outcome is None or bound.whole is not None or len((bound.group.label or "").split()) != 1:
        return None
    if s.last is not None:
        return s.last
    told = [one for one in s.context.carried if one.outcome == bound.outcome] if s.context.near else []
    fewer = sum(one.group.value or 0 for one in told) >= (bound.group.value or 0)
    return find_only_class(told) if fewer else None


def exceeds(bound: Bound, context: Context) -> bool:
    """Whether more people than were told of before met another fate: "Three demonstrators died. Over 60 were wounded"."""
    told = context.carried
    other = told and all(one.outcome != bound.outcome for one in told)
    return (
        bool(other)
        and bound.whole is None
        and not bound.group.part
        and (bound.group.value or 0) > sum(one.group.value or 0 for one in told)
    )


def find_person_told(bound: Bound, s: Setting) -> str | None:
    """Class of the one person that "he" goes back to: told in the sentence, claimed before, or described in the sentences before."""
    for k in range(bound.element - 1, -1, -1):
        e = s.clause.elements[k]
        if e.group is not None and e.group.value == 1 and e.group.victim:
            return e.group.victim
        if e.people is not None and not e.people.plural and e.people.is_head and not is_force(e.people):
            return e.people.victim or None
    told = [one.victim for one in s.context.carried if one.group.value == 1]
    return told[-1] if told else s.person_before()


def judge_outcome(bound: Bound, context: Context) -> str:
    """Class of "one of the wounded": that of the wounded, where they are all of one class."""
    return find_only_class([b for b in context.carried if b.outcome == bound.group.of_outcome]) or "unspecified"


def find_only_class(claims: list[Bound]) -> str | None:
    classes = {b.victim for b in claims}
    return classes.pop() if len(classes) == 1 else None


def judge_same_number(bound: Bound, context: Context) -> str | None:
    """Class of a claim of the same number and outcome: "seven barbers shot" ... "Seven died"."""
    group = bound.group
    if not group.bare or bound.toll or group.part or group.value in {None, 1}:
        return None
    return find_only_class([b for b in context.history if b.outcome == bound.outcome and b.group.value == group.value])


def judge_carried(bound: Bound, s: Setting) -> str | None:
    """Class of the claim before, for "others", "of them" and the like."""
    wants = bound.group.part or s.clause.low(bound.element).split()[-1] in _PRONOUNS
    return s.context.carried[-1].victim if wants and s.context.carried else None
