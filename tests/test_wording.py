"""Neutral wording: a word that judges stands in what the suite itself writes only where it is quoted, or is part of a name."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from balochlib import paths
from balochlib.text.lexicon import load_rows
from balochlib.view import findings, framing

ROOT = Path(__file__).resolve().parents[1]
LOADED = sorted((form for row in load_rows("framing") if row["loaded"] == "yes" for form in row["forms"].split(";")), key=len, reverse=True)
WORDS = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, LOADED))})(?![\w])", re.IGNORECASE)

# What is mentioned and not used: fenced and inline code, addresses, words in quotation marks of any kind.
MENTIONED = re.compile(
    r"```.{0,4000}?```|`[^`\n]{1,300}`|https?://[^\s)>]{1,300}|\"[^\"\n]{1,300}\"|“[^”\n]{1,300}”|‘[^’\n]{1,300}’|(?<!\w)'[^'\n]{1,200}'(?!\w)",
    re.DOTALL,
)

# Phrases that hold such a word without judging anybody, each with the reason. One that no longer occurs must go.
ALLOWED = {
}


def find_judging(text: str) -> list[str]:
    """Return the words of ``text`` that judge, outside of what is quoted, code, or allowed."""
    rest = MENTIONED.sub(" ", text)
    for phrase in ALLOWED:
        rest = re.sub(re.escape(phrase), " ", rest, flags=re.IGNORECASE)
    return WORDS.findall(rest)


def read_cells(path: Path) -> Iterator[str]:
    """Yield the Markdown cells of a notebook."""
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] == "markdown":
            yield "".join(cell["source"])


def read_literals(source: str) -> Iterator[str]:
    """Yield the strings of Python code that hold more than one word: one word alone is a key or a value, not a sentence."""
    tree = ast.parse(source)
    pieces = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in pieces and " " in node.value.strip():
            yield node.value


def list_written() -> list[tuple[str, str]]:
    """Return all that the suite writes itself, as (file, text)."""
    cells = [(p, t) for p in sorted((ROOT / "notebooks").rglob("*.ipynb")) if ".ipynb_checkpoints" not in p.parts for t in read_cells(p)]
    modules = [p for part in ("view", "lessons", "analysis") for p in sorted((ROOT / "balochlib" / part).rglob("*.py"))]
    literals = [(p, t) for p in [*modules, ROOT / "balochlib" / "cli.py"] for t in read_literals(p.read_text(encoding="utf-8"))]
    pages = [(p, p.read_text(encoding="utf-8")) for p in [ROOT / "README.md", *sorted((ROOT / "notebooks").rglob("*.md")), *sorted((ROOT / "data").rglob("*.md"))]]
    return [(p.name, t) for p, t in (*cells, *literals, *pages)]


WRITTEN = list_written()


if __name__ == "__main__":
    for name, text in WRITTEN:
        for w in find_judging(text):
            i = text.lower().find(w.lower())
            print(name, "|", w, "|", text[max(0, i - 60) : i + 60].replace("\n", " "))
    print(len(WRITTEN), len({n for n, _ in WRITTEN}))
