"""Parties of an accusation: who accuses, who is accused, who is said to gain, each by the construction that holds the charge."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from balochlib.coding.allegations import CLAUSE_BREAK, Accusation, find_accused, find_lands, load_words
from balochlib.coding.claimants import find_speaker_of
from balochlib.coding.grammar import AUXILIARIES, load_speech, load_words as load_grammar, read_tokens
from balochlib.coding.reported import Reported
from balochlib.coding.roles import find_actor
from balochlib.coding.speakers import Speaker, find_speaker_before
from balochlib.text.article import Article, Sentence

STATES = frozenset(("state", "state_force", "intelligence"))
SAYING = frozenset(("person", "state", "state_force", "armed_group", "organisation", "civil_society", "intelligence"))
BACKING = frozenset(("backing", "funding", "training", "sheltering", "proxy"))  # charges by which a third party gains

_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|been|being|be|stand|stands|stood)(?: \w+ly| often| also| long| now| even)? $|\bbeen (?=blamed)", re.IGNORECASE
)
_CHAIN = re.compile(r"(?: \([^()]{1,20}\))?(?:,|,? and|,? or|,? as well as)(?: both)?(?: the)? ")
_OWNS = re.compile(r"(?:['\u2019]s?)? (?:\w+ ){0,2}(?:attempts?|efforts?|bid|moves?|claims?|allegations?|accusations?|charges?) (?:to |of |that )?$")
_ON = re.compile(r"[^.;]{1,60}? on (?:the )?(?=\w)")
_OBJECT = re.compile(r" (?:it|them|him|her)\b")
_PRONOUN = re.compile(
    r"^[\"\u201c\u2018']?(?:He|She|It|They|Its|Their|The (?:group|outfit|organisation|organization|army|military|ministry|government|statement"
    r"|spokes\w+|minister))\b"
)
_THESE = re.compile(r"(?:these|those|both|such)\b(?: [\w-]+)? (?:groups|organi[sz]ations|outfits|elements|factions|organi[sz]ation|networks|militants)",
    re.IGNORECASE)  # fmt: skip
_SAID = re.compile(r"(?:['\u2019]s \w+)? (?:also |has |had )?(?:said|says|added|told|stated|claimed|announced|reported)\b")
_OWN_LAND = re.compile(r"\b(?:its|their)(?: own)? (?:soil|territory)\b")
_PEOPLE_AT = 80  # characters behind a charge in which the accused or the backed are looked for where no name is given


@dataclass(frozen=True)
class Setting:
    """One sentence of an article with the actors named in the article and who says what in it."""

    article: Article
    index: int
    actors: list[dict]
    reported: Reported

    @property
    def text(self) -> str:
        return self.article.text

    @property
    def sentence(self) -> Sentence:
        return self.article.sentences[self.index]

    @cached_property
    def inside(self) -> list[dict]:
        return [a for a in self.actors if self.sentence.start <= a["start"] < self.sentence.end]

    def clause(self, start: int, end: int) -> tuple[int, int]:
        """Return the bounds of the clause around ``text[start:end]``: from the break before it to the break behind it."""
        s = self.sentence
        opens = max((m.end() for m in CLAUSE_BREAK.finditer(self.text, s.start, start)), default=s.start)
        closes = CLAUSE_BREAK.search(self.text, end, s.end)
        return opens, closes.start() if closes else s.end


def name_accusers(setting: Setting, found: Accusation) -> list[str]:
    """Return who accuses: names, or the text's own words ("rights groups"); none where the text leaves it open.

    By construction, the first that fits: the owner of the charge ("India's baseless allegations"); nobody, or who stands
    behind "by", for a passive ("is accused of", "accused by Kabul of"); the subject of the verb of accusing, over its
    adverbs, a relative "which" and insertions between commas; else whoever the sentence is attributed to.
    """
    text, s = setting.text, setting.sentence
    owner = _OWNS.search(text, max(s.start, found.start - 60), found.start)
    if found.accused == "owner" or owner:
        return _adjacent(setting, owner.start() if owner else found.start)
    if is_passive(setting, found):
        return _agent(setting, found)
    if found.accused == "each other":
        return [a["name"] for a in _list_back(setting, found.start, SAYING)]
    subject = find_subject(setting, found.start) if found.accused == "object" else None
    speaker = subject or find_speaker_of(setting.article, setting.reported, found.start, found.end)
    names = name_speaker(setting, speaker) if speaker else []
    return names or _pronoun(setting, found) or _stated_by(setting, found)


def name_accused(setting: Setting, found: Accusation, accusers: list[str]) -> list[str]:
    """Return who is accused: names, else the text's own words; none where it names nobody.

    The side is told by the form (:class:`balochlib.coding.allegations.Accusation`). A state's service stands for itself, not
    for its state ("India's RAW"), "it" and "them" for who was named last, and "these groups" for the groups named before.
    """
    side = found.accused
    if side == "object":
        names = _antecedent(setting, found) if is_passive(setting, found) else _object(setting, found, accusers)
    elif side == "each other":
        names = accusers
    elif side in {"inside", "agent", "before", "possessor"}:
        names = _in_words(setting, found) or (_adjacent(setting, found.start) if side == "possessor" else [])
        if not names and side == "agent":
            names = _agent(setting, found) or _force(setting, found)
        if not names and side == "before":
            names = _before(setting, found)
    elif side in {"after", "owner"}:
        names = _after(setting, found)
    else:
        names = []
    return list(dict.fromkeys(n for n in names if side == "each other" or n not in accusers))


def name_gainers(setting: Setting, found: Accusation, taken: set[str]) -> list[str]:
    """Return the armed groups that the charge says are backed, sheltered or used: those listed behind it, else before it.

    Where no group is named, the text's own words for them; "these elements" means the groups named before.
    """
    if found.what not in BACKING:
        return []
    text, (opens, closes) = setting.text, setting.clause(found.start, found.end)
    groups = [a for a in setting.inside if a["kind"] == "armed_group" and a["name"] not in taken]
    after = _list_on([a for a in groups if found.start <= a["start"] < closes], text)
    if after:
        return [a["name"] for a in after]
    these = _THESE.search(text, found.start, closes)
    if these:
        return _named_before(setting, these.start())
    before = [a for a in groups if a["end"] <= found.start]
    if before:
        return [a["name"] for a in _list_end(before, text)]
    words = _people(text, found.start, closes) or _people(text, opens, found.start)
    land = find_lands(text, found.start, closes) if found.what == "proxy" and found.accused == "object" else []
    return land or ([words] if words else [])


def is_passive(setting: Setting, found: Accusation) -> bool:
    """Whether the accused is the subject: "is accused of", "had been blamed for"."""
    text, s = setting.text, setting.sentence
    return found.accused == "object" and (
        _PASSIVE.search(text, max(s.start, found.start - 40), found.start) is not None or text[found.start : found.start + 4] in {"has ", "have", "had "}
        or re.match(r"(?:is|are|was|were) ", text[found.start : found.end]) is not None
    )  # fmt: skip


def find_subject(setting: Setting, verb: int) -> Speaker | None:
    """Return the subject of the verb at ``verb``: the phrase before it, over adverbs, "which" and insertions between commas."""
    s, text = setting.sentence, setting.text
    for a in setting.reported.attributions[setting.index]:
        if a.kind == "act" and a.start <= verb < a.end and not a.start == verb:
            return a.speaker
    tokens = read_tokens(text, s.start, verb)
    i = len(tokens)
    while i and (tokens[i - 1].low in AUXILIARIES or tokens[i - 1].low in load_grammar("adverb") or tokens[i - 1].low.endswith("ly")):
        i -= 1
    if i and tokens[i - 1].low in {"which", "who", "that"}:
        i -= 1
    if i and tokens[i - 1].text in ",)":
        opening = {",": ",", ")": "("}[tokens[i - 1].text]
        k = next((k for k in range(i - 2, max(-1, i - 26), -1) if tokens[k].text == opening), None)
        inserted = k is not None and k > 0 and (opening == "(" or tokens[k + 1].low in {"who", "which", "the", "a", "an", "in", "on"})
        i = k if inserted else i - 1
    return find_speaker_before(tokens, i) if i else None


def name_speaker(setting: Setting, speaker: Speaker) -> list[str]:
    """Name a speaker: the actors joined in the phrase ("Islamabad and Kabul"), one actor, else the text's own words."""
    held = [a for a in setting.actors if speaker.wide[0] <= a["start"] and a["end"] <= speaker.wide[1] and a["kind"] in SAYING]
    if len(held) > 1 and len(joined := _list_on(held, setting.text)) > 1:
        return [a["name"] for a in joined]
    actor = find_actor(setting.text, speaker, setting.actors)
    if actor is not None:
        return [actor["name"]]
    if speaker.kind in {"pronoun", "other"} or setting.text[speaker.start : speaker.end].casefold() in {"it", "they", "he", "she"}:
        return []
    return [setting.text[speaker.start : speaker.end]]


