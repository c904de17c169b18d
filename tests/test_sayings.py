"""Who gives a number, in the many ways in which reports say so: the claimant of a sentence's claim, or of the last of several."""

from __future__ import annotations

import pandas as pd
import pytest

import balochlib as bl

# text, a part of the claimant's words (None: nobody is named), which claim of the text
SAID = [
    # the subject stands alone behind a comma, and the sentence ends on its verb
    ("Attacks took 254 lives in the quarter, the Centre for Peace Studies reports.", "Centre for Peace Studies", 0),
    ("Six soldiers were killed in the ambush, the front claims.", "front", 0),
    ("Raiders killed seven guards, CRSS estimates; two more were hurt.", "CRSS", 0),
    ("Nine villagers died, the district health officer notes.", "district health officer", 0),
    ("Attacks took 254 lives in the quarter, local media reports.", None, 0),
    ("Attacks took 254 lives in the quarter, the ministry's claims.", None, 0),
    ("Attacks took 254 lives in the quarter, the second of such reports.", None, 0),
    # whose count, of several owners
    ("By the railwaymen's own reckoning 57 passengers have been killed.", "railwaymen", 0),
    ("By the doctors' count, eight people were killed.", "doctors", 0),
    # who issued a report, and what it is called then
    (
        "Violence fell, says a report released on Friday by the Institute of Policy. The think tank counted 61 deaths.",
        "Institute",
        0,
    ),
    ("Violence fell, says a study compiled over two years by the Rights Society. The rights group counted 61 deaths.", "Rights Society", 0),
    ("A report released on Friday, by which time police had left, spoke of 61 deaths.", "report", 0),
    # a part of a name for the whole
    ("The Human Rights Commission of Pakistan spoke of 90 raids. Those, the Commission said, cost 40 lives.", "Human Rights", 0),
    ("The Institute of Peace in Quetta spoke of 90 raids. Those, police in Quetta said, cost 40 lives.", "police", 0),
    # numbers moved up and down
    ("The Irna agency later lifted the number of slain guards to seven.", "Irna", 0),
    ("Rescue officials pushed the death toll up to 12.", "Rescue officials", 0),
    ("The home department cut the figure of dead to four.", "home department", 0),
    ("The militants cut the throats of three guards.", None, 0),
    ("Friday's blast pushed the number of dead this year to 40.", None, 0),
    ("Twelve soldiers were killed in the raid, by the army's count.", "army", 0),
    ("Twelve soldiers were killed in the raid, by the Pakistani count.", "Pakistani count", 0),
    ("By Islamabad's reckoning, 14 insurgents were killed.", "Islamabad", 0),
    ("Sindh recorded nine attacks with 14 fatalities.", None, 0),
    ("Khyber Pakhtunkhwa saw 40 attacks and 88 deaths.", None, 0),
    ("Punjab reported three deaths.", None, 0),
    ("The Baloch Liberation Army (BLA), which claimed the raid, said it killed 30 soldiers.", "Baloch Liberation Army", 0),
    (
        "The Baloch Liberation Army, which has claimed several such raids in the past, says it killed 30 soldiers.",
        "Baloch Liberation Army",
        0,
    ),
    (
        "A report by the monitoring team, circulated in May, said the group ran camps in Kunar and that its attacks had cost 300 lives.",
        "monitoring team",
        0,
    ),
    ("The Counter-Terrorism Department (CTD) showed reporters the bodies of two men.", "Counter-Terrorism Department", 0),
    ("The army displayed the bodies of four militants.", "army", 0),
    ("The group spoke of more than 40 troops killed.", "group", 0),
    ("The front itself spoke of more than 60 troops killed and 44 injured.", "front", 0),
    ("The group took credit for the killing of 12 soldiers.", "group", 0),
    ("The outfit claimed responsibility for the killing of 12 soldiers.", "outfit", 0),
    ("The group accepted responsibility for killing 12 soldiers.", "group", 0),
    ("Levies sources put the dead at six.", "Levies sources", 0),
    ("Six miners were shot dead, Levies said.", "Levies", 0),
    ("Nine people died, hospital sources confirmed to this newspaper.", "hospital sources", 0),
    ("The toll has climbed to 31, health minister Bakht Kakar told lawmakers.", "Bakht Kakar", 0),
    ("In a statement emailed to journalists, BLA spokesman Jeeyand Baloch said 20 soldiers died.", "Jeeyand Baloch", 0),
    ('"We have lost six men," the commander said.', "commander", 0),
    ("Police surgeon Dr Aisha Faiz said that 14 bodies had been received.", "Aisha Faiz", 0),
    ("At least 14 bodies have been received, according to police surgeon Dr Aisha Faiz.", "Aisha Faiz", 0),
    ("Nine people were killed, Geo News reported.", "Geo News", 0),
    ("The interior ministry told the Senate on Friday that 340 personnel had been martyred in 2024.", "interior ministry", 0),
    ("Data shared by the interior ministry show that 340 personnel were martyred in 2024.", "interior ministry", 0),
    ("In a written reply to the National Assembly, the ministry said 340 personnel died.", "ministry", 0),
    ("Figures from the home department put fatalities at 98.", "home department", 0),
    ("The HRCP's annual report lists 2,300 disappeared people.", "HRCP", 0),
    ("Human Rights Watch documented 41 killings.", "Human Rights Watch", 0),
    ("Amnesty International said it had verified eight deaths.", "Amnesty International", 0),
    ("Residents, however, insist that at least five civilians were killed.", "Residents", 0),
    ("Locals said two children died when a shell hit their home.", "Locals", 0),
    ("According to an FIR registered at Hub police station, three men were killed.", "FIR", 0),
    ("Deputy Commissioner Munir Ahmed confirmed the deaths of two FC men.", "Munir Ahmed", 0),
    ("Two FC men were martyred, confirmed Deputy Commissioner Munir Ahmed.", "Munir Ahmed", 0),
    ("Two FC men were martyred, DC Munir Ahmed said while talking to reporters.", "Munir Ahmed", 0),
    ("SSP Operations Zohaib Mohsin said three of the wounded were in critical condition.", "Zohaib Mohsin", 0),
    ("Prime Minister Shehbaz Sharif condemned the attack in which five soldiers were killed.", None, 0),
    ("President Asif Ali Zardari paid tribute to the four soldiers martyred in Kalat.", None, 0),
    ("The chief minister expressed grief over the death of nine people.", None, 0),
    ("India's external affairs ministry denied that 20 of its agents had been killed.", "external affairs ministry", 0),
    ("Xinhua said five Chinese nationals were killed.", "Xinhua", 0),
    ("Five Chinese nationals were killed, the Chinese embassy in Islamabad said in a statement.", "Chinese embassy", 0),
    ("The UN mission counted 27 civilian deaths.", "UN mission", 0),
    ("Iranian state TV put the toll at 11.", "Iranian state TV", 0),
    ("State news agency IRNA quoted the provincial prosecutor as saying 11 policemen had been killed.", "provincial prosecutor", 0),
    ("Eleven policemen were killed, IRNA quoted the provincial prosecutor as saying.", "provincial prosecutor", 0),
    ("The insurgents say they lost four fighters; the army says it killed 23.", "insurgents", 0),
    ("PICSS Managing Director Abdullah Khan said 160 militants were killed in March.", "Abdullah Khan", 0),
    ("The think tank's database shows 444 deaths.", "think tank", 0),
    ("The organisation put the number of enforced disappearances at 785.", "organisation", 0),
    ("VBMP chairman Nasrullah Baloch claims that 7,000 people are missing.", "Nasrullah Baloch", 0),
    ("Army: 18 terrorists killed in Kech operation", "Army", 0),
    ("18 terrorists killed in Kech operation - military", "military", 0),
    ("BLA claims killing 18 soldiers in Kech", "BLA", 0),
    ("Military says 18 militants killed in Kech", "Military", 0),
    ("18 militants killed in Kech: ISPR", "ISPR", 0),
    (
        "The army said its troops raided a hideout in Kech on Monday. Four militants were killed in the exchange of fire, it added.",
        "army",
        -1,
    ),
    ("The group's spokesman, Azad Baloch, said its fighters ambushed a convoy. He said eleven soldiers were killed.", "Azad Baloch", -1),
    ("The spokesman claimed that seven soldiers had died. The military has not commented.", "spokesman", -1),
    ("Officials said nine people were killed. The dead included three children.", None, -1),
    ("Police said a bomb went off in Hub. Six people were wounded.", None, -1),
    (
        "A blast ripped through a market in Quetta on Monday. Police officer Ali Khan said five people were killed. "
        "Twelve others were injured, he said.",
        "Ali Khan",
        -1,
    ),
    ('"Our men killed nine soldiers," the statement said. "Two of our fighters were martyred."', "statement", -1),
    ("The ministry's figures show 98 deaths in March. In April, 77 people were killed.", "ministry", -1),
    (
        "PIPS, an Islamabad-based think tank, recorded 44 attacks in May. Balochistan accounted for 30 of them, with 61 fatalities.",
        "PIPS",
        -1,
    ),
    ("BYC organiser Sammi Deen Baloch accused the police of opening fire. She said three protesters were killed.", "Sammi Deen Baloch", -1),
    ("The hospital's superintendent confirmed receiving 14 bodies. Another 22 people were under treatment, he said.", "superintendent", -1),
    ("Residents told AFP that a mortar shell fell on a house. Three children were killed, they said.", "Residents", -1),
    ("A Taliban spokesman denied the charge. Pakistan said its strikes killed 30 militants.", "Pakistan", -1),
    ("The BLF, in a statement, owned up to the attack and put the army's losses at eight.", "BLF", -1),
    ("A second man died later in hospital, the medical superintendent, Dr Noorullah, said.", "Noorullah", -1),
    ("The deputy commissioner of Kech, Bashir Barech, said five labourers were shot dead.", "Bashir Barech", -1),
    ("Five labourers were shot dead, said Kech Deputy Commissioner Bashir Barech.", "Bashir Barech", -1),
    ("Five labourers were shot dead, Kech Deputy Commissioner Bashir Barech told AFP by telephone.", "Bashir Barech", -1),
    (
        "An intelligence official, who asked not to be identified because he was not authorised to speak to the media, "
        "said 18 insurgents were killed.",
        "intelligence official",
        -1,
    ),
    ("In Islamabad, Interior Minister Mohsin Naqvi said 12 attackers were killed.", "Mohsin Naqvi", -1),
    (
        "The Balochistan Liberation Front (BLF) has been active along the road. Last week it said its men had abducted four drivers.",
        "Balochistan Liberation Front",
        0,
    ),
    ("Pakistan recorded 412 deaths from July to September, the Centre for Research and Security Studies (CRSS) said.", "Centre", 0),
    ("“The first months look worse than any,” its director, Amir Rana, told a briefing: 241 people have been killed.", "Amir Rana", 0),
    ("It quoted the provincial ambulance chief, Mohammad Reza Rashidi, as saying that 23 soldiers were wounded.", "Rashidi", 0),
    ("“We picked people up,” said Haji Naimatullah, a money changer whose nephew was among those killed.", None, 0),
    ("Military sources put the number of slain militants at 23, while the BLA admitted losing four.", "Military sources", 0),
    ("The BLA, for its part, admitted the loss of four fighters.", "BLA", -1),
    ("The BLA acknowledged the deaths of four of its fighters.", "BLA", -1),
    ("The army has not said how many soldiers it lost; local officials speak of nine dead.", "local officials", -1),
    ("A provincial government spokesperson, Shahid Rind, confirmed that 21 passengers had been killed.", "Shahid Rind", -1),
    ("The Edhi Foundation said its volunteers had moved 16 bodies.", "Edhi Foundation", -1),
    ("A security official told Reuters on condition of anonymity that at least ten soldiers had been killed.", "security official", -1),
    ("Rescue 1122 said that 40 people were injured.", "Rescue 1122", -1),
    ("Twenty-one people were killed, a toll that officials said could rise.", None, -1),
    ("The attack left nine dead and 12 wounded, Levies officer Akbar Hussain told Dawn.", "Akbar Hussain", -1),
    ('"Nine people have died," said Akbar Hussain, a Levies officer.', "Akbar Hussain", -1),
    ('"Nine people have died and the toll may rise," Hussain told Dawn.', "Hussain", -1),
    ("As per the police report, four men were killed.", "police", -1),
    ("The Foreign Office said 23 Pakistanis were among the dead.", "Foreign Office", -1),
    ("Reports said up to 20 soldiers were killed.", "Reports", -1),
    ("Local media reported that six people were killed.", "Local media", -1),
    ("Media reports put the toll at nine.", "Media reports", -1),
    ("Amnesty recorded the enforced disappearance of 84 people.", "Amnesty", -1),
    ("The Baloch Human Rights Council documented 51 abductions and 12 killings in May.", "Baloch Human Rights Council", -1),
    ("The security forces claimed to have killed nine militants.", "security forces", -1),
    ("The security forces claimed the elimination of nine militants.", "security forces", -1),
    ("In its daily bulletin, ISPR announced the killing of nine militants.", "ISPR", -1),
    ("A police official who was not allowed to talk to the media put the dead at six.", "A police official", 0),
    ("A doctor who asked not to be named counted 14 bodies.", "A doctor", 0),
    ("One resident who saw the blast said nine people had died.", "One resident", 0),
    ("The men who attacked the post killed four soldiers, police said.", "police", 0),
    ("The Guards' base in Zahedan stated that nine militants were killed.", "base in Zahedan", 0),
    ("Nineteen boys were seized in May, according to relatives; the bodies of four of them were found later.", "relatives", 1),
    ("Forty people were being treated, a doctor said; seven were in surgery.", "a doctor", 1),
    ("The army said two men had died; a tanker also caught fire, and three boys were injured by it.", None, 1),
    (
        "The quarterly review of the Center for Research and Security Studies (CRSS) shows "
        "that 301 people died. The centre found that 84 more died in Balochistan.",
        "Center for Research",
        1,
    ),
    ("Jaish al-Adl did not deny the loss. Tasnim spoke first. Later it claimed to have killed nine policemen.", "Tasnim", 0),
    ("It accused Turkey of having killed 12 herders.", None, 0),
    ("The BLF accused the army of having killed 12 herders.", "BLF", 0),
    ("The BLF condemned the attack in which 12 herders were killed.", None, 0),
    ("By a tally this agency keeps, 214 terrorists have been killed since July.", "a tally this agency keeps", 0),
    ("Our own count for January is 96 dead.", "Our own count", 0),
    ("The toll, which police had put at 13, rose to 16, hospital officials said.", "hospital officials", 1),
    ("An intelligence official denied it. Two men were hurt, the official added.", "An intelligence official", 0),
    (
        "PRESS RELEASE\nInter Services Public Relations (ISPR)\nRawalpindi, 19 August 2025\n\n"
        "Troops raided a hideout in Kohlu. Seven terrorists were killed.",
        "Inter Services Public Relations",
        0,
    ),
    ("Inter Services Public Relations (ISPR)\n\nTroops raided a hideout in Kohlu. Seven terrorists were killed.", None, 0),
    ("The railways counted seven injured passengers.", "The railways", 0),
    ("It is an old rule. UPDATE, 10 Jan: The number of dead has risen to three.", None, 0),
]


