"""The first page of a site: what stands out, where to go on, what was read, what can be taken along, and how to cite it."""

from __future__ import annotations

import io
from base64 import b64decode, b64encode
from collections.abc import Sequence
from pathlib import Path

from PIL import Image

from balochlib.analysis.selection import keep_relevant
from balochlib.view import charts, counts, incident, tables, titles
from balochlib.view.citation import Edition, write_citation
from balochlib.view.figure import EMPTY, show_chart, write_png
from balochlib.view.headlines import head_front
from balochlib.view.heads import write_head, write_kicker
from balochlib.view.markup import SITE, escape
from balochlib.view.origins import write_origins
from balochlib.view.pages import Page, Picture, Rendered
from balochlib.view.prose import count
from balochlib.view.source import Corpus

LADDER = "index-1.csv"
_THUMB = (600, 400)  # pixels of a page's picture; shown at about half, so that a fine screen has enough of them
_HOW_TO_READ = """<h2>How to read this</h2><ul>
<li><q data-kind="example">14+</q> means at least that many, <q data-kind="example">over 100</q> more than that,
<q data-kind="example">10–12</q> a stated range, a dash that the texts do not say.</li>
<li>Every linked number opens the words it was read from, or the list of rows it was counted from.</li>
<li>A <b>voice</b> is a claimant in however many articles; articles that copy one another are one voice.</li></ul>
<h2>Limits</h2><ul>
<li>A claim is what a text says, not what happened. Nothing here is verified.</li>
<li>Rules and word lists read the texts. They miss some claims and misread others; how many was measured, and stands in the
README of balochlib.</li>
<li>These texts are no sample of all reporting. Claims on the same people are never added up.</li>
<li>Names of groups are those of the lexicon; loaded labels stand in quoted words only. Boundaries are as the data have them.</li></ul>
"""


def title_of(corpus: Corpus) -> str:
    """Return the name of a site that was given none."""
    on_topic = int(corpus.articles["relevant"].fillna(False).sum())
    return f"Balochistan in {count(on_topic, 'article')}"


def write_index(
    corpus: Corpus, edition: Edition, pages: Sequence[tuple[Page, Rendered | None]], contested: str, downloads: str, texts: Path
) -> str:
    """Return the body of the first page: head, map, pages, the contested incident, texts, how to read it, downloads, citation."""
    blocks = [
        write_head(head_front(corpus), write_kicker(corpus, edition.title, "Overview", edition.line)).markup,
        _write_map(corpus, [rendered for _, rendered in pages]),
        _write_pages(pages),
        contested,
        _write_texts(corpus, texts),
        _HOW_TO_READ,
        downloads,
        f'<h2 id="cite">How to cite</h2>{write_citation(edition)}',
    ]
    return "".join(blocks).replace(SITE, "")


def write_contested(corpus: Corpus) -> tuple[str, dict[str, str]]:
    """Return the claims on the most claimed incident side by side, and the rows behind them; nothing where there is none.

    They are a list and a ladder, and the rows a file for the site (name -> CSV).
    """
    event_id = incident.find_most_claimed_event(corpus)
    if event_id is None:
        return "", {}
    ladder = incident.build_event_ladder(corpus, event_id)
    caption = "Source: the texts; pale bars, where there are any: published elsewhere on the same operation."
    title, subtitle = titles.name_spread(ladder), titles.name_tellers(ladder, corpus.articles)
    figure = show_chart(charts.plot_ladder, ladder, title, subtitle, caption=caption, data=ladder, columns=incident.LADDER_COLUMNS)
    return (
        f'<h2>Who claims what: <span data-kind="name">{escape(incident.name_event(corpus, event_id))}</span></h2>'
        f"{incident.tell_claimants(incident.list_claims(corpus, event_id)).markup}"
        '<p class="note">The same deaths may stand behind several of these claims. They are shown side by side and never added.</p>'
        f"{figure.write(LADDER)}"
    ), {LADDER: figure.rows}


def _write_map(corpus: Corpus, rendered: Sequence[Rendered | None]) -> str:
    """Return the first map of the pages as the key map; nothing where no page begins with one, or nothing can be drawn on it."""
    found = next((one.picture for one in rendered if one and one.picture and one.picture.alt.startswith("Map ")), None)
    if found is None or keep_relevant(corpus.tables["places"], corpus.articles)["lat"].isna().all():
        return ""
    alt = "Key map of the places that these texts name; the page that it is from has the rows behind it."
    small = f'<source media="(max-width:34rem)" srcset="data:image/png;base64,{found.narrow}">' if found.narrow else ""
    return (
        '<h2>Where</h2><figure class="keymap"><div class="picture" role="group" aria-label="Key map" tabindex="0">'
        f'<picture>{small}<img src="data:image/png;base64,{found.png}" alt="{alt}"></picture></div></figure>'
    )


def _write_pages(pages: Sequence[tuple[Page, Rendered | None]]) -> str:
    return f'<h2>Contents</h2><ul class="pages">{"".join(_write_card(*one) for one in pages)}</ul>' if pages else ""


def _write_card(page: Page, rendered: Rendered | None) -> str:
    """A page with its finding, its question, and its first picture in small."""
    picture = ""
    if rendered and rendered.picture and not rendered.picture.alt.startswith(EMPTY):
        alt = f"The first figure of the page {page.short}, in small"
        picture = f'<img src="data:image/png;base64,{shrink(rendered.picture)}" alt="{escape(alt)}" width="300" height="200">'
    finding = f'<a class="says" href="{escape(page.address)}#finding">{escape(page.finding)}</a>' if page.finding else ""
    return (
        f'<li><div class="card">{picture}<div><a href="{escape(page.address)}"><b>{escape(page.title)}</b></a>'
        f"{finding}<span>{escape(page.question)}</span></div></div></li>"
    )


def shrink(picture: Picture) -> str:
    """Return a picture in small, whole, on white; PNG as base64."""
    drawn = Image.open(io.BytesIO(b64decode(picture.png))).convert("RGB")
    drawn.thumbnail(_THUMB, Image.Resampling.LANCZOS)
    sheet = Image.new("RGB", _THUMB, "white")
    sheet.paste(drawn, tuple((whole - part) // 2 for whole, part in zip(_THUMB, drawn.size, strict=True)))
    return b64encode(write_png(sheet)).decode()


def _write_texts(corpus: Corpus, texts: Path) -> str:
    """Return the articles, the files with their rights, and below them what could not be read."""
    articles = tables.show(counts.list_articles(corpus), "Articles", "A dash: the text does not show it.", limit=100).markup
    problems = ""
    if len(corpus.problems):
        shown = {"file": "File", "what": "What", "detail": "Detail"}
        problems = tables.show(corpus.problems, "Not read, or not understood", columns=shown, limit=60).markup
    return f'<h2 id="texts">The texts</h2>{articles}{write_origins(corpus, texts)}{problems}'
