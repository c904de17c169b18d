"""Outcome words and the people they govern: active, passive, nominal and headline forms, tolls, lives, and losses."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from balochlib.coding.clauses import Bound, Clause
from balochlib.coding.named_victims import find_person
from balochlib.coding.phrases import Group


class Topic(NamedTuple):
    """What the text is counting: its outcome, the class of people, and whether it asks ("how many civilians were hurt")."""

    outcome: str
    victim: str | None = None
    open: bool = False
    named: bool = True  # by a word for a count ("toll", "number of"), not by "the injured"


_UNREAL = {"could", "would", "may", "might", "can", "will", "should", "must", "shall", "cannot"}
_QUIET = {"adverb", '"', "'", "\u2018", "\u2019", "\u201c", "\u201d"}


class Binder:
    """Binds the groups of one sentence to outcomes; ``bound`` holds what was found, by element."""

    def __init__(self, clause: Clause, carried: list[Bound], history: list[Bound], conflict: bool, topic: Topic | None = None):
        self.c, self.carried, self.history, self.conflict = clause, carried, history, conflict
        self.asked, self.near = topic, True
        self.ghosts: dict[int, Bound] = {}
        self.bound: dict[int, Bound] = {}
        self.topics: list[tuple[int, Topic]] = []  # what the sentence counts, by the element that says so
        self.more: list[Bound] = []  # a second outcome of people who were abducted

    def bind(self) -> dict[int, Bound]:
        """Go through the outcome words from left to right."""
        c = self.c
        for k, e in enumerate(c.elements):
            if e.group and e.group.outcome and c.kind(c.before(k)) != "neg":
                self.put([k], e.group.outcome)
            elif e.group and e.group.lives and self._claims_lives(k):
                self.put([k], "killed")
            elif e.group and (e.group.label or "").lower().endswith(("hostages", "hostage", "captives")) and c.low(c.before(k)) in _SEIZED:
                self.put([k], "abducted")
        for k, e in enumerate(c.elements):
            if e.trigger:
                self._bind_trigger(k)
        for k, e in enumerate(c.elements):
            if e.trigger and "weak" in e.trigger.forms and c.kind(c.before(k)) == "aux":
                self.put([g for g in c.find_subjects(k) if g not in self.bound], "injured", k)
        self._bind_told()
        return self.bound

    def _bind_told(self) -> None:
        """Bind bare numbers that go on with a toll: "began with 103, came down to 95", "the hospital makes it 92", "residents said 14"."""
        c = self.c
        for k, e in enumerate(c.elements):
            group = e.group
            if group is None or k in self.bound or group.single or group.part or group.value in {None, 1}:
                continue
            topic = self._topic_at(k)
            if topic is None and self.carried and "it" in {c.low(k - 1), c.low(k - 2)} and {c.low(k - 2), c.low(k - 3)} & {"had", "has", "have", "put", "puts", "makes", "made"}:
                topic = Topic(self.carried[-1].outcome)  # "the ministry had it at 143"
            if topic is None:
                continue
            lead, follows = c.low(c.before(k)), c.kind(k + 1)
            if group.bare and lead in _TOLD_LEADS and follows in _AFTER_BARE and not any(
                c.low(j) in {"compared", "than"} for j in range(max(0, k - 3), k)
            ):
                self.put([k], topic.outcome)
                self.bound[k].victim = topic.victim
            elif not group.bare and topic.open and lead in _MENTIONS:
                self.put([k, *c._join_right(k)], topic.outcome)

    def _topic_at(self, k: int) -> Topic | None:
        """Return what is counted where element ``k`` stands: by the sentence itself, else by the ones before."""
        c = self.c
        here = [topic for j, topic in self.topics if j < k]
        if here:
            return here[-1]
        clause = range(max((j for j in range(k) if c.kind(j) in {";", "conj"}), default=-1) + 1, k)
        return None if any(c.low(j) in METRICS for j in clause) else self.asked

    @property
    def topic(self) -> Topic | None:
        """What is counted, for the sentences after this one: a toll named here, else the one before, else "the injured"."""
        named = [topic for _, topic in self.topics if topic.named]
        return named[-1] if named else self.asked if self.asked else self.topics[-1][1] if self.topics else None

    def put(self, groups: list[int], outcome: str | None, trigger: int | None = None) -> bool:
        """Bind groups that are not bound yet."""
        if outcome is None:
            return False
        shared = None
        for n, k in enumerate(groups):
            group = self.c.group(k)
            if group is None:
                continue
            if k in self.bound:
                if self.bound[k].outcome == "abducted" != outcome and trigger is not None:  # "six labourers kidnapped last week were found dead"
                    self.more.append(Bound(k, group, outcome, trigger=trigger))
                continue
            if n == 0:
                shared = group.qualifier if group.qualifier in {"at_least", "more_than", "up_to", "about"} and group.qualified else None
            elif shared and group.qualifier == "exact" and not group.single and not group.qualified:
                group = replace(group, qualifier=shared)  # "at least 31 civilians and 17 guards"
            elif group.qualified:
                shared = None
            self.bound[k] = Bound(k, group, outcome, trigger=trigger)
        return bool(groups)

    def _bind_trigger(self, k: int) -> None:
        c, forms = self.c, self.c.elements[k].trigger.forms
        before = c.before(k)
        if c.kind(k + 1) == ":" and c.group(k + 2) and c.group(k + 2).bare and c.kind(k + 3) in {"end", ".", ",", ";", "(", "conj"} and not c.group(before):
            # "Killed: 14"
            self.put([k + 2], self._outcome_of(k), k)
            if c.kind(k - 1) == "people":  # "Militants killed: 145"
                self.bound[k + 2].victim = c.elements[k - 1].people.victim
            return
        if "of" in forms:
            self.put(self._objects_or_person(k), forms["of"], k)
            return
        if self._bind_among(k):
            return
        if ("toll" in forms or "figure" in forms or ("noun" in forms and c.low(k - 1) == "the")) and self._bind_toll(k):
            return
        if c.kind(before) not in {"group"} and "many" in {c.low(j) for j in range(max(0, k - 6), k)} and "how" in {c.low(j) for j in range(max(0, k - 7), k)}:
            people = [c.elements[j].people for j in range(max(0, k - 5), k) if c.elements[j].people]
            self.topics.append((k, Topic(self._outcome_of(k), people[-1].victim if people else None, True)))
            return
        if "lose" in forms and self._bind_lost(k):
            return
        if "claim" in forms:
            event = any(c.low(j).split()[-1] in _KILLERS for j in range(max(0, k - 7), k))
            if event and c.kind(before) in {"word", "name", "have", "verb"}:
                self.put([g for g in c.find_objects(k) if not c.group(g).bare], forms["claim"], k)
            return
        if "fell" in forms:
            if c.kind(k + 1) in {".", ",", ";", "end"}:
                self._bind_subjects(k, forms["fell"])
            return
        if "ing" in forms:
            if c.kind(before) == "aux":
                self._bind_subjects(k, forms["ing"])
                return
            if not self._unreal(k):
                objects = self._objects_or_person(k)
                if objects:
                    self.put(objects, forms["ing"], k)
                    return
        if "ing_die" in forms:
            self._bind_subjects(k, forms["ing_die"])
        if "past" in forms and self._bind_past(k, forms["past"], before):
            return
        if "act" in forms and not self._unreal(k):
            objects = self._objects_or_person(k)
            if objects:
                self.put(objects, forms["act"], k)
                return
        if "die" in forms and not self._unreal(k):
            self._bind_subjects(k, forms["die"])
        if "lives" in forms and c.kind(k - 1) == "poss" and c.group(k - 2):  # "cost one soldier and four attackers their lives"
            groups = c._join_left(k - 2)
            if c.low(groups[0] - 1) in {"cost", "costs", "costing"}:
                self.put(groups, forms["lives"], k)
        if "adj" in forms and k not in self.bound:
            if c.kind(before) == "aux" or (c.low(before) in {"left", "reported", "listed", "declared", "described"} and c.kind(before - 1) == "aux"):
                self._bind_subjects(k, forms["adj"])
            elif c.group(before) and not c.group(before).outcome:
                self._bind_adjacent(before, forms["adj"], k)
        if c.low(k) == "death" and c.low(k - 1) == "to" and c.group(k - 2) and c.low(k - 3) in {"put", "puts", "putting"}:
            self.put([k - 2], "killed", k)  # "put 214 captives to death"
        if "noun" in forms:
            self._bind_bracketed(k, forms["noun"])

    def _bind_past(self, k: int, outcome: str, before: int) -> bool:
        """Bind a word that is past tense or participle: passive, active, or reduced ("11 killed")."""
        c = self.c
        passive = c.kind(before) == "aux"
        if self._unreal(k):
            return True
        if c.low(k) == "shot" and (c.low(k + 1) in {"at", "for", "up", "down", "into", "through", "his", "their", "its", "her"}):
            return True  # "shot at", "shot their way in"
        if passive:
            self._bind_subjects(k, outcome)
            return True
        objects = self._objects_or_person(k)
        if c.kind(before) == "have" and not objects and c.kind(c.before(before)) == "pron" and c.group(c.before(before) - 1):
            objects = [c.before(before) - 1]
        if c.kind(before) == "have":
            self.put(objects, outcome, k)
            return True
        if c.low(k) == "shot" and objects and c.group(objects[0]).single and c.low(objects[0]).startswith("the "):
            return True  # "guards shot the man": the text does not say that he died
        if not objects and c.kind(before) == "pron" and c.group(before - 1):  # "the six labourers it had seized"
            self.put([before - 1], outcome, k)
            return True
        if not objects and c.low(k + 1) in {"along with", "together with", "as well as"} and c.group(k + 2):
            objects = [k + 2, *c._join_right(k + 2)]
        if objects and not (c.group(before) and self._headline_pair(k, objects[0])):
            self.put(objects, outcome, k)
            return True
        if c.low(before) == "as" and c.group(before - 1):  # "named seven of its own as killed"
            self.put([before - 1], outcome, k)
            return True
        follows = c.after(k)
        if c.kind(follows) in {"det", "poss", "people", "thing"} or (c.kind(follows) == "name" and not c.is_day(follows)):
            return True  # an object without a number: "one of their bombers killed the minister"
        if c.group(before):
            self._bind_adjacent(before, outcome, k)
            return True
        if c.low(k + 1) in {"them", "him", "her", "all", "it"} or c.low(k + 1).startswith(("them ", "him ")):
            self._bind_antecedent(k, outcome)
            return True
        if c.kind(before) in {"conj", ","} and self._passive_before(before):
            self._bind_subjects(k, outcome)
            return True
        if c.kind(before) in {"name", "word"} and c.w.headline:
            self._bind_subjects(k, outcome)
        return True

    def _headline_pair(self, k: int, first: int) -> bool:
        """Whether "10 killed four wounded" pairs the number before the verb with it and the one after with the next verb."""
        return self.c.kind(first + 1) == "trigger" and self.c.kind(k - 1) == "group" and not self.c.group(k - 1).single

    def _bind_adjacent(self, k: int, outcome: str, trigger: int) -> None:
        c = self.c
        if c.low(k - 1) in {"among", "amongst"}:  # "a policeman among three killed"
            self.put([k], outcome, trigger)
            left = c.before(k - 1)
            left = left if c.kind(left) != "aux" else c.before(left)
            parts = c._join_left(left) if c.group(left) else []
            self.put(parts, outcome, trigger)
            for g in parts:
                self.bound[g].whole = k
            return
        head = c._head_of(k)
        self.put([g for g in c._join_left(head) if g not in self.bound], outcome, trigger)

    def _bind_subjects(self, k: int, outcome: str) -> None:
        c = self.c
        if self._denied(k):
            return
        groups = c.find_subjects(k)
        if groups and c.low(groups[0] - 1) in {"among", "amongst"}:
            self._bind_adjacent(groups[0], outcome, k)
            return
        if groups:
            self.put(groups, outcome, k)
            return
        self._note_uncounted(c.before(k), outcome, -1)
        person = find_person(c, k)
        if person is not None:
            self._put_person(person, outcome, k)

    def _put_person(self, person: tuple[int, object], outcome: str, k: int) -> None:
        at, group = person
        if at not in self.bound:
            self.bound[at] = Bound(at, group, outcome, trigger=k)
            self.put(self.c._join_right(at) if at > k else [], outcome, k)

    def _note_uncounted(self, k: int, outcome: str, step: int) -> None:
        """Keep people without a number as what parts and lists can follow: "the raiders were shot, one inside and two outside"."""
        c, steps = self.c, 0
        while steps < 4 and c.kind(k) in {"aux", "have", "adverb", "det", "poss", "word", "name", "modal"}:
            k, steps = k + step, steps + 1
        if step < 0 and c.kind(k) in {"conj", ",", "word", "name", "prep"}:  # "the raiders wore vests but were shot"
            while k >= 0 and not (c.kind(k) == "people" and c.kind(k - 1) in {"end", ",", "det", "sub", "conj"} and c.kind(k + 1) in {"verb", "aux", "word"}):
                k -= 1
        e = c.elements[k] if 0 <= k < len(c.elements) else None
        if e is not None and e.people is not None and e.people.plural and k not in self.bound:
            w = c.w
            group = Group(e.people.start, e.people.end, None, None, "vague", e.people.victim or None, w.text[e.people.start : e.people.end])
            self.ghosts[k] = Bound(k, group, outcome, victim=e.people.victim or None, ghost=True)

    def _objects_or_person(self, k: int) -> list[int]:
        c = self.c
        objects = c.find_objects(k)
        if objects:
            return objects
        nxt = c.after(k)
        if not (set(c.elements[k].trigger.forms) & {"past", "noun"}) or c.kind(c.before(k)) not in {"aux"}:
            self._note_uncounted(nxt, self._outcome_of(k), 1)
        if c.kind(nxt) in {"name", "people"}:
            person = find_person(c, k, at=nxt)
            if person is not None:
                self._put_person(person, self._outcome_of(k), k)
        return []

    def _outcome_of(self, k: int) -> str:
        return self.c.elements[k].trigger.outcome("of", "ing", "past", "act", "lose", "die", "noun", "toll", "adj") or "killed"

    def _bind_antecedent(self, k: int, outcome: str) -> None:
        """Bind "... took 14 passengers off buses and killed them" to the people told before."""
        c = self.c
        for g in range(k - 1, -1, -1):
            group = c.group(g)
            if group and g not in self.bound and not group.bare and group.value != 1 and not group.part and not group.lives:
                if c.kind(g - 1) in {"verb", "trigger", "adverb", "word"} or c.kind(g + 1) in {"verb", "aux", "prep", "of", "trigger"}:
                    self.put([g], outcome, k)
                return

    def _bind_among(self, k: int) -> bool:
        """Bind "Among the dead were two officers", "the dead included a girl" and "a colonel was among those killed"."""
        c = self.c
        if not set(c.elements[k].trigger.forms) & {"noun", "past", "adj"}:
            return False
        outcome = self._outcome_of(k)
        first = k - 1
        while c.kind(first) in {"det", "rel", "aux", "have", "people", "adverb"} or c.low(first) in {"those", "people"}:
            first -= 1
        if c.low(first) in {"among", "amongst"} and c.group(first - 1) and c.kind(k - 1) == "det":  # "counts 21 passengers among the dead"
            groups = c._join_left(first - 1)
            self.put(groups, outcome, k)
            self._make_parts(groups, outcome)
            return True
        nxt = k + 1
        while c.kind(nxt) in {"prep", "name", "adverb"} and nxt < k + 4:
            nxt += 1
        among = c.low(first) in {"among", "amongst"}
        if ((among and c.kind(nxt) == "aux") or (c.kind(nxt) == "part" and c.kind(k - 1) == "det")) and c.group(nxt + 1):
            groups = [nxt + 1, *c._join_right(nxt + 1)]
            self.put(groups, outcome, k)
            self._make_parts(groups, outcome)
            return True
        if among and c.kind(first - 1) == "aux":
            groups = c.find_subjects(first)
            person = None if groups else find_person(c, first)
            if person is not None:
                self._put_person(person, outcome, k)
                groups = [person[0]]
            self.put(groups, outcome, k)
            self._make_parts(groups, outcome)
            return True
        return False

    def _make_parts(self, groups: list[int], outcome: str) -> None:
        """Make groups a part of the last claim of that outcome in the sentences before."""
        if any(b.outcome == outcome for b in self.history):
            for g in groups:
                self.bound[g].whole = -1

    def _bind_bracketed(self, k: int, outcome: str) -> None:
        """Bind a number in brackets beside a noun: "54% of civilian casualties (423)", "76% (603) of civilian casualties"."""
        c = self.c
        victim = c.elements[k - 1].people.victim if c.kind(k - 1) == "people" else None
        first = k
        while c.kind(first - 1) in {"people", "of", "det", "name"}:
            first -= 1
        for g, opens, closes in ((k + 2, k + 1, k + 3), (first - 2, first - 3, first - 1)):
            if c.kind(opens) == "(" and c.kind(closes) == ")" and c.group(g) and c.group(g).bare:
                self.put([g], outcome, k)
                self.bound[g].victim = victim or self.bound[g].victim

    def _passive_before(self, k: int) -> bool:
        """Whether an auxiliary "were" stands before in the same clause, so that a participle goes on from it."""
        c, steps = self.c, 0
        while k >= 0 and steps < 30:
            if c.kind(k) == "aux" and c.kind(c.after(k)) in {"verb", "trigger", "word"}:
                return True
            if c.kind(k) in {";", ":", "sub"}:
                return False
            k, steps = k - 1, steps + 1
        return False

    # ---- lives, losses, tolls -----------------------------------------------------------------------------------
    def _claims_lives(self, k: int) -> bool:
        c = self.c
        words = {c.low(j) for j in range(max(0, k - 5), min(len(c.elements), k + 4))}
        return bool(words & {"claim", "claimed", "claiming", "claims", "lost", "lose", "loss", "losing", "took", "take", "taking", "taken", "cost", "gone",
                             "costing", "sacrificed", "sacrificing", "sacrifice", "costs", "loss of", "perished", "snuffed", "laid"})  # fmt: skip

    def _bind_lost(self, k: int) -> bool:
        """Bind "lost 20 of their own", "lost two soldiers", "lost its director": people only, in a text on violence."""
        c = self.c
        if not self.conflict:
            return False
        if c.kind(c.before(k)) == "aux":  # "ten soldiers had been lost"
            lost = [g for g in c.find_subjects(k) if c.group(g).victim and not c.group(g).lives]
            return self.put(lost, "killed", k)
        objects = [g for g in c.find_objects(k) if not c.group(g).bare or c.group(g).part]
        if not objects or c.low(objects[-1] + 1) == "to":  # "lost its captain to injury"
            return False
        self.put(objects, "killed", k)
        loser = c.elements[c.before(k)].people if c.kind(c.before(k)) == "people" else None
        for g in objects:  # "police lost three men"
            if loser is not None and g in self.bound and self.bound[g].group.victim in {None, "unspecified"}:
                self.bound[g].victim = loser.victim
        return True

    def _bind_toll(self, k: int) -> bool:
        """Bind the number that a toll is said to be: "the toll rose to 128", "toll reaches 21", "Deaths: 145"."""
        c, forms = self.c, self.c.elements[k].trigger.forms
        if c.low(k + 1) in {"plaza", "tax", "collector", "gate", "booth", "road", "number", "fee", "charges", "plazas", "taxes"}:
            return False
        named = "noun" not in forms
        outcome, victim, k = self._what_is_counted(k)
        if not outcome:
            return False
        self.topics.append((k, Topic(outcome, victim, named=named)))
        best = None
        for g in range(k + 1, min(len(c.elements), k + 26)):
            if c.kind(g + 1) == "trigger" and c.low(c.before(g)) not in {"to", "at"}:
                continue
            if c.kind(g) in {";", "sub", "trigger"} and c.low(g) not in {"as", "than"} and (c.kind(g) != "trigger" or best is not None):
                break
            group = c.group(g)
            if not group or group.single or group.part or group.value in {None, 1}:
                continue
            if g in self.bound:
                if group.outcome and c.low(c.before(g)) in _TOLL_LEADS | {"to"}:  # "puts police losses at 50 dead"
                    self.bound[g].victim = victim or self.bound[g].victim
                    return True
                continue
            lead = self.c.low(c.before(g))
            if lead == "to":
                best = g
                break
            if (best is None and lead in _TOLL_LEADS) or (group.qualifier == "range" and best is None):
                best = g
        if best is None:
            return False
        self.put([best] if c.group(best).bare else [best, *c._join_right(best)], outcome, k)
        self.bound[best].toll = True
        if self.bound[best].group.victim is None:
            self.bound[best].victim = victim or (None if "figure" in forms and "toll" not in forms else "unspecified")
        return True

    def _what_is_counted(self, k: int) -> tuple[str | None, str | None, int]:
        """Return the outcome and the class that a toll is of ("the number of injured personnel"), and where its words end."""
        c, forms = self.c, self.c.elements[k].trigger.forms
        owner = c.elements[k - 1].people if c.kind(k - 1) == "people" else None
        victim = owner.victim if owner and owner.victim in {"security", "militant", "civilian"} else None
        outcome, j = forms.get("toll"), k + 1
        if c.low(j) == "among":
            among = next((c.elements[i].people for i in range(j, min(j + 4, len(c.elements))) if c.elements[i].people), None)
            victim = among.victim if among and among.victim in {"security", "militant", "civilian"} else victim
        if c.kind(j) == "of" or c.kind(j) == "people":
            inner = None
            while j - k < 6 and c.kind(j) in {"of", "det", "people", "trigger", "prep", "word"} and c.low(j) not in {"to", "at", "in"}:
                e = c.elements[j]
                if e.people is not None and e.people.victim in {"security", "militant", "civilian"}:
                    victim = e.people.victim
                if c.low(j) in METRICS:
                    return None, None, k
                if e.trigger is not None:
                    inner = e.trigger.outcome("noun", "past", "adj", "of", "toll")
                j += 1
            if inner or outcome:
                return inner or outcome, victim, j - 1
        if "noun" in forms and outcome is None and "figure" not in forms:
            tells = any(c.low(i) in _COUNT_VERBS for i in range(max(0, k - 4), min(len(c.elements), k + 4)))
            return forms["noun"] if tells else None, victim, k
        return outcome or self._outcome_told(k), victim, k

    def _outcome_told(self, k: int) -> str | None:
        """Return the outcome that "the figure", "the number" goes back to."""
        c = self.c
        if not any(c.low(j) in _COUNT_VERBS for j in range(max(0, k - 6), min(len(c.elements), k + 4))):  # fmt: skip
            return None
        earlier = [b for j, b in self.bound.items() if j < k]
        if earlier:
            return earlier[-1].outcome
        return self.topic.outcome if self.topic else self.carried[-1].outcome if self.carried else None

    # ---- what undoes an outcome ---------------------------------------------------------------------------------
    def _unreal(self, k: int) -> bool:
        """Whether a verb is only possible, planned or denied: "could kill", "vowed to kill", "were not killed"."""
        c, j, steps = self.c, k - 1, 0
        while steps < 5 and c.kind(j) in {"aux", "have", "adverb", "modal", "neg", "do"}:
            if c.kind(j) == "neg":
                return True
            if c.low(j) in _UNREAL:
                # "up to 20 may have been killed" reports a count
                return not (c.low(j) in {"may", "might"} and "been" in {c.low(i) for i in range(j, k)})
            j, steps = j - 1, steps + 1
        if c.low(j) == "to" and c.low(j - 1) not in {"managed", "able", "helped", "went on", "came", "proceeded"}:
            held = c.kind(k - 1) == "have"  # "claimed to have killed"
            return not held
        return False

    def _denied(self, k: int) -> bool:
        return self.c.kind(self.c.before(k)) == "neg" or self._unreal(k)


_COUNT_VERBS = {
    "put", "puts", "brought", "brings", "revised", "raised", "gave", "gives", "placed", "cut", "down", "rose", "climbed", "stood", "stands", "numbered",
    "number", "reached", "reaches", "totalled", "was", "is", "now", "climbs", "rises", "jumped", "jumps", "at", "set", "settled", "grew", "went", "passed",
}  # fmt: skip
_TOLD_LEADS = {
    "to", "at", "as", "on", "it", "told", "said", "says", "was", "is", "now", "reached", "put", "gave", "gives", "counted", "counts", "listed", "claimed",
    "claims", "be", "past", "be at", "stands", "reports", "reported", "has", "had", "have", "with", "up", "down", "found", "recorded", "saw", "make", "made",
}  # fmt: skip
_MENTIONS = {"mentioned", "mentions", "listed", "lists", "counted", "counts", "named", "names", "reported", "reports", "cited", "cites", "of", "gave", "gives", "said", "says"}
# what is counted beside people: a bare number after one of these is not on people
METRICS = {"incidents", "attacks", "incident", "attack", "vehicles", "cases", "districts", "strikes", "operations", "bombings", "raids", "percent"}
# what kills: the subjects with which "claimed nine soldiers" tells of deaths
_KILLERS = {
    "attack", "attacks", "ambush", "blast", "bombing", "bomb", "explosion", "violence", "clash", "clashes", "battle", "operation", "fighting", "raid", "raids",
    "fire", "insurgency", "conflict", "war", "shooting", "assault", "assaults", "bombings", "blasts", "ambushes", "strike", "strikes", "mine", "it", "which", "that",
}  # fmt: skip
_AFTER_BARE = {".", ",", ";", "conj", "prep", "end", ")", "adverb", "name", ":", "sub", "of", "speech", "det"}
_SEIZED = {"took", "take", "takes", "taking", "taken", "seized", "seize", "seizing", "holding", "held", "holds", "hold", "captured"}
_TOLL_LEADS = {
    "at", "of", ":", "is", "was", "reaches", "reached", "hits", "hit", "crosses", "crossed", "passes", "passed", "as", "tops", "topped", "stands at",
    "now", "from", "past", "exceeds", "exceeded", "nears", "(", "were", "total", "totalled", "being", "remains", "remained", "-", "soars", "surpassed",
}  # fmt: skip
