"""The columnar engine says what the engine of the standard library says."""

from __future__ import annotations

import csv
import io
import itertools
import re
import warnings
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

pl = pytest.importorskip("polars")

from diplofacts.validation.report import Issue  # noqa: E402
from diplofacts.validation.standard import (  # noqa: E402
    columnar_chunks,
    columnar_excerpt,
    columnar_table,
    polars_engine,
    python_engine,
)
from diplofacts.validation.standard.columnar_regex import translate  # noqa: E402
from diplofacts.validation.standard.plan import (  # noqa: E402
    FieldPlan,
    ForeignKeyPlan,
    PackagePlan,
    TablePlan,
)
from diplofacts.validation.standard.rowrules import compile_rule  # noqa: E402
from diplofacts.validation.standard.source import Source, open_source  # noqa: E402

# ------------------------------------------------------------------------------- reading


def _lines_of(text: str) -> list[list[str | None]]:
    return [
        [cell or None for cell in row or [""]]
        for row in csv.reader(io.StringIO(text, newline=""), strict=True)
    ]


@pytest.mark.parametrize(("alphabet", "length"), [('",\nx', 6), ('",\r\n', 5), ('",\n\0\ufeff ', 4)])
def test_every_short_text_is_read_as_csv_reads_it_or_refused(alphabet: str, length: int) -> None:
    """What polars takes, it takes as ``csv`` does; what is well written with ``\\n`` is not refused."""
    cell = r'(?:[^",\n]*|"(?:[^"]|"")*")'
    taken = 0
    for size in range(1, length + 1):
        for characters in itertools.product(alphabet, repeat=size):
            text = "".join(characters)
            whole = text if text.endswith("\n") else text + "\n"
            for width in (1, 2):
                frame = columnar_chunks.read(text.encode(), width)
                plain = whole.replace("\r\n", "\n")
                well = re.fullmatch(rf"(?:{cell}(?:,{cell}){{{width - 1}}}\n)*", plain) and "\0" not in text
                if frame is None:
                    assert not well or "\r" in text or text.startswith("\ufeff"), (text, width)
                else:
                    assert well, (text, width)
                    assert [list(row) for row in frame.rows()] == _lines_of(text), (text, width)
                    taken += 1
    assert taken > 100


@settings(max_examples=100, deadline=None)
@given(
    rows=st.lists(st.lists(st.text('",\nxé ', max_size=5), min_size=3, max_size=3)), size=st.integers(1, 40)
)
def test_pieces_make_the_whole_file_and_hold_whole_records(rows: list[list[str]], size: int) -> None:
    """Pieces one after the other are the file, and their records those of the file."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(rows)
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(columnar_chunks, "SIZE", size)
        patch.setattr(columnar_chunks, "_LAST", 3)
        path = Path(folder, "t.csv")
        path.write_text(text.getvalue(), encoding="utf-8", newline="")
        pieces = list(columnar_chunks.chunks(path))
    assert "".join(piece.data.decode() for piece in pieces) == text.getvalue()
    assert [piece.first for piece in pieces] == [True, *[False] * (len(pieces) - 1)][: len(pieces)]
    frames = [columnar_chunks.read(piece.data, 3) for piece in pieces]
    read = [row for frame in frames for row in (frame.rows() if frame is not None else ["refused"])]
    assert read == [tuple(cell or None for cell in row) for row in rows]


# ------------------------------------------------------------------------------- patterns

_PIECES = [
    *"ab01-^$.|()[]*+?{}\\,~&é ",
    "[a-b]",
    "[^a]",
    "\\d",
    "\\w",
    "\\s",
    "\\S",
    "\\.",
    "(?:",
    "{1,2}",
    "+?",
    "\n",
]


@settings(max_examples=400, deadline=None)
@given(
    pieces=st.lists(st.sampled_from(_PIECES), min_size=1, max_size=7),
    texts=st.lists(st.text("ab01-é~&^ \n.\u0660", max_size=4), min_size=1, max_size=20),
)
def test_a_translated_pattern_is_never_wider(pieces: list[str], texts: list[str]) -> None:
    """What the pattern matches in polars, Python's pattern matches as a whole."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            pattern = re.compile("".join(pieces))
        except re.error:
            return
    translated = translate(pattern.pattern)
    if translated is not None:
        matched = pl.Series(texts, dtype=pl.String).str.contains(translated)
        assert [
            text for text, yes in zip(texts, matched, strict=True) if yes and not pattern.fullmatch(text)
        ] == []


