"""Lesson 5, words that judge: counting them, seeing for whose dead they are used, and writing without them."""

from __future__ import annotations

from functools import cache

import pandas as pd

from balochlib import paths
from balochlib.corpus import Corpus, parse
from balochlib.lessons.answers import compare, read_words, stem
from balochlib.lessons.question import Mistake, Question
from balochlib.lessons.texts import pick_article, rows_of


@cache
def load_judging_words() -> pd.DataFrame:
    """Return the families of words that judge, how, and a plainer word for each (data/lessons/judging_words.csv).

    >>> load_judging_words().set_index("family").loc["eliminate", "plainer"]
    'killed'
    """
    return pd.read_csv(paths.DATA / "lessons" / "judging_words.csv", dtype="string")


def keep_judging(framing: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of a framing table whose word judges and is the author's own, not quoted.

    >>> import balochlib as bl
    >>> keep_judging(bl.parse('Police killed two men. He called them "terrorists".').framing).empty
    True
    """
    own = framing["voice"].ne("quoted").fillna(True)
    return framing[framing["family"].isin(set(load_judging_words()["family"])) & own].reset_index(drop=True)


def count_terrorist(corpus: Corpus) -> int:
    """Count the author's uses of the term in seed 000."""
    words = rows_of(corpus.framing, pick_article(corpus, "000"))
    return int(((words["term"] == "terrorist") & (words["voice"] == "author")).sum())


def list_death_words(corpus: Corpus) -> set[str]:
    """Return the families of words that seed 001 uses for deaths."""
    words = rows_of(corpus.framing, pick_article(corpus, "001"))
    return set(words.loc[words["target"] == "death", "family"])


def find_eliminated(corpus: Corpus) -> pd.Series:
    """Return the claim of seed 001 whose dead are said to have been "eliminated"."""
    article_id = pick_article(corpus, "001")
    words = rows_of(corpus.framing, article_id)
    at = words.loc[words["family"] == "eliminate", "end"].iloc[0]
    claims = rows_of(corpus.casualties, article_id)
    return claims[claims["start"] >= at].sort_values("start").iloc[0]


def name_eliminated(corpus: Corpus) -> str:
    """Return the class of those who were "eliminated"."""
    claim = find_eliminated(corpus)
    return claim["victim"]


def write_neutral(corpus: Corpus) -> str:
    """Write the claim without the word that judges."""
    claim = find_eliminated(corpus)
    return f"Provincial officials said security forces killed at least {claim['value']} attackers."


def judge_sentence(sentence: object, corpus: Corpus) -> str | None:
    """Say what is wrong with a rewritten sentence; None when it keeps number, bound, outcome, class and claimant and does not judge."""
    if not isinstance(sentence, str):
        return compare("", sentence)
    if _still_judges(sentence, corpus):
        return "It still judges."
    wanted = find_eliminated(corpus)["value"]
    claims = parse(sentence).casualties
    if not (claims["value"].eq(wanted) & claims["outcome"].eq("killed")).fillna(False).any():
        return f"The program reads no claim in it that {wanted} people were killed. Keep the number, and say plainly 'killed' or 'died'."
    return None


def _still_judges(sentence: object, corpus: Corpus) -> bool:
    return isinstance(sentence, str) and len(keep_judging(parse(sentence).framing)) > 0


def _claims_of(sentence: object, corpus: Corpus) -> pd.DataFrame:
    claims = parse(sentence).casualties if isinstance(sentence, str) else corpus.casualties.iloc[:0]
    return claims[claims["value"].eq(find_eliminated(corpus)["value"]).fillna(False)]


def _loses_bound(sentence: object, corpus: Corpus) -> bool:
    claims = _claims_of(sentence, corpus)
    return bool(len(claims)) and not claims["qualifier"].eq("at_least").any()


def _loses_claimant(sentence: object, corpus: Corpus) -> bool:
    claims = _claims_of(sentence, corpus)
    return bool(len(claims)) and bool(claims["claimant_text"].isna().all())


def _changes_claimant(sentence: object, corpus: Corpus) -> bool:
    claims = _claims_of(sentence, corpus)
    return bool(len(claims)) and not claims["claimant_kind"].eq(find_eliminated(corpus)["claimant_kind"]).any()


def _loses_class(sentence: object, corpus: Corpus) -> bool:
    claims = _claims_of(sentence, corpus)
    return bool(len(claims)) and not claims["victim"].eq(name_eliminated(corpus)).any()


def count_own_judging(corpus: Corpus) -> int:
    """Count the author's judging words in a text."""
    return len(keep_judging(corpus.framing))


QUESTIONS = (
    Question(
        "l5q1", "How often does the author say 'terrorist' or a form of it?", count_terrorist,
        (
            Mistake(
                lambda c: int((rows_of(c.framing, pick_article(c, "000"))["text"] == "terrorist").sum()),
                "That counts one form. The column term puts singular, plural and the -ism together.",
            ),
            Mistake(
                lambda c: int((rows_of(c.framing, pick_article(c, "000"))["target"] == "armed_actor").sum()),
                "That counts all words for armed actors. The question is for one of them.",
            ),
            Mistake(lambda c: int((c.framing["term"] == "terrorist").sum()), "That counts all articles. rows_of(corpus.framing, article)."),
        ),
        (
            "the row with the term 'terrorist' and the voice 'author': its last column.",
            '((words["term"] == "terrorist") & (words["voice"] == "author")).sum()',
        ),
        "Counting says how often a word stands there. Whether it is fair is a question for people.",
    ),
    Question(
        "l5q2", "Which families of words does the article use for deaths?", list_death_words,
        (
            Mistake(
                lambda c: set(rows_of(c.framing, pick_article(c, "001")).query("target == 'death'")["text"]),
                "These are the words as they stand. The column family puts words of one kind together.",
            ),
            Mistake(
                lambda c: set(rows_of(c.framing, pick_article(c, "001")).query("target == 'armed_actor'")["family"]),
                "These are words for armed actors. Choose the rows whose target is death.",
            ),
            Mistake(
                lambda c: {"killed", "eliminated"},
                "These are the words as they stand, or their dictionary forms. The column family puts words of one kind together.",
                lambda a, c: bool((read_words(a) or set()) & {"killed", "eliminated", "killings", "deaths"}),
            ),
            Mistake(lambda c: {"kill"}, "That is one. The article has more; one of them is used for attackers only."),
        ),
        ("read down the column 'Family' and write each word once.", 'set(words.loc[words["target"] == "death", "family"])'),
        "Several words for one thing: each is a choice.",
    ),
    Question(
        "l5q3", "Whose deaths are called by the word of the family 'eliminate'?", name_eliminated,
        (
            Mistake(lambda c: "civilian", "They 'were killed' in this sentence. Who was 'eliminated'?"),
            Mistake(lambda c: "security", "They 'were killed', as the civilians were. Who was 'eliminated'?"),
            Mistake(lambda c: "unspecified", "The text says who they were: 'assailants'. Which class is that?"),
            Mistake(
                lambda c: "assailants",
                "The right people, in the text's own word. The question is for the class: civilian, security or militant.",
                lambda a, c: isinstance(a, str) and stem(a) in {"assailant", "attacker", "fighter", "gunmen"},
            ),
        ),
        ("read the sentence with the three numbers again.", "find the claim right after the word."),
        "In one sentence some 'were killed' and others were 'eliminated': the verb takes sides before the reader does.",
    ),
    Question(
        "l5q4", "Write it without the word that judges.", write_neutral,
        (
            Mistake(
                lambda c: f"Provincial officials said security forces eliminated at least {find_eliminated(c)['value']} terrorists.",
                "A word that judges is still there. data/lessons/judging_words.csv lists plainer ones.",
                _still_judges,
            ),
            Mistake(
                lambda c: f"Provincial officials said security forces killed {find_eliminated(c)['value']} attackers.",
                "The bound is lost: the text says 'a minimum of', which is 'at least'. Plain is not the same as exact.",
                _loses_bound,
            ),
            Mistake(
                lambda c: f"Security forces killed at least {find_eliminated(c)['value']} attackers.",
                "The claimant is lost: a claim has become a fact. Who says so?",
                _loses_claimant,
            ),
            Mistake(
                lambda c: f"Security forces said they killed at least {find_eliminated(c)['value']} attackers.",
                "Somebody else says it now. Look at the beginning of the sentence: whose number is it?",
                _changes_claimant,
            ),
            Mistake(
                lambda c: f"Provincial officials said security forces killed at least {find_eliminated(c)['value']} people.",
                "Who died is lost: the text says what it takes them for ('assailants'), and a plain word can say that too.",
                _loses_class,
            ),
        ),
        ("keep four things: who says it, the bound, the number, who died.", "'Provincial officials said ... killed at least ...'"),
        "Neutral is not vague: claimant, bound, number and class all stay.",
        judge_sentence,
    ),
    Question(
        "l5q5", "How many words of your own text judge, in the author's voice?", count_own_judging,
        (
            Mistake(lambda c: len(c.framing), "These are all words of the table. keep_judging leaves those that judge."),
            Mistake(
                lambda c: int(c.framing["family"].isin(set(load_judging_words()["family"])).sum()),
                "Quoted words are among these. They are the speaker's, not the author's.",
            ),
            Mistake(lambda c: int(c.framing["target"].eq("armed_actor").sum()), "These are words for armed actors; not all of them judge."),
        ),
        ("the table above lists them: count its rows.", "len(keep_judging(own.framing))"),
        "Look at each in its sentence: which would you keep, and why?",
        on_own_text=True,
    ),
)  # fmt: skip