def _pronoun(setting: Setting, found: Accusation) -> list[str]:
    """Return whom a sentence that opens with "They" or "The group" means: who spoke in the one before, else who stands first in it."""
    s = setting.sentence
    opening = _PRONOUN.match(setting.article.words(s))
    if not opening or not setting.index or any(s.start <= a["start"] < s.start + opening.end() for a in setting.inside):
        return []
    if found.accused != "object" and opening[0].split()[0].strip("\"\u201c\u2018'") in {"Its", "Their"}:
        return []
    last = setting.article.sentences[setting.index - 1]
    held = [a for a in setting.actors if last.start <= a["start"] < last.end and a["kind"] in SAYING]
    if "group" in opening[0] or "outfit" in opening[0] or "organi" in opening[0]:
        held = [a for a in held if a["kind"] == "armed_group"] or held
    saying = [a for a in held if _SAID.match(setting.text, a["end"])]
    return [a["name"] for a in (saying[-1:] or held[:1])] if found.accused == "object" or saying else []


def _stated_by(setting: Setting, found: Accusation) -> list[str]:
    """Return the actor whose verb of stating or seeing governs the charge: "Moscow suggested Ukrainian involvement"."""
    opens, _ = setting.clause(found.start, found.end)
    for a in reversed(setting.inside):
        if a["kind"] in SAYING and opens <= a["start"] and a["end"] <= found.start:
            words = re.findall(r"[\w'\u2019-]+", setting.text[a["end"] : found.start])[:4]
            words = [w.casefold() for w in words if not w.endswith("ly")]
            if words and (words[0] in _stating() or (words[0] in AUXILIARIES and words[1:2] and words[1] in _stating())):
                return [a["name"]]
    return []


