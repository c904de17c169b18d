"""Nearby: the day and the province that stand a sentence or two before a scene, for one that gives none itself."""

from __future__ import annotations

from balochlib.coding.incident.timing import sort_dates
from balochlib.text.article import Article
from balochlib.text.dates import DateMention, find_dates

_BACK = 2  # sentences looked back at for a day


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
