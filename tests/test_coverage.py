"""The ledger of numbers: own sentences."""

import pytest
from timing import assert_linear

from balochlib.coding.coverage import explain_numerals
from balochlib.coding.numbers.number_senses import read_noun
from balochlib.ids import make_id
from balochlib.text.article import Article, Sentence
from balochlib.text.sentences import split_sentences


def make_article(text: str) -> Article:
    sentences = tuple(Sentence(a, b, n) for a, b, n in split_sentences(text))
    return Article(make_id("a", text), "s", text, 0, len(text), sentences=sentences)


SENSES = [
    ("The raid began at {6} p.m.", "time"),
    ("The raid began at {11:30} local time.", "time"),
    ("It happened on {31} January 2026.", "date"),
    ("The worst year was {2010}.", "date"),
    ("In the {1970s} a revolt broke out.", "date"),
    ("A man aged {60} was there.", "age"),
    ("A {17}-year-old girl was there.", "age"),
    ("Sepoy Imran Ali, {28}, came from Khairpur.", "age"),
    ("It cost ${60} billion.", "money"),
    ("They paid {500} rupees.", "money"),
    ("About {40}% voted.", "percent"),
    ("Nearly {40} percent voted.", "percent"),
    ("It lasted {three} days.", "duration"),
    ("A {36}-minute video was shown.", "duration"),
    ("The mine is {14} km from town.", "measure"),
    ("Some {20} kilogrammes of explosives were used.", "measure"),
    ("The {second} phase began.", "ordinal"),
    ("{A third} of the shops closed.", "fraction"),
    ("Attacks hit {twelve} towns.", "place_count"),
    ("It struck {39} different locations.", "place_count"),
    ("They torched {23} vehicles.", "vehicle_count"),
    ("Police arrested {seven} suspects.", "people_count"),
    ("{Forty} gunmen took part.", "people_count"),
    ("{Eight} of them fled.", "people_count"),
    ("There were {248} incidents.", "incident_count"),
    ("{Two} of the 16 security guards slept.", "people_count"),
    ("Article {370} was revoked.", "name"),
    ("He was held under {3MPO}.", "name"),
    ("The {G20} met.", "name"),
    ("It entered Phase {Two}.", "name"),
    ("This is known [[{11}]].", "reference_mark"),
    ("{One} of the deadliest attacks took place.", "pronoun"),
    ("{One} need not believe it.", "pronoun"),
    ("They recovered {nine} rifles.", "thing_count"),
]


@pytest.mark.parametrize(("marked", "sense"), SENSES)
def test_what_a_number_is(marked, sense):
    start = marked.index("{")
    text = marked.replace("{", "").replace("}", "")
    rows = [r for r in explain_numerals(make_article(text), {}) if r["start"] <= start < r["end"]]
    assert [r["explained_as"] for r in rows] == [sense]
    assert all(text[r["start"] : r["end"]] == r["quote"] for r in rows)


def test_rows_explain_before_words_do():
    text = "Police said 12 people died and 40 percent were hurt."
    at = text.index("12")
    rows = {"casualties": [{"start": at, "end": at + 9}], "statistics": [{"start": 0, "end": len(text)}]}
    assert [r["explained_as"] for r in explain_numerals(make_article(text), rows)] == ["claim", "statistic"]


def test_a_number_that_nothing_explains_is_listed():
    assert [r["explained_as"] for r in explain_numerals(make_article("Zzz 4711 !"), {})] == ["unexplained"]


def test_no_number_no_row():
    assert explain_numerals(make_article("Nobody was hurt."), {}) == []


NOUNS = [("cities", "place_count"), ("Buses", "vehicle_count"), ("lorries", "vehicle_count"), ("wives", "people_count"), ("gladness", None)]


@pytest.mark.parametrize(("word", "sense"), NOUNS)
def test_nouns_in_any_number(word, sense):
    assert read_noun(word) == sense


@pytest.mark.parametrize("piece", ["1", "1 ", "one ", "12 of the ", "[[3], ", "No. 3 ", "4 km "])
def test_hostile_text_stays_linear(piece):
    def explain(article):
        explain_numerals(article, {"casualties": [{"start": i, "end": i + 1} for i in range(0, len(article.text), 3)]})

    assert_linear(explain, lambda n: make_article(piece * (n // len(piece))), 16_000)
