"""Pages into articles: titles, dates, bylines, boilerplate, pages of several articles."""

import pytest
from timing import assert_linear

import balochlib as bl
from balochlib.paths import SEEDS
from balochlib.text.metadata import find_page_dates, read_dateline
from balochlib.text.segment import split_articles

LEAD = "Gunmen on motorcycles shot dead two policemen on the edge of Panjgur town late on Monday, officials said."
NEXT = "The attackers fled towards the hills, and no group had said by nightfall that it was behind the shooting."
THIRD = "Police cordoned the road off and took the bodies to the teaching hospital, where relatives had gathered."


def only(page):
    (article,) = split_articles(page, "s-1")
    return article


def sections(article, *names):
    return [article.words(s) for s in article.sentences if s.section in names]


HEADS = [  # head of a page, title, published, author, publisher, kind
    (
        "Two policemen shot dead in Panjgur\n\nPublished 31 January, 2026\n\n",
        "Two policemen shot dead in Panjgur",
        "2026-01-31",
        None,
        None,
        "news",
    ),
    (
        "Two policemen shot dead in Panjgur\nSaleem Shahid | Dawn.com | January 31, 2026\n",
        "Two policemen shot dead in Panjgur",
        "2026-01-31",
        "Saleem Shahid",
        "Dawn.com",
        "news",
    ),
    (
        "Two policemen shot dead in Panjgur\nBy Saleem Shahid and Behram Baloch\n31-01-2026 10:15 PKT\n\n",
        "Two policemen shot dead in Panjgur",
        "2026-01-31",
        "Saleem Shahid and Behram Baloch",
        None,
        "news",
    ),
    (
        "Home\nPakistan\nWorld\nSport\nOpinion\nTwo policemen shot dead in Panjgur\n\nUpdated Feb. 1, 2026\n\n",
        "Two policemen shot dead in Panjgur",
        "2026-02-01",
        None,
        None,
        "news",
    ),
    (
        "OPINION\nWhat the guns of Panjgur say\nSyed Ali Shah\n2026-01-31\n\n",
        "What the guns of Panjgur say",
        "2026-01-31",
        None,
        None,
        "opinion",
    ),
    ("Opinion | 31 January 2026\n\nWhat the guns of Panjgur say\n\n", "What the guns of Panjgur say", "2026-01-31", None, None, "opinion"),
    ("Two policemen shot dead in Panjgur - Pakistan - DAWN.COM\n\n", "Two policemen shot dead in Panjgur", None, None, "DAWN.COM", "news"),
    (
        "# Two policemen shot dead in Panjgur\n\nSat, 31 Jan 2026\n\n",
        "Two policemen shot dead in Panjgur",
        "2026-01-31",
        None,
        None,
        "news",
    ),
    (
        "Explainer: why Panjgur keeps burning\n\nUpdated at 6:10 pm on 1st of February 2026\n\n",
        "Explainer: why Panjgur keeps burning",
        "2026-02-01",
        None,
        None,
        "analysis",
    ),
    (
        "Why does Panjgur keep burning after all these years of war?\n\nFebruary 2, 2026\n\n",
        "Why does Panjgur keep burning after all these years of war?",
        "2026-02-02",
        None,
        None,
        "news",
    ),
    (
        "Two policemen shot dead in Panjgur\n\nPosted: 01-Feb-2026 | Updated: 02-Feb-2026\n\n",
        "Two policemen shot dead in Panjgur",
        "2026-02-01",
        None,
        None,
        "news",
    ),
    ("Shooting in Panjgur\n\nConflict brief, 1 February 2026\n\n", "Shooting in Panjgur", "2026-02-01", None, None, "news"),
    (
        "close\nmenu\nTwo policemen shot dead in Panjgur\n\nBy our staff reporter\n\n",
        "Two policemen shot dead in Panjgur",
        None,
        "our staff reporter",
        None,
        "news",
    ),
    (
        "Title: Two policemen shot dead in Panjgur\nSource: The News\nDate: 2026-01-31\n\n",
        "Two policemen shot dead in Panjgur",
        "2026-01-31",
        None,
        None,
        "news",
    ),
    ("", None, None, None, None, "news"),
]


