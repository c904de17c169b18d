"""Bodies of states, services, forces and organisations in copy of many outlets, and countries that act; own sentences."""

import pytest

from balochlib.coding.actors import find_actors
from balochlib.coding.names.forces import find_home
from balochlib.coding.names.institutions import find_institutions
from balochlib.text.article import Article, Sentence

NAMED = {"armed_group", "state_force", "state", "intelligence", "organisation", "civil_society"}


def read(text: str) -> Article:
    return Article("a", "s", text, 0, len(text), sentences=(Sentence(0, len(text)),))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The interior ministry maintains that Indian agencies finance the campaign.", {"Indian agencies", "interior ministry"}),
        ("Chief Minister Sarfraz Bugti says Indian intelligence pays for the protests.", {"Indian intelligence"}),
        ("China's embassy counts 21 dead since 2021.", {"China's embassy"}),
        ("The Chinese embassy in Islamabad urged its citizens to be vigilant.", {"Chinese embassy"}),
        ("Pakistan has been asking the Interim Afghan Government to ensure border management.", {"Interim Afghan Government", "Pakistan"}),
        (
            "The Taliban's intelligence directorate alleged that the bombers had been trained across the border.",
            {"Taliban's intelligence directorate"},
        ),
        ("The United Nations mission in Afghanistan has recorded 380 civilian deaths.", {"United Nations mission"}),
        ("The home department of Balochistan banned pillion riding for 15 days.", {"home department of Balochistan"}),
        ("The Balochistan home department issued a notification.", {"Balochistan home department"}),
        ("Taliban police said the bomber had been arrested.", {"Taliban police"}),
        ("A spokesman for the Taliban police in Herat said eight people were killed.", {"Taliban police"}),
        ("Islamabad holds that they are run by the Indian intelligence agency RAW.", {"Islamabad", "RAW"}),
        ("The Balochistan High Court ordered the release of the five.", {"Balochistan High Court"}),
        ("The Supreme Court has sought a report from the provincial government.", {"Supreme Court"}),
        ("The Balochistan Bar Council called a strike.", {"Balochistan Bar Council"}),
        ("The Human Rights Commission of Pakistan says 65 people went missing.", {"Human Rights Commission of Pakistan"}),
        ("The National Commission for Human Rights has taken notice.", {"National Commission for Human Rights"}),
        (
            "The Commission of Inquiry on Enforced Disappearances has 2,700 cases on its list.",
            {"Commission of Inquiry on Enforced Disappearances"},
        ),
        ("The Balochistan Assembly passed a resolution against the operation.", {"Balochistan Assembly"}),
        ("Pakistan Railways suspended train services.", {"Pakistan Railways"}),
        ("China Overseas Ports Holding Company said work went on.", {"China Overseas Ports Holding Company"}),
        ("The Election Commission of Pakistan postponed the vote.", {"Election Commission of Pakistan"}),
        ("The All Balochistan Transporters Association went on strike.", {"All Balochistan Transporters Association"}),
        ("Iranian border guards opened fire on fuel porters.", {"Iranian border guards"}),
        ("Iranian security forces killed four militants near Rask.", {"Iranian security forces"}),
        ("Iranian police said a patrol had been ambushed in Khash.", {"Iranian police"}),
        ("Iran's foreign ministry summoned the charge d'affaires.", {"Iran's foreign ministry"}),
        ("The Afghan defence ministry said it would retaliate.", {"Afghan defence ministry"}),
        ("The Ministry of External Affairs rejected the allegation.", {"Ministry of External Affairs"}),
        ("External Affairs Ministry spokesperson Randhir Jaiswal dismissed the remark.", {"External Affairs Ministry"}),
        ("The European Union's mission condemned the bombing.", {"European Union"}),
        ("The Levies Force said the road had been cleared.", {"Levies Force"}),
        ("The counterterrorism department said it had killed four.", {"counterterrorism department"}),
        ("Sindh Rangers said they had arrested a financier.", {"Sindh Rangers"}),
        ("Railway police fired back.", {"Railway police"}),
        ("The Prime Minister's Office said talks were held.", {"Prime Minister's Office"}),
        ("Pakistani intelligence picked up the chatter, two officials said.", {"Pakistani intelligence"}),
        ("The Iranian embassy in Islamabad denied the report.", {"Iranian embassy"}),
        ("A spokesperson for the US embassy said it was aware of the attack.", {"US embassy"}),
        ("The Turbat police said the body was that of a teacher.", {"Turbat police"}),
        ("Kech police have registered a case.", {"Kech police"}),
        ("CTD Sindh arrested the suspect near Hub.", {"CTD"}),
        ("The Chaman Scouts returned fire.", {"Chaman Scouts"}),
        ("Basij members came under fire in Saravan.", {"Basij"}),
        ("Tehran's prosecutor general said the men were terrorists.", set()),
        ("The Organisation of Islamic Cooperation condemned the attack.", {"Organisation of Islamic Cooperation"}),
        ("The European Parliament adopted a resolution.", {"European Parliament"}),
        ("The ICRC helped move the dead.", {"ICRC"}),
        ("The Asian Development Bank pulled out.", {"Asian Development Bank"}),
        ("Pakistan Tehreek-e-Insaf rejected the ban.", {"Pakistan Tehreek-e-Insaf"}),
        ("The Baloch Women Forum called the arrest illegal.", {"Baloch Women Forum"}),
        ("The Baloch National Movement protested in Berlin.", {"Baloch National Movement"}),
        ("The Gwadar Chamber of Commerce asked for compensation.", {"Gwadar Chamber of Commerce"}),
        ("The Pakistan Workers Federation said the miners had not been paid.", {"Pakistan Workers Federation"}),
        ("The Mines and Minerals Department sealed the mine.", {"Mines and Minerals Department"}),
        ("The Balochistan Public Service Commission postponed the test.", {"Balochistan Public Service Commission"}),
        ("The National Highway Authority reopened the N-25.", {"National Highway Authority"}),
        ("The Civil Aviation Authority closed the airport.", {"Civil Aviation Authority"}),
        ("The ombudsman ordered the police to pay.", {"police"}),
        ("The local administration imposed Section 144.", set()),
        ("The attorney general told the Supreme Court that the men had been found.", {"Supreme Court"}),
        ("The commission said it had received 130 cases.", set()),
        ("The National Accountability Bureau froze his assets.", {"National Accountability Bureau"}),
        ("The Geological Survey of Pakistan mapped the area.", set()),
        ("Moscow condemned the attack and offered help.", {"Moscow"}),
        ("Ties between Islamabad and Kabul have soured.", set()),
        ("He said China was unhappy with the delay.", {"China"}),
        ("China lost five engineers at Besham.", set()),
        ("Islamabad blames India, and India blames Islamabad.", {"India", "Islamabad"}),
        ("India, for its part, called it fantasy.", {"India"}),
        ("There was no comment from New Delhi.", {"New Delhi"}),
        ("There was no immediate response from Tehran.", {"Tehran"}),
        ("Neither Kabul nor New Delhi has replied.", {"Kabul", "New Delhi"}),
        ("Pakistan, Iran and Afghanistan share the region.", set()),
        ("Pakistan lies between India and Iran.", set()),
        ("Trade with Iran stopped for a week.", {"Iran"}),
        ("Pakistan closed the border with Iran.", {"Pakistan"}),
        ("Washington and London list the BLA as a terrorist group.", {"BLA", "London", "Washington"}),
        ("Qatar and Türkiye brokered a ceasefire.", {"Qatar", "Türkiye"}),
        ("She fled to Canada in 2016.", set()),
        ("Islamabad's response was swift.", {"Islamabad"}),
        ("Islamabad police arrested the marchers.", {"Islamabad police"}),
        ("Pakistan's largest province is poor.", set()),
        ("The talks in Istanbul between Pakistan and the Afghan Taliban failed.", {"Afghan Taliban", "Pakistan"}),
        ("Islamabad is buying drones from Ankara.", {"Islamabad"}),
        ("Gwadar airport, a gift from Beijing worth $230 million, sees three flights a week.", {"Beijing"}),
        ("The complaint was sent to Tehran.", {"Tehran"}),
        ("The envoy was called home by Tehran.", {"Tehran"}),
        ("Attacks launched from Afghanistan have to stop, Pakistan says.", {"Pakistan"}),
        ("Asma Butt of Lahore's Institute of Frontier Law said so.", {"Institute of Frontier Law"}),
        ("Raza Shah of Islamabad's Centre for Peace Policy disagrees.", {"Centre for Peace Policy"}),
        ("The Network for River Towns condemned the raid.", {"Network for River Towns"}),
        ("Asma Butt teaches at the Institute of Frontier Law.", set()),
    ],
)
def test_bodies_that_act(text, wanted):
    assert {r["text"] for r in find_actors(read(text), []) if r["kind"] in NAMED} == wanted


