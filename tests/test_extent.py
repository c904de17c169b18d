"""How far an incident reached and how many died in it: named sites, stated numbers of sites, ranges without sums."""

import pandas as pd
import pytest

import balochlib as bl
from balochlib.analysis.coherence import list_place_counts
from balochlib.analysis.context import load_operations
from balochlib.analysis.extent import find_widest, list_namings, list_published_sites, locate_sites, range_dead
from balochlib.schema import build_table


def place(article, start, place_id, name, precision=1, **more):
    where = {"lat": 30.0, "lon": 67.0, "where_precision": precision}
    return {"article_id": article, "start": start, "end": start + 6, "quote": name, "place_id": place_id, "name": name, **where, **more}


def tables(places, told, event_places):
    first, *more = [{"event_id": e, "article_id": a, "start": s, "end": s + 20} for e, a, s in told] or [None]
    return {
        "places": build_table("places", places),
        "events": build_table("events", [first] if first else []),
        "event_mentions": build_table("event_mentions", more),
        "event_places": build_table("event_places", [{"event_id": e, "place_id": p} for e, p in event_places]),
    }


# ---- sites ------------------------------------------------------------------------------------------------------
def test_a_site_is_named_near_a_telling_and_only_there():
    places = [
        place("a", 30, "q", "Quetta"), place("a", 5000, "g", "Gwadar"), place("b", 110, "g", "Gwadar"), place("b", 140, "x", "Zhob"),
        place("c", 10, "q", "Quetta"), place("a", 60, "p", "Balochistan", 4),
    ]  # fmt: skip
    named = list_namings(tables(places, [("e", "a", 0), ("e", "b", 100)], [("e", "q"), ("e", "g"), ("e", "p")]), "e")
    assert named[["article_id", "name"]].values.tolist() == [["a", "Quetta"], ["b", "Gwadar"]]


def test_a_site_told_twice_in_one_article_counts_one_article():
    places = [place("a", 30, "q", "Quetta"), place("a", 60, "q", "Quetta"), place("b", 10, "q", "Quetta")]
    named = list_namings(tables(places, [("e", "a", 0), ("e", "b", 0)], [("e", "q")]), "e")
    assert locate_sites(named, load_operations("no such operation"))["n_articles"].tolist() == [2]


def test_no_event_has_no_site():
    empty = tables([], [], [])
    assert list_namings(empty, None).empty and list_namings(empty, "e").empty
    assert locate_sites(build_table("places", []), load_operations("no such operation")).empty


def test_published_sites_are_those_of_insurgents_and_stand_after_the_texts_own():
    operations = load_operations(since="2026-01-29", until="2026-01-31")
    assert {"state", "insurgent"} <= set(operations["side"])
    elsewhere = list_published_sites(operations)
    assert "Quetta" in set(elsewhere["place"]) and "Harnai" not in set(elsewhere["place"])
    own = build_table("places", [place("a", 0, "ba-quetta", "Quetta", admin2="Quetta"), place("a", 9, "ba-hub", "Hub")])
    sites = locate_sites(own, operations)
    assert sites["place_id"].is_unique and set(sites.loc[sites["n_articles"] > 0, "place"]) == {"Quetta", "Hub"}
    assert sites["n_articles"].is_monotonic_decreasing


@pytest.mark.parametrize(
    "told, wanted",
    [
        ([("e", "q"), ("e", "g"), ("f", "q")], "e"),
        ([("e", "q"), ("f", "q"), ("f", "g")], "f"),
        ([("e", "q"), ("e", "p"), ("f", "q")], None),  # a town and the province around it are not two sites
        ([("e", "q"), ("e", "g"), ("f", "q"), ("f", "g")], "e"),
        ([], None),
    ],
)
def test_the_widest_event_has_two_sites_at_least(told, wanted):
    places = build_table("places", [place("a", 0, "q", "Quetta"), place("a", 9, "g", "Gwadar"), place("a", 20, "p", "Balochistan", 4)])
    event_places = build_table("event_places", [{"event_id": e, "place_id": p} for e, p in told])
    assert find_widest(build_table("events", [{"event_id": "e"}, {"event_id": "f"}]), event_places, places) == wanted


def test_an_event_of_an_article_off_the_topic_is_not_the_widest():
    places = build_table("places", [place("a", 0, "q", "Quetta"), place("a", 9, "g", "Gwadar")])
    event_places = build_table("event_places", [{"event_id": "z", "place_id": p} for p in "qg"])
    assert find_widest(build_table("events", [{"event_id": "e"}]), event_places, places) is None


# ---- stated numbers ---------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "sentence, wanted",
    [
        ("On 3 March 2025 gunmen attacked police posts in Quetta and Kalat, in all in seven districts.", [(7, False, "district")]),
        ("On 3 March 2025 gunmen attacked Quetta, hitting at least 14 cities.", [(14, True, "town")]),
        ("On 3 March 2025 gunmen attacked Quetta. The province has 36 districts and many roads.", []),
        ("On 3 March 2025 a road was opened in Quetta and in two towns near it.", []),
    ],
)
def test_stated_numbers_of_places(sentence, wanted):
    found = list_place_counts(bl.parse(sentence))
    assert [(r["value"], r["at_least"], r["unit"]) for r in found.to_dict("records")] == wanted
    assert all(sentence[r["start"] : r["end"]] == r["quote"] for r in found.to_dict("records"))


# ---- the dead ---------------------------------------------------------------------------------------------------
def claim(number, victim="civilian", outcome="killed", event="e", **more):
    values = {"value": number, "low": number, "high": number, "qualifier": "exact", **more}
    name = f"c-{event}-{victim}-{number}"
    return {"claim_id": name, "event_id": event, "article_id": "a", "scope": "event", "outcome": outcome, "victim": victim, **values}


@pytest.mark.parametrize(
    "claims, wanted",
    [
        ([claim(31)], (31, 31)),
        ([claim(31), claim(40)], (31, 40)),
        ([claim(31, high=None, qualifier="at_least")], (31, None)),
        ([claim(30, low=None, qualifier="up_to")], (None, 30)),
        ([claim(31), claim(17, "security")], (31, None)),  # 48 is nobody's number
        ([claim(31), claim(17, "security"), claim(145, "militant")], (145, None)),
        ([claim(5), claim(9, outcome="injured")], (5, 5)),
    ],
)
def test_the_range_follows_from_the_claims_without_a_sum(claims, wanted):
    found = range_dead(build_table("casualties", claims)).iloc[0]
    assert tuple(None if pd.isna(found[end]) else found[end] for end in ("low", "high")) == wanted
    assert set(found["claim_ids"]) <= {c["claim_id"] for c in claims}


def test_no_number_of_dead_gives_no_range():
    assert range_dead(build_table("casualties", [])).empty
    assert range_dead(build_table("casualties", [claim(9, outcome="injured")])).empty
    assert range_dead(build_table("casualties", [claim(None, low=None, high=None, qualifier="vague")])).empty
