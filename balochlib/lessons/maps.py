"""Lesson 4, drawing a fair map: how exact a place is, symbols against filled areas, and what no map shows."""

from __future__ import annotations

import pandas as pd

from balochlib.analysis import geo
from balochlib.analysis.context import load_ucdp
from balochlib.corpus import Corpus
from balochlib.lessons.question import Mistake, Question
from balochlib.lessons.texts import pick_article, rows_of


def _list_places(corpus: Corpus) -> pd.DataFrame:
    return rows_of(corpus.places, pick_article(corpus, "004"))


def _is_point(places: pd.DataFrame) -> pd.Series:
    return places["where_precision"].le(geo.DRAWN).fillna(False) & places["lat"].notna()


def count_points(corpus: Corpus) -> int:
    """Count the places of seed 004 that may be drawn as a point."""
    places = rows_of(corpus.places, pick_article(corpus, "004"))
    points = places[places["where_precision"].le(3) & places["lat"].notna()]
    return points["place_id"].nunique()


def _list_inside(corpus: Corpus) -> pd.DataFrame:
    places = _list_places(corpus)
    points = places[_is_point(places)]
    return points[points["admin1"] == "Balochistan"]


def count_districts(corpus: Corpus) -> int:
    """Count the districts of Balochistan that these points lie in."""
    places = rows_of(corpus.places, pick_article(corpus, "004"))
    points = places[places["where_precision"] <= 3]
    inside = points[points["admin1"] == "Balochistan"]
    return inside["admin2"].nunique()


def measure_share(corpus: Corpus) -> float:
    """Return the share of Balochistan in the area of all units of the map, in percent."""
    provinces = geo.load_provinces().to_crs(geo.METRES)
    area = provinces.set_index("name").area
    return float(100 * area["Balochistan"] / area.sum())


def find_unplaced_share(corpus: Corpus) -> float:
    """Return the share of UCDP's deaths in the province that have no district, in percent."""
    deaths = load_ucdp("district")
    unplaced = deaths["district"].eq("(not given)")
    return float(100 * deaths.loc[unplaced, "best"].sum() / deaths["best"].sum())


def _share_of_rows(corpus: Corpus) -> float:
    return float(100 * load_ucdp("district")["district"].eq("(not given)").mean())


def count_own_points(corpus: Corpus) -> int:
    """Count the places of a text that may be drawn as a point."""
    places = corpus.places
    points = places[places["where_precision"].le(3) & places["lat"].notna()]
    return points["place_id"].nunique()


QUESTIONS = (
    Question(
        "l4q1", "How many places of the article may be drawn as a point?", count_points,
        (
            Mistake(
                lambda c: _list_places(c)["place_id"].nunique(),
                "These are all places. A province or a country has no point: drawn as one, it would lie in some village.",
            ),
            Mistake(
                lambda c: _list_inside(c)["place_id"].nunique(),
                "These are the circles on the map below. One more place may be drawn, but lies beyond the frame. Look in the table.",
            ),
            Mistake(lambda c: len(_list_places(c)), "These are mentions: a place named five times is one place."),
            Mistake(lambda c: int(_is_point(_list_places(c)).sum()), "The right rows, but mentions: count each place_id once (nunique)."),
        ),
        ("count the rows of the table with 1, 2 or 3 under 'How exact'.", 'then count each place once: ["place_id"].nunique()'),
        "What is known no better than a province is listed beside the map, never drawn in it.",
    ),
    Question(
        "l4q2", "How many districts of Balochistan do these points lie in?", count_districts,
        (
            Mistake(lambda c: _list_inside(c)["place_id"].nunique(), "These are the towns. Two of them lie in one district."),
            Mistake(lambda c: len(geo.load_tiles()), "These are all districts. Which of them does the article name a place in?"),
            Mistake(count_points, "These are all points. One of them lies outside the province."),
        ),
        ("the column admin2 has the district, admin1 the province.", "Pasni is a town of the district of Gwadar."),
        "A town counts for its whole district on a tile map: two towns, one tile.",
    ),
    Question(
        "l4q3", "What share of the area of all units of the map is Balochistan, in percent?", measure_share,
        (
            Mistake(
                lambda c: 100 / len(geo.load_provinces()),
                "That gives each unit of the map the same area. Measure them: to_crs(METRES) and .area.",
            ),
            Mistake(lambda c: measure_share(c) / 100, "Right as a share; the question is for percent."),
            Mistake(
                lambda c: float(geo.load_provinces().to_crs(geo.METRES).set_index("name").area["Balochistan"] / 1e6),
                "That is its area in square kilometres. Divide by the area of all units together.",
            ),
        ),
        ("add up the second column, and divide the area of Balochistan by the sum.", "share = 100 * area['Balochistan'] / area.sum()"),
        "A map that fills provinces paints this large a part of the country with one number, whatever the number is.",
        tolerance=1.0,
    ),
    Question(
        "l4q4", "What share of UCDP's deaths in the province has no district, in percent?", find_unplaced_share,
        (
            Mistake(_share_of_rows, "That is the share of the rows. A row can be one death or a hundred: add up the column best."),
            Mistake(lambda c: find_unplaced_share(c) / 100, "Right as a share; the question is for percent."),
            Mistake(lambda c: 100 - find_unplaced_share(c), "That is the share with a district. How many have none?"),
        ),
        (
            "the line above each panel says how many deaths it has, and how many are not placed. Add up both, over the four panels.",
            "100 * those not placed / all deaths; in the table: 100 * by_district['(not given)'] / by_district.sum()",
        ),
        "A map by district leaves these people out without a trace, unless a line beside it says so.",
        tolerance=0.1,
    ),
    Question(
        "l4q5", "How many places of your own text may be drawn as a point?", count_own_points,
        (
            Mistake(lambda c: c.places["place_id"].nunique(), "These are all places. Leave out what is coarser than a district."),
            Mistake(lambda c: len(c.places), "These are mentions: a place named five times is one place."),
            Mistake(
                lambda c: int(_is_point(c.places).sum()) if len(c.places) else 0,
                "The right rows, but mentions: count each place_id once (nunique).",
            ),
        ),
        ("the same as the first question, on own.places.", "where_precision up to 3, and a latitude."),
        "Say beside your map how many places it leaves out, and why.",
        on_own_text=True,
    ),
)  # fmt: skip
