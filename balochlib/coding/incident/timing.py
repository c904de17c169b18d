"""Timing: which dates of a sentence are those of what happened, and which only those of the telling."""

from __future__ import annotations

import re
from dataclasses import replace

from balochlib.text.cues import cue
from balochlib.text.dates import DateMention, find_dates
from balochlib.text.days import read_day

_SAID_ON = re.compile(
    rf"\b(?!met\s(?:with\s)?(?:their|his|her|its)\s(?:end|ends|deaths?|fates?)\b){cue('said')}\W{{0,2}}(?:\s(?!that\b)[\w’']+){{0,4}}\s(?:(?:late|early|later|earlier)\s)?(?:on|in|late|early|from|of|for)?\s?$"
    r"|\b(?:rose|risen|climbed|jumped|reached|increased|stood|mounted|went\sup|gone\sup)\s(?:\w+\s){0,3}(?:on|by|as\sof)\s$|\bupdated?\s\($",
    re.I,
)
_THEN_SAID = re.compile(
    rf"(?:\s(?:night|morning|evening|afternoon))?\s(?:\w{{3,12}}ly\s|also\s|again\s)?{cue('declared')}\b"
    r"(?!\s(?:the\sli|at\sleast|some|\d))"  # "claimed the lives of"
    r"|\sbrought\s(?:word|news|reports?)\b"
)
_OTHER_ACT = re.compile(rf"\b{cue('other_act')}\s(?:[\w’'-]+\s){{0,3}}$", re.I)
_OF_FIGURES = re.compile(rf"\s(?:the\s|its\s|their\s)?(?:[a-z]{{3,10}}\s)?{cue('tally')}\b")  # "a day later the figures are 27 and 21"
_POSSESSES = re.compile(rf"[’']s?\s(?:[\w-]{{1,16}}\s){{0,3}}?{cue('restated')}\b", re.I)  # "in our report on Friday's firing"
_MODIFIES = re.compile(rf"\s(?:[\w-]{{1,16}}\s){{0,2}}?{cue('restated')}\b")  # "wanted, he said, for the February attack"
_AS_BEGUN = re.compile(r",?\s(?:when|with)\b")  # "it began in August 2018, when a bomber ..."
_LIMIT = re.compile(
    r"\b(?:until|till|by|than|since|compared\s(?:to|with)|run-?up\sto|ahead\sof|in\stime\sfor)\s"
    r"(?:(?:the|late|early|mid|end|start|of|at|about|around)\s){0,3}$",
    re.I,
)
_OF_PRINT = re.compile(rf"[’']?s?\s(?:[\w-]+\s){{0,1}}{cue('printed')}\b", re.I)
_TOLL_SINCE = re.compile(
    r"\b(?:dead|deaths?|killed|toll|number|total|lives|cases|attacks|casualties|fatalities)\b[^.;]{0,30}\bsince\s(?:\w+\s){0,2}$", re.I
)
_TRIED = re.compile(rf"(?<![\"“‘'])\b{cue('tried')}\b", re.I)
_BY_THE_TIME = re.compile(r"\bby\sthe\stime\b[^.;,]{0,60}$", re.I)
_SINCE = re.compile(r"\bsince\s(?:\w+\s){0,2}$", re.I)


def sort_dates(text: str, start: int, dates: list[DateMention]) -> tuple[list[DateMention], list[DateMention]]:
    """Tell the dates of what happened from the dates on which it was said ("the army said on Tuesday").

    Dates of births, bans, reports and elections are in neither list. "Since Wednesday night" dates what began then; "since 2021" is
    a period.

    >>> from balochlib.text.dates import find_dates
    >>> t = "The army, banned since 2006, said on Tuesday that gunmen struck on Monday"
    >>> did, said = sort_dates(t, 0, find_dates(t, 0, len(t), anchor="2024-03-26"))
    >>> [t[d.start:d.end] for d in did], [t[d.start:d.end] for d in said]
    (['Monday'], ['Tuesday'])
    """
    did: list[DateMention] = []
    said: list[DateMention] = []
    for d in dates:
        before = re.split(r"[;)]", text[max(start, d.start - 60) : d.start])[-1]
        if _OF_PRINT.match(text, d.end) or _BY_THE_TIME.search(text[max(start, d.start - 80) : d.start]):
            continue
        if d.kind == "calendar" and _TOLL_SINCE.search(before):
            continue  # "bringing the dead since June 1 to 124"
        begun = _SINCE.search(before) and d.precision != "year" and d.kind != "anaphoric"
        of_noun = d.kind == "calendar" and before.endswith(("the ", "a ", "last ")) and _MODIFIES.match(text, d.end)
        if begun or of_noun or ((d.kind == "weekday" or d.precision == "day") and _POSSESSES.match(text, d.end)):
            did.append(d)
        elif (not _OTHER_ACT.search(before) or _AS_BEGUN.match(text, d.end)) and not _LIMIT.search(before):
            of_figures = d.kind == "anaphoric" and _OF_FIGURES.match(text, d.end)
            is_of_words = of_figures or _SAID_ON.search(before) or _THEN_SAID.match(text, d.end)
            (said if is_of_words else did).append(d)
    return did, said


_OPENING = re.compile(  # "A day after militants overran a post, ..."; "Two days after the raid" only where none was told
    r"\W{0,3}(?i:(?:just|barely|less\sthan|only|exactly)\s)?(?:\w{1,9}\s(?:days?|nights?)|[Hh]ours|[Aa]n\shour)\safter\s"
    r"(?P<told>(?:the|this|that|his|her|their|its|it)\b)?"
)


def date_by_reports(
    text: str, span: tuple[int, int], did: list[DateMention], said: list[DateMention], printed: str | None
) -> list[DateMention]:
    """Date what opens a sentence by the rest of it, or by the report: "A day after men overran a post, troops began a sweep, officials
    said on Wednesday". ``printed`` is the day of the page where nothing was told before.

    >>> from balochlib.text.dates import find_dates
    >>> t = "Two days after gunmen overran a post, troops began a sweep on Wednesday"
    >>> did = find_dates(t, 0, len(t), anchor="2025-03-12")
    >>> [d.date for d in date_by_reports(t, (0, len(t)), did, [], None)]
    ['2025-03-10', '2025-03-12']
    >>> date_by_reports(t, (0, len(t)), [], [], None)
    []
    """
    m = _OPENING.match(text, *span)
    if m and m["told"] and printed is None:
        return did  # "Two days after the raid": the one that was told
    first = next((d for d in did if m and span[0] <= d.start < m.end() and d.kind == "anaphoric"), None)
    days = [d for d in [*did, *said] if d.precision == "day" and d.kind != "anaphoric" and d.start >= span[0]]
    base = days[0].date if days else printed
    if first is None or base is None:
        return did
    later = find_dates(text, first.start, first.end, context=base)[:1]
    day, after = read_day(base), read_day(later[0].date if later else None)
    if day is None or after is None:
        return did
    opened = replace(first, date=(day - (after - day)).isoformat(), precision="day", kind="calendar")
    rest = [d for d in did if d is not first]
    return [opened, *rest, *(days[:1] if days and days[0] in said else [])]


def find_trial(text: str, start: int, end: int) -> list[int]:
    """Return where the words end by which a court deals with somebody: the day before them is the court's.

    >>> find_trial("A court on Monday jailed two men", 0, 32), find_trial("On Monday two men died", 0, 22)
    ([24], [])
    """
    return [m.end() for m in _TRIED.finditer(text, start, end)]
