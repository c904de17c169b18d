"""Lesson 1, from sentence to row: what is a claim, who makes it, how is it bounded, and do two coders agree?"""

from __future__ import annotations

import pandas as pd

from balochlib.corpus import Corpus
from balochlib.lessons.agreement import compare_codings, measure_kappa
from balochlib.lessons.answers import compare
from balochlib.lessons.codings import COLUMNS, load_labels
from balochlib.lessons.question import Mistake, Question
from balochlib.lessons.texts import pick_article, rows_of

ENOUGH = 0.75  # share of claims on which a coding must be the same in all four columns as the labelled one
SUREST = (["militant"] * 18 + ["civilian"] * 2, ["militant"] * 19 + ["civilian"])  # two coders of twenty rows who hardly differ


def find_first_sentence(corpus: Corpus) -> tuple[str, int, int]:
    """Return the article of seed 001 and where the first sentence of it begins and ends that states a number of people."""
    article_id = pick_article(corpus, "001")
    article = next(a for a in corpus.read_articles if a.article_id == article_id)
    first = rows_of(corpus.casualties, article_id)["start"].min()
    sentence = article.sentences[article.sentence_at(first)]
    return article_id, sentence.start, sentence.end


def list_first_claims(corpus: Corpus) -> pd.DataFrame:
    """Return the claims of that sentence."""
    article_id, start, end = find_first_sentence(corpus)
    rows = rows_of(corpus.casualties, article_id)
    return rows[rows["start"].between(start, end)]


def _count_numbers(corpus: Corpus) -> int:
    article_id, start, end = find_first_sentence(corpus)
    return int(rows_of(corpus.numerals, article_id)["start"].between(start, end).sum())


def count_claims(corpus: Corpus) -> int:
    """Count the claims of the sentence."""
    claims = list_first_claims(corpus)
    return len(claims)


def find_claimant(corpus: Corpus) -> str:
    """Return who gives the numbers of the sentence."""
    claims = list_first_claims(corpus)
    return claims["claimant_text"].iloc[0]


def find_civilian_range(corpus: Corpus) -> tuple[int | None, int | None]:
    """Return the range that the words allow for the civilians."""
    claims = list_first_claims(corpus)
    row = claims[claims["victim"] == "civilian"].iloc[0]
    return tuple(None if pd.isna(end) else int(end) for end in (row["low"], row["high"]))


def _low(corpus: Corpus) -> int:
    return find_civilian_range(corpus)[0]


def _pick_police_report(corpus: Corpus) -> str:
    return pick_article(corpus, "002", 4)


def code_report(corpus: Corpus) -> pd.DataFrame:
    """Return the labelled coding of the police report, as a learner types it."""
    labels = load_labels(corpus, pick_article(corpus, "002", 4))
    return labels.rename(columns={"quote": "words"})[["value", "qualifier", "outcome", "victim", "words"]]


def judge_coding(mine: object, corpus: Corpus) -> str | None:
    """Say what is wrong with a coding of the report; None when enough rows are the same as the labelled ones in all columns."""
    if not isinstance(mine, pd.DataFrame):
        return compare(code_report(corpus), mine)
    lacking = [c for c in COLUMNS if c not in mine.columns]
    if lacking:
        return f"The table lacks the column {', '.join(lacking)}."
    article_id = _pick_police_report(corpus)
    found = compare_codings(mine, load_labels(corpus, article_id), corpus, article_id, ("you", "the labelled answer"))
    alike = sum(all(compare_cells(a[c], b[c]) for c in ("value", "qualifier", "outcome", "victim")) for a, b in found.pairs)
    if 2 * alike / sum(found.n_rows) >= ENOUGH:
        return None
    slips = mine.attrs.get("problems", [])
    return (f"First mend what could not be read. {'. '.join(slips[:2])}. " if slips else "") + (
        f"{alike} of your {found.n_rows[0]} rows are the same in all four columns as one of the {found.n_rows[1]} labelled claims; "
        f"{ENOUGH:.0%} of the rows of both would do. The next two cells show each difference in its sentence."
    )


def compare_cells(a: object, b: object) -> bool:
    """Say whether two cells are the same, both empty included."""
    return bool(pd.isna(a) and pd.isna(b)) or bool(pd.notna(a) and pd.notna(b) and a == b)


def _column(mine: object, name: str) -> pd.Series:
    return mine[name] if isinstance(mine, pd.DataFrame) and name in mine else pd.Series(dtype=object)


def _has_slips(mine: object) -> bool:
    """Rows that could not be read are mended first: until then nothing can be said on what a coding leaves out."""
    return bool(getattr(mine, "attrs", {}).get("problems"))


def _drops_bounds(mine: object, corpus: Corpus) -> bool:
    given = set(_column(mine, "qualifier").dropna())
    return not _has_slips(mine) and bool(given) and given <= {"exact", "vague"}


def _drops_vague(mine: object, corpus: Corpus) -> bool:
    values = _column(mine, "value")
    return not _has_slips(mine) and bool(len(values)) and bool((values.notna().all()) or values.dropna().eq(0).any())


def _drops_militants(mine: object, corpus: Corpus) -> bool:
    victims = _column(mine, "victim").dropna()
    return not _has_slips(mine) and bool(len(victims)) and "militant" not in set(victims)


