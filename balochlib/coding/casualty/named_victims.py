"""One person told by name or description as the victim: "Nawab Akbar Bugti was killed", "the death of Mahsa Amini"."""

from __future__ import annotations

import re
from dataclasses import replace

from balochlib.coding.casualty.allegiances import judge_leader
from balochlib.coding.casualty.clauses import Clause
from balochlib.coding.casualty.groups import Group
from balochlib.coding.casualty.victims import find_nationality, find_people, judge_victim
from balochlib.coding.names.gazetteer import only_places
from balochlib.text.tokens import list_words

_REACH = 30
_PRONOUNS = {"he", "she", "him", "her"}
_BY_FORCES = re.compile(
    r"\b(?:military|army|security|police|intelligence-based|air|drone)\s(?:operation|raid|strike)s?\b|\bby\s(?:the\s)?(?:security\sforces|army|military|police)\b"
)


def find_person(c: Clause, k: int, at: int | None = None) -> tuple[int, Group] | None:
    """Return the named person that is the subject of the verb at element ``k`` (or stands at element ``at``), as a group of one."""
    subject = at is None
    if at is None:
        at = _find_subject_name(c, k)
        if at is None:
            return None
    if c.low(at) in _PRONOUNS:
        e = c.elements[at]
        start, end = c.w.tokens[e.first].start, c.w.tokens[e.last].end
        return at, Group(start, end, 1, bare=True, single=True, pronoun=True, first_token=e.first, last_token=e.last)
    if c.kind(at) == "people":
        if c.elements[at].people.plural or c.kind(at + 1) != "name":
            return None
        name = at + 1
    else:
        name = at
    if not _is_person(c, name):
        return None
    group = _make_group(c, name)
    first = _first_of_names(c, name) if subject else name
    if first != name:  # "Colonel Kashif and Captain Ahmed" are two
        other = _make_group(c, first)
        count = 1 + sum(1 for j in range(first, name) if c.kind(j) == "name")
        untitled = not find_people(c.w.text, group.start, group.end)  # "Constables Riaz and Nazeer"
        victim = other.victim if untitled or group.victim == other.victim else "unspecified"
        group = replace(
            group, start=other.start, value=count, victim=victim, label=c.w.text[other.start : group.end], first_token=other.first_token
        )
    return name, group


def find_titled(c: Clause, k: int) -> tuple[int, Group] | None:
    """Return those told by rank and name, each with what a notice adds, before the verb at element ``k``; the last name, one group.

    "Naik Tariq Mehmood, 34, a resident of Kohat, and Sepoy Waqas Ahmed (age 25 years) | embraced shahadat" are two. None where nothing is
    added, or where people who are only counted stand beside them.
    """
    last = c.before(k)
    while c.kind(last) in {"aux", "have"}:
        last = c.before(last)
    first, named, inside = max((j for j in range(last) if c.kind(j) in {";", ":", "sub", "speech", "\u2022"}), default=-1) + 1, [], False
    opener = next((j for j in range(first, last) if _is_titled(c, j)), last)
    if c.kind(opener - 1) not in {"end", "sub", "speech", ":", ";", ",", "name", "det", "word", "prep", "\u2022"} or opener - first > 8:
        return None
    if any((c.group(j) is not None and c.group(j).value != 1) or c.kind(j) == "part" for j in range(first, opener)):
        return None
    for j in range(opener, last + 1):
        kind, group = c.kind(j), c.group(j)
        inside = kind == "rel" or c.low(j) == "having" or (inside and kind != ",")
        if _is_titled(c, j) and c.kind(j - 1) in {"end", ",", "conj"} | ({c.kind(j - 1)} if j == opener else set()):
            named.append(j + 1)
        elif inside or c.in_brackets(j):
            continue
        elif (kind in {"aux", "have", "modal", "speech", "trigger", "verb"} and c.low(j) != "having") or (
            group is not None and not group.bare and not (set(c.low(j).split()) & list_words("apposition") and c.kind(j - 1) == ",")
        ):
            return None
    if not named or named[-1] == last:
        return None
    a, z = _make_group(c, named[0]), _make_group(c, named[-1])
    classes = {(c.group(j - 1) or c.elements[j - 1].people).victim for j in named}
    victim = classes.pop() or "civilian" if len(classes) == 1 else "unspecified"
    return named[-1], replace(z, start=a.start, value=len(named), victim=victim, label=c.w.text[a.start : z.end], first_token=a.first_token)


def _is_titled(c: Clause, k: int) -> bool:
    """Whether a rank or office and a name stand at element ``k``: "Lance Naik | Ali Raza"."""
    people, group = c.elements[k].people, c.group(k)
    one = people is not None and not people.plural
    if group is not None and group.single and group.last_token in c.w.people and c.low(k).startswith("the "):
        one = c.w.tokens[group.last_token].is_capital  # "in the operation | Major Usman Tariq"
    return one and c.kind(k + 1) == "name" and _is_person(c, k + 1)


def _first_of_names(c: Clause, k: int) -> int:
    """Return the first of the names joined before the name at element ``k``."""
    while True:
        j = k - 1
        if c.kind(j) == "people" and not c.elements[j].people.plural:
            j -= 1
        if c.kind(j) not in {"conj", ","} or c.kind(j - 1) != "name" or not _is_person(c, j - 1):
            return k
        k = j - 1


