"""Casualty claims of reports that tell shares, members of a count, own losses and totals: each construction with its variants."""

import pytest
from test_casualties import claims
from timing import assert_linear

SHARES = [
    (
        "Militants bore the brunt with 90 deaths; civilians followed with 41 and security personnel with 33.",
        ["33 killed security", "41 killed civilian", "90 killed militant"],
    ),
    (
        "Civilians accounted for 67 of the 163 fatalities, troops for 52 and outlaws for 44.",
        ["44 killed militant", "52 killed security", "67 killed civilian"],
    ),
    (
        "Of those killed, militants made up the largest share with 120, followed by 81 civilians.",
        ["120 killed militant", "81 killed civilian"],
    ),
    (
        "The month saw 88 deaths. Kech led with 31, Khuzdar came next with 26.",
        ["26 killed unspecified", "31 killed unspecified", "88 killed unspecified"],
    ),
    (
        "The month saw 88 deaths. Kalat (19), Mastung (14) and Barkhan (9) followed.",
        ["14 killed unspecified", "19 killed unspecified", "88 killed unspecified", "9 killed unspecified"],
    ),
    (
        "Outlaws had the largest share of the dead (131), followed by civilians (98) and personnel of the armed forces and police (72).",
        ["131 killed militant", "72 killed security", "98 killed civilian"],
    ),
    ("Panjgur saw the most abductions, 16, followed by Awaran with nine.", ["16 abducted unspecified", "9 abducted unspecified"]),
    (
        "It bore a third of the deaths: 198, split between 96 civilians, 61 outlaws and 41 men in uniform.",
        ["198 killed unspecified", "41 killed security", "61 killed militant", "96 killed civilian"],
    ),
    ("Bombings and raids claimed 120 and 95 lives respectively.", ["120 killed unspecified", "95 killed unspecified"]),
    ("Violence cost 640 lives in the third quarter, up from 488 in the second.", ["488 killed unspecified", "640 killed unspecified"]),
    ("Kech led with 31 attacks, Khuzdar came next with 26.", []),
    ("Balochistan topped the table with 14 medals, followed by Sindh (12) and Punjab (nine).", []),
    ("The ruling party led with 34 seats; independents followed with 21.", []),
    ("Workers missing from the roll numbered 14.", []),
]

MEMBERS = [
    ("Seven terrorists, including ringleader Haji Gul alias Zarqawi, were neutralised.", ["1 killed militant", "7 killed militant"]),
    ("Five soldiers, among them Captain Waqar Ahmed, embraced shahadat.", ["1 killed security", "5 killed security"]),
    ("Major Rab Nawaz embraced shahadat along with Lance Naik Shoukat Ali.", ["1 killed security", "1 killed security"]),
    ("A retired headmaster was among the four who died.", ["1 killed civilian", "4 killed unspecified"]),
    (
        "Among the dead: two Frontier Corps soldiers, a tribal elder and three passers-by.",
        ["1 killed civilian", "2 killed security", "3 killed civilian"],
    ),
    (
        "Nine people died, five of them schoolchildren; among the others are a constable and a rickshaw driver.",
        ["1 killed civilian", "1 killed security", "5 killed civilian", "9 killed unspecified"],
    ),
    ("Of the 29 injured, 13 were taken to Quetta.", ["13 injured unspecified", "29 injured unspecified"]),
    ("Gunmen kidnapped five surveyors. Two of the five are still missing.", ["2 abducted civilian", "5 abducted civilian"]),
    ("Four teachers, including the headmaster of a school in Barkhan, were transferred.", []),
]

OWN = [
    ("The army acknowledged the loss of two men.", ["2 killed security"]),
    ("The military acknowledged five deaths.", ["5 killed security"]),
    ("Police acknowledged five deaths.", ["5 killed unspecified"]),
    ("ISPR announced three martyrs in the raid.", ["3 killed security"]),
    ("The group said it had killed 30 soldiers and that four of its own men had fallen.", ["30 killed security", "4 killed militant"]),
    ("The front put the losses of the state at 12.", ["12 killed security"]),
    ('It put "enemy" losses at more than 20.', [">20 killed security"]),
]

QUOTED = [
    ('The group bragged that its man had slain "more than 40 apostates".', [">40 killed unspecified"]),
    ('The BLF claimed to have killed "no fewer than nine mercenaries of the regime".', [">=9 killed security"]),
    ('The spokesman said fighters had wiped out "at least 15 enemy personnel".', [">=15 killed security"]),
]

TOTALS = [
    ("A guard later died, taking to five the number of people killed.", ["1 killed civilian", "5 killed unspecified"]),
    ("Two more succumbed, bringing to 14 the death toll.", ["14 killed unspecified", "2 killed unspecified"]),
    ("Elders believe the dead exceed 2,000.", [">2000 killed unspecified"]),
    ("The toll, 31, is the highest in a decade.", ["31 killed unspecified"]),
    ("Police confirmed three dead; the ministry confirmed only two.", ["2 killed unspecified", "3 killed unspecified"]),
]

LISTS = [
    (
        "Three Chinese engineers of the coal-fired plant there and their interpreter lost their lives.",
        ["1 killed civilian", "3 killed civilian"],
    ),
    ("The blast killed the superintendent, his driver and gunman.", ["1 killed civilian", "1 killed security", "1 killed security"]),
    ("One guard was shot dead and his cousin Rashid badly wounded.", ["1 injured civilian", "1 killed civilian"]),
    ("The killing in March of a barber and his two apprentices angered the town.", ["1 killed civilian", "2 killed civilian"]),
    ("Of the 312 passengers on board, 27 were dead by nightfall.", ["27 killed civilian"]),
    ("Troops killed LeJ's commander in the province, Maqbool Rind.", ["1 killed militant"]),
    ("They claim killing 266 soldiers and wounding upwards of 190 men.", ["266 killed security", ">190 injured security"]),
    ("A gunman, the last of five, was killed at dawn.", ["1 killed militant"]),
    ("Over 60 people needed treatment after the blast.", [">60 injured unspecified"]),
    ("The raid left six drivers in hospital.", ["6 injured civilian"]),
    ("Seven miners had their throats slit in Mach.", ["7 killed civilian"]),
    ("Five bodies in uniform were brought to Awaran.", ["5 killed security"]),
]


@pytest.mark.parametrize(("text", "wanted"), [*SHARES, *MEMBERS, *OWN, *QUOTED, *TOTALS, *LISTS])
def test_reports_of_many_kinds(text, wanted):
    assert sorted(claims(text)) == wanted


@pytest.mark.parametrize(
    "unit",
    [
        "civilians followed with 41 and ",
        "Kalat (19), Mastung (14) ",
        "was among the four who died, ",
        "including ringleader Gul, ",
        "313 and 327 respectively, ",
        "his driver and gunman ",
        "taking to five the number of ",
    ],
)
def test_hostile_runs_stay_linear(unit):
    assert_linear(claims, lambda n: unit * n, 400)
