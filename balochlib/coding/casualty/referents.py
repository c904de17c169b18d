"""Whom a number without a noun counts: the people of whom a sentence tells, less those who act and those who speak."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from balochlib.coding.casualty.targets import find_targets
from balochlib.coding.casualty.victims import CLASSES, PeopleWord, find_people
from balochlib.text.tokens import list_words

_BELONGS = re.compile(r"\s(?:of|from|in)\s(?:the\s|a\s|an\s)?(?:[a-z-]{2,12}\s|[A-Z][a-z]{2,12}['\u2019]s\s)?")
_LATER = 60  # characters behind a word for people in which it may be said to act or to speak


def _choice(name: str) -> str:
    return "|".join(sorted(map(re.escape, list_words(name)), key=len, reverse=True))


@cache
def _patterns() -> tuple[re.Pattern, re.Pattern, re.Pattern, re.Pattern, re.Pattern]:
    aside = r"(?:\s(?:on|riding|in|from|of|wearing|armed)\s[^.,;:]{2,40})?(?:\s(?:had|have|has|who|that|also|then|later|are|were))?"
    return (
        re.compile(rf"{aside}\s(?:{_choice('deed')})\b|\s(?:is|are|was|were)\s(?:also\s)?among\b|['\u2019]", re.IGNORECASE),
        re.compile(rf"[^.;:,]{{0,40}}\s(?:{_choice('saying')})\b", re.IGNORECASE),
        re.compile(
            r"\b(?:by|to|against|among|with|than|according|includ(?:ing|ed)|of (?:them|whom)|were)\s(?:[\w'\u2019-]{1,20}\s){0,3}$",
            re.IGNORECASE,
        ),
        re.compile(rf"\b(?:{_choice('militant_site')})\b", re.IGNORECASE),
        re.compile(rf"\b(?:{_choice('force_site')})\b", re.IGNORECASE),
    )


def judge_referents(text: str, start: int, end: int) -> set[str]:
    """Return the classes of the people of whom ``text[start:end]`` tells as those to be hurt; empty when it tells of none.

    Who is attacked or carried comes first (:func:`find_targets`); then all people in the plural who neither act ("gunmen opened
    fire") nor speak ("residents said") nor are told as a part or an adversary; then whose a place or an operation is.

    >>> t = "Gunmen opened fire as masons were on their way home, police officers said."
    >>> judge_referents(t, 0, len(t)), judge_referents("Forces raided a hideout.", 0, 24), judge_referents("Rain fell.", 0, 10)
    ({'civilian'}, {'militant'}, set())
    """
    targets = find_targets(text, start, end)
    if targets:
        return targets
    acts, speaks, aside, den, post = _patterns()
    told = {
        one.victim
        for one in find_counted(text, start, end)
        if not acts.match(text, one.end, min(end, one.end + _LATER))
        and not speaks.match(text, one.end, min(end, one.end + _LATER))
        and not aside.search(text, max(start, one.start - _LATER), one.start)
    }
    if told:
        return told
    return {victim for site, victim in ((den, "militant"), (post, "security")) if site.search(text, start, end)}


def find_counted(text: str, start: int, end: int) -> list[PeopleWord]:
    """Find the people in the plural that have a class, with those who have it from the words beside them ("men of the Levies").

    >>> t = "The men of the Levies Force and paramilitary men fought; people fled."
    >>> [(t[w.start : w.end], w.victim) for w in find_counted(t, 0, len(t))]
    [('men', 'security'), ('men', 'security')]
    """
    words, found = find_people(text, start, end), []
    for n, one in enumerate(words):
        goes_on = one.is_modifier and n + 1 < len(words) and words[n + 1].start == one.end + 1  # "the military | hospital"
        if goes_on or not (one.plural and one.is_head):
            continue
        beside = [words[n - 1]] if n and text[words[n - 1].end : one.start] in {" ", "-"} else []
        beside += [w for w in words[n + 1 : n + 2] if _BELONGS.fullmatch(text, one.end, w.start)]
        victim = one.victim if one.victim in CLASSES else next((w.victim for w in beside if w.victim in CLASSES), None)
        if victim is not None:
            found.append(replace(one, victim=victim))
    return found
