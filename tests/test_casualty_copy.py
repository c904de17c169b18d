"""Casualty claims as news copy tells them: classes told in another sentence or beside, ranks with notices, captives led off."""

import pytest
from test_casualties import claims

from balochlib.coding.casualty.scopes import judge_scope

SENTENCES = [
    ("A rocket fired at a checkpoint fell short and killed a family of five.", ["5 killed civilian"]),
    ("An entire family of seven was wiped out in the shelling of Zehri.", ["7 killed civilian"]),
    ("Gunmen abducted two teachers in Quetta and later announced that they had killed both.", ["2 abducted civilian", "2 killed civilian"]),
    ("Three days of fighting left the army with 12 dead.", ["12 killed security"]),
    (
        "The ministry said the death toll had climbed to 48, with 31 civilians, 17 security personnel.",
        ["17 killed security", "31 killed civilian", "48 killed unspecified"],
    ),
    (
        "A bomb planted on a motorbike went off near a police mobile in Kuchlak, injuring eight: three policemen and five passers-by.",
        ["3 injured security", "5 injured civilian", "8 injured unspecified"],
    ),
    (
        "Attackers killed the SHO, his gunman and a passerby before fleeing.",
        ["1 killed civilian", "1 killed security", "1 killed security"],
    ),
    (
        "Sixteen of the captives were let go, but the rebels still hold five policemen and two Levies men.",
        ["2 abducted security", "5 abducted security"],
    ),
    ("The hospital's records show 41 gunshot patients and 19 corpses.", ["19 killed unspecified", "41 injured unspecified"]),
    ("A son of the slain Nawab was wounded, and 17 guards perished.", ["1 injured civilian", "17 killed civilian"]),
    (
        "The firing left a woman, her toddler and a rickshaw puller dead on the spot.",
        ["1 killed civilian", "1 killed civilian", "1 killed civilian"],
    ),
    (
        "At least 35 members of the Pakistani security forces were killed in January, according to the monitoring group.",
        [">=35 killed security"],
    ),
    (
        "Naik Abdul Quddus, 36, a resident of Bannu, and Lance Naik Ali Raza, 28, of Chakwal were martyred in the gunfight.",
        ["2 killed security"],
    ),
    (
        "Fifteen bodies were brought to the morgue, 11 of them those of policemen, Dr Noorullah said.",
        ["11 killed security", "15 killed unspecified"],
    ),
    ("A passer-by nearby received pellet injuries.", ["1 injured civilian"]),
    (
        "Figures collected by the home department show that 250 people were killed in the first six months of 2022, up from "
        "198 in the same period of 2021.",
        ["198 killed unspecified", "250 killed unspecified"],
    ),
    (
        "Eighteen soldiers were killed and 42 injured in August, up from seven and 19 respectively in July.",
        ["18 killed security", "19 injured security", "42 injured security", "7 killed security"],
    ),
    ("Gunmen led nine bus passengers into the mountains and shot them.", ["9 abducted civilian", "9 killed civilian"]),
    ("There were 14 such killings in Awaran last year.", ["14 killed unspecified"]),
    ("Doctors listed nine amputees among the wounded.", ["9 injured unspecified"]),
    ("The BLA spoke of 32 dead, the army of five.", ["32 killed unspecified", "5 killed unspecified"]),
    (
        "The hospital received three dead and 21 wounded, among them a girl of six, its director, Dr Ishaq Panezai, said.",
        ["1 injured civilian", "21 injured unspecified", "3 killed unspecified"],
    ),
    (
        'The group\'s statement said its fighters had killed "all nine occupants of the vehicle", all of them personnel of the MI.',
        ["9 killed security"],
    ),
    ("The captain and the four men with him were killed.", ["1 killed security", "4 killed security"]),
    ("Nearly 40 people, mainly women and children, were treated for smoke inhalation.", ["~40 injured unspecified"]),
    (
        "During the operation Major Usman Tariq (age 31 years, resident of Chakwal District), a brave officer who was "
        "leading his troops from the front, and Lance Naik Riaz Hussain (age 29 years, resident of Ghizer District) embraced "
        "Shahadat.",
        ["2 killed security"],
    ),
    ("Havildar Muhammad Zahid (45), Naik Aftab (38) and Sepoy Irfan (24) laid down their lives.", ["3 killed security"]),
    (
        "The explosion, which the BLA claimed, killed 26 people including 16 railway passengers and 10 soldiers returning home.",
        ["10 killed security", "16 killed civilian", "26 killed unspecified"],
    ),
    (
        "Khyber Pakhtunkhwa was the worst hit with 114 deaths, followed by Balochistan with 71 and Sindh with eight.",
        ["114 killed unspecified", "71 killed unspecified", "8 killed unspecified"],
    ),
    (
        "The convoy had barely cleared the bridge when the charge went off under the second truck; six men of the Frontier "
        "Corps never made it out.",
        ["6 killed security"],
    ),
    ("Eleven of the 17 hostages came home on foot; the other six are feared dead.", ["6 killed civilian"]),
    ("The raid cost the Levies five men and their armoury.", ["5 killed security"]),
    (
        "Two colonels and a major are among 11 officers killed this year.",
        ["1 killed security", "11 killed security", "2 killed security"],
    ),
    ("When the smoke cleared, 13 worshippers lay dead and more than 40 were bleeding.", ["13 killed civilian", ">40 injured civilian"]),
    ("The ministry's first count of nine dead was raised to 14 in the evening.", ["14 killed unspecified", "9 killed unspecified"]),
    ("A boy selling peanuts and an elderly woman were caught in the crossfire and died.", ["1 killed civilian", "1 killed civilian"]),
    (
        "The BLA, which lost three men by its own admission, says it seized nine policemen and freed them after a lecture.",
        ["3 killed militant", "9 abducted security"],
    ),
    (
        "An explosion in the bazaar took the lives of a vegetable seller, his small daughter and a constable off duty.",
        ["1 killed civilian", "1 killed civilian", "1 killed security"],
    ),
    (
        "Armed men raided the camp of a road-building firm, killed its watchman, and took 12 workers into the hills; ten "
        "were let go within a day.",
        ["1 killed civilian", "12 abducted civilian"],
    ),
    (
        "Militants made three attempts on the post in a night and lost 15 men, the FC said, while one lance naik was wounded.",
        ["1 injured security", "15 killed militant"],
    ),
    (
        "Some 60 villagers were rounded up and driven away in trucks, according to residents; all but eight came back.",
        ["~60 abducted civilian"],
    ),
    ("Two labourers from Rahim Yar Khan were found with their hands tied and bullets in their heads.", ["2 killed civilian"]),
    ("A second bomb, timed for the rescuers, killed two ambulance men and a cameraman.", ["1 killed civilian", "2 killed civilian"]),
    (
        "Officials would confirm only two fatalities, though locals swore they had buried nine.",
        ["2 killed unspecified", "9 killed unspecified"],
    ),
    (
        "Doctors at the Trauma Centre operated on 17 people through the night and could not save three of them.",
        ["17 injured unspecified", "3 killed unspecified"],
    ),
    (
        "The organisation says 1,250 people vanished in the first half of the year and 83 of them turned up as corpses.",
        ["1250 abducted unspecified", "83 killed unspecified"],
    ),
    ("Among those who fell were Subedar Allah Ditta and two sepoys.", ["1 killed security", "2 killed security"]),
    ("Among the dead were Subedar Allah Ditta and two sepoys.", ["1 killed security", "2 killed security"]),
    (
        "Residents of Zehri said they had buried 11 relatives, four of them under the age of ten.",
        ["11 killed civilian", "4 killed civilian"],
    ),
    ("Troops surrounded the house; four men inside it were shot, and a fifth gave himself up.", ["4 killed unspecified"]),
    (
        "The group admitted that two of its bombers and a commander, Mullah Ibrahim, had been martyred.",
        ["1 killed militant", "2 killed militant"],
    ),
    (
        "Both pilots of the army helicopter were martyred when it crashed near Harnai; four other soldiers on board also died.",
        ["2 killed security", "4 killed security"],
    ),
    ("It is the fourth time this month that railway workers have come under fire; eight have been killed.", ["8 killed civilian"]),
    (
        "The toll from Tuesday's suicide attack in Quetta has reached 15, with 38 still in hospital.",
        ["15 killed unspecified", "38 injured unspecified"],
    ),
    (
        "As many as nine passengers, identified through their CNICs as residents of Punjab, were offloaded and shot dead.",
        ["<=9 killed civilian"],
    ),
    ("Dozens of Baloch activists have been detained; two were killed when police opened fire on mourners.", ["2 killed civilian"]),
    ("Security forces recovered seven of the abducted bus passengers, two of them wounded.", ["2 injured civilian"]),
]

