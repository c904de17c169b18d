"""The measure of roles: which names are one party, and which row answers which label. Its floors: test_accuracy.py."""

import pytest
from roles import is_same, match_roles


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
