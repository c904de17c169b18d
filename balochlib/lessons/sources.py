"""Lesson 3, who says so: claimants, wire copies, voices, accusation and denial."""

from __future__ import annotations

import pandas as pd

from balochlib.analysis.lineage import count_voices
from balochlib.analysis.selection import keep_relevant
from balochlib.corpus import Corpus
from balochlib.lessons.answers import read_words
from balochlib.lessons.question import Mistake, Question
from balochlib.lessons.texts import pick_article, read_wire_copies, rows_of
from balochlib.schema import VOICE_ROLES


def list_page_claims(corpus: Corpus) -> pd.DataFrame:
    """Return the claims of the articles on the conflict in seed 002, a page of five articles."""
    source = corpus.sources.loc[corpus.sources["file"].str.startswith("002"), "source_id"].iloc[0]
    articles = corpus.articles[corpus.articles["source_id"] == source]
    return keep_relevant(corpus.casualties, articles)


def count_unattributed(corpus: Corpus) -> int:
    """Count the claims of the page for which nobody is named."""
    claims = list_page_claims(corpus)
    return int(claims["claimant_text"].isna().sum())


def _count_unattributed_of_page(corpus: Corpus) -> int:
    source = corpus.sources.loc[corpus.sources["file"].str.startswith("002"), "source_id"].iloc[0]
    own = corpus.articles.loc[corpus.articles["source_id"] == source, "article_id"]
    return int(corpus.casualties.loc[corpus.casualties["article_id"].isin(own), "claimant_text"].isna().sum())


def count_wire_voices(corpus: Corpus) -> int:
    """Count the independent voices behind the four made-up reports."""
    wires = read_wire_copies()
    return count_voices(wires.casualties, wires.articles).voices


def _list_denials(corpus: Corpus) -> pd.DataFrame:
    rows = rows_of(corpus.allegations, pick_article(corpus, "002", 3))
    return rows[rows["stance"] == "denies"]


def _list_accusers(corpus: Corpus) -> set[str]:
    rows = rows_of(corpus.allegations, pick_article(corpus, "002", 3))
    return set(rows.loc[rows["stance"] != "denies", "accuser"].dropna())


def _fold_all(answer: object) -> set[str]:
    return read_words(answer) or set()


def list_deniers(corpus: Corpus) -> set[str]:
    """Return who denies an accusation in the Arab News report."""
    rows = rows_of(corpus.allegations, pick_article(corpus, "002", 3))
    return set(rows.loc[rows["stance"] == "denies", "denied_by"])


def _list_allegations(corpus: Corpus) -> pd.DataFrame:
    return keep_relevant(corpus.allegations, corpus.articles)


def count_asserted(corpus: Corpus) -> int:
    """Count the accusations that articles make in their own voice."""
    rows = keep_relevant(corpus.allegations, corpus.articles)
    return int((rows["stance"] == "asserts").sum())


def list_unheard(corpus: Corpus) -> set[str]:
    """Return the roles that are never quoted."""
    voices = keep_relevant(corpus.voices, corpus.articles)
    return set(VOICE_ROLES) - set(voices["role"])


def count_own_voices(corpus: Corpus) -> int:
    """Count the independent voices behind the numbers of a text."""
    return count_voices(corpus.casualties, corpus.articles).voices


