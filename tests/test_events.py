"""Events: which incidents a text tells, when, where and by whom, and when tellings of several texts are one."""

import csv
from functools import cache
from pathlib import Path

import pytest
from timing import assert_linear

import balochlib as bl
from balochlib.coding.events import Telling, merge_tellings
from balochlib.coding.incident.anchors import find_anchors
from balochlib.coding.incident.locality import relate_places
from balochlib.coding.incident.merging import explain_match
from balochlib.coding.incident.operations import find_operations
from balochlib.coding.incident.whereabouts import find_head

HERE = Path(__file__).parent
_BLOCKS = (HERE / "examples" / "incidents.txt").read_text("utf-8").split("\n== ")[1:]
EXAMPLES = {head.split("|")[0].strip(): (head.split("|")[1], text) for head, text in (b.split("\n", 1) for b in _BLOCKS)}
with open(HERE / "gold" / "merges.csv", encoding="utf-8", newline="") as f:
    PAIRS = list(csv.DictReader(f))


def tell(text, **given):
    """The incidents of a text: date or "none", names of the places, row."""
    corpus = bl.parse(text, **given)
    names = {}
    for row in corpus.event_places.to_dict("records"):
        names.setdefault(row["event_id"], set()).update({row["name"], row["text"]})
    rows = [r for r in corpus.events.to_dict("records") if r["type"] not in {"protest", "other"}]
    return [(r["date"] if isinstance(r["date"], str) else "none", names.get(r["event_id"], set()), r) for r in rows]


# ---- tellings --------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("name", EXAMPLES)
def test_made_texts_tell_these_incidents_and_no_other(name):
    wanted, text = EXAMPLES[name]
    left = tell(text)
    for date, place in (w.split(" ", 1) for w in (w.strip() for w in wanted.split(";")) if w):
        hit = next((f for f in left if f[0] == date and (place == "-" or any(place in n for n in f[1]))), None)
        assert hit, f"no incident on {date} in {place}; found {[(d, n) for d, n, _ in left]}"
        left.remove(hit)
    assert not left


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Gunmen stormed a camp and killed two men; the attack lasted hours.", ["stormed", "killed", "attack"]),
        ("They tried to storm the base.", ["storm"]),
        ("Militants entered the compound.", ["entered"]),
        ("The bodies of five men were found near the road.", ["found"]),
        ("Militants could attack, plan raids, and often bomb tracks.", []),
        ("He died of a heart attack; the film was shot in Quetta.", ["died"]),
        ("Six miners were killed in a gas explosion.", []),
        ("The forces are fighting militants.", []),
        ("An attack squad with suicide jackets was never seen.", []),
        ("The number of attacks fell.", []),
        ("Masked men on motorcycles circled the depot and robbed it.", ["circled"]),
        ("A suicide bomber drove a van at the gate.", ["drove"]),
        ("Insurgents trained in camps abroad want talks.", []),
        ("Militants said they wanted peace.", []),
        ("People are being killed.", []),
        ("Raids in Kech should stop.", []),
        ("A raid by the commandos freed them.", ["raid"]),
        ("The flood killed nine and a school van overturned.", []),
        ("They won by 43 runs after a late attack.", []),
    ],
)
def test_anchors(sentence, words):
    assert [sentence[a.start : a.end] for a in find_anchors(sentence, 0, len(sentence))] == words


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("On 3 May 2024 a suicide bomber blew himself up in Quetta, killing two.", "suicide_bombing"),
        ("On 3 May 2024 a bomb went off in Quetta, killing two.", "bombing"),
        ("On 3 May 2024 militants hijacked a train in Mach.", "hijacking"),
        ("On 3 May 2024 gunmen abducted six men in Dera Bugti.", "abduction"),
        ("On 3 May 2024 security forces killed six militants in an intelligence-based operation in Kech.", "security_operation"),
        ("On 3 May 2024 a railway track was blown up in Sibi.", "bombing"),
        ("On 3 May 2024 gunmen torched trucks and killed two drivers in Kalat.", "armed_assault"),
        ("On 3 May 2024 militants carried out coordinated attacks across Balochistan.", "coordinated_attack"),
        ("On 3 May 2024 three men died in a gunfight in Panjgur.", "clash"),
    ],
)
def test_types(text, kind):
    assert [r["type"] for _, _, r in tell(text)] == [kind]


@pytest.mark.parametrize(
    ("text", "doer", "status"),
    [
        ("On 3 May 2024 the Baloch Liberation Army (BLA) hijacked a train in Mach.", "Baloch Liberation Army", "blamed"),
        ("On 3 May 2024 two men were killed by the Baloch Liberation Front in Kech.", "Balochistan Liberation Front", "blamed"),
        ("A bomb killed two in Quetta on 3 May 2024. The Baloch Liberation Army claimed the attack.", "Baloch Liberation Army", "claimed"),
        ("Gunmen killed three policemen in Quetta on 3 May 2024.", None, "none"),
        ("A bomb killed two Frontier Corps soldiers in Kech on 3 May 2024.", None, "none"),
    ],
)
def test_perpetrators(text, doer, status):
    ((_, _, row),) = tell(text)
    assert (row["perpetrator"] if isinstance(row["perpetrator"], str) else None, row["perpetrator_status"]) == (doer, status)


