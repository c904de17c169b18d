"""What is on the conflict in Balochistan, and what is not."""

import pytest

from balochlib.coding.relevance import is_relevant
from balochlib.text.segment import split_articles

FILLER = " ".join(["Ministers met again on Tuesday to go over the plans that they had made in the spring of the year."] * 12)

RELEVANT = [
    "Two policemen were shot dead in Turbat on Friday, officials said.",
    "QUETTA: A suicide bomber hit a bus station in the city on Monday.",
    "Afghan and Pakistani troops clashed at the Chaman crossing on Monday. Spin Boldak was shelled.",
    f"{FILLER} Attacks have picked up in Balochistan as well.",
    f"Attacks doubled in October.\n\n{FILLER}\n\nBalochistan. Eight attacks. 15 killed.",
    "Three Chinese teachers died in Karachi when a bomber of the Balochistan Liberation Army (BLA) blew herself up on Tuesday.",
    "BLA claims raid on a camp\n\nThe group said that its fighters had killed ten soldiers.",
    "The Baloch Yakjehti Committee marched in Islamabad against enforced disappearances.",
    "Iran fired missiles at a village near Panjgur on Tuesday night.",
    "Gunmen attacked a polio team in Pishin and killed the policeman who guarded it.",
    "Flood waters cut off Sibi, and militants used the night to blow up the railway track there.",
    "Gwadar port offices stormed by gunmen, eight attackers dead",
    "The insurgency in Baluchistan has outlived five governments.",
    f"Gwadar port handled 22 ships last year. {FILLER} A suicide bomber of the Baloch Liberation Army killed two engineers in Karachi.",
]

OTHER = [
    "Gunmen killed three police officers in Makhachkala, the capital of Dagestan, on Monday.",
    "The attack on Crocus City Hall near Moscow killed 145 people; ISKP claimed it.",
    "Indian and Pakistani troops exchanged fire along the Line of Control in Kashmir on Friday.",
    "Floods killed 40 people in Sindh and left thousands of families in the open.",
    "Quetta Gladiators beat Lahore Qalandars; the bowling attack of the Gladiators was too strong.",
    "Cricket returned to Quetta on Sunday as the hosts won the match by six wickets after an assault on the bowlers.",
    "Flash floods killed 12 people in Lasbela and Khuzdar, and troops were called in.",
    "Twelve miners were killed in a gas explosion in a coal mine in Harnai.",
    "Eleven people were killed when a bus plunged into a ravine near Bela in Lasbela district.",
    "The chief minister opened a girls' school in Quetta and promised more teachers.",
    "A suicide bomber killed 27 guards on a bus in Sistan and Baluchestan, Iran said.",
    f"{FILLER} He named the TTP and BLA among the groups that his country fights. {FILLER}",
    "Copper output at Saindak rose by five percent last year, the company said.",
    "Gunmen shot dead two soldiers near Bannu in Khyber Pakhtunkhwa.",
    "TANK: Militants killed six policemen. Islamabad says that the attackers took orders from handlers in Khost, a claim Kabul denies.",
    "",
]


def relevant(text):
    return [is_relevant(a) for a in split_articles(text, "s-1")]


@pytest.mark.parametrize("text", RELEVANT)
def test_is_on_the_conflict(text):
    assert relevant(text) == [True]


@pytest.mark.parametrize("text", OTHER)
def test_is_on_something_else(text):
    assert True not in relevant(text)


def test_a_place_that_the_gazetteer_puts_into_the_province_counts():
    (article,) = split_articles("Armed men torched six trucks in Mangochar late on Friday.", "s-1")
    row = {"start": article.text.index("Mangochar"), "admin1": "Balochistan", "country": "Pakistan"}
    assert [is_relevant(article), is_relevant(article, [row])] == [False, True]
    assert not is_relevant(article, [row | {"country": "Iran"}])
    assert not is_relevant(article, [row | {"admin1": "Sindh"}])
