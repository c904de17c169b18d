"""UCDP and ACLED files in their real column layouts, and the pairing of their events with ours."""

import pandas as pd
import pytest

from balochlib.analysis.compare import EVENT_TYPES, count_years, list_our_events, match_events, read_acled, read_ucdp
from balochlib.schema import TABLES, build_table

GED = "".join(
    (
        "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,dyad_dset_id,dyad_new_id,dyad_name,",
        "side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,number_of_sources,source_article,source_office,source_date,",
        "source_headline,source_original,where_prec,where_coordinates,where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,",
        "country_id,region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low,gwnoa,gwnob",
    )
).split(",")
ACLED_OLD = "".join(
    (
        "data_id,iso,event_id_cnty,event_id_no_cnty,event_date,year,time_precision,event_type,sub_event_type,actor1,assoc_actor_1,inter1,actor2,",
        "assoc_actor_2,inter2,interaction,region,country,admin1,admin2,admin3,location,latitude,longitude,geo_precision,source,source_scale,notes,",
        "fatalities,timestamp,iso3",
    )
).split(",")
ACLED_NEW = "".join(
    (
        "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,actor2,assoc_actor_2,",
        "inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,latitude,longitude,geo_precision,source,source_scale,",
        "notes,fatalities,tags,timestamp",
    )
).split(",")


def write(tmp_path, columns, *rows, name="file.csv", **options):
    frame = pd.DataFrame([{c: row.get(c, "") for c in columns} for row in rows], columns=columns)
    frame.to_csv(tmp_path / name, index=False, **options)
    return tmp_path / name


UCDP_ROW = {
    "id": "441234", "year": "2021", "dyad_name": "Government of Pakistan - BLA", "side_a": "Government of Pakistan", "side_b": "BLA",
    "where_prec": "1", "where_coordinates": "Gwadar town", "adm_1": "Balochistan province", "adm_2": "Gwadar district", "latitude": "25.12",
    "longitude": "62.32", "country": "Pakistan", "date_start": "2021-08-20 00:00:00.000", "date_end": "2021-08-20 00:00:00.000",
    "deaths_civilians": "2", "best": "3", "high": "9", "low": "3", "source_office": "Dawn;Reuters News",
}  # fmt: skip
ACLED_ROW = {
    "event_id_cnty": "PAK12345", "event_type": "Explosions/Remote violence", "sub_event_type": "Suicide bomb",
    "actor1": "BLA: Baloch Liberation Army", "assoc_actor_1": "Majeed Brigade", "actor2": "Civilians (China)", "country": "Pakistan",
    "admin1": "Balochistan", "admin2": "Gwadar", "location": "Gwadar", "latitude": "25.1216", "longitude": "62.3254", "geo_precision": "1",
    "source": "Dawn (Pakistan)", "fatalities": "3",
}  # fmt: skip


@pytest.mark.parametrize("with_tags", [False, True])
def test_ucdp_with_and_without_the_row_of_tags(tmp_path, with_tags):
    tags = {"id": "#event+code", "date_start": "#date+start", "best": "#affected+killed"}
    events = read_ucdp(write(tmp_path, GED, *([tags] if with_tags else []), UCDP_ROW))
    (row,) = events.to_dict("records")
    assert (row["event_id"], row["date_start"], row["low"], row["best"], row["high"]) == ("441234", "2021-08-20", 3, 3, 9)
    assert (row["lat"], row["where_precision"], row["actors"]) == (25.12, 1, "Government of Pakistan;BLA")
    assert dict(events.dtypes.astype(str).str.replace("str", "string")).keys() == EVENT_TYPES.keys()


@pytest.mark.parametrize(
    ("columns", "date", "upper"),
    [(ACLED_OLD, "20 August 2021", False), (ACLED_NEW, "2021-08-20", False), (ACLED_OLD, "20-August-2021", True)],
)
def test_acled_of_both_generations(tmp_path, columns, date, upper):
    row = ACLED_ROW | {"event_date": date}
    file = write(tmp_path, columns, row, header=[c.upper() if upper else c for c in columns])
    (event,) = read_acled(file).to_dict("records")
    assert (event["event_id"], event["date_start"], event["best"], event["what"]) == ("PAK12345", "2021-08-20", 3, "Suicide bomb")
    assert pd.isna(event["low"])
    assert event["actors"] == "BLA: Baloch Liberation Army;Majeed Brigade;Civilians (China)"


