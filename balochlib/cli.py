"""The command line: briefing, parse, check, lab. Results on standard output, messages on standard error.

Exit codes: 0 done, 1 the work failed, 2 the command was not understood, 3 done, but something could not be read or (check) was found.
"""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import click
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

EXAMPLES = {
    "briefing": """
  balochlib briefing                              the five seeds, to site/index.html
  balochlib briefing my_texts/ --out my_site/ --title "January in Makran" --pdf
  balochlib briefing my_texts/ --since site       with what changed since the issue in site/
  balochlib briefing my_texts/ --single-file      also the whole site as one page to send""",
    "parse": """
  balochlib parse my_texts/ --out tables/         every table as CSV, with a dictionary
  balochlib parse my_texts/ --out tables/ --format excel    one workbook; or parquet, geojson, acled, ucdp
  balochlib parse my_texts/ --table casualties    one table as CSV on standard output""",
    "check": """
  balochlib check my_texts/                       what was not read or not understood""",
    "lab": """
  balochlib lab my_texts/                         JupyterLab at the first notebook, on these texts
  balochlib lab -- --no-browser --port 9000       what stands after -- goes to Jupyter""",
}
NOTES = """BALOCHLIB_LEXICON=my_words/ adds rows of your own (my_words/places.csv, actors.csv ...) to the word lists.

Results go to standard output, messages to standard error. A progress bar shows on terminals only, and nothing is coloured.

Exit codes: 0 done, 1 failed, 2 command not understood, 3 done, but something could not be read, or check found something."""


def _show_examples(*names: str) -> str:
    """The examples as click prints them line by line, which the mark of the first line asks for."""
    return "\b\nExamples:" + "".join(EXAMPLES[name] for name in names)


