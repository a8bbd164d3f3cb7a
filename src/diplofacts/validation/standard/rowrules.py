"""Rules over the cells of one row: a small language of comparisons, read and followed without running code.

``start <= end``, ``kind = 'visit' implies place is not null``, ``not (a is null and b is null)``. Names are
those of fields; a name with other characters stands between back quotes. The grammar is in
``docs/row-rules.md``.
A comparison with a null is neither true nor false, and a rule is broken only where it is false, as in SQL.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any

from attrs import field, frozen

from .patterns import PatternError, compile_pattern

_TOKEN = re.compile(
    r"\s*(?:(?P<name>[^\W\d]\w*)|`(?P<quoted>[^`]+)`|(?P<number>-?[0-9]+(?:\.[0-9]+)?)"
    r"|'(?P<single>[^']*)'|\"(?P<double>[^\"]*)\"|(?P<sign><=|>=|!=|==|[<>=(),]))"
)
_WORDS = frozenset({"and", "or", "not", "implies", "is", "null", "in", "matches", "length", "true", "false"})
_COMPARE: Mapping[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq, "==": operator.eq, "!=": operator.ne,
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
}  # fmt: skip
#: No rule is longer than this, and none is nested deeper.
LONGEST, DEEPEST = 2000, 40

Row = Mapping[str, Any]
#: What an expression gives for a row: a value, or None for null and for what is neither true nor false.
Node = Callable[[Row], Any]


class RowRuleError(ValueError):
    """The rule cannot be read; the message says why."""


@frozen
class RowRule:
    """A rule over one row.

    Attributes:
        name: of the rule, for messages; the expression where it has none of its own.
        source: the expression as the maintainer wrote it.
        message: what to say when it does not hold; "" for the expression.
        severity: ``error`` or ``warning``.
        fields: the fields that it asks for.
        holds: False for a row in which it is broken; the row is a mapping from field to value, None for null.
    """

    name: str
    source: str
    message: str = ""
    severity: str = "error"
    fields: tuple[str, ...] = ()
    holds: Node = field(default=lambda row: True, eq=False, repr=False)


def compile_rule(described: Any, fields: Iterable[str]) -> RowRule:
    """Read a rule.

    Args:
        described: an expression, or an object with ``rule`` (it), ``name``, ``message`` and ``severity``.
        fields: the names of the fields of the table.

    Raises:
        RowRuleError: when it is none.
    """
    parts = {"rule": described} if isinstance(described, str) else described
    if not isinstance(parts, Mapping) or not isinstance(parts.get("rule"), str):
        raise RowRuleError("it must be an expression, or an object with one as rule")
    texts = {key: parts.get(key, "") for key in ("name", "message")}
    severity = parts.get("severity", "error")
    if not all(isinstance(text, str) for text in texts.values()) or severity not in ("error", "warning"):
        raise RowRuleError("name and message must be strings, severity error or warning")
    reading = _Reading(parts["rule"], frozenset(fields))
    holds = reading.whole()
    name = texts["name"] or parts["rule"]
    return RowRule(name, parts["rule"], texts["message"], severity, tuple(sorted(reading.used)), holds)


class _Reading:
    """A recursive descent through one expression."""

    def __init__(self, source: str, fields: frozenset[str]) -> None:
        self.tokens = _tokens(source)
        self.fields, self.used = fields, set[str]()
        self.at = self.depth = 0

    def whole(self) -> Node:
        node = self.implication()
        if self.at < len(self.tokens):
            raise RowRuleError(f"{self.tokens[self.at][1]!r} is not expected there")
        return lambda row: node(row) is not False

    # ------------------------------------------------------------ tokens

    def peek(self) -> tuple[str, str]:
        return self.tokens[self.at] if self.at < len(self.tokens) else ("end", "the end")

    def take(self, *wanted: str) -> str:
        """The next word or sign if it is one of these, else ''."""
        kind, text = self.peek()
        if kind in ("word", "sign") and text in wanted:
            self.at += 1
            return text
        return ""

    def need(self, wanted: str) -> None:
        if not self.take(wanted):
            raise RowRuleError(f"{wanted!r} is missing before {self.peek()[1]!r}")

    # ------------------------------------------------------------ expressions

    def implication(self) -> Node:
        self.depth += 1
        if self.depth > DEEPEST:
            raise RowRuleError("it is nested too deeply")
        node = self.joined("or")
        if self.take("implies"):
            node = _either([_negated(node), self.implication()])
        self.depth -= 1
        return node

    def joined(self, word: str) -> Node:
        part: Callable[[], Node] = (lambda: self.joined("and")) if word == "or" else self.negation
        nodes = [part()]
        while self.take(word):
            nodes.append(part())
        if len(nodes) == 1:
            return nodes[0]
        return _either(nodes) if word == "or" else _negated(_either([_negated(node) for node in nodes]))

    def negation(self) -> Node:
        negative = False
        while self.take("not"):
            negative = not negative
        node = self.comparison()
        return _negated(node) if negative else node

    def comparison(self) -> Node:
        left = self.operand()
        if self.take("is"):
            negative = bool(self.take("not"))
            self.need("null")
            return lambda row: (left(row) is None) is not negative
        if sign := self.take(*_COMPARE):
            return _compared(left, _COMPARE[sign], self.operand())
        negative = bool(self.take("not"))
        if self.take("in"):
            self.need("(")
            values = [self.operand()]
            while self.take(","):
                values.append(self.operand())
            self.need(")")
            node = _either([_compared(left, operator.eq, value) for value in values])
        elif self.take("matches"):
            node = self.matched(left)
        elif negative:
            raise RowRuleError(f"'in' or 'matches' is missing before {self.peek()[1]!r}")
        else:
            return left
        return _negated(node) if negative else node

    def matched(self, left: Node) -> Node:
        kind, text = self.peek()
        if kind != "string":
            raise RowRuleError("a pattern between quotation marks is missing after 'matches'")
        self.at += 1
        try:
            pattern = compile_pattern(text)
        except PatternError as error:
            raise RowRuleError(str(error)) from None

        def holds(row: Row) -> Any:
            value = left(row)
            return None if value is None else pattern.matches(str(value)) not in (None, False)

        return holds

    def operand(self) -> Node:
        kind, text = self.peek()
        self.at += 1
        if kind == "string":
            return lambda row: text
        if kind == "number":
            number = Decimal(text)
            return lambda row: number
        if kind == "field":
            if text not in self.fields:
                raise RowRuleError(f"no field has the name {text!r}")
            self.used.add(text)
            return lambda row: row[text]
        if text in ("true", "false"):
            return lambda row: text == "true"
        if text == "null":
            return lambda row: None
        if text == "length":
            self.need("(")
            inner = self.operand()
            self.need(")")
            return lambda row: None if (value := inner(row)) is None else len(str(value))
        if text == "(":
            node = self.implication()
            self.need(")")
            return node
        raise RowRuleError(f"a field or a value is missing before {text!r}")


def _tokens(source: str) -> list[tuple[str, str]]:
    if len(source) > LONGEST:
        raise RowRuleError(f"it is longer than {LONGEST} characters")
    tokens: list[tuple[str, str]] = []
    position, end = 0, len(source.rstrip())
    while position < end:
        match = _TOKEN.match(source, position)
        if not match:
            raise RowRuleError(f"{source[position:].strip()[:20]!r} cannot be read")
        kind, text = match.lastgroup or "", match[match.lastgroup or 0]
        if kind == "name":
            kind = "word" if text in _WORDS else "field"
        names = {"quoted": "field", "single": "string", "double": "string"}
        tokens.append((names.get(kind, kind), text))
        position = match.end()
    if not tokens:
        raise RowRuleError("it is empty")
    return tokens


def _either(nodes: list[Node]) -> Node:
    def holds(row: Row) -> Any:
        unknown = False
        for node in nodes:
            value = node(row)
            if value is None:
                unknown = True
            elif value is not False:
                return True
        return None if unknown else False

    return holds


def _negated(node: Node) -> Node:
    def holds(row: Row) -> Any:
        value = node(row)
        return None if value is None else value is False

    return holds


def _compared(left: Node, compare: Callable[[Any, Any], bool], right: Node) -> Node:
    def holds(row: Row) -> Any:
        one, two = left(row), right(row)
        if one is None or two is None:
            return None
        try:
            return bool(compare(one, two))
        except ArithmeticError:  # Not a number is neither more nor less than a number.
            return None
        except TypeError:
            # Values of two types, such as a day and a word for it: compared as they are written.
            return bool(compare(str(one), str(two)))

    return holds
