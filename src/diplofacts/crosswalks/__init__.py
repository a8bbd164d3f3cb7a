"""Crosswalks: codes of other schemes for our vocabularies and countries, and events made of them."""

from __future__ import annotations

from .codes import Code, CountryCodes, Scheme, countries, crosswalk, schemes
from .events import Event, to_events

__all__ = ["Code", "CountryCodes", "Event", "Scheme", "countries", "crosswalk", "schemes", "to_events"]
