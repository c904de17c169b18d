"""Districts by number: as equal tiles, as official polygons where the reader has them, and as symbols by period."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from math import sqrt

import pandas as pd
from matplotlib import colormaps
from matplotlib.axes import Axes
from matplotlib.colors import to_hex, to_rgb
from matplotlib.figure import Figure
from matplotlib.patches import Patch, Rectangle

from balochlib.analysis import geo
from balochlib.view import style
from balochlib.view.basemap import (
    BALOCHISTAN,
    INK,
    SOFT,
    circle_size,
    cite_outlines,
    draw_base,
    is_narrow,
    label_points,
    new_map,
    shape_of,
    write_frame,
)
from balochlib.view.figure import describe
from balochlib.view.prose import count, join_words

_EMPTY, _EDGE = "#f6f5f2", "#b5b0a5"
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 100_000, 1_000_000)


class Classes:
    """At most five classes that grow about evenly on a log scale; the last ends at the next step above the largest value."""

    def __init__(self, largest: float):
        last = next((i for i, step in enumerate(_STEPS) if step >= largest), len(_STEPS) - 1)
        stride = 2 if last > 4 else 1
        self.tops = _STEPS[: last + 1][::-stride][:5][::-1]
        shades = colormaps["YlOrBr"].resampled(len(self.tops) + 2)
        self.shades = [to_hex(shades(i + 1)) for i in range(len(self.tops))]

    def shade(self, value: object) -> object:
        """Return the colour of a value; pale for none and for what is not known."""
        if pd.isna(value) or value <= 0:
            return _EMPTY
        return self.shades[next((i for i, top in enumerate(self.tops) if value <= top), len(self.tops) - 1)]

    def key(self, empty: str) -> list[Patch]:
        """Return the key: what is pale, then each class with its bounds."""
        lows = [1, *(t + 1 for t in self.tops[:-1])]
        names = [f"{low:,}" if low == top else f"{low:,}–{top:,}" for low, top in zip(lows, self.tops, strict=True)]
        pairs = [(_EMPTY, empty), *zip(self.shades, names, strict=True)]
        return [Patch(facecolor=shade, edgecolor=_EDGE, label=name) for shade, name in pairs]


def _ink(shade: object) -> str:
    """White or dark, whichever has the greater contrast on the shade (relative luminance of WCAG 2.2)."""
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(shade))
    return "white" if 0.2126 * red + 0.7152 * green + 0.0722 * blue < 0.205 else INK


def _top(values: pd.Series, n: int = 5) -> str:
    largest = values[values > 0].sort_values(ascending=False, kind="stable").head(n)
    return join_words([f"{name} ({value:,.0f})" for name, value in largest.items()])


@style.styled
def map_tiles(
    counts: pd.Series, what: str = "mentions", title: str | None = None, subtitle: str = "", ax: Axes | None = None, narrow: bool = False
) -> Axes:
    """Draw a number for each of the 36 districts as equal tiles, laid out about as the districts lie; classes are in the key.

    ``counts`` has the district as index (:func:`balochlib.analysis.geo.count_by_district`); a district that it lacks has a dash.

    >>> from balochlib.view.figure import description
    >>> description(map_tiles(pd.Series({"Quetta": 5, "Kech": 2}), "incidents"))
    'Tile map of the 36 districts of Balochistan, incidents: 2 to 5 in 2 districts, most in Quetta (5) and Kech (2); none known in 34.'
    >>> description(map_tiles(pd.Series(dtype="Int64"), "incidents"))
    'Tile map of the districts of Balochistan: no incidents in any of them.'
    """
    ax = new_map(ax, narrow)
    tiles = geo.load_tiles()
    values = tiles["district"].map(counts).astype("Float64").set_axis(tiles["district"])
    some = values[values > 0]
    classes = Classes(some.max() if len(some) else 1)
    top = _top(values)
    note = "Each tile is a district, about where it lies; tiles say nothing on size or outline. A dash: not known."
    finding = f"{what.capitalize()}: most in {_top(values, 3)}" if top else f"No {what} in any district"
    write_frame(ax, 1.15 if is_narrow(ax) else 0.82, title or finding, subtitle, note, classes.key("none"), 6)
    for _, tile in tiles.iterrows():
        value, x, y = values[tile["district"]], tile["column"], -tile["row"]
        shade = classes.shade(value)
        ax.add_patch(Rectangle((x, y), 0.96, 0.94, facecolor=shade, edgecolor=_EDGE, linewidth=0.7))
        number = "–" if pd.isna(value) else f"{value:,.0f}"
        bold = "bold" if shade != _EMPTY else "normal"
        name = tile["district"].replace(" ", "\n") if is_narrow(ax) else tile["district"]
        small, large = (6.6, 9) if is_narrow(ax) else (7.6, 10)
        ax.text(x + 0.48, y + 0.67, name, ha="center", va="center", fontsize=small, color=_ink(shade), linespacing=1)
        ax.text(x + 0.48, y + 0.25, number, ha="center", va="center", fontsize=large, color=_ink(shade), fontweight=bold)
    ax.set(xlim=(-0.02, 6.0), ylim=(-8.02, 0.96))
    ax.set_axis_off()
    if not top:
        return describe(ax, f"Tile map of the districts of Balochistan: no {what} in any of them.")
    said = f"{some.min():,.0f} to {some.max():,.0f} in {count(len(some), 'district')}, most in {top}"
    return describe(ax, f"Tile map of the 36 districts of Balochistan, {what}: {said}; none known in {36 - len(some)}.")


@style.styled
def map_districts(
    polygons: pd.DataFrame, what: str, source: str, title: str | None = None, ax: Axes | None = None, narrow: bool = False
) -> Axes:
    """Draw ``value`` of official polygons (:func:`balochlib.analysis.geo.sum_by_polygon`) in classes; ``source`` names their publisher."""
    ax = new_map(ax, narrow)
    values = polygons.set_index("name")["value"]
    classes = Classes(values.max() if values.notna().any() else 1)
    top = _top(values)
    finding = f"{what.capitalize()}: most in {_top(values, 3)}" if top else f"No {what} in any district"
    note = cite_outlines(f"Districts: {source}.")
    write_frame(ax, shape_of(BALOCHISTAN), title or finding, what.capitalize(), note, classes.key("none or not known"), 6)
    draw_base(ax, BALOCHISTAN, ())
    polygons.plot(ax=ax, color=[classes.shade(v) for v in polygons["value"]], edgecolor=_EDGE, linewidth=0.6, zorder=2)
    points = polygons.assign(geometry=polygons.representative_point(), order=-polygons["value"].fillna(-1)).sort_values("order")
    label_points(ax, points, list(points["name"]), [0] * len(points), fontsize=6.5)
    return describe(ax, f"Map of {count(len(polygons), 'district polygon')} of Balochistan, {what}: most in {top or 'none'}.")


def _seats(districts: Sequence[str]) -> pd.DataFrame:
    """The points that stand for districts: their seats."""
    places = geo.load_gazetteer()
    own = places[places["name"].eq(places["admin2"])].drop_duplicates("admin2").set_index("admin2")
    return geo.locate(own.loc[list(districts), ["lat", "lon"]].assign(where_precision=geo.DRAWN))


@style.styled
def map_periods(
    deaths: pd.DataFrame, periods: Sequence[tuple[int, int]] | None = None, title: str | None = None, narrow: bool = False
) -> Axes:
    """Draw UCDP's deaths by district as one small map per period (:func:`balochlib.analysis.context.load_ucdp`, level "district").

    The area of a circle at the seat of the district is the number of deaths, on the same scale in all panels. Deaths that UCDP
    does not place in a district are named above each panel and not drawn.
    """
    periods = list(periods or ((1989, 2003), (2004, 2009), (2010, 2015), (2016, 2021)))
    columns, width = (1, 3.6) if narrow else (2, 7.2)
    rows = -(-len(periods) // columns)
    table = deaths.assign(present=deaths["district"].map(geo.find_district))
    panels = [table[table["year"].between(*p)] for p in periods]
    sums = [t.groupby("present")["best"].sum().sort_values(ascending=False, kind="stable") for t in panels]
    largest = max((total.max() for total in sums if len(total)), default=1)
    every = table.groupby("present")["best"].sum()
    words = title or f"Most deaths {min(p[0] for p in periods)}–{max(p[1] for p in periods)} in {_top(every, 3) or 'no district'}"
    note = cite_outlines(
        "Deaths in organised violence, UCDP GED, best estimate; circles at the seat of the district, their area the deaths, on one "
        f"scale: the largest stands for {int(largest):,}."
    )
    figure = Figure(figsize=(width, 0.75 + rows * (width / columns * shape_of(BALOCHISTAN) + 0.22) + (0.7 if narrow else 0.35)))
    axes = figure.subplots(rows, columns, squeeze=False).ravel()
    radii = []
    for ax, (start, end), panel, total in zip(axes, periods, panels, sums, strict=False):
        draw_base(ax, BALOCHISTAN, (), scale=False)
        points, sizes = _seats(total.index), [circle_size(n, largest, 700) for n in total]
        ax.scatter(points.geometry.x, points.geometry.y, s=sizes, facecolor="#88225555", edgecolor="#882255", linewidth=0.8, zorder=5)
        lost = int(panel.loc[panel["present"].isna(), "best"].sum())
        ax.set_title(f"{start}–{end}: {int(panel['best'].sum()):,} deaths" + (f", {lost:,} not placed" if lost else ""), fontsize=9)
        radii.append([sqrt(size) / 2 for size in sizes])
    for ax in axes[len(periods) :]:
        ax.set_axis_off()
    figure.suptitle(textwrap.fill(words, int(9.3 * width)), x=0.01, ha="left", fontsize=11.5, fontweight="bold")
    figure.supxlabel(textwrap.fill(note, int(16.5 * width)), x=0.01, ha="left", fontsize=7.5, color=SOFT)
    for ax, total, size in zip(axes, sums, radii, strict=False):
        label_points(ax, _seats(total.index), [f"{d} {n:,}" if i < 3 else "" for i, (d, n) in enumerate(total.items())], size, fontsize=7.5)
    said = "; ".join(f"{start}–{end}: {_top(total, 3) or 'none'}" for (start, end), total in zip(periods, sums, strict=True))
    return describe(axes[0], f"{len(periods)} small maps of Balochistan with UCDP's deaths by district. {said}.")
