"""Tellings: the incidents that one article tells, each with its date, places, perpetrator and the words it came from."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from balochlib.coding.anchors import WEAK
from balochlib.coding.operations import find_operations
from balochlib.coding.perpetrators import find_agent
from balochlib.coding.scenes import Scene, find_scenes, relate_places, sort_dates
from balochlib.text.article import Article
from balochlib.text.dates import find_dates, find_known
from balochlib.text.days import can_be_one, name_precision, read_day, shift

STATED, INHERITED, REPORTED, NONE = 3, 2, 1, 0  # how a telling came by its date


@dataclass
class Telling:
    """An incident as one article tells it. ``mentions`` are its stretches of text with the reason why each belongs to it."""

    article_id: str
    article_start: int
    start: int
    end: int
    quote: str
    type: str
    date: str | None = None
    date_end: str | None = None
    date_basis: int = NONE
    date_words: str | None = None  # a day that was named and could not be resolved
    name: str | None = None  # "Jaffar Express" of "the Jaffar Express attack"
    places: dict[str, dict] = field(default_factory=dict)
    perpetrator: str | None = None
    perpetrator_status: str = "none"
    operation: tuple[str, str | None, str] | None = None  # id, phase, name
    is_wave: bool = False
    paragraph: int = 0
    night: bool = False
    is_reference: bool = False  # first named to place another
    is_aftermath: bool = False  # what the forces did about an attack
    mentions: list[tuple[int, int, str, str | None]] = field(default_factory=list)  # start, end, words, why it belongs here
    covers: list[tuple[int, int]] = field(default_factory=list)  # the sentences that go on about it
    claim_ids: list[str] = field(default_factory=list)
    kinds: Counter = field(default_factory=Counter)
    parent: Telling | None = None

    @property
    def families(self) -> set[str]:
        return {name for name in ("attack", "operation", "protest") if self.kinds[name]}


def _name_type(kinds: Counter, is_wave: bool) -> str:
    """The schema type that the anchors of an incident add up to."""
    kills = kinds["killing"] or kinds["shot"]
    for kind, name in _TYPES:
        if kinds[kind] and not (kills and name == "infrastructure_attack"):
            return "coordinated_attack" if is_wave and name in _ATTACKS else name
    return "armed_assault" if kinds["killing"] or kinds["shot"] or kinds["attack"] else "other"


_TYPES = (
    ("hijacking", "hijacking"), ("suicide_bombing", "suicide_bombing"), ("clearance", "security_operation"), ("counter", "security_operation"),
    ("security_operation", "security_operation"), ("assassination", "assassination"), ("bombing", "bombing"), ("armed_assault", "armed_assault"),
    ("operation", "security_operation"), ("abduction", "abduction"), ("hostage_taking", "hostage_taking"), ("infrastructure_attack", "infrastructure_attack"),
    ("arson", "infrastructure_attack"), ("clash", "clash"), ("seizure", "armed_assault"), ("arrest", "security_operation"),
    ("crackdown", "security_operation"), ("elimination", "security_operation"), ("invasion", "other"), ("protest", "protest"),
)  # fmt: skip
_ATTACKS = {"bombing", "suicide_bombing", "armed_assault", "infrastructure_attack"}
_WAVE = re.compile(
    r"\b(?:coordinated|synchroni[sz]ed|simultaneous|near-simultaneous|multiple|(?:string|series|wave|spate|flurry|barrage)\s+of|in\s+step|across\s+(?:the\s+province|Balochistan|several|multiple))\b", re.I
)
_PERFECT = re.compile(r"\b(?:has|have)\s+(?:\w+\s+){0,2}$")
_ACCUSED_OF = re.compile(r"\b(?:accus\w{2,4}|blam\w{2,3})\s(?:[\w’'()-]+\s){1,8}(?:of|for)\s(?:[\w’']+\s){0,6}$")
_ON_WHAT = re.compile(r"\s(?:on|against|at|in|near|outside)\s")
_ONE = re.compile(r"\b(?:an?|one)\s(?:[\w-]+\s){0,3}$", re.I)
_OF_WHOM = re.compile(r"\sof\s(?:an?\s|one\s|two\s|three\s|four\s|five\s|[A-Z])")
_NAMED = re.compile(r"\b(?:[Tt]he|deadly|infamous|recent|horrific)\s((?:[A-Z][\w’'-]+\s){2,4})$")
_CAPTION = re.compile(r"(?:file\s)?(?:photo|image|picture|caption)\b", re.I)
_LATEST = re.compile(r"\blatest\s(?:[\w-]+\s){0,2}$", re.I)
_ARMED = re.compile(
    r"\b(?:gunm[ae]n|militants?|insurgents?|terrorists?|attackers?|assailants?|separatists?|rebels?|fighters?|raiders?|bomb\w*|blast|explosi\w+|rockets?|missiles?|mortars?|drones?|warplanes?|strikes?|grenades?|gunfire"
    r"|armed|army|forces|troops|police|levies|convoy|camp|post|group|brigade|liberation|suicide|mine|guns?|rifles?|firing|shots?)\b",
    re.I,
)
_SAME_DOERS = re.compile(r"The\s(?:suicide\s)?(?:bombers?|attackers?|assailants?|gunm[ae]n|raiders|militants|blast|explosion)\b")
_FACT = re.compile(r"\W{0,4}(?:(?P<when>When|Date|Time)|(?P<where>Where|Place|Location|Venue|Site))\s?:\s", re.I)
_LATER = re.compile(r"\b(?:days?|weeks?|months?|years?) (?:later|earlier|before|after)", re.I)
_NIGHT = re.compile(r"\s(?:night|evening)\b")
_HOURS_LATER = re.compile(r"(?:hours|an hour) (?:later|after)", re.I)


class _Reader:
    """Reads an article from its first sentence to its last and keeps the incidents told so far."""

    def __init__(self, article: Article, rows: dict[str, list[dict]]):
        self.article, self.rows = article, rows
        self.known = find_known(article.text, [s for s in article.sentences if not _CAPTION.match(article.text, s.start)])
        self.tellings: list[Telling] = []
        self.current: Telling | None = None  # what the sentence before told
        self.main: Telling | None = None  # what the section is on
        self.at: dict[int, list[Telling]] = {}

    def read(self) -> list[Telling]:
        order = sorted(range(len(self.article.sentences)), key=lambda i: self.article.sentences[i].section in {"title", "deck", "heading"})
        paragraph = None
        for number in order:
            sentence = self.article.sentences[number]
            if sentence.paragraph != paragraph:
                paragraph = sentence.paragraph
                heads = [s.start for s in self.article.sentences if s.section == "heading" and s.start < sentence.start]
                of_section = [t for t in self.tellings if heads and t.start > heads[-1]]
                self.main = self.current = next((t for t in of_section or self.tellings if not t.is_reference), None)
            context = self.current.date if self.current else None
            if self.current and self.current.night and _HOURS_LATER.search(self.article.words(sentence)):
                context = shift(context, "day", 1) or context
            told: Telling | None = None
            for scene in find_scenes(self.article, number, self.rows, self.known, context, self.current.places if self.current else {}):
                one = self._add_aftermath(scene, told) if scene.is_aftermath else self._place(scene, sentence, told)
                if one is not None and not scene.is_reference and not scene.is_aftermath:
                    told = self.current = one
                    self.main = self.main or one
                if one is not None:
                    self.at.setdefault(number, []).append(one)
        self._read_fact_box()
        return self.tellings

    def _read_fact_box(self) -> None:
        """Give the incident of the headline what lines such as "When: the evening of 22 March 2024" and "Where: ..." say."""
        titles = [s for s in self.article.sentences if s.section == "title"]
        main = next((t for t in self.tellings if not t.is_reference), None)
        if main is not None and not main.places:
            named = [p for p in self.rows["places"] if any(s.start <= p["start"] < s.end for s in titles) and p["kind"] != "country"]
            main.places = {p["place_id"]: p for p in named}
        t = next((t for t in self.tellings if any(s.start <= t.start < s.end for s in titles)), None)
        if t is None:
            return
        for sentence in self.article.sentences:
            m = _FACT.match(self.article.text, sentence.start, sentence.end)
            if m and m["when"] and not t.date:
                day = next((d for d in find_dates(self.article.text, m.end(), sentence.end, self.article.published, None, self.known) if d.date), None)
                if day:
                    t.date, t.date_end, t.date_basis = day.date, day.date_end, STATED
            elif m and m["where"]:
                t.places.update((p["place_id"], p) for p in self.rows["places"] if m.end() <= p["start"] < sentence.end)

    def spread(self) -> None:
        """Give each sentence to the incident that it goes on about: its own, else the paragraph's last, else the main one."""
        self.owner: dict[int, Telling] = {}
        last, paragraph = None, None
        main = next((t for t in self.tellings if not t.is_reference), None)
        for number, sentence in enumerate(self.article.sentences):
            if sentence.paragraph != paragraph:
                last, paragraph = None, sentence.paragraph
            last = self.at[number][-1] if number in self.at else last
            owner = last or main
            if owner is not None:
                self.owner[number] = owner
                owner.covers.append((sentence.start, sentence.end))

    def find_at(self, offset: int, wave: bool = False) -> Telling | None:
        """The incident that the words at ``offset`` tell or go on about; ``wave`` asks for the wave of the sentence, if there is one."""
        here = [t for t in self.tellings if any(a <= offset < b for a, b, _, _ in t.mentions)]
        number = self.article.sentence_at(offset)
        owner = self.owner.get(number)
        if wave:
            waves = [t for t in [*here, *([owner] if owner else []), *self.tellings[:1]] if t.is_wave]
            here = waves or here
        return here[0] if here else owner

    # ---- one scene -------------------------------------------------------------------------------------------------
    def _place(self, scene: Scene, sentence, told: Telling | None) -> Telling | None:
        """Put the scene with an incident that the article has told, or open a new one, or drop it."""
        if any(a.kind == "clearance" and a.form == "verb" for a in scene.anchors) and self.current is not None and not scene.date:
            return self._add_aftermath(scene, told)
        found = self._link(scene, told)
        if found is not None:
            self._add(found[0], scene, found[1])
            return found[0]
        if self._opens(scene, sentence):
            return self._open(scene, sentence, told)
        return None

    def _add_aftermath(self, scene: Scene, told: Telling | None) -> Telling | None:
        """What the forces did about an attack is an incident of its own, on its day where that was told, else in its month."""
        attack = told or self.current
        if attack is None or "operation" in attack.families:
            return None
        earlier = next((t for t in self.tellings if "operation" in t.families and t.parent is attack), None)
        if earlier is not None:
            self._add(earlier, scene, "what the forces did about it")
            return earlier
        t = self._start(scene)
        t.parent, t.places, t.date_basis, t.is_aftermath = attack, dict(attack.places), INHERITED, True
        t.date = attack.date if scene.anchors[0].kind == "counter" else (attack.date or "")[:7] or None
        self._add(t, scene, None)
        if t.perpetrator is None:
            t.perpetrator = "Pakistani security forces"
        return t

    def _link(self, scene: Scene, told: Telling | None) -> tuple[Telling, str] | None:
        date = scene.date
        best: tuple[int, Telling, str] | None = None
        name = self._name(scene)
        same_doers = bool(_SAME_DOERS.match(self.article.text, self.article.sentences[scene.sentence].start))
        is_latest = any(_LATEST.search(self.article.text[max(scene.start, a.start - 40) : a.start]) for a in scene.anchors)
        for t in self.tellings:
            if name and not (t.name == name or any(name in words for _, _, words, _ in t.mentions)):
                continue
            if t.families and scene.families and not t.families & scene.families or (t.is_aftermath and "operation" not in scene.families):
                continue
            relation = relate_places(scene.places, list(t.places.values()))
            if relation == "unknown" and scene.places and self.article.sentences[scene.sentence].section in {"title", "deck", "heading"}:
                continue
            if relation == "unknown" and scene.places and t.places and t is not told and not all(a.definite for a in scene.anchors):
                relation = "apart"
            if relation == "apart" and t is self.current and scene.date is None and same_doers:
                relation = "unknown"
            if relation == "apart" or (scene.is_rest and relation != "same"):
                continue
            if relation == "nested" and t.is_wave and not self._is_wave(scene) and self._own(scene) and self._can_stand_alone(scene):
                continue  # one of the places of a wave is an incident of its own
            if relation == "nested" and t.parent is not None and t.parent.is_wave and t is not told and self._can_stand_alone(scene):
                continue
            if relation == "nested" and t is not told and not self._own(scene) and self._is_new(scene):
                continue
            if is_latest and t is not self.tellings[0]:
                continue
            goes_on = t is self.current and scene.sentence == self.article.sentence_at(t.mentions[-1][0]) + 1 and not scene.places and not t.date_words
            if date is not None:
                if date.kind == "anaphoric" and t is self.current and _LATER.search(self.article.words(date)):
                    continue  # "weeks later": not the same again
                if not date.date:
                    words = self.article.words(date).casefold()
                    if (t.date_words and t.date_words != words) or (t.date_words is None and t is not self.current):
                        continue
                elif t.date is None:
                    if not (goes_on or relation in {"same", "nested"} or (all(a.definite for a in scene.anchors) and t is self.current)):
                        continue
                elif not can_be_one(date.date, t.date) and not (t.date_basis <= REPORTED and _near(date.date, t.date)):
                    continue
                elif min(len(date.date), len(t.date)) < 10 and relation == "unknown" and not goes_on and (scene.places or not any(a.definite for a in scene.anchors)):
                    continue
            elif relation == "unknown" and not is_latest and not self._carries_on(scene, t, told):
                continue
            score = {"same": 4, "nested": 2, "unknown": 0}[relation] + 3 * (date is not None and date.date is not None and date.date == t.date)
            score += (t is told) + 2 * (t is self.current)
            if best is None or score > best[0]:
                reason = {"same": "same place", "nested": "place within place", "unknown": "told on"}[relation]
                best = (score, t, reason + (" and date" if date is not None and date.date and date.date == t.date else ""))
        return best[1:] if best else None

    def _carries_on(self, scene: Scene, t: Telling, told: Telling | None) -> bool:
        """Whether a scene without date and place goes on about ``t``: the same sentence or paragraph, or "the attack", "the toll"."""
        if t is told:
            return True
        same_paragraph = t.mentions and self.article.sentences[scene.sentence].paragraph == t.paragraph
        if t is self.main and scene.families and all(a.definite for a in scene.anchors):
            return True
        return t is self.current and bool(same_paragraph or any(a.definite or a.kind in {"coref", "killing", "harm", "shot"} for a in scene.anchors))

    def _is_wave(self, scene: Scene) -> bool:
        return any(a.form == "nouns" for a in scene.anchors) and bool(_WAVE.search(self.article.text, scene.start, scene.end))

    @staticmethod
    def _own(scene: Scene) -> list[dict]:
        """The places of the scene that are smaller than a province."""
        return [p for p in scene.places if p["kind"] not in {"country", "region", "province"}]

    @staticmethod
    def _can_stand_alone(scene: Scene) -> bool:
        return any(a.kind not in WEAK or (a.kind in {"attack", "seizure", "arson"} and a.form == "verb") for a in scene.anchors)

    def _opens(self, scene: Scene, sentence) -> bool:
        """Whether the scene is a concrete incident by itself: a strong word, and a date, a place or the head of the article."""
        text = self.article.text
        strong = [a for a in scene.anchors if (a.form != "ing" or self._is_accused(scene)) and (a.kind not in WEAK or a.kind in {"attack", "arson", "seizure", "shot"} and a.form == "verb")]
        if not strong:
            return False
        did_harm = scene.claims or any(a.kind in {"killing", "elimination", "harm", "shot", "clash"} for a in scene.anchors)
        if scene.families == {"operation"} and not did_harm and not any(a.kind == "arrest" for a in strong):
            return False  # "a search operation was launched"
        if self._name(scene) or any(_OF_WHOM.match(text, a.end) and a.definite and a.kind in {"killing", "assassination", "abduction"} | ({"arrest"} if not self.tellings else set()) for a in strong):
            return True
        if all(a.kind == "attack" for a in strong) and not did_harm and not _ARMED.search(text, self.article.sentences[scene.sentence].start, scene.end):
            return False  # "hit 190", "struck a deal"
        waves = [a for a in strong if a.form == "nouns"]
        if len(waves) == len(strong) and scene.date is not None and scene.date.precision in {"month", "year"}:
            return False  # "a wave of attacks in August": a total, no incident
        if all(a.form == "verb" and _PERFECT.search(text[max(scene.start, a.start - 30) : a.start]) for a in strong) and scene.date is None:
            return False
        if scene.date is not None:
            return True
        own = [p for p in scene.places if p["kind"] not in {"country", "region"}]
        if len(waves) == len(strong) and not self._is_wave(scene):
            return False
        if not self.tellings and scene.places:
            return True
        if (scene.places and self._is_new(scene)) or (self.main is None and self._dated_before(scene)):
            return True
        return bool(own) and (
            any(a.form == "verb" or not a.definite for a in strong) or scene.is_reference or sentence.section == "title"
        ) or self._is_accused(scene)

    def _is_new(self, scene: Scene) -> bool:
        """Whether the scene brings up an incident by "a raid on", "an attack in"."""
        text = self.article.text
        return any(a.form == "noun" and _ON_WHAT.match(text, a.end) and _ONE.search(text[max(scene.start, a.start - 30) : a.start]) for a in scene.anchors)

    def _is_accused(self, scene: Scene) -> bool:
        """"X accuses Y of attacking a camp" tells an attack though nobody dates or places it."""
        return any(a.form == "ing" and _ACCUSED_OF.search(self.article.text[max(scene.start, a.start - 90) : a.start]) for a in scene.anchors)

    def _open(self, scene: Scene, sentence, told: Telling | None) -> Telling:
        t = self._start(scene)
        t.is_wave, t.name, t.is_reference = self._is_wave(scene), self._name(scene), scene.is_reference
        wave = next((w for w in reversed(self.tellings) if w.is_wave and relate_places(scene.places, list(w.places.values())) == "nested"), None)
        if scene.date is None and not scene.is_reference and not (scene.is_rest and told is None):
            source = told if told is not None and (scene.places or self._is_accused(scene)) else wave or self._day_of_round_up(scene)
            if source is not None:
                t.date, t.date_end, t.date_basis, t.night = source.date, source.date_end, INHERITED if source.date else NONE, source.night
                t.perpetrator, t.perpetrator_status = (source.perpetrator, source.perpetrator_status) if source is wave else (None, "none")
            elif self.main is None and (day := self._dated_before(scene)):
                t.date, t.date_end, t.date_basis = day.date, day.date_end, INHERITED
        self._add(t, scene, None)
        if wave is not None and can_be_one(t.date, wave.date) and "operation" not in t.families:
            t.parent = wave
        if not t.places and t.is_wave:
            t.places = {p["place_id"]: p for p in self._named_before(scene)}
        return t

    def _dated_before(self, scene: Scene):
        """The day named last, up to two sentences before: "The crowd had come on January 3. The first bomb went off at 3pm." """
        for number in (scene.sentence - 1, scene.sentence - 2):
            if number >= 0 and self.article.sentences[number].section == "body":
                s = self.article.sentences[number]
                did, _ = sort_dates(self.article.text, s.start, find_dates(self.article.text, s.start, s.end, self.article.published, None, self.known))
                days = [d for d in did if d.precision == "day"]
                if days:
                    return days[-1]
        return None

    def _named_before(self, scene: Scene) -> list[dict]:
        """The last province that the paragraph names before the scene: "No province fared worse than X. Most of them died in the raids"."""
        number = scene.sentence
        while number and self.article.sentences[number - 1].paragraph == self.article.sentences[scene.sentence].paragraph:
            number -= 1
        start = self.article.sentences[number].start
        return [p for p in self.rows["places"] if start <= p["start"] < scene.start and p["kind"] == "province"][-1:]

    def _start(self, scene: Scene) -> Telling:
        a = next((a for a in scene.anchors if a.kind not in WEAK), scene.anchors[0])
        quote = self.article.text[a.start : a.end]
        t = Telling(self.article.article_id, self.article.start, a.start, a.end, quote, "other", paragraph=self.article.sentences[scene.sentence].paragraph)
        self.tellings.append(t)
        return t

    def _name(self, scene: Scene) -> str | None:
        """The proper name that a noun carries ("the Jaffar Express attack"), unless it is a place, a date or a group."""
        for a in scene.anchors:
            m = _NAMED.search(self.article.text[max(scene.start, a.start - 60) : a.start]) if a.form == "noun" else None
            if m:
                start = a.start - len(m[0]) + m.start(1) - m.start()
                end = start + len(m[1].rstrip())
                taken = [*self.rows["places"], *self.rows["actors"]]
                if not any(r["start"] < end and start < r["end"] for r in taken) and not any(d.start < end and start < d.end for d in scene.dates):
                    return m[1].strip()
        return None

    def _day_of_round_up(self, scene: Scene) -> Telling | None:
        """"In Panjgur four were killed" after a lead on the province: the day is the lead's."""
        main = self.main
        if main is None or self.current is None or not main.date or self.current.date != main.date:
            return None
        mine = {p.get("admin1") for p in scene.places} - {None}
        theirs = {p.get("admin1") for p in main.places.values()} - {None}
        return main if mine & theirs else None

    def _add(self, t: Telling, scene: Scene, reason: str | None) -> None:
        date = scene.date
        if date is not None and not date.date and not t.date:
            t.date_words = t.date_words or self.article.words(date).casefold()
        if date is not None and date.date and (t.date_basis < STATED or len(date.date) > len(t.date or "")):
            t.date, t.date_end, t.date_basis = date.date, date.date_end or t.date_end, STATED
            t.night = bool(_NIGHT.match(self.article.text, date.end))
        elif t.date is None and scene.report_dates and not scene.is_reference and date is None and t is not None and self.tellings[:1] == [t] and len(t.mentions) < 2:
            t.date, t.date_basis = scene.report_dates[0].date, REPORTED
        if reason is None or not t.is_wave or relate_places(scene.places, list(t.places.values())) != "apart":
            known = list(t.places.values())
            near = len(t.mentions) < 2 or scene.sentence - (self.article.sentence_at(t.mentions[-1][0]) or 0) <= 2
            for p in scene.places:
                is_far = p["kind"] == "country" and scene.sentence != self.article.sentence_at(t.start)
                if reason is None or not is_far and (t.is_wave or (known or near) and relate_places([p], known) != "apart"):
                    t.places.setdefault(p["place_id"], p)
        t.kinds.update(a.kind for a in scene.anchors)
        t.kinds.update(scene.families)
        t.claim_ids += [c["claim_id"] for c in scene.claims]
        words = self.article.text[scene.start : scene.end]
        start, end = scene.start + len(words) - len(words.lstrip()), scene.start + len(words.rstrip())
        t.mentions.append((start, end, self.article.text[start:end], reason))
        if t.perpetrator is None:
            t.perpetrator, t.perpetrator_status = find_agent(self.article, scene, self.rows["actors"])
        t.type = _name_type(t.kinds, t.is_wave)


