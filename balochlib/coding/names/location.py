"""Where a mention lies: places that no list has take district, province and a rough point from the place they are told with."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import zip_longest

from balochlib.coding.names.gazetteer import Mention, Place, load_namesakes, match_places, seat_of

# What may stand between a site and the place it is in: "Civil Hospital in the provincial capital, Quetta" is too far.
_LINK = re.compile(r"(?:['’]s)?[,\s]{0,2}(?:\s?(?:in|at|of|near|outside|the|city|town|district|province|area|here)\b){0,4}\s?")
_IN = re.compile(r"(?P<noun>\ (?:area|tehsil|town|village|locality|neighbou?rhood|district))?\ (?:in|of)\ (?:the\ )?")
_REACH = 6  # mentions on either side that are looked at


def point_of(place: Place) -> tuple[float | None, float | None, int | None]:
    """Return latitude, longitude and UCDP's where_prec: a place without a point of its own has its district's, as exact as that.

    >>> from balochlib.coding.names.gazetteer import load_places
    >>> point_of(load_places()["ba-buleda"]) == (*point_of(load_places()["ba-turbat"])[:2], 3)
    True
    >>> point_of(load_places()["pk"])
    (None, None, 6)
    """
    if place.lat is not None:
        return place.lat, place.lon, place.where_precision
    seat = seat_of(place.admin2) if place.admin2 else None
    least = 3 if place.admin2 else 4 if place.admin1 else 5 if place.kind == "region" else 6
    return (seat.lat, seat.lon, least) if seat else (None, None, max(least, place.where_precision or 0))


def _is_open(m: Mention) -> bool:
    """Whether the mention still has to be placed: made by a pattern, or a name that many towns have ("Red Zone")."""
    return not m.known or (m.place.kind == "site" and m.place.country is None)


def _anchor(text: str, i: int, mentions: list[Mention], last_town: Place | None) -> Place | None:
    """The listed place that an unlisted one lies in: beside it, in its own name, nearest in its sentence, or last told of."""
    m = mentions[i]
    listed = [o for o in mentions[max(0, i - _REACH) : i + _REACH] if o is not m and o.place.country]
    near = [o for o in listed if o.place.kind not in {"region", "site"}]
    for o, then in zip_longest(near, near[1:]):
        follows = o.start >= m.end and _LINK.fullmatch(text, m.end, o.start)
        if follows or (o.end <= m.start and text[o.end : m.start] in {"'s ", "’s ", ", "}):
            narrower = follows and then and then.place.country == o.place.country and text[o.end : then.start] in {"'s ", "’s "}
            return then.place if narrower else o.place
    local = [o for o in near if o.place.kind in {"town", "district"}]
    inner = [o.place for o in match_places(text, m.start, m.end) if isinstance(o, Mention) and (o.start, o.end) != (m.start, m.end)]
    for place in inner:  # "Turbat airport" is in Turbat; "Madina Masjid" in Mastung is not in Arabia
        told = {o.place.country for o in near} or {last_town.country if last_town else place.country}
        if place.kind != "country" and place.country in {*told, "Pakistan"}:
            return place
    if local:
        return min(local, key=lambda o: min(abs(o.start - m.end), abs(m.start - o.end))).place
    wider = [o.place for o in near if o.place.kind == "province"]
    if last_town and (not wider or last_town.admin1 == wider[0].admin1):
        return last_town
    return wider[0] if wider else last_town


def _settle(text: str, i: int, mentions: list[Mention], last_town: Place | None) -> Mention:
    """Give an open mention the district, province and a rough point of its anchor."""
    m = mentions[i]
    at = _anchor(text, i, mentions, last_town)
    if at is None:
        return m
    town = at.kind in {"town", "district"}
    name = f"{m.place.name}, {at.name}" if m.place.kind == "site" and town and at.name not in m.place.name else m.place.name
    exact = at.where_precision or 6
    place = replace(
        m.place, place_id=f"{m.place.place_id}-{at.admin1 or at.country}".casefold().replace(" ", "-"), name=name, admin2=at.admin2,
        admin1=at.admin1, country=at.country, lat=at.lat, lon=at.lon, where_precision=max(exact, 2 if m.place.kind == "site" else 3),
    )  # fmt: skip
    return replace(m, place=place)


def _as_told(text: str, i: int, mentions: list[Mention]) -> Mention:
    """Believe the text where it puts a name elsewhere than the gazetteer: "Torkham in Nangarhar", "Hyderabad in India"."""
    m = mentions[i]
    if m.place.kind not in {"town", "district", "site"}:
        return m
    after = mentions[i + 1] if i + 1 < len(mentions) else m
    wider = after.place
    link = _IN.fullmatch(text, m.end, after.start)
    if link is None or wider.kind not in ({"province", "country", "district", "town"} if link["noun"] else {"province", "country"}):
        return m
    known = (m.place.country, m.place.admin1, m.place.admin2)
    if (wider.country, wider.admin1 or known[1], wider.admin2 or known[2]) == known:
        return m
    return m.moved(
        place_id=f"{m.place.place_id}-{wider.place_id}", admin2=wider.admin2, admin1=wider.admin1, country=wider.country,
        lat=wider.lat, lon=wider.lon, where_precision=wider.where_precision,
    )  # fmt: skip


def _choose_namesake(text: str, i: int, mentions: list[Mention], last_town: Place | None) -> Mention:
    """Choose between towns of one name by the places told with it: "Khost, in Harnai district", "gunmen in Pishin, Iran".

    A namesake is meant where its country stands right behind, or where the sentence names its district or province and not that of
    the town the bare name means; a country further off decides only where the other's is not told here or before, and Pakistan, the
    country of most texts, only with the province: "handlers in Khost", said in Islamabad, are in Afghanistan.
    """
    m = mentions[i]
    others = [o.place for o in mentions if o is not m and o.place.country and o.place.place_id != m.place.place_id]
    behind = mentions[i + 1] if i + 1 < len(mentions) and _LINK.fullmatch(text, m.end, mentions[i + 1].start) else None
    around_here = others or ([last_town] if last_town else [])
    told = {v for p in around_here for v in (p.admin2, p.admin1) if v}
    lands = {p.country for p in others} | ({last_town.country} if last_town else set())
    provinces = {p.admin1 for p in [*others, *([last_town] if last_town else [])]}
    here = {v for v in (m.place.admin2, m.place.admin1) if v}
    for place in load_namesakes().get(m.place.place_id, ()):
        around = {v for v in (place.admin2, place.admin1) if v}
        in_land = behind is not None and behind.place.kind == "country" and behind.place.country == place.country != m.place.country
        nearer = around - here & told and not here - around & told
        further = place.country in lands and m.place.country not in lands and (place.country != "Pakistan" or place.admin1 in provinces)
        if in_land or nearer or further:
            return replace(m, place=place)
    return m


def locate(text: str, mentions: list[Mention], last_town: Place | None) -> list[Mention]:
    """Give every mention of a sentence its district, province and country; ``last_town`` is the one last told of before it.

    >>> from balochlib.coding.names.gazetteer import load_places
    >>> t = "the Zarbar area of Kech"
    >>> made = Mention(4, 10, Place("place-zarbar", "Zarbar", "town"), known=False)
    >>> [m.place.admin2 for m in locate(t, [made, Mention(19, 23, load_places()["ba-kech"])], None)]
    ['Kech', 'Kech']
    """
    located = [
        _choose_namesake(text, i, mentions, last_town) if m.place.place_id in load_namesakes() else m for i, m in enumerate(mentions)
    ]
    for i in reversed(range(len(located))):  # "Zarbar village of Gudri tehsil, Kech": the last says where those before it lie
        located[i] = _settle(text, i, located, last_town) if _is_open(located[i]) else _as_told(text, i, located)
    return located
