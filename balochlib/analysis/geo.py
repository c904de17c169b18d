"""Where things happened: tables as points that keep how exact they are, counts by district, distances, official polygons.

The map libraries are imported when a function needs them, so that reading texts does not load them.
"""

from __future__ import annotations

from functools import cache
from os import PathLike
from typing import TYPE_CHECKING

import pandas as pd

from balochlib import paths
from balochlib.calls import takes

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

DEGREES = "EPSG:4326"
METRES = "EPSG:32642"  # UTM 42N: Balochistan lies in zones 41 and 42; distances come out at most about 1 % long in its west
DRAWN = 3  # where_precision up to which a point is a point: 4 and more stand for a province, a region, a country
PROVINCE = "Balochistan"

# Names of the columns that hold a district's name, its code and its province, in the files that are published.
NAME_COLUMNS = ("ADM2_EN", "adm2_name", "adm2_en", "shapeName", "NAME_2", "DISTRICT", "district", "District", "ADM2_NAME", "name", "NAME")
CODE_COLUMNS = ("ADM2_PCODE", "adm2_pcode", "pcode", "PCODE", "shapeID", "GID_2", "code")
PROVINCE_COLUMNS = ("ADM1_EN", "adm1_name", "adm1_en", "NAME_1", "PROVINCE", "province", "Province", "ADM1_NAME")


# ---- what is drawn under the data -------------------------------------------------------------------------------
@cache
def load_provinces() -> GeoDataFrame:
    """Return the provinces of Pakistan (Natural Earth, public domain).

    >>> load_provinces().loc[lambda t: t["iso_3166_2"] == "PK-BA", "name"].tolist()
    ['Balochistan']
    """
    import geopandas

    return geopandas.read_file(paths.BOUNDARIES / "pakistan_provinces.geojson")


@cache
def load_neighbours() -> GeoDataFrame:
    """Return the countries around Pakistan, and Pakistan (Natural Earth, public domain)."""
    import geopandas

    return geopandas.read_file(paths.BOUNDARIES / "neighbours.geojson")


@cache
def load_tiles() -> pd.DataFrame:
    """Return the tile of each of the 36 districts: district, row, column.

    >>> len(load_tiles()), load_tiles().duplicated(["row", "column"]).any()
    (36, np.False_)
    """
    return pd.read_csv(paths.BOUNDARIES / "tile_grid.csv")


@cache
def load_gazetteer() -> pd.DataFrame:
    """Return ``data/lexicon/places.csv`` with one row per place_id."""
    return pd.read_csv(paths.LEXICON / "places.csv", dtype={"cue": "string"}).set_index("place_id", drop=False)


# ---- districts old and new --------------------------------------------------------------------------------------
def _fold(name: str) -> str:
    return "".join(c for c in name.casefold() if c.isalnum()).removesuffix("district")


@cache
def _spellings() -> dict[str, str]:
    known = pd.read_csv(paths.CONTEXT / "districts.csv", dtype="string").fillna("")
    places = load_gazetteer()
    out = {}
    for name in load_tiles()["district"]:
        row, rows = known[known["name"] == name], places[(places["admin2"] == name) & (places["name"] == name)]
        for words in (name, *row["alternative_spellings"], *row["ucdp_name"], *rows["aliases"].dropna()):
            out.update({_fold(w): name for w in words.split(";") if w and not w.startswith("(")})
    return out


@cache
def _changes() -> pd.DataFrame:
    return pd.read_csv(paths.BOUNDARIES / "district_changes.csv")


def find_district(name: object) -> str | None:
    """Return the present district that a name stands for, by any spelling, old or new; None if it is none.

    A district that was merged or is not counted among the 36 gives the one that holds it (districts.csv, district_changes.csv).

    >>> find_district("Bolan"), find_district("Musa Khel"), find_district("Lehri"), find_district("Lahore")
    ('Kachhi', 'Musakhel', 'Sibi', None)
    """
    if not isinstance(name, str):
        return None
    found = _spellings().get(_fold(name))
    if found:
        return found
    held = _changes().loc[lambda t: t["change"].ne("cut from") & t["district"].map(_fold).eq(_fold(name)), "other"]
    return held.iloc[0] if len(held) else None


