"""Who accuses whom of what, and what is denied: accusations counted for a grid and for a network."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd

NOBODY = "nobody named"
OWN_VOICE = "the text itself"


def name_accusers(allegations: pd.DataFrame) -> pd.DataFrame:
    """Return the accusations with an accuser in every row: who the text names, the text itself, or nobody named.

    A text accuses in its own voice where the stance is asserts and it names nobody; "is accused of" and "allegedly" name nobody.
    Denials, and accusations of nobody in particular, are left out.

    >>> rows = {"accuser": ["Pakistan", None, None], "accused": ["India", "ISI", "ISI"], "stance": ["reports", "asserts", "reports"]}
    >>> name_accusers(pd.DataFrame(rows))["accuser"].tolist()
    ['Pakistan', 'the text itself', 'nobody named']
    """
    made = allegations[(allegations["stance"] != "denies") & allegations["accused"].notna()]
    stands_in = made["stance"].map({"asserts": OWN_VOICE}).fillna(NOBODY).astype("string")
    return made.assign(accuser=made["accuser"].astype("string").fillna(stands_in))


def quote_words(names: pd.Series, known: Collection[str]) -> pd.Series:
    """Put parties that are not ``known`` actors into quotation marks: their name is the text's own word, which may judge.

    >>> quote_words(pd.Series(["ISPR", "the terrorists", "nobody named"]), {"ISPR"}).tolist()
    ['ISPR', '“the terrorists”', 'nobody named']
    """
    own = {NOBODY, OWN_VOICE, *known}
    return names.map(lambda name: name if pd.isna(name) or name in own else f"“{name}”")


def list_made(allegations: pd.DataFrame, known: Collection[str]) -> pd.DataFrame:
    """Return the accusations with both parties named as :func:`cross_accusations` has them."""
    made = name_accusers(allegations)
    return made.assign(accuser=quote_words(made["accuser"], known), accused=quote_words(made["accused"], known))


def cross_accusations(allegations: pd.DataFrame, known: Collection[str], most: int = 9) -> pd.DataFrame:
    """Return one row per pair of accuser and accused: ``n`` accusations, of ``what``, and how many of them are ``denied``.

    Only the ``most`` accusers and accused with most accusations; pairs in that order, those who are nobody last. Parties that
    are not ``known`` actors stand in quotation marks.

    >>> rows = {"accuser": ["Pakistan"] * 2, "accused": ["India"] * 2, "what": ["backing", "funding"], "stance": ["reports"] * 2}
    >>> cross_accusations(pd.DataFrame({**rows, "denied_by": ["India", None]}), {"Pakistan", "India"}).values.tolist()
    [['Pakistan', 'India', 2, 'backing, funding', 1]]
    >>> cross_accusations(pd.DataFrame({**rows, "denied_by": ["India", None]}).head(0), ()).empty
    True
    """
    made = list_made(allegations, known)
    if made.empty:
        return pd.DataFrame(columns=["accuser", "accused", "n", "what", "denied"])
    order = {side: [str(name) for name in made[side].value_counts(sort=True).index] for side in ("accuser", "accused")}
    order["accuser"] = sorted(order["accuser"][:most], key=lambda name: name in (OWN_VOICE, NOBODY))
    kept = made[made["accuser"].isin(order["accuser"]) & made["accused"].isin(order["accused"][:most])]
    rows = [
        {"accuser": a, "accused": b, "n": len(rows), "what": _list_charges(rows["what"]), "denied": int(rows["denied_by"].notna().sum())}
        for (a, b), rows in kept.groupby(["accuser", "accused"], sort=False)
    ]
    place = {name: i for side in order.values() for i, name in enumerate(side)}
    rows.sort(key=lambda row: (place[row["accuser"]], place[row["accused"]]))
    return pd.DataFrame(rows, columns=["accuser", "accused", "n", "what", "denied"])


def _list_charges(what: pd.Series) -> str:
    """Write the charges, the most frequent first: "backing 2, funding"."""
    counts = what.fillna("other").value_counts(sort=True)
    return ", ".join(f"{name} {n}" if n > 1 else str(name) for name, n in counts.items())


def list_stated(allegations: pd.DataFrame, relations: pd.DataFrame, known: Collection[str]) -> pd.DataFrame:
    """Return the statements that tie two ``known`` actors: ``a``, ``b``, ``relation``, and the row that says so.

    An accusation runs from accuser to accused, a denial from who denies to whom it answers; fights, alliances, parts and
    designations as the texts state them, those that a text denies left out.

    >>> ties = pd.DataFrame({"actor": ["BLA"], "relation": ["fights"], "other": ["ISKP"], "stance": ["reports"], "quote": ["fought"]})
    >>> none = pd.DataFrame(columns=["allegation_id", "accuser", "accused", "stance", "responds_to"])
    >>> list_stated(none, ties, {"BLA", "ISKP"})[["a", "b", "relation", "quote"]].values.tolist()
    [['BLA', 'ISKP', 'fights', 'fought']]
    """
    accused = allegations[(allegations["stance"] != "denies") & allegations["accuser"].notna() & allegations["accused"].notna()]
    answers = allegations[(allegations["stance"] == "denies") & allegations["responds_to"].notna()]
    whom = allegations.set_index("allegation_id")["accuser"]
    stated = relations[(relations["stance"] != "denies") & relations["actor"].notna() & relations["other"].notna()]
    rows = [
        *({**row, "a": row["accuser"], "b": row["accused"], "relation": "accuses"} for row in accused.to_dict("records")),
        *({**row, "a": row["accuser"], "b": whom.get(row["responds_to"]), "relation": "denies"} for row in answers.to_dict("records")),
        *({**row, "a": row["actor"], "b": row["other"]} for row in stated.to_dict("records")),
    ]
    kept = [row for row in rows if row["a"] in known and row["b"] in known and row["a"] != row["b"]]
    return pd.DataFrame(kept) if kept else pd.DataFrame(columns=["a", "b", "relation"])


def list_relation_edges(allegations: pd.DataFrame, relations: pd.DataFrame, known: Collection[str]) -> pd.DataFrame:
    """Return the stated relations between two ``known`` actors as edges of a network: ``a``, ``b``, ``n`` and ``relation``.

    They are counted from :func:`list_stated`.

    >>> made = {"allegation_id": ["l-1", "l-2"], "accuser": ["Pakistan", "India"], "accused": ["India"] * 2, "what": ["backing"] * 2}
    >>> made = pd.DataFrame({**made, "stance": ["reports", "denies"], "responds_to": [None, "l-1"]})
    >>> ties = pd.DataFrame({"actor": ["BLA"], "relation": ["fights"], "other": ["ISKP"], "stance": ["reports"]})
    >>> list_relation_edges(made, ties, {"Pakistan", "India", "BLA", "ISKP"}).values.tolist()
    [['Pakistan', 'India', 1, 'accuses'], ['India', 'Pakistan', 1, 'denies'], ['BLA', 'ISKP', 1, 'fights']]
    """
    counted = list_stated(allegations, relations, known).groupby(["a", "b", "relation"], sort=False).size().rename("n").reset_index()
    return counted[["a", "b", "n", "relation"]]
