"""Published figures: numbers that a text gives for a period or an area, with what they measure, of whom, and who made them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from balochlib.coding.claimants import find_claimant
from balochlib.coding.number_senses import Sense, read_senses
from balochlib.coding.recomputation import recompute_changes, recompute_shares
from balochlib.text.article import Article, Sentence
from balochlib.text.dates import DateMention, find_dates, find_known
from balochlib.text.lexicon import load_rows

_COUNTS = frozenset({"people_count", "place_count", "incident_count", "vehicle_count", "count", "thing_count"})
_QUALIFIER = re.compile(
    r"(?:\b(?:at least|at most|more than|less than|fewer than|no fewer than|no less than|a minimum of|as many as|up to|upwards of|over|under|about|around|"
    r"nearly|almost|approximately|roughly|some|only|just|an estimated|a total of|total of|a|an|the|its|from|down from|up from|compared to|compared with|against)\s){1,3}$",
    re.IGNORECASE,
)
_VERB_BEFORE = re.compile(
    r"\b(?:kill(?:ed|ing|s)?|injur(?:ed|ing)|wound(?:ed|ing)|martyr(?:ed|ing)|eliminat(?:ed|ing)|abduct(?:ed|ing)|arrest(?:ed|ing)|"
    r"record(?:ed|ing)|claim(?:ed|ing)|lost|cost(?:ing)?|leav(?:ing|es)|left|took|destroy(?:ed|ing)|displac(?:ed|ing))"
    r"(?:\sand\s(?:injured|wounded|killed|injuring|wounding))?\s$",
    re.IGNORECASE,
)
_OUTCOME_AFTER = re.compile(
    r"(?:\s(?:have been|had been|has been|were either|were|was|are|is))?\s(?:killed|injured|wounded|martyred|shot dead|died|dead|abducted|arrested|"
    r"displaced|recorded|reported|attacked|destroyed)(?:\s(?:and|or)\s(?:killed|injured|wounded))?\b"
)
_NOUN_TAIL = re.compile(r"\s(?:and|or)\s[a-z]{4,14}s\b(?=[^a-z]|\s(?:in|across|from|were|as|over|during|since|last)\b)")
_SHARE = re.compile(
    r"\s?(?:%|per\s?cent|percent)\s(?:\([\d,.]{1,9}\)\s(?:of\s)?|of\s)(?:the\s|all\s|total\s|overall\s|those\s)?([^\W_][^.,;:()]{2,60}?)(?=\s(?:in|across|from|were|was|during|since|last|over|this|who|that|and)\b|[.,;:()]|$)"
)
_CHANGE_AFTER = re.compile(
    r"\s?(?:%|per\s?cent|percent|percentage points?)\s(?:more |fewer |year-on-year |annual )?(\w+)(?:\s(?:in|of)\s([^.,;:()]{3,60}?)(?=\s(?:across|from|compared|against|over|during|since|in|on|with|last|this|to|and)\b|[.,;:()]|$))?"
)
_CHANGE_BEFORE = re.compile(r"\b(\w+)\s(?:by\s|of\s)?(?:about\s|around\s|nearly\s|almost\s|some\s|over\s|more than\s|a\s|an\s){0,2}$")
_RANK_BEFORE = re.compile(
    r"\b(?:rank(?:s|ed|ing)?|place[ds]?|came|stood|stands)\s(?:as\s)?(?:the\s)?(?:country\s|province\s)?$", re.IGNORECASE
)
_RANK_AFTER = re.compile(
    r"[\s-](?:most|highest|largest|biggest|worst|deadliest|lowest|least)\s[^.,;:()]{3,80}?(?=\s(?:last|this|with|in \d|and|behind|after)\b|[.,;:()]|$)",
    re.IGNORECASE,
)
_RANKED = re.compile(
    r"\s(?:in|on|among|out of|globally|worldwide)\b[^.,;:()]{0,80}?(?=\s(?:last|this|with|in \d|and|behind|after)\b|[.,;:()]|$)",
    re.IGNORECASE,
)
_WORLD = re.compile(r"\b(?:around the world|across the world|in the world|worldwide|globally|global)\b", re.IGNORECASE)
_CLOSE = re.compile(r"\W{0,3}(?:\w+\W{1,2}){0,3}(?:in|during|for|of|last|this|since|by|on|between|over|through)?\W{0,2}")
_ANAPHORIC = re.compile(r"\b(?:the|these|those|both|all|other|last|first|past|next)\s$", re.IGNORECASE)
_AREAS = frozenset({"country", "province", "region", "district", "town"})


_BASE = re.compile(
    r"(?:(?:%|per\s?cent|percent|decrease|increase|drop|rise|fall|down|up|decline|more|fewer|less|higher|lower)\b[^.;]{0,40}\b(?:from|than|against|on|over)"
    r"|\bcompared (?:to|with)|\bagainst)\s(?:the\s|at least\s|about\s|only\s|just\s|[\d,]{1,9}\s(?:[a-z]+\s){0,3}(?:in\s)?){0,3}$"
    r"|\b(?:highest|lowest|most|worst|deadliest|bloodiest|largest|biggest|first)\b[^.,;:]{0,40}since\s$|\bborn (?:in|on)\s$",
    re.IGNORECASE,
)
_LASTING = re.compile(r"(?:[\s-][a-z]+){1,3}?(?=[.,;:]|\s(?:of|by|in|on|at|made|that|which|with|and|to|from|for|was|is)\b)")
_NUMBER_OF = re.compile(
    r"\b((?:total |death |overall |combined |official )?(?:number|toll|total|tally|count)(?:\sof\s[a-z][a-z -]{2,40}?)?)\s(?:[a-z]+\s){0,3}$",
    re.IGNORECASE,
)


_SHARE_BEFORE = re.compile(r"(?:%|per\s?cent|percent)\sof\s(?:the\s|all\s)?([a-z][a-z -]{2,40}?)\s\($", re.IGNORECASE)


def _figure_words(name: str) -> frozenset[str]:
    return frozenset(row["term"] for row in load_rows("figure_words") if row["list"] == name)


@dataclass(frozen=True)
class _Frame:
    """What a sentence says on period, area and actors, to be put beside its figures."""

    sentence: Sentence
    dates: list[DateMention]
    scenes: list[DateMention]  # the dates without those of comparison
    places: list[dict]
    actors: list[dict]


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure before it is a row: the words that carry it, what it measures, its unit and the change it states."""

    start: int
    end: int
    metric: str | None
    unit: str
    change: float | None = None


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
            figure = _read_figure(article.text, sense, frame.sentence, rows[-1] if rows else None)
            if figure is None:
                continue
            row = _make_row(article, sense, figure, frame, actors)
            own = row["period"] is not None or row["geography"] is not None
            if not own and not (scene.holds(i) and _is_told(sense, figure, article.text)):
                continue
            row["period"] = row["period"] or scene.period
            row["geography"] = row["geography"] or scene.area
            rows.append(row)
    return _link_changes(article.text, _recompute(article, rows))


