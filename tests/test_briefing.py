"""The site: built from any texts, safe, whole, linked, the same each time, and never in the way of what stands there."""

import base64
import json
import re
from itertools import pairwise
from pathlib import Path
from posixpath import normpath

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from pages import Page

import balochlib as bl
from balochlib.view import briefing
from balochlib.view.briefing import NotASite, build_site
from balochlib.view.pages import Page as Entry
from balochlib.view.pages import add_anchors
from balochlib.view.proof import Unproven
from balochlib.view.runner import NotebookFailed, run_notebooks
from balochlib.view.uses import find_uses, number_uses


def write_notebook(path: Path, *cells: str) -> Path:
    made = [new_markdown_cell("# A small page\n\nWhat does it show?"), *(new_code_cell(c) for c in cells)]
    nbformat.write(new_notebook(cells=made), path)
    return path


@pytest.fixture(scope="module")
def pages(site):
    return {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in sorted(site.rglob("*.html"))}


@pytest.fixture
def without_lessons(monkeypatch):
    """Sites that are built fast: the pages of lessons are the same in each."""
    monkeypatch.setattr(briefing, "write_lessons", lambda *_: [])


def test_every_notebook_has_its_page(pages):
    notebooks = {p.stem for p in Path(__file__).parents[1].glob("notebooks/[0-9][0-9]_*.ipynb")}
    assert {f"{name}.html" for name in notebooks} | {"index.html"} == {name for name in pages if "/" not in name}
    assert sum(name.startswith("evidence/") for name in pages) == 2


def test_pages_are_well_formed_and_accessible(pages):
    for name, text in pages.items():
        page = Page(text)
        assert not page.errors, name
        assert page.all("html") == [{"lang": "en"}], name
        assert len(page.all("h1")) == 1, name
        assert len(page.all("main")) == 1 and page.all("main")[0]["id"] == "main", name
        assert page.links[0] == "#main", name
        assert len(page.ids) == len(set(page.ids)), name
        levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch("h[1-6]", tag)]
        assert all(b <= a + 1 for a, b in pairwise(levels)), name
        assert all(len(image["alt"]) >= 20 for image in page.all("img")), name
        assert len(page.all("caption")) == len(page.all("table")), name


def test_no_page_can_run_or_fetch_anything(pages):
    for name, text in pages.items():
        page = Page(text)
        assert not {"script", "svg", "iframe", "object", "embed", "form", "base", "link"} & {tag for tag, _ in page.elements}, name
        assert not [key for _, attributes in page.elements for key in attributes if key.startswith("on")], name
        sources = [image["src"] for image in page.all("img")]
        assert all(source.startswith("data:image/png;base64,") for source in sources), name
        outside = [a for a in page.all("a") if re.match(r"[a-z]{1,12}:", a["href"])]
        assert all(a["href"].startswith(("https://", "http://")) and a["rel"] == "noreferrer" for a in outside), name
        policy = page.all("meta")[1]
        assert policy["http-equiv"] == "Content-Security-Policy" and policy["content"].startswith("default-src 'none'; img-src data:"), name


def test_every_link_lands(pages, site):
    parsed = {name: Page(text) for name, text in pages.items()}
    ids = {name: set(page.ids) for name, page in parsed.items()}
    for name, page in parsed.items():
        for link in {link for link in page.links if not link.startswith("http")}:
            address, _, anchor = link.partition("#")
            target = normpath(f"{Path(name).parent}/{address}") if address else name
            assert (site / target).is_file(), f"{name}: {link}"
            assert not anchor or anchor in ids[target], f"{name}: {link}"


def test_pages_are_small_and_listed(site):
    assert all(path.stat().st_size < 1_000_000 for path in site.rglob("*.html"))
    listed = json.loads((site / "manifest.json").read_text("utf-8"))
    assert set(listed) == {p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file()} - {"manifest.json"}


