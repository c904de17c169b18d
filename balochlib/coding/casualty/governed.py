"""The people that an outcome word governs: its objects, those who died beside its subject, and whether it tells a fact."""

from __future__ import annotations

from balochlib.coding.casualty.bindings import Bindings
from balochlib.text.tokens import list_words

TOGETHER = {"along with", "together with", "alongside"}


def outcome_of(b: Bindings, k: int) -> str:
    """Return what the outcome word at element ``k`` says happened."""
    return b.c.elements[k].trigger.outcome("of", "ing", "past", "act", "lose", "die", "noun", "toll", "adj") or "killed"


def find_objects(b: Bindings, k: int) -> list[int]:
    """Return the counted objects of the word at element ``k``; a person named there is bound, people without a number are noted."""
    c = b.c
    objects = c.find_objects(k) or _find_over_day(b, k)
    if objects:
        return objects
    following, outcome = c.after(k), outcome_of(b, k)
    if not set(c.elements[k].trigger.forms) & {"past", "noun"} or c.kind(c.before(k)) != "aux":
        b.note_uncounted(following, outcome, 1)
    him = c.low(following) in {"him", "her"} and c.kind(following + 1) in {"prep", "conj", ",", ".", ";", "sub", "end", "adverb", "trigger"}
    if c.kind(following) in {"name", "people"} or him:
        b.put_person(k, outcome, following)
    return []


def _find_over_day(b: Bindings, k: int) -> list[int]:
    """Return the objects behind place and day of an act told as a noun: "the killing in March of a barber", "the April murder of"."""
    c, j = b.c, k + 1
    if "noun" not in c.elements[k].trigger.forms or not (c.kind(j) == "prep" or c.low(j) in {"last", "this", "earlier", "yesterday"}):
        return []
    while c.kind(j) in {"prep", "det", "name", "thing", "word"} and j - k < 8:
        j += 1
    group = c.group(j + 1)
    return [j + 1, *c.join_right(j + 1)] if c.kind(j) == "of" and j > k + 1 and group and not group.outcome and group.label else []


def find_described(b: Bindings, k: int) -> int | None:
    """Return the group that the words up to element ``k`` describe: "and 11 members of one family from Khuzdar | murdered"."""
    c, steps = b.c, 0
    while c.kind(k) in {"name", "word", "people", "thing", "prep", "of", "det"} and steps < 8:
        k, steps = k - 1, steps + 1
    group = c.group(k)
    if not steps or group is None or group.bare or group.single or group.outcome or c.kind(k + 1) not in {"prep", "of"}:
        return None
    return k if c.kind(c.before(k)) in {"end", "conj", ",", ":", ";", "speech", "sub", "of"} or c.low(k - 1) == "with" else None


def find_left(b: Bindings, k: int) -> int | None:
    """Return the group that "left" or "leaving" has as its object, over what describes it: "left five men of the force | dead"."""
    c, steps = b.c, 0
    while c.kind(k) in {"name", "word", "people", "prep", "of", "det", "poss"} and steps < 8:
        k, steps = k - 1, steps + 1
    leaves = c.group(k) is not None and c.low(c.before(c.join_left(k)[0])) in {"left", "leaves", "leave", "leaving"}
    return k if leaves and not c.group(k).outcome else None


def find_companions(b: Bindings, k: int) -> list[int]:
    """Return who died with the subject of a passive: "was gunned down near Iranshahr with two bodyguards".

    A plain "with" must follow places and times only: "killed in a clash with six gunmen" names the other side.
    """
    c, only_places = b.c, True
    for j in range(k + 1, k + 12):
        if c.low(j) in TOGETHER or (c.low(j) == "with" and only_places):
            group = c.group(j + 1)
            return [j + 1, *c.join_right(j + 1)] if group and not group.outcome and (group.victim or group.part or group.label) else []
        if c.kind(j) not in {"prep", "name", "word", "thing", "det", "of", "adverb", ","}:
            break
        only_places = only_places and c.kind(j) in {"prep", "name", "adverb", ",", "thing"}
    return []


def find_relative_objects(b: Bindings, k: int, before: int) -> list[int]:
    """Return what a verb without an object after it acts on: "the six labourers it had seized", "killed along with two guards"."""
    c = b.c
    j = c.before(before) if c.kind(before) == "have" else before
    if c.low(j) == "to" and c.low(j - 1) in {"claim", "claims", "claimed"}:  # "96 militants it claims to have killed"
        j -= 2
    while c.kind(j) == "pron" and c.kind(j - 1) == "speech":  # "411 insurgents it says it has eliminated"
        j -= 2
    if c.kind(j) == "pron" and c.group(j - 1):
        return [j - 1]
    if c.low(k + 1) in {"along with", "together with", "as well as"} and c.group(k + 2):
        return [k + 2, *c.join_right(k + 2)]
    return []


def find_main_subject(b: Bindings, k: int) -> list[int]:
    """Return the subject of the sentence for "before being shot": its first counted people, where nothing has told of them yet."""
    c = b.c
    if c.low(c.before(k)) != "being" or c.low(c.before(c.before(k))) not in {"before", "after"}:
        return []
    first = next((j for j in range(k) if c.group(j)), None)
    subject = first is not None and c.kind(first + 1) in {"verb", "trigger", "prep", ",", "rel", "word"} and c.kind(first - 1) != "verb"
    return [first] if subject and first not in b.bound and not c.group(first).bare else []


def is_unreal(b: Bindings, k: int) -> bool:
    """Whether the verb at element ``k`` is only possible, planned or denied: "could kill", "vowed to kill", "were not killed".

    "Up to 20 may have been killed" reports a count; "claimed to have killed" and "managed to kill" are told as facts.
    """
    c, j, perfect = b.c, k - 1, False
    for _ in range(5):
        if c.kind(j) not in {"aux", "have", "adverb", "modal", "neg", "do"}:
            break
        perfect = perfect or c.kind(j) == "have"
        if c.kind(j) == "neg":
            return True
        if c.low(j) in list_words("unreal"):
            return not (c.low(j) in {"may", "might"} and {"been", "have"} & {c.low(i) for i in range(j, k)})
        j -= 1
    return c.low(j) == "to" and c.low(j - 1) not in list_words("managed") and not perfect
