"""Published figures: numbers that a text gives for a period or an area, with what they measure, of whom, and who made them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from balochlib.coding.claimants import find_claimant
from balochlib.coding.numbers.figures import Figure, read_figure
from balochlib.coding.numbers.number_senses import Sense, read_senses
from balochlib.coding.numbers.recomputation import recompute_changes, recompute_shares
from balochlib.text.article import Article, Sentence
from balochlib.text.dates import DateMention, find_dates, find_known

_WORLD = re.compile(r"\b(?:around the world|across the world|in the world|worldwide|globally|global)\b", re.IGNORECASE)
_CLOSE = re.compile(r"\W{0,3}(?:\w+\W{1,2}){0,3}(?:in|during|for|of|last|this|since|by|on|between|over|through)?\W{0,2}")
_LEADS_TO = re.compile(r"\b(?:in|across|from|of|over|throughout|inside|around)\s(?:the\s)?(?:\w+\s){0,2}$", re.IGNORECASE)
_AREAS = frozenset({"country", "province", "region", "district", "town"})
_BASE = re.compile(
    r"(?:(?:%|per\s?cent|percent|decrease|increase|drop|rise|fall|down|up|decline|more|fewer|less|higher|lower)\b[^.;]{0,40}\b(?:from|than|against|on|over)"
    r"|\bcompared (?:to|with)|\bagainst)\s(?:the\s|at least\s|about\s|only\s|just\s|[\d,]{1,9}\s(?:[a-z]+\s){0,3}(?:in\s)?){0,3}$"
    r"|\b(?:highest|lowest|most|worst|deadliest|bloodiest|largest|biggest|first)\b[^.,;:]{0,40}since\s$",
    re.IGNORECASE,
)
_BORN = re.compile(r"\bborn (?:in|on)\s$")


@dataclass(frozen=True)
class _Frame:
    """What a sentence says on period, area and actors, to be put beside its figures."""

    sentence: Sentence
    dates: list[DateMention]
    scenes: list[DateMention]  # the dates without those of comparison
    places: list[dict]
    actors: list[dict]
    world: int | None  # where "worldwide" or the like stands


def find_statistics(article: Article, places: list[dict], actors: list[dict]) -> list[dict]:
    """Return one row per published figure on a period or an area.

    Counts of people, incidents, places and things, shares and changes in percent, sums of money, ranks and durations count where
    their own sentence names a period or an area, or where the article goes on with figures of one producer. Dates, ages, clock
    times, names ("Article 370"), list numbers and vague amounts ("thousands") are no figures. An event's toll is a figure on its
    day and place, so casualty claims appear here too. ``change_percent`` carries the sign that the words give.

    >>> from balochlib.text.article import Sentence
    >>> t = "Attacks in Pakistan rose by 70% in 2024, with 521 attacks recorded."
    >>> a = Article("a", "s", t, 0, len(t), sentences=(Sentence(0, len(t)),))
    >>> pk = {"start": 11, "end": 19, "name": "Pakistan", "kind": "country"}
    >>> [(r["value"], r["unit"], r["period"], r["geography"], r["change_percent"]) for r in find_statistics(a, [pk], [])]
    [(70.0, 'percent', '2024', 'Pakistan', 70.0), (521.0, 'count', '2024', 'Pakistan', None)]
    >>> find_statistics(Article("a", "s", "He was 35.", 0, 10, sentences=(Sentence(0, 10),)), [], [])
    []
    """
    known = find_known(article.text, article.sentences)
    scene = _Scene()
    rows: list[dict] = []
    senses: dict[int, list[Sense]] = {}
    for sense in read_senses(article):
        senses.setdefault(sense.sentence, []).append(sense)
    areas, acting = _by_sentence(article, places), _by_sentence(article, actors)
    for i in range(len(article.sentences)):
        frame = _read_frame(article, i, known, areas.get(i, []), acting.get(i, []))
        scene.move(article.text, frame, i)
        for sense in senses.get(i, ()):
            figure = read_figure(article.text, sense, frame.sentence, rows[-1] if rows else None)
            if figure is None:
                continue
            row = _make_row(article, sense, figure, frame, actors)
            own = row["period"] is not None or row["geography"] is not None
            if not own and not (scene.holds(i) and _is_told(sense, figure, article.text)):
                continue
            if row["producer"] is not None and row["period"] is not None:
                scene.producer = row["producer"]
            goes_on = row["producer"] is not None and row["producer"] == scene.producer  # others' figures are not dated by a producer's
            if goes_on or scene.tells(i):
                row["period"] = row["period"] or scene.period
            row["geography"] = row["geography"] or scene.area
            rows.append(row)
    return _link_changes(article.text, _recompute(article, _drop_repeats(rows)))


def _drop_repeats(rows: list[dict]) -> list[dict]:
    """Keep a figure that the article gives again once: the first telling that has a period, else the first."""
    kept: list[dict] = []
    alike: dict[tuple, list[int]] = {}
    for row in rows:
        others = alike.setdefault(tuple(row[k] for k in ("value", "unit", "geography", "change_percent")), [])
        same = next((k for k in others[-20:] if _is_repeat(kept[k], row)), None)
        if same is None:
            others.append(len(kept))
            kept.append(row)
        elif kept[same]["period"] is None and row["period"] is not None:
            kept[same] = row
    return kept


def _is_repeat(a: dict, b: dict) -> bool:
    """Whether two rows of one value, unit and place give one figure: alike in words, on periods and actors that do not differ."""
    if any(a[k] != b[k] and None not in (a[k], b[k]) for k in ("period", "actor")):
        return False
    telling = a["unit"] == "rank" or a["value"] >= _TELLING_VALUE
    return telling and bool(_long_words(a["metric"]) & _long_words(b["metric"]))


_TELLING_VALUE = 13  # smaller counts recur by chance


def _long_words(metric: str | None) -> set[str]:
    return {w for w in re.findall(r"[a-z]{5,}", (metric or "").casefold())}


_NEXT = 1  # sentences over which a day told holds for figures that nobody is named for
_REACH = 6  # sentences over which a figure keeps the period and the area told before


@dataclass
class _Scene:
    """The period and the area that the text last named as those it reports on."""

    period: str | None = None
    area: str | None = None
    producer: str | None = None
    at: int = -99
    day_at: int = -99

    def move(self, text: str, frame: _Frame, i: int) -> None:
        if frame.scenes:
            self.period = _write_date(text, frame.scenes[0])
            self.day_at = i if re.fullmatch(r"\d{4}-\d{2}-\d{2}", self.period) else -99
        world = frame.world is not None
        places = [p for p in frame.places if text[p["end"] : p["end"] + 1] != ":"]  # not a date line
        if places or world:
            self.area = "world" if world else places[0]["name"]
        if frame.scenes or places or world:
            self.at = i

    def tells(self, i: int) -> bool:
        """Whether sentence ``i`` goes on with the day told just before."""
        return i - self.day_at <= _NEXT

    def holds(self, i: int) -> bool:
        return i - self.at <= _REACH


_HARM = re.compile(r"kill|injur|wound|\bdead|died|death|casualt|fatal|martyr|elimin|hospital", re.IGNORECASE)


def _is_base(text: str, at: int) -> bool:
    """Whether the number or date at ``at`` is what another is compared with: "from 22 in 2023", "the highest since 2010"."""
    return _BASE.search(text, max(0, at - 60), at) is not None


def _is_told(sense: Sense, figure: Figure, text: str) -> bool:
    """Whether a figure without a period or area of its own is on those told before: a toll, a share, a sum, places, incidents."""
    if sense.sense in {"people_count", "count"}:
        return _HARM.search(text, figure.start, figure.end + 60) is not None
    return sense.sense in {"percent", "place_count", "incident_count"} or (sense.sense == "duration" and figure.start < sense.numeral.start)


def _read_frame(article: Article, i: int, known: tuple[str, ...], places: list[dict], actors: list[dict]) -> _Frame:
    s = article.sentences[i]
    dates = [
        d for d in find_dates(article.text, s.start, s.end, article.published, None, known)
        if d.kind != "anaphoric" and not _BORN.search(article.text, max(0, d.start - 16), d.start)
    ]  # fmt: skip
    scenes = [d for d in dates if not _is_base(article.text, d.start)]
    world = _WORLD.search(article.text, s.start, s.end)
    acting = [a for a in actors if a["kind"] in _ACTING]
    areas = [p for p in places if p["kind"] in _AREAS and not any(a["start"] <= p["start"] and p["end"] <= a["end"] for a in acting)]
    return _Frame(s, dates, scenes, areas, acting, world.start() if world else None)


def _by_sentence(article: Article, rows: list[dict]) -> dict[int | None, list[dict]]:
    """Sort rows into the sentences that they stand in, in the order of the text."""
    out: dict[int | None, list[dict]] = {}
    for row in sorted(rows, key=lambda r: r["start"]):
        out.setdefault(article.sentence_at(row["start"]), []).append(row)
    return out


_ACTING = frozenset({"armed_group", "state_force", "intelligence"})


def _make_row(article: Article, sense: Sense, figure: Figure, frame: _Frame, actors: list[dict]) -> dict:
    n = sense.numeral
    claimant = find_claimant(article, n.start, n.end, actors)
    producer = None
    if claimant is not None:
        named = next((a["name"] for a in actors if claimant.actor_id and a["actor_id"] == claimant.actor_id), None)
        producer = named or claimant.text
    value = float(n.value)
    return {
        **article.span(figure.start, max(figure.end, n.end)), "metric": figure.metric, "value": value, "unit": figure.unit,
        "period": _find_period(article.text, figure, n.end, frame), "geography": _find_area(article.text, n, frame),
        "actor": _find_actor(n, frame, claimant), "change_percent": figure.change, "producer": producer, "recomputed": None,
        "check": None, "_metric": figure.metric, "_at": n.start,
    }  # fmt: skip


def _find_period(text: str, figure: Figure, at: int, frame: _Frame) -> str | None:
    """The date just behind the figure, else the last before it or the first behind, without dates of comparison."""
    end = max(figure.end, at)
    at_hand = bisect_left(frame.dates, at, key=lambda d: d.start)
    close = frame.dates[at_hand] if at_hand < len(frame.dates) and figure.change is None else None  # a change is on the period told before
    if close is not None and close.start > end and not (close.start - end < 60 and _CLOSE.fullmatch(text[end : close.start])):
        close = None
    before = bisect_right(frame.scenes, figure.start, key=lambda d: d.end)
    date = close or (frame.scenes[before - 1] if before else next(iter(frame.scenes), None))
    return _write_date(text, date) if date else None


def _write_date(text: str, date: DateMention) -> str:
    """As ISO where it can be worked out, else in the text's words."""
    if date.date is None:
        return text[date.start : date.end]
    return f"{date.date} to {date.date_end}" if date.date_end else date.date


