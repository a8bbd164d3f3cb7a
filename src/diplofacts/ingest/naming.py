"""The name under which an article is kept, which is its id for good."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

from ..resolve.names import slug

#: Characters of a stem.
LONGEST = 80
_PUBLISHER = 24
_OTHER = re.compile(r"[^a-z0-9._-]+")


def stem_of(publisher: str, published: str, title: str) -> str:
    """A readable stem, lower-case ASCII: ``publisher_date_title``, at most 80 characters."""
    start = f"{_cut(slug(publisher, 'publisher'), _PUBLISHER)}_{published}" if publisher else published
    return f"{start}_{_cut(slug(title, 'article'), LONGEST - len(start) - 1)}"


def stem_of_file(name: str) -> str:
    """A file's own stem, made lower-case ASCII; its underscores and dots stay."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    stem = _OTHER.sub("-", plain).strip("-._")
    return stem[:LONGEST].rstrip("-._") or slug(name, "article")


def free_stem(stem: str, taken: Collection[str]) -> str:
    """``stem``, or with the first number that makes it free.

    Args:
        stem: lower-case ASCII.
        taken: stems in use, folded by :func:`folded`.
    """
    number, candidate = 1, stem
    while folded(candidate) in taken:
        number += 1
        tail = f"-{number}"
        candidate = stem[: LONGEST - len(tail)] + tail
    return candidate


def folded(stem: str) -> str:
    """What two stems share that some file system takes for one."""
    return unicodedata.normalize("NFC", stem).casefold()


def _cut(words: str, room: int) -> str:
    """The first words that fit; part of the first one if it alone does not."""
    if len(words) <= room:
        return words
    return words[: room + 1].rpartition("-")[0] or words[:room]