def find_parts(district: str, present: set[str]) -> tuple[str, ...]:
    """Return the present districts that a polygon of ``district`` covers where the newer ones have none of their own.

    >>> find_parts("Lasbela", {"Lasbela", "Kalat"}), find_parts("Lasbela", {"Lasbela", "Hub"})
    (('Lasbela', 'Hub'), ('Lasbela',))
    """
    newer = _changes().loc[lambda t: t["change"].eq("cut from") & t["other"].eq(district), "district"]
    return (district, *(d for d in newer if d not in present))


def count_by_district(names: pd.Series) -> pd.Series:
    """Count how often each present district is named, 0 for those that are not; names that are no district are left out.

    >>> count_by_district(pd.Series(["Bolan", "Kachhi", "Lahore", None])).loc[["Kachhi", "Zhob"]].tolist()
    [2, 0]
    """
    found = names.map(find_district).dropna()
    return found.value_counts().reindex(load_tiles()["district"], fill_value=0).astype("Int64").rename("n")


# ---- tables as points -------------------------------------------------------------------------------------------
def locate(table: pd.DataFrame) -> GeoDataFrame:
    """Return a table that has lat, lon and where_precision as a GeoDataFrame; what is coarser than a district gets no point.

    A report that names only the province is a row without geometry, never a point in a town.

    >>> t = pd.DataFrame({"name": ["Quetta", "Balochistan"], "lat": [30.2, 28.5], "lon": [67.0, 65.5], "where_precision": [1, 4]})
    >>> locate(t).geometry.notna().tolist()
    [True, False]
    """
    import geopandas

    drawn = table["where_precision"].le(DRAWN).fillna(False) & table["lat"].notna()
    lon, lat = (table[c].where(drawn).astype("float64") for c in ("lon", "lat"))
    points = geopandas.GeoSeries(geopandas.points_from_xy(lon, lat), index=table.index, crs=DEGREES).where(drawn.astype(bool), None)
    return geopandas.GeoDataFrame(table.copy(), geometry=points, crs=DEGREES)


_WHERE = ["place_id", "name", "kind", "admin2", "admin1", "country", "lat", "lon", "where_precision"]


def _join_places(rows: pd.DataFrame, places: pd.DataFrame) -> GeoDataFrame:
    told = places.sort_values("where_precision", kind="stable").drop_duplicates("place_id")[_WHERE]
    told = told.rename(columns={"name": "place", "kind": "place_kind"})
    joined = rows.merge(told, on="place_id", how="left")
    finest = joined.groupby("event_id", sort=False)["where_precision"].transform("min")
    return locate(joined.assign(finest=joined["where_precision"].eq(finest).fillna(False).astype(bool)))


@takes("bl.geo.locate_mentions(corpus.places)", places="place_id lat lon where_precision")
def locate_mentions(places: pd.DataFrame) -> GeoDataFrame:
    """Return one row per place that is named, with n mentions in n_articles articles, and its point where it has one."""
    grouped = places.groupby("place_id", sort=False)
    counts = pd.DataFrame({"n": grouped.size(), "n_articles": grouped["article_id"].nunique()})
    first = places.sort_values("where_precision", kind="stable").drop_duplicates("place_id")[_WHERE].set_index("place_id")
    table = first.join(counts).reset_index().sort_values(["n", "name"], ascending=[False, True], kind="stable", ignore_index=True)
    return locate(table)


_LOCATED = {"event_places": "event_id place_id", "places": "place_id lat lon where_precision"}


@takes("bl.geo.locate_events(corpus.events, corpus.event_places, corpus.places)", events="event_id name date", **_LOCATED)
def locate_events(events: pd.DataFrame, event_places: pd.DataFrame, places: pd.DataFrame) -> GeoDataFrame:
    """Return one row per event and place; ``finest`` marks the most exact places of an event."""
    told = event_places[["event_id", "place_id"]].drop_duplicates()
    return _join_places(events.rename(columns={"name": "event"}).merge(told, on="event_id"), places)


