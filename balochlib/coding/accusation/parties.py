"""Parties of an accusation: who is accused, and who is said to gain, by the construction that holds the charge."""

from __future__ import annotations

import re
from functools import cache

from balochlib.coding.accusation.accusers import find_adjacent, find_agent, is_passive
from balochlib.coding.accusation.allegations import Accusation, find_accused, load_words
from balochlib.coding.accusation.setting import (
    SAYING,
    STATES,
    Setting,
    find_group_before,
    find_subject,
    list_from,
    list_until,
    name_speaker,
)
from balochlib.coding.names.governments import load_adjectives

BACKING = frozenset(("backing", "funding", "training", "sheltering", "proxy"))  # charges by which a third party gains
_ON = re.compile(r"(?: [\w'\u2019-]+){1,6} on (?:the )?(?=\w)")
_OBJECT = re.compile(r" (?:it|them|him|her)\b")
_PRONOUNS = frozenset(("it", "them", "him", "her", "us", "they", "themselves", "itself", "himself"))
_THESE = re.compile(
    r"(?:these|those|both|such)\b(?: [\w-]+)? (?:groups|organi[sz]ations|outfits|elements|factions|networks|militants|proxies|terrorists)",
    re.IGNORECASE,
)
_OWN_MEN = re.compile(r"\b[Ii]ts (?:men|fighters|members|gunmen|cadres|militants|supporters|leaders|commanders) (?:\w+ ){0,3}$")
_THROUGH = re.compile(r"\b(?:through|via|by way of|using) (?:its|the) (?:own )?$")
_GROUP_HERE = re.compile(r"\b(?:the|this|that) (?:group|outfit|organi[sz]ation|movement)\b")
_IT = re.compile(r"\bit (?:also |still )?$")
_LAND_HERE = re.compile(r"\s?(?:the )?([A-Z]\w+(?: [A-Z]\w+)?) (?:of|with|for|over) ")
_WHICH = re.compile(r",? (?:which|whom|who) (?:\w+ ){1,3}$")
_ACTS = re.compile(r" (?:was|were|is|are|had|has|have|let|allowed|gave)\b")
_VAGUE = re.compile(r"(?:\w+ )?(?:external|foreign|outside|hostile|neighbou?ring)\b")
_STAYS = re.compile(r"(?:operat|headquart|based|hid|holed|shelter(?:ing|ed) in|enjoy|find)")
_OWN_LAND = re.compile(r"\b(?:its|their)(?: own)? (?:soil|territory)\b")
_PEOPLE_AT = 80  # characters behind a charge in which the accused or the backed are looked for where no name is given


def name_accused(setting: Setting, found: Accusation, accusers: list[str]) -> list[str]:
    """Return who is accused: names, else the text's own words; none where it names nobody.

    The side is told by the form (:class:`balochlib.coding.accusation.allegations.Accusation`). A state's service stands for itself, not
    for its state ("India's RAW"), "it" and "them" for who was named last, and "these groups" for the groups named before.
    """
    side = found.accused
    if found.party:
        names = _name_party(setting, *found.party)
    elif side == "object":
        names = _antecedent(setting, found) if is_passive(setting, found) else _object(setting, found, accusers)
    elif side == "each other":
        names = accusers
    elif side in {"inside", "agent", "before", "possessor"}:
        names = _in_words(setting, found) or (find_adjacent(setting, found.start) if side == "possessor" else [])
        if not names and side == "agent":
            names = find_agent(setting, found) or _force(setting, found)
        if not names and side == "before":
            names = _before(setting, found)
    elif side in {"after", "owner"}:
        names = _after(setting, found)
    else:
        names = []
    names = [_find_user(setting, n) for n in names]
    return list(dict.fromkeys(n for n in names if side == "each other" or n not in accusers))


def _name_party(setting: Setting, start: int, end: int) -> list[str]:
    """Name the accused whose words the form tells: the actors in them, else the country, else the words."""
    held = [a["name"] for a in setting.inside if a["start"] < end and start < a["end"] and a["kind"] in SAYING]
    words = setting.text[start:end]
    return held or setting.lands(start, end) or ([words] if words.casefold() not in _PRONOUNS else [])


def _find_user(setting: Setting, name: str) -> str:
    """Return the state that acts through the accused where the words say so: "New Delhi, through its Research and Analysis Wing"."""
    used = next((a for a in setting.inside if a["name"] == name), None)
    if used is None or not _THROUGH.search(setting.text, setting.sentence.start, used["start"]):
        return name
    return next((a["name"] for a in reversed(setting.inside) if a["end"] < used["start"] and a["kind"] == "state"), name)


