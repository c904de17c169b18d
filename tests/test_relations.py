"""Accusations, denials and statements on who did it; all sentences are our own."""

import pytest
from needs import is_bound, list_wanted
from timing import assert_linear

from balochlib.coding.accusation.allegations import find_accusations
from balochlib.coding.actors import find_actors
from balochlib.coding.relations import find_allegations, find_responsibility
from balochlib.schema import ALLEGATION_KINDS, ALLEGATION_STANCES, RESPONSIBILITY_STANCES
from balochlib.text.article import Article, Sentence
from balochlib.text.lexicon import load_rows
from balochlib.text.sentences import split_sentences


def read(text: str) -> Article:
    return Article("a-1", "s-1", text, 0, len(text), sentences=tuple(Sentence(*s) for s in split_sentences(text)))


def allegations(text: str) -> list[dict]:
    article = read(text)
    return find_allegations(article, find_actors(article, []), [])


def statements(text: str) -> list[tuple]:
    article = read(text)
    return [(r["claimant"], r["actor"], r["stance"]) for r in find_responsibility(article, find_actors(article, []))]


PAKISTAN, INDIA, IRAN, KABUL = ("Government of " + c for c in ("Pakistan", "India", "Iran", "Afghanistan"))
ISRAEL, AMERICA, CHINA = "Government of Israel", "Government of the United States", "Government of China"
BLA, BLF, TTP = "Baloch Liberation Army", "Balochistan Liberation Front", "Tehreek-e-Taliban Pakistan"
ISKP, RAW, IRGC = "Islamic State \u2013 Khorasan Province", "Research and Analysis Wing", "Islamic Revolutionary Guard Corps"
ISPR, CTD, BYC = "Inter-Services Public Relations", "Counter-Terrorism Department", "Baloch Yakjehti Committee"
FOREIGN_OFFICE = "Ministry of Foreign Affairs (Pakistan)"


@pytest.mark.parametrize(
    ("text", "accuser", "accused", "what"),
    [
        ("Islamabad accuses India of arming the BLF.", PAKISTAN, INDIA, "backing"),
        ("Tehran blamed Pakistan for the raid by militants.", IRAN, PAKISTAN, "other"),
        ("Officials pointed the finger at India.", "Officials", INDIA, "other"),
        ("The army pinned the raid on the BLA.", "Pakistan Army", "Baloch Liberation Army", "other"),
        ("RAW was involved in terrorist acts in Kech, Senator Ahmed Jan said.", None, "Research and Analysis Wing", "backing"),
        ("The Foreign Office said the gunmen had handlers in Afghanistan.", "Ministry of Foreign Affairs (Pakistan)", KABUL, "backing"),
        ("Indian-sponsored terrorists hit the train, ISPR said.", None, INDIA, "backing"),
        ("The BLA is receiving weapons from Iran, the video claims.", None, IRAN, "backing"),
        ("Islamabad says the TTP enjoys sanctuary in Afghanistan.", PAKISTAN, KABUL, "sheltering"),
        ("Iran says the group hides in Pakistan.", IRAN, PAKISTAN, "sheltering"),
        ("The BLA says Islamabad has plundered the gas of the province.", "Baloch Liberation Army", PAKISTAN, "other"),
        ("Families accuse the security agencies of abducting students.", "Families", "the security agencies", "abuse"),
        ("The police are routinely accused of torture.", None, "Balochistan Police", "abuse"),
        ("Activists documented enforced disappearances in Awaran.", None, None, "abuse"),
        ("The military has accused the BYC of being an Indian proxy.", "Pakistan Armed Forces", "Baloch Yakjehti Committee", "proxy"),
        ("Troops allegedly opened fire on three shepherds.", None, "Troops", "abuse"),
        ("Critics allege that the port brings nothing to fishermen.", "Critics", None, "other"),
    ],
)
def test_accusations(text, accuser, accused, what):
    row = allegations(text)[0]
    assert row["quote"] == text
    assert row["accused"] == accused
    assert accuser is None or row["accuser"] == accuser
    assert row["what"] == what or (what == "backing" and row["what"] in {"funding", "training"})


