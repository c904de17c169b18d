"""Published figures: own texts."""

import re

import pytest
from timing import assert_linear

from balochlib.coding.statistics import find_statistics
from balochlib.ids import make_id
from balochlib.schema import TABLES, build_table, check_table
from balochlib.text.article import Article, Sentence
from balochlib.text.sentences import split_sentences


def find(text: str, places=("Pakistan", "Balochistan", "Iran", "Sindh"), actors=()):
    sentences = tuple(Sentence(a, b, n) for a, b, n in split_sentences(text))
    article = Article(make_id("a", text), "s", text, 0, len(text), sentences=sentences)

    def rows(names, **more):
        return [{"start": m.start(), "end": m.end(), "name": n, **more} for n in names for m in re.finditer(n, text)]

    return find_statistics(article, rows(places, kind="country"), rows(actors, kind="armed_group", actor_id="x"))


ONE = [
    ("In 2023 some 650 attacks were recorded in Balochistan.", 650, "count", "2023", "Balochistan", None),
    ("Deaths in Pakistan rose by 45 percent in 2025.", 45, "percent", "2025", "Pakistan", 45),
    ("A 30% drop in suicide bombings was seen in Sindh in 2022.", 30, "percent", "2022", "Sindh", -30),
    ("Iran ranked third in the region for executions in 2024.", 3, "rank", "2024", "Iran", None),
    ("Pakistan lost $152 billion in the war.", 152e9, "usd", None, "Pakistan", None),
    ("Rs 12 billion was spent in Balochistan in 2021.", 12e9, "pkr", "2021", "Balochistan", None),
    ("Balochistan has 15 million residents.", 15e6, "count", None, "Balochistan", None),
    ("Pakistan was the second most affected country in 2024.", 2, "rank", "2024", "Pakistan", None),
]


@pytest.mark.parametrize(("text", "value", "unit", "period", "geography", "change"), ONE)
def test_one_figure(text, value, unit, period, geography, change):
    rows = find(text)
    assert [(r["value"], r["unit"], r["period"], r["geography"], r["change_percent"]) for r in rows] == [
        (value, unit, period, geography, change)
    ]
    assert text[rows[0]["start"] : rows[0]["end"]] == rows[0]["quote"]


def test_share_with_its_part_in_brackets_is_recomputed():
    text = "Pakistan saw 790 casualties in 2024. Armed groups caused 76% (603) of the casualties."
    assert [(r["recomputed"], r["check"]) for r in find(text) if r["unit"] == "percent"] == [(76.3, "ok")]


def test_change_against_its_base_is_recomputed():
    text = "Pakistan saw 248 incidents in 2024. This was a 11% increase in incidents compared to 218 in 2023."
    rows = {r["value"]: r for r in find(text)}
    assert (rows[11]["recomputed"], rows[11]["check"]) == (13.8, "change_mismatch")
    assert rows[248]["change_percent"] == 11
    assert rows[218]["period"] == "2023"


def test_a_change_without_its_base_cannot_be_checked():
    assert [r["check"] for r in find("Attacks in Pakistan fell by 12% in 2024.")] == ["not_checkable"]


def test_bracketed_list_of_areas():
    text = "In 2024 most harm was seen in Iran (378 casualties), Pakistan (270) and Sindh (84)."
    assert [(r["geography"], r["value"]) for r in find(text)] == [("Iran", 378), ("Pakistan", 270), ("Sindh", 84)]


def test_producer_and_actor():
    rows = find("PICSS said the Sandstone killed 40 civilians in Pakistan in 2024.", actors=["Sandstone"])
    assert [(r["producer"], r["actor"]) for r in rows] == [("PICSS", "Sandstone")]


NONE = [
    "He was 35 when he came to Pakistan.",
    "At 11:30pm a convoy left Pakistan.",
    "Article 370 concerns Pakistan.",
    "Thousands left Balochistan.",
    "One of the largest towns in Balochistan is quiet.",
    "On 3 May 2024 Pakistan closed the road.",
    "A multi-billion-dollar scheme links Pakistan and China.",
    "No figure.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_figure(text):
    assert find(text) == []


def test_rows_fit_the_table():
    frame = build_table("statistics", find("PICSS said 40 civilians were killed in Pakistan in 2024, a 10% rise."))
    assert len(frame) == 2 and check_table("statistics", frame) == []
    assert list(frame.columns) == list(TABLES["statistics"].dtypes)


@pytest.mark.parametrize("piece", ["1", "5% ", "from 12 to 13 ", "40 people in 2024 ", "12 (3) ", "in Pakistan 4% of "])
def test_hostile_text_stays_linear(piece):
    assert_linear(lambda text: find(text, places=()), lambda n: piece * (n // len(piece)), 16_000)
