"""Tables, cited values and figures as shown: what a reader sees, and that nothing of a text can act on a page."""

import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.text import Text
from pages import Page

from balochlib.analysis.ladder import build_ladder
from balochlib.schema import build_table
from balochlib.view import charts, network, series, style
from balochlib.view.figure import describe, description, draw_png, show_figure
from balochlib.view.markup import cite, escape, is_hidden, refer
from balochlib.view.prose import say, say_list
from balochlib.view.tables import format_claim, format_date, format_range, format_value, show

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(2)>",
    '"><svg onload=alert(3)>',
    "' onmouseover='alert(4)",
    "</td></table><h1>gone",
    "javascript:alert(5)",
    "$\\frac{$ _x_ **y** [a](javascript:b)",
    "\u202eevil\u2066",
    "a\x00b\x1b[31m",
    "{0} {who} {{",
]
CLAIM = {
    "article_id": "a-1", "start": 5, "end": 20, "quote": "at least 31 men", "value": 31, "low": 31, "qualifier": "at_least",
    "outcome": "killed", "victim": "civilian",
}  # fmt: skip


def claims(*rows):
    return build_table("casualties", [{**CLAIM, "claim_id": f"c-{i}", **row} for i, row in enumerate(rows)])


@pytest.mark.parametrize(
    ("low", "high", "shown"),
    [(14, pd.NA, "14+"), (pd.NA, 9, "up to 9"), (3, 3, "3"), (0, 0, "0"), (1000, 2000, "1,000–2,000"), (pd.NA, pd.NA, "–")],
)
def test_ranges(low, high, shown):
    assert format_range(low, high) == shown


@pytest.mark.parametrize(
    ("qualifier", "value", "high", "shown"),
    [
        ("exact", 1250, 1250, "1,250"), ("at_least", 7, pd.NA, "7+"), ("more_than", 100, pd.NA, "over 100"), ("up_to", 30, 30, "up to 30"),
        ("about", 90, pd.NA, "about 90"), ("range", 35, 40, "35–40"), ("vague", pd.NA, pd.NA, "no number"), ("exact", 0, 0, "0"),
    ],
)  # fmt: skip
def test_claims_keep_their_bounds(qualifier, value, high, shown):
    assert format_claim({"value": value, "high": high, "qualifier": qualifier}) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0, "0"), (0.0, "0"), (13.76, "13.8"), (1e6, "1,000,000"), (pd.NA, "–"), (None, "–"), (float("nan"), "–"), (True, "yes"),
        (False, "no"), ("more_than", "more than"), ("BLA_x", "BLA_x"), (["a", "b"], "a, b"), ([], "–"), ("two\r\nlines", "two lines"),
    ],
)  # fmt: skip
def test_values(value, shown):
    assert format_value(value) == shown


@pytest.mark.parametrize(
    ("date", "shown"), [("2026-01-31", "31 January 2026"), ("2025-12", "December 2025"), ("2024", "2024"), (pd.NA, "–"), (None, "–")]
)
def test_dates(date, shown):
    assert format_date(date) == shown


def test_table_is_marked_up_for_screen_readers():
    page = Page(show(claims({}, {}), "Two claims", columns={"value": "People", "quote": "Words"}).markup)
    assert not page.errors
    assert len(page.all("caption")) == 1
    assert [h["scope"] for h in page.all("th")] == ["col", "col", "row", "row"]
    assert {"role": "group", "tabindex": "0", "aria-label": "Two claims"}.items() <= page.all("div")[0].items()


def test_every_row_links_to_its_words():
    page = Page(show(claims({}, {}), "Two claims", columns=["value", "outcome"]).markup)
    assert page.links == ["../site/evidence/a-1.html#c-0", "../site/evidence/a-1.html#c-1"]


def test_long_tables_say_how_much_is_left_out():
    shown = show(pd.DataFrame({"n": range(31)}), "Many")
    assert "12 of 31 rows." in shown.text
    assert len(Page(shown.markup).all("tr")) == 13


def test_empty_tables_say_so():
    assert "give nothing" in show(claims(), "Claims").text


def test_a_column_that_is_not_there_is_an_error():
    with pytest.raises(KeyError):
        show(claims({}), "Claims", columns=["no_such_column"])


@pytest.mark.parametrize("words", HOSTILE)
def test_words_of_a_text_never_become_markup(words):
    frame = claims({"quote": words, "label": words, "claimant_text": words})
    shown = show(frame, words, note=words, columns={"value": "n", "label": words, "quote": "q"})
    said = say("{who} said.", who=words) + say_list([("{who}: {n}", {"who": words, "n": cite(words, frame)})], words)
    for page in (Page(shown.markup), Page(said.markup)):
        assert not page.errors
        assert not {"script", "img", "svg", "h1"} & {tag for tag, _ in page.elements}
        assert not [key for _, a in page.elements for key in a if key.startswith("on")]
        assert all(link.startswith(("../site/evidence/", "#from-")) for link in page.links)
        assert not any(is_hidden(c) for c in page.text())


def test_hidden_characters_are_named():
    assert escape("kil\u200bled \u202e14") == "kil[U+200B]led [U+202E]14"
    assert escape("\ud800") == "[U+D800]"
    assert escape("naïve – ‘quote’ نوشکی\u00a0ok") == "naïve – ‘quote’ نوشکی\u00a0ok"


def test_a_number_from_many_rows_opens_the_list_of_them():
    frame = claims(*({} for _ in range(45)))
    page = Page(say("{n} claims.", n=cite(45, frame)).markup)
    target = page.links[0].removeprefix("#")
    assert page.ids == [target]
    assert len(page.links) == 1 + 40
    assert "and 5 more" in page.text()


