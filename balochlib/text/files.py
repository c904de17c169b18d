"""Files into decoded texts: what can be read is a Source, what cannot is a problem, and nothing stops the run."""

from __future__ import annotations

import csv
import hashlib
import io
import re
import stat
import zipfile
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path, PurePosixPath

from balochlib.text import documents
from balochlib.text.decoding import NotText, decode_bytes

MAX_BYTES = 20_000_000
MAX_LINE = 200_000  # characters: a whole report fits, a table of data or a stream without line breaks does not
_MAX_MEMBERS = 10_000
_DEPTH = 20  # folders inside folders
_MADE = ("manifest.json", "datapackage.json")  # what a site and exported tables have
_TEXTS = frozenset({".txt", ".md"})
_NOTES = frozenset({  # on the texts, not texts
    "index.csv", "corrections.csv", "readme.md", "readme.txt", "readme", "license", "license.txt", "license.md",
})  # fmt: skip
_KINDS = ".txt, .md, .html, .pdf, .docx and .zip"
_INSTALL = "to read {} files: pip install 'balochlib[{}]', or in a checkout: uv sync --all-extras"
_NO_TEXT = {
    ".pdf": "its pages hold no text, only pictures (a scan?); run character recognition first",
    ".docx": "it holds no text, only pictures or nothing; put the words themselves into it",
    ".html": "it holds no text of its own (a page that a script fills?); open it in a browser and save its text",
}


@dataclass(frozen=True)
class Source:
    """A file as read: its bytes' hash and its decoded text, newlines untouched."""

    source_id: str
    file: str
    sha256: str
    text: str
    published: str | None = None


def decode_source(data: bytes, file: str, text: str | None = None, published: str | None = None) -> Source:
    """Make the Source of one file from its bytes; ``text`` is given where it was taken out of a document.

    >>> decode_source(b"Two men died in Kech.", "note.txt").source_id
    's-33d958bf'
    """
    sha = hashlib.sha256(data).hexdigest()
    return Source(f"s-{sha[:8]}", file, sha, decode_bytes(data)[0] if text is None else text, published)


def read_sources(path: Path) -> tuple[list[Source], list[dict]]:
    """Read every text of a folder, in the order of the names, or one file: (sources, rows for the table of problems).

    Texts are .txt, .md, .html, .pdf, .docx and zip archives of these, in the folder and in the folders inside it, where the
    name of a file is its path from the folder given. Hidden files, links, folders that hold a site or tables and whatever
    cannot be read become problems that say what, why and what to do. The same bytes are read once.
    ``index.csv`` in the folder given may date files (columns file, published) whose texts show no date.
    """
    path = Path(path)
    if not path.exists():
        raise FileNotFoundError(f"{path}: there is no such file or folder; give a folder of texts, or one text")
    reader = _Reader()
    if path.is_dir():
        reader.read_folder(path)
        if not reader.sources and not reader.problems:
            reader.report(path.name, "empty", f"the folder holds no text; put {_KINDS} files into it")
        if (path / "index.csv").is_file():
            reader.read_index(path / "index.csv")
    else:
        reader.read(path, named=True)
    return reader.sources, reader.problems


