"""Reading files: every file of a folder becomes a source or a problem, and nothing stops the run."""

import csv
import hashlib
import io
import os
import sys
import textwrap
import zipfile
from pathlib import Path

import pytest
from timing import assert_linear

import balochlib as bl
from balochlib.paths import SEEDS
from balochlib.text import documents, files
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
        "pipe.txt": "not_a_file", "link.txt": "symlink", "twin.txt": "duplicate",
        "empty.txt": "empty", "blank.txt": "empty",
        "pdf.txt": "not_text", "nul.txt": "not_text", "old.txt": "encoding", "picture.jpg": "unknown_type", "broken.zip": "broken",
        ".hidden.txt": "hidden_file",
    }  # fmt: skip


def test_folders_inside_the_folder_are_read_under_their_path(tmp_path):
    kept = {"2026-01/quetta/a.txt": "One.", "2026-01/b.txt": "Two.", "2026-02/a.txt": "Three.", "z.txt": "Four."}
    for name, text in {**kept, "2026-01/README.md": "about", ".git/c.txt": "x", "site/manifest.json": "{}", "site/d.txt": "y"}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    (tmp_path / "empty").mkdir()
    (tmp_path / "2026-02" / "up").symlink_to(tmp_path)
    texts, problems = read(tmp_path, index__csv="file,published\n2026-02/a.txt,2026-02-03\n")
    assert list(texts.items()) == sorted(kept.items(), key=lambda item: item[0].split("/"))
    assert problems == {".git": "hidden_file", "site": "output", "2026-02/up": "symlink"}
    assert [s.published for s in read_sources(tmp_path)[0] if s.published] == ["2026-02-03"]


def test_a_folder_far_down_is_a_problem(tmp_path):
    down = tmp_path.joinpath(*["d"] * (files._DEPTH + 1))
    down.mkdir(parents=True)
    (down / "deep.txt").write_text(NEWS)
    (down.parent / "last.txt").write_text(NEWS)
    texts, problems = read(tmp_path)
    assert [name.count("/") for name in texts] == [files._DEPTH]
    assert list(problems.values()) == ["too_deep"] and len(read_sources(down)[0]) == 1


def test_every_problem_says_what_to_do(tmp_path):
    read(tmp_path, a__txt=b"", b__jpg=b"x", c__txt=b"\x00", d__txt=b"caf\xe9")
    _, problems = read_sources(tmp_path)
    assert len(problems) == 4
    assert all(";" in p["detail"] and p["file"] and p["source_id"].startswith("s-") for p in problems)


def test_a_file_over_the_cap_is_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "MAX_BYTES", 10)
    texts, problems = read(tmp_path, long__txt=NEWS, short__txt="Kech")
    assert (list(texts), problems) == (["short.txt"], {"long.txt": "too_large"})


