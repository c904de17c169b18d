"""Files into articles: boilerplate is cut by its structure, pages that hold several articles are split."""

from __future__ import annotations

import re

from balochlib.ids import make_id
from balochlib.text.article import Article, Sentence
from balochlib.text.boilerplate import find_pieces, is_note
from balochlib.text.layout import Layout, lay_out
from balochlib.text.lines import Line, split_lines
from balochlib.text.metadata import read_dateline
from balochlib.text.pages import Part, find_parts
from balochlib.text.sentences import split_sentences

_BIO = re.compile(
    r"(?P<name>[A-Z][\w.'\u2019-]{1,20}(?:\s[A-Z][\w.'\u2019-]{1,20}){1,3})\s(?:\((?:X|Twitter|@)[^)\n]{0,60}\)\s)?"
    r"(?:is|was|has|teaches|works|writes)\b"
)
_PERSONAL = re.compile(
    r"\b(?:the (?:writer|author) (?:is an?|can be reached|tweets)|(?:views|opinions) expressed|not necessarily reflect|about the author)\b",
    re.IGNORECASE,
)
_REPORTING = re.compile(
    r"\b(?:said|told|according to|confirmed|reported|stated|added|officials|police|sources|spokes\w{3,6})\b", re.IGNORECASE
)
_WEEKDAY = re.compile(r"\b(?:on|late|early|since|by)\s(?:\w{3,9}\s)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")


def split_articles(text: str, source_id: str, published: str | None = None) -> list[Article]:
    """Cut the text of one file into its articles, each with its sentences and what the page says of it.

    ``published`` (ISO day) dates articles that show no date themselves. An article is known by its words alone:
    its id does not depend on what stands around it.

    >>> page = "Two die in Kech blast\\n\\nPublished March 2, 2024\\n\\nTURBAT: A bomb killed two men near Turbat on Friday.\\n\\nRead more"
    >>> [a] = split_articles(page, "s-1")
    >>> a.title, a.published, a.published_basis, a.kind, [(s.section, a.words(s)[:12]) for s in a.sentences]
    ('Two die in Kech blast', '2024-03-02', 'page', 'news', [('title', 'Two die in K'), ('body', 'TURBAT: A bo')])
    >>> split_articles(" \\n", "s-1")
    []
    """
    lines = split_lines(text)
    parts = find_parts(text, lines)
    if len(parts) > 1:  # what stands between the articles of a page holds no running text
        parts = [part for part in parts if part.is_teaser or any(line.is_prose for line in part.lines)]
    made = (_make_article(text, source_id, part, published) for part in parts)
    return [article for article in made if article is not None]


def _make_article(text: str, source_id: str, part: Part, given: str | None) -> Article | None:
    layout = lay_out(part.lines, part.data)
    data = layout.data
    sentences = _find_sentences(text, part.lines, layout)
    if not sentences:
        return None
    start = sentences[0].start if part.start is None else part.start
    end = max(s.end for s in sentences)
    title = text[slice(*layout.title)] if layout.title else None
    body = [s for s in sentences if s.section == "body"]
    datelines = (read_dateline(text[s.start : s.end + 40]) for s in body[:5])
    dateline = next((d for d in datelines if d is not None), None)
    if data.published is None and dateline and dateline[0]:
        data.published, data.basis = dateline[0], "dateline"
    if data.published is None and given:
        data.published, data.basis = given, "given"
    kind = "teaser" if part.is_teaser else data.kind or _guess_kind(text, body, dateline is not None)
    return Article(
        make_id("a", text[start:end]), source_id, text, start, end, publisher=data.publisher, title=title, author=data.author,
        published=data.published, published_basis=data.basis, kind=kind, sentences=tuple(sentences),
    )  # fmt: skip


def _find_sentences(text: str, lines: list[Line], layout: Layout) -> list[Sentence]:
    """The sentences of the lines that have a section; notes on the author and the outlet are left out."""
    out: list[Sentence] = []
    noted = False
    for number, (line, section) in enumerate(zip(lines, layout.sections, strict=True)):
        if section is None:
            continue
        start, end = (layout.title or (line.start, line.end)) if section == "title" else (line.start, layout.ends.get(number, line.end))
        for piece in find_pieces(text, start, end):
            for a, b, _ in [(piece.start, piece.end, 0)] if section == "title" else split_sentences(text, *piece, wrapped=line.wrapped):
                if is_note(text[a:b]):
                    noted = True
                    layout.data.author = layout.data.author or _named_author(text[a:b])
                    continue
                out.append(Sentence(a, b, number, section))
    if noted or layout.data.author:
        _drop_note_on_author(text, out, layout)
    if layout.data.kind is None and _PERSONAL.search(text, lines[0].start, lines[-1].end):  # the page presents the author
        layout.data.kind = "opinion"
    return out


def _named_author(words: str) -> str | None:
    bio = _BIO.match(words)
    return bio["name"] if bio and "(" in words[: bio.end()] else None


def _drop_note_on_author(text: str, sentences: list[Sentence], layout: Layout) -> None:
    """Take the author's biography off the end: the last paragraph, from the sentence that opens with the author's name."""
    for k in range(len(sentences) - 1, max(0, len(sentences) - 6), -1):
        bio = _BIO.match(text, sentences[k].start, sentences[k].end)
        if bio and layout.data.author and bio["name"] in layout.data.author:
            del sentences[k:]
            return


def _guess_kind(text: str, body: list[Sentence], dateline: bool) -> str:
    """News where a dateline, a weekday in the lead or the words of reporting say so; else analysis; other where too short."""
    words = [text[s.start : s.end] for s in body]
    reporting = sum(bool(_REPORTING.search(w)) for w in words)
    lead = " ".join(words[:2])
    if dateline or (_WEEKDAY.search(lead) and reporting) or (words and reporting >= 0.4 * len(words)):
        return "news"
    return "analysis" if len(words) >= 8 else "other"
