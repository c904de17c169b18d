"""Maps say what they show, keep their promises on precision, and write no label over another."""

import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import PathCollection
from matplotlib.figure import Figure
from shapely.geometry import box

from balochlib.analysis import geo
from balochlib.analysis.assets import locate_assets
from balochlib.analysis.context import load_assets, load_ucdp
from balochlib.analysis.targets import list_targets
from balochlib.view import basemap, district_maps, maps, style
from balochlib.view.charts import plot_counts
from balochlib.view.figure import NARROW, description, draw_png, show_chart
from balochlib.view.pages import render_notebook
from balochlib.view.targets import plot_targets


@pytest.fixture(autouse=True)
def look():
    style.use()


def mentions(*rows):
    table = geo.load_gazetteer().reset_index(drop=True)
    picked = pd.concat([table[table["place_id"] == p].assign(n=n) for p, n in rows], ignore_index=True)
    return geo.locate(picked)


def events(*rows):
    table = geo.load_gazetteer()
    frame = pd.DataFrame(
        [
            {"event_id": e, "place_id": p, "place": table.loc[p, "name"], "low": low, "high": high, "finest": True}
            for e, p, low, high in rows
        ]
    )
    where = table.loc[frame["place_id"], ["lat", "lon", "where_precision"]].reset_index(drop=True)
    return geo.locate(frame.join(where).astype({"low": "Int64", "high": "Int64"}))


def boxes(ax):
    renderer = FigureCanvasAgg(ax.figure).get_renderer()
    ax.figure.draw_without_rendering()
    frame = ax.get_window_extent(renderer)
    own = [t for t in ax.texts if t.get_text() and frame.contains(*t.get_window_extent(renderer).min)]
    return [(t.get_text(), t.get_window_extent(renderer)) for t in own]


def sites(*rows):
    table = geo.load_gazetteer().reset_index(drop=True)
    picked = pd.concat([table[table["place_id"] == p].assign(n_articles=n) for p, n in rows], ignore_index=True)
    return geo.locate(picked.rename(columns={"name": "place"}))


def written(ax):
    """All words of a picture, those of its frame included."""
    return " ".join(t.get_text().replace("\n", " ") for t in (*ax.figure.texts, *ax.texts))


MENTIONS = mentions(("ba-quetta", 9), ("ba-mastung", 4), ("ba-gwadar", 3), ("ba-pasni", 1), ("pk", 50), ("ba-kech", 2))
EVENTS = events(("e-1", "ba-quetta", 31, 40), ("e-2", "ba-quetta", 2, 2), ("e-3", "ba-mach", 5, None), ("e-4", "pk-balochistan", 1, 1))
ABROAD = mentions(
    ("sd-karachi", 9), ("kp-besham", 4), ("ru-moscow", 3), ("us-washington", 2), ("il-jerusalem", 2), ("ir", 5), ("pk", 75), ("af", 21),
    ("in", 8), ("is-islamabad", 5), ("af-kabul", 5), ("pb-lahore", 1), ("in-new-delhi", 2), ("ba-quetta", 70),
)  # fmt: skip
SITES = sites(("ba-quetta", 2), ("ba-gwadar", 1), ("ba-kech", 0), ("ba-turbat", 0), ("ba-kalat", 0))
ALL = {
    "mentions": lambda **given: maps.map_mentions(MENTIONS, **given),
    "events": lambda **given: maps.map_events(EVENTS, **given),
    "sites": lambda **given: maps.map_sites(SITES, **given),
    "spillover": lambda **given: maps.map_spillover(ABROAD, **given),
    "assets": lambda **given: maps.map_assets(locate_assets(load_assets()), **given),
    "tiles": lambda **given: maps.map_tiles(pd.Series({"Quetta": 1206, "Killa Saifullah": 3, "Usta Muhammad": 14}), "deaths", **given),
    "periods": lambda **given: maps.map_periods(load_ucdp("district"), **given),
    "targets": lambda **given: plot_targets(list_targets(), **given),
}
BOTH = pytest.mark.parametrize("narrow", [False, True], ids=["page", "phone"])


