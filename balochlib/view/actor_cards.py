"""Actor cards: what the texts and the registry have on the most named actors, side by side."""

from __future__ import annotations

import pandas as pd

from balochlib.analysis.accusations import name_accusers
from balochlib.analysis.designations import load_designations
from balochlib.analysis.selection import keep_relevant
from balochlib.text.lexicon import load_rows
from balochlib.view.markup import Cited, call, call_urdu, cite
from balochlib.view.prose import count, join_words
from balochlib.view.source import Corpus
from balochlib.view.tables import DASH

KINDS = ("armed_group",)
_FACTS = (
    "In Urdu", "Named in these texts as", "Mentions", "Belongs to", "Claims of responsibility", "Blamed by others", "Accuses", "Accused by",
    "Said to be backed by", "Quoted", "Designated (registry)", "Loaded labels, and who uses them",
)  # fmt: skip


def build_cards(corpus: Corpus, kinds: tuple[str, ...] = KINDS, most: int = 3) -> pd.DataFrame:
    """Return one column per actor of ``kinds``, the ``most`` named first, and one row per fact; counts link to their rows.

    What the texts say and what the registry (data/lexicon) has are told apart by the name of the fact. Groups that the text
    leaves unspecified get no card.
    """
    actors = keep_relevant(corpus.actors, corpus.articles)
    wanted = actors[actors["kind"].isin(kinds) & ~actors["name"].str.contains("unspecified", na=False)]
    ids = wanted["actor_id"].value_counts(sort=True).head(most).index
    cards = {call(wanted.loc[wanted["actor_id"] == i, "name"].iloc[0]): _fill_card(corpus, i, wanted[wanted["actor_id"] == i]) for i in ids}
    return pd.DataFrame({"fact": list(_FACTS), **cards}) if cards else pd.DataFrame(columns=["fact"])


def _fill_card(corpus: Corpus, actor_id: str, mentions: pd.DataFrame) -> list[str | Cited]:
    name = mentions["name"].iloc[0]
    registry = next((r for r in load_rows("actors") if r["actor_id"] == actor_id), {})
    said = keep_relevant(corpus.tables["responsibility"], corpus.articles)
    made = keep_relevant(corpus.allegations, corpus.articles)
    made = made[made["stance"] != "denies"]
    against = name_accusers(made[made["accused"] == name])
    backed = made[made["beneficiary"].fillna("").str.split("; ").map(lambda names: name in names) & made["accused"].notna()]
    voices = keep_relevant(corpus.tables["voices"], corpus.articles)
    voices = voices[(voices["actor_id"] == actor_id).fillna(False)]
    claims = said[(said["stance"] == "claims") & (said["actor"] == name)]
    blames = said[(said["stance"] == "blames") & (said["actor"] == name)]
    return [
        call_urdu(actor_id) or DASH,
        ", ".join(dict.fromkeys(mentions["text"].head(40))),
        cite(f"{len(mentions):,} in {count(mentions['article_id'].nunique(), 'article')}", mentions),
        _name_parent(registry),
        _cite_or_dash(claims, f"{len(claims)}"),
        _cite_or_dash(blames, f"{len(blames)}"),
        _list_parties(made[made["accuser"] == name], "accused"),
        _list_parties(against, "accuser"),
        _list_parties(backed, "accused"),
        _cite_or_dash(voices, f"{int(voices['n_words'].fillna(0).sum()):,} words"),
        _list_designations(actor_id),
        _list_labels(registry),
    ]


def _cite_or_dash(rows: pd.DataFrame, words: str) -> str | Cited:
    return cite(words, rows) if len(rows) else DASH


def _list_parties(rows: pd.DataFrame, side: str) -> str | Cited:
    names = [str(n) for n in rows[side].dropna().value_counts(sort=True).index]
    if not names:
        return DASH
    more = f" and {len(names) - 4} more" if len(names) > 4 else ""
    return cite(("; ".join(names[:4])) + more, rows[rows[side].notna()])


def _name_parent(registry: dict) -> str:
    parents = {r["actor_id"]: r["name"] for r in load_rows("actors")}
    parent = parents.get(registry.get("parent", ""))
    return f"{parent} ({registry['relation'] or 'part'})" if parent else DASH


def _list_designations(actor_id: str) -> str | Cited:
    registry = load_designations()
    rows = registry[registry["actor_id"] == actor_id].to_dict("records")
    absent = [r["authority"] for r in rows if not r["listed"]]
    listed = [f"{r['authority']} {r['date'][:4]}".strip() for r in rows if r["authority"] not in absent]
    words = ". ".join(filter(None, (join_words(listed), f"No listing: {join_words(absent)}" if absent else "")))
    return cite(words, rows) if words else DASH


def _list_labels(registry: dict) -> str:
    labels = [f"\u201c{label}\u201d" for label in filter(None, registry.get("hostile_labels", "").split(";"))]
    return f"{join_words(labels)}: {registry['hostile_users']}" if labels else DASH
