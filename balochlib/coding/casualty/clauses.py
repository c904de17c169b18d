"""The clause: which counted people stand as objects after a word, which as its subject before it, and which are joined to them."""

from __future__ import annotations

from balochlib.coding.casualty.elements import split_elements
from balochlib.coding.casualty.groups import Group
from balochlib.coding.casualty.words import Words

_GAP = 8  # elements that may stand between a head and what belongs to it
_REACH = 45  # elements that a subject may stand before its verb
_OPENS_CLAUSE = {"end", ",", "sub", "conj", "det", "speech", ";", ":", "-", "adverb", "\u2022"}
_STARTS = {"end", ",", "sub", "conj", "det", "speech"}


class Clause:
    """The elements of a sentence, with the searches for objects and subjects."""

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

    def over_insertion(self, k: int) -> int | None:
        """Return the group that a comma at element ``k`` closes an insertion behind: "six others, four children among them, | hurt"."""
        if self.kind(k) != ",":
            return None
        for j in range(k - 1, max(0, k - 14), -1):
            part = self.kind(j + 1) == "part" or (self.group(j + 1) is not None and (self.group(j + 1).part or "among" in self.low(k - 1)))
            if self.kind(j) == "," and part:
                return j - 1 if self.group(j - 1) else None
            if self.kind(j) in {"aux", "have", ";", "sub"}:
                return None
        return None

    def over_relative(self, k: int) -> int | None:
        """Return the group that a comma at element ``k`` closes a relative clause behind: "one attacker, who had a gun, | was shot"."""
        if self.kind(k) != ",":
            return None
        for j in range(k - 1, max(0, k - 24), -1):
            if self.kind(j) == "," and self.kind(j + 1) == "rel":
                return j - 1 if self.group(j - 1) else None
            if self.kind(j) in {";", ":"}:
                return None
        return None

    def skip_brackets(self, k: int) -> int:
        """Return the element before the bracket that closes at element ``k``, else ``k``."""
        if self.kind(k) != ")":
            return k
        opened = next((j for j in range(k - 1, max(-1, k - 20), -1) if self.kind(j) == "("), k)
        return opened - 1 if opened < k else k

    def _over_insertions(self, k: int) -> list[int] | None:
        """Return the subject that opens the clause, when all between it and the mark at element ``k`` is put in between.

        "Two policemen, named as A and B, both of Mastung, | were shot": appositions, brackets, relative clauses and participles may
        stand there, no verb of the clause's own.
        """
        if self.kind(k) not in {",", ")", "-"}:
            return None
        start = max((j for j in range(max(0, k - _REACH), k) if self.kind(j) in {";", ":", "sub", "speech"} and not self.in_brackets(j)), default=-1)
        found = (self._head_over(head, k) for head in range(max(start + 1, k - _REACH), k) if self.group(head) and not self.group(head).outcome)
        return next((chain for chain in found if chain is not None), None)

    def _head_over(self, head: int, k: int) -> list[int] | None:
        """Return group ``head`` and those joined to it, when only insertions stand between it and the mark at element ``k``."""
        if self.kind(head - 1) not in _OPENS_CLAUSE:
            return None
        chain, inside = [head], False  # inside a relative clause, up to its comma
        while (joined := self.next_joined(chain[-1])) is not None and joined < k:
            if self.group(head).part and self.group(head).value == 1 and self.kind(joined - 1) == ",":
                break  # "one of the injured, a constable, died"
            chain.append(joined)
        first = chain[-1] + 1
        while first < k and self.kind(first) in {"prep", "of", "name", "word", "people", "poss", "det", "thing"}:
            first += 1
        if self.kind(first) not in {",", "(", "-", "rel"} or first >= k:
            return None
        for j in range(first, k):
            inside = self.kind(j) == "rel" or (inside and self.kind(j) != ",")
            own = self.kind(j) in {"aux", "have", "modal", "speech"} and self.low(j) != "having"
            trigger = self.elements[j].trigger
            if not inside and not self.in_brackets(j) and (own or (trigger and set(trigger.forms) & {"die", "act"})):
                return None
        return chain

    def in_brackets(self, k: int) -> bool:
        """Whether element ``k`` stands in round brackets."""
        return self.w.in_brackets(self.elements[k].first)

    def _before_insertion(self, k: int) -> int | None:
        """Return the group before an insertion that ends with element ``k``: "two gunmen, both in uniform | , and three guards"."""
        for j in range(k, max(0, k - 12), -1):
            if self.kind(j) == "," and self.group(j - 1):
                return j - 1
            if self.group(j) or self.kind(j) in {";", ":", "aux", "trigger"}:
                return None
        return None

    def is_day(self, k: int) -> bool:
        """Whether the name at element ``k`` is a weekday or a month."""
        return (self.kind(k) == "name" and self.low(k).split()[0].rstrip(".").endswith("day")) or "month" in self.w.classes(self.elements[k].first)

    # ---- to the right -------------------------------------------------------------------------------------------
    def find_objects(self, i: int) -> list[int]:
        """Return the groups that stand as objects right after element ``i``, with those joined to them."""
        k = self.after(i)
        if self.kind(k) == "pron" and self.low(k).endswith(("self", "selves")) and self.kind(k + 1) == "conj":
            k += 2  # "killed himself and three constables"
        if self.kind(k) == "prep" and self.low(k) in {"at", "in", "on"} and not self.group(self.before(i)):
            k = self._over_adverbial(k)
        if self.group(k) and not self.group(k).outcome:
            return self._without_parts([k, *self.join_right(k)])
        return []

    def _over_adverbial(self, k: int) -> int:
        """Return what stands behind an adverbial of place or manner: "executed | at point-blank range | nine passengers"."""
        j = k + 1
        while self.kind(j) in {"word", "name", "det", "adverb"} and j - k < 5 and self.low(j) != "ago":
            j += 1
        group = self.group(j)
        return j if group and j > k + 1 and not group.bare and not group.single else k

    def _without_parts(self, groups: list[int]) -> list[int]:
        """Leave the first group alone where the others spell it out: "14 men, ten soldiers and four policemen"."""
        values = [self.group(g).value for g in groups]
        first = self.group(groups[0]) if groups else None
        if first is not None and all(self.group(g).single for g in groups[1:]) and not first.part and first.victim not in {None, "unspecified"}:
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
        while steps < _GAP and self.kind(r) in {"prep", "of", "name", "word", "people", "poss", "det", "adverb", "thing"}:
            r, steps = r + 1, steps + 1
        if self.kind(r) == "(":
            while steps < 2 * _GAP and self.kind(r) not in {")", "end"}:
                r, steps = r + 1, steps + 1
            r += 1
        if self.kind(r) not in {",", "conj"}:
            return None
        while (
            self.kind(r) == "," and self.kind(r + 1) == "name" and self.kind(r + 2) in {",", "conj"}
        ):  # "its director, Huang Guiping, and ..."
            r += 2
        comma = self.kind(r) == ","
        r += 1
        if comma and self.kind(r) == "conj":
            r += 1
        while self.kind(r) == "adverb" or (self.kind(r) == "of" and self._is_of(k)):  # "the killing of six and of two"
            r += 1
        g = self.group(r)
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

    def _is_of(self, k: int) -> bool:
        """Whether group ``k`` stands behind "of" or an outcome noun with it: "the deaths of | six"."""
        return self.kind(k - 1) == "of" or self.low(k - 1).endswith(" of")

    def starts_clause(self, k: int) -> bool:
        """Whether group ``k`` is the subject of a clause of its own ("... and two soldiers were hurt")."""
        r, steps = k + 1, 0
        if self.kind(r) == "trigger":
            return bool(set(self.elements[r].trigger.forms) & {"past", "die", "adj", "act", "weak"})
        while steps < _GAP and self.kind(r) in {"prep", "of", "name", "word", "people", "poss", "det", "adverb", "thing"}:
            r, steps = r + 1, steps + 1
        if self.kind(r) in {"conj", ","} and self.group(r + 1):
            return self.starts_clause(r + 1) if steps == 0 and k - r < 3 else False
        if self.kind(r) == "aux" and self.low(r - 1) == "to":  # "four others yet to be identified"
            return False
        return self.kind(r) in {"aux", "have", "modal", "verb", "speech"} or (
            self.kind(r) == "trigger" and bool(set(self.elements[r].trigger.forms) & {"die", "past", "weak"}) and not self.group(r + 1)
        )

    # ---- to the left --------------------------------------------------------------------------------------------
    def find_subjects(self, i: int) -> list[int]:
        """Return the groups that are the subject of the verb at element ``i`` (auxiliaries before it are stepped over)."""
        k = self.before(i)
        if self.low(k) == "since" and self.kind(k - 1) == "have":  # "has since died"
            k -= 1
        while self.kind(k) in {"aux", "have", "modal", "do"}:
            k = self.before(k)
        said = self.before(k)
        if self.low(k) == "to" and self.kind(said) in {"speech", "word", "verb"} and self.kind(self.before(said)) == "aux":
            k = self.before(self.before(said))  # "are believed to have been killed"
            while self.kind(k) in {"aux", "have"}:
                k = self.before(k)
        if self.kind(k) == "rel":
            k = self.before(k)
            if (head := self.over_insertion(k)) is not None:  # "168 people, eleven of them students, who were seized"
                return self.join_left(head)
            if self.kind(k) == ",":
                k -= 1
            return self.join_left(k) if self.group(k) else []
        if self.group(k):
            return self._without_parts(self.join_left(self.head_of(k)))
        if self.kind(k) == "people" and self.kind(k - 1) not in {"of", "prep", "name", "people", "word", "poss", "det", "conj"}:
            return []
        if self.kind(k) in {"pron", "sub", "speech"}:
            return []
        if (head := self.over_insertion(k)) is not None or (head := self.over_relative(k)) is not None:
            return self._without_parts(self.join_left(head))
        if (chain := self._over_insertions(k)) is not None:
            return self._without_parts(chain)
        joined = self.kind(k) == "conj" or (self.kind(k) == "," and self.kind(i) == "trigger" and self.before(i) == k)
        return self._search_left(k, joined)

    def _search_left(self, k: int, joined: bool) -> list[int]:
        inserted = self.kind(k) in {",", ")", "-"}
        steps, first = 0, k
        while k >= 0 and steps < _REACH:
            kind, g = self.kind(k), self.group(k)
            if kind in {";", ":", "sub"} and k < first:
                return []
            if g and not g.part and not g.outcome and self._may_be_subject(k, joined, inserted):
                return self.join_left(k)
            subject = kind in {"people", "pron"} and self.kind(k - 1) in _STARTS and self.kind(k + 1) in {"verb", "aux", "have", "trigger"}
            if joined and subject:
                return []
            verb = kind in {"verb", "aux", "have", "modal", "speech"} and k < first
            if verb and not joined and not inserted and not self._inside_relative(k):
                return []  # a verb between: only a relative clause or a participle may stand there
            k, steps = k - 1, steps + 1
        return []

    def _inside_relative(self, k: int) -> bool:
        """Whether the verb at ``k`` stands in a relative clause or is a participle right behind a noun."""
        r, steps = k - 1, 0
        while r >= 0 and steps < _GAP * 2:
            if self.kind(r) == "rel":
                return True
            if self.group(r) and (self.kind(r + 1) in {"verb", "prep", "of", "word"}):
                return self.kind(k) == "verb" and r + 1 >= k
            if self.kind(r) in {";", ":", "sub", "speech"}:
                return False
            r, steps = r - 1, steps + 1
        return False

    def _may_be_subject(self, k: int, joined: bool, inserted: bool) -> bool:
        """Whether group ``k`` can be a subject whose verb stands further right."""
        first = self._leftmost(k)
        if inserted and self._in_relative(k):
            return False
        if self.kind(first - 1) == "group":
            return False  # "one of them | a cook"
        if self.kind(first - 1) in {"prep", "of", "part"} and self.kind(first - 1) != "end":
            return False
        if self.kind(first - 1) in {"verb", "trigger"} and not joined:
            return False
        if self.kind(first - 1) in {"verb", "trigger"} and joined:
            return False
        follows = self.kind(k + 1)
        if follows == "name" and self.group(k).single:
            follows = self.kind(k + 2) if self.kind(k + 2) in {",", "("} else "word" if joined or inserted else "of"  # "his son Ali"
        if joined:
            return follows in {"aux", "have", "verb", "prep", "of", "rel", ",", "word", "trigger", "conj", "modal", "adverb"}
        if inserted:
            return follows in {",", "(", "-", "rel", "prep", "of", "word"}
        if follows == "word" and not self.low(k + 1).endswith(("ing", "old")):
            return False  # "one drove the car, the rest were shot"
        return follows in {"prep", "of", "rel", "verb", "word", "(", ",", "adverb", "trigger", "part"}

    def _in_relative(self, k: int) -> bool:
        """Whether group ``k`` stands in a relative clause: "the officer, who tried to stop | the man"."""
        j = k - 1
        while self.kind(j) not in {",", ";", "end", "conj", "group", "sub"} and k - j < 12:
            if self.kind(j) == "rel":
                return k - j > 1  # not "in which | a boy was killed"
            j -= 1
        return False

    def _leftmost(self, k: int) -> int:
        while self.kind(k - 1) in {",", "conj"} and self.group(k - 2):
            k -= 2
        return k

    def head_of(self, k: int) -> int:
        """Return the group that group ``k`` depends on ("two guards of | the minister"), or ``k``."""
        head = self.group(k - 2)
        depends = self.kind(k - 1) == "prep" or (self.kind(k - 1) == "of" and self.group(k).single)
        return k - 2 if depends and head and not head.part and head.outcome is None else k

    def join_left(self, k: int) -> list[int]:
        """Return group ``k`` and the groups joined before it, in the order of the text."""
        found = [k]
        while True:
            r = k - 1
            sep = None
            while self.kind(r) in {"conj", ",", "adverb"}:
                sep = "conj" if self.kind(r) == "conj" or sep == "conj" else self.kind(r)
                r -= 1
            if sep is None or r < 0:
                break
            if self.kind(r) == "name" and self.kind(r - 1) == "," and self.group(r - 2):
                r -= 2  # "the commissioner, Zakaullah, and his son"
            if self.group(r) is None and sep == "conj" and self.kind(r + 1) == "," and (head := self._before_insertion(r)) is not None:
                r = head
            steps = 0
            while (
                self.group(r) is None and steps < _GAP and self.kind(r) in {"prep", "of", "name", "word", "poss", "det", "people", "thing"}
            ):
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
            if steps and self.kind(r + 1) not in {"prep", "of"} and not (steps == 1 and g.single and self.kind(r + 1) == "name"):
                break
            if self.kind(r - 1) == "trigger" and set(self.elements[r - 1].trigger.forms) & {"ing", "act", "past", "of"}:
                break
            found.insert(0, r)
            k = r
        return found
