"""Published series to set the texts beside: data/context as typed DataFrames, each row with its source.

Producers that disagree stay side by side: nothing here averages, adds or picks. Dates stay text, cut to what is known
("2026-02"), with a column that says how much that is. data/context/README.md says where each file is from.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from balochlib import paths

_WHOLE, _DECIMAL = "Int64", "Float64"
_PRECISIONS = {10: "day", 7: "month", 4: "year"}
# What the words of operations.csv mean in the vocabularies of schema.py; a word that is not here is no casualty claim.
_OUTCOMES = {"killed": "killed", "captured": "abducted"}
_VICTIMS = {
    "security forces": "security", "police": "security", "militants": "militant", "BLA fighters": "militant", "ISKP members": "militant",
    "civilians": "civilian", "passengers": "civilian", "passengers at Musakhail": "civilian",
}  # fmt: skip
UCDP = {"publisher": "UCDP", "title": "UCDP GED, Pakistan extract", "url": "https://data.humdata.org/dataset/ucdp-data-for-pakistan"}
_SIDES = {"state": "state", "insurgent": "armed_group"}


def _load(name: str, numbers: dict[str, str], dates: tuple[str, ...] = (), path: Path | None = None) -> pd.DataFrame:
    """Read one file of data/context: text columns as string, empty as missing, ``<date>_precision`` beside each date."""
    file = path or paths.CONTEXT / f"{name}.csv"
    frame = pd.read_csv(file, dtype="string", keep_default_na=False, na_values=[""], encoding="utf-8")
    frame = frame.astype(numbers)
    for date in dates:
        frame.insert(frame.columns.get_loc(date) + 1, f"{date}_precision", find_precision(frame[date]))
    return frame


def find_precision(dates: pd.Series) -> pd.Series:
    """Return how much of each ISO date is known: day, month, year, or none.

    >>> find_precision(pd.Series(["2026-01-31", "2025-03", "2024", None])).tolist()
    ['day', 'month', 'year', 'none']
    """
    return dates.astype("string").str.len().map(_PRECISIONS).fillna("none").astype("string")


def load_series(producer: str | None = None, geography: str | None = None, measure: str | None = None) -> pd.DataFrame:
    """Return published tolls by period, one row per number: 2000-2026, Balochistan, Pakistan, Khyber Pakhtunkhwa.

    The producers cast different nets (UCDP: organised violence with a death; PIPS and PICSS: attacks and operations;
    SATP: press reports; CRSS: violence of all kinds; governments and armed groups: their own claims): column ``scope``.

    >>> deaths = load_series(geography="Balochistan", measure="killed_total").query("year == 2024 and period_type == 'year'")
    >>> sorted(deaths["producer"].unique())
    ['CRSS', 'PIPS', 'SATP', 'The Balochistan Post']
    >>> load_series(producer="nobody").empty
    True
    """
    frame = _load("annual_tolls", {"year": _WHOLE, "value": _DECIMAL})
    for column, wanted in (("producer", producer), ("geography", geography), ("measure", measure)):
        if wanted is not None:
            frame = frame[frame[column] == wanted]
    return frame.reset_index(drop=True)


def load_ucdp(level: str = "year") -> pd.DataFrame:
    """Return UCDP GED sums 1989-2021: of Balochistan by "year" or by "district" and year, or of "pakistan" by year.

    Their source is :data:`UCDP`.

    A year without a row in the district table has no event there with a death that UCDP could place in a district.

    >>> load_ucdp().query("year == 2016")[["events", "best"]].values.tolist()
    [[27, 345]]
    >>> load_ucdp("village")
    Traceback (most recent call last):
    ValueError: no level 'village'; there are year, district, pakistan
    """
    files = {"year": "ucdp_balochistan_year", "district": "ucdp_balochistan_district_year", "pakistan": "ucdp_pakistan_year"}
    if level not in files:
        raise ValueError(f"no level {level!r}; there are {', '.join(files)}")
    frame = _load(files[level], {})
    return frame.astype({c: _WHOLE for c in frame.columns if c != "district"})


def load_operations(operation: str | None = None, since: str | None = None, until: str | None = None) -> pd.DataFrame:
    """Return published claims on named operations: one row per operation, claimant, day, outcome and class of victim.

    >>> len(load_operations("Herof", since="2026")), load_operations("no such operation").empty
    (24, True)
    """
    frame = _load("operations", {"value": _WHOLE}, ("start", "end", "as_of"))
    if operation is not None:
        names = frame["operation"].str.cat(frame["aliases"], sep="; ", na_rep="").str.casefold()
        frame = frame[names.str.contains(operation.casefold(), regex=False)]
    if since is not None:
        frame = frame[frame["start"] >= since]
    if until is not None:
        frame = frame[frame["start"] <= until]
    return frame.reset_index(drop=True)


def list_operation_claims(operations: pd.DataFrame) -> pd.DataFrame:
    """Return the casualty claims among ``operations`` in the words of the schema, for :func:`balochlib.analysis.ladder.build_ladder`.

    Left out: counts of places and attacks, people rescued or aboard, bodies counted in a hospital, increments (they are part
    of the total that follows) and rows taken from the seeds themselves.

    >>> claims = list_operation_claims(load_operations("Radd-ul-Fitna-1"))
    >>> claims["value"].tolist()
    [41, 67, 108, 92, 133, 145, 177, 197, 216]
    """
    rows = operations[
        operations["outcome"].isin(list(_OUTCOMES))
        & operations["value"].notna()
        & (operations["claimant"] != "seed text")
        & ~operations["qualifier"].fillna("").str.contains("increment")
    ]
    said = rows["qualifier"].fillna("")
    qualifier = pd.Series("exact", index=rows.index, dtype="string")
    qualifier[said.str.contains('"more than"|"over"') & ~said.str.startswith("printed")] = "more_than"
    qualifier[said.str.contains('"at least"')] = "at_least"
    qualifier[said.str.contains('"nearly"')] = "about"
    low = rows["value"] + (qualifier == "more_than").astype(_WHOLE)
    return rows.assign(
        side=rows["claimant_side"].map(_SIDES).fillna("other"),
        outcome=rows["outcome"].map(_OUTCOMES),
        victim=rows["victim"].map(_VICTIMS).fillna("unspecified"),
        qualifier=qualifier,
        low=low.mask(qualifier == "about"),
        high=rows["value"].mask(qualifier != "exact"),
    )


def load_chinese_targets() -> pd.DataFrame:
    """Return attacks on Chinese people and projects in Pakistan, 2004-2024; ``killed_total`` leaves attackers out.

    A missing number is not known or disputed (column ``disputed``), never zero.

    >>> load_chinese_targets().query("event_id == 'C24'")[["date", "killed_chinese", "killed_total"]].values.tolist()
    [['2024-03-26', 5, 6]]
    """
    counts = ("killed_chinese", "killed_total", "killed_attackers", "injured_total", "injured_chinese")
    return _load("chinese_targets", dict.fromkeys(counts, _WHOLE))


def load_assets() -> pd.DataFrame:
    """Return assets of the corridor and other Chinese interests, with status as of a date and rival cost figures.

    >>> load_assets().query("asset_id == 'A04'")[["usd_million", "usd_conflicts"]].values.tolist()
    [[168.0, '153 (Gwadar Pro 2022), 179 (Business Recorder 2022), 140 (Wikipedia copy)']]
    """
    return _load("cpec_assets", {"usd_million": _DECIMAL}, ("status_as_of",))


def load_districts() -> pd.DataFrame:
    """Return the districts of Balochistan with spellings, division and the name that UCDP has for each.

    >>> load_districts().query("name == 'Kachhi'")["ucdp_name"].tolist()
    ['Bolan']
    """
    return _load("districts", {})


def load_actors() -> pd.DataFrame:
    """Return armed groups and forces with what sources say of them, and designations one row per authority.

    >>> int((load_actors()["kind"] == "designation").sum()) > 0
    True
    """
    return _load("actors", {})
