"""Voices: who is quoted, in what role, with how many words."""

from __future__ import annotations

import re

from balochlib.coding.claimants import find_speaker_of
from balochlib.coding.speech.attributions import Attribution
from balochlib.coding.speech.grammar import load_roles, read_tokens
from balochlib.coding.speech.quotations import Quotation
from balochlib.coding.speech.reported import Reported, read_reported
from balochlib.coding.speech.roles import classify_speaker, find_actor
from balochlib.coding.speech.speaker_phrases import Speaker, read_speaker
from balochlib.coding.speech.speakers import find_speaker_after
from balochlib.text.article import Article

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_NAMING = re.compile(
    r"\b(?:so-called|dubbed|named|codenamed|code-named|titled|entitled|nicknamed|alias|known as|called|operation|book|film|song|"
    r"movement|game|novel|documentary|paper|essay|series|word|term|words|phrase|slogan|slogans)\s{0,2}(?:it |the |its |as )?[\"“‘']$",
    re.IGNORECASE,
)
_NAMED = re.compile(r"[\"”’']\s(?:movement|campaign|song|operation|policy paper|documentary|film|series|project|programme)\b")
_ENDS = ".,!?…;"


def find_voices(article: Article, actors: list[dict]) -> list[dict]:
    """Return one row per quotation that has a speaker: a person, body or class of people whose words stand in quotation marks.

    The speaker is whoever the attribution beside the quotation names, or the one that an earlier part of the same quotation has; a
    fragment inside the author's sentence ("zero tolerance") is given to the subject of its clause and marked ``partial``. Names
    and titles in quotation marks ("Operation X"), and fragments that nobody in the sentence can have said, are no voices.

    >>> from balochlib.text.article import Sentence
    >>> t = "“We will rebuild,” Deputy Commissioner Jamil Khan said."
    >>> a = Article("a", "s", t, 0, len(t), sentences=(Sentence(0, len(t)),))
    >>> [(r["speaker"], r["role"], r["partial"], r["n_words"]) for r in find_voices(a, [])]
    [('Jamil Khan', 'state', False, 3)]
    >>> find_voices(Article("a", "s", "No quote.", 0, 9, sentences=(Sentence(0, 9),)), [])
    []
    """
    reported = read_reported(article)
    rows, last = [], None
    for q in reported.quotations:
        i = article.sentence_at(q.start)
        if i is None or q.start >= article.sentences[i].end or _is_name(article.text, q):
            continue
        if article.sentences[i].section in {"title", "heading"} and not reported.attributions[i]:
            continue
        partial = _is_partial(article, q, i)
        speaker = _find_speaker(article, reported, q, i, partial, actors)
        if speaker is None and last is not None and not partial and _goes_on(article, last[0], q, i):
            speaker = last[1]
        if speaker is None:
            continue
        last = (q, speaker)
        rows.append(_make_row(article, q, speaker, partial, actors))
    return rows


def _is_name(text: str, q: Quotation) -> bool:
    """Whether the marks only set off a name or a title: a capitalised phrase behind "dubbed", "book", "Operation" ..."""
    words = _WORD.findall(text[q.start : q.end])
    if not words or text[q.start : q.end].startswith("Operation "):
        return True
    if _NAMED.match(text, q.end):
        return True
    capitals = all(w[0].isupper() or len(w) < 4 for w in words)
    return _NAMING.search(text, max(0, q.start - 40), q.start) is not None and (capitals or len(words) <= 3)


def _is_partial(article: Article, q: Quotation, i: int) -> bool:
    """Whether the quotation is a fragment that the author's own sentence goes through."""
    text = article.text
    inside = text[q.start : q.end].rstrip()
    lead = text[article.sentences[i].start : q.start - 1].rstrip()
    if len(_WORD.findall(inside)) <= 4 and not (inside[-1:] in _ENDS and inside[:1].isupper()):
        return True
    return bool(lead) and lead[-1].isalnum() and not inside[:1].isupper()


