"""Counted people: number + noun phrase ("at least 31 civilians", "a soldier", "six of them", "73 wounded people")."""

from __future__ import annotations

from dataclasses import dataclass, replace

from balochlib.coding.nouns import NounPhrase, join_heads, read_noun, read_of
from balochlib.coding.victims import PeopleWord, find_nationality, judge_victim
from balochlib.coding.words import QUOTES, Words, find_qualifier, find_qualifier_after
from balochlib.text.numerals import Numeral


@dataclass(frozen=True, slots=True)
class Group:
    """People that a text counts. ``value`` is None when vague; ``victim`` None when the words leave the class to the context.

    ``outcome`` is set where the phrase itself tells it ("73 wounded people", "254 deaths"); ``of_outcome`` where it is a
    part of people of that outcome ("three of the dead"); ``part`` where it is a part of people told before ("four of them").
    """

    start: int
    end: int
    value: int | None
    value_max: int | None
    qualifier: str
    victim: str | None
    label: str | None
    nationality: str | None = None
    outcome: str | None = None
    of_outcome: str | None = None
    part: bool = False
    bare: bool = False  # no noun of its own: "six", "another", "the third"
    single: bool = False  # an article or a name instead of a number: "a soldier"
    qualified: bool = False  # the number has a qualifier of its own
    lives: bool = False  # "over 90,000 lives"
    first_token: int = 0
    last_token: int = 0


def read_group(w: Words, i: int) -> Group | None:
    """Read the counted people that begin with the number, article or possessive at token ``i``; None when there are none.

    A number of other things gives a group with ``value`` and no victim and ``label`` None only where it is bare; a number of
    things ("two vehicles") gives None.

    >>> words = Words("At least 31 civilians and a police van", 0, 38)
    >>> g = read_group(words, 2)
    >>> g.value, g.qualifier, g.victim, words.text[g.start : g.end]
    (31, 'at_least', 'civilian', 'At least 31 civilians')
    >>> read_group(words, 5) is None
    True
    """
    low = w.low(i)
    if i in w.numerals:
        numeral, last = w.numerals[i]
        if numeral.kind == "article":
            return _read_single(w, i, last + 1)
        if numeral.kind in {"cardinal", "vague"}:
            return _read_counted(w, i, last + 1, numeral)
        if numeral.kind == "fraction" and low == "a" and last == i + 1 and w.ends_trigger(i - 1):  # "injured a third."
            return Group(numeral.start, numeral.end, 1, None, "exact", None, None, bare=True, single=True, first_token=i, last_token=last)
        return None
    if low == "another":
        return None if _skip(w, i + 1) in w.numerals else _read_single(w, i, i + 1, bare_ok=True)
    if low == "both":
        return _read_both(w, i)
    if low == "as" and w.low(i + 1) == "many" and w.low(i + 2) != "as":
        return _read_as_many(w, i)
    if low == "the" or "poss" in w.classes(i) or (w.tokens[i].is_possessive and w.tokens[i].is_capital):
        return _read_single(w, i, i + 1)
    return _read_headline_single(w, i) if w.headline else None


def _skip(w: Words, i: int) -> int:
    return i


