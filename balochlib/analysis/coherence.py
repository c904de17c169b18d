"""Where numbers and dates of the texts do not fit one another: each finding quotes both sides."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import pandas as pd

from balochlib.coding.cpec_grades import match_terms
from balochlib.coding.numbers.recomputation import load_words, recompute_changes, recompute_shares
from balochlib.text.article import Article
from balochlib.text.dates import find_dates
from balochlib.text.numerals import find_numerals

SIDE = {"article": "string", "start": "Int64", "end": "Int64", "quote": "string"}
COHERENCE_TYPES = {
    "check": "string", "verdict": "string", "detail": "string", "event_id": "string", "stated": "Float64", "recomputed": "Float64",
    **{f"{c}_a": t for c, t in SIDE.items()}, **{f"{c}_b": t for c, t in SIDE.items()},
}  # fmt: skip
_OPEN_BELOW = re.compile(r"\b(?:at least|more than|over|no fewer than|a minimum of|some) $", re.IGNORECASE)


@cache
def _places_noun() -> re.Pattern:
    """The noun of a count of places: at most two words on, "and cities" after "towns" with it."""
    unit = "|".join(sorted(load_words("place_unit")))
    return re.compile(rf"(?: (?!and\b|or\b)[a-z][\w-]{{1,20}}){{0,2}}? ({unit})\b(?: and (?:{unit})\b)?", re.IGNORECASE)


class _PlaceCount(NamedTuple):
    """A stated number of places that were hit."""

    article: Article
    start: int
    end: int
    value: float
    at_least: bool
    unit: str


def coherence(corpus) -> pd.DataFrame:
    """Check the numbers and dates of a corpus against one another; one row per check that could be made.

    ``check`` is parts (parts against their whole), change and share (percentages worked out again from other numbers of
    the text), date and place_count (told differently of one event). ``verdict`` is ok or the name of what fails:
    parts_exceed_total, parts_short, change_mismatch, share_mismatch, dates_differ, place_counts_differ, units_differ (counts of
    unlike units, "five districts" and "39 locations", which neither agree nor clash). Both sides are quoted with
    their place in their text. A check without both numbers is no row; a failure is a question to the texts, not an answer.

    >>> import balochlib as bl
    >>> found = coherence(bl.parse("It saw 248 incidents in Pakistan. That was a 11% increase in incidents compared to 218 in 2023."))
    >>> found[["check", "verdict", "detail", "quote_a", "quote_b"]].values.tolist()
    [['change', 'change_mismatch', '218 to 248 is +13.8 %, the text says +11 %', '11%', '218']]
    >>> coherence(bl.parse("Nothing to count.")).empty
    True
    """
    if not hasattr(corpus, "read_articles"):
        given = type(corpus).__name__
        raise TypeError(f"coherence compares tables and texts: pass the corpus itself, not a {given}; write bl.coherence(corpus)")
    articles = {a.article_id: a for a in corpus.read_articles}
    tellings = _list_tellings(corpus.events, corpus.event_mentions)
    rows = [
        *_check_parts(corpus.casualties),
        *(row for a in articles.values() for row in _recompute(a)),
        *_check_dates(tellings, articles),
        *_check_place_counts(tellings, articles),
    ]
    return pd.DataFrame(rows, columns=list(COHERENCE_TYPES), dtype=object).astype(COHERENCE_TYPES)


def _list_tellings(events: pd.DataFrame, mentions: pd.DataFrame) -> pd.DataFrame:
    """Every telling with its event and the operation above it; the first telling of an event stands in ``events`` itself."""
    columns = ["article_id", "start", "end", "event_id"]
    tellings = pd.concat([events[columns], mentions[columns]], ignore_index=True).drop_duplicates(columns)
    parents = events.set_index("event_id")["parent_event_id"].dropna().to_dict()
    return tellings.assign(root=[parents.get(e, e) for e in tellings["event_id"]]).sort_values("start", kind="stable")


def _side(name: str, article_id: str, start: int, end: int, quote: str) -> dict:
    return {f"article_{name}": article_id, f"start_{name}": start, f"end_{name}": end, f"quote_{name}": quote}


def _recompute(article: Article) -> Iterator[dict]:
    for r in (*recompute_changes(article), *recompute_shares(article)):
        sides = [_side(n, article.article_id, *span, article.text[slice(*span)]) for n, span in (("a", r.a), ("b", r.b))]
        yield {
            "check": r.check, "verdict": r.verdict, "detail": r.detail, "stated": r.stated, "recomputed": r.recomputed,
        } | sides[0] | sides[1]  # fmt: skip


def _check_parts(claims: pd.DataFrame) -> Iterator[dict]:
    """Hold the stated parts of each whole against it: their sum may not pass its high end; one that reaches it is ok.

    Parts that stay below are no contradiction (a text may name some of them), unless the claim's own reading says so.
    """
    keyed = claims.set_index("claim_id", drop=False)
    parts = claims[claims["part_of"].notna() & claims["value"].notna()]
    for (whole_id, _), group in parts.groupby(["part_of", "outcome"], sort=False):
        if whole_id not in keyed.index:
            continue
        whole = keyed.loc[whole_id]
        if pd.isna(whole["value"]):
            continue
        total = int(group["low"].fillna(group["value"]).sum())
        verdict = "ok" if total == whole["value"] else whole["coherence"] if whole["coherence"] == "parts_short" else None
        if pd.notna(whole["high"]) and total > whole["high"]:
            verdict = "parts_exceed_total"
        if verdict:
            first = group.iloc[0]
            listed = " + ".join(f"{int(v):,}" for v in group["low"].fillna(group["value"]))
            yield {
                "check": "parts", "verdict": verdict, "detail": f"{listed} = {total:,} of {int(whole['value']):,}",
                "event_id": whole["event_id"], "stated": whole["value"], "recomputed": total,
                **_side("a", whole["article_id"], whole["start"], whole["end"], whole["quote"]),
                **_side("b", first["article_id"], first["start"], first["end"], first["quote"]),
            }  # fmt: skip


def _check_dates(tellings: pd.DataFrame, articles: dict[str, Article]) -> Iterator[dict]:
    """Compare the days that tellings of one event give. A sentence with two days, or none, says nothing sure."""
    told: dict[str, list[tuple]] = {}
    for m in tellings.to_dict("records"):
        article = articles.get(m["article_id"])
        i = article.sentence_at(m["start"]) if article else None
        if i is None:
            continue
        s = article.sentences[i]
        dates = [d for d in find_dates(article.text, s.start, s.end, anchor=article.published) if d.precision == "day" and d.date]
        if len({d.date for d in dates}) == 1 and dates[0].date_end is None:
            told.setdefault(m["event_id"], []).append((article, dates[0]))
    for event_id, dated in told.items():
        (article, first), *others = dated
        for other, date in others:
            if date.date != first.date:
                yield {
                    "check": "date", "verdict": "dates_differ", "detail": f"{first.date} against {date.date}", "event_id": event_id,
                    **_side("a", article.article_id, first.start, first.end, article.words(first)),
                    **_side("b", other.article_id, date.start, date.end, other.words(date)),
                }  # fmt: skip


def _check_place_counts(tellings: pd.DataFrame, articles: dict[str, Article]) -> Iterator[dict]:
    """Compare the numbers of districts, towns, locations that are said to have been hit in one event or operation."""
    for event_id, counts in _group_place_counts(tellings, articles).items():
        first, *others = counts
        for other in others:
            verdict = _compare_counts(first, other)
            a, b = (c.article.text[c.start : c.end] for c in (first, other))
            yield {
                "check": "place_count", "verdict": verdict, "detail": f"{a} against {b}", "event_id": event_id,
                "stated": first.value, "recomputed": other.value,
                **_side("a", first.article.article_id, first.start, first.end, a),
                **_side("b", other.article.article_id, other.start, other.end, b),
            }  # fmt: skip


def _group_place_counts(tellings: pd.DataFrame, articles: dict[str, Article]) -> dict[str, list[_PlaceCount]]:
    """The stated numbers of places by the event or operation that they are told of."""
    counted: dict[str, list[_PlaceCount]] = {}
    for article in articles.values():
        for count in find_place_counts(article):
            event_id = _event_of(article, count.start, tellings)
            if event_id:
                counted.setdefault(event_id, []).append(count)
    return counted


def list_place_counts(corpus) -> pd.DataFrame:
    """Return every stated number of places that were hit, with the event or operation that it is told of and its words.

    >>> import balochlib as bl
    >>> found = list_place_counts(bl.parse("On 31 January 2026 the BLA attacked Quetta and Mastung. Attacks hit at least twelve towns."))
    >>> found[["value", "at_least", "unit", "quote"]].values.tolist()
    [[12, True, 'town', 'twelve towns']]
    """
    articles = {a.article_id: a for a in corpus.read_articles}
    grouped = _group_place_counts(_list_tellings(corpus.events, corpus.event_mentions), articles)
    rows = [
        {"event_id": event_id, "value": int(c.value), "at_least": c.at_least, "unit": c.unit, **c.article.span(c.start, c.end)}
        for event_id, counts in grouped.items() for c in counts
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=["event_id", "value", "at_least", "unit", "article_id", "start", "end", "quote"])


def find_place_counts(article: Article) -> list[_PlaceCount]:
    """Return the stated numbers of places in sentences that speak of attacks.

    >>> from balochlib.text.article import Sentence
    >>> text = "Attacks hit at least twelve towns and cities. The province has 36 districts."
    >>> a = Article("a", "s", text, 0, len(text), sentences=(Sentence(0, 45), Sentence(46, len(text))))
    >>> [(text[c.start : c.end], c.value, c.at_least, c.unit) for c in find_place_counts(a)]
    [('twelve towns and cities', 12, True, 'town')]
    """
    found = []
    for s in article.sentences:
        words = article.words(s)
        if not match_terms("attack", words):
            continue
        for n in find_numerals(article.text, s.start, s.end):
            noun = _places_noun().match(article.text, n.end, min(s.end, n.end + 60))
            if noun and n.kind == "cardinal" and n.value and n.value > 1:
                open_below = _OPEN_BELOW.search(article.text, max(s.start, n.start - 20), n.start)
                found.append(_PlaceCount(article, n.start, noun.end(), n.value, bool(open_below), _unit(noun[1])))
    return found


def _unit(noun: str) -> str:
    """The kind of place: towns and cities are one kind, locations, sites, places and areas another."""
    one = re.sub(r"ies$", "y", noun.casefold()).rstrip("s")
    return {"city": "town", "site": "location", "place": "location", "area": "location", "tehsil": "town", "village": "town"}.get(one, one)


def _compare_counts(a: _PlaceCount, b: _PlaceCount) -> str:
    if a.unit != b.unit:
        return "units_differ"
    low, high = sorted((a, b), key=lambda c: c.value)
    return "ok" if low.value == high.value or low.at_least else "place_counts_differ"


def _event_of(article: Article, start: int, tellings: pd.DataFrame) -> str | None:
    """The event, or the operation above it, that the article tells last by the end of ``start``'s sentence, else the first it tells."""
    own = tellings[tellings["article_id"] == article.article_id]
    if own.empty:
        return None
    i = article.sentence_at(start)
    until = article.sentences[i].end if i is not None else start
    before = own[own["start"] < until]
    return (before.iloc[-1] if len(before) else own.iloc[0])["root"]
