"""What sentences on the corridor assert, and who says it: grievances, displacement, demographic change, troops, importance, cost."""

from __future__ import annotations

from functools import cache

import pandas as pd

from balochlib.text.lexicon import Matcher, load_rows

# The four matters that the corridor is argued about; three are themes of the schema, one is found by its own words.
ISSUES = {"grievances": "grievance", "displacement": "displacement", "demographic change": None, "security deployment": "militarisation"}
ASSERTIONS = ("importance", "troops", "cost")
ITSELF = "the text itself"


@cache
def _matcher(subject: str) -> Matcher:
    """The words of one subject in data/lexicon/corridor_words.csv."""
    return Matcher((row["term"], subject, False) for row in load_rows("corridor_words") if row["subject"] == subject)


def find_words(subject: str, text: str) -> list[str]:
    """Return the words of a subject that stand in ``text``.

    >>> find_words("importance", "Gwadar is the crown jewel of CPEC."), find_words("troops", "Gwadar is a port.")
    (['crown jewel'], [])
    """
    return [text[m.start : m.end] for m in _matcher(subject).find(text)]


def list_issues(cpec: pd.DataFrame, voices: pd.DataFrame, allegations: pd.DataFrame) -> pd.DataFrame:
    """Return the sentences on each issue with who says it: ``speaker``, ``role`` and ``how`` we know.

    The speaker is the one whose words the sentence reports (table voices), else the named accuser (table allegations), else
    the text itself: an assertion in the writer's own voice is told apart from one that somebody else is heard with.

    >>> from balochlib.schema import build_table
    >>> quote = "Locals resent the corridor."
    >>> cpec = build_table("cpec", [{"article_id": "a", "start": 0, "end": 27, "quote": quote, "themes": "grievance"}])
    >>> voices = build_table("voices", [{"article_id": "a", "start": 0, "end": 27, "speaker": "An elder", "role": "civilian"}])
    >>> list_issues(cpec, voices, build_table("allegations", []))[["issue", "speaker", "how"]].values.tolist()
    [['grievances', 'An elder', 'quoted or reported']]
    >>> list_issues(cpec, voices.head(0), build_table("allegations", []))["speaker"].tolist()
    ['the text itself']
    """
    rows = []
    for issue, theme in ISSUES.items():
        for row in cpec.to_dict("records"):
            themes = str(row["themes"]).split(";")
            if theme in themes if theme else find_words(issue, row["quote"]):
                rows.append({"issue": issue, **_find_speaker(row, voices, allegations), **row})
    return pd.DataFrame(rows, columns=["issue", "speaker", "role", "how", *cpec.columns])


def _find_speaker(row: dict, voices: pd.DataFrame, allegations: pd.DataFrame) -> dict:
    heard = _overlapping(voices, row).dropna(subset=["speaker"])
    if len(heard):
        return {"speaker": heard["speaker"].iloc[0], "role": heard["role"].iloc[0], "how": "quoted or reported"}
    accused = _overlapping(allegations, row).dropna(subset=["accuser"])
    if len(accused):
        return {"speaker": accused["accuser"].iloc[0], "role": pd.NA, "how": "named as accuser"}
    return {"speaker": ITSELF, "role": pd.NA, "how": "nobody named"}


def _overlapping(rows: pd.DataFrame, sentence: dict) -> pd.DataFrame:
    same = rows["article_id"].eq(sentence["article_id"]).fillna(False)
    return rows[same & rows["start"].lt(sentence["end"]).fillna(False) & rows["end"].gt(sentence["start"]).fillna(False)]


def list_assertions(cpec: pd.DataFrame) -> pd.DataFrame:
    """Return the sentences that say how important the corridor is, that troops guard it or what it costs; ``words`` say so.

    >>> from balochlib.schema import build_table
    >>> row = {"article_id": "a", "start": 0, "end": 44, "quote": "Thousands of troops guard the crown jewel of CPEC."}
    >>> list_assertions(build_table("cpec", [row]))[["subject", "words"]].values.tolist()
    [['importance', 'crown jewel'], ['troops', 'Thousands of troops']]
    """
    rows = [
        {"subject": subject, "words": ", ".join(dict.fromkeys(words)), **row}
        for subject in ASSERTIONS for row in cpec.to_dict("records") if (words := find_words(subject, row["quote"]))
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=["subject", "words", *cpec.columns])
