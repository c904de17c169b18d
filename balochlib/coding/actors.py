"""Actors: who acts in an article, every mention of them, each with a stable id and the kind of actor it is."""

from __future__ import annotations

import re

from balochlib.coding.names.governments import find_governments, load_governments
from balochlib.coding.names.institutions import find_institutions
from balochlib.coding.names.persons import find_persons
from balochlib.coding.names.registry import Mention, find_names, load_actors
from balochlib.text.article import Article

_AFGHAN = re.compile(r"\b(?:Afghan|Afghans|Afghanistan|Kabul|Kandahar)\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_GOVERNING = re.compile(
    r"\bTaliban(?:['\u2019]s?)? (?:\w+ )?(?:government|authorities|administration|regime|officials?|ministry"
    r"|minister|spokes\w+|rulers|police)\b"
)
_FALL_OF_KABUL = "2021-08-15"
_OPENING = frozenset(["taliban", "afghan_taliban", "un"])  # names that may open the name of a state's body
_POST_AT = re.compile(r"\b(?:ambassador|envoy|representative|mission|resolutions?|accredited)\w* to (?:the )?$", re.IGNORECASE)


def find_actors(article: Article, places: list[dict]) -> list[dict]:
    """Find every mention of an actor: armed groups, forces, governments when they act, organisations, media, persons.

    Names of the registry come first, then names found by their pattern; where two overlap the longer stands. "Taliban" is
    Afghanistan's where the sentence speaks of Afghanistan or the article names no other, else the Pakistani movement; "the
    military" is the army where the article names the army (GUIDELINES: actors).

    >>> from balochlib.text.article import Sentence
    >>> t = "Islamabad accused India of backing the BLA."
    >>> a = Article("a", "s", t, 0, len(t), sentences=(Sentence(0, len(t)),))
    >>> [(r["text"], r["actor_id"], r["kind"]) for r in find_actors(a, [])]
    [('Islamabad', 'gov_pakistan', 'state'), ('India', 'gov_india', 'state'), ('BLA', 'bla', 'armed_group')]
    >>> find_actors(Article("a", "s", "It rained.", 0, 10, sentences=(Sentence(0, 10),)), [])
    []
    """
    names = find_names(article)
    patterns = [m for m in find_institutions(article, places) if not _overlaps(m, names)]
    mentions = _keep_longest([*patterns, *names, *find_governments(article)])
    mentions = [_resolve(article, m, mentions) for m in mentions if not _is_posting(article, m)]
    mentions = _keep_longest([*mentions, *find_persons(article, mentions, places)])
    return [
        {**article.span(m.start, m.end), "text": article.text[m.start : m.end], "actor_id": m.actor_id, "name": m.name, "kind": m.kind}
        for m in mentions
    ]


def _keep_longest(mentions: list[Mention]) -> list[Mention]:
    """Drop what overlaps a longer mention, in the order of the text; of equals the first given stands."""
    kept: list[Mention] = []
    for m in sorted(mentions, key=lambda m: (m.start, m.start - m.end)):
        if kept and m.start < kept[-1].end:
            if m.end - m.start > kept[-1].end - kept[-1].start:
                kept[-1] = m
            continue
        kept.append(m)
    return kept


def _overlaps(m: Mention, names: list[Mention]) -> bool:
    """Whether a name of the registry stands there already.

    The Taliban's government and police, and a mission of or to the UN, are more than those names, and a text that calls an outlet
    a rights group is followed in that.
    """
    over = [n for n in names if n.start < m.end and m.start < n.end]
    outlets = {"civil_society", "organisation", "armed_group"}  # "the rights group Haalvsh", "the Baloch Dawn Tigers"
    opens = m.kind in {"state", "intelligence"} or m.actor_id.startswith(("un_", "police_"))
    return any(not (n.kind == "media" and m.kind in outlets) and not (n.actor_id in _OPENING and opens) for n in over)


def _is_posting(article: Article, m: Mention) -> bool:
    """Whether an organisation is only where someone is posted: "ambassador to the UN"."""
    return m.kind == "organisation" and _POST_AT.search(article.text, max(article.start, m.start - 40), m.start) is not None


def _resolve(article: Article, m: Mention, mentions: list[Mention]) -> Mention:
    """Settle the names that depend on the rest of the article."""
    if m.actor_id in {"taliban", "afghan_taliban"}:
        governing = _GOVERNING.match(article.text, m.start, article.end)  # "the Taliban government" is no armed group anywhere
        if m.actor_id == "taliban" and not governing and not _AFGHAN.search(article.text, article.start, article.end):
            return m._replace(**_identity("ttp"))
        if governing or _taliban_govern(article):
            return m._replace(actor_id="gov_afghanistan", name=load_governments()["gov_afghanistan"].name, kind="state")
        return m._replace(**_identity("afghan_taliban"))
    south = load_actors()["frontier_corps_balochistan"]
    if m.actor_id == "frontier_corps" and m.end - m.start == 2 and any(o.actor_id == south.actor_id for o in mentions):
        return m._replace(**_identity(south.actor_id))
    army = m.actor_id.replace("military_", "army_", 1)
    if m.actor_id.startswith("military_") and (same := next((o for o in mentions if o.actor_id == army), None)):
        return m._replace(actor_id=army, name=same.name)
    if m.actor_id == "pakistan_military" and any(o.actor_id == "pakistan_army" for o in mentions):
        return m._replace(**_identity("pakistan_army"))
    return m


def _taliban_govern(article: Article) -> bool:
    """Whether the Afghan Taliban are the government in the time the article tells of: since the fall of Kabul.

    Told by the latest year in the text or the day of the page; a text that names no year is of our time.
    """
    years = [y[0] for y in _YEAR.finditer(article.text, article.start, article.end)]
    latest = max([*years, article.published or ""])
    return not latest or latest >= _FALL_OF_KABUL


def _identity(actor_id: str) -> dict:
    actor = load_actors()[actor_id]
    return {"actor_id": actor_id, "name": actor.name}
