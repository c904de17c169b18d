"""Texts that the lessons read: the seeds, read once, and the made-up wire copies."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pandas as pd

from balochlib import paths
from balochlib.corpus import Corpus, parse, read_seeds, read_texts
from balochlib.view.evidence import escape_source
from balochlib.view.markup import Html, reveal

_FILE = re.compile(r"[^\n]{1,250}\.(?:txt|md|html?|pdf|docx?|odt|rtf|zip|epub|pages)", re.IGNORECASE)
_LINK = re.compile(r'<a class="src" href="[^"]{0,400}">([^<]{0,400})</a>')
_PLACES = ("", "Desktop", "Downloads", "Documents")  # in the home folder; where people keep what they have just saved


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


def read_own(words: str) -> Corpus:
    """Read a learner's own text, pasted or as the name of a file, and say what was read. It never raises: this is used in class.

    A file is looked for where the notebook is, then on the Desktop, among Downloads and Documents. What cannot be read
    gives tables without rows.

    >>> len(read_own("QUETTA, March 3: Two men were killed, police said. A road was closed.").casualties)
    Read: 1 article, 2 sentences.
    1
    >>> read_own("no such report.docx").casualties.empty
    Not read: there is no file "no such report.docx" here. ...
    True
    """
    name = words.strip().strip("\"'") if isinstance(words, str) else ""
    if not name:
        print("Nothing to read: paste a text between the quotation marks, or write the name of a file.")
        return parse("")
    try:
        corpus = _read_file(name) if _FILE.fullmatch(name) else parse(words)
    except Exception as error:
        print(f"Not read: {str(error)[:300]}")
        return parse("")
    for problem in corpus.problems["detail"].dropna() if not len(corpus.articles) else ():
        print(f"Not read: {problem}")
    if len(corpus.articles):
        n, m = len(corpus.articles), sum(len(a.sentences) for a in corpus.read_articles)
        print(f"Read: {n} article{'' if n == 1 else 's'}, {m} sentence{'' if m == 1 else 's'}.")
    return corpus


def _read_file(name: str) -> Corpus:
    given = Path(name).expanduser()
    found = next((p for p in (given, *(Path.home() / place / given.name for place in _PLACES)) if p.is_file()), None)
    if found is None:
        print(f'Not read: there is no file "{name}" here. Drag it into the list of files at the left, then write its name as it is there.')
        return parse("")
    return read_texts(found)


def rows_of(table: pd.DataFrame, article_id: str) -> pd.DataFrame:
    """Return the rows of a table that stand in one article."""
    return table[table["article_id"] == article_id].reset_index(drop=True)


def show_evidence(corpus: Corpus, rows: pd.DataFrame) -> Html:
    """Show the sentence of each row, its words marked, as ``corpus.evidence`` does, but without links to a site.

    Lessons are read without one: in a notebook of their own folder, on paper, beside a site made from other texts.
    """
    shown = corpus.evidence(rows)
    return Html(_LINK.sub(r"\1", shown.markup), shown.text)


def show_sentences(corpus: Corpus, article_id: str) -> Html:
    """Show an article as it stands, a numbered line for each sentence: the way in which a text is coded."""
    article = next(a for a in corpus.read_articles if a.article_id == article_id)
    text = corpus.texts[article.source_id]
    lines = [text[s.start : s.end].strip() for s in article.sentences]
    items = "".join(f"<li>{escape_source(line)}</li>" for line in lines)
    return Html(f'<ol dir="auto">{items}</ol>', "\n".join(f"{n}. {reveal(line)}" for n, line in enumerate(lines, 1)))


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
