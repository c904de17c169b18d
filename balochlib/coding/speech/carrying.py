"""Speech that runs on: sentences without a source of their own that go on with what the one before reported."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from balochlib.coding.speech.antecedents import is_monitor, papers_in
from balochlib.coding.speech.digests import is_release, tells_all
from balochlib.coding.speech.grammar import is_count, load_roles, load_words, read_tokens
from balochlib.coding.speech.registers import goes_on_in_figures, refers_back, tells_incident
from balochlib.coding.speech.roles import classify_speaker, find_actor
from balochlib.coding.speech.speaker_phrases import Speaker
from balochlib.text.article import Article

if TYPE_CHECKING:
    from balochlib.coding.speech.reported import Reported

_CLOCK = re.compile(r"[^\w\n]{0,3}\d{1,2}[:.]\d{2}\b")
_SECOND = load_words("second_word")
_OPERATIONS, _WARDS = load_words("operation_word"), load_words("ward_word")


def find_carried(article: Article, reported: Reported, digest: tuple[int, Speaker] | None) -> dict[int, Speaker]:
    """The speaker of sentences without an attribution of their own, where the text carries one into them."""
    carried: dict[int, Speaker] = {}
    whole = digest is not None and (is_release(article) or tells_all(article, reported, digest[1]))
    for i, _sentence in enumerate(article.sentences):
        if any(a.kind != "act" and (a.after or a.before) for a in reported.attributions[i]):
            continue
        speaker = (
            _from_list(article, reported, i)
            or _from_sandwich(article, reported, i)
            or _from_quotation(article, reported, carried, i)
            or _from_reference(article, reported, carried, i)
            or _from_scare_quotes(article, reported, i)
        )
        if speaker is None and digest is not None and i > digest[0] and (whole or not _tells_incident(article, i)):
            speaker = digest[1]
        if speaker is not None:
            carried[i] = speaker
    return carried


def _tells_incident(article: Article, i: int) -> bool:
    tokens = read_tokens(article.text, article.sentences[i].start, article.sentences[i].end)
    return tells_incident(tokens) and not refers_back(tokens)


def _from_sandwich(article: Article, reported: Reported, i: int) -> Speaker | None:
    """A sentence between "X said ..." and "He added ..." of the same paragraph is X's too."""
    if i == 0 or i + 1 >= len(article.sentences) or not reported.attributions[i - 1] or not reported.attributions[i + 1]:
        return None
    here, nxt, last_paragraph = article.sentences[i], article.sentences[i + 1], article.sentences[i - 1].paragraph
    before, after = reported.attributions[i - 1][-1], reported.attributions[i + 1][0]
    if nxt.paragraph != here.paragraph or before.speaker.start != after.speaker.start:
        return None
    words = article.text[after.start : after.end + 40]
    if after.start > nxt.start + 4:  # "X said ... Two soldiers died. Arms were seized, it said."
        return before.speaker if re.match(r"(?:he|she|it|they)\b", words) and last_paragraph == here.paragraph else None
    return before.speaker if re.search(r"\b(?:added|adds|also|further|went on|continued)\b", words) else None


def _from_quotation(article: Article, reported: Reported, carried: dict[int, Speaker], i: int) -> Speaker | None:
    """A sentence that opens inside quotation marks goes on with the speaker quoted just before it in the same paragraph.

    Words in quotation marks without a verb are those of the person whom the sentence before them brought on: "Jalila Haider, a
    lawyer, was blunt. "Six of my clients ...""
    """
    if i == 0:
        return None
    here, last = article.sentences[i], article.sentences[i - 1]
    if last.paragraph != here.paragraph or not _quoted_at(reported, here.start):
        return None
    spoken = [a for a in reported.attributions[i - 1] if a.after or a.before]
    speaker = spoken[-1].speaker if spoken else carried.get(i - 1)
    if _quoted_at(reported, last.start, last.end):
        return speaker
    q = reported.quotations[bisect_right(reported.quotations, here.start + 1, key=lambda q: q.start) - 1]
    if article.text[here.start] not in '"“' or len(article.text[q.end : here.end].split()) > 2:  # '"Justice for the dead" read a banner'
        return None
    opening = reported.openings.get(i - 1)
    return speaker or (opening if opening is not None and opening.kind == "person" else None)


