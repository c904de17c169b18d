"""Framing: the words a text chooses for armed actors, for the state and for death, and whose words they are."""

from __future__ import annotations

import re
from functools import cache

from balochlib.text.article import Article
from balochlib.text.lexicon import load_rows
from balochlib.text.tokens import list_words

# What stands before a word that names the state's answer, not the armed actor; "to counter extremists" is not such a name
_COUNTER = re.compile(r"\b(?:counter|anti)(-|\u2013| )$", re.IGNORECASE)
_QUOTED = re.compile(
    r"[\"\u201c]([^\"\u201c\u201d\n]{1,1200})[\"\u201d]|(?<![\w])['\u2018]([^'\u2018\u2019\n]{1,400}"
    r"(?:['\u2019][a-z][^'\u2018\u2019\n]{0,400}){0,12})['\u2019](?!\w)"
)


@cache
def _terms() -> tuple[re.Pattern, dict[str, dict[str, str]]]:
    """One pattern over all forms, longest first, and the row of each form."""
    rows = {form.casefold(): row for row in load_rows("framing") for form in row["forms"].split(";")}
    inside = "|".join(re.escape(f).replace(r"\ ", r"[ -]").replace(r"\-", "[- ]") for f in sorted(rows, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{inside})(?!\w)", re.IGNORECASE), {re.sub(r"-", " ", f): r for f, r in rows.items()}


def find_framing(article: Article, actors: list[dict]) -> list[dict]:
    """Find the words of data/lexicon/framing.csv that name an armed actor, the state or a death.

    "Counter-terrorism" and "counter-insurgency" name what the state does and are left out, and so are words inside the proper
    name of an actor ("The Resistance Front"), which its bearer chose. ``voice`` is quoted between quotation marks, else author.

    >>> from balochlib.text.article import Sentence
    >>> t = 'Militants were killed in a counter-terrorism raid; the army called them "terrorists".'
    >>> a = Article("a", "s", t, 0, len(t), sentences=(Sentence(0, len(t)),))
    >>> [(r["text"], r["term"], r["target"], r["voice"]) for r in find_framing(a, [])]  # doctest: +NORMALIZE_WHITESPACE
    [('Militants', 'militant', 'armed_actor', 'author'), ('killed', 'killed', 'death', 'author'),
     ('terrorists', 'terrorist', 'armed_actor', 'quoted')]
    """
    pattern, rows = _terms()
    named = {i for a in actors if a["kind"] not in {"person"} and _is_name(a) for i in range(a["start"], a["end"])}
    quoted = [m.span() for m in _QUOTED.finditer(article.text, article.start, article.end)]
    out = []
    for s in article.sentences:
        for m in pattern.finditer(article.text, s.start, s.end):
            if _is_answer(article.text, max(s.start, m.start() - 9), m) or (m.start() in named and not _is_label(m[0])):
                continue
            if m[0].casefold() == "lives" and not _are_lost(article.text, s.start, s.end, m):
                continue
            row = rows[re.sub(r"-", " ", m[0].casefold())]
            voice = "quoted" if any(a < m.start() < b for a, b in quoted) else "author"
            out.append(
                {
                    **article.span(*m.span()),
                    "text": m[0],
                    "term": row["term"],
                    "family": row["family"],
                    "target": row["target"],
                    "voice": voice,
                }
            )
    return out


def _is_answer(text: str, start: int, m: re.Match) -> bool:
    """Whether the word is the second half of "counter-terrorism"; after a space only the nouns can be."""
    counter = _COUNTER.search(text, start, m.start())
    return counter is not None and (counter[1] != " " or m[0].casefold() in {"terrorism", "terror", "insurgency", "militancy", "terrorist"})


def _are_lost(text: str, start: int, end: int, m: re.Match) -> bool:
    """Whether "lives" are lost or taken ("claimed nine lives", "lives were lost"), not threatened, saved or led.

    >>> t = "It claimed nine lives, threatening American lives."
    >>> [_are_lost(t, 0, len(t), m) for m in re.finditer("lives", t)]
    [True, False]
    """
    before = re.findall(r"[\w'\u2019]{1,30}", text[max(start, m.start() - 60) : m.start()].rpartition(",")[2].lower())[-6:]
    after = re.findall(r"[\w'\u2019]{1,30}", text[m.end() : min(end, m.end() + 30)].lower())[:3]
    if after[:1] and after[0] in {"were", "was", "are", "have", "had"}:
        after = after[1:]
    return bool(list_words("life_verb") & {*before, *after[:2]})


def _is_name(actor: dict) -> bool:
    """Whether the mention is a proper name: descriptions such as "Baloch armed groups" are the author's words."""
    described = "unspecified" in (actor["name"] or "") or actor["actor_id"] == "non_state_actors"
    return not described and not actor["text"].split()[-1].islower()


def _is_label(words: str) -> bool:
    return words.casefold().startswith("fitna")
