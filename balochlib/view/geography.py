"""Where things happened, in words and tables: every number links to the words that it is counted from."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations
from pathlib import Path

import pandas as pd

from balochlib.analysis import geo
from balochlib.analysis.coherence import list_place_counts
from balochlib.analysis.extent import find_widest, list_namings, locate_sites, range_dead
from balochlib.analysis.selection import find_operations, keep_relevant
from balochlib.view.basemap import show_map
from balochlib.view.evidence import label_articles
from balochlib.view.incident import cite_event
from balochlib.view.markup import Html, call, call_urdu, cite
from balochlib.view.prose import begin, count, join_words, say
from balochlib.view.source import Corpus
from balochlib.view.tables import format_range

# UCDP's where_prec, in words (GED codebook).
PRECISIONS = {
    1: "the place itself", 2: "near a named place, or a site known by its town", 3: "a district", 4: "a province",
    5: "a region, or a line such as a highway", 6: "a country",
}  # fmt: skip


def tell_places(corpus: Corpus) -> Html:
    """Say how many places are named how often, how many have a point, and which district of the province is named most."""
    places = keep_relevant(corpus.tables["places"], corpus.articles)
    if places.empty:
        return say("The articles on the conflict name no place that the gazetteer knows.")
    points = places[places["where_precision"].le(geo.DRAWN).fillna(False) & places["lat"].notna()]
    inside = points[points["admin1"].eq(geo.PROVINCE).fillna(False)]
    fields = {
        "n": cite(count(len(places), "time"), places), "all": cite(count(places["place_id"].nunique(), "place"), places),
        "points": cite(count(points["place_id"].nunique(), "place"), points),
        "inside": cite(inside["place_id"].nunique(), inside),
    }  # fmt: skip
    template = "The texts name {all}, {n} in all. {points} can be drawn as points, {inside} of them in Balochistan"
    districts = inside["admin2"].value_counts()
    if len(districts):
        top = districts.index[0]
        fields |= {"top": top, "named": cite(int(districts.iloc[0]), inside[inside["admin2"] == top])}
        template += "; the district named most is {top} ({named})"
    return say(template + ".", **fields)


def list_precisions(corpus: Corpus) -> pd.DataFrame:
    """Return, for each level of exactness, how many places and mentions are known to it, and how they are drawn."""
    places = keep_relevant(corpus.tables["places"], corpus.articles)
    rows = []
    for level, words in PRECISIONS.items():
        found = places[places["where_precision"].eq(level).fillna(False)]
        if len(found):
            names = found["name"].value_counts()
            rows.append(
                {
                    "level": cite(level, found), "known to": words, "places": cite(found["place_id"].nunique(), found),
                    "mentions": cite(len(found), found),
                    "named most": cite(", ".join(f"{name} ({n})" for name, n in names.head(3).items()), found),
                    "drawn as": "point" if level < geo.DRAWN else "dashed circle, at its seat" if level == geo.DRAWN else "counted only",
                }
            )  # fmt: skip
    unknown = places[places["where_precision"].isna()]
    if len(unknown):
        rows.append({"level": pd.NA, "known to": "nothing that has a point", "places": cite(unknown["place_id"].nunique(), unknown),
                     "mentions": cite(len(unknown), unknown), "named most": unknown["name"].iloc[0], "drawn as": "not"})  # fmt: skip
    return pd.DataFrame(rows, columns=["level", "known to", "places", "mentions", "named most", "drawn as"])


def locate_incidents(corpus: Corpus) -> pd.DataFrame:
    """Return the incidents on the topic by place with the range of their dead, for :func:`balochlib.view.maps.map_events`.

    An incident that is told without a place is a row without one, so that every count of incidents is that of the texts.
    """
    events, places = (keep_relevant(corpus.tables[name], corpus.articles) for name in ("events", "places"))
    located = geo.locate_events(events, corpus.tables["event_places"], places)
    placeless = events[~events["event_id"].isin(located["event_id"])].rename(columns={"name": "event"})
    both = pd.concat([located, placeless.assign(finest=False)], ignore_index=True) if len(placeless) else located
    dead = range_dead(keep_relevant(corpus.casualties, corpus.articles))
    return both.merge(dead, on="event_id", how="left")


def list_incidents(located: pd.DataFrame, claims: pd.DataFrame) -> pd.DataFrame:
    """Return a row per finest place of the incidents: how exact, how many, and the dead of each incident told of this place alone."""
    finest = located[located["finest"]]
    finest = finest.assign(alone=finest.groupby("event_id")["place_id"].transform("nunique").eq(1))
    by_id = claims.drop_duplicates("claim_id").set_index("claim_id", drop=False)
    rows = []
    for _, group in finest.groupby("place_id", sort=False):
        first = group.iloc[0]
        told = group[group["alone"] & group["claim_ids"].notna()]
        ids = [i for one in told["claim_ids"] for i in one if i in by_id.index]
        ranges = [format_range(low, high) for low, high in zip(told["low"], told["high"], strict=True)]
        shared = len(group) - int(group["alone"].sum())
        rows.append(
            {
                "place": first["place"], "urdu": call_urdu(first["place_id"]), "known to": PRECISIONS.get(first["where_precision"]),
                "incidents": cite(group["event_id"].nunique(), group),
                "dead": cite("; ".join(ranges), by_id.loc[ids]) if ids else pd.NA,
                "told with other places": cite(shared, group[~group["alone"]]) if shared else pd.NA,
                "order": (first["where_precision"], -group["event_id"].nunique()),
            }
        )  # fmt: skip
    columns = ["place", "urdu", "known to", "incidents", "dead", "told with other places", "order"]
    return pd.DataFrame(rows, columns=columns).sort_values("order", kind="stable").drop(columns="order").reset_index(drop=True)


# ---- one incident, many places ----------------------------------------------------------------------------------
def find_widest_event(corpus: Corpus) -> str | None:
    """Return the event_id that is told with the most places, None where none is told with two."""
    events, places = (keep_relevant(corpus.tables[name], corpus.articles) for name in ("events", "places"))
    return find_widest(events, corpus.tables["event_places"], places)


def find_sites(corpus: Corpus, event_id: str | None) -> pd.DataFrame:
    """Return the sites of an incident as points, those of the texts first, then those published elsewhere."""
    return locate_sites(list_namings(corpus.tables, event_id), find_operations(corpus.tables, event_id))


def tell_extent(corpus: Corpus, event_id: str | None) -> Html:
    """Say how many sites of an incident the texts name, and which numbers of sites they state."""
    if event_id is None:
        return say("No incident of these texts is told with more than one place.")
    named = list_namings(corpus.tables, event_id)
    stated = list_extents(corpus, event_id)
    own = stated[stated["where"] == "in the texts"]
    fields = {f"n{i}": value for i, value in enumerate(own["stated"])}
    listed = join_words([f"{{{name}}}" for name in fields])
    template = "{event}: the texts name {places}" + (f" and state {listed}" if listed else "") + "."
    return say(template, event=cite_event(corpus, event_id), places=cite(count(named["place_id"].nunique(), "place"), named), **fields)


def list_extents(corpus: Corpus, event_id: str | None) -> pd.DataFrame:
    """Return who states how many districts, towns or locations were hit in an incident: the texts, then what was published elsewhere.

    Districts, towns and locations are not one unit: the numbers neither agree nor clash, and none of them is a list of names.
    """
    labels = label_articles(corpus.articles, corpus.sources)
    rows = []
    found = list_place_counts(corpus)
    for row in found[(found["event_id"] == event_id).fillna(False)].to_dict("records"):
        bound = "at least " if row["at_least"] else ""
        by = call(labels.get(row["article_id"]))
        rows.append({"stated": cite(bound + row["quote"], row), "by": by, "where": "in the texts"})
    operations = find_operations(corpus.tables, event_id)
    counted = operations[(operations["outcome"] == "places") & (operations["claimant"] != "seed text")]
    for row in counted.to_dict("records"):
        where = f"published elsewhere: {row['publisher']}"
        rows.append({"stated": cite(f"{row['value']} {row['victim']}", row), "by": row["claimant"], "where": where})
    return pd.DataFrame(rows, columns=["stated", "by", "where"])


def list_sites(corpus: Corpus, event_id: str | None) -> pd.DataFrame:
    """Return a row per site of an incident and a column per article that names one, each cell linked to its words."""
    named, names = list_namings(corpus.tables, event_id), label_articles(corpus.articles, corpus.sources)
    labels = {a: call(begin(name)) for a, name in names.items()}
    elsewhere = set(locate_sites(named.head(0), find_operations(corpus.tables, event_id))["place_id"])
    rows = []
    for site in find_sites(corpus, event_id).to_dict("records"):
        own = named[named["place_id"] == site["place_id"]]
        row = {"place": site["place"], "urdu": call_urdu(site["place_id"]), "district": site["admin2"]}
        row |= {labels[a]: cite("named", rows) for a, rows in own.groupby("article_id", sort=False)}
        rows.append({**row, "published elsewhere": "named" if site["place_id"] in elsewhere else pd.NA})
    articles = list(dict.fromkeys(labels[a] for a in named["article_id"]))
    return pd.DataFrame(rows, columns=["place", "urdu", "district", *articles, "published elsewhere"])


def tell_span(corpus: Corpus, event_id: str | None) -> Html:
    """Say how far apart the two outermost sites of an incident that the texts name are, in km as the crow flies (UTM 42N)."""
    sites, namings = find_sites(corpus, event_id), list_namings(corpus.tables, event_id)
    own = sites[sites["n_articles"].gt(0) & sites.geometry.notna()] if len(sites) else sites
    if len(own) < 2:
        return say("Fewer than two sites with a point: there is no distance to measure.")
    points = own.to_crs(geo.METRES).geometry
    far = max(combinations(range(len(own)), 2), key=lambda pair: points.iloc[pair[0]].distance(points.iloc[pair[1]]))
    km = points.iloc[far[0]].distance(points.iloc[far[1]]) / 1000
    names = [own["place"].iloc[i] for i in far]
    named = namings[namings["place_id"].isin(own["place_id"].iloc[list(far)])]
    return say("The two sites farthest apart, {a} and {b}, are {km} km from each other as the crow flies ({grid}).",
               a=names[0], b=names[1], km=cite(f"{km:,.0f}", named), grid=call("UTM 42N"))  # fmt: skip


# ---- beyond the province ----------------------------------------------------------------------------------------
def tell_spillover(corpus: Corpus) -> Html:
    """Say which countries and which places outside Balochistan the texts name most."""
    places = keep_relevant(corpus.tables["places"], corpus.articles)
    abroad = places[places["kind"].eq("country").fillna(False) & places["country"].ne("Pakistan").fillna(False)]
    located = geo.locate_mentions(places)
    drawn = located.loc[located.geometry.notna() & located["admin1"].ne(geo.PROVINCE).fillna(True), "place_id"]
    outside = places[places["place_id"].isin(drawn)]
    if abroad.empty and outside.empty:
        return say("The articles on the conflict name no place outside Balochistan.")
    fields: dict[str, object] = {"n": cite(count(outside["place_id"].nunique(), "place"), outside)}
    listed = []
    for i, (name, n) in enumerate(abroad["name"].value_counts().head(4).items()):
        fields |= {f"c{i}": name, f"n{i}": cite(int(n), abroad[abroad["name"] == name])}
        listed.append(f"{{c{i}}} ({{n{i}}})")
    most = f" The countries named most: {join_words(listed)}." if listed else ""
    return say("The texts name {n} with a point outside Balochistan." + most, **fields)


def list_distances(corpus: Corpus, origins: Mapping[str, str]) -> pd.DataFrame:
    """Return the places that are known better than to a district, with their distance in km from each of ``origins``.

    ``origins`` is place_id: heading. A place too far away for the projection is left out. Each row has the words that name its
    place first, and the place itself opens them all.
    """
    places = keep_relevant(corpus.tables["places"], corpus.articles)
    located = geo.locate_mentions(places)
    located = located[located["where_precision"].lt(geo.DRAWN).fillna(False) & located.geometry.notna()]  # a district's seat is no measure
    table = pd.DataFrame({"place": [cite(r["name"], places[places["place_id"] == r["place_id"]]) for r in located.to_dict("records")]})
    words = places.drop_duplicates("place_id").set_index("place_id").reindex(located["place_id"])
    table = table.assign(**{column: words[column].to_numpy() for column in ("article_id", "start", "end", "quote")})
    for place_id, heading in origins.items():
        table[heading] = geo.measure_km(located, place_id).round(0).astype("Int64").to_numpy()
    near = table[list(origins.values())].notna().any(axis=1) if len(table) else []
    return table[near].sort_values(next(iter(origins.values())), kind="stable", ignore_index=True) if len(table) else table


def show_polygons(path: str | Path | None, counts: pd.Series, what: str = "mentions"):
    """Draw counts on official district polygons where the reader has a file of them; say what to do where there is none.

    >>> show_polygons(None, pd.Series(dtype="Int64"))
    No file of district polygons was given, so nothing is drawn here.
    """
    from balochlib.view.district_maps import map_districts

    if not path:
        return say("No file of district polygons was given, so nothing is drawn here.")
    districts = geo.sum_by_polygon(geo.read_districts(path), counts)
    caption = f"Source: the articles on the conflict; districts from {Path(path).name}."
    return show_map(map_districts, districts, what, Path(path).name, caption=caption, data=districts[["name", "covers", "value", "km2"]])
