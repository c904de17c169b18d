"""Casualty claims: every stated number of people killed, injured or abducted, as a row of table casualties."""

from __future__ import annotations

import re
from functools import cache

from balochlib.coding.casualty.accounts import bind_accounts
from balochlib.coding.casualty.antecedents import Setting
from balochlib.coding.casualty.bindings import Bindings, Bound, Context, Topic
from balochlib.coding.casualty.breakdowns import bind_breakdown, bind_gloss
from balochlib.coding.casualty.claims import PIECE, Claim, check_parts, drop_repeats
from balochlib.coding.casualty.clauses import Clause
from balochlib.coding.casualty.comparisons import bind_compared
from balochlib.coding.casualty.frames import bind_unsurvived
from balochlib.coding.casualty.groups import Group
from balochlib.coding.casualty.identities import bind_identities
from balochlib.coding.casualty.outcomes import find_outcomes
from balochlib.coding.casualty.owners import find_owners
from balochlib.coding.casualty.parts import bind_parts
from balochlib.coding.casualty.periods import find_base_period, find_frame, find_period
from balochlib.coding.casualty.referents import judge_referents
from balochlib.coding.casualty.scopes import Scope, judge_scope, opens_entry, tells_of_one
from balochlib.coding.casualty.shares import bind_respectively, bind_shares
from balochlib.coding.casualty.sides import settle_victim
from balochlib.coding.casualty.tables import bind_table, read_heading
from balochlib.coding.casualty.targets import judge_all, judge_people, judge_person, judge_target
from balochlib.coding.casualty.tolls import bind_told, bind_total
from balochlib.coding.casualty.verbs import bind_verbs
from balochlib.coding.casualty.verdicts import find_heads, judge_enemy, judge_later, judge_men, judge_register, judge_tolls
from balochlib.coding.casualty.words import Words
from balochlib.coding.claimants import find_claimant, judge_speaker
from balochlib.ids import make_id
from balochlib.text.article import Article, Sentence
from balochlib.text.tokens import list_words

_MEMORY = 20  # claims that "of the dead" may go back to
_RECALL = 3  # sentences in which "he" may go back to a person
_TOLD = 2  # sentences in which a bare number may go back to people told of
_REMEMBERED = 2  # sentences for which "the toll" or "how many were hurt" stays what bare numbers count
_HEADING = 120  # characters
_HUNDREDS = 500  # people: more than an incident of this conflict costs, where a period is named
_MANY = 3000  # people: no single incident of this conflict has killed or hurt as many
_NATURE = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, list_words('accident')), key=len, reverse=True))})\b", re.IGNORECASE)
_HINTING = ("seizing", "marching", "survive", "costing")  # lists of words that tell an outcome only with what stands beside them
_HINTS = re.compile(rf"\b(?:{'|'.join(sorted(word for name in _HINTING for word in list_words(name)))})\b", re.IGNORECASE)
_FULL_STOPS = ".!?:;,\"'\u201d\u2019"
_GATE = re.compile(
    r"\d|\b(?:victims|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w{3,5}teen|\w{3,5}ty|dozen|dozens|scores|hundreds|several|many|some|both|another)\b",
    re.IGNORECASE,
)


def find_casualties(article: Article, actors: list[dict]) -> list[dict]:
    """Return the rows of table casualties for one article.

    GUIDELINES, casualty rules: every stated count of people killed, injured or abducted; the same claim once; a part points at
    its whole; vague counts have no value; vehicles, arrests, surrenders and people freed are no casualties.

    >>> from balochlib.text.article import Sentence
    >>> t = "At least 31 civilians and 17 guards were killed, and two vehicles burnt. No one was hurt in Kech."
    >>> article = Article("a-1", "s-1", t, 0, len(t), sentences=(Sentence(0, 72), Sentence(73, len(t))))
    >>> [(r["quote"], r["qualifier"], r["outcome"], r["victim"]) for r in find_casualties(article, [])]
    [('At least 31 civilians', 'at_least', 'killed', 'civilian'), ('17 guards', 'at_least', 'killed', 'civilian')]
    """
    claims = _find_claims(article)
    judge_register(article, claims)
    judge_later(article, claims)
    for claim in claims:
        claim.claimant = find_claimant(article, claim.start, claim.bound.group.end, actors)
        words = set(article.text[claim.start : claim.bound.group.end].lower().split())
        own = claim.bound.own or (claim.bound.victim == "unspecified" and bool(words & {"its", "their", "our"}))
        if own and claim.bound.group.victim in {None, "unspecified", "civilian"}:
            claim.bound.victim = judge_speaker(article, claim.start, claim.bound.group.end, actors) or claim.bound.victim
        if claim.bound.victim == "unspecified" or "mercenaries" in words:
            claim.bound.victim = judge_enemy(article, claim, actors) or claim.bound.victim
    claims = drop_repeats(article, claims)
    check_parts(claims)
    ids: dict[int, str] = {}
    rows, taken = [], set()
    for claim in claims:
        row = _make_row(article, claim)
        first, n = row["claim_id"], 2
        while row["claim_id"] in taken:
            row["claim_id"], n = f"{first}-{n}", n + 1
        taken.add(row["claim_id"])
        ids[id(claim)] = row["claim_id"]
        rows.append(row)
    for claim, row in zip(claims, rows, strict=True):
        row["part_of"] = ids.get(id(claim.part_of)) if claim.part_of else None
    return rows


