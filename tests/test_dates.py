"""Dates in news copy: forms, what they are resolved from, and what is no date."""

import pytest
from timing import assert_linear

from balochlib.text.dates import _match_forms, find_dates, find_known
from balochlib.text.days import can_be_one, shared_part, shift


def read(text, **given):
    return [(text[d.start : d.end], d.date, d.date_end) for d in find_dates(text, 0, len(text), **given)]


@pytest.mark.parametrize(
    ("text", "date", "date_end"),
    [
        ("31 January 2026", "2026-01-31", None),
        ("the 5th of March 2024", "2024-03-05", None),
        ("January 31, 2026", "2026-01-31", None),
        ("Jan. 31, 2026", "2026-01-31", None),
        ("Sept 3 2023", "2023-09-03", None),
        ("AUGUST 26, 2024", "2024-08-26", None),
        ("31-01-2026", "2026-01-31", None),
        ("12/31/2019", "2019-12-31", None),
        ("2026-01-31", "2026-01-31", None),
        ("Saturday, January 31, 2026", "2026-01-31", None),
        ("7 May 2021 (Friday)", "2021-05-07", None),
        ("25-26 August 2024", "2024-08-25", "2024-08-26"),
        ("1 and 2 April 2023", "2023-04-01", "2023-04-02"),
        ("the night of October 14-15, 2025", "2025-10-14", "2025-10-15"),
        ("from March 11 to 13, 2025", "2025-03-11", "2025-03-13"),
        ("from 29 January to 5 February 2026", "2026-01-29", "2026-02-05"),
        ("between 29 January and 5 February 2026", "2026-01-29", "2026-02-05"),
        ("late March 2025", "2025-03", None),
        ("mid-June 2019", "2019-06", None),
        ("in 2024", "2024", None),
        ("the 2022 invasion", "2022", None),
        ("early 2026", "2026", None),
        ("between 2015 and 2019", "2015", "2019"),
        ("the 9/11 attacks", "2001-09-11", None),
    ],
)
def test_stated_dates(text, date, date_end):
    assert [(d, e) for _, d, e in read(text)] == [(date, date_end)]


@pytest.mark.parametrize(
    ("text", "anchor", "date"),
    [
        ("on January 31", "2026-02-02", "2026-01-31"),
        ("on December 30", "2026-01-02", "2025-12-30"),
        ("In November", "2024-03-20", "2023-11"),
        ("the March attack", "2024-08-26", "2024-03"),
        ("In March 12 miners died", "2024-10-12", "2024-03"),
        ("last October", "2024-08-26", "2023-10"),
        ("In April last year", "2023-08-13", "2022-04"),
        ("on Wednesday", "2024-03-20", "2024-03-20"),
        ("on Thursday night", "2024-10-12", "2024-10-10"),
        ("last Wednesday", "2024-03-20", "2024-03-13"),
        ("Friday's bombing", "2018-07-14", "2018-07-13"),
        ("yesterday", "2024-11-10", "2024-11-09"),
        ("two days ago", "2026-02-02", "2026-01-31"),
        ("three weeks ago", "2019-05-11", "2019-04"),
        ("four years since a strike", "2024-01-07", "2020"),
        ("last month", "2024-01-15", "2023-12"),
        ("earlier this year", "2024-01-15", "2024"),
        ("last year", "2024-01-15", "2023"),
        ("over the weekend", "2025-10-16", "2025-10"),
    ],
)
def test_dates_that_lean_on_the_day_of_publication(text, anchor, date):
    assert [d for _, d, _ in read(text, anchor=anchor)] == [date]
    assert [d for _, d, _ in read(text)] == [None]  # nothing is made up where the text shows no date


@pytest.mark.parametrize(
    ("text", "context", "date"),
    [
        ("The next day", "2019-12-31", "2020-01-01"),
        ("the previous night", "2024-03-01", "2024-02-29"),
        ("on the same day", "2024-03-20", "2024-03-20"),
        ("two days later", "2026-01-31", "2026-02-02"),
        ("a day earlier", "2026-02-01", "2026-01-31"),
        ("three weeks earlier", "2019-05-11", "2019-04"),
        ("They come just two days after the raid", "2026-01-31", "2026-01-29"),
        ("Weeks later", "2022-12", "2022-12"),
        ("months later", "2022-12", "2022"),
        ("hours after the raid", "2024-03-25", "2024-03-25"),
        ("that year", "2024-03-25", "2024"),
    ],
)
def test_dates_that_lean_on_a_date_told_before(text, context, date):
    assert [d for _, d, _ in read(text, context=context)] == [date]


def test_a_date_told_in_the_same_sentence_comes_first():
    assert read("on Thursday ... a day earlier", anchor="2021-07-15", context="2019-01-01")[1][1] == "2021-07-14"


def test_dates_of_the_text_fill_in_years_and_weekdays():
    known = ("2022-04-26",)  # a Tuesday
    assert read("on Tuesday; on April 26; on Friday", known=known) == [
        ("Tuesday", "2022-04-26", None),
        ("April 26", "2022-04-26", None),
        ("Friday", None, None),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "They may march on the capital",
        "Spokesman May Khan said so",
        "the Long March to Islamabad",
        "In 2,024 cases; some 2024 people; $2020; 2030km away; PB-2018",
        "at 11:20 GMT, 8.30pm, 40 hours, 10-12 men, 1/2, version 3.4.2025b",
        "the Sunday Times; on Sundays; every Friday; next Monday",
        "a 17-year-old, aged 31, page 12",
    ],
)
def test_no_dates(text):
    assert [w for w, d, _ in read(text, anchor="2026-02-02") if d] == []


