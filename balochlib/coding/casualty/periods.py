"""Scope of a number: one incident, or a total over a period or many incidents, and the words for that period."""

from __future__ import annotations

import re
from typing import NamedTuple

_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_SEASON = r"(?:spring|summer|autumn|fall|winter|Ramadan|Ramazan|Muharram)"
_SPELLS = r"(?:days|weeks|months|years|decades|decade|quarter|half|year|month|week|fortnight|weekend)"
_SPAN = rf"(?:hours|{_SPELLS})"
_SPANS = rf"(?:{_SPELLS}|{_SEASON}|period|span|stretch|timeframe|time\sframe|tenure|reign|winters|summers)"
_COUNT = (
    r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|eighteen|twenty|thirty|few|several|couple\sof"
    r"|half\sa\sdozen|dozen)"
)
_MONTH_DAY = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s{_MONTH}|{_MONTH}(?:\s\d{{1,2}}(?:st|nd|rd|th)?(?!\d))?)(?:,?\s\d{{4}})?"
_WHEN = (
    rf"(?:(?:early|mid|late)[\s-])?(?:the\s(?:first|start|beginning|middle|end|turn)\sof\s)?"
    rf"(?:{_MONTH_DAY}|\d{{4}}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|last\s(?:year|{_SEASON}|{_MONTH}))"
)
_BLOW = (
    r"(?:attack|blast|bombing|bomb|explosion|raid|ambush|shooting|assault|strike|operation|incident|crash|fire|siege|hijacking|accident"
    r"|massacre|clash)"
)

