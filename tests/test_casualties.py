"""Casualty claims by construction: each with its own numbers and nouns, positive, negative and hostile."""

import pytest
from timing import assert_linear

from balochlib.coding.casualties import find_casualties
from balochlib.schema import TABLES, build_table, check_table
from balochlib.text.article import Article, Sentence
from balochlib.text.sentences import split_sentences


def make_article(text, title=False):
    found = split_sentences(text)
    return Article("a-1", "s-1", text, 0, len(text), sentences=tuple(Sentence(a, b, n, "title" if title else "body") for a, b, n in found))


def claims(text, title=False):
    """Claims as short strings: value, outcome, victim; "?" for vague, a sign for the qualifier."""
    signs = {"exact": "", "at_least": ">=", "more_than": ">", "up_to": "<=", "about": "~", "range": "", "vague": "?"}
    out = []
    for row in find_casualties(make_article(text, title), []):
        assert text[row["start"] : row["end"]] == row["quote"]
        number = "" if row["value"] is None else str(row["value"]) + (f"-{row['value_max']}" if row["value_max"] else "")
        out.append(f"{signs[row['qualifier']]}{number} {row['outcome']} {row['victim']}")
    return out


ACTIVE = [
    ("The bomb tore through the bus, killing five schoolchildren and wounding 43 others.", ["5 killed civilian", "43 injured civilian"]),
    ("The group said its fighters had killed 40 soldiers.", ["40 killed security"]),
    ("The BLA has killed hundreds of people.", ["? killed unspecified"]),
    ("Unknown assailants shot and killed two Punjabi barbers and injured a third.", ["2 killed civilian", "1 injured civilian"]),
    ("In Panjgur men on a motorcycle shot dead a barber.", ["1 killed civilian"]),
    ("Gunmen took 14 passengers off a bus near Ormara and killed them.", ["14 killed civilian"]),
    ("They boasted of killing over a dozen security personnel.", [">12 killed security"]),
    ("An explosion killed 12 of the 18 miners inside.", ["12 killed civilian"]),
    ("Troops opened fire on three civilians in the town, killing two.", ["2 killed civilian"]),
]
PASSIVE = [
    ("At least 31 civilians and 17 guards were killed.", [">=31 killed civilian", ">=17 killed civilian"]),
    ("Nine passengers were removed from a bus near the town and shot.", ["9 killed civilian"]),
    ("Two attackers, both born in 2000, were shot dead.", ["2 killed militant"]),
    ("Four men with guns tried to storm the base on Friday but were killed.", ["4 killed militant"]),
    ("Six fighters who tried to break into the port, one of the country's largest, were gunned down.", ["6 killed militant"]),
    ("As many as 40 people may have been killed.", ["<=40 killed unspecified"]),
    ("Both attackers were killed.", ["2 killed militant"]),
    ("All five raiders were shot.", ["5 killed militant"]),
    ("Ten people were taken hostage in the siege.", ["10 abducted unspecified"]),
    ("A Levies man was martyred and his colleague injured.", ["1 killed security", "1 injured security"]),
    ("Nine workers were lined up and executed.", ["9 killed civilian"]),
]
INTRANSITIVE = [
    ("At least 18 paramilitary soldiers and 24 militants have died.", [">=18 killed security", ">=24 killed militant"]),
    ("Twenty-one passengers lost their lives.", ["21 killed civilian"]),
    ("Two policemen died, as did two civilians.", ["2 killed security", "2 killed civilian"]),
    ("The group went for the port: eight of its men were killed, and so were two soldiers.", ["8 killed militant", "2 killed security"]),
    ("Two constables died at once and a third later in hospital.", ["2 killed security", "1 killed security"]),
    ("Three officers came away with injuries.", ["3 injured security"]),
    ("Ten people went missing from the area.", ["10 abducted unspecified"]),
    ("Another soldier died of his wounds in hospital.", ["1 killed security"]),
]
NOMINAL = [
    ("The institute logged no fewer than 254 deaths.", [">=254 killed unspecified"]),
    ("Police recovered five bullet-riddled bodies.", ["5 killed unspecified"]),
    ("He said 145 bodies of terrorists were in the morgue.", ["145 killed militant"]),
    ("Officials have confirmed the death of a major and two soldiers.", ["1 killed security", "2 killed security"]),
    ("There were 790 civilian casualties.", ["790 casualties civilian"]),
    ("Hospital officials had received 12 bodies and more than 40 injured.", ["12 killed unspecified", ">40 injured unspecified"]),
    ("The country has sacrificed over 90,000 lives.", [">90000 killed unspecified"]),
    ("It cost one soldier and four attackers their lives.", ["1 killed security", "4 killed militant"]),
    ("The ambush claimed nine soldiers.", ["9 killed security"]),
    ("In the raid police lost three men and the Frontier Corps two.", ["3 killed security", "2 killed security"]),
]
HEADLINES = [
    ("Bomb kills 11 in Quetta market", ["11 killed unspecified"]),
    ("Blast in Mastung leaves 14 dead, 30 injured", ["14 killed unspecified", "30 injured unspecified"]),
    ("Gunmen storm hotel, guard killed", ["1 killed civilian"]),
    ("Two soldiers, eight attackers dead as raid fails: army", ["2 killed security", "8 killed militant"]),
    ("Death toll from train siege rises to 31", ["31 killed unspecified"]),
    ("Policeman among three killed in Turbat", ["1 killed security", "3 killed unspecified"]),
    ("12 terrorists eliminated in IBO", ["12 killed militant"]),
]
TOLLS = [
    ("The toll, initially put at nine, later climbed to 14.", ["9 killed unspecified", "14 killed unspecified"]),
    ("The number of injured personnel reached 16.", ["16 injured security"]),
    ("Officials put the wounded at 221 in all; one site is told 225.", ["221 injured unspecified", "225 injured unspecified"]),
    ("State media gave the toll as 103; the hospital makes it 92.", ["103 killed unspecified", "92 killed unspecified"]),
    (
        "How many civilians were hurt is disputed. The army mentioned two children. Residents said 14.",
        ["2 injured civilian", "14 injured civilian"],
    ),
    ("Militants killed: 145.", ["145 killed militant"]),
    ("The toll among the security forces stands at 22.", ["22 killed security"]),
    ("The number of dead went up to 12.", ["12 killed unspecified"]),
]
PARTS = [
    ("Nine people, seven of them policemen, were killed.", ["9 killed unspecified", "7 killed security"]),
    ("Officials put the death toll at 26, among them three women.", ["26 killed unspecified", "3 killed civilian"]),
    (
        "Another 150 people were hurt, of whom 88 were civilians and 27 militants.",
        ["150 injured unspecified", "88 injured civilian", "27 injured militant"],
    ),
    ("Of the 31 dead, 18 were soldiers and five civilians.", ["31 killed unspecified", "18 killed security", "5 killed civilian"]),
    ("Eight people were hurt (five women, three men).", ["8 injured unspecified", "5 injured civilian", "3 injured unspecified"]),
    (
        "Nine raiders were killed, four of them on the first night and five in the town.",
        ["9 killed militant", "4 killed militant", "5 killed militant"],
    ),
    (
        "It has owned up to the deaths of 14 men, ten soldiers and four constables.",
        ["14 killed security", "10 killed security", "4 killed security"],
    ),
    ("The raiders were shot before they could fire, one in the yard and two outside.", ["1 killed militant", "2 killed militant"]),
]
SINGLES = [
    ("A security guard was injured.", ["1 injured civilian"]),
    ("Journalist Abdul Latif Baloch was shot dead in Mashkay.", ["1 killed civilian"]),
    ("Bilal Kasi, president of the bar association, was gunned down.", ["1 killed civilian"]),
    ("Colonel Kashif and Captain Ahmed were among the dead.", ["2 killed security"]),
    ("One attacker blew himself up and two others were gunned down by police.", ["2 killed militant"]),
    ("Officials said one person had been killed and another wounded.", ["1 killed unspecified", "1 injured unspecified"]),
    ("A man allegedly preparing attacks was killed.", ["1 killed militant"]),
]
VICTIMS = [
    ("Six Frontier Corps men were killed.", ["6 killed security"]),
    ("Four members of the security forces were killed.", ["4 killed security"]),
    ("Two members of the hotel staff were killed.", ["2 killed civilian"]),
    ("At least 33 military officers and civilians were killed.", [">=33 killed unspecified"]),
    ("They killed 30 judges, court clerks and members of the security forces.", ["30 killed unspecified"]),
    ("Ten police and security personnel were killed.", ["10 killed security"]),
    ("Four alleged Islamic State (ISIL) fighters were killed.", ["4 killed militant"]),
    ("Five Chinese engineers and their driver were killed.", ["5 killed civilian", "1 killed civilian"]),
    ("Three women and two children were killed.", ["3 killed civilian", "2 killed civilian"]),
    ("Some 150 others were hurt.", ["~150 injured unspecified"]),
    ("Between 35 and 40 militants were killed.", ["35-40 killed militant"]),
]


