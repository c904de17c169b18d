"""Organisations and armed groups found by the pattern of their names, beyond what the registry lists."""

from __future__ import annotations

import re

from balochlib.coding.names.governments import AND_ANOTHER, is_acting, is_body_acting
from balochlib.coding.names.registry import SHORT_IN_BRACKETS, Mention, load_cues, split_short
from balochlib.text.article import Article

_CAP = r"[A-Z][\w\u2019'&-]{1,24}"
_WORD = re.compile(r"[A-Za-z][\w'\u2019-]*+|[,;:.()]")
HEADS = (
    "Institute|Institution|Centre|Center|Council|Commission|Committee|Foundation|Association|Organisation|Organization|Federation|Union"
    "|Forum|"
    "Network|Alliance|Conference|Society|Trust|Agency|Authority|Bank|Company|Corporation|Party|Group|University|Chamber|Board|Bureau|Fund|"
    "Initiative|Project|Program|Programme|Bar|Jirga|Watch|Monitor|Coalition|Congress|Assembly|Court|Ministry|Department|Directorate|League"
    "|Movement|Service|Services|Secretariat|Tribunal|Mahaz|Ittehad|Tehreek|Tehrik|Anjuman|Academy|Consortium|Observatory|Confederation"
    "|Observers|Tracker|Mission|Syndicate|Cooperative|Exchange|Commissionerate|Panchayat|Rabita|Itehad"
)
_OF_WHAT = rf"[ ](?:of|for|on|in)[ ](?:the[ ])?{_CAP}(?:(?:[ ]and)?[ ]{_CAP}){{0,3}}"
_ORG = re.compile(
    rf"(?<![\w-])(?:{_CAP}[ ](?:(?:of|for|and|on|&)[ ])?){{1,6}}?(?:{HEADS})\b(?![ ](?:{HEADS})\b)(?:{_OF_WHAT})?"
    rf"|(?<![\w-])(?:Institute|Institution|Centre|Center|Council|Foundation|Association|Federation|Forum|Network|Society|Academy"
    rf"|Observatory){_OF_WHAT}"  # "the Institute of Frontier Studies"
)
_OFFICE_OF = re.compile(
    r"\b(?:according to|president|chairman|chairperson|chairwoman|chief|head|spokesman|spokesperson|spokeswoman|member|members|leader"
    r"|leaders|"
    r"director|secretary|activist|activists|analyst|researcher|founder|organiser|official|officials|report|statement|data|figures|workers"
    r"|supporters|convener|convenor|coordinator|organisers|patron|candidate|representative|representatives|survey|study|tally|records)"
    r"(?: of| by| from| with| at)?(?: the)? $|\b(?:accused|blamed|condemned|released|compiled|issued|published|reported|documented"
    r"|recorded|said|told|"
    r"banned|outlawed|led|run|organised|organized|called|backed) (?:by )?(?:the )?$",
    re.IGNORECASE,
)
_PERSON_OF = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]+,? (?:of|from|at) (?:the|[A-Z][a-z]+['\u2019]s) $")
_SEATED = re.compile(r"[^,.;]{2,60} (?:of|from|at) [A-Z][a-z]+['\u2019]s (?=[A-Z])")  # "Asma Butt of Lahore's Institute of Law"
_BODY_NOUN = (
    r"charity|rights group|rights body|monitor|watchdog|think[ -]tank|NGO|aid group|aid agency|relief agency|monitoring group"
    r"|research group|research body|advocacy group|advocacy organi[sz]ation|consultancy|risk consultancy|non-profit|rights organi[sz]ation"
    r"|campaign group|civil society group|ambulance service|rescue service|trade body|trade union|labou?r union"
    r"|political party|data project|mining company"
)
_APPOSED = re.compile(  # "HAALVSH, a rights group", "the think tank Verisk", "Aamin, which documents abuses"
    r"(?<![\w-])(?P<a>[A-Z][\w&-]+(?: [A-Z][\w&-]+){0,5}),? (?:\([A-Z]\w+\), )?(?:(?:an?|the|which is an?) (?:[\w-]+ ){0,4}?"
    rf"(?P<ka>{_BODY_NOUN})\b|(?P<kw>which (?:documents|monitors|tracks|records|campaigns) (?:[\w-]+ ){{0,4}}?(?:abuses|rights|violations"
    r"|violence|disappearances|executions|attacks|deaths|conflicts?)\b))"
    rf"|\b(?P<kb>{_BODY_NOUN}) (?:called |named )?(?P<b>[A-Z][\w&-]+(?: [A-Z][\w&-]+){{0,5}})"
)
_LEAD = re.compile(
    r"^(?:(?:The|In|On|At|A|An|And|But|As|While|When|For|By|Its|Their|Under|From|With|Of|After|Since|Overnight|Meanwhile|Earlier|Later"
    r"|Yesterday|Today|Separately|However|"
    r"According to|Both|Also|Then|Now|Last|This|That|Some|Former|[A-Z][a-z]+day|[A-Z][a-z]+ly),? )+(?:the )?"
)
_DOCUMENT = re.compile(
    r"(?:['\u2019]s?)? (?:\w+ ){0,1}(?:report|study|survey|data|figures|statement|interview|analysis|poll|tally"
    r"|spokes\w+|oral-history)\b"
)
_KINDS = (
    (
        "armed_group",
        re.compile(
            r"\b(?:Liberation|Republican|Revolutionary|Resistance|Mujahideen|Mujahedeen|Guerrilla|Jihad)\b.*"
            r"\b(?:Army|Front|Guards?|Tigers|Force|Forces|Brigade|Organi[sz]ation|Movement)\b"
        ),
    ),
    ("intelligence", re.compile(r"\bIntelligence\b|\bSecret Service\b")),
    (
        "state_force",
        re.compile(
            r"\b(?:Police|Force|Forces|Army|Navy|Corps|Guards?|Rangers|Levies|Constabulary|Squad|Regiment"
            r"|Battalion|Command|Scouts|Commandos|Gendarmerie|Militia|Carabinieri|Coastguard|Counter[ -]?Terrorism)\b"
        ),
    ),
    (
        "state",
        re.compile(
            r"\b(?:Ministry|Department|Government|Assembly|Court|Senate|Parliament|Commission|Authority|Secretariat"
            r"|Directorate|Tribunal|Administration|Bureau|Cabinet|Office|Jirga)\b"
        ),
    ),
    (
        "civil_society",
        re.compile(
            r"\b(?:Bar|Human Rights|Lawyers|Journalists|Students?|Workers|Women|Missing|Civil|Traders|Teachers"
            r"|Labour|Yakjehti|Movement|Action Committee|Youth)\b"
        ),
    ),
    ("organisation", re.compile(rf"\b(?:{HEADS}|Front|Institutes|Studies)\b")),
)
# What has initials but is no body: papers, things, offices of one person, places.
_NO_BODY = re.compile(
    r"\b(?:Acts?|Ordinance|Bill|Devices?|Corridor|Plan|Report|Product|Lists?|Control|Investments?|Officers?|Minister|Commissioner|Hospital"
    r"|Zones?|Memorandum|Understanding|Treaty|Agreement|Pakhtunkhwa|Emirates|Kashmir|Kingdom|States|Inspector|Superintendent|Secretary"
    r"|Chief|Judge|Index|Operations?|Vehicles?|Grenades?|Guns?|Systems?|Missiles?|Highway|Road|Airport|Port|Expressway|Republic|Accord"
    r"|Code|Rules|Framework|Policy|Scheme|Tax|Rate|Licen[cs]e|Card|Time|Africa|America|Persons|Territory|Territories|Areas|Line|Express"
    r"|General|Governor|Director|President|Headquarters|Complex|Stadium|Bomb|Explosives?|Drones?|Aircraft|Visa|Pass|Tests?|Virus|Disease)$"
)
_ARMED_WORD = (
    r"(?:armed|militant|separatist|insurgent|rebel|jihadist|jihadi|guerrilla|secessionist|Islamist|terrorist|extremist|outlawed|proscribed)"
)
_ARMED_BEFORE = re.compile(
    rf"\b(?:{_ARMED_WORD}s? (?:group |outfit |organi[sz]ation |movement |faction )?|[Ss]uspicion (?:falls|fell) on (?:the )?)$"
)
_ARMED_AFTER = re.compile(
    rf"(?:,? (?:an?|the|one of|which is) [^.;]{{0,50}}\b{_ARMED_WORD}\b"
    r"|,? (?:the|a) (?:strongest|largest|biggest|main) of the [^.;]{0,40}groups?\b"
    rf"|,? (?:has |have )?(?:claimed|took|taken) (?:the )?(?:responsibility|credit)"
    r"| (?:fighters|militants|rebels|insurgents|guerrillas|gunmen|faction)\b)"
)
_ARMED = re.compile(
    rf"(?<![\w-])(?:(?:{_CAP}[ ]){{1,3}}(?:Liberation|Republican|Revolutionary|Resistance)[ ](?:Army|Front|Guards?|Tigers|Force"
    rf"|Organi[sz]ation|Movement|Brigade)"
    rf"|(?:{_CAP}[ ]){{1,2}}(?:Tigers|Lashkar|Fidayeen|Brigades?|Mujahideen)"
    rf"|(?:Lashkar|Jaish|Jaysh|Sipah|Harkat|Harakat|Hizb|Ansar|Jund|Junood|Saraya)(?:[ -](?:e|i|ul|al|us|as|ud|ut)[ -]|ul[ -]){_CAP}"
    rf"(?:[ -]{_CAP})?)(?!\w)"
)
_GANG = re.compile(rf"(?<![\w-])((?:{_CAP},? (?:and )?){{0,3}}{_CAP}) gangs?\b")  # "the Bhayo and Jagirani gangs"
_DESCRIBED = re.compile(  # "Baloch separatist groups": armed, of one people, no name
    r"\b(?:(?:ethno-nationalist|armed|militant|ethnic|other|banned|outlawed|various|several|secular|nationalist) ){0,3}(Baloch|Baluch"
    r"|Sindhi|Pashtun|Chechen|Kashmiri|Uyghur|Uighur)"
    r" (?:ethno-nationalist |ethnic |armed |nationalist |secessionist ){0,2}(?:armed|separatist|insurgent|militant|terrorist|rebel"
    r"|nationalist|secessionist|resistance)"
    r" groups\b"
)
_MOVEMENT = re.compile("[\"\u201c](?:[A-Z][\\w'\u2019]+,? ){1,4}?[A-Z][\\w'\u2019]+[,]?[\"\u201d] movement\\b")


def find_organisations(article: Article) -> list[Mention]:
    """Find armed groups, and organisations that act, speak, publish or have officers; an organisation named in passing is left out.

    A name with its initials in brackets is a body, whose short form is then found throughout the article.

    >>> from balochlib.text.article import Sentence
    >>> t = "Suspicion fell on Barisan Nasional Merah (BNM), a rebel army. The Zhob Traders Union met. BNM men fled."
    >>> a = Article("a", "s", t, 0, len(t), sentences=(Sentence(0, 61), Sentence(62, 89), Sentence(90, len(t))))
    >>> [(t[m.start:m.end], m.kind) for m in find_organisations(a)]  # doctest: +NORMALIZE_WHITESPACE
    [('Barisan Nasional Merah', 'armed_group'), ('BNM', 'armed_group'), ('Zhob Traders Union', 'civil_society'),
     ('BNM', 'armed_group')]
    >>> find_organisations(Article("a", "s", "It rained.", 0, 10, sentences=(Sentence(0, 10),)))
    []
    """
    text, out, shorts = article.text, [], {}
    for s in article.sentences:
        defined = _find_defined(text, s)
        shorts |= {text[m.start : m.end]: m for m in defined if text[m.start - 1 : m.start] == "("}
        out += [*_find_armed(text, s), *defined, *_find_acting(text, s)]
    if shorts:
        again = re.compile(rf"(?<![\w(-])(?:{'|'.join(map(re.escape, shorts))})(?![\w-])")
        for s in article.sentences:
            out += [shorts[m[0]]._replace(start=m.start(), end=m.end()) for m in again.finditer(text, s.start, s.end)]
    return sorted(out)


def _kind_of(name: str) -> str | None:
    return next((k for k, p in _KINDS if p.search(name)), None)


def _kind_in_context(before: str, after: str) -> str | None:
    """The kind of a body whose name does not tell: armed where the words beside it say so, else an organisation where it acts."""
    if _ARMED_BEFORE.search(before) or _ARMED_AFTER.match(after):
        return "armed_group"
    return "organisation" if is_acting(_WORD.findall(after)) or _OFFICE_OF.search(before) else None


def _find_armed(text: str, s) -> list[Mention]:
    out = []
    for m in _ARMED.finditer(text, s.start, s.end):
        name = re.sub(r"^(?:The|And|But|While|When) ", "", m[0])
        if not re.search(r"\b(?:Fire|Ambulance|Bomb|Rescue) ", name):
            out.append(_named(m.end() - len(name), m.end(), name, "armed_group"))
    for m in _GANG.finditer(text, s.start, s.end):
        name = _LEAD.sub("", m[0])
        if name[0].isupper() and not re.match(r"(?:Police|Street|Criminal|Prison|Dacoit|Bandit|Gangs?)\b", name):
            out.append(_named(m.end() - len(name), m.end(), name, "armed_group"))
    for m in _DESCRIBED.finditer(text, s.start, s.end):
        people = {"Baluch": "Baloch", "Uighur": "Uyghur"}.get(m[1], m[1])
        out.append(Mention(*m.span(), f"{people.lower()}_armed_groups", f"{people} armed groups (unspecified)", "armed_group"))
    return out


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
        kind = _kind_of(name) or _kind_in_context(text[max(s.start, start - 60) : start], text[m.end() : min(s.end, m.end() + 80)])
        if kind and not _NO_BODY.search(name):
            out += split_short(text, _named(start, m.start(), name, kind))
    return out


def _find_acting(text: str, s) -> list[Mention]:
    out = []
    for m in _ORG.finditer(text, s.start, s.end):
        name = _LEAD.sub("", m[0])
        name = _SEATED.sub("", name, count=1)
        start = m.end() - len(name)
        if " " not in name or re.match(r"(?:In|On|At|National Security|Chief|Prime) |.{0,40}\bHigh Commission\b", name):
            continue
        rest = text[m.end() : min(s.end, m.end() + 120)]
        words = _WORD.findall(AND_ANOTHER.sub("", re.sub(r"^\s?\([\w-]+\)", "", rest)))
        if re.match(r" [A-Z]", rest) or text[:start][-1:] == "-":
            continue
        before = text[max(s.start, start - 60) : start]
        placed = re.search(r"\b(?:in|at|near|outside|inside|into|to|from|of|on|for|with|between|against) (?:the )?$", before, re.IGNORECASE)
        if (is_body_acting(words) and not placed) or _OFFICE_OF.search(before) or _PERSON_OF.search(before) or _DOCUMENT.match(rest):
            out.append(_named(start, m.end(), name, _kind_of(name) or "organisation"))
    for m in _APPOSED.finditer(text, s.start, s.end):
        which = "a" if m["a"] else "b"
        if not _LEAD.match(m[which] + " ") and m[which] not in load_cues("not_name"):
            civil = re.search("rights|charity|NGO|civil|aid|advocacy|campaign|abuses|violations", m["ka"] or m["kw"] or m["kb"])
            out.append(_named(*m.span(which), m[which], "civil_society" if civil else "organisation"))
    for m in _MOVEMENT.finditer(text, s.start, s.end):
        out.append(_named(m.start(), m.end(), m[0].replace('"', "").strip("\u201c\u201d"), "civil_society"))
    return out


def _named(start: int, end: int, name: str, kind: str) -> Mention:
    return Mention(start, end, f"{kind.split('_')[0]}_{_slug(name)}", name, kind)


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", name.casefold()).strip("_")
