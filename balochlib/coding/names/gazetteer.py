"""The gazetteer as the coders use it: entries of data/lexicon/places.csv, their names, and the words around them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from balochlib.text.lexicon import Matcher, load_rows


@dataclass(frozen=True, slots=True)
class Place:
    """A place as a row of the gazetteer holds it, or as made for a place that no row has."""

    place_id: str
    name: str
    kind: str
    admin2: str | None = None
    admin1: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    where_precision: int | None = None
    cue: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that names ``place``; ``known`` where the gazetteer has it."""

    start: int
    end: int
    place: Place
    known: bool = True

    def moved(self, **changes) -> Mention:
        """Return the mention with some of its place's fields changed."""
        return replace(self, place=replace(self.place, **changes))


_WORD = re.compile(r"[^\W_]+")
_MADE_BY = re.compile(r"[A-Z][a-z]{2,14}-(?:run|built|funded|operated|financed|owned|backed|led|managed|made|constructed|controlled|held) ")
# A word of a proper name: a capital first, inner apostrophes and hyphens allowed, length bounded.
CAPITALISED = r"[A-Z][^\W_]{0,24}(?:[-'’](?!s\b)[^\W_]{1,24}){0,3}+"


_SMALL_NOUN = re.compile(r"(?<=\w)(?:\ [a-z]{3,12}){1,2}+$")  # "hills", "mountain range" behind a name


def make_mention(text: str, start: int, end: int, kind: str, prefix: str = "site") -> Mention:
    """Return a mention of a place that no list has, its id made from its words.

    Of a region its noun in small letters is no part of the name: "the Bolan hills" are Bolan, the Central Brahui Range is that.

    >>> make_mention("in Civil Hospital", 3, 17, "site").place.place_id
    'site-civil-hospital'
    >>> make_mention("in the Kulanch hills", 7, 20, "region").place.name
    'Kulanch'
    """
    words = text[start:end]
    slug = re.sub(r"[^a-z0-9]+", "-", words.casefold()).strip("-")
    name = _SMALL_NOUN.sub("", words) if kind == "region" else words
    return Mention(start, end, Place(f"{prefix}-{slug}", name, kind), known=False)


def strip_opener(text: str, start: int, end: int) -> int:
    """Return where a name starts once words that open a sentence or give a title are left out.

    >>> strip_opener("The Mangochar area", 0, 13)
    4
    """
    opener = load_words("opener")
    made = _MADE_BY.match(text, start, end)
    start = made.end() if made else start
    while start < end and (word := _WORD.match(text, start, end)) and word[0] in opener:
        start = word.end()
        while start < end and text[start] == " ":
            start += 1
    return start


@lru_cache(maxsize=256)
def is_title_case(words: str) -> bool:
    """Whether a line is a headline with capitals throughout, where capitals tell names apart no more.

    >>> is_title_case("Gunmen Attack Police Station In Kalat"), is_title_case("Gunmen attacked a police station in Kalat")
    (True, False)
    """
    longer = [w for w in re.findall(r"[^\W\d_]{4,}", words[:400]) if w not in {"with", "from", "over", "into", "after", "near", "amid"}]
    return words[:1].isupper() and words[-1:] not in '.”"' and len(longer) > 2 and sum(w[0].isupper() for w in longer) > 0.85 * len(longer)


def _number(text: str) -> float | None:
    return float(text) if text else None


@cache
def load_places() -> dict[str, Place]:
    """Return every row of ``data/lexicon/places.csv`` by its place_id.

    >>> load_places()["ba-turbat"].admin2, load_places()["pk"].lat
    ('Kech', None)
    """
    return {
        r["place_id"]: Place(
            r["place_id"], r["name"], r["kind"], r["admin2"] or None, r["admin1"] or None, r["country"] or None,
            _number(r["lat"]), _number(r["lon"]), int(r["where_precision"]), r["cue"],
        )
        for r in load_rows("places")
    }  # fmt: skip


@cache
def load_words(list_name: str) -> dict[str, str]:
    """Return one list of ``data/lexicon/place_words.csv``: term -> value.

    >>> load_words("admin_noun")["district"]
    'district'
    """
    return {r["term"]: r["value"] for r in load_rows("place_words") if r["list"] == list_name}


@cache
def alternatives(*lists: str) -> str:
    """Return the terms of some lists of place_words.csv as one pattern, longest first.

    >>> alternatives("guarded").split("|")[0]
    'headquarters'
    """
    terms = {t for name in lists for t in load_words(name)}
    return "|".join(re.escape(t) for t in sorted(terms, key=lambda t: (-len(t), t)))