@BOTH
@pytest.mark.parametrize("name", ALL)
def test_every_map_draws_says_and_keeps_to_its_frame(name, narrow):
    ax = ALL[name](narrow=narrow)
    assert len(description(ax)) > 40
    assert draw_png(ax)[:4] == b"\x89PNG"
    renderer = FigureCanvasAgg(ax.figure).get_renderer()
    page = ax.figure.bbox.padded(2)
    texts = [t for t in (*ax.figure.texts, *(t for a in ax.figure.axes for t in a.texts)) if t.get_text()]
    covers = {t.get_text(): t.get_window_extent(renderer) for t in texts}
    outside = [words for words, cover in covers.items() if not page.contains(*cover.min) or not page.contains(*cover.max)]
    assert outside == []


@BOTH
@pytest.mark.parametrize("name", ["mentions", "events", "sites", "spillover", "assets"])
def test_labels_cover_no_label(name, narrow):
    found = boxes(ALL[name](narrow=narrow))
    clashes = [(a, b) for i, (a, one) in enumerate(found) for b, two in found[i + 1 :] if one.overlaps(two)]
    assert clashes == []


@pytest.mark.parametrize("name", ALL)
def test_words_on_a_phone_are_at_least_eight_pixels_high(name):
    ax = ALL[name](narrow=True)
    shown = 330 / ax.figure.get_figwidth()  # of 380 pixels, the page takes 50
    texts = [t for t in (*ax.figure.texts, *(t for a in ax.figure.axes for t in a.texts)) if t.get_text()]
    assert min(t.get_fontsize() / 72 * shown for t in texts) > 8


@pytest.mark.parametrize("name", ["mentions", "events", "sites", "spillover", "assets"])
@BOTH
def test_boundary_note_scale_and_north_stand_on_every_map(name, narrow):
    words = written(ALL[name](narrow=narrow))
    assert basemap.BOUNDARY_NOTE in words and " km" in words and " N " in f"{words} " and "GeoNames" in words


def test_sizes_and_classes_are_stated():
    assert "the largest stands for 610" in " ".join(written(ALL["periods"]()).split()) or "610" in ALL["periods"]().figure.get_supxlabel()
    assert [t.get_text() for t in ALL["tiles"]().figure.legends[0].get_texts()] == ["none", "1–5", "6–20", "21–100", "101–500", "501–2,000"]


def test_a_scale_bar_is_as_long_as_it_says():
    ax = ALL["mentions"]()
    bar = next(line for line in ax.lines if len(line.get_xdata()) == 2 and line.get_ydata()[0] == line.get_ydata()[1])
    ends = geo.locate(pd.DataFrame({"lon": bar.get_xdata(), "lat": bar.get_ydata(), "where_precision": 1})).to_crs(geo.METRES).geometry
    assert ends[0].distance(ends[1]) / 1000 == pytest.approx(200, rel=0.02)


def test_coarse_places_are_counted_and_not_drawn():
    ax = ALL["mentions"]()
    assert "1 place known to the level of a country" in written(ax)
    assert not any(t.get_text().startswith("Pakistan") for t in ax.texts)
    assert "3 of 4 incidents drawn" in description(ALL["events"]())


def test_tolls_stay_open_and_are_not_split():
    said = description(ALL["events"]())
    assert "Quetta: 2 incidents, 31–40; 2 dead" in said and "Mach: 1 incident, 5+ dead" in said
    shared = description(maps.map_events(events(("e-1", "ba-quetta", 31, 40), ("e-1", "ba-mastung", 31, 40))))
    assert "dead" not in shared


def test_empty_tables_draw():
    nothing = mentions(("ba-quetta", 1)).iloc[:0]
    assert "no place" in description(maps.map_mentions(nothing))
    assert description(maps.map_spillover(nothing)) and description(maps.map_tiles(pd.Series(dtype="Int64")))
    assert "0 of 0 incidents" in description(maps.map_events(EVENTS.iloc[:0]))
    assert "Elsewhere only: 0" in description(maps.map_sites(SITES.iloc[:0]))
    assert "0 projects" in description(maps.map_assets(locate_assets(load_assets().iloc[:0])))
    assert "no attack" in description(plot_targets(list_targets().iloc[:0]))


