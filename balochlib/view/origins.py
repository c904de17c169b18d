"""Where the texts come from: each file with its fingerprint, and what is known of its address and its rights."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from balochlib.text.decoding import NotText, decode_bytes
from balochlib.view.markup import escape, squeeze
from balochlib.view.source import Corpus

UNKNOWN = "not stated: with author and publisher"


def read_index(folder: Path) -> dict[str, dict[str, str]]:
    """Return the rows of ``index.csv`` beside the texts by file name (columns file, outlet, url, rights); none where there is none.

    >>> read_index(Path("no/such/folder"))
    {}
    """
    path = (folder if folder.is_dir() else folder.parent) / "index.csv"
    try:
        rows = list(csv.DictReader(io.StringIO(decode_bytes(path.read_bytes())[0])))
    except (OSError, NotText, csv.Error):  # the table of problems says so, where there is such a file
        return {}
    return {row["file"]: {k: v for k, v in row.items() if isinstance(k, str) and isinstance(v, str)} for row in rows if row.get("file")}


def write_origins(corpus: Corpus, folder: Path) -> str:
    """Return a table of the files read: name, outlets, SHA-256 of the bytes as received, rights."""
    known = read_index(folder)
    shown = corpus.articles.dropna(subset=["publisher"]).groupby("source_id")["publisher"]
    outlets = {source: "; ".join(dict.fromkeys(names)) for source, names in shown}
    rows = []
    for source in corpus.sources.to_dict("records"):
        row = known.get(source["file"], {})
        outlet = outlets.get(source["source_id"]) or row.get("outlet")
        url = row.get("url", "")
        name = f"<code>{escape(source['file'])}</code>"
        name = f'<a href="{escape(url)}" rel="noreferrer">{name}</a>' if url.startswith(("https://", "http://")) else name
        rights = squeeze(row.get("rights") or UNKNOWN, 200)
        rows.append(
            f'<tr><th scope="row">{name}</th><td><span data-kind="name">{escape("–" if not outlet else squeeze(outlet, 120))}</span></td>'
            f'<td><code class="hash">{escape(source["sha256"])}</code></td>'
            f'<td class="long"><span data-kind="name">{escape(rights)}</span></td></tr>'
        )
    if not rows:
        return '<p class="empty"><b>Files.</b> None was read.</p>'
    heads = "".join(f'<th scope="col">{words}</th>' for words in ("File", "Outlets", "SHA-256 as received", "Rights"))
    table = f"<table><caption>Files and rights</caption><thead><tr>{heads}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
    return f'<div class="table" role="group" aria-label="Files and rights" tabindex="0">{table}</div>'