def test_a_line_over_the_cap_is_not_read(tmp_path):
    texts, problems = read(
        tmp_path,
        at__txt=NEWS + "\r" + "a " * (files.MAX_LINE // 2),
        over__txt=NEWS + "\n" + "a" * (files.MAX_LINE + 1),
        page__html="<p>" + "a " * files.MAX_LINE + "</p>",
        full__txt="a b " * (files.MAX_BYTES // 4),  # as large as a file may be, and one line
    )
    assert (list(texts), set(problems.values())) == (["at.txt"], {"long_line"})
    assert sorted(problems) == ["full.txt", "over.txt", "page.html"]


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


def test_cells_of_a_table_stay_apart():
    plain = documents._read_plain_html("<table><tr><th>Province<th>Killed</tr><tr><td>Balochistan</td><td>62</td></tr></table><p>End")
    assert plain == "Province; Killed\n\nBalochistan; 62\n\nEnd"
    assert documents._read_plain_html("<table><td>a<td><p>b</p><td>c").split("\n\n")[0] == "a;"  # a block inside a cell ends the line


# ---- one story as several sites build it: invented pages ---------------------------------------------------------------
PAGES = Path(__file__).parent / "examples" / "pages"


@pytest.mark.parametrize("reader", ["trafilatura", "plain"])
@pytest.mark.parametrize("page", sorted(PAGES.glob("*.html")), ids=lambda p: p.stem)
def test_pages_of_several_shapes_give_the_same_claims(page, reader, monkeypatch):
    if reader == "plain":
        monkeypatch.setitem(sys.modules, "trafilatura", None)
    else:
        pytest.importorskip("trafilatura", reason="the extra web is not installed")
    corpus = bl.read_texts(page)
    assert corpus.problems.empty
    assert corpus.articles[["title", "published"]].fillna("").values.tolist() == [["Turbat bombing", "2025-03-07"]]
    told = [[4, "killed", "security"], [9, "injured", "security"], [2, "killed", "security"]]
    if (page.stem, reader) == ("newspaper", "plain"):  # the comment of a reader: only the extra leaves it out
        told.append([50, "killed", "unspecified"])
    assert corpus.casualties[["value", "outcome", "victim"]].values.tolist() == told
    (text,) = corpus.texts.values()
    assert "ld+json" not in text and "Copyright" not in text and "military\u2019s" in text
    assert set(corpus.articles["publisher"].dropna()) <= {"DAWN.COM", "The Balochistan Post"}


def test_trafilatura_reads_outlet_and_author_out_of_the_data_for_machines():
    pytest.importorskip("trafilatura", reason="the extra web is not installed")
    articles = bl.read_texts(PAGES / "weblog.html").articles
    assert articles[["publisher", "author"]].fillna("").values.tolist() == [["The Balochistan Post", "News Desk"]]


@pytest.mark.parametrize("page", ["<title>x</title><script>app()</script><div id=root></div>", "<title>x</title>", "<nav><p>Home</nav>"])
def test_a_page_that_a_script_fills_is_said_to_hold_no_text(page, tmp_path):
    assert read(tmp_path, app__html=page) == ({}, {"app.html": "no_text"})
    assert "open it in a browser" in read_sources(tmp_path)[1][0]["detail"]


# ---- documents -----------------------------------------------------------------------------------------------------
def make_pdf(*pages, lock=None):
    """A PDF of pages of text lines; a page without a line stands for a scan."""
    from pypdf import PdfWriter
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

    writer = PdfWriter()
    font = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica", "/Encoding": "/WinAnsiEncoding"}
    font = DictionaryObject({NameObject(k): NameObject(v) for k, v in font.items()})
    for lines in pages:
        page, stream = writer.add_blank_page(612, 792), DecodedStreamObject()
        shown = "".join(f"({line}) Tj 0 -14 Td " for line in lines)
        stream.set_data(f"BT /F1 11 Tf 72 720 Td {shown} ET".encode("cp1252"))
        fonts = DictionaryObject({NameObject("/F1"): font})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        page[NameObject("/Contents")] = writer._add_object(stream)
    if lock is not None:
        writer.encrypt(lock, owner_password="owner", algorithm="RC4-128")
    held = io.BytesIO()
    writer.write(held)
    return held.getvalue()


@pytest.mark.parametrize(
    "piece",
    ["<!--", "<a ", "<a b='", "<a b='>", '<a b="', "<a", "</a ", "<![CDATA[", "<script>", "<style",
     "<nav>", "</aside>", "<title>", "<", "&", "<?",
     "<p a='\"", "<td>", "<script></scrip", "<meta name=a content='"],
)  # fmt: skip
def test_a_page_of_broken_marks_is_read_in_time(piece):
    assert_linear(documents._read_plain_html, lambda n: piece * n + "<p>x", 40_000)
    assert_linear(documents._read_plain_html, lambda n: "<nav>" * n + piece * n, 20_000)


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ('<a title="a > b">c</a>', "c"),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
        ("a<!-- <p>b --></p>c", "a\n\nc"),
        ("a<!-- b", "a"),
        ("<SCRIPT>if (a<b) '</p>'</SCRIPT >x", "x"),
        ("<style>p>a{}</style>x<svg/>y", "xy"),
        ("<nav>a<aside>b</nav>c", "c"),
        ("&lt;b&gt; &amp; caf&eacute;&nbsp;x", "<b> & caf\u00e9 x"),
        ("<?xml version='1.0'?><!DOCTYPE html><P>x", "x"),
        ("don't <em title='it&#39;s'>go</em>", "don't go"),
    ],
)
def test_marks_of_a_page(page, text):
    assert documents._read_plain_html(page) == text


def test_a_page_that_is_one_form_is_read():
    assert documents._read_plain_html("<form><input><p>Two men died.</p><button>Send</button></form>") == "Two men died."