_REACH = 6  # sentences over which a figure keeps the period and the area told before


@dataclass
class _Scene:
    """The period and the area that the text last named as those it reports on."""

    period: str | None = None
    area: str | None = None
    at: int = -99

    def move(self, text: str, frame: _Frame, i: int) -> None:
        if frame.scenes:
            self.period = _write_date(text, frame.scenes[0])
        world = _WORLD.search(text, frame.sentence.start, frame.sentence.end)
        places = [p for p in frame.places if text[p["end"] : p["end"] + 1] != ":"]  # not a date line
        if places or world:
            self.area = "world" if world else places[0]["name"]
        if frame.scenes or places or world:
            self.at = i

    def holds(self, i: int) -> bool:
        return i - self.at <= _REACH


_HARM = re.compile(r"kill|injur|wound|\bdead|died|death|casualt|fatal|martyr|elimin|hospital", re.IGNORECASE)


def _is_base(text: str, at: int) -> bool:
    """Whether the number or date at ``at`` is what another is compared with: "from 22 in 2023", "the highest since 2010"."""
    return _BASE.search(text, max(0, at - 60), at) is not None


def _is_told(sense: Sense, figure: _Figure, text: str) -> bool:
    """Whether a figure without a period or area of its own is on those told before: a toll, a share, a sum, places, incidents."""
    if sense.sense in {"people_count", "count"}:
        return _HARM.search(text, figure.start, figure.end + 60) is not None
    return sense.sense in {"percent", "place_count", "incident_count"} or (sense.sense == "duration" and figure.start < sense.numeral.start)


