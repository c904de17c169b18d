"""Who is named with whom: nodes and edges for a drawing."""

from __future__ import annotations

import pandas as pd

NEAR = 200  # characters between two names that count as one context: about a sentence and a half of news copy


def list_comentions(actors: pd.DataFrame, near: int = NEAR) -> pd.DataFrame:
    """Return the places where two actors are named within ``near`` characters of one article, each once.

    One row per pair and mention that follows one of the other: ``a`` and ``b`` (names, in alphabetical order), and the row of
    the mention.

    >>> rows = pd.DataFrame({"article_id": ["x"] * 3, "start": [0, 50, 900], "end": [3, 55, 905], "name": ["BLA", "Army", "ISKP"]})
    >>> list_comentions(rows)[["a", "b", "article_id", "start"]].values.tolist()
    [['Army', 'BLA', 'x', 50]]
    >>> list_comentions(rows.head(0)).empty
    True
    """
    found: dict[tuple, dict] = {}
    for article_id, mentions in actors.dropna(subset=["start", "end", "name"]).sort_values(["article_id", "start"]).groupby("article_id"):
        recent: list[tuple[int, str]] = []
        for row in mentions.to_dict("records"):
            start, name = row["start"], row["name"]
            recent = [(e, other) for e, other in recent if start - e <= near]
            for a, b in ((min(name, other), max(name, other)) for _, other in recent if other != name):
                found.setdefault((a, b, article_id, start), {"a": a, "b": b, **row})
            recent.append((row["end"], name))
    return pd.DataFrame(found.values(), columns=["a", "b", *actors.columns])


def count_comentions(actors: pd.DataFrame, near: int = NEAR) -> pd.DataFrame:
    """Count, for each pair of actors, the places where both are named (:func:`list_comentions`).

    One row per pair: ``a`` and ``b`` (names, in alphabetical order), ``n``, and ``n_articles``.

    >>> rows = pd.DataFrame({"article_id": ["x"] * 3, "start": [0, 50, 900], "end": [3, 55, 905], "name": ["BLA", "Army", "ISKP"]})
    >>> count_comentions(rows).values.tolist()
    [['Army', 'BLA', 1, 1]]
    >>> count_comentions(rows.head(0)).empty
    True
    """
    pairs = list_comentions(actors, near).groupby(["a", "b"], sort=False)
    frame = pairs.agg(n=("start", "size"), n_articles=("article_id", "nunique")).reset_index()
    return frame.sort_values(["n", "a", "b"], ascending=[False, True, True], ignore_index=True)


def list_nodes(actors: pd.DataFrame) -> pd.DataFrame:
    """Return one row per actor: name, kind, ``n`` mentions, ``n_articles``; the most mentioned first.

    >>> rows = pd.DataFrame({"article_id": ["x", "x", "y"], "name": ["BLA", "BLA", "Army"], "kind": ["armed_group"] * 2 + ["state_force"]})
    >>> list_nodes(rows).values.tolist()
    [['BLA', 'armed_group', 2, 1], ['Army', 'state_force', 1, 1]]
    """
    counted = actors.groupby(["name", "kind"], sort=False).agg(n=("article_id", "size"), n_articles=("article_id", "nunique"))
    return counted.reset_index().sort_values(["n", "name"], ascending=[False, True], ignore_index=True)


def list_together(actors: pd.DataFrame, strongest: int = 24) -> pd.DataFrame:
    """Return the ``strongest`` pairs named together as edges of a network: ``a``, ``b``, ``n``, ``relation``.

    >>> rows = pd.DataFrame({"article_id": ["x"] * 2, "start": [0, 50], "end": [3, 55], "name": ["BLA", "Army"]})
    >>> list_together(rows).values.tolist()
    [['Army', 'BLA', 1, 'named together']]
    """
    return count_comentions(actors).head(strongest)[["a", "b", "n"]].assign(relation="named together")


def keep_tied(nodes: pd.DataFrame, edges: pd.DataFrame) -> pd.DataFrame:
    """Return the nodes that an edge touches.

    >>> nodes = pd.DataFrame({"name": ["BLA", "BLF", "Army"]})
    >>> keep_tied(nodes, pd.DataFrame({"a": ["BLA"], "b": ["Army"]}))["name"].tolist()
    ['BLA', 'Army']
    """
    return nodes[nodes["name"].isin({*edges["a"], *edges["b"]})].reset_index(drop=True)
