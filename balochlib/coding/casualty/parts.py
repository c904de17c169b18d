"""Numbers that take their outcome from another one: parts ("including 14 soldiers"), lists, and ellipsis ("six in Panjgur")."""

from __future__ import annotations

from dataclasses import replace

from balochlib.coding.casualty.bindings import Bindings, Bound
from balochlib.coding.casualty.clauses import Clause
from balochlib.coding.casualty.descriptions import describe_part, is_freed, is_nation, names_only_nation, spelled_out
from balochlib.coding.casualty.ellipsis import fits, is_described, is_elliptic, is_gapped_place, is_here, is_year, make_elliptic
from balochlib.coding.casualty.groups import Group
from balochlib.coding.casualty.named_victims import find_person
from balochlib.coding.casualty.splits import are_strange_cases, describes_some, split_by_place
from balochlib.coding.casualty.victims import CLASSES, find_nationality

_SOFT = {"prep", "of", "name", "word", "poss", "det", "people", "adverb", "thing", "trigger", ")", "aux"}
_NEAR = 8  # elements from a whole to the person named as a part of it


def bind_parts(b: Bindings) -> None:
    """Bind the groups that no outcome word governs directly, from left to right, to the outcome they share.

    Rules: "including", "among them", "of whom ... were", "of them" and "of the dead" make a part of the claim before; so do
    numbers listed after a colon, in brackets or in apposition, where they do not add up to more than it; a bare number with
    a place or a period ("six in Panjgur", "compared with 20 in July") repeats the claim before.
    """
    c, bound = b.c, b.bound
    for k, e in enumerate(c.elements):
        if e.kind == "part":
            _bind_named_part(b, k)
        if e.group is None or e.group.lives:
            continue
        whole = _whole_opened(b, k) or _fitting(b, e.group, _whole_before(b, k))
        if k in bound:
            if (
                e.group.outcome and whole and c.kind(k - 1) in {"(", "part"} and fits(e.group, whole)
            ):  # "485 civilian casualties (139 fatalities)"
                bound[k].whole = whole.element
                bound[k].victim = e.group.victim if e.group.victim in CLASSES else whole.known_victim
        elif is_freed(c, k):
            continue
        elif e.group.of_outcome is not None:
            if not are_strange_cases(b, k):
                _bind_share_of(b, k, whole)
        elif whole is None:
            continue
        elif _is_inverted(c, k):
            b.put([k, *c.join_right(k)], whole.outcome)
        elif not whole.ghost and _is_among_others(c, k):
            for g in (k, *c.join_right(k)):
                bound[g] = Bound(g, c.group(g), whole.outcome, whole=_top(b, k, whole).element if is_here(b, whole) else -1)
        elif e.group.part:
            _bind_part_of_them(b, k, whole)
        elif _is_marked(b, k) or _is_listed(b, k, whole):
            if not _is_apposed(b, k) and not (e.group.single and c.speaks(k)):
                bound[k] = make_part(b, k, _top(b, k, whole))
        elif (split := split_by_place(b, k, whole)) or (split := describes_some(b, k, whole)):
            for g in split:
                bound[g] = make_part(b, g, whole)
        elif is_elliptic(b, k, whole):
            bound[k] = make_elliptic(b, k, whole)
        elif is_described(b, k, whole):
            bound[k] = make_part(b, k, _top(b, k, whole))
        elif is_gapped_place(b, k, whole):
            b.put([k, *c.join_right(k)], whole.outcome)


# ---- the whole --------------------------------------------------------------------------------------------------
def _whole_before(b: Bindings, k: int) -> Bound | None:
    """Return what was told last before element ``k``, people without a number among it."""
    before = [one for j, one in (*b.bound.items(), *b.ghosts.items()) if j < k]
    return max(before, key=lambda one: one.element) if before else b.last_told(k)


def _fitting(b: Bindings, group: Group, whole: Bound | None) -> Bound | None:
    """Return the claim before that is large enough for a part: "16 died and four were hurt. Eleven of them hailed from Multan"."""
    if whole is None or not group.part or group.of_outcome or is_here(b, whole) or fits(group, whole):
        return whole
    return next((one for one in reversed(b.context.carried) if fits(group, one)), whole)


