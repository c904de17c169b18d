"""Merging: the same incident told in several articles becomes one event; every merge keeps its reason.

A wrong merge is worse than a missed one: tellings meet only on a day (or a named object or operation) and a place, with doers that
can be the same, and two tellings of one article never meet.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache

from balochlib.coding.incident.locality import WIDE, relate_places
from balochlib.coding.incident.tellings import Telling
from balochlib.ids import make_id, number_repeats
from balochlib.text.dates import find_dates
from balochlib.text.days import can_be_one, name_precision, read_day
from balochlib.text.lexicon import load_rows

_APART = ({"abduction", "assassination", "hijacking", "hostage_taking"}, {"bombing", "suicide_bombing", "infrastructure_attack"})
_WORDS = {
    "bombing": "Bombing", "suicide_bombing": "Suicide bombing", "armed_assault": "Armed attack",
    "coordinated_attack": "Coordinated attacks", "hostage_taking": "Hostage-taking", "hijacking": "Hijacking",
    "assassination": "Assassination", "abduction": "Abduction", "security_operation": "Security operation",
    "infrastructure_attack": "Attack on infrastructure", "clash": "Clash", "protest": "Protest", "other": "Incident",
}  # fmt: skip


@dataclass
class Merged:
    """The rows of events, event_mentions and event_places, and where each claim belongs."""

    events: list[dict] = field(default_factory=list)
    mentions: list[dict] = field(default_factory=list)
    places: list[dict] = field(default_factory=list)
    event_of_claim: dict[str, str] = field(default_factory=dict)
    spans: dict[str, list[tuple[int, int, str]]] = field(
        default_factory=dict
    )  # by article; the words of a telling before the sentences about it

    def event_at(self, article_id: str, start: int) -> str | None:
        """Return the event that the words at ``start`` of an article tell or go on about, None where there is none.

        >>> Merged(spans={"a-1": [(0, 9, "e-1")]}).event_at("a-1", 4), Merged().event_at("a-1", 4)
        ('e-1', None)
        """
        return next((event for a, b, event in self.spans.get(article_id, []) if a <= start < b), None)


# ---- can two tellings be one? ----------------------------------------------------------------------------------
def _meet_in_time(a: Telling, b: Telling) -> str | None:
    """Why the dates of two tellings can be the same; None where they cannot, or where nothing says so."""
    if a.date and b.date:
        if name_precision(a.date) == name_precision(b.date) == "day":
            if a.date == b.date:
                return f"same day ({a.date})"
            if any(x.date_end and x.date <= y.date <= x.date_end for x, y in ((a, b), (b, a))):
                return "day within the span of the other"
            return None
        if can_be_one(a.date, b.date) and "year" not in {name_precision(a.date), name_precision(b.date)}:
            return f"same month ({a.date[:7]})"
        return None
    for x, y in ((a, b), (b, a)):
        if x.date is None and x.date_words and y.date and len(y.date) == 10:
            day = find_dates(x.date_words.title(), 0, len(x.date_words), anchor=y.date)
            if len(day) == 1 and day[0].date == y.date and any(c.isdigit() for c in x.date_words):
                return f"same day of the year ({x.date_words.title()}, year not given)"
    return None


@cache
def _group_of(actor: str) -> str:
    """The group that a wing belongs to: the Majeed Brigade acts for the Baloch Liberation Army."""
    rows = load_rows("actors")
    parent = next((row["parent"] for row in rows if row["name"] == actor), "").split(";")[0]
    return next((row["name"] for row in rows if parent and row["actor_id"] == parent), actor)


def _same_doer(a: Telling, b: Telling) -> str | None:
    """Why the doers can be the same; None where the tellings name different ones."""
    if not a.perpetrator or not b.perpetrator:
        return "one names no doer" if a.perpetrator or b.perpetrator else "neither names a doer"
    return "same doer" if _group_of(a.perpetrator) == _group_of(b.perpetrator) else None


def _same_operation(a: Telling, b: Telling) -> bool:
    if not a.operation or not b.operation or a.operation[0] != b.operation[0]:
        return False
    return a.operation[1] == b.operation[1] or not a.operation[1] or not b.operation[1]


def _meet_in_place(a: Telling, b: Telling, close: bool) -> str | None:
    """Why the places of two tellings can be the same. ``close``: same day, doer and type, so that less will do."""
    relation = relate_places(a.place_rows, b.place_rows)
    if relation == "apart":
        return None
    narrow_a, narrow_b = ({p["name"] for p in t.place_rows if p["kind"] not in WIDE} for t in (a, b))
    if narrow_a & narrow_b:
        return f"same place ({min(narrow_a & narrow_b)})"
    wide = {p["name"] for p in a.place_rows if p["kind"] == "province"} & {p["name"] for p in b.place_rows if p["kind"] == "province"}
    if a.is_wave and b.is_wave and (wide or relation == "nested"):
        return f"both tell a wave in {min(wide)}" if wide else "both tell a wave, place within place"
    return "place within place" if relation == "nested" and close and not wide else None


def explain_match(a: Telling, b: Telling) -> str | None:
    """Say why two tellings are one incident, None where they are not or where it stays open.

    Two tellings of one article never are: the article was read for that. Else they need doers that can be the same and one family
    (attack or operation), and: the name of one object; or one day and one place smaller than a province; or one day and two waves in
    one province; or one month with the same site, or with the same place, doer and type. A wave is not one of its places.
    """
    if a.article_id == b.article_id or (a.families and b.families and a.families != b.families):
        return None
    if any(a.type in one and b.type in two for one, two in (_APART, _APART[::-1])):
        return None
    time, doer = _meet_in_time(a, b), _same_doer(a, b)
    if doer is None:
        return None
    if a.name and a.name == b.name and (time or not (a.date and b.date)):
        return f"same name ({a.name}); {time or 'one gives no date'}; {doer}"
    if time is None or (a.is_wave != b.is_wave and not _same_operation(a, b)):
        return None
    alike = doer == "same doer" and a.type == b.type
    by_day = not time.startswith("same month")
    same_site = {p["place_id"] for p in a.place_rows if p["kind"] == "site"} & {p["place_id"] for p in b.place_rows if p["kind"] == "site"}
    if not by_day and not alike and not same_site:
        return None
    place = _meet_in_place(a, b, close=by_day and alike)
    return "; ".join([time, place, doer] + ["same operation"] * _same_operation(a, b)) if place else None


def _keys(t: Telling) -> set[str]:
    """What two tellings of one incident share: the month, the day of the year, or the name of the object."""
    words = (t.date_words or "").title()
    stated = next((d.date for d in find_dates(words, 0, len(words), anchor="2001-12-31") if d.date), None)
    days = {day[5:] for day in (t.date, stated) if day and len(day) == 10}
    return days | ({t.date[:7]} if t.date and len(t.date) >= 7 else set()) | ({t.name} if t.name else set())


def _group(tellings: list[Telling]) -> list[list[tuple[Telling, str | None]]]:
    """Put each telling with the first group that holds a match and nothing of the same article; else it opens a group."""
    groups: list[list[tuple[Telling, str | None]]] = []
    by_key: dict[str, set[int]] = defaultdict(set)
    for t in tellings:
        keys = _keys(t)
        for i in sorted({i for key in keys for i in by_key[key]}):
            if any(one.article_id == t.article_id or _clash(one, t) for one, _ in groups[i]):
                continue
            reason = next((r for one, _ in groups[i] if (r := explain_match(one, t))), None)
            if reason:
                groups[i].append((t, reason))
                break
        else:
            i = len(groups)
            groups.append([(t, None)])
        for key in keys:
            by_key[key].add(i)
    return groups


def _clash(a: Telling, b: Telling) -> bool:
    """Whether two tellings cannot be in one group, whoever brings them together."""
    days = read_day(a.date), read_day(b.date)
    apart = all(days) and abs(days[0] - days[1]) > dt.timedelta(days=1) and not (a.date_end or b.date_end)
    return bool(apart) or _same_doer(a, b) is None


# ---- rows ------------------------------------------------------------------------------------------------------
def name_event(kind: str, places: list[dict], date: str | None, subject: str | None = None, operation: str | None = None) -> str:
    """Make the short neutral name of an event.

    >>> name_event("suicide_bombing", [{"name": "Quetta", "kind": "town"}, {"name": "Balochistan", "kind": "province"}], "2016-08-08")
    'Suicide bombing, Quetta, 8 August 2016'
    >>> name_event("hijacking", [], "2025-03", "Jaffar Express")
    'Hijacking, Jaffar Express, March 2025'
    """
    narrow = (
        [p["name"] for p in places if p["kind"] not in WIDE]
        or [p["name"] for p in places if p["kind"] != "country"]
        or [p["name"] for p in places]
    )
    where = subject or (narrow[0] if len(narrow) == 1 else f"{narrow[0]} and {len(narrow) - 1} more" if narrow else None)
    day = read_day(date)
    when = f"{day.day} {day:%B %Y}" if day else f"{dt.date.fromisoformat(date + '-01'):%B %Y}" if date and len(date) == 7 else date
    what = f"{_WORDS[kind]} ({operation})" if operation else _WORDS[kind]
    return ", ".join(x for x in (what, where, when) if x)


def merge_tellings(tellings: list[Telling]) -> Merged:
    """Make the events of a set of articles from their tellings, in the order of the articles.

    The id of an event is that of its first telling, so a text alone always gives the same ids.

    >>> merge_tellings([]).events
    []
    """
    groups = _group(tellings)
    ids = number_repeats([make_id("e", g[0][0].article_id, g[0][0].start - g[0][0].article_start, g[0][0].quote) for g in groups])
    event_of = {id(t): event_id for event_id, group in zip(ids, groups, strict=True) for t, _ in group}
    parents = _find_parents(groups, event_of)
    merged = Merged()
    for event_id, group in zip(ids, groups, strict=True):
        _add_rows(merged, event_id, [t for t, _ in group], [r for _, r in group], parents.get(event_id))
    for spans in merged.spans.values():
        spans.sort(key=lambda s: s[1] - s[0])  # the words of a telling are shorter than the sentences that go on about it
    return merged


def _find_parents(groups: list, event_of: dict[int, str]) -> dict[str, str]:
    """The wave that an incident was told as part of, or the wave that carries the name of its operation."""
    heads = {}
    for group in groups:
        for t, _ in group:
            if t.operation and t.is_wave:
                heads.setdefault(t.operation[:2], event_of[id(t)])
    parents = {}
    for group in groups:
        for t, _ in group:
            own = event_of[id(t)]
            parent = (
                event_of[id(t.parent)]
                if t.parent is not None and not t.is_aftermath
                else heads.get(t.operation[:2])
                if t.operation
                else None
            )
            if parent and parent != own:
                parents.setdefault(own, parent)
    return parents


def _add_rows(merged: Merged, event_id: str, tellings: list[Telling], reasons: list[str | None], parent: str | None) -> None:
    first = tellings[0]
    date = max((t.date for t in tellings), key=lambda d: len(d or ""))
    kind = (
        "coordinated_attack"
        if any(t.is_wave and t.type == "coordinated_attack" for t in tellings)
        else next((t.type for t in tellings if t.type != "other"), "other")
    )
    doer = max((t for t in tellings if t.perpetrator), key=lambda t: t.perpetrator_status == "claimed", default=None)
    operation = next((" ".join(filter(None, (t.operation[2], t.operation[1]))) for t in tellings if t.operation), None)
    places: dict[str, dict] = {}
    for t in tellings:
        for place_id, p in t.places.items():
            places.setdefault(place_id, p)
    merged.events.append({
        "article_id": first.article_id, "start": first.start, "end": first.end, "quote": first.quote,
        "event_id": event_id, "parent_event_id": parent,
        "name": name_event(kind, list(places.values()), date, next((t.name for t in tellings if t.name), None), operation),
        "type": kind, "date": date, "date_precision": name_precision(date),
        "date_end": next((t.date_end for t in tellings if t.date_end), None),
        "perpetrator": doer.perpetrator if doer else None, "perpetrator_status": doer.perpetrator_status if doer else "none",
        "n_articles": len({t.article_id for t in tellings}),
    })  # fmt: skip
    for p in places.values():
        merged.places.append(
            {k: p[k] for k in ("article_id", "start", "end", "quote", "place_id", "name", "text")} | {"event_id": event_id}
        )
    for t, reason in zip(tellings, reasons, strict=True):
        for number, (start, end, words, why) in enumerate(t.mentions):
            row = {"article_id": t.article_id, "start": start, "end": end, "quote": words, "event_id": event_id}
            merged.mentions.append(row | {"merge_reason": why if number else reason})
        spans = merged.spans.setdefault(t.article_id, [])
        spans += [(a, b, event_id) for a, b, _, _ in t.mentions] + [(a, b, event_id) for a, b in t.covers]
        merged.event_of_claim.update((claim, event_id) for claim in t.claim_ids)
