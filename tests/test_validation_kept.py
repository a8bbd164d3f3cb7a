"""What the dataset rules found is kept as long as nothing changes that they read."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diplofacts.curation import COLUMNS
from diplofacts.datapackage import TABLES, read_descriptor, write_descriptor
from diplofacts.validation import checks, contents, kept, validate
from diplofacts.validation.checks import CHECKS
from factory import SOURCE, make_package


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A valid package that tests only read."""
    return make_package(tmp_path_factory.mktemp("valid"))


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The checks that were made, in order; a test may clear it."""
    names: list[str] = []

    def watched(check: checks.Check) -> checks.Check:
        def find(found: contents.Contents) -> Iterator[kept.Issue]:
            names.append(check.name)
            return check.find(found)

        return checks.Check(check.codes, check.needs, find, check.reads, check.files)

    monkeypatch.setattr(kept, "CHECKS", tuple(map(watched, CHECKS)))
    return names


class _Watched(dict[str, contents.Table]):
    """Tables that know which of them were asked for."""

    def __init__(self, tables: dict[str, contents.Table]) -> None:
        super().__init__(tables)
        self.asked: set[str] = set()

    def __getitem__(self, name: str) -> contents.Table:
        self.asked.add(name)
        return super().__getitem__(name)

    def get(self, name: str, default: object = None) -> contents.Table | None:  # type: ignore[override]
        self.asked.add(name)
        return super().get(name)


def _cell(folder: Path, table: str, row: int, column: int, value: str) -> None:
    path = folder / "facts" / f"{table}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    cells = rows[1 + row % (len(rows) - 1)]
    cells[column % len(cells)] = value
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def _decision(folder: Path, record: str) -> None:
    (folder / "curation").mkdir(exist_ok=True)
    cells = {"action": "set", "table": "people", "record": record, "field": "name", "old": "x", "new": "Ana",
             "reason": "spelling", "editor": "A. Editor", "date": "2024-05-01"}  # fmt: skip
    with (folder / "curation" / "corrections.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS["corrections"], lineterminator="\n")
        writer.writeheader()
        writer.writerow({name: cells.get(name, "") for name in COLUMNS["corrections"]})


def _described(folder: Path, key: str, value: object) -> None:
    descriptor = read_descriptor(folder)
    descriptor[key] = value
    (folder / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")


def _sealed(folder: Path) -> None:
    """Digests and sizes as they are, where no table is gone."""
    if all((folder / f"facts/{table}.csv").is_file() for table in TABLES):
        write_descriptor(folder, read_descriptor(folder))


def _without(folder: Path, table: str) -> None:
    descriptor = read_descriptor(folder)
    descriptor["resources"] = [one for one in descriptor["resources"] if one["name"] != table]
    (folder / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")


#: A change of each kind, made of a table, a number and a text.
CHANGES: dict[str, Callable[[Path, str, int, str], object]] = {
    "cell": lambda folder, table, number, text: _cell(folder, table, number // 20, number, text),
    "seal": lambda folder, table, number, text: _sealed(folder),
    "table gone": lambda folder, table, number, text: (folder / f"facts/{table}.csv").unlink(),
    "table emptied": lambda folder, table, number, text: (folder / f"facts/{table}.csv").write_text(text),
    "resource gone": lambda folder, table, number, text: _without(folder, table),
    "article edited": lambda folder, table, number, text: (folder / f"raw/{SOURCE}.txt").write_text(
        f"date 2024-03-05 {text}"
    ),
    "article gone": lambda folder, table, number, text: (folder / f"raw/{SOURCE}.txt").unlink(True),
    "article more": lambda folder, table, number, text: (folder / "raw/more.txt").write_text("more"),
    "sidecar": lambda folder, table, number, text: (folder / f"raw/{SOURCE}.json").write_text(
        '{"title": "T"}'
    ),
    "texts left out": lambda folder, table, number, text: _described(
        folder, "diplofacts", {"texts": "left out"}
    ),
    "decision": lambda folder, table, number, text: _decision(folder, "ana-ruiz" if number % 2 else "nobody"),
    "title": lambda folder, table, number, text: _described(folder, "title", text),
}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
@given(
    changes=st.lists(
        st.tuples(
            st.sampled_from(sorted(CHANGES)),
            st.sampled_from(TABLES),
            st.integers(0, 400),
            st.sampled_from(("", "x", "people", "2024-02-30", "7", "ana-ruiz", "*", "CZE")),
        ),
        min_size=1,
        max_size=4,
    )
)
def test_a_report_is_the_same_with_what_was_kept(
    package: Path, tmp_path: Path, changes: list[tuple[str, str, int, str]]
) -> None:
    """After any changes, one after the other, the report with the kept file is that without it."""
    folder, cache = tmp_path / "package", tmp_path / "kept.json"
    cache.unlink(missing_ok=True)
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(package, folder)
    assert validate(folder, engine="python", cache=cache) == validate(folder, engine="python")
    for kind, table, number, text in changes:
        if (folder / f"facts/{table}.csv").is_file() and (folder / f"facts/{table}.csv").stat().st_size > 200:
            CHANGES[kind](folder, table, number, text)
        plain = validate(folder, engine="python")
        assert validate(folder, engine="python", cache=cache) == plain
        assert validate(folder, engine="python", cache=cache) == plain


def test_nothing_is_read_or_checked_again(
    package: Path, tmp_path: Path, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second run makes no check and reads no table but that of the articles."""
    cache = tmp_path / "kept.json"
    first = validate(package, engine="python", cache=cache)
    assert len(made) == len(CHECKS)
    made.clear()
    read: list[str] = []
    table = contents.table
    monkeypatch.setattr(contents, "table", lambda found, name: read.append(name) or table(found, name))
    assert validate(package, engine="python", cache=cache) == first
    assert made == []
    assert read == ["sources"]


