"""The lines of one article into sections: title, deck, heading, body, list, or none for what is not its text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from balochlib.text.boilerplate import find_junk_lines, is_note, load_phrases
from balochlib.text.lines import Line
from balochlib.text.metadata import PageData, find_page_dates, is_outlet, read_dateline, read_meta_line, trim_title

_KEY = re.compile(r"(?P<key>[A-Z][a-z]{2,14}(?: [a-z]{2,12})?)(?:\s?:\s|\t)")  # "Place: Quetta", or a row of a box
_TITLE_KEY = re.compile(r"(?:title|headline|subject)\s?:\s{1,4}", re.IGNORECASE)
_INCIDENT_KEY = re.compile(r"(?:place|location|venue|target|weapon|perpetrator|attack type)s?\s?[:\t]", re.IGNORECASE)
_DATED_ENTRY = re.compile(r"(?:\d{1,2}\s|\d{4}\b|[A-Z][a-z]{2,8}\.?\s\d{1,2}\b|\d{1,2}[:.]\d{2}).{0,30}?[:\u2013\u2014-]")
_ABOUT = re.compile(r"about the (?:author|writer)s?\s?:?\s{0,3}(?P<name>[A-Z].{2,60})", re.IGNORECASE)
_LABELLED = re.compile(r"\b(?:published|updated|posted|uploaded|issued|released)\b|[|]", re.IGNORECASE)


@dataclass
class Layout:
    """A section for each line (None: not part of the article's text), the title's span, and what the page says of itself."""

    sections: list[str | None]
    data: PageData
    title: tuple[int, int] | None = None
    ends: dict[int, int] = field(default_factory=dict)  # line -> where its words end without an outlet's name or a credit


def lay_out(lines: list[Line], data: PageData | None = None) -> Layout:
    """Find title, deck, headings, body and lists among the lines of one article.

    The head is what stands above the first line of running text. In it the first line of four words or more is the
    title; lines of dates, bylines and labels go into the page's data; the rest is deck, or a label that is dropped.

    >>> from balochlib.text.lines import split_lines
    >>> page = "close\\nToll in mine attack reaches 21\\n\\nBy our desk\\nOctober 12, 2024\\n\\nGunmen shot the men in their sleep."
    >>> found = lay_out(split_lines(page))
    >>> found.sections, found.data.published, found.data.author
    ([None, 'title', None, None, 'body'], '2024-10-12', 'our desk')
    """
    data = data or PageData()
    junk = find_junk_lines(lines)
    for i in sorted(junk):  # "The post X appeared first on Y", "Published in Dawn" and the author's note say something of the page
        if lines[i].n_words > 3 or re.search(r"\d", lines[i].words):  # but a menu entry says nothing
            read_meta_line(lines[i].words, data)
        about = _ABOUT.match(lines[i].words)
        data.author = data.author or (about["name"].strip(" .") if about else None)
    layout = Layout([None] * len(lines), data)
    kept = [i for i in range(len(lines)) if i not in junk]
    timeline = _is_timeline(lines, kept)
    first = _find_body(lines, kept, timeline)
    _lay_out_head(lines, [i for i in kept if i < first], first, timeline, layout)
    _lay_out_body(lines, [i for i in kept if i >= first], layout)
    if data.published is None:
        data.published = data.updated
    data.basis = "none" if data.published is None else "page" if data.basis == "none" else data.basis
    return layout


def _is_date(line: Line) -> bool:
    """Whether a date is all there is on the line, or opens it with a weekday or a time beside it."""
    dates = find_page_dates(line.words) if line.n_words <= 8 else []
    return bool(dates) and read_meta_line(line.words, PageData()) and not _LABELLED.search(line.words)


def _is_timeline(lines: list[Line], kept: list[int]) -> bool:
    """Whether bare dates stand again and again as headings: then none of them is the date of publication."""
    return sum(_is_date(lines[i]) for i in kept) >= 3


def _is_meta(line: Line, timeline: bool) -> bool:
    if timeline and _is_date(line):
        return False
    return read_meta_line(line.words, PageData())


def _find_body(lines: list[Line], kept: list[int], timeline: bool) -> int:
    """The first line of running text, past a standfirst that a date or a byline follows; len(lines) where there is none."""
    prose = [i for i in kept if lines[i].is_prose and not _is_meta(lines[i], timeline) and not is_note(lines[i].words)]
    if prose and prose[0] == kept[0] and _is_headline(lines, kept, 0):
        prose = prose[1:]
    if not prose:
        return len(lines)
    at = kept.index(prose[0])  # a standfirst: one sentence, and then a date or a byline before the text begins
    near = [i for i in kept[at + 1 : at + 3] if _is_meta(lines[i], timeline) and not lines[i].words.lower().startswith("published in")]
    if len(prose) > 1 and near and near[0] < prose[1] and lines[prose[0]].n_words <= 45 and read_dateline(lines[prose[0]].words) is None:
        return prose[1]
    return prose[0]


def _is_headline(lines: list[Line], kept: list[int], at: int) -> bool:
    """Whether the line is a question or a call on top of the page, set off from the text below it."""
    line = lines[kept[at]]
    if line.n_words > 20 or line.words.endswith(".") or line.wrapped or at + 1 >= len(kept):
        return False
    return lines[kept[at + 1]].block != line.block or lines[kept[at + 1]].n_words > 2 * line.n_words


def _lay_out_head(lines: list[Line], head: list[int], first: int, timeline: bool, layout: Layout) -> None:
    incident = any(_INCIDENT_KEY.match(lines[i].words) for i in head)
    rest = []
    for i in head:
        words = lines[i].words
        dated_incident = incident and words.lower().startswith("date")
        basis = layout.data.basis
        if dated_incident or (timeline and _is_date(lines[i])) or not read_meta_line(words, layout.data):
            rest.append(i)
        elif layout.data.basis != basis and layout.data.basis == "dateline":
            layout.sections[i] = "dateline"
    title = _find_title(lines, rest)
    seen: set[str] = set()
    for i in rest:
        line = lines[i]
        repeated = line.words in seen or (title is not None and i > title and lines[title].words.endswith(line.words))
        seen.add(line.words)
        if i == title:
            _set_title(line, i, layout)
        elif repeated or (title is not None and i < title):
            continue
        elif line.bullet or _KEY.match(line.words) or (timeline and _is_date(line)):
            layout.sections[i] = "heading" if timeline and _is_date(line) else "list"
        elif title is not None and i > title and _dates_itself(line, layout.data):
            layout.sections[i] = "deck"
        elif line.marked or (i == rest[-1] and line.n_words <= 8 and first < len(lines) and i == first - 1 and not line.is_ended):
            layout.sections[i] = "heading"
        elif line.n_words >= 5:
            layout.sections[i] = "deck"
            _cut_credit(line, i, layout)
    if first == len(lines):  # no running text at all: what stands below the title is the text
        for i in rest:
            if layout.sections[i] in {"deck", None} and i != title and (title is None or i > title) and lines[i].n_words > 3:
                layout.sections[i] = "body"


def _dates_itself(line: Line, data: PageData) -> bool:
    """Read the date that a line below the title closes with, set off by a bar, a dash or a comma."""
    dates = find_page_dates(line.words)
    if not dates or dates[-1][1] < len(line.words) - 1 or not re.search(r"[|,\u2022\u00b7\u2013\u2014-]\s*$", line.words[: dates[-1][0]]):
        return False
    data.published = data.published or dates[-1][2]
    return True


def _find_title(lines: list[Line], rest: list[int]) -> int | None:
    """The line that a label or a Markdown mark calls the title, else the first of four words, else the first of two."""
    free = [i for i in rest if not lines[i].bullet and not _is_caption(lines[i])]
    for i in free:
        if _TITLE_KEY.match(lines[i].words) or lines[i].marked:
            return i
    free = [i for i in free if lines[i].n_words <= 40 and not lines[i].words.endswith((":", "|")) and not _is_entry(lines[i])]
    undated = [i for i in free if not find_page_dates(lines[i].words)]
    for among, least in ((undated, 4), (undated, 2), (free, 4)):
        for i in among:
            if lines[i].n_words >= least:
                return i
    return None


def _is_entry(line: Line) -> bool:
    """Whether a short line has a key and a value ("Place: Quetta"); "Explainer: ..." is a title."""
    key = _KEY.match(line.words)
    return key is not None and line.n_words < 6 and key["key"].casefold() not in load_phrases("label")


def _set_title(line: Line, i: int, layout: Layout) -> None:
    label = _TITLE_KEY.match(line.words)
    skipped = label.end() if label else 0
    words, outlet = trim_title(line.words[skipped:])
    layout.sections[i] = "title"
    layout.title = (line.start + skipped, line.start + skipped + len(words))
    layout.ends[i] = layout.title[1]
    layout.data.publisher = layout.data.publisher or outlet
    prefix = words.split(":")[0].casefold()  # "Explainer: ...", "Timeline: ..."
    layout.data.kind = layout.data.kind or load_phrases("label").get(prefix) or None


def _is_caption(line: Line) -> bool:
    """Whether the line closes with the credit of a picture, by the phrases of data/lexicon/boilerplate.csv."""
    tail = line.words[-45:].casefold()
    return any(p in tail for p in load_phrases("caption")) and re.search(r"[\u2014\u2013/|(\[.:]", tail) is not None


_CREDIT = re.compile(r"\s?[\u2014\u2013|(\[]\s?[^\u2014\u2013|(\[\n]{2,45}$")


def _cut_credit(line: Line, i: int, layout: Layout) -> None:
    """Leave the photographer out of a caption; what the picture shows stays."""
    credit = _CREDIT.search(line.words) if _is_caption(line) else None
    if credit and credit.start() > 10:
        layout.ends[i] = line.start + credit.start()


def _lay_out_body(lines: list[Line], body: list[int], layout: Layout) -> None:
    last = max((i for i in body if lines[i].is_prose or lines[i].bullet or lines[i].is_ended), default=-1)
    captions: set[str] = set()
    for at, i in enumerate(body):
        line = lines[i]
        if line.bullet:
            below = lines[body[at + 1]] if at + 1 < len(body) else line
            numbered = line.n_words <= 12 and not line.is_ended and not below.bullet and below.is_prose and below.block == line.block
            layout.sections[i] = "heading" if numbered else "list"
        elif line.marked or _is_question(lines, body, at):
            layout.sections[i] = "heading"
        elif line.is_prose or line.is_ended or line.words.endswith(":") or line.n_words > 20:
            layout.sections[i] = "body"
        elif _is_caption(line):
            layout.sections[i] = None if line.words in captions or line.n_words < 5 else "body"
            captions.add(line.words)
            _cut_credit(line, i, layout)
        elif _DATED_ENTRY.match(line.words) and line.n_words > 4:
            layout.sections[i] = "list"
        elif i > last:  # below the last running text: a credit, a date, or a headline that leads elsewhere
            read_meta_line(line.words, layout.data)
            said = line.n_words > 12 or (_KEY.match(line.words) and re.search(r"\d", line.words))
            layout.sections[i] = "body" if said else None
        elif is_outlet(line.words):
            continue
        else:
            layout.sections[i] = "list" if _in_run(lines, body, at) else "heading"


def _is_question(lines: list[Line], body: list[int], at: int) -> bool:
    """Whether a short question stands on a line of its own above running text."""
    line = lines[body[at]]
    return line.n_words <= 10 and line.words.endswith("?") and at + 1 < len(body) and lines[body[at + 1]].is_prose


def _in_run(lines: list[Line], body: list[int], at: int) -> bool:
    """Whether three or more lines without a stop stand together: the items of a list without marks."""
    run, block = 1, lines[body[at]].block
    for step in (-1, 1):
        k = at + step
        while run < 3 and 0 <= k < len(body) and _is_item(lines[body[k]], block):
            run, k = run + 1, k + step
    return run >= 3


def _is_item(line: Line, block: int) -> bool:
    return line.block == block and not line.is_ended and line.n_words <= 20
