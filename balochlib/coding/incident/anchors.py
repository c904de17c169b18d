"""Anchors: the words that say that something happened (attack, blew up, operation), and whether they say that it did."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from balochlib.text.cues import cue
from balochlib.text.lexicon import Match, Matcher, load_rows

# What an anchor of a type makes of the incident: its schema type, and the family that keeps an attack apart from the operation after it.
FAMILY = {
    "attack": {"armed_assault", "attack", "deed", "bombing", "suicide_bombing", "hijacking", "hostage_taking", "assassination", "abduction",
               "arson", "infrastructure_attack", "seizure", "invasion", "shelling"},
    "operation": {"security_operation", "operation", "clearance", "counter", "crackdown", "arrest"},
    "protest": {"protest", "crowd"},
}  # fmt: skip
WEAK = {"attack", "deed", "seizure", "harm", "arson", "shot", "coref"}  # say too little on their own to open an incident


@dataclass(frozen=True, slots=True)
class Anchor:
    """A word that names or tells an incident. ``form``: verb, ing, noun, nouns; ``kind``: column ``type`` of anchors.csv."""

    start: int
    end: int
    form: str
    kind: str
    definite: bool = False  # "the attack", "the latest raid": said before, or known

    @property
    def family(self) -> str | None:
        """attack, operation or protest; None where the word fits each ("killed")."""
        return next((name for name, kinds in FAMILY.items() if self.kind in kinds), None)


_GAP = " ... "
_OBJECT_WORD = r"(?:(?!(?:who|which|that|when|while|where|after|before|but|was|were|is|are|had|has|have|said|then)\b)[\w’'-]{1,24},?\s)"


@cache
def _matcher() -> Matcher:
    rows = (row for row in load_rows("anchors") if _GAP not in row["term"])
    return Matcher((row["term"], f"{row['class']} {row['type']}", row["term"].isupper()) for row in rows)


@cache
def _gapped() -> tuple[re.Pattern, dict[tuple[str, str], str]]:
    """The verbs of anchors.csv that take their object in the middle ("set ... on fire"): one pattern, and the key of each."""
    tails: dict[str, list[str]] = {}
    keys = {}
    for row in load_rows("anchors"):
        head, gap, tail = row["term"].casefold().partition(_GAP)
        if gap:
            tails.setdefault(head, []).append(tail)
            keys[head, tail] = f"{row['class']} {row['type']}"
    heads = (
        rf"(?:{re.escape(head)})\s{_OBJECT_WORD}{{1,8}}?(?:{'|'.join(re.escape(t) for t in sorted(ends, key=len, reverse=True))})"
        for head, ends in tails.items()
    )
    return re.compile(rf"\b(?:{'|'.join(heads)})\b", re.I), keys


def _find_words(text: str, start: int, end: int) -> list[Match]:
    """The words of anchors.csv in a stretch, those with an object in the middle among them, in order."""
    found = list(_matcher().find(text, start, end))
    pattern, keys = _gapped()
    for m in pattern.finditer(text, start, end):
        if not any(f.start == m.start() for f in found):
            words = m[0].casefold()
            key = next(k for (head, tail), k in keys.items() if words.startswith(head + " ") and words.endswith(" " + tail))
            found.append(Match(m.start(), m.end(), key))
    return sorted(found)


_UNREAL_VERB = re.compile(
    rf"\b(?!(?-i:May)\b)(?:(?:{cue('modal')}|not(?! only)|who\swant\w*)\s"
    r"(?:(?!(?:they|who|after|when|where|that|and|as)\b)[\w’'-]+\s){0,2}"
    r"|to\s(?:\w+ly\s|also\s|then\s|be\s|have\sbeen\s)?|n[’']t\s)$",
    re.I,
)
_UNREAL_NOUN = re.compile(
    rf"\b(?!(?-i:May)\b)(?:{cue('modal')}|to\s{cue('undertake')}|{cue('unreal')})[\s-](?:(?!(?:they|who|after|when|where|that|and|as)\b)[\w’'-]+\s){{0,3}}$",
    re.I,
)
_UNREAL_AFTER = re.compile(  # "raids in Kech should stop"
    r"(?:\s(?!\w{1,20}ed\b)[\w’'-]{1,20}){0,6}?\s(?:should|must|would|could|might|shall|cannot)\b"
)
_TRIED = re.compile(
    r"\b(?:tried|attempted|managed|began|started|proceeded|failed|sought|went\s+on|continued|used)\s+to\s+(?:\w+\s+)?$", re.I
)
_PLAIN = r"(?:(?!(?:and|or|for|in|on|at|of|to|by|from|with|that|who|was|were|is|are|after|before)\b)[\w’'/-]+\s+)"
_DEFINITE = re.compile(rf"\b(?:the|that|this|these|those|its|their|his|which|latest|both)\s+{_PLAIN}{{0,3}}$", re.I)
_OPEN = re.compile(rf"\b(?:a|an|another|one|two|three|twin|several|series\s+of|string\s+of|wave\s+of|spate\s+of)\s+{_PLAIN}{{0,3}}$", re.I)
_SERIES = re.compile(rf"\b{cue('series')}\s{_PLAIN}{{0,4}}$", re.I)
_DURING = re.compile(rf"\b(?:in|during|by|following)\s{_PLAIN}{{0,2}}$", re.I)  # "died in dawn raids on two posts"
_BY_FORCES = re.compile(rf"\s(?:by|of)\s(?:the\s|its\s)?(?:[\w’'-]+\s){{0,2}}?{cue('force')}\b", re.I)
_FORCES = re.compile(
    rf"\b{cue('force')}\s(?:(?:have|had|also|later|then|allegedly|reportedly|said\sthey|say\sthey|claimed\sto\shave)\s)?$", re.I
)
_FORCES_MEN = re.compile(rf"\b{cue('force')}\s(?:men|personnel|officers|soldiers|guards)\s$", re.I)
_PROTEST = r"(?:protest(?:er|or)?s?|demonstrat(?:or|ion)s?|marche?r?s?|crowds?|sit-ins?|rall(?:y|ies)|mourners|worshippers\sprotesting)"
_AT = re.compile(r"\s(?:on|at)\Z")
_AT_PROTEST = re.compile(
    rf"(?:\sfire)?\s(?:on|at|into|upon)\s(?:(?:a|an|the|this|unarmed|peaceful|women|student|their)\s){{0,3}}{_PROTEST}\b", re.I
)
_OF_CROWD = re.compile(
    rf"\s(?:of\s)?(?:[\w-]{{1,14}}\s){{0,3}}?{_PROTEST}\s(?:[\w’'-]{{1,14}}\s){{0,4}}?by\s(?:[\w’'-]{{1,14}}\s){{0,2}}?{cue('force')}\b",
    re.I,
)
_ATTACKER = re.compile(rf"\b{cue('attacker')}\b", re.I)
_SHORT_FORM = re.compile(r"\s\([A-Z][A-Za-z-]{1,6}\)")  # "the Frontier Corps (FC) shot at"
_FIRED = re.compile(r"(?:fire|fired|shot|opened\sup)\s(?:on|at|upon)\Z", re.I)
_AT_ARMED = re.compile(
    rf"(?:\s[\w’'-]{{1,16}}){{0,3}}?\s(?:{cue('attacker')}|{cue('force')}|gunmen|hideouts?|posts?|positions|checkpoints?|camps?|them|each\sother)\b",
    re.I,
)
_CROWD = re.compile(rf"(?:[^.;:]{{0,60}}?\b)?(?<!by\s){cue('crowd')}\b", re.I)
_CROWD_BEFORE = re.compile(rf"\b{cue('crowd')}\s(?:[\w’'-]+\s){{0,4}}?(?:was|were|been|got)\s(?:[\w’'-]+\s)?$", re.I)
_DEADLY = {"killing", "elimination", "shot"}
_OF_PEOPLE = {"arrest", "killing", "elimination", "abduction", "harm", "seizure", "shot"}
_THE_ONES = re.compile(r"\b(?:the|those|these|his|her|their|its)\s$", re.I)
_AS_ADJECTIVE = re.compile(
    r"\s(?!(?:by|in|at|on|near|when|while|and|or|were|was|are|is|had|have|has|of|as|during|there|here|to)\b)[a-z]{3,}"
)
_OBJECT = re.compile(r"\s(?:the|a|an|its|their|them|those)\b")
_ONGOING = re.compile(r"\b(?:is|are|was|were)\sbeing\s(?:\w+ly\s)?$", re.I)
_TO_HAVE = re.compile(r"\bto have (?:\w+ )?$")
_DOING = re.compile(r"\b(?:is|are|am|was|were|be|been|being|kept|keep|keeps|by|of|started|began|stop|stopped)\s(?:\w+ly\s)?$", re.I)
_TREND = re.compile(rf"\b{cue('trend')}\s(?:(?:in|of|the)\s)?(?:[\w’'-]+\s){{0,3}}$", re.I)
_COMPOUND = re.compile(rf"[\s-]{cue('compound')}\b", re.I)  # "attack squad", "bombing plot"
_ACCIDENT = re.compile(rf"\b(?:{cue('accident')}|by\s\d{{1,3}}\s(?:runs|wickets|goals|points|votes))\b", re.I)
_MISHAP = re.compile(
    rf"\b(?:{cue('mishap')}|{cue('vehicle')}\s(?:\w{{1,12}}\s){{0,2}}(?:hit|struck|rammed\sinto|crashed\sinto|ran\sinto)\s(?:an?|the|another)\s"
    rf"(?:[\w-]{{1,12}}\s){{0,2}}?{cue('vehicle')})\b",
    re.I,
)  # what may also come of an attack: "two coaches overturned"
_VIOLENCE = re.compile(rf"\b{cue('violence')}\b", re.I)
_PURSUED = re.compile(  # "three of the assailants had been tracked down and killed"
    rf"\b(?:{cue('attacker')}|{cue('force')})\s(?:[\w’'-]{{1,14}}\s){{0,4}}?(?:were|was|been|later|also|then)?\s?(?:\w+ly\s)?"
    rf"{cue('pursued')}\s(?:[\w’'-]{{1,14}}\s){{0,4}}?and\s(?:\w+ly\s)?$",
    re.I,
)
_IN_PURSUIT = re.compile(  # "five kidnappers were shot dead in the pursuit"
    rf"(?:\s[\w’'-]{{1,14}}){{0,4}}?\s(?:in|during)\s(?:the|an?|its|their)\s(?:[\w-]{{1,14}}\s){{0,2}}?{cue('pursuit')}\b", re.I
)
_OF_GOODS = re.compile(rf"\s(?:with\s)?(?!(?:and|who|at|in|on|from)\b)(?:[\w’'-]{{1,16}}\s){{0,3}}?{cue('goods')}\b", re.I)
_CARRIED = re.compile(r"(?:cart|carr|haul|made|mak|spirit)", re.I)
_BODIES = re.compile(
    r"\b(?:bod(?:y|ies)|corpses?|remains)\b(?:[^.;:]{0,60}?\b|[^.;:]{0,160}?\b(?:was|were|been)\s)(?P<verb>found|recovered|discovered|dumped|retrieved|thrown|unearthed|lay|surfaced|turned\sup|washed\sup)\b"
    r"|\b(?P<active>found|recovered|discovered|dumped|retrieved|unearthed|came\s(?:up)?on|came\sacross|stumbled\s(?:up)?on|spotted)\s(?!(?:on|with|from|by|near|under|beside)\b)(?:[\w’'-]+\s){1,6}?(?:bod(?:y|ies)|corpses?)\b",
    re.I,
)
_ATTACKERS = re.compile(
    rf"\b(?:{cue('attacker')}|(?:men|persons|youths)(?=\s(?:with|on|armed|riding|wearing|in\s(?:\w+\s){{0,2}}{cue('disguise')})\s)"
    r"|(?:group|outfit|faction)(?=\swent\s(?:for|after)))\s"
    r"(?:(?:of|from|belonging\sto)\s(?:(?-i:[A-Z][\w’'-]++|of|the|al)\s){1,6}(?:\([A-Z]{2,6}\)\s)?)?"
    r"(?:(?:also|then|had|later|allegedly|reportedly|first|apparently|simultaneously"
    rf"|{cue('outfitted')}\s(?:[\w’'-]+\s){{1,4}}?)\s?){{0,2}}"
    rf"(?P<verb>(?!{cue('no_deed')}\b)(?:{cue('deed')}|[a-z]{{2,12}}ed))\b(?!\sby\b)",
    re.I,
)
_SKIPPED = (
    r"(?:\s(?:that|which)\s(?:was|were|had\sbeen))?"
    r"(?:\s(?!(?:and|but|while|said|says|could|would|may|might|will|is|are|was|were|been|be|not)\b)[\w’'“”-]{1,20},?){0,13}?"
)
_WEAPONS = re.compile(  # "shells fell on a hamlet", "a device planted on the track threw three coaches off the rails"
    rf"\b{cue('weapon_subject')}(?:\s\([A-Z]{{2,5}}\))?{_SKIPPED}\s(?P<verb>{cue('weapon_deed')})\b(?!\s(?:by|off\sduty)\b)", re.I
)
_WEAPONS_NOW = re.compile(
    rf"\b{cue('weapon_subject')}(?:\s\([A-Z]{{2,5}}\))?{_SKIPPED}\s(?P<verb>{cue('weapon_deed_now')})\b(?!\s(?:by|off\sduty)\b)", re.I
)
_COMBING = re.compile(  # "troops combing the hills came under fire": what the forces did next
    rf"\b{cue('force')}(?:\s[\w’'-]{{1,20}}){{0,3}}?\s(?P<verb>{cue('combing')})\b(?=[^.;]{{0,120}}\b{cue('fought')}\b)", re.I
)
_SHELL = re.compile(r"(?:mortars?|shells?)\b(?!\s(?:attack|barrage))", re.I)  # of whose guns, nobody says
_UNUSED = re.compile(
    rf"(?:\s(?!(?:and|but|when|exploded|killed)\b)[\w’'-]{{1,20}}){{0,8}}?\s(?:was|were|been|being)\s(?:\w+\s)?{cue('unused')}\b", re.I
)
_BY_ATTACKERS = re.compile(  # "a bank was looted by armed men", "was hit by a sniper"
    rf"\b(?:was|were|been|got)\s(?:\w{{1,12}}ly\s|also\s|then\s|later\s)?(?P<verb>(?!{cue('no_deed')}\b|{cue('no_passive')}\b)[a-z]{{3,14}})"
    rf"(?:\s(?!(?:and|but|that|who|which|was|were|after|when|said)\b)[\w’'-]{{1,20}}){{0,5}}?\sby\s"
    rf"(?:(?:an?|the|some|about|around|nearly|over|\w{{1,10}}|\d{{1,3}})\s){{0,4}}?{cue('attacker')}\b",
    re.I,
)
_THE = re.compile(r"\b(?:the|these|those|both)\s$", re.I)
_DOERS = re.compile(rf"\b{cue('attacker')}\s(?:(?:also|then|later|had)\s)?(?!{cue('no_verb')}\b)[a-z]{{3,12}}\b(?<!ing)", re.I)
_ATTACKERS_NOW = re.compile(
    rf"\b(?P<doer>{cue('attacker')})\s(?P<verb>(?!{cue('no_deed')}\b|{cue('no_verb')}\b)[a-z]{{3,12}}(?<!ed)(?<!ing))\b", re.I
)


def is_accident(text: str, start: int, end: int) -> bool:
    """Whether a stretch tells of a mishap, a flood or a disease, whose dead no one killed.

    >>> is_accident("A gas explosion killed six", 0, 26), is_accident("A bomb killed six", 0, 17)
    (True, False)
    >>> is_accident("The bus overturned", 0, 18), is_accident("The bus overturned as the bomb went off", 0, 39)
    (True, False)
    """
    if _ACCIDENT.search(text, start, end):
        return True
    return _MISHAP.search(text, start, end) is not None and _VIOLENCE.search(text, start, end) is None


def find_doers(text: str, start: int, end: int) -> bool:
    """Whether armed men are the subject of a verb: that is one incident, whatever period is named with it.

    >>> find_doers("gunmen opened fire", 0, 18), find_doers("nine people were killed", 0, 23)
    (True, False)
    """
    return _DOERS.search(text, start, end) is not None


def _leave_out_short_forms(words: str) -> str:
    return _SHORT_FORM.sub("", words) if "(" in words else words


def _is_pursuit(text: str, m: Match, left: str, end: int) -> bool:
    """Whether the killing is what the forces did to attackers who had got away."""
    return bool(_PURSUED.search(left) or (_ATTACKER.search(left) and _IN_PURSUIT.match(text, m.end, end)))


def find_anchors(text: str, start: int, end: int, headline: bool = False) -> list[Anchor]:
    """Find the anchors in ``text[start:end]`` that tell of something that took place.

    Threats, plans, conditions, habits and trends are left out (GUIDELINES: "concrete past incidents only; not threats, plans or
    general statements"). In a headline the present tells the past ("Gunmen storm hotel").

    >>> def words(text): return [text[a.start:a.end] for a in find_anchors(text, 0, len(text))]
    >>> words("Gunmen stormed a camp and killed two men; the attack lasted hours.")
    ['stormed', 'killed', 'attack']
    >>> words("They could attack ports, plan raids, and have often bombed tracks; a heart attack is none.")
    []
    """
    found: list[Anchor] = []
    if is_accident(text, start, end):
        return found
    for m in _find_words(text, start, end):
        form, kind = m.key.split()
        left = re.split(r"[;:,()—–]", _leave_out_short_forms(text[max(start, m.start - 70) : m.start]))[-1]
        if _ONGOING.search(left) or (form == "verb" and left.endswith("-")):
            continue  # "people are being killed", "a coal-fired plant"
        tried = _TRIED.search(left) or _TO_HAVE.search(left)  # "tried to storm", "claimed to have killed"
        if kind == "abduction" and _CARRIED.match(text, m.start) and _OF_GOODS.match(text, m.end, end):
            continue  # "carted off the copper", "carried away rifles"
        if form == "verb" and kind in _OF_PEOPLE and _THE_ONES.search(left) and _AS_ADJECTIVE.match(text, m.end):
            continue  # "the detained men", "the slain terrorists"
        if form == "none" or (form in {"present", "base"} and not headline and not tried):
            continue
        unreal = _UNREAL_NOUN if form.startswith("noun") else _UNREAL_VERB
        if unreal.search(left) and not tried:
            continue
        if form in {"noun", "nouns"} and (_COMPOUND.match(text, m.end) or _UNREAL_AFTER.match(text, m.end, end)):
            continue
        if form == "noun" and kind == "bombing" and _UNUSED.match(text, m.end, end):
            continue  # "a bomb planted at the gate was defused"
        definite = bool(_DEFINITE.search(left)) and not _OPEN.search(left)
        if form == "noun" and text[m.start : m.end].endswith("ing") and _DOING.search(left):
            if not left.endswith("of "):
                continue  # "are fighting the state" goes on
            form = "ing"
        if form == "noun" and not definite and not headline and _OBJECT.match(text, m.end) and not _OPEN.search(left):
            continue  # "strike there as well as attack the port": a verb, and no finite one
        if (
            form == "nouns"
            and not headline
            and not definite
            and kind not in {"clearance", "counter"}
            and m.start > start
            and (_TREND.search(left) or not (_SERIES.search(left) or _DURING.search(left)))
        ):
            continue
        kind = kind.removesuffix("_weak")
        if kind in _DEADLY and form == "verb" and _is_pursuit(text, m, left, end):
            kind = "counter"
        if kind in {"armed_assault", "attack", "killing", "shot"} and form not in {"noun", "nouns"} and _FORCES.search(left):
            crowd = _CROWD.match(text, m.end, min(end, m.end + 70)) or _CROWD.match(text, max(start, m.start - 70), m.start)
            crowd = crowd or _AT_PROTEST.match(text, m.end - 3 if _AT.search(text, m.start, m.end) else m.end, end)  # "fired on a march"
            fired = form == "verb" and _FIRED.search(text, m.start, m.end) and not _AT_ARMED.match(text, m.end, end)
            kind = "crowd" if crowd or fired else "elimination" if kind in {"killing", "shot"} else "security_operation"
        elif kind == "armed_assault" and form == "verb" and _FORCES_MEN.search(left) and _CROWD.match(text, m.end, min(end, m.end + 70)):
            kind = "crowd"  # "Frontier Corps men fired at demonstrators"
        elif kind in {"killing", "shot"} and form == "verb" and _CROWD_BEFORE.search(left) and _BY_FORCES.match(text, m.end, end):
            kind = "crowd"  # "three protesters were shot dead by police"
        elif (
            kind in {"armed_assault", "attack", "shot"}
            and form not in {"noun", "nouns"}
            and _AT_PROTEST.match(text, m.end - 3 if _AT.search(text, m.start, m.end) else m.end, end)
            and not _ATTACKER.search(text, start, m.start)
        ):
            kind = "crowd"  # "charged the Frontier Corps with opening fire on a sit-in"
        elif kind == "killing" and form == "noun" and _OF_CROWD.match(text, m.end, end):
            kind = "crowd"  # "the killing of demonstrators by the security forces"
        if kind == "armed_assault" and form == "noun" and _BY_FORCES.match(text, m.end):
            kind = "security_operation"  # "a raid by the Special Services Group"
        found.append(Anchor(m.start, m.end, "verb" if form in {"present", "base"} else form, kind, definite))
    for pattern in (_ATTACKERS, _ATTACKERS_NOW) if headline else (_ATTACKERS,):
        for m in pattern.finditer(text, start, end):  # "Gunmen came at the perimeter": the doers make any deed an attack
            if pattern is _ATTACKERS_NOW and m["doer"].endswith(("s", "men")) == (m["verb"][-1] == "s"):
                continue  # "the bomber alone" is no verb: "gunmen roam", "a bomber rams"
            if not any(a.start < m.end("verb") and m.start("verb") < a.end for a in found):
                said_before = bool(_THE.search(text[max(start, m.start() - 12) : m.start()]))
                found.append(Anchor(m.start("verb"), m.end("verb"), "verb", "deed", said_before))
    for m in _BY_ATTACKERS.finditer(text, start, end):
        known = any(a.start < m.end("verb") and m.start("verb") < a.end for a in found)
        if not known and not _UNREAL_VERB.search(text[max(start, m.start() - 60) : m.start()]):
            found.append(Anchor(m.start("verb"), m.end("verb"), "verb", "deed"))
    for m in (_WEAPONS_NOW if headline else _WEAPONS).finditer(text, start, end):
        if not any(a.start < m.end("verb") and m.start("verb") < a.end for a in found):
            kind = "shelling" if _SHELL.match(m[0]) else "bombing"
            found.append(Anchor(m.start("verb"), m.end("verb"), "verb", kind))
    for m in _COMBING.finditer(text, start, end):
        found.append(Anchor(m.start("verb"), m.end("verb"), "verb", "counter"))
    for m in _BODIES.finditer(text, start, end):
        which = "verb" if m["verb"] else "active"
        found.append(Anchor(m.start(which), m.end(which), "verb", "bodies"))
    return sorted(found, key=lambda a: a.start)
