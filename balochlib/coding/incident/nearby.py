"""Nearby: the day, the province and the places that stand a sentence or two before a scene, for one that gives none itself."""

from __future__ import annotations

import re

from balochlib.coding.incident.scene import Scene
from balochlib.coding.incident.tellings import Telling
from balochlib.coding.incident.timing import sort_dates
from balochlib.text.article import Article
from balochlib.text.dates import DateMention, find_dates
from balochlib.text.days import read_day, shared_part

_BACK = 2  # sentences looked back at for a day
_FOLLOWS = re.compile(r"\b(?:followed|ensued|more|another)\b")
_WEEK, _CAPTIVITY = 7, 60  # days


def find_day_before(article: Article, number: int, known: tuple[str, ...]) -> DateMention | None:
    """Return the day named last, up to two sentences before sentence ``number``.

    >>> from balochlib.text.article import Sentence
    >>> t = "The crowd had come on January 3, 2024. The first bomb went off at 3pm."
    >>> article = Article("a-1", "s-1", t, 0, len(t), sentences=(Sentence(0, 38), Sentence(39, len(t))))
    >>> find_day_before(article, 1, ()).date, find_day_before(article, 0, ())
    ('2024-01-03', None)
    """
    for s in reversed(article.sentences[max(0, number - _BACK) : number]):
        if s.section == "body":
            did, _ = sort_dates(article.text, s.start, find_dates(article.text, s.start, s.end, article.published, None, known))
            days = [d for d in did if d.precision == "day"]
            if days:
                return days[-1]
    return None


def find_period(article: Article, claims: list[dict]) -> str | None:
    """Return the month or the year that an article which opens with a total is on: all that gives no day in it is of that; None for one
    that opens with an incident, or whose total is of no period with a name.

    >>> claim = {"scope": "aggregate", "period": "in May"}
    >>> find_period(Article("a-1", "s-1", "", 0, 0, published="2025-06-02"), [claim])
    '2025-05'
    >>> find_period(Article("a-1", "s-1", "", 0, 0), [claim | {"scope": "event"}])
    """
    opening = [c for c in claims if not article.sentences or article.sentences[article.sentence_at(c["start"]) or 0].section == "body"][:1]
    if not opening or opening[0]["scope"] != "aggregate":
        return None
    words = opening[0]["period"] if isinstance(opening[0]["period"], str) else ""
    dates = [d for d in find_dates(words, 0, len(words), article.published) if d.date and d.precision in {"month", "year"}][:1]
    return next((shared_part(d.date, d.date_end) if d.date_end else d.date for d in dates), None)


def find_province_before(article: Article, offset: int, places: list[dict]) -> list[dict]:
    """Return the row of the last province that the paragraph names before ``offset``: "No province fared worse than X. Most died in
    the raids"; none where it names none.

    >>> find_province_before(Article("a-1", "s-1", "", 0, 0), 0, [])
    []
    """
    number = article.sentence_at(offset)
    if number is None:
        return []
    start = next(s.start for s in article.sentences if s.paragraph == article.sentences[number].paragraph)
    return [p for p in places if p["kind"] == "province" and start <= p["start"] < offset][-1:]


def find_beside(scene: Scene, last: Telling | None) -> Telling | None:
    """Return the operation in Harnai for "In another operation in Kohlu" right after it: both are of one day.

    >>> find_beside(Scene(0, 0, 0, []), None) is None
    True
    """
    if last is None or scene.sentence - last.last_sentence > 2:
        return None
    return last if scene.families == (last.families or scene.families) == {"operation"} else None


def find_round_up(scene: Scene, current: Telling | None, main: Telling | None) -> Telling | None:
    """Return the lead on the province for "In Panjgur four were killed" after it: the day is the lead's.

    >>> find_round_up(Scene(0, 0, 0, []), None, None) is None
    True
    """
    if main is None or current is None or not main.date or current.date != main.date:
        return None
    mine, theirs = ({p.get("admin1") for p in rows} - {None} for rows in (scene.places, main.place_rows))
    return main if mine & theirs else None


def is_close(article: Article, scene: Scene, t: Telling, last: Telling | None) -> bool:
    """Whether the incident ``t`` of the scene, which names no place, is where ``last``, told before it, was: right after it in paragraph
    and week, or said to have followed it. Those found dead were taken where they lay, some weeks before.

    >>> is_close(Article("a-1", "s-1", "", 0, 0), Scene(0, 0, 0, []), Telling("a-1", 0, 0, 4, "raid"), None)
    False
    """
    if last is None or t.is_reference:
        return False
    apart = t.families and last.families and t.families != last.families
    follows = _FOLLOWS.search(article.text, scene.start, scene.end) and not apart
    if t.last_sentence - last.last_sentence > (2 if follows else 1) or (
        article.sentences[last.last_sentence].paragraph != t.paragraph and not follows
    ):
        return False
    days = read_day(t.date), read_day(last.date)
    reach = _CAPTIVITY if t.kinds["abduction"] and last.kinds["bodies"] else _WEEK
    return bool(days[0] and days[1]) and abs((days[0] - days[1]).days) <= reach
