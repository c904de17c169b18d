"""The evidence: an article as it stands, the words of every row marked, and beside them what was read from them."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from textwrap import shorten

import pandas as pd

from balochlib.schema import TABLES
from balochlib.text.article import Article
from balochlib.view.markup import Html, anchor_of, escape, is_hidden, refer, reveal, squeeze, token, write_link
from balochlib.view.notes import NOTED, link_uses, write_note
from balochlib.view.source import Corpus
from balochlib.view.tables import DASH

# Tables whose words are marked, the loud ones first: where two rows have the same words, the first table's mark is inside, in sight.
MARKED = (
    "casualties", "statistics", "allegations", "responsibility", "relations", "events", "event_mentions", "cpec", "voices",
    "event_places", "framing", "places", "actors", "numerals", "checks",
)  # fmt: skip


@dataclass(frozen=True)
class Mark:
    """A stretch of an article that rows were read from."""

    start: int
    end: int
    anchor: str
    table: str


def collect_marks(tables: Mapping[str, pd.DataFrame]) -> dict[str, list[tuple[Mark, dict]]]:
    """Return the marks of each article in the order of its text, with the row that each stands for.

    ``tables`` are those of the schema; a further one, ``checks``, may name the words that a check of coherence compared.
    """
    found: dict[str, list[tuple[Mark, dict]]] = defaultdict(list)
    named = dict(zip(tables["events"]["event_id"], tables["events"]["name"], strict=True)) if "events" in tables else {}
    for name in MARKED:
        for row in tables[name].to_dict("records") if name in tables else ():
            row["event_name"] = named.get(row.get("event_id"))
            found[row["article_id"]].append((Mark(int(row["start"]), int(row["end"]), anchor_of(row), name), row))
    for rows in found.values():
        rows.sort(key=lambda pair: _outside_first(pair[0]))
    return dict(found)


def _outside_first(mark: Mark) -> tuple[int, int, int]:
    return mark.start, -mark.end, -MARKED.index(mark.table)


def mark_text(text: str, start: int, end: int, marks: Iterable[Mark]) -> str:
    """Return ``text[start:end]`` as HTML with every mark in it as an element.

    The text is sliced first and escaped then, so the text content of the result is the text itself. Marks may nest and
    cross; a mark that another one's end cuts is closed and opened again, and only its first piece carries the id.

    >>> mark_text("31 civilians & 17 men", 0, 21, [Mark(0, 12, "c-1", "casualties"), Mark(15, 21, "c-2", "casualties")])
    '<mark id="c-1" class="casualties">31 civilians</mark> &amp; <mark id="c-2" class="casualties">17 men</mark>'
    >>> mark_text("a b c", 0, 5, [Mark(0, 3, "x", "cpec"), Mark(2, 5, "y", "cpec")])
    '<mark id="x" class="cpec">a <mark id="y" class="cpec">b</mark></mark><mark class="cpec"> c</mark>'
    """
    wanted: dict[str, Mark] = {}
    for mark in sorted(marks, key=lambda m: MARKED.index(m.table)):
        if mark.start < mark.end:
            wanted.setdefault(mark.anchor, mark)
    starts: dict[int, list[Mark]] = defaultdict(list)
    for mark in sorted(wanted.values(), key=_outside_first):
        starts[max(mark.start, start)].append(mark)
    edges = sorted({start, end, *(p for m in wanted.values() for p in (m.start, m.end) if start < p < end)})
    out, opened = [], []
    for here, there in pairwise(edges):
        again = _close(out, opened, here)
        for mark in again:
            _open(out, opened, mark, first=False)
        for mark in starts.get(here, ()):
            if mark.end > here:
                _open(out, opened, mark, first=mark.start >= start)
        out.append(escape_source(text[here:there]))
    _close(out, opened, end, everything=True)
    return "".join(out)


def _open(out: list[str], opened: list[Mark], mark: Mark, first: bool) -> None:
    own = f' id="{mark.anchor}"' if first else ""
    out.append(f'<mark{own} class="{mark.table}">')
    opened.append(mark)


def _close(out: list[str], opened: list[Mark], here: int, everything: bool = False) -> list[Mark]:
    """Close the marks that end ``here`` and those opened inside them; return the latter, which go on."""
    ending = [i for i, mark in enumerate(opened) if everything or mark.end <= here]
    if not ending:
        return []
    cut = opened[ending[0] :]
    del opened[ending[0] :]
    out.append("</mark>" * len(cut))
    return [] if everything else [mark for mark in cut if mark.end > here]


def escape_source(text: str) -> str:
    """Escape a stretch of a source so that its text content stays the same, and make what is hidden in it visible.

    A hidden character stays where it is, in an element of its own that ends its effect on the direction of the text and
    whose style sheet shows its name. Only what HTML cannot hold (NUL, other controls, lone surrogates) is replaced.

    >>> escape_source("a < b")
    'a &lt; b'
    >>> escape_source("x" + chr(0x202E))
    'x<span class="hidden-char" data-name="U+202E">&#8238;</span>'
    """
    if text.isprintable():
        return html.escape(text)
    return "".join(_escape_hidden(c) if is_hidden(c) else html.escape(c) for c in text)


def _escape_hidden(character: str) -> str:
    if character == "\r":
        return "&#13;"  # written as it is, a parser would drop it
    code = ord(character)
    held = f"&#{code};" if code > 0x9F and not 0xD800 <= code <= 0xDFFF else "\ufffd"
    return f'<span class="hidden-char" data-name="{token(character)}">{held}</span>'


def split_paragraphs(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut ``text[start:end]`` after each newline; only ``\\n`` ends a line.

    >>> split_paragraphs("a\\nb", 0, 3)
    [(0, 2), (2, 3)]
    """
    cuts = [start]
    while (found := text.find("\n", cuts[-1], end)) >= 0:
        cuts.append(found + 1)
    if cuts[-1] < end:
        cuts.append(end)
    return list(pairwise(cuts))