@pytest.mark.parametrize(
    "text",
    [
        "The BLA claimed responsibility and said it was behind the raid.",
        "Officials blamed a short circuit for the fire.",
        "Police filed terrorism charges against 30 men.",
        "The man in charge of security there denied that there had been a lapse.",
        "Two men accused of theft were freed.",
        "China backs Pakistan in its fight against terrorism.",
        "The Taliban came back to power in 2021.",
        "Washington can support efforts to counter extremist groups.",
        "Helicopters backed the troops in the operation.",
        "The Chinese-funded port opened in 2016.",
        "At least 12 people were killed in Kalat.",
        "The province holds gas, gold and copper.",
        "Two robbers were shot dead by police.",
        "Chinese money built the port that militants attacked.",
        "Troops opened fire on militants near two villages.",
        "Pakistan hosted talks with Taliban leaders on militancy.",
        "Three students were killed by gunmen.",
        "Twelve accused of the gang have been nominated in the case.",
        "Foreign weapons were found with the militants.",
        "The committee laid a wreath at the feet of the statue.",
        "China and Turkey backed Islamabad after the killings.",
        "Villagers said police arrived an hour later and cordoned off the area.",
        "Witnesses said security forces opened fire on the attackers.",
        "The leader of the group was based in Kandahar until his death in 2018.",
        "Pakistan has camps in Afghanistan for refugees, the agency said.",
        "Officials said it had no role in the talks.",
        "The protesters set fire to tyres and blocked the highway.",
        "The governor rejected claims by the opposition that the budget had lapsed.",
        "The United States provided $350 million to Pakistan to fight the militants.",
        "The commission on enforced disappearances disposed of 40 cases in May.",
        "BRAS is the joint front of the BLA and the BLF.",
        "",
    ],
)
def test_what_is_no_accusation(text):
    assert allegations(text) == []


def test_each_accused_and_each_denier_is_a_row_that_answers():
    text = "Islamabad accuses Afghanistan and India of supporting the TTP. Kabul and New Delhi deny the accusations."
    rows = allegations(text)
    reports = [r for r in rows if r["stance"] == "reports"]
    denials = [r for r in rows if r["stance"] == "denies"]
    assert [(r["accused"], r["denied_by"]) for r in reports] == [(KABUL, KABUL), (INDIA, INDIA)]
    assert {r["beneficiary"] for r in reports} == {"Tehreek-e-Taliban Pakistan"}
    assert [r["responds_to"] for r in denials] == [r["allegation_id"] for r in reports]
    assert all(r["quote"] == text for r in denials)  # from the accusation to the denial


@pytest.mark.parametrize(
    "text",
    [
        "Islamabad says the BLF is funded by India, a charge New Delhi rejects.",
        "Islamabad accuses India of backing the BLA. New Delhi denies it.",
        "Islamabad accuses India of backing the BLA, which New Delhi denies.",
        "Islamabad accused India of sheltering militants; New Delhi dismissed the allegation.",
    ],
)
def test_denials(text):
    rows = allegations(text)
    assert [r["stance"] for r in rows] == ["reports", "denies"]
    assert rows[1]["accuser"] == rows[0]["denied_by"] == INDIA
    assert rows[1]["responds_to"] == rows[0]["allegation_id"]