def test_places_are_where_it_happened():
    ((_, names, _),) = tell("Gunmen shot dead nine travellers from Punjab near Nushki on 12 April 2024; the bodies were taken to Quetta.")
    assert "Nushki" in names and not names & {"Punjab", "Quetta"}


def test_a_denial_in_the_sentence_of_an_attack_opens_nothing_more():
    assert (
        len(tell("Gunmen attacked a post in Kalat on 3 May 2024. No group claimed the attack. Police denied that the attack was a lapse."))
        == 1
    )


def test_claims_go_with_their_incident():
    corpus = bl.parse(
        "A bomb killed two men in Quetta on 3 May 2024. Around five others were hurt.\n\nIn 2023 gunmen killed nine men in Kech."
    )
    of = dict(zip(corpus.events["event_id"], corpus.events["date"], strict=True))
    got = {(r["value"], of.get(r["event_id"])) for r in corpus.casualties.to_dict("records")}
    assert {(2, "2024-05-03"), (5, "2024-05-03"), (9, "2023")} <= got


# ---- operations ------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Operation Herof", ["Operation Herof"]),
        ("the second phase of “Operation Heroof,” or", ["Operation Herof II"]),
        ("‘Operation Herof Phase Two’", ["Operation Herof II"]),
        ("Herof 2.0 began", ["Operation Herof II"]),
        ("Operation Herof II", ["Operation Herof II"]),
        ("Operation Baam", ["Operation Baam"]),
        ("Darra-e-Bolan 2.0", ["Operation Dara-e-Bolan II"]),
        ("Azm-i-Istehkam", ["Operation Azm-e-Istehkam"]),
        ("Radd-ul-Fitna-1", ["Operation Radd-ul-Fitna I"]),
        ("a military operation, an operation in Herat", []),
        ("Operation Baam killed 3 soldiers", ["Operation Baam"]),
    ],
)
def test_operations(text, names):
    assert [o.full_name for o in find_operations(text, 0, len(text))] == names


# ---- merging ---------------------------------------------------------------------------------------------------
def place(name, kind="town", admin2=None, admin1="Balochistan"):
    return {"article_id": "", "start": 0, "end": 0, "quote": "", "text": name, "place_id": name.lower(), "name": name, "kind": kind,
            "admin2": admin2 or (name if kind in {"town", "district"} else None), "admin1": admin1, "country": "Pakistan"}  # fmt: skip


def telling(article, places=(), kind="armed_assault", **given):
    one = Telling(article, 0, 5, 11, "attack", places={p["place_id"]: p for p in places}, **given)
    one.kinds[kind] += 1
    one.mentions.append((0, 20, "words of the telling", None))
    return one


MACH, QUETTA, PROVINCE = place("Mach"), place("Quetta"), place("Balochistan", "province")


@pytest.mark.parametrize(
    ("a", "b", "one"),
    [
        (telling("a", [MACH], date="2024-01-29"), telling("b", [MACH], date="2024-01-29"), True),
        (telling("a", [MACH], date="2024-01-29"), telling("a", [MACH], date="2024-01-29"), False),
        (telling("a", [MACH], date="2024-01-29"), telling("b", [MACH], date="2024-01-30"), False),
        (telling("a", [MACH], date="2024-01-29", date_end="2024-01-31"), telling("b", [MACH], date="2024-01-30"), True),
        (telling("a", [MACH], date="2024-01-29"), telling("b", [QUETTA], date="2024-01-29"), False),
        (telling("a", [PROVINCE], date="2024-01-29"), telling("b", [PROVINCE], date="2024-01-29"), False),
        (telling("a", [PROVINCE], date="2024-01-29", is_wave=True), telling("b", [PROVINCE], date="2024-01-29", is_wave=True), True),
        (telling("a", [PROVINCE], date="2024-01-29", is_wave=True), telling("b", [MACH], date="2024-01-29"), False),
        (telling("a", [MACH], date="2024-01-29"), telling("b", [MACH], "security_operation", date="2024-01-29"), False),
        (telling("a", [MACH], "abduction", date="2024-01-29"), telling("b", [MACH], "bombing", date="2024-01-29"), False),
        (telling("a", [MACH], date="2024-01"), telling("b", [MACH], date="2024-01-29"), False),
        (telling("a", [MACH], date="2024-01", perpetrator="Baloch Liberation Army"),
         telling("b", [MACH], date="2024-01-29", perpetrator="Baloch Liberation Army"), True),
        (telling("a", [MACH], date="2024-01-29", perpetrator="Baloch Liberation Army"),
         telling("b", [MACH], date="2024-01-29", perpetrator="Islamic State – Khorasan Province"), False),
        (telling("a", [MACH], date="2024"), telling("b", [MACH], date="2024-01-29"), False),
        (telling("a", [MACH]), telling("b", [MACH]), False),
        (telling("a", [MACH], date_words="january 29"), telling("b", [MACH], date="2024-01-29"), True),
        (telling("a", [MACH], date_words="friday"), telling("b", [MACH], date="2024-01-29"), False),
        (telling("a", name="Jaffar Express"), telling("b", [MACH], name="Jaffar Express", date="2025-03-11"), True),
    ],
)  # fmt: skip
def test_what_makes_two_tellings_one(a, b, one):
    assert (explain_match(a, b) is not None) is one
    assert (explain_match(b, a) is not None) is one
    assert len(merge_tellings([a, b]).events) == (1 if one else 2)