@pytest.mark.parametrize(("head", "title", "published", "author", "publisher", "kind"), HEADS)
def test_reads_the_head_of_a_page(head, title, published, author, publisher, kind):
    found = only(f"{head}{LEAD}\n\n{NEXT}\n")
    assert (found.title, found.published, found.publisher, found.kind) == (title, published, publisher, kind)
    assert author is None or found.author == author
    assert sections(found, "body") == [LEAD, NEXT]
    assert found.published_basis == ("page" if published else "none")


def test_title_and_deck_are_sentences_of_their_sections():
    found = only(f"Two shot dead in Panjgur town\n\nPolice say the attackers came on two motorcycles\n\nFebruary 1, 2026\n\n{LEAD}")
    assert [s.section for s in found.sentences] == ["title", "deck", "body"]


def test_a_standfirst_with_a_stop_above_the_byline_is_the_deck():
    found = only(
        f"Two shot dead in Panjgur town\n\nPolice say that the attackers came on two motorcycles and fled.\n\nBy Ali Khan\n\n{LEAD}\n{NEXT}"
    )
    assert sections(found, "deck") == ["Police say that the attackers came on two motorcycles and fled."]
    assert found.author == "Ali Khan"


def test_headings_lists_and_list_marks():
    page = f"Shooting in Panjgur town\n\n{LEAD}\n\nWhat is known\n\n- Two men died\n- One was hurt\n\n1. The first attack\n{NEXT}\n"
    found = only(page)
    assert sections(found, "heading") == ["What is known", "The first attack"]
    assert sections(found, "list") == ["Two men died", "One was hurt"]


def test_dates_of_a_timeline_are_headings_and_not_the_day_of_publication():
    days = ["August 25, 2024", "August 26, 2024", "August 27, 2024"]
    found = only(
        "A week of attacks in Makran\n\n" + "\n\n".join(f"{day}\n{text}" for day, text in zip(days, (LEAD, NEXT, THIRD), strict=True))
    )
    assert found.published is None
    assert sections(found, "heading") == days


def test_the_date_of_an_incident_is_not_the_day_of_publication():
    found = only(f"Panjgur Shooting (2026)\n\nDate: January 31, 2026\nPlace: Panjgur, Balochistan\n\nOverview\n\n{LEAD}")
    assert found.published is None
    assert sections(found, "list") == ["Date: January 31, 2026", "Place: Panjgur, Balochistan"]


@pytest.mark.parametrize(
    "junk",
    [
        "STORY CONTINUES BELOW THIS AD",
        "ALSO READ | What the Majeed Brigade is",
        "Read more: Five shot dead in Kech",
        "Follow us on X and Facebook",
        "&w=3840&q=100)",
        "https://example.org/panjgur",
        "#Panjgur #Balochistan",
        "Copyright \u00a9 2026 The News. All rights reserved.",
        "(Reporting by Gul Yousafzai in Quetta; Editing by Jane Doe)",
        "Home | World | Sport | Opinion",
        "June 2010 July 2010 August 2010",
        "1 2 3 4 5 6 7",
        "Related stories\nBomb hits Kech market\nFive held in Hub raid",
        "About the Author: Ali Khan\n\nAli Khan is a writer from Quetta who has covered the province for years. He teaches in Karachi.",
        "The views expressed here do not necessarily reflect those of the paper.",
        "The post Two shot dead appeared first on The Balochistan Post.",
        "Sources\n- Dawn: two policemen die\n- AFP: gunmen on motorcycles",
    ],
)
def test_junk_after_the_text_is_left_out(junk):
    found = only(f"Two policemen shot dead in Panjgur\n\n{LEAD}\n\n{NEXT}\n\n{junk}\n")
    assert sections(found, "body", "list", "heading", "deck") == [LEAD, NEXT]
    assert found.text[found.start : found.end].endswith(NEXT)


@pytest.mark.parametrize("junk", ["STORY CONTINUES BELOW THIS AD ", "Listen to article ", "ADVERTISEMENT "])
def test_junk_inside_a_line_parts_sentences(junk):
    assert sections(only(f"{LEAD} {junk}{NEXT}"), "body") == [LEAD, NEXT]


@pytest.mark.parametrize(
    "line",
    [
        "Read the room, the minister told reporters, before you send more troops to Panjgur.",
        "Reporting by local media suggests that 12 people were killed in the raid on the camp.",
        "By Wednesday evening the toll had reached 12, and the road was still closed to traffic.",
        "Home Minister Ziaullah Langove said that two men had been held.",
        "Five wounded: police",
        "Deaths: 145, counting those who died later",
        "Sources said 12 people were killed.",
    ],
)
def test_news_that_looks_like_junk_stays(line):
    assert line in sections(only(f"Two policemen shot dead in Panjgur\n\n{LEAD}\n\n{line}\n\n{NEXT}"), "body", "heading", "list")


