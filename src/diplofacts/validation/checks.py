"""The dataset rules as functions: what each needs, and in which order they are made."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator

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
        reads: the tables that it looks at, those that it needs among them; where none is named, all.
        files: whether it reads articles or editors' decisions.
    """

    codes: tuple[str, ...]
    needs: tuple[str, ...]
    find: Callable[[Contents], Iterator[Issue]]
    reads: tuple[str, ...] = ()
    files: bool = False

    @property
    def name(self) -> str:
        """Its rules, in one word."""
        return " ".join(self.codes)


def unmade(readable: Container[str]) -> list[str]:
    """A sentence for each check that cannot be made where only these tables could be read."""
    found: dict[str, list[str]] = {}
    for check in CHECKS:
        if broken := " and ".join(name for name in check.needs if name not in readable):
            found.setdefault(broken, []).extend(check.codes)
    return [
        f"{', '.join(codes)} not checked, because {broken} could not be read"
        for broken, codes in found.items()
    ]


_PEOPLE = ("evidence", "mentions", "people")
_STATEMENTS = ("evidence", "statements")

CHECKS = (
    Check(("D05",), (), order.sorted_rows),
    Check(("D06", "D07", "D80", "D81", "D82", "D83"), (), decisions.fitting, files=True),
    Check(
        ("D10", "D11", "D12", "D13", "D15", "D21", "D22", "D23"),
        ("sources",),
        texts.articles_and_spans,
        ("sources", "mentions", "evidence"),
        files=True,
    ),
    Check(("D14",), ("sources",), texts.left_over, ("sources",), files=True),
    Check(("D20",), ("evidence",), texts.span_parts, ("evidence",)),
    Check(("D30", "D31", "D32", "D33", "D34", "D35"), ("evidence",), evidence.support),
    Check(("D36",), _PEOPLE, evidence.mentioned_people, _PEOPLE),
    Check(("D37",), _STATEMENTS, statements.claims, _STATEMENTS),
    Check(("D40", "D41", "D42"), _STATEMENTS, statements.joined, _STATEMENTS),
    Check(("D50", "D51", "D52"), (), actors.identities),
    Check(("D53", "D54"), ("roles",), actors.roles),
    Check(("D55",), ("roles",), values.portfolios, ("roles",)),
    Check(("D56",), (), actors.somebody),
    Check(("D60", "D61"), (), values.syntax),
    Check(("D62",), (), values.countries),
    Check(("D70",), (), order.time_order),
    Check(("D71",), ("roles",), order.observed_order, ("roles",)),
    Check(("D72",), ("meetings",), order.part_of_cycles, ("meetings",)),
    Check(("D73",), ("roles",), order.roles_held),
    Check(("D74",), ("evidence", "roles", "sources"), order.observed_days, ("evidence", "roles", "sources")),
    Check(("D75",), ("evidence", "sources"), order.told_before),
    Check(("D76",), ("meetings",), order.parts_within, ("meetings",)),
)
