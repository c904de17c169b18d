"""What later sentences call a thing of the corridor that was named before: "the port", "the corridor", "the engineers", "they"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from balochlib.coding.cpec_grades import find_terms
from balochlib.text.article import Article, Sentence

_FAR = 10_000
# What a later sentence may call a thing that was named before: its key, how many sentences on, the words.
_CARRIED = tuple(
    (key, reach, re.compile(pattern, re.IGNORECASE))
    for key, reach, pattern in (
        (
            "cpec",
            _FAR,
            r"\b(?:the|this|that|its|Pakistan['’]s|China['’]s|Islamabad['’]s) (?:(?:economic|trade|flagship|planned"
            r"|multi[\w-]{1,20}|\S{1,12}[bm]illion[\w-]{0,10}|\S{0,3}\$\d[\w.]{0,9})[ -](?:dollar )?){0,2}corridor\b(?! of\b)"
            r"|\bcorridor['’]?s? (?:schemes?|projects?|works?|contracts?|compan(?:y|ies)|investments?|money|sites?)\b",
        ),
        (
            "gwadar_port",
            _FAR,
            r"\b(?:the|its|this) (?:deep[- ](?:sea|water) |strategic |new |Chinese-\w{2,8} )?(?:sea)?port\b"
            r"(?![ -](?:city|town)\b| of (?!Gwadar))",
        ),
        (
            "gwadar_port",
            _FAR,
            r"\bthe (?:new |port |port['’]s |six-lane )?(?:harbou?r|docks?|jett(?:y|ies)|quays?|free (?:trade )?zone"
            r"|expressway)\b(?! (?:at|in|of|near) (?!Gwadar|the)\w)"
            r"|\b(?:the|its) new (?:international )?airport\b",
        ),
        ("consulate", _FAR, r"\b(?:the|its) (?:consulate|consular)\b"),
        ("money", 1, r"\b(?:the|this|that|these|those|its|such) (?:[\w-]{1,20} ){0,3}?(?:projects?|schemes?|initiative|investments?)\b"),
        ("money", 1, r"\b(?:the|this|that) (?:[\w-]{1,20} )?(?:plant|dam|mine|power station|airport|contract)\b(?! (?:road|workers))"),
        ("people", 3, r"\b(?:the|these|those|two|three|all|none) (?:of the )?(?:\w{2,12} )?foreigners\b"),
    )
)
_OF_PORT = frozenset(("gwadar_port", "gwadar_free_zone", "gwadar_airport", "east_bay_expressway", "cophc", "gwadar_master_plan"))
_CONSULATE = re.compile("consulate", re.IGNORECASE)
_CORRIDOR_AT_ALL = re.compile(r"\b(?!the\b|economic\b|trade\b|flagship\b|billion\b)([\w’'$.-]{1,20})[ -]corridors?\b", re.IGNORECASE)
_HOST = re.compile(r"\b(?:Baloch|Baluch|Gwadar|Makran|Quetta)", re.IGNORECASE)
_GWADAR = re.compile(r"\bGwadar\b", re.IGNORECASE)
# Towns with a port of their own; the nearest one named before "the port" is the one it stands for.
_PORT_TOWN = re.compile(
    r"\b(?:Gwadar|Chah?bahar|Chabahar|Karachi|Qasim|Bandar[ -]Abbas|Ormara|Pasni|Jiwani|Duqm|Mumbai|Mundra"
    r"|Aden|Hodeidah|Djibouti|Odes+a|Haifa|Beirut|Port Sudan|Massawa|Berbera|Mombasa)\b(?! (?:airport|University|police))",
    re.IGNORECASE,
)
_OTHERS = re.compile(r"\b(?:Pakistani|local|Baloch|Turkish|Afghan|Indian|Iranian|Polish|British|American|army|military|no) (?:\w+ )?$")
# People who are the subject of a sentence, and a next one that opens with a word for them
_SUBJECT = re.compile(
    r"(?:(?:the|its|their|some|most|about|around|nearly|at|least|more|than|only|other|all|of|those|these|several|many|\w{0,9}(?:ty|teen|two|three"
    r"|four|five|six|seven|eight|nine|ten|one)|dozens|hundreds|thousands|\d[\d,]{0,6}) ){0,5}"
    r"Chinese (?:[a-z]{3,20} ){0,2}?(?:[a-z]{3,20}s|personnel|staff|people)\b",
    re.IGNORECASE,
)
_THEY = re.compile(r"[\"“]?(?:They|Their (?!country))\b|[^.;]{0,90}\b(?:\w{2,9}|\d{1,3}) of them\b")


class Tie(NamedTuple):
    """What ties a sentence to the subject: its kind, the project it names if it names one, and the words."""

    kind: str
    project: str
    start: int
    end: int


@dataclass
class Echoes:
    """What the sentences so far have named, and the ties of a sentence that goes on about it.

    "The port" is Gwadar's where it was named as a port, or where Gwadar is the port town named last; "the corridor" is
    CPEC's where CPEC was named, or where the article is on Balochistan and names no other corridor.

    >>> text = "Protesters in Gwadar blocked the expressway. The port stood still."
    >>> a = Article("a", "s", text, 0, len(text), sentences=(Sentence(0, 44), Sentence(45, len(text))))
    >>> [(t.project, text[t.start : t.end]) for t in Echoes(a).find(1)]
    [('gwadar_port', 'The port')]
    >>> text = "Ships waited off Karachi. The port stood still."
    >>> Echoes(Article("a", "s", text, 0, len(text), sentences=(Sentence(0, 25), Sentence(26, len(text))))).find(1)
    []
    """

    article: Article
    _named: dict[str, int] = field(default_factory=dict)  # kind or project -> the sentence that last named it
    _told: set[str] = field(default_factory=set)  # what the Chinese people of earlier sentences are by trade
    _they: int = -2  # the last sentence that has Chinese people for its subject, or goes on about them

    def find(self, i: int) -> list[Tie]:
        """Return the ties of sentence ``i`` to what earlier ones named, none where it names nothing of the kind."""
        s = self.article.sentences[i]
        return list(self._find_carried(i, s)) or list(self._find_again(s)) or list(self._find_they(i, s))

    def learn(self, i: int, ties: list[Tie]) -> None:
        """Keep what sentence ``i`` names."""
        s = self.article.sentences[i]
        words = self.article.words(s)
        self._named |= dict.fromkeys((t.project or t.kind for t in ties), i)
        if any(t.project in _OF_PORT for t in ties):
            self._named["gwadar_port"] = i
        if any(t.project or t.kind == "money" for t in ties):
            self._named["money"] = i
        if ties and _CONSULATE.search(words):
            self._named["consulate"] = i
        if any(t.kind == "people" for t in ties):
            self._told |= {
                _stem(m[0]) for t in ties if t.kind == "people" for m in find_terms("carried_people", self.article.text, t.end, t.end + 40)
            }
            if _SUBJECT.match(words) or any(self._find_they(i, s)):
                self._they = i

    @cached_property
    def _only_corridor(self) -> bool:
        """Whether the article is on Balochistan and every corridor in it may be the same one."""
        return _HOST.search(self.article.text, self.article.start, self.article.end) is not None and not any(
            m[1].lower() not in {"this", "that", "its", "pakistan", "cpec"} and not m[1][0].isdigit()
            for m in _CORRIDOR_AT_ALL.finditer(self.article.text, self.article.start, self.article.end)
        )

    @cached_property
    def _towns(self) -> list[tuple[int, bool]]:
        """Where port towns are named, and whether it is Gwadar."""
        found = _PORT_TOWN.finditer(self.article.text, self.article.start, self.article.end)
        return [(m.start(), _GWADAR.match(m[0]) is not None) for m in found if not m[0].isupper()]  # "KARACHI: ..." is a dateline

    def _is_named(self, key: str, reach: int, i: int, start: int) -> bool:
        if i - self._named.get(key, -(10**6)) <= reach:
            return True
        if key == "gwadar_port":
            return next((gwadar for at, gwadar in reversed(self._towns) if at < start), False)
        return key == "cpec" and self._only_corridor

    def _find_carried(self, i: int, s: Sentence) -> Iterator[Tie]:
        """Yield the ties of a sentence that goes on about what an earlier one named."""
        for key, reach, pattern in _CARRIED:
            m = pattern.search(self.article.text, s.start, s.end)
            if m and self._is_named(key, reach, i, m.start()):
                yield Tie("carried", key if key in {"cpec", "gwadar_port"} else "", m.start(), m.end())

    def _find_again(self, s: Sentence) -> Iterator[Tie]:
        """Yield people whom an earlier sentence calls Chinese, named by their trade alone: "one of the surveyors", "five engineers"."""
        for m in find_terms("carried_people", self.article.text, s.start, s.end) if self._told else ():
            if _stem(m[0]) in self._told and not _OTHERS.search(self.article.text, max(s.start, m.start() - 24), m.start()):
                yield Tie("people", "", m.start(), m.end())

    def _find_they(self, i: int, s: Sentence) -> Iterator[Tie]:
        """Yield "they", right after a sentence that has Chinese people for its subject."""
        m = _THEY.match(self.article.text, s.start, s.end) if i - self._they == 1 else None
        if m:
            yield Tie("people", "", m.start(), m.end())


def _stem(word: str) -> str:
    """The first word of a trade without its plural: "engineers" and "engineer" are the same people."""
    return word.casefold().split()[0].rstrip("s")
