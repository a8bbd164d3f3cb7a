"""The wheel and the sdist: what a stranger gets from ``pip install`` with no extras and no network."""

from __future__ import annotations

import csv
import hashlib
import json
import os
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
WHEELS = ROOT / ".wheels"

#: What the installed package is asked, in a process of its own; the answers come back as JSON.
QUESTIONS = """
import json, sys
import diplofacts
from diplofacts import datapackage
dataset = diplofacts.load()
root = datapackage.data_root()
descriptor = json.loads((root / "datapackage.json").read_text(encoding="utf-8"))
print(json.dumps({
    "file": diplofacts.__file__,
    "version": diplofacts.__version__,
    "tables": {name: len(getattr(dataset, name)) for name in datapackage.TABLES},
    "descriptor": descriptor,
    "root": str(root),
    "modules": sorted(name for name in sys.modules if "." not in name),
}))
"""


def run(*command: str | Path, cwd: Path, expect: int = 0) -> subprocess.CompletedProcess[str]:
    """Runs a command out of reach of this checkout and of pip's settings, and checks its exit code."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("PIP_", "PYTHON", "COV_"))}
    environment |= {"SOURCE_DATE_EPOCH": "1577836800", "PYTHONUTF8": "1"}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert done.returncode == expect, f"{command}\nexit {done.returncode}\n{done.stdout}\n{done.stderr}"
    return done


def build(kind: str, source: Path, target: Path) -> Path:
    """Builds one distribution of ``source`` with the tools at hand, asking no network; returns its file."""
    run(
        *(sys.executable, "-m", "build", f"--{kind}", "--no-isolation", "--outdir", target, source),
        cwd=target.parent,
    )
    (built,) = target.iterdir()
    return built


def names(wheel: Path) -> list[str]:
    """The names of a wheel's files, sorted."""
    with zipfile.ZipFile(wheel) as archive:
        return sorted(archive.namelist())


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    return build("wheel", ROOT, tmp_path_factory.mktemp("built") / "wheel")


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sdist of this checkout, unpacked."""
    folder = tmp_path_factory.mktemp("built")
    with tarfile.open(build("sdist", ROOT, folder / "sdist")) as archive:
        archive.extractall(folder / "unpacked", filter="data")
    (unpacked,) = (folder / "unpacked").iterdir()
    return unpacked


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ``bin`` folder of a fresh environment that has the wheel and its base dependencies."""
    if not (WHEELS / "ready").exists():
        pytest.fail("the wheels for the offline installation are not put aside: run `make wheels`")
    home = tmp_path_factory.mktemp("fresh") / "venv"
    venv.create(home, with_pip=True)
    scripts = home / ("Scripts" if os.name == "nt" else "bin")
    run(
        *(scripts / "python", "-m", "pip", "--isolated", "install", "--no-index"),
        *("--find-links", WHEELS, wheel),
        cwd=home,
    )
    return scripts


