"""Institutions found by the pattern of their names: governments, ministries, forces, police, embassies, organisations."""

from __future__ import annotations

import re
from functools import cache

from balochlib.coding.forces import find_forces, find_home, find_police
from balochlib.coding.governments import is_acting, load_adjectives, load_governments
from balochlib.coding.registry import SHORT_IN_BRACKETS, Mention, load_cues
from balochlib.text.article import Article

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
_FIELD = "|".join(sorted(map(re.escape, _FIELDS), key=len, reverse=True))
_HEADS_ORG = (
    "Institute|Institution|Centre|Center|Council|Commission|Committee|Foundation|Association|Organisation|Organization|Federation|Union"
    "|Forum|"
    "Network|Alliance|Conference|Society|Trust|Agency|Authority|Bank|Company|Corporation|Party|Group|University|Chamber|Board|Bureau|Fund|"
    "Initiative|Project|Program|Programme|Bar|Jirga|Watch|Monitor|Coalition|Congress|Assembly|Court|Ministry"
)
_ORG = re.compile(
    rf"(?<![\w-])(?:{_CAP}[ ](?:(?:of|for|and|on|&)[ ])?){{1,6}}?(?:{_HEADS_ORG})\b"
    rf"(?:[ ](?:of|for|on|in)[ ](?:the[ ])?{_CAP}(?:(?:[ ]and)?[ ]{_CAP}){{0,3}})?"
)
_OFFICE_OF = re.compile(
    r"\b(?:according to|president|chairman|chairperson|chairwoman|chief|head|spokesman|spokesperson|spokeswoman|member|members|leader"
    r"|leaders|"
    r"director|secretary|activist|activists|analyst|researcher|founder|organiser|official|officials|report|statement|data|figures)"
    r"(?: of| by| from| with| at)?(?: the)? $|\b(?:accused|blamed|condemned|released|compiled|issued|published|reported|documented"
    r"|recorded|said|told|"
    r"banned|outlawed|led|run|organised|organized|called|backed) (?:by )?(?:the )?$",
    re.IGNORECASE,
)
_PERSON_OF = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]+,? (?:of|from) the $")
_APPOSED = re.compile(  # "HAALVSH, a rights group", "the think tank Verisk"
    r"(?<![\w-])(?P<a>[A-Z][\w&-]+(?: [A-Z][\w&-]+){0,5}),? (?:\([A-Z]\w+\), )?(?:an?|the|which is an?) (?:[\w-]+ ){0,4}?(?P<ka>charity"
    r"|rights group|monitor|watchdog|think tank|NGO|aid group|"
    r"monitoring group|advocacy group|research group|consultancy|non-profit|rights organi[sz]ation|civil society group)\b"
    r"|\b(?P<kb>charity|rights group|monitor|watchdog|think tank|NGO|aid group|monitoring group|advocacy group|consultancy"
    r"|rights organi[sz]ation|advocacy group) (?:called |named )?"
    r"(?P<b>[A-Z][\w&-]+(?: [A-Z][\w&-]+){0,5})"
)
_LEAD = re.compile(
    r"^(?:(?:The|In|On|At|A|An|And|But|As|While|When|For|By|Its|Their|Under|From|With|Of|After|Since|Overnight|Meanwhile|Earlier|Later"
    r"|Yesterday|Today|Separately|However|"
    r"According to|Both|Also|Then|Now|Last|This|That|Some|Former|[A-Z][a-z]+day|[A-Z][a-z]+ly),? )+(?:the )?"
)
_DOCUMENT = re.compile(r"(?:['\u2019]s?)? (?:\w+ ){0,1}(?:report|study|survey|data|figures|statement|interview|analysis|poll|tally"
                       r"|spokes\w+|oral-history)\b")
