"""Notebooks run in this process, on a corpus that is read once: a kernel for each would cost a minute."""

import base64
import warnings
from pathlib import Path

import nbformat
import pytest
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output

import balochlib as bl
from balochlib.view import briefing


def run_here(path: Path) -> nbformat.NotebookNode:
    """Run a notebook as Jupyter does, without a kernel of its own."""
    notebook = nbformat.read(path, as_version=4)
    InteractiveShell.clear_instance()
    shell = InteractiveShell.instance()
    try:
        for cell in notebook.cells:
            if cell.cell_type == "code":
                with capture_output() as shown, warnings.catch_warnings():
                    warnings.simplefilter("error")
                    shell.run_cell(cell.source).raise_error()
                assert shown.stderr == "", f"{path.name}: {shown.stderr}"
                outputs = [(encode(output.data), output.metadata or {}) for output in shown.outputs]
                cell.outputs = [nbformat.v4.new_output("display_data", data=data, metadata=about) for data, about in outputs]
    finally:
        InteractiveShell.clear_instance()
    return notebook


def encode(data: dict) -> dict:
    return {kind: base64.b64encode(value).decode() if isinstance(value, bytes) else value for kind, value in data.items()}


def build_here(corpus: bl.Corpus, out: Path, texts: Path, title: str | None = None, **given) -> Path:
    """Build the site of a corpus with the real notebooks and return its first page."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bl, "open_corpus", lambda: corpus)
        patch.setattr(briefing, "run_notebooks", lambda chosen, *_, **__: [run_here(path) for path in chosen])
        return briefing.build_site(corpus, out, texts, title, progress=False, **given)
