"""Towns, villages and areas that no gazetteer lists, shown to be places by the words around them: "the Zarbar area of Kech"."""

from __future__ import annotations

import re
from functools import cache

from balochlib.coding.gazetteer import (
    CAPITALISED,
    Mention,
    alternatives,
    is_title_case,
    load_words,
    make_mention,
    only_places,
    strip_opener,
)

_SHORT = rf"{CAPITALISED}(?:\ {CAPITALISED}){{0,3}}+"
_PREFIXED = re.compile(rf"\b(?:Killi|Kili|Goth|Basti|Mohalla|Koh-[ei])[\ -]{CAPITALISED}(?:\ {CAPITALISED}){{0,2}}+")


@cache
def _area() -> re.Pattern:
    """Match "the Rarasham area", "Shahrag tehsil", "Johan, Gazg and Narmuk areas"."""
    return re.compile(rf"\b((?:(?:{_SHORT},\ ){{0,4}}+{_SHORT},?\ and\ )?+{_SHORT})\ (?P<noun>{alternatives('admin_noun')})\b")


@cache
def _kind_of() -> re.Pattern:
    """Match "the town of Mach", "a village called Killi Mengal", "the area of Shaban"."""
    return re.compile(rf"\b({alternatives('admin_noun')})\ (?:of|called|named|known\ as)\ ({_SHORT})")


_BESIDE = re.compile(
    rf"\b(?:at|near|outside|in|from)\ ({CAPITALISED}(?:\ {CAPITALISED}){{0,2}}+)(?=(?P<link>,\ |\ in\ |\ near\ )(?P<next>{_SHORT})|[^\w]|$)"
)


@cache
def _never_names() -> frozenset[str]:
    """Words with a capital that name peoples, forces, bodies, ranks, days ... and so no locality."""
    lists = ("demonym", "force", "calendar", "opener", "org_noun", "role", "org_head", "not_guard")
    return frozenset(w for name in lists for w in load_words(name))


def find_areas(text: str, lo: int, hi: int) -> list[Mention]:
    """Return names that the text itself calls an area, town, village, tehsil, district, valley ...

    The word region or province belongs to the name, the others do not. Peoples and forces name no area ("Baloch areas").

    >>> t = "in the Zarbar area, in Gudri and Laki tehsils, near the village of Ganjdan, in Duki district, not in Baloch areas"
    >>> [(t[m.start:m.end], m.place.kind) for m in find_areas(t, 0, len(t))]
    [('Zarbar', 'town'), ('Gudri', 'town'), ('Laki', 'town'), ('Ganjdan', 'town')]
    """
    if is_title_case(text[lo:hi]):
        return []
    nouns = load_words("admin_noun")
    weak = load_words("demonym").keys() | load_words("force").keys() | load_words("not_guard").keys() | load_words("calendar").keys()
    found = [make_mention(text, m.start(), m.end(), "town", "place") for m in _PREFIXED.finditer(text, lo, hi)]
    for m in _area().finditer(text, lo, hi):
        kind = nouns[m["noun"]]
        for name in re.finditer(_SHORT, m[1]):
            start, end = strip_opener(text, m.start(1) + name.start(), m.start(1) + name.end()), m.start(1) + name.end()
            words = re.findall(r"[^\W_]+", text[start:end])
            if words and not any(w in weak for w in words) and not only_places(text[start:end]):
                whole = end == m.end(1) and kind in {"region", "province"}
                found.append(make_mention(text, start, m.end() if whole else end, kind, "place"))
    for m in _kind_of().finditer(text, lo, hi):
        if not any(w in weak for w in m[2].split()):
            found.append(make_mention(text, m.start(2), m.end(2), nouns[m[1]], "place"))
    return found


def find_beside(text: str, lo: int, hi: int) -> list[Mention]:
    """Return names that only a preposition of place and their ending, or a listed place right after them, show to be places.

    >>> t = "a convoy at Khadi Khel, in Gudri, Kech and near Zarbar in Mand, said Bilal Faizi of Rescue 1122 in May"
    >>> [t[m.start:m.end] for m in find_beside(t, 0, len(t))]
    ['Khadi Khel', 'Gudri', 'Zarbar']
    """
    if is_title_case(text[lo:hi]):
        return []
    endings, never = tuple(load_words("toponym_ending")), _never_names()
    found = []
    for m in _BESIDE.finditer(text, lo, hi):
        words = m[1].split()
        if any(w in never or w.isupper() for w in words) or only_places(m[1]):
            continue
        shown = m["link"] and only_places(m["next"])
        if shown or (words[-1].casefold().endswith(endings) and len(m[1]) > 5):
            found.append(make_mention(text, m.start(1), m.end(1), "town", "place"))
    return found
