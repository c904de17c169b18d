"""Actors: names, short forms, governments that act, forces, organisations, persons; all sentences are our own."""

from itertools import pairwise

import pytest
from timing import assert_linear

from balochlib.coding.actors import find_actors
from balochlib.coding.names.governments import is_acting
from balochlib.coding.names.registry import load_actors
from balochlib.schema import ACTOR_KINDS
from balochlib.text.article import Article, Sentence
from balochlib.text.lexicon import load_rows
from balochlib.text.sentences import split_sentences


def read(text: str) -> Article:
    return Article("a-1", "s-1", text, 0, len(text), sentences=tuple(Sentence(*s) for s in split_sentences(text)))


def ids(text: str, kinds: set[str] | None = None) -> set[str]:
    return {r["actor_id"] for r in find_actors(read(text), []) if kinds is None or r["kind"] in kinds}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The Baluch Liberation Army and the Baloch Republican Guards (BRG) hit a convoy.", {"bla", "brg"}),
        ("The United Baloch Army fired rockets; the BNA denied a role.", {"uba", "bna"}),
        ("Tehrik-i-Taliban Pakistan, which the state calls Fitna al-Khawarij, left the truce.", {"ttp"}),
        ("IS-KP and Jaish ul-Adl are at odds.", {"iskp", "jaish_al_adl"}),
        ("The Islamic State's Khorasan Province split from the Islamic State group.", {"iskp", "islamic_state"}),
        ("A group calling itself the Baloch Dawn Tigers sent a statement.", {"armed_baloch_dawn_tigers"}),
        ("The Kech Revolutionary Front was unknown until then.", {"armed_kech_revolutionary_front"}),
        ("Harkat-ul-Ansar was blamed, not Lashkar-e-Jhangvi.", {"armed_harkat_ul_ansar", "lej"}),
        ("It is one of several Sindhi separatist groups.", {"sindhi_armed_groups"}),
        ("A Sunni Baluch armed group was behind it.", set()),
        ("The Fire Brigade put it out; the resistance front of the storm passed.", set()),
        ("Militants and gunmen fled.", set()),
        ("Suspicion fell on Barisan Merdeka Selatan (BMS), the strongest of the groups. BMS men fled.", {"armed_barisan_merdeka_selatan"}),
        ("The Kalat Freedom Falcons, a separatist outfit, are new.", set()),
        ("The Kalat Freedom Falcons (KFF), a separatist outfit, are new.", {"armed_kalat_freedom_falcons"}),
        ("Men of the Sundar and Jatoi gangs were named.", {"armed_sundar_and_jatoi_gangs"}),
        ("The gang fled; street gangs and a police gang unit did not.", set()),
        (
            "M23 rebels, Boko Haram, JNIM and the New People's Army fight elsewhere.",
            {"march_23_movement", "boko_haram", "jama_at_nusrat_al_islam_wal_muslimin", "new_people_s_army"},
        ),
        ("An Improvised Explosive Device (IED) went off; the First Information Report (FIR) was filed.", set()),
    ],
)
def test_armed_groups(text, wanted):
    assert ids(text, {"armed_group"}) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("FC personnel cordoned off the area.", {"frontier_corps"}),
        ("The FC Barcelona shirt was found.", set()),
        ("The Frontier Corps came first. The FC left at dawn.", {"frontier_corps"}),
        ("Families in Quetta accuse the intelligence agencies of taking them.", {"pakistani_intelligence"}),
        ("Two agents of military intelligence were shot in Kech.", {"military_intelligence_pk"}),
        ("Agents of RAW were held, Indian officials denied it.", {"raw"}),
        ("The meat was RAW.", set()),
        ("The militant IS group took the credit.", {"islamic_state"}),
        ("This IS the end.", set()),
        ("The MIT study was on water.", set()),
        ("Turkish agents of MIT caught him.", {"mit_turkey"}),
        ("The National Party met. The NP chose a leader.", {"national_party"}),
        ("A national party for all was what they wanted.", set()),
        ("A BAP candidate of the Balochistan Awami Party won.", {"bap"}),
    ],
)
def test_ambiguous_short_forms_need_their_long_form_or_a_cue(text, wanted):
    assert ids(text, {"armed_group", "state_force", "intelligence", "organisation"}) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Islamabad has long accused New Delhi of meddling.", {"gov_pakistan", "gov_india"}),
        ("He saw the hand of India in the blast near Quetta.", {"gov_india"}),
        ("The camp is run with the blessing of Kabul, they say in Quetta.", {"gov_afghanistan"}),
        ("They charged the army and China with looting Balochistan.", {"gov_china"}),
        ("The provincial government's spokesman in Quetta denied it.", {"gov_balochistan"}),
        ("Families in Quetta accused the government of silence.", {"gov_pakistan"}),
        ("The offices of the provincial government in Quetta were shut.", set()),
        ("Traders returned from the hills of India.", set()),
        ("Kabul and New Delhi deny the charges.", {"gov_afghanistan", "gov_india"}),
        ("The group was proscribed by Pakistan, the UK, and the EU.", {"gov_pakistan", "gov_united_kingdom"}),
        ("Iran, Qatar and the Organisation of Islamic Cooperation (OIC) condemned it.", {"gov_iran", "gov_qatar"}),
        ("They say the money came as funding from India.", {"gov_india"}),
        ("China's decision to pause the work hurt the port.", {"gov_china"}),
        ("Tehran was trying to calm the border.", {"gov_iran"}),
        ("Turkey, for its part, urged restraint.", {"gov_turkiye"}),
        ("Beijing urged Pakistan to guard the road.", {"gov_china", "gov_pakistan"}),
        ("Talks between Islamabad and Kabul broke down.", {"gov_pakistan", "gov_afghanistan"}),
        ("It seeks to break the province away from Islamabad.", {"gov_pakistan"}),
        ("The road is to be built by China.", {"gov_china"}),
        ("Iranian authorities closed the crossing.", {"gov_iran"}),
        ("India-backed gunmen, the minister said.", {"gov_india"}),
        ("The federal government sent a team.", {"gov_pakistan"}),
        ("The United States has designated the group.", {"gov_united_states"}),
        ("New Delhi, through its Research and Analysis Wing (RAW), continues to fund it.", {"gov_india"}),
        ("Kabul, which has often denied harbouring anyone, summoned the envoy.", {"gov_afghanistan"}),
        ("Nor would Kabul admit to hosting anyone; Burkina Faso's junta said nothing.", {"gov_afghanistan", "gov_burkina_faso"}),
        ("The provincial government announced a fund.", {"gov_balochistan"}),
        # places, not governments
        ("The Islamabad think tank said so; the Pakistan attack went on.", set()),
        ("provincial government spokesman Ali Rind said", set()),
        ("Attacks in Pakistan rose last year.", set()),
        ("The dead came from China and Afghanistan.", set()),
        ("Pakistan has not seen a deadlier year.", set()),
        ("All of Pakistan was left shaken.", set()),
        ("Pakistan is home to many peoples and borders Iran.", set()),
        ("Pakistan's economy shrank; India's coast was flooded.", set()),
        ("ISLAMABAD: The rain fell all night.", set()),
        ("The train to Iran was late in Moscow.", set()),
        ("The China-Pakistan Economic Corridor runs through here.", set()),
        ("Iranian state media showed the wreck.", set()),
        ("The government school was shut.", set()),
        ("Mines in Pakistan, India and China kill many.", set()),
        ("Islamabad quarrels with such figures.", {"gov_pakistan"}),
        ("Kabul has no wish to talk.", {"gov_afghanistan"}),
        ("By Islamabad's reckoning the road cost a billion.", {"gov_pakistan"}),
        ("Nine died, according to Iran.", {"gov_iran"}),
        ("They draw their wages from New Delhi.", {"gov_india"}),
        ("The embassies of Turkey and Iran sent condolences.", {"gov_turkiye", "gov_iran"}),
        ("Islamabad schools reopened. Kabul lies in a valley. Nine died, according to Iran Air.", set()),
    ],
)
def test_countries_and_capitals_are_actors_only_where_they_act(text, wanted):
    assert {i for i in ids(text, {"state"}) if i.startswith("gov_")} == wanted


