"""The briefing: notebooks run on a corpus, every page of the site, and the evidence behind each number."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pandas as pd

from balochlib import paths
from balochlib.analysis.coherence import coherence
from balochlib.storage import write_file
from balochlib.view import front
from balochlib.view.changes import FILE, list_changes, render_changes, write_changes
from balochlib.view.citation import Edition, describe_edition, write_citation
from balochlib.view.counts import list_compared
from balochlib.view.downloads import list_downloads, offer_page_files, write_downloads
from balochlib.view.evidence import collect_marks, name_article, write_article
from balochlib.view.headlines import find_head
from balochlib.view.heads import write_head, write_kicker
from balochlib.view.joined import write_single
from balochlib.view.lesson_pages import write_lessons
from balochlib.view.markup import SITE, escape
from balochlib.view.pages import Build, Page, Rendered, add_anchors, describe_notebook, put_head, render_notebook, write_page
from balochlib.view.proof import check_site
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
    single: bool = False,
    since: Mapping[str, pd.DataFrame] | None = None,
) -> Path:
    """Run the notebooks on ``corpus``, write the site to the folder ``out`` and return the address of its first page.

    ``texts`` is the folder that ``corpus`` was read from, so that the notebooks read the same; without it they read the
    seeds. ``single`` writes the whole site into one page besides (:mod:`balochlib.view.joined`). ``since`` are the tables of the
    last issue: the first page then says what is new and what is gone (:mod:`balochlib.view.changes`). A number on a page with
    nothing behind it stops the build (:class:`balochlib.view.proof.Unproven`). The site is written beside ``out`` and put
    in its place when it is whole: a build that fails leaves the old site as it was. Two builds from the same texts are
    the same, byte for byte.
    """
    out = Path(out).resolve()
    check_target(out)
    chosen = list(notebooks) if notebooks is not None else sorted(paths.NOTEBOOKS.glob("[0-9][0-9]_*.ipynb"))
    executed = run_notebooks(chosen, Path(texts) if texts is not None else None, progress=progress, corpus=corpus)
    described = [describe_notebook(path, notebook) for path, notebook in zip(chosen, executed, strict=True)]
    edition = describe_edition(corpus, title or front.title_of(corpus), version)
    build = Build(edition.title, edition.line, tuple(described))
    out.parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(dir=out.parent, prefix=f".{out.name}."))
    try:
        os.chmod(made, 0o755)
        rendered = [render_notebook(notebook, path.stem) for path, notebook in zip(chosen, executed, strict=True)]
        pages = [_frame(corpus, edition, page, one) for page, one in zip(described, rendered, strict=True)]
        contested, rows = front.write_contested(corpus)
        notebooks = {path.stem: notebook for path, notebook in zip(chosen, executed, strict=True)}
        figures = {name: text for one in rendered for name, text in one.figures.items()} | rows
        news = ""
        if since is not None:
            changes = list_changes(corpus.tables, since)
            news = write_changes(corpus, changes)
            write_file(made / FILE, render_changes(changes))
        write_downloads(made, corpus, edition, notebooks, figures)
        listed = [*zip([page for page, _ in pages], rendered, strict=True), *((page, None) for page in write_lessons(made, build))]
        folder = Path(texts) if texts is not None else paths.SEEDS
        index = number_uses(front.write_index(corpus, edition, listed, contested + news, list_downloads(made, corpus), folder))
        _write_pages(made, build, pages, index)
        _write_evidence(made, build, corpus, [*pages, (Page("index.html", "First page", "First page"), index)])
        if single:
            write_single(made)
        check_site(made)
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


def _frame(corpus: Corpus, edition: Edition, page: Page, rendered: Rendered) -> tuple[Page, str]:
    """Put the head of a page before the notebook, and after it what can be taken along and how to cite it."""
    name = page.address.removesuffix(".html")
    head = find_head(corpus, name.partition("_")[2])
    body = rendered.body
    if head is not None:
        kicker = write_kicker(corpus, edition.title, page.title, edition.line)
        shown = write_head(head, kicker, page.question)
        body = put_head(body, shown.markup.replace(SITE, ""))
        page = replace(page, finding=shown.text.partition("\n")[0])
    below = (
        '<section class="about"><h2>Sources, downloads, citation</h2>'
        '<p>The articles, with outlet, day, fingerprint and rights: <a href="index.html#texts">the texts</a>. Names of groups are those '
        "of the lexicon; loaded labels stand in quoted words only. Boundaries are drawn as the data have them.</p>"
        f"{offer_page_files(name, rendered.figures)}{write_citation(edition, page.finding or page.title, name)}</section>"
    )
    return page, number_uses(body + below)


def _write_pages(folder: Path, build: Build, pages: Sequence[tuple[Page, str]], index: str) -> None:
    for page, body in pages:
        anchored, contents = add_anchors(body)
        write_file(folder / page.address, write_page(anchored, page.finding or page.title, build, page.address, contents=contents))
    write_file(folder / "index.html", write_page(index, build.site_title, build, "index.html", kind="index"))


def _write_evidence(folder: Path, build: Build, corpus: Corpus, pages: Sequence[tuple[Page, str]]) -> None:
    uses = find_uses(pages)
    marks = collect_marks({**corpus.tables, "checks": list_compared(coherence(corpus))})
    files = dict(zip(corpus.sources["source_id"], corpus.sources["file"], strict=True))
    for article in corpus.articles.to_dict("records"):
        name = article["article_id"]
        head = _head_of(article, corpus, files)
        body = write_article(article, corpus.texts[article["source_id"]], marks.get(name, []), uses.get(name, {}))
        page = write_page(head + body, name_article(article, corpus), build, root="../", kind="evidence")
        write_file(folder / "evidence" / f"{name}.html", page.encode("utf-8", "replace"))


def _head_of(article: dict, corpus: Corpus, files: dict[str, str]) -> str:
    facts = [
        ("Outlet", article["publisher"]), ("Author", article["author"]), ("Published", article["published"]),
        ("File", files.get(article["source_id"])), ("Kind", article["kind"]),
    ]  # fmt: skip
    given = " · ".join(f"{name}: {escape(value)}" for name, value in facts if pd.notna(value))
    on_topic = "" if pd.isna(article["relevant"]) or article["relevant"] else " · Not on the conflict in Balochistan: left out of findings"
    return (
        f'<h1 dir="auto" data-kind="name">{escape(name_article(article, corpus))}</h1>'
        f'<p class="meta" data-kind="name">{given}{on_topic}</p>'
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
