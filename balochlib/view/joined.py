"""A site as one file: first page, notebook pages and evidence in a row, each link a jump inside it.

The single page needs no folder beside it and nothing from a network: it holds its pictures, and the rows behind its figures.
Lessons stay out, for they are on the seeds. What stays behind in the folder is plain words in it.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from posixpath import normpath

from balochlib.storage import write_file
from balochlib.view.proof import is_table

SINGLE = "briefing.html"
_MAIN = re.compile(r'(<main id="main">)(.*)(</main>)', re.DOTALL)
_ATTRIBUTE = re.compile(r' (id|href|data-from)="([^"<>]*)"')
_OFFER = re.compile(r'<a href="(data/figures/[\w.-]{1,80}\.csv)" download>')


def read_pages(site: Path) -> dict[str, str]:
    """Return the pages of the site in the folder ``site`` that make one file: address -> HTML, in reading order."""
    names = ["index.html", *sorted(p.name for p in site.glob("[0-9][0-9]_*.html"))]
    names += sorted(p.relative_to(site).as_posix() for p in site.glob("evidence/*.html"))
    return {name: (site / name).read_text("utf-8") for name in names}


def write_single(site: Path) -> Path:
    """Write the site in the folder ``site`` to ``briefing.html`` in it, which can be sent alone, and return its address."""
    pages = {name: _OFFER.sub(lambda m: _hold(site / m[1]), text) for name, text in read_pages(site).items()}
    return write_file(site / SINGLE, join_pages(pages))


def _hold(file: Path) -> str:
    """The link to a file as a link that holds the file itself."""
    return f'<a href="data:text/csv;base64,{b64encode(file.read_bytes()).decode()}" download="{file.name}">'


def join_pages(pages: Mapping[str, str]) -> str:
    """Return one page with the main parts of all ``pages`` (address -> HTML), in the frame of the first; its menu leads to them.

    >>> frame = '<a href="index.html">Top</a><main id="main">{}</main>'
    >>> joined = join_pages({"index.html": frame.format('<a href="evidence/a.html#c">9</a> <a href="data/x.csv">rows</a>'),
    ...                      "evidence/a.html": frame.format('<mark id="c">nine</mark>')})
    >>> 'href="#evidence/a.html:c">9</a>' in joined, 'id="evidence/a.html:c">nine' in joined, '<a data-from="data/x.csv">rows</a>' in joined
    (True, True, True)
    >>> joined.partition("<main")[0]
    '<a href="#index.html:">Top</a>'
    """
    parts = []
    for name, text in pages.items():
        kind = "part evidence" if name.startswith("evidence/") else "part"
        body = _ATTRIBUTE.sub(lambda m, at=name: _move(m, at, pages), _MAIN.search(text)[2])
        parts.append(f'<section class="{kind}" id="{name}:">{body}</section>')
    first = next(iter(pages))
    before, opened, _, closed, after = _MAIN.split(pages[first], maxsplit=1)
    return f"{_move_menu(before, first, pages)}{opened}{''.join(parts)}{closed}{_move_menu(after, first, pages)}"


def _move_menu(frame: str, at: str, pages: Mapping[str, str]) -> str:
    """The frame with its links to pages moved; jumps within it, such as that to the text, stay."""
    return _ATTRIBUTE.sub(lambda m: m[0] if m[1] == "id" or m[2].startswith("#") else _move(m, at, pages), frame)


def _move(attribute: re.Match, at: str, pages: Mapping[str, str]) -> str:
    """One id or reference of the page ``at`` as it reads when all pages are one."""
    name, value = attribute.groups()
    if name == "id":
        return f' id="{at}:{value}"'
    moved = " ".join(filter(None, (_readdress(one, at, pages) for one in value.split())))
    if name == "href" and not moved and is_table(value):
        return f' data-from="{value}"'  # no link any more, but still what the number counts
    return f' {name}="{moved}"' if moved else ""


def _readdress(href: str, at: str, pages: Mapping[str, str]) -> str:
    """An address on the page ``at`` as a jump within the one page; "" for a file that stays behind."""
    if href.startswith(("https://", "http://", "data:")):
        return href
    address, _, anchor = href.partition("#")
    target = normpath(str(PurePosixPath(at).parent / address)) if address else at
    place = "" if anchor == "main" else anchor  # the main part of a page is the whole of its section here
    return f"#{target}:{place}" if target in pages else ""
