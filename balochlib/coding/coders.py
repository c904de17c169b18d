"""All coders on one article, in the order in which they need one another."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import fields
from functools import lru_cache

from balochlib.coding.accusation.ties import find_relations
from balochlib.coding.actors import find_actors
from balochlib.coding.casualties import find_casualties
from balochlib.coding.coverage import explain_numerals
from balochlib.coding.cpec import find_cpec
from balochlib.coding.events import find_tellings
from balochlib.coding.framing import find_framing
from balochlib.coding.places import find_places
from balochlib.coding.relations import find_allegations, find_responsibility
from balochlib.coding.statistics import find_statistics
from balochlib.coding.voices import find_voices
from balochlib.text.article import Article


def code_article(article: Article) -> dict[str, list[dict]]:
    """Run every coder on one article, in the order in which they need one another; return rows by table.

    What is read again in one session, as when a lesson opens the seeds beside its reader's own, is not coded again.

    >>> from balochlib.text.segment import split_articles
    >>> (article,) = split_articles("Quetta, Jan. 31 2026. Gunmen killed two policemen in Mastung.", "S1")
    >>> [row["value"] for row in code_article(article)["casualties"]]
    [2]
    """
    return deepcopy(_code(tuple(getattr(article, f.name) for f in fields(article))))


@lru_cache(maxsize=256)  # articles; emptied with the lists that they were read with (use_lexicon)
def _code(content: tuple) -> dict[str, list[dict]]:
    article = Article(*content)
    rows: dict[str, list[dict]] = {}
    rows["places"] = places = find_places(article)
    rows["actors"] = actors = find_actors(article, places)
    rows["casualties"] = find_casualties(article, actors)
    rows["statistics"] = find_statistics(article, places, actors)
    rows["voices"] = find_voices(article, actors)
    rows["framing"] = find_framing(article, actors)
    rows["cpec"] = find_cpec(article, places, actors)
    rows["allegations"] = find_allegations(article, actors, places)
    rows["responsibility"] = find_responsibility(article, actors)
    rows["relations"] = find_relations(article, actors)
    rows["tellings"] = find_tellings(article, rows)
    rows["numerals"] = explain_numerals(article, rows)
    return rows