def name_gainers(setting: Setting, found: Accusation, taken: set[str]) -> list[str]:
    """Return the armed groups that the charge says are backed, sheltered or used: those listed behind it, else before it.

    Where no group is named, the text's own words for them; "these elements" means the groups named before.
    """
    if found.what not in BACKING:
        return []
    text, (opens, closes) = setting.text, setting.clause(found.start, found.end)
    groups = [a for a in setting.inside if a["kind"] == "armed_group" and a["name"] not in taken]
    after = [a["name"] for a in list_from([a for a in groups if found.start <= a["start"] < closes], text)]
    listed = list_until([a for a in groups if a["end"] <= found.start], text)
    before = [a["name"] for a in listed if listed[-1]["end"] > opens - len(", which ")]
    if before and found.what == "sheltering" and _STAYS.match(text, found.start):
        return before
    these = _THESE.search(text, found.start, closes)
    if these and not after:
        return name_groups_before(setting, these.start(), tuple(taken))
    if after or before:
        return after or before
    if _GROUP_HERE.search(text, found.start, closes) or _IT.search(text, max(setting.sentence.start, found.start - 12), found.start):
        return [n for n in find_group_before(setting, found.start) if n not in taken]
    words = _people(text, found.start, closes) or _people(text, max(setting.sentence.start, opens - 30), found.start)
    if found.what == "proxy" and found.accused == "object":  # "accused the BYC of being an Indian proxy": India gains
        lands = [n for n in setting.lands(found.start, closes) if n not in taken]
        return lands or ([words] if words else [])
    return [words] if words else []


def _force(setting: Setting, found: Accusation) -> list[str]:
    """Return the force that the clause of a charge of abuse speaks of, where nothing says "by": "describe security forces using"."""
    text, (opens, closes) = setting.text, setting.clause(found.start, found.end)
    if found.what != "abuse":
        return []
    named = [a["name"] for a in setting.inside if a["kind"] in STATES and opens <= a["start"] < closes and a["kind"] != "state"]
    m = _forces().search(text, found.start, closes)
    return named[:1] or ([m[0]] if m else [])


@cache
def _forces() -> re.Pattern:
    kinds = "state|security|government|paramilitary|intelligence|law enforcement"
    return re.compile(rf"\b(?:(?:the )?(?:{kinds})(?:-aligned)? )?(?:{load_words('force')}|{load_words('hidden force')})\b(?!-)")


def is_force(words: str) -> bool:
    """Whether the words of a text for an accused mean forces of a state.

    >>> is_force("the security agencies"), is_force("men in plain clothes"), is_force("the company")
    (True, True, False)
    """
    return _forces().search(words) is not None and not re.search(r"\b(?:state|government|authorities)$", words)


def _in_words(setting: Setting, found: Accusation) -> list[str]:
    """Return the states, forces and services inside the words of the charge; who only owns another ("India's RAW") is left out."""
    over = [a for a in setting.inside if a["start"] < found.end and found.start < a["end"] and a["kind"] in STATES]
    over = [a for a in over if not any(0 < b["start"] - a["end"] <= 4 and setting.text[a["end"]] in "'\u2019" for b in setting.inside)]
    return [a["name"] for a in over] or setting.lands(found.start, found.end) or _vague(setting, found)


def _vague(setting: Setting, found: Accusation) -> list[str]:
    """Return the words for a crowd or for nameless powers that the charge opens with: "a mob", "outside powers"."""
    powers = rf"(?:{load_words('outside')}|eastern|western|regional) (?:{load_words('powers')})"
    crowd = rf"|(?:\w+ )?(?:{load_words('crowd')})" if found.what == "other" else ""
    m = re.compile(rf"(?:an? |the )?(?:{powers}{crowd})\b").match(setting.text, found.start, found.end)
    return [m[0]] if m else []


def _before(setting: Setting, found: Accusation) -> list[str]:
    """Return the nearest body named before the charge in its clause, else the country named there, else the subject in its words."""
    text, (opens, _) = setting.text, setting.clause(found.start, found.end)
    wanted = STATES if found.what in BACKING - {"proxy"} else SAYING - {"person"}
    named = [a for a in setting.inside if opens <= a["start"] and a["end"] <= found.start and a["kind"] in wanted]
    if named:
        return [a["name"] for a in list_until(named, text)]
    lands = setting.lands(opens, found.start)
    if lands:
        return lands[-1:]
    words = [m[0] for m in _forces().finditer(text, opens, found.end)] if found.what == "abuse" else []
    return words[-1:] or _vague(setting, found)


def _antecedent(setting: Setting, found: Accusation) -> list[str]:
    """Return the subject of a passive: "the army, which is routinely accused of"."""
    owned = _OWN_MEN.search(setting.text, setting.sentence.start, found.start)
    if owned:
        return find_group_before(setting, owned.start())
    subject = find_subject(setting, found.start)
    return name_speaker(setting, subject) if subject else []


