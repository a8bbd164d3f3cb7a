"""Rules over the cells of one row."""

from __future__ import annotations

from attrs import frozen


@frozen
class RowRule:
    """A rule over one row.

    Attributes:
        name: of the rule, for messages.
        source: the expression as the maintainer wrote it.
        message: what to say when it does not hold.
        severity: ``error`` or ``warning``.
    """

    name: str
    source: str
    message: str = ""
    severity: str = "error"
