"""Titles that state a finding, computed from what a chart shows."""

from __future__ import annotations

import pandas as pd

from balochlib.view.incident import say_claim
from balochlib.view.prose import begin, count, join_words
from balochlib.view.tables import format_claim, format_date, say_code


def name_largest(table: pd.DataFrame, what: str, lead: str) -> str:
    """Return a chart title that names the largest row of a table of counts, after words that say what makes it the largest.

    >>> name_largest(pd.DataFrame({"civilian": [3, 1]}, index=["killed", "injured"]), "claims", "Most frequent outcome")
    'Most frequent outcome: killed, 3 of 4 claims'
    >>> name_largest(pd.DataFrame({"state": [2, 2]}, index=["state", "expert"]), "passages", "Heard most")
    'Heard most: state and expert, 2 of 4 passages each'
    >>> name_largest(pd.DataFrame(), "claims", "Most frequent outcome")
    'No claims'
    """
    if table.empty:
        return f"No {what}"
    totals = table.sum(axis=1)
    top = totals[totals == totals.max()]
    name = join_words([say_code(i) for i in top.index[:3]])
    each = " each" if len(top) > 1 else ""
    return f"{lead}: {name}, {int(totals.max()):,} of {int(totals.sum()):,} {what}{each}"


def name_spread(ladder: pd.DataFrame, name: str = "") -> str:
    """Return a title that says how far the claims on one incident lie apart: for the class where they differ most.

    Only whole counts by different voices are rivals: a part of another claim is left out, of each voice the largest count is
    taken (its smaller ones are earlier or narrower), and claims by nobody named are compared only where no claimant is named.

    >>> rows = {"value": [10, 362, 4], "high": [10, pd.NA, 4], "qualifier": ["exact", "more_than", "exact"], "part_of": [None, None, "c"]}
    >>> rows |= {"outcome": ["killed"] * 3, "victim": ["security"] * 3, "claimant": ["officials", "BLA", "police"], "article_id": ["a"] * 3}
    >>> name_spread(pd.DataFrame(rows), "Attack")
    'Attack: 10 to over 362 security personnel killed, depending on who counts'
    >>> name_spread(pd.DataFrame(rows).assign(claimant="officials"))
    'The claims, side by side'
    """
    rivals = [_find_rivals(rows) for _, rows in ladder[ladder["value"].notna() & ladder["part_of"].isna()].groupby(["outcome", "victim"])]
    apart = max(rivals, key=lambda rows: int(rows["value"].max() - rows["value"].min()), default=None)
    if apart is None or apart["value"].nunique() < 2:
        return name or "The claims, side by side"
    low, high = apart.iloc[0].to_dict(), apart.iloc[-1].to_dict()
    return f"{name}{': ' if name else ''}{format_claim(low)} to {say_claim(high)}, depending on who counts"


