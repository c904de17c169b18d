"""How to cite a page: a line of text and a BibTeX entry, made from the texts and the version alone, never from the clock."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from balochlib.view.markup import escape, reveal, squeeze
from balochlib.view.prose import count
from balochlib.view.source import Corpus
from balochlib.view.tables import format_date

_SPECIAL = re.compile(r"[&%$#_{}~^\\]")


@dataclass(frozen=True)
class Edition:
    """What a site was made from: its title, the fingerprint and the number of its texts, the day of the latest, the version."""

    title: str
    digest: str
    files: int
    as_of: str | None
    version: str

    @property
    def line(self) -> str:
        """The build as a line of HTML."""
        read = f'<span data-kind="layout">{count(self.files, "file")}</span>'
        made_by = f"balochlib <code>{escape(self.version)}</code>" if self.version else "balochlib"
        return f"made from {read} (fingerprint <code>{self.digest}</code>) by {made_by}"


def describe_edition(corpus: Corpus, title: str, version: str) -> Edition:
    """Return the edition that a site of these texts is: the same texts and the same version give the same one."""
    digest = hashlib.sha256("".join(sorted(corpus.sources["sha256"])).encode()).hexdigest()[:12]
    days = corpus.articles["published"].dropna()
    return Edition(title, digest, len(corpus.sources), days.max() if len(days) else None, version)


def write_citation(edition: Edition, page: str = "", name: str = "") -> str:
    """Return the block that says how to cite a page: a line, and a BibTeX entry in a fold.

    >>> block = write_citation(Edition("Makran & Kech", "ab12", 3, "2026-02-01", "0.1.0"), "Tolls: who counts?", "02_tolls")
    >>> "Makran &amp; Kech" in block, "@misc{balochlib-ab12-02-tolls," in block, "year = {2026}" in block
    (True, True, True)
    """
    return (
        f'<p class="cite"><span data-kind="name">{escape(cite_line(edition, page))}</span></p>'
        f'<details class="bibtex"><summary>BibTeX</summary><pre><code>{escape(cite_bibtex(edition, page, name))}</code></pre></details>'
    )


def cite_line(edition: Edition, page: str = "") -> str:
    """Return the line that cites a page.

    >>> cite_line(Edition("Makran", "ab12", 1, None, "0.1.0"))
    'Makran. Claims in news texts, each with its words. 1 file, fingerprint ab12, balochlib 0.1.0.'
    """
    what = f"{squeeze(page, 160).rstrip('.')}. In: " if page else ""
    return reveal(f"{what}{edition.title}. {_describe(edition)}.")


def _describe(edition: Edition) -> str:
    day = f", texts up to {format_date(edition.as_of)}" if edition.as_of else ""
    made = f"{count(edition.files, 'file')}{day}, fingerprint {edition.digest}, balochlib {edition.version}"
    return f"Claims in news texts, each with its words. {made.strip()}"


def cite_bibtex(edition: Edition, page: str = "", name: str = "") -> str:
    """Return the BibTeX entry of a page; a year stands in it only where a text shows one.

    >>> print(cite_bibtex(Edition("50 % of {it}", "ab12", 2, None, "0.1.0")))
    @misc{balochlib-ab12,
      title = {50 \\% of \\{it\\}},
      note = {Claims in news texts, each with its words. 2 files, fingerprint ab12, balochlib 0.1.0}
    }
    """
    key = "-".join(["balochlib", edition.digest, *re.findall(r"[a-z0-9]+", name.lower())])
    fields = {"title": _escape_tex(f"{page} ({edition.title})" if page else edition.title)}
    if edition.as_of:
        fields["year"] = edition.as_of[:4]
    fields["note"] = _escape_tex(_describe(edition))
    lines = ",\n".join(f"  {field} = {{{value}}}" for field, value in fields.items())
    return f"@misc{{{key},\n{lines}\n}}"


def _escape_tex(words: str) -> str:
    """Words that TeX prints as they stand."""
    named = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
    return _SPECIAL.sub(lambda m: named.get(m[0], f"\\{m[0]}"), squeeze(reveal(words)))
