"""Counts for charts and tables, each with the rows behind it."""

from __future__ import annotations

import pandas as pd

from balochlib.schema import TABLES
from balochlib.view.evidence import name_article
from balochlib.view.markup import SITE, Address, Cited, call, cite, cite_articles, squeeze
from balochlib.view.notes import QUALIFIER_RULES, VERDICTS
from balochlib.view.source import Corpus
from balochlib.view.tables import format_range, format_value


def count_by(rows: pd.DataFrame, index: str, columns: str, order: tuple[str, ...]) -> pd.DataFrame:
    """Count rows by two columns for a chart; a missing value counts as "not named", columns in the order of the schema."""
    if rows.empty:
        return pd.DataFrame()
    table = pd.crosstab(rows[index].fillna("not named"), rows[columns].fillna("not named"))
    table = table[[c for c in (*order, "not named") if c in table]]
    return table.loc[table.sum(axis=1).sort_values(ascending=False, kind="stable").index]


def link_cells(table: pd.DataFrame, rows: pd.DataFrame, index: str, columns: str) -> pd.DataFrame:
    """Return a table made by :func:`count_by` for reading: its index a column, every number tied to the rows it counts.

    >>> rows = pd.DataFrame({"article_id": ["a"], "start": [0], "end": [1], "quote": ["x"], "role": ["state"], "voice": [None]})
    >>> link_cells(count_by(rows, "role", "voice", ()), rows, "role", "voice").values.tolist()[0][1].refs[0].quote
    'x'
    >>> link_cells(pd.DataFrame(), rows.head(0), "role", "voice").empty
    True
    """
    across, down = rows[columns].fillna("not named"), rows[index].fillna("not named")
    cells = {c: [cite(int(n), rows[down.eq(i) & across.eq(c)]) for i, n in table[c].items()] for c in table}
    return pd.DataFrame({index: [call(format_value(i)) for i in table.index], **cells}) if len(table) else table


def link_numbers(table: pd.DataFrame, rows: pd.DataFrame, on: str | list[str], columns: list[str]) -> pd.DataFrame:
    """Return ``table`` with the numbers in ``columns`` tied to those of ``rows`` that agree with theirs in ``on``.

    >>> rows = pd.DataFrame({"article_id": ["a"], "start": [0], "end": [1], "quote": ["BLA"], "name": ["BLA"]})
    >>> linked = link_numbers(pd.DataFrame({"name": ["BLA", "BLF"], "n": [1, 0]}), rows, "name", ["n"])
    >>> [(cell.text, len(cell.refs)) for cell in linked["n"]]
    [('1', 1), ('0', 0)]
    """
    keys = [on] if isinstance(on, str) else on
    groups = {key: found for key, found in rows.groupby(keys, sort=False, dropna=False)}
    found = [groups.get(tuple(key), rows.head(0)) for key in table[keys].itertuples(index=False)]
    linked = {
        c: [v if pd.isna(v) else cite(v if isinstance(v, str) else int(v), rows) for v, rows in zip(table[c], found, strict=True)]
        for c in columns
    }
    return table.assign(**{c: pd.Series(values, index=table.index, dtype=object) for c, values in linked.items()})


def list_tables(corpus: Corpus) -> pd.DataFrame:
    """Return the tables of a corpus, what one row of each is, and how many there are; the number opens the table."""
    rows = []
    for table in TABLES.values():
        opened = Address(f"{SITE}data/{table.name}.csv", f"{table.name}.csv")
        rows.append({"table": table.name, "one row per": table.grain, "rows": Cited(f"{len(corpus.tables[table.name]):,}", (opened,))})
    return pd.DataFrame(rows)


def count_qualifiers(claims: pd.DataFrame) -> pd.DataFrame:
    """Return, for each way in which words bound a number, what it means, how many claims use it, and a linked example."""
    rows = []
    for qualifier, meaning in QUALIFIER_RULES.items():
        found = claims[claims["qualifier"] == qualifier]
        if len(found):
            example = found.iloc[0]
            bounds = "no number" if qualifier == "vague" else format_range(example["low"], example["high"])
            words = cite(squeeze(example["quote"], 70), example)
            rows.append(
                {
                    "wording": qualifier,
                    "meaning": meaning,
                    "claims": cite(len(found), found),
                    "example": words,
                    "read as": cite(bounds, example),
                }
            )
    return pd.DataFrame(rows)


def list_articles(corpus: Corpus) -> pd.DataFrame:
    """Return the articles for a table: each name opens the article as received."""
    rows = []
    for article in corpus.articles.to_dict("records"):
        named = cite_articles(name_article(article, corpus), pd.DataFrame([article]))
        facts = {"outlet": article["publisher"], "published": article["published"], "kind": article["kind"]}
        rows.append({"article": named, **facts, "on the conflict": article["relevant"]})
    return pd.DataFrame(rows, columns=["article", "outlet", "published", "kind", "on the conflict"])


def list_compared(checks: pd.DataFrame) -> pd.DataFrame:
    """Return the words that the checks of :func:`balochlib.analysis.coherence.coherence` compared, one row per side."""
    sides = []
    for side in ("a", "b"):
        columns = {f"{name}_{side}": name for name in ("start", "end", "quote")}
        sides.append(checks.rename(columns={f"article_{side}": "article_id", **columns})[["article_id", "start", "end", "quote"]])
    both = pd.concat(sides, ignore_index=True)
    return both[both["article_id"].notna() & both["start"].notna()].drop_duplicates().reset_index(drop=True)


def list_checks(checks: pd.DataFrame) -> pd.DataFrame:
    """Return the checks of coherence for a table, those that fail first, the words of both sides as links."""
    rows = []
    for check in checks.sort_values("verdict", key=lambda v: v == "ok", kind="stable").to_dict("records"):
        row, sides = {"check": check["check"], "verdict": VERDICTS.get(check["verdict"], check["verdict"]), "what was found": ""}, []
        for side, name in (("a", "one side"), ("b", "other side")):
            if pd.notna(check[f"article_{side}"]) and pd.notna(check[f"start_{side}"]):
                words = {key: check[f"{key}_{side}"] for key in ("start", "end", "quote")}
                sides.append({"article_id": check[f"article_{side}"], **words})
                row[name] = cite(squeeze(words["quote"], 60), sides[-1])
        rows.append({**row, "what was found": cite(check["detail"], sides)})
    return pd.DataFrame(rows, columns=["check", "verdict", "what was found", "one side", "other side"])


def list_nets(years: pd.DataFrame) -> pd.DataFrame:
    """Return one row per producer and net of a published series: which years it covers, and who published it.

    >>> rows = {"producer": ["P", "P"], "scope": ["attacks"] * 2, "year": [2020, 2022], "value": [5, 9], "publisher": ["x", "y"]}
    >>> list_nets(pd.DataFrame({**rows, "url": "https://example.org"})).astype(str).values.tolist()
    [['P', 'attacks', '2020–2022', '2', 'x, y']]
    """
    rows = []
    for (producer, scope), group in years.groupby(["producer", "scope"], sort=False):
        first, last = int(group["year"].min()), int(group["year"].max())
        span = f"{first}–{last}" if first != last else f"{first}"
        rows.append((producer, scope, span, cite(len(group), group), ", ".join(dict.fromkeys(group["publisher"].dropna()))))
    return pd.DataFrame(rows, columns=["producer", "what it counts", "years", "values", "published by"])
