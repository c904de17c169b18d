"""Linking: whether a scene goes on about an incident that the article has told before."""

from __future__ import annotations

import re
from dataclasses import dataclass

from balochlib.coding.incident.locality import WIDE, is_unlisted, relate_places
from balochlib.coding.incident.novelty import find_small_places, is_introduced, is_strong, is_wave
from balochlib.coding.incident.scene import Scene
from balochlib.coding.incident.tellings import REPORTED, STATED, Telling
from balochlib.text.article import HEADS, Article
from balochlib.text.cues import cue
from balochlib.text.days import can_be_one, read_day

_LATEST = re.compile(r"\blatest\s(?:[\w-]+\s){0,2}$", re.I)
_SAME_DOERS = re.compile(r"The\s(?:suicide\s)?(?:bombers?|attackers?|assailants?|gunm[ae]n|raiders|militants|blast|explosion)\b")
_LATER = re.compile(r"\b(?:days?|weeks?|months?|years?) (?:later|earlier|before|after)", re.I)
_EARLIER = re.compile(r"[Ee]arlier\b")
_THEN = re.compile(  # "An hour later gunmen hurled grenades at a station in Khash"
    r"\W{0,3}(?:(?:About|Around|Nearly|Almost|Some|Just|Barely|Less\sthan)\s)?(?:(?:[Aa]n?|[Hh]alf\san|\w{2,6})\s)?(?:hours?|minutes|Hours|Minutes)\s"
    r"(?:later|afterwards?|after\sthat)\b|\W{0,3}(?:Later|Shortly\s(?:after|afterwards)|Soon\s(?:after|afterwards)|Earlier)\b"
)
_LAST_WEEK = re.compile(r"[Ll]ast\sweek\b")
_RESTATES = re.compile(  # "It all began on Monday at the gate, when ...", "The attack happened at Gadani Cross on Monday"
    rf"\W{{0,3}}(?:It|The\s{cue('restated')}(?:\s(?:on|at|in|against)\s[^,;.]{{1,60}}?)?(?:,\s[^,;.]{{1,60}},)?)\s(?:(?:all|had|reportedly|apparently)\s)?"
    r"(?:began|begun|started|happened|occurred|took\splace|unfolded|erupted|broke\sout)\b(?!\s(?:\w+\s){0,3}after\b)"
)
_UNRELATED = re.compile(
    r"\bunrelated\b|\b(?:not|nothing|no\slinks?|no\sconnection)\s(?:\w+\s)?(?:linked|connected|related|to\sdo|to|with)\b", re.I
)
_REASONS = {"same": "same place", "nested": "place within place", "unknown": "told on"}
_REACH_DAYS = 4  # between what a lead tells last and what began it
_REACH = 60  # incidents looked back at: more than any article tells, few enough for a hostile one


@dataclass
class Told:
    """What the reading has come to: all incidents, the one of this sentence, the one before, the one that the section is on."""

    tellings: list[Telling]
    here: Telling | None = None
    current: Telling | None = None
    main: Telling | None = None
    stamp: str | None = None  # the day that the head of the entry gives to all it tells


def _relate(article: Article, scene: Scene, t: Telling, told: Told) -> str:
    """How the places of scene and incident stand, once definite words and headlines are weighed."""
    relation = relate_places(scene.places, t.place_rows)
    follows = t is told.current and scene.date is None and scene.sentence == t.last_sentence + 1
    if relation in {"apart", "unknown"} and follows and scene.places and all(is_unlisted(p) for p in scene.places):
        district = {p.get("admin2") for p in t.place_rows if p["kind"] not in WIDE} - {None}
        if district and {p.get("admin2") for p in scene.places} <= {None, *district}:
            return "nested"  # "near Gushanag" right after "in Kolwah": a place that no list has, of the district that is told of
    if relation == "unknown" and scene.places:
        if article.sentences[scene.sentence].section in HEADS:
            return "apart"
        if t.places and t is not told.here and not all(a.definite for a in scene.anchors):
            return "apart"
    if relation == "nested" and t is told.current and scene.date is None and t.paragraph == article.sentences[scene.sentence].paragraph:
        shared = {p["place_id"] for p in scene.places if p["kind"] not in WIDE} & t.places.keys()
        return "same" if shared else relation  # two sites of the town that the paragraph is on
    if (
        relation == "apart"
        and t is told.current
        and scene.date is None
        and _SAME_DOERS.match(article.text, article.sentences[scene.sentence].start)
    ):
        return "unknown"  # "The bomber detonated his vest near the mosque"
    return relation


