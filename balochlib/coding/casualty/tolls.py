"""Tolls: the numbers that "the toll", "the number of dead", "the figure" are said to be, lives claimed, and losses."""

from __future__ import annotations

from dataclasses import replace

from balochlib.coding.casualty.bindings import Bindings, Topic
from balochlib.coding.casualty.clauses import Clause
from balochlib.coding.casualty.owners import judge_body
from balochlib.coding.casualty.victims import CLASSES, PeopleWord, judge_victim
from balochlib.text.tokens import list_words

_AFTER_BARE = {".", ",", ";", "conj", "prep", "end", ")", "adverb", "name", ":", "sub", "of", "speech", "det"}
_SPEAKERS = {"we", "i", "it", "they", "he", "she"}
_WINDOW = 26  # elements after "the toll" in which its number may stand


def bind_lives(b: Bindings, k: int) -> None:
    """Bind "claimed at least 50 lives", "with seven lives gone"; "changed 500 lives" is no claim."""
    c = b.c
    around = {c.low(j) for j in range(max(0, k - 5), min(len(c.elements), k + 4))}
    price = {c.low(j) for j in range(max(0, k - 3), k)} & {"price", "cost", "expense"}  # "at the price of five soldiers' lives"
    if price or around & list_words("life_verb"):
        b.put([k], "killed")


def bind_cost(b: Bindings, k: int) -> bool:
    """Bind "the ambush cost the army seven men": whose men they are gives their class."""
    c, j = b.c, b.c.before(k)
    loser = c.elements[j].people if c.kind(j) == "people" else None
    while c.kind(j) in {"people", "det", "name", "poss"}:
        j -= 1
    if c.low(j) not in {"cost", "costs", "costing"} or c.group(k).bare or c.group(k).single:
        return False
    if not b.context.conflict and (loser is None or loser.victim not in {"security", "militant"}):
        return False
    b.put([k], "killed")
    if loser is not None and c.group(k).victim in {None, "unspecified"}:
        b.bound[k].victim = loser.victim
    return True


def bind_lost(b: Bindings, k: int) -> bool:
    """Bind "lost 20 of their own", "police lost three men", "ten soldiers had been lost": people only, in a text on violence."""
    c = b.c
    if not b.context.conflict:
        return False
    before = c.before(k)
    if c.kind(before) == "aux":
        return b.put([g for g in c.find_subjects(k) if c.group(g).victim and not c.group(g).lives], "killed", k)
    if c.group(before) and c.group(before).victim in {"security", "militant"} and c.kind(k + 1) in {".", ",", ";", "end", "conj"}:
        return b.put([before], "killed", k)  # "214 captives put to death, 12 fighters lost"
    objects = [g for g in c.find_objects(k) if not c.group(g).bare or c.group(g).part or _loses_number(b, k, g)] or _lost_before(b, before)
    if not objects or (c.low(objects[-1] + 1) == "to" and c.low(objects[-1] + 2).startswith("injur")):  # "lost its captain to injury"
        return False
    b.put(objects, "killed", k)
    have = c.before(before) if c.kind(before) == "have" else before
    have = have - 1 - (c.kind(have - 1) == ",") if c.kind(have) == "rel" else have  # "the BLA, which lost three men"
    loser = c.elements[have].people if c.kind(have) == "people" else _opener(c) if c.kind(have) == "conj" else None
    own = c.low(have) in _SPEAKERS or (c.low(k) == "losing" and (c.low(before) == "to" or c.low(before) in list_words("own_up")))
    for g in objects:
        b.bound[g].own = own
        if (body := judge_body(c.low(have))) is not None and b.bound[g].group.victim in {None, "unspecified"}:
            b.bound[g].victim = body
        if loser is not None and b.bound[g].group.victim in {None, "unspecified"}:
            b.bound[g].victim = loser.victim
    return True