def _find_subject_name(c: Clause, k: int) -> int | None:
    j = c.before(k)
    if c.low(j) == "since" and c.kind(j - 1) == "have":  # "has since died"
        j -= 1
    while c.kind(j) in {"aux", "have", "modal"}:
        j = c.before(j)
    if c.kind(j) == "rel" and c.kind(j - 1) == ",":  # "Aslam Baloch, who was killed"
        j -= 2
    if c.low(j) in {"he", "she"}:
        return j
    if c.kind(j) == "conj" and (told := _verb_before(c, j)) is not None:  # "Ali was shot in the leg and has since died"
        return _find_subject_name(c, told)
    if c.kind(j) == "name":
        return j if c.kind(j - 1) in {"end", ",", "conj", "sub", "speech", "people", "-", ":", "det", ".", ")", "\u2022"} else None
    if c.kind(j) not in {",", ")", "-"}:
        return None
    steps = 0
    j -= 1
    while j >= 0 and steps < _REACH:
        if c.kind(j) in {";", ":", "sub"}:
            return None
        if (
            c.kind(j) == "name"
            and c.kind(j + 1) in {",", "(", "-"}
            and c.low(j + 2) != "whose"
            and c.kind(j - 1) in {"end", "conj", "sub", "speech", "people", "-", ":", "\u2022"}
        ):
            return j
        j, steps = j - 1, steps + 1
    return None


def _verb_before(c: Clause, k: int) -> int | None:
    """Return the outcome word of the same clause before element ``k``, when no other subject stands between."""
    for j in range(k - 1, max(-1, k - 12), -1):
        if c.kind(j) in {"group", "sub", ";", ":", "rel", "people", "pron"}:
            return None
        if c.kind(j) == "trigger":
            return j
    return None


def _is_person(c: Clause, k: int) -> bool:
    """Whether the capitalised words at element ``k`` can be a person's name."""
    e = c.elements[k]
    words = [c.w.tokens[i] for i in range(e.first, e.last + 1)]
    if words[-1].is_possessive or (any(t.word.isupper() and len(t.word) > 1 for t in words) and not c.w.headline):
        return False
    if find_nationality(c.w.text, words[0].start, words[-1].end) and len(words) < 3:
        return False
    if len(words) == 1 and c.kind(k - 1) == "people" and c.elements[k - 1].people.plural:  # "Constables Riaz and Nazeer"
        return c.kind(k + 1) in {"conj", ","} and c.kind(k + 2) == "name"
    if len(words) == 1 and _is_first_name(c, k):
        return True
    if len(words) == 1:
        return c.kind(k - 1) == "people" or (
            c.kind(k - 1) == "conj" and c.kind(k - 2) == "name" and c.kind(k - 3) == "people" and _is_person(c, k - 2)
        )
    return len(words) <= 6


def _is_first_name(c: Clause, k: int) -> bool:
    """Whether one capitalised word is a person by what is told of it: "Zahid was shot dead", "Bilal, 24, was killed"."""
    word, j = c.w.tokens[c.elements[k].first], k + 1
    aged = c.kind(j) == "," and c.kind(j + 1) in {"thing", "group"} and c.kind(j + 2) in {",", "conj"}
    if c.kind(k - 1) == "trigger" and aged and word.word[1:].islower() and not c.is_day(k):
        return not only_places(word.word)  # "It killed Lehri, 47, and a constable"
    if c.kind(k - 1) not in {"end", ",", "conj", "sub", ".", "\u2022"} or not word.word[1:].islower() or c.is_day(k):
        return False
    if c.kind(j) == "," and c.kind(j + 1) in {"thing", "group"} and c.kind(j + 2) == ",":
        j += 3
    passive = c.low(j) in {"was", "is"} or (c.low(j) in {"has", "had"} and c.low(j + 1) == "been")
    while c.kind(j) in {"aux", "have", "adverb"}:
        j += 1
    told = c.elements[j].trigger if j < len(c.elements) else None
    if told is not None and c.low(j).startswith(("was ", "is ")):  # "was picked up"
        return not only_places(word.word)
    if told is not None and "die" in told.forms and {"martyrdom", "shahadat", "his", "her"} & set(c.low(j).split()):
        return not only_places(word.word)  # "Hammal attained martyrdom"
    return passive and told is not None and "past" in told.forms and not only_places(word.word)


def _make_group(c: Clause, k: int) -> Group:
    e, w = c.elements[k], c.w
    first = c.elements[k - 1].first if c.kind(k - 1) == "people" else e.first
    start = w.tokens[first].start
    end = w.tokens[e.last].end
    people = find_people(w.text, start, end)
    victim = judge_victim(people)
    stop = end
    if c.kind(k + 1) == ",":  # what he is stands behind the name: "Bilal Kasi, president of the bar, ..."
        j = k + 2
        while c.kind(j) not in {",", "end", ";", "aux", ".", "-"} and j - k < 14:
            j += 1
        stop = w.tokens[min(c.elements[min(j, len(c.elements) - 1)].first, len(w.tokens) - 1)].start
        described = [
            one for one in find_people(w.text, end, stop) if one.is_head or not w.text.endswith((" of ", " of the "), end, one.start)
        ]
        if victim in {None, "unspecified"} and described:
            victim = judge_victim(described[:1]) or victim
        low = w.text[end:stop].lower()
        if judge_victim(people) != "security":
            victim = judge_leader(w.text, end, stop) or victim
        if any(cue in low for cue in ("planned", "mastermind", "wanted", "ringleader", "accused of", "behind the")):
            victim = "militant"
    if victim is None and _BY_FORCES.search(w.text, w.start, w.end):
        victim = "unspecified"  # whom the forces kill may be a fighter or not: the text leaves it open
    return Group(
        start, end, 1, victim=victim or "civilian", label=w.text[start:end], nationality=find_nationality(w.text, start, stop), single=True,
        first_token=first, last_token=e.last,
    )  # fmt: skip
