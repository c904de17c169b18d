"""Words into safe HTML, and values that carry the rows they come from.

Everything that stands in a text passes :func:`escape` on its way to a page; nothing of a text ever becomes Markdown.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from balochlib.ids import make_id
from balochlib.text.lexicon import load_rows

SITE = "../site/"  # from notebooks/; the exporter makes it relative to the site
EVIDENCE = f"{SITE}evidence/"
LISTED = 40  # rows named under one computed number; the tables hold them all
DIRECTIONS = {"ur": "rtl"}  # of the languages that names are written in beside English
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
_MONTH = "|".join(MONTHS)
# What is a date whatever stands around it; a year alone may be a number of people, so only a column of dates makes it one.
_DATE = re.compile(rf"\b(?:(?P<d>\d{{1,2}}) )?(?P<m>{_MONTH}) (?P<y>\d{{4}})\b|\b(?P<iso>\d{{4}}-\d{{2}}(?:-\d{{2}})?)\b")
_DATE_OR_YEAR = re.compile(rf"{_DATE.pattern}|\b(?P<year>(?:1[6-9]|20)\d{{2}})\b")


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


class Address(NamedTuple):
    """Where a published figure stands: an address outside the site, and who published it."""

    href: str
    quote: str

    @property
    def anchor(self) -> str:
        return self.href


@dataclass(frozen=True)
class Cited:
    """A value as shown and the rows that it was read from, counted or computed from: of texts, or published elsewhere.

    Where there are none, ``kind`` says why (:data:`balochlib.view.proof.KINDS`): none was found, or it is a name. ``language``
    is that of a name in another script, which is written in its own direction.
    """

    text: str
    refs: tuple[Ref | Address, ...]
    kind: str = "none"
    language: str = ""

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


def escape_words(value: object, years: bool = False) -> str:
    """Make ``value`` safe inside an element, each date in it an element of its own; with ``years`` a year alone is one, too.

    >>> escape_words("up to 31 January 2026 & after")
    'up to <time datetime="2026-01-31">31 January 2026</time> &amp; after'
    >>> escape_words("2024"), escape_words("2020–2024", years=True)
    ('2024', '<time>2020</time>–<time>2024</time>')
    """
    return (_DATE_OR_YEAR if years else _DATE).sub(_write_time, escape(value))


def _write_time(match: re.Match) -> str:
    if not match["m"]:
        return f"<time>{match[0]}</time>"
    day = f"-{int(match['d']):02d}" if match["d"] else ""
    return f'<time datetime="{match["y"]}-{MONTHS.index(match["m"]) + 1:02d}{day}">{match[0]}</time>'


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


def refer(rows: pd.DataFrame | pd.Series | Mapping | Iterable[Mapping]) -> tuple[Ref | Address, ...]:
    """Return where the words of ``rows`` stand, or the address of rows that were published elsewhere; each place once.

    >>> refer({"value": 9, "publisher": "Dawn", "title": "Toll", "url": "https://example.org/1"})
    (Address(href='https://example.org/1', quote='Dawn: Toll'),)
    >>> refer({"value": 9, "url": "javascript:alert(1)"})
    ()
    """
    if isinstance(rows, pd.DataFrame):
        rows = rows.to_dict("records")
    elif isinstance(rows, pd.Series | Mapping):
        rows = [dict(rows)]
    return tuple(dict.fromkeys(ref for ref in map(_locate, rows) if ref is not None))


def _locate(row: Mapping) -> Ref | Address | None:
    if pd.notna(row.get("article_id")) and pd.notna(row.get("start")):
        return Ref(row["article_id"], anchor_of(row), row["quote"])
    if not str(row.get("url")).startswith(("https://", "http://")):
        return None
    return Address(row["url"], ": ".join(str(row[key]) for key in ("publisher", "title") if key in row and pd.notna(row[key])))


def cite(value: object, rows: pd.DataFrame | pd.Series | Mapping | Iterable[Mapping]) -> Cited:
    """Tie ``value`` to the rows it comes from, so that a page can link it.

    >>> str(cite(1250, []))
    '1,250'
    """
    text = f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else str(value)
    return Cited(text, refer(rows))


def call(name: object) -> Cited:
    """Say of ``name`` that it is one, so that a number in it is none: "UN Security Council 1267 Committee"."""
    return Cited(str(name), (), "name")


def call_urdu(key: object) -> Cited | None:
    """Return the Urdu name of a place or an actor by its id, from ``data/lexicon/urdu_names.csv``; None where that has none.

    >>> Linker("x").link(call_urdu("ba-quetta"))
    '<span data-kind="name" lang="ur" dir="rtl">کوئٹہ</span>'
    >>> call_urdu("no-such-id")
    """
    names = {row["id"]: row["name_ur"] for row in load_rows("urdu_names")}
    return Cited(names[key], (), "name", "ur") if key in names else None


def cite_articles(text: str, articles: pd.DataFrame) -> Cited:
    """Tie ``text`` to the pages of whole articles."""
    kinds = articles["kind"].fillna("text") if "kind" in articles else ["text"] * len(articles)
    names = [title if pd.notna(title) else f"untitled {kind}" for title, kind in zip(articles["title"], kinds, strict=True)]
    return Cited(text, tuple(Ref(a, "main", n) for a, n in zip(articles["article_id"], names, strict=True)))


def write_link(ref: Ref | Address, words: str, title: bool = False) -> str:
    """Return ``words`` as a link to the words of a row or to a published source; ``title`` says there what stands behind it.

    >>> write_link(Address("https://example.org/?a=1&b=2", "Dawn"), "9 < 10")
    '<a class="src" href="https://example.org/?a=1&amp;b=2" rel="noreferrer">9 &lt; 10</a>'
    """
    outside = ' rel="noreferrer"' if ref.href.startswith("http") else ""
    told = f' title="{escape(squeeze(ref.quote))}"' if title and ref.quote else ""
    return f'<a class="src" href="{escape(ref.href)}"{outside}{told}>{escape(words)}</a>'


class Linker:
    """Writes cited values as links and keeps the lists that computed ones point to.

    A value read from one row links to its words. A value made from several rows links to a list of them that
    :meth:`lists` puts below.
    """

    def __init__(self, scope: str):
        self.scope = scope  # what makes the ids of this output differ from those of others on the page
        self._lists: dict[str, tuple[Cited, ...]] = {}  # values from the same rows share one list

    def link(self, cited: Cited) -> str:
        """Return ``cited`` as HTML."""
        if not cited.refs:  # a count of what was not found has nothing to open; the proof of the site lets only a zero pass
            own = f' lang="{cited.language}" dir="{DIRECTIONS[cited.language]}"' if cited.language else ""
            return f'<span data-kind="{cited.kind}"{own}>{escape(cited.text)}</span>'
        if len(cited.refs) == 1:
            return write_link(cited.refs[0], cited.text, title=True)
        key = make_id("from", self.scope, *(r.anchor for r in cited.refs))
        self._lists[key] = (*self._lists.get(key, ()), cited)
        return f'<a class="src" href="#{key}">{escape(cited.text)}</a>'

    def lists(self) -> str:
        """Return a fold with the rows behind every computed value, or nothing."""
        if not self._lists:
            return ""
        blocks = []
        for key, values in self._lists.items():
            refs = values[0].refs
            items = "".join(f"<li>{write_link(ref, squeeze(ref.quote))}</li>" for ref in refs[:LISTED])
            rest = len(refs) - LISTED
            more = f'<li data-kind="layout">and {rest:,} more, in the tables</li>' if rest > 0 else ""
            shown = "; ".join(dict.fromkeys(escape(value.text) for value in values))
            head = f"<p><b>{shown}</b> from:</p>"
            blocks.append(f'<div id="{key}" class="from" data-from="#{key}">{head}<ul>{items}{more}</ul></div>')
        return f'<details class="computed"><summary>What these numbers are computed from</summary>{"".join(blocks)}</details>'
