"""Tolls: open ends stay open, parts are never added to wholes, claimants never to one another, missing is not zero."""

import pandas as pd
import pytest

from balochlib.analysis.ladder import build_ladder
from balochlib.analysis.tolls import POLICIES, tolls
from balochlib.schema import build_table

ENDS = {"exact": (0, 0), "at_least": (0, None), "more_than": (1, None), "up_to": (None, 0), "about": (None, None), "vague": (None, None)}


def claim(claim_id: str, value: int | None, qualifier: str = "exact", value_max: int | None = None, **given) -> dict:
    low, high = ENDS.get(qualifier, (0, None))
    row = {
        "claim_id": claim_id, "event_id": "e-1", "value": value, "value_max": value_max, "qualifier": qualifier,
        "low": None if low is None or value is None else value + low,
        "high": value_max if qualifier == "range" else None if high is None or value is None else value + high,
        "outcome": "killed", "victim": "civilian", "scope": "event", "article_id": f"a-{claim_id}",
    }  # fmt: skip
    return row | given


def toll(rows: list[dict], policy: str, **given) -> list[tuple]:
    frame = tolls(build_table("casualties", rows), policy, **given)
    frame = frame.astype(object).where(frame.notna(), None)
    return [(r.low, r.best, r.high, r.claim_ids) for r in frame.itertuples()]


@pytest.mark.parametrize(
    ("given", "lowest", "lbh", "ends"),
    [
        (("exact", 31), (31, 31, 31), (31, 31, 31), (31, None, 31)),
        (("at_least", 31), (31, 31, None), (31, 31, None), (31, None, None)),
        (("more_than", 150), (151, 151, None), (151, 151, None), (151, None, None)),
        (("up_to", 40), (None, None, 40), (None, None, 40), (None, None, 40)),
        (("about", 200), (None, 200, None), (None, 200, None), (None, None, None)),
        (("range", 30, 40), (30, 30, 40), (30, None, 40), (30, None, 40)),
        (("vague", None), (None, None, None), (None, None, None), (None, None, None)),
        (("exact", 0), (0, 0, 0), (0, 0, 0), (0, None, 0)),
    ],
)
def test_one_claim_keeps_its_ends_under_each_policy(given, lowest, lbh, ends):
    qualifier, value, *upper = given
    rows = [claim("c-1", value, qualifier, *upper)]
    for policy, want in (("lowest", lowest), ("low_best_high", lbh), ("min_max", ends)):
        assert toll(rows, policy) == [(*want, ("c-1",))]


@pytest.mark.parametrize(
    ("rows", "ends"),
    [
        ([("exact", 31), ("exact", 41)], (31, 41)),
        ([("exact", 41), ("at_least", 31)], (31, 41)),
        ([("exact", 31), ("at_least", 41)], (31, None)),
        ([("exact", 31), ("up_to", 20)], (None, 31)),
        ([("exact", 31), ("up_to", 50)], (31, 50)),
        ([("exact", 31), ("about", 50)], (31, None)),
        ([("exact", 31), ("about", 20)], (None, 31)),
        ([("exact", 31), ("vague", None)], (31, 31)),
        ([("exact", 31), ("at_least", 31)], (31, None)),
    ],
)
def test_ends_of_two_claims(rows, ends):
    ((low, best, high, _),) = toll([claim(f"c-{i}", n, q) for i, (q, n) in enumerate(rows)], "min_max")
    assert ((low, high), best) == (ends, None)


def test_nothing_is_added_across_claimants():
    rows = [claim("c-1", 18, claimant="ispr"), claim("c-2", 31, claimant="cm"), claim("c-3", 18, claimant="hospital")]
    assert toll(rows, "lowest") == [(18, 18, 18, ("c-1", "c-3"))]
    assert toll(rows, "low_best_high") == [(18, 18, 31, ("c-1", "c-3", "c-2"))]


def test_a_part_is_left_out_beside_its_whole_also_at_two_removes():
    rows = [
        claim("c-1", 50, victim="unspecified"),
        claim("c-2", 14, victim="security", part_of="c-1"),
        claim("c-3", 5, victim="unspecified", part_of="c-1"),
        claim("c-4", 2, victim="unspecified", part_of="c-2"),
    ]
    assert toll(rows, "lowest") == [(50, 50, 50, ("c-1",)), (14, 14, 14, ("c-2",))]


def test_a_part_that_is_its_own_whole_does_not_hang():
    assert toll([claim("c-1", 5, victim="militant", part_of="c-2"), claim("c-2", 4, victim="security", part_of="c-1")], "lowest")


def test_members_of_one_list_are_added_and_no_others():
    women = claim("c-1", 3, article_id="a", start=0, end=11, label="women")  # three women and three children
    children = claim("c-2", 3, article_id="a", start=16, end=30, label="children")
    assert toll([women, children], "min_max") == [(6, None, 6, ("c-1", "c-2"))]
    for change in ({"start": 60, "end": 74}, {"label": "women"}, {"claimant": "ispr"}, {"article_id": "b"}, {"part_of": "c-9"}):
        assert toll([women, children | change], "min_max")[0][:3] == (3, None, 3)
    assert toll([women, children | {"qualifier": "at_least", "high": None}], "min_max")[0][:3] == (6, None, None)
    whole = claim("c-0", 6, article_id="a", start=100, end=110)
    parts = [women | {"part_of": "c-0"}, children | {"part_of": "c-0"}]
    assert toll([whole, *parts], "min_max") == [(6, None, 6, ("c-0",))]


