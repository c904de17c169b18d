"""Digests: texts that as a whole retell one source's figures, and press releases with the office that issued them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from balochlib.coding.speech.antecedents import is_monitor
from balochlib.coding.speech.grammar import is_count, load_roles, load_words, read_tokens
from balochlib.coding.speech.roles import find_actor, is_known_actor
from balochlib.coding.speech.speaker_phrases import Speaker, is_place
from balochlib.coding.speech.speakers import find_speaker_after
from balochlib.text.article import Article

if TYPE_CHECKING:
    from balochlib.coding.speech.attributions import Attribution
    from balochlib.coding.speech.reported import Reported

_RELEASE = re.compile(r"\b(?:press release|media release|news release|for immediate release|press note|No\.? PR-\d)", re.IGNORECASE)
_SHORT = re.compile(r" \([A-Z][A-Za-z&-]{1,9}\)")  # the short form that stands behind a name
_MARK = 60  # characters before an article in which the mark of a release may stand, cut off as a label
_OFTEN = 5  # sentences that count losses in a text that does little else
_LINES_ABOVE = 4  # sentences among which the lines above a text stand
_COUNTS = load_words("count_paper")
_LOST = load_words("loss_word") | load_words("dead_word")


def find_digest(article: Article, reported: Reported) -> tuple[int, Speaker] | None:
    """A text that retells one monitor's figures, with the sentence where it begins.

    The monitor speaks among the first sentences, and either in half of all attributions, or at the very start of a text whose
    figures nearly all stand without a source of their own: a register, a year by district. A line above the text that holds
    nothing but the monitor's name speaks too.
    """
    said = [a for found in reported.attributions for a in found if a.kind != "act" and (a.after or a.before)]
    monitors = [a for a in said if is_monitor(article.text, a.speaker) or _puts_out_count(article, a)]
    body = [i for i, s in enumerate(article.sentences) if s.section not in {"title", "deck"}]
    issuer = _find_issuer(article)
    first = issuer or next(((a.sentence, a.speaker) for a in monitors), None)
    if first is None:
        return None
    first = (first[0], _find_named(article, first[1], monitors))
    if is_release(article) and (issuer is not None or first[0] in body[:2]):
        return first
    if not is_monitor(article.text, first[1]):  # anybody may put out a count; few texts are on nothing else
        return first if first[0] in body[:3] and tells_all(article, reported, first[1]) else None
    opens = first[0] in body[:6] or first[0] not in body
    if opens and len(monitors) > 1 and 2 * len(monitors) >= len(said):
        return first
    told = {i for i in body if counts_losses(article, i)}
    others = {a.sentence for a in said if not is_monitor(article.text, a.speaker)} & told
    if (first[0] in body[:2] or first[0] not in body) and len(told) >= 4 and 4 * len(others) <= len(told):
        return first
    return None


def _puts_out_count(article: Article, a: Attribution) -> bool:
    """Whether a body speaks through a paper that counts: "a tally which BPW published", "the council said in its review"."""
    if a.speaker.kind not in {"body", "role"} or (a.speaker.kind == "role" and a.speaker.head not in load_roles("collective")):
        return False
    actor = find_actor(article.text, a.speaker, [])
    if is_place(a.speaker) or (actor is not None and actor["kind"] == "armed_group"):
        return False
    words = read_tokens(article.text, a.start, min(article.sentences[a.sentence].end, a.end + 60))
    return any(t.low in _COUNTS for t in words)


def tells_all(article: Article, reported: Reported, issuer: Speaker) -> bool:
    """Whether a digest is its issuer's throughout, the incidents in it too: it counts again and again, and hardly anybody else does.

    A survey that sets several counts side by side, or a statement on one case, is the issuer's only where it says so.
    """
    text = article.text
    told = {i for i, s in enumerate(article.sentences) if s.section not in {"title", "deck"} and counts_losses(article, i)}
    said = [a for found in reported.attributions for a in found if a.kind != "act" and (a.after or a.before) and a.sentence in told]
    name = text[issuer.start : issuer.end]
    own = [a for a in said if text[a.speaker.start : a.speaker.end] in name or _is_unnamed(text, a.speaker, name)]
    return len(told) >= _OFTEN and 4 * (len(said) - len(own)) <= len(told)


def _find_named(article: Article, speaker: Speaker, monitors: list[Attribution]) -> Speaker:
    """The monitor by the name that brings it on: "Pak Institute for Peace Studies (PIPS)" for "think tank", "the institute", "PIPS"."""
    text = article.text
    if _is_unnamed(text, speaker) or text[speaker.start + 1 : speaker.end].islower():
        speaker = next((a.speaker for a in monitors if a.speaker.kind == "body"), speaker)
    name = text[speaker.start : speaker.end].removeprefix("the ").removeprefix("The ")
    full = next((a.speaker for a in monitors if text[a.speaker.start : a.speaker.end].endswith(f"({name})")), speaker)
    brought = text.find(f"{name} (", article.start, article.end)
    if full != speaker or brought < 0:
        return full
    bracket = _SHORT.match(text, brought + len(name))
    return replace(speaker, start=brought, end=bracket.end()) if bracket else speaker


def _is_unnamed(text: str, speaker: Speaker, name: str = "") -> bool:
    """Whether a monitor is only called one, "the institute", "The think tank", or is called by a word of ``name``, "the council"."""
    words = text[speaker.start : speaker.end].removeprefix("The ").removeprefix("the ")
    called = is_monitor(text, speaker) or speaker.head in name.casefold().split()
    return speaker.kind == "role" and speaker.head in load_roles("collective") and words[1:].islower() and called


def is_release(article: Article) -> bool:
    """Whether a line above the text says that it is a press release."""
    first = next((s.start for s in article.sentences[: _LINES_ABOVE + 1] if s.section in {"body", "list"}), article.start)
    return _RELEASE.search(article.text, max(0, article.start - _MARK), first) is not None


def _find_issuer(article: Article) -> tuple[int, Speaker] | None:
    """The monitor, or the office of a press release, whose name alone, with its seat, makes a line between title and text."""
    release = is_release(article)
    for i, s in enumerate(article.sentences[:4]):
        tokens = read_tokens(article.text, s.start, s.end) if s.section in {"title", "deck"} or (release and s.end - s.start < 120) else []
        found = find_speaker_after(tokens, 0) if tokens else None
        if found is None or len(tokens) - found[1] > 4 or _RELEASE.search(article.text, s.start, s.end):
            continue
        name, _, short = article.text[found[0].start : found[0].end].partition(" (")
        office = release and not is_place(found[0]) and (is_known_actor(name) or is_known_actor(short.rstrip(")")))
        if not office and not is_monitor(article.text, found[0]):
            continue
        if found[1] >= len(tokens) or tokens[found[1]].text in ",|·":
            return i, found[0]
    return None


def counts_losses(article: Article, i: int) -> bool:
    """Whether a sentence counts dead, injured or missing people."""
    tokens = read_tokens(article.text, article.sentences[i].start, article.sentences[i].end)
    return any(is_count(t) for t in tokens) and any(t.low in _LOST for t in tokens)
