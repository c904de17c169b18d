"""A total told before, spelled out by a list whose own verb says nothing of harm."""

import pytest
from test_casualties import claims, make_article
from timing import assert_linear

from balochlib.coding.casualties import find_casualties

DEAD = "The raid in Harnai left eleven people dead. "
BREAKDOWNS = [
    ("They were nine miners and two guards.", ["9 killed civilian", "2 killed civilian"]),
    ("The breakdown was three civilians, two soldiers and six militants.", ["3 killed civilian", "2 killed security", "6 killed militant"]),
    ("Sorting them by trade, researchers counted seven cooks and four drivers.", ["7 killed civilian", "4 killed civilian"]),
    ("In this figure are six schoolchildren and four teachers.", ["6 killed civilian", "4 killed civilian"]),
    ("The list includes a headmaster and two pupils.", ["1 killed civilian", "2 killed civilian"]),
    ("Police arrested seven labourers and four students.", []),
    ("A minister brought six doctors and four nurses.", []),
]


@pytest.mark.parametrize(("text", "parts"), BREAKDOWNS)
def test_list_that_spells_out_the_total_before(text, parts):
    assert claims(DEAD + text)[1:] == parts


def test_breakdown_belongs_to_its_total():
    rows = find_casualties(make_article(DEAD + BREAKDOWNS[0][0]), [])
    assert [r["part_of"] for r in rows[1:]] == [rows[0]["claim_id"]] * 2


COMPARED = [
    ("Bombs killed 62 people, more than double the 27 recorded in the previous quarter.", [(62, None), (27, "in the previous quarter")]),
    ("Gangs abducted 48 men in 2024, nearly three times the 17 of 2023.", [(48, "in 2024"), (17, "2023")]),
    (
        "So far this year 800 people died, surpassing the 765 for the whole of last year.",
        [(800, None), (765, "the whole of last year")],
    ),
    ("There were 71 deaths in June, as opposed to 50 in May.", [(71, None), (50, "in May")]),
    ("It killed 40 people last year, easily topping the previous year's 31.", [(40, None), (31, "the previous year")]),
    ("Gunmen killed 12 people in 40 attacks in June, double the 20 of May.", [(12, None)]),
    ("Bombs killed 49 men in May, more than the 300 members the party had in 2023.", [(49, None)]),
]


@pytest.mark.parametrize(("text", "told"), COMPARED)
def test_number_compared_with_has_the_outcome_and_its_own_period(text, told):
    rows = find_casualties(make_article(text), [])
    assert [(r["value"], r["period"] if n else None) for n, r in enumerate(rows)] == [
        (v, p if n else None) for n, (v, p) in enumerate(told)
    ]


@pytest.mark.parametrize(
    ("text", "values", "parts"),
    [
        ("Twenty labourers, 16 from Punjab and four from Sindh, were shot dead in Kech.", [20, 16, 4], 2),
        ("Nine miners, five from Swat and four from Shangla, were abducted in Harnai.", [9, 5, 4], 2),
        ("Eleven people, six policemen and five passers-by, died.", [11, 6, 5], 2),
        ("Seven passengers, four of them women, were hurt and two from Sibi died.", [7, 4, 2], 1),
    ],
)
def test_list_between_commas_parts_the_subject_from_its_verb(text, values, parts):
    rows = find_casualties(make_article(text), [])
    assert [r["value"] for r in rows] == values and sum(r["part_of"] is not None for r in rows) == parts


@pytest.mark.parametrize("unit", ["than the 27 of 2023 ", "six guards, two cooks and a boy "])
def test_hostile_runs_stay_linear(unit):
    assert_linear(claims, lambda n: "Nine people were killed. " + unit * n, 400)
