"""Stations: places where somebody holds office, speaks or is cared for, and so no scene of what is told."""

from __future__ import annotations

import re

from balochlib.coding.incident.anchors import Anchor
from balochlib.text.cues import cue

_OFFICE_BEFORE = re.compile(rf"\b{cue('office_of')}\sof\s(?:the\s)?$", re.I)
_OFFICE_AFTER = re.compile(
    rf"(?:[’']s)?\s(?!(?:the|an?|its|their|his)\s)(?:[\w-]+\s){{0,2}}?{cue('office')}\b"
    rf"|\s(?:(?:has|have|had)\s)?{cue('speaks')}\b",
    re.I,
)
_SPOKE_AT = re.compile(  # "the ISPR said in Rawalpindi", "told reporters in Quetta", "a truce signed at Kohat"
    rf"\b(?:{cue('speaks')}(?:\s(?:reporters|journalists|newsmen|the\s(?:media|press)|a\snews\sconference))?|{cue('agreed_on')})"
    r"(?:\slate|\searly)?(?:\son\s[A-Z]\w{2,8}day)?(?:\s(?:night|morning|evening))?\s(?:in|at|from)\s(?:the\s)?$"
)
_THEN_SPOKEN = re.compile(r"[,.:;”\"]|\s(?:that|on|late|early|after|while|as|when|but|and|\w{3,6}day)\b|$")
_SPEAKER_AT = re.compile(rf"\b{cue('speaker')}\s(?:in|at|from|of)\s(?:the\s)?$", re.I)
_THEN_SPEAKS = re.compile(
    rf"(?:\sdistrict|\sarea|\stown)?(?:,\s(?:who|whose|a|an|the|requesting|speaking|asking)\s[^,;.]{{1,60}},|,?\sby\sphone,?)?\s(?:has\s|had\s|later\s|also\s)?{cue('speaks')}\b"
)
_VERSION_AT = re.compile(
    r"(?:,|\sitself,?)?\s(?:[\w’'()-]+,?\s){1,9}?(?:(?:gave|offered|issued|had|told)\s(?:its|his|her|their|a|another)\s(?:[\w-]+\s){0,2}?(?:version|account|story)"
    r"|dismissed|rejected|denied|condemned|denounced|deplored|protested|summoned|called\s(?:on|for|in)|urged|demanded|vowed|warned)\b"
)
_OPENED_BY = re.compile(r"\W{0,3}(?:In|From|At|Back in|Across the border in|Speaking in)\s")
_CARE = re.compile(rf"(?:[’']s)?(?:\s(?:[\w’'-]+\s){{0,2}})?{cue('care')}\b", re.I)
_IN_CARE = re.compile(rf"\b{cue('care')}\b", re.I)


def is_of_office(text: str, start: int, p: dict) -> bool:
    """Whether the place only says where somebody holds office or speaks for: "the Kech police chief", "Kabul said".

    >>> is_of_office("Kabul said no", 0, {"start": 0, "end": 5}), is_of_office("Kabul burnt", 0, {"start": 0, "end": 5})
    (True, False)
    """
    before, after = text[max(start, p["start"] - 60) : p["start"]], text[p["end"] : p["end"] + 45]
    return bool(_OFFICE_AFTER.match(after) or _OFFICE_BEFORE.search(before))


def is_of_speaker(text: str, start: int, p: dict, anchors: list[Anchor]) -> bool:
    """Whether the place is where somebody spoke, or a speaker is posted: "told reporters in Quetta", "a Levies officer in Wadh said".

    >>> t = "A Levies officer in Wadh, who asked not to be named, said four died in Surab"
    >>> [is_of_speaker(t, 0, {"start": t.index(name), "end": t.index(name) + len(name)}, []) for name in ("Wadh", "Surab")]
    [True, False]
    """
    before = text[max(start, p["start"] - 70) : p["start"]]
    if _SPOKE_AT.search(before) and _THEN_SPOKEN.match(text, p["end"], p["end"] + 10):
        return True
    if _SPEAKER_AT.search(before) and _THEN_SPEAKS.match(text, p["end"], p["end"] + 120):
        return True
    if not _OPENED_BY.fullmatch(text, start, p["start"]):
        return False
    m = _VERSION_AT.match(text, p["end"], p["end"] + 120)
    return m is not None and not any(p["end"] <= a.start < m.end() for a in anchors)


def is_of_care(text: str, p: dict) -> bool:
    """Whether the place is a hospital, or the town of one.

    >>> is_of_care("a Quetta hospital", {"kind": "town", "name": "Quetta", "start": 2, "end": 8})
    True
    >>> is_of_care("a Quetta bank", {"kind": "town", "name": "Quetta", "start": 2, "end": 8})
    False
    """
    return bool((p["kind"] == "site" and _IN_CARE.search(p["name"])) or _CARE.match(text, p["end"], p["end"] + 40))
