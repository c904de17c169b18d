"""Framing in words and grids: counts that link to their words, and sentences that hold for any corpus."""

import pytest

import balochlib as bl
from balochlib.view import framing
from balochlib.view.markup import Cited

NOTE = (
    "Quetta, 3 March 2025. Two policemen were martyred in Quetta on Monday when terrorists attacked a post, officials said. "
    "Four militants were killed in Mastung, the army said. "
    '"These terrorists will be hunted down without any mercy by our forces," said Chief Minister Sarfraz Bugti.'
)


@pytest.fixture(scope="module")
def corpus():
    return bl.parse(NOTE)


@pytest.fixture(scope="module")
def nothing():
    return bl.parse("A road was opened. Nothing else happened.")


def test_own_and_quoted_words_stand_in_columns_of_their_own(corpus):
    grid = framing.build_grid(corpus, "armed_actor")
    assert grid.iloc[0].to_dict() == {"terrorist*": 1, "terrorist*, quoted": 1, "militant": 1}


def test_rows_behind_the_grid_link_to_their_words(corpus):
    table = framing.list_grid(corpus, "armed_actor").set_index("words")
    own, quoted = table.loc["terrorist", ["own", "quoted"]]
    assert [ref.quote for ref in own.refs] == [ref.quote for ref in quoted.refs] == ["terrorists"]
    assert own.refs != quoted.refs
    assert table["judges"].to_dict() == {"terrorist": "yes", "militant": "no"}


def test_words_said(corpus):
    said = repr(framing.tell_words(corpus, "armed_actor"))
    assert said.startswith("3 words for armed actors, inside quotation marks: 1.")
    assert "Words that judge: 2; an author's own: 1, in 1 of 1 articles." in said


def test_whose_dead_get_which_word(corpus):
    table = framing.cross_deaths(corpus).set_index("word")
    assert str(table.loc["martyr", "security"]) == "1" and str(table.loc["martyr", "militant"]) == "0"
    assert str(table.loc["kill", "militant"]) == "1"


def test_speakers_with_their_words(corpus):
    row = framing.list_speakers(corpus).iloc[0]
    assert (row["role"], str(row["words"]), str(row["fragments"])) == ("state", "12", "0")
    assert framing.count_quoted(corpus).to_numpy().sum() == 12


def test_what_is_left_out(corpus):
    row = framing.list_silences(corpus).iloc[0]
    assert row["quoted"] == ["state"] and "civilian" in row["silent"]
    assert row["counted"] == ["security", "militant"] and row["uncounted"] == ["civilian"]
    assert isinstance(row["article"], Cited)


def test_counts_agree_with_the_table(seeds):
    for target in framing.TARGETS:
        table = framing.list_grid(seeds, target)
        assert sum(int(str(c)) for name in ("own", "quoted") for c in table[name]) == len(framing.list_words(seeds, target))
    words = [framing.list_silences(seeds)["n_words"], framing.list_speakers(seeds)["words"]]
    assert len({sum(int(str(n).replace(",", "")) for n in column) for column in words}) == 1


def test_articles_of_one_file_keep_names_apart(seeds):
    assert len(set(framing._label(seeds).values())) == len(seeds.articles)


def test_nothing_to_count_is_said(nothing):
    assert "no word for deaths" in repr(framing.tell_words(nothing, "death"))
    assert "nothing can be left out" in repr(framing.tell_silences(nothing))
    for table in (framing.build_grid(nothing, "death"), framing.list_deaths(nothing), framing.cross_deaths(nothing),
                  framing.list_speakers(nothing), framing.count_quoted(nothing), framing.list_silences(nothing)):  # fmt: skip
        assert table.empty
