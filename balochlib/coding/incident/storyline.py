"""Storyline: an article read from its first sentence to its last, each scene put with an incident told before or told as a new one."""

from __future__ import annotations

import re
from collections import defaultdict

from balochlib.coding.incident.anchors import WEAK, find_doers, is_accident
from balochlib.coding.incident.borders import is_abroad
from balochlib.coding.incident.clock import Clock
from balochlib.coding.incident.extents import find_in_title, find_owners, read_title
from balochlib.coding.incident.fact_box import find_facts
from balochlib.coding.incident.linking import Told, find_link, find_restated
from balochlib.coding.incident.locality import WIDE, relate_places
from balochlib.coding.incident.nearby import find_beside, find_day_before, find_period, find_province_before, find_round_up, is_close
from balochlib.coding.incident.novelty import (
    find_small_places,
    find_subject,
    is_accusation,
    is_bare_death,
    is_charge,
    is_find,
    is_incident,
    is_round_up,
    is_wave,
)
from balochlib.coding.incident.perpetrators import find_agent
from balochlib.coding.incident.pointers import find_named, find_pointed, find_topic
from balochlib.coding.incident.scene import Reading, Scene
from balochlib.coding.incident.scenes import read_sentence
from balochlib.coding.incident.stamps import NO_STAMP, find_stamps, find_untold
from balochlib.coding.incident.tellings import INHERITED, REPORTED, STATED, UNDATED, Telling
from balochlib.coding.incident.timing import find_trial
from balochlib.coding.incident.whereabouts import Setting, find_label, find_towns
from balochlib.text.article import HEADS, Article
from balochlib.text.cues import cue
from balochlib.text.dates import DateMention, find_known
from balochlib.text.days import can_be_one

_CAPTION = re.compile(r"(?:file\s)?(?:photo|image|picture|caption)\b", re.I)
_NIGHT = re.compile(r"\s(?:night|evening)\b")
_THEN = re.compile(
    r"\W{0,3}(?:(?:(?:less|more)\sthan|barely|only|just|some|about)\s)?(?:\w{1,9}\s)?(?:days?|nights?|weeks?|fortnight|months?|years?)\s(?:later|afterwards)\b"
    r"|\W{0,3}The\s(?:very\s)?(?:next|following)\b",
    re.I,
)
_NO_SUBJECT = re.compile(r"[^.;:]{0,6}?(?:\band|,|\bthen|\bbefore)?\s?(?:(?:also|then|later|again)\s)?(?:on\s\w{1,9}\s(?:\w{1,9}\s)?)?")
_SOME_OF = re.compile(  # "Two of the five were killed a week later": what became of those told of
    r"\W{0,3}(?:One|Two|Three|Four|Five|Six|Some|Several|Most|Many|All|Both|Each|None|Half)\sof\s(?:them|those|(?:the|these)\s\w)"
)
_THAT_ONE = re.compile(  # "came four days after an ambush. ... claimed that attack", "The market blast, on April 12"
    rf"\bthat\s(?:[\w-]{{1,12}}\s)?{cue('restated')}\b|(?<![^\s\"“])The\s(?:[\w-]{{1,12}}\s){{1,2}}{cue('restated')}\b"
)
_REACH = 6  # sentences in which a day may follow what was told
_HOW = {"killing", "harm", "shot", "coref"}  # "they had been shot in the head": how those found had died, no deed of the day


def _goes_on(text: str, scene: Scene) -> bool:
    """Whether the scene has the subject of what its sentence told before: "... and shot dead an agent in Mashkay"."""
    first = min((a.start for a in scene.anchors if a.form == "verb"), default=None)
    return first is not None and _NO_SUBJECT.fullmatch(text, max(0, scene.start - 6), first) is not None


