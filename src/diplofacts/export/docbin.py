"""spaCy training data: a ``DocBin`` with entities, their records as knowledge base ids, and span groups."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from .tokens import documents

if TYPE_CHECKING:
    from ..dataset import Dataset


def write(dataset: Dataset, target: Path, tables: Sequence[str]) -> None:
    """A ``.spacy`` file; ``doc.user_data["source_id"]`` names the article."""
    from spacy.tokens import DocBin

    kept = DocBin(
        attrs=["ORTH", "SPACY", "SENT_START", "ENT_IOB", "ENT_TYPE", "ENT_KB_ID"], store_user_data=True
    )
    for _, doc, _ in documents(dataset):
        kept.add(doc)
    kept.to_disk(target)
