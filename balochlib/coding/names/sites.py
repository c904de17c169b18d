"""Sites that no gazetteer lists, found by how news copy names them: "Junaid Coal Company site", "the Frontier Corps camp"."""

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

_NAME_WORD = re.compile(rf"(?:{CAPITALISED}|of|and|al|de|ul|&)$")
_TOKEN = re.compile(r"[^\s,;:()\[\]\"“”]{1,60}")
# Words that make of "the Moscow theatre" the name of an event; posts and stations, of which a town has many.
_EVENT = re.compile(r"\ (?:attacks?|bombings?|blasts?|explosions?|siege|massacre|shooting|raid|hostage|assault|bomber|killings?)\b")
_SCENE_BEFORE = re.compile(r"\b(?:the|at|in|near|outside|inside|into|to|of|from)\ $", re.IGNORECASE)  # else "Robert Hall" is a man
_CAPITAL = re.compile(r"\ [A-Z]")
_OF_TOWN = re.compile(r"(?:port|harbour) of ", re.IGNORECASE)  # "the port of Gwadar" speaks of the town
_STATIONS = frozenset(["police station", "police post", "checkpost", "check post", "check-post", "checkpoint"])
_WAYS = frozenset(["road", "highway", "link road", "motorway", "bridge", "bypass"])
_PREFIXED = re.compile(rf"\b(?:PAF\ Base|FOB|Camp|Fort)\ {CAPITALISED}(?:\ {CAPITALISED}){{0,2}}")

# What makes an institution the scene of something rather than the one who acts or speaks.
_SCENE = (
    r"(?:\b(?:at|outside|near|inside|into|against|(?:storm|attack|target|bomb|raid)(?:s|ed|ing)?|hits?|hitting|struck"
    r"|close\ to|front\ of|(?:attack|strike|raid|assault|bombing|blast)\ on"
    r"|(?:entrance|gates?|walls?|compound|perimeter|premises|lobby|hall|grounds)\ (?:of|to))\ )"
)


@cache
def _heads() -> re.Pattern:
    """A site noun, singular, in small letters or with capitals."""
    return re.compile(rf"(?<=\ )(?:{alternatives('site_noun')})\b(?!['’\w-])", re.IGNORECASE)


@cache
def _told_sites() -> tuple[re.Pattern, ...]:
    """Patterns of sites without a name of their own; the last group of each holds the words that name the site."""
    unique, force, guarded = alternatives("unique_site"), alternatives("force"), alternatives("guarded")
    return (
        # "the police training college in Quetta": the only one of its kind in the place named with it
        re.compile(rf"\b(?:[Tt]he|its|main)\ ({unique})(?=\ (?:in|at|of|here|outside|near)\b)"),
        # "the city's airport"
        re.compile(rf"\b((?:[Tt]he\ )?(?:city|town|capital|provincial\ capital)['’]s\ (?:main\ )?(?:{unique}))\b"),
        # "Quetta's railway station"
        re.compile(rf"\b([A-Z][a-z]{{2,20}}['’]s\ (?:main\ )?(?:{unique}))\b"),
        # "the Federal Constabulary (FC) headquarters", "a Frontier Corps post near Surab": a post named by the force that holds it
        re.compile(rf"\b[Tt]he\ ((?:{force})(?:\ \([A-Z]{{2,5}}\))?\ (?:[a-z]{{2,14}}\ )?(?:{guarded}))\b"),
        re.compile(rf"\b[Aa]n?\ ((?:{force})\ (?:[a-z]{{2,14}}\ )?(?:{guarded}))\ (?:in|at|near|outside)\ (?:the\ )?[A-Z]"),
        # "the gate of the police lines"
        re.compile(r"\b(?:the|storm(?:ed)?|hit|of|attack(?:ed)?)\ (police\ lines)\b", re.IGNORECASE),
        # "a strike on Iran's consular annexe", "at the Pakistani embassy"
        re.compile(rf"{_SCENE}(?:the\ )?([A-Z][a-z]{{2,14}}(?:\ [A-Z][a-z]{{2,14}})?(?:['’]s)?\ (?:{alternatives('mission')}))\b"),
        # "blast at the Taliban government's Ministry of Urban Development and Housing"
        re.compile(
            rf"{_SCENE}(?:the\ )?(?:[A-Z\ ][\w’' ]{{1,30}}['’]s\ )?"
            r"(Ministry\ of\ (?:the\ )?[A-Z][a-z]{1,16}(?:(?:,|\ and|\ of)?\ [A-Z][a-z]{1,16}){0,4})"
        ),
        # "the shrine of Pir Rakhel", "the port of Jask"
        re.compile(rf"\b((?:{alternatives('site_of')})\ of\ {CAPITALISED}(?:\ {CAPITALISED}){{0,3}})"),
        # "near Paneer station": the stop of a railway, by the town that it serves
        re.compile(rf"\b(?:at|near|outside|from|between|past)\ ((?!(?:{force}|Police|Levies)\b){CAPITALISED}\ station)\b(?!\ house)"),
        # "close to the foreign ministry"
        re.compile(rf"{_SCENE}the\ ([a-z]{{4,12}}\ (?:{alternatives('ministry')}))\b"),
    )


