"""The coders together: one that fails on a text leaves a row in problems, and stops no other coder and no other text."""

import random
import re
from pathlib import Path

import pytest

import balochlib as bl
from balochlib.coding import coders

NOTE = "QUETTA, June 5, 2024: Gunmen killed two men in {} on Monday."
GOLD = Path(__file__).parent / "gold"


@pytest.fixture
def broken(monkeypatch):
    """Counting the dead fails on any text that names Kech."""

    def fail(article, *needs, find=coders.find_casualties):
        if "Kech" in article.text:
            raise AttributeError("'NoneType' object has no attribute 'victim'")
        return find(article, *needs)

    coders._code.cache_clear()
    monkeypatch.setattr(coders, "find_casualties", fail)
    yield
    coders._code.cache_clear()


def test_a_coder_that_fails_stops_no_other(broken, tmp_path):
    for name in ("Kech", "Mach"):
        (tmp_path / f"{name}.txt").write_text(NOTE.format(name), "utf-8")
    corpus = bl.read_texts(tmp_path)
    assert [(p["file"], p["what"]) for p in corpus.problems.to_dict("records")] == [("Kech.txt", "not_coded")]
    assert "casualties" in corpus.problems["detail"][0] and "AttributeError" in corpus.problems["detail"][0]
    assert list(corpus.casualties["value"]) == [2]
    assert set(corpus.places["name"]) >= {"Kech", "Mach"} and len(corpus.events) == 2


def test_sentences_cut_and_crossed_are_read_by_every_coder():
    chance = random.Random(5)
    texts = [p.read_text("utf-8") for p in sorted(GOLD.glob("*/*.txt"))]
    sentences = [s for text in texts for s in re.split(r"(?<=[.!?])\s+|\n+", text) if 20 < len(s) < 400]

    def cross() -> str:
        one, other = chance.choice(sentences).split(" "), chance.choice(sentences).split(" ")
        crossed = one[: chance.randrange(len(one))] + other[chance.randrange(len(other)) :]
        chance.shuffle(crossed) if chance.random() < 0.2 else None
        return " ".join(crossed)

    for _ in range(25):
        corpus = bl.parse("QUETTA, June 5, 2024: " + " ".join(cross() for _ in range(8)))
        assert corpus.problems.empty, corpus.problems["detail"][0]


@pytest.mark.parametrize(
    "text",
    [
        "The province lost 96 men in 2024, of which civilians, they said, accounted for 61.",
        "Nine died, of whom accounted for four.",
        "Police said the dead were identified as",
        "Rescuers have identified.",
    ],
)
def test_sentences_that_stop_short(text):
    assert bl.parse(text).problems.empty
