"""Patterns are matched as Python matches them, and never for long."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplofacts.validation.standard.patterns import PatternError, compile_pattern


def grown(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Patterns made of smaller ones."""
    group = inner.map(lambda part: f"({part})")
    return st.one_of(
        st.tuples(group, st.sampled_from(["*", "+", "?", "{1,2}", "{2}", "*?", "{0,3}"])).map("".join),
        st.tuples(inner, inner).map("".join),
        st.tuples(inner, inner).map("|".join).map(lambda part: f"({part})"),
    )


patterns = st.recursive(
    st.sampled_from(["a", "b", "[ab]", ".", "[^a]", r"\w", "c", "(?:a|)"]), grown, max_leaves=6
)


@given(patterns, st.lists(st.text(st.sampled_from("abc\n_"), max_size=6), max_size=5))
def test_the_automaton_agrees_with_the_library(source: str, texts: list[str]) -> None:
    """Whichever way a pattern is followed, it accepts the very texts that Python's library accepts."""
    pattern, library = compile_pattern(source), re.compile(source)
    for text in texts:
        assert bool(pattern.matches(text)) == bool(library.fullmatch(text)), (source, text)


@pytest.mark.parametrize(
    "source",
    ["(a+)+b", "(a|a)*b", "(a|aa)+b", "(.*a){20}b", "a*a*a*a*b", "(a?){30}a{30}b", "((a*)*)*b",
     "(\\w+\\s?)*!", "([a-z]+)*[0-9]", "(a|b|ab)*!", "(x+x+)+y"],
)  # fmt: skip
def test_a_pattern_that_explodes_is_followed_in_linear_time(source: str) -> None:
    """Such patterns are found, and a long text that just fails is judged without trying every way."""
    pattern = compile_pattern(source)
    assert pattern.linear
    assert not pattern.matches("a" * 20_000)
    assert not pattern.matches("x" * 20_000)


@pytest.mark.parametrize(
    "source",
    ["^[a-z0-9]+(-{1,2}[a-z0-9]+)*$", "Q[1-9][0-9]*", "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?", "([^,]*,){20}x",
     r"\d{1,4000}", "(?!x)[a-z]+"],
)  # fmt: skip
def test_a_harmless_pattern_is_left_to_the_library(source: str) -> None:
    """Where there is one way to go, the library is as quick as can be."""
    assert not compile_pattern(source).linear


@pytest.mark.parametrize(
    "source", ["[a-z", "(", "a{2,1}", "*", "(a*)*\\1", "(?=(a+)+b)c", "((a{1,99}){1,99}){1,99}"]
)
def test_a_pattern_that_cannot_be_used_is_refused(source: str) -> None:
    """What is none, or may take unbounded time and is no regular language, is an error with a reason."""
    with pytest.raises(PatternError, match=r"\w"):
        compile_pattern(source)
