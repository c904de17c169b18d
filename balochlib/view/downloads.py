"""What a reader takes along: tables as CSV, places as GeoJSON, a workbook, the notebooks, and all of it in one archive.

The same texts give the same files, byte for byte: nothing in them knows the time.
"""

from __future__ import annotations

import importlib.util
import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from balochlib.schema import TABLES
from balochlib.storage import write_file
from balochlib.view.citation import Edition, cite_bibtex, cite_line
from balochlib.view.markup import SITE, escape
from balochlib.view.prose import count
from balochlib.view.source import Corpus

ARCHIVE = "balochlib-data.zip"
FIGURES = "data/figures"
_MOMENT = (1980, 1, 1, 0, 0, 0)  # the first that a ZIP file can hold
_README = """{title}

{line}

data/README.md         what every table and every column means
data/datapackage.json  the same for programs (Frictionless Data Package)
data/*.csv             one file per table; every row has the words it was read from
data/places.geojson    the places that have coordinates
data/figures/*.csv     the rows behind each figure, named by page
notebooks/*.ipynb      the pages as Jupyter notebooks, with what they show

A row is a claim that a text makes, not a verified fact. Claims may speak of the same people and are never to be added up.
The words in the column "quote" belong to the authors and publishers of the texts.

{bibtex}
"""


def write_downloads(
    folder: Path, corpus: Corpus, edition: Edition, notebooks: Mapping[str, NotebookNode], figures: Mapping[str, str]
) -> None:
    """Write the files that a site offers to ``folder``, and the archive that holds them.

    ``notebooks`` are name -> executed notebook, ``figures`` name -> the rows behind a figure as CSV.
    """
    corpus.to_csv(folder / "data")
    corpus.to_geojson(folder / "data" / "places.geojson")
    if importlib.util.find_spec("openpyxl"):
        corpus.to_excel(folder / "data" / "tables.xlsx")
    for name, text in figures.items():
        write_file(folder / FIGURES / name, text)
    for name, notebook in notebooks.items():
        # The notebooks stand in the site here, not beside it.
        write_file(folder / "notebooks" / f"{name}.ipynb", nbformat.writes(notebook).replace(SITE, "../") + "\n")
    readme = _README.format(title=edition.title, line=cite_line(edition), bibtex=cite_bibtex(edition))
    files = [path for part in ("data", "notebooks") for path in (folder / part).rglob("*") if path.is_file()]
    held = {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
    write_file(folder / ARCHIVE, pack_files({"README.txt": readme.encode("utf-8", "replace"), **held}))


def pack_files(files: Mapping[str, bytes]) -> bytes:
    """Return a ZIP archive of ``files`` (name -> bytes): in the order of their names, all of the same moment.

    >>> pack_files({"b": b"1", "a": b"2"}) == pack_files({"a": b"2", "b": b"1"})
    True
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(entry, files[name])
    return out.getvalue()


def list_downloads(folder: Path, corpus: Corpus) -> str:
    """Return the section of the first page that offers the files that stand in ``folder``."""
    whole = [(ARCHIVE, "everything below, with a README")]
    whole += [(f"data/{name}", words) for name, words in _WHOLE.items() if (folder / "data" / name).is_file()]
    listed = "".join(f'<li>{_offer(folder, name)} <span data-kind="name">{escape(words)}</span></li>' for name, words in whole)
    rows = "".join(
        f'<tr><th scope="row">{_offer(folder, f"data/{name}.csv")}</th>'
        f'<td class="num"><span data-kind="layout">{len(corpus.tables[name]):,}</span></td><td>{escape(table.grain)}</td></tr>'
        for name, table in TABLES.items()
    )
    head = '<tr><th scope="col">Table</th><th scope="col" class="num">Rows</th><th scope="col">One row per</th></tr>'
    table = f"<table><caption>Tables as CSV</caption><thead>{head}</thead><tbody>{rows}</tbody></table>"
    notebooks = "".join(f"<li>{_offer(folder, f'notebooks/{path.name}')}</li>" for path in sorted(folder.glob("notebooks/*.ipynb")))
    books = f'<p>The pages as notebooks, with what they show here:</p><ul class="files">{notebooks}</ul>' if notebooks else ""
    return (
        f'<h2 id="downloads">Downloads</h2><ul class="files">{listed}</ul>'
        f'<div class="table" role="group" aria-label="Tables as CSV" tabindex="0">{table}</div>{books}'
    )


_WHOLE = {
    "README.md": "what every table and every column means",
    "datapackage.json": "the same for programs (Frictionless Data Package)",
    "places.geojson": "the places that have coordinates (WGS 84)",
    "tables.xlsx": "the tables as one workbook, without formulas",
}


def _offer(folder: Path, name: str) -> str:
    """A link to a file, with its size."""
    size = f'<span class="size" data-kind="layout">({say_size((folder / name).stat().st_size)})</span>'
    return f'<a href="{escape(name)}" download><code>{escape(name.rpartition("/")[2])}</code></a> {size}'


def say_size(size: int) -> str:
    """Write a number of bytes.

    >>> say_size(300), say_size(20_480), say_size(3_400_000)
    ('1 kB', '20 kB', '3.4 MB')
    """
    return f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{max(1, size // 1000)} kB"


def offer_page_files(name: str, figures: Mapping[str, str]) -> str:
    """Return the line under a page that offers its notebook and the rows behind its figures.

    >>> "02_x-1.csv" in offer_page_files("02_x", {"02_x-1.csv": ""})
    True
    """
    own = [f'<a href="{FIGURES}/{escape(f)}" download><code>{escape(f)}</code></a>' for f in figures]
    rows = f" Rows behind the {count(len(own), 'figure') if len(own) != 1 else 'figure'}: {', '.join(own)}." if own else ""
    rows = f'<span data-kind="layout">{rows}</span>' if rows else ""
    return (
        f'<p>This page as a notebook: <a href="notebooks/{escape(name)}.ipynb" download><code>{escape(name)}.ipynb</code></a>.{rows} '
        f'All tables with a dictionary: <a href="{ARCHIVE}" download><code>{ARCHIVE}</code></a>, or one by one under '
        '<a href="index.html#downloads">downloads</a>.</p>'
    )
