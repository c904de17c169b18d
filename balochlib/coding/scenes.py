"""Scenes: the stretches of a sentence that tell one happening, each with the dates and places that stand with it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from balochlib.coding.anchors import Anchor, find_anchors
from balochlib.coding.operations import find_operations
from balochlib.coding.whereabouts import Setting, find_settings
from balochlib.text.article import Article
from balochlib.text.dates import DateMention, find_dates


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
    is_reference: bool = False  # "hours after the Turbat raid": named only to place another
    is_rest: bool = False  # "in a separate incident": surely not the one before
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
        """The date of the scene: one that follows its noun ("asked on Friday about the attack of 8 May"), else the most exact."""
        nouns = [a.end for a in self.anchors[:1] if a.form.startswith("noun")]
        after = [d for d in self.dates if nouns and d.start > nouns[0]]
        return max(after or self.dates, key=lambda d: (d.kind != "anaphoric", len(d.date or "")), default=None)

    @property
    def families(self) -> set[str]:
        return {a.family for a in self.anchors if a.family}


_CUT = re.compile(
    r";\s|:\s(?=[A-Za-z])|\s[–—-]{1,2}\s|—|,\s(?:and|but|while|whereas|when|as|where|which|who|after|before|with|followed)\s"
    r"|,\s(?=[\w’']+ing\b)|\s(?:while|whereas|when)\s|\sand\s(?=(?:on|in|at|near|another|a\sseparate|elsewhere|earlier|later)\b)"
    r"|\s(?=(?:just\s|only\s|barely\s)?(?:a\s|several\s|\w+\s)?(?:hours?|days?|weeks?|months?|years?|minutes)\s(?:after|before)\s(?!the\s\w+\s(?:raid|attack|blast|bombing)))"
)
_REFERENCE = re.compile(
    r"\b(?:after|before|following|followed|since|until|like|unlike|amid|during|despite|recall\w*|remember\w*|follows?|anniversary\sof|echo\w*|mirror\w*)\s"
    r"(?:(?:[\w’'.-]+)\s){0,5}$",
    re.I,
)
_SAID_ON = re.compile(
    r"\b(?:said|says|told|stat(?:ed|ing)|confirmed|announced|reported|added|issued|quoted|condemned|vowed|claimed|tweeted|posted|circulated|sentenced|convicted|charged|indicted|remanded|released|met|visited|arriv\w+"
    r"|statement|release|briefing|conference|press|interview|report|responsibility|speaking|addressing|tally|count|updated?|published)"
    r"\W{0,2}(?:\s[\w’']+){0,4}\s(?:(?:late|early|later|earlier)\s)?(?:on|in|late|early|from|of|for)?\s?$|\b(?:rose|risen|climbed|jumped|reached|increased|stood)\s(?:\w+\s){0,3}(?:on|by|as\sof)\s$|\bupdated?\s\($",
    re.I,
)
_OTHER_ACT = re.compile(
    r"\b(?:born|founded|formed|establish\w+|emerg\w+|launched\sin|banned|outlawed|proscribed|designat\w+|signed|join\w+|elected|appointed|retired|graduat\w+|built|opened\sin"
    r"|inaugurat\w+|accession|annex\w+|independence|began\sin|until|till|by|compared\s(?:to|with)|than|since)\s(?:[\w’'-]+\s){0,3}$",
    re.I,
)
_OF_PRINT = re.compile(
    r"[’']?s?\s(?:[\w-]+\s){0,1}(?:report|study|survey|article|book|interview|paper|deal|agreement|accord|election|constitution|budget|plan|act|law|census|edition|polls?)\b",
    re.I,
)
_SINCE = re.compile(r"\bsince\s(?:\w+\s){0,2}$", re.I)
_COUNTING = re.compile(
    r"\d\s?%|\bper\s?cent\b|\bcompared\s(?:to|with)\b|\byear[\s-]on[\s-]year\b|\b(?:recorded|logged|documented|registered|counted|tallied|reported)\s(?:at\sleast\s|some\s|about\s|over\s|no\sfewer\sthan\s)?[\d,]+\s"
    r"|(?<![\d/])\b[\d,]{2,9}\s(?:\w+\s){0,2}(?:incidents|attacks|cases|operations)\b|\b(?:two|three|four|five|six|seven|eight|nine|ten|\d+)\stimes\b",
    re.I,
)
_ALSO = re.compile(
    r"(?<!were\s)(?<!was\s)\balso\s(?:claimed|took\sresponsibility|carried\sout|attacked|targeted|stormed|struck|bombed|raided|ambushed)\b"
)
_DATED_BY = re.compile(r"(?:just\s|only\s|barely\s)?(?:\w+\s)?(?:hours?|days?|weeks?|months?|years?|minutes)\s(?:after|before)\s")
_MOVED_ON = re.compile(
    r"\W{0,3}(?:just\s|only\s|barely\s)?(?:\w+\s){0,2}(?:fortnight|days?|weeks?|months?|years?)\s(?:later|earlier|before)\b", re.I
)
_LISTED = re.compile(r"\s?(?:in\s|at\s|near\s|the\s){0,2}(?:[\w’'-]+\s?){1,4}[\W\d]*")
_ENTRY = re.compile(r"\W{0,4}[^.!?;:—–]{4,40}(?:—|\s[–-]\s|:\s)")  # a line of a timeline tells the past in the present
_ELSEWHERE = re.compile(
    r"\b(?:separate|another|other|different|unrelated|a\s(?:later|second|third|similar|subsequent|previous|prior|fresh|new))\s(?:[\w-]+\s){0,2}$",
    re.I,
)


def _cut_clauses(text: str, start: int, end: int) -> list[tuple[int, int]]:
    edges = [start]
    for m in _CUT.finditer(text, start, end):
        if m.end() - edges[-1] > 12:
            edges.append(m.end())
    edges.append(end)
    return [(a, b) for a, b in zip(edges, edges[1:], strict=False) if a < b]


def sort_dates(text: str, start: int, dates: list[DateMention]) -> tuple[list[DateMention], list[DateMention]]:
    """Tell the dates of what happened from the dates on which it was said ("the army said on Tuesday"); others go.

    >>> t = "The army, banned since 2006, said on Tuesday that gunmen struck on Monday"
    >>> did, said = sort_dates(t, 0, find_dates(t, 0, len(t), anchor="2024-03-26"))
    >>> [t[d.start:d.end] for d in did], [t[d.start:d.end] for d in said]
    (['Monday'], ['Tuesday'])
    """
    did, said = [], []
    for d in dates:
        before = re.split(r"[;)]", text[max(start, d.start - 60) : d.start])[-1]
        if _OF_PRINT.match(text, d.end):
            continue
        if _SINCE.search(before) and d.precision in {"day", "month", "none"} and d.kind != "anaphoric":
            did.append(d)
        elif _OTHER_ACT.search(before):
            continue
        elif _SAID_ON.search(before):
            said.append(d)
        else:
            did.append(d)
    return did, said


def _within(items: list, start: int, end: int) -> list:
    return [i for i in items if start <= (i["start"] if isinstance(i, dict) else i.start) < end]


def _specific(places: list[dict]) -> list[dict]:
    """Leave out a place that only says where another of the list lies."""
    return [p for p in places if not any(q is not p and lies_in(q, p) for q in places)]


def lies_in(inner: dict, outer: dict) -> bool:
    """Whether one place row lies within another, by district, province and country.

    >>> mastung = {"place_id": "mastung", "name": "Mastung", "kind": "town", "admin2": "Mastung", "admin1": "Balochistan", "country": "Pakistan"}
    >>> province = {"place_id": "balochistan", "name": "Balochistan", "kind": "province", "admin2": None, "admin1": "Balochistan", "country": "Pakistan"}
    >>> lies_in(mastung, province), lies_in(province, mastung)
    (True, False)
    """
    if inner["place_id"] == outer["place_id"]:
        return False
    level = {"district": "admin2", "province": "admin1", "country": "country"}.get(outer["kind"])
    if level and inner.get(level) and inner[level] == (outer.get(level) or outer["name"]):
        return inner["kind"] != outer["kind"]
    return inner["kind"] == "site" and outer["kind"] == "town" and bool(inner.get("admin2")) and inner["admin2"] == outer.get("admin2")


def _site(place: dict) -> str | None:
    """The name of a site without the town after it: "Army Public School, Peshawar"."""
    return place["name"].split(",")[0].casefold() if place["kind"] == "site" else None


def relate_places(ours: list[dict], theirs: list[dict]) -> str:
    """Say how two sets of places stand: same, nested (one lies in the other), unknown (one set is empty), or apart.

    >>> relate_places([], [])
    'unknown'
    """
    if not ours or not theirs:
        return "unknown"
    ours, theirs = _specific(ours), _specific(theirs)
    if {p["place_id"] for p in ours} & {p["place_id"] for p in theirs} or {_site(p) for p in ours} & {_site(p) for p in theirs} - {None}:
        return "same"
    if any(lies_in(p, q) or lies_in(q, p) for p in ours for q in theirs):
        return "nested"
    if any(p["kind"] == q["kind"] == "site" and p.get("admin2") and p["admin2"] == q.get("admin2") for p in ours for q in theirs):
        return "nested"  # two names of one site more often than two sites: "PNS Siddique", "the airport in Turbat"
    if all(p["kind"] == "site" and not p.get("admin2") for p in ours) or all(p["kind"] == "site" and not p.get("admin2") for p in theirs):
        return "unknown"  # a site that nobody has placed may be anywhere
    return "apart"


def _agree(a: Scene, b: Scene) -> bool:
    """Whether two neighbouring scenes of a sentence can be one happening."""
    if a.is_reference or b.is_reference or b.is_rest or (a.families and b.families and not a.families & b.families):
        return False
    if relate_places(a.places, b.places) == "apart":
        return False
    if a.date and b.date and a.date is not b.date:
        return bool(a.date.date) and a.date.date == b.date.date
    return True


def find_scenes(
    article: Article,
    number: int,
    found: dict[str, list[dict]],
    places: list[dict],
    known: tuple[str, ...],
    context: str | None,
    told: dict[str, dict],
) -> list[Scene]:
    """Find the scenes of the article's sentence ``number``, with its rows of places and casualties in ``found``.

    ``places`` are all of the article, ``known`` the dates that it shows; ``context`` and ``told`` are date and places of the incident
    told last, for "the next day" and "there".
    """
    text, sentence = article.text, article.sentences[number]
    stamp = _find_stamp(article, number, context, known)
    headline = bool(stamp) or sentence.section in {"title", "deck", "heading"} or bool(_ENTRY.match(text, sentence.start, sentence.end))
    named = find_operations(text, sentence.start, sentence.end)
    anchors = [a for a in find_anchors(text, sentence.start, sentence.end, headline) if not any(o.start <= a.start < o.end for o in named)]
    did, said = sort_dates(text, sentence.start, find_dates(text, sentence.start, sentence.end, article.published, context, known))
    did = did or stamp
    settings = find_settings(article, sentence, found["places"], places, anchors, told)
    stated = found["casualties"]
    claims, totals = [c for c in stated if c["scope"] == "event"], [c for c in stated if c["scope"] == "aggregate"]
    if not anchors or _COUNTING.search(text, sentence.start, sentence.end):
        return []
    scenes: list[Scene] = []
    for start, end in _cut_clauses(text, sentence.start, sentence.end):
        mine = _within(anchors, start, end)
        if _within(totals, start, end):  # "125 people were killed in August": a total is no incident
            mine = [
                a
                for a in mine
                if a.kind not in {"killing", "harm", "elimination", "attack", "shot"} and not (a.form == "nouns" and not a.definite)
            ]
        dates, places = _within(did, start, end), _within(settings, start, end)
        dated_by = start > sentence.start and bool(_DATED_BY.match(text, start, end))  # "..., two days after a bomb killed ten"
        for a in [a for a in mine if a.form.startswith("noun") and not dated_by]:
            scene = _split_off(text, start, end, a, mine, dates, places, number)
            if scene is not None:
                mine = [x for x in mine if x not in scene.anchors]
                places, dates = [p for p in places if p not in scene.settings], [d for d in dates if d not in scene.dates]
                if scene.settings or scene.dates or scene.is_aftermath:
                    scenes.append(scene)
        if not mine:
            if scenes and not scenes[-1].is_reference and _LISTED.fullmatch(text, start, end):
                scenes[-1].settings += places
                scenes[-1].dates += dates
            continue
        is_rest = (
            dated_by
            or bool(_MOVED_ON.match(text, start, end))
            or any(_ELSEWHERE.search(text[max(start, a.start - 40) : a.start]) for a in mine)
        )
        is_rest = is_rest or bool(_ALSO.search(text, start, end))
        scene = Scene(start, end, number, mine, dates, _within(said, start, end), places, _within(claims, start, end), is_rest=is_rest)
        last = next((s for s in reversed(scenes) if not s.is_reference and not s.is_aftermath), None)
        if last is not None and _agree(last, scene):
            last.end, last.anchors, last.dates = end, last.anchors + mine, last.dates + dates
            last.report_dates, last.settings, last.claims = (
                last.report_dates + scene.report_dates,
                last.settings + places,
                last.claims + scene.claims,
            )
        else:
            scenes.append(scene)
    _share(scenes, did, said, settings)
    return sorted(scenes, key=lambda s: s.is_aftermath)


def _find_stamp(article: Article, number: int, context: str | None, known: tuple[str, ...]) -> list[DateMention]:
    """The date that a sentence before has for its only content: "Monday, about 1.40pm." stamps what follows."""
    if not number:
        return []
    before, text = article.sentences[number - 1], article.text
    if before.end - before.start >= 60 or find_anchors(text, before.start, before.end, headline=True):
        return []
    return [d for d in find_dates(text, before.start, before.end, article.published, context, known) if d.start - before.start < 12][:1]


def _split_off(text: str, start: int, end: int, a: Anchor, mine: list[Anchor], dates: list, places: list, number: int) -> Scene | None:
    """Part a noun that names another happening from its clause: what the clause is dated by ("hours after the Turbat raid"), or
    what came of it ("five in the clearance operation")."""
    if a.kind in {"clearance", "counter"} and len(mine) > 1 and not dates:
        return Scene(a.start, a.end, number, [a], is_aftermath=True)
    before = text[max(start, a.start - 60) : a.start]
    m = _REFERENCE.search(before)
    if m is None or a.kind == "coref":
        return None
    at = a.start - len(before) + m.start()
    whole = m[0].lower().startswith("since")  # "four years since a strike killed him": all that follows
    to = end if whole else min([x.start for x in mine if x.start > a.start], default=end)
    stop = re.search(r",", text[a.end : to])
    to = a.end + stop.start() if stop else to
    return Scene(
        at,
        to,
        number,
        [x for x in mine if x is a or whole and a.start < x.start < to],
        [d for d in dates if at < d.end and d.start < to and d.kind != "anaphoric"],
        [],
        [p for p in places if at <= p.start < to],
        is_reference=True,
    )


def _share(scenes: list[Scene], did: list[DateMention], said: list[DateMention], settings: list[Setting]) -> None:
    """Give what stands in a clause without an anchor to the scenes that lack it: a date to those after it, a place to the only scene."""
    mains = [s for s in scenes if not s.is_reference and not s.is_aftermath]
    free_dates = [d for d in did if not any(d in s.dates for s in scenes)]
    free_said = [d for d in said if not any(d in s.report_dates for s in scenes)]
    free_places = [p for p in settings if not any(p in s.settings for s in scenes)]
    for s in mains:
        before = [d for d in free_dates if d.start < s.start]
        if not s.dates and (before or len(mains) == 1):
            s.dates = before[-1:] or free_dates[:1]
        s.report_dates = s.report_dates or free_said[:1]
        if all(p.place["kind"] == "country" for p in s.settings) and (
            len(mains) == 1 or s is mains[0] and free_places and free_places[0].start < s.start
        ):
            s.settings = [*s.settings, *free_places]
