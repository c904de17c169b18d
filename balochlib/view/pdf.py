"""A site as one PDF: first page, notebook pages and evidence in a row, printed by an installed Chromium.

A link to something inside the PDF jumps there; a link to a file that stays behind is plain words. So the PDF can be
sent alone, each number still leads to its words, and no address of the machine that made it stands in it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from balochlib.view.joined import join_pages, read_pages

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
SECONDS = 300  # a browser that has not printed by then never will


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
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        page, made = Path(folder, "page.html"), Path(folder, "made.pdf")
        page.write_text(join_pages(read_pages(site)), "utf-8")
        printing = ["--no-pdf-header-footer", "--generate-pdf-document-outline", f"--print-to-pdf={made}", page.as_uri()]
        try:
            subprocess.run([browser, *list_flags(Path(folder, "profile")), *printing], capture_output=True, check=False, timeout=SECONDS)
        except subprocess.TimeoutExpired:
            raise NoBrowser(f"{browser} did not print the pages within {SECONDS} seconds") from None
        if not made.is_file():
            raise NoBrowser(f"{browser} did not print the pages")
        shutil.copyfile(made, out)
    return out
