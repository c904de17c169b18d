"""Merging: the same incident told in several texts becomes one event; the reason of each merge is kept."""

from __future__ import annotations

from dataclasses import dataclass, field

from balochlib.coding.tellings import Telling
from balochlib.ids import make_id
from balochlib.text.days import name_precision


@dataclass
class Merged:
    """The rows of events, event_mentions and event_places, and where each claim belongs."""

    events: list[dict] = field(default_factory=list)
    mentions: list[dict] = field(default_factory=list)
    places: list[dict] = field(default_factory=list)
    event_of_claim: dict[str, str] = field(default_factory=dict)
    spans: dict[str, list[tuple[int, int, str]]] = field(default_factory=dict)

    def event_at(self, article_id: str, start: int) -> str | None:
        """Return the event that the words at ``start`` of an article tell."""
        return next((e for a, b, e in self.spans.get(article_id, []) if a <= start < b), None)


def merge_tellings(tellings: list[Telling]) -> Merged:
    merged = Merged()
    for t in tellings:
        event_id = make_id("e", t.article_id, t.start - t.article_start, t.quote)
        merged.events.append({"article_id": t.article_id, "start": t.start, "end": t.end, "quote": t.quote, "event_id": event_id, "parent_event_id": None,
            "name": None, "type": t.type, "date": t.date, "date_precision": name_precision(t.date), "date_end": t.date_end,
            "perpetrator": t.perpetrator, "perpetrator_status": t.perpetrator_status, "n_articles": 1})
        for p in t.places.values():
            merged.places.append({k: p[k] for k in ("article_id", "start", "end", "quote", "place_id", "name", "text")} | {"event_id": event_id})
        merged.spans.setdefault(t.article_id, []).extend((a, b, event_id) for a, b, _ in t.mentions)
        for c in t.claim_ids: merged.event_of_claim[c] = event_id
    return merged
