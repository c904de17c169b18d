"""The words that name a period of many incidents: "since 2021", "between 3 and 9 March", "over the past fortnight"."""

from __future__ import annotations

import re

MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_SEASON = r"(?:spring|summer|autumn|fall|winter|Ramadan|Ramazan|Muharram)"
_SPELLS = r"(?:days|weeks|months|years|decades|decade|quarter|half|year|month|week|fortnight|weekend)"
_SPAN = rf"(?:hours|{_SPELLS})"
_SPANS = rf"(?:{_SPELLS}|{_SEASON}|period|span|stretch|timeframe|time\sframe|tenure|reign|winters|summers)"
_COUNT = (
    r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|eighteen|twenty|thirty|few|several|couple\sof"
    r"|half\sa\sdozen|dozen)"
)
_MONTH_DAY = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s{MONTH}|{MONTH}(?:\s\d{{1,2}}(?:st|nd|rd|th)?(?!\d))?)(?:,?\s\d{{4}})?"
_WHEN = (
    rf"(?:(?:early|mid|late)[\s-])?(?:the\s(?:first|start|beginning|middle|end|turn)\sof\s)?"
    rf"(?:{_MONTH_DAY}|\d{{4}}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|last\s(?:year|{_SEASON}|{MONTH}))"
)
BLOW = (  # what one incident is called
    r"(?:attack|bombing|bomb|blast|ambush|raid|explosion|shooting|assault|strike|siege|hijacking|operation|clash|encounter|gunfight"
    r"|shootout|shoot-out|battle|massacre)"
)

