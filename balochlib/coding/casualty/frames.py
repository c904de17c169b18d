"""Frames without a verb of their own to govern the victims: lists, bodies found, "among the dead", "put to death", people taken along."""

from __future__ import annotations

from dataclasses import replace

from balochlib.coding.casualty.bindings import Bindings, Bound
from balochlib.coding.casualty.governed import outcome_of
from balochlib.coding.casualty.groups import Group
from balochlib.text.tokens import list_words

_AMONG = {"among", "amongst"}
_HELD = [["captive"], ["hostage"], ["prisoner"], ["away"]]
_KEEPS = {"held", "holding", "holds", "hold"}
_OWN_DEAD = {"martyr", "martyrs"}
_COMES = {"came", "come", "returned", "made", "was", "were", "got", "went", "has", "have", "had"}
_CLOSES = {"end", ".", ",", ";", "(", "conj"}


def bind_label(b: Bindings, k: int, before: int) -> bool:
    """Bind a line of a list: "Killed: 14", "Militants killed: 145", "Injured: 46 civilians, 12 soldiers", "Dead: 9 (miners)"."""
    c = b.c
    if c.kind(before) in {"end", "-", "\u2022", "*"} and (colon := _colon_after(b, k)) is not None:
        return outcome_of(b, k) in {"killed", "injured"} and b.put([colon + 1], outcome_of(b, k), k)
    group = c.group(k + 2)
    if c.kind(k + 1) != ":" or group is None or c.group(before) or set(c.elements[k].trigger.forms) <= {"act", "claim", "fell"}:
        return False
    if not group.bare and c.kind(before) in {"end", "-", "\u2022", "*", ";", "."}:
        return b.put([k + 2, *c.join_right(k + 2)], outcome_of(b, k), k)
    if not group.bare or c.kind(k + 3) not in _CLOSES:
        return False
    g = k + 2
    while c.group(g) and c.group(g).bare:
        b.put([g], outcome_of(b, k), k)
        if c.kind(k - 1) == "people":
            b.bound[g].victim = c.elements[k - 1].people.victim
        if c.kind(g + 1) != "(" or c.kind(g + 2) != "people" or c.kind(g + 3) != ")":
            break
        b.bound[g].victim = c.elements[g + 2].people.victim
        g += 5
    return True


def _colon_after(b: Bindings, k: int) -> int | None:
    """Return the colon behind a time or a place that opens a line: "Dead by noon: 26", "Injured so far: 33"."""
    c, j = b.c, k + 1
    while c.kind(j) in {"prep", "word", "name", "adverb", "det", "thing"} and j - k < 6:
        j += 1
    group = c.group(j + 1)
    counts = group is not None and group.bare and not group.single and c.kind(j + 2) in _CLOSES
    return j if k + 1 < j and c.kind(j) == ":" and counts else None


def bind_body(b: Bindings, k: int) -> bool:
    """Bind "his mutilated body was found", "her corpse turned up": one person told of before, dead."""
    c, first = b.c, k - 1
    while c.kind(first) in {"word", "verb", "adverb"} and k - first < 4:
        first -= 1
    follows = k + 1
    while c.kind(follows) not in {"aux", "have", "verb", ".", "end", "conj", ";", "trigger"} and follows - k < 14:
        follows += 1
    his_body = c.low(k).split()[-1] in list_words("corpse") and c.low(first) in {"his", "her"}
    if not his_body or c.kind(follows) not in {"aux", "have", "verb"}:
        return False
    verb = follows
    while c.kind(verb) in {"aux", "have", "adverb"}:
        verb += 1
    return c.low(verb) in list_words("come_to_light") and b.put_one(first, k, "killed")


