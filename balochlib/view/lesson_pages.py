"""Lessons as pages of the site: a sheet to read and print, and the solved version beside it.

They show what the notebooks have stored, so a site is built without running them; nbval proves that it is current.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from copy import deepcopy
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from balochlib import paths
from balochlib.storage import write_file
from balochlib.view.markup import escape
from balochlib.view.pages import Build, Page, add_anchors, describe_notebook, render_notebook, write_page

FOLDER = "lessons"
_TITLE = "Lessons in source criticism"
_LINE = '<p class="answer">{}</p>'  # a dotted line as long as the text is wide
_SITE_LINK = re.compile(r'<a [^<>]{0,200}?href="(?:evidence|data)/[^"<>]{0,300}"[^<>]{0,400}>([^<]{0,400})</a>')
_ROW_SOURCE = re.compile(r' data-from="[^"<>]{0,300}"')
_ELSEWHERE = "*What the program found stands on the solved sheet: answer first.*"
_QUESTION = re.compile(r"(?<=<strong>Question )l\d{1,2}q(?=\d{1,2}\.</strong>)")  # "l1q4" is how a program calls it
_LINES = 14  # for an answer that is a table


def prepare_sheet(notebook: NotebookNode) -> NotebookNode:
    """Return a lesson as a sheet of paper has it: a dotted line where an answer is typed, and no checks.

    A solved lesson keeps its solutions and what the checks say of them; only the unanswered cells go. A sheet to fill in
    leaves out what would tell an answer (cells tagged ``reveal``), and has room for a text of one's own (``own``). How to
    work at a screen (``screen``) is on neither.

    >>> from nbformat.v4 import new_code_cell, new_notebook
    >>> cells = [new_code_cell("n = ...", metadata={"tags": ["exercise"]}), new_code_cell("check(n)", metadata={"tags": ["check"]})]
    >>> [cell.source for cell in prepare_sheet(new_notebook(cells=cells)).cells]
    ['<p class="answer">Your answer:</p>']
    """
    sheet = deepcopy(notebook)
    solved = any("solution" in cell.metadata.get("tags", []) for cell in sheet.cells)
    cells = []
    for cell in sheet.cells:
        tags = cell.metadata.get("tags", [])
        if "exercise" in tags:
            cells += [] if solved else [nbformat.v4.new_markdown_cell(_rule_lines(cell.source), id=cell.id)]
        elif "solution" in tags:  # in the open, for a closed fold is not printed
            cells.append(nbformat.v4.new_markdown_cell(f"```python\n{cell.source}\n```", id=cell.id))
        elif "screen" in tags:
            continue
        elif "own" in tags:
            cells += _show_own(cell, solved)
        elif "reveal" in tags and not solved:
            cells.append(nbformat.v4.new_markdown_cell(_ELSEWHERE, id=cell.id))
        elif solved or "check" not in tags:
            cells.append(cell)
    sheet.cells = cells
    return sheet


def _rule_lines(exercise: str) -> str:
    """The dotted line for an answer; where the exercise has room for a table, its head and a line for each row."""
    head = next((line for line in exercise.splitlines() if "|" in line), None)
    asked = _LINE.format("Your answer:")
    return asked if head is None else "\n\n".join(["Your answer:", f"    {head}", *[_LINE.format("&nbsp;")] * _LINES])


def _show_own(cell: NotebookNode, solved: bool) -> list[NotebookNode]:
    """On a solved sheet the note of the example before what was found in it; else lines to name a text, but once."""
    note = cell.source.partition('"""')[2].partition('"""')[0].strip()
    if solved:
        quoted = "\n>\n".join(f"> {escape(line)}" for line in note.splitlines())
        return [*([nbformat.v4.new_markdown_cell(quoted, id=f"{cell.id}-note")] if note else []), cell]
    lines = "\n\n".join(_LINE.format(f"{asked}:") for asked in ("Outlet and date", "Title"))
    return [nbformat.v4.new_markdown_cell(lines, id=cell.id)] if note else []


def write_lessons(folder: Path, build: Build, lessons: Path | None = None) -> list[Page]:
    """Write each lesson as ``lessons/<name>.html``, its solved version under ``lessons/solutions/``, and a list of all.

    The lessons are on the seeds, whatever texts the rest of the site is made from. Returns the page that lists them, or nothing.
    """
    home = paths.NOTEBOOKS / FOLDER if lessons is None else lessons
    found = sorted(home.glob("[0-9]_*.ipynb"))
    pages = []
    for path in found:
        pages.append(_write(path, prepare_sheet(nbformat.read(path, as_version=4)), folder, FOLDER, build))
        solved = home / "solutions" / path.name
        if solved.exists():
            _write(solved, prepare_sheet(nbformat.read(solved, as_version=4)), folder, f"{FOLDER}/solutions", build, " (solved)")
    if not pages:
        return []
    body = write_list(pages, [(home / "solutions" / p.name).exists() for p in found])
    write_file(folder / FOLDER / "index.html", write_page(body, _TITLE, build, root="../", kind="lesson"))
    return [Page(f"{FOLDER}/index.html", _TITLE, "Lessons", "How does one read news on a conflict?")]


def _write(path: Path, notebook: NotebookNode, folder: Path, where: str, build: Build, addition: str = "") -> Page:
    page = describe_notebook(path, notebook)
    body, contents = add_anchors(render_notebook(notebook).body)
    up = "../" * where.count("/")
    home = f'<p class="kicker"><a href="{up}index.html">{_TITLE}</a></p>'
    body = _QUESTION.sub("", drop_site_links(body))
    body = f'{home}<div data-kind="exercise">{body}</div>'
    write_file(
        folder / where / page.address, write_page(body, page.title + addition, build, root=f"../{up}", kind="lesson", contents=contents)
    )
    return Page(f"{where}/{page.address}", page.title, page.short, page.question)


def drop_site_links(body: str) -> str:
    """Leave the words of links into the site: a lesson is on the seeds, and the site may be on other texts.

    >>> drop_site_links('<a class="claim" href="evidence/a.html#c">17+</a> <a href="#part">part</a> <a href="https://example.org">x</a>')
    '17+ <a href="#part">part</a> <a href="https://example.org">x</a>'
    """
    return _ROW_SOURCE.sub("", _SITE_LINK.sub(r"\1", body))


def write_list(pages: Sequence[Page], solved: Sequence[bool]) -> str:
    """Return the body of the page that lists the lessons, each with its question.

    >>> "How many?" in write_list([Page("lessons/2_x.html", "Lesson 2", "X", "How many?")], [True])
    True
    """
    items = []
    for page, has_solution in zip(pages, solved, strict=True):
        name = page.address.removeprefix(f"{FOLDER}/")
        answer = f' (<a href="solutions/{escape(name)}">solved sheet</a>)' if has_solution else ""
        items.append(f'<li><a href="{escape(name)}">{escape(page.title)}</a><br>{escape(page.question)}{answer}</li>')
    return (
        f"<h1>{_TITLE}</h1>"
        "<p>Sheets to read and print. To work on a lesson, open its notebook: there every answer can be checked.</p>"
        f"<ul>{''.join(items)}</ul>"
    )
