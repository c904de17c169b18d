"""Writing files so that a reader never sees half of one: a temporary file in the same folder, then a rename."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def write_file(path: Path, data: bytes | str) -> Path:
    """Write ``data`` (text as UTF-8, newlines untouched) to ``path``; the old file stays whole until the new one is.

    >>> import pathlib, tempfile
    >>> p = write_file(pathlib.Path(tempfile.mkdtemp()) / "made" / "a.txt", "one\\n")
    >>> p.read_bytes()
    b'one\\n'
    """
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.")
    try:
        with os.fdopen(handle, "wb") as f:
            f.write(data.encode("utf-8") if isinstance(data, str) else data)
            f.flush()
            os.fsync(f.fileno())
        os.chmod(temporary, 0o644)
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return path