def test_a_wing_acts_for_its_group():
    a = telling("a", [MACH], date="2024-01-29", perpetrator="Majeed Brigade")
    b = telling("b", [MACH], date="2024-01-29", perpetrator="Baloch Liberation Army", perpetrator_status="claimed")
    (event,) = merge_tellings([a, b]).events
    assert event["perpetrator"] == "Baloch Liberation Army" and event["n_articles"] == 2


def test_merged_rows_keep_every_telling_and_the_reason():
    a, b = telling("a", [MACH], date="2024-01-29"), telling("b", [MACH, PROVINCE], date="2024-01-29")
    a.claim_ids, b.claim_ids = ["c-1"], ["c-2"]
    merged = merge_tellings([a, b])
    (event,) = merged.events
    assert event["article_id"] == "a" and event["name"] == "Armed attack, Mach, 29 January 2024"
    assert [m["merge_reason"] for m in merged.mentions] == [None, "same day (2024-01-29); same place (Mach); neither names a doer"]
    assert set(merged.event_of_claim.values()) == {event["event_id"]} and merged.event_at("b", 3) == event["event_id"]
    assert merged.event_at("b", 500) is None
    assert {p["name"] for p in merged.places} == {"Mach", "Balochistan"}


def test_incidents_of_an_operation_have_its_wave_as_parent():
    herof = ("herof", "II", "Operation Herof")
    wave = telling("a", [PROVINCE], date="2026-01-31", is_wave=True, operation=herof)
    part = telling("b", [QUETTA], date="2026-01-31", operation=herof)
    other = telling("b", [MACH], date="2025-03-11", operation=("dara-e-bolan", None, "Operation Dara-e-Bolan"))
    events = merge_tellings([wave, part, other]).events
    assert [e["parent_event_id"] for e in events] == [None, events[0]["event_id"], None]
    assert "Operation Herof II" in events[0]["name"]


def test_relate_places():
    site, lost = place("Port", "site", "Gwadar"), place("Camp", "site")
    assert relate_places([MACH], [MACH, PROVINCE]) == "same" and relate_places([MACH], [PROVINCE]) == "nested"
    assert relate_places([MACH, PROVINCE], [QUETTA, PROVINCE]) == "apart"
    assert relate_places([site], [place("Gwadar")]) == "nested" and relate_places([lost], [MACH]) == "unknown"


@cache
def together():
    """The seeds and the labelled texts, parsed as one corpus: the corpus, and its events by file and offset of the words."""
    paths = sorted((HERE.parent / "seeds").glob("*.txt")) + sorted((HERE / "gold" / "dev").glob("*.txt"))
    corpus = bl.Corpus([s for p in paths for s in bl.read_texts(p)._sources])
    files = {r["source_id"]: r["file"][:3] for r in corpus.sources.to_dict("records")}
    article = {r["article_id"]: files[r["source_id"]] for r in corpus.articles.to_dict("records")}
    mentions = [(article[m["article_id"]], m) for m in corpus.event_mentions.to_dict("records")]
    texts = {files[s]: t for s, t in corpus.texts.items()}
    return corpus, texts, mentions


def find_event(file, words):
    _, texts, mentions = together()
    at = texts[file].find(words)
    assert at >= 0, f"{file} has no words {words!r}"
    inside = [m for f, m in mentions if f == file and m["start"] < at + len(words) and at < m["end"]]
    return min(inside, key=lambda m: m["end"] - m["start"])["event_id"] if inside else None


@pytest.mark.parametrize("pair", PAIRS, ids=lambda p: f"{p['file_a']}-{p['file_b']}-{p['note'][:30]}")
def test_hand_checked_pairs(pair):
    a, b = find_event(pair["file_a"], pair["words_a"]), find_event(pair["file_b"], pair["words_b"])
    assert a is not None and b is not None
    assert (a == b) is (pair["same"] == "yes")


def test_no_merge_that_was_not_checked_by_hand():
    corpus, _, mentions = together()
    merged = set(corpus.events.loc[corpus.events["n_articles"] > 1, "event_id"])
    found = {(m["event_id"], f) for f, m in mentions if m["event_id"] in merged}
    checked = {(find_event(p[f"file_{x}"], p[f"words_{x}"]), p[f"file_{x}"]) for p in PAIRS if p["same"] == "yes" for x in "ab"}
    assert found == checked


def test_seeds_tell_31_january_2026_as_one_event_with_its_operation(seeds):
    (event,) = [e for e in seeds.events.to_dict("records") if e["n_articles"] == 3]
    assert (event["date"], event["type"], event["perpetrator"]) == ("2026-01-31", "coordinated_attack", "Baloch Liberation Army")
    assert "Operation Herof II" in event["name"]


