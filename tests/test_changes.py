"""What changed since the last issue: rows that are new or gone, each number proved, none invented where nothing changed."""

import re
from pathlib import Path

import pandas as pd
import pytest
from pages import Page

import balochlib as bl
from balochlib import cli
from balochlib.view.changes import COMPARED, FILE, list_changes
from conftest import NOTE

MORE = "\nGunmen killed 3 labourers in Turbat on Feb. 2, 2026, police said.\n"


@pytest.fixture
def texts(tmp_path, monkeypatch):
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "note.txt").write_text(NOTE, "utf-8")
    monkeypatch.setattr("balochlib.paths.NOTEBOOKS", tmp_path)  # the first page and the evidence are enough here
    return folder


def build(texts: Path, site: Path, *more: str) -> Page:
    assert cli.main(["briefing", str(texts), "--out", str(site), "--quiet", *more]) == cli.OK
    return Page((site / "index.html").read_text("utf-8"))


def test_a_second_issue_says_what_is_new_and_what_is_gone(texts, tmp_path, capsys):
    assert "What changed" not in build(texts, tmp_path / "site").text()
    (texts / "second.txt").write_text(MORE, "utf-8")
    (texts / "note.txt").write_text(NOTE.replace("up to 9 injured", "12 injured"), "utf-8")
    page = build(texts, tmp_path / "site", "--since", str(tmp_path / "site"))  # the old issue is read before it is replaced
    said = " ".join(page.text("finding").split())
    assert re.search(r"claims on casualties: \d+ new, \d+ gone", said) and "none new" not in said.split(";")[1]
    changes = pd.read_csv(tmp_path / "site" / FILE)
    assert {"12 injured", "3 labourers"} <= set(changes.loc[changes["change"] == "new", "words"])
    assert "up to 9 injured" in set(changes.loc[changes["change"] == "gone", "words"])
    assert FILE in {link.get("href") for link in page.all("a")} and not page.errors


def test_where_nothing_changed_nothing_is_counted(texts, tmp_path, capsys):
    assert cli.main(["parse", str(texts), "--out", str(tmp_path / "tables"), "--quiet"]) == cli.OK
    page = build(texts, tmp_path / "site", "--since", str(tmp_path / "tables"))
    assert page.text("finding").count("none new, none gone") == len(COMPARED)
    assert "New claims" not in page.text()


def test_only_what_is_on_the_conflict_is_compared():
    rain = bl.parse("LAHORE: Two people were killed when a roof fell in on Monday, rescuers said.")
    assert list_changes(rain.tables, bl.parse("Nothing.").tables).empty


@pytest.mark.parametrize("broken", ["nowhere", "empty", "other"])
def test_a_folder_without_tables_stops_before_the_work(broken, texts, tmp_path, capsys):
    if broken != "nowhere":
        (tmp_path / broken).mkdir()
    if broken == "other":
        cli.main(["parse", str(texts), "--out", str(tmp_path / broken), "--quiet"])
        (tmp_path / broken / "casualties.csv").write_text('"a"\n1\n', "utf-8")
    capsys.readouterr()
    assert cli.main(["briefing", str(texts), "--out", str(tmp_path / "site"), "--since", str(tmp_path / broken)]) == cli.FAILED
    out, err = capsys.readouterr()
    assert out == "" and "holds no tables" in err and not (tmp_path / "site").exists()
