"""Places: own sentences in the style of news copy, what is a place in them, where it lies, and what is none."""

import re

import pytest
from timing import assert_linear

from balochlib.coding.names.gazetteer import load_places
from balochlib.coding.places import find_places
from balochlib.schema import PLACE_KINDS, build_table, check_table
from balochlib.text.article import Article, Sentence
from balochlib.text.lexicon import load_rows
from balochlib.text.sentences import split_sentences


def read(text: str, whole: bool = False) -> list[dict]:
    spans = [(0, len(text), 0)] if whole else split_sentences(text)
    return find_places(Article("a", "s", text, 0, len(text), sentences=tuple(Sentence(*s) for s in spans)))


def names(text: str) -> list[str]:
    return [r["name"] for r in read(text)]


# ---- what is found ----------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "text, wanted",
    [
        # datelines
        ("QUETTA: Nine miners were shot.", ["Quetta"]),
        ("ISLAMABAD, Jan 31 (Reuters) - Militants struck.", ["Islamabad"]),
        ("BEIJING/ISLAMABAD — Nothing was agreed.", ["Beijing", "Islamabad"]),
        ("GWADAR, Pakistan (AP) — Seven barbers were shot.", ["Gwadar", "Pakistan"]),
        # spellings
        ("in Noshki, Musakhail, Mustung and Qilla Saifullah", ["Nushki", "Musakhel", "Mastung", "Killa Saifullah"]),
        ("in Baluchistan and in Khyber-Pakhtunkhwa", ["Balochistan", "Khyber Pakhtunkhwa"]),
        ("near Basham in KP", ["Besham", "Khyber Pakhtunkhwa"]),
        ("in Jafarabad, Hoshap, Khad Kucha and Machh", ["Jaffarabad", "Hoshab", "Khadkocha", "Mach"]),
        # capitals that stand for governments are places, adjectives are not
        ("New Delhi denied it and Kabul said nothing to Pakistani and Chinese envoys", ["New Delhi", "Kabul"]),
        ("Pakistan's army, India's envoy", ["Pakistan", "India"]),
        # short forms: a name, or an adjective before a noun
        ("the US said the UK-based monitor was right", ["United States", "United Kingdom"]),
        ("US forces and UK police, a US-led raid and US President Smith", []),
        # coordination with one spelt-out half
        ("in North and South Waziristan", ["North Waziristan", "South Waziristan"]),
        ("across Upper and Lower Dir", ["Upper Dir", "Lower Dir"]),
        # words that are also something else
        ("Hub is a town. Police in Hub closed the militant hub. Hub stayed shut.", ["Hub", "Hub", "Hub"]),
        ("The Militant Hub Thrives", []),
        ("a tank rolled through Tank district and Dasht tehsil", ["Tank", "Dasht"]),
        ("Jordan met Michael Jordan and Chad Smith in Georgia", ["Jordan", "Georgia"]),
        ("in Zehri, where Sanaullah Zehri lives", ["Zehri"]),
        ("Akbar Bugti and Lehri tribesmen of the Mengal and Marri tribes", []),
        # inside names of organisations and people
        ("the Balochistan Liberation Army, the Balochistan National Party and the Pakistan Institute for Peace Studies", []),
        ("Tehreek-e-Taliban Pakistan, the State Bank of Pakistan and the Islamic Movement of Uzbekistan", []),
        ("the Islamic State Khorasan Province and the Quetta Shura", []),
        ("the China-Pakistan Economic Corridor and the Belt and Road Forum", []),
        ("the Washington Post, the Times of India and Radio Pakistan", []),
        ("the Karachi Police chief said; Sindh Chief Minister Murad Ali Shah", ["Karachi", "Sindh"]),
        ("the Bolan Mail to Karachi and Jaffar Express to Rawalpindi", ["Karachi", "Rawalpindi"]),
        ("the Bar Council in Gwadar met the Gwadar Port Authority", ["Gwadar"]),
        ("Lashkar-e-Balochistan, an anti-China march, Frontier Corps (FC) Balochistan", []),
        ("Ms Paris Hilton and Mr Israel Khan left Paris", ["Paris"]),
        ("Ali, a lecturer at Quaid-i-Azam University in Islamabad", ["Islamabad"]),
        ("in Kech's Dasht and the Khost area of Harnai", ["Kech", "Dasht", "Khost", "Harnai"]),
        # highways and borders
        ("on the N-25 near Wadh, on the Coastal Highway and on the M-8", ["RCD Highway", "Wadh", "Makran Coastal Highway", "M-8"]),
        ("the crossings at Torkham and Chaman", ["Torkham", "Chaman"]),
        ("across the Durand Line to the Arabian Sea", ["Durand Line", "Arabian Sea"]),
    ],
)  # fmt: skip
def test_names(text, wanted):
    assert names(text) == wanted