def test_ids_are_the_same_whatever_else_is_parsed():
    corpus, texts, _ = together()
    alone = bl.parse(texts["B05"], name="B05.txt")
    assert set(alone.events["event_id"]) <= set(corpus.events["event_id"])


def test_sentences_on_other_things_tell_no_incident():
    lines = (HERE / "examples" / "negatives.txt").read_text("utf-8").splitlines()
    read = [line for line in lines if line.strip() and not line.startswith("#") and "arrested" not in line]
    corpus = bl.Corpus([source for n, line in enumerate(read) for source in bl.parse(line, name=f"{n}.txt")._sources])
    told = corpus.events[~corpus.events["type"].isin(["protest", "other"])]
    assert len(read) > 400 and told["quote"].tolist() == []


def test_text_without_incidents():
    assert tell("The weather in Quetta was fine.") == [] and merge_tellings([]).events == []


@pytest.mark.parametrize(
    "text",
    [
        "gunmen attacked a camp in Mastung and " * 300,
        "On 3 March 2024 gunmen attacked a camp in Mastung. In Quetta a bomb went off. " * 100,
        "Attack on 1" + "1" * 8000 + " killed.",
        "after the attack " * 500,
        "gunmen on a motorcycle in a " * 300,
        "two days after a bomb, " * 200,
        "08:05 Blast in Quetta.\n\n" * 60,
        "On 3 May 2024 in June and July, on 4 August, " * 60,
    ],
)
def test_hostile_text_is_read_in_linear_time(text):
    assert_linear(lambda words: bl.parse(words).tables["events"], lambda n: (text * 2)[:n], 2 * len(text))


# ---- variants of constructions: a dateline of 20 October 2025 stands before each -------------------------------
_HEAD = "QUETTA, October 20, 2025: "


def assert_told(text, wanted):
    """Fail unless a text of that day tells these incidents and no other: "2025-10-19 Hub", with "-" for any place."""
    left = tell(_HEAD + text)
    for date, place_name in (w.split(" ", 1) for w in wanted):
        hit = next((f for f in left if f[0] == date and (place_name == "-" or any(place_name in n for n in f[1]))), None)
        assert hit, f"no incident on {date} in {place_name}; found {[(d, n) for d, n, _ in left]}"
        left.remove(hit)
    assert [(d, n) for d, n, _ in left] == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # verbs with their object in the middle, and what is only like them
        ("Gunmen set two lorries and a bulldozer on fire in Harnai on Sunday.", ["2025-10-19 Harnai"]),
        ("Raiders took the tehsildar, Abdul Karim, hostage in Surab on 3 August.", ["2025-08-03 Surab"]),
        ("A mine under a coal truck took two lives in Harnai on Saturday.", ["2025-10-18 Harnai"]),
        ("The minister took the toll down to seven in Quetta on Sunday.", []),
        ("The song set the stage on fire in Karachi on Sunday.", []),
        # dates of the words, of the deed, and of what came of it
        ("The toll of Saturday night's suicide attack in Pishin went up to 15 on Monday.", ["2025-10-18 Pishin"]),
        ("UN experts today condemned a bombing in Mastung on 9 October that killed six.", ["2025-10-09 Mastung"]),
        ("The spokesman said that on October 3 fighters ambushed a convoy in Zehri.", ["2025-10-03 Zehri"]),
        ("Shops stayed shut in Chaman on Sunday after gunmen shot dead a trader on Mall Road on Friday.", ["2025-10-17 Chaman"]),
        ("Families say 60 men were abducted in Awaran between January and March.", []),
        # two happenings in a sentence
        ("A bomb killed two men in Hub on Sunday and gunmen shot dead a teacher in Turbat.", ["2025-10-19 Hub", "2025-10-19 Turbat"]),
        ("In Nushki, a house was attacked on Sunday; in Pasni, a car bomb exploded.", ["2025-10-19 Nushki", "2025-10-19 Pasni"]),
        ("The train was bombed at Sibi in May and derailed near Mach two years ago.", ["2025-05 Sibi", "2023 Mach"]),
        ("Nine people were killed in separate attacks in Washuk and Panjgur on Sunday.", ["2025-10-19 Washuk", "2025-10-19 Panjgur"]),
        ("Nine people were killed in coordinated attacks in Washuk and Panjgur on Sunday.", ["2025-10-19 Washuk"]),
        ("Two policemen were killed in Kalat on Saturday, hours before gunmen raided a post in Panjgur.",
         ["2025-10-18 Kalat", "2025-10-18 Panjgur"]),
        # places by description
        ("Gunmen shot dead a guard in Quetta on Friday. On Sunday a bomb went off in the provincial capital.",
         ["2025-10-17 Quetta", "2025-10-19 Quetta"]),
        ("Last September the assistant commissioner, Habib Khan, was shot dead on the road to Panjgur.", ["2025-09 Panjgur"]),
        ("A bomb derailed a train near Dingra on May 3. On the same stretch, on Sunday, a mine killed a gangman.",
         ["2025-05-03 Dingra", "2025-10-19 Dingra"]),
        ("Three fighters were killed in an operation in Zhob on 3 October. Two more were shot dead on 7 October.",
         ["2025-10-03 Zhob", "2025-10-07 Zhob"]),
        # neither an armed assault: who died and no word on how; force used on a crowd; bodies found
        ("A bomb killed two in Hub on Sunday. In July 2021, nine workers were killed at Dasu.", ["2025-10-19 Hub"]),
        ("Three protesters were shot dead by police in Gwadar on Sunday.", []),
        ("Levies found two bullet-riddled bodies near Paroom on Sunday.", []),
        ("Protesters burnt tyres in Kalat on Sunday.", []),
    ],
)  # fmt: skip
def test_constructions(text, wanted):
    assert_told(text, wanted)


