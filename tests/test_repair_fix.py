"""validate --fix: what has one mending only is mended, and nothing else is touched."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplofacts.cli import main
from diplofacts.datapackage import TABLES
from diplofacts.errors import PackageError
from diplofacts.repair.fix import difference, find_mendings, write_mendings
from factory import make_package

#: What can happen to the bytes of a table on its way through editors and version control.
DAMAGES = {
    "order of rows": lambda data: b"".join(
        [*data.splitlines(True)[:1], *reversed(data.splitlines(True)[1:])]
    ),
    "line ends": lambda data: data.replace(b"\n", b"\r\n"),
    "blank lines": lambda data: data + b"\n\n",
    "final newline": lambda data: data.removesuffix(b"\n"),
    "byte-order mark": lambda data: b"\xef\xbb\xbf" + data,
}


def state(folder: Path) -> dict[str, bytes]:
    """Every file of a package."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def mend(folder: Path) -> tuple[str, ...]:
    """Mend and say which files."""
    mendings = find_mendings(folder)
    write_mendings(folder, mendings)
    return tuple(mending.path for mending in mendings)


@pytest.mark.parametrize("what", DAMAGES)
def test_each_damage_is_undone(tmp_path: Path, what: str) -> None:
    """The mended file is the one from before the damage, and the damage is named."""
    folder = make_package(tmp_path / "d")
    before = state(folder)
    path = folder / "facts" / "people.csv"
    path.write_bytes(DAMAGES[what](path.read_bytes()))
    (mending,) = (m for m in find_mendings(folder) if m.path == "facts/people.csv")
    assert mending.what == (what,)
    assert f"facts/people.csv: {what}" in difference([mending])
    mend(folder)
    assert state(folder) == before
    assert find_mendings(folder) == ()


@settings(max_examples=20)
@given(damages=st.sets(st.tuples(st.sampled_from(TABLES), st.sampled_from(list(DAMAGES))), max_size=8))
def test_whatever_came_together(
    tmp_path_factory: pytest.TempPathFactory, damages: set[tuple[str, str]]
) -> None:
    """Damages on top of each other, in any tables, are undone to the very bytes, hashes included."""
    folder = make_package(tmp_path_factory.mktemp("damaged") / "d", people=[])
    before = state(folder)
    for what, table in sorted((list(DAMAGES).index(what), table) for table, what in damages):
        path = folder / "facts" / f"{table}.csv"
        path.write_bytes(list(DAMAGES.values())[what](path.read_bytes()))
    mend(folder)
    assert state(folder) == before


def test_hash_and_size_are_those_of_the_file(tmp_path: Path) -> None:
    """A value changed by hand stays; the descriptor follows, in two values and no other byte."""
    folder = make_package(tmp_path / "d")
    descriptor = folder / "datapackage.json"
    # A descriptor written by somebody else keeps its looks.
    descriptor.write_text(json.dumps(json.loads(descriptor.read_text("utf-8")), indent=1), encoding="utf-8")
    before = state(folder)
    path = folder / "facts" / "people.csv"
    path.write_bytes(path.read_bytes().replace(b"Jan Nov", b"Honza Nov"))
    assert mend(folder) == ("datapackage.json",)
    after = state(folder)
    changed = [
        (old, new)
        for old, new in zip(
            before["datapackage.json"].split(b"\n"), after["datapackage.json"].split(b"\n"), strict=True
        )
        if old != new
    ]
    assert [old.split(b":")[0].strip() for old, _ in changed] == [b'"hash"', b'"bytes"']
    assert {name for name in after if after[name] != before[name]} == {"datapackage.json", "facts/people.csv"}


def test_other_hashes_stay_of_their_kind(tmp_path: Path) -> None:
    """An MD5 or SHA-1 is renewed as such, a hash in capitals that fits is left, an unknown kind is left."""
    folder = make_package(tmp_path / "d")
    path = folder / "datapackage.json"
    content = json.loads(path.read_text("utf-8"))
    right = content["resources"][3]["hash"]
    kinds = ("0" * 32, "sha1:" + "0" * 40, "crc:00", "sha256:" + right[7:].upper())
    for resource, told in zip(content["resources"], kinds, strict=False):
        resource["hash"] = told
    path.write_text(json.dumps(content, indent=2), encoding="utf-8")
    mend(folder)
    hashes = [resource["hash"] for resource in json.loads(path.read_text("utf-8"))["resources"]]
    assert len(hashes[0]) == 32
    assert set(hashes[0]) != {"0"}
    assert hashes[1].startswith("sha1:")
    assert hashes[1] != kinds[1]
    assert hashes[2:4] == list(kinds[2:])