def test_a_caption_stays_once_and_without_its_credit():
    caption = "Smoke hangs over the bazaar of Panjgur on Monday. \u2014 Photo by AFP"
    found = only(f"Two policemen shot dead in Panjgur\n\n{caption}\n{caption}\n\n{LEAD}")
    assert sections(found, "deck") == ["Smoke hangs over the bazaar of Panjgur on Monday."]


def test_a_page_of_several_articles_is_parted_at_its_headers():
    head = "{0}\n{1}\n- Politics\n- {0}\n{2}\n"
    page = (
        "Latest news with #Panjgur\n\n\n" + head.format("Daily Example", "31-01-2026", "Two shot dead in Panjgur") + f"{LEAD} {NEXT}\n\n\n"
    )
    page += (
        head.format("The News", "30-01-2026", "Bowlers shine in Lahore")
        + "Lahore won by six wickets on Friday in front of a full house, and all were glad.\n"
    )
    first, second = split_articles(page, "s-1")
    assert (first.publisher, first.published, first.title) == ("Daily Example", "2026-01-31", "Two shot dead in Panjgur")
    assert (second.publisher, second.published, second.title) == ("The News", "2026-01-30", "Bowlers shine in Lahore")


def test_an_article_below_a_rule_with_a_head_of_its_own_is_another():
    page = f"Two shot dead in Panjgur\n\n{LEAD}\n\n-----\n\nThree die in Kech blast\n\nFebruary 2, 2026\n\n{NEXT}\n\n***\n\n{THIRD}"
    first, second = split_articles(page, "s-1")
    assert (first.title, second.title, second.published) == ("Two shot dead in Panjgur", "Three die in Kech blast", "2026-02-02")
    assert sections(second, "body") == [NEXT, THIRD]


def test_teasers_at_the_end_are_articles_of_their_own():
    main = f"{LEAD}\n{NEXT}\n{THIRD}"
    cut_off = (
        "OSLO \u2013 Norway has agreed with Denmark on a shared fund for wind parks "
        "in the North Sea, a plan that ministers in Copenhagen called bold and that would, by 2040, feed"
    )
    first, second = split_articles(f"{main}\n\n{cut_off}", "s-1")
    assert sections(first, "body") == [LEAD, NEXT, THIRD]
    assert second.kind == "teaser"


def test_a_last_paragraph_that_breaks_off_stays_with_its_article():
    broken = (
        "The Panjgur police said on Tuesday that Gunmen had used the same road in Panjgur twice before and that "
        "they were now checking every motorcycle that came from"
    )
    assert len(split_articles(f"{LEAD}\n\n{NEXT}\n\n{broken}", "s-1")) == 1


def test_lines_broken_at_the_margin_are_one_paragraph():
    page = (
        "Two policemen shot dead\n\n"
        "Gunmen on motorcycles shot dead two policemen on the edge of\nPanjgur town late on Monday, officials said. The attackers fled\n"
        "towards the hills, and no group had said by nightfall that it\nwas behind the shooting. Police cordoned the road off.\n"
    )
    assert [s.split()[0] for s in sections(only(page), "body")] == ["Gunmen", "The", "Police"]


def test_an_article_does_not_depend_on_what_stands_around_it():
    alone = only(f"Two shot dead in Panjgur town\n\n{LEAD}\n\n{NEXT}")
    menu = "Home\nWorld\nSport\nOpinion\nVideos"
    framed = only(f"{menu}\n\n\nTwo shot dead in Panjgur town\n\n{LEAD}\n\n{NEXT}\n\nRead also\n\nBomb hits Kech market\n")
    assert alone.article_id == framed.article_id
    assert [alone.words(s) for s in alone.sentences] == [framed.words(s) for s in framed.sentences]