def test_a_timeline_has_the_year_of_its_title():
    text = "Balochistan Timeline 2024\n\nJanuary 1: Gunmen shot dead a barber in Panjgur.\n\nMarch 3: A bomb killed two in Kech."
    assert [(d, r["type"]) for d, _, r in tell(text)] == [("2024-01-01", "armed_assault"), ("2024-03-03", "bombing")]


def test_a_statement_on_all_attacks_names_the_doer_of_each():
    text = (
        "The BLF has claimed responsibility for three attacks in Kech. On October 17 fighters shot dead two soldiers in Tump.\n\n"
        "On October 18 a bomb killed a soldier in Mand. On October 19 gunmen torched two lorries in Hoshab."
    )
    assert {r["perpetrator"] for _, _, r in tell(_HEAD + text)} == {"Balochistan Liberation Front"}


def test_a_paragraph_that_opens_with_a_place_is_on_it():
    text = (
        "Situation report\n\nPublished 2 February 2026\n\n"
        "1. Overview. On 31 January armed groups attacked at least twelve locations in Balochistan.\n\n"
        "2. Quetta. A suicide vehicle bomb exploded at the gate of a bank. Eleven policemen were killed.\n\n"
        "3. Gwadar. Gunmen entered a labour colony and shot eleven people."
    )
    assert [d for d, _, _ in tell(text)] == ["2026-01-31"] * 3
    assert [bool(n & {"Quetta", "Gwadar"}) for _, n, _ in tell(text)] == [False, True, True]


@pytest.mark.parametrize("words", ["the detained men spoke", "the slain terrorists were armed", "the kidnapped officials came home"])
def test_people_named_by_what_befell_them_tell_nothing_new(words):
    assert find_anchors(words, 0, len(words)) == []


