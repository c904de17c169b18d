"""Whereabouts: which of the places that a sentence names are where the thing happened."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import NamedTuple

from balochlib.coding.incident.anchors import WEAK, Anchor
from balochlib.coding.incident.stations import is_of_care, is_of_office, is_of_speaker
from balochlib.coding.names.gazetteer import load_words
from balochlib.text.article import Article, Sentence
from balochlib.text.cues import cue
from balochlib.text.date_words import MONTH_OF, either


class Setting(NamedTuple):
    """A place that is a setting: the row of the place, and where the sentence points at it ("here" stands elsewhere)."""

    start: int
    place: dict


_CAPITAL = re.compile(
    r"\b(?:in|at|near|outside)\s(?:the|that)\s(?:(?P<which>provincial|federal|national|country[’']s|[A-Z]\w{3,10})\s)?capital\b"
)
_OWN_COUNTRY = {"federal", "national", "country’s", "country's"}
_FAR = 60  # characters between "taken to" and the place
_BACK = 5  # sentences before "the town" that may name it
_LONGEST_LABEL = 60  # characters
_WORD = re.compile(r"[\w’'/-]+|[^\w\s]")
_INTO = re.compile(cue("inward"))
_AWAY = re.compile(cue("outward"))
_NEXT_TO = {"close", "adjacent", "next", "opposite", "en"}  # "close to Mastung"
_TAKEN_FROM = {"abduction", "hostage_taking", "arrest"}
_MEASURE = re.compile(
    r"(?:km|kms|kilomet(?:re|er)s?|miles?|metres?|(?:north|south)-?(?:east|west)?|east|west|away|far|outskirts|hours)$", re.I
)
_PASSED = re.compile(r"(?:pass(?:ed|ing|es)?|went|going|drove|driving|close|hard)$", re.I)
_PULLS_OUT = re.compile(r"\b(?:pull|steam|roll|chug|mov|head)\w{0,3}\sout\sof\s(?:the\s)?$", re.I)  # "as the train pulled out of Mach"
_WAY = re.compile(r"(?:road|highway|motorway|route|track|line|bypass)$", re.I)
_APPOSED = re.compile(
    r",\s(?:an?|the|one\sof|whose|which|known|based|formed"
    r"|who\s(?:heads|leads|runs|chairs|represents|teaches|lives|works|serves|sits|commands|owns|keeps)(?=\s))\s[^,;:.]{0,120}$"
)
_TAKEN = re.compile(
    rf"\b{cue('taken')}(?:(?<=\sto)|(?<=\sfor)|(?<=towards)|(?<=reached)|(?<=reaching)|\s(?:to|for|towards))\s(?!(?:an?\s|some\s)?{cue('nowhere')}\b)|\breceiv\w+\s|\btook\sin\s",
    re.I,
)
_NEXT_CLAUSE = re.compile(r"\b(?:is|are|was|were|had|has|have|when|where|who|which|that|after|before|while)\s")
_TREATED = re.compile(rf"\b{cue('treated')}\b", re.I)
_STRUCK_AT = re.compile(r"\s(?:at|in|inside|outside|near|on)\s(?:the\s|a\s)?(?:[\w’'-]+\s){0,4}$")
_LIST = re.compile(
    r"(?:,|,?\s(?:and|as\swell\sas|or|&))\s(?:(?:the|in|at|near)\s){0,2}(?:[a-z]+\s)?$|[’']s\s(?:[\w-]+\s){0,3}$"
    r"|\s?\($|,\s(?:a|an|the)\s(?:[\w-]+\s){0,5}(?:in|of)\s$|\s$"
)
_WHERE = re.compile(r",?\s(?:where|in\swhich)\b")
_OPENS = re.compile(r"[\W\d]{0,30}")  # "10:20 Pasni: a car bomb"
_HERE = re.compile(r"\bhere\b")
_MONTH = f"(?i:{either(MONTH_OF)})"
_DATELINE = re.compile(
    r"\s?(?:[A-Z][A-Z/ .’'-]{2,40}(?:,[^—–:-]{2,30})?\s?(?:\([\w /]{2,16}\)\s?)?(?:[—–:]|-{1,2})\s?"
    r"|(?:[A-Z][a-z]{2,16}\s?){1,3}(?:,\s(?:[A-Z][a-z]{2,16}\s?){1,2})?,\s"  # "Quetta, Pakistan, Oct 12 (AFP) -"
    rf"(?:{_MONTH}\.?\s\d{{1,2}}|\d{{1,2}}\s{_MONTH})(?:,?\s\d{{4}})?\s?(?:\([\w /]{{2,16}}\)\s?)?(?:[—–]|-{{1,2}})\s)"
)
_SAME_PLACE = re.compile(
    r"\b(?:the|that|this)\s(?:same\s)?(?:(?:border|port|hill|mountain|coastal|garrison|mining|frontier|pilgrim|oasis|market)\s)?"
    rf"(?P<kind>province|district|city|town|region|area|village|port\scity|country)\b(?!\sof\s[A-Z]|\s(?:{cue('office')}|{cue('office_thing')})\b)"
    r"|\b(?P<there>there)\b"
    rf"|\b(?:the|that)\ssame\s(?:[a-z]+\s)?(?P<spot>{cue('spot')})\b"
    rf"|\bthe\s(?P<where>{cue('spot')}),?\s(?:where|on\swhich|in\swhich)\b"
)


@cache
def _capitals() -> dict[str, str]:
    """The seats of government that a text may call "the capital", by name: province or country."""
    return {town: of for of, town in load_words("capital").items()}


def _find_capital(which: str, places: list[dict], offset: int) -> list[dict]:
    """The town that "the provincial capital", "the Afghan capital" or "the capital" stands for: the one that the article names."""
    named = [p for p in places if p["name"] in _capitals() and p["kind"] == "town"]
    if which == "provincial":
        named = [p for p in named if _capitals()[p["name"]] == p["admin1"]]
    elif which:
        named = [p for p in named if _capitals()[p["name"]] == p["country"] and (p["country"][:4] == which[:4] or which in _OWN_COUNTRY)]
    if len({p["name"] for p in named}) > 1:
        named = [p for p in named if p["start"] < offset]
    return named[-1:] if which or len({p["name"] for p in named}) == 1 else []


def find_head(text: str, start: int, end: int) -> int:
    """Return where the head of a line ("QUETTA, Jan 31 (Reuters) —") ends, ``start`` where it has none.

    >>> find_head("QUETTA, Jan 31 (Reuters) — Gunmen", 0, 33), find_head("Gunmen in Quetta", 0, 16)
    (27, 0)
    """
    m = _DATELINE.match(text, start, end)
    return m.end() if m else start


def find_label(article: Article, sentence: Sentence, mine: list[dict]) -> list[Setting]:
    """Return the places of a sentence that is nothing but their names ("2. Quetta.", "Pasni and Tump."): what follows is there.

    >>> find_label(Article("a-1", "s-1", "Quetta.", 0, 7), Sentence(0, 7), [])
    []
    """
    rest = article.text[sentence.start : sentence.end]
    if not mine or len(rest) > _LONGEST_LABEL:
        return []
    for p in mine:
        rest = rest.replace(article.text[p["start"] : p["end"]], "")
    return (
        []
        if re.sub(r"\b(?:and|district|city|town)\b", "", rest).strip(" \n.:,;–—-()0123456789/&•")
        else [Setting(p["start"], p) for p in mine]
    )


def find_dateline(article: Article, places: list[dict]) -> list[dict]:
    """Return the places of the line's head ("QUETTA, Jan 31 (Reuters) —"): where "here" is."""
    for sentence in article.sentences[:8]:
        m = _DATELINE.match(article.text, sentence.start, sentence.end)
        if m:
            return [p for p in places if m.start() <= p["start"] < m.end()]
    return []


