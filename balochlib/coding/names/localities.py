"""Towns, villages and areas that no gazetteer lists, shown to be places by the words around them: "the Zarbar area of Kech"."""

from __future__ import annotations

import re
from functools import cache

from balochlib.coding.names.gazetteer import (
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
    """Match "the Rarasham area", "Shahrag tehsil", "Johan, Gazg and Narmuk areas", "Zarbar Tehsil"."""
    noun = rf"(?P<noun>{alternatives('admin_noun')}|District|Tehsil|Taluka|Province|Subdistrict|Township)"
    name = rf"{CAPITALISED}(?:\ (?!(?:District|Tehsil|Taluka|Province|Subdistrict|Township)\b){CAPITALISED}){{0,3}}+"
    return re.compile(rf"\b((?:(?:{name},\ ){{0,4}}+{name},?\ and\ )?+{name})\ {noun}\b")


@cache
def _kind_of() -> re.Pattern:
    """Match "the town of Mach", "a village called Killi Mengal", "the area of Shaban"."""
    return re.compile(rf"\b({alternatives('admin_noun')})\ (?:of|called|named|known\ as)\ ({_SHORT})")


# What stands before a place and hardly ever before anything else with a capital.
_BEFORE = (
    r"(?:[Ii]n|[Nn]ear|[Oo]utside|[Aa]t|[Aa]round|[Tt]owards?|[Bb]etween|[Nn]earby|[Oo]ff|[Ii]nside|[Aa]bove|overran|retook|(?:[Rr]esidents?|[Pp]eople|natives?"
    r"|inhabitants|[Vv]illagers?|[Ee]lders|outskirts|suburbs|hills|mountains|north|south|east|west)\ of|(?:shifted|taken|rushed|airlifted"
    r"|evacuated|transferred|moved|flown|fled|returned|returning|travel(?:l?ed|l?ing)?|drove|driven|marched|headed|heading|way|route|road|trip|visit"
    r"|journey)\ to|bound\ for|left\ for)"
)
_NAME = rf"{CAPITALISED}(?:\ {CAPITALISED}){{0,2}}+"
_BESIDE = re.compile(
    rf"\b(?:(?P<sure>{_BEFORE})|from)\ (?:[A-Z]\w{{2,20}}['’]s\ )?(?P<name>{_NAME})"
    rf"(?=(?P<link>,\ (?:in|near|outside|between)\ |,\ |\ in\ |\ near\ )(?P<next>{_SHORT})|[^\w]|$)"
)
_DATELINE = re.compile(  # "DANGARI, Pakistan, May 3 (AP)", "KOT KHAIRO, 5 June —"
    r"(?P<name>[A-Z][A-Z'’-]{2,20}+(?:\ [A-Z][A-Z'’-]{1,20}+){0,2}+)(?:,\ [A-Z][a-z]{3,20})?,?\ "
    r"(?:\((?:AP|AFP|Reuters|APP|INP|PPI|UPI|Xinhua|EFE|dpa|DPA|ANI|PTI|IANS)\)|[A-Z][a-z]{2,8}\.?\ \d{1,2}\b|\d{1,2}\ [A-Z][a-z]{2,8}\b)"
)
_MORE = re.compile(rf"(?:,\ |,?\ and\ |,?\ or\ )(?:in\ |near\ |at\ )?(?P<name>{_NAME})")
_AFTER_LIST = re.compile(
    r"[,.;:)]|\ (?:in|on|at|of|to|from|into|that|but|by|for|with|after"
    r"|before|during|since|when|where|last|this|late|early|district|province)\b|$"
)
_FREE = re.compile(r"\ (?P<word>[\w-]{1,20})|['’]s\b|-")


@cache
def _never_names() -> frozenset[str]:
    """Words with a capital that name peoples, forces, bodies, ranks, days ... and so no locality."""
    lists = ("demonym", "force", "calendar", "opener", "org_noun", "role", "org_head", "not_guard")
    return frozenset(w for name in lists for w in load_words(name))


def find_areas(text: str, lo: int, hi: int) -> list[Mention]:
    """Return names that the text itself calls an area, town, village, tehsil, district, valley ...

    The words region, valley ... belong to the name, the others do not. Peoples and forces name no area ("Baloch areas").

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
        kind = nouns[m["noun"].lower()]
        for name in re.finditer(_SHORT, m[1]):
            start, end = strip_opener(text, m.start(1) + name.start(), m.start(1) + name.end()), m.start(1) + name.end()
            words = re.findall(r"[^\W_]+", text[start:end])
            if words and not any(w in weak for w in words) and not only_places(text[start:end]):
                whole = end == m.end(1) and kind == "region"
                found.append(make_mention(text, start, m.end() if whole else end, kind, "place"))
    for m in _kind_of().finditer(text, lo, hi):
        name = re.sub(r"\ (?:District|Tehsil|Province|Town|City)$", "", m[2])
        if not any(w in weak for w in name.split()) and not only_places(name):
            found.append(make_mention(text, m.start(2), m.start(2) + len(name), nouns[m[1]], "place"))
    return found


@cache
def _no_place() -> re.Pattern:
    """Words that take "in" and "at" without a place: "faith in", "an analyst at"."""
    return re.compile(rf"\b(?:(?:{alternatives('no_place_before')})\ (?:in|at|to)|(?i:{alternatives('post_at')}),?\ at)\ $")


def _is_name(words: list[str]) -> bool:
    """Whether capitalised words may name a locality: no people, force, body, rank, day, short form or thing with a number."""
    never, leads = _never_names(), load_words("no_locality")
    return not any(w in never or w.isupper() for w in words) and words[0] not in leads and words[-1] not in leads


def _stands_free(text: str, end: int, hi: int) -> bool:
    """Whether a name ends here, rather than being the owner of something or standing before a noun ("Twitter posts")."""
    m = _FREE.match(text, end, hi)
    if m is None:
        return True
    word = m["word"] or ""
    follows = load_words("after_noun_use").keys() | load_words("admin_noun").keys()
    return word in follows or word[:1].isdigit() or word in load_words("calendar") or word.endswith("ed")


def find_beside(text: str, lo: int, hi: int) -> list[Mention]:
    """Return names that a preposition of place shows to be places: "at Tootak, near Khuzdar", "In Kaski and Myagdi".

    After "from" the name must end as places do, or stand beside a listed place. Names joined to a place by "and" are places too.

    >>> t = "a convoy at Khadi Khel, in Gudri, Kech and near Zarbar in Mand, said Bilal Faizi of Rescue 1122 in May"
    >>> [t[m.start:m.end] for m in find_beside(t, 0, len(t))]
    ['Khadi Khel', 'Gudri', 'Zarbar']
    >>> find_beside("faith in Twitter posts, a statement from Reuters, at Phase II, in Urdu", 0, 70)
    []
    """
    if is_title_case(text[lo:hi]):
        return []
    endings, found = tuple(load_words("toponym_ending")), []
    line = _DATELINE.match(text, lo, hi)
    if line and not only_places(line["name"].title()) and not any(w in load_words("no_locality") for w in line["name"].split()):
        found.append(make_mention(text, *line.span("name"), "town", "place"))
    for m in _BESIDE.finditer(text, lo, hi):
        start, end = m.span("name")
        words = text[start:end].split()
        known = only_places(text[start:end])
        if not known:
            if not _is_name(words):
                continue
            shown = bool(m["link"]) and only_places(m["next"])
            ends = words[-1].casefold().endswith(endings) and len(m["name"]) > 5
            before = text[max(lo, start - 40) : start]
            if not (shown or ends or (m["sure"] and not _no_place().search(before) and _stands_free(text, end, hi))):
                continue
            found.append(make_mention(text, start, end, "town", "place"))
        while more := _MORE.match(text, end, hi):
            start, end = more.span("name")
            if only_places(more["name"]):
                continue
            comma = text[more.start()] == "," and "and" not in more[0]
            if comma or not _is_name(more["name"].split()) or not _ends_list(text, end, hi):
                break
            found.append(make_mention(text, start, end, "town", "place"))
    return list(dict.fromkeys(found))


def _ends_list(text: str, end: int, hi: int) -> bool:
    """Whether what follows the last of a list is no verb of its own: "in Kaski and Myagdi on Friday", not "in Kaski and Ali said"."""
    return _AFTER_LIST.match(text[end : min(hi, end + 16)]) is not None
