"""Laws of the dataset rules: what they always tell, and what they never do."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from diplofacts.datapackage import columns
from diplofacts.validation import rules
from diplofacts.validation.contents import Contents, Table, read
from diplofacts.validation.evidence import fields_with_evidence
from diplofacts.validation.order import part_of_cycles
from diplofacts.validation.runner import check_dataset
from diplofacts.validation.standard.descriptor import Described
from factory import TEXT, evidence, make_package, small_tables


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A valid package that tests only read."""
    return make_package(tmp_path_factory.mktemp("valid"))


def contents(folder: Path) -> Contents:
    """The package as read anew, so that a test can change its cells."""
    return read(folder / "datapackage.json")


def codes(found: Contents) -> set[str]:
    """The codes of the dataset rules that are broken."""
    return {issue.code for issue in check_dataset(found)[0]}


def test_each_row_of_evidence_is_needed(package: Path) -> None:
    """Taking any one row of evidence away is told: in this package each is the only one of its cell."""
    number = len(small_tables()["evidence"])
    for row in range(number):
        found = contents(package)
        table = found.tables["evidence"]
        target = table["table"][row], table["record_id"][row]
        for cells in table.columns.values():
            del cells[row]
        del table.lines[row]
        told = {(i.path, i.record) for i in check_dataset(found)[0] if i.code in ("D30", "D31")}
        assert told == {(f"facts/{target[0]}.csv", target[1])}


def test_each_coded_cell_is_held_by_its_evidence(package: Path) -> None:
    """Changing any one cell that has evidence is told at that cell."""
    for name in contents(package).tables:
        for column in fields_with_evidence(name):
            for row, cell in enumerate(contents(package).tables[name][column]):
                found = contents(package)
                table = found.tables[name]
                table[column][row] = f"{cell}x"
                wanted = {"D31"} if not cell else {"D35", "D40", "D41"}
                places = {(i.path, i.row, i.column) for i in check_dataset(found)[0] if i.code in wanted}
                assert (table.path, table.lines[row], column) in places


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), by=st.integers(-300, 300))
def test_a_moved_span_is_always_told(package: Path, data: st.DataObject, by: int) -> None:
    """A span moved to other words, or out of the article, is told at its row, and nothing else is."""
    found = contents(package)
    table = found.tables[data.draw(st.sampled_from(["mentions", "evidence"]))]
    row = data.draw(st.integers(0, len(table) - 1))
    start, end = int(table["start"][row]) + by, int(table["end"][row]) + by
    assume(start >= 0 and TEXT[start:end] != table["text"][row])
    table["start"][row], table["end"][row] = str(start), str(end)
    told = [i for i in check_dataset(found)[0] if i.code in ("D21", "D22", "D23")]
    assert [(i.path, i.row) for i in told] == [(table.path, table.lines[row])]
    assert told[0].code == ("D22" if end > len(TEXT) else "D23")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_the_order_of_evidence_changes_no_finding(package: Path, data: st.DataObject) -> None:
    """Rows of evidence in another order give the same findings, but for the order itself."""

    def findings(permuted: bool) -> list[tuple[str, str, str, str | None]]:
        found = contents(package)
        table = found.tables["evidence"]
        table["text"][3], table["record_id"][9], table["value"][20] = "other", "nobody", "other"
        found.tables["statements"]["text"][0] = "other"
        if permuted:
            order = data.draw(st.permutations(range(len(table))))
            for cells in table.columns.values():
                cells[:] = [cells[i] for i in order]
        return sorted((i.code, i.path, i.record, i.found) for i in check_dataset(found)[0] if i.code != "D05")

    assert findings(permuted=True) == findings(permuted=False)


@given(st.lists(st.integers(0, 9), min_size=1, max_size=10))
def test_every_cycle_is_told_once(wholes: list[int]) -> None:
    """Of any web of parts and wholes each cycle is told exactly once, at its first row."""
    number = len(wholes)
    part_of = [whole if whole < number else None for whole in wholes]
    cells = {name: [""] * number for name in columns("meetings")}
    cells["meeting_id"] = [f"m{i}" for i in range(number)]
    cells["part_of"] = [f"m{whole}" if whole is not None else "" for whole in part_of]
    table = Table("meetings", "facts/meetings.csv", cells, list(range(2, number + 2)))
    found = Contents(Path(), Path(), Described(), tables={"meetings": table})
    expected = set()
    for start in range(number):
        at: int | None = start
        seen = []
        while at is not None and at not in seen:
            seen.append(at)
            at = part_of[at]
        if at is not None:
            expected.add(min(seen[seen.index(at) :]))
    assert sorted(i.record for i in part_of_cycles(found)) == [f"m{i}" for i in sorted(expected)]


