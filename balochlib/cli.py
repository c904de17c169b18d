"""The command line: briefing, parse, check, lab. Results on standard output, messages on standard error.

Exit codes: 0 done, 1 the work failed, 2 the command was not understood, 3 done, but something could not be read or (check) was found.
"""

from __future__ import annotations

import argparse
import csv
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pandas as pd

import balochlib
from balochlib import paths
from balochlib.analysis.coherence import coherence
from balochlib.corpus import Corpus, read_seeds, read_texts
from balochlib.exports import read_csv
from balochlib.shapes import shape_acled, shape_ucdp
from balochlib.storage import write_file
from balochlib.view.markup import reveal

OK, FAILED, INCOMPLETE = 0, 1, 3
_FITS = ("ok", "not_checkable", "units_differ")  # the last: counts of unlike units neither agree nor clash
WRITERS: dict[str, Callable[[Corpus, Path], Path]] = {
    "csv": lambda corpus, out: corpus.to_csv(out),
    "excel": lambda corpus, out: corpus.to_excel(out / "tables.xlsx"),
    "parquet": lambda corpus, out: corpus.to_parquet(out),
    "geojson": lambda corpus, out: corpus.to_geojson(out / "places.geojson"),
    "acled": lambda corpus, out: shape_acled(corpus).to_csv(out),
    "ucdp": lambda corpus, out: shape_ucdp(corpus).to_csv(out),
}

