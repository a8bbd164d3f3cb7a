"""The grammar of dates: reads ``grammar.toml`` and compiles it once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from attrs import field, frozen

#: White space inside a phrase: some blanks, at most one line break among them (hard-wrapped text).
SPACE = r"(?:[^\S\n]{1,4}(?:\n[^\S\n]{0,8})?|\n[^\S\n]{0,8})"


@frozen
class Rule:
    """One rule of the grammar.

    Attributes:
        name: stable name, as it stands in evidence.
        kind: the reading that turns the groups into a date.
        doc: what the rule says.
        pattern: the compiled pattern, with named groups.
        attributive: whether the phrase belongs to a noun and does not date the sentence.
        trusted: whether it holds only for words that are known to be a date.
    """

    name: str
    kind: str
    doc: str
    pattern: re.Pattern[str]
    attributive: bool
    trusted: bool
    #: the words of the pattern, in small letters.
    words: frozenset[str] = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "words", frozenset(_words_of(self.pattern.pattern)))

    def may_hold(self, word: str) -> bool:
        """Whether a phrase of this rule may hold ``word``, in small letters, whole or the beginning of it."""
        if word[0].isdigit():
            return "\\d" in self.pattern.pattern or "[1-9]" in self.pattern.pattern
        return word in self.words or any(word[:end] in self.words for end in range(2, len(word)))


@frozen
class TenseWords:
    """The words that tell the tense; each set in lower case."""

    window: int
    future: frozenset[str]
    pairs: frozenset[str]
    timetable: frozenset[str]
    in_effect: frozenset[str]
    supports: frozenset[str]
    behind: frozenset[str]
    governors: frozenset[str]
    proposals: frozenset[str]
    done: frozenset[str]
    counted: frozenset[str]
    be_present: frozenset[str]
    be_past: frozenset[str]
    be_other: frozenset[str]
    perfect: frozenset[str]
    past: frozenset[str]
    finite: frozenset[str]
    not_verbs: frozenset[str]
    adjectival_after: frozenset[str]
    ahead: frozenset[str]
    boundaries: frozenset[str]
    relatives: frozenset[str]
    skipped: frozenset[str]
    determiners: frozenset[str]
    abbreviations: frozenset[str]


@frozen
class Grammar:
    """The vocabulary and the rules of ``grammar.toml``, ready for use.

    ``anchors`` are words of which every phrase has one (or a number); ``starters`` the words of the patterns:
    with one of them, an anchor or a number a phrase begins, and it holds no others.
    """

    numbers: Mapping[str, int]
    ordinals: Mapping[str, int]
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    seasons: Mapping[str, int]
    days: Mapping[str, int]
    steps: Mapping[str, int]
    units: Mapping[str, tuple[int, str]]
    duration_units: Mapping[str, tuple[int, str]]
    future_weekday_from: int
    far_back_days: int
    near_ahead_days: int
    number: str
    rules: tuple[Rule, ...]
    anchors: frozenset[str]
    starters: frozenset[str]
    scanner: re.Pattern[str]
    trusted_scanner: re.Pattern[str]
    since: re.Pattern[str]
    until: re.Pattern[str]
    opening: re.Pattern[str]
    determined: re.Pattern[str]
    joiner: re.Pattern[str]
    coordinator: re.Pattern[str]
    tense: TenseWords


@cache
def grammar() -> Grammar:
    """The grammar, read and compiled at the first call."""
    data = tomllib.loads(Path(__file__).with_name("grammar.toml").read_text(encoding="utf-8"))
    fragments = _fragments(data)
    rules = tuple(
        Rule(
            name=rule["name"],
            kind=rule["kind"],
            doc=rule["doc"],
            pattern=_compile(rule["pattern"], fragments),
            attributive=rule.get("attributive", False),
            trusted=rule.get("trusted", False),
        )
        for rule in data["rule"]
    )
    words = data["tense"]
    months = {form.lower(): int(n) for n, forms in data["months"].items() for form in forms}
    weekdays = {form.lower(): int(n) for n, forms in data["weekdays"].items() for form in forms}
    spoken = {word for phrase in data["days"] for word in phrase.split()} - set(data["steps"]) - {"the"}
    return Grammar(
        numbers=data["numbers"],
        ordinals=data["ordinals"],
        months=months,
        weekdays=weekdays,
        seasons=data["seasons"],
        days=data["days"],
        steps=data["steps"],
        units={name: (n, base) for name, (n, base) in data["units"].items()},
        duration_units={name: (n, base) for name, (n, base) in data["duration_units"].items()},
        future_weekday_from=data["future_weekday_from"],
        far_back_days=data["far_back_days"],
        near_ahead_days=data["near_ahead_days"],
        number=_number(data),
        rules=rules,
        anchors=frozenset(
            (*months, *weekdays, *data["seasons"], *data["units"], *spoken, *data["anchors"]["words"])
        ),
        starters=frozenset(word for rule in rules for word in rule.words),
        scanner=_scanner(rules, trusted=False),
        trusted_scanner=_scanner(rules, trusted=True),
        since=_compile(r"(?<!\w){since} (?:the )?$", fragments),
        until=_compile(r"(?<!\w){until} (?:the )?$", fragments),
        opening=_compile(r"(?<!\w){from} $", fragments),
        determined=_compile(r"(?<!\w){determiner} $", fragments),
        joiner=_compile(r"{to}(?:the )?", fragments),
        coordinator=_compile(r"(?:, {anyday})*,? and (?:on |in |the )?", fragments),
        tense=TenseWords(
            window=words["window"],
            **{name: frozenset(listed) for name, listed in words.items() if isinstance(listed, list)},
        ),
    )


def _words_of(pattern: str) -> Iterator[str]:
    """The words in a pattern, in small letters; one whose last letter is optional in both forms."""
    for found in re.finditer(r"([A-Za-z]+)(\??)", pattern):
        yield found[1].lower()
        if found[2]:
            yield found[1][:-1].lower()


def number(words: str) -> int | None:
    """The value of digits or a number word (``twenty-five``); None when it is neither."""
    low = words.lower().replace(",", "")
    if low.isascii() and low.isdigit():
        return int(low)
    known = grammar().numbers
    parts = re.split(r"[-\s‐‑]+", low)
    if not all(part in known for part in parts) or len(parts) > 2:
        return None
    values = [known[part] for part in parts]
    if len(values) == 1:
        return values[0]
    return values[0] * 100 if values[1] == 100 else values[0] + values[1]


def number_pattern() -> str:
    """The pattern of a number in digits or words, without groups."""
    return grammar().number


def _number(data: Mapping[str, Any]) -> str:
    tens = _any(w for w, n in data["numbers"].items() if 20 <= n < 100)
    ones = _any(w for w, n in data["numbers"].items() if n < 10 and len(w) > 2)
    return rf"(?:(?<![\d.,$€£-])\d{{1,3}}|(?i:(?:{tens})[-‐‑](?:{ones})|{_any(data['numbers'])}))"


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word).replace("\\ ", " ") for word in sorted(words, key=lambda w: (-len(w), w)))


def _cased(forms: Iterable[str]) -> str:
    return _any(cased for form in forms for cased in (form, form.upper()))


def _fragments(data: Mapping[str, Any]) -> dict[str, str]:
    """The placeholders: those of the file, and the lists of words as groups named after them."""
    months, weekdays = data["months"], data["weekdays"]
    full_month = _cased(forms[0] for forms in months.values())
    short_month = _cased(form for forms in months.values() for form in forms[1:])
    month = rf"(?:(?:{full_month})(?![A-Za-z])|(?:{short_month})(?:\.|(?![A-Za-z])))"
    clear = _cased(months[str(n)][0] for n in data["clear_months"]["numbers"])
    full_day = _cased(forms[0] for forms in weekdays.values())
    short_day = _cased(form for forms in weekdays.values() for form in forms[1:])
    anyweekday = rf"(?:(?:{full_day})|(?:{short_day})\.?)"
    day = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\dA-Za-z]|[.,:]\d|%)"
    year = r"(?:1[5-9]|20)\d\d(?![\dA-Za-z]|[.,:]\d|%)"
    stepped = r"(?i:this|last|next) (?i:year)"
    named = {
        "month": month,
        "clearmonth": rf"(?:{clear})(?![A-Za-z])",
        "day": day,
        "ordinal": rf"(?i:{_any(data['ordinals'])})",
        "weekday": rf"(?:(?:{full_day})|(?:{short_day})\.)",
        "year": year,
        "year_after": rf"(?:{year}|{stepped})",
        "yyyy": r"\d{4}",
        "yy": r"\d\d",
        "mm": r"(?:0?[1-9]|1[0-2])",
        "dd": r"(?:0?[1-9]|[12]\d|3[01])",
        "d": r"(?:0?[1-9]|[12]\d|3[01])",
        "d13": r"(?:1[3-9]|2\d|3[01])",
        "n": _number(data),
    }
    plain = {
        "anyday": day,
        "anyweekday": anyweekday,
        "weekday_before": rf"(?:{anyweekday},? (?:the )?)?",
        "anyseason": _any(data["seasons"]),
        "anydayword": _any(data["days"]),
        "anyunit": _any(data["units"]),
        **data["fragments"],
    }
    groups = {
        "clearmonth": "month",
        "year_after": "year",
        "yyyy": "year",
        "mm": "month",
        "dd": "day",
        "d": "day",
    }
    for name, pattern in named.items():
        group = groups.get(name, "day" if name == "d13" else name)
        for number_ in ("", "2", "3", "4"):
            plain[name + number_] = f"(?P<{group}{number_}>{pattern})"
    return plain


def _compile(pattern: str, fragments: Mapping[str, str]) -> re.Pattern[str]:
    while True:
        expanded = re.sub(r"\{([a-z]\w*)\}", lambda m: fragments[m[1]], pattern)
        if expanded == pattern:
            break
        pattern = expanded
    # A blank is white space of any kind; inside a class or a look-behind it stays one character.
    kept = re.compile(r"\[[^\]]*\]|\(\?<[=!][^()]*\)")
    out, at = "", 0
    for held in kept.finditer(pattern):
        out += pattern[at : held.start()].replace(" ", SPACE) + held[0]
        at = held.end()
    return re.compile(out + pattern[at:].replace(" ", SPACE))


def _scanner(rules: Iterable[Rule], trusted: bool) -> re.Pattern[str]:
    """One pattern for all rules; the group that matched is named ``r`` and the number of its rule."""
    branches = (
        f"(?P<r{at}>{re.sub(r'[(][?]P<[a-z]+[0-9]*>', '(?:', rule.pattern.pattern)})"
        for at, rule in enumerate(rules)
        if trusted or not rule.trusted
    )
    return re.compile(r"(?<!\w)(?:" + "|".join(branches) + ")")
