"""What all tests share: where the labelled texts are, a corpus that is parsed once, and a site that is built once."""

import fcntl
import os
import sys
from functools import cache
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

NOTE = "QUETTA, Jan. 31, 2026 - At least 14 policemen were killed and up to 9 injured in Mastung, officials said.\nThe BLA claimed it.\n"
HOSTILE = """<script>alert(1)</script> Blast kills 3 in Quetta "><img src=x onerror=alert(2)>
Quetta: Police said \u202e41\u202c labourers</mark></p><h1>x</h1> were killed on 3 February 2026. [a](javascript:alert(3)) $\\frac{$
Baloch Liberation Army (BLA) fighters <svg/onload=alert(4)> killed two soldiers, "' onmouseover='alert(5)" officials said.
"""


def write_texts(folder: Path) -> Path:
    folder.mkdir()
    (folder / "note.txt").write_text(NOTE, "utf-8")
    (folder / "host'ile <b>.txt").write_text(HOSTILE, "utf-8")
    return folder


@cache
def read_seeds():
    import balochlib as bl

    return bl.read_seeds()


@pytest.fixture(scope="session")
def seeds():
    return read_seeds()


@pytest.fixture(scope="session")
def texts(tmp_path_factory):
    return write_texts(tmp_path_factory.mktemp("in") / "texts")


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The real notebooks, run on two short texts, one of them hostile; built by the first worker that comes."""
    from shell import build_here

    import balochlib as bl

    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "built"  # the workers' folders stand side by side
    folder.mkdir(exist_ok=True)
    with open(folder / "lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "site").exists():
            texts = write_texts(folder / "texts")
            build_here(bl.read_texts(texts), folder / "site", texts, version="test")
    return folder / "site"
