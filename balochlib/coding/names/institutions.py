"""Institutions found by the pattern of their names: governments, ministries, forces, police, embassies, organisations."""

from __future__ import annotations

import re
from functools import cache

from balochlib.coding.names.forces import find_forces, find_home, find_police
from balochlib.coding.names.governments import is_acting, is_body_acting, load_adjectives, load_governments
from balochlib.coding.names.ministries import FIELD, PLACED, find_ministries, find_seat, make_ministry
from balochlib.coding.names.organisations import find_organisations
from balochlib.coding.names.registry import Mention, load_actors, load_cues
from balochlib.text.article import Article

_CAP = r"[A-Z][\w\u2019'&-]{1,24}"
_WORD = re.compile(r"[A-Za-z][\w'\u2019-]*+|[,;:.()]")
_MISSION = re.compile(
    r"\b(?:(?:the )?(?P<land>[A-Z][a-z]+)(?:['\u2019]s)? )?(?:[Pp]ermanent )?[Mm]ission (?:to the (?:UN|United Nations)|in Geneva)\b"
)
_ADMINISTRATION = re.compile(
    r"\b(?P<who>Trump|Biden|Obama|Bush|Clinton|Reagan|Modi|Musharraf|Zia|Bhutto|Sharif|Khan|Raisi|Pezeshkian) "
    r"(?:administration|government)\b"
)

_SEATED = re.compile(  # "the interim government in Kabul"
    r"\b(?:(?:[Ii]nterim|[Cc]aretaker|[Cc]entral|[Ff]ederal|[Mm]ilitary|[Nn]ew|[Dd]e facto|[Cc]ivilian|[Cc]lerical|[Ii]slamist"
    r"|Taliban(?:-led)?|[Rr]uling) ){0,3}(?<!district )(?<!local )(?<!city )(?<!division )"
    r"(?:[Gg]overnment|regime|rulers|administration|junta|leadership|establishment|set-?up|dispensation)"
    r" in (?P<seat>[A-Z]\w+(?: [A-Z]\w+)?)"
)
_PREMISES_OF = re.compile(r"\b(?:offices?|buildings?|employees|headquarters|servants) of (?:the )?(?:\w+ )?$")
_TALIBAN_BODY = re.compile(
    rf"\bTaliban(?:['\u2019]s?)? (?:(?P<spies>(?:[Gg]eneral )?[Ii]ntelligence (?:[Dd]irectorate|agency|services?|apparatus)"
    r"|[Dd]irectorate of [Ii]ntelligence)|(?P<police>police)(?! (?:station|post|man|men|officer)\w*)"
    rf"|(?i:(?P<field>{FIELD}) (?:ministry|department)))\b"
)
_UN_MISSION = re.compile(r"\b(?:United Nations|UN|U\.N\.)(?:['\u2019]s)? (?:assistance |political |special )?[Mm]ission\b(?! to\b)")
_NAMED_SERVICE = re.compile(
    r" (?:called |named |known as )?(?:the )?[A-Z]|, (?:the |known as )?(?:RAW|R&AW|Mossad|ISI|CIA|NDS|Research and|Inter-S)"
)

_TALIBAN = re.compile(
    r"\b(?:(?:interim|de facto|Afghan) )?Taliban(?:['\u2019]s?)? (?:government|authorities|administration|regime|rulers)\b"
)


@cache
def _government_of() -> re.Pattern:
    """An institution before its land: "the government of Somalia"."""
    lands = "|".join(sorted(map(re.escape, load_adjectives()), key=len, reverse=True))
    body = r"(?:(?:[Ii]nterim|[Mm]ilitary|[Cc]aretaker|[Tt]ransitional) )?(?:[Gg]overnment|[Aa]uthorities|[Rr]egime)"
    return re.compile(rf"\b{body} of (?:the )?(?P<land>{lands})(?![\w-])")


