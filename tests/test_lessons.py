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


@pytest.mark.parametrize(("key", "n"), [(key, n) for key in QUESTIONS for n in range(3)])
def test_a_typical_mistake_gets_its_own_reason(key, n, texts):
    mistake = QUESTIONS[key].mistakes[n]
    feedback = check(key, mistake.example(texts[key]), texts[key])
    assert (feedback.outcome, feedback.reason) == ("not yet", mistake.reason)
    with pytest.raises(NotYet, match="not yet"):
        check(key, mistake.example(texts[key]), texts[key], strict=True)


@pytest.mark.parametrize("key", QUESTIONS)
def test_the_three_reasons_of_a_question_differ(key):
    assert len({m.reason for m in QUESTIONS[key].mistakes}) == 3


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


def test_an_open_question_without_claims_has_an_answer_too():
    nothing = bl.parse("The road was closed.")
    assert check("l1q6", set(), nothing).outcome == "correct"
    assert check("l5q5", 0, nothing).outcome == check("l4q5", 0, nothing).outcome == "correct"


# ---- answers ----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("right", "answer"),
    [
        (3, 3), (3, 3.0), (3, "3"), (3, pd.Series([3])), (1250, "1,250"), (0.5, 0.505), (39.9, "39.9%"),
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
        (3, 4, "another number"), (3, [3, 4], "collection of 2"), (3, pd.Series([1, 2]), "column of 2"),
        (3, pd.DataFrame({"a": [1]}), "table"), (3, "three", 'the text "three"'), (0.5, 0.52, "another number"),
        ((31, None), (30, None), "lowest"), ((31, None), (31, 40), "highest"),
        ((31, None), 31, "range is wanted"), ((31, None), ("a", None), "whole numbers"), ({"a", "b"}, {"a", "c"}, "1 of 2"),
        ({"a"}, {"a", "c"}, "do"), ({"a"}, 3, "set is wanted"), ("a", 3, "word or name"), ("a", "b", "another"),
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
        ("three | exact | killed | civilian | x", "three is no whole number"),
        ("3 | precise | killed | civilian | x", "precise is no qualifier"),
        ("3 | exact | dead | civilian | x", "dead is no outcome"), ("3 | exact | killed", "nothing is no victim"),
        ("9" * 5000 + " | exact | killed | civilian", "is no whole number"),
    ],
)  # fmt: skip
def test_a_slip_is_named_and_the_row_kept(line, problem):
    coding = read_coding(line)
    assert len(coding) == 1 and problem in coding.attrs["problems"][0]


def test_hostile_words_are_escaped(seeds, report):
    coding = read_coding("3 | exact | killed | civilian | <img src=x onerror=y>")
    assert "<img" not in compare_codings(coding, load_labels(seeds, report), seeds, report)._repr_html_()


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


def test_judging_words_are_families_of_the_framing_lexicon():
    families = set(pd.read_csv(paths.LEXICON / "framing.csv")["family"])
    judging = load_judging_words()
    assert set(judging["family"]) <= families and judging.notna().all(axis=None) and judging["family"].is_unique


def test_wire_copies_hold_copies_a_shared_source_and_another_voice():
    wires = lessons.read_wire_copies()
    assert len(wires.articles) == 4 and wires.articles["group_id"].nunique() == 3 and not len(wires.problems)
    assert bl.count_voices(wires.casualties, wires.articles) == (4, 2)


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
        targets = [(tmp_path / name).parent / link for link in page.links if not link.startswith("#")]
        assert targets and all(target.is_file() for target in targets), name
    sheet = written["lessons/1_from_sentence_to_row.html"]
    assert sheet.count("Your answer:") == 6 and 'href="../index.html"' in sheet and "<details><summary>" in sheet
    assert 'href="../../index.html"' in written["lessons/solutions/1_from_sentence_to_row.html"]
    assert write_lessons(tmp_path / "none", build, tmp_path) == [] and not (tmp_path / "none").exists()


@pytest.mark.parametrize("address", ["https://github.com/a-b/c.d", "https://github.com/a-b/c.d.git", " https://github.com/a-b/c.d/ "])
def test_badges_name_repository_branch_and_lesson(address):
    lines = write_badges(address, "my/branch").splitlines()
    assert len(lines) == 5
    assert "mybinder.org/v2/gh/a-b/c.d/my%2Fbranch?urlpath=lab/tree/notebooks/lessons/1_from_sentence_to_row.ipynb" in lines[0]
    assert "colab.research.google.com/github/a-b/c.d/blob/my%2Fbranch/notebooks/lessons/5_words_that_judge.ipynb" in lines[4]


@pytest.mark.parametrize("address", ["", "github.com/a/b", "https://github.com/a", "https://github.com/a/b/c", "https://github.com/a b/c"])
def test_badges_refuse_what_is_no_repository(address):
    with pytest.raises(ValueError, match="no repository"):
        write_badges(address)
