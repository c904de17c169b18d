"""Running notebooks: a fresh kernel for each, two at a time, and a message that names the cell when one fails."""

from __future__ import annotations

import os
import pickle
import re
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode

from balochlib.text.lexicon import VARIABLE as LEXICON
from balochlib.view.source import READ, Corpus

TIMEOUT = 600  # seconds that one cell may take
_COLOUR_CODES = re.compile(r"\x1b\[[0-9;]{0,12}m")


class NotebookFailed(RuntimeError):
    """A notebook stopped: the message says which, in which cell, and why."""


def run_notebook(path: Path, texts: Path | None = None, read: Path | None = None) -> NotebookNode:
    """Run one notebook from its own folder on the texts of ``texts`` (the seeds where not given) and return it with its outputs.

    ``read`` is a file with the corpus as it was read already, so that no kernel needs to read the texts again.
    """
    notebook = nbformat.read(path, as_version=4)
    environment = {**os.environ, "PYTHONHASHSEED": "0"}
    environment.pop("BALOCHLIB_TEXTS", None)
    environment.pop(READ, None)
    environment.pop("JPY_SESSION_NAME", None)  # says that somebody sits before the notebook; here nobody does
    if texts is not None:
        environment["BALOCHLIB_TEXTS"] = str(Path(texts).resolve())
    if read is not None:
        environment[READ] = str(read)
    if environment.get(LEXICON):
        environment[LEXICON] = str(Path(environment[LEXICON]).resolve())  # the kernel works in another folder
    client = NotebookClient(
        notebook,
        timeout=TIMEOUT,
        kernel_name="python3",
        resources={"metadata": {"path": str(path.parent)}},
        record_timing=False,
        extra_arguments=["--Application.log_level=ERROR"],  # else every kernel warns on standard error that it listens on TCP
    )
    try:
        client.execute(env=environment)
    except CellExecutionError as error:
        traceback = _COLOUR_CODES.sub("", error.traceback or "").strip().splitlines()
        raise NotebookFailed(f"{path.name} stopped: {error.ename}: {error.evalue}\n" + "\n".join(traceback[-12:])) from None
    except (CellTimeoutError, DeadKernelError) as error:
        raise NotebookFailed(f"{path.name} stopped: {error}") from None
    return notebook


def run_notebooks(
    paths: Sequence[Path], texts: Path | None = None, jobs: int = 2, progress: bool | None = None, corpus: Corpus | None = None
) -> list[NotebookNode]:
    """Run notebooks side by side and return them in the order given; the bar shows on a terminal only.

    ``corpus`` is what was read from ``texts``: the kernels take it over and do not read the texts again.
    """
    from tqdm import tqdm

    shown = sys.stderr.isatty() if progress is None else progress
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(max_workers=jobs) as pool:
        read = hand_over(corpus, Path(folder) / "corpus.pickle") if corpus is not None else None
        waiting = {pool.submit(run_notebook, path, texts, read): i for i, path in enumerate(paths)}
        done: dict[int, NotebookNode] = {}
        try:
            for job in tqdm(as_completed(waiting), total=len(waiting), desc="notebooks", unit="", disable=not shown, leave=False):
                done[waiting[job]] = job.result()
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    return [done[i] for i in range(len(paths))]


def hand_over(corpus: Corpus, path: Path) -> Path:
    """Write a corpus to ``path`` and return it: a kernel whose variable :data:`READ` names the file takes it over."""
    corpus.tables  # noqa: B018  read now, once for all kernels
    path.write_bytes(pickle.dumps(corpus))
    return path


def store_outputs(path: Path) -> None:
    """Run a notebook on the seeds and store what it shows in the file, for readers without Python and for nbval to compare."""
    nbformat.write(run_notebook(path), path)


if __name__ == "__main__":  # python -m balochlib.view.runner notebooks/*.ipynb
    for name in sys.argv[1:]:
        store_outputs(Path(name))
