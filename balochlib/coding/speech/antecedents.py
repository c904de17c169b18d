"""Whom a speaker's words mean: "he", "the report", "the group" led back to the speakers heard of before."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from balochlib.coding.speech.grammar import PREPOSITIONS, PRONOUNS, load_roles, load_speech, load_words, read_tokens
from balochlib.coding.speech.roles import find_actor, is_known_actor
from balochlib.coding.speech.speaker_phrases import Speaker, is_place
from balochlib.coding.speech.speakers import find_speaker_after
from balochlib.coding.speech.subjects import find_opening_subject
from balochlib.text.article import Article

_DATELINE = re.compile(r"[A-Z][A-Z .'-]{2,40}(?:,[^–—:()\n]{1,40}|\s\([^()\n]{3,30}\))?\s{0,2}(?:[–—:]|-\s|//)\s{0,2}")
_MEMORY = 60  # speakers kept in mind
_REACH = 8  # sentences over which a pronoun looks back
_PLURALS = load_words("plural_body")
_OWN_PAPER = frozenset({"paper", "newspaper", "magazine", "site", "website", "desk", "column"})  # "this paper's own tally"
_FILINGS = load_words("filing")


@dataclass(frozen=True, slots=True)
class Heard:
    """A speaker heard of so far: in which sentence, whether it spoke there, and the words for papers in that sentence."""

    sentence: int
    speaker: Speaker
    spoke: bool
    papers: frozenset[str] = frozenset()


def papers_in(text: str, start: int, end: int) -> frozenset[str]:
    return load_speech("document") & {t.low for t in read_tokens(text, start, end)}


def read_opening(text: str, start: int, end: int) -> Speaker | None:
    """The person or body that a sentence opens with: "it" and "he" of the next sentence may mean it."""
    dateline = _DATELINE.match(text, start, end)
    start = dateline.end() if dateline else start
    tokens = read_tokens(text, start, min(end, start + 160))
    if not tokens or not tokens[0].text[0].isupper():
        return None
    comma = next((i for i in range(1, min(7, len(tokens))) if tokens[i].text == ","), 0)
    led = tokens[0].low in PREPOSITIONS and 0 < comma < len(tokens) - 1  # "At Rakhni, risaldar Sher Jan commands nine men"
    first = comma + 1 if led else 0
    found = find_speaker_after(tokens, first)
    if found is None or found[0].wide[0] > tokens[first].end + 1:
        return None
    if found[1] < len(tokens) and tokens[found[1]].low in PRONOUNS:  # "Today it put them at seven"
        return None
    speaks = found[0].kind == "role" and found[0].head in load_words("speaking_office")
    named = find_opening_subject(tokens[first:], len(tokens) - first) if speaks else None
    speaker = (
        named if named is not None and named.kind == "person" else found[0]
    )  # "The government's spokesman, Shahid Rind, dismissed ..."
    people = speaker.kind == "role" and speaker.head.endswith("s") and speaker.head in load_roles("role")
    word = text[speaker.start : speaker.end]
    plural = word[1:].islower() and word.isalpha() and word.endswith("s")
    common = speaker.kind == "body" and plural and not is_known_actor(word)  # "Rifles and mines were found"
    if speaker.head in load_words("line_label"):
        return None
    known = (speaker.kind in {"person", "body"} and not common) or speaker.head in load_roles("collective") or people
    return speaker if known else None


def resolve_speaker(article: Article, speaker: Speaker, i: int, memory: list[Heard]) -> Speaker | None:
    """Return whom the words mean, as `_find_meant` says, by the name that brought a body on: "the council" is no mere "HRCB"."""
    meant = _find_meant(article, speaker, i, memory)
    if meant is None or meant.kind != "body" or speaker.kind == "body":
        return meant
    short = f"({article.text[meant.start : meant.end]})"
    full = (h.speaker for h in memory[:_MEMORY] if article.text[h.speaker.start : h.speaker.end].endswith(short))
    return next(full, meant)


def _find_meant(article: Article, speaker: Speaker, i: int, memory: list[Heard]) -> Speaker | None:
    """Return whom the words mean: themselves for a name; for "he", "the report", "the institute" the speaker they point back to."""
    text, reach = article.text, [h for h in memory[-40:] if i - h.sentence <= _REACH]
    if speaker.kind == "pronoun":
        fitting = [h for h in reversed(reach) if _fits_pronoun(speaker.head, h.speaker)]
        here = article.sentences[i].paragraph
        near = [h for h in fitting if article.sentences[h.sentence].paragraph == here or (h.spoke and i - h.sentence <= 2)]
        topic = _find_topic(article, memory) if speaker.head == "it" and not near else None  # a portrait: "It says it fought the army"
        return topic or next((h.speaker for h in fitting), None)
    if speaker.kind == "person" and (actor := find_actor(text, speaker, [])) is not None and actor["kind"] != "person":
        speaker = replace(speaker, kind="body")  # "Jaish al-Adl" looks like a person's name
    if speaker.kind in {"person", "body"}:
        return _describe(text, speaker, memory)
    first = re.match(r"\w+", text[speaker.start : speaker.end])
    if first is None or first[0].casefold() not in {"the", "its", "his", "her", "their", "this", "that"}:
        return speaker
    heard = [h for h in reversed(reach) if h.speaker.kind in {"person", "body", "role"}]
    named = [h for h in heard if h.spoke]
    words = set(re.findall(r"\w+", text[speaker.start : speaker.end].casefold()))
    own = first[0].casefold() == "this" and words & _OWN_PAPER
    if speaker.kind == "document" and (own or speaker.head in _FILINGS):
        return speaker
    if speaker.kind == "document":
        told = [h for h in heard if h.spoke or h.sentence < i]
        issuer = next((h for h in told if speaker.head in h.papers or (h.spoke and is_monitor(text, h.speaker))), None)
        issuer = issuer or next(iter(named), None)
        if issuer is None and first[0].casefold() == "its":  # "PIPS published its yearbook. Its register has ..."
            issuer = next((h for h in told if _fits_pronoun("it", h.speaker)), None)
        return issuer.speaker if issuer else speaker
    bare = text[speaker.start : speaker.end].casefold().split()[1:]  # without "the": "commissioner", "think tank"
    if speaker.kind == "role" and (len(bare) <= 1 or " ".join(bare) in load_roles("role")):
        same = next((h.speaker for h in named if _is_same(text, speaker, h.speaker)), None)
        if same is not None and same.kind == "role" and same.head == speaker.head and speaker.head not in load_words("general_role"):
            return replace(speaker, wide=same.wide)  # "A doctor ... the doctor": no name that says more
        return same or speaker
    return speaker


def _find_topic(article: Article, memory: list[Heard]) -> Speaker | None:
    """Return the armed group that title and first paragraph open with: what the whole text is on."""
    first = [h for h in memory[:4] if article.sentences[h.sentence].section in {"title", "deck"}]
    for heard in first[:1]:
        actor = find_actor(article.text, heard.speaker, [])
        if actor is not None and actor["kind"] == "armed_group":
            return heard.speaker
    return None


def _describe(text: str, speaker: Speaker, memory: list[Heard]) -> Speaker:
    """Give a surname or a short form the description that its full form had: "Shafqaat", "AOAV"."""
    name = text[speaker.start : speaker.end]
    for heard in memory[:_MEMORY]:
        other = heard.speaker
        full = text[other.start : other.end]
        if name.isalpha() and name.istitle() and other.kind == "body" and name in full.split() != [name] and not is_known_actor(name):
            return speaker if is_place(speaker) else other  # "the Commission" for the Human Rights Commission
        if (full != name and full.endswith((" " + name, f"({name})"))) or (full == name and other.wide != (other.start, other.end)):
            return replace(speaker, wide=other.wide, kind=other.kind, head=other.head)
    return speaker


def _fits_pronoun(pronoun: str, other: Speaker) -> bool:
    """Whether a pronoun can mean an earlier speaker: "he" a person, "it" a body, "they" several people or a body."""
    collective = other.head in load_roles("collective") or other.kind == "body"
    plural = other.head in _PLURALS or (other.head.endswith("s") and other.kind == "role")
    if pronoun in {"he", "she"}:
        return other.kind == "person" or (other.kind == "role" and not collective and not plural)
    if pronoun == "it":
        return (collective and not (plural and other.kind == "role")) or other.kind == "document"
    return pronoun == "they" and (plural or collective)


def _is_same(text: str, speaker: Speaker, other: Speaker) -> bool:
    """Whether "the institute", "the group", "the commissioner" means an earlier speaker of that kind or office."""
    kind = load_roles("role").get(speaker.head, ("", ""))[0]
    if other.start == speaker.start:
        return False
    if speaker.head in load_roles("collective"):
        if speaker.head in load_words("name_head") and other.kind == "body":  # "the council" for the Human Rights Council
            named = speaker.head in re.findall(r"[a-z]+", text[other.wide[0] : other.wide[1]].casefold())
            return named or (kind == "monitor" and is_monitor(text, other))
        if kind == "monitor":
            return is_monitor(text, other)
        return kind == "armed_group" and other.kind == "body" and _may_be_group(text, other)
    if other.kind == "role" and speaker.head == other.head:  # "An intelligence official ... the official added"
        return True
    return other.kind == "person" and speaker.head in text[other.wide[0] : other.wide[1]].casefold()


def _may_be_group(text: str, speaker: Speaker) -> bool:
    """Whether "the group" can mean a body: an armed group, or one that no list holds; not the police."""
    actor = find_actor(text, speaker, [])
    if actor is not None or is_place(speaker):
        return actor is not None and actor["kind"] == "armed_group"
    return all(load_roles(lst).get(speaker.head, ("",))[0] != "state" for lst in ("role", "name"))


@cache
def _monitor_words() -> frozenset[str]:
    return frozenset(term for term, (kind, _) in load_roles("role").items() if kind == "monitor")


def is_monitor(text: str, speaker: Speaker) -> bool:
    """Whether the words around a speaker's name say that it counts and studies: an institute, a monitor, a think tank."""
    words = re.findall(r"[a-z]+", text[speaker.wide[0] : speaker.wide[1]].casefold())
    return (bool(_monitor_words() & set(words)) and speaker.kind != "person") or load_roles("name").get(
        text[speaker.start : speaker.end].casefold(), ("",)
    )[0] == "monitor"