@cache
def _national() -> re.Pattern:
    """Adjective or owner, up to two words, then a national institution: "Iranian authorities", "Pakistan's interior ministry"."""
    lands = "|".join(sorted(map(re.escape, load_adjectives()), key=len, reverse=True))
    return re.compile(
        rf"(?<![\w-])(?:(?:[Ii]nterim|[Cc]aretaker|[Tt]ransitional)[ ])?(?:(?P<land>{lands})(?:['\u2019]s?)?[ ])"
        r"(?:(?:own|federal|central|[Ii]nterim|caretaker|provincial|new|ruling|national|military|paramilitary|Taliban|foreign|Islamist"
        r"|Taliban-led)[ ]){0,2}"
        r"(?P<what>junta|military rulers|leadership|[Gg]overnment|authorities|administration|regime|state|establishment"
        r"|security forces|armed forces|border guards"
        r"|border forces|border police|"
        r"forces|army|Army|military|navy|Navy|air force|Air Force|police|Police|intelligence (?:agency|agencies|services?)|spy (?:agency"
        r"|agencies)|secret services?|agencies|intelligence(?! (?:report|source|offic|operative|agent|shar|chief|fail|network|base|assess"
        r"|gather|communit|man|men|personnel|work|input|tip|document|data|analyst|operation|asset|headquarters|school|expert|wing|unit|branch"
        r"|director|cooperation|bureau|minist)|-)|"
        r"embassy|Embassy|consulate|Consulate|high commission|parliament|Parliament|foreign office|"
        rf"(?i:(?:{FIELD}) (?:ministry|office|department)))\b(?!-)"
    )


_CENTRE = re.compile(
    r"\b(?P<a>[Ff]ederal government|[Cc]entral government(?: in Islamabad)?|[Gg]overnment of Pakistan|the state(?= (?:has|is|appears"
    r"|accuses|denies|says|must|claims)\b)"
    r"|(?P<province>[Pp]rovincial (?:government|authorities))|[Tt]he government|Government)"
    r"(?! (?:employees?|of(?= (?:the )?[A-Z])|forces|troops|soldiers|side|lines?|offices?|buildings?"
    r"|school|hospital|servants?|college)\b)\b"
)


def find_institutions(article: Article, places: list[dict]) -> list[Mention]:
    """Find institutions that no list can hold in full, by the pattern of their names.

    A government's bodies belong to the land named before them, else to the one the article is about. Police, army and navy
    count as institutions ("police said", "the army"), not as a word about men, posts and stations ("a police station",
    "two policemen"; GUIDELINES: "police as an institution"). An organisation named only in passing, as the place of an
    event, is left out: it counts where it acts, speaks, publishes or has officers.

    >>> from balochlib.text.article import Sentence
    >>> t = "Iranian authorities and police said a police station near the Confucius Institute was hit."
    >>> a = Article("a", "s", t, 0, len(t), sentences=(Sentence(0, len(t)),))
    >>> [(t[m.start:m.end], m.kind) for m in find_institutions(a, [])]
    [('Iranian authorities', 'state'), ('police', 'state_force')]
    """
    home = find_home(article)
    seat = find_seat(article) or home
    out: list[Mention] = []
    again = _THE_EMBASSY.search(article.text, article.start, article.end) is not None
    for s in article.sentences:
        found = [
            *_find_national(article.text, s, again), *find_ministries(article.text, s, seat),
            *_find_offices(article.text, s), *find_forces(article.text, s, home),
            *_find_central(article.text, s, home),
        ]  # fmt: skip
        out += found
    return [*out, *find_organisations(article), *find_police(article, places, home)]


_SAID_BY = re.compile(r"\b(?:according to|statement (?:by|from|of)|spokes\w+ (?:for|of)|said|told|informed|alert from) (?:the )?$",
                      re.IGNORECASE)  # fmt: skip
_THE_EMBASSY = re.compile(
    r"\b[Tt]he (?:embassy|consulate|mission) (?:has |had |also |later )?(?:said|says|urged|asked|called|condemned"
    r"|warned|advised|demanded|confirmed|issued|told|denied|expressed|added|reminded|put|will|would)\b"
)
_GOVERN = frozenset(
    ["junta", "military ruler", "leadership", "government", "authoritie", "administration", "regime", "state", "establishment"]
)
_COUNTED = re.compile(r"\b(?:\d+|an?|two|three|four|five|six|seven|eight|nine|ten|dozens? of) $")
_SPOKESMAN = re.compile(r" (?:spokes|official|statement)")
_OTHER_NOUN = re.compile(  # "Pakistani state media", "United States Department"
    r"[ -](?:[Dd]epartment|of [A-Z]|officer|employee|school|hospital|media|TV|television|broadcaster|news|run|owned|university|bank)"
)


