"""What was found is kept as long as nothing changes that it depends on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from diplofacts.validation import validate
from diplofacts.validation.standard import python_engine
from diplofacts.validation.standard.cache import VERSION
from diplofacts.validation.standard.plan import PackagePlan
from standard_package import write


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """Two tables, of which ``t`` refers to ``u``; both have an error."""
    key = {"fields": "v", "reference": {"resource": "u", "fields": "name"}}
    write(tmp_path, "id,v\nx,a\n", schema={"foreignKeys": [key]})
    document = json.loads((tmp_path / "datapackage.json").read_text())
    schema = {"fields": [{"name": "name", "constraints": {"maxLength": 1}}]}
    document["resources"].append({"name": "u", "path": "u.csv", "schema": schema})
    (tmp_path / "datapackage.json").write_text(json.dumps(document))
    (tmp_path / "u.csv").write_text("name\na\nbb\n")
    return tmp_path


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The tables that the engine was asked to check in full, run by run."""
    runs: list[list[str]] = []
    check = python_engine.check

    def watched(package: PackagePlan, sources: object) -> python_engine.Outcome:
        runs.append([plan.name for plan in package.tables if plan.schema_path])
        return check(package, sources)  # type: ignore[arg-type]

    monkeypatch.setattr(python_engine, "check", watched)
    return runs


def test_what_did_not_change_is_not_checked_again(package: Path, checked: list[list[str]]) -> None:
    """A second run gives the same report and checks nothing."""
    cache = package / "cache.json"
    plain = validate(package, engine="python", dataset=False)
    first = validate(package, engine="python", dataset=False, cache=cache)
    second = validate(package, engine="python", dataset=False, cache=cache)
    assert plain == first == second
    assert {issue.code for issue in second.issues} == {"C01", "C18"}
    assert checked == [["t", "u"], ["t", "u"]]


def test_a_table_is_checked_again_when_what_it_refers_to_changes(
    package: Path, checked: list[list[str]]
) -> None:
    """A changed file is checked, and so is each table whose foreign keys lead to it, and no other."""
    cache = package / "cache.json"
    for text, tables in (("name\na\nbb\n", ["t", "u"]), ("name\nc\n", ["t", "u"])):
        (package / "u.csv").write_text(text)
        found = validate(package, engine="python", dataset=False, cache=cache)
        assert found == validate(package, engine="python", dataset=False)
        assert checked[-2:] == [tables, ["t", "u"]]
    (package / "t.csv").write_text("id,v\n1,c\n")
    assert validate(package, engine="python", dataset=False, cache=cache).issues == ()
    assert checked[-1] == ["t"]


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"version": 2, "tables": {"t": {"key": 1}}}', "\0"])
def test_a_cache_that_cannot_be_read_is_made_anew(package: Path, text: str) -> None:
    """A damaged file is as good as none."""
    cache = package / "cache.json"
    cache.write_text(text)
    found = validate(package, engine="python", dataset=False, cache=cache)
    assert found == validate(package, engine="python", dataset=False)
    assert json.loads(cache.read_text())["version"] == VERSION


def test_a_changed_schema_is_checked_again(package: Path) -> None:
    """What is to be checked is a part of the key."""
    cache = package / "cache.json"
    validate(package, engine="python", dataset=False, cache=cache)
    text = (package / "datapackage.json").read_text().replace('"maxLength": 1', '"maxLength": 2')
    (package / "datapackage.json").write_text(text)
    assert validate(package, engine="python", dataset=False, cache=cache).counts == {"C01": 1}
