"""Casualty claims: every stated number of people killed, injured or abducted, as a row of table casualties."""

from __future__ import annotations

import re
from dataclasses import dataclass

from balochlib.coding.bindings import Binder, Topic
from balochlib.coding.claimants import find_claimant
from balochlib.coding.clauses import Bound, Clause
from balochlib.coding.outcomes import find_outcomes
from balochlib.coding.parts import bind_parts
from balochlib.coding.periods import Scope, judge_scope
from balochlib.coding.phrases import Words
from balochlib.ids import make_id
from balochlib.text.article import Article

_REMEMBERED = 2  # sentences for which "the toll" or "how many were hurt" stays what bare numbers count
_MANY = 3000  # people: no single incident of this conflict has killed or hurt as many
_LONGEST = 2500  # characters: a longer "sentence" is no sentence, and is read in pieces


@dataclass(slots=True)
class Claim:
    """A bound group with its place in the article."""

    bound: Bound
    sentence: int
    start: int
    end: int
    part_of: Claim | None = None
    scope: str = "event"
    period: str | None = None

    @property
    def key(self) -> tuple:
        g = self.bound.group
        return (g.value if g.qualifier != "vague" else "vague", g.value_max, self.bound.outcome, self.bound.victim, g.qualifier)


def find_casualties(article: Article, actors: list[dict]) -> list[dict]:
    """Return the rows of table casualties for one article.

    GUIDELINES, casualty rules: each stated count once; parts point at their whole; attackers are a row of their own.
    """
    claims = _drop_repeats(article, _find_claims(article))
    rows, ids = [], {}
    for claim in claims:
        row = _make_row(article, actors, claim)
        n = 2
        while row["claim_id"] in ids.values():
            row["claim_id"] = f"{row['claim_id'].split('~')[0]}~{n}"
            n += 1
        ids[id(claim)] = row["claim_id"]
        rows.append(row)
    for claim, row in zip(claims, rows, strict=True):
        row["part_of"] = ids.get(id(claim.part_of)) if claim.part_of else None
    return rows


_GATE = re.compile(r"\d|\b(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|dozen|dozens|scores|hundreds|several|many|some|his|her|their|its|the|both|another)\b", re.IGNORECASE)  # fmt: skip


def _find_claims(article: Article) -> list[Claim]:
    claims: list[Claim] = []
    carried: list[Claim] = []  # the claims of the last sentence that has any, those that are no parts
    conflict = False
    scope = Scope()
    topic: tuple[int, Topic] | None = None
    for n, sentence in enumerate(article.sentences):
        text = article.text
        end = min(sentence.end, sentence.start + _LONGEST)
        has_outcome = bool(find_outcomes(text, sentence.start, end))
        told = judge_scope(text, sentence.start, end, scope)
        if told.scope == "aggregate":
            scope = told
        conflict = conflict or has_outcome
        if not has_outcome and not (carried and _GATE.search(text, sentence.start, end)):
            continue
        asked = topic[1] if topic and n - topic[0] <= _REMEMBERED else None
        found, told_of = _read_sentence(article, n, sentence.start, end, carried, claims[-20:], conflict, asked)
        if told_of is not None and (told_of is not asked or found):
            topic = (n, told_of)
        claims += found
        if found:
            scope = told
        for claim in found:
            claim.scope, claim.period = told.scope, told.period
            if claim.bound.group.single:
                claim.scope, claim.period = "event", None
            if (claim.bound.group.value or 0) >= _MANY:
                claim.scope = "aggregate"
        if found:
            carried = [c for c in found if c.part_of is None] or carried or found[-1:]
    return claims


def _read_sentence(article: Article, n: int, start: int, end: int, carried: list[Claim], earlier: list[Claim], conflict: bool, topic: Topic | None
) -> tuple[list[Claim], Topic | None]:
    section = article.sentences[n].section
    headline = section == "title" or (n == 0 and article.text[end - 1] not in ".!?\"'\u201d\u2019")
    clause = Clause(Words(article.text, start, end, headline))
    binder = Binder(clause, [claim.bound for claim in carried], [claim.bound for claim in earlier if claim.part_of is None], conflict, topic)
    binder.near = bool(carried) and carried[-1].sentence >= n - 1
    binder.bind()
    if not binder.bound and not binder.ghosts and not any(e.group and (e.group.part or e.group.of_outcome is not None) for e in clause.elements):
        return [], binder.topic
    bind_parts(clause, binder)
    by_element: dict[int, Claim] = {}
    last_victim = None
    found: list[Claim] = []
    near = bool(carried) and article.sentences[carried[-1].sentence].paragraph == article.sentences[n].paragraph
    for k, bound in sorted([*binder.bound.items(), *((b.element, b) for b in binder.more)], key=lambda kb: kb[0]):
        bound.victim = _settle_victim(clause, bound, last_victim, carried, earlier, near)
        if bound.whole is None or last_victim is None:
            last_victim = bound.victim
        if bound.trigger is not None and clause.low(bound.trigger).startswith("captur") and bound.victim not in {"security", "civilian"}:
            continue  # an attacker who is captured is arrested
        found.append(Claim(bound, n, bound.group.start, bound.group.end))
        by_element.setdefault(k, found[-1])
    _judge_men(by_element)
    for k, claim in by_element.items():
        whole = claim.bound.whole
        if whole == -1:
            claim.part_of = carried[-1] if carried else None
        elif whole is not None and whole != k:
            claim.part_of = by_element.get(whole)
    return found, binder.topic


