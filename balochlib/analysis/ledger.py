"""The CPEC ledger: what ties which sentence and which incident to the corridor, with the denominator beside it."""

from __future__ import annotations

import pandas as pd

from balochlib.schema import CPEC_GRADES, CPEC_THEMES


def build_ledger(cpec: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Return the sentences of ``corpus.cpec`` with outlet and day of each article, the strongest tie first.

    >>> from balochlib.schema import build_table
    >>> cpec = build_table("cpec", [{"article_id": "a", "grade": "context"}, {"article_id": "a", "grade": "targeted"}])
    >>> build_ledger(cpec, build_table("articles", [{"article_id": "a", "publisher": "Dawn"}]))[["grade", "publisher"]].values.tolist()
    [['targeted', 'Dawn'], ['context', 'Dawn']]
    """
    known = articles[["article_id", "publisher", "title", "published", "group_id"]].drop_duplicates("article_id")
    ledger = cpec.merge(known, on="article_id", how="left")
    rank = ledger["grade"].map({grade: i for i, grade in enumerate(CPEC_GRADES)})
    return ledger.iloc[rank.argsort(kind="stable")].reset_index(drop=True)


def count_linked_events(cpec: pd.DataFrame, events: pd.DataFrame, event_mentions: pd.DataFrame) -> pd.DataFrame:
    """Return, for each grade, how many of all events are told in a sentence tied to the corridor: k of n.

    An event counts once, under its strongest tie; being near Gwadar is no tie. ``n_events`` is all events of the corpus, so
    that "the corridor under attack" stays a share and not an impression.

    >>> from balochlib.schema import build_table
    >>> cpec = build_table("cpec", [{"article_id": "a", "start": 0, "end": 50, "grade": "targeted"}])
    >>> told = [{"event_id": f"e-{i}", "article_id": "a", "start": start, "end": start + 6} for i, start in ((1, 10), (2, 90))]
    >>> counts = count_linked_events(cpec, build_table("events", told), build_table("event_mentions", []))
    >>> counts[["grade", "events", "n_events", "event_ids"]].values.tolist()[0]
    ['targeted', 1, 2, ('e-1',)]
    """
    columns = ["article_id", "start", "event_id"]
    told = pd.concat([events[columns], event_mentions[columns]], ignore_index=True)
    pairs = told.merge(cpec[["article_id", "start", "end", "grade"]], on="article_id", suffixes=("", "_sentence"))
    inside = pairs[(pairs["start_sentence"] <= pairs["start"]) & (pairs["start"] < pairs["end"])]
    rows, counted = [], set()
    for grade in CPEC_GRADES:
        ids = tuple(i for i in dict.fromkeys(inside.loc[inside["grade"] == grade, "event_id"]) if i not in counted)
        counted.update(ids)
        rows.append({"grade": grade, "events": len(ids), "n_events": events["event_id"].nunique(), "event_ids": ids})
    return pd.DataFrame(rows)


def count_themes(cpec: pd.DataFrame) -> pd.DataFrame:
    """Return the number of sentences and of articles for each theme of the schema; a sentence may have several.

    >>> from balochlib.schema import build_table
    >>> cpec = build_table("cpec", [{"article_id": "a", "themes": "attack;port"}, {"article_id": "a", "themes": "port"}])
    >>> count_themes(cpec).query("sentences > 0").values.tolist()
    [['attack', 1, 1], ['port', 2, 1]]
    """
    themes = cpec["themes"].fillna("").str.split(";")
    has = {theme: [theme in one for one in themes] for theme in CPEC_THEMES}
    rows = [{"theme": t, "sentences": sum(m), "articles": cpec.loc[m, "article_id"].nunique()} for t, m in has.items()]
    return pd.DataFrame(rows, columns=["theme", "sentences", "articles"])
