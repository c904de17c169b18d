"""Counted people: number + noun phrase ("at least 31 civilians", "a soldier", "six of them", "73 wounded people")."""

from __future__ import annotations

from dataclasses import replace

from balochlib.coding.casualty.groups import Group, finish_group
from balochlib.coding.casualty.households import read_couple, read_family, read_team
from balochlib.coding.casualty.nouns import join_heads, read_noun
from balochlib.coding.casualty.outcomes import Trigger
from balochlib.coding.casualty.singles import read_headline_single, read_single
from balochlib.coding.casualty.victims import find_nationality, is_force, judge_victim
from balochlib.coding.casualty.words import QUOTES, Words, find_qualifier, find_qualifier_after
from balochlib.text.numerals import Numeral
from balochlib.text.tokens import list_words


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
    if (couple := read_couple(w, i) or read_family(w, i) or read_team(w, i)) is not None:
        return couple
    if i in w.numerals:
        numeral, last = w.numerals[i]
        if numeral.kind == "article":
            return _over_age(w, read_single(w, i, last + 1))
        if numeral.kind in {"cardinal", "vague"}:
            return _read_counted(w, i, last + 1, numeral)
        if numeral.kind == "fraction" and low == "a" and last == i + 1 and w.ends_trigger(i - 1):  # "injured a third."
            return Group(numeral.start, numeral.end, 1, bare=True, single=True, first_token=i, last_token=last)
        return None
    if low == "another":
        return None if i + 1 in w.numerals else read_single(w, i, i + 1, bare_ok=True)
    if low == "both":
        return _read_both(w, i)
    if low == "as" and w.low(i + 1) == "many" and w.low(i + 2) != "as":
        return _read_as_many(w, i)
    if low in {"the", "whose"} or "poss" in w.classes(i) or (w.tokens[i].is_possessive and w.tokens[i].is_capital):
        return _over_age(w, read_single(w, i, i + 1))
    if w.headline or _is_second_of_his(w, i):
        return read_headline_single(w, i, joined=not w.headline)
    return None


def _over_age(w: Words, group: Group | None) -> Group | None:
    """Take the age of one person into the group: "a girl of nine"."""
    age = 0 if group is None else group.last_token + 2
    if group is None or w.low(age - 1) != "of" or age not in w.numerals or w.numerals[age][0].kind != "cardinal":
        return group
    numeral, last = w.numerals[age]
    aged = group.label is not None and group.outcome is None and _is_year_or_day(w, age, last + 1, numeral)
    return replace(group, last_token=last) if aged else group


def _is_second_of_his(w: Words, i: int) -> bool:
    """Whether a bare word for one person shares a possessive: "his driver and | gunman were killed"."""
    if i not in w.people or w.low(i - 1) != "and" or w.people[i][0].plural or w.people[i][0].uses == {"modifier"}:
        return False
    first = next((j for j in range(i - 2, max(-1, i - 5), -1) if w.low(j) in {"his", "her", "their"}), None)
    return first is not None and any(first < j and last == i - 2 and not one.plural and one.is_head for j, (one, last) in w.people.items())


