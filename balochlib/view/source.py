"""What the view needs of a corpus. The view stands below the corpus, so it names the parts and not the class."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

import pandas as pd

from balochlib.text.article import Article

READ = "BALOCHLIB_READ"  # names, for the kernels of a briefing, the file with the corpus that was read for all of them


class Corpus(Protocol):
    """Tables by name, the ones used most as attributes, and the texts that their offsets count in."""

    tables: dict[str, pd.DataFrame]
    texts: dict[str, str]
    sources: pd.DataFrame
    articles: pd.DataFrame
    casualties: pd.DataFrame
    events: pd.DataFrame
    actors: pd.DataFrame
    allegations: pd.DataFrame
    problems: pd.DataFrame
    read_articles: list[Article]

    def to_csv(self, folder: Path) -> Path:
        """Write every table to ``folder``."""
        ...

    def to_geojson(self, path: Path) -> Path:
        """Write the places that have coordinates."""
        ...

    def to_excel(self, path: Path) -> Path:
        """Write every table as a sheet of one workbook."""
        ...
