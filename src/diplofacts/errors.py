"""The exceptions of the package; each carries the data of its message."""

from __future__ import annotations

from attrs import frozen


@frozen
class Problem:
    """One thing that is wrong, where it is, and what to do about it.

    Attributes are all optional except ``message``; an empty one is not shown.

    Attributes:
        message: one sentence that says what is wrong.
        path: the file, as the user named it.
        row: line of the file, counted from 1.
        column: name of the column, key or field.
        offset: offset in code points, for texts.
        value: the value that came.
        expected: what was expected instead.
        hint: what to do next.
    """

    message: str
    path: str = ""
    row: int | None = None
    column: str = ""
    offset: int | None = None
    value: str | None = None
    expected: str = ""
    hint: str = ""

    def __str__(self) -> str:
        where = self.path
        if self.row is not None:
            where += f":{self.row}"
        if self.offset is not None:
            where += f"@{self.offset}"
        if self.column:
            where += f" [{self.column}]"
        parts = [f"{where.lstrip()}: {self.message}" if where else self.message]
        if self.value is not None:
            parts.append(f"found {self.value!r}")
        if self.expected:
            parts.append(f"expected {self.expected}")
        text = "; ".join(parts)
        return f"{text}. {self.hint}" if self.hint else text


class DiplofactsError(Exception):
    """Something the user can mend; ``problems`` says what, where and how.

    Args:
        problems: one or more :class:`Problem` or plain sentences.
    """

    def __init__(self, *problems: Problem | str) -> None:
        self.problems: tuple[Problem, ...] = tuple(
            p if isinstance(p, Problem) else Problem(p) for p in problems
        )
        super().__init__("\n".join(str(p) for p in self.problems))

    def __reduce__(self) -> tuple[type[DiplofactsError], tuple[Problem, ...]]:
        # From one process to another with the data, not only with the message.
        return type(self), self.problems


class ArticleError(DiplofactsError):
    """A raw article or its sidecar cannot be read."""


class ExtractionError(DiplofactsError):
    """Reading an article for facts broke off."""


class CandidateError(DiplofactsError):
    """A file of candidates cannot be read, or does not fit the articles."""


class IngestError(DiplofactsError):
    """A file cannot be added to the articles."""


class CurationError(DiplofactsError):
    """An editor's decision is malformed or no longer fits its target."""


class PackageError(DiplofactsError):
    """A data package, its descriptor, schema or table cannot be read or written."""


class UnknownRecordError(DiplofactsError, KeyError):
    """A table has no record with that id."""

    # KeyError would show the message's repr, on one line.
    __str__ = Exception.__str__


class MissingExtraError(DiplofactsError):
    """A capability needs an optional dependency that is not installed."""


class ModelError(DiplofactsError):
    """The language model is absent or is not the pinned one."""


def missing_extra(capability: str, extra: str) -> MissingExtraError:
    """The one-line error for a missing extra, e.g. ``missing_extra("Building", "build")``."""
    return MissingExtraError(
        f"{capability} needs the extra {extra!r}: pip install 'diplofacts[{extra}]'"
    )
