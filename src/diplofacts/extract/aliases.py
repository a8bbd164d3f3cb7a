"""Two names that the text gives to one person: `X, also known as Y`, `X, known by his war name Y`."""

from __future__ import annotations

import re

_ALIAS = re.compile(
    r",?[ \n]+\(?(?:(?:who[ \n]+(?:is|was)[ \n]+)?"
    r"(?:(?:also|better|otherwise|commonly|widely|popularly|formerly|previously|more[ \n]+widely)[ \n]+)?"
    r"known[ \n]+(?:as|by)|alias|a\.k\.a\.|aka|born|whose[ \n]+real[ \n]+name[ \n]+(?:is|was))[ \n]+"
    r"(?:(?:his|her|the)[ \n]+(?:[a-z]+[ \n]+){1,4})?[\"\u201c'\u2018]?"
)


def joins(between: str) -> bool:
    """Whether the words between two names say that they are one person's."""
    return _ALIAS.fullmatch(between) is not None
