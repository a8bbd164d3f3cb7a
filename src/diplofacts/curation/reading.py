"""Reading ``curation/``: every malformed cell is named, and all of them are reported together."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import TypedDict

from ..articles import read_day
from ..errors import CurationError, Problem
from ..spans import Span
from .checks import CHECKS, DECISION, Line, contradictions, repeated
from .records import (
    Correction,
    Curation,
    Identifier,
    Judgement,
    OrganizationAuthority,
    PersonAuthority,
)

#: The columns of each file of ``curation/``, in order; the names are the public interface.
COLUMNS: dict[str, tuple[str, ...]] = {
    "authority_people": ("person", "name", "aliases", "family_name", "wikidata_id", *DECISION),
    "authority_organizations": (
        "organization", "name", "aliases", "kind", "country", "wikidata_id", *DECISION,
    ),
    "judgements": ("left", "right", "decision", "left_text", "right_text", *DECISION),
    "corrections": (
        "action", "table", "record", "field", "old", "new", "source_id", "start", "end", "text", *DECISION,
    ),
    "identifiers": ("id", "table", "key", "first_source", "replaced_by"),
}  # fmt: skip

def read_curation(folder: Path | None) -> Curation:
    """Read the editors' decisions and the registry of ids.

    Args:
        folder: the folder of the files; a file that is not there holds no decision. None gives
            the empty :class:`Curation`.

    Raises:
        CurationError: with every malformed row of every file; when ``folder`` is not a folder.
    """
    if folder is None:
        return Curation()
    if not folder.is_dir():
        raise CurationError(
            Problem("no such folder of curation", path=str(folder), hint="Give the folder with --curation.")
        )
    problems = list(_unknown_files(folder))
    lines = {name: list(_read_lines(folder / f"{name}.csv", name, problems)) for name in COLUMNS}
    for name, check in CHECKS.items():
        for line in lines[name]:
            problems += check(line)
    problems += repeated(lines)
    problems += contradictions(lines["judgements"])
    if problems:
        raise CurationError(*sorted(problems, key=lambda p: (p.path, p.row or 0)))
    return Curation(
        people=tuple(_person(line) for line in lines["authority_people"]),
        organizations=tuple(_organization(line) for line in lines["authority_organizations"]),
        judgements=tuple(_judgement(line) for line in lines["judgements"]),
        corrections=tuple(_correction(line) for line in lines["corrections"]),
        identifiers=tuple(Identifier(**line.cells) for line in lines["identifiers"]),
    )


def _unknown_files(folder: Path) -> Iterator[Problem]:
    # A decision in a file with a misspelt name must not be passed over in silence.
    for path in sorted(folder.glob("*.csv")):
        if path.stem not in COLUMNS:
            near = get_close_matches(path.stem, COLUMNS, n=1)
            yield Problem("no such file of decisions", path=f"{folder.name}/{path.name}",
                          expected=", ".join(f"{name}.csv" for name in COLUMNS),
                          hint=f"Rename it to {near[0]}.csv." if near else "Move it elsewhere.")


def read_rows(path: Path, name: str) -> list[dict[str, str]]:
    """The rows of one file of ``curation/``, their cells unchecked.

    Args:
        path: the file; no rows when it is not there.
        name: which of :data:`COLUMNS` it is.

    Raises:
        CurationError: when the file is not such a CSV.
    """
    problems: list[Problem] = []
    rows = [line.cells for line in _read_lines(path, name, problems)]
    if problems:
        raise CurationError(*problems)
    return rows


def read_identifiers(path: Path) -> tuple[Identifier, ...]:
    """Read a registry of ids.

    Raises:
        CurationError: when the file is malformed; with every malformed row.
    """
    problems: list[Problem] = []
    lines = list(_read_lines(path, "identifiers", problems))
    for line in lines:
        problems += CHECKS["identifiers"](line)
    problems += repeated({**dict.fromkeys(COLUMNS, ()), "identifiers": lines})
    if problems:
        raise CurationError(*problems)
    return tuple(Identifier(**line.cells) for line in lines)


def format_identifiers(identifiers: Iterable[Identifier]) -> bytes:
    """The bytes of ``identifiers.csv``, in the order given."""
    columns = COLUMNS["identifiers"]
    lines = [",".join(columns)]
    for identifier in identifiers:
        lines.append(",".join(_quoted(str(getattr(identifier, column))) for column in columns))
    return ("\n".join(lines) + "\n").encode()


def _quoted(value: str) -> str:
    # The csv module leaves a lone "\r" unquoted when lines end with "\n".
    return '"' + value.replace('"', '""') + '"' if set(value) & set('",\r\n') else value


def _read_lines(path: Path, name: str, problems: list[Problem]) -> Iterator[Line]:
    shown = f"{path.parent.name}/{path.name}"
    columns = COLUMNS[name]
    expected = ",".join(columns)
    try:
        # A spreadsheet may have put a byte-order mark before the header.
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return
    except UnicodeDecodeError as error:
        problems.append(
            Problem("the file is not UTF-8", path=shown, offset=error.start, expected="UTF-8 bytes",
                    hint="Save the file as 'CSV UTF-8'; the offset counts bytes.")
        )
        return
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    start = 1
    try:
        header = next(reader, [])
        if tuple(header) != columns:
            problems.append(_bad_header(shown, header, columns))
            return
        start = reader.line_num + 1
        for values in reader:
            if values and len(values) != len(columns):
                problems.append(
                    Problem("the row has a wrong number of cells", path=shown, row=start,
                            value=str(len(values)), expected=f"{len(columns)} cells: {expected}",
                            hint="Put a cell with a comma between double quotation marks.")
                )
            elif any(values):
                yield Line(shown, start, dict(zip(columns, values, strict=True)))
            start = reader.line_num + 1
    except csv.Error as error:
        problems.append(
            Problem(f"the row is not CSV ({error})", path=shown, row=start,
                    expected="commas, double quotation marks, a doubled mark inside them",
                    hint="Correct the quotation marks of this row.")
        )


def _bad_header(shown: str, header: list[str], columns: tuple[str, ...]) -> Problem:
    hint = "Write the header row with exactly these columns, separated by commas."
    for cell in header:
        near = get_close_matches(cell, columns, n=1)
        if cell not in columns and near:
            hint = f"Perhaps {cell!r} should be {near[0]!r}."
            break
    return Problem("the header is not that of the file", path=shown, row=1, value=",".join(header),
                   expected=",".join(columns), hint=hint)


class _Decided(TypedDict):
    reason: str
    editor_role: str
    date: datetime.date | None
    path: str
    row: int


def _decided(line: Line) -> _Decided:
    c = line.cells
    return {"reason": c["reason"], "editor_role": c["editor_role"], "date": read_day(c["date"]),
            "path": line.path, "row": line.row}


def _aliases(line: Line) -> tuple[str, ...]:
    return tuple(line.cells["aliases"].split("|")) if line.cells["aliases"] else ()


def _person(line: Line) -> PersonAuthority:
    c = line.cells
    return PersonAuthority(
        person=c["person"], name=c["name"], aliases=_aliases(line), family_name=c["family_name"],
        wikidata_id=c["wikidata_id"], **_decided(line))


def _organization(line: Line) -> OrganizationAuthority:
    c = line.cells
    return OrganizationAuthority(
        organization=c["organization"], name=c["name"], aliases=_aliases(line), kind=c["kind"],
        country=c["country"], wikidata_id=c["wikidata_id"], **_decided(line))


def _judgement(line: Line) -> Judgement:
    c = line.cells
    return Judgement(
        left=c["left"], right=c["right"], decision=c["decision"], left_text=c["left_text"],
        right_text=c["right_text"], **_decided(line))


def _correction(line: Line) -> Correction:
    c = line.cells
    return Correction(
        action=c["action"], table=c["table"], record=c["record"], field=c["field"], old=c["old"],
        new=c["new"], source_id=c["source_id"],
        span=Span(int(c["start"]), int(c["end"])) if c["source_id"] else None, text=c["text"],
        **_decided(line))
