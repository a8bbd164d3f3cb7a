"""The main text of a page, from the tree that trafilatura makes of it."""

from __future__ import annotations

import re
from typing import Any

_PARAGRAPHS = ("body", "code", "div", "head", "list", "p", "quote", "table")
_LINES = ("item", "row")
_SPACE = re.compile(r"[ \t\n\r\f\v]+")


def flat_text(body: Any) -> str:
    """The text of a tree: paragraphs apart by an empty line, items of lists and rows of tables on lines.

    Args:
        body: an lxml element of trafilatura's vocabulary (``p``, ``head``, ``list``, ``item``, ``lb`` ...).

    Returns:
        The words as the page has them, without marks of the layout but `` | `` between the cells of a row;
        ends with a newline, or is empty.
    """
    writer = _Writer()
    _walk(body, writer)
    text = "".join(writer.parts).strip()
    return f"{text}\n" if text else ""


class _Writer:
    """Collects words; how many newlines come before the next is known only when it comes."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.newlines = 0

    def words(self, text: str | None) -> None:
        text = _SPACE.sub(" ", text or "")
        if self.newlines or not self.parts or self.parts[-1].endswith(" "):
            text = text.lstrip(" ")
        if not text:
            return
        if self.newlines and self.parts:
            self.parts[-1] = self.parts[-1].rstrip(" ")
            self.parts.append("\n" * self.newlines)
        self.newlines = 0
        self.parts.append(text)

    def end_line(self, newlines: int) -> None:
        self.newlines = max(self.newlines, newlines)


def _walk(element: Any, writer: _Writer) -> None:
    tag = element.tag
    newlines = 2 if tag in _PARAGRAPHS else 1 if tag in _LINES else 0
    if tag == "p" and element.getparent() is not None and element.getparent().tag == "item":
        newlines = 1
    if tag == "list" and element.getparent() is not None and element.getparent().tag in ("item", "list"):
        newlines = 1
    writer.end_line(newlines)
    if tag == "lb":
        # Two line breaks in a row are how old pages make a paragraph.
        writer.end_line(min(2, writer.newlines + 1))
    writer.words(element.text)
    children = list(element)
    # Cells that hold paragraphs are a layout, no table, and a cell of links beside them is its menu.
    apart = tag == "row" and (len(element) == 1 or any(_is_layout(cell) for cell in element))
    if apart:
        children = [cell for cell in element if not _is_menu(cell)]
    for number, child in enumerate(children):
        if tag == "row" and number:
            if apart:
                writer.end_line(2)
            else:
                writer.words(" | ")
        if isinstance(child.tag, str):
            _walk(child, writer)
        writer.words(child.tail)
    writer.end_line(newlines)


def _is_layout(cell: Any) -> bool:
    return any(child.tag in (*_PARAGRAPHS, "lb") for child in cell)


def _is_menu(cell: Any) -> bool:
    words = len("".join("".join(cell.itertext()).split()))
    linked = sum(len("".join("".join(link.itertext()).split())) for link in cell.iter("ref"))
    return words > 0 and words == linked