@pytest.mark.parametrize(("text", "wanted"), [*ACTIVE, *PASSIVE, *INTRANSITIVE, *NOMINAL, *TOLLS, *PARTS, *SINGLES, *VICTIMS])
def test_prose(text, wanted):
    assert claims(text) == wanted


@pytest.mark.parametrize(("text", "wanted"), HEADLINES)
def test_headline(text, wanted):
    assert claims(text, title=True) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "The larger bomb could have killed hundreds.",
        "The group vowed to kill 100 soldiers.",
        "No one was killed.",
        "Neither of the two guards was hurt.",
        "The two soldiers were not hurt.",
        "Police arrested 12 suspects and killed the engine of a car.",
        "The militants torched 23 vehicles, 17 of them trucks.",
        "The convoy of eight vehicles carried 60 soldiers.",
        "Eight militants surrendered to the authorities.",
        "Two others shot their way into a hotel.",
        "The attackers were killed.",
        "Some of the guests were led out safely.",
    ],
)
def test_no_claim(text):
    assert claims(text) == []


MORE = [
    ("The blast left two men martyred and seven persons, including three children, wounded.",
     ["2 killed unspecified", "7 injured unspecified", "3 injured civilian"]),
    ("A captain and two soldiers, one of them a cook, were killed.", ["1 killed security", "2 killed security", "1 killed civilian"]),
    ("Six labourers kidnapped last week were found dead.", ["6 abducted civilian", "6 killed civilian"]),
    ("The body of a missing student was found.", ["1 killed civilian"]),
    ("Militants held more than 400 passengers hostage.", [">400 abducted civilian"]),
    ("The insurgents put 214 captives to death.", ["214 killed unspecified"]),
    ("Security forces have sent 23 khwarij to hell.", ["23 killed militant"]),
    ("Three Levies personnel and as many tribesmen were kidnapped.", ["3 abducted security", "3 abducted civilian"]),
    ("In attacks 61 people were killed (40 security, 21 civilian).", ["61 killed unspecified", "40 killed security", "21 killed civilian"]),
    ("Among the dead were two police officers and a 10-year-old boy.", ["2 killed security", "1 killed civilian"]),
    ("A lieutenant colonel was among 11 soldiers who laid down their lives.", ["1 killed security", "11 killed security"]),
    ("The group admits to 18 \"martyrs\".", ["18 killed unspecified"]),
    ("Nobody was killed, but two guards were slightly hurt.", ["2 injured civilian"]),
    ("It killed \"a large number\" of soldiers.", ["? killed security"]),
    ("Deaths in attacks\n- Civilians: 120\n- Militants: 204", ["120 killed civilian", "204 killed militant"]),
    ("The spokesman said seven officers were wounded, his deputy eight.", ["7 injured security", "8 injured security"]),
    ("About 30 miners were kidnapped; one attacker was captured.", ["~30 abducted civilian"]),
    ("The bulletin had 40 dead. The ministry had it at 43 by Thursday.", ["40 killed unspecified", "43 killed unspecified"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), MORE)
def test_further_constructions(text, wanted):
    assert claims(text) == wanted


def rows(text, title=False):
    return find_casualties(make_article(text, title), [])


def test_parts_point_at_their_whole():
    whole, first, second = rows("Fifty people, including 14 soldiers and three clerks, were killed.")
    assert first["part_of"] == second["part_of"] == whole["claim_id"]
    assert whole["part_of"] is None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("It logged 254 deaths: 108 militants, 92 civilians and 54 soldiers.", "ok"),
        ("It logged 254 deaths: 108 militants, 92 civilians and 64 soldiers.", "parts_exceed_total"),
        ("It logged 254 deaths: 108 militants and 92 civilians.", "parts_short"),
        ("Nine people, seven of them policemen, were killed.", "ok"),
    ],
)
def test_coherence(text, wanted):
    assert rows(text)[0]["coherence"] == wanted


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("At least 444 soldiers were killed in 2024, the deadliest year in a decade.", "aggregate"),
        ("Security forces killed 23 militants in the past 48 hours.", "aggregate"),
        ("A think tank counted 97 attacks in February, with 87 people dead.", "aggregate"),
        ("A wave of attacks in August claimed 50 lives.", "aggregate"),
        ("In November, 14 soldiers were killed when two vehicles were ambushed.", "event"),
        ("In June 2024, 20 people were killed in a coordinated assault.", "event"),
        ("It was the deadliest attack since 2018 and killed 20 people.", "event"),
        ("Fifty people lost their lives on 25-26 August 2024 in a string of attacks.", "event"),
    ],
)
def test_scope(text, scope):
    assert {row["scope"] for row in rows(text)} == {scope}


