"""Reported speech of a whole article: pronouns led back to names, and speech that runs on over sentences."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache

from balochlib.coding.speech.antecedents import Heard, is_monitor, papers_in, read_opening, resolve_speaker
from balochlib.coding.speech.attributions import Attribution, find_in_sentence
from balochlib.coding.speech.carrying import find_carried
from balochlib.coding.speech.digests import find_digest
from balochlib.coding.speech.quotations import Quotation, find_quotations
from balochlib.coding.speech.speaker_phrases import Speaker
from balochlib.text.article import Article


@dataclass(frozen=True)
class Reported:
    """The attributions of an article by sentence, and the speaker carried into sentences that have none of their own."""

    attributions: tuple[tuple[Attribution, ...], ...]
    carried: dict[int, Speaker] = field(default_factory=dict)
    quotations: tuple[Quotation, ...] = ()
    openings: dict[int, Speaker] = field(default_factory=dict)  # the person or body that a sentence opens with
    register: int | None = None  # the sentence from which the text retells a monitor's figures


@lru_cache(maxsize=8)
def read_reported(article: Article) -> Reported:
    """Find every attribution of the article, with "he", "it", "the report" ... led back to who is meant.

    >>> from balochlib.text.article import Sentence
    >>> t = "The army said so. Five died, it added."
    >>> r = read_reported(Article("a", "s", t, 0, len(t), sentences=(Sentence(0, 17), Sentence(18, 38))))
    >>> [t[a.speaker.start:a.speaker.end] for found in r.attributions for a in found]
    ['The army', 'The army']
    """
    text = article.text
    memory: list[Heard] = []
    openings: dict[int, Speaker] = {}
    out: list[tuple[Attribution, ...]] = []
    for i, sentence in enumerate(article.sentences):
        opening = read_opening(text, sentence.start, sentence.end)
        papers = papers_in(text, sentence.start, sentence.end)
        if opening is not None:
            if opening.kind == "role":  # "The group has fought ..."
                opening = resolve_speaker(article, opening, i, memory) or opening
            memory.append(Heard(i, opening, spoke=False, papers=papers))
            openings[i] = opening
        found = []
        for a in find_in_sentence(text, sentence.start, sentence.end):
            speaker = resolve_speaker(article, a.speaker, i, memory)
            if speaker is None:
                continue
            memory.append(Heard(i, speaker, spoke=True, papers=papers))
            found.append(replace(a, speaker=speaker, sentence=i))
        out.append(tuple(found))
    reported = Reported(tuple(out), openings=openings, quotations=tuple(find_quotations(text, article.start, article.end)))
    digest = find_digest(article, reported)
    register = digest[0] if digest is not None and is_monitor(text, digest[1]) else None
    return replace(reported, carried=find_carried(article, reported, digest), register=register)