def find_towns(article: Article, places: list[dict]) -> dict[int, list[Setting]]:
    """Return the towns that head the entries of a digest ("PANJGUR — Armed men ...", "KHARAN — A grenade ..."), by sentence; a single
    dateline is only where the report was written.

    >>> find_towns(Article("a-1", "s-1", "PANJGUR: Two die.", 0, 17, sentences=(Sentence(0, 17),)), [])
    {}
    """
    heads = {n: m for n, s in enumerate(article.sentences) if (m := _DATELINE.match(article.text, s.start, s.end))}
    found = {n: [Setting(p["start"], p) for p in places if m.start() <= p["start"] < m.end()] for n, m in heads.items()}
    found = {n: towns for n, towns in found.items() if towns}
    return found if len({towns[0].place["place_id"] for towns in found.values()}) >= 3 else {}


def _is_setting(text: str, start: int, p: dict, anchors: list[Anchor]) -> bool | None:
    """Look left from the place for the preposition that governs it, or the anchor whose object it is; None where neither is near."""
    left = text[max(start, p["start"] - 90) : p["start"]]
    if _PULLS_OUT.search(left):
        return True
    base = p["start"] - len(left)
    words = list(_WORD.finditer(left))
    for i, m in enumerate(reversed(words[-9:])):
        word = m[0].casefold()
        at = base + m.start()
        if word in ";:()":
            return None
        if any(a.start <= at < a.end for a in anchors):
            return True if i < 8 else None
        if _INTO.fullmatch(word):
            return True
        if _AWAY.fullmatch(word):
            before = words[-i - 2][0] if len(words) > i + 1 else ""
            if any(a.form == "verb" and a.end in (at - 1, at) for a in anchors):  # "went for the port"
                return True
            if word == "from" and any(a.kind in _TAKEN_FROM and base <= a.start < at for a in anchors):
                return True  # "kidnapped two officials from Surab"
            if word == "to" and _WAY.match(before):  # "on the road to Panjgur"
                return True
            if word == "by" and _PASSED.match(before):  # "as the van passed by Kuchlak"
                return True
            return word in {"from", "to"} and bool(_MEASURE.match(before) or before.casefold() in _NEXT_TO)
        if word == "," and i > 0:
            return None
    return None