def _find_claims(article: Article) -> list[Claim]:
    """Read the sentences in order; each takes from those before it what it leaves unsaid."""
    claims: list[Claim] = []
    carried: list[Claim] = []  # the claims of the last sentence that has any, those that are no parts
    conflict, tallied, scope, framed, heads = False, False, Scope(), None, find_heads(article)
    topic: tuple[int, Topic] | None = None
    for n, start, end in _pieces(article):
        has_outcome = bool(find_outcomes(article.text, start, end))
        conflict = conflict or has_outcome
        told, framed = judge_scope(article.text, start, end, scope, tallied, framed), find_frame(article.text, start, end)
        if told.period is None and opens_entry(article.text, heads[article.sentences[n].paragraph]):
            told = Scope()  # "10 February 2013: ... hospitals have logged 71 dead"
        tallied = tallied or told.scope == "aggregate"
        scope = told if told.scope == "aggregate" else scope
        if article.sentences[n].section == "list" and (heading := _heading_before(article, n)) is not None:
            topic = (n, heading)
        asked = topic[1] if topic and n - topic[0] <= _REMEMBERED else None
        hinted = carried or asked or _HINTS.search(article.text, start, end)  # "took five passengers away", "none of the five survived"
        question = article.text[end - 1] == "?"
        asks = n > 0 and article.text[article.sentences[n - 1].end - 1] == "?"
        if not has_outcome and not ((hinted or question) and _GATE.search(article.text, start, end)):
            continue
        context = Context(
            [claim.bound for claim in carried], [claim.bound for claim in claims[-_MEMORY:] if claim.part_of is None],
            asked, conflict, bool(carried) and carried[-1].sentence >= n - 1 - asks, told.scope == "aggregate",
            bool(asked and topic[0] == n - 1 and asks),
        )  # fmt: skip
        found, counted = _read_sentence(article, n, start, end, context, carried)
        if counted is not None and (counted is not context.topic or found):
            topic = (n, counted)
        for claim in found:
            if not claim.bound.group.single:
                base = find_base_period(article.text, start, claim.bound.group.start, end) if told.scope == "aggregate" else None
                claim.scope, claim.period = told.scope, base or told.period
            if claim.bound.answers and told.scope == "event" and carried and carried[-1].sentence == n - 1:
                claim.scope, claim.period = carried[-1].scope, carried[-1].period
            if claim.part_of and claim.part_of not in found and told.scope == "event" and not tells_of_one(article.text, start, end):
                claim.scope, claim.period = claim.part_of.scope, claim.part_of.period
            if claim.bound.period is not None:
                claim.scope, claim.period = "aggregate", claim.bound.period
            if (claim.bound.group.value or 0) >= _MANY:
                claim.scope = "aggregate"
        period = find_period(article.text, start, end) if told.scope == "event" and not tells_of_one(article.text, start, end) else None
        if period and any((claim.bound.group.value or 0) >= _HUNDREDS for claim in found):
            for claim in found:  # "more than 1,400 people were picked up in 2025, 190 of whom ..."
                claim.scope, claim.period = "aggregate", period
        if found:
            scope = told
            carried = [claim for claim in found if claim.part_of is None] or carried or found[-1:]
        claims += found
    return claims


def _heading_before(article: Article, n: int) -> Topic | None:
    """Return what the line right above sentence ``n`` announces that a list counts; such a line is no sentence."""
    above = article.sentences[n - 1].end if n else article.start
    line = article.text[above : article.sentences[n].start].rstrip(" \n-*\u2022")
    first = above + line.rfind("\n") + 1
    return read_heading(article.text, first, above + len(line)) if line.strip() and above + len(line) - first <= _HEADING else None


def _pieces(article: Article):
    """Yield the sentences of the article: number, start, end; cut where they are longer than any sentence is."""
    for n, sentence in enumerate(article.sentences):
        start = sentence.start
        while sentence.end - start > PIECE:
            stop = article.text.rfind(" ", start, start + PIECE)
            stop = stop if stop > start else start + PIECE
            yield n, start, stop
            start = stop
        yield n, start, sentence.end


