"""Mentions of places: names of the gazetteer and sites and places found by pattern, each told apart from people and bodies."""

from __future__ import annotations

import re

from balochlib.coding.names.gazetteer import Mention, alternatives, is_title_case, load_places, load_words, match_places
from balochlib.coding.names.localities import find_areas, find_beside
from balochlib.coding.names.location import locate, point_of
from balochlib.coding.names.registry import find_names
from balochlib.coding.names.sites import find_named_sites, find_unnamed_sites, is_affiliation
from balochlib.text.article import Article, Sentence

_NEXT = re.compile(r"\s{1,2}([^\W_][\w'’.-]{0,30})")
_PREVIOUS = re.compile(r"([^\s(\[\"“‘,;:—–]{1,30})\ $")
_SIDE = re.compile(r"\b(North|South|Upper|Lower|Central|East|West|Eastern|Western|Northern|Southern)\ (?:and|or)\ $")
_CAPITALISED = re.compile(r"(?:\ (?:of|for|and|on|the|to|e|i|ul)\ |\ |\ &\ )([A-Z][\w'’-]{0,30})")
_HEAD_OF = re.compile(r"([A-Z][\w'’-]{0,30})\ (?:of|for)\ (?:the\ )?$")
_NEAR = re.compile(r"\b(?:near|outside|kilomet(?:er|re)s?\ (?:\w{4,5}\ (?:of|from)|from)|km\ (?:\w{4,5}\ (?:of|from)|from))\ $")
_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Maulana|Mullah|Mufti|Sardar|Nawab|Haji|Sheikh|Agha|Sepoy|Havildar|Subedar)\.?\ $")
_PREFIXED = re.compile(r"(?:[A-Za-z]{2,20}-[ei]-|\b(?:anti|pro|non|post|pre|trans|Anti|Pro)-)$")  # "Lashkar-e-", "anti-"
_COMPOUND = re.compile(r"-(?:backed|sponsored|funded|led|trained|linked|made|born|supported|owned|supplied|style|aligned|allied)\b")
_HEAD_AFTER = re.compile(r":|,\s(?:[A-Z][a-z]{2,8}\s\d{1,2}|\d{1,2}\s[A-Z][a-z]{2,8})\b[^.;]{0,8}[:–—-]")
_DAY_BEFORE = re.compile(r"\b(?:[A-Z][a-z]{2,8}\s)?\d{1,4},\s$|\b\d{1,2}\s[A-Z][a-z]{2,8},\s$")
_LISTED = re.compile(r",? (?:and |or )?|[/,–-] ?|, |['’]s ")


def _words_after(text: str, end: int, hi: int, n: int) -> list[str]:
    """The capitalised words that go on from ``end`` without a stop, at most ``n``; the first joins on directly."""
    words, at = [], end
    while len(words) < n and (m := _CAPITALISED.match(text, at, hi)) and (words or text[at + 1 : at + 2].isupper()):
        words.append(re.sub(r"['’]s$", "", m[1]))
        at = m.end()
    return words


def _in_organisation(text: str, m: Mention, s: Sentence, headline: bool) -> bool:
    """Whether the name is part of an organisation's name: "Balochistan Liberation Army", "Bank of Punjab", "Taliban Pakistan"."""
    nouns = load_words("org_noun")
    if any(w in nouns for w in _words_after(text, m.end, s.end, 2 if headline else 5)):
        return not re.match(r"\ Police\ (?:chief|officer|official|spokes)", text[m.end : m.end + 24])
    before = text[max(s.start, m.start - 40) : m.start]
    head = _HEAD_OF.search(before)
    if head and head[1] in load_words("org_head"):
        return True
    lead = re.sub(r"\ \([A-Z]{2,6}\)$", "", before.rstrip(" "))  # "Frontier Corps (FC) Balochistan"
    return (
        before != lead
        and lead.endswith(tuple(load_words("org_lead")))
        and any(lead.endswith(w) and not lead[: -len(w)][-1:].isalnum() for w in load_words("org_lead"))
    )


