"""Facts in the terminal: what an article says, what is known of a record, each with the printed words."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from .datapackage import nearest, schema
from .dataset import Dataset
from .errors import PackageError, Problem, UnknownRecordError
from .places import country_name
from .questions.names import country
from .records import Actor, Agreement, Evidence, Meeting, Organization, Person, Record, Source, Statement
from .records.labels import headline
from .validation.rendering import printable

_BOLD, _DIM, _END = "\x1b[1m", "\x1b[2m", "\x1b[0m"
#: Tables whose ids and names a reader asks for, in the order in which they are searched.
_SOUGHT = ("sources", "people", "organizations", "meetings", "agreements", "statements", "roles")


@frozen
class Style:
    """How to print.

    Attributes:
        width: columns of the terminal.
        colour: whether to use bold and dim.
    """

    width: int = 100
    colour: bool = False

    def heading(self, text: str) -> str:
        """A line that stands out."""
        return f"{_BOLD}{printable(text)}{_END}" if self.colour else printable(text)

    def plain(self, text: str, indent: int = 2) -> str:
        """Wrapped lines; a character that is none of print is escaped."""
        return "\n".join(self._wrapped(text, indent))

    def words(self, text: str, indent: int = 6) -> str:
        """Words of an article, between quotation marks of their own."""
        lines = self._wrapped(f"“{' '.join(text.split())}”", indent)
        return "\n".join(f"{_DIM}{line}{_END}" if self.colour else line for line in lines)

    def _wrapped(self, text: str, indent: int) -> list[str]:
        return textwrap.wrap(
            printable(text), self.width, initial_indent=" " * indent, subsequent_indent=" " * (indent + 2),
            break_long_words=False, break_on_hyphens=False,
        )  # fmt: skip


def show(dataset: Dataset, what: str | None = None, style: Style | None = None) -> str:
    """The text that answers what a reader asks.

    Args:
        dataset: the data.
        what: an article, by its id, path or file name; a record, by its id or ``table:id``; a name or part of
            one; a state, by code, name or demonym; all articles when None.
        style: how to print.

    Raises:
        PackageError: when nothing is called so; names what is most like it.
    """
    style = style or Style()
    if what is None:
        return _text(_articles(dataset, style))
    found = _find(dataset, what)
    if not found and (code := _state(what)):
        return _text(_country(dataset, code, style))
    if not found:
        known = [id_ for table in _SOUGHT for id_ in dataset.table(table).column(schema(table).primary_key)]
        names = [record.name for record in (*dataset.people, *dataset.organizations)]
        names += [word for name in names for word in name.split()]
        hint = nearest(what, list(dict.fromkeys([*names, *known])))
        hint = hint or "diplofacts show, with no name, lists the articles."
        raise PackageError(Problem("no article, record or name like this", value=what, hint=hint))
    if len(found) > 1:
        return _text(_several(found, style))
    record = found[0]
    return _text(_article(record, style) if isinstance(record, Source) else _record(record, style))


def _text(lines: Iterable[str]) -> str:
    return "\n".join(lines) + "\n"


def _find(dataset: Dataset, what: str) -> Sequence[Record]:
    path = what.removeprefix("./")
    sources = [source for source in dataset.sources if path in (source.path, source.path.rpartition("/")[2])]
    if sources:
        return sources
    try:
        return [dataset.find(what)]
    except (PackageError, UnknownRecordError):
        # No id: a name, or part of one.
        pass
    sought = _folded(what)
    if not sought:
        return []
    named = [r for r in (*dataset.people, *dataset.organizations) if sought in _folded(r.name)]
    # A mention may print a form that the canonical name does not have.
    people = {m.person_id for m in dataset.mentions if sought in _folded(m.text)} if not named else set()
    return named or [dataset.people[person] for person in sorted(people)]


def _state(what: str) -> str:
    try:
        return country(what)
    except PackageError:
        return ""


def _country(dataset: Dataset, code: str, style: Style) -> Iterator[str]:
    """What a state takes part in, its offices and its organizations."""
    yield style.heading(f"{country_name(code)} ({code})")
    told = False
    for name in ("roles", "organizations", "meetings", "agreements", "statements"):
        found = dataset.table(name).by(country=code).records
        told = told or bool(found)
        yield from _listed(schema(name).title, found, style)
    if not told:
        yield style.plain("no facts")


def _folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c)).strip()


def _articles(dataset: Dataset, style: Style) -> Iterator[str]:
    yield style.heading(f"{dataset.title} {dataset.version}".strip())
    for source in dataset.sources:
        told = {(e.table, e.record_id) for e in dataset.evidence.where(source_id=source.source_id)}
        counts = {table: sum(name == table for name, _ in told) for table in _SOUGHT[1:]}
        people = len({m.person_id for m in source.mentions})
        facts = ", ".join(
            f"{count} {table}" for table, count in {**counts, "people": people}.items() if count
        )
        yield style.plain(f"{source.source_id}  {source.published}  {source.title or ''}".rstrip())
        yield style.plain(facts or "no facts", 6)


def _several(found: Sequence[Record], style: Style) -> Iterator[str]:
    yield style.heading(f"{len(found)} records are called so; give one id:")
    for record in found:
        yield style.plain(f"{record.id}  {headline(record)}")


def _article(source: Source, style: Style) -> Iterator[str]:
    """What one article says, with the words that assert each fact."""
    dataset = source.dataset
    title = f": {source.title}" if source.title else ""
    yield style.heading(f"{source.source_id}, {source.published}{title}")
    asserting: dict[tuple[str, str], list[Evidence]] = {}
    for evidence in sorted(dataset.evidence.where(source_id=source.source_id), key=lambda e: e.start or 0):
        if evidence.field == "*":
            asserting.setdefault((evidence.table, evidence.record_id), []).append(evidence)
    for table in ("people", "roles", "meetings", "agreements"):
        records = [(dataset.table(t)[id_], found) for (t, id_), found in asserting.items() if t == table]
        if table == "people":
            records = [(person, []) for person in _named(source)]
        if not records:
            continue
        yield ""
        yield style.heading(schema(table).title)
        for record, words in records:
            yield style.plain(headline(record))
            yield from (style.words(evidence.text or "") for evidence in words)
    if source.statements:
        yield ""
        yield style.heading(schema("statements").title)
    for statement in sorted(source.statements, key=lambda s: s.spans):
        yield style.plain(headline(statement))
        yield style.words(statement.text)


def _named(source: Source) -> list[Person]:
    first = {m.person_id: m for m in sorted(source.mentions, key=lambda m: m.span, reverse=True)}
    return [m.person for m in sorted(first.values(), key=lambda m: m.span)]


def _record(record: Record, style: Style) -> Iterator[str]:
    """All cells of one record with the words that support each, and what it has to do with."""
    yield style.heading(f"{schema(record.table_name).title}: {record.id}")
    supported: dict[str, list[Evidence]] = {}
    if isinstance(record, (Actor, Evidence)):
        yield style.plain(_about(record))
    for evidence in record.dataset.evidence_for(record):
        supported.setdefault(evidence.field, []).append(evidence)
    for column, value in record.to_row().items():
        if value:
            yield style.plain(f"{column}: {value}")
            yield from _support(supported.get(column, ()), style)
    if "*" in supported:
        yield style.heading("Told as")
        yield from _support(supported["*"], style)
    for heading, related in _related(record):
        yield from _listed(heading, related, style)


def _listed(heading: str, records: Sequence[Record], style: Style) -> Iterator[str]:
    """Records under a heading, a statement with its words; nothing when there are none."""
    if records:
        yield ""
        yield style.heading(heading)
    for record in records:
        yield style.plain(f"{headline(record)}  [{record.id}]")
        if isinstance(record, Statement):
            yield style.words(record.text)


def _about(record: Actor | Evidence) -> str:
    """What a row that stands for no fact of its own belongs to."""
    if isinstance(record, Evidence):
        about = record.dataset.table(record.table).get(record.record_id)
        named = headline(about) if about else record.record_id
        return f"supports {record.field if record.field != '*' else 'the record'}: {named}"
    key = schema(record.table_name).foreign_keys[0]
    whole = record.dataset.table(key.resource)[record.to_row()[key.fields[0]]]
    return f"{headline(record)}: {headline(whole)}"


def _support(evidence: Iterable[Evidence], style: Style) -> Iterator[str]:
    for row in evidence:
        if row.text is not None:
            yield style.words(row.text)
        place = f"{row.source_id} {row.start}-{row.end}, " if row.source_id else ""
        yield style.plain(f"{place}{row.basis}, {row.rule}", 8)


def _related(record: Record) -> Iterator[tuple[str, Sequence[Record]]]:
    names: tuple[str, ...] = ()
    if isinstance(record, (Person, Organization)):
        names = ("roles", "meetings", "agreements", "statements")
    elif isinstance(record, (Meeting, Agreement)):
        names = ("actors", "parts", "agreements", "statements")
    elif isinstance(record, Statement):
        names = ("actors",)
    for name in names:
        yield name.capitalize(), getattr(record, name, ())