def _opener(c: Clause) -> PeopleWord | None:
    """Return the people that open the sentence: "Militants attacked a post and | lost 15 men"."""
    first = next((j for j in range(min(4, len(c.elements))) if c.kind(j) not in {"det", "word", "people"}), 0)
    return next((e.people for e in c.elements[:first][::-1] if e.people is not None and e.people.victim in {"security", "militant"}), None)


def _loses_number(b: Bindings, k: int, g: int) -> bool:
    """Whether "losing seven" is a number of people: the object ends the clause and deaths were told right before."""
    group = b.c.group(g)
    carried = b.context.carried if b.context.near else []
    told = any(one.outcome == "killed" for one in (*carried, *b.bound.values()))
    return told and not group.single and group.value not in {None, 1} and b.c.kind(g + 1) in {".", ",", ";", "end", "conj"}


def _lost_before(b: Bindings, k: int) -> list[int]:
    """Return the group of "the 11 men (whom) the force had | lost"; element ``k`` is the one before the verb."""
    c = b.c
    k -= c.kind(k) == "have"
    if c.kind(k) not in {"people", "pron", "name"} and judge_body(c.low(k)) is None:
        return []
    k -= 1
    while c.kind(k) in {"det", "rel", "poss"} or c.low(k) == "that":
        k -= 1
    group = c.group(k)
    return [k] if group and not group.bare and not group.single else []


def bind_claimed(b: Bindings, k: int) -> bool:
    """Bind "the ambush claimed nine soldiers": what kills is the subject, not a speaker."""
    c = b.c
    kills = any(c.low(j).split()[-1] in list_words("killing_event") for j in range(max(0, k - 7), k))
    subject = judge_victim([e.people for e in c.elements[max(0, k - 3) : k] if e.people is not None])
    objects = c.find_objects(k) if c.low(k).startswith("account") and subject in {"security", "militant"} else []
    if objects and not c.group(objects[0]).of_outcome and c.group(objects[0]).victim in CLASSES - {subject}:
        return b.put(objects, "killed", k)  # "snipers accounted for three of the assailants"
    told = b.last_told(k) if c.low(k).startswith("account") and (more := _find_more(c, k)) is not None else None
    if told is not None and told.outcome == "killed":  # "the raid killed 18 militants. A second clash accounted for six more"
        b.put([more], "killed", k)
        b.bound[more].victim = c.group(more).victim or told.known_victim
        return True
    if kills and c.kind(c.before(k)) in {"word", "name", "have", "verb", "people"}:
        b.put([g for g in c.find_objects(k) if not c.group(g).bare], "killed", k)
    return True


def _find_more(c: Clause, k: int) -> int | None:
    """Return "six more", "three others", "another four" behind element ``k``."""
    group = c.group(k + 1)
    more = (
        group is not None and group.value is not None and not group.of_outcome and set(c.low(k + 1).split()) & {"more", "others", "another"}
    )
    return k + 1 if more else None


def bind_sum(b: Bindings, k: int) -> bool:
    """Bind the sum that a plural of loss comes to: "Abductions, which nobody tracked before, came to 37", "Deaths in Kech totalled 41"."""
    c = b.c
    first = k - (c.kind(k - 1) in {"people", "word"})
    if c.kind(first - 1) not in {"end", ";", "conj", ",", ":", "\u201c"} or not c.low(k).split()[-1].endswith("s"):
        return False
    j, steps = k + 1, 0
    while steps < _WINDOW and c.kind(j) in {"prep", "of", "name", "word", "det", "people", "thing", "poss"}:
        j, steps = j + 1, steps + 1
    if c.kind(j) == "," and c.kind(j + 1) == "rel":
        j = next((i for i in range(j + 2, min(j + _WINDOW, len(c.elements))) if c.kind(i) == ","), j) + 1
    if c.low(j) not in list_words("sum_verb"):
        return False
    g = j + 1 + (c.kind(j + 1) == "prep")
    group = c.group(g)
    if group is None or not group.bare or group.single or group.part or group.value is None or g in b.bound:
        return False
    if c.kind(g + 1) in {"word", "people"} and c.low(g + 1) not in {"last", "this", "so"}:
        return False
    b.put([g], c.elements[k].trigger.forms["noun"], k)
    victim = judge_victim([e.people for e in c.elements[first:j] if e.people is not None])
    b.bound[g].victim = victim if victim in CLASSES else "unspecified"
    if c.low(j) == "added" and group.qualifier == "up_to":  # "added | up to 64"
        b.bound[g].group = replace(group, qualifier="exact")
    return True


