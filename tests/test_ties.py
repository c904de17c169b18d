"""Ties between actors as texts state them: designations, fights, alliances, parts; all sentences are our own."""

import pytest
from timing import assert_linear

from balochlib.coding.accusation.ties import find_relations
from balochlib.coding.actors import find_actors
from balochlib.schema import ALLEGATION_STANCES, RELATIONS
from balochlib.text.article import Article, Sentence
from balochlib.text.lexicon import load_rows
from balochlib.text.sentences import split_sentences

PAKISTAN, UK, CHINA, US = ("Government of " + c for c in ("Pakistan", "the United Kingdom", "China", "the United States"))
BLA, BLF, TTP, BRAS = "Baloch Liberation Army", "Balochistan Liberation Front", "Tehreek-e-Taliban Pakistan", "Baloch Raji Aajoi Sangar"
ISKP, MAJEED, EU = "Islamic State \u2013 Khorasan Province", "Majeed Brigade", "European Union"


def ties(text: str) -> list[dict]:
    article = Article("a-1", "s-1", text, 0, len(text), sentences=tuple(Sentence(*s) for s in split_sentences(text)))
    return find_relations(article, find_actors(article, []))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The United States has designated the BLA as a terrorist group.", [(US, "designates", BLA)]),
        ("Washington added the Majeed Brigade to its list of terrorist organisations.", [(US, "designates", MAJEED)]),
        ("The BLA, which Pakistan banned in 2006, has grown.", [(PAKISTAN, "designates", BLA)]),
        ("The BLF has been outlawed by Pakistan.", [(PAKISTAN, "designates", BLF)]),
        ("The BLA and its designation by Pakistan, the UK, and the EU.", [(x, "designates", BLA) for x in (PAKISTAN, UK, EU)]),
        ("The proscribed TTP and the outlawed BLF denied it.", [(None, "designates", TTP), (None, "designates", BLF)]),
        ("Clashes between the BLA and the ISKP left six dead.", [(BLA, "fights", ISKP)]),
        ("The ISKP declared war on the BLA and the BLF.", [(ISKP, "fights", BLA), (ISKP, "fights", BLF)]),
        ("The BLF joined hands with the TTP.", [(BLF, "allied", TTP)]),
        ("Officials see a nexus between the TTP and the BLA.", [(TTP, "allied", BLA)]),
        ("Fighters of the BLA's Majeed Brigade came.", [(MAJEED, "part_of", BLA)]),
        ("The Majeed Brigade, the suicide squad of the BLA, came.", [(MAJEED, "part_of", BLA)]),
        ("BRAS, an alliance of the BLA and the BLF, came.", [(BLA, "part_of", BRAS), (BLF, "part_of", BRAS)]),
    ],
)
def test_ties(text, wanted):
    assert [(r["actor"], r["relation"], r["other"]) for r in ties(text)] == wanted


def test_the_group_is_the_one_named_before():
    rows = ties("The BLA claimed it. The group has been designated a terrorist organisation by Pakistan, the UK, and the EU.")
    assert [(r["actor"], r["other"]) for r in rows] == [(PAKISTAN, BLA), (UK, BLA), (EU, BLA)]


@pytest.mark.parametrize(
    "text",
    [
        "The BLA and the TTP attacked police.",
        "The BLA killed twelve soldiers near a TTP camp.",
        "The BLA was formed in 2000.",
        "The government banned rallies and designated a site for them.",
        "The minister was designated by Pakistan to lead the talks.",
        "The BLA, the BLF and the TTP are armed groups.",
        "",
    ],
)
def test_no_tie(text):
    assert ties(text) == []


@pytest.mark.parametrize(
    ("text", "claimant", "stance"),
    [
        ("The BLA fought the ISKP.", None, "asserts"),
        ("The BLA fought the ISKP, officials said.", "officials", "reports"),
        ("The ISKP accused the BLA of attacking an ISKP camp.", ISKP, "reports"),
        ("China has not designated the BLA as a terrorist group.", None, "denies"),
        ("The BLA reportedly fought the ISKP.", None, "reports"),
    ],
)
def test_who_says_so(text, claimant, stance):
    row = ties(text)[0]
    assert (row["claimant"], row["stance"]) == (claimant, stance)


def test_rows_keep_to_the_vocabularies():
    rows = ties("The banned BLA fought the ISKP. The UK designated the BLA a terrorist group. The BLF is allied with the BLA." * 2)
    assert {r["relation"] for r in rows} <= set(RELATIONS)
    assert {r["stance"] for r in rows} <= set(ALLEGATION_STANCES)
    assert len({r["relation_id"] for r in rows}) == len(rows) > 5


def test_word_lists_hold_each_word_once():
    rows = [(r["list"], r["term"]) for r in load_rows("ties")]
    assert len(rows) == len(set(rows))


@pytest.mark.parametrize("word", ["designated the BLA by Pakistan, ", "the BLA and the TTP ", "Clashes between the BLA and ISKP ", "by "])
def test_time_grows_with_the_text_only(word):
    def make(n):
        text = (word * n)[:n]
        article = Article("a-1", "s-1", text, 0, n, sentences=(Sentence(0, n),))
        return article, find_actors(article, [])

    assert_linear(lambda both: find_relations(*both), make, 10_000)
