"""Every number of a site stands for something: what counts as a number, what proves one, and which kinds need no proof."""

import pandas as pd
import pytest
from timing import measure

import balochlib as bl
from balochlib.view.briefing import build_site
from balochlib.view.markup import call
from balochlib.view.proof import KINDS, Unproven, check_site, find_unproven, read_outline
from balochlib.view.prose import say
from balochlib.view.tables import show

ODD = """Channel 24 News
31 January 2026

45 killed in 3 blasts

QUETTA: The 12 Division said on Saturday that 18 soldiers were killed in 2 districts of Balochistan. "We counted 40 bodies," said 1 of
5 doctors. 14 local leaders accused 3 states of backing the BLA. Fighters attacked Sector F-10 and Camp 7 in Gwadar on 2 February 2026.
"""
EVIDENCE = '<h1 data-kind="name">a.txt</h1><div id="main" data-kind="source">At least <mark id="c-1">14 policemen</mark> died.</div>'
LIST = '<div id="from-1" class="from" data-from="#from-1"><p>9 claims</p><a href="evidence/a.html#c-1">14</a></div>'


def missing(body: str, **pages: str) -> list[str]:
    site = {"x.html": body, "evidence/a.html": EVIDENCE, **{name.replace("_", "."): page for name, page in pages.items()}}
    return [number for _, number, _ in find_unproven(site)]


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("14 men", ["14"]), ("1,250 men and 3.5 %", ["1,250", "3.5"]), ("14+, 10–12, >30", ["14", "10", "12", "30"]),
        ("the 3rd and the 1990s", ["3rd", "1990s"]), ("a dozen, forty-two, Hundreds", ["dozen", "forty", "Hundreds"]), ("(9)", ["9"]),
        ("up to 14.", ["14"]), ("USD 46bn", ["46bn"]), ("2580/2001", ["2580", "2001"]),
        ("an F-16, a-0fbb4b97, c1, EPSG:x, MQ9", []), ("one of the two, nobody, freight", []), ("", []),
    ],
)  # fmt: skip
def test_what_counts_as_a_number(words, numbers):
    assert [place.number for place in read_outline(f"<p>{words}</p>").numbers] == numbers


@pytest.mark.parametrize(
    "body",
    [
        '<a href="evidence/a.html#c-1">14</a>',
        '<a href="evidence/a.html#c-1"><b>14</b> men</a>',
        '<a href="evidence/a.html#main">1 article</a>',
        '<a href="https://example.org/toll" rel="noreferrer">14</a>',
        f'<a href="#from-1">9 claims</a>{LIST}',
        '<table><tr data-from="evidence/a.html#c-1"><th>14</th><td>in 9 days</td></tr></table>',
        f'<img alt="Bars of 9 claims" data-from="#from-1">{LIST}',
        '<h2 id="b"><a href="evidence/a.html#c-1">14</a> dead</h2><nav><a href="#b">14 dead</a></nav>',
        '<nav><a href="y.html">14 dead</a></nav>',
        "<p>In <time>2024</time>, by <code>balochlib 0.1.0</code></p>",
        '<span data-kind="none">0 claims</span>',
        '<p>Write <q data-kind="example">14+</q>.</p>',
        "<style>h1{margin:12px}</style><title>14 dead</title>",
    ],
)
def test_what_proves_a_number(body):
    assert missing(body, y_html='<h1><a href="evidence/a.html#c-1">14</a> dead</h1>') == []


