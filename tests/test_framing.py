"""Framing: which words a text chooses, and whose words they are; all sentences are our own."""

from collections import Counter

import pytest
from scorer import GOLD, read_gold

import balochlib as bl
from balochlib.coding.actors import find_actors
from balochlib.coding.framing import find_framing
from balochlib.schema import FRAMING_TARGETS
from balochlib.text.article import Article, Sentence
from balochlib.text.lexicon import load_rows
from balochlib.text.sentences import split_sentences


def framing(text: str) -> list[dict]:
    article = Article("a-1", "s-1", text, 0, len(text), sentences=tuple(Sentence(*s) for s in split_sentences(text)))
    return find_framing(article, find_actors(article, []))


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Terrorists, militants and insurgents are three words.", ["terrorist", "militant", "insurgent"]),
        ("Gunmen shot dead a guard; one attacker was eliminated.", ["gunman", "gunned down", "attacker", "eliminated"]),
        ("Four soldiers were martyred and nine fighters neutralised.", ["martyred", "fighter", "neutralised"]),
        ("The insurgency outlived the terrorism of the 1970s.", ["insurgent", "terrorist"]),
        ("Separatists call it resistance; Baloch armed groups agree.", ["separatist", "resistance", "armed group"]),
        ("Counter-terrorism and counter insurgency cost money.", []),
        ("To counter extremists takes time.", ["extremist"]),
        ("The Resistance Front spoke of Kashmir.", []),
        ("The Anti-Terrorism Court sat.", []),
        ("Skilled workers and a firefighter came.", []),
        ("The group was charged with threatening American lives.", []),
        ("Farmers lead hard lives and doctors save lives.", []),
        ("The raid claimed nine lives; 40 lives were lost in May.", ["lost their lives", "lost their lives"]),
        ("", []),
    ],
)
def test_terms(text, terms):
    assert [r["term"] for r in framing(text)] == terms


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        ('The army called the rebels "terrorists".', {"rebel": "author", "terrorist": "quoted"}),
        ("He said: \u201cThese militants will be punished.\u201d", {"militant": "quoted"}),
        ("The group\u2019s fighters fled the militants\u2019 camp.", {"fighter": "author", "militant": "author"}),
        ("'Our men were martyred,' he said of the fighters.", {"martyred": "quoted", "fighter": "author"}),
    ],
)
def test_whose_words_they_are(text, voices):
    assert {r["term"]: r["voice"] for r in framing(text)} == voices


def test_counts_and_spans():
    text = "Militants killed two; killings by militants went on, and the killed were named."
    rows = framing(text)
    assert Counter(r["term"] for r in rows) == {"militant": 2, "killed": 2, "killing": 1}
    assert all(text[r["start"] : r["end"]] == r["text"] == r["quote"] for r in rows)


def test_lexicon_has_each_form_once_and_known_targets():
    forms = [f.casefold() for r in load_rows("framing") for f in r["forms"].split(";")]
    assert len(forms) == len(set(forms))
    assert {r["target"] for r in load_rows("framing")} <= set(FRAMING_TARGETS)


STEMS = {
    "terrorist(s)/terrorism": "terroris", "militant(s)": "militant", "insurgent(s)/insurgency": "insurgen", "separatist(s)": "separatist",
    "assailants": "assailant", "attackers": "attacker", "gunmen": "gunm", "fighters": "fighter", "armed groups": "armed group",
    "resistance": "resistance", "martyred": "martyr", "killed": "killed", "eliminated": "eliminated", "murdered": "murdered",
    "slaughtered": "slaughtered",
}  # fmt: skip


def test_counts_equal_those_of_the_seeds_labels():
    wanted, found = Counter(), Counter()
    for name, text, gold in read_gold(GOLD / "seeds"):
        words = [w.casefold() for w in bl.parse(text).framing["text"]]
        wanted.update({(name, k): n for k, n in gold["framing"].items()})
        found.update({(name, k): sum(w.startswith(STEMS[k]) for w in words) for k in gold["framing"]})
    apart = sum(abs(wanted[k] - found[k]) for k in wanted)
    assert sum(wanted.values()) == 100 and apart <= 5  # within 5 %
