"""Corpus: the tables of one set of texts. The only place that knows the whole order of work."""

from __future__ import annotations

import os
import pickle
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from balochlib import exports, paths
from balochlib.analysis.corrections import apply_corrections
from balochlib.analysis.lineage import group_articles
from balochlib.calls import need_columns, takes
from balochlib.ids import number_repeats
from balochlib.schema import TABLES, build_table
from balochlib.text.article import Article
from balochlib.text.files import Source, decode_source, read_sources
from balochlib.text.lexicon import find_lexicon, use_lexicon
from balochlib.text.segment import split_articles

if TYPE_CHECKING:
    from balochlib.view.markup import Html


class Corpus:
    """The tables of one set of texts, parsed once. Every table of :mod:`balochlib.schema` is an attribute.

    >>> import balochlib as bl
    >>> corpus = bl.parse("Quetta, Jan. 31 2026. Gunmen killed at least two policemen in Mastung.")
    >>> corpus.casualties[["value", "qualifier", "outcome", "victim"]].values.tolist()
    [[2, 'at_least', 'killed', 'security']]
    """

    progress = False  # whether a bar on standard error counts the articles while they are read

    def __init__(
        self,
        sources: Iterable[Source],
        problems: list[dict] | None = None,
        corrections: Path | None = None,
        lexicon: str | os.PathLike | None = None,
    ):
        if isinstance(sources, str | os.PathLike):
            raise TypeError("a corpus is made by bl.read_texts(folder), bl.parse(text) or bl.read_seeds()")
        self._sources = list(sources)
        self._problems = list(problems or [])
        self._corrections = corrections
        self._lexicon = find_lexicon(lexicon)

    @cached_property
    def texts(self) -> dict[str, str]:
        """source_id -> the decoded text that offsets count in."""
        return {s.source_id: s.text for s in self._sources}

    @cached_property
    def read_articles(self) -> list[Article]:
        """The articles with their sentences, in the order of the files; an article that stands twice has two ids."""
        with use_lexicon(self._lexicon):
            found = [a for s in self._sources for a in split_articles(s.text, s.source_id, published=s.published)]
        ids = number_repeats([a.article_id for a in found])
        return [replace(a, article_id=one) for a, one in zip(found, ids, strict=True)]

    @cached_property
    def tables(self) -> dict[str, pd.DataFrame]:
        """Every table by name."""
        from balochlib.view.rows import show_as_rows

        with use_lexicon(self._lexicon):
            return show_as_rows(self._build_tables(), self)

    def _build_tables(self) -> dict[str, pd.DataFrame]:
        from tqdm import tqdm

        from balochlib.coding.coders import code_article  # by whom texts are read: a corpus taken over needs no reader
        from balochlib.coding.events import merge_tellings
        from balochlib.coding.relevance import is_relevant

        articles = tqdm(self.read_articles, desc="articles", unit="", disable=not self.progress, leave=False)
        coded = {a.article_id: code_article(a) for a in articles}
        rows: dict[str, list[dict]] = {name: [r for c in coded.values() for r in c.get(name, [])] for name in TABLES}
        n_articles = Counter(a.source_id for a in self.read_articles)
        rows["sources"] = [self._source_row(s, n_articles[s.source_id]) for s in self._sources]
        rows["articles"] = [self._article_row(a) for a in self.read_articles]
        tellings = [t for c in coded.values() for t in c["tellings"]]
        merged = merge_tellings(tellings)
        rows["events"], rows["event_mentions"], rows["event_places"] = merged.events, merged.mentions, merged.places
        for claim in rows["casualties"]:
            claim["event_id"] = merged.event_of_claim.get(claim["claim_id"])
        for statement in rows["responsibility"]:
            statement["event_id"] = merged.event_at(statement["article_id"], statement["start"])
        groups = group_articles(self.read_articles)
        for a, row in zip(self.read_articles, rows["articles"], strict=True):
            row["relevant"] = is_relevant(a, coded[a.article_id]["places"], coded[a.article_id]["actors"])
            row["group_id"] = groups.get(a.article_id)
        files = {s.source_id: s.file for s in self._sources}
        rows["problems"] = self._problems + [p | {"file": files[p["source_id"]]} for p in rows["problems"]]
        tables = {name: build_table(name, rows.get(name, [])) for name in TABLES}
        return apply_corrections(tables, self._corrections) if self._corrections else tables

    @staticmethod
    def _source_row(s: Source, n_articles: int) -> dict:
        return {
            "source_id": s.source_id, "file": s.file, "sha256": s.sha256,
            "n_chars": len(s.text), "n_words": len(s.text.split()), "n_articles": n_articles,
        }  # fmt: skip

    @staticmethod
    def _article_row(a: Article) -> dict:
        return {
            "article_id": a.article_id, "source_id": a.source_id, "start": a.start, "end": a.end, "publisher": a.publisher,
            "title": a.title, "author": a.author, "published": a.published, "published_basis": a.published_basis,
            "kind": a.kind,
        }  # fmt: skip

    def to_csv(self, folder: str | os.PathLike) -> Path:
        """Write one CSV per table with a data package; see :func:`balochlib.exports.write_csv`."""
        return exports.write_csv(self.tables, folder)

    def to_parquet(self, folder: str | os.PathLike) -> Path:
        """Write one Parquet file per table; see :func:`balochlib.exports.write_parquet`."""
        return exports.write_parquet(self.tables, folder)

    def to_geojson(self, path: str | os.PathLike) -> Path:
        """Write the places as GeoJSON; see :func:`balochlib.exports.write_geojson`."""
        return exports.write_geojson(self.tables, path)

    def to_excel(self, path: str | os.PathLike) -> Path:
        """Write a workbook without formulas; see :func:`balochlib.exports.write_excel`."""
        return exports.write_excel(self.tables, path)

    def evidence(self, rows: pd.DataFrame | pd.Series, limit: int = 12) -> Html:
        """Show the sentence of each row of a table (or of one row), its words marked, with its outlet and date."""
        from balochlib.view.evidence import label_articles, show_evidence

        rows = rows.to_frame().T if isinstance(rows, pd.Series) and "quote" in rows else rows
        need_columns("evidence", "rows", rows, "article_id start end quote", "corpus.evidence(corpus.casualties.head())")
        if not rows["article_id"].isin([a.article_id for a in self.read_articles]).all():
            raise ValueError("these are rows of another corpus, whose texts are not here; ask the corpus that they came from")
        return show_evidence(rows, self.read_articles, label_articles(self.articles, self.sources), limit)

    def _repr_html_(self) -> str:
        from balochlib.view.card import write_card

        return write_card(self)

    def __getattr__(self, name: str):
        if hasattr(type(self), name):  # a property that failed inside: let it fail again, as itself
            return object.__getattribute__(self, name)
        near = get_close_matches(name, [*TABLES, *(n for n in vars(type(self)) if not n.startswith("_"))], n=1)
        of_table = not name.startswith("_") and hasattr(pd.DataFrame, name)
        meant = f" did you mean corpus.{near[0]}?" if near else f" a table has, as in corpus.casualties.{name};" if of_table else ""
        raise AttributeError(f"a corpus has no {name!r};{meant} its tables are {', '.join(TABLES)}")

    def __getitem__(self, name: object):
        if isinstance(name, str) and name in TABLES:
            raise TypeError(f"a corpus is not a table; write corpus.{name}")
        raise TypeError("a corpus is not a table but holds many: pass one of them, as in bl.tolls(corpus.casualties)")

    def __repr__(self) -> str:
        counts = ((len(self.sources), "file"), (len(self.articles), "article"), (len(self.casualties), "casualty claim"))
        return f"<Corpus: {', '.join(f'{n:,} {noun}' + 's' * (n != 1) for n, noun in counts)}>"


