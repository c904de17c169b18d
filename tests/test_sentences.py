"""Sentence ends: what ends a sentence in news copy and what does not."""

import pytest
from timing import assert_linear

from balochlib.text.sentences import split_sentences


def cut(text, **how):
    return [text[a:b] for a, b, _ in split_sentences(text, **how)]


WHOLE = [  # one sentence each: the stops inside end nothing
    "Lt. Gen. Ahmed Sharif Chaudhry met Col. (retd) A. B. Khan.",
    "Brig. Gen. R. Mengal and Insp. Jan Muhammad were on duty.",
    "The blast at 6.30 p.m. on Sept. 11 hurt 12 men.",
    "He was shot at 10 p.m. Friday near the bazaar.",
    "Camp No. 3 and bridges Nos. 4 and 5 were hit.",
    "The U.S. State Department and the U.N. Security Council condemned it.",
    "D.I.G. Police Aitzaz Goraya said so.",
    "The toll rose by 10.5 percent to 1.2 million rupees.",
    "More is at www.dawn.com/news and Today24.pro for readers.",
    "Write to desk@Example.Com for details.",
    "Dr. Mahrang Baloch and Mr. Bugti were absent.",
    "The firm Huaneng Shandong Co. Ltd. Pakistan branch lost a driver.",
    "\u201cWho did this?\u201d Bugti asked reporters.",
    "\u201cStop!\u201d the guard shouted.",
    "Rs. 500 was paid to the guide.",
    "They waited ... and then fired.",
    "1. Quetta saw two blasts.",
    "The army (formerly the B.L.A. wing) denied it.",
    "The St. Mary's church vs. Al-Noor school row went on.",
]

PAIRS = [  # two sentences each, cut at the bar
    "He left the U.S.| The embassy said nothing.",
    "Firing stopped at 6 p.m.| Police said two men died.",
    "The answer was a plain No.| He was alone.",
    "They fled in Jan.| The army followed.",
    "\u201cWe are safe.\u201d| Residents stayed indoors.",
    "Four officers died [[1]].| The rest fled.",
    "Four officers died.[[1]]| The rest fled.",
    "Four officers died.[4][12]| The rest fled.",
    "It hit 41 sites. [[2], [19]]| The claim is disputed.",
    "The army (ISPR) denied it.)| More attacks followed.",
    "The bus was burnt.|The driver fled to Mastung.",
    "It happened in 2024.| 12 people died.",
    "\u201cAre they safe?\u201d| Nobody knew at the time.",
    "Five died, said Maj. Khan.| In Kech three died.",
    "He spoke of guns, cash, etc.| The court heard him.",
    "Who is behind it?| Analysts differ.",
    "It was plan B.| The convoy turned back.",
    "So they said\u2026| The rest is unknown.",
    "\u062d\u0645\u0644\u06c1 \u06c1\u0648\u0627\u06d4| \u0627\u06cc\u06a9 \u0634\u062e\u0635 \u06c1\u0644\u0627\u06a9\u06d4",
]


@pytest.mark.parametrize("text", WHOLE)
def test_is_one_sentence(text):
    assert cut(text) == [text]


@pytest.mark.parametrize("text", PAIRS)
def test_is_cut_where_the_bar_is(text):
    left, right = text.split("|")
    assert cut(left + right) == [left, right.strip()]


def test_a_line_break_ends_a_sentence_unless_wrapped():
    text = "The bomb was hidden\nin a cart. It went off"
    assert cut(text) == ["The bomb was hidden", "in a cart.", "It went off"]
    assert cut(text, wrapped=True) == ["The bomb was hidden\nin a cart.", "It went off"]


def test_paragraphs_are_numbered_and_bounds_are_kept():
    text = "One. Two.\r\nThree.\rFour."
    assert [n for _, _, n in split_sentences(text)] == [0, 0, 1, 2]
    assert split_sentences(text, 5, 9) == [(5, 9, 0)]


@pytest.mark.parametrize("unit", ["1", "?", ". ", "! ", "\u201ca", " ", "A.", "a.B ", ".[[", "[[1]].", "x.X", "?\u201d B ", "\n"])
def test_time_grows_with_the_text(unit):
    assert_linear(split_sentences, lambda n: (unit * n)[:n] + "x", 64_000)
