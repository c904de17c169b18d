"""The timeline of acts: what each actor is said to have done, actor by actor, in time order."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from balochlib.view import style
from balochlib.view.figure import describe
from balochlib.view.prose import count
from balochlib.view.tables import format_date, format_value

MOST = 26  # acts that one picture holds
_SPAN = 3 * 365  # days: an act further back than this from the next one would squeeze all others; it is told as a note
_LOOKS = {  # marker, colour, what it means
    "claimed": ("o", "#C84E00", "claimed by the actor"),
    "blamed": ("D", "#0072B2", "blamed on it"),
    "none": ("s", style.GREY, "told without either"),
}


def list_acts(events: pd.DataFrame) -> pd.DataFrame:
    """Return the dated incidents with a named actor, actor by actor, those with most acts first, each in time order.

    >>> events = {"perpetrator": ["BLA", None, "TTP", "BLA"], "date": ["2026-01-31", "2024", "2025-03", "2025"], "name": list("abcd")}
    >>> list_acts(pd.DataFrame(events))["name"].tolist()
    ['d', 'a', 'c']
    """
    acts = events[events["perpetrator"].notna() & events["date"].notna()]
    order = {name: i for i, name in enumerate(acts["perpetrator"].value_counts(sort=True).index)}
    ranked = acts.assign(order=acts["perpetrator"].map(order)).sort_values(["order", "date"], kind="stable")
    return ranked.drop(columns="order").reset_index(drop=True)


@style.styled
def plot_acts(acts: pd.DataFrame, title: str, subtitle: str = "", ax: Axes | None = None) -> Axes:
    """Draw the acts of each actor on lines of their own, so that no label meets another; marker and colour tell who says who did it.

    ``acts`` is made by :func:`list_acts`. A known day is a marker, a month or a year a bar over the whole of it. Acts that lie
    years before all others are named below the title instead of squeezing the axis. On a phone the words of an act stand on a
    line above its marker.

    >>> from balochlib.view.figure import description
    >>> acts = {"perpetrator": ["BLA"], "date": ["2026-01-31"], "type": ["bombing"], "name": ["bombing, Quetta"]}
    >>> print(description(plot_acts(pd.DataFrame({**acts, "perpetrator_status": ["claimed"]}), "Acts")))
    Timeline of 1 act by 1 actor. BLA: 2026-01-31 bombing, Quetta (claimed).
    """
    early = _find_early(acts)
    kept = acts[~acts.index.isin(early)]
    shown = kept.head(MOST)
    lanes = len(shown) + shown["perpetrator"].nunique()
    ax = style.new_axes(ax, height=1.5 + 0.27 * max(lanes, 3))
    narrow = style.is_narrow(ax)
    if shown.empty:
        ax.set_axis_off()
        ax.text(0.5, 0.5, "no dated act of a named actor", ha="center", va="center", color="#555555", transform=ax.transAxes)
        return describe(ax, "Empty chart: no dated act of a named actor")
    if narrow:
        ax.figure.set_figheight(1.9 + 0.37 * max(lanes, 3))
    spans = {i: _span_of(str(date)) for i, date in shown["date"].items()}
    low, high = min(s for s, _ in spans.values()), max(e for _, e in spans.values())
    width = max((high - low).days, 30)
    y, said = 0, []
    for actor, rows in shown.groupby("perpetrator", sort=False):
        ax.annotate(style.clean(str(actor), 36 if narrow else 60), (0, y), (2, 0), xycoords=("axes fraction", "data"),
            textcoords="offset points", va="center", fontsize=9, fontweight="bold")  # fmt: skip
        words = []
        for i, row in rows.iterrows():
            y += 1
            _draw_act(ax, y, row, spans[i], (spans[i][0] - low).days < width * 0.55)
            words.append(f"{row['date']} {_name(row)} ({row['perpetrator_status']})")
        said.append(f"{actor}: {'; '.join(words)}")
        y += 1
    ax.set_ylim(y - 0.4, -0.7)
    ax.set_yticks([])
    ax.spines["left"].set_visible(False)
    ax.margins(x=0.04)
    style.set_days(ax, (high - low).days)
    seen = [k for k in _LOOKS if (shown["perpetrator_status"] == k).any()]
    keys = [Line2D([], [], marker=_LOOKS[k][0], linestyle="", color=_LOOKS[k][1], label=_LOOKS[k][2]) for k in seen]
    style.set_legend(ax, keys, 3)
    notes = [f"Years before, not drawn: {_name(acts.loc[i])}, {format_date(acts.loc[i, 'date'])}." for i in early[:3]]
    if len(kept) > len(shown):
        notes.append(f"First {len(shown)} of {len(kept)}.")
    style.set_titles(ax, title, " ".join([subtitle, *notes]).strip())
    return describe(ax, f"Timeline of {count(len(shown), 'act')} by {count(shown['perpetrator'].nunique(), 'actor')}. {'. '.join(said)}.")


def _draw_act(ax: Axes, y: int, row: pd.Series, span: tuple[pd.Timestamp, pd.Timestamp], to_the_right: bool) -> None:
    marker, colour, _ = _LOOKS.get(row["perpetrator_status"], _LOOKS["none"])
    if span[0] == span[1]:
        ax.plot([span[0]], [y], marker=marker, color=colour, markersize=6, linestyle="")
    else:
        ax.plot(list(span), [y, y], color=colour, linewidth=5, alpha=0.5, solid_capstyle="butt")
        ax.plot([span[0] + (span[1] - span[0]) / 2], [y], marker=marker, color=colour, markersize=5, linestyle="")
    words = f"{format_date(row['date'])}: {style.clean(_name(row), 42 if style.is_narrow(ax) else 62)}"
    if style.is_narrow(ax):
        at = {"xycoords": ("axes fraction", "data"), "textcoords": "offset points"}
        ax.annotate(words, (0, y - 0.48), (2, 0), va="center", fontsize=6.8, **at)
        return
    at, shift, side = (span[1], 8, "left") if to_the_right else (span[0], -8, "right")
    ax.annotate(words, (at, y), (shift, 0), textcoords="offset points", ha=side, va="center", fontsize=8.5)


def _name(row: pd.Series) -> str:
    """Return the name of an act without its date, which stands before it already."""
    return format_value(row["name"]).removesuffix(f", {format_date(row['date'])}")


def _find_early(acts: pd.DataFrame) -> list:
    """Return the index of acts that lie more than three years before all later ones."""
    ends = sorted(((_span_of(str(date))[0], i) for i, date in acts["date"].items()), key=lambda pair: pair[0])
    cut = 0
    for k in range(1, len(ends)):
        if (ends[k][0] - ends[k - 1][0]).days > _SPAN and k <= len(ends) // 2:
            cut = k
    return [i for _, i in ends[:cut]]


def _span_of(date: str) -> tuple[pd.Timestamp, pd.Timestamp]:
    """Return first and last day of an ISO date that may be cut to month or year."""
    period = pd.Period(date, freq={4: "Y", 7: "M"}.get(len(date), "D"))
    return period.start_time.normalize(), period.end_time.normalize()
