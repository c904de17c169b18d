"""Maps of what texts tell: data first, ``ax=`` where one is given, the axes back; each says in words what it shows.

What is coarser than a district is counted below the map, never drawn as a point. ``narrow=True`` draws for a phone.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from balochlib.analysis import geo
from balochlib.calls import takes
from balochlib.view import style
from balochlib.view.asset_map import map_assets
from balochlib.view.basemap import (
    BALOCHISTAN,
    TOWNS,
    circle_size,
    cite_outlines,
    draw_base,
    find_visible,
    is_narrow,
    join_notes,
    label_points,
    new_map,
    note_coarse,
    shape_of,
    write_frame,
)
from balochlib.view.district_maps import map_districts, map_periods, map_tiles
from balochlib.view.figure import describe
from balochlib.view.prose import count, join_words
from balochlib.view.spillover import map_spillover
from balochlib.view.tables import format_range

__all__ = ["map_assets", "map_districts", "map_events", "map_mentions", "map_periods", "map_sites", "map_spillover", "map_tiles"]

_DASHED = (0, (2, 1.5))  # the outline of a symbol that stands for a district, at its seat
_DASH_NOTE = "a dashed circle stands for a district, at its seat"


def _draw_circles(ax: Axes, rows: pd.DataFrame, sizes: Sequence[float], colour: str) -> None:
    for (_, row), size in zip(rows.iterrows(), sizes, strict=True):
        edge = _DASHED if row["where_precision"] == geo.DRAWN else "-"
        ax.scatter(
            row.geometry.x, row.geometry.y, s=size, facecolor=f"{colour}44", edgecolor=colour, linewidth=1.1, linestyle=edge, zorder=5
        )


def _radii(sizes: Sequence[float]) -> list[float]:
    return [sqrt(s) / 2 for s in sizes]


def _sizes(ax: Axes, numbers: Sequence[float], biggest: float) -> list[float]:
    largest = max(numbers, default=0)
    return [circle_size(n, largest, biggest * (0.4 if is_narrow(ax) else 1)) for n in numbers]


def _unnamed_towns(shown: pd.DataFrame) -> list[str]:
    """The towns to write under the data: those that the data do not name themselves, or lie beside."""
    towns = geo.load_gazetteer().loc[list(TOWNS)]
    taken = [(p.x, p.y) for p in shown.geometry] if len(shown) else []
    free = [all(abs(x - a) + abs(y - b) > 0.25 for a, b in taken) for x, y in zip(towns["lon"], towns["lat"], strict=True)]
    return list(towns.index[free])


@takes("bl.maps.map_mentions(bl.geo.locate_mentions(corpus.places))", mentions="n where_precision geometry")
@style.styled
def map_mentions(
    mentions: pd.DataFrame, extent: Sequence[float] = BALOCHISTAN, title: str | None = None, ax: Axes | None = None, narrow: bool = False,
    period: str = "",
) -> Axes:  # fmt: skip
    """Draw the places that texts name: the area of a circle is the number of mentions (:func:`balochlib.analysis.geo.locate_mentions`).

    >>> from balochlib.schema import build_table
    >>> from balochlib.view.figure import description
    >>> description(map_mentions(geo.locate_mentions(build_table("places", []))))
    'Map of places named in the texts: no place with a point on this map.'
    """
    ax = new_map(ax, narrow)
    shown = find_visible(mentions, extent).sort_values("n", ascending=False, kind="stable")
    top = join_words([f"{r['name']} ({r['n']})" for _, r in shown.head(3).iterrows()])
    what = join_notes("Number of mentions beside each place, as the area of its circle", _DASH_NOTE, period)
    finding = f"Most often named: {top}" if top else "No place with a point on this map"
    write_frame(ax, shape_of(extent), title or finding, what, cite_outlines(note_coarse(mentions, "place")))
    draw_base(ax, extent, _unnamed_towns(shown))
    sizes = _sizes(ax, list(shown["n"]), 900)
    _draw_circles(ax, shown, sizes, style.COLOURS["place"]["province"])
    label_points(ax, shown, [f"{r['name']} {r['n']}" for _, r in shown.iterrows()], _radii(sizes))
    said = f"{count(len(shown), 'place')} on the map, most often {top}." if top else "no place with a point on this map."
    return describe(ax, f"Map of places named in the texts: {said}")


def _toll_words(group: pd.DataFrame) -> str:
    """The dead of each incident told of this place alone, side by side and not added: ", 31–40; 5+ dead", or nothing."""
    if not {"low", "high"} <= set(group.columns):
        return ""
    known = group[group["n_places"].eq(1) & (group["low"].notna() | group["high"].notna())]
    ranges = [format_range(low, high) for low, high in zip(known["low"], known["high"], strict=True)]
    return f", {'; '.join(ranges)} dead" if ranges else ""


def _note_undrawn(events: pd.DataFrame, shown: pd.DataFrame) -> str:
    """Say why incidents are not on a map: how coarsely they are placed, and how many lie beyond its edge."""
    away = events[events.geometry.notna() & ~events["event_id"].isin(shown["event_id"])] if len(events) else events
    beyond = away["event_id"].nunique() if len(away) else 0
    farther = f"Beyond the map: {count(beyond, 'incident')}." if beyond else ""
    return " ".join(words for words in (note_coarse(events, "incident", "event_id"), farther) if words)


@takes("bl.maps.map_events(bl.geo.locate_events(corpus.events, corpus.event_places, corpus.places))", events="finest place_id geometry")
@style.styled
def map_events(
    events: pd.DataFrame, title: str | None = None, extent: Sequence[float] = BALOCHISTAN, ax: Axes | None = None, narrow: bool = False,
    period: str = "",
) -> Axes:  # fmt: skip
    """Draw incidents by their most exact places (:func:`balochlib.analysis.geo.locate_events`), with toll ranges where given.

    Columns ``low`` and ``high`` (:func:`balochlib.analysis.extent.range_dead`) make the labels; a missing end is open. Incidents
    at one place share a circle. An incident told with five towns stands at all five, its dead at none: they are not split. On a
    phone the labels have the number of incidents alone; the rows below the map have the dead. Incidents that are told without
    any place may be among the rows: they count, and a line below the map says how many they are.
    """
    ax = new_map(ax, narrow)
    finest = events[events["finest"]] if len(events) else events
    finest = finest.assign(n_places=finest.groupby("event_id")["place_id"].transform("nunique"))
    shown = find_visible(finest, extent)
    groups = [group for _, group in shown.groupby("place_id", sort=False)] if len(shown) else []
    groups.sort(key=lambda g: -g["event_id"].nunique())
    firsts = pd.concat([g.head(1) for g in groups]) if groups else shown
    numbers = [g["event_id"].nunique() for g in groups]
    drawn, every = (t["event_id"].nunique() if len(t) else 0 for t in (shown, events))
    labels = [f"{g['place'].iloc[0]}: {count(n, 'incident')}{_toll_words(g)}" for g, n in zip(groups, numbers, strict=True)]
    short = [f"{g['place'].iloc[0]} {n}" for g, n in zip(groups, numbers, strict=True)]
    what = "Number of incidents beside each place" if is_narrow(ax) else "Incidents, and the dead from the lowest to the highest claim"
    finding, note = f"{drawn} of {count(every, 'incident')} can be placed on this map", _note_undrawn(events, shown)
    write_frame(ax, shape_of(extent), title or finding, join_notes(what, _DASH_NOTE, period), cite_outlines(note))
    draw_base(ax, extent, _unnamed_towns(firsts))
    sizes = _sizes(ax, numbers, 420)
    _draw_circles(ax, firsts, sizes, style.COLOURS["outcome"]["killed"])
    label_points(ax, firsts, short if is_narrow(ax) else labels, _radii(sizes))
    said = join_words(labels[:6]) or "no incident with a point on this map"
    return describe(ax, f"Map of incidents: {said}. {drawn} of {count(every, 'incident')} drawn.")


@style.styled
def map_sites(
    sites: pd.DataFrame, title: str | None = None, extent: Sequence[float] = BALOCHISTAN, ax: Axes | None = None, narrow: bool = False,
    period: str = "",
) -> Axes:  # fmt: skip
    """Draw the sites of one incident by who names them (:func:`balochlib.analysis.extent.locate_sites`).

    A full circle: named in the texts, with the number of articles; a hollow diamond: named only in what was published elsewhere.
    """
    ax = new_map(ax, narrow)
    shown = find_visible(sites, extent)
    own, other = (shown[shown["n_articles"].gt(0) == told] if len(shown) else shown for told in (True, False))
    colour, pale = style.COLOURS["outcome"]["killed"], style.COLOURS["place"]["province"]
    keys = [
        Line2D([], [], marker="o", color=colour, linestyle="", markersize=7, label="in the texts, with the number of articles"),
        Line2D([], [], marker="D", color=pale, markerfacecolor="white", linestyle="", markersize=6, label="elsewhere only"),
    ]
    more = f"; {len(other)} more {'is' if len(other) == 1 else 'are'} named elsewhere" if len(other) else ""
    told = int(sites["n_articles"].gt(0).sum()) if len(sites) else 0
    here = f", {len(own)} of them on this map" if len(own) < told else ""
    finding, note = f"The texts name {count(told, 'place')}{here}{more}", note_coarse(sites, "place")
    what = join_notes("Places named as sites of one incident", period, "a dashed symbol stands for a district, at its seat")
    shown_keys = [key for key, rows in zip(keys, (own, other), strict=True) if len(rows)]
    write_frame(ax, shape_of(extent), title or finding, what, cite_outlines(note), shown_keys, 2)
    draw_base(ax, extent, _unnamed_towns(shown))
    for rows, marker, edge, face in ((other, "D", pale, "white"), (own, "o", colour, colour)):
        for _, row in rows.iterrows():
            wide = row["where_precision"] == geo.DRAWN
            look = {"s": 110, "linestyle": _DASHED, "facecolor": "none"} if wide else {"s": 50, "facecolor": face}
            ax.scatter(row.geometry.x, row.geometry.y, marker=marker, edgecolor=edge, linewidth=1.3, zorder=6, **look)
    names = [f"{r['place']} {r['n_articles']}" if r["n_articles"] else r["place"] for _, r in shown.iterrows()]
    label_points(ax, shown, names, [5.5] * len(shown))
    said = join_words([f"{r['place']} ({r['n_articles']})" for _, r in own.iterrows()]) or "none"
    return describe(ax, f"Map of the sites of one incident. In the texts, with articles: {said}. Elsewhere only: {len(other)}.")