def _find_speaker(article: Article, reported: Reported, q: Quotation, i: int, partial: bool, actors: list[dict]) -> Speaker | None:
    found = [a for k in {i, article.sentence_at(q.end - 1)} for a in reported.attributions[k] if a.start >= q.end or a.end <= q.start]
    beside = _beside(article.text, found, q)
    if beside is not None:
        return beside.speaker
    outside = [a for a in found if (a.before and a.start >= q.end) or (a.after and a.end <= q.start)]
    if outside:
        return min(outside, key=lambda a: min(abs(a.start - q.end), abs(q.start - a.end))).speaker
    if partial and " " in article.text[q.start : q.end].strip():  # a single word in marks is the author's caution
        return _find_subject(article, q, i, actors)
    if partial:
        return None
    return find_speaker_of(article, reported, q.start, q.start + 1)


def _beside(text: str, found: list[Attribution], q: Quotation) -> Attribution | None:
    """The attribution that touches the quotation: '..., X said', 'X said: "...', 'X called it "...'."""
    for a in found:
        if 0 <= a.start - q.end <= 4 or (a.end <= q.start and not re.search(r"[.;]\s", text[a.end : q.start]) and q.start - a.end <= 12):
            return a
    return None


def _find_subject(article: Article, q: Quotation, i: int, actors: list[dict]) -> Speaker | None:
    """Who can have said a fragment: the subject that opens the sentence, else the nearest speaker named before it."""
    s = article.sentences[i]
    tokens = read_tokens(article.text, s.start, q.start - 1)
    found = find_speaker_after(tokens, 0) if tokens else None
    if found is not None and (found[0].kind in {"person", "body"} or _can_speak(found[0])):
        return found[0]
    for k in range(len(tokens) - 1, max(-1, len(tokens) - 26), -1):
        if tokens[k].low in load_roles("role") and load_roles("role")[tokens[k].low][0] in {"armed_group", "state", "monitor"}:
            speaker = read_speaker(tokens, max(0, k - 4), k + 1)
            if speaker is not None:
                return speaker
    named = [a for a in actors if s.start <= a["start"] < q.start and a["kind"] not in {"media"}]
    if not named:
        return None
    a = named[-1]
    return Speaker(a["start"], a["end"], (a["start"], a["end"]), "person" if a["kind"] == "person" else "body", "")


def _can_speak(speaker: Speaker) -> bool:
    return speaker.kind == "role" and load_roles("role").get(speaker.head, ("",))[0] not in {"", "witness"}


def _goes_on(article: Article, last: Quotation, q: Quotation, i: int) -> bool:
    """Whether a quotation goes on with the last one: in the same paragraph, or in the next when that one was left open."""
    before = article.sentence_at(last.end - 1)
    if before is None:
        return False
    apart = article.sentences[i].paragraph - article.sentences[before].paragraph
    return (apart == 0 and i - before <= 2) or (not last.closed and i - before <= 1)


def _make_row(article: Article, q: Quotation, speaker: Speaker, partial: bool, actors: list[dict]) -> dict:
    text = article.text
    actor = find_actor(text, speaker, actors)
    role = classify_speaker(text, speaker, actor)[1] or "other"
    name = text[speaker.start : speaker.end]
    if actor is not None and actor.get("name") and speaker.kind != "role":
        name = actor["name"]
    if speaker.kind == "person" and " " not in name:
        name = _find_full_name(article, name, speaker.start)
    return {
        **article.span(q.start, q.end), "speaker": re.sub(r"\s+", " ", name), "actor_id": actor["actor_id"] if actor else None,
        "role": role, "partial": partial, "n_words": len(_WORD.findall(text[q.start : q.end])),
    }  # fmt: skip


def _find_full_name(article: Article, name: str, before: int) -> str:
    """The name that the article has in full, before the place or behind it: "Riaz", "Lt Gen Aamer Riaz"; itself where it has none."""
    known = load_roles("title") | load_roles("role") | load_roles("modifier") | load_roles("body")
    with_given = re.compile(rf"((?:[A-Z][\w’'-]{{1,20}}\s){{1,3}}){re.escape(name)}\b(?!\s[A-Z])")
    found = list(with_given.finditer(article.text, article.start, article.end))
    for m in [*(m for m in reversed(found) if m.start() < before), *(m for m in found if m.start() >= before)]:
        given = m[1].split()
        while given and (given[0].casefold() in known or given[0].casefold().removesuffix("s") in known):
            given = given[1:]
        if given and not any(w.casefold() in known for w in given):
            return " ".join([*given, name])
    with_family = re.search(rf"\b{re.escape(name)}((?:\s[A-Z][\w’'-]{{1,20}}){{1,3}})\b", article.text[article.start : article.end])
    return name + with_family[1] if with_family else name
