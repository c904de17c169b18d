"""Cues: plain vocabulary of a rule, from a list of data/lexicon, as one piece of a pattern."""

from __future__ import annotations

import re
from functools import cache

from balochlib.text.lexicon import load_rows


@cache
def cue(list_name: str, lexicon: str = "event_cues") -> str:
    """Return the words of one list as an alternation, longest first; a term that ends in * stands for its inflections.

    >>> [bool(re.fullmatch(cue("office"), word)) for word in ("governor", "spokeswoman", "chief minister", "baker")]
    [True, True, True, False]
    """
    terms = sorted((row["term"] for row in load_rows(lexicon) if row["list"] == list_name), key=len, reverse=True)
    words = (re.escape(term.rstrip("*")).replace(r"\ ", r"\s") + (r"\w{0,8}" if term.endswith("*") else "") for term in terms)
    return "(?:" + "|".join(words) + ")"
