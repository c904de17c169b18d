"""Published yearly series side by side: one line per producer, never joined, never averaged."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.ticker import MaxNLocator, StrMethodFormatter

from balochlib.view import style
from balochlib.view.figure import describe
from balochlib.view.prose import count, join_words

# Colour, marker and line of the first, second ... producer: told apart without colour too.
LOOKS = (
    ("#0072B2", "o", "-"), ("#C84E00", "s", "--"), ("#117733", "^", "-."), ("#882255", "D", ":"), ("#7A6A00", "v", "-"),
    ("#332288", "P", "--"), ("#A04090", "X", "-."), (style.GREY, "*", ":"),
)  # fmt: skip


def list_years(series: pd.DataFrame, measure: str = "killed_total") -> pd.DataFrame:
    """Return the whole-year values of one measure: producer, its net (``scope``), year, value and publisher.

    Of several values of one producer for one year the highest confidence stands; a part of a year is left out.

    >>> rows = {"producer": ["P"] * 2, "scope": ["s"] * 2, "measure": ["killed_total"] * 2, "year": [2024] * 2, "value": [7, 3]}
    >>> frame = pd.DataFrame({**rows, "period_type": ["year", "quarter"], "publisher": ["x"] * 2, "confidence": ["high"] * 2})
    >>> list_years(frame)[["producer", "year", "value"]].values.tolist()
    [['P', 2024, 7]]
    """
    whole = series[(series["measure"] == measure) & (series["period_type"] == "year") & series["value"].notna()]
    rank = whole["confidence"].map({"high": 0, "medium": 1, "low": 2}).fillna(3)
    kept = whole.assign(rank=rank).sort_values(["producer", "year", "rank"], kind="stable").drop_duplicates(["producer", "year"])
    return kept[["producer", "scope", "year", "value", "publisher", *(c for c in ("title", "url") if c in kept)]].reset_index(drop=True)


@style.styled
def plot_series(years: pd.DataFrame, title: str, subtitle: str = "", ax: Axes | None = None) -> Axes:
    """Draw yearly values (:func:`list_years`) as one line per producer, named at its end; a gap in the years is a gap in the line.

    On a phone the names stand below. The years that are covered end the subtitle.

    >>> from balochlib.view.figure import description
    >>> years = pd.DataFrame({"producer": ["P", "P"], "scope": ["s"] * 2, "year": [2020, 2021], "value": [5, 9], "publisher": ["x"] * 2})
    >>> print(description(plot_series(years, "A title")))
    Line chart of 1 producer, 2020 to 2021, from 5 to 9. Last values: P 9 in 2021.
    """
    ax = style.new_axes(ax, "medium")
    if years.empty:
        ax.set_axis_off()
        ax.text(0.5, 0.5, "no yearly value", ha="center", va="center", transform=ax.transAxes)
        return describe(ax, "Empty chart: no yearly value")
    ends = []
    producers = years.groupby("producer").size().sort_values(ascending=False, kind="stable").head(len(LOOKS)).index
    for producer, (colour, marker, line) in zip(producers, LOOKS, strict=False):
        values = years[years["producer"] == producer].set_index("year")["value"].astype(float)
        values = values.reindex(range(int(values.index.min()), int(values.index.max()) + 1))
        ax.plot(values.index, values, color=colour, marker=marker, linestyle=line, markersize=4.5)
        ends.append((producer, int(values.index[-1]), float(values.iloc[-1]), colour, marker, line))
    first, last = int(years["year"].min()), int(years["year"].max())
    span, top = max(last - first, 1), float(years["value"].max())
    ax.set_xlim(first - 0.5, last + (0 if style.is_narrow(ax) else 0.42 * span) + 0.5)
    ax.set_ylim(0, top * 1.08)
    ax.xaxis.set_major_locator(MaxNLocator(6 if style.is_narrow(ax) else 11, integer=True))
    ax.set_xticks([t for t in ax.get_xticks() if first <= t <= last])
    ax.yaxis.set_major_formatter(StrMethodFormatter("{x:,.0f}"))
    ax.grid(axis="y")
    if style.is_narrow(ax):
        ax.figure.set_figheight(3.4 + 0.2 * len(ends))
        keys = [Line2D([], [], color=c, marker=m, linestyle=s, markersize=4.5, label=_name_end(p, y, v)) for p, y, v, c, m, s in ends]
        style.set_legend(ax, keys, 1)
    else:
        _name_ends(ax, ends, last + 0.04 * span, top)
    style.set_titles(ax, title, f"{subtitle}{'; ' if subtitle else ''}{first} to {last}")
    said = join_words([f"{producer} {value:,.0f} in {year}" for producer, year, value, *_ in ends])
    low, high = int(years["value"].min()), int(top)
    return describe(ax, f"Line chart of {count(len(ends), 'producer')}, {first} to {last}, from {low:,} to {high:,}. Last values: {said}.")


def _name_ends(ax: Axes, ends: list[tuple], x: float, top: float) -> None:
    """Write each producer's name right of its last value, moved up as far as needed to stand clear of the one below."""
    lowest = -1.0
    for producer, year, value, colour, *_ in sorted(ends, key=lambda end: end[2]):
        y = max(value, lowest)
        lowest = y + top * 0.062
        line = {"arrowstyle": "-", "color": colour, "linewidth": 0.6, "alpha": 0.7}
        words = _name_end(producer, year, value)
        ax.annotate(words, (year, value), (x, y), textcoords="data", fontsize=8.5, color=colour, va="center", arrowprops=line)


def _name_end(producer: str, year: int, value: float) -> str:
    """The name of a producer, cut where it is long, with its last value, which is never cut."""
    return f"{style.clean(producer, 27)}, {year}: {value:,.0f}"
