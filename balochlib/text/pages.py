"""Pages that hold several articles: where each begins, and which are teasers of others."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from balochlib.text.lexicon import load_terms
from balochlib.text.lines import Line
from balochlib.text.metadata import PageData, find_page_dates, is_outlet, read_meta_line

_RULE = re.compile(r"^[ \t]*([-=*_~#])(?:[ \t]?\1){2,200}[ \t]*$", re.MULTILINE)
_TITLE_KEY = re.compile(r"(?:title|headline)\s?:\s", re.IGNORECASE)
_DATELINE = re.compile(
    r"(?P<town>[A-Z][A-Z'\u2019.-]{2,20}(?:[ /][A-Z][A-Z'\u2019.-]{1,20}){0,3})"
    r"(?:,[^:\u2013\u2014\n]{0,40})?\s?(?:\([^()\n]{2,40}\)\s?)?(?:[:\u2013\u2014]|\s-)"
)
_NAME = re.compile(r"\b[A-Z][\w\u2019'-]{2,30}")
_LEAST_TEASER, _LEAST_LINE = 25, 15  # words of the block and of its last line; less is a headline, a caption or a list


@dataclass
class Part:
    """The lines of one article of a page, and what a header above them says."""

    lines: list[Line]
    data: PageData = field(default_factory=PageData)
    start: int | None = None  # of the header, where there is one
    is_teaser: bool = False


def find_parts(text: str, lines: list[Line]) -> list[Part]:
    """Part a page into its articles.

    An article begins at a header (outlet, date, sections, title, one under another), at a labelled title where there
    are several, below a rule that a title with a date or byline follows, and at a teaser: a last block that breaks off
    and speaks of other names, or one that opens with the dateline of a town not named before.

    >>> from balochlib.text.lines import split_lines
    >>> page = "Dawn\\n01-02-2026\\n- Dawn\\nTwo die in Kech\\nMen died.\\n\\nDawn\\n31-01-2026\\n- Dawn\\nOne dies in Hub\\nA man died."
    >>> [(p.lines[0].words, p.data.publisher, p.data.published) for p in find_parts(page, split_lines(page))]
    [('Two die in Kech', 'Dawn', '2026-02-01'), ('One dies in Hub', 'Dawn', '2026-01-31')]
    """
    headers = {i: length for i in range(len(lines)) if (length := _header_length(lines, i))}
    labelled = [i for i, line in enumerate(lines) if _TITLE_KEY.match(line.words)]
    cuts = sorted({0, *headers, *(labelled if len(labelled) > 1 else ()), *_find_ruled_off(text, lines)})
    parts = []
    for i, j in zip(cuts, [*cuts[1:], len(lines)], strict=True):
        part = Part(lines[i + headers.get(i, 0) : j])
        if i in headers:
            part.data.publisher, part.data.published = lines[i].words, find_page_dates(lines[i + 1].words)[0][2]
            part.start = lines[i].start
        if part.lines:
            parts += _part_teasers(part)
    return parts


def _header_length(lines: list[Line], i: int) -> int:
    """How many lines stand above the title in the header that begins at line ``i``; 0 where none begins."""
    if i + 2 >= len(lines) or lines[i].n_words > 6 or lines[i].is_ended or (i and lines[i - 1].block == lines[i].block):
        return 0
    dates = find_page_dates(lines[i + 1].words)
    if len(dates) != 1 or lines[i + 1].n_words > 5 or not read_meta_line(lines[i + 1].words, PageData()):
        return 0
    j = i + 2
    while j < min(len(lines) - 1, i + 5) and lines[j].bullet and lines[j].n_words <= 6:
        j += 1
    signed = any(line.words == lines[i].words for line in lines[i + 2 : j])
    return j - i if signed or is_outlet(lines[i].words) else 0


def _find_ruled_off(text: str, lines: list[Line]) -> list[int]:
    """The lines below a rule at which an article begins: a title and a line of metadata come before running text."""
    out = []
    for i in range(1, len(lines)):
        if lines[i].block == lines[i - 1].block or not _RULE.search(text, lines[i - 1].end, lines[i].start):
            continue
        head = []
        for line in lines[i : i + 7]:
            if line.is_prose:
                break
            head.append(line)
        meta = [line for line in head if read_meta_line(line.words, PageData())]
        if meta and len(head) > len(meta) and any(line.is_prose for line in lines[:i]):
            out.append(i)
    return out


def _part_teasers(part: Part) -> list[Part]:
    """Cut the teasers of other articles off the end of a part, one for each block."""
    firsts = [k for k, line in enumerate(part.lines) if k == 0 or line.block != part.lines[k - 1].block]
    blocks = [part.lines[a:b] for a, b in zip(firsts, [*firsts[1:], len(part.lines)], strict=True)]
    names = [_find_names(block) for block in blocks]
    first_in: dict[str, int] = {}  # name -> the block that has it first
    for k, found in enumerate(names):
        for name in found:
            first_in.setdefault(name, k)
    body = next((k for k, block in enumerate(blocks) if block[-1].is_prose), len(blocks))
    cut = len(blocks)
    while (
        not _is_digest(blocks)
        and cut - 1 > body
        and _is_teaser(blocks[cut - 1], names[cut - 1], {n for n in names[cut - 1] if first_in[n] < cut - 1})
    ):
        cut -= 1
    main = Part([line for block in blocks[:cut] for line in block], part.data, part.start)
    return [main, *(Part(block, is_teaser=True) for block in blocks[cut:])]


def _is_digest(blocks: list[list[Line]]) -> bool:
    """Whether three blocks or more are a headline with its town and the text below it: all of them are the page's own."""
    return sum(len(b) > 1 and not b[0].is_prose and b[-1].is_prose and bool(_DATELINE.match(b[0].words)) for b in blocks) >= 3


def _is_teaser(block: list[Line], names: set[str], known: set[str]) -> bool:
    """Whether a block at the end is of another article, given its names and those of them that stand before it."""
    first, last = block[0], block[-1]
    if last.bullet or last.words.endswith(":") or last.n_words < _LEAST_LINE or sum(line.n_words for line in block) < _LEAST_TEASER:
        return False
    shared = len(known) / len(names) if names else 1.0
    dateline = _DATELINE.match(first.words)
    towns = {w.capitalize() for w in re.split(r"[ /]", dateline["town"])} if dateline else set()
    new_town = bool(towns) and not towns & {n.capitalize() for n in known}
    return (new_town and shared < 0.2) if last.is_ended else (new_town or shared < 0.3)


def _find_names(block: list[Line]) -> set[str]:
    """The capitalised words of a block, words that open sentences left out."""
    return {w for line in block for w in _NAME.findall(line.words)} - load_terms("sentence_opener").keys()