def _read_sentence(
    article: Article, n: int, start: int, end: int, context: Context, carried: list[Claim]
) -> tuple[list[Claim], Topic | None]:
    """Return the claims of one sentence, and what it leaves to be counted in the next."""
    sentence = article.sentences[n]
    headline = sentence.section == "title" or (article.text[end - 1] not in _FULL_STOPS and _is_line(article.text, start, end))
    clause = Clause(Words(article.text, start, end, headline))
    b = Bindings(clause, context)
    bind_verbs(b)
    bind_unsurvived(b)
    bind_table(b)
    bind_shares(b)
    bind_respectively(b)
    bind_total(b)
    bind_told(b)
    bind_accounts(b)
    bind_breakdown(b)
    bind_gloss(b)
    bind_compared(b)
    bind_parts(b)
    bind_identities(b)
    found: list[Claim] = []
    by_element: dict[int, Claim] = {}
    last: Bound | None = None
    classes: set[str] = set()
    seized_before: str | None = None
    previous = article.sentences[n - 1] if n else sentence

    def people_before() -> str | None:
        return judge_people(article.text, previous.start, min(previous.end, previous.start + PIECE)) if n else None

    def person_before() -> str | None:
        return next((found for s in article.sentences[max(0, n - _RECALL) : n][::-1] if (found := _person_in(article, s))), None)

    def target_before() -> str | None:
        same = n and previous.paragraph == sentence.paragraph
        return judge_target(article.text, previous.start, min(previous.end, previous.start + PIECE)) if same else None

    def owner_before() -> str | None:
        told = (find_owners(article.text, s.start, min(s.end, s.start + PIECE)) for s in article.sentences[max(0, n - _RECALL) : n][::-1])
        nearest = next(filter(None, told), set())
        return next(iter(nearest)) if len(nearest) == 1 else None

    def told_before() -> str | None:
        if n and (known := judge_all(article.text, previous.start, min(previous.end, previous.start + PIECE), None)):
            return known  # "The dead were identified as labourers. Five were killed"
        for s in article.sentences[max(0, n - _TOLD) : n][::-1]:
            told = judge_referents(article.text, s.start, min(s.end, s.start + PIECE)) if s.paragraph == sentence.paragraph else set()
            if told:
                return told.pop() if len(told) == 1 else None
        return None

    @cache
    def people_counted() -> list[Group]:
        return _counted_in(article, previous) if n else []

    def counted_before(group: Group) -> str | None:
        told = people_counted()
        fits = len(told) == 1 and (told[0].value or 0) >= (group.value or 0)
        return told[0].victim if fits and told[0].victim in {"civilian", "security", "militant"} else None

    near = bool(carried) and article.sentences[carried[-1].sentence].paragraph == sentence.paragraph
    for bound in sorted((*b.bound.values(), *b.more), key=lambda one: one.element):
        before = last.victim if last and not _time_moves(clause, last, bound) else None
        seized_before = seized_before or (last.victim if last is not None and last.outcome == "abducted" else None)
        if bound.whole is None and bound.known_victim is None and _is_mixed(clause, bound, last, classes):
            before = "unspecified"
        setting = Setting(
            clause,
            context,
            before,
            before and seized_before,
            near,
            people_before,
            person_before,
            counted_before,
            target_before,
            told_before,
            owner_before,
            context.total,
        )
        bound.victim = settle_victim(bound, setting)
        if bound.whole is None:
            if last is None or last.trigger != bound.trigger:
                classes = set()
            last = bound
            classes.add(bound.victim)
        seized = "" if bound.trigger is None else clause.low(bound.trigger)
        if (seized.startswith("captur") and bound.victim not in {"security", "civilian"}) or (
            bound.victim == "militant" and ("picked up" in seized or seized == "held")
        ):
            continue  # an attacker who is captured is arrested
        if seized.endswith(("overnight", "for a night")) and bound.victim != "security":
            continue  # people whom the police keep overnight are arrested
        words = article.text[bound.group.start : bound.group.end].lower().split() + seized.split()
        if bound.outcome == "abducted" and set(words) & list_words("lost_sight") and _is_natural(article, n, end):
            continue  # missing in a flood
        found.append(Claim(bound, n))
        by_element.setdefault(bound.element, found[-1])
    for claim in found:
        whole = claim.bound.whole
        if whole == -1:
            before = [c for c in carried if c.bound.outcome == claim.bound.outcome]
            claim.part_of = before[-1] if before else None
        elif whole is not None:
            claim.part_of = by_element.get(whole)
    judge_men(found)
    judge_tolls(found, context)
    return found, b.topic