def write_article(article: Mapping, text: str, marks: list[tuple[Mark, dict]], uses: Mapping[str, list[tuple[str, str]]]) -> str:
    """Return the body of an article's page: paragraph by paragraph, its words on one side and the notes on the other.

    ``uses`` names, for each mark, the pages that link to it: (address, title).
    """
    paragraphs = split_paragraphs(text, int(article["start"]), int(article["end"]))
    starts = [first for first, _ in paragraphs]
    inside: dict[int, list[Mark]] = defaultdict(list)
    notes, others = defaultdict(list), defaultdict(dict)
    for mark, _ in marks:
        for i in range(bisect_right(starts, mark.start) - 1, bisect_right(starts, mark.end - 1)):
            inside[i].append(mark)
    claims = [mark for mark, _ in marks if mark.table == "casualties"]
    incidents = {mark.anchor for mark, _ in marks if mark.table == "events"}
    for mark, row in marks:
        if mark.table in NOTED and not _would_repeat(mark, row, incidents, claims):
            note = write_note(mark.table, {**row, "as_of": article["published"]}, mark.anchor, uses.get(mark.anchor, []))
            notes[bisect_right(starts, mark.start) - 1].append(f'<li data-from="#{mark.anchor}">{note}</li>')
        elif mark.anchor in uses and mark.table not in NOTED:
            others[bisect_right(starts, mark.start) - 1].setdefault(mark.anchor, row["quote"])
    parts = []
    for i, (first, last) in enumerate(paragraphs):
        listed = [*notes[i], *([_list_others(others[i], uses)] if i in others else [])]
        aside = f'<ul class="notes">{"".join(listed)}</ul>' if listed else ""
        words = mark_text(text, first, last, inside[i])
        parts.append(f'<div class="para"><div class="words" dir="auto" data-kind="source">{words}</div>{aside}</div>')
    return f'<div class="source-text">{"".join(parts)}</div>'


def _list_others(words: Mapping[str, str], uses: Mapping[str, list[tuple[str, str]]]) -> str:
    """Fold up the words of one paragraph that pages use and that no note stands beside: places, actors, speakers."""
    items = [
        f'<li data-from="#{anchor}"><a href="#{anchor}">{escape(squeeze(quote, 60))}</a>: {link_uses(uses[anchor])}</li>'
        for anchor, quote in words.items()
    ]
    return f'<li><details class="uses"><summary>Other words used on the pages</summary><ul>{"".join(items)}</ul></details></li>'


def _would_repeat(mark: Mark, row: Mapping, incidents: set[str], claims: list[Mark]) -> bool:
    """Say whether a note would repeat another: the first telling of an incident, a figure that is a casualty claim too."""
    if mark.table == "event_mentions":
        return mark.anchor in incidents
    if mark.table == "statistics" and row["check"] not in ("share_mismatch", "change_mismatch"):
        return any(claim.start < mark.end and mark.start < claim.end for claim in claims)
    return False


