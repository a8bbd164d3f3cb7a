"""One table's file: its bytes, text, labels and rows, and the place of each cell.

Only regular files inside the package are opened. What is wrong with the file is in :attr:`Source.issues`;
what could be read is there all the same, so that references to a broken table are checked against its rows.
"""

from __future__ import annotations

import bisect
import codecs
import io
import sys
from contextlib import suppress
from functools import cached_property, partial
from importlib import import_module
from pathlib import Path, PurePosixPath
from typing import Any

from attrs import define, field

from ..report import Issue
from . import records as reading
from .archive import unpacked
from .found import issue
from .plan import TablePlan
from .records import Records

#: Codecs that make text of text, or take more than linear time; none is the encoding of a file.
_NO_ENCODINGS = frozenset({"idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape"})
#: What a file in an encoding that leaves the order of bytes open must begin with.
_MARKS = {
    "utf-16": (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE),
    "utf-32": (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE),
}
#: As :data:`hashlib.algorithms_guaranteed` has them, without those whose digests may have any length.
_HASHES = frozenset({
    "md5", "sha1", "sha224", "sha256", "sha384", "sha512", "blake2b", "blake2s",
    "sha3_224", "sha3_256", "sha3_384", "sha3_512",
})  # fmt: skip
#: Up to so many bytes SHA-256 is quicker computed by what Python has built in than by a library to be loaded.
_SMALL = 1 << 21


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


@define(slots=False, eq=False, repr=False)
class Source:
    """The file or files of one table.

    Attributes:
        plan: what the table should be.
        files: those that are there.
        issues: what is wrong with the file as a whole; more is found when ``data`` and ``text`` are read.
        parts: for several files, the line of the whole at which each begins.
    """

    plan: TablePlan
    files: list[Path] = field(factory=list)
    issues: list[Issue] = field(factory=list)
    parts: list[int] = field(factory=lambda: [1])

    @property
    def opened(self) -> bool:
        """Whether there is a file at all."""
        return bool(self.files)

    @cached_property
    def raw(self) -> bytes:
        """The bytes as they lie on the disk; those of several files one after the other, with one header."""
        whole = b""
        for number, file in enumerate(self.files):
            try:
                data = file.read_bytes()
            except (OSError, MemoryError) as error:
                reason = getattr(error, "strerror", "") or str(error)
                path = self.plan.paths[min(number, len(self.plan.paths) - 1)]
                self.issues.append(issue("T01", path, table=self.plan.name, reason=reason.lower()))
                continue
            if number:
                if self.plan.dialect.header:
                    data = data.partition(b"\n")[2]
                self.parts.append(1 + whole.count(b"\n"))
            whole = whole + data if number else data
        return whole

    @cached_property
    def data(self) -> bytes:
        """The bytes of the table, unpacked."""
        return unpacked(self.raw, self.plan, self.issues) if self.plan.compression else self.raw

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the bytes as they lie on the disk, in hexadecimal digits."""
        return str(_sha256(len(self.raw))(self.raw).hexdigest())

    def check_bytes(self) -> list[Issue]:
        """Compare digest and size with what the descriptor says."""
        name = hash_name(self.plan)
        found = ""
        if name == "sha256":
            found = self.digest
        elif name:
            import hashlib

            found = hashlib.new(name, self.raw, usedforsecurity=False).hexdigest()
        return check_bytes(self.plan, len(self.raw), found)

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
        marks = _MARKS.get(self.codec)
        if marks and self.data and not self.data.startswith(marks):
            self._undecoded(self.plan.encoding, "it does not begin with a byte-order mark")
        try:
            return self.data.decode(self.codec)
        except UnicodeDecodeError as error:
            place = error.start
            before = self.data[:place].decode(self.codec, "replace")
            line = 1 + before.count("\n")
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
        dialect = self.plan.dialect
        try:
            if self.codec:
                feeds = self.data.count(b"\r") == self.data.count(b"\r\n")
                return reading.read(self._stream, lambda: self.text, dialect, feeds, fields, fields)
        except UnicodeError:
            pass  # Told, with what can be read all the same, by the text.
        text = self.text
        feeds = text.count("\r") == text.count("\r\n")
        stream = partial(io.StringIO, text, newline="")
        return reading.read(stream, lambda: text, dialect, feeds, fields, fields)

    def _stream(self) -> io.TextIOWrapper:
        return io.TextIOWrapper(io.BytesIO(self.data), self.codec, newline="")

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
    """Find a table's files; nothing is read yet.

    Args:
        root: the package's folder.
        plan: of the table; its paths were found to be relative and to stay inside ``root``.
    """
    source = Source(plan)
    for path in plan.paths:
        file = inside(root, path)
        try:
            if file is None or not file.is_file():
                raise FileNotFoundError(2, "no such file")
            source.files.append(file)
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            source.issues.append(issue("T01", path, table=plan.name, reason=reason))
    return source


def _sha256(size: int) -> Any:
    """The constructor of SHA-256 for so many bytes; where Python has none built in, that of hashlib."""
    if size <= _SMALL and "hashlib" not in sys.modules:
        for module in ("_sha2", "_sha256"):  # Since Python 3.12, and before.
            with suppress(ImportError):
                return import_module(module).sha256
    import hashlib

    return hashlib.sha256


def hash_name(plan: TablePlan) -> str:
    """The algorithm of a table's digest, as :func:`hashlib.new` names it; "" for none that is known."""
    name = plan.hash.rpartition(":")[0] or "md5"
    return name if plan.hash and name in _HASHES else ""


def check_bytes(plan: TablePlan, size: int, digest: str) -> list[Issue]:
    """Compare size and digest of a file with what the descriptor says.

    Args:
        plan: of the table.
        size: of the file or files, as they lie on the disk, in bytes.
        digest: of the same bytes by the algorithm :func:`hash_name`, in hexadecimal digits.
    """
    issues = []
    name, _, wanted = plan.hash.rpartition(":")
    if plan.hash and not hash_name(plan):
        issues.append(issue("T06", plan.path, table=plan.name, found=name, known=", ".join(sorted(_HASHES))))
    elif plan.hash and digest != wanted:
        issues.append(issue("T04", plan.path, table=plan.name, found=digest, wanted=wanted))
    if plan.bytes is not None and plan.bytes != size:
        issues.append(issue("T05", plan.path, table=plan.name, found=str(size), wanted=str(plan.bytes)))
    return issues