def _whole_opened(b: Bindings, k: int) -> Bound | None:
    """Return what "Of the dead, | 187 were civilians", "Of those injured, | 12 ..." count a part of: people of that outcome told before.

    Where none were told, a stand-in without a number carries the outcome.
    """
    c, j = b.c, 1
    while c.kind(j) in {"det", "pron", "adverb", "rel", "aux", "word"} and j < 5:
        j += 1
    told = c.elements[j].trigger if c.low(0) == "of" and j < min(k, len(c.elements)) else None
    outcome = told.outcome("noun", "past", "adj", "die") if told is not None else None
    if outcome is None or c.kind(1) not in {"det", "pron"} or c.kind(j + 1) != ",":
        return None
    before = [one for one in b.context.history if one.outcome == outcome]
    group = Group(told.start, told.end, None, qualifier="vague", victim=None)
    return before[-1] if before else Bound(-1, group, outcome)


def _top(b: Bindings, k: int, whole: Bound) -> Bound:
    """Return the whole that a sibling belongs to: the part before shares it, unless this one is a part of that part."""
    if whole.whole is None or whole.whole not in b.bound or (b.c.kind(k - 1) == "part" and b.c.kind(k - 2) == ","):
        return whole
    return b.bound[whole.whole]


# ---- parts ------------------------------------------------------------------------------------------------------
def make_part(b: Bindings, k: int, whole: Bound) -> Bound:
    """Bind group ``k`` as a part of ``whole``, with what the words beside it say that the people are."""
    c, group = b.c, b.c.elements[k].group
    described, end = describe_part(c, k)
    if c.low(k - 1) == "accounted for" and c.elements[k - 2].people is not None:  # "of which civilians accounted for 61"
        described, end = c.elements[k - 2].people.victim, group.end
    nationality = group.nationality or find_nationality(c.w.text, group.start, end)
    foreign = (group.label or "").lower() in {"foreigners", "foreigner", "foreign nationals"}
    foreign = foreign or (nationality is not None and names_only_nation(c, k - 1))
    own = None if foreign and whole.known_victim != "civilian" and nationality != "Chinese" else group.victim
    victim = own or described or ("civilian" if nationality == "Chinese" else None)
    if foreign and nationality not in {None, "Chinese"} and (victim or "civilian") == "civilian":
        victim = whole.known_victim or "unspecified"  # "seven dead, one of them an Afghan": a nation says not what he did
    if victim == "unspecified" and not group.outcome and whole.known_victim in CLASSES:
        victim = whole.known_victim  # "11 members of a family: five men, ...", "seven insurgents, among them a commander"
    spelled_out = c.kind(k - 1) in {":", "("} or c.low(k - 1) in {"namely", "comprised", "comprising"}
    here = is_here(b, whole)
    if here and spelled_out:
        whole.spelled_out = True
    return Bound(k, replace(group, nationality=nationality), whole.outcome, whole=whole.element if here else None if whole.ghost else -1,
                 victim=victim or whole.known_victim)  # fmt: skip


def _bind_share_of(b: Bindings, k: int, whole: Bound | None) -> None:
    """Bind "three of the dead were Afghans": the outcome is in the words, the whole is the last claim of that outcome."""
    c, group, carried = b.c, b.c.elements[k].group, b.context.carried
    outcome = group.of_outcome or (whole.outcome if whole else "killed")
    here = [one for j, one in b.bound.items() if j < k and one.outcome == outcome]
    before = [one for one in carried if one.outcome == outcome] or [one for one in b.context.history if one.outcome == outcome][-1:]
    top = here[-1] if here else before[-1] if before else None
    mixed = not here and len({one.victim for one in before}) > 1
    described, end = describe_part(c, k)
    described = described or spelled_out(group, c, k) or (group.victim if group.victim in CLASSES else None)
    nationality = find_nationality(c.w.text, group.start, end)
    victim = (
        described
        if described and not (nationality and described == "civilian" and names_only_nation(c, k))
        else top.known_victim
        if top
        else None
    )
    if victim is None or (mixed and not described):
        victim = "unspecified"
    b.bound[k] = Bound(
        k, replace(group, nationality=nationality), outcome, whole=top.element if here else -1 if top else None, victim=victim
    )