def test_a_part_of_the_name_of_a_body_is_no_person():
    assert find_actors(read("Analysts at Quetta's Institute of Border Studies said so."), []) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("New Delhi funds the group, the interior ministry said of the raid in Quetta.", "Ministry of Interior (Pakistan)"),
        ("On New Delhi, the interior ministry in Pakistan was blunt: India pays.", "Ministry of Interior (Pakistan)"),
        ("Pakistan waited; the foreign ministry in New Delhi said nothing.", "Ministry of Foreign Affairs (India)"),
        ("Pakistan waited. In New Delhi, the home ministry said six men were held.", "Ministry of Home Affairs (India)"),
        ("KABUL (Reuters) - The interior ministry said Pakistan had struck twice.", "Ministry of Interior (Afghanistan)"),
        ("Pakistan said so, and the Taliban's defence ministry denied it.", "Ministry of Defence (Afghanistan)"),
    ],
)
def test_the_land_of_a_ministry_is_told_by_the_words_beside_it(text, name):
    assert name in {m.name for m in find_institutions(read(text), [])}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The interim government in Kabul denied it.", "Government of Afghanistan"),
        ("The rulers in Tehran deny it.", "Government of Iran"),
        ("The caretaker government in Quetta denied it.", "Government of Balochistan"),
        ("The offices of the provincial government in Quetta were shut.", None),
        ("The district administration in Islamabad sealed the road.", None),
        ("The interim government in Atlantis denied it.", None),
    ],
)
def test_governments_by_their_seat(text, name):
    found = {m.name for m in find_institutions(read(text), []) if " in " in text[m.start : m.end]}
    assert found == ({name} if name else set())


def test_home_is_pakistan_where_the_text_names_it():
    assert find_home(read("Kabul said Pakistan had struck Kabul.")) == "gov_pakistan"