@takes("bl.geo.locate_claims(corpus.casualties, corpus.event_places, corpus.places)", casualties="claim_id event_id", **_LOCATED)
def locate_claims(casualties: pd.DataFrame, event_places: pd.DataFrame, places: pd.DataFrame) -> GeoDataFrame:
    """Return one row per claim on an event and finest place of that event; claims on no event have no place and are left out."""
    told = event_places[["event_id", "place_id"]].drop_duplicates()
    located = _join_places(casualties.dropna(subset=["event_id"]).merge(told, on="event_id"), places)
    return located[located["finest"]].reset_index(drop=True)


def measure_km(points: GeoDataFrame, place_id: str = "ba-quetta") -> pd.Series:
    """Return the distance of each point from a place of the gazetteer, in km, measured in UTM 42N (EPSG:32642).

    Meant for Pakistan and its borders; far away the projection no longer measures, and the result is missing.

    >>> t = pd.DataFrame({"lat": [25.12163, 55.75], "lon": [62.32541, 37.62], "where_precision": [1, 1]})
    >>> measure_km(locate(t)).round(-1).tolist()
    [730.0, <NA>]
    """
    import geopandas

    at = load_gazetteer().loc[place_id]
    origin = geopandas.GeoSeries(geopandas.points_from_xy([at["lon"]], [at["lat"]]), crs=DEGREES).to_crs(METRES).iloc[0]
    near = points.geometry.where(points.geometry.x.between(57, 79) & points.geometry.y.between(18, 42), None)
    return near.to_crs(METRES).distance(origin).div(1000).astype("Float64").rename("km")


# ---- official polygons ------------------------------------------------------------------------------------------
def _column(table: pd.DataFrame, wanted: tuple[str, ...], what: str, path: object) -> str | None:
    found = next((c for c in wanted if c in table.columns), None)
    if found is None and what == "name":
        have = ", ".join(c for c in table.columns if c != "geometry")
        raise ValueError(f"{path}: no column with the district's name. Looked for {', '.join(wanted)}; the file has {have or 'none'}.")
    return found


def read_districts(path: str | PathLike) -> GeoDataFrame:
    """Read district polygons: OCHA COD-AB or geoBoundaries ADM2, as GeoJSON, GeoPackage or Shapefile.

    Rows outside Balochistan are left out by the column of the province, or, where the file has none, by their names and place.
    Columns: district (present name, None where a name is not known), name (as the file has it), code, covers (the present
    districts inside, separated by ";": in an older file Lasbela covers Hub too), km2 (measured in UTM 42N), geometry in EPSG:4326.
    """
    import geopandas

    table = geopandas.read_file(path)
    name = _column(table, NAME_COLUMNS, "name", path)
    code, province = (_column(table, c, "", path) for c in (CODE_COLUMNS, PROVINCE_COLUMNS))
    table = table.set_crs(DEGREES) if table.crs is None else table.to_crs(DEGREES)
    district = table[name].map(find_district)
    if province:
        inside = table[province].astype("string").str.casefold().str.startswith(("baloch", "baluch")).fillna(False).astype(bool)
    else:
        outline = load_provinces().loc[lambda t: t["iso_3166_2"] == "PK-BA", "geometry"].union_all()
        inside = district.notna() & table.representative_point().within(outline.buffer(0.2))
    if not inside.any():
        looked = province or name
        raise ValueError(f"{path}: no district of {PROVINCE}. Looked in {looked}, which begins {table[looked].head(3).tolist()}.")
    here = district[inside]
    covers = here.map(lambda d: ";".join(find_parts(d, set(here.dropna()))) if isinstance(d, str) else None)
    kept = table[inside]
    return geopandas.GeoDataFrame(
        {
            "district": here, "name": kept[name], "code": kept[code] if code else None, "covers": covers,
            "km2": kept.to_crs(METRES).area.div(1e6).round(1),
        },
        geometry=kept.geometry, crs=DEGREES,
    ).reset_index(drop=True)  # fmt: skip


def sum_by_polygon(districts: GeoDataFrame, counts: pd.Series, per_km2: float | None = None) -> GeoDataFrame:
    """Add ``value`` to polygons: the counts of the districts that each covers, or their rate per ``per_km2`` square kilometres."""
    sums = [counts.reindex(c.split(";")).sum(min_count=1) if isinstance(c, str) else None for c in districts["covers"]]
    values = pd.Series(sums, index=districts.index, dtype="Float64")
    return districts.assign(value=values if per_km2 is None else values / districts["km2"] * per_km2)
