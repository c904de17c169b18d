"""Where the texts look beyond Balochistan: places from the Gulf to Central Asia, and arrows to what lies farther off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import hypot, sqrt

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg

from balochlib.analysis import geo
from balochlib.view import style
from balochlib.view.basemap import (
    NEARER,
    REGION,
    circle_size,
    cite_outlines,
    cover_symbol,
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


@style.styled
def map_spillover(
    mentions: pd.DataFrame, title: str | None = None, ax: Axes | None = None, narrow: bool = False, period: str = ""
) -> Axes:  # fmt: skip
    """Draw the places outside Balochistan that texts name; an arrow at the edge points to each of the most named ones beyond it.

    Countries are written by name, not drawn by point: their number of mentions stands at the country, in capitals.

    >>> from balochlib.schema import build_table
    >>> from balochlib.view.figure import description
    >>> description(map_spillover(geo.locate_mentions(build_table("places", []))))
    'Map from the Gulf to Central Asia with the places outside Balochistan that texts name: none; beyond it none.'
    """
    ax = new_map(ax, narrow)
    extent = NEARER if is_narrow(ax) else REGION
    outside = mentions[mentions["admin1"].fillna("") != geo.PROVINCE]
    shown = find_visible(outside, extent).sort_values("n", ascending=False, kind="stable")
    beyond = outside[outside.geometry.notna() & ~outside.index.isin(shown.index)].sort_values("n", ascending=False, kind="stable")
    far = join_words([f"{r['name']} ({r['n']})" for _, r in beyond.head(12).iterrows()])
    countries = outside[outside["kind"] == "country"].set_index("country")["n"]
    others = countries[~countries.index.isin(geo.load_neighbours()["name"])]
    rest = join_words([f"{name} ({n})" for name, n in others.head(12).items()])
    note = " ".join(w for w in (f"Beyond the map: {far}." if far else "", f"Countries not outlined: {rest}." if rest else "") if w)
    write_frame(
        ax, shape_of(extent), title or f"{count(len(shown) + len(beyond), 'place')} outside Balochistan named in the texts",
        join_notes("Number of mentions beside each place; in capitals, of the country as a whole; arrows point beyond the map", period),
        cite_outlines(note),
    )  # fmt: skip
    draw_base(ax, extent, ("ba-quetta",))
    biggest = 150 if is_narrow(ax) else 420
    sizes = [circle_size(n, shown["n"].max(), biggest) for n in shown["n"]]
    colour = style.COLOURS["place"]["town"]
    ax.scatter(shown.geometry.x, shown.geometry.y, s=sizes, facecolor=f"{colour}44", edgecolor=colour, linewidth=1.1, zorder=5)
    arrows = _draw_arrows(ax, beyond.head(3 if is_narrow(ax) else 6), extent)
    _name_countries(ax, countries, extent, shown, sizes)
    rows = pd.concat([shown, arrows]) if len(arrows) else shown
    words = [f"{r['name']} {r['n']}" for _, r in rows.iterrows()]
    label_points(ax, rows, words, [*(sqrt(s) / 2 for s in sizes), *[9] * len(arrows)], 7.5 if is_narrow(ax) else 8)
    top = join_words([f"{r['name']} ({r['n']})" for _, r in shown.head(6).iterrows()]) or "none"
    return describe(
        ax, f"Map from the Gulf to Central Asia with the places outside Balochistan that texts name: {top}; beyond it {far or 'none'}."
    )


def _draw_arrows(ax: Axes, beyond: pd.DataFrame, extent: Sequence[float]) -> pd.DataFrame:
    """Draw an arrow head just inside the edge for each far place, on the straight line from Quetta, and return them as points there."""
    from geopandas import points_from_xy

    west, south, east, north = extent
    quetta = geo.load_gazetteer().loc["ba-quetta"]
    at: list[tuple[float, float]] = []
    for point in beyond.geometry:
        dx, dy = point.x - quetta["lon"], point.y - quetta["lat"]
        reach = min(
            ((east - 0.5 if dx > 0 else west + 0.5) - quetta["lon"]) / dx if dx else 1e9,
            ((north - 0.5 if dy > 0 else south + 0.5) - quetta["lat"]) / dy if dy else 1e9,
        )
        x, y = quetta["lon"] + dx * reach, quetta["lat"] + dy * reach
        while any(hypot(x - a, y - b) < 1.3 for a, b in at):  # two far places may lie in one direction: one arrow beside the other
            x, y = (x + 1.4, y) if abs(dy * (east - west)) > abs(dx * (north - south)) else (x, y - 1.4)
        at.append((x, y))
        size, scale = hypot(dx, dy), 0.9
        tip, tail = (x + 0.3 * dx / size, y + 0.3 * dy / size), (x - scale * dx / size, y - scale * dy / size)
        ax.annotate("", tip, tail, arrowprops={"arrowstyle": "-|>", "color": style.COLOURS["place"]["town"], "lw": 1.3}, zorder=6)
    return beyond.set_geometry(points_from_xy([x for x, _ in at], [y for _, y in at]), crs=geo.DEGREES) if at else beyond


def _name_countries(ax: Axes, counts: pd.Series, extent: Sequence[float], points: pd.DataFrame, sizes: Sequence[float]) -> None:
    """Write each country's name and number of mentions on the part of it that the map shows, clear of outlines, symbols and names."""
    from shapely.geometry import box

    ax.figure.draw_without_rendering()  # lays the figure out, so that places in pixels hold
    renderer = FigureCanvasAgg(ax.figure).get_renderer()
    provinces = geo.load_provinces()
    own = provinces.loc[provinces["iso_3166_2"] == "PK-BA", "geometry"].iloc[0]
    west, south, east, north = extent
    frame = box(west + 0.3, south + 0.3, east - 0.3, north - 0.3).difference(own)
    boxes = [t.get_window_extent(renderer) for t in ax.texts if t.get_text()]
    for point, size in zip(points.geometry, sizes, strict=True):
        x, y = ax.transData.transform((point.x, point.y))
        boxes.append(cover_symbol(x, y, sqrt(size) / 2 * ax.figure.dpi / 72))
    for _, country in geo.load_neighbours().iterrows():
        if country["name"] not in counts.index:
            continue
        land = country.geometry.intersection(frame)
        words = ax.text(
            0, 0, f"{country['name'].upper()} {counts[country['name']]}", fontsize=7 if is_narrow(ax) else 8,
            color=style.COLOURS["place"]["country"], ha="center", va="center", zorder=4, clip_on=True,
        )  # fmt: skip
        best = None
        for x, y in _stands(land):
            words.set_position((x, y))
            cover = words.get_window_extent(renderer).padded(1)
            if any(cover.overlaps(b) for b in boxes):
                continue
            patch = box(*ax.transData.inverted().transform(cover).ravel())
            share = patch.intersection(land).area / patch.area
            if best is None or share > best[0] + 1e-9:
                best = (share, x, y, cover)
            if share > 0.999:
                break
        if best is None:
            words.remove()
        else:
            words.set_position(best[1:3])
            boxes.append(best[3])


def _stands(land) -> Iterator[Sequence[float]]:
    """Points of a country where its name may stand, the one deepest inside first."""
    from shapely import Point

    if land.is_empty:
        return
    west, south, east, north = land.bounds
    grid = [Point(west + (east - west) * i / 16, south + (north - south) * j / 16) for i in range(1, 16) for j in range(1, 16)]
    inside = sorted((p for p in grid if land.contains(p)), key=lambda p: -p.distance(land.boundary))
    yield from ((p.x, p.y) for p in [*inside, land.representative_point()])
