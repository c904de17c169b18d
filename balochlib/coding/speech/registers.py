"""Registers of figures: whether a sentence goes on with a counter's numbers or turns to an incident of its own."""

from __future__ import annotations

from itertools import pairwise

from balochlib.coding.speech.grammar import Token, load_words

_ANAPHORS, _WORDS = load_words("anaphor"), load_words("register_word")
_DAYS, _TURNS = load_words("weekday"), load_words("turning_word")
_NEARS, _SPELLS = load_words("near_word"), load_words("spell_word")
_OPENERS = load_words("incident_opener")
_PARTS = load_words("part_opener")
_DEAD = load_words("dead_word")


def refers_back(tokens: list[Token]) -> bool:
    """Whether a sentence opens on what the last one counted: "They left 161 dead", "Of these, 92", "Among the dead were", "Eleven of them".

    >>> from balochlib.coding.speech.grammar import read_tokens
    >>> [refers_back(read_tokens(t, 0, len(t))) for t in ("Eleven of them died.", "The dead included two women.", "Two men died.")]
    [True, True, False]
    """
    words = [t.low for t in tokens[:8]]
    if not words:
        return False
    opened = words[0] in _ANAPHORS or any(" ".join(words[:k]) in _PARTS for k in (2, 3))
    return opened or any(a == "of" and b in {"them", "these", "those", "which"} for a, b in pairwise(words))


def tells_incident(tokens: list[Token]) -> bool:
    """Whether a sentence tells an incident of its own: it names its day, or turns to it with "meanwhile", "in a separate incident".

    >>> from balochlib.coding.speech.grammar import read_tokens
    >>> texts = ("On 12 April two men died.", "Last week a bomb killed nine.", "In April 51 people died.")
    >>> [tells_incident(read_tokens(t, 0, len(t))) for t in texts]
    [True, True, False]
    """
    months = load_words("month")
    for before, (a, b) in zip([None, *tokens], pairwise(tokens), strict=False):
        dated = a.low in months and _is_day(b) and (before is None or before.low != "in")  # not "In August 28 people died"
        if dated or (b.low in months and _is_day(a)) or (a.low in _NEARS and b.low in _SPELLS):
            return True
    words = {t.low for t in tokens[:5]}
    opens = bool(words & _OPENERS) and not any(t.low in _WORDS for t in tokens)  # "A suicide bomber killed five at Besham in March"
    occasion = any(a.low in _DEAD and b.low == "when" for a, b in pairwise(tokens))  # "dozens were killed when gunmen stormed a bank"
    return opens or occasion or bool(words & _TURNS) or any(t.low in _DAYS for t in tokens)


def _is_day(token: Token) -> bool:
    digits = token.low.rstrip("stndrh")
    return digits.isdecimal() and len(digits) <= 2 and int(digits) <= 31


def goes_on_in_figures(tokens: list[Token]) -> bool:
    """Whether a sentence is one more entry of a register: a part of what was counted, a comparison, a province, a year or a month.

    A sentence that tells an incident of its own is none, unless it opens on what was counted before.

    >>> from balochlib.coding.speech.grammar import read_tokens
    >>> texts = ("In Balochistan, 122 people were killed.", "Deaths rose to 81.", "Gunmen killed three men on Monday.", "")
    >>> [goes_on_in_figures(read_tokens(t, 0, len(t))) for t in texts]
    [True, True, False, False]
    """
    if refers_back(tokens):
        return True
    if tells_incident(tokens):
        return False
    if tokens and tokens[0].low in {"in", "for", "across", "during"} and len(tokens) > 2:
        comma = next((k for k, t in enumerate(tokens[:8]) if t.text == ","), 0)
        if comma and all(t.is_name or t.low in _WORDS or t.text.isdigit() or t.low in load_words("month") for t in tokens[1:comma]):
            return True
    compared = any(a.low in {"up", "down"} and b.low == "from" for a, b in pairwise(tokens))
    return compared or any(t.low in _WORDS for t in tokens)
