"""Tables in prose: the heading says what the numbers beside the labels count."""

import pytest
from test_casualties import claims, make_article
from timing import assert_linear

from balochlib.coding.casualties import find_casualties
from balochlib.text.article import Article, Sentence

TABLES = [
    ("The killings by district were: Kech 241, Panjgur 117 and Gwadar 40.", ["241", "117", "40"], "killed unspecified"),
    ("It divides the injured by cause: shelling 12, landmines 9.", ["12", "9"], "injured unspecified"),
    ("Soldiers abducted per year: 2022 - 110; 2023 - 145.", ["110", "145"], "abducted security"),
    ("Fatalities, division by division: Quetta (61), Zhob (7).", ["61", "7"], "killed unspecified"),
    ("Five civilians were killed. District by district: Kech 3, Awaran 2.", ["5", "3", "2"], "killed civilian"),
    ("Those killed came from three districts: Kech (12), Panjgur (7) and Washuk (2).", ["12", "7", "2"], "killed unspecified"),
    ("The dead of the year by cause - bombs 61, ambushes 120.", ["61", "120"], "killed unspecified"),
    ("Arrests by district: Kech 12, Awaran 9. Five soldiers were killed.", ["5"], "killed security"),
    ("Five soldiers were killed. Votes by party: BNP 12, NP 9.", ["5"], "killed security"),
    ("Attacks that killed people, by year: 2021: 14; 2022: 20.", [], ""),
    ("The dead were named by the hospital: Abdul Karim, 34; Saleem Jan, 22.", [], ""),
]


@pytest.mark.parametrize(("text", "numbers", "fate"), TABLES)
def test_list_of_labels_takes_its_outcome_from_its_heading(text, numbers, fate):
    assert claims(text) == [f"{n} {fate}" for n in numbers]


def test_year_of_a_row_is_its_period():
    rows = find_casualties(make_article("In all 387 were killed since 2021. The deaths by year: 2021: 184; 2022: 203."), [])
    assert [(r["value"], r["period"]) for r in rows[1:]] == [(184, "2021"), (203, "2022")]
    assert {r["part_of"] for r in rows[1:]} == {rows[0]["claim_id"]}


@pytest.mark.parametrize(("heading", "found"), [("Deaths by month", [31, 44]), ("Arrests by month:", []), ("Road works by month", [])])
def test_lines_below_a_heading(heading, found):
    text = f"{heading}\n- January: 31\n- May: 44"
    rows = [Sentence(text.index(row), text.index(row) + len(row), 1, "list") for row in ("January: 31", "May: 44")]
    article = Article("a-1", "s-1", text, 0, len(text), sentences=tuple(rows))
    assert [r["value"] for r in find_casualties(article, [])] == found


def test_hostile_tables_stay_linear():
    assert_linear(claims, lambda n: "Deaths by year: " + "2021: 12; " * n, 400)