@pytest.fixture(scope="module")
def answers(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the installed package says of itself, from a folder that has nothing to do with it."""
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    said: dict[str, Any] = json.loads(run(installed / "python", "-c", QUESTIONS, cwd=elsewhere).stdout)
    return said


def test_wheel_has_the_data_package(wheel: Path) -> None:
    """Every file of the data package, and the marker of typed packages, is in the wheel."""
    inside = names(wheel)
    expected = ["diplofacts/py.typed", "diplofacts/_data/datapackage.json"] + [
        f"diplofacts/_data/{path.relative_to(ROOT).as_posix()}"
        for folder in ("schema", "facts", "raw", "curation")
        for path in sorted((ROOT / folder).rglob("*"))
        if path.is_file()
    ]
    assert [name for name in expected if name not in inside] == []
    assert len([name for name in inside if "/_data/facts/" in name]) >= 12


def test_wheel_has_every_module_and_lexicon(wheel: Path) -> None:
    """Nothing under the package's folder is left behind, data files beside the modules included."""
    package = ROOT / "src"
    expected = {
        path.relative_to(package).as_posix()
        for path in package.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert expected - set(names(wheel)) == set()


def test_wheel_is_reproducible(wheel: Path, tmp_path: Path) -> None:
    """The same checkout gives the same bytes twice."""
    again = build("wheel", ROOT, tmp_path / "again")
    assert hashlib.sha256(again.read_bytes()).digest() == hashlib.sha256(wheel.read_bytes()).digest()


def test_sdist_builds_the_same_wheel(wheel: Path, sdist: Path, tmp_path: Path) -> None:
    """The sdist holds all that the wheel is made of."""
    from_sdist = build("wheel", sdist, tmp_path / "from-sdist")
    assert names(from_sdist) == names(wheel)
    assert from_sdist.read_bytes() == wheel.read_bytes()


def test_sdist_has_what_checks_it(sdist: Path) -> None:
    """Whoever unpacks the sdist can run the project's own commands."""
    wanted = [
        "Makefile",
        "constraints.txt",
        "tests/test_packaging.py",
        "docs/codebook.md",
        "scripts/build.py",
    ]
    assert [name for name in wanted if not (sdist / name).is_file()] == []


def test_installed_package_is_the_one_asked(installed: Path, answers: dict[str, Any]) -> None:
    """Package and data are read from the fresh environment, and the versions agree."""
    home = installed.parent.resolve()
    assert home in Path(answers["file"]).resolve().parents
    assert home in Path(answers["root"]).resolve().parents
    assert answers["version"] == answers["descriptor"]["version"] == "0.1.0"


def test_installed_package_needs_no_extra_to_load(answers: dict[str, Any]) -> None:
    """Loading the packaged tables works with the base dependencies alone."""
    heavy = {"spacy", "frictionless", "pandas", "numpy", "pycountry", "cattrs"}
    assert heavy.isdisjoint(answers["modules"])


def test_installed_tables_have_all_rows(answers: dict[str, Any]) -> None:
    """``load()`` gives as many records a table as the checkout's CSV has rows."""
    rows = {}
    for name in answers["tables"]:
        with (ROOT / "facts" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            rows[name] = sum(1 for _ in csv.DictReader(file))
    assert len(rows) == 12
    assert answers["tables"] == rows
    assert rows["evidence"] > rows["people"] > 0


def test_installed_files_match_the_descriptor(answers: dict[str, Any]) -> None:
    """Hash and size of every resource in the descriptor are those of the installed file."""
    resources = answers["descriptor"]["resources"]
    assert sorted(resource["name"] for resource in resources) == sorted(answers["tables"])
    for resource in resources:
        content = (Path(answers["root"]) / resource["path"]).read_bytes()
        assert resource["bytes"] == len(content), resource["path"]
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}", resource["path"]


def test_installed_articles_match_their_digests(answers: dict[str, Any]) -> None:
    """The articles that travel with the tables are the ones that were coded."""
    root = Path(answers["root"])
    with (root / "facts" / "sources.csv").open(encoding="utf-8", newline="") as file:
        sources = list(csv.DictReader(file))
    assert len(sources) == answers["tables"]["sources"]
    for source in sources:
        content = (root / source["path"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == source["sha256"], source["path"]


def test_installed_command_cites(installed: Path, tmp_path: Path) -> None:
    """``diplofacts cite`` gives BibTeX with the version, with no extra installed."""
    said = run(installed / "diplofacts", "cite", cwd=tmp_path).stdout
    assert said.startswith("@")
    assert "0.1.0" in said


def test_installed_command_validates(installed: Path, tmp_path: Path) -> None:
    """``diplofacts validate`` needs no extra: a plain installation validates the data that came with it."""
    assert run(installed / "diplofacts", "validate", cwd=tmp_path).stdout.startswith("valid")


@pytest.mark.parametrize(
    ("verb", "extra"),
    [("build --out out", "build"), (f"validate --engine frictionless {ROOT}", "frictionless")],
    ids=["build", "validate"],
)
def test_missing_extra_is_one_clear_line(installed: Path, tmp_path: Path, verb: str, extra: str) -> None:
    """A verb whose extra is missing says in one line what to install, exits 2 and leaves nothing behind."""
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "note.txt").write_text(" date 2024-05-06 Ann Lee met Bo Chan.\n", encoding="utf-8")
    done = run(installed / "diplofacts", *verb.split(), cwd=tmp_path, expect=2)
    assert f"pip install 'diplofacts[{extra}]'" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["raw"]
