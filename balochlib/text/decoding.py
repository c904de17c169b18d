"""Bytes into text by a declared order of encodings; what is no text is said to be none."""

from __future__ import annotations

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
_MAGIC = (
    (b"%PDF", "a PDF"), (b"PK\x03\x04", "a zip or an Office file"), (b"\x89PNG", "a picture"), (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"), (b"\xd0\xcf\x11\xe0", "an old Office file"), (b"\x1f\x8b", "a gzip archive"), (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x7fELF", "a program"), (b"{\\rtf", "a rich text file"),
)  # fmt: skip
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


class NotText(ValueError):
    """Bytes that hold no text: the message says what they look like and, after a semicolon, what to do."""

    def __init__(self, why: str, do: str = "save the text itself as UTF-8"):
        super().__init__(f"{why}; {do}")


def decode_bytes(data: bytes) -> tuple[str, str]:
    """Return (text, encoding): by the byte order mark where there is one, else UTF-8, else Windows-1252.

    The mark is no part of the text, newlines stay as they are, and no character is dropped or replaced.

    >>> decode_bytes(b"\\xef\\xbb\\xbfQuetta\\r\\n"), decode_bytes("Caf\\xe9".encode("cp1252"))
    (('Quetta\\r\\n', 'utf-8-sig'), ('Café', 'cp1252'))
    >>> decode_bytes(b"%PDF-1.7")
    Traceback (most recent call last):
    balochlib.text.decoding.NotText: it looks like a PDF; name it by its kind, or save its text as UTF-8
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), encoding
            except UnicodeDecodeError as error:
                raise NotText(f"it opens with the mark of {encoding} and breaks at byte {error.start}") from error
    looks = next((what for magic, what in _MAGIC if data.startswith(magic)), None)
    if looks:
        raise NotText(f"it looks like {looks}", "name it by its kind, or save its text as UTF-8")
    if b"\x00" in data or len(_CONTROLS.findall(data[:100_000])) > 0.02 * len(data[:100_000]):
        raise NotText("it holds bytes that no text holds")
    for encoding in ("utf-8", "cp1252"):
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError as error:
            broken = error.start
    raise NotText(f"byte {broken} is neither UTF-8 nor Windows-1252")
