"""What all tests share: where the labelled texts are, and a corpus that is parsed once."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(scope="session")
def seeds():
    import balochlib as bl

    return bl.read_seeds()