def _read_counted(w: Words, i: int, after: int, numeral: Numeral) -> Group | None:
    if w.low(i) == "one" and w.low(i - 1) in {"every", "each"} and w.low(after) == "of":
        inner = next((j for j in range(after + 1, after + 4) if j in w.numerals and w.numerals[j][0].kind == "cardinal"), None)
        return None if inner is None else _read_counted(w, inner, w.numerals[inner][1] + 1, w.numerals[inner][0])
    if numeral.kind == "vague" and after in w.numerals and w.numerals[after][0].kind == "cardinal":
        return None  # "some 150 others": a qualifier
    if numeral.kind == "vague" and w.low(i) == "many" and w.low(i - 1) in {"as", "how", "so", "too"}:
        return None
    if numeral.kind == "cardinal" and (
        _is_year_or_day(w, i, after, numeral) or numeral.value is None or numeral.value != int(numeral.value)
    ):
        return None
    if (
        w.low(i - 1) in {"no", "neither", "not"}
        or numeral.value == 0
        or (w.low(i - 1) == "but" and w.low(i - 2) in {"all", "everyone", "none", "any"})
        or (w.low(i - 2) == "of" and w.low(i - 3) in {"neither", "none"})
        or "neither" in {w.low(i - 2), w.low(i - 3)}
    ):
        return None
    if w.low(i - 1) == "of" and w.low(i - 2) in {"last", "first", "youngest", "eldest", "oldest"} and w.low(after) in {",", "."}:
        return None  # "a gunman, the last of five, was killed"
    begin, qualifier = find_qualifier(w, i)
    vague = numeral.kind == "vague"
    after, late = find_qualifier_after(w, after)
    after += w.low(after) == "such" and after + 1 in w.triggers  # "14 such killings"
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
    top = None if numeral.value_max is None else int(numeral.value_max)
    base = Group(
        w.tokens[begin].start, w.tokens[after - 1].end, value, top, kind, "civilian" if board else None,
        bare=True, qualified=qualifier is not None or vague, first_token=begin, last_token=after - 1,
    )  # fmt: skip
    if w.low(after) in {"%", "percent", "kg", "km"}:
        return None
    if w.low(after) in {"(", ")"} or (w.low(after) in {"mark", "figure"} and w.low(i - 1) == "the"):  # "crossed the 50 mark"
        return base
    if vague and w.tokens[after : after + 1] and w.tokens[after].word in QUOTES and w.low(after + 1) == "of":
        after += 1  # killed "a large number" of soldiers
    after += w.low(after) == "out" and w.low(after + 1) == "of"  # "six out of the ten labourers"
    if w.low(after) == "of" or w.low(after - 1).endswith(" of") or (vague and w.text[: numeral.end].endswith(" of")):
        return _read_partitive(w, base, after + (w.low(after) == "of"))
    if w.low(after) in {"a", "an", "last", "this"} and not vague:  # "against 91 a year before", "6,000 last year alone"
        return base
    if (lives := _lives(w, base, after)) is not None:
        return lives
    noun = read_noun(w, after, plural=value != 1)
    if noun.unknown and _suffers(w, begin, noun.end):
        end = w.tokens[noun.end - 1].end
        return replace(base, end=end, victim="civilian", label=w.text[w.tokens[after].start : end], bare=False, last_token=noun.end - 1)
    if noun.thing:
        return None
    if noun.people and all(p.uses == {"pronoun"} for p in noun.people) and w.low(noun.end) == "of":  # "two more of the injured"
        more = replace(base, end=w.tokens[noun.end - 1].end, last_token=noun.end - 1)
        return _read_partitive(w, more, noun.end + 1) or finish_group(w, base, noun, after)
    return finish_group(w, base, noun, after)


def _suffers(w: Words, first: int, end: int) -> bool:
    """Whether what only happens to people is told of a noun that no list knows: "six kumhars were shot dead", "killing nine drovers".

    The tokens from ``first`` to before ``end`` are the number and its noun; trades and tribes are civilians (GUIDELINES: victim).
    """
    after = end
    while w.low(after) in QUOTES:
        after += 1
    while w.classes(after) & {"aux", "have", "adverb"}:
        after += 1
    while w.low(first - 1) in QUOTES:
        first -= 1
    before = next((t for t, last in w.triggers.values() if last == first - 1), None)
    told = w.triggers[after][0] if after in w.triggers else None
    governs = before is not None and set(before.forms) & {"act", "ing", "past", "of"} and _is_personal(w, before)
    return bool(governs or (told is not None and set(told.forms) & {"past", "die", "adj"} and _is_personal(w, told)))


def _is_personal(w: Words, trigger: Trigger) -> bool:
    return bool(set(w.text[trigger.start : trigger.end].lower().split()) & list_words("personal"))


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


_YEAR_LEADS = {
    "in",
    "since",
    "during",
    "by",
    "until",
    "till",
    "of",
    "from",
    "to",
    "early",
    "late",
    "mid",
    "between",
    "and",
    "after",
    "before",
    ",",
}
_LABELS_BEFORE_COUNTS = {"group", "party", "part", "unit", "table", "figure", "day", "week", "year", "line", "brigade"}
_NOT_PEOPLE_OF = {"the", "its", "their", "his", "our", "her", "those", "these", "all", "at"}