def _bind_part_of_them(b: Bindings, k: int, whole: Bound) -> None:
    """Bind "four of them", "ten of whom" where the words go on to say what they are; "Raisani is one of them" binds the person."""
    c, bound = b.c, b.bound
    if _has_other_antecedent(c, k, whole) or (whole.element not in bound and whole.element not in b.ghosts and not b.context.near):
        return
    left = _left_sibling(c, k)
    person = find_person(c, k) if c.group(k).value == 1 and c.kind(k - 1) == "aux" else None
    if person is not None:
        bound[person[0]] = Bound(person[0], person[1], whole.outcome, whole=whole.element if is_here(b, whole) else -1)
    elif left in bound and bound[left].whole is not None:
        bound[k] = make_part(b, k, _top(b, k, whole))
    elif _says_what_part(c, k):
        bound[k] = make_part(b, k, whole)


def _bind_named_part(b: Bindings, k: int) -> None:
    """Bind one person told by rank or office and name behind "including": "seven terrorists, including ringleader Shah Bakhsh"."""
    c, whole = b.c, _whole_before(b, k)
    j = k + 1
    while c.kind(j) == "word" and j - k < 4:
        j += 1
    near = whole is not None and is_here(b, whole) and k - whole.element <= _NEAR
    if not near or whole.group.value == 1 or whole.group.outcome or c.kind(j) != "people" or c.kind(j + 1) != "name":
        return
    person = find_person(c, k, j)
    if person is None or person[0] in b.bound:
        return
    told = c.elements[j].people.victim
    victim = told if told in CLASSES else whole.known_victim
    b.bound[person[0]] = Bound(person[0], person[1], whole.outcome, whole=whole.element, victim=victim)


def _has_other_antecedent(c: Clause, k: int, whole: Bound) -> bool:
    """Whether "of them" goes back to something else in the sentence ("2,000 students, 700 of them women")."""
    group = c.elements[k].group
    for j in range(k - 1, -1, -1):
        if j == whole.element and (whole.ghost or (c.group(j) is not None and c.group(j).start == whole.group.start)):
            return False
        other = c.group(j)
        if other is not None and not other.single and (other.value or 0) > (group.value or 0):
            return not other.bare
        if c.kind(j) == "thing" and not is_year(c.low(j)) and not c.is_day(j + 1) and c.kind(j + 1) != "(":
            return True
    return False


def _says_what_part(c: Clause, k: int) -> bool:
    """Whether "four of them" goes on to say what they are or where, not what they did."""
    follows, low = c.kind(k + 1), c.low(k + 1)
    if low in {"belonged", "came", "hailed"}:
        return True
    if follows == "," and c.kind(k + 2) == "rel":  # "One of them, who asked not to be named, said"
        close = next((j for j in range(k + 3, min(k + 24, len(c.elements))) if c.kind(j) == ","), None)
        if close is not None and c.kind(c.after(close)) in {"speech", "verb", "have"}:
            return False
    if low == "by" and c.elements[k].group.value is None:
        return False  # "some of them by mortar rounds"
    if follows == "aux":
        after = c.kind(k + 2)
        return (
            c.low(k + 2) in {"under", "below", "aged", "over"}
            or after in {"people", "group", "det", "name", "speech"}
            or (after == "word" and is_nation(c, k + 2))
        )
    if low == "those" and c.kind(k + 2) == "of":
        return True  # "11 of them those of policemen"
    if follows in {"people", "prep", "name", "trigger", ".", ",", "end", ")", "conj", ";", "group"}:
        return not (follows == "conj" and c.kind(k + 2) in {"verb", "aux"})
    return follows == "word" and (is_nation(c, k + 1) or c.kind(k + 2) == "people")  # "four of them hotel staff"


def _is_among_others(c: Clause, k: int) -> bool:
    """Whether the group stands in "among the others are a constable and a driver", "the rest were two women"."""
    others = c.low(k - 2).split()[-1:]
    return c.kind(k - 1) == "aux" and others in (["others"], ["rest"], ["remainder"]) and not c.group(k).bare


