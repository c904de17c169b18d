"""The elements of a sentence by their place, and which counted people are joined to which: "two guards, a driver and six others"."""

from __future__ import annotations

from balochlib.coding.casualty.elements import split_elements
from balochlib.coding.casualty.groups import Group
from balochlib.coding.casualty.words import Words

_DESCRIBING = {"prep", "of", "name", "word", "poss", "det", "people", "thing"}
GAP = 8  # elements that may stand between a head and what belongs to it


class Sequence:
    """The elements of a sentence, and the lists of counted people in it."""

    def __init__(self, w: Words):
        self.w = w
        self.elements = split_elements(w)

    def kind(self, k: int) -> str:
        return self.elements[k].kind if 0 <= k < len(self.elements) else "end"

    def low(self, k: int) -> str:
        if not 0 <= k < len(self.elements):
            return ""
        e = self.elements[k]
        return " ".join(self.w.low(i) for i in range(e.first, e.last + 1))

    def group(self, k: int) -> Group | None:
        return self.elements[k].group if 0 <= k < len(self.elements) else None

    def before(self, k: int) -> int:
        """Return the index of the element before ``k``, adverbs and quotation marks left out."""
        k -= 1
        while self.kind(k) in {"adverb", '"', "'", "\u2018", "\u2019", "\u201c", "\u201d"}:
            k -= 1
        return k

    def after(self, k: int) -> int:
        k += 1
        while self.kind(k) in {"adverb", '"', "'", "\u2018", "\u2019", "\u201c", "\u201d"}:
            k += 1
        return k

    def is_day(self, k: int) -> bool:
        """Whether the name at element ``k`` is a weekday or a month."""
        if self.kind(k) != "name":
            return False
        return self.low(k).split()[0].rstrip(".").endswith("day") or "month" in self.w.classes(self.elements[k].first)

    def in_brackets(self, k: int) -> bool:
        """Whether element ``k`` stands in round brackets."""
        return self.w.in_brackets(self.elements[k].first)

    def _without_parts(self, groups: list[int]) -> list[int]:
        """Leave the first group alone where the others spell it out: "14 men, ten soldiers and four policemen"."""
        values = [self.group(g).value for g in groups]
        first = self.group(groups[0]) if groups else None
        known = first is not None and not first.part and first.victim not in {None, "unspecified"}
        if known and {self.group(g).victim for g in groups} - {first.victim, None, "unspecified"}:
            return groups  # "three soldiers, a cook and two drivers" are six
        if known and all(self.group(g).single for g in groups[1:]):
            return groups  # "two Canadians, a Norwegian and a Filipina" are four
        if len(values) > 2 and None not in values and sum(values[1:]) == values[0]:
            return groups[:1]
        return groups

    def join_right(self, k: int) -> list[int]:
        found = []
        while (nxt := self.next_joined(k)) is not None:
            if self.starts_clause(nxt) and not (self._is_of(k) and self.kind(nxt - 1) == "conj" and self.kind(nxt - 2) != ","):
                break  # but "the deaths of three civilians and a policeman were reported"
            found.append(nxt)
            k = nxt
        if found and self.kind(found[-1] + 1) == "part" and self.low(found[-1] + 1).startswith("among"):
            return []  # "30 people, five women and two boys among them"
        while found and not self.w.headline and not self._joined_by_and(found):
            found.pop()  # a list ends in "and": what a comma adds behind it is another phrase ("..., the spokesman said")
        return found

    def _joined_by_and(self, groups: list[int]) -> bool:
        """Whether the last of ``groups`` is joined by "and", or is a number after numbers ("12 miners, 8 drivers")."""
        last = groups[-1]
        return self.kind(last - 1) == "conj" or (not self.group(last).single and not self.group(last).bare)

    def next_joined(self, k: int) -> int | None:
        """Return the group joined to group ``k`` by a comma or "and", over what describes ``k`` ("from Punjab")."""
        r = k + 1
        steps = 0
        while steps < GAP and (
            self.kind(r) in {"prep", "of", "name", "word", "people", "poss", "det", "adverb", "thing"} or self.low(r) == "there"
        ):
            r, steps = r + 1, steps + 1
        if self.kind(r) == "(":
            while steps < 2 * GAP and self.kind(r) not in {")", "end"}:
                r, steps = r + 1, steps + 1
            r += 1
        if self.kind(r) not in {",", "conj"}:
            return None
        while (
            self.kind(r) == "," and self.kind(r + 1) == "name" and self.kind(r + 2) in {",", "conj"}
        ):  # "its director, Huang Guiping, and ..."
            r += 2
        if (
            self.group(k)
            and self.group(k).single
            and self.kind(r) == ","
            and self.kind(r + 1) == "thing"
            and self.kind(r + 2) in {",", "conj"}
        ):
            r += 2  # "a barber, 35, his apprentice, 17, and a client"
        comma = self.kind(r) == ","
        r += 1
        if comma and self.kind(r) == "conj":
            r += 1
        while self.kind(r) == "adverb" or (self.kind(r) == "of" and self._is_of(k)):  # "the killing of six and of two"
            r += 1
        g = self.group(r)
        if g is not None and g.single and self.speaks(r):
            return None
        if g is None or (g.part and not g.label) or g.of_outcome is not None or g.outcome:
            return None
        if (
            g.bare
            and not g.single
            and self.kind(r + 1) not in {"prep", "end", ".", ",", "conj"}
            and not g.qualified
            and self.low(r).split()[-1] != "others"
        ):
            return None
        return r

    def speaks(self, k: int) -> bool:
        """Whether one person at element ``k`` is who speaks: "..., its director, Dr Ishaq Panezai, said", "..., a spokesman for X said"."""
        j = k + 1
        while self.kind(j) in {",", "name", "people", "of", "prep", "det", "word"} and j - k < 8:
            j += 1
        return self.kind(j) == "speech" and self.kind(k - 1) == "," and j > k

    def _is_of(self, k: int) -> bool:
        """Whether group ``k`` stands behind "of" or an outcome noun with it: "the deaths of | six"."""
        return self.kind(k - 1) == "of" or self.low(k - 1).endswith(" of")

    def starts_clause(self, k: int) -> bool:
        """Whether group ``k`` is the subject of a clause of its own ("... and two soldiers were hurt")."""
        r, steps = k + 1, 0
        if self.kind(r) == "trigger":
            return bool(set(self.elements[r].trigger.forms) & {"past", "die", "adj", "act", "weak"})
        while steps < GAP and self.kind(r) in {"prep", "of", "name", "word", "people", "poss", "det", "adverb", "thing"}:
            r, steps = r + 1, steps + 1
        if self.kind(r) in {"conj", ","} and self.group(r + 1):
            return self.starts_clause(r + 1) if steps == 0 and k - r < 3 else False
        if self.kind(r) == "aux" and self.low(r - 1) == "to":  # "four others yet to be identified"
            return False
        return self.kind(r) in {"aux", "have", "modal", "verb", "speech"} or (
            self.kind(r) == "trigger" and bool(set(self.elements[r].trigger.forms) & {"die", "past", "weak"}) and not self.group(r + 1)
        )

    def _counts_alone(self, k: int) -> bool:
        """Whether a bare number is the subject by itself: "of the 312 passengers on board, | 27 were dead"."""
        group = self.group(k)
        return group.bare and not group.single and self.kind(k + 1) == "aux" and self.low(k).split()[-1] != "others"

    def _is_adjective(self, k: int) -> bool:
        """Whether a word that looks like a verb or a pronoun only describes: "the coal-fired station there"."""
        return self.low(k) == "there" or (self.kind(k) == "verb" and "-" in self.low(k))

    def _before_insertion(self, k: int) -> int | None:
        """Return the group before an insertion that ends with element ``k``: "two gunmen, both in uniform | , and three guards"."""
        for j in range(k, max(0, k - 12), -1):
            if self.kind(j) == "," and self.group(j - 1):
                return j - 1
            if self.group(j) or self.kind(j) in {";", ":", "aux", "trigger"}:
                return None
        return None

    def join_left(self, k: int) -> list[int]:
        """Return group ``k`` and the groups joined before it, in the order of the text."""
        found = [k]
        while True:
            r = k - 1
            sep = None
            while self.kind(r) in {"conj", ",", "adverb"}:
                sep = "conj" if self.kind(r) == "conj" or sep == "conj" else self.kind(r)
                r -= 1
            if sep is None or r < 0 or (sep == "," and k == found[-1] and self._counts_alone(k)):
                break
            if self.kind(r) == "name" and self.kind(r - 1) == "," and self.group(r - 2):
                r -= 2  # "the commissioner, Zakaullah, and his son"
            if self.group(r) is None and sep == "conj" and self.kind(r + 1) == "," and (head := self._before_insertion(r)) is not None:
                r = head
            steps = 0
            while self.group(r) is None and steps < GAP and (self.kind(r) in _DESCRIBING or self._is_adjective(r)):
                r, steps = r - 1, steps + 1
            g = self.group(r)
            if g is not None and self.kind(r - 1) == "part" and self.kind(r - 2) == "," and self.group(r - 3):
                r -= 3  # over ", among them a woman,"
                g = self.group(r)
            if (
                g is None
                or g.outcome
                or (g.part and not g.label)
                or (self.kind(r - 1) in {"prep", "verb", "part"} and self.low(r - 1) not in {"left", "leaves", "leave", "leaving"})
                or (g.bare and not g.label and not g.single and self.low(r).split()[-1] != "others")
            ):
                break
            if (
                steps
                and self.kind(r + 1) not in {"prep", "of"}
                and not self.low(r + 1).endswith("ing")
                and not (steps == 1 and g.single and self.kind(r + 1) == "name")
            ):
                break
            if self.kind(r - 1) == "trigger" and set(self.elements[r - 1].trigger.forms) & {"ing", "act", "past", "of"}:
                break
            found.insert(0, r)
            k = r
        return found
