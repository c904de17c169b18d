"""Our events beside those of UCDP and ACLED: what both have, what only one has, the tolls side by side.

Both publishers' files come from the user (their terms forbid passing ACLED's on); only their column layouts are known here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from os import PathLike

import pandas as pd

from balochlib.analysis.matching import fold_name, match_events
from balochlib.analysis.tolls import tolls
from balochlib.calls import tables_of

__all__ = ["EVENT_TYPES", "count_years", "list_our_events", "match_events", "read_acled", "read_ucdp"]

EVENT_TYPES = {
    "event_id": "string", "date_start": "string", "date_end": "string", "place": "string", "admin2": "string", "admin1": "string",
    "country": "string", "lat": "Float64", "lon": "Float64", "where_precision": "Int64", "actors": "string", "what": "string",
    "low": "Int64", "best": "Int64", "high": "Int64", "sources": "string",
}  # fmt: skip
_UCDP_NEEDS = ("id", "date_start", "date_end", "side_a", "side_b", "latitude", "longitude", "best", "low", "high")
_ACLED_NEEDS = ("event_id_cnty", "event_date", "event_type", "actor1", "latitude", "longitude", "fatalities")
_USED = {
    *_UCDP_NEEDS, *_ACLED_NEEDS, "where_coordinates", "adm_2", "adm_1", "country", "where_prec", "dyad_name", "source_office",
    "location", "admin1", "admin2", "geo_precision", "assoc_actor_1", "actor2", "assoc_actor_2", "sub_event_type", "source", "notes",
}  # fmt: skip
# ACLED's geo_precision in the terms of UCDP's where_prec (field notes: 1 = the town, 2 = near it, 3 = the province).
_ACLED_PRECISION = {"1": 1, "2": 2, "3": 4}
_NOBODY = r"\b(?:no|without) (?:\w{1,20} ){0,2}(?:fatalit|casualt|deaths|injur)"


def _read(path: str | PathLike, needs: Iterable[str], what: str) -> pd.DataFrame:
    """Read the columns that are used of a CSV (or a zip of one) as text, with small letters in its header.

    Commas or semicolons part its columns; the row of HXL tags that HDX puts under the header is dropped.
    """
    try:
        header = list(pd.read_csv(path, nrows=0, encoding="utf-8-sig").columns)
        separator = ";" if len(header) == 1 and ";" in header[0] else ","
        header = [c.strip().casefold() for name in header for c in name.split(separator)]
        missing = [c for c in needs if c not in header]
        if missing:
            raise ValueError(f"not {what}: no column {', '.join(missing)}; it has {', '.join(header[:8])} ...")
        frame = pd.read_csv(
            path, sep=separator, dtype="string", keep_default_na=False, na_values=[""], encoding="utf-8-sig",
            usecols=lambda c: c.strip().casefold() in _USED,
        )  # fmt: skip
    except FileNotFoundError:
        raise FileNotFoundError(f"{path}: there is no such file; give the CSV that you downloaded") from None
    except UnicodeDecodeError:
        raise ValueError(f"{path}: not {what}: it is no CSV in UTF-8; download the CSV, not the workbook") from None
    except ValueError as error:  # pandas says of a broken or empty file what it is, but not which
        raise ValueError(f"{path}: {error}") from None
    frame.columns = [c.strip().casefold() for c in frame.columns]
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


def list_our_events(corpus, policy: str | None = "low_best_high") -> pd.DataFrame:
    """Return the events of a corpus (or of its tables by name) in the same columns: the day or the whole month, place, deaths.

    Of several places the most exact one stands. low, best and high are tolls by ``policy`` (:func:`balochlib.analysis.tolls.tolls`;
    None leaves them out). UCDP and ACLED count all dead together; here the classes of the dead are given one by one, so where no
    claim covers all, the numbers are those of the largest class alone (never their sum: classes of several claimants do not add up).

    >>> from balochlib.schema import TABLES, build_table
    >>> tables = {name: build_table(name, []) for name in TABLES}
    >>> tables["events"] = build_table("events", [{"event_id": "e-1", "date": "2025-03", "type": "bombing"}])
    >>> list_our_events(tables)[["date_start", "date_end", "what"]].values.tolist()
    [['2025-03-01', '2025-03-31', 'bombing']]
    """
    tables = tables_of(corpus, "bl.compare.list_our_events(corpus)")
    spots = tables["event_places"][["event_id", "place_id"]].merge(tables["places"].drop_duplicates("place_id"), on="place_id", how="inner")
    spots = spots.sort_values("where_precision", kind="stable").drop_duplicates("event_id").set_index("event_id")
    rows = []
    for event in tables["events"].to_dict("records"):
        first, last = _window(event["date"])
        end = _window(event["date_end"])[1] if pd.notna(event["date_end"]) else last
        row = {"event_id": event["event_id"], "date_start": first, "date_end": end, "actors": event["perpetrator"], "what": event["type"]}
        if event["event_id"] in spots.index:
            spot = spots.loc[event["event_id"]]
            row |= {"place": spot["name"]} | {c: spot[c] for c in ("admin2", "admin1", "country", "lat", "lon", "where_precision")}
        rows.append(row)
    ours = _make_events({c: [r.get(c) for r in rows] for c in EVENT_TYPES})
    return ours if policy is None else _add_deaths(ours, tolls(tables["casualties"], policy, articles=tables["articles"]))


def _add_deaths(ours: pd.DataFrame, tolls: pd.DataFrame) -> pd.DataFrame:
    killed = tolls[tolls["outcome"] == "killed"]
    size = killed[["low", "best", "high"]].max(axis=1)
    all_dead = (killed["victim"] == "unspecified").astype(int)
    largest = killed.assign(size=size, all_dead=all_dead).sort_values(["all_dead", "size"], ascending=False, kind="stable")
    largest = largest.drop_duplicates("event_id").set_index("event_id")
    return ours.assign(**{c: ours["event_id"].map(largest[c]).astype("Int64") for c in ("low", "best", "high")})


def count_years(lists: Mapping[str, pd.DataFrame], admin1: str | None = None) -> pd.DataFrame:
    """Return the number of events per year and list: producer, year, value (as :func:`balochlib.view.series.plot_series` draws it).

    ``lists`` names lists of events, as :func:`read_ucdp`, :func:`read_acled` and :func:`list_our_events` make them; ``admin1``
    keeps the events of one province, whose spellings ("Baluchistan province") are known. A year without an event is no row,
    for texts that tell nothing of a year do not say that nothing happened; events without a date are not counted.

    >>> columns = ["event_id", "date_start", "admin1"]
    >>> theirs = pd.DataFrame([["1", "2021-08-20", "Baluchistan province"], ["2", None, "Sindh"]], columns=columns)
    >>> count_years({"UCDP": theirs, "texts": theirs.iloc[:0]}, admin1="Balochistan").values.tolist()
    [['UCDP', 2021, 1]]
    """
    parts = []
    for producer, events in lists.items():
        near = events if admin1 is None else events[events["admin1"].map(fold_name) == fold_name(admin1)]
        years = near["date_start"].dropna().str[:4].astype("Int64").value_counts().sort_index()
        parts.append(pd.DataFrame({"producer": producer, "year": years.index, "value": years.to_numpy()}))
    types = {"producer": "string", "year": "Int64", "value": "Int64"}
    return pd.concat(parts or [pd.DataFrame(columns=list(types))], ignore_index=True).astype(types)


def _window(date: object) -> tuple[str | None, str | None]:
    """First and last day that an ISO date, cut to what is known, can mean."""
    if not isinstance(date, str):
        return None, None
    if len(date) == 10:
        return date, date
    start = pd.Period(date, freq="M" if len(date) == 7 else "Y")
    return str(start.start_time.date()), str(start.end_time.date())


def __dir__() -> list[str]:
    return __all__
