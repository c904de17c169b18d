"""Words for people, and the class of victim that each belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from balochlib.text.lexicon import Matcher, load_rows

SIDES = frozenset({"security", "militant"})
CLASSES = SIDES | {"civilian"}  # what a class says; "unspecified" says nothing
_IRREGULAR = {"man": "men", "woman": "women", "child": "children", "wife": "wives", "person": "persons", "baby": "babies"}


@dataclass(frozen=True, slots=True)
class PeopleWord:
    """A word for people: its class, whether it is plural, and whether it can be a head ("miners"), a modifier ("police van") or both."""

    start: int
    end: int
    victim: str
    plural: bool
    uses: frozenset[str]

    @property
    def is_head(self) -> bool:
        return bool(self.uses & {"head", "both", "pronoun"})

    @property
    def is_modifier(self) -> bool:
        return bool(self.uses & {"modifier", "both"})


def make_plural(word: str) -> str:
    """Return the plural of an English noun, by rule.

    >>> make_plural("gunman"), make_plural("lawyer"), make_plural("deputy"), make_plural("witness"), make_plural("passer-by")
    ('gunmen', 'lawyers', 'deputies', 'witnesses', 'passers-by')
    """
    if word.endswith(("er-by", "erby")):
        return re.sub(r"er(-?by)$", r"ers\1", word)
    stem, space, last = word.rpartition(" ")
    for one, many in _IRREGULAR.items():
        if last == one or (one in {"man", "woman", "child"} and last.endswith(one) and last not in {"german", "ottoman"}):
            return stem + space + last[: -len(one)] + many
    if last.endswith("y") and last[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if last.endswith(("s", "sh", "ch", "x")) else "s")


@cache
def _matcher() -> tuple[Matcher, dict[str, tuple[str, bool, frozenset[str]]]]:
    entries: dict[str, tuple[str, bool, frozenset[str]]] = {}

    def enter(term: str, victim: str, plural: bool, use: str) -> None:
        known = entries.get(term)
        if known is None:
            entries[term] = (victim, plural, frozenset({use}))
        else:
            entries[term] = (known[0], known[1], known[2] | {use})

    rows = load_rows("victims")
    for row in rows:
        term, victim, use, number = row["term"], row["victim"], row["use"], row["number"]
        enter(term, victim, number == "plural", use)
        if use in {"head", "both"} and not number:
            enter(make_plural(term), victim, True, "head")
    for row in load_rows("nationalities"):
        if row["use"] == "noun" and row["term"] not in entries:
            enter(row["term"], "civilian", True, "head")
    # short forms in capitals must stand in capitals: "IS", "LB", "ASI"
    names = [(term, term, term.isupper() or term in {"Levies", "Hazara", "Marines", "Guards"}) for term in entries]
    return Matcher(names), entries


def find_people(text: str, start: int, end: int) -> list[PeopleWord]:
    """Find the words for people in ``text[start:end]``; data/lexicon/victims.csv holds them (GUIDELINES: victim).

    >>> t = "Two army doctors, a security guard and BLA fighters"
    >>> [(t[w.start : w.end], w.victim, w.plural) for w in find_people(t, 0, len(t))]
    [('army doctors', 'security', True), ('security guard', 'civilian', False), ('BLA fighters', 'militant', True)]
    >>> find_people("Rain fell.", 0, 10)
    []
    """
    matcher, entries = _matcher()
    return [PeopleWord(m.start, m.end, *entries[m.key]) for m in matcher.find(text, start, end)]


@cache
def _nations() -> tuple[Matcher, dict[str, str]]:
    names = {row["term"]: row["nationality"] for row in load_rows("nationalities")}
    return Matcher((term, term, True) for term in names), names


def find_nationality(text: str, start: int, end: int) -> str | None:
    """Return the nationality named in ``text[start:end]``, as an adjective; None when there is none.

    >>> find_nationality("13 US servicemen", 0, 16), find_nationality("13 servicemen", 0, 13)
    ('American', None)
    """
    matcher, names = _nations()
    first = next(matcher.find(text, start, end), None)
    return names[first.key] if first else None


def is_force(word: PeopleWord) -> bool:
    """Whether a singular word names a force or a group as such ("the army", "the BLA"), not a person."""
    return word.uses == {"both"} or word.uses == {"modifier"} or (word.victim == "militant" and word.is_modifier)


def judge_victim(words: list[PeopleWord]) -> str | None:
    """Return the class of a noun phrase from its words for people, in order; None when they leave it to the context.

    The last word decides when it has a class of its own; "men", "officers", "members" take the class of what stands before
    them ("Frontier Corps men", "police officers"); a driver of the police is one of the force.

    >>> t = "Frontier Corps men"
    >>> judge_victim(find_people(t, 0, len(t)))
    'security'
    >>> judge_victim([]) is None
    True
    """
    if not words:
        return None
    head, before = words[-1], [w.victim for w in words[:-1] if w.victim in {"security", "militant", "civilian"}]
    if head.victim in {"security", "militant"}:
        return head.victim
    if head.victim == "civilian":
        return before[-1] if before and before[-1] == "security" and before[0] == "security" else "civilian"
    if before:
        return before[0] if before[0] != "civilian" else before[-1]
    return head.victim or None
