"""Second members without a verb, sums of plurals, states reached, and members of a set told before."""

import pytest
from test_casualties import claims
from timing import assert_linear

TEXTS = [
    ("Landmines were responsible for 31 of the deaths in Kech, drone strikes for 12.", ["31 killed unspecified", "12 killed unspecified"]),
    ("Early reports mentioned three wounded in Turbat; later ones eight.", ["3 injured unspecified", "8 injured unspecified"]),
    ("Ambushes took 33 lives in Balochistan, land mines nine.", ["33 killed unspecified", "9 killed unspecified"]),
    ("Mines killed nine people in Kech, the first one 12 km away.", ["9 killed unspecified"]),
    ("Kidnappings, which nobody counted before, came to 37.", ["37 abducted unspecified"]),
    ("Civilian deaths in Kech amounted to 140.", ["140 killed civilian"]),
    ("Enforced disappearances in Makran added up to 64.", ["64 abducted unspecified"]),
    ("Attacks in Kech came to 61.", []),
    ("Two soldiers ended up in a coma after the ambush.", ["2 injured security"]),
    ("A shepherd emerged blinded by the mine.", ["1 injured civilian"]),
    ("Four policemen came away injured and three escaped unhurt.", ["4 injured security"]),
    ("Two passengers in a van that was following the convoy were hit by splinters.", ["2 injured civilian"]),
    ("Eleven drivers were abducted. Three cousins were also among them.", ["11 abducted civilian", "3 abducted civilian"]),
    ("The raid killed 18 militants. A second clash accounted for six more.", ["18 killed militant", "6 killed militant"]),
    ("The caretaker is among the dead, as are his wife and their two sons.", ["1 killed civilian"] * 2 + ["2 killed civilian"]),
    ("The raid killed 18 militants. Drones accounted for six of the flights.", ["18 killed militant"]),
]


@pytest.mark.parametrize(("text", "told"), TEXTS)
def test_members_and_states(text, told):
    assert claims(text) == told


@pytest.mark.parametrize("unit", ["deaths in Kech, which ", "a van that was ", "came away injured ", ", the final one 26"])
def test_hostile_runs_stay_linear(unit):
    assert_linear(claims, lambda n: "Nine people were killed, " + unit * n, 400)