def _read_counted(w: Words, i: int, after: int, numeral: Numeral) -> Group | None:
    if w.low(i) == "one" and w.low(i - 1) in {"every", "each"} and w.low(after) == "of":
        inner = next((j for j in range(after + 1, after + 4) if j in w.numerals and w.numerals[j][0].kind == "cardinal"), None)
        return None if inner is None else _read_counted(w, inner, w.numerals[inner][1] + 1, w.numerals[inner][0])
    if numeral.kind == "vague" and after in w.numerals and w.numerals[after][0].kind == "cardinal":
        return None  # "some 150 others": a qualifier
    if numeral.kind == "vague" and w.low(i) == "many" and w.low(i - 1) in {"as", "how", "so", "too"}:
        return None
    if numeral.kind == "cardinal" and (_is_year_or_day(w, i, after, numeral) or numeral.value is None or numeral.value != int(numeral.value)):
        return None
    if w.low(i - 1) in {"no", "neither", "not"} or (w.low(i - 2) == "of" and w.low(i - 3) in {"neither", "none"}) or "neither" in {w.low(i - 2), w.low(i - 3)}:
        return None
    begin, qualifier = find_qualifier(w, i)
    vague = numeral.kind == "vague"
    after, late = find_qualifier_after(w, after)
    qualifier = qualifier or late
    if numeral.value_max is not None:
        kind = "range"
    elif vague:
        kind = "vague"
    else:
        kind = qualifier or "exact"
    value = None if vague else int(numeral.value)
    if w.low(i - 1) == "in" and i > 1 and any(last == i - 2 for _, last in w.numerals.values()):
        return None  # "nine in ten"
    board = w.low(after) == "aboard" or (w.low(after) == "on" and w.low(after + 1) == "board")
    base = Group(
        w.tokens[begin].start, w.tokens[after - 1].end, value, None if numeral.value_max is None else int(numeral.value_max), kind, "civilian" if board else None, None,
        bare=True, qualified=qualifier is not None or vague, first_token=begin, last_token=after - 1,
    )  # fmt: skip
    if w.low(after) in {"%", "percent", "kg", "km"}:
        return None
    if w.low(after) == "(" or w.low(after) == ")":
        return base
    if vague and w.tokens[after : after + 1] and w.tokens[after].word in QUOTES and w.low(after + 1) == "of":
        after += 1  # killed "a large number" of soldiers
    if w.low(after) == "of" or w.low(after - 1).endswith(" of") or (vague and w.text[: numeral.end].endswith(" of")):
        return _read_partitive(w, base, after + (w.low(after) == "of"))
    if (lives := _lives(w, base, after)) is not None:
        return lives
    noun = read_noun(w, after, plural=value != 1)
    if noun.thing:
        return None
    return _finish(w, base, noun, after)


def _lives(w: Words, base: Group, after: int) -> Group | None:
    """Read "over 90,000 lives", "12 precious lives"."""
    for i in range(after, min(after + 3, len(w.tokens))):
        if w.low(i) in {"lives", "life"}:
            people = [w.people[j][0] for j in range(after, i) if j in w.people]
            return replace(
                base, end=w.tokens[i].end, lives=True, bare=False, label=w.tokens[i].word, victim=judge_victim(people) or "unspecified",
                nationality=find_nationality(w.text, base.start, w.tokens[i].end), last_token=i,
            )  # fmt: skip
        if w.stops(i) and "adjective" not in w.classes(i):
            break
    return None


def _finish(w: Words, base: Group, noun: NounPhrase, after: int) -> Group:
    """Fill a group from its noun phrase, with what is joined to its head."""
    if not noun.people and not noun.trigger:
        return base
    end, people = noun.end, noun.people
    victim = judge_victim(people)
    if people and all(p.uses == {"pronoun"} for p in people):
        victim = None
    if people and not noun.trigger:
        joined, mixed = join_heads(w, end, victim, base.value)
        end, victim = (joined, mixed) if joined != end else read_of(w, end, people, victim)
    last = end - 1
    label = w.text[w.tokens[after].start : w.tokens[last].end] if last >= after else None
    pronoun = bool(people) and all(p.uses == {"pronoun"} for p in people)
    stop = w.tokens[last].end
    if noun.trigger and not people and w.low(last + 1) == "of":
        stop_of, victim = read_of(w, last + 1, people, None)
        if victim is not None:
            return replace(base, end=w.tokens[stop_of - 1].end, victim=victim, label=w.text[w.tokens[after].start : w.tokens[stop_of - 1].end],
                           outcome=noun.trigger, bare=False, last_token=stop_of - 1)  # fmt: skip
    if noun.trigger and not people:
        victim = None if w.low(last) in {"injured", "wounded", "missing", "hurt"} else "unspecified"
    return replace(
        base, end=stop, victim=victim, label=None if pronoun else label, outcome=noun.trigger, bare=pronoun,
        nationality=find_nationality(w.text, base.start, stop), last_token=last,
    )  # fmt: skip


_YEAR_LEADS = {"in", "since", "during", "by", "until", "till", "of", "from", "to", "early", "late", "mid", "between", "and", "after", "before", ","}
_NOT_PEOPLE_OF = {"the", "its", "their", "his", "our", "her", "those", "these", "all", "at"}


