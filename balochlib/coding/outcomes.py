"""Outcome words: the verbs, adjectives and nouns that say that people were killed, injured or abducted."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from balochlib.text.lexicon import Matcher, load_rows


@dataclass(frozen=True, slots=True)
class Trigger:
    """An outcome word: where it stands and, by each form that it can be read as, what happened.

    Forms: ``act`` (kill, kills), ``ing`` (killing), ``past`` (killed: past tense or participle), ``die`` (died: its subject is
    the victim), ``ing_die`` (dying), ``adj`` (dead, with injuries), ``weak`` (taken to hospital: injured unless something else
    is said), ``noun`` (counted: deaths, bodies), ``of`` (the death of), ``lose`` (lost), ``toll`` (death toll), ``figure``
    (count, tally: of what was told last).
    """

    start: int
    end: int
    forms: dict[str, str]

    def outcome(self, *forms: str) -> str | None:
        """Return the outcome under the first of ``forms`` that the word has."""
        return next((self.forms[f] for f in forms if f in self.forms), None)


@cache
def _matcher() -> tuple[Matcher, dict[str, dict[str, str]]]:
    forms: dict[str, dict[str, str]] = {}
    for row in load_rows("outcomes"):
        forms.setdefault(row["phrase"], {})[row["form"]] = row["outcome"]
    return Matcher((phrase, phrase, False) for phrase in forms), forms


def find_outcomes(text: str, start: int, end: int) -> list[Trigger]:
    """Find the outcome words of ``text[start:end]``, longest first; data/lexicon/outcomes.csv holds them (GUIDELINES casualty rules).

    >>> t = "Two were shot dead and the death toll rose."
    >>> [(t[w.start : w.end], w.forms) for w in find_outcomes(t, 0, len(t))]
    [('shot dead', {'past': 'killed'}), ('death toll', {'toll': 'killed'})]
    >>> find_outcomes("Nothing happened.", 0, 17)
    []
    """
    matcher, forms = _matcher()
    return [Trigger(m.start, m.end, forms[m.key]) for m in matcher.find(text, start, end)]
