"""The house itself: which way imports run, what an import loads, and files that must say the same thing twice."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement

from balochlib.schema import TABLES, render_dictionary

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "balochlib"
MODULES = sorted(PACKAGE.rglob("*.py"))
LAYERS = [  # lowest first: a module imports from its own layer and from those before it
    {"paths", "ids", "schema", "storage", "calls"},
    {"text"},
    {"coding"},
    {"analysis"},
    {"view"},
    {"packages", "exports", "shapes"},
    {"corpus"},
    {"lessons"},
    {"__init__"},
    {"cli", "__main__"},
]
RANK = {name: i for i, layer in enumerate(LAYERS) for name in layer}
LATE = {("corpus", "view")}  # the face shows evidence; it imports the view when asked, not before


def layer_of(dotted: str) -> str:
    parts = dotted.split(".")
    return parts[1] if len(parts) > 1 else "__init__"


def imported(tree: ast.AST):
    """Yield (layer, whether the import stands at the top of the module) of every import from the package."""
    top = set(map(id, getattr(tree, "body", [])))
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "balochlib":
            names = [f"balochlib.{a.name}" for a in node.names] if node.module == "balochlib" else [node.module]
            yield from ((layer_of(n), id(node) in top) for n in names)
        elif isinstance(node, ast.Import):
            yield from ((layer_of(a.name), id(node) in top) for a in node.names if a.name.split(".")[0] == "balochlib")


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_run_one_way(path):
    own = path.relative_to(PACKAGE).with_suffix("").parts[0]
    for target, at_top in imported(ast.parse(path.read_text("utf-8"))):
        assert RANK[target] <= RANK[own] or ((own, target) in LATE and not at_top), f"{path.name} imports {target}"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_nothing_unsafe_is_called(path):
    """No code out of data, no text read with its errors thrown away."""
    text = path.read_text("utf-8")
    assert not re.search(r"\b(?:pickle|eval|exec)\s*\(|yaml\.load\(|shell=True|errors=[\"']ignore|read_pickle|display\(Markdown", text)


def test_import_is_light():
    code = "import sys, balochlib; print(sorted({'matplotlib', 'geopandas', 'seaborn', 'nbconvert'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"


def test_environment_says_what_pyproject_says():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wanted = {r.name: r.specifier for r in map(Requirement, project["project"]["dependencies"] + project["dependency-groups"]["dev"])}
    conda = yaml.safe_load((ROOT / "environment.yml").read_text("utf-8"))["dependencies"]
    given = {
        r.name.replace("matplotlib-base", "matplotlib"): r.specifier for r in map(Requirement, [d for d in conda if isinstance(d, str)])
    }
    assert given.pop("python") == Requirement("python" + project["project"]["requires-python"]).specifier
    given.pop("pip")
    assert given == wanted


def test_version_is_told_once():
    import balochlib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    assert project["version"] == balochlib.__version__ == citation["version"]


def test_dictionary_is_current():
    assert render_dictionary() in (ROOT / "data" / "README.md").read_text("utf-8")


def test_every_column_has_a_meaning():
    assert all(c.meaning for t in TABLES.values() for c in t.all_columns)


def test_lexicon_rows_name_their_source():
    import csv

    for path in sorted((ROOT / "data" / "lexicon").glob("*.csv")):
        with open(path, encoding="utf-8", newline="") as f:
            rows = list(csv.DictReader(f))
        assert rows, path.name
        bare = [i for i, row in enumerate(rows, 2) if not (row.get("source") or "").strip()]
        assert not bare, f"{path.name}: no source in lines {bare[:5]}"


def test_repository_names_no_machine_and_no_index():
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True).stdout.split("\n")
    assert "uv.lock" not in tracked
    for name in filter(None, tracked):
        path = ROOT / name
        if path.suffix in {".py", ".md", ".toml", ".yml", ".ipynb", ".csv", ".cfg", ".cff"} and path.exists() and path != Path(__file__):
            assert not re.search(r"/(?:root|home/\w+|work|Users/\w+)/|files\.pythonhosted", path.read_text("utf-8")), name
