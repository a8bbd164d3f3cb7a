"""The house rules that a machine can check: who imports whom, how long modules are, what importing costs."""

from __future__ import annotations

import ast
import csv
import graphlib
import importlib
import importlib.metadata
import json
import re
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

import diplofacts

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "diplofacts"
FILES = sorted(PACKAGE.rglob("*.py"))

#: The rooms in the order in which data walks through them (docs/architecture.md); one line is one stage.
STAGES = (
    ("errors", "spans", "phrases", "lazy"),
    ("dates", "places", "schemas", "datapackage", "pieces", "tables", "evidence", "swap"),
    ("articles", "candidates", "candidate_values", "candidate_files", "curation"),
    ("extract",),
    ("resolve",),
    ("layout", "difference", "assembly"),
    ("build", "extraction", "summary"),
    ("records", "questions", "dataset", "citation", "metadata", "crosswalks", "export", "versions"),
    ("repair", "scaffold"),
    ("validation", "evaluation", "show", "ingest"),
    ("cli", "__main__", "pytest_plugin"),
)
STAGE = {name: number for number, names in enumerate(STAGES) for name in names}

#: What no one pays for who only imports or loads.
HEAVY = (
    "spacy", "thinc", "numpy", "frictionless", "pandas", "pycountry", "cattrs", "tqdm", "lxml", "py3langid",
    "rapidfuzz", "polars",
)  # fmt: skip


def module_name(path: Path) -> str:
    """The dotted name of a module of the package."""
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_name(path): path for path in FILES}


