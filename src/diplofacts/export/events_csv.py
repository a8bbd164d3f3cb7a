"""Events between two states as CSV, a row an ordered pair of states (see ``diplofacts.crosswalks``)."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import fields

from ..crosswalks import Event, to_events

if TYPE_CHECKING:
    from ..dataset import Dataset


def write(dataset: Dataset, target: Path, tables: Sequence[str]) -> None:
    """A CSV file, sorted by day; the articles of an event stand between spaces."""
    names = [attribute.name for attribute in fields(Event)]
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names, lineterminator="\n")
        writer.writeheader()
        writer.writerows(event.to_row() for event in to_events(dataset))
