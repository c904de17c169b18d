"""Sentences tied to CPEC, Gwadar port, or Chinese projects and people: which count, their themes, their grade."""

import pytest
from timing import assert_linear

from balochlib.coding.cpec import find_cpec
from balochlib.paths import CONTEXT
from balochlib.schema import CPEC_GRADES, CPEC_THEMES
from balochlib.text.article import Article, Sentence
from balochlib.text.lexicon import load_rows
from balochlib.text.sentences import split_sentences


def read(text: str) -> list[dict]:
    sentences = tuple(Sentence(a, b, n) for a, b, n in split_sentences(text))
    return find_cpec(Article("a", "s", text, 0, len(text), sentences=sentences), [], [])


TIED = [
    "The Chinese embassy urged its nationals to leave Balochistan.",
    "Beijing has asked Islamabad to let its own guards protect Chinese workers.",
    "A convoy carrying Chinese engineers came under attack in Gwadar.",
    "Militants fired rockets at Gwadar's port.",
    "The attack took place near the deep-sea port at Gwadar.",
    "Pakistan says India wants to derail the CPEC.",
    "Three Chinese were killed.",
    "Two of the wounded were Chinese.",
    "The dead included five Chinese and a Pakistani driver.",
    "Fishermen in Gwadar protested against Chinese trawlers.",
    "A Chinese-run mine at Saindak was attacked.",
    "The China-funded airport opened in January.",
    "The road was built by a Chinese state company.",
    "China has invested $62 billion in Pakistan under the Belt and Road Initiative.",
    "The BLA accuses China of plundering Balochistan's minerals.",
    "The group warned Beijing to quit its projects in the province.",
    "BRI projects in Pakistan were halted after the bombing.",
    "Locals say the port has brought them nothing, according to a study of Gwadar port.",
    "Work on the Dasu dam was suspended after the bombing.",
    "Pakistan raised a Special Security Division to guard the corridor.",
    "A suicide bomber hit the bus of Chinese language teachers in Karachi.",
    "Chinese nationals have been told to stay indoors.",
    "The militants said they would go on hitting Chinese interests.",
    "Chinese Engineers Killed In Pakistan Blast",
    "CPEC: a corridor of discontent",
    "Pak-China economic corridor under threat",
    "The attack targeted the Chinese Consulate General in Clifton.",
    "The Majeed Brigade has mostly gone for Chinese targets.",
    "It was the fifth attack on Chinese citizens this year.",
    "China's projects in Gwadar are guarded by thousands of soldiers.",
    "He said the corridor linking Xinjiang with Gwadar port would be finished.",
    "The port of Gwadar was leased to a Chinese firm in 2013.",
    "Gwadar deep-water port lies at the mouth of the Gulf.",
    "Chinese President Xi Jinping launched the corridor in 2015.",
    "The Chinese ambassador was staying at the Serena Hotel when the bomb exploded.",
    "Beijing called on Pakistan to punish the killers of its citizens.",
    "Ten Chinese miners were rescued.",
    "The One Belt, One Road plan runs through Balochistan.",
    "Pakistan owes China about $30 billion in loans.",
    "The Chinese consul general visited the injured.",
    "Protesters in Gwadar demanded an end to illegal fishing by Chinese vessels.",
    "The hydropower project employs hundreds of Chinese.",
    "An attack on a Chinese engineer was foiled.",
    "Two Chinese men were shot by a guard.",
    "Foreign nationals, mostly Chinese, live in the compound.",
    "The militants oppose Chinese investment.",
    "The insurgents say the Chinese are looting Baloch resources.",
    "The Chinese company MCC Resources runs the Saindak copper and gold mine.",
    "China Overseas Port Holding Company runs the terminal.",
    "Police escorted a team of Chinese surveyors through Kech.",
    "Gwadar Port Authority offices were stormed by eight gunmen.",
    "The naval base guards Chinese investments in the region.",
    "Chinese citizens were evacuated from Quetta.",
    "The separatists oppose the multi-billion-dollar China-Pakistan Economic Corridor.",
    "The attackers wanted to sabotage the China-led corridor.",
    "Beijing suspended work on three dams in Pakistan.",
    "China voiced concern for the safety of its workers in Pakistan.",
    "Security for Chinese personnel was raised after the blast in Pakistan.",
    "The bus carried 36 Chinese and Pakistani workers to the dam.",
    "Insurgents have repeatedly targeted projects linked to China's Belt and Road Initiative.",
    "The attack on the Chinese-run zinc mine killed two guards.",
    "China, which has sunk billions into Pakistan's roads and power plants under its investment plan, demanded answers.",
    "BLA spokesman Jeeyand Baloch told China to leave Balochistan or face more attacks on its citizens.",
    "They say outsiders, chiefly the Chinese, have seized the coast.",
    "Among the dead was a Chinese national.",
    "Beijing's ambassador was due to stay at the hotel that was bombed.",
    "Security for Chinese was tightened.",
    "Gwadar's Chinese-built port has brought few jobs.",
    "A group of Chinese were travelling in the van.",
    "The Gwadar port and the corridor are the flagship of ties with Beijing.",
    "Chinese mining firms work in Chagai.",
    "Chinese-funded projects in the province have drawn anger.",
    "The group targets Chinese and other foreign interests.",
    "Police said the Chinese couple ran a clinic.",
    "Pakistan has given a 40-year lease of the port in Gwadar to a Chinese company.",
    "Insurgents bombed a convoy of Chinese near the airport.",
    "The militants object to a lease of the Saindak copper project.",
    "CPEC-related convoys were told to halt.",
    "About 20,000 Chinese nationals live in the country.",
    '"China must stop its exploitation of Balochistan," the group said.',
    "Two engineers from China were shot dead in Hub, Pakistan.",
    "Investors from mainland China have promised a refinery at Gwadar.",
    "Three Chinese and two Pakistani guards were killed in Karachi.",
    "China paid for the runway in Balochistan with a grant.",
    "Beijing wants its own security firms to work in Pakistan.",
]
NOT_TIED = [
    "Gunmen killed five policemen in Gwadar.",
    "The port city of Gwadar was under curfew in Balochistan.",
    "Gwadar is a port city in Balochistan.",
    "A bomb went off in the port town of Gwadar.",
    "Pakistan thanked China for its support at the United Nations.",
    "The Chinese foreign minister visited Islamabad and called for calm.",
    "The Chinese ambassador called on the prime minister in Islamabad.",
    "China, Russia and Iran joined the talks on Afghanistan held in Pakistan.",
    "Pakistan bought Chinese drones and J-10C jets.",
    "Pakistan used Chinese-made PL-15 missiles against India.",
    "The militants carried Chinese-made rifles, Pakistani police said.",
    "China blocked the listing of Masood Azhar, a Pakistani militant.",
    "Chinese Uighurs of the East Turkestan Islamic Movement fight in the Pakistan border region.",
    "The group is listed by Pakistan, China and the United States.",
    "China and Pakistan are close friends.",
    "Beijing said it would always stand with Islamabad.",
    "Karachi port was closed by the storm.",
    "Chabahar port in Iran was attacked.",
    "The US consulate in Peshawar was attacked by Pakistani Taliban.",
    "Foreign investment in Pakistan fell by a tenth.",
    "A transport corridor through Iran was discussed in Pakistan.",
    "The project was funded by the World Bank in Quetta.",
    "The minister called for a humanitarian corridor to Gaza.",
    "Saudi investment in Reko Diq was agreed in Quetta.",
    "Barrick Gold runs Reko Diq in Chagai district of Balochistan.",
    "The Indian consulate in Jalalabad was hit.",
    "Pakistan wants foreign investment.",
    "India and China disengaged at the border in Ladakh.",
    "The chin strap of a helmet lay on the ground near Quetta.",
    "China condemned the bombing of a mosque in Peshawar.",
    "The earthquake in China killed 200.",
    "The Pakistani army said Chinese helicopters would be inducted.",
    "Militant projects in Balochistan's schools were discussed.",
    "They invested in an investigation of the Indian consulate.",
    "The Chinese government condemned the attack in Mastung.",
    "China denied listing the BLA as Pakistan claimed.",
    "He leads the Chinese Communist Party delegation.",
    "Chinese officials condemned the strikes in Pahalgam.",
    "The Chinese ambassador expressed concern over the attack and called for calm.",
    "A resolution backed by China and Russia was voted on.",
    "The bloc led by China will meet after the attack.",
    "Pakistan flew Chinese-built tanks to the border.",
    "The J-10C, a Chinese fighter, shot down a jet.",
    "Analysts see growing Chinese influence in Kabul.",
    "China offered to mediate between India and Pakistan.",
    "China and Turkey backed Islamabad after the killings.",
    "Pakistan turned to Chinese technology to block the internet after the attack.",
    "Beijing and Moscow urged restraint.",
    "China has listed the group as terrorists.",
    "Chinese state media reported the explosion.",
    "The Chinese side stressed peace.",
    "Iran's Chabahar port was hit by a bombing.",
    "The port of Karachi handled the goods.",
    "A new bridge project was opened in Quetta by the chief minister.",
    "Foreign investors left after the attack.",
    "The Russian consulate was attacked.",
    "The economic corridor between India and the Gulf was discussed.",
    "India accused China of shielding militants.",
    "He returned to Quetta from a visit to China.",
    "The cold front from China reached Balochistan on Monday.",
    "Chinese and Pakistani soldiers held joint exercises at Pabbi in Pakistan.",
    "Goods from China were seized at Chaman in Balochistan.",
    "China delivered submarines to Pakistan under a contract of 2015.",
    "Pakistan received China's foreign minister at the airport.",
]


