"""Charts: data first, ``ax=`` where one is given, the axes back; each says in words what it shows.

Titles state what the data say and are computed from them. Colour is never alone: every bar, marker and cell carries its
number or its name.
"""

from __future__ import annotations

from itertools import product

import pandas as pd
from matplotlib import colormaps
from matplotlib.axes import Axes
from matplotlib.colors import to_rgba

from balochlib.calls import takes
from balochlib.schema import OUTCOMES, VICTIMS
from balochlib.view import style
from balochlib.view.figure import EMPTY, describe
from balochlib.view.prose import count, join_words
from balochlib.view.tables import format_claim, format_date, format_value, say_code

LANES = 24  # rows that a chart of one row per item shows; more would not be readable on one page
SAID = 8  # rows of a grid that its words tell
_INK = "#222222"


def _empty(ax: Axes, words: str) -> Axes:
    """Say on the axes that there is nothing to draw."""
    ax.set_axis_off()
    ax.text(0.5, 0.5, words, ha="center", va="center", color="#555555", transform=ax.transAxes)
    return describe(ax, f"{EMPTY}: {words}")


@takes("bl.charts.plot_ladder(bl.build_ladder(claims, corpus.articles))", ladder="side open_low open_high")
@style.styled
def plot_ladder(ladder: pd.DataFrame, title: str | None = None, subtitle: str = "", ax: Axes | None = None) -> Axes:
    """Draw the claims on one incident as a ladder: one bar per claim, grouped by whom they count, in time order.

    ``ladder`` is made by :func:`balochlib.analysis.ladder.build_ladder`. A floor ("at least 31") is a bar with an arrow, a
    ceiling ("up to 30") a hatched bar, a range is full to its low end and hatched to its high end, a rounded number ("about
    90") ends in a dotted edge. The colour is the side of the claimant; claims from published context, which none of the
    texts makes, are pale. Claims without a number are left out and counted below the title.

    >>> from balochlib.analysis.ladder import build_ladder
    >>> from balochlib.schema import build_table
    >>> from balochlib.view.figure import description
    >>> claim = {"value": 31, "low": 31, "qualifier": "at_least", "outcome": "killed", "victim": "civilian", "claimant_text": "officials"}
    >>> ladder = build_ladder(build_table("casualties", [claim]), build_table("articles", []))
    >>> print(description(plot_ladder(ladder)))
    Bar chart of 1 claim, from 31 to 31 people. Killed, civilian: officials 31+.
    """
    numbered = ladder[ladder["value"].notna()]
    by_class = {key: rows.head(LANES).to_dict("records") for key, rows in numbered.groupby(["outcome", "victim"])}
    groups = [(key, by_class[key]) for key in product(OUTCOMES, VICTIMS) if key in by_class]
    lanes = sum(len(rows) + 1 for _, rows in groups)
    ax = style.new_axes(ax, height=1.5 + 0.255 * max(lanes, 4))
    if style.is_narrow(ax):
        ax.figure.set_figheight(1.9 + 0.29 * max(lanes, 4))  # labels have two lines there
    if not groups:
        return _empty(ax, "no claim with a number")
    widest = max(_reach(row) for _, rows in groups for row in rows)
    y, ticks, labels, said = 0, [], [], []
    for (outcome, victim), rows in groups:
        name = f"{outcome.capitalize()}, {victim}"
        ax.annotate(name, (0, y), (4, 0), textcoords="offset points", va="center", fontsize=9, fontweight="bold")
        for row in rows:
            y += 1
            _draw_claim(ax, y, row, widest)
            ticks.append(y)
            labels.append(_rung_label(row, style.is_narrow(ax)))
        said.append(f"{name}: {join_words([f'{_claimant(row)} {format_claim(row)}' for row in rows])}")
        y += 1
    ax.set_yticks(ticks, labels, fontsize=6.5 if style.is_narrow(ax) else 8.5)
    ax.set_ylim(y - 0.4, -0.7)
    ax.set_xlim(0, widest * (1.45 if style.is_narrow(ax) else 1.22))
    ax.xaxis.get_major_locator().set_params(integer=True)
    ax.set_xlabel("people, as claimed")
    left_out = len(ladder) - len(numbered)
    unnumbered = f" {count(left_out, 'claim')} without a number left out." if left_out else ""
    title = title or f"{count(len(numbered), 'claim')}, side by side"
    style.set_titles(ax, title, f"{subtitle} One bar per claim; an arrow: more are possible.{unnumbered}".strip())
    _key_sides(ax, [row for _, rows in groups for row in rows])
    low, high = int(numbered["value"].min()), int(numbered["value"].max())
    return describe(ax, f"Bar chart of {count(len(numbered), 'claim')}, from {low:,} to {high:,} people. {'; '.join(said)}.{unnumbered}")


