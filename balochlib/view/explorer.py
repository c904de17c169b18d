"""The explorer: pick an incident, an actor, a place, an outcome, a claimant, and see the claims, their words, ladder and map.

With menus where a live Jupyter runs the notebook, else as a view of one choice that stands in any page.
"""

from __future__ import annotations

import os
from dataclasses import dataclass

import pandas as pd

from balochlib.analysis import geo
from balochlib.analysis.extent import range_dead
from balochlib.analysis.selection import find_most_claimed, keep_relevant
from balochlib.view import charts, incident, maps, tables, titles
from balochlib.view.basemap import show_map
from balochlib.view.counts import link_numbers
from balochlib.view.evidence import label_articles, show_evidence
from balochlib.view.figure import ShownFigure, show_chart
from balochlib.view.markup import Html, call, cite, reveal, squeeze
from balochlib.view.prose import count, say
from balochlib.view.source import Corpus

__all__ = ["link_claims", "list_choices", "list_most_claimed", "narrow_claims", "open_explorer", "show_view"]
FIELDS = {"event": "Incident", "actor": "Actor", "place": "Place", "outcome": "Outcome", "claimant": "Claimant"}
NOBODY = "nobody named"
_ANY = ""  # a menu that holds None shows an empty line, not the word "any"
_LIVE = "JPY_SESSION_NAME"  # set by a Jupyter server for the kernels of its notebooks; nbconvert, nbclient and nbval do not
_CLAIM_COLUMNS = {"value": "People", "outcome": "Outcome", "victim": "Who", "claimant_text": "Claimed by", "quote": "Words"}
_MAP_COLUMNS = {"event": "Incident", "place": "Place", "where_precision": "Level", "date": "Date", "low": "Dead, low", "high": "Dead, high"}


def link_claims(corpus: Corpus) -> pd.DataFrame:
    """Return what each claim on the topic can be picked by: claim_id, field, value, label, one row per pair.

    An actor or a place belongs to a claim when the claim's sentence names it, when it is the perpetrator or when it is a
    place of the claim's incident.
    """
    claims = keep_relevant(corpus.casualties, corpus.articles)
    events = corpus.events.drop_duplicates("event_id").set_index("event_id")
    of_event = claims[claims["event_id"].notna()][["claim_id", "event_id"]]
    by = of_event.assign(name=of_event["event_id"].map(events["perpetrator"])).dropna(subset=["name"])
    ids = corpus.actors.drop_duplicates("name").set_index("name")["actor_id"]
    told = of_event.merge(corpus.tables["event_places"][["event_id", "place_id", "name"]], on="event_id")
    speaker = claims["claimant_text"].fillna(NOBODY)
    parts = [
        _field("event", of_event["claim_id"], of_event["event_id"], [incident.name_event(corpus, e) for e in of_event["event_id"]]),
        _field("actor", by["claim_id"], by["name"].map(ids).fillna(by["name"]), by["name"]),
        _named_beside(corpus, claims, "actor", corpus.actors),
        _field("place", told["claim_id"], told["place_id"], told["name"]),
        _named_beside(corpus, claims, "place", corpus.tables["places"]),
        _field("outcome", claims["claim_id"], claims["outcome"], claims["outcome"]),
        _field("claimant", claims["claim_id"], claims["claimant"].fillna(speaker), speaker),
    ]
    return pd.concat(parts, ignore_index=True).dropna(subset=["value"]).drop_duplicates(["claim_id", "field", "value"], ignore_index=True)


def _field(name: str, claim_id: pd.Series, value: pd.Series, label: object) -> pd.DataFrame:
    rows = {"claim_id": list(claim_id), "field": name, "value": list(value), "label": list(label)}
    return pd.DataFrame(rows, columns=["claim_id", "field", "value", "label"]).astype("string")


def _named_beside(corpus: Corpus, claims: pd.DataFrame, name: str, mentions: pd.DataFrame) -> pd.DataFrame:
    """Return the actors or places that the sentences of the claims name."""
    articles = {a.article_id: a for a in corpus.read_articles}
    spans = []
    for claim_id, article_id, start in zip(claims["claim_id"], claims["article_id"], claims["start"], strict=True):
        at = articles[article_id].sentence_at(int(start))
        if at is not None:
            sentence = articles[article_id].sentences[at]
            spans.append((claim_id, article_id, sentence.start, sentence.end))
    sentences = pd.DataFrame(spans, columns=["claim_id", "article_id", "first", "last"])
    sentences = sentences.astype({"article_id": mentions["article_id"].dtype})
    both = sentences.merge(mentions, on="article_id")
    inside = both[both["start"].ge(both["first"]) & both["end"].le(both["last"])]
    return _field(name, inside["claim_id"], inside[f"{name}_id"], inside["name"])