def _is_inverted(c: Clause, k: int) -> bool:
    """Whether the group stands in "as did two civilians", "so were two soldiers"."""
    return c.kind(k - 1) in {"do", "aux", "have"} and c.low(k - 2) in {"as", "so", "than"}


def _is_marked(b: Bindings, k: int) -> bool:
    """Whether a part marker stands before the group or after it, or it is joined to a part that has one."""
    c, follows = b.c, b.c.low(k + 1)
    if c.kind(k - 1) == "part" or (c.kind(k - 1) == "adverb" and c.kind(k - 2) == "part"):
        return True
    if c.kind(k - 1) == "rel" and c.low(k - 2) == "of":  # "of whom 88 were civilians"
        return True
    if c.low(k - 1) == "accounted for" and c.kind(k - 2) == "people":  # "civilians accounted for 61"
        return True
    if (
        c.low(0) == "of"
        and (c.kind(k + 1) in {"aux", "people", ",", "conj", ".", "verb"} or c.low(k + 1) in {"wore", "served", "belonged"})
        and (_says_what_part(c, k) or (c.kind(k - 1) == "," and c.group(1) is not None and (c.group(1).outcome or c.kind(2) == "rel")))
    ):  # "Of the 31 dead, 18 were soldiers"
        return True
    if c.low(k - 1) == "of" and c.low(k - 2) == "those" and c.kind(k - 3) in {",", "-", ":"}:  # "229 lives, those of 88 soldiers and ..."
        return True
    joined = k
    while (further := c.next_joined(joined)) is not None:  # "five women and three children (were) among them"
        joined = further
    behind = joined + 1 + (c.kind(joined + 1) == "aux")
    behind += c.kind(behind) == "adverb"  # "three engineers were also among them"
    members = joined != k or (b.context.near and not c.group(k).bare and c.kind(k - 1) in {"end", ",", ";", "conj", "sub"})
    if (members and c.low(behind) in {"among them", "amongst them"}) or c.low(behind) in {"among the dead"}:
        return True
    if follows in {"among them", "amongst them", "among whom"} or (follows == "included" and c.kind(k + 2) in {",", ".", "end", ";"}):
        return True
    left = _left_sibling(c, k)
    return left is not None and left in b.bound and b.bound[left].whole is not None and not c.starts_clause(k)


def _is_apposed(b: Bindings, k: int) -> bool:
    """Whether one person only describes the one told before the comma: "one of whom, | a boy of 12, | died"."""
    c = b.c
    left = c.group(k - 2)
    one = left is not None and left.value == 1 and left.part
    return c.group(k).single and one and c.kind(k - 1) == "," and c.low(k + 1) not in {"and", "among them"}


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
    while c.group(j) is None and steps < 10 and (c.kind(j) in _SOFT or c.low(j) == "or") and not (c.kind(j) == ")" and steps):
        j, steps = j - 1, steps + 1
    return j if c.group(j) else None


def _is_listed(b: Bindings, k: int, whole: Bound) -> bool:
    """Whether the group opens a list that spells out the claim before: after a colon, in brackets, after a dash, in apposition."""
    c, group = b.c, b.c.elements[k].group
    if not is_here(b, whole) or (group.bare and not group.outcome and c.low(k + 2) not in {"uniform", "khaki"}):
        return False
    if c.kind(k - 1) in {":", "(", "-"}:
        return fits(group, whole)
    if c.low(k - 1) == "with" and c.kind(k - 2) == "," and not group.single:
        return _adds_up(c, k, whole)  # "climbed to 48, with 31 civilians and 17 guards"
    if c.kind(k - 1) != "," or k - 2 != whole.element or whole.group.value == 1 or group.single:
        return False
    return _adds_up(c, k, whole)


def _adds_up(c: Clause, k: int, whole: Bound) -> bool:
    """Whether the list that group ``k`` opens adds up to the claim before."""
    total, j = 0, k
    while j is not None:
        total += c.group(j).value or 0
        j = c.next_joined(j)
    return total == whole.group.value
