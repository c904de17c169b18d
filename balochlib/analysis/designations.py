"""Who designates which armed group: what the texts say, beside what the registry has from official and other sources."""

from __future__ import annotations

import re

import pandas as pd

from balochlib.analysis.context import load_actors as load_context_actors
from balochlib.text.lexicon import load_rows

# How authorities are called in data/lexicon/designations.csv, and the actors of that name
_STATES = "Government of "
_REMARK = re.compile(r" \([^()]{1,80}\)")  # a remark on the publisher, in brackets
_BODIES = {"UN Security Council 1267 Committee": "United Nations Security Council"}


def load_designations() -> pd.DataFrame:
    """Return data/lexicon/designations.csv: one row per group and authority, with status, date and source.

    ``group`` and ``actor`` are the usual names of the registry. A status of "not listed" is a finding too.

    >>> rows = load_designations()
    >>> rows[(rows["actor_id"] == "bla") & (rows["authority"] == "European Union")]["status"].tolist()
    ['not listed']
    """
    names = {r["actor_id"]: r["name"] for r in load_rows("actors")}
    published = {f"data/context/actors.csv {r['actor_id']}": r for r in load_context_actors().to_dict("records")}
    rows = pd.DataFrame(load_rows("designations"))
    known = set(names.values())
    actor = [_BODIES.get(a, a if a in known else _name_government(a)) for a in rows["authority"]]
    papers = [published.get(source, {}) for source in rows["source"]]
    sources = [_cite_paper(paper) or source for paper, source in zip(papers, rows["source"], strict=True)]
    listed = ~rows["status"].str.startswith(("not ", "no "))
    return rows.assign(
        group=rows["actor_id"].map(names), actor=actor, source=sources, url=[paper.get("url", pd.NA) for paper in papers], listed=listed
    )


def _cite_paper(row: dict) -> str:
    """Name the publication behind a row of data/context/actors.csv: publisher, title, day."""
    given = [str(row[key]) for key in ("publisher", "title", "source_date") if pd.notna(row.get(key)) and row[key]]
    return ", ".join([_REMARK.sub("", given[0]), *given[1:]]) if given else ""


def _name_government(authority: str) -> str:
    return f"{_STATES}the {authority}" if authority.startswith("United") else f"{_STATES}{authority}"


def compare_designations(relations: pd.DataFrame, groups: list[str] | None = None) -> pd.DataFrame:
    """Put the texts' statements on who designates a group beside the registry: one row per group and authority.

    ``said``: the rows of ``relations`` that say so (positions), ``n_articles``; ``status`` with its date and ``source`` of the
    registry, of several entries all; ``verdict``: agrees, contradicts, only in the texts, only in the registry.
    ``groups`` limits it; if not given, the groups that a text says are designated by somebody.

    >>> said = {"article_id": ["x", "y"], "actor": ["European Union", "Government of Pakistan"], "relation": ["designates"] * 2}
    >>> said = pd.DataFrame({**said, "other": ["Baloch Liberation Army"] * 2, "stance": ["asserts"] * 2})
    >>> compare_designations(said).set_index("authority")["verdict"].to_dict()  # doctest: +NORMALIZE_WHITESPACE
    {'European Union': 'contradicts', 'Government of Pakistan': 'agrees', 'Government of the United Kingdom': 'only in the registry',
     'Government of the United States': 'only in the registry', 'Government of China': 'only in the registry',
     'United Nations Security Council': 'only in the registry'}
    """
    registry = load_designations()
    stated = relations[(relations["relation"] == "designates") & relations["actor"].notna()].reset_index(drop=True)
    groups = list(dict.fromkeys(stated["other"])) if groups is None else groups
    rows = []
    for group in groups:
        known = registry[registry["group"] == group]
        said = stated[stated["other"] == group]
        for authority in dict.fromkeys([*said["actor"], *known["actor"]]):
            entries = known[known["actor"] == authority]
            found = said[said["actor"] == authority]
            rows.append({
                "group": group, "authority": authority, "said": tuple(found.index), "n_articles": found["article_id"].nunique(),
                "status": "; ".join(_date_status(e) for e in entries.to_dict("records")) or None,
                "note": "; ".join(filter(None, entries["note"])) or None, "source": "; ".join(dict.fromkeys(entries["source"])) or None,
                "verdict": _judge(found, entries),
            })  # fmt: skip
    columns = ["group", "authority", "said", "n_articles", "status", "note", "source", "verdict"]
    return pd.DataFrame(rows, columns=columns)


def _date_status(entry: dict) -> str:
    """Write a status with its date: "listed as FTO (2025-08-11)"."""
    when = entry["date"] if not entry["date_basis"] else f"{entry['date']}, {entry['date_basis']}".removeprefix(", ")
    return f"{entry['status']} ({when})" if when else entry["status"]


def _judge(said: pd.DataFrame, entries: pd.DataFrame) -> str:
    if said.empty:
        return "only in the registry"
    if entries.empty:
        return "only in the texts"
    says_listed = (said["stance"] != "denies").any()
    return "agrees" if says_listed == bool(entries["listed"].any()) else "contradicts"