def name_article(article: Mapping, corpus: Corpus) -> str:
    """Name an article by its title; where the page shows none, by its first words and its file.

    >>> import balochlib as bl
    >>> corpus = bl.parse("Gunmen attacked a convoy in Mastung, Balochistan, and four soldiers were killed.", name="note.txt")
    >>> name_article(corpus.articles.iloc[0], corpus)
    'Untitled: “Gunmen attacked a convoy in Mastung, Balochistan, and four …” (note)'
    """
    if pd.notna(article["title"]):
        return reveal(squeeze(str(article["title"])))
    start, files = int(article["start"]), dict(zip(corpus.sources["source_id"], corpus.sources["file"], strict=True))
    words = corpus.texts[article["source_id"]][start : start + 400].strip("\"“”' \n\t")
    opening = squeeze(shorten(words, 60, placeholder=" …") if " " in words[:50] else words, 60)
    return reveal(f"Untitled: “{opening}” ({_shorten(files[article['source_id']])})")


def label_articles(articles: pd.DataFrame, sources: pd.DataFrame) -> dict[str, str]:
    """Return a short name for each article_id: its outlet, else its file (a digest in its name left out), with the day it shows.

    >>> articles = {"article_id": ["a", "b"], "source_id": ["s", "s"], "publisher": ["Dawn", None], "published": ["2026-01-31", None]}
    >>> label_articles(pd.DataFrame(articles), pd.DataFrame({"source_id": ["s"], "file": ["a_long_name_of_a_file.txt"]}))
    {'a': 'Dawn, 2026-01-31', 'b': 'a_long_name_of_a_file'}
    """
    files = dict(zip(sources["source_id"], sources["file"], strict=True))
    labels = {}
    for row in articles.to_dict("records"):
        outlet = row["publisher"] if pd.notna(row["publisher"]) else _shorten(str(files.get(row["source_id"], "")))
        labels[row["article_id"]] = f"{outlet}, {row['published']}" if pd.notna(row["published"]) else outlet
    return labels


def _shorten(file: str) -> str:
    """Return a file's name without its ending, and without a digest of its contents, which says nothing to a reader.

    >>> _shorten("001_372de9497b315ae9.txt"), _shorten("Dawn_2026.html")
    ('file 001', 'Dawn_2026')
    """
    stem = file.rsplit(".", 1)[0]
    stem = re.sub(r"(?<=[0-9A-Za-z])[_-][0-9a-f]{12,64}$", "", stem)
    return f"file {stem}" if stem.isdigit() else stem


def show_evidence(rows: pd.DataFrame, articles: Iterable[Article], names: Mapping[str, str], limit: int = 12) -> Html:
    """Show the sentence of each row with its words marked, and where it stands; ``names`` is made by :func:`label_articles`."""
    by_id = {a.article_id: a for a in articles}
    blocks, lines = [], []
    for row in rows.head(limit).to_dict("records"):
        article = by_id[row["article_id"]]
        start, end = int(row["start"]), int(row["end"])
        first, last = _sentence_around(article, start, end)
        where = names.get(article.article_id, DASH)
        mark = Mark(start, end, anchor_of(row), _name_table(row))
        blocks.append(
            f'<blockquote><p data-kind="source">{mark_text(article.text, first, last, [mark])}</p>'
            f"<footer>{write_link(refer(row)[0], where)}</footer></blockquote>"
        )
        before, after = article.text[first:start], article.text[end:last]
        gap = "" if after and not after[0].isspace() else " "
        lines.append(f"{squeeze(before)} >>{squeeze(row['quote'])}<<{gap}{squeeze(after)} ({where})")
    rest = f"{limit} of {len(rows):,} rows." if len(rows) > limit else ""
    return Html("".join(blocks) + (f'<p data-kind="layout">{rest}</p>' if rest else ""), "\n".join([*lines, *([rest] if rest else [])]))


def _name_table(row: Mapping) -> str:
    """Return the marked table that has the most columns of a row as its own; "places", a quiet mark, for a bare span.

    >>> _name_table({"event_id": "e-1", "claimant": "bla", "stance": "claims"}), _name_table({"start": 0, "end": 4})
    ('responsibility', 'places')
    """
    own = {name: sum(c.name in row for c in TABLES[name].columns) for name in MARKED if name in TABLES}
    best = max(own, key=own.__getitem__)
    return best if own[best] else "places"


def _sentence_around(article: Article, start: int, end: int) -> tuple[int, int]:
    """Return the stretch of the sentences that hold the words; the words alone where no sentence does."""
    first, last = article.sentence_at(start), article.sentence_at(max(start, end - 1))
    low = article.sentences[first].start if first is not None else start
    high = article.sentences[last].end if last is not None else end
    return min(low, start), max(high, end)
