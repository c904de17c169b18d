"""Noun phrases after a number: which word is the head, whether it is people, and an outcome inside ("73 wounded people")."""

from __future__ import annotations

from dataclasses import dataclass, replace

from balochlib.coding.casualty.victims import CLASSES, PeopleWord, find_nationality, judge_victim
from balochlib.coding.casualty.words import QUOTES, Words
from balochlib.text.tokens import list_words

_INNER = ("noun", "adj", "past")
_AGENTS = {"operative", "operatives", "agent", "agents"}
_CREW = {"pilot", "pilots", "co-pilot", "co-pilots", "crew", "gunner", "gunners"}  # "of the army helicopter"
_HELD = {"hostage", "captive", "prisoner"}
_LONGEST = 7  # words that a noun phrase may have after its number


@dataclass(slots=True)
class NounPhrase:
    """What stands after a number: the words for people, an outcome inside, or nothing."""

    end: int  # first token after it
    people: list[PeopleWord]
    trigger: str | None = None
    thing: bool = False
    unknown: bool = False  # a plural that no list knows, as people or as things


def read_noun(w: Words, i: int, plural: bool) -> NounPhrase:
    """Read the noun phrase from token ``i``; ``plural`` says that the number asks for a plural head.

    The head is the last word of the run: "two police officers" are people, "two police vans" are things. After a number
    above one a singular word for people is only a modifier ("three terrorist hideouts").
    """
    first, people, trigger = i, [], None
    while i < len(w.tokens) and i - first < _LONGEST:
        token = w.tokens[i]
        if i > first and not plural and i in w.numerals and w.numerals[i][0].kind == "cardinal" and w.numerals[i][0].value > 1:
            break  # "in the first quarter | 180 people died"
        if token.word in QUOTES:
            i += 1
            continue
        if token.low == "(" and w.low(i + 2) == ")" and i > first and w.tokens[i + 1].word.isupper():  # Islamic State (ISIL) fighters
            i += 3
            continue
        if i in w.people:
            one, last = w.people[i]
            if plural and not one.plural and w.low(i) in _HELD and (i == first or people):
                return NounPhrase(i, people)  # "taken 214 hostage"
            if one.uses == {"pronoun"} and one.victim == "" and w.low(i) in {"them", "whom", "these", "those"}:
                break
            goes_on = (last + 1) in w.people and w.low(last + 1) not in {"off", "on"} and w.people[last + 1][0].uses != {"pronoun"}
            if goes_on and one.plural and one.is_head and one.uses != {"pronoun"}:
                nxt = w.people[last + 1][0]
                goes_on = nxt.plural or nxt.is_modifier or not plural  # "400 passengers | hostage" does not go on
            inner = _read_inner(w, last + 1)
            if w.tokens[last].is_possessive and w.tokens[last].end > one.end:  # "a poet's house"
                people.append(replace(one, uses=frozenset({"modifier"})))
                i = last + 1
                continue
            people.append(one)
            i = last + 1
            counts = one.uses == {"pronoun"} or not (one.is_head and (one.plural or not plural))  # "12 police deaths", not "his son dead"
            if inner and counts and inner[2] == "noun" and last + 1 not in w.people:
                return NounPhrase(inner[1], [p for p in people if p.uses != {"pronoun"}], inner[0])
            if goes_on:
                continue
            if w.low(i - 1) == "others" and i not in w.people:
                return NounPhrase(i, people, trigger)  # "four others yet to be identified"
            if one.uses == {"pronoun"} and not w.stops(i) and not _looks_finite(w, i) and i not in w.triggers:
                continue  # "another four people", "12 other trucks"
            more = one.is_modifier or (w.tokens[last].is_capital and _heads_behind(w, i, plural))  # "four Baloch | fuel porters"
            if one.is_head and (one.plural or not plural) and not (more and _goes_on_as_noun(w, i)):
                return NounPhrase(i, people, trigger)
            continue
        if i in w.triggers:
            inner = _read_inner(w, i)
            if inner is None:
                break
            trigger, i, form = inner
            follows = i in w.people and w.people[i][0].uses != {"pronoun"}
            if not follows:
                if form == "past":
                    return NounPhrase(first, people) if not people else NounPhrase(i - 1, people)
                return NounPhrase(i, people, trigger)
            continue
        if token.low in {"and", "or", "&"} and people and not people[-1].plural and people[-1].is_modifier and i + 1 in w.people:
            i += 1  # "15 army and paramilitary men"
            continue
        if w.stops(i) or _looks_finite(w, i):
            break
        if token.low.endswith("ing") and i > first and i not in w.people:
            break
        if token.low.endswith("ly") and (i + 1) not in w.people and not w.low(i + 1).endswith("ed"):
            break
        if token.low.endswith("s") and token.word[0].islower() and plural and not token.is_possessive and not token.low.endswith("ss"):
            return NounPhrase(i + 1, [], thing=True, unknown=token.low not in list_words("thing"))
        i += 1
    if people and people[-1].victim in CLASSES and not people[-1].plural and w.low(i) in {",", ")", "and", "."} and w.in_brackets(i):
        return NounPhrase(i, people, trigger)  # "(40 security, 21 civilian)"
    if people and not _is_head_run(w, people, i):
        return NounPhrase(i, [], thing=True)
    if people:
        head = people[-1]
        if plural and not head.plural:
            return NounPhrase(i, [], thing=True)
        return NounPhrase(i, people, trigger)
    named = any(w.tokens[j].word not in QUOTES for j in range(first, i))
    return NounPhrase(i if named else first, [], trigger, thing=named and trigger is None)


