"""Clock: the days, months and years that an article has named so far, from which the dates of its next sentence are read."""

from __future__ import annotations

import re

from balochlib.coding.incident.scene import Before, Reading, Scene
from balochlib.coding.incident.stamps import Stamp
from balochlib.text.article import HEADS, Article
from balochlib.text.dates import find_stated, find_year
from balochlib.text.days import shift

_HOURS_LATER = re.compile(r"hours (?:later|after)", re.I)
_NEXT_DAY = re.compile(
    r"\b(?:[Tt]he\s(?:very\s)?(?:next|following|previous)\s(?:day|morning|night|evening|afternoon)|[Aa]\sday\s(?:later|earlier)"
    r"|[Tt]he\s(?:day|night|evening)\s(?:before|after|earlier)(?=[,.;]))"
)
_DAYS_REACH = 3  # sentences between a day and "the next day"
_OPENING = 12  # characters before what opens a sentence: "In the year "


class Clock:
    """What dates lean on while an article is read. ``known``: the full dates that the text shows anywhere.

    >>> clock = Clock(Article("a-1", "s-1", "", 0, 0), ("2024-05-03",))
    >>> clock.known, clock.day
    (('2024-05-03',), None)
    """

    def __init__(self, article: Article, known: tuple[str, ...]):
        self.article, self.known = article, known
        self.near: str | None = None  # the last date that states its year
        self.day: str | None = None  # the day that the paragraph named last
        self.month: str | None = None  # the month that the text is on
        self.year: str | None = None  # the year that the paragraph named last
        self._last: tuple[int, str | None] = (-_DAYS_REACH - 1, None)  # the sentence that named a day last, and the day

    def begin_paragraph(self) -> None:
        """Forget what only a paragraph holds; where the page has a day, years are counted from it again."""
        self.day = self.year = None
        self.near = None if self.article.published else self.near

    def find_before(self, number: int, told: str | None, is_night: bool, places: dict[str, dict], stamp: Stamp) -> Before:
        """Return what sentence ``number`` is read from. ``told`` is the date of the incident told last, ``is_night`` whether that was by
        night: hours after a night is the next day."""
        sentence, context = self.article.sentences[number], self.day or told
        if number - self._last[0] <= _DAYS_REACH and _NEXT_DAY.search(self.article.text, sentence.start, sentence.end):
            context = self._last[1]  # "posted a claim on Tuesday ... raided a house the next day"
        if is_night and _HOURS_LATER.search(self.article.text, sentence.start, sentence.end):
            context = shift(context, "day", 1) or context
        head = stamp.date.date if stamp.date and stamp.date.precision in {"month", "year"} else None
        return Before(context, places, self.known, head or self.near, self.month, stamp, self.year)

    def open_sentence(self, number: int, reading: Reading) -> None:
        """Note the year that opens a sentence which tells nothing: "The year 2013 was the worst"."""
        self.near = None if self.article.published else self.near
        first = reading.dates[:1] if not reading.scenes else []
        if first and first[0].start - self.article.sentences[number].start <= _OPENING:
            self.near = find_stated(self.article.text, first) or self.near

    def note_scene(self, scene: Scene) -> None:
        """Note the year that a scene states."""
        self.near = find_stated(self.article.text, scene.dates) or self.near

    def note_sentence(self, number: int, reading: Reading, tells: bool) -> None:
        """Note the days, the month and the year of sentence ``number``, which ``tells`` an incident or none."""
        self.year = find_year(self.article.text, reading.dates) or self.year
        months = [d.date[:7] for d in reading.dates if d.kind == "calendar" and d.precision in {"day", "month"}]
        self.month = months[-1] if months else self.month
        days = [d.date for d in (reading.did if reading.did or reading.scenes else reading.said) if d.date and d.precision == "day"]
        self.day = days[-1] if days else None if tells else self.day
        named = [d.date for d in reading.did or reading.said if d.date and d.precision == "day"]
        if named and self.article.sentences[number].section not in HEADS:
            self._last = number, named[-1]
