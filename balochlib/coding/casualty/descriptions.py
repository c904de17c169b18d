"""What the words beside a part say of the people: soldiers, children, Afghans, or people who came off well."""

from __future__ import annotations

from balochlib.coding.casualty.allegiances import is_foreign_only
from balochlib.coding.casualty.bindings import Bound
from balochlib.coding.casualty.clauses import Clause
from balochlib.coding.casualty.groups import Group
from balochlib.coding.casualty.victims import CLASSES, find_nationality, judge_victim
from balochlib.text.tokens import list_words


def is_freed(c: Clause, k: int) -> bool:
    """Whether a part is told to have come off well: "of whom 33 were later released", "three of them were set free"."""
    inserted, verb = c.kind(k + 1) == ",", c.before(k)
    if c.low(verb) in list_words("freed") and c.kind(c.before(verb)) != "aux":
        return True  # "the army recovered seven of the abducted passengers"
    for j in range(k + 2 if inserted else k + 1, k + 9):
        if c.kind(j) == "," and inserted:
            inserted = False
        elif c.kind(j) in {",", ";", ".", "end", "conj"}:
            return False
        if set(c.low(j).split()) & list_words("freed") and not c.low(j - 1).endswith("ing"):  # "soldiers returning home"
            return c.kind(c.before(j)) != "neg"
    return False


def describe_part(c: Clause, k: int) -> tuple[str | None, int]:
    """Return the class of what a part is said to be ("three of them | were soldiers"), and where those words end."""
    j, end = k + 1, c.elements[k].group.end
    if c.elements[k].group.of_outcome is not None and c.kind(j) == "prep":  # "64 of those who died in the province were soldiers"
        j = next((i for i in range(j, j + 5) if c.kind(i) == "aux"), j)
    if c.kind(j) == "aux":
        j += 1
    if c.low(j) in {"served", "belonged", "worked", "came", "hailed"}:  # "17 served in the security forces"
        j += 1
        while c.kind(j) in {"prep", "det", "of"}:
            j += 1
    ranks = c.low(j) in {"among", "amongst", "in", "within"}  # "87 were among the security forces", "21 of them in the ranks of the army"
    if ranks and (told := [one for one in c.elements[j + 1 : j + 6] if one.people is not None]):
        between = {c.kind(i) for i in range(j + 1, c.elements.index(told[0]))}
        if between <= {"det", "of", "thing", "word"} and told[0].people.victim in {"security", "militant"}:
            return told[0].people.victim, told[0].people.end
    if c.low(j) == "those":
        j += 1
    if c.low(j) == "of" and j > k + 1:
        j += 1 + (c.kind(j + 1) == "det")  # "11 of them those of policemen", "six were of women"
    if c.low(k + 1) in {"in", "wore"} and c.low(k + 2) in {"uniform", "uniforms", "khaki"}:
        return "security", end
    if c.low(j) in {"from", "belonging to"}:  # "eight of them from the Levies"
        j += 1 + (c.kind(j + 1) == "det")
    if c.low(j) in {"under", "below"} and c.kind(j + 1) in {"thing", "group"}:
        return "civilian", end  # "12 were under 15": children
    people = []
    for i in range(j, j + 6):
        known = c.kind(i) in {"people", "word", "name", "group", "adverb", "det"} or c.low(i) in {"down", "as"}
        if not known or (people and c.kind(i) != "people"):
            break
        e = c.elements[i]
        end = c.w.tokens[e.last].end
        if e.group is not None:
            return e.group.victim, end
        if e.people is not None:
            people.append(e.people)
    if people:
        victim = judge_victim(people)
        return victim if victim in CLASSES else None, end
    deed = next((c.low(i) for i in range(k + 1, k + 5) if c.low(i) in {"worked", "enrolled", "studied", "taught"}), None)
    works = c.low(k + 1) == "worked" or (deed is not None and c.elements[k].group.of_outcome is not None)
    return ("civilian" if works else None), end


def spelled_out(group: Group, c: Clause, k: int) -> str | None:
    """Class that all have in common who a comma spells out one by one: "two persons, a shopkeeper and his cousin, were shot"."""
    groups = []
    if c.kind(k + 1) == "," and c.low(k + 2) in {"both", "all"} and c.elements[min(k + 3, len(c.elements) - 1)].people is not None:
        victim = c.elements[k + 3].people.victim  # "two of the victims, both policemen"
        return victim if victim in CLASSES else None
    while c.kind(k + 1) in {",", "conj"} and c.group(k + 2) and c.group(k + 2).single:
        k += 2
        groups.append(c.group(k))
    classes = {one.victim for one in groups}
    return classes.pop() if len(groups) == group.value and len(classes) == 1 and classes <= CLASSES else None


def is_nation(c: Clause, k: int) -> bool:
    e = c.elements[k]
    return find_nationality(c.w.text, c.w.tokens[e.first].start, c.w.tokens[e.last].end) is not None