@pytest.mark.parametrize(
    ("text", "nationality"),
    [
        ("Three Chinese nationals were killed.", "Chinese"),
        ("13 US servicemen were killed.", "American"),
        ("Three of the dead were Afghans.", "Afghan"),
        ("Three teachers were killed.", None),
    ],
)
def test_nationality(text, nationality):
    assert [row["nationality"] for row in rows(text)] == [nationality]


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("Twelve", 12, 12),
        ("At least 12", 12, None),
        ("More than 12", 13, None),
        ("Up to 12", None, 12),
        ("12 to 15", 12, 15),
        ("About 12", None, None),
    ],
)
def test_bounds(words, low, high):
    (row,) = rows(f"{words} miners were killed.")
    assert (row["low"], row["high"]) == (low, high)


def test_a_repeated_claim_stands_once_and_ids_are_unique():
    text = "Four policemen were killed. The killing of four policemen shook the town. A driver and a cook were killed."
    found = rows(text)
    assert [row["quote"] for row in found] == ["Four policemen", "A driver", "a cook"]
    assert len({row["claim_id"] for row in found}) == 3


def test_headline_gives_way_to_the_body():
    text = "11 killed in Kech\nGunmen shot dead 11 labourers on Friday, police said."
    article = Article("a-1", "s-1", text, 0, len(text), sentences=(Sentence(0, 17, 0, "title"), Sentence(18, len(text), 1)))
    assert [(row["victim"], row["start"] > 17) for row in find_casualties(article, [])] == [("civilian", True)]