_KINDS = (
    ("armed_group", re.compile(r"\b(?:Liberation|Republican|Revolutionary|Resistance|Mujahideen|Mujahedeen)\b.*\b(?:Army|Front|Guards?"
                               r"|Tigers|Force|Brigade)\b")),
    ("intelligence", re.compile(r"\bIntelligence\b|\bSecret Service\b")),
    ("state_force", re.compile(r"\b(?:Police|Force|Forces|Army|Navy|Corps|Guards?|Rangers|Levies|Constabulary|Squad|Regiment"
                               r"|Battalion)\b")),
    ("state", re.compile(r"\b(?:Ministry|Department|Government|Assembly|Court|Senate|Parliament|Commission|Authority|Secretariat"
                         r"|Directorate)\b")),
    ("civil_society", re.compile(r"\b(?:Bar|Human Rights|Lawyers|Journalists|Students?|Workers|Women|Missing|Civil|Traders|Teachers"
                                 r"|Labour|Yakjehti|Movement)\b")),
    ("organisation", re.compile(rf"\b(?:{_HEADS_ORG})\b")),
)
_ARMED = re.compile(
    rf"(?<![\w-])(?:(?:{_CAP}[ ]){{1,3}}(?:Liberation|Republican|Revolutionary|Resistance)[ ](?:Army|Front|Guards?|Tigers|Force"
    rf"|Organi[sz]ation|Movement|Brigade)"
    rf"|(?:{_CAP}[ ]){{1,2}}(?:Tigers|Lashkar|Fidayeen|Brigades?|Mujahideen)"
    rf"|(?:Lashkar|Jaish|Jaysh|Sipah|Harkat|Harakat|Hizb|Ansar|Jund|Junood|Saraya)(?:[ -](?:e|i|ul|al|us|as|ud|ut)[ -]|ul[ -]){_CAP}"
    rf"(?:[ -]{_CAP})?)(?!\w)"
)
_DESCRIBED = re.compile(  # "Baloch separatist groups": armed, of one people, no name
    r"\b(?:(?:ethno-nationalist|armed|militant|ethnic|other|banned|outlawed|various|several|secular|nationalist) ){0,3}(Baloch|Baluch"
    r"|Sindhi|Pashtun|Chechen|Kashmiri|Uyghur|Uighur)"
    r" (?:ethno-nationalist |ethnic |armed |nationalist |secessionist ){0,2}(?:armed|separatist|insurgent|militant|terrorist|rebel"
    r"|nationalist|secessionist|resistance)"
    r" (?:groups|outfits|organi[sz]ations|factions|movements)\b"
)
_MOVEMENT = re.compile("[\"\u201c](?:[A-Z][\\w'\u2019]+,? ){1,4}?[A-Z][\\w'\u2019]+[,]?[\"\u201d] movement\\b")
_MISSION = re.compile(r"\b(?:(?:the )?(?P<land>[A-Z][a-z]+)(?:['\u2019]s)? )?(?:Permanent )?Mission to the (?:UN|United Nations)\b")
_ADMINISTRATION = re.compile(r"\b(?P<who>Trump|Biden|Obama|Bush|Clinton|Reagan|Modi|Musharraf|Zia|Bhutto|Sharif|Khan|Raisi|Pezeshkian) "
                             r"(?:administration|government)\b")


@cache
def _national() -> re.Pattern:
    """Adjective or owner, up to two words, then a national institution: "Iranian authorities", "Pakistan's interior ministry"."""
    lands = "|".join(sorted(map(re.escape, load_adjectives()), key=len, reverse=True))
    return re.compile(
        rf"(?<![\w-])(?:(?P<land>{lands})(?:['\u2019]s?)?[ ])"
        r"(?:(?:own|federal|central|interim|caretaker|provincial|new|ruling|national|military|paramilitary|Taliban|foreign|Islamist"
        r"|Taliban-led)[ ]){0,2}"
        r"(?P<what>government|authorities|administration|regime|state|establishment|security forces|armed forces|border guards"
        r"|border forces|border police|"
        r"forces|army|Army|military|navy|Navy|air force|Air Force|police|Police|intelligence (?:agency|agencies|services?)|spy (?:agency"
        r"|agencies)|"
        r"embassy|Embassy|consulate|Consulate|high commission|parliament|Parliament|foreign office|"
        rf"(?i:(?:{_FIELD}) (?:ministry|office|department)))\b(?!-)"
    )


