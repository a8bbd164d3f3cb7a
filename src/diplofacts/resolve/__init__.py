"""Resolution: what all articles say, as one row a person, organization, role, encounter and instrument."""

from __future__ import annotations

from .context import Doubt
from .pipeline import Plan, Resolved, plan, resolve

__all__ = ["Doubt", "Plan", "Resolved", "plan", "resolve"]
