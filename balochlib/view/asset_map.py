"""Projects of the corridor on the map, by stage."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from balochlib.analysis import geo
from balochlib.analysis.assets import STAGES
from balochlib.view import style
from balochlib.view.basemap import (
    BALOCHISTAN,
    TOWNS,
    cite_outlines,
    draw_base,
    find_visible,
    is_narrow,
    join_notes,
    label_points,
    new_map,
    shape_of,
    write_frame,
)
from balochlib.view.figure import describe
from balochlib.view.prose import count, join_words

_STAGE_LOOKS = dict(zip(STAGES, (("#6e6e6e", ":", "D"), ("#C84E00", (0, (4, 2)), "^"), ("#0072B2", "-", "o")), strict=True))


@style.styled
def map_assets(
    assets: pd.DataFrame, title: str | None = None, extent: Sequence[float] = BALOCHISTAN, ax: Axes | None = None, narrow: bool = False
) -> Axes:
    """Draw projects by stage (:func:`balochlib.analysis.assets.locate_assets`); lines join the named ends and are not the course.

    Stage is told by colour, line style and marker. Points at one place share a marker of their furthest stage, with their number.
    """
    from shapely.geometry import box

    ax = new_map(ax, narrow)
    placed = assets[assets.geometry.notna()]
    lines = placed[placed.geometry.geom_type.eq("LineString")]
    points = find_visible(placed[placed.geometry.geom_type.eq("Point")], extent)
    roads = lines[lines.geometry.intersects(box(*extent))]
    if extent is BALOCHISTAN:  # a straight line between two other provinces would cross this one where no road does
        roads = roads[roads["province"].str.contains(geo.PROVINCE).fillna(False).astype(bool)]
    drawn = len(roads) + len(points)
    unplaced = len(assets) - len(placed)
    lost = f" {count(unplaced, 'asset')} without a place at hand." if unplaced else ""
    note = (
        f"{drawn} of {len(assets)} drawn, {len(placed) - drawn} lie elsewhere.{lost} "
        "Straight lines join the named ends of a road, not its course."
    )
    taken = [(p.x, p.y) for p in points.geometry] if len(points) else []
    towns = geo.load_gazetteer().loc[list(TOWNS)]
    free = [
        t for t, x, y in zip(towns.index, towns["lon"], towns["lat"], strict=True) if all(abs(x - a) + abs(y - b) > 0.3 for a, b in taken)
    ]
    stages = assets["stage"].value_counts()
    keys = [
        Line2D([], [], color=c, linestyle=d, marker=m, markersize=6, linewidth=2, label=f"{s} ({stages.get(s, 0)})")
        for s, (c, d, m) in _STAGE_LOOKS.items()
    ]
    finding = f"{stages.get(STAGES[2], 0)} of {count(len(assets), 'project')} are in use or complete by the sources at hand"
    years = [str(date)[:4] for date in assets["status_as_of"].dropna()]
    span = f"reports of {' to '.join(dict.fromkeys([min(years), max(years)]))}" if years else ""
    what = join_notes("Projects of the corridor and other Chinese interests, by stage as last reported", span)
    write_frame(ax, shape_of(extent), title or finding, what, cite_outlines(note), keys)
    draw_base(ax, extent, free)
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
    label_points(ax, firsts, [_name_spot(g) for g in spots], [4.5] * len(spots), 7.5 if is_narrow(ax) else 8)
    said = join_words([f"{n} {s}" for s, n in stages.items()])
    return describe(
        ax, f"Map of {count(len(assets), 'project')}: {said}. {count(len(roads), 'line')} and {count(len(points), 'point')} drawn."
    )


def _name_spot(group: pd.DataFrame) -> str:
    if len(group) == 1:
        return group["name"].iloc[0]
    place = group["place"].mode().iloc[0].split(", ")[-1]
    return f"{place}: {len(group)} projects"
