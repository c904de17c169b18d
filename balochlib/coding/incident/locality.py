"""Locality: how the places of two happenings stand to one another, by rows of the table ``places``."""

from __future__ import annotations

WIDE = {"country", "region", "province"}  # too wide to tell two incidents apart, or to make them one


def lies_in(inner: dict, outer: dict) -> bool:
    """Whether one place lies within another, by district, province and country.

    >>> town = {"place_id": "m", "name": "Mastung", "kind": "town", "admin2": "Mastung", "admin1": "Balochistan", "country": "Pakistan"}
    >>> province = {"place_id": "b", "name": "Balochistan", "kind": "province", "admin1": "Balochistan", "country": "Pakistan"}
    >>> lies_in(town, province), lies_in(province, town), lies_in(town, town)
    (True, False, False)
    """
    if inner["place_id"] == outer["place_id"]:
        return False
    level = {"district": "admin2", "province": "admin1", "country": "country"}.get(outer["kind"])
    if level and inner.get(level) and inner[level] == (outer.get(level) or outer["name"]):
        return inner["kind"] != outer["kind"]
    if inner["kind"] != "site" or outer["kind"] != "town":
        return False
    town = inner["name"].partition(", ")[2]  # a site named by its town is in that town, unless the town is the whole district
    here = bool(inner.get("admin2")) and inner["admin2"] == outer.get("admin2")
    return here if town in {"", inner.get("admin2")} else town == outer["name"]


def relate_places(ours: list[dict], theirs: list[dict]) -> str:
    """Say how two sets of places stand: same, nested (one lies in the other), unknown (one set is empty), or apart.

    Places that only say where another of their set lies do not count. Two sites of one district count as nested: they are two
    names of one site more often than two sites ("PNS Siddique", "the airport in Turbat").

    >>> here, there = ({"place_id": name, "name": name, "kind": "town"} for name in ("Turbat", "Mach"))
    >>> relate_places([], [here]), relate_places([here], [there]), relate_places([here], [here, there])
    ('unknown', 'apart', 'same')
    """
    if not ours or not theirs:
        return "unknown"
    ours, theirs = _leave_out_wider(ours), _leave_out_wider(theirs)
    if {p["place_id"] for p in ours} & {p["place_id"] for p in theirs} or ({*map(_name_site, ours)} & {*map(_name_site, theirs)} - {None}):
        return "same"
    if any(lies_in(p, q) or lies_in(q, p) or _share_district(p, q) for p in ours for q in theirs):
        return "nested"
    if all(map(_is_unplaced, ours)) or all(map(_is_unplaced, theirs)):
        return "unknown"
    return "apart"


def _leave_out_wider(places: list[dict]) -> list[dict]:
    return [p for p in places if not any(lies_in(q, p) for q in places)]


def _name_site(place: dict) -> str | None:
    """The name of a site without the town after it: "Army Public School, Peshawar"."""
    return place["name"].split(",")[0].casefold() if place["kind"] == "site" else None


def _share_district(p: dict, q: dict) -> bool:
    towns = {place["name"].partition(", ")[2] for place in (p, q)} - {""}
    return p["kind"] == q["kind"] == "site" and bool(p.get("admin2")) and p["admin2"] == q.get("admin2") and len(towns) < 2


def _is_unplaced(place: dict) -> bool:
    """A site or a village that nobody has placed may be anywhere."""
    return place["kind"] in {"site", "town"} and not place.get("admin2") and place.get("country") == "Pakistan"


def is_unlisted(place: dict) -> bool:
    """Whether the place is known from the text alone; its district is then that of its neighbours.

    >>> is_unlisted({"place_id": "place-gushanag-balochistan"}), is_unlisted({"place_id": "ba-kolwah"})
    (True, False)
    """
    return place["place_id"].startswith(("place-", "site-"))
