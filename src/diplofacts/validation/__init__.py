"""Validation: the frictionless one, and the rules that a Table Schema cannot say.

``validate(path)`` gives a :class:`Report` of :class:`Issue`; ``run(args)`` is the command. The rules with
their stable codes are in ``rules/*.toml``, and in words in ``docs/rules.md``.
"""

from __future__ import annotations

from .command import add_arguments, run
from .report import Issue, Report
from .rules import Rule, rules
from .runner import validate

__all__ = ["Issue", "Report", "Rule", "add_arguments", "rules", "run", "validate"]
