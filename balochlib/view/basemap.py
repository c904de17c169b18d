"""What lies under every map, and labels that do not cover one another.

Every map has the province's outline, the neighbours, the sea, main towns, a scale bar, an arrow to the north, a line with its
sources and the sentence on boundaries.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from math import cos, radians, sqrt

import pandas as pd
import shapely
from matplotlib import patheffects
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.path import Path as MplPath
from matplotlib.transforms import Bbox

from balochlib.analysis import geo
from balochlib.view import style
from balochlib.view.figure import ShownFigure, show_figure
from balochlib.view.prose import count, join_words

BALOCHISTAN = (60.3, 24.2, 71.2, 32.4)  # west, south, east, north
PAKISTAN = (60.3, 23.3, 78.2, 37.3)
REGION = (43.5, 20.5, 80.5, 43.5)
NEARER = (55, 21.5, 80.5, 41.5)  # the part of it that a phone has room for
TOWNS = (
    "ba-quetta",
    "ba-gwadar",
    "ba-turbat",
    "ba-khuzdar",
    "ba-kalat",
    "ba-zhob",
    "ba-chaman",
    "ba-dalbandin",
    "ba-panjgur",
    "sd-karachi",
)
FEW_TOWNS = ("ba-quetta", "ba-gwadar", "ba-khuzdar", "ba-zhob", "sd-karachi")  # what a map for a phone has room for
BOUNDARY_NOTE = "Boundaries are drawn as the data have them and say nothing on any claim."
SOURCE = "Outlines: Natural Earth. Points: GeoNames (CC BY 4.0)."

_LAND, _OWN, _SEA, _LINE, INK, SOFT = "#f1efea", "#fbfaf5", "#dce8f0", "#9a9a9a", "#222222", "#5a5a5a"
_SCALE = "scale"  # the mark of what belongs to the scale bar, which labels keep clear of
_OWN_FIGURE, _TALLEST = "map", 5.7  # the mark of figures made here; inches that the land may be high
HALO = [patheffects.withStroke(linewidth=3, foreground="white")]
_NEIGHBOUR_LABELS = {"Iran": (61.0, 30.6), "Afghanistan": (64.6, 31.2), "Sindh": (68.6, 26.3), "Punjab": (70.45, 29.2)}
_SEA_LABEL = (65.1, 24.4)


def new_map(ax: Axes | None, narrow: bool = False) -> Axes:
    """Return ``ax``, or axes of a figure 7.2 inches wide for a page, 3.6 for a phone; :func:`write_frame` lays them out."""
    if ax is not None:
        return ax
    return Figure(figsize=(3.6 if narrow else 7.2, 5), layout="none", label=_OWN_FIGURE).subplots()


def shape_of(extent: Sequence[float]) -> float:
    """The height of a map over its width, true to the middle of the extent."""
    west, south, east, north = extent
    return (north - south) / ((east - west) * cos(radians((south + north) / 2)))


def cite_outlines(note: str = "") -> str:
    """Return a note with what stands below every map: where outlines and points are from, and the sentence on boundaries."""
    return " ".join(w for w in (note, SOURCE, BOUNDARY_NOTE) if w)


def join_notes(*notes: str) -> str:
    """Join what stands below a title: what is drawn, how, and of which days; notes that are not given are left out.

    >>> join_notes("Mentions", "", "texts of 2 May 2025")
    'Mentions; texts of 2 May 2025'
    """
    return "; ".join(note for note in notes if note)


def write_frame(
    ax: Axes, shape: float, title: str, subtitle: str = "", note: str = "", keys: Sequence = (), columns: int = 3
) -> None:  # fmt: skip
    """Write title, subtitle, notes with sources and key around the map, and fit a figure made by :func:`new_map` to them.

    The height follows from the lines of text and from ``shape``, height over width, so that nothing is cut off on a page or a phone.
    """
    words = wrap(ax, note, 122)
    if ax.figure.get_label() != _OWN_FIGURE:
        style.set_titles(ax, title, subtitle)
        style.set_legend(ax, list(keys), columns)
        ax.annotate(words, (0, 0), (0, -6), xycoords="axes fraction", textcoords="offset points", va="top", fontsize=7.5, color=SOFT)
        return
    figure, edge = ax.figure, 0.08
    width = figure.get_figwidth()
    heading, below = textwrap.wrap(style.clean(title), int(9.3 * width)), textwrap.wrap(style.clean(subtitle), int(15.6 * width))
    high = min((width - 2 * edge) * shape, _TALLEST)
    rows = -(-len(keys) // (1 if is_narrow(ax) else columns))
    top = edge + len(heading) * 0.2 + len(below) * 0.155 + 0.08
    foot = 0.08 + (words.count("\n") + 1 if words else 0) * 0.135 + rows * 0.22 + edge
    total = top + high + foot
    figure.set_size_inches(width, total)
    ax.set_position((edge / width, foot / total, (high / shape) / width, high / total))
    at = {"x": edge / width, "va": "top", "ha": "left"}
    figure.text(y=1 - edge / total, s="\n".join(heading), fontsize=11.5, fontweight="bold", linespacing=1.2, **at)
    figure.text(y=1 - (edge + len(heading) * 0.2) / total, s="\n".join(below), fontsize=8.5, color="#555555", linespacing=1.25, **at)
    figure.text(y=(foot - 0.06) / total, s=words, fontsize=7.5, color=SOFT, linespacing=1.25, **at)
    if keys:
        look = {"loc": "lower left", "bbox_to_anchor": (0, 0), "borderaxespad": 0.3, "columnspacing": 1.4}
        figure.legend(handles=list(keys), ncols=1 if is_narrow(ax) else columns, **look)


def is_narrow(ax: Axes) -> bool:
    return ax.figure.get_figwidth() < 5


def wrap(ax: Axes, words: str, width: int) -> str:
    """Fill lines of ``width`` characters on a page, of about half on a phone."""
    return textwrap.fill(words, int(width * (ax.figure.get_figwidth() - 0.15) / 7.05))


def show_map(
    draw: Callable[..., Axes], *args: object, caption: str, data: pd.DataFrame | None = None, columns=None, **given
) -> ShownFigure:  # fmt: skip
    """Draw a map for the page and for the phone, and show it with its caption and the rows behind it.

    >>> from balochlib.view.maps import map_mentions
    >>> show_map(map_mentions, geo.load_gazetteer().head(0).assign(n=0).pipe(geo.locate), caption="Source: the texts.")
    Map of places named in the texts: no place with a point on this map.
    """
    wide = draw(*args, **given)
    return show_figure(wide, caption, data, columns=columns, narrow=draw(*args, **given, narrow=True))


def is_on_map(x: float, y: float, extent: Sequence[float]) -> bool:
    return extent[0] <= x <= extent[2] and extent[1] <= y <= extent[3]


def draw_base(ax: Axes, extent: Sequence[float] = BALOCHISTAN, towns: Iterable[str] = TOWNS, scale: bool = True) -> Axes:
    """Draw what lies under the data: land, sea, outlines, neighbours, towns, scale bar and north arrow."""
    west, south, east, north = extent
    ax.set_facecolor(_SEA if extent is BALOCHISTAN else "white")  # the outlines at hand do not fill the region: no sea where none is known
    geo.load_neighbours().plot(ax=ax, facecolor=_LAND, edgecolor=_LINE, linewidth=0.7, zorder=0)
    provinces = geo.load_provinces()
    provinces.plot(ax=ax, facecolor=_LAND, edgecolor=_LINE, linewidth=0.5, linestyle=(0, (4, 2)), zorder=0.5)
    provinces[provinces["iso_3166_2"] == "PK-BA"].plot(ax=ax, facecolor=_OWN, edgecolor="#444444", linewidth=1.1, zorder=1)
    ax.set(xlim=(west, east), ylim=(south, north), aspect=1 / cos(radians((south + north) / 2)))
    ax.set(xlabel="", ylabel="")
    ax.set_xticks([])
    ax.set_yticks([])
    ax.grid(False)
    for spine in ax.spines.values():
        spine.set(visible=True, color=_LINE, linewidth=0.6)
    if extent is BALOCHISTAN and scale:
        for name, (x, y) in _NEIGHBOUR_LABELS.items():
            ax.text(x, y, name.upper(), fontsize=7, color=SOFT, ha="center", va="center", zorder=2)
        ax.text(*_SEA_LABEL, "ARABIAN SEA", fontsize=7, color="#3f6a86", style="italic", ha="center", zorder=2)
    _draw_towns(ax, [t for t in towns if not is_narrow(ax) or t in FEW_TOWNS], extent)
    if scale:
        _draw_scale(ax, extent)
    return ax


def _draw_towns(ax: Axes, towns: Iterable[str], extent: Sequence[float]) -> None:
    gazetteer = geo.load_gazetteer()
    for place_id in towns:
        town = gazetteer.loc[place_id]
        if is_on_map(town["lon"], town["lat"], extent):
            ax.plot(town["lon"], town["lat"], marker="s", markersize=2.6, color=SOFT, zorder=3)
            ax.annotate(
                town["name"],
                (town["lon"], town["lat"]),
                (3, -8),
                textcoords="offset points",
                fontsize=7,
                color=SOFT,
                zorder=7,
                path_effects=HALO,
            )


def _draw_scale(ax: Axes, extent: Sequence[float]) -> None:
    """A bar of a round length, measured along the parallel where it lies, and an arrow to the north, in the south-east corner."""
    west, south, east, north = extent
    y = south + 0.06 * (north - south)
    km_per_degree = 111.32 * cos(radians(y))
    length = next(km for km in (500, 200, 100, 50) if km <= 0.25 * (east - west) * km_per_degree)
    x = east - 0.06 * (east - west)
    ax.plot([x - length / km_per_degree, x], [y, y], color=INK, linewidth=2, solid_capstyle="butt", zorder=6, gid=_SCALE)
    ax.annotate(
        f"{length} km",
        (x - length / km_per_degree / 2, y),
        (0, 3),
        textcoords="offset points",
        ha="center",
        fontsize=7.5,
        zorder=6,
        path_effects=HALO,
    )
    low, high = y + 0.06 * (north - south), south + 0.2 * (north - south)
    ax.annotate("", (x, high), (x, low), arrowprops={"arrowstyle": "-|>", "color": INK, "lw": 1.1, "shrinkA": 0, "shrinkB": 0}, zorder=6)
    ax.text(x, high, "N", ha="center", va="bottom", fontsize=8, zorder=6)


def circle_size(value: float, largest: float, biggest: float = 900) -> float:
    """Area in points squared, in proportion to the value, with a floor so that a single one is seen."""
    return max(14.0, biggest * value / largest) if largest else 14.0


def label_points(ax: Axes, points: pd.DataFrame, words: Sequence[str], radii: Sequence[float], fontsize: float = 8) -> None:
    """Write a label beside each point, most important first, on the first of eight sides where it covers nothing.

    Where every side covers the border of the province, one that covers no symbol is taken, and where every side covers a symbol,
    one that covers no writing; a label that fits nowhere is left out: the rows below the figure have it.
    """
    ax.figure.draw_without_rendering()  # lays the figure out, so that places in pixels hold
    renderer = FigureCanvasAgg(ax.figure).get_renderer()
    placed = [t.get_window_extent(renderer) for t in ax.texts if t.get_visible() and t.get_text()]
    placed += [line.get_window_extent(renderer).padded(2) for line in ax.lines if line.get_gid() == _SCALE]
    frame = ax.get_window_extent(renderer)
    border = ax.transData.transform_path(_find_border())
    pixels = ax.figure.dpi / 72
    at = ax.transData.transform([(p.x, p.y) for p in points.geometry]) if len(points) else []
    symbols = [cover_symbol(x, y, r * pixels) for (x, y), r in zip(at, radii, strict=True)]
    for i, ((_, row), text, r) in enumerate(zip(points.iterrows(), words, radii, strict=True)):
        if not text:  # a symbol without a label is only one that labels keep clear of
            continue
        label = ax.annotate(
            style.clean(text), (row.geometry.x, row.geometry.y), (0, 0), textcoords="offset points", fontsize=fontsize, color=INK, zorder=8,
            path_effects=HALO,
        )  # fmt: skip
        others = symbols[:i] + symbols[i + 1 :]
        sides = [(side, _stand(label, side, renderer)) for side in _sides(r + 2)]
        free = [(side, box) for side, box in sides if _holds(frame, box) and not any(box.overlaps(o) for o in placed)]
        clear = [pair for pair in free if not any(pair[1].overlaps(o) for o in others)]
        best = next((pair for pair in clear if not border.intersects_bbox(pair[1], filled=False)), next(iter(clear or free), None))
        if best is None:
            label.remove()
        else:
            if border.intersects_bbox(best[1], filled=False):
                label.set_bbox({"facecolor": "white", "alpha": 0.8, "edgecolor": "none", "pad": 0.3})
            placed.append(_stand(label, best[0], renderer))


@cache
def _find_border() -> MplPath:
    """The border of the province in degrees."""
    provinces = geo.load_provinces()
    borders = shapely.get_parts(provinces[provinces["iso_3166_2"] == "PK-BA"].geometry.boundary.to_numpy())
    return MplPath.make_compound_path(*(MplPath(shapely.get_coordinates(line)) for line in borders))


def cover_symbol(x: float, y: float, radius: float) -> Bbox:
    """Return the box that a round symbol covers, in pixels."""
    return Bbox.from_extents(x - radius, y - radius, x + radius, y + radius)


def _sides(gap: float) -> list[tuple[float, float, str, str]]:
    """The eight sides of a symbol, in the order of preference: offset in points and how the label lies to it."""
    slant = gap / sqrt(2)
    return [
        (gap, 0, "left", "center"), (-gap, 0, "right", "center"), (0, gap, "center", "bottom"), (0, -gap, "center", "top"),
        (slant, slant, "left", "bottom"), (slant, -slant, "left", "top"),
        (-slant, slant, "right", "bottom"), (-slant, -slant, "right", "top"),
    ]  # fmt: skip


def _stand(label, side: tuple[float, float, str, str], renderer) -> Bbox:
    """Move a label to one side of its symbol and return what it covers there."""
    dx, dy, ha, va = side
    label.set(position=(dx, dy), ha=ha, va=va)
    return label.get_window_extent(renderer).padded(1)


def _holds(frame: Bbox, box: Bbox) -> bool:
    return frame.contains(box.x0, box.y0) and frame.contains(box.x1, box.y1)


def note_coarse(rows: pd.DataFrame, what: str, key: str = "place_id") -> str:
    """Say how many places or incidents have no point, by how coarse the finest that is known of them is."""
    coarse = rows[~rows[key].isin(rows.loc[rows.geometry.notna(), key])] if len(rows) else rows
    if not len(coarse):
        return ""
    levels = {3: "a district", 4: "a province", 5: "a region", 6: "a country"}
    found = coarse.groupby(key)[["place_id", "where_precision"]].agg({"place_id": "count", "where_precision": "min"})
    levels = found["where_precision"].map(levels).map("known to the level of {}".format, na_action="ignore")
    levels = levels.fillna("without a point").where(found["place_id"] > 0, "told without a place").value_counts()
    return f"Not drawn as points: {join_words([f'{count(n, what)} {level}' for level, n in levels.items()])}."


def find_visible(located: pd.DataFrame, extent: Sequence[float]) -> pd.DataFrame:
    shown = located[located.geometry.notna()]
    return shown[[is_on_map(p.x, p.y, extent) for p in shown.geometry]] if len(shown) else shown