def test_a_claim_and_the_pages_that_use_it_point_at_each_other(pages, texts):
    corpus = bl.read_texts(texts)
    claim = corpus.casualties.iloc[0]
    page = Page(pages[f"evidence/{claim['article_id']}.html"])
    assert claim["claim_id"] in page.ids
    used = [name for name, text in pages.items() if f"evidence/{claim['article_id']}.html#{claim['claim_id']}" in text]
    assert used
    assert {f"../{name}" for name in used} <= {link.partition("#use-")[0] for link in page.links if claim["claim_id"] in link}


def test_pictures_come_with_caption_and_rows(pages):
    page = Page(pages["02_casualties.html"])
    assert page.all("img")
    assert len(page.all("figure")) == len(page.all("figcaption")) == len(page.all("img"))


def test_the_machine_does_not_show(pages, site, texts):
    for name, text in pages.items():
        assert str(texts.parent) not in text and str(Path.home()) + "/" not in text and str(site) not in text, name


def test_two_builds_are_the_same(texts, tmp_path):
    cell = "import balochlib as bl\nfrom balochlib.view import findings\nfindings.tell_claims(bl.open_corpus())"
    chart = (
        "from balochlib.view import charts, counts\nfrom balochlib.view.figure import show_figure\nclaims = bl.open_corpus().casualties\n"
        "table = counts.count_by(claims, 'outcome', 'victim', ('security',))\nax = charts.plot_counts(table, 'victim', 'title')\n"
        "show_figure(ax, 'caption', counts.link_cells(table, claims, 'outcome', 'victim'))"
    )
    notebook = write_notebook(tmp_path / "00_small.ipynb", cell, chart)
    built = [build_site(bl.read_texts(texts), tmp_path / name, texts, "A title", [notebook], "1") for name in ("a", "b")]
    first, second = (json.loads((index.parent / "manifest.json").read_text("utf-8")) for index in built)
    assert first == second
    small = Page((tmp_path / "a" / "00_small.html").read_text("utf-8"))
    assert "claim" in small.text("finding")
    assert base64.b64decode(small.all("img")[0]["src"].partition(",")[2]).startswith(b"\x89PNG")


def test_a_failing_notebook_is_named_and_leaves_the_old_site(texts, tmp_path, without_lessons):
    out = tmp_path / "site"
    build_site(bl.read_texts(texts), out, texts, notebooks=[])
    before = (out / "manifest.json").read_bytes()
    broken = write_notebook(tmp_path / "07_broken.ipynb", "1 / 0")
    with pytest.raises(NotebookFailed, match=r"07_broken.ipynb stopped: ZeroDivisionError"):
        build_site(bl.read_texts(texts), out, texts, notebooks=[broken])
    assert (out / "manifest.json").read_bytes() == before
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".")] == []


def test_a_number_without_words_stops_the_build_and_leaves_the_old_site(texts, tmp_path, without_lessons):
    """One plant in the prose of a notebook, one in a table, one in a caption, one in a picture, one printed."""
    out, corpus = tmp_path / "site", bl.read_texts(texts)
    build_site(corpus, out, texts, notebooks=[])
    before = (out / "manifest.json").read_bytes()
    table = "import pandas as pd\nfrom balochlib.view import tables\ntables.show(pd.DataFrame({'place': ['Mach'], 'dead': [7102]}), 'Dead')"
    figure = (
        "from balochlib.view import charts\nfrom balochlib.view.figure import show_figure\n"
        "ax = charts.plot_counts(pd.DataFrame({'civilian': [7104]}, index=['killed']), 'victim', 'title')\n"
        "show_figure(ax, 'In all 7103 died')"
    )
    planted = nbformat.read(write_notebook(tmp_path / "02_planted.ipynb", table, figure, "print('7105 dead')"), 4)
    planted.cells.insert(1, new_markdown_cell("It is clear that 7101 people died, in <time>2024</time>."))
    nbformat.write(planted, tmp_path / "02_planted.ipynb")
    with pytest.raises(Unproven) as raised:
        build_site(corpus, out, texts, notebooks=[tmp_path / "02_planted.ipynb"])
    told = str(raised.value)
    assert all(f"02_planted.html: '{number}'" in told for number in ("7101", "7,102", "7103", "7,104", "7105"))
    assert "It is clear that 7101 people died" in told and "2024'" not in told
    assert (out / "manifest.json").read_bytes() == before


