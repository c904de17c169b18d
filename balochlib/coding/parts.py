"""Numbers that take their outcome from another one: parts ("including 14 soldiers"), lists after a colon, and ellipsis ("six in Panjgur")."""

from __future__ import annotations

from dataclasses import replace

from balochlib.coding.bindings import METRICS, Binder
from balochlib.coding.clauses import Bound, Clause
from balochlib.coding.named_victims import find_person
from balochlib.coding.phrases import Group
from balochlib.coding.victims import find_nationality

_SOFT = {"prep", "of", "name", "word", "poss", "det", "people", "adverb", "thing"}


def bind_parts(c: Clause, binder: Binder) -> None:
    """Bind the groups that no outcome word governs directly, from left to right, to the outcome they share.

    Rules: "including", "among them", "of whom ... were", "of them" and "of the dead" make a part of the claim before; so do
    numbers listed after a colon, in brackets or in apposition, where they do not add up to more than it; a bare number with a place or a
    period ("six in Panjgur", "compared with 20 in July") repeats the claim before.
    """
    bound = binder.bound
    for k, e in enumerate(c.elements):
        if e.group is None or e.group.lives:
            continue
        whole = _whole_before(c, binder, k)
        if k in bound:
            if e.group.outcome and whole and c.kind(k - 1) == "(" and _fits(e.group, whole):  # "485 civilian casualties (139 fatalities)"
                bound[k].whole, bound[k].victim = whole.element, e.group.victim if e.group.victim != "unspecified" else whole.victim or whole.group.victim
            continue
        if _is_inverted(c, k) and whole:
            bound[k] = Bound(k, e.group, whole.outcome)
        elif e.group.of_outcome is not None:
            _bind_share_of(c, binder, k, whole)
        elif whole is None or (e.group.part and (_other_antecedent(c, k, whole) or (whole.element not in bound and not binder.near))):
            continue
        elif e.group.part:
            person = find_person(c, k) if e.group.value == 1 and c.kind(k - 1) == "aux" else None
            if person is not None:  # "Siraj Raisani is one of them"
                bound[person[0]] = Bound(person[0], person[1], whole.outcome, whole=whole.element if whole.element in bound else -1)
            elif _says_what_part(c, k) or (_left_sibling(c, k) in bound and bound[_left_sibling(c, k)].whole is not None):
                bound[k] = _part(c, k, whole, bound)
        elif _is_marked(c, k, bound) or _is_listed(c, k, whole, bound):
            bound[k] = _part(c, k, _top(whole, bound, c, k), bound)
        elif _is_elliptic(c, k, whole, bound):
            if c.kind(c.before(k)) == "speech" and not whole.ghost:  # "20 killed and 34 hurt by one count; the ministry says 21"
                whole = min((b for j, b in bound.items() if j < k and b.whole is None), key=lambda b: b.element, default=whole)
            known = c.low(k + 1) in {"worked", "were", "belonged"}
            holder = c.elements[k - 1].people  # "Police lost three men and the Frontier Corps two"
            told = replace(e.group, label=whole.group.label) if known else _as_told(e.group, whole, c, k)
            described = _described(c, k)[0] if c.low(k + 1) in {"worked", "were", "belonged"} else None
            bound[k] = Bound(k, told, whole.outcome, whole=whole.whole, victim=described or (holder.victim if holder and holder.victim in _OWN_CLASS else None) or whole.victim)


def _whole_before(c: Clause, binder: Binder, k: int) -> Bound | None:
    before = [b for j, b in (*binder.bound.items(), *binder.ghosts.items()) if j < k]
    if before:
        last = max(before, key=lambda b: b.element)
        return last
    return binder.carried[-1] if binder.carried else None


def _other_antecedent(c: Clause, k: int, whole: Bound) -> bool:
    """Whether "of them" goes back to something else in the sentence ("2,000 students, 700 of them women")."""
    group = c.elements[k].group
    for j in range(k - 1, -1, -1):
        if (c.elements[j] is not None and j == whole.element and c.group(j) is whole.group) or (whole.ghost and j == whole.element):
            return False
        other = c.group(j)
        if other is not None and not other.single and (other.value or 0) > (group.value or 0):
            return not (other.bare or other.start == whole.group.start)
        if c.kind(j) == "thing" and not _is_year(c.low(j)):
            return True
    return False


def _top(whole: Bound, bound: dict[int, Bound], c: Clause, k: int) -> Bound:
    """Return the whole that a sibling belongs to: the part before shares it unless this one is a part of that part."""
    if whole.whole is None or whole.whole not in bound:
        return whole
    if c.kind(k - 1) == "part" and c.kind(k - 2) == ",":
        return whole
    return bound[whole.whole]


