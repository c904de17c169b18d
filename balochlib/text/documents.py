"""Web pages, PDF and Word files into plain text: what the page says of itself on top, then its paragraphs."""

from __future__ import annotations

import io
import logging
import re
import zipfile
from collections import Counter
from html import unescape

from balochlib.text.decoding import NotText, decode_bytes
from balochlib.text.lines import split_lines
from balochlib.text.metadata import find_page_dates, is_outlet

MAX_UNPACKED = 200_000_000  # bytes: an archive that unpacks to more is not opened
_MAX_PAGES = 2_000
# What these libraries say of a broken file would land on standard error; here the table of problems says it.
for _library in ("pypdf", "trafilatura"):
    logging.getLogger(_library).addHandler(logging.NullHandler())
_CHARSET = re.compile(rb"<meta[^>]{0,80}charset\s?=\s?[\"']?([\w-]{2,20})", re.IGNORECASE)


class MissingExtra(ImportError):
    """A library that reads this kind of file is not installed; ``extra`` names what to install."""

    def __init__(self, extra: str):
        super().__init__(extra)
        self.extra = extra


def read_document(data: bytes, suffix: str) -> str:
    """Return the text of a document by the suffix of its name (.html .htm .pdf .docx).

    >>> read_document(b"<title>Two die in Kech</title><nav>Home</nav><p>A bomb killed <b>two</b> men.</p>", ".html")
    'Two die in Kech\\n\\nA bomb killed two men.'
    """
    return _READERS[suffix](data)


def _read_html(data: bytes) -> str:
    declared = _CHARSET.search(data[:2000])
    try:
        page = data.decode(declared[1].decode()) if declared else decode_bytes(data)[0]
    except (UnicodeDecodeError, LookupError):
        page = decode_bytes(data)[0]
    try:
        import trafilatura
    except ImportError:
        return _read_plain_html(page)
    found = trafilatura.bare_extraction(page, with_metadata=True, date_extraction_params={"extensive_search": False})
    if found is None or not found.text:
        return _read_plain_html(page)
    return _put_together(found.title, found.author, found.sitename, found.date, found.text.replace("\n", "\n\n"))


def _put_together(title: str | None, author: str | None, outlet: str | None, day: str | None, body: str) -> str:
    """Set what the page says of itself above its text, once, in the lines in which news copy has it."""
    top = body[:600]
    dates = find_page_dates(day or "")
    meta = [outlet if outlet and is_outlet(outlet) else None, f"By {author}" if author and author not in top else None]
    meta.append(dates[0][2] if dates and not find_page_dates(top) else None)
    head = [title if title and title.strip() not in top else None, " | ".join(m for m in meta if m)]
    return "\n\n".join(part for part in (*head, body) if part)


_SKIPPED = frozenset({"noscript", "template", "svg", "nav", "footer", "aside", "button", "select", "iframe", "figcaption"})
_BLOCKS = frozenset({
    "p", "div", "br", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "table", "blockquote", "article", "section", "header",
    "main", "figure", "pre", "dt", "dd",
})  # fmt: skip
_DECLARED = {
    "og:title": "title", "author": "author", "article:author": "author", "og:site_name": "outlet",
    "article:published_time": "day", "date": "day", "pubdate": "day", "datepublished": "day",
}  # fmt: skip