@pytest.mark.parametrize(
    ("text", "accuser", "accused", "gain", "denied"),
    [
        # the subject of the verb, over adverbs, insertions, a relative clause, a second verb, a participle
        ("Tehran has repeatedly accused Islamabad of harbouring Jaish al-Adl, a claim Pakistan rejects.",
            IRAN, PAKISTAN, "Jaish al-Adl", PAKISTAN),
        ("The BLF, whose fighters have clashed with the ISKP, accused the Pakistan Army of abducting students.",
            BLF, "Pakistan Army", None, None),
        ("India, which Pakistan accuses of backing the BLA, has denied the charge.", PAKISTAN, INDIA, BLA, INDIA),
        ("Tehran has long complained of the group and points at Pakistan and Israel.", IRAN, PAKISTAN, None, None),
        ("The blast was the work of ISPR's foes, said ISPR, which accused the BLA of it.", ISPR, BLA, None, None),
        ("While China was silent, Pakistani officials pointed the finger at the BLF.", "Pakistani officials", BLF, None, None),
        ("The army, responding to the killings, blamed the TTP.", "Pakistan Army", TTP, None, None),
        # passives: nobody, or who stands behind "by"
        ("The Counter Terrorism Department was accused of staging a fake encounter.", None, CTD, None, None),
        ("The BYC has been accused by the army of being a proxy of India.", "Pakistan Army", BYC, INDIA, None),
        ("Villagers fear the Frontier Corps, which is often accused of torture.", None, "Frontier Corps", None, None),
        # who the sentence is attributed to, whatever actor stands first
        ("With the ISKP and the BLA at war, India's RAW is backing these groups, the interior minister said.", "the interior minister", RAW,
            f"{ISKP}; {BLA}", None),
        ("According to Interior Minister Mohsin Naqvi, India is funding the BLA and the TTP.",
            "Mohsin Naqvi", INDIA, f"{BLA}; {TTP}", None),
        ("In the video the ISKP claims the BLA is receiving weapons from Iran.", ISKP, IRAN, BLA, None),
        ("Kabul's foes say it all: Moscow quietly suggested Ukrainian involvement.",
            "Government of Russia", "Government of Ukraine", None, None),
        ("Mahrang Baloch alleged that security forces had picked up her brother.", "Mahrang Baloch", "security forces", None, None),
        ("Analysts suspect that the IRGC supplies weapons to the BLF.", "Analysts", IRGC, BLF, None),
        # the land that shelters, and a charge told only by its denial
        ("Pakistan's Foreign Office said Afghan soil was being used by the TTP.", FOREIGN_OFFICE, KABUL, TTP, None),
        ("The ISKP, which Pakistan denies operates on its territory, grew.", None, PAKISTAN, ISKP, PAKISTAN),
        ("Allegations of forced disappearances by state forces, though denied by Islamabad, grew.", None, "state forces", None, PAKISTAN),
        ("Islamabad says the TTP hides in Afghanistan, which the Taliban government in Kabul denies.", PAKISTAN, KABUL, TTP, KABUL),
    ],
)  # fmt: skip
def test_who_stands_on_which_side(text, accuser, accused, gain, denied):
    row = allegations(text)[0]
    assert (row["accuser"], row["accused"], row["beneficiary"], row["denied_by"]) == (accuser, accused, gain, denied)


@pytest.mark.parametrize(
    ("text", "accuser", "accused", "what"),
    [
        ("The BLF feeds on Indian cash, the governor said.", "governor", INDIA, "funding"),
        ("India foots the bill, officials say.", "officials", INDIA, "funding"),
        ("Islamabad charges Kabul with hosting 400 fighters.", PAKISTAN, KABUL, "sheltering"),
        ("VBMP holds the Frontier Corps and the police responsible.", "Voice for Baloch Missing Persons", "Frontier Corps", "abuse"),
        ("He calls the BYC the civilian face of the BLA.", None, BYC, "proxy"),
        ("Organisers say four marchers were shot dead by the Frontier Corps.", "Organisers", "Frontier Corps", "abuse"),
        ("The army shelled the hamlet of Gwarkop, the BLF said.", BLF, "Pakistan Army", "abuse"),
        ("The militants act at the behest of their Indian masters, ISPR said.", ISPR, INDIA, "backing"),
        ("The raid was planned in Afghanistan by militants, Islamabad says.", PAKISTAN, KABUL, "backing"),
        ("Sanctuaries granted by Kabul to the TTP explain it, Islamabad says.", PAKISTAN, KABUL, "sheltering"),
        ("Beijing and the Punjabi state are partners in plunder, the BLA said.", BLA, CHINA, "other"),
        ("The prosecution accuses the BYC of inciting a crowd.", "The prosecution", BYC, "other"),
    ],
)
def test_figures_of_speech(text, accuser, accused, what):
    row = allegations(text)[0]
    assert (row["accused"], row["what"]) == (accused, what)
    assert accuser is None or accuser in row["accuser"]


@pytest.mark.parametrize(
    ("text", "denier"),
    [
        ("Islamabad accuses India of backing the BLA. New Delhi has trashed the claim.", INDIA),
        ("Islamabad says the TTP hides in Afghanistan. Kabul brushed aside the charge.", KABUL),
        ("Islamabad says the TTP hides in Afghanistan. Nor would Kabul admit to sheltering it.", KABUL),
    ],
)
def test_denials_in_other_words(text, denier):
    rows = allegations(text)
    assert [(r["stance"], r["accuser"]) for r in rows if r["stance"] == "denies"] == [("denies", denier)]


