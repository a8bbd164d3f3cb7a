"""One table's file: its bytes, text, labels and rows, and the place of each cell.

Only regular files inside the package are opened. What is wrong with the file is in :attr:`Source.issues`;
what could be read is there all the same, so that references to a broken table are checked against its rows.
"""

from __future__ import annotations

import bisect
import codecs
import hashlib
from functools import cached_property
from pathlib import Path, PurePosixPath

from attrs import define, field

from ..report import Issue
from . import records as reading
from .archive import unpacked
from .found import issue
from .plan import TablePlan
from .records import Records

#: Codecs that make text of text, or take more than linear time; none is the encoding of a file.
_NO_ENCODINGS = frozenset({"idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape"})
_HASHES = hashlib.algorithms_guaranteed - {"shake_128", "shake_256"}


def inside(root: Path, path: str) -> Path | None:
    """The file that a relative path names, or None when it would leave the folder, by a link too."""
    pure = PurePosixPath(path)
    if not path or pure.is_absolute() or ".." in pure.parts or "\\" in path or ":" in path or "\0" in path:
        return None
    try:
        file = root / path
        return file if file.resolve().is_relative_to(root.resolve()) else None
    except (OSError, RuntimeError, ValueError):  # A loop of links, or a name that no file can have.
        return None


@define(slots=False)
class Source:
    """The file or files of one table.

    Attributes:
        plan: what the table should be.
        data: its bytes, unpacked; those of several files one after the other.
        digest: SHA-256 of the bytes as they lie on the disk, in hexadecimal digits; "" when not read.
        issues: what is wrong with the file as a whole.
        opened: whether there are bytes at all.
        parts: for several files, the line of the whole at which each begins.
    """

    plan: TablePlan
    data: bytes = b""
    digest: str = ""
    issues: list[Issue] = field(factory=list)
    opened: bool = False
    parts: list[int] = field(factory=lambda: [1])

    # ------------------------------------------------------------ text

    @cached_property
    def codec(self) -> str:
        """The name of Python's codec; "" when the encoding is not known."""
        try:
            found = codecs.lookup(self.plan.encoding)
        except (LookupError, ValueError):
            return ""
        if found.name in _NO_ENCODINGS or not getattr(found, "_is_text_encoding", True):
            return ""
        if found.name == "utf-8":
            return "utf-8-sig"
        for order in ("le", "be"):
            mark = codecs.BOM_UTF16_LE if order == "le" else codecs.BOM_UTF16_BE
            if found.name == f"utf-16-{order}" and self.data.startswith(mark):
                return "utf-16"
        return found.name

    @cached_property
    def text(self) -> str:
        """The characters; a byte that is none in the encoding is reported once and stands as U+FFFD."""
        if not self.codec:
            self._undecoded(self.plan.encoding, "the encoding is not known")
            return ""
        try:
            return self.data.decode(self.codec)
        except UnicodeDecodeError as error:
            place = error.start
            before = self.data[:place].decode(self.codec, "replace")
            line = 1 + len(before.replace("\r\n", "\n").replace("\r", "\n").split("\n")[1:])
            reason = f"byte {place} is not {self.plan.encoding}"
            found = " ".join(f"{byte:02X}" for byte in self.data[place : max(error.end, place + 1)][:4])
            self._undecoded(found, reason, line)
        except (UnicodeError, ValueError) as error:
            self._undecoded(self.plan.encoding, str(error))
        try:
            return self.data.decode(self.codec, "replace")
        except (UnicodeError, ValueError):
            return ""

    def _undecoded(self, found: str, reason: str, line: int | None = None) -> None:
        path, row = (self.plan.path, None) if line is None else self.place(line)
        self.issues.append(issue("T03", path, row, table=self.plan.name, found=found, reason=reason))

    # ------------------------------------------------------------ records

    @cached_property
    def records(self) -> Records:
        """The table as it is written."""
        fields = len(self.plan.fields)
        return reading.read(self.text, self.plan.dialect, fields, fields)

    @cached_property
    def written_labels(self) -> list[str]:
        """The labels as they stand in the file; those of several header rows joined."""
        labels: list[str] = []
        before: dict[int, str] = {}
        for record in self.records.header:
            for index, cell in enumerate(self.records.head[record]):
                if before.get(index) == cell.strip():
                    continue
                before[index] = cell.strip()
                if len(labels) <= index:
                    labels.append(cell)
                else:
                    labels[index] = self.plan.dialect.header_join.join((labels[index].strip(), cell.strip()))
        return labels

    @cached_property
    def labels(self) -> list[str]:
        """The labels without white space around them, as frictionless reads them; none without a header."""
        return [label.strip() for label in self.written_labels]

    @property
    def rows(self) -> int:
        """The number of rows."""
        return len(self.records.numbers)

    # ------------------------------------------------------------ places

    def label_place(self, cell: int) -> tuple[str, int | None, int | None]:
        """File, line and character column of a label."""
        if not self.records.header:
            return self.plan.path, None, None
        record = self.records.header[0]
        return *self.place(self.records.lines[record]), self.records.column(record, cell)

    def line(self, row: int) -> int:
        """The line at which a row begins, in its file."""
        return self.place(self.records.lines[self.records.numbers[row]])[1]

    def where(self, row: int, cell: int | None = None) -> tuple[str, int, int | None]:
        """File, line of the row and character column of a cell (None when it begins in a later line)."""
        record = self.records.numbers[row]
        path, line = self.place(self.records.lines[record])
        return path, line, None if cell is None else self.records.column(record, cell)

    def cells(self, row: int) -> list[str]:
        """All cells of a row, as many as there are."""
        return self.records.cells(self.records.numbers[row])

    def place(self, line: int) -> tuple[str, int]:
        """The file and its line for a line of the whole."""
        if len(self.parts) == 1:
            return self.plan.path, line
        part = bisect.bisect_right(self.parts, line) - 1
        # The header of a later file was left out, so its lines are one further down.
        return self.plan.paths[part], line - self.parts[part] + 1 + (part > 0 and self._headed)

    @property
    def _headed(self) -> bool:
        return self.plan.dialect.header


