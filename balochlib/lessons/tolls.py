"""Lesson 2, how many died: open ends, rival numbers, parts and wholes, and the policies of databases."""

from __future__ import annotations

import pandas as pd

from balochlib.analysis.selection import find_most_claimed, keep_relevant
from balochlib.analysis.tolls import tolls as apply_policy
from balochlib.corpus import Corpus
from balochlib.lessons.question import Mistake, Question
from balochlib.lessons.texts import pick_article, rows_of
from balochlib.view.incident import build_event_ladder


def list_incident_claims(corpus: Corpus) -> pd.DataFrame:
    """Return the claims on the incident of the seeds on which most numbers are given."""
    claims = keep_relevant(corpus.casualties, corpus.articles)
    return claims[claims["event_id"].isin(find_most_claimed(claims))].reset_index(drop=True)


def _list_security_dead(corpus: Corpus) -> pd.DataFrame:
    claims = list_incident_claims(corpus)
    return claims[(claims["victim"] == "security") & (claims["outcome"] == "killed")]


def count_open_tops(corpus: Corpus) -> int:
    """Count the numbers on the incident whose top is open."""
    claims = list_incident_claims(corpus)
    return int((claims["value"].notna() & claims["high"].isna()).sum())


def find_security_range(corpus: Corpus) -> tuple[int | None, int | None]:
    """Return the smallest to the largest number of security personnel killed."""
    claims = list_incident_claims(corpus)
    toll = apply_policy(claims, "min_max", articles=corpus.articles).query("outcome == 'killed' and victim == 'security'").iloc[0]
    return tuple(None if pd.isna(end) else int(end) for end in (toll["low"], toll["high"]))


def _sum_security(corpus: Corpus) -> int:
    return int(_list_security_dead(corpus)["value"].sum())


def _largest_security(corpus: Corpus) -> int:
    return int(_list_security_dead(corpus)["value"].max())


def _list_elsewhere(corpus: Corpus) -> set[int]:
    """The numbers of security personnel killed that the ladder of the incident adds from other publications alone."""
    ladder = build_event_ladder(corpus, list_incident_claims(corpus)["event_id"].iloc[0])
    dead = ladder[(ladder["victim"] == "security") & (ladder["outcome"] == "killed")]
    return set(dead.loc[dead["from_context"], "value"].dropna()) - set(dead.loc[~dead["from_context"], "value"].dropna())


def _list_ends(answer: object) -> set:
    """The ends of a range that are numbers."""
    return {end for end in answer if pd.api.types.is_number(end)} if isinstance(answer, tuple | list) else set()


def find_part(corpus: Corpus) -> tuple[pd.Series, pd.Series]:
    """Return a claim of the Arab News report that is a stated part of another, and its whole."""
    claims = rows_of(corpus.casualties, pick_article(corpus, "002", 3))
    part = claims[claims["part_of"].notna() & (claims["outcome"] == "killed")].iloc[0]
    return part, claims[claims["claim_id"] == part["part_of"]].iloc[0]


def count_injured(corpus: Corpus) -> int:
    """Return the whole less its killed part."""
    part, whole = find_part(corpus)
    return int(whole["value"] - part["value"])


def find_official_toll(corpus: Corpus) -> int:
    """Return the number that the policy "latest_official" prints."""
    claims = list_incident_claims(corpus)
    table = apply_policy(claims, "latest_official", articles=corpus.articles)
    return int(table.query("outcome == 'killed' and victim == 'security'")["best"].iloc[0])


def count_own_open_tops(corpus: Corpus) -> int:
    """Count the numbers of a text whose top is open."""
    claims = corpus.casualties
    return int((claims["value"].notna() & claims["high"].isna()).sum())