def _find_area(text: str, n, frame: _Frame) -> str | None:
    """The place that a bracketed number stands behind, else the nearest place of its clause, else of its sentence."""
    if text[max(0, n.start - 2) : n.start] == " (":
        owner = next((p for p in frame.places if p["end"] == n.start - 2), None)
        if owner is not None:
            return owner["name"]
    if not frame.places:
        return "world" if frame.world is not None else None
    starts = [p["start"] for p in frame.places]
    at = bisect_left(starts, n.start)
    after = frame.places[at] if at < len(starts) and starts[at] - n.end < 160 else None
    between = text[n.end : after["start"]] if after is not None else ""
    if after is not None and _LEADS_TO.search(between) and not re.search(r"[;:]|, while ", between):
        return after["name"]
    near = at and n.start - frame.places[at - 1]["end"] < 60
    if frame.world is not None and abs(frame.world - n.start) < 60 and not near:
        return "world"
    return frame.places[at - 1]["name"] if at else frame.places[0]["name"]


def _find_actor(n, frame: _Frame, claimant) -> str | None:
    """The armed group or force that acts in the clause before the number: "the BLA killed 119 civilians"; never the producer."""
    ends = [a["end"] for a in frame.actors]
    at = bisect_right(ends, n.start)
    for actor in reversed(frame.actors[max(0, at - 2) : at]):
        if claimant is None or not (actor["start"] < claimant.end and claimant.start < actor["end"]):
            return actor["name"]
    return None


