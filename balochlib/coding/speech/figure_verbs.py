"""Verbs of counting and their numbers: "put the toll at", "has counted 12", "spoke of 20 dead", "stopped at 254 dead"."""

from __future__ import annotations

from balochlib.coding.speech.grammar import Token, is_count, load_particles, load_speech, load_words, next_words
from balochlib.coding.speech.subjects import BREAKS

_CASES = frozenset({"case", "cases", "fir", "complaint"})
_HAS_IT = (["it", "at"], ["it", "that"])
_LOSSES, _DEAD, _TOLLS = load_words("loss_word"), load_words("dead_word"), load_words("toll_word")
_OBJECTS = load_words("object_word")
_PLACING, _KEEPING, _NAMING = load_words("placing_verb"), load_words("keeping_verb"), load_words("naming_verb")
_GIVING, _MOVING = load_words("giving_verb"), load_words("moving_verb")
_WITNESSING, _CORPSES, _PATIENTS = load_words("witnessing_verb"), load_words("corpse_word"), load_words("patient_word")


def takes_figure(tokens: list[Token], verb: int) -> bool:
    """Whether a verb of the figure list is used of a number: "put the toll at", "has counted", "spoke of 20 dead", "makes it 92".

    >>> from balochlib.coding.speech.grammar import read_tokens
    >>> said = ("The army put the toll at 12.", "The police registered a case against 12.")
    >>> [takes_figure(read_tokens(t, 0, len(t)), 2) for t in said]
    [True, False]
    """
    low, following = tokens[verb].low, next_words(tokens, verb + 1, 14)
    if _CASES & set(following[:3]) and not any(is_count(t) for t in tokens[verb + 1 : verb + 3]):  # "registered a case against"
        return False
    stop = next((k for k, w in enumerate(following) if w in {".", ";"}), len(following))
    following = following[:stop]
    numbers = [w[0].isdigit() or w in _OBJECTS for w in following]
    if low in load_particles("arriving") and arrives_at_count(tokens, verb):
        return True
    if low in load_particles():
        led = any(" ".join(following).startswith(p + " ") for p in load_particles()[low])
        return led and (any(numbers[:8]) or bool(_LOSSES & set(following[:8])) or low.startswith("sp"))
    if low in _PLACING:
        known = low.startswith(("put", "peg")) or bool((_LOSSES | load_speech("narrator")) & set(following[:8]))
        issued = following[:1] == ["out"] and bool(load_speech("narrator") & set(following[:5]))  # "put out a tally of 54"
        return issued or (known and ("at" in following or "down" in following[:8])) or (following[:1] == ["it"] and ":" in following)
    if low in _NAMING:
        if any(t.low == "as" or t.is_name for t in tokens[verb + 1 : verb + 2]):  # "a man named X", "identified as X"
            return False
        return any(is_count(t) for t in tokens[verb + 1 : verb + 9]) or bool(_LOSSES & set(following[:8]))
    if low in _KEEPING:
        counted = any(is_count(t) for t in tokens[verb + 1 : verb + 15])
        return counted and (bool(load_speech("narrator") & set(following[:8])) or any(is_count(t) for t in tokens[verb + 1 : verb + 3]))
    if low in load_particles("arriving"):
        return False
    if low in {"have", "has", "had"}:
        numbered = [is_count(t) for t in tokens[verb + 1 : verb + 5]]
        led = following[:1] in (["at"], ["only"], ["just"]) and any(numbered)
        plain = bool(following) and (numbered[0] or led or following[:2] in _HAS_IT)
        return plain or (following[:1] != ["no"] and bool(load_speech("narrator") & set(following[:5])))
    if low in _WITNESSING:
        return _sees_count(tokens, verb)
    if low in _MOVING:  # "lifted the number of dead to seven"; not "moved 12 bodies", "cut the road"
        return bool(load_speech("narrator") & set(following[:4])) and not {"to", "at"}.isdisjoint(following)
    if low in _GIVING:
        return bool((_LOSSES | load_speech("narrator")) & set(following[:6])) or any(w[0].isdigit() for w in following[:6])
    return True


def _sees_count(tokens: list[Token], verb: int) -> bool:
    """Whether somebody vouches for a number: "saw five bodies", "has received 29 coffins", "took in 17 wounded"; not "saw 83 attacks"."""
    first = verb + 1 + (tokens[verb + 1].low == "in" if verb + 1 < len(tokens) else 0)
    if tokens[verb].low.startswith("t") and tokens[verb].low[1] in "ao" and first == verb + 1:  # "took 12 people hostage"
        return False
    at = next((k for k in range(first, min(len(tokens), first + 4)) if is_count(tokens[k])), None)
    if at is None or not all(t.low in _OBJECTS | {"than", "not", "fewer"} for t in tokens[first:at]):
        return False
    seen = _CORPSES if tokens[verb].low.startswith("s") else _CORPSES | _PATIENTS
    return any(t.low in seen for t in tokens[at + 1 : at + 4])


def _is_counted(tokens: list[Token], at: int) -> bool:
    """Whether the subject that ends at a token is what is counted: "civilian deaths", "abductions, which it began to track in 2023,"."""
    if tokens[at].text == ",":
        at = next((k for k in range(at - 1, max(0, at - 20), -1) if tokens[k].text == ","), at) - 1
    return at >= 0 and (tokens[at].low in _LOSSES | _DEAD or tokens[at].low.endswith(("ctions", "ings", "attacks")))


def arrives_at_count(tokens: list[Token], verb: int) -> bool:
    """Whether a verb of arriving is followed by a number of dead: "stopped at 254 dead", "ended up with 166", "totted up 61 deaths".

    >>> from balochlib.coding.speech.grammar import read_tokens
    >>> [arrives_at_count(read_tokens(t, 0, len(t)), 2) for t in ("The monitor stopped at 254 dead.", "The convoy stopped at Mach.")]
    [True, False]
    """
    if verb and _is_counted(tokens, verb - 1):
        return False
    words = next_words(tokens, verb + 1, 4)
    for particle in load_particles("arriving")[tokens[verb].low]:
        led = particle.split()
        if words[: len(led)] != led:
            continue
        behind = tokens[verb + 1 + len(led) : verb + 11 + len(led)]
        at = next((k for k, t in enumerate(behind[:6]) if is_count(t)), None)
        if at is None or not all(t.low in _OBJECTS | _TOLLS | {"of", "than", "well"} for t in behind[:at]):  # "came to Kech and 74 died"
            continue
        after = [t for t in behind[at + 1 : at + 5] if t.low not in _DEAD | _LOSSES]
        counted = len(after) < len(behind[at + 1 : at + 5])
        if not after or after[0].text in BREAKS or (counted and behind[at + 1].low not in {"wounded", "injured"}):
            return True
    return False
