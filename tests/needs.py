"""Which words a sentence must have for a form of data/lexicon/allegation_forms.csv to fit it: the column ``needs``.

A form is only tried, and only compiled, where one of these words stands. They follow from the form, so this writes them:
``python tests/needs.py`` fills the column; test_relations holds the forms to it.
"""

import csv
import re
from functools import cache
from pathlib import Path
from re import _constants as op  # how Python itself reads a regex: what is needed here stands in no public module
from re import _parser

from balochlib import paths

FORMS = paths.LEXICON / "allegation_forms.csv"
GOLD = Path(__file__).parent / "gold"
_MARKS = 0xE000  # private characters that stand for the lists
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
_GAPS = ("w", "w9", "s", "t9")  # what stands for any words


def read_form(form: str) -> tuple[list, list[str]]:
    """Return a form as Python's tree of it, and the names of the lists in it, one for each private character."""
    names = sorted({n for n in re.findall(r"\{([a-z]\w*)\}", form) if n not in _GAPS})
    marked = re.sub(r"\{([a-z]\w*)\}", lambda m: "(?:x )*" if m[1] in _GAPS else chr(_MARKS + names.index(m[1])), form)
    return list(_parser.parse(marked)), names


def list_wanted(form: str) -> list[frozenset[str]]:
    """Return all sets of words of each of which a text must have one for the form to fit.

    >>> list_wanted(r"\\b(?:pay|fund)s? {w}the {armed}")[0] == {"pay", "fund"}
    True
    >>> list_wanted(r"\\b(?:pays?|)\\b")
    []
    """
    return _list(*read_form(form))


def _list(tree: list, names: list[str]) -> list[frozenset[str]]:
    """The sets of a part of a form: a run of letters, the name of a list, and of all arms of a branch together their rarest."""
    wanted: list[frozenset[str]] = []
    run = ""
    for kind, value in [*tree, (None, None)]:
        if kind is op.LITERAL and value < _MARKS:
            run += chr(value)
            continue
        if len(run.strip()) > 1:
            wanted.append(frozenset({run.strip()}))
        apart, run = not run[-1:].isalnum(), ""
        if kind is op.LITERAL and apart:  # a list is looked for as whole words
            wanted.append(frozenset({"{" + names[value - _MARKS] + "}"}))
        elif kind is op.SUBPATTERN:
            wanted += _list(list(value[3]), names)
        elif kind is op.ATOMIC_GROUP:
            wanted += _list(list(value), names)
        elif kind is op.ASSERT:
            wanted += _list(list(value[1]), names)
        elif kind in _REPEATS and value[0] > 0:
            wanted += _list(list(value[2]), names)
        elif kind is op.BRANCH and all(found := [_list(list(arm), names) for arm in value[1]]):
            wanted.append(frozenset().union(*(min(sets, key=_cost) for sets in found)))
    return wanted


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
