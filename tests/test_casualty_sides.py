"""Whose people the victims are said to be, and what those told of before are said to have been."""

import time

import pytest

from balochlib.coding.casualties import find_casualties
from balochlib.coding.speech.figure_verbs import takes_figure
from balochlib.coding.speech.grammar import read_tokens
from balochlib.text.article import Article, Sentence


def claims(text: str) -> list[str]:
    sentences, start = [], 0
    for part in text.split("  "):
        sentences.append(Sentence(start, start + len(part)))
        start += len(part) + 2
    article = Article("a-1", "s-1", text, 0, len(text), sentences=tuple(sentences))
    return [f"{r['value']} {r['outcome']} {r['victim']}" for r in find_casualties(article, [])]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Rockets fell on a border post at Brabcha and three guards were killed.", ["3 killed security"]),
        ("Gunmen shot at a polio team in Pishin, killing a guard.", ["1 killed security"]),
        ("Five border guards were slain.  The group later said that two of its men and six guards had died.", "6 killed security"),
        ("Robbers raided a jewellery shop in Hub and killed two guards.", ["2 killed civilian"]),
        ("A camp of surveyors was attacked and two guards of the firm were killed.", ["2 killed civilian"]),
        ("Troops shot dead nine members of the outlawed Baloch Liberation Front in Kech.", ["9 killed militant"]),
        ('Eleven men belonging to the "Indian proxy Fitna al Hindustan" were neutralised.', ["11 killed militant"]),
        ("Four people of a village in the hills were killed by the Taliban.", ["4 killed unspecified"]),
        ("Hamid Rind, the military chief of the BLF, was killed in Awaran.", ["1 killed militant"]),
        ("Ghulam Nabi, an outspoken critic of the BLA, was shot dead in Turbat.", ["1 killed civilian"]),
        ("Iranian media counted eight dead, all of them foreign nationals.", ["8 killed unspecified"]),
        ("Forty passengers were abducted, 25 of them soldiers.", ["40 abducted unspecified", "25 abducted security"]),
        ("Twelve passengers were killed, two of them teachers.", ["12 killed civilian", "2 killed civilian"]),
        ("Four men, among them a bomb-maker, were gunned down.", ["4 killed militant", "1 killed militant"]),
    ],
)
def test_whose_people_they_are(text, wanted):
    assert (wanted in claims(text)) if isinstance(wanted, str) else (claims(text) == wanted)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Troops killed four militants.  Villagers say two of the four were college students.", ["4 killed militant", "2 killed civilian"]),
        ("Troops killed four militants.  The four men were students, a lawyer said.", ["4 killed militant", "4 killed civilian"]),
        ("It had killed nine terrorists.  Rights groups said at least five were herdsmen.", ["9 killed militant", "5 killed civilian"]),
        (
            "It had killed nine terrorists.  A jirga met.  Six of those presented as terrorists were woodcutters.",
            ["9 killed militant", "6 killed civilian"],
        ),
        ("Gunmen shot dead four barbers.  It said the four were off-duty soldiers.", ["4 killed civilian", "4 killed security"]),
        ("Police killed six militants.  Four were later identified as traders.", ["6 killed militant", "4 killed civilian"]),
        ("Six men were shot dead.  Who were they?  Five were barbers.", ["6 killed unspecified", "5 killed civilian"]),
        ("Troops killed four militants.  The four were residents of Panjgur.", ["4 killed militant"]),
        ("Troops killed four militants.  The two captains were officers of the Guides.", ["4 killed militant"]),
        ("Ten students sat an examination.  Five were teachers.", []),
        ("Gunmen killed six labourers.  Two were carrying pistols.", ["6 killed civilian"]),
    ],
)
def test_what_they_are_said_to_have_been(text, wanted):
    assert claims(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Gunmen shot a watchman in the leg.", ["1 injured civilian"]),
        ("Police shot three protesters in the legs.", ["3 injured civilian"]),
        ("Gunmen shot a teacher in the head outside his school.", ["1 killed civilian"]),
        ("Gunmen shot two guards in the arms and killed both.", "2 killed civilian"),
        ("Four of the 11 coal miners who were abducted in May are home.", ["11 abducted civilian"]),
        ("Rebels freed three of the five engineers kidnapped last month.", ["5 abducted civilian"]),
        ("Seven of the 12 miners were kidnapped in May.", ["7 abducted civilian"]),
        ("Insurgents march off with eight travellers near Mach.", ["8 abducted civilian"]),
        ("Eleven workers were driven away in the raid.", ["11 abducted civilian"]),
        ("Villagers drove away eleven cows.", []),
        ("A bomb went off and a man died.  The injured number 17, a doctor said.", "17 injured unspecified"),
        ("The wounded are now 31, and the dead are six.", ["31 injured unspecified", "6 killed unspecified"]),
        ("The dead are the two brothers of a trader.", []),
        ("A blast hit a bus.  Thirty-four people remain under treatment.", ["34 injured unspecified"]),
        (
            "Major Anwar Khan, 33, a resident of Pishin, and Sepoy Gul Nawaz, 24, having fought bravely, embraced shahadat.",
            ["2 killed security"],
        ),
    ],
)
def test_what_befell_them(text, wanted):
    assert (wanted in claims(text)) if isinstance(wanted, str) else (claims(text) == wanted)


@pytest.mark.parametrize(
    "unit",
    [
        "seven of the 12 miners kidnapped and ",
        "shot a watchman in the leg and ",
        "members of the banned ",
        "two of those described as militants ",
        "six guards of the post ",
    ],
)
def test_hostile_text_stays_linear(unit):
    start = time.process_time()
    claims("Ten people were killed.  Troops killed " + unit * 400)
    assert time.process_time() - start < 4


def test_a_verb_of_naming_may_end_a_text():
    text = "In Jiwani, a fisherman identified"
    assert not takes_figure(read_tokens(text, 0, len(text)), 5)
