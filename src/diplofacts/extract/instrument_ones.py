"""Instruments told by a pronoun beside another: `signed two accords, one on trade and another on visas`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from ..spans import Span
from .grammar import objects
from .lexicons import word_set

if TYPE_CHECKING:
    from .instruments import Instrument
    from .reading import Reading
    from .words import Token

#: What follows such a pronoun: what it is about, or with whom it is made.
_ABOUT = frozenset({"on", "about", "for", "with", "between", "covering", "concerning", "regarding"})


def one_more(reading: Reading, token: Token, told: Instrument) -> Instrument | None:
    """The instrument that a pronoun means.

    Args:
        reading: the article.
        token: a word behind the name of ``told`` in its sentence.
        told: the instrument named last before it.

    Returns:
        An instrument of the same kind; None where the word is no such pronoun.
    """
    if token.folded not in word_set("one_more_pronouns") or token.i + 1 >= token.sent.end:
        return None
    link = token.nbor(1)
    if link.folded not in _ABOUT or token.dep_ in ("nummod", "nsubj", "det", "amod"):
        return None
    ends = [t.right_edge for t in objects(token, (link.folded,), direct=False)]
    end = next((t.idx + len(t) for t in ends[:1] if t.i < token.sent.end), token.idx + len(token))
    span = Span(token.idx, end)
    return evolve(
        told,
        noun=token,
        title=span,
        phrase=span,
        named=False,
        plural=False,
        definite=False,
        other=True,
        aliases=(),
        quoted=False,
    )
