"""Police, army, navy and air force as institutions, and the land that an article is about."""

from __future__ import annotations

import re
from collections import Counter

from balochlib.coding.names.governments import is_acting, load_adjectives, load_governments
from balochlib.coding.names.registry import Mention, load_cues
from balochlib.text.article import Article

_WORD = re.compile(r"[A-Za-z][\w'\u2019-]*+|[,;:.()]")
_HOME = re.compile(
    r"\b(?:Pakistan|Balochistan|Baluchistan|Quetta|Gwadar|Karachi|Islamabad|Baloch"
    r"|Khyber Pakhtunkhwa|BLA|BLF|TTP|BYC|CPEC|ISPR|Frontier Corps)"
)
_PROVINCES = ("Balochistan", "Sindh", "Punjab", "Khyber Pakhtunkhwa")
_POLICE = re.compile(
    r"\b(?:(?P<of>(?!(?:The|A|An|In|On|And|But|When|While) )[A-Z][a-z]+(?: [A-Z][a-z]+)?|city|provincial|local|traffic|highway|motorway)"
    r"(?:['\u2019]s)? )?[Pp]olice\b"
)
_FORCE = re.compile(r"\b(?:army|military|armed forces|navy|air force|Army|Military|Armed Forces|Navy|Air Force)\b")


_NOT_A_FORCE = re.compile(r"\b(?:former|retired|ex-|liberation|guerrilla|rebel|insurgent|proxy|private|small|own|whole) ?$", re.IGNORECASE)
_OPENS_FORCE = re.compile(r"(?:\b(?:the|by|and|said|with|both|from) |\u2019s |'s |, |: |\u2014 |\A)$", re.IGNORECASE)
_ONE_OF = re.compile(r"\b(?:an?|\d+|two|three|four|five|six|seven|eight|nine|ten|dozen|several|off-duty) $", re.IGNORECASE)
_MAN = re.compile(r" (?:m[ae]n|officers?|soldiers?|sailors?|personnel|trucks?|lorry|lorries|vehicles?|convoys?)\b")
_RANK_OF = re.compile(r"\b(?:superintendent|inspector|general|dig|ig|station|officers?) of $", re.IGNORECASE)
_COUNTED = re.compile(
    r"\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|of|some|many|former|retired|military|religious|secret"
    r"|border) $|-$",
    re.IGNORECASE,
)
_BODY_OF = re.compile(r"\b(?:chief|spokesman|spokesperson|head|teams|contingents?|according|by) of $")


def find_home(article: Article) -> str:
    """Return the id of the government at home in an article: Pakistan's where the text names it, else the one named most, at least twice.

    >>> find_home(Article("a", "s", "Russian troops left Dagestan, said Russian media.", 0, 49))
    'gov_russia'
    """
    text = article.text[article.start : article.end]
    if _HOME.search(text):
        return "gov_pakistan"
    words = Counter(load_adjectives()[w] for w in re.findall(r"\b[A-Z][a-z]+\b", text) if w in load_adjectives())
    most = words.most_common(1)
    return most[0][0] if most and most[0][1] > 1 else "gov_pakistan"


def find_forces(text: str, s, home: str) -> list[Mention]:
    """Find the army, the military, the navy and the air force of the land the article is about, where they are institutions."""
    out = []
    for m in _FORCE.finditer(text, s.start, s.end):
        if _is_force(text, s, m):
            actor_id, name = _force_of(home, m[0].lower())
            out.append(Mention(*m.span(), actor_id, name, "state_force"))
    return out


def _is_force(text: str, s, m: re.Match) -> bool:
    """Whether the word is the institution: "the military said", "army captains", but not "military solution", "the former army"."""
    word, before, rest = m[0].lower(), text[max(s.start, m.start() - 16) : m.start()], text[m.end() : min(s.end, m.end() + 100)]
    if rest.startswith("-") or _NOT_A_FORCE.search(before):
        return False
    if word in {"navy", "air force"}:  # also "a navy sailor": a force that is seldom named
        return True
    if _ONE_OF.search(before) and _MAN.match(rest):
        return False
    if before.endswith((", ", ": ")) and rest[:1].strip() and not is_acting(_WORD.findall(rest)):
        return False  # one of a list: "political, military, and intelligence fronts"
    if word == "army" and (m[0] == "army" or m.start() == s.start):
        return not (rest.startswith(" of ") and re.search(r"\b(?:an?|whole) $", before, re.IGNORECASE))  # "an army of volunteers"
    noun = re.match(r"[ ](\w[\w-]*)", rest)
    named = bool(noun) and (noun[1].lower() in load_cues("army_noun") or (m[0][0].isupper() and noun[1][0].isupper()))
    return not named and _OPENS_FORCE.search(before) is not None


def _force_of(home: str, word: str) -> tuple[str, str]:
    """Return id and name of a force: Pakistan's by the registry, another land's made from the words."""
    pakistani = {"navy": "Pakistan Navy", "air force": "Pakistan Air Force", "army": "Pakistan Army"}
    if home == "gov_pakistan":
        return (_slug(pakistani[word]), pakistani[word]) if word in pakistani else ("pakistan_military", "Pakistan Armed Forces")
    return f"{_slug(word)}_{home.removeprefix('gov_')}", f"{load_governments()[home].country} {word}"


def find_police(article: Article, places: list[dict], home: str) -> list[Mention]:
    """Find police as an institution: the force that the article names ("Karachi Police"), else that of the province most spoken of."""
    found: list[tuple[int, int, str | None]] = []
    for s in article.sentences:
        for m in _POLICE.finditer(article.text, s.start, s.end):
            of = m["of"] if m["of"] and m["of"][0].isupper() and m["of"].split()[0] not in load_cues("not_name") | {"According"} else None
            plain = m["of"] and m["of"][0].islower() and m[0][len(m["of"])] == " "  # "railway police", but not "the city's police"
            start = m.start() if of or plain else m.end() - len("police")
            if _is_police(article.text[max(s.start, start - 40) : start], article.text[m.end() : m.end() + 40], of):
                found.append((start, m.end(), of))
    named = next((of for _, _, of in found if of), None)
    default = _police_of(named) if named else _police_at_home(places, home)
    return [Mention(a, b, *(_police_of(of) if of else default), "state_force") for a, b, of in found]


def _police_of(place: str) -> tuple[str, str]:
    return f"{_slug(place)}_police", f"{place} Police"


def _police_at_home(places: list[dict], home: str) -> tuple[str, str]:
    provinces = Counter(p.get("admin1") for p in places if p.get("admin1") in _PROVINCES)
    if home == "gov_pakistan":
        return _police_of(provinces.most_common(1)[0][0] if provinces else "Balochistan")
    country = load_governments()[home].country
    return f"police_{_slug(country)}", f"Police ({country})"


def _is_police(before: str, rest: str, city: str | None) -> bool:
    """Whether "police" is the institution here: not a count of men, not a word about a station or an officer; a unit of it is."""
    noun = re.match(r"[ -](\w[\w-]*)", rest)
    if noun is not None and noun[1].lower() in load_cues("police_unit"):
        return True
    of_men = noun is not None and noun[1].lower() in load_cues("police_noun") and not (city and noun[1].lower() in {"chief", "officer"})
    if of_men or rest.startswith("-") or _RANK_OF.search(before):
        return False
    return _COUNTED.search(before) is None or _BODY_OF.search(before) is not None


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", name.casefold()).strip("_")
