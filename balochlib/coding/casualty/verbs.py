"""Outcome verbs, adjectives and nouns and the people they govern: active, passive, nominal, reduced and headline forms."""

from __future__ import annotations

from balochlib.coding.casualty.accounts import note_asked
from balochlib.coding.casualty.bindings import Bindings, Bound
from balochlib.coding.casualty.frames import (
    bind_among,
    bind_body,
    bind_fallen,
    bind_label,
    bind_lives_cost,
    bind_members,
    bind_ordinal,
    bind_put_to,
    bind_victims,
    is_owned_up_to,
    told_behind,
)
from balochlib.coding.casualty.governed import (
    TOGETHER,
    find_companions,
    find_described,
    find_left,
    find_main_subject,
    find_objects,
    find_relative_objects,
    is_unreal,
    outcome_of,
)
from balochlib.coding.casualty.named_victims import find_titled
from balochlib.coding.casualty.tolls import bind_bracketed, bind_claimed, bind_cost, bind_lives, bind_lost, bind_sum, bind_toll
from balochlib.text.tokens import list_words

_AMONG = {"among", "amongst"}
_LEFT = {"rendered", "left", "reported", "listed", "declared", "described"}
_PARTICLES = {"away", "up", "out", "off"}  # "came away injured", "ended up in a coma"
_ENDS_PASSIVE = {".", ":", ";", ",", "end", "prep", "conj", "adverb", "sub", ")", "-"}


def bind_verbs(b: Bindings) -> None:
    """Bind the groups of a sentence to its outcome words, from left to right.

    First the groups that tell their outcome themselves ("73 wounded people"), then each outcome word, last the words that
    only hint at one ("taken to hospital").
    """
    c = b.c
    for k, e in enumerate(c.elements):
        if e.group and bind_cost(b, k):
            continue
        if e.group and e.group.outcome and c.kind(c.before(k)) != "neg":
            b.put([k], e.group.outcome)
            b.bound[k].own = is_owned_up_to(b, k)
            bind_members(b, k)
        elif e.group and e.group.lives:
            bind_lives(b, k)
        elif e.group and (outcome := told_behind(b, k)):
            b.put([k, *c.join_right(k)], outcome)
    for k, e in enumerate(c.elements):
        if e.trigger:
            _bind_trigger(b, k)
        elif e.people and c.low(k) == "victims" and not note_asked(b, k, "killed"):
            bind_victims(b, k)
    for k, e in enumerate(c.elements):
        if e.trigger and "weak" in e.trigger.forms and c.kind(c.before(k)) == "aux":
            b.put([g for g in c.find_subjects(k) if g not in b.bound and c.low(g) != "both"], e.trigger.forms["weak"], k)


def _bind_trigger(b: Bindings, k: int) -> None:
    """Bind what one outcome word governs: the first reading of the word that fits is taken."""
    c, forms = b.c, b.c.elements[k].trigger.forms
    before = c.before(k)
    if c.kind(k - 1) in {"det", "poss"} and c.kind(k + 1) in {"name", "people"} and set(forms) & {"past", "adj"}:
        return  # "a son of the slain Nawab": told before
    readings = (
        lambda: bind_label(b, k, before),
        lambda: "of" in forms and (_overrule(b, k) or _bind_objects(b, k)),
        lambda: bind_body(b, k),
        lambda: bind_among(b, k),
        lambda: bool({"toll", "figure", "noun"} & set(forms)) and bind_toll(b, k),
        lambda: "noun" in forms and bind_sum(b, k),
        lambda: note_asked(b, k, outcome_of(b, k)),
        lambda: "lose" in forms and bind_lost(b, k),
        lambda: "claim" in forms and bind_claimed(b, k),
        lambda: "fell" in forms and bind_fallen(b, k),
        lambda: "ing" in forms and _bind_participle(b, k, before),
        lambda: "ing_die" in forms and _bind_subjects(b, k, forms["ing_die"]),
        lambda: (
            "past" in forms and not ("die" in forms and b.c.kind(before) not in {"aux", "have"}) and _bind_past(b, k, forms["past"], before)
        ),
        lambda: "act" in forms and not is_unreal(b, k) and _bind_objects(b, k),
        lambda: bool({"die", "past"} & set(forms)) and bind_ordinal(b, k),
        lambda: "die" in forms and not is_unreal(b, k) and _bind_dying(b, k, forms["die"]),
        lambda: "lives" in forms and bind_lives_cost(b, k),
        lambda: "adj" in forms and _bind_adjective(b, k, before),
        lambda: "noun" in forms and bind_put_to(b, k),
        lambda: "noun" in forms and bind_bracketed(b, k, forms["noun"]),
    )
    any(reading() for reading in readings)