def test_only_checks_that_look_at_a_table_are_made_again(
    package: Path, tmp_path: Path, made: list[str]
) -> None:
    """A changed organization is no reason to compare the spans of articles again."""
    folder, cache = tmp_path / "package", tmp_path / "kept.json"
    shutil.copytree(package, folder)
    validate(folder, engine="python", cache=cache)
    made.clear()
    _cell(folder, "organizations", 0, 1, "Another")
    found = validate(folder, engine="python", cache=cache)
    assert "D35" in found.counts
    assert not any("D23" in name.split() for name in made)
    assert any("D35" in name.split() for name in made)


def test_other_code_is_a_reason_to_check_again(
    package: Path, tmp_path: Path, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another version of the package makes every check anew."""
    cache = tmp_path / "kept.json"
    validate(package, engine="python", cache=cache)
    made.clear()
    monkeypatch.setattr(kept, "_code", lambda: "another")
    validate(package, engine="python", cache=cache)
    assert len(made) == len(CHECKS)


def test_a_file_with_something_else_in_it_is_as_good_as_none(package: Path, tmp_path: Path) -> None:
    """Entries that lack what they should have are made anew."""
    cache = tmp_path / "kept.json"
    plain = validate(package, engine="python", cache=cache)
    whole = json.loads(cache.read_text())
    for name in ("issues", "rows", "missing", "key"):
        broken = json.loads(json.dumps(whole))
        for entry in broken["checks"].values():
            entry.pop(name, None)
        cache.write_text(json.dumps(broken))
        assert validate(package, engine="python", cache=cache) == plain


def test_a_check_looks_at_no_table_that_it_does_not_name(package: Path) -> None:
    """What is said to be read is all that is read, in a valid package and in one with changed cells."""
    for value in (None, "x"):
        for check in CHECKS:
            found = contents.read(package / "datapackage.json")
            for table in found.tables.values() if value else ():
                for cells in table.columns.values():
                    cells[0] = value or ""
            found.tables = watched = _Watched(found.tables)
            list(check.find(found))
            assert not check.reads or watched.asked <= {*check.reads, *check.needs}, check.name
