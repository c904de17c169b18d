"""Who says what of whom: accusations and denials, statements on who did it, and stated ties between actors."""

from __future__ import annotations

import re

from balochlib.coding.accusation.accusers import is_passive, name_accusers
from balochlib.coding.accusation.allegations import CLAUSE_BREAK, Accusation, find_accusations, find_lands
from balochlib.coding.accusation.parties import name_accused, name_gainers
from balochlib.coding.accusation.responsibility import find_responsibility as find_responsibility
from balochlib.coding.accusation.setting import SAYING, STATES, Setting, find_issuer, find_subject, name_speaker
from balochlib.coding.speech.reported import read_reported
from balochlib.ids import make_id, number_repeats
from balochlib.text.article import Article

_HEDGED = re.compile(
    r"\b(?:alleged|allegedly|reported|reportedly|suspect\w*|suspicions?|said to|believed to|rumou?red|sources|accused|blamed|claims?"
    r"|allegations?|accusations?|concerns)\b",
    re.IGNORECASE,
)
_NAMES_CHARGE = re.compile(
    r"\b(?:alleg|accus|charge|claim|suspicion|involve|role|links?|backing|support|shelter|harbo|fund|complicit|abuse|soil|territory"
    r"|operates|attempt|host|hous|arm)\w*", re.IGNORECASE
)  # fmt: skip
_DENYING = re.compile(r"(?:den|reject|refut|dismiss|repudiat|disput)\w*")


def find_allegations(article: Article, actors: list[dict], places: list[dict]) -> list[dict]:
    """Find accusations and denials, one row for each accuser and accused (GUIDELINES: allegations).

    A row quotes the whole sentence. Who stands on which side is told by the construction (:mod:`balochlib.coding.accusation.parties`);
    ``accuser`` is missing where the text leaves it open ("is accused of", "allegedly"). ``stance`` is asserts where the text
    says it in its own voice, reports where it is another's or the words are hedged. A denial is a row of its own, with stance
    denies and the id of the accusation it answers; where it stands in the next sentence ("Kabul denies the accusation.") its
    quote runs from that accusation to the denial.

    >>> from balochlib.coding.actors import find_actors
    >>> from balochlib.text.article import Sentence
    >>> t = "Islamabad accuses India of funding the BLA, which New Delhi denies."
    >>> a = Article("a", "s", t, 0, len(t), sentences=(Sentence(0, len(t)),))
    >>> for r in find_allegations(a, find_actors(a, []), []):
    ...     print(r["accuser"], "|", r["accused"], "|", r["beneficiary"], "|", r["what"], "|", r["stance"], "|", r["denied_by"])
    Government of Pakistan | Government of India | Baloch Liberation Army | funding | reports | Government of India
    Government of India | Government of India | Baloch Liberation Army | funding | denies | Government of India
    """
    rows: list[dict] = []
    last: list[dict] = []
    reported, issuer = read_reported(article), find_issuer(article)
    for i, s in enumerate(article.sentences):
        made: list[dict] = []
        setting = Setting(article, i, actors, reported, issuer)
        for found in find_accusations(article.text, s.start, s.end):
            if found.stance == "denies":
                if not (made or last) and not _NAMES_CHARGE.search(article.text, found.start, found.end):
                    continue  # "denied that there had been a lapse": nothing that we know to be an accusation
                made += _deny(setting, found, made or last)
            else:
                made += _accuse(setting, found)
        rows += made
        last = [r for r in made if r["stance"] != "denies"]
    for row, allegation_id in zip(rows, number_repeats([r["allegation_id"] for r in rows]), strict=True):
        row["allegation_id"] = allegation_id
    return rows


def _accuse(setting: Setting, found: Accusation) -> list[dict]:
    """Make the rows of one accusation: one for each accused; of those who accuse each other, one for each pair."""
    article, s = setting.article, setting.sentence
    accusers = name_accusers(setting, found)
    accused = name_accused(setting, found, accusers)
    gain = "; ".join(dict.fromkeys(name_gainers(setting, found, {*accusers, *accused}))) or None
    opens, closes = setting.clause(found.start, found.end)
    hedged = accusers or is_passive(setting, found) or _HEDGED.search(article.text, opens, closes)
    pairs = [(a, b) for b in accused or [None] for a in accusers or [None] if a != b or a is None]
    return [
        {
            "allegation_id": make_id("l", article.article_id, s.start, found.start, who, name, found.what), **article.span(s.start, s.end),
            "accuser": who, "accused": name, "beneficiary": gain, "what": found.what, "stance": "reports" if hedged else "asserts",
            "denied_by": None, "responds_to": None,
        }
        for who, name in pairs
    ]  # fmt: skip


def _deny(setting: Setting, found: Accusation, answered: list[dict]) -> list[dict]:
    """Make the rows of a denial, and mark the accusation that it answers; a denial of nothing told counts by itself."""
    article, s = setting.article, setting.sentence
    rows = []
    for name in dict.fromkeys(_deniers(setting, found)):
        base = next((r for r in answered if r["accused"] == name), next((r for r in answered if r["accuser"] != name), None))
        for r in answered:
            if r["accused"] == name or (r["accuser"] != name and len({x["accused"] for x in answered}) == 1):
                r["denied_by"] = r["denied_by"] or name
                r["accused"] = r["accused"] or _accused_by_denial(setting, name)
        start = min(base["start"], s.start) if base else s.start
        rows.append({
            "allegation_id": make_id("l", article.article_id, s.start, name, "denies"), **article.span(start, s.end),
            "accuser": name, "accused": base["accused"] if base else None, "beneficiary": base["beneficiary"] if base else None,
            "what": base["what"] if base else found.what, "stance": "denies", "denied_by": name,
            "responds_to": base["allegation_id"] if base else None,
        })  # fmt: skip
    return rows


def _accused_by_denial(setting: Setting, name: str) -> str | None:
    """Whom a charge without an object is laid against: the state that rejects it ("Islamabad rejected India's allegations")."""
    return name if any(a["name"] == name and a["kind"] in STATES for a in setting.inside) else None


def _deniers(setting: Setting, found: Accusation) -> list[str]:
    """Return who denies: who stands behind "denied by", the subject of the verb, or who the words of the denial name."""
    text, s = setting.text, setting.sentence
    if text[found.start : found.end].endswith(" by "):
        by = re.compile(r"(?:the |both )?(?:\w+ ){0,2}").match(text, found.end)
        return [a["name"] for a in setting.inside if found.end <= a["start"] <= by.end()][:1] or find_lands(text, found.end, found.end + 24)
    if text[found.start : found.start + 3].casefold() in {"nor", "nev", "not"}:  # "Nor would Kabul admit to hosting anyone"
        named = [a["name"] for a in setting.inside if a["end"] <= found.end and a["kind"] in SAYING]
        return named[-1:] or find_lands(text, max(s.start, found.start - 40), found.end)[-1:]
    if not _DENYING.match(text, found.start) and found.accused == "before":  # "an allegation New Delhi refutes"
        named = [a["name"] for a in setting.inside if found.start <= a["start"] < found.end and a["kind"] in SAYING]
        return named[-1:] or find_lands(text, found.start, found.end)
    subject = find_subject(setting, found.start)
    names = name_speaker(setting, subject) if subject else []
    if not names:
        clause = max((m.end() for m in CLAUSE_BREAK.finditer(text, s.start, found.start)), default=s.start)
        names = [a["name"] for a in setting.inside if clause <= a["start"] and a["end"] <= found.start and a["kind"] in SAYING][-1:]
        names = names or find_lands(text, clause, found.start)[-1:]
    return names