@pytest.mark.parametrize(
    ("notes", "best"),
    [("Fighters attacked a post. Fatalities coded as 0.", None), ("Fighters attacked a post. No casualties were reported.", 0), ("", None)],
)
def test_zero_fatalities_of_acled_is_missing_unless_the_notes_say_none(tmp_path, notes, best):
    file = write(tmp_path, ACLED_NEW, ACLED_ROW | {"event_date": "2021-08-20", "fatalities": "0", "notes": notes})
    found = read_acled(file)["best"][0]
    assert (None if found is pd.NA else found) == best


@pytest.mark.parametrize(("ending", "options"), [("file.csv", {"sep": ";"}), ("file.zip", {}), ("file.csv", {"encoding": "utf-8-sig"})])
def test_semicolons_zip_files_and_a_byte_order_mark(tmp_path, ending, options):
    assert read_ucdp(write(tmp_path, GED, UCDP_ROW, name=ending, **options))["best"].tolist() == [3]
    file = write(tmp_path, ACLED_NEW, ACLED_ROW | {"event_date": "2021-08-20"}, name=ending, **options)
    assert read_acled(file)["date_start"].tolist() == ["2021-08-20"]


@pytest.mark.parametrize("read", [read_ucdp, read_acled])
@pytest.mark.parametrize(
    ("content", "error", "said"),
    [
        (None, FileNotFoundError, "give the CSV that you downloaded"),
        (b"", ValueError, r"file\.csv: No columns"),
        (b"PK\x03\x04\xff\xfe\x81", ValueError, "not the workbook"),
    ],
)
def test_what_is_no_csv_is_named_with_what_to_do(tmp_path, read, content, error, said):
    if content is not None:
        (tmp_path / "file.csv").write_bytes(content)
    with pytest.raises(error, match=said):
        read(tmp_path / "file.csv")


@pytest.mark.parametrize("read", [read_ucdp, read_acled])
def test_another_file_is_refused_by_the_columns_it_lacks(tmp_path, read):
    file = write(tmp_path, ["a", "latitude"], {"a": "1"})
    with pytest.raises(ValueError, match=r"no column .*it has a, latitude"):
        read(file)


def test_an_empty_file_with_its_header_has_no_events(tmp_path):
    assert read_ucdp(write(tmp_path, GED)).empty
    assert read_acled(write(tmp_path, ACLED_NEW)).empty


def events(*rows: dict) -> pd.DataFrame:
    base = {"date_start": "2024-03-20", "place": "Gwadar", "admin2": "Gwadar", "admin1": "Balochistan", "lat": 25.12, "lon": 62.32,
            "where_precision": 1, "actors": None}  # fmt: skip
    filled = [base | {"event_id": f"x-{i}", "date_end": r.get("date_start", "2024-03-20")} | r for i, r in enumerate(rows)]
    return pd.DataFrame([{c: r.get(c) for c in EVENT_TYPES} for r in filled], columns=list(EVENT_TYPES)).astype(object).astype(EVENT_TYPES)


@pytest.mark.parametrize(
    ("change", "matched"),
    [
        ({}, True),
        ({"date_start": "2024-03-21"}, True),
        ({"date_start": "2024-03-22"}, False),
        ({"lat": 25.3}, True),
        ({"lat": 26.0}, False),
        ({"actors": "BLA"}, True),
        ({"actors": "TTP: Tehreek-e-Taliban Pakistan"}, False),
        ({"actors": "Majeed Brigade"}, True),
        ({"actors": "Government of Pakistan;Baluchistan Liberation Army"}, True),
        ({"actors": "Unidentified armed group"}, True),
        ({"lat": 29.0, "where_precision": 4, "place": "Balochistan province", "admin2": None}, True),
        ({"lat": 26.0, "where_precision": 3, "place": "Gwadar district"}, True),
        ({"lat": 26.0, "where_precision": 3, "admin2": "Kech district"}, False),
        ({"lat": None, "lon": None, "place": None, "admin2": "Gwadar district"}, True),
        ({"lat": None, "lon": None, "place": None, "admin2": None, "admin1": "Baluchistan province"}, True),
        ({"lat": None, "lon": None, "place": None, "admin2": None, "admin1": "Sindh"}, False),
        ({"lat": None, "lon": None, "place": None, "admin2": None, "admin1": None}, False),
        ({"date_start": None, "date_end": None}, False),
        ({"date_start": "2024-03-01", "date_end": "2024-03-31"}, True),
        ({"date_start": "2024-01-01", "date_end": "2024-12-31"}, False),
    ],
)
def test_what_makes_a_pair(change, matched):
    ours = events({"actors": "Baloch Liberation Army"} | change) if "date_end" in change else events({"actors": "Baloch Liberation Army"})
    theirs = events({}) if "date_end" in change else events(change)
    found = match_events(ours, theirs)["found_in"].tolist()
    assert found == (["both"] if matched else ["only_ours", "only_theirs"])


