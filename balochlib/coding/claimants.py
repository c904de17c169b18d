"""Who gives a number: the claimant of a casualty claim, from the words before, after and around it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from balochlib.coding.casualty.victims import find_people
from balochlib.coding.speech.attributions import Attribution
from balochlib.coding.speech.grammar import load_words
from balochlib.coding.speech.reported import Reported, read_reported
from balochlib.coding.speech.roles import classify_speaker, find_actor
from balochlib.coding.speech.speaker_phrases import Speaker
from balochlib.text.article import Article

_JOINED = re.compile(r"[\s,]{1,3}(?:and|but|while|whereas|with)\b")
# "..., according to relatives; the bodies of four of them were found", "...; seven were in surgery"
_GOES_ON = re.compile(
    r"\s{0,2};\s(?:(?:[\w-]{1,20} ){0,4}(?:of (?:them|whom|these|those)|others?|more|they|the rest)\b|[\w,]{1,12} (?:were|are|had|have)\b"
    r"|(?:[\w,-]{1,20} ){0,6}the (?:figure|number) (?:was|is|had been|stood)\b)"
)
_CHARGE = re.compile(r"[^.,;:]{1,80}?\b(?:of|for)\b[^.,;:]{0,80}$")
_OWN = {"armed_group": "militant", "state_force": "security", "intelligence": "security"}  # whose men an actor's own are


@dataclass(frozen=True, slots=True)
class Claimant:
    """``text[start:end]`` names who gives a number; ``actor_id`` and ``kind`` (schema.CLAIMANT_KINDS) where they are known."""

    text: str
    start: int
    end: int
    actor_id: str | None = None
    kind: str | None = None


def _choose(text: str, found: tuple[Attribution, ...], start: int, end: int) -> Attribution | None:
    """Choose the attribution of a sentence that the words at ``start`` stand under: the nearest before, else the next one after.

    A semicolon ends what an attribution before it covers, unless it separates the items of a list opened by a colon.
    """
    found = tuple(  # who condemns an attack does not give its toll, who accuses somebody of it does
        replace(a, before=False) if a.kind == "act" else a for a in found if a.kind != "act" or _accuses(text, a, start)
    )
    before = [a for a in found if a.after and (a.speaker.end <= start or (start <= a.speaker.start and a.end < end))]
    last = max((a for a in before if a.until is None or start < a.until), key=lambda a: a.end, default=None)
    witness = last is not None and _verb_of(text, last) in load_words("witnessing_verb")
    if witness:  # "X said that the hospital had received nine bodies"
        before = [a for a in before if a is not last and a.kind in {"say", "source"} and (a.until is None or start < a.until)]
        outer = (a for a in before if "," not in text[a.end : last.start] and ";" not in text[a.end : last.start])
        last = max(outer, key=lambda a: a.end, default=last)
    # "Relatives accuse the agencies of abducting 38 people, VBMP says", "the hospital has received nine bodies, its director says"
    if last is not None and (last.kind == "act" or witness):
        teller = next((a for a in found if a.before and a.kind in {"say", "source"} and a.start > end), None)
        if teller is not None and not _is_cut(text, last.end, teller.start):
            return teller
    if last is not None and last.before and last.kind == "source":  # "three died, according to X, and 11 in Saravan, officials said"
        closing = next((a for a in found if a.before and not a.after and a.start > end and a.start > last.end), None)
        if closing is not None and _JOINED.match(text, last.end, start) and not _is_cut(text, start, closing.start):
            return closing
    if last is not None and (_opens_sentence(last) or not _is_cut(text, last.end, start) or _goes_on(text, last.end, start, end)):
        return last
    closing = next(
        (a for a in found if a.before and a.end > start and not _describes(text, a, start) and not _is_cut(text, start, a.start)), None
    )
    if closing is not None or last is not None:
        return closing
    told = max((a for a in found if a.before and a.end <= start), key=lambda a: a.end, default=None)
    return told if told is not None and _GOES_ON.match(text, told.end, min(len(text), end + 6)) else None


def _describes(text: str, a: Attribution, start: int) -> bool:
    """Whether the words at ``start`` only say who speaks: "said Naimatullah, a money changer whose nephew was killed"."""
    return a.speaker.end < start and " whose " in text[a.speaker.end : start + 6]


def _goes_on(text: str, told: int, start: int, end: int) -> bool:
    """Whether what stands behind a semicolon goes on with those counted before it: "X said ...; 212 of those have come home"."""
    cut = text.find(";", told, start)
    return text.find(";", cut + 1, start) < 0 and _GOES_ON.match(text, cut, min(len(text), end + 6)) is not None


def _accuses(text: str, a: Attribution, start: int) -> bool:
    """Whether an act of speech tells the deed at ``start``: "it accused Turkey of having killed 12 herders"."""
    return _verb_of(text, a) in load_words("accusing_verb") and _CHARGE.match(text, a.end, start) is not None


def _verb_of(text: str, a: Attribution) -> str:
    return text[max(a.start, a.end - 20) : a.end].rsplit(None, 1)[-1].casefold()


def _opens_sentence(a: Attribution) -> bool:
    """Whether a source opens its sentence ("According to X, ...; ...") and so covers all of it."""
    return a.kind == "source" and not a.before


def _is_cut(text: str, start: int, end: int) -> bool:
    semicolon = text.find(";", start, end)
    return semicolon >= 0 and ":" not in text[start:semicolon]


def find_speaker_of(article: Article, reported: Reported, start: int, end: int) -> Speaker | None:
    """Return who says the words at ``start``, by the attribution of their sentence or by what the text carries on."""
    i = article.sentence_at(start)
    if i is None:
        return None
    chosen = _choose(article.text, reported.attributions[i], start, end)
    if chosen is not None:
        return chosen.speaker
    return reported.carried.get(i)


def judge_speaker(article: Article, start: int, end: int, actors: list[dict]) -> str | None:
    """Return the class of the people of whoever says the words at ``start``: "security" for a force, "militant" for an armed group.

    >>> from balochlib.text.article import Sentence
    >>> t = "We lost two men, a Levies officer said."
    >>> a = Article("a", "s", t, 0, len(t), sentences=(Sentence(0, len(t)),))
    >>> judge_speaker(a, 8, 15, []), judge_speaker(Article("a", "s", t, 0, 16, sentences=(Sentence(0, 16),)), 8, 15, [])
    ('security', None)
    """
    speaker = find_speaker_of(article, read_reported(article), start, end)
    if speaker is None:
        return None
    words = find_people(article.text, min(speaker.start, speaker.wide[0]), max(speaker.end, speaker.wide[1]))
    classes = [one.victim for one in words if one.victim in {"security", "militant"}]
    if classes:
        return classes[0]
    actor = find_actor(article.text, speaker, actors)
    return None if actor is None else _OWN.get(actor["kind"])


def find_claimant(article: Article, start: int, end: int, actors: list[dict]) -> Claimant | None:
    """Return who gives the number at ``text[start:end]``, None where the text names nobody.

    GUIDELINES ``attributed_to``: the shortest words of the text that name who gives the number. What one sentence attributes is
    carried on only where the text does so: by "it said", "the report added", an open quotation, a list after a colon, or a text
    that as a whole retells a monitor's figures.

    >>> from balochlib.text.article import Sentence
    >>> t = "Two men died, a police spokesman said. Four were hurt."
    >>> a = Article("a", "s", t, 0, len(t), sentences=(Sentence(0, 38), Sentence(39, 54)))
    >>> find_claimant(a, 0, 12, [])
    Claimant(text='a police spokesman', start=14, end=32, actor_id=None, kind='state')
    >>> find_claimant(a, 39, 53, []) is None
    True
    """
    speaker = find_speaker_of(article, read_reported(article), start, end)
    if speaker is None:
        return None
    actor = find_actor(article.text, speaker, actors)
    kind = classify_speaker(article.text, speaker, actor)[0]
    return Claimant(article.text[speaker.start : speaker.end], speaker.start, speaker.end, actor and actor["actor_id"], kind)
