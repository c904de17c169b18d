"""Evidence pages: every mark is there, and the text of a page is the text of the source."""

import itertools
import random

import pandas as pd
import pytest
from pages import Page

import balochlib as bl
from balochlib.schema import build_table
from balochlib.view.evidence import (
    MARKED,
    Mark,
    collect_marks,
    escape_source,
    label_articles,
    mark_text,
    split_paragraphs,
    write_article,
)
from balochlib.view.markup import anchor_of
from balochlib.view.notes import NOTED, QUALIFIER_RULES, write_note

TEXT = "At least 31 civilians <b>&amp;</b> 17 men were killed.\r\nPolice said so.\n\nلیاقت said 4\u202e1 died.\u2028End"


def marks_of(*spans, table="cpec"):
    return [Mark(a, b, f"m-{i}", table) for i, (a, b) in enumerate(spans)]


@pytest.mark.parametrize(
    "spans",
    [
        [(0, 5), (5, 9)], [(0, 20), (3, 8), (4, 6)], [(0, 10), (5, 15)], [(0, 10), (0, 10)], [(0, 10), (0, 4), (6, 10)],
        [(0, len(TEXT)), (2, 70), (50, 80)], [(0, 3), (1, 5), (2, 7), (3, 9)], [], [(4, 4)],
    ],
)  # fmt: skip
def test_marks_nest_and_cross(spans):
    page = Page(f'<div class="words">{mark_text(TEXT, 0, len(TEXT), marks_of(*spans))}</div>')
    assert not page.errors
    assert sorted(page.ids) == sorted(f"m-{i}" for i, (a, b) in enumerate(spans) if a < b)
    assert page.text("words") == TEXT


def test_any_marks_leave_the_text_as_it_is():
    draw = random.Random(7)
    for _ in range(300):
        spans = [sorted(draw.sample(range(len(TEXT) + 1), 2)) for _ in range(draw.randint(0, 9))]
        low, high = sorted(draw.sample(range(len(TEXT) + 1), 2))
        page = Page(f'<div class="words">{mark_text(TEXT, low, high, marks_of(*spans))}</div>')
        assert not page.errors
        assert page.text("words") == TEXT[low:high]
        assert sorted(page.ids) == sorted(f"m-{i}" for i, (a, b) in enumerate(spans) if low <= a < high)


def test_what_a_mark_holds_is_its_words():
    page = mark_text(TEXT, 0, len(TEXT), marks_of((9, 21)))
    assert '<mark id="m-0" class="cpec">31 civilians</mark>' in page


@pytest.mark.parametrize("text", ["a\nb\n", "\n\n", "", "no end", "a\r\nb", "x\u2028y\x0cz"])
def test_paragraphs_add_up_to_the_text(text):
    parts = split_paragraphs(text, 0, len(text))
    assert "".join(text[a:b] for a, b in parts) == text
    assert len(parts) == text.count("\n") + (not text.endswith("\n") and bool(text))


@pytest.mark.parametrize("character", ["\u202e", "\u200b", "\u00ad", "\u2066", "\ufeff"])
def test_hidden_characters_stay_and_show(character):
    page = Page(f'<p class="t">{escape_source(f"14{character}1")}</p>')
    assert page.text("t") == f"14{character}1"
    assert page.all("span")[0]["data-name"] == f"U+{ord(character):04X}"


@pytest.mark.parametrize("character", ["\x00", "\x1b", "\ud800", "\x85"])
def test_what_html_cannot_hold_is_replaced_in_sight(character):
    written = escape_source(character)
    assert f"U+{ord(character):04X}" in written
    written.encode("utf-8")


def test_linear_on_hostile_text():
    text = ("1" * 8000 + "<") * 2
    marks = [Mark(i, i + 3, f"m-{i}", "numerals") for i in range(0, len(text) - 3, 5)]
    page = Page(f'<p class="t">{mark_text(text, 0, len(text), marks)}</p>')
    assert page.text("t") == text
    assert len(page.ids) == len(marks)