def is_affiliation(text: str, lo: int, start: int, end: int) -> bool:
    """Whether a university or college only says where a speaker works or studies: "a professor at Quaid-i-Azam University".

    >>> t = "said Ali, who teaches history at Karachi University"
    >>> is_affiliation(t, 0, 33, 51)
    True
    """
    noun = re.search(r"universit|college|institute", text[start:end], re.IGNORECASE)
    return bool(noun and re.search(rf"\b(?:{alternatives('affiliation')})\b[^.;]{{0,40}}$", text[max(lo, start - 60) : start]))


def _name_start(text: str, lo: int, head: int) -> int:
    """Walk back from a site noun over the words of its name; return where the name starts (``head`` if there is none)."""
    start = at = head
    for token in reversed([t for t in _TOKEN.finditer(text, max(lo, head - 90), head)][-6:]):
        gap = text[token.end() : at]
        if gap.strip(" ") or len(gap) > 1 or not _NAME_WORD.match(token[0]) or token[0].endswith(("'s", "’s")):
            break
        at = token.start()
        if token[0][0].isupper():
            start = at
    return strip_opener(text, start, head)


def _after_places(text: str, start: int, head: int) -> int:
    """Leave out a listed place that is only joined to the site: "Hub and the Zafar hospital", "Sibi and Civil Hospital"."""
    joint = text.rfind(" and ", start, head)
    return joint + 5 if joint > start and only_places(text[start:joint]) and text[joint + 5 : head].strip() else start


def find_named_sites(text: str, lo: int, hi: int) -> list[Mention]:
    """Return sites by their noun: a proper name and then hospital, camp, port, tunnel, dam, road, pass ...

    Not sites: a noun without a name of its own ("a police station"), plurals, a name that is only a people or a force
    ("Levies station"), and one of many in a place ("a Moscow theatre"; "the Khuzdar teaching hospital" is the one there).

    >>> t = "at the Junaid Coal Company site and in Civil Hospital; a police station near the Lak Pass, a Moscow theatre"
    >>> [t[m.start:m.end] for m in find_named_sites(t, 0, len(t))]
    ['Junaid Coal Company site', 'Civil Hospital', 'Lak Pass']
    >>> find_named_sites("a Levies station and a toll plaza", 0, 33)
    []
    """
    if is_title_case(text[lo:hi]):
        return []
    nouns = {noun.lower(): kind for noun, kind in load_words("site_noun").items()}
    force = {w for name in load_words("force") for w in name.split()}
    weak = load_words("demonym").keys() | force | load_words("not_guard").keys()
    found = []
    for head in _heads().finditer(text, lo, hi):
        noun = head[0]
        if not (noun.islower() or noun[0].isupper()) or (noun in {"Fort", "Camp", "Port"} and _CAPITAL.match(text, head.end(), hi)):
            continue
        start = _after_places(text, _name_start(text, lo, head.start()), head.start())
        name = text[start : head.start()].strip()
        titled = not name and " " in noun and noun.istitle()  # "Teaching Hospital": the noun is a name itself
        if not titled and not any(w[0].isupper() and w not in weak for w in re.findall(r"[^\W_]+", name)):
            continue
        if noun in _WAYS and only_places(name):
            continue  # "the Quetta-Turbat highway", "ambushed on the Jandola road", "the Mach bridge" tell of the towns
        kind = nouns[noun.lower()]
        if kind == "long" and not (" " in name if noun.islower() else _SCENE_BEFORE.search(text[max(lo, start - 12) : start])):
            continue
        before = text[max(lo, start - 4) : start]
        the_one = kind == "common" and noun not in _STATIONS and re.search(r"\b[Tt]he\ $", before)
        the_one = the_one and not _EVENT.match(text, head.end(), hi)
        one_of_many = (noun.islower() and kind in {"common", "long"} and not the_one) or re.search(r"\b[Aa]n?\ $", before)
        if (one_of_many and not titled and only_places(name)) or is_affiliation(text, lo, start, head.end()):
            continue
        found.append(make_mention(text, start, head.end(), "region" if kind == "region" else "site"))
    return found


def find_unnamed_sites(text: str, lo: int, hi: int) -> list[Mention]:
    """Return sites known by their place, by the force that holds them, or by being the scene: an embassy, a ministry.

    >>> t = "cadets at the police training college in Quetta and the Frontier Corps camp at Bela, then a raid on the Iranian consulate"
    >>> [t[m.start:m.end] for m in find_unnamed_sites(t, 0, len(t))]
    ['police training college', 'Frontier Corps camp', 'Iranian consulate']
    >>> find_unnamed_sites("an ISKP camp in Mastung, a school in Peshawar; China's embassy condemned it", 0, 75)
    []
    """
    found = [make_mention(text, *m.span(1), "site") for p in _told_sites() for m in p.finditer(text, lo, hi)]
    found = [m for m in found if not _OF_TOWN.match(m.place.name) or not only_places(m.place.name.split(" of ", 1)[1])]
    found += [make_mention(text, m.start(), m.end(), "site") for m in _PREFIXED.finditer(text, lo, hi)]
    return sorted(found, key=lambda m: m.start)
