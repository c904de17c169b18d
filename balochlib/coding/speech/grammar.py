"""Words that carry no names: tokens of a sentence, and the word lists on speech and grammar."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from balochlib.text.lexicon import load_rows

_TOKEN = re.compile(r"[^\W_]+(?:['’.\-‑–&/][^\W_]+)*+|\S")
_ACRONYMS = frozenset({"WHO"})  # capitals that are no question: they keep their case, so that no list takes them for the pronoun
_ARTICLED = re.compile(r"(?:al|el|ul|ur|as|az|ash|e|i)[-‑’'][A-Z]")  # "al-Adl", "e-Taliban"


@cache
def load_words(list_name: str) -> frozenset[str]:
    """Return one list of ``data/lexicon/grammar.csv``.

    >>> "had" in load_words("auxiliary")
    True
    """
    return frozenset(row["term"] for row in load_rows("grammar") if row["list"] == list_name)


DETERMINERS = load_words("determiner")
PREPOSITIONS = load_words("preposition")
PRONOUNS = load_words("pronoun")
STOPS = load_words("clause_word")  # words that a speaker's phrase never holds: they open another clause or carry its verb
AUXILIARIES = load_words("auxiliary")
_COUNTS = load_words("count_word")
_NOT_NAMES = load_words("date_word") | STOPS | DETERMINERS | PREPOSITIONS | load_words("number_word") | load_words("opening_word")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark of a sentence, by its place in the file."""

    start: int
    end: int
    text: str
    low: str

    @property
    def is_name(self) -> bool:
        return self.low not in _NOT_NAMES and (self.text[0].isupper() or _ARTICLED.match(self.text) is not None)


def read_tokens(text: str, start: int, end: int) -> list[Token]:
    """Cut ``text[start:end]`` into words and marks; marks of footnotes ("experts* said") are left out.

    >>> [t.text for t in read_tokens("The army's (ISPR) said.", 0, 23)]
    ['The', "army's", '(', 'ISPR', ')', 'said', '.']
    >>> read_tokens("", 0, 0)
    []
    """
    found = (m for m in _TOKEN.finditer(text, start, end) if m[0] not in _FOOTNOTES)
    return [Token(m.start(), m.end(), m[0], m[0] if m[0] in _ACRONYMS else m[0].casefold()) for m in found]


_FOOTNOTES = frozenset("*\u2020\u2021")


@cache
def load_roles(list_name: str) -> dict[str, tuple[str, str]]:
    """Return one list of ``data/lexicon/roles.csv``: term in lower case -> (kind of claimant, role of voice).

    >>> load_roles("role")["doctors"]
    ('medical', 'state')
    """
    return {row["term"].casefold(): (row["kind"], row["voice"]) for row in load_rows("roles") if row["list"] == list_name}


@cache
def load_speech(list_name: str) -> frozenset[str]:
    """Return all forms of one list of ``data/lexicon/speech.csv``.

    >>> "said" in load_speech("say"), "report" in load_speech("document")
    (True, True)
    """
    rows = [row for row in load_rows("speech") if row["list"] == list_name]
    return frozenset(form.casefold() for row in rows for form in [row["term"], *row["value"].split()])


def is_count(token: Token) -> bool:
    """Whether a word is a number: "12", "seven", "dozens"."""
    return token.text[0].isdigit() or token.low in _COUNTS


@cache
def load_particles(list_name: str = "particle") -> dict[str, tuple[str, ...]]:
    """Return the verbs and adjectives that give a number only with a word behind them: form -> those words ("speak": "of").

    >>> load_particles()["spoke"], "said" in load_particles(), load_particles("arriving")["landed"]
    (('of', 'about'), False, ('on',))
    """
    found: dict[str, list[str]] = {}
    for row in load_rows("speech"):
        if row["list"] == list_name:
            for form in row["value"].split():
                found.setdefault(form, []).append(row["term"])
    return {form: tuple(words) for form, words in found.items()}


def bare(token: Token) -> str:
    """Return the word without a possessive ending, in lower case."""
    return re.sub(r"['’]s?$", "", token.low)


def is_possessive(tokens: list[Token], i: int) -> bool:
    return tokens[i].low.endswith(("'s", "’s")) or (
        i + 1 < len(tokens) and tokens[i + 1].text in "'’" and tokens[i + 1].start == tokens[i].end
    )


def next_words(tokens: list[Token], i: int, n: int) -> list[str]:
    """Return the next ``n`` words from token ``i``, in lower case."""
    return [t.low for t in tokens[i : i + n]]
