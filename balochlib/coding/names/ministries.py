"""Ministries, foreign offices and departments: which land's or province's they are, and where they act."""

from __future__ import annotations

import re

from balochlib.coding.names.governments import is_body_acting, load_adjectives, load_governments
from balochlib.coding.names.registry import Mention
from balochlib.text.article import Article, Sentence

_CAP = r"[A-Z][\w\u2019'&-]{1,24}"
_WORD = re.compile(r"[A-Za-z][\w'\u2019-]*+|[,;:.()]")
_FIELDS = {
    "foreign": "Foreign Affairs", "foreign affairs": "Foreign Affairs", "interior": "Interior", "internal affairs": "Interior",
    "external affairs": "External Affairs", "defence": "Defence", "defense": "Defence", "home": "Home Affairs", "home affairs":
        "Home Affairs",
    "information": "Information", "finance": "Finance", "planning": "Planning", "railways": "Railways", "railway": "Railways",
    "maritime affairs": "Maritime Affairs", "law": "Law", "energy": "Energy", "health": "Health", "education": "Education",
    "intelligence": "Intelligence", "security": "Security", "justice": "Justice", "human rights": "Human Rights", "power": "Power",
    "petroleum": "Petroleum", "commerce": "Commerce", "state security": "State Security", "public security": "Public Security",
    "mines and minerals": "Mines and Minerals", "labour": "Labour", "transport": "Transport", "information technology":
        "Information Technology",
    "home and tribal affairs": "Home and Tribal Affairs", "information and broadcasting": "Information",
        "interior and narcotics control": "Interior",
}  # fmt: skip
FIELD = "|".join(sorted(map(re.escape, _FIELDS), key=len, reverse=True))
_DEPARTMENT = re.compile(  # "the mines department", "the Balochistan Health Department"
    r"\b(?:mines|health|education|irrigation|forests?|fisheries|excise|revenue|fire|meteorological|met|livestock|agriculture|planning|food"
    r"|social welfare|prisons?|customs|transport|wildlife|labour|tourism|public works|public health|home|power|energy|local government"
    r"|antiquities|archaeology|population welfare|zakat|religious affairs|sports|culture|mineral|mines and minerals|emergency|immigration"
    r"|justice|special investment|treasury) (?:department|directorate|ministry)\b",
    re.IGNORECASE,
)
_MINISTRY = re.compile(
    rf"\b(?:(?i:(?P<field>{FIELD}|emergencies|emergency situations|planning|religious affairs|water resources|climate change|overseas) "
    rf"(?:ministry|office(?! of\b)))|(?i:(?P<dept>{FIELD}) department)|(?:Ministry|ministry|Department|department) of (?:the )?(?P<of>"
    rf"(?i:{FIELD}))"
    rf"(?:,? (?:and|&) {_CAP}(?: {_CAP}){{0,2}})?)\b"
)

_OF_ONE_LAND = {  # a ministry that only one land of the region has under this name
    "external affairs": "gov_india", "public security": "gov_china", "state security": "gov_china", "intelligence": "gov_iran",
}  # fmt: skip
_LAND_BEFORE = re.compile(r"\bIn (?:the )?([A-Z]\w+(?: [A-Z]\w+)?), (?:the )?(?:\w+ )?$")
_LAND_BEHIND = re.compile(r" (?:of|in) (?:the )?([A-Z]\w+)( [A-Z]\w+)?")
_SPOKESMAN = re.compile(r" (?:spokes|official|statement)")
_SEAT = re.compile(r"^\W{0,3}([A-Z]{4,12}(?: [A-Z]{4,12})?)\b(?:, [\w. ]{2,30}?)?(?::| \(| [-\u2013\u2014] |, (?:\w+\.? \d))", re.MULTILINE)
_HEAD = 600  # characters of an article in which its dateline stands


def find_seat(article: Article) -> str | None:
    """Return the government of the capital that the dateline names, where it is abroad: whose "the interior ministry" is there.

    >>> find_seat(Article("a", "s", "KABUL (Reuters) - A bomb killed two men.", 0, 40))
    'gov_afghanistan'
    >>> find_seat(Article("a", "s", "QUETTA: A bomb killed two men.", 0, 30)) is None
    True
    """
    m = _SEAT.search(article.text, article.start, min(article.end, article.start + _HEAD))
    return load_adjectives().get(m[1].title()) if m else None


def make_ministry(start: int, end: int, field: str, home: str, department: bool = False) -> Mention:
    """Make the mention of a ministry of a land, or of a department of a province."""
    if department:
        return Mention(start, end, f"department_{_slug(field)}", f"{field.title()} Department", "state")
    name, country = _FIELDS.get(field.lower(), field.title()), load_governments()[home].country
    return Mention(start, end, f"ministry_{_slug(name)}_{home.removeprefix('gov_')}", f"Ministry of {name} ({country})", "state")


def find_ministries(text: str, s: Sentence, home: str) -> list[Mention]:
    """Find ministries and departments named without their land, or with it behind: "the interior ministry", "the ministry in Kabul".

    The land is the one behind "of" or "in" or before the comma of "In New Delhi, the"; else the one that alone has such a
    ministry; else ``home``. A land that merely stands near says nothing. A department counts where it acts.

    >>> t = "New Delhi funds it, said the interior ministry. The foreign ministry in New Delhi denied it."
    >>> [(t[m.start:m.end], m.name) for m in find_ministries(t, Sentence(0, len(t)), "gov_pakistan")]
    [('interior ministry', 'Ministry of Interior (Pakistan)'), ('foreign ministry', 'Ministry of Foreign Affairs (India)')]
    """
    out = []
    for m in _MINISTRY.finditer(text, s.start, s.end):
        field = m["field"] or m["dept"] or m["of"]
        if m["dept"] and not m[0][0].isupper() and not is_body_acting(_WORD.findall(text[m.end() : m.end() + 100])):
            continue
        if m["field"] and m[0].lower().endswith("office") and field.lower() not in {"foreign", "home"}:
            continue
        near = text[max(s.start, m.start() - 40) : m.start()]
        if PLACED.search(near) and not _SPOKESMAN.match(text, m.end()):
            continue  # where something happened
        land = _find_land(text, near, m.end(), s.end) or _OF_ONE_LAND.get(field.lower(), home)
        out.append(make_ministry(m.start(), m.end(), field, land, bool(m["dept"])))
    for m in _DEPARTMENT.finditer(text, s.start, s.end):
        before = text[max(s.start, m.start() - 40) : m.start()]
        if is_body_acting(_WORD.findall(text[m.end() : m.end() + 100])) and not PLACED.search(before):
            out.append(Mention(*m.span(), _slug(m[0]), m[0][0].upper() + m[0][1:], "state"))
    return out


def _find_land(text: str, near: str, start: int, end: int) -> str | None:
    """Return the government whose land is told right before or right behind a ministry."""
    before, behind = _LAND_BEFORE.search(near), _LAND_BEHIND.match(text, start, end)
    words = [before[1]] if before else [behind[1] + (behind[2] or ""), behind[1]] if behind else []
    return next((load_adjectives()[w] for w in words if w in load_adjectives()), None)


PLACED = re.compile(
    r"\b(?:at|near|outside|inside|into|in|entered|stormed|hit|attacked|bombed|targeted|targeting|facing|behind|close to|next to|opposite"
    r"|around|entrance (?:of|to)|gates? of|employees? of|"
    r"headquarters of|building of|local) (?:the |a |an )?(?:\w+ )?(?:government['\u2019]s )?$",
    re.IGNORECASE,
)


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", name.casefold()).strip("_")
