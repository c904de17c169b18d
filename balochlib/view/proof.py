"""The proof of a site: every number on its pages opens words, names what it is computed from, or is of a kind that needs neither.

A number stands if one of these holds for it or for an element around it:

- it is a link to a text's evidence page (an id there, or the whole text), or to a published source outside the site; where the
  whole site is one page, an id there begins with the address of the evidence page it was on;
- it is a link to a list of what it is computed from (an element of class ``from`` in this site that holds such links);
- an element around it says what everything inside is from: ``data-from`` names one or more such addresses or lists;
- it is a link to a heading of the site that shows the same number, where that one stands for itself;
- it is a link to a table of the site (``data/``), which holds the rows that it counts;
- its kind is exempt, and the markup says so (:data:`KINDS`): never its value.

What counts as a number: digits that are no part of a name (``F-16``, ``c-1a2b``), and number words from eleven on. Smaller
number words are ordinary English ("one of the two") and are not looked at. Read are the text of the page and what stands in for
its pictures; labels and titles of elements repeat what stands inside them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from posixpath import normpath
from typing import NamedTuple

from balochlib.view.prose import count

# Kinds of numbers that need no proof, each with the elements that may carry its mark, so that none covers a whole page.
KINDS = {
    "name": ("span", "a", "p", "h1", "title"),  # of a file, a text, a site, a thing: given by others
    "example": ("span", "q", "b", "li", "p", "blockquote", "table"),  # made up, or a way to write: says nothing on the world
    "layout": ("span", "p", "li"),  # counts what this page shows of a list or a table
    "rule": ("span", "q", "li"),  # a setting of the method: a distance, a share, a number of characters
    "code": ("details", "div"),  # cells of code and what teaching material prints
    "none": ("span", "img"),  # a count of what was not found: only a zero passes
    "exercise": ("div",),  # teaching sheets: they stand on the seeds whatever texts a site is made from, and check themselves
    "source": ("div", "p"),  # the words of a text as they stand: they are the proof themselves
}
PLAIN = ("time", "code")  # elements that say by themselves what they hold: dates and years; code, file names, versions
_SKIPPED = ("style", "title")
_VOID = ("meta", "img", "br", "hr", "link", "input", "source", "wbr", "col")
_HEADINGS = ("h1", "h2", "h3", "h4")
_TEENS = "eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_ROUND = "twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million billion dozen dozens"
_WORDS = "|".join(f"{_TEENS} {_ROUND}".split())
_NUMBER = re.compile(
    rf"(?<![\w#&])(?<![A-Za-z]-)\d[\d,.]{{0,30}}(?:(?<=\d)(?:st|nd|rd|th|s|k|m|bn))?(?![\w])|\b(?:{_WORDS})\b", re.IGNORECASE
)
_TABLE = re.compile(r"(?:\.\./){0,3}data/\w{1,60}\.csv")
_NEAREST = 6  # addresses around a number that are tried, from the inside
_AROUND = 40  # characters shown on either side of a number without proof
LISTED = 12  # numbers without proof that the message names


class Unproven(ValueError):
    """A number on a page has neither words behind it nor a kind that needs none."""


class Place(NamedTuple):
    """A number as found on a page: its words, what is around it, and the addresses that the elements around it offer as proof."""

    number: str
    around: str
    proofs: tuple[str, ...]


@dataclass
class Outline:
    """What a page offers to the check: its numbers, the links inside each element with an id, its lists and its headings."""

    numbers: list[Place] = field(default_factory=list)
    inside: dict[str, list[str]] = field(default_factory=dict)
    lists: set[str] = field(default_factory=set)
    headings: dict[str, str] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)


class _Open(NamedTuple):
    """An element that is still open, with what it and those around it offer."""

    tag: str
    id: str | None = None
    proofs: tuple[str, ...] = ()
    exempt: bool = False
    none: bool = False


class _Reader(HTMLParser):
    """Reads one page into an :class:`Outline`."""

    def __init__(self, page: str):
        super().__init__(convert_charrefs=True)
        self.outline, self._open = Outline(), [_Open("")]
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given, above = dict(attrs), self._open[-1]
        kind = given.get("data-kind")
        if kind is not None and tag not in KINDS.get(kind, ()):
            self.outline.wrong.append(f'<{tag} data-kind="{kind}">')
        own = (given.get("data-from") or "").split()
        if tag == "a" and given.get("href"):
            own.append(given["href"])
            for opened in self._open:
                if opened.id:
                    self.outline.inside[opened.id].append(given["href"])
        exempt = above.exempt or tag in PLAIN or tag in _SKIPPED or (kind != "none" and tag in KINDS.get(kind or "", ()))
        entry = _Open(tag, given.get("id"), (*above.proofs, *own)[-_NEAREST:], exempt, above.none or kind == "none")
        if entry.id:
            self.outline.inside.setdefault(entry.id, [])
            if "from" in (given.get("class") or "").split():
                self.outline.lists.add(entry.id)
        if tag == "img":
            self._find(given.get("alt") or "", entry)
        if tag not in _VOID:
            self._open.append(entry)

    def handle_endtag(self, tag: str) -> None:
        while len(self._open) > 1 and tag in {entry.tag for entry in self._open} and self._open.pop().tag != tag:
            pass

    def handle_data(self, data: str) -> None:
        heading = next((entry for entry in reversed(self._open) if entry.tag in _HEADINGS), None)
        if heading is not None:
            name = heading.id or heading.tag
            self.outline.headings[name] = self.outline.headings.get(name, "") + data
        self._find(data, self._open[-1])

    def _find(self, words: str, entry: _Open) -> None:
        for match in () if entry.exempt else _NUMBER.finditer(words):
            number = match[0].rstrip(".,")
            if not (entry.none and number == "0"):
                around = words[max(0, match.start() - _AROUND) : match.end() + _AROUND]
                self.outline.numbers.append(Place(number, " ".join(around.split()), entry.proofs))


def read_outline(page: str) -> Outline:
    """Read what a page offers to the check.

    >>> [place.number for place in read_outline("<p>At least 14 of <time>2024</time>, an F-16, a dozen</p>").numbers]
    ['14', 'dozen']
    >>> read_outline("<p>Nothing.</p>").numbers
    []
    """
    return _Reader(page).outline


def find_unproven(pages: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """Return (page, number, words around it) for each number of ``pages`` (address -> HTML) that nothing stands behind.

    A mark of a kind that does not exist, or on an element that may not carry it, is listed in the same way.

    >>> text = '<div data-kind="source"><mark id="c-1">14 men</mark></div>'
    >>> find_unproven({"x.html": '<p><a href="evidence/a.html#c-1">14</a> men, 9 boys</p>', "evidence/a.html": text})
    [('x.html', '9', 'men, 9 boys')]
    >>> find_unproven({})
    []
    """
    outlines = {name: read_outline(page) for name, page in pages.items()}
    missing = []
    for name, outline in outlines.items():
        missing += [(name, mark, "no such kind, or no element that may carry it: see balochlib.view.proof.KINDS") for mark in outline.wrong]
        for place in outline.numbers:
            if not any(_proves(href, name, outlines) or _repeats(href, place.number, name, outlines) for href in place.proofs):
                missing.append((name, place.number, place.around))
    return missing


def _resolve(href: str, at: str, outlines: Mapping[str, Outline]) -> tuple[str, str] | None:
    """Return page and id that a link on the page ``at`` leads to, None where it leads nowhere in the site."""
    address, _, anchor = href.partition("#")
    target = normpath(f"{at.rpartition('/')[0]}/{address}").lstrip("/") if address else at
    return (target, anchor) if target in outlines and (not anchor or anchor in outlines[target].inside) else None


def _is_outside(href: str) -> bool:
    return href.startswith(("https://", "http://"))


def is_table(href: str) -> bool:
    """Say whether an address is that of a table of the site, which holds the rows that a number counts."""
    return _TABLE.fullmatch(href) is not None


def _opens_words(href: str, at: str, outlines: Mapping[str, Outline]) -> bool:
    """Say whether a link opens the words of a text, or a published source."""
    if _is_outside(href):
        return True
    found = _resolve(href, at, outlines)
    return found is not None and bool(found[1]) and any(place.startswith("evidence/") for place in found)


def _proves(href: str, at: str, outlines: Mapping[str, Outline]) -> bool:
    """Say whether a link opens words, a table, or a list of what a number is computed from that opens words in its turn."""
    if _opens_words(href, at, outlines) or is_table(href):
        return True
    found = _resolve(href, at, outlines)
    if found is None or found[1] not in outlines[found[0]].lists:
        return False
    return any(_opens_words(link, found[0], outlines) for link in outlines[found[0]].inside[found[1]])


def _repeats(href: str, number: str, at: str, outlines: Mapping[str, Outline]) -> bool:
    """Say whether a link leads to a heading that shows the same number; the number there has to stand for itself."""
    found = None if _is_outside(href) else _resolve(href, at, outlines)
    if found is None:
        return False
    heading = outlines[found[0]].headings.get(found[1] if found[1] not in ("", "main") else "h1", "")
    return number in {match[0].rstrip(".,") for match in _NUMBER.finditer(heading)}


def check_site(folder: Path) -> None:
    """Raise :class:`Unproven` where a page in ``folder`` shows a number that nothing stands behind, and say what to do."""
    missing = find_unproven({path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in sorted(folder.rglob("*.html"))})
    if missing:
        lines = [f"  {page}: {number!r} in “{around}”" for page, number, around in missing[:LISTED]]
        rest = [f"  and {len(missing) - LISTED:,} more"] if len(missing) > LISTED else []
        raise Unproven(
            f"{count(len(missing), 'number')} without words behind them.\n"
            + "\n".join([*lines, *rest])
            + "\nTie each to its rows (markup.cite in a sentence, a table or a figure's data), of a text or with an address;"
            " a date goes into <time>, a file name into <code>; what is no finding says its kind (balochlib/view/proof.py)."
        )
