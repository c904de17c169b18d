"""A site as one PDF: first page, notebook pages and evidence in a row, printed by an installed Chromium.

A link to something inside the PDF jumps there; a link to a file that stays behind is plain words. So the PDF can be
sent alone, each number still leads to its words, and no address of the machine that made it stands in it.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from posixpath import normpath

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
SECONDS = 300  # a browser that has not printed by then never will
_MAIN = re.compile(r'(<main id="main">)(.*)(</main>)', re.DOTALL)
_ATTRIBUTE = re.compile(r' (id|href)="([^"<>]*)"')
_NEW_PAGE = "<style>.part + .part{break-before:page}</style>"


class NoBrowser(RuntimeError):
    """There is no browser to print with, or it did not print."""


def find_browser() -> str:
    """Return the path of an installed Chromium or Chrome, or raise :class:`NoBrowser` and say what to do."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        raise NoBrowser("a PDF needs Chromium or Chrome, and none is installed: install one, or print the pages from your browser")
    return found


def list_flags(profile: str | os.PathLike) -> list[str]:
    """Return the flags for a browser without window, with a profile of its own and no calls home.

    >>> "--headless" in list_flags("profile")
    True
    """
    flags = ["--headless", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking"]
    sandbox = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []  # Chromium has no sandbox for root
    return [*flags, *sandbox, f"--user-data-dir={profile}"]


def write_pdf(site: Path) -> Path:
    """Print the site in the folder ``site`` to ``briefing.pdf`` in it and return its address.

    The manifest does not list the PDF: it carries the time of printing, so no two are the same.
    """
    browser, out = find_browser(), site / "briefing.pdf"
    names = ["index.html", *sorted(p.name for p in site.glob("[0-9][0-9]_*.html"))]
    names += sorted(p.relative_to(site).as_posix() for p in site.glob("evidence/*.html"))
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        page, made = Path(folder, "page.html"), Path(folder, "made.pdf")
        page.write_text(join_pages({name: (site / name).read_text("utf-8") for name in names}), "utf-8")
        printing = ["--no-pdf-header-footer", "--generate-pdf-document-outline", f"--print-to-pdf={made}", page.as_uri()]
        try:
            subprocess.run([browser, *list_flags(Path(folder, "profile")), *printing], capture_output=True, check=False, timeout=SECONDS)
        except subprocess.TimeoutExpired:
            raise NoBrowser(f"{browser} did not print the pages within {SECONDS} seconds") from None
        if not made.is_file():
            raise NoBrowser(f"{browser} did not print the pages")
        shutil.copyfile(made, out)
    return out


def join_pages(pages: Mapping[str, str]) -> str:
    """Return one page with the main parts of all ``pages`` (address -> HTML), in the frame of the first.

    >>> frame = '<body class="{}"><main id="main">{}</main></body>'
    >>> joined = join_pages({"index.html": frame.format("index", '<a href="evidence/a.html#c">9</a> <a href="data/x.csv">rows</a>'),
    ...                      "evidence/a.html": frame.format("evidence", '<mark id="c">nine</mark>')})
    >>> 'href="#evidence/a.html:c">9</a>' in joined, 'id="evidence/a.html:c">nine' in joined, "<a>rows</a>" in joined
    (True, True, True)
    """
    parts = []
    for name, text in pages.items():
        kind = "part evidence" if name.startswith("evidence/") else "part"
        body = _MAIN.search(text)[2]
        parts.append(f'<section class="{kind}" id="{name}:">{_ATTRIBUTE.sub(lambda m, at=name: _move(m, at, pages), body)}</section>')
    joined = _NEW_PAGE + "\n".join(parts)
    frame = _ATTRIBUTE.sub(lambda m: "" if m[1] == "href" else m[0], next(iter(pages.values())))
    return _MAIN.sub(lambda m: m[1] + joined + m[3], frame)


def _move(attribute: re.Match, at: str, pages: Mapping[str, str]) -> str:
    """One id or reference of the page ``at`` as it reads when all pages are one."""
    name, value = attribute.groups()
    if name == "id":
        return f' id="{at}:{value}"'
    if value.startswith(("https://", "http://")):
        return attribute[0]
    address, _, anchor = value.partition("#")
    target = normpath(str(PurePosixPath(at).parent / address)) if address else at
    return f' href="#{target}:{anchor}"' if target in pages else ""
