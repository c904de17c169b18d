"""The registry of actors: who is known by which names, and where those names stand in a text."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from balochlib.text.article import Article
from balochlib.text.lexicon import Matcher, load_rows


class Mention(NamedTuple):
    """Words that name an actor: ``text[start:end]``, who it is, and what kind of actor that is."""

    start: int
    end: int
    actor_id: str
    name: str
    kind: str


class Actor(NamedTuple):
    """An actor of data/lexicon/actors.csv. ``cues`` are words of which one must stand near an ambiguous short form."""

    actor_id: str
    name: str
    kind: str
    cues: frozenset[str]


# "(ABC)" after a name, or before the closing of one: short forms are of 2 to 9 letters, the first a capital
SHORT_IN_BRACKETS = re.compile(r"[ \t]?\(([A-Z][A-Za-z\u2010\u2011-]{1,9})\)")
_WORD = re.compile(r"[^\W\d_]+")
_NEAR = 70  # characters on either side of an ambiguous short form in which a cue counts: about ten words


@cache
def load_actors() -> dict[str, Actor]:
    """Return every actor of data/lexicon/actors.csv by its id.

    >>> load_actors()["bla"].name, load_actors()["raw"].kind
    ('Baloch Liberation Army', 'intelligence')
    """
    rows = load_rows("actors")
    return {r["actor_id"]: Actor(r["actor_id"], r["name"], r["kind"], frozenset(r["cues"].casefold().split())) for r in rows}


@cache
def load_cues(name: str) -> frozenset[str]:
    """Return one list of data/lexicon/actor_cues.csv.

    >>> "decision" in load_cues("act_noun"), load_cues("no such list")
    (True, frozenset())
    """
    return frozenset(r["term"] for r in load_rows("actor_cues") if r["list"] == name)


@cache
def _matchers() -> tuple[Matcher, Matcher]:
    """Long names and plain short forms; ambiguous short forms. A key is the actor_id and, after a tab, the alias."""
    plain, ambiguous, folded = [], [], {}
    for row in load_rows("actors"):
        for alias in filter(None, [row["name"].split(" (")[0] if row["aliases"] else "", *row["aliases"].split(";")]):
            words = " ".join(_WORD.findall(alias.casefold()))  # as the matcher sees it: "Al Qaeda" and "al-Qaeda" are one
            same = folded.get(words)
            if same is None or sum(map(str.isupper, alias)) < sum(map(str.isupper, same)):  # of "PM Office", "PM office" the laxer
                folded[words] = alias
                plain = [p for p in plain if p[0] != same]
                plain.append((alias, f"{row['actor_id']}\t{alias}", False))
        for alias in filter(None, row["short_forms"].split(";")):
            plain.append((alias, f"{row['actor_id']}\t{alias}", True))
        for alias in filter(None, row["ambiguous"].split(";")):
            ambiguous.append((alias, f"{row['actor_id']}\t{alias}", True))
    return Matcher(plain), _SharedMatcher(ambiguous)


class _SharedMatcher(Matcher):
    """A matcher whose names may belong to several actors: "PTI" is a party and a news agency."""

    def __init__(self, names):
        shared: dict[str, list[str]] = {}
        for name, key, _ in names:
            shared.setdefault(name, []).append(key)
        super().__init__((name, "\n".join(keys), True) for name, keys in shared.items())


def is_written_as(alias: str, words: str) -> bool:
    """Whether ``words`` keep the capitals of ``alias``: a name that the list writes with capitals is not found in plain words.

    >>> is_written_as("National Party", "National party"), is_written_as("National Party", "NATIONAL PARTY")
    (False, True)
    >>> is_written_as("coast guard", "Coast guard")
    True
    """
    pairs = list(zip(_WORD.findall(alias), _WORD.findall(words), strict=False))
    if len(pairs) > 3:
        pairs.pop()  # "... Monitoring team"
    return all(t[0].isupper() for o, t in pairs if o[0].isupper())


def find_names(article: Article) -> list[Mention]:
    """Find the names and short forms of actors in the registry, longest first; a short form in brackets belongs to the name.

    A short form that means other things too ("IS", "FC", "RAW", "NP") counts where the article also has one of its long
    names, or where a cue word of the registry stands near it.

    >>> from balochlib.text.article import Sentence
    >>> t = "FC men and the Baloch Liberation Army (BLA) fought. The Company's IS department saw nothing RAW."
    >>> a = Article("a", "s", t, 0, len(t), sentences=(Sentence(0, len(t)),))
    >>> [(t[m.start:m.end], m.actor_id) for m in find_names(a)]
    [('FC', 'frontier_corps'), ('Baloch Liberation Army', 'bla'), ('BLA', 'bla')]
    """
    actors, (plain, ambiguous) = load_actors(), _matchers()
    found: list[Mention] = []
    for sentence in article.sentences:
        for start, end, key in plain.find(article.text, sentence.start, sentence.end):
            actor_id, alias = key.split("\t")
            inside = found and start < found[-1].end  # the short form in brackets has been taken with the name
            if not inside and is_written_as(alias, article.text[start:end]):
                found += _mentions(article.text, start, end, actors[actor_id])
    taken = [(m.start, m.end) for m in found]
    found = [m for m in found if not _is_part_of_name(article.text, m)]
    long_named = {m.actor_id for m in found}
    for sentence in article.sentences:
        for start, end, keys in ambiguous.find(article.text, sentence.start, sentence.end):
            if any(a <= start < b for a, b in taken):
                continue
            best = _choose(article.text, start, end, sentence, keys, long_named)
            if best is not None:
                found += [m for m in _mentions(article.text, start, end, best) if not _is_part_of_name(article.text, m)]
    return sorted(found)


_TITLED = re.compile(r" (?:Secretary|Spokes|Chief|Director|Special|General|High|Ambassador|Chair|President|Under|Prosecutor|\()")
_PREMISES = re.compile(r" (?:complex|compound|colony|headquarters|buildings?)\b")
_PEOPLE = re.compile(r" (?:employees?|teachers|workers' union|buildings?|servants)\b")


def _is_part_of_name(text: str, m: Mention) -> bool:
    """Whether an organisation's name only opens a longer one ("Gwadar Port Authority Complex", "UN Women") or tells of its staff."""
    if m.kind == "state":
        return _PEOPLE.match(text, m.end) is not None
    longer = re.match(r" [A-Z][a-z]", text[m.end : m.end + 3]) and not _TITLED.match(text, m.end)
    return m.kind == "organisation" and bool(longer or _PREMISES.match(text, m.end))