@pytest.mark.parametrize(("text", "words", "which"), SAID)
def test_who_gives_the_number(text, words, which):
    found = bl.parse(text).casualties["claimant_text"].iloc[which]
    assert pd.isna(found) if words is None else (words.casefold() in found.casefold() or found.casefold() in words.casefold())


REGISTER = """Makran: the year in figures

Centre for Frontier Studies (CFS), Quetta

By district
Kech: 40 attacks; 31 soldiers and 12 civilians killed
Gwadar: 11 attacks; nine killed, 20 injured
Panjgur: 18 attacks; 14 civilians killed

In all, 66 people lost their lives, up from 41."""


def test_a_headline_may_leave_the_monitor_to_the_text():
    report = "Violence up, says think tank\n\nApril 2, 2022\n\nRaids cost 312 lives, the Centre for Peace Research (CPR) says.\n\n"
    claims = bl.parse(report + "* Sindh: 22 killed\n* Punjab: nine killed\n* Balochistan: 104 killed\n* Islamabad: six killed\n").casualties
    assert len(claims) == 5 and set(claims["claimant_text"]) == {"Centre for Peace Research (CPR)"}


def test_register_of_one_monitor_is_its_own_throughout():
    assert set(bl.parse(REGISTER).casualties["claimant_text"]) == {"Centre for Frontier Studies (CFS)"}


