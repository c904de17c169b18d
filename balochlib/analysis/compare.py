"""Our events beside those of UCDP and ACLED: what both have, what only one has, the tolls side by side.

Both publishers' files come from the user (their terms forbid passing ACLED's on); only their column layouts are known here.
"""

from __future__ import annotations

from collections.abc import Iterable
from os import PathLike

import pandas as pd

from balochlib.analysis.matching import match_events

__all__ = ["EVENT_TYPES", "list_our_events", "match_events", "read_acled", "read_ucdp"]

EVENT_TYPES = {
    "event_id": "string", "date_start": "string", "date_end": "string", "place": "string", "admin2": "string", "admin1": "string",
    "country": "string", "lat": "Float64", "lon": "Float64", "where_precision": "Int64", "actors": "string", "what": "string",
    "low": "Int64", "best": "Int64", "high": "Int64", "sources": "string",
}  # fmt: skip
_UCDP_NEEDS = ("id", "date_start", "date_end", "side_a", "side_b", "latitude", "longitude", "best", "low", "high")
_ACLED_NEEDS = ("event_id_cnty", "event_date", "event_type", "actor1", "latitude", "longitude", "fatalities")
# ACLED's geo_precision in the terms of UCDP's where_prec (field notes: 1 = the town, 2 = near it, 3 = the province).
_ACLED_PRECISION = {"1": 1, "2": 2, "3": 4}
_NOBODY = r"\b(?:no|without) (?:\w{1,20} ){0,2}(?:fatalit|casualt|deaths|injur)"


def _read(path: str | PathLike, needs: Iterable[str], what: str) -> pd.DataFrame:
    """Read a CSV as text with small letters in its header; drop the row of HXL tags that HDX puts under the header."""
    frame = pd.read_csv(path, dtype="string", keep_default_na=False, na_values=[""], encoding="utf-8-sig")
    frame.columns = [str(c).strip().casefold() for c in frame.columns]
    missing = [c for c in needs if c not in frame]
    if missing:
        raise ValueError(f"{path}: not {what}: no column {', '.join(missing)}; it has {', '.join(frame.columns[:8])} ...")
    if len(frame) and frame.iloc[0].fillna("").str.startswith("#").any():
        frame = frame.iloc[1:].reset_index(drop=True)
    return frame


def _column(frame: pd.DataFrame, name: str) -> pd.Series:
    return frame[name] if name in frame else pd.Series(pd.NA, index=frame.index, dtype="string")


def _join(*columns: pd.Series) -> list[str | None]:
    """Join the values of each row by ";", each once, without the missing ones."""
    return [";".join(dict.fromkeys(v for v in row if v is not pd.NA and v)) or None for row in zip(*columns, strict=True)]


def _make_events(columns: dict[str, object]) -> pd.DataFrame:
    return pd.DataFrame(columns, columns=list(EVENT_TYPES)).astype(object).astype(EVENT_TYPES)


def read_ucdp(path: str | PathLike) -> pd.DataFrame:
    """Read a UCDP Georeferenced Event Dataset CSV, as UCDP gives it or as HDX does (with a row of HXL tags), into events.

    low, best and high are UCDP's own estimates of deaths; ``date_start`` and ``date_end`` its window.
    """
    ged = _read(path, _UCDP_NEEDS, "a UCDP GED file")
    return _make_events({
        "event_id": ged["id"], "date_start": ged["date_start"].str[:10], "date_end": ged["date_end"].str[:10],
        "place": _column(ged, "where_coordinates"), "admin2": _column(ged, "adm_2"), "admin1": _column(ged, "adm_1"),
        "country": _column(ged, "country"), "lat": _numbers(ged["latitude"]), "lon": _numbers(ged["longitude"]),
        "where_precision": _numbers(_column(ged, "where_prec")), "actors": _join(ged["side_a"], ged["side_b"]),
        "what": _column(ged, "dyad_name"), "low": _numbers(ged["low"]), "best": _numbers(ged["best"]), "high": _numbers(ged["high"]),
        "sources": _column(ged, "source_office"),
    })  # fmt: skip


