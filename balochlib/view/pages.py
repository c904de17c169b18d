"""Pages: the frame that all pages share, and a notebook as the body of one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup
from nbformat import NotebookNode

from balochlib.view.figure import EMPTY, MARK, NARROW, ROWS, join_figure, link_rows
from balochlib.view.markup import SITE, escape
from balochlib.view.prose import begin

TEMPLATE = Path(__file__).parent / "template"
_HEADING = re.compile(r"<h2[^<>]{0,200}>(.{1,400}?)</h2>", re.DOTALL)
_OPENING = re.compile(r"<h1\b[^<>]{0,200}>.{1,400}?</h1>\s{0,9}(?:<p>.{1,2000}?</p>)?", re.DOTALL)
_BOOK = re.compile(r'href="(\d\d_\w{1,60})\.ipynb"')
_TABLE = re.compile(r"<table\b.*?</table>", re.DOTALL)
_OUTSIDE = re.compile(r'<a class="src" href="(https?://[^"<>]{1,2000})"')
_TAGS = re.compile(r"<[^<>]{0,400}>")


@dataclass(frozen=True)
class Page:
    """A page of the site: its address, its title, a short name for the menu, the question it answers, what it finds."""

    address: str
    title: str
    short: str
    question: str = ""
    finding: str = ""


class Picture(NamedTuple):
    """A picture of a page: PNG as base64, the words that stand for it, and the same drawn for a phone where there is one."""

    png: str
    alt: str
    narrow: str


@dataclass(frozen=True)
class Rendered:
    """A notebook as HTML, the rows behind its figures (file name -> CSV), and its first picture."""

    body: str
    figures: dict[str, str]
    picture: Picture | None = None


@dataclass(frozen=True)
class Build:
    """What this site was made from, as a line of HTML; the same texts and the same code give the same line."""

    site_title: str
    line: str
    pages: tuple[Page, ...]


def describe_notebook(path: Path, notebook: NotebookNode) -> Page:
    """Read the title and the question of a notebook from its first cell: a heading, and the paragraph after it.

    >>> from nbformat.v4 import new_markdown_cell, new_notebook
    >>> describe_notebook(Path("02_casualties.ipynb"), new_notebook(cells=[new_markdown_cell("# Tolls: who counts?\\n\\nHow many?")]))
    Page(address='02_casualties.html', title='Tolls: who counts?', short='Tolls', question='How many?', finding='')
    """
    source = notebook.cells[0].source if notebook.cells else ""
    heading, _, rest = source.partition("\n")
    words = [part.strip().replace("\n", " ") for part in rest.split("\n\n") if part.strip()]
    name = path.stem.partition("_")[2].replace("_", " ").capitalize() or path.stem
    begins, colon, _ = heading.lstrip("# ").partition(":")
    short = begins.strip() if colon and len(begins) < 24 else name
    return Page(f"{path.stem}.html", heading.lstrip("# ").strip() or short, short, words[0].strip("*_") if words else "")


def render_notebook(notebook: NotebookNode, name: str = "") -> Rendered:
    """Return the cells of an executed notebook as HTML, figures with their captions, links made relative to the site.

    With a ``name``, each figure links the file of its rows, which the site holds under that name. Cells tagged ``lab`` are for
    work at a screen and no part of a page; a link to another notebook leads to its page.
    """
    from nbconvert import HTMLExporter

    exporter = HTMLExporter(
        template_name="briefing", extra_template_basedirs=[str(TEMPLATE)], exclude_anchor_links=True, exclude_input_prompt=True
    )
    joined, figures, pictures = deepcopy(notebook), {}, []
    joined.cells = [cell for cell in joined.cells if "lab" not in cell.metadata.get("tags", [])]
    for cell in joined.cells:
        if cell.cell_type == "code":
            cell.outputs = _join_figures(cell.outputs, name, figures, pictures)
    body, _ = exporter.from_notebook_node(joined)
    return Rendered(_BOOK.sub(r'href="\1.html"', body.replace(SITE, "")), figures, pictures[0] if pictures else None)


def put_head(body: str, head: str) -> str:
    """Put a head in the place of a page's own heading and of the question below it; the notebook keeps both.

    >>> put_head('<div><h1 id="x">Tolls</h1><p>How many?</p><p>More.</p></div>', "<h1>Nine killed</h1>")
    '<div><h1>Nine killed</h1><p>More.</p></div>'
    """
    return _OPENING.sub(lambda _: head, body, count=1)


def _join_figures(outputs: list[NotebookNode], name: str, figures: dict[str, str], pictures: list[Picture]) -> list[NotebookNode]:
    """Make one output of a picture and of the caption that :func:`balochlib.view.figure.show_figure` puts after it."""
    joined: list[NotebookNode] = []
    for output in outputs:
        before = joined[-1] if joined else {}
        mark = before.get("metadata", {}).get("image/png", {}) if before else {}
        if mark.get(MARK) and "text/html" in output.get("data", {}):
            picture = before["data"]["image/png"].replace("\n", "")
            output = deepcopy(output)
            if mark["alt"].startswith(EMPTY):  # an empty frame would say less
                why = mark["alt"].removeprefix(EMPTY).strip(": .")
                output["data"]["text/html"] = f'<p class="empty"><b>No chart.</b> {escape(begin(why))}.</p>'
                joined[-1] = output
                continue
            pictures.append(Picture(picture, mark["alt"], mark.get(NARROW, "")))
            below = output["data"]["text/html"]
            if name and mark.get(ROWS):
                file = f"{name}-{len(figures) + 1}.csv"
                figures[file] = mark[ROWS]
                below += link_rows(file)
            output["data"]["text/html"] = join_figure(picture, mark["alt"], below, mark.get(NARROW, ""))
            joined[-1] = output
        else:
            joined.append(output)
    return joined


def add_anchors(body: str) -> tuple[str, list[tuple[str, str]]]:
    """Give every second-level heading an id; return the body and (id, heading) of each.

    >>> add_anchors("<h2>How many died?</h2>")
    ('<h2 id="how-many-died">How many died?</h2>', [('how-many-died', 'How many died?')])
    """
    contents: list[tuple[str, str]] = []

    def write(match: re.Match) -> str:
        words = _TAGS.sub("", match[1])
        slug = re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-") or "part"
        anchor = slug if slug not in dict(contents) else f"{slug}-{len(contents)}"
        contents.append((anchor, words))
        return f'<h2 id="{anchor}">{match[1]}</h2>'

    return _HEADING.sub(write, body), contents


def mark_repeats(body: str) -> str:
    """Mark the links of a table whose address stands in a row above: on paper, where addresses are printed, once is enough.

    >>> link = '<a class="src" href="https://example.org">9</a>'
    >>> mark_repeats(f"<table>{link}{link}</table>{link}").count("src again")
    1
    """

    def mark(table: re.Match) -> str:
        seen: set[str] = set()

        def write(link: re.Match) -> str:
            again = link[1] in seen
            seen.add(link[1])
            return link[0].replace('class="src"', 'class="src again"') if again else link[0]

        return _OUTSIDE.sub(write, table[0])

    return _TABLE.sub(mark, body)


@cache
def _shell():
    environment = Environment(loader=FileSystemLoader(TEMPLATE), autoescape=True, trim_blocks=True)
    return environment.get_template("page.html.j2"), Markup((TEMPLATE / "page.css").read_text("utf-8"))


def write_page(body: str, title: str, build: Build, address: str = "", root: str = "", kind: str = "page", contents: Sequence = ()) -> str:
    """Put ``body`` into the frame of the site: head with a policy that allows no script, menu, landmarks, footer."""
    template, css = _shell()
    # Headings come out of rendered Markdown, where they are escaped already.
    ready = [(anchor, Markup(words)) for anchor, words in contents] if len(contents) > 2 else []
    return template.render(
        body=Markup(mark_repeats(body)), title=title, site_title=build.site_title, build=build, pages=build.pages, address=address,
        root=root, kind=kind, contents=ready, css=css, line=Markup(build.line[:1].upper() + build.line[1:] + "."),
    )  # fmt: skip
