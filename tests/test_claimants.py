"""Who gives a number: own sentences by construction. The claim stands between { and }; the claimant's words are the second column."""

import time

import pytest

from balochlib.coding.claimants import find_claimant
from balochlib.ids import make_id
from balochlib.text.article import Article, Sentence
from balochlib.text.sentences import split_sentences


def make_article(text: str) -> Article:
    sentences = tuple(Sentence(a, b, n) for a, b, n in split_sentences(text))
    return Article(make_id("a", text), "s", text, 0, len(text), sentences=sentences)


def claimant_of(marked: str, actors=()):
    start, end = marked.index("{"), marked.index("}") - 1
    return find_claimant(make_article(marked.replace("{", "").replace("}", "")), start, end, list(actors))


BEFORE = [
    ("Officials said {four miners} were killed in Harnai.", "Officials", "official_unnamed"),
    ("According to rescue workers, {nine bodies} were pulled from the rubble.", "rescue workers", "medical"),
    ("The provincial government says that {at least 18 people} died.", "The provincial government", "state"),
    ("Levies sources told Dawn that {three labourers} had been shot dead.", "Levies sources", "official_unnamed"),
    ("Deputy Commissioner Jamil Ahmed confirmed {two deaths} in the blast.", "Jamil Ahmed", "state"),
    ("Dr Abdul Hadi, medical superintendent of the Khuzdar hospital, said {11 wounded} were brought in.", "Abdul Hadi", "medical"),
    ("The BLA claimed to have killed {25 soldiers} in Bolan.", "BLA", "armed_group"),
    ("The Baloch Liberation Front, in a statement, put army losses at {more than 40}.", "Baloch Liberation Front", "armed_group"),
    ("A BLF statement spoke of {12 dead soldiers}.", "BLF", "armed_group"),
    ("The army's first bulletin had {40 dead}.", "The army", "state"),
    ("ISPR said in a statement on Sunday that {five terrorists} were killed.", "ISPR", "state"),
    ("The military's media wing said on Monday {seven militants} were neutralised.", "The military's media wing", "state"),
    ("Police spokesman Rabnawaz told reporters in Quetta that {one constable} was martyred.", "Rabnawaz", "state"),
    ("A security official, who asked not to be named, put the toll at {17}.", "A security official", "official_unnamed"),
    ("Three security officials told Reuters {31 people} had died.", "Three security officials", "official_unnamed"),
    ("The group's spokesman, Jeeyand Baloch, claimed {80 personnel} were killed.", "Jeeyand Baloch", "armed_group"),
    ("Residents said {at least six people} died in the shelling.", "Residents", "witness"),
    ("The Human Rights Commission of Pakistan documented {161 killings} in 2023.", "Human Rights Commission of Pakistan", "monitor"),
    ("PIPS counted {521 attacks that killed 852 people} across the country.", "PIPS", "monitor"),
    ("Figures compiled by the Centre for Research and Security Studies show {2,546 deaths}.", "Centre for Research and Security Studies", "monitor"),
    ("Data from ACLED show {900 fatalities}.", "ACLED", "monitor"),
    ("A tally by AFP puts the figure at {1,600 dead}.", "AFP", "outlet"),
    ("By the army's own count {22 soldiers} died.", "the army", "state"),
    ("Chief Minister Sarfraz Bugti told the assembly that {145 terrorists} had been killed in 40 hours.", "Sarfraz Bugti", "state"),
    ("Speaking in Islamabad, Interior Minister Mohsin Naqvi said {14 security personnel} were martyred.", "Mohsin Naqvi", "state"),
    ("State broadcaster PTV reported {ten dead}.", "PTV", "outlet"),
    ("Local media reported that {two engineers} were wounded.", "Local media", "outlet"),
    ("Doctors at the Civil Hospital said {four of the injured} were critical.", "Doctors at the Civil Hospital", "medical"),
    ("Edhi Foundation volunteers said they had moved {16 bodies}.", "Edhi Foundation volunteers", "medical"),
    ("The spokesperson for the Balochistan government, Shahid Rind, said {three police officers} were martyred.", "Shahid Rind", "state"),
    ("Police said {a woman} was killed and {her child} hurt.".replace("{her child}", "her child"), "Police", "state"),
    ("Iranian state television said {nine Pakistani workers} were shot.", "Iranian state television", "outlet"),
    ("Witnesses reported seeing {at least eight bodies} on the road.", "Witnesses", "witness"),
    ("The Foreign Ministry in Beijing confirmed {two Chinese nationals} were killed.", "Foreign Ministry in Beijing", "state"),
    ("The Taliban's spokesman Zabihullah Mujahid said {58 Pakistani soldiers} died.", "Zabihullah Mujahid", "armed_group"),
    ("Railways officials put the number of passengers taken hostage at {over 400}.", "Railways officials", "official_unnamed"),
    ("Citing hospital sources, the paper gave {nine dead}.", None, None),
]
BEFORE = [row for row in BEFORE if row[1] is not None]

