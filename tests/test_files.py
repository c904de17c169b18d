"""Reading files: every file of a folder becomes a source or a problem, and nothing stops the run."""

import csv
import hashlib
import io
import os
import zipfile

import pytest

from balochlib.paths import SEEDS
from balochlib.text import files
from balochlib.text.decoding import NotText, decode_bytes
from balochlib.text.documents import read_document
from balochlib.text.files import read_sources
from balochlib.text.segment import split_articles

NEWS = "Two men died in Kech on Friday, police said."


def read(folder, **contents):
    for name, data in contents.items():
        (folder / name.replace("__", ".")).write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
    sources, problems = read_sources(folder)
    return {s.file: s.text for s in sources}, {p["file"]: p["what"] for p in problems}


def test_texts_are_read_in_the_order_of_their_names_with_newlines_untouched(tmp_path):
    texts, problems = read(
        tmp_path, b__txt="One.\r\nTwo.\rThree.\n", a__md="# T\n", README__md="about", index__csv="file\n", C__TXT="Four."
    )
    assert list(texts.items()) == [("C.TXT", "Four."), ("a.md", "# T\n"), ("b.txt", "One.\r\nTwo.\rThree.\n")]
    assert problems == {}


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        (b"caf\xc3\xa9", "caf\u00e9", "utf-8"),
        (b"\xef\xbb\xbfcaf\xc3\xa9", "caf\u00e9", "utf-8-sig"),
        ("\ufeffQuetta \u06d4".encode("utf-16-le"), "Quetta \u06d4", "utf-16"),
        ("\ufeffQuetta".encode("utf-16-be"), "Quetta", "utf-16"),
        ("\ufeffQuetta".encode("utf-32-le"), "Quetta", "utf-32"),
        (b"\x93Baloch\x94", "\u201cBaloch\u201d", "cp1252"),
    ],
)
def test_the_order_of_encodings(data, text, encoding):
    assert decode_bytes(data) == (text, encoding)


@pytest.mark.parametrize(
    "data", [b"%PDF-1.4", b"PK\x03\x04..", b"a\x00b", b"\x81\x8d \xff", b"\x89PNG\r\n", b"\xff\xfea", bytes(range(1, 32)) * 9]
)
def test_what_is_no_text(data):
    with pytest.raises(NotText, match=r"\w"):
        decode_bytes(data)


def test_each_file_is_a_source_or_a_problem(tmp_path):
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "inner.txt").write_text(NEWS)
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "link.txt").symlink_to(tmp_path / "good.txt")
    texts, problems = read(
        tmp_path, good__txt=NEWS, twin__txt=NEWS, empty__txt=b"", blank__txt=" \n", pdf__txt=b"%PDF-1.4", nul__txt=b"a\x00b",
        old__txt=b"caf\xe9 in Quetta", picture__jpg=b"x", broken__zip=b"PK\x03\x04nothing",
    )  # fmt: skip
    (tmp_path / ".hidden.txt").write_text("x")
    _, problems = read(tmp_path)
    assert set(texts) == {"good.txt", "old.txt"}
    assert problems == {
        "folder": "folder", "pipe.txt": "not_a_file", "link.txt": "symlink", "twin.txt": "duplicate",
        "empty.txt": "empty", "blank.txt": "empty",
        "pdf.txt": "not_text", "nul.txt": "not_text", "old.txt": "encoding", "picture.jpg": "unknown_type", "broken.zip": "broken",
        ".hidden.txt": "hidden_file",
    }  # fmt: skip


def test_every_problem_says_what_to_do(tmp_path):
    read(tmp_path, a__txt=b"", b__jpg=b"x", c__txt=b"\x00", d__txt=b"caf\xe9")
    _, problems = read_sources(tmp_path)
    assert len(problems) == 4
    assert all(";" in p["detail"] and p["file"] and p["source_id"].startswith("s-") for p in problems)


def test_a_file_over_the_cap_is_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "MAX_BYTES", 10)
    texts, problems = read(tmp_path, long__txt=NEWS, short__txt="Kech")
    assert (list(texts), problems) == (["short.txt"], {"long.txt": "too_large"})


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read every file")
def test_an_unreadable_file_is_a_problem(tmp_path):
    (tmp_path / "a.txt").write_text(NEWS)
    (tmp_path / "a.txt").chmod(0)
    assert read(tmp_path) == ({}, {"a.txt": "unreadable"})


def test_one_file_and_no_file(tmp_path):
    (tmp_path / "a.txt").write_text(NEWS)
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")
    assert [s.text for s in read_sources(tmp_path / "a.txt")[0]] == [NEWS]
    assert [s.text for s in read_sources(tmp_path / "link.txt")[0]] == [NEWS]  # named by the user, a link is meant
    with pytest.raises(FileNotFoundError, match="give a folder of texts"):
        read_sources(tmp_path / "nowhere")