def _read_frame(article: Article, i: int, known: tuple[str, ...], places: list[dict], actors: list[dict]) -> _Frame:
    s = article.sentences[i]
    dates = [d for d in find_dates(article.text, s.start, s.end, article.published, None, known) if d.kind != "anaphoric"]
    scenes = [d for d in dates if not _is_base(article.text, d.start)]
    return _Frame(s, dates, scenes, [p for p in places if p["kind"] in _AREAS], [a for a in actors if a["kind"] in _ACTING])


def _by_sentence(article: Article, rows: list[dict]) -> dict[int | None, list[dict]]:
    """Sort rows into the sentences that they stand in, in the order of the text."""
    out: dict[int | None, list[dict]] = {}
    for row in sorted(rows, key=lambda r: r["start"]):
        out.setdefault(article.sentence_at(row["start"]), []).append(row)
    return out


_ACTING = frozenset({"armed_group", "state_force", "intelligence"})


def _read_figure(text: str, sense: Sense, s: Sentence, last: dict | None) -> _Figure | None:
    """Read the words around one number as a figure; None where it is none."""
    n = sense.numeral
    if n.value is None or text[max(0, n.start - 6) : n.start].casefold().endswith("multi-"):
        return None
    if sense.sense == "percent":
        return _read_percent(text, sense, s)
    if sense.sense == "ordinal":
        return _read_rank(text, sense, s)
    if sense.sense == "money":
        return _read_money(text, sense, s)
    if sense.sense == "duration" and sense.noun and n.value > 1:
        start = _widen(text, n.start, s.start)
        what = _LASTING.match(text, sense.noun[1], s.end)  # "a 36-minute propaganda video"
        end = what.end() if what and text[n.end] in "-‑" else sense.noun[1]
        return _Figure(start, end, _clean(text[sense.noun[1] : end]) or "duration", text[slice(*sense.noun)].rstrip("s") + "s")
    if sense.sense not in _COUNTS:
        return None
    return _read_count(text, sense, s, last)


def _read_count(text: str, sense: Sense, s: Sentence, last: dict | None) -> _Figure | None:
    n, noun = sense.numeral, sense.noun
    words = text[n.start : n.end].casefold()
    if noun is None or noun[0] == noun[1]:
        share = re.compile(r"\)\s(?:of\s)?([a-z][a-z\s-]{3,40}?)(?=\s(?:in|across|from|were|was|and)\b|[.,;:()]|$)").match(
            text, n.end, s.end
        )
        if share:  # "76% (603) of civilian casualties"
            return _Figure(n.start, share.end(), share[1], "count")
        whose = _SHARE_BEFORE.search(text, max(s.start, n.start - 90), n.start)
        if whose:  # "54% of civilian casualties (423)"
            return _Figure(n.start, n.end, whose[1], "count")
        toll = _NUMBER_OF.search(text, max(s.start, n.start - 90), n.start)
        if toll:  # "bringing the total number of fatalities to at least four"
            return _Figure(toll.start(), n.end, toll[1], "count")
        if not n.digits or last is None or last["unit"] == "rank" or n.value < 2:
            return None
        start = _widen(text, n.start, s.start)  # "218 in 2023": what it counts was said before
        return _Figure(start, n.end, last["_metric"], "count")
    if (words in {"one", "two", "three"} and sense.sense in {"thing_count", "count"}) or (
        _ANAPHORIC.search(text, max(s.start, n.start - 12), n.start) and n.value <= 20
    ):
        return None
    tail = _NOUN_TAIL.match(text, noun[1], s.end)
    end = tail.end() if tail else noun[1]
    outcome = _OUTCOME_AFTER.match(text, end, s.end)
    end = outcome.end() if outcome else end
    start = _widen(text, n.start, s.start)
    verb = _VERB_BEFORE.search(text, max(s.start, start - 30), start)
    quote = text[verb.start() : end] if verb else text[n.start : end]
    metric = _clean(quote.replace(text[start : n.end], " ") if verb else text[n.end : end])
    return _Figure(verb.start() if verb else start, end, metric, "count")