@pytest.mark.parametrize(
    "text, wanted",
    [
        # names that no list has, shown by a preposition of place
        ("Shepherds found graves at Zarkhel Dun, near Khuzdar.", ["Zarkhel Dun", "Khuzdar"]),
        ("In Karpuri a mudslide buried two huts.", ["Karpuri"]),
        ("Nine died in Lomsara and Bintok on Friday.", ["Lomsara", "Bintok"]),
        ("said Mira Sen, an analyst in Talkota.", ["Talkota"]),
        ("The wounded were airlifted to Sarvand.", ["Sarvand"]),
        ("A coach was halted at Tor-Danak, between Zhob and Loralai.", ["Tor-Danak", "Zhob", "Loralai"]),
        ("Residents of Barmashk fled.", ["Barmashk"]),
        ("in Quetta's Gulzamin on Monday", ["Quetta", "Gulzamin"]),
        ("in the Zarbar area of Khuzdar District, at Hoshik, Kech District", ["Zarbar", "Khuzdar", "Hoshik", "Kech"]),
        ("a border town in Lantopi province, across from Belukan state", ["Lantopi", "Belukan"]),
        ("DANGORI, Pakistan, May 3 (AP) - Two men died.", ["Dangori", "Pakistan"]),
        ("KOT ZAMIN, 5 June: Two men died.", ["Kot Zamin"]),
        # what stands after a preposition and is no place
        ("Trust in Sarfraz Bugti fell, an article in Dawn said.", []),
        ("Analysts at Meridian Partners and a fellow at Harvard spoke in Parliament in Urdu.", []),
        ("in Twitter posts, in Phase II, in Operation Falcon, at Friday prayers, near Ali Khan's house", []),
        ("The case in Article 6 was heard; interest in Boeing jets grew.", []),
        ("LIVE, May 3: the count goes on.", []),
        # provinces and towns of the wider world
        ("in Narathiwat province and at Tak Bai", ["Narathiwat", "Tak Bai"]),
        ("Cabo Delgado, North Kivu and Norte de Santander saw raids", ["Cabo Delgado", "North Kivu", "Norte de Santander"]),
        ("fighting in Pulwama, Shopian and Gadchiroli", ["Pulwama", "Shopian", "Gadchiroli"]),
        # sites: the one there, one of many, an event, the town that a station is named for
        ("a doctor at the Sibi teaching hospital", ["Sibi teaching hospital"]),
        ("a procession outside the Zarmina mosque in Mastung", ["Zarmina mosque, Mastung", "Mastung"]),
        ("He survived the Moscow theatre siege.", ["Moscow"]),
        ("in a Delhi hospital", ["Delhi"]),
        ("the FIR lodged at Shikarpur police station", ["Shikarpur"]),
        ("a van rammed a Frontier Corps post near Surab", ["Frontier Corps post, Surab", "Surab"]),
        ("the gate of a Coast Guards camp", []),
        ("at Splinji, District Mastung, and at Sakran, District Hub", ["Splinji", "Mastung", "Sakran", "Hub"]),
        ("India-backed gunmen of a Chinese-led firm", []),
        ("his compatriot Robert Hall died; he sang at Carnegie Hall", ["Carnegie Hall"]),
        ("as gunmen stormed Kalat bazaar", ["Kalat"]),
        ("a charge Abidjan rejects", ["Abidjan"]),
        ("via Dera Ghazi Khan and Fort Munro", ["Dera Ghazi Khan", "Fort Munro"]),
        ("billions for the deep-water port of Gwadar", ["Gwadar"]),
        ("six sections of the Pakistan Penal Code", []),
        ("Islamic State's Khorasan branch struck", []),
    ],
)  # fmt: skip
def test_names_that_no_list_has_and_the_wider_world(text, wanted):
    assert [n.title() if n.isupper() else n for n in names(text)] == wanted


