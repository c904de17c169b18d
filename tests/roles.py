"""How often an allegation that was found has the right accuser, accused, charge, denier and gainer.

    python tests/roles.py                     the shares of each set
    python tests/roles.py --misses [folder]   every wrong role, of the sets or of a folder of labelled texts

tests/scorer.py asks whether the sentence of a labelled allegation was found; this asks who stands in its row. A labelled
allegation takes, of the rows that stand on its words, the one that agrees with it best, and no two labels take one row
where there are enough.

Labels name parties in the annotator's words, so two names are the same where they hold the same known actor or country, or
share a telling word ("security forces", "the security forces"). "The state", "the authorities" and "ministers" are the
government that a label names. A label "the author" or "unspecified" wants no accuser; "(implied)" wants the party or nobody.
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from scorer import GOLD, Share, read_gold, read_text, rows

from balochlib.coding.actors import find_actors
from balochlib.coding.names.governments import load_adjectives, load_governments
from balochlib.text.article import Article, Sentence

ROLES = ("accuser", "accused", "what", "denied_by", "beneficiary")
SETS = ("dev", "seeds", "made")
_NOBODY = re.compile(r"unspecified|unnamed|unknown|nobody|the author\b|the text\b")
_STATE = re.compile(
    r"(?:the |a |pakistani |iranian )?(?:occupying |provincial |federal )?"
    r"(?:state|government|authorities|establishment|ministers?|officials)"
)
_PLAIN = frozenset(
    ("the", "and", "for", "its", "from", "his", "her", "their", "group", "groups", "some", "many", "local", "who", "other", "with")
)


def read_party(label) -> tuple[set[str], set[str]]:
    """Return the known actors and the telling words of a party, as a label or a row names it."""
    names: set[str] = set()
    for part in re.split(r"; | and ", label):
        article = Article("a", "s", part, 0, len(part), sentences=(Sentence(0, len(part)),))
        names |= {r["name"] for r in find_actors(article, [])}
        names |= {load_governments()[g].name for w, g in load_adjectives().items() if re.search(rf"\b{re.escape(w)}\b", part)}
    return names, set(re.findall(r"[a-z]{3,}", re.sub(r"\(.*?\)", "", label).casefold())) - _PLAIN


def is_same(wanted: str | None, found: str | None) -> bool:
    """Whether a label and a row name the same party."""
    if not wanted or _NOBODY.match(wanted):
        return found is None
    if found is None:
        return "(implied)" in wanted
    (names, words), (named, said) = read_party(wanted), read_party(found)
    of_state = any(n.startswith("Government of") for n in names) and _STATE.fullmatch(found.casefold())
    return bool(names & named or words & said or of_state)


def match_roles(gold: list[dict], found: list[dict], text: str):
    """Yield (label, row, roles that are right) of each labelled allegation; the row is None where none stands on its words."""
    agreed = {}
    for i, label in enumerate(gold):
        start = text.find(label["quote"])
        for k, row in enumerate(found):
            if row["start"] < start + len(label["quote"]) and start < row["end"]:
                agreed[i, k] = {r for r in ROLES if (label[r] == row[r] if r == "what" else is_same(label[r], row[r]))}
    taken: dict[int, int] = {}
    order = sorted(agreed, key=lambda p: (found[p[1]]["stance"] == "denies", -len(agreed[p] & {"accuser", "accused"}), -len(agreed[p]), p))
    for again in (False, True):
        for i, k in order:
            if i not in taken and (again or k not in taken.values()):
                taken[i] = k
    for i, label in enumerate(gold):
        yield label, found[taken[i]] if i in taken else None, agreed[i, taken[i]] if i in taken else set()


def score_roles(folder: Path, show: bool = False) -> dict[str, Share]:
    """Share of right roles over the allegations of a folder that were found."""
    shares = {k: Share() for k in ROLES}
    for where, text, gold in read_gold(folder):
        found = rows(read_text(where, text).allegations)
        for label, row, right in match_roles(gold["allegations"], found, text):
            for k in ROLES if row else ():
                shares[k].add(k in right)
            if show and (row is None or len(right) < len(ROLES)):
                print(f"{where}: {' '.join(k for k in ROLES if k not in right) if row else 'MISSED'} :: {label['quote']}")
                print("   label", *(f"{k}={label[k]}" for k in ROLES), *(["\n   row  "] + [f"{k}={row[k]}" for k in ROLES] if row else []))
    return shares


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--misses", action="store_true", help="print every role that is wrong")
    asked = parser.parse_args()
    for folder in asked.folders or [GOLD / name for name in SETS]:
        shares = score_roles(folder, asked.misses)
        print(f"{folder.name}: " + "; ".join(f"{k} {s.right} of {s.of}" for k, s in shares.items()))


if __name__ == "__main__":
    main()