def bind_bracketed(b: Bindings, k: int, outcome: str) -> bool:
    """Bind a number in brackets beside a noun: "54% of civilian casualties (423)", "76% (603) of civilian casualties"."""
    c = b.c
    victim = c.elements[k - 1].people.victim if c.kind(k - 1) == "people" else None
    first = k
    while c.kind(first - 1) in {"people", "of", "det", "name"}:
        first -= 1
    for g in (k + 2, first - 2):
        if c.kind(g - 1) == "(" and c.kind(g + 1) == ")" and c.group(g) and c.group(g).bare:
            b.put([g], outcome, k)
            b.bound[g].victim = victim or b.bound[g].victim
    return True


def bind_toll(b: Bindings, k: int) -> bool:
    """Bind the number that a toll is said to be: "the toll rose to 128", "puts the wounded at 221", "the figure was now 89"."""
    c, forms = b.c, b.c.elements[k].trigger.forms
    if c.low(k) == "loss" and not c.w.tokens[c.elements[k - 1].last].is_possessive and c.low(k - 1) not in {"the", "its", "their"}:
        return False  # "a loss to 11 rivals"
    if c.low(k + 1) in list_words("road_toll") or not ({"toll", "figure"} & set(forms) or c.low(k - 1) in {"the", "own", "its", "their"}):
        return False
    outcome, victim, last = _what_is_counted(b, k)
    if not outcome:
        return False
    b.topics.append((last, Topic(outcome, victim, named="noun" not in forms)))
    found = _find_toll(b, last)
    if found is None:
        return False
    victim = victim or _who_makes_up(b, k)
    if found in b.bound:  # "puts police losses at 50 dead"
        b.bound[found].victim = victim or b.bound[found].victim
        return True
    told = b.last_told(found) if "toll" not in forms and "noun" not in forms else None
    if told is not None and told in b.context.carried and len({one.victim for one in b.context.carried}) > 1:
        told = None  # "his figures were 145" after militants and policemen: of either
    b.put([found] if c.group(found).bare else [found, *c.join_right(found)], outcome, k)
    earlier = next((g for g in range(last + 1, found) if c.group(g) and c.group(g).bare and c.low(c.before(g)) == "from"), None)
    if earlier is not None and c.low(c.before(found)) == "to" and c.group(earlier).value not in {None, 1}:  # "rose from eight to 11"
        b.put([earlier], outcome, k)
        b.bound[earlier].victim = victim or "unspecified"
    bound = b.bound[found]
    bound.toll, bound.own = True, victim is None and c.low(k - 1) in {"its", "their", "own", "our"}
    if bound.group.victim is None:
        bound.victim = victim or (told.known_victim if told else None) or "unspecified"
    return True


def _who_makes_up(b: Bindings, k: int) -> str | None:
    """Class of the people who "made up the largest share of the fatalities", before element ``k``."""
    c = b.c
    for j in range(k - 1, max(-1, k - 12), -1):
        people = c.elements[j].people
        if c.kind(j) in {";", ":", "sub"}:
            return None
        if people is not None and people.victim in CLASSES and c.low(c.after(j)) in list_words("make_up"):
            return people.victim
    return None


def _suffered_by_state(b: Bindings, k: int) -> bool:
    """Whether losses are those of the forces: "the losses of the state", "enemy losses"."""
    c = b.c
    before = {c.low(j).strip("\"'") for j in range(max(0, k - 3), k)}
    return bool({"enemy", "enemy's"} & before) or c.low(k).split()[-1] in {"state", "army", "enemy", "government"}


