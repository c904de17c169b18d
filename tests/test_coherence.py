"""Coherence: parts, changes, shares, days and place counts held against one another, both sides quoted."""

from types import SimpleNamespace

import pytest
from timing import assert_linear

from balochlib.analysis.coherence import COHERENCE_TYPES, coherence, find_place_counts
from balochlib.coding.numbers.recomputation import recompute_changes, recompute_shares
from balochlib.schema import build_table
from balochlib.text.article import Article, Sentence
from balochlib.text.sentences import split_sentences


def article(text: str, article_id: str = "a-1", published: str | None = None) -> Article:
    sentences = tuple(Sentence(a, b, n) for a, b, n in split_sentences(text))
    return Article(article_id, "s", text, 0, len(text), published=published, sentences=sentences)


def corpus(*articles: Article, claims=(), tellings=(), events=()) -> SimpleNamespace:
    """Only what coherence() reads; ``tellings`` are (event_id, article, words)."""
    rows = [{"event_id": e, "article_id": a.article_id, "start": a.text.index(w), "end": a.text.index(w) + len(w)} for e, a, w in tellings]
    return SimpleNamespace(
        read_articles=list(articles),
        casualties=build_table("casualties", list(claims)),
        event_mentions=build_table("event_mentions", rows),
        events=build_table("events", list(events)),
    )


@pytest.mark.parametrize(
    ("text", "verdict", "real"),
    [
        ("There were 248 incidents. There was a 11% increase in incidents compared to 218 in 2023.", "change_mismatch", 13.8),
        ("The group was behind 15% (119) civilian casualties, marking a 440% increase from 22 in 2023.", "ok", 440.9),
        ("Deaths rose 73% to 3,413 from 1,950 in 2024.", "change_mismatch", 75.0),
        ("Deaths rose 74 percent, from 1,950 to 3,387.", "ok", 73.7),
        ("Attacks fell by 40 per cent, from 50 to 30.", "ok", -40.0),
        ("Attacks fell by 30 per cent, from 50 to 30.", "change_mismatch", -40.0),
        ("There were 178 deaths, a 96 per cent rise over 91 a year before.", "ok", 95.6),
        ("It carried out 302 attacks in 2025, up 119% from 138 in 2024.", "ok", 118.8),
        ("The toll of 1,612 was 63 percent higher than the 991 deaths of 2023.", "ok", 62.7),
        ("Attacks rose 40 per cent, from 50 to 30.", "change_mismatch", -40.0),
    ],
)
def test_changes_are_worked_out_again(text, verdict, real):
    (found,) = recompute_changes(article(text))
    assert (found.verdict, round(found.recomputed, 1)) == (verdict, real)
    assert text[slice(*found.a)].split()[0][0].isdigit()


@pytest.mark.parametrize(
    "text",
    [
        "There were 790 casualties in 248 incidents, a 9% decrease from 2023.",
        "This is a 30% decrease in civilian casualties, but an 8 % increase in incidents.",
        "Attacks rose 40 per cent.",
        "Turnout was 9%, down from 11%.",
        "Prices rose 12% to Rs300.",
        "The 2024 figure was up 20 percent from zero.",
        "He was 30% of a man from 40 miles away.",
        "",
    ],
)
def test_a_change_without_both_numbers_is_no_finding(text):
    assert recompute_changes(article(text)) == []


@pytest.mark.parametrize(
    ("text", "verdict", "real"),
    [
        ("It counted 790 victims. Others were behind 76% (603) of them.", "ok", 76.3),
        ("It counted 790 victims. Others were behind 54% of civilian casualties (423).", "ok", 53.5),
        ("It counted 790 victims. Of them 603 (76%) were hit by others.", "ok", 76.3),
        ("Of 59,524 civilians 41% of them, or 24,147, were killed.", "ok", 40.6),
        ("Some 40% of the 50 wounded, or 20, were women.", "ok", 40.0),
        ("Some 40% of the 50 wounded, or 25, were women.", "share_mismatch", 50.0),
        ("It recorded 67,026 deaths. It said 89% of 59,524 civilians were hit.", "share_mismatch", 88.8),
        ("It recorded 200 deaths. It said 75% of 150 soldiers died.", "share_mismatch", 75.0),
    ],
)
def test_shares_are_worked_out_again(text, verdict, real):
    (found,) = recompute_shares(article(text))
    assert (found.verdict, round(found.recomputed, 1)) == (verdict, real)


@pytest.mark.parametrize(
    "text",
    [
        "It said 89% of 59,524 civilians were hit.",
        "It recorded 67,026 deaths. It said 20% of 59,524 civilians were hit.",
        "It counted 790 victims. Others were behind 12% (603) of cases elsewhere.",
        "It recorded 5 deaths. It said 50% of 2024 was over.",
        "Half of them left.",
    ],
)
def test_a_share_without_its_whole_is_no_finding(text):
    assert recompute_shares(article(text)) == []