def test_maps_take_axes():
    figure = Figure()
    left, right = figure.subplots(1, 2)
    size = figure.get_size_inches().tolist()
    assert maps.map_mentions(mentions(("ba-quetta", 1)), ax=left) is left
    assert maps.map_tiles(pd.Series({"Kech": 2}), ax=right) is right
    assert figure.get_size_inches().tolist() == size
    assert basemap.BOUNDARY_NOTE in written(left)


@pytest.mark.parametrize("largest, tops", [(1, (1,)), (5, (1, 2, 5)), (40, (2, 10, 50)), (1206, (5, 20, 100, 500, 2000)), (9e9, None)])
def test_classes_hold_every_value(largest, tops):
    classes = district_maps.Classes(largest)
    assert tops is None or tuple(classes.tops) == tops
    assert len(classes.tops) <= 5
    assert classes.shade(largest) == classes.shades[-1] and classes.shade(0) == classes.shade(pd.NA) != classes.shade(1)
    assert len(classes.key("none")) == len(classes.tops) + 1


# ---- what maps must not say -------------------------------------------------------------------------------------
def test_names_of_countries_keep_clear_of_the_province_and_of_symbols():
    ax = maps.map_spillover(ABROAD)
    ax.figure.draw_without_rendering()
    renderer = FigureCanvasAgg(ax.figure).get_renderer()
    own = geo.load_provinces().loc[lambda t: t["iso_3166_2"] == "PK-BA", "geometry"].iloc[0]
    names = [t for t in ax.texts if t.get_text().split(" ")[0] in {"PAKISTAN", "INDIA", "IRAN", "AFGHANISTAN"}]
    assert len(names) == 4
    for name in names:
        corners = ax.transData.inverted().transform(name.get_window_extent(renderer))
        assert not box(*corners.ravel()).intersects(own), name.get_text()


def test_far_places_have_an_arrow_that_points_their_way_and_stand_in_the_list():
    ax = maps.map_spillover(ABROAD)
    assert "Beyond the map: Moscow (3)" in written(ax)
    arrows = {t.get_text(): t.xy for t in ax.texts if t.get_text() in {"Moscow 3", "Washington, D.C. 2", "Jerusalem 2"}}
    assert len(arrows) == 3
    west, _, _, north = basemap.REGION
    assert arrows["Moscow 3"][1] == pytest.approx(north - 0.5, abs=0.1) and arrows["Jerusalem 2"][0] == pytest.approx(west + 0.5, abs=0.1)


def test_no_line_between_other_provinces_crosses_the_province():
    assets = locate_assets(load_assets())
    elsewhere = assets[~assets["province"].str.contains("Balochistan") & assets.geometry.geom_type.eq("LineString")]
    assert len(elsewhere)
    assert " 0 lines" in description(maps.map_assets(elsewhere))
    assert f" {len(elsewhere)} lines" in description(maps.map_assets(elsewhere, extent=basemap.PAKISTAN))


def test_a_site_named_elsewhere_only_is_hollow_and_a_district_dashed():
    said = description(maps.map_sites(SITES))
    assert "Quetta (2) and Gwadar (1). Elsewhere only: 3." in said
    ax = maps.map_sites(SITES)
    hollow = [c for c in ax.collections if isinstance(c, PathCollection) and c.get_sizes()[0] == 110]
    assert len(hollow) == 1  # Kech, which stands for its district


def test_rival_tolls_are_outlines_and_named():
    ax = plot_targets(list_targets())
    outlines = [p for p in ax.patches if p.get_linestyle() == "--"]
    larger = list_targets().query("rival > killed_total")
    assert len(outlines) == len(larger) > 4
    assert "1 or more than 30 (BLA)" in written(ax)


def test_a_labelled_point_keeps_clear_of_other_symbols_where_it_can():
    ax = maps.map_events(events(("e-1", "ba-mastung", 1, 1), ("e-2", "ba-nushki", 1, 1)))
    ax.figure.draw_without_rendering()
    renderer = FigureCanvasAgg(ax.figure).get_renderer()
    nushki = next(t for t in ax.texts if t.get_text().startswith("Nushki")).get_window_extent(renderer)
    x, y = ax.transData.transform(geo.load_gazetteer().loc["ba-mastung", ["lon", "lat"]].astype(float))
    assert not nushki.overlaps(basemap.cover_symbol(x, y, 8))


