"""Tables into files: CSV with a data package, Parquet, GeoJSON, and a workbook that holds no formula."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from pathlib import Path

import pandas as pd

from balochlib.packages import DAYS, describe_tables, name_package, write_package
from balochlib.schema import TABLES, render_dictionary
from balochlib.storage import write_file

Tables = dict[str, pd.DataFrame]
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_MOMENT = re.compile(rb"(<dcterms:(?:created|modified)[^<>]{0,200}>)[^<]{0,40}<")
_CELL_LIMIT = 32_767  # characters that a spreadsheet cell holds


def write_csv(tables: Tables, folder: str | Path) -> Path:
    """Write one CSV per table, ``datapackage.json`` (Frictionless Data Package) and a dictionary; return the folder.

    Text is always in quotation marks, so that a carriage return inside a quote stays inside its cell; a missing value
    is an empty cell. :func:`read_csv` gives the same tables back.
    """
    folder = _name_folder(folder, 'corpus.to_csv("tables/")')
    for name, frame in tables.items():
        write_file(folder / f"{name}.csv", frame.to_csv(index=False, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n"))
    write_file(folder / "datapackage.json", write_package(describe_tables(tables, "csv", "{}.csv")))
    write_file(folder / "README.md", f"# Tables\n\n{render_dictionary()}")
    return folder


def read_csv(folder: str | Path) -> Tables:
    """Read tables that :func:`write_csv` wrote, with their types.

    Raises FileNotFoundError where a table of the schema is not in the folder.
    """
    return {name: _read_table(Path(folder) / f"{name}.csv", name) for name in TABLES}


def _read_table(path: Path, name: str) -> pd.DataFrame:
    with open(path, encoding="utf-8", newline="") as f:
        frame = pd.read_csv(f, dtype="string", keep_default_na=False, na_values=[""])
    types = {**TABLES[name].dtypes, **({"corrected": "boolean"} if "corrected" in frame else {})}
    for column, dtype in types.items():
        if dtype == "boolean":
            frame[column] = frame[column].map({"True": True, "False": False})
    return frame.astype(types)


def write_parquet(tables: Tables, folder: str | Path) -> Path:
    """Write one Parquet file per table with ``datapackage.json`` (extra ``tables``: pyarrow); return the folder."""
    _need("pyarrow", "Parquet")
    folder = _name_folder(folder, 'corpus.to_parquet("tables/")')
    for name, frame in tables.items():
        write_file(folder / f"{name}.parquet", frame.to_parquet(index=False))
    write_file(folder / "datapackage.json", write_package(describe_tables(tables, "parquet", "{}.parquet")))
    return folder


def write_geojson(tables: Tables, path: str | Path) -> Path:
    """Write the mentions of places that have coordinates as a GeoJSON FeatureCollection (WGS 84); return the path.

    ``places.datapackage.json`` beside it says what its properties mean. ``where_precision`` goes along: a point of
    precision 4 stands for a province, not for a spot in it.
    """
    path = _name_file(path, 'corpus.to_geojson("places.geojson")')
    known = tables["places"].dropna(subset=["lat", "lon"])
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [row.pop("lon"), row.pop("lat")]},
            "properties": row,
        }
        for row in (_plain(r) for r in known.to_dict("records"))
    ]
    text = json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False, indent=1)
    write_file(name_package(path), write_package(describe_tables({"places": known}, "geojson", path.name)))
    return write_file(path, text + "\n")


def _plain(row: dict) -> dict:
    """Python values for JSON; None for a missing one."""
    return {k: None if pd.isna(v) else v.item() if hasattr(v, "item") else v for k, v in row.items()}


def write_excel(tables: Tables, path: str | Path) -> Path:
    """Write a workbook with a sheet per table and one that says what the columns mean (extra ``tables``: openpyxl).

    No cell is a formula: text that a spreadsheet would take for one is stored as text with an apostrophe before it.
    Whole days are stored as dates; dates known only to the month or year stay text. Characters that a workbook cannot
    hold are shown as [U+0000]; text over 32,767 characters is cut and says so. ``tables.datapackage.json`` stands beside
    ``tables.xlsx``.
    """
    _need("openpyxl", "a workbook")
    from openpyxl import Workbook
    from openpyxl.styles import Font

    path = _name_file(path, 'corpus.to_excel("tables.xlsx")')
    book = Workbook(write_only=True)
    for name, frame in {**tables, "dictionary": _dictionary_frame()}.items():
        sheet = book.create_sheet(name)
        sheet.freeze_panes = "A2"
        sheet.append([_bold(sheet, c, Font(bold=True)) for c in frame.columns])
        for row in frame.itertuples(index=False):
            sheet.append([_cell(v, c) for c, v in zip(frame.columns, row, strict=True)])
    out = io.BytesIO()
    book.save(out)
    write_file(name_package(path), write_package(describe_tables(tables, "xlsx", path.name)))
    return write_file(path, _forget_time(out.getvalue()))


def _forget_time(workbook: bytes) -> bytes:
    """Return a workbook that does not know when it was written, so that the same tables give the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = _MOMENT.sub(rb"\g<1>1980-01-01T00:00:00Z<", content)
            new.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _bold(sheet, value, font):
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet, value=value)
    cell.font = font
    return cell


def _cell(value, column: str):
    """A value that a spreadsheet cannot misread."""
    if pd.isna(value):
        return None
    if not isinstance(value, str):
        return value.item() if hasattr(value, "item") else value
    if column in DAYS and len(value) == 10:
        return pd.to_datetime(value, format="%Y-%m-%d", errors="coerce").date() if value[:4] >= "1900" else value
    value = "".join(f"[U+{ord(c):04X}]" if (ord(c) < 32 and c not in "\n\t\r") or 0xD800 <= ord(c) < 0xE000 else c for c in value)
    if len(value) >= _CELL_LIMIT:
        value = value[: _CELL_LIMIT - 20] + " [cut]"
    return f"'{value}" if value.startswith(_FORMULA) else value


def _dictionary_frame() -> pd.DataFrame:
    rows = [
        {"table": t.name, "one row per": t.grain, "column": c.name, "type": c.dtype, "meaning": c.meaning, "allowed": ", ".join(c.allowed)}
        for t in TABLES.values()
        for c in t.all_columns
    ]
    return pd.DataFrame(rows)


def _name_folder(path: str | Path, right: str) -> Path:
    if Path(path).is_file():
        raise ValueError(f"{path} is a file; give the folder to write to, as in {right}")
    return Path(path)


def _name_file(path: str | Path, right: str) -> Path:
    if Path(path).is_dir():
        raise ValueError(f"{path} is a folder; give the file to write, as in {right}")
    return Path(path)


def _need(package: str, what: str) -> None:
    """Say what to install where a package of the extra ``tables`` is missing."""
    import importlib.util

    if importlib.util.find_spec(package) is None:
        raise ImportError(f"writing {what} needs {package}: install the extra with  pip install 'balochlib[tables]'")