def test_folders_of_others_are_left_alone(tmp_path, texts):
    (tmp_path / "mine.txt").write_text("keep me")
    with pytest.raises(NotASite, match="not empty"):
        build_site(bl.read_texts(texts), tmp_path, texts, notebooks=[])
    with pytest.raises(NotASite, match="is a file"):
        build_site(bl.read_texts(texts), tmp_path / "mine.txt", texts, notebooks=[])
    assert (tmp_path / "mine.txt").read_text() == "keep me"


def test_a_site_is_replaced_whole(tmp_path, texts, without_lessons):
    out = tmp_path / "site"
    build_site(bl.read_texts(texts), out, texts, notebooks=[])
    (out / "stale.html").write_text("old")
    build_site(bl.read_texts(texts), out, texts, notebooks=[])
    assert not (out / "stale.html").exists()


def test_notebooks_come_back_in_order(tmp_path):
    paths = [write_notebook(tmp_path / f"0{i}_n.ipynb", f"print({i})") for i in range(3)]
    shown = [n.cells[1].outputs[0].text for n in run_notebooks(paths, progress=False)]
    assert shown == ["0\n", "1\n", "2\n"]


def test_kernels_take_over_what_was_read(tmp_path):
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "note.txt").write_text("QUETTA: At least 14 policemen were killed in Mastung, officials said.", "utf-8")
    corpus = bl.read_texts(tmp_path / "texts")
    (tmp_path / "texts" / "note.txt").unlink()
    path = write_notebook(tmp_path / "00_n.ipynb", "import balochlib as bl\nprint(bl.open_corpus().casualties.quote[0])")
    assert run_notebooks([path], tmp_path / "texts", progress=False, corpus=corpus)[0].cells[1].outputs[0].text == "At least 14 policemen\n"


def test_an_empty_corpus_has_a_front_page(tmp_path, without_lessons):
    (tmp_path / "texts").mkdir()
    index = build_site(bl.read_texts(tmp_path / "texts"), tmp_path / "site", tmp_path / "texts", notebooks=[])
    assert "0 articles" in Page(index.read_text("utf-8")).text()


def test_headings_get_ids_of_their_own():
    body, contents = add_anchors("<h2>What?</h2><h2>What?</h2><h2>&amp; &lt;b&gt;</h2>")
    assert len({anchor for anchor, _ in contents}) == 3
    assert all(f'id="{anchor}"' in body for anchor, _ in contents)


def test_uses_of_other_places_are_not_taken():
    body = '<a href="#x">1</a><a class="src" href="evidence/../x.html#y">2</a><a class="src" href="https://example.org/#y">3</a>'
    assert number_uses(body) == body and find_uses([(Entry("a.html", "A", "A"), body)]) == {}


def test_words_lead_back_to_each_of_their_uses():
    body = number_uses('<p><a class="src" href="evidence/a-1.html#c-1" title="x">14</a></p>' * 5)
    assert number_uses(body) == body
    uses = find_uses([(Entry("02_a.html", "A", "A"), body), (Entry("03_b.html", "B", "B"), body)])["a-1"]["c-1"]
    assert [name for _, name in uses] == ["A"] * 3 + ["B"] * 3
    assert {address.partition("#")[2] for address, _ in uses} == set(Page(body).ids)


def test_a_lesson_does_not_claim_to_be_made_from_the_texts(pages):
    sheets = [name for name in pages if name.startswith("lessons/")]
    assert sheets
    for name, text in pages.items():
        footer = text.partition("<footer>")[2]
        assert ("fingerprint" in footer) != (name in sheets), name