SIDES = {"state": "#0072B2", "armed_group": "#C84E00", "other": style.GREY}
SIDE_WORDS = {"state": "state and officials", "armed_group": "armed group", "other": "others, or nobody named"}


def _reach(row: dict) -> int:
    return int(row["high"]) if row["qualifier"] == "range" and pd.notna(row["high"]) else int(row["value"])


def _claimant(row: dict) -> str:
    return "nobody named" if pd.isna(row["claimant"]) else style.clean(str(row["claimant"]), 32)


def _rung_label(row: dict, narrow: bool) -> str:
    day = row["as_of"] if pd.notna(row["as_of"]) else row["publisher"] if pd.notna(row["publisher"]) else None
    if narrow:
        return "\n".join(style.clean(str(words), 20) for words in (_claimant(row), day) if words is not None)
    return f"{_claimant(row)}, {style.clean(str(day), 22)}" if day is not None else _claimant(row)


def _draw_claim(ax: Axes, y: int, row: dict, widest: int) -> None:
    value, reach, qualifier = int(row["value"]), _reach(row), row["qualifier"]
    colour = SIDES.get(row["side"], style.GREY)
    open_bar = {"height": 0.62, "facecolor": "white", "edgecolor": colour, "hatch": "////", "linewidth": 1.0}
    if qualifier == "up_to":
        ax.barh(y, value, **open_bar)
    else:
        ax.barh(y, value, height=0.62, color=to_rgba(colour, 0.42 if row["from_context"] else 1), edgecolor=colour, linewidth=0.8)
    if reach > value:
        ax.barh(y, reach - value, left=value, **open_bar)
    end = float(reach)
    if qualifier in ("at_least", "more_than"):
        end = reach + widest * 0.05
        arrow = {"arrowstyle": "-|>", "color": colour, "linewidth": 1.6, "mutation_scale": 9, "shrinkA": 0}
        ax.annotate("", (end, y), (reach, y), arrowprops=arrow)
    if qualifier == "about":
        ax.plot([reach, reach], [y - 0.4, y + 0.4], color=_INK, linestyle=":", linewidth=1.6)
    ax.annotate(format_claim(row), (end, y), (4, 0), textcoords="offset points", va="center", fontsize=8.5, color=_INK)


def _key_sides(ax: Axes, rows: list[dict]) -> None:
    from matplotlib.patches import Patch

    handles = [Patch(color=SIDES[s], label=SIDE_WORDS[s]) for s in SIDES if any(row["side"] == s for row in rows)]
    if any(row["from_context"] for row in rows):
        words = "pale: published elsewhere, not in these texts"
        handles.append(Patch(facecolor=to_rgba(style.GREY, 0.42), edgecolor=style.GREY, label=words))
    style.set_legend(ax, handles, 2)


def _key(ax: Axes, shown: list, family: str) -> None:
    """Write a colour key under the axes."""
    from matplotlib.patches import Patch

    patches = [Patch(color=style.colour(family, k), label=style.clean(say_code(k), 30)) for k in shown]
    style.set_legend(ax, patches)


