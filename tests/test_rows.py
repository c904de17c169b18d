"""Tables as Jupyter shows them: readable where they are rows of a text, a DataFrame in everything else."""

import io
import pickle

import pandas as pd
import pytest

import balochlib as bl
from balochlib.schema import TABLES
from balochlib.view.rows import Rows

TEXT = """QUETTA, Jan. 31, 2026 - At least 14 policemen were killed and up to 9 injured in Mastung, officials said.

The <b>BLA</b> & its allies said between 30 and 40 soldiers were killed in Kalat.
"""
PANDAS = 'class="dataframe"'


@pytest.fixture
def corpus():
    return bl.parse(TEXT, name="note.txt")


def test_every_table_of_the_seeds_has_a_caption_and_is_a_frame(seeds):
    for name in TABLES:
        rows = getattr(seeds, name)
        shown = rows._repr_html_()
        assert isinstance(rows, pd.DataFrame) and f"<caption>{name}: " in shown and PANDAS not in shown


def test_numbers_have_their_bounds_and_words_open_their_sentence(corpus):
    shown = corpus.casualties._repr_html_()
    assert all(f"<td>{x}</td>" in shown for x in ("14+", "up to 9", "30–40"))
    assert '<summary>At least 14 policemen</summary><blockquote><p data-kind="source">QUETTA, Jan. 31, 2026 - <mark id="c-' in shown
    assert shown.count('class="casualties">') == 3
    assert "note, 2026-01-31" in shown
    assert "&lt;b&gt;BLA&lt;/b&gt; &amp; its allies" in shown and "<b>" not in shown


def test_columns_that_nothing_is_in_stay_behind_and_the_note_says_how_to_see_them(corpus):
    shown = corpus.casualties._repr_html_()
    assert ">nationality</th>" not in shown and ">claim id</th>" not in shown and "pd.DataFrame(rows)" in shown


@pytest.mark.parametrize(
    "take",
    [
        lambda c: c.head(1),
        lambda c: c[c["value"] > 10],
        lambda c: c.query("outcome == 'killed'"),
        lambda c: c.sort_values("value", ascending=False),
        lambda c: c[["value", "qualifier", "high", "victim"]],
        lambda c: c.assign(year=2026),
        lambda c: c.assign(parts=[[1, 2], {"a": 1}, None]),
        lambda c: c.drop(columns="label").iloc[::-1].copy(),
        lambda c: pickle.loads(pickle.dumps(c)),
    ],
)
def test_slices_stay_readable(corpus, take):
    assert "<td>14+</td>" in take(corpus.casualties)._repr_html_()


@pytest.mark.parametrize(
    "change",
    [
        lambda c: c.isna(),
        lambda c: c.describe(),
        lambda c: c.T,
        lambda c: c.groupby("victim", as_index=False).size(),
        lambda c: c.groupby("victim")[["value"]].sum(),
        lambda c: c.set_index("claim_id"),
        lambda c: c.merge(c, on="article_id"),
        lambda c: pd.concat([c, c], axis=1),
        lambda c: c.pivot_table(index="victim", columns="outcome", values="value"),
        lambda c: c[[]],
    ],
)
def test_what_is_no_longer_rows_of_the_table_is_shown_as_pandas_shows_it(corpus, change):
    assert PANDAS in change(corpus.casualties)._repr_html_()


def test_a_column_that_was_added_is_shown(corpus):
    shown = corpus.casualties.assign(seen_by="<i>me</i>")._repr_html_()
    assert ">seen by</th>" in shown and "&lt;i&gt;me&lt;/i&gt;" in shown


def test_as_many_rows_as_pandas_would_show(seeds):
    rows = seeds.numerals
    with pd.option_context("display.max_rows", 8, "display.min_rows", 4):
        assert rows._repr_html_().count('<th scope="row">') == 4
        assert f"The first 4 of {len(rows):,} rows" in rows._repr_html_()
    with pd.option_context("display.max_rows", None):
        assert rows._repr_html_().count('<th scope="row">') == len(rows)
    with pd.option_context("display.notebook_repr_html", False):
        assert rows._repr_html_() is None


def test_it_is_equal_to_a_plain_frame_and_packs_without_the_texts(corpus):
    rows, plain = corpus.casualties, pd.DataFrame(corpus.casualties)
    assert type(plain) is pd.DataFrame and rows.equals(plain) and plain.equals(rows)
    pd.testing.assert_frame_equal(rows, plain)
    packed = pickle.dumps(rows)
    assert b"Mastung" not in packed and isinstance(pickle.loads(packed), Rows)
    pd.testing.assert_frame_equal(pickle.loads(packed), rows)
    assert "14+" in pickle.loads(packed)._repr_html_() and "<details>" not in pickle.loads(packed)._repr_html_()


def test_files_and_other_libraries_take_it_for_a_frame(corpus):
    out = io.BytesIO()
    corpus.casualties.to_parquet(out)
    pd.testing.assert_frame_equal(corpus.casualties, pd.read_parquet(io.BytesIO(out.getvalue())).astype(corpus.casualties.dtypes))
    assert corpus.casualties.to_csv() == pd.DataFrame(corpus.casualties).to_csv()
    assert type(corpus.casualties.iloc[0]) is pd.Series


def test_a_column_may_be_written_and_stays(corpus):
    corpus.casualties["checked"] = True
    assert corpus.casualties["checked"].all() and ">checked</th>" in corpus.casualties._repr_html_()