# ---- the phone --------------------------------------------------------------------------------------------------
def test_a_shown_map_brings_its_phone_picture_to_the_page():
    from nbformat.v4 import new_code_cell, new_notebook, new_output

    shown = basemap.show_map(maps.map_mentions, MENTIONS, caption="Source: the texts.", data=MENTIONS, columns=["name", "n"])
    assert shown.narrow[:4] == b"\x89PNG" and shown.narrow != shown.png
    about = {"alt": repr(shown), "balochlib_figure": True, NARROW: "TkFSUk9X"}
    outputs = [
        new_output("display_data", {"image/png": "V0lERQ==", "text/plain": repr(shown)}, metadata={"image/png": about}),
        new_output("display_data", {"text/html": shown.below.markup, "text/plain": shown.below.text}),
    ]
    page = render_notebook(new_notebook(cells=[new_code_cell("x", outputs=outputs)])).body
    phone, wide = page.index("TkFSUk9X"), page.index('src="data:image/png;base64,V0lERQ=="')
    assert page.count("<picture>") == 1 and page.rindex("<source", 0, phone) > page.index("<picture>") and phone < wide
    assert "max-width" in page[page.index("<picture>") : phone]


def test_a_map_has_the_shape_of_its_land():
    wide, narrow = maps.map_mentions(MENTIONS), maps.map_mentions(MENTIONS, narrow=True)
    assert (wide.figure.get_figwidth(), narrow.figure.get_figwidth()) == (7.2, 3.6)
    for ax in (wide, narrow):
        place = ax.get_position()
        width, height = place.width * ax.figure.get_figwidth(), place.height * ax.figure.get_figheight()
        assert height / width == pytest.approx(basemap.shape_of(basemap.BALOCHISTAN))


def test_a_label_keeps_clear_of_the_border_where_it_can_and_covers_it_where_it_cannot():
    ax = maps.map_events(events(("e-1", "ba-nushki", 1, 1), ("e-2", "ba-pasni", 2, 2), ("e-3", "ir-zahedan", 3, 3)))
    ax.figure.draw_without_rendering()
    border = ax.transData.transform_path(basemap._find_border())
    renderer = FigureCanvasAgg(ax.figure).get_renderer()
    labels = {t.get_text().partition(":")[0]: t for t in ax.texts if ": 1 incident" in t.get_text()}
    crossing = {name for name, t in labels.items() if border.intersects_bbox(t.get_window_extent(renderer), filled=False)}
    assert crossing == {"Zahedan"} == {name for name, t in labels.items() if t.get_bbox_patch() is not None}


def test_a_site_beyond_the_map_is_counted_and_said_to_be_there():
    beyond = sites(("ba-quetta", 2), ("ba-gwadar", 1), ("is-islamabad", 1))
    assert "The texts name 3 places, 2 of them on this map" in written(maps.map_sites(beyond))
    assert "The texts name 2 places; 3 more are named elsewhere" in written(maps.map_sites(SITES))


def test_cells_for_a_screen_are_no_part_of_a_page_and_notebooks_link_to_pages():
    from nbformat.v4 import new_markdown_cell, new_notebook

    cells = [new_markdown_cell("Read [Sources](01_sources.ipynb)."), new_markdown_cell("Try it", metadata={"tags": ["lab"]})]
    page = render_notebook(new_notebook(cells=cells)).body
    assert 'href="01_sources.html"' in page and "Try it" not in page


def test_a_page_says_that_a_chart_is_empty_instead_of_framing_it():
    from nbformat.v4 import new_code_cell, new_notebook, new_output

    shown = show_chart(plot_counts, pd.DataFrame(), "victim", "Title", caption="Source: the texts.")
    about = {"image/png": {"alt": repr(shown), "balochlib_figure": True}}
    outputs = [
        new_output("display_data", {"image/png": "V0lERQ==", "text/plain": repr(shown)}, metadata=about),
        new_output("display_data", {"text/html": shown.below.markup, "text/plain": shown.below.text}),
    ]
    page = render_notebook(new_notebook(cells=[new_code_cell("x", outputs=outputs)]))
    assert "<b>No chart.</b> Nothing to count." in page.body and "<img" not in page.body and page.picture is None