def test_register_without_an_issuer_names_nobody():
    text = REGISTER.replace("Centre for Frontier Studies (CFS), Quetta\n\n", "")
    found = bl.parse(text).casualties["claimant_text"]
    assert len(found) > 5 and found.isna().all()


def test_incident_told_beside_a_monitors_figures_is_not_the_monitors():
    text = """Attacks rise in May: PIPS

The Pak Institute for Peace Studies (PIPS) says it recorded 44 attacks in May. They left 61 people dead.

On Monday a bomb went off in Hub. Gunmen also shot dead two men in Turbat on Tuesday."""
    found = bl.parse(text).casualties
    assert found["claimant_text"].iloc[0].startswith("Pak Institute") and pd.isna(found["claimant_text"].iloc[-1])


def test_what_stands_between_two_sayings_of_one_speaker_is_the_speakers():
    text = "The ISPR said troops raided a camp in Awaran on Friday. A captain was killed. Rifles and mines were recovered, it said."
    assert bl.parse(text).casualties["claimant_text"].tolist() == ["ISPR"]
    text = "The ISPR said troops raided a camp in Awaran on Friday.\\n\\nA captain was killed.\\n\\nThe BLA rejected this, residents said."
    assert bl.parse(text).casualties["claimant_text"].isna().all()
