"""Sentence ends in news copy: abbreviations, ranks, initials, decimals and quotation marks do not end one."""

from __future__ import annotations

import re

from balochlib.text.lexicon import load_terms

_END = re.compile(
    r"""
    [.!?\u2026\u06d4\u061f]{1,4}+                # the stop, or a few (also Urdu's)
    [)\]"'\u2019\u201d\u00bb]{0,3}+              # what closes with it
    (?:[ \t]{0,2}(?:\[\[[^\n]{1,24}?\]\]|\[\d{1,3}\])){0,4}  # reference marks such as [[3]], [[2], [19]] or [4]
    (?=\s|$|(?P<glued>[A-Z][a-z]{0,15}[ ,]))     # a space, or a sentence that was glued on
    """,
    re.VERBOSE,
)
_WORD = re.compile(r"[^\W_]")
_PARAGRAPH = re.compile(r"[^\n\r]+")
_WORD_BEFORE = re.compile(r"[^\s(\[\"'\u2018\u201c]{1,20}$")
_NEXT = re.compile(r"\s{0,99}[\"'\u2018\u201c(\[]{0,2}([^\W_][^\W_]{0,20})")
_DOTTED = re.compile(r"(?:[^\W\d_]\.){1,6}[^\W\d_]")  # U.S, D.I.G, a.m: the letters before the last stop
_PLAIN_WORD = re.compile(r"[^\W\d_]*[a-z]{2}[)\"'\u2019\u201d]?")


def _ends(word: str, following: str) -> bool:
    """Whether the stop after ``word`` ends a sentence when ``following`` (capitalised, or a number) is the next word."""
    kind = load_terms("abbreviation").get(word)
    opener = load_terms("sentence_opener").get(following)
    opens = opener == "" or (opener == "noun" and word[-1].islower())  # "6 p.m. Police said", but "the D.I.G. Police"
    if kind == "number":  # "No. 3", but "No. He left"
        return not following[0].isdigit()
    if kind == "month":  # "Jan. 31" and "Sept. 2024", but "in Jan. The"
        return opens
    if kind == "may end" or _DOTTED.fullmatch(word):  # "6 p.m. Friday", but "6 p.m. The"
        return opens
    if len(word) == 1 and word.isupper() and word != "I":  # an initial: "A. Khan"
        return opens and following != "I"
    return kind is None


def _speech_follows(text: str, after: int, limit: int) -> bool:
    """Whether a speaker and a verb of speech come next, as after '"Who did this?" Bugti asked'."""
    words = re.findall(r"[^\W_]+|[.!?]", text[after : min(limit, after + 50)])[:5]
    return any(w in load_terms("speech_verb") for w in words[1:] if words[0] not in ".!?")


def _is_end(text: str, line_start: int, end: re.Match, limit: int) -> bool:
    """Whether the stop that ``end`` found ends a sentence, given the words before and after it."""
    before = _WORD_BEFORE.search(text, max(line_start, end.start() - 20), end.start())
    word = before[0] if before else ""
    if end["glued"]:  # "was killed.The army": only between plain words, so never in an address, a name or a number
        return _PLAIN_WORD.fullmatch(word) is not None and _ends(word, end["glued"].rstrip(" ,"))
    following = _NEXT.match(text, end.end(), limit)
    if following is None:
        return True
    if following[1][0].islower():
        return False
    if word.isdigit() and len(word) <= 3 and before.start() == line_start:  # "1. Quetta": the number of a list item
        return False
    if text[end.start()] == "." and word and not _ends(word, following[1]):
        return False
    quoted = text[end.start()] in "!?" and end[0].rstrip("]0123456789[ ")[-1] in "\"'\u2019\u201d"
    return not (quoted and _speech_follows(text, following.start(1), limit))


def split_sentences(text: str, start: int = 0, end: int | None = None, wrapped: bool = False) -> list[tuple[int, int, int]]:
    """Cut ``text[start:end]`` into sentences: (start, end, number of the paragraph), without white space at the ends.

    A line is a paragraph: a line break always ends a sentence, unless ``wrapped`` says that the lines of this
    stretch were only broken at the margin.

    >>> t = "Maj. Gen. A. Khan spoke at 6 p.m. on Jan. 31. No. 3 was hit; he left.\\nThe U.S. said so."
    >>> [t[a:b] for a, b, _ in split_sentences(t)]
    ['Maj. Gen. A. Khan spoke at 6 p.m. on Jan. 31.', 'No. 3 was hit; he left.', 'The U.S. said so.']
    >>> len(split_sentences("The bomb was hidden\\nin a cart.", wrapped=True))
    1
    >>> split_sentences(" \\n")
    []
    """
    end = len(text) if end is None else end
    lines = [(start, end)] if wrapped else [m.span() for m in _PARAGRAPH.finditer(text, start, end)]
    out = []
    for number, (line_start, limit) in enumerate(lines):
        at = looked_to = line_start
        has_word = False
        for stop in _END.finditer(text, line_start, limit):
            has_word = has_word or _WORD.search(text, looked_to, stop.start()) is not None
            looked_to = stop.end()
            if has_word and _is_end(text, line_start, stop, limit):
                out.append((at, stop.end(), number))
                at, has_word = stop.end(), False
        out.append((at, limit, number))  # what follows the last stop; without a letter or figure it is dropped
    return [_strip(text, a, b, n) for a, b, n in out if _WORD.search(text, a, b)]


def _strip(text: str, start: int, end: int, number: int) -> tuple[int, int, int]:
    """Move both ends inward over white space."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end, number
