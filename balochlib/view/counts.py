"""Counts for charts and tables, each with the rows behind it."""

from __future__ import annotations

import pandas as pd

from balochlib.view.evidence import name_article
from balochlib.view.markup import cite, cite_articles, squeeze
from balochlib.view.notes import QUALIFIER_RULES
from balochlib.view.source import Corpus
from balochlib.view.tables import format_range


def count_by(rows: pd.DataFrame, index: str, columns: str, order: tuple[str, ...]) -> pd.DataFrame:
    """Count rows by two columns for a chart; a missing value counts as "not named", columns in the order of the schema."""
    if rows.empty:
        return pd.DataFrame()
    table = pd.crosstab(rows[index].fillna("not named"), rows[columns].fillna("not named"))
    table = table[[c for c in (*order, "not named") if c in table]]
    return table.loc[table.sum(axis=1).sort_values(ascending=False, kind="stable").index]


def count_qualifiers(claims: pd.DataFrame) -> pd.DataFrame:
    """Return, for each way in which words bound a number, what it means, how many claims use it, and a linked example."""
    rows = []
    for qualifier, meaning in QUALIFIER_RULES.items():
        found = claims[claims["qualifier"] == qualifier]
        if len(found):
            example = found.iloc[0]
            bounds = "no number" if qualifier == "vague" else format_range(example["low"], example["high"])
            words = cite(squeeze(example["quote"], 70), example)
            rows.append({"wording": qualifier, "meaning": meaning, "claims": cite(len(found), found), "example": words, "read as": bounds})
    return pd.DataFrame(rows)


def list_articles(corpus: Corpus) -> pd.DataFrame:
    """Return the articles for a table: each name opens the article as received."""
    files = dict(zip(corpus.sources["source_id"], corpus.sources["file"], strict=True))
    rows = []
    for article in corpus.articles.to_dict("records"):
        named = cite_articles(name_article(article, files), pd.DataFrame([article]))
        facts = {"outlet": article["publisher"], "published": article["published"], "kind": article["kind"]}
        rows.append({"article": named, **facts, "on the conflict": article["relevant"]})
    return pd.DataFrame(rows, columns=["article", "outlet", "published", "kind", "on the conflict"])
