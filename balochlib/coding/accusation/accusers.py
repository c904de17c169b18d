"""Accusers: who makes an accusation, by the construction that holds it."""

from __future__ import annotations

import re
from functools import cache

from balochlib.coding.accusation.allegations import Accusation, find_accused, load_words
from balochlib.coding.accusation.setting import SAYING, STATES, Setting, find_subject, list_from, list_until, name_speaker
from balochlib.coding.claimants import find_speaker_of

_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|been|being|be|stand|stands|stood)(?: \w+ly| often| also| long| now| even)? $|\bbeen (?=blamed)", re.IGNORECASE
)
_COMPLAINS = re.compile(r"(?:complain|alleg|charg)\w* that\b")
_SAYS_COLON = re.compile(r"(?:,? (?:on X|on Twitter|in a post|in a tweet|in a statement|[a-z ]{2,30}))?: ?[\"\u201c\u2018']?")
_CHARGE = re.compile(r"(?:allegation|accusation|claim|charge|contention|assertion|insinuation)s?\b")
_PLAIN = re.compile(r"\s?((?:[Tt]he |[Ii]ts |[Ss]ome |[Mm]any |[A-Z])[\w'\u2019-]+(?: [\w'\u2019-]+){0,2}) (?:has |have |had |also )?")
_AUXILIARY = re.compile(r"(?:has|have|had|is|are|was|were) ")
_OWNS = re.compile(
    r"(?:['\u2019]s?)? (?:\w+ ){0,2}(?:attempts?|efforts?|bid|moves?|claims?|allegations?|accusations?|charges?) (?:to |of |that )?$"
)
_PRONOUN = re.compile(
    r"^[\"\u201c\u2018']?(?:He|She|It|They|Its|Their|The (?P<group>group|outfit|organi[sz]ation|movement)"
    r"|The (?:army|military|ministry|government|statement|spokes\w+|minister))\b"
)
_SAID = re.compile(r"(?:['\u2019]s \w+)? (?:also |has |had )?(?:said|says|added|told|stated|claimed|announced|reported)\b")
_DENIED = re.compile(r"\b(?:den(?:y|ies|ied|ying)|reject\w*|refut\w*|dismiss\w*|admit|concede)\b")
_DENIES = re.compile(
    r" (?:\w+ly |has |have |had |also |long ){0,3}(?:den|reject|dismiss|refut|disput|scoff|rubbish|call|term|brand|describ)\w*\b"
)
_THAT = re.compile(
    r"\b(?:theory|theories|claims?|allegations?|reports?|view|belief|suspicions?|evidence|charges?|fears?|idea|notion) that\b"
)
_CITING = re.compile(
    r"\b(?:citing|alleging|claiming|decrying|denouncing|protesting|condemning|demanding|against|over) (?:[\w,'\u2019-]+ ){0,4}$"
)
_PROTESTS = re.compile(r"\b(?:protest|demand|condemn|denounc|decri|campaign|rall)\w*")
_BY = re.compile(
    r"\b(?:by|at the hands of|under (?:the )?(?:supervision|guidance|command|patronage|direction|watch) of"
    r"|with (?:the )?(?:help|support|backing) of) (?:both )?"
)
_LED_UP_TO = "preferred|sought|appeared|tried|chose|wanted|seemed|began|continued|went on"


def is_passive(setting: Setting, found: Accusation) -> bool:
    """Whether the accused is the subject: "is accused of", "had been blamed for"."""
    text, s = setting.text, setting.sentence
    return found.accused == "object" and (
        _PASSIVE.search(text, max(s.start, found.start - 40), found.start) is not None or _AUXILIARY.match(text, found.start) is not None
    )


def name_accusers(setting: Setting, found: Accusation) -> list[str]:
    """Return who accuses: names, or the text's own words ("rights groups"); none where the text leaves it open.

    By construction, the first that fits: the owner of the charge ("India's baseless allegations"); nobody, or who stands
    behind "by", for a passive ("is accused of", "accused by Kabul of"); the subject of the verb of accusing, over its
    adverbs, a relative "which" and insertions between commas; else whoever the sentence is attributed to; else who issued the
    text, where it is a press release.
    """
    text, s = setting.text, setting.sentence
    issuer = [setting.issuer] if setting.issuer else []
    owner = _OWNS.search(text, max(s.start, found.start - 60), found.start)
    if found.accused == "owner" and text[found.start : found.end].endswith(" by "):  # "allegations levelled by Islamabad"
        return find_agent(setting, found)
    if found.accused == "owner" and _DENIED.match(text, found.start):  # "rejects Islamabad's claim that"
        return setting.lands(found.start, found.end)
    owned = _CHARGE.match(text, found.start) and find_adjacent(setting, found.start)  # "Afghan allegations that", "India's claim of"
    if owned:
        return owned
    if found.accused == "owner" or owner:
        return find_adjacent(setting, owner.start() if owner else found.start)
    if is_passive(setting, found):
        return find_agent(setting, found)
    if found.accused == "each other":
        return [a["name"] for a in list_until([a for a in setting.inside if a["end"] <= found.start and a["kind"] in SAYING], text)]
    if found.accused == "object":
        subject = find_subject(setting, found.start)
        return (name_speaker(setting, subject) if subject else []) or _pronoun(setting, found) or _plain_subject(setting, found) or issuer
    opens, _ = setting.clause(found.start, found.end)
    if _DENIED.search(text, opens, found.end):
        return []  # "which Pakistan denies operates on its soil": who denies a charge does not make it
    for at in (found.start, found.end):  # "Critics allege that": the words of the charge may hold its speaker
        speaker = find_speaker_of(setting.article, setting.reported, at, found.end)
        denies = speaker is not None and speaker.start >= found.end and _DENIES.match(text, speaker.end)  # "a charge Delhi denies"
        names = name_speaker(setting, speaker) if speaker and not denies else []
        if names:
            return names
    return _pronoun(setting, found) or _complains(setting, found) or _stated_by(setting, found) or _colon(setting, found) or issuer


