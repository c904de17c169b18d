"""Who lists or bans whom: the statements of the texts beside the registry's answer."""

from __future__ import annotations

import pandas as pd

from balochlib.analysis.designations import compare_designations
from balochlib.analysis.selection import keep_relevant
from balochlib.view.evidence import label_articles
from balochlib.view.markup import Html, call, cite
from balochlib.view.prose import count, join_words, say_list
from balochlib.view.source import Corpus


def _stated(corpus: Corpus) -> pd.DataFrame:
    rows = keep_relevant(corpus.tables["relations"], corpus.articles)
    return rows[(rows["relation"] == "designates") & rows["actor"].notna()].reset_index(drop=True)


def tell_designations(corpus: Corpus) -> Html:
    """Say, group by group and article by article, by whom the texts say that a group is designated; each list opens its sentence."""
    stated, labels = _stated(corpus), label_articles(corpus.articles, corpus.sources)
    items = []
    for (group, article_id), rows in stated[stated["stance"] != "denies"].groupby(["other", "article_id"], sort=False):
        names = list(dict.fromkeys(_short(name) for name in rows["actor"]))
        items.append(("{group}, says {who}: designated by {names}.", {
            "group": group, "who": call(labels[article_id]), "names": cite(join_words(names), rows),
        }))  # fmt: skip
    for row in stated[stated["stance"] == "denies"].to_dict("records"):
        names = cite(f"not by {_short(row['actor'])}", row)
        items.append(("{group}, says {who}: {names}.", {"group": row["other"], "who": call(labels[row["article_id"]]), "names": names}))
    return say_list(items, "No article on the conflict says by whom an armed group is designated or banned.")


def judge_designations(corpus: Corpus) -> Html:
    """Say where the texts and the registry agree and where not."""
    items, stated = [], _stated(corpus)
    for group, rows in compare_designations(stated).groupby("group", sort=False):
        agree, clash, missing = (rows[rows["verdict"] == v] for v in ("agrees", "contradicts", "only in the registry"))
        if len(agree):
            items.append(("{group}: texts and registry agree on {names}.", {"group": group, "names": _join(agree)}))
        for row in clash.to_dict("records"):
            name = "name" if row["n_articles"] > 1 else "names"
            n = cite(count(row["n_articles"], "article"), stated.loc[list(row["said"])])
            fields = {"group": group, "n": n, "who": _short(row["authority"]), "status": row["status"]}
            items.append((f"{{group}}: {{n}} {name} {{who}}; the registry has: {{status}}.", fields))
        left_out = missing[~missing["status"].str.startswith(("not ", "no "), na=True)]
        if len(left_out):
            items.append(("{group}: no article names {names}, which the registry has.", {"group": group, "names": _join(left_out)}))
    return say_list(items, "There is nothing to compare with the registry.")


def _join(rows: pd.DataFrame) -> str:
    return join_words([_short(name) for name in rows["authority"]])


_VERDICTS = {"agrees": "texts and registry agree", "contradicts": "the registry differs"}


def list_designations(corpus: Corpus) -> pd.DataFrame:
    """Return the comparison for a table: one row per group and authority, the statements linked, the registry's entry with its source."""
    stated = _stated(corpus)
    rows = []
    for row in compare_designations(stated).to_dict("records"):
        said = stated.loc[list(row["said"])]
        words = cite(count(row["n_articles"], "article"), said) if len(said) else "none"
        rows.append({
            "group": row["group"], "authority": _short(row["authority"]), "said": words, "registry": row["status"],
            "verdict": _VERDICTS.get(row["verdict"], row["verdict"]), "source": call(row["source"]) if row["source"] else None,
        })  # fmt: skip
    columns = ["group", "authority", "said", "registry", "verdict", "source"]
    return pd.DataFrame(rows, columns=columns)


def _short(name: str) -> str:
    """Write an authority as prose does: "Pakistan", "the European Union".

    >>> _short("Government of Pakistan"), _short("European Union")
    ('Pakistan', 'the European Union')
    """
    short = str(name).removeprefix("Government of ")
    return f"the {short}" if short.startswith(("European", "United Nations")) else short
