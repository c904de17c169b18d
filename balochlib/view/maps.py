"""Maps of what texts tell: data first, ``ax=`` where one is given, the axes back; each says in words what it shows.

What is coarser than a district is counted below the map, never drawn as a point.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from balochlib.analysis import geo
from balochlib.analysis.assets import STAGES
from balochlib.view import style
from balochlib.view.basemap import BALOCHISTAN, REGION, TOWNS, circle_size, draw_base, find_visible, label_points, note_coarse
from balochlib.view.figure import describe
from balochlib.view.prose import count, join_words

_DASHED = (0, (2, 1.5))  # the outline of a symbol that stands for a district, at its seat


def _draw_circles(ax: Axes, rows: pd.DataFrame, sizes: Sequence[float], colour: str) -> None:
    for (_, row), size in zip(rows.iterrows(), sizes, strict=True):
        edge = _DASHED if row["where_precision"] == geo.DRAWN else "-"
        ax.scatter(
            row.geometry.x, row.geometry.y, s=size, facecolor=f"{colour}44", edgecolor=colour, linewidth=1.1, linestyle=edge, zorder=5
        )


def _radii(sizes: Sequence[float]) -> list[float]:
    return [sqrt(s) / 2 for s in sizes]


def _unnamed_towns(shown: pd.DataFrame) -> list[str]:
    return [t for t in TOWNS if t not in set(shown["place_id"])]


def map_mentions(mentions: pd.DataFrame, extent: Sequence[float] = BALOCHISTAN, title: str | None = None, ax: Axes | None = None) -> Axes:
    """Draw the places that texts name: the area of a circle is the number of mentions (:func:`balochlib.analysis.geo.locate_mentions`).

    >>> from balochlib.schema import build_table
    >>> from balochlib.view.figure import description
    >>> description(map_mentions(geo.locate_mentions(build_table("places", []))))
    'Map of places named in the texts: no place with a point on this map.'
    """
    ax = style.new_axes(ax, "tall")
    shown = find_visible(mentions, extent).sort_values("n", ascending=False, kind="stable")
    draw_base(ax, extent, _unnamed_towns(shown), note=note_coarse(mentions, "place"))
    sizes = [circle_size(n, shown["n"].max()) for n in shown["n"]]
    _draw_circles(ax, shown, sizes, style.COLOURS["place"]["province"])
    top = join_words([f"{r['name']} ({r['n']})" for _, r in shown.head(3).iterrows()])
    style.set_titles(
        ax,
        title or (f"Most often named: {top}" if top else "No place with a point on this map"),
        "Number of mentions beside each place; a dashed circle stands for a district, at its seat",
    )
    label_points(ax, shown, [f"{r['name']} {r['n']}" for _, r in shown.iterrows()], _radii(sizes))
    said = f"{count(len(shown), 'place')} on the map, most often {top}." if top else "no place with a point on this map."
    return describe(ax, f"Map of places named in the texts: {said}")


def _toll_words(group: pd.DataFrame) -> str:
    """The dead of the incidents told of this place alone, ", 31–40 dead", ", 31+ dead" where the high end is open."""
    if not {"low", "high"} <= set(group.columns):
        return ""
    group = group[group["n_places"] == 1]
    if group["low"].isna().all():
        return ""
    low, high = int(group["low"].sum()), int(group["high"].sum()) if group["high"].notna().all() else None
    return f", {low:,}+ dead" if high is None else f", {low:,} dead" if low == high else f", {low:,}–{high:,} dead"


def map_events(events: pd.DataFrame, title: str | None = None, extent: Sequence[float] = BALOCHISTAN, ax: Axes | None = None) -> Axes:
    """Draw incidents by their most exact places (:func:`balochlib.analysis.geo.locate_events`), with toll ranges where given.

    Columns ``low`` and ``high`` (dead, from a policy of :mod:`balochlib.analysis.tolls`) make the labels; a missing end is open.
    Incidents at one place share a circle. An incident told with five towns stands at all five, its dead at none: they are not split.
    """
    ax = style.new_axes(ax, "tall")
    finest = events[events["finest"]] if len(events) else events
    finest = finest.assign(n_places=finest.groupby("event_id")["place_id"].transform("nunique"))
    shown = find_visible(finest, extent)
    groups = [group for _, group in shown.groupby("place_id", sort=False)] if len(shown) else []
    groups.sort(key=lambda g: -g["event_id"].nunique())
    firsts = pd.concat([g.head(1) for g in groups]) if groups else shown
    draw_base(ax, extent, _unnamed_towns(shown), note=note_coarse(events, "incident", "event_id"))
    numbers = [g["event_id"].nunique() for g in groups]
    sizes = [circle_size(n, max(numbers), 420) for n in numbers]
    _draw_circles(ax, firsts, sizes, style.COLOURS["outcome"]["killed"])
    drawn, every = (t["event_id"].nunique() if len(t) else 0 for t in (shown, events))
    style.set_titles(
        ax,
        title or f"{drawn} of {count(every, 'incident')} can be placed on this map",
        "Dead from the lowest to the highest claim; a dashed circle stands for a district, at its seat",
    )
    labels = [f"{g['place'].iloc[0]}: {count(n, 'incident')}{_toll_words(g)}" for g, n in zip(groups, numbers, strict=True)]
    label_points(ax, firsts, labels, _radii(sizes))
    said = join_words(labels[:6]) or "no incident with a point on this map"
    return describe(ax, f"Map of incidents: {said}. {drawn} of {count(every, 'incident')} drawn.")


def _name_countries(ax: Axes, counts: pd.Series) -> None:
    """Write each country's name and number of mentions on the part of it that the map shows, outside Balochistan."""
    from shapely.geometry import box

    provinces = geo.load_provinces()
    frame = box(*REGION).difference(provinces.loc[provinces["iso_3166_2"] == "PK-BA", "geometry"].iloc[0])
    for _, country in geo.load_neighbours().iterrows():
        if country["name"] in counts.index:
            at = country.geometry.intersection(frame).representative_point()
            words = f"{country['name'].upper()} {counts[country['name']]}"
            ax.text(
                at.x, at.y, words, fontsize=8, color=style.COLOURS["place"]["country"], ha="center", va="center", zorder=4, clip_on=True
            )


