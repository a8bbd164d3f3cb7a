"""Versions: what differs, the step that asks for, the changelog, an archive that is the same each time."""

from __future__ import annotations

import hashlib
import json
import random
import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplofacts.cli import main
from diplofacts.datapackage import TABLES, descriptor_json, read_descriptor, write_descriptor
from diplofacts.dataset import load
from diplofacts.errors import PackageError
from diplofacts.tables import read_table, write_table
from diplofacts.versions import (
    Difference,
    Step,
    compare,
    misfit,
    next_version,
    opened,
    pack,
    step_for,
    texts_left_out,
)
from diplofacts.versions.changelog import updated
from diplofacts.versions.rendering import FORMATS
from factory import make_package

Edit = Callable[[Path], None]


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """The older version."""
    return make_package(tmp_path / "old")


@pytest.fixture
def new(old: Path, tmp_path: Path) -> Path:
    """A copy of it to change."""
    shutil.copytree(old, tmp_path / "new")
    return tmp_path / "new"


def difference(one: Path | str, other: Path | str) -> Difference:
    """What differs between two packages."""
    with opened(one) as first, opened(other) as second:
        return compare(first, second)


def edit_rows(root: Path, table: str, change: Callable[[list[dict[str, str]]], object]) -> None:
    """Change the rows of a table in place."""
    file = root / "facts" / f"{table}.csv"
    rows = read_table(file, table)
    change(rows)
    write_table(file, table, rows)
    write_descriptor(root, read_descriptor(root))


def edit_schema(root: Path, table: str, change: Callable[[dict[str, Any]], None]) -> None:
    """Change the schema of a table in place."""
    file = root / "schema" / f"{table}.json"
    schema = json.loads(file.read_text(encoding="utf-8"))
    change(schema)
    file.write_text(json.dumps(schema), encoding="utf-8")


def field(schema: dict[str, Any], name: str) -> dict[str, Any]:
    """A field of a schema."""
    found: dict[str, Any] = next(one for one in schema["fields"] if one["name"] == name)
    return found


def test_a_package_does_not_differ_from_itself(old: Path, new: Path, tmp_path: Path) -> None:
    """A copy, its descriptor and its archive are the same dataset: exit code 0."""
    assert not difference(old, new)
    assert not difference(old, new / "datapackage.json")
    pack(old, tmp_path / "a.zip")
    assert not difference(tmp_path / "a.zip", new)
    assert main(["diff", str(old), str(new)]) == 0


def test_rows_are_told_with_their_words(old: Path, new: Path) -> None:
    """Added, removed and changed rows are told by key and cell, with the words that support them."""
    edit_rows(new, "meetings", lambda rows: [r.update(city="Brno") for r in rows if r["city"] == "Prague"])
    edit_rows(new, "organizations", lambda rows: rows.clear())
    edit_rows(new, "people", lambda rows: rows.append({**rows[0], "person_id": "zoe", "name": "Zoe"}))
    found = {table.name: table for table in difference(old, new).tables}
    (changed,) = found["meetings"].changed
    assert [(c.column, c.old, c.new) for c in changed.cells][-1] == ("city", "Prague", "Brno")
    assert "Prague" in " ".join(changed.words)
    (removed,) = found["organizations"].removed
    assert removed.key == "daily"
    assert "Daily" in " ".join(removed.words)
    (added,) = found["people"].added
    assert added.key == "zoe"
    assert set(found) == {"meetings", "organizations", "people"}


