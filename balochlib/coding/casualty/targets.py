"""Whom a sentence tells of, by class: the people attacked ("fired at fuel carriers", "a police van was hit"), all, the one person."""

from __future__ import annotations

import re
from functools import cache

from balochlib.coding.casualty.victims import CLASSES, find_people, is_force, judge_victim
from balochlib.text.numerals import find_numerals
from balochlib.text.tokens import list_words

_BREAK = r"[.,;:()\u2013\u2014\u201c\u201d]"
_ACTS = re.compile(
    r"\b(?:by|to|with|for|(?!retired|suspected|alleged|unarmed|hired|skilled|unskilled|armed)\w{2,20}(?:ed|ing)|shot|slain|seen|taken|includes?|have)\b"
)
_KIN = re.compile(r"\b(?:and|with) their (?:families|wives|children|relatives|dependants|dependents)\b")
_FAR = 70  # characters that the words for a target may have


def _choice(name: str) -> str:
    return "|".join(sorted(map(re.escape, list_words(name)), key=len, reverse=True))


@cache
def _patterns() -> tuple[re.Pattern, re.Pattern, re.Pattern, re.Pattern, re.Pattern]:
    words = rf"(?=(?P<target>[^.,;:()\u2013\u2014\u201c\u201d]{{2,{_FAR}}}))"  # two targets may stand close by
    return (
        re.compile(rf"\b(?:{_choice('strike')})\s{words}", re.IGNORECASE),
        re.compile(rf"\b(?:was|were|came|comes|come|is|been|being)\s(?:\w{{3,15}}ly\s)?(?:{_choice('struck')})\b", re.IGNORECASE),
        re.compile(rf"\b(?:{_choice('target_end')})\b", re.IGNORECASE),
        re.compile(rf"\b(?:{_choice('carry_people')})\b", re.IGNORECASE),
        re.compile(rf"\b(?:it|which|that|vehicle|bus|van|coach|truck|convoy)\s(?:was|were|had been)\s(?=[a-z]{{4,12}}ing\s){words}"),
    )


@cache
def _all() -> re.Pattern:
    told = r"(?:dead|victims|deceased|slain|killed|murdered|men|wounded|injured|bodies|people)"
    number = r"(?P<number>[A-Za-z]{3,12}(?:-[a-z]{3,5})?|\d{1,3})"
    aside = r"(?P<aside>, [^,.;:]{1,60},)?"
    them = rf"[Aa]ll (?:of )?(?:them|the {told})|[Tt]he {told}|[Tt]hey|[Bb]oth(?: men| of them)?"
    them += rf"|(?:[Tt]he|[Aa]ll(?: of)?(?: the)?) {number}"
    called = "said|believed|reported|identified|named|described|all|both|later|since|mostly|to|be|as|poor|local|off-duty|unarmed"
    called += "|ethnic|those|of|members"
    are = rf"(?:were|was|are|had been|have been|belonged to|worked as|served as)(?: (?:{called})){{0,6}}\b"
    return re.compile(
        rf"(?:[^.,;:]{{3,50}} said (?:that )?)?(?:{them})"
        rf"(?:{aside} {are}|, (?:all|both)(?: of them)?\b)"
    )


def judge_target(text: str, start: int, end: int) -> str | None:
    """Return the class of the people that ``text[start:end]`` tells to be attacked; None when it names nobody, or people of two classes.

    What a vehicle carries counts before what it is; a post of the forces is theirs.

    >>> t = "Gunmen opened fire on a bus carrying Levies recruits."
    >>> judge_target(t, 0, len(t)), judge_target("A police van was hit.", 0, 21), judge_target("Rain fell on the bus.", 0, 21)
    ('security', 'security', None)
    """
    classes = find_targets(text, start, end)
    return classes.pop() if len(classes) == 1 else None


