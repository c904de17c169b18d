"""Scope of a number: one incident, or a total over a period or many incidents."""

from __future__ import annotations

import re
from typing import NamedTuple

from balochlib.coding.casualty.periods import BLOW, LONG, MONTH, MONTHLY, find_own, set_aside

_BLOWS = r"(?:attacks|operations|bombings|strikes|raids|clashes|blasts|assaults|explosions|ambushes|shootings|encounters|killings)"

# Incidents that are counted
_INCIDENTS = re.compile(
    rf"""\b(?:\d[\d,]{{0,8}}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w{{3,5}}teen|\w{{3,5}}ty
      |dozens\sof|scores\sof|hundreds\sof|several|many|various|multiple|separate)
    \s(?:\w{{1,20}}[\s-]){{0,3}}(?:{_BLOWS}|incidents|events|cases|IBOs)\b
    | \b(?:wave|spate|series|string|surge|rash|number)\sof\s(?:\w{{1,20}}\s){{0,3}}(?:{_BLOWS}|incidents|violence)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_FEW = re.compile(r"(?:two|three|separate|multiple)\b", re.IGNORECASE)
_PLURAL = re.compile(rf"\b{_BLOWS} (?:by|on|in|across|against)\b", re.IGNORECASE)
# Summaries of a day: "killed in separate incidents on Sunday", "in violence in various parts of the province"
_SEPARATE = re.compile(
    rf"""(?<!two\s)(?<!three\s)\b(?:separate|various|different|sundry)\s(?:\w{{1,20}}[\s-]){{0,2}}(?:{_BLOWS}|incidents)\b
    | \b(?:various|different|several|other)\s(?:parts|areas|districts)\sof\b""",
    re.VERBOSE | re.IGNORECASE,
)
# What a monitor's tally is told with
_TALLY = re.compile(
    r"""\b(?:per(?:cent|\ cent)|(?:deadliest|bloodiest|worst)\ (?:\w{1,12}\ )?(?:year|month)|(?:annual|monthly|quarterly|yearly)\s
    |tall(?:y|ied)|(?:has|have|had)\ (?:documented|counted|verified)|data(?:base|set)?\b|logged|statistics
    |figures\ (?:show|compiled)|compared\ (?:with|to)|recorded
    |(?:witnessed|saw|suffered|endured)\ \d|down\ from|up\ from|(?:against|from)\ \d{1,5}\ (?:in|during|for)\ [A-Z]
    |think[\ -]tank|PICSS|CRSS|SATP|ACLED|AOAV|UCDP|PIPS|GTD|combat-related) | \d%""",
    re.VERBOSE,
)
# One incident: a day, a place of attack, an attack with an article
_ONE_EVENT = re.compile(
    rf"""\b(?:when\s(?:an?|the|two|three|four|five|his|their)
      | (?:when|as)\s(?:militants|gunmen|unidentified|unknown|armed|security|police|terrorists|attackers|insurgents|suspected|soldiers))\b
    | \b(?:an?|the|that|this|one|another|single|\w{{3,6}}day's|yesterday's|today's)\s(?:\w{{1,20}}[\s-]){{0,4}}
      (?:{BLOW}|bomber|rally|IBO)\b
    | \b(?:[Tt]win|[Dd]ouble|[Pp]aired|[Ss]imultaneous|[Bb]ack-to-back)\s(?:\w{{1,20}}\s){{0,2}}{_BLOWS}\b
    | \b(?:at|on|into|inside|outside|near)\s(?:an?|the)\s(?:\w{{1,15}}\s){{0,2}}(?:checkpoint|check-post
        |checkpost|post|market|bazaar|hotel|mosque|shrine|school|bus|train|van|camp|base|barracks
        |hospital|courthouse|station|restaurant|mine|stadium|university|college|church|wedding|funeral|procession|convoy|picket|parade|imambargah|seminary)\b
    | \b(?:At|In|Near)\s[A-Z][\w\s,]{{2,40}},\s(?:gunmen|militants|attackers|assailants|insurgents|raiders
      |armed\smen|unidentified|unknown)\b
    | \bIn\s(?:{MONTH}\s)?(?:\d{{4}},?\s)?(?:gunmen|militants|attackers|assailants|insurgents|raiders|an?\s\w{{3,15}}
        |unidentified|unknown|armed|suspected)\b
    | \b(?:on|late|early)\s(?:last\s)?\w{{3,6}}day\b
    | (?<!up\sto\s)(?<!until\s)(?<!by\s)(?<!till\s)\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b
    | \b\d{{1,2}}(?:st|nd|rd|th)?(?:\s?[-\u2013]\s?\d{{1,2}})?\s{MONTH}\b | \b{MONTH}\s\d{{1,2}}\b(?!\d)
    | \bnear\s[A-Z]\w{{2,20}}\sin\s(?:{MONTH}\s)?\d{{4}}
    | \bby\s(?:evening|nightfall|dusk|dawn|noon|midday|midnight|sunset|sunrise|morning)\b | \b[Ff]inal\s(?:death\s)?toll\b
    | \b(?:shot\sat|opened\sfire|fired\s(?:on|at|into)|ambushed\sa|stormed\sa|lobbed|hurled|rammed|went\soff|lands?\son|landed\son)\b
    | \b(?:yesterday|today|overnight|the\ssame\sday|earlier\sin\sthe\sday)
    | \b(?:broke\sinto|stormed|drove\sinto|rammed|blew\sup|blew\s\w{{3,7}}sel(?:f|ves)\sup|off\s(?:a\s)?bus)""",
    re.VERBOSE,
)
# ... and where a year is named: "two of its engineers were wounded there last year", "last year gunmen killed ..."
_LAST = re.compile(
    r"\bthere\s(?:last|this|earlier\sthis)\s(?:year|month|week)|^\W{0,3}(?:Last|Earlier\sthis)\s(?:year|month|week),?\s"
    r"(?:gunmen|attackers|assailants|raiders|armed\smen|unidentified|unknown|suspected|an?\s|the\s\w{1,15}\s(?:shot|killed|ambushed|raided|bombed))"
)
# ... and whatever day it was
_AN_EVENT = re.compile(
    rf"\b(?:an?|the|that|this|another|one)\s(?:\w{{1,20}}[\s-]){{0,3}}{BLOW}\b|\b(?:opened\sfire|went\soff|lobbed|hurled|rammed)\b",
    re.IGNORECASE,
)
# ... and whoever counts: "the costliest single incident was the ambush of April 11, where nine soldiers died"
_WORST = re.compile(
    rf"\b(?:deadliest|bloodiest|worst|biggest|costliest|gravest)\s(?:\w{{1,12}}\s){{0,2}}(?:{BLOW}|incident|episode)\b"
    r"[^.;:]{0,60}?\b(?:was|came|is|took\splace|occurred|happened)\b",
    re.IGNORECASE,
)
# An entry of a chronicle
_ENTRY = re.compile(
    rf"[\u2022*\s-]{{0,4}}(?:{MONTH}\s\d{{1,2}}|\d{{1,2}}\s{MONTH})(?:,?\s\d{{4}})?(?:,\s[\w\s'-]{{2,40}})?\s?[:.\u2013\u2014-]\s"
)
# What a sentence sums up that tells no incident itself
_SUMMED = re.compile(
    r"""\b(?:together|in\ (?:all|total|sum)|all\ told|altogether|overall|by\ the\ end\ of\ it|by\ the\ time\ it\ was\ over|of\ th[eo]se)\b
    | \b(?:have|has)\ (?:also\ |now\ |already\ |so\ far\ |since\ )?(?:been\ )?
      (?:died|killed|lost|claimed|injured|wounded|hurt|cost|taken|perished|abducted)\b
    | ^\W{0,3}(?:Thousands|Hundreds|Scores|Dozens|Tens\ of\ thousands)\b""",
    re.VERBOSE | re.IGNORECASE,
)


class Scope(NamedTuple):
    """Whether numbers are on one incident or a total, the words for the period, and whether the text is telling a tally."""

    scope: str = "event"
    period: str | None = None
    tally: bool = False


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
    return _ONE_EVENT.search(set_aside(text[start:end])) is not None


def judge_scope(text: str, start: int, end: int, before: Scope | None = None, tallied: bool = False, framed: str | None = None) -> Scope:
    """Return the scope of the numbers of the sentence ``text[start:end]``: event or aggregate, with the period.

    A total over a period or many incidents is an aggregate (GUIDELINES: scope). A long period ("since 2021", "past 48 hours")
    makes one unless the sentence tells of one incident; a month or a year only where incidents are counted or a tally is
    told. ``before`` is the scope of the sentence before: a tally goes on until one incident is told; where one was told
    earlier (``tallied``) a monitor named again takes it up. ``framed`` is the period of the sentence before (``find_frame``): what
    this one sums up ("together these have claimed nine lives") was counted in it.

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
    words = set_aside(told)
    one = (_LAST.search(words) or _ONE_EVENT.search(LONG.sub(" ", words))) is not None  # not of "the four weeks after the raid"
    period, monthly, own = find_own(LONG, words), MONTHLY.search(words), find_own(MONTHLY, words)
    if period is None and monthly is None:
        period = LONG.search(words)
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
