"""Attacks on Chinese people and projects, 2004-2024, with the rival tolls that published sources give for them."""

from __future__ import annotations

import pandas as pd

from balochlib import paths
from balochlib.analysis.context import load_chinese_targets

MEASURES = ("killed_chinese", "killed_total")


def load_rivals() -> pd.DataFrame:
    """Return the rival numbers of ``chinese_target_claims.csv``: event_id, measure, value, qualifier, claimant.

    >>> load_rivals().query("event_id == 'C21' and measure == 'killed_chinese'")[["value", "claimant"]].values.tolist()
    [[4, 'BLA']]
    """
    return pd.read_csv(paths.CONTEXT / "chinese_target_claims.csv", dtype="string").astype({"value": "Int64"})


def list_targets() -> pd.DataFrame:
    """Return the attacks in order of time, with the rival numbers for the dead beside the one that the source prints.

    Columns beside those of ``chinese_targets.csv``: ``rival`` (the largest rival number of the dead, missing where none is
    given), ``rival_open`` (it is only a floor), ``rivals`` (all of them in words), ``contested``: some claimant gives another
    number of dead, or how many of them were Chinese is not settled.

    >>> list_targets().query("event_id == 'C23'")[["killed_total", "rival", "rivals"]].values.tolist()
    [[1, 30, 'more than 30 (BLA)']]
    """
    targets, rivals = load_chinese_targets().sort_values("date", kind="stable"), load_rivals()
    rivals = rivals[rivals["measure"].isin(MEASURES)]
    words = rivals.assign(words=[_say(row) for row in rivals.to_dict("records")]).groupby("event_id")["words"].agg("; ".join)
    largest = rivals.sort_values("value", kind="stable").drop_duplicates("event_id", keep="last").set_index("event_id")
    ids = targets["event_id"]
    return targets.assign(
        rival=ids.map(largest["value"]).astype("Int64"),
        rival_open=ids.map(largest["qualifier"]).eq("more_than").fillna(False).astype(bool),
        rivals=ids.map(words).astype("string"),
        contested=ids.isin(rivals["event_id"]) | targets["killed_chinese"].isna() | targets["killed_total"].isna(),
    ).reset_index(drop=True)


def _say(row: dict) -> str:
    bound = "more than " if row["qualifier"] == "more_than" else ""
    whom = " Chinese" if row["measure"] == "killed_chinese" else ""
    return f"{bound}{row['value']}{whom} ({row['claimant']})"
