"""The whole site as one page: it stands alone, every jump lands, and the words of a number are marked where it lands."""

import json
import re
import shutil
from base64 import b64decode
from pathlib import Path

import pytest
from browser import Browser
from pages import Page
from pypdf import PdfReader

from balochlib import cli
from balochlib.view import pdf
from balochlib.view.joined import join_pages, write_single
from balochlib.view.pages import Build, write_page
from balochlib.view.proof import find_unproven
from conftest import NOTE


def has_browser() -> bool:
    try:
        return bool(pdf.find_browser())
    except pdf.NoBrowser:
        return False


needs_browser = pytest.mark.skipif(not has_browser(), reason="no Chromium installed")


@pytest.fixture(scope="module")
def single(site, tmp_path_factory):
    """One page made of the site, in a folder of its own: nothing stands beside it."""
    made = write_single(Path(shutil.copytree(site, tmp_path_factory.mktemp("copy") / "site")))
    return Path(shutil.copyfile(made, tmp_path_factory.mktemp("alone") / "briefing.html"))


def test_one_page_needs_no_other(single, site):
    text = single.read_text("utf-8")
    page = Page(text)
    assert not page.errors and len(page.ids) == len(set(page.ids))
    inside = [link["href"] for link in page.all("a") if "href" in link and not link["href"].startswith(("https://", "http://", "data:"))]
    assert all(href.startswith("#") for href in inside)
    assert {href[1:] for href in inside} <= set(page.ids)
    assert not {"script", "link", "iframe", "object"} & {tag for tag, _ in page.elements}
    assert page.all("meta")[1]["content"].startswith("default-src 'none'")
    for name in [*(p.name for p in site.glob("*.html")), *(f"evidence/{p.name}" for p in site.glob("evidence/*.html"))]:
        assert f"{name}:" in page.ids, name


def test_its_numbers_are_proved_and_a_planted_one_is_not(single):
    text = single.read_text("utf-8")
    assert find_unproven({"briefing.html": text}) == []
    planted = text.replace("</main>", '<p>14 men</p><p><a href="#evidence/gone.html:c-1">15</a></p></main>', 1)
    assert [number for _, number, _ in find_unproven({"briefing.html": planted})] == ["14", "15"]


def test_rows_of_figures_travel_with_it(single, site):
    held = [link for link in Page(single.read_text("utf-8")).all("a") if link.get("href", "").startswith("data:")]
    assert held
    for link in held:
        rows = b64decode(link["href"].removeprefix("data:text/csv;base64,"))
        assert rows == (site / "data" / "figures" / link["download"]).read_bytes()


@needs_browser
def test_its_links_land_on_marked_words(single, tmp_path):
    """The first links into each text are followed as a reader does it; all of them by what the browser holds."""
    script = """(() => {
        const marks = [...document.querySelectorAll('a[href^="#evidence/"]')].filter(a => !a.closest('.evidence'));
        const ends = marks.map(a => [a.textContent, document.getElementById(decodeURIComponent(a.hash.slice(1)))]);
        const lost = ends.filter(([, end]) => !end || !end.getClientRects().length).map(([words]) => words);
        const seen = marks.slice(0, 12).map(a => { location.hash = a.hash; const m = document.querySelector(':target');
            const y = m.getBoundingClientRect().top; return [m.tagName, m.textContent.length > 0, y >= -1 && y < innerHeight]; });
        return {n: marks.length, lost, seen};
    })()"""
    with Browser(tmp_path / "profile") as browser:
        browser.show(width=390)
        browser.open(single)
        asked = {request["request"]["url"] for request in browser.happened("Network.requestWillBeSent")}
        assert {url for url in asked if not url.startswith("data:")} == {single.as_uri()}
        assert browser.run("document.documentElement.scrollWidth") <= 390
        found = browser.run(script)
        assert browser.happened("Log.entryAdded") == []
    assert found["n"] > 50 and found["lost"] == []
    assert all(tag in ("MARK", "SECTION", "MAIN") and words and in_sight for tag, words, in_sight in found["seen"]), found["seen"]


@needs_browser
def test_folds_that_lead_to_evidence_are_printed_and_no_others(tmp_path):
    """Rows behind a figure are on paper where they were published elsewhere: else their numbers stand in the figure and in the texts."""
    kinds = {"plainwords": "", "computedwords": "computed", "rowswords": "data from", "codewords": "code", "bibwords": "bibtex"}
    folds = "".join(f'<details class="{kind}"><summary>Fold</summary><p>{words}</p></details>' for words, kind in kinds.items())
    address = '<a class="src" href="https://example.org/9">9</a><a class="src again" href="https://example.org/9">8</a>'
    folds += f'<details class="data from"><summary>Fold</summary><p>publishedwords {address}</p></details>'
    links = '<div class="prose"><p><a href="https://example.org/source">a source</a></p></div>'
    (tmp_path / "index.html").write_text(write_page(folds + links, "Folds", Build("Site", "made from nothing", ())), "utf-8")
    text = " ".join(page.extract_text() for page in PdfReader(pdf.write_pdf(tmp_path)).pages)
    assert all(words in text for words in ("plainwords", "computedwords", "publishedwords", "https://example.org/source"))
    assert not any(words in text for words in ("codewords", "rowswords", "bibwords"))
    assert text.count("https://example.org/9") == 1


def test_the_command_writes_it_says_its_size_and_lists_it(tmp_path, capsys, monkeypatch):
    (tmp_path / "note.txt").write_text(NOTE, "utf-8")
    monkeypatch.setattr("balochlib.paths.NOTEBOOKS", tmp_path)
    assert cli.main(["briefing", str(tmp_path / "note.txt"), "--out", str(tmp_path / "site"), "--single-file"]) == cli.OK
    out, err = capsys.readouterr()
    assert [Path(line).name for line in out.split()] == ["index.html", "briefing.html"]
    assert re.search(r"One page with everything, [\d.]+ [kM]B", err)
    assert "briefing.html" in json.loads((tmp_path / "site" / "manifest.json").read_text("utf-8"))


@pytest.mark.parametrize(
    ("href", "moved"),
    [
        ("#a", "#x.html:a"), ("y.html", "#y.html:"), ("y.html#b", "#y.html:b"), ("https://example.org/#q", "https://example.org/#q"),
        ("data:text/csv;base64,QQ==", "data:text/csv;base64,QQ=="), ("gone.html#b", None), ("../y.html", None),
        ("javascript:alert(1)", None),
    ],
)  # fmt: skip
def test_addresses_become_jumps(href, moved):
    frame = '<main id="main">{}</main>'
    pages = {"x.html": frame.format(f'<h1 id="a">A</h1><a href="{href}">l</a>'), "y.html": frame.format('<h1 id="b">B</h1>')}
    assert Page(join_pages(pages)).all("a")[0].get("href") == moved