@lru_cache(maxsize=4096)
def only_places(words: str) -> bool:
    """Whether words are nothing but names of the gazetteer.

    >>> only_places("Moscow"), only_places("Junaid Coal Company")
    (True, False)
    """
    return sum(m.end - m.start for m in match_places(words, 0, len(words)) if isinstance(m, Mention)) >= len(words.strip()) - 2


@cache
def seat_of(admin2: str) -> Place | None:
    """Return the place that stands for a district: the row named like it, else its seat, else None.

    >>> seat_of("Kech").lat == load_places()["ba-turbat"].lat, seat_of("Atlantis")
    (True, None)
    """
    of_name = [p for p in load_places().values() if p.name == admin2 and p.admin2 == admin2 and p.lat is not None]
    return of_name[0] if of_name else None


# A short form in capitals ("US", "KP") is a name only in capitals; the Matcher asks for the exact letters then.
_SHORT = re.compile(r"[A-Z.\d-]{2,6}$")
# Where a town and its province share a name, the bare name is the town, as news copy has it.
_RANK = {"town": 0, "district": 1, "site": 2, "region": 3, "province": 4, "country": 0}


@cache
def _place_matcher() -> tuple[Matcher, dict[tuple[str, str], list[str]]]:
    """The matcher over all names, and the ways in which the gazetteer writes a name, by place and folded words."""
    names, spellings = [], {}
    for row in sorted(load_rows("places"), key=lambda r: _RANK[r["kind"]]):
        for name in (row["name"], *row["aliases"].split(";")):
            if name:
                names.append((name, row["place_id"], bool(_SHORT.match(name))))
                spellings.setdefault((row["place_id"], _folded(name)), []).append(name)
    for term in load_words("not_place"):
        names.append((term, "", False))
        spellings.setdefault(("", _folded(term)), []).append(term)
    return Matcher(names), spellings


@cache
def load_namesakes() -> dict[str, list[Place]]:
    """Return the towns and districts of one name in several places, by the id of the one that the bare name means.

    >>> [p.country for p in load_namesakes()["ba-pishin"]], "ba-turbat" in load_namesakes()
    (['Iran'], False)
    """
    by_name: dict[str, list[Place]] = {}
    for row in sorted(load_rows("places"), key=lambda r: _RANK[r["kind"]]):
        if row["kind"] in {"town", "district"}:
            by_name.setdefault(_folded(row["name"]), []).append(load_places()[row["place_id"]])
    return {places[0].place_id: places[1:] for places in by_name.values() if len({(p.country, p.admin1, p.admin2) for p in places}) > 1}


def _folded(name: str) -> str:
    return " ".join(_WORD.findall(name.casefold()))


def _spelt_as_name(words: str, name: str) -> bool:
    """Whether each word that the gazetteer writes with a capital has one in the text too."""
    return all(
        w[0].isupper() or w[0].isdigit() or not n[0].isupper() for w, n in zip(_WORD.findall(words), _WORD.findall(name), strict=True)
    )


def match_places(text: str, start: int, end: int) -> list[Mention | tuple[int, int]]:
    """Return the names of the gazetteer in ``text[start:end]``, longest first, and bare spans for names that hide a place.

    >>> t = "the BLA on the Coastal Highway, near the China-Pakistan Economic Corridor"
    >>> [m.place.name if isinstance(m, Mention) else t[slice(*m)] for m in match_places(t, 0, len(t))]
    ['Makran Coastal Highway', 'China-Pakistan Economic Corridor']
    >>> match_places("a hub of trade", 0, 14)
    []
    """
    matcher, spellings = _place_matcher()
    found: list[Mention | tuple[int, int]] = []
    for m in matcher.find(text, start, end):
        words = text[m.start : m.end]
        names = [n for n in spellings[m.key, _folded(words)] if _spelt_as_name(words, n)]
        if names and not m.key:
            found.append((m.start, m.end))
        elif names:
            stop = m.end + (names[0].endswith(".") and text[m.end : m.end + 1] == ".")
            found.append(Mention(m.start, stop, load_places()[m.key]))
        else:  # "Pakistan today" is no name, but "Pakistan" in it is
            last = [w.start() for w in _WORD.finditer(words)][-1]
            found += match_places(text, m.start, m.start + last)
    return found
