"""Words and punctuation marks of a stretch of text, each with its place in the file, and the classes of function words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from balochlib.text.lexicon import load_rows

_TOKEN = re.compile(
    r"""
      \d++(?:[.,:]\d++)*+[^\W_]*+(?:[-\u2010\u2011\u2013](?!plus\b|odd\b)[^\W_]+)*+     # 1,200  2.5  11:30pm  24-year-old  35-40
    | [^\W_]++(?:['\u2019.&/\u2010\u2011-][^\W_]+)*+['\u2019]?+          # Pakistan's  U.S  so-called  attackers'
    | \S                                                                 # one mark
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a punctuation mark: ``text[start:end]``; ``low`` is it in small letters, ``classes`` its function-word classes."""

    start: int
    end: int
    word: str
    low: str
    classes: frozenset[str]

    @property
    def is_word(self) -> bool:
        return self.word[0].isalnum()

    @property
    def is_capital(self) -> bool:
        return self.word[0].isupper()

    @property
    def is_possessive(self) -> bool:
        return self.low.endswith(("'s", "\u2019s", "s'", "s\u2019"))


_NONE: frozenset[str] = frozenset()


@cache
def load_function_words() -> dict[str, frozenset[str]]:
    """Read data/lexicon/function_words.csv: word -> the classes it belongs to ("prep", "aux", "conj" ...).

    >>> sorted(load_function_words()["since"])
    ['adverb', 'prep']
    """
    classes: dict[str, set[str]] = {}
    for row in load_rows("function_words"):
        classes.setdefault(row["word"], set()).add(row["class"])
    return {word: frozenset(found) for word, found in classes.items()}


@cache
def list_words(word_class: str) -> frozenset[str]:
    """Return the words of one class of data/lexicon/function_words.csv.

    >>> "put" in list_words("count_verb"), list_words("no such class")
    (True, frozenset())
    """
    return frozenset(word for word, classes in load_function_words().items() if word_class in classes)


def split_tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Cut ``text[start:end]`` into words and punctuation marks. Words keep hyphens, apostrophes and digits together.

    >>> [t.word for t in split_tokens("Police's 24-year-old guard, 35-40 of them.")]
    ["Police's", '24-year-old', 'guard', ',', '35-40', 'of', 'them', '.']
    >>> split_tokens("  ")
    []
    """
    words = load_function_words()
    found = _TOKEN.finditer(text, start, len(text) if end is None else end)
    return [
        Token(m.start(), m.end(), m[0], m[0].lower(), _NONE if m[0] in {"US", "IT", "WHO"} else words.get(m[0].lower(), _NONE))
        for m in found
    ]
