"""Named operations (Herof, Baam, Radd-ul-Fitna): parents of the incidents that are told as part of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from balochlib.text.lexicon import Matcher, load_rows


@dataclass(frozen=True, slots=True)
class Operation:
    """An operation as a text names it. ``phase`` only where the text gives it: "I", "II"."""

    start: int
    end: int
    operation_id: str
    name: str
    side: str
    phase: str | None = None

    @property
    def full_name(self) -> str:
        return f"{self.name} {self.phase}" if self.phase else self.name


_PHASES = {"1": "I", "2": "II", "3": "III", "i": "I", "ii": "II", "iii": "III", "one": "I", "two": "II", "three": "III",
           "first": "I", "second": "II", "third": "III"}  # fmt: skip
_PHASE_AFTER = re.compile(
    r"[\s,’'”\"(-]{1,3}(?:(?:phase|part)[\s-])?(?:(?P<word>I{1,3}|one|two|three)|(?P<digit>[123])(?:\.0)?)\b(?![\d.,]\d|\s\w+ed\b)", re.I
)
_PHASE_BEFORE = re.compile(r"\b(?P<word>first|second|third)\s(?:phase|part|wave|edition)\sof\s[“\"‘']?$", re.I)


@cache
def _matcher() -> Matcher:
    return Matcher(
        (row["term"], f"{row['operation_id']}|{row['name']}|{row['side']}|{row['phase']}", False) for row in load_rows("operations")
    )


def find_operations(text: str, start: int, end: int) -> list[Operation]:
    """Find named operations in ``text[start:end]``, in any spelling of data/lexicon/operations.csv, with the phase the text gives.

    >>> t = 'the second phase of "Operation Heroof", Herof Phase Two, and Operation Baam'
    >>> [(t[o.start:o.end], o.full_name) for o in find_operations(t, 0, len(t))]
    [('Operation Heroof', 'Operation Herof II'), ('Herof Phase Two', 'Operation Herof II'), ('Operation Baam', 'Operation Baam')]
    >>> find_operations("a military operation", 0, 20)
    []
    """
    found = []
    for m in _matcher().find(text, start, end):
        operation_id, name, side, phase = m.key.split("|")
        stop, before = m.end, _PHASE_BEFORE.search(text[max(start, m.start - 30) : m.start])
        after = _PHASE_AFTER.match(text, m.end, end)
        if not phase and after:
            phase, stop = _PHASES[(after["word"] or after["digit"]).casefold()], after.end()
        elif not phase and before:
            phase = _PHASES[before["word"].casefold()]
        found.append(Operation(m.start, stop, operation_id, name, side, phase or None))
    return found