@pytest.mark.parametrize(
    "text, site, admin2, admin1",
    [
        ("The dead were taken to Civil Hospital in Quetta.", "Civil Hospital, Quetta", "Quetta", "Balochistan"),
        ("TURBAT: The wounded are in Teaching Hospital.", "Teaching Hospital, Turbat", "Kech", "Balochistan"),
        ("Cadets died at the police training college in Quetta.", "police training college, Quetta", "Quetta", "Balochistan"),
        ("PANJGUR: They overran the Frontier Corps camp there.", "Frontier Corps camp, Panjgur", "Panjgur", "Balochistan"),
        ("BANNU: It hit the Federal Constabulary (FC) base.", "Federal Constabulary (FC) base, Bannu", "Bannu", "Khyber Pakhtunkhwa"),
        ("near the Zahoor filling station in Khuzdar", "Zahoor filling station, Khuzdar", "Khuzdar", "Balochistan"),
        ("in Mastung's Alamdar Road", "Alamdar Road, Mastung", "Mastung", "Balochistan"),
        ("a raid on the Iranian consulate in Quetta", "Iranian consulate, Quetta", "Quetta", "Balochistan"),
        ("KABUL: A man blew himself up outside the Ministry of Public Works.", "Ministry of Public Works, Kabul", "Kabul", "Kabul"),
        ("KABUL: Shots were heard at the city's airport.", "the city's airport, Kabul", "Kabul", "Kabul"),
        ("Guards fled Dalbandin airport.", "Dalbandin airport", "Chagai", "Balochistan"),
        ("at the Hashmi Coal Company site near Duki", "Hashmi Coal Company site, Duki", "Duki", "Balochistan"),
        ("in the Shaheen area of Kech", "Shaheen", "Kech", "Balochistan"),
        ("in Gurgina tehsil of Mastung district", "Gurgina", "Mastung", "Balochistan"),
        ("in Johan, Garap and Ispetan areas of Kalat", "Ispetan", "Kalat", "Balochistan"),
        ("at Mulla Khel in North Waziristan", "Mulla Khel", "North Waziristan", "Khyber Pakhtunkhwa"),
        ("in Rodbun, Kech, on Monday", "Rodbun", "Kech", "Balochistan"),
        ("near Uppsala, Sweden", "Uppsala", None, None),
        ("in Paein village of Mehran district in Iran's Sistan-Baluchestan province", "Paein", None, "Sistan and Baluchestan"),
        ("at the shrine of Pir Rakhel in Gandawa", "shrine of Pir Rakhel, Gandava", "Jhal Magsi", "Balochistan"),
        ("in the Khost area of Harnai", "Khost", "Harnai", "Balochistan"),
        ("near the Torkham crossing in Nangarhar province", "Torkham", None, "Nangarhar"),
        ("QUETTA: A bomb went off in Red Zone.", "Red Zone, Quetta", "Quetta", "Balochistan"),
        ("MASTUNG: He preached near Madina Masjid.", "Madina Masjid, Mastung", "Mastung", "Balochistan"),
    ],
)  # fmt: skip
def test_sites_and_unlisted_places(text, site, admin2, admin1):
    if site in ("Red Zone, Quetta", "Madina Masjid, Mastung"):  # a borrowed or common name: the place last told of
        text = text.replace(": ", ": Nine died. ")
    row = next(r for r in read(text) if r["name"] == site)
    assert (row["admin2"], row["admin1"]) == (admin2, admin1)


