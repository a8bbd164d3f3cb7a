"""Finding the words for dates in a text and turning them into EDTF values.

The rules and the words are in ``grammar.toml``; what each kind of phrase means is in :mod:`.reading`, which
way a date without a year looks is in :mod:`.tense`. Here phrases are found, joined to ranges and bounds, and
evaluated in the order of the text, so that an anaphoric date finds the one before it.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from attrs import evolve

from ..spans import Span
from .edtf import EDTF, Precision
from .grammar import grammar
from .mentions import DateMention, Granularity, Phrase
from .reading import ANAPHORIC, floats, read
from .scanning import scan
from .tense import Governed, Tense, governing_tense
from .units import Setting

#: How far back, in code points, the antecedent of an anaphoric date is looked for.
ANTECEDENT_WINDOW = 1000

_LEAD_WINDOW = 24
#: What goes on ends within so many days.
_STAY = datetime.timedelta(days=30)
#: How many characters before a phrase its clause is looked at.
_CLAUSE = 80
#: Phrases this far apart are no range: room for the joining word, and white space.
_JOIN_WINDOW = 16
#: What is called after its date (`by the April signing`).
_DEED = re.compile(
    r"[ \n](?:(?!(?:dur|follow|includ|accord|pend|begin|regard|concern)\w*ing)(?:(?!ing)[a-z])+ing"
    r"|talks|visit|summit|accord|agreement|treaty|pact)\b"
)
#: A day that can only be the one named last as a day.
_SAME_DAY = re.compile(r"(?i:(?:on )?(?:the|that)(?: very)? same day)\b")

#: The tense of dates that a caller knows better: one for all, by span, or a function of the span.
TenseSource = Tense | Mapping[Span, Tense] | Callable[[Span], Tense | None]


class _LazyTense:
    """The governing tense of one phrase, found when first asked for."""

    __slots__ = ("_known", "_override", "_place", "_text")

    def __init__(self, text: str, start: int, end: int, override: Tense | None) -> None:
        self._text, self._place = text, (start, end)
        self._override = override
        self._known: Governed | None = None

    def __call__(self) -> Governed:
        if self._known is None:
            if self._override is not None:
                self._known = Governed(self._override, True)
            else:
                self._known = governing_tense(self._text, *self._place)
        return self._known

    @property
    def known(self) -> Tense | None:
        return self._known.tense if self._known else None


def find(
    text: str,
    published: datetime.date,
    region: Span | None = None,
    *,
    spoken: Mapping[Span, datetime.date] | None = None,
    tense: TenseSource | None = None,
    anchor: EDTF | None = None,
) -> list[DateMention]:
    """All phrases for a date in a region of a text, in order; they do not overlap.

    Durations (``for five years``), habits (``on Mondays``), vague words (``recently``) and numbers that are
    no date are not found. An anaphoric phrase (``the next day``) counts from the date named before it, in the
    region or at most :data:`ANTECEDENT_WINDOW` code points before that; without one it is not found.

    Args:
        text: the whole text.
        published: the day that ``today`` means.
        region: where to look; the whole text when None. Words around it still give tense and antecedents.
        spoken: spans of quotations and the days on which they were spoken, which ``today`` means in them.
        tense: what a caller with a parser knows about the tense of the governing verb; where it gives None,
            the words around decide.
        anchor: the date that anaphoric phrases count from until another is named.

    Returns:
        Mentions with the exact span: ``mention.span.of(text)`` are the words.
    """
    start, end = (region.start, region.end) if region else (0, len(text))
    phrases = list(_phrases(text, start, end))
    if anchor is None and start and any(phrase.rule.kind in ANAPHORIC for phrase in phrases):
        # A region that starts in the middle of a text still knows the dates before it.
        told = _antecedents(text, published, start, spoken, tense)
        return list(_evaluate(text, published, phrases, spoken or {}, tense, *told))
    return list(_evaluate(text, published, phrases, spoken or {}, tense, anchor))


def resolve(
    text: str,
    published: datetime.date,
    start: int,
    end: int,
    *,
    tense: Tense | None = None,
    spoken: datetime.date | None = None,
    anchor: EDTF | None = None,
) -> EDTF | None:
    """The date that the words ``text[start:end]`` name; the text around gives tense and context.

    Args:
        text: the whole text; only the sentence around the words is read, and for an anaphoric date what
            stands before them, at most :data:`ANTECEDENT_WINDOW` code points.
        published: the day that ``today`` means.
        start: offset of the first character of the words, in code points.
        end: offset after the last one.
        tense: the tense of the governing verb, where the caller knows it.
        spoken: the day on which the words were spoken, if they stand in a quotation.
        anchor: the date that an anaphoric phrase counts from; found in the text when None.

    Returns:
        The value, or None when the words name no date. Of several dates that are no range, the first.

    Raises:
        ValueError: unless ``0 <= start <= end <= len(text)``.
    """
    if not 0 <= start <= end <= len(text):
        raise ValueError(
            f"the words must lie within the text: 0 <= {start} <= {end} <= {len(text)} does not hold"
        )
    today = spoken or published
    for phrase in _phrases(text, start, end, trusted=True):
        if phrase.rule.kind == "none":
            continue
        governed = _LazyTense(text, phrase.start, phrase.end, tense)
        if anchor is None and phrase.rule.kind in ANAPHORIC:
            anchor = _base(governed, *_antecedents(text, published, phrase.start))
        value = _value(phrase, Setting(today, governed, anchor))
        if value is not None:
            return value
    return None


def _antecedents(
    text: str,
    published: datetime.date,
    before: int,
    spoken: Mapping[Span, datetime.date] | None = None,
    tense: TenseSource | None = None,
) -> tuple[EDTF | None, EDTF | None]:
    """The last date named before an offset, as far as the window reaches; where that is still to come, also
    the last one that is not.
    """
    begin = max(0, before - ANTECEDENT_WINDOW)
    last = past = None
    for mention in _evaluate(text, published, _phrases(text, begin, before), spoken or {}, tense, None):
        if _is_antecedent(mention):
            last, past = mention.edtf, _told_before(mention.edtf, published, last, past)
    return last, past


def _told_before(value: EDTF, today: datetime.date, last: EDTF | None, past: EDTF | None) -> EDTF | None:
    """The date told last before one that is still to come; None for one that is not."""
    ahead = value.earliest is not None and value.earliest > today
    return (past or last) if ahead else None


def _base(governed: _LazyTense, anchor: EDTF | None, past: EDTF | None) -> EDTF | None:
    """What an anaphoric phrase counts from: no day to come, where it tells of what has been (`a treaty that
    expires in December. A day earlier, A met B`).
    """
    return anchor if past is None or governed().tense is Tense.FUTURE else past


def _is_antecedent(mention: DateMention) -> bool:
    return not mention.attributive and mention.edtf.earliest is not None and mention.edtf.latest is not None


def _evaluate(
    text: str,
    published: datetime.date,
    phrases: Iterable[Phrase],
    spoken: Mapping[Span, datetime.date],
    tense: TenseSource | None,
    anchor: EDTF | None,
    past: EDTF | None = None,
) -> Iterator[DateMention]:
    day: EDTF | None = None
    for phrase in phrases:
        if phrase.rule.kind == "none" or (phrase.rule.kind == "ahead" and _counts(text, phrase.start)):
            continue
        begin = phrase.start if phrase.outer is None else phrase.outer
        span = Span(begin, phrase.end)
        today = next((day for quote, day in spoken.items() if span in quote), published)
        governed = _LazyTense(text, phrase.start, phrase.end, _known_tense(tense, span))
        base = _base(governed, anchor, past) if phrase.rule.kind in ANAPHORIC else anchor
        if base is not None and base.precision is not Precision.DAY and _SAME_DAY.match(text, phrase.start):
            base = day or base  # `met on June 6 ... a pact of December 2013 ... On the same day`
        value = _value(phrase, Setting(today, governed, base))
        if value is None:
            continue
        mention = DateMention(
            span=span,
            edtf=value,
            rule=_rule_name(phrase, governed.known),
            granularity=_granularity(phrase, value),
            attributive=phrase.rule.attributive or _before_noun(text, phrase),
            tense=governed.known,
        )
        if _is_antecedent(mention):
            past = _told_before(value, today, anchor, past)
            anchor = value
            day = value if value.precision is Precision.DAY and not value.is_interval else day
        yield mention


def _counts(text: str, start: int) -> bool:
    """Whether `in ten years` says how long there was none (`the first visit by a leader in ten years`)."""
    clause = re.split(r"[,.;:()]", text[max(0, start - _CLAUSE) : start])[-1]
    return not grammar().tense.counted.isdisjoint(clause.lower().split())


def _known_tense(tense: TenseSource | None, span: Span) -> Tense | None:
    if tense is None or isinstance(tense, Tense):
        return tense
    return tense.get(span) if isinstance(tense, Mapping) else tense(span)


def _rule_name(phrase: Phrase, tense: Tense | None) -> str:
    if phrase.bound:
        return f"dates.{phrase.bound}"
    if phrase.second:
        return "dates.range"
    if phrase.rule.kind == "weekday":
        return f"{phrase.rule.name}-{'future' if tense is Tense.FUTURE else 'past'}"
    return phrase.rule.name


def _before_noun(text: str, phrase: Phrase) -> bool:
    """Whether an article or the like stands straight before a month: ``the May 27 agreement``."""
    if (
        phrase.rule.kind not in ("day", "month")
        or phrase.second
        or phrase.bound
        or not phrase.groups.get("month")
    ):
        return False
    before = text[max(0, phrase.start - _LEAD_WINDOW) : phrase.start]
    return grammar().determined.search(before) is not None


def _granularity(phrase: Phrase, value: EDTF) -> Granularity:
    unit = (
        phrase.groups.get("unit") or phrase.groups.get("unit2") or phrase.groups.get("unit3") or ""
    ).lower()
    weekly = unit and grammar().units.get(unit, (0, ""))[1] == "week"
    if weekly or phrase.rule.kind in ("weekend", "week-of"):
        return Granularity.WEEK
    return {Precision.DAY: Granularity.DAY, Precision.MONTH: Granularity.MONTH}.get(
        value.precision, Granularity.YEAR
    )


# --- from matches to phrases


def _matches(text: str, start: int, end: int, trusted: bool) -> Iterator[Phrase]:
    """The matches of the rules in ``text[start:end]``, in order."""
    for rule, match in scan(text, start, end, trusted):
        groups = match.groupdict()
        begin = match.end("lead") if groups.get("lead") is not None else match.start()
        yield Phrase(begin, match.end(), rule, groups)


def _phrases(text: str, start: int, end: int, trusted: bool = False) -> Iterator[Phrase]:
    """Matches, joined to ranges (``from A to B``) and with their bound (``since A``)."""
    held: Phrase | None = None
    for phrase in _matches(text, start, end, trusted):
        if held is None:
            held = phrase
        elif joined := _join(text, start, held, phrase):
            held = joined
        else:
            yield _bounded(text, start, held)
            held = phrase
    if held is not None:
        yield _bounded(text, start, held)


def _join(text: str, floor: int, one: Phrase, other: Phrase) -> Phrase | None:
    """The range that two phrases make, or the one date that they name twice; None when they are apart."""
    if other.start - one.end > _JOIN_WINDOW or other.start < one.end:
        return None
    if (
        "none" in (one.rule.kind, other.rule.kind)
        or one.second
        or one.rule.attributive
        or other.rule.attributive
    ):
        return None
    known, between = grammar(), text[one.end : other.start]
    if between.strip() == "(" and text[other.end : other.end + 1] == ")" and other.rule.kind == "day":
        return evolve(other, outer=one.start, end=other.end + 1)
    opening = known.opening.search(text, max(floor, one.start - _LEAD_WINDOW), one.start)
    if known.joiner.fullmatch(between) or (
        known.coordinator.fullmatch(between) and (opening or _follow(one, other, between))
    ):
        return evolve(one, end=other.end, second=other, outer=opening.start() if opening else None)
    return None


def _follow(one: Phrase, other: Phrase, between: str) -> bool:
    """Whether phrases joined by ``and``, with the days listed between them, are one stretch of days."""
    listed = len(re.findall(r"\d+", between))
    if one.rule.kind == other.rule.kind == "day-word":
        return True
    if one.rule.kind != other.rule.kind or one.rule.kind not in ("weekday", "day"):
        return False
    if one.rule.kind == "weekday":
        days = [grammar().weekdays[(p.groups["weekday"] or "").rstrip(".").lower()] for p in (one, other)]
        return (days[1] - days[0]) % 7 == 1
    plain = Setting(datetime.date(2001, 1, 1), lambda: Governed(None, False))
    values = [read("day", p.groups, plain) for p in (one, other)]
    return bool(
        values[0]
        and values[1]
        and values[0].latest
        and values[1].earliest
        and (values[1].earliest - values[0].latest).days == 1 + listed
    )


def _bounded(text: str, floor: int, phrase: Phrase) -> Phrase:
    if phrase.second or phrase.rule.attributive or phrase.rule.kind == "none":
        return phrase
    for bound, pattern in (("since", grammar().since), ("until", grammar().until)):
        found = pattern.search(text, max(floor, phrase.start - _LEAD_WINDOW), phrase.start)
        owned = text[phrase.end : phrase.end + 2] in ("'s", "\u2019s")
        # `was helped by Monday's talks`, `by the April signing`: what is owned is no bound
        deed = found is not None and "the" in found[0].split() and _DEED.match(text, phrase.end)
        if found and not (bound == "until" and (owned or deed)):
            return evolve(phrase, bound=bound, outer=found.start())
    return phrase


def _value(phrase: Phrase, setting: Setting) -> EDTF | None:
    if phrase.second:
        return _range(phrase, phrase.second, setting)
    value = read(phrase.rule.kind, phrase.groups, setting)
    if value is None or not phrase.bound:
        return value
    if phrase.bound == "since":
        return EDTF(value.start, None, is_interval=True)
    return EDTF(None, value.end if value.is_interval else value.start, is_interval=True)


def _range(one: Phrase, other: Phrase, setting: Setting) -> EDTF | None:
    """First day of the first phrase to last day of the second; the one that is sure fixes the other."""
    first, last = partial(read, one.rule.kind, one.groups), partial(read, other.rule.kind, other.groups)
    loose = floats(one.rule.kind, one.groups)
    loose_end = floats(other.rule.kind, other.groups)
    if loose_end and (not loose or setting.future):
        start = first(setting)
        begun = first(evolve(setting, not_after=setting.today)) if loose else start
        if start and begun and begun != start and begun.latest:
            # `is on a visit from the 12th to the 15th`, told on the 14th
            until = last(evolve(setting, not_before=begun.latest))
            if until and until.latest and setting.today <= until.latest <= setting.today + _STAY:
                start = begun
        end = last(evolve(setting, not_before=start.latest)) if start else None
    elif loose:
        end = last(setting)
        start = first(evolve(setting, not_after=end.earliest)) if end else None
    else:
        start, end = first(setting), last(setting)
    if start is None or end is None:
        return start
    try:
        return EDTF(start.start, end.end if end.is_interval else end.start, is_interval=True)
    except ValueError:
        return start