def _choose(text: str, start: int, end: int, sentence, keys: str, long_named: set[str]) -> Actor | None:
    """Choose the bearer of an ambiguous short form: the one named in full in the article, else the one with a cue near."""
    bearers = [load_actors()[key.split("\t")[0]] for key in keys.split("\n")]
    for actor in bearers:
        if actor.actor_id in long_named:
            return actor
    if len(text[start:end]) > 2 and text[start:end].isupper() and text[sentence.start : sentence.end].isupper():
        return None  # a headline all in capitals: "RAW MATERIALS"
    near = {w.casefold() for w in _WORD.findall(text, max(sentence.start, start - _NEAR), start)}
    near |= {w.casefold() for w in _WORD.findall(text, end, min(sentence.end, end + _NEAR))}
    return next((a for a in bearers if near & a.cues), None)


def split_short(text: str, m: Mention) -> list[Mention]:
    """Return a mention and, as a mention of the same actor, the short form in brackets after it: "Federal Security Service (FSB)".

    >>> m = Mention(0, 24, "fsb", "Federal Security Service", "intelligence")
    >>> [(n.start, n.end) for n in split_short("Federal Security Service (FSB)", m)]
    [(0, 24), (26, 29)]
    """
    short = SHORT_IN_BRACKETS.match(text, m.end)
    return [m, m._replace(start=short.start(1), end=short.end(1))] if short and m.end - m.start > len(short[1]) else [m]


def _mentions(text: str, start: int, end: int, actor: Actor) -> list[Mention]:
    """Make the mention, taking in the stop of "U.S.", and one of a short form in brackets."""
    if text[end : end + 1] == "." and text[start:end].count(".") and len(text[start:end].rsplit(".", 1)[1]) == 1:
        end += 1
    return split_short(text, Mention(start, end, actor.actor_id, actor.name, actor.kind))