def _read_partitive(w: Words, base: Group, i: int) -> Group | None:
    """Read what a number is a part of: "of them", "of the dead", "of its men", "of the 12 attackers", "of their own"."""
    if w.low(i) in {"them", "whom", "these", "those", "us"} and i not in w.triggers:
        at = i + 1
        while w.low(at) in {"who", "had"} or "aux" in w.classes(at):  # "of those who perished", "of those who had been killed"
            at += 1
        if w.low(i) == "those" and w.low(at) in {"taken", "seized", "held", "lifted", "snatched", "captured"}:
            return replace(base, end=w.tokens[at].end, of_outcome="abducted", part=True, last_token=at)
        if w.low(i) == "those" and at in w.triggers:
            trigger, last = w.triggers[at]
            outcome = trigger.outcome("past", "adj", "noun", "die")
            return replace(base, end=w.tokens[last].end, of_outcome=outcome, part=True, last_token=last)
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
    while j > i and "adverb" in w.classes(j):
        j += 1  # "two of the critically wounded"
    if j > i and base.value is not None and j in w.triggers and "past" in w.triggers[j][0].forms and w.triggers[j][1] + 1 not in w.people:
        trigger, last = w.triggers[j]
        return replace(base, end=w.tokens[last].end, of_outcome=trigger.forms["past"], part=True, last_token=last)
    dies = j in w.triggers and "die" in w.triggers[j][0].forms and not {"adj", "noun"} & set(w.triggers[j][0].forms)
    if j > i and (w.stops(j) or dies) and j - 1 in {last for _, last in w.numerals.values()}:  # "two of the five died", "... are missing"
        return replace(base, end=w.tokens[j - 1].end, part=True, last_token=j - 1)
    if (last := _ends_cases(w, j)) is not None and j > i:
        return replace(base, end=w.tokens[last].end, part=True, of_outcome="injured", last_token=last)
    noun = read_noun(w, j, plural=True)
    if noun.trigger and not noun.people and j == i and base.value is None:  # "dozens of injured" are a count of their own
        return replace(
            base, end=w.tokens[noun.end - 1].end, outcome=noun.trigger, victim="unspecified", bare=False, last_token=noun.end - 1
        )
    if noun.trigger and not noun.people:
        last = noun.end - 1
        return replace(base, end=w.tokens[last].end, of_outcome=noun.trigger, part=True, last_token=last)
    if noun.thing or not noun.people:
        return None
    own = "poss" in w.classes(i)
    stop, victim = (
        join_heads(w, noun.end, judge_victim(noun.people), base.value) if base.value is None else (noun.end, judge_victim(noun.people))
    )
    last = stop - 1
    end = w.tokens[last].end
    return replace(
        base, end=end, victim=None if own and victim == "unspecified" else victim, label=w.text[w.tokens[j].start : end], bare=False,
        part=j > i and not own, of_outcome=noun.trigger, nationality=find_nationality(w.text, base.start, end), last_token=last,
    )  # fmt: skip


def _ends_cases(w: Words, i: int) -> int | None:
    """Return the last token of "worst", "most serious cases", "critical patients" from token ``i`` on: some of those hurt."""
    i += w.low(i) in {"most", "more", "very"}
    if w.low(i) not in list_words("grave_case"):
        return None
    if w.low(i + 1) in list_words("case"):
        return i + 1
    return i if w.low(i).endswith("st") and w.stops(i + 1) else None


