"""Lessons: every question knows the untouched, the right and three wrong answers; versions do not drift; agreement adds up."""

import csv
import json
import re
from itertools import pairwise
from pathlib import Path

import nbformat
import pandas as pd
import pytest
from pages import Page

import balochlib as bl
from balochlib import lessons, paths
from balochlib.lessons import QUESTIONS, Feedback, NotYet, check, compare_codings, hint, load_labels, measure_kappa, read_coding, solution
from balochlib.lessons.answers import OUTCOMES, compare, is_attempted
from balochlib.lessons.launchers import write_badges
from balochlib.lessons.versions import LESSONS, build_learner, list_solved
from balochlib.lessons.wording import load_judging_words
from balochlib.view.lesson_pages import write_lessons
from balochlib.view.pages import Build

ROOT = Path(__file__).parents[1]
# A text of one's own on which each wrong way leads to another number than the right one.
OWN = """QUETTA, March 3 - At least four policemen were martyred, three soldiers wounded and dozens of men hurt in Turbat, officials said.
The chief minister said that two terrorists had been eliminated and five soldiers abducted in Turbat. He spoke of "terrorists".
The army said more than nine militants were killed in Panjgur and over 12 injured.
Gunmen and fighters injured six policemen in Balochistan; ten policemen were killed in Panjgur.
"""
OPEN = {"l1q6", "l2q5", "l3q6", "l4q5", "l5q5"}


@pytest.fixture(scope="module")
def own():
    return bl.parse(OWN)


@pytest.fixture(scope="module")
def texts(seeds, own):
    return {key: own if key in OPEN else seeds for key in QUESTIONS}


@pytest.mark.parametrize("key", QUESTIONS)
@pytest.mark.parametrize("untouched", [..., None, "", pd.DataFrame({"value": []})], ids=["dots", "none", "empty", "no rows"])
def test_untouched_is_not_attempted(key, untouched, texts):
    assert check(key, untouched, texts[key]).outcome == "not attempted"
    with pytest.raises(NotYet):
        check(key, untouched, texts[key], strict=True)


@pytest.mark.parametrize("key", QUESTIONS)
def test_the_solution_is_correct(key, texts):
    answer = QUESTIONS[key].right(texts[key])
    assert check(key, answer, texts[key], strict=True).outcome == "correct"


@pytest.mark.parametrize(("key", "n"), [(key, n) for key in QUESTIONS for n in range(len(QUESTIONS[key].mistakes))])
def test_a_typical_mistake_gets_its_own_reason(key, n, texts):
    mistake = QUESTIONS[key].mistakes[n]
    feedback = check(key, mistake.example(texts[key]), texts[key])
    assert (feedback.outcome, feedback.reason) == ("not yet", mistake.reason)
    with pytest.raises(NotYet, match="not yet"):
        check(key, mistake.example(texts[key]), texts[key], strict=True)


@pytest.mark.parametrize("key", QUESTIONS)
def test_a_question_knows_three_mistakes_or_more_each_with_its_own_reason(key):
    reasons = [m.reason for m in QUESTIONS[key].mistakes]
    assert len(set(reasons)) == len(reasons) >= 3


