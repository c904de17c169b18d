"""Casualty claims by construction: each with its own numbers and nouns, positive, negative and hostile."""

import time

import pytest

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
    ("The insurgents put 214 captives to death.", ["214 killed civilian"]),
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


HOSTILE = [
    "1" * 16000, "12 killed " * 1600, "one of them " * 1400, "and two soldiers, " * 1000, "killed " * 2400, "a " * 8000, "(12) " * 3200,
    "who were killed, " * 1000, "toll " * 3200, "Khan " * 3200, "including 3 women " * 1000, "\u202e" * 16000,
    "\u0660\u0661 killed " * 1500, "at least more than " * 900,
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_stays_linear(text):
    def seconds(words):
        article = Article("a-1", "s-1", words, 0, len(words), sentences=(Sentence(0, len(words)),))
        start = time.process_time()
        for row in find_casualties(article, []):
            assert words[row["start"] : row["end"]] == row["quote"]
        return time.process_time() - start

    seconds(text[:2000])  # lexicons are read once
    half, full = seconds(text[: len(text) // 2]), seconds(text)
    assert full < max(4 * half, 0.5)