def compute_kappa(corpus: Corpus) -> float:
    """Return the kappa of the two coders of the exercise."""
    one, other = SUREST
    return measure_kappa(one, other)


def list_victims(corpus: Corpus) -> set[str]:
    """Return the classes of victims that a text counts."""
    claims = corpus.casualties
    return set(claims["victim"])


QUESTIONS = (
    Question(
        "l1q1", "How many claims does the sentence make?", count_claims,
        (
            Mistake(
                _count_numbers,
                "Not every number counts people: hours are no claim. And count only in the sentence that begins 'According to'.",
            ),
            Mistake(lambda c: 1, "One sentence can make several claims: each number of people with its own class of victims is a row."),
            Mistake(
                lambda c: int(list_first_claims(c)["value"].sum()),
                "This adds up the people. The question is for the claims: the rows, not the dead.",
            ),
        ),
        ("underline each number of people, and only of people.", "the 40 in this sentence counts hours."),
        "Each number of people with its own class of victims is one row; the hours are none.",
    ),
    Question(
        "l1q2", "Whose number is it?", find_claimant,
        (
            Mistake(
                lambda c: "officials",
                "Which officials? The text says whose: copy the whole phrase, because other officials may give other numbers.",
            ),
            Mistake(lambda c: "Pakistani authorities", "That is the sentence before. Look for the words after 'According to'."),
            Mistake(lambda c: "security forces", "They act in this sentence; they do not speak. Who gives the number?"),
            Mistake(lambda c: "Baloch Liberation Army", "The group claimed the attacks, further up. It does not give these numbers."),
        ),
        ("look for 'according to', 'said', 'reported'.", "the words stand right at the beginning of the sentence."),
        "The words after 'According to' say who gives the number; copy them, and add nothing.",
    ),
    Question(
        "l1q3", "What range do the words allow for the civilians?", find_civilian_range,
        (
            Mistake(lambda c: (_low(c), _low(c)), "'At least' sets only the bottom. The words leave the top open: None."),
            Mistake(lambda c: (0, _low(c)), "That is 'up to'. 'At least' is the other way round: a bottom and no top."),
            Mistake(lambda c: (_low(c) + 1, None), "That is 'more than'. 'At least' allows the number itself."),
        ),
        ("what is the smallest number that would not make the sentence false?", "is there a largest one? If not, write None."),
        "A bound that the words leave open stays open in the table.",
    ),
    Question(
        "l1q4", "Code the report by hand.", code_report,
        (
            Mistake(
                lambda c: code_report(c).assign(qualifier=lambda t: t["qualifier"].where(t["qualifier"] == "vague", "exact")),
                "No row is bounded. 'At least' in the text is at_least in the table: the bound is part of the claim.",
                _drops_bounds,
            ),
            Mistake(
                lambda c: code_report(c).dropna(subset=["value"]),
                "'Several' is a claim, too: a row of its own with the qualifier vague and no value. It is never 0 and never left out.",
                _drops_vague,
            ),
            Mistake(
                lambda c: code_report(c).loc[lambda t: t["victim"] != "militant"],
                "No row counts attackers or fighters. Their dead are rows like all others (victim: militant).",
                _drops_militants,
            ),
        ),
        (
            "go sentence by sentence; each number of people killed, injured or abducted is a row, also in the background paragraphs.",
            "arrests and people who fled are no rows; 'several' is one without a value; 'the wounded' alone tells no class: unspecified.",
        ),
        "Your coding and the labelled one agree on most claims; look at the places where they do not.",
        judge_coding,
    ),
    Question(
        "l1q5", "What is kappa for two coders of twenty rows who hardly differ?", compute_kappa,
        (
            Mistake(
                lambda c: sum(a == b for a, b in zip(*SUREST, strict=True)) / len(SUREST[0]),
                "That is the raw agreement. Kappa takes off what two coders reach who only guess with the same shares.",
            ),
            Mistake(
                lambda c: (SUREST[0].count("militant") * SUREST[1].count("militant") + 2) / len(SUREST[0]) ** 2,
                "That is the agreement expected by chance, one part of the formula.",
            ),
            Mistake(lambda c: 100 * compute_kappa(c), "Right as a percentage; kappa is written as a share: at most 1."),
            Mistake(lambda c: 1.0, "Kappa is 1 only when no row differs. Compare the two columns row by row."),
        ),
        (
            "write lessons.measure_kappa(one, other) in place of the three dots.",
            "observed agreement less expected agreement, over 1 less expected agreement.",
        ),
        "Nearly all rows have one code, so chance explains most of the agreement: high agreement, much lower kappa.",
    ),
    Question(
        "l1q6", "Which classes of victims does your own text count?", list_victims,
        (
            Mistake(lambda c: set(c.casualties["label"].dropna()), "These are the text's own words. The class is in the column victim."),
            Mistake(lambda c: set(c.casualties["outcome"]), "These are outcomes: what happened. The question is to whom (victim)."),
            Mistake(lambda c: {"civilian", "security", "militant", "unspecified"}, "These are all there are. Which do your rows have?"),
        ),
        ('set(own.casualties["victim"]) holds each class once.', "is the set empty? Then the text states no number of people."),
        "Compare the classes with the words of the text: who put whom into which box?",
        on_own_text=True,
    ),
)  # fmt: skip
