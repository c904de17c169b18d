"""Extents: which sentences go on about which incident, and what headline and plain sentences add to it once all is told."""

from __future__ import annotations

from collections import defaultdict

from balochlib.coding.incident.fact_box import Fact, add_facts
from balochlib.coding.incident.locality import WIDE, relate_places
from balochlib.coding.incident.tellings import Telling
from balochlib.coding.incident.whereabouts import find_dateline, find_settings
from balochlib.text.article import Article


def find_in_title(article: Article, places: list[dict]) -> list[dict]:
    """Return the places smaller than a province that the headline names.

    >>> find_in_title(Article("a-1", "s-1", "", 0, 0), [])
    []
    """
    titles = [s for s in article.sentences if s.section == "title"]
    return [p for p in places if p["kind"] not in WIDE and any(s.start <= p["start"] < s.end for s in titles)]


def read_title(
    article: Article, tellings: list[Telling], lead: Telling | None, places: list[dict], facts: list[Fact], known: tuple[str, ...]
) -> None:
    """Place the lead by the headline where its text does not, and give the incident of the headline what a fact box says.

    >>> read_title(Article("a-1", "s-1", "", 0, 0), [], None, [], [], ())
    """
    titles = [s for s in article.sentences if s.section == "title"]

    def in_title(start: int) -> bool:
        return any(s.start <= start < s.end for s in titles)

    if lead is not None and all(p["kind"] == "site" for p in lead.place_rows):
        named = [p for p in places if p["kind"] != "country" and in_title(p["start"])]
        lead.places |= {p["place_id"]: p for p in named if relate_places([p], lead.place_rows) != "apart"}
    if lead is not None and not lead.places and not lead.is_wave:
        named = find_in_title(article, places) or [p for p in find_dateline(article, places) if p["kind"] not in WIDE]
        lead.places = {p["place_id"]: p for p in named}
    for t in [t for t in tellings if any(in_title(start) for start, *_ in t.mentions)][:1]:
        add_facts(t, article, facts, places, known)


def find_owners(article: Article, at: dict[int, list[Telling]], lead: Telling | None, places: list[dict]) -> dict[int, Telling]:
    """Give each sentence to the incident that it goes on about: its own, else the paragraph's last, else the article's.

    An incident that has no place, or a lead that has only a wide one, takes that of the plain sentence right after it: "For thirty hours
    passengers were held in a tunnel near Mushkaf". ``at``: the incidents that each sentence tells; the answer is by sentence too.

    >>> find_owners(Article("a-1", "s-1", "", 0, 0), {}, None, [])
    {}
    """
    owners: dict[int, Telling] = {}
    of_sentence: dict[int | None, list[dict]] = defaultdict(list)
    for p in places:
        of_sentence[article.sentence_at(p["start"])].append(p)
    last, paragraph = None, None
    for number, sentence in enumerate(article.sentences):
        if sentence.paragraph != paragraph:
            last, paragraph = None, sentence.paragraph
        last = at[number][-1] if at.get(number) else last
        owner = last or lead
        if owner is None:
            continue
        owners[number] = owner
        owner.covers.append((sentence.start, sentence.end))
        vague = all(p["kind"] in WIDE for p in owner.place_rows) and (not owner.places or owner is lead)
        plain = number == owner.last_sentence + 1 and not at.get(number) and bool(of_sentence[number])
        if vague and plain and not owner.is_reference and not owner.is_wave:
            found = find_settings(article, sentence, of_sentence[number], [], [], {})
            owner.places |= {s.place["place_id"]: s.place for s in found if s.place["kind"] not in {"country", "region"}}
    return owners
