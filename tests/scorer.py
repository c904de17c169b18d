"""Precision, recall and F1 of the tables against the labelled texts of tests/gold.

    python tests/scorer.py            the table of the README
    python tests/scorer.py --misses   every miss and every row in excess
    python tests/scorer.py --floors --failures    write floors.json and known_failures.csv anew

Each text is parsed on its own. Rows are compared as sets per text, so a claim that a text repeats counts once;
figures are summed over the texts before precision and recall are taken (micro average). What counts as what is in
tests/gold/GUIDELINES.md.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import balochlib as bl

GOLD = Path(__file__).parent / "gold"
SETS = ("dev", "seeds", "made", "fresh")
LEARNED = ("dev", "seeds")  # every miss of these is listed in known_failures.csv
WHAT = {
    "dev": "in the style of news copy; rules were written on them",
    "seeds": "the articles of the seeds; rules were written on them",
    "made": "invented reports, scored blind first, then rules were written on them",
    "fresh": "invented reports that no rule was written on: expect these figures on a new text",
}
NAMED_KINDS = {"armed_group", "state_force", "state", "intelligence", "organisation", "civil_society"}
SPAN_TABLES = (
    "casualties",
    "places",
    "actors",
    "events",
    "allegations",
    "responsibility",
    "cpec",
    "statistics",
    "voices",
    "framing",
    "numerals",
)


@dataclass
class Tally:
    """Hits, misses and rows in excess of one layer."""

    hits: int = 0
    missed: list = field(default_factory=list)
    excess: list = field(default_factory=list)

    def compare(self, wanted: set, found: set, where: str) -> None:
        self.hits += len(wanted & found)
        self.missed += [(where, x) for x in wanted - found]
        self.excess += [(where, x) for x in found - wanted]

    @property
    def gold(self) -> int:
        return self.hits + len(self.missed)

    @property
    def precision(self) -> float:
        return self.hits / max(1, self.hits + len(self.excess))

    @property
    def recall(self) -> float:
        return self.hits / max(1, self.gold)

    @property
    def f1(self) -> float:
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0


@dataclass
class Share:
    """So many right of so many."""

    right: int = 0
    of: int = 0

    def add(self, ok: bool) -> None:
        self.right += bool(ok)
        self.of += 1

    @property
    def share(self) -> float:
        return self.right / max(1, self.of)


def fold(text) -> str:
    """Spell a name one way: case, articles, hyphens and apostrophes do not tell two names apart."""
    text = re.sub(r"[’'`\-‐-―.]", " ", str(text or "").casefold())
    return " ".join(w for w in text.split() if w not in {"the", "al", "e", "i"})


def known(value):
    """None for every kind of missing value."""
    return None if value is None or value != value or str(value) == "<NA>" else value


def rows(frame) -> list[dict]:
    columns = [[None if gap else x for x, gap in zip(frame[name].tolist(), frame[name].isna(), strict=True)] for name in frame]
    return [dict(zip(frame, row, strict=True)) for row in zip(*columns, strict=True)]


def read_gold(folder: Path):
    """Yield (name, text, labels) of each labelled text."""
    for path in sorted(folder.glob("*.json")):
        text = path.with_suffix(".txt").read_bytes().decode("utf-8")
        yield path.stem, text, json.loads(path.read_text("utf-8"))


@cache
def read_text(where: str, text: str) -> bl.Corpus:
    """Read a labelled text, once for all that is measured on it."""
    return bl.parse(text, name=f"{where}.txt")


@cache
def score(folder: Path) -> tuple[dict[str, Tally], dict[str, Share]]:
    """Score every labelled text of ``folder``: tallies by layer, and shares of what was right where a row was found."""
    tallies, shares = defaultdict(Tally), defaultdict(Share)
    for where, text, gold in read_gold(folder):
        corpus = read_text(where, text)
        for name in SPAN_TABLES:
            for row in rows(corpus.tables[name]):
                shares["spans that hold their words"].add(text[row["start"] : row["end"]] == row["quote"])
        claims = rows(corpus.casualties)
        _score_claims(gold["casualties"], claims, tallies, shares, where)
        _score_places(gold["places"], rows(corpus.places), tallies, shares, where)
        for layer, kinds in (("armed groups", {"armed_group"}), ("other actors", NAMED_KINDS - {"armed_group"})):
            found = [r for r in rows(corpus.actors) if r["kind"] in kinds]
            _score_names([a for a in gold["actors"] if a["kind"] in kinds], found, "actor_id", tallies[layer], where)
        _score_events(gold["events"], corpus, tallies["events"], where)
        for layer in ("cpec", "allegations"):
            _score_sentences(text, gold[layer], rows(corpus.tables[layer]), tallies[layer], where)
        tallies["relevance"].compare({gold["balochistan_relevant"]}, {bool(corpus.articles["relevant"].any())}, where)
    return dict(tallies), dict(shares)


def _score_claims(gold, found, tallies, shares, where) -> None:
    def keys(claims, value, value_max):
        short, full = set(), set()
        for c in claims:
            n = "vague" if c[value] is None else (int(c[value]), known(c[value_max]) and int(c[value_max]))
            short.add((n, c["outcome"], c["victim"]))
            full.add((n, c["qualifier"], c["outcome"], c["victim"], c["scope"]))
        return short, full

    wanted, got = keys(gold, "n", "n_max"), keys(found, "value", "value_max")
    tallies["casualty claims"].compare(wanted[0], got[0], where)
    tallies["casualty claims, full tuple"].compare(wanted[1], got[1], where)
    for c in gold:
        same = [r for r in found if (r["value"], r["outcome"], r["victim"]) == (c["n"], c["outcome"], c["victim"])]
        if same:
            shares["claimant right"].add(any(_same_claimant(c["attributed_to"], r["claimant_text"]) for r in same))


def _same_claimant(wanted, said) -> bool:
    if wanted is None or said is None:
        return wanted is said
    return fold(wanted) in fold(said) or fold(said) in fold(wanted)


def _score_names(gold, found, key, tally, where) -> list[tuple[dict, str]]:
    """Match distinct names by any spelling they share; return the pairs."""
    spellings = defaultdict(set)
    for row in found:
        spellings[row[key] or fold(row["text"])] |= {fold(row["text"]), fold(row["name"])} - {""}
    used, pairs = set(), []
    for g in gold:
        wanted = {fold(g["text"]), fold(g.get("name")), *map(fold, g.get("also") or ())} - {""}
        hits = [k for k, names in spellings.items() if wanted & names]
        fresh = [k for k in hits if k not in used]
        if not hits:
            tally.missed.append((where, g["text"]))
            continue
        tally.hits += 1
        if fresh:
            used.add(fresh[0])
            pairs.append((g, fresh[0]))
    tally.excess += [(where, min(names)) for k, names in spellings.items() if k not in used]
    return pairs


def _score_places(gold, found, tallies, shares, where) -> None:
    for g, key in _score_names(gold, found, "place_id", tallies["places"], where):
        if g.get("admin1"):
            row = next(r for r in found if (r["place_id"] or fold(r["text"])) == key)
            shares["province right"].add(fold(row["admin1"]) == fold(g["admin1"]))


def _score_events(gold, corpus, tally, where) -> None:
    """One to one: the same date, and a shared place or the same perpetrator."""
    places = defaultdict(set)
    for row in rows(corpus.event_places):
        places[row["event_id"]] |= {fold(row["name"]), fold(row["text"])} - {""}
    concrete = lambda e: e["type"] not in {"protest", "other"}  # noqa: E731
    found = [(e["date"], places[e["event_id"]], fold(e["perpetrator"])) for e in rows(corpus.events) if concrete(e)]
    for e in filter(concrete, gold):
        wanted = set(map(fold, e["places"]))
        who = fold(e["perpetrator"])
        hit = next(
            (f for f in found if f[0] == e["date"] and (f[1] & wanted or (f[2] and f[2] == who) or not (f[1] or wanted))),
            None,
        )
        if hit is None:
            tally.missed.append((where, (e["date"], tuple(e["places"]), e["perpetrator"])))
        else:
            found.remove(hit)
            tally.hits += 1
    tally.excess += [(where, (d, tuple(sorted(p)), w)) for d, p, w in found]


def _score_sentences(text, gold, found, tally, where) -> None:
    spans = [(text.find(g["quote"]), len(g["quote"])) for g in gold]
    hit = set()
    for start, length in spans:
        over = [i for i, r in enumerate(found) if r["start"] < start + length and start < r["end"]]
        hit.update(over)
        if over:
            tally.hits += 1
        else:
            tally.missed.append((where, text[start : start + length]))
    tally.excess += [(where, r["quote"]) for i, r in enumerate(found) if i not in hit]


def readme_table() -> str:
    """The accuracy table of the README, in Markdown."""
    lines = []
    for name in SETS:
        tallies, shares = score(GOLD / name)
        n = len(list((GOLD / name).glob("*.json")))
        lines += [
            f"`tests/gold/{name}`: {n} texts, {WHAT[name]}",
            "",
            "| layer | labelled | precision | recall | F1 |",
            "|---|--:|--:|--:|--:|",
        ]
        lines += [f"| {k} | {t.gold} | {t.precision:.2f} | {t.recall:.2f} | {t.f1:.2f} |" for k, t in tallies.items()]
        lines += ["", "; ".join(f"{k}: {s.right} of {s.of}" for k, s in shares.items()) + ".", ""]
    return "\n".join(lines).strip()


def write_floors() -> None:
    """Raise the floors to today's figures, rounded down to two places; none is lowered."""
    path = GOLD / "floors.json"
    floors = json.loads(path.read_text("utf-8")) if path.exists() else {}
    for name in SETS:
        tallies, shares = score(GOLD / name)
        today = {**{k: t.f1 for k, t in tallies.items()}, **{k: s.share for k, s in shares.items()}}
        old = floors.get(name, {})
        floors[name] = {k: max(old.get(k, 0.0), int(v * 100) / 100) for k, v in today.items()}
    path.write_text(json.dumps(floors, indent=1) + "\n", "utf-8")


def write_failures() -> None:
    """List what is missed on the texts that rules were written on."""
    with open(GOLD / "known_failures.csv", "w", encoding="utf-8", newline="") as f:
        out = csv.writer(f, lineterminator="\n")
        out.writerow(["set", "text", "layer", "item"])
        for name in LEARNED:
            for layer, tally in score(GOLD / name)[0].items():
                out.writerows(sorted((name, where, layer, str(item)) for where, item in tally.missed))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true", help="print what was missed and what was found in excess")
    parser.add_argument("--floors", action="store_true", help="raise the floors of tests/gold/floors.json")
    parser.add_argument("--failures", action="store_true", help="write tests/gold/known_failures.csv anew")
    asked = parser.parse_args()
    if asked.floors:
        write_floors()
    if asked.failures:
        write_failures()
    if not asked.misses:
        print(readme_table())
        return
    for name in SETS:
        for layer, tally in score(GOLD / name)[0].items():
            print(f"\n== {name}, {layer}: missed {len(tally.missed)}, in excess {len(tally.excess)}")
            print(*(f"  - {m}" for m in tally.missed), *(f"  + {x}" for x in tally.excess), sep="\n")


if __name__ == "__main__":
    main()