def test_a_row_without_an_id_of_its_own_gets_one_from_its_place():
    frame = build_table("places", [{"article_id": "a", "start": 3, "end": 9, "quote": "Quetta", "text": "Quetta"}] * 2)
    assert len(refer(frame)) == 1
    assert refer(frame)[0].anchor.startswith("w-")


# ---- figures -------------------------------------------------------------------------------------------------
def ladder(*rows):
    return build_ladder(claims(*rows), build_table("articles", []))


def drawn(name):
    two = pd.DataFrame({"civilian": [3, 0], "militant": [1, 2]}, index=["killed", "injured"])
    dates = {"date": ["2026-01-31", "2025", None], "name": ["attack", HOSTILE[6], None]}
    events = pd.DataFrame({**dates, "perpetrator_status": ["claimed", "none", "none"]})
    kinds = ["armed_group", "state", "media"] * 10
    nodes = pd.DataFrame({"name": [f"actor {i}" for i in range(30)], "kind": kinds, "n": range(30, 0, -1)})
    edges = pd.DataFrame({"a": ["actor 0"], "b": ["actor 1"], "n": [3], "relation": ["accuses"]})
    when = {"year": [2020, 2023, 2023], "value": [5, 9, 9]}
    years = pd.DataFrame({"producer": ["P", "P", "Q $x$"], "scope": "s", "publisher": "x", **when})
    range_ = {"value": 5, "high": 9, "low": 5, "qualifier": "range"}
    return {
        "ladder": lambda ax=None: charts.plot_ladder(ladder({}, range_, {"value": None}), ax=ax),
        "counts": lambda ax=None: charts.plot_counts(two, "victim", "title", ax=ax),
        "heatmap": lambda ax=None: charts.plot_heatmap(two, "title", ax=ax),
        "timeline": lambda ax=None: charts.plot_timeline(events, ax=ax),
        "series": lambda ax=None: series.plot_series(years, "title", ax=ax),
        "network": lambda ax=None: network.plot_network(nodes, edges, "title", ax=ax),
    }[name]


CHARTS = ("ladder", "counts", "heatmap", "timeline", "series", "network")


@pytest.mark.parametrize("name", CHARTS)
def test_charts_return_axes_and_say_what_they_show(name):
    ax = drawn(name)()
    assert isinstance(ax, Axes)
    assert len(description(ax)) >= 40
    assert draw_png(ax) == draw_png(drawn(name)())


@pytest.mark.parametrize("name", CHARTS)
def test_charts_draw_on_given_axes(name):
    left, right = style.new_axes().figure.subplots(1, 2)
    assert drawn(name)(ax=right) is right
    assert not left.patches and not left.lines


@pytest.mark.parametrize(
    "empty",
    [
        lambda: charts.plot_ladder(ladder()),
        lambda: charts.plot_ladder(ladder({"value": None, "qualifier": "vague"})),
        lambda: charts.plot_counts(pd.DataFrame(), "victim", "t"),
        lambda: charts.plot_heatmap(pd.DataFrame(), "t"),
        lambda: series.plot_series(pd.DataFrame(columns=["producer", "scope", "year", "value", "publisher"]), "t"),
        lambda: charts.plot_timeline(build_table("events", [])),
        lambda: network.plot_network(pd.DataFrame(columns=["name", "kind", "n"]), pd.DataFrame(columns=["a", "b", "n", "relation"]), "t"),
    ],
)
def test_empty_charts_say_so(empty):
    assert description(empty()).startswith("Empty")


def test_alt_text_has_the_numbers_of_the_rows():
    words = description(charts.plot_ladder(ladder({}, {"value": 1250, "low": 1251, "qualifier": "more_than", "claimant_text": "the BLA"})))
    assert "31+" in words
    assert "the BLA over 1,250" in words
    assert "from 31 to 1,250 people" in words


def test_labels_do_not_collide_in_the_largest_network():
    ax = drawn("network")()
    ax.figure.draw_without_rendering()
    boxes = [t.get_window_extent() for t in ax.texts if t.get_text()]
    overlaps = [(a, b) for i, a in enumerate(boxes) for b in boxes[i + 1 :] if a.overlaps(b)]
    assert not overlaps


def test_names_at_the_ends_of_lines_do_not_collide():
    names = [f"producer {i}" for i in range(8)]
    values = [300, 300, 301, 305, 310, 900, 900, 1000]
    years = pd.DataFrame({"producer": names, "scope": "s", "year": 2024, "value": values, "publisher": "x"})
    ax = series.plot_series(years, "title")
    ax.figure.draw_without_rendering()
    boxes = [Text.get_window_extent(t) for t in ax.texts if t.get_text().startswith("producer")]  # without the line to its point
    assert len(boxes) == 8
    assert not [(a, b) for i, a in enumerate(boxes) for b in boxes[i + 1 :] if a.overlaps(b)]


def test_hostile_labels_can_be_drawn():
    rows = [{"claimant_text": words} for words in HOSTILE]
    assert draw_png(charts.plot_ladder(ladder(*rows), title=HOSTILE[6])).startswith(b"\x89PNG")


def test_a_figure_without_words_is_an_error():
    ax = style.new_axes()
    with pytest.raises(ValueError, match="describe"):
        show_figure(ax, "caption")
    assert show_figure(describe(ax, "an empty frame"), "caption").alt == "an empty frame"


def luminance(colour):
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize(("family", "key"), [(f, k) for f, keys in style.COLOURS.items() for k in keys])
def test_colours_stand_out_from_the_page(family, key):
    assert 1.05 / (luminance(style.COLOURS[family][key]) + 0.05) >= 3


@pytest.mark.parametrize("family", style.COLOURS)
def test_no_colour_means_two_things_in_one_family(family):
    assert len(set(style.COLOURS[family].values())) == len(style.COLOURS[family])
