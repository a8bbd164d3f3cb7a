"""Which language a text is in."""

from __future__ import annotations

from functools import cache
from typing import Any

from ..errors import missing_extra

#: Below this probability nothing is claimed; names and a few words in capitals stay below it.
SURE = 0.7
#: Characters that are read; more make nothing surer.
_ENOUGH = 20_000


def identify(text: str) -> tuple[str, bool]:
    """The language of a text, by py3langid.

    Returns:
        The ISO 639 code, and whether that is sure.

    Raises:
        MissingExtraError: when the extra ``ingest`` is not installed.
    """
    code, probability = _identifier().classify(text[:_ENOUGH])
    return str(code), bool(probability >= SURE)


def is_english(tag: str) -> bool:
    """Whether a BCP 47 tag is one of English."""
    return tag.partition("-")[0].lower() == "en"


@cache
def _identifier() -> Any:
    try:
        from py3langid.langid import MODEL_FILE, LanguageIdentifier
    except ImportError:
        raise missing_extra("Telling the language", "ingest") from None
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
