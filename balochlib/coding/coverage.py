"""The ledger of numbers: every number of an article explained, or listed as unexplained, so that what was missed can be seen."""

from __future__ import annotations

from bisect import bisect_right

from balochlib.coding.numbers.number_senses import read_senses
from balochlib.text.article import Article

_ROWS = (("casualties", "claim"), ("statistics", "statistic"))


def explain_numerals(article: Article, rows: dict[str, list[dict]]) -> list[dict]:
    """Return one row per number of the article: its value, and what it is.

    A number inside the words of a casualty row is a ``claim``, inside those of a statistic a ``statistic``. The others are
    explained by the words around them: date, time, age, money, percent, fraction, ordinal, duration, measure, people_count
    (attackers, residents, arrests), place_count, vehicle_count, incident_count, thing_count, count (the noun is in no list),
    name ("Article 370", "G20"), reference_mark, list_number, pronoun ("one of them"). What is left is ``unexplained``.

    >>> from balochlib.text.article import Sentence
    >>> t = "Two buses left at 6 p.m."
    >>> a = Article("a", "s", t, 0, len(t), sentences=(Sentence(0, len(t)),))
    >>> [(r["text"], r["value"], r["explained_as"]) for r in explain_numerals(a, {})]
    [('Two', 2.0, 'vehicle_count'), ('6', 6.0, 'time')]
    >>> explain_numerals(Article("a", "s", "", 0, 0), {})
    []
    """
    spans = [(_Spans(rows.get(table, [])), name) for table, name in _ROWS]
    out = []
    for s in read_senses(article):
        n = s.numeral
        explained = next((name for held, name in spans if held.touch(n.start, n.end)), s.sense or "unexplained")
        value = None if n.value is None else float(n.value)
        out.append({**article.span(n.start, n.end), "text": article.text[n.start : n.end], "value": value, "explained_as": explained})
    return out


class _Spans:
    """The spans of rows, merged where they overlap, to ask whether a number stands inside one."""

    def __init__(self, rows: list[dict]):
        self._merged: list[list[int]] = []
        for start, end in sorted((r["start"], r["end"]) for r in rows):
            if self._merged and start <= self._merged[-1][1]:
                self._merged[-1][1] = max(end, self._merged[-1][1])
            else:
                self._merged.append([start, end])
        self._starts = [m[0] for m in self._merged]

    def touch(self, start: int, end: int) -> bool:
        at = bisect_right(self._starts, start) - 1
        return at >= 0 and start < self._merged[at][1] and end <= self._merged[at][1]
