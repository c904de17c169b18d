"""DataFrames as tables that people read: few rows, ranges as ranges, gaps as dashes, every claim a link to its words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import pandas as pd

from balochlib.calls import takes
from balochlib.view.markup import MONTHS, Cited, Html, Linker, call, escape, escape_words, refer, reveal, squeeze

DASH = "–"
_NUMBER = re.compile(r"(?:(?:up to|over|about) )?\d[\d,.]{0,20}(?:–\d[\d,.]{0,20})?\+?|no number")
# Columns of dates, in which a year alone is one, too.
DATES = ("date", "date_end", "day", "published", "year", "years", "as_of", "status_as_of", "source_date")
# Columns of names, in which a number is a part of the name: "UN Security Council 1267 Committee", "empty 77.txt".
NAMES = (
    "a", "accused", "accuser", "actor", "admin1", "admin2", "article", "authority", "b", "by", "claimant", "country", "detail",
    "district", "event", "file", "group", "label", "name", "other", "outlet", "outlets", "place", "producer", "publisher",
    "said_in", "source", "speaker", "where",
)  # fmt: skip
NUMERIC = ("Int64", "Float64", "int64", "float64")


def format_range(low: object, high: object) -> str:
    """Write a range with open ends.

    >>> format_range(10, 12), format_range(14, pd.NA), format_range(pd.NA, 30), format_range(1250, 1250), format_range(pd.NA, pd.NA)
    ('10–12', '14+', 'up to 30', '1,250', '–')
    """
    if pd.isna(low) and pd.isna(high):
        return DASH
    if pd.isna(low):
        return f"up to {high:,}"
    if pd.isna(high):
        return f"{low:,}+"
    return f"{low:,}" if low == high else f"{low:,}–{high:,}"


def format_claim(row: Mapping) -> str:
    """Write the figure of a claim as its words bound it.

    >>> format_claim({"value": 31, "high": pd.NA, "qualifier": "at_least"})
    '31+'
    >>> format_claim({"value": 100, "high": pd.NA, "qualifier": "more_than"})
    'over 100'
    >>> format_claim({"value": 35, "high": 40, "qualifier": "range"})
    '35–40'
    >>> format_claim({"value": pd.NA, "high": pd.NA, "qualifier": "vague"})
    'no number'
    """
    value, qualifier = row["value"], row["qualifier"]
    if pd.isna(value):
        return "no number"
    if qualifier == "range" and pd.notna(row["high"]):
        return format_range(value, row["high"])
    patterns = {"at_least": "{:,}+", "more_than": "over {:,}", "up_to": "up to {:,}", "about": "about {:,}"}
    return patterns.get(qualifier, "{:,}").format(value)


def format_date(date: object) -> str:
    """Write an ISO date, which may be cut to month or year, as words.

    >>> format_date("2026-01-31"), format_date("2025-03"), format_date("2024"), format_date(None)
    ('31 January 2026', 'March 2025', '2024', '–')
    """
    if not isinstance(date, str):
        return DASH
    year, *rest = date.split("-")
    return " ".join([*([str(int(rest[1]))] if len(rest) > 1 else []), *([MONTHS[int(rest[0]) - 1]] if rest else []), year])


def format_value(value: object) -> str:
    """Write one value: thousands separated, at most one decimal, words of the schema without underscores, gaps as a dash.

    >>> format_value(67026), format_value(13.76), format_value("chinese_nationals"), format_value(None), format_value(True)
    ('67,026', '13.8', 'Chinese nationals', '–', 'yes')
    """
    if isinstance(value, Cited):
        return value.text
    if isinstance(value, list | tuple | set):
        return ", ".join(map(str, value)) or DASH
    if pd.isna(value):
        return DASH
    if isinstance(value, bool) or type(value).__name__ == "bool_":
        return "yes" if value else "no"
    if isinstance(value, float) or type(value).__name__ in ("float32", "float64"):
        return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.1f}"
    if isinstance(value, int) or type(value).__name__.startswith("int"):
        return f"{int(value):,}"
    text = squeeze(str(value))
    return text.replace("_", " ").replace("chinese", "Chinese") if text.islower() and " " not in text else text


# Codes of the schema whose words say too little where no column's heading stands over them.
_CODES = {
    "casualties": "killed or injured", "official_unnamed": "unnamed officials", "monitor": "monitors", "outlet": "the outlet itself",
    "medical": "medical staff", "witness": "witnesses", "not named": "nobody named",
}  # fmt: skip


def say_code(value: object) -> str:
    """Write a value of the schema for a chart or a title, where it has to be understood alone.

    >>> say_code("casualties"), say_code("at_least"), say_code("Quetta")
    ('killed or injured', 'at least', 'Quetta')
    """
    return _CODES.get(str(value)) or format_value(value)


@takes('bl.tables.show(corpus.casualties, "A caption")', data="")
def show(
    data: pd.DataFrame,
    caption: str,
    note: str | None = None,
    columns: Mapping[str, str] | Sequence[str] | None = None,
    link: str | None = None,
    limit: int = 12,
    linked: bool = True,
    scope: str = "",
    empty: str = "The texts give nothing for this table.",
) -> Html:
    """Show ``data`` as a table.

    ``columns`` names the columns to show, in order, with their headings if it is a mapping; a heading may be a cited value.
    Where a row is of a text (it has article_id, start, end, quote) or was published elsewhere (it has url), the column ``link``
    (if not given: value, else quote, else the first) links it to its words or its address, from which all its cells are; a
    cell may also hold a :class:`balochlib.view.markup.Cited` of its own. The first column heads its row. ``linked=False``
    writes no links, for rows of a text that has no evidence page: an example. At most ``limit`` rows are shown and a line says
    how many there are. ``scope`` tells tables with the same caption on one page apart; ``empty`` is said where there is no row.

    >>> show(pd.DataFrame({"place": ["Quetta", None], "claims": [1250, 3]}), "Claims by place")
    Claims by place
    Place   | Claims
    Quetta  | 1,250
    –       | 3
    >>> show(pd.DataFrame({"place": []}), "Claims by place")
    Claims by place
    The texts give nothing for this table.
    """
    headings = _headings(data, columns)
    if data.empty:
        return Html(f'<p class="empty"><b>{escape_words(caption)}.</b> {escape_words(empty)}</p>', f"{caption}\n{empty}")
    missing = [c for c in headings if c not in data.columns]
    if missing:
        raise KeyError(f"the table has no column {', '.join(missing)}; it has {', '.join(map(str, data.columns))}")
    linker = Linker(f"{caption}{scope}")
    main = list(headings).index(link or next((c for c in ("value", "quote") if c in headings), next(iter(headings))))
    rows, written = [], []
    for row in data.head(limit).to_dict("records"):
        cells = [_cell(row, name) for name in headings]
        refs = refer(row) if linked and ("quote" in row or "url" in row) else ()
        if refs and not isinstance(cells[main], Cited):
            cells[main] = Cited(cells[main], refs)
        rows.append(cells)
        named = f' data-from="{escape(refs[0].href)}"' if refs else ""
        written.append((named, [_write(cell, name, linker) for cell, name in zip(cells, headings, strict=True)]))
    looks = _look(rows, [_is_numeric(data[name]) for name in headings])
    more = f"{limit} of {len(data):,} rows." if len(data) > limit else ""
    heads = list(headings.values())
    kind = "" if linked else ' data-kind="example"'
    markup = _markup(caption, [_write(head, "", linker) for head in heads], written, looks, kind) + _note(more, note) + linker.lists()
    return Html(markup, _text(caption, heads, rows, " ".join(x for x in (more, note) if x)))


def _headings(data: pd.DataFrame, columns: Mapping[str, str] | Sequence[str] | None) -> dict[str, str | Cited]:
    if isinstance(columns, Mapping):
        return dict(columns)
    chosen = data.columns if columns is None else columns
    return {c: c if isinstance(c, Cited) else str(c).replace("_", " ").capitalize() for c in chosen}


def _is_numeric(series: pd.Series) -> bool:
    """Say whether a column is one of numbers, also where they are ranges or cited values."""
    if str(series.dtype) in NUMERIC:
        return True
    given = [v for v in map(format_value, series) if v != DASH]
    return bool(given) and all(_NUMBER.fullmatch(v) for v in given)


def _cell(row: dict, name: str) -> str | Cited:
    """Return what stands in a cell; the number of a claim is written with its bounds."""
    value = row[name]
    if isinstance(value, Cited):
        return value
    if name == "value" and "qualifier" in row:
        return format_claim(row)
    if name in DATES and isinstance(value, int):
        return str(value)  # a year, not 2,015
    return format_value(value)


def _write(cell: str | Cited, name: str, linker: Linker) -> str:
    if isinstance(cell, str) and name in NAMES and not cell.isdigit() and any(c.isdigit() for c in cell):
        cell = call(cell)
    return linker.link(cell) if isinstance(cell, Cited) else escape_words(cell, years=name in DATES)


def _look(rows: list[list], numeric: list[bool]) -> list[str]:
    """Return what makes each column look as it does: numbers right, words left, short ones on one line."""
    # Alignment stands on the cells: JupyterLab aligns all cells right and takes no style sheet from an output.
    short = [all(len(str(cells[i])) <= 12 for cells in rows) for i in range(len(numeric))]
    return [
        ' class="num"' if is_number else ' style="text-align:left"' + (' class="short"' if is_short else "")
        for is_number, is_short in zip(numeric, short, strict=True)
    ]


def _markup(caption: str, headings: list[str], rows: list[tuple[str, list[str]]], looks: list[str], kind: str) -> str:
    head = "".join(f'<th scope="col"{look}>{h}</th>' for h, look in zip(headings, looks, strict=True))
    body = []
    for named, (first, *others) in rows:
        cells = "".join(f"<td{look}>{cell}</td>" for cell, look in zip(others, looks[1:], strict=True))
        body.append(f'<tr{named}><th scope="row"{looks[0]}>{first}</th>{cells}</tr>')
    table = f"<caption>{escape_words(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{''.join(body)}</tbody>"
    return f'<div class="table" role="group" aria-label="{escape(caption)}" tabindex="0"><table{kind}>{table}</table></div>'


def _note(more: str, note: str | None) -> str:
    counted = f'<span data-kind="layout">{escape(more)}</span> ' if more else ""
    return f'<p class="note">{counted}{escape_words(note or "")}</p>' if more or note else ""


def _text(caption: str, headings: list[str], rows: list[list], below: str) -> str:
    """Return the table as lines of text, for a terminal and for the comparison of outputs."""
    lines = [[str(head) for head in headings], *([reveal(str(c)) for c in cells] for cells in rows)]
    widths = [max(len(line[i]) for line in lines) for i in range(len(headings))]
    body = [" | ".join(cell.ljust(width + 1) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines]
    return "\n".join([caption, *body, *([below] if below else [])])
