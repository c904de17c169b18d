"""The site in a real browser: accessible by axe-core, quiet, narrow enough for a phone, and printable as one PDF."""

import os
import re
import shutil
import unicodedata
from pathlib import Path

import pytest
from browser import Browser
from conftest import NOTE
from pages import Page
from pypdf import PdfReader

from balochlib import cli
from balochlib.view import pdf

AXE = Path(os.environ.get("BALOCHLIB_AXE") or Path(__file__).parents[2] / "node_modules" / "axe-core", "axe.min.js")
RULES = "{resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']}"
SHOWN = {"light": {}, "dark": {"scheme": "dark"}, "print": {"media": "print"}}


def has_browser() -> bool:
    try:
        return bool(pdf.find_browser())
    except pdf.NoBrowser:
        return False


needs_browser = pytest.mark.skipif(not has_browser(), reason="no Chromium installed")
needs_axe = pytest.mark.skipif(not AXE.is_file(), reason="no axe-core: install it beside the checkout, or set BALOCHLIB_AXE")


@pytest.fixture(scope="session")
def browser(tmp_path_factory):
    with Browser(tmp_path_factory.mktemp("profile")) as started:
        yield started


def list_pages(site):
    """Every page of the site."""
    return {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*.html"))}


@needs_browser
@needs_axe
def test_no_page_breaks_a_wcag_rule(site, browser):
    axe = AXE.read_text("utf-8")
    broken = []
    for name, path in list_pages(site).items():
        browser.open(path)
        browser.run(axe + ";0")
        for shown, how in SHOWN.items():
            browser.show(**how)
            found = browser.run(f"axe.run(document, {RULES}).then(r => r.violations.map(v => v.id + ' ' + v.nodes[0].html.slice(0, 160)))")
            broken += [(name, shown, violation) for violation in found]
    browser.show()
    assert broken == []


@needs_browser
@needs_axe
def test_axe_sees_what_is_broken(browser, tmp_path):
    """Without this, a checker that never runs would pass every page."""
    bad = '<html><title>x</title><body><img src="data:,"><p style="color:#ccc;background:#fff">pale</p>'
    (tmp_path / "bad.html").write_text(bad, "utf-8")
    browser.open(tmp_path / "bad.html")
    browser.run(AXE.read_text("utf-8") + ";0")
    found = browser.run(f"axe.run(document, {RULES}).then(r => r.violations.map(v => v.id))")
    assert {"image-alt", "html-has-lang", "color-contrast"} <= set(found)


@needs_browser
def test_pages_ask_for_nothing_and_complain_of_nothing(site, browser):
    for name, path in list_pages(site).items():
        browser.open(path)
        asked = {request["request"]["url"] for request in browser.happened("Network.requestWillBeSent")}
        assert {url for url in asked if not url.startswith("data:")} == {path.as_uri()}, name
        said = [entry["entry"]["text"] for entry in browser.happened("Log.entryAdded")]
        assert said + browser.happened("Runtime.exceptionThrown") + browser.happened("Runtime.consoleAPICalled") == [], name


@needs_browser
def test_a_phone_shows_pages_without_scrolling_sideways(site, browser):
    browser.show(width=320)
    wide = {}
    for name, path in list_pages(site).items():
        browser.open(path)
        if (width := browser.run("document.documentElement.scrollWidth")) > 320:
            wide[name] = width
    browser.show()
    assert wide == {}


@needs_browser
def test_each_number_leads_to_words_that_show(site, browser):
    """Within the page the browser looks; across pages the ids that the browser holds are compared."""
    ids, links = {}, {}
    script = """({ids: [...document.querySelectorAll('[id]')].filter(e => e.getClientRects().length || e.closest('details')).map(e => e.id),
                  links: [...document.querySelectorAll('a[href*="#"]')].map(e => e.href)})"""
    pages = list_pages(site)
    for name, path in pages.items():
        browser.open(path)
        got = browser.run(script)
        ids[path.as_uri()], links[name] = set(got["ids"]), got["links"]
    for name, found in links.items():
        for link in found:
            address, _, anchor = link.partition("#")
            assert anchor in ids.get(address, ()), f"{name}: {link}"
    assert sum("/evidence/" in link for link in links["02_casualties.html"]) > 20


@needs_browser
def test_the_pdf_holds_the_site_and_nothing_of_the_machine(site, tmp_path):
    made = pdf.write_pdf(Path(shutil.copytree(site, tmp_path / "site")))
    reader = PdfReader(made)
    text = unicodedata.normalize("NFKC", " ".join(page.extract_text() for page in reader.pages))  # fonts join letters, as in ﬁ
    shown = [name for name in list_pages(site) if "lessons/" not in name]
    for name in shown:
        heading = re.search(r"<h1[^<>]{0,200}>(?:&lt;)?(\w{2,40})", (site / name).read_text("utf-8"))
        assert heading[1] in text, name
    notes = [note.get_object() for page in reader.pages for note in page.get("/Annots", [])]
    addresses = [note["/A"]["/URI"] for note in notes if "/URI" in note.get("/A", {})]
    assert all(address.startswith("http") for address in addresses)
    assert sum("/Dest" in note for note in notes) > 100
    assert b"file://" not in made.read_bytes()


@needs_browser
def test_the_command_prints_a_pdf(tmp_path, capsys, monkeypatch):
    (tmp_path / "note.txt").write_text(NOTE, "utf-8")
    monkeypatch.setattr("balochlib.paths.NOTEBOOKS", tmp_path)  # the first page and the evidence are enough here
    assert cli.main(["briefing", str(tmp_path / "note.txt"), "--out", str(tmp_path / "site"), "--pdf", "--quiet"]) == cli.OK
    printed = capsys.readouterr().out.split()
    assert [Path(line).name for line in printed] == ["index.html", "briefing.pdf"]
    assert Path(printed[1]).read_bytes().startswith(b"%PDF-")


def test_without_a_browser_the_command_says_so_before_it_works(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(pdf, "BROWSERS", ("no-such-browser",))
    (tmp_path / "note.txt").write_text(NOTE, "utf-8")
    assert cli.main(["briefing", str(tmp_path / "note.txt"), "--out", str(tmp_path / "site"), "--pdf"]) == cli.FAILED
    out, err = capsys.readouterr()
    assert out == "" and "install one" in err and not (tmp_path / "site").exists()


@pytest.mark.parametrize("script", ["exit 1", "sleep 9"])
def test_a_browser_that_does_not_print_is_an_error(script, tmp_path, monkeypatch):
    (tmp_path / "browser").write_text(f"#!/bin/sh\nexec {script}\n" if script.startswith("sleep") else f"#!/bin/sh\n{script}\n", "utf-8")
    (tmp_path / "browser").chmod(0o755)
    (tmp_path / "index.html").write_text('<main id="main">x</main>', "utf-8")
    monkeypatch.setattr(pdf, "BROWSERS", (str(tmp_path / "browser"),))
    monkeypatch.setattr(pdf, "SECONDS", 1)
    with pytest.raises(pdf.NoBrowser, match="did not print"):
        pdf.write_pdf(tmp_path)
    assert not (tmp_path / "briefing.pdf").exists()


def test_joined_pages_have_each_id_once_and_every_jump_lands():
    frame = '<a class="skip" href="#main">Skip</a><main id="main">{}</main>'
    pages = {
        "index.html": frame.format('<a href="02_x.html">X</a> <a href="02_x.html#a">4</a> <a href="lessons/index.html#a">L</a>'),
        "02_x.html": frame.format(
            '<h2 id="a">A</h2><a href="#a">a</a><a href="evidence/t.html#a">4</a><a href="https://example.org/#q">q</a>'
        ),
        "evidence/t.html": frame.format('<p id="a"><a href="../02_x.html#a">used</a><a href="../../02_x.html#a">away</a></p>'),
    }
    page = Page(pdf.join_pages(pages))
    assert not page.errors and len(page.ids) == len(set(page.ids))
    hrefs = [a["href"] for a in page.all("a") if "href" in a]
    assert "https://example.org/#q" in hrefs and len(hrefs) == 6
    assert {href[1:] for href in hrefs if href.startswith("#")} <= set(page.ids)