def test_what_has_several_mendings_is_left(tmp_path: Path) -> None:
    """Two rows with one key, a row of another width, bytes that are not UTF-8: a person must look."""
    folder = make_package(tmp_path / "d")
    people, roles, meetings = (folder / "facts" / f"{name}.csv" for name in ("people", "roles", "meetings"))
    head, first, second = people.read_bytes().splitlines(True)
    people.write_bytes(head + second + first + first)
    roles.write_bytes(roles.read_bytes().replace(b",current,", b",", 1) + b"\n\n")
    meetings.write_bytes(b"\xef\xbb\xbf" + meetings.read_bytes() + b"\xff\n")
    assert mend(folder) == ("datapackage.json",)


def test_line_ends_inside_values_are_left(tmp_path: Path) -> None:
    """A carriage return that a value quotes from its article is a character of the article."""
    names = {"a": "A\r\nB", "b": "C"}
    people = [{"person_id": key, "name": name, "family_name": "B"} for key, name in names.items()]
    folder = make_package(tmp_path / "d", people=people)
    path = folder / "facts" / "people.csv"
    whole = path.read_bytes()
    assert find_mendings(folder) == ()
    path.write_bytes(whole.replace(b"B\n", b"B\r\n"))
    mend(folder)
    assert path.read_bytes() == whole


def test_nothing_outside_the_package_is_read(tmp_path: Path) -> None:
    """A path that leaves the folder is not followed, by a link either."""
    folder = make_package(tmp_path / "d")
    outside = tmp_path / "people.csv"
    outside.write_bytes(b"\xef\xbb\xbfperson_id\n")
    (folder / "facts" / "people.csv").unlink()
    (folder / "facts" / "people.csv").symlink_to(outside)
    assert find_mendings(folder) == ()
    descriptor = folder / "datapackage.json"
    descriptor.write_text(
        descriptor.read_text("utf-8").replace("facts/roles.csv", "../people.csv"), encoding="utf-8"
    )
    assert find_mendings(folder) == ()


def test_the_difference_is_safe_to_print(tmp_path: Path) -> None:
    """What a hostile value holds cannot write to the terminal; a carriage return that goes can be seen."""
    folder = make_package(tmp_path / "d", people=[{"person_id": "a", "name": "\x1b[2J", "family_name": "x"}])
    path = folder / "facts" / "people.csv"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    shown = difference(find_mendings(folder))
    assert "\x1b" not in shown
    assert "-a,\\x1b[2J,x,\\r" in shown
    assert "+a,\\x1b[2J,x,\n" in shown


def test_a_file_that_changed_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    """Between showing and writing somebody else may write: then nothing is mended."""
    folder = make_package(tmp_path / "d")
    path = folder / "facts" / "people.csv"
    path.write_bytes(path.read_bytes() + b"\n")
    mendings = find_mendings(folder)
    path.write_bytes(path.read_bytes() + b"\n")
    before = state(folder)
    with pytest.raises(PackageError, match="changed in the meantime"):
        write_mendings(folder, mendings)
    assert state(folder) == before


def test_no_package_is_said_so(tmp_path: Path) -> None:
    """A folder without a descriptor, and one whose descriptor is no JSON, are refused."""
    with pytest.raises(PackageError, match="no such data package"):
        find_mendings(tmp_path)
    (tmp_path / "datapackage.json").write_text("{", encoding="utf-8")
    with pytest.raises(PackageError, match="not JSON"):
        find_mendings(tmp_path)


def test_the_command_mends_then_validates(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`validate --fix` shows the difference on standard error; `--dry-run` changes nothing."""
    folder = make_package(tmp_path / "d")
    path = folder / "facts" / "people.csv"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    before = state(folder)
    assert main(["validate", str(folder), "--dry-run"]) == 2
    assert main(["validate", str(folder), "--fix", "--dry-run"]) == 1
    assert state(folder) == before
    assert "would be mended" in capsys.readouterr().err
    assert main(["validate", str(folder), "--fix"]) == 0
    shown = capsys.readouterr()
    assert "facts/people.csv: line ends" in shown.err
    assert "@@" not in shown.out
    assert main(["validate", str(folder), "--fix"]) == 0
    assert "nothing to mend" in capsys.readouterr().err
