"""Class of victims from whom an attack was on, and the frames that stand beside it: each with its own numbers and nouns."""

import pytest
from test_casualties import claims
from timing import assert_linear

from balochlib.coding.casualty.targets import judge_target

ATTACKED = [
    ("Coast guards opened fire at fuel carriers near Jiwani, killing five and wounding 11.", ["5 killed civilian", "11 injured civilian"]),
    ("A suicide bomber rammed a car into a bus carrying Frontier Corps troops, killing six.", ["6 killed security"]),
    ("An army convoy was ambushed in Awaran. Three were killed on the spot, eight suffered injuries.",
     ["3 killed security", "8 injured security"]),
    ("A bus taking schoolchildren home was hit by a bomb, killing four.", ["4 killed civilian"]),
    ("A bomb at a checkpost killed two.", ["2 killed security"]),
    ("A blast at a police station in Kharan left two dead and nine hurt.", ["2 killed security", "9 injured security"]),
    ("Jets struck a hideout of insurgents, killing nine.", ["9 killed militant"]),
    ("BLA attack on train leaves 31 dead.", ["31 killed unspecified"]),
    # open: nobody is named, or people of two kinds
    ("A bomb went off in Quetta, killing three.", ["3 killed unspecified"]),
    ("Gunmen attacked a market, killing 12.", ["12 killed unspecified"]),
    ("The blast hit a bus carrying soldiers and labourers, killing four.", ["4 killed unspecified"]),
    ("A bomb went off beside a police van; a teacher was among the three who died.", ["1 killed civilian", "3 killed unspecified"]),
]  # fmt: skip
FRAMES = [
    ("A gang marched four traders away at gunpoint from a camp in Dukki.", ["4 abducted civilian"]),
    ("Police led a man away.", []),
    ("A boy of seven succumbed to his burns in Karachi.", ["1 killed civilian"]),
    ("A woman of fifty still has a bullet in her arm.", ["1 injured civilian"]),
    ("He became the third constable to lose his life in the town.", ["3 killed security"]),
    ("She was the first nurse to reach the town.", []),
    ("The blast tore off the leg of a shepherd.", ["1 injured civilian"]),
    ("A mine blew off the hand of his cousin, a Levies recruit.", ["1 injured security"]),
    ("His cousin, a Levies recruit and two traders were killed.", ["1 killed civilian", "1 killed security", "2 killed civilian"]),
    ("Two women and a boy were among the nine dead.", ["9 killed unspecified", "2 killed civilian", "1 killed civilian"]),
    ("Gul Muhammad, who was driving, and a Levies guard were killed.", ["1 killed civilian", "1 killed security"]),
    ("It killed Sohail, 41, and a constable.", ["1 killed civilian", "1 killed security"]),
    ("Thirty people died, nine of them from the Levies.", ["30 killed unspecified", "9 killed security"]),
    ("The attack left five people dead and 16 in hospital.", ["5 killed unspecified", "16 injured unspecified"]),
    ("Since 2019, 66 teachers have been murdered and 12 abducted.", ["66 killed civilian", "12 abducted civilian"]),
    ("Gunmen killed at least 13 herders in a forest; police confirmed eight deaths.", [">=13 killed civilian", "8 killed civilian"]),
    ("Two of the dead, a tailor and his son, had come from Sindh.", ["2 killed civilian"]),
    ("The squad has buried six of its members since 2011.", ["6 killed security"]),
    ("The union has buried 28 of its members.", ["28 killed civilian"]),
    ("PICSS lists 212 dead civilians and policemen.", ["212 killed unspecified"]),
    ("Six rebels, among them a commander with a price of Rs3.5 million on his head, were shot dead.",
     ["6 killed militant", "1 killed militant"]),
    ("Nine people including four children were killed.", ["9 killed unspecified", "4 killed civilian"]),
    ("Three soldiers, a cook and two drivers were hurt.", ["3 injured security", "1 injured civilian", "2 injured civilian"]),
    ("A father and his two sons were among the deceased.", ["1 killed civilian", "2 killed civilian"]),
    ("Gunmen killed a barber, 35, his apprentice, 17, and a client.", ["1 killed civilian", "1 killed civilian", "1 killed civilian"]),
    ("Nineteen travellers pulled out of coaches and executed.", ["19 killed civilian"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ATTACKED + FRAMES)
def test_claims(text, expected):
    assert sorted(claims(text)) == sorted(expected)


def test_target_is_of_one_class():
    t = "Gunmen attacked a police van and shot at a school bus full of pupils."
    assert judge_target(t, 0, len(t)) is None
    assert judge_target(t, 0, 28) == "security"


def test_hostile_text_is_linear():
    assert_linear(lambda s: judge_target(s, 0, len(s)), lambda n: "attacked a police was hit and a bus carrying " * n, 1000)
