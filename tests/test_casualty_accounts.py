"""Casualties told by other words than a verb of harm: answers, accounts side by side, teams of a size, splits, states of those hurt."""

import pytest
from test_casualties import rows

TOLD = "A bomb killed 14 people and hurt 30 in Mastung. "
K, H, A = "killed", "injured", "abducted"


def find(text: str) -> set:
    return {(row["value"], row["outcome"]) for row in rows(text)}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Gunmen shot a constable dead, taking the Levies' loss to nine.", {(1, K), (9, K)}),
        ("The injured are given as 31 by the hospital and 40 by the police.", {(31, H), (40, H)}),
        ('The dead are variously put at 12 (police), 15 (Edhi) and "at least 20" (residents).', {(12, K), (15, K), (20, K)}),
        ("A bus was attacked near Zhob. How many victims? Eleven, going by the hospital's list.", {(11, K)}),
        ("A bomb went off in Quetta. And the injured? More than 40, doctors say.", {(40, H)}),
        (TOLD + "Nine of the most serious cases have been moved to Karachi.", {(14, K), (30, H), (9, H)}),
        ("Eighteen marchers had to be treated for baton and pellet wounds.", {(18, H)}),
        ("Two constables caught shrapnel in the leg.", {(2, H)}),
        ("Six people, one an infant, were wounded when a train left the rails.", {(6, H), (1, H)}),
        ("Five travellers, one a nurse and one a soldier, were shot dead.", {(5, K), (1, K)}),
        ("Gunmen halted a goods train near Mach and marched off its crew of three.", {(3, A)}),
        ("The group says it wiped out an eight-man patrol of the army in Jhao.", {(8, K)}),
        ("Five Levies men were disarmed, kept overnight and released.", {(5, A)}),
        ("A doctor listed four as critical; one of the four died at night.", {(4, H), (1, K)}),
        ("Troops killed nine militants in two raids: five in Kech and four in Panjgur.", {(9, K), (5, K), (4, K)}),
        ("Attacks killed 91 people last year and 56 the year before.", {(91, K), (56, K)}),
        ("The forces sent 34 militants to their graves in a month.", {(34, K)}),
        ("The army says it has killed 900 militants. The insurgents claim 700 soldiers over the same years.", {(900, K), (700, K)}),
        ("The hospital counted nine bodies and 14 patients.", {(9, K), (14, H)}),
        ("Tribesmen found the remains of two traders who had been kidnapped in May.", {(2, K), (2, A)}),
        ("Police say 17 people were killed. The hospital sticks to 14.", {(17, K), (14, K)}),
        (TOLD + "Two soldiers are among the victims.", {(14, K), (30, H), (2, K)}),
        ("Civilians made up the largest share of the dead, 40, ahead of 22 militants and 18 soldiers.", {(40, K), (22, K), (18, K)}),
        ("The army has lost 128 men there, against 411 insurgents it says it has eliminated.", {(128, K), (411, K)}),
        ("Dead by nightfall: 19.", {(19, K)}),
        ("Masked men dragged two drivers from their cabs and put bullets in them.", {(2, K)}),
    ],
)
def test_counts_without_a_verb_of_harm(text, wanted):
    assert find(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "The insurgents claimed 45 soldiers as prisoners.", "The union claims 1,100 members in the district.",
        "How many trucks burnt? Fourteen, says the union.", "How many police stations were attacked? Seven, says the chief.",
        "The court heard 40 appeals. Six of the worst cases were sent up.", "The delegation came to 21 villages.",
        "Traders put their loss at 40 shops.", "The police kept 12 suspects overnight and released them.",
        "A four-member committee and a team of six will look into it.", "The hospital had 120 admissions for malaria.",
        "The forces carried out six raids: four in Kech and two in Awaran.", "Three teachers, one a poet, visited the camp.",
        "He sent two letters to their graves.", "Twenty children were treated for measles.",
    ],
)  # fmt: skip
def test_other_numbers_make_no_claim(text):
    told = find(TOLD)
    assert find(TOLD + text) == told


@pytest.mark.parametrize("unit", ["a crew of four, ", "an eight-man ", "How many dead? ", "one a nurse and ", "six of the worst cases "])
def test_hostile_accounts_stay_linear(unit):
    assert all(row["quote"] for row in rows("The dead are 9 (a). " + unit * (6000 // len(unit))))