@settings(max_examples=25)
@given(data=st.data())
def test_any_edit_is_found(data: st.DataObject, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Whatever rows are dropped or changed, in whatever order the file is, exactly those are told."""
    folder = tmp_path_factory.mktemp("edit")
    before, after = make_package(folder / "a"), make_package(folder / "b")
    rows = read_table(after / "facts" / "evidence.csv", "evidence")
    fates = data.draw(st.lists(st.sampled_from(["keep", "drop", "change"]), min_size=len(rows),
                               max_size=len(rows)))  # fmt: skip
    kept = [row for row, fate in zip(rows, fates, strict=True) if fate != "drop"]
    for row, fate in zip(rows, fates, strict=True):
        if fate == "change":
            row["rule"] = "other.rule"
    lines = (after / "facts" / "evidence.csv").read_text(encoding="utf-8").split("\n", 1)[0]
    write_table(after / "facts" / "evidence.csv", "evidence", kept)
    body = (after / "facts" / "evidence.csv").read_text(encoding="utf-8").split("\n")[1:-1]
    if not any('"' in line for line in body):
        random.Random(len(body)).shuffle(body)
    (after / "facts" / "evidence.csv").write_text("\n".join([lines, *body, ""]), encoding="utf-8")
    found = {table.name: table for table in difference(before, after).tables}
    keys = {fate: [r["evidence_id"] for r, f in zip(rows, fates, strict=True) if f == fate] for fate in fates}
    told = found.get("evidence")
    assert sorted(keys.get("drop", [])) == [row.key for row in (told.removed if told else ())]
    assert sorted(keys.get("change", [])) == [row.key for row in (told.changed if told else ())]


BREAKING: dict[str, Callable[[dict[str, Any]], None]] = {
    "column removed": lambda s: s["fields"].pop(),
    "column renamed": lambda s: s["fields"][-1].update(name="other"),
    "constraint tightened: required": lambda s: field(s, "city").update(constraints={"required": True}),
    "term removed": lambda s: field(s, "kind")["constraints"]["enum"].pop(),
    "type changed": lambda s: field(s, "city").update(type="integer"),
    "key changed": lambda s: s.update(primaryKey=["name"]),
}
FITTING: dict[str, Callable[[dict[str, Any]], None]] = {
    "column added": lambda s: s["fields"].append({"name": "more", "type": "string"}),
    "term added": lambda s: field(s, "kind")["constraints"]["enum"].append("chat"),
    "constraint relaxed": lambda s: field(s, "kind")["constraints"].pop("required"),
}


@pytest.mark.parametrize("what", BREAKING)
def test_what_may_break_is_a_major_step(old: Path, new: Path, what: str) -> None:
    """Removed or renamed columns, removed terms and tightened constraints ask for a major step."""
    edit_schema(new, "meetings", BREAKING[what])
    assert step_for(difference(old, new)) is Step.MAJOR


@pytest.mark.parametrize("what", FITTING)
def test_what_only_adds_is_a_minor_step(old: Path, new: Path, what: str) -> None:
    """New columns and terms and relaxed constraints ask for a minor step."""
    edit_schema(new, "meetings", FITTING[what])
    found = difference(old, new)
    assert any(what in change.what for change in found.schema)
    assert step_for(found) is Step.MINOR


def test_new_rows_are_minor_and_mended_values_patch(old: Path, new: Path) -> None:
    """A mended cell with its own words is a patch; a row more is a minor step; nothing is none."""
    assert step_for(difference(old, new)) is Step.NONE
    edit_rows(new, "meetings", lambda rows: rows[0].update(city="Brno"))
    edit_rows(new, "evidence", lambda rows: rows.pop())
    assert step_for(difference(old, new)) is Step.PATCH
    edit_rows(new, "people", lambda rows: rows.append({**rows[0], "person_id": "zoe", "name": "Zoe"}))
    assert step_for(difference(old, new)) is Step.MINOR


@pytest.mark.parametrize(
    ("version", "step", "expected"),
    [
        ("1.2.3", Step.PATCH, "1.2.4"), ("1.2.3", Step.MINOR, "1.3.0"), ("1.2.3", Step.MAJOR, "2.0.0"),
        ("0.2.3", Step.PATCH, "0.2.4"), ("0.2.3", Step.MINOR, "0.3.0"), ("0.2.3", Step.MAJOR, "0.3.0"),
        ("1.2.3", Step.NONE, "1.2.3"),
    ],
)  # fmt: skip
def test_versions_step(version: str, step: Step, expected: str) -> None:
    """Steps are those of SemVer; before 1.0 a major step raises the second number."""
    assert next_version(version, step) == expected


def test_a_release_whose_version_does_not_fit_is_refused(
    old: Path, new: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With ``--release`` a version that is too low is exit code 2, and one that fits is not."""
    edit_rows(new, "people", lambda rows: rows.append({**rows[0], "person_id": "zoe", "name": "Zoe"}))
    problem = misfit(difference(old, new))
    assert problem
    assert "0.2.0" in problem.expected
    assert main(["diff", str(old), str(new), "--release"]) == 2
    assert "0.2.0 or later" in capsys.readouterr().err
    (new / "datapackage.json").write_bytes(descriptor_json(read_descriptor(new) | {"version": "0.2.0"}))
    assert main(["diff", str(old), str(new), "--release"]) == 1


def test_hostile_words_are_escaped_in_each_format(old: Path, new: Path) -> None:
    """Markup and control characters of a cell reach neither terminal nor page."""
    hostile = "<script>alert(1)</script>\x1b[31m|`x`](http://e)\u202e"
    edit_rows(new, "organizations", lambda rows: rows[0].update(name=hostile))
    found = difference(old, new)
    for name, render in FORMATS.items():
        text = render(found)
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", text), name
    assert "<script>" not in FORMATS["html"](found)
    assert "<script>" not in FORMATS["markdown"](found)
    assert json.loads(FORMATS["json"](found))["tables"][0]["changed"][0]["cells"][0]["new"] == hostile


def test_changelog_gets_the_counts(old: Path, new: Path, tmp_path: Path) -> None:
    """The marked place is filled, twice the same; a changelog without one is an error and stays."""
    edit_rows(new, "people", lambda rows: rows.append({**rows[0], "person_id": "zoe", "name": "Zoe"}))
    file = tmp_path / "CHANGELOG.md"
    marked = "<!-- data changes -->\n<!-- end of data changes -->"
    file.write_text(f"# Changes\n\n{marked}\n\nOld\n", encoding="utf-8")
    for _ in range(2):
        assert main(["diff", str(old), str(new), "--changelog", str(file)]) == 1
        text = file.read_text(encoding="utf-8")
        assert "- `people`: 1 added, now 3 rows" in text
        assert text.endswith("<!-- end of data changes -->\n\nOld\n")
    with pytest.raises(PackageError, match="no place"):
        updated("# Changes\n", difference(old, new))


def test_an_archive_is_the_same_each_time(old: Path, new: Path, tmp_path: Path) -> None:
    """Two packings of the same dataset, at other places and times, are the same bytes, and load."""
    one, other = pack(old, tmp_path / "a.zip"), pack(new, tmp_path / "b.zip")
    assert one.sha256 == other.sha256 == hashlib.sha256((tmp_path / "a.zip").read_bytes()).hexdigest()
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert archive.testzip() is None
        archive.extractall(tmp_path / "out")
    assert len(load(tmp_path / "out").meetings) == len(load(old).meetings)
    with pytest.raises(PackageError, match="there already"):
        pack(old, tmp_path / "a.zip")


def test_a_package_without_texts_has_none(old: Path, tmp_path: Path) -> None:
    """``--without-texts`` leaves out every article, keeps quotes and digests, and says so."""
    assert main(["pack", str(old), "--without-texts", "--out", str(tmp_path / "a.zip")]) == 0
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert not [name for name in archive.namelist() if name.startswith("raw/")]
        archive.extractall(tmp_path / "out")
    dataset = load(tmp_path / "out")
    assert texts_left_out(dataset.descriptor)
    assert [row.text for row in dataset.evidence] == [row.text for row in load(old).evidence]
    with pytest.raises(PackageError, match="text is not there"):
        dataset.article(next(iter(dataset.sources)))
    shutil.copytree(old / "raw", tmp_path / "out" / "raw")
    assert dataset.article(next(iter(dataset.sources)))


def test_a_first_version_is_all_new(old: Path) -> None:
    """Compared with nothing, every row of every table is added, and no step is asked for."""
    found = difference("none", old)
    assert {table.name for table in found.tables} == set(TABLES)
    assert misfit(found) is None


@pytest.mark.parametrize("path", ["../x.csv", "/etc/passwd", "http://example.org/x.csv", "a\\b"])
def test_paths_that_leave_the_package_are_refused(old: Path, new: Path, path: str) -> None:
    """No file outside the package is read, whatever its descriptor says."""
    descriptor = read_descriptor(new)
    descriptor["resources"][0]["path"] = path
    (new / "datapackage.json").write_bytes(descriptor_json(descriptor))
    with pytest.raises(PackageError, match="leaves the package"):
        difference(old, new)


def test_bad_packages_are_told(old: Path, tmp_path: Path) -> None:
    """A folder without descriptor, an archive without package and a ragged table are one-line errors."""
    with pytest.raises(PackageError, match="cannot be read"):
        difference(old, tmp_path / "nowhere")
    with zipfile.ZipFile(tmp_path / "bad.zip", "w") as archive:
        archive.writestr("x.txt", "x")
    with pytest.raises(PackageError, match="no data package"):
        difference(old, tmp_path / "bad.zip")
    ragged = make_package(tmp_path / "ragged")
    with (ragged / "facts" / "people.csv").open("a", encoding="utf-8") as file:
        file.write("x,y\n")
    with pytest.raises(PackageError, match="longer or shorter"):
        difference(old, ragged)