def test_a_given_date_counts_only_where_the_text_shows_none():
    assert only(f"Published May 2, 2025\n{LEAD}").published == "2025-05-02"
    (given,) = split_articles(LEAD, "s-1", published="2026-02-01")
    assert (given.published, given.published_basis) == ("2026-02-01", "given")


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("31 January 2026", "2026-01-31"), ("Jan. 31, 2026", "2026-01-31"), ("January 31st, 2026", "2026-01-31"),
        ("31-01-2026", "2026-01-31"),
        ("31/01/2026", "2026-01-31"), ("2026-01-31T10:15:00+05:00", "2026-01-31"), ("01 Feb 2026 10:15 PKT", "2026-02-01"),
        ("Saturday, 31st of January, 2026", "2026-01-31"), ("31-Jan-2026", "2026-01-31"), ("31-Jan-26", "2026-01-31"),
        ("Sept 3, 2023", "2023-09-03"), ("01/31/2026", "2026-01-31"), ("2026/1/31", "2026-01-31"),
        ("31 February 2026", None), ("January 2026", None), ("1.5 million 2026", None), ("room 31-01-20261", None), ("", None),
    ],
)  # fmt: skip
def test_dates_of_pages(words, iso):
    assert [day for _, _, day in find_page_dates(words)] == ([iso] if iso else [])


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("QUETTA, Jan 31, 2026 (Reuters) - Gunmen attacked.", ("2026-01-31", "Reuters")),
        ("QUETTA, Jan 31 (Reuters) \u2013 Gunmen attacked.", (None, "Reuters")),
        ("Quetta, Jan. 31 2026. Gunmen attacked.", ("2026-01-31", None)),
        ("ISLAMABAD/QUETTA: Fighting went on.", (None, None)),
        ("KABUL \u2014 The group said so.", (None, None)),
        ("The minister said one thing: leave.", None),
        ("Police said: we are ready.", None),
        ("", None),
    ],
)
def test_datelines(words, found):
    assert read_dateline(words) == found


SEED_ARTICLES = [  # file, start, end, title, publisher, published, kind
    ("000", 2438, 10303, "How US Strikes on Iran Could Destabilize Pakistan", "The National Interest", None, "opinion"),
    ("001", 1, 7163, None, None, None, "analysis"),
    ("001", 7165, 7754, None, None, None, "teaser"),
    ("001", 7756, 8281, None, None, None, "teaser"),
    ("001", 8283, 8853, None, None, None, "teaser"),
    ("002", 25, 6082, "India, ISKP and BLA: Pakistan's multi-front security challenge", "Express Tribune", "2025-06-11", "opinion"),
    (
        "002",
        6099,
        13532,
        "Pakistan's proxy war against Baloch people: ISKP's threats and militarisation of Balochistan",
        "First Post",
        "2025-06-04",
        "opinion",
    ),
    (
        "002",
        13802,
        16782,
        "Pakistan ranks seventh in civilian harm, second in IED casualties worldwide \u2014 report",
        "Arab News",
        "2025-05-24",
        "news",
    ),
    (
        "002",
        16785,
        19621,
        "Three police officers killed in gun attack on traffic patrol in Russia's Dagestan",
        "Express Tribune",
        "2025-05-05",
        "news",
    ),
    ("002", 19624, 27947, "Diplomacy in overdrive to avert military escalation", "Express Tribune", "2025-05-02", "news"),
    ("003", 0, 8144, "Gruesome Video Reveals Militant Hub Thrives in Pakistan's Troubled Baluchistan Province", None, None, "analysis"),
    ("004", 0, 5169, None, None, None, "analysis"),
]


def test_the_seeds_hold_twelve_articles():
    found = []
    for path in sorted(SEEDS.glob("*.txt")):
        found += [(path.name[:3], a) for a in split_articles(path.read_bytes().decode("utf-8"), "s")]
    shown = [(file, a.title, a.publisher, a.published, a.kind) for file, a in found]
    assert shown == [(file, *rest) for file, _, _, *rest in SEED_ARTICLES]
    for (_, start, end, *_), (_, a) in zip(SEED_ARTICLES, found, strict=True):
        assert abs(a.start - start) <= 200
        assert abs(a.end - end) <= 200


@pytest.mark.parametrize(
    "text", ["", " \n\r\n", "---", "\ufeff", "1 2 3", "12", "\x00", "a", "?", "\ud800 x", "\u06d4" * 50, "Read more\n" * 9]
)
def test_scraps_do_not_break_it(text):
    for a in split_articles(text, "s-1"):
        assert all(a.start <= s.start < s.end <= a.end for s in a.sentences)


@pytest.mark.parametrize(
    "text", ["Gunmen kill five in Nushki", "Five died.", "- Five died in Kech", "Note\nFive died in Kech", "five dead"]
)
def test_a_short_note_is_an_article(text):
    assert only(text).text[only(text).sentences[-1].start :] == text.removeprefix("- ").split("\n")[-1]


