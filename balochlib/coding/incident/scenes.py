"""Scenes: the stretches of a sentence that tell one happening, each with the dates and places that stand with it."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from balochlib.coding.incident.anchors import Anchor, find_anchors, find_doers, is_accident
from balochlib.coding.incident.clauses import DATED_BY, cut_clauses
from balochlib.coding.incident.locality import relate_places
from balochlib.coding.incident.operations import find_operations
from balochlib.coding.incident.scene import Before, Reading, Scene, part_by_pairs
from balochlib.coding.incident.tallies import is_counting, is_register
from balochlib.coding.incident.timing import date_by_reports, find_trial, sort_dates
from balochlib.coding.incident.whereabouts import find_head, find_settings
from balochlib.text.article import HEADS, Article
from balochlib.text.cues import cue
from balochlib.text.dates import DateMention, find_dates
from balochlib.text.days import read_day

_DEED_OF_GROUP = re.compile(  # "the Baloch Liberation Front (BLF) dragged three drivers from their cabins"
    r"(?:\s\([A-Z]{2,6}\))?(?:[’']s?\s(?:men|fighters|gunmen|militants|cadres))?\s(?:(?:had|also|then|later|reportedly|allegedly|briefly)\s){0,2}"
    rf"(?P<verb>{cue('group_deed')})\b"
)
_IT = re.compile(r"\b(?:[Ii]t|[Tt]he\s(?:group|outfit|faction|organi[sz]ation))\b")
_LONGEST = 4000  # characters of a sentence that are read: more is no prose
_CAME_OF = {"harm", "killing", "elimination"}
_COUNTED_KINDS = {"killing", "harm", "elimination", "attack", "shot"}


_REFERENCE = re.compile(rf"\b{cue('placed_before')}\s(?:(?:[\w’'.-]+)\s){{0,5}}$", re.I)
_JUDICIAL = re.compile(rf"\b{cue('judicial')}\b", re.I)
_SENT_HOME = re.compile(rf"\b{cue('remains')}\b[^.;]{{0,120}}?\b{cue('sent_home')}\b", re.I)
_SINCE = re.compile(r"\b[Ss]ince\s(?:(?:the|early|late|mid|start|beginning|of|last)[\s-]){0,3}$")
_PERFECT = re.compile(r"\b(?:has|have)\s(?:(?:been|also|already|now|so|far)\s){0,3}$")
_MISSING_SINCE = re.compile(
    r"\b(?:missing|held|captive|disappeared|vanished|detained|custody|abducted|kidnapped|away)\s(?:since\s|on\s)?(?:\w{1,8}\s){0,2}$"
)
_ALSO = re.compile(
    r"(?<!were\s)(?<!was\s)\balso\s(?:claimed|took\sresponsibility|carried\sout|attacked|targeted|stormed|struck|bombed|raided|ambushed)\b"
)
_MOVED_ON = re.compile(
    r"\W{0,3}(?:just\s|only\s|barely\s)?(?:\w+\s){0,2}(?:fortnight|days?|weeks?|months?|years?)\s(?:later|earlier|before)\b", re.I
)
_LATER = re.compile(r"(?:the\s(?:very\s)?(?:next|following)|the\s(?:day|night|morning)\safter|[\w\s]{1,20}\slater)\b", re.I)
_LISTED = re.compile(r"\s?(?:in\s|at\s|near\s|the\s){0,2}(?:\(?[\w’'-]++\)?\s?){1,4}[\W\d]*")
_SEPARATE = re.compile(
    r"\b(?:separate|different|unrelated)\s(?:[a-z-]+\s){0,2}"
    r"(?:attacks|incidents|raids|operations|blasts|bombings|ambushes|engagements|encounters|shootings|events)\b",
    re.I,
)
_IN_LIST = re.compile(r"(?:,|\sand)\s$")
_THEREAFTER = re.compile(r"\safter\s(?!(?:midnight|dark|dusk|dawn|sunset|sunrise|noon|\d)\b)")
_RELATIVE = re.compile(r"[^,;.]{0,60}?\s(?:in\swhich|during\swhich|that|which)\s")
_OWNED = re.compile(r"(?:\s(?:night|morning|evening|afternoon))?[’']s?\s(?:[\w’'-]+\s){0,4}")
_OF_DAY = re.compile(r"\s(?:of|on|in)\s(?:the\s)?")
_OF_DAY_THERE = re.compile(r"(?:\s(?:in|at|near|outside|on)\s(?:the\s)?(?:[\w’'-]{1,24},?\s){1,4}?|\s)(?:of|on|in)\s(?:the\s)?")
_ADDED_DATE = re.compile(r",\s(?:(?:also|earlier|again|on|in|early|late)\s){1,3}$")
_TOLL_LABEL = re.compile(rf"\b{cue('toll_label')}\b", re.I)
_ASIDE = re.compile(
    r"\W{0,3}(?:Separately\b|Elsewhere\b|Meanwhile\b|In\s(?:(?:a|an|yet|one)\s)?(?:separate|another|unrelated|different|other)\b)", re.I
)
_ELSEWHERE = re.compile(
    r"\b(?:separate|another(?!\s\d)|other|different|unrelated|like|identical|copycat|a\s(?:later|second|third|similar|subsequent|previous|prior|fresh|new))\s"
    r"(?:[\w-]+\s){0,2}$",
    re.I,
)


def _within(items: list, start: int, end: int) -> list:
    return [i for i in items if start <= (i["start"] if isinstance(i, dict) else i.start) < end]


def _read_claim(claim: dict) -> Anchor:
    """A claim tells a happening even where its verb is not known: "four were sent to hell"; a toll ("ten dead") needs one told."""
    kind = {"abducted": "abduction", "killed": "elimination" if claim["victim"] == "militant" else "killing"}.get(claim["outcome"], "harm")
    if not claim["label"] or _TOLL_LABEL.search(claim["quote"]) or claim["claimant_kind"] == "medical":
        kind = "harm"
    return Anchor(claim["start"], claim["end"], "verb", kind, bool(_ALL.match(claim["quote"])))


_ABOUT = re.compile(rf"\b(?:{cue('about')}|{cue('charged')})\s(?:[\w’'“”-]{{1,20}}\s){{0,4}}$", re.I)
_ALL = re.compile(r"(?:the|both|all)\b", re.I)


def _agree(a: Scene, b: Scene) -> bool:
    """Whether two neighbouring scenes of a sentence can be one happening."""
    if a.is_reference or b.is_reference or b.is_rest or (a.families ^ b.families) >= {"attack", "operation"}:
        return False
    if relate_places(a.places, b.places) == "apart":
        return False
    if a.date and b.date and a.date is not b.date:
        return bool(a.date.date) and a.date.date == b.date.date
    return True


_AUXILIARY = re.compile(r"\b(?:was|were|been|being|be|is|are|got|had|has|have|and|then|also|who|which|that|,)\s(?:\w+ly\s)?$")
_RELATIVE_VERB = re.compile(r"\b(?:who|whom|which|that)\s(?:(?:had|was|were|has|have|been|being)\s){1,3}(?:\w+ly\s)?$")
_NO_OBJECT = re.compile(  # "kidnapped from Surab", "shot last month"
    r"\s(?:from|in|at|near|outside|by|on|during|along|while|with|last|earlier|(?:\w{1,9}\s)?(?:days?|weeks?|months?|years?)\s(?:ago|earlier|before))\s"
)
_BECAME = re.compile(rf"(?<!\bwho)(?<!\bthat)(?<!\bwhich)(?<!\bwhen)(?<!\band)\s(?:was|were|is|are|has|have|had|{cue('came_home')})\b")


def _find_outcome(text: str, anchors: list[Anchor], end: int) -> int:
    """Where a sentence comes to what became of those that a participle names: "Three men kidnapped from Surab were released on Monday" has
    no day of the kidnapping. ``end`` where it is the deed that the sentence tells.

    >>> t = "Three men kidnapped from Surab were released on Monday"
    >>> _find_outcome(t, [Anchor(10, 19, "verb", "abduction")], len(t)), _find_outcome(t, [], len(t))
    (30, 54)
    """
    if not anchors or anchors[0].form != "verb":
        return end
    before = text[max(0, anchors[0].start - 30) : anchors[0].start]
    if not _RELATIVE_VERB.search(before) and _AUXILIARY.search(before):
        return end
    if not _NO_OBJECT.match(text, anchors[0].end, end):
        return end
    m = _BECAME.search(text, anchors[0].end, end)
    return end if m is None or any(a.start > m.start() for a in anchors) else m.start()


class _Sentence:
    """A sentence taken apart: its anchors, dates, settings and claims, and the scenes they make."""

    def __init__(self, article: Article, number: int, rows: dict[str, list[dict]], places: list[dict], before: Before):
        self.text, self.number = article.text, number
        s = article.sentences[number]
        self.start, self.end = s.start, min(s.end, s.start + _LONGEST)
        self.is_entry, self.is_row = before.stamp.is_entry, s.section == "list"
        headline = before.stamp.is_entry or s.section in HEADS
        named = find_operations(self.text, self.start, self.end)
        found = find_anchors(self.text, self.start, self.end, headline)
        found = sorted([*found, *self._find_deeds_of_groups(rows.get("actors", []), found)], key=lambda a: a.start)
        self.anchors = [a for a in found if not any(o.start <= a.start < o.end for o in named)]
        printed = before.stamp.week_end or max(filter(None, (article.published, before.stamp.updated)), default=None)
        told = (before.date, before.known, before.near, before.month, before.year)
        self.dates = find_dates(self.text, self.start, self.end, printed, *told)
        did, said = sort_dates(self.text, self.start, self.dates)
        head = find_head(self.text, self.start, self.end)
        nouns = [a for a in self.anchors if a.form == "noun"]
        did = date_by_reports(self.text, (head, self.end), did, said, None if before.date else printed)
        of_noun = [
            d
            for n, d in enumerate(said)
            if any(
                (_OF_DAY_THERE if n else _OF_DAY).fullmatch(self.text, a.end, d.start) for a in nouns
            )  # "today condemned a raid in X on"
        ]
        said = [d for d in said if d not in of_noun] + [d for d in did if d.end <= head]  # the date of a dateline is the report's
        self.did = sorted([d for d in did if d.end > head] + of_noun, key=lambda d: d.start)
        about = [m.start() for a in self.anchors if (m := _ABOUT.search(self.text, max(self.start, a.start - 80), a.start))]
        first = self.anchors[0].start if self.anchors else self.end
        about += find_trial(self.text, head, first)  # "on Monday a court jailed two men who had shot a dentist"
        if about and min(about) < first:  # "on Monday an inquiry into the killing of two men opened": no day of theirs
            self.did, said = [d for d in self.did if d.start > min(about)], [d for d in said if d.start > min(about)]
        after = _find_outcome(self.text, self.anchors, self.end)
        self.did, said = [d for d in self.did if d.start < after], said if after == self.end else []
        if any(a.kind == "bodies" for a in self.anchors):  # "the bodies of two men missing since Thursday were found"
            self.did = [d for d in self.did if not _MISSING_SINCE.search(self.text[max(self.start, d.start - 40) : d.start])]
        self.said = sorted(said, key=lambda d: d.start)
        if not self.did and before.stamp.is_next and before.stamp.date is not None:
            self.did = [before.stamp.date]
        self.settings = find_settings(article, s, rows["places"], places, self.anchors, before.places)
        self.claims = [c for c in rows["casualties"] if c["scope"] == "event"]
        self.totals = [c for c in rows["casualties"] if c["scope"] == "aggregate"]
        self.scenes: list[Scene] = []
        self.late: list[DateMention] = []  # of what only came of it
        self.told_by_claims: list[Scene] = []  # of which no anchor says what happened

    def _find_deeds_of_groups(self, actors: list[dict], found: list[Anchor]) -> list[Anchor]:
        """What an armed group is the subject of, where the verb alone could be anybody's: "it blocked the highway and freed ten"."""
        ends = [a["end"] for a in actors if a["kind"] == "armed_group"]
        ends += [m.end() for m in _IT.finditer(self.text, self.start, self.end)]
        verbs = [m.span("verb") for end in ends if (m := _DEED_OF_GROUP.match(self.text, end, self.end))]
        return [Anchor(a, b, "verb", "deed") for a, b in dict.fromkeys(verbs) if not any(f.start < b and a < f.end for f in found)]

    def cut(self) -> list[Scene]:
        """Cut the sentence into clauses and put neighbouring clauses that can be one happening together."""
        if is_accident(self.text, self.start, self.end) or _JUDICIAL.search(self.text, self.start, self.end):
            self.claims = []  # no one's deed
        if not self.anchors and not self.claims:
            return []
        if self._is_count() or (_SENT_HOME.search(self.text, self.start, self.end) and not find_doers(self.text, self.start, self.end)):
            return []
        for start, end in cut_clauses(self.text, self.start, self.end, self.anchors, self.did, self.settings):
            self._read_clause(start, end)
        self._share()
        self.scenes = [
            part
            for scene in self.scenes
            for pair in part_by_pairs(self.text, scene, self.start, self.end)
            for part in self._part_by_place(pair)
        ]
        for scene in self.scenes:
            scene.is_entry = self.is_entry
        return sorted(self.scenes, key=lambda s: s.is_aftermath)

    def _is_count(self) -> bool:
        """Whether the sentence counts or adds up ("Kech: 29 abducted, seven killed"), and gives no incident its own day and place."""
        if is_register(self.text, self.start, self.end) or (self.is_row and self.totals and not self.claims and not self.did):
            return True
        told = any(d.precision == "day" for d in self.did) and any(s.place["kind"] in {"town", "site"} for s in self.settings)
        return is_counting(self.text, self.start, self.end) and not told

    def _read_clause(self, start: int, end: int) -> None:
        anchors = _within(self.anchors, start, end)
        if all(a.kind == "coref" for a in anchors):  # "in the worst of these incidents 11 had their throats slit"
            anchors = sorted([*anchors, *map(_read_claim, _within(self.claims, start, end))], key=lambda a: a.start)
        # "125 people were killed in August": a total is no incident, unless armed men did it
        of_day = any(d.precision == "day" and not self._is_begin(d) for d in _within(self.did, start, end))
        if _within(self.totals, start, end) and not of_day and not find_doers(self.text, start, end):
            anchors = [a for a in anchors if a.kind not in _COUNTED_KINDS and (a.form != "nouns" or a.definite)]
        dates, settings = _within(self.did, start, end), _within(self.settings, start, end)
        if (
            dates and _within(self.claims, start, end) and all(self._is_begin(d) for d in dates)
        ):  # "Since 1 August 38 terrorists have been eliminated": a total as well
            anchors = [a for a in anchors if not _PERFECT.search(self.text[max(start, a.start - 24) : a.start])]
            dates = dates if anchors else []
        dated_by = start > self.start and bool(DATED_BY.match(self.text, start, end))  # "..., two days after a bomb killed ten"
        for a in [] if dated_by else [a for a in anchors if a.form.startswith("noun") or a.kind == "counter"]:
            scene = self._split_off(start, end, a, anchors, dates, settings)
            if scene is not None:
                anchors = [x for x in anchors if x not in scene.anchors]
                settings, dates = [p for p in settings if p not in scene.settings], [d for d in dates if d not in scene.dates]
                if scene.settings or scene.dates or scene.is_aftermath:
                    self.scenes.append(scene)
        if anchors:
            said, claims = _within(self.said, start, end), _within(self.claims, start, end)
            dates = [self._turn_back(d) for d in dates] if dated_by else self._find_owned(start, anchors, dates, said)
            is_rest = dated_by or self._is_rest(start, end, anchors)
            scene = Scene(start, end, self.number, anchors, dates, said, settings, claims, dated_by, is_rest=is_rest)
            if dated_by and dates and self.scenes and any(s is self.scenes[-1] for s in self.told_by_claims):
                mourned = self.scenes.pop()  # "Turbat mourned four guards on Tuesday, a day after their bus struck a mine"
                scene = replace(scene, start=mourned.start, claims=mourned.claims + claims, settings=mourned.settings + settings)
            if not _within(self.anchors, start, end):
                self.told_by_claims.append(scene)
            self._join(scene)
        elif self.scenes and not self.scenes[-1].is_reference and _LISTED.fullmatch(self.text, start, end):
            self.scenes[-1].settings += settings
            self.scenes[-1].dates += dates

    def _is_begin(self, d: DateMention) -> bool:
        """Whether a day, month or year of the calendar is only that from which something is counted."""
        return d.kind == "calendar" and bool(_SINCE.search(self.text[max(self.start, d.start - 30) : d.start]))

    def _find_owned(self, start: int, anchors: list[Anchor], dates: list[DateMention], said: list[DateMention]) -> list[DateMention]:
        """The dates that go with the anchors: one that stands as owner before the noun ("the toll of Tuesday night's attack went up on
        Thursday"), else those of their side of an "after". What dates only that which came of the incident is added to ``said``."""
        for m in reversed(list(_THEREAFTER.finditer(self.text, start, anchors[0].start))):  # "shut on Tuesday after men shot him on Monday"
            late = [d for d in dates if d.end > m.start()]
            if len(late) < len(dates):
                said += [d for d in dates if d not in late and d.kind != "anaphoric"]
                dates = late
        nouns = [a.start for a in anchors if a.form == "noun"]
        owned = [d for d in dates if any(_OWNED.fullmatch(self.text, d.end, n) for n in nouns if 0 < n - d.end < 60)]
        return owned or dates

    def _turn_back(self, d: DateMention) -> DateMention:
        """ "On Thursday, two days after a bomb killed ten": the bomb was before."""
        stated = [x.date for x in self.dates if x.end <= d.start and x.precision == "day" and x.kind != "anaphoric"]
        told = read_day(self.scenes[-1].date.date if self.scenes and self.scenes[-1].date else stated[-1] if stated else None)
        day = read_day(d.date)
        if d.kind != "anaphoric" or not self.text[d.start : d.end].endswith("after") or not told or not day or day <= told:
            return d
        return replace(d, date=(told - (day - told)).isoformat())

    def _is_rest(self, start: int, end: int, anchors: list[Anchor]) -> bool:
        """Whether the words of a clause part it from what was told before."""
        if not self.scenes and _ASIDE.match(self.text, self.start, end):
            return True
        moved = _MOVED_ON.match(self.text, start, end) or _ALSO.search(self.text, start, end)
        return bool(moved) or any(_ELSEWHERE.search(self.text[max(start, a.start - 40) : a.start]) for a in anchors)

    def _is_when(self, scene: Scene) -> bool:
        """Whether the clause says how what stands before it came about: "three were killed on 26 April, when a woman blew herself up"."""
        return self.text.endswith(" when ", 0, scene.start) or self.text.startswith("when ", scene.start)

    def _join(self, scene: Scene) -> None:
        last = next((s for s in reversed(self.scenes) if not s.is_reference and not s.is_aftermath), None)
        told_when = last is not None and not scene.dates and not scene.is_rest and self._is_when(scene)
        if last is None or not (_agree(last, scene) or (told_when and last.end == scene.start)):
            self.scenes.append(scene)
            return
        last.end = scene.end
        if not last.dates:  # "eight were kidnapped; all eight were found the next day": no day of the first
            self.late += [d for d in scene.dates if d.kind == "anaphoric" and _LATER.match(self.text, d.start, d.end)]
            scene.dates = [d for d in scene.dates if d not in self.late]
        for name in ("anchors", "dates", "report_dates", "settings", "claims"):
            setattr(last, name, getattr(last, name) + getattr(scene, name))

    def _split_off(self, start: int, end: int, a: Anchor, anchors: list[Anchor], dates: list, settings: list) -> Scene | None:
        """Part a noun that names another happening from its clause: what the clause is dated by ("hours after the Turbat raid"), or
        what came of it ("five in the clearance operation")."""
        if a.kind in {"clearance", "counter"} and len(anchors) > 1 and not dates:
            return Scene(a.start, a.end, self.number, [a], is_aftermath=True)
        before = self.text[max(start, a.start - 60) : a.start]
        m = _REFERENCE.search(before)
        first = m[0].split()[0].casefold() if m else ""
        if (first == "during" and not a.definite) or (first.startswith(("recall", "remember")) and " that " in m[0]):
            return None  # "was taken away during a raid"; "it may be recalled that a blast hit a truck"
        if m is None or a.kind == "coref" or (not a.definite and len(self.anchors) == 1):
            return None  # "plunged into a ravine after a blast": what happened, not what it is placed by
        if first == "after" and not a.definite and all(x is a or (x.kind in _CAME_OF and x.form == "verb") for x in anchors):
            return None  # "nine died last July after a blast at Dasu"
        at = a.start - len(before) + m.start()
        # "four years since a strike killed him", "it followed an ambush in which nine were killed": all that follows
        whole = m[0].lower().startswith("since") or bool(_RELATIVE.match(self.text, a.end, end))
        to = end if whole else min([x.start for x in anchors if x.start > a.start], default=end)
        comma = self.text.find(",", a.end, to)
        to = to if comma < 0 else comma
        to = next((d.end for d in dates if d.start > to and _ADDED_DATE.fullmatch(self.text, to, d.start)), to)
        told = [x for x in anchors if x is a or (whole and a.start < x.start < to)]
        when = [d for d in dates if at < d.end and d.start < to and d.kind != "anaphoric"]
        when = [d for d in when if _OWNED.fullmatch(self.text, d.end, a.start)] or when  # "since Saturday's blast": not when they died
        return Scene(at, to, self.number, told, when, [], [p for p in settings if at <= p.start < to], is_reference=True)

    def _part_by_place(self, scene: Scene) -> list[Scene]:
        """Part what a lead tells as one ("four were killed in separate attacks in Washuk and Surab") into one scene for each place."""
        towns = [p for p in scene.settings if p.place["kind"] in {"town", "district"}]
        apart = all(relate_places([a.place], [b.place]) == "apart" for a, b in pairwise(towns))
        if len(towns) < 2 or not apart or not _SEPARATE.search(self.text, scene.start, scene.end):
            return [scene]
        rest = [p for p in scene.settings if p not in towns]
        return [replace(scene, settings=[p, *rest], claims=scene.claims if p is towns[0] else []) for p in towns]

    def _share(self) -> None:
        """Give what stands in a clause without an anchor to the scenes that lack it: a date to those after it, a place to the only one."""
        used = {id(x) for s in self.scenes for x in (*s.dates, *s.report_dates, *s.settings)} | {id(d) for d in self.late}
        did, said, settings = ([x for x in items if id(x) not in used] for items in (self.did, self.said, self.settings))
        mains = [s for s in self.scenes if not s.is_reference and not s.is_aftermath]
        for s in mains:
            before = [d for d in did if d.start < s.start]
            if not s.dates and not s.is_dated_by and (before or len(mains) == 1):
                s.dates = before[-1:] or did[:1]
            s.report_dates = s.report_dates or said[:1]
            first = s is mains[0] and bool(settings) and settings[0].start < s.start
            if (len(mains) == 1 or first) and all(p.place["kind"] == "country" for p in s.settings):
                s.settings = [*s.settings, *settings]
        for s, after in reversed(list(pairwise(mains))):  # "two were shot in Hub, one was killed in Turbat on Sunday"
            listed = _IN_LIST.search(self.text[s.start : s.end]) and not s.is_dated_by and not after.is_dated_by
            if listed and not s.dates and not s.report_dates and s.places and after.places and len(self.did) == 1:
                s.dates = after.dates[:1]


def read_sentence(article: Article, number: int, rows: dict[str, list[dict]], places: list[dict], before: Before) -> Reading:
    """Read the article's sentence ``number``, whose rows of places and casualties are ``rows``, into its scenes.

    ``places`` are those of the whole article. A sentence that counts ("recorded 97 attacks", "up 9 %") tells none.

    >>> from balochlib.text.article import Sentence
    >>> t = "On March 5, 2024 gunmen stormed a camp, and a convoy was ambushed in April 2024; raids could follow."
    >>> article = Article("a-1", "s-1", t, 0, len(t), sentences=(Sentence(0, len(t)),))
    >>> scenes = read_sentence(article, 0, {"places": [], "casualties": []}, [], Before()).scenes
    >>> [(t[s.anchors[0].start : s.anchors[0].end], s.date.date) for s in scenes]
    [('stormed', '2024-03-05'), ('ambushed', '2024-04')]
    """
    sentence = _Sentence(article, number, rows, places, before)
    is_aside = bool(_ASIDE.match(article.text, sentence.start, sentence.end))
    return Reading(sentence.cut(), sentence.dates, sentence.did, sentence.settings, sentence.said, is_aside)
