"""Slips: what a notebook says when the computer cannot read a learner's line, in plain words instead of a traceback."""

from __future__ import annotations

import re
from types import TracebackType

from balochlib.view.markup import Html, escape

_CURLY = re.compile("[“”„‟«»‘’]")
_PLUS = re.compile(r"\d\+\s{0,3}(?:[,)]|$)")
_PAIRS = {"(": ")", "[": "]", "{": "}"}
_SHORT = 80  # characters of a line that are shown


def explain_slips(shell: object | None = None) -> None:
    """From now on, say in plain words what is wrong with a line that cannot be read, or a name that is not known.

    ``shell`` is the notebook's own where none is given; outside of a notebook nothing happens. Other errors stay as they are.
    """
    from IPython import get_ipython

    shell = shell or get_ipython()
    if shell is not None:
        shell.set_custom_exc((NameError, SyntaxError), _show_slip)


def _show_slip(shell, kind: type, value: BaseException, trace: TracebackType, tb_offset: int | None = None) -> None:
    from IPython.display import display

    source = shell.user_ns["In"][-1]
    if isinstance(value, SyntaxError):
        words = explain_line(value.text or "")
    elif value.name and re.search(rf"\b{re.escape(value.name)}\b", source):
        words = explain_name(value.name, source)
    else:  # not in the cell but in a library: not the learner's slip
        shell.showtraceback((kind, value, trace), tb_offset=tb_offset)
        return
    display(Html(f'<p class="finding"><b>… Not read.</b> {escape(words)}</p>', f"Not read. {words}"))


def explain_line(line: str) -> str:
    """Say what is probably wrong with a line that Python cannot read.

    >>> explain_line("claimant = provincial officials")[:49]
    'Words stand between quotation marks ("officials")'
    >>> explain_line('claimant = "officials')
    'A quotation mark is missing: words stand between two of them. The line that cannot be read: claimant = "officials'
    """
    line = line.strip()
    if _CURLY.search(line):
        hint = 'Use straight quotation marks: ".'
    elif _PLUS.search(line):
        hint = "A plus sign stands for no open end: write None in its place."
    elif line.count('"') % 2:
        hint = "A quotation mark is missing: words stand between two of them."
    elif any(line.count(opened) != line.count(closed) for opened, closed in _PAIRS.items()):
        hint = "A bracket is missing: each one that opens must close."
    else:
        hint = 'Words stand between quotation marks ("officials"), a number stands alone (3), a range in round brackets (3, 5).'
    return f"{hint} The line that cannot be read: {line[:_SHORT]}"


def explain_name(name: str, source: str) -> str:
    """Say what to do about a name that stands in the cell ``source`` and that nobody has defined.

    >>> explain_name("none", "civilians = (31, none)")
    'Write None with a capital N.'
    >>> explain_name("claimant", 'check("l1q2", claimant)')
    'There is no "claimant" yet: run the cell with your answer first. If that one was not read, mend it there.'
    """
    if name.casefold() == "none":
        return "Write None with a capital N."
    if source.lstrip().startswith(("check(", "lessons.compare_codings(")):
        return f'There is no "{name}" yet: run the cell with your answer first. If that one was not read, mend it there.'
    return (
        f'There is no "{name}" here. A word that you type stands between quotation marks: "{name}". '
        "If you did not type it, run the cells above first, from the top."
    )
