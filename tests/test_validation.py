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

from diplofacts import validation
from diplofacts.datapackage import read_descriptor
from diplofacts.errors import MissingExtraError, PackageError
from diplofacts.validation import validate
from diplofacts.validation.contents import inside, read_records
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
    assert report.skipped == ("D36 not checked, because people could not be read",)
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
    assert (issue.code, issue.path) == ("P02", "facts/mentions.csv")
    assert "nowhere" in issue.message


def test_a_bad_regular_expression_is_never_a_pass(tmp_path: Path) -> None:
    """Where frictionless raises, the package was not checked in full, and the exit code says so."""
    make_package(tmp_path)
    schema = tmp_path / "schema" / "people.json"
    text = schema.read_text(encoding="utf-8")
    schema.write_text(text.replace("^Q[1-9][0-9]*$", "^Q[1-9"), encoding="utf-8")
    report = validate(tmp_path)
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
    report = validate(tmp_path)
    assert report.exit_code == 2
    assert all("frictionless could not check" in failure for failure in report.failures)


@pytest.mark.parametrize("text", ["", "[]", "{", '"x"', "\udcff"])
def test_a_descriptor_that_is_none_cannot_be_checked(tmp_path: Path, text: str) -> None:
    """What is no JSON object in UTF-8 raises with the file's name."""
    (tmp_path / "datapackage.json").write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(PackageError, match=r"datapackage\.json"):
        validate(tmp_path)


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


@pytest.mark.parametrize("library", ["frictionless", "pycountry"])
def test_a_missing_library_is_one_clear_line(
    package: Path, monkeypatch: pytest.MonkeyPatch, library: str
) -> None:
    """Without the extra, validation says what to install."""
    validation.values.country_codes.cache_clear()
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(MissingExtraError, match=r"pip install 'diplofacts\[frictionless\]'"):
        validate(package)


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
    file = read_records(text.encode())
    assert (file.records, file.lines, file.problem) == (rows, lines, "")


def test_what_stands_before_a_bad_byte_is_read() -> None:
    """A file that is UTF-8 only at its beginning is read up to there, and the problem kept."""
    file = read_records(b"a,b\n1,2\n\xff,3\n")
    assert file.records[:2] == [["a", "b"], ["1", "2"]]
    assert file.problem == "byte 8 is not UTF-8"


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
