"""The explorer: what a choice leaves, what it says when nothing is left, and no widgets where nobody sits before the notebook."""

import nbformat
import pytest
from test_frame import ROOT

import balochlib as bl
from balochlib.view import explorer
from balochlib.view.figure import ShownFigure

TEXT = """QUETTA, Jan. 31, 2026 - At least 14 policemen were killed in a bombing in Mastung on Saturday, officials said.

The Baloch Liberation Army claimed the bombing in Mastung and said 40 soldiers were killed.

Two fishermen were injured in Gwadar on Jan. 12, 2026 when a boat exploded.
"""


@pytest.fixture(scope="module")
def corpus():
    return bl.parse(TEXT)


@pytest.mark.parametrize(
    ("choice", "values"),
    [
        ({}, [14, 40, 2]),
        ({"outcome": "killed"}, [14, 40]),
        ({"outcome": "injured"}, [2]),
        ({"claimant": "officials"}, [14]),
        ({"claimant": "bla"}, [40]),
        ({"claimant": explorer.NOBODY}, [2]),
        ({"actor": "Baloch Liberation Army", "claimant": "bla"}, [40]),
        ({"place": "ba-gwadar"}, [2]),
        ({"place": "gwadar", "outcome": "killed"}, []),
        ({"place": "Gwadar", "outcome": None}, [2]),
    ],
)
def test_a_choice_leaves_the_claims_that_meet_all_of_it(corpus, choice, values):
    assert explorer.narrow_claims(corpus, **choice)["value"].tolist() == values


def test_every_choice_leaves_as_many_claims_as_its_menu_says(seeds):
    choices = explorer.list_choices(seeds)
    assert set(choices["field"]) == set(explorer.FIELDS)
    for row in choices.groupby("field").head(3).to_dict("records"):
        found = explorer.narrow_claims(seeds, **{row["field"]: row["value"]})
        assert len(found) >= row["n"] > 0 and found["claim_id"].is_unique


@pytest.mark.parametrize("choice", [{"place": "Atlantis"}, {"event": "e-0"}, {"outcome": "Killed; drop"}, {"claimant": ""}])
def test_what_cannot_be_picked_is_said(corpus, choice):
    with pytest.raises(ValueError, match="list_choices"):
        explorer.show_view(corpus, **choice)


def test_a_wrong_field_names_the_right_ones(corpus):
    with pytest.raises(TypeError, match="event, actor, place, outcome, claimant, not by district"):
        explorer.narrow_claims(corpus, district="Kech")


def test_the_view_marks_the_words_and_draws_ladder_and_map(corpus):
    view = explorer.show_view(corpus, outcome="killed", place="Mastung")
    assert view.sentences.markup.count("<mark") == 2 and ">At least 14 policemen</mark>" in view.sentences.markup
    assert isinstance(view.ladder, ShownFigure) and isinstance(view.map, ShownFigure)
    assert "Mastung" in view.map.alt and "Gwadar" not in view.map.alt
    assert "2" not in view.ladder.alt.partition(". ")[2].replace("2026", "")  # the injured of Gwadar are not on this ladder


@pytest.mark.parametrize("text", ["Nothing happened.", "", "<script>alert(1)</script> Quetta"])
def test_texts_without_claims_have_a_view_too(text):
    view = explorer.open_explorer(bl.parse(text), live=False)
    assert "No claim meets this choice" in repr(view)


def test_markup_of_a_text_stays_words():
    corpus = bl.parse("QUETTA, Jan. 31, 2026 - At least 14 <b>policemen</b> were killed in Mastung & Kalat, <i>officials</i> said.")
    view = explorer.open_explorer(corpus, live=False)
    assert "<b>" not in view.sentences.markup and "&amp;" in view.sentences.markup


def test_menus_only_where_somebody_can_use_them(corpus, monkeypatch):
    monkeypatch.delenv("JPY_SESSION_NAME", raising=False)
    assert isinstance(explorer.open_explorer(corpus), explorer.View)
    monkeypatch.setenv("JPY_SESSION_NAME", "notebooks/07_explorer.ipynb")
    menus = explorer.open_explorer(corpus).children
    assert [m.description for m in menus[:-1]] == list(explorer.FIELDS.values())
    assert isinstance(explorer.open_explorer(corpus, live=False), explorer.View)


def test_a_pick_in_a_menu_shows_another_view(corpus, monkeypatch):
    shown = []
    monkeypatch.setattr(explorer, "show_view", lambda corpus, **choice: shown.append(choice) or "view")
    *menus, _ = explorer.open_explorer(corpus, live=True, outcome="killed").children
    by_name = {m.description: m for m in menus}
    assert [m.label for m in menus] == ["any", "any", "any", by_name["Outcome"].label, "any"]  # no menu stands empty
    by_name["Place"].value = "ba-gwadar"
    by_name["Outcome"].label = "any"
    assert [(c["outcome"], c["place"]) for c in shown] == [("killed", None), ("killed", "ba-gwadar"), (None, "ba-gwadar")]


def test_the_stored_notebook_holds_no_widget():
    notebook = nbformat.read(ROOT / "notebooks" / "07_explorer.ipynb", as_version=4)
    kinds = {k for c in notebook.cells for o in c.get("outputs", []) for k in o.get("data", {})}
    assert "image/png" in kinds and not any("widget" in k for k in kinds) and "widgets" not in notebook.metadata
