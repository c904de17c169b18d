"""Shares of a toll by class or place: "civilians followed with 214", "militants accounted for 90 of the deaths", "Kalat (19)"."""

from __future__ import annotations

from balochlib.coding.casualty.bindings import Bindings, Bound, Topic
from balochlib.coding.casualty.victims import CLASSES
from balochlib.text.tokens import list_words

_LEADS = {"with", "at", "for", "by"}
_REACH = 14  # elements between whose share it is and its number
_PASSED = {"word", "prep", "of", "det", "verb", "adverb", "trigger", "aux", "rel", "poss", "thing", "part", "name", "sub"}


def bind_shares(b: Bindings) -> None:
    """Bind each number that a class of people or a place is given as its share of what the sentence, or the one before, counts.

    A share stands behind "with", "for" or a verb of ranking ("followed with", "made up"), or in brackets behind its owner. The first
    share needs such a verb and an outcome ("with 61 deaths", "of the fatalities"), or a toll told before; the others lean on it.
    """
    c, shared = b.c, None
    for k, e in enumerate(c.elements):
        group = e.group
        if group is None or group.single or group.value is None or group.lives or (group.part and group.of_outcome is None):
            continue
        if _is_most(b, k):
            b.put([k], c.elements[k - 2].trigger.outcome("noun", "toll"))
            b.topics.append((k, Topic(b.bound[k].outcome)))
            shared = b.bound[k].outcome
            continue
        owner, ranked = _find_owner(b, k)
        if owner is None:
            continue
        outcome = group.outcome or group.of_outcome or shared or (_outcome_told(b, k) if ranked else None)
        if not outcome or not (ranked or shared) or (k in b.bound and b.bound[k].known_victim in CLASSES):
            continue
        people = c.elements[owner].people
        b.put([k], outcome)
        b.bound[k].victim = people.victim if people is not None and people.victim in CLASSES else "unspecified"
        shared = outcome
        b.topics.append((k, Topic(outcome)))


def bind_respectively(b: Bindings) -> None:
    """Bind "313 and 327 respectively" and the first number of "claimed 120 and 95 lives respectively"."""
    c = b.c
    last = next((k for k in range(len(c.elements)) if c.low(k) == "respectively"), None)
    if last is None:
        return
    second = next((k for k in range(last - 1, max(-1, last - 4), -1) if c.group(k)), None)
    if second is None or c.kind(second - 1) != "conj" or c.group(second - 2) is None or not c.group(second - 2).bare:
        return
    if c.low(c.before(second - 2)) in {
        "from",
        "against",
        "to",
        "with",
        "than",
    }:  # "18 killed and 42 injured, up from seven and 19 respectively"
        pair = [one for j, one in sorted(b.bound.items()) if j < second - 2 and one.whole is None][-2:]
        if len(pair) == 2:
            for k, one in zip((second - 2, second), pair, strict=True):
                b.bound[k] = Bound(k, c.group(k), one.outcome, victim=one.known_victim)
            return
    told = b.bound.get(second)
    outcome = told.outcome if told else _outcome_told(b, second)
    if outcome:
        b.put([second - 2, second], outcome)
        for k in (second - 2, second):
            b.bound[k].victim = b.bound[k].victim or c.group(second).victim or "unspecified"


def _find_owner(b: Bindings, k: int) -> tuple[int | None, bool]:
    """Return whose share the number at element ``k`` is, and whether a verb of ranking says so."""
    c = b.c
    if c.kind(k - 1) == "(" and c.kind(k + 1) in {")", "trigger"}:
        owner = _find_bracketed(b, k - 2)
        return owner, owner is not None and _is_ranked_list(b, owner, k)
    j = c.before(k)
    if c.low(j) not in _LEADS | {"made up", "accounted for", "comprised", "up"} and c.low(j) not in list_words("share_verb"):
        return None, False
    ranked, steps = False, 0
    while steps < _REACH and j >= 0:
        low = c.low(j)
        ranked = ranked or low in list_words("share_verb") or low == "accounted for"
        if c.kind(j) == "people" and c.elements[j].people.victim in CLASSES and _opens(c, j):
            return j, ranked or _follows(c, j)
        if c.kind(j) == "name" and _opens(c, j) and not c.is_day(j):
            return j, ranked or _follows(c, j)
        if c.kind(j) not in _PASSED | {"people"} and not (c.kind(j) == "," and c.low(j + 1) in _LEADS):
            return None, False
        j, steps = j - 1, steps + 1
    return None, False


def _is_most(b: Bindings, k: int) -> bool:
    """Whether a number stands beside what somebody had most of: "Kech saw the most abductions, 16, followed by Awaran with nine"."""
    c, told = b.c, b.c.elements[k - 2].trigger if k > 1 else None
    noun = told is not None and told.outcome("noun", "toll") is not None
    ranked = {c.low(j) for j in range(max(0, k - 6), k - 2)} & {"most", "highest", "heaviest", "largest", "greatest"}
    return bool(noun and ranked) and c.kind(k - 1) == "," and c.elements[k].group.bare and c.kind(k + 1) in {",", ".", ";"}


def _find_bracketed(b: Bindings, k: int) -> int | None:
    """Return whose number stands in brackets behind element ``k``: the head of the phrase, "personnel of the army and police (72)"."""
    c, owner, steps = b.c, None, 0
    while k >= 0 and steps < _REACH and c.kind(k) in _PASSED | {"people", ",", "conj", "have"} and c.low(k) not in _LEADS:
        if (c.kind(k) == "people" and c.elements[k].people.victim in CLASSES) or (c.kind(k) == "name" and owner is None and not steps):
            owner = k
        k, steps = k - 1, steps + 1
    return owner


def _opens(c, j: int) -> bool:
    """Whether element ``j`` opens its clause, an article or a word of description before it left out."""
    first = j
    while c.kind(first - 1) in {"det", "word", "people"} and j - first < 3:
        first -= 1
    return _follows(c, first) or c.kind(first - 1) in {"end", ";", "conj", ",", ":", "sub"}


def _follows(c, j: int) -> bool:
    """Whether element ``j`` comes next in a ranking: "Quetta with 114 deaths, followed by | Kech with 71"."""
    return c.low(j - 1) == "by" and c.low(j - 2) == "followed"


def _is_ranked_list(b: Bindings, owner: int, k: int) -> bool:
    """Whether "Kalat (19), Mastung (14) and Barkhan (9) followed" ranks its owners: a verb of ranking before or behind them."""
    c = b.c
    return any(
        c.low(j) in list_words("share_verb") for j in (*range(max(0, owner - 4), owner), *range(k + 2, min(len(c.elements), k + 14)))
    )


def _outcome_told(b: Bindings, k: int) -> str | None:
    """Return the outcome that the clause before element ``k`` names ("share of those killed"), else what the text counts."""
    c = b.c
    for j in range(k - 1, max(-1, k - 22), -1):
        if c.low(j) in list_words("metric"):
            return None
        e = c.elements[j]
        if e.trigger is not None and (found := e.trigger.outcome("noun", "past", "adj", "toll", "lives", "of", "claim")):
            return found
        if j in b.bound:
            return b.bound[j].outcome
    if b.context.topic is not None:
        return b.context.topic.outcome
    told = {one.outcome for one in b.context.carried if not one.group.single} if b.context.near else set()
    return told.pop() if len(told) == 1 else None
