"""Attacks on Chinese targets as a timeline: the dead by the first source, and rival numbers drawn as rivals."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from balochlib.view import style
from balochlib.view.figure import describe
from balochlib.view.prose import count
from balochlib.view.tables import format_date

_CHINESE, _OTHERS = "#882255", "#C9A0B4"
_INK = "#222222"
COLUMNS = {  # what the rows behind the timeline show, and under which heading
    "date": "Date", "place": "Place", "target": "Target", "killed_total": "Dead", "killed_chinese": "Chinese dead",
    "rivals": "Rival numbers", "disputed": "What is disputed", "claimed_by": "Claimed by", "publisher": "Publisher",
}  # fmt: skip


@style.styled
def plot_targets(targets: pd.DataFrame, title: str | None = None, ax: Axes | None = None, narrow: bool = False) -> Axes:
    """Draw one line per attack in order of time (:func:`balochlib.analysis.targets.list_targets`).

    The dark bar is the Chinese dead, the pale one the others, by the first source; attackers are not counted. A dashed outline
    goes to the largest rival number, and its words say whose it is: neither is taken for the true one. A question mark stands
    where the source cannot say whether the dead are Chinese.

    >>> from balochlib.analysis.targets import list_targets
    >>> from balochlib.view.figure import description
    >>> description(plot_targets(list_targets().head(1)))
    'Timeline of 1 attack from 3 May 2004 to 3 May 2004, from 3 to 3 dead by the first source. Rival numbers: none.'
    """
    lanes = len(targets)
    ax = ax or Figure(figsize=(3.6 if narrow else 7.2, 1.9 + (0.36 if narrow else 0.27) * max(lanes, 2))).subplots()
    if not lanes:
        ax.set_axis_off()
        ax.text(0.5, 0.5, "no attack", ha="center", va="center", color="#555555", transform=ax.transAxes)
        return describe(ax, "Empty chart: no attack.")
    widest = max(int(targets["killed_total"].max()), int(targets["rival"].max()) if targets["rival"].notna().any() else 0, 1)
    rows = targets.to_dict("records")
    for y, row in enumerate(rows):
        _draw_attack(ax, y, row, narrow)
    ax.set_yticks(range(lanes), [_name(row, narrow) for row in rows], fontsize=7.5 if narrow else 8.5)
    ax.set_ylim(lanes - 0.4, -0.7)
    ax.set_xlim(0, widest * (1.6 if narrow else 1.55))
    ax.set_xlabel("dead, attackers left out")
    ax.grid(axis="x")
    days = f"{format_date(rows[0]['date'])} to {format_date(rows[-1]['date'])}"
    style.set_titles(ax, title or _find_title(targets), f"One line per attack, {days}; a dashed outline goes to the largest rival number")
    keys = [
        Patch(color=_CHINESE, label="Chinese dead"), Patch(facecolor=_OTHERS, edgecolor=_CHINESE, label="other dead"),
        Patch(facecolor="white", edgecolor=_INK, linestyle="--", label="rival number"),
    ]  # fmt: skip
    style.set_legend(ax, keys, 2 if narrow else 3)
    rivals = "; ".join(f"{_name(row, False)}: {row['rivals']}" for row in rows if pd.notna(row["rivals"])) or "none"
    dead = targets["killed_total"].dropna()
    found = f"from {dead.min()} to {dead.max()} dead by the first source"
    return describe(ax, f"Timeline of {count(lanes, 'attack')} from {days}, {found}. Rival numbers: {rivals}.")


def _name(row: dict, narrow: bool) -> str:
    first, *_, last = [part.strip() for part in str(row["place"]).split(" (")[0].split(",")] * 2
    place = last if narrow or first == last or len(first) > 24 else f"{first}, {last}"
    return style.clean(f"{str(row['date'])[:7] if narrow else format_date(row['date'])}  {place}", 24 if narrow else 50)


def _draw_attack(ax: Axes, y: int, row: dict, narrow: bool) -> None:
    chinese, total, rival = row["killed_chinese"], row["killed_total"], row["rival"]
    end = 0 if pd.isna(total) else int(total)
    own = 0 if pd.isna(chinese) else int(chinese)
    ax.barh(y, end, height=0.62, color=_OTHERS, edgecolor=_CHINESE, linewidth=0.7)
    ax.barh(y, own, height=0.62, color=_CHINESE)
    whose = " (Chinese?)" if pd.isna(chinese) else f" ({own} Chinese)" if 0 < own < end else ""
    words = "not known" if pd.isna(total) else f"{end}{whose}"
    if pd.notna(rival):
        words += f" or {row['rivals']}" if not narrow else f" or {'>' if row['rival_open'] else ''}{rival}"
    if pd.notna(rival) and rival > end:
        ax.barh(y, rival - end, left=end, height=0.62, facecolor="none", edgecolor=_INK, linestyle="--", linewidth=0.9)
        end = int(rival)
    ax.annotate(words, (end, y), (4, 0), textcoords="offset points", va="center", fontsize=8, color=_INK)


def _find_title(targets: pd.DataFrame) -> str:
    contested = int(targets["contested"].sum())
    return f"{count(len(targets), 'attack')} on Chinese targets; the dead of {contested} are disputed"
