"""Who is quoted, in what role: own texts."""

import pytest

from balochlib.coding.voices import find_voices
from balochlib.ids import make_id
from balochlib.schema import VOICE_ROLES
from balochlib.text.article import Article, Sentence
from balochlib.text.sentences import split_sentences


def make_article(text: str) -> Article:
    sentences = tuple(Sentence(a, b, n) for a, b, n in split_sentences(text))
    return Article(make_id("a", text), "s", text, 0, len(text), sentences=sentences)


QUOTED = [
    ("“We heard two blasts,” shopkeeper Abdul Karim told AFP.", "Abdul Karim", "civilian", False, 4),
    ('"The operation goes on," said Maj Gen Bilal Safdar.', "Bilal Safdar", "state", False, 4),
    ('Jeeyand Baloch, the BLA\'s spokesman, said: "Our fighters hold the town."', "Jeeyand Baloch", "militant", False, 5),
    ('The group called the raid a "message to Beijing".', "The group", "militant", True, 3),
    ("A policy of 'zero tolerance' goes on, the interior ministry said.", "the interior ministry", "state", True, 2),
    ("“It is a war of attrition,” Maria Gul, a Quetta-based security analyst, said.", "Maria Gul", "expert", False, 6),
    ("“Bring back our sons,” the mothers' committee said in a leaflet.", "the mothers' committee", None, False, 4),
    ("Dr Noor Ullah of Civil Hospital said 'most are out of danger'.", "Noor Ullah", None, True, 5),
    ('Many analysts speak of a "new phase" of the conflict.', "Many analysts", "expert", True, 2),
]

SILENT = [
    "The militants launched “Operation Herof” in August.",
    "He wrote the book “A Case of Exploding Mangoes”.",
    "It's the militants' camp that was hit, not the soldiers' post.",
    "The so-called “emirate” fell.",
    "No quotation stands here.",
    "“”",
]


@pytest.mark.parametrize(("text", "speaker", "role", "partial", "n_words"), QUOTED)
def test_a_quotation_and_its_speaker(text, speaker, role, partial, n_words):
    rows = find_voices(make_article(text), [])
    assert [(r["speaker"], r["partial"], r["n_words"]) for r in rows] == [(speaker, partial, n_words)]
    assert rows[0]["role"] in VOICE_ROLES
    assert role is None or rows[0]["role"] == role
    assert text[rows[0]["start"] : rows[0]["end"]] == rows[0]["quote"]


@pytest.mark.parametrize("text", SILENT)
def test_no_voice(text):
    assert find_voices(make_article(text), []) == []


def test_a_quotation_goes_on_with_its_speaker():
    text = "“They came at night,” Commissioner Farid Khan said. “They left before dawn. Nobody saw them.” Shops stayed shut."
    rows = find_voices(make_article(text), [])
    assert [r["speaker"] for r in rows] == ["Farid Khan", "Farid Khan"]


def test_a_quotation_left_open_goes_on_in_the_next_paragraph():
    text = "Commissioner Farid Khan said: “They came at night.\n\n“They left before dawn.”"
    assert [r["speaker"] for r in find_voices(make_article(text), [])] == ["Farid Khan", "Farid Khan"]


def test_a_surname_is_led_back_to_the_full_name():
    text = "Lt Gen Aamer Khattak spoke. “This is not over,” Khattak said."
    assert [r["speaker"] for r in find_voices(make_article(text), [])] == ["Aamer Khattak"]


def test_actor_rows_give_the_id():
    text = "“We did it,” the Sandstone Front said."
    start, end = text.index("Sandstone"), text.index(" said")
    row = {"start": start, "end": end, "actor_id": "sandstone", "name": "Sandstone Front", "kind": "armed_group"}
    rows = find_voices(make_article(text), [row])
    assert [(r["speaker"], r["actor_id"], r["role"]) for r in rows] == [("Sandstone Front", "sandstone", "militant")]


@pytest.mark.parametrize("piece", ["“", "'a ", '"a" ', "” ", "“a” said "])
def test_hostile_text_keeps_its_spans(piece):
    text = piece * (16_000 // len(piece))
    rows = find_voices(make_article(text), [])
    assert all(text[r["start"] : r["end"]] == r["quote"] for r in rows)
