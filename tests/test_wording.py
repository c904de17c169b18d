"""Neutral wording: a word that judges stands in what the suite itself writes only where it is quoted, or is part of a name."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from timing import measure

import balochlib as bl
from balochlib import paths
from balochlib.text.lexicon import load_rows
from balochlib.view import findings, framing

LOADED = sorted((form for row in load_rows("framing") if row["loaded"] == "yes" for form in row["forms"].split(";")), key=len, reverse=True)
WORDS = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, LOADED))})(?![\w])", re.IGNORECASE)

# What is mentioned and not used: fenced and inline code, addresses, words in quotation marks of any kind.
MENTIONED = re.compile(
    r"```.{0,4000}?```|`[^`\n]{1,300}`|<q>[^<\n]{1,300}</q>|https?://[^\s)>]{1,300}|\"[^\"\n]{1,300}\"|“[^”\n]{1,300}”|‘[^’\n]{1,300}’|(?<!\w)'[^'\n]{1,200}'(?!\w)",
    re.DOTALL,
)

# Phrases that hold such a word without judging anybody, each with the reason. One that no longer occurs must go.
ALLOWED = {
    "executed notebook": "a notebook that was run",
    "security forces eliminated at least {} terrorists": "lesson 5: a wrong answer, which the lesson tells apart from a neutral one",
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
    cells = [(p, t) for p in sorted(paths.NOTEBOOKS.rglob("*.ipynb")) if ".ipynb_checkpoints" not in p.parts for t in read_cells(p)]
    modules = [p for part in ("view", "lessons", "analysis") for p in sorted((paths.ROOT / "balochlib" / part).rglob("*.py"))]
    literals = [(p, t) for p in [*modules, paths.ROOT / "balochlib" / "cli.py"] for t in read_literals(p.read_text(encoding="utf-8"))]
    files = [paths.ROOT / "README.md", *sorted(paths.NOTEBOOKS.rglob("*.md")), *sorted(paths.DATA.rglob("*.md"))]
    pages = [(p, p.read_text(encoding="utf-8")) for p in files]
    return [(p.name, t) for p, t in (*cells, *literals, *pages)]


WRITTEN = list_written()


@pytest.mark.parametrize("file", sorted({name for name, _ in WRITTEN}))
def test_no_word_of_our_own_judges(file):
    found = [(word, text) for name, text in WRITTEN if name == file for word in find_judging(text)]
    assert not found, f"{file}: put the word in quotation marks if it is the text's, or write a plainer one"


@pytest.mark.parametrize(
    "text, words",
    [
        ("Security forces eliminated at least four men.", ["eliminated"]),
        ("Three soldiers embraced martyrdom near Turbat.", ["martyrdom"]),
        ("The Terrorists fled; terrorism is back.", ["Terrorists", "terrorism"]),
        ("He said 'no' and terrorists said 'yes'.", ["terrorists"]),
        ("the actors' murderers and the others' murders", ["murders"]),
        ("Indian proxies, anti-state elements and freedom fighters", ["Indian proxies", "anti-state elements", "freedom fighters"]),
        ("They laid down their lives in a bloodbath.", ["laid down their lives", "bloodbath"]),
        ('"terrorist" is a word; extremist is another.', ["extremist"]),
    ],
)
def test_what_the_guard_finds(text, words):
    assert find_judging(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "Militants killed four soldiers; gunmen fled and the insurgents claimed it.",
        'Words such as "terrorist" or "martyred" take sides.',
        "The column counts \u201celiminated\u201d and \u2018neutralised\u2019 alike, as does 'massacre'.",
        'Run `words["family"] == "martyr"` and compare.',
        "```\nframing.query(\"term == 'terrorist'\")\n```",
        "See https://example.org/terrorism for more.",
        "A deterrent, an occupation of time and a proxy for size.",
        "",
    ],
)
def test_what_the_guard_lets_pass(text):
    assert find_judging(text) == []


def test_literals_are_read_whole():
    source = 'A = "terrorist"\nB = f"{n} men were {word} in {place}"\n\ndef f():\n    """Say who."""\n    return "two " "words"\n'
    assert sorted(read_literals(source)) == ["Say who.", "two words", "{} men were {} in {}"]


@pytest.mark.parametrize("phrase", ALLOWED)
def test_allowed_phrases_are_still_needed(phrase):
    assert any(phrase.lower() in text.lower() for _, text in WRITTEN)
    assert WORDS.search(phrase)


def test_the_guard_reads_every_notebook_and_the_views():
    names = {name for name, _ in WRITTEN}
    assert {p.name for p in paths.NOTEBOOKS.glob("*.ipynb")} | {"findings.py", "framing.py", "questions.py", "cli.py", "README.md"} <= names


LOUD = (
    "Quetta, 3 March 2025. Two soldiers were martyred and three terrorists eliminated in Quetta on Monday, the army said. "
    "A massacre of passengers followed in Mastung, where extremists murdered nine labourers. Miscreants neutralised a police post."
)


@pytest.mark.parametrize("tell", [
    findings.tell_claims, findings.tell_events, findings.tell_actors, findings.tell_voices, framing.tell_silences,
    *(lambda corpus, target=target: framing.tell_words(corpus, target) for target in framing.TARGETS),
])  # fmt: skip
def test_findings_on_a_loud_text_stay_plain(tell):
    assert find_judging(repr(tell(bl.parse(LOUD)))) == []


def test_names_of_incidents_stay_plain(seeds):
    names = [*bl.parse(LOUD).events["name"].dropna(), *seeds.events["name"].dropna()]
    assert names and [word for name in names for word in find_judging(name)] == []


def test_hostile_text_stays_cheap():
    assert find_judging("'" * 20_000) == find_judging('"a ' * 10_000) == find_judging("``` " * 5_000) == []
    assert measure(find_judging, "'" * 20_000 + '"a ' * 10_000 + "``` " * 5_000) < 5