# ---- readings ---------------------------------------------------------------------------------------------------


def _overrule(b: Bindings, k: int) -> bool:
    """Bind "the death of a wounded soldier", "the body of a missing student": what happened last is what counts."""
    told = b.bound.get(b.c.after(k))
    if told is None or told.outcome == outcome_of(b, k):
        return False
    told.outcome = outcome_of(b, k)
    return True


def _bind_participle(b: Bindings, k: int, before: int) -> bool:
    """Bind "killing 12" to what follows, "are killing" to what stands before."""
    if b.c.kind(before) == "aux":
        return _bind_subjects(b, k, outcome_of(b, k))
    return not is_unreal(b, k) and _bind_objects(b, k)


def _bind_past(b: Bindings, k: int, outcome: str, before: int) -> bool:
    """Bind a word that is past tense or participle: passive, active, or reduced ("11 killed")."""
    c = b.c
    if is_unreal(b, k) or _shot_at(b, k):
        return True
    if c.kind(before) == "aux":
        _bind_subjects(b, k, outcome)
        return b.put(find_companions(b, k), outcome, k)
    if (copula := _find_copula(b, before)) is not None:
        return _bind_subjects(b, copula, outcome)
    if inverted := _find_inverted_subjects(b, k, before):
        return b.put(inverted, outcome, k)
    if c.low(before) == "rendered" and c.kind(before - 1) == "aux":
        return _bind_subjects(b, before, outcome)
    objects = find_objects(b, k)
    if not objects:
        objects = find_relative_objects(b, k, before)
    if c.kind(before) == "have":
        return b.put(objects, outcome, k) or "die" not in c.elements[k].trigger.forms
    if c.low(k) == "shot" and objects and c.group(objects[0]).single and c.low(objects[0]).startswith("the "):
        return True  # "guards shot the man": the text does not say that he died
    if objects and not (c.group(before) and _pairs_headline(b, k, objects[0])):
        return b.put(objects, outcome, k)
    if c.low(before) == "as":  # "named seven of its own as killed", "1,108 people listed as disappeared"
        named = before - 1 if c.group(before - 1) else before - 2
        if c.group(named):
            return b.put([named], outcome, k)
        if c.kind(before - 1) in {"verb", "word"} and c.kind(c.before(before - 1)) == "aux":  # "2,300 people are entered as abducted"
            return b.put(c.find_subjects(before - 1), outcome, k)
    follows = c.after(k)
    if c.low(follows) in {"this", "that", "last"} and c.low(follows + 1) in list_words("span"):
        pass  # "officers killed this year"
    elif c.kind(follows) in {"det", "poss", "people", "thing"} or (c.kind(follows) == "name" and not c.is_day(follows)):
        return True  # an object without a number: "one of their bombers killed the minister"
    if c.group(before):
        return _bind_adjacent(b, before, outcome, k)
    if (inserted := c.over_insertion(before)) is not None:
        return _bind_adjacent(b, inserted, outcome, k)
    kin = c.group(before - 1) if c.kind(before) == "name" else None  # "... and her colleague Rashida badly wounded"
    if kin is not None and kin.single and kin.label and c.kind(c.before(before - 1)) == "conj" and c.kind(k + 1) in _ENDS_PASSIVE:
        return b.put([before - 1], outcome, k)
    if c.kind(before) == "name" and c.kind(before - 1) == "people" and c.low(before - 2) in {"left", "leaving", "leaves"}:
        return b.put_person(k, outcome, before) is not None
    if c.low(k + 1) in {"them", "him", "her", "all", "it"} or " them " in c.low(k):
        return _bind_antecedent(b, k, outcome)
    if (described := find_described(b, before)) is not None and c.kind(k + 1) in _ENDS_PASSIVE:
        return _bind_adjacent(b, described, outcome, k)
    things = "thing" in {c.kind(j) for j in range(k - 8, k)}  # "two trucks and arms seized"
    joined = c.kind(before) in {"conj", ","}
    goes_on = c.kind(before) in {"name", "word"} or (joined and c.kind(before - 1) == "verb")  # "offloaded, shot dead"
    if (joined and (_passive_before(b, before) or _is_headless(b, before))) or (c.w.headline and goes_on and not things):
        return _bind_subjects(b, k, outcome)
    return True


