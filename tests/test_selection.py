"""Choosing rows: what is on the topic, and which published claims belong to an incident."""

import pandas as pd
import pytest

from balochlib.analysis.selection import find_most_claimed, find_operations, keep_relevant
from balochlib.schema import build_table


def tables(date, precision, admin1, kind="coordinated_attack"):
    events = build_table("events", [{"event_id": "e", "date": date, "date_precision": precision, "type": kind}])
    return {
        "events": events,
        "event_places": build_table("event_places", [{"event_id": "e", "place_id": "p"}, {"event_id": "other", "place_id": "q"}]),
        "places": build_table("places", [{"place_id": "p", "admin1": admin1}, {"place_id": "q", "admin1": "Balochistan"}]),
    }


@pytest.mark.parametrize(
    ("date", "precision", "admin1", "found"),
    [
        ("2026-01-31", "day", "Balochistan", True),
        ("2026-01-31", "day", "Sindh", False),
        ("2026-01-31", "day", None, False),
        ("2026-01", "month", "Balochistan", False),
        ("2019-05-11", "day", "Balochistan", False),
        (None, "none", "Balochistan", False),
    ],
)
def test_published_claims_join_by_day_and_province(date, precision, admin1, found):
    operations = find_operations(tables(date, precision, admin1), "e")
    assert (len(operations) > 0) is found
    if found:
        assert operations["start"].max() <= date <= operations["end"].min()


@pytest.mark.parametrize("kind", ["bombing", "assassination", "abduction"])
def test_a_single_deed_does_not_take_the_tolls_of_an_operation(kind):
    assert find_operations(tables("2026-01-31", "day", "Balochistan", kind), "e").empty


@pytest.mark.parametrize("event_id", [None, "no such event"])
def test_no_incident_has_no_operations(event_id):
    assert find_operations(tables("2026-01-31", "day", "Balochistan"), event_id).empty


def test_unknown_relevance_is_not_relevance():
    articles = build_table("articles", [{"article_id": "a", "relevant": True}, {"article_id": "b"}, {"article_id": "c", "relevant": False}])
    rows = build_table("places", [{"article_id": x} for x in "abca"])
    assert keep_relevant(rows, articles)["article_id"].tolist() == ["a", "a"]


def test_claims_without_a_number_or_an_incident_do_not_count():
    rows = [{"event_id": "x"}, {"event_id": "x"}, {"event_id": "y", "value": 3}, {"value": 4}, {"value": 5}]
    assert find_most_claimed(build_table("casualties", rows), 5) == ["y"]
    assert find_most_claimed(pd.DataFrame({"event_id": ["a", "b"], "value": [1, 1]}), 2) == ["a", "b"]