# ---- what a weapon does, lists of nouns, what is only talked about ---------------------------------------------
@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # a weapon is the subject, whatever stands between it and its verb
        ("A device planted on the track by unknown men threw three coaches off the rails near Dhadar on Sunday.", ["2025-10-19 Dhadar"]),
        ("On Sunday a rocket hit a house in Chitkan and wounded an infant.", ["2025-10-19 Chitkan"]),
        ("On Sunday a quadcopter dropped a grenade on a Levies post at Zehri.", ["2025-10-19 Zehri"]),
        ("On Sunday a bomb planted at the gate was defused in Quetta.", []),
        ("A bomb scare emptied the bazaar in Turbat on Sunday.", []),
        # nouns with a day and a place of their own
        ("They are wanted for the killing of four Levies men at Lehri on 2 August as well as the abduction of two surveyors from Pirkoh in"
         " June.", ["2025-08-02 Lehri", "2025-06 Pirkoh"]),
        ("He recalled the killing of six barbers in Pasni in May and of two Levies men at Taftan on August 30.",
         ["2025-05 Pasni", "2025-08-30 Taftan"]),
        # talk about an incident gives it no day
        ("On Sunday traders in Turbat asked for an inquiry into the killing of two students on 30 April in Kalat.", ["2025-04-30 Kalat"]),
        # a court and a confession do
        ("On Friday the court acquitted four men charged with shooting dead a constable in Mach in 2019.", ["2019 Mach"]),
        # the wounded are not where it happened
        ("A bomb went off in Mastung on Sunday. A third soldier succumbed to his wounds before the ambulance reached Quetta.",
         ["2025-10-19 Mastung"]),
        ("A bomb went off in Mastung on Sunday. Eleven of the wounded are under treatment at the Civil Hospital in Quetta, doctors said.",
         ["2025-10-19 Mastung"]),
        ("The coffins of seven labourers shot in Iran arrived in Quetta on Sunday.", []),
        # strikes of a state on another country are no incident of the conflict
        ("On Sunday Pakistani jets bombed hideouts near Saravan in Iran.", []),
        ("Iran fired missiles at bases in Panjgur on Sunday.", []),
        ("On Sunday army gunships pounded hideouts in Mastung, killing two militants.", ["2025-10-19 Mastung"]),
        # forces and a protest
        ("He charged the Frontier Corps with opening fire on a sit-in at Nushki on Sunday.", []),
        ("Police raised the alarm after gunmen opened fire on a rally in Nushki on Sunday.", ["2025-10-19 Nushki"]),
        # what is counted
        ("Since 1 August 38 terrorists have been eliminated in Balochistan.", []),
        ("Kech: 27 killed, four injured", []),
        ("In the four weeks after the attack at least 40 people were abducted in Kachhi.", []),
        # what is said again with its day and place
        ("An explosion tore through a van of engineers, killing two. The attack happened at 7.50am on Monday at Gadani Cross in Lasbela.",
         ["2025-10-20 Lasbela"]),
        # there, when, during, that year
        ("Khuzdar came next: on 21 May a bomb tore into a school bus there.", ["2025-05-21 Khuzdar"]),
        ("In Dera Bugti two men were hurt on Sunday when a landmine went off under a van in the Kahan area.", ["2025-10-19 Dera Bugti"]),
        ("A student was taken away during a raid on his home in Turbat on Sunday.", ["2025-10-19 Turbat"]),
        ("It has raided posts since 2018. On November 23 that year gunmen stormed a consulate in Karachi.", ["2018-11-23 Karachi"]),
        ("In April two labourers were shot dead in Turbat on the 28th.", ["2025-04-28 Turbat"]),
        ("It may be recalled that on Sunday a blast hit a truck at Shahrag in Harnai, leaving 11 dead.", ["2025-10-19 Harnai"]),
        # what overturns with a bomb is no accident
        ("Two coaches overturned when the charge went off near Dhadar on Sunday, killing five.", ["2025-10-19 Dhadar"]),
        ("Five people were killed when a coach hit a trailer near Uthal on Sunday.", []),
        # what the forces did next
        ("A bomb killed five soldiers in Harnai on Sunday. Later troops combing the hills came under fire and shot four men.",
         ["2025-10-19 Harnai", "2025-10-19 Harnai"]),
        # after a night
        ("Shops reopened on Monday after a night in which armed men held the town of Zehri.", ["2025-10-19 Zehri"]),
        ("A post at Surab was set ablaze on Sunday night. A second post, at Gidar, was torched an hour later.",
         ["2025-10-19 Surab", "2025-10-19 Gidar"]),
        # the passive by armed men makes any deed an attack
        ("A bank in Gwadar was looted by six armed men on Sunday.", ["2025-10-19 Gwadar"]),
        ("The offices of Nadra in Zehri were emptied on Sunday by masked men.", ["2025-10-19 Zehri"]),
        ("A bank in Gwadar was not looted by armed men on Sunday, police said.", []),
        ("Banks in Gwadar could have been looted by armed men on Sunday.", []),
        ("A video filmed in Kech was released by militants on Sunday.", []),
        # days and places in pairs
        ("Militants attacked buses in Musakhel (August 2024), in Noshki (April 2024) and near Kalmat (March 2025).",
         ["2024-08 Musakhel", "2024-04 Nushki", "2025-03 Kalmat"]),
        ("Gunmen killed nine passengers near Noshki on April 12 and seven barbers in Surbandar on May 9.",
         ["2025-04-12 Nushki", "2025-05-09 Surbandar"]),
        ("Gunmen shot dead a man in Hub on October 3 who had been freed in Quetta on October 1.", ["2025-10-03 Hub"]),
        ("On Sunday two bombers of the Tehreek-e-Taliban Pakistan (TTP) got into a police post in Zhob.", ["2025-10-19 Zhob"]),
        # taken to where nobody knows is no way there
        ("Troops raided a house and killed a man they had taken to an undisclosed location in Tump on Sunday.", ["2025-10-19 Tump"]),
        ("A bomb went off as a police van passed by Kuchlak on Sunday, killing two constables.", ["2025-10-19 Kuchlak"]),
        # a day after, before anything was told
        ("A day after militants overran a Levies post in Zehri, troops killed four men in a raid in Surab, officials said on Monday.",
         ["2025-10-19 Zehri", "2025-10-20 Surab"]),
        ("Two days after gunmen shot dead a teacher in Turbat, shops stayed shut on Monday.", ["2025-10-18 Turbat"]),
    ],
)  # fmt: skip
def test_wider_constructions(text, wanted):
    assert_told(text, wanted)


def test_a_digest_of_towns_is_one_page_and_each_entry_in_its_town():
    text = (
        "From the press\n\nTranslated digest, 3 December 2022\n\n"
        "KHARAN: Constable killed\nGunmen opened fire on a patrol near Bypass Chowk on Friday and killed a constable, police said.\n\n"
        "PANJGUR: Grenade at shop\nA grenade was thrown at a shop of the bazaar on Thursday and wounded two customers, police said.\n\n"
        "DHADAR: Gas line blown up\nThe pipeline to Quetta was destroyed with explosive material on Wednesday, officials said."
    )
    found = [(d, n) for d, n, _ in tell(text)]
    assert [d for d, _ in found] == ["2022-12-02", "2022-12-01", "2022-11-30"]


def test_entries_that_open_with_place_and_day_are_there_and_then():
    text = (
        "Incidents of the month\n\n"
        "• Gwadar, 18 May 2023: three men entered a housing block in stolen uniforms and killed a lieutenant.\n\n"
        "• Karachi, 2 December 2023: a car bomb outside a training centre left two receptionists dead. A guard was wounded.\n\n"
        "2024, March 20 – Gunmen storm the port complex in Gwadar and kill two guards."
    )
    found = tell(text)
    assert [d for d, _, _ in found] == ["2023-05-18", "2023-12-02", "2024-03-20"]
    assert all(place in names for place, (_, names, _) in zip(("Gwadar", "Karachi", "Gwadar"), found, strict=True))