def test_each_event_is_paired_once_with_the_nearest():
    ours = events({"event_id": "o-1"}, {"event_id": "o-2", "lat": 25.3})
    theirs = events({"event_id": "t-1", "lat": 25.29}, {"event_id": "t-2", "date_start": "2024-03-21"}, {"event_id": "t-3", "lat": 27.0})
    found = match_events(ours, theirs)
    assert found[["our_event", "their_event"]].fillna("").values.tolist() == [["o-1", "t-2"], ["o-2", "t-1"], ["", "t-3"]]
    assert found["days_apart"].tolist()[:2] == [1, 0]
    assert found["km_apart"].tolist()[0] == 0


@pytest.mark.parametrize(
    ("ours", "theirs", "meet"),
    [
        ({"low": 31, "best": 31}, {"low": 40, "best": 45, "high": 50}, True),
        ({"low": 10, "best": 10, "high": 10}, {"best": 10}, True),
        ({"low": 10, "best": 10, "high": 10}, {"best": 12}, False),
        ({"high": 10}, {"low": 4, "high": 4}, True),
        ({"high": 3}, {"low": 4, "high": 4}, False),
        ({}, {"best": 3}, None),
    ],
)
def test_tolls_meet_where_their_ranges_touch(ours, theirs, meet):
    found = match_events(events(ours), events(theirs))["tolls_meet"][0]
    assert (None if found is pd.NA else bool(found)) == meet


def test_no_events_on_one_side_or_both():
    assert match_events(events(), events()).empty
    assert match_events(events({}), events())["found_in"].tolist() == ["only_ours"]
    assert match_events(events(), events({}))["found_in"].tolist() == ["only_theirs"]


def test_our_events_take_their_most_exact_place_and_their_deaths():
    told = build_table("events", [{"event_id": "e-1", "date": "2024-03-20", "type": "armed_assault", "perpetrator": "BLA"}])
    spots = build_table("event_places", [{"event_id": "e-1", "place_id": p} for p in ("balochistan", "gwadar")])
    known = build_table("places", [
        {"place_id": "balochistan", "name": "Balochistan", "admin1": "Balochistan", "lat": 28.5, "lon": 65.5, "where_precision": 4},
        {"place_id": "gwadar", "name": "Gwadar", "admin1": "Balochistan", "lat": 25.12, "lon": 62.32, "where_precision": 2},
    ])  # fmt: skip
    claims = build_table("casualties", [
        {"claim_id": f"c-{v}", "event_id": "e-1", "outcome": "killed", "victim": v, "value": n, "low": n, "high": n}
        for v, n in (("security", 2), ("militant", 8))
    ])  # fmt: skip
    tables = {name: build_table(name, []) for name in TABLES}
    tables |= {"events": told, "event_places": spots, "places": known, "casualties": claims}
    (row,) = list_our_events(tables).to_dict("records")
    assert (row["place"], row["lat"], row["what"]) == ("Gwadar", 25.12, "armed_assault")
    assert (row["low"], row["best"], row["high"]) == (8, 8, 8)


def test_years_are_counted_by_list_and_by_province_in_all_its_spellings(tmp_path):
    days = {"2020-05-01": "Balochistan province", "2020-06-01": "Baluchistan", "2021-05-01": "Sindh province", "2022-01-01": "Balochistan"}
    ged = [UCDP_ROW | {"id": str(i), "date_start": d, "date_end": d, "adm_1": a} for i, (d, a) in enumerate(days.items())]
    lists = {"UCDP GED": read_ucdp(write(tmp_path, GED, *ged)), "texts": events({"date_start": "2022-03-01"}, {"date_start": None})}
    assert count_years(lists, admin1="Balochistan").values.tolist() == [["UCDP GED", 2020, 2], ["UCDP GED", 2022, 1], ["texts", 2022, 1]]
    assert count_years(lists).values.tolist()[1] == ["UCDP GED", 2021, 1]
    assert count_years({}).empty and count_years({"none": events()}).empty


def test_the_chart_of_yearly_counts_says_what_it_shows(tmp_path):
    from balochlib.view.figure import description
    from balochlib.view.series import plot_series

    years = count_years({"UCDP GED": events({}, {"date_start": "2022-03-01"}), "texts": events({})})
    assert "2 producers, 2022 to 2024, from 1 to 1" in description(plot_series(years, "Events per year"))
    assert "no yearly value" in description(plot_series(count_years({}), "Events per year"))
