"""What notebook 04 shows of actors: accusations crossed, designations judged, cards, acts; from made rows and made texts."""

import re
import warnings

import pandas as pd
import pytest

import balochlib as bl
from balochlib.analysis.accusations import cross_accusations, list_relation_edges
from balochlib.analysis.designations import compare_designations, load_designations
from balochlib.schema import build_table
from balochlib.view import actor_cards, designations, matrices, timeline
from balochlib.view.charts import plot_timeline
from balochlib.view.figure import description
from balochlib.view.markup import call
from balochlib.view.network import EDGES

TEXT = (
    "QUETTA, Jan. 31, 2026. The Baloch Liberation Army (BLA) claimed responsibility for an attack in Quetta on Jan. 31, 2026, that "
    "killed two soldiers. Islamabad accuses India of funding the BLA, which New Delhi denies. The army blamed the terrorists. "
    "The BLA has been designated a terrorist organisation by Pakistan, China and the EU. The BLA fought the ISKP in Mastung."
)


@pytest.fixture(scope="module")
def corpus():
    return bl.parse(TEXT)


def test_relation_edges_are_kinds_that_can_be_drawn(corpus):
    edges = list_relation_edges(corpus.allegations, corpus.relations, set(corpus.actors["name"]))
    assert set(edges["relation"]) == {"accuses", "denies", "fights", "designates"} <= set(EDGES)
    looks = [(look["color"], str(look["linestyle"])) for look in EDGES.values()]
    assert len(set(looks)) == len({colour for colour, _ in looks}) == len(EDGES)
    assert len({line for _, line in looks}) >= len(EDGES) - 1  # two kinds share the full line: arrows at both ends tell them apart


def test_the_texts_own_words_stand_in_quotation_marks(corpus):
    cells = cross_accusations(corpus.allegations, set(corpus.actors["name"]))
    assert "\u201cthe terrorists\u201d" in set(cells["accused"])
    said = description(matrices.plot_accusations(cells, "t"))
    assert "Government of Pakistan accuses Government of India: funding, 1 denied" in said


def test_texts_and_registry_are_compared(corpus):
    verdicts = compare_designations(corpus.relations).set_index("authority")["verdict"].to_dict()
    assert verdicts["Government of Pakistan"] == "agrees"
    assert verdicts["European Union"] == verdicts["Government of China"] == "contradicts"
    assert verdicts["Government of the United States"] == "only in the registry"
    said = str(designations.judge_designations(corpus))
    assert "1 article names the European Union; the registry has: not listed" in said
    assert "no article names" in said and "the United States" in said


def test_a_denied_designation_agrees_with_no_listing():
    rows = {"article_id": ["a"], "actor": ["European Union"], "relation": ["designates"], "other": ["Baloch Liberation Army"]}
    compared = compare_designations(pd.DataFrame({**rows, "stance": ["denies"]}))
    assert compared.set_index("authority")["verdict"]["European Union"] == "agrees"


def test_every_designation_of_the_registry_names_its_source():
    rows = load_designations()
    assert rows["source"].str.len().gt(12).all() and rows["group"].notna().all()


def test_cards_tell_the_texts_from_the_registry(corpus):
    cards = actor_cards.build_cards(corpus).set_index("fact")
    bla = cards[call("Baloch Liberation Army")]
    assert str(bla["Claims of responsibility"]) == "1" and "Government of India" in str(bla["Said to be backed by"])
    listed = bla["Designated (registry)"]
    assert "United States 2025" in str(listed) and "No listing" in str(listed) and listed.refs[0].href.startswith("http")


def test_acts_are_in_time_order_and_name_no_date_twice(corpus):
    acts = timeline.list_acts(corpus.events)
    assert acts["date"].tolist() == sorted(acts["date"])
    said = description(timeline.plot_acts(acts, "t"))
    assert "Baloch Liberation Army: 2026-01-31" in said and "31 January 2026" not in said


def test_acts_far_before_all_others_are_told_and_not_drawn():
    events = {"perpetrator": ["X"] * 3, "date": ["2001-09-11", "2025", "2026-01-31"], "perpetrator_status": ["none"] * 3}
    ax = timeline.plot_acts(timeline.list_acts(pd.DataFrame({**events, "name": ["a", "b", "c"]})), "t")
    assert description(ax).startswith("Timeline of 2 acts")
    assert any("11 September 2001" in t.get_text() for t in ax.texts)


@pytest.mark.parametrize("days", [1, 2, 3, 4, 5, 6, 7, 8, 12, 20, 40, 90, 200, 500, 900])
@pytest.mark.parametrize("chart", ["acts", "incidents"])
def test_ticks_are_days_or_longer(chart, days):
    last = (pd.Timestamp("2019-01-03") + pd.Timedelta(days=days)).strftime("%Y-%m-%d")
    told = {"date": ["2019-01-03", last], "date_precision": ["day"] * 2, "name": ["a", "b"]}
    events = pd.DataFrame({"perpetrator": ["X"] * 2, **told, "perpetrator_status": ["none"] * 2})
    ax = plot_timeline(events) if chart == "incidents" else timeline.plot_acts(timeline.list_acts(events), "t")
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # matplotlib warns where no step fits
        ax.figure.canvas.draw()
    low, high = ax.get_xlim()
    ticks = [tick for tick in ax.get_xticks() if low <= tick <= high]
    assert 2 <= len(ticks) <= 8 and all(tick == int(tick) for tick in ticks)
    if days < 60:
        assert all(re.fullmatch(r"\d{1,2} (Jan|Feb)", label.get_text()) for label in ax.get_xticklabels())


def test_empty_layers_say_so():
    empty = bl.parse("It rained in Quetta.")
    assert actor_cards.build_cards(empty).empty and designations.list_designations(empty).empty
    assert "No article" in str(designations.tell_designations(empty))
    assert description(matrices.plot_accusations(cross_accusations(empty.allegations, ()), "t")).startswith("Empty chart")
    assert description(timeline.plot_acts(timeline.list_acts(build_table("events", [])), "t")).startswith("Empty chart")