def test_no_form_fits_without_a_word_that_it_needs():
    short = [r["form"] for r in load_rows("allegation_forms") if not is_bound(r["form"], set(r["needs"].split(";")))]
    assert short == [], "python tests/needs.py writes the words that these forms need"


def test_words_that_a_form_needs():
    assert {"was behind", "paid"} in list_wanted(r"\b(?:RAW )?(?:was behind|paid) {w}(?:it)?\b")
    assert list_wanted(r"\b(?:pays?|\w+) {w}\b") == [] and list_wanted(r"(?!the)(?:pay)?\b") == []
    assert {"{armed}", "BLA"} in list_wanted(r"\b(?:{armed}|BLA)\b") and list_wanted(r"\bun{armed}\b") == [{"un"}]


@pytest.mark.parametrize("row", load_rows("allegation_forms"), ids=lambda r: r["example"])
def test_each_form_reads_its_example(row):
    text = row["example"]
    found = find_accusations(text, 0, len(text))
    assert (row["accused"], row["stance"]) in {(a.accused, a.stance) for a in found}


@pytest.mark.parametrize(
    ("text", "accuser", "accused", "denied"),
    [
        # a denial in other words, of the sentence before
        ("Rights groups accuse the police of torture. The force said the allegations were baseless.", "Rights groups",
            "Balochistan Police", "The force"),
        ("Islamabad says India funds the BLA. New Delhi calls the charge propaganda.", PAKISTAN, INDIA, INDIA),
        ("Islamabad says India funds the BLA. India's foreign ministry described the dossier as a pack of lies.", PAKISTAN, INDIA,
            "Ministry of Foreign Affairs (India)"),
        ("Islamabad accuses Kabul of hosting the TTP despite repeated denials by Kabul.", PAKISTAN, KABUL, KABUL),
        ("Islamabad says Iran arms the BLF and Afghanistan shelters it. Both deny the charge.", PAKISTAN, IRAN, IRAN),
        ("The raid was planned with the help of Indian intelligence, Islamabad says, which India denies.", PAKISTAN,
            "Indian intelligence agencies", INDIA),
        # a denial further on answers what was told of the same party
        ("Islamabad says India funds the BLA. Three men died. New Delhi rejects the accusation that it backs militants.", PAKISTAN,
            INDIA, INDIA),
        # a denial that alone tells of the charge, and whose charge it is
        ("New Delhi denies that it funds the insurgency.", None, INDIA, INDIA),
        ("India rejects Pakistan's claim that it supports separatists.", PAKISTAN, INDIA, INDIA),
        ("India rejected a claim by Islamabad that it had trained the bombers.", PAKISTAN, INDIA, INDIA),
        ("India rejects Pakistani allegations that it backs the BLA.", PAKISTAN, INDIA, INDIA),
    ],
)  # fmt: skip
def test_denials_answer_what_they_deny(text, accuser, accused, denied):
    rows = allegations(text)
    made, answer = rows[0], rows[-1]
    assert (made["accuser"], made["accused"], made["denied_by"], made["stance"]) == (accuser, accused, denied, "reports")
    assert answer["stance"] == "denies" and answer["responds_to"] in {r["allegation_id"] for r in rows}