def _find_national(text: str, s, again: bool) -> list[Mention]:
    """Bodies named with their land; ``again``: the article says elsewhere what "the embassy" did."""
    out = []
    for m in _national().finditer(text, s.start, s.end):
        gov = load_governments()[load_adjectives()[m["land"]]]
        what = re.sub(r"s$", "", m["what"].lower())
        slug = gov.actor_id.removeprefix("gov_")
        after = _WORD.findall(text[m.end() : m.end() + 100])
        if what in _GOVERN:
            if _OTHER_NOUN.match(text, m.end()) or (m["land"][-1] == "." and what == "state"):
                continue
            out.append(Mention(*m.span(), gov.actor_id, gov.name, "state"))
        elif what in {"embassy", "consulate", "high commission"}:
            said = _SAID_BY.search(text[max(s.start, m.start() - 30) : m.start()])
            if said or again or is_body_acting(after) or is_body_acting(_skip_place(after)) or _SPOKESMAN.match(text, m.end()):
                out.append(Mention(*m.span(), f"embassy_{slug}", f"Embassy of {gov.country}", "state"))
        elif what.startswith(("intelligence", "spy", "secret", "agencie")):
            if what != "intelligence" and _NAMED_SERVICE.match(text, m.end(), s.end):
                continue  # "the Israeli spy agency Mossad"
            if re.search(r"[)\w], $", text[max(s.start, m.start() - 3) : m.start()]) and text[m.end() : m.end() + 1] in {",", "."}:
                continue  # "RAW, India's foreign intelligence agency,": the same once more
            out.append(Mention(*m.span(), f"intelligence_{slug}", f"{m['land']} intelligence agencies", "intelligence"))
        elif what.endswith((" ministry", " office", " department")):
            if PLACED.search(text[max(s.start, m.start() - 40) : m.start()]):
                continue
            out.append(make_ministry(m.start(), m.end(), what.rsplit(" ", 1)[0], gov.actor_id))
        elif what == "parliament":
            out.append(Mention(*m.span(), f"parliament_{slug}", f"Parliament of {gov.country}", "state"))
        elif _COUNTED.search(text[max(s.start, m.start() - 12) : m.start()]) and what.endswith("guard"):
            continue  # "four Iranian border guards"
        elif slug != "pakistan" or what in {"security force", "force", "border guard"}:
            if what in {"army", "military", "navy", "air force"} and after and after[0] in load_cues("army_noun"):
                continue
            kind = {"force": "security_force"}.get(what, what.replace(" ", "_"))
            out.append(Mention(*m.span(), f"{kind}_{slug}", f"{m['land']} {m['what']}", "state_force"))
    return out


def _skip_place(words: list[str]) -> list[str]:
    """Leave out "in Islamabad" after an embassy."""
    return words[2:] if words[:1] == ["in"] else words


