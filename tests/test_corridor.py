"""Who says what on the corridor, what is asserted, and the published attacks with their rival tolls."""

import pandas as pd
import pytest

import balochlib as bl
from balochlib.analysis.corridor import ISSUES, ITSELF, find_words, list_assertions, list_issues
from balochlib.analysis.targets import list_targets, load_rivals
from balochlib.schema import CPEC_THEMES, build_table
from balochlib.view import cpec as view


def sentence(quote, themes="investment", start=0, article="a"):
    where = {"article_id": article, "start": start, "end": start + len(quote), "quote": quote}
    return {**where, "themes": themes, "grade": "context", "rule": "mention"}


VOICES = build_table("voices", [{"article_id": "a", "start": 5, "end": 20, "speaker": "A fisherman", "role": "civilian"}])
ALLEGATIONS = build_table("allegations", [{"article_id": "a", "start": 0, "end": 30, "accuser": "BLA", "accused": "China"}])
NOBODY = build_table("voices", []), build_table("allegations", [])


# ---- who says what ----------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "themes, quote, wanted",
    [
        ("grievance", "Locals resent the corridor.", ["grievances"]),
        ("displacement", "Fishermen were evicted for the port.", ["displacement"]),
        ("displacement", "It fears changes in the demographic make-up.", ["displacement", "demographic change"]),
        ("militarisation", "Checkpoints guard the road.", ["security deployment"]),
        ("grievance;militarisation", "Troops guard what locals resent.", ["grievances", "security deployment"]),
        ("port", "Officials fear that the Baloch will be outnumbered.", ["demographic change"]),
        ("investment", "China will build a road.", []),
        (None, "China will build a road.", []),
    ],
)
def test_issues_of_a_sentence(themes, quote, wanted):
    assert list_issues(build_table("cpec", [sentence(quote, themes)]), *NOBODY)["issue"].tolist() == wanted


def test_issues_name_themes_of_the_schema():
    assert {theme for theme in ISSUES.values() if theme} <= set(CPEC_THEMES)


@pytest.mark.parametrize(
    "voices, allegations, speaker, how",
    [
        (VOICES, ALLEGATIONS, "A fisherman", "quoted or reported"),
        (NOBODY[0], ALLEGATIONS, "BLA", "named as accuser"),
        (NOBODY[0], ALLEGATIONS.assign(accuser=pd.NA), ITSELF, "nobody named"),
        (*NOBODY, ITSELF, "nobody named"),
        (VOICES.assign(article_id="b"), NOBODY[1], ITSELF, "nobody named"),
        (VOICES.assign(start=400, end=420), NOBODY[1], ITSELF, "nobody named"),
    ],
)
def test_the_speaker_is_heard_before_accuser_before_text(voices, allegations, speaker, how):
    issues = list_issues(build_table("cpec", [sentence("Locals resent the corridor.", "grievance")]), voices, allegations)
    assert issues[["speaker", "how"]].values.tolist() == [[speaker, how]]


def test_no_sentence_no_issue():
    assert list_issues(build_table("cpec", []), *NOBODY).empty and list_assertions(build_table("cpec", [])).empty


# ---- assertions -------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "subject, text, wanted",
    [
        ("importance", "Gwadar is the crown jewel of the corridor.", ["crown jewel"]),
        ("importance", "The port is a linchpin, a game-changer and a gateway.", ["linchpin", "game-changer", "gateway"]),
        ("importance", "The port has three berths.", []),
        ("troops", "It needs thousands of troops and a special security division.", ["thousands of troops", "special security division"]),
        ("troops", "Commuters were trooping in.", []),
        ("cost", "A $62 billion programme", ["billion"]),
        ("cost", "The multi-billion-dollar project", ["multi-billion-dollar"]),
        ("cost", "", []),
    ],
)
def test_words_of_a_subject(subject, text, wanted):
    assert find_words(subject, text) == wanted