def test_totals_over_a_period_and_claims_without_an_event_have_no_toll():
    assert toll([claim("c-1", 5, scope="aggregate"), claim("c-2", 5, event_id=None)], "lowest") == []


ARTICLES = build_table("articles", [
    {"article_id": "a-c-1", "published": "2026-01-31", "group_id": "g-1"},
    {"article_id": "a-c-2", "published": "2026-02-01", "group_id": "g-2"},
    {"article_id": "a-c-3", "published": "2026-02-01", "group_id": "g-2"},
    {"article_id": "a-c-4", "group_id": "g-3"},
])  # fmt: skip


def test_latest_official_goes_by_date_and_leaves_other_hands_out():
    rows = [
        claim("c-1", 10, claimant_kind="state"),
        claim("c-2", 15, claimant_kind="official_unnamed"),
        claim("c-3", 84, claimant_kind="armed_group"),
        claim("c-4", 99),
    ]
    assert toll(rows, "latest_official", articles=ARTICLES) == [(15, 15, 15, ("c-2",))]
    assert toll(rows[2:], "latest_official", articles=ARTICLES) == []


def test_where_dates_do_not_tell_them_apart_both_stand():
    rows = [claim("c-2", 15, claimant_kind="state"), claim("c-3", 17, claimant_kind="state")]
    assert toll(rows, "latest_official", articles=ARTICLES) == [(15, None, 17, ("c-2", "c-3"))]
    assert toll(rows, "latest_official") == [(15, None, 17, ("c-2", "c-3"))]


def test_one_claimant_by_id_by_kind_and_by_words():
    rows = [
        claim("c-1", 84, claimant="bla", claimant_text="the BLA", claimant_kind="armed_group"),
        claim("c-2", 200, "more_than", claimant="bla", claimant_kind="armed_group"),
        claim("c-3", 15, claimant="ispr", claimant_kind="state"),
    ]
    assert toll(rows, "claimant", claimant="bla", articles=ARTICLES) == [(201, 201, None, ("c-2",))]
    assert toll(rows, "claimant", claimant="kind:state") == [(15, 15, 15, ("c-3",))]
    assert toll(rows, "claimant", claimant="The BLA") == [(84, 84, 84, ("c-1",))]
    assert toll(rows, "claimant", claimant="blf") == []


def test_best_counts_voices_not_copies():
    rows = [claim("c-1", 10), claim("c-2", 12), claim("c-3", 12)]
    assert toll(rows, "low_best_high")[0][1] == 12  # two articles
    assert toll(rows, "low_best_high", articles=ARTICLES)[0][1] == 12  # one voice each: the later
    rows = [claim("c-1", 10), claim("c-4", 10), claim("c-2", 12), claim("c-3", 12)]
    assert toll(rows, "low_best_high", articles=ARTICLES)[0][1] == 10  # two voices against one told twice


@pytest.mark.parametrize("given", [{"policy": "highest"}, {"policy": "claimant"}, {"policy": "lowest", "claimant": "bla"}])
def test_wrong_use_names_what_there_is(given):
    with pytest.raises(ValueError, match=r"lowest|claimant="):
        tolls(build_table("casualties", []), **given)


@pytest.mark.parametrize("policy", [p for p in POLICIES if p != "claimant"])
def test_no_claims_no_tolls_and_types_hold(policy):
    frame = tolls(build_table("casualties", []), policy)
    assert frame.empty
    assert list(frame.columns) == ["event_id", "outcome", "victim", "low", "best", "high", "claim_ids"]
    assert frame.dtypes["low"] == pd.Int64Dtype()
    assert tolls(build_table("casualties", [claim("c-1", None, "vague")]), policy).dtypes["low"] == pd.Int64Dtype()


def test_ladder_keeps_open_ends_tells_sides_apart_and_marks_context():
    claims = build_table("casualties", [
        claim("c-2", 15, claimant_kind="official_unnamed", victim="security"),
        claim("c-1", 84, "at_least", claimant_kind="armed_group", victim="security", claimant="bla"),
        claim("c-4", None, "vague", victim="security"),
    ])  # fmt: skip
    context = pd.DataFrame([
        {"row_id": "O008", "operation": "Operation Herof", "claimant": "ISPR", "side": "state", "as_of": "2026-02-01", "outcome": "killed",
         "victim": "security", "value": 22, "low": 22, "high": pd.NA, "qualifier": "at_least", "publisher": "Reuters"},
    ])  # fmt: skip
    ladder = build_ladder(claims, ARTICLES, context)
    assert ladder["side"].tolist() == ["armed_group", "state", "state", "other"]
    assert ladder["as_of"].tolist()[:3] == ["2026-01-31", "2026-02-01", "2026-02-01"]
    assert ladder["from_context"].tolist() == [False, False, True, False]
    assert ladder["open_high"].tolist() == [True, False, True, False]
    assert ladder["value"].isna().tolist() == [False, False, False, True]
    assert build_ladder(claims.iloc[:0], ARTICLES).empty


def test_rungs_are_named_in_the_words_of_the_text():
    rows = [
        {"claim_id": f"c-{i}", "claimant": a, "claimant_text": t}
        for i, (a, t) in enumerate([("ispr", "the army"), ("bla", None), (None, None)])
    ]
    ladder = build_ladder(build_table("casualties", rows), build_table("articles", []))
    assert ladder.set_index("claim_id")["claimant"].fillna("").to_dict() == {"c-0": "the army", "c-1": "bla", "c-2": ""}