def _is_taken_to(text: str, taken: int, p: dict, anchors: list[Anchor]) -> bool:
    """Whether people were on their way to the place, by a word that ends at ``taken``; not where the sentence has come to its deed since:
    "a coach bound for Karachi was raked with bullets at Baghbana"."""
    if not 0 <= p["start"] - taken < _FAR:
        return False
    return not (any(taken <= a.start < p["start"] for a in anchors) or _NEXT_CLAUSE.search(text, taken, p["start"]))


def _is_beside_matter(text: str, start: int, p: dict, mine: list[dict], anchors: list[Anchor]) -> bool:
    """Whether the place stands in an apposition to somebody: "the front, an outfit known for raids in Kech, said"; one to a place
    ("Sami, a village in Kech") says where that is."""
    m = _APPOSED.search(text[max(start, p["start"] - 130) : p["start"]])
    if m is None:
        return False
    comma = p["start"] - len(m[0])
    closes = text.find(",", p["end"], p["end"] + 60)
    if closes < 0 or any(comma < a.start < closes for a in anchors):
        return False
    return not any(comma - 2 <= q["end"] <= comma for q in mine)


def find_in_paragraph(article: Article, sentence: Sentence, places: list[dict]) -> list[dict]:
    """Return the places that the paragraph names up to the end of the sentence, at most some sentences back.

    >>> find_in_paragraph(Article("a-1", "s-1", "", 0, 0), Sentence(0, 0), [])
    []
    """
    number = article.sentence_at(sentence.start) or 0
    before = [s.start for s in article.sentences[max(0, number - _BACK) : number] if s.paragraph == sentence.paragraph]
    first, last = (bisect_left(places, at, key=lambda p: p["start"]) for at in (min(before, default=sentence.start), sentence.end))
    return places[first:last]


def _of_title(article: Article, places: list[dict]) -> list[dict]:
    first = article.sentences[0]
    return [p for p in places[:_BACK] if first.section == "title" and p["start"] < first.end]


def _find_same(m: re.Match, mine: list[dict], near: list[dict], head: list[dict], told: dict[str, dict]) -> list[dict]:
    """The places that "there", "the same district", "the border town" or "the province" stand for: those told last, else the town that
    the paragraph named last (``near``), else the one of the headline (``head``)."""
    kind, towns = m["kind"], {"city", "area", "village", "port city", "town"}
    same = [
        p
        for p in told.values()
        if m["there"]
        or m["spot"]
        or m["where"]
        or p["kind"] == kind
        or (kind in towns and p["kind"] == "town")
        or (kind == "region" and p["kind"] == "province")
        or (kind == "district" and p["kind"] in {"town", "site"})
    ]
    if m["there"]:  # "Khuzdar came next: on 21 May a bomb tore into a school bus there"
        before = [p for p in mine if p["start"] < m.start() and p["kind"] not in {"country", "province"}]
        return before[-1:] or same
    if kind not in {"province", "town", "city"}:
        return same
    wanted = "province" if kind == "province" else "town"
    named = [p for p in near if p["kind"] == wanted and p["start"] < m.start()]
    if same and (not named or any(p["place_id"] in told for p in named)):
        return same
    return named[-1:] or [p for p in head if p["kind"] == wanted][-1:]