# What people of a first course type, and words of the reason that they should get.
TYPED = [
    ("l1q1", "three", "correct"), ("l1q1", "3 claims", "correct"), ("l1q1", [31, 17, 145], "these are 3 values"),
    ("l1q1", "31, 17, 145", "One number is wanted"), ("l1q1", 2, 'hint("l1q1")'), ("l1q1", "I don’t know.", "not attempted"),
    ("l1q1", "?", "not attempted"), ("l1q1", 193, "adds up the people"), ("l1q1", 4, "hours are no claim"),
    ("l1q2", "'Provincial officials.'", "correct"), ("l1q2", ["the provincial officials"], "correct"),
    ("l1q2", "According to provincial officials", "leave out the rest"), ("l1q2", "provincial", "Copy the whole phrase"),
    ("l1q2", "the government", "another"), ("l1q2", "idk", "not attempted"), ("l1q2", "Officials", "Which officials?"),
    ("l1q3", 31, "One number is no range"), ("l1q3", "31+", "without quotation marks"), ("l1q3", (31, "None"), "correct"),
    ("l1q3", (31, "open"), "correct"), ("l1q3", (None, 31), "other way round"), ("l1q3", (31, 100), "Do the words set"),
    ("l1q3", {31, None}, "round brackets"), ("l1q3", (31, ...), "not attempted"), ("l1q3", (30, None), "highest is right"),
    ("l1q5", 64, "another"), ("l1q5", "0.64", "correct"), ("l1q5", 0.95, "raw agreement"),
    ("l2q1", "five", "gives no number at all"), ("l2q2", (10, 362), "pale bars"), ("l2q2", (4, 21), "adds the claims up"),
    ("l2q2", (4, pd.NA), "correct"), ("l2q2", [4, float("nan")], "correct"), ("l2q2", (21, pd.NA), "adds the claims up"),
    ("l2q2", (17, 4), "other way round"), ("l2q2", (4, 17), "top is open"), ("l2q3", 345, "one more or one fewer"),
    ("l2q4", "17+", "correct"), ("l2q4", (17, None), "One number is wanted"), ("l2q4", 4, "smallest number"),
    ("l3q1", "two", "correct"), ("l3q2", 3, "by telephone"), ("l3q3", {"Kabul"}, "capitals stand for governments"),
    ("l3q3", "India and Afghanistan", "word for word"), ("l3q3", "Islamabad", "who accuses"),
    ("l3q3", "government of india, government of afghanistan", "correct"), ("l3q3", {"..."}, "not attempted"),
    ("l3q5", "civilians and media", "correct"), ("l3q5", {"civilian"}, "1 of 2"), ("l3q5", "none", "0 of 2"),
    ("l4q1", 5, "beyond the frame"), ("l4q2", 5, "Two of them lie in one district"), ("l4q3", "about 40%", "correct"),
    ("l4q3", "40 percent", "correct"), ("l4q3", 0.396, "Right as a share"), ("l4q4", "no idea", "not attempted"),
    ("l5q1", "15 times", "correct"), ("l5q1", 16, "one more or one fewer"), ("l5q2", "killed, eliminated", "column family"),
    ("l5q2", {"kill", "eliminate"}, "2 of 4"), ("l5q3", "Militants", "correct"), ("l5q3", "the assailants", "text's own word"),
    ("l5q4", "According to provincial officials, a minimum of 145 assailants died.", "correct"),
    ("l5q4", "At least 145 people were killed, officials said.", "Who died is lost"),
    ("l5q4", "The army said that at least 145 fighters were killed.", "Somebody else says it"),
    ("l5q4", "145 attackers were killed, officials said.", "bound is lost"), ("l5q4", "Many people died.", "no claim in it"),
    ("l5q4", "Officials said forces neutralised at least 145 fighters.", "word that judges"), ("l5q4", 145, "in quotation marks"),
]  # fmt: skip


def _name_answer(value):
    """Sets in order: workers of pytest-xdist have to agree on the names of tests."""
    return " ".join(sorted(map(str, value))) if isinstance(value, set) else str(value)[:40]


@pytest.mark.parametrize(("key", "answer", "said"), TYPED, ids=_name_answer)
def test_what_learners_type_gets_a_fitting_word(key, answer, said, seeds):
    feedback = check(key, answer, seeds)
    if said in OUTCOMES:
        assert feedback.outcome == said, feedback
    else:
        assert feedback.outcome == "not yet" and said in feedback.reason, feedback


def test_a_general_reason_points_to_the_hint_and_a_fitting_one_does_not(seeds):
    assert 'hint("l2q3")' in check("l2q3", 7, seeds).reason and "hint(" not in check("l2q3", 485, seeds).reason
    assert 'hint("l2q3")' in check("l2q3", ..., seeds).reason


ODD = [
    object(), {"a": 1}, [[1], [2]], float("nan"), float("inf"), pd.NA, pd.NaT, b"\xff", lambda: 3, range(10**9), "x" * 20_000, -1, 10**30,
    {1, "a", None}, pd.DataFrame({"q": [1]}), pd.DataFrame({"value": [object()]}), pd.Series(dtype=float), (1, 2, 3), ("a", "b"), True,
]  # fmt: skip


@pytest.mark.parametrize("odd", ODD, ids=lambda o: type(o).__name__)
@pytest.mark.parametrize("key", ["l1q1", "l1q2", "l1q3", "l1q4", "l1q6", "l4q3", "l5q4"])
def test_a_check_never_raises_in_class(key, odd, texts):
    feedback = check(key, odd, texts[key])
    assert feedback.outcome in ("not yet", "not attempted") and feedback.reason


@pytest.mark.parametrize("key", ["l9q1", "", None, 3])
def test_an_unknown_question_is_said_to_be_unknown(key):
    assert "no such question" in check(key, 1).reason
    with pytest.raises(NotYet):
        check(key, 1, strict=True)


def test_the_right_answer_comes_from_the_tables(seeds):
    """Another text gives another answer to the same question: there is no key."""
    one, other = bl.parse("At least four men died in Quetta."), bl.parse("Four men died in Quetta.")
    assert check("l2q5", 1, one).outcome == check("l2q5", 0, other).outcome == "correct"
    assert check("l2q5", 1, other).outcome == check("l2q5", 0, one).outcome == "not yet"


