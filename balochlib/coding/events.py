"""Events: the incidents that one article tells, and :func:`merge_tellings` across articles."""

from __future__ import annotations

import re

from balochlib.coding.incident.merging import Merged, merge_tellings
from balochlib.coding.incident.operations import find_operations
from balochlib.coding.incident.storyline import Storyline
from balochlib.coding.incident.tellings import Telling
from balochlib.text.article import Article
from balochlib.text.days import read_day

__all__ = ["Merged", "Telling", "find_tellings", "merge_tellings"]

_SEVERAL = re.compile(r"\b(?:attacks|assaults|raids|bombings|blasts|both|all\sthis)\b")
_ALL = re.compile(
    r"\b(?:all|these|each|every|\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s(?:of\s)?(?:(?:the|these|those)\s)?"
    r"(?:\w+\s)?(?:attacks?|operations?|actions?|assaults|raids)\b"
)
_BOTH = re.compile(r"\bboth(?:\s(?:the\s)?(?:\w{1,12}\s)?(?:attacks|assaults|raids|bombings|blasts|incidents|killings)|(?=[.,;”\"]|$))")
_STATEMENT_DAYS = 14  # a statement on "nine attacks over the past four days" is on no older ones


def find_tellings(article: Article, rows: dict[str, list[dict]]) -> list[Telling]:
    """Find the incidents that the article tells, each once.

    Concrete past incidents only, no threats, plans or general statements (GUIDELINES ``events``). ``rows`` holds the article's rows of
    places, actors, casualties and responsibility.

    >>> nothing = {"places": [], "actors": [], "casualties": [], "responsibility": []}
    >>> find_tellings(Article("a-1", "s-1", "They may attack.", 0, 16), nothing)
    []
    """
    story = Storyline(article, rows)
    for row in rows["responsibility"]:
        _add_responsibility(story, row)
    _add_own_counts(story)
    for operation in find_operations(article.text, article.start, article.end):
        t = _find_of_operation(story, operation.start)
        if t is not None and t.operation is None:
            t.operation = (operation.operation_id, operation.phase, operation.name)
    given = {c for t in story.tellings for c in t.claim_ids}
    for claim in rows["casualties"]:
        t = story.find_at(claim["start"]) if claim["scope"] == "event" and claim["claim_id"] not in given else None
        if t is not None:
            t.claim_ids.append(claim["claim_id"])
    return story.tellings


def _find_of_operation(story: Storyline, offset: int) -> Telling | None:
    """The incident that carries the name of an operation: a wave of the sentence or of the article before a single incident."""
    number = story.article.sentence_at(offset)
    near = [*story.at.get(number, []), story.owner.get(number), *story.tellings[:1]]
    return next((t for t in near if t is not None and t.is_wave), story.find_at(offset))


def _add_own_counts(story: Storyline) -> None:
    """Take it that the group which tells whom it killed in an attack says that the attack was its own."""
    names = {a.get("actor_id"): a["name"] for a in story.rows["actors"] if a["kind"] == "armed_group"}
    for claim in story.rows["casualties"]:
        actor = names.get(claim.get("claimant"))
        t = story.find_at(claim["start"]) if actor and claim["scope"] == "event" and claim["victim"] != "militant" else None
        if t is not None and t.perpetrator is None and "operation" not in t.families:
            t.perpetrator, t.perpetrator_status = actor, "claimed"


def _is_recent(t: Telling, story: Storyline) -> bool:
    """Whether an incident is of the days before the page, so that a statement on all attacks is on it too."""
    day, printed = read_day(t.date), read_day(story.article.published)
    return bool(day and printed) and 0 <= (printed - day).days <= _STATEMENT_DAYS


def _last_two(story: Storyline, offset: int) -> list[Telling]:
    """The two attacks told last before ``offset``: "claimed responsibility for both"."""
    told = [t for t in story.tellings if "operation" not in t.families and t.mentions and t.mentions[-1][0] < offset]
    return sorted(told, key=lambda t: max(m[0] for m in t.mentions if m[0] < offset) if t.mentions[0][0] < offset else -1)[-2:]


def _add_responsibility(story: Storyline, row: dict) -> None:
    """Give a statement on responsibility to the incident that its words go on about, to the parts of a wave, and, where it speaks
    of attacks, to those of the same day."""
    t = story.find_at(row["start"]) if row["stance"] in {"claims", "blames"} and row.get("actor") else None
    if t is None:
        return
    status = "claimed" if row["stance"] == "claims" else "blamed"
    both = _last_two(story, row["start"]) if _BOTH.search(row["quote"]) else []
    several = bool(_SEVERAL.search(row["quote"]))
    every = status == "claimed" and bool(_ALL.search(row["quote"]))
    for one in story.tellings:
        by_state = "operation" in one.families
        same_day = several and t.date and one.date == t.date and not by_state
        if not (
            one is t
            or one in both
            or same_day
            or (every and not by_state and _is_recent(one, story))
            or (one.parent is t and not one.is_aftermath)
        ):
            continue
        if one.perpetrator is None or (one.perpetrator == row["actor"] and status == "claimed"):
            one.perpetrator, one.perpetrator_status = row["actor"], status
