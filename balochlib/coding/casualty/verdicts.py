"""Verdicts over the claims of a sentence or a text together: a class or a scope that one claim alone leaves open."""

from __future__ import annotations

import re

from balochlib.coding.casualty.bindings import Context
from balochlib.coding.casualty.claims import PIECE, Claim
from balochlib.coding.casualty.scopes import opens_entry, tells_of_one
from balochlib.coding.casualty.targets import judge_all
from balochlib.coding.claimants import judge_speaker
from balochlib.coding.speech.grammar import read_tokens
from balochlib.coding.speech.registers import tells_incident
from balochlib.coding.speech.reported import read_reported
from balochlib.text.article import Article

_TRAVELLERS = {"hostages", "passengers", "travellers", "travelers", "commuters", "captives"}
_ENEMY = re.compile(r"\b(?:enemy|mercenaries|adversary|occupying (?:army|forces?))\b", re.IGNORECASE)
_BESIDE, _BEHIND = 40, 16  # characters before and behind a number in which the enemy may be named


def judge_later(article: Article, claims: list[Claim]) -> None:
    """Give people without a class the one that the sentence behind gives all of them: "Six men were shot. The six were labourers"."""
    told: dict[tuple[int, str], list[Claim]] = {}
    for claim in claims:
        told.setdefault((claim.sentence, claim.bound.outcome), []).append(claim)
    for (sentence, _), same in told.items():
        bound, n = same[0].bound, sentence + 1
        if len(same) == 1 and bound.victim == "unspecified" and not (bound.group.single or bound.toll) and n < len(article.sentences):
            s = article.sentences[n]
            bound.victim = judge_all(article.text, s.start, min(s.end, s.start + PIECE), bound.group.value) or "unspecified"


def judge_register(article: Article, claims: list[Claim]) -> None:
    """Give the numbers of a text that retells a monitor's figures their scope: totals, but where one incident is told."""
    first = read_reported(article).register
    if first is None:
        return
    heads = find_heads(article)
    for claim in claims:
        s = article.sentences[claim.sentence]
        incident = (
            opens_entry(article.text, heads[s.paragraph])
            or tells_of_one(article.text, s.start, s.end)
            or tells_incident(read_tokens(article.text, s.start, s.end))
        )
        if claim.sentence >= first and not claim.bound.group.single and not incident:
            claim.scope = "aggregate"


def find_heads(article: Article) -> dict[int, int]:
    """Return where each paragraph of an article begins, by its number."""
    return {s.paragraph: s.start for s in reversed(article.sentences)}


def judge_tolls(claims: list[Claim], context: Context) -> None:
    """Give a toll the class of those it counts, where all deaths told so far are of soldiers, or of militants."""
    for claim in claims:
        toll = claim.bound
        if not toll.toll or toll.victim != "unspecified" or toll.group.victim:
            continue
        here = [c.bound for c in claims if c is not claim and c.part_of is None and c.bound.outcome == toll.outcome]
        before = [b for b in context.history if b.outcome == toll.outcome and not b.toll]
        classes = {b.victim for b in (*here, *before)}
        if classes in ({"security"}, {"militant"}):
            toll.victim = classes.pop()


def judge_men(claims: list[Claim]) -> None:
    """Give "14 men, ten soldiers and four policemen" the class that all its parts share, "eight: two guards, six pupils" none.

    Travellers and captives are told by what befell them: "26 hostages, 18 of them security personnel" are of either kind.
    """
    for claim in claims:
        whole, told = claim.part_of and claim.part_of.bound, claim.bound.victim
        head = (whole.group.label or "").lower().split()[-1:] if whole else []
        if whole and whole.victim == "civilian" and told == "security" and head and head[0] in _TRAVELLERS:
            whole.victim = "unspecified"
        if whole and whole.victim == "unspecified" and told == "militant" and head == ["men"]:
            whole.victim = told  # "four men, among them a bomb-maker"
        parts = [c.bound for c in claims if c.part_of is claim]
        spelled_out = len({b.victim for b in parts}) > 1 and sum(b.group.value or 0 for b in parts) == claim.bound.group.value
        if spelled_out and claim.bound.group.victim is None:
            claim.bound.victim = "unspecified"
        lent = claim.bound.outcome == "injured" and claim.bound.group.bare and not claim.bound.group.part
        if lent and {b.victim for b in parts} - {claim.bound.victim, "unspecified"}:
            claim.bound.victim = "unspecified"  # "one civilian died and nine were hurt, including two constables"
        if claim.bound.victim == "unspecified" and (claim.bound.group.label or "").split()[-1:] == ["men"] and parts:
            classes = {b.victim for b in parts}
            if len(classes) == 1 and sum(b.group.value or 0 for b in parts) == claim.bound.group.value:
                claim.bound.victim = classes.pop()


def judge_enemy(article: Article, claim: Claim, actors: list[dict]) -> str | None:
    """Class of the dead that one side calls the other's: "the losses of the enemy at six dead", "15 dead mercenaries"."""
    s, group = article.sentences[claim.sentence], claim.bound.group
    if not _ENEMY.search(article.text, max(s.start, group.start - _BESIDE), min(s.end, group.end + _BEHIND)):
        return None
    side = judge_speaker(article, claim.start, group.end, actors)
    return {"militant": "security", "security": "militant"}.get(side or "")