def _stating() -> frozenset[str]:
    return load_speech("say") | frozenset(r for r in load_words("stating").split("|"))


def _adjacent(setting: Setting, end: int) -> list[str]:
    """Return the actor or the country whose name or adjective ends right before ``end``: "India's", "Indian", "India's decision to"."""
    text, s = setting.text, setting.sentence
    actor = next((a for a in reversed(setting.inside) if a["end"] <= end and end - a["end"] <= 4), None)
    if actor is not None:
        return [actor["name"]]
    return find_lands(text, max(s.start, end - 24), end)[-1:]


def _agent(setting: Setting, found: Accusation) -> list[str]:
    """Return who stands behind "by" in the clause: an actor, or the text's words for a force or a class of people."""
    text, (_, closes) = setting.text, setting.clause(found.start, found.end)
    for m in re.compile(r"\bby (?:the |both )?").finditer(text, found.start, closes):
        named = [a for a in setting.inside if 0 <= a["start"] - m.end() <= 3]
        if named:
            return [a["name"] for a in _list_on([a for a in setting.inside if a["start"] >= named[0]["start"]], text)]
        words = find_accused(text, m.end() - 1, min(closes, m.end() + 60))
        if words:
            return [words]
    return []


def _force(setting: Setting, found: Accusation) -> list[str]:
    """Return the force that the clause of a charge of abuse speaks of, where nothing says "by": "describe security forces using"."""
    text, (opens, closes) = setting.text, setting.clause(found.start, found.end)
    if found.what != "abuse":
        return []
    named = [a["name"] for a in setting.inside if a["kind"] in STATES and opens <= a["start"] < closes and a["kind"] != "state"]
    m = re.compile(rf"\b(?:(?:the )?(?:state|security|government|paramilitary|intelligence|law enforcement)(?:-aligned)? )?(?:{load_words('force')})\b"
        ).search(text, found.start, closes)  # fmt: skip
    return named[:1] or ([m[0]] if m else [])


def _in_words(setting: Setting, found: Accusation) -> list[str]:
    """Return the states, forces and services inside the words of the charge; who only owns another ("India's RAW") is left out."""
    over = [a for a in setting.inside if a["start"] < found.end and found.start < a["end"] and a["kind"] in STATES]
    over = [a for a in over if not any(0 < b["start"] - a["end"] <= 4 and setting.text[a["end"]] in "'\u2019" for b in setting.inside)]
    return [a["name"] for a in over] or find_lands(setting.text, found.start, found.end)


def _before(setting: Setting, found: Accusation) -> list[str]:
    """Return the nearest body named before the charge in its clause, else the country named there, else the subject in its words."""
    text, (opens, _) = setting.text, setting.clause(found.start, found.end)
    wanted = STATES if found.what in BACKING - {"proxy"} else SAYING - {"person"}
    named = [a for a in setting.inside if opens <= a["start"] and a["end"] <= found.start and a["kind"] in wanted]
    if named:
        return [named[-1]["name"]]
    lands = find_lands(text, opens, found.start)
    if lands:
        return lands[-1:]
    m = re.compile(rf"\b(?:(?:state|security|government|paramilitary|intelligence) )?(?:{load_words('force')})\b").search(text, found.start, found.end)
    return [m[0]] if m and found.what == "abuse" else []