def test_hostile_text_stays_fast_and_empty():
    assert find_words("troops", "troop" * 20_000) == [] and find_words("cost", "1" * 20_000) == []


def test_an_assertion_keeps_the_place_of_its_sentence():
    found = list_assertions(build_table("cpec", [sentence("Gwadar is vital, and vital again.", start=40)]))
    assert found[["subject", "words", "start"]].values.tolist() == [["importance", "vital", 40]]


# ---- published attacks ------------------------------------------------------------------------------------------
def test_rival_numbers_are_of_known_attacks_and_differ_from_the_first_one():
    targets, rivals = list_targets().set_index("event_id"), load_rivals()
    assert set(rivals["event_id"]) <= set(targets.index)
    for row in rivals.to_dict("records"):
        assert row["value"] != targets.loc[row["event_id"], row["measure"]], row
        assert str(row["value"]) in (words := targets.loc[row["event_id"], row["taken_from"]]) or row["value"] in (3, 4, 9, 13), words


def test_targets_are_in_order_of_time_and_missing_stays_missing():
    targets = list_targets()
    assert targets["date"].is_monotonic_increasing and len(targets) == targets["event_id"].nunique()
    assert pd.isna(targets.set_index("event_id").loc["C20", "killed_chinese"])
    assert targets.loc[targets["rival"].notna(), "rivals"].notna().all()
    dead = load_rivals()["measure"].isin(["killed_chinese", "killed_total"])
    assert targets["rival"].notna().sum() == load_rivals().loc[dead, "event_id"].nunique()


def test_contested_means_another_number_of_dead_or_an_open_nationality():
    contested = set(list_targets().query("contested")["event_id"])
    assert {"C18", "C20", "C21", "C23"} <= contested and not contested & {"C01", "C11", "C24"}


# ---- the ledger in words ----------------------------------------------------------------------------------------
NOTE = (
    "Gwadar, 4 March 2025. Gunmen attacked a convoy of Chinese engineers near Gwadar port, killing two guards, police said. "
    "Locals resent CPEC because fishermen were evicted. In Quetta a bomb killed three policemen. "
    "Gwadar is the crown jewel of the China-Pakistan Economic Corridor."
)


def test_a_note_in_words():
    corpus = bl.parse(NOTE)
    assert "3 sentences" in repr(view.tell_ledger(corpus)) and "targeted 1" in repr(view.tell_ledger(corpus))
    linked = repr(view.tell_linked(corpus))
    assert linked.startswith("Of ") and "To be near Gwadar is no tie." in linked
    assert view.list_rules(corpus)["grade"].tolist()[0] == "targeted"
    assert "grievances in 1" in repr(view.tell_issues(corpus))
    contrast = view.contrast_assertions(corpus).set_index("subject")
    assert "crown jewel" in str(contrast.loc["importance", "the texts say"]) and contrast.loc["troops", "the texts say"] == "nothing"


def test_empty_layers_say_so():
    corpus = bl.parse("A road was opened. Nothing else happened.")
    for tell in (view.tell_ledger, view.tell_linked, view.tell_issues):
        assert repr(tell(corpus)).startswith(("No ", "Of 0"))
    assert view.count_themes_by_grade(corpus).empty and view.list_rules(corpus).empty and view.list_linked(corpus).empty
    assert view.name_themes(view.count_themes_by_grade(corpus)) == "No sentence is tied to the corridor"
    assert (view.contrast_assertions(corpus)["the texts say"] == "nothing").all()


def test_every_rule_has_words(seeds):
    ledger = view.list_ledger(seeds)
    assert len(ledger) and ledger["because"].notna().all() and ledger["said_in"].notna().all()


def test_costs_have_a_figure_or_a_rival_and_a_publisher():
    costs = view.list_costs()
    assert (costs["usd_million"].notna() | costs["usd_conflicts"].notna()).all() and costs["publisher"].notna().all()
