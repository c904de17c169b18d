"""The card of a corpus: what was read and what was found in it, as JupyterLab shows it for ``corpus`` alone."""

from __future__ import annotations

from balochlib.schema import TABLES
from balochlib.view.markup import escape
from balochlib.view.source import Corpus

_LEFT_OUT = {"sources", "articles", "problems", "corrections", "event_mentions", "event_places"}
_LEFT = ' style="text-align:left"'  # JupyterLab sets cells right, as for numbers


def write_card(corpus: Corpus) -> str:
    """Return the card as HTML: files, articles and what is on the topic, the rows of each table, what could not be read.

    >>> import balochlib as bl
    >>> "<caption>1 file, 1 article" in write_card(bl.parse("Gunmen killed two policemen in Quetta."))
    True
    """
    tables = corpus.tables
    articles, problems = tables["articles"], tables["problems"]
    days = articles["published"].dropna()
    read = (
        f"{_count(len(tables['sources']), 'file')}, {_count(len(articles), 'article')}, {int(articles['relevant'].sum())} on the conflict"
    )
    when = f", published {days.min()}{f' to {days.max()}' if days.nunique() > 1 else ''}" if len(days) else ""
    rows = [
        f'<tr><th scope="row"{_LEFT}><code>corpus.{name}</code></th>'
        f"<td>{len(tables[name]):,}</td><td{_LEFT}>{escape(table.short_grain)}</td></tr>"
        for name, table in TABLES.items()
        if name not in _LEFT_OUT
    ]
    unread = f"<p>{_count(len(problems), 'thing')} could not be read or was not understood: see <code>corpus.problems</code>.</p>"
    head = f'<tr><th scope="col"{_LEFT}>table</th><th scope="col">rows</th><th scope="col"{_LEFT}>one row per</th></tr>'
    return f"<table><caption>{read}{when}</caption><thead>{head}</thead><tbody>{''.join(rows)}</tbody></table>" + (
        unread if len(problems) else ""
    )


def _count(n: int, noun: str) -> str:
    return f"{n:,} {noun}{'' if n == 1 else 's'}"