@style.styled
def plot_counts(
    table: pd.DataFrame, family: str, title: str, subtitle: str = "", unit: str = "rows", ax: Axes | None = None
) -> Axes:  # fmt: skip
    """Draw a table of counts as stacked bars: one bar per row of its index, one piece per column, each with its number.

    ``family`` names the colours of the columns in :data:`balochlib.view.style.COLOURS`.

    >>> from balochlib.view.figure import description
    >>> counts = pd.DataFrame({"civilian": [3], "militant": [1]}, index=["killed"])
    >>> print(description(plot_counts(counts, "victim", "Most are on the dead")))
    Stacked bar chart in rows, from 4 to 4. killed: 3 civilian and 1 militant.
    """
    rows = table.head(LANES)
    ax = style.new_axes(ax, height=1.6 + 0.42 * max(len(rows), 2))
    if rows.empty or not rows.to_numpy().sum():
        return _empty(ax, "nothing to count")
    totals = rows.sum(axis=1)
    for y, (_, row) in enumerate(rows.iterrows()):
        left = 0
        for name, n in row.items():
            ax.barh(y, n, left=left, height=0.62, color=style.colour(family, name), edgecolor="white", linewidth=1)
            if n and n / totals.max() > 0.035:
                ax.text(left + n / 2, y, f"{int(n):,}", ha="center", va="center", fontsize=8.5, color="white")
            left += n
        if (row > 0).sum() > 1 or left / totals.max() <= 0.035:
            ax.annotate(f"{int(left):,}", (left, y), (4, 0), textcoords="offset points", va="center", fontsize=9, fontweight="bold")
    ax.set_yticks(range(len(rows)), [style.fit(ax, say_code(i), 34) for i in rows.index])
    ax.set_ylim(len(rows) - 0.45, -0.6)
    ax.set_xlim(0, totals.max() * 1.1)
    ax.xaxis.get_major_locator().set_params(integer=True)
    ax.set_xlabel(unit)
    style.set_titles(ax, title, subtitle)
    if set(rows.columns) != set(rows.index):  # a bar that is named by its colour needs no key to it
        _key(ax, list(rows.columns), family)
    said = "; ".join(f"{say_code(i)}: {_said_counts(row)}" for i, row in rows.iterrows())
    return describe(ax, f"Stacked bar chart in {unit}, from {int(totals.min()):,} to {int(totals.max()):,}. {said}.")


def _said_counts(row: pd.Series) -> str:
    return join_words([f"{int(n):,} {say_code(name)}" for name, n in row.items() if n])


@style.styled
def plot_heatmap(matrix: pd.DataFrame, title: str, subtitle: str = "", unit: str = "", ax: Axes | None = None) -> Axes:
    """Draw a matrix of counts as a grid of cells, each with its number; an empty cell is white.

    >>> from balochlib.view.figure import description
    >>> matrix = pd.DataFrame({"India": [2], "ISI": [0]}, index=["Pakistan"])
    >>> print(description(plot_heatmap(matrix, "Who accuses whom")))
    Grid of 1 row and 2 columns, from 0 to 2. Pakistan: 2 India.
    """
    rows, columns = len(matrix), len(matrix.columns)
    ax = style.new_axes(ax, height=2.0 + 0.36 * max(rows, 2))
    small = style.is_narrow(ax) and columns > 4
    if not rows or not columns or not matrix.to_numpy().sum():
        return _empty(ax, "nothing to count")
    values = matrix.to_numpy(dtype=float)
    shades = colormaps["Blues"]
    for y in range(rows):
        for x in range(columns):
            share = values[y, x] / values.max()
            ax.add_patch(_cell(x, y, shades(0.12 + 0.78 * share) if share else "white"))
            if share:
                colour = "white" if share > 0.55 else _INK
                ax.text(x, y, f"{int(values[y, x]):,}", ha="center", va="center", fontsize=7 if small else 9, color=colour)
    ax.set_xlim(-0.5, columns - 0.5)
    ax.set_ylim(rows - 0.5, -0.5)
    turn = {"rotation": 60 if small else 35, "ha": "right", "rotation_mode": "anchor"} if columns > 4 else {}
    ax.set_xticks(range(columns), [style.clean(format_value(c), 30) for c in matrix.columns], fontsize=7.5 if small else 9, **turn)
    ax.set_yticks(range(rows), [style.fit(ax, format_value(i), 34) for i in matrix.index], fontsize=7.5 if small else 9)
    ax.grid(False)
    ax.tick_params(length=0)
    ax.spines[:].set_visible(False)
    style.set_titles(ax, title, subtitle)
    size = f"{count(rows, 'row')} and {count(columns, 'column')}"
    span = f"from {int(values.min()):,} to {int(values.max()):,}{unit}"
    said = "; ".join(f"{format_value(i)}: {_said_counts(row)}" for i, row in matrix.head(SAID).iterrows() if row.any())
    return describe(ax, f"Grid of {size}, {span}. {said}{'; and more' if rows > SAID else ''}.")


def _cell(x: int, y: int, colour: object):
    from matplotlib.patches import Rectangle

    return Rectangle((x - 0.48, y - 0.46), 0.96, 0.92, facecolor=colour, edgecolor="#d0d0d0", linewidth=0.6)


