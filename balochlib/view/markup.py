"""Words into safe HTML, and values that carry the rows they come from.

Everything that stands in a text passes :func:`escape` on its way to a page; nothing of a text ever becomes Markdown.
"""

from __future__ import annotations

import html
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from balochlib.ids import make_id

EVIDENCE = "../site/evidence/"  # from notebooks/; the exporter makes it relative to the site
LISTED = 40  # rows named under one computed number; the tables hold them all


class Html:
    """A piece of a page that Jupyter shows as HTML, and a terminal as text."""

    def __init__(self, markup: str, text: str):
        self.markup, self.text = markup, text

    def _repr_html_(self) -> str:
        return self.markup

    def __repr__(self) -> str:
        return self.text

    def __add__(self, other: Html) -> Html:
        return Html(f"{self.markup}\n{other.markup}", f"{self.text}\n{other.text}")


class Ref(NamedTuple):
    """Where the words of a row stand: the article's evidence page, and the mark on it."""

    article_id: str
    anchor: str
    quote: str

    @property
    def href(self) -> str:
        return f"{EVIDENCE}{self.article_id}.html#{self.anchor}"


@dataclass(frozen=True)
class Cited:
    """A value as shown and the rows that it was read from, counted or computed from."""

    text: str
    refs: tuple[Ref, ...]

    def __str__(self) -> str:
        return self.text


def is_hidden(character: str) -> bool:
    """Say whether a reader would not see ``character``: controls, format and bidi marks, surrogates, unassigned.

    >>> is_hidden(chr(0x202E)), is_hidden("\\n"), is_hidden("ا"), is_hidden(chr(0xA0))
    (True, False, False, False)
    """
    return not character.isprintable() and character not in "\n\t" and unicodedata.category(character) != "Zs"


def token(character: str) -> str:
    """Name a hidden character.

    >>> token(chr(0x202E))
    'U+202E'
    """
    return f"U+{ord(character):04X}"


def reveal(text: str) -> str:
    """Show hidden characters of ``text`` as tokens.

    >>> reveal("kil" + chr(0x200B) + "led")
    'kil[U+200B]led'
    """
    return text if text.isprintable() else "".join(f"[{token(c)}]" if is_hidden(c) else c for c in text)


def escape(value: object) -> str:
    """Make ``value`` safe inside an element or a quoted attribute; hidden characters are shown as tokens.

    >>> escape("<b>14</b> & more")
    '&lt;b&gt;14&lt;/b&gt; &amp; more'
    """
    return html.escape(reveal(str(value)))


def squeeze(text: str, width: int = 240) -> str:
    """Put ``text`` on one line, for tables and lists, and cut it to ``width`` characters; the evidence page has it whole.

    >>> squeeze("at least\\r\\n  31"), squeeze("a long sentence", 8)
    ('at least 31', 'a long …')
    """
    line = " ".join(text.split())
    return line if len(line) <= width else line[: width - 1].rstrip() + " …"


def anchor_of(row: Mapping) -> str:
    """Return the id of the mark that holds the words of ``row``: its own id, or one made from where they stand.

    >>> anchor_of({"claim_id": "c-1", "article_id": "a-1", "start": 5, "end": 9})
    'c-1'
    >>> anchor_of({"article_id": "a-1", "start": 5, "end": 9}) == anchor_of({"article_id": "a-1", "start": 5, "end": 9, "text": "x"})
    True
    """
    for key in ("claim_id", "allegation_id"):
        if key in row and pd.notna(row[key]):
            return str(row[key])
    return make_id("w", row["article_id"], int(row["start"]), int(row["end"]))


def refer(rows: pd.DataFrame | pd.Series | Mapping | Iterable[Mapping]) -> tuple[Ref, ...]:
    """Return where the words of ``rows`` stand; a place named twice stands once."""
    if isinstance(rows, pd.DataFrame):
        rows = rows.to_dict("records")
    elif isinstance(rows, pd.Series | Mapping):
        rows = [dict(rows)]
    return tuple(dict.fromkeys(Ref(r["article_id"], anchor_of(r), r["quote"]) for r in rows))


def cite(value: object, rows: pd.DataFrame | pd.Series | Mapping | Iterable[Mapping]) -> Cited:
    """Tie ``value`` to the rows it comes from, so that a page can link it.

    >>> str(cite(1250, []))
    '1,250'
    """
    text = f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else str(value)
    return Cited(text, refer(rows))


def cite_articles(text: str, articles: pd.DataFrame) -> Cited:
    """Tie ``text`` to the pages of whole articles."""
    names = [t if pd.notna(t) else a for t, a in zip(articles["title"], articles["article_id"], strict=True)]
    return Cited(text, tuple(Ref(a, "main", n) for a, n in zip(articles["article_id"], names, strict=True)))


class Linker:
    """Writes cited values as links and keeps the lists that computed ones point to.

    A value read from one row links to its words. A value made from several rows links to a list of them that
    :meth:`lists` puts below.
    """

    def __init__(self, scope: str):
        self.scope = scope  # what makes the ids of this output differ from those of others on the page
        self._lists: dict[str, Cited] = {}

    def link(self, cited: Cited) -> str:
        """Return ``cited`` as HTML."""
        if not cited.refs:
            return escape(cited.text)
        if len(cited.refs) == 1:
            ref = cited.refs[0]
            return f'<a class="src" href="{escape(ref.href)}" title="{escape(squeeze(ref.quote))}">{escape(cited.text)}</a>'
        key = make_id("from", self.scope, cited.text, *(r.anchor for r in cited.refs))
        self._lists[key] = cited
        return f'<a class="src" href="#{key}">{escape(cited.text)}</a>'

    def lists(self) -> str:
        """Return a fold with the rows behind every computed value, or nothing."""
        if not self._lists:
            return ""
        blocks = []
        for key, cited in self._lists.items():
            items = "".join(f'<li><a class="src" href="{escape(r.href)}">{escape(squeeze(r.quote))}</a></li>' for r in cited.refs[:LISTED])
            rest = len(cited.refs) - LISTED
            more = f"<li>and {rest:,} more, in the tables</li>" if rest > 0 else ""
            blocks.append(f'<div id="{key}" class="from"><p><b>{escape(cited.text)}</b> comes from:</p><ul>{items}{more}</ul></div>')
        return f'<details class="computed"><summary>What these numbers are computed from</summary>{"".join(blocks)}</details>'
