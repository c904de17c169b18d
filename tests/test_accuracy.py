"""Accuracy in the open: a floor per layer that only rises, and a list of what is not solved."""

import csv
import json
import re
from functools import cache

import pytest
from roles import score_roles
from scorer import GOLD, LEARNED, SETS, readme_table, score

FLOORS = json.loads((GOLD / "floors.json").read_text("utf-8"))
with open(GOLD / "known_failures.csv", encoding="utf-8", newline="") as f:
    KNOWN_FAILURES = list(csv.DictReader(f))

ROLE_FLOORS = {  # who stands where in an allegation that was found
    "dev": {"accuser": 0.92, "accused": 1.0, "what": 0.88, "denied_by": 1.0, "beneficiary": 0.88},
    "seeds": {"accuser": 0.82, "accused": 0.84, "what": 0.9, "denied_by": 0.96, "beneficiary": 0.9},
    "made": {"accuser": 0.8, "accused": 0.76, "what": 0.77, "denied_by": 0.76, "beneficiary": 0.66},
}

scored_roles = cache(score_roles)


@pytest.mark.parametrize(("name", "layer"), [(n, k) for n, floors in FLOORS.items() for k in floors])
def test_accuracy_is_at_least_its_floor(name, layer):
    tallies, shares = score(GOLD / name)
    got = tallies[layer].f1 if layer in tallies else shares[layer].share
    assert got >= FLOORS[name][layer]


@pytest.mark.parametrize(("name", "role"), [(n, k) for n, floors in ROLE_FLOORS.items() for k in floors])
def test_roles_are_at_least_their_floor(name, role):
    assert scored_roles(GOLD / name)[role].of >= 20
    assert scored_roles(GOLD / name)[role].share >= ROLE_FLOORS[name][role]


@pytest.mark.parametrize("name", SETS)
def test_every_span_holds_its_words(name):
    spans = score(GOLD / name)[1]["spans that hold their words"]
    assert spans.of > 300 and spans.right == spans.of


@pytest.mark.parametrize("row", KNOWN_FAILURES, ids=lambda r: f"{r['text']}-{r['layer']}-{r['item'][:40]}")
@pytest.mark.xfail(reason="not solved yet: take the row out of tests/gold/known_failures.csv once it is")
def test_known_failure(row):
    missed = score(GOLD / row["set"])[0][row["layer"]].missed
    assert (row["text"], row["item"]) not in [(where, str(item)) for where, item in missed]


def test_known_failures_are_all_listed():
    missed = {(name, where, layer, str(item)) for name in LEARNED for layer, t in score(GOLD / name)[0].items() for where, item in t.missed}
    assert missed == {(r["set"], r["text"], r["layer"], r["item"]) for r in KNOWN_FAILURES}


def test_readme_shows_the_figures():
    readme = (GOLD.parents[1] / "README.md").read_text("utf-8")
    shown = re.search(r"<!-- accuracy -->\n(.*?)\n<!-- /accuracy -->", readme, re.S)
    assert shown and shown[1].strip() == readme_table()