UNITS = [
    "1",
    "?",
    ". ",
    "\u201ca",
    " ",
    "A.",
    ".[[",
    "a\n",
    "Read also\n",
    "Sources\n- a\n",
    "March 2010 ",
    "& ?a=b&c=d",
    "@a ",
    "| a ",
    "---\n",
    "Title: a\n",
    "Dawn\n01-02-2026\n- Dawn\nTwo die\nA man died.\n\n",
    "By Ali Khan\n",
    "Abc Def Ghi\n\n",
    "01-02-2026\n",
    "QUETTA, ",
    f"{LEAD}\n\n",
    "QUETTA: A bomb\n\n",
    "read more A",
    "The writer is a ",
    ": X/a",
]


@pytest.mark.parametrize("unit", UNITS)
def test_time_grows_with_the_text(unit):
    assert_linear(lambda text: split_articles(text, "s-1"), lambda n: (unit * n)[:n], 32_000)


PAGES = [  # a page as outlets lay it out: title, published, author, publisher, words of its sentences below the title
    (
        f"Two shot dead in Panjgur\n\n"
        "Saleem Shahid Published January 31, 2026 Updated February 1, 2026 09:12am\n\nListen to article 1x 1.2x 1.5x\n\n"
        f"{LEAD}\n\n{NEXT}\n\nPublished in Dawn, January 31st, 2026\n\n"
        "Follow Dawn Business on X, LinkedIn, Instagram and Facebook for insights.",
        ("Two shot dead in Panjgur", "2026-01-31", "Saleem Shahid", "Dawn", [LEAD, NEXT]),
    ),
    (
        f"Two shot dead in Panjgur\nBy Saleem Ahmed\nOctober 11, 202410:33 AM GMT+5Updated a day ago\n\n{LEAD}\n\nSign up here.\n\n"
        "Reporting by Saleem Ahmed; Editing by Jane Doe\n\nOur Standards: The Example Principles., opens new tab",
        ("Two shot dead in Panjgur", "2024-10-11", "Saleem Ahmed", None, [LEAD]),
    ),
    (
        f"Two shot dead in Panjgur\nPublished On 29 Jul 202429 Jul 2024\n{LEAD}\n\nRecommended Stories\n"
        f"list of 2 items\nWho are the BLA?\nend of list\n\n{NEXT}",
        ("Two shot dead in Panjgur", "2024-07-29", None, None, [LEAD, NEXT]),
    ),
    (
        f"Shooting in Panjgur town\n\nFrom Wikipedia, the free encyclopedia\n\n"
        f"Location\tPanjgur, Balochistan\nDate\t9 November 2024\nDeaths\t2\n\n{LEAD}",
        ("Shooting in Panjgur town", None, None, None, ["Location\tPanjgur, Balochistan", "Date\t9 November 2024", "Deaths\t2", LEAD]),
    ),
    (
        f"Attacks in Balochistan since 2016\n\n{LEAD}\n\nAugust 8, 2016: A bomber kills 70 people in Quetta\n"
        "October 24, 2016: Gunmen kill 61 cadets there",
        (
            "Attacks in Balochistan since 2016",
            None,
            None,
            None,
            [LEAD, "August 8, 2016: A bomber kills 70 people in Quetta", "October 24, 2016: Gunmen kill 61 cadets there"],
        ),
    ),
    (
        f"Panjgur needs a new compact\nZahid Khan | Published February 5, 2026\n"
        f"The writer is an author and journalist.\n\n{LEAD}\n\n{NEXT}\n\n"
        "The writer is an author and journalist.\n\nkhan@example.com\n\nX: @khan\n\nPublished in Dawn, February 5th, 2026",
        ("Panjgur needs a new compact", "2026-02-05", "Zahid Khan", "Dawn", [LEAD, NEXT]),
    ),
]


@pytest.mark.parametrize(("page", "want"), PAGES)
def test_pages_as_outlets_lay_them_out(page, want):
    found = only(page)
    below = [found.words(s) for s in found.sentences if s.section != "title"]
    assert (found.title, found.published, found.author, found.publisher, below) == want


def test_an_article_on_the_conflict_is_one_relevant_article():
    text = f"Two policemen shot dead in Panjgur\n\n{LEAD}\n\n{NEXT}"
    assert bl.parse(text).articles["relevant"].tolist() == [True]