def open_source(root: Path, plan: TablePlan) -> Source:
    """Read the bytes of a table's files, and compare them with what the descriptor says of them.

    Args:
        root: the package's folder.
        plan: of the table; its paths were found to be relative and to stay inside ``root``.
    """
    source = Source(plan)
    digest = hashlib.sha256()
    whole = bytearray()
    for number, path in enumerate(plan.paths):
        file = inside(root, path)
        try:
            if file is None or not file.is_file():
                raise FileNotFoundError(2, "no such file")
            data = file.read_bytes()
        except OSError as error:
            reason = error.strerror or str(error)
            source.issues.append(issue("T01", path, table=plan.name, reason=reason.lower()))
            continue
        digest.update(data)
        if number and whole:
            if plan.dialect.header and b"\n" in data:
                data = data[data.index(b"\n") + 1 :]
            source.parts.append(1 + whole.count(b"\n"))
        elif number:
            source.parts.append(1)
        whole += data
        source.opened = True
    source.data = bytes(whole)
    source.digest = digest.hexdigest()
    if source.opened:
        _check_bytes(source)
        if plan.compression:
            source.data = unpacked(source.data, plan, source.issues)
    return source


def _check_bytes(source: Source) -> None:
    plan = source.plan
    if plan.hash:
        name, _, wanted = plan.hash.rpartition(":")
        name = name or "md5"
        if name not in _HASHES:
            known = ", ".join(sorted(_HASHES))
            source.issues.append(issue("T06", plan.path, table=plan.name, found=name, known=known))
        else:
            found = hashlib.new(name, source.data, usedforsecurity=False).hexdigest()
            if found != wanted:
                source.issues.append(issue("T04", plan.path, table=plan.name, found=found, wanted=wanted))
    if plan.bytes is not None and plan.bytes != len(source.data):
        found, wanted = str(len(source.data)), str(plan.bytes)
        source.issues.append(issue("T05", plan.path, table=plan.name, found=found, wanted=wanted))
