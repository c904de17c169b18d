"""Many claims on one event into one toll, by a named policy, each with the claims that drove it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

import pandas as pd

from balochlib.calls import takes

OFFICIAL_KINDS = ("state", "official_unnamed")
TOLL_TYPES = {
    "event_id": "string", "outcome": "string", "victim": "string", "low": "Int64", "best": "Int64", "high": "Int64", "claim_ids": "object",
}  # fmt: skip


class Claim(NamedTuple):
    """A number that somebody gave: one row of casualties, or the members of one list of people added up."""

    ids: tuple[str, ...]
    value: int | None
    low: int | None
    high: int | None
    claimant: frozenset[str]  # actor_id, words and kind of who gives it
    date: str  # day of publication, "" where unknown
    voice: str  # articles that copy one another are one voice

    @property
    def best(self) -> int | None:
        """The number to print where one is wanted: none for "up to 40" and "30 to 40"; "more than 150" is 151 at least."""
        if self.low is not None:
            return self.low if self.high in {None, self.low} else None
        return self.value if self.high is None else None

    @property
    def bottom(self) -> int:
        """The smallest number it states, though it may be open below ("up to 40", "about 40")."""
        return self.value if self.low is None else self.low

    @property
    def top(self) -> int:
        """The largest number it states, though it may be open above ("at least 40", "about 40")."""
        return max(self.value, self.low or 0) if self.high is None else self.high


class Toll(NamedTuple):
    """What a policy makes of the claims; a missing end is open or not known, never zero."""

    low: int | None
    best: int | None
    high: int | None
    ids: tuple[str, ...]


_NOTHING = Toll(None, None, None, ())


def _ids(claims: Iterable[Claim]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(i for c in claims for i in c.ids))


def _ends(claims: Sequence[Claim]) -> Toll:
    """The ends of several claims: an end is open when an outermost claim is itself open there, or only "about"."""
    if not claims:
        return _NOTHING
    low, high = min(c.bottom for c in claims), max(c.top for c in claims)
    lowest, highest = [c for c in claims if c.bottom == low], [c for c in claims if c.top == high]
    return Toll(
        None if any(c.low is None for c in lowest) else low,
        None,
        None if any(c.high is None for c in highest) else high,
        _ids([*lowest, *highest]),
    )


def choose_lowest(claims: Sequence[Claim]) -> Toll:
    """ACLED's habit: where reports conflict, the lowest figure stands until it is corroborated (ACLED codebook).

    Its other habits (no figure = 0, "several" = 3 or 10) are left out: a missing number stays missing.
    """
    firm = [c for c in claims if c.low is not None or c.best is not None]  # "up to 40" says nothing of the least
    if not firm:
        return _ends(claims)
    least = min(c.bottom for c in firm)
    return _ends([c for c in firm if c.bottom == least])._replace(best=least)


def choose_low_best_high(claims: Sequence[Claim]) -> Toll:
    """UCDP's habit: lowest and highest figure of the reports, and the one held most likely (GED codebook: low, best, high).

    Most likely, in plain words: the number that most independent voices give; among equals the later one, then the lower.
    """
    ends = _ends(claims)
    by_best: dict[int, list[Claim]] = {}
    for c in claims:
        if c.best is not None:
            by_best.setdefault(c.best, []).append(c)
    if not by_best:
        return ends
    best, drivers = max(by_best.items(), key=lambda item: (len({c.voice for c in item[1]}), max(c.date for c in item[1]), -item[0]))
    return ends._replace(best=best, ids=tuple(dict.fromkeys((*ends.ids, *_ids(drivers)))))


def choose_min_max(claims: Sequence[Claim]) -> Toll:
    """Iraq Body Count's habit: the smallest and the largest number reported, and no number between them is preferred."""
    return _ends(claims)


def choose_latest(claims: Sequence[Claim]) -> Toll:
    """The figure published last. Where dates do not tell several figures apart all of them stand: ends, and no best."""
    latest = max((c.date for c in claims), default="")
    last = [c for c in claims if c.date == latest]
    alike = len({(c.value, c.low, c.high) for c in last}) == 1
    return _ends(last)._replace(best=last[0].best if alike else None)


def choose_latest_official(claims: Sequence[Claim]) -> Toll:
    """What governments, forces and unnamed officials said last (the habit of wire copy)."""
    return choose_latest([c for c in claims if c.claimant & {f"kind:{k}" for k in OFFICIAL_KINDS}])


def choose_claimant(claims: Sequence[Claim], claimant: str) -> Toll:
    """What one claimant said last: an actor_id ("bla"), a kind ("kind:armed_group") or the text's own words for it."""
    return choose_latest([c for c in claims if claimant.casefold() in c.claimant])


POLICIES: dict[str, Callable[..., Toll]] = {
    "lowest": choose_lowest,
    "low_best_high": choose_low_best_high,
    "min_max": choose_min_max,
    "latest_official": choose_latest_official,
    "claimant": choose_claimant,
}


