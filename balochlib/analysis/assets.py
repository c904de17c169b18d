"""Projects of the corridor on the map: a point where the asset is, a straight line between the named ends of a road."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from balochlib.analysis.geo import DEGREES
from balochlib.coding.names.gazetteer import Mention, match_places, seat_of
from balochlib.coding.names.location import point_of

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

# The words of a published status, in the order in which they decide; what none of them says is "not built or not known".
_STAGES = (
    (
        "not built or not known",
        ("not built", "not started", "planned", "tender", "negotiation", "drafting", "framework", "design", "listed"),
    ),
    ("being built", ("under construction", "per cent built", "under way", "final stage")),
    ("in use or complete", ("operat", "open", "complete", "built")),
)
STAGES = tuple(stage for stage, _ in _STAGES)
LINES = ("road", "rail", "pipeline")


def classify_status(status: object) -> str:
    """Return one of three stages for the words of a published status.

    >>> classify_status("operating since 2017"), classify_status("approved and restored, not built"), classify_status(None)
    ('in use or complete', 'not built or not known', 'not built or not known')
    """
    words = status.casefold() if isinstance(status, str) else ""
    return next((stage for stage, signs in _STAGES if any(s in words for s in signs)), STAGES[0])


def _points(asset: pd.Series) -> list[tuple[float, float, int]]:
    """The points of the places that an asset's row names, or of its district."""
    text = asset["place"] if isinstance(asset["place"], str) else ""
    found = [m.place for m in match_places(text, 0, len(text)) if isinstance(m, Mention)]
    points = [(lat, lon, precision) for lat, lon, precision in map(point_of, found) if lat is not None]
    if not points and isinstance(asset["district"], str) and (seat := seat_of(asset["district"].split(";")[0].split(" (")[0])):
        points = [(seat.lat, seat.lon, 3)]
    return list(dict.fromkeys(points))


def locate_assets(assets: pd.DataFrame) -> GeoDataFrame:
    """Return the assets with ``stage``, ``where_precision`` and a geometry, missing where no named place has a point.

    A road, railway or pipeline with two or more named places is a straight line between them, not its course.

    >>> from balochlib.analysis.context import load_assets
    >>> located = locate_assets(load_assets())
    >>> located.set_index("asset_id").geometry.geom_type[["A01", "A18"]].tolist()
    ['Point', 'LineString']
    """
    import geopandas
    from shapely.geometry import LineString, Point

    shapes, precisions = [], []
    for _, asset in assets.iterrows():
        points = _points(asset)
        line = (asset["kind"] in LINES or " to " in str(asset["place"])) and len({p[:2] for p in points}) > 1
        shapes.append(LineString([(lon, lat) for lat, lon, _ in points]) if line else Point(points[0][1], points[0][0]) if points else None)
        precisions.append(max(p[2] for p in points) if points else pd.NA)
    table = assets.assign(stage=assets["status"].map(classify_status), where_precision=pd.array(precisions, dtype="Int64"))
    return geopandas.GeoDataFrame(table, geometry=shapes, crs=DEGREES)
