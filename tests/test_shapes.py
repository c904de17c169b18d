"""Foreign shapes: what they hold, and that what they cannot hold is told."""

import json

import pandas as pd
import pytest
from test_compare import ACLED_NEW, GED

from balochlib.analysis import compare
from balochlib.analysis.compare import read_acled, read_ucdp
from balochlib.schema import TABLES, build_table
from balochlib.shapes import LOSSES, shape_acled, shape_ucdp


def make_tables(claims, events, places=None):
    tables = {name: build_table(name, []) for name in TABLES}
    spot = {
        "article_id": "a",
        "place_id": "ba-quetta",
        "name": "Quetta",
        "country": "Pakistan",
        "admin1": "Balochistan",
        "where_precision": 1,
    }
    places = [{**spot, "lat": 30.2, "lon": 67.0}] if places is None else places
    tables["casualties"] = build_table("casualties", [{"article_id": "a", "scope": "event", "quote": c["claim_id"], **c} for c in claims])
    tables["events"] = build_table(
        "events", [{"article_id": "a", "n_articles": 1, "quote": "blast", "type": "bombing", **e} for e in events]
    )
    tables["event_places"] = build_table("event_places", [{"event_id": e["event_id"], "place_id": "ba-quetta"} for e in events])
    tables["places"] = build_table("places", places)
    tables["articles"] = build_table("articles", [{"article_id": "a", "published": "2026-02-01", "publisher": "The Outlet"}])
    tables["event_mentions"] = build_table("event_mentions", [{"article_id": "a", "event_id": e["event_id"]} for e in events])
    return tables


def claim(number, victim="civilian", outcome="killed", low="same", high="same", **more):
    low, high = (number if x == "same" else x for x in (low, high))
    return {"claim_id": f"c-{number}-{victim}-{outcome}", "event_id": "e", "value": number, "low": low, "high": high,
            "outcome": outcome, "victim": victim, **more}  # fmt: skip


DAY = {"event_id": "e", "date": "2026-01-31", "date_precision": "day"}


def losses(shaped):
    return set(shaped.losses["loss"])


def test_acled_takes_the_lowest_and_says_what_it_left():
    shaped = shape_acled(make_tables([claim(9), claim(12), claim(40, outcome="injured")], [DAY]))
    assert shaped.table["fatalities"].tolist() == [9] and shaped.table["time_precision"].tolist() == [1]
    assert losses(shaped) == {"claims_collapsed", "injuries_left_out"}


def test_acled_writes_no_zero_where_nothing_is_said():
    shaped = shape_acled(make_tables([claim(None, qualifier="vague")], [DAY]))
    assert shaped.table["fatalities"].isna().all() and losses(shaped) == {"vague_left_out"}


@pytest.mark.parametrize(("event", "why"), [
    ({"date": "2024", "date_precision": "year"}, "year"), ({"date": None, "date_precision": "none"}, "none"), ({"type": "other"}, "type"),
])  # fmt: skip
def test_acled_drops_what_it_has_no_code_for(event, why):
    shaped = shape_acled(make_tables([claim(3)], [{**DAY, **event}]))
    assert shaped.table.empty and why in " ".join(shaped.losses.loc[shaped.losses["loss"] == "row_dropped", "detail"])


def test_ucdp_closes_open_ends_and_says_so():
    shaped = shape_ucdp(make_tables([claim(14, high=None)], [DAY]))
    assert shaped.table[["low", "best", "high", "deaths_civilians"]].values.tolist() == [[14, 14, 14, 14]]
    assert "open_end_closed" in losses(shaped)


def test_ucdp_adds_classes_as_its_codebook_does_and_says_so():
    shaped = shape_ucdp(make_tables([claim(5), claim(7, "security"), claim(20, "militant")], [DAY]))
    assert shaped.table[["best", "deaths_a", "deaths_b", "deaths_civilians"]].values.tolist() == [[32, 7, 20, 5]]
    assert "classes_added" in losses(shaped)


def test_a_claim_on_all_the_dead_is_not_added_to_its_classes():
    shaped = shape_ucdp(make_tables([claim(30, "unspecified"), claim(5), claim(7, "security")], [DAY]))
    assert shaped.table[["best", "deaths_unknown"]].values.tolist() == [[30, 30]] and shaped.table["deaths_a"].isna().all()
    assert losses(shaped) == {"claims_collapsed"}