@pytest.mark.parametrize(
    ("body", "numbers"),
    [
        ("<p>14 men</p>", ["14"]),
        ("<table><caption>14 men</caption><tr><td>9</td></tr></table>", ["14", "9"]),
        ('<figure><img alt="Bars of 9 claims"><figcaption>7 of 9</figcaption></figure>', ["9", "7", "9"]),
        ('<img alt="9" data-from="#nothing">', ["9"]),
        ('<a href="evidence/a.html#gone">14</a>', ["14"]),
        ('<a href="evidence/a.html">14</a>', ["14"]),  # the page alone: which words?
        ('<a href="evidence/gone.html#c-1">14</a>', ["14"]),
        ('<a href="y.html">14</a>', ["14"]),
        ('<a href="#b">14</a><h2 id="b">13 dead</h2>', ["14", "13"]),
        ('<p id="b"><a href="evidence/a.html#c-1">14</a></p><a href="#b">15</a>', ["15"]),  # not a list of what it is from
        ('<a href="#l">14</a><div id="l" class="from"><a href="y.html">x</a></div>', ["14"]),  # a list that opens nothing
        ('<a href="javascript:14">14</a>', ["14"]),
        ("<pre>14</pre>", ["14"]),  # what a cell prints is no code
        ('<tr data-from="evidence/a.html#c-1"><td>14</td></tr><tr><td>9</td></tr>', ["9"]),
        ('<span data-kind="none">3 claims</span>', ["3"]),
        ("</p></b><p>14<br>15</p>", ["14", "15"]),
    ],
)
def test_what_does_not_prove_a_number(body, numbers):
    assert missing(body, y_html="<h1>Nothing</h1>") == numbers


def test_a_number_in_a_name_stops_no_page():
    """Names come from texts and folders: whatever they hold, a folder has to become a site."""
    rows = pd.DataFrame({"place": ["Chak 12"], "accuser": ["14 elders"], "publisher": ["Channel 24"], "file": ["7 dead, 2024.txt"]})
    prose = say("{who} blame {whom}, says {paper}.", who=call("14 elders"), whom="the Unit 404", paper="Channel 24, 31 January 2026")
    assert missing(show(rows, "A caption").markup + prose.markup) == []
    counted = show(pd.DataFrame({"place": ["14"], "dead": [9], "word": ["in 3 towns"]}), "A caption of 7").markup
    assert missing(counted + say("{n}, {m}", n="5 files", m=6).markup) == ["7", "14", "9", "3", "5", "6"]


def test_a_folder_with_numbers_in_every_name_becomes_a_site(tmp_path):
    texts = tmp_path / "12 texts, 2024"
    texts.mkdir()
    (texts / "45 dead (3).txt").write_text(ODD, "utf-8")
    (texts / "empty 77.txt").write_text("", "utf-8")
    assert "empty 77.txt" in build_site(bl.read_texts(texts), tmp_path / "site", texts, "99 days", []).read_text("utf-8")


@pytest.mark.parametrize("mark", ['<p data-kind="any">14</p>', '<main data-kind="example">14</main>', '<div data-kind="layout">14</div>'])
def test_a_kind_that_is_not_stated_or_covers_too_much_is_told(mark):
    assert len(missing(mark)) == 2


def test_no_kind_covers_a_page():
    assert not {"main", "body", "section", "article"} & {tag for tags in KINDS.values() for tag in tags}


def test_the_message_says_page_number_words_and_what_to_do(tmp_path):
    (tmp_path / "x.html").write_text("<p>It is said that 14 men died.</p>", "utf-8")
    with pytest.raises(Unproven, match=r"1 number\b") as raised:
        check_site(tmp_path)
    assert all(words in str(raised.value) for words in ("x.html: '14' in “It is said that 14 men died.”", "markup.cite", "<time>"))
    (tmp_path / "x.html").write_text("<p>" + "<b>14</b>" * 50 + "</p>", "utf-8")
    with pytest.raises(Unproven, match="and 38 more"):
        check_site(tmp_path)


@pytest.mark.parametrize("body", ["9" * 60000, "1,1" * 20000, "<p id=a>" * 3000 + "1", '<a href="#a">1' * 3000, "&#49;" * 9000])
def test_linear_on_hostile_pages(body):
    assert measure(find_unproven, {"x.html": body}) < 5
