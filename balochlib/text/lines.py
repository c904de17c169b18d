"""Lines of a page: where each stands, which block it belongs to, and what it looks like."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

_LINE = re.compile(r"[^\n\r]*(?:\r\n|\n|\r|$)")
_BULLET = re.compile(
    r"(?:[-*\u2013\u2014\u2022\u25aa\u25cf\u25a0\u25e6\u2023\u00b7>]{1,2}|\(?\d{1,2}[.)]|\([a-z]\)|[a-z]\))[ \t\u00a0]+(?=\S)"
)
_MARKDOWN = re.compile(r"#{1,6}[ \t]+(?=\S)")
_ENDED = re.compile(r"[.!?\u2026\u06d4\u061f][)\]\"'\u2019\u201d\u00bb*_]{0,4}(?:\s?\[\[?[^\[\]\n]{1,16}\]\]?){0,4}$")
_INNER_STOP = re.compile(r"[a-z0-9)\"\u201d\u2019][.!?][\"\u201d\u2019)]{0,2}\s+[\"\u201c\u2018(]?[A-Z]")
_WORD = re.compile(r"[^\W_]+(?:['\u2019.,-][^\W_]+)*")
_SHORTEST_MARGIN, _LONGEST_MARGIN = 45, 120


@dataclass(frozen=True, slots=True)
class Line:
    """A line (or a paragraph broken at the margin) without white space and list marks at its ends.

    ``block`` numbers the stretches between blank lines, ``bullet`` tells a list item, ``wrapped`` a paragraph whose
    lines were only broken at the margin.
    """

    start: int
    end: int
    words: str
    block: int
    bullet: bool = False
    wrapped: bool = False
    marked: bool = False  # a Markdown heading

    @property
    def n_words(self) -> int:
        return len(_WORD.findall(self.words))

    @property
    def is_ended(self) -> bool:
        """Whether the line closes with a full stop or its like."""
        return _ENDED.search(self.words[-40:]) is not None

    @property
    def is_prose(self) -> bool:
        """Whether the line reads as running text: a whole sentence, or several."""
        n = self.n_words
        return not self.marked and ((n >= 8 and self.is_ended) or (n >= 15 and _INNER_STOP.search(self.words) is not None))


def split_lines(text: str, start: int = 0, end: int | None = None) -> list[Line]:
    """Cut ``text[start:end]`` into its lines, blank ones left out.

    A line without a letter or a figure (a rule) parts blocks as a blank one does.

    >>> [(x.words, x.block, x.bullet) for x in split_lines("Title\\n\\n- one\\n---\\nTwo.")]
    [('Title', 0, False), ('one', 1, True), ('Two.', 2, False)]
    >>> split_lines(" \\n")
    []
    """
    limit = len(text) if end is None else end
    spans, block, blank = [], -1, True
    for found in _LINE.finditer(text, start, limit):
        words = found[0].strip()
        if not _WORD.search(words):
            blank = True
            continue
        block, blank = block + blank, False
        at = found.start() + found[0].index(words)
        spans.append((at, at + len(words), block))
    if _is_wrapped(text, spans):
        spans = _join(text, spans)
    return [_make_line(text, *span) for span in spans]


def _make_line(text: str, start: int, end: int, block: int, wrapped: bool = False) -> Line:
    bullet, marked = _BULLET.match(text, start, end), _MARKDOWN.match(text, start, end)
    at = (bullet or marked).end() if bullet or marked else start
    return Line(at, end, text[at:end], block, bullet is not None, wrapped, marked is not None)


def _is_wrapped(text: str, spans: list[tuple[int, int, int]]) -> bool:
    """Whether the lines of the page were broken at a margin: none is long, and many go on in lower case."""
    breaks = [(a, b) for a, b in pairwise(spans) if a[2] == b[2]]
    longest = max((b - a for a, b, _ in spans), default=0)
    if len(breaks) < 3 or not _SHORTEST_MARGIN <= longest <= _LONGEST_MARGIN:
        return False
    return sum(text[b[0]].islower() for _, b in breaks) >= 0.4 * len(breaks)


def _join(text: str, spans: list[tuple[int, int, int]]) -> list[tuple[int, int, int, bool]]:
    """Join each line that fills the measure with the next one of its block, unless that one opens a list item."""
    longest = max(b - a for a, b, _ in spans)
    out: list[tuple[int, int, int, bool]] = []
    filled = False
    for a, b, block in spans:
        if out and filled and out[-1][2] == block and not _BULLET.match(text, a, b):
            out[-1] = (out[-1][0], b, block, True)
        else:
            out.append((a, b, block, False))
        filled = b - a >= 0.6 * longest
    return out