def _antecedent(setting: Setting, found: Accusation) -> list[str]:
    """Return the subject of a passive: "the army, which is routinely accused of"."""
    subject = find_subject(setting, found.start)
    return name_speaker(setting, subject) if subject else []


def _object(setting: Setting, found: Accusation, accusers: list[str]) -> list[str]:
    """Return the object of a verb of accusing; of "blamed the raid on X" it is X, of "which X blamed on Y" Y."""
    text, (_, closes) = setting.text, setting.clause(found.start, found.end)
    start = found.end
    on = _ON.match(text, found.end, closes) if text[found.start : found.start + 4] == "blam" else None
    if on or text.startswith(" on ", found.end):
        start = on.end() if on else found.end + 3
    if _OBJECT.match(text, start, closes):
        named = [a["name"] for a in setting.inside if a["end"] <= found.start and a["kind"] in SAYING and a["name"] not in accusers]
        return named[-1:]
    return _names_at(setting, start, closes)


def _after(setting: Setting, found: Accusation) -> list[str]:
    """Return who is named behind the words of the charge; for backing and shelter only a state, a service or a country."""
    text, (_, closes) = setting.text, setting.clause(found.start, found.end)
    if found.what not in BACKING:
        return _names_at(setting, found.end, closes)
    if _OWN_LAND.search(text, found.start, found.end):
        return [a["name"] for a in setting.inside if a["kind"] in STATES and a["end"] <= found.start][-1:]
    states = [a for a in setting.inside if a["kind"] in STATES and found.start <= a["start"] < min(closes, found.end + _PEOPLE_AT)]
    states = [a for a in states if not any(0 < b["start"] - a["end"] <= 4 and text[a["end"]] in "'\u2019" for b in states)]
    lands = find_lands(text, found.start, min(closes, found.end + 60))
    return [a["name"] for a in _list_on(states, text)] if len(states) >= len(lands) or not lands else lands


def _names_at(setting: Setting, start: int, closes: int) -> list[str]:
    """Return the actors listed from ``start`` on, the groups that "these groups" stands for, else the text's own words."""
    text = setting.text
    words = find_accused(text, start, min(closes, start + _PEOPLE_AT))
    if words and _THESE.match(words):
        return _named_before(setting, start) or [words]
    after = [a for a in setting.inside if start <= a["start"] < closes]
    if after and len(text[start : after[0]["start"]]) <= 60 and not re.search(r"[.;]| of \w+ing ", text[start : after[0]["start"]]):
        return [a["name"] for a in _list_on(after, text)]
    lands = find_lands(text, start, min(closes, start + 30))
    return lands or ([words] if words else [])


def _named_before(setting: Setting, at: int) -> list[str]:
    """Return the armed groups named before ``at`` in the sentence, else those of the sentence before."""
    first = setting.article.sentences[max(0, setting.index - 1)].start
    for start in (setting.sentence.start, first):
        names = [a["name"] for a in setting.actors if start <= a["start"] < at and a["kind"] == "armed_group"]
        if names:
            return list(dict.fromkeys(names))
    return []


def _people(text: str, start: int, end: int) -> str | None:
    """Return the words for armed people in a stretch: "militant groups", "the attackers"."""
    m = re.compile(rf"\b(?:the |these |those |its )?(?:(?:various|several|other|some|armed|Baloch|Islamist|militant|insurgent|extremist|terrorist) ){{0,2}}"
                   rf"(?:{load_words('people armed')})\b").search(text, start, end)  # fmt: skip
    return m[0] if m else None


def _list_on(actors: list[dict], text: str) -> list[dict]:
    """Return the first of ``actors`` and those listed with it: "the TTP, the BLA and others"."""
    out = actors[:1]
    for a in actors[1:]:
        if not _CHAIN.fullmatch(text, out[-1]["end"], a["start"]):
            break
        out.append(a)
    return out


def _list_end(actors: list[dict], text: str) -> list[dict]:
    """Return the last of ``actors`` and those listed with it."""
    out = actors[-1:]
    for a in reversed(actors[:-1]):
        if not _CHAIN.fullmatch(text, a["end"], out[0]["start"]):
            break
        out.insert(0, a)
    return out


def _list_back(setting: Setting, end: int, kinds: frozenset[str]) -> list[dict]:
    return _list_end([a for a in setting.inside if a["end"] <= end and a["kind"] in kinds], setting.text)