EXAMPLES = """examples:
  balochlib briefing                              the five seeds, to site/index.html
  balochlib briefing my_texts/ --out my_site/ --title "January in Makran" --pdf
  balochlib briefing my_texts/ --since site       with what changed since the issue in site/
  balochlib briefing my_texts/ --single-file      also the whole site as one page to send
  balochlib parse my_texts/ --out tables/         every table as CSV, with a dictionary
  balochlib parse my_texts/ --out tables/ --format excel    one workbook; or parquet, geojson, acled, ucdp
  balochlib parse my_texts/ --table casualties    one table as CSV on standard output
  balochlib check my_texts/                       what was not read or not understood
  balochlib lab my_texts/                         JupyterLab at the first notebook, on these texts
  balochlib lab -- --no-browser --port 9000       what stands after -- goes to Jupyter

BALOCHLIB_LEXICON=my_words/ adds rows of your own (my_words/places.csv, actors.csv ...) to the word lists.

Results go to standard output, messages to standard error. A progress bar shows on terminals only, and nothing is coloured.

exit codes: 0 done, 1 failed, 2 command not understood, 3 done, but something could not be read, or check found something"""


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    parser = argparse.ArgumentParser(
        prog="balochlib", description=__doc__.partition("\n")[0], epilog=EXAMPLES, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--version", action="version", version=f"balochlib {balochlib.__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="briefing | parse | check | lab")
    quiet = argparse.ArgumentParser(add_help=False)
    quiet.add_argument("--quiet", action="store_true", help="no messages and no progress bar; errors are still shown")
    folder = argparse.ArgumentParser(add_help=False)
    folder.add_argument("folder", nargs="?", type=Path, help="folder or file of texts (default: the seeds)")

    briefing = commands.add_parser("briefing", parents=[folder, quiet], help="run the notebooks and write the site")
    briefing.add_argument("-o", "--out", type=Path, default=Path("site"), help="folder to write the site to (default: site)")
    briefing.add_argument("--title", help="name of the site")
    briefing.add_argument(
        "--since", type=Path, metavar="ISSUE", help="the last issue (its site, or tables of parse --out): say what is new and what is gone"
    )
    briefing.add_argument("--single-file", action="store_true", help="write the whole site into one page as well: briefing.html in it")
    briefing.add_argument("--pdf", action="store_true", help="print the site to briefing.pdf in it as well (needs Chromium or Chrome)")

    parse = commands.add_parser("parse", parents=[folder, quiet], help="write the tables as CSV, workbook, GeoJSON ...")
    parse.add_argument("-o", "--out", type=Path, help="folder to write to")
    parse.add_argument(
        "--format", choices=WRITERS, default="csv", help="what to write to it (default: csv); acled and ucdp tell what is lost"
    )
    parse.add_argument("--table", help="print this one table on standard output instead")

    commands.add_parser("check", parents=[folder, quiet], help="list problems and unexplained numbers")
    usage = "%(prog)s [--quiet] [folder] [-- options for jupyter lab]"
    commands.add_parser("lab", parents=[folder, quiet], help="open JupyterLab at the first notebook", usage=usage)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code.

    >>> main(["parse", "no/such/folder", "--table", "casualties"])
    1
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    cut = given.index("--") if "--" in given else len(given)
    parser = build_parser()
    options = parser.parse_args(given[:cut])
    options.jupyter = given[cut + 1 :]
    if options.jupyter and options.command != "lab":
        parser.error("only lab takes options for another program after --")
    run = {"briefing": _run_briefing, "parse": _run_parse, "check": _run_check, "lab": _run_lab}[options.command]
    try:
        return run(options)
    except KeyboardInterrupt:
        return _fail("stopped")
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output has gone; there is nobody to tell
        return OK
    except (OSError, ValueError, RuntimeError, ImportError) as error:  # the last: an extra that is not installed
        return _fail(str(error))


def _fail(message: str) -> int:
    print(f"balochlib: {message}", file=sys.stderr)
    return FAILED


def _tell(options: argparse.Namespace, message: str) -> None:
    if not options.quiet:
        print(message, file=sys.stderr)


def _read(options: argparse.Namespace) -> Corpus:
    if options.folder is not None and not options.folder.exists():
        raise ValueError(f"there is no folder or file {options.folder}; give the folder that holds your texts")
    corpus = read_seeds() if options.folder is None else read_texts(options.folder)
    corpus.progress = sys.stderr.isatty() and not options.quiet
    return corpus


def _read_some(options: argparse.Namespace) -> Corpus:
    """Read the texts for work that needs at least one; say what kept each file from being read where there is none."""
    corpus = _read(options)
    if corpus.sources.empty:
        _report(options, corpus)
        raise ValueError(f"no text could be read in {options.folder}, so there is nothing to write")
    return corpus


def _report(options: argparse.Namespace, corpus: Corpus) -> int:
    """Say what could not be read; return the exit code that goes with it."""
    for line in _list_problems(corpus)[:20]:
        print(f"balochlib: {line}", file=sys.stderr)
    if len(corpus.problems) > 20:
        print(f"balochlib: and {len(corpus.problems) - 20} more; balochlib check lists them all", file=sys.stderr)
    return INCOMPLETE if len(corpus.problems) else OK


def _run_briefing(options: argparse.Namespace) -> int:
    from balochlib.view.briefing import build_site, check_target
    from balochlib.view.downloads import say_size
    from balochlib.view.joined import SINGLE
    from balochlib.view.pdf import find_browser, write_pdf

    check_target(options.out.resolve())  # before the work, not after it
    if options.pdf:
        find_browser()
    since = _read_issue(options.since) if options.since else None
    corpus = _read_some(options)
    _tell(options, f"read {corpus!r}; running the notebooks")
    progress = False if options.quiet else None  # None: on a terminal only
    index = build_site(
        corpus, options.out, options.folder, options.title, version=balochlib.__version__, progress=progress,
        single=options.single_file, since=since,
    )  # fmt: skip
    code = _report(options, corpus)
    _tell(options, "The site is ready. Open this file in a browser:")
    print(index)
    if options.single_file:
        _tell(options, f"One page with everything, {say_size((index.parent / SINGLE).stat().st_size)}, to send alone:")
        print(index.parent / SINGLE)
    if options.pdf:
        print(write_pdf(index.parent))
    return code


def _read_issue(folder: Path) -> dict[str, pd.DataFrame]:
    """Read the tables of an earlier issue from its site, or from the folder that ``parse --out`` wrote."""
    try:
        return read_csv(folder / "data" if (folder / "data").is_dir() else folder)
    except (OSError, KeyError, ValueError, TypeError) as error:
        raise ValueError(f"{folder} holds no tables that this version can compare with: {error}") from None


def _run_parse(options: argparse.Namespace) -> int:
    if (options.out is None) == (options.table is None):
        raise ValueError("say where the tables go: --out FOLDER for all of them, or --table NAME for one on standard output")
    if options.table is not None and options.format != "csv":
        raise ValueError("a table on standard output is CSV; for another format give --out FOLDER")
    corpus = _read_some(options)
    if options.table is not None:
        if options.table not in corpus.tables:
            raise ValueError(f"there is no table {options.table}; there are {', '.join(corpus.tables)}")
        corpus.tables[options.table].to_csv(sys.stdout, index=False, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n")
    else:
        written = WRITERS[options.format](corpus, options.out)
        _tell(options, f"{corpus!r}, written as {options.format}:")
        print(written)
    return _report(options, corpus)


def _run_check(options: argparse.Namespace) -> int:
    corpus = _read(options)
    unread, unexplained, unfit = _list_problems(corpus), list(_list_unexplained(corpus)), list(_list_unfit(corpus))
    for line in (*unread, *unexplained, *unfit):
        print(_show_hidden(line))
    _tell(options, f"problems: {len(unread)}, unexplained numbers: {len(unexplained)}, numbers that do not fit: {len(unfit)}")
    return INCOMPLETE if unread or unexplained or unfit else OK


def _show_hidden(line: str) -> str:
    """A line of which no name of a file or word of a text can break out, or steer the terminal."""
    return reveal(line).replace("\n", "[U+000A]")


def _list_problems(corpus: Corpus) -> list[str]:
    return [_show_hidden(f"{row['file']}: {row['what']}: {row['detail']}") for row in corpus.problems.to_dict("records")]


def _list_unexplained(corpus: Corpus) -> Iterator[str]:
    numerals = corpus.numerals
    for row in numerals[numerals["explained_as"] == "unexplained"].to_dict("records"):
        yield f"{_find_line(corpus, row['article_id'], row['start'])}: unexplained: {row['quote']}"


def _list_unfit(corpus: Corpus) -> Iterator[str]:
    """Yield each check of :func:`balochlib.coherence` that fails, then the claims that their own sentence contradicts."""
    checks, claims = coherence(corpus), corpus.casualties
    failed = checks[~checks["verdict"].isin(_FITS)]
    for row in failed.to_dict("records"):
        here, there = (_find_line(corpus, row[f"article_{side}"], row[f"start_{side}"]) for side in "ab")
        where = "" if here == there else f" ({there})"
        yield f"{here}: {row['verdict']}: {row['detail']}: {row['quote_a']!r} and {row['quote_b']!r}{where}"
    rest = claims[claims["coherence"].notna() & ~claims["coherence"].isin(_FITS)]
    told = set(zip(failed["article_a"], failed["start_a"], strict=True))
    for row in rest.to_dict("records"):
        if (row["article_id"], row["start"]) not in told:
            yield f"{_find_line(corpus, row['article_id'], row['start'])}: {row['coherence']}: {row['quote']!r}"


def _find_line(corpus: Corpus, article_id: str, start: int) -> str:
    """Name the file and the line of a character, as editors and compilers do: note.txt:3."""
    articles = corpus.articles
    source_id = articles.loc[articles["article_id"] == article_id, "source_id"].iloc[0]
    file = corpus.sources.loc[corpus.sources["source_id"] == source_id, "file"].iloc[0]
    return f"{file}:{corpus.texts[source_id].count(chr(10), 0, start) + 1}"


def _run_lab(options: argparse.Namespace) -> int:
    top = _lay_out_notebooks(Path.cwd())
    environment = dict(os.environ)
    if options.folder is not None:
        _read_some(options)  # a folder that cannot be read is told here, not in the first cell
        environment["BALOCHLIB_TEXTS"] = str(options.folder.resolve())
    first = top / "notebooks" / "00_start_here.ipynb"
    _tell(options, f"opening {first}; stop with Ctrl-C")
    if not (top / "site").is_dir():
        _tell(options, "Numbers in the notebooks open their sentences in site/, which is not there yet: balochlib briefing makes it.")
    command = [sys.executable, "-m", "jupyter", "lab", str(first), f"--ServerApp.root_dir={top}", *options.jupyter]
    return subprocess.run(command, check=False, env=environment).returncode


def _lay_out_notebooks(here: Path) -> Path:
    """Return the folder that holds ``notebooks``: the checkout, or ``here`` with copies of those that travel with a wheel.

    A copy that is there already may have been worked in and stays as it is.
    """
    if not paths.IS_PACKED:
        return paths.ROOT
    for path in sorted(paths.NOTEBOOKS.rglob("*")):
        copy = here / "notebooks" / path.relative_to(paths.NOTEBOOKS)
        if path.is_file() and not copy.exists():
            write_file(copy, path.read_bytes())
    return here