def test_ucdp_needs_a_death_and_a_place():
    assert shape_ucdp(make_tables([claim(4, outcome="injured")], [DAY])).table.empty
    assert shape_ucdp(make_tables([claim(4)], [DAY], places=[])).table.empty


@pytest.mark.parametrize("shape", [shape_acled, shape_ucdp])
def test_seeds_lose_nothing_silently(seeds, shape):
    shaped = shape(seeds.tables)
    key = shaped.table.columns[0]
    dropped = set(shaped.losses.loc[shaped.losses["loss"] == "row_dropped", "event_id"])
    assert set(shaped.table[key]) | dropped == set(seeds.events["event_id"]) and not set(shaped.table[key]) & dropped
    assert losses(shaped) <= set(LOSSES)


@pytest.mark.parametrize("shape", [shape_acled, shape_ucdp])
def test_empty_tables_have_empty_shapes(shape):
    shaped = shape({name: build_table(name, []) for name in TABLES})
    assert shaped.table.empty and shaped.losses.empty


# ---- as files ------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(("shape", "columns", "read"), [(shape_acled, ACLED_NEW, read_acled), (shape_ucdp, GED, read_ucdp)])
def test_files_have_the_columns_of_their_set_and_are_read_as_its_files(seeds, tmp_path, shape, columns, read):
    shaped = shape(seeds)
    assert list(shaped.table.columns) == columns  # every value stands under a column of the set, and none is missing
    folder = shaped.to_csv(tmp_path / "out")
    again = read(folder / f"{shaped.name}.csv")
    assert len(again) == len(shaped.table) > 0
    assert again["event_id"].tolist() == shaped.table[columns[0]].tolist()
    best = shaped.table["fatalities" if shaped.name == "acled" else "best"]
    assert again["best"].tolist() == best.tolist() and again["lat"].tolist() == shaped.table["latitude"].tolist()
    matched = compare.match_events(compare.list_our_events(seeds), again)
    sure = (again["where_precision"] <= 2) & (again["date_start"].str[:7] == again["date_end"].str[:7])  # a year alone matches none
    assert set(matched.loc[matched["found_in"] == "both", "our_event"]) >= set(again.loc[sure, "event_id"]) != set()


def test_losses_and_a_description_stand_beside_the_table(tmp_path):
    hostile = claim(14, high=None, quote='=cmd|"x"!A0, "14"\n')
    shaped = shape_ucdp(make_tables([hostile, claim(2, outcome="injured")], [DAY]))
    folder = shaped.to_csv(tmp_path)
    losses = pd.read_csv(folder / "ucdp_losses.csv", dtype="string", keep_default_na=False)
    assert losses.to_numpy().tolist() == shaped.losses.to_numpy().tolist() and len(losses) == 2
    package = json.loads((folder / "ucdp.datapackage.json").read_text("utf-8"))
    for resource in package["resources"]:
        header = pd.read_csv(folder / resource["path"], nrows=0).columns
        assert [f["name"] for f in resource["schema"]["fields"]] == list(header)
        assert {f["type"] for f in resource["schema"]["fields"]} <= {"string", "integer", "number"}
    assert len(package["resources"]) == 2


def test_both_shapes_stand_in_one_folder_and_empty_ones_have_their_header(tmp_path):
    empty = {name: build_table(name, []) for name in TABLES}
    for shape in (shape_acled, shape_ucdp):
        shape(empty).to_csv(tmp_path)
    assert len(list(tmp_path.iterdir())) == 6
    assert read_ucdp(tmp_path / "ucdp.csv").empty and read_acled(tmp_path / "acled.csv").empty


def test_a_file_is_no_folder_to_write_to(tmp_path):
    (tmp_path / "x").write_text("x")
    with pytest.raises(ValueError, match=r'give the folder .* bl\.shape_acled\(corpus\)\.to_csv\("acled/"\)'):
        shape_acled({name: build_table(name, []) for name in TABLES}).to_csv(tmp_path / "x")
