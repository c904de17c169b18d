"""Denials: who denies an accusation, and which accusations of the article a denial answers."""

from __future__ import annotations

import re
from functools import cache

from balochlib.coding.accusation.allegations import Accusation
from balochlib.coding.accusation.parties import BACKING, name_gainers
from balochlib.coding.accusation.setting import SAYING, STATES, Setting, find_subject, name_speaker
from balochlib.coding.claimants import find_speaker_of
from balochlib.coding.names.governments import load_adjectives, load_governments
from balochlib.ids import make_id
from balochlib.text.lexicon import load_rows

_NAMES_CHARGE = re.compile(
    r"\b(?:alleg|accus|charges|suspicion|involve|backing|backs|support(?:s|ing)\b|shelter|harbo|fund|financ|complicit|abuse|operates|host|hous"
    r"|arming|disappear|props? up|train(?:ed|ing)|tortur|custody|kidnapp|link Pakistan|linking|soil"
    r"|territory|sanctuar|havens?\b|links? (?:with|to)|ties (?:with|to)"
    r"|staging|staged|death squad|front for|proxy|wrongdoing|target(?:ed|ing) civilians|spying|human shields)\w*",
    re.IGNORECASE,
)
_DENYING = re.compile(r"(?:den|reject|refut|dismiss|repudiat|disput)\w*")
_BOTH = re.compile(r"\b(?:[Bb]oth|[Aa]ll three|[Tt]he two|[Ee]ach)(?: \w+){0,2} (?:has |have |had |routinely |consistently |\w+ly )?$")
_ITSELF = re.compile(r"\b(?:it|they|he|she)\b")
_CHARGE_BEFORE = re.compile(  # "an accusation local officials rejected"
    r"^(?:an? |the )?(?:accusation|allegation|charge|claim|version|account|assertion|report|contention|suggestion|something|thing)s?"
    r" (?:that |which )?(?=\w)"
)
_CHARGES = re.compile(
    r"(?:the |these |those |such |all )?(?:allegation|accusation|suspicion|charge|claim|report)s? (?=was|were|is|are|had|to be)",
    re.IGNORECASE,
)


def deny(setting: Setting, found: Accusation, near: list[dict], rows: list[dict]) -> list[dict]:
    """Make the rows of a denial, and mark the accusations that it answers.

    A denial answers the accusations of its sentence or of the one before (``near``): those against who denies, else all that
    who denies did not make. Where none stand near, and besides, it answers every accusation of the same family that the article
    has told against who denies (``rows``): a denial of backing answers all that lay backing, a denial of an abuse all abuses. A denial that
    itself names the charge ("New Delhi denies that it funds the group") and answers nothing told is two rows: a charge that
    nobody named makes, and the denial. A denial of nothing that we know to be an accusation makes none.
    """
    article, s = setting.article, setting.sentence
    out: list[dict] = []
    for name in dict.fromkeys(_find_deniers(setting, found, near)):
        side = _find_side(name)
        against = [r for r in near if r["accused"] and _find_side(r["accused"]) == side]
        open_to = against or [r for r in near if r["accuser"] != name]
        told = [r for r in rows if r["stance"] != "denies" and r["accused"] and _find_side(r["accused"]) == side]
        told = [r for r in told if _are_alike(r["what"], (open_to[0] if open_to else {"what": found.what})["what"])]
        if not open_to and not told and not _NAMES_CHARGE.search(article.text, found.start, setting.clause(found.start, found.end)[1]):
            continue  # "denied that there had been a lapse"
        if not open_to and not told:
            open_to = [_imply(setting, found, side)]
            out += open_to
        for r in [*open_to, *told]:
            r["denied_by"] = r["denied_by"] or name
            r["accused"] = r["accused"] or _accused_by_denial(setting, name)
        base = (open_to or told[-1:])[0]
        start = base["start"] if base in near and base["start"] < s.start else s.start
        out.append({
            "allegation_id": make_id("l", article.article_id, s.start, name, "denies"), **article.span(start, s.end),
            "accuser": name, "accused": base["accused"], "beneficiary": base["beneficiary"], "what": base["what"], "stance": "denies",
            "denied_by": name, "responds_to": base["allegation_id"],
        })  # fmt: skip
    return out