def _in_person(text: str, m: Mention, s: Sentence) -> bool:
    """Whether a name that people bear too ("Jordan", "Zehri") stands within a longer name."""
    before = _PREVIOUS.search(text, max(s.start, m.start - 32), m.start)
    if before and before[1][0].isupper() and before[1] not in load_words("opener") and before[1] not in load_words("role"):
        return True
    after = _NEXT.match(text, m.end, s.end)
    return bool(after and after[1][0].isupper())


def _is_adjective(text: str, m: Mention, s: Sentence) -> bool:
    """Whether "US", "UK" stands before a noun ("US forces"), as a country's name would not, or a name ends a compound ("anti-India")."""
    if _PREFIXED.search(text, max(s.start, m.start - 24), m.start) or _COMPOUND.match(text, m.end, s.end):
        return True
    if text[m.start : m.end] not in load_words("adjectival_alias"):
        return False
    if text.startswith("-", m.end):
        return not text.startswith("-based", m.end)
    after = _NEXT.match(text, m.end, s.end)
    return bool(after) and after[1].rstrip(".") not in load_words("after_noun_use")


def _has_cue(text: str, m: Mention, s: Sentence, beside: list[Mention]) -> bool:
    """Whether a word that is also something else ("Hub", "Tank", "Dasht") is shown to be a place by what stands around it."""
    before = text[max(s.start, m.start - 24) : m.start]
    word = re.search(r"([A-Za-z]+)\ (?:the\ )?$", before)
    if word and word[1].lower() in load_words("preposition"):
        return True
    if _HEAD_AFTER.match(text, m.end, s.end) if m.start == s.start else text.startswith(":", m.end) and _DAY_BEFORE.search(before):
        return True  # a dateline, the head of an entry: "Hub: ...", "Hub, June 17: ...", "June 17, Hub: ..."
    noun = alternatives("admin_noun")
    if re.match(rf"\ (?:{noun})\b", text[m.end : m.end + 20]) or re.search(rf"(?:(?:{noun})\ of|District|Tehsil|general\ area)\ $", before):
        return True
    sure = [o for o in beside if not o.place.cue]
    return any(_LISTED.fullmatch(text, *((o.end, m.start) if o.end <= m.start else (m.end, o.start))) for o in sure)


def _known_mentions(text: str, s: Sentence, found: list, trusted: set[str]) -> list[Mention]:
    """The names of the gazetteer that are used for places; ``trusted`` are doubtful ones that the article shows to be places."""
    headline = is_title_case(text[s.start : s.end])
    names = [m for m in found if isinstance(m, Mention)]
    kept = []
    for i, m in enumerate(names):
        if _in_organisation(text, m, s, headline) or _is_adjective(text, m, s) or is_affiliation(text, s.start, m.start, m.end):
            continue
        if (m.place.cue == "name" or _TITLE.search(text, max(s.start, m.start - 12), m.start)) and _in_person(text, m, s):
            continue
        beside = names[max(0, i - 1) : i] + names[i + 1 : i + 2]
        sure = m.place.cue != "place" or _has_cue(text, m, s, beside) or (m.place.place_id in trusted and not _in_person(text, m, s))
        if sure:
            kept.append(m)
    return kept


def _first_half(text: str, m: Mention) -> Mention | None:
    """The first half of "North and South Waziristan", "Central and South Asia", where only the second is spelt out."""
    side = _SIDE.search(text, max(0, m.start - 20), m.start)
    rest = text[m.start : m.end].split(" ", 1)
    if side is None or len(rest) < 2:
        return None
    name = f"{side[1]} {rest[1]}".casefold()
    other = next((p for p in load_places().values() if p.name.casefold() == name), None)
    return other and Mention(side.start(), m.end, other)


def _merge(s: Sentence, known: list[Mention], made: list[Mention], hidden: list[tuple[int, int]]) -> list[Mention]:
    """One mention for each stretch: the longer wins, a name of the gazetteer before a made one, none over hidden words."""
    taken = bytearray(s.end - s.start)
    for start, end in hidden:
        taken[start - s.start : end - s.start] = b"\1" * (end - start)
    out = []
    for m in sorted([*known, *made], key=lambda m: (m.start - m.end, not m.known)):
        if not any(taken[m.start - s.start : m.end - s.start]):
            taken[m.start - s.start : m.end - s.start] = b"\1" * (m.end - m.start)
            out.append(m)
    return sorted(out, key=lambda m: m.start)