def nodes(tree: ast.AST, annotations: bool) -> Iterator[ast.AST]:
    """All nodes below ``tree``; without ``annotations``, those under ``if TYPE_CHECKING:`` are left out."""
    for child in ast.iter_child_nodes(tree):
        if annotations or not (isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING"):
            yield child
            yield from nodes(child, annotations)


def imports(name: str, annotations: bool = True) -> list[str]:
    """The dotted names that a module imports, at its top or inside its functions.

    Args:
        name: dotted name of a module of the package.
        annotations: whether to count what is imported for annotations only.

    Returns:
        One name an import; ``from a import b`` gives ``a.b`` where that is a module, else ``a``.
    """
    path = MODULES[name]
    found: list[str] = []
    for node in nodes(ast.parse(path.read_text(encoding="utf-8"), str(path)), annotations):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                package = name if path.name == "__init__.py" else name.rpartition(".")[0]
                parents = package.split(".")[: len(package.split(".")) - node.level + 1]
                base = ".".join([*parents, base] if base else parents)
            found += [full if (full := f"{base}.{alias.name}") in MODULES else base for alias in node.names]
    return found


def room(name: str) -> str:
    """The top-level room of a dotted name: ``diplofacts.extract.people`` is in ``extract``."""
    return name.split(".")[1] if "." in name else ""


def python(code: str) -> str:
    """What a fresh interpreter prints when it runs ``code``."""
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        cwd=PACKAGE.parent,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_every_room_has_its_stage() -> None:
    """A new room is placed in the order of the stages before it is built."""
    assert {room(name) for name in MODULES if room(name)} - set(STAGE) == set()


@pytest.mark.parametrize("name", [name for name in MODULES if room(name)])
def test_no_later_stage_is_imported(name: str) -> None:
    """Data moves one way: no module imports a later stage or the public face."""
    for imported in imports(name):
        if imported.split(".")[0] == "diplofacts":
            assert imported != "diplofacts", f"{name} imports the public face"
            assert STAGE[room(imported)] <= STAGE[room(name)], f"{name} imports {imported}"


def test_no_import_cycle() -> None:
    """Modules can be understood one after the other: no module imports itself by way of others."""
    graph = {name: {i for i in imports(name, False) if i in MODULES and i != name} for name in MODULES}
    try:
        graphlib.TopologicalSorter(graph).prepare()
    except graphlib.CycleError as error:
        pytest.fail(" imports ".join(reversed(error.args[1])))


@pytest.mark.parametrize("path", FILES, ids=module_name)
def test_no_module_past_400_lines(path: Path) -> None:
    """A module that passes 400 lines is two rooms."""
    lines = path.read_text(encoding="utf-8").count("\n")
    assert lines <= 400


@pytest.mark.parametrize("name", MODULES)
def test_module_imports_and_says_what_it_is(name: str) -> None:
    """Every module can be imported by itself and has a docstring."""
    assert (importlib.import_module(name).__doc__ or "").strip()


def test_public_names_exist() -> None:
    """Whatever the public face promises can be imported from it and is documented."""
    assert {"load", "cite", "Dataset"} <= set(diplofacts.__all__)
    for name in diplofacts.__all__:
        assert hasattr(diplofacts, name), name
        assert (getattr(diplofacts, name).__doc__ or "").strip(), name


def test_import_is_light() -> None:
    """``import diplofacts`` and ``load()`` bring in none of the heavy libraries."""
    code = "import sys, diplofacts; {}; print(*sorted({{n.partition('.')[0] for n in sys.modules}}))"
    for step in ("pass", "diplofacts.load()", "import diplofacts.cli"):
        loaded = python(code.format(step)).split()
        assert "diplofacts" in loaded
        assert set(HEAVY).isdisjoint(loaded), step


def test_third_party_imports_are_declared() -> None:
    """Every library that the package imports is a dependency of it or of one of the extras of ``all``."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    declared = [
        *project["dependencies"],
        *(line for name, lines in extras.items() if name not in ("all", "dev", "docs") for line in lines),
    ]
    known = {normal(re.split(r"[^\w.-]", line)[0]) for line in declared}
    providers = importlib.metadata.packages_distributions()
    # The plugin of pytest is imported by pytest alone.
    importing = [name for name in MODULES if room(name) != "pytest_plugin"]
    tops = {i.partition(".")[0] for name in importing for i in imports(name)}
    tops -= {"diplofacts", "frictionless_diplofacts"}
    for top in sorted(tops - sys.stdlib_module_names):
        assert {normal(name) for name in providers.get(top, [top])} & known, f"{top} is declared nowhere"


def test_all_is_what_the_package_can_do() -> None:
    """The extra ``all`` names every extra but those that only check."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    assert extras["all"] == [f"diplofacts[{','.join(sorted(set(extras) - {'all', 'dev', 'docs'}))}]"]


def test_versions_agree() -> None:
    """Distribution, package and descriptor have one version, and the changelog knows it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    descriptor = json.loads((ROOT / "datapackage.json").read_text(encoding="utf-8"))
    assert diplofacts.__version__ == descriptor["version"] == project["version"]
    assert f"## {project['version']}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_documented_columns_are_those_of_the_schemas() -> None:
    """The data model has every table, with the columns of its schema in their order, required ones marked."""
    page = (ROOT / "docs" / "data-model.md").read_text(encoding="utf-8")
    documented = {
        row[1]: re.findall(r"`(\w+)`(\\\*)?", row[2])
        for row in re.finditer(r"^\| `(\w+)` \| (.*) \|$", page, re.M)
    }
    schemas = sorted((ROOT / "schema").glob("*.json"))
    for path in schemas:
        schema = json.loads(path.read_text(encoding="utf-8"))
        if "fields" not in schema:
            continue
        expected = [
            (field["name"], "\\*" if field.get("constraints", {}).get("required") else "")
            for field in schema["fields"]
        ]
        assert documented.pop(path.name.partition(".")[0]) == expected
    assert documented == {}


def test_documented_rooms_are_those_of_the_library() -> None:
    """The page on the architecture has a line for every room of the package."""
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    library = page.partition("## The library")[2].partition("\n## ")[0]
    documented = set(re.findall(r"^\| `(\w+)` \|", library, re.M))
    assert documented == {room(name) for name in MODULES} - {"", "__main__"}


def test_links_between_pages_lead_somewhere() -> None:
    """Every relative link in the pages names a file of the repository."""
    for page in [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_lexicons_are_plain_tables() -> None:
    """Data files beside the modules are UTF-8 with plain newlines; rows are as wide as headers."""
    files = [path for path in sorted(PACKAGE.rglob("*")) if path.suffix in {".csv", ".json", ".toml", ".txt"}]
    assert files
    for path in files:
        content = path.read_bytes()
        assert content.endswith(b"\n"), path
        assert b"\r" not in content, path
        text = content.decode("utf-8")
        if path.suffix == ".csv":
            rows = list(csv.reader(line for line in text.splitlines(True) if not line.startswith("#")))
            assert {len(row) for row in rows} == {len(rows[0])}, path


def test_no_word_is_listed_twice() -> None:
    """A line of a word list stands there once, so that taking it out takes it out."""
    for path in sorted((PACKAGE / "extract" / "lexicons").iterdir()):
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
        twice = [line for line, times in Counter(lines).items() if times > 1]
        assert not twice, path


def normal(name: str) -> str:
    """A distribution's name as the index compares it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()
