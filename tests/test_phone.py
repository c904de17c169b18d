"""Charts drawn for a phone: words that can be read and stay on the page, no label over another, and the same said of them."""

import io

import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from PIL import Image

from balochlib.view import charts, matrices, series, style, timeline
from balochlib.view.figure import description, draw_png, write_png
from balochlib.view.network import plot_network

LONG = "Ministry of the Interior and of a Good Deal More than That of a Province (Eastern Section)"
KINDS = ["armed_group", "armed_group", "state", "state_force", "media", "organisation"]
NODES = pd.DataFrame({"name": [LONG, *"BCDEF"], "kind": KINDS, "n": [40, 9, 5, 3, 2, 1]})
PAIRS = [(LONG, "C", 5, "accuses"), ("C", LONG, 2, "denies"), ("B", "F", 1, "fights"), (LONG, "B", 1, "part_of")]
EDGES = pd.DataFrame(PAIRS, columns=["a", "b", "n", "relation"])
CELLS = pd.DataFrame(
    {
        "accuser": [LONG, "B", "B"],
        "accused": ["B", LONG, "C"],
        "n": [3, 1, 1],
        "what": ["backing 2, funding", *["abuse"] * 2],
        "denied": [1, 0, 0],
    }
)
ACTS = pd.DataFrame(
    {
        "perpetrator": [LONG, "B", "B"],
        "date": ["2025-03", "2026-01-31", "2025"],
        "type": "bombing",
        "name": [f"bombing, {LONG}", "raid", "raid"],
        "perpetrator_status": ["claimed", "blamed", "none"],
    }
)
GRID = pd.DataFrame({f"word {i}": [i, 2] for i in range(12)}, index=[LONG, "B"])
YEARS = pd.DataFrame(
    {"producer": [LONG, LONG, *"BCD"], "scope": "s", "year": [2000, 2024, 2024, 2023, 2025], "value": [5, 99, 98, 97, 1000]}
)
CHARTS = {
    "network": lambda: plot_network(NODES, EDGES, "Who is tied to whom in these texts, and how often", "Arrows run from who acts"),
    "accusations": lambda: matrices.plot_accusations(CELLS, "Who accuses whom", "A number: how often"),
    "acts": lambda: timeline.plot_acts(ACTS, "Acts"),
    "grid": lambda: charts.plot_heatmap(GRID, "Words"),
    "series": lambda: series.plot_series(YEARS, "Killed"),
}


@pytest.fixture(params=CHARTS)
def drawn(request):
    with style.narrowed():
        ax = CHARTS[request.param]()
    ax.figure.draw_without_rendering()
    return request.param, ax


def list_words(ax):
    legends = [text for legend in ax.figure.legends for text in legend.get_texts()]
    ticks = [*ax.get_xticklabels(), *ax.get_yticklabels()] if ax.axison else []
    return [t for t in (*ax.texts, *ticks, *legends) if t.get_text() and t.get_visible()]


def test_words_stay_on_the_page_and_can_be_read(drawn):
    _, ax = drawn
    renderer = FigureCanvasAgg(ax.figure).get_renderer()
    page = ax.figure.bbox.padded(3)
    covers = {t.get_text(): t.get_window_extent(renderer) for t in list_words(ax)}
    assert [words for words, box in covers.items() if not page.contains(*box.min) or not page.contains(*box.max)] == []
    shown = 330 / ax.figure.get_figwidth()  # of 380 pixels, the page takes 50
    assert style.is_narrow(ax) and min(t.get_fontsize() / 72 * shown for t in list_words(ax)) > 8


def test_no_label_covers_another(drawn):
    name, ax = drawn
    renderer = FigureCanvasAgg(ax.figure).get_renderer()
    boxes = [(t.get_text(), t.get_window_extent(renderer)) for t in ax.texts if t.get_text()]
    assert name == "series" or len(boxes) > 3
    assert [(a, b) for i, (a, one) in enumerate(boxes) for b, two in boxes[i + 1 :] if one.overlaps(two)] == []


def test_the_same_is_said_of_both_pictures(drawn):
    name, ax = drawn
    wide = CHARTS[name]()
    assert description(ax) == description(wide) and not style.is_narrow(wide)
    assert draw_png(ax)[:4] == b"\x89PNG"


def test_a_value_is_never_cut_with_the_name_before_it():
    words = " ".join(t.get_text() for t in series.plot_series(YEARS, "Killed").texts)
    assert "…, 2024: 99" in words and "2000 to 2025" in words


def test_colours_that_mean_something_survive_however_small_they_are():
    with style.narrowed():
        picture = Image.open(io.BytesIO(draw_png(plot_network(NODES, EDGES, "t")))).convert("RGB")
    found = {f"#{r:02X}{g:02X}{b:02X}" for _, (r, g, b) in picture.getcolors(1 << 16)}
    assert {style.colour("actor", kind) for kind in KINDS} <= found and len(found) < 100


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "P"])
def test_a_picture_of_one_colour_and_one_of_many_are_reduced(mode):
    plain = Image.new(mode, (5, 5), "white" if mode != "P" else 0)
    assert len(Image.open(io.BytesIO(write_png(plain))).convert("RGB").getcolors()) == 1
    many = Image.linear_gradient("L").convert("RGB")
    assert 5 < len(Image.open(io.BytesIO(write_png(many))).convert("RGB").getcolors()) <= 256
