"""Class of the victims where their own words leave it open: from the owner, the attackers, the people told before."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from balochlib.coding.casualty.allegiances import find_allegiance, judge_guards, judge_leader
from balochlib.coding.casualty.antecedents import (
    Setting,
    exceeds,
    find_only_class,
    find_person_told,
    goes_back,
    judge_adversary,
    judge_answered,
    judge_carried,
    judge_outcome,
    judge_same_number,
    judge_told,
)  # fmt: skip
from balochlib.coding.casualty.bindings import Bound
from balochlib.coding.casualty.clauses import Clause
from balochlib.coding.casualty.descriptions import (
    describe_part,
    find_described_behind,
    find_whose,
    is_apposed_force,
    judge_man,
    judge_retinue,
    spelled_out,
)
from balochlib.coding.casualty.owners import find_owner
from balochlib.coding.casualty.referents import judge_referents
from balochlib.coding.casualty.targets import judge_target
from balochlib.coding.casualty.victims import CLASSES, find_people
from balochlib.text.tokens import list_words

_FELLOWS = ("colleague", "colleagues", "comrade", "comrades", "companion", "companions", "associate", "associates")
_COLLEAGUES = {"official", "officials", "officer", "officers", "personnel", "men", "man", "members", "member", "staff", "guards", "guard"}
_PRONOUNS = {"others", "more", "another", "other", "third", "fourth", "second", "fifth", "one", "them", "whom"}
_TAKEN = {"bodies", "body", "corpses", "men", "man", "dead"}  # what is found of the abducted, who were told of before
_HELD_PEOPLE = {"captives", "hostages", "passengers", "people", "persons", "men", "bodies", "prisoners", "detainees"}
_LEADERS = {"commander", "leader", "deputy", "chief", "member"}
_NEAR = 50  # characters behind a leader in which the name of his group stands
_BESIDE = {"with", "beside", "behind", "alongside", "accompanying", "guarding", "escorting"}
_SOME = {"most", "many", "some", "half", "mostly", "mainly"}
_NEUTRAL = {"men", "man", "people", "persons", "person", "individuals"}
_ARMED = re.compile(
    r"""\b(?:armed\ with | with\ (?:guns|weapons|explosives|grenades|suicide\ (?:vests|jackets)) | wearing\ (?:explosives|suicide\ vests)
    | carrying\ (?:weapons|guns|explosives|rockets) | allegedly\ (?:preparing|planning|plotting)
    | (?:suspected|accused)\ of\ (?:planning|plotting|preparing)
    | (?:preparing|planning|plotting)\ (?:an?\ |to\ )?(?:attack|bomb|blow|suicide|terror)
    | (?:tried|trying|attempted|attempting)\ to\ (?:storm|fight|break|force|enter|attack|plant)
    | planting\ (?:a\ |an\ )?(?:bomb|mine|IED|device) | who\ (?:had\ )?(?:attacked|stormed|opened\ fire) )\b""",
    re.VERBOSE,
)
_OTHER_CLAUSE = re.compile(r"[.;:]|\bby\b|\bwhen\b|\bafter\b")


def settle_victim(bound: Bound, s: Setting) -> str:
    """Return the class of victim of a bound group.

    Its own words come first (GUIDELINES: victim); then who is said to own the people ("its men"); then, for numbers without a noun,
    the people told before: in the sentence, by a claim of the same number, as those attacked, in the sentence before.
    "unspecified" where nothing says it.

    The rules are a ladder: the first that knows an answer gives it.
    """
    if bound.group.pronoun:
        return bound.known_victim or find_person_told(bound, s) or "civilian"
    victim, label = bound.known_victim, (bound.group.label or "").lower()
    k, head = bound.element, label.split()[-1] if label else ""
    if victim in {"civilian", "militant"} and (served := judge_retinue(bound, s.clause)) is not None:
        return served
    if victim == "civilian" and (posted := judge_guards(bound.group, s.clause.w)) is not None:
        return posted
    if (
        bound.group.single
        and head in _LEADERS
        and judge_leader(s.clause.w.text, bound.group.start, min(bound.group.end + _NEAR, s.clause.w.end))
    ):
        return "militant"  # "the military chief of the BLF"
    if victim == "militant" and label == "gunman" and s.clause.low(k).startswith(("his ", "her ")):
        return "civilian"  # a bodyguard
    if victim == "unspecified" and bound.group.single and s.clause.kind(k - 1) == "," and s.clause.kind(k - 2) == "name":
        return "civilian"  # "Ahmed Nawaz, a former member of the assembly, was hurt"
    if victim == "civilian" and bound.group.single and is_apposed_force(bound, s.clause):
        return "security"
    if " other " in f" {s.clause.low(k)} " and head in _COLLEAGUES and s.last in {"security", "militant"}:
        return s.last  # "a Levies official was martyred and three other officials were injured"
    if victim == "unspecified" and label in _NEUTRAL and s.clause.low(k + 1) in _BESIDE and s.clause.kind(k + 2) == "pron":
        return s.last or victim  # "the captain and the four men with him"
    if victim == "unspecified" and head in _LEADERS and bound.group.single and s.last in {"security", "militant"}:
        return s.last  # "two of its bombers and a commander"
    if victim == "unspecified" and head == "victim" and (told := _in_apposition(bound, s.clause)) is not None:
        return told
    described = find_described_behind(bound, s.clause) if victim in {None, "unspecified"} or head in _HELD_PEOPLE else None
    if described is not None:
        return described
    if victim == "unspecified" and not bound.group.outcome and (side := find_allegiance(bound.group, s.clause.w)) is not None:
        return side
    if victim == "unspecified" and bound.group.single and (boss := _possessor(bound, s.clause)) is not None:
        return boss
    if victim == "unspecified" and head == "men" and not bound.whole and s.last in {"security", "militant"} and _is_gerund(bound, s.clause):
        return s.last  # "killing 266 soldiers and wounding 190 men"
    if victim == "unspecified" and label in _NEUTRAL and (told := spelled_out(bound.group, s.clause, bound.element)) is not None:
        return told
    if victim == "unspecified" and bound.group.outcome and head in _NEUTRAL and s.clause.kind(k + 1) == "aux":
        return describe_part(s.clause, k)[0] or victim  # "the five slain men were local shepherds"
    if victim == "unspecified" and (among := find_whose(bound, s.clause)) is not None:
        return among
    if victim in {None, "unspecified"} and s.clause.low(k + 1) == "in" and s.clause.low(k + 2) in {"uniform", "khaki", "fatigues"}:
        return "security"
    goes_on = _is_ordinal(s.clause.low(k)) or s.clause.low(k).endswith(("of the men", "of those men", "of these men"))
    if victim == "unspecified" and (s.context.near or bound.group.part) and head in {"man", "men", "person"} and goes_on:
        return find_only_class(s.context.carried) or victim  # "a fifth man who was taken with them"
    if victim == "unspecified" and (answered := judge_answered(bound, s)) is not None:
        return answered
    if victim == "unspecified" and label == "dead" and s.clause.low(s.clause.before(k)) in {"left", "leaves", "leaving"}:
        return s.last or _people_attacked(bound, s) or victim  # "struck soldiers on foot, leaving four dead"
    if victim == "unspecified" and s.clause.low(k - 1) == "with" and s.clause.kind(k - 2) == "people":
        owner = s.clause.elements[k - 2].people.victim  # "left the army with 12 dead"
        return owner if owner in {"security", "militant"} and bound.group.outcome else victim
    if victim == "unspecified" and _is_armed(bound, s.clause):
        return "militant"
    if victim in {None, "unspecified"} and {"its", "their", "own", "our", "his"} & set(s.clause.low(k).split()):
        words = set(s.clause.low(k).split())
        before = s.owner_before() if {"its", "their", "own", "our"} & words and not label.endswith(_FELLOWS) else None
        victim = find_owner(bound, s.clause) or before or ("unspecified" if "own" in words else victim)
    if victim == "unspecified" and s.clause.low(bound.element - 1) == "or" and s.clause.low(bound.element - 3).endswith("them"):
        return s.last or victim  # "41% of them, or 24,147 individuals"
    if victim == "unspecified" and s.last_abducted and label.split()[-1:] and label.split()[-1] in _TAKEN:
        return s.last_abducted
    if victim == "unspecified" and (man := judge_man(bound, s.clause)) is not None:
        return man
    if victim is not None:
        return victim
    if bound.trigger is not None and s.clause.low(bound.trigger) in list_words("purged"):
        return "militant"  # "Six of them have been sent to hell"
    if bound.group.bare and not bound.group.single and s.clause.kind(k + 1) == "," and s.clause.low(k + 2) in _SOME:
        return "unspecified"  # "killed 18, most of them Hazaras and two of them soldiers"
    rules: Sequence[Callable[[], str | None]] = (
        lambda: _people_before(bound, s.clause) if s.clause.kind(k - 1) == "rel" and s.clause.low(k - 2) == "of" else None,
        lambda: _in_apposition(bound, s.clause) if (bound.group.bare or bound.group.part) and not bound.group.single else None,
        lambda: s.last if label.endswith(_FELLOWS) else None,
        lambda: (_people_before(bound, s.clause) or s.person_before()) if label.endswith(_FELLOWS) else None,
        lambda: judge_outcome(bound, s.context) if bound.group.of_outcome else None,
        lambda: s.last,
        lambda: _of_them(bound, s.clause) if bound.group.part and bound.whole is None and bound.trigger is not None else None,
        lambda: judge_same_number(bound, s.context),
        lambda: _people_hit(bound, s.clause) if bound.group.bare and not bound.toll else None,
        lambda: _people_attacked(bound, s) if bound.group.bare and not bound.toll else None,
        lambda: _people_before(bound, s.clause) if bound.group.bare and (bound.group.single or bound.outcome == "abducted") else None,
        lambda: (
            find_only_class(s.context.carried)
            if bound.group.bare and not bound.toll and s.same_paragraph and not exceeds(bound, s.context)
            else None
        ),
        lambda: _people_before(bound, s.clause) if not label and s.clause.low(bound.element).split()[-1] in _PRONOUNS else None,
        lambda: judge_carried(bound, s),
        lambda: _rest_of(bound, s.clause) if bound.group.bare else None,
        lambda: _subject_before(bound, s.clause) if bound.group.bare and not bound.toll and not bound.group.single else None,
        lambda: s.counted_before(bound.group) if bound.group.bare and not bound.toll and not bound.group.single else None,
        lambda: s.target_before() if bound.group.bare and not bound.toll and not bound.group.single else None,
        lambda: s.people_before() if bound.group.part or s.clause.low(bound.element) == "both" else None,
        lambda: judge_told(bound, s) if goes_back(bound, s) else None,
        lambda: s.told_before() if goes_back(bound, s) else None,
        lambda: judge_adversary(bound, s.clause) if goes_back(bound, s) else None,
    )
    return next((found for rule in rules if (found := rule()) is not None), "unspecified")


def _possessor(bound: Bound, clause: Clause) -> str | None:
    """Class of the armed group that a person is said to be of: "LeJ's commander", "the BLA's spokesman"."""
    told = [one.victim for one in find_people(clause.w.text, bound.group.start, bound.group.end) if one.victim == "militant"]
    return told[0] if told else None


def _is_gerund(bound: Bound, clause: Clause) -> bool:
    """Whether the word that governs a group is joined to another of its kind: "killing X and wounding | Y"."""
    k = bound.trigger
    told = clause.elements[k].trigger if k is not None else None
    return told is not None and "ing" in told.forms and clause.kind(clause.before(k)) in {"conj", ","}


def _is_ordinal(low: str) -> bool:
    """Whether words go on counting: "another man", "a fifth man", "five more men"."""
    return bool(list_words("further") & set(low.split()))


def _in_apposition(bound: Bound, clause: Clause) -> str | None:
    """Class of the people that a bare number stands beside: "all the attackers, seven in number, are dead"."""
    k = bound.element
    if (
        (bound.group.part or bound.group.value == 1)
        and clause.kind(k + 1) == ","
        and clause.group(k + 2)
        and clause.group(k + 2).victim in CLASSES
    ):
        return clause.group(k + 2).victim  # "one of whom, a boy of 12, died"
    people = clause.elements[k - 2].people if clause.kind(k - 1) in {",", "(", "-"} and clause.kind(k - 2) == "people" else None
    return people.victim or None if people is not None and people.plural else None


def _of_them(bound: Bound, clause: Clause) -> str | None:
    """Class of the people that "nine of them" go back to, where the clause acts on them: the nearest plural that does not act itself."""
    told = judge_referents(clause.w.text, clause.w.start, bound.group.start)
    if len(told) == 1:
        return told.pop()
    acted_on = bound.trigger < bound.element
    for k in range(bound.element - 1, -1, -1):
        e = clause.elements[k]
        victim = e.group.victim if e.group is not None else e.people.victim if e.people is not None and e.people.plural else None
        acts = clause.kind(k + 1) in {"verb", "trigger", "speech", "have"}
        seizes = victim == "militant" and bound.outcome == "abducted"
        before = clause.elements[k - 1].people if victim == "unspecified" and k else None
        if before is not None and before.victim in CLASSES and before.is_modifier:
            victim = before.victim  # "paramilitary men"
        if victim in CLASSES and not seizes and not (acted_on and acts) and clause.kind(k + 1) != "speech":
            return victim
    return None


def _is_armed(bound: Bound, clause: Clause) -> bool:
    """Whether "men", "people" are told to be attackers: "three men with guns", "a man allegedly preparing attacks"."""
    group, w = bound.group, clause.w
    if group.outcome or group.label is None or group.label.split()[-1].lower() not in _NEUTRAL:
        return False
    m = _ARMED.search(w.text, group.end, min(group.end + 90, w.end))
    return m is not None and not _OTHER_CLAUSE.search(w.text, group.end, m.start())


def _people_before(bound: Bound, clause: Clause) -> str | None:
    """Class of the people told last before the group in the sentence ("One attacker ... and two others")."""
    for k in range(bound.element - 1, -1, -1):
        group, people = clause.group(k), clause.elements[k].people
        if group is not None and group.victim:
            return group.victim
        taken = bound.outcome == "abducted" and people is not None and people.plural  # by militants: they are whom it is done by
        classes = {"security", "civilian"} if taken else {"security", "militant"}
        speaks = clause.kind(k + 1) == "speech"  # "the army said it had killed nine of them"
        if people is not None and people.victim in classes and (people.plural or people.is_modifier) and not speaks:
            return people.victim
    return None


def _rest_of(bound: Bound, clause: Clause) -> str | None:
    """Class of those whom "the other six" are the rest of: the people counted last before in the sentence."""
    if not {"other", "remaining", "rest"} & set(clause.low(bound.element).split()):
        return None
    groups = (clause.group(k) for k in range(bound.element - 1, -1, -1))
    return next((g.victim for g in groups if g is not None and g.victim in CLASSES and not g.single), None)


def _subject_before(bound: Bound, clause: Clause) -> str | None:
    """Class of the people of whom the clause before a semicolon tells: "Activists have been detained; two were killed"."""
    k = bound.element
    if clause.kind(k - 1) != ";":
        return None
    told = [(j, e.people) for j, e in enumerate(clause.elements[:k]) if e.people is not None and e.people.plural and e.people.is_head]
    told += [(j, e.group) for j, e in enumerate(clause.elements[:k]) if e.group is not None and not e.group.single]
    classes = {people.victim for _, people in told if people.victim in CLASSES}
    passive = any(clause.kind(j + 1) in {"aux", "have"} for j, _ in told)
    return classes.pop() if len(classes) == 1 and passive else None


def _people_attacked(bound: Bound, s: Setting) -> str | None:
    """Class of those whom the sentence tells to be attacked: "fired at fuel carriers, killing four", "a patrol was hit and two died"."""
    if s.clause.low(bound.element - 1) in {"among", "amongst"}:
        return None  # "a teacher was among the three who died": of any kind
    return judge_target(s.clause.w.text, s.clause.w.start, bound.group.start)


def _people_hit(bound: Bound, clause: Clause) -> str | None:
    """Class of counted people that the sentence tells to be attacked ("fire on three civilians, killing two")."""
    for k in range(bound.element - 1, -1, -1):
        group = clause.group(k)
        if (
            group
            and group.victim
            and group.value
            and group.value >= (bound.group.value or 0)
            and clause.kind(k - 1) in {"prep", "verb", "of"}
        ):
            return group.victim
    return None
