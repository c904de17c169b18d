"""The head of a page: when and what it covers, the finding as its title, a summary, key figures, and what is contested.

What a page finds is computed in :mod:`balochlib.view.headlines`; here it gets its form, the same on every page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from balochlib.analysis.selection import keep_relevant
from balochlib.view.keyfigures import KeyFigure, write_figures
from balochlib.view.markup import Html, Linker, escape
from balochlib.view.prose import fill, fill_list
from balochlib.view.source import Corpus
from balochlib.view.tables import format_date

Said = tuple[str, dict[str, object]]  # a template and its fields (balochlib.view.prose)

SHORTEST, LONGEST = 40, 60  # words of a summary
# Sentences that are true of every page: they fill a summary that the tables leave too short.
_ALWAYS = (
    "Each number is a claim and opens the words that it was read from.",
    "Claims that may speak of the same people stand side by side and are never added up.",
    "What these texts leave out may have happened all the same, and what they tell may not have.",
)
_TEMPLATE_FIELD = re.compile(r"\{([^{}]{1,40})\}")


@dataclass(frozen=True)
class Head:
    """What stands on top of a page: ``finding`` with its claimant, sentences for a summary, key figures, what is contested."""

    finding: Said
    summary: Sequence[Said] = ()
    figures: list[KeyFigure] = field(default_factory=list)
    contested: Sequence[Said] = ()


def write_head(head: Head, kicker: str = "", question: str = "") -> Html:
    """Return a head as HTML; the numbers of its title, its summary and its figures are links like all others.

    >>> head = write_head(Head(("{who}: {n} killed", {"who": "Officials", "n": 3})), question="How many?")
    >>> head.text.splitlines()[0], "<h1" in head.markup, "How many?" in head.markup
    ('Officials: 3 killed', True, True)
    """
    linker = Linker(f"head {head.finding[0]} {question}")
    title, words = fill(*head.finding, linker)
    summary, said = fit_summary(head.summary, linker)
    asked = f'<p class="question">{escape(question)}</p>' if question else ""
    strip = write_figures(head.figures, linker)
    contested = ""
    if head.contested:
        contested = f'<aside class="contested" aria-label="Contested"><p><b>Contested</b></p>{fill_list(head.contested, linker)}</aside>'
    markup = f'{kicker}<h1 id="finding" dir="auto">{title}</h1>{asked}<p class="lead">{summary}</p>{strip}{contested}{linker.lists()}'
    return Html(markup, f"{words}\n{said}")


def fit_summary(sentences: Sequence[Said], linker: Linker) -> tuple[str, str]:
    """Return a summary of forty to sixty words: the sentences in their order, those that would pass sixty left out.

    Where they are too few, sentences that hold for every page follow.

    >>> fit_summary([("{n} claims.", {"n": 2})], Linker("x"))[1].split(". ")[0]
    '2 claims'
    >>> all(40 <= len(fit_summary([("word " * n + "end.", {})], Linker("x"))[1].split()) <= 60 for n in range(1, 70))
    True
    """
    taken: list[tuple[str, str]] = []
    for template, fields in [*sentences, *((words, {}) for words in _ALWAYS)]:
        length = sum(len(words.split()) for _, words in taken)
        enough = template in _ALWAYS and length >= SHORTEST
        if not enough and length + _count_words(template, fields) <= LONGEST:
            taken.append(fill(template, fields, linker))
    return " ".join(markup for markup, _ in taken), " ".join(words for _, words in taken)


def _count_words(template: str, fields: dict) -> int:
    return len(_TEMPLATE_FIELD.sub(lambda m: str(fields[m[1]]), template).split())


def write_kicker(corpus: Corpus, site: str, page: str, build: str) -> str:
    """Return the lines above a title: the site and the page; as of which day, the period of the incidents, and the build.

    The day is that of the latest text, never that of the building; where no text shows one, that is said.
    """
    shown = corpus.articles["published"]
    days = shown.dropna()
    period = find_period(corpus)
    undated = ", others undated" if shown.isna().any() else ""
    if len(days) and undated and period and period[-1] > days.max():
        undated = "; undated ones tell of later days"
    kind = "dated texts" if undated else "texts"
    as_of = f"{kind} up to <time>{format_date(days.max())}</time>{undated}" if len(days) else "no text shows its day"
    covered = " to ".join(f"<time>{format_date(day)}</time>" for day in period)
    covered = f"incidents of {covered}" if covered else "no dated incident"
    return (
        f'<p class="kicker"><b><span data-kind="name">{escape(site)}</span></b> · {escape(page)}</p>'
        f'<p class="kicker">As of: {as_of} · Period: {covered} · {build}</p>'
    )


def find_period(corpus: Corpus) -> list[str]:
    """Return the first and the last date of the incidents told in articles on the conflict: two, one, or none.

    A date known only to its year is written as that year.
    """
    dates = keep_relevant(corpus.events, corpus.articles)["date"].dropna().sort_values()
    return list(dict.fromkeys([dates.iloc[0], dates.iloc[-1]])) if len(dates) else []
