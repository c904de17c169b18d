"""Pages: the frame that all pages share, and a notebook as the body of one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup
from nbformat import NotebookNode

from balochlib.view.figure import MARK, NARROW, join_figure
from balochlib.view.markup import SITE

TEMPLATE = Path(__file__).parent / "template"
_HEADING = re.compile(r"<h2[^<>]{0,200}>(.{1,400}?)</h2>", re.DOTALL)
_TAGS = re.compile(r"<[^<>]{0,400}>")


@dataclass(frozen=True)
class Page:
    """A page of the site: its address, its title, a short name for the menu, and the question that it answers."""

    address: str
    title: str
    short: str
    question: str = ""


@dataclass(frozen=True)
class Build:
    """What this site was made from; the same texts and the same code give the same line."""

    site_title: str
    line: str
    pages: tuple[Page, ...]


def describe_notebook(path: Path, notebook: NotebookNode) -> Page:
    """Read the title and the question of a notebook from its first cell: a heading, and the paragraph after it.

    >>> from nbformat.v4 import new_markdown_cell, new_notebook
    >>> describe_notebook(Path("02_casualties.ipynb"), new_notebook(cells=[new_markdown_cell("# Tolls: who counts?\\n\\nHow many?")]))
    Page(address='02_casualties.html', title='Tolls: who counts?', short='Tolls', question='How many?')
    """
    source = notebook.cells[0].source if notebook.cells else ""
    heading, _, rest = source.partition("\n")
    words = [part.strip().replace("\n", " ") for part in rest.split("\n\n") if part.strip()]
    name = path.stem.partition("_")[2].replace("_", " ").capitalize() or path.stem
    begins, colon, _ = heading.lstrip("# ").partition(":")
    short = begins.strip() if colon and len(begins) < 24 else name
    return Page(f"{path.stem}.html", heading.lstrip("# ").strip() or short, short, words[0].strip("*_") if words else "")


def render_notebook(notebook: NotebookNode) -> str:
    """Return the cells of an executed notebook as HTML, figures with their captions, links made relative to the site."""
    from nbconvert import HTMLExporter

    exporter = HTMLExporter(
        template_name="briefing", extra_template_basedirs=[str(TEMPLATE)], exclude_anchor_links=True, exclude_input_prompt=True
    )
    joined = deepcopy(notebook)
    for cell in joined.cells:
        if cell.cell_type == "code":
            cell.outputs = _join_figures(cell.outputs)
    body, _ = exporter.from_notebook_node(joined)
    return body.replace(SITE, "")


def _join_figures(outputs: list[NotebookNode]) -> list[NotebookNode]:
    """Make one output of a picture and of the caption that :func:`balochlib.view.figure.show_figure` puts after it."""
    joined: list[NotebookNode] = []
    for output in outputs:
        before = joined[-1] if joined else {}
        mark = before.get("metadata", {}).get("image/png", {}) if before else {}
        if mark.get(MARK) and "text/html" in output.get("data", {}):
            picture = before["data"]["image/png"].replace("\n", "")
            output = deepcopy(output)
            output["data"]["text/html"] = join_figure(picture, mark["alt"], output["data"]["text/html"], mark.get(NARROW, ""))
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
        body=Markup(body), title=title, site_title=build.site_title, build=build, pages=build.pages, address=address, root=root,
        kind=kind, contents=ready, css=css,
    )  # fmt: skip