@pytest.mark.parametrize(
    ("after", "acts"),
    [
        ("denies the charge", True), ("has since banned it", True), ("will not talk", True), ("is accused of it", True),
        ("did not reply", True), ("to send troops", True), (", meanwhile , protested", True), ("was hit", False),
        ("has a coast", False), ("saw two attacks", False), ("lies to the north", False), ("", False), ("military posts", False),
    ],
)  # fmt: skip
def test_is_acting(after, acts):
    assert is_acting(after.split()) is acts


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Police said the road was shut.", {"balochistan_police"}),
        ("Two rangers and one police sergeant were hurt.", set()),
        ("They killed 20 army men and a navy man.", {"pakistan_navy"}),
        ("The police chief of Kech saw a police station burn.", {"balochistan_police"}),
        (
            "Men from Army, FC and Police died with Frontier Corps Balochistan.",
            {"pakistan_army", "frontier_corps_balochistan", "balochistan_police"},
        ),
        ("It accused the army of using force.", {"pakistan_army"}),
        ("An army of volunteers came; the rebel army fled.", set()),
        ("A police station burned and a police officer, Ali Raza, was hurt.", set()),
        ("Two police were hurt; several policemen fled.", set()),
        ("Senior Superintendent of Police Ahmed Noor spoke.", set()),
        ("Karachi Police held a man. Later police freed him.", {"karachi_police"}),
        ("Levies and police teams came.", {"levies", "balochistan_police"}),
        ("The army said so.", {"pakistan_army"}),
        ("The military rejected it.", {"pakistan_military"}),
        ("The army came; the military said no more.", {"pakistan_army"}),
        ("A military solution will not work, nor a military fort.", set()),
        ("Political, diplomatic, military, and legal means.", set()),
        ("Navy and coast guard personnel were among them.", {"pakistan_navy", "pakistan_coast_guards"}),
        ("The military's media wing gave a toll.", {"ispr"}),
        ("Sindh Rangers and the Anti-Narcotics Force were there.", {"rangers", "anti_narcotics_force"}),
    ],
)
def test_forces(text, wanted):
    assert ids(text, {"state_force"}) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The Foreign Office in Islamabad protested.", {"ministry_foreign_affairs_pakistan"}),
        ("In Beijing, Foreign Ministry spokesman Li Wei spoke.", {"ministry_foreign_affairs_china"}),
        ("The Russian interior ministry said so.", {"ministry_interior_russia"}),
        ("A bomb went off outside the foreign ministry.", set()),
        ("China's embassy in Islamabad condemned it.", {"embassy_china"}),
        ("Gunmen stormed the Chinese consulate in Karachi.", set()),
        ("A report by the Zhob Policy Institute lists ten.", {"organisation_zhob_policy_institute"}),
        ("The Turbat Students Union (TSU) called a strike.", {"civil_turbat_students_union"}),
        ("Sources: agency reports, the Chinese embassy. The embassy has urged its people to leave.", {"embassy_china"}),
        ("The Kech Traders Council counts at least 80 shops.", {"civil_kech_traders_council"}),
        ("The mines department owns up to 46 deaths.", {"mines_department"}),
        ("The Makran Divisional Bar Association boycotted courts.", {"civil_makran_divisional_bar_association"}),
        ("He walked to the mines department in the old town.", set()),
        ("A van outside the Confucius Institute burned.", set()),
        ("The rights group Haalvsh counted nine.", {"civil_haalvsh"}),
        ("MERIDIAN, an Italian charity, took in ten.", {"civil_meridian"}),
        ("Pakistan's ambassador to the UN spoke.", set()),
        ("The UN condemned it.", {"un"}),
    ],
)
def test_institutions(text, wanted):
    rows = find_actors(read(text), [])
    assert {r["actor_id"] for r in rows if r["kind"] not in {"person", "media"} and not r["actor_id"].startswith("gov_")} == wanted