def _read_partitive(w: Words, base: Group, i: int) -> Group | None:
    """Read what a number is a part of: "of them", "of the dead", "of its men", "of the 12 attackers", "of their own"."""
    if w.low(i) in {"them", "whom", "these", "those", "us"} and i not in w.triggers:
        if w.low(i) == "those" and (i + 1) in w.triggers:
            trigger, last = w.triggers[i + 1]
            return replace(base, end=w.tokens[last].end, of_outcome=trigger.outcome("past", "adj", "noun"), part=True, last_token=last)
        return replace(base, end=w.tokens[i].end, part=True, last_token=i)
    j = i
    while w.low(j) in _NOT_PEOPLE_OF or j in w.numerals:
        j = w.numerals[j][1] + 1 if j in w.numerals else j + 1
    if w.low(j) == "own" and j > i and (j + 1) in w.people:
        j += 1
    elif w.low(j) in {"own", "number", "ranks"} and j > i:
        return replace(base, end=w.tokens[j].end, part=True, last_token=j)
    if w.low(j) in {"victims", "casualties"}:
        return replace(base, end=w.tokens[j].end, part=True, of_outcome="", last_token=j)
    noun = read_noun(w, j, plural=True)
    if noun.trigger and not noun.people and j == i and base.value is None:  # "dozens of injured" are a count of their own
        return replace(base, end=w.tokens[noun.end - 1].end, outcome=noun.trigger, victim="unspecified", bare=False, last_token=noun.end - 1)
    if noun.trigger and not noun.people:
        last = noun.end - 1
        return replace(base, end=w.tokens[last].end, of_outcome=noun.trigger, part=True, last_token=last)
    if noun.thing or not noun.people:
        return None
    last = noun.end - 1
    own = "poss" in w.classes(i)
    victim = judge_victim(noun.people)
    return replace(
        base, end=w.tokens[last].end, victim=None if own and victim == "unspecified" else victim, label=w.text[w.tokens[j].start : w.tokens[last].end],
        part=j > i and not own, bare=False, of_outcome=noun.trigger, nationality=find_nationality(w.text, base.start, w.tokens[last].end),
        last_token=last,
    )  # fmt: skip


def _is_year_or_day(w: Words, i: int, after: int, n: Numeral) -> bool:
    """Whether a number is a year, a day of a month, an age between commas, or belongs to a label ("Section 144", "No 3")."""
    if n.digits and n.value is not None and n.value_max is None and 1900 <= n.value <= 2100 and "," not in w.text[n.start : n.end]:
        if w.low(i - 1) in _YEAR_LEADS or "month" in w.classes(i - 1) or not (after in w.people or after in w.triggers):
            return True
    before = w.low(i - 1).rstrip(".") if i else ""
    previous = w.classes(i - 1) if i else frozenset()
    if "month" in w.classes(after) or ("month" in previous and n.digits and n.value <= 31 and w.tokens[i - 1].is_capital):
        return True
    if i > 1 and before == "." and w.tokens[i - 2].is_capital and "month" in w.classes(i - 2):
        return True
    if "label" in previous and n.digits and before not in {"group", "party", "part", "unit", "table", "figure", "day", "week", "year", "line", "brigade"}:
        return True
    if before == "of" and i > 1 and n.value <= 110 and w.stops(after) and _ends_single(w, i - 2):
        return True  # "a woman of 60"
    if before in {"aged", "age"} or (before == "," and w.low(after) == "," and i > 1 and w.tokens[i - 2].is_capital and n.digits):
        return True
    return w.low(after) in {"km", "kg", "kms", "%", "am", "pm", "p", "a", "mm", "m"} or w.text[n.end : n.end + 1].isalnum()


def _is_a_body(w: Words, i: int, last: int) -> bool:
    """Whether "a ... body" is a corpse: "a body", "a bullet-riddled body", not "his body" or "a governing body"."""
    return w.low(i) in {"a", "an", "another"} and all(w.low(j) in _CORPSE or w.low(j).endswith("hostage") for j in range(i + 1, last))


_CORPSE = {"dead", "headless", "bullet-riddled", "bullet-ridden", "mutilated", "decomposed", "charred", "lifeless", "woman's", "man's", "child's", "soldier's", "body"}


