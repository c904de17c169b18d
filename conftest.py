"""What nbval's kernels are given: the seeds, read once. It stands here because the notebooks are tests outside of tests/."""

import os
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from nbval.plugin import IPyNbCell


@pytest.hookimpl(tryfirst=True)  # before nbval starts the kernel of the first cell
def pytest_runtest_setup(item):
    """Hand the seeds over to the kernels of stored notebooks, as a briefing does: a kernel for each reads them in four seconds."""
    from balochlib.view.source import READ

    os.environ.pop(READ, None)
    if isinstance(item, IPyNbCell):
        os.environ[READ] = str(Path(_write_seeds().name, "seeds.pickle"))


@cache
def _write_seeds() -> TemporaryDirectory:
    import balochlib as bl
    from balochlib.view.runner import hand_over

    folder = TemporaryDirectory()
    hand_over(bl.read_seeds(), Path(folder.name, "seeds.pickle"))
    return folder