def _find_rivals(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the largest count of each voice on one class of people, smallest first."""
    named = rows[rows["claimant"].notna()]
    rows = named if len(named) else rows.assign(claimant=rows["article_id"])
    return rows.sort_values("value", kind="stable").drop_duplicates("claimant", keep="last")


def name_strongest(edges: pd.DataFrame) -> str:
    """Return a title that names the pair named together most."""
    together = edges[edges["relation"] == "named together"]
    if together.empty:
        return "No two actors are named close together"
    top = together.iloc[0]
    return f"Named together most: {top['a']} and {top['b']} ({count(int(top['n']), 'time')})"


RELATIONS = {  # one, several
    "accuses": ("accusation", "accusations"), "denies": ("denial", "denials"), "fights": ("fight", "fights"),
    "allied": ("alliance", "alliances"), "part_of": ("membership", "memberships"), "designates": ("designation", "designations"),
}  # fmt: skip


def name_relations(edges: pd.DataFrame) -> str:
    """Return a title that counts the stated relations between two actors by kind.

    >>> name_relations(pd.DataFrame({"relation": ["accuses", "accuses", "fights"]}))
    'Stated between two actors: 2 accusations and 1 fight'
    >>> name_relations(pd.DataFrame({"relation": []}))
    'No relation between two actors is stated'
    """
    kinds = edges["relation"].value_counts(sort=True)
    said = [count(int(n), *RELATIONS.get(kind, (kind, kind))) for kind, n in kinds.items()]
    return f"Stated between two actors: {join_words(said)}" if said else "No relation between two actors is stated"


def name_top_accusation(cells: pd.DataFrame) -> str:
    """Return a title that names the most frequent accusation, or how many share that place.

    ``cells`` is made by :func:`balochlib.analysis.accusations.cross_accusations`.

    >>> name_top_accusation(pd.DataFrame({"accuser": ["Kabul"], "accused": ["Islamabad"], "n": [2]}))
    'Most frequent: Kabul accuses Islamabad (2 times)'
    >>> name_top_accusation(pd.DataFrame({"accuser": [], "accused": [], "n": []}))
    'No accusation between two parties'
    """
    if cells.empty:
        return "No accusation between two parties"
    top = cells[cells["n"] == cells["n"].max()]
    if len(top) > 1:
        return f"No accusation stands out: {len(top)} pairs with {count(int(cells['n'].max()), 'accusation')} each"
    return f"Most frequent: {top.iloc[0]['accuser']} accuses {top.iloc[0]['accused']} ({count(int(top.iloc[0]['n']), 'time')})"


def name_span(events: pd.DataFrame) -> str:
    """Return a title that says from when to when incidents are dated."""
    dates = events["date"].dropna().sort_values()
    if dates.empty:
        return "No incident with a date"
    return f"{count(len(dates), 'dated incident')}, {format_date(dates.iloc[0])} to {format_date(dates.iloc[-1])}"


def name_widest_year(years: pd.DataFrame) -> str:
    """Return a title that names the year on which the producers differ most.

    >>> name_widest_year(pd.DataFrame({"producer": ["P", "Q", "P"], "year": [2015, 2015, 2016], "value": [3, 9, 4]}))
    '2015: 3 to 9 killed, depending on the producer'
    >>> name_widest_year(pd.DataFrame({"producer": ["P"], "year": [2015], "value": [3]}))
    'No year has two producers'
    """
    by_year = years.groupby("year")["value"].agg(["min", "max", "size"])
    shared = by_year[by_year["size"] > 1]
    if shared.empty:
        return "No year has two producers"
    year = (shared["max"] - shared["min"]).astype(float).idxmax()
    return f"{int(year)}: {int(shared.loc[year, 'min']):,} to {int(shared.loc[year, 'max']):,} killed, depending on the producer"


def name_tellers(ladder: pd.DataFrame, articles: pd.DataFrame) -> str:
    """Return the days of the articles that make the claims of a ladder, to begin its subtitle with.

    >>> articles = pd.DataFrame({"article_id": ["a", "b"], "published": ["2025-05-02", None], "relevant": [True, True]})
    >>> name_tellers(pd.DataFrame({"article_id": ["a", None]}), articles.astype({"relevant": "boolean"}))
    'Texts of 2 May 2025.'
    """
    days = name_days(articles[articles["article_id"].isin(ladder["article_id"].dropna())])
    return f"{begin(days)}."


def name_days(articles: pd.DataFrame) -> str:
    """Return the days of publication that a chart of these articles covers, for its subtitle.

    >>> days = {"published": ["2025-05-02", "2025-06-11", None], "relevant": [True, True, True]}
    >>> name_days(pd.DataFrame(days).astype({"relevant": "boolean"}))
    'texts of 2 May 2025 to 11 June 2025, some undated'
    >>> name_days(pd.DataFrame({"published": [None], "relevant": [True]}).astype({"relevant": "boolean"}))
    'texts without a day'
    """
    days = articles.loc[articles["relevant"].fillna(False), "published"]
    known = days.dropna()
    if known.empty:
        return "texts without a day"
    span = " to ".join(format_date(day) for day in dict.fromkeys([known.min(), known.max()]))
    return f"texts of {span}{', some undated' if len(known) < len(days) else ''}"