@dataclass
class _Reader:
    """Sources and problems as they come in."""

    sources: list[Source] = field(default_factory=list)
    problems: list[dict] = field(default_factory=list)
    seen: dict[str, str] = field(default_factory=dict)  # source_id -> the file that was read

    def report(self, file: str, what: str, detail: str, source_id: str | None = None) -> None:
        self.problems.append({"source_id": source_id, "file": file, "what": what, "detail": detail})

    def read_folder(self, folder: Path, inside: tuple[str, ...] = ()) -> None:
        """Read what a folder holds, in the order of the names; ``inside`` names the folders on the way to it."""
        for member in sorted(folder.iterdir(), key=lambda p: p.name):
            if member.name.lower() not in _NOTES:
                self.read(member, inside=inside)

    def read(self, path: Path, named: bool = False, inside: tuple[str, ...] = ()) -> None:
        """Read one file or folder of the disk; ``named`` by the user, it may be hidden or a link."""
        parts = *inside, path.name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        name = "/".join(parts)
        try:
            status = path.stat() if named else path.lstat()
            if stat.S_ISLNK(status.st_mode):
                return self.report(name, "symlink", "links are not followed; copy the file into the folder")
            if path.name.startswith(".") and not named:
                return self.report(name, "hidden_file", "hidden files are not read; rename it if it is a text")
            if stat.S_ISDIR(status.st_mode):
                if any((path / made).is_file() for made in _MADE):
                    return self.report(name, "output", f"it holds {' or '.join(_MADE)}: a site or tables, not texts; keep them elsewhere")
                if len(parts) > _DEPTH:
                    return self.report(name, "too_deep", f"it lies more than {_DEPTH} folders down; read it on its own")
                return self.read_folder(path, parts)
            if not stat.S_ISREG(status.st_mode):
                return self.report(name, "not_a_file", "it is a pipe, a socket or a device, not a file; save its text as a file")
            if status.st_size > MAX_BYTES:
                return self.report(name, "too_large", f"{status.st_size:,} bytes, more than {MAX_BYTES:,}; cut it into smaller files")
            data = path.read_bytes()
        except OSError as error:
            return self.report(name, "unreadable", f"{error.strerror or error}; check the rights of the file")
        return self.take(name, data)

    def take(self, name: str, data: bytes, packed: bool = False) -> None:
        """Read one file from its bytes."""
        suffix = PurePosixPath(name).suffix.lower()
        source_id = f"s-{hashlib.sha256(data).hexdigest()[:8]}"
        if not data.strip():
            return self.report(name, "empty", "the file holds nothing but white space; nothing was read from it", source_id)
        if source_id in self.seen:
            return self.report(name, "duplicate", f"the same bytes as {self.seen[source_id]}; delete one of them", source_id)
        if suffix == ".zip" and not packed:
            return self.unpack(name, data)
        if suffix not in _TEXTS | documents.SUFFIXES:
            return self.report(name, "unknown_type", f"read are {_KINDS}; save it as one of these", source_id)
        try:
            text, encoding = decode_bytes(data) if suffix in _TEXTS else (documents.read_document(data, suffix), None)
        except documents.MissingExtra as missing:
            return self.report(name, "needs_extra", _INSTALL.format(suffix, missing.extra), source_id)
        except NotText as error:
            return self.report(name, "not_text", str(error), source_id)
        except Exception as error:  # a broken document raises whatever its library raises, and must not stop the others
            return self.report(name, "broken", f"{type(error).__name__}: {str(error)[:200]}; open it and save it anew", source_id)
        if not text.strip():
            return self.report(name, "no_text", _NO_TEXT.get(suffix, _NO_TEXT[".html"]), source_id)
        longest = max(map(len, re.split(r"[\r\n]", text)))
        if longest > MAX_LINE:
            detail = f"a line of {longest:,} characters, more than {MAX_LINE:,}; break it at its paragraphs"
            return self.report(name, "long_line", detail, source_id)
        if encoding == "cp1252":
            self.report(name, "encoding", "not UTF-8, read as Windows-1252; look for wrong letters, and save it as UTF-8", source_id)
        self.seen[source_id] = name
        self.sources.append(decode_source(data, name, text=text))
        return None

    def unpack(self, name: str, data: bytes) -> None:
        """Read the files of an archive in the order of their names, none of them to disk."""
        try:
            archive = zipfile.ZipFile(io.BytesIO(data))
        except zipfile.BadZipFile as error:
            return self.report(name, "broken", f"{error}; pack it anew")
        members = sorted((m for m in archive.infolist() if not m.is_dir()), key=lambda m: m.filename)
        total = sum(m.file_size for m in members)
        if not members:
            return self.report(name, "empty", "there is no file in it; pack it anew")
        if len(members) > _MAX_MEMBERS or total > documents.MAX_UNPACKED:
            return self.report(name, "too_large", f"{len(members):,} files of {total:,} bytes in all; pack fewer")
        for member in members:
            inside = PurePosixPath(member.filename.replace("\\", "/"))
            full = f"{name}/{inside}"
            if inside.is_absolute() or ".." in inside.parts or ":" in inside.parts[0]:
                self.report(full, "unsafe_name", "the name leads out of the archive; pack it under a plain name")
            elif any(part.startswith((".", "__MACOSX")) for part in inside.parts):
                self.report(full, "hidden_file", "hidden files are not read; rename it if it is a text")
            elif member.file_size > MAX_BYTES:
                self.report(full, "too_large", f"{member.file_size:,} bytes, more than {MAX_BYTES:,}; cut it into smaller files")
            else:
                try:
                    content = archive.read(member)
                except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError, ValueError) as error:
                    self.report(full, "broken", f"{str(error)[:200]}; pack it anew, without a password")
                    continue
                self.take(full, content, packed=True)
        return None

    def read_index(self, path: Path) -> None:
        """Take dates of publication from index.csv, and say where a file is not the one that it lists."""
        try:
            rows = list(csv.DictReader(io.StringIO(decode_bytes(path.read_bytes())[0])))
        except (OSError, NotText, csv.Error) as error:
            return self.report(path.name, "unreadable", f"{str(error).partition(';')[0]}; save it as CSV in UTF-8")
        listed = {row.get("file"): row for row in rows}
        for n, source in enumerate(self.sources):
            row = listed.get(source.file)
            if row is None:
                continue
            if row.get("sha256") and row["sha256"] != source.sha256:
                self.report(source.file, "changed", "its hash is not the one in index.csv; restore the text as received", source.source_id)
            day = (row.get("published") or "").strip()
            try:
                self.sources[n] = replace(source, published=date.fromisoformat(day).isoformat() if day else None)
            except ValueError:
                self.report(source.file, "bad_date", f"index.csv has published={day[:40]!r}; write it as 2026-01-31", source.source_id)
        return None