_MINISTRY = re.compile(
    rf"\b(?:(?i:(?P<field>{_FIELD}|emergencies|emergency situations|planning|religious affairs|water resources|climate change|overseas) "
    rf"(?:ministry|office(?! of)))|(?i:(?P<dept>{_FIELD}) department)|(?:Ministry|ministry|Department|department) of (?:the )?(?P<of>"
    rf"(?i:{_FIELD}))"
    rf"(?:,? (?:and|&) {_CAP}(?: {_CAP}){{0,2}})?)\b"
)
_CENTRE = re.compile(
    r"\b(?P<a>[Ff]ederal government|[Cc]entral government(?: in Islamabad)?|[Gg]overnment of Pakistan|the state(?= (?:has|is|appears"
    r"|accuses|denies|says|must|claims)\b)"
    r"|[Tt]he government|Government)(?! (?:employees?|of|offices?|buildings?|school|hospital|servants?|college)\b)\b"
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
    out: list[Mention] = []
    for s in article.sentences:
        found = [
            *_find_armed(article.text, s), *_find_national(article.text, s), *_find_ministries(article.text, s, home),
            *_find_defined(article.text, s), *_find_organisations(article.text, s), *find_forces(article.text, s, home),
            *_find_central(article.text, s, home),
        ]  # fmt: skip
        out += found
    return out + find_police(article, places, home)


_SPOKESMAN = re.compile(r" (?:spokes|official|statement)")
_OTHER_NOUN = re.compile(  # "Pakistani state media", "United States Department"
    r"[ -](?:[Dd]epartment|of [A-Z]|officer|employee|school|hospital|media|TV|television|broadcaster|news|run|owned|university|bank)"
)


def _find_armed(text: str, s) -> list[Mention]:
    out = []
    for m in _ARMED.finditer(text, s.start, s.end):
        name = re.sub(r"^(?:The|And|But|While|When) ", "", m[0])
        if not re.search(r"\b(?:Fire|Ambulance|Bomb|Rescue) ", name):
            out.append(_named(m.end() - len(name), m.end(), name, "armed_group"))
    for m in _DESCRIBED.finditer(text, s.start, s.end):
        people = {"Baluch": "Baloch", "Uighur": "Uyghur"}.get(m[1], m[1])
        out.append(Mention(*m.span(), f"{people.lower()}_armed_groups", f"{people} armed groups (unspecified)", "armed_group"))
    return out


def _find_national(text: str, s) -> list[Mention]:
    out = []
    for m in _national().finditer(text, s.start, s.end):
        gov = load_governments()[load_adjectives()[m["land"]]]
        what = re.sub(r"s$", "", m["what"].lower())
        slug = gov.actor_id.removeprefix("gov_")
        after = _WORD.findall(text[m.end() : m.end() + 100])
        if what in {"government", "authoritie", "administration", "regime", "state", "establishment"}:
            if _OTHER_NOUN.match(text, m.end()) or (m["land"][-1] == "." and what == "state"):
                continue
            out.append(Mention(*m.span(), gov.actor_id, gov.name, "state"))
        elif what in {"embassy", "consulate", "high commission"}:
            if is_acting(after) or is_acting(_skip_place(after)) or _SPOKESMAN.match(text, m.end()):
                out.append(Mention(*m.span(), f"embassy_{slug}", f"Embassy of {gov.country}", "state"))
        elif what.startswith(("intelligence", "spy")):
            if re.search(r"[)\w], $", text[max(s.start, m.start() - 3) : m.start()]) and text[m.end() : m.end() + 1] in {",", "."}:
                continue  # "RAW, India's foreign intelligence agency,": the same once more
            out.append(Mention(*m.span(), f"intelligence_{slug}", f"{m['land']} intelligence agencies", "intelligence"))
        elif what.endswith((" ministry", " office", " department")):
            if _PLACED.search(text[max(s.start, m.start() - 40) : m.start()]):
                continue
            out.append(_ministry(m.start(), m.end(), what.rsplit(" ", 1)[0], gov.actor_id))
        elif what == "parliament":
            out.append(Mention(*m.span(), f"parliament_{slug}", f"Parliament of {gov.country}", "state"))
        elif slug != "pakistan" or what in {"security force", "force", "border guard"}:
            if what in {"army", "military", "navy", "air force"} and after and after[0] in load_cues("army_noun"):
                continue
            kind = {"force": "security_force"}.get(what, what.replace(" ", "_"))
            out.append(Mention(*m.span(), f"{kind}_{slug}", f"{m['land']} {m['what']}", "state_force"))
    return out


def _skip_place(words: list[str]) -> list[str]:
    """Leave out "in Islamabad" after an embassy."""
    return words[2:] if words[:1] == ["in"] else words


def _ministry(start: int, end: int, field: str, home: str, department: bool = False) -> Mention:
    name, country = _FIELDS.get(field.lower(), field.title()), load_governments()[home].country
    if department:
        return Mention(start, end, f"department_{_slug(name)}", f"{name} Department", "state")
    return Mention(start, end, f"ministry_{_slug(name)}_{home.removeprefix('gov_')}", f"Ministry of {name} ({country})", "state")


def _find_ministries(text: str, s, home: str) -> list[Mention]:
    out = []
    for m in _MINISTRY.finditer(text, s.start, s.end):
        field = m["field"] or m["dept"] or m["of"]
        if m["dept"] and (not m[0][0].isupper() and not is_acting(_WORD.findall(text[m.end() : m.end() + 100]))):
            continue
        if m["field"] and m[0].lower().endswith("office") and field.lower() not in {"foreign", "home"}:
            continue
        near = text[max(s.start, m.start() - 40) : m.start()]
        if _PLACED.search(near) and not _SPOKESMAN.match(text, m.end()):
            continue  # where something happened
        land = re.search(r"\bIn (?:the )?([A-Z]\w+(?: [A-Z]\w+)?), (?:the )?(?:\w+ )?$", near)
        owner = re.match(r" of (?:the )?([A-Z]\w+)", text[m.end() : m.end() + 30])
        word = land[1] if land else owner[1] if owner else ""
        out.append(_ministry(m.start(), m.end(), field, load_adjectives().get(word, home), bool(m["dept"])))
    return out


_PLACED = re.compile(
    r"\b(?:at|near|outside|inside|into|in|entered|stormed|hit|attacked|bombed|targeted|targeting|facing|behind|close to|next to|opposite"
    r"|around|entrance (?:of|to)|gates? of|employees? of|"
    r"headquarters of|building of|local) (?:the |a |an )?(?:\w+ )?(?:government['\u2019]s )?$",
    re.IGNORECASE,
)


def _find_defined(text: str, s) -> list[Mention]:
    """Names with their short form in brackets whose letters are its initials: "Baloch Something Movement (BSM)"."""
    out = []
    for m in SHORT_IN_BRACKETS.finditer(text, s.start, s.end):
        short = re.sub(r"[^A-Za-z]", "", m[1])
        before = list(re.finditer(r"[A-Za-z][\w'\u2019&-]*+", text[max(s.start, m.start() - 120) : m.start()]))
        want = [c for c in short if c.isupper()]
        caps = [w for w in before if w[0][0].isupper()]
        if len(want) < 2 or len(caps) < len(want):
            continue
        chosen = caps[-len(want) :]
        if [w[0][0] for w in chosen] != want:
            continue
        start = max(s.start, m.start() - 120) + chosen[0].start()
        name = text[start : m.start()].strip()
        if re.search(r"[.,;:()\n]", name):
            continue
        kind = next((k for k, p in _KINDS if p.search(name)), None)
        if kind:
            out.append(_named(start, m.end(), name, kind))
    return out


def _find_organisations(text: str, s) -> list[Mention]:
    out = []
    for m in _ORG.finditer(text, s.start, s.end):
        name = _LEAD.sub("", m[0])
        start = m.end() - len(name)
        if " " not in name or re.match(r"(?:In|On|At|National Security|Chief|Prime) ", name):
            continue
        rest = text[m.end() : min(s.end, m.end() + 120)]
        words = _WORD.findall(re.sub(r"^\s?\([\w-]+\)", "", rest))
        if re.match(r" [A-Z]", rest) or text[:start][-1:] == "-":
            continue
        before = text[max(s.start, start - 60) : start]
        placed = re.search(r"\b(?:in|at|near|outside|inside|into|to|from|of|on|for|with|between|against) (?:the )?$", before, re.IGNORECASE)
        if (is_acting(words) and not placed) or _OFFICE_OF.search(before) or _PERSON_OF.search(before) or _DOCUMENT.match(rest):
            out.append(_named(start, m.end(), name, next((k for k, p in _KINDS if p.search(name)), "organisation")))
    for m in _APPOSED.finditer(text, s.start, s.end):
        which = "a" if m["a"] else "b"
        if not _LEAD.match(m[which] + " ") and m[which] not in load_cues("not_name"):
            civil = re.search("rights|charity|NGO|civil|aid|advocacy", m["k" + which])
            out.append(_named(*m.span(which), m[which], "civil_society" if civil else "organisation"))
    for m in _MOVEMENT.finditer(text, s.start, s.end):
        out.append(_named(m.start(), m.end(), m[0].replace('"', "").strip("\u201c\u201d"), "civil_society"))
    for m in _MISSION.finditer(text, s.start, s.end):
        gov = load_governments()[load_adjectives().get(m["land"] or "", "gov_pakistan")]
        out.append(Mention(*m.span(), f"un_mission_{_slug(gov.country)}", f"Permanent Mission of {gov.country} to the United Nations",
            "state"))
    for m in _ADMINISTRATION.finditer(text, s.start, s.end):
        out.append(Mention(*m.span(), f"administration_{m['who'].lower()}", f"{m['who']} administration", "state"))
    return out


def _find_central(text: str, s, home: str) -> list[Mention]:
    """The government without its land: "the federal government"; "the government" only where it acts."""
    out = []
    for m in _CENTRE.finditer(text, s.start, s.end):
        plain = m["a"].lower() in {"the government", "government"}
        if plain and not is_acting(_WORD.findall(text[m.end() : m.end() + 100])):
            continue
        if plain and (m["a"] == "Government" and m.start() != s.start):
            continue
        gov = load_governments()[home]
        out.append(Mention(m.start(), m.end(), gov.actor_id, gov.name, "state"))
    return out


def _named(start: int, end: int, name: str, kind: str) -> Mention:
    return Mention(start, end, f"{kind.split('_')[0]}_{_slug(name)}", name, kind)


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", name.casefold()).strip("_")
