"""Outcome words: the verbs, adjectives and nouns that say that people were killed, injured or abducted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from balochlib.text.lexicon import Matcher, load_rows


@dataclass(frozen=True, slots=True)
class Trigger:
    """An outcome word: where it stands and, by each form that it can be read as, what happened.

    Forms: ``act`` (kill, kills), ``ing`` (killing), ``past`` (killed: past tense or participle), ``die`` (died: its subject is
    the victim), ``ing_die`` (dying), ``adj`` (dead, with injuries), ``weak`` (taken to hospital: injured unless something else
    is said), ``noun`` (counted: deaths, bodies), ``of`` (the death of), ``lose`` (lost), ``toll`` (death toll), ``figure``
    (count, tally: of what was told last), ``behind`` (stands behind the people it befalls: "took six drivers with them").
    """

    start: int
    end: int
    forms: dict[str, str]

    def outcome(self, *forms: str) -> str | None:
        """Return the outcome under the first of ``forms`` that the word has."""
        return next((self.forms[f] for f in forms if f in self.forms), None)


class _Found(NamedTuple):
    start: int
    end: int
    forms: dict[str, str]


@cache
def _matcher() -> tuple[Matcher, dict[str, dict[str, str]]]:
    forms: dict[str, dict[str, str]] = {}
    for row in load_rows("outcomes"):
        forms.setdefault(row["phrase"], {})[row["form"]] = row["outcome"]
    return Matcher((phrase, phrase, False) for phrase in forms), forms


@cache
def _patterns() -> tuple[re.Pattern, list[dict[str, str]]]:
    """Read data/lexicon/outcome_patterns.csv as one expression: {slot} is one word of outcome_slots.csv, {slot*} up to six."""
    slots: dict[str, list[str]] = {"any": [r"[^\W_][\w'\u2019-]{0,25}"], "name": [r"[A-Z][\w'\u2019-]{0,25}"]}
    for row in load_rows("outcome_slots"):
        slots.setdefault(row["slot"], []).append(re.escape(row["words"]))
    rows, parts = load_rows("outcome_patterns"), []
    for n, row in enumerate(rows):
        words = [_write_slot(word, slots) for word in row["pattern"].split()]
        parts.append(rf"(?P<p{n}>{''.join(words).removesuffix('[ -]')})")
    return re.compile(rf"\b(?:{'|'.join(parts)})(?![\w-])"), [{r["form"]: r["outcome"]} if r["outcome"] else {} for r in rows]


def _write_slot(word: str, slots: dict[str, list[str]]) -> str:
    """Write one word of a pattern as an expression with the blank behind it."""
    m = re.fullmatch(r"\{(\w+)(\*?)\}", word)
    if m is None:
        return f"(?i:{re.escape(word)})[ -]"
    choice = "|".join(sorted(slots[m[1]], key=len, reverse=True))
    choice = choice if m[1] == "name" else f"(?i:{choice})"  # "embraced Shahadat"; names are told by their capitals
    return rf"(?:(?:{choice})[ -]){{0,6}}" if m[2] else rf"(?:{choice})[ -]"


def find_outcomes(text: str, start: int, end: int) -> list[Trigger]:
    """Find the outcome words of ``text[start:end]``, longest first; data/lexicon/outcomes.csv holds them (GUIDELINES casualty rules).

    Phrases that vary in their parts ("sustained minor bullet wounds", "rushed to the Civil Hospital") are patterns of
    outcome_patterns.csv; one without an outcome stands for nothing ("hauled off two vehicles").

    >>> t = "Two were shot dead, one came away with severe head injuries and the death toll rose."
    >>> [(t[w.start : w.end], w.forms) for w in find_outcomes(t, 0, len(t))]
    [('shot dead', {'past': 'killed'}), ('came away with severe head injuries', {'die': 'injured'}), ('death toll', {'toll': 'killed'})]
    >>> find_outcomes("Nothing happened.", 0, 17)
    []
    """
    matcher, forms = _matcher()
    pattern, meanings = _patterns()
    found = [_Found(m.start, m.end, forms[m.key]) for m in matcher.find(text, start, end)]
    longer = [_Found(m.start(), m.end(), meanings[int(m.lastgroup[1:])]) for m in pattern.finditer(text, start, end)]
    for one in longer:
        rivals = [f for f in found if f.start < one.end and one.start < f.end]
        if all(f.end - f.start < one.end - one.start for f in rivals):
            found = [f for f in found if f not in rivals] + [one]
    return [Trigger(*f) for f in sorted(found, key=lambda f: f.start) if f.forms]
