"""Validation as a whole: what is read, and what frictionless says."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplofacts.datapackage import read_descriptor
from diplofacts.errors import MissingExtraError, PackageError
from diplofacts.validation import validate
from diplofacts.validation.contents import inside
from diplofacts.validation.standard.dialect import Dialect
from diplofacts.validation.standard.plan import TablePlan
from diplofacts.validation.standard.source import Source
from factory import SOURCE, TEXT, make_package, small_tables


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A valid package that tests only read."""
    return make_package(tmp_path_factory.mktemp("valid"))


def change_descriptor(folder: Path, change: Callable[[dict[str, Any]], Any]) -> None:
    """Change the descriptor that was written."""
    descriptor = read_descriptor(folder)
    change(descriptor)
    (folder / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")


# ---------------------------------------------------------------- a whole package


def test_a_valid_package_has_no_issue(package: Path) -> None:
    """A package as the build writes it is valid, and every check was made."""
    report = validate(package)
    assert report.issues == ()
    assert report.skipped == ()
    assert report.failures == ()
    assert report.valid
    assert report.exit_code == 0
    assert report.rows == {name: len(rows) for name, rows in small_tables().items()}
    assert validate(package / "datapackage.json") == report


def test_plain_frictionless_finds_it_valid_too(package: Path) -> None:
    """The same package passes frictionless by itself, with no plugin."""
    from frictionless import Package

    assert Package(str(package / "datapackage.json")).validate().valid


def test_without_a_path_the_package_here_is_checked(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No path means the working directory's package."""
    monkeypatch.chdir(package)
    assert validate().path == "datapackage.json"


def test_without_a_package_here_the_packaged_data_are_checked(
    package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No path and no package here means the data that came with the distribution."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("diplofacts.datapackage.data_root", lambda: package)
    assert validate().path == str(package / "datapackage.json")


def test_all_is_found_in_one_run(tmp_path: Path) -> None:
    """A table that cannot be read hides nothing of the others, not even of those that refer to it."""
    make_package(tmp_path, articles={SOURCE: TEXT.replace("trade", "barter", 1)})
    (tmp_path / "facts" / "people.csv").unlink()
    path = tmp_path / "facts" / "meeting_actors.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("guest", "visitor"), encoding="utf-8")
    write_descriptor_of_what_is_there(tmp_path)
    report = validate(tmp_path)
    places = {(issue.code, issue.path) for issue in report.issues}
    assert ("T01", "facts/people.csv") in places
    assert ("C11", "facts/meeting_actors.csv") in places
    assert ("D11", "facts/sources.csv") in places
    assert not any(code == "D23" for code, _ in places)
    assert not any(code == "K10" for code, _ in places)
    assert report.skipped[-1] == "D36 not checked, because people could not be read"
    assert report.skipped[0] == (
        "the foreign key person_id of mentions was not checked, because person_id of people could not be read"
    )
    assert report.exit_code == 1


def write_descriptor_of_what_is_there(folder: Path) -> None:
    """Take the digests out of the descriptor."""

    def change(descriptor: dict[str, Any]) -> None:
        for resource in descriptor["resources"]:
            resource.pop("hash", None)
            resource.pop("bytes", None)

    change_descriptor(folder, change)


def test_a_foreign_key_broken_in_another_way_is_told(tmp_path: Path) -> None:
    """A key that cannot be looked up is never dropped in silence when its target says nothing."""
    make_package(tmp_path)
    schema = tmp_path / "schema" / "mentions.json"
    described = json.loads(schema.read_text(encoding="utf-8"))
    described["foreignKeys"][0]["reference"] = {"resource": "nowhere", "fields": ["source_id"]}
    schema.write_text(json.dumps(described), encoding="utf-8")
    report = validate(tmp_path)
    (issue,) = report.issues
    assert (issue.code, issue.path, issue.column) == ("S14", "schema/mentions.json", "foreignKeys[0]")
    assert issue.found == "nowhere: source_id"


def test_a_bad_regular_expression_is_never_a_pass(tmp_path: Path) -> None:
    """It is told; where frictionless raises the package was not checked in full, as the exit code says."""
    make_package(tmp_path)
    schema = tmp_path / "schema" / "people.json"
    text = schema.read_text(encoding="utf-8")
    schema.write_text(text.replace("^Q[1-9][0-9]*$", "^Q[1-9"), encoding="utf-8")
    assert [issue.code for issue in validate(tmp_path).issues] == ["S12"]
    report = validate(tmp_path, engine="frictionless")
    assert not report.valid
    assert report.exit_code == 2
    assert report.failures == (
        "frictionless could not check facts/people.csv (re.error: unterminated character set at position 3)",
    )


def test_more_than_a_thousand_errors_are_all_told(tmp_path: Path) -> None:
    """Frictionless's limit of errors a table, after which it skips the rest, is lifted."""
    people = [{"person_id": f"p{number}", "name": "", "family_name": ""} for number in range(1100)]
    make_package(tmp_path, people=people)
    assert validate(tmp_path).counts["C10"] == 1100


def test_a_resource_of_another_kind_is_never_a_pass(tmp_path: Path) -> None:
    """A table described as something else makes frictionless break down; that is told, and exit code 2."""
    make_package(tmp_path)
    change_descriptor(tmp_path, lambda descriptor: descriptor["resources"][1].update(type="json"))
    assert "S14" in validate(tmp_path).counts
    report = validate(tmp_path, engine="frictionless")
    assert report.exit_code == 2
    assert all("frictionless could not check" in failure for failure in report.failures)


@pytest.mark.parametrize("text", ["", "[]", "{", '"x"', "\udcff"])
def test_a_descriptor_that_is_none_is_told(tmp_path: Path, text: str) -> None:
    """What is no JSON object in UTF-8 gives a report with nothing but that."""
    (tmp_path / "datapackage.json").write_bytes(text.encode("utf-8", "surrogateescape"))
    report = validate(tmp_path)
    assert [(issue.code, issue.path) for issue in report.issues] == [("P10", "datapackage.json")]
    assert report.exit_code == 1


@pytest.mark.parametrize(
    "descriptor",
    [{}, {"resources": 3}, {"resources": [3]}, {"resources": [{"name": [1]}]}, {"resources": []}],
)
def test_a_descriptor_that_describes_nothing_is_invalid(tmp_path: Path, descriptor: dict[str, Any]) -> None:
    """A JSON object that is no data package gives a report, not a traceback and not a pass."""
    (tmp_path / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    report = validate(tmp_path)
    assert report.counts["D01"] == 12
    assert report.exit_code > 0


def test_an_interrupted_build_that_took_the_descriptor_is_told(tmp_path: Path) -> None:
    """When the swap was killed between two moves, the hint is to build, not to look for the package."""
    (tmp_path / ".diplofacts-swap").mkdir()
    (tmp_path / ".diplofacts-swap" / "journal.json").write_text("{}", encoding="utf-8")
    with pytest.raises(PackageError, match="diplofacts build"):
        validate(tmp_path)


def test_without_the_extra_frictionless_says_what_to_install(
    package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The engine of frictionless, asked for without the library, says what to install."""
    monkeypatch.setitem(sys.modules, "frictionless", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'diplofacts\[frictionless\]'"):
        validate(package, engine="frictionless")


def test_nothing_but_the_package_is_needed_to_validate(
    package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A plain installation validates: no library is asked for."""
    for library in ("frictionless", "pycountry", "polars", "jsonschema", "dateutil"):
        monkeypatch.setitem(sys.modules, library, None)
    assert validate(package, engine="python").valid


# ---------------------------------------------------------------- lines and paths


def test_lines_are_those_of_the_file_after_quoted_newlines(tmp_path: Path) -> None:
    """A cell with line breaks makes the rows after it stand at later lines, in both kinds of issue."""
    tables = small_tables()
    tables["sources"][0] |= {"title": "two\nlines\r\nand\rmore"}
    tables["sources"].append(tables["sources"][0] | {
        "source_id": "article-2", "path": "raw/article-2.txt", "title": "", "language": "!",
    })  # fmt: skip
    make_package(tmp_path, articles={SOURCE: TEXT, "article-2": TEXT}, **tables)
    (tmp_path / "raw" / f"{SOURCE}.json").write_text(json.dumps({"title": "two\nlines\r\nand\rmore"}))
    assert [(i.code, i.row) for i in validate(tmp_path).issues] == [("C12", 5), ("D13", 5)]


# The records of a file; a record of one empty cell is a blank line to the csv module.
records = st.lists(
    st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=5), min_size=2, max_size=3),
    max_size=6,
)


@given(records)
def test_every_record_is_read_with_its_line(rows: list[list[str]]) -> None:
    """A record begins at one more than the number of line feeds before it, whatever its cells hold."""
    text, lines = "", []
    for row in rows:
        lines.append(text.count("\n") + 1)
        buffer = io.StringIO(newline="")
        csv.writer(buffer, quoting=csv.QUOTE_ALL, lineterminator="\n").writerow(row)
        text += buffer.getvalue()
    source = Source(TablePlan("a", ("a.csv",), dialect=Dialect(header=False)))
    source.__dict__["data"] = text.encode()
    assert [source.cells(row) for row in range(source.rows)] == rows
    assert list(source.records.lines) == lines


def test_what_stands_around_a_bad_byte_is_read() -> None:
    """A file that is not UTF-8 throughout is read all the same, and the place of the byte told."""
    source = Source(TablePlan("a", ("a.csv",)))
    source.__dict__["data"] = b"a,b\n1,2\n\xff,3\n"
    assert source.records.columns == [["1", "\ufffd"], ["2", "3"]]
    assert [(i.code, i.row, i.found) for i in source.issues] == [("T03", 3, "FF")]


@pytest.mark.parametrize(
    "path", ["", "..", "a/../../b", "/etc/passwd", "http://x/y.csv", "file:y", "a\\b", "C:/x", "a\0b"]
)
def test_a_path_that_leaves_the_package_names_no_file(tmp_path: Path, path: str) -> None:
    """Absolute, remote, climbing and foreign paths are not opened."""
    assert inside(tmp_path, path) is None


def test_a_link_that_leaves_the_package_names_no_file(tmp_path: Path) -> None:
    """A symbolic link is followed before it is judged."""
    (tmp_path / "in").mkdir()
    (tmp_path / "out.csv").write_text("secret", encoding="utf-8")
    (tmp_path / "in" / "link.csv").symlink_to(tmp_path / "out.csv")
    (tmp_path / "in" / "here.csv").write_text("x", encoding="utf-8")
    assert inside(tmp_path / "in", "link.csv") is None
    assert inside(tmp_path / "in", "here.csv") == tmp_path / "in" / "here.csv"
