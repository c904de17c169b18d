"""Data packages (Frictionless): what the files of an export hold, said for programs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from balochlib.schema import TABLES

DAYS = frozenset({"date", "date_end", "published"})  # a workbook holds a whole day as a date, a month or a year as text
_TYPES = {"string": "string", "Int64": "integer", "Float64": "number", "boolean": "boolean"}
_MEDIA = {
    "parquet": "application/vnd.apache.parquet", "geojson": "application/geo+json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}  # fmt: skip


def describe_tables(tables: Mapping[str, pd.DataFrame], form: str, path: str) -> dict:
    """Return the descriptor of tables of the schema, written as ``form`` (csv, parquet, xlsx, geojson): fields, types, constraints, keys.

    ``path`` names their files, with {} for the name of a table where each has a file of its own.

    >>> from balochlib.schema import build_table
    >>> made = describe_tables({"places": build_table("places", [])}, "csv", "{}.csv")
    >>> made["resources"][0]["path"], made["resources"][0]["schema"]["fields"][0]["name"]
    ('places.csv', 'article_id')
    """
    title = "Claims about a conflict, each row with the words it came from"
    return _package("balochlib-tables", title, [_describe_table(name, frame, form, path) for name, frame in tables.items()])


def describe_frames(name: str, title: str, frames: Mapping[str, tuple[pd.DataFrame, str, Mapping[str, str]]]) -> dict:
    """Return the descriptor of CSV files that are no tables of the schema.

    ``frames`` are file name -> (rows, what they are, column -> meaning).

    >>> frame = pd.DataFrame({"year": pd.array([2026], "Int64")})
    >>> describe_frames("x", "X", {"years.csv": (frame, "Years.", {"year": "the year"})})["resources"][0]["schema"]["fields"]
    [{'name': 'year', 'type': 'integer', 'description': 'the year'}]
    """
    resources = []
    for file, (frame, what, meanings) in frames.items():
        fields = [
            {"name": c, "type": _TYPES.get(str(frame[c].dtype), "string"), **({"description": meanings[c]} if c in meanings else {})}
            for c in frame.columns
        ]
        own = file.rpartition(".")[0].replace("_", "-")
        resources.append(_resource(own, {"path": file, "profile": "tabular-data-resource", "encoding": "utf-8"}, what, fields))
    return _package(name, title, resources)


def write_package(package: Mapping) -> str:
    """Return a descriptor as the text of its file."""
    return json.dumps(package, indent=1, ensure_ascii=False) + "\n"


def name_package(path: Path) -> Path:
    """Return where the descriptor of a single file stands: beside it, under its name.

    >>> name_package(Path("out/tables.xlsx")).as_posix()
    'out/tables.datapackage.json'
    """
    return path.with_name(f"{path.stem}.datapackage.json")


def _package(name: str, title: str, resources: list[dict]) -> dict:
    tabular = all(r["profile"] == "tabular-data-resource" for r in resources)
    return {"profile": "tabular-data-package" if tabular else "data-package", "name": name, "title": title, "resources": resources}


def _resource(name: str, place: Mapping, what: str, fields: list[dict], key: str = "") -> dict:
    schema = {"fields": fields, "missingValues": [""], **({"primaryKey": key} if key else {})}
    return {"name": name, **place, "description": what, "schema": schema}


def _describe_table(name: str, frame: pd.DataFrame, form: str, path: str) -> dict:
    table, fields = TABLES[name], []
    for c in table.all_columns:
        one = {"name": c.name, "type": "any" if form == "xlsx" and c.name in DAYS else _TYPES[c.dtype], "description": c.meaning}
        if c.allowed:
            one["constraints"] = {"enum": list(c.allowed)}
        fields.append(one)
    if "corrected" in frame:
        fields.append({"name": "corrected", "type": "boolean", "description": "an analyst's correction changed this row"})
    place = {"path": path.format(name), "profile": "tabular-data-resource" if form == "csv" else "data-resource"}
    place |= {"encoding": "utf-8"} if form == "csv" else {"format": form, "mediatype": _MEDIA[form]}
    place |= {"dialect": {"excel": {"sheet": name}}} if form == "xlsx" else {}
    return _resource(name.replace("_", "-"), place, f"One row per {table.grain}.", fields, table.key)
