"""The briefing: notebooks run on a corpus, every page of the site, and the evidence behind each number."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from balochlib import paths
from balochlib.analysis.coherence import coherence
from balochlib.storage import write_file
from balochlib.view import front
from balochlib.view.counts import list_compared
from balochlib.view.evidence import collect_marks, name_article, write_article
from balochlib.view.lesson_pages import write_lessons
from balochlib.view.markup import escape
from balochlib.view.pages import Build, Page, add_anchors, describe_notebook, render_notebook, write_page
from balochlib.view.runner import run_notebooks
from balochlib.view.source import Corpus
from balochlib.view.uses import find_uses, number_uses

MANIFEST = "manifest.json"  # lists every file of a site but the PDF; a folder without it is never replaced


class NotASite(ValueError):
    """The folder to write to holds something else than a site."""


def build_site(
    corpus: Corpus,
    out: str | os.PathLike,
    texts: str | os.PathLike | None = None,
    title: str | None = None,
    notebooks: Sequence[Path] | None = None,
    version: str = "",
    progress: bool | None = None,
) -> Path:
    """Run the notebooks on ``corpus``, write the site to the folder ``out`` and return the address of its first page.

    ``texts`` is the folder that ``corpus`` was read from, so that the notebooks read the same; without it they read the
    seeds. The site is written beside ``out`` and put in its place when it is whole: a build that fails leaves the old
    site as it was. Two builds from the same texts are the same, byte for byte.
    """
    out = Path(out).resolve()
    check_target(out)
    chosen = list(notebooks) if notebooks is not None else sorted(paths.NOTEBOOKS.glob("[0-9][0-9]_*.ipynb"))
    executed = run_notebooks(chosen, Path(texts) if texts is not None else None, progress=progress)
    described = [describe_notebook(path, notebook) for path, notebook in zip(chosen, executed, strict=True)]
    build = Build(title or front.title_of(corpus), front.build_line(corpus, version), tuple(described))
    out.parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(dir=out.parent, prefix=f".{out.name}."))
    try:
        os.chmod(made, 0o755)
        bodies = [number_uses(render_notebook(notebook)) for notebook in executed]
        index = number_uses(front.write_index(corpus, [*described, *write_lessons(made, build)], build.site_title, version))
        _write_pages(made, build, described, bodies, index)
        written = [*zip(described, bodies, strict=True), (Page("index.html", "First page", "First page"), index)]
        _write_evidence(made, build, corpus, written)
        corpus.to_csv(made / "data")
        _write_manifest(made)
        _put_in_place(made, out)
    finally:
        shutil.rmtree(made, ignore_errors=True)
    return out / "index.html"


def check_target(out: Path) -> None:
    """Raise :class:`NotASite` where ``out`` is a file, or a folder with something in it that is not a site of ours."""
    if out.is_dir() and any(out.iterdir()) and not (out / MANIFEST).is_file():
        raise NotASite(f"{out} is not empty and holds no site: choose another folder, or empty it")
    if out.exists() and not out.is_dir():
        raise NotASite(f"{out} is a file: choose a folder")


def _write_pages(folder: Path, build: Build, pages: Sequence[Page], bodies: Sequence[str], index: str) -> None:
    for page, body in zip(pages, bodies, strict=True):
        anchored, contents = add_anchors(body)
        write_file(folder / page.address, write_page(anchored, page.title, build, page.address, contents=contents))
    write_file(folder / "index.html", write_page(index, build.site_title, build, "index.html", kind="index"))


def _write_evidence(folder: Path, build: Build, corpus: Corpus, pages: Sequence[tuple[Page, str]]) -> None:
    uses = find_uses(pages)
    marks = collect_marks({**corpus.tables, "checks": list_compared(coherence(corpus))})
    files = dict(zip(corpus.sources["source_id"], corpus.sources["file"], strict=True))
    for article in corpus.articles.to_dict("records"):
        name = article["article_id"]
        head = _head_of(article, files)
        body = write_article(article, corpus.texts[article["source_id"]], marks.get(name, []), uses.get(name, {}))
        page = write_page(head + body, name_article(article, files), build, root="../", kind="evidence")
        write_file(folder / "evidence" / f"{name}.html", page.encode("utf-8", "replace"))


def _head_of(article: dict, files: dict[str, str]) -> str:
    facts = [
        ("Outlet", article["publisher"]), ("Author", article["author"]), ("Published", article["published"]),
        ("File", files.get(article["source_id"])), ("Kind", article["kind"]),
    ]  # fmt: skip
    given = " · ".join(f"{name}: {escape(value)}" for name, value in facts if pd.notna(value))
    on_topic = "" if pd.isna(article["relevant"]) or article["relevant"] else " · Not on the conflict in Balochistan: left out of findings"
    return (
        f'<h1 dir="auto" data-kind="name">{escape(name_article(article, files))}</h1><p class="meta" data-kind="name">{given}{on_topic}</p>'
        '<p class="meta">The text as received. Words that a row was read from are marked; '
        "beside them stands what was read, and by which rule.</p>"
    )


def _write_manifest(folder: Path) -> None:
    files = sorted(p for p in folder.rglob("*") if p.is_file())
    sums = {p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}
    write_file(folder / MANIFEST, json.dumps(sums, indent=1) + "\n")


def _put_in_place(made: Path, out: Path) -> None:
    """Put the finished folder where the old one stands; the old one goes last."""
    old = made.with_name(f"{made.name}.old")
    if out.exists():
        os.replace(out, old)
    try:
        os.replace(made, out)
    except BaseException:
        if old.exists():
            os.replace(old, out)
        raise
    shutil.rmtree(old, ignore_errors=True)
