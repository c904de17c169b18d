"""Framing counted: which words an article uses for armed actors and for deaths, in whose voice, and for whose dead."""

from __future__ import annotations

import pandas as pd

from balochlib.text.lexicon import load_rows

NEAR = 90  # characters between a word for death and the people it is said of: about a clause


def load_loaded() -> frozenset[str]:
    """Return the families of words that judge, from the column ``loaded`` of data/lexicon/framing.csv.

    A word is loaded where it takes a side on what it names: "terrorist", "martyred", "eliminated", "freedom fighter". What
    reporting style guides treat as plain description ("militant", "killed") is not.

    >>> "martyr" in load_loaded(), "militant" in load_loaded()
    (True, False)
    """
    return frozenset(row["family"] for row in load_rows("framing") if row["loaded"] == "yes")


def cross_families(framing: pd.DataFrame, target: str, articles: pd.DataFrame, most: int = 12) -> pd.DataFrame:
    """Count the words for ``target`` by article and family, once for each voice: a column per family and voice.

    One row per article of ``articles``, in its order, also where it uses no such word; columns are pairs (family, voice), the
    families in the order of their frequency.

    >>> rows = {"article_id": ["x", "x", "y"], "family": ["terrorist", "militant", "terrorist"], "target": ["armed_actor"] * 3}
    >>> framing = pd.DataFrame({**rows, "voice": ["author", "author", "quoted"]})
    >>> table = cross_families(framing, "armed_actor", pd.DataFrame({"article_id": ["x", "y"]}))
    >>> table[("terrorist", "author")].tolist(), table[("terrorist", "quoted")].tolist()
    ([1, 0], [0, 1])
    """
    found = framing[framing["target"] == target]
    families = found["family"].value_counts(sort=True).head(most).index
    columns = pd.MultiIndex.from_product([families, ["author", "quoted"]], names=["family", "voice"])
    if found.empty:
        return pd.DataFrame(0, index=articles["article_id"], columns=columns)
    counted = found.groupby(["article_id", "family", "voice"]).size().unstack(["family", "voice"], fill_value=0)
    return counted.reindex(index=articles["article_id"], columns=columns, fill_value=0).fillna(0).astype(int)


def pair_deaths(framing: pd.DataFrame, claims: pd.DataFrame, near: int = NEAR) -> pd.DataFrame:
    """Pair each word for death with the nearest people said to be killed within ``near`` characters of the same article.

    One row per word that has such people: article_id, start, end, quote (of the word), term, family, voice, and the ``victim``
    class and ``label`` of the people. Whose dead are "killed" and whose are "eliminated" or "martyred" can be read off it.

    >>> words = {"article_id": ["x"], "start": [30], "end": [38], "quote": ["martyred"], "term": ["martyred"], "family": ["martyr"]}
    >>> words = pd.DataFrame({**words, "target": ["death"], "voice": ["author"]})
    >>> claims = {"article_id": ["x"] * 2, "start": [10, 300], "end": [22, 310], "outcome": ["killed"] * 2}
    >>> claims = pd.DataFrame({**claims, "victim": ["security", "militant"], "label": ["soldiers", "gunmen"]})
    >>> pair_deaths(words, claims)[["term", "victim", "label"]].values.tolist()
    [['martyred', 'security', 'soldiers']]
    """
    killed = claims[claims["outcome"] == "killed"]
    rows = []
    for word in framing[framing["target"] == "death"].to_dict("records"):
        people = killed[killed["article_id"] == word["article_id"]].to_dict("records")
        apart = [(max(p["start"] - word["end"], word["start"] - p["end"], 0), i) for i, p in enumerate(people)]
        if apart and min(apart)[0] <= near:
            one = people[min(apart)[1]]
            rows.append({**{k: word[k] for k in _WORD}, "victim": one["victim"], "label": one["label"]})
    return pd.DataFrame(rows, columns=[*_WORD, "victim", "label"])


_WORD = ("article_id", "start", "end", "quote", "term", "family", "voice")


def list_omissions(
    articles: pd.DataFrame, voices: pd.DataFrame, claims: pd.DataFrame, roles: tuple[str, ...], victims: tuple[str, ...]
) -> pd.DataFrame:
    """Say for each article who is quoted and whose dead are counted, and who and whose are not.

    One row per article: ``quoted`` and ``silent`` roles, ``counted`` and ``uncounted`` classes of people (with a number of
    killed), ``n_words`` quoted. A class that an article does not count may have had no dead; the table shows, it does not judge.

    >>> articles = pd.DataFrame({"article_id": ["x"]})
    >>> voices = pd.DataFrame({"article_id": ["x"], "role": ["state"], "n_words": [12]})
    >>> claims = pd.DataFrame({"article_id": ["x"], "outcome": ["killed"], "victim": ["militant"], "value": [3]})
    >>> list_omissions(articles, voices, claims, ("state", "civilian"), ("security", "militant")).values.tolist()
    [['x', ['state'], ['civilian'], ['militant'], ['security'], 12]]
    """
    rows = []
    for article_id in articles["article_id"]:
        heard = voices[voices["article_id"] == article_id]
        dead = claims[(claims["article_id"] == article_id) & (claims["outcome"] == "killed") & claims["value"].notna()]
        quoted, counted = set(heard["role"].dropna()), set(dead["victim"].dropna())
        rows.append({
            "article_id": article_id, "quoted": [r for r in roles if r in quoted], "silent": [r for r in roles if r not in quoted],
            "counted": [v for v in victims if v in counted], "uncounted": [v for v in victims if v not in counted],
            "n_words": int(heard["n_words"].fillna(0).sum()),
        })  # fmt: skip
    return pd.DataFrame(rows, columns=["article_id", "quoted", "silent", "counted", "uncounted", "n_words"])
