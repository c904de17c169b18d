"""Tables in prose: lists of labels with a number each, whose heading says what is counted: "killings by district: Kech 41, Awaran 9"."""

from __future__ import annotations

from typing import NamedTuple

from balochlib.coding.casualty.bindings import Bindings, Bound, Context, Topic
from balochlib.coding.casualty.clauses import Clause
from balochlib.coding.casualty.ellipsis import is_year
from balochlib.coding.casualty.groups import Group
from balochlib.coding.casualty.victims import CLASSES
from balochlib.coding.casualty.words import Words
from balochlib.text.tokens import list_words

_LABEL = {"name", "word", "people", "of", "prep", "det", "poss", "trigger", "'", "\u2019", "-"}
_MARKS = {":", "-", "(", ","}
_LABEL_LENGTH = 6  # elements
_LEAD_WORDS = 3  # "the breakdown by district of origin"
_FORMS = ("noun", "toll", "past", "adj", "of", "die", "act")


class _Cell(NamedTuple):
    """One label with its number: the elements of the label (``first`` up to before ``end``) and of the number."""

    first: int
    end: int
    number: int
    group: Group


def bind_table(b: Bindings) -> None:
    """Bind each number of a list of two or more labels with a number each: "2021: 184; 2022: 203", "Kech 41 and Awaran (9)".

    What is counted is the first noun of loss in the words before the list, unless incidents stand before it ("attacks by district");
    these words must also say that a table follows ("by district", "year-wise"). A line alone is a row below such words.
    """
    c = b.c
    colons = [k for k in range(len(c.elements)) if c.kind(k) == ":"] or [k for k in range(len(c.elements)) if c.kind(k) == "-"][:1]
    above = b.context.topic if b.context.topic is not None and b.context.topic.table else None
    if not colons and above is None and not c.w.headline:
        return
    if above is not None and (cells := _read_cells(c, 0)):
        _bind_cells(b, cells, above)
        b.topics.append((0, above))
        return
    for colon in colons:
        cells = _read_cells(c, colon + 1)
        topic = _find_heading(c, b.context, colon) if len(cells) > 1 else None
        if topic is not None:
            _bind_cells(b, cells, topic)
            return
    end = len(c.elements)
    last = end - 1 if c.kind(end - 1) == ":" else end
    if (c.w.headline or last < end) and not any(e.group is not None for e in c.elements):
        topic = _find_heading(c, b.context, last)
        if topic is not None:
            b.topics.append((last, topic))


def read_heading(text: str, start: int, end: int) -> Topic | None:
    """Return what the heading of a list in ``text[start:end]`` says that its rows count, None where it counts no people lost.

    >>> read_heading("Deaths by month", 0, 15), read_heading("Arrests by month", 0, 16)
    (Topic(outcome='killed', victim=None, open=False, named=True, table=True), None)
    """
    clause = Clause(Words(text, start, end, headline=True))
    stop = len(clause.elements) - (clause.kind(len(clause.elements) - 1) == ":")
    return _find_heading(clause, Context(), stop) if clause.elements else None


def _find_heading(c: Clause, context: Context, end: int) -> Topic | None:
    """Return what the words before element ``end`` say that a table counts, None where they head none."""
    first = max((j for j in range(end) if c.kind(j) == ";"), default=-1) + 1
    lead = range(first, end)
    lows = [c.low(j) for j in lead]
    cued = [j for j in lead if _is_cue(c, j)]
    if not cued or any(low in list_words("naming") for low in lows):
        return None
    people = {e.people.victim for e in c.elements[first:end] if e.people is not None} & CLASSES
    victim = people.pop() if len(people) == 1 else None
    for j in lead:
        if c.low(j) in list_words("metric"):
            return None
        trigger = c.elements[j].trigger
        outcome = trigger.outcome(*_FORMS) if trigger is not None else None
        if outcome:
            return Topic(outcome, victim, table=True)
    opening = first + (c.kind(first) == "pron" and c.kind(first + 1) in {"verb", "word", "speech"}) * 2  # "It gives | the breakdown"
    words = [j for j in range(opening, end) if c.kind(j) in {"word", "name", "verb", "thing", "group", "people"}]
    if len(words) > _LEAD_WORDS or any(c.kind(j) in {"verb", "group", "people"} for j in words):
        return None
    opens = not words or words[0] >= cued[0] or c.low(words[0]) == c.low(words[0] + 2)  # "by district", "district by district"
    told = context.carried if context.near else []
    if not opens or len({one.outcome for one in told}) != 1:
        return None  # "Arrests by district: Kech 12"
    return Topic(told[0].outcome, victim or told[0].known_victim, table=True)


