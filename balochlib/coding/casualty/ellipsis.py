"""Ellipsis: bare numbers that repeat the claim before for another place, period or speaker, and those that say what some of it are."""

from __future__ import annotations

from dataclasses import replace

from balochlib.coding.casualty.bindings import Bindings, Bound
from balochlib.coding.casualty.clauses import Clause
from balochlib.coding.casualty.descriptions import describe_part
from balochlib.coding.casualty.groups import Group
from balochlib.text.tokens import list_words

_PREDICATES = {"served", "came", "hailed", "worked", "were", "belonged"}
_UNITS = {"days", "weeks", "months", "years", "decades", "hours", "quarters"}
_EARLIER = {"before", "after", "earlier", "previous"}
_PLACED = {"in", "at", "near", "on", "outside", "inside"}
_MEMBER = 6  # elements that the noun phrase of a second member may have
_CHANGES = {"compared", "down", "up", "increase", "decrease", "rise", "fall", "drop", "against", "more", "fewer", "from"}


def is_elliptic(b: Bindings, k: int, whole: Bound) -> bool:
    """Whether a bare number repeats the claim before for another place, period or speaker."""
    c, group = b.c, b.c.elements[k].group
    if not group.bare or group.value is None or not (whole.ghost or is_here(b, whole)):
        return False
    follows, follows_low, lead = c.kind(k + 1), c.low(k + 1), c.low(c.before(k))
    if (follows_low == "in" and c.low(k + 2) == "number") or lead == "numbered":  # "their accomplices, six in number, fled"
        return False
    if group.single:  # "two died at once and a third later in hospital"
        return (
            c.kind(k - 1) == "conj"
            and c.low(k).startswith("a ")
            and follows in {"adverb", "prep"}
            and c.kind(k + 2) not in {"aux", "verb", "have"}
        )
    between = range(whole.element + 1, k)
    if c.kind(k - 1) == "name" and c.kind(k - 2) in {",", ";"} and follows in {".", ";", "end", ","}:
        return group.value != 1  # "Sindh had 26 in 24 attacks, Punjab nine"
    if _is_second_member(c, k, whole.element):
        return group.value != 1
    things = (j for j in between if c.kind(j) == "thing" and not c.is_day(j + 1) and not c.is_day(j - 1))
    if lead.endswith(("year's", "month's", "quarter's", "year\u2019s", "month\u2019s")):  # "up on the previous year's 255"
        return True
    if any(not is_year(c.low(j)) and not _is_part_of_year(c, j) for j in things) or any(c.low(j) in list_words("metric") for j in between):
        return False
    if lead in {"from", "with", "to", "than", "against"}:
        return any(c.low(j) in _CHANGES for j in between)
    if c.kind(k - 1) == "(" and follows == ")":
        return c.kind(k - 2) != "name" or c.kind(k - 3) != "people"  # the age of "Sepoy Irfan (24)"
    if whole.ghost:
        return lead in {",", "and", "-", ":"} and (follows == "prep" or follows_low in {"inside", "outside", "there"})
    if follows == "det" and c.low(k + 2) in list_words("span") and c.low(k + 3) in _EARLIER:
        return lead in {"and", ",", "but", "against"} and group.value != 1  # "91 people last year and 56 the year before"
    if c.kind(k - 1) == "," and is_year(c.low(k - 2)) and c.low(k - 3) == "in" and c.kind(k - 4) in {";", "conj"}:
        return follows in {".", ";", "end", ","}  # "in 2023 it cost 410 lives; in 2022, 263"
    if lead == "to" and c.low(c.before(c.before(k))) == "then":  # "owned up to 21 dead, then to seven"
        return follows in {".", ";", "end", ",", "conj", "sub"}
    if follows in {".", ";", "end", ",", "conj"}:  # "60 killed and by Saturday of 115", "says seven were wounded, his deputy eight"
        leads = c.kind(c.before(k)) == "speech" or lead in {"then", "later", "of", "it", "was", "have", "had", "has", "at", "is"}
        if leads or c.kind(k - 1) in {"people", "name"} or _is_gapped(c, k) or (c.group(k - 1) and c.group(k - 1).single):
            return group.value != 1
    if lead in {",", "and", "but", "while"} and follows == "prep":
        return follows_low in {"in", "at", "near", "from", "during", "on", "inside", "outside", "around", "towards", "toward", "by"}
    return lead in {"and", ","} and follows_low in _PREDICATES and (whole.whole is not None or whole.group.of_outcome is not None)


