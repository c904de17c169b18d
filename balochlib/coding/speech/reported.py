"""Reported speech of a whole article: pronouns led back to names, and speech that runs on over sentences."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache

from balochlib.coding.speech.attributions import Attribution, find_in_sentence
from balochlib.coding.speech.grammar import PREPOSITIONS, is_count, load_roles, load_speech, load_words, read_tokens
from balochlib.coding.speech.quotations import Quotation, find_quotations
from balochlib.coding.speech.registers import goes_on_in_figures, refers_back, tells_incident
from balochlib.coding.speech.roles import classify_speaker, find_actor, is_known_actor
from balochlib.coding.speech.speaker_phrases import Speaker, is_place
from balochlib.coding.speech.speakers import find_speaker_after
from balochlib.text.article import Article

_CLOCK = re.compile(r"[^\w\n]{0,3}\d{1,2}[:.]\d{2}\b")
_MEMORY = 60  # speakers kept in mind
_REACH = 8  # sentences over which a pronoun looks back
_PLURALS = load_words("plural_body")


@dataclass(frozen=True)
class Reported:
    """The attributions of an article by sentence, and the speaker carried into sentences that have none of their own."""

    attributions: tuple[tuple[Attribution, ...], ...]
    carried: dict[int, Speaker] = field(default_factory=dict)
    quotations: tuple[Quotation, ...] = ()
    openings: dict[int, Speaker] = field(default_factory=dict)  # the person or body that a sentence opens with


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
        opening = _opening(text, sentence.start, sentence.end)
        papers = _papers_in(text, sentence.start, sentence.end)
        if opening is not None:
            memory.append(Heard(i, opening, spoke=False, papers=papers))
            openings[i] = opening
        found = []
        for a in find_in_sentence(text, sentence.start, sentence.end):
            speaker = _resolve(text, a.speaker, i, memory)
            if speaker is None:
                continue
            memory.append(Heard(i, speaker, spoke=True, papers=papers))
            found.append(replace(a, speaker=speaker, sentence=i))
        out.append(tuple(found))
    reported = Reported(tuple(out), openings=openings, quotations=tuple(find_quotations(text, article.start, article.end)))
    return replace(reported, carried=_carry(article, reported))


@dataclass(frozen=True, slots=True)
class Heard:
    """A speaker heard of so far: in which sentence, whether it spoke there, and the words for papers in that sentence."""

    sentence: int
    speaker: Speaker
    spoke: bool
    papers: frozenset[str] = frozenset()


def _papers_in(text: str, start: int, end: int) -> frozenset[str]:
    return load_speech("document") & {t.low for t in read_tokens(text, start, end)}


def _opening(text: str, start: int, end: int) -> Speaker | None:
    """The person or body that a sentence opens with: "it" and "he" of the next sentence may mean it."""
    tokens = read_tokens(text, start, min(end, start + 160))
    if not tokens or not tokens[0].text[0].isupper():
        return None
    comma = next((i for i in range(1, min(7, len(tokens))) if tokens[i].text == ","), 0)
    led = tokens[0].low in PREPOSITIONS and 0 < comma < len(tokens) - 1  # "At Rakhni, risaldar Sher Jan commands nine men"
    first = comma + 1 if led else 0
    found = find_speaker_after(tokens, first)
    if found is None or found[0].wide[0] > tokens[first].end + 1:
        return None
    speaker = found[0]
    people = speaker.kind == "role" and speaker.head.endswith("s") and speaker.head in load_roles("role")
    word = text[speaker.start : speaker.end]
    plural = word[1:].islower() and word.isalpha() and word.endswith("s")
    common = speaker.kind == "body" and plural and not is_known_actor(word)  # "Rifles and mines were found"
    known = (speaker.kind in {"person", "body"} and not common) or speaker.head in load_roles("collective") or people
    return speaker if known else None


def _resolve(text: str, speaker: Speaker, i: int, memory: list[Heard]) -> Speaker | None:
    """Return whom the words mean: themselves for a name; for "he", "the report", "the institute" the speaker they point back to."""
    reach = [h for h in memory[-40:] if i - h.sentence <= _REACH]
    if speaker.kind == "pronoun":
        return next((h.speaker for h in reversed(reach) if _fits_pronoun(speaker.head, h.speaker)), None)
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
    if speaker.kind == "role" and len(text[speaker.start : speaker.end].split()) <= 2:
        return next((h.speaker for h in named if _is_same(text, speaker, h.speaker)), speaker)
    return speaker


def _describe(text: str, speaker: Speaker, memory: list[Heard]) -> Speaker:
    """Give a surname or a short form the description that its full form had: "Shafqaat", "AOAV"."""
    name = text[speaker.start : speaker.end]
    for heard in memory[:_MEMORY]:
        other = heard.speaker
        full = text[other.start : other.end]
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
        if kind == "monitor":
            return is_monitor(text, other)
        return kind == "armed_group" and other.kind == "body" and _may_be_group(text, other)
    return other.kind == "person" and speaker.head in text[other.wide[0] : other.wide[1]].casefold()


def _may_be_group(text: str, speaker: Speaker) -> bool:
    """Whether "the group" can mean a body: an armed group, or one that no list holds; not the police."""
    actor = find_actor(text, speaker, [])
    if actor is not None or is_place(speaker):
        return actor is not None and actor["kind"] == "armed_group"
    return all(load_roles(lst).get(speaker.head, ("",))[0] != "state" for lst in ("role", "name"))


def _carry(article: Article, reported: Reported) -> dict[int, Speaker]:
    """The speaker of sentences without an attribution of their own, where the text carries one into them."""
    carried: dict[int, Speaker] = {}
    digest = _find_digest(article, reported)
    for i, _sentence in enumerate(article.sentences):
        if any(a.kind != "act" and (a.after or a.before) for a in reported.attributions[i]):
            continue
        speaker = (
            _from_list(article, reported, i)
            or _from_sandwich(article, reported, i)
            or _from_quotation(article, reported, carried, i)
            or _from_reference(article, reported, carried, i)
        )
        if speaker is None and digest is not None and i > digest[0] and not _tells_incident(article, i):
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
    issued = spoken and _papers_in(article.text, *speaker.wide) and spoken[-1].kind == "figure"  # "the ministry's figures show"
    is_counter = is_counter or bool(issued)
    if not same:
        return speaker if is_counter and goes_on_in_figures(tokens) and not refers_back(tokens) else None
    if _CLOCK.match(article.text, article.sentences[i - 1].start):  # an entry of a running report: one source, one moment
        return speaker
    kind = classify_speaker(article.text, speaker, find_actor(article.text, speaker, []))[0]
    if is_counter and goes_on_in_figures(tokens):
        return speaker
    if kind == "state" and words[:1] == ["in"] and set(words[1:3]) & _SECOND and set(words[2:6]) & _OPERATIONS:
        return speaker
    if (kind == "medical" or "its" in words) and set(words) & _WARDS and any(is_count(t) for t in tokens):
        return speaker
    return None


_LOST = load_words("loss_word") | load_words("dead_word")
_OWN_PAPER = frozenset({"paper", "newspaper", "magazine", "site", "website", "desk", "column"})  # "this paper's own tally"
_FILINGS = load_words("filing")
_SECOND = load_words("second_word")
_OPERATIONS, _WARDS = load_words("operation_word"), load_words("ward_word")


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


def _find_digest(article: Article, reported: Reported) -> tuple[int, Speaker] | None:
    """A text that retells one monitor's figures, with the sentence where it begins.

    The monitor speaks among the first sentences, and either in half of all attributions, or at the very start of a text whose
    figures nearly all stand without a source of their own: a register, a year by district. A line above the text that holds
    nothing but the monitor's name speaks too.
    """
    said = [a for found in reported.attributions for a in found if a.kind != "act" and (a.after or a.before)]
    monitors = [a for a in said if is_monitor(article.text, a.speaker)]
    body = [i for i, s in enumerate(article.sentences) if s.section not in {"title", "deck"}]
    first = _find_issuer(article) or next(((a.sentence, a.speaker) for a in monitors), None)
    if first is None:
        return None
    opens = first[0] in body[:6] or first[0] not in body
    if opens and len(monitors) > 1 and 2 * len(monitors) >= len(said):
        return first
    told = {i for i in body if _counts_losses(article, i)}
    others = {a.sentence for a in said if not is_monitor(article.text, a.speaker)} & told
    if (first[0] in body[:2] or first[0] not in body) and len(told) >= 4 and 4 * len(others) <= len(told):
        return first
    return None


def _find_issuer(article: Article) -> tuple[int, Speaker] | None:
    """The monitor whose name alone, with its seat, makes a line between title and text."""
    for i, s in enumerate(article.sentences[:4]):
        tokens = read_tokens(article.text, s.start, s.end) if s.section in {"title", "deck"} else []
        found = find_speaker_after(tokens, 0) if tokens else None
        if found is None or not is_monitor(article.text, found[0]) or len(tokens) - found[1] > 4:
            continue
        if found[1] >= len(tokens) or tokens[found[1]].text in ",|·":
            return i, found[0]
    return None


def _counts_losses(article: Article, i: int) -> bool:
    """Whether a sentence counts dead, injured or missing people."""
    tokens = read_tokens(article.text, article.sentences[i].start, article.sentences[i].end)
    return any(is_count(t) for t in tokens) and any(t.low in _LOST for t in tokens)


@cache
def _monitor_words() -> frozenset[str]:
    return frozenset(term for term, (kind, _) in load_roles("role").items() if kind == "monitor")


def is_monitor(text: str, speaker: Speaker) -> bool:
    """Whether the words around a speaker's name say that it counts and studies: an institute, a monitor, a think tank."""
    words = re.findall(r"[a-z]+", text[speaker.wide[0] : speaker.wide[1]].casefold())
    return (bool(_monitor_words() & set(words)) and speaker.kind != "person") or load_roles("name").get(
        text[speaker.start : speaker.end].casefold(), ("",)
    )[0] == "monitor"
