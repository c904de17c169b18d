"""A sentence cut into elements: counted people, people, outcome words, names, function words."""

from __future__ import annotations

from dataclasses import dataclass

from balochlib.coding.casualty.groups import Group
from balochlib.coding.casualty.outcomes import Trigger
from balochlib.coding.casualty.phrases import read_group
from balochlib.coding.casualty.victims import PeopleWord
from balochlib.coding.casualty.words import Words
from balochlib.text.tokens import list_words


@dataclass(slots=True)
class Element:
    """A stretch of a sentence by its part in the clause.

    Kinds: ``group`` (counted people), ``people`` (uncounted), ``thing`` (another number), ``trigger``, ``name`` (capitalised
    words), ``word``, a class of function words (aux, have, modal, neg, prep, of, conj, sub, rel, speech, verb, adverb, part,
    pron), or the punctuation mark itself.
    """

    kind: str
    first: int
    last: int
    group: Group | None = None
    trigger: Trigger | None = None
    people: PeopleWord | None = None


_ORDER = (
    "part",
    "aux",
    "have",
    "do",
    "modal",
    "neg",
    "of",
    "speech",
    "rel",
    "conj",
    "sub",
    "prep",
    "pron",
    "verb",
    "adverb",
    "poss",
    "det",
)


def split_elements(w: Words) -> list[Element]:
    """Cut a sentence into elements from left to right.

    >>> s = "Two soldiers were killed in Kech"
    >>> [e.kind for e in split_elements(Words(s, 0, len(s)))]
    ['group', 'aux', 'trigger', 'prep', 'name']
    """
    out: list[Element] = []
    i = 0
    while i < len(w.tokens):
        group = read_group(w, i)
        trigger = w.triggers.get(i)
        if trigger and group and group.single and not group.outcome and trigger[1] >= group.last_token:
            group = None
        if group is not None:
            while out and out[-1].first >= group.first_token:
                out.pop()
            out.append(Element("group", group.first_token, group.last_token, group=group))
        elif i in w.numerals and w.numerals[i][0].kind != "article":
            out.append(Element("thing", i, w.numerals[i][1]))
        elif trigger:
            out.append(Element("trigger", i, trigger[1], trigger=trigger[0]))
        elif i in w.people and _names_people(w.people[i][0]):
            word, last = w.people[i]
            out.append(Element("people", i, last, people=word))
        else:
            out.append(_plain(w, i, out))
        i = max(i, out[-1].last) + 1
    return _drop_asides(w, out)


def _drop_asides(w: Words, elements: list[Element]) -> list[Element]:
    """Leave out who says so, where commas set it between a word and what it governs: "killing, it said, three", "and, police said, two"."""
    k = 1
    while k < len(elements):
        if elements[k].kind == "," and elements[k - 1].kind in _OPENS_ASIDE and (end := _aside_end(w, elements, k)):
            del elements[k : end + 1]
        k += 1
    return elements


def _aside_end(w: Words, elements: list[Element], k: int) -> int | None:
    """Return the comma that closes an aside opened by the comma at element ``k``."""
    for j in range(k + 1, min(k + _ASIDE, len(elements) - 1)):
        kind = elements[j].kind
        if kind in {"group", "trigger", ";", ":", "."}:
            return None
        if kind == "," and elements[j + 1].kind in {"group", "trigger", "aux", "have"}:
            first, last = elements[k + 1].first, elements[j - 1].last
            low = w.low(first)
            by = low == "according" or (low in {"by", "on", "in"} and w.low(last) in list_words("reckoning"))
            return j if by or "speech" in {elements[i].kind for i in range(k + 1, j)} else None
    return None


def _names_people(word: PeopleWord) -> bool:
    """Whether a word for people stands for people by itself: "policemen", "the army", "the BLA", but not "bus" or "bank"."""
    return word.uses != {"pronoun"} and (word.is_head or word.victim in {"security", "militant"})


def _plain(w: Words, i: int, before: list[Element]) -> Element:
    """Make the element of a token that is no number, person or outcome."""
    token = w.tokens[i]
    for phrase in (3, 2, 1):
        low = " ".join(w.low(i + k) for k in range(phrase))
        if low in _PARTS:
            return Element("part", i, i + phrase - 1)
        if low in _CONJ:
            return Element("conj", i, i + phrase - 1)
        if phrase > 1 and low in list_words("adverb"):  # "were in turn shot"
            return Element("adverb", i, i + phrase - 1)
    if not token.is_word:
        return Element({"\u2014": "-", "\u2013": "-"}.get(token.word, token.word), i, i)
    kind = None if token.word in {"May", "March"} and i > 0 else next((c for c in _ORDER if c in token.classes), None)
    if kind == "verb" and before and (before[-1].kind in {"det", "poss", "word", "of", "prep", "thing"} or w.low(i - 1) in {"a", "an"}):
        kind = None  # "a grenade attack", "the raid": a noun
        if not token.is_capital:
            return Element("word", i, i)
    if kind and not (token.is_capital and kind in {"verb", "speech", "adverb"} and i > 0 and w.tokens[i - 1].is_capital):
        return Element(kind, i, i)
    if token.is_capital and (i > 0 or len(token.word) > 1):
        last = i
        while last + 1 < len(w.tokens) and _carries_name(w, last + 1):
            last += 1
        return Element("name", i, last)
    if token.low.endswith("ly") and len(token.low) > 5 and token.low not in _NO_ADVERBS:
        return Element("adverb", i, i)
    if token.low.endswith("ed") and "adjective" not in token.classes and len(token.low) > 4:
        return Element("verb", i, i)
    return Element("word", i, i)


_OPENS_ASIDE = {"trigger", "conj", "sub", "rel"}
_ASIDE = 12  # elements that an aside may have
_PARTS = {
    "including", "among them", "among whom", "amongst them", "namely", "comprising", "consisting of", "which included", "that included",
    "who included", "included", "includes", "inclusive of", "counting", "made up of", "split between", "split among", "split into",
    "divided between", "divided among", "broken down into", "such as", "include", "comprised", "comprise",
    "among whom are", "among whom were", "among them are", "among them were",
}  # fmt: skip
_CONJ = {"as well as", "along with", "together with", "and also", "besides"}
_NO_ADVERBS = {"family", "assembly", "supply", "elderly", "monopoly", "anomaly", "homily", "weekly", "monthly", "yearly"}
_NAME_LINKS = {"al", "ul", "ur", "bin", "ibn", "e", "-"}


def _carries_name(w: Words, i: int) -> bool:
    t = w.tokens[i]
    if (t.is_possessive and (i + 1) in w.people) or i in w.triggers or (i in w.numerals and w.numerals[i][0].kind != "code"):
        return False
    if i in w.people:
        if t.low in {"baloch", "pashtun", "hazara", "punjabi"}:  # "Abdul Latif Baloch was shot"
            return t.is_capital and w.stops(i + 1)
        return t.is_capital and not w.people[i][0].plural and not t.word.isupper() and w.people[i][0].victim != "militant"
    return (t.is_capital and not t.classes & {"prep", "sub", "rel", "pron", "det", "modal", "aux"}) or t.low in _NAME_LINKS
