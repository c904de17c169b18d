"""What a user reads after a wrong turn, and word lists of a user's own."""

import copy
import pickle
import re
from pathlib import Path

import pytest
from test_frame import ROOT

import balochlib as bl
from balochlib.text.lexicon import find_lexicon, load_rows, use_lexicon

TEXT = "GWADAR, Jan. 31, 2026 - At least 14 policemen were killed in Zarabadan-e-Naw, the Makran Dawn Front said.\n"
PLACES = (
    "place_id,name,kind,admin2,admin1,country,lat,lon,where_precision\nown-1,Zarabadan-e-Naw,town,Gwadar,Balochistan,Pakistan,25.3,61.9,1\n"
)
ACTORS = "actor_id,name,kind,aliases,short_forms\nown-front,Makran Dawn Front,armed_group,Makran Dawn Front,MDF\n"


@pytest.fixture(scope="module")
def corpus():
    return bl.parse("QUETTA, Jan. 31, 2026 - At least 14 policemen were killed in Mastung, officials said.")


@pytest.mark.parametrize(
    ("wrong", "error", "said"),
    [
        (lambda c: c.casualty, AttributeError, "did you mean corpus.casualties"),
        (lambda c: c.event, AttributeError, "did you mean corpus.events"),
        (lambda c: c.head(), AttributeError, "corpus.casualties.head"),
        (lambda c: c.xyzzy, AttributeError, "its tables are sources, articles, casualties"),
        (lambda c: c["events"], TypeError, "write corpus.events"),
        (lambda c: bl.tolls(c), TypeError, r"bl\.tolls\(corpus\.casualties\)"),
        (lambda c: bl.list_event_claims(c, c.events, "e"), TypeError, "a Corpus, not a table; write bl.list_event"),
        (lambda c: bl.tolls(c.casualties, "median"), ValueError, "there are lowest"),
        (lambda c: bl.coherence(c.casualties), TypeError, "pass the corpus itself"),
        (lambda c: bl.parse(b"bytes"), TypeError, "bl.read_texts"),
        (lambda c: bl.read_texts("no/such/folder"), FileNotFoundError, "give a folder of texts"),
        (lambda c: bl.read_texts(TEXT), ValueError, r"bl\.parse\(text\)"),
        (lambda c: bl.read_texts("x" * 3000), ValueError, r"bl\.parse\(text\)"),
        (lambda c: bl.read_text, AttributeError, "did you mean bl.read_texts"),
        (lambda c: bl.casualties, AttributeError, r"a table of a corpus: corpus = bl\.read_texts\(folder\), then corpus\.casualties"),
        (lambda c: bl.to_excel, AttributeError, r"corpus\.to_excel"),
        (lambda c: bl.read_texts(["a", "b"]), TypeError, "takes the name of one folder or file, not list"),
        (lambda c: bl.read_texts(None), TypeError, "takes the name of one folder or file, not NoneType"),
        (lambda c: bl.read_seeds("my_texts"), TypeError, r"bl\.read_texts\(folder\)"),
        (lambda c: bl.Corpus("seeds"), TypeError, r"bl\.read_texts\(folder\)"),
        (lambda c: bl.parse(str(ROOT / "README.md")), ValueError, r"bl\.read_texts"),
        (lambda c: bl.parse(TEXT, published="31 Jan 2026"), ValueError, "write it as 2026-01-31"),
        (lambda c: bl.parse(TEXT, published=2026), TypeError, "write it as 2026-01-31"),
        (lambda c: c.to_xlsx, AttributeError, r"did you mean corpus\.to_excel"),
        (lambda c: bl.tolls(c.events), TypeError, r"no column claim_id, outcome.* write bl\.tolls\(corpus\.casualties\)"),
        (lambda c: bl.tolls(c.tables), TypeError, r"is a dict, not a table; write bl\.tolls"),
        (lambda c: bl.tolls(), TypeError, r"missing a required argument: 'claims'; write bl\.tolls"),
        (lambda c: bl.coherence(c.tables), TypeError, r"write bl\.coherence\(corpus\)"),
        (lambda c: bl.shape_acled(c.casualties), TypeError, r"write bl\.shape_acled\(corpus\)"),
        (lambda c: bl.shape_ucdp({"casualties": c.casualties}), TypeError, r"write bl\.shape_ucdp\(corpus\)"),
        (lambda c: bl.build_ladder(c.casualties), TypeError, r"write bl\.build_ladder\(claims, corpus\.articles\)"),
        (lambda c: bl.count_voices(c), TypeError, r"write bl\.count_voices\(corpus\.casualties, corpus\.articles\)"),
        (lambda c: bl.compare.list_our_events(c.events), TypeError, r"write bl\.compare\.list_our_events\(corpus\)"),
        (lambda c: bl.compare.match_events(c.events, c.events), TypeError, r"write bl\.compare\.match_events\("),
        (lambda c: bl.charts.plot_ladder(c.casualties), TypeError, r"write bl\.charts\.plot_ladder\(bl\.build_ladder"),
        (lambda c: bl.charts.plot_timeline(c.casualties), TypeError, r"write bl\.charts\.plot_timeline\(corpus\.events\)"),
        (lambda c: bl.maps.map_events(c.events), TypeError, r"write bl\.maps\.map_events\(bl\.geo\.locate_events"),
        (lambda c: bl.maps.map_mentions(c), TypeError, r"write bl\.maps\.map_mentions\(bl\.geo\.locate_mentions"),
        (lambda c: bl.geo.locate_events(c.events), TypeError, r"write bl\.geo\.locate_events\(corpus\.events, corpus\.event_places"),
        (lambda c: bl.tables.show(c, "x"), TypeError, r"write bl\.tables\.show\(corpus\.casualties"),
        (lambda c: bl.tables.show(c.casualties, "x", columns=["vlaue"]), KeyError, "no column vlaue; it has"),
        (lambda c: c.evidence(c), TypeError, r"write corpus\.evidence\(corpus\.casualties"),
        (lambda c: c.evidence(c.articles), TypeError, r"no column quote; write corpus\.evidence"),
        (lambda c: c.evidence(c.casualties["claim_id"]), TypeError, r"write corpus\.evidence"),
        (lambda c: c.evidence(bl.parse("Two men died in Kech, police said.").casualties), ValueError, "rows of another corpus"),
        (lambda c: c.to_excel(ROOT), ValueError, r"is a folder; .* as in corpus\.to_excel\(\"tables\.xlsx\"\)"),
        (lambda c: c.to_geojson(ROOT), ValueError, r"is a folder; .* as in corpus\.to_geojson\(\"places\.geojson\"\)"),
        (lambda c: c.to_csv(ROOT / "README.md"), ValueError, r"is a file; .* as in corpus\.to_csv\(\"tables/\"\)"),
        (lambda c: c.to_parquet(ROOT / "README.md"), ValueError, r"is a file; .* as in corpus\.to_parquet\(\"tables/\"\)"),
    ],
)
def test_wrong_use_names_the_right_call(corpus, wrong, error, said):
    with pytest.raises(error, match=said):
        wrong(corpus)