def list_choices(corpus: Corpus) -> pd.DataFrame:
    """Return what can be picked: field, value, label and the number of claims, the largest number first.

    >>> import balochlib as bl
    >>> corpus = bl.parse("QUETTA, Jan. 31, 2026 - At least 14 policemen were killed in Mastung, officials said.")
    >>> list_choices(corpus).query("field == 'outcome'")[["value", "n"]].values.tolist()
    [['killed', 1]]
    >>> list_choices(bl.parse("Nothing happened.")).empty
    True
    """
    links = link_claims(corpus)
    grouped = links.groupby(["field", "value"], sort=False).agg(label=("label", "first"), n=("claim_id", "nunique")).reset_index()
    order = grouped["field"].map({name: i for i, name in enumerate(FIELDS)})
    return grouped.assign(order=order).sort_values(["order", "n"], ascending=[True, False], kind="stable", ignore_index=True)[
        ["field", "value", "label", "n"]
    ]


def list_most_claimed(corpus: Corpus, most: int = 5) -> pd.DataFrame:
    """Return the choices with the most claims in each menu for a table: field in words, label, and the claims behind ``n``."""
    top = list_choices(corpus).groupby("field", sort=False).head(most).reset_index(drop=True)
    claims = keep_relevant(corpus.casualties, corpus.articles)
    told = claims[["claim_id", "article_id", "start", "end", "quote"]].merge(link_claims(corpus), on="claim_id")
    linked = link_numbers(top, told, ["field", "value"], ["n"])
    return linked.assign(field=linked["field"].map(FIELDS), label=linked["label"].map(call))


def narrow_claims(corpus: Corpus, **choice: str | None) -> pd.DataFrame:
    """Return the claims on the topic that meet every part of the choice; event, actor, place, outcome, claimant by id or by name.

    >>> import balochlib as bl
    >>> corpus = bl.parse("QUETTA, Jan. 31, 2026 - At least 14 policemen were killed in Mastung, officials said.")
    >>> narrow_claims(corpus, place="Mastung", claimant="officials")["value"].tolist()
    [14]
    >>> narrow_claims(corpus, place="Atlantis")
    Traceback (most recent call last):
        ...
    ValueError: no claim has the place 'Atlantis'; explorer.list_choices(corpus) lists what can be picked
    """
    unknown = choice.keys() - FIELDS.keys()
    if unknown:
        raise TypeError(f"one can pick by {', '.join(FIELDS)}, not by {', '.join(sorted(unknown))}")
    links, claims = link_claims(corpus), keep_relevant(corpus.casualties, corpus.articles)
    for field, wanted in choice.items():
        if wanted is None:
            continue
        own = links[links["field"] == field]
        found = own[own["value"].eq(wanted) | own["label"].str.casefold().eq(str(wanted).casefold())]
        if found.empty:
            raise ValueError(f"no claim has the {field} {wanted!r}; explorer.list_choices(corpus) lists what can be picked")
        claims = claims[claims["claim_id"].isin(found["claim_id"])]
    return claims.reset_index(drop=True)


@dataclass(frozen=True)
class View:
    """What one choice shows, in order; Jupyter shows the parts one below the other."""

    finding: Html
    claims: Html
    sentences: Html
    ladder: ShownFigure | Html
    map: ShownFigure

    def _ipython_display_(self) -> None:
        from IPython.display import display

        for part in (self.finding, self.claims, self.sentences, self.ladder, self.map):
            display(part)

    def __repr__(self) -> str:
        return "\n".join(map(repr, (self.finding, self.claims, self.sentences, self.ladder, self.map)))


def show_view(corpus: Corpus, **choice: str | None) -> View:
    """Show the claims that meet a choice (:func:`narrow_claims`): a table, their sentences, the ladder of one incident, a map.

    The ladder is that of the incident with the most claims among them, because tolls of several incidents are not one toll.
    """
    claims = narrow_claims(corpus, **choice)
    names = label_articles(corpus.articles, corpus.sources)
    note = "Claims on the same people may stand side by side; nothing is added up."
    return View(
        _tell(claims),
        tables.show(claims, "Claims that meet the choice", note if len(claims) else None, columns=_CLAIM_COLUMNS),
        show_evidence(claims, corpus.read_articles, names) if len(claims) else say("There is no sentence to show."),
        _show_ladder(corpus, claims),
        _show_map(corpus, claims),
    )


