"""The briefing holds for any texts: the real notebooks on the labelled reports and on one that is off the topic.

A note of two lines and a hostile text make ``conftest.site``; nbval runs the stored notebooks on the seeds, and the wheel builds
a briefing (``test_installed``), both with kernels.
"""

from pathlib import Path

import pytest
from pages import Page
from shell import build_here

import balochlib as bl
from balochlib import paths

REPORTS = Path(__file__).parent / "gold" / "dev"


@pytest.mark.parametrize("name", ["reports", "elsewhere"])
def test_the_notebooks_hold_for_other_texts(name, tmp_path):
    folder = tmp_path / "texts"
    folder.mkdir()
    if name == "reports":
        for path in REPORTS.glob("*.txt"):
            (folder / path.name).write_bytes(path.read_bytes())
    else:
        (folder / "rain.txt").write_text("It rained in Lahore on Monday.\nNobody was surprised.\n", "utf-8")
    index = build_here(bl.read_texts(folder), tmp_path / "site", folder, f"Texts <of> {name}", single=name == "elsewhere")
    site = index.parent
    assert {p.stem for p in paths.NOTEBOOKS.glob("[0-9][0-9]_*.ipynb")} <= {p.stem for p in site.glob("*.html")}
    for path in sorted(site.glob("[0-9]*.html")):
        page = Page(path.read_text("utf-8"))
        assert not page.errors and len(page.all("h1")) == 1, path.name
        assert path.stat().st_size < 900_000, path.name  # a page may have 1 MB; a longer text must not be the first to pass it
        shown = [alt for image in page.all("img") if not (alt := image["alt"]).startswith("Empty")]
        assert all(len(alt) > 40 and any(c.isdigit() for c in alt) for alt in shown) or name == "elsewhere", path.name
        assert len(page.all("source")) == len(page.all("img")), f"{path.name}: a figure without a picture for the phone"
        assert "nan" not in page.text("finding").split() and "<NA>" not in page.text("finding"), path.name
    assert f"Texts <of> {name}" in Page(index.read_text("utf-8")).text()
    assert name == "reports" or Page((site / "briefing.html").read_text("utf-8")).errors == []
