"""A sentence cut into tokens, with its numbers, words for people, outcome words and qualifiers by the token they begin at."""

from __future__ import annotations

from functools import cache

from balochlib.coding.casualty.outcomes import Trigger, find_outcomes
from balochlib.coding.casualty.victims import PeopleWord, find_people
from balochlib.text.lexicon import load_rows
from balochlib.text.numerals import Numeral, find_numerals
from balochlib.text.tokens import list_words, split_tokens

_STOPS = {"prep", "of", "aux", "have", "do", "modal", "neg", "conj", "sub", "rel", "pron", "speech", "det", "poss", "part", "verb"}
_OWNS = {"own", "owns", "owned", "owning"}
QUOTES = set("\"'\u2018\u2019\u201c\u201d`")


class Words:
    """A sentence cut into tokens, with its numerals, words for people and outcome words by the token they begin at."""

    def __init__(self, text: str, start: int, end: int, headline: bool = False):
        self.text, self.start, self.end, self.headline = text, start, end, headline
        self.tokens = split_tokens(text, start, end)
        at = {t.start: i for i, t in enumerate(self.tokens)}
        ends = {t.end: i for i, t in enumerate(self.tokens)}
        self.numerals: dict[int, tuple[Numeral, int]] = {}
        for n in find_numerals(text, start, end, articles=True, vague=True):
            if n.start in at and n.end in ends:
                self.numerals[at[n.start]] = (n, ends[n.end])
        self.people: dict[int, tuple[PeopleWord, int]] = self._place(find_people(text, start, end), at)
        self.triggers: dict[int, tuple[Trigger, int]] = self._place(find_outcomes(text, start, end), at)

    def _place(self, found, at: dict[int, int]) -> dict:
        placed = {}
        for one in found:
            first = at.get(one.start)
            if first is None:
                continue
            last = first
            while last + 1 < len(self.tokens) and self.tokens[last].end < one.end:
                last += 1
            token = self.tokens[last]
            if token.end == one.end or token.is_possessive:  # not "toll-free", "man-made"
                placed[first] = (one, last)
        return placed

    def low(self, i: int) -> str:
        return self.tokens[i].low if 0 <= i < len(self.tokens) else ""

    def classes(self, i: int) -> frozenset[str]:
        return self.tokens[i].classes if 0 <= i < len(self.tokens) else frozenset()

    def in_brackets(self, i: int) -> bool:
        """Whether token ``i`` stands in round brackets, or closes them."""
        opened = next((j for j in range(i - 1, max(-1, i - 20), -1) if self.tokens[j].word in "()"), None)
        return opened is not None and self.tokens[opened].word == "("

    def ends_trigger(self, i: int) -> bool:
        """Whether an outcome word ends with token ``i``."""
        return any(last == i for _, last in self.triggers.values())

    def stops(self, i: int) -> bool:
        """Whether a noun phrase cannot go on with token ``i``."""
        if i >= len(self.tokens):
            return True
        t = self.tokens[i]
        return not t.is_word or bool(t.classes & _STOPS) or ("adverb" in t.classes and t.low not in {"both"})


@cache
def _qualifiers(stands: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    rows = [(tuple(r["words"].split()), r["qualifier"]) for r in load_rows("qualifiers") if r["stands"] == stands]
    return tuple(sorted(rows, key=lambda r: -len(r[0])))


def find_qualifier(w: Words, i: int) -> tuple[int, str | None]:
    """Read the qualifier that ends before token ``i``: where it begins, and what it is (None when there is none)."""
    found = None
    while i > 0:
        for words, qualifier in _qualifiers("before"):
            if words == ("up", "to") and i > 2 and w.low(i - 3) in list_words("rising") | _OWNS:
                continue  # "the toll went up to 12": a rise; "owns up to 46 deaths": no ceiling
            if len(words) <= i and all(w.low(i - len(words) + k) == word for k, word in enumerate(words)):
                if qualifier != "exact" and found is None:
                    found = qualifier
                i -= len(words)
                break
        else:
            break
    return i, found


def find_qualifier_after(w: Words, i: int) -> tuple[int, str | None]:
    for words, qualifier in _qualifiers("after"):
        if all(w.low(i + k) == word for k, word in enumerate(words)):
            return i + len(words), qualifier
    return i, None