def _is_year_or_day(w: Words, i: int, after: int, n: Numeral) -> bool:
    """Whether a number is a year, a day of a month, an age between commas, or belongs to a label ("Section 144", "No 3")."""
    year_like = n.digits and n.value_max is None and 1900 <= n.value <= 2100 and "," not in w.text[n.start : n.end]
    counts = after in w.people or after in w.triggers
    if year_like and (w.low(i - 1) in _YEAR_LEADS or "month" in w.classes(i - 1) or not counts):
        return True
    before = w.low(i - 1).rstrip(".") if i else ""
    previous = w.classes(i - 1) if i else frozenset()
    if "month" in w.classes(after) or ("month" in previous and n.digits and n.value <= 31 and w.tokens[i - 1].is_capital):
        return True
    if i > 1 and before == "." and w.tokens[i - 2].is_capital and "month" in w.classes(i - 2):
        return True
    numbers = before == "number" and w.ends_trigger(i - 2)  # "the dead number 11"
    if "label" in previous and n.digits and before not in _LABELS_BEFORE_COUNTS and not numbers:
        return True
    if before == "of" and i > 1 and n.value <= 110 and (w.stops(after) or after in w.triggers) and _ends_single(w, i - 2):
        return True  # "a woman of 60"
    if before == "of" and w.low(i - 2) in {"age", "ages"}:
        return True  # "four under the age of ten"
    if before in {"youngest", "oldest", "eldest"} or (
        before in {"them", "was", "just", "only"} and {"youngest", "oldest", "eldest"} & {w.low(i - 2), w.low(i - 3), w.low(i - 4)}
    ):  # "the youngest of them 12"
        return True
    if before in {"and", "to"} and i > 2 and w.low(i - 3) in {"aged", "ages"}:
        return True  # "two children, aged seven and nine"
    if before in {"aged", "age", "ages"} or (
        before == "," and w.low(after) == "," and i > 1 and n.digits and (w.tokens[i - 2].is_capital or _ends_single(w, i - 2))
    ):
        return True
    clock = w.low(after) == "a" and w.low(after + 1) in {".", "m"}  # "9 a.m.", not "91 a year before"
    return clock or w.low(after) in {"km", "kg", "kms", "%", "am", "pm", "p", "mm", "m"} or w.text[n.end : n.end + 1].isalnum()


def _ends_single(w: Words, i: int) -> bool:
    """Whether one person's word ends with token ``i``."""
    found = (one for one, last in w.people.values() if last == i)
    return any(not one.plural and one.is_head and (one.victim == "civilian" or not is_force(one)) for one in found)


def _read_as_many(w: Words, i: int) -> Group | None:
    """Read "three soldiers and as many tribesmen": the number told last again."""
    last = max((j for j, (n, _) in w.numerals.items() if j < i and n.kind == "cardinal" and n.value), default=None)
    after = i + 2 + (w.low(i + 2) == "of")
    after += after > i + 2 and bool(w.classes(after) & {"poss", "det"})
    noun = read_noun(w, after, plural=True)
    alone = after == i + 2 and bool(w.classes(after) & {"aux", "have"})  # "31 died and as many were wounded"
    if last is None or (not alone and (noun.thing or not (noun.people or noun.trigger))):
        return None
    value = int(w.numerals[last][0].value)
    if alone:
        return Group(w.tokens[i].start, w.tokens[i + 1].end, value, bare=True, first_token=i, last_token=i + 1)
    base = Group(w.tokens[i].start, w.tokens[i + 1].end, value, bare=True, first_token=i, last_token=i + 1)
    return finish_group(w, base, noun, after)


def _read_both(w: Words, i: int) -> Group | None:
    """Read "both" as two people, where a verb, "of them" or a plural for people follows it."""
    base = Group(w.tokens[i].start, w.tokens[i].end, 2, bare=True, single=True, first_token=i, last_token=i)
    if w.low(i + 1) == "of":
        return _read_partitive(w, base, i + 2)
    if w.classes(i + 1) & {"aux", "have"} or (i + 1) in w.triggers or (w.ends_trigger(i - 1) and w.low(i + 1) in {".", ",", ";"}):
        return base  # "both died", "said that it had killed both."
    noun = read_noun(w, i + 1 + bool(w.classes(i + 1) & {"det", "poss"}), plural=True)  # "both the men", "both his sons"
    if w.low(i - 1) in {",", "("} and not w.classes(noun.end) & {"aux", "have"} and noun.end not in w.triggers:
        return None  # "two men, both labourers": says what they are
    if noun.people and not noun.thing and noun.people[-1].plural and w.low(noun.end) not in {"and", "or"}:
        return finish_group(w, base, noun, i + 1)
    return None