def _find_copula(b: Bindings, k: int) -> int | None:
    """Return the verb of a state reached that ends with element ``k``: "five came away | injured", "two emerged | blinded"."""
    c = b.c
    verb = k - 1 if c.low(k) in _PARTICLES else k
    led = c.low(verb + 1) in _PARTICLES or c.low(verb) not in {"came", "come", "ended", "wound"}
    return verb if led and c.low(verb) in list_words("resultative") else None


def _find_inverted_subjects(b: Bindings, k: int, before: int) -> list[int]:
    """Return the subject behind "Also killed was a vendor", "Injured in the blast were 11 girls and their teacher"."""
    c, j = b.c, k + 1
    if c.kind(before) not in {"end", ";", ":"}:
        return []
    while (c.kind(j) in {"prep", "det", "word", "name", "pron", "adverb", "people"} or c.low(j) in TOGETHER) and j - k < 9:
        j += 1
    return [j + 1, *c.join_right(j + 1)] if c.kind(j) == "aux" and c.group(j + 1) else []


def _bind_adjective(b: Bindings, k: int, before: int) -> bool:
    """Bind "were dead", "were left in a critical state", "12 dead"."""
    c, outcome = b.c, b.c.elements[k].trigger.forms["adj"]
    if c.kind(before) == "aux" or (c.low(before) in _LEFT and c.kind(before - 1) == "aux"):
        return _bind_subjects(b, k if c.kind(before) == "aux" else before, outcome)
    if (copula := _find_copula(b, before)) is not None:
        return _bind_subjects(b, copula, outcome)
    if c.group(before) and not c.group(before).outcome:
        return _bind_adjacent(b, before, outcome, k)
    if c.kind(before) in {"prep", "verb"}:  # "had been brought in with injuries"
        j = before - (c.kind(before) == "prep" and c.kind(before - 1) == "verb")
        if c.kind(j) == "verb" and c.kind(c.before(j)) == "aux":
            return _bind_subjects(b, j, outcome)
    if c.kind(before) == "name" and c.kind(before - 1) == "people" and c.low(before - 2) in {"left", "leaving", "leaves"}:
        return b.put_person(k, outcome, before) is not None
    described = find_left(b, before)
    if described is None:
        described = c.over_insertion(before)
    return described is not None and _bind_adjacent(b, described, outcome, k)


# ---- subjects and objects ---------------------------------------------------------------------------------------
def _bind_objects(b: Bindings, k: int) -> bool:
    objects = find_objects(b, k)
    b.put(objects, outcome_of(b, k), k)
    if b.c.low(k) == "loss of" and is_owned_up_to(b, k):
        for g in objects:
            b.bound[g].own = True
    return bool(objects)


def _bind_subjects(b: Bindings, k: int, outcome: str) -> bool:
    """Bind the subject of the word at element ``k``: counted people, else a person by name; people without a number are noted."""
    c = b.c
    if c.kind(c.before(k)) == "neg" or is_unreal(b, k):
        return True
    if (titled := find_titled(c, k)) is not None and titled[0] not in b.bound:
        b.bound[titled[0]] = Bound(*titled, outcome, trigger=k)
        return True
    groups = c.find_subjects(k) or find_main_subject(b, k)
    if groups and c.low(groups[0] - 1) in _AMONG:
        return _bind_adjacent(b, groups[0], outcome, k)
    if groups:
        if c.kind(groups[0] - 1) == "conj" and c.kind(groups[0] - 2) == "name":  # "Captain Ali and three soldiers were killed"
            b.put_person(k, outcome, groups[0] - 2)
        elif c.kind(groups[0] - 1) == "conj" and (named := c.name_over_relative(groups[0] - 2)) is not None:
            b.put_person(k, outcome, named)
        return b.put(groups, outcome, k)
    b.note_uncounted(c.before(k), outcome, -1)
    b.put_person(k, outcome)
    return True