@pytest.mark.parametrize("key", QUESTIONS)
def test_hints_and_solutions_speak(key, texts):
    first, second = repr(hint(key)), repr(hint(key, 2))
    assert first != second and repr(hint(key, 99)) == second and repr(hint(key, -1)) == first
    shown = repr(solution(key, texts[key]))
    assert QUESTIONS[key].because in shown and "def " in shown
    assert ("own text" in repr(solution(key))) == (key in OPEN) == QUESTIONS[key].on_own_text


@pytest.mark.parametrize("odd", [None, 3, ["l1q1"], "l9q9", {}])
def test_hints_and_solutions_to_no_question_do_not_raise(odd):
    assert "no such question" in repr(hint(odd)) and "no such question" in repr(solution(odd))
    assert repr(hint("l1q1", "two")) == repr(hint("l1q1", None)) == repr(hint("l1q1"))
    assert "could not be computed" in repr(solution("l1q1", odd)) if odd is not None else True


def test_an_open_question_without_claims_has_an_answer_too():
    nothing = bl.parse("The road was closed.")
    assert check("l1q6", set(), nothing).outcome == "correct"
    assert check("l5q5", 0, nothing).outcome == check("l4q5", 0, nothing).outcome == "correct"


# ---- answers ----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("right", "answer"),
    [
        (3, 3), (3, 3.0), (3, "3"), (3, pd.Series([3])), (1250, "1,250"), (0.5, 0.505), (39.9, "39.9%"), (3, "Three."),
        (3, [3]), (3, {"3"}),
        (17, "at least 17"), ("officials", "Official"), ("x", {"x"}), ({"a b"}, ["The A_bs"]), ((31, None), ("31", "None")),
        (set(), "none"),
        ((31, None), [31, pd.NA]), ((31, None), (31, float("inf"))), ((4, 9), pd.Series([4, 9])),
        ({"a", "b"}, ["B", " a"]), ({"at_least"}, "At least"), ({"a"}, pd.Series(["a", None])), (set(), []),
        ("provincial officials", "the provincial  Officials"), ("x", "X "),
        (pd.DataFrame({"n": [1, 2]}), pd.DataFrame({"n": [2.0, 1.001], "more": [0, 0]})),
    ],
)  # fmt: skip
def test_the_same_answer_in_another_form(right, answer):
    assert compare(right, answer) is None


@pytest.mark.parametrize(
    ("right", "answer", "said"),
    [
        (3, 4, "another number"), (3, [3, 4], "2 values"), (3, "3 or 4", "text"), (3, "x" * 9000, "…"),
        (12, 13, "Close"), (3, 2, "another"), ("a b", "b", "part of it"),
        (3, pd.Series([1, 2]), "column of 2"),
        (3, pd.DataFrame({"a": [1]}), "table"), (3, "many", 'the text "many"'),
        (3, True, "another"), ("a", True, "yes or no"), (0.5, 0.52, "another number"),
        ((31, None), (30, None), "lowest"), ((31, None), (31, 40), "highest"),
        ((31, None), 31, "range is wanted"), ((31, None), ("a", None), "whole numbers"), ({"a", "b"}, {"a", "c"}, "1 of 2"),
        ({"a"}, {"a", "c"}, "do"), ({"a"}, 3, "commas between them"), ({"a b"}, {"b"}, "near"),
        ("a", 3, "word or name"), ("a", "b", "another"),
        (pd.DataFrame({"n": [1, 2]}), pd.DataFrame({"n": [1, 3]}), "1 of 2 rows"),
        (pd.DataFrame({"n": [1]}), pd.DataFrame({"m": [1]}), "lacks the column n"),
        (pd.DataFrame({"n": [1]}), pd.DataFrame({"n": [1, 1]}), "1 of your rows"), (pd.DataFrame({"n": [1]}), 1, "table is wanted"),
    ],
)  # fmt: skip
def test_another_answer_and_in_what_it_differs(right, answer, said):
    assert said in compare(right, answer)


def test_an_answer_is_there_or_not():
    assert not any(map(is_attempted, (..., None, " ", "...", [...], (1, ...), pd.DataFrame())))
    assert all(map(is_attempted, (0, False, set(), [], "a", (None, None), pd.NA)))


def test_feedback_is_escaped_and_has_three_outcomes():
    feedback = Feedback("q", "not yet", "<script>x</script>")
    assert "<script>" not in feedback._repr_html_() and "not yet" in repr(feedback) and len(OUTCOMES) == 3


# ---- agreement --------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("one", "other", "kappa"),
    [
        ("y" * 25 + "n" * 25, "y" * 20 + "n" * 5 + "y" * 10 + "n" * 15, 0.4),
        ("abc", "abc", 1.0), ("ab", "ba", -1.0), ("aabb", "abab", 0.0), ("aaaa", "aaab", 0.0),
    ],
)  # fmt: skip
def test_kappa_of_known_tables(one, other, kappa):
    assert measure_kappa(one, other) == pytest.approx(kappa) == measure_kappa(other, one)


