"""The verbs that give, take or hold an office (`was appointed as the`, `resigned as`)."""

from __future__ import annotations

import functools
import re

from .lexicons import rows, words

#: What stands between such a verb and the title.
ARTICLE = r"(?:(?:the|a|an|its|their|his|her)[ \n]+)?(?:(?:new|next|post[ \n]+of)[ \n]+)?"


@functools.cache
def verb_pattern() -> re.Pattern[str]:
    """What stands between a person's mention and a title that a verb gives him (`was appointed as
    the`).
    """
    small = "|".join(words("role_words"))
    verbs = "|".join(
        re.escape(r["words"]).replace(r"\ ", r"[ \n]+")
        for r in sorted(rows("role_verbs"), key=lambda r: (-len(r["words"]), r["words"]))
    )
    return re.compile(
        # An apposition may stand between (`X, the opposition leader in 2007, will be`).
        r"^(?:,[ \n](?:the|an?)\b[^,;:.()\n]{1,80}(?=,))?"
        rf"(?:['\u2019]s)?,?(?:[ \n]+(?:{small}))*[ \n]+(?P<verb>{verbs})[ \n]+"
        rf"(?:as[ \n]+)?(?:to[ \n]+be[ \n]+)?{ARTICLE}$",
        re.IGNORECASE,
    )


@functools.cache
def effects() -> dict[str, str]:
    return {r["words"]: r["effect"] for r in rows("role_verbs")}