# ---- rows of the seeds ---------------------------------------------------------------------------------------
def test_every_row_of_the_seeds_has_its_anchor(seeds):
    marks = collect_marks(seeds.tables)
    for article in seeds.articles.to_dict("records"):
        text = seeds.texts[article["source_id"]]
        page = Page(write_article(article, text, marks.get(article["article_id"], []), {}))
        assert not page.errors
        assert len(page.ids) == len(set(page.ids))
        rows = [row for name in MARKED if name in seeds.tables for row in seeds.tables[name].to_dict("records")]
        wanted = {anchor_of(row) for row in rows if row["article_id"] == article["article_id"]}
        assert wanted <= set(page.ids)
        assert page.text("words").replace("\r", "") == text[article["start"] : article["end"]].replace("\r", "")


def test_notes_say_claimant_rule_and_uses():
    row = build_table("casualties", [{"claim_id": "c", "value": 14, "low": 14, "qualifier": "at_least", "claimant_text": "the <army>"}])
    note = write_note("casualties", row.iloc[0].to_dict(), "c", [("../02_casualties.html", "Casualties")])
    page = Page(note)
    assert "the <army>" in page.text()
    assert QUALIFIER_RULES["at_least"] in page.text()
    assert "../02_casualties.html" in page.links


@pytest.mark.parametrize("table", NOTED)
def test_a_note_can_be_written_on_a_row_with_nothing_known(table):
    row = build_table(table, [{"article_id": "a", "start": 0, "end": 3, "quote": "abc"}]).iloc[0].to_dict()
    page = Page(write_note(table, row, "w-1"))
    assert not page.errors
    assert "NA" not in page.text()
    assert "nan" not in page.text()


def test_sentences_around_rows():
    corpus = bl.parse("Nothing here. Gunmen killed two policemen in Mastung. Nothing there.", name="n.txt")
    at = corpus.texts[corpus.sources["source_id"].iloc[0]].index("two policemen")
    rows = build_table("places", [{**corpus.read_articles[0].span(at, at + 13), "text": "two policemen"}])
    shown = corpus.evidence(rows)
    assert ">two policemen</mark>" in shown.markup
    assert "Gunmen killed" in shown.text
    assert "Nothing" not in shown.text
    assert "(n)" in shown.text


def test_what_follows_the_words_in_plain_text_follows_at_once():
    corpus = bl.parse("Two men, said police, were killed in Kech on Friday; three were hurt. Officials in Quetta counted four dead")
    lines = repr(corpus.evidence(corpus.casualties)).splitlines()
    assert ">>Two men<<, said police" in lines[0] and lines[-1].endswith(">>four dead<<  (text)")


def test_the_mark_of_a_sentence_is_that_of_its_table(seeds):
    for name in set(MARKED) & set(seeds.tables):
        rows = seeds.tables[name].head(2)
        assert seeds.evidence(rows).markup.count(f' class="{name}">') >= len(rows) > 0, name
        assert f' class="{name}">' in seeds.evidence(pd.DataFrame(rows)).markup  # also for a frame that does not know its table
    claims = seeds.casualties[["claim_id", "article_id", "start", "end", "quote"]].head(1)
    assert ' class="casualties">' in seeds.evidence(claims).markup


def test_articles_are_told_apart_by_outlet_or_file():
    known = {"article_id": "a", "source_id": "s", "publisher": "Dawn", "published": "2026-02-01"}
    articles = build_table("articles", [known, {"article_id": "b", "source_id": "s"}])
    sources = build_table("sources", [{"source_id": "s", "file": "note.txt"}])
    assert label_articles(articles, sources) == {"a": "Dawn, 2026-02-01", "b": "note"}


def test_marks_come_in_the_order_of_the_text(seeds):
    for marks in collect_marks(seeds.tables).values():
        starts = [mark.start for mark, _ in marks]
        assert all(a <= b for a, b in itertools.pairwise(starts))
    assert collect_marks({name: pd.DataFrame() for name in ()}) == {}