# periods that make a total by themselves
_LONG = re.compile(
    rf"""\b(?:
      (?:(?:in|over|during|within|for|across)\s)?(?:the\s|these\s)?(?:past|last|previous|preceding)\s{_COUNT}\s{_SPAN}
    | (?:in|over|during|within|across)\s(?:the\s)?(?:past|last)\s(?:decades|years|months|weeks|days|decade|quarter|fortnight|half-year)
    | [Tt]he\spast\s(?:week|fortnight|month|quarter|year|decade)
    | (?:in|over|during|across|throughout)\s(?:the\s)?
        (?:whole|entire|course|full|first|second|third|fourth|final|closing|opening|early|later)
        (?:\s(?:of\s(?:the\s|this\s|that\s|last\s)?|{_COUNT}\s)?{_SPANS}){{1,2}}
    | (?:in|over|during|across|throughout|by|for)\s(?:that|those|these|the\ssame|this)\s(?:{_COUNT}\s)?
        (?:time|period|span|stretch|years|months|weeks|days|decades|year|month|quarter|decade|half)\b(?!\slast)
    | (?:in|over|during)\s(?:the\s)?{_COUNT}\s(?:days|weeks|months|years)\s(?:after|before|since|to|that|leading|of|until)\b[^,;.]{{0,40}}
    | (?:over|across|throughout|during)\s(?:the\s|this\s|last\s)?(?:weekend|{_SEASON}|year|month|summer\smonths) | this\s{_SEASON}
    | {_COUNT}\s(?:days|weeks|months|years|decades)\sof\s(?:\w{{1,12}}\s)?
        (?:war|fighting|clashes|violence|unrest|conflict|insurgency|feuding|strife)
    | (?:[Tt]he|a|that)\s(?:week|fortnight|month|quarter|year)\s(?:that\s(?:ended|closed|began)|ending|to|up\sto|ended)\s(?:on\s)?{_WHEN}
    | (?:in|over|during|for)\s(?:just\s|about\s|nearly\s|almost\s|roughly\s|under\s|less\sthan\s|more\sthan\s|over\s)?(?:a|two|three)
        \s(?:decades?|quarter\sof\sa\scentury)
    | over\sthe\syears | (?:this|last)\syear\salone | a\syear\s(?:ago|earlier|before) | the\syear\sbefore
    | so\sfar\s(?:this|in)\s(?:year|month|week|{_MONTH}|\d{{4}})(?:\s\d{{4}})?
    | (?:this|last|the\sprevious|the\ssame|each|every|per|the\sfollowing)\s(?:year|quarter) | (?:a|per)\syear | per\smonth
    | (?:first|second|third|fourth|last)\s(?:quarter|half|{_COUNT}\s(?:months|weeks|days))
        (?:\sof\s(?:the\syear|this\syear|last\syear|\d{{4}}|{_MONTH}))?
    | since\s(?:at\sleast\s)?(?:last\s)?{_WHEN}(?!['’])(?:\s(?:night|evening|morning|afternoon))? | since\sthen
    | since\s(?:last\s)?{_SEASON}
    | since\s(?:the\s)?(?:start|beginning|turn|end|outbreak|onset|launch|return|fall|collapse)\sof\s[\w\s]{{3,30}}
    | since\s(?!(?:an?|the|that|this|his|her|their)\s(?:[\w-]{{1,15}}\s){{0,2}}{_BLOW}\b)(?!when)
        (?:the|an?|it|they|he|she|his|her|its|their)\s
        (?:[\w-]{{1,15}}\s){{0,3}}(?:broke|began|started|collapsed|took|came|resumed|flared|ended|fell|erupted|returned|seized|lapsed|launched|expired)\b
    | in\sthe\scourse\sof\s(?:{_MONTH}|\d{{4}}|the\s(?:year|month|quarter))
    | since\s(?:independence|the\s(?:insurgency|war|Taliban))\b[\w\s]{{0,20}}
    | before\sthe\s(?:ceasefire|truce|armistice|guns)\b[^,;.]{{0,30}}
    | (?:between|from)\s(?:{_WHEN}|then|\d{{1,2}}(?:st|nd|rd|th)?)\s(?:and|to|through|till|until|up\sto)\s(?:{_WHEN}|then\b|now\b)
    | (?:between|from)\s{_MONTH}\s\d{{1,2}}\s(?:and|to)\s\d{{1,2}}(?!\d) | in\s\d{{4}}\sand\s\d{{4}}
    | {_WHEN}\s(?:to|through)\s(?:{_MONTH_DAY}|\d{{4}})
    | (?:last|this)\s(?:month|week)\salone
    | (?:in|over|during|within)\s(?:the\s)?(?:past|last)\s(?:year|month|week|fortnight)(?!\sof)
    | (?:in|over|during)\s(?:the|these|those)\s{_COUNT}\s{_SPAN}(?:\s(?:before|prior|earlier))?
    | (?:the\s)?(?:whole|rest|course)\sof\s(?:\d{{4}}|the\syear|last\syear)
    | (?:in|over|during)\sthe\s(?:same|corresponding|comparable|previous|preceding|prior)\s(?:period|month|week|quarter|timeframe)
        (?:\s(?:of\s)?(?:\d{{4}}|last\syear|the\sprevious\syear))?
    | over\s{_COUNT}\s(?:months|years|decades|weeks)
    | (?:throughout|during|for|all\sof|the\swhole\sof)\s\d{{4}} | by\s(?:the\s)?(?:end|close)\sof\s[\w\s]{{3,20}} | after\s\d{{4}}
    | (?:during|in|throughout)\sthe\s(?:year|month|period|conflict|insurgency)
    | (?:in|during)\s(?:the\s)?current\s(?:year|month|quarter|decade)
    | (?:in|during)\s{_MONTH}(?:\s\d{{4}})?\salone | (?:in|during)\s\d{{4}}\salone
    | to\sdate | every\s(?:day|week|month) | decades\sof | annually | (?:war|battle|fight|campaign)\s(?:on|against)\sterror(?:ism)?
    | (?:in|over|within)\s{_COUNT}\s(?:months|years|weeks|decades|days)(?!\s(?:ago|earlier|later))
    | (?:in|over|within)\s(?:24|36|40|48|60|72)\shours
    )\b""",
    re.VERBOSE | re.IGNORECASE,
)
# periods that make a total only where nothing in the sentence tells of one incident, or where incidents are counted
_MONTHLY = re.compile(
    rf"""\b(?:(?:[Ii]n|[Dd]uring|[Ff]or|of|[Tt]hroughout)\s(?:early\s|late\s|mid-)?{_MONTH}(?:\s\d{{4}})?
    | {_MONTH}(?:\s\d{{4}})?\s(?:was|saw|has\sbeen) | (?<=,\s){_MONTH}\s\d{{4}}(?=,) | [Ii]n\s\d{{4}}
    | (?:[Ll]ast|[Tt]his|[Tt]he\sprevious|[Tt]he\spast|[Tt]he\ssame)\s(?:month|week))\b""",
    re.VERBOSE,
)
_INCIDENTS = re.compile(
    r"""\b(?:\d[\d,]{0,8}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w{3,5}teen|\w{3,5}ty
      |dozens\ of|scores\ of|hundreds\ of|several|many|various|multiple|separate)
    \s(?:\w{1,20}[\s-]){0,3}(?:attacks|incidents|operations|bombings|strikes|raids|clashes|blasts|events|assaults|explosions|ambushes|cases|IBOs)\b
    | \b(?:wave|spate|series|string|surge|rash|number)\ of\ (?:\w{1,20}\s){0,3}
      (?:attacks|bombings|killings|incidents|raids|blasts|assaults|violence|operations)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_TALLY = re.compile(
    r"""\b(?:per(?:cent|\ cent)|(?:deadliest|bloodiest|worst)\ (?:\w{1,12}\ )?(?:year|month)|(?:annual|monthly|quarterly|yearly)\s
    |tall(?:y|ied)|(?:has|have|had)\ (?:documented|counted|verified)|data(?:base|set)?\b|logged|statistics
    |figures\ (?:show|compiled)|compared\ (?:with|to)|recorded
    |(?:witnessed|saw|suffered|endured)\ \d|down\ from|up\ from|(?:against|from)\ \d{1,5}\ (?:in|during|for)\ [A-Z]
    |think[\ -]tank|PICSS|CRSS|SATP|ACLED|AOAV|UCDP|PIPS|GTD|combat-related) | \d%""",
    re.VERBOSE,
)
_ONE_EVENT = re.compile(
    rf"""\b(?:when\s(?:an?|the|two|three|four|five|his|their)
      | (?:when|as)\s(?:militants|gunmen|unidentified|unknown|armed|security|police|terrorists|attackers|insurgents|suspected|soldiers))\b
    | \b(?:an?|the|that|this|one|another|single|\w{{3,6}}day's|yesterday's|today's)\s(?:\w{{1,20}}[\s-]){{0,4}}
      (?:attack|bombing|blast|ambush|raid|explosion|shooting|assault|siege|hijacking|operation|clash|encounter|bomb|strike
        |gunfight|shootout|shoot-out|battle|massacre|bomber|rally|IBO)\b
    | \b(?:at|on|into|inside|outside|near)\s(?:an?|the)\s(?:\w{{1,15}}\s){{0,2}}(?:checkpoint|check-post
        |checkpost|post|market|bazaar|hotel|mosque|shrine|school|bus|train|van|camp|base|barracks|hospital|courthouse|station|restaurant|mine|stadium|university|college
        |church|wedding|funeral|procession|convoy|picket|parade|imambargah|seminary)\b
    | \b(?:At|In|Near)\s[A-Z][\w\s,]{{2,40}},\s(?:gunmen|militants|attackers|assailants|insurgents|raiders
      |armed\smen|unidentified|unknown)\b
    | \bIn\s(?:{_MONTH}\s)?(?:\d{{4}},?\s)?(?:gunmen|militants|attackers|assailants|insurgents|raiders|an?\s\w{{3,15}}
        |unidentified|unknown|armed|suspected)\b
    | \b(?:on|late|early)\s(?:last\s)?\w{{3,6}}day\b
    | (?<!up\sto\s)(?<!until\s)(?<!by\s)(?<!till\s)\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b
    | \b\d{{1,2}}(?:st|nd|rd|th)?(?:\s?[-\u2013]\s?\d{{1,2}})?\s{_MONTH}\b | \b{_MONTH}\s\d{{1,2}}\b(?!\d)
    | \bnear\s[A-Z]\w{{2,20}}\sin\s(?:{_MONTH}\s)?\d{{4}}
    | \bby\s(?:evening|nightfall|dusk|dawn|noon|midday|midnight|sunset|sunrise|morning)\b | \b[Ff]inal\s(?:death\s)?toll\b
    | \b(?:shot\sat|opened\sfire|fired\s(?:on|at|into)|ambushed\sa|stormed\sa|lobbed|hurled|rammed|went\soff|lands?\son|landed\son)\b
    | \b(?:yesterday|today|overnight|the\ssame\sday|earlier\sin\sthe\sday)
    | \b(?:broke\sinto|stormed|drove\sinto|rammed|blew\sup|blew\s\w{{3,7}}sel(?:f|ves)\sup|off\s(?:a\s)?bus)""",
    re.VERBOSE,
)
# "the deadliest attack since 2018" compares; it gives no period to what it tells of
_SUPERLATIVE = re.compile(
    r"\b(?:deadliest|bloodiest|worst|biggest|largest|highest|most\s(?:deadly|violent|lethal|serious))\b(?!\s(?:was|were|is|came))[^,.;:()]{0,60}?"
    r"\b(?:since|in|for|of)\s[^,.;:()]{1,40}",
    re.IGNORECASE,
)


_PLURAL = re.compile(
    r"\b(?:attacks|ambushes|bombings|clashes|killings|raids|blasts|shootings|operations) (?:by|on|in|across|against)\b", re.IGNORECASE
)
# What a sentence sums up that tells no incident itself
_SUMMED = re.compile(
    r"""\b(?:together|in\ (?:all|total|sum)|all\ told|altogether|overall|by\ the\ end\ of\ it|by\ the\ time\ it\ was\ over|of\ th[eo]se)\b
    | \b(?:have|has)\ (?:also\ |now\ |already\ |so\ far\ |since\ )?(?:been\ )?
      (?:died|killed|lost|claimed|injured|wounded|hurt|cost|taken|perished|abducted)\b
    | ^\W{0,3}(?:Thousands|Hundreds|Scores|Dozens|Tens\ of\ thousands)\b""",
    re.VERBOSE | re.IGNORECASE,
)
# one incident by its own words, whatever day it was
_AN_EVENT = re.compile(
    r"\b(?:an?|the|that|this|another|one)\s(?:\w{1,20}[\s-]){0,3}(?:attack|bombing|blast|ambush|raid|explosion|shooting|assault|clash|encounter|strike)\b"
    r"|\b(?:opened\sfire|went\soff|lobbed|hurled|rammed)\b",
    re.IGNORECASE,
)
_ENTRY = re.compile(
    rf"[\u2022*\s-]{{0,4}}(?:{_MONTH}\s\d{{1,2}}|\d{{1,2}}\s{_MONTH})(?:,?\s\d{{4}})?(?:,\s[\w\s'-]{{2,40}})?\s?[:.\u2013\u2014-]\s"
)
_FEW = re.compile(r"(?:two|three|separate|multiple)\b", re.IGNORECASE)
# "closed since October 30, when gunmen ambushed a convoy": the day of one incident
_LAST = re.compile(  # "two of its engineers were wounded there last year", "last year gunmen killed ..."
    r"\bthere\s(?:last|this|earlier\sthis)\s(?:year|month|week)|^\W{0,3}(?:Last|Earlier\sthis)\s(?:year|month|week),?\s"
    r"(?:gunmen|attackers|assailants|raiders|armed\smen|unidentified|unknown|suspected|an?\s|the\s\w{1,15}\s(?:shot|killed|ambushed|raided|bombed))"
)
_ASIDE = re.compile(  # "two shepherds who had been missing since Thursday": of these, not of the count
    r"\b(?:who|which|whose|where)\b(?:(?!\b(?:kill|die|dead|death|murder|shot|perish|abduct|disappear|martyr|wound|injur|hurt|lost|lose))[^,;:.]){0,60}?"
    r"\bsince\b(?:\s[\w'’]{1,15}){1,3}"
)
_SINCE_EVENT = re.compile(r"\bsince\s(?:\w{1,12},?\s){1,4}(?=when\b)", re.IGNORECASE)


# summaries of a day: "killed in separate incidents on Sunday", "in violence in various parts of the province"
_SEPARATE = re.compile(
    r"""(?<!two\s)(?<!three\s)\b(?:separate|various|different|sundry)\s(?:\w{1,20}[\s-]){0,2}(?:attacks|incidents|operations|bombings|clashes|raids|blasts|encounters|shootings)\b
    | \b(?:various|different|several|other)\s(?:parts|areas|districts)\sof\b""",
    re.VERBOSE | re.IGNORECASE,
)
# "the costliest single incident was the ambush of April 11, where nine soldiers died": one, whoever counts
_WORST = re.compile(
    r"\b(?:deadliest|bloodiest|worst|biggest|costliest|gravest)\s(?:\w{1,12}\s){0,2}(?:attack|incident|bombing|ambush|assault|blast|episode|raid)\b"
    r"[^.;:]{0,60}?\b(?:was|came|is|took\splace|occurred|happened)\b",
    re.IGNORECASE,
)
# "two shepherds who had been missing since Thursday": the period is theirs, not the count's
_THEIR_PERIOD = re.compile(
    r"\b(?:missing|held|detained|closed|absent|custody|captivity|sought|wanted|hiding|protesting|camped)\s(?:\w{1,12}\s){0,2}(?:since|for|over)\s(?:\w{1,12}\s?){1,4}",
    re.IGNORECASE,
)


def find_period(text: str, start: int, end: int) -> str | None:
    """Return the words that name a period of many incidents in ``text[start:end]``, None when there are none.

    >>> t = "87 people were killed in the past 48 hours"
    >>> find_period(t, 0, len(t))
    'in the past 48 hours'
    >>> find_period("on Monday", 0, 9) is None
    True
    """
    m = _LONG.search(text, start, end) or _MONTHLY.search(text, start, end)
    return m[0] if m else None


def find_base_period(text: str, start: int, number: int, end: int) -> str | None:
    """Return the period of a number that others are compared with, told behind it; None where it is no such number.

    >>> t = "The group killed 45 people last year, down from 194 deaths in 2023."
    >>> find_base_period(t, 0, t.index("194"), len(t)), find_base_period(t, 0, t.index("45"), len(t))
    ('in 2023', None)
    """
    if _BASE.search(text, max(start, number - 40), number) is None:
        return None
    found = [m for m in (_LONG.search(text, number, end), _MONTHLY.search(text, number, end)) if m]
    return min(found, key=lambda m: m.start())[0] if found else None


def opens_entry(text: str, start: int) -> bool:
    """Whether a paragraph at ``start`` is a dated entry of a chronicle: "June 11, Zamuran: ...", "9 October 2017: ..."

    >>> opens_entry("June 11, Zamuran: A shell hit a house.", 0), opens_entry("On June 11 a shell hit a house.", 0)
    (True, False)
    """
    return _ENTRY.match(text, start) is not None


def tells_of_one(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` tells of one incident, by a day, a place of attack, or an attack with an article.

    >>> tells_of_one("Gunmen raided a camp on Monday.", 0, 31), tells_of_one("PICSS logged 40 deaths.", 0, 23)
    (True, False)
    """
    return _ONE_EVENT.search(_SUPERLATIVE.sub(" ", text[start:end])) is not None


def _find_own(pattern: re.Pattern, words: str) -> re.Match | None:
    """The first period that is not the one compared with: "438 attacks in 2024, against 291 the year before" is on 2024."""
    return next((m for m in pattern.finditer(words) if not _COMPARED.search(words, max(0, m.start() - 80), m.start())), None)


_COMPARED = re.compile(r"\b(?:against|compared\s(?:with|to)|(?:up|down)\sfrom|versus|than)\s[^.;:,]{0,60}$", re.IGNORECASE)
_BASE = re.compile(
    r"\b(?:against|compared\s(?:with|to)|(?:up|down)\sfrom|versus|from|than)\s(?:(?:only|just|some|about|the)\s)?$", re.IGNORECASE
)


class Scope(NamedTuple):
    """Whether numbers are on one incident or a total, the words for the period, and whether the text is telling a tally."""

    scope: str = "event"
    period: str | None = None
    tally: bool = False


def find_frame(text: str, start: int, end: int) -> str | None:
    """Return the long period that a sentence sets for what is summed up behind it, None where there is none.

    >>> t = "The group has mounted 14 attacks since February."
    >>> find_frame(t, 0, len(t)), find_frame("A bomb went off on Monday.", 0, 26)
    ('since February', None)
    """
    m = _find_own(_LONG, _ASIDE.sub(" ", _SUPERLATIVE.sub(" ", text[start:end])))
    return m[0] if m else None


def judge_scope(text: str, start: int, end: int, before: Scope | None = None, tallied: bool = False, framed: str | None = None) -> Scope:
    """Return the scope of the numbers of the sentence ``text[start:end]``: event or aggregate, with the period.

    A total over a period or many incidents is an aggregate (GUIDELINES: scope). A long period ("since 2021", "past 48 hours")
    makes one unless the sentence tells of one incident; a month or a year only where incidents are counted or a tally is
    told. ``before`` is the scope of the sentence before: a tally goes on until one incident is told; where one was told
    earlier (``tallied``) a monitor named again takes it up. ``framed`` is the period of the sentence before
    (:func:`find_frame`): what this one sums up ("together these have claimed nine lives") was counted in it.

    >>> t = "At least 444 policemen died in 2024, the deadliest year in a decade. In May two died in an ambush."
    >>> judge_scope(t, 0, 68)
    Scope(scope='aggregate', period='in 2024', tally=True)
    >>> judge_scope(t, 69, len(t))
    Scope(scope='event', period=None, tally=False)
    """
    before = before or Scope()
    told = text[start:end]
    if _WORST.search(told):
        return Scope()
    words = _ASIDE.sub(" ", _THEIR_PERIOD.sub(" ", _SINCE_EVENT.sub(" ", _SUPERLATIVE.sub(" ", told))))
    one = (_LAST.search(words) or _ONE_EVENT.search(_LONG.sub(" ", words))) is not None  # not of "the four weeks after the raid"
    period, monthly, own = _find_own(_LONG, words), _MONTHLY.search(words), _find_own(_MONTHLY, words)
    if period is None and monthly is None:
        period = _LONG.search(words)
    named = own[0] if own else before.period  # not the month or year that is compared with
    many, tally = _INCIDENTS.search(words) is not None, _TALLY.search(told) is not None
    if period and (not one or tally or many or period[0].lower().startswith("since")):
        return Scope("aggregate", period[0], tally or before.tally)
    if monthly and (many or tally or _PLURAL.search(words)) and (not one or tally):
        return Scope("aggregate", named, tally or before.tally)
    if many and tally and not one:  # "its database holds 905 attacks, which led to 1,177 deaths": a total, its period not said here
        return Scope("aggregate", before.period, True)
    if framed and not one and _SUMMED.search(words):
        return Scope("aggregate", framed, before.tally)
    if before.tally and (not one or tally):
        return Scope("aggregate", named, True)
    if _SEPARATE.search(words) and not _AN_EVENT.search(words):
        return Scope("aggregate", own[0] if own else None)
    counted = _INCIDENTS.search(words)
    if tallied and not one and (tally or (counted and not _FEW.match(counted[0]))):  # a monitor goes on; the period is not said again
        return Scope("aggregate", None, True)
    return Scope()
