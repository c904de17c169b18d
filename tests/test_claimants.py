"""Who gives a number: own sentences by construction. The claim stands between { and }; the claimant's words are the second column."""

import pytest
from timing import assert_linear

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
    ("Hospital staff received {four bodies}, and police later confirmed one more death.", "Hospital staff", "medical"),
    ("Civil Hospital in Mastung received {29 coffins}.", "Civil Hospital in Mastung", "medical"),
    ("A nurse at the clinic saw {three corpses}.", "A nurse", "medical"),
    ("Residents report {three deaths} in Hub.", "Residents", "witness"),
    ("A Karachi law firm puts the number of those killed at {14}.", "A Karachi law firm", None),
    ("The army lists them among {12 insurgents} killed last week.", "The army", "state"),
    ("As hospital sources have it, {12 people} were injured.", "hospital sources", "medical"),
    ("QUETTA: According to a study that PIPS brought out in May, {90 people} died.", "PIPS", "monitor"),
    ("According to the review that PIPS released on Monday, {57 people} died.", "PIPS", "monitor"),
    (
        "UK-based monitor Action on Armed Violence (AOAV) said {14 people} were killed this week.",
        "Action on Armed Violence (AOAV)",
        "monitor",
    ),
    ("Officials said {four miners} were killed in Harnai.", "Officials", "official_unnamed"),
    ("According to their leader, Lala Sultan, {20 miners} were murdered.", "Lala Sultan", None),
    ("By the reckoning of its chief, Tahir Aslam, the squad buried {six men}.", "Tahir Aslam", None),
    ("According to police, Levies and witnesses, {six men} died.", "police", "state"),
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
    (
        "Figures compiled by the Centre for Research and Security Studies show {2,546 deaths}.",
        "Centre for Research and Security Studies",
        "monitor",
    ),
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
    ("Police said {a woman} was killed and her child hurt.", "Police", "state"),
    ("Iranian state television said {nine Pakistani workers} were shot.", "Iranian state television", "outlet"),
    ("Witnesses reported seeing {at least eight bodies} on the road.", "Witnesses", "witness"),
    ("The Foreign Ministry in Beijing confirmed {two Chinese nationals} were killed.", "Foreign Ministry in Beijing", "state"),
    ("The Taliban's spokesman Zabihullah Mujahid said {58 Pakistani soldiers} died.", "Zabihullah Mujahid", "armed_group"),
    ("Railways officials put the number of passengers taken hostage at {over 400}.", "Railways officials", "official_unnamed"),
]

AFTER = [
    ("{Nine people} died, as the shopkeepers tell it.", "the shopkeepers", "witness"),
    ("Families accuse the police of killing {nine students}, HRCP says.", "HRCP", "monitor"),
    ("The hospital has received {nine bodies}, its director Asad Khan said.", "Asad Khan", None),
    ("Gunmen stormed the Mach police post on the highway and killed {three guards}, officials said.", "officials", "official_unnamed"),
    ("{Nine people} died, according to a tally which HRCP published on Tuesday.", "HRCP", "monitor"),
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
    ("The army had raised its own losses to six. Today it put them at {seven}.", "The army"),
    ("The committee, which spent a week in Makran, established that {three} protesters were killed.", "The committee"),
    (
        "Abductions, which it began to track in 2023, came to 37. The year had cost 1,534 lives, more than the {1,523} dead of 2023, "
        "the review says.",
        "the review",
    ),
    ("The army said it had cleared the camp. {Five soldiers} died, it added.", "The army"),
    ("Police cordoned off the area. They said {two men} were hurt.", "Police"),
    ("SSP Dostain Dashti visited the scene. He said {four policemen} were killed.", "Dostain Dashti"),
    ("The ISPR issued a statement on the raid. The statement said {three terrorists} were killed.", "ISPR"),
    (
        "The Pak Institute for Peace Studies said attacks rose by a third. The institute counted {208 deaths}.",
        "Pak Institute for Peace Studies",
    ),
    (
        "Shahid Rind said the highway was reopened. As forces moved in, {three gunmen} were killed. He added that all roads were safe.",
        "Shahid Rind",
    ),
    ("Casualties so far, according to the health department:\n- Quetta: {12 dead}\n- Mastung: 4 dead", "the health department"),
    ("“The bus was stopped at night,” Commissioner Farid Khan said. “They shot {nine passengers}.”", "Farid Khan"),
]  # fmt: skip

