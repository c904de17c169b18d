"""What is contested: numbers of two claimants on the same people, and accusations with their denials."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import pandas as pd

from balochlib.analysis.accusations import quote_words
from balochlib.analysis.context import list_operation_claims
from balochlib.analysis.selection import find_operations, keep_relevant
from balochlib.view.incident import find_most_claimed_event, list_claims, name_event, say_claim
from balochlib.view.markup import call, cite
from balochlib.view.prose import begin
from balochlib.view.source import Corpus

_SIDES = {"state": "state", "official_unnamed": "state", "armed_group": "armed_group"}


def find_lead(corpus: Corpus) -> tuple[str | None, pd.DataFrame]:
    """Return the incident with most claims, and the deaths that its most heard claimant gives: one per class, three at most."""
    event_id = find_most_claimed_event(corpus)
    claims = list_claims(corpus, event_id)
    claims = claims[claims["value"].notna() & (claims["outcome"] == "killed")]
    named = claims[claims["claimant_text"].notna()]
    if len(named):
        claims = named[named["claimant_text"] == named["claimant_text"].value_counts(sort=True).index[0]]
    return event_id, claims.drop_duplicates("victim").head(3)


def name_claimant(row: Mapping) -> str:
    """Return the words for who gives a number.

    >>> name_claimant({"claimant_text": None}), name_claimant({"claimant_text": "ISPR"})
    ('nobody named', 'ISPR')
    """
    who = "nobody named" if pd.isna(row["claimant_text"]) else str(row["claimant_text"])
    return f"{who} (published elsewhere)" if row.get("elsewhere", False) else who


def list_contested(corpus: Corpus, most: int = 3) -> list[tuple[str, dict]]:
    """Return the incidents of which two named claimants give different numbers for one class of people, as templates to fill.

    A state against an armed group comes first, then the widest gap. A stated part of a larger number contests nothing. On the
    most claimed incident, what was published elsewhere stands against the texts, and is marked as such.

    >>> import balochlib as bl
    >>> text = "QUETTA, Jan 31, 2026: Gunmen attacked a convoy in Mastung, Balochistan. Officials said four soldiers were killed."
    >>> list_contested(bl.parse(text))
    []
    """
    claims = keep_relevant(corpus.casualties, corpus.articles).assign(elsewhere=False)
    claims = pd.concat([claims, _list_published(corpus)], ignore_index=True)
    claims = claims[claims["value"].notna() & claims["event_id"].notna() & claims["claimant_text"].notna() & claims["part_of"].isna()]
    found: dict[str, tuple] = {}
    for (event_id, _, _), rows in claims.groupby(["event_id", "outcome", "victim"], sort=False):
        for low, high in _pair_ends(rows):
            sides = {_SIDES.get(low["claimant_kind"]), _SIDES.get(high["claimant_kind"])}
            rank = (sides == {"state", "armed_group"}, int(high["value"] - low["value"]))
            if event_id not in found or rank > found[event_id][0]:
                found[event_id] = (rank, low, high)
    first = sorted(found.items(), key=lambda item: item[1][0], reverse=True)[:most]
    return [("{event}. {who_a}: {a}; {who_b}: {b}.", _name_sides(corpus, event_id, low, high)) for event_id, (_, low, high) in first]


def _pair_ends(rows: pd.DataFrame) -> list[tuple[pd.Series, pd.Series]]:
    """The lowest and the highest claim on one class of people, of the texts alone and with what was published elsewhere.

    Two claims of one claimant are no pair, and two that were both published elsewhere are not of these texts.
    """
    pairs = []
    for among in (rows[~rows["elsewhere"]], rows):
        ordered = among.sort_values("value", kind="stable")
        for own in ordered[~ordered["elsewhere"]].index[[0, -1]] if len(ordered) and not ordered["elsewhere"].all() else ():
            for other in ordered.index[[0, -1]]:
                low, high = sorted((ordered.loc[own], ordered.loc[other]), key=lambda row: row["value"])
                if low["value"] < high["value"] and low["claimant_text"].casefold() != high["claimant_text"].casefold():
                    pairs.append((low, high))
    return pairs


def _list_published(corpus: Corpus) -> pd.DataFrame:
    """What was published elsewhere on the most claimed incident, as claims on it."""
    event_id = find_most_claimed_event(corpus)
    rows = list_operation_claims(find_operations(corpus.tables, event_id))
    return rows.assign(event_id=event_id, claimant_text=rows["claimant"], claimant_kind=rows["side"], part_of=pd.NA, elsewhere=True)


def _name_sides(corpus: Corpus, event_id: str, low: pd.Series, high: pd.Series) -> dict:
    return {
        "event": call(name_event(corpus, event_id)), "a": cite(say_claim(low.to_dict()), low),
        "who_a": call(begin(name_claimant(low))),
        "b": cite(say_claim(high.to_dict()), high), "who_b": call(name_claimant(high)),
    }  # fmt: skip


def list_denied(denied: pd.DataFrame, known: Collection[str], most: int = 3) -> list[tuple[str, dict]]:
    """Return accusations with who denies them, as templates to fill: one for each pair of accuser and accused.

    Parties that are not ``known`` actors stand in quotation marks: the text's own words for them may judge.

    >>> row = {"allegation_id": "l", "article_id": "a", "start": 0, "end": 4, "quote": "back", "accuser": None, "accused": "India"}
    >>> denied = pd.DataFrame([{**row, "what": "backing", "denied_by": "New Delhi"}])
    >>> [template.format(**fields) for template, fields in list_denied(denied, {"India"})]
    ['India, accused of backing by nobody who is named; denied by “New Delhi”.']
    """
    rows = denied[denied["accused"].notna() & denied["what"].notna()].drop_duplicates(["accuser", "accused"]).head(most)
    rows = rows.assign(**{side: quote_words(rows[side], known) for side in ("accuser", "accused", "denied_by")})
    return [
        ("{accused}, accused of {what} by {accuser}; denied by {denier}.", {
            "accused": row["accused"], "what": cite(str(row["what"]).replace("_", " "), row),
            "accuser": "nobody who is named" if pd.isna(row["accuser"]) else row["accuser"], "denier": row["denied_by"],
        })
        for row in rows.to_dict("records")
    ]  # fmt: skip
