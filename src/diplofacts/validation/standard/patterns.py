"""Patterns of schemas, matched in bounded time.

Python's :mod:`re` tries alternatives one after the other: for a pattern that can match the same text in many
ways, such as ``(a+)+b``, the time grows exponentially with the text. Such patterns are found here by a test
for ambiguity (Weber and Seidl, On the degree of ambiguity of finite automata, 1991) and are then followed as
automata, in linear time. What is no regular language (references to groups, looking around) is refused where
it could take that long.
"""

from __future__ import annotations

import re
import re._constants as sre  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import filterfalse
from math import inf
from typing import Any

from attrs import define, field, frozen

#: An automaton with more positions than these is not built, and none with more steps between them.
POSITIONS, STEPS = 600, 100_000
#: With more parts than these that may be left out, the library may have too many ways to try.
_OPTIONAL = 10
#: A pattern with no more ways to go than these is left to the library, whatever they are.
_WAYS = 100_000
#: Nor are more of its states remembered.
_STATES = 2_000

#: What a row of an automaton holds beside the rows that follow; no character is so long.
_STATE, _FINAL = "state", "final"

_REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT)
_STARTS = (sre.AT_BEGINNING, sre.AT_BEGINNING_STRING)
_ENDS = (sre.AT_END, sre.AT_END_STRING)
#: One or more characters of each kind that a pattern can tell apart by a category.
_SAMPLES = "aZ09_ \t\n-.é١中\x00\x85\u2028"

_CharTest = Callable[[str], bool]


class PatternError(ValueError):
    """The pattern cannot be used; the message says why."""


class _NotRegularError(Exception):
    """The pattern asks for more than an automaton can do."""


@frozen(eq=False, repr=False)
class Pattern:
    """A regular expression that the whole of a text must match.

    Attributes:
        source: as the schema writes it.
        matches: whether a text does.
        linear: whether it is followed as an automaton rather than by :mod:`re`.
    """

    source: str
    matches: Callable[[str], object]
    linear: bool = False

    def rejects(self, texts: Iterable[str]) -> list[str]:
        """The texts that do not match, in order."""
        return list(filterfalse(self.matches, texts))


@lru_cache(maxsize=512)
def compile_pattern(source: str) -> Pattern:
    """The pattern, in a way that takes time proportional to the text.

    Raises:
        PatternError: when it is no regular expression of Python, or can take unbounded time and is no regular
            language.
    """
    try:
        tree = parser.parse(source)
        flags, fullmatch = tree.state.flags, _compile_tree(tree, 0)
    except (re.error, OverflowError, RecursionError) as error:
        raise PatternError(str(error) or "it is nested too deeply") from None
    if not _risky(tree) or _ways(tree) <= _WAYS:
        return Pattern(source, fullmatch)
    try:
        automaton = _Automaton(flags)
        automaton.build(tree)
    except _NotRegularError as error:
        raise PatternError(f"matching it can take unbounded time ({error})") from None
    if automaton.ambiguous():
        if automaton.around:
            raise PatternError(
                "matching it can take unbounded time (it has choices to make, and looks around)"
            )
        return Pattern(source, automaton.matches, linear=True)
    return Pattern(source, fullmatch)


def _children(op: Any, value: Any) -> list[Any]:
    if op in _REPEATS or op is sre.POSSESSIVE_REPEAT:
        return [value[2]]
    if op is sre.SUBPATTERN:
        return [value[3]]
    if op is sre.BRANCH:
        return list(value[1])
    if op in (sre.ASSERT, sre.ASSERT_NOT):
        return [value[1]]
    if op is sre.ATOMIC_GROUP:
        return [value]
    if op is sre.GROUPREF_EXISTS:
        return [part for part in value[1:] if part is not None]
    return []


def _choices(tree: Any) -> int:
    """How many choices there are to make in a pattern: repeats of more than one length, and alternatives."""
    count = 0
    for op, value in tree:
        varies = op is sre.BRANCH or (op in _REPEATS and value[0] != value[1])
        inner = sum(map(_choices, _children(op, value)))
        again = op in _REPEATS and value[1] > 1
        count += varies + (2 * inner if again else inner)
    return count


def _ways(tree: Any) -> float:
    """In how many ways a pattern can go, infinitely many with a repeat without end."""
    ways: float = 1
    for op, value in tree:
        inner = [_ways(one) for one in _children(op, value)]
        if op is sre.BRANCH:
            ways *= sum(inner)
        elif op in _REPEATS or op is sre.POSSESSIVE_REPEAT:
            least, most = value[0], value[1]
            if most is sre.MAXREPEAT or most - least > _WAYS or (inner[0] > 1 and most > 64):
                return inf
            ways *= sum(inner[0] ** times for times in range(least, most + 1))
        elif op is sre.GROUPREF_EXISTS:
            ways *= sum(inner) + 1
        else:
            for one in inner:
                ways *= one
        if ways > _WAYS:
            return inf
    return ways


