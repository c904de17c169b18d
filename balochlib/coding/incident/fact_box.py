"""Fact box: lines such as "When: 22 March 2024" and "Where: Turbat", which date and place the incident of the headline."""

from __future__ import annotations

import re
from typing import NamedTuple

from balochlib.coding.incident.tellings import STATED, Telling
from balochlib.text.article import Article, Sentence
from balochlib.text.dates import find_dates

_MORE = r"(?:\s(?:and|of|&)\s(?:the\s)?[a-z]{3,9})?"  # "Day and hour", "Place of the attack"
_FACT = re.compile(
    r"\W{0,4}(?:(?P<when>When|Date|Day|Time|Hour|Begins|Began|Begun|Start|Started|Starts)"
    rf"|(?P<where>Where|Place|Location|Locality|Venue|Site|Scene)){_MORE}\s?:\s",
    re.I,
)


class Fact(NamedTuple):
    """A line of the box: what it is on, and where its words begin."""

    sentence: Sentence
    start: int
    is_date: bool


def find_facts(article: Article) -> list[Fact]:
    """Find the lines of the article that say when and where in so many words.

    >>> t = "When: 22 March 2024"
    >>> find_facts(Article("a-1", "s-1", t, 0, len(t), sentences=(Sentence(0, len(t)),)))[0].is_date
    True
    >>> find_facts(Article("a-1", "s-1", "Where was he?", 0, 13, sentences=(Sentence(0, 13),)))
    []
    """
    found = ((s, _FACT.match(article.text, s.start, s.end)) for s in article.sentences)
    return [Fact(s, m.end(), bool(m["when"])) for s, m in found if m]


def add_facts(t: Telling, article: Article, facts: list[Fact], places: list[dict], known: tuple[str, ...]) -> None:
    """Give an incident what the lines say; a date that it has stands, and may become finer. ``places`` are those of the article.

    >>> t = Telling("a-1", 0, 0, 4, "raid")
    >>> text = "When: 22 March 2024"
    >>> box = Article("a-1", "s-1", text, 0, len(text), sentences=(Sentence(0, len(text)),))
    >>> add_facts(t, box, find_facts(box), [], ())
    >>> t.date
    '2024-03-22'
    """
    for fact in facts:
        if not fact.is_date:
            t.places.update((p["place_id"], p) for p in places if fact.start <= p["start"] < fact.sentence.end)
        elif len(t.date or "") < len("2024-03-22"):
            days = find_dates(article.text, fact.start, fact.sentence.end, article.published, None, known)
            day = next((d for d in days if d.date and d.date.startswith(t.date or "")), None)
            if day is not None:
                t.date, t.date_end, t.date_basis = day.date, day.date_end, STATED
