"""Geography in words: counts that link to their words, and sentences that hold for any corpus."""

import geopandas
import pandas as pd
import pytest
from shapely.geometry import box

import balochlib as bl
from balochlib.analysis import geo
from balochlib.view import geography
from balochlib.view.markup import Cited

NOTE = (
    "Quetta, 3 March 2025. Gunmen attacked police posts in Quetta, Mastung and Gwadar on Monday, officials said. "
    "The attacks hit at least twelve towns, the group said. Iran condemned the attacks. A bomb killed four soldiers in Panjgur on Sunday."
)


@pytest.fixture(scope="module")
def corpus():
    return bl.parse(NOTE)


@pytest.fixture(scope="module")
def nothing():
    return bl.parse("A road was opened. Nothing else happened.")


def test_places_in_words(corpus):
    said = repr(geography.tell_places(corpus))
    assert "can be drawn as points" in said and "Quetta" in said


def test_precisions_add_up_to_all_mentions(seeds):
    table = geography.list_precisions(seeds)
    places = seeds.places[seeds.places["article_id"].isin(seeds.articles.loc[seeds.articles["relevant"], "article_id"])]
    assert sum(int(str(c).replace(",", "")) for c in table["mentions"]) == len(places)
    assert all(isinstance(c, Cited) for c in table["mentions"])
    coarse = table["level"].astype(str).isin(["4", "5", "6"])
    assert coarse.any() and table.loc[coarse, "drawn as"].eq("counted only").all()


def test_incidents_by_place_count_each_incident_where_it_is_known_best(corpus):
    located = geography.locate_incidents(corpus)
    table = geography.list_incidents(located, corpus.casualties)
    shown = {str(r["place"]): (str(r["incidents"]), r["dead"]) for r in table.to_dict("records")}
    assert shown["Panjgur"][0] == "1" and str(shown["Panjgur"][1]) == "4"
    assert pd.isna(shown["Mastung"][1])


def test_extent_of_the_widest_incident(corpus):
    event = geography.find_widest_event(corpus)
    said = repr(geography.tell_extent(corpus, event))
    assert "3 places" in said and "at least twelve towns" in said
    assert geography.list_extents(corpus, event)["where"].eq("in the texts").all()
    sites = geography.list_sites(corpus, event)
    assert set(sites["place"]) == {"Quetta", "Mastung", "Gwadar"}
    far = repr(geography.tell_span(corpus, event))
    assert "Quetta" in far and "Gwadar" in far and "728 km" in far and "UTM 42N" in far


def test_published_sites_stand_in_a_column_of_their_own(seeds):
    event = geography.find_widest_event(seeds)
    sites, extents = geography.list_sites(seeds, event), geography.list_extents(seeds, event)
    assert sites["published elsewhere"].notna().sum() > 5 and sites.columns[-1] == "published elsewhere"
    assert {"in the texts", "published elsewhere: Bombay Samachar"} <= set(extents["where"])
    assert "seed text" not in set(extents["by"])


def test_distances_leave_out_what_is_known_only_to_a_district(seeds):
    table = geography.list_distances(seeds, {"ba-quetta": "km"})
    assert str(table["place"].iloc[0]) == "Quetta" and table["km"].iloc[0] == 0
    assert table["km"].is_monotonic_increasing
    note = bl.parse("Gunmen killed two men in Kech district and one in Turbat on 3 March 2025.")
    assert [str(p) for p in geography.list_distances(note, {"ba-quetta": "km"})["place"]] == ["Turbat"]


def test_spillover_in_words(corpus):
    assert "Iran (1)" in repr(geography.tell_spillover(corpus))


def test_empty_layers_say_so(nothing):
    assert "name no place" in repr(geography.tell_places(nothing))
    assert "no place outside" in repr(geography.tell_spillover(nothing))
    assert geography.find_widest_event(nothing) is None
    assert repr(geography.tell_extent(nothing, None)).startswith("No incident")
    assert geography.list_extents(nothing, None).empty and geography.list_sites(nothing, None).empty
    assert "no distance" in repr(geography.tell_span(nothing, None))
    assert geography.list_precisions(nothing).empty and geography.list_distances(nothing, {"ba-quetta": "km"}).empty
    assert geography.list_incidents(geography.locate_incidents(nothing), nothing.casualties).empty


def test_polygons_are_drawn_where_there_is_a_file_and_only_there(tmp_path):
    counts = pd.Series({"Quetta": 3, "Kalat": 0})
    assert all(repr(geography.show_polygons(path, counts)).startswith("No file") for path in (None, ""))
    path = tmp_path / "districts.geojson"
    frame = {"ADM2_EN": ["Quetta", "Kalat"], "ADM1_EN": ["Balochistan"] * 2}
    geopandas.GeoDataFrame(frame, geometry=[box(66, 30, 67, 31), box(66, 28, 67, 29)], crs=geo.DEGREES).to_file(path)
    shown = geography.show_polygons(path, counts)
    assert "2 district polygons" in repr(shown) and "districts.geojson" in shown.below.text and str(tmp_path) not in shown.below.text
