"""The question: how its right answer is computed, what goes wrong typically, and what is said then."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from balochlib.corpus import Corpus
from balochlib.lessons.answers import compare


@dataclass(frozen=True)
class Mistake:
    """A typical wrong answer, computed as somebody computes it who goes wrong this way, and the reason to give.

    ``fits`` tells answers of this kind where they differ from person to person (a table, a sentence).
    """

    example: Callable[[Corpus], object]
    reason: str
    fits: Callable[[object, Corpus], bool] | None = None


@dataclass(frozen=True)
class Question:
    """A question with a right answer that the tables give when it is asked.

    ``judge`` returns what is wrong with an answer, None for nothing, where more than one answer is right; without it the
    answer must say what ``right`` says. ``on_own_text`` marks the question at the end of a lesson, on the learner's own text.
    """

    key: str
    asks: str
    right: Callable[[Corpus], object]
    mistakes: tuple[Mistake, ...]  # at least three, the likeliest first
    hints: tuple[str, ...]
    because: str
    judge: Callable[[object, Corpus], str | None] | None = None
    tolerance: float = 0.01
    on_own_text: bool = False

    def find_fault(self, answer: object, corpus: Corpus) -> str | None:
        """Return None for a right answer, else the reason that fits: of the first mistake that was made, or a general one.

        A general reason points to the hint, for it does not say which way to look.
        """
        right = None if self.judge else self.right(corpus)
        for mistake in self.mistakes:
            if self._is(mistake, answer, right, corpus):
                return mistake.reason
        fault = self.judge(answer, corpus) if self.judge else compare(right, answer, self.tolerance)
        return fault and f"{fault} {self.point_to_hint()}"

    def point_to_hint(self) -> str:
        """Return the words that send a learner to the first hint."""
        return f'hint("{self.key}") gives a nudge.'

    def _is(self, mistake: Mistake, answer: object, right: object, corpus: Corpus) -> bool:
        if mistake.fits is not None:
            return mistake.fits(answer, corpus)
        wrong = mistake.example(corpus)
        # In some texts the wrong way leads to the right number: then it is no mistake.
        return compare(right, wrong, self.tolerance) is not None and compare(wrong, answer, self.tolerance) is None
