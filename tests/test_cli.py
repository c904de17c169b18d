"""The command line: what goes where, which exit code, and what a user reads when something is wrong."""

import csv
import io
import re
import subprocess
import sys

import pytest

import balochlib
from balochlib import cli

NOTE = "QUETTA, Jan. 31, 2026 - At least 14 policemen were killed in Mastung, officials said.\n"


@pytest.fixture
def texts(tmp_path):
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "note.txt").write_text(NOTE, "utf-8")
    return folder


def test_one_table_goes_to_standard_output_and_nothing_else(texts, capsys):
    assert cli.main(["parse", str(texts), "--table", "casualties"]) == cli.OK
    out, err = capsys.readouterr()
    rows = list(csv.DictReader(io.StringIO(out)))
    assert [(row["value"], row["outcome"], row["victim"]) for row in rows] == [("14", "killed", "security")]
    assert err == ""


def test_all_tables_go_to_a_folder(texts, tmp_path, capsys):
    assert cli.main(["parse", str(texts), "--out", str(tmp_path / "tables")]) == cli.OK
    out, err = capsys.readouterr()
    assert out.strip() == str(tmp_path / "tables")
    assert "1 casualty claim, written as csv" in err.replace(">", "")
    assert (tmp_path / "tables" / "casualties.csv").is_file()


@pytest.mark.parametrize(
    ("form", "result", "files"),
    [
        ("excel", "tables.xlsx", {"tables.xlsx", "tables.datapackage.json"}),
        ("parquet", "", {"casualties.parquet", "datapackage.json"}),
        ("geojson", "places.geojson", {"places.geojson", "places.datapackage.json"}),
        ("acled", "", {"acled.csv", "acled_losses.csv", "acled.datapackage.json"}),
        ("ucdp", "", {"ucdp.csv", "ucdp_losses.csv", "ucdp.datapackage.json"}),
    ],
)
def test_other_formats(texts, tmp_path, capsys, form, result, files):
    assert cli.main(["parse", str(texts), "--out", str(tmp_path / "t"), "--format", form, "--quiet"]) == cli.OK
    assert capsys.readouterr().out.strip() == str(tmp_path / "t" / result)
    assert files <= {p.name for p in (tmp_path / "t").iterdir()}


def test_a_format_whose_library_is_missing_names_the_extra(texts, tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    assert cli.main(["parse", str(texts), "--out", str(tmp_path / "t"), "--format", "excel"]) == cli.FAILED
    assert "pip install 'balochlib[tables]'" in capsys.readouterr().err


def test_quiet_leaves_only_the_result(texts, tmp_path, capsys):
    assert cli.main(["parse", str(texts), "--out", str(tmp_path / "t"), "--quiet"]) == cli.OK
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["parse", "no/such/folder", "--table", "places"], "no folder or file"),
        (["parse", "TEXTS", "--table", "deaths"], "there is no table deaths; there are sources"),
        (["parse", "TEXTS"], "--out FOLDER"),
        (["parse", "TEXTS", "--out", "x", "--table", "places"], "--out FOLDER"),
        (["parse", "TEXTS", "--format", "excel", "--table", "places"], "on standard output is CSV"),
        (["briefing", "TEXTS", "--out", "TEXTS"], "holds no site"),
        (["check", "no/such/folder"], "no folder or file"),
    ],
)
def test_errors_say_what_to_do(texts, capsys, arguments, said):
    assert cli.main([str(texts) if a == "TEXTS" else a for a in arguments]) == cli.FAILED
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("balochlib: ") and said in err and "Traceback" not in err


@pytest.mark.parametrize("arguments", [[], ["briefings"], ["parse", "--no-such-option"], ["parse", "--format", "pdf"], ["check", "a", "b"]])
def test_a_command_that_is_not_understood(arguments, capsys):
    assert cli.main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == "" and "Usage: balochlib" in err and "Traceback" not in err


def test_help_shows_examples_and_exit_codes(capsys):
    assert cli.main(["--help"]) == cli.OK
    out = capsys.readouterr().out
    assert "balochlib briefing my_texts/" in out and "Exit codes: 0 done" in out
    commands = re.findall(r"^  (\w+)  ", out.partition("Commands:")[2].partition("Examples:")[0], re.M)
    assert commands == ["briefing", "parse", "check", "lab"]


@pytest.mark.parametrize("command", cli.EXAMPLES)
def test_help_of_a_command_shows_its_examples_line_by_line(command, capsys):
    assert cli.main([command, "-h"]) == cli.OK
    out = capsys.readouterr().out
    lines = [line.strip() for line in cli.EXAMPLES[command].strip().splitlines()]
    assert lines and set(lines) <= {line.strip() for line in out.splitlines()}
    assert out.count("\n  balochlib ") + out.count("    balochlib ") == len(lines)


def test_the_package_runs_as_a_module():
    done = subprocess.run([sys.executable, "-m", "balochlib", "--version"], capture_output=True, text=True, check=True)
    assert balochlib.__version__ in done.stdout


def test_version(capsys):
    assert cli.main(["--version"]) == cli.OK
    assert capsys.readouterr().out.strip() == f"balochlib {balochlib.__version__}"


def test_what_cannot_be_read_is_said_and_sets_the_exit_code(texts, capsys):
    (texts / "bad.txt").write_bytes(b"\x00\x01\x02\xff" * 50)
    assert cli.main(["check", str(texts)]) == cli.INCOMPLETE
    assert "bad.txt" in capsys.readouterr().out
    assert cli.main(["parse", str(texts), "--table", "casualties"]) == cli.INCOMPLETE
    out, err = capsys.readouterr()
    assert "14" in out and "bad.txt" in err