def _table_property(name: str) -> property:
    return property(lambda self: self.tables[name], doc=f"One row per {TABLES[name].grain}.")


for _name in TABLES:
    setattr(Corpus, _name, _table_property(_name))


@takes("bl.parse(text)")
def parse(text: str, name: str = "text.txt", published: str | date | None = None) -> Corpus:
    """Read one text that is already in memory; ``published`` (ISO day) dates it where it shows no date itself."""
    if not isinstance(text, str):
        raise TypeError(f"bl.parse takes the words of a text, not {type(text).__name__}; for files: bl.read_texts(folder)")
    if len(text) < 255 and len(text.split()) == 1 and os.path.exists(text.strip()):
        raise ValueError(f"bl.parse takes the words of a text, and {text!r} names a file or folder; for these: bl.read_texts(folder)")
    day = None if published is None else _read_day(published)
    return Corpus([decode_source(text.encode("utf-8", "surrogatepass"), name, text=text, published=day)])


def _read_day(published: object) -> str:
    try:
        return date.fromisoformat(str(published)).isoformat()
    except ValueError:
        kind = ValueError if isinstance(published, str) else TypeError
        raise kind(f"published={published!r} is no day; write it as 2026-01-31") from None


@takes("bl.read_texts(folder)")
def read_texts(folder: str | os.PathLike, lexicon: str | os.PathLike | None = None) -> Corpus:
    """Read every text of a folder (or one file); what cannot be read is a row of ``corpus.problems``.

    ``lexicon`` is a folder with rows of your own for our word lists (places.csv, actors.csv ...), else the one that the
    environment variable BALOCHLIB_LEXICON names. ``corrections.csv`` in the folder corrects what was read
    (:func:`balochlib.analysis.corrections.apply_corrections`), ``index.csv`` dates texts that show no date (file, published).
    """
    if not isinstance(folder, str | os.PathLike):
        raise TypeError(f"bl.read_texts takes the name of one folder or file, not {type(folder).__name__}")
    if isinstance(folder, str) and ("\n" in folder or len(os.path.basename(folder)) > 255):  # no system has such names
        raise ValueError("bl.read_texts takes the name of a folder; for the words of a text: bl.parse(text)")
    sources, problems = read_sources(Path(folder))
    return Corpus(sources, problems, _find_corrections(Path(folder)), lexicon)


@takes("bl.read_seeds(), or bl.read_texts(folder) for texts of your own")
def read_seeds() -> Corpus:
    """Read the five seeds, from a checkout or from the copy packed into an installed wheel."""
    sources, problems = read_sources(paths.SEEDS)
    held = _take_over()  # a kernel that was handed the seeds need not read them again
    return held if held and held._sources == sources else Corpus(sources, problems, _find_corrections(paths.DATA))


def _find_corrections(folder: Path) -> Path | None:
    path = folder / "corrections.csv"
    return path if path.is_file() else None


def open_corpus() -> Corpus:
    """Read the folder that the environment variable BALOCHLIB_TEXTS names, or the seeds where it is not set.

    The notebooks begin with it, so that ``balochlib briefing FOLDER`` runs them on any texts. A briefing hands over to them
    what it has read already (:func:`balochlib.view.runner.run_notebooks`).
    """
    folder = os.environ.get("BALOCHLIB_TEXTS")
    return _take_over() or (read_texts(folder) if folder else read_seeds())


def _take_over() -> Corpus | None:
    """The corpus that was handed over to this kernel, a new one at each call; None where there is none."""
    from balochlib.view.source import READ

    return pickle.loads(Path(os.environ[READ]).read_bytes()) if os.environ.get(READ) else None
