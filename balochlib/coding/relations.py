"""Who says what of whom: accusations and denials, statements on who did it, and stated ties between actors."""

from __future__ import annotations

import re

from balochlib.coding.accusation.accusers import is_passive, name_accusers
from balochlib.coding.accusation.allegations import Accusation, find_accusations
from balochlib.coding.accusation.denials import deny
from balochlib.coding.accusation.parties import is_force, name_accused, name_gainers
from balochlib.coding.accusation.responsibility import find_responsibility as find_responsibility
from balochlib.coding.accusation.setting import STATES, Setting, find_issuer
from balochlib.coding.speech.reported import read_reported
from balochlib.ids import make_id, number_repeats
from balochlib.text.article import HEADS, Article

_HEDGED = re.compile(
    r"\b(?:alleged|allegedly|reported|reportedly|suspect\w*|suspicions?|said to|believed to|rumou?red|sources|accused|blamed|claims?"
    r"|allegations?|accusations?|concerns|den(?:y|ies|ied|ying|ials?)|refut\w+|reject\w*|dismiss\w*)\b",
    re.IGNORECASE,
)
_THE_CHARGE = re.compile(r"\b(?:the|this|that|these|those|such|both|all) (?:\w+ )?(?:allegation|accusation|charge|claim|suspicion)s?\b")
_COUNTED = re.compile(
    r"\b\d[\d,]{0,8} (?:[a-z-]+ ){0,4}?(?:disappear\w*|abductions|extra-?judicial\w*|executions|detentions)\b"
    r"|\b(?:disappearance|abduction)s? of \d"
)
_REACH = 3  # sentences back to the accusation that a denial of "the allegation" answers


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
    told_at = 0
    reported, issuer = read_reported(article), find_issuer(article)
    short = all(s.section in HEADS for s in article.sentences)
    for i, s in enumerate(article.sentences):
        if s.section in HEADS and not short:  # what a headline says in short, the text tells
            continue
        made: list[dict] = []
        setting = Setting(article, i, actors, reported, issuer, tuple(places))
        for found in find_accusations(article.text, s.start, s.end):
            if found.stance == "denies":
                reach = _REACH if _THE_CHARGE.search(article.text, found.start, setting.clause(found.start, found.end)[1]) else 1
                near = last if i - told_at <= reach else []
                made += deny(setting, found, [r for r in made if r["stance"] != "denies"] or near, rows)
            else:
                made += _accuse(setting, found)
        rows += made
        if told := [r for r in made if r["stance"] != "denies"]:
            last, told_at = told, i
    for row, allegation_id in zip(rows, number_repeats([r["allegation_id"] for r in rows]), strict=True):
        row["allegation_id"] = allegation_id
    return rows


def _accuse(setting: Setting, found: Accusation) -> list[dict]:
    """Make the rows of one accusation: one for each accused; of those who accuse each other, one for each pair."""
    article, s = setting.article, setting.sentence
    accusers = name_accusers(setting, found)
    accused = name_accused(setting, found, accusers)
    gain = "; ".join(dict.fromkeys(name_gainers(setting, found, {*accusers, *accused}))) or None
    what = "abuse" if found.what == "other" and _are_forces(setting, accused, accusers) else found.what
    opens, closes = setting.clause(found.start, found.end)
    hedged = accusers or is_passive(setting, found) or _HEDGED.search(article.text, opens, closes)
    if not (accusers or accused or hedged) and what == "abuse":
        return []  # "UN experts alarmed by disappearances": of nobody, by nobody
    if not accused and what == "abuse" and _COUNTED.search(article.text, found.start, closes):
        return []  # "HRCP counted 94 disappearances": a figure, told of nobody
    pairs = [(a, b) for b in accused or [None] for a in accusers or [None] if a != b or a is None]
    return [
        {
            "allegation_id": make_id("l", article.article_id, s.start, found.start, who, name, what), **article.span(s.start, s.end),
            "accuser": who, "accused": name, "beneficiary": gain, "what": what, "stance": "reports" if hedged else "asserts",
            "denied_by": None, "responds_to": None,
        }
        for who, name in pairs
    ]  # fmt: skip


def _are_forces(setting: Setting, accused: list[str], accusers: list[str]) -> bool:
    """Whether only forces or services are accused, and no state accuses: then a charge without further words is one of abuse."""
    kinds = {a["name"]: a["kind"] for a in setting.actors}
    state = any(kinds.get(name) in STATES for name in accusers)
    forces = [kinds.get(name) in {"state_force", "intelligence"} or (name not in kinds and is_force(name)) for name in accused]
    return bool(accused) and not state and all(forces)
