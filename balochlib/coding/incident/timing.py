"""Timing: which dates of a sentence are those of what happened, and which only those of the telling."""

from __future__ import annotations

import re

from balochlib.text.cues import cue
from balochlib.text.dates import DateMention

_SAID_ON = re.compile(
    rf"\b{cue('said')}\W{{0,2}}(?:\s(?!that\b)[\w’']+){{0,4}}\s(?:(?:late|early|later|earlier)\s)?(?:on|in|late|early|from|of|for)?\s?$"
    r"|\b(?:rose|risen|climbed|jumped|reached|increased|stood|mounted|went\sup|gone\sup)\s(?:\w+\s){0,3}(?:on|by|as\sof)\s$|\bupdated?\s\($",
    re.I,
)
_THEN_SAID = re.compile(
    rf"(?:\s(?:night|morning|evening|afternoon))?\s(?:\w{{3,12}}ly\s|also\s|again\s)?{cue('declared')}\b"
    r"(?!\s(?:the\sli|at\sleast|some|\d))"  # "claimed the lives of"
)
_OTHER_ACT = re.compile(rf"\b{cue('other_act')}\s(?:[\w’'-]+\s){{0,3}}$", re.I)
_AS_BEGUN = re.compile(r",?\s(?:when|with)\b")  # "it began in August 2018, when a bomber ..."
_LIMIT = re.compile(
    r"\b(?:until|till|by|than|since|compared\s(?:to|with))\s(?:(?:the|late|early|mid|end|start|of|at|about|around)\s){0,3}$", re.I
)
_OF_PRINT = re.compile(rf"[’']?s?\s(?:[\w-]+\s){{0,1}}{cue('printed')}\b", re.I)
_TOLL_SINCE = re.compile(
    r"\b(?:dead|deaths?|killed|toll|number|total|lives|cases|attacks|casualties|fatalities)\b[^.;]{0,30}\bsince\s(?:\w+\s){0,2}$", re.I
)
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
        if _SINCE.search(before) and d.precision != "year" and d.kind != "anaphoric":
            did.append(d)
        elif (not _OTHER_ACT.search(before) or _AS_BEGUN.match(text, d.end)) and not _LIMIT.search(before):
            is_of_words = _SAID_ON.search(before) or _THEN_SAID.match(text, d.end)
            (said if is_of_words else did).append(d)
    return did, said