def _read_percent(text: str, sense: Sense, s: Sentence) -> _Figure:
    n = sense.numeral
    up, down = _figure_words("up"), _figure_words("down")
    sign = re.match(r"\s?(?:%|per\s?cent|percent)(?:age points?)?", text[n.end : s.end])
    end = n.end + (sign.end() if sign else 0)
    share = _SHARE.match(text, n.end, s.end)
    if share:
        return _Figure(n.start, share.end(), "share of " + _clean(share[1]), "percent")
    change = _CHANGE_AFTER.match(text, n.end, s.end)
    if change and change[1].casefold() in up | down:
        start = _widen(text, n.start, s.start)
        direction = 1 if change[1].casefold() in up else -1
        return _Figure(start, change.end(), _clean(text[change.start(1) : change.end()]), "percent", direction * float(n.value))
    before = _CHANGE_BEFORE.search(text, max(s.start, n.start - 40), n.start)
    if before and before[1].casefold() in up | down:
        return _Figure(before.start(), end, before[1], "percent", (1 if before[1].casefold() in up else -1) * float(n.value))
    return _Figure(n.start, end, None, "percent")


def _read_rank(text: str, sense: Sense, s: Sentence) -> _Figure | None:
    n = sense.numeral
    superlative = _RANK_AFTER.match(text, n.end, s.end)
    ranked = _RANK_BEFORE.search(text, max(s.start, n.start - 30), n.start)
    if superlative is None and ranked is None:
        return None
    tail = superlative or _RANKED.match(text, n.end, s.end)
    end = tail.end() if tail else n.end
    return _Figure(ranked.start() if ranked else n.start, end, _clean(text[n.end : end]) or None, "rank")


def _read_money(text: str, sense: Sense, s: Sentence) -> _Figure:
    n = sense.numeral
    sign = re.search(
        r"(?:US)?[$€£¥₹]\s?$|\b(?:Rs|PKR|USD|US\$|INR|CNY|RMB)\.?\s?$", text[max(s.start, n.start - 5) : n.start], re.IGNORECASE
    )
    start = n.start - (len(sign[0]) if sign else 0)
    around = (sign[0] if sign else "") + text[n.end : n.end + 30].split(".")[0]
    units = (
        (r"\$|dollar|usd", "usd"),
        (r"rs\b|rs\.|rupee|pkr", "pkr"),
        (r"€|euro", "eur"),
        (r"£|pound", "gbp"),
        (r"¥|yuan|rmb|renminbi|cny", "cny"),
    )
    unit = next((u for pattern, u in units if re.search(pattern, around, re.IGNORECASE)), "count")
    what = re.compile(r"(?:\s(?:dollars?|rupees?|yuan))?((?:\s(?:in|of|worth of))?\s[a-z][a-z-]+(?:\s[a-z][a-z-]+){0,2})").match(
        text, n.end, s.end
    )
    end = what.end() if what else n.end
    return _Figure(_widen(text, start, s.start), end, _clean(text[n.end : end]) or None, unit)


def _widen(text: str, start: int, floor: int) -> int:
    """Take the words that bound a number into its quote: "at least", "a minimum of", "nearly"."""
    found = _QUALIFIER.search(text, max(floor, start - 40), start)
    return found.start() if found else start


def _clean(words: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"^[\s\-–)%]+|(?:\s(?:in|of|that|from|to|and|at))?[\s\-–(]*$", "", words)).strip()


def _make_row(article: Article, sense: Sense, figure: _Figure, frame: _Frame, actors: list[dict]) -> dict:
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


def _find_period(text: str, figure: _Figure, at: int, frame: _Frame) -> str | None:
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
    world = _WORLD.search(text, frame.sentence.start, frame.sentence.end)
    if not frame.places:
        return "world" if world else None
    starts = [p["start"] for p in frame.places]
    at = bisect_left(starts, n.start)
    after = frame.places[at] if at < len(starts) and not re.search(r"[;:]|, while ", text[n.end : starts[at]]) else None
    if after is not None and re.search(
        r"\b(?:in|across|from|of|over|throughout|inside|around)\s(?:the\s)?(?:\w+\s){0,2}$", text[n.end : after["start"]]
    ):
        return after["name"]
    if world and abs(world.start() - n.start) < 60 and not (at and n.start - frame.places[at - 1]["end"] < 60):
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
