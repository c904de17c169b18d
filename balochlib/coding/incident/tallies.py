"""Tallies: sentences that count, compare or add up, and tell no incident."""

from __future__ import annotations

import re

from balochlib.text.cues import cue

_MONTH_NAMES = "January|February|March|April|May|June|July|August|September|October|November|December"
_COUNTING = re.compile(
    rf"\d\s?%|\b(?:{_MONTH_NAMES}|\d{{4}}|month|year|week|quarter|half|province|district|city)\salone\b|\bper\s?cent\b|\bcompared\s(?:to|with)\b|\byear[\s-]on[\s-]year\b"
    r"|\b(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,3})\stimes\b"
    r"|\b(?:fewer|more|less)\s(?:[\w’',-]{1,16}\s){1,6}?than\s(?:in|during|the\smonth|a\syear|last)\b"
    rf"|\b(?:in|over|during)\s(?:the\s)?(?:course\sof\s(?:the\s(?:month|year|quarter)|\d{{4}}|{_MONTH_NAMES})|(?:whole|entire|past)\s(?:month|year))\b"
    r"|\bin\sthe\s(?:[a-z]{3,8}\s)?(?:days|weeks|months|years)\s(?:after|since|before|following)\b"
    r"|\b(?:killed|dead|died|hurt|injured|wounded|abducted)\s(?:[\w’'-]{1,16}\s){0,4}?in\s(?:a|one|two|three|four)\s(?:fortnight|weeks?|months?)\b"
    r"|\b(?:largest|biggest|smallest)\sshare\b|\bshare\sof\sth(?:e|ose)\b|\bin\sthe\s(?:first|second|third|fourth|last)\squarter\b"
    r"|\bin\s(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|all)\sdistricts\b"
    rf"|\b{cue('counted')}\s(?:at\sleast\s|some\s|about\s|over\s|no\sfewer\sthan\s)?[\d,]{{1,9}}\s"
    rf"|(?<![\d/])\b[\d,]{{2,9}}\s(?:\w+\s){{0,2}}{cue('sum')}\b",
    re.I,
)
_REGISTER = re.compile(  # "Kech: 27 killed, four injured", a row that adds up a place
    rf"\W{{0,4}}(?:[A-Z][\w’'-]{{1,20}}[\s,]{{0,2}}(?:and\s)?){{1,6}}(?:\sdistrict)?\s?[:–—-]\s?(?:[\w-]{{1,14}}\s){{1,3}}{cue('toll_word')}\b"
    rf"(?:(?:,|\sand|;)\s(?:[\w-]{{1,14}}\s){{1,3}}{cue('toll_word')}){{0,4}}\W{{0,3}}"
)


def is_counting(text: str, start: int, end: int) -> bool:
    """Whether a stretch counts or compares what happened over a time or an area.

    >>> t = "Militants mounted fewer attacks in June than in May"
    >>> is_counting(t, 0, len(t)), is_counting("Gunmen attacked a post in Mach", 0, 30)
    (True, False)
    """
    return _COUNTING.search(text, start, end) is not None


def is_register(text: str, start: int, end: int) -> bool:
    """Whether a stretch is a row that adds up a place.

    >>> t = "Punjab: one attack, one fatality, nobody hurt"
    >>> is_register(t, 0, len(t)), is_register("Kech: a bomb killed four", 0, 24)
    (True, False)
    """
    return _REGISTER.fullmatch(text, start, end) is not None
