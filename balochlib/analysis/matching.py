"""Pairs of events from two lists: near in time and place, with actors that do not contradict."""

from __future__ import annotations

import math
import re
from functools import cache

import pandas as pd

from balochlib.calls import takes
from balochlib.text.lexicon import load_rows

_MATCH_TYPES = {
    "found_in": "string", "our_event": "string", "their_event": "string", "days_apart": "Int64", "km_apart": "Float64",
    "our_date": "string", "their_date": "string", "our_place": "string", "their_place": "string",
    "our_actors": "string", "their_actors": "string",
    "our_low": "Int64", "our_best": "Int64", "our_high": "Int64", "their_low": "Int64", "their_best": "Int64", "their_high": "Int64",
    "tolls_meet": "boolean",
}  # fmt: skip
_WIDEST = 31  # days: an event known only by its year is not paired


@takes(
    "bl.compare.match_events(bl.compare.list_our_events(corpus), bl.compare.read_ucdp(path))",
    ours="event_id date_start place low", theirs="event_id date_start place low",
)  # fmt: skip
def match_events(ours: pd.DataFrame, theirs: pd.DataFrame, *, days: int = 1, km: float = 50.0) -> pd.DataFrame:
    """Pair our events with theirs, each at most once, and return what both have, only we have, only they have.

    A pair needs windows of days no further apart than ``days``, places no further apart than ``km`` (where one of them is
    known only as a district or province, the same district or province), and no two armed groups that differ. The
    nearest in time, then in space, are paired first. Tolls stand side by side; ``tolls_meet`` says whether their ranges
    touch, an open end reaching on without end.

    >>> columns = ["event_id", "date_start", "date_end", "place", "admin2", "admin1", "lat", "lon", "where_precision", "actors"]
    >>> columns += ["low", "best", "high"]
    >>> where = ["Quetta", "Quetta", "Balochistan", 30.2, 67.0, 1, "BLA"]
    >>> ours = pd.DataFrame([["e-1", "2026-01-31", "2026-01-31", *where, 31, None, None]], columns=columns)
    >>> theirs = pd.DataFrame([["1", "2026-02-01", "2026-02-01", *where, 40, 45, 50], ["2", "2019-05-11", "2019-05-11", *where, 4, 5, 5]],
    ...     columns=columns)
    >>> match_events(ours, theirs)[["found_in", "our_event", "their_event", "days_apart", "tolls_meet"]].values.tolist()
    [['both', 'e-1', '1', 1, True], ['only_theirs', <NA>, '2', <NA>, <NA>]]
    """
    left, right = ours.to_dict("records"), theirs.to_dict("records")
    pairs = []
    starts = sorted((_ordinal(t["date_start"]), j) for j, t in enumerate(right) if _ordinal(t["date_start"]) is not None)
    for i, one in enumerate(left):
        first, last = _ordinal(one["date_start"]), _ordinal(one["date_end"])
        if first is None or last is None or last - first > _WIDEST:
            continue
        for begin, j in starts:
            if begin > last + days:
                break
            apart = max(0, first - (_ordinal(right[j]["date_end"]) or begin), begin - last)
            distance = _distance(one, right[j], km) if apart <= days else None
            if distance is not None and _agree(one["actors"], right[j]["actors"]):
                pairs.append((apart, last - first, distance, i, j))
    paired: dict[int, tuple] = {}
    taken: set[int] = set()
    for apart, _, distance, i, j in sorted(pairs):
        if i not in paired and j not in taken:
            paired[i] = (right[j], apart, distance)
            taken.add(j)
    rows = [_row(one, *paired.get(i, (None, None, None))) for i, one in enumerate(left)]
    rows += [_row(None, other, None, None) for j, other in enumerate(right) if j not in taken]
    return pd.DataFrame(rows, columns=list(_MATCH_TYPES), dtype=object).astype(_MATCH_TYPES)