def _as_told(text: str, m: Mention, s: Sentence) -> Mention:
    """Take kind and precision from the words beside the name: "Gwadar district" is a district, "near Mach" is not Mach."""
    if not m.known:
        return m
    if m.place.kind == "town" and m.place.admin2 == m.place.name and re.match(r"\ district\b", text[m.end : m.end + 10]):
        return m.moved(kind="district", where_precision=3)
    if m.place.where_precision == 1 and _NEAR.search(text, max(s.start, m.start - 32), m.start):
        return m.moved(where_precision=2)
    return m


def _mentions(text: str, s: Sentence, trusted: set[str], actors: list[tuple[int, int]]) -> list[Mention]:
    """Every place that a sentence names, in the order of the text, the patterns' ones not yet located; no name of an actor is made one."""
    found = match_places(text, s.start, s.end)
    hidden = [m for m in found if not isinstance(m, Mention)]
    known = _known_mentions(text, s, found, trusted)
    halves = [h for m in known if (h := _first_half(text, m)) is not None]
    made = [
        m
        for find in (find_named_sites, find_unnamed_sites, find_areas, find_beside)
        for m in find(text, s.start, s.end)
        if not _in_organisation(text, m, s, headline=False)
        and (m.place.kind == "site" or not any(a < m.end and m.start < b for a, b in actors))
    ]
    merged = [_as_told(text, m, s) for m in _merge(s, known, made, hidden)]
    return sorted(merged + halves, key=lambda m: (m.start, m.end))


def _row(article: Article, m: Mention) -> dict:
    p = m.place
    lat, lon, precision = point_of(p)
    return {
        **article.span(m.start, m.end), "text": article.text[m.start : m.end], "place_id": p.place_id, "name": p.name, "kind": p.kind,
        "admin2": p.admin2, "admin1": p.admin1, "country": p.country, "lat": lat, "lon": lon, "where_precision": precision,
    }  # fmt: skip


def find_places(article: Article) -> list[dict]:
    """Return a row for every mention of a place, with its district, province, country and how exact the point is.

    Countries, provinces, districts, towns, regions, seas and named sites count, also where a capital stands for a
    government; adjectives ("Chinese") do not, nor names inside the names of organisations and people (GUIDELINES,
    ``places``). ``where_precision`` follows UCDP's where_prec. A site that no list has gets the place it is told with.

    >>> from balochlib.text.article import Article, Sentence
    >>> t = "QUETTA: The Balochistan Liberation Army hit the Frontier Corps camp at Bela near Hub, a hub of trade."
    >>> rows = find_places(Article("a", "s", t, 0, len(t), sentences=(Sentence(0, len(t)),)))
    >>> [(r["text"], r["name"], r["admin2"], r["where_precision"]) for r in rows]  # doctest: +NORMALIZE_WHITESPACE
    [('QUETTA', 'Quetta', 'Quetta', 1), ('Frontier Corps camp', 'Frontier Corps camp, Bela', 'Lasbela', 2),
     ('Bela', 'Bela', 'Lasbela', 1), ('Hub', 'Hub', 'Hub', 2)]
    >>> t = "Chinese engineers were safe."
    >>> find_places(Article("a", "s", t, 0, len(t), sentences=(Sentence(0, len(t)),)))
    []
    """
    text = article.text
    trusted: set[str] = set()
    for s in article.sentences:
        cued = _known_mentions(text, s, match_places(text, s.start, s.end), set())
        trusted |= {m.place.place_id for m in cued if m.place.cue == "place"}
    actors = [(m.start, m.end) for m in find_names(article)]
    rows, last_town = [], None
    for s in article.sentences:
        here = [a for a in actors if s.start <= a[0] < s.end]
        headline = s.section == "title" or is_title_case(text[s.start : s.end])
        mentions = locate(text, _mentions(text, s, set() if headline else trusted, here), last_town)
        rows += [_row(article, m) for m in mentions]
        last_town = next((m.place for m in reversed(mentions) if m.known and m.place.kind in {"town", "district"}), last_town)
    return rows
