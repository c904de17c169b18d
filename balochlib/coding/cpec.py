"""Sentences tied to the China-Pakistan Economic Corridor, Gwadar port, or Chinese projects and people."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from balochlib.coding.cpec_echoes import Echoes, Tie
from balochlib.coding.cpec_grades import find_grade, find_themes, match_terms
from balochlib.text.article import Article, Sentence
from balochlib.text.lexicon import Match, Matcher, load_rows

_CHEAP = re.compile(
    r"Chin|Beijing|Pek|Gwadar|corridor|C-?PEC|Sino|\bport\b|project|invest|scheme|consulate|harbou?r|\bdock|jetty|jetties|expressway"
    r"|terminal|free zone|\bplant|\bdam\b|\bmine\b|airport|engineer|surveyor|technician|geologist|foreign|interpreter|instructor|lecturer",
    re.IGNORECASE,
)
_CHINA = re.compile(
    r"\b(?:(Chinese)|((?:China|Beijing|PRC)(?:['’]s|s['’])?)|((?:Sino|Pak(?:istan)?)[- ](?:Pak\w{0,8}|China)))(?!\w)", re.IGNORECASE
)
_WORD = re.compile(r"[^\W_]++")
_BREAK = re.compile(r"[.;:()\[\]!?—–]|\s-\s")
_GWADAR_PORT = re.compile(
    r"\bGwadar(?:['’]s?)?(?:[ -](?!city\b|town\b)[\w-]{1,20}){0,3}?[ -](?:sea)?(?:ports?|harbou?rs?)\b(?![ -](?:city|town)\b)"
    r"|\b(?:sea)?(?:port|harbou?r)(?: project| complex| authority)?,? (?:at|in|of) (?:[\w-]{1,20} ){0,2}?Gwadar\b"
    r"|\b(?<!fishing )(?:ships?|cargo(?:es)?|containers?|freighters?|tankers?|transshipment|shipping|shipments?|feeder vessels?)\b"
    r"(?:\s[\w-]{1,20}){0,6}?\s(?:at|in|to|from|through|via)\sGwadar\b"
    r"|\bGwadar\s(?:has\s|had\s)?(?:handled|received|saw|took|takes|handles|receives|sees|gets|got|waits|waiting)"
    r"(?:\s[\w,.-]{1,20}){0,6}?\s(?:ships?|cargo(?:es)?|containers?|vessels?|tonnes)\b",
    re.IGNORECASE,
)
_NEW_AIRPORT = re.compile(
    r"\bnew (?:[\w$-]{1,20} ){0,2}?Gwadar(?:['’]s)? (?:international )?airport\b"
    r"|\bGwadar['’]s (?:brand-?)?new (?:[\w$-]{1,20} ){0,2}?airport\b"
    r"|\bnew (?:[\w$-]{1,20} ){0,2}?airport (?:at|in|of) Gwadar\b",
    re.IGNORECASE,
)
_BY_CHINA = r"\b(?:{verbs})\s(?:[\w-]{{1,20}}\s){{0,2}}?by\s(?:[\w-]{{1,20}}\s){{0,2}}?(?:China|Chinese|Beijing)\b"
_CHINA_MADE = r"\bChin(?:a|ese)[-‑–](?:{verbs})\b"
_OWN_PEOPLE = re.compile(
    r"\b(?:its|their|Chinese|China['’]s|of)\s(?:own\s)?(?:nationals|citizens|workers|engineers|personnel|staff|people|compatriots)\b"
    r"|\b(?:its|their)\sown\s(?:(?:private|security|armed)\s){0,2}(?:guards|security|escorts|protection|forces|troops|firms|companies)\b"
    r"|\b(?:guards|security|escorts|protection|troops|men)\sof\s(?:its|their)\sown\b",
    re.IGNORECASE,
)
_FROM_CHINA = re.compile(
    r"\b([a-z]{3,20})\s(?:\w{2,12}ed\s)?(?:of\s(?:[\w-]{1,12}\s){0,2}?\S{0,4}\d[\w.,]{0,12}\s(?:\w{2,9}\s){0,2})?(?:from|of)\s(?:mainland\s|the\sPeople['’]s\sRepublic\sof\s)?(?:China|Beijing)\b(?!['’])",
    re.IGNORECASE,
)
_BARE_PEOPLE = re.compile(  # "three Chinese and two Pakistani guards"
    r"\s(?:nationals?\s)?(?:and|or)\s(?:at\sleast\s)?(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|a|an|several)\b",
    re.IGNORECASE,
)
_HOST = re.compile(r"Pakistan|Baloch|Baluch|Gwadar|Quetta|Karachi", re.IGNORECASE)


@cache
def _projects() -> Matcher:
    """Names of data/lexicon/projects.csv; the key is "project_id decides"; capitals ask for the same letter case."""
    return Matcher(
        (alias, f"{row['project_id']} {row['decides']}", alias.upper() == alias)
        for row in load_rows("projects")
        for alias in {row["name"], *row["aliases"].split(";")}
    )


@cache
def _deeds(list_name: str, pattern: str) -> re.Pattern:
    verbs = "|".join(row["term"].replace(" ", r"\s") for row in load_rows("cpec_terms") if row["list"] == list_name)
    return re.compile(pattern.format(verbs=verbs), re.IGNORECASE)


def _find_deeds(text: str, s: Sentence) -> Iterator[Tie]:
    """Yield what China built, funded or runs: "set up by China", "a Chinese-run mine"; not its arms ("Chinese-built tanks")."""
    for m in _deeds("made_by", _BY_CHINA).finditer(text, s.start, s.end):
        yield Tie("money", "", m.start(), m.end())
    for m in _deeds("made_by_hyphen", _CHINA_MADE).finditer(text, s.start, s.end):
        if _kind_of_noun(text, m.end(), s.end) != "never":
            yield Tie("money", "", m.start(), m.end())


def _kind_of_noun(text: str, start: int, end: int) -> str | None:
    """Return the class of the noun that a word for China stands before, None when no list knows it.

    The first word that a list knows decides, but money gives way to people right after it ("Chinese project staff").
    """
    stop = _BREAK.search(text, start, min(end, start + 80))
    words = _WORD.findall(text, start, stop.start() if stop else min(end, start + 80))[:6]
    kinds = [next((k for k in ("never", "people", "money", "site", "envoy", "state") if match_terms(k, w)), None) for w in words]
    for i, kind in enumerate(kinds[:5]):
        if kind:
            return "people" if kind == "money" and kinds[i + 1 : i + 2] == ["people"] else kind
    return None


def _find_from_china(text: str, s: Sentence) -> Iterator[Tie]:
    """Yield people, companies and money "from China", as the noun before it tells: "surveyors from China"; not "a call from Beijing"."""
    for m in _FROM_CHINA.finditer(text, s.start, s.end):
        kind = next((k for k in ("never", "people", "money") if match_terms(k, m[1])), None)
        if kind in {"people", "money"}:
            yield Tie(kind, "", m.start(), m.end())


def _find_china(text: str, s: Sentence) -> Iterator[Tie]:
    """Yield the mentions of China and the Chinese with their class: people, money, site tie by themselves, envoy and state do not."""
    for m in _CHINA.finditer(text, s.start, s.end):
        kind = _kind_of_noun(text, m.end(), s.end)
        if m[1]:  # "Chinese": bare, or before a common noun that no list knows, it names people or their things
            following = text[m.end() : m.end() + 2].lstrip(" -")
            kind = "people" if _BARE_PEOPLE.match(text, m.end(), s.end) else kind or ("state" if following[:1].isupper() else "people")
        elif m[2] and not m[2].lower().endswith(("s", "’", "'")):
            kind = "state"  # bare "China": the state
        if kind != "never":
            yield Tie(kind or "state", "", m.start(), m.end())


def find_ties(article: Article, s: Sentence, host: bool = True) -> list[Tie]:
    """Return what ties the sentence to the subject, by its own words alone; ``host``: the article is on Pakistan.

    >>> text = "Pakistan said the bombers hit a van with three Chinese teachers near Gwadar's deep-sea port."
    >>> a = Article("a-1", "s-1", text, 0, len(text), sentences=(Sentence(0, len(text)),))
    >>> [(t.kind, text[t.start : t.end]) for t in find_ties(a, a.sentences[0])]
    [('people', 'Chinese'), ('project', "Gwadar's deep-sea port")]
    """
    text, words = article.text, article.words(s)
    named = [_named(m) for m in _projects().find(text, s.start, s.end)]
    ports = [Tie("project", "gwadar_port", m.start(), m.end()) for m in _GWADAR_PORT.finditer(text, s.start, s.end)]
    airports = [Tie("project", "gwadar_airport", m.start(), m.end()) for m in _NEW_AIRPORT.finditer(text, s.start, s.end)]
    deeds = list(_find_deeds(text, s))
    china = list(_find_china(text, s))
    firm = [*(t for t in china if t.kind in {"people", "money", "site"}), *_find_from_china(text, s)]
    soft = [t for t in china if t.kind in {"envoy", "state"}]
    if soft and not firm and host:
        if match_terms("economy", words):
            firm += [t._replace(kind="money") for t in soft]
        elif _OWN_PEOPLE.search(words) or (any(t.kind == "envoy" for t in soft) and _is_envoy_hit(words)):
            firm += [t._replace(kind="people") for t in soft]
    ports = [p for p in ports if not any(n.project == "gwadar_port" for n in named)]
    airports = [a for a in airports if not any(n.project == "gwadar_airport" for n in named)]
    ties = [t for t in (*named, *ports, *airports, *deeds, *firm) if t.kind != "aside"]
    return sorted((*ties, *(n for n in named if ties and n.kind == "aside")), key=lambda t: t.start)


def _is_envoy_hit(words: str) -> bool:
    """Whether a sentence on an envoy is on an attack and not on what the envoy said of one."""
    return match_terms("attack", words) and not match_terms("envoy_speaks", words)


def _named(m: Match) -> Tie:
    project, decides = m.key.split(" ")
    return Tie("project" if decides == "yes" else "aside", project, m.start, m.end)


def find_cpec(article: Article, places: Iterable[dict], actors: Iterable[dict]) -> list[dict]:
    """Return one row per sentence that is tied to CPEC, Gwadar port, or Chinese projects and people.

    By GUIDELINES: CPEC, Belt and Road, Gwadar port, Chinese projects, investments, workers, engineers, consulate or
    nationals. A sentence counts when it names one of data/lexicon/projects.csv, Chinese people, money or sites; China as
    a state alone (diplomacy, arms, lists of countries) does not count, unless the sentence speaks of its money in
    the country or of its people's safety. A later sentence that goes on about "the corridor", "the port",
    "the consulate" or, right after, "the project" counts too, and one on "the engineers" where those named before are Chinese.

    >>> text = "China's envoy met the premier. The BLA attacked a bus of Chinese engineers."
    >>> a = Article("a-1", "s-1", text, 0, len(text), sentences=(Sentence(0, 30), Sentence(31, len(text))))
    >>> [(r["quote"], r["themes"], r["grade"], r["rule"]) for r in find_cpec(a, [], [])]
    [('The BLA attacked a bus of Chinese engineers.', 'attack;chinese_nationals', 'targeted', 'attack_on')]
    >>> find_cpec(Article("a-1", "s-1", "Nothing here.", 0, 13, sentences=(Sentence(0, 13),)), [], [])
    []
    """
    rows, places, actors = [], list(places), list(actors)
    host = _HOST.search(article.text, article.start, article.end) is not None
    echoes = Echoes(article)
    for i, s in enumerate(article.sentences):
        own = _CHEAP.search(article.words(s)) is not None or _firm_name(article, s)
        ties = (find_ties(article, s, host) if own else []) or echoes.find(i)
        echoes.learn(i, ties)
        if ties:
            themes = find_themes(article.words(s), ties)
            grade, rule = find_grade(article.text, s, ties, themes)
            rows.append({
                **article.span(s.start, s.end), "themes": ";".join(themes), "grade": grade, "rule": rule,
                "projects": _join(t.project for t in ties),
                "actors": _join(a["actor_id"] for a in actors if s.start <= a["start"] < s.end),
                "places": _join(p["place_id"] for p in places if s.start <= p["start"] < s.end),
            })  # fmt: skip
    return rows


def _firm_name(article: Article, s: Sentence) -> bool:
    """Whether a project is named that counts by itself though no word of the cheap test is there: "Saindak", "Dasu dam"."""
    return any(m.key.endswith(" yes") for m in _projects().find(article.text, s.start, s.end))


def _join(ids: Iterable[str | None]) -> str | None:
    """Join ids by ";" in order, each once; None when there is none."""
    return ";".join(dict.fromkeys(i for i in ids if i)) or None