def find_settings(
    article: Article, sentence: Sentence, mine: list[dict], places: list[dict], anchors: list[Anchor], told: dict[str, dict]
) -> list[Setting]:
    """Find the places of the sentence that are a setting: after "in", "near", "outside", before the word that names the
    incident ("the Turbat raid"), or what an attack went for; not where people come from, are taken to, or hold office.

    ``mine`` are the places of the sentence, ``places`` those of the article; ``told`` holds the places of the incident told last,
    for "there", "the same district" and "the province".
    """
    text = article.text
    found: list[Setting] = []
    head = _DATELINE.match(text, sentence.start, sentence.end)
    taken = [m.end() for m in _TAKEN.finditer(text, sentence.start, sentence.end)]
    headline = sentence.section in {"title", "deck"}
    treated = _TREATED.search(text, sentence.start, sentence.end)
    last: tuple[int, bool] | None = None
    for p in mine:
        near = [a for a in anchors if -100 < a.start - p["start"] < 160]
        if head and p["start"] < head.end():
            continue
        before, after = text[max(sentence.start, p["start"] - 60) : p["start"]], text[p["end"] : p["end"] + 45]
        modifies = any(
            a.form.startswith("noun")
            and 0 <= a.start - p["end"] <= 40
            and re.fullmatch(r"(?:[’']s)?\s(?:(?!(?:the|an?|this|that)\s)[\w’'-]+\s){0,3}", text[p["end"] : a.start])
            for a in near
        )
        governed = _is_setting(text, sentence.start, p, near)
        if governed is None or not governed:
            of = [a for a in near if a.form.startswith("noun") and re.fullmatch(r"\sof\s(?:the\s)?", text[a.end : p["start"]])]
            governed = True if of else governed  # "the twin bombs of Alamdar Road"
        listed = (
            last is not None
            and p["start"] - last[0] < 60
            and _LIST.search(text[last[0] : p["start"]])
            and len(text[last[0] : p["start"]].split()) <= 7
        )
        if (any(_is_taken_to(text, t, p, near) for t in taken) and not modifies) or before.endswith("what "):
            ok = False  # "what Islamabad called hideouts"
        elif (
            treated
            and not modifies
            and is_of_care(text, p)
            and not any(a.kind not in WEAK and a.end < p["start"] and _STRUCK_AT.fullmatch(text, a.end, p["start"]) for a in near)
        ):
            ok = False  # "died in a Quetta hospital"
        elif modifies or _WHERE.match(after) or (after[:1] == ":" and _OPENS.fullmatch(text, sentence.start, p["start"])):
            ok = True
        elif (
            is_of_office(text, sentence.start, p)
            or is_of_speaker(text, sentence.start, p, near)
            or _is_beside_matter(text, sentence.start, p, mine, near)
        ):
            ok = False
        elif governed is not None:
            ok = governed
        elif listed:
            ok = last[1]
        else:
            ok = headline and p["kind"] != "country"
        if ok:
            found.append(Setting(p["start"], p))
        last = (p["end"], ok)
    if m := _HERE.search(text, sentence.start, sentence.end):
        written = find_dateline(article, places) or [p for p in told.values() if p["kind"] in {"town", "district"}]
        found += [Setting(m.start(), p) for p in written]
    if m := _CAPITAL.search(text, sentence.start, sentence.end):
        found += [Setting(m.start(), p) for p in _find_capital(m["which"] or "", places, m.start())]
    named = sorted(_SAME_PLACE.finditer(text, sentence.start, sentence.end), key=lambda m: " same " not in m[0])[:1]
    if named and (all(s.start > named[0].end() for s in found) or " same " in named[0][0]):
        near, head = find_in_paragraph(article, sentence, places), _of_title(article, places)
        found += [Setting(named[0].start(), p) for p in _find_same(named[0], mine, near, head, told)]
    owners = [
        p
        for p in mine
        if all(p is not s.place for s in found)
        and any(s.place["start"] - p["end"] in range(1, 5) and text[p["end"] : p["end"] + 2] in {"'s", "’s"} for s in found)
    ]
    return sorted([*found, *(Setting(p["start"], p) for p in owners)], key=lambda s: s.start)