def _recompute(article: Article, rows: list[dict]) -> list[dict]:
    """Hold every percentage against the other numbers of the text; where they do not make it up, it is not checkable."""
    percents = [row for row in rows if row["unit"] == "percent"]
    judged = sorted([*recompute_changes(article), *recompute_shares(article)], key=lambda r: r.a[0]) if percents else []
    for row in percents:
        at = bisect_right(judged, row["_at"], key=lambda r: r.a[0]) - 1
        found = judged[at] if at >= 0 and row["_at"] < judged[at].a[1] else None
        row["recomputed"] = round(found.recomputed, 1) if found else None
        row["check"] = found.verdict if found else "not_checkable"
    return rows


def _link_changes(text: str, rows: list[dict]) -> list[dict]:
    """Give the count that a stated change is of the change too: "248 incidents ... a 11% increase in incidents"."""
    for i, row in enumerate(rows):
        if row["change_percent"] is None:
            continue
        noun = (row["metric"] or "").split(" ")[-1]
        counts = [r for r in rows[max(0, i - 6) : i] if r["unit"] == "count" and r["change_percent"] is None and r["metric"]]
        named = [r for r in counts if noun and noun in r["metric"]]
        near = [r for r in counts if not re.search(r"[.;]\s", text[r["end"] : row["start"]])]
        if named or (near and " in " not in (row["metric"] or "")):
            (named[-1] if named else near[0])["change_percent"] = row["change_percent"]
    return [{k: v for k, v in row.items() if not k.startswith("_")} for row in rows]
