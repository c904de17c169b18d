"""Codings: claims that a person has written into a table, and the labelled answer that ships with the lessons."""

from __future__ import annotations

import re
from functools import cache

import pandas as pd

from balochlib import paths
from balochlib.corpus import Corpus
from balochlib.lessons.answers import fold
from balochlib.schema import OUTCOMES, QUALIFIERS, VICTIMS
from balochlib.text.numerals import find_numerals

COLUMNS = {"value": "Int64", "qualifier": "string", "outcome": "string", "victim": "string", "words": "string"}
CODES = {"qualifier": QUALIFIERS, "outcome": OUTCOMES, "victim": VICTIMS}


_EMPTY = frozenset({"", "-", "–", "—", "na", "n/a", "none", "?"})
_RULED = re.compile(r"[|\s:+=-]*")  # the line under the head of a drawn table
_SHORT = 40  # characters of a number
_LONG = 2_000  # characters of a line


def load_codes() -> pd.DataFrame:
    """Return the codes of the three coded columns and when each is used (data/lessons/codes.csv).

    >>> load_codes().query("column == 'outcome'")["code"].tolist()
    ['killed', 'injured', 'casualties', 'abducted']
    """
    return _read_codes()[["column", "code", "when"]].copy()


@cache
def _read_codes() -> pd.DataFrame:
    return pd.read_csv(paths.DATA / "lessons" / "codes.csv", dtype="string", keep_default_na=False)


@cache
def _list_spellings() -> dict[tuple[str, str], str]:
    """(column, as people write it) -> code: the code, its plural, and other words for the same."""
    spellings = {}
    for row in _read_codes().itertuples():
        for word in filter(None, (row.code, f"{row.code}s", *row.also.split(";"))):
            spellings[row.column, fold(word)] = row.code
    return spellings


def read_coding(table: str) -> pd.DataFrame:
    """Read a coding that is typed as lines, ``value | qualifier | outcome | victim | words``, one claim to a line.

    A claim without a number has no value: write a dash or nothing. The head line may stay; tabs, semicolons or commas may
    stand for the upright lines, as tables that were made elsewhere have them. What is no code of the schema is kept and
    listed in ``.attrs["problems"]``, so that one slip does not cost the work of half an hour.

    >>> mine = read_coding('''
    ... value | qualifier | outcome | victim   | words
    ... three | at least  | killed  | security | At least three police officers
    ... -     | vague     | wounded | police   | several others wounded
    ... ''')
    >>> mine["value"].tolist(), mine["outcome"].tolist()
    ([3, <NA>], ['killed', 'injured'])
    >>> mine.attrs["problems"]
    ['line 2: "police" is no code for victim; there are civilian, security, militant, unspecified']
    >>> read_coding("").empty
    True
    """
    rows, problems = [], []
    for line in table.splitlines():
        cells = _split_line(line)
        if _RULED.fullmatch(line) or fold(cells[0]) == "value":
            continue
        row: dict[str, object] = {"value": pd.NA, "words": cells[4].strip("\"'“”‘’ ") or pd.NA}
        wrong = []
        row["value"], said = _read_value(cells[0])
        wrong += [said] if said else []
        for column, cell in zip(CODES, cells[1:4], strict=True):
            code = _list_spellings().get((column, fold(cell)))
            row[column] = code or fold(cell).replace(" ", "_") or pd.NA
            if code is None:
                given = f'"{cell[:_SHORT]}" is no code for' if cell else "nothing is given for"
                wrong.append(f"{given} {column}; there are {', '.join(CODES[column])}")
        rows.append(row)
        problems += [f"line {len(rows)}: {said}" for said in wrong]
    coding = pd.DataFrame(rows, columns=list(COLUMNS), dtype=object).astype(COLUMNS)
    coding.attrs["problems"] = problems
    return coding


def _split_line(line: str) -> list[str]:
    """The five cells of a line; the last one keeps what else divides it."""
    line = line[:_LONG].strip(" ")
    sign = next((sign for sign in "|\t;," if sign in line), "|")
    # Tables are drawn with a line before the first cell, too; but a line of ours may also begin without a value.
    if sign == "|" and line.startswith("|") and line.count("|") > len(COLUMNS) - 1:
        line = line[1:]
    cells = [cell.strip() for cell in line.split(sign, len(COLUMNS) - 1)]
    return [*cells[:-1], cells[-1].strip("| "), *[""] * (len(COLUMNS) - len(cells))][: len(COLUMNS)]


def _read_value(cell: str) -> tuple[object, str]:
    """The number of a cell (NA for none), and what is wrong with it."""
    if cell.casefold() in _EMPTY:
        return pd.NA, ""
    if len(cell) <= _SHORT:
        found = find_numerals(cell, vague=True)
        if len(found) == 1 and found[0].kind == "vague":
            return pd.NA, ""
        if len(found) == 1 and isinstance(found[0].value, int) and abs(found[0].value) < 10**9:
            return found[0].value, ""
    return pd.NA, f'"{cell[:_SHORT]}" is no whole number; leave the value empty where the text gives none'


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
