"""Lessons in source criticism: self-checks that recompute the right answer from the tables, and a comparison of coders.

>>> from balochlib.lessons import check
>>> check("l1q1", ...)
l1q1: not attempted. Put your answer in place of the three dots (or into the empty table), run that cell, ... gives a nudge.
"""

from balochlib.lessons.agreement import Agreement, compare_codings, measure_kappa
from balochlib.lessons.answers import Feedback, NotYet
from balochlib.lessons.codings import load_codes, load_labels, read_coding
from balochlib.lessons.questions import QUESTIONS, check, hint, solution
from balochlib.lessons.slips import explain_slips
from balochlib.lessons.texts import open_seeds, pick_article, read_own, read_wire_copies, rows_of, show_evidence, show_sentences, show_words

__all__ = [
    "QUESTIONS", "Agreement", "Feedback", "NotYet", "check", "compare_codings", "explain_slips", "hint", "load_codes", "load_labels",
    "measure_kappa", "open_seeds", "pick_article", "read_coding", "read_own", "read_wire_copies", "rows_of", "show_evidence",
    "show_sentences", "show_words", "solution",
]  # fmt: skip
