"""Key figures: a number with what it counts, how its words bound it, who says so, how many voices, and what it is not."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pandas as pd

from balochlib.analysis.lineage import count_voices
from balochlib.analysis.selection import keep_relevant
from balochlib.view.incident import list_claims, say_claim
from balochlib.view.markup import Cited, Linker, call, cite, cite_articles, escape
from balochlib.view.prose import count
from balochlib.view.source import Corpus
from balochlib.view.tables import format_claim, format_date

# How the words bound a number, short enough to stand under it.
BOUNDS = {
    "exact": "one number stated", "at_least": "at least: the top is open", "more_than": "more than: the top is open",
    "up_to": "at most: the floor is open", "about": "rounded", "range": "a stated range", "vague": "no number stated",
}  # fmt: skip


@dataclass(frozen=True)
class KeyFigure:
    """A number on top of a page; ``isnot`` finishes the sentence "Is not ...".

    What in ``what`` agrees with the number is written for one and for several: "claim{|s}", "word{|s} that {judges|judge}".
    """

    value: Cited
    what: str
    isnot: str
    claimant: str = ""
    bound: str = ""
    voices: Cited | None = None
    as_of: str | None = None


_THE = re.compile(r"^The (?=[a-z])")  # a claimant's words may begin a sentence of the text
_AGREES = re.compile(r"\{([^{}|]{0,40})\|([^{}|]{0,40})\}")


def write_figures(figures: list[KeyFigure], linker: Linker) -> str:
    """Return key figures as an HTML list; a number of nothing at all is left out, for its page says so in words.

    >>> write_figures([KeyFigure(cite(0, []), "claims", "a number of dead")], Linker(""))
    ''
    >>> one = cite(1, {"article_id": "a", "start": 0, "end": 3, "quote": "one"})
    >>> "incident told<" in write_figures([KeyFigure(one, "incident{|s} told", "all that happened")], Linker(""))
    True
    """
    items = "".join(_write_figure(figure, linker) for figure in figures if figure.value.refs)
    return f'<ul class="keys">{items}</ul>' if items else ""


def _write_figure(figure: KeyFigure, linker: Linker) -> str:
    facts = [
        f"Claimed by {linker.link(call(_THE.sub('the ', figure.claimant)))}" if figure.claimant else "",
        escape(figure.bound),
        linker.link(figure.voices) if figure.voices else "",
        f"text of <time>{escape(format_date(figure.as_of))}</time>" if figure.as_of else "",
    ]
    said = "; ".join(fact for fact in facts if fact)
    said = f'<span class="facts">{said[:1].upper()}{said[1:]}.</span>' if said else ""
    isnot = f'<span class="isnot">Is not {escape(figure.isnot)}.</span>'
    what = _AGREES.sub(r"\1" if figure.value.text == "1" else r"\2", figure.what)
    return f"<li><b>{linker.link(figure.value)}</b>{escape(what)}{said}{isnot}</li>"


def cite_voices(claims: pd.DataFrame, articles: pd.DataFrame) -> Cited:
    """Return how many articles carry ``claims`` and how many independent voices speak in them, tied to the claims."""
    return cite(str(count_voices(claims, articles)), claims)


def cite_independent(articles: pd.DataFrame) -> Cited:
    """Return how many of ``articles`` are independent texts, near-copies counted once."""
    return cite_articles(count(articles["group_id"].fillna(articles["article_id"]).nunique(), "independent text"), articles)


def list_counted(corpus: Corpus) -> list[KeyFigure]:
    """Return the size of the corpus as key figures: articles, claims, incidents, accusations."""
    articles = corpus.articles[corpus.articles["relevant"].fillna(False)]
    claims, events, accusations = (keep_relevant(corpus.tables[name], corpus.articles) for name in ("casualties", "events", "allegations"))
    made = accusations[accusations["stance"] != "denies"]
    return [
        KeyFigure(
            cite_articles(f"{len(articles):,}", articles), "article{|s} on the conflict", "a sample of all reporting",
            voices=cite_independent(articles),
        ),
        KeyFigure(
            cite(len(claims), claims), "claim{|s} on people killed, injured or abducted", "a number of dead: claims are never added up",
            voices=cite_voices(claims, corpus.articles),
        ),
        KeyFigure(cite(len(events), events), "incident{|s} told", "all that happened"),
        KeyFigure(cite(len(made), made), "accusation{|s}", "a number of findings: it shows who says what"),
    ]  # fmt: skip


def list_claimed(corpus: Corpus, claims: pd.DataFrame) -> list[KeyFigure]:
    """Return claims as key figures: the number as stated, and how many voices give just this number of the same incident."""
    published = dict(zip(corpus.articles["article_id"], corpus.articles["published"], strict=True))
    figures = []
    for row in claims.to_dict("records"):
        same = list_claims(corpus, row["event_id"])
        for key in ("outcome", "victim", "qualifier", "value"):
            same = same[same[key].eq(row[key]).fillna(False)]
        number, day = format_claim(row), published.get(row["article_id"])
        who = row["claimant_text"] if pd.notna(row["claimant_text"]) else "nobody named"
        figures.append(
            KeyFigure(
                cite(number, row), say_claim(row).removeprefix(number).strip(), "verified, and never to be added to another claim",
                who, BOUNDS[row["qualifier"]], cite_voices(same, corpus.articles), None if pd.isna(day) else str(day),
            )
        )  # fmt: skip
    return figures