@pytest.mark.parametrize(
    "text",
    [
        "The governor rejected the resignation of two ministers.",
        "The court dismissed the petition.",
        "Officials dismissed the toll of forty dead as propaganda.",
        "The ministry said no one was hurt.",
        "The minister called the attack an act of cowardice.",
    ],
)
def test_what_is_no_denial_of_a_charge(text):
    assert allegations(text) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Islamabad accuses India of funding the insurgents and Afghanistan of letting their commanders live there.",
            [(PAKISTAN, INDIA, "funding"), (PAKISTAN, KABUL, "sheltering")]),
        ("VBMP holds the Frontier Corps (FC) and the Inter-Services Intelligence (ISI) responsible.",
            [("Voice for Baloch Missing Persons", "Frontier Corps", "abuse"),
             ("Voice for Baloch Missing Persons", "Inter-Services Intelligence", "abuse")]),
        ("New Delhi, through its Research and Analysis Wing (RAW), continues to fund the insurgents, the army said.",
            [("Pakistan Army", INDIA, "funding")]),
        ("The BLA is led from Kabul. Its men were blamed for killing ten miners.", [(None, BLA, "other")]),
        ("Naqvi: \"India planned this.\"", [(None, INDIA, "backing")]),
        ("NEW YORK, March 19: Pakistan has handed over a file which, it says, shows that India's RAW trained the gunmen.",
            [(PAKISTAN, RAW, "training")]),
        ("Kubra Wali, a lawyer, spoke. The BYC was angry, the governor retorted, accusing it of treason.", [("governor", BYC, "other")]),
        ("The chief minister says outside powers fund the unrest.", [("The chief minister", "outside powers", "funding")]),
        ("Relatives said he had been whisked away by men in plain clothes.", [("Relatives", "men in plain clothes", "abuse")]),
        ("Tehreek-e-Taliban Pakistan gets sanctuaries in Kunar, officials say.", [("officials", KABUL, "sheltering")]),
    ],
)  # fmt: skip
def test_parties_by_construction(text, wanted):
    places = [{"start": text.index("Kunar"), "end": text.index("Kunar") + 5, "country": "Afghanistan"}] if "Kunar" in text else []
    article = read(text)
    rows = [r for r in find_allegations(article, find_actors(article, []), places) if r["stance"] != "denies"]
    found = [(r["accuser"], r["accused"], r["what"]) for r in rows]
    assert len(found) == len(wanted)
    for got, want in zip(found, wanted, strict=True):
        assert got[1:] == want[1:] and (want[0] is None or want[0].casefold() in got[0].casefold())


@pytest.mark.parametrize(
    ("text", "accuser"),
    [
        ('Chief Minister Sarfraz Bugti spoke to reporters. "The BLF lives on Indian money," he said.', "Sarfraz Bugti"),
        ("The judges were warned by Jaish al-Adl, the envoy said. The BLF spoke on Telegram. It held the police responsible.", BLF),
        ("Mahrang Baloch stood by the road. She accused the Frontier Corps of torture.", "Mahrang Baloch"),
    ],
)
def test_pronouns_mean_the_last_named_party(text, accuser):
    assert allegations(text)[-1]["accuser"] == accuser


def test_a_press_release_speaks_for_its_issuer():
    head = "PRESS RELEASE No PR-307/2025-ISPR\n\nRawalpindi, 22 October 2025\n\n"
    assert allegations(head + "Troops killed four Indian sponsored terrorists.")[0]["accuser"] == ISPR
    assert allegations("Troops killed four Indian sponsored terrorists.")[0]["accuser"] is None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Kabul and Islamabad traded blame for the raid.", [(PAKISTAN, KABUL), (KABUL, PAKISTAN)]),
        ("The ISKP says the BLA gets training from Iran and money from India.", [(ISKP, IRAN), (ISKP, INDIA)]),
        ("Police blamed the TTP, and the BLF accused the FC of torture.", [("Balochistan Police", TTP), (BLF, "Frontier Corps")]),
        ("Iran blamed Israel and the United States for the bombing.", [(IRAN, ISRAEL), (IRAN, AMERICA)]),
    ],
)
def test_several_accusations_in_one_sentence(text, wanted):
    assert [(r["accuser"], r["accused"]) for r in allegations(text) if r["stance"] != "denies"] == wanted


def test_the_group_and_these_groups_are_the_ones_named_before():
    rows = allegations("The BLA and the BLF raided a camp. The ISKP was angry. The group accused these Baloch organisations of treason.")
    assert [(r["accuser"], r["accused"]) for r in rows] == [(ISKP, BLA), (ISKP, BLF)]
    assert [r["accused"] for r in allegations("The ISKP accused these groups of treason.")] == ["these groups"]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("India is behind the raid, Islamabad says.", "reports"),
        ("India-backed militants hit the train.", "asserts"),
        ("The BLA is allegedly funded by India.", "reports"),
        ("The police are routinely accused of torture.", "reports"),
    ],
)
def test_the_texts_own_assertion_is_told_apart(text, stance):
    assert [r["stance"] for r in allegations(text)] == [stance]