def test_one_claim_is_evidence_too(corpus):
    claim = corpus.casualties.iloc[0]
    assert ">>At least 14 policemen<<" in repr(corpus.evidence(claim)) == repr(corpus.evidence(corpus.casualties))


def test_each_call_that_the_readme_lists_works_as_it_stands(tmp_path, monkeypatch, corpus):
    monkeypatch.chdir(tmp_path)
    Path("folder").mkdir()
    Path("folder", "note.txt").write_text(TEXT, "utf-8")
    bl.shape_ucdp(corpus).to_csv(".")
    Path("ucdp.csv").rename("ged.csv")
    given = {"bl": bl, "corpus": corpus, "rows": corpus.casualties, "event_id": corpus.events["event_id"].iloc[0]}
    listed = (ROOT / "README.md").read_text("utf-8").partition("| to do | call |\n|---|---|\n")[2].partition("\n\n")[0]
    calls = [f"corpus{span}" if span.startswith(".") else span for span in re.findall(r"`([^`]+)`", listed)]
    calls = [call for call in calls if re.match(r"(?:\w+ = )?(?:bl|corpus)\.", call)]
    assert len(calls) > 25
    for call in calls:
        if call != "corpus.losses" and "read_districts" not in call:  # of a shape; of a file that we may not carry
            exec(call, given)
    assert {path.name for path in tmp_path.iterdir()} >= {"tables", "places.geojson", "tables.xlsx", "out"}
    assert given["years"]["producer"].nunique() == 2


def test_a_shape_takes_a_corpus_or_its_tables(corpus):
    for shape in (bl.shape_acled, bl.shape_ucdp):
        assert shape(corpus).table.equals(shape(corpus.tables).table) and len(shape(corpus).table) == 1


def test_what_tab_offers_is_there_and_has_words_of_its_own():
    assert len(dir(bl)) <= 24 and dir(bl) == sorted(dir(bl))
    assert all(getattr(bl, name).__doc__ for name in dir(bl))
    for module in (bl.compare, bl.explorer):
        assert len(dir(module)) <= 8 and all(callable(getattr(module, n)) or n.isupper() for n in dir(module))


def test_a_property_that_fails_says_its_own_error(corpus, monkeypatch):
    broken = bl.parse("Two men died.")
    monkeypatch.setattr("balochlib.corpus.split_articles", lambda *a, **k: None.missing)
    with pytest.raises(AttributeError, match="'NoneType' object has no attribute 'missing'"):
        _ = broken.casualties


def test_a_corpus_can_be_copied_and_packed(corpus):
    assert len(copy.copy(corpus).casualties) == len(pickle.loads(pickle.dumps(corpus)).casualties) == 1


# ---- own rows -----------------------------------------------------------------------------------------------------
@pytest.fixture
def folders(tmp_path):
    for name in ("texts", "words"):
        (tmp_path / name).mkdir()
    (tmp_path / "texts" / "note.txt").write_text(TEXT, "utf-8")
    (tmp_path / "words" / "places.csv").write_text(PLACES, "utf-8")
    (tmp_path / "words" / "actors.csv").write_text("\ufeff" + ACTORS, "utf-8")  # as a spreadsheet saves it
    return tmp_path / "texts", tmp_path / "words"


