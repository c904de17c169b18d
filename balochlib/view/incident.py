"""One incident in words: its name, its claims by claimant, and what different habits of counting make of them."""

from __future__ import annotations

import pandas as pd

from balochlib.analysis.context import list_operation_claims
from balochlib.analysis.ladder import build_ladder
from balochlib.analysis.selection import find_most_claimed, find_operations, keep_relevant
from balochlib.analysis.tolls import tolls
from balochlib.view.evidence import label_articles
from balochlib.view.markup import Cited, Html, call, cite
from balochlib.view.prose import begin, count, say_list
from balochlib.view.source import Corpus
from balochlib.view.tables import format_claim, format_date, format_range

LADDER_COLUMNS = {
    "as_of": "Day", "claimant": "Claimant", "value": "People", "outcome": "Outcome", "victim": "Who", "publisher": "Published by",
}  # fmt: skip
# What ACLED, UCDP and IBC would make of the claims (analysis/tolls.py), and what the last official said.
POLICIES = {"lowest": "Lowest", "low_best_high": "Low to high", "min_max": "Smallest to largest", "latest_official": "Latest official"}
PLURALS = {"killed": "killed", "injured": "injured", "casualties": "killed or injured", "abducted": "abducted"}
VICTIMS = {  # one, several
    "civilian": ("civilian", "civilians"),
    "security": ("member of the security forces", "security personnel"),
    "militant": ("militant", "militants"),
    "unspecified": ("person", "people"),
}


def find_most_claimed_event(corpus: Corpus) -> str | None:
    """Return the event_id with the most claims among articles on the topic, None where no claim belongs to an incident."""
    return next(iter(find_most_claimed(keep_relevant(corpus.casualties, corpus.articles))), None)


def list_claims(corpus: Corpus, event_id: str | None) -> pd.DataFrame:
    """Return the claims on one incident; none where there is no such incident."""
    return corpus.casualties[(corpus.casualties["event_id"] == event_id).fillna(False)].reset_index(drop=True)


def name_event(corpus: Corpus, event_id: str) -> str:
    """Return the date and the name of an incident."""
    rows = corpus.events[corpus.events["event_id"] == event_id]
    if rows.empty:
        return "an incident without a name"
    row = rows.iloc[0]
    name = row["name"] if pd.notna(row["name"]) else "incident"
    name = begin(name)
    known = pd.isna(row["date"]) or str(row["date"]) in name or format_date(row["date"]) in name
    return name if known else f"{name}, {format_date(row['date'])}"


def cite_event(corpus: Corpus, event_id: str) -> Cited:
    """Return the date and the name of an incident, tied to the words that tell it first."""
    return cite(name_event(corpus, event_id), corpus.events[corpus.events["event_id"] == event_id])


def say_people(row: dict) -> str:
    """Write the number and the class of the people of one claim.

    >>> say_people({"value": 1, "high": 1, "qualifier": "exact", "victim": "civilian"})
    '1 civilian'
    """
    alone = pd.notna(row["value"]) and row["value"] == 1 and row["qualifier"] == "exact"
    return f"{format_claim(row)} {VICTIMS[row['victim']][0 if alone else 1]}"


def say_claim(row: dict) -> str:
    """Write one claim as words: its number with its bounds, who, and what happened to them.

    >>> say_claim({"value": 31, "high": pd.NA, "qualifier": "at_least", "victim": "civilian", "outcome": "killed"})
    '31+ civilians killed'
    """
    return f"{say_people(row)} {PLURALS.get(row['outcome'], row['outcome'])}"


def tell_claimants(claims: pd.DataFrame) -> Html:
    """List who says what on one incident: one line per claimant, the numbered claims of each side by side and never added."""
    items = []
    numbered = claims[claims["value"].notna()]
    texts = numbered.assign(who=numbered["claimant_text"].fillna(""))
    for who, rows in texts.groupby("who", sort=False):
        fields = {f"c{i}": cite(say_claim(row), row) for i, row in enumerate(rows.to_dict("records"))}
        said = "; ".join(f"{{{name}}}" for name in fields)
        told = cite(count(rows["article_id"].nunique(), "article"), rows)
        items.append((f"{{who}}: {said} ({{told}}).", {"who": call(begin(who or "nobody named")), "told": told, **fields}))
    return say_list(items, "No claim with a number is tied to this incident.")


def compare_policies(claims: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Return one row per outcome and class of victim and one column per policy: the toll, linked to the claims that drove it."""
    by_id = claims.drop_duplicates("claim_id").set_index("claim_id", drop=False)
    rows: dict[tuple[str, str], dict[str, object]] = {}
    for policy, heading in POLICIES.items():
        for toll in tolls(claims, policy, articles=articles).to_dict("records"):
            row = rows.setdefault((toll["outcome"], toll["victim"]), {"outcome": toll["outcome"], "victim": toll["victim"]})
            driving = [i for i in toll["claim_ids"] if i in by_id.index]
            row[heading] = cite(format_range(toll["low"], toll["high"]), by_id.loc[driving])
    return pd.DataFrame(rows.values(), columns=["outcome", "victim", *POLICIES.values()])


def build_event_ladder(corpus: Corpus, event_id: str | None) -> pd.DataFrame:
    """Return the ladder of one incident, published claims on the same operation beside those of the texts."""
    context = list_operation_claims(find_operations(corpus.tables, event_id))
    claims = list_claims(corpus, event_id)
    ladder = build_ladder(claims, corpus.articles, context)
    labels = ladder["article_id"].map(label_articles(corpus.articles, corpus.sources)).astype("string")
    return ladder.assign(publisher=ladder["publisher"].fillna(labels))
