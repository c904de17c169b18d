"""Pointers: where an incident was that gives no place by a preposition, by what its words name in passing or point back to."""

from __future__ import annotations

import re
from collections import Counter

from balochlib.coding.incident.stations import is_of_care, is_of_office
from balochlib.coding.incident.whereabouts import find_head, find_in_paragraph
from balochlib.text.article import Article
from balochlib.text.cues import cue
from balochlib.text.date_words import LONG

_TITLE_WEIGHT = 3  # mentions of a town that one in the headline counts for
_SMALL = {"town", "district", "site"}
_OF_ORIGIN = re.compile(
    r"\b(?:from|to|for|by|than|via|towards?|like|hailing|natives?\sof|residents?\sof)\s(?:the\s)?(?:[\w’'-]{1,20}\s){0,2}$", re.I
)
_WORD_FROM = re.compile(r"\b(?:word|news|reports?)\s(?:\w{1,12}\s)?from\s(?:the\s)?$", re.I)
_POINTED = re.compile(
    r"\b(?:in|on|at|outside|near|inside|into|from|by|off|along|beside|behind|rammed|hit|struck|storm(?:ed)?|enter(?:ed)?)\sthe\s"
    rf"(?:same\s(?!{cue('no_spot')}\b)[\w-]{{3,16}}"
    rf"|(?:(?!same\b)[\w-]{{1,14}}\s){{0,2}}?(?:(?P<town>{cue('of_town')})|{cue('spot')}|{cue('pointed')}))\b"
    rf"(?!\s(?:of|to|from|between|in|at|near|outside|called|named)\s(?:the\s)?(?!{LONG}\b)[A-Z])"
)


def find_named(article: Article, start: int, end: int, mine: list[dict]) -> list[dict]:
    """Return the places that a stretch names in passing: "Turbat mourned four guards", "a tailor of Mehrabad", "word from Kalat"; not where
    people come from, go to or hold office. ``mine`` are the places of the sentence.

    >>> t = "Turbat mourned four guards from Hub"
    >>> rows = [{"kind": "town", "name": name, "start": t.index(name), "end": t.index(name) + len(name)} for name in ("Turbat", "Hub")]
    >>> [p["name"] for p in find_named(Article("a-1", "s-1", t, 0, len(t)), 0, len(t), rows)]
    ['Turbat']
    """
    text, found = article.text, []
    number = article.sentence_at(start)
    head = start if number is None else find_head(text, article.sentences[number].start, end)
    for p in mine:
        if not max(start, head) <= p["start"] < end or p["kind"] in {"country", "region"}:
            continue
        before = text[max(start, p["start"] - 60) : p["start"]]
        origin = _OF_ORIGIN.search(before) and not _WORD_FROM.search(before)
        owner = text[p["end"] : p["end"] + 2] in {"’s", "'s"}
        if not (origin or owner or is_of_office(text, start, p) or is_of_care(text, p)):
            found.append(p)
    return [p for p in found if p["kind"] != "province"] or found


def find_topic(article: Article, places: list[dict]) -> list[dict]:
    """Return the town that the article names most, one in its headline counting for more; none where each is named once.

    >>> find_topic(Article("a-1", "s-1", "", 0, 0), [{"kind": "town", "place_id": "hub", "start": 0, "end": 3}])
    []
    """
    titles = [s for s in article.sentences if s.section == "title"]
    count = Counter(p["place_id"] for p in places if p["kind"] == "town")
    named = [p["place_id"] for p in places if p["kind"] == "town" and any(s.start <= p["start"] < s.end for s in titles)]
    count.update(_TITLE_WEIGHT * named)
    top = [place_id for place_id, n in count.most_common(1) if n > 1]
    return [p for p in places if p["place_id"] in top][:1]


def find_pointed(article: Article, start: int, end: int, places: list[dict], told: dict[str, dict], topic: list[dict]) -> list[dict]:
    """Return the places that "the bazaar", "the gate" or "the same bend" of a stretch stand for: the place that the sentence named before;
    of what only a town has, the one that the article is on (``topic``); else those told last (``told``), else the last of the paragraph.

    >>> from balochlib.text.article import Sentence
    >>> here = {"place_id": "surab", "kind": "town", "start": 0, "end": 5}
    >>> t = "Surab has had a grim autumn. In September a grenade was lobbed at a tea shop in the bazaar."
    >>> article = Article("a-1", "s-1", t, 0, len(t), sentences=(Sentence(0, 28), Sentence(29, len(t))))
    >>> find_pointed(article, 29, len(t), [here], {}, []) == [here], find_pointed(article, 0, 28, [here], {}, [])
    (True, [])
    """
    m = _POINTED.search(article.text, start, end)
    number = article.sentence_at(start)
    if m is None or number is None:
        return []
    sentence = article.sentences[number]
    near = [p for p in find_in_paragraph(article, sentence, places) if p["kind"] in _SMALL and p["start"] < m.start()]
    own = [p for p in near if p["start"] >= sentence.start]
    small = [p for p in told.values() if p["kind"] in _SMALL]
    return own[-1:] or (topic if m["town"] else []) or small or near[-1:]
