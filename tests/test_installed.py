"""Installed use: the wheel, unpacked far from the checkout, reads texts and builds a briefing with what it carries."""

import csv
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from test_frame import ROOT

# -I leaves out the current folder and the variables of Python; the site packages stay, and with them the .pth of the
# checkout, so the unpacked wheel goes first and the checkout's own entry is taken out.
RUN = """import sys
sys.path = [{wheel!r}, *(p for p in sys.path if p != {root!r})]
import balochlib
assert balochlib.__file__.startswith({wheel!r}), balochlib.__file__
from balochlib.cli import main
sys.exit(main(sys.argv[1:]))
"""
NOTE = "QUETTA, Jan. 31, 2026 - At least 14 policemen were killed in Mastung, officials said.\n"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The folder that holds the unpacked wheel."""
    out = tmp_path_factory.mktemp("wheel")
    uv = shutil.which("uv")
    if uv is None:
        pytest.skip("no uv: the wheel cannot be built")
    done = None
    for more in (["--offline"], []):  # the build tool may be at hand already
        done = subprocess.run([uv, "build", "--wheel", *more, "-o", str(out), str(ROOT)], capture_output=True, text=True, timeout=120)
        if done.returncode == 0:
            break
    if done.returncode and "hatchling" in done.stderr:
        pytest.skip(f"the build tool cannot be had: {done.stderr[-300:]}")
    assert done.returncode == 0, done.stderr
    (built,) = out.glob("*.whl")
    with zipfile.ZipFile(built) as packed:
        packed.extractall(out / "unpacked")
    return out / "unpacked"


@pytest.fixture
def notes(tmp_path):
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "note.txt").write_text(NOTE, "utf-8")
    return tmp_path


def run(wheel: Path, here: Path, *arguments: str) -> subprocess.CompletedProcess:
    """Run the command line from the wheel; PYTHONPATH is for the kernels of notebooks, where it comes before any .pth too."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "BALOCHLIB"))} | {"PYTHONPATH": str(wheel)}
    code = RUN.format(wheel=str(wheel), root=str(ROOT))
    return subprocess.run(
        [sys.executable, "-I", "-c", code, *arguments], cwd=here, env=environment, capture_output=True, text=True, timeout=180
    )


@pytest.mark.parametrize("folder", ["data/lexicon", "data/context", "data/boundaries", "data/lessons", "seeds"])
def test_the_wheel_carries_what_the_checkout_has(wheel, folder):
    def names(top: Path) -> set[str]:
        return {p.relative_to(top).as_posix() for p in top.rglob("*") if p.is_file() and not p.name.startswith(".")}

    assert names(wheel / "balochlib" / "packaged" / folder) == names(ROOT / folder) != set()


def test_the_wheel_carries_notebooks_template_and_the_corrections(wheel):
    packed = wheel / "balochlib" / "packaged"
    for pattern in ("0*.ipynb", "lessons/[0-9]_*.ipynb", "lessons/solutions/*.ipynb"):
        ours = {p.name for p in (ROOT / "notebooks").glob(pattern)}
        assert {p.name for p in (packed / "notebooks").glob(pattern)} == ours != set()
    ours, theirs = ({p.relative_to(top / "balochlib/view/template").as_posix() for p in (top / "balochlib/view/template").rglob("*.*")}
                    for top in (ROOT, wheel))  # fmt: skip
    assert theirs == ours != set()
    assert (packed / "data" / "corrections.csv").is_file()


def test_parse_away_from_the_checkout(wheel, notes):
    done = run(wheel, notes, "parse", "notes/", "--out", "t/")
    assert done.returncode == 0, done.stderr
    with open(notes / "t" / "casualties.csv", encoding="utf-8", newline="") as f:
        rows = list(csv.DictReader(f))
    assert [(r["value"], r["qualifier"], r["outcome"], r["claimant_text"]) for r in rows] == [("14", "at_least", "killed", "officials")]
    assert not list(wheel.rglob("t/")) and sorted(p.name for p in notes.iterdir()) == ["notes", "t"]


def test_seeds_away_from_the_checkout(wheel, notes):
    done = run(wheel, notes, "parse", "--table", "sources")
    assert done.returncode == 0, done.stderr
    assert len(list(csv.DictReader(done.stdout.splitlines()))) == 5


def test_briefing_away_from_the_checkout(wheel, notes):
    done = run(wheel, notes, "briefing", "notes/", "--out", "s/")
    assert done.returncode == 0, done.stderr
    site = notes / "s"
    assert done.stdout.strip() == str(site / "index.html")
    pages = {p.stem for p in site.glob("0*.html")}
    assert pages == {p.stem for p in (ROOT / "notebooks").glob("0*.ipynb")}
    words = "".join(p.read_text("utf-8") for p in site.rglob("*.html"))
    assert "At least 14 policemen" in words and str(ROOT) not in words
