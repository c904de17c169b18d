"""Borders: whether what a state's jets, missiles or guns did was done to another country, which is no incident of the conflict's own."""

from __future__ import annotations

import re
from functools import cache

from balochlib.text.cues import cue
from balochlib.text.lexicon import load_rows

_BOTH = re.compile(
    r"\b(?:traded|exchang\w{1,3}|each\sother|across\sthe\s(?:border|frontier)|cross-border|tit-for-tat|retaliat\w{2,6}|answering)\b", re.I
)


@cache
def _countries() -> dict[str, str]:
    """Every name and adjective of a state, with its country: Iran, Iranian, Tehran."""
    out = {}
    for row in load_rows("governments"):
        for name in (row["country"], *row["adjectives"].split(";"), *row["capitals"].split(";")):
            if name:
                out[name] = row["country"]
    return out


@cache
def _pattern() -> re.Pattern:
    names = "|".join(sorted(map(re.escape, _countries()), key=len, reverse=True))
    return re.compile(
        rf"\b(?P<who>{names})(?:[’']s?)?\s(?:(?!(?:said|says|in|on|at|of|near)\b)[\w’'-]{{1,20}}\s){{0,4}}?(?i:{cue('airpower')})\b"
        rf"|\b(?P<state>{names})\s(?:(?:also|then|later|had|has)\s)?(?:struck|hit|bombed|pounded|shelled|strafed)\b"
    )


def is_abroad(text: str, start: int, end: int, places: list[dict]) -> bool:
    """Whether ``text[start:end]`` tells of strikes by a state on what lies outside it. ``places`` are those of the incident.

    >>> iran = {"name": "Saravan", "kind": "town", "country": "Iran"}
    >>> is_abroad("Pakistani jets bombed a hamlet", 0, 30, [iran]), is_abroad("Iranian jets bombed a hamlet", 0, 28, [iran])
    (True, False)
    >>> is_abroad("Pakistan's answering strikes left nine dead", 0, 43, []), is_abroad("Gunmen fired rockets", 0, 20, [])
    (True, False)
    """
    m = _pattern().search(text, start, end)
    if m is None:
        return False
    home = _countries()[m["who"] or m["state"]]
    where = {p["country"] for p in places if p["kind"] != "country" and p.get("country")} or {
        p["name"] for p in places if p["kind"] == "country"
    }
    named = {_countries()[n[0]] for n in re.finditer("|".join(map(re.escape, _countries())), text[start:end])}
    return home not in where if where else bool(_BOTH.search(text, start, end)) or bool(named - {home})