def _find_offices(text: str, s) -> list[Mention]:
    """Missions to the United Nations, and administrations named after who leads them."""
    out = []
    for m in _MISSION.finditer(text, s.start, s.end):
        gov = load_governments()[load_adjectives().get(m["land"] or "", "gov_pakistan")]
        out.append(
            Mention(*m.span(), f"un_mission_{_slug(gov.country)}", f"Permanent Mission of {gov.country} to the United Nations", "state")
        )
    for m in _government_of().finditer(text, s.start, s.end):
        gov = load_governments()[load_adjectives()[m["land"]]]
        out.append(Mention(*m.span(), gov.actor_id, gov.name, "state"))
    gov = load_governments()["gov_afghanistan"]
    out += [Mention(*m.span(), gov.actor_id, gov.name, "state") for m in _TALIBAN.finditer(text, s.start, s.end)]
    for m in _TALIBAN_BODY.finditer(text, s.start, s.end):
        out.append(_make_taliban_body(m))
    for m in _UN_MISSION.finditer(text, s.start, s.end):
        unama = load_actors()["un_assistance_mission_in_afghanistan"]
        out.append(Mention(*m.span(), unama.actor_id, unama.name, "organisation"))
    for m in _SEATED.finditer(text, s.start, s.end):
        if _PREMISES_OF.search(text, max(s.start, m.start() - 40), m.start()):
            continue
        if m["seat"] == "Quetta":
            out.append(Mention(*m.span(), "gov_balochistan", load_actors()["gov_balochistan"].name, "state"))
        elif of := next((w for w in (m["seat"], m["seat"].split()[0]) if w in load_adjectives()), None):
            seated = load_governments()[load_adjectives()[of]]
            out.append(Mention(m.start(), m.start("seat") + len(of), seated.actor_id, seated.name, "state"))
    for m in _ADMINISTRATION.finditer(text, s.start, s.end):
        out.append(Mention(*m.span(), f"administration_{m['who'].lower()}", f"{m['who']} administration", "state"))
    return out


def _make_taliban_body(m: re.Match) -> Mention:
    """A body of the government in Kabul that is named after the Taliban: "the Taliban's intelligence directorate"."""
    if m["spies"]:
        return Mention(*m.span(), "gdi", load_actors()["gdi"].name, "intelligence")
    if m["police"]:
        return Mention(*m.span(), "police_afghanistan", "Police (Afghanistan)", "state_force")
    return make_ministry(*m.span(), m["field"], "gov_afghanistan")


def _find_central(text: str, s, home: str) -> list[Mention]:
    """The government without its land: "the federal government"; "the government" only where it acts."""
    out = []
    for m in _CENTRE.finditer(text, s.start, s.end):
        plain = m["province"] or m["a"].lower() in {"the government", "government"}
        if plain and not _is_addressed(text, s, m) and not is_acting(_WORD.findall(text[m.end() : m.end() + 100])):
            continue
        if plain and (m["a"] == "Government" and m.start() != s.start):
            continue
        if m["province"]:
            if text.startswith(" to ", m.end()):
                continue  # "told the provincial government to explain"
            out.append(Mention(*m.span(), "gov_balochistan", load_actors()["gov_balochistan"].name, "state"))
            continue
        gov = load_governments()[home]
        out.append(Mention(m.start(), m.end(), gov.actor_id, gov.name, "state"))
    for m in _SECRET.finditer(text, s.start, s.end) if home == "gov_pakistan" else ():
        if m["military"] or _is_addressed(text, s, m) or is_acting(_WORD.findall(text[m.end() : m.end() + 100])):
            actor = load_actors()["military_intelligence_pk" if m["military"] else "pakistani_intelligence"]
            out.append(Mention(*m.span(), actor.actor_id, actor.name, "intelligence"))
    return out


_SECRET = re.compile(
    r"\b(?:(?<=the )(?:intelligence|spy|secret) (?:agencies|services)|(?P<military>military intelligence)(?! (?:report|source|official)))\b"
)


def _is_addressed(text: str, s, m: re.Match) -> bool:
    """Whether a government is accused, asked or spoken for: "accused the government of", "the provincial government's spokesman"."""
    owned = _OWNED_VOICE.match(text, m.end(), s.end)
    before = text[max(s.start, m.start() - 40) : m.start()]
    last = re.search(r"(\w+) (?:the )?$", before)
    return owned is not None or _SPOKEN_FOR.search(before) is not None or (last is not None and last[1].lower() in load_cues("target_verb"))


_OWNED_VOICE = re.compile(
    r"['\u2019]s? (?:\w+ )?(?:spokes\w+|stance|claims?|version|position|response|decision|policy|policies|order|account)\b"
)
_SPOKEN_FOR = re.compile(r"\b(?:spokes\w+|mouthpiece|advis[eo]r|statement) (?:for|of|to|by|from) (?:the )?$", re.IGNORECASE)


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", name.casefold()).strip("_")
