"""Choosing rows: those of articles on the topic, and those of one incident."""

from __future__ import annotations

import pandas as pd

from balochlib.analysis.context import load_operations


def keep_relevant(rows: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of articles that are on the conflict in Balochistan; a teaser of something else stays out.

    >>> articles = pd.DataFrame({"article_id": ["a", "b"], "relevant": pd.array([True, False], "boolean")})
    >>> keep_relevant(pd.DataFrame({"article_id": ["a", "b", "a"], "value": [1, 2, 3]}), articles)["value"].tolist()
    [1, 3]
    """
    wanted = set(articles.loc[articles["relevant"].fillna(False), "article_id"])
    return rows[rows["article_id"].isin(wanted)].reset_index(drop=True)


def find_most_claimed(claims: pd.DataFrame, n: int = 1) -> list[str]:
    """Return the event_ids with the most numbered claims on them, the most claimed first; equals in the order of the texts.

    >>> find_most_claimed(pd.DataFrame({"event_id": ["x", "y", "y", pd.NA], "value": [1, 2, 3, 4]}))
    ['y']
    >>> find_most_claimed(pd.DataFrame({"event_id": [], "value": []}))
    []
    """
    numbered = claims[claims["event_id"].notna() & claims["value"].notna()]
    return numbered.groupby("event_id", sort=False).size().sort_values(ascending=False, kind="stable").head(n).index.tolist()


def find_operations(tables: dict[str, pd.DataFrame], event_id: str | None) -> pd.DataFrame:
    """Return the published claims on operations that one incident belongs to by its kind, its day and its province; else no row.

    An incident belongs to an operation when it is itself a wave of attacks or an operation, not a single deed; when its day
    lies between the operation's first and last day, both ends included; and when one of its places is in Balochistan.
    A month or a year is not enough to tell.
    """
    operations, events = load_operations(), tables["events"]
    whole = events["type"].isin(["coordinated_attack", "security_operation"])
    event = events[whole & (events["event_id"] == event_id).fillna(False) & (events["date_precision"] == "day").fillna(False)]
    if event.empty:
        return operations.iloc[:0]
    own = tables["event_places"]
    ids = own.loc[own["event_id"] == event_id, "place_id"]
    places = tables["places"]
    if not (places.loc[places["place_id"].isin(ids), "admin1"] == "Balochistan").fillna(False).any():
        return operations.iloc[:0]
    day = event["date"].iloc[0]
    return operations[(operations["start"] <= day) & (day <= operations["end"])].reset_index(drop=True)