def _object(setting: Setting, found: Accusation, accusers: list[str]) -> list[str]:
    """Return the object of a verb of accusing; of "blamed the raid on X" it is X, of "which X blamed on Y" Y."""
    text, (_, closes) = setting.text, setting.clause(found.start, found.end)
    start = found.end
    on = _ON.match(text, found.end, closes) if text[found.start : found.start + 4] == "blam" else None
    if on or text.startswith(" on ", found.end):
        start = on.end() if on else found.end + 3
    if _OBJECT.match(text, start, closes):
        named = [a["name"] for a in setting.inside if a["end"] <= found.start and a["kind"] in SAYING and a["name"] not in accusers]
        return named[-1:]
    names = _names_at(setting, start, closes, accusers)
    which = (
        None if names else _WHICH.search(text, max(setting.sentence.start, found.start - 40), found.start)
    )  # "Delhi, which they accuse of"
    return [a["name"] for a in setting.inside if which and a["end"] == which.start()] if which else names


def _after(setting: Setting, found: Accusation) -> list[str]:
    """Return who is named behind the words of the charge; for backing and shelter only a state, a service or a country."""
    text, (_, closes) = setting.text, setting.clause(found.start, found.end)
    if found.what not in BACKING:
        return _names_at(setting, found.end, closes)
    if _OWN_LAND.search(text, found.start, found.end):
        return [a["name"] for a in setting.inside if a["kind"] in STATES and a["end"] <= found.start][-1:]
    if text[found.start : found.end].endswith("there"):
        return setting.lands(setting.clause(found.start, found.end)[0], found.start)[-1:]
    states = [a for a in setting.inside if a["kind"] in STATES and found.start <= a["start"] < min(closes, found.end + _PEOPLE_AT)]
    states = [a for a in states if not any(0 < b["start"] - a["end"] <= 4 and text[a["end"]] in "'\u2019" for b in states)]
    lands = setting.lands(found.start, min(closes, found.end + 60))
    if not states and not lands:
        force = _forces().match(text, found.end + 1, closes)  # "the involvement of state-aligned forces"
        return [force[0]] if force else []
    return [a["name"] for a in list_from(states, text)] if len(states) >= len(lands) or not lands else lands


def _names_at(setting: Setting, start: int, closes: int, accusers: list[str] | None = None) -> list[str]:
    """Return the actors listed from ``start`` on, the groups that "these groups" stands for, else the text's own words."""
    text = setting.text
    land = _LAND_HERE.match(text, start, closes)
    if land and land[1] in load_adjectives() and (lands := setting.lands(land.start(1), land.end(1))):  # "charges Kabul with housing"
        return lands
    words = find_accused(text, start, min(closes, start + _PEOPLE_AT))
    if words and _THESE.match(words):
        return name_groups_before(setting, start, tuple(accusers or ())) or [words]
    after = [a for a in setting.inside if start <= a["start"] < closes]
    if words and after and _ACTS.match(text, text.index(words, start) + len(words), max(start, after[0]["start"])):
        return [words]  # "alleged that the authorities were giving Daesh a free hand"
    if after and len(text[start : after[0]["start"]]) <= 60 and not re.search(r"[.;]| of \w+ing ", text[start : after[0]["start"]]):
        return [a["name"] for a in list_from(after, text)]
    lands = setting.lands(start, min(closes, start + (60 if words and _VAGUE.match(words) else 30)))
    return lands or ([words] if words else [])


def name_groups_before(setting: Setting, at: int, without: tuple[str, ...] = ()) -> list[str]:
    """Return the armed groups that "these groups" means: those of the nearest sentence before ``at`` that names others than ``without``."""
    for i in range(setting.index, max(-1, setting.index - 4), -1):
        s = setting.article.sentences[i]
        names = [a["name"] for a in setting.actors if s.start <= a["start"] < min(s.end, at) and a["kind"] == "armed_group"]
        names = [n for n in names if n not in without]
        if names:
            return list(dict.fromkeys([n for n in names if "unspecified" not in n] or names))
    return []


def _people(text: str, start: int, end: int) -> str | None:
    """Return the words for armed people in a stretch: "militant groups", "the attackers"."""
    m = _armed_people().search(text, start, end)
    return m[0] if m else None


@cache
def _armed_people() -> re.Pattern:
    kinds = "various|several|other|some|armed|Baloch|Islamist|militant|insurgent|extremist|terrorist"
    return re.compile(rf"\b(?:the |these |those |its )?(?:(?:{kinds}) ){{0,2}}(?:{load_words('armed people')})\b")