def test_rows_keep_the_contract():
    table = build_table("casualties", rows("At least 31 civilians were killed and dozens hurt. Two of the dead were Chinese."))
    assert check_table("casualties", table) == []
    assert list(table.columns) == list(TABLES["casualties"].dtypes)


# verbs, idioms and word orders as five different outlets might write them
COPY = [
    ('A hail of bullets cut down four tribesmen outside the hujra.',
     ['4 killed civilian']),
    ('Three vaccinators, all women, were gunned down in Chaman.',
     ['3 killed civilian']),
    ('Police said the bodies of five coal cutters, their hands tied, lay beside the road.',
     ['5 killed civilian']),
    ('The mine claimed the lives of a subedar and three sepoys.',
     ['1 killed security', '3 killed security']),
    ('Fourteen Frontier Corps men lost their lives when the vehicle ran over a landmine.',
     ['14 killed security']),
    ('Seven militants met their end in the shootout.',
     ['7 killed militant']),
    ('Officials put the number of wounded at 33, eight of them in critical condition.',
     ['33 injured unspecified', '8 injured unspecified']),
    ('A roadside device tore through a Levies pickup, leaving two dead and five nursing burns.',
     ['2 killed security', '5 injured security']),
    ('Unidentified men whisked away two brothers from a seminary in Kech.',
     ['2 abducted civilian']),
    ('A seven-year-old girl succumbed to her wounds at Civil Hospital.',
     ['1 killed civilian']),
    ('The militants executed at point-blank range nine bus passengers from Punjab.',
     ['9 killed civilian']),
    ('Ten rebels and four security men perished in the clash.',
     ['10 killed militant', '4 killed security']),
    ('Some 20 hostages were killed before troops ended the siege.',
     ['~20 killed civilian']),
    ('Soldiers neutralised five khwarij and injured three more.',
     ['3 injured militant', '5 killed militant']),
    ('Two police commandos embraced martyrdom while seven were injured.',
     ['2 killed security', '7 injured security']),
    ('Hospital officials said they had received 16 bodies and 45 wounded.',
     ['16 killed unspecified', '45 injured unspecified']),
    ('The blast shattered windows and left 12 shoppers with shrapnel wounds.',
     ['12 injured civilian']),
    ('Gunmen riding pillion shot at a tea stall, fatally wounding two and hurting another.',
     ['1 injured unspecified', '2 killed unspecified']),
    ('Rescuers pulled eight bodies from the rubble.',
     ['8 killed unspecified']),
    ('BLF fighters ambushed a convoy, claiming to have killed seven soldiers.',
     ['7 killed security']),
    ('Nine more were reported missing after the raid.',
     ['9 abducted unspecified']),
    ('The banned outfit said it had lost four of its fighters.',
     ['4 killed militant']),
    ('At 9am a suicide bomber killed himself and three constables.',
     ['3 killed security']),
    ('A total of 26 lives were lost, the provincial home minister confirmed.',
     ['26 killed unspecified']),
    ('Another victim died overnight, taking the death toll to 15.',
     ['1 killed unspecified', '15 killed unspecified']),
    ('Eighteen labourers working on a dam were kidnapped from their camp near Kalat.',
     ['18 abducted civilian']),
    ('Among the injured are six children and a pregnant woman.',
     ['1 injured civilian', '6 injured civilian']),
    ('Five Levies personnel deployed at the checkpost were taken hostage and later released.',
     ['5 abducted security']),
    ('Seventeen insurgents have been sent to hell so far, a security source said.',
     ['17 killed militant']),
    ('The explosion maimed a dozen picnickers.',
     ['12 injured civilian']),
    ('Two girls and their grandmother burned to death in the torched coach.',
     ['1 killed civilian', '2 killed civilian']),
    ('Four bullet-ridden bodies were dumped near Turbat.',
     ['4 killed unspecified']),
    ('A grenade lobbed at a barbershop wounded its owner and two customers.',
     ['1 injured civilian', '2 injured civilian']),
    ('"We buried 23 people yesterday," said Haji Karim.',
     ['23 killed unspecified']),
    ('The ISPR said 33 terrorists were killed and 21 passengers and four FC soldiers martyred.',
     ['21 killed civilian', '33 killed militant', '4 killed security']),
    ('Up to 50 Baloch fighters may have died.',
     ['<=50 killed militant']),
    ('Police recovered the body of a rickshaw driver abducted a week ago.',
     ['1 killed civilian']),
    ('A tribal elder was killed along with his son and two bodyguards.',
     ['1 killed civilian', '1 killed civilian', '2 killed civilian']),
    ('Security forces lost eight personnel, including an officer, in the ambush.',
     ['1 killed security', '8 killed security']),
    ('Twelve people, most of them Hazaras, lost their lives in the twin bombings.',
     ['12 killed unspecified']),
    ('An Iranian strike on a village in Panjgur killed two children and injured three girls.',
     ['2 killed civilian', '3 injured civilian']),
    ('Five Ranger personnel sustained bullet injuries.',
     ['5 injured security']),
    ('The attackers killed four cobblers after checking their identity cards.',
     ['4 killed civilian']),
    ('Six kumhars were shot dead in Gwadar.',
     ['6 killed civilian']),
    ('The raid left nine drovers dead.',
     ['9 killed civilian']),
    ('Militants slit the throats of two informers.',
     ['2 killed unspecified']),
    ('Thirteen security forces personnel fell in the line of duty.',
     ['13 killed security']),
    ('Thirty-five people were taken to the trauma centre, where four died.',
     ['35 injured unspecified', '4 killed unspecified']),
    ('All three kidnappers were killed and the boy recovered unharmed.',
     ['3 killed militant']),
    ('He said that eleven persons had been disappeared from Awaran.',
     ['11 abducted unspecified']),
    ('Unknown persons took away a university lecturer from his hostel.',
     ['1 abducted civilian']),
    ('No fewer than seven Coast Guards sailors drowned when the boat was hit.',
     ['>=7 killed security']),
    ('Troops shot dead three suspects and arrested five.',
     ['3 killed militant']),
    ('Two trucks carrying 30 sheep were burnt and a driver kidnapped.',
     ['1 abducted civilian']),
    ('Three policemen were among nine people hurt.',
     ['3 injured security', '9 injured unspecified']),
    ('The attack came a week after 14 people died in Surab.',
     ['14 killed unspecified']),
    ('Gunmen opened fire on a vehicle carrying customs officials, killing five of them on the spot.',
     ['5 killed civilian']),
    ('Insurgents stormed the jail and freed 40 inmates, killing a warder.',
     ['1 killed security']),
    ("Eight soldiers, among them a lieutenant, were killed and 13 hurt, the army's media wing said.",
     ['1 killed security', '13 injured security', '8 killed security']),
    ('Of the 29 injured, 11 were shifted to Karachi.',
     ['11 injured unspecified', '29 injured unspecified']),
    ('Clashes between security forces and insurgents in the Bolan Pass have left five soldiers and eleven rebels dead.',
     ['11 killed militant', '5 killed security']),
    ('Two people, one of them a child, were killed on Tuesday when unidentified men hurled a hand grenade at a house in Khuzdar.',
     ['1 killed civilian', '2 killed unspecified']),
    ('In the deadliest incident, 23 passengers were offloaded from trucks and buses in Musakhail'
     ' and shot after their identities were checked.',
     ['23 killed civilian']),
    ('The ambush, claimed by the BLF, cost the army seven men.',
     ['7 killed security']),
    ("The group's spokesman said 18 enemy personnel had been eliminated and two vehicles destroyed.",
     ['18 killed security']),
    ('An exchange of fire ensued, in which three terrorists were dispatched to hell while one soldier embraced shahadat.',
     ['1 killed security', '3 killed militant']),
    ('Six of the injured are in a serious condition, said Dr Wasim Baig.',
     ['6 injured unspecified']),
    ('With the death of two more victims at the Combined Military Hospital, the toll has climbed to 29.',
     ['2 killed unspecified', '29 killed unspecified']),
    ('The assailants sprayed the vehicle with bullets, killing its driver on the spot and critically wounding three labourers.',
     ['1 killed civilian', '3 injured civilian']),
    ('Naseer Ahmed, a schoolteacher, was shot dead outside his home in Panjgur on Thursday.',
     ['1 killed civilian']),
    ('Balochistan saw 782 deaths in 2024, compared with 513 the year before.',
     ['513 killed unspecified', '782 killed unspecified']),
    ('A bomb planted in a motorcycle exploded near a police van, killing a head constable and'
     ' injuring 11 people, including four policemen.',
     ['1 killed security', '11 injured unspecified', '4 injured security']),
    ('Four Frontier Corps soldiers and a civilian were martyred, while six others sustained injuries.',
     ['1 killed civilian', '4 killed security', '6 injured unspecified']),
    ('The militants had taken 35 travellers captive.',
     ['35 abducted civilian']),
    ('Around 450 people had been on board; by dawn, 155 had been rescued and 27 militants killed.',
     ['27 killed militant']),
    ('The rights body documented 128 enforced disappearances and 27 extrajudicial killings in March.',
     ['128 abducted unspecified', '27 killed unspecified']),
    ('"My two sons were killed in front of me," said Bibi Gul.',
     ['2 killed civilian']),
    ('Security forces killed 10 terrorists in separate operations in Kech and Zhob, ISPR said on Wednesday.',
     ['10 killed militant']),
    ('The mob set upon the two drivers and beat them to death.',
     ['2 killed civilian']),
    ('Doctors pronounced three of the wounded dead on arrival.',
     ['3 killed unspecified']),
    ('Troops recovered 12 bodies from a gorge.',
     ['12 killed unspecified']),
    ('Nearly a dozen people are still unaccounted for after the raid.',
     ['~12 abducted unspecified']),
    ('Gunmen abducted a judge from the Quetta-Sibi highway.',
     ['1 abducted civilian']),
    ('One of the two abducted engineers was found dead.',
     ['1 killed civilian']),
    ('Fifty-eight cadets were slain when the Taliban stormed the academy in 2016.',
     ['58 killed security']),
    ('Thirteen worshippers, a muezzin and two policemen guarding the mosque were blown to pieces.',
     ['1 killed civilian', '13 killed civilian', '2 killed security']),
    ('Some 15 sarmachars laid down their lives, the BLA acknowledged.',
     ['~15 killed militant']),
    ('Eleven colliers suffocated in a gas-filled mine at Spera Ragha.',
     ['11 killed civilian']),
    ('The convoy was hit twice; in all, nine personnel died and 17 were hurt.',
     ['17 injured security', '9 killed security']),
    ('Three Hazaras were shot at and wounded in Quetta.',
     ['3 injured unspecified']),
    ('Police sources put the number of abducted at nine.',
     ['9 abducted unspecified']),
    ('Five FC men received splinter injuries, two of them seriously.',
     ['2 injured security', '5 injured security']),
    ('The drone strike killed a farmer, his wife and their four children.',
     ['1 killed civilian', '1 killed civilian', '4 killed civilian']),
    ('Five labourers, hailing from Rahim Yar Khan, were killed in their sleep when gunmen raided their quarters.',
     ['5 killed civilian']),
    ('Lt Col Asif and five of his men were killed.',
     ['1 killed security', '5 killed security']),
    ('An official, who asked not to be named, said two soldiers were killed and four hurt.',
     ['2 killed security', '4 injured security']),
    ('Two gunmen, both wearing suicide vests, and three commandos died in the hour-long fight.',
     ['2 killed militant', '3 killed security']),
    ('BLA claims killing of 20 soldiers in Mastung.',
     ['20 killed security']),
    ('The security forces, acting on intelligence, raided a compound where four militants were killed and six arrested.',
     ['4 killed militant']),
    ('A Chinese national and two Pakistani colleagues were murdered at a dental clinic.',
     ['1 killed civilian', '2 killed civilian']),
    ('The raid, in which 13 men were seized from their homes, lasted three hours.',
     ['13 abducted unspecified']),
    ('Three relatives who drove out to fetch the bodies were in turn waylaid and shot dead.',
     ['3 killed civilian']),
    ('Captain Ali and three soldiers were martyred.',
     ['1 killed security', '3 killed security']),
    ('The group lost 12 fighters; the army admits to nine.',
     ['12 killed militant', '9 killed militant']),
    ('Officials said 14 had died, the hospital 16.',
     ['14 killed unspecified', '16 killed unspecified']),
    ('Commandos stormed the hamlet. Eleven of them were killed.',
     ['11 killed security']),
    ('A rocket landed on a house, burying alive a mother and her three daughters.',
     ['1 killed civilian', '3 killed civilian']),
    ('Two gunmen, both wearing suicide vests, and three commandos died in the hour-long fight.',
     ['2 killed militant', '3 killed security']),
    ('Gunmen stopped the bus, ordered the pilgrims off and executed 26 of them.',
     ['26 killed civilian']),
    ('All the attackers, seven in number, are dead.',
     ['7 killed militant']),
    ('Militants torched 12 tankers and took six drivers with them.',
     ['6 abducted civilian']),
    ('The explosion sent 30 people to hospital.',
     ['30 injured unspecified']),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), COPY)
