"""Whose people they are said to be: members of a group named behind them, guards of a post, the head of an armed group."""

from __future__ import annotations

import re

from balochlib.coding.casualty.groups import Group
from balochlib.coding.casualty.victims import SIDES, find_nationality, find_people, judge_victim
from balochlib.coding.casualty.words import Words
from balochlib.text.tokens import list_words

_GUARDS = {"guard", "guards"}
_BACK = 3000  # characters before "the guards" in which it may have been told whose they are
_FAR = 80  # characters behind people in which the name of their side may stand
# "members of the banned X", "men belonging to what the army calls X": no other preposition and no deed stands between
_BELONGS = re.compile(
    r"\s(?:of|belonging to|linked (?:to|with)|affiliated (?:to|with)|tied to|associated with|loyal to|owing allegiance to)\s"
    r"(?P<gap>(?:(?!(?:by|in|at|near|from|of|who|whom|after|when|while|and|or|to|on|during|with)\s)[^\s.;:,()]{1,20}\s){0,6})"
    r"(?P<name>[^.;:,()]{2,40})"
)
_SERVES = re.compile(r"\sof the (?:force|battalion|regiment|garrison|(?:[A-Z]\w{2,14} ){1,3}(?:Unit|Force|Division|Regiment|Squad))\b")
_FOREIGN = {"foreigner", "foreigners", "foreign", "national", "nationals", "citizen", "citizens", "subjects", "all", "both", "of", "them"}
_TOKEN = re.compile(r"\S++")
_POST = re.compile(r"\b(?:forts?|posts?|borders?|frontier|bases?|camps?|checkpoints?|guardhouses?)\b", re.IGNORECASE)
_POLIO = re.compile(r"\b(?:polio|vaccinators?|vaccination)\b", re.IGNORECASE)
_HEADS = re.compile(
    r"\b(?:heads?|chief|leader|commander|founder|member|organi[sz]er|amir|emir|ameer|deputy|number two|second-in-command|fighter)\s"
    r"(?:of|in|for)\s(?:the\s|an?\s)?(?:[a-z-]{3,14}\s){0,2}$"
)


def find_allegiance(group: Group, w: Words) -> str | None:
    """Class of the side that people are said behind to belong to; None when none is named.

    "Twelve members of the banned Tehreek-i-Taliban Pakistan", "men belonging to what it calls Fitna al Hindustan".
    """
    end = group.end
    stop = min(end + _FAR, w.end)
    m = _BELONGS.match(w.text, end, stop)
    if m is None:
        return None
    first = _TOKEN.match(w.text, m.start("name"))  # "Tehreek-i-Taliban" names the side at its end
    named = [one for one in find_people(w.text, m.start("gap"), stop) if one.start < (first.end() if first else stop)]
    sided = [one for one in named if one.victim in SIDES and one.is_modifier]
    return sided[0].victim if sided and len({one.victim for one in sided}) == 1 else None


def judge_guards(group: Group, w: Words) -> str | None:
    """Class of guards of whom nothing else is said: those of a fort, a border or a polio team serve the state; None when nothing tells.

    Where guards of the state were told of before ("five border guards were slain"), "the guards" are they.
    """
    if _SERVES.match(w.text, group.end, min(group.end + _FAR, w.end)):
        return "security"  # "two guards of the Special Protection Unit", "a clerk of the force"
    label = (group.label or "").lower().split()
    plain = label and label[-1] in _GUARDS and len([one for one in find_people(w.text, group.start, group.end) if one.victim]) <= 2
    if not plain or {"his", "her", "private", "security"} & set(w.text[group.start : group.end].lower().split()):
        return None
    if len(label) > 1 and find_nationality(w.text, group.start, group.end) is None:
        return None
    if w.low(group.last_token + 1) == "of":
        return None  # "two guards of a survey team"
    before = w.text[w.start : group.start]
    if _POST.search(before) or _POLIO.search(before) or list_words("force_site") & set(before.lower().split()):
        return "security"
    told = [
        one
        for one in find_people(w.text, max(0, group.start - _BACK), group.start)
        if w.text[one.start : one.end].lower().endswith(("guard", "guards"))
    ]
    return "security" if told and told[-1].victim == "security" else None


def judge_leader(text: str, start: int, end: int) -> str | None:
    """Class of a person whom ``text[start:end]`` says to lead or belong to an armed group; None when it does not.

    >>> t = ", the military chief of Hamas,"
    >>> judge_leader(t, 0, len(t)), judge_leader(", a critic of the BLA,", 0, 22)
    ('militant', None)
    """
    for one in find_people(text, start, end):
        if one.victim == "militant" and one.is_modifier and _HEADS.search(text, max(start, one.start - 60), one.start):
            return "militant"
    return None


def is_foreign_only(text: str, start: int, end: int) -> bool:
    """Whether words name people by their being foreign alone, which says nothing of what they did: "all of them foreign nationals".

    >>> is_foreign_only("foreign nationals", 0, 17), is_foreign_only("foreign fighters", 0, 16)
    (True, False)
    """
    words = set(text[start:end].lower().replace(",", " ").split())
    told = [one for one in find_people(text, start, end) if one.victim]
    return bool(words & {"foreigner", "foreigners", "foreign"}) and judge_victim(told) == "civilian" and words <= _FOREIGN