def test_one_lexicon_name_has_one_kind_everywhere_and_ids_are_unique():
    rows = load_rows("actors")
    assert len({r["actor_id"] for r in rows}) == len(rows) == len(load_actors())
    assert {r["kind"] for r in rows} <= set(ACTOR_KINDS)
    tables = ("actors", "governments", "actor_cues", "designations", "allegations", "framing")
    assert all(r["source"] for name in tables for r in load_rows(name))
    assert {r["parent"] for r in rows if r["parent"]} - {r["actor_id"] for r in rows} <= {"pakistan_navy"}
    assert {r["actor_id"] for r in load_rows("designations")} <= set(load_actors())


def test_the_taliban_are_the_government_since_2021():
    assert "gov_afghanistan" in ids("In 2023 the Afghan Taliban said they had closed Torkham.")
    assert "afghan_taliban" in ids("In 2009 the Afghan Taliban fought NATO.")
    assert "gov_afghanistan" in ids("The Afghan Taliban called the statement baseless.")
    assert "ttp" in ids("In 2014 Taliban gunmen killed children at a school in Peshawar.")


def test_persons_after_titles_before_roles_and_again_by_last_name():
    text = "Deputy Commissioner Noor Jan Kakar spoke. Saima Bugti, a lawyer, agreed. Mr Kakar left with Bugti. Nawab Akbar Marri stayed."
    found = [(r["text"], r["actor_id"]) for r in find_actors(read(text), []) if r["kind"] == "person"]
    assert found == [
        ("Noor Jan Kakar", "person-noor-jan-kakar"), ("Saima Bugti", "person-saima-bugti"), ("Kakar", "person-noor-jan-kakar"),
        ("Bugti", "person-saima-bugti"), ("Nawab Akbar Marri", "person-nawab-akbar-marri"),
    ]  # fmt: skip