def test_a_document_whose_library_is_missing_names_the_extra(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pypdf", None)
    monkeypatch.setitem(sys.modules, "docx", None)
    _, problems = read(tmp_path, a__pdf=b"%PDF-1.4", b__docx=b"PK\x03\x04")
    assert problems == {"a.pdf": "needs_extra", "b.docx": "needs_extra"}
    assert all("pip install 'balochlib[documents]'" in p["detail"] for p in read_sources(tmp_path)[1])


def test_word_files(tmp_path):
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.add_paragraph(NEWS)
    document.add_paragraph("Five men were hurt", style="List Bullet")
    cells = document.add_table(1, 3).rows[0].cells
    for cell, words in zip(cells, ("Killed", "2", "Kech"), strict=True):
        cell.text = words
    document.save(tmp_path / "a.docx")
    docx.Document().save(tmp_path / "b.docx")
    texts, problems = read(tmp_path, c__docx=b"PK\x03\x04")
    assert texts == {"a.docx": f"{NEWS}\n\n- Five men were hurt\n\nKilled; 2; Kech"}
    assert problems == {"b.docx": "no_text", "c.docx": "broken"}


def test_a_word_file_that_unpacks_to_too_much_is_not_opened(tmp_path, monkeypatch):
    pytest.importorskip("docx")
    monkeypatch.setattr(documents, "MAX_UNPACKED", 1000)
    assert read(tmp_path, a__docx=packed(**{"word/document.xml": "1" * 2000})) == ({}, {"a.docx": "not_text"})
    assert "unpacks to more than 1,000 bytes; cut it" in read_sources(tmp_path)[1][0]["detail"]


def test_pdf_files(tmp_path):
    pytest.importorskip("pypdf")
    told = "QUETTA, March 7, 2025: At least four policemen were killed when a bomb went off near a bazaar in Mastung, officials said."
    lines = textwrap.wrap(
        f"{told} They said that the bomb was hidden in a motorcycle, and that no group had claimed the attack so far.", 70
    )
    texts, problems = read(tmp_path, a__pdf=make_pdf(lines, ["Two soldiers were injured in Kech."]))
    assert problems == {}
    corpus = bl.read_texts(tmp_path)
    assert corpus.casualties[["value", "outcome"]].values.tolist() == [[4, "killed"], [2, "injured"]]
    assert told in texts["a.pdf"]  # lines of one paragraph are joined again


@pytest.mark.parametrize(
    ("make", "what", "said"),
    [
        (lambda: make_pdf([]), "no_text", "character recognition"),
        (lambda: make_pdf([NEWS], lock="secret"), "not_text", "locked with a password; open it with the password"),
        (lambda: make_pdf([NEWS])[:300], "broken", "save it anew"),
        (lambda: b"%PDF-1.4 broken", "broken", "save it anew"),
    ],
)
def test_a_pdf_that_cannot_be_read_says_why_and_nothing_else(tmp_path, make, what, said, capfd):
    pytest.importorskip("pypdf")
    assert read(tmp_path, a__pdf=make()) == ({}, {"a.pdf": what})
    assert said in read_sources(tmp_path)[1][0]["detail"]
    assert capfd.readouterr() == ("", "")  # the library's own complaints do not land between the results


def test_a_pdf_locked_for_changes_only_is_read(tmp_path):
    pytest.importorskip("pypdf")
    texts, problems = read(tmp_path, a__pdf=make_pdf([NEWS], lock=""))
    assert (texts["a.pdf"], problems) == (NEWS, {})


def test_an_encrypted_pdf_names_the_library_that_it_needs(tmp_path, monkeypatch):
    pypdf = pytest.importorskip("pypdf")

    def refuse(*_, **__):
        raise pypdf.errors.DependencyError("cryptography>=3.1 is required for AES algorithm")

    monkeypatch.setattr(pypdf, "PdfReader", refuse)
    assert read(tmp_path, a__pdf=b"%PDF-1.7") == ({}, {"a.pdf": "not_text"})
    assert "pip install cryptography" in read_sources(tmp_path)[1][0]["detail"]


@pytest.mark.parametrize("held", [{}, {"README.md": "about"}, {"index.csv": "file\n"}])
def test_a_folder_without_texts_is_a_problem(tmp_path, held):
    for name, text in held.items():
        (tmp_path / name).write_text(text)
    assert read(tmp_path) == ({}, {tmp_path.name: "empty"})
    assert "put .txt" in read_sources(tmp_path)[1][0]["detail"]


def test_an_empty_archive_and_one_with_a_password_are_problems(tmp_path):
    locked = bytearray(packed(**{"a.txt": NEWS}))
    for mark in (b"PK\x03\x04", b"PK\x01\x02"):  # the flag that says that a member is encrypted
        locked[locked.index(mark) + (6 if mark == b"PK\x03\x04" else 8)] |= 1
    assert read(tmp_path, a__zip=packed(), b__zip=bytes(locked)) == ({}, {"a.zip": "empty", "b.zip/a.txt": "broken"})
    assert "without a password" in read_sources(tmp_path)[1][1]["detail"]


def test_an_archive_may_hold_every_kind(tmp_path):
    docx = pytest.importorskip("docx")
    pytest.importorskip("pypdf")
    word, held = docx.Document(), io.BytesIO()
    word.add_paragraph("Word")
    word.save(held)
    members = {"a.txt": "Text", "b.md": "# Mark", "c.html": "<p>Page</p>", "d.pdf": make_pdf(["Print"]), "e.docx": held.getvalue()}
    texts, problems = read(tmp_path, p__zip=packed(**members))
    assert (list(texts.values()), problems) == (["Text", "# Mark", "Page", "Print", "Word"], {})


def test_the_seeds_are_as_received():
    with open(SEEDS / "index.csv", encoding="utf-8", newline="") as f:
        listed = {row["file"]: row["sha256"] for row in csv.DictReader(f)}
    assert listed == {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in SEEDS.glob("*.txt")}
    sources, problems = read_sources(SEEDS)
    assert (len(sources), problems) == (5, [])