def _is_other(article: Article, scene: Scene, t: Telling, relation: str, told: Told) -> bool:
    """Whether words or grain say that the scene is another incident than ``t``."""
    if scene.families and t.families and not scene.families & t.families:
        return True
    if t.is_aftermath and "operation" not in scene.families:
        return True
    if is_strong(scene) and _UNRELATED.search(article.text, scene.start, scene.end):
        return True
    if scene.is_rest and (relation != "same" or (scene.date is not None and scene.date.date != t.date)):
        return True
    if relation != "nested" or t is told.here:
        return False
    if _THEN.match(article.text, article.sentences[scene.sentence].start) and is_strong(scene) and find_small_places(scene):
        return True
    part = is_strong(scene) and bool(find_small_places(scene)) and not is_wave(article.text, scene)
    if part and (t.is_wave or (t.parent is not None and t.parent.is_wave)):
        return True  # one of the places of a wave is an incident of its own
    return not find_small_places(scene) and is_introduced(article.text, scene)


def _dates_agree(article: Article, scene: Scene, t: Telling, relation: str, told: Told) -> bool:
    """Whether the date that the scene states can be that of ``t``."""
    date, all_definite = scene.date, all(a.definite for a in scene.anchors)
    goes_on = t is told.current and scene.sentence == t.last_sentence + 1 and not scene.places and not t.date_words
    if date.precision != "day" and t.date_basis == STATED and len(t.date or "") == 10 and _EARLIER.match(article.words(date)):
        return False  # "earlier this month": before the day that is told
    if _LAST_WEEK.match(article.words(date)) and _is_this_week(t, article.published):
        return False
    if date.kind == "anaphoric" and t is told.current and (date.precision != "day" or _LATER.search(article.words(date))):
        return False  # "weeks later", "later in the month": not the same again
    if not date.date:
        words = article.words(date).casefold()
        return t.date_words == words if t.date_words else t is told.current
    if t.date is None:
        return goes_on or relation in {"same", "nested"} or (all_definite and t is told.current)
    if not can_be_one(date.date, t.date):
        return t.date_basis <= REPORTED and _is_near(date.date, t.date)
    if min(len(date.date), len(t.date)) < 10 and relation == "unknown" and not goes_on:  # a month is too wide to meet in
        finer = t is told.current and len(t.date) == 7 and len(date.date) == 10 and scene.families <= t.families
        return not scene.places and (finer or any(a.definite for a in scene.anchors))
    return True


def _is_this_week(t: Telling, published: str | None) -> bool:
    """Whether the incident is of the week of the page, which "last week" is not."""
    day, printed = read_day(t.date), read_day(published)
    return bool(day and printed and t.date_basis == STATED) and 0 <= (printed - day).days <= printed.weekday()


def _is_near(first: str, second: str) -> bool:
    a, b = read_day(first), read_day(second)
    return bool(a and b and abs((a - b).days) <= 2)


def _goes_on(article: Article, scene: Scene, t: Telling, told: Told) -> bool:
    """Whether a scene without date and place goes on about ``t``: the same sentence or paragraph, or "the attack", "the toll"."""
    if t is told.here or (t is told.main and scene.families and all(a.definite for a in scene.anchors)):
        return True
    same_paragraph = article.sentences[scene.sentence].paragraph == t.paragraph
    return t is told.current and (
        same_paragraph or any(a.definite or a.kind in {"coref", "killing", "harm", "shot"} for a in scene.anchors)
    )


