"""Agreement: how far two coders of one text agree, and where they do not, each place in its sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import pandas as pd

from balochlib.corpus import Corpus
from balochlib.lessons.codings import CODES
from balochlib.lessons.texts import show_evidence
from balochlib.view import tables
from balochlib.view.markup import Html, escape, reveal

_CLAIM = ("value", "outcome", "victim")  # two rows are the same claim when these agree, as in the scores of the README
_EMPTY = "Nothing to compare yet: one of the two codings is empty."
_CODED = ("value", "qualifier", "outcome", "victim")
_LONG = 300  # characters of the words of one claim


def measure_kappa(one: Sequence[object], other: Sequence[object]) -> float | None:
    """Return Cohen's kappa of two coders who coded the same things: agreement beyond what chance would give.

    kappa = (observed - expected) / (1 - expected), where expected is the agreement of two coders who draw their codes at
    random, each with the shares that it used (Cohen 1960). None where there is nothing to agree on, or where both used one
    and the same code throughout, so that chance alone explains all.

    >>> measure_kappa(list("aabb"), list("aabb")), measure_kappa(list("aabb"), list("abab"))
    (1.0, 0.0)
    >>> measure_kappa(list("aa"), list("aa")) is None, measure_kappa([], []) is None
    (True, True)
    """
    n = len(one)
    if n != len(other):
        raise ValueError(f"both coders code the same things: {n} codes are not {len(other)}")
    if not n:
        return None
    observed = sum(a == b for a, b in zip(one, other, strict=True)) / n
    left, right = Counter(one), Counter(other)
    expected = sum(left[code] * right[code] for code in left) / n**2
    return None if expected == 1 else (observed - expected) / (1 - expected)


@dataclass
class Agreement:
    """What a comparison of two codings found; Jupyter shows it as two tables and the sentences of each disagreement."""

    names: tuple[str, str]
    n_rows: tuple[int, int]
    hits: int
    pairs: list[tuple[dict, dict]]
    only: tuple[list[dict], list[dict]]
    problems: list[str] = field(default_factory=list)
    corpus: Corpus | None = field(default=None, repr=False)

    @property
    def precision(self) -> float:
        """Share of the first coder's rows that the second has too."""
        return self.hits / self.n_rows[0] if self.n_rows[0] else 0.0

    @property
    def recall(self) -> float:
        """Share of the second coder's rows that the first has too."""
        return self.hits / self.n_rows[1] if self.n_rows[1] else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two shares; the same whichever coder comes first."""
        return 2 * self.hits / sum(self.n_rows) if sum(self.n_rows) else 0.0

    @property
    def kappas(self) -> pd.DataFrame:
        """Agreement and kappa of each code, over the claims that both coders have."""
        rows = []
        for column in CODES:
            codes = [[_code(side[column]) for side in pair] for pair in self.pairs]
            same = sum(a == b for a, b in codes)
            kappa = measure_kappa([a for a, _ in codes], [b for _, b in codes])
            rows.append({"code": column, "both coded": len(codes), "alike": same, "kappa": None if kappa is None else round(kappa, 2)})
        return pd.DataFrame(rows).astype({"kappa": "Float64"})

    @property
    def disagreements(self) -> list[tuple[dict, str]]:
        """The row whose words show the place, and what the two coders say there, in the order of the text."""
        you, they = self.names
        out = []
        for mine, theirs in self.pairs:
            said = [f"{c}: {you} {_said(mine[c])}, {they} {_said(theirs[c])}" for c in _CODED if _code(mine[c]) != _code(theirs[c])]
            if said:
                out.append((theirs, "; ".join(said)))
        for name, rows in zip(self.names, self.only, strict=True):
            out += [(r, f"only {name}: {' '.join(_said(r[c]) for c in _CODED)}") for r in rows]
        return sorted(out, key=lambda item: (pd.isna(item[0]["start"]), 0 if pd.isna(item[0]["start"]) else int(item[0]["start"])))

    def _show(self) -> Html:
        if not all(self.n_rows):
            return Html(f"<p>{_EMPTY}</p>", _EMPTY)
        you, they = self.names
        rows = [
            {"measure": f"rows of the first coder: {you}", "value": self.n_rows[0]},
            {"measure": f"rows of the second coder: {they}", "value": self.n_rows[1]},
            {"measure": "rows of both (same number, outcome, victim)", "value": self.hits},
            {"measure": "precision: of the first coder's rows, the share that both have", "value": f"{self.precision:.2f}"},
            {"measure": "recall: of the second coder's rows, the share that both have", "value": f"{self.recall:.2f}"},
            {"measure": "F1: both shares in one number", "value": f"{self.f1:.2f}"},
        ]
        caption = f"Agreement of {self.names[0]} with {self.names[1]}"
        note = "Kappa: 1 full agreement, 0 no more than chance; a dash where nothing is shared, or only one code was used."
        kappas = self.kappas.assign(kappa=[tables.DASH if pd.isna(k) else f"{k:.2f}" for k in self.kappas["kappa"]])
        out = tables.show(pd.DataFrame(rows), caption, linked=False) + tables.show(kappas, "Agreement code by code", note, linked=False)
        for problem in self.problems:
            out += Html(f"<p>{escape(problem)}</p>", reveal(problem))
        if not self.disagreements:
            return out + Html("<p>No disagreement.</p>", "No disagreement.")
        for row, said in self.disagreements:
            if self.corpus is None or pd.isna(row["start"]):
                place = Html(f"<blockquote><p>{escape(row['quote'])}</p></blockquote>", reveal(str(row["quote"])))
            else:
                place = show_evidence(self.corpus, pd.DataFrame([row]))
            out += Html(f"<p><b>{escape(said)}</b></p>", reveal(said)) + place
        return out

    def _repr_html_(self) -> str:
        return self._show().markup

    def __repr__(self) -> str:
        return self._show().text


def compare_codings(
    mine: pd.DataFrame, theirs: pd.DataFrame, corpus: Corpus, article_id: str, names: tuple[str, str] = ("you", "the program")
) -> Agreement:
    """Compare two codings of one article claim by claim.

    A coding has the columns value, qualifier, outcome and victim, and either the place of its words (start, end, quote, as in
    ``corpus.casualties``) or the words themselves (``words``, as typed). Rows are put together where their words overlap or
    where number and outcome are the same, the best pairs first, each row once. F1 asks whether both found the claim; kappa, over
    the claims that both found, whether they coded it alike.

    >>> from balochlib.lessons.codings import load_labels
    >>> from balochlib.lessons.texts import open_seeds, pick_article
    >>> article = pick_article(open_seeds(), "001")
    >>> labels = load_labels(open_seeds(), article)
    >>> compare_codings(labels, labels, open_seeds(), article).f1, compare_codings(labels.iloc[:0], labels, open_seeds(), article).f1
    (1.0, 0.0)
    """
    article = corpus.articles[corpus.articles["article_id"] == article_id].iloc[0]
    text = corpus.texts[article["source_id"]]
    one, other = (_place(coding, text, article) for coding in (mine, theirs))
    scored = [(_likeness(a, b), -i, -j) for i, a in enumerate(one) for j, b in enumerate(other)]
    left, right, pairs = set(range(len(one))), set(range(len(other))), []
    for score, i, j in sorted(scored, reverse=True):
        if score and -i in left and -j in right:
            left.remove(-i)
            right.remove(-j)
            pairs.append((one[-i], other[-j]))
    hits = sum(all(_code(a[c]) == _code(b[c]) for c in _CLAIM) for a, b in pairs)
    lost = [f"These words do not stand in the text; copy them letter for letter: {r['quote']}" for r in one if pd.isna(r["start"])]
    problems = [*mine.attrs.get("problems", []), *lost]
    only = ([one[i] for i in sorted(left)], [other[j] for j in sorted(right)])
    return Agreement(names, (len(one), len(other)), hits, pairs, only, problems, corpus)


def _place(coding: pd.DataFrame, text: str, article: pd.Series) -> list[dict]:
    """The rows of a coding with the place of their words; a row whose words are not found has none."""
    rows = []
    for row in coding.to_dict("records"):
        placed = {**dict.fromkeys((*_CODED, "start", "end", "quote", "words"), pd.NA), **row, "article_id": article["article_id"]}
        if pd.isna(placed["quote"]):
            placed["quote"] = placed["words"]
        if pd.isna(placed["start"]) and pd.notna(placed["quote"]):
            found = _find_words(str(placed["quote"]), text, article["start"], article["end"])
            if found:
                placed |= {"start": found.start(), "end": found.end()}
        placed["quote"] = "(no words given)" if pd.isna(placed["quote"]) else placed["quote"]
        rows.append(placed)
    return rows


def _find_words(words: str, text: str, start: int, end: int) -> re.Match | None:
    """Where typed words stand in a text: as they are, else without regard to capitals, spaces, hyphens and kinds of quotation marks."""
    parts = [re.escape(part) for part in re.findall(r"\w+", words[:_LONG])]
    exact, loose = re.compile(re.escape(words)), re.compile(r"\b" + r"\W{1,4}".join(parts) + r"\b", re.IGNORECASE)
    return exact.search(text, start, end) or (loose.search(text, start, end) if parts else None)


def _likeness(a: dict, b: dict) -> int:
    """How well two rows fit as one claim; 0 where they do not."""
    placed = pd.notna(a["start"]) and pd.notna(b["start"])
    overlap = bool(placed and a["start"] < b["end"] and b["start"] < a["end"])
    same = {c: _code(a[c]) == _code(b[c]) for c in _CODED}
    if not overlap and not (same["value"] and same["outcome"]):
        return 0
    return 8 * overlap + 4 * same["value"] + 2 * (same["outcome"] + same["victim"]) + same["qualifier"]


def _code(value: object) -> object:
    return None if pd.isna(value) else int(value) if isinstance(value, float) else value


def _said(value: object) -> str:
    return "no number" if pd.isna(value) else tables.format_value(value)
