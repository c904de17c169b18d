"""Maps say what they show, keep their promises on precision, and write no label over another."""

import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from balochlib.analysis import geo
from balochlib.analysis.assets import locate_assets
from balochlib.analysis.context import load_assets, load_ucdp
from balochlib.view import basemap, district_maps, maps, style
from balochlib.view.figure import description, draw_png


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


ALL = {
    "mentions": lambda: maps.map_mentions(
        mentions(("ba-quetta", 9), ("ba-mastung", 4), ("ba-gwadar", 3), ("ba-pasni", 1), ("pk", 50), ("ba-kech", 2))
    ),
    "events": lambda: maps.map_events(
        events(("e-1", "ba-quetta", 31, 40), ("e-2", "ba-quetta", 2, 2), ("e-3", "ba-mach", 5, None), ("e-4", "pk-balochistan", 1, 1))
    ),
    "spillover": lambda: maps.map_spillover(mentions(("sd-karachi", 9), ("kp-besham", 4), ("ru-moscow", 3), ("ir", 5), ("ba-quetta", 70))),
    "assets": lambda: maps.map_assets(locate_assets(load_assets())),
    "tiles": lambda: district_maps.map_tiles(pd.Series({"Quetta": 1206, "Killa Saifullah": 3, "Usta Muhammad": 14}), "deaths"),
    "periods": lambda: district_maps.map_periods(load_ucdp("district")),
}  # fmt: skip


@pytest.mark.parametrize("name", ALL)
def test_every_map_draws_says_and_keeps_to_its_frame(name):
    ax = ALL[name]()
    assert len(description(ax)) > 40
    assert draw_png(ax)[:4] == b"\x89PNG"
    renderer = FigureCanvasAgg(ax.figure).get_renderer()
    page = ax.figure.bbox.padded(2)
    outside = [
        t.get_text() for a in ax.figure.axes for t in a.texts if t.get_text() and not page.contains(*t.get_window_extent(renderer).min)
    ]
    assert outside == []


@pytest.mark.parametrize("name", ["mentions", "events", "spillover", "assets"])
def test_labels_cover_no_label(name):
    found = boxes(ALL[name]())
    clashes = [(a, b) for i, (a, one) in enumerate(found) for b, two in found[i + 1 :] if one.overlaps(two)]
    assert clashes == []


def test_boundary_note_scale_and_north_stand_on_every_map():
    words = " ".join(t.get_text().replace("\n", " ") for t in ALL["mentions"]().texts)
    assert basemap.BOUNDARY_NOTE in words and "200 km" in words and " N" in words and "GeoNames" in words and "AFGHANISTAN" in words


def test_a_scale_bar_is_as_long_as_it_says():
    ax = ALL["mentions"]()
    bar = next(line for line in ax.lines if len(line.get_xdata()) == 2 and line.get_ydata()[0] == line.get_ydata()[1])
    ends = geo.locate(pd.DataFrame({"lon": bar.get_xdata(), "lat": bar.get_ydata(), "where_precision": 1})).to_crs(geo.METRES).geometry
    assert ends[0].distance(ends[1]) / 1000 == pytest.approx(200, rel=0.02)


def test_coarse_places_are_counted_and_not_drawn():
    ax = ALL["mentions"]()
    assert "1 place known to the level of a country" in " ".join(t.get_text().replace("\n", " ") for t in ax.texts)
    assert not any(t.get_text().startswith("Pakistan") for t in ax.texts)
    assert "3 of 4 incidents drawn" in description(ALL["events"]())


def test_tolls_stay_open_and_are_not_split():
    said = description(ALL["events"]())
    assert "Quetta: 2 incidents, 33–42 dead" in said and "Mach: 1 incident, 5+ dead" in said
    shared = description(maps.map_events(events(("e-1", "ba-quetta", 31, 40), ("e-1", "ba-mastung", 31, 40))))
    assert "dead" not in shared


def test_empty_tables_draw():
    nothing = mentions(("ba-quetta", 1)).iloc[:0]
    assert "no place" in description(maps.map_mentions(nothing))
    assert description(maps.map_spillover(nothing)) and description(district_maps.map_tiles(pd.Series(dtype="Int64")))
    assert "0 of 0 incidents" in description(maps.map_events(events(("e-1", "ba-quetta", 1, 1)).iloc[:0]))


def test_maps_take_axes():
    figure = Figure()
    left, right = figure.subplots(1, 2)
    assert maps.map_mentions(mentions(("ba-quetta", 1)), ax=left) is left
    assert district_maps.map_tiles(pd.Series({"Kech": 2}), ax=right) is right


@pytest.mark.parametrize("largest, tops", [(1, (1,)), (5, (1, 2, 5)), (40, (2, 10, 50)), (1206, (5, 20, 100, 500, 2000)), (9e9, None)])
def test_classes_hold_every_value(largest, tops):
    classes = district_maps.Classes(largest)
    assert tops is None or tuple(classes.tops) == tops
    assert len(classes.tops) <= 5
    assert classes.shade(largest) == classes.shades[-1] and classes.shade(0) == classes.shade(pd.NA) != classes.shade(1)
    assert len(classes.key("none")) == len(classes.tops) + 1