def names_only_nation(c: Clause, k: int) -> bool:
    """Whether "three of the dead were Afghans" names a nation only, not what they did ("Indian pilgrims")."""
    people = [e for e in c.elements[k + 1 : k + 5] if e.people is not None]
    return not people or find_nationality(c.w.text, people[-1].people.start, people[-1].people.end) is not None


def find_whose(bound: Bound, clause: Clause) -> str | None:
    """Class of the people that a count is said to be among: "two dead and one injured among its citizens"."""
    if bound.group.outcome is None:
        return None
    for k in range(bound.element + 1, bound.element + 5):
        inflicted = clause.low(k) in {"on", "upon"} and clause.low(bound.element - 1).startswith("inflict")
        if clause.low(k) in {"among", "amongst"} or inflicted:
            told = [clause.elements[j].people for j in range(k + 1, min(k + 10, len(clause.elements))) if clause.elements[j].people]
            classes = {one.victim for one in told}
            return classes.pop() if len(classes) == 1 and classes <= CLASSES else None
        other = clause.group(k)
        if other is not None and " among " in clause.low(k):
            return other.victim if other.victim in CLASSES else None
        if clause.kind(k) not in {"conj", ",", "group", "adverb"}:
            return None
    return None


def find_described_behind(bound: Bound, clause: Clause) -> str | None:
    """Class of people whom a phrase behind the number says to be all of one kind: "60 captives, all of them off-duty troops"."""
    k, steps = bound.element + 2, 0
    beside = clause.elements[k].people if clause.kind(k - 1) == "," and k < len(clause.elements) else None
    if beside is not None and beside.plural and bound.group.value != 1 and clause.kind(k + 1) in {"of", "prep", ","}:
        return beside.victim if beside.victim in CLASSES else None  # "the bodies of four, residents of Layyah"
    while clause.kind(k - 1) in {"prep", "of", "det", "word", "name", "poss", '"', "\u201d"} and steps < 8:
        k, steps = k + 1, steps + 1
    if clause.kind(k - 1) not in {",", "(", "-"} or clause.low(k) not in {"all", "both"}:
        return None
    k += 1
    while clause.kind(k) in {"of", "adverb"} or clause.low(k) in {"them", "whom"}:
        k += 1
    people = []
    while clause.kind(k) in {"people", "word", "name"} and len(people) < 4:
        if clause.elements[k].people is not None:
            people.append(clause.elements[k].people)
        k += 1
    victim = judge_victim(people)
    if people and is_foreign_only(clause.w.text, people[0].start, people[-1].end):
        return None
    return victim if victim in CLASSES else None


def is_apposed_force(bound: Bound, clause: Clause) -> bool:
    """Whether a relative is said to be of the forces: "his nephew, a Levies recruit"; in a list they are two people."""
    k = bound.element
    told = clause.group(k + 2)
    kin = clause.low(k).startswith(("his ", "her ", "their ", "whose "))
    if not kin or clause.kind(k + 1) != "," or told is None or told.victim != "security":
        return False
    listed = clause.kind(k + 3) == "conj" or (clause.kind(k + 3) == "," and (clause.kind(k + 4) == "conj" or clause.group(k + 4)))
    return told.single and clause.low(k + 2).startswith(("a ", "an ")) and not listed


def judge_retinue(bound: Bound, clause: Clause) -> str | None:
    """Class of the bodyguards of a soldier or an attacker told before: "a colonel and two bodyguards", "the chief and his gunman"."""
    head, k = (bound.group.label or "").lower().split()[-1:], bound.element
    if not head or head[0] not in list_words("bodyguard"):
        return None
    whose = clause.low(k - 2) if clause.kind(k - 1) == "conj" and clause.group(k - 2) else clause.low(k)
    if not {"his", "her", "their", "latter's"} & set(whose.replace("\u2019", "'").split()) and head[0] not in {"bodyguard", "bodyguards"}:
        return None
    for j in range(k - 1, max(-1, k - 16), -1):
        one, people = clause.group(j), clause.elements[j].people
        victim = one.victim if one is not None and one.single else people.victim if people is not None and not people.plural else None
        beside = one is not None and one.label and clause.low(j).startswith(("his ", "her "))  # "a colonel, his driver and two guards"
        if victim and not (beside and victim == "civilian"):
            return victim if victim in {"security", "militant"} else None
    return None


def judge_man(bound: Bound, clause: Clause) -> str | None:
    """Class of men of whom the words say only their youth or their home, or of one man: civilians, where nothing arms them."""
    label, k = (bound.group.label or "").lower(), bound.element
    if label.split()[-1:] == ["man"] or label.endswith(("young men", "elderly men", "old men")):
        return "civilian"
    from_home = label.split()[-1:] == ["men"] and clause.low(k + 1) == "from" and clause.kind(k + 2) == "name"
    return "civilian" if from_home else None
