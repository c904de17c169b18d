"""The first page of a site: what was read, what stands out, where to go on, and how far it can be trusted."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from balochlib.analysis.selection import keep_relevant
from balochlib.view import charts, counts, findings, incident, tables, titles
from balochlib.view.figure import show_figure
from balochlib.view.markup import EVIDENCE, Cited, Linker, cite, cite_articles, escape
from balochlib.view.pages import Page
from balochlib.view.prose import count, join_words
from balochlib.view.source import Corpus

_HOW_TO_READ = """<h2>How to read this</h2><ul>
<li><b>14+</b> means at least 14, <b>over 100</b> more than that, <b>10–12</b> a stated range, a dash that the texts do not say.</li>
<li>Every linked number opens the words it was read from, or the list of rows it was counted from.</li>
<li>Rules and word lists read the texts. They miss some claims and misread others; what was measured stands in the README.</li>
<li>Names of groups are those of the lexicon; loaded labels appear only in quoted words.</li></ul>
<h2>Take it with you</h2>
<p>All tables as CSV with a data dictionary: <a href="data/README.md">data/README.md</a> and the files beside it.</p>"""


def title_of(corpus: Corpus) -> str:
    """Return the name of a site that was given none."""
    on_topic = int(corpus.articles["relevant"].fillna(False).sum())
    return f"Balochistan in {count(on_topic, 'article')}"


def build_line(corpus: Corpus, version: str) -> str:
    """Return the line that says what a site was made from; it depends on the texts and the version alone, never on the clock."""
    digest = hashlib.sha256("".join(sorted(corpus.sources["sha256"])).encode()).hexdigest()[:12]
    return f"Made from {count(len(corpus.sources), 'file')} (fingerprint {digest}) by balochlib {version}".strip() + "."


def headline(corpus: Corpus) -> tuple[str, str]:
    """Return what the most claimed incident is said to have cost, with who says so, and the name of that incident.

    The claimant with the most claims speaks; a finding never stands without its claimant.
    """
    event_id = incident.find_most_claimed_event(corpus)
    claims = incident.list_claims(corpus, event_id)
    claims = claims[claims["value"].notna() & (claims["outcome"] == "killed")]
    if claims.empty:
        return f"What {count(len(corpus.articles), 'article')} say, claim by claim", ""
    named = claims[claims["claimant_text"].notna()]
    who = named["claimant_text"].value_counts().index[0] if len(named) else "Nobody named as the source"
    chosen = (named[named["claimant_text"] == who] if len(named) else claims).drop_duplicates("victim").head(3)
    said = join_words([incident.say_people(row) for row in chosen.to_dict("records")])
    return f"{who[:1].upper()}{who[1:]}: {said} killed", incident.name_event(corpus, event_id)


def _write_key_figures(corpus: Corpus) -> str:
    """Return the strip of key figures, each with what it is not."""
    claims = keep_relevant(corpus.casualties, corpus.articles)
    events = keep_relevant(corpus.events, corpus.articles)
    accusations = keep_relevant(corpus.allegations, corpus.articles)
    on_topic = corpus.articles[corpus.articles["relevant"].fillna(False)]
    figures: list[tuple[Cited, str, str]] = [
        (cite_articles(f"{len(on_topic):,}", on_topic), "articles on the conflict", "not a sample of all reporting"),
        (cite(len(claims), claims), "claims on people killed, injured or abducted", "not a number of dead: claims are never added up"),
        (cite(len(events), events), "incidents told", "not all that happened"),
        (cite(len(accusations), accusations), "accusations and denials", "not findings of who did what"),
    ]  # fmt: skip
    linker = Linker("key figures")
    items = [f'<li><b>{linker.link(n)}</b>{escape(words)}<span class="isnot">Is {escape(isnt)}.</span></li>' for n, words, isnt in figures]
    return f'<ul class="keys">{"".join(items)}</ul>{linker.lists()}'


def write_index(corpus: Corpus, pages: Sequence[Page], title: str, version: str = "") -> str:
    """Return the body of the first page: head, summary, key figures, the contested incident, pages, texts, how to read and cite."""
    finding, event = headline(corpus)
    blocks = [
        _write_head(corpus, title, finding, event),
        findings.tell_coverage(corpus).markup,
        _write_key_figures(corpus),
        _write_contested(corpus, event),
        _write_pages(pages),
        _write_texts(corpus),
        _HOW_TO_READ,
        f"<h2>How to cite</h2><p>{escape(title)}. Claims in news texts, each with its words. {escape(build_line(corpus, version))}</p>",
    ]
    return "".join(blocks).replace(EVIDENCE, "evidence/")


def _write_head(corpus: Corpus, title: str, finding: str, event: str) -> str:
    dated = corpus.articles["published"].dropna()
    as_of = f"texts published up to {tables.format_date(dated.max())}" if len(dated) else "no text shows its day of publication"
    lead = f'<p class="lead">{escape(event)}</p>' if event else ""
    return f'<p class="kicker">{escape(title)} · as of {escape(as_of)}</p><h1 dir="auto">{escape(finding)}</h1>{lead}'


def _write_contested(corpus: Corpus, event: str) -> str:
    """Return the claims on the most claimed incident side by side, as a list and as a ladder; nothing where there is none."""
    if not event:
        return ""
    event_id = incident.find_most_claimed_event(corpus)
    ladder = incident.build_event_ladder(corpus, event_id)
    ax = charts.plot_ladder(ladder, titles.name_spread(ladder))
    figure = show_figure(ax, "The texts; pale bars: published elsewhere on the same operation.", ladder, columns=incident.LADDER_COLUMNS)
    return (
        f"<h2>Who claims what: {escape(event)}</h2>{incident.tell_claimants(incident.list_claims(corpus, event_id)).markup}"
        '<p class="note">The same deaths may stand behind several of these claims. They are shown side by side and never added.</p>'
        f"{figure.markup}"
    )


def _write_pages(pages: Sequence[Page]) -> str:
    listed = "".join(f'<li><a href="{escape(p.address)}"><b>{escape(p.title)}</b></a><span>{escape(p.question)}</span></li>' for p in pages)
    return f'<h2>The pages</h2><ul class="pages">{listed}</ul>' if pages else ""


def _write_texts(corpus: Corpus) -> str:
    """Return the articles, and below them what could not be read."""
    texts = tables.show(counts.list_articles(corpus), "Articles", "A dash: the text does not show it.", limit=100).markup
    if corpus.problems.empty:
        return f"<h2>The texts</h2>{texts}"
    shown = {"file": "File", "what": "What", "detail": "Detail"}
    problems = tables.show(corpus.problems, "Not read, or not understood", columns=shown, limit=60).markup
    return f"<h2>The texts</h2>{texts}{problems}"
