"""Where pages use the words of a text: every use has an id of its own, so that the words can lead back to it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from balochlib.view.pages import Page

MOST = 3  # uses of the same words that one page is led back to; a list may hold them once more for every number
_LINK = re.compile(r'<a class="src"( id="[\w-]{1,90}")? href="evidence/([\w-]{1,80})\.html#([\w-]{1,80})"')


def number_uses(body: str) -> str:
    """Give the first links to each stretch of words an id.

    >>> link = '<a class="src" href="evidence/a-1.html#c-1">14</a>'
    >>> number_uses(link + link)[:109]
    '<a class="src" id="use-c-1" href="evidence/a-1.html#c-1">14</a><a class="src" id="use-c-1-2" href="evidence/a'
    >>> number_uses('<a class="src" href="evidence/a-1.html#main">all of it</a>')
    '<a class="src" href="evidence/a-1.html#main">all of it</a>'
    """
    seen: dict[str, int] = defaultdict(int)

    def write(match: re.Match) -> str:
        article, anchor = match[2], match[3]
        seen[anchor] += 1
        if match[1] or anchor == "main" or seen[anchor] > MOST:
            return match[0]
        again = f"-{seen[anchor]}" if seen[anchor] > 1 else ""
        return f'<a class="src" id="use-{anchor}{again}" href="evidence/{article}.html#{anchor}"'

    return _LINK.sub(write, body)


def find_uses(pages: Sequence[tuple[Page, str]]) -> dict[str, dict[str, list[tuple[str, str]]]]:
    """Return, by article and mark, the links to the mark: (address, name), made by :func:`number_uses`.

    >>> body = number_uses('<a class="src" href="evidence/a-1.html#c-1">14</a>')
    >>> find_uses([(Page("02_x.html", "X", "X"), body)])
    {'a-1': {'c-1': [('../02_x.html#use-c-1', 'X')]}}
    >>> find_uses([])
    {}
    """
    uses: dict[str, dict[str, list[tuple[str, str]]]] = defaultdict(lambda: defaultdict(list))
    for page, body in pages:
        for own, article, anchor in _LINK.findall(body):
            if own:
                use = own.partition('"')[2].rstrip('"')
                uses[article][anchor].append((f"../{page.address}#{use}", page.short))
    return {article: dict(anchors) for article, anchors in uses.items()}