MIXED = [
    (
        "The Quetta-based rights group Voice for Baloch Missing Persons says {7,000 people} have disappeared since 2004.",
        "Voice for Baloch Missing Persons",
    ),
    ("{Two brothers} were killed when a mortar shell hit their home, tribal elder Haji Gul Khan said by phone.", "Haji Gul Khan"),
    ("In a post on X, the chief minister wrote that {four policemen} had been martyred.", "the chief minister"),
    (
        "The toll has risen to {27}, the provincial disaster management authority said in an update.",
        "the provincial disaster management authority",
    ),
    ("Hospital administrator Noor Ullah said late on Friday that they had received {22 bodies} and 51 injured.", "Noor Ullah"),
    ("Pakistan's military said its troops killed {23 insurgents} in two days of raids in Panjgur and Harnai.", "Pakistan's military"),
    ("The BLA said its fighters had killed {84 members of the security forces} and captured 18.", "BLA"),
    ("But a railway official in Sibi, speaking on condition of anonymity, put the dead at {31}.", "a railway official"),
    ("Analysts say {hundreds} have been killed since January.", "Analysts"),
    ('"We have {eleven dead} here," said Naseem Shah, a nurse at Bolan Medical College.', "Naseem Shah"),
    ("Mr Rind said that {all nine attackers} had been killed.", "Rind"),
    ("Provincial Home Secretary Hamza Shafqaat confirmed the death of {10 civilians}.", "Hamza Shafqaat"),
    ("Asked about the losses, the brigadier admitted that {three men} had died.", "the brigadier"),
    (
        "The Baloch Yakjehti Committee (BYC) alleged that police fire killed {three protesters}, including a minor.",
        "Baloch Yakjehti Committee (BYC)",
    ),
    ("Police sources, however, denied that {anyone} had been killed.", "Police sources"),
    ("Iran's Tasnim news agency said {eight Pakistani mechanics} were shot in Mehrestan.", "Tasnim"),
    ("{Six coal miners} were kidnapped from Machh, Bolan Deputy Commissioner Jahanzaib Khan confirmed to Dawn.", "Jahanzaib Khan"),
    ("{Six people} died — three of them children — the UN's humanitarian office said.", "UN"),
    ("According to the FIR, {two cadets} were killed on the spot.", "FIR"),
    ("An FC spokesperson said in Quetta that {five soldiers} had embraced martyrdom.", "An FC spokesperson"),
    ("The South Asia Terrorism Portal has recorded {1,023 fatalities} in the province this year.", "South Asia Terrorism Portal"),
    ("As per initial reports, {nine people} were injured.", "initial reports"),
    ("{Nine people} were injured, rescue service 1122 said.", "rescue service"),
    ("The Interior Ministry told the Senate that {1,500 people}, 400 of them soldiers, had died.", "Interior Ministry"),
    (
        "In a statement released to the media, BLF spokesman Major Gwahram Baloch claimed {15 soldiers} were killed in Awaran.",
        "Gwahram Baloch",
    ),
    ("Chinese foreign ministry spokeswoman Mao Ning said {two Chinese workers} had lost their lives.", "Mao Ning"),
    ("Family members said {their son} was taken from Hub on May 3.", "Family members"),
    (
        "Security forces killed {five terrorists} in Zhob, the Inter-Services Public Relations said on Tuesday.",
        "Inter-Services Public Relations",
    ),
    ("Balochistan: {3 killed}, 10 injured in Kech blast, say police", "police"),
    ("Death toll in Mastung blast climbs to {9}: hospital", "hospital"),
    ("Militants kill {4 soldiers} in ambush - ISPR", "ISPR"),
    ("PICSS report: {355 killed} in January", "PICSS"),
    ("The think tank, which is based in Islamabad, recorded {74 attacks} and 91 deaths.", "The think tank"),
    ("The rebels say they are holding {214 hostages}; the government says all were freed.", "The rebels"),
    ("The rebels say they are holding 214 hostages; the government says {all 440} were freed.", "the government"),
    (
        "KARACHI, March 12 (Reuters) - {Thirty-one hostages} were killed when militants seized a train, Pakistan's army said on Wednesday.",
        "Pakistan's army",
    ),
    (
        "The army said the siege was over. It gave no figure for the wounded. {Twenty-one passengers} and four "
        "soldiers had been killed before the assault began, Lieutenant General Ahmed Sharif said.",
        "Ahmed Sharif",
    ),
    ("While the government says {18 people} died, activists put the figure at more than 40.", "the government"),
    ("While the government says 18 people died, activists put the figure at {more than 40}.", "activists"),
    (
        "{Forty people}, mostly passengers, were wounded, some of them critically, medics said, adding that three had "
        "been flown to Karachi.",
        "medics",
    ),
    ("Forty people were wounded, medics said, adding that {three} had died on the way to Karachi.", "medics"),
    ("Home department data obtained by this newspaper show {202 civilians} were killed last year.", "Home department"),
    ("A local journalist told the BBC that {14 bodies} had been brought to the hospital.", "A local journalist"),
    ("The UK-based Baloch Human Rights Monitor logged {84 abductions} in June.", "Baloch Human Rights Monitor"),
    ("Among the dead was a {senior officer}, the interior minister confirmed in parliament.", "the interior minister"),
    ('The group, in a Telegram post, boasted that its men had killed {26 "enemy personnel"}.', "The group"),
    (
        "Militants shot dead {two truck drivers} after setting fire to their vehicles, a spokesperson for the Kalat administration said.",
        "spokesperson",
    ),
    ("{Eleven militants} were killed, the military claimed. The claim could not be verified.", "the military"),
    (
        "Baloch nationalists say {thousands} have vanished. The government puts the number of unresolved cases at 446.",
        "Baloch nationalists",
    ),
    ("Baloch nationalists say thousands have vanished. The government puts the number of {unresolved cases at 446}.", "The government"),
    ("An earlier toll had spoken of {eight dead}.", "An earlier toll"),
    ("Security forces claimed to have neutralised {12 khwarij} in three engagements.", "Security forces"),
    ("{Nine tourists} were kidnapped from Harnai, the Levies control room said.", "Levies control room"),
    ("In its weekly report, PIPS noted that {34 people} lost their lives in 17 attacks.", "PIPS"),
    (
        "The report, by the Centre for Research and Security Studies, found {1,166 deaths} in the first quarter.",
        "Centre for Research and Security Studies",
    ),
    ("The CTD said it had killed {four terrorists} in an exchange of fire; two of its men were hurt.", "CTD"),
    ("The deputy inspector general put it more bluntly: {ten men} were dead and nobody had seen it coming.", "deputy inspector general"),
    ("Relatives of the missing say {two students} were picked up from a hostel in Quetta.", "Relatives"),
    ('"We killed {50 soldiers}," the BLF claimed.', "BLF"),
    ("Several media outlets reported {at least 15 deaths}.", "Several media outlets"),
    ("{Four children} were among the dead, the Khuzdar deputy commissioner, Yasir Iqbal Dashti, said.", "Yasir Iqbal Dashti"),
    ("Sources in the security forces told Geo News that {five attackers} were killed.", "Sources"),
]

