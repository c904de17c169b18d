"""The claims of an article together: the same claim is kept once, and parts are checked against their whole."""

from __future__ import annotations

import re
from dataclasses import dataclass

from balochlib.coding.casualty.bindings import Bound
from balochlib.coding.claimants import Claimant
from balochlib.text.article import Article

PIECE = 2500  # characters: a longer "sentence" is no sentence, and is read in pieces
_ANY = {"people", "persons", "person", "dead", "civilians", "civilian", "personnel", "man"} | {
    "soldier", "policeman", "militant", "terrorist", "attacker",
}  # fmt: skip


@dataclass(slots=True, eq=False)
class Claim:
    """A bound group with its place in the article."""

    bound: Bound
    sentence: int
    scope: str = "event"
    period: str | None = None
    part_of: Claim | None = None
    coherence: str = "ok"
    claimant: Claimant | None = None

    @property
    def start(self) -> int:
        return self.bound.group.start

    @property
    def key(self) -> tuple:
        """What two tellings of one claim share."""
        g = self.bound.group
        return (g.value, g.value_max, g.qualifier, self.bound.outcome, self.bound.victim)


def drop_repeats(article: Article, claims: list[Claim]) -> list[Claim]:
    """Keep a claim once: the first in the body; the headline's only where the body does not say it."""
    kept: list[Claim] = []
    seen: dict[tuple, list[Claim]] = {}
    instead: dict[int, Claim | None] = {}
    title = {i for i, s in enumerate(article.sentences) if s.section in {"title", "deck"}}
    body = {(c.bound.group.value, c.bound.outcome) for c in claims if c.sentence not in title}
    for claim in claims:
        same = next((c for c in seen.get(claim.key, ()) if c.sentence != claim.sentence and _says_the_same(c, claim)), None)
        in_title = claim.sentence in title and (claim.bound.group.value, claim.bound.outcome) in body
        if same is not None or in_title:
            instead[id(claim)] = same
            continue
        seen.setdefault(claim.key, []).append(claim)
        kept.append(claim)
    for claim in kept:
        if claim.part_of is not None:
            whole = instead.get(id(claim.part_of), claim.part_of)
            claim.part_of = whole if whole is not claim else None
    return kept


def _says_the_same(a: Claim, b: Claim) -> bool:
    """Whether two claims of one number can be one claim: "four labourers" twice, not "two drivers" and "two teachers".

    Two sources that give the same number make two claims (GUIDELINES: "another source's").
    """
    if a.claimant and b.claimant and _other_source(a.claimant, b.claimant):
        return False
    if a.bound.victim in {"security", "militant"} and a.bound.group.value != 1:
        return True  # "terrorists", "militants", "fighters" are one kind of people
    heads = [(c.bound.group.label or "").lower().split()[-1:] for c in (a, b)]
    return heads[0] == heads[1] or not heads[0] or not heads[1] or bool(_ANY & {*heads[0], *heads[1]})


def _other_source(a: Claimant, b: Claimant) -> bool:
    """Whether two claimants are different: by actor where both are known, else by words that share none."""
    if a.actor_id and b.actor_id:
        return a.actor_id != b.actor_id
    words = [{w.lower() for w in re.findall(r"\w{4,30}", one.text or "")} for one in (a, b)]
    return bool(words[0]) and bool(words[1]) and not words[0] & words[1]


def check_parts(claims: list[Claim]) -> None:
    """Mark a whole whose parts do not fit it: more than it, or less where they are meant to be all of it.

    Only exact numbers of one sentence are compared: parts told elsewhere may overlap ("18 soldiers", "five women").
    """
    for claim in claims:
        group = claim.bound.group
        parts = [
            c.bound.group for c in claims if c.part_of is claim and c.sentence == claim.sentence and c.bound.outcome == claim.bound.outcome
        ]
        if not parts or group.qualifier != "exact" or any(p.qualifier != "exact" for p in parts):
            continue
        total = sum(p.value for p in parts)
        if total > group.value and (claim.bound.spelled_out or max(p.value for p in parts) > group.value):
            claim.coherence = "parts_exceed_total"
        elif total < group.value and claim.bound.spelled_out:
            claim.coherence = "parts_short"
