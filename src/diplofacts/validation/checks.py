"""The dataset rules as functions: what each needs, and in which order they are made."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from attrs import frozen

from . import actors, evidence, order, statements, texts, values
from .contents import Contents
from .report import Issue


@frozen
class Check:
    """A function that finds the issues of some rules.

    Attributes:
        codes: the rules.
        needs: the tables without which it cannot be made; where none is named, each table that could
            be read is checked by itself.
        find: gives the issues, in any order.
    """

    codes: tuple[str, ...]
    needs: tuple[str, ...]
    find: Callable[[Contents], Iterator[Issue]]


CHECKS = (
    Check(("D05",), (), order.sorted_rows),
    Check(("D06",), (), order.replaced_ids),
    Check(("D10", "D11", "D12", "D13", "D21", "D22", "D23"), ("sources",), texts.articles_and_spans),
    Check(("D20",), ("evidence",), texts.span_parts),
    Check(("D30", "D31"), ("evidence",), evidence.coverage),
    Check(("D32", "D33", "D34"), ("evidence",), evidence.targets),
    Check(("D35",), ("evidence",), evidence.cell_values),
    Check(("D36",), ("evidence", "mentions", "people"), evidence.mentioned_people),
    Check(("D37",), ("evidence", "statements"), statements.claims),
    Check(("D40", "D41", "D42"), ("evidence", "statements"), statements.joined),
    Check(("D50", "D51", "D52"), (), actors.identities),
    Check(("D53", "D54"), ("roles",), actors.roles),
    Check(("D55",), ("roles",), values.portfolios),
    Check(("D60", "D61"), (), values.syntax),
    Check(("D62",), (), values.countries),
    Check(("D70",), (), order.time_order),
    Check(("D71",), ("roles",), order.observed_order),
    Check(("D72",), ("meetings",), order.part_of_cycles),
)