def _from_reference(article: Article, reported: Reported, carried: dict[int, Speaker], i: int) -> Speaker | None:
    """A sentence that goes on with what the last one reported, in the same paragraph.

    "PICSS recorded 78 attacks. They left 161 dead" (only a monitor's figures go on so), "ISPR said ... In another operation three
    more were killed" (a force's bulletin), "the hospital said ... Another nine are in its wards".
    """
    if i == 0 or reported.attributions[i]:
        return None
    same = article.sentences[i - 1].paragraph == article.sentences[i].paragraph
    spoken = [a for a in reported.attributions[i - 1] if a.kind != "act" and (a.after or a.before)]
    speaker = spoken[-1].speaker if spoken else carried.get(i - 1)
    if speaker is None:
        return None
    tokens = read_tokens(article.text, article.sentences[i].start, article.sentences[i].end)
    words = [t.low for t in tokens[:14]]
    is_counter = is_monitor(article.text, speaker) and (speaker.kind != "role" or speaker.head in load_roles("collective"))
    issued = spoken and papers_in(article.text, *speaker.wide) and spoken[-1].kind == "figure"  # "the ministry's figures show"
    is_counter = is_counter or bool(issued)
    if not same:
        return speaker if is_counter and goes_on_in_figures(tokens) and not refers_back(tokens) else None
    if _CLOCK.match(article.text, article.sentences[i - 1].start):  # an entry of a running report: one source, one moment
        return speaker
    kind = classify_speaker(article.text, speaker, find_actor(article.text, speaker, []))[0]
    if is_counter and goes_on_in_figures(tokens):
        return speaker
    if spoken and spoken[-1].kind == "source" and spoken[-1].before and refers_back(tokens):  # "..., by X's reckoning. Together these ..."
        return speaker
    if kind == "state" and words[:1] == ["in"] and set(words[1:3]) & _SECOND and set(words[2:6]) & _OPERATIONS:
        return speaker
    if (kind == "medical" or "its" in words) and set(words) & _WARDS and any(is_count(t) for t in tokens):
        return speaker
    return None


def _from_scare_quotes(article: Article, reported: Reported, i: int) -> Speaker | None:
    """A sentence with a few words in quotation marks ("lightly hurt") goes on with who spoke in the one before, in one paragraph."""
    if i == 0 or article.sentences[i - 1].paragraph != article.sentences[i].paragraph:
        return None
    here = article.sentences[i]
    at = bisect_right(reported.quotations, here.start, key=lambda q: q.start)
    inside = at < len(reported.quotations) and here.start + 1 < reported.quotations[at].start and reported.quotations[at].end < here.end
    spoken = [a for a in reported.attributions[i - 1] if a.kind == "say" and (a.after or a.before)]
    return spoken[-1].speaker if inside and spoken else None


def _quoted_at(reported: Reported, start: int, end: int | None = None) -> bool:
    """Whether a quotation covers the offset, or opens right behind it; with ``end``, whether one touches the stretch."""
    at = bisect_right(reported.quotations, start + 1, key=lambda q: q.start) - 1
    if at >= 0 and start < reported.quotations[at].end:
        return True
    return end is not None and at + 1 < len(reported.quotations) and reported.quotations[at + 1].start < end


def _from_list(article: Article, reported: Reported, i: int) -> Speaker | None:
    """Items after "..., according to PICSS:" are PICSS's; the list ends with the first full paragraph."""
    for back in range(i - 1, max(-1, i - 30), -1):
        words = article.words(article.sentences[back])
        if words.rstrip().endswith(":"):
            found = [a for a in reported.attributions[back] if a.after or a.before]
            return found[-1].speaker if found else None
        if article.sentences[back].section != "list" and len(words) > 120:
            return None
    return None
