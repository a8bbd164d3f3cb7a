"""Questions to a dataset: filters, uncertain dates, timelines, graphs, and why a record says so."""

from __future__ import annotations

from .explanations import Explanation, Passage, explain
from .network import graph
from .periods import Period, held_on, period_of, read_period
from .queries import Query
from .timeline import Entry, timeline

__all__ = [
    "Entry",
    "Explanation",
    "Passage",
    "Period",
    "Query",
    "explain",
    "graph",
    "held_on",
    "period_of",
    "read_period",
    "timeline",
]
