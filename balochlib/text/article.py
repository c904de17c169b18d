"""The article: a stretch of a file, cut into sentences, that every coder reads."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property

SECTIONS = ("title", "deck", "dateline", "heading", "body", "list")
HEADS = frozenset({"title", "deck", "heading"})  # what is said in short, in the present tense


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence by its place in the file: ``text[start:end]`` holds it, without white space at either end."""

    start: int
    end: int
    paragraph: int = 0
    section: str = "body"


@dataclass(frozen=True, eq=False)  # one article is itself alone: caches key on it without reading its text
class Article:
    """An article in a file. All offsets count characters of the whole file's ``text``, never of the article.

    ``sentences`` leave out menus, advertisements, captions and other boilerplate, and are in the order of the text;
    the title and the deck, where the page shows them, are sentences of those sections.

    >>> a = Article("a-1", "s-1", "One. Two.", 0, 9, sentences=(Sentence(0, 4), Sentence(5, 9)))
    >>> a.words(a.sentences[1]), a.sentence_at(6), a.sentence_at(4)
    ('Two.', 1, 0)
    """

    article_id: str
    source_id: str
    text: str
    start: int
    end: int
    publisher: str | None = None
    title: str | None = None
    author: str | None = None
    published: str | None = None  # ISO day, only where the text itself shows it
    published_basis: str = "none"
    kind: str = "other"
    sentences: tuple[Sentence, ...] = field(default=(), repr=False)

    def words(self, span) -> str:
        """Return the words of anything with ``start`` and ``end``."""
        return self.text[span.start : span.end]

    @cached_property
    def _starts(self) -> list[int]:
        return [s.start for s in self.sentences]

    def sentence_at(self, offset: int) -> int | None:
        """Return the index of the sentence that holds ``offset`` (or the last one before it), None before the first."""
        i = bisect_right(self._starts, offset) - 1
        return i if i >= 0 else None

    def span(self, start: int, end: int) -> dict:
        """Return the four columns that tie a row to its words."""
        return {"article_id": self.article_id, "start": start, "end": end, "quote": self.text[start:end]}
