"""Points, precision, districts old and new, distances, official polygons."""

import math
import subprocess
import sys

import geopandas
import pandas as pd
import pytest
from shapely.geometry import Point, box

from balochlib.analysis import geo
from balochlib.analysis.assets import STAGES, locate_assets
from balochlib.analysis.context import load_assets, load_ucdp
from balochlib.schema import build_table


def km(a, b):
    """Distance on the sphere, by the haversine formula: an independent check of the projected one."""
    (la, lo), (lb, lp) = (tuple(map(math.radians, p)) for p in (a, b))
    h = math.sin((lb - la) / 2) ** 2 + math.cos(la) * math.cos(lb) * math.sin((lp - lo) / 2) ** 2
    return 2 * 6371 * math.asin(math.sqrt(h))


# ---- points -----------------------------------------------------------------------------------------------------
def test_every_point_of_pakistan_lies_in_its_province():
    table = geo.load_gazetteer()
    here = table[table["country"].eq("Pakistan") & table["lat"].notna() & table["admin1"].notna()]
    outlines = geo.load_provinces().assign(name=lambda t: t["name"].replace(r"^Federally.*", "Khyber Pakhtunkhwa", regex=True))
    shapes = outlines.dissolve("name").geometry  # simplified outlines, and towns lie on coasts and borders: 0.06 degrees are allowed
    wrong = [r["name"] for _, r in here.iterrows() if shapes[r["admin1"]].distance(Point(r["lon"], r["lat"])) > 0.06]
    assert wrong == []


@pytest.mark.parametrize(
    "name, lat, lon",  # GeoNames
    [("Quetta", 30.18414, 67.00141), ("Gwadar", 25.12163, 62.32541), ("Turbat", 26.00122, 63.04849), ("Mach", 29.86371, 67.33018),
     ("Nushki", 29.55218, 66.02288), ("Karachi", 24.8608, 67.0104), ("Peshawar", 34.008, 71.57849)],
)  # fmt: skip
def test_towns_lie_where_geonames_has_them(name, lat, lon):
    row = geo.load_gazetteer().query("name == @name and kind == 'town'").iloc[0]
    assert km((row["lat"], row["lon"]), (lat, lon)) < 15


def test_a_province_is_never_a_point():
    table = pd.DataFrame(
        {"lat": [30.2, 28.4, 29.5, None], "lon": [67.0, 65.0, 66.6, None], "where_precision": pd.array([1, 4, 3, 1], "Int64")}
    )
    located = geo.locate(table)
    assert located.geometry.notna().tolist() == [True, False, True, False]
    assert located.crs == geo.DEGREES and located["where_precision"].tolist() == [1, 4, 3, 1]
    assert geo.locate(table.iloc[:0]).empty


def test_distances_are_projected_and_near_the_sphere():
    places = geo.load_gazetteer().loc[["ba-gwadar", "ba-taftan", "ba-zhob", "sd-karachi", "ba-mastung"]].assign(where_precision=1)
    got = geo.measure_km(geo.locate(places))
    for place_id, row in places.iterrows():
        assert got[place_id] == pytest.approx(km((30.18414, 67.00141), (row["lat"], row["lon"])), rel=0.012)
    assert geo.METRES == "EPSG:32642"


# ---- tables -----------------------------------------------------------------------------------------------------
def rows_of_places(*ids):
    table = geo.load_gazetteer()
    return [
        {
            "article_id": "a",
            "start": i,
            "end": i + 1,
            "quote": "x",
            "text": "x",
            **{c: table.loc[p, c] for c in geo._WHERE if pd.notna(table.loc[p, c])},
        }
        for i, p in enumerate(ids)
    ]


def test_events_and_claims_keep_their_finest_places():
    places = build_table("places", rows_of_places("pk", "pk-balochistan", "ba-quetta", "ba-mastung"))
    events = build_table("events", [{"event_id": "e-1"}, {"event_id": "e-2"}])
    told = [("e-1", "pk-balochistan"), ("e-1", "ba-quetta"), ("e-1", "ba-mastung"), ("e-2", "pk"), ("e-2", "pk-balochistan")]
    event_places = build_table("event_places", [{"event_id": e, "place_id": p} for e, p in told])
    located = geo.locate_events(events, event_places, places)
    assert len(located) == 5
    assert located.loc[located["finest"], "place"].tolist() == ["Quetta", "Mastung", "Balochistan"]
    assert located.loc[located["event_id"] == "e-2"].geometry.isna().all()
    claims = build_table("casualties", [{"claim_id": "c-1", "event_id": "e-1", "value": 4}, {"claim_id": "c-2", "value": 9}])
    assert geo.locate_claims(claims, event_places, places)["claim_id"].tolist() == ["c-1", "c-1"]