def test_kappa_is_missing_where_chance_explains_all():
    assert measure_kappa("aaa", "aaa") is None and measure_kappa("", "") is None
    with pytest.raises(ValueError, match="not 2"):
        measure_kappa("aaa", "aa")


@pytest.fixture(scope="module")
def report(seeds):
    return lessons.pick_article(seeds, "002", 4)


def test_a_coding_agrees_with_itself_whatever_its_order(seeds, report):
    labels = load_labels(seeds, report)
    found = compare_codings(labels.iloc[::-1], labels, seeds, report)
    assert found.f1 == 1 and not found.disagreements and "No disagreement" in repr(found)
    assert found.kappas["kappa"].dropna().eq(1).all()


def test_every_disagreement_stands_in_its_sentence(seeds, report):
    labels = load_labels(seeds, report)
    mine = labels.drop(index=0).assign(victim=lambda t: t["victim"].mask(t["value"].eq(2).fillna(False), "civilian"))
    mine = pd.concat([mine, read_coding("7 | exact | killed | civilian | nowhere")])
    found = compare_codings(mine, labels, seeds, report)
    n = len(labels)
    assert (found.hits, found.n_rows) == (n - 2, (n, n)) and found.f1 == pytest.approx((n - 2) / n)
    shown = found._repr_html_()
    assert "victim: you civilian, the program militant" in shown and "only the program: 3 at least killed security" in shown
    assert "only you: 7 exact killed civilian" in shown and "do not stand in the text" in shown and "<mark" in shown


def test_rows_typed_by_hand_find_their_words(seeds, report):
    coding = read_coding("""
        value | qualifier | outcome | victim | words
        2 | exact | killed | Militant | "Two attackers"
        | vague | injured | civilian | several civilians
        | 20 | at_least | killed | unspecified | at least 20 people |
    """)
    found = compare_codings(coding, load_labels(seeds, report), seeds, report)
    assert found.hits == 3 and found.precision == 1 and not found.problems


def test_an_empty_coding_has_nothing_to_compare(seeds, report):
    empty, labels = read_coding("value | qualifier | outcome | victim | words"), load_labels(seeds, report)
    for pair in ((empty, labels), (labels, empty), (empty, empty)):
        found = compare_codings(*pair, seeds, report)
        assert found.f1 == found.precision == found.recall == 0 and "Nothing to compare" in repr(found) and not found.pairs


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("3 or so men | exact | killed | civilian | x and 4", None), ("x3 | exact | killed | civilian | x", '"x3" is no whole number'),
        ("3 | precise | killed | civilian | x", '"precise" is no code for qualifier'),
        ("3 | exact | arrested | civilian | x", '"arrested" is no code for outcome'), ("3 | exact | killed", "nothing is given for victim"),
        ("3 | exact | killed | police | x", '"police" is no code for victim'), ("2.5 | exact | killed | civilian | x", "no whole number"),
        ("3", "nothing is given for qualifier"),
        ("9" * 5000 + " | exact | killed | civilian", "is no whole number"),
    ],
)  # fmt: skip
def test_a_slip_is_named_and_the_row_kept(line, problem):
    coding = read_coding(line)
    assert len(coding) == 1 and (problem in coding.attrs["problems"][0] if problem else not coding.attrs["problems"])


@pytest.mark.parametrize(
    "table",
    [
        "value|qualifier|outcome|victim|words\n3|at_least|killed|security|x, y\n-|vague|injured|civilian|several z",
        "| value | qualifier | outcome | victim | words |\n|---|:-:|---|---|--:|\n| three | At least | dead | Security | “x, y” |\n"
        "| several | vague | wounded | civilians | several z |",
        "value\tqualifier\toutcome\tvictim\twords\n3\tat least\tkilled\tsecurity\tx, y\n\tvague\tinjured\tcivilian\tseveral z",
        "Value, Qualifier, Outcome, Victim, Words\n3, minimum, died, security, x, y\nmany, vague, hurt, civilian, several z",
        "3;at_least;killed;security;x, y\r\n–;vague;injured;civilian;several z",
    ],
    ids=["lines", "drawn", "tabs", "commas", "semicolons"],
)
def test_a_table_is_read_however_it_is_divided(table):
    coding = read_coding(table)
    assert coding.attrs["problems"] == [] and coding.columns.tolist() == ["value", "qualifier", "outcome", "victim", "words"]
    assert coding.astype(object).fillna("-").to_numpy().tolist() == [
        [3, "at_least", "killed", "security", "x, y"],
        ["-", "vague", "injured", "civilian", "several z"],
    ]


