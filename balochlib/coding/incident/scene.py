"""Scene: what one stretch of a sentence tells, what was told before it, and what its sentence holds."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import NamedTuple

from balochlib.coding.incident.anchors import Anchor
from balochlib.coding.incident.stamps import NO_STAMP, Stamp
from balochlib.coding.incident.whereabouts import Setting
from balochlib.text.dates import DateMention


@dataclass(frozen=True)
class Before:
    """What was told before a sentence: date and places of the incident told last, the dates that the text shows anywhere, the last
    date that states its year, the month that the paragraph is on, the line that dates the sentence, and the year named last."""

    date: str | None = None
    places: dict[str, dict] = field(default_factory=dict)
    known: tuple[str, ...] = ()
    near: str | None = None
    month: str | None = None
    stamp: Stamp = NO_STAMP
    year: str | None = None


class Reading(NamedTuple):
    """What a sentence holds: its scenes, all its dates, and the dates and settings of what happened in it."""

    scenes: list[Scene]
    dates: list[DateMention]
    did: list[DateMention]
    settings: list[Setting]
    said: list[DateMention]
    is_aside: bool  # "In a separate engagement ..."


@dataclass
class Scene:
    """A happening as one stretch of a sentence tells it; not yet known whether it is new."""

    start: int
    end: int
    sentence: int
    anchors: list[Anchor]
    dates: list[DateMention] = field(default_factory=list)
    report_dates: list[DateMention] = field(default_factory=list)  # when it was said, not when it was done
    settings: list[Setting] = field(default_factory=list)
    claims: list[dict] = field(default_factory=list)
    is_dated_by: bool = False  # "two days after a bomb went off": of no day of the sentence
    is_reference: bool = False  # "hours after the Turbat raid": named only to place another
    is_rest: bool = False  # "in a separate incident": surely not the one before
    is_entry: bool = False  # in a line of a timeline or a live page, which tells its own
    is_aftermath: bool = False  # "five in the clearance operation": what the forces did then

    @property
    def places(self) -> list[dict]:
        """The places of the scene; a country only where nothing in it is named beside it, or nothing else at all."""
        rows = [s.place for s in self.settings]
        return [
            p for p in rows if p["kind"] != "country" or all(q is p or q["kind"] == "country" or q["country"] == p["name"] for q in rows)
        ]

    @property
    def date(self) -> DateMention | None:
        """The date of the scene: one that follows what happened ("asked on Friday about the attack of 8 May"), for a verb the day that is
        nearer to it ("on Tuesday searched a post that was bombed on Sunday"), else the most exact."""
        nouns = [a.end for a in self.anchors[:1] if a.form.startswith("noun")]
        after = [d for d in self.dates if nouns and d.start > nouns[0]] or self._find_nearer()
        among = after or self.dates
        finer = {
            d for d in among if d.date and any(d is not c and c.date and d.date.startswith(c.date) for c in among)
        }  # "in April ... the 28th"
        return max(among, key=lambda d: (d.kind != "anaphoric" or d in finer, len(d.date or "")), default=None)

    def _find_nearer(self) -> list[DateMention]:
        """The day behind the first verb that says what was done, where it stands nearer to it than those before."""
        told = [a for a in self.anchors if a.kind != "bodies"] or self.anchors  # those found dead had died before
        verb = next((a for a in told[:1] if a.form == "verb"), None)
        days = [d for d in self.dates if d.precision == "day" and d.kind != "anaphoric"]
        if verb is None or len(days) < 2:
            return []
        gap = min((verb.start - d.end for d in days if d.end <= verb.start), default=0)
        return [d for d in days if 0 < d.start - verb.end < gap]

    @property
    def families(self) -> set[str]:
        return {a.family for a in self.anchors if a.family}


_OWN_VERB = re.compile(r"\b(?:who|which|that|whose|where|when|was|were|had|been|is|are|after|before|since|until|their|his|her)\b")


def part_by_pairs(text: str, scene: Scene, start: int, end: int) -> list[Scene]:
    """Part a verb whose days and places come in pairs into one scene each: "struck in Dalbandin (August 2018) and in Gwadar (May 2019)".

    A place with a verb of its own belongs to no pair: "shot a man in Hub on May 3 who had been freed in Quetta on April 30".

    >>> scene = Scene(0, 0, 0, [])
    >>> part_by_pairs("", scene, 0, 0) == [scene]
    True
    """
    days = sorted(scene.dates, key=lambda d: d.start)
    towns = [s for s in scene.settings if s.place["kind"] in {"town", "district", "site"}]
    if len({d.date for d in days if d.date and d.kind == "calendar"}) < max(2, len(days)) or len(towns) < len(days):
        return [scene]
    first = towns[0].start < days[0].start  # the place of each pair stands before its day
    edges = [start, *(d.end for d in days)] if first else [start, *(d.start for d in days[1:]), end]
    groups = [[s for s in towns if a <= s.start < b] for a, b in pairwise(edges)]
    if not all(groups) or (first and towns[-1].start > days[-1].end):
        return [scene]
    if _OWN_VERB.search(text, min(days[0].end, towns[0].start), max(days[-1].start, towns[-1].start)):
        return [scene]
    return [
        replace(scene, dates=[d], settings=group, claims=scene.claims if d is days[0] else [])
        for d, group in zip(days, groups, strict=True)
    ]