def test_mentions_are_counted_by_place():
    places = build_table("places", rows_of_places("ba-quetta", "ba-quetta", "pk"))
    located = geo.locate_mentions(places)
    assert located[["name", "n", "n_articles"]].values.tolist() == [["Quetta", 2, 1], ["Pakistan", 1, 1]]


# ---- districts --------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "name, wanted",
    [("Noshki", "Nushki"), ("Ketch", "Kech"), ("Musa Khel", "Musakhel"),
     ("Qilla Saifullah", "Killa Saifullah"), ("Jafarabad", "Jaffarabad"),
     ("Bolan", "Kachhi"), ("Shaheed Sikandarabad", "Surab"), ("Las Bela", "Lasbela"), ("Lehri", "Sibi"), ("Karezat", "Pishin"),
     ("Kech District", "Kech"), ("Peshawar", None), ("", None), (None, None), (3, None)],
)  # fmt: skip
def test_spellings_and_old_districts(name, wanted):
    assert geo.find_district(name) == wanted


def test_every_district_of_ucdp_is_known():
    names = load_ucdp("district")["district"].drop_duplicates()
    assert [n for n in names if geo.find_district(n) is None] == ["(not given)"]


def made_polygons(columns):
    west = {"Lasbela": 64, "Kalat": 65, "Quetta": 66}
    shapes = [box(x, 27, x + 1, 28) for x in west.values()]
    return geopandas.GeoDataFrame({k: v(west) for k, v in columns.items()}, geometry=shapes, crs=geo.DEGREES)


@pytest.mark.parametrize("ending", ["geojson", "gpkg", "shp"])
@pytest.mark.parametrize(
    "columns",
    [
        {"ADM2_EN": list, "ADM2_PCODE": lambda w: ["PK101", "PK102", "PK103"], "ADM1_EN": lambda w: ["Balochistan"] * 3},
        {"shapeName": lambda w: [f"{n} District" for n in w], "shapeID": lambda w: ["1", "2", "3"]},
    ],
)
def test_official_polygons_of_three_formats(tmp_path, ending, columns):
    path = tmp_path / f"districts.{ending}"
    made_polygons(columns).to_crs("EPSG:3857").to_file(path) if ending != "geojson" else made_polygons(columns).to_file(path)
    read = geo.read_districts(path)
    assert read["district"].tolist() == ["Lasbela", "Kalat", "Quetta"]
    assert read["covers"].tolist() == ["Lasbela;Hub", "Kalat;Surab", "Quetta"]
    assert read["code"].notna().all() and read.crs == geo.DEGREES
    assert read["km2"].between(10_000, 12_000).all()
    counts = pd.Series({"Lasbela": 2, "Hub": 3, "Quetta": 7})
    assert geo.sum_by_polygon(read, counts)["value"].tolist() == [5, pd.NA, 7]
    rates = geo.sum_by_polygon(read, counts, per_km2=1000)["value"]
    assert rates[0] == pytest.approx(5 / read["km2"][0] * 1000)


def test_other_provinces_are_left_out(tmp_path):
    columns = {"ADM2_EN": lambda w: ["Lasbela", "Kalat", "Lahore"], "ADM1_EN": lambda w: ["Balochistan", "Baluchistan", "Punjab"]}
    made_polygons(columns).to_file(tmp_path / "d.geojson")
    assert len(geo.read_districts(tmp_path / "d.geojson")) == 2


@pytest.mark.parametrize(
    "columns, says",
    [
        ({"zone": list}, "no column with the district's name. Looked for ADM2_EN"),
        ({"ADM2_EN": lambda w: ["Lahore", "Multan", "Okara"]}, "no district of Balochistan"),
    ],
)  # fmt: skip
def test_clear_errors(tmp_path, columns, says):
    made_polygons(columns).to_file(tmp_path / "d.geojson")
    with pytest.raises(ValueError, match=says):
        geo.read_districts(tmp_path / "d.geojson")


# ---- tiles and assets -------------------------------------------------------------------------------------------
def test_tiles_lie_about_as_the_seats_do():
    tiles, places = geo.load_tiles(), geo.load_gazetteer()
    seats = places[places["name"].eq(places["admin2"])].drop_duplicates("admin2").set_index("admin2").loc[tiles["district"]]
    assert seats["lat"].notna().all()
    assert pd.Series(seats["lat"].values).rank().corr(-tiles["row"].rank()) > 0.9
    assert pd.Series(seats["lon"].values).rank().corr(tiles["column"].rank()) > 0.85


def test_assets_have_a_stage_and_a_shape():
    located = locate_assets(load_assets())
    assert set(located["stage"]) == set(STAGES)
    assert located.geometry.notna().mean() > 0.9
    west, south, east, north = located.total_bounds
    assert west > 60 and east < 78 and south > 23 and north < 37.5


def test_reading_texts_loads_no_map_library():
    code = "import sys, balochlib; print([m for m in ('geopandas', 'matplotlib', 'shapely', 'pyproj') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"