QUESTIONS = (
    Question(
        "l3q1", "For how many claims of the page is nobody named?", count_unattributed,
        (
            Mistake(lambda c: int(list_page_claims(c)["claimant_text"].notna().sum()), "For these somebody is named. Count the others."),
            Mistake(
                _count_unattributed_of_page,
                "This counts articles of the page that are not on the conflict, too. keep_relevant leaves them out.",
            ),
            Mistake(lambda c: len(list_page_claims(c)), "These are all claims. For how many is claimant_text missing?"),
        ),
        (
            "a dash in the column 'Claimed by' means: the article says it in its own voice. The table lists these rows first.",
            'claims["claimant_text"].isna().sum()',
        ),
        "Where nobody is named the outlet itself answers for the number.",
    ),
    Question(
        "l3q2", "How many independent voices stand behind the four reports?", count_wire_voices,
        (
            Mistake(lambda c: len(read_wire_copies().articles), "Four reports, but not four voices: who gives the number in each of them?"),
            Mistake(
                lambda c: read_wire_copies().articles["group_id"].nunique(),
                "You have put the copies together. But a report in its own words that rests on the same official is the same voice, too "
                "(and the colleague by telephone tells where the men came from, not how many died).",
            ),
            Mistake(lambda c: len(read_wire_copies().casualties), "These are the claims. Several of them have the same claimant."),
        ),
        ("write down, for each report, who gives the number of dead.", "three of the four rest on one man."),
        "Copies, and reports that rest on one claimant, are one voice.",
    ),
    Question(
        "l3q3", "Who denies?", list_deniers,
        (
            Mistake(
                _list_accusers,
                "That is who accuses. Who says that it is not so?",
                lambda a, c: bool(_fold_all(a) & {*_fold_all(_list_accusers(c)), "islamabad", "pakistan"}),
            ),
            Mistake(
                lambda c: {"Kabul", "New Delhi"},
                "Right as the text has it: capitals stand for governments. The table writes whom they stand for.",
                lambda a, c: bool(_fold_all(a) & {"kabul", "new delhi", "delhi"}),
            ),
            Mistake(
                lambda c: {sorted(list_deniers(c))[0]},
                "One is there. The sentence with the denial names two capitals.",
            ),
        ),
        ("the denial is one short sentence after the accusation.", 'the rows whose stance is "denies", column denied_by.'),
        "An accusation without its denial is half a report: the table ties the two together.",
    ),
    Question(
        "l3q4", "How many accusations do the articles make in their own voice?", count_asserted,
        (
            Mistake(lambda c: len(_list_allegations(c)), "These are all rows, reported accusations and denials among them."),
            Mistake(
                lambda c: int((_list_allegations(c)["stance"] == "reports").sum()),
                "These are reported: somebody else accuses, and the article passes it on.",
            ),
            Mistake(
                lambda c: int((_list_allegations(c)["stance"] != "denies").sum()),
                "Without the denials, but reported and own accusations together. The stance tells them apart.",
            ),
        ),
        ("the column stance: reports, asserts or denies. The article accuses itself where it asserts.", 'rows["stance"] == "asserts"'),
        "Where an article asserts, no 'he said' stands between the reader and the accusation. Is the table right? Read the sentences.",
    ),
    Question(
        "l3q5", "Which roles are never quoted?", list_unheard,
        (
            Mistake(
                lambda c: set(keep_relevant(c.voices, c.articles)["role"]),
                "These are the roles that are quoted. Which of the list are not among them?",
            ),
            Mistake(lambda c: set(VOICE_ROLES), "These are all roles. Take away those that are quoted."),
            Mistake(
                lambda c: set(keep_relevant(c.voices, c.articles)["speaker"].dropna()),
                "These are speakers. The question is for their roles: state, expert, militant, civilian ...",
            ),
        ),
        ("compare the list of all roles with the first column of the table.", "set(schema.VOICE_ROLES) - set(voices['role'])"),
        "Who is not quoted is written about, not with.",
    ),
    Question(
        "l3q6", "How many independent voices does your own text have?", count_own_voices,
        (
            Mistake(lambda c: len(c.casualties), "These are the claims. Two claims of one claimant are one voice."),
            Mistake(
                lambda c: c.casualties["claimant_text"].dropna().nunique(),
                "You left out the outlet itself: where nobody is named, the article is the voice.",
            ),
            Mistake(lambda c: int(c.casualties["claimant_text"].isna().sum()), "These are the claims for which nobody is named."),
        ),
        (
            "go down the column 'Claimed by' and count each name once; all dashes together are one voice more, the article's own.",
            "bl.count_voices(own.casualties, own.articles).voices",
        ),
        "One voice is no confirmation, however many outlets print it.",
        on_own_text=True,
    ),
)  # fmt: skip