@pytest.mark.parametrize("sentence", TIED)
def test_tied_sentence_is_found_once(sentence):
    rows = read(f"{sentence}\nThis happened in Pakistan.")
    assert [r["quote"] for r in rows] == [sentence]
    assert set(rows[0]["themes"].split(";")) <= set(CPEC_THEMES)
    assert rows[0]["grade"] in CPEC_GRADES


@pytest.mark.parametrize("sentence", NOT_TIED)
def test_other_sentences_are_not(sentence):
    assert read(f"{sentence}\nThis happened in Pakistan.") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("CPEC began in 2015. The project has angered many.", 2),
        ("CPEC began in 2015. Rain fell. The project has angered many.", 1),
        ("CPEC began in 2015. Rain fell. Troops line the corridor.", 2),
        ("Gwadar port is quiet. Rain fell. Guards left the port.", 2),
        ("Gwadar port is quiet. Rain fell. Guards left the port city.", 1),
        ("Men attacked the Chinese consulate. The gate of the consulate held.", 2),
        ("Men attacked the Indian consulate. The gate of the consulate held.", 0),
        ("The project has angered many. CPEC began in 2015.", 1),
    ],
)
def test_what_goes_on_about_a_named_thing(text, found):
    assert len(read(text)) == found


@pytest.mark.parametrize(
    ("sentence", "grade", "rule"),
    [
        ("The BLA attacked a convoy of Chinese engineers.", "targeted", "attack_on"),
        ("Two Chinese engineers were killed in Karachi.", "targeted", "suffered"),
        ("The Saindak mine was attacked at night.", "targeted", "suffered"),
        ("Gunmen stormed a hotel above Gwadar port.", "context", "mention"),
        ("The blast was heard near Gwadar port.", "context", "mention"),
        ("A force was raised to protect Chinese workers from attack.", "context", "mention"),
        ("They could attack CPEC sites.", "context", "mention"),
        ("Gwadar port workers said soldiers were killed.", "context", "mention"),
        ("Work on the Dasu dam was suspended.", "disrupted", "stopped"),
        ("Traffic on the CPEC route was blocked.", "disrupted", "stopped"),
        ("It warned China over its projects in Pakistan.", "motive", "reason"),
        ("Locals resent Chinese investment.", "motive", "grievance"),
        ("CPEC began in 2015.", "context", "mention"),
    ],
)
def test_grade_and_its_rule(sentence, grade, rule):
    assert [(r["grade"], r["rule"]) for r in read(sentence)] == [(grade, rule)]