@pytest.mark.parametrize(
    "text",
    [
        "a Levies station, a toll plaza and several police posts", "an ISKP camp was attacked", "its embassy condemned it",
        "two hospitals and a district hospital", "in January at dawn in English", "the Ministry of Interior said in a statement",
        "near Bilal Faizi of Rescue 1122", "the Baloch areas and Pashtun areas", "at Friday prayers in Urdu", "SWAT teams met",
        "The army said the White House knew", "Amaq agency and IRNA news agency", "a Jewish site and the high court",
        "Prime Minister Imran Khan and General Asim Munir", "in Operation Herof", "on October 14-15", "for Rs 2,000 at 7:30pm",
    ],
)  # fmt: skip
def test_no_places(text):
    assert read(text) == []


def test_kind_and_precision_follow_the_words():
    rows = {r["text"]: r for r in read("in Gwadar district, near Mach, in Turbat, in Balochistan, in Iran, in Buleda")}
    assert {t: (r["kind"], r["where_precision"]) for t, r in rows.items()} == {
        "Gwadar": ("district", 3), "Mach": ("town", 2), "Turbat": ("town", 1), "Balochistan": ("province", 4), "Iran": ("country", 6),
        "Buleda": ("town", 3),
    }  # fmt: skip
    assert rows["Iran"]["lat"] is None


def test_same_place_same_id_and_spans_hold():
    text = "KALAT — Two died in Kalat district.\nThe Kalat bazaar closed, and Civil Hospital in Kalat; Civil Hospital is full."
    rows = read(text)
    assert all(text[r["start"] : r["end"]] == r["quote"] == r["text"] for r in rows)
    assert len({r["place_id"] for r in rows if r["name"] == "Kalat"}) == 1
    assert len({r["place_id"] for r in rows if r["text"] == "Civil Hospital"}) == 1
    assert check_table("places", build_table("places", rows)) == []


# ---- hostile text -----------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "unit",
    ["9", "A", "Aaa ", "Aa-", "A’s", "Hub, ", "Quetta and Hub ", "Aaa, Bbb and Ccc area ", "at the Aaa bbb's ", "in Abc, ",
     "North and South ", "University of ", "Pakistan Institute for ", "the FC camp ", "Ministry of Aa, ", "at Khadi ", "’", "N-25",
     "in Abcde and ", "near Xy's ", "AAA BBB ", "the Aaa hospital "],
)  # fmt: skip
def test_time_grows_with_the_text(unit):
    def make(n):
        return "it was said that " + (unit * (n // len(unit))) + " and so on it went."

    assert_linear(lambda text: read(text, whole=True), make, 32_000)


def test_odd_characters():
    for text in ("\ud800 in Quetta", "Qu\u200betta \u202e in Turbat", "İstanbul ﬁ in Kech", "in \x00 Mach", ""):
        for r in read(text, whole=True):
            assert text[r["start"] : r["end"]] == r["text"]


# ---- the gazetteer ----------------------------------------------------------------------------------------------
def test_gazetteer_is_whole():
    rows = load_rows("places")
    ids = [r["place_id"] for r in rows]
    assert len(ids) == len(set(ids))
    assert all(r["source"] and r["kind"] in PLACE_KINDS for r in rows)
    assert {p.admin2 for p in load_places().values() if p.admin1 == "Balochistan" and p.kind != "site"} >= {
        "Awaran", "Barkhan", "Chagai", "Chaman", "Dera Bugti", "Duki", "Gwadar", "Harnai", "Hub", "Jaffarabad", "Jhal Magsi", "Kachhi",
        "Kalat", "Kech", "Kharan", "Khuzdar", "Killa Abdullah", "Killa Saifullah", "Kohlu", "Lasbela", "Loralai", "Mastung", "Musakhel",
        "Nasirabad", "Nushki", "Panjgur", "Pishin", "Quetta", "Sherani", "Sibi", "Sohbatpur", "Surab", "Usta Muhammad", "Washuk", "Zhob",
        "Ziarat",
    }  # fmt: skip


def test_every_name_of_the_gazetteer_is_found():
    lost = []
    for row in load_rows("places"):
        for name in filter(None, [row["name"], *row["aliases"].split(";")]):
            if not re.search(r"[(),]", name):
                found = read(f"officials met in {name} today.")
                if not any(r["text"] == name for r in found):
                    lost.append(name)
    assert lost == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Elders blocked the Jandola road in Tank.", ["Jandola", "Tank"]),
        ("He was seized on the Quetta-Turbat highway.", ["Quetta", "Turbat"]),
        ("He was shot on the Miranshah road in Bannu.", ["Miranshah", "Bannu"]),
        ("A charge was laid on the Mach bridge.", ["Mach"]),
        ("He landed at Karachi's airport.", ["Karachi's airport"]),
        ("They hid in the Zindra valley and the Kulanch hills.", ["Zindra", "Kulanch"]),
        ("A grenade hit the judicial complex in Quetta.", ["judicial complex, Quetta", "Quetta"]),
        ("They camped outside the press club in Quetta.", ["press club, Quetta", "Quetta"]),
        ("Seven died inside Shahmardan near Kalat.", ["Shahmardan", "Kalat"]),
        ("The squads came from Saravan and Sirkan to Panjgur.", ["Saravan", "Sirkan", "Panjgur"]),
        ("Guards at Gate 3 stopped him in Sibi.", ["Sibi"]),
        ("A commander known as Salahuddin Farooqi died in Khash.", ["Khash"]),
    ],
)
def test_roads_sites_and_small_places(text, wanted):
    assert names(text) == wanted


