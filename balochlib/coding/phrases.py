"""Counted people: number + noun phrase ("at least 31 civilians", "a soldier", "six of them", "73 wounded people")."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from balochlib.coding.outcomes import Trigger, find_outcomes
from balochlib.coding.victims import PeopleWord, find_nationality, find_people, judge_victim
from balochlib.text.lexicon import load_rows
from balochlib.text.numerals import Numeral, find_numerals
from balochlib.text.tokens import split_tokens

_STOPS = {"prep", "of", "aux", "have", "do", "modal", "neg", "conj", "sub", "rel", "pron", "speech", "det", "poss", "part", "verb"}
_QUOTES = set("\"'\u2018\u2019\u201c\u201d`")
_INNER = ("noun", "adj", "past")
_NOUNLIKE = {"killed", "died"}  # after a number these are verbs, not adjectives, unless a word for people follows
_CLASSES = {"security", "militant", "civilian"}
_LONGEST = 7  # words that a noun phrase may have after its number


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


def _find_qualifier(w: Words, i: int) -> tuple[int, str | None]:
    """Read the qualifier that ends before token ``i``: where it begins, and what it is (None when there is none)."""
    found = None
    while i > 0:
        for words, qualifier in _qualifiers("before"):
            if words == ("up", "to") and i > 2 and w.low(i - 3) in _RISES:
                continue  # "the toll went up to 12": a rise, not a ceiling
            if len(words) <= i and all(w.low(i - len(words) + k) == word for k, word in enumerate(words)):
                if qualifier != "exact" and found is None:
                    found = qualifier
                i -= len(words)
                break
        else:
            break
    return i, found


_RISES = {
    "went", "gone", "go", "goes", "going", "climbed", "climbs", "climbing", "rose", "risen", "rises", "rising", "moved", "pushed", "pushing", "pushes", "shot",
    "crept", "edged", "jumped", "jumps", "taking", "took", "brought", "bringing", "brings", "sent", "sending", "inched", "ticked", "toll", "dead", "total",
}  # fmt: skip


def _qualifier_after(w: Words, i: int) -> tuple[int, str | None]:
    for words, qualifier in _qualifiers("after"):
        if all(w.low(i + k) == word for k, word in enumerate(words)):
            return i + len(words), qualifier
    return i, None


@dataclass(slots=True)
class _Noun:
    """What stands after a number: the words for people, an outcome inside, or nothing."""

    end: int  # first token after it
    people: list[PeopleWord]
    trigger: str | None = None
    thing: bool = False


def _read_noun(w: Words, i: int, plural: bool) -> _Noun:
    """Read the noun phrase from token ``i``; ``plural`` says that the number asks for a plural head.

    The head is the last word of the run: "two police officers" are people, "two police vans" are things. After a number
    above one a singular word for people is only a modifier ("three terrorist hideouts").
    """
    first, people, trigger = i, [], None
    while i < len(w.tokens) and i - first < _LONGEST:
        token = w.tokens[i]
        if token.word in _QUOTES:
            i += 1
            continue
        if token.low == "(" and w.low(i + 2) == ")" and i > first and w.tokens[i + 1].word.isupper():  # Islamic State (ISIL) fighters
            i += 3
            continue
        if i in w.people:
            one, last = w.people[i]
            if one.uses == {"pronoun"} and one.victim == "" and w.low(i) in {"them", "whom", "these", "those"}:
                break
            goes_on = (last + 1) in w.people and w.people[last + 1][0].uses != {"pronoun"}
            if goes_on and one.plural and one.is_head and one.uses != {"pronoun"}:
                nxt = w.people[last + 1][0]
                goes_on = nxt.plural or nxt.is_modifier or not plural  # "400 passengers | hostage" does not go on
            inner = _inner_outcome(w, last + 1)
            if w.tokens[last].is_possessive and w.tokens[last].end > one.end:  # "a poet's house"
                people.append(replace(one, uses=frozenset({"modifier"})))
                i = last + 1
                continue
            people.append(one)
            i = last + 1
            if inner and (one.uses == {"pronoun"} or not (one.plural and one.is_head)) and inner[2] == "noun" and last + 1 not in w.people:
                return _Noun(inner[1], [p for p in people if p.uses != {"pronoun"}], inner[0])
            if goes_on:
                continue
            if one.uses == {"pronoun"} and not w.stops(i) and not _looks_finite(w, i) and i not in w.triggers:
                continue  # "another four people", "12 other trucks"
            if one.is_head and (one.plural or not plural) and not (one.is_modifier and _goes_on_as_noun(w, i)):
                return _Noun(i, people, trigger)
            continue
        if i in w.triggers:
            inner = _inner_outcome(w, i)
            if inner is None:
                break
            trigger, i, form = inner
            follows = i in w.people and w.people[i][0].uses != {"pronoun"}
            if not follows:
                if form == "past":
                    return _Noun(first, people) if not people else _Noun(i - 1, people)
                return _Noun(i, people, trigger)
            continue
        if w.stops(i) or _looks_finite(w, i):
            break
        if token.low.endswith("ing") and i > first and i not in w.people:
            break
        if token.low.endswith("ly") and (i + 1) not in w.people and not w.low(i + 1).endswith("ed"):
            break
        if token.low.endswith("s") and token.word[0].islower() and plural and not token.is_possessive and not token.low.endswith("ss"):
            return _Noun(i + 1, [], thing=True)
        i += 1
    if people and people[-1].victim in _CLASSES and not people[-1].plural and w.low(i) in {",", ")", "and", "."} and w.in_brackets(i):
        return _Noun(i, people, trigger)  # "(40 security, 21 civilian)"
    if people and not _is_head_run(w, people, i):
        return _Noun(i, [], thing=True)
    if people:
        head = people[-1]
        if plural and not head.plural:
            return _Noun(i, [], thing=True)
        return _Noun(i, people, trigger)
    return _Noun(i, [], trigger, thing=i > first and trigger is None)


def _is_head_run(w: Words, people: list[PeopleWord], i: int) -> bool:
    """Whether the last word for people stands at the end of the run and can be its head."""
    return people[-1].is_head and i > 0 and w.tokens[i - 1].end == people[-1].end


def _inner_outcome(w: Words, i: int) -> tuple[str, int, str] | None:
    """Read an outcome word inside a noun phrase at token ``i``: outcome, next token, form."""
    if i not in w.triggers:
        return None
    trigger, last = w.triggers[i]
    for form in _INNER:
        if form in trigger.forms:
            return trigger.forms[form], last + 1, form
    if "of" in trigger.forms and w.low(last) == "of":  # "145 bodies of terrorists"
        return trigger.forms["of"], last, "noun"
    return None


def _looks_finite(w: Words, i: int) -> bool:
    """Whether token ``i`` looks like a verb in the past or a participle that ends the noun phrase."""
    t = w.tokens[i] if i < len(w.tokens) else None
    return bool(t and t.low.endswith("ed") and "adjective" not in t.classes and t.word[0].islower() and "-" not in t.low)


def _goes_on_as_noun(w: Words, i: int) -> bool:
    """Whether token ``i`` carries the noun phrase on ("police | van")."""
    if w.stops(i) or i in w.triggers or i >= len(w.tokens):
        return False
    low = w.low(i)
    return not _looks_finite(w, i) and not low.endswith(("ing", "ly")) and not w.tokens[i].word[0].isdigit()


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
    begin, qualifier = _find_qualifier(w, i)
    vague = numeral.kind == "vague"
    after, late = _qualifier_after(w, after)
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
    if vague and w.tokens[after : after + 1] and w.tokens[after].word in _QUOTES and w.low(after + 1) == "of":
        after += 1  # killed "a large number" of soldiers
    if w.low(after) == "of" or w.low(after - 1).endswith(" of") or (vague and w.text[: numeral.end].endswith(" of")):
        return _read_partitive(w, base, after + (w.low(after) == "of"))
    if (lives := _lives(w, base, after)) is not None:
        return lives
    noun = _read_noun(w, after, plural=value != 1)
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


def _finish(w: Words, base: Group, noun: _Noun, after: int) -> Group:
    """Fill a group from its noun phrase, with what is joined to its head."""
    if not noun.people and not noun.trigger:
        return base
    end, people = noun.end, noun.people
    victim = judge_victim(people)
    if people and all(p.uses == {"pronoun"} for p in people):
        victim = None
    if people and not noun.trigger:
        joined, mixed = _join_heads(w, end, victim, base.value)
        end, victim = (joined, mixed) if joined != end else _read_of(w, end, people, victim)
    last = end - 1
    label = w.text[w.tokens[after].start : w.tokens[last].end] if last >= after else None
    pronoun = bool(people) and all(p.uses == {"pronoun"} for p in people)
    stop = w.tokens[last].end
    if noun.trigger and not people and w.low(last + 1) == "of":
        stop_of, victim = _read_of(w, last + 1, people, None)
        if victim is not None:
            return replace(base, end=w.tokens[stop_of - 1].end, victim=victim, label=w.text[w.tokens[after].start : w.tokens[stop_of - 1].end],
                           outcome=noun.trigger, bare=False, last_token=stop_of - 1)  # fmt: skip
    if noun.trigger and not people:
        victim = None if w.low(last) in {"injured", "wounded", "missing", "hurt"} else "unspecified"
    return replace(
        base, end=stop, victim=victim, label=None if pronoun else label, outcome=noun.trigger, bare=pronoun,
        nationality=find_nationality(w.text, base.start, stop), last_token=last,
    )  # fmt: skip


def _join_heads(w: Words, end: int, victim: str | None, value: int | None) -> tuple[int, str | None]:
    """Join further heads to the first: "33 military officers and civilians" are one number of mixed people."""
    if w.low(end) == "," and value not in {1, None}:  # "30 judges, court employees and members of ..."
        more, classes, i = [], {victim}, end
        while w.low(i) == "," and i + 1 not in w.numerals:
            noun = _read_noun(w, i + 1, plural=True)
            if noun.thing or noun.trigger or not noun.people or not noun.people[-1].plural or noun.people[-1].uses == {"pronoun"}:
                break
            more.append(noun)
            classes.add(judge_victim(noun.people))
            i = noun.end
        if more and w.low(i) == "and" and i + 1 not in w.numerals:
            last = _read_noun(w, i + 1, plural=True)
            if last.people and not last.thing and last.people[-1].plural:
                stop, other = _read_of(w, last.end, last.people, judge_victim(last.people))
                return stop, victim if classes | {other} == {victim} else "unspecified"
    if w.low(end) in {"and", "or"} and value != 1 and end + 1 not in w.numerals:
        noun = _read_noun(w, end + 1, plural=True)
        if noun.people and not noun.thing and not noun.trigger and noun.people[-1].plural:
            after = w.classes(noun.end)
            if noun.people[-1].uses != {"pronoun"} and not after & {"speech", "verb"} and not _is_new_subject(w, noun.end):
                stop, other = _read_of(w, noun.end, noun.people, judge_victim(noun.people))
                return stop, victim if other == victim else "unspecified"
    return end, victim


def _is_new_subject(w: Words, i: int) -> bool:
    """Whether the words before token ``i`` are the subject of an active clause ("and troops are searching")."""
    return bool(w.classes(i) & {"aux", "have"}) and w.low(i + 1).endswith("ing")


def _read_of(w: Words, end: int, people: list[PeopleWord], victim: str | None) -> tuple[int, str | None]:
    """Read "of the security forces" behind a head that has no class of its own ("members", "men", "employees")."""
    if w.low(end) not in {"of", "from"} or victim not in {None, "unspecified", "civilian"}:
        return end, victim
    found: list[PeopleWord] = []
    i = end + 1
    while i < len(w.tokens) and i - end <= 7:
        if i in w.people:
            one, last = w.people[i]
            found.append(one)
            i = last + 1
            continue
        if w.classes(i) & {"aux", "have", "modal", "prep", "sub", "rel", "pron", "verb", "speech"} or i in w.triggers or not w.tokens[i].is_word:
            break
        i += 1
    classes = [p.victim for p in found if p.victim in {"security", "militant", "civilian"}]
    if not classes or (victim == "civilian" and w.low(end) == "from"):
        return end, victim
    if victim == "civilian":
        return end, victim
    return i, classes[0]


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
    noun = _read_noun(w, j, plural=True)
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
        noun = _read_noun(w, last + 1, plural=False)
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
    noun = _read_noun(w, after, plural=False)
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
    noun = _read_noun(w, i + 2, plural=True)
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
    noun = _read_noun(w, i + 1 + ("det" in w.classes(i + 1)), plural=True)
    if noun.people and not noun.thing and noun.people[-1].plural and w.low(noun.end) not in {"and", "or"}:
        return _finish(w, base, noun, i + 1)
    return None


def _read_headline_single(w: Words, i: int) -> Group | None:
    """Read one person without an article, as headlines have it: "guard killed", "three Chinese, driver killed"."""
    if i not in w.people or (i and not (w.tokens[i - 1].low in {",", "and", "&", ":", ";"} or w.tokens[i - 1].word in "\u2013\u2014-")):
        return None
    base = Group(w.tokens[i].start, w.tokens[i].end, 1, None, "exact", None, None, bare=True, single=True, first_token=i, last_token=i)
    noun = _read_noun(w, i, plural=False)
    if noun.thing or not noun.people or noun.people[-1].plural or not noun.people[-1].is_head or noun.trigger or _is_institution(noun.people):
        return None
    return _finish(w, base, noun, i)
