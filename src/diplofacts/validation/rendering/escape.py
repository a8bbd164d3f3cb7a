"""Making what stands in files fit to be shown: nothing of it is ever an instruction to who shows it."""

from __future__ import annotations

import unicodedata

#: How many characters of a value are shown; JSON and SARIF have all of them.
WIDTH = 160

_KNOWN = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


def printable(text: str) -> str:
    """``text`` with every character that is not printed as itself escaped, newlines and escapes too.

    Those are the control characters, the terminal's escapes, the marks that turn the direction of
    writing, characters without a width, and halves of surrogate pairs.
    """
    return text if text.isprintable() else "".join(c if c.isprintable() else _escape(c) for c in text)


def quoted(text: str, width: int = WIDTH) -> str:
    """A value between quotation marks, cut after ``width`` characters with the rest counted."""
    more = len(text) - width
    return f'"{printable(text[:width])}"' + (f" … and {more} characters more" if more > 0 else "")


def clipped(text: str, width: int = 2 * WIDTH) -> str:
    """A sentence, cut after ``width`` characters."""
    return printable(text[:width]) + (" …" if len(text) > width else "")


def found(value: str) -> str:
    """What came, between quotation marks; an empty cell in words."""
    return quoted(value) if value else "an empty cell"


def expected(value: str) -> str:
    """What was expected; between quotation marks where white space at an end would not be seen."""
    return clipped(value, 3 * WIDTH) if value == value.strip() else quoted(value, 3 * WIDTH)


def columns(text: str) -> int:
    """How many columns of a terminal a printable text takes (Unicode Standard Annex 11)."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text
    )


def counted(number: int, noun: str) -> str:
    """``1 row``, ``1,200 rows``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _escape(character: str) -> str:
    code = ord(character)
    short = f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
    return _KNOWN.get(character, short)