def test_a_site_named_after_a_town_lies_there_whatever_stands_beside_it():
    rows = read("Kabul denied it. The bomb at Sibi railway station was defused, Kabul said.")
    assert next(r for r in rows if r["kind"] == "site")["admin1"] == "Balochistan"


# ---- towns of one name --------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "name", "where"),
    [
        ("Three miners died in Khost, in Balochistan's Harnai district.", "Khost", ("Harnai", "Balochistan", "Pakistan")),
        ("HARNAI: A mine collapsed in Khost on Friday.", "Khost", ("Harnai", "Balochistan", "Pakistan")),
        ("Jets hit Khost and Kunar in Afghanistan.", "Khost", (None, "Khost", "Afghanistan")),
        ("Gunmen killed a guard at Pishin, in Iran's Sistan-Baluchestan province.", "Pishin", (None, "Sistan and Baluchestan", "Iran")),
        ("A bomb went off in Pishin near the Afghan border.", "Pishin", ("Pishin", "Balochistan", "Pakistan")),
        ("SIBI: A bomb went off near Pishin. Iran had closed its border.", "Pishin", ("Pishin", "Balochistan", "Pakistan")),
        ("SARAVAN: Six guards were killed. The attackers came from Pishin.", "Pishin", (None, "Sistan and Baluchestan", "Iran")),
        ("Jaish al-Adl attacked a post at Taftan, north of Zahedan.", "Taftan", (None, "Sistan and Baluchestan", "Iran")),
        ("The convoy left Quetta for Iran through Taftan.", "Taftan", ("Chagai", "Balochistan", "Pakistan")),
        ("Lahore mourned two men from Hyderabad in India.", "Hyderabad", (None, "Telangana", "India")),
        ("He came from Hyderabad, Sindh.", "Hyderabad", ("Hyderabad", "Sindh", "Pakistan")),
        ("A road worker was shot in the Dasht area of Kech.", "Dasht", ("Kech", "Balochistan", "Pakistan")),
    ],
)
def test_towns_of_one_name(text, name, where):
    row = next(r for r in read(text) if r["name"] == name)
    assert (row["admin2"], row["admin1"], row["country"]) == where