@pytest.mark.parametrize(
    ("sentence", "themes"),
    [
        ("The BLA attacked Chinese engineers.", "attack;chinese_nationals"),
        ("Families were evicted for the Gwadar port.", "port;displacement"),
        ("Troops were deployed for CPEC.", "militarisation"),
        ("CPEC costs $60 billion.", "investment"),
        ("The East Bay Expressway opened.", "infrastructure"),
        ("Locals resent CPEC.", "grievance"),
        ("CPEC.", "investment"),
    ],
)
def test_themes_stand_in_the_order_of_the_schema(sentence, themes):
    assert [r["themes"] for r in read(sentence)] == [themes]


def test_projects_actors_and_places_of_the_sentence_alone():
    text = "Rain fell. The BLA hit Gwadar port, a CPEC site, and Gwadar Port again."
    article = Article("a", "s", text, 0, len(text), sentences=(Sentence(0, 10), Sentence(11, len(text))))
    actors = [{"start": 15, "actor_id": "bla"}, {"start": 2, "actor_id": "rain"}]
    places = [{"start": 23, "place_id": None}]
    (row,) = find_cpec(article, places, actors)
    assert (row["projects"], row["actors"], row["places"]) == ("gwadar_port;cpec", "bla", None)
    assert text[row["start"] : row["end"]] == row["quote"]