@pytest.mark.parametrize(
    ("pattern", "good", "bad"),
    [
        (r"^[a-z0-9]+(-{1,2}[a-z0-9]+)*$", "ana-ruiz--2", "ana---ruiz"),
        (r"^[0-9]{4}(-(0[1-9]|1[0-2]))?[~?%]?$", "2020-12~", "2020-13"),
        (r"FR|[A-Z]{2}", "FR", "FRxxx"),
        (r"\d+\.[^,&|\n]*", "12.a", "12a"),
    ],
)
def test_usual_patterns_are_translated(pattern: str, good: str, bad: str) -> None:
    """Patterns as schemas have them are polars' work."""
    translated = translate(pattern)
    assert translated
    assert pl.Series([good, bad, good + "\n"]).str.contains(translated).to_list() == [True, False, False]


@pytest.mark.parametrize("pattern", ["(?=a)a", r"(a)\1", "(?i)a", "a++", "(?P<n>a)", r"[^\d]", r"\Aa", "(a"])
def test_a_pattern_that_polars_lacks_is_left_to_python(pattern: str) -> None:
    """Look-around, back references and the like are not translated."""
    assert translate(pattern) is None


# ------------------------------------------------------------------------------- both engines

_TYPES: dict[str, list[str]] = {
    "string": ["a", "b", "B-1", "é", "a b", 'say "a", b', "two\nlines", " ", "-"],
    "integer": ["0", "1", "2", "7", "07", "-3", "+1", "1_0", "１", "99999999999999999999", " 1", "x"],
    "number": ["0", "1.5", "-2", "1e3", "NaN", "x"],
    "date": ["2020-01-05", "2020-01-06", "2020-1-5", "2020-02-30"],
    "boolean": ["true", "false", "1", "yes"],
    "any": ["a", "1", "é"],
}
_CONSTRAINTS: dict[str, list[dict[str, Any]]] = {
    "string": [
        {"enum": ("a", "b", "-")},
        {"pattern": r"[a-zA-Z]+(-\d)?"},
        {"pattern": r"(?=a).*"},
        {"min_length": 1, "max_length": 3},
        {"categories": ("a", "b", "é")},
    ],
    "integer": [{"minimum": 0}, {"minimum": 1}, {"maximum": 5, "minimum": -3}, {"enum": (0, 1, 2)}],
    "number": [{"minimum": 0}],
    "date": [{"maximum": "2020-01-05"}],
    "boolean": [],
    "any": [],
}


@st.composite
def _fields(draw: st.DrawFn) -> tuple[FieldPlan, ...]:
    fields = []
    for name in ["id", "to", "n", "é t"][: draw(st.integers(1, 4))]:
        kind = draw(st.sampled_from(["string", "string", "integer", *_TYPES]))
        limits = draw(st.sampled_from([{}, {}, *_CONSTRAINTS[kind]]))
        missing = draw(st.sampled_from([{""}, {""}, {""}, {"", "-"}, {"-"}, set()]))
        required, unique = draw(st.booleans()), draw(st.booleans())
        fields.append(
            FieldPlan(name, kind, missing=frozenset(missing), required=required, unique=unique, **limits)
        )
    return tuple(fields)


