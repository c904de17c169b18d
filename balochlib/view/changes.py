"""What changed since the last issue: what its tables had and these have not, and the other way round, by their stable ids."""

from __future__ import annotations

import csv
from collections.abc import Mapping

import pandas as pd

from balochlib.analysis.selection import keep_relevant
from balochlib.view import tables
from balochlib.view.markup import SITE, Address, Cited, cite, cite_articles
from balochlib.view.prose import say
from balochlib.view.source import Corpus

FILE = "data/changes.csv"
COMPARED = {"articles": "article_id", "casualties": "claim_id", "events": "event_id", "allegations": "allegation_id"}
_NAMES = {"articles": "Articles", "casualties": "claims on casualties", "events": "incidents", "allegations": "accusations and denials"}
_COLUMNS = {"value": "People", "outcome": "Outcome", "victim": "Who", "claimant_text": "Claimed by", "quote": "Words"}


def list_changes(new: Mapping[str, pd.DataFrame], old: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return the rows on the conflict that one issue has and the other has not.

    One row each: ``change`` (new, gone), ``table``, ``id``, ``article_id``, and its ``words``; of an article the title. An id
    depends on the words of a row and on where they stand, so what is read otherwise than before is gone and new.

    >>> rows = {"claim_id": ["c-1", "c-2"], "article_id": ["a-1"] * 2, "quote": ["two men", "a boy"]}
    >>> articles = pd.DataFrame({"article_id": ["a-1"], "title": ["Toll"], "relevant": [True]}).astype({"relevant": "boolean"})
    >>> none = {name: pd.DataFrame({key: [], "article_id": [], "quote": []}) for name, key in COMPARED.items()}
    >>> old = {**none, "articles": articles, "casualties": pd.DataFrame(rows).head(1)}
    >>> list_changes({**old, "casualties": pd.DataFrame(rows).tail(1)}, old)[["change", "id", "words"]].values.tolist()
    [['new', 'c-2', 'a boy'], ['gone', 'c-1', 'two men']]
    >>> list_changes(old, old).empty
    True
    """
    rows = []
    for name, key in COMPARED.items():
        for change, here, there in (("new", new, old), ("gone", old, new)):
            own, others = _keep(here, name), set(_keep(there, name)[key])
            for row in own[~own[key].isin(others)].drop_duplicates(key).to_dict("records"):
                words = row["title"] if name == "articles" else row["quote"]
                rows.append({"change": change, "table": name, "id": row[key], "article_id": row["article_id"], "words": words})
    return pd.DataFrame(rows, columns=["change", "table", "id", "article_id", "words"])


def _keep(issue: Mapping[str, pd.DataFrame], name: str) -> pd.DataFrame:
    articles = issue["articles"]
    return articles[articles["relevant"].fillna(False)] if name == "articles" else keep_relevant(issue[name], articles)


def write_changes(corpus: Corpus, changes: pd.DataFrame) -> str:
    """Return the section of the first page that says what :func:`list_changes` found: counts, the new claims, and a file of all.

    What is new opens its words; what is gone has none here, so its number opens the file.
    """
    fields: dict[str, object] = {}
    for name, key in COMPARED.items():
        found = changes[changes["table"] == name]
        ids = found.loc[found["change"] == "new", "id"]
        rows = _keep(corpus.tables, name)
        rows = rows[rows[key].isin(ids)]
        gone = int((found["change"] == "gone").sum())
        fields[f"new_{name}"] = cite_articles(f"{len(ids):,}", rows) if name == "articles" else cite(len(ids), rows)
        fields[f"gone_{name}"] = Cited(f"{gone:,}", (Address(f"{SITE}{FILE}", "All changes"),)) if gone else "0"
        fields |= {k: "none" for k in (f"new_{name}", f"gone_{name}") if str(fields[k]) == "0"}
    told = "; ".join(f"{words}: {{new_{name}}} new, {{gone_{name}}} gone" for name, words in _NAMES.items())
    claims = corpus.casualties[corpus.casualties["claim_id"].isin(changes.loc[changes["change"] == "new", "id"])]
    new = tables.show(claims, "New claims on casualties", columns=_COLUMNS).markup if len(claims) else ""
    return (
        f'<h2 id="changes">What changed since the last issue</h2>{say(f"{told}.", **fields).markup}{new}'
        '<p class="note">Articles on the conflict and what is read from them. What is read otherwise than before is both gone and new. '
        f'<a href="{FILE}" download>All changes as CSV</a></p>'
    )


def render_changes(changes: pd.DataFrame) -> str:
    """Return the changes as CSV, for the site.

    >>> render_changes(pd.DataFrame({"change": ["new"], "id": ["c-1"]}))
    '"change","id"\\n"new","c-1"\\n'
    """
    return changes.to_csv(index=False, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n")