def test_an_update_counts_its_weekdays_from_its_own_day():
    text = (
        "Ten abducted in Ziarat\n\nJune 21, 2024\n\nMilitants abducted ten people in Ziarat on Thursday.\n\n"
        "Update, June 22: Security forces killed two terrorists in the mountains of Harnai on Saturday."
    )
    assert [d for d, _, _ in tell(text)] == ["2024-06-20", "2024-06-22"]


def test_the_weekday_of_a_day_tells_which_of_the_years_of_the_text_it_is_of():
    text = (
        "Explosives threw a train off the rails near Dhadar on Monday, 18 November, and killed five people.\n\n"
        "It was the fourth time that the line was damaged in 2024."
    )
    assert [d for d, _, _ in tell(text)] == ["2024-11-18"]
    assert [d for d, _, _ in tell(text.replace("2024", "2023"))] == ["none"]


def test_dates_and_anchors_of_hostile_text_stay_linear():
    for words in (
        "a bomb of the ",
        "troops combing the ",
        "bodies of the ",
        "attacked posts, camps, ",
        "was held by men ",
        "was looted by ",
    ):
        assert_linear(lambda text: find_anchors(text, 0, len(text)), lambda n, words=words: words * n, 4000)


# ---- what is announced, pursued, described; who says that it was theirs ----------------------------------------
@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # incidents announced together have the day of the announcement, and are none beside those that are told
        ("A cleric was shot dead in Kharan on Saturday night, while separate incidents on Sunday left three dead elsewhere.\n\n"
         "In Turbat, a hand grenade thrown into a shop injured four.\n\nA herdsman was killed by a landmine in Lehri.",
         ["2025-10-18 Kharan", "2025-10-19 Turbat", "2025-10-19 Lehri"]),
        ("On October 14, nine terrorists were killed in three engagements in the province.\n\n"
         "In an encounter in Tank, two terrorists were neutralised.", ["2025-10-14 Tank"]),
        # what the forces did to attackers who got away
        ("Gunmen stopped a train near Mach on Thursday and led 60 people away. Five kidnappers were shot dead in the pursuit.",
         ["2025-10-16 Mach", "2025-10-16 Mach"]),
        ("Militants ambushed a patrol near Mach on Thursday. Three of the assailants were later tracked down and killed.",
         ["2025-10-16 Mach", "2025-10-16 Mach"]),
        ("Gunmen ambushed a patrol near Mach on Thursday. Two soldiers who gave chase were shot dead.", ["2025-10-16 Mach"]),
        # places by description
        ("Chaman has seen several such incidents. In March a bomb left three dead in the border town.", ["2025-03 Chaman"]),
        ("On Sunday a bomb killed a Levies man in Kech. In January 2022 ten troops died at a checkpoint in the same district.",
         ["2025-10-19 Kech", "2022-01 Kech"]),
        ("Gunmen halted a train near Mach on Sunday. Trains no longer use the section, where a blast overturned a coach in June.",
         ["2025-10-19 Mach", "2025-06 Mach"]),
        ("A bomber struck a van leaving Baleli on Sunday.", ["2025-10-19 Baleli"]),
        ("The men were driving back to base outside Mangochar when the device was set off on Sunday.", ["2025-10-19 Mangochar"]),
        # the day that was named last, be it that of a message
        ("A bomb killed two in Quetta on Tuesday. IS posted a claim late on Wednesday.\n\n"
         "Gunmen killed a guard in Mach the next day.", ["2025-10-14 Quetta", "2025-10-16 Mach"]),
        ("Gunmen shot dead a guard in Quetta on Friday.\n\nThe day before, a constable was gunned down in Kalat.",
         ["2025-10-17 Quetta", "2025-10-16 Kalat"]),
        ("Gunmen overran the post at Padag on August 9. A fortnight on, four men were shot dead at Nal.",
         ["2025-08-09 Padag", "2025-08 Nal"]),
        ("In 2021 a blast killed 13 in Dasu. A base in Turbat was stormed on Sunday and gunmen attacked Gwadar on March 20.",
         ["2021 Dasu", "2025-10-19 Turbat", "2025-03-20 Gwadar"]),
        # another place an hour later
        ("Four policemen were killed in Balochistan on Sunday when ambushed. An hour later gunmen hurled grenades at a post in Khash.",
         ["2025-10-19 Balochistan", "2025-10-19 Khash"]),
        # heads of entries
        ("Cases\n\nJune 4, Mashkay: A driver is taken away by masked men.\n\nJune 17, Hub: Two brothers are abducted from a shop.\n\n"
         "June 26, Mand: A grenade is thrown at a house.", ["2025-06-04 Mashkay", "2025-06-17 Hub", "2025-06-26 Mand"]),
        # a raid that hurt nobody is the scene of what is told after it
        ("On Wednesday troops raided a hideout in Mangochar. Four terrorists were killed there.", ["2025-10-15 Mangochar"]),
        # days of figures, of journeys, of totals and of what was found; goods
        ("A bomb killed nine in Hub on Sunday. A day later the figures are 11 dead and 20 wounded.", ["2025-10-19 Hub"]),
        ("The whole of 2023 had seen 185 policemen martyred.", []),
        ("On Sunday police in Panjgur found the bodies of two shepherds who were kidnapped last week.", []),
        ("On Sunday 900 bags of wheat were seized at Jacobabad.", []),
        ("They accuse the government of carting off the gas of Sui.", []),
        ("They hold up photographs of their sons in Quetta.", []),
    ],
)  # fmt: skip
def test_constructions_of_reports(text, wanted):
    assert_told(text, wanted)


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("A bomb killed two in Hub on Sunday. The Baloch Liberation Army (BLA) said 16 soldiers had been killed.",
         ["Baloch Liberation Army"]),
        ("A bomb killed two in Hub on Sunday. The BLF, in a message to reporters, said it had planted the device.",
         ["Balochistan Liberation Front"]),
        ("A bomb killed two in Hub on Sunday. On Monday a mine killed a guard in Mach. The BLF claimed responsibility for both attacks.",
         ["Balochistan Liberation Front"] * 2),
        ("BLF fighters ambushed a convoy in Jhao on October 3 and shot dead a guard in Mashkay on October 5.",
         ["Balochistan Liberation Front"] * 2),
        ("Gunmen stormed a court in Zahedan on Saturday. Three of the attackers were killed by the Frontier Corps.", [None]),
        ("A bomb killed two in Hub on Sunday. The BLF said it had lost no men.", [None]),
    ],
)  # fmt: skip
def test_doers_by_what_groups_say(text, doers):
    assert [r["perpetrator"] or None for _, _, r in tell(_HEAD + text)] == doers


