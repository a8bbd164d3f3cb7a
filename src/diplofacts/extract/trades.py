"""Verbs by which goods change hands, so that a deal on them is a contract (codebook section 5)."""

from __future__ import annotations

import functools

from .lexicons import rows


@functools.cache
def sale_verbs() -> frozenset[str]:
    """The verbs of buying, selling, leasing and lending."""
    return frozenset(r["lemma"] for r in rows("trade_verbs") if r["sale"])