def test_check_lists_what_does_not_fit_by_file_and_line(texts, capsys):
    told = """Police said that on Friday in the district of Kech 12 people, including
9 soldiers and 8 civilians, were killed in a bombing in the bazaar of the
town, and that the search for those behind it goes on in the hills around
it. Nobody had claimed the attack by the evening."""
    (texts / "parts.txt").write_text(f"One.\n\nTwo.\n\n{told}\n\nZzz 4711 !\n", "utf-8")
    assert cli.main(["check", str(texts)]) == cli.INCOMPLETE
    out, err = capsys.readouterr()
    assert out.splitlines() == [
        "parts.txt:10: unexplained: 4711",
        "parts.txt:5: parts_exceed_total: 9 + 8 = 17 of 12: '12 people' and '9 soldiers' (parts.txt:6)",
    ]
    assert err == "problems: 0, unexplained numbers: 1, numbers that do not fit: 1\n"
    (texts / "parts.txt").unlink()
    assert cli.main(["check", str(texts), "--quiet"]) == cli.OK
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(("terminal", "more", "shown"), [(True, [], True), (False, [], False), (True, ["--quiet"], False)])
def test_a_bar_shows_on_terminals_only(texts, capsys, monkeypatch, terminal, more, shown):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: terminal)
    assert cli.main(["parse", str(texts), "--table", "casualties", *more]) == cli.OK
    out, err = capsys.readouterr()
    assert ("articles" in err) is shown and "articles:" not in out


def test_names_of_files_do_not_steer_the_terminal(texts, capsys):
    (texts / "a\x1b[31m\n\u202eb.jpg").write_bytes(b"x")
    cli.main(["check", str(texts)])
    cli.main(["parse", str(texts), "--table", "places"])
    out, err = capsys.readouterr()
    assert "a[U+001B][31m[U+000A][U+202E]b.jpg: unknown_type" in out and "\x1b" not in out + err and "[U+202E]" in err


@pytest.mark.parametrize("held", [{}, {"scan.jpg": b"\xff\xd8\xff"}])
def test_without_a_text_there_is_nothing_to_write(tmp_path, capsys, held):
    (tmp_path / "none").mkdir()
    for name, data in held.items():
        (tmp_path / "none" / name).write_bytes(data)
    for command in (["parse", "--out", str(tmp_path / "t")], ["parse", "--table", "places"], ["briefing", "--out", str(tmp_path / "s")]):
        assert cli.main([*command, str(tmp_path / "none")]) == cli.FAILED
        out, err = capsys.readouterr()
        why = "scan.jpg: unknown_type" if held else "none: empty: the folder holds no text; put .txt"
        assert out == "" and f"balochlib: {why}" in err and "no text could be read in" in err
    assert [p.name for p in tmp_path.iterdir()] == ["none"]
    assert cli.main(["check", str(tmp_path / "none")]) == cli.INCOMPLETE


def test_nothing_is_coloured(texts, capsys, monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    cli.main(["check", str(texts)])
    assert "\x1b" not in "".join(capsys.readouterr())


@pytest.fixture
def started(monkeypatch):
    """The commands that would have been started, each with the texts that it was given."""
    commands = []

    def run(command, check, env):
        commands.append((command, env.get("BALOCHLIB_TEXTS")))
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.delenv("BALOCHLIB_TEXTS", raising=False)
    return commands


def test_lab_opens_the_first_notebook(started):
    assert cli.main(["lab", "--quiet"]) == 0
    ((command, given),) = started
    assert command[1:4] == ["-m", "jupyter", "lab"] and command[4].endswith("00_start_here.ipynb") and given is None
    top = command[5].removeprefix("--ServerApp.root_dir=")  # above notebooks/, so that their links to site/ lead somewhere
    assert command[4].startswith(f"{top}/notebooks/") and len(command) == 6


def test_lab_on_texts_of_ones_own_and_with_options_for_jupyter(started, texts, capsys):
    assert cli.main(["lab", str(texts), "--quiet", "--", "--no-browser", "--port", "9000"]) == 0
    ((command, given),) = started
    assert given == str(texts.resolve()) and command[6:] == ["--no-browser", "--port", "9000"]
    assert cli.main(["lab", str(texts / "nowhere")]) == cli.FAILED
    assert "no folder or file" in capsys.readouterr().err and len(started) == 1


def test_lab_of_a_wheel_works_on_copies_and_keeps_those_that_were_worked_in(started, tmp_path, monkeypatch):
    monkeypatch.setattr(cli.paths, "IS_PACKED", True)
    monkeypatch.chdir(tmp_path)
    mine = tmp_path / "notebooks" / "02_casualties.ipynb"
    mine.parent.mkdir()
    mine.write_text("mine")
    assert cli.main(["lab", "--quiet"]) == 0
    assert started[0][0][4:] == [str(tmp_path / "notebooks" / "00_start_here.ipynb"), f"--ServerApp.root_dir={tmp_path}"]
    copied = {p.relative_to(mine.parent) for p in mine.parent.rglob("*.ipynb")}
    assert copied == {p.relative_to(cli.paths.NOTEBOOKS) for p in cli.paths.NOTEBOOKS.rglob("*.ipynb")} and mine.read_text() == "mine"


def test_only_lab_takes_options_for_another_program(texts, capsys):
    assert cli.main(["check", str(texts), "--", "--no-browser"]) == 2
    assert "only lab" in capsys.readouterr().err


def test_ctrl_c_ends_at_once_without_a_traceback(monkeypatch, texts, capsys):
    def stop(folder):
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "read_texts", stop)
    assert cli.main(["check", str(texts)]) == cli.FAILED
    assert capsys.readouterr().err == "balochlib: stopped\n"