def test_copy_of_many_kinds(text, wanted):
    assert sorted(claims(text)) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Six of the ten abducted miners were freed.",
        "Police said the minister lost the vote by 194 to 63.",
        "The chef served 12 guests and killed the lights.",
        "Gunmen hauled off two vehicles.",
        "The court sentenced three men to death.",
        "All but one of the dead belonged to Shangla.",
        "The hunters killed 14 ibexes.",
        "Two of the hostages returned home.",
        "The archer shot 12 arrows.",
        "He fell ill and two of his friends left.",
    ],
)
def test_no_claim_in_lookalikes(text):
    assert claims(text) == []


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("During the current year the police lost 40 men.", "aggregate"),
        ("The council documented 84 abductions in October alone.", "aggregate"),
        ("Since 1 January 2025, as many as 187 terrorists have been eliminated.", "aggregate"),
        ("In November 2019 gunmen killed 15 people at a checkpoint in Yala.", "event"),
        ("The worst was the bombing of a procession on 29 September, where 60 worshippers perished.", "event"),
    ],
)
def test_scope_by_words_for_time(text, scope):
    assert {row["scope"] for row in rows(text)} == {scope}


def test_equal_numbers_of_two_sources_are_two_claims():
    text = "Police said 12 people were killed. The Edhi Foundation said 12 people were killed."
    assert len(rows(text)) == 2


HOSTILE = [
    "1" * 16000, "12 killed " * 1600, "one of them " * 1400, "and two soldiers, " * 1000, "killed " * 2400, "a " * 8000, "(12) " * 3200,
    "who were killed, " * 1000, "toll " * 3200, "Khan " * 3200, "including 3 women " * 1000, "\u202e" * 16000,
    "\u0660\u0661 killed " * 1500, "at least more than " * 900,
    "had a serious " * 1100, "rushed to the " * 1100, "sustained multiple " * 900,
    "In 2019 the " * 1300, ", who was " * 1600, "six kumhars " * 1300,
    "two men, Ali (age 3), " * 700, "the victims included a man, " * 570, "he was killed and " * 880, "a couple " * 1780,
    "one of whom, a boy, died, " * 610, "killed Constable Ali, " * 720, "four Baloch fuel " * 940, "all of them men, shot, " * 690,
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_stays_linear(text):
    def check(words):
        article = Article("a-1", "s-1", words, 0, len(words), sentences=(Sentence(0, len(words)),))
        for row in find_casualties(article, []):
            assert words[row["start"] : row["end"]] == row["quote"]

    assert_linear(check, lambda n: text[:n], len(text))