def told(corpus):
    places, claim = corpus.places, corpus.casualties.iloc[0]
    return "own-1" in places["place_id"].tolist(), claim["claimant"] == "own-front", claim["claimant_kind"] == "armed_group"


def test_own_rows_are_known_while_their_texts_are_read_and_only_then(folders):
    texts, words = folders
    assert not any(told(bl.read_texts(texts)))
    own, plain = bl.read_texts(texts, lexicon=words), bl.read_texts(texts)
    assert not any(x is True for x in told(plain))  # asked for in another order than read: each corpus keeps its own lists
    assert told(own) == (True, True, True)
    assert own.places.set_index("place_id").loc["own-1", "admin2"] == "Gwadar"
    assert not any(row["actor_id"] == "own-front" for row in load_rows("actors"))


def test_names_can_be_added_to_a_place_an_actor_and_an_operation_of_ours(tmp_path):
    text = "QUETTA, Jan. 31, 2026 - Two men were killed in Shal-e-Naw in Operation Dawnbreak, the Makran Column said. MKC fighters fled."
    rows = {
        "places.csv": "place_id,aliases\nba-quetta,Shal-e-Naw\nba-quetta,Shaal Town\n",
        "actors.csv": "actor_id,name,aliases,short_forms\nbla,Baloch Liberation Army,Makran Column,MKC\n",
        "operations.csv": "operation_id,term\nherof,Operation Dawnbreak\n",
    }
    for name, content in rows.items():
        (tmp_path / name).write_text(content)
    note = tmp_path / "note.txt"
    note.write_text(text)

    def read(**own):
        corpus = bl.read_texts(note, **own)
        named = corpus.places.set_index("text")["place_id"].to_dict(), corpus.actors.set_index("text")["actor_id"].to_dict()
        return named[0].get("Shal-e-Naw"), named[1].get("the Makran Column", named[1].get("Makran Column")), named[1].get("MKC")

    assert "ba-quetta" not in read() and "bla" not in read()
    assert read(lexicon=tmp_path) == ("ba-quetta", "bla", "bla")
    with use_lexicon(find_lexicon(tmp_path)):
        ours = [row for row in load_rows("places") if row["place_id"] == "ba-quetta"]
        assert len(ours) == 1 and ours[0]["aliases"].endswith("Shal-e-Naw;Shaal Town") and ours[0]["lat"]
        assert len(load_rows("actors")) == len({row["actor_id"] for row in load_rows("actors")})
        (operation,) = (row for row in load_rows("operations") if row["term"] == "Operation Dawnbreak")
        assert (operation["operation_id"], operation["name"], operation["side"]) == ("herof", "Operation Herof", "insurgent")


def test_the_variable_names_the_folder(folders, monkeypatch):
    texts, words = folders
    monkeypatch.setenv("BALOCHLIB_LEXICON", str(words))
    monkeypatch.setenv("BALOCHLIB_TEXTS", str(texts))
    assert told(bl.read_texts(texts)) == told(bl.open_corpus()) == (True, True, True)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("place.csv", "a\n1\n", "place.csv cannot be added to; what can be added to is actors.csv"),
        ("months.csv", "a\n1\n", "months.csv cannot be added to"),
        ("places.csv", PLACES.replace("lat", "latitude"), "no column 'latitude'; there are place_id, name"),
        ("places.csv", PLACES.replace("own-1", ""), "line 2: place_id is empty"),
        (
            "places.csv",
            PLACES.replace("own-1", "ba-quetta"),
            "ba-quetta stands in our list already, and name is another there; .* fill place_id, aliases",
        ),
        ("places.csv", "place_id,name\nba-quetta,Quetta\n", "ba-quetta stands in our list already; fill aliases to add names"),
        (
            "actors.csv",
            "actor_id,kind,aliases\nbla,media,BLA Media\n",
            "and kind is another there; .* fill actor_id, aliases, short_forms only",
        ),
        (
            "operations.csv",
            "operation_id,name,term\nherof,Other,Operation X\n",
            "and name is another there; .* fill operation_id, term only",
        ),
        ("places.csv", PLACES.replace(",town,", ",village,"), "no kind 'village'; there are country, district"),
        ("places.csv", PLACES.replace("25.3", "25,3").replace("25,3", '"25,3"'), "lat is '25,3', which is no number"),
        ("places.csv", PLACES.replace(",1\n", ",\n"), "where_precision is empty"),
        (None, "", "there is no list in it"),
    ],
)
def test_a_wrong_list_is_told_before_anything_is_read(tmp_path, name, content, said):
    (tmp_path / "texts").mkdir()
    (tmp_path / "words").mkdir()
    if name:
        (tmp_path / "words" / name).write_text(content, "utf-8")
    with pytest.raises(ValueError, match=said):
        bl.read_texts(tmp_path / "texts", lexicon=tmp_path / "words")
    with pytest.raises(ValueError, match="there is no folder"):
        bl.read_texts(tmp_path / "texts", lexicon=tmp_path / "nothing")