def find_restated(article: Article, scene: Scene, told: Told) -> Telling | None:
    """Return the incident that the scene says again with its day and place: "The attack happened at Gadani Cross on Monday".

    >>> find_restated(Article("a-1", "s-1", "", 0, 0), Scene(0, 0, 0, []), Told([])) is None
    True
    """
    t = told.current or told.main
    if t is None or not (scene.date or scene.places) or scene.sentence - t.last_sentence > 4:
        return None
    sentence = article.sentences[scene.sentence]
    if scene.start != sentence.start or not _RESTATES.match(article.text, sentence.start, sentence.end):
        return None
    days = read_day(scene.date.date) if scene.date else None, read_day(t.date)
    return t if not all(days) or abs((days[0] - days[1]).days) <= _REACH_DAYS else None


def find_link(article: Article, scene: Scene, subject: str | None, told: Told) -> tuple[Telling, str] | None:
    """Return the incident that the scene goes on about and the reason in words; None where it tells none of those told.

    Same or nested places, a date that can be the same, or words that point back ("the attack", "there", "the same day"). A scene that
    states another day, another place of the same grain, or "a separate incident" is never linked.

    >>> find_link(Article("a-1", "s-1", "", 0, 0), Scene(0, 0, 0, []), None, Told([])) is None
    True
    """
    taken = told.here or told.current
    kinds = {a.kind for a in scene.anchors}
    found_dead = "bodies" in kinds and kinds <= {"bodies", "harm", "killing"}
    if found_dead and taken is not None and taken.kinds["abduction"] and relate_places(scene.places, taken.place_rows) != "apart":
        return taken, "the bodies of those taken"
    best: tuple[int, Telling, str] | None = None
    is_latest = any(_LATEST.search(article.text[max(scene.start, a.start - 40) : a.start]) for a in scene.anchors)
    for t in told.tellings[:1] if is_latest else told.tellings[:1] + told.tellings[1:][-_REACH:]:
        if subject and t.name != subject and not any(subject in words for _, _, words, _ in t.mentions[:20]):
            continue
        relation = _relate(article, scene, t, told)
        told_widely = (
            relation == "nested"
            and not [p for p in t.place_rows if p["kind"] not in WIDE]
            and scene.date is not None
            and scene.date.date == t.date
        )
        if (
            scene.is_entry
            and scene.settings
            and relation != "same"
            and not told_widely
            and t.paragraph != article.sentences[scene.sentence].paragraph
        ):
            continue
        if relation == "apart" or _is_other(article, scene, t, relation, told):
            continue
        if scene.is_entry and scene.date is None and not can_be_one(told.stamp, t.date):
            continue  # an entry of a chronology goes on about no other day
        far = t is not told.here and t is not told.current and t is not told.main
        if far and relation == "nested" and scene.date is None and not all(a.definite for a in scene.anchors):
            continue  # an attack in Buleda is not that of last week in the same district
        if scene.is_dated_by and (t is told.here or t is told.current):
            continue  # "it came hours after ...": what it came after is another
        if scene.date is not None and not _dates_agree(article, scene, t, relation, told):
            continue
        fills = t is told.main and t is told.tellings[-1] and t.date and not t.places and scene.sentence - t.last_sentence <= 2
        if fills and scene.date is None and is_strong(scene) and not scene.is_rest:
            return t, "the place of what was dated"  # the lead gave the day, what follows gives the place
        if scene.date is None and relation == "unknown" and not is_latest and not _goes_on(article, scene, t, told):
            continue
        same_date = scene.date is not None and scene.date.date is not None and scene.date.date == t.date
        score = {"same": 4, "nested": 2, "unknown": 0}[relation] + 3 * same_date + (t is told.here) + 2 * (t is told.current)
        if best is None or score > best[0]:
            best = (score, t, _REASONS[relation] + (" and date" if same_date else ""))
    return best[1:] if best else None