def _find_toll(b: Bindings, k: int) -> int | None:
    """Return the element of the number that the toll ending at element ``k`` is said to be: after "to", else after "at", "of", "is" ..."""
    c, best = b.c, None
    for g in range(k + 1, min(len(c.elements), k + _WINDOW)):
        group, lead = c.group(g), c.low(c.before(g))
        opens = c.kind(g) == "sub" and c.low(g) not in {"as", "than", "since", "until", "till"}
        if c.kind(g) == ";" or opens or (c.kind(g) == "trigger" and best is not None):
            break
        if not group or group.single or group.part or group.value in {None, 1}:
            continue
        apposed = g == k + 2 and lead == "," and c.kind(g + 1) == ","  # "The toll, 31, is the highest"
        leads = lead == "to" or lead in list_words("toll_lead") or c.low(g + 1) == "mark" or apposed or c.low(g).startswith("exceed")
        if g in b.bound:
            if group.outcome and leads:
                return g
            continue
        if c.kind(g + 1) == "trigger" and lead not in {"to", "at"}:
            continue
        if lead == "to":
            return g
        if best is None and (leads or group.qualifier == "range"):
            best = g
    return best


def _what_is_counted(b: Bindings, k: int) -> tuple[str | None, str | None, int]:
    """Return the outcome and the class that a toll is of ("the number of injured personnel"), and where its words end."""
    c, forms = b.c, b.c.elements[k].trigger.forms
    owner = c.elements[k - 1].people if c.kind(k - 1) == "people" else None
    victim = owner.victim if owner and owner.victim in CLASSES else None
    if c.low(k - 1) in {"its", "their", "own"}:  # "the BLA put its losses at 18"
        owners = [e.people.victim for e in c.elements[:k] if e.people is not None and e.people.victim in {"security", "militant"}]
        victim = owners[-1] if owners else None
    outcome, j = forms.get("toll"), k + 1
    if victim is None and _suffered_by_state(b, k):
        victim = "security"
    if c.low(j) == "among":  # "the toll among the security forces"
        people = [c.elements[i].people for i in range(j, min(j + 4, len(c.elements))) if c.elements[i].people]
        victim = people[0].victim if people and people[0].victim in CLASSES else victim
    if c.kind(j) in {"of", "people"}:
        inner = None
        while j - k < 6 and c.kind(j) in {"of", "det", "people", "trigger", "prep", "word"} and c.low(j) not in {"to", "at", "in"}:
            e = c.elements[j]
            if c.low(j) in list_words("metric"):
                return None, None, k
            if e.people is not None and e.people.victim in CLASSES:
                victim = e.people.victim
            if e.trigger is not None:
                inner = e.trigger.outcome("noun", "past", "adj", "of", "toll")
            j += 1
        if inner or outcome:
            return inner or outcome, victim, j - 1
    if outcome:
        return outcome, victim, k
    counted = any(c.low(i) in list_words("count_verb") for i in range(max(0, k - 6), min(len(c.elements), k + 4)))
    if not counted and not c.low(k + 1).startswith("exceed"):
        return None, None, k
    if "figure" not in forms:
        return forms["noun"], victim, k
    told = b.last_told(k)
    killed = [one for one in b.context.carried if one.outcome == "killed"]
    if told is not None and told.outcome == "injured" and killed and told in b.context.carried and "real" in {c.low(k - 1), c.low(k - 2)}:
        told = killed[-1]
    here = told is not None and told.element in b.bound and b.bound[told.element] is told
    return (told.outcome if here else b.topic.outcome if b.topic else told.outcome if told else None), victim, k


def bind_total(b: Bindings) -> None:
    """Bind "taking to five the number of people killed", "bringing to 14 the death toll": the number before what it counts."""
    c = b.c
    for k, e in enumerate(c.elements):
        if e.group is None or not e.group.bare or k in b.bound or c.low(k - 1) != "to" or c.low(k - 2) not in list_words("rising"):
            continue
        told = c.elements[k + 2].trigger if c.kind(k + 1) in {"det", "poss"} and k + 2 < len(c.elements) else None
        outcome, victim, _ = (
            _what_is_counted(b, k + 2) if told is not None and set(told.forms) & {"toll", "figure", "noun"} else (None, None, 0)
        )
        if outcome:
            b.put([k], outcome, k + 2)
            b.bound[k].toll, b.bound[k].victim = True, victim or "unspecified"


