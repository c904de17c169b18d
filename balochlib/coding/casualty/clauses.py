"""The clause: which counted people stand as objects after a word, which as its subject before it, and which are joined to them."""

from __future__ import annotations

from balochlib.coding.casualty.joins import GAP, Sequence

_REACH = 45  # elements that a subject may stand before its verb
_CALLED = {"described", "listed", "singled", "recognised", "recognized", "known", "named", "called", "identified", "nicknamed", "alias"}
_OPENS_CLAUSE = {"end", ",", "sub", "conj", "det", "speech", ";", ":", "-", "adverb", "\u2022"}
_ABOUT = {"with", "beside", "behind", "alongside", "inside", "aboard", "in", "near", "around", "on", "under"}
_THERE = {"nearby", "there", "inside", "aboard", "outside", "on board"}
_STARTS = {"end", ",", "sub", "conj", "det", "speech"}


class Clause(Sequence):
    """The elements of a sentence, with the searches for objects and subjects."""

    def over_insertion(self, k: int) -> int | None:
        """Return the group that a comma at element ``k`` closes an insertion behind: "six others, four children among them, | hurt"."""
        if self.kind(k) != ",":
            return None
        for j in range(k - 1, max(0, k - 24), -1):
            part = self.kind(j + 1) == "part" or (self.group(j + 1) is not None and (self.group(j + 1).part or "among" in self.low(k - 1)))
            if self.kind(j) == "," and part and self.group(j + 1) and self.kind(j + 2) == "," and j + 2 < k:
                return j + 1  # "17 hurt, one of whom, a boy of 12, | died"
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

    def _before_relative(self, k: int) -> int | None:
        """Return the group that a relative clause up to element ``k`` belongs to: "four guards who tried to save him | were cut down"."""
        for j in range(k, max(0, k - 9), -1):
            if self.kind(j) == "rel" and k - j > 1:
                told = self.group(j - 1) or (self.kind(j - 1) == "," and self.group(j - 2))
                according = self.low(j + 1) in {"according", "according to"}
                return (j - 1 if self.group(j - 1) else j - 2) if told and (self.group(j - 1) or according) else None
            if self.kind(j) in {",", ";", ":", "aux", "sub", "trigger"}:
                return None
        return None

    def name_over_relative(self, k: int) -> int | None:
        """Return the name that a comma at element ``k`` closes a clause or an age behind: "Wahid, who was driving, | and a guard"."""
        if self.kind(k) != ",":
            return None
        for j in range(k - 1, max(0, k - 14), -1):
            if self.kind(j) == ",":
                told = self.kind(j + 1) == "rel" or (j == k - 2 and self.kind(j + 1) in {"thing", "group"})
                return j - 1 if told and self.kind(j - 1) == "name" else None
        return None

    def _over_insertions(self, k: int) -> list[int] | None:
        """Return the subject that opens the clause, when all between it and the mark at element ``k`` is put in between.

        "Two policemen, named as A and B, both of Mastung, | were shot": appositions, brackets, relative clauses and participles may
        stand there, no verb of the clause's own.
        """
        if self.kind(k) not in {",", ")", "-"}:
            return None
        reach = range(max(0, k - _REACH), k)
        opens = (
            j for j in reach if self.kind(j) in {";", ":", "sub", "speech"} and not self._names_as(j) and self.low(j - 1) not in _CALLED
        )
        start = max((j for j in opens if not self.in_brackets(j)), default=-1)
        heads = (j for j in reach if j > start and self.group(j) and not self.group(j).outcome)
        found = (self._head_over(head, k) for head in heads)
        return next((chain for chain in found if chain is not None), None)

    def _head_over(self, head: int, k: int) -> list[int] | None:
        """Return group ``head`` and those joined to it, when only insertions stand between it and the mark at element ``k``."""
        if self.kind(head - 1) not in _OPENS_CLAUSE:
            return None
        chain, inside = [head], False  # inside a relative clause, up to its comma
        while (joined := self.next_joined(chain[-1])) is not None and joined < k:
            if self.group(head).value == 1 and not self.group(head).label_known and self.kind(joined - 1) == ",":
                break  # "one of the injured, a constable, died"
            chain.append(joined)
        first = chain[-1] + 1
        described = {"prep", "of", "name", "word", "people", "poss", "det", "thing"}
        while first < k and (self.kind(first) in described or _CALLED & {self.low(first), self.low(first - 1)}):
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
        if self.low(k) in _THERE and self.group(k - 1):
            k -= 1  # "a shepherd nearby sustained injuries"
        elif self.kind(k) == "pron" and self.low(k - 1) in _ABOUT and self.group(k - 2):
            k -= 2  # "the captain and the four men with him were killed"
        if self.kind(k) == "rel":
            k = self.before(k)
            if (head := self.over_insertion(k)) is not None:  # "168 people, eleven of them students, who were seized"
                return self.join_left(head)
            if self.kind(k) == ",":
                k -= 1
            return self.join_left(k) if self.group(k) else []
        if self.group(k):
            first = self._leftmost(k)
            if self.kind(first - 1) == "part" and self.group(first - 2) and not self.group(first - 2).outcome:
                return self.join_left(self.head_of(first - 2))  # "seven people including three children | were killed"
            return self._without_parts(self.join_left(self.head_of(k)))
        if self.kind(k) == "people" and self.kind(k - 1) not in {"of", "prep", "name", "people", "word", "poss", "det", "conj"}:
            return []
        if self.kind(k) in {"pron", "name", "people"} and (head := self._before_relative(k)) is not None:
            return self._without_parts(self.join_left(head))
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
            if kind in {";", ":", "sub"} and k < first and not self._names_as(k) and not self._is_relative_that(k):
                return []
            if (
                g
                and not g.part
                and not g.outcome
                and not (g.bare and self.kind(k - 1) == "(")
                and self._may_be_subject(k, joined, inserted)
            ):
                return self.join_left(k)
            subject = kind in {"people", "pron"} and self.kind(k - 1) in _STARTS and self.kind(k + 1) in {"verb", "aux", "have", "trigger"}
            if joined and subject:
                return []
            verb = kind in {"verb", "aux", "have", "modal", "speech"} and k < first
            if verb and not joined and not inserted and not self._inside_relative(k):
                return []  # a verb between: only a relative clause or a participle may stand there
            k, steps = k - 1, steps + 1
        return []

    def _names_as(self, k: int) -> bool:
        """Whether "as" says what people are taken for: "identified through their cards | as residents of Punjab"."""
        return self.low(k) == "as" and any(self.low(j) in _CALLED for j in range(max(0, k - 6), k))

    def _is_relative_that(self, k: int) -> bool:
        """Whether "that" opens a relative clause: "a pickup | that was following the convoy"."""
        return self.low(k) == "that" and self.kind(k - 1) == "word" and self.kind(k + 1) in {"aux", "have", "verb", "modal"}

    def _inside_relative(self, k: int) -> bool:
        """Whether the verb at ``k`` stands in a relative clause or is a participle right behind a noun."""
        r, steps = k - 1, 0
        while r >= 0 and steps < GAP * 2:
            if self.kind(r) == "rel" or self._is_relative_that(r):
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