@st.composite
def _packages(draw: st.DrawFn) -> tuple[PackagePlan, dict[str, bytes]]:
    tables, files = [], {}
    names = ["one", "two"][: draw(st.integers(1, 2))]
    fields = {name: draw(_fields()) for name in names}
    for name in names:
        mine = [one.name for one in fields[name]]
        keys = st.lists(st.sampled_from(mine), min_size=1, max_size=2, unique=True).map(tuple)
        references = []
        for _ in range(draw(st.integers(0, 2))):
            table = draw(st.sampled_from([*names, "gone"]))
            key = draw(keys)
            others = [one.name for one in fields.get(table, fields[name])]
            target = draw(st.lists(st.sampled_from(others), min_size=len(key), max_size=len(key)))
            references.append(ForeignKeyPlan(key, table, tuple(target)))
        rows = [
            [draw(st.sampled_from(["", *_TYPES[one.type]])) for one in fields[name]]
            for _ in range(draw(st.integers(0, 8)))
        ]
        files[f"{name}.csv"] = _written(draw, [mine, *rows])
        tables.append(
            TablePlan(
                name,
                (f"{name}.csv",),
                fields=fields[name],
                primary_key=draw(st.one_of(st.just(()), keys)),
                unique_keys=tuple(draw(st.lists(keys, max_size=1))),
                foreign_keys=tuple(references),
                row_rules=tuple(
                    draw(
                        st.lists(
                            st.sampled_from([compile_rule(one, mine) for one in _rules(mine)]), max_size=1
                        )
                    )
                ),
                row_count=draw(st.sampled_from([None, None, 3])),
                bytes=draw(st.sampled_from([None, 30])),
                hash=draw(st.sampled_from(["", "sha256:00", "crc:00"])),
            )
        )
    return PackagePlan(tuple(tables)), files


def _rules(names: list[str]) -> list[str]:
    first, last = f"`{names[0]}`", f"`{names[-1]}`"
    return [f"{first} <= {last}", f"{first} is not null implies {last} != 'a'", "1 = 2"]


def _written(draw: st.DrawFn, rows: list[list[str]]) -> bytes:
    """The bytes of a table, now and then oddly written."""
    text = io.StringIO(newline="")
    quoting = draw(st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_MINIMAL, csv.QUOTE_ALL]))
    end = draw(st.sampled_from(["\n", "\n", "\n", "\r\n"]))
    csv.writer(text, lineterminator=end, quoting=quoting).writerows(rows)
    data = text.getvalue().encode()
    if draw(st.integers(0, 5)) == 0:
        place = draw(st.integers(0, len(data)))
        odd = [b'"', b",", b"\n", b"\r", b"\0", b"\xff", b"\xef\xbb\xbf", b"\n\n", b'""', b"x"]
        data = data[:place] + draw(st.sampled_from(odd)) + data[place + draw(st.integers(0, 3)) :]
    if draw(st.integers(0, 5)) == 0:
        data = b"\xef\xbb\xbf" + data
    return data.removesuffix(b"\n") if draw(st.integers(0, 5)) == 0 else data


def _said(
    engine: Any, package: PackagePlan, folder: Path
) -> tuple[list[Issue], dict[str, int], list[str], list[str]]:
    sources = {table.name: open_source(folder, table) for table in package.tables}
    outcome = engine.check(package, sources)
    ordered = sorted(outcome.issues, key=lambda issue: issue.sort_key)
    return ordered, outcome.rows, outcome.skipped, outcome.failures


@settings(max_examples=120, deadline=None)
@given(drawn=_packages(), size=st.sampled_from([8, 30, 10_000]))
def test_both_engines_say_the_same(drawn: tuple[PackagePlan, dict[str, bytes]], size: int) -> None:
    """Of any tables, in pieces of any size: the same issues at the same places, the same counts."""
    package, files = drawn
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        for name, data in files.items():
            Path(folder, name).write_bytes(data)
        patch.setattr(columnar_chunks, "SIZE", size)
        assert _said(polars_engine, package, Path(folder)) == _said(python_engine, package, Path(folder))


