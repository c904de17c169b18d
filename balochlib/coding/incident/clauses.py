"""Clauses: where a sentence is cut so that each piece tells one happening."""

from __future__ import annotations

import re
from itertools import pairwise

from balochlib.coding.incident.anchors import Anchor
from balochlib.coding.incident.locality import WIDE, relate_places
from balochlib.coding.incident.whereabouts import Setting
from balochlib.text.dates import DateMention

_MANY = (
    r"(?:(?:an?|few|a\sfew|some|several|\d{1,3}|[a-z]{3,6}t(?:een|y)|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s)?"
)
_BARELY = r"(?:(?:just|only|barely|exactly|nearly|almost|about|(?:less|more)\sthan)\s)?"
_CUT = re.compile(
    r";\s|:\s(?=[A-Za-z])|\s[–—-]{1,2}\s|—|,\s(?:and|but|while|whereas|when|as|where|which|who|after|before|with|followed)\s"
    r"|,\s(?=[\w’']+ing\b)|\s(?:while|whereas|when)\s|\sand\s(?=(?:that|on|in|at|near|another|a\sseparate|elsewhere|earlier|later)\b)"
    rf"|\s(?={_BARELY}{_MANY}(?:hours?|days?|weeks?|months?|years?|minutes)\s(?:after|before)\s)"
)
DATED_BY = re.compile(rf"{_BARELY}{_MANY}(?:hours?|days?|weeks?|months?|years?|minutes)\s(?:after|before)\s")
_NEXT_NOUN = re.compile(r",\s(?:and\s)?(?=(?:the|an?)\s(?:[\w’'-]+\s){0,3}$)")
_AND_NOUN = re.compile(
    r"(?:,?\s(?:and|as\swell\sas|along\swith|plus|besides)|,)\s(?=(?:the\s|an?\s)?(?:(?!(?:was|were|is|are|had)\b)[\w’'-]+\s){0,2}$)"
)
_AND_OF = re.compile(r"\sand\s(?=(?:that\s)?(?:of|for)\s)")
_WHO = re.compile(r"\s(?:who|which|that|when|whose)\s")
_BOUNDARY = re.compile(r",?\s(?:and|while|but)\s|[,;]\s")


def cut_clauses(
    text: str, start: int, end: int, anchors: list[Anchor], dates: list[DateMention], settings: list[Setting]
) -> list[tuple[int, int]]:
    """Cut ``text[start:end]`` at conjunctions, and between two verbs of which each has a date or a place of its own.

    >>> t = "Gunmen stormed a camp; a convoy was ambushed"
    >>> [t[a:b] for a, b in cut_clauses(t, 0, len(t), [], [], [])]
    ['Gunmen stormed a camp; ', 'a convoy was ambushed']
    >>> cut_clauses("", 0, 0, [], [], [])
    []
    """
    cuts = {m.end() for m in _CUT.finditer(text, start, end)}
    small = [s for s in settings if s.place["kind"] not in WIDE and text[s.place["end"] : s.place["end"] + 1] != ":"]
    done = start
    for i, (a, b) in enumerate(pairwise(verbs := [a for a in anchors if a.form == "verb"])):
        m = next(reversed(list(_BOUNDARY.finditer(text, a.end, b.start))), None)
        if m is None:
            continue
        stop = verbs[i + 2].start if i + 2 < len(verbs) else end
        # "was bombed at the station in November and derailed near Mach two years ago"
        own_date = any(a.end <= d.start < m.start() for d in dates) and any(
            b.end <= d.start and not _WHO.search(text, b.end, d.start) for d in dates
        )
        # "kidnapped three men in Hub, blew up a bridge in Sibi"
        here = [s.place for s in small if done <= s.start < m.start()]
        there = [s.place for s in small if m.end() <= s.start < stop]
        if (own_date and " and" in m[0]) or relate_places(here, there) == "apart":
            cuts.add(m.end())
            done = m.end()
    for a in anchors:  # "including the murder of six men at Absor, the kidnapping of two in July"
        m = _NEXT_NOUN.search(text, max(start, a.start - 50), a.start) if a.form.startswith("noun") else None
        edge = max((c for c in cuts if m and c <= m.start()), default=start)
        if m and any(edge <= x.start < m.start() for x in anchors):  # not "in Pasni, a car bomb exploded"
            cuts.add(m.end())
    cuts |= _cut_between_nouns(text, start, end, anchors, [*dates, *small])
    edges = [start]
    for cut in sorted(cuts):
        dated_by = DATED_BY.match(text, edges[-1], end)
        if dated_by and cut < dated_by.end():
            continue  # "exactly | three | weeks after"
        if " " in text[edges[-1] : cut].strip():  # a single word is no clause
            edges.append(cut)
    return [(a, b) for a, b in pairwise([*edges, end]) if a < b]


def _cut_between_nouns(text: str, start: int, end: int, anchors: list[Anchor], pins: list) -> set[int]:
    """Where one noun that has a date or a place of its own follows another that has: "the killing of four men at Lehri on 2 August as well
    as the abduction of two from Pirkoh in June", "and of two others at Taftan". ``pins`` are the dates and places of the sentence."""
    nouns = [a for a in anchors if a.form == "noun"]
    cuts = set()
    for i, first in enumerate(nouns):
        stop = nouns[i + 1].start if i + 1 < len(nouns) else end
        joints = [m for m in _AND_OF.finditer(text, first.end, stop)]
        if i + 1 < len(nouns):
            joints += [m for m in [_AND_NOUN.search(text, max(first.end, stop - 60), stop)] if m]
        for m in joints:
            after = stop if m.re is _AND_OF else nouns[i + 2].start if i + 2 < len(nouns) else end
            clause = next((c.start() for c in _BOUNDARY.finditer(text, m.end(), after)), after) if m.re is _AND_OF else after
            if any(first.end <= p.start < m.start() for p in pins) and any(m.end() <= p.start < clause for p in pins):
                cuts.add(m.end())
    return cuts