def test_typed_words_are_found_in_spite_of_capitals_and_hyphens(seeds, report):
    coding = read_coding(
        "2|exact|killed|militant|two  ATTACKERS\n1|exact|injured|civilian|17 year old girl\n20|at_least|killed|unspecified|20 folk"
    )
    found = compare_codings(coding, load_labels(seeds, report), seeds, report)
    assert [p[0]["quote"] for p in found.pairs if p[0]["value"] < 3] and found.hits == 3
    assert len(found.problems) == 1 and "20 folk" in found.problems[0]


def test_three_learners_get_three_pictures(seeds, report):
    """A careful one, one who drops bounds and looks for the dead only, one who stops after the first sentences."""
    labels = load_labels(seeds, report)
    careful = lessons.claims.code_report(seeds).assign(victim=lambda t: t["victim"].mask(t["words"].str.startswith("One of"), "security"))
    dead = labels[labels["outcome"].eq("killed") & labels["value"].notna()].assign(qualifier="exact")
    early = read_coding(
        "3|at_least|killed|security|At least three\n-|vague|injured|security|several others\n2|exact|killed|militant|Two attackers"
    )
    pictures = [compare_codings(mine, labels, seeds, report) for mine in (careful, dead, early)]
    n = len(labels)
    assert [p.hits for p in pictures] == [n - 1, len(dead), 3]
    assert pictures[0].f1 > pictures[1].f1 > pictures[2].f1 == pytest.approx(6 / (n + 3)) and pictures[2].precision == 1
    kappas = [p.kappas.set_index("code")["kappa"] for p in pictures]
    assert kappas[0]["victim"] < 1 == kappas[0]["qualifier"] and kappas[1]["qualifier"] < 0.1 < kappas[1]["victim"] == 1
    assert "One of the wounded" in repr(pictures[0]) and "you security, the program unspecified" in repr(pictures[0])
    said = [check("l1q4", mine, seeds) for mine in (careful, dead, early)]
    assert said[0].outcome == "correct" and "No row is bounded" in said[1].reason and "3 of your 3 rows" in said[2].reason


def test_slips_are_mended_before_anything_else_is_said(seeds):
    coding = read_coding("3 | at least | killed | police | At least three police officers\n2 | exact | killed | attacker | Two attackers")
    reason = check("l1q4", coding, seeds).reason
    assert reason.startswith("First mend") and '"police" is no code' in reason and "No row counts attackers" not in reason


def test_hostile_tables_take_no_time(seeds, report):
    for line in ("|" * 100_000, "a b " * 100_000, "3|exact|killed|civilian|" + "at least " * 50_000, "value|" * 50_000):
        coding = read_coding(line)
        assert len(coding) <= 1
        compare_codings(coding, load_labels(seeds, report), seeds, report)


def test_hostile_words_are_escaped(seeds, report):
    coding = read_coding("3 | exact | killed | civilian | <img src=x onerror=y>")
    assert "<img" not in compare_codings(coding, load_labels(seeds, report), seeds, report)._repr_html_()


# ---- slips ------------------------------------------------------------------------------------------------------
@pytest.fixture
def shell():
    interactiveshell = pytest.importorskip("IPython.core.interactiveshell")
    shell = interactiveshell.InteractiveShell()
    lessons.explain_slips(shell)
    return shell


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("claimant = provincial officials", "Words stand between quotation marks"), ("n = ?", "cannot be read"),
        ("n = 31+", "no open end"), ("n = (4, 17+)", "no open end"),
        ("claimant = “officials”", "straight quotation marks"), ('claimant = "officials', "quotation mark is missing"),
        ("civilians = (31, None", "bracket is missing"), ("civilians = (31, none)", "capital N"), ("n = three", 'marks: "three"'),
        ('check("l1q2", claimant)', "run the cell with your answer first"), ("tables.show(claims)", "run the cells above first"),
        ("n = <b>", "cannot be read: n = <b>"),
    ],
)  # fmt: skip
def test_a_slip_in_a_cell_is_explained_without_a_traceback(cell, said, shell, capsys):
    assert not shell.run_cell(cell, store_history=True).success
    out = capsys.readouterr().out
    assert out.startswith("Not read. ") and said in out and "Traceback" not in out


def test_other_errors_and_those_of_a_library_stay_as_they_are(shell, capsys):
    shell.run_cell("1 / 0", store_history=True)
    assert "ZeroDivisionError" in capsys.readouterr().out
    shell.run_cell("def f():\n    return exec('y = nowhere')\n", store_history=True)
    shell.run_cell("f()", store_history=True)
    out = capsys.readouterr().out
    assert "NameError" in out and "nowhere" in out and "Not read" not in out
    assert shell.run_cell("x = 3", store_history=True).success