def _part(c: Clause, k: int, whole: Bound, bound: dict[int, Bound]) -> Bound:
    group = c.elements[k].group
    described = _described(c, k)
    if c.low(k - 2) == "accounted":
        described = c.elements[k - 3].people.victim, group.end
    nationality = find_nationality(c.w.text, group.start, described[1]) if described[0] is None or group.nationality is None else group.nationality
    victim = group.victim if group.victim not in {None} else described[0]
    inside = whole.element in bound and bound[whole.element] is whole
    if victim is None and nationality == "Chinese":
        victim = "civilian"
    if group.nationality is None and nationality:
        group = replace(group, nationality=nationality)
    return Bound(k, group, whole.outcome, whole=whole.element if inside else -1, victim=victim or (whole.victim or whole.group.victim))


def _described(c: Clause, k: int) -> tuple[str | None, int]:
    """Return the class of what a part is said to be ("three of them | were soldiers"), and where those words end."""
    j = k + 1
    if c.kind(j) == "aux":
        j += 1
    if c.low(j) in {"under", "below"} and c.kind(j + 1) in {"thing", "group"}:
        return "civilian", c.elements[k].group.end  # "12 were under 15": children
    end = c.elements[k].group.end
    steps = 0
    while steps < 5 and (c.kind(j) in {"people", "word", "name", "group", "adverb", "det"} or c.low(j) in {"down", "as"}):
        e = c.elements[j]
        end = c.w.tokens[e.last].end
        if e.people is not None and e.people.is_head:
            return e.people.victim if e.people.victim in {"security", "militant", "civilian"} else None, end
        if e.group is not None:
            return e.group.victim, end
        j, steps = j + 1, steps + 1
    if (c.kind(j) == "verb" and c.low(j) == "worked") or c.low(k + 1) == "worked":
        return "civilian", end
    return None, end


def _bind_share_of(c: Clause, binder: Binder, k: int, whole: Bound | None) -> None:
    """Bind "three of the dead were Afghans": the outcome is in the words, the whole is the last claim of that outcome."""
    group = c.elements[k].group
    outcome = group.of_outcome or (whole.outcome if whole else "killed")
    same = [b for j, b in binder.bound.items() if j < k and b.outcome == outcome]
    carried = [b for b in binder.carried if b.outcome == outcome] or [b for b in binder.history if b.outcome == outcome][-1:]
    top = same[-1] if same else carried[-1] if carried else None
    mixed = not same and len({b.victim for b in carried}) > 1
    described, end = _described(c, k)
    described = described or (group.victim if group.victim != "unspecified" else None)
    nationality = find_nationality(c.w.text, group.start, end)
    inside = bool(same)
    victim = described if described and not (nationality and described == "civilian") else (top.victim or top.group.victim if top else None)
    if victim is None or (mixed and not described):
        victim = "unspecified"
    binder.bound[k] = Bound(k, replace(group, nationality=nationality), outcome, whole=top.element if inside else -1 if top else None, victim=victim)


def _says_what_part(c: Clause, k: int) -> bool:
    """Whether "four of them" goes on to say what they are or where, not what they did."""
    follows = c.kind(k + 1)
    if c.low(k + 1) in {"belonged", "came", "hailed"}:
        return True
    if c.low(k + 1) == "by" and c.elements[k].group.value is None:
        return False  # "some of them by mortar rounds"
    if follows == "aux":
        after = c.kind(k + 2)
        if c.low(k + 2) in {"under", "below", "aged", "over"}:
            return True
        return after in {"people", "group", "det"} or (after == "name") or (after == "word" and find_nationality(c.w.text, *_span(c, k + 2)) is not None)
    if follows in {"people", "prep", "name", "trigger", ".", ",", "end", ")", "conj", ";", "group"}:
        return not (follows == "conj" and c.kind(k + 2) in {"verb", "aux"})
    return follows == "word" and find_nationality(c.w.text, *_span(c, k + 1)) is not None


def _span(c: Clause, k: int) -> tuple[int, int]:
    e = c.elements[k]
    return c.w.tokens[e.first].start, c.w.tokens[e.last].end


def _is_inverted(c: Clause, k: int) -> bool:
    """Whether the group stands in "as did two civilians", "so were two soldiers"."""
    return c.kind(k - 1) in {"do", "aux", "have"} and c.low(k - 2) in {"as", "so", "than"}


def _is_marked(c: Clause, k: int, bound: dict[int, Bound]) -> bool:
    """Whether a part marker stands before the group or after it, or it is joined to a part that has one."""
    if c.kind(k - 1) == "part" or (c.kind(k - 1) == "adverb" and c.kind(k - 2) == "part"):
        return True
    if c.kind(k - 1) == "rel" and c.low(k - 2) == "of":  # "of whom 88 were civilians"
        return True
    if c.low(k - 1) == "for" and c.low(k - 2) == "accounted" and c.kind(k - 3) == "people":  # "civilians accounted for 61"
        return True
    if c.low(0) == "of" and c.kind(k + 1) in {"aux", "people", ",", "conj", ".", "verb"} and _says_what_part(c, k):  # "Of the 31 dead, 18 were soldiers"
        return True
    if c.low(k + 1) in {"among them", "amongst them", "among whom"} or (c.low(k + 1) == "included" and c.kind(k + 2) in {",", ".", "end", ";"}):
        return True
    left = _left_sibling(c, k)
    return left is not None and left in bound and bound[left].whole is not None and not c.starts_clause(k)


