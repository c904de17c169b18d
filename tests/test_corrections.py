"""Corrections: applied where row and old value still stand, reported where they do not, never half."""

import pytest

import balochlib as bl
from balochlib.analysis.corrections import COLUMNS, apply_corrections
from balochlib.paths import DATA
from balochlib.schema import build_table, check_table


@pytest.fixture
def tables() -> dict:
    claims = [
        {"claim_id": "c-1", "value": 31, "victim": "civilian", "coherence": "ok", "article_id": "a", "start": 0, "end": 2, "quote": "31"},
        {"claim_id": "c-2", "value": None, "victim": "militant", "period": "2024"},
    ]
    places = [{"article_id": "a", "start": 5, "end": 8, "quote": "Hub", "text": "Hub", "lat": 25.0}]
    return {
        "casualties": build_table("casualties", claims),
        "places": build_table("places", places),
        "articles": build_table("articles", [{"article_id": "a", "relevant": True}]),
        "problems": build_table("problems", []),
    }


def write(tmp_path, *lines: str):
    file = tmp_path / "corrections.csv"
    file.write_text("\n".join((",".join(COLUMNS), *lines)) + "\n", encoding="utf-8")
    return file


def test_applied_lines_change_their_cell_and_mark_their_row_alone(tables, tmp_path):
    file = write(
        tmp_path,
        "casualties,c-1,value,31,13,digits turned round,AB",
        'casualties,c-2,value,,40,"the text says ""forty""",AB',
        "casualties,c-2,period,2024,,not stated,AB",
        "places,a:5-8,lat,25,25.5,gazetteer,AB",
        "articles,a,relevant,True,False,another war,AB",
    )
    out = apply_corrections(tables, file)
    assert out["casualties"]["value"].tolist() == [13, 40]
    assert out["casualties"]["period"].isna().tolist() == [True, True]
    assert out["casualties"]["corrected"].tolist() == [True, True]
    assert out["places"]["lat"].tolist() == [25.5]
    assert out["articles"]["relevant"].tolist() == [False]
    assert out["corrections"]["status"].tolist() == ["applied"] * 5
    assert len(out["problems"]) == 0
    assert all(check_table(name, out[name]) == [] for name in ("casualties", "places", "articles", "corrections"))


def test_only_corrected_rows_and_tables_are_marked_and_the_given_ones_stay(tables, tmp_path):
    out = apply_corrections(tables, write(tmp_path, "casualties,c-1,victim,civilian,security,label,AB"))
    assert out["casualties"]["corrected"].tolist() == [True, False]
    assert "corrected" not in out["places"]
    assert tables["casualties"]["victim"].tolist() == ["civilian", "militant"]
    assert "corrected" not in tables["casualties"]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("casualties,c-9,value,31,13,r,AB", "no such row"),
        ("casualties,c-1,value,30,13,r,AB", "old value is '31'"),
        ("casualties,c-1,value,,13,r,AB", "old value is '31'"),
        ("casualties,c-1,colour,31,13,r,AB", "no such table or column"),
        ("nothing,c-1,value,31,13,r,AB", "no such table or column"),
        ("casualties,c-1,victim,civilian,child,r,AB", "'child' is not one of"),
        ("casualties,c-1,value,31,many,r,AB", "not of type Int64"),
        ("casualties,c-1,quote,31,13,r,AB", "are not corrected"),
        ("casualties,c-1,claim_id,c-1,c-5,r,AB", "are not corrected"),
        ("articles,a,relevant,True,maybe,r,AB", "not of type boolean"),
    ],
)
def test_a_stale_line_changes_nothing_and_is_a_problem(tables, tmp_path, line, why):
    out = apply_corrections(tables, write(tmp_path, line))
    assert out["corrections"]["status"].tolist() == ["stale"]
    assert out["problems"]["what"].tolist() == ["stale_correction"]
    assert why in out["problems"]["detail"][0]
    assert out["casualties"].equals(tables["casualties"])
    assert check_table("problems", out["problems"]) == []


def test_a_second_line_builds_on_the_first_and_one_bad_line_stops_no_other(tables, tmp_path):
    lines = ("casualties,c-1,value,31,13,r,AB", "casualties,c-1,value,31,14,r,AB", "casualties,c-1,value,13,15,r,AB")
    out = apply_corrections(tables, write(tmp_path, *lines))
    assert out["casualties"]["value"].tolist()[0] == 15
    assert out["corrections"]["status"].tolist() == ["applied", "stale", "applied"]


def test_a_file_without_its_columns_is_an_error_that_names_them(tables, tmp_path):
    file = tmp_path / "corrections.csv"
    file.write_text("table,id\n", encoding="utf-8")
    with pytest.raises(ValueError, match="row_id"):
        apply_corrections(tables, file)


def test_the_file_of_the_seeds_has_its_header_and_reasons(tables):
    out = apply_corrections(tables, DATA / "corrections.csv")
    assert out["corrections"]["reason"].notna().all()
    assert out["corrections"]["who"].notna().all()


def test_a_file_beside_texts_of_ones_own_corrects_them(tmp_path):
    (tmp_path / "note.txt").write_text("QUETTA, Jan. 31, 2026: At least 14 people were killed in Mastung, officials said.")
    claim = bl.read_texts(tmp_path).casualties["claim_id"].iloc[0]
    head = "table,row_id,field,old,new,reason,who\n"
    (tmp_path / "corrections.csv").write_text(f"{head}casualties,{claim},victim,unspecified,civilian,named in the next text,AB\n")
    corpus = bl.read_texts(tmp_path)
    assert corpus.casualties[["victim", "corrected"]].values.tolist() == [["civilian", True]] and corpus.problems.empty
    (tmp_path / "corrections.csv").write_text(f"{head}casualties,c-gone,victim,unspecified,civilian,,AB\n")
    corpus = bl.read_texts(tmp_path)
    assert corpus.problems["what"].tolist() == ["stale_correction"] and corpus.casualties["victim"].tolist() == ["unspecified"]