def test_outside_of_a_notebook_nothing_happens():
    assert lessons.explain_slips() is None


# ---- a text of one's own ----------------------------------------------------------------------------------------
NOTE = "QUETTA, March 3, 2026 - Two policemen were killed near Mastung, officials said."


def test_an_own_text_is_pasted(capsys):
    assert lessons.read_own(f"\n{NOTE}\n").casualties["value"].tolist() == [2]
    assert capsys.readouterr().out == "Read: 1 article, 1 sentence.\n"


@pytest.mark.parametrize("place", [".", "Desktop", "Downloads", "elsewhere"])
def test_an_own_text_is_a_word_file_in_another_folder(place, tmp_path, monkeypatch, capsys):
    docx = pytest.importorskip("docx")
    folder = tmp_path / place
    folder.mkdir(exist_ok=True)
    document = docx.Document()
    document.add_paragraph(NOTE)
    document.save(folder / "my report.docx")
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.chdir(tmp_path)
    name = folder / "my report.docx" if place == "elsewhere" else "my report.docx"
    assert lessons.read_own(f' "{name}" ').casualties["value"].tolist() == [2]
    assert capsys.readouterr().out.startswith("Read: 1 article")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("no such.docx", "no file"), ("C:\\Users\\a\\b.pdf", "no file"), ("", "Nothing to read"), ("   \n", "Nothing to read"),
        (None, "Nothing to read"), (3, "Nothing to read"), ("old.doc", "save it as one of these"), ("empty.txt", "Not read"),
        ("broken.docx", "Not read"), ("\ud800.txt", "Not read"), ("a\0b.txt", "no"), ("x" * 5000 + ".txt", None),
    ],
)  # fmt: skip
def test_an_own_text_that_cannot_be_read_is_said_so_and_never_raises(words, said, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "home")
    for name in ("old.doc", "broken.docx"):
        (tmp_path / name).write_bytes(b"\xd0\xcf\x11\xe0")
    (tmp_path / "empty.txt").write_text("", "utf-8")
    corpus = lessons.read_own(words)
    assert not len(corpus.casualties) and (said is None or said in capsys.readouterr().out)
    for key in OPEN:
        assert check(key, QUESTIONS[key].right(corpus), corpus, strict=True)


# ---- data -------------------------------------------------------------------------------------------------------
def test_labels_say_what_the_labelled_texts_say(seeds):
    fields = ("qualifier", "outcome", "victim", "scope")
    wanted = []
    for path in sorted((ROOT / "tests" / "gold" / "seeds").glob("S*.json")):
        gold = json.loads(path.read_text("utf-8"))
        wanted += [(gold["file"], *(c[f] for f in ("quote", "n", "n_max", *fields))) for c in gold["casualties"]]
    with open(paths.DATA / "lessons" / "labelled_claims.csv", encoding="utf-8", newline="") as f:
        rows = list(csv.DictReader(f))
    have = [(r["file"], r["quote"], *(int(r[c]) if r[c] else None for c in ("value", "value_max")), *(r[c] for c in fields)) for r in rows]
    assert sorted(have, key=str) == sorted(wanted, key=str)
    texts = {f: seeds.texts[i] for f, i in zip(seeds.sources["file"], seeds.sources["source_id"], strict=True)}
    assert all(texts[r["file"]][int(r["start"]) : int(r["end"])] == r["quote"] for r in rows)


def test_every_labelled_claim_is_in_one_article(seeds):
    counts = [len(load_labels(seeds, a)) for a in seeds.articles["article_id"]]
    with open(paths.DATA / "lessons" / "labelled_claims.csv", encoding="utf-8", newline="") as f:
        assert sum(counts) == len(list(csv.DictReader(f)))


def test_codes_are_those_of_the_schema_and_no_word_stands_for_two():
    codes = pd.read_csv(paths.DATA / "lessons" / "codes.csv", dtype="string", keep_default_na=False)
    assert {c: tuple(rows["code"]) for c, rows in codes.groupby("column")} == lessons.codings.CODES
    for _, rows in codes.groupby("column"):
        words = [w for also in rows["also"] for w in also.split(";") if w]
        assert len(words) == len(set(words)) and not set(words) & set(rows["code"])
    assert codes[["when", "source"]].ne("").all(axis=None)


def test_judging_words_are_families_of_the_framing_lexicon():
    families = set(pd.read_csv(paths.LEXICON / "framing.csv")["family"])
    judging = load_judging_words()
    assert set(judging["family"]) <= families and judging.notna().all(axis=None) and judging["family"].is_unique


def test_wire_copies_hold_copies_a_shared_source_and_another_voice():
    wires = lessons.read_wire_copies()
    assert len(wires.articles) == 4 and wires.articles["group_id"].nunique() == 3 and not len(wires.problems)
    assert bl.count_voices(wires.casualties, wires.articles) == (4, 2)