def bind_victims(b: Bindings, k: int) -> None:
    """Bind "the victims included two women": what happened to them was told before; the dead, where nothing was."""
    first, c = k + 2 + (b.c.kind(k + 1) == ","), b.c
    told = next((j for j in range(k - 1, max(-1, k - 5), -1) if c.low(j) in _AMONG), None)
    if told is not None and b.context.carried and c.kind(c.before(told)) in {"aux", "verb"}:  # "two soldiers are among the victims"
        groups, outcome = c.find_subjects(told), b.context.carried[0].outcome
        b.put(groups, outcome, k)
        b.make_parts(groups, outcome)
        return
    if b.c.kind(first - 1) != "part" or b.c.group(first) is None:
        return
    groups = [first, *b.c.join_right(first)]
    outcome = b.context.carried[-1].outcome if b.context.carried else "killed"
    b.put(groups, outcome, k)
    b.make_parts(groups, outcome)


def bind_among(b: Bindings, k: int) -> bool:
    """Bind "Among the dead were two officers", "the dead included a girl", "a colonel was among those killed"."""
    c = b.c
    told = set(c.elements[k].trigger.forms)
    if not told & {"noun", "past", "adj"} and not (told & {"die", "fell"} and c.kind(k - 1) == "rel"):
        return False
    first, nxt = k - 1, k + 1
    while c.kind(first) in {"det", "rel", "aux", "have", "people", "adverb"}:
        first -= 1
    while (c.kind(nxt) in {"prep", "name", "adverb"} or (c.kind(nxt) == "aux" and c.kind(nxt + 1) == "part")) and nxt < k + 4:
        nxt += 1
    if c.group(first) and c.group(first).bare and c.kind(k - 1) == "rel" and c.low(first - 1) in _AMONG:  # "among the three who died"
        return _bind_member(b, k, first)
    among, outcome = c.low(first) in _AMONG, outcome_of(b, k)
    if among and c.group(first - 1) and c.kind(k - 1) == "det":  # "it counts 21 passengers among the dead"
        groups = c.join_left(first - 1)
    elif ((among and c.kind(nxt) in {"aux", ":"}) or (c.kind(nxt) == "part" and c.kind(k - 1) == "det")) and c.group(nxt + 1):
        groups = [nxt + 1, *c.join_right(nxt + 1)]
    elif (c.kind(nxt) == "part" and c.kind(k - 1) == "det" and c.kind(nxt + 1) in {"people", "name"}) or (
        among and c.kind(nxt) in {"aux", ":"} and c.kind(nxt + 1) in {"people", "name"}
    ):  # "those killed included Lt Col Amir"
        groups = _bind_named(b, k, outcome, nxt + 1)
    elif among and c.kind(c.before(first)) == "aux":
        groups = c.find_subjects(first)
        person = None if groups else b.put_person(first, outcome)
        groups = [person] if person is not None else groups
    else:
        return False
    b.put(groups, outcome, k)
    b.make_parts(groups, outcome)
    return True


def _bind_named(b: Bindings, k: int, outcome: str, at: int) -> list[int]:
    """Bind the person named at element ``at`` and who is joined to him; return their elements."""
    before = set(b.bound)
    b.put_person(k, outcome, at)
    return [g for g in b.bound if g not in before]


def _bind_member(b: Bindings, k: int, whole: int) -> bool:
    """Bind "a teacher was among the three who died": the three, and the teacher as one of them."""
    c, outcome = b.c, outcome_of(b, k)
    b.put([whole], outcome, k)
    groups = c.find_subjects(whole - 1) if c.kind(c.before(whole - 1)) == "aux" else []
    b.put(groups, outcome, k)
    for g in groups:
        b.bound[g].whole = whole
    return True


def bind_members(b: Bindings, whole: int) -> None:
    """Bind "two women and a child were among the eight dead": the eight are bound, they as a part of them."""
    c = b.c
    among = whole - 1 - (c.kind(whole - 1) == "det")
    groups = c.find_subjects(among) if c.low(among) in _AMONG and c.kind(c.before(among)) == "aux" else []
    b.put(groups, c.group(whole).outcome)
    for g in groups:
        b.bound[g].whole = whole


