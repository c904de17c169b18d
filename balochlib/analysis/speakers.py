"""Voices counted: who is quoted, in what role, with how many words."""

from __future__ import annotations

import pandas as pd

NONE = "nobody quoted"


def count_words_by_role(voices: pd.DataFrame, articles: pd.DataFrame, roles: tuple[str, ...]) -> pd.DataFrame:
    """Count the words quoted by article and role: one row per article of ``articles``, one column per role that is heard.

    >>> voices = pd.DataFrame({"article_id": ["x", "x"], "role": ["state", "expert"], "n_words": [30, 5]})
    >>> count_words_by_role(voices, pd.DataFrame({"article_id": ["x", "y"]}), ("state", "expert", "civilian")).values.tolist()
    [[30, 5], [0, 0]]
    """
    if voices.empty:
        return pd.DataFrame(index=pd.Index(articles["article_id"]))
    words = voices.assign(n_words=voices["n_words"].fillna(0).astype(int)).pivot_table(
        index="article_id", columns="role", values="n_words", aggfunc="sum", fill_value=0
    )
    return words.reindex(index=articles["article_id"], columns=[r for r in roles if r in words], fill_value=0).fillna(0).astype(int)


def list_speakers(voices: pd.DataFrame) -> pd.DataFrame:
    """Return one row per speaker and role: ``n`` quotations, ``n_partial`` of them fragments, ``n_words``; most words first.

    >>> voices = pd.DataFrame({"speaker": ["Khan", "Khan"], "role": ["state"] * 2, "partial": [False, True], "n_words": [20, 3]})
    >>> list_speakers(voices).values.tolist()
    [['Khan', 'state', 2, 1, 23]]
    """
    grouped = voices.groupby(["speaker", "role"], sort=False)
    counted = grouped.agg(n=("role", "size"), n_partial=("partial", "sum"), n_words=("n_words", "sum")).reset_index()
    counted = counted.astype({"n_partial": int, "n_words": int})
    return counted.sort_values(["n_words", "n"], ascending=False, kind="stable", ignore_index=True)


def find_unheard(actors: pd.DataFrame, voices: pd.DataFrame, kinds: tuple[str, ...], most: int = 8) -> pd.DataFrame:
    """Return the actors of ``kinds`` that the texts name but never quote: name, kind, ``n`` mentions; the most named first.

    >>> actors = {"actor_id": ["bla", "bla", "byc"], "name": ["BLA", "BLA", "BYC"]}
    >>> actors = pd.DataFrame({**actors, "kind": ["armed_group", "armed_group", "civil_society"]})
    >>> find_unheard(actors, pd.DataFrame({"actor_id": ["byc"]}), ("armed_group", "civil_society"))[["name", "n"]].values.tolist()
    [['BLA', 2]]
    """
    silent = actors[actors["kind"].isin(kinds) & ~actors["actor_id"].isin(voices["actor_id"].dropna())]
    counted = silent.groupby(["actor_id", "name", "kind"], sort=False).size().rename("n").reset_index()
    return counted.sort_values("n", ascending=False, kind="stable", ignore_index=True).head(most)