def _is_natural(article: Article, n: int, end: int) -> bool:
    """Whether sentence ``n`` stands in a text on a flood, a mine accident or the like: in its opening, or in the sentences before."""
    opening = article.sentences[min(2, n)].end
    near = article.sentences[max(0, n - _RECALL)].start
    return any(_NATURE.search(article.text, *span) for span in ((article.start, opening), (near, end)))


def _counted_in(article: Article, s: Sentence) -> list[Group]:
    """Return the people whom a sentence counts, with or without an outcome: "Twelve gunmen stormed the base." """
    clause = Clause(Words(article.text, s.start, min(s.end, s.start + PIECE)))
    return [g for g in (e.group for e in clause.elements) if g is not None and not g.single and not g.bare and g.label]


def _person_in(article: Article, s: Sentence) -> str | None:
    return judge_person(article.text, s.start, min(s.end, s.start + PIECE))


def _is_line(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` is a line of its own, such as a headline in a list: "- Driver, nephew hurt in Wadh"."""
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    return not any(ch.isalnum() for ch in text[first:start]) and not text[end : len(text) if last < 0 else last].strip()


def _is_mixed(clause: Clause, bound: Bound, last: Bound | None, classes: set[str]) -> bool:
    """Whether a number without a class counts people of any kind, not more of those told before.

    "Others" are: beside people of two classes ("seven soldiers and two drivers were killed, 75 others hurt"), beside a few
    civilians or foreigners that a bomb hits, and where the text goes on to tell them apart ("15 others, among them four soldiers").
    So are those hurt where one or two civilians died ("killing a worker and injuring six"), and those among whom people of a class
    are ("eight children were among the 32 injured").
    """
    others = clause.low(bound.element).endswith("others")
    if others and len(classes) > 1:
        return True
    if last is None or last.victim != "civilian":
        return False
    if bound.group.outcome and clause.low(bound.element - 1) in {"among", "amongst"}:
        return True
    told_apart = others and "part" in {clause.kind(bound.element + 1), clause.kind(bound.element + 2)}
    few = last.group.nationality or (last.group.value or 9) <= 2  # "two Chinese engineers and ten others"
    told = {token.low for token in clause.w.tokens}
    blast = others and bool(list_words("blast") & told)
    crowd = bound.outcome == "injured" != last.outcome and (bound.group.value or 0) > 2 and last.group.value == 1
    crowd = crowd and not last.group.part and bool(bound.group.bare or bound.group.outcome)
    crowd = crowd and bool((list_words("crowd") | list_words("blast")) & told)
    return bool(told_apart or crowd or (blast and few))


def _time_moves(clause: Clause, last: Bound, bound: Bound) -> bool:
    """Whether the sentence goes on to another month or day between two numbers: what follows is on other people."""
    between = range(last.element + 1, bound.element)
    return any(
        clause.kind(k) == "name" and clause.is_day(k) and clause.kind(k - 1) == "prep" and clause.kind(k - 2) == "conj" for k in between
    )


def _make_row(article: Article, claim: Claim) -> dict:
    """Make the row of one claim."""
    bound, group = claim.bound, claim.bound.group
    claimant = claim.claimant
    low, high = _bounds(group.qualifier, group.value, group.value_max)
    span = article.span(group.start, group.end)
    return {
        **span,
        "claim_id": make_id("c", article.article_id, group.start - article.start, span["quote"], bound.outcome, bound.victim),
        "value": group.value, "value_max": group.value_max, "qualifier": group.qualifier, "low": low, "high": high,
        "outcome": bound.outcome, "victim": bound.victim, "label": group.label, "nationality": group.nationality,
        "claimant_text": claimant.text if claimant else None, "claimant": claimant.actor_id if claimant else None,
        "claimant_kind": claimant.kind if claimant else None, "scope": claim.scope, "period": claim.period, "coherence": claim.coherence,
    }  # fmt: skip


def _bounds(qualifier: str, value: int | None, top: int | None) -> tuple[int | None, int | None]:
    """Return the smallest and the largest number that the words allow (design.md, section 5).

    >>> _bounds("more_than", 12, None), _bounds("up_to", 9, None), _bounds("range", 35, 40), _bounds("about", 50, None)
    ((13, None), (None, 9), (35, 40), (None, None))
    """
    return {
        "exact": (value, value), "at_least": (value, None), "more_than": (None if value is None else value + 1, None),
        "up_to": (None, value), "range": (value, top), "about": (None, None), "vague": (None, None),
    }[qualifier]  # fmt: skip
