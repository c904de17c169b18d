"""Who is named with whom, and who accuses whom: nodes and edges for a drawing or a matrix."""

from __future__ import annotations

import pandas as pd

NEAR = 200  # characters between two names that count as one context: about a sentence and a half of news copy
UNNAMED = "nobody named"


def count_comentions(actors: pd.DataFrame, near: int = NEAR) -> pd.DataFrame:
    """Count, for each pair of actors, the places where both are named within ``near`` characters of one article.

    One row per pair: ``a`` and ``b`` (names, in alphabetical order), ``n``, and ``n_articles``.

    >>> rows = pd.DataFrame({"article_id": ["x"] * 3, "start": [0, 50, 900], "end": [3, 55, 905], "name": ["BLA", "Army", "ISKP"]})
    >>> count_comentions(rows).values.tolist()
    [['Army', 'BLA', 1, 1]]
    >>> count_comentions(rows.head(0)).empty
    True
    """
    pairs: dict[tuple[str, str], set[tuple[str, int]]] = {}
    for article_id, mentions in actors.sort_values(["article_id", "start"]).groupby("article_id"):
        recent: list[tuple[int, str]] = []
        for start, end, name in mentions[["start", "end", "name"]].dropna().itertuples(index=False):
            recent = [(e, other) for e, other in recent if start - e <= near]
            for _, other in recent:
                if other != name:
                    pairs.setdefault((min(name, other), max(name, other)), set()).add((article_id, start))
            recent.append((end, name))
    rows = [(a, b, len(at), len({article for article, _ in at})) for (a, b), at in pairs.items()]
    frame = pd.DataFrame(rows, columns=["a", "b", "n", "n_articles"])
    return frame.sort_values(["n", "a", "b"], ascending=[False, True, True], ignore_index=True)


def count_accusations(allegations: pd.DataFrame) -> pd.DataFrame:
    """Count accusations by accuser, accused and what; denials count apart.

    One row per (accuser, accused, what): ``n`` accusations, ``n_denied`` of them denied in the same text.

    >>> rows = {"accuser": ["Pakistan", None], "accused": ["India", "ISI"], "what": ["backing", "abuse"]}
    >>> frame = pd.DataFrame({**rows, "stance": ["reports", "asserts"], "denied_by": ["India", None]})
    >>> count_accusations(frame).values.tolist()
    [['Pakistan', 'India', 'backing', 1, 1], ['nobody named', 'ISI', 'abuse', 1, 0]]
    """
    made = allegations[(allegations["stance"] != "denies") & allegations["accused"].notna()]
    if made.empty:
        return pd.DataFrame(columns=["accuser", "accused", "what", "n", "n_denied"])
    keyed = made.assign(accuser=made["accuser"].fillna(UNNAMED), what=made["what"].fillna("other"), denied=made["denied_by"].notna())
    counted = keyed.groupby(["accuser", "accused", "what"], sort=False).agg(n=("denied", "size"), n_denied=("denied", "sum"))
    return counted.reset_index().sort_values("n", ascending=False, kind="stable", ignore_index=True)


def build_matrix(counts: pd.DataFrame, rows: str, columns: str, n: str = "n", most: int = 10) -> pd.DataFrame:
    """Cross two columns of counted rows; the largest rows and columns first, at most ``most`` of each, empty ones left out.

    >>> build_matrix(pd.DataFrame({"a": ["x", "y", "y"], "b": ["p", "p", "q"], "n": [1, 2, 3]}), "a", "b").values.tolist()
    [[2, 3], [1, 0]]
    """
    if counts.empty:
        return pd.DataFrame()
    matrix = counts.pivot_table(index=rows, columns=columns, values=n, aggfunc="sum", fill_value=0)
    for axis in (1, 0):  # the largest rows first, then the largest columns of these
        sums = matrix.sum(axis=axis).sort_values(ascending=False, kind="stable")
        kept = sums[sums > 0].head(most).index
        matrix = matrix.loc[kept] if axis == 1 else matrix.loc[:, kept]
    return matrix[matrix.sum(axis=1) > 0].astype(int)


def list_nodes(actors: pd.DataFrame) -> pd.DataFrame:
    """Return one row per actor: name, kind, ``n`` mentions, ``n_articles``; the most mentioned first.

    >>> rows = pd.DataFrame({"article_id": ["x", "x", "y"], "name": ["BLA", "BLA", "Army"], "kind": ["armed_group"] * 2 + ["state_force"]})
    >>> list_nodes(rows).values.tolist()
    [['BLA', 'armed_group', 2, 1], ['Army', 'state_force', 1, 1]]
    """
    counted = actors.groupby(["name", "kind"], sort=False).agg(n=("article_id", "size"), n_articles=("article_id", "nunique"))
    return counted.reset_index().sort_values(["n", "name"], ascending=[False, True], ignore_index=True)


def list_edges(actors: pd.DataFrame, allegations: pd.DataFrame, strongest: int = 28) -> pd.DataFrame:
    """Return the edges of the network: the strongest pairs named together, and every accusation between two named actors.

    One row per edge: ``a``, ``b``, ``n``, ``relation`` ("named together", "accuses").

    >>> rows = pd.DataFrame({"article_id": ["x"] * 2, "start": [0, 50], "end": [3, 55], "name": ["BLA", "Army"]})
    >>> made = pd.DataFrame({"accuser": ["Army"], "accused": ["BLA"], "what": ["abuse"], "stance": ["reports"], "denied_by": [None]})
    >>> list_edges(rows, made).values.tolist()
    [['Army', 'BLA', 1, 'named together'], ['Army', 'BLA', 1, 'accuses']]
    """
    together = count_comentions(actors).head(strongest)[["a", "b", "n"]].assign(relation="named together")
    accused = count_accusations(allegations)
    accused = accused[accused["accuser"] != UNNAMED].groupby(["accuser", "accused"], sort=False)["n"].sum().reset_index()
    accused = accused.rename(columns={"accuser": "a", "accused": "b"}).assign(relation="accuses")
    return pd.concat([frame for frame in (together, accused) if len(frame)] or [together], ignore_index=True)