def _is_second_member(c: Clause, k: int, told: int) -> bool:
    """Whether a number stands behind a noun phrase without a verb, as the one told before stands behind its own.

    "Bombings accounted for 88 of the deaths, targeted shootings for | 97"; "the first bulletin mentions 16 dead, the final one | 26".
    """
    last = k - 1
    if c.low(last) == "for":
        if not c.low(c.before(told)).endswith("for"):
            return False
        last -= 1
    first = last
    while (
        first > told
        and last - first < _MEMBER
        and (
            c.kind(first) in {"det", "word", "name", "adverb", "poss"}
            or c.low(first) in {"one", "ones"}
            or (c.kind(first) == "verb" and c.kind(first - 1) in {",", ";", "det"})
        )
    ):
        first -= 1
    opens = c.kind(first) in {",", ";"} or (c.kind(first) == "conj" and c.low(first) in {"and", "but", "while"})
    phrase = [c.low(j) for j in range(first + 1, last + 1)]
    if not opens or not phrase or c.kind(k + 1) not in {".", ";", "end", ",", "conj"}:
        return False
    if c.low(k - 1) == "for":
        return True
    if c.kind(k + 1) in {".", ";", "end"} and not any(ch.isdigit() for ch in c.low(k)) and c.kind(first + 1) in {"word", "poss"}:
        return phrase[-1].endswith("s")  # "Ambushes took 33 lives, land mines | nine": no age is told so
    return phrase[-1] in {"one", "ones"} or phrase[-2:-1] in (["one"], ["ones"])


def _is_part_of_year(c: Clause, k: int) -> bool:
    """Whether a number names a stretch of time: "the quarter", "the third quarter", "the first half", "the first six months"."""
    if c.low(k + 1).split()[:1] and c.low(k + 1).split()[0] in _UNITS:
        return True
    numeral = c.w.numerals.get(c.elements[k].first)
    return numeral is not None and numeral[0].kind in {"ordinal", "fraction"}


def _is_gapped(c: Clause, k: int) -> bool:
    """Whether a bare number follows a source or a place without a verb: ", the home department | 148"."""
    j = k - 1
    while c.kind(j) in {"word", "name", "people", "of"} and k - j < 7:
        j -= 1
    return j < k - 1 and c.kind(j) == "det" and c.kind(j - 1) in {",", ";", "conj"}


def make_elliptic(b: Bindings, k: int, whole: Bound) -> Bound:
    """Bind a bare number to the outcome it repeats; it keeps the noun, and in a list the qualifier, of the claim before."""
    c, group = b.c, b.c.elements[k].group
    if c.kind(c.before(k)) == "speech" and not whole.ghost:  # "20 killed and 34 hurt by one count; the ministry says 21"
        mains = [one for j, one in b.bound.items() if j < k and one.whole is None]
        whole = min(mains, key=lambda one: one.element, default=whole)
    if c.low(k + 1) in _PREDICATES:
        return Bound(
            k, replace(group, label=whole.group.label), whole.outcome, whole=whole.whole, victim=describe_part(c, k)[0] or whole.victim
        )
    qualifier = group.qualifier
    if qualifier == "exact" and whole.group.qualifier in {"up_to", "at_least", "about", "more_than"} and c.kind(k - 1) in {",", "conj"}:
        qualifier = whole.group.qualifier
    holder = c.elements[k - 1].people  # "Police lost three men and the Frontier Corps two"
    told = replace(
        group, qualifier=qualifier, victim=group.victim or whole.group.victim, label=whole.group.label, nationality=whole.group.nationality
    )
    victim = holder.victim if holder and holder.victim in {"security", "militant"} else whole.victim
    return Bound(k, told, whole.outcome, whole=whole.whole, victim=victim)


def is_gapped_place(b: Bindings, k: int, whole: Bound) -> bool:
    """Whether a number repeats the outcome before for another place: "three were killed in Kech, police said, and two boys in Awaran"."""
    c, group = b.c, b.c.elements[k].group
    lead = c.kind(c.before(k))
    placed = c.low(k + 1) in _PLACED and c.kind(k + 2) in {"name", "det"}
    if group.bare or group.single or not is_here(b, whole) or lead != "conj" or not placed:
        return False
    stop = k + 2
    while c.kind(stop) in {"name", "det", "word", "of"}:
        stop += 1
    before = {c.low(j) for j in range(whole.element, k)}
    return c.kind(stop) in {",", ".", ";", "end", "conj"} and bool(before & _PLACED)


def is_described(b: Bindings, k: int, whole: Bound) -> bool:
    """Whether a bare number goes on to say what some of those told before are: "Ten died. Six were soldiers, the other four miners"."""
    c, group = b.c, b.c.elements[k].group
    near = is_here(b, whole) or b.context.near
    if not group.bare or group.value in {None, whole.group.value} or not near or not fits(group, whole):
        return False
    if c.kind(k - 1) not in {"end", ",", ";", "conj", "sub"}:
        return False
    follows = k + 1
    while c.kind(follows) in {"aux", "adverb", "of"} or c.low(follows) == "those":
        follows += 1
    people = c.elements[follows].people if follows < len(c.elements) else None
    return c.kind(k + 1) == "aux" and people is not None and c.kind(follows + 1) not in {"verb", "trigger"}


def is_year(low: str) -> bool:
    return len(low) == 4 and low.isdigit() and low[:2] in {"19", "20"}


def is_here(b: Bindings, one: Bound) -> bool:
    return b.bound.get(one.element) is one


def fits(group: Group, whole: Bound) -> bool:
    return group.value is None or whole.group.value is None or group.value <= whole.group.value