def test_articles_that_differ_may_each_keep_their_value(tmp_path: Path) -> None:
    """Evidence for another value than the cell's is no error while some evidence supports the cell."""
    more = evidence("meetings:ruiz-novak-meeting-2024-03-04", "city", "Czech", "inferred", "Brno")
    make_package(tmp_path, evidence=lambda rows: [*rows, more])
    assert codes(contents(tmp_path)) == set()


def test_several_parts_of_a_cue_are_joined_by_place(tmp_path: Path) -> None:
    """A cue in parts is their words by start, whatever the order of the rows."""
    tables = small_tables()
    statement = tables["statements"][0]
    statement["cue"] = "told … Daily"
    tables["evidence"].insert(
        0, evidence(f"statements:{statement['statement_id']}", "cue", "Daily", "explicit", "told … Daily")
    )
    make_package(tmp_path, **tables)
    assert codes(contents(tmp_path)) == set()


@pytest.mark.parametrize(
    ("start", "end"),
    [("2024-03", "2024-03-01"), ("2024~", "2024-01-01"), ("../2024", "2023"), ("2023/..", "2023")],
)
def test_only_what_is_surely_after_is_out_of_order(tmp_path: Path, start: str, end: str) -> None:
    """A coarse or open start that may lie before the end is no error."""
    tables = small_tables()
    talks, visit = tables["meetings"]
    talks["part_of"] = ""
    visit |= {"start": start, "end": end}
    record = f"meetings:{visit['meeting_id']}"
    for field, value in (("start", start), ("end", end)):
        tables["evidence"].append(evidence(record, field, "Monday", "inferred", value))
    make_package(tmp_path, **tables)
    assert codes(contents(tmp_path)) == set()


@pytest.mark.parametrize("country", ["CZE", "XKX", "SUN", "YUG", "CSK", "SCG", "PSE", "TWN"])
def test_states_of_today_and_those_that_are_gone_are_known(package: Path, country: str) -> None:
    """ISO 3166-1, Kosovo's code and the four states that are gone count as countries."""
    found = contents(package)
    found.tables["meetings"]["country"][0] = country
    assert "D62" not in codes(found)


#: What a cell may hold that nobody meant: other notations of numbers, endless ones, paths, marks.
STRANGE = (
    "", " ", "-1", "１２", "1_0", "9" * 5000, "0", "99999", "..", "/", "raw", "raw/", "../x", "\0", "\ud800",
    "2024-02-30", "../..", "2024/2023", "P", "*", "nobody", "ana-ruiz", "curation.", "a:b:1-2", "\x1b[2J",
    "people", "statements", "evidence", "CZE", "\u2028", "{value}", "%s", "=1+1", "raw/article-1.json",
)  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150, deadline=None)
@given(data=st.data())
def test_no_cell_breaks_a_check(package: Path, data: st.DataObject) -> None:
    """Any cells with any values give issues of known rules, each at a place, and no check breaks down."""
    found = contents(package)
    for _ in range(data.draw(st.integers(1, 4))):
        table = found.tables[data.draw(st.sampled_from(sorted(found.tables)))]
        column = data.draw(st.sampled_from(sorted(table.columns)))
        row = data.draw(st.integers(0, len(table) - 1))
        table[column][row] = data.draw(st.sampled_from(STRANGE) | st.text(max_size=8))
    issues, skipped = check_dataset(found)
    assert skipped == []
    for issue in issues:
        rule = rules()[issue.code]
        assert issue.severity == rule.severity
        assert issue.message
        assert issue.table in (rule.tables or [issue.table])


def test_every_row_is_asked_once_of_many(tmp_path: Path) -> None:
    """Rows of an article that has thousands of spans are told by themselves: the wrong ones, and no other."""
    name = "Ana Ruiz"
    more = [evidence("people:ana-ruiz", "name", name, value=name, rule=f"r{n}") for n in range(3000)]
    make_package(tmp_path, evidence=lambda rows: [*rows, *more])
    found = contents(tmp_path)
    table = found.tables["evidence"]
    for row in range(100, 3000, 500):
        table["end"][row] = str(int(table["end"][row]) + 1)
    told = [(i.code, i.row) for i in check_dataset(found)[0]]
    assert sorted(told) == [("D23", table.lines[row]) for row in range(100, 3000, 500)]
