"""The toll ladder: every claim on one event by claimant and time, open ends kept, published context beside it."""

from __future__ import annotations

import pandas as pd

from balochlib.calls import takes

LADDER_TYPES = {
    "event_id": "string", "claim_id": "string", "article_id": "string", "publisher": "string", "as_of": "string", "side": "string",
    "claimant": "string", "outcome": "string", "victim": "string", "value": "Int64", "low": "Int64", "high": "Int64",
    "open_low": "boolean", "open_high": "boolean", "qualifier": "string", "part_of": "string",
    "start": "Int64", "end": "Int64", "quote": "string",
    "from_context": "boolean", "title": "string", "url": "string",
}  # fmt: skip
_SIDES = {"state": "state", "official_unnamed": "state", "armed_group": "armed_group"}


@takes("bl.list_event_claims(corpus.casualties, corpus.events, event_id)", claims="claim_id event_id", events="event_id parent_event_id")
def list_event_claims(claims: pd.DataFrame, events: pd.DataFrame, event_id: str) -> pd.DataFrame:
    """Return the claims on one event and, where it is an operation, on the incidents that are part of it.

    They may be looked at side by side; they do not add up, for an operation's toll may hold its incidents' tolls.

    >>> from balochlib.schema import build_table
    >>> events = build_table("events", [{"event_id": "op"}, {"event_id": "e", "parent_event_id": "op"}, {"event_id": "x"}])
    >>> claims = build_table("casualties", [{"claim_id": f"c-{e}", "event_id": e} for e in ("op", "e", "x")])
    >>> list_event_claims(claims, events, "op")["claim_id"].tolist(), list_event_claims(claims, events, "none").empty
    (['c-op', 'c-e'], True)
    """
    wanted, size = {event_id}, 0
    while len(wanted) > size:
        size = len(wanted)
        wanted |= set(events.loc[events["parent_event_id"].isin(wanted), "event_id"])
    return claims[claims["event_id"].isin(wanted)].reset_index(drop=True)


@takes("bl.build_ladder(claims, corpus.articles)", claims="claim_id article_id value claimant_kind", articles="article_id published")
def build_ladder(claims: pd.DataFrame, articles: pd.DataFrame, context: pd.DataFrame | None = None) -> pd.DataFrame:
    """Return the claims (``corpus.casualties`` of one event or operation) as rungs: one row each, earliest first.

    ``side`` tells the state (governments, forces, unnamed officials), armed groups and others apart. ``as_of`` is the day
    of publication, for context rows the day of the claim; rungs without a day come last. An end that the words leave open
    has ``open_low`` or ``open_high``; a vague claim is a rung without a number; ``part_of`` names the claim that a rung is a part of.
    ``context`` is made by :func:`balochlib.analysis.context.list_operation_claims`; its rows are marked ``from_context`` and
    have a title and url instead of a claim_id and words.

    >>> from balochlib.schema import build_table
    >>> claims = build_table("casualties", [{"claim_id": "c", "value": 14, "low": 14, "qualifier": "at_least", "claimant_kind": "state"}])
    >>> build_ladder(claims, build_table("articles", []))[["side", "value", "open_low", "open_high"]].values.tolist()
    [['state', 14, False, True]]
    """
    own = claims.merge(articles[["article_id", "publisher", "published"]].drop_duplicates("article_id"), on="article_id", how="left")
    own = own.assign(
        as_of=own["published"],
        side=own["claimant_kind"].map(_SIDES),
        claimant=own["claimant_text"].fillna(own["claimant"]),  # readers know words, not ids
        from_context=False,
    )
    frames = [own.reindex(columns=list(LADDER_TYPES))]
    if context is not None and len(context):
        days = [c for c in ("start", "end") if c in context]  # of the operation: a rung has places in a text under these names
        frames.append(context.drop(columns=days).assign(from_context=True).reindex(columns=list(LADDER_TYPES)))
    ladder = pd.concat([f.astype(object) for f in frames], ignore_index=True)
    ladder["side"] = ladder["side"].fillna("other")
    stated = ladder["value"].notna()
    ladder["open_low"] = stated & ladder["low"].isna()
    ladder["open_high"] = stated & ladder["high"].isna()
    return ladder.astype(LADDER_TYPES).sort_values(["as_of", "victim", "outcome", "value"], kind="stable", ignore_index=True)
