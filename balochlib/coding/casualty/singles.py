"""One person told with an article, a possessive or an ordinal instead of a number: "a soldier", "his driver", "the third"."""

from __future__ import annotations

from dataclasses import replace

from balochlib.coding.casualty.groups import Group, finish_group
from balochlib.coding.casualty.nouns import read_noun
from balochlib.coding.casualty.victims import PeopleWord
from balochlib.coding.casualty.words import Words


def read_single(w: Words, i: int, after: int, bare_ok: bool = False) -> Group | None:
    """Read one person told with an article or a possessive: "a soldier", "his driver", "the third", "another"."""
    base = Group(w.tokens[i].start, w.tokens[after - 1].end, 1, bare=True, single=True, first_token=i, last_token=after - 1)
    if after in w.triggers and "toll" in w.triggers[after][0].forms:
        return None  # "the official toll"
    if after in w.numerals and w.numerals[after][0].kind == "ordinal":
        last = w.numerals[after][1]
        noun = read_noun(w, last + 1, plural=False)
        if noun.people and not noun.thing:
            return finish_group(w, base, noun, last + 1)
        if noun.trigger and w.low(noun.end - 1) in {"body", "corpse"} and w.low(i) in {"a", "an"}:  # "a fourth body"
            return finish_group(w, base, noun, last + 1)
        following = w.classes(last + 1)
        if w.low(i - 1) in {"and", ","} and following & {"adverb", "prep"} and w.low(last + 1) not in {"of", "to"}:
            return replace(base, end=w.tokens[last].end, last_token=last)
        acts = w.low(last + 1).endswith("ed") and (
            not i or w.low(i - 1) in {",", ";", "and", "while", "but"}
        )  # "; the fourth pulled a pin"
        if following & {"aux", "have"} or acts or (last + 1) in w.triggers or (w.ends_trigger(i - 1) and w.stops(last + 1)):
            return replace(base, end=w.tokens[last].end, last_token=last)
        return None
    if after in w.numerals and w.numerals[after][0].kind != "article":
        last = w.numerals[after][1]
        if w.low(last + 1) not in {"year", "years", "month", "months"} or w.low(last + 2) != "old":
            return None
        after = last + 3  # "a six years old boy"
    if w.low(after) == "other" and (w.stops(after + 1) or after + 1 in w.triggers):
        return replace(base, end=w.tokens[after].end, last_token=after)
    noun = read_noun(w, after, plural=False)
    if noun.thing:
        return None
    if noun.people and not noun.people[-1].plural and noun.people[-1].is_head and noun.end > after:
        if _is_institution(noun.people):
            return None
        if noun.trigger and w.low(i) == "the":
            return None  # "the dead man": told before
        return finish_group(w, base, noun, after)
    if noun.people and noun.people[-1].uses == {"pronoun"} and bare_ok:
        return replace(base, end=w.tokens[noun.end - 1].end, last_token=noun.end - 1)
    if (
        not noun.people
        and noun.trigger
        and w.low(noun.end - 1) in _ONE_LOSS
        and w.low(after) in {"single", "lone", "further", "second", "third"}
    ):
        return finish_group(w, base, noun, after)
    if not noun.people and noun.trigger and w.low(noun.end - 1) in {"body", "corpse", "hostage"} and _is_a_body(w, i, noun.end - 1):
        return finish_group(w, base, noun, after)
    return base if bare_ok and not noun.people else None


def _is_institution(people: list[PeopleWord]) -> bool:
    """Whether the words name a force as such ("the army", "the police"), not a person."""
    return people[-1].uses == {"both"} and people[-1].victim == "security"


def read_headline_single(w: Words, i: int, joined: bool = False) -> Group | None:
    """Read one person without an article, as headlines have it: "guard killed", "three Chinese, driver killed"."""
    opens = joined or not i or w.tokens[i - 1].low in {",", "and", "&", ":", ";"} or w.tokens[i - 1].word in "\u2013\u2014-\u2022*"
    if opens and i in w.triggers and w.low(w.triggers[i][1]) in {"body", "corpse"}:  # "Bullet-riddled body found"
        trigger, last = w.triggers[i]
        base = Group(w.tokens[i].start, w.tokens[last].end, 1, single=True, first_token=i, last_token=last)
        return replace(base, victim="unspecified", outcome=trigger.outcome("noun"), label=w.text[base.start : base.end])
    if w.ends_trigger(i - 1) and w.low(i - 1) == "of" and i in w.triggers and "adj" in w.triggers[i][0].forms:
        i = w.triggers[i][1] + 1  # "Body of missing student found"
    elif i not in w.people or not (opens or w.ends_trigger(i - 1)):
        return None
    if i >= len(w.tokens):
        return None
    base = Group(w.tokens[i].start, w.tokens[i].end, 1, bare=True, single=True, first_token=i, last_token=i)
    noun = read_noun(w, i, plural=False)
    if noun.thing or not noun.people or noun.trigger or _is_institution(noun.people):
        return None
    if noun.people[-1].plural or not noun.people[-1].is_head:
        return None
    return finish_group(w, base, noun, i)


def _is_a_body(w: Words, i: int, last: int) -> bool:
    """Whether "a ... body" is a corpse: "a body", "a bullet-riddled body", not "his body" or "a governing body"."""
    return w.low(i) in {"a", "an", "another"} and all(w.low(j) in _CORPSE or w.low(j).endswith("hostage") for j in range(i + 1, last))


_ONE_LOSS = {"death", "fatality", "casualty", "injury", "martyr"}
_CORPSE = {"dead", "headless", "bullet-riddled", "bullet-ridden", "mutilated", "decomposed", "charred", "lifeless", "body"}
