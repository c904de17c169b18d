"""The CPEC ledger: every event once, under its strongest tie, out of all events."""

from balochlib.analysis.ledger import build_ledger, count_linked_events, count_themes
from balochlib.schema import build_table

TOLD = [
    {"event_id": f"e-{i}", "article_id": a, "start": s, "end": s + 5}
    for i, (a, s) in enumerate([("a", 10), ("a", 60), ("b", 10), ("b", 200)])
]


def sentence(article_id: str, start: int, grade: str, themes: str = "attack") -> dict:
    return {"article_id": article_id, "start": start, "end": start + 50, "grade": grade, "themes": themes}


def test_an_event_counts_once_under_its_strongest_tie():
    cpec = build_table("cpec", [sentence("a", 0, "context"), sentence("b", 0, "targeted"), sentence("b", 150, "motive")])
    again = build_table("event_mentions", [{"event_id": "e-0", "article_id": "b", "start": 20, "end": 25}])
    counts = count_linked_events(cpec, build_table("events", TOLD), again).set_index("grade")
    assert counts["event_ids"].to_dict() == {"targeted": ("e-2", "e-0"), "disrupted": (), "motive": (), "context": ()}
    assert counts["n_events"].unique().tolist() == [4]


def test_a_telling_beside_the_sentence_or_in_another_article_is_no_tie():
    cpec = build_table("cpec", [sentence("a", 11, "targeted"), sentence("c", 0, "targeted")])
    counts = count_linked_events(cpec, build_table("events", TOLD[:1] + TOLD[2:]), build_table("event_mentions", []))
    assert counts["events"].sum() == 0


def test_no_events_and_no_sentences():
    none = count_linked_events(build_table("cpec", []), build_table("events", []), build_table("event_mentions", []))
    assert none[["events", "n_events"]].sum().tolist() == [0, 0]
    assert build_ledger(build_table("cpec", []), build_table("articles", [])).empty
    assert count_themes(build_table("cpec", []))["sentences"].sum() == 0


def test_ledger_keeps_every_sentence_and_knows_its_outlet():
    cpec = build_table("cpec", [sentence("a", 0, "context"), sentence("b", 0, "targeted"), sentence("z", 0, "motive")])
    ledger = build_ledger(cpec, build_table("articles", [{"article_id": a, "publisher": a.upper()} for a in "ab"]))
    assert ledger["article_id"].tolist() == ["b", "z", "a"]
    assert ledger["publisher"].fillna("").tolist() == ["B", "", "A"]


def test_a_sentence_of_two_themes_counts_for_both():
    cpec = build_table("cpec", [sentence("a", 0, "context", "attack;port"), sentence("b", 0, "context", "port")])
    counts = count_themes(cpec).set_index("theme")
    assert counts.loc["port"].tolist() == [2, 2]
    assert counts.loc["attack"].tolist() == [1, 1]
    assert counts.loc["grievance"].tolist() == [0, 0]
