"""Who signs a text with his office on the line below his name, as releases are headed:

    Jane Doe
    Secretary of State
    Washington, DC
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from ..candidates import RoleCandidate
from ..spans import Span

if TYPE_CHECKING:
    from .document import Document
    from .roles import RoleFinder
    from .titles import TitleMention

#: A line that holds a name and nothing else, and the beginning of the next.
_NAME_LINE = re.compile(r"(?:\A|\n|\d{4}-\d\d-\d\d)[ ]*(?:[^\W\d_a-z][\w.'\u2019-]*,?[ ]?){2,5}\n[ ]*\Z")
#: How long such a line may be, in characters.
_LINE = 80
#: The title that precedes another word of the office on the line (`Department Spokesperson`).
_LEAD = re.compile(r"[ ]*(?:[^\W\d_a-z][\w-]*[ ]){0,2}")


def is_signed_above(text: str, start: int) -> bool:
    """Whether the office that begins at ``start`` stands right below a line with a name alone."""
    line = text.rfind("\n", max(0, start - _LINE), start) + 1
    if not line or _LEAD.fullmatch(text, line, start) is None:
        return False
    return _NAME_LINE.search(text, max(0, line - _LINE), line) is not None


def title_below(document: Document, name: Span, titles: Iterable[TitleMention]) -> TitleMention | None:
    """The office that alone stands on the line below a name that stands alone on its own."""
    text = document.text
    if text[name.end : name.end + 1] != "\n":
        return None
    first = max(document.article.body_start, text.rfind("\n", 0, name.start) + 1)
    if first > name.start or text[first : name.start].strip():
        return None
    below = name.end + 1
    stop = text.find("\n", below)
    stop = len(text) if stop < 0 else stop
    for title in titles:
        start, end = title.outer.start, title.outer.end
        alone = below <= start and end <= stop and not text[end:stop].strip(" ,")
        if alone and not title.plural and title.office and _LEAD.fullmatch(text, below, start):
            return title
    return None


def signing_roles(finder: RoleFinder, name: Span, person: str) -> list[RoleCandidate]:
    """The office on the line below a name that stands alone on its line."""
    title = title_below(finder.document, name, finder.titles)
    if title is None:
        return []
    finder.used.add(title.outer.start)
    return [finder.role(person, title, finder.affiliations.of(title), name, "roles.signature")]