def _risky(tree: Any) -> bool:
    """Whether there is more than one choice to make; with one, matching takes linear time."""
    return _choices(tree) > 1


@define(eq=False, repr=False)
class _Part:
    """A part of the pattern as positions: those it can start and end with, and whether it can be empty."""

    first: list[int]
    last: list[int]
    empty: bool


@define(eq=False, repr=False)
class _Automaton:
    """The automaton of Glushkov: one state a character of the pattern, and state 0 to begin with."""

    flags: int
    tests: list[_CharTest] = field(factory=lambda: [lambda character: False])
    follow: list[set[int]] = field(factory=lambda: [set()])
    final: frozenset[int] = frozenset()
    letters: set[str] = field(factory=lambda: set(_SAMPLES))
    steps: int = 0
    optional: int = 0
    doubled: bool = False
    around: bool = False
    _rows: dict[frozenset[int], dict[str, Any]] = field(factory=dict)
    _known: dict[str, _CharTest] = field(factory=dict)

    def build(self, tree: Any) -> None:
        """Make it of a parsed pattern."""
        part = self._sequence(list(tree), True, True)
        self._link([0], part.first)
        self.final = frozenset(part.last) | (frozenset({0}) if part.empty else frozenset())

    def matches(self, text: str) -> bool:
        """Whether it accepts the whole of a text."""
        row = self._row(frozenset({0}))
        for character in text:
            # A row leads from a character to the next row, so that one look-up a character is all.
            row = row.get(character) or self._step(row, character)
        return bool(row[_FINAL])

    def _row(self, state: frozenset[int]) -> dict[str, Any]:
        row = self._rows.get(state)
        if row is None:
            row = self._rows[state] = {_STATE: state, _FINAL: not state.isdisjoint(self.final)}
        return row

    def _step(self, row: dict[str, Any], character: str) -> dict[str, Any]:
        if len(self._rows) > _STATES:
            self._rows.clear()
        reached = set().union(*(self.follow[position] for position in row[_STATE]))
        after = self._row(frozenset(position for position in reached if self.tests[position](character)))
        if len(row) < _STATES:
            row[character] = after
        return after

    # ------------------------------------------------------------ building

    def _position(self, test: _CharTest) -> _Part:
        if len(self.tests) > POSITIONS:
            raise _NotRegularError("its repeats are too many")
        self.tests.append(test)
        self.follow.append(set())
        return _Part([len(self.tests) - 1], [len(self.tests) - 1], False)

    def _link(self, before: list[int], after: list[int]) -> None:
        self.steps += len(before) * len(after)
        if self.steps > STEPS:
            raise _NotRegularError("its repeats are too many")
        for position in before:
            # A step that two repeats make: each time round there are two ways to take it.
            self.doubled = self.doubled or not self.follow[position].isdisjoint(after)
            self.follow[position].update(after)

    def _sequence(self, items: list[Any], at_start: bool, at_end: bool) -> _Part:
        whole = _Part([], [], True)
        for number, (op, value) in enumerate(items):
            starts, ends = at_start and not number, at_end and number == len(items) - 1
            whole = self._after(whole, self._one(op, value, starts, ends))
        return whole

    def _after(self, one: _Part, two: _Part) -> _Part:
        self._link(one.last, two.first)
        first = one.first + two.first if one.empty else one.first
        last = one.last + two.last if two.empty else two.last
        return _Part(first, last, one.empty and two.empty)

    def _one(self, op: Any, value: Any, starts: bool, ends: bool) -> _Part:
        if op is sre.AT and ((value in _STARTS and starts) or (value in _ENDS and ends)):
            return _Part([], [], True)
        if op in (sre.LITERAL, sre.NOT_LITERAL, sre.ANY, sre.IN):
            # The same class stands in a pattern again and again.
            key = repr((op, value))
            if key not in self._known:
                self._known[key] = self._test(op, value)
            return self._position(self._known[key])
        if op is sre.SUBPATTERN:
            _, added, removed, inner = value
            if added or removed:
                raise _NotRegularError("its flags change within it")
            return self._sequence(list(inner), starts, ends)
        if op is sre.BRANCH:
            parts = [self._sequence(list(inner), starts, ends) for inner in value[1]]
            first = [position for part in parts for position in part.first]
            last = [position for part in parts for position in part.last]
            self.doubled = self.doubled or sum(part.empty for part in parts) > 1
            return _Part(first, last, any(part.empty for part in parts))
        if op in _REPEATS:
            return self._repeated(*value)
        if op is sre.AT:
            self.around = True
            return _Part([], [], True)
        if op in (sre.ASSERT, sre.ASSERT_NOT):
            inside = _Automaton(self.flags)
            inside.build(value[1])
            self.around = True
            if not inside.ambiguous():
                return _Part([], [], True)
        raise _NotRegularError("it has choices to make, and refers to groups or looks around")

    def _repeated(self, least: int, most: Any, inner: Any) -> _Part:
        endless = most is sre.MAXREPEAT
        copies = max(least, 1) if endless else most
        if copies > POSITIONS:
            raise _NotRegularError("its repeats are too many")
        whole = _Part([], [], True)
        for number in range(copies):
            part = self._sequence(list(inner), False, False)
            if endless and number == copies - 1:
                self._link(part.last, part.first)
            if number >= least:
                part = _Part(part.first, part.last, True)
                self.optional += not endless
            whole = self._after(whole, part)
        return whole

    def _test(self, op: Any, value: Any) -> _CharTest:
        if op is sre.ANY:
            return (
                (lambda character: True) if self.flags & re.DOTALL else (lambda character: character != "\n")
            )
        items = value if op is sre.IN else [(sre.LITERAL, value)]
        for kind, one in items:
            for code in (one,) if kind is sre.LITERAL else one if kind is sre.RANGE else ():
                self.letters.update(chr(near) for near in (code - 1, code, code + 1) if 0 <= near < 0x110000)
        plain = not self.flags & (re.IGNORECASE | re.LOCALE) and op is not sre.NOT_LITERAL
        if plain and all(kind in (sre.LITERAL, sre.RANGE, sre.NEGATE) for kind, _ in items):
            spans = [one if kind is sre.RANGE else (one, one) for kind, one in items if one is not None]
            holds = len(spans) == len(items)
            return lambda character: any(a <= ord(character) <= b for a, b in spans) == holds
        # Any other class of characters alone: matched by the library itself, one character at a time.
        state = parser.State()
        state.flags = self.flags & ~re.VERBOSE
        single = parser.SubPattern(state, [(op, value)])
        compiled = _compile_tree(single, self.flags)
        return lambda character: compiled(character) is not None

    # ------------------------------------------------------------ ambiguity

    def ambiguous(self) -> bool:
        """Whether the same text can be followed in a number of ways that grows with its length.

        There are then two states p and q, from p a way to both with the same text, and from q one back to p
        (exponentially many) or to itself while p stays (polynomially many; asked here a little more widely).
        Many parts that may be left out, such as ``(a?){30}``, give too many ways too, though their number is
        bounded.
        """
        if self.doubled:
            return True
        known = {test: frozenset(filter(test, self.letters)) for test in set(self.tests)}
        letters = [known[test] for test in self.tests]
        after: dict[tuple[int, int], list[tuple[int, int]]] = {}

        def successors(pair: tuple[int, int]) -> list[tuple[int, int]]:
            found = after.get(pair)
            if found is None:
                one, two = pair
                found = after[pair] = [
                    (a, b)
                    for a in self.follow[one]
                    for b in self.follow[two]
                    if not letters[a].isdisjoint(letters[b])
                ]
                self.steps += len(self.follow[one]) * len(self.follow[two])
                if self.steps > 20 * STEPS:
                    raise _TooManyError
            return found

        def reach(pair: tuple[int, int]) -> set[tuple[int, int]]:
            seen, todo = set(), successors(pair)[:]
            while todo:
                one = todo.pop()
                if one not in seen:
                    seen.add(one)
                    todo.extend(successors(one))
            return seen

        try:
            for state in range(len(self.tests)):
                if self.optional <= _OPTIONAL and not self._returns(state):
                    continue
                from_both = reach((state, state))
                if (state, state) not in from_both and self.optional <= _OPTIONAL:
                    continue
                for pair in from_both:
                    if pair[0] == pair[1]:
                        continue
                    if self.optional > _OPTIONAL:
                        return True
                    further = reach(pair)
                    if (state, state) in further:
                        return True
                    if pair[0] == state and pair in further and (pair[1], pair[1]) in further:
                        return True
        except _TooManyError:
            return True
        return False


    def _returns(self, state: int) -> bool:
        """Whether there is any way from a state back to it; without one no text takes it in two ways."""
        seen: set[int] = set()
        todo = list(self.follow[state])
        while todo:
            one = todo.pop()
            if one == state:
                return True
            if one not in seen:
                seen.add(one)
                todo.extend(self.follow[one])
        return False


class _TooManyError(Exception):
    """Deciding takes too long; the pattern is then followed as an automaton, which is right in any case."""


def _compile_tree(tree: Any, flags: int) -> Callable[[str], object]:
    import re._compiler as compiler  # type: ignore[import-not-found]

    return compiler.compile(tree, flags & ~re.DEBUG).fullmatch  # type: ignore[no-any-return]