def map_spillover(mentions: pd.DataFrame, title: str | None = None, ax: Axes | None = None) -> Axes:
    """Draw the places outside Balochistan that texts name, from the Gulf to Central Asia; what lies beyond the map is listed.

    Countries are shaded by name, not by point: their number of mentions stands at the country, in capitals.
    """
    ax = style.new_axes(ax, "tall")
    outside = mentions[mentions["admin1"].fillna("") != geo.PROVINCE]
    shown = find_visible(outside, REGION).sort_values("n", ascending=False, kind="stable")
    beyond = outside[outside.geometry.notna() & ~outside.index.isin(shown.index)]
    far = join_words([f"{r['name']} ({r['n']})" for _, r in beyond.head(12).iterrows()])
    countries = outside[outside["kind"] == "country"].set_index("country")["n"]
    others = countries[~countries.index.isin(geo.load_neighbours()["name"])]
    rest = join_words([f"{name} ({n})" for name, n in others.head(12).items()])
    note = " ".join(w for w in (f"Beyond the map: {far}." if far else "", f"Countries not outlined: {rest}." if rest else "") if w)
    draw_base(ax, REGION, ("ba-quetta",), note=note)
    sizes = [circle_size(n, shown["n"].max(), 420) for n in shown["n"]]
    _draw_circles(ax, shown, sizes, style.COLOURS["place"]["town"])
    _name_countries(ax, countries)
    style.set_titles(
        ax,
        title or f"{count(len(shown) + len(beyond), 'place')} outside Balochistan named in the texts",
        "Number of mentions beside each place; in capitals, mentions of the country as a whole",
    )
    label_points(ax, shown, [f"{r['name']} {r['n']}" for _, r in shown.iterrows()], _radii(sizes))
    top = join_words([f"{r['name']} ({r['n']})" for _, r in shown.head(6).iterrows()]) or "none"
    return describe(
        ax, f"Map from the Gulf to Central Asia with the places outside Balochistan that texts name: {top}; beyond it {far or 'none'}."
    )


_STAGE_LOOKS = dict(zip(STAGES, (("#8a8a8a", ":", "D"), ("#C84E00", (0, (4, 2)), "^"), ("#0072B2", "-", "o")), strict=True))


def map_assets(assets: pd.DataFrame, title: str | None = None, extent: Sequence[float] = BALOCHISTAN, ax: Axes | None = None) -> Axes:
    """Draw projects by stage (:func:`balochlib.analysis.assets.locate_assets`); lines join the named ends and are not the course.

    Stage is told by colour, line style and marker. Points at one place share a marker of their furthest stage, with their number.
    """
    ax = style.new_axes(ax, "tall")
    placed = assets[assets.geometry.notna()]
    roads = placed[placed.geometry.geom_type.eq("LineString")]
    points = find_visible(placed[placed.geometry.geom_type.eq("Point")], extent)
    lost = len(assets) - len(placed)
    note = (
        f"Straight lines join the named ends of a road or line, not its course. {count(lost, 'asset')} without a place at hand not drawn."
    )
    taken = [(p.x, p.y) for p in points.geometry]
    towns = geo.load_gazetteer().loc[list(TOWNS)]
    free = [
        t for t, x, y in zip(towns.index, towns["lon"], towns["lat"], strict=True) if all(abs(x - a) + abs(y - b) > 0.3 for a, b in taken)
    ]
    draw_base(ax, extent, free, note=note)
    for _, road in roads.iterrows():
        colour, dashes, _ = _STAGE_LOOKS[road["stage"]]
        ax.plot(*road.geometry.xy, color=colour, linestyle=dashes, linewidth=2, zorder=4)
    spots = [g for _, g in points.groupby([points.geometry.x, points.geometry.y], sort=False)] if len(points) else []
    spots.sort(key=len, reverse=True)
    firsts = pd.concat([g.head(1) for g in spots]) if spots else points
    for group in spots:
        colour, _, marker = _STAGE_LOOKS[max(group["stage"], key=STAGES.index)]
        at = group.geometry.iloc[0]
        ax.scatter(at.x, at.y, s=60, color=colour, marker=marker, edgecolor="white", linewidth=0.8, zorder=6)
    stages = assets["stage"].value_counts()
    style.set_titles(
        ax,
        title or f"{stages.get(STAGES[2], 0)} of {count(len(assets), 'project')} are in use or complete by the sources at hand",
        "Projects of the corridor and other Chinese interests, by stage as last reported",
    )
    style.set_legend(
        ax,
        [
            Line2D([], [], color=c, linestyle=d, marker=m, markersize=6, linewidth=2, label=f"{s} ({stages.get(s, 0)})")
            for s, (c, d, m) in _STAGE_LOOKS.items()
        ],
        columns=3,
    )
    label_points(
        ax, firsts, [g["name"].iloc[0] if len(g) == 1 else f"{g['place'].iloc[0]}: {len(g)} projects" for g in spots], [4.5] * len(spots)
    )
    said = join_words([f"{n} {s}" for s, n in stages.items()])
    return describe(
        ax, f"Map of {count(len(assets), 'project')}: {said}. {count(len(roads), 'line')} and {count(len(points), 'point')} drawn."
    )