ACROSS = [
    (
        "QUETTA: At least six coal miners were shot dead and three others wounded when armed men attacked a mine in the "
        "Harnai area on Saturday, officials said. All of the dead hailed from Swat, Assistant Commissioner Habib Bangalzai "
        "told Dawn. The injured were shifted to the District Headquarters Hospital. Two of them were said to be in critical "
        "condition.",
        ["2 injured civilian", "3 injured civilian", ">=6 killed civilian"],
    ),
    ("Eight bodies were brought to the hospital, a doctor said. Six were of policemen.", ["6 killed security", "8 killed unspecified"]),
    (
        "At least 16 labourers died and four were injured when armed men stormed their quarters at Gobd, near the Iranian "
        "border, in the small hours of Tuesday. Eleven of them hailed from Multan.",
        ["11 killed civilian", "4 injured civilian", ">=16 killed civilian"],
    ),
    (
        "A total of 388 people lost their lives in the quarter and 502 were hurt, the institute said. Of the dead, 201 were "
        "civilians, 140 were security officials and 47 militants.",
        ["140 killed security", "201 killed civilian", "388 killed unspecified", "47 killed militant", "502 injured unspecified"],
    ),
    (
        "Sixty-one combatants and civilians died in Kech alone. Of those killed, 30 were soldiers. Of the injured, 12 were policemen.",
        ["12 injured security", "30 killed security", "61 killed unspecified"],
    ),
    (
        "An IED hit a vehicle of the Levies Force in the Dasht area. A Levies official was martyred and three other "
        "officials were injured, one of them critically.",
        ["1 injured security", "1 killed security", "3 injured security"],
    ),
    (
        "Members of the cell shot two soldiers. Five members of the network were killed in the raid.",
        ["2 killed security", "5 killed militant"],
    ),
    (
        "The rebels are holding seven policemen. Four more are still in captivity, officials in Quetta say.",
        ["4 abducted security", "7 abducted security"],
    ),
    (
        "Twelve gunmen stormed the base. Seven were killed at the gate and the other five inside.",
        ["5 killed militant", "7 killed militant"],
    ),
    (
        "Six men were found shot dead near Hoshab on Friday. The six were labourers from Sindh working on a road, Levies "
        "official Abdul Qayyum said.",
        ["6 killed civilian"],
    ),
    ("Gunmen killed five people at a tea stall in Kharan. All of them were labourers from Sindh, police said.", ["5 killed civilian"]),
    ("Unidentified men shot dead three persons in Khuzdar. The deceased were later identified as policemen.", ["3 killed security"]),
    (
        "At least eleven people were killed when armed men ambushed a convoy near Zehri. Officials said the victims were all "
        "paramilitary troops.",
        [">=11 killed security"],
    ),
    (
        "Raiders overran two posts on Saturday. Fourteen soldiers died at the first, five at the second; the attackers lost six.",
        ["14 killed security", "5 killed security", "6 killed militant"],
    ),
    ("Five people were shot. The five, all from one village, were coal miners.", ["5 killed civilian"]),
    ("Ten people were killed when a bus was blown up. They were policemen returning from training.", ["10 killed security"]),
    ("Two men were found dead in Surab. Both were Levies personnel.", ["2 killed security"]),
    ("Seven people were killed in Mastung. All of them were residents of the area.", ["7 killed civilian"]),
    ("Seven people were killed in Mastung. All of them were women and children.", ["7 killed civilian"]),
]

