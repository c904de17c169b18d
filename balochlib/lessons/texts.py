"""Texts that the lessons read: the seeds, read once, and the made-up wire copies."""

from __future__ import annotations

from functools import cache

import pandas as pd

from balochlib import paths
from balochlib.corpus import Corpus, read_seeds, read_texts
from balochlib.view.evidence import escape_source
from balochlib.view.markup import Html, reveal


@cache
def open_seeds() -> Corpus:
    """Return the seeds; read once, because every question of a lesson asks them."""
    return read_seeds()


@cache
def read_wire_copies() -> Corpus:
    """Return four short reports on one attack, made up for lesson 3: two are copies, and two have the same source."""
    return read_texts(paths.DATA / "lessons" / "wire_copies")


def pick_article(corpus: Corpus, file: str, n: int = 1) -> str:
    """Return the article_id of the ``n``-th article of the file whose name begins with ``file``.

    >>> pick_article(open_seeds(), "002", 3) == open_seeds().articles.query("publisher == 'Arab News'")["article_id"].iloc[0]
    True
    >>> pick_article(open_seeds(), "999")
    Traceback (most recent call last):
    ValueError: no file begins with '999'; there are 000, 001, 002, 003, 004
    """
    files = corpus.sources[corpus.sources["file"].str.startswith(file)]
    if files.empty:
        raise ValueError(f"no file begins with {file!r}; there are {', '.join(f[:3] for f in corpus.sources['file'])}")
    own = corpus.articles[corpus.articles["source_id"] == files["source_id"].iloc[0]].sort_values("start")
    if not 1 <= n <= len(own):
        raise ValueError(f"the file has {len(own)} articles: choose 1 to {len(own)}")
    return own["article_id"].iloc[n - 1]


def rows_of(table: pd.DataFrame, article_id: str) -> pd.DataFrame:
    """Return the rows of a table that stand in one article."""
    return table[table["article_id"] == article_id].reset_index(drop=True)


def show_words(corpus: Corpus, article_id: str, words: str | None = None, limit: int = 40) -> Html:
    """Show an article as it stands, or only its paragraph that holds ``words``."""
    article = corpus.articles[corpus.articles["article_id"] == article_id].iloc[0]
    text = corpus.texts[article["source_id"]][article["start"] : article["end"]]
    paragraphs = [p.strip() for p in text.split("\n") if p.strip()]
    chosen = [p for p in paragraphs if words is None or words in p][:limit]
    if not chosen:
        return Html("<p>These words do not stand in the article.</p>", "These words do not stand in the article.")
    marked = "".join(f"<p>{escape_source(p)}</p>" for p in chosen)
    return Html(f'<blockquote dir="auto">{marked}</blockquote>', "\n".join(map(reveal, chosen)))