def find_targets(text: str, start: int, end: int) -> set[str]:
    """Return the classes of all people that ``text[start:end]`` tells to be attacked.

    >>> sorted(find_targets("A train carrying troops and their families was hit.", 0, 51)), find_targets("Rain fell.", 0, 10)
    (['civilian', 'security'], set())
    """
    active, passive, closing, carries, loaded = _patterns()
    spans = [m.span("target") for m in active.finditer(text, start, end)]
    if spans:  # "raked a bus as it was bringing soldiers back"
        spans += [m.span("target") for m in loaded.finditer(text, start, end) if carries.match(text, m.start("target"))]
    for m in passive.finditer(text, start, end):
        first = max((b.end() for b in re.finditer(_BREAK, text[start : m.start()])), default=0) + start
        spans.append((max(first, m.start() - _FAR), m.start()))
    classes = set()
    for first, last in spans:
        cut = closing.search(text, first, last)
        last = cut.start() if cut and cut.start() > first else last
        load = carries.search(text, first, last)
        if load:
            classes |= {one.victim for one in find_people(text, load.end(), last) if one.victim in CLASSES and one.plural}
            classes |= {"civilian"} if _KIN.search(text, load.end(), last) else set()  # "carrying soldiers and their families"
        first, joined = load.end() if load else first, re.search(r"\sand\s", text[first:last])
        last = first + joined.start() if joined and not load else last
        told = [one for one in find_people(text, first, last) if one.victim in CLASSES]
        told = [one for one in told if one.is_head or one.victim != "civilian"]  # who was on "a train" is open
        civil = set(text[first:last].lower().split()) & list_words("civil_site")  # "fell upon the military hospital"
        victim = judge_victim([one for one in told if not (civil and one.is_modifier)])
        if victim is None and set(text[first:last].lower().split()) & list_words("post"):
            victim = "security"
        if victim is not None:
            classes.add(victim)
    return classes


def judge_all(text: str, start: int, end: int, value: int | None) -> str | None:
    """Return the class that ``text[start:end]`` gives all of the people told before, ``value`` in number; None when it tells of others.

    >>> t = "The six, from one village, were labourers."
    >>> judge_all(t, 0, len(t), 6), judge_all(t, 0, len(t), 5), judge_all("All of them were policemen, he said.", 0, 36, None)
    ('civilian', None, 'security')
    """
    m = _all().match(text, start, min(end, start + 240))
    if m is None:
        return None
    if m["number"] is not None:
        numeral = next(iter(find_numerals(text, m.start("number"), m.end("number"))), None)
        if numeral is None or numeral.value != value:
            return None
    beside = find_people(text, *m.span("aside"))  # "The dead, members of a local militia, had been ..."
    if beside and beside[0].plural and judge_victim(beside) in CLASSES:
        return judge_victim(beside)
    cut = re.compile(r"[.,;:()]|\s(?:from|who|in|at|and|of|working|belonging)\b").search(text, m.end(), end)
    found = find_people(text, m.end(), cut.start() if cut else end)
    if not found or _ACTS.search(text, m.end(), found[0].start):
        return None
    victim = judge_victim(found) if found[-1].plural or is_force(found[-1]) else None
    return victim if victim in CLASSES else None


def judge_person(text: str, start: int, end: int) -> str | None:
    """Return the class of the person told last in ``text[start:end]``, by what he or she is called; None when nobody is.

    >>> judge_person("A constable, Ali, rode past the army camp.", 0, 41), judge_person("Rain fell.", 0, 10)
    ('security', None)
    """
    classes = [one.victim for one in find_people(text, start, end) if not one.plural and one.is_head and not is_force(one)]
    known = [victim for victim in classes if victim in {"civilian", "security", "militant"}]
    return known[-1] if known else None


def judge_people(text: str, start: int, end: int) -> str | None:
    """Return the class of the people that ``text[start:end]`` tells of, where all that stand for themselves are of one class.

    >>> judge_people("Commandos stormed the village.", 0, 30), judge_people("Rain fell.", 0, 10)
    ('security', None)
    """
    classes = {one.victim for one in find_people(text, start, end) if one.plural and one.is_head and one.victim not in {"", "unspecified"}}
    return classes.pop() if len(classes) == 1 else None