def _row(one: dict | None, other: dict | None, apart: int | None, distance: float | None) -> dict:
    row = {"found_in": "both" if one and other else "only_ours" if one else "only_theirs", "days_apart": apart}
    for side, event in (("our", one), ("their", other)):
        if event:
            row |= {f"{side}_{c}": event[c] for c in ("place", "actors", "low", "best", "high")}
            row |= {f"{side}_event": event["event_id"], f"{side}_date": event["date_start"]}
    if one and other:
        row["tolls_meet"] = _ranges_meet(one, other)
    if distance is not None and math.isfinite(distance):
        row["km_apart"] = round(distance, 1)
    return row


def _ranges_meet(one: dict, other: dict) -> bool | None:
    """Whether two tolls can be the same number; None where one of them has none."""
    ends = []
    for event in (one, other):
        given = [event[c] for c in ("low", "best", "high") if pd.notna(event[c])]
        if not given:
            return None
        only_best = pd.isna(event["low"]) and pd.isna(event["high"])
        ends.append((
            min(given) if only_best or pd.notna(event["low"]) else -math.inf,
            max(given) if only_best or pd.notna(event["high"]) else math.inf,
        ))  # fmt: skip
    (low_1, high_1), (low_2, high_2) = ends
    return low_1 <= high_2 and low_2 <= high_1


def _ordinal(date: object) -> int | None:
    return None if not isinstance(date, str) else pd.Timestamp(date).toordinal()


def _distance(one: dict, other: dict, km: float) -> float | None:
    """Kilometres between two events, None where they are too far apart or cannot be compared; inf: same area, no closer known.

    The less exact of the two says what is compared: the district of a district-level report, the province of a province-level one.
    """
    if all(_is_point(e) for e in (one, other)):
        found = _great_circle(one["lat"], one["lon"], other["lat"], other["lon"])
        return found if found <= km else None
    coarse = max((e["where_precision"] for e in (one, other) if pd.notna(e["where_precision"])), default=1)
    for level in ("place", "admin2", "admin1")[0 if coarse < 3 else 1 if coarse == 3 else 2 :]:
        a, b = (fold_name(e[level]) for e in (one, other))
        if a and b:
            return math.inf if a == b else None
    return None


def _is_point(event: dict) -> bool:
    """Whether the event's coordinates are of the spot or the town, not the middle of a district or province."""
    return pd.notna(event["lat"]) and pd.notna(event["lon"]) and (pd.isna(event["where_precision"]) or event["where_precision"] <= 2)


def _great_circle(lat_1: float, lon_1: float, lat_2: float, lon_2: float) -> float:
    """Kilometres on the sphere (haversine)."""
    a, b, c, d = map(math.radians, (lat_1, lon_1, lat_2, lon_2))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * 6371.0088 * math.asin(math.sqrt(h))


@cache
def _known_groups() -> dict[str, set[str]]:
    """Folded names and short forms of the armed groups in data/lexicon/actors.csv -> the group and what it is a wing of."""
    known: dict[str, set[str]] = {}
    for row in load_rows("actors"):
        if row["kind"] == "armed_group":
            for name in ";".join((row["name"], row["aliases"], row["short_forms"])).split(";"):
                known.setdefault(fold_name(name), set()).update({row["actor_id"], row["parent"]} - {""})
    known.pop("", None)
    return known


def _groups(names: object) -> set[str]:
    """The armed groups among ";"-separated actors; "BLA: Baloch Liberation Army (Majeed Brigade)" is read part by part."""
    if not isinstance(names, str):
        return set()
    return {group for part in re.split(r"[;:()/]| - ", names) for group in _known_groups().get(fold_name(part), ())}


def _agree(ours: object, theirs: object) -> bool:
    """Two lists of actors agree unless both name known armed groups and share none."""
    one, other = _groups(ours), _groups(theirs)
    return not one or not other or bool(one & other)


def fold_name(name: object) -> str:
    """Compare names without case, marks, "district"/"province" and the rival spellings of Baloch and Balochistan."""
    if not isinstance(name, str):
        return ""
    words = re.sub(r"[^\w ]", " ", name.casefold()).split()
    words = [re.sub(r"^bal(?:o|u)ch", "baloch", w) for w in words if w not in {"district", "province", "city", "town", "the"}]
    return " ".join("baloch" if w == "balochistan" and len(words) > 1 else w for w in words)