class _Commands(click.Group):
    """The commands in the order of their use; what stops one is told in a line."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(EXAMPLES)

    def invoke(self, ctx: click.Context) -> int:
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit):
            raise
        except KeyboardInterrupt:
            return _fail("stopped")
        except BrokenPipeError:
            sys.stderr.close()  # the reader of our output has gone; there is nobody to tell
            return OK
        except (OSError, ValueError, RuntimeError, ImportError) as error:  # the last: an extra that is not installed
            return _fail(str(error))


PATH = click.Path(path_type=Path)
_folder = click.argument("folder", required=False, type=PATH)
_quiet = click.option("--quiet", is_flag=True, help="No messages and no progress bar; errors are still shown.")


@click.group(cls=_Commands, epilog=f"{_show_examples(*EXAMPLES)}\n\n{NOTES}", context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(balochlib.__version__, message="%(prog)s %(version)s")
@click.pass_context
def commands(context: click.Context) -> None:
    """News texts on a conflict, FOLDER or the five seeds, as tidy tables and as a briefing in which every number opens its sentence."""
    if context.obj and context.invoked_subcommand != "lab":
        raise click.UsageError("only lab takes options for another program after --")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code.

    >>> main(["parse", "no/such/folder", "--table", "casualties"])
    1
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    cut = given.index("--") if "--" in given else len(given)
    try:
        return commands.main(given[:cut], "balochlib", standalone_mode=False, obj=given[cut + 1 :])
    except click.ClickException as error:
        error.show()
        return error.exit_code


def _fail(message: str) -> int:
    print(f"balochlib: {message}", file=sys.stderr)
    return FAILED


def _tell(quiet: bool, message: str) -> None:
    if not quiet:
        print(message, file=sys.stderr)


def _read(folder: Path | None, quiet: bool) -> Corpus:
    if folder is not None and not folder.exists():
        raise ValueError(f"there is no folder or file {folder}; give the folder that holds your texts")
    corpus = read_seeds() if folder is None else read_texts(folder)
    corpus.progress = sys.stderr.isatty() and not quiet
    return corpus


def _read_some(folder: Path | None, quiet: bool) -> Corpus:
    """Read the texts for work that needs at least one; say what kept each file from being read where there is none."""
    corpus = _read(folder, quiet)
    if corpus.sources.empty:
        _report(corpus)
        raise ValueError(f"no text could be read in {folder}, so there is nothing to write")
    return corpus


def _report(corpus: Corpus) -> int:
    """Say what could not be read; return the exit code that goes with it."""
    for line in _list_problems(corpus)[:20]:
        print(f"balochlib: {line}", file=sys.stderr)
    if len(corpus.problems) > 20:
        print(f"balochlib: and {len(corpus.problems) - 20} more; balochlib check lists them all", file=sys.stderr)
    return INCOMPLETE if len(corpus.problems) else OK


@commands.command("briefing", short_help="Run the notebooks and write the site.", epilog=_show_examples("briefing"))
@_folder
@click.option("-o", "--out", type=PATH, default=Path("site"), show_default=True, help="Folder to write the site to.")
@click.option("--title", help="Name of the site.")
@click.option("--since", type=PATH, metavar="ISSUE", help="The last issue (its site, or tables of parse --out): say what has changed.")
@click.option("--single-file", is_flag=True, help="Write the whole site into one page as well: briefing.html in it.")
@click.option("--pdf", is_flag=True, help="Print the site to briefing.pdf in it as well (needs Chromium or Chrome).")
@_quiet
def run_briefing(folder: Path | None, out: Path, title: str | None, since: Path | None, single_file: bool, pdf: bool, quiet: bool) -> int:
    """Run the notebooks on the texts of FOLDER (the seeds where not given) and write the site."""
    from balochlib.view.briefing import build_site, check_target
    from balochlib.view.downloads import say_size
    from balochlib.view.joined import SINGLE
    from balochlib.view.pdf import find_browser, write_pdf

    check_target(out.resolve())  # before the work, not after it
    if pdf:
        find_browser()
    before = _read_issue(since) if since else None
    corpus = _read_some(folder, quiet)
    _tell(quiet, f"read {corpus!r}; running the notebooks")
    progress = False if quiet else None  # None: on a terminal only
    version = balochlib.__version__
    index = build_site(corpus, out, folder, title, version=version, progress=progress, single=single_file, since=before)
    code = _report(corpus)
    _tell(quiet, "The site is ready. Open this file in a browser:")
    print(index)
    if single_file:
        _tell(quiet, f"One page with everything, {say_size((index.parent / SINGLE).stat().st_size)}, to send alone:")
        print(index.parent / SINGLE)
    if pdf:
        print(write_pdf(index.parent))
    return code


def _read_issue(folder: Path) -> dict[str, pd.DataFrame]:
    """Read the tables of an earlier issue from its site, or from the folder that ``parse --out`` wrote."""
    try:
        return read_csv(folder / "data" if (folder / "data").is_dir() else folder)
    except (OSError, KeyError, ValueError, TypeError) as error:
        raise ValueError(f"{folder} holds no tables that this version can compare with: {error}") from None


@commands.command("parse", short_help="Write the tables as CSV, workbook, GeoJSON ...", epilog=_show_examples("parse"))
@_folder
@click.option("-o", "--out", type=PATH, help="Folder to write to.")
@click.option(
    "--format", "form", type=click.Choice(list(WRITERS)), default="csv", show_default=True,
    help="What to write to it; acled and ucdp tell what is lost.",
)  # fmt: skip
@click.option("--table", help="Print this one table on standard output instead.")
@_quiet
def run_parse(folder: Path | None, out: Path | None, form: str, table: str | None, quiet: bool) -> int:
    """Write the tables read from the texts of FOLDER (the seeds where not given)."""
    if (out is None) == (table is None):
        raise ValueError("say where the tables go: --out FOLDER for all of them, or --table NAME for one on standard output")
    if table is not None and form != "csv":
        raise ValueError("a table on standard output is CSV; for another format give --out FOLDER")
    corpus = _read_some(folder, quiet)
    if table is not None:
        if table not in corpus.tables:
            raise ValueError(f"there is no table {table}; there are {', '.join(corpus.tables)}")
        corpus.tables[table].to_csv(sys.stdout, index=False, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n")
    else:
        written = WRITERS[form](corpus, out)
        _tell(quiet, f"{corpus!r}, written as {form}:")
        print(written)
    return _report(corpus)


@commands.command("check", short_help="List problems and unexplained numbers.", epilog=_show_examples("check"))
@_folder
@_quiet
def run_check(folder: Path | None, quiet: bool) -> int:
    """List what could not be read in FOLDER, numbers that nothing explains and numbers that do not fit."""
    corpus = _read(folder, quiet)
    unread, unexplained, unfit = _list_problems(corpus), list(_list_unexplained(corpus)), list(_list_unfit(corpus))
    for line in (*unread, *unexplained, *unfit):
        print(_show_hidden(line))
    _tell(quiet, f"problems: {len(unread)}, unexplained numbers: {len(unexplained)}, numbers that do not fit: {len(unfit)}")
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


@commands.command(
    "lab",
    short_help="Open JupyterLab at the first notebook.",
    epilog=_show_examples("lab"),
)
@click.argument("folder", required=False, type=PATH, metavar="[FOLDER] [-- OPTIONS FOR JUPYTER LAB]")
@_quiet
@click.pass_obj
def run_lab(jupyter: Sequence[str], folder: Path | None, quiet: bool) -> int:
    """Open JupyterLab at the first notebook, on the texts of FOLDER (the seeds where not given); options after -- go to Jupyter."""
    top = _lay_out_notebooks(Path.cwd())
    environment = dict(os.environ)
    if folder is not None:
        _read_some(folder, quiet)  # a folder that cannot be read is told here, not in the first cell
        environment["BALOCHLIB_TEXTS"] = str(folder.resolve())
    first = top / "notebooks" / "00_start_here.ipynb"
    _tell(quiet, f"opening {first}; stop with Ctrl-C")
    if not (top / "site").is_dir():
        _tell(quiet, "Numbers in the notebooks open their sentences in site/, which is not there yet: balochlib briefing makes it.")
    command = [sys.executable, "-m", "jupyter", "lab", str(first), f"--ServerApp.root_dir={top}", *jupyter]
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
