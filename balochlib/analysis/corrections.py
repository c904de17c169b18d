"""An analyst's corrections: applied last, visible in the tables, reported when they no longer fit."""

from __future__ import annotations

import csv
from pathlib import Path

import pandas as pd

from balochlib.schema import SPAN, TABLES, build_table

COLUMNS = ("table", "row_id", "field", "old", "new", "reason", "who")
_FIXED = {c.name for c in SPAN}  # what ties a row to its words is not a reading that can be wrong


def apply_corrections(tables: dict[str, pd.DataFrame], path: Path) -> dict[str, pd.DataFrame]:
    """Apply the corrections in the CSV file ``path`` and return new tables; those that were given stay as they are.

    One line corrects one field of one row: ``table,row_id,field,old,new,reason,who``. ``row_id`` is the row's key
    (claim_id, event_id ...) or, in a table without one, ``article_id:start-end``; ``old`` and ``new`` are the values as
    text, empty for a missing one. A line whose row or old value is no longer there, or that cannot be meant (unknown
    column, value outside its list, the words themselves), is "stale": it changes nothing and is a row of ``problems``.
    A corrected table has a column ``corrected``.

    >>> import tempfile
    >>> claims = build_table("casualties", [{"claim_id": "c-1", "value": 31, "victim": "civilian"}])
    >>> file = Path(tempfile.mkdtemp()) / "corrections.csv"
    >>> _ = file.write_text("table,row_id,field,old,new,reason,who\\ncasualties,c-1,value,31,13,digits turned round,AB\\n")
    >>> fixed = apply_corrections({"casualties": claims, "problems": build_table("problems", [])}, file)
    >>> fixed["casualties"][["value", "corrected"]].values.tolist(), fixed["corrections"]["status"].tolist()
    ([[13, True]], ['applied'])
    >>> len(fixed["problems"]), claims["value"].tolist()
    (0, [31])
    """
    tables = dict(tables)
    rows, problems, touched = [], [], {}
    for line in _read_lines(path):
        wrong = _apply(line, tables, touched)
        rows.append(line | {"status": "stale" if wrong else "applied"})
        if wrong:
            detail = f"{line['table']} {line['row_id']} {line['field']}: {wrong}; look the row up again and mend or drop the line"
            problems.append({"file": path.name, "what": "stale_correction", "detail": detail})
    for name, keys in touched.items():
        tables[name] = tables[name].assign(corrected=pd.array(list(_row_ids(name, tables[name]).isin(keys)), dtype="boolean"))
    tables["corrections"] = build_table("corrections", [{k: v or None for k, v in row.items()} for row in rows])
    if problems:
        tables["problems"] = pd.concat([tables["problems"], build_table("problems", problems)], ignore_index=True)
    return tables


def _read_lines(path: Path) -> list[dict[str, str]]:
    """Read the file; a missing column is an error of the file as a whole, an empty field is a missing value."""
    with open(path, encoding="utf-8-sig", newline="") as f:
        reader = csv.DictReader(f)
        missing = set(COLUMNS) - set(reader.fieldnames or ())
        if missing:
            raise ValueError(f"{path}: no column {sorted(missing)}; a corrections file has {','.join(COLUMNS)}")
        return [{c: (line[c] or "").strip() for c in COLUMNS} for line in reader]


def _apply(line: dict[str, str], tables: dict[str, pd.DataFrame], touched: dict[str, set[str]]) -> str | None:
    """Apply one line to ``tables``; return what is wrong with it, None when it was applied."""
    name, field = line["table"], line["field"]
    columns = {c.name: c for c in TABLES[name].all_columns} if name in TABLES and name in tables else {}
    if field not in columns:
        return "there is no such table or column"
    if field in _FIXED or field == TABLES[name].key:
        return "ids and the words of a row are not corrected"
    allowed = columns[field].allowed
    if allowed and line["new"] and line["new"] not in allowed:
        return f"{line['new']!r} is not one of {', '.join(allowed)}"
    frame = tables[name]
    at = frame.index[_row_ids(name, frame) == line["row_id"]]
    if len(at) != 1:
        return "there is no such row" if len(at) == 0 else "several rows have that id"
    if _as_text(frame.at[at[0], field]) != line["old"]:
        return f"the old value is {_as_text(frame.at[at[0], field])!r}, not {line['old']!r}"
    try:
        new = pd.array([_parse(line["new"], columns[field].dtype)], dtype=columns[field].dtype)[0]
    except (TypeError, ValueError):
        return f"{line['new']!r} is not of type {columns[field].dtype}"
    if name not in touched:
        tables[name] = frame.copy()
    tables[name].loc[at[0], field] = new
    touched.setdefault(name, set()).add(line["row_id"])
    return None


def _row_ids(name: str, frame: pd.DataFrame) -> pd.Series:
    """The id of each row: its key, or the article and the place of its words."""
    if TABLES[name].key:
        return frame[TABLES[name].key].fillna("")
    if not TABLES[name].extracted:
        return pd.Series([f"row {i}" for i in range(len(frame))], index=frame.index, dtype="string")
    return frame["article_id"].fillna("") + ":" + frame["start"].astype("string") + "-" + frame["end"].astype("string")


def _as_text(value: object) -> str:
    if value is pd.NA or value is None:
        return ""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _parse(text: str, dtype: str) -> object:
    if not text:
        return pd.NA
    if dtype == "boolean":
        return {"True": True, "False": False}[text] if text in {"True", "False"} else text
    return int(text) if dtype == "Int64" else float(text) if dtype == "Float64" else text