def claim(claim_id: str, value: int, **given) -> dict:
    return {"claim_id": claim_id, "value": value, "low": value, "high": value, "outcome": "killed", "article_id": "a-1",
            "start": 0, "end": 2, "quote": str(value), "coherence": "ok"} | given  # fmt: skip


@pytest.mark.parametrize(
    ("whole", "parts", "verdict"),
    [
        (claim("w", 93), (50, 26, 17), "ok"),
        (claim("w", 93), (50, 26, 27), "parts_exceed_total"),
        (claim("w", 93), (50,), None),
        (claim("w", 93, coherence="parts_short"), (50, 20), "parts_short"),
        (claim("w", 90, high=None), (50, 50), None),
        (claim("w", None, low=None, high=None), (50,), None),
    ],
)
def test_parts_against_their_whole(whole, parts, verdict):
    rows = [whole, *(claim(f"p-{i}", n, part_of="w") for i, n in enumerate(parts))]
    assert coherence(corpus(claims=rows))["verdict"].tolist() == ([verdict] if verdict else [])


def test_parts_of_another_outcome_and_of_a_lost_whole_are_let_be():
    rows = [claim("w", 10), claim("p-1", 8, part_of="w"), claim("p-2", 8, part_of="w", outcome="injured"), claim("p-3", 99, part_of="x")]
    assert coherence(corpus(claims=rows)).empty


ONE = article("On 31 January 2026 attacks hit five key districts. They struck 39 different locations.", "a-1")
TWO = article("The assaults of 31 January 2026 hit at least twelve towns and cities.", "a-2")
THREE = article("On 30 January 2026 the attack hit nine districts.", "a-3")


def test_places_of_one_event_are_counted_differently():
    found = coherence(corpus(ONE, TWO, tellings=[("e", ONE, "attacks"), ("e", TWO, "assaults")]))
    assert found["verdict"].tolist() == ["units_differ", "units_differ"]
    assert found["quote_a"].tolist() == ["five key districts"] * 2
    assert found["quote_b"].tolist() == ["39 different locations", "twelve towns and cities"]
    for _, row in found.iterrows():
        text = {"a-1": ONE, "a-2": TWO}[row["article_b"]].text
        assert text[row["start_b"] : row["end_b"]] == row["quote_b"]


def test_counts_of_one_unit_clash_and_days_clash_too():
    found = coherence(corpus(ONE, THREE, tellings=[("e", ONE, "attacks"), ("e", THREE, "attack")]))
    assert sorted(found["check"] + " " + found["verdict"]) == [
        "date dates_differ", "place_count place_counts_differ", "place_count units_differ",
    ]  # fmt: skip
    assert "2026-01-31 against 2026-01-30" in found["detail"].tolist()


def test_an_incident_stands_for_the_operation_above_it():
    events = [{"event_id": "e-1", "parent_event_id": "op"}, {"event_id": "e-2", "parent_event_id": "op"}]
    found = coherence(corpus(ONE, THREE, tellings=[("e-1", ONE, "attacks"), ("e-2", THREE, "attack")], events=events))
    assert found.query("check == 'place_count'")["event_id"].unique().tolist() == ["op"]
    assert found.query("check == 'date'").empty  # two incidents may have two days


@pytest.mark.parametrize(
    "text",
    [
        "The province has 36 districts.",
        "Attacks killed 36 people in the districts.",
        "The attack was in one district.",
        "Attacks hit dozens of towns.",
    ],
)
def test_other_counts_are_no_places_that_were_hit(text):
    assert find_place_counts(article(text)) == []


def test_nothing_to_check_gives_an_empty_table_with_its_columns():
    assert list(coherence(corpus()).columns) == list(COHERENCE_TYPES)
    assert coherence(corpus(article("No number here."))).empty


def test_the_seeds_show_what_their_texts_get_wrong():
    import balochlib as bl

    found = coherence(bl.read_seeds())
    details = found.set_index("detail")["verdict"].to_dict()
    assert details["218 to 248 is +13.8 %, the text says +11 %"] == "change_mismatch"
    assert details["59,524 is 88.8 % of 67,026, the text says 89 % of 59,524"] == "share_mismatch"
    assert details["22 to 119 is +440.9 %, the text says +440 %"] == "ok"
    counts = found[found["check"] == "place_count"]  # of 31 January 2026, in two articles
    assert {*counts["quote_a"], *counts["quote_b"]} == {"five key districts", "twelve towns and cities", "39 different locations"}
    assert counts["event_id"].nunique() == 1


@pytest.mark.parametrize("unit", ["1 ", "9% (", "12% increase from ", "5 incidents, ", "3% of 4 or ", "7 towns and attack ", "%"])
def test_time_grows_no_faster_than_the_text(unit):
    def check(one):
        recompute_changes(one), recompute_shares(one), find_place_counts(one)

    assert_linear(check, lambda n: article("Attack " + unit * (n // len(unit))), 16_000)