def _left_sibling(c: Clause, k: int) -> int | None:
    """Return the group that group ``k`` is joined to on its left."""
    j = k - 1
    while c.kind(j) == "adverb":
        j -= 1
    if c.kind(j) not in {",", "conj"}:
        return None
    while c.kind(j) in {",", "conj"}:
        j -= 1
    steps = 0
    while c.group(j) is None and steps < 10 and (c.kind(j) in _SOFT | {"trigger", ")", "aux"} or c.low(j) == "or") and not (c.kind(j) == ")" and steps):
        j, steps = j - 1, steps + 1
    return j if c.group(j) else None


def _is_listed(c: Clause, k: int, whole: Bound, bound: dict[int, Bound]) -> bool:
    """Whether the group opens a list that spells out the claim before: after a colon, in brackets, after a dash, in apposition."""
    if whole.element not in bound or bound[whole.element] is not whole:
        return False
    group = c.elements[k].group
    if c.kind(k - 1) in {":", "(", "-"} and (not group.bare or group.outcome):
        return _fits(group, whole)
    if c.kind(k - 1) == "," and k - 2 == whole.element and not group.bare:
        total, j = 0, k
        while j is not None:
            total += c.group(j).value or 0
            j = c._next_joined(j)
        return total == whole.group.value
    return False


def _fits(group: Group, whole: Bound) -> bool:
    return group.value is None or whole.group.value is None or group.value <= whole.group.value


def _is_elliptic(c: Clause, k: int, whole: Bound, bound: dict[int, Bound]) -> bool:
    """Whether a bare number repeats the claim before for another place or period."""
    group = c.elements[k].group
    inside = whole.ghost or (whole.element in bound and bound[whole.element] is whole)
    if not group.bare or not inside or group.value is None:
        return False
    if group.single:
        return c.kind(k - 1) == "conj" and group.start != group.end and c.low(k).startswith("a ") and _goes_on_later(c, k)
    between = range(whole.element + 1, k)
    if any((c.kind(j) == "thing" and not _is_year(c.low(j))) or c.low(j) in METRICS for j in between):
        return False
    lead, follows = c.low(c.before(k)), c.kind(k + 1)
    if lead in {"from", "with", "to", "than", "against"} and k - 1 not in bound:
        return any(c.low(j) in {"compared", "down", "up", "increase", "decrease", "rise", "fall", "drop", "against", "more", "fewer", "from"} for j in between)
    if c.kind(k - 1) == "(" and c.kind(k + 1) == ")":
        return True
    if whole.ghost:
        return lead in {",", "and", "-", ":"} and (follows == "prep" or c.low(k + 1) in {"inside", "outside", "there"})
    if follows in {".", ";", "end", ",", "conj"} and (c.kind(c.before(k)) == "speech" or lead in {"of", "it", "was", "have", "had", "has", "at", "is"} or c.kind(k - 1) in {"people", "name"}):
        return group.value != 1  # "spoke of 60 killed and by Saturday of 115", "says seven were wounded, his deputy eight"
    if lead in {",", "and", "but", "while"} and follows == "prep":
        return c.low(k + 1) in {"in", "at", "near", "from", "during", "on", "inside", "outside", "around"}
    return lead in {"and", ","} and c.low(k + 1) in {"worked", "were", "belonged"} and (whole.whole is not None or whole.group.of_outcome is not None)


def _goes_on_later(c: Clause, k: int) -> bool:
    """Whether "and a third" goes on with a time or place only ("and a third later in hospital")."""
    return c.kind(k + 1) in {"adverb", "prep"} and c.kind(k + 2) not in {"aux", "verb", "have"}


_OWN_CLASS = {"security", "militant"}


def _is_year(low: str) -> bool:
    return len(low) == 4 and low.isdigit() and low[:2] in {"19", "20"}

def _as_told(group: Group, whole: Bound, c: Clause, k: int) -> Group:
    """Let an elliptic number keep the noun, and in a list the qualifier, of the claim it repeats."""
    qualifier = group.qualifier
    if qualifier == "exact" and not group.qualified and whole.group.qualifier in {"up_to", "at_least", "about", "more_than"} and c.kind(k - 1) in {",", "conj"}:
        qualifier = whole.group.qualifier
    return replace(group, qualifier=qualifier, victim=group.victim or whole.group.victim, label=whole.group.label, nationality=whole.group.nationality)