def test_evidence_in_a_lesson_leads_nowhere_else(seeds):
    rows = seeds.casualties.head(3)
    shown = lessons.show_evidence(seeds, rows)
    assert "<a " not in shown.markup and shown.markup.count("<mark") == 3 and shown.text == seeds.evidence(rows).text


def test_sentences_are_shown_as_they_stand(seeds, report):
    shown = lessons.show_sentences(seeds, report)
    lines = [line.partition(". ")[2] for line in repr(shown).splitlines()]
    assert len(lines) > 15 and all(line in "\n".join(seeds.texts.values()) for line in lines)
    hostile = bl.parse("<script>x</script> killed three men in Quetta, police said.")
    assert "<script>" not in lessons.show_sentences(hostile, hostile.articles["article_id"].iloc[0])._repr_html_()


def test_words_that_do_not_stand_in_an_article_are_not_made_up(seeds, report):
    assert "do not stand" in repr(lessons.show_words(seeds, report, "no such words"))
    with pytest.raises(ValueError, match="1 to 5"):
        lessons.pick_article(seeds, "002", 6)


# ---- notebooks --------------------------------------------------------------------------------------------------
SOLVED = list_solved()


PARTS = [
    "After it you can", "**Minutes:**", "**Prior knowledge:**", "**It starts from**", "## Your own text", "## Key points",
    "## Talk about it",
]  # fmt: skip
STORED = sorted([*LESSONS.glob("*.ipynb"), *SOLVED])


def cells_of(path):
    cells = nbformat.read(path, as_version=4).cells
    return [(c.id, c.cell_type, c.source, tuple(c.metadata.get("tags", ()))) for c in cells]


def test_there_are_five_lessons():
    assert [p.name[0] for p in SOLVED] == list("12345") and sorted(p.name for p in LESSONS.glob("*.ipynb")) == [p.name for p in SOLVED]


@pytest.mark.parametrize("path", SOLVED, ids=lambda p: p.stem)
def test_the_learner_version_is_the_solved_one_without_its_solutions(path):
    made = build_learner(nbformat.read(path, as_version=4))
    stored = cells_of(LESSONS / path.name)
    assert stored == [(c.id, c.cell_type, c.source, tuple(c.metadata.get("tags", ()))) for c in made.cells]
    assert not any("solution" in tags for *_, tags in stored)


@pytest.mark.parametrize("path", SOLVED, ids=lambda p: p.stem)
def test_a_lesson_asks_all_its_questions_in_order(path):
    cells = cells_of(path)
    asked = [key for key in QUESTIONS if any(f'check("{key}"' in source for _, kind, source, _ in cells if kind == "code")]
    assert asked == [key for key in QUESTIONS if key[1] == path.name[0]] and asked[-1] in OPEN
    exercises = [i for i, cell in enumerate(cells) if "exercise" in cell[3]]
    assert len(exercises) == len(asked) and all("solution" in cells[i + 1][3] for i in exercises)
    assert all(f"**Question {key}.**" in "\n".join(c[2] for c in cells) for key in asked)


@pytest.mark.parametrize("path", SOLVED, ids=lambda p: p.stem)
def test_what_tells_an_answer_is_not_stored_for_learners_and_comes_after_the_check(path):
    cells = nbformat.read(LESSONS / path.name, as_version=4).cells
    told = [i for i, c in enumerate(cells) if "reveal" in c.metadata.get("tags", [])]
    assert all(not cells[i].outputs and "check" in cells[i - 2].metadata["tags"] for i in told)
    assert len(told) == (path.name[0] in "123")
    assert all(c.outputs for c in nbformat.read(path, as_version=4).cells if "reveal" in c.metadata.get("tags", []))


@pytest.mark.parametrize("path", SOLVED, ids=lambda p: p.stem)
def test_stored_checks_are_correct_in_one_version_and_untouched_in_the_other(path):
    for folder, outcome in ((path.parent, "correct"), (LESSONS, "not attempted")):
        cells = nbformat.read(folder / path.name, as_version=4).cells
        checks = [c for c in cells if "check" in c.metadata.get("tags", []) and c.source.startswith("check(")]
        said = [c.outputs[-1]["data"]["text/plain"] for c in checks]
        assert len(said) == sum(key[1] == path.name[0] for key in QUESTIONS)
        assert all(f": {outcome}." in s for s in said)