def test_the_owner_of_a_baseless_charge_accuses():
    rows = allegations("New Delhi rejected Islamabad's baseless allegations over the blast.")
    assert [(r["accuser"], r["denied_by"], r["stance"]) for r in rows] == [(PAKISTAN, INDIA, "reports"), (INDIA, INDIA, "denies")]


def test_a_pronoun_takes_the_speaker_of_the_sentence_before():
    rows = allegations("The BLA issued a statement. It accused China of stealing the wealth of the province.")
    assert rows[0]["accuser"] == "Baloch Liberation Army"


def test_rows_keep_to_the_vocabularies_and_their_ids_are_unique():
    text = "India accuses Pakistan of lies. It accuses Pakistan of sheltering militants, which Islamabad denies. Police allegedly beat men."
    rows = allegations(text * 2)
    assert {r["what"] for r in rows} <= set(ALLEGATION_KINDS)
    assert {r["stance"] for r in rows} <= set(ALLEGATION_STANCES)
    assert len({r["allegation_id"] for r in rows}) == len(rows) > 2


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The BLF claimed responsibility for the ambush.", ("Balochistan Liberation Front", "Balochistan Liberation Front", "claims")),
        ("The Baloch Liberation Army (BLA), in an email, took the credit.", ("Baloch Liberation Army", "Baloch Liberation Army", "claims")),
        ("The raid was claimed by the BRG.", ("Baloch Republican Guards", "Baloch Republican Guards", "claims")),
        ("The TTP said its fighters had done it.", ("Tehreek-e-Taliban Pakistan", "Tehreek-e-Taliban Pakistan", "claims")),
        ("The BLA said it was behind the bombing.", ("Baloch Liberation Army", "Baloch Liberation Army", "claims")),
        ("Police blamed the BLA for the attack.", ("Balochistan Police", "Baloch Liberation Army", "blames")),
        ("The TTP denied any role in the blast.", ("Tehreek-e-Taliban Pakistan", "Tehreek-e-Taliban Pakistan", "denies")),
        ("No group has claimed the killings.", (None, None, "none_claimed")),
        ("No one immediately claimed responsibility.", (None, None, "none_claimed")),
        ("There was no immediate claim of responsibility.", (None, None, "none_claimed")),
        ("No group had owned up to it by Friday.", (None, None, "none_claimed")),
    ],
)
def test_responsibility(text, wanted):
    assert statements(text) == [wanted]
    assert wanted[2] in RESPONSIBILITY_STANCES


@pytest.mark.parametrize(
    "text", ["The BLA was formed in 2000.", "The flood claimed 12 lives.", "The BLA claimed 40 deaths among its foes.", ""]
)
def test_no_statement_on_who_did_it(text):
    assert statements(text) == []


def test_two_groups_that_claim_together_are_two_rows():
    claims = statements("The BLF and the BRG claimed separate attacks.")
    assert [actor for _, actor, _ in claims] == ["Balochistan Liberation Front", "Baloch Republican Guards"]


