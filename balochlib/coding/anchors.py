"""Anchors: the words that say that something happened (attack, blew up, operation), and whether they say that it did."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from balochlib.text.cues import cue
from balochlib.text.lexicon import Matcher, load_rows

# What an anchor of a type makes of the incident: its schema type, and the family that keeps an attack apart from the operation after it.
FAMILY = {
    "attack": {"armed_assault", "attack", "bombing", "suicide_bombing", "hijacking", "hostage_taking", "assassination", "abduction",
               "arson", "infrastructure_attack", "seizure", "invasion"},
    "operation": {"security_operation", "operation", "clearance", "counter", "crackdown", "arrest"},
    "protest": {"protest"},
}  # fmt: skip
WEAK = {"attack", "seizure", "harm", "arson", "shot", "coref"}  # say too little on their own to open an incident


@dataclass(frozen=True, slots=True)
class Anchor:
    """A word that names or tells an incident. ``form``: verb, ing, noun, nouns; ``kind``: column ``type`` of anchors.csv."""

    start: int
    end: int
    form: str
    kind: str
    definite: bool = False  # "the attack", "the latest raid": said before, or known

    @property
    def family(self) -> str | None:
        """attack, operation or protest; None where the word fits each ("killed")."""
        return next((name for name, kinds in FAMILY.items() if self.kind in kinds), None)


@cache
def _matcher() -> Matcher:
    return Matcher((row["term"], f"{row['class']} {row['type']}", row["term"].isupper()) for row in load_rows("anchors"))


_UNREAL_VERB = re.compile(
    rf"\b(?!(?-i:May)\b)(?:(?:{cue('modal')}|not(?! only)|who\swant\w*)\s"
    r"(?:(?!(?:they|who|after|when|where|that|and|as)\b)[\w’'-]+\s){0,2}"
    r"|to\s(?:\w+ly\s|also\s|then\s|be\s|have\sbeen\s)?|n[’']t\s)$",
    re.I,
)
_UNREAL_NOUN = re.compile(
    rf"\b(?!(?-i:May)\b)(?:{cue('modal')}|to\s{cue('undertake')}|{cue('unreal')})[\s-](?:(?!(?:they|who|after|when|where|that|and|as)\b)[\w’'-]+\s){{0,3}}$",
    re.I,
)
_TRIED = re.compile(
    r"\b(?:tried|attempted|managed|began|started|proceeded|failed|sought|went\s+on|continued|used)\s+to\s+(?:\w+\s+)?$", re.I
)
_PLAIN = r"(?:(?!(?:and|or|for|in|on|at|of|to|by|from|with|that|who|was|were|is|are|after|before)\b)[\w’'/-]+\s+)"
_DEFINITE = re.compile(rf"\b(?:the|that|this|these|those|its|their|his|which|latest|both)\s+{_PLAIN}{{0,3}}$", re.I)
_OPEN = re.compile(rf"\b(?:a|an|another|one|two|three|twin|several|series\s+of|string\s+of|wave\s+of|spate\s+of)\s+{_PLAIN}{{0,3}}$", re.I)
_SERIES = re.compile(rf"\b{cue('series')}\s{_PLAIN}{{0,4}}$", re.I)
_FORCES = re.compile(rf"\b{cue('force')}\s(?:(?:have|had|also|later|then|said\sthey|say\sthey|claimed\sto\shave)\s)?$", re.I)
_OBJECT = re.compile(r"\s(?:the|a|an|its|their|them|those)\b")
_TO_HAVE = re.compile(r"\bto have (?:\w+ )?$")
_DOING = re.compile(r"\b(?:is|are|am|was|were|be|been|being|kept|keep|keeps|by|of|started|began|stop|stopped)\s(?:\w+ly\s)?$", re.I)
_TREND = re.compile(rf"\b{cue('trend')}\s(?:(?:in|of|the)\s)?(?:[\w’'-]+\s){{0,3}}$", re.I)
_COMPOUND = re.compile(rf"[\s-]{cue('compound')}\b", re.I)  # "attack squad", "bombing plot"
_ACCIDENT = re.compile(rf"\b{cue('accident')}\b", re.I)
_BODIES = re.compile(r"\b[Bb]od(?:y|ies)\b[^.;:]{0,60}?\b(?:was|were)\s(?P<verb>found|recovered|discovered|dumped)\b")
_ATTACKERS = re.compile(
    rf"\b(?:{cue('attacker')}|(?:group|outfit|faction)(?=\swent\s(?:for|after)))\s"
    r"(?:(?:also|then|had|who\swere\s\w+|on\smotorcycles?|in\s\w+|riding\s\w+|armed\swith\s\w+)\s){0,2}"
    rf"(?P<verb>{cue('deed')})\b",
    re.I,
)


def find_anchors(text: str, start: int, end: int, headline: bool = False) -> list[Anchor]:
    """Find the anchors in ``text[start:end]`` that tell of something that took place.

    Threats, plans, conditions, habits and trends are left out (GUIDELINES: "concrete past incidents only; not threats, plans or
    general statements"). In a headline the present tells the past ("Gunmen storm hotel").

    >>> def words(text): return [text[a.start:a.end] for a in find_anchors(text, 0, len(text))]
    >>> words("Gunmen stormed a camp and killed two men; the attack lasted hours.")
    ['stormed', 'killed', 'attack']
    >>> words("They could attack ports, plan raids, and have often bombed tracks; a heart attack is none.")
    []
    """
    found: list[Anchor] = []
    if _ACCIDENT.search(text, start, end):
        return found
    for m in _matcher().find(text, start, end):
        form, kind = m.key.split()
        left = re.split(r"[;:,()—–]", text[max(start, m.start - 70) : m.start])[-1]
        tried = _TRIED.search(left) or _TO_HAVE.search(left)  # "tried to storm", "claimed to have killed"
        if form == "none" or (form in {"present", "base"} and not headline and not tried):
            continue
        unreal = _UNREAL_NOUN if form.startswith("noun") else _UNREAL_VERB
        if unreal.search(left) and not tried:
            continue
        if form in {"noun", "nouns"} and _COMPOUND.match(text, m.end):
            continue
        definite = bool(_DEFINITE.search(left)) and not _OPEN.search(left)
        if form == "noun" and text[m.start : m.end].endswith("ing") and _DOING.search(left):
            if not left.endswith("of "):
                continue  # "are fighting the state" goes on
            form = "ing"
        if form == "noun" and not definite and not headline and _OBJECT.match(text, m.end) and not _OPEN.search(left):
            continue  # "strike there as well as attack the port": a verb, and no finite one
        if (
            form == "nouns"
            and not headline
            and not definite
            and kind not in {"clearance", "counter"}
            and (_TREND.search(left) or not _SERIES.search(left))
        ):
            continue
        kind = kind.removesuffix("_weak")
        if kind in {"armed_assault", "attack", "killing", "shot"} and form not in {"noun", "nouns"} and _FORCES.search(left):
            kind = "elimination" if kind in {"killing", "shot"} else "security_operation"
        found.append(Anchor(m.start, m.end, "verb" if form in {"present", "base"} else form, kind, definite))
    for m in _ATTACKERS.finditer(text, start, end):  # "Gunmen came at the perimeter": the doers make any deed an attack
        if not any(a.start <= m.start("verb") < a.end for a in found):
            found.append(Anchor(m.start("verb"), m.end("verb"), "verb", "attack"))
    for m in _BODIES.finditer(text, start, end):
        found.append(Anchor(m.start("verb"), m.end("verb"), "verb", "killing"))
    return sorted(found, key=lambda a: a.start)
