"""Words for offices that are ordinary words too (`head`, `leader`, `chair`)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .. import places
from .lexicons import fold, word_set
from .role_patterns import without_rank

if TYPE_CHECKING:
    from .titles import TitleMention


#: Those that go with a word for their rank (`a senior leader`).
#: A party before it, or a name between commas (`X, the Labour Party leader`, `X, Hamas leader,`).
_OF_BODY = re.compile(r"\b[A-Z][\w.-]*[ \n]+(?:Party|Front|Movement|Union)$|,[ \n]+[A-Z][\w.-]*$")
_RANKED = frozenset({"leader", "commander", "official"})


def is_common_word(text: str, mention: TitleMention) -> bool:
    """Whether a word that may be an office is only a plain word here (`his head`, `by the speaker`)."""
    if mention.words == "pm" and text[max(0, mention.span.start - 2) : mention.span.start].strip().isdigit():
        return True  # `at 2 PM Moscow time`
    if mention.words not in word_set("ambiguous_titles") or text[mention.span.start].isupper():
        return False
    before = text[max(0, mention.outer.start - 44) : mention.outer.start]
    before = (without_rank(before) if mention.words in _RANKED else before).rstrip()
    last = re.search(r"([\w'\u2019]+|[^\w\s])$", before)
    lead = fold(last[1]) if last else ""
    if mention.words == "official" and lead == "the":
        return True  # `the official Peking Review`
    # A name or `of` and a name right after it settle it (`rival Alassane Ouattara`, `leader of the Ivory
    # Coast`).
    if re.match(
        r"[ \n]+(?:of[ \n]+(?:the[ \n]+)?)?[^\W\d_a-z]", text[mention.outer.end : mention.outer.end + 10]
    ):
        return False
    # `a senior Hamas leader`: a body stands before it; `the Russian leader`: a state.
    if re.search(r"\b(?:an?|the|[a-z-]{3,})[ \n]+[^\W\d_a-z][\w.-]*$", before) or _OF_BODY.search(before):
        return False
    two = re.search(r"[\w'\u2019]+[ \n]+[\w'\u2019]+$", before)
    if (last and places.lookup(last[1]) is not None) or (two and places.lookup(two[0]) is not None):
        return False
    return not (lead in word_set("title_leads") or lead.endswith("'s"))
