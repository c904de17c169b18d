"""All coders on one article, in the order in which they need one another."""

from __future__ import annotations

from collections.abc import Callable
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

    Of a table that a coder fails to make there are no rows, but one in ``problems``.
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
    rows: dict[str, list[dict]] = {"problems": []}

    def code(name: str, coder: Callable[..., list], *needs: object) -> list:
        """A coder that fails on a text leaves its own table without rows of it, says so, and stops no other."""
        try:
            rows[name] = coder(article, *needs)
        except Exception as error:  # any: what a text may bring about is not known
            rows[name] = []
            detail = f"the {name} of article {article.article_id} ({type(error).__name__}: {str(error)[:80]}); report it with the text"
            rows["problems"].append({"source_id": article.source_id, "what": "not_coded", "detail": detail})
        return rows[name]

    places = code("places", find_places)
    actors = code("actors", find_actors, places)
    code("casualties", find_casualties, actors)
    code("statistics", find_statistics, places, actors)
    code("voices", find_voices, actors)
    code("framing", find_framing, actors)
    code("cpec", find_cpec, places, actors)
    code("allegations", find_allegations, actors, places)
    code("responsibility", find_responsibility, actors)
    code("relations", find_relations, actors)
    code("tellings", find_tellings, rows)
    code("numerals", explain_numerals, rows)
    return rows
