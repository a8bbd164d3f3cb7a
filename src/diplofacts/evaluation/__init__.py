"""Evaluation: facts against articles coded by hand, or one coding by hand against another.

``evaluate(facts, gold)`` and ``agreement(gold, other)`` give an :class:`Evaluation`; ``run(args)`` is the
command. The format of the hand-coded files and the meaning of every figure are in ``docs/evaluation.md``.
"""

from __future__ import annotations

from .coding import Coding
from .command import add_arguments, run
from .figures import Accuracy, Score
from .gold import GoldError, read_gold
from .runner import Evaluation, agreement, evaluate
from .tally import Fault

__all__ = [
    "Accuracy",
    "Coding",
    "Evaluation",
    "Fault",
    "GoldError",
    "Score",
    "add_arguments",
    "agreement",
    "evaluate",
    "read_gold",
    "run",
]