def told_behind(b: Bindings, k: int) -> str | None:
    """Return the outcome that stands behind the people it befalls: "took six drivers with them", "sent 30 people to hospital"."""
    c, verb = b.c, b.c.low(b.c.before(k))
    behind = " ".join(c.low(j) for j in range(k + 1, k + 4)).split()
    after = c.elements[k + 1].trigger if k + 1 < len(c.elements) else None
    if after is not None and after.forms.get("behind") == "killed":  # "sent 34 militants to their graves"
        return "killed" if verb in list_words("sending") else None
    if verb in list_words("seizing"):
        held = (c.group(k).label or "").endswith(("hostages", "hostage", "captives"))
        holder = c.elements[max(0, c.before(c.before(k)))].people if verb in _KEEPS else None
        if verb in _KEEPS and holder is None and c.kind(c.before(c.before(k))) in {"aux", "pron"}:  # "it says it is holding four policemen"
            said = [e.people for e in c.elements[:k] if e.people is not None and e.people.victim in {"security", "militant"}]
            holder = said[0] if said else None
        kept = c.group(k).part or c.group(k).victim in {"civilian", "security"} or (c.group(k).bare and not c.group(k).single)
        held = held or (holder is not None and holder.victim == "militant" and kept)
        held = held or _is_hideaway(behind)
        return "abducted" if held or behind[:1] in _HELD or behind[:2] == ["with", "them"] else None
    if verb in list_words("marching") and (behind[:1] in [["away"], ["off"]] or _is_hideaway(behind)):
        return "abducted"  # "marched six miners away at gunpoint", "led nine passengers into the hills"
    label = (c.group(k).label or "").split()[-1:]
    if label in (["patients"], ["admissions"]) and b.context.conflict:
        if verb == "and" and _counts_dead(b, c.before(k) - 1) and c.low(k + 1) not in {"for", "with"}:
            return "injured"  # "counted 11 bodies and seven patients"
        follows = k + 1
        while c.kind(follows) in {"aux", "have", "adverb"}:
            follows += 1
        told = verb in list_words("taken_in") or (follows > k + 1 and c.low(follows) in list_words("taken_in"))
        return "injured" if told else None
    behind = behind[behind[:1] == ["still"] :]
    to_hospital = behind[:1] in [["to"], ["in"]] and "hospital" in behind
    if verb == "and" and to_hospital:  # "left 12 people dead and 30 in hospital"
        verb = next((c.low(j) for j in range(k - 2, max(-1, k - 8), -1) if c.low(j) in {"left", "leaves", "leaving"}), verb)
    return (
        "injured"
        if to_hospital and verb in {"left", "leaves", "leaving", "sent", "sends", "sending", "landed", "landing", "put", "putting", "with"}
        else None
    )


def _counts_dead(b: Bindings, k: int) -> bool:
    """Whether the group at element ``k`` counts dead or bodies: beside them a hospital's patients are the wounded."""
    group = b.c.group(k)
    return group is not None and group.outcome == "killed"


def _is_hideaway(behind: list[str]) -> bool:
    """Whether words name where captives are taken: "into the hills", "to their mountain hideout"."""
    return behind[:1] in [["into"], ["to"], ["up"]] and bool(set(behind) & list_words("hideaway"))


def is_owned_up_to(b: Bindings, k: int) -> bool:
    """Whether who speaks tells of his own dead: "we have two martyrs and six wounded", "the ISPR admits to only four dead"."""
    c = b.c
    first = c.join_left(k)[0] if c.group(k) else k
    if first != k and first in b.bound:
        return b.bound[first].own
    while c.kind(c.before(k)) == "conj" and c.group(c.before(k) - 1) and c.before(k) - 1 in b.bound:
        k = c.before(k) - 1
        return b.bound[k].own
    j = c.before(k)
    j = c.before(j) if c.kind(j) == "det" else j
    j = c.before(j) if c.low(j) == "to" else j
    loss, conceded = c.low(k).split()[-1] in _OWN_DEAD or c.low(k) == "loss of", c.low(j).startswith("acknowledg")
    if loss and (conceded or c.kind(j) == "speech"):  # "ISPR announced five martyrs", "the army acknowledged the loss of two men"
        return True
    if conceded and c.low(c.before(j)).split()[-1:] in (["army"], ["military"], ["ispr"], ["corps"]):
        return True  # police count any dead, armies their own
    return c.low(j) in list_words("own_up") or (c.kind(j) == "have" and c.low(c.before(j)) in {"we", "i"})


