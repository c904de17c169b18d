"""Copies and voices."""

import random
from dataclasses import replace

import pandas as pd
import pytest
from timing import measure

from balochlib.analysis.lineage import count_voices, group_articles
from balochlib.text.segment import split_articles

WIRE = (
    "Gunmen stormed a checkpoint near Mastung before dawn on Friday and killed four policemen, officials in Quetta said."
    " The attackers set two vehicles on fire and fled towards the hills with the arms of the dead, the district's deputy"
    " commissioner told reporters. No group had said by noon that it was behind the raid, but separatists have hit posts"
    " along the same highway many times in the past two years."
)
OTHER = (
    "Four policemen died when their post on the highway at Mastung came under fire early on Friday. A spokesman for the "
    "province blamed separatists and promised that those who planned the raid would be found. The dead men came from "
    "Kalat and Khuzdar and were buried in the afternoon, while traders in the bazaar kept their shutters down in protest"
    " at what they called a want of protection."
)


def article(text, article_id, published=None):
    return replace(split_articles(text, "s-1")[0], article_id=article_id, published=published)


def test_a_copy_with_a_new_head_and_tail_shares_the_group():
    copy = f"By our correspondent\n\n{WIRE.upper()}\n\nThe chief minister voiced his grief and asked for a report within three days."
    groups = group_articles([article(WIRE, "a-1"), article(copy, "a-2"), article(OTHER, "a-3")])
    assert groups["a-1"] == groups["a-2"] != groups["a-3"]
    assert all(g.startswith("g-") for g in groups.values())


def test_copies_of_copies_share_it_and_long_texts_hold_short_ones():
    long = f"{OTHER} {WIRE} " + " ".join(f"Line {n} of the long report says something new about the year {n}." for n in range(80))
    groups = group_articles([article(WIRE, "a-1"), article(long, "a-2"), article(OTHER, "a-3")])
    assert len(set(groups.values())) == 1


def test_short_texts_are_never_copies():
    groups = group_articles([article("Two men died in Kech.", "a-1"), article("Two men died in Kech.", "a-2")])
    assert len(set(groups.values())) == 2


def test_groups_do_not_depend_on_the_order():
    texts = [article(WIRE, "a-9", "2026-01-01"), article(f"{WIRE} More.", "a-1", "2026-01-02"), article(OTHER, "a-5")]
    assert group_articles(texts) == group_articles(texts[::-1])
    assert group_articles(texts)["a-1"] == group_articles(texts[:1])["a-9"]  # the earliest names the group


def test_many_copies_are_one_group():
    groups = group_articles([article(WIRE, f"a-{n}") for n in range(120)])
    assert len(set(groups.values())) == 1


def test_time_stays_bounded():
    rng = random.Random(1)
    words = [f"w{n}" for n in range(400)]
    pile = [article(" ".join(rng.choices(words, k=300)) + ".", f"a-{n}") for n in range(150)]

    def check():
        assert len(set(group_articles(pile).values())) == 150

    assert measure(check) < 5


ARTICLES = pd.DataFrame({"article_id": ["a", "b", "c", "d"], "group_id": ["g1", "g1", "g2", pd.NA]}, dtype="string")


@pytest.mark.parametrize(
    ("claims", "shown"),
    [
        ([("a", "ispr", None), ("b", "ispr", None), ("c", "ispr", None)], "3 articles, 1 voice"),
        ([("a", "ispr", None), ("a", "bla", None)], "1 article, 2 voices"),
        ([("a", None, None), ("b", None, None)], "2 articles, 1 voice"),
        ([("a", None, None), ("c", None, None), ("d", None, None)], "3 articles, 3 voices"),
        ([("a", None, "Police"), ("c", None, "police")], "2 articles, 1 voice"),
        ([], "0 articles, 0 voices"),
    ],
)
def test_voices(claims, shown):
    table = pd.DataFrame(claims, columns=["article_id", "claimant", "claimant_text"], dtype="string")
    assert str(count_voices(table, ARTICLES)) == shown