def _tell(claims: pd.DataFrame) -> Html:
    if claims.empty:
        return say("No claim meets this choice.")
    free = claims[claims["event_id"].isna()]
    return say(
        "{n} in {articles}, on {events}; tied to no incident: {free}.",
        n=cite(count(len(claims), "claim"), claims), free=cite(len(free), free),
        articles=cite(count(claims["article_id"].nunique(), "article"), claims),
        events=cite(count(claims["event_id"].nunique(), "incident"), claims[claims["event_id"].notna()]),
    )  # fmt: skip


def _show_ladder(corpus: Corpus, claims: pd.DataFrame) -> ShownFigure | Html:
    event = next(iter(find_most_claimed(claims)), None)
    if event is None:
        return say("No claim with a number is tied to an incident, so there is no ladder.")
    ladder = incident.build_event_ladder(corpus, event)
    ladder = ladder[ladder["claim_id"].isin(claims["claim_id"])]  # not what was published elsewhere: nobody picked it
    title = titles.name_spread(ladder, incident.name_event(corpus, event))
    caption = "Source: the texts. The claims above on this one incident."
    return show_chart(charts.plot_ladder, ladder, title, caption=caption, data=ladder, columns=incident.LADDER_COLUMNS)


def _show_map(corpus: Corpus, claims: pd.DataFrame) -> ShownFigure:
    events = corpus.events[corpus.events["event_id"].isin(claims["event_id"].dropna())]
    located = geo.locate_events(events, corpus.tables["event_places"], corpus.tables["places"])
    located = located.merge(range_dead(claims), on="event_id", how="left")
    caption = "Source: the texts; the incidents of the claims above, dead as these claims have them."
    return show_map(maps.map_events, located, caption=caption, data=located[located["finest"]], columns=_MAP_COLUMNS)


def is_live() -> bool:
    """Say whether a Jupyter server runs the notebook, so that menus work; a notebook that is built or tested has none."""
    return _LIVE in os.environ


def open_explorer(corpus: Corpus, live: bool | None = None, **choice: str | None):
    """Open the explorer at a choice; with none, at the incident with the most claims.

    In a live Jupyter it shows a menu per field, anywhere else (and with ``live=False``) the view of the choice alone. So a
    page that is built, and the output that is stored, hold no widgets. Menus can be asked for with ``live=True``.
    """
    chosen = choice or {"event": incident.find_most_claimed_event(corpus)}
    return _build_menus(corpus, chosen) if (is_live() if live is None else live) else show_view(corpus, **chosen)


def _build_menus(corpus: Corpus, choice: dict[str, str | None]):
    import ipywidgets
    from IPython.display import display

    choices, menus = list_choices(corpus), {}
    for field, heading in FIELDS.items():
        rows = choices[choices["field"] == field]
        options = [(f"{squeeze(reveal(r['label']), 70)} ({r['n']})", r["value"]) for r in rows.to_dict("records")]
        value = _find_value(rows, choice.get(field)) or _ANY
        menus[field] = ipywidgets.Dropdown(
            options=[("any", _ANY), *options], value=value, description=heading, layout=ipywidgets.Layout(width="min(100%, 46em)")
        )
    shown = ipywidgets.Output()

    def refresh(_change: object = None) -> None:
        with shown:
            shown.clear_output(wait=True)
            display(show_view(corpus, **{field: menu.value or None for field, menu in menus.items()}))

    for menu in menus.values():
        menu.observe(refresh, names="value")
    refresh()
    return ipywidgets.VBox([*menus.values(), shown])


def _find_value(rows: pd.DataFrame, wanted: str | None) -> str | None:
    """Return the value of a menu that an id or a name stands for."""
    if wanted is None:
        return None
    found = rows.loc[rows["value"].eq(wanted) | rows["label"].str.casefold().eq(str(wanted).casefold()), "value"]
    if found.empty:
        raise ValueError(f"nothing to pick is called {wanted!r}; explorer.list_choices(corpus) lists what can be picked")
    return str(found.iloc[0])


def __dir__() -> list[str]:
    return __all__
