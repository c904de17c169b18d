"""Context: every row has its source, rival figures stay apart, dates keep their precision, claims map to the schema."""

import csv

import pandas as pd
import pytest

from balochlib.analysis import context
from balochlib.paths import CONTEXT
from balochlib.schema import OUTCOMES, QUALIFIERS, VICTIMS

LOADERS = (
    context.load_series, context.load_operations, context.load_chinese_targets, context.load_assets, context.load_districts,
    context.load_actors,
)  # fmt: skip


@pytest.mark.parametrize("load", LOADERS)
def test_every_row_has_its_source_and_how_sure_it_is(load):
    frame = load()
    assert len(frame)
    assert frame["publisher"].notna().all()
    assert set(frame["confidence"]) <= {"high", "medium", "low", "memory"}


@pytest.mark.parametrize("path", sorted(CONTEXT.glob("*.csv")), ids=lambda p: p.stem)
def test_the_readme_gives_the_rows_of_each_file(path):
    with open(path, encoding="utf-8", newline="") as f:
        n = sum(1 for _ in csv.DictReader(f))
    assert f"| `{path.name}` | {n} |" in (CONTEXT / "README.md").read_text(encoding="utf-8")


def test_missing_stays_missing_and_zero_stays_zero():
    targets = context.load_chinese_targets().set_index("event_id")
    assert pd.isna(targets.loc["C20", "killed_chinese"])
    assert targets.loc["C21", "killed_chinese"] == 0
    assert context.load_assets()["usd_million"].isna().any()


def test_rival_producers_of_one_year_stay_side_by_side():
    deaths = context.load_series(geography="Balochistan", measure="killed_total").query("year == 2021 and period_type == 'year'")
    assert {"UCDP GED", "SATP", "PIPS"} <= set(deaths["producer"])
    assert deaths["value"].nunique() > 2
    assert set(context.load_series(producer="PIPS")["producer"]) == {"PIPS"}


@pytest.mark.parametrize(("level", "rows"), [("year", 33), ("district", 215), ("pakistan", 33)])
def test_ucdp_levels(level, rows):
    frame = context.load_ucdp(level)
    assert len(frame) == rows
    assert frame["best"].dtype == pd.Int64Dtype()


def test_dates_keep_their_precision():
    operations = context.load_operations()
    assert set(operations["as_of_precision"]) <= {"day", "month", "year", "none"}
    assert operations["start_precision"].eq("none").sum() == operations["start"].isna().sum()


def test_operations_by_any_spelling_and_by_time():
    assert set(context.load_operations("heroof")["operation"]) == {"Operation Herof"}
    assert context.load_operations("herof", until="2024-12-31")["start"].max() == "2024-08-25"
    assert context.load_operations(since="2099").empty


def test_claims_of_operations_are_in_the_words_of_the_schema():
    claims = context.list_operation_claims(context.load_operations())
    assert set(claims["outcome"]) <= set(OUTCOMES)
    assert set(claims["victim"]) <= set(VICTIMS)
    assert set(claims["qualifier"]) <= set(QUALIFIERS)
    assert set(claims["side"]) <= {"state", "armed_group", "other"}
    assert "seed text" not in set(claims["claimant"])


def test_the_claims_of_31_january_2026_keep_their_order_and_open_ends():
    claims = context.list_operation_claims(context.load_operations(since="2026"))
    militants = claims.query("victim == 'militant' and side == 'state'")
    assert militants["value"].tolist() == [41, 67, 108, 92, 133, 145, 177, 197, 216]  # 22 of one night is inside 177
    bla = claims.query("victim == 'security' and side == 'armed_group' and outcome == 'killed'")
    assert bla["value"].tolist() == [84, 200, 310, 362]
    assert bla["high"].isna().tolist() == [False, True, False, True]
    assert bla["low"].tolist() == [84, 201, 310, 363]
    assert claims.query("victim == 'security' and side == 'state'")["value"].tolist() == [10, 15, 17, 22, 22]


def test_precision_of_odd_dates_is_none():
    assert context.find_precision(pd.Series(["2026-01-31", "2026-0", "", None])).tolist() == ["day", "none", "none", "none"]
