"""The head of each page: a finding with its claimant, a summary of fair length, key figures that say what they are not."""

from pathlib import Path

import pandas as pd
import pytest
from pages import Page

import balochlib as bl
from balochlib.view import contested, headlines
from balochlib.view.citation import Edition, cite_bibtex, describe_edition, write_citation
from balochlib.view.heads import Head, find_period, write_head, write_kicker
from balochlib.view.markup import Cited
from balochlib.view.origins import UNKNOWN, read_index, write_origins
from conftest import HOSTILE, NOTE

PAGES = ["start_here", "sources", "casualties", "geography", "actors", "cpec", "framing", "explorer"]
QUARREL = (
    "QUETTA, Feb. 2, 2026 - Gunmen attacked a convoy in Mastung, Balochistan, on Sunday. "
    "Officials said that four soldiers were killed in the attack. "
    "The Baloch Liberation Army (BLA) claimed the attack and said that it had killed 25 soldiers.\n"
)


@pytest.fixture(scope="module")
def corpora(seeds):
    dev = bl.read_texts(Path(__file__).parent / "gold" / "dev")
    return {"seeds": seeds, "dev": dev, "note": bl.parse(NOTE), "hostile": bl.parse(HOSTILE), "nothing": bl.parse("It rained in Lahore.")}


def say(head: Head) -> str:
    template, fields = head.finding
    return template.format(**fields)


@pytest.mark.parametrize("name", ["seeds", "dev", "note", "hostile", "nothing"])
def test_every_page_has_a_head_on_any_corpus(corpora, name):
    corpus = corpora[name]
    heads = {page: headlines.find_head(corpus, page) for page in PAGES} | {"index": headlines.head_front(corpus)}
    for page, head in heads.items():
        written = write_head(head, write_kicker(corpus, "A site", page, "a build"), "What?")
        title, summary = written.text.split("\n")
        assert 10 <= len(title) <= 220 and not title.endswith("."), page
        assert 40 <= len(summary.split()) <= 60, (page, summary)
        html = Page(written.markup)
        assert not html.errors and len(html.all("h1")) == 1 and len(html.ids) == len(set(html.ids)), page
        assert html.text("isnot").count("Is not ") == sum(bool(f.value.refs) for f in head.figures), page
        assert {link[1:] for link in html.links if link.startswith("#")} <= set(html.ids), page


def test_numbers_of_a_head_are_links(corpora):
    """Every number of the finding and of the figures is tied to rows; only a count of nothing has none."""
    for page in PAGES:
        head = headlines.find_head(corpora["seeds"], page)
        said = [*head.finding[1].values(), *(figure.value for figure in head.figures)]
        said += [value for _, fields in head.summary for value in fields.values()]
        for value in said:
            digits = [c for c in str(value) if c.isdigit()]
            assert not digits or (isinstance(value, Cited) and (value.refs or value.text == "0")) or "Herof" in str(value), (page, value)


def test_a_finding_names_who_says_it():
    assert say(headlines.head_front(bl.parse(NOTE))) == "Officials: 14+ security personnel killed"
    nobody = bl.parse("QUETTA, Jan. 31, 2026 - Three policemen were killed in a blast in Mastung, Balochistan.\n")
    assert say(headlines.head_front(nobody)) == "Nobody named: 3 security personnel killed"
    assert "give no number" in say(headlines.head_front(bl.parse("Gunmen blocked a road in Mastung, Balochistan.")))


def test_rival_claims_stand_in_the_title_and_in_the_box():
    corpus = bl.parse(QUARREL)
    found = contested.list_contested(corpus)
    assert len(found) == 1
    assert [str(found[0][1][side]) for side in "ab"] == ["4 security personnel killed", "25 security personnel killed"]
    head = headlines.head_casualties(corpus)
    assert say(head).startswith("Officials: 4 security personnel killed; ") and "25 security personnel killed" in say(head)
    assert "Contested" in Page(write_head(head).markup).text("contested")


@pytest.mark.parametrize(
    "text",
    [
        NOTE,
        QUARREL.replace("25 soldiers", "four soldiers"),  # they agree
        QUARREL.replace("The Baloch Liberation Army (BLA) claimed the attack and said that it", "Officials later said that gunmen"),
    ],
)
def test_agreement_is_not_contested(text):
    assert contested.list_contested(bl.parse(text)) == []


def test_a_denied_accusation_is_contested_and_one_without_a_word_for_it_is_left_out():
    row = {"allegation_id": "l-1", "article_id": "a", "start": 0, "end": 2, "quote": "it", "accuser": "Kabul", "accused": "Islamabad"}
    rows = pd.DataFrame([{**row, "what": "backing", "denied_by": "Islamabad"}, {**row, "accused": pd.NA, "what": "x", "denied_by": "y"}])
    assert len(contested.list_denied(rows, {"Kabul", "Islamabad"})) == 1


def test_the_period_is_that_of_incidents_and_the_day_that_of_texts():
    corpus = bl.parse(NOTE)
    assert find_period(corpus) == ["2026-01-31"]
    text = Page(write_kicker(corpus, "Site <b>", "Tolls", "build")).text()
    assert "Site <b>" in text and "texts up to 31 January 2026" in text and "incidents of 31 January 2026" in text
    empty = bl.parse("It rained in Lahore.")
    assert find_period(empty) == []
    assert "no text shows its day" in write_kicker(empty, "S", "P", "b")


def test_a_citation_knows_the_texts_and_not_the_clock(seeds):
    edition = describe_edition(seeds, "A & B", "0.1.0")
    assert edition == describe_edition(seeds, "A & B", "0.1.0")
    assert edition.digest != describe_edition(bl.parse(NOTE), "A & B", "0.1.0").digest
    block = Page(write_citation(edition, "Tolls: <i>who</i>?", "02_tolls"))
    assert not block.errors and "<i>who</i>" in block.text() and "year = {2025}" in block.text()


@pytest.mark.parametrize("title", ["50 % of #1 {x}_y", "a\\b ~ ^ $", "line\nbreak"])
def test_bibtex_is_balanced(title):
    entry = cite_bibtex(Edition(title, "ab", 1, None, "1"), title, "x")
    bare = entry.replace("\\{", "").replace("\\}", "")
    assert bare.count("{") == bare.count("}") and "year" not in entry
    assert entry.count("\n") == 3


def test_rights_come_from_the_index_beside_the_texts(tmp_path):
    (tmp_path / "a.txt").write_text(NOTE, "utf-8")
    corpus = bl.read_texts(tmp_path)
    assert UNKNOWN in Page(write_origins(corpus, tmp_path)).text()
    (tmp_path / "index.csv").write_text('file,url,rights\na.txt,https://example.org/?a=1&b=2,"with <b>us</b>"\n', "utf-8")
    page = Page(write_origins(corpus, tmp_path))
    assert "with <b>us</b>" in page.text() and page.links == ["https://example.org/?a=1&b=2"]
    assert corpus.sources["sha256"][0] in page.text("hash")
    (tmp_path / "index.csv").write_text("file,url,rights\na.txt,javascript:alert(1),ours,more\n", "utf-8")
    assert Page(write_origins(corpus, tmp_path)).links == []


@pytest.mark.parametrize("content", [b"\x00\x00\x00", b"", b"file\n", b"\xff\xfe\x00"])
def test_a_broken_index_is_no_index(content, tmp_path):
    (tmp_path / "index.csv").write_bytes(content)
    assert read_index(tmp_path) == {}
