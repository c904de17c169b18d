"""Sentences that state findings: written once, filled from the tables, every number in them a link."""

from __future__ import annotations

from collections.abc import Sequence
from string import Formatter

from balochlib.view.markup import Cited, Html, Linker, escape_words, reveal


def say(template: str, **fields: object) -> Html:
    """Fill ``template`` with ``fields``; a :class:`balochlib.view.markup.Cited` field becomes a link to what it is from.

    >>> say("The texts hold {n} claims, {share} of them on <b>.", n=3, share="most")
    The texts hold 3 claims, most of them on <b>.
    >>> say("{n} claims & more", n=3).markup
    '<p class="finding">3 claims &amp; more</p>'
    """
    linker = Linker(template)
    markup, text = fill(template, fields, linker)
    return Html(f'<p class="finding">{markup}</p>{linker.lists()}', text)


def say_list(items: list[tuple[str, dict]], empty: str) -> Html:
    """Fill several templates and write them as a list; ``empty`` is said where there is none.

    >>> say_list([], "The texts name nobody.")
    The texts name nobody.
    >>> say_list([("{n} killed", {"n": 4})], "")
    - 4 killed
    """
    if not items:
        return say(empty.replace("{", "{{").replace("}", "}}"))
    linker = Linker("".join(template for template, _ in items))
    text = "\n".join(f"- {fill(template, fields, Linker(''))[1]}" for template, fields in items)
    return Html(fill_list(items, linker) + linker.lists(), text)


def fill_list(items: Sequence[tuple[str, dict]], linker: Linker) -> str:
    """Fill several templates and return them as an HTML list; the lists of what computed numbers are from stay with ``linker``."""
    return f'<ul class="findings">{"".join(f"<li>{fill(template, fields, linker)[0]}</li>" for template, fields in items)}</ul>'


def _write_plain(words: str) -> str:
    """Write a field that nothing stands behind: a number comes first ("3 files"), a number in the midst is part of a name."""
    in_name = any(c.isdigit() for c in words) and not words[0].isdigit()
    return f'<span data-kind="name">{escape_words(words)}</span>' if in_name else escape_words(words)


def fill(template: str, fields: dict, linker: Linker) -> tuple[str, str]:
    """Fill one template; return it as HTML, with ``linker``'s links, and as text.

    >>> fill("{n} & more", {"n": 3}, Linker(""))
    ('3 &amp; more', '3 & more')
    """
    markup, text = [], []
    for literal, name, _, _ in Formatter().parse(template):
        markup.append(escape_words(literal))
        text.append(reveal(literal))
        if name is not None:
            value = fields[name]
            markup.append(linker.link(value) if isinstance(value, Cited) else _write_plain(str(value)))
            text.append(reveal(str(value)))
    return "".join(markup), "".join(text)


def begin(words: str) -> str:
    """Write words as a sentence begins.

    >>> begin("provincial officials"), begin("")
    ('Provincial officials', '')
    """
    return f"{words[:1].upper()}{words[1:]}"


def count(n: int, one: str, many: str | None = None) -> str:
    """Write a number with its noun.

    >>> count(1, "article"), count(1250, "article"), count(0, "party", "parties")
    ('1 article', '1,250 articles', '0 parties')
    """
    return f"{n:,} {one if n == 1 else many or one + 's'}"


def join_words(words: list[str], last: str = "and") -> str:
    """Join words as a sentence does.

    >>> join_words(["a"]), join_words(["a", "b", "c"]), join_words(["a", "b"], "or"), join_words([])
    ('a', 'a, b and c', 'a or b', '')
    """
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}" if words else ""