QUESTIONS = (
    Question(
        "l2q1", "How many of the numbers on this incident are open at the top?", count_open_tops,
        (
            Mistake(lambda c: len(list_incident_claims(c)), "These are all claims on the incident. In how many is the column high empty?"),
            Mistake(
                lambda c: int(list_incident_claims(c)["high"].isna().sum()),
                "A vague claim ('some', 'dozens') gives no number at all, so it has no top to be open. Leave it out.",
            ),
            Mistake(lambda c: int(list_incident_claims(c)["high"].notna().sum()), "These are closed. Open means: high is missing."),
        ),
        (
            "'at least' and 'more than' leave the top open: count the rows with a number, but a dash under High.",
            'claims["value"].notna() & claims["high"].isna()',
        ),
        "Open tops are the rule in first reports. A total of such numbers has no top either.",
    ),
    Question(
        "l2q2", "From how many to how many security personnel were killed, by all claims together?", find_security_range,
        (
            Mistake(
                lambda c: (_sum_security(c), None),
                "That adds the claims up. They may speak of the same people: rival numbers stand side by side and are never added.",
                lambda a, c: _sum_security(c) in _list_ends(a) - _list_ends(find_security_range(c)),
            ),
            Mistake(
                lambda c: (min(_list_elsewhere(c)), max(_list_elsewhere(c))),
                "Those are pale bars: numbers that were published elsewhere. The question is for the claims of our texts, in the table.",
                lambda a, c: bool(_list_elsewhere(c) & _list_ends(a)),
            ),
            Mistake(
                lambda c: (find_security_range(c)[0], _largest_security(c)),
                "The largest claim says 'at least'. The top is open: None.",
            ),
            Mistake(
                lambda c: (_largest_security(c), None),
                "That believes the largest claim alone. The smallest one also stands in a text; the range begins there.",
            ),
        ),
        (
            "take the rows on security personnel: which number is the smallest, which the largest, and is the largest open?",
            "a dash under High is an open end: write None. bl.tolls(claims, 'min_max') gives both ends for each class.",
        ),
        "The range runs from the smallest number claimed to an end that no text closes.",
    ),
    Question(
        "l2q3", "How many of the whole were injured?", count_injured,
        (
            Mistake(
                lambda c: int(sum(r["value"] for r in find_part(c))),
                "That adds the part to its whole, and counts the dead twice. The dead are among the casualties.",
            ),
            Mistake(lambda c: int(find_part(c)[1]["value"]), "That is the whole: killed and injured together."),
            Mistake(lambda c: int(find_part(c)[0]["value"]), "That is the part: the killed. The rest of the whole were injured."),
        ),
        ("'casualties' are killed and injured together; the number in brackets is the part that died.", "whole less part."),
        "A part is never added to its whole; taken from it, it leaves the rest.",
    ),
    Question(
        "l2q4", "How many security personnel were killed by the latest official word?", find_official_toll,
        (
            Mistake(
                lambda c: int(_list_security_dead(c)["value"].min()),
                "That is the smallest number (ACLED's habit). Is its claimant an official?",
            ),
            Mistake(lambda c: _sum_security(c), "That adds rival claims up. A policy chooses among them."),
            Mistake(
                lambda c: round(float(_list_security_dead(c)["value"].mean())),
                "That is a mean of rival claims: a number that nobody has stated. A policy chooses a number that somebody gave.",
            ),
        ),
        ("look for the row 'security' with the habit 'latest official'.", "the column best holds the number that the habit prints."),
        "Another habit, another number, from the same claims: a database's number is a choice.",
    ),
    Question(
        "l2q5", "How many numbers of your own text are open at the top?", count_own_open_tops,
        (
            Mistake(lambda c: len(c.casualties), "These are all claims. In how many is there a value, and high is missing?"),
            Mistake(lambda c: int(c.casualties["high"].isna().sum()), "A vague claim gives no number, so it has no top to be open."),
            Mistake(lambda c: int(c.casualties["high"].notna().sum()), "These are the closed ones. Open means: high is missing."),
        ),
        ("the same as the first question, on own.casualties.", 'own.casualties["value"].notna() & own.casualties["high"].isna()'),
        "Write the toll of your text as a sentence that keeps these ends open.",
        on_own_text=True,
    ),
)  # fmt: skip
