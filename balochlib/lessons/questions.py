"""Checks, hints and solutions of all lessons. Nothing here holds an answer: each is computed when it is asked for."""

from __future__ import annotations

import inspect
import textwrap

from balochlib.corpus import Corpus
from balochlib.lessons import claims, maps, sources, tolls, wording
from balochlib.lessons.answers import Feedback, NotYet, is_attempted
from balochlib.lessons.question import Question
from balochlib.lessons.texts import open_seeds
from balochlib.view.markup import Html, escape

QUESTIONS: dict[str, Question] = {q.key: q for module in (claims, tolls, sources, maps, wording) for q in module.QUESTIONS}
_UNTOUCHED = "Put your answer in place of the three dots (or into the empty table), run that cell, then this one again."


def check(key: str, answer: object, corpus: Corpus | None = None, strict: bool = False) -> Feedback:
    """Say whether ``answer`` to the question ``key`` is correct, not yet correct (with a reason), or not attempted.

    The right answer is computed now, from the tables of ``corpus`` (the seeds where none is given; a text of one's own for the
    open question at the end of a lesson). In class it never raises; ``strict=True`` raises :class:`NotYet` on everything but a
    correct answer, and lets errors through.

    >>> check("l1q1", 1)
    l1q1: not yet. One sentence can make several claims: each number of people with its own class of victims is a row.
    >>> check("l9q9", 1)
    l9q9: not yet. There is no such question; this lesson's are named like "l1q1".
    """
    question = QUESTIONS.get(key) if isinstance(key, str) else None
    try:
        feedback = _judge(question, answer, open_seeds() if corpus is None else corpus) if question else _refuse(key)
    except Exception as error:
        if strict:
            raise
        feedback = Feedback(str(key), "not yet", f"This answer could not be checked ({type(error).__name__}: {str(error)[:200]}).")
    if strict and feedback.outcome != "correct":
        raise NotYet(repr(feedback))
    return feedback


def _refuse(key: object) -> Feedback:
    return Feedback(str(key), "not yet", 'There is no such question; this lesson\'s are named like "l1q1".')


def _judge(question: Question, answer: object, corpus: Corpus) -> Feedback:
    if not is_attempted(answer):
        return Feedback(question.key, "not attempted", f"{_UNTOUCHED} {question.point_to_hint()}")
    fault = question.find_fault(answer, corpus)
    return Feedback(question.key, "correct", question.because) if fault is None else Feedback(question.key, "not yet", fault)


def hint(key: str, n: int = 1) -> Html:
    """Give the ``n``-th hint to a question, each a step nearer to the answer.

    >>> hint("l1q1", 2)
    Hint 2 of 2: the 40 in this sentence counts hours.
    """
    question = QUESTIONS.get(key) if isinstance(key, str) else None
    if question is None:
        return _note(repr(_refuse(key)))
    n = min(max(n, 1), len(question.hints)) if isinstance(n, int) else 1
    return _note(f"Hint {n} of {len(question.hints)}: {question.hints[n - 1]}")


def solution(key: str, corpus: Corpus | None = None) -> Html:
    """Show the right answer as the tables give it now, why, and the lines that compute it: the same that ``check`` runs.

    A question on a text of one's own needs the tables of that text.

    >>> solution("l1q6")
    This question is on your own text: solution("l1q6", own) shows the answer.
    """
    question = QUESTIONS.get(key) if isinstance(key, str) else None
    if question is None:
        return _note(repr(_refuse(key)))
    if question.on_own_text and corpus is None:
        return _note(f'This question is on your own text: solution("{key}", own) shows the answer.')
    try:
        answer = question.right(open_seeds() if corpus is None else corpus)
    except Exception as error:
        return _note(f"{key}: the answer could not be computed ({type(error).__name__}: {str(error)[:200]}).")
    code = textwrap.dedent(inspect.getsource(question.right))
    shown = answer.to_string(index=False) if hasattr(answer, "to_string") else repr(answer)
    head = f"{key}: {question.because}"
    return Html(f"<p>{escape(head)}</p><pre>{escape(shown)}</pre><pre>{escape(code)}</pre>", f"{head}\n{shown}\n\n{code}")


def _note(words: str) -> Html:
    return Html(f"<p>{escape(words)}</p>", words)
