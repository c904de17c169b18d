"""Numbers in digits and words: value, range, kind, span, and linear time on hostile text."""

import pytest
from timing import assert_linear

from balochlib.text.numerals import find_numerals


@pytest.mark.parametrize(
    ("text", "value", "value_max"),
    [
        ("31 people", 31, None),
        ("1,200 people", 1200, None),
        ("1,50,000 people", 150000, None),
        ("90,000 lives", 90000, None),
        ("2.5 million rupees", 2500000, None),
        ("3 lakh voters", 300000, None),
        ("two crore", 20000000, None),
        ("sixty-one cadets", 61, None),
        ("one hundred and twelve", 112, None),
        ("three thousand five hundred", 3500, None),
        ("a dozen", 12, None),
        ("two dozen men", 24, None),
        ("half a dozen", 6, None),
        ("a hundred", 100, None),
        ("35 to 40", 35, 40),
        ("thirty to 40", 30, 40),
        ("35-40", 35, 40),
        ("35–40", 35, 40),
        ("between 70 and 94", 70, 94),
        ("four or five", 4, 5),
        ("2 to 3 million", 2000000, 3000000),
        ("2,500-3,000", 2500, 3000),
        ("Rs500,000", 500000, None),
        ("40kg", 40, None),
    ],
)
def test_value(text, value, value_max):
    (one,) = find_numerals(text)
    assert (one.value, one.value_max) == (value, value_max)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("11%", "percent"), ("8 per cent", "percent"), ("60 percent", "percent"), ("$60 billion", "money"), ("Rs 40", "money"),
        ("the 31st", "ordinal"), ("twenty-first", "ordinal"), ("a third of", "fraction"), ("two-thirds", "fraction"), ("11:30", "time"),
        ("7am", "time"), ("11.30pm", "time"), ("PB-35", "code"), ("G20", "code"), ("9/11", "code"), ("3MPO", "code"),
        ("2026-01-31", "date"), ("1990s", "date"), ("1234567890123456789", "code"),
    ],
)  # fmt: skip
def test_kind(text, kind):
    (one,) = find_numerals(text)
    assert one.kind == kind


def test_a_change_is_no_range():
    assert [(n.value, n.value_max) for n in find_numerals("rose from 22 to 119")] == [(22, None), (119, None)]


def test_vague_words_and_articles_only_when_asked():
    text = "dozens of people saw a man and several others"
    assert find_numerals(text) == []
    assert [n.kind for n in find_numerals(text, vague=True, articles=True)] == ["vague", "article", "vague"]


@pytest.mark.parametrize("text", ["", "no number", "someone", "often", "tenth-rate, onerous, tension"])
def test_nothing_found(text):
    assert [n for n in find_numerals(text) if n.kind == "cardinal"] == []


def test_spans_stay_inside_the_stretch():
    text = "12 dead, 30 hurt, 45 missing"
    found = find_numerals(text, 9, 17)
    assert [text[n.start : n.end] for n in found] == ["30"]


@pytest.mark.parametrize("unit", ["1", "1,", "one-", "1-2-", "a ", "between 1 and 2 ", "twenty ", "hundred ", "1a", "A-", "1:"])
def test_time_grows_with_the_text(unit):
    assert_linear(find_numerals, lambda n: unit * n, 8_000)