def _complains(setting: Setting, found: Accusation) -> list[str]:
    """Return the subject of a charge that opens with its verb: "The army has long complained that"."""
    subject = find_subject(setting, found.start) if _COMPLAINS.match(setting.text, found.start) else None
    return name_speaker(setting, subject) if subject else []


def _colon(setting: Setting, found: Accusation) -> list[str]:
    """Return the actor before a colon that the charge stands behind ('Naqvi: "India planned this"'), or behind whose words end in one."""
    text, s = setting.text, setting.sentence
    held = [a for a in setting.inside if a["kind"] in SAYING]
    before = [a["name"] for a in held if a["end"] <= found.start and _SAYS_COLON.match(text, a["end"], found.start)]
    behind = [a["name"] for a in held if a["start"] >= found.end and text[a["start"] - 2 : a["start"]] == ": " and a["end"] >= s.end - 2]
    return before[-1:] or behind[-1:]


def _pronoun(setting: Setting, found: Accusation) -> list[str]:
    """Return whom a sentence that opens with "They" or "The group" means: who spoke in the one before, else who stands first in it."""
    s = setting.sentence
    opening = _PRONOUN.match(setting.article.words(s))
    if not opening or not setting.index or any(s.start <= a["start"] < s.start + opening.end() for a in setting.inside):
        return []
    if found.accused != "object" and opening[0].split()[0].strip("\"\u201c\u2018'") in {"Its", "Their"}:
        return []
    for i in range(setting.index - 1, max(-1, setting.index - 4), -1):
        last = setting.article.sentences[i]
        held = [a for a in setting.actors if last.start <= a["start"] < last.end and a["kind"] in SAYING]
        held = [a for a in held if a["kind"] == "armed_group"] or held if opening["group"] else held
        spoken = [n for a in setting.reported.attributions[i][-1:] for n in name_speaker(setting, a.speaker)]
        if spoken or held:
            said = [a["name"] for a in held if _SAID.match(setting.text, a["end"])][-1:]
            return said or ([held[0]["name"]] if held and found.accused == "object" else spoken)
    return []


def _plain_subject(setting: Setting, found: Accusation) -> list[str]:
    """Return the two or three words before the verb where the clause opens with them: "The prosecution accuses"."""
    opens, _ = setting.clause(found.start, found.end)
    m = _PLAIN.fullmatch(setting.text, opens, found.start)
    return [m[1]] if m and m[1].casefold() not in {"he", "she", "it", "they", "which", "who"} else []


def _stated_by(setting: Setting, found: Accusation) -> list[str]:
    """Return the subject of the verb of stating or seeing that governs the charge: "Moscow suggested Ukrainian involvement"."""
    text, s = setting.text, setting.sentence
    opens, _ = setting.clause(found.start, found.end)
    until = found.end if found.what == "abuse" else found.start  # the words of an abuse may open with the verb: "urged Quetta to end"
    for verb in reversed(list(_stating().finditer(text, opens, until))):
        subject = find_subject(setting, verb.start())
        if subject is not None and subject.wide[1] < verb.start() and (names := name_speaker(setting, subject)):
            return names
    held = [a for a in setting.inside if a["kind"] in SAYING and a["end"] <= until]
    protest = _PROTESTS.search(text, s.start, found.end) if found.what == "abuse" else None
    if protest:
        return [a["name"] for a in held if a["end"] <= protest.start() and a["kind"] not in STATES][-1:]
    said = _THAT.search(text, s.start, found.start + 1) or _CITING.search(text, s.start, found.start)
    return [held[0]["name"]] if held and held[0]["start"] - s.start <= 60 and said else []


@cache
def _stating() -> re.Pattern:
    """A verb of stating or seeing, with what leads up to it: "preferred to hint"."""
    return re.compile(rf"\b(?:(?:{_LED_UP_TO}) to )?(?:{load_words('stating')})\b")


def find_adjacent(setting: Setting, end: int) -> list[str]:
    """Return the actor or the country whose name or adjective ends right before ``end``: "India's", "Indian", "India's decision to"."""
    s = setting.sentence
    actor = next((a for a in reversed(setting.inside) if a["end"] <= end and end - a["end"] <= 4), None)
    if actor is not None:
        return [actor["name"]]
    return setting.lands(max(s.start, end - 24), end)[-1:]


@cache
def _hidden_forces() -> re.Pattern:
    return re.compile(rf"(?:the )?(?:\w+ )?(?:{load_words('hidden force')})\b")


def find_agent(setting: Setting, found: Accusation) -> list[str]:
    """Return who stands behind "by" in the clause: an actor, or the text's words for a force or a class of people."""
    text, (_, closes) = setting.text, setting.clause(found.start, found.end)
    for m in _BY.finditer(text, found.start, closes):
        named = [a for a in setting.inside if 0 <= a["start"] - m.end() <= len("the ")]
        if named:
            return [a["name"] for a in list_from([a for a in setting.inside if a["start"] >= named[0]["start"]], text)]
        words = _hidden_forces().match(text, m.end(), closes)
        words = words[0] if words else find_accused(text, m.end() - 1, min(closes, m.end() + 60))
        if words:
            return [words]
    return []