def bind_told(b: Bindings) -> None:
    """Bind bare numbers that go on with a toll: "began with 103, came down to 95", "the hospital makes it 92", "residents said 14"."""
    c = b.c
    for k, e in enumerate(c.elements):
        group = e.group
        only = group is not None and c.low(k - 1) in {"only", "just"}
        if group is None or k in b.bound or group.single or group.part or group.value is None or (group.value == 1 and not only):
            continue
        lead = c.low(c.before(k))
        topic = _topic_at(b, k) or _topic_answered(b, k)
        if topic is None:
            continue
        compared = any(c.low(j) in {"compared", "than"} for j in range(max(0, k - 3), k)) or (lead == "to" and c.low(k - 3) == "by")
        if group.bare and c.kind(k - 1) == ":" and c.kind(k - 2) == "people":  # "Civilians: 120", below "Deaths"
            b.put([k], topic.outcome)
            b.bound[k].victim = c.elements[k - 2].people.victim
        elif group.bare and (lead in list_words("told_lead") or _is_given(b, k)) and c.kind(k + 1) in _AFTER_BARE and not compared:
            b.put([k], topic.outcome)
            b.bound[k].victim = topic.victim
            b.bound[k].answers = True
        elif not group.bare and (
            (topic.open and lead in list_words("mention")) or lead in {"added", "adds"} or (lead == "by" and c.low(k - 2) == "followed")
        ):
            b.put([k, *c.join_right(k)], topic.outcome)


def _is_given(b: Bindings, k: int) -> bool:
    """Whether a source gives the number at element ``k``: "the police admit to 31", "campaigners insist on more than 100"."""
    c = b.c
    j = c.before(k)
    if c.kind(j) in {"prep", "of"} or c.low(j) == "it":
        j = c.before(j)
    return c.low(j) in list_words("give_figure") or (c.low(j) == "up" and c.low(j - 1) in {"own", "owns", "owned"})


def _topic_answered(b: Bindings, k: int) -> Topic | None:
    """Return what another source's number answers, where no toll was named: the claim told last, in the sentence before or in this one."""
    c = b.c
    ends = c.kind(k + 1) in {".", ",", ";", "end", "conj", "\u201d", '"', "sub"} or (c.low(k + 1) == "in" and c.kind(k + 2) == "thing")
    if not ends or not _is_given(b, k):
        return None
    here = [one for j, one in b.bound.items() if j < k and one.whole is None]
    told = here or ([one for one in b.context.carried if not one.group.single] if b.context.near else [])
    return Topic(told[0].outcome, told[0].known_victim) if told else None


def _topic_at(b: Bindings, k: int) -> Topic | None:
    """Return what is counted where element ``k`` stands: by the sentence itself, else by the ones before."""
    c = b.c
    if c.low(c.before(k)) == "to" and c.low(c.before(c.before(k))) in list_words("revise"):  # "a first count of nine dead was raised to 14"
        told = [one for j, one in sorted(b.bound.items()) if j < k and one.whole is None]
        if told:
            return Topic(told[-1].outcome, told[-1].known_victim)
    here = [topic for j, topic in b.topics if j < k]
    if here:
        return here[-1]
    clause = range(max((j for j in range(k) if c.kind(j) in {";", "conj"}), default=-1) + 1, k)
    if any(c.low(j) in list_words("metric") for j in clause):
        return None
    had_it = "it" in {c.low(k - 1), c.low(k - 2)} and {c.low(k - 2), c.low(k - 3)} & {"had", "has", "have", "put", "puts", "makes", "made"}
    if b.context.topic is None and b.context.carried and had_it:  # "the ministry had it at 143"
        return Topic(b.context.carried[-1].outcome)
    return b.context.topic
