"""Tables in the shape of the field's two great event sets, each with a report of what the shape could not hold."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from os import PathLike
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from balochlib.analysis.compare import list_our_events
from balochlib.analysis.tolls import tolls
from balochlib.calls import tables_of
from balochlib.packages import describe_frames, write_package
from balochlib.storage import write_file

Tables = Mapping[str, pd.DataFrame]
LOSSES = (
    "row_dropped", "precision_lost", "open_end_closed", "claims_collapsed", "injuries_left_out", "vague_left_out", "classes_added",
)  # fmt: skip

# ACLED's event and sub-event type for each of ours (ACLED codebook, event types); None: the type has no ACLED event
_ACLED_TYPES = {
    "bombing": ("Explosions/Remote violence", "Remote explosive/landmine/IED"),
    "suicide_bombing": ("Explosions/Remote violence", "Suicide bomb"),
    "armed_assault": ("Battles", "Armed clash"),
    "coordinated_attack": ("Battles", "Armed clash"),
    "clash": ("Battles", "Armed clash"),
    "security_operation": ("Battles", "Armed clash"),
    "hostage_taking": ("Violence against civilians", "Abduction/forced disappearance"),
    "hijacking": ("Violence against civilians", "Abduction/forced disappearance"),
    "abduction": ("Violence against civilians", "Abduction/forced disappearance"),
    "assassination": ("Violence against civilians", "Attack"),
    "infrastructure_attack": ("Strategic developments", "Looting/property destruction"),
    "protest": ("Protests", "Peaceful protest"),
    "other": None,
}
_ACLED_DISORDER = {"Protests": "Demonstrations", "Strategic developments": "Strategic developments"}
_ACLED_PRECISION = {"day": 1, "month": 3}  # ACLED has no code for an event known only by its year
_ACLED_GEO = {1: 1, 2: 2, 3: 2, 4: 3, 5: 3, 6: 3}  # from UCDP's where_prec
_UCDP_PRECISION = {"day": 1, "month": 4, "year": 5}
_UCDP_SIDES = {"security": "deaths_a", "militant": "deaths_b", "civilian": "deaths_civilians", "unspecified": "deaths_unknown"}


# All columns of both sets, in their order (ACLED export since 2023, UCDP GED); those that texts do not tell stay empty.
_ACLED_COLUMNS = """
    event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1 actor2
    assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 location latitude longitude
    geo_precision source source_scale notes fatalities tags timestamp
"""
_UCDP_COLUMNS = """
    id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name dyad_dset_id dyad_new_id
    dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b number_of_sources source_article source_office
    source_date source_headline source_original where_prec where_coordinates where_description adm_1 adm_2 latitude longitude
    geom_wkt priogrid_gid country country_id region event_clarity date_prec date_start date_end deaths_a deaths_b deaths_civilians
    deaths_unknown best high low gwnoa gwnob
