"""Numbers without a noun of their own, and words that leave the class to those beside them."""

import pytest

import balochlib as bl

BACK = [
    ("Gunmen stopped a van of electricity linemen outside Mach. They let the cook go and shot five.", ["5 killed civilian"]),
    ("The patrol was on its way when a mine went off. Three were killed and five injured.", ["3 killed security", "5 injured security"]),
    ("A Frontier Corps convoy came under rocket fire near Mand. At least two were killed.", ["2 killed security"]),
    ("Security forces raided a hideout in Zamuran. In the exchange of fire seven were killed.", ["7 killed militant"]),
    ("Students were on their way home when a grenade was thrown at their bus. Four were hurt.", ["4 injured civilian"]),
    ("Commandos freed the hostages. Twenty-one had been executed before the assault.", ["21 killed civilian"]),
    ("The men of the Levies Force fought on. Two were killed, and three were wounded.", ["2 killed security", "3 injured security"]),
    ("The convoy was carrying troops home on leave. The bomb killed 13.", ["13 killed security"]),
    ("Police found the bodies of three men in Zhob. The three, all farmers, were buried on Friday.", ["3 killed civilian"]),
    ("The Counter-Terrorism Department claimed to have killed five in Mastung.", ["5 killed militant"]),
    ("The BLF claimed to have killed seven in an attack on an army post in Kolwah.", ["7 killed security"]),
    # nobody is told of, or people of two classes, or those who act and speak
    ("The blast ripped through a market in Quetta. Nine died on the spot.", ["9 killed unspecified"]),
    ("Labourers and soldiers shared the bus. Nine died when it was hit.", ["9 killed unspecified"]),
    ("Policemen fired tear gas, residents said. Four were hurt.", ["4 injured unspecified"]),
    ("A train carrying security personnel and their families was hit. Eleven died.", ["11 killed unspecified"]),
    ("Gunmen fell upon the military hospital in the capital; 25 died.", ["25 killed unspecified"]),
]
BESIDE = [
    ("A colonel of the army was gunned down with two bodyguards.", ["1 killed security", "2 killed security"]),
    ("A tribal elder and two of his guards were shot dead.", ["1 killed civilian", "2 killed civilian"]),
    ("A grenade thrown into the party's office killed a worker and injured six.", ["1 killed civilian", "6 injured unspecified"]),
    ("Officials confirmed the death of one civilian and injuries to nine, including two constables.",
     ["1 killed civilian", "2 injured security", "9 injured unspecified"]),
    ("Thirteen young men were taken from a hostel at gunpoint and abducted.", ["13 abducted civilian"]),
    ("Gunmen shot dead six men from Punjab.", ["6 killed civilian"]),
    ("At least 20 members of the Hazara community have been shot dead.", ["20 killed civilian"]),
    ("A tribal elder and both his sons were gunned down.", ["1 killed civilian", "2 killed civilian"]),
    ("The directorate stormed a house, killing, it said, three members of the cell.", ["3 killed militant"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), [*BACK, *BESIDE])
def test_claims(text, wanted):
    rows = bl.parse("QUETTA: " + text).casualties
    assert sorted(f"{row.value} {row.outcome} {row.victim}" for row in rows.itertuples()) == sorted(wanted)
