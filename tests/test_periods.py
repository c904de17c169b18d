"""Scope of a number: one incident, or a total over a period; from made sentences, and in time that grows with the text."""

from pathlib import Path

import pytest
from timing import assert_linear

import balochlib as bl
from balochlib.coding.casualty.periods import find_frame
from balochlib.coding.casualty.scopes import judge_scope

SENTENCES = [
    line.split(" | ", 1) for line in (Path(__file__).parent / "examples" / "scopes.txt").read_text("utf-8").splitlines() if line[:1] != "#"
]


@pytest.mark.parametrize(("scope", "text"), SENTENCES)
def test_what_the_numbers_of_a_sentence_count(scope, text):
    claims = bl.parse(f"Quetta\nJune 11, 2025\n\n{text}").casualties
    assert set(claims["scope"]) == {scope}
    period = claims["period"].dropna()
    assert (scope == "event") == period.empty and all(words in text for words in period)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Violence has soared in the past two years.", "in the past two years"),
        ("Rains have lashed the province since June 1.", "since June 1"),
        ("It was the worst day since 2018.", None),  # a comparison
        ("The shepherds, who had been missing since Thursday, were found.", None),  # theirs, not that of a count
        ("A bomb went off on Monday.", None),
    ],
)
def test_the_period_that_a_sentence_sets(text, period):
    assert find_frame(text, 0, len(text)) == period


def test_each_number_of_a_comparison_has_its_own_period():
    text = "The group killed 45 people in Pakistan last year, down from 194 recorded deaths in 2023. Others killed 23, up from 11 in 2023."
    claims = bl.parse(f"Quetta\nJune 11, 2025\n\n{text}").casualties
    assert claims[["value", "period"]].values.tolist() == [[45, "last year"], [194, "in 2023"], [23, "last year"], [11, "in 2023"]]


@pytest.mark.parametrize("text", ["since the ", "who had been held since ", "between 3 and ", "in the first of the ", "from March 3 to "])
def test_hostile_text_is_read_in_linear_time(text):
    assert_linear(lambda words: judge_scope(words, 0, len(words)), lambda n: text * (n // len(text)), 4000)
