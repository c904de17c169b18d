"""Whether an article reports or discusses armed conflict or security in or about Balochistan."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from balochlib.text.article import Article
from balochlib.text.lexicon import Matcher, load_rows

_LEAD = 3  # sentences, the title among them


@cache
def _matcher() -> Matcher:
    """The names and words of data/lexicon/relevance.csv, each with the list that it is in; names also as datelines have them."""
    rows = load_rows("relevance")
    written = [(row["term"], row["list"], row["case"] == "exact") for row in rows]
    return Matcher([*written, *((row["term"].upper(), row["list"], True) for row in rows if row["case"] == "exact")])


def _find_marks(article: Article, places: Iterable[dict]) -> list[set[str]]:
    """For each sentence, the lists of relevance.csv that have a word in it; places of the province count as ``place``."""
    found = [list(_matcher().find(article.text, s.start, s.end)) for s in article.sentences]
    marks = [{m.key for m in matches} for matches in found]
    for row in places:
        i = article.sentence_at(row["start"])
        if i is None or row.get("admin1") != "Balochistan" or row.get("country") not in {None, "Pakistan"}:
            continue
        if not any(m.key == "elsewhere" and m.start <= row["start"] < m.end for m in found[i]):
            marks[i].add("place")
    return marks


def _tells_of_conflict(marks: set[str]) -> bool:
    """Whether the words of a sentence are of armed violence: unmistakable ones, or plain ones with no other topic beside them."""
    return "strong" in marks or ("plain" in marks and "other_topic" not in marks)


def is_relevant(article: Article, places: Iterable[dict] = (), actors: Iterable[dict] = ()) -> bool:
    """Tell whether ``article`` is on the conflict (GUIDELINES: "armed conflict/security in or about Balochistan").

    One sentence on violence in a place of Pakistan's Balochistan is enough, as is one beside it in its paragraph. An
    armed group or movement of the Baloch has to be named in the title, in the lead, or in two sentences: a text that
    lists it once among others is not about it, unless the text is on a place of the province. Iran's Sistan-Baluchestan,
    sport, floods and mine gas are not.

    >>> from balochlib.text.article import Sentence
    >>> def told(text):
    ...     return is_relevant(Article("a", "s", text, 0, len(text), sentences=(Sentence(0, len(text)),)))
    >>> told("Gunmen shot dead two policemen in Mastung."), told("Floods killed two men in Mastung."), told("Gunmen hit Moscow.")
    (True, False, False)
    """
    marks = _find_marks(article, places)
    conflict = [_tells_of_conflict(m) for m in marks]
    for i, found in enumerate(marks):
        if "place" in found and (conflict[i] or _beside(article, marks, i)):
            return True
    named = [i for i, found in enumerate(marks) if "group" in found]
    placed = any("place" in found for found in marks[:_LEAD])
    return any(conflict) and (len(named) >= 2 or any(i < _LEAD for i in named) or (placed and any(conflict[i] for i in named)))


def _beside(article: Article, marks: list[set[str]], i: int) -> bool:
    """Whether the sentence before or after ``i``, in its paragraph and on no other topic, has an unmistakable word of violence."""
    if "other_topic" in marks[i]:
        return False
    here = article.sentences[i]
    near = [k for k in (i - 1, i + 1) if 0 <= k < len(marks) and article.sentences[k].paragraph == here.paragraph]
    return any("strong" in marks[k] or (_tells_of_conflict(marks[k]) and len(article.words(here).split()) <= 3) for k in near)