def _is_head_run(w: Words, people: list[PeopleWord], i: int) -> bool:
    """Whether the last word for people stands at the end of the run and can be its head."""
    return people[-1].is_head and i > 0 and w.tokens[i - 1].end == people[-1].end


def _read_inner(w: Words, i: int) -> tuple[str, int, str] | None:
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


def _heads_behind(w: Words, i: int, plural: bool) -> bool:
    """Whether a word for people closes the noun phrase within two words from token ``i``."""
    for j in range(i, min(i + 3, len(w.tokens))):
        if j in w.people:
            one = w.people[j][0]
            return j > i and one.is_head and one.uses != {"pronoun"} and one.plural == plural
        if w.stops(j) or j in w.triggers or _looks_finite(w, j):
            return False
    return False


def _goes_on_as_noun(w: Words, i: int) -> bool:
    """Whether token ``i`` carries the noun phrase on ("police | van")."""
    if w.stops(i) or i in w.triggers or i >= len(w.tokens):
        return False
    low = w.low(i)
    return not _looks_finite(w, i) and not low.endswith(("ing", "ly")) and not w.tokens[i].word[0].isdigit()


def join_heads(w: Words, end: int, victim: str | None, value: int | None) -> tuple[int, str | None]:
    """Join further heads to the first: "33 military officers and civilians" are one number of mixed people."""
    if w.low(end) == "," and value not in {1, None}:  # "30 judges, court employees and members of ..."
        more, classes, i = [], {victim}, end
        while w.low(i) == "," and i + 1 not in w.numerals:
            noun = read_noun(w, i + 1, plural=True)
            if noun.thing or noun.trigger or not noun.people or not noun.people[-1].plural or noun.people[-1].uses == {"pronoun"}:
                break
            more.append(noun)
            classes.add(judge_victim(noun.people))
            i = noun.end
        if more and w.low(i) == "and" and i + 1 not in w.numerals:
            last = read_noun(w, i + 1, plural=True)
            if last.people and not last.thing and last.people[-1].plural:
                stop, other = read_of(w, last.end, last.people, judge_victim(last.people))
                return stop, victim if classes | {other} == {victim} else "unspecified"
    if w.low(end) in {"and", "or"} and value != 1 and end + 1 not in w.numerals and not w.low(end + 1).endswith("ing"):
        noun = read_noun(w, end + 1, plural=True)
        if noun.people and not noun.thing and not noun.trigger and noun.people[-1].plural:
            after = w.classes(noun.end)
            if noun.people[-1].uses != {"pronoun"} and not after & {"speech", "verb"} and not _is_new_subject(w, noun.end):
                stop, other = read_of(w, noun.end, noun.people, judge_victim(noun.people))
                if w.low(end - 1) == "men" and victim == "unspecified" and other == "civilian":
                    return stop, other  # "men and boys"
                return stop, victim if other == victim else "unspecified"
    return end, victim


def _is_new_subject(w: Words, i: int) -> bool:
    """Whether the words before token ``i`` are the subject of an active clause ("and troops are searching")."""
    return bool(w.classes(i) & {"aux", "have"}) and w.low(i + 1).endswith("ing")


def is_nation_word(text: str, word: PeopleWord) -> bool:
    """Whether a word for people is a nationality: in "the Iranian | security forces" it only describes."""
    return find_nationality(text, word.start, word.end) is not None


def read_of(w: Words, end: int, people: list[PeopleWord], victim: str | None) -> tuple[int, str | None]:
    """Read "of the security forces" behind a head that has no class of its own ("members", "men", "employees")."""
    served = (victim == "militant" and w.low(end - 1) in _AGENTS) or w.low(end - 1) in _CREW  # "operatives of the secret services"
    served = served and w.low(end) == "of"
    if w.low(end) not in {"of", "from", "among"} or (victim not in {None, "unspecified"} and not served):
        return end, victim
    found: list[PeopleWord] = []
    i = stop = end + 1
    while i < len(w.tokens) and i - end <= _LONGEST:
        if i in w.numerals and w.numerals[i][0].value != 1:
            break
        if i in w.people:
            one, last = w.people[i]
            found.append(one)
            i = stop = last + 1
            continue
        body = w.low(i) if w.stops(i + 1) and w.low(i + 1) != "of" and w.classes(i - 1) & {"det", "poss"} else ""
        if body in list_words("armed_body") | list_words("armed_unit"):  # "two members of the cell", "a man of the patrol"
            return i + 1, "militant" if body in list_words("armed_body") else "security"
        if w.low(i) == "community" and i > end + 1 and w.tokens[i - 1].is_capital:
            return i + 1, "civilian"  # "20 members of the Hazara community"
        if (
            w.classes(i) & {"aux", "have", "modal", "prep", "sub", "rel", "pron", "verb", "speech"}
            or i in w.triggers
            or not w.tokens[i].is_word
        ):
            break
        i += 1
    starts = {p.start for p in found}
    found = [p for p in found if p.end + 1 not in starts or not is_nation_word(w.text, p)]
    classes = [p.victim for p in found if p.victim in {"security", "militant", "civilian"}]
    others = w.people[stop + 1][0].victim if w.low(stop) in {",", "and"} and stop + 1 in w.people else ""
    if w.low(end) == "among" and classes and others not in {*classes, "unspecified", ""}:
        return stop, "unspecified"  # "2,267 injuries among civilians, soldiers and outlaws"
    if classes and not w.stops(stop) and stop not in w.triggers and w.classes(stop + 1) & {"aux", "have"} and not _looks_finite(w, stop):
        stop += 1  # "both pilots of the army helicopter | were killed"
    return (stop, classes[0]) if classes else (end, victim)
