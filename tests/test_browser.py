"""The site in a real browser: accessible by axe-core, quiet, narrow enough for a phone, and printable as one PDF."""

import os
import re
import shutil
import unicodedata
from html import unescape
from pathlib import Path

import pytest
from browser import Browser
from pages import Page
from pypdf import PdfReader

from balochlib import cli
from balochlib.text.numerals import find_numerals
from balochlib.view import pdf
from conftest import NOTE

AXE = Path(os.environ.get("BALOCHLIB_AXE") or Path(__file__).parents[2] / "node_modules" / "axe-core", "axe.min.js")
RULES = "{resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']}"
# Of the rules only these see colours; the others look at the same elements in the dark and on paper.
COLOURS = "{resultTypes: ['violations'], runOnly: {type: 'rule', values: ['color-contrast', 'link-in-text-block']}}"
PAPER = 673  # pixels between the margins of A4; Letter is wider
SHOWN = {"light": ({}, RULES), "dark": ({"scheme": "dark"}, COLOURS), "print": ({"media": "print"}, COLOURS)}


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


@pytest.fixture(scope="module")
def visits(site, browser):
    """Every page opened once: what it asked for and complained of, its width on a phone, its ids and marks, its links."""
    axe = AXE.read_text("utf-8") if AXE.is_file() else ""
    return {name: visit(browser, path, axe) for name, path in list_pages(site).items()}


LOOK = """({ids: [...document.querySelectorAll('[id]')].filter(e => e.getClientRects().length || e.closest('details')).map(e => e.id),
           marks: Object.fromEntries([...document.querySelectorAll('mark[id]')].map(e => [e.id, e.textContent])),
           links: [...document.querySelectorAll('a[href*="#"]')].map(e => [e.href, e.textContent])})"""
AUDIT = "axe.run(document, %s).then(r => r.violations.map(v => v.id + ' ' + v.nodes[0].html.slice(0, 160)))"


def visit(browser, path, axe):
    browser.show()
    browser.open(path)
    asked = {request["request"]["url"] for request in browser.happened("Network.requestWillBeSent")}
    said = [entry["entry"]["text"] for entry in browser.happened("Log.entryAdded")]
    said += browser.happened("Runtime.exceptionThrown") + browser.happened("Runtime.consoleAPICalled")
    seen = {"path": path, "asked": {url for url in asked if not url.startswith("data:")}, "said": said, **browser.run(LOOK)}
    browser.show(width=320)
    seen["width"] = browser.run("document.documentElement.scrollWidth")
    browser.show(media="print", width=PAPER)
    seen["print"] = browser.run("document.documentElement.scrollWidth")
    if axe:
        browser.run(axe + ";0")
        seen["broken"] = []
        for shown, (how, rules) in SHOWN.items():
            browser.show(**how)
            seen["broken"] += [(shown, violation) for violation in browser.run(AUDIT % rules)]
    return seen


@needs_browser
@needs_axe
def test_no_page_breaks_a_wcag_rule(visits):
    assert {name: seen["broken"] for name, seen in visits.items() if seen["broken"]} == {}


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
def test_pages_ask_for_nothing_and_complain_of_nothing(visits):
    for name, seen in visits.items():
        assert seen["asked"] == {seen["path"].as_uri()} and seen["said"] == [], name


@needs_browser
def test_a_phone_shows_pages_without_scrolling_sideways(visits):
    assert {name: seen["width"] for name, seen in visits.items() if seen["width"] > 320} == {}


@needs_browser
def test_nothing_is_wider_than_paper(visits):
    """What is wider makes the browser print the whole page smaller than it can be read."""
    assert {name: seen["print"] for name, seen in visits.items() if seen["print"] > PAPER} == {}


@needs_browser
def test_each_number_leads_to_words_that_show(visits):
    """Every id that a link names is there to be seen; a link on a number leads to a mark that shows this number."""
    at = {seen["path"].as_uri(): seen for seen in visits.values()}
    checked = 0
    for name, seen in visits.items():
        for link, words in seen["links"]:
            address, _, anchor = link.partition("#")
            if not address.startswith("file:"):
                continue  # a published source; nothing is asked of the network here
            assert anchor in at[address]["ids"], f"{name}: {link}"
            if anchor.startswith("c-") and "/evidence/" in address and (stated := NUMBER.fullmatch(words)):
                assert shows(at[address]["marks"][anchor], stated), f"{name}: {words!r} leads to {at[address]['marks'][anchor]!r}"
                checked += 1
    assert checked > 20


NUMBER = re.compile(r"(?:(?:over|up to|about) )?(\d[\d,]{0,12})(?:–(\d[\d,]{0,12}))?\+?(?: [a-z ]{1,60})?")


def shows(words, stated):
    """Whether words hold the numbers of a cell; "101+" may stand for "over 100", and a 1 for one person without a numeral."""
    held = {n.value for n in find_numerals(words)}
    numbers = [int(number.replace(",", "")) for number in stated.groups() if number]
    return all(n == 1 or {n, n - 1} & held for n in numbers)


def test_a_number_that_its_words_do_not_hold_is_seen():
    assert shows("at least twelve people", NUMBER.fullmatch("12+")) and shows("over 100 men", NUMBER.fullmatch("101+"))
    assert not shows("at least 31 people", NUMBER.fullmatch("13+ people killed")) and not shows("35 to 40", NUMBER.fullmatch("35–45"))


@needs_browser
def test_the_pdf_holds_the_site_and_nothing_of_the_machine(site, tmp_path):
    made = pdf.write_pdf(Path(shutil.copytree(site, tmp_path / "site")))
    reader = PdfReader(made)
    text = unicodedata.normalize("NFKC", " ".join(page.extract_text() for page in reader.pages))  # fonts join letters, as in ﬁ
    shown = [name for name in list_pages(site) if "lessons/" not in name]
    for name in shown:
        heading = re.search(r"<h1[^<>]{0,200}>(.{1,2000}?)</h1>", (site / name).read_text("utf-8"), re.DOTALL)[1]
        assert re.search(r"\w{2,40}", unescape(re.sub(r"<[^<>]{1,900}>", "", heading)))[0] in text, name
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
    assert "https://example.org/#q" in hrefs and len(hrefs) == 7
    assert {href[1:] for href in hrefs if href.startswith("#")} <= set(page.ids)
