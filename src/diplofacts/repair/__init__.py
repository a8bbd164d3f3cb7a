"""Repair: spans found again after a text was edited, and files mended that have one mending only.

``reanchor(path)`` gives a :class:`ReanchorReport`; ``add_arguments`` and ``run`` are its command.
"""

from __future__ import annotations

from .command import add_arguments, run
from .reanchoring import ArticleReport, Place, ReanchorReport, reanchor

__all__ = ["ArticleReport", "Place", "ReanchorReport", "add_arguments", "reanchor", "run"]
