"""The setting of a charge: one sentence with the actors and speakers around it, the subject of its verbs, and their names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property

from balochlib.coding.accusation.allegations import find_breaks, find_lands
from balochlib.coding.speech.grammar import AUXILIARIES, load_words, read_tokens
from balochlib.coding.speech.reported import Reported
from balochlib.coding.speech.roles import find_actor
from balochlib.coding.speech.speakers import Speaker, find_speaker_after, find_speaker_before
from balochlib.text.article import Article, Sentence
from balochlib.text.lexicon import load_rows

SAYING = frozenset(("person", "state", "state_force", "armed_group", "organisation", "civil_society", "intelligence"))
STATES = frozenset(("state", "state_force", "intelligence"))
_NO_STATE = frozenset(("organisation", "civil_society", "media", "person"))
_CHAIN = re.compile(r"(?: \([^()]{1,20}\)|\))?(?:,|,? and|,? or|,? as well as)(?: both)?(?: the)? ")
_GENERIC = re.compile(r"(?:the|this|that) (?:group|outfit|organi[sz]ation|movement|militants?|insurgents?)$", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:the|its|his|her|their) ")
_NOBODY = frozenset(("it", "they", "he", "she", "neither", "both", "nobody", "no one", "none", "many", "some", "others", "this", "that"))
_BEFORE_VERBS = AUXILIARIES | load_words("adverb") | {"often", "long", "once", "always", "never", "even", "too"}
_RELEASE = re.compile(
    r"\b(?:press release|press note|handout|media release|statement to the (?:media|press)|communiqu\u00e9|pr-\d{1,4}/\d{4})\b",
    re.IGNORECASE,
)
_HE = re.compile(r"\b(?:[Hh]e|[Ss]he)\b")
_IT = re.compile(r"\b(?:[Ii]t|[Tt]hey)\b")
_JOINS = re.compile(r"\b(?:and|or|as well as)\b")
_OPENING_BODY = re.compile(r"(?:[\w'\u2019-]+ ){1,5}?[\w'\u2019-]+(?=,? (?:has|have|had|which|whose|said|says|also|is|was|were|are)\b)")
_PAPER = re.compile(
    r"\b[Tt]he (?:press )?(?:release|statement|communiqu\u00e9|handout|note) (?:said|says|added|read|noted|concluded|maintained)\b"
)
_DATELINE = re.compile(r"[A-Z]{3,15}(?:[ /][A-Z]{3,15}){0,2}(?:, [\w .,]{2,30})?(?::| [-\u2013\u2014])")
_REACH = 400  # characters before a verb in which its subject is looked for
_PARTICIPLE = re.compile(r"[a-z]{3,15}ing\b")
_INNER = re.compile(r"(?:it|they) (?:\w+ )?")
_PREPOSED = re.compile(r"\b(?:of|on|in|to|from|with|against|by|for|near|at|over|into) (?:the )?$|\w (?=[a-z])$")


@dataclass(frozen=True)
class Setting:
    """One sentence of an article with the actors named in the article and who says what in it.

    >>> from balochlib.coding.speech.reported import read_reported
    >>> t = "Islamabad accuses India of funding the BLA, which New Delhi denies."
    >>> a = Article("a", "s", t, 0, len(t), sentences=(Sentence(0, len(t)),))
    >>> opens, closes = Setting(a, 0, [], read_reported(a)).clause(10, 17)
    >>> t[opens:closes]
    'Islamabad accuses India of funding the BLA'
    """

    article: Article
    index: int
    actors: list[dict]
    reported: Reported
    issuer: str | None = None  # who issued the whole text, where it is a press release
    places: tuple[dict, ...] = ()

    @property
    def text(self) -> str:
        return self.article.text

    @property
    def sentence(self) -> Sentence:
        return self.article.sentences[self.index]

    @cached_property
    def inside(self) -> list[dict]:
        return [a for a in self.actors if self.sentence.start <= a["start"] < self.sentence.end]

    @cached_property
    def _breaks(self) -> list[tuple[int, int]]:
        return find_breaks(self.text, self.sentence.start, self.sentence.end)

    def lands(self, start: int, end: int) -> list[str]:
        """Return the governments of the countries named in a stretch, but for a country within a name ("Tehreek-e-Taliban Pakistan").

        A country that opens the name of a force or a group stays one ("Afghan Taliban", "Pakistan Army"). Where no country is
        named, a town abroad stands for its own ("handlers in Kandahar").
        """
        names = [a for a in self.inside if a["start"] < end and start < a["end"] and a["kind"] not in {"state", "intelligence"}]
        stretch = self.text[start:end]
        for a in names:
            opens = a["start"] if a["kind"] in _NO_STATE else a["start"] + len(re.match(r"\w*", a["text"])[0])
            low, high = max(0, opens - start), min(len(stretch), a["end"] - start)
            stretch = stretch[:low] + " " * (high - low) + stretch[high:]
        towns = [p for p in self.places if start <= p["start"] and p["end"] <= end and p["country"] not in {None, "Pakistan"}]
        return find_lands(stretch, 0, len(stretch)) or list(dict.fromkeys(g for p in towns for g in find_lands(p["country"], 0, 60)))

    def clause(self, start: int, end: int) -> tuple[int, int]:
        """Return the bounds of the clause around ``text[start:end]``: from the break before it to the break behind it."""
        opens = max((b for _, b in self._breaks if b <= start), default=self.sentence.start)
        return opens, min((a for a, _ in self._breaks if a >= end), default=self.sentence.end)


def find_issuer(article: Article) -> str | None:
    """Return the actor that issued the whole text: a press release names it in its head ("PR-307/2025-ISPR") or signs with it.

    >>> t = "PRESS RELEASE No PR-307/2025-ISPR\\n\\nFour terrorists were killed."
    >>> find_issuer(Article("a", "s", t, 0, len(t)))
    'Inter-Services Public Relations'
    >>> find_issuer(Article("a", "s", "Four men were killed.", 0, 21)) is None
    True
    """
    head = article.text[max(0, article.start - 300) : min(article.end, article.start + 400)]
    tail = article.text[max(article.start, article.end - 160) : article.end + 120]
    if not _RELEASE.search(head):
        return None
    signed = tail if re.search(r"\bspokes\w+", tail, re.IGNORECASE) else ""
    names = (_short_forms().get(m[0]) for part in (signed, head) for m in re.finditer(r"\b[A-Z][A-Za-z]{1,6}\b", part))
    return next(filter(None, names), None)


@cache
def _short_forms() -> dict[str, str]:
    kinds = {"armed_group", "state_force", "state", "intelligence", "civil_society"}
    return {short: r["name"] for r in load_rows("actors") if r["kind"] in kinds for short in r["short_forms"].split(";") if short}


def find_subject(setting: Setting, verb: int) -> Speaker | None:
    """Return the subject of the verb at ``verb``: the phrase before it, over adverbs and insertions between commas.

    The subject of ", which accuses" is the phrase before the comma; of ", accusing it of" and of a second verb behind "and" it is
    the subject that opens the sentence; of "that it blames on" it is who acts in the clauses before.

    >>> from balochlib.coding.speech.reported import read_reported
    >>> t = "The ministry, responding to the raid, blamed Kabul."
    >>> a = Article("a", "s", t, 0, len(t), sentences=(Sentence(0, len(t)),))
    >>> subject = find_subject(Setting(a, 0, [], read_reported(a)), t.index("blamed"))
    >>> t[subject.start:subject.end]
    'The ministry'
    >>> find_subject(Setting(a, 0, [], read_reported(a)), 0) is None
    True
    """
    s, text = setting.sentence, setting.text
    attributions = setting.reported.attributions[setting.index]
    for a in attributions:
        if a.kind == "act" and a.start < verb < a.end and not _INNER.fullmatch(text, max(s.start + 1, a.start), verb):
            return a.speaker
    tokens = read_tokens(text, max(s.start, verb - _REACH), verb)
    i = len(tokens)
    opening = find_speaker_after(tokens, 0) if tokens else None
    if i and tokens[i - 1].text == "," and _PARTICIPLE.match(text, verb):
        spoke = next((a.speaker for a in attributions if 0 < verb - max(a.end, a.speaker.end) <= 3), None)  # "he replied, accusing"
        if spoke is not None:
            return spoke
        owned = tokens[0].low in {"its", "their", "his", "her"}
        return opening[0] if opening and not owned and opening[0].wide[0] <= tokens[0].end + 1 else None
    while i and (tokens[i - 1].low in _BEFORE_VERBS or tokens[i - 1].low.endswith("ly")):
        i -= 1
    if i and tokens[i - 1].low in {"which", "who", "that"}:  # the antecedent stands right before
        i -= 1 + (i > 1 and tokens[i - 2].text == ",")
        beside = next((a for a in setting.inside if i and a["end"] == tokens[i - 1].end), None)
        return _as_speaker(beside) if beside else find_speaker_before(tokens, i) if i else None
    if i and tokens[i - 1].low in {"and", "or", "but", "then"}:
        spoken = [a.speaker for a in attributions if a.after and a.start < verb]
        return spoken[0] if spoken else opening[0] if opening else None
    if i > 1 and tokens[i - 1].low in {"it", "they"}:
        return _actor_before(setting, tokens[i - 1].start)
    if i and tokens[i - 1].text in ",)":
        opening = {",": ",", ")": "("}[tokens[i - 1].text]
        k = next((k for k in range(i - 2, max(-1, i - 26), -1) if tokens[k].text == opening), None)
        inserted = k is not None and k > 0 and (opening == "(" or tokens[k + 1].text.islower())  # "X, who led the corps, blamed"
        i = k if inserted else i - 1
    return find_speaker_before(tokens, i) if i else None


def _actor_before(setting: Setting, at: int) -> Speaker | None:
    """Return the last actor before ``at`` in the sentence that no preposition makes the object of another."""
    for a in reversed([a for a in setting.inside if a["end"] <= at and a["kind"] in SAYING]):
        if not _PREPOSED.search(setting.text, max(setting.sentence.start, a["start"] - 14), a["start"]):
            return _as_speaker(a)
    return None


def _as_speaker(a: dict) -> Speaker:
    return Speaker(a["start"], a["end"], (a["start"], a["end"]), "person" if a["kind"] == "person" else "body", a["text"].casefold())


def name_speaker(setting: Setting, speaker: Speaker) -> list[str]:
    """Name a speaker: the actors joined in the phrase ("Islamabad and Kabul"), one actor, else the text's own words.

    "The group" is the armed group named before, and "the prime minister" the person told of with that office before; a pronoun
    that nothing resolves names nobody.
    """
    if setting.issuer and _PAPER.search(setting.text, setting.sentence.start, setting.sentence.end):  # a press release on itself
        return [setting.issuer]
    s = setting.sentence
    of_person = speaker.kind == "person" or (speaker.kind == "role" and _HE.search(setting.text, s.start, s.end) is not None)
    meant = _lead_back(setting, of_person) if speaker.end <= s.start else []
    if not meant and _DATELINE.match(setting.text[speaker.start : speaker.end + 40]):  # "NEW YORK, March 19: Pakistan has ... , it says"
        opening = next((a for a in setting.inside if a["start"] > speaker.end and a["kind"] in SAYING), None)
        return [opening["name"]] if opening else []
    return meant or _name_words(setting, speaker)


def _name_words(setting: Setting, speaker: Speaker) -> list[str]:
    """Name a speaker by the words of its phrase alone."""
    held = [a for a in setting.actors if speaker.wide[0] <= a["start"] and a["end"] <= speaker.wide[1] and a["kind"] in SAYING]
    joined = list_from(held, setting.text)
    if len(joined) > 1 and _JOINS.search(setting.text, joined[-2]["end"], joined[-1]["start"]):  # else "X, the head of Y"
        return [a["name"] for a in joined]
    actor = find_actor(setting.text, speaker, setting.actors)
    if actor is not None:
        return [actor["name"]]
    words = setting.text[speaker.start : speaker.end]
    if _GENERIC.match(words):
        return find_group_before(setting, speaker.start) or [words]
    if speaker.kind in {"pronoun", "other"} or words.casefold() in _NOBODY or words.endswith(("'s", "\u2019s")):
        return []
    return _find_holder(setting, speaker) or [words]


def _lead_back(setting: Setting, person: bool) -> list[str]:
    """Return whom "he", "it" or "they" of the sentence mean: the last person, or the body that opens the nearest sentence before.

    Who only hears or prints the words ("told AFP") and who stands behind a preposition is not meant.
    """
    if not (_HE if person else _IT).search(setting.text, setting.sentence.start, setting.sentence.end):
        return []
    for i in range(setting.index - 1, max(-1, setting.index - 4), -1):
        s = setting.article.sentences[i]
        held = [a for a in setting.actors if s.start <= a["start"] < s.end and (a["kind"] == "person") == person and a["kind"] in SAYING]
        held = [a for a in held if not _PREPOSED.search(setting.text, max(s.start, a["start"] - 14), a["start"])]
        if person and held:
            return [held[-1]["name"]]
        spoke = [a.speaker for a in setting.reported.attributions[i] if a.speaker.start >= s.start]
        bodies = [n for n in spoke if (n.kind != "person" and n.kind != "pronoun") or any(n.start <= a["start"] < n.end for a in held)]
        if bodies and not person:
            return _name_words(setting, bodies[-1])
        opening = _OPENING_BODY.match(setting.text, s.start, s.end)
        opening = opening and find_speaker_after(read_tokens(setting.text, *opening.span()), 0)
        if opening and (not held or opening[0].end <= held[0]["start"]) and opening[0].kind != "person" and not person:
            return _name_words(setting, opening[0])
        if held:
            return [held[0]["name"]]
    return []


def _find_holder(setting: Setting, speaker: Speaker) -> list[str] | None:
    """Return the person told of with the office before: "the prime minister" after "Prime Minister Shehbaz Sharif"."""
    office = _ARTICLE.sub("", setting.text[speaker.start : speaker.end].casefold())
    for a in setting.actors:
        before = setting.text[max(0, a["start"] - len(office) - 1) : a["start"]]
        if a["kind"] == "person" and a["end"] <= speaker.start and before.casefold() == f"{office} ":
            return [a["name"]]
    return None


def find_group_before(setting: Setting, at: int) -> list[str]:
    """Return the armed group that "the group" means: the first one named in the nearest sentence before that names any."""
    here = setting.article.sentence_at(at) or 0
    for i in range(here, max(-1, here - 3), -1):
        s = setting.article.sentences[i]
        held = [a["name"] for a in setting.actors if s.start <= a["start"] < min(s.end, at) and a["kind"] == "armed_group"]
        if held:
            return held[:1]
    return []


def list_from(actors: list[dict], text: str) -> list[dict]:
    """Return the first of ``actors`` and those listed with it.

    >>> t = "the TTP, the BLA and, far away, China"
    >>> [a["name"] for a in list_from([{"name": n, "start": t.index(n), "end": t.index(n) + len(n)} for n in ("TTP", "BLA", "China")], t)]
    ['TTP', 'BLA']
    >>> list_from([], t)
    []
    """
    out = actors[:1]
    last = actors[0] if actors else None
    for a in actors[1:]:
        if text[last["end"] : a["start"]] == " (":  # the short form of the name before
            last = a
        elif _CHAIN.fullmatch(text, last["end"], a["start"]):
            out.append(last := a)
        else:
            break
    return out


def list_until(actors: list[dict], text: str) -> list[dict]:
    """Return the last of ``actors`` and those listed with it, in the order of the text.

    >>> t = "China, far away, the TTP and the BLA"
    >>> [a["name"] for a in list_until([{"name": n, "start": t.index(n), "end": t.index(n) + len(n)} for n in ("China", "TTP", "BLA")], t)]
    ['TTP', 'BLA']
    """
    out = actors[-1:]
    for a in reversed(actors[:-1]):
        if text[a["end"] : out[0]["start"]] == " (":  # the name of the short form behind
            out[0] = a
        elif _CHAIN.fullmatch(text, a["end"], out[0]["start"]):
            out.insert(0, a)
        else:
            break
    return out
