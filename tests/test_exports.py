"""Tables out and in again: nothing lost, nothing that a spreadsheet would run."""

import json

import openpyxl
import pandas as pd
import pytest

from balochlib import exports
from balochlib.schema import TABLES, build_table, check_table

HOSTILE = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\tx",
    "\rx",
    "a\rb",
    "NA",
    "None",
    '"',
    "a,b",
    "ünï\u202e",
    "=cmd|' /C calc'!A0",
    "\x00",
    "x" * 40_000,
]


@pytest.fixture
def hostile():
    tables = {name: build_table(name, []) for name in TABLES}
    rows = [{"article_id": "a-1", "start": 0, "end": len(t), "quote": t, "claim_id": f"c-{i}", "label": t} for i, t in enumerate(HOSTILE)]
    tables["casualties"] = build_table("casualties", rows)
    return tables


def test_tables_keep_the_schema(seeds):
    assert [w for name, frame in seeds.tables.items() for w in check_table(name, frame)] == []


def test_csv_round_trip(seeds, tmp_path):
    again = exports.read_csv(seeds.to_csv(tmp_path))
    for name, frame in seeds.tables.items():
        pd.testing.assert_frame_equal(frame, again[name])


def test_csv_round_trip_of_hostile_text(hostile, tmp_path):
    again = exports.read_csv(exports.write_csv(hostile, tmp_path))
    assert again["casualties"]["label"].tolist() == HOSTILE


def test_parquet_round_trip(seeds, tmp_path):
    seeds.to_parquet(tmp_path)
    for name, frame in seeds.tables.items():
        again = pd.read_parquet(tmp_path / f"{name}.parquet").astype(frame.dtypes.to_dict())
        pd.testing.assert_frame_equal(frame, again)


def test_package_describes_every_file(seeds, tmp_path):
    folder = seeds.to_csv(tmp_path)
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    for resource in package["resources"]:
        header = pd.read_csv(folder / resource["path"], nrows=0).columns
        assert [f["name"] for f in resource["schema"]["fields"]] == list(header)


def test_each_export_has_a_package_that_describes_its_files(seeds, tmp_path):
    seeds.to_parquet(tmp_path / "p")
    package = json.loads((tmp_path / "p" / "datapackage.json").read_text("utf-8"))
    for resource in package["resources"]:
        columns = pd.read_parquet(tmp_path / "p" / resource["path"]).columns
        assert [f["name"] for f in resource["schema"]["fields"]] == list(columns) and resource["format"] == "parquet"
    book = openpyxl.load_workbook(seeds.to_excel(tmp_path / "tables.xlsx"), read_only=True)
    package = json.loads((tmp_path / "tables.datapackage.json").read_text("utf-8"))
    for resource in package["resources"]:
        head = next(book[resource["dialect"]["excel"]["sheet"]].iter_rows(max_row=1, values_only=True))
        assert [f["name"] for f in resource["schema"]["fields"]] == list(head) and resource["path"] == "tables.xlsx"
    made = json.loads(seeds.to_geojson(tmp_path / "places.geojson").read_text("utf-8"))
    (resource,) = json.loads((tmp_path / "places.datapackage.json").read_text("utf-8"))["resources"]
    assert set(made["features"][0]["properties"]) | {"lat", "lon"} == {f["name"] for f in resource["schema"]["fields"]}
    assert (resource["path"], resource["mediatype"]) == ("places.geojson", "application/geo+json")
    assert package["profile"] == "data-package"  # "tabular-data-package" is for packages whose every file is CSV


def test_workbook_holds_no_formula(hostile, tmp_path):
    book = openpyxl.load_workbook(exports.write_excel(hostile, tmp_path / "t.xlsx"))
    cells = [c for sheet in book for row in sheet.iter_rows() for c in row if c.value is not None]
    assert cells and all(c.data_type != "f" for c in cells)
    assert "dictionary" in book.sheetnames
    assert not any(isinstance(c.value, str) and c.value.startswith(("=", "+", "-", "@")) for c in cells)


def test_workbook_keeps_days_as_days(tmp_path):
    tables = {"events": build_table("events", [{"event_id": "e-1", "date": "2026-01-31"}, {"event_id": "e-2", "date": "2025-03"}])}
    sheet = openpyxl.load_workbook(exports.write_excel(tables, tmp_path / "t.xlsx"))["events"]
    column = [c.value for c in sheet[1]].index("date")
    assert sheet[2][column].is_date and sheet[3][column].value == "2025-03"


def test_geojson_is_in_lon_lat_order(tmp_path):
    tables = {"places": build_table("places", [{"text": "Quetta", "lat": 30.2, "lon": 67.0}, {"text": "nowhere"}])}
    made = json.loads(exports.write_geojson(tables, tmp_path / "p.geojson").read_text("utf-8"))
    assert [f["geometry"]["coordinates"] for f in made["features"]] == [[67.0, 30.2]]


def test_interrupted_write_leaves_the_old_file(tmp_path, monkeypatch):
    from balochlib import storage

    target = storage.write_file(tmp_path / "a.txt", "old")
    monkeypatch.setattr(storage.os, "replace", lambda *a: (_ for _ in ()).throw(OSError("disk full")))
    with pytest.raises(OSError, match="disk full"):
        storage.write_file(target, "new")
    assert target.read_text() == "old" and list(tmp_path.iterdir()) == [target]
