"""What a sentence says of the corridor: its themes, and how strong the tie is, with the rule that gave it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from balochlib.schema import CPEC_THEMES
from balochlib.text.article import Sentence
from balochlib.text.lexicon import load_rows


@cache
def _pattern(list_name: str) -> re.Pattern:
    """One list of data/lexicon/cpec_terms.csv as a pattern; "*" stands for the rest of a word, "?" for one letter."""
    terms = [row["term"] for row in load_rows("cpec_terms") if row["list"] == list_name]
    parts = [re.escape(t).replace(r"\*", r"\w{0,14}").replace(r"\?", r"\w").replace(r"\ ", r"\s{1,3}") for t in terms]
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(parts, key=len, reverse=True))})(?!\w)", re.IGNORECASE)


def match_terms(list_name: str, words: str) -> bool:
    """Whether a term of the list stands in ``words``.

    >>> match_terms("grievance", "It resents the deals."), match_terms("grievance", "It signed the deals.")
    (True, False)
    """
    return _pattern(list_name).search(words) is not None


def find_terms(list_name: str, text: str, start: int, end: int) -> Iterator[re.Match]:
    """Yield where the terms of a list stand in ``text[start:end]``.

    >>> [m[0] for m in find_terms("carried_people", "two engineers and a driver", 0, 26)]
    ['engineers']
    """
    return _pattern(list_name).finditer(text, start, end)


# Classes of projects that carry a theme by themselves (column `kind` of data/lexicon/projects.csv).
_THEME_OF_KIND = {
    "port": "port", "zone": "port", "diplomatic": "chinese_nationals", "education": "chinese_nationals",
    "road": "infrastructure", "rail": "infrastructure", "airport": "infrastructure", "power": "infrastructure", "mine": "infrastructure",
    "water": "infrastructure", "pipeline": "infrastructure", "dam": "infrastructure", "security": "militarisation", "company": "investment",
}  # fmt: skip
_THEME_OF_TIE = {"people": "chinese_nationals", "site": "chinese_nationals", "money": "investment"}
_THEMES_BY_WORDS = ("attack", "investment", "grievance", "militarisation", "displacement", "infrastructure")

# Not done, only feared, planned or guarded against.
_NOT_DONE = re.compile(
    r"\b(?:could|can|may|might|would|will|to|threat\w{0,6}|warn\w{0,4}|vow\w{0,3}|plan\w{0,4}|protect\w{0,4}|prevent\w{0,4}|fear\w{0,3}|risk|no|not|never"
    r"|against|from)\b[^.;:]{0,24}$",
    re.IGNORECASE,
)
# What stands between an attack and a place that was only nearby.
_NEARBY = re.compile(
    r"[.;:]|\b(?:above|near|nearby|overlooking|after|before|hours|while|since|because|said|says|told|but|where|meant|aimed|intended)\b",
    re.IGNORECASE,
)
_SUFFERED = re.compile(
    r"\b(?:killed|shot|dead|died|dies|slain|murdered|wounded|injured|hurt|hit|attacked|targeted|bombed|ambushed|abducted|kidnapped|struck|stormed|torched|raided"
    r"|(?:came|come|been) under (?:attack|fire))\b",
    re.IGNORECASE,
)
_OTHER_SUBJECT = re.compile(
    r"[.;:]|\b(?:said|says|told|condemned|thanked|accused|after|before|when|while|because|but|by"
    r"|and (?:\w{1,12} ){0,2}(?:soldiers?|militants?|attackers?|gunmen|police))\b",
    re.IGNORECASE,
)
_PASSIVE = re.compile(r"\b(?:was|were|been|being|is|are|had|has|have)(?: \w{1,12}){0,2} $", re.IGNORECASE)
_NEAR = 70  # characters between an attack and what it is on: a clause, not a sentence


def _is_done(words: str, m: re.Match) -> bool:
    return not _NOT_DONE.search(words, max(0, m.start() - 40), m.start())


@cache
def _kind_of_project() -> dict[str, str]:
    return {row["project_id"]: row["kind"] for row in load_rows("projects")}


def find_themes(words: str, ties: Sequence) -> list[str]:
    """Return the themes of a sentence in the order of the schema; a bare mention of the corridor is of its investment.

    >>> from types import SimpleNamespace as Tie
    >>> find_themes("Locals resent the corridor.", [Tie(kind="project", project="cpec")])
    ['grievance']
    >>> find_themes("It is part of CPEC.", [Tie(kind="project", project="cpec")])
    ['investment']
    """
    found = {theme for theme in _THEMES_BY_WORDS if match_terms(theme, words)}
    if match_terms("attack_sign", words):
        found.add("attack")
    found |= {_THEME_OF_TIE[t.kind] for t in ties if t.kind in _THEME_OF_TIE}
    kinds = {_kind_of_project().get(t.project, "") for t in ties}
    found |= {_THEME_OF_KIND[k] for k in kinds if k in _THEME_OF_KIND}
    return [theme for theme in CPEC_THEMES if theme in found] or ["investment"]


def find_grade(text: str, s: Sentence, ties: Sequence, themes: Sequence[str]) -> tuple[str, str]:
    """Return the strength of the tie and the rule that gave it; the first rule that holds decides.

    targeted: an attack that was made is on the thing or its people ("attack_on"), or they suffered it ("suffered");
    disrupted: work or traffic stopped or was damaged ("stopped"); motive: the sentence gives it as a reason, a
    grievance or a warning ("reason", "grievance"); context: all else, also an attack that was only nearby ("mention").
    An attack near a place is never counted as an attack on it (the caution that ACLED and UCDP users ask for).

    >>> from types import SimpleNamespace as Tie
    >>> def grade(t, word):
    ...     start = t.index(word)
    ...     return find_grade(t, Sentence(0, len(t)), [Tie(kind="project", project="cpec", start=start, end=start + len(word))], [])
    >>> grade("Gunmen attacked a CPEC convoy.", "CPEC"), grade("Troops are to protect CPEC from attack.", "CPEC")
    (('targeted', 'attack_on'), ('context', 'mention'))
    >>> grade("Work on CPEC was suspended.", "CPEC"), grade("It warned China to abandon CPEC.", "CPEC")
    (('disrupted', 'stopped'), ('motive', 'reason'))
    """
    words = text[s.start : s.end]
    for tie in ties:
        start, end = tie.start - s.start, tie.end - s.start
        attacks = _pattern("attack").finditer(words, max(0, start - _NEAR), start)
        if any(_is_done(words, m) and not _NEARBY.search(words, m.end(), start) for m in attacks):
            return "targeted", "attack_on"
        suffered = [m for m in _SUFFERED.finditer(words, end, end + _NEAR) if not _OTHER_SUBJECT.search(words, end, m.start())]
        if any(tie.kind == "people" or _PASSIVE.search(words, end, m.start()) for m in suffered):
            return "targeted", "suffered"
    if any(_is_done(words, m) for m in _pattern("disrupted").finditer(words)):
        return "disrupted", "stopped"
    if match_terms("motive", words):
        return "motive", "reason"
    return ("motive", "grievance") if "grievance" in themes else ("context", "mention")