@takes("bl.tolls(corpus.casualties)", claims="claim_id event_id outcome victim value low high", articles="article_id published group_id")
def tolls(
    claims: pd.DataFrame, policy: str = "low_best_high", *, claimant: str | None = None, articles: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Return the toll of each event, outcome and class of victim by one policy, with the claims that drove it.

    ``claims`` is ``corpus.casualties``; ``articles`` dates the claims and tells copies apart (needed for "latest").
    Numbers are never added across claimants, and a part is never added to its whole: a claim with ``part_of`` is left out
    where its whole is a claim of the same row. Only the members of one list by one hand ("three women and three children")
    are added. "At least 31" keeps its high end open (missing); "dozens" never becomes a number; missing is not zero.
    Claims without an event (totals over a period) have no toll.

    >>> from balochlib.schema import build_table
    >>> rows = [{"claim_id": "c-1", "value": 31, "low": 31, "high": 31}, {"claim_id": "c-2", "value": 33, "low": 33}]
    >>> claims = build_table("casualties", [{"event_id": "e", "outcome": "killed", "victim": "civilian", **r} for r in rows])
    >>> tolls(claims, "lowest")[["low", "best", "high", "claim_ids"]].values.tolist()
    [[31, 31, 31, ('c-1',)]]
    >>> tolls(claims, "min_max")[["low", "best", "high", "claim_ids"]].values.tolist()
    [[31, <NA>, <NA>, ('c-1', 'c-2')]]
    >>> tolls(claims.iloc[:0]).empty
    True
    """
    if policy not in POLICIES:
        raise ValueError(f"no policy {policy!r}; there are {', '.join(POLICIES)}")
    if (policy == "claimant") != (claimant is not None):
        raise ValueError('policy "claimant" needs claimant="bla" (or another actor_id, or "kind:armed_group"), the others take none')
    choose = POLICIES[policy]
    given = {} if claimant is None else {"claimant": claimant}
    rows = []
    for key, group in group_claims(claims, articles).items():
        toll = choose([c for c in group if c.value is not None], **given)
        if toll.ids or (policy in {"lowest", "low_best_high", "min_max"}):
            rows.append((*key, toll.low, toll.best, toll.high, toll.ids or _ids(group)))
    return pd.DataFrame(rows, columns=list(TOLL_TYPES), dtype=object).astype(TOLL_TYPES)


def group_claims(claims: pd.DataFrame, articles: pd.DataFrame | None = None) -> dict[tuple[str, str, str], list[Claim]]:
    """Return the claims of each (event_id, outcome, victim): parts beside their whole left out, members of one list added."""
    dates, voices = {}, {}
    if articles is not None:
        dates = articles.set_index("article_id")["published"].dropna().to_dict()
        voices = articles.set_index("article_id")["group_id"].dropna().to_dict()
    rows = claims[claims["event_id"].notna() & (claims["scope"].isna() | (claims["scope"] == "event"))]
    keyed = {row["claim_id"]: row for row in rows.astype(object).where(rows.notna(), None).to_dict("records")}
    groups: dict[tuple[str, str, str], list[Claim]] = {}
    by_key: dict[tuple[str, str, str], list[dict]] = {}
    for row in keyed.values():
        if not _whole_stands(row, keyed):
            by_key.setdefault(_key(row), []).append(row)
    for key, members in by_key.items():
        groups[key] = [_make_claim(run, dates, voices) for run in _lists(members)]
    return groups


def _key(row: dict) -> tuple[str, str, str]:
    return row["event_id"], row["outcome"], row["victim"]


def _whole_stands(row: dict, keyed: dict[str, dict]) -> bool:
    """Whether the whole that the claim is a part of, at any remove, is a claim of the same event, outcome and victim."""
    seen, whole = {row["claim_id"]}, keyed.get(row["part_of"])
    while whole is not None and whole["claim_id"] not in seen:
        if _key(whole) == _key(row):
            return True
        seen.add(whole["claim_id"])
        whole = keyed.get(whole["part_of"])
    return False


def _lists(rows: Sequence[dict]) -> list[list[dict]]:
    """Put together the members of one list: side by side (only ", " or " and " between), same hand, other people."""
    runs: list[list[dict]] = []
    for row in sorted(rows, key=lambda r: (str(r["article_id"]), r["start"] or 0)):
        last = runs[-1][-1] if runs else None
        if last is not None and _is_next(last, row) and all(row["label"] != r["label"] for r in runs[-1]):
            runs[-1].append(row)
        else:
            runs.append([row])
    return runs


def _is_next(a: dict, b: dict) -> bool:
    given = all(r[c] is not None for r in (a, b) for c in ("article_id", "start", "end", "label", "value"))
    same = all(a[c] == b[c] for c in ("article_id", "claimant", "claimant_text", "part_of"))
    return given and same and 0 <= b["start"] - a["end"] <= len(", and ")


def _make_claim(run: Sequence[dict], dates: dict, voices: dict) -> Claim:
    first = run[0]
    names = {first["claimant"], first["claimant_text"], first["claimant_kind"] and f"kind:{first['claimant_kind']}"} - {None}
    article = first["article_id"]
    return Claim(
        tuple(r["claim_id"] for r in run),
        *(_add(r[end] for r in run) for end in ("value", "low", "high")),
        frozenset(n.casefold() for n in names), dates.get(article, ""), voices.get(article, str(article)),
    )  # fmt: skip


def _add(numbers: Iterable[int | None]) -> int | None:
    """Add the members of one list; an open member leaves the sum open."""
    numbers = list(numbers)
    return None if None in numbers else sum(numbers)