def bind_lives_cost(b: Bindings, k: int) -> bool:
    """Bind "cost one soldier and four attackers their lives"."""
    c = b.c
    cost = next((j for j in range(k - 2, max(-1, k - 14), -1) if c.low(j) in {"cost", "costs", "costing"}), None)
    if c.kind(k - 1) != "poss" or cost is None:
        return False
    if c.group(cost + 1):
        return b.put([cost + 1, *c.join_right(cost + 1)], "killed", k)
    named = next((j for j in range(cost + 1, k - 1) if c.kind(j) == "name" and not c.w.tokens[c.elements[j].last].is_possessive), None)
    return named is not None and b.put_person(k, "killed", named - (c.kind(named - 1) == "people")) is not None


def bind_put_to(b: Bindings, k: int) -> bool:
    """Bind "put 214 captives to death", "beat two drivers to death"; a court that sentences is no killing."""
    c = b.c
    put_to = c.low(k) == "death" and c.low(k - 1) == "to" and c.group(k - 2) and not c.low(k - 3).startswith(("sentenc", "condemn"))
    return bool(put_to) and b.put([k - 2], "killed", k)


def bind_ordinal(b: Bindings, k: int) -> bool:
    """Bind "he became the fourth policeman to lose his life": as many as the ordinal says."""
    c, group = b.c, b.c.group(k - 2)
    numeral = c.w.numerals.get(group.first_token + 1) if group is not None and group.single else None
    if c.low(k - 1) != "to" or numeral is None or numeral[0].kind != "ordinal" or not c.low(k - 2).startswith("the ") or not group.victim:
        return False
    told = replace(group, value=int(numeral[0].value), single=False)
    b.bound[k - 2] = Bound(k - 2, told, outcome_of(b, k), trigger=k)
    return True


def bind_fallen(b: Bindings, k: int) -> bool:
    """Bind "nine soldiers fell in dawn raids": people only, in a text on violence; they fall "in" or "on", not "from" or "ill"."""
    c = b.c
    if not b.context.conflict or (c.kind(k + 1) not in _CLOSES and c.low(k + 1) not in list_words("fall_place")):
        return True
    groups = [g for g in c.find_subjects(k) if not c.group(g).bare or c.group(g).part or c.low(g).endswith((" more", " others"))]
    return b.put(groups, "killed", k) if groups else b.put_person(k, "killed") is not None


def bind_unsurvived(b: Bindings) -> None:
    """Bind "None of the seven came back alive", "not one of the eight guards survived": all of them died."""
    c = b.c
    for k in range(len(c.elements)):
        if c.low(k) not in {"none", "not", "nobody"} or "of" not in {c.low(k + 1), c.low(k + 2)}:
            continue
        at = next((j for j in range(k + 2, k + 6) if c.group(j) or (c.kind(j) == "thing" and c.low(j) != "one")), None)
        ends = next((j for j in range(k + 3, k + 12) if c.kind(j) in {",", ";", ".", "end", "conj", "sub"}), k)
        if at is not None and c.kind(at) == "thing" and c.low(at + 1) not in list_words("survive") | _COMES:
            continue  # "none of the five bids survived the review"
        if at is None or at in b.bound or not any(c.low(j) in list_words("survive") for j in range(at + 1, ends)):
            continue
        e = c.elements[at]
        numeral = next((n for i, (n, _) in c.w.numerals.items() if e.first <= i <= e.last and n.kind == "cardinal" and n.value), None)
        if numeral is not None and numeral.value > 1:
            bare = Group(numeral.start, numeral.end, int(numeral.value), bare=True, first_token=e.first, last_token=e.last)
            b.bound[at] = Bound(at, e.group or bare, "killed")