"""
_WHOLE = {
    "year", "time_precision", "geo_precision", "fatalities", "type_of_violence", "number_of_sources", "where_prec", "event_clarity",
    "date_prec", "low", "best", "high", *_UCDP_SIDES.values(),
}  # fmt: skip
_MEANINGS = {
    "event_id": "the incident, as in the table events",
    "loss": f"what was lost: {', '.join(LOSSES)}",
    "detail": "what exactly, with the words or numbers",
    "claim_ids": "the claims that are left out or changed, separated by ;",
}


class Shaped(NamedTuple):
    """A table in a foreign shape, and what it lost: rows of event_id, loss (one of LOSSES), detail, claim_ids."""

    table: pd.DataFrame
    losses: pd.DataFrame
    name: str = "events"

    def to_csv(self, folder: str | PathLike) -> Path:
        """Write ``NAME.csv`` (acled or ucdp), ``NAME_losses.csv`` and ``NAME.datapackage.json`` to ``folder`` and return it.

        >>> import tempfile
        >>> import balochlib as bl
        >>> folder = shape_acled(bl.parse("QUETTA, Jan. 31, 2026: Gunmen killed two men in Mastung.")).to_csv(tempfile.mkdtemp())
        >>> sorted(path.name for path in folder.iterdir())
        ['acled.csv', 'acled.datapackage.json', 'acled_losses.csv']
        """
        folder = Path(folder)
        if folder.is_file():
            raise ValueError(f'{folder} is a file; give the folder to write to, as in bl.shape_{self.name}(corpus).to_csv("{self.name}/")')
        what = f"One row per incident in the columns of {self.name.upper()}; a missing number of deaths is empty, never 0."
        files = {
            f"{self.name}.csv": (self.table, what, {}),
            f"{self.name}_losses.csv": (self.losses, "One row per thing that the shape could not hold.", _MEANINGS),
        }
        for file, (frame, _, _) in files.items():
            write_file(folder / file, frame.to_csv(index=False, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n"))
        package = describe_frames(f"balochlib-{self.name}", f"Incidents told by texts, in the shape of {self.name.upper()}", files)
        write_file(folder / f"{self.name}.datapackage.json", write_package(package))
        return folder


def shape_acled(corpus) -> Shaped:
    """Return the events of a corpus (or of its tables by name) in ACLED's columns, with the lowest figure as ``fatalities``.

    Lost by the shape, and reported: events without a day or month or without a place, ends left open by "at least",
    all claims but the lowest, injuries, vague numbers ("dozens" stays missing here; ACLED would code 12). A missing
    number of deaths stays missing, where ACLED writes 0.

    >>> import balochlib as bl
    >>> shaped = shape_acled(bl.read_seeds())
    >>> bool(shaped.table["event_date"].notna().all()), set(shaped.losses["loss"]) <= set(LOSSES)
    (True, True)
    """
    tables, book = tables_of(corpus, "bl.shape_acled(corpus)"), _Losses()
    deaths = _deaths(tables, "lowest", book)
    rows = []
    for event in _placed_events(tables):
        key, kind = event["event_id"], _ACLED_TYPES[event["type"]]
        why = "no ACLED event type" if kind is None else _no_place(event) or _no_date(event, _ACLED_PRECISION)
        if why:
            book.add(key, "row_dropped", why)
            continue
        if event["date_precision"] != "day":
            book.add(key, "precision_lost", f"{event['date']} is written as its first day, time_precision 3")
        event_type, sub_type = kind
        toll = deaths.get(key, {})
        rows.append({
            "event_id_cnty": key, "event_date": event["date_start"], "year": int(event["date"][:4]),
            "time_precision": _ACLED_PRECISION[event["date_precision"]],
            "disorder_type": _ACLED_DISORDER.get(event_type, "Political violence"), "event_type": event_type, "sub_event_type": sub_type,
            "actor1": event["perpetrator"], "country": event["country"], "admin1": event["admin1"], "admin2": event["admin2"],
            "location": event["place"], "latitude": event["lat"], "longitude": event["lon"],
            "geo_precision": _ACLED_GEO.get(event["where_precision"], 3), "source": _sources(tables, key),
            "notes": event["quote"], "fatalities": _added(toll, "best", key, book),
        })  # fmt: skip
    return Shaped(_fill(rows, _ACLED_COLUMNS), book.frame(), "acled")


def shape_ucdp(corpus) -> Shaped:
    """Return the events of a corpus (or of its tables by name) in UCDP GED's columns: low, best, high, deaths by side (GED codebook).

    GED wants a death, a date and a place for every event, and closed ends. ``side_b`` is who the text names as having done it;
    ``side_a`` and the dyad are not told by a text and stay empty. What that costs is reported: events dropped,
    ends closed ("at least 14" becomes 14 to 14), claims collapsed, injuries and vague numbers left out, classes of the dead
    that GED adds up though different claimants gave them.

    >>> import balochlib as bl
    >>> shape_ucdp(bl.read_seeds()).table[["low", "best", "high"]].notna().all().all()
    np.True_
    """
    tables, book = tables_of(corpus, "bl.shape_ucdp(corpus)"), _Losses()
    deaths = _deaths(tables, "low_best_high", book)
    rows = []
    for event in _placed_events(tables):
        key = event["event_id"]
        toll = deaths.get(key, {})
        ends = {end: _added(toll, end, key, book if end == "best" else None) for end in ("low", "best", "high")}
        best = next((ends[e] for e in ("best", "low", "high") if ends[e] is not None), None)
        why = "no number of deaths" if not best else _no_place(event) or _no_date(event, _UCDP_PRECISION)
        if why:
            book.add(key, "row_dropped", why)
            continue
        for end in ("low", "best", "high"):
            if ends[end] is None:
                book.add(key, "open_end_closed", f"{end} is open in the words, GED takes {best}")
                ends[end] = best
        whole = {"unspecified": toll["unspecified"]} if "unspecified" in toll else toll  # GED's best is the sum of its four columns
        for victim in sorted(set(toll) - set(whole)):
            book.add(key, "claims_collapsed", f"{victim}: {toll[victim]['best']} stands beside a figure for all", toll[victim]["claim_ids"])
        sides = {column: whole[v]["best"] for v, column in _UCDP_SIDES.items() if v in whole}
        rows.append({
            "id": key, "year": int(event["date"][:4]), "type_of_violence": _violence(event), "side_b": event["perpetrator"],
            "number_of_sources": event["n_articles"], "source_article": _sources(tables, key), "source_original": _claimants(tables, key),
            "where_prec": event["where_precision"], "where_coordinates": event["place"],
            "adm_1": event["admin1"], "adm_2": event["admin2"], "latitude": event["lat"], "longitude": event["lon"],
            "country": event["country"], "event_clarity": 1, "date_prec": _UCDP_PRECISION[event["date_precision"]],
            "date_start": event["date_start"], "date_end": event["date_end"],
            **{c: sides.get(c) for c in _UCDP_SIDES.values()}, **ends,
        })  # fmt: skip
    return Shaped(_fill(rows, _UCDP_COLUMNS), book.frame(), "ucdp")


class _Losses:
    """What was lost, written down as it happens."""

    def __init__(self):
        self._rows: list[dict] = []

    def add(self, event_id: str, loss: str, detail: str, claim_ids: tuple[str, ...] = ()) -> None:
        self._rows.append({"event_id": event_id, "loss": loss, "detail": detail, "claim_ids": ";".join(claim_ids)})

    def frame(self) -> pd.DataFrame:
        return pd.DataFrame(self._rows, columns=["event_id", "loss", "detail", "claim_ids"], dtype="string")


def _placed_events(tables: Tables) -> list[dict]:
    """Our events with their most exact place and their window of days, missing values as None."""
    placed = list_our_events(tables, policy=None)
    own = tables["events"][["event_id", "type", "date", "date_precision", "perpetrator", "n_articles", "quote"]]
    frame = own.merge(placed.drop(columns=["low", "best", "high"]), on="event_id")
    return frame.astype(object).where(frame.notna(), None).to_dict("records")


def _deaths(tables: Tables, policy: str, book: _Losses) -> dict[str, dict[str, dict]]:
    """event_id -> class of victim -> toll of the killed; what the policy leaves out goes into the book."""
    claims = tables["casualties"][tables["casualties"]["event_id"].notna()]
    frame = tolls(claims, policy, articles=tables["articles"])
    deaths: dict[str, dict[str, dict]] = {}
    for row in frame[frame["outcome"] == "killed"].astype(object).to_dict("records"):
        toll = {end: None if pd.isna(row[end]) else int(row[end]) for end in ("low", "best", "high")}
        deaths.setdefault(row["event_id"], {})[row["victim"]] = toll | {"claim_ids": row["claim_ids"]}
    for key, group in claims.groupby("event_id"):
        for loss, lost in (
            ("injuries_left_out", group[group["outcome"] != "killed"]),
            ("vague_left_out", group[(group["outcome"] == "killed") & group["value"].isna()]),
        ):
            if len(lost):
                book.add(key, loss, "; ".join(lost["quote"]), tuple(lost["claim_id"]))
        used = {i for toll in deaths.get(key, {}).values() for i in toll["claim_ids"]}
        rest = group[(group["outcome"] == "killed") & group["value"].notna() & ~group["claim_id"].isin(used)]
        if len(rest):
            book.add(key, "claims_collapsed", "; ".join(rest["quote"]), tuple(rest["claim_id"]))
    return deaths


def _added(toll: dict[str, dict], end: str, event_id: str, book: _Losses | None) -> int | None:
    """One number for all the dead, as both sets ask for: a claim on all of them where there is one, else the classes added."""
    if "unspecified" in toll and toll["unspecified"][end] is not None:
        return toll["unspecified"][end]
    classes = {v: t for v, t in toll.items() if v != "unspecified" and t[end] is not None}
    if len(classes) > 1 and book is not None:
        ids = tuple(i for t in classes.values() for i in t["claim_ids"])
        book.add(event_id, "classes_added", " + ".join(f"{t[end]} {v}" for v, t in classes.items()), ids)
    missing = [v for v, t in toll.items() if v != "unspecified" and t[end] is None]
    return None if not classes or (missing and end == "high") else sum(t[end] for t in classes.values())


def _no_place(event: dict) -> str | None:
    return None if event.get("place") and event.get("lat") is not None else "no place with coordinates"


def _no_date(event: dict, codes: dict[str, int]) -> str | None:
    return None if event["date_precision"] in codes else f"date known to the {event['date_precision']}: no code for it"


def _violence(event: dict) -> int:
    """UCDP's type of violence by what the row shows: 3 where only civilians are the aim of the type, else 1."""
    return 3 if event["type"] in {"abduction", "hostage_taking", "hijacking", "assassination"} else 1


def _sources(tables: Tables, event_id: str) -> str:
    tellers = tables["event_mentions"].loc[tables["event_mentions"]["event_id"] == event_id, "article_id"]
    articles = tables["articles"][tables["articles"]["article_id"].isin(tellers)]
    return "; ".join(articles["publisher"].fillna(articles["article_id"]).drop_duplicates())


def _claimants(tables: Tables, event_id: str) -> str | None:
    claims = tables["casualties"].loc[tables["casualties"]["event_id"] == event_id, "claimant_text"].dropna()
    return "; ".join(claims.drop_duplicates()) or None


def _fill(rows: list[dict], columns: str) -> pd.DataFrame:
    """The rows under all columns of a set, with our types; what no text tells is missing."""
    types = {c: "Int64" if c in _WHOLE else "Float64" if c in ("latitude", "longitude") else "string" for c in columns.split()}
    return pd.DataFrame({c: pd.array([row.get(c) for row in rows], dtype=dtype) for c, dtype in types.items()})
