"""The network drawing: actors on two arcs, so that no label can touch another, and kinds of edges by line and colour.

On a phone they stand in one column, and the edges are bows beside it.
"""

from __future__ import annotations

import math
import textwrap
from collections import Counter

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import FancyArrowPatch

from balochlib.view import style
from balochlib.view.figure import EMPTY, describe
from balochlib.view.prose import count

# Line style and colour of each kind of edge: told apart without colour too.
EDGES = {
    "named together": {"color": "#9a9a9a", "linestyle": "-", "arrowstyle": "-"},
    "accuses": {"color": "#882255", "linestyle": (0, (5, 2)), "arrowstyle": "-|>"},
    "denies": {"color": "#0072B2", "linestyle": (0, (1, 1.5)), "arrowstyle": "-|>"},
    "fights": {"color": "#C84E00", "linestyle": "-", "arrowstyle": "<|-|>"},
    "allied": {"color": "#117733", "linestyle": (0, (7, 1.5, 1, 1.5)), "arrowstyle": "-"},
    "part_of": {"color": "#7A6A00", "linestyle": (0, (3, 1, 1, 1, 1, 1)), "arrowstyle": "-|>"},
    "designates": {"color": "#332288", "linestyle": (0, (9, 2)), "arrowstyle": "-|>"},
}
LEFT = ("armed_group",)  # kinds on the left arc; all others stand on the right
NODES = 18
STRONGEST = 5  # ties that stand in the words for the picture


@style.styled
def plot_network(nodes: pd.DataFrame, edges: pd.DataFrame, title: str, subtitle: str = "", ax: Axes | None = None) -> Axes:
    """Draw actors and what ties them: armed groups on the left arc, all others on the right, edges between them; on a phone one column.

    ``nodes`` has name, kind, n (mentions: the size of the dot); ``edges`` has a, b, n and relation (a key of :data:`EDGES`).
    The most mentioned actors are drawn; edges to others are left out.

    >>> nodes = pd.DataFrame({"name": ["BLA", "Pakistan"], "kind": ["armed_group", "state"], "n": [5, 3]})
    >>> edges = pd.DataFrame({"a": ["BLA"], "b": ["Pakistan"], "n": [2], "relation": ["named together"]})
    >>> from balochlib.view.figure import description
    >>> print(description(plot_network(nodes, edges, "Who is named with whom")))
    Network of 2 actors and 1 tie. Strongest: BLA, named together, Pakistan: 2.
    """
    shown, own = nodes.sort_values("n", ascending=False, kind="stable").head(NODES), ax is None
    ax = style.new_axes(ax)
    narrow = style.is_narrow(ax)
    places = stack_nodes(shown) if narrow else place_nodes(shown)
    drawn = edges[edges["a"].isin(places) & edges["b"].isin(places)].sort_values("n", kind="stable")
    rows = len(places) if narrow else max(sum(x < 0 for x, _ in places.values()), sum(x > 0 for x, _ in places.values()))
    if own:
        ax.figure.set_figheight(2.2 + 0.38 * max(rows, 4) if narrow else 1.7 + 0.5 * max(rows, 4))
    ax.set_axis_off()
    if not places:
        ax.text(0.5, 0.5, "no tie between two actors", ha="center", va="center", transform=ax.transAxes)
        return describe(ax, f"{EMPTY}: no tie between two actors")
    top = drawn["n"].max() if len(drawn) else 1
    between: Counter[frozenset] = Counter()  # edges of one pair bend apart, so that none hides another
    for edge in drawn.to_dict("records"):
        pair = frozenset((edge["a"], edge["b"]))
        _draw_edge(ax, places[edge["a"]], places[edge["b"]], EDGES[edge["relation"]], edge["n"] / top, between[pair])
        between[pair] += 1
    most = shown["n"].max()
    for node in shown.to_dict("records"):
        _draw_node(ax, places[node["name"]], node, most)
    ax.set_xlim(*((-1.0, 1.2) if narrow else (-2.35, 2.35)))
    ax.set_ylim(-1.0, 1.0)
    _draw_keys(ax, shown, drawn)
    style.set_titles(ax, title, subtitle)
    ties = [f"{e['a']}, {e['relation'].replace('_', ' ')}, {e['b']}: {int(e['n'])}" for e in drawn[::-1].head(STRONGEST).to_dict("records")]
    said = f" Strongest: {'; '.join(ties)}." if ties else ""
    return describe(ax, f"Network of {count(len(shown), 'actor')} and {count(len(drawn), 'tie')}.{said}")