# The parser of the standard library takes a minute for some pages of a few kilobytes, so marks are found by bounded patterns.
_MARK = re.compile(
    r"""<!--(?:(?!-->).)*+(?:-->|\Z)                                      # a comment; without an end it runs on, as in browsers
    | <(script|style)\b(?:(?!</\1\b).)*+(?:</\1\b[^>]{0,99}+>?|\Z)      # what a page holds for the browser
    | <(?P<end>/?)(?P<tag>[a-z][\w:-]{0,30}+)
      (?P<attributes>(?:[^<>"']{1,3000}+|"[^"]{0,3000}+"|'[^']{0,3000}+'){0,120}+|[^<>]{0,3000}+)>
    | <[!?][^<>]{0,3000}+>                                               # <!doctype ...>, <?xml ...?>
    """,
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
_ATTRIBUTE = re.compile(r"""([\w:-]{1,40}+)\s{0,9}+=\s{0,9}+(?:"([^"]{0,3000})"|'([^']{0,3000})'|([^\s"'<>]{1,500}))""")


class _PageText:
    """Collects the paragraphs of a page and the title, author, outlet and date that its head declares."""

    def __init__(self, page: str) -> None:
        self.parts: list[str] = []
        self.said: dict[str, str] = {}
        self._hidden: list[str] = []  # elements around this place whose text is not the article's
        self._open: Counter[str] = Counter()  # how often each stands there
        self._in_title = False
        self._in_row = False  # after the first cell of a row
        at = 0
        for mark in _MARK.finditer(page):
            self._take(page[at : mark.start()])
            at = mark.end()
            if mark["tag"] and mark["end"]:
                self._close(mark["tag"].lower())
            elif mark["tag"]:
                self._begin(mark["tag"].lower(), mark["attributes"])
        self._take(page[at:])

    def _begin(self, tag: str, attributes: str) -> None:
        if tag == "meta":
            given = {m[1].lower(): unescape(m[2] or m[3] or m[4] or "") for m in _ATTRIBUTE.finditer(attributes)}
            key = _DECLARED.get((given.get("property") or given.get("name") or given.get("itemprop") or "").lower())
            if key and given.get("content"):
                self.said.setdefault(key, " ".join(given["content"].split()))
        elif tag == "title" and not self._hidden:
            self._in_title = True
        elif tag in _SKIPPED:
            if not attributes.endswith("/"):
                self._hidden.append(tag)
                self._open[tag] += 1
        elif tag in ("td", "th"):
            self.parts.append("; " if self._in_row else "")
            self._in_row = True
        elif tag in _BLOCKS:
            self._in_row = self._in_row and tag != "tr"
            self.parts.append("\n- " if tag == "li" else "\n")

    def _close(self, tag: str) -> None:
        if tag == "title":
            self._in_title = False
        elif tag in _SKIPPED:
            while self._open[tag]:
                inner = self._hidden.pop()
                self._open[inner] -= 1
                if inner == tag:
                    break
        elif tag in _BLOCKS:
            self.parts.append("\n")

    def _take(self, words: str) -> None:
        if self._in_title:
            self.said["page"] = (self.said.get("page", "") + unescape(words))[:1000].strip()
        elif not self._hidden:
            self.parts.append(re.sub(r"\s++", " ", unescape(words)))


def _read_plain_html(page: str) -> str:
    reader = _PageText(page)
    lines = (line.strip() for line in "".join(reader.parts).split("\n"))
    body = "\n\n".join(line for line in lines if line.strip("- "))
    said = reader.said
    if not body:  # a page that a script fills in the browser: its title is no text
        return ""
    return _put_together(said.get("title") or said.get("page"), said.get("author"), said.get("outlet"), said.get("day"), body)


def _read_pdf(data: bytes) -> str:
    try:
        import pypdf
    except ImportError as error:
        raise MissingExtra("documents") from error
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise NotText("it is locked with a password", "open it with the password and print it to a new PDF")
    except pypdf.errors.DependencyError:  # AES needs a library of its own, with a password or without
        raise NotText("it is encrypted (AES)", "print it to a new PDF, or: pip install cryptography") from None
    lines = split_lines("\n\n".join(page.extract_text() for page in reader.pages[:_MAX_PAGES]))
    return "\n\n".join(("- " if line.bullet else "") + " ".join(line.words.split()) for line in lines)


def _read_docx(data: bytes) -> str:
    try:
        import docx
    except ImportError as error:
        raise MissingExtra("documents") from error
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        if sum(member.file_size for member in packed.infolist()) > MAX_UNPACKED:
            raise NotText(f"it unpacks to more than {MAX_UNPACKED:,} bytes", "cut it into smaller files")
    document = docx.Document(io.BytesIO(data))
    blocks = []
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            blocks += [(": " if len(row.cells) == 2 else "; ").join(cell.text for cell in row.cells) for row in block.rows]
        else:
            blocks.append(("- " if "List" in (block.style.name if block.style else "") else "") + block.text)
    return "\n\n".join(b for b in blocks if b.strip())


_READERS = {".html": _read_html, ".htm": _read_html, ".pdf": _read_pdf, ".docx": _read_docx}
SUFFIXES = frozenset(_READERS)