def _are_alike(one: str, other: str) -> bool:
    return one == other or (one in BACKING and other in BACKING)


def _imply(setting: Setting, found: Accusation, accused: str) -> dict:
    """Make the row of the charge that a denial names, and nobody is told to make."""
    article, s = setting.article, setting.sentence
    return {
        "allegation_id": make_id("l", article.article_id, s.start, found.start, None, accused, found.what), **article.span(s.start, s.end),
        "accuser": None, "accused": accused, "beneficiary": "; ".join(name_gainers(setting, found, {accused})) or None,
        "what": found.what, "stance": "reports", "denied_by": None, "responds_to": None,
    }  # fmt: skip


@cache
def _find_side(name: str) -> str:
    """Return the government that a body of a state speaks for ("Ministry of Foreign Affairs (India)"), else the name itself."""
    country = re.search(r"\(([A-Z][\w ]+)\)$", name)
    land = country[1] if country else _lands_of_bodies().get(name)
    owner = load_adjectives().get(name.removesuffix(" intelligence agencies"))  # "Indian intelligence agencies"
    return load_governments()[owner].name if owner else next((g.name for g in load_governments().values() if g.country == land), name)


@cache
def _lands_of_bodies() -> dict[str, str]:
    """The country of each ministry and service of a foreign state; the forces of one state accuse and deny for themselves."""
    return {r["name"]: r["country"] for r in load_rows("actors") if r["kind"] in {"state", "intelligence"} and r["country"]}


def _accused_by_denial(setting: Setting, name: str) -> str | None:
    """Whom a charge without an object is laid against: the state that rejects it ("Islamabad rejected India's allegations")."""
    return _find_side(name) if any(a["name"] == name and a["kind"] in STATES for a in setting.inside) else None


def _find_deniers(setting: Setting, found: Accusation, near: list[dict]) -> list[str]:
    """Return who denies: who stands behind "denied by", the subject of the verb, or who the words of the denial name."""
    text, s = setting.text, setting.sentence
    words = text[found.start : found.end]
    if _BOTH.search(text, max(s.start, found.start - 40), found.start):  # "which both countries deny": all who are accused
        return [_find_side(r["accused"]) for r in near if r["accused"]]
    if words.endswith((" by ", " from ")):
        by = re.compile(r"(?:the |both )?(?:\w+ ){0,2}").match(text, found.end)
        return [a["name"] for a in setting.inside if found.end <= a["start"] <= by.end()][:1] or setting.lands(found.end, found.end + 24)
    if words[:3].casefold() in {"nor", "nev", "not"}:  # "Nor would Kabul admit to hosting anyone"
        named = [a["name"] for a in setting.inside if a["end"] <= found.end and a["kind"] in SAYING]
        return named[-1:] or setting.lands(max(s.start, found.start - 40), found.end)[-1:]
    if _CHARGES.match(words):  # "the allegations were baseless, it said"
        speaker = find_speaker_of(setting.article, setting.reported, found.start, found.end)
        return name_speaker(setting, speaker) if speaker else []
    if not _DENYING.match(words) and found.accused == "before":  # "an allegation New Delhi refutes"
        named = [a["name"] for a in setting.inside if found.start <= a["start"] < found.end and a["kind"] in SAYING]
        meant = [r["accused"] for r in near if r["accused"]][-1:] if _ITSELF.search(words) else []  # "a front, which it denies"
        return named[-1:] or setting.lands(found.start, found.end) or meant
    subject = find_subject(setting, found.start)
    names = [_CHARGE_BEFORE.sub("", n) for n in name_speaker(setting, subject)] if subject else []
    if not names:
        clause, _ = setting.clause(found.start, found.end)
        names = [a["name"] for a in setting.inside if clause <= a["start"] and a["end"] <= found.start and a["kind"] in SAYING][-1:]
        names = names or setting.lands(clause, found.start)[-1:]
    return names