def _settle_victim(clause: Clause, bound: Bound, last: str | None, carried: list[Claim], earlier: list[Claim], near: bool) -> str:
    """Return the class of victim: the group's own words, else the owner of "its men", else the claim before."""
    victim = bound.victim or bound.group.victim
    label = (bound.group.label or "").lower()
    if victim == "unspecified" and _is_armed(clause, bound):
        victim = "militant"
    if victim is None and label.endswith(_FELLOWS):
        victim = _people_before(clause, bound)
    if victim == "militant" and label == "gunman" and clause.low(bound.element).startswith(("his ", "her ")):
        victim = "civilian"  # a bodyguard
    if victim in {None, "unspecified"} and _is_owned(clause, bound):
        victim = _owner(clause, bound) or victim
    if victim is None and bound.group.of_outcome:
        classes = {c.bound.victim for c in carried if c.bound.outcome == bound.group.of_outcome}
        return classes.pop() if len(classes) == 1 else "unspecified"
    if victim is None or (victim == "unspecified" and clause.low(bound.element - 1) == "or" and clause.low(bound.element - 3).endswith("them")):
        victim = last or victim  # "41% of them, or 24,147 individuals"
    if victim is None and bound.group.bare and not bound.toll and not bound.group.part and bound.group.value not in {None, 1}:
        told = {c.bound.victim for c in earlier if c.bound.outcome == bound.outcome and c.bound.group.value == bound.group.value}
        victim = told.pop() if len(told) == 1 else None  # "seven barbers shot" ... "Seven died"
    if victim is None and bound.group.bare and not bound.toll:
        victim = _people_hit(clause, bound)
    if victim is None and bound.group.bare and bound.group.single:
        victim = _people_before(clause, bound)
    if victim is None and bound.group.bare and not bound.toll and near:
        classes = {c.bound.victim for c in carried}
        victim = classes.pop() if len(classes) == 1 else None
    if victim is None and bound.group.label is None and clause.low(bound.element).split()[-1] in _PRONOUNS:
        victim = _people_before(clause, bound)
    if victim is None and carried and (bound.group.part or clause.low(bound.element).split()[-1] in _PRONOUNS):
        victim = carried[-1].bound.victim
    return victim or "unspecified"


_ARMED = re.compile(
    r"""\b(?:armed\ with | with\ (?:guns|weapons|explosives|grenades|suicide\ (?:vests|jackets)) | wearing\ (?:explosives|suicide\ vests)
    | carrying\ (?:weapons|guns|explosives|rockets) | allegedly\ (?:preparing|planning|plotting) | (?:suspected|accused)\ of\ (?:planning|plotting|preparing)
    | (?:preparing|planning|plotting)\ (?:an?\ |to\ )?(?:attack|bomb|blow|suicide|terror) | (?:tried|trying|attempted|attempting)\ to\ (?:storm|fight|break|force|enter|attack|plant)
    | planting\ (?:a\ |an\ )?(?:bomb|mine|IED|device) | who\ (?:had\ )?(?:attacked|stormed|opened\ fire) )\b""",
    re.VERBOSE,
)


def _is_armed(clause: Clause, bound: Bound) -> bool:
    """Whether "men", "people" are told to be attackers: "three men with guns", "a man allegedly preparing attacks"."""
    group, w = bound.group, clause.w
    if group.outcome or group.label is None or group.label.split()[-1].lower() not in {"men", "man", "people", "persons", "person", "individuals"}:
        return False
    stop = min(group.end + 90, w.end)
    m = _ARMED.search(w.text, group.end, stop)
    return m is not None and not re.search(r"[.;:]|\bby\b|\bwhen\b|\bafter\b", w.text[group.end : m.start()])


def _is_owned(clause: Clause, bound: Bound) -> bool:
    return bool({"its", "their", "own", "our", "his"} & set(clause.low(bound.element).split()))


def _owner(clause: Clause, bound: Bound) -> str | None:
    for k in range(bound.element - 1, -1, -1):
        e = clause.elements[k]
        if e.people is not None and e.people.victim in {"security", "militant"}:
            return e.people.victim
        if clause.low(k) in {"group", "outfit"}:
            return "militant"
    return None


