"""Dates: EDTF values, durations, and the words for them."""

from __future__ import annotations

from .edtf import EDTF, Containment, Precision, is_edtf

__all__ = ["EDTF", "Containment", "Precision", "is_edtf"]