def _near(first: str, second: str) -> bool:
    a, b = read_day(first), read_day(second)
    return bool(a and b and abs((a - b).days) <= 2)


_SEVERAL = re.compile(r"\b(?:attacks|assaults|raids|bombings|blasts|both|all\sthis)\b")


def _read_responsibility(reader: _Reader, rows: list[dict]) -> None:
    """Give each statement on responsibility to the incident that its words go on about, and to those of the same day told with it."""
    for row in rows:
        t = reader.find_at(row["start"]) if row["stance"] in {"claims", "blames"} and row.get("actor") else None
        if t is None:
            continue
        status = "claimed" if row["stance"] == "claims" else "blamed"
        several = bool(_SEVERAL.search(row["quote"]))
        for one in (o for o in reader.tellings if o is t or o.parent is t and not o.is_aftermath or several and t.date and o.date == t.date and "operation" not in o.families):
            if one.perpetrator is None or (one.perpetrator == row["actor"] and status == "claimed"):
                one.perpetrator, one.perpetrator_status = row["actor"], status


def find_tellings(article: Article, rows: dict[str, list[dict]]) -> list[Telling]:
    """Find the incidents that the article tells, each once (GUIDELINES ``events``: concrete past incidents only).

    ``rows`` holds the article's rows of places, actors, casualties and responsibility.

    >>> find_tellings(Article("a-1", "s-1", "They may attack.", 0, 16), {"places": [], "actors": [], "casualties": [], "responsibility": []})
    []
    """
    reader = _Reader(article, rows)
    tellings = reader.read()
    reader.spread()
    _read_responsibility(reader, rows["responsibility"])
    for operation in find_operations(article.text, article.start, article.end):
        t = reader.find_at(operation.start, wave=True)
        if t is not None and t.operation is None:
            t.operation = (operation.operation_id, operation.phase, operation.name)
    given = {c for t in tellings for c in t.claim_ids}
    for claim in rows["casualties"]:
        t = reader.find_at(claim["start"])
        if t is not None and claim["scope"] == "event" and claim["claim_id"] not in given:
            t.claim_ids.append(claim["claim_id"])
    return tellings