def _bind_dying(b: Bindings, k: int, outcome: str) -> bool:
    """Bind the subject of "died", and who died with it: "Qadir perished along with his driver"."""
    _bind_subjects(b, k, outcome)
    if b.c.low(k + 1) in TOGETHER and b.c.kind(k + 2) in {"people", "name"}:  # "embraced shahadat along with Lance Naik Shoukat Ali"
        b.put_person(k, outcome, k + 2)
    return b.put(find_companions(b, k), outcome, k)


def _bind_adjacent(b: Bindings, k: int, outcome: str, trigger: int) -> bool:
    """Bind the group right before the word and what is joined to it; "a policeman among three killed" is a part of the three."""
    c = b.c
    if c.low(k - 1) not in _AMONG:
        return b.put([g for g in c.join_left(c.head_of(k)) if g not in b.bound], outcome, trigger)
    b.put([k], outcome, trigger)
    left = c.before(k - 1)
    left = c.before(left) if c.kind(left) == "aux" else left
    parts = c.join_left(left) if c.group(left) else []
    b.put(parts, outcome, trigger)
    for g in parts:
        b.bound[g].whole = k
    return True


def _bind_antecedent(b: Bindings, k: int, outcome: str) -> bool:
    """Bind "... took 14 passengers off buses and killed them" to the people told before."""
    c = b.c
    for g in range(k - 1, -1, -1):
        group = c.group(g)
        if g in b.bound and b.bound[g].outcome == "abducted" and outcome == "killed":
            return b.put([g], outcome, k)  # "took seven of them away and later killed them"
        if group and g not in b.bound and not group.bare and group.value != 1 and not group.part and not group.lives:
            if c.kind(g - 1) in {"verb", "trigger", "adverb", "word", "prep"} or c.kind(g + 1) in {"verb", "aux", "prep", "of", "trigger"}:
                b.put([g], outcome, k)
            break
    return True


def _pairs_headline(b: Bindings, k: int, first: int) -> bool:
    """Whether "10 killed four wounded" pairs the number before the verb with it and the one after with the next verb."""
    return b.c.kind(first + 1) == "trigger" and b.c.kind(k - 1) == "group" and not b.c.group(k - 1).single


def _passive_before(b: Bindings, k: int) -> bool:
    """Whether an auxiliary "were" stands before in the same clause, so that a participle goes on from it."""
    c = b.c
    for j in range(k, max(-1, k - 30), -1):
        if c.kind(j) == "aux" and {c.kind(c.after(j)), c.kind(j + 3)} & {"verb", "trigger", "word", "speech"}:
            return True
        if c.kind(j) in {";", ":", "sub"}:
            return False
    return False


def _is_headless(b: Bindings, k: int) -> bool:
    """Whether a line of a list leaves out its auxiliary: "37 travellers pulled out of buses and | executed"."""
    c = b.c
    opens = c.group(0) is not None and not c.group(0).bare and c.group(0).victim != "militant" and c.kind(1) == "verb"
    return opens and not any(c.kind(j) in {"aux", "have", "modal", "speech", "sub", "rel", "det"} for j in range(1, k))


def _shot_at(b: Bindings, k: int) -> bool:
    """Whether "shot" is "shot at" or "shot their way in"."""
    c = b.c
    at_place = c.low(k) == "shot" and c.low(k + 1) == "at" and c.low(k + 2) in {"a", "the"}
    if at_place and c.kind(c.before(k)) in {"aux", "conj"}:
        return False  # "were lined up and shot at a road-building site"
    return c.low(k) == "shot" and c.low(k + 1) in {"at", "for", "up", "down", "into", "through", "his", "their", "its", "her"}
