"""Rows of our tables as DataFrames that read well in Jupyter: a caption, "14+" for at least 14, words that open their sentence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import pandas as pd
from pandas.api.types import is_integer_dtype, is_scalar

from balochlib.schema import SPAN, TABLES
from balochlib.view.evidence import label_articles, show_evidence
from balochlib.view.markup import escape, squeeze
from balochlib.view.tables import NUMERIC, format_claim, format_value

if TYPE_CHECKING:
    from balochlib.text.article import Article
    from balochlib.view.source import Corpus

# What ties rows together or stands in another column already ("14+" says qualifier, low and high); the DataFrame has it.
_BEHIND = frozenset({
    "article_id", "source_id", "start", "end", "sha256", "claim_id", "event_id", "parent_event_id", "place_id", "actor_id", "group_id",
    "allegation_id", "relation_id", "value_max", "qualifier", "low", "high", "label", "claimant", "claimant_kind", "part_of",
    "date_precision", "published_basis", "text",
})  # fmt: skip
_SPAN = {c.name for c in SPAN}
_BOUNDS = {"value", "qualifier", "high"}


class Rows(pd.DataFrame):
    """Rows of one table of :mod:`balochlib.schema`: a DataFrame in all it does, with a display of its own in Jupyter.

    Slices of rows and of columns keep the display. What is no longer rows of the table (a join, a count, a column added)
    is shown as pandas shows it. ``pd.DataFrame(rows)`` gives a plain DataFrame. Equality, files and pickles are those of
    a DataFrame; a pickle leaves the texts behind, so rows read from one show their words without the sentence.

    >>> import balochlib as bl
    >>> claims = bl.parse("Quetta, Jan. 31 2026. At least 14 policemen were killed in Mastung, officials said.").casualties
    >>> "<td>14+</td>" in claims._repr_html_(), "<td>14+</td>" in claims[claims["outcome"] == "injured"]._repr_html_()
    (True, False)
    >>> type(claims["value"]), claims.equals(pd.DataFrame(claims))
    (<class 'pandas.Series'>, True)
    """

    _metadata = ["_table", "_corpus"]  # noqa: RUF012  # pandas reads the list and hands these two on to slices
    _table: str | None = None
    _corpus: Corpus | None = None

    @property
    def _constructor(self):
        return Rows

    def __getstate__(self) -> dict:
        return super().__getstate__() | {"_corpus": None}

    def _repr_html_(self) -> str | None:
        if not pd.get_option("display.notebook_repr_html"):
            return None
        return write_rows(self, self._table, self._corpus) if self._is_of_table() else super()._repr_html_()

    def _is_of_table(self) -> bool:
        """Whether these are still rows of the table: all its columns or some, under their labels, and none of another making."""
        if self._table is None or self.columns.nlevels > 1 or not self.columns.is_unique or not len(self.columns):
            return False
        types = TABLES[self._table].dtypes
        known = all(str(dtype) == types.get(name, str(dtype)) for name, dtype in self.dtypes.items())
        whole = set(self.columns) >= _SPAN  # a column added to rows that still have their words leaves them what they are
        return known and (whole or set(self.columns) <= set(types)) and self.index.name is None and is_integer_dtype(self.index)


def show_as_rows(tables: Mapping[str, pd.DataFrame], corpus: Corpus) -> dict[str, pd.DataFrame]:
    """Return the tables of a corpus as :class:`Rows`, which know their table and where the sentences of its words are."""
    shown = {}
    for name, frame in tables.items():
        shown[name] = rows = Rows(frame)
        rows._table, rows._corpus = name, corpus
    return shown


def write_rows(rows: pd.DataFrame, table: str, corpus: Corpus | None = None) -> str:
    """Return rows of ``table`` as HTML, as many as pandas would show.

    Where nobody picked columns, ids, offsets and columns without any value stay behind, and the words come last.

    >>> from balochlib.schema import build_table
    >>> write_rows(build_table("places", []), "places").partition("</caption>")[0]
    '<table><caption>places: no rows, each one mention of a place'
    """
    most = pd.get_option("display.max_rows")
    head = rows if most is None or len(rows) <= most else rows.head(pd.get_option("display.min_rows") or most)
    whole = set(TABLES[table].dtypes) <= set(rows.columns)
    given = [c for c in rows.columns if c not in _BEHIND and rows[c].notna().any()]
    wanted = sorted(given, key="quote".__eq__) if whole and len(rows) else list(rows.columns)
    told = corpus is not None and set(rows.columns) >= _SPAN
    articles = {a.article_id: a for a in corpus.read_articles} if told else {}
    names = label_articles(corpus.articles, corpus.sources) if told else {}
    body = "".join(
        f'<tr><th scope="row">{escape(label)}</th>{"".join(_cell(row, c, rows, articles, names) for c in wanted)}</tr>'
        for label, row in zip(head.index, head.to_dict("records"), strict=True)
    )
    heads = "".join(f'<th scope="col"{_align(rows, name)}>{escape(str(name).replace("_", " "))}</th>' for name in wanted)
    count = f"{len(rows):,} rows" if len(rows) > 1 else "1 row" if len(rows) else "no rows"
    notes = [f"The first {len(head):,} of {len(rows):,} rows."] if len(head) < len(rows) else []
    notes += ["A click on the words opens their sentence."] if told and len(rows) else []
    notes += ["All columns: <code>pd.DataFrame(rows)</code>."] if len(wanted) < rows.shape[1] else []
    below = f"<p>{' '.join(notes)}</p>" if notes else ""
    head_row = f"<thead><tr><td></td>{heads}</tr></thead>"
    caption = escape(f"{table}: {count}, each one {TABLES[table].short_grain}")
    return f"<table><caption>{caption}</caption>{head_row}<tbody>{body}</tbody></table>{below}"


def _cell(row: Mapping, name: str, rows: pd.DataFrame, articles: Mapping[str, Article], names: Mapping[str, str]) -> str:
    value = row[name]
    article = articles.get(row["article_id"]) if name == "quote" and articles else None
    if article is not None:
        sentence = show_evidence(pd.DataFrame([row]), [article], names)
        words = f"<details><summary>{escape(squeeze(value))}</summary>{sentence.markup}</details>"
    elif name == "value" and row.keys() >= _BOUNDS:
        words = escape(format_claim(row))
    else:  # a column that a reader added may hold anything
        words = escape(format_value(value) if is_scalar(value) else squeeze(str(value)))
    return f"<td{_align(rows, name)}>{words}</td>"


def _align(rows: pd.DataFrame, name: str) -> str:
    """Numbers stand right, as JupyterLab has them; words left."""
    return "" if str(rows[name].dtype) in NUMERIC else ' style="text-align:left"'
