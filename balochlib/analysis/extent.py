"""How far one incident reached and how many died in it, by who says so: named sites beside stated numbers of sites."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import pandas as pd

from balochlib.analysis.geo import DRAWN, load_gazetteer, locate
from balochlib.analysis.tolls import tolls
from balochlib.coding.names.gazetteer import Mention, match_places
from balochlib.coding.names.location import point_of

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

_SOURCE = ("publisher", "title", "url")
NEAR = 250  # characters between a telling and a name that belongs to it: the sentence itself, or the one beside it


def find_widest(events: pd.DataFrame, event_places: pd.DataFrame, places: pd.DataFrame) -> str | None:
    """Return the event_id told with the most places that have a point, None where none is told with two; equals in text order.

    >>> from balochlib.schema import build_table
    >>> find_widest(build_table("events", []), build_table("event_places", []), build_table("places", [])) is None
    True
    """
    points = set(places.loc[places["where_precision"].le(DRAWN).fillna(False), "place_id"])
    told = event_places[event_places["place_id"].isin(points) & event_places["event_id"].isin(events["event_id"])]
    numbers = told.groupby("event_id", sort=False)["place_id"].nunique().reindex(events["event_id"].unique()).dropna()
    return numbers.idxmax() if len(numbers) and numbers.max() > 1 else None


def list_namings(tables: dict[str, pd.DataFrame], event_id: str | None) -> pd.DataFrame:
    """Return the mentions that name a site of an incident: a place of the incident, with a point, near one of its tellings.

    A town that an article names far from every telling ("the road to Quetta", a chapter later) is no site of it.
    """
    columns = ["article_id", "start", "end", "event_id"]
    told = pd.concat([tables["events"][columns], tables["event_mentions"][columns]], ignore_index=True)
    told = told[(told["event_id"] == event_id).fillna(False)]
    own = tables["event_places"]
    ids = own.loc[(own["event_id"] == event_id).fillna(False), "place_id"]
    places = tables["places"]
    named = places[places["place_id"].isin(ids) & places["where_precision"].le(DRAWN).fillna(False)]
    pairs = named.reset_index(names="row").merge(told[["article_id", "start", "end"]], on="article_id", suffixes=("", "_told"))
    near = pairs[(pairs["start"] <= pairs["end_told"] + NEAR) & (pairs["end"] >= pairs["start_told"] - NEAR)]
    return named.loc[sorted(near["row"].unique())].reset_index(drop=True)


def list_published_sites(operations: pd.DataFrame) -> pd.DataFrame:
    """Return the places in the column ``area`` of published claims on operations, each once, those of insurgents' operations only.

    >>> from balochlib.analysis.context import load_operations
    >>> list_published_sites(load_operations("Herof", since="2026"))["place"].head(3).tolist()
    ['Quetta', 'Nushki', 'Mastung']
    """
    own = operations[(operations["side"] == "insurgent") & operations["area"].notna()].drop_duplicates("area")
    return _find_places(own.to_dict("records"))


def _find_places(published: Iterable[Mapping]) -> pd.DataFrame:
    found = {}
    for row in published:
        for mention in match_places(row["area"], 0, len(row["area"])):
            if isinstance(mention, Mention) and mention.place.place_id not in found:
                source = [row.get(column) for column in _SOURCE]
                found[mention.place.place_id] = (mention.place.name, mention.place.admin2, *point_of(mention.place), *source)
    rows = [(place_id, *values) for place_id, values in found.items()]
    columns = ["place_id", "place", "admin2", "lat", "lon", "where_precision", *_SOURCE]
    return pd.DataFrame(rows, columns=columns).astype({"lat": "Float64", "lon": "Float64", "where_precision": "Int64"})


def locate_sites(namings: pd.DataFrame, operations: pd.DataFrame) -> GeoDataFrame:
    """Return one row per site of an incident: n_articles that name it (0: only published elsewhere) and its point.

    A site of the texts has the words that name it first, one published elsewhere the publisher, title and url of the first claim.

    ``namings`` is made by :func:`list_namings`, ``operations`` by :func:`balochlib.analysis.selection.find_operations`.

    >>> from balochlib.analysis.context import load_operations
    >>> from balochlib.schema import build_table
    >>> sites = locate_sites(build_table("places", []), load_operations("Herof", since="2026"))
    >>> sites["n_articles"].unique().tolist(), len(sites)
    ([0], 16)
    """
    counts = namings.groupby("place_id", sort=False)["article_id"].nunique()
    own = namings.drop_duplicates("place_id").rename(columns={"name": "place"})
    words = ["article_id", "start", "end", "quote"]
    own = own[["place_id", "place", "admin2", "lat", "lon", "where_precision", *words]].assign(n_articles=own["place_id"].map(counts))
    elsewhere = list_published_sites(operations).assign(n_articles=0)
    elsewhere = elsewhere[~elsewhere["place_id"].isin(own["place_id"])]
    table = pd.concat([frame for frame in (own, elsewhere) if len(frame)], ignore_index=True) if len(own) + len(elsewhere) else elsewhere
    return locate(table.sort_values("n_articles", ascending=False, kind="stable", ignore_index=True))


def range_dead(casualties: pd.DataFrame) -> pd.DataFrame:
    """Return for each event the range of its dead that follows from its claims without adding any of them.

    Smallest to largest claim in each class of victims (the habit of Iraq Body Count). The dead of one class are part of all
    the dead, so the largest of the low ends is a floor for the whole. The top stays open where several classes are counted,
    for their numbers may come from different claimants and are not added. ``claim_ids`` are the claims behind it.

    >>> from balochlib.schema import build_table
    >>> claim = {"event_id": "e", "outcome": "killed", "scope": "event"}
    >>> one = {"claim_id": "c-1", "victim": "civilian", "value": 31, "low": 31, "high": 31}
    >>> two = {"claim_id": "c-2", "victim": "security", "value": 17, "low": 17, "high": 17}
    >>> range_dead(build_table("casualties", [{**claim, **one}, {**claim, **two}]))[["event_id", "low", "high"]].values.tolist()
    [['e', 31, <NA>]]
    >>> range_dead(build_table("casualties", [{**claim, **one}]))[["low", "high"]].values.tolist()
    [[31, 31]]
    """
    ends = tolls(casualties[casualties["outcome"] == "killed"], "min_max")
    rows = []
    for event_id, group in ends.groupby("event_id", sort=False):
        known = group[group["low"].notna() | group["high"].notna()]
        if len(known):
            high = known["high"].iloc[0] if len(known) == 1 else pd.NA
            ids = tuple(dict.fromkeys(i for claims in known["claim_ids"] for i in claims))
            rows.append((event_id, known["low"].max(), high, ids))
    return pd.DataFrame(rows, columns=["event_id", "low", "high", "claim_ids"]).astype({"low": "Int64", "high": "Int64"})


def list_distances(located: pd.DataFrame, origins: Iterable[str]) -> pd.DataFrame:
    """Return the distance in km of each located place from each place of the gazetteer, measured in UTM 42N.

    >>> from balochlib.analysis.geo import locate
    >>> places = locate(load_gazetteer().loc[["ba-gwadar"]].assign(n=1))
    >>> list_distances(places, ["ba-quetta"]).round(-1).values.tolist()
    [['Gwadar', 730.0]]
    """
    from balochlib.analysis.geo import measure_km

    gazetteer = load_gazetteer()
    km = {gazetteer.loc[o, "name"]: measure_km(located, o) for o in origins}
    return pd.DataFrame({"place": located["name"], **km})