@pytest.mark.parametrize("word", ["9", "alleged accused of ", "enforced disappearances ", "No group has ", "India backs ", "blamed the "])
def test_time_grows_with_the_text_only(word):
    def find(article):
        find_allegations(article, [], [])
        find_responsibility(article, [])

    assert_linear(find, lambda n: read((word * n)[:n]), 12_000)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Bugti claimed the terrorists were getting instructions from across the border.", "backing"),
        ("The raiders took orders by satellite phone from commanders in Kandahar, Islamabad said.", "backing"),
        ("The minister said Kabul had become a tool in India's hands.", "proxy"),
        ("A captured militant says he was paid by Indian intelligence to blow up pipelines.", "funding"),
        ("The committee was told that India was spending 60 million rupees a month on the insurgency.", "funding"),
        ("Islamabad says that India paid for the operation.", "funding"),
        ("RAW had sent Rs7.1 million for the job, the prosecution said.", "backing"),
        ("An official said the diesel mafia was paying protection money to the insurgents.", "funding"),
        ("Kabul should stop playing host to killers of children, he said.", "sheltering"),
        ("The TTP has been given office space in Kandahar, he charged.", "sheltering"),
        ("The lawmaker said the agencies had created the private militias that terrorise Khuzdar.", "proxy"),
        ("The group said it had shot the men because they were spying for the Pakistani army.", "other"),
        ("The BLF said the barber had been working as an informant for military intelligence.", "other"),
        ("Talal Chaudhry said the BYC was providing cover to terrorists.", "proxy"),
        ("The women marched against the killing of a tailor in CTD custody.", "abuse"),
        ("The petition says he was tortured to death at a police station in Turbat.", "abuse"),
        ("Villagers in Khuzdar say drones are killing shepherds.", "abuse"),
        ("Residents said that shells fell on herders' tents at Zehri.", "abuse"),
        ("The union condemned the abduction of a reporter by men believed to be from an intelligence agency.", "abuse"),
        ("Paank also documents 13 killings that it calls extrajudicial.", "abuse"),
        ("Fishermen in Gwadar say Chinese trawlers are emptying their sea.", "other"),
        ("Baloch separatists resent what they call Punjabi domination.", "other"),
        ("BLA spokesman Jeeyand Baloch said the army was lying about the toll.", "abuse"),
        ("They accuse the security agencies of letting convicted killers walk out of jail.", "abuse"),
        ("The police wrote that marchers had thrown stones and fired shots.", "other"),
        ("He told the council that India posed serious threats to regional peace.", "other"),
    ],
)
def test_charges_in_the_words_of_news_copy(text, what):
    assert what in {r["what"] for r in allegations(text)}


@pytest.mark.parametrize(
    "text",
    [
        "China thanked Pakistan for arresting those behind the Dasu attack.",
        "The bomb was set off by remote control, officials said.",
        "Violence cost Pakistan 640 lives, the report said.",
        "On the other side a shell fell on a house; a shopkeeper was killed and his mother injured.",
        "The group, which documents abuses in the province, gave another account.",
        "The Commission of Inquiry on Enforced Disappearances had 2,300 cases pending, a report said.",
        "The group said it was holding eight informers of the army.",
        "He is wanted by police and is in custody, an officer said.",
        "The army, backed by helicopters, killed five militants in Kech.",
        "ISKP emerged in Afghanistan as an offshoot of ISIS, he said.",
        "The project is funded by China and guarded by the army, officials said.",
        "Officials said the coal mine company had taken its workers to Quetta.",
        "The insurgents pay their fighters, he said.",
    ],
)
def test_news_copy_that_accuses_nobody(text):
    assert allegations(text) == []


def test_a_denial_answers_the_allegation_some_sentences_before():
    rows = allegations("The BLF alleged that the men were informers. It rained all day. The army dismissed the allegation as false.")
    assert [r["stance"] for r in rows] == ["reports", "denies"]
    assert rows[1]["responds_to"] == rows[0]["allegation_id"]
    far = "The BLF alleged that the men were informers. It rained. It snowed. It thawed. It froze. The army denied the charge."
    assert all(r["responds_to"] != allegations(far)[0]["allegation_id"] for r in allegations(far) if r["stance"] == "denies")


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("In a message to reporters, the Baloch Republican Guards (BRG) said it had stopped the train.", True),
        ("The BLF, an outlawed group, announced on Telegram that its sarmachars had ambushed a patrol.", True),
        ("The TTP claimed in an audio message to have killed 25 men.", True),
        ("LeJ boasts of the carnage.", True),
        ("Lashkar-e-Jhangvi put its name to it.", True),
        ("A caller accepted responsibility on behalf of the Baloch Republican Army (BRA).", True),
        ("A spokesman for the BRG, Dostain Baloch, telephoned reporters to say the blast was its work.", True),
        ("A man who says he speaks for the BLA accepts responsibility.", True),
        ("The BLA said it had lost no men.", False),
        ("The BLA said it wanted the engineers to leave.", False),
        ("The BLF claimed to have no quarrel with labourers.", False),
        ("Police said the BLA was weak.", False),
        ("He spoke for the BLA in 2010.", False),
    ],
)
def test_groups_that_tell_their_own_deeds(text, claims):
    assert ("claims" in [stance for _, _, stance in statements(text)]) is claims