class Storyline:
    """The incidents of one article. ``rows`` holds its rows of places, actors, casualties and responsibility.

    Headlines are read last: they date and place nothing, the body does.
    """

    def __init__(self, article: Article, rows: dict[str, list[dict]]):
        self.article, self.rows = article, rows
        self.by_sentence: dict[str, dict[int, list[dict]]] = {name: defaultdict(list) for name in ("places", "actors", "casualties")}
        for name, of_sentence in self.by_sentence.items():
            for row in rows[name]:
                of_sentence[article.sentence_at(row["start"])].append(row)
        self.clock = Clock(article, find_known(article.text, [s for s in article.sentences if not _CAPTION.match(article.text, s.start)]))
        self.facts = find_facts(article)
        self.stamps = find_stamps(article, self.clock.known)
        self.mishap: int | None = None  # the paragraph that tells of one
        self.label: list[Setting] = []  # the places that the paragraph names for its head
        self.setting: Reading | None = None  # the sentence that set the scene of its paragraph and told nothing
        self.period = find_period(article, rows["casualties"])
        self.named_after: Telling | None = None  # what the sentence before dated itself by
        self.aside: tuple[int, DateMention] | None = None  # the paragraph of "Elsewhere on Thursday", and the day
        self.round_up: DateMention | None = None  # the day of incidents that were announced together
        self.topic = find_topic(article, rows["places"])
        self.towns = find_towns(article, rows["places"])
        self.told = Told([])
        self.at: dict[int, list[Telling]] = defaultdict(list)  # sentence -> incidents that it tells
        self._read()
        for number, head in find_untold(article, self.stamps, {n for n, told in self.at.items() if told}, self.rows):
            self._open_entry(number, head)
        read_title(article, self.tellings, self.lead, rows["places"], self.facts, self.clock.known)
        self.owner = find_owners(article, self.at, self.lead, rows["places"])  # sentence -> incident that it goes on about

    @property
    def tellings(self) -> list[Telling]:
        return self.told.tellings

    @property
    def lead(self) -> Telling | None:
        """The incident that the article is on: the first that it tells for its own sake."""
        return next((t for t in self.tellings if not t.is_reference), None)

    def find_at(self, offset: int) -> Telling | None:
        """Return the incident that the words at ``offset`` tell or go on about."""
        number = self.article.sentence_at(offset)
        here = [t for t in self.at.get(number, []) if any(a <= offset < b for a, b, _, _ in t.mentions)]
        return here[0] if here else self.owner.get(number)

    # ---- the walk --------------------------------------------------------------------------------------------------
    def _read(self) -> None:
        sentences = self.article.sentences
        last_heading, paragraph = -1, None
        for number in sorted(range(len(sentences)), key=lambda i: sentences[i].section in HEADS):
            sentence = sentences[number]
            if sentence.paragraph != paragraph:
                paragraph = sentence.paragraph
                while number and sentences[number - 1].section == "heading" and sentences[number - 1].start > last_heading:
                    last_heading = sentences[number - 1].start
                self._begin_paragraph(last_heading if sentence.section not in HEADS else -1)
            self._read_sentence(number)

    def _begin_paragraph(self, heading: int) -> None:
        """A paragraph that says nothing else goes on about what its section opened with, or what the article is on."""
        self.clock.begin_paragraph()
        self.setting, self.label = None, []
        section = next((t for t in self.tellings if not t.is_reference and t.start > heading), None) if heading >= 0 else None
        self.told.main = self.told.current = section or self.lead

    def _read_sentence(self, number: int) -> None:
        self.told.here = None
        last, sentence = self.named_after, self.article.sentences[number]
        if last is not None and last.last_sentence == number - 1 and _THAT_ONE.search(self.article.text, sentence.start, sentence.end):
            self.told.current = last
        current = self.told.current
        source = current
        if _THEN.match(self.article.text, sentence.start):  # "Two days later": after what was told last
            source = max((t for t in self.tellings if t.last_sentence < number), key=lambda t: t.last_sentence, default=current)
        found = {name: of_sentence.get(number, []) for name, of_sentence in self.by_sentence.items()}
        stamp = self.stamps.get(number, NO_STAMP)
        self.told.stamp = stamp.date.date if stamp.date else None
        near = {s.place["place_id"]: s.place for s in self.setting.settings} if self.setting else source.places if source else {}
        told = source.date if source else None
        before = self.clock.find_before(number, told, bool(current and current.night), near, stamp)
        self.label = self.label or find_label(self.article, self.article.sentences[number], found["places"])
        self.label = self.label or self.towns.get(number, [])
        self.label = self.label or [Setting(p["start"], p) for p in found["places"] if p["start"] < stamp.head_end]
        reading = read_sentence(self.article, number, found, self.rows["places"], before)
        self.clock.open_sentence(number, reading)
        for scene in reading.scenes:
            self._set(scene)
            one = self._put(scene)
            if one is not None:
                self.clock.note_scene(scene)
                self.at[number].append(one)
                if not scene.is_reference and not one.is_aftermath:
                    self.told.here = one
                    self.told.current = one if self.told.current is None or not scene.is_dated_by else self.told.current
                    self.named_after = one if scene.is_dated_by else None
                    self.told.main = self.told.main or one
        self.clock.note_sentence(number, reading, bool(self.at.get(number)))
        sentence = self.article.sentences[number]
        if is_accident(self.article.text, sentence.start, sentence.end):
            self.mishap, self.setting = sentence.paragraph, None
        elif self.at.get(number):
            self.setting = None
        elif any(s.place["kind"] not in WIDE for s in reading.settings):
            self.setting = reading
        if reading.is_aside and (days := [d for d in reading.did if d.precision == "day" and d.date]):
            self.aside = sentence.paragraph, days[0]
        self._date_after(number, reading)

    def _date_after(self, number: int, reading: Reading) -> None:
        """Give an incident whose sentence had no day that of a sentence after it which tells nothing else: "two men were jailed over the
        bombing in July. ... The engineers were on their way to the airport on July 8, 2022"."""
        t = self.told.current
        if t is None or t is not self.lead or reading.scenes or len(t.date or "") > 7 or number - t.last_sentence > _REACH:
            return
        days = [d for d in reading.did if d.precision == "day" and d.kind == "calendar" and d.date and can_be_one(d.date, t.date)]
        told = self.article.sentences[self.article.sentence_at(t.start) or 0]
        if len(days) == len(reading.did) == 1 and (t.date or find_trial(self.article.text, told.start, t.start)):
            t.date, t.date_end, t.date_basis = days[0].date, None, STATED
            self.setting = None

    def _set(self, scene: Scene) -> None:
        """Give a scene what the sentence before it set it in ("It was past ten near Rakhni. Seven passengers were led away."), or the place
        that its paragraph is on ("2. Quetta. A bomb went off at the gate")."""
        if self.label and all(s.place["kind"] in WIDE | {"site"} for s in scene.settings):
            scene.settings = [*self.label, *scene.settings]
        strong = {a.kind for a in scene.anchors} - WEAK
        armed = strong or find_doers(self.article.text, scene.start, scene.end)
        tells = armed if scene.dates else scene.claims or strong - {"armed_assault"}
        if self.setting is None or not tells or scene.is_reference or scene.is_dated_by or (scene.dates and self.setting.did):
            return
        if scene.settings and not {s.place["place_id"] for s in scene.settings} <= {s.place["place_id"] for s in self.setting.settings}:
            return
        raided = [a for s in self.setting.scenes for a in s.anchors if a.family == "operation"]
        if not (scene.dates or self.setting.did or raided or self.setting.is_aside):
            return  # "In a statement from Kabul ...": a place that is named, and no scene that is set
        scene.anchors = [*raided, *scene.anchors]  # "agents raided a house in Jebrail. Two men were killed": in the raid
        scene.settings, scene.dates = list(self.setting.settings), scene.dates or self.setting.did[:1]
        scene.is_rest = scene.is_rest or self.setting.is_aside

    def _put(self, scene: Scene) -> Telling | None:
        """Put the scene with an incident that the article has told, or open a new one, or drop it."""
        cleared = any(a.kind in {"clearance", "counter"} and a.form == "verb" for a in scene.anchors)
        if scene.is_aftermath or (cleared and self.told.current is not None and not scene.date and not find_small_places(scene)):
            answer = self._open_aftermath(scene)
            if answer is not None or not scene.claims:
                return answer
        article, sentence = self.article, self.article.sentences[scene.sentence]
        names = self.by_sentence["places"].get(scene.sentence, []) + self.by_sentence["actors"].get(scene.sentence, [])
        subject = find_subject(article.text, scene, names)
        again = find_restated(article, scene, self.told)
        if again is not None:  # what says when and where is better than the lead
            again.date_basis = UNDATED if scene.date is not None and scene.date.date else again.date_basis
            districts = {p.get("admin2") for p in again.place_rows} - {None}
            beside = any(p.get("admin2") in districts for p in scene.places)  # "in Turbat. It took place in the Absar area"
            if find_small_places(scene) and not beside and relate_places(scene.places, again.place_rows) == "apart":
                again.places = {}
            self._add(again, scene, "said again")
            return again
        link = find_link(article, scene, subject, self.told)
        if link is not None:
            self._add(link[0], scene, link[1])
            return link[0]
        first = not self.tellings
        last = self.told.current
        beside = last is not None and article.sentences[last.last_sentence].paragraph == sentence.paragraph
        if beside and self.told.here is None and _SOME_OF.match(article.text, sentence.start, scene.end):
            return None
        if is_round_up(article.text, scene) and scene.date is not None and scene.date.precision == "day" and sentence.section not in HEADS:
            self.round_up = scene.date
            if not first:
                return None  # what is told after it is no incident twice
        stamped = (
            self.told.main is None
            and any(a.form != "ing" and a.kind not in WEAK for a in scene.anchors)
            and find_day_before(self.article, scene.sentence, self.clock.known)
        )
        if sentence.paragraph == self.mishap and not scene.settings and not scene.dates:
            return None  # the dead of a crash, the attack of a team
        if sentence.section in HEADS and not first and not self.facts:
            return None  # a headline tells no more than its text
        boxed = sentence.section == "title" and self.facts and any(a.form == "noun" and a.kind not in WEAK for a in scene.anchors)
        if stamped or boxed or is_incident(article.text, scene, subject is not None, first, sentence.start, sentence.section):
            return self._open(scene, subject)
        return None

    # ---- new incidents ---------------------------------------------------------------------------------------------
    def _start(self, scene: Scene) -> Telling:
        a = next((a for a in scene.anchors if a.kind not in WEAK), scene.anchors[0])
        quote = self.article.text[a.start : a.end]
        paragraph = self.article.sentences[scene.sentence].paragraph
        t = Telling(self.article.article_id, self.article.start, a.start, a.end, quote, paragraph, last_sentence=scene.sentence)
        self.tellings.append(t)
        return t

    def _open(self, scene: Scene, subject: str | None) -> Telling:
        waves = [w for w in self.tellings[-60:] if w.is_wave and relate_places(scene.places, w.place_rows) == "nested"]
        t = self._start(scene)
        t.is_wave, t.name, t.is_reference = is_wave(self.article.text, scene), subject, scene.is_reference
        wave = waves[-1] if waves else None
        self._inherit(t, scene, wave)
        self._add(t, scene, None)
        if wave is not None and can_be_one(t.date, wave.date) and "operation" not in t.families:
            t.parent = wave
        if t.places and self.label:  # "KOHLU: ... on a post at Tamboo"
            t.places |= {s.place["place_id"]: s.place for s in self.label if s.place["kind"] not in WIDE}
        wide = bool(t.places) and all(p["kind"] in WIDE for p in t.place_rows)
        if len(self.tellings) == 1 and wide and not t.is_wave and not is_round_up(self.article.text, scene):
            named = find_in_title(self.article, self.rows["places"])  # "in southwestern Pakistan", under a headline that says where
            t.places |= {p["place_id"]: p for p in named if relate_places([p], t.place_rows) != "apart"}
        if not t.places and scene.date is not None and not scene.is_reference:
            named = find_named(self.article, scene.start, scene.end, self.by_sentence["places"].get(scene.sentence, []))
            told = self.told.current.places if self.told.current else {}
            named = named or find_pointed(self.article, scene.start, scene.end, self.rows["places"], told, self.topic)
            t.places = {p["place_id"]: p for p in named}
        if not t.places and t.is_wave:
            t.places = {p["place_id"]: p for p in find_province_before(self.article, scene.start, self.rows["places"])}
        elif not t.places and scene.date is not None and is_close(self.article, scene, t, self.told.current):
            t.places = dict(self.told.current.places)
        return t

    def _inherit(self, t: Telling, scene: Scene, wave: Telling | None) -> None:
        """Date a scene that states no date by the sentence, the wave or the round-up that it is told in."""
        here = self.told.here
        if scene.date is not None or scene.is_reference or scene.is_dated_by or is_charge(self.article.text, scene):
            return
        stamp = self.stamps.get(scene.sentence, NO_STAMP).date
        if stamp is not None:
            t.date, t.date_basis = stamp.date, INHERITED if stamp.date else UNDATED
            return
        if self.round_up is not None and here is None and find_small_places(scene) and wave is None:
            t.date, t.date_end, t.date_basis = self.round_up.date, self.round_up.date_end, INHERITED
            return
        paragraph = self.article.sentences[scene.sentence].paragraph
        if self.aside is not None and self.aside[0] == paragraph and here is None and find_small_places(scene) and wave is None:
            t.date, t.date_basis = self.aside[1].date, INHERITED
            return
        from_here = here is not None and (scene.places or is_accusation(self.article.text, scene))
        aside = scene.is_rest and here is None
        last, main = self.told.current, self.told.main
        source = here if from_here else find_beside(scene, last) if aside else wave or find_round_up(scene, last, main)
        if source is not None:
            t.date, t.date_end, t.night = source.date, source.date_end, source.night
            t.date_basis = INHERITED if source.date else UNDATED
            if source is wave:
                t.perpetrator, t.perpetrator_status = source.perpetrator, source.perpetrator_status
        elif self.told.main is None and (day := find_day_before(self.article, scene.sentence, self.clock.known)):
            t.date, t.date_end, t.date_basis = day.date, day.date_end, INHERITED
        elif self.period is not None:
            t.date, t.date_basis = self.period, INHERITED

    def _open_aftermath(self, scene: Scene) -> Telling | None:
        """What the forces did about an attack is an incident of its own, on its day where that was told, else in its month."""
        attack = self.told.here or self.told.current
        if attack is None or "operation" in attack.families:
            return None
        earlier = next((t for t in self.tellings[-60:] if t.is_aftermath and t.parent is attack), None)
        if earlier is not None:
            self._add(earlier, scene, "what the forces did about it")
            return earlier
        t = self._start(scene)
        t.parent, t.places, t.date_basis, t.is_aftermath = attack, dict(attack.places), INHERITED, True
        t.date = attack.date if any(a.kind == "counter" for a in scene.anchors) else (attack.date or "")[:7] or None
        self._add(t, scene, None)
        t.perpetrator = t.perpetrator or "Pakistani security forces"
        return t

    def _open_entry(self, number: int, head: int) -> None:
        """An entry of a chronology of attacks is one, whatever its verb: "10 August 2025 – Six coaches overturn at Spezand"."""
        sentence, stamp = self.article.sentences[number], self.stamps[number].date
        mine = self.by_sentence["places"].get(number, [])
        small = [p for p in mine if p["kind"] not in {"country", "province"} and p["start"] >= head]
        t = Telling(
            self.article.article_id, self.article.start, head, sentence.end, self.article.text[head : sentence.end],
            sentence.paragraph, stamp.date, stamp.date_end, STATED, last_sentence=number,
        )  # fmt: skip
        t.places = {p["place_id"]: p for p in small}
        hurt = any(sentence.paragraph == self.article.sentences[n].paragraph and rows for n, rows in self.by_sentence["casualties"].items())
        t.kinds["attack" if hurt else "infrastructure_attack"] += 1
        t.mentions.append((t.start, t.end, t.quote, None))
        self.tellings.append(t)
        self.at[number].append(t)

    # ---- what a scene adds -----------------------------------------------------------------------------------------
    def _add(self, t: Telling, scene: Scene, reason: str | None) -> None:
        self._add_date(t, scene)
        self._add_places(t, scene, is_new=reason is None)
        bare = reason is None and t is not self.lead and scene.date is not None and is_bare_death(self.article.text, scene)
        found_dead = reason is None and is_find(self.article.text, scene)
        if not (reason and t.kinds["bodies"] and t.type == "other" and scene.date is None and all(a.kind in _HOW for a in scene.anchors)):
            t.kinds.update("bodies" if found_dead else "death" if bare else a.kind for a in scene.anchors)
        if reason is None and t.type == "other" and scene.claims and not bare and not t.kinds["bodies"] and not t.kinds["crowd"]:
            t.kinds["attack"] += 1  # "a grenade injured eight"
        one_man = any(a.kind == "killing" for a in scene.anchors) and sum(c["value"] or 2 for c in scene.claims) < 2  # an assassination
        if reason is None and not one_man and is_abroad(self.article.text, scene.start, scene.end, t.place_rows):
            t.kinds["invasion"] += 1
        t.claim_ids += [c["claim_id"] for c in scene.claims]
        words = self.article.text[scene.start : scene.end]
        start, end = scene.start + len(words) - len(words.lstrip()), scene.start + len(words.rstrip())
        t.mentions.append((start, end, self.article.text[start:end], reason))
        t.last_sentence = scene.sentence
        if t.perpetrator is None:
            t.perpetrator, t.perpetrator_status = find_agent(
                self.article, scene, self.rows["actors"], self.by_sentence["actors"].get(scene.sentence, []), t.families == {"attack"}
            )
            here = self.told.here
            alike = here is not None and here is not t and (not here.families or not t.families or here.families == t.families)
            if t.perpetrator is None and here is not None and alike and _goes_on(self.article.text, scene):
                t.perpetrator, t.perpetrator_status = here.perpetrator, here.perpetrator_status

    def _add_date(self, t: Telling, scene: Scene) -> None:
        """A stated date beats an inherited one, a finer one a coarser; the day of the report dates only the lead, for want of better."""
        date = scene.date
        if date is None:
            if (
                t.date is None
                and scene.report_dates
                and not scene.is_reference
                and not t.mentions
                and not any(o.date for o in self.tellings[:9])
            ):
                t.date, t.date_basis = scene.report_dates[0].date, REPORTED
        elif date.date and (len(date.date) > len(t.date or "") or (t.date_basis < STATED and not (t.date or "").startswith(date.date))):
            t.date, t.date_end, t.date_basis = date.date, date.date_end or t.date_end, STATED
            t.night = bool(_NIGHT.match(self.article.text, date.end))
        elif not date.date and not t.date:
            t.date_words = t.date_words or self.article.words(date).casefold()

    def _add_places(self, t: Telling, scene: Scene, is_new: bool) -> None:
        """Later sentences add only places that fit those known: no second town, no country named in passing."""
        known = t.place_rows
        near = len(t.mentions) < 2 or scene.sentence - t.last_sentence <= 2
        for p in scene.places:
            in_passing = p["kind"] == "country" and scene.sentence != self.article.sentence_at(t.start)
            fits = t.is_wave or ((known or near) and relate_places([p], known) != "apart")
            if is_new or (fits and not in_passing):
                t.places.setdefault(p["place_id"], p)
