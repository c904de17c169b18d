"""Accounts of one count: answers to a question, several sources' numbers side by side, one side's count against the other's."""

from __future__ import annotations

from dataclasses import replace

from balochlib.coding.casualty.bindings import Bindings, Bound, Topic
from balochlib.text.tokens import list_words

_OTHER_SIDE = {"security": "militant", "militant": "security"}
_CLAIMS = {"claim", "claims", "claimed", "claiming"}
_CAPTIVITY = {"captive", "captives", "captivity", "custody", "hostage", "hostages", "prisoner", "prisoners", "captured", "surrendered"}
_ENDS_ANSWER = {",", ".", ";", "end", "prep", "sub", "(", "speech", "-"}
_ENDS_OBJECT = {".", ",", ";", "end", "prep", "conj", ")", "adverb"}
_SOURCE = {"(", "by", "according", "according to"}  # what leads to who gives a number
_DEFINITE = {"the", "those", "its", "their", "these", "all"}
_OPENS_CLAUSE = {"end", ",", ";", "conj", "sub", "speech", ":", "-"}
_SHORT = 4  # elements before the noun that a question without a verb may have: "And the injured?"


def bind_accounts(b: Bindings) -> None:
    """Bind the numbers that other words than a verb of harm tie to a count told before or asked for."""
    _bind_answer(b)
    _widen_abducted(b)
    _bind_predicate(b)
    for k, e in enumerate(b.c.elements):
        if e.group is not None and not e.group.bare and _is_hit_in_limb(b, k):
            b.bound[k] = Bound(k, e.group, "injured")
        if e.group is None or k in b.bound:
            continue
        if e.group.bare:
            _bind_variant(b, k)
        elif not e.group.single and not e.group.part and not e.group.outcome:
            _bind_ahead(b, k)
            _bind_counterclaim(b, k)


def _is_hit_in_limb(b: Bindings, k: int) -> bool:
    """Whether people are hit where it does not kill, and nothing else is told: "shot a watchman in the leg", "hit two boys in the arms"."""
    c = b.c
    hit = c.low(c.before(k)) in list_words("hit") and c.kind(k + 1) == "prep" and c.low(k + 1) in {"in", "through"}
    limb = c.low(k + 3) if c.kind(k + 2) in {"det", "poss"} or c.low(k + 2) in {"both", "left", "right"} else ""
    limb = c.low(k + 4) if limb in {"left", "right", "upper", "lower"} else limb
    dies = any(c.elements[j].trigger for j in range(k + 4, min(k + 12, len(c.elements))))
    return hit and limb in list_words("limb") and not dies


def _bind_predicate(b: Bindings) -> None:
    """Bind the number that those of one fate are said to be: "The injured are | 17", "the wounded number | 40, the dead are six"."""
    c = b.c
    for k, e in enumerate(c.elements):
        if e.trigger is None or c.low(k - 1) != "the" or c.kind(k - 2) not in _OPENS_CLAUSE:
            continue
        outcome, j = e.trigger.outcome("noun", "adj", "past"), k + 1
        while c.kind(j) in {"aux", "adverb"} or c.low(j) in list_words("amount"):
            j += 1
        group = c.group(j) if j > k + 1 else None
        counted = group is not None and group.bare and not (group.single or group.part) and group.value not in {None, 1}
        if outcome in {"killed", "injured"} and counted and c.kind(j + 1) in _ENDS_ANSWER | {"conj"}:
            b.bound[j] = Bound(j, group, outcome, trigger=k, victim="unspecified", toll=True)


def _widen_abducted(b: Bindings) -> None:
    """Bind all who were taken, not those told to be free: "seven of the | 12 miners kidnapped in May | are home"."""
    c = b.c
    for k, one in list(b.bound.items()):
        group, behind = one.group, k + 1
        if one.outcome != "abducted" or not group.part or group.of_outcome:
            continue
        while c.kind(behind) in {"rel", "aux", "have", "pron"} and behind - k < 5:
            behind += 1
        inner = next((i for i in c.w.numerals if group.first_token < i < group.last_token and c.w.low(i - 1) in _DEFINITE), None)
        if inner is None or one.trigger != behind or c.kind(k + 1) == "aux":
            continue
        numeral = c.w.numerals[inner][0]
        if numeral.kind == "cardinal" and (numeral.value or 0) > (group.value or 0):
            b.bound[k] = replace(one, group=replace(group, start=numeral.start, value=int(numeral.value), part=False, first_token=inner))