def test_every_project_has_a_source_and_every_asset_a_project():
    rows = load_rows("projects")
    assert all(r["source"] and r["decides"] in {"yes", "no"} for r in rows)
    assert len({r["project_id"] for r in rows}) == len(rows)
    with open(CONTEXT / "cpec_assets.csv", encoding="utf-8") as f:
        assets = {line.split(",")[0] for line in f.readlines()[1:]}
    assert assets == {r["asset_id"] for r in rows} - {""}
    assert all(r["term"] and r["source"] for r in load_rows("cpec_terms"))


HOSTILE = ["China ", "Chinese killed after ", "Gwadar ", "Gwadar-a ", "1", "built a b ", "the multi-x ", "to kill ", "?"]


@pytest.mark.parametrize("unit", HOSTILE)
def test_time_grows_no_faster_than_the_text(unit):
    def make(n):
        text = "Pakistan CPEC Gwadar port " + unit * (n // len(unit))
        return Article("a", "s", text, 0, len(text), sentences=(Sentence(0, len(text)),))

    assert_linear(lambda article: find_cpec(article, [], []), make, 40_000)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Gwadar port is idle. The harbour master counts 19 ships. The expressway to the docks cut off the beach.", 3),
        ("A bus of Chinese surveyors was hit. Two policemen fell and one of the surveyors lost an arm. The driver fled.", 2),
        ("Chinese engineers were hit in Karachi. Five engineers died at Besham. A Pakistani engineer was unhurt.", 2),
        ("The BLA, which wants Beijing out of the province, claimed the attack in Balochistan.", 1),
        ("Nobody from China came to the opening in Balochistan.", 1),
        ("The Saindak lease ran out. The mine was closed for a week. It rained.", 2),
        ("Container ships will call at Gwadar from April. Fishing boats left Gwadar.", 1),
        ("Engineers of the army defused the bomb in Mastung. The docks in Karachi were quiet.", 0),
        ("The expressway in Lahore was shut, and the harbour of Karachi.", 0),
        ("Families in Gwadar gave up plots. The port's free zone has two tenants.", 1),
        ("Families in Gwadar marched. They blocked the new expressway and the docks.", 1),
        ("India runs Chabahar. Gwadar is near. The port is busy.", 1),
        ("Gwadar is near. India runs Chabahar. The port is busy.", 0),
        ("A crowd in Gwadar fled. Two boats reached the jetty at Pasni.", 0),
        ("The sit-in in Gwadar was scripted to sabotage the corridor, he said.", 1),
        ("Islamabad will guard the $62bn corridor through Balochistan.", 1),
        ("Militants cross the Wakhan corridor. Men from Balochistan use the corridor too.", 0),
        ("In Balochistan the corridor of the ward was full.", 0),
        ("Gwadar's new airport sees three flights a week.", 1),
        ("The airport sees three flights a week in Quetta.", 0),
        ("The road, a gift of $230m from Beijing, is open in Gwadar.", 1),
        ("The mine has 300 Chinese employees. They travel by air.", 1),
        ("Its 300 Chinese employees live at the mine. They travel by air. They never go out. Rain fell. They cook.", 3),
        ("Its 30 Chinese employees left. A bomb had hurt four of them near Taftan.", 2),
        ("Soldiers guard the Chinese engineers. They come from Punjab.", 1),
        ("Chinese workers were hit in Hub. None of the foreigners was hurt.", 2),
        ("Turkish workers were hit in Hub. None of the foreigners was hurt.", 0),
        ("MCC and Zijin want the copper of Chagai.", 1),
        ("The group wants China to pack up and leave Balochistan.", 1),
        ("Gwadar is waiting.\nKARACHI: Traders wait for ships. The port is quiet. The port authority denies it.", 2),
        ("Gwadar is waiting. Traders in Karachi wait for ships. The port is quiet.", 0),
        ("Gwadar handled fewer than 30 ships last year.", 1),
        ("Gwadar waits for rain; three ships lay off Ormara.", 0),
        ("CPEC is ten. Guards add a tenth to the cost of every corridor scheme.", 2),
        ("A Chinese team put off its visit to Gwadar.", 1),
        ("Beijing asked Pakistan to let in guards of its own.", 1),
    ],
)
def test_what_a_later_sentence_goes_on_about(text, wanted):
    assert len(read(text)) == wanted