def _is_cue(c: Clause, k: int) -> bool:
    """Whether element ``k`` announces a table: "breakdown", "year-wise", "by district", "each month"; not "condemned by: ..."."""
    low = c.low(k)
    if low in {"by", "per", "each", "every"}:
        return c.kind(k + 1) in {"word", "thing"}
    return low in list_words("table_cue") or low.endswith("-wise")


def _bind_cells(b: Bindings, cells: list[_Cell], topic: Topic) -> None:
    c = b.c
    total = sum(cell.group.value or 0 for cell in cells)
    whole = any(one.group.value == total and one.outcome == topic.outcome for one in b.context.carried)
    for cell in cells:
        label = c.elements[cell.first : cell.end]
        own = next((e.trigger.outcome(*_FORMS) for e in label if e.trigger is not None), None)
        lows = {c.low(j) for j in range(cell.first, cell.end)}
        if cell.number not in b.bound and lows & list_words("tallied_else"):
            continue  # "Deaths: 31; arrests: 12"
        victim = next((e.people.victim for e in label if e.people is not None and e.people.victim in CLASSES), None)
        bound = b.bound.setdefault(cell.number, Bound(cell.number, cell.group, own or topic.outcome))
        bound.victim = bound.victim or victim or cell.group.victim or topic.victim or "unspecified"
        if own is None and whole and bound.whole is None:
            bound.whole = -1
        if is_year(c.low(cell.first)) and cell.end - cell.first == 1:
            bound.period = c.low(cell.first)


def _read_cells(c: Clause, k: int) -> list[_Cell]:
    """Return the cells of the list from element ``k`` to the end of the sentence, none where anything else stands in it."""
    cells: list[_Cell] = []
    while k < len(c.elements):
        cell = _read_cell(c, k)
        if cell is None:
            return []
        cells.append(cell)
        k = cell.number + 1
        k += c.kind(k) == ")"
        if c.kind(k) in {".", "end"}:
            return cells
        if c.kind(k) == "prep" and len(cells) > 2:  # "Kech 41, Panjgur 17 and Awaran 9 | in the same months"
            return cells
        if c.kind(k) not in {",", ";", "conj"}:
            return []
        while c.kind(k) in {",", ";", "conj"}:
            k += 1
    return cells


def _read_cell(c: Clause, k: int) -> _Cell | None:
    """Return the label and the number that begin with element ``k``."""
    end = k
    if is_year(c.low(k)):
        end = k + 1
    else:
        while (c.kind(end) in _LABEL or c.low(end) in {"may", "march"}) and end - k < _LABEL_LENGTH:
            end += 1
    number = end + (c.kind(end) in _MARKS and (c.kind(end) != "," or is_year(c.low(k)) or c.is_day(k)))
    group = _read_number(c, number)
    return _Cell(k, end, number, group) if group is not None and end > k else None


def _read_number(c: Clause, k: int) -> Group | None:
    group = c.group(k)
    if group is not None:
        return None if group.single or group.part or group.lives or not group.bare else group
    told = c.w.numerals.get(c.elements[k].first) if c.kind(k) == "thing" else None
    if told is None or told[0].kind != "cardinal" or told[0].value is None or told[0].value != int(told[0].value):
        return None
    e, (numeral, _) = c.elements[k], told
    return Group(numeral.start, numeral.end, int(numeral.value), bare=True, first_token=e.first, last_token=e.last)