def packed(**members):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return held.getvalue()


def test_an_archive_is_read_in_memory_and_its_names_are_checked(tmp_path):
    data = packed(
        **{
            "b.txt": NEWS,
            "sub/a.txt": "Kech",
            "../out.txt": "x",
            "/abs.txt": "x",
            "C:/d.txt": "x",
            ".h.txt": "x",
            "n.zip": "x",
            "e.txt": "",
        }
    )
    texts, problems = read(tmp_path, p__zip=data)
    assert texts == {"p.zip/b.txt": NEWS, "p.zip/sub/a.txt": "Kech"}
    assert set(problems.values()) == {"unsafe_name", "hidden_file", "unknown_type", "empty"}
    assert [p.name for p in tmp_path.parent.glob("out.txt")] == []


def test_an_archive_that_unpacks_to_too_much_is_not_opened(tmp_path, monkeypatch):
    monkeypatch.setattr(files.documents, "MAX_UNPACKED", 1000)
    assert read(tmp_path, p__zip=packed(**{"a.txt": "1" * 2000})) == ({}, {"p.zip": "too_large"})


def test_the_index_dates_files_and_tells_changed_ones(tmp_path):
    index = f"file,sha256,published\na.txt,{hashlib.sha256(b'other').hexdigest()},2026-02-01\nb.txt,,1 Feb\nc.txt,,\ngone.txt,,2026-02-01\n"
    _, problems = read(tmp_path, a__txt=NEWS, b__txt="Kech", c__txt="Hub", index__csv=index)
    assert problems == {"a.txt": "changed", "b.txt": "bad_date"}
    assert [s.published for s in read_sources(tmp_path)[0]] == ["2026-02-01", None, None]


PAGE = """<html><head><title>Two die in Kech - Dawn</title><meta property="og:title" content="Two die in Kech blast">
<meta name="author" content="Behram Baloch"><meta property="article:published_time" content="2024-03-02T10:15:00+05:00"></head>
<body><nav><a>Home</a></nav><script>var x = "<p>no</p>"</script><h1>Two die in Kech blast</h1>
<p>TURBAT: A bomb killed <b>two</b> men near&nbsp;Turbat on Friday, police &amp; doctors said, as a convoy went by the bazaar.</p>
<ul><li>Five men were hurt</li></ul><footer>Copyright</footer></body></html>"""


def test_a_web_page_becomes_text_with_what_its_head_says():
    (article,) = split_articles(read_document(PAGE.encode(), ".html"), "s-1")
    assert (article.title, article.author, article.published) == ("Two die in Kech blast", "Behram Baloch", "2024-03-02")
    assert "A bomb killed two men near Turbat on Friday, police & doctors said" in " ".join(article.words(s) for s in article.sentences)
    assert "var x" not in article.text
    assert "Home" not in article.text


@pytest.mark.parametrize(
    "page", ["", "<p", "<title>", "</p></script>", "<script>" * 500, "<nav><aside></nav>x", "a<b>c", "<!-- x", "&#xd800; x", "<p>" * 5000]
)
def test_broken_markup_does_not_break_it(page):
    assert isinstance(read_document(page.encode(), ".htm"), str)


def test_a_document_whose_library_is_missing_names_the_extra(tmp_path, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "pypdf", None)
    monkeypatch.setitem(__import__("sys").modules, "docx", None)
    _, problems = read(tmp_path, a__pdf=b"%PDF-1.4", b__docx=b"PK\x03\x04")
    assert problems == {"a.pdf": "needs_extra", "b.docx": "needs_extra"}


def test_word_and_pdf_files(tmp_path):
    docx = pytest.importorskip("docx")
    pytest.importorskip("pypdf")
    document = docx.Document()
    document.add_paragraph(NEWS)
    document.add_table(1, 2).cell(0, 0).text = "Killed"
    document.save(tmp_path / "a.docx")
    texts, problems = read(tmp_path, b__pdf=b"%PDF-1.4 broken", c__docx=b"PK\x03\x04")
    assert texts["a.docx"].startswith(NEWS)
    assert problems == {"b.pdf": "broken", "c.docx": "broken"}


def test_the_seeds_are_as_received():
    with open(SEEDS / "index.csv", encoding="utf-8", newline="") as f:
        listed = {row["file"]: row["sha256"] for row in csv.DictReader(f)}
    assert listed == {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in SEEDS.glob("*.txt")}
    sources, problems = read_sources(SEEDS)
    assert (len(sources), problems) == (5, [])