_PEOPLE = TablePlan(
    "people",
    ("people.csv",),
    fields=(
        FieldPlan("id", required=True, unique=True, pattern="[a-z]+[0-9]*"),
        FieldPlan("age", "integer", minimum=0),
    ),
    primary_key=("id",),
)
_TRIPS = TablePlan(
    "trips",
    ("trips.csv",),
    fields=(FieldPlan("id", required=True), FieldPlan("who"), FieldPlan("note")),
    primary_key=("id",),
    foreign_keys=(ForeignKeyPlan(("who",), "people", ("id",)),),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two tables without fault, of several pieces each."""
    people = "".join(f"p{n},{n}\n" for n in range(300))
    trips = "".join(f't{n},p{n % 300},"line\n""{n}"""\n' for n in range(500))
    (tmp_path / "people.csv").write_text("id,age\n" + people, encoding="utf-8")
    (tmp_path / "trips.csv").write_text("id,who,note\n" + trips, encoding="utf-8")
    return tmp_path


@pytest.fixture(autouse=True)
def _small_pieces(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(columnar_chunks, "SIZE", 1000)
    return None


def _check(folder: Path) -> python_engine.Outcome:
    package = PackagePlan((_PEOPLE, _TRIPS))
    return polars_engine.check(package, {one.name: open_source(folder, one) for one in package.tables})


def test_nothing_is_read_by_python_where_nothing_is_odd(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file without fault costs Python nothing, with cells of several lines too."""
    monkeypatch.setattr(Source, "text", property(lambda self: pytest.fail("read by Python")))
    outcome = _check(folder)
    assert outcome.issues == []
    assert outcome.rows == {"people": 300, "trips": 500}


def test_only_rows_in_question_are_read_by_python(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a large file with one fault Python reads the row with it, and says the line of the whole file."""
    path = folder / "trips.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("t400,p100", "t400,nobody"), encoding="utf-8")
    sizes: list[int] = []
    real = columnar_excerpt.make

    def seen(*values: Any) -> columnar_excerpt.Excerpt | None:
        excerpt = real(*values)
        assert excerpt is not None
        sizes.append(excerpt.rows)
        return excerpt

    monkeypatch.setattr(columnar_excerpt, "make", seen)
    (issue,) = _check(folder).issues
    assert (issue.code, issue.path, issue.row, issue.col) == ("K10", "trips.csv", 802, 6)
    assert sizes == [1]


def test_a_double_key_names_the_line_of_the_first(folder: Path) -> None:
    """Rows with the same key come together into the excerpt, however far they are apart."""
    with open(folder / "people.csv", "a", encoding="utf-8") as file:
        file.write("p7,7\n")
    issues = {issue.code: issue for issue in _check(folder).issues}
    assert issues["K01"].row == 302
    assert "line 9" in issues["K01"].expected


def test_too_many_faults_are_left_to_python(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With more rows in question than an excerpt may have, Python reads the file itself."""
    monkeypatch.setattr(columnar_excerpt, "MOST", 50)
    path = folder / "people.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("p1", "P1"), encoding="utf-8")
    outcome = _check(folder)
    assert sum(issue.code == "C12" for issue in outcome.issues) == 111
    assert {issue.path for issue in outcome.issues if issue.code == "K10"} == {"trips.csv"}


def test_a_file_that_changes_between_two_looks_is_left_to_python(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the rows in question cannot be found again, the file is read as it is now."""
    path = folder / "people.csv"
    path.write_text("id,age\nP1,1\np2,2\n", encoding="utf-8")
    real = columnar_table.read

    def changing(table: Any, *values: Any) -> columnar_table.Found:
        found = real(table, *values)
        if table.plan.name == "people":
            path.write_text('id,age\n"P1"x,1\n', encoding="utf-8")
        return found

    monkeypatch.setattr(columnar_table, "read", changing)
    assert "R04" in {issue.code for issue in _check(folder).issues}


def test_a_file_that_grows_shorter_ends_the_reading(tmp_path: Path) -> None:
    """Reading ends where the file now ends, and does not look for what is gone."""
    path = tmp_path / "t.csv"
    path.write_bytes(b"a,b\n" * 1000)
    pieces = columnar_chunks.chunks(path)
    first = next(pieces)
    path.write_bytes(b"a,b\n" * 300 + b"a")
    assert first.data + b"".join(piece.data for piece in pieces) == b"a,b\n" * 300 + b"a"
    path.write_bytes(b"a,b\n" * 1000)
    pieces = columnar_chunks.chunks(path)
    next(pieces)
    path.write_bytes(b"")
    assert list(pieces) == []
