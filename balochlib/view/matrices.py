"""A grid of cells with words in them: who accuses whom of what, and what is denied."""

from __future__ import annotations

import textwrap

import pandas as pd
from matplotlib import colormaps
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from balochlib.view import style
from balochlib.view.figure import describe
from balochlib.view.prose import count
from balochlib.view.tables import format_value

_INK = "#222222"
_DENIED = "#882255"
_SHADES = colormaps["Blues"]


@style.styled
def plot_accusations(cells: pd.DataFrame, title: str, subtitle: str = "", ax: Axes | None = None) -> Axes:
    """Draw who accuses whom as a grid: each cell names the charges; a dashed frame and the word tell that they are denied.

    On a phone, which has no room for columns, every pair is a bar under its names.

    ``cells`` is made by :func:`balochlib.analysis.accusations.cross_accusations`.

    >>> from balochlib.view.figure import description
    >>> cells = {"accuser": ["Pakistan"], "accused": ["India"], "n": [2], "what": ["backing 2"], "denied": [1]}
    >>> print(description(plot_accusations(pd.DataFrame(cells), "Who accuses whom")))
    Grid of 1 accuser and 1 accused. Pakistan accuses India: backing 2, 1 denied.
    """
    rows, columns = list(dict.fromkeys(cells["accuser"])), list(dict.fromkeys(cells["accused"]))
    own = ax is None
    ax = style.new_axes(ax, height=2.2 + 0.52 * max(len(rows), 2))
    if cells.empty:
        return _say_empty(ax, "no accusation between two parties")
    if own and style.is_narrow(ax):
        _draw_pairs(ax, cells)
    else:
        _draw_grid(ax, cells, rows, columns)
    style.set_titles(ax, title, subtitle)
    said = "; ".join(
        f"{c['accuser']} accuses {c['accused']}: {c['what']}" + (f", {int(c['denied'])} denied" if c["denied"] else "")
        for c in cells.to_dict("records")
    )
    return describe(ax, f"Grid of {count(len(rows), 'accuser')} and {len(columns)} accused. {said}.")


def _draw_pairs(ax: Axes, cells: pd.DataFrame) -> None:
    """Draw one bar per pair, the most frequent first: its length is how often, a dashed outline that it is denied."""
    pairs = cells.sort_values("n", ascending=False, kind="stable").to_dict("records")
    ax.figure.set_figheight(1.5 + 0.42 * len(pairs))
    top = int(cells["n"].max())
    for y, pair in enumerate(pairs):
        denied = int(pair["denied"]) > 0
        frame = {"edgecolor": _DENIED, "linestyle": "--", "linewidth": 1.4} if denied else {"edgecolor": "none"}
        ax.barh(y + 0.2, pair["n"], height=0.34, color=_SHADES(0.55), **frame)
        words = style.clean(f"{format_value(pair['accuser'])} → {format_value(pair['accused'])}", 54)
        ax.annotate(words, (0, y - 0.2), (0, 0), textcoords="offset points", va="center", fontsize=6.8)
        charges = style.clean(f"{pair['what']}{', denied' if denied else ''}", 30)
        ax.annotate(charges, (pair["n"], y + 0.2), (4, 0), textcoords="offset points", va="center", fontsize=6.8, color="#555555")
    ax.set_xlim(0, top * 2.4)
    ax.set_ylim(len(pairs) - 0.4, -0.6)
    ax.set_yticks([])
    ax.set_xticks(range(0, top + 1, max(1, top // 4)))
    ax.set_xlabel("accusations", loc="left")


def _draw_grid(ax: Axes, cells: pd.DataFrame, rows: list[str], columns: list[str]) -> None:
    top = int(cells["n"].max())
    size = 7.5 if len(columns) < 8 else 6.8  # "sheltering" stays inside its cell
    for y in range(len(rows)):
        for x in range(len(columns)):
            ax.add_patch(_box(x, y, "white", "#d8d8d8", "-", 0.6))
    for cell in cells.to_dict("records"):
        x, y = columns.index(cell["accused"]), rows.index(cell["accuser"])
        share = cell["n"] / top
        denied = int(cell["denied"]) > 0
        frame = (_DENIED, "--", 1.8) if denied else ("#d8d8d8", "-", 0.6)
        ax.add_patch(_box(x, y, _SHADES(0.16 + 0.6 * share), *frame))
        words = [*textwrap.wrap(cell["what"].replace(", ", ",\n"), 12, break_long_words=False, replace_whitespace=False)]
        words = "\n".join([*"\n".join(words).split("\n")[:3], *(["denied"] if denied else [])])
        ax.text(x, y, words, ha="center", va="center", fontsize=size, linespacing=1.05, color="white" if share > 0.72 else _INK)
    _set_frame(ax, rows, columns)


def _box(x: float, y: float, face: object, edge: str, line: str, width: float) -> Rectangle:
    return Rectangle((x - 0.47, y - 0.45), 0.94, 0.9, facecolor=face, edgecolor=edge, linestyle=line, linewidth=width)


def _set_frame(ax: Axes, rows: list[str], columns: list[str]) -> None:
    ax.set_xlim(-0.5, len(columns) - 0.5)
    ax.set_ylim(len(rows) - 0.5, -0.5)
    turn = {"rotation": 35, "ha": "right", "rotation_mode": "anchor"} if len(columns) > 3 else {}
    ax.set_xticks(range(len(columns)), [style.clean(format_value(c), 34) for c in columns], fontsize=8.5, **turn)
    ax.set_yticks(range(len(rows)), [_wrap(r, 26) for r in rows], fontsize=8.5)
    ax.grid(False)
    ax.tick_params(length=0)
    ax.spines[:].set_visible(False)


def _wrap(words: str, width: int) -> str:
    """Break a label into at most two lines, so that a long name stays whole."""
    lines = textwrap.wrap(style.clean(format_value(words), 2 * width - 4), width)
    return "\n".join(lines[:2])


def _say_empty(ax: Axes, words: str) -> Axes:
    ax.set_axis_off()
    ax.text(0.5, 0.5, words, ha="center", va="center", color="#555555", transform=ax.transAxes)
    return describe(ax, f"Empty chart: {words}")
