"""Versions: learner's notebooks are made from the solved ones, so that the two can never say different things.

A lesson is written once, in ``notebooks/lessons/solutions/``. Cells tagged ``exercise`` hold the three dots that a learner
replaces; the cell after each, tagged ``solution``, holds an answer. The learner's version is the same notebook without them.
What a cell tagged ``reveal`` shows would tell an answer: the learner's version is stored without it.
"""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from balochlib import paths
from balochlib.view.runner import run_notebook

EXERCISE, SOLUTION, REVEAL = "exercise", "solution", "reveal"
LESSONS = paths.NOTEBOOKS / "lessons"
SOLVED = LESSONS / "solutions"


def list_solved() -> list[Path]:
    """Return the solved lessons in their order.

    >>> [path.name[0] for path in list_solved()]
    ['1', '2', '3', '4', '5']
    """
    return sorted(SOLVED.glob("[0-9]_*.ipynb"))


def build_learner(solved: NotebookNode) -> NotebookNode:
    """Return the learner's version of a solved lesson: without its solutions, and without what it showed.

    >>> from nbformat.v4 import new_code_cell, new_notebook
    >>> cells = [new_code_cell("n = ...", metadata={"tags": [EXERCISE]}), new_code_cell("n = 3", metadata={"tags": [SOLUTION]})]
    >>> [cell.source for cell in build_learner(new_notebook(cells=cells)).cells]
    ['n = ...']
    """
    learner = deepcopy(solved)
    learner.cells = [cell for cell in learner.cells if SOLUTION not in cell.metadata.get("tags", [])]
    for cell in learner.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
        if REVEAL in cell.metadata.get("tags", []):
            cell.metadata["tags"] = [*cell.metadata["tags"], "nbval-ignore-output"]
    return learner


def write_lessons(sources: list[Path] | None = None) -> list[Path]:
    """Run each solved lesson and the learner's version made from it, and store both with what they show."""
    written = []
    for source in sources or list_solved():
        learner = LESSONS / source.name
        nbformat.write(build_learner(nbformat.read(source, as_version=4)), learner)
        for path in (source, learner):
            run = run_notebook(path)
            for cell in run.cells if path == learner else ():
                if REVEAL in cell.metadata.get("tags", []):
                    cell.outputs = []
            nbformat.write(run, path)
            written.append(path)
    return written