def test_no_person_in_months_places_and_offices():
    assert not ids("On Monday the Prime Minister left. In January, a cold month, snow fell in Ziarat.", {"person"})


def test_every_mention_holds_its_words_and_none_overlap():
    text = "The Baloch Liberation Army (BLA) said Prime Minister Imran Khan lied. China and the U.S. said nothing. Dawn newspaper wrote so."
    rows = find_actors(read(text), [])
    assert rows
    assert all(text[r["start"] : r["end"]] == r["quote"] == r["text"] for r in rows)
    assert all(a["end"] <= b["start"] for a, b in pairwise(rows))


@pytest.mark.parametrize(
    "word",
    ["9", "Baloch ", "A", "(ABC) ", "India, ", "Ahmed Khan said ", "police ", "the Ministry of ", "Abc Def (AD) ", "Aa and Bb gang "],
)
def test_time_grows_with_the_text_only(word):
    assert_linear(lambda article: find_actors(article, []), lambda n: read((word * n)[:n]), 12_000)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The provincial government's spokesman spoke of peace.", {"gov_balochistan"}),
        ("A spokesman for the provincial government spoke of peace.", {"gov_balochistan"}),
        ("The councillor accused the federal government of neglect.", {"gov_pakistan"}),
        ("It was told to the provincial government employees.", set()),
        ("It is a request Islamabad has so far turned down.", {"gov_pakistan"}),
        ("He saw the hand of India in it.", {"gov_india"}),
        ("The camp stands with the blessing of Kabul.", {"gov_afghanistan"}),
        ("Snow fell over Kabul.", set()),
        ("The groups are run by Indian intelligence.", {"intelligence_india"}),
        ("An Indian intelligence officer was named.", set()),
        ("Pakistan's permanent mission in Geneva called it one-sided.", {"un_mission_pakistan"}),
        ("UN experts urged calm.", {"un"}),
    ],
)
def test_who_speaks_for_or_answers_as_a_state(text, wanted):
    assert ids(text, {"state", "intelligence", "organisation"}) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The group has fought the government of Somalia since 2007.", {"gov_somalia"}),
        ("The Taliban government summoned the envoy.", {"gov_afghanistan"}),
        ("The military's public relations wing did not reply.", {"ispr"}),
        ("Nine constabulary men were killed in Kachhi.", {"balochistan_constabulary"}),
        ("A tribal constabulary raised under the British kept order.", set()),
        ("The railways counted seven injured passengers.", {"pakistan_railways"}),
        ("The railways of Europe are old.", set()),
        ("Ali, who chairs the port authority, says that trade will grow.", {"gwadar_port_authority"}),
        ("The runway cost Beijing $240 million.", {"gov_china"}),
        ("Violence cost Pakistan 640 lives.", set()),
        ("He complained that Kabul lets the TTP use its soil.", {"gov_afghanistan"}),
        ("Aamin, a volunteer ambulance service, carried away 21 bodies.", {"organisation_aamin"}),
        ("An off-duty navy sailor was cut down.", {"pakistan_navy"}),
        ("An anti-terrorism court sent them to jail.", set()),
    ],
)
def test_bodies_by_other_words(text, wanted):
    assert ids(text, {"state", "state_force", "organisation", "civil_society"}) == wanted


def test_a_monitor_is_told_by_what_it_does():
    found = find_actors(read("Haalvsh, which documents abuses against the Baluch, said so."), [])
    assert {r["kind"] for r in found if r["text"] == "Haalvsh"} == {"civil_society"}


def test_two_spellings_of_one_name_are_both_found():
    assert ids("It is allied to al-Qaeda.") == ids("It is allied to Al Qaeda.") == {"al_qaeda"}