_FELLOWS = ("colleague", "colleagues", "comrade", "comrades", "companion", "companions", "accomplice", "accomplices", "associate", "associates")
_PRONOUNS = {"others", "more", "another", "other", "third", "fourth", "second", "fifth", "one", "them", "whom"}


def _people_hit(clause: Clause, bound: Bound) -> str | None:
    """Return the class of counted people that the sentence tells to be attacked ("fire on three civilians, killing two")."""
    for k in range(bound.element - 1, -1, -1):
        group = clause.group(k)
        if group and group.victim and group.value and group.value >= (bound.group.value or 0) and clause.kind(k - 1) in {"prep", "verb", "of"}:
            return group.victim
    return None


def _people_before(clause: Clause, bound: Bound) -> str | None:
    """Return the class of the people counted last before the group in the sentence ("One attacker ... and two others")."""
    for k in range(bound.element - 1, -1, -1):
        group, people = clause.group(k), clause.elements[k].people
        if group is not None and group.victim:
            return group.victim
        if people is not None and people.victim in {"security", "militant"} and (people.plural or people.is_modifier):
            return people.victim
    return None


def _judge_men(claims: dict[int, Claim]) -> None:
    """Give "14 men, ten soldiers and four policemen" the class that all its parts share."""
    for k, claim in claims.items():
        label = claim.bound.group.label or ""
        parts = [c for c in claims.values() if c.bound.whole == k]
        if claim.bound.victim == "unspecified" and label.split()[-1:] == ["men"] and parts:
            classes = {c.bound.victim for c in parts}
            if len(classes) == 1 and sum(c.bound.group.value or 0 for c in parts) == claim.bound.group.value:
                claim.bound.victim = classes.pop()


def _says_the_same(a: Claim, b: Claim) -> bool:
    """Whether two claims of one number can be on the same people: "four policemen" and "two labourers" told twice, not two others."""
    if a.bound.victim in {"security", "militant"}:
        return True  # "terrorists", "militants", "fighters" are one kind of people
    heads = [(c.bound.group.label or "").lower().split()[-1:] for c in (a, b)]
    return heads[0] == heads[1] or not heads[0] or not heads[1] or bool({"people", "persons", "officers", "dead"} & {*heads[0], *heads[1]})


def _drop_repeats(article: Article, claims: list[Claim]) -> list[Claim]:
    """Keep a claim once: the first in the body, the headline's only where the body does not say it."""
    kept: list[Claim] = []
    seen: dict[tuple, list[Claim]] = {}
    instead: dict[int, Claim] = {}
    title = {i for i, s in enumerate(article.sentences) if s.section in {"title", "deck"}}
    body = {(c.key[0], c.key[2]) for c in claims if c.sentence not in title}
    for claim in claims:
        if claim.sentence in title and (claim.key[0], claim.key[2]) in body:
            continue
        same = next((c for c in seen.get(claim.key, ()) if c.sentence != claim.sentence and _says_the_same(c, claim)), None)
        if same is not None:
            instead[id(claim)] = same
            continue
        seen.setdefault(claim.key, []).append(claim)
        kept.append(claim)
    for claim in kept:
        if claim.part_of is not None:
            claim.part_of = instead.get(id(claim.part_of), claim.part_of)
            if claim.part_of not in kept or claim.part_of is claim:
                claim.part_of = None
    return kept


def _make_row(article: Article, actors: list[dict], claim: Claim) -> dict:
    group, bound = claim.bound.group, claim.bound
    claimant = find_claimant(article, claim.start, claim.end, actors)
    low, high = _bounds(group.qualifier, group.value, group.value_max)
    quote = article.text[claim.start : claim.end]
    return {
        **article.span(claim.start, claim.end),
        "claim_id": make_id("c", article.article_id, claim.start - article.start, quote, bound.outcome, bound.victim),
        "value": group.value, "value_max": group.value_max, "qualifier": group.qualifier, "low": low, "high": high,
        "outcome": bound.outcome, "victim": bound.victim, "label": group.label, "nationality": group.nationality,
        "claimant_text": claimant.text if claimant else None, "claimant": claimant.actor_id if claimant else None,
        "claimant_kind": claimant.kind if claimant else None, "scope": claim.scope, "period": claim.period, "coherence": "ok",
    }  # fmt: skip


def _bounds(qualifier: str, value: int | None, top: int | None) -> tuple[int | None, int | None]:
    """Return the smallest and the largest number that the words allow (design.md, section 5).

    >>> _bounds("more_than", 12, None), _bounds("up_to", 9, None), _bounds("range", 35, 40), _bounds("about", 50, None)
    ((13, None), (None, 9), (35, 40), (None, None))
    """
    return {
        "exact": (value, value), "at_least": (value, None), "more_than": (None if value is None else value + 1, None), "up_to": (None, value),
        "range": (value, top), "about": (None, None), "vague": (None, None),
    }[qualifier]  # fmt: skip
