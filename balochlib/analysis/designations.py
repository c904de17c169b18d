"""Who designates which armed group: what the texts say, beside what the registry has from official and other sources."""

from __future__ import annotations

import pandas as pd

from balochlib.text.lexicon import load_rows

# How authorities are called in data/lexicon/designations.csv, and the actors of that name
_STATES = "Government of "
_BODIES = {"UN Security Council 1267 Committee": "United Nations Security Council"}


def load_designations() -> pd.DataFrame:
    """Return data/lexicon/designations.csv: one row per group and authority, with status, date and source.

    ``group`` and ``actor`` are the usual names of the registry. A status of "not listed" is a finding too.

    >>> rows = load_designations()
    >>> rows[(rows["actor_id"] == "bla") & (rows["authority"] == "European Union")]["status"].tolist()
    ['not listed']
    """
    names = {r["actor_id"]: r["name"] for r in load_rows("actors")}
    rows = pd.DataFrame(load_rows("designations"))
    known = set(names.values())
    actor = [_BODIES.get(a, a if a in known else _name_government(a)) for a in rows["authority"]]
    return rows.assign(group=rows["actor_id"].map(names), actor=actor, listed=~rows["status"].str.startswith(("not ", "no ")))


def _name_government(authority: str) -> str:
    return f"{_STATES}the {authority}" if authority.startswith("United") else f"{_STATES}{authority}"


def compare_designations(relations: pd.DataFrame, groups: list[str] | None = None) -> pd.DataFrame:
    """Put the texts' statements on who designates a group beside the registry: one row per group and authority.

    ``said``: the rows of ``relations`` that say so (positions), ``n_articles``; ``status``, ``date``, ``source`` of the registry,
    of several entries all, the oldest first; ``verdict``: agrees, contradicts, only in the texts, only in the registry.
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
                "status": "; ".join(entries["status"]) or None, "date": "; ".join(filter(None, entries["date"])) or None,
                "note": "; ".join(filter(None, entries["note"])) or None, "source": "; ".join(dict.fromkeys(entries["source"])) or None,
                "verdict": _judge(found, entries),
            })  # fmt: skip
    columns = ["group", "authority", "said", "n_articles", "status", "date", "note", "source", "verdict"]
    return pd.DataFrame(rows, columns=columns)


def _judge(said: pd.DataFrame, entries: pd.DataFrame) -> str:
    if said.empty:
        return "only in the registry"
    if entries.empty:
        return "only in the texts"
    says_listed = (said["stance"] != "denies").any()
    return "agrees" if says_listed == bool(entries["listed"].any()) else "contradicts"