def note_asked(b: Bindings, k: int, outcome: str) -> bool:
    """Keep what a question counts: "How many civilians were hurt", "And the injured?", "How many victims?"."""
    c = b.c
    how_many = {"how", "many"} <= {c.low(j) for j in range(max(0, k - 7), k)}
    short = c.kind(k + 1) == "?" and k <= _SHORT and not any(c.kind(j) in {"group", "verb", "trigger"} for j in range(k))
    asked = max((j for j in range(max(0, k - 7), k) if c.low(j) == "many"), default=k) + 1
    of_things = asked < k and c.kind(asked) == "word" and not any(c.elements[j].people for j in range(asked, k))  # "how many trucks burnt"
    if c.kind(c.before(k)) == "group" or not (how_many or short) or of_things:
        return False
    people = [c.elements[j].people for j in range(max(0, k - 5), k) if c.elements[j].people]
    b.topics.append((k, Topic(outcome, people[-1].victim if people else None, open=True)))
    return True


def _bind_answer(b: Bindings) -> None:
    """Bind the number that opens the answer to a question: "How many victims? | Fourteen, going by the list of the hospital"."""
    c, topic = b.c, b.context.topic
    group = c.group(0)
    if not b.context.asked or topic is None or not topic.open or group is None or not group.bare or group.single or 0 in b.bound:
        return
    if group.value is not None and c.kind(c.after(0)) in _ENDS_ANSWER:
        b.put([0], topic.outcome)
        b.bound[0].victim, b.bound[0].answers = topic.victim, True


def _bind_variant(b: Bindings, k: int) -> None:
    """Bind another source's number beside a toll: "The wounded are given as 38 (hospital), over 40 (police) and 60 (the union)"."""
    c, group = b.c, b.c.elements[k].group
    told = [one for j, one in b.bound.items() if j < k and one.toll]
    if not told or group.single or group.part or group.value in {None, 1} or c.low(c.after(k)) not in _SOURCE:
        return
    last = max(told, key=lambda one: one.element)
    joined = c.kind(c.before(k)) in {",", ";", "conj"} or c.low(c.before(k)) == "or"
    if joined and c.low(c.after(last.element)) in _SOURCE:
        b.put([k], last.outcome)
        b.bound[k].victim, b.bound[k].toll = last.victim, True


def _bind_ahead(b: Bindings, k: int) -> None:
    """Bind who comes behind the largest group: "civilians were most of the dead, 74, ahead of | 69 militants and 44 policemen"."""
    c = b.c
    told = [one for j, one in b.bound.items() if j < k and one.whole is None]
    if told and (c.low(k - 1) in {"ahead of", "compared with"} or (c.low(k - 1) == "of" and c.low(k - 2) == "ahead")):
        b.put([k, *c.join_right(k)], max(told, key=lambda one: one.element).outcome)


def _bind_counterclaim(b: Bindings, k: int) -> None:
    """Bind whom one side says it killed, where deaths were told: "The insurgents claim | 1,100 soldiers over the same years"."""
    c, group, verb = b.c, b.c.elements[k].group, b.c.before(k)
    if c.low(verb) not in _CLAIMS or c.kind(c.after(k)) not in _ENDS_OBJECT:
        return
    subject = c.elements[c.before(verb)].people
    killed = any(one.outcome == "killed" for one in (*b.bound.values(), *b.context.carried))
    against = subject is not None and _OTHER_SIDE.get(subject.victim or "") == group.victim
    behind = {word for j in range(k, k + 6) for word in c.low(j).split()}
    if killed and against and not behind & _CAPTIVITY and not (c.kind(k + 1) == "conj" and c.kind(k + 2) in {"verb", "aux"}):
        b.put([k, *c.join_right(k)], "killed", verb)
