"""Launchers: badges that open the lessons of a repository on Binder or Colab, for whoever has put a copy on GitHub."""

from __future__ import annotations

import re
from urllib.parse import quote

from balochlib.lessons.versions import list_solved

_ADDRESS = re.compile(r"https://github\.com/([\w.-]{1,60})/([\w.-]{1,100}?)(?:\.git)?/?")
_BINDER = "[![Open on Binder](https://mybinder.org/badge_logo.svg)](https://mybinder.org/v2/gh/{who}/{branch}?urlpath=lab/tree/{path})"
_COLAB = (
    "[![Open in Colab](https://colab.research.google.com/assets/colab-badge.svg)]"
    "(https://colab.research.google.com/github/{who}/blob/{branch}/{path})"
)


def write_badges(address: str, branch: str = "main") -> str:
    """Return one line of Markdown per lesson, with a Binder and a Colab badge for the repository at ``address``.

    >>> print(write_badges("https://github.com/somebody/balochlib").splitlines()[0][:60])
    - 1_from_sentence_to_row: [![Open on Binder](https://mybinde
    >>> write_badges("https://example.org/x")
    Traceback (most recent call last):
    ValueError: https://example.org/x is no repository on GitHub; give https://github.com/ with account and repository
    """
    found = _ADDRESS.fullmatch(address.strip())
    if found is None:
        raise ValueError(f"{address} is no repository on GitHub; give https://github.com/ with account and repository")
    who, lines = f"{found[1]}/{found[2]}", []
    for lesson in list_solved():
        given = {"who": who, "branch": quote(branch, safe=""), "path": f"notebooks/lessons/{lesson.name}"}
        lines.append(f"- {lesson.stem}: {_BINDER.format(**given)} {_COLAB.format(**given)}")
    return "\n".join(lines)