def test_spans_hold_their_words_and_do_not_overlap():
    text = "On Saturday, January 31, 2026, two days after 29 January, in March 2025 and in 2024 ..."
    found = find_dates(text, 0, len(text))
    assert [text[d.start : d.end] for d in found] == ["Saturday, January 31, 2026", "two days after", "29 January", "March 2025", "2024"]


def test_known_dates_are_those_with_a_year():
    class Span:
        start, end = 0, 52

    assert find_known("On January 31, 2026 and in March 2025. On January 30.", [Span]) == ("2025-03", "2026-01-31")


def test_arithmetic():
    assert shift("2024-02", "day", 1) is None and shift(None, "day", 1) is None and shift("2026-01-31", "month", 1) == "2026-02"
    assert shared_part("2026-01-31", "2026-01") == "2026-01" and shared_part(None, "2024") is None
    assert can_be_one("2026", "2026-01-31") and not can_be_one("2025", "2026-01-31")


@pytest.mark.parametrize(
    "text", ["1" * 16000, "12-" * 6000, "Monday " * 3000, "on 3 March 2024 and " * 1000, "the same " * 2000, "in 2024, " * 2500]
)
def test_hostile_text_is_read_in_linear_time(text):
    def read_anew(words):
        _match_forms.cache_clear()
        find_dates(words, 0, len(words), "2024-03-03")

    assert_linear(read_anew, lambda n: (text * 4)[:n], 4 * len(text))


@pytest.mark.parametrize(
    ("text", "given", "dates"),
    [
        ("In May 2019 gunmen struck. On 10 August they came again.", {}, ["2019-05", "2019-08-10"]),
        ("In 2021, in March and on 5 May", {"anchor": "2026-02-01"}, ["2021", "2021-03", "2021-05-05"]),
        ("In October of that year", {"near": "2004-04-28"}, ["2004-10"]),
        ("On January 10 of the same year", {"near": "2013"}, ["2013-01-10"]),
        ("a coach halted that July", {"near": "2025-02-18"}, ["2025-07"]),
        ("On 3 August", {"anchor": "2025-09-19", "near": "2018-09"}, ["2025-08-03"]),  # before the date told: the year of the page
        ("the worst since July 2018; on 3 August", {"anchor": "2025-09-19"}, ["2018-07", "2025-08-03"]),
        ("on Christmas Day", {"anchor": "2018-12-30"}, ["2018-12-25"]),
        ("on New Year’s Day 2014", {}, ["2014-01-01"]),
        ("on Christmas Day", {}, [None]),
        ("The raid came exactly three weeks after", {"context": "2024-09-16"}, ["2024-08-26"]),
        ("The raid came three weeks after", {"context": "2024-09-16"}, ["2024-08"]),
        ("Earlier in the day", {"context": "2025-09-02"}, ["2025-09-02"]),
        ("that Friday", {"context": "2025-09-02", "anchor": "2025-10-01"}, ["2025-09-05"]),
        ("the following Monday", {"context": "2025-09-02", "anchor": "2025-10-01"}, ["2025-09-08"]),
        ("the previous Friday", {"context": "2025-09-02", "anchor": "2025-10-01"}, ["2025-08-29"]),
        ("earlier in the month", {"context": "2025-09-22"}, ["2025-09"]),
        ("in the last week of the month", {"context": "2025-09-22"}, ["2025-09"]),
        ("on the 26th the group struck", {"month": "2025-08"}, ["2025-08-26"]),
        ("on the 26th floor", {"month": "2025-08"}, []),
        ("on the 31st, it struck", {"month": "2025-09"}, [None]),
        ("the October before", {"context": "2019-02"}, ["2018-10"]),
        ("killed the night before.", {"context": "2025-09-02"}, ["2025-09-01"]),
        ("killed the night before the vote", {"context": "2025-09-02"}, []),
        ("the day before yesterday", {"anchor": "2025-09-02"}, ["2025-08-31"]),
        ("over the past 48 hours", {"anchor": "2025-09-22"}, ["2025-09"]),
        ("in the past four days", {"anchor": "2025-09-02"}, ["2025"]),
        ("last autumn", {"anchor": "2025-03-20"}, ["2024"]),
        ("last summer", {"anchor": "2025-11-20"}, ["2025"]),
        ("last winter", {"anchor": "2025-03-20"}, [None]),
        ("on 3 March last year", {"anchor": "2025-09-22"}, ["2024-03-03"]),
        ("a fortnight ago", {"anchor": "2025-09-22"}, ["2025-09"]),
        ("on the eve of Independence Day in 2024", {}, ["2024-08-13"]),
        ("last month in Quetta", {"anchor": "2025-09-22"}, ["2025-08"]),
        ("the last week of January", {"anchor": "2025-09-22"}, ["2025-01"]),
    ],
)
def test_dates_that_lean_on_the_text(text, given, dates):
    assert [d for _, d, _ in read(text, **given)] == dates


@pytest.mark.parametrize(
    ("text", "given", "dates"),
    [
        ("A fortnight on, four men died", {"context": "2025-08-09"}, ["2025-08"]),
        ("Two days on, four men died", {"context": "2025-08-09"}, ["2025-08-11"]),
        ("Two days on the road", {"context": "2025-08-09"}, []),
        ("stormed on Monday and struck on March 20", {"anchor": "2024-03-26", "near": "2021"}, ["2024-03-25", "2024-03-20"]),
        ("struck again on March 20", {"anchor": "2024-03-26", "near": "2021"}, ["2021-03-20"]),
    ],
)
def test_later_forms_and_the_year_of_a_weekday(text, given, dates):
    assert [d for _, d, _ in read(text, **given)] == dates
