"""What a site offers to take along: whole, the same each time, and with the words that explain it."""

import io
import json
import re
import zipfile

import pandas as pd
from matplotlib.figure import Figure
from pages import Page

from balochlib.view.downloads import ARCHIVE, pack_files
from balochlib.view.figure import show_figure, write_rows
from balochlib.view.markup import Cited, Ref


def test_every_file_offered_is_there(site):
    for path in site.glob("*.html"):
        page = Page(path.read_text("utf-8"))
        offered = [link["href"] for link in page.all("a") if "download" in link]
        assert offered, path.name
        assert not [href for href in offered if not (site / href).is_file()], path.name
    index = {link["href"] for link in Page((site / "index.html").read_text("utf-8")).all("a") if "download" in link}
    assert {ARCHIVE, "data/casualties.csv", "data/places.geojson", "data/tables.xlsx", "notebooks/02_casualties.ipynb"} <= index


def test_the_archive_holds_tables_dictionary_and_notebooks(site):
    with zipfile.ZipFile(site / ARCHIVE) as archive:
        names = archive.namelist()
        assert names == sorted(names) and archive.testzip() is None
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {"README.txt", "data/README.md", "data/casualties.csv", "data/places.geojson", "notebooks/00_start_here.ipynb"} <= set(names)
        assert "never to be added up" in archive.read("README.txt").decode()
        assert archive.read("data/casualties.csv") == (site / "data" / "casualties.csv").read_bytes()


def test_notebooks_lead_to_the_evidence_beside_them(site):
    text = (site / "notebooks" / "02_casualties.ipynb").read_text("utf-8")
    found = set(re.findall(r"\.\./evidence/([\w-]{1,80}\.html)", text))
    assert found and all((site / "evidence" / name).is_file() for name in found) and "../site/" not in text


def test_each_figure_has_its_rows_as_a_file(site):
    """Two notebooks are looked at: charts in one, maps in the other."""
    for name in ("02_casualties", "03_geography"):
        notebook = json.loads((site / "notebooks" / f"{name}.ipynb").read_text("utf-8"))
        pictures = sum("balochlib_rows" in str(out.get("metadata")) for cell in notebook["cells"] for out in cell.get("outputs", []))
        files = sorted(site.glob(f"data/figures/{name}-*.csv"))
        assert len(files) == pictures > 0
        for file in files:
            assert len(pd.read_csv(file)) > 0


def test_rows_of_a_figure_are_plain_values():
    cited, counted = (Cited(text, (Ref("a", "c", "q"),)) for text in ("14+", "1,250"))
    shown = {"place": ['Gwadar "port"\r'], "n": [cited], "k": [counted], "ids": [("x", "y")]}
    frame = pd.DataFrame({**shown, "left_out": [1], "start": [5], "geometry": ["no"]})
    rows = pd.read_csv(io.StringIO(write_rows(frame, {"place": "Place", "n": "N", "k": "K", "ids": "I"})), lineterminator="\n")
    assert rows.values.tolist() == [['Gwadar "port"\r', "14+", 1250, "x; y", 5]]


def test_a_figure_without_rows_offers_no_file():
    figure = show_figure(Figure().subplots(), "caption", alt="A chart of nothing at all")
    assert figure.rows == ""


def test_an_archive_does_not_depend_on_the_order():
    files = {"b.txt": b"1", "a/c.txt": b"2"}
    assert pack_files(files) == pack_files(dict(reversed(files.items()))) != pack_files({"b.txt": b"1"})