# periods that make a total by themselves
LONG = re.compile(
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
    | so\sfar\s(?:this|in)\s(?:year|month|week|{MONTH}|\d{{4}})(?:\s\d{{4}})?
    | (?:this|last|the\sprevious|the\ssame|each|every|per|the\sfollowing)\s(?:year|quarter) | (?:a|per)\syear | per\smonth
    | (?:first|second|third|fourth|last)\s(?:quarter|half|{_COUNT}\s(?:months|weeks|days))
        (?:\sof\s(?:the\syear|this\syear|last\syear|\d{{4}}|{MONTH}))?
    | since\s(?:at\sleast\s)?(?:last\s)?{_WHEN}(?!['’])(?:\s(?:night|evening|morning|afternoon))? | since\sthen
    | since\s(?:last\s)?{_SEASON}
    | since\s(?:the\s)?(?:start|beginning|turn|end|outbreak|onset|launch|return|fall|collapse)\sof\s[\w\s]{{3,30}}
    | since\s(?!(?:an?|the|that|this|his|her|their)\s(?:[\w-]{{1,15}}\s){{0,2}}(?:{BLOW}|incident|crash|fire|accident)\b)(?!when)
        (?:the|an?|it|they|he|she|his|her|its|their)\s
        (?:[\w-]{{1,15}}\s){{0,3}}(?:broke|began|started|collapsed|took|came|resumed|flared|ended|fell|erupted|returned|seized|lapsed|launched|expired)\b
    | in\sthe\scourse\sof\s(?:{MONTH}|\d{{4}}|the\s(?:year|month|quarter))
    | since\s(?:independence|the\s(?:insurgency|war|Taliban))\b[\w\s]{{0,20}}
    | before\sthe\s(?:ceasefire|truce|armistice|guns)\b[^,;.]{{0,30}}
    | (?:between|from)\s(?:{_WHEN}|then|\d{{1,2}}(?:st|nd|rd|th)?)\s(?:and|to|through|till|until|up\sto)\s(?:{_WHEN}|then\b|now\b)
    | (?:between|from)\s{MONTH}\s\d{{1,2}}\s(?:and|to)\s\d{{1,2}}(?!\d) | in\s\d{{4}}\sand\s\d{{4}}
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
    | (?:in|during)\s{MONTH}(?:\s\d{{4}})?\salone | (?:in|during)\s\d{{4}}\salone
    | to\sdate | every\s(?:day|week|month) | decades\sof | annually | (?:war|battle|fight|campaign)\s(?:on|against)\sterror(?:ism)?
    | (?:in|over|within)\s{_COUNT}\s(?:months|years|weeks|decades|days)(?!\s(?:ago|earlier|later))
    | (?:in|over|within)\s(?:24|36|40|48|60|72)\shours
    )\b""",
    re.VERBOSE | re.IGNORECASE,
)
# periods that make a total only where nothing in the sentence tells of one incident, or where incidents are counted
MONTHLY = re.compile(
    rf"""\b(?:(?:[Ii]n|[Dd]uring|[Ff]or|of|[Tt]hroughout)\s(?:early\s|late\s|mid-)?{MONTH}(?:\s\d{{4}})?
    | {MONTH}(?:\s\d{{4}})?\s(?:was|saw|has\sbeen) | (?<=,\s){MONTH}\s\d{{4}}(?=,) | [Ii]n\s\d{{4}}
    | (?:[Ll]ast|[Tt]his|[Tt]he\sprevious|[Tt]he\spast|[Tt]he\ssame)\s(?:month|week))\b""",
    re.VERBOSE,
)
# "the deadliest attack since 2018" compares; it gives no period to what it tells of
_SUPERLATIVE = re.compile(
    r"\b(?:deadliest|bloodiest|worst|biggest|largest|highest|most\s(?:deadly|violent|lethal|serious))\b(?!\s(?:was|were|is|came))[^,.;:()]{0,60}?"
    r"\b(?:since|in|for|of)\s[^,.;:()]{1,40}",
    re.IGNORECASE,
)
# "closed since October 30, when gunmen ambushed a convoy": the day of one incident
_SINCE_EVENT = re.compile(r"\bsince\s(?:\w{1,12},?\s){1,4}(?=when\b)", re.IGNORECASE)
# "two shepherds who had been missing since Thursday": the period is theirs, not that of a count
_THEIRS = re.compile(
    r"""\b(?:who|which|whose|where)\b
        (?:(?!\b(?:kill|die|dead|death|murder|shot|perish|abduct|disappear|martyr|wound|injur|hurt|lost|lose))[^,;:.]){0,60}?
        \bsince\b(?:\s[\w'’]{1,15}){1,3}
    | \b(?:missing|held|detained|closed|absent|custody|captivity|sought|wanted|hiding|protesting|camped)\s(?:\w{1,12}\s){0,2}
        (?:since|for|over)(?:\s\w{1,12}){1,4}""",
    re.VERBOSE | re.IGNORECASE,
)
_COMPARED = re.compile(r"\b(?:against|compared\s(?:with|to)|(?:up|down)\sfrom|versus|than)\s[^.;:,]{0,60}$", re.IGNORECASE)
_BASE = re.compile(
    r"\b(?:against|compared\s(?:with|to)|(?:up|down)\sfrom|versus|from|than)\s(?:(?:only|just|some|about|the)\s)?$", re.IGNORECASE
)


def set_aside(words: str) -> str:
    """Return the words of a sentence without the periods that are not of what it counts: comparisons, days of one incident, others'.

    >>> set_aside("It was the deadliest attack since 2018, with 54 dead.")
    'It was the  , with 54 dead.'
    """
    for pattern in (_SUPERLATIVE, _SINCE_EVENT, _THEIRS):
        words = pattern.sub(" ", words)
    return words


def find_own(pattern: re.Pattern, words: str) -> re.Match | None:
    """Return the first period that is not the one compared with: "438 attacks in 2024, against 291 the year before" is on 2024.

    >>> find_own(LONG, "up from 84 the year before"), find_own(LONG, "more than in the past two years, 84 since 2021")[0]
    (None, 'since 2021')
    """
    return next((m for m in pattern.finditer(words) if not _COMPARED.search(words, max(0, m.start() - 80), m.start())), None)


def find_period(text: str, start: int, end: int) -> str | None:
    """Return the words that name a period of many incidents in ``text[start:end]``, None when there are none.

    >>> t = "87 people were killed in the past 48 hours"
    >>> find_period(t, 0, len(t))
    'in the past 48 hours'
    >>> find_period("on Monday", 0, 9) is None
    True
    """
    m = LONG.search(text, start, end) or MONTHLY.search(text, start, end)
    return m[0] if m else None


def find_base_period(text: str, start: int, number: int, end: int) -> str | None:
    """Return the period of a number that others are compared with, told behind it; None where it is no such number.

    >>> t = "The group killed 45 people last year, down from 194 deaths in 2023."
    >>> find_base_period(t, 0, t.index("194"), len(t)), find_base_period(t, 0, t.index("45"), len(t))
    ('in 2023', None)
    """
    if _BASE.search(text, max(start, number - 40), number) is None:
        return None
    found = [m for m in (LONG.search(text, number, end), MONTHLY.search(text, number, end)) if m]
    return min(found, key=lambda m: m.start())[0] if found else None


def find_frame(text: str, start: int, end: int) -> str | None:
    """Return the long period that a sentence sets for what is summed up behind it, None where there is none.

    >>> t = "The group has mounted 14 attacks since February."
    >>> find_frame(t, 0, len(t)), find_frame("A bomb went off on Monday.", 0, 26)
    ('since February', None)
    """
    m = find_own(LONG, set_aside(text[start:end]))
    return m[0] if m else None