NOBODY = [
    "The Levies established 12 pickets after {four} men were killed.",
    "Police chief Muhammad Baloch, who visited the scene, told reporters the bomb weighed 8kg. {Nine people} died "
    "in a similar attack in May.",
    "The provincial government announced compensation for the families of the {12 victims}.",
    "Bugti, the chief minister, said the state would not bow; {seven labourers} had been killed the night before.",
    "Separately, {two policemen} were gunned down in Tank.",
    "The number of dead stood at {19} by evening.",
    "Levies officials shifted {four bodies} to the hospital.",
    "A bomb went off near a Levies post in Tump, killing {a constable}.",
    "An attack on the Rangers post near Hub left {four people} dead.",
    "The firing at a Customs record room killed {two clerks}.",
    "TANK: Armed men laid siege to the police post and killed {two constables}.",
    "The explosion put the number of killed this month at {40}.",
    "Gunmen took {12 people} hostage near Mach.",
    "Khuzdar saw {12 deaths} in March.",
    "Kech has received {12 bodies} since Monday.",
    "The UN Security Council condemned the bombing that killed {31} and injured 120.",
    "{Six of the assailants} were killed and the rest fled, it said in a statement.",
    "Last year was the deadliest in a decade. {Some 1,600 people} died.",
    "Two FC soldiers martyred in Kech IED attack: ISPR. {Two others} were hurt.",
    "Reuters could not independently verify the claim that {90 soldiers} were killed.",
    "The bomber detonated himself near the gate, killing {five}.",
    "The army said one of its helicopters crashed. {All six on board} were killed.",
    "{Five terrorists} were killed in Zhob, ISPR.",
    "The US State Department condemned the attack, in which {26 people} died.",
    "Her brother was among {the dead}, she told Geo News.",
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


@pytest.mark.parametrize(("marked", "words"), MIXED)
def test_claimant_named_by(marked, words):
    found = claimant_of(marked)
    assert found is not None and (words in found.text or found.text in words)


def test_the_words_of_the_claimant_stand_in_the_text():
    for marked, *_ in BEFORE + AFTER + AROUND + CARRIED + MIXED:
        text = marked.replace("{", "").replace("}", "")
        found = claimant_of(marked)
        assert text[found.start : found.end] == found.text


def test_a_monitor_digest_is_carried_through_the_article():
    text = (
        "Militant violence rose in May, the Quetta Institute for Conflict Research (QICR) said. The institute counted 80 deaths. "
        "In Sindh {nine people} died."
    )
    assert "Quetta Institute" in claimant_of(text).text


REGISTER = (
    "Attacks killed 44 people in March, according to a tally which the Balochistan Peace Watch (BPW) published on Tuesday. "
    "Another 61 were injured. Civilians made up 21 of the dead. The deadliest attack took place on March 9, when a bomb in Khuzdar "
    "killed {11 passengers}. Kech saw 12 deaths. In February 57 people had been killed."
)


def test_a_register_is_its_issuers_throughout():
    assert claimant_of(REGISTER).text == "Balochistan Peace Watch (BPW)"
    others = REGISTER.replace("Another", "Police said another").replace("Civilians", "The army said civilians")
    assert claimant_of(others.replace("Kech saw", "Officials said Kech saw")) is None


def test_one_mention_of_a_monitor_is_not_carried():
    text = "Officials said the road was shut. PICSS said violence rose. Police said shops were open. {Nine people} died in Hub."
    assert claimant_of(text) is None


def test_actor_rows_give_the_id_and_kind():
    text = "The Sandstone Front said {nine soldiers} were killed."
    row = {"start": 4, "end": 19, "actor_id": "sandstone", "name": "Sandstone Front", "kind": "armed_group"}
    found = claimant_of(text, [row])
    assert (found.text, found.actor_id, found.kind) == ("Sandstone Front", "sandstone", "armed_group")


PIECES = [
    "said ",
    "officials said, ",
    "according to ",
    "the army, ",
    "“",
    "'",
    "1",
    "Aaa ",
    "and ",
    "(",
    ", who said ",
    "X: ",
    "; ",
    "by its own count ",
]


@pytest.mark.parametrize("piece", PIECES)
def test_hostile_text_stays_linear(piece):
    def make(n):
        text = (piece * (n // len(piece)))[:n]
        return Article(f"a-{n}", "s", text, 0, len(text), sentences=(Sentence(0, len(text)),))

    def find(article):
        find_claimant(article, len(article.text) // 2, len(article.text) // 2 + 1, [])

    assert_linear(find, make, 20_000)


GOES_ON = [
    ("PICSS issued its annual report. Its database holds 905 attacks, which led to {1,177 deaths}.", "PICSS"),
    ("PIPS published its yearbook. Its register has {401 people} killed in Balochistan.", "PIPS"),
    ("PICSS said militant attacks rose sharply in August. In July the figure was {38 dead}.", "PICSS"),
    ("According to PIPS, 2024 was the deadliest year in a decade. Security forces lost {358 personnel}, up from 221.", "PIPS"),
    ("PICSS recorded 105 attacks in March.\n\nIn Balochistan, {122 people} were killed.", "PICSS"),
    ("The institute logged 74 attacks in January. Kech was the deadliest district, with {22 dead}.", "The institute"),
    ("Jalila Haider, a lawyer, was blunt. “{Six of my clients} were picked up and found dead.”", "Jalila Haider"),
    ("Haji Murad sat by the road. “{Three of my sons} were killed,” said the old man.", "the old man"),
    ("Dr Asma Baloch showed reporters a list of {14 dead} children.", "Asma Baloch"),
    ("OCHA has so far been able to verify {38 deaths}.", "OCHA"),
    ("WHO has documented {12 dead} nurses.", "WHO"),
    ("The Red Crescent evacuated {nine wounded}, it said.", "Red Crescent"),
    ("The committee heard from the home secretary that {41 officers} were killed.", "the home secretary"),
    ("Twelve people died, police said — {two of them children}.", "police"),
    ("This paper's own tally shows {150-odd civilians} dead.", "This paper's own tally"),
]
NOT_CARRIED = [
    "PICSS said attacks rose sharply in August. Last week a bomb in Mastung killed {nine people}.",
    "PICSS recorded 105 attacks in March.\n\nIn a separate incident, a landmine killed {a shepherd}.",
    "PIPS documented 306 attacks in 2023. A bomb at a Mastung procession killed {59 people}.",
    "Analysts fear more violence. In Quetta, {four men} were shot dead.",
    "Police sealed the road. “Justice for the {12 martyrs}” read a banner.",
]


@pytest.mark.parametrize(("marked", "words"), GOES_ON)
def test_figures_and_quotations_are_carried(marked, words):
    found = claimant_of(marked)
    assert found is not None and found.text == words


@pytest.mark.parametrize("marked", NOT_CARRIED)
def test_incidents_of_their_own_are_not_carried(marked):
    assert claimant_of(marked) is None


COUNTERS = ["stopped at", "ended up with", "arrived at", "settled on", "got to", "finished with", "wound up with", "goes as high as"]


@pytest.mark.parametrize("verb", COUNTERS)
def test_counters_arrive_at_numbers(verb):
    assert claimant_of(f"HRCP {verb} {{61 deaths}}.").text == "HRCP"
    assert claimant_of(f"The toll {verb} {{61 deaths}}.") is None


@pytest.mark.parametrize(
    "marked",
    [
        "The army came to Kech and {74 people} were killed.",
        "Rescuers reached {12 wounded} passengers by dawn.",
        "The police stopped at a hotel where {two men} lay dead.",
        "Ambulances arrived at Civil Hospital with {17 dead}.",
        "The clash ended with {six deaths}.",
    ],
)
def test_arriving_at_places_gives_no_number(marked):
    assert claimant_of(marked) is None
