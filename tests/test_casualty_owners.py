"""Whose losses they are: the class of "its men", "their own", "the enemy", "four of them", where the number names nobody itself."""

import time

import pytest
from test_casualty_sides import claims


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # who kills does not kill his own
        ("The TTP made no comment.  Police killed its deputy commander in Hub.", ["1 killed militant"]),
        ("Soldiers surrounded a camp.  The army said it had lost two of its own men.", ["2 killed security"]),
        # "its" goes back to the side told before, "his" to the person
        ("The TTP put out a message on Monday.  Two of its members were killed in the shoot-out.", ["2 killed militant"]),
        ("The miners' union called a strike.  It said that four of its members had been killed.", ["4 killed civilian"]),
        ("The union met the army.  Two of its members were killed in May.", ["2 killed unspecified"]),
        ("A Levies sergeant was hurt by a sniper, and two of his men were injured.", ["1 injured security", "2 injured security"]),
        ("A Levies sergeant was hit by a blast as a search party went in, and two of his men were injured.", "2 injured security"),
        ("The outfit has lost nine men since June.", ["9 killed militant"]),
        # the enemy of who speaks
        ("The BLA said in an email that the occupying army had suffered 11 dead.", ["11 killed security"]),
        ("The ISPR said the enemy had left eight dead behind.", ["8 killed militant"]),
        ("Villagers said the enemy had left eight dead behind.", ["8 killed unspecified"]),
        # "of them": those attacked or carried, not those who attack
        (
            "Gunmen raked a coach as it was carrying recruits of the police, killing six of them and wounding 14.",
            ["6 killed security", "14 injured security"],
        ),
        (
            "Troops opened fire on marchers at a rally near Talar, killing one of them and wounding nine.",
            ["1 killed civilian", "9 injured civilian"],
        ),
        ("Soldiers surrounded ten insurgents in a ravine and killed seven of them.", ["7 killed militant"]),
        # those who serve a force, and those of a unit that is none
        ("Three drivers of the Special Security Division were killed near Hoshab.", ["3 killed security"]),
        ("Three nurses of the burns unit were killed near Hoshab.", ["3 killed civilian"]),
        # parts
        (
            "In March 46 people were killed, 21 of them in the ranks of the security forces.",
            ["46 killed unspecified", "21 killed security"],
        ),
        ("Seven people were killed, one of them an Afghan.", ["7 killed unspecified", "1 killed unspecified"]),
        ("Seven labourers were killed, one of them an Afghan.", ["7 killed civilian", "1 killed civilian"]),
    ],
)
def test_the_side_that_lost_them(text, wanted):
    assert claims(text) == wanted if isinstance(wanted, list) else wanted in claims(text)


@pytest.mark.parametrize("unit", ["its men and the group lost ", "it was carrying a bus hit ", "the enemy of the Special "])
def test_hostile_text_stays_linear(unit):
    start = time.process_time()
    claims("The BLA spoke.  Troops killed six of its men " + unit * 400)
    assert time.process_time() - start < 4
