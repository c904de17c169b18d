"""Who stands where in an allegation, measured against the labels: the shares may not fall."""

from functools import cache

import pytest
from roles import is_same, match_roles, score_roles
from scorer import GOLD

FLOORS = {
    "dev": {"accuser": 0.92, "accused": 1.0, "what": 0.88, "denied_by": 1.0, "beneficiary": 0.88},
    "seeds": {"accuser": 0.86, "accused": 0.83, "what": 0.92, "denied_by": 0.95, "beneficiary": 0.92},
    "made": {"accuser": 0.85, "accused": 0.82, "what": 0.84, "denied_by": 0.83, "beneficiary": 0.7},
}

scored = cache(score_roles)


@pytest.mark.parametrize(("name", "role"), [(n, k) for n, floors in FLOORS.items() for k in floors])
def test_roles_are_at_least_their_floor(name, role):
    assert scored(GOLD / name)[role].of >= 20
    assert scored(GOLD / name)[role].share >= FLOORS[name][role]


@pytest.mark.parametrize(
    ("wanted", "found", "same"),
    [
        ("India", "Government of India", True),
        ("India", "Government of Afghanistan", False),
        ("security forces", "the security forces", True),
        ("Pakistan", "the state", True),
        ("Pakistan", "the company", False),
        ("the author", None, True),
        ("the authorities", "the authorities", True),
        ("Pakistan (implied)", None, True),
        ("Pakistan", None, False),
        (None, "Government of India", False),
    ],
)
def test_two_names_of_one_party(wanted, found, same):
    assert is_same(wanted, found) is same


def test_two_labels_of_a_sentence_do_not_take_one_row():
    label = {"accuser": "Pakistan", "beneficiary": None, "what": "backing", "denied_by": None, "quote": "blames"}
    row = {"start": 0, "end": 20, "stance": "reports", "accuser": "Government of Pakistan", "beneficiary": None, "what": "backing"}
    labels = [{**label, "accused": "India"}, {**label, "accused": "Afghanistan"}]
    rows = [{**row, "accused": f"Government of {c}", "denied_by": None} for c in ("Afghanistan", "India")]
    taken = [(label["accused"], found["accused"]) for label, found, _ in match_roles(labels, rows, "Pakistan blames them")]
    assert taken == [("India", "Government of India"), ("Afghanistan", "Government of Afghanistan")]
