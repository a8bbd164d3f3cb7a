"""The dataset rules as functions: what each needs, and in which order they are made."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from attrs import frozen

from . import actors, decisions, evidence, order, statements, texts, values
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
    Check(("D06", "D07", "D80", "D81", "D82", "D83"), (), decisions.fitting),
    Check(("D10", "D11", "D12", "D13", "D15", "D21", "D22", "D23"), ("sources",), texts.articles_and_spans),
    Check(("D14",), ("sources",), texts.left_over),
    Check(("D20",), ("evidence",), texts.span_parts),
    Check(("D30", "D31", "D32", "D33", "D34", "D35"), ("evidence",), evidence.support),
    Check(("D36",), ("evidence", "mentions", "people"), evidence.mentioned_people),
    Check(("D37",), ("evidence", "statements"), statements.claims),
    Check(("D40", "D41", "D42"), ("evidence", "statements"), statements.joined),
    Check(("D50", "D51", "D52"), (), actors.identities),
    Check(("D53", "D54"), ("roles",), actors.roles),
    Check(("D55",), ("roles",), values.portfolios),
    Check(("D56",), (), actors.somebody),
    Check(("D60", "D61"), (), values.syntax),
    Check(("D62",), (), values.countries),
    Check(("D70",), (), order.time_order),
    Check(("D71",), ("roles",), order.observed_order),
    Check(("D72",), ("meetings",), order.part_of_cycles),
    Check(("D73",), ("roles",), order.roles_held),
    Check(("D74",), ("evidence", "roles", "sources"), order.observed_days),
    Check(("D75",), ("evidence", "sources"), order.told_before),
    Check(("D76",), ("meetings",), order.parts_within),
)