@pytest.mark.parametrize(
    "unit",
    ["separate incidents on Sunday in the town ", "the same district there, where ", "tracked down and killed and ",
     "a court jailed two over a bombing on Monday ", "Quetta Hub, Pakistan, Oct 12 (", "seized kilos of "],
)  # fmt: skip
def test_hostile_words_of_places_and_pursuits(unit):
    assert_linear(lambda text: tell(_HEAD + text), lambda n: "Gunmen " + unit * (n // len(unit)), 6_000)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # the day of a court, of rescuers and of the deed
        ("A judge in Hub on Monday remanded two men over the shooting of a tailor in Nal in March. He was gunned down on March 19.",
         ["2025-03-19 Nal"]),
        ("A court on Monday jailed two men for the bombing of a bank in Nal. They rode up to its gate on the evening of May 4, 2021.",
         ["2021-05-04 Nal"]),
        ('Fighters came to Nal on Sunday and "sentenced" two agents, whom they shot dead.', ["2025-10-19 Nal"]),
        ("Rescuers on Monday pulled two bodies from the rubble of a post at Nal that was bombed on Saturday.", ["2025-10-18 Nal"]),
        ("Two days after gunmen shot dead a teacher in Nal, shops stayed shut on Monday.", ["2025-10-18 Nal"]),
        # one happening told by its harm and its kind
        ("In Nal six men were neutralised after a long gunfight on Friday.", ["2025-10-17 Nal"]),
        ("Three were killed at a college in Nal on Friday, when a woman blew herself up beside a van.", ["2025-10-17 Nal"]),
        ("On Monday the bodies of two miners were found who had been kidnapped from Nal on October 2.", ["2025-10-02 Nal"]),
        ("Gunmen burnt a tanker in Hub on Friday. Later in the night the same men are thought to have fired at a picket in Nal.",
         ["2025-10-17 Hub", "2025-10-17 Nal"]),
        # no deed: goods of smugglers, what was told, nobody's months before, how those found had died
        ("The coast guard seized 300 kilos of hashish near Nal on Friday.", []),
        ("A raid in Nal on Friday killed a man. A policeman died of his wounds a week after that raid.", ["2025-10-17 Nal"]),
        ("A bomb killed two in Nal on Friday. Relatives speak of men who were taken from their homes months before.", ["2025-10-17 Nal"]),
        ("The bodies of five men were found in Nal on Friday. They had been shot in the head.", []),
        # where the sentence before it was
        ("A bomb killed a guard in Hub on Friday.\n\nIt was the second blast in the town in a month. On Sunday a grenade thrown at a bus "
         "hurt three.", ["2025-10-17 Hub", "2025-10-19 Hub"]),
    ],
)  # fmt: skip
def test_days_of_courts_and_of_deeds(text, wanted):
    assert_told(text, wanted)


@pytest.mark.parametrize(
    "head", ["Quetta, Oct 12, 2025 (AFP) - ", "Quetta, Pakistan, Aug. 2 (Reuters) - ", "New York, 12 March 2025 – ", "QUETTA, May 4: "]
)
def test_heads_of_lines_end_before_what_they_tell(head):
    text = head + "Gunmen struck"
    assert find_head(text, 0, len(text)) == len(head)


@pytest.mark.parametrize("text", ["Quetta, Hub and Turbat - all struck", "Quetta, May 4, 2025: a bomb", "On Sunday, men - masked - came"])
def test_other_openings_are_no_heads_of_lines(text):
    assert find_head(text, 0, len(text)) == 0
