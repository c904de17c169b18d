"""Codings: claims that a person has written into a table, and the labelled answer that ships with the lessons."""

from __future__ import annotations

import re
from functools import cache

import pandas as pd

from balochlib import paths
from balochlib.corpus import Corpus
from balochlib.schema import OUTCOMES, QUALIFIERS, VICTIMS

COLUMNS = {"value": "Int64", "qualifier": "string", "outcome": "string", "victim": "string", "words": "string"}
CODES = {"qualifier": QUALIFIERS, "outcome": OUTCOMES, "victim": VICTIMS}


def read_coding(table: str) -> pd.DataFrame:
    """Read a coding that is typed as lines, ``value | qualifier | outcome | victim | words``, one claim to a line.

    A claim without a number has no value: write a dash or nothing. The head line may stay. What is no code of the schema is
    kept and listed in ``.attrs["problems"]``, so that one slip does not cost the work of half an hour.

    >>> mine = read_coding('''
    ... value | qualifier | outcome | victim   | words
    ... 3     | at_least  | killed  | security | At least three police officers
    ... -     | vague     | injured | police   | several others wounded
    ... ''')
    >>> mine["value"].tolist(), mine.attrs["problems"]
    ([3, <NA>], ['line 2: police is no victim; there are civilian, security, militant, unspecified'])
    >>> read_coding("").empty
    True
    """
    lines = [line for line in table.splitlines() if line.strip() and not re.match(r"\s*(?:value\b|[|\s:-]+$)", line)]
    rows, problems = [], []
    for n, line in enumerate(lines, 1):
        cells = [c.strip() for c in line.split("|")]
        if not cells[0] and len(cells) > len(COLUMNS):  # | 3 | exact | ... |, as tables are drawn; a line may also begin without a value
            del cells[0]
        cells = (cells + [""] * len(COLUMNS))[: len(COLUMNS)]
        row: dict[str, object] = dict(zip(COLUMNS, cells, strict=True))
        number = cells[0].replace(",", "")
        if number in ("", "-", "–", "NA", "None"):
            row["value"] = pd.NA
        elif re.fullmatch(r"\d{1,9}", number):
            row["value"] = int(number)
        else:
            row["value"] = pd.NA
            problems.append(f"line {n}: {cells[0]} is no whole number; leave the value empty where the text gives none")
        for column, codes in CODES.items():
            row[column] = str(row[column]).casefold().replace(" ", "_") or pd.NA
            if pd.isna(row[column]) or row[column] not in codes:
                given = "nothing" if pd.isna(row[column]) else row[column]
                problems.append(f"line {n}: {given} is no {column}; there are {', '.join(codes)}")
        row["words"] = str(row["words"]).strip("\"'“”") or pd.NA
        rows.append(row)
    coding = pd.DataFrame(rows, columns=list(COLUMNS), dtype=object).astype(COLUMNS)
    coding.attrs["problems"] = problems
    return coding


@cache
def _read_labels() -> pd.DataFrame:
    types = {"start": "Int64", "end": "Int64", "value": "Int64", "value_max": "Int64"}
    frame = pd.read_csv(paths.DATA / "lessons" / "labelled_claims.csv", dtype="string", keep_default_na=False, na_values=[""])
    return frame.astype(types)


def load_labels(corpus: Corpus, article_id: str) -> pd.DataFrame:
    """Return the claims that were labelled by hand in one article of the seeds; none where the article is not labelled.

    Columns as in ``corpus.casualties`` (article_id, start, end, quote, value, qualifier, outcome, victim ...); what counts as a
    claim is in ``data/lessons/README.md``.

    >>> from balochlib.lessons.texts import open_seeds, pick_article
    >>> labels = load_labels(open_seeds(), pick_article(open_seeds(), "001"))
    >>> labels[["value", "victim"]].values.tolist()
    [[31, 'civilian'], [17, 'security'], [145, 'militant'], [<NA>, 'militant']]
    """
    article = corpus.articles[corpus.articles["article_id"] == article_id].iloc[0]
    sums = dict(zip(corpus.sources["source_id"], corpus.sources["sha256"], strict=True))
    labels = _read_labels()
    inside = labels["start"].ge(article["start"]) & labels["end"].le(article["end"]) & labels["sha256"].eq(sums[article["source_id"]])
    own = labels[inside].drop(columns=["file", "sha256"]).reset_index(drop=True)
    own.insert(0, "article_id", pd.array([article_id] * len(own), dtype="string"))
    return own
