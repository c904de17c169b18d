"""The briefing holds for any texts: the real notebooks on the labelled reports and on one that is off the topic.

They are run in this process, on a corpus that is read once: a kernel for each would cost a minute. Seeds, a note of two
lines and a hostile text are built with kernels (``conftest.site``, nbval on the stored notebooks).
"""

import base64
from pathlib import Path

import nbformat
import pytest
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output
from pages import Page

import balochlib as bl
from balochlib import paths
from balochlib.view import briefing

REPORTS = Path(__file__).parent / "gold" / "dev"


def run_here(path: Path) -> nbformat.NotebookNode:
    """Run a notebook as Jupyter does, without a kernel of its own."""
    notebook = nbformat.read(path, as_version=4)
    InteractiveShell.clear_instance()
    shell = InteractiveShell.instance()
    try:
        for cell in notebook.cells:
            if cell.cell_type == "code":
                with capture_output() as shown:
                    shell.run_cell(cell.source).raise_error()
                assert shown.stderr == "", f"{path.name}: {shown.stderr}"
                outputs = [(encode(output.data), output.metadata or {}) for output in shown.outputs]
                cell.outputs = [nbformat.v4.new_output("display_data", data=data, metadata=about) for data, about in outputs]
    finally:
        InteractiveShell.clear_instance()
    return notebook


def encode(data: dict) -> dict:
    return {kind: base64.b64encode(value).decode() if isinstance(value, bytes) else value for kind, value in data.items()}


@pytest.mark.parametrize("name", ["reports", "elsewhere"])
def test_the_notebooks_hold_for_other_texts(name, tmp_path, monkeypatch):
    folder = tmp_path / "texts"
    folder.mkdir()
    if name == "reports":
        for path in REPORTS.glob("*.txt"):
            (folder / path.name).write_bytes(path.read_bytes())
    else:
        (folder / "rain.txt").write_text("It rained in Lahore on Monday.\nNobody was surprised.\n", "utf-8")
    corpus = bl.read_texts(folder)
    monkeypatch.setattr(bl, "open_corpus", lambda: corpus)
    monkeypatch.setattr(briefing, "run_notebooks", lambda chosen, *_, **__: [run_here(path) for path in chosen])
    index = briefing.build_site(corpus, tmp_path / "site", folder, f"Texts <of> {name}", progress=False, single=True)
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
    assert Page((site / "briefing.html").read_text("utf-8")).errors == []