def place_nodes(nodes: pd.DataFrame) -> dict[str, tuple[float, float]]:
    """Return where each actor stands: evenly spaced in height on its arc, so labels keep their distance.

    >>> nodes = pd.DataFrame({"name": ["BLA", "BLF", "Pakistan"], "kind": ["armed_group", "armed_group", "state"]})
    >>> {name: (round(x, 2), round(y, 2)) for name, (x, y) in place_nodes(nodes).items()}
    {'BLA': (-0.93, 0.5), 'BLF': (-0.93, -0.5), 'Pakistan': (1.0, 0.0)}
    """
    left = nodes[nodes["kind"].isin(LEFT)]["name"].tolist()
    right = nodes[~nodes["kind"].isin(LEFT)].sort_values("kind", kind="stable")["name"].tolist()
    places = {}
    for names, side in ((left, -1.0), (right, 1.0)):
        for i, name in enumerate(names):
            y = 1 - (2 * i + 1) / len(names)
            places[name] = (side * (0.5 + 0.5 * math.sqrt(1 - y * y)), y)  # flat arcs: their ends stay apart
    return places


def stack_nodes(nodes: pd.DataFrame) -> dict[str, tuple[float, float]]:
    """Return where each actor stands on a phone: in one column, armed groups first, then the others by their kind.

    >>> nodes = pd.DataFrame({"name": ["Pakistan", "BLA"], "kind": ["state", "armed_group"]})
    >>> stack_nodes(nodes), stack_nodes(nodes.head(0))
    ({'BLA': (0.0, 0.5), 'Pakistan': (0.0, -0.5)}, {})
    """
    ranked = nodes.assign(other=~nodes["kind"].isin(LEFT)).sort_values(["other", "kind"], kind="stable")
    return {name: (0.0, 1 - (2 * i + 1) / len(ranked)) for i, name in enumerate(ranked["name"])}


def _draw_edge(ax: Axes, a: tuple[float, float], b: tuple[float, float], look: dict, share: float, beside: int = 0) -> None:
    if a[0] == b[0] == 0:  # one column: every bow goes to the right, where the page is free
        bend = (0.36 + 0.08 * beside) * (1 if b[1] > a[1] else -1)
    else:
        same_side = a[0] * b[0] > 0
        size = (0.35 if same_side else 0.12) + 0.16 * beside
        bend = size if not same_side or (a[1] > b[1]) == (a[0] > 0) else -size
    patch = FancyArrowPatch(
        a, b, connectionstyle=f"arc3,rad={bend}", arrowstyle=look["arrowstyle"], linestyle=look["linestyle"], color=look["color"],
        linewidth=0.7 + 2.6 * share, alpha=0.75, mutation_scale=11, shrinkA=6, shrinkB=7, zorder=1,
    )  # fmt: skip
    ax.add_patch(patch)


def _draw_node(ax: Axes, at: tuple[float, float], node: dict, most: int) -> None:
    colour, size = style.colour("actor", node["kind"]), 40 + 190 * node["n"] / most
    ax.scatter([at[0]], [at[1]], s=size, color=colour, edgecolor="white", linewidth=1.2, zorder=3)
    stacked = at[0] == 0
    words = "\n".join(textwrap.wrap(style.clean(f"{node['name']} ({int(node['n'])})", 52), 22 if stacked else 27)[:3])
    side, shift = ("left", 11) if at[0] > 0 else ("right", -11)
    size = 7 if stacked else 8.5
    ax.annotate(words, at, (shift, 0), textcoords="offset points", ha=side, va="center", fontsize=size, linespacing=1, zorder=4)


def _draw_keys(ax: Axes, nodes: pd.DataFrame, edges: pd.DataFrame) -> None:
    handles = [
        Line2D([], [], marker="o", linestyle="", color=style.colour("actor", kind), label=str(kind).replace("_", " "))
        for kind in sorted(nodes["kind"].dropna().unique())
    ]
    present = [name for name in EDGES if (edges["relation"] == name).any()]
    looks = [(name.replace("_", " "), EDGES[name]) for name in present]
    handles += [Line2D([], [], color=look["color"], linestyle=look["linestyle"], label=name) for name, look in looks]
    style.set_legend(ax, handles, 5)
