"""Lineage: which articles copy one another, and how many voices stand behind a count of sources."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple
from zlib import crc32

import pandas as pd

from balochlib.calls import takes
from balochlib.ids import make_id
from balochlib.text.article import Article

_WORD = re.compile(r"[^\W_]+")
_SHINGLE = 5  # words; long enough that two reporters do not write the same five words often
_LEAST = 20  # shingles in the shorter article; below that two texts are too short to tell
_SHARED = 0.5  # of the shorter article's shingles
_READ = 3000  # words of an article that are looked at, so that long ones stay bounded
_COMMON = 50  # articles that hold a shingle; of more, each is compared with the next one only


def find_shingles(article: Article) -> frozenset[int]:
    """Return the hashes of the article's runs of five words (of its first 3,000), letter case and marks left out.

    >>> from balochlib.text.article import Sentence
    >>> def told(text):
    ...     return Article("a", "s", text, 0, len(text), sentences=(Sentence(0, len(text)),))
    >>> find_shingles(told("Gunmen killed two men, police said.")) == find_shingles(told("gunmen killed two men police SAID"))
    True
    >>> find_shingles(told("Two died."))
    frozenset()
    """
    words = [w.casefold() for s in article.sentences for w in _WORD.findall(article.words(s))][:_READ]
    runs = (" ".join(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1))
    return frozenset(crc32(run.encode("utf-8", "surrogatepass")) for run in runs)


def group_articles(articles: Iterable[Article]) -> dict[str, str]:
    """Return article_id -> group_id: articles that hold half of one another's words, run by run, share a group.

    Copies of copies are of one group. Every article has a group, most of them one of their own. The group's id comes
    from its first member (the earliest published, then the smallest id), whatever order the articles come in.

    >>> from balochlib.text.article import Sentence
    >>> wire = "Gunmen stormed a checkpoint near Mastung before dawn and killed four policemen, officials in Quetta told reporters, " \\
    ...     "adding that a search was under way in the hills."
    >>> def told(key, text):
    ...     return Article(key, "s", text, 0, len(text), sentences=(Sentence(0, len(text)),))
    >>> groups = group_articles([told("a-1", wire), told("a-2", "By our desk. " + wire), told("a-3", "Two men died in Kech.")])
    >>> groups["a-1"] == groups["a-2"], groups["a-1"] == groups["a-3"]
    (True, False)
    >>> group_articles([])
    {}
    """
    articles = list(articles)
    shingles = {a.article_id: find_shingles(a) for a in articles}
    root = {a.article_id: a.article_id for a in articles}

    def find(one: str) -> str:
        while root[one] != one:
            root[one] = root[root[one]]
            one = root[one]
        return one

    for (left, right), shared in sorted(_count_shared(shingles).items()):
        shorter = min(len(shingles[left]), len(shingles[right]))
        if shorter >= _LEAST and shared >= _SHARED * shorter:
            root[find(left)] = find(right)
    members = defaultdict(list)
    for a in articles:
        members[find(a.article_id)].append((a.published or "9999", a.article_id))
    names = {key: make_id("g", min(group)[1]) for key, group in members.items()}
    return {a.article_id: names[find(a.article_id)] for a in articles}


def _count_shared(shingles: dict[str, frozenset[int]]) -> Counter:
    """How many shingles each pair of articles shares; only pairs that share one are looked at."""
    holders = defaultdict(list)
    for article_id in sorted(shingles):
        for shingle in shingles[article_id]:
            holders[shingle].append(article_id)
    pairs: Counter = Counter()
    for held_by in holders.values():
        reach = len(held_by) if len(held_by) <= _COMMON else 1
        pairs.update((a, b) for i, a in enumerate(held_by) for b in held_by[i + 1 : i + 1 + reach])
    return pairs


class Voices(NamedTuple):
    """Printed as "7 articles, 2 voices"."""

    articles: int
    voices: int

    def __str__(self) -> str:
        return f"{self.articles} article{'s' * (self.articles != 1)}, {self.voices} voice{'s' * (self.voices != 1)}"


@takes("bl.count_voices(corpus.casualties, corpus.articles)", claims="article_id claimant", articles="article_id group_id")
def count_voices(claims: pd.DataFrame, articles: pd.DataFrame) -> Voices:
    """Count the articles that carry ``claims`` and the independent voices behind them.

    A claimant that is named (by actor, else by the text's own words) is one voice in however many articles it speaks;
    a claim for which nobody is named is the voice of its article's group, so copies of one report count once.

    >>> articles = pd.DataFrame({"article_id": ["a", "b", "c"], "group_id": ["g", "g", "h"]})
    >>> claims = pd.DataFrame({"article_id": ["a", "b", "c", "c"], "claimant": ["ispr", "ispr", "ispr", None]})
    >>> print(count_voices(claims, articles))
    3 articles, 2 voices
    >>> print(count_voices(claims.iloc[:0], articles))
    0 articles, 0 voices
    """
    group_of = dict(zip(articles["article_id"], articles["group_id"], strict=True))
    voices = set()
    for claim in claims.to_dict("records"):
        named = _given(claim.get("claimant")) or _given(claim.get("claimant_text"))
        voices.add(("claimant", named.casefold()) if named else ("group", _given(group_of.get(claim["article_id"])) or claim["article_id"]))
    return Voices(claims["article_id"].nunique(), len(voices))


def _given(value: object) -> str | None:
    """The value as text, None where it is missing."""
    return None if value is None or pd.isna(value) or not str(value).strip() else str(value).strip()
