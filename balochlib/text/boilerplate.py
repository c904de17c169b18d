"""What a page carries besides its article: menus, advertisements, link lists, notes on the author."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from functools import cache
from typing import NamedTuple

from balochlib.text.lexicon import load_rows
from balochlib.text.lines import Line

_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
)
_ARCHIVE = re.compile(rf"(?:{_MONTH}\.?,?\s+\d{{4}}[\s,|/]*+(?:\(\d{{1,5}}\)\s*+)?)+", re.IGNORECASE)
_FIGURES = re.compile(r"[\d\W]+")
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|\S{1,64}@\S{1,200}|(?:[#@]\w{1,60}+[\s,]*+)+|!\[[^\]\n]{0,200}\]\([^)\n]{0,500}\)", re.IGNORECASE
)
_IMAGE_JUNK = re.compile(r"(?:[&?]\w{1,12}=[\w%.-]{1,40}){2,12}\)?")
_LEADS_AWAY = re.compile(r"(?:about the (?:author|writer)s?|more from|friends of|more in) ?:? ?.{0,60}")
_READ_MORE = re.compile(r"(?<=[a-z0-9] )(?:read more|Read More|READ MORE)(?= [A-Z\u201c\"]|$)")
_CREDIT = re.compile(  # of a picture whose caption was glued to the text: ": X/@name The army ...", "- AFP/File The army ..."
    r":\s?(?:X|Twitter|Facebook|Instagram|YouTube)\s?/\s?@?\w{2,30}|(?<=\s)[\u2014\u2013-]\s?(?:AFP|Reuters|AP|EPA|Xinhua|APP|PPI|INP|File)"
    r"(?:/\w{2,12}| photo)?(?=\s[A-Z])"
)
_CREDITS = re.compile(r"\(?(?:[Aa]dditional |[Ww]ith )?(?:[Rr]eporting|[Ww]riting|[Ee]diting) by [A-Z]")
_FOLLOW = re.compile(
    r"[Ff]ollow .{0,60}\bon (?:X|Twitter|Facebook|Instagram|LinkedIn|WhatsApp|Telegram|YouTube|Google News|social media)\b"
)
_PLAYER = re.compile(  # speeds of a player, numbers of pictures, the credit of an agency's picture
    r"(?:\b\d(?:\.\d{1,2})?x\s?){2,6}|\bItem \d{1,2} of \d{1,3}\s|\[\d{1,2}/\d{1,2}\]|\bREUTERS/[A-Z]\w{1,20}(?: [A-Z]\w{1,20})?"
)
_LETTER = re.compile(r"[^\W_]")
_PICTURE = ("image", "photo", "picture", "video")
_CRUMBS = re.compile(r"[|>\u00bb\u2022\u00b7/]")
_MENU_RUN = 5  # so many very short lines on end are a menu


@cache
def load_phrases(kind: str) -> dict[str, str]:
    """Return the phrases of one kind in data/lexicon/boilerplate.csv, in lower case unless they stand inside lines.

    >>> load_phrases("label")["opinion"]
    'opinion'
    >>> load_phrases("no such kind")
    {}
    """
    return {row["phrase"]: row["value"] for row in load_rows("boilerplate") if row["kind"] == kind}


def _plain(words: str) -> str:
    return words.strip(" \t:|*_#>\u00bb\u203a-\u2013\u2014.").casefold().replace("\u2019", "'")


def is_junk(line: Line) -> bool:
    """Whether a line on its own is a control, a menu entry, an address, a path of links or a credit.

    By the phrases of data/lexicon/boilerplate.csv (whole lines, and line openings of lines that are not running
    text) and by form: figures alone, months of an archive, addresses, parameters of an image.

    >>> from balochlib.text.lines import split_lines
    >>> [is_junk(x) for x in split_lines("ALSO READ | What is the BLA?\\n12 13 14\\nJune 2010 July 2010\\nKech: two dead")]
    [True, True, True, False]
    """
    words, plain = line.words, _plain(line.words)
    if plain in load_phrases("line") or _ADDRESS.fullmatch(words) or _IMAGE_JUNK.fullmatch(words):
        return True
    if _FIGURES.fullmatch(words):
        return True
    archive = _ARCHIVE.fullmatch(words)
    if archive and len(re.findall(r"\d{4}", words)) > 1:
        return True
    if line.n_words <= 40 and (plain.startswith(_openings(line.is_prose)) or _CREDITS.match(words) or _FOLLOW.match(words)):
        return not (plain.startswith(_PICTURE) and line.n_words > 10)  # a caption of some length says something
    if re.match(r"the post .{3,300} (?:first )?appeared (?:first )?on ", plain):
        return True
    return len(_CRUMBS.findall(words)) >= 3 and not line.is_ended and line.n_words <= 30 and not re.search(r"\d", words)


@cache
def _openings(prose: bool) -> tuple[str, ...]:
    """How lines of boilerplate open; running text only counts by the phrases that are marked for it."""
    return tuple(phrase for phrase, value in load_phrases("start").items() if value == "prose" or not prose)


def find_junk_lines(lines: list[Line]) -> set[int]:
    """Return the places in ``lines`` of boilerplate: junk, runs of very short lines, link lists and what follows them.

    A line such as "Related stories" drops the headlines after it until running text resumes; a note on the author or
    a box for comments ends the article. A table of contents and a list of sources go
    with their items.

    >>> from balochlib.text.lines import split_lines
    >>> page = split_lines("Two guards died in the raid on the port.\\nSources\\n- Dawn\\n- AFP\\n")
    >>> find_junk_lines(page)
    {1, 2, 3}
    >>> find_junk_lines([])
    set()
    """
    junk = {i for i, line in enumerate(lines) if is_junk(line)}
    junk |= _menu_runs(lines)
    times = Counter(line.words for line in lines)
    prose = [i for i, line in enumerate(lines) if line.is_prose]
    for i, line in enumerate(lines):
        plain = "" if line.bullet or line.n_words > 12 or line.is_prose else _plain(line.words)
        if plain in load_phrases("list"):
            junk |= _list_after(lines, i, times)
        elif i not in junk and prose and prose[0] < i and (plain in load_phrases("tail") or _LEADS_AWAY.fullmatch(plain)):
            junk |= set(range(i, _tail_end(lines, i, prose)))  # the same block on top of a page cuts nothing
    return junk


def _menu_runs(lines: list[Line]) -> set[int]:
    """Lines of at most three words, five or more on end, with no stop and no list mark; and columns of months."""
    out: set[int] = set()
    for holds, least in ((_is_menu_entry, _MENU_RUN), (lambda x: _ARCHIVE.fullmatch(x.words) is not None, 2)):
        run: list[int] = []
        for i in range(len(lines) + 1):
            if i < len(lines) and holds(lines[i]):
                run.append(i)
                continue
            out |= set(run) if len(run) >= least else set()
            run = []
    return out


def _is_menu_entry(line: Line) -> bool:
    return line.n_words <= 3 and not line.is_ended and not line.bullet and not re.search(r"\d|:$", line.words)


def _list_after(lines: list[Line], i: int, times: Counter) -> set[int]:
    """The line ``i`` with the list items after it, or with the lines that return further down as headings."""
    j = i + 1
    if j < len(lines) and lines[j].bullet:
        while j < len(lines) and lines[j].bullet:
            j += 1
    else:
        while j < len(lines) and not lines[j].is_prose and (times[lines[j].words] > 1 or _is_link(lines[j])):
            j += 1
    return set(range(i, j)) if j > i + 1 else set()


def _is_link(line: Line) -> bool:
    return "http" in line.words or "www." in line.words


def _tail_end(lines: list[Line], i: int, prose: list[int]) -> int:
    """The line at which running text resumes after the marker ``i``; the last one + 1 where none does, and after a note
    on the author or a box for comments, whose own text is running text too."""
    plain = _plain(lines[i].words)
    k = bisect_right(prose, i)
    if plain.startswith("about the") or load_phrases("tail").get(plain) == "end" or k == len(prose):
        return len(lines)
    return prose[k]


_NOTE_ON_X = re.compile(r"[A-Z][^().\n]{2,60} \((?:X|Twitter|@)[^()\n]{0,40}\) (?:is|was|has|teaches|works|writes)\b")


class Piece(NamedTuple):
    """A stretch of a line between boilerplate that was glued into it."""

    start: int
    end: int


@cache
def _inline() -> re.Pattern:
    return re.compile("|".join(rf"\b{re.escape(p)}\b" for p in load_phrases("inline")))


def find_pieces(text: str, start: int, end: int) -> list[Piece]:
    """Return what is left of ``text[start:end]`` when advertisement marks, player labels and image junk are cut out.

    >>> t = "Two died. STORY CONTINUES BELOW THIS AD The toll may rise. Listen to article &w=38&q=1)"
    >>> [t[a:b] for a, b in find_pieces(t, 0, len(t))]
    ['Two died. ', ' The toll may rise. ']
    """
    patterns = (_inline(), _READ_MORE, _IMAGE_JUNK, _CREDIT, _PLAYER)
    cuts = sorted(m.span() for pattern in patterns for m in pattern.finditer(text, start, end))
    out, at = [], start
    for a, b in [*cuts, (end, end)]:
        if _LETTER.search(text, at, a):
            out.append(Piece(at, a))
        at = max(at, b)
    return out


@cache
def _notes() -> re.Pattern:
    return re.compile("|".join(re.escape(p) for p in load_phrases("sentence")))


def is_note(words: str) -> bool:
    """Whether a sentence is on the author, the outlet or a picture and not on the news.

    >>> is_note("The writer is a policy analyst based in Lahore."), is_note("The writer was shot in Turbat.")
    (True, False)
    """
    if len(words) > 350:
        return False
    return _NOTE_ON_X.match(words) is not None or _notes().search(words.casefold().replace("\u2019", "'")) is not None