AFTER = [
    ("{Four coal miners} were shot dead near Duki, police said.", "police", "state"),
    ("{At least 26 people} died when a bomb went off, officials said on Saturday.", "officials", "official_unnamed"),
    ("{Two soldiers} were martyred, said the military's media wing.", "the military's media wing", "state"),
    ("{Nine people} were hurt, according to Levies officials.", "Levies officials", "official_unnamed"),
    ("{Nine people} were hurt in Chaman, said Assistant Commissioner Habib Bangulzai.", "Habib Bangulzai", "state"),
    ("{Five militants} were killed in the operation, Inter-Services Public Relations (ISPR) said in a statement issued late Sunday.",
     "Inter-Services Public Relations (ISPR)", "state"),
    ("{Six people} were wounded, two of them seriously, Dr Wasim Baig, a hospital spokesman, told AFP.", "Wasim Baig", "medical"),
    ("Gunmen kill {11 miners} in southern Pakistan: officials", "officials", "official_unnamed"),
    ("Blast in Kuchlak leaves {3 dead}: police", "police", "state"),
    ("{Twelve dead} in Khuzdar bus attack, officials say", "officials", "official_unnamed"),
    ("“{Seven of our men} were martyred,” the deputy commissioner told the newspaper.", "the deputy commissioner", "state"),
    ("{Thirty soldiers} were killed, the group claimed in an email.", "the group", "armed_group"),
    ("{Ten people} have died, as reported by Samaa TV.", "Samaa TV", "outlet"),
    ("{Three people}, among them a child, were killed, a senior police officer in Turbat, Zohaib Mohsin, said.", "Zohaib Mohsin", "state"),
    ("{Eighteen FC men} were killed, the army confirmed on Saturday morning.", "the army", "state"),
]  # fmt: skip

AROUND = [
    ("Officials said {four people} were injured, though The Express Tribune put the number at two.", "Officials"),
    ("Officials said four people were injured, though The Express Tribune put the number at {two}.", "Express Tribune"),
    ("Police put the toll at 12, the hospital at {14}.", "the hospital"),
    ("The minister says nine were wounded, the deputy police chief Aslam Khan {eleven}.", "Aslam Khan"),
    ("The raid, the commissioner said, left {six men} dead.", "the commissioner"),
    ("The army rejected the claim; the BLA said {214 soldiers} were killed.", "BLA"),
    ("The hospital received {five bodies}, its spokesman Wasim Baig said, while police spoke of four.", "Wasim Baig"),
    ("The BLA took responsibility for the raid and boasted of killing {30 troops}.", "BLA"),
    ("The BLA took responsibility, saying it had killed {90 soldiers}.", "BLA"),
    ("The ministry confirmed the attack, adding that {two guards} had died.", "The ministry"),
    ("The militants, the military said, killed {21 hostages} before the assault.", "the military"),
    ("A newspaper quoted unnamed officials as saying that {six men} had been killed.", "unnamed officials"),
    ("Governor Jam Kamal was quoted as saying {ten people} had died.", "Jam Kamal"),
    ("Kalat's hospital had a different figure: {three dead}.", "Kalat's hospital"),
]

CARRIED = [
    ("The army said it had cleared the camp. {Five soldiers} died, it added.", "The army"),
    ("Police cordoned off the area. They said {two men} were hurt.", "Police"),
    ("SSP Dostain Dashti visited the scene. He said {four policemen} were killed.", "Dostain Dashti"),
    ("The ISPR issued a statement on the raid. The statement said {three terrorists} were killed.", "ISPR"),
    ("The Pak Institute for Peace Studies said attacks rose by a third. The institute counted {208 deaths}.", "Pak Institute for Peace Studies"),
    ("Shahid Rind said the highway was reopened. As forces moved in, {three gunmen} were killed. He added that {x} roads were safe.".replace("{x}", "all"),
     "Shahid Rind"),
    ("Casualties so far, according to the health department:\n- Quetta: {12 dead}\n- Mastung: 4 dead", "the health department"),
    ("“The bus was stopped at night,” Commissioner Farid Khan said. “They shot {nine passengers}.”", "Farid Khan"),
]  # fmt: skip

NOBODY = [
    "{Fourteen soldiers} were killed in an ambush near Ormara in November.",
    "Officials said the road was open. {Two people} were killed last week in the same area.",
    "Thirty were hurt, police said. In a separate incident, {one man} was shot dead in Hub.",
    "The BLA claimed responsibility for the blast. {Seven people} were killed in Kalat.",
    "A blast claimed {41 lives} in Quetta.",
    "The attack, claimed by the Islamic State group, left {13 people} dead.",
    "{Ten cadets} died; the army says it will rebuild the academy.",
    "Jehangir, said to have planned the bombing, killed {two guards}.",
    "The man who said he was a doctor left. {One person} died.",
    "The Kashmir dispute has cost {thousands of lives}.",
    "Violence in the Central Asian states left {40 dead}.",
    "QUETTA: {Three people} were killed in a roadside blast on Tuesday.",
    "He added to the confusion. {Four people} were dead.",
    "Prime Minister Shehbaz Sharif condemned the attack. {Six children} died.",
]


@pytest.mark.parametrize(("marked", "words", "kind"), BEFORE + AFTER)
def test_claimant_of_one_frame(marked, words, kind):
    found = claimant_of(marked)
    assert found is not None and found.text == words
    if kind is not None:
        assert found.kind == kind


@pytest.mark.parametrize(("marked", "words"), AROUND + CARRIED)
def test_claimant_among_several_and_carried(marked, words):
    found = claimant_of(marked)
    assert found is not None and found.text == words


@pytest.mark.parametrize("marked", NOBODY)
def test_nobody_gives_the_number(marked):
    assert claimant_of(marked) is None