def read_acled(path: str | PathLike) -> pd.DataFrame:
    """Read an ACLED export, of the columns before 2023 (``DATA_ID``, ``EVENT_ID_NO_CNTY``, ``ISO3``) or since, into events.

    ``best`` is ACLED's one figure of fatalities, its lowest; it writes 0 also where nothing is known, so 0 is read as
    missing unless its notes say that nobody was killed. low and high do not exist there and stay missing.
    """
    acled = _read(path, _ACLED_NEEDS, "an ACLED export")
    days = pd.to_datetime(acled["event_date"], format="mixed", dayfirst=False, errors="coerce").dt.strftime("%Y-%m-%d")
    fatalities = _numbers(acled["fatalities"])
    none_said = _column(acled, "notes").fillna("").str.contains(_NOBODY, case=False)
    return _make_events({
        "event_id": acled["event_id_cnty"], "date_start": days, "date_end": days, "place": _column(acled, "location"),
        "admin2": _column(acled, "admin2"), "admin1": _column(acled, "admin1"), "country": _column(acled, "country"),
        "lat": _numbers(acled["latitude"]), "lon": _numbers(acled["longitude"]),
        "where_precision": _column(acled, "geo_precision").map(_ACLED_PRECISION),
        "actors": _join(*(_column(acled, c) for c in ("actor1", "assoc_actor_1", "actor2", "assoc_actor_2"))),
        "what": _column(acled, "sub_event_type").fillna(acled["event_type"]), "low": None,
        "best": fatalities.mask((fatalities == 0) & ~none_said), "high": None, "sources": _column(acled, "source"),
    })  # fmt: skip


def _numbers(column: pd.Series) -> pd.Series:
    return pd.to_numeric(column, errors="coerce").astype("Float64")


def list_our_events(
    events: pd.DataFrame, event_places: pd.DataFrame, places: pd.DataFrame, tolls: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Return the corpus's events in the same columns: the day or the whole month of each, its most exact place, its deaths.

    ``tolls`` is made by :func:`balochlib.analysis.tolls.tolls`; the classes of the dead are given one by one there, and
    UCDP and ACLED count all dead together, so low, best and high here are those of the largest class alone when no claim
    covers all (never their sum: classes of several claimants do not add up).

    >>> from balochlib.schema import build_table
    >>> events = build_table("events", [{"event_id": "e-1", "date": "2025-03", "type": "bombing"}])
    >>> ours = list_our_events(events, build_table("event_places", []), build_table("places", []))
    >>> ours[["date_start", "date_end", "what"]].values.tolist()
    [['2025-03-01', '2025-03-31', 'bombing']]
    """
    spots = event_places[["event_id", "place_id"]].merge(places.drop_duplicates("place_id"), on="place_id", how="inner")
    spots = spots.sort_values("where_precision", kind="stable").drop_duplicates("event_id").set_index("event_id")
    rows = []
    for event in events.to_dict("records"):
        first, last = _window(event["date"])
        end = _window(event["date_end"])[1] if pd.notna(event["date_end"]) else last
        row = {"event_id": event["event_id"], "date_start": first, "date_end": end, "actors": event["perpetrator"], "what": event["type"]}
        if event["event_id"] in spots.index:
            spot = spots.loc[event["event_id"]]
            row |= {"place": spot["name"]} | {c: spot[c] for c in ("admin2", "admin1", "country", "lat", "lon", "where_precision")}
        rows.append(row)
    ours = _make_events({c: [r.get(c) for r in rows] for c in EVENT_TYPES})
    return ours if tolls is None else _add_deaths(ours, tolls)


def _add_deaths(ours: pd.DataFrame, tolls: pd.DataFrame) -> pd.DataFrame:
    killed = tolls[tolls["outcome"] == "killed"]
    size = killed[["low", "best", "high"]].max(axis=1)
    all_dead = (killed["victim"] == "unspecified").astype(int)
    largest = killed.assign(size=size, all_dead=all_dead).sort_values(["all_dead", "size"], ascending=False, kind="stable")
    largest = largest.drop_duplicates("event_id").set_index("event_id")
    return ours.assign(**{c: ours["event_id"].map(largest[c]).astype("Int64") for c in ("low", "best", "high")})


def _window(date: object) -> tuple[str | None, str | None]:
    """First and last day that an ISO date, cut to what is known, can mean."""
    if not isinstance(date, str):
        return None, None
    if len(date) == 10:
        return date, date
    start = pd.Period(date, freq="M" if len(date) == 7 else "Y")
    return str(start.start_time.date()), str(start.end_time.date())
