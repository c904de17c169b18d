"""Sentences with numbers, and with words of killing, that tell of no casualty: not one row, alone or read as one article."""

from pathlib import Path

import pytest

from balochlib.coding.casualties import find_casualties
from balochlib.text.article import Article, Sentence

LINES = (Path(__file__).parent / "examples" / "negatives.txt").read_text("utf-8").splitlines()


def read(text, section="body"):
    return find_casualties(Article("a-1", "s-1", text, 0, len(text), sentences=(Sentence(0, len(text), 0, section),)), [])


def test_there_are_many():
    assert len(set(LINES)) >= 500


@pytest.mark.parametrize("section", ["body", "title"])
def test_no_line_is_a_claim(section):
    found = {line: [row["quote"] for row in rows] for line in LINES if (rows := read(line, section))}
    assert found == {}


def test_no_line_becomes_one_beside_the_others():
    text = "\n".join(LINES)
    at, sentences = 0, []
    for n, line in enumerate(LINES):
        sentences.append(Sentence(at, at + len(line), n))
        at += len(line) + 1
    assert [row["quote"] for row in find_casualties(Article("a-1", "s-1", text, 0, len(text), sentences=tuple(sentences)), [])] == []