def _ends_single(w: Words, i: int) -> bool:
    """Whether one person's word ends with token ``i``."""
    return any(last == i and not one.plural and one.is_head for one, last in w.people.values())


def _read_single(w: Words, i: int, after: int, bare_ok: bool = False) -> Group | None:
    """Read one person told with an article or a possessive: "a soldier", "his driver", "the third", "another"."""
    base = Group(
        w.tokens[i].start, w.tokens[after - 1].end, 1, None, "exact", None, None, bare=True, single=True, first_token=i, last_token=after - 1
    )
    if after in w.numerals and w.numerals[after][0].kind == "ordinal":
        last = w.numerals[after][1]
        noun = read_noun(w, last + 1, plural=False)
        if noun.people and not noun.thing:
            return _finish(w, base, noun, last + 1)
        following = w.classes(last + 1)
        if w.low(i - 1) in {"and", ","} and following & {"adverb", "prep"} and w.low(last + 1) not in {"of", "to"}:
            return replace(base, end=w.tokens[last].end, last_token=last)
        if following & {"aux", "have"} or (last + 1) in w.triggers or (w.ends_trigger(i - 1) and w.stops(last + 1)):
            return replace(base, end=w.tokens[last].end, last_token=last)
        return None
    if after in w.numerals and w.numerals[after][0].kind != "article":
        return None
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
        return _finish(w, base, noun, after)
    if noun.people and noun.people[-1].uses == {"pronoun"} and bare_ok:
        return replace(base, end=w.tokens[noun.end - 1].end, last_token=noun.end - 1)
    if not noun.people and noun.trigger and w.low(noun.end - 1) in {"body", "corpse", "hostage"} and _is_a_body(w, i, noun.end - 1):
        return _finish(w, base, noun, after)
    return base if bare_ok and not noun.people else None


def _is_institution(people: list[PeopleWord]) -> bool:
    """Whether the words name a force as such ("the army", "the police"), not a person."""
    return people[-1].uses == {"both"} and people[-1].victim == "security"


def _read_as_many(w: Words, i: int) -> Group | None:
    """Read "three soldiers and as many tribesmen": the number told last again."""
    last = max((j for j, (n, _) in w.numerals.items() if j < i and n.kind == "cardinal" and n.value), default=None)
    noun = read_noun(w, i + 2, plural=True)
    if last is None or noun.thing or not (noun.people or noun.trigger):
        return None
    value = int(w.numerals[last][0].value)
    base = Group(w.tokens[i].start, w.tokens[i + 1].end, value, None, "exact", None, None, bare=True, first_token=i, last_token=i + 1)
    return _finish(w, base, noun, i + 2)


def _read_both(w: Words, i: int) -> Group | None:
    """Read "both" as two people, where a verb, "of them" or a plural for people follows it."""
    base = Group(w.tokens[i].start, w.tokens[i].end, 2, None, "exact", None, None, bare=True, single=True, first_token=i, last_token=i)
    if w.low(i + 1) == "of":
        return _read_partitive(w, base, i + 2)
    if w.classes(i + 1) & {"aux", "have"} or (i + 1) in w.triggers:
        return base
    noun = read_noun(w, i + 1 + ("det" in w.classes(i + 1)), plural=True)
    if noun.people and not noun.thing and noun.people[-1].plural and w.low(noun.end) not in {"and", "or"}:
        return _finish(w, base, noun, i + 1)
    return None


def _read_headline_single(w: Words, i: int) -> Group | None:
    """Read one person without an article, as headlines have it: "guard killed", "three Chinese, driver killed"."""
    if i not in w.people or (i and not (w.tokens[i - 1].low in {",", "and", "&", ":", ";"} or w.tokens[i - 1].word in "\u2013\u2014-")):
        return None
    base = Group(w.tokens[i].start, w.tokens[i].end, 1, None, "exact", None, None, bare=True, single=True, first_token=i, last_token=i)
    noun = read_noun(w, i, plural=False)
    if noun.thing or not noun.people or noun.people[-1].plural or not noun.people[-1].is_head or noun.trigger or _is_institution(noun.people):
        return None
    return _finish(w, base, noun, i)