# what looks like one of these frames and leaves the class open, or counts other people
OPEN = [
    ("Five people were shot. The attackers were policemen, a witness said.", ["5 killed unspecified"]),
    ("Four people died in Buleda. The dead had been visiting relatives, Levies said.", ["4 killed unspecified"]),
    ("Seven people were killed in Mastung. They were killed by gunmen.", ["7 killed unspecified"]),
    ("Six people were killed in Zehri. The dead are said to include two children.", ["2 killed civilian", "6 killed unspecified"]),
    ("In the first quarter 180 people died, 60 fewer than in the last quarter of 2023.", ["180 killed unspecified"]),
    ("Assistant Commissioner Muhammad Afzal, a resident of Quetta, said three people died.", ["3 killed unspecified"]),
]

NO_CLAIM = [
    "The family of five martyrs received a cheque.",
    "None of the 30 passengers was hurt.",
    "Of the eleven passengers, only two survived.",
    "The insurgents freed 80 passengers, including 43 men, 26 women and 11 children.",
    "Guards led 30 pilgrims into the shrine.",
    "Police took six suspects into court.",
    "Security forces recovered seven of the abducted students.",
    "The company is holding four talks in the hills.",
    "None of the five bids survived the review.",
    "The club took three points into the final week.",
]

SCOPES = [
    ("Militants killed 41 soldiers in the province between January and March.", "aggregate"),
    ("At least 14 people were killed in separate incidents of violence across Balochistan over the weekend.", "aggregate"),
    ("Four people were shot dead in different areas of Quetta on Tuesday.", "aggregate"),
    ("Five people were shot dead in the Sariab area of Quetta on Tuesday.", "event"),
    ("During the month, 62 people lost their lives in 41 attacks.", "aggregate"),
    ("In the first quarter 180 people died, 60 fewer than in the last quarter of 2023.", "aggregate"),
    ("From January to June, 502 policemen were martyred, the interior ministry told the Senate.", "aggregate"),
    ("Over the past year at least 40 party workers have been murdered.", "aggregate"),
    ("In the past week alone, 18 soldiers have been killed.", "aggregate"),
    ("Eight soldiers were killed in the past 24 hours in three attacks.", "aggregate"),
    ("Last week gunmen killed seven barbers in Gwadar.", "event"),
    ("Last month 11 miners were killed when a bomb hit their truck in Harnai.", "event"),
    ("In August, gunmen killed 23 people after offloading them from trucks in Musakhail.", "event"),
    ("Since 2021 the BLA's Majeed Brigade has killed 45 people in five bombings.", "aggregate"),
    ("The group carried out 240 attacks last year, in which 300 people died.", "aggregate"),
    ("The army has lost 90 men there since spring.", "aggregate"),
    ("Two shepherds, missing since Thursday, were found dead.", "event"),
    ("The highway has been closed since Monday, when militants killed nine passengers.", "event"),
    ("Balochistan suffered 98 deaths in May, up from 61 in April.", "aggregate"),
    ("2 March 2018: A bomb kills 12 in Panjgur.", "event"),
    ("March 2018: Three policemen are shot dead in Quetta.", "event"),
    ("In December 2025 a suicide bomber killed three people in Nokkundi.", "event"),
    ("Last year's toll of 1,600 dead was the highest in a decade.", "aggregate"),
    ("Nine soldiers were killed in a single day.", "event"),
    ("Sectarian violence has claimed 3,000 lives in the past two decades.", "aggregate"),
    ("In the eight days of protests 11 people were shot dead.", "aggregate"),
    ("More than 300 people have been killed in militant attacks in the province so far this year.", "aggregate"),
    ("Seventeen people died in the attack, the deadliest in the province since 2021.", "event"),
    ("Five were killed in the first attack and three in the second.", "event"),
    ("Haalvsh counted 60 Baluch prisoners executed in the first five months of the year.", "aggregate"),
    ("The commission has received complaints of 10,078 disappearances since 2011.", "aggregate"),
    ("On average, three soldiers die every week.", "aggregate"),
    ("Separately, two policemen were injured in a blast in Pishin.", "event"),
    ("In another operation in Kech, five terrorists were killed.", "event"),
    ("Across the province, 145 militants were killed in 40 hours, the chief minister said.", "aggregate"),
]


@pytest.mark.parametrize(("text", "wanted"), SENTENCES)
def test_sentences(text, wanted):
    assert sorted(claims(text)) == wanted


@pytest.mark.parametrize(("text", "wanted"), ACROSS)
def test_across_sentences(text, wanted):
    assert sorted(claims(text)) == wanted


@pytest.mark.parametrize(("text", "wanted"), OPEN)
def test_what_is_left_open(text, wanted):
    assert sorted(claims(text)) == wanted


@pytest.mark.parametrize("text", NO_CLAIM)
def test_no_claim(text):
    assert claims(text) == []


@pytest.mark.parametrize(("text", "scope"), SCOPES)
def test_scope(text, scope):
    assert judge_scope(text, 0, len(text)).scope == scope


@pytest.mark.parametrize(
    "words",
    [
        "None of the seven survived, not one of the eight guards ",
        "Of the dead, 187 were civilians and ",
        "Naik Ali Raza, 34, a resident of Kohat, and Sepoy Waqas Ahmed (25) ",
        "Six men were shot. The six, who, according to ",
        "took five men into the hills and four guards who tried to ",
    ],
)
def test_hostile_text_stays_linear(words):
    assert isinstance(claims(words * 400), list)
