"""Which words a sentence must have for a form of data/lexicon/allegation_forms.csv to fit it: the column ``needs``.

A form is only tried, and only compiled, where one of these words stands. They follow from the form, so this writes them:
``python tests/needs.py`` fills the column; test_relations holds the forms to it.
"""

import csv
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from re import _constants as op  # how Python itself reads a regex: what is needed here stands in no public module
from re import _parser

from balochlib import paths

FORMS = paths.LEXICON / "allegation_forms.csv"
GOLD = Path(__file__).parent / "gold"
_MARKS = 0xE000  # private characters that stand for the lists
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
_WITHIN = {  # where a part of a tree holds what must fit too
    op.SUBPATTERN: lambda value: value[3], op.ATOMIC_GROUP: lambda value: value, op.ASSERT: lambda value: value[1],
    **dict.fromkeys(_REPEATS, lambda value: value[2]),
}  # fmt: skip
_GAPS = ("w", "w9", "s", "t9")  # what stands for any words


def read_form(form: str) -> tuple[list, list[str]]:
    """Return a form as Python's tree of it, and the names of the lists in it, one for each private character."""
    names = sorted({n for n in re.findall(r"\{([a-z]\w*)\}", form) if n not in _GAPS})
    marked = re.sub(r"\{([a-z]\w*)\}", lambda m: "(?:x )*" if m[1] in _GAPS else chr(_MARKS + names.index(m[1])), form)
    return list(_parser.parse(marked)), names


def read_parts(tree: list, names: list[str]) -> Iterator[tuple[str, str | list[list]]]:
    """Yield what a text must have for a tree to fit: a run of letters, a word of a list, one of the arms of a branch."""
    run = ""
    for kind, value in [*tree, (None, None)]:
        if kind is op.LITERAL and value < _MARKS:
            run += chr(value)
            continue
        if len(run.strip()) > 1:
            yield "run", run.strip()
        apart, run = not run[-1:].isalnum(), ""
        if kind is op.LITERAL and apart:  # a list is looked for as whole words
            yield "list", names[value - _MARKS]
        elif kind in _WITHIN and (kind not in _REPEATS or value[0] > 0):
            yield from read_parts(list(_WITHIN[kind](value)), names)
        elif kind is op.BRANCH:
            yield "arms", [list(arm) for arm in value[1]]


def list_wanted(form: str) -> list[frozenset[str]]:
    """Return sets of words of each of which a text must have one for the form to fit; of a branch, that of the rarest.

    >>> list_wanted(r"\\b(?:pay|fund)s? {w}the {armed}")[0] == {"pay", "fund"}
    True
    >>> list_wanted(r"\\b(?:pays?|)\\b")
    []
    """
    return _list(*read_form(form))


def _list(tree: list, names: list[str]) -> list[frozenset[str]]:
    wanted = []
    for kind, part in read_parts(tree, names):
        if kind != "arms":
            wanted.append(frozenset({part if kind == "run" else f"{{{part}}}"}))
        elif all(found := [_list(arm, names) for arm in part]):
            wanted.append(frozenset().union(*(min(sets, key=_cost) for sets in found)))
    return wanted


def is_bound(form: str, needs: set[str]) -> bool:
    """Whether no text fits a form without one of the words ``needs``.

    >>> is_bound(r"\\b(?:pay|fund)s?\\b", {"pay", "fund"}), is_bound(r"\\b(?:pay|fund)s?\\b", {"pay"})
    (True, False)
    """
    return _is_bound(*read_form(form), needs)


def _is_bound(tree: list, names: list[str], needs: set[str]) -> bool:
    return any(
        any(need in part for need in needs) if kind == "run"
        else f"{{{part}}}" in needs if kind == "list"
        else all(_is_bound(arm, names, needs) for arm in part)
        for kind, part in read_parts(tree, names)
    )  # fmt: skip


def choose(form: str) -> frozenset[str]:
    """The rarest of the sets that a form wants; nothing where it wants none."""
    return min(list_wanted(form), key=_cost, default=frozenset())


@cache
def _sentences() -> tuple[str, ...]:
    return tuple(line for path in sorted(GOLD.glob("*/*.txt")) for line in re.split(r"(?<=[.?!]) ", path.read_text("utf-8")))


@cache
def _frequency(word: str) -> int:
    if word.startswith("{"):
        from balochlib.coding.accusation import allegations

        words = allegations.load_pattern(word.strip("{}"))
        return sum(1 for s in _sentences() if words.search(s))
    return sum(1 for s in _sentences() if word in s)


@cache
def _cost(words: frozenset[str]) -> tuple[int, int]:
    return sum(map(_frequency, words)), len(words)


def main() -> None:
    with open(FORMS, encoding="utf-8", newline="") as f:
        rows = list(csv.DictReader(f))
    for row in rows:
        row["needs"] = ";".join(sorted(choose(row["form"])))
    columns = ["form", "needs", *(c for c in rows[0] if c not in {"form", "needs"})]
    with open(FORMS, "w", encoding="utf-8", newline="") as f:
        writer = csv.DictWriter(f, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    main()
