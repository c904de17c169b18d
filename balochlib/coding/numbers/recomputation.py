"""Changes and shares that a text states, worked out again from the other numbers of the same text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from balochlib.text.article import Article
from balochlib.text.lexicon import load_rows
from balochlib.text.numerals import Numeral, find_numerals

_PERCENT_SIGN = re.compile(r"\s?(?:%|per\s?cent\b|percent\b)", re.IGNORECASE)
_BASE = re.compile(
    r"\b(?:from|(?:as )?(?:compared|against)(?: (?:to|with))?|versus|vs\.?|over|than|up on|down on|on)"
    r" (?:the |a |some |about |around |just |only |last year's |the previous year's ){0,2}$",
    re.IGNORECASE,
)
_TARGET = re.compile(r"\bto (?:a |some |about |around |just |only |total of ){0,2}$", re.IGNORECASE)
_OF_WHAT = re.compile(r"\b(?:in|of) (?:the |overall |total |recorded )?((?:[a-z][\w-]{1,20} ?){1,3})", re.IGNORECASE)
_SHARE_OF = re.compile(r"^\s?(?:%|per\s?cent|percent) of (?:the |all |those |some |about )?$", re.IGNORECASE)
_PART_AFTER = re.compile(r"^\s?(?:%|per\s?cent|percent)(?: of (?:them|these|those|the total))?(?:,? or |,? \(| - )$", re.IGNORECASE)
_OR = re.compile(r"[^.;()\d]{1,40}(?:,? or |\()", re.IGNORECASE)
_PART_LATER = re.compile(r"^\s?(?:%|per\s?cent|percent) of [^.;()\d]{3,60} \($", re.IGNORECASE)
_OTHER_CLAUSE = re.compile(r"[.;:,]|\bof\b")
_BY = re.compile(r"(?: (?:by|of|some|about|around|nearly|almost|over|more than|a|an|the))*+ ?", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_][\w-]*+")


@cache
def load_words(list_name: str) -> frozenset[str]:
    """One list of data/lexicon/figure_words.csv."""
    return frozenset(row["term"] for row in load_rows("figure_words") if row["list"] == list_name)


@cache
def _direction() -> re.Pattern:
    up, down = ("|".join(sorted(load_words(name))) for name in ("up", "down"))
    return re.compile(rf"\b(?:(?P<up>{up})|(?P<down>{down}))\b", re.IGNORECASE)


class Recomputed(NamedTuple):
    """A stated figure and what other numbers of the text make of it. Spans count characters of the file."""

    check: str  # change or share
    verdict: str  # ok, change_mismatch, share_mismatch
    stated: float
    recomputed: float
    a: tuple[int, int]  # the statement
    b: tuple[int, int]  # the number it is held against
    detail: str


def recompute_changes(article: Article) -> list[Recomputed]:
    """Return the changes in percent whose old and new number the text gives as well.

    "a 440% increase from 22" with "119" before it; "rose 73% to 3,413 from 1,950"; "248 incidents ... a 11% increase in incidents
    compared to 218". A change agrees when it is less than one point from the recomputed one, rounded either way.

    >>> from balochlib.text.article import Sentence
    >>> text = "It saw 248 incidents. There was a 11% increase in incidents compared to 218 in 2023."
    >>> a = Article("a", "s", text, 0, len(text), sentences=(Sentence(0, 21), Sentence(22, len(text))))
    >>> [(r.verdict, r.stated, round(r.recomputed, 1), r.detail) for r in recompute_changes(a)]
    [('change_mismatch', 11, 13.8, '218 to 248 is +13.8 %, the text says +11 %')]
    >>> recompute_changes(Article("a", "s", "No number.", 0, 10, sentences=(Sentence(0, 10),)))
    []
    """
    found = []
    before: list[Numeral] = []
    for s in article.sentences:
        numbers = find_numerals(article.text, s.start, s.end)
        for n in numbers:
            direction = _find_direction(article.text, n, s.start, s.end) if n.kind == "percent" else None
            if direction is None:
                continue
            sign, where = direction
            counts = [m for m in numbers if _is_count(article.text, m)]
            base = next((m for m in counts if _BASE.search(article.text, max(s.start, m.start - 40), m.start)), None)
            new = next((m for m in counts if m is not base and _TARGET.search(article.text, max(s.start, m.start - 25), m.start)), None)
            if base is not None and new is None:
                new = _find_new(article.text, n, where, base, [*before, *counts], s.end)
            if base is not None and new is not None and base.value:
                found.append(_judge_change(article.text, n, sign, base, new))
        before = [*before, *(m for m in numbers if _is_count(article.text, m))][-12:]
    return found


def _find_direction(text: str, n: Numeral, start: int, end: int) -> tuple[int, int] | None:
    """Sign of the change that a percentage states and where its word ends: the nearest word for it, just after or just before."""
    after = _direction().search(text, n.end, min(end, n.end + 40))
    if after and not _OTHER_CLAUSE.search(text, n.end, after.start()):
        return (1 if after["up"] else -1), after.end()
    before = list(_direction().finditer(text, max(start, n.start - 30), n.start))
    if before and _BY.fullmatch(text, before[-1].end(), n.start):
        return (1 if before[-1]["up"] else -1), n.end
    return None


def _find_new(text: str, n: Numeral, where: int, base: Numeral, counts: Sequence[Numeral], end: int) -> Numeral | None:
    """The new number of a change: that of the thing named after the change, else the last one before it in the sentence."""
    what = _OF_WHAT.match(text, where + 1, min(end, where + 60))
    earlier = [m for m in counts if m.end <= n.start and m is not base]
    if what:
        noun = _nouns(what[1])
        return next((m for m in reversed(earlier) if noun and _nouns(text[m.end : m.end + 50]) == noun), None)
    near = [m for m in earlier if not re.search(r"[.;]\s", text[m.end : n.start]) and n.start - m.end < 120]
    return near[-1] if near else None


def _judge_change(text: str, n: Numeral, sign: int, base: Numeral, new: Numeral) -> Recomputed:
    real = (new.value - base.value) / base.value * 100
    stated = sign * n.value
    same = abs(real - stated) < 1
    said = f"the text says {stated:+g} %"
    return Recomputed(
        "change", "ok" if same else "change_mismatch", stated, real, _with_sign(text, n), (base.start, base.end),
        f"{base.value:,} to {new.value:,} is {real:+.1f} %, {said}",
    )  # fmt: skip


def recompute_shares(article: Article) -> list[Recomputed]:
    """Return the shares in percent whose part and whole the text gives as well.

    "76% (603) of civilian casualties" with "790 civilian casualties" before; "41% of them, or 24,147". "89% of 59,524
    civilians" gives a share of 59,524; where 59,524 is itself 89 % of a larger total of the text, the words are turned
    round, and that is a mismatch.

    >>> from balochlib.text.article import Sentence
    >>> text = "It had 67,026 deaths and injuries. It said 89% of 59,524 civilians were hit, 41% of them, or 24,147, killed."
    >>> a = Article("a", "s", text, 0, len(text), sentences=(Sentence(0, 34), Sentence(35, len(text))))
    >>> [(r.verdict, r.stated, round(r.recomputed, 1), r.detail) for r in recompute_shares(a)]
    [('share_mismatch', 89, 88.8, '59,524 is 88.8 % of 67,026, the text says 89 % of 59,524'),
     ('ok', 41, 40.6, '24,147 is 40.6 % of 59,524')]
    """
    found: list[Recomputed] = []
    before: list[Numeral] = []
    for s in article.sentences:
        numbers = find_numerals(article.text, s.start, s.end)
        for i, n in enumerate(numbers):
            if n.kind == "percent":
                one = _judge_share(article.text, n, numbers[i + 1 : i + 3], before)
                found += [one] if one else []
            elif _is_count(article.text, n):
                before = [*before, n][-24:]
    return found


def _judge_share(text: str, n: Numeral, following: Sequence[Numeral], before: Sequence[Numeral]) -> Recomputed | None:
    """Hold one percentage against the counts beside it and before it; None where they make no share."""
    a = _with_sign(text, n)
    counts = [m for m in following if _is_count(text, m)]
    first = counts[0] if counts and counts[0] is following[0] else None
    gap = text[n.end : first.start] if first else ""
    if first and _SHARE_OF.match(gap):
        if len(counts) > 1 and _OR.match(text, first.end) and (share := _share(counts[1], first)) is not None:
            verdict, said = ("ok", "") if _near(share, n.value) else ("share_mismatch", f", the text says {n.value:g} %")
            return _share_of(counts[1], first, share, verdict, n, (a[0], counts[1].end), said)
        said = f", the text says {n.value:g} % of {first.value:,}"
        return _find_whole(first, before, n, "share_mismatch", (a[0], first.end), said)
    if first and (_PART_AFTER.match(gap) or _PART_LATER.match(gap)):
        return _find_whole(first, before, n, "ok", (a[0], first.end), "")
    if before and re.fullmatch(r" ?\(", text[before[-1].end : n.start]):
        return _find_whole(before[-1], before[:-1], n, "ok", (before[-1].start, a[1]), "")
    return None


def _find_whole(part: Numeral, before: Sequence[Numeral], n: Numeral, verdict: str, a: tuple[int, int], said: str) -> Recomputed | None:
    """The last number before of which the part is the stated share; None where there is none: then nothing can be said."""
    for whole in reversed(before):
        share = _share(part, whole)
        if share is not None and _near(share, n.value):
            return _share_of(part, whole, share, verdict, n, a, said)
    return None


def _share_of(part: Numeral, whole: Numeral, share: float, verdict: str, n: Numeral, a: tuple[int, int], said: str) -> Recomputed:
    detail = f"{part.value:,} is {share:.1f} % of {whole.value:,}{said}"
    return Recomputed("share", verdict, n.value, share, a, (whole.start, whole.end), detail)


def _share(part: Numeral, whole: Numeral) -> float | None:
    """The part in percent of the whole; None where it is no part of it."""
    return part.value / whole.value * 100 if whole.value and 0 < part.value < whole.value else None


def _near(real: float, stated: float) -> bool:
    """Whether a share is the stated one, rounded to whole percent or to the decimals that are given."""
    return abs(real - stated) <= (0.5 if float(stated).is_integer() else 0.06)


def _with_sign(text: str, n: Numeral) -> tuple[int, int]:
    """The span of a percentage with its sign."""
    sign = _PERCENT_SIGN.match(text, n.end)
    return n.start, sign.end() if sign else n.end


def _is_count(text: str, n: Numeral) -> bool:
    """Whether a numeral counts something: no year, percentage, ordinal, time or money."""
    year = n.digits and n.value is not None and 1900 <= n.value <= 2099 and "," not in text[n.start : n.end]
    return n.kind == "cardinal" and n.value is not None and n.value_max is None and not year


def _nouns(text: str) -> tuple[str, ...]:
    """The noun phrase at the start of ``text``, as far as the first small word: " civilian casualties in 2023" -> both words."""
    words = []
    for m in _WORD.finditer(text.split(".")[0].split(",")[0].split("(")[0]):
        if m[0].casefold() in load_words("noun_end") or len(words) == 3:
            break
        words.append(m[0].casefold())
    return tuple(words)