@takes("bl.charts.plot_timeline(corpus.events)", events="date name perpetrator_status")
@style.styled
def plot_timeline(events: pd.DataFrame, title: str | None = None, subtitle: str = "", ax: Axes | None = None) -> Axes:
    """Draw dated incidents in time order, one line each: a dot for a known day, an open one on a bar for a known month or year.

    Incidents without a date are left out and counted below the title; of many, the latest are shown.

    >>> from balochlib.view.figure import description
    >>> events = {"date": ["2026-01-31", "2025-03"], "date_precision": ["day", "month"], "name": ["attack, Quetta", "hijacking"]}
    >>> print(description(plot_timeline(pd.DataFrame({**events, "perpetrator_status": ["claimed", "none"]}))))
    Timeline of 2 incidents, from March 2025 to 31 January 2026. hijacking, March 2025; attack, Quetta, 31 January 2026.
    """
    dated = events[events["date"].notna()].sort_values("date", kind="stable").assign(name=lambda rows: rows["name"].fillna("incident"))
    shown = dated.tail(LANES)
    ax = style.new_axes(ax, height=1.4 + 0.27 * max(len(shown), 3))
    if shown.empty:
        return _empty(ax, "no incident with a date")
    rows = shown.to_dict("records")
    spans = [_span_of(str(row["date"])) for row in rows]
    low, high = min(s for s, _ in spans), max(e for _, e in spans)
    width = max((high - low).days, 30)
    for y, (row, (start, end)) in enumerate(zip(rows, spans, strict=True)):
        colour = STATUSES.get(row["perpetrator_status"], (style.GREY,))[0]
        middle = start + (end - start) / 2
        ax.plot([start, end], [y, y], color=colour, linewidth=4, alpha=0.5, solid_capstyle="butt")
        ax.plot([middle], [y], marker="o", color=colour, markerfacecolor=colour if start == end else "white", markersize=6)
        # A label goes to the side with more room, so it never leaves the picture.
        right = (start - low).days < width * 0.55
        at, shift, side = (end, 8, "left") if right else (start, -8, "right")
        ax.annotate(_told(row), (at, y), (shift, 0), textcoords="offset points", ha=side, va="center", fontsize=8.5)
    ax.set_ylim(len(rows) - 0.3, -0.7)
    ax.set_yticks([])
    ax.spines["left"].set_visible(False)
    ax.margins(x=0.04)
    style.set_days(ax, (high - low).days)
    _key_status(ax, rows)
    undated = len(events) - len(dated)
    more = f" Latest {len(rows)} of {len(dated)}." if len(dated) > len(rows) else ""
    left_out = f" {count(undated, 'incident')} without a date left out." if undated else ""
    style.set_titles(ax, title or f"{count(len(dated), 'dated incident')}", f"{subtitle}{more}{left_out}".strip())
    said = "; ".join(_told(row) for row in rows)
    span = f"from {format_date(rows[0]['date'])} to {format_date(rows[-1]['date'])}"
    return describe(ax, f"Timeline of {count(len(rows), 'incident')}, {span}. {said}.")


# Colour and meaning of what is known of the perpetrator.
STATUSES = {
    "claimed": ("#C84E00", "claimed by its perpetrator"),
    "blamed": ("#0072B2", "blamed on somebody"),
    "none": (style.GREY, "neither"),
}


def _told(row: dict) -> str:
    """Return the name of an incident with its date, which the name may hold already."""
    name, date = format_value(row["name"]), format_date(row["date"])
    return style.clean(name, 84) if date in name else f"{style.clean(name, 66)}, {date}"


def _span_of(date: str) -> tuple[pd.Timestamp, pd.Timestamp]:
    """Return first and last day of an ISO date that may be cut to month or year."""
    period = pd.Period(date, freq={4: "Y", 7: "M"}.get(len(date), "D"))
    return period.start_time.normalize(), period.end_time.normalize()


def _key_status(ax: Axes, rows: list[dict]) -> None:
    from matplotlib.lines import Line2D

    look = {"marker": "o", "linestyle": ""}
    present = [s for s in STATUSES if any(row["perpetrator_status"] == s for row in rows)]
    handles = [Line2D([], [], color=STATUSES[s][0], label=STATUSES[s][1], **look) for s in present]
    if any(len(str(row["date"])) < 10 for row in rows):
        handles.append(Line2D([], [], color=style.GREY, markerfacecolor="white", label="open: only the month or year is known", **look))
    style.set_legend(ax, handles, 2)