@pytest.mark.parametrize("path", SOLVED, ids=lambda p: p.stem)
def test_a_lesson_says_what_it_is_for(path):
    cells = nbformat.read(path, as_version=4).cells
    text = "\n".join(c.source for c in cells if c.cell_type == "markdown")
    assert all(part in text for part in PARTS)
    minutes = int(text.partition("**Minutes:** ")[2].split()[0])
    assert 45 <= minutes <= 60 and cells[0].source.startswith(f"# Lesson {path.name[0]}:") and "?" in cells[0].source
    code = [i for i, c in enumerate(cells) if c.cell_type == "code"]
    assert all(len(cells[i].source.splitlines()) <= 16 for i in code)


@pytest.mark.parametrize("path", STORED, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_a_stored_lesson_has_no_warning_and_needs_no_network(path):
    notebook = nbformat.read(path, as_version=4)
    outputs = [o for c in notebook.cells if c.cell_type == "code" for o in c.outputs]
    assert not [o for o in outputs if o.output_type == "error" or o.get("name") == "stderr"]
    assert all(c.execution_count for c in notebook.cells if c.cell_type == "code")
    assert "http" not in "".join(c.source for c in notebook.cells)


# ---- pages and launchers ----------------------------------------------------------------------------------------
def test_lessons_become_pages_without_script_or_network(tmp_path):
    build = Build("Site", "made from the seeds", ())
    listed = write_lessons(tmp_path, build)
    (tmp_path / "index.html").write_text("", "utf-8")
    written = {p.relative_to(tmp_path).as_posix(): p.read_text("utf-8") for p in sorted(tmp_path.rglob("*/*.html"))}
    assert len(written) == 11 and [p.address for p in listed] == ["lessons/index.html"]
    for name, html in written.items():
        page = Page(html)
        assert not page.errors and len(page.all("h1")) == 1 and len(page.ids) == len(set(page.ids)) and len(html) < 1_000_000, name
        assert not {"script", "iframe", "link", "form"} & {tag for tag, _ in page.elements}, name
        assert len(page.all("caption")) == len(page.all("table")) and all(len(i["alt"]) >= 20 for i in page.all("img")), name
        levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch("h[1-6]", tag)]
        assert all(b <= a + 1 for a, b in pairwise(levels)), name
        assert "not attempted." not in html.lower(), name
        targets = [
            (tmp_path / name).parent / link for link in page.links if not link.startswith(("#", "https://", "http://"))
        ]  # published sources
        assert targets and all(target.is_file() for target in targets), name
    sheet = written["lessons/1_from_sentence_to_row.html"]
    assert (
        "as the program reads them" not in sheet and "as the program reads them" in written["lessons/solutions/1_from_sentence_to_row.html"]
    )
    assert "Shift and Enter" not in "".join(written.values()) and "Claims of my text" not in sheet and "Outlet and date:" in sheet
    solved = written["lessons/solutions/1_from_sentence_to_row.html"]
    assert "At least four policemen were killed and two labourers" in solved and "Claims of my text" in solved
    assert "Question 1." in sheet and "Question l1q" not in sheet and sheet.count('class="answer"') > 14
    assert (
        '<a href="index.html">Lessons in source criticism</a>' in sheet and '<a href="../index.html">Lessons in source criticism' in solved
    )
    assert sheet.count("Your answer:") == 6 and 'href="../index.html"' in sheet and "<details><summary>" in sheet
    assert 'href="../../index.html"' in written["lessons/solutions/1_from_sentence_to_row.html"]
    assert write_lessons(tmp_path / "none", build, tmp_path) == [] and not (tmp_path / "none").exists()


@pytest.mark.parametrize("address", ["https://github.com/a-b/c.d", "https://github.com/a-b/c.d.git", " https://github.com/a-b/c.d/ "])
def test_badges_name_repository_branch_and_lesson(address):
    lines = write_badges(address, "my/branch").splitlines()
    assert len(lines) == 5
    assert "mybinder.org/v2/gh/a-b/c.d/my%2Fbranch?urlpath=lab/tree/notebooks/lessons/1_from_sentence_to_row.ipynb" in lines[0]
    assert "colab.research.google.com/github/a-b/c.d/blob/my%2Fbranch/notebooks/lessons/5_words_that_judge.ipynb" in lines[4]


def test_all_that_a_badge_opens_is_in_the_repository():
    named = re.findall(r"lab/tree/(\S+?)\)|blob/main/(\S+?)\)", write_badges("https://github.com/a/b"))
    assert len(named) == 10 and all((ROOT / (one or other)).is_file() for one, other in named)
    assert "- -e ." in (ROOT / "environment.yml").read_text("utf-8")  # Binder installs from it, and the library with it


@pytest.mark.parametrize("address", ["", "github.com/a/b", "https://github.com/a", "https://github.com/a/b/c", "https://github.com/a b/c"])
def test_badges_refuse_what_is_no_repository(address):
    with pytest.raises(ValueError, match="no repository"):
        write_badges(address)
