"""Descriptors of packages: what is wrong with one, and the plan of what is to be checked of its tables.

Data Package versions 1 and 2 as frictionless 5.21 reads them; what it passes over in silence is reported.
Nothing outside the package's folder is opened, and nothing is fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from attrs import define, evolve, field

from ..report import Issue
from . import formats, objects
from .dialect import Dialect
from .found import issue
from .objects import Place, is_of
from .plan import FieldPlan, PackagePlan, TablePlan
from .readers import BAD, readable, reader
from .resource import count, digest, file_format
from .schema import SchemaPlan, read_schema
from .source import inside

#: What a name may be in version 1 of the standard.
_NAME = re.compile(r"^([-a-z0-9._/])+$")
_VERSION = re.compile(r"https?://datapackage\.org/profiles/([12])\.[0-9]+/")
_KINDS = ("table", "file", "text", "json")
#: Keys of a resource that name files, beside `path`.
_FILES = ("extrapaths", "schema", "dialect", "profile")
_PROFILES = (
    "data-package",
    "tabular-data-package",
    "fiscal-data-package",
    "data-resource",
    "tabular-data-resource",
)
#: Rules that a maintainer writes beside the schemas.
RULES = "curation/rules.toml"


@define(eq=False, repr=False)
class Described:
    """A package as its descriptor has it.

    Attributes:
        descriptor: what the file says; empty when it cannot be read.
        readable: whether it is a JSON object.
        plan: what is to be checked of its tables.
        issues: what is wrong with descriptor, dialects and schemas.
        texts: the JSON files that could be read, by path.
        skipped: a sentence for each thing that cannot be checked here.
        failures: a sentence for each table that cannot be checked here at all.
    """

    descriptor: dict[str, Any] = field(factory=dict)
    readable: bool = False
    plan: PackagePlan = field(factory=PackagePlan)
    issues: list[Issue] = field(factory=list)
    texts: dict[str, str] = field(factory=dict)
    skipped: list[str] = field(factory=list)
    failures: list[str] = field(factory=list)


def describe(descriptor_path: Path) -> Described:
    """Read a descriptor and all that it names, but for the tables.

    Raises:
        OSError: when the descriptor cannot be opened.
    """
    name = descriptor_path.name
    loaded = objects.load(descriptor_path, name)
    made = Described(loaded.value or {}, loaded.value is not None, issues=loaded.issues)
    if loaded.value is None:
        return made
    made.texts[name] = loaded.text
    reading = _Reading(descriptor_path.parent, name, made)
    reading.package()
    return made


@define(slots=False, eq=False, repr=False)
class _Reading:
    """One walk through a descriptor."""

    root: Path
    name: str
    made: Described
    version: str = "v1"

    # ------------------------------------------------------------ the package

    def package(self) -> None:
        described, place = self.made.descriptor, Place(self.name, "", "", "P01")
        self.version = _version(described.get("$schema"))
        known = objects.properties()
        self.tell(objects.check(described, known["package"], place, "P13", ("resources",)))
        self._common(described, place)
        if described.get("created") is not None and isinstance(described["created"], str):
            read, _ = reader(FieldPlan("created", "datetime"))
            if read(described["created"]) is BAD:
                self.tell([place.at("created").issue("created must be a datetime", described["created"])])
        resources = described.get("resources")
        if resources == []:
            self.tell([place.at("resources").issue("the package has no resource", resources)])
        tables: list[TablePlan] = []
        taken: set[str] = set()
        for number, one in enumerate(resources if isinstance(resources, list) else []):
            if not isinstance(one, dict):
                continue
            at = place.at("resources").at(number, "P02")
            table = one.get("name") if isinstance(one.get("name"), str) else ""
            if table in taken and table:
                words = f"two resources have the name {table}"
                self.tell([place.at("resources").at(number).at("name").issue(words, table)])
            plan = self._resource(one, Place(at.path, at.key, str(table), at.code))
            name = str(table) or f"resources[{number}]"
            while name in taken:
                name += "+"
            taken.add(name)
            if plan:
                tables.append(evolve(plan, name=name))
            profiles = (described.get("profile"), one.get("profile"))
            if profiles[0] == "tabular-data-package" and profiles[1] != "tabular-data-resource":
                words = "profile must be tabular-data-resource"
                self.tell([place.at("resources").at(number).issue(words)])
        self.made.plan = PackagePlan(tuple(self._referring(self._ruled(tables), taken)))

    def tell(self, issues: Any) -> None:
        """Add issues."""
        self.made.issues += issues

    def _common(self, described: Mapping[str, Any], place: Place) -> None:
        """Check what package and resource have in common."""
        known = objects.properties()
        name = described.get("name")
        if isinstance(name, str) and self.version == "v1" and not _NAME.search(name):
            self.tell(
                [
                    place.at("name").issue(
                        "a name has only lower-case letters, digits, '.', '_', '-', '/'", name
                    )
                ]
            )
        for key, kind in (("licenses", "license"), ("sources", "source"), ("contributors", "contributor")):
            value = described.get(key)
            if key not in known["package" if place.code == "P01" else "resource"]:
                continue
            for number, one in enumerate(_list(value, "object-list")):
                at = place.at(key).at(number)
                self.tell(objects.check(one, known[kind], at, "P13"))
                if kind == "license" and not one.get("path") and not one.get("name"):
                    self.tell([at.issue("a licence must have a name or a path", one)])
                email = one.get("email")
                if isinstance(email, str) and email and not formats.is_email(email):
                    self.tell([at.at("email").issue("email must be an address", email)])
        profile = described.get("profile")
        if isinstance(profile, str) and profile and profile not in _PROFILES:
            self._inside(place.at("profile"), profile)
            self.made.skipped.append(
                f"the profile {objects.shown(profile)} was not compared with {place.path}"
            )
        for key, better in (("missingValues", "schema.missingValues"), ("fields", "schema.fields")):
            if key in described and (key != "fields" or place.code == "P01"):
                self.tell([place.at(key).issue(f"{key} must be in {better}", described[key])])

    def _inside(self, place: Place, path: str) -> Path | None:
        """The file that a path names; None, and an issue, when it leaves the package."""
        file = inside(self.root, path)
        if file is None:
            self.tell([issue("D02", place.path, column=place.key, found=path)])
        return file

    # ------------------------------------------------------------ resources

    def _resource(self, described: dict[str, Any], place: Place) -> TablePlan | None:
        """Check a resource and compile it; None when it has no file to be checked."""
        known = objects.properties()
        self.tell(objects.check(described, known["resource"], place, "P13", ("name",)))
        self._common(described, place)
        paths, safe = self._paths(described, place)
        data = described.get("data")
        if not paths and data is None and safe:
            self.tell([place.issue("one of path and data must be there")])
        if paths and data is not None:
            self.tell([place.issue("path and data exclude each other")])
        if described.get("profile") == "tabular-data-resource" and not described.get("schema"):
            self.tell([place.issue("a tabular-data-resource must have a schema")])
        if described.get("scheme", "file") not in ("file", "", None):
            self.tell([place.at("scheme").issue("only files of the package are read", described["scheme"])])
        kind = described.get("type")
        if isinstance(kind, str) and kind not in _KINDS:
            self.tell([place.at("type").issue(f"type must be one of {', '.join(_KINDS)}", kind)])
        if described.get("checklist") is not None:
            self.tell([place.at("checklist").issue("", described["checklist"], "P15")])
        if data is not None and not paths:
            self._unchecked(place, "its data stand in the descriptor")
        schema = self._schema(described, place)
        form, packed = file_format(described, paths)
        dialect = self._dialect(described, place, form)
        if not paths or not safe:
            return None
        tabular = form in ("csv", "tsv") and kind in (None, "table")
        wanted = (
            described.get("profile") == "tabular-data-resource" or kind == "table" or described.get("schema")
        )
        if wanted and not tabular and kind in (None, "table"):
            self._unchecked(place, f"its format is {form or 'not known'}", paths[0])
        encoding = described.get("encoding")
        plan = TablePlan(
            name=place.table,
            paths=paths,
            schema_path=described["schema"] if isinstance(described.get("schema"), str) else self.name,
            dialect=dialect,
            encoding=encoding if isinstance(encoding, str) and encoding else "utf-8",
            compression=packed,
            innerpath=described["innerpath"] if isinstance(described.get("innerpath"), str) else "",
            hash=digest(described),
            bytes=count(described, "bytes"),
            row_count=count(described, "rows"),
            field_count=count(described, "fields"),
            tabular=tabular,
        )
        nulls = {dialect.null_sequence} if dialect.null_sequence is not None else set[str]()
        for one in schema.fields if tabular else ():
            if reason := readable(one):
                self.made.skipped.append(f"the column {one.name} of {plan.name} was not checked: {reason}")
        return evolve(
            plan,
            fields=tuple(
                one if nulls <= one.missing else evolve(one, missing=one.missing | nulls)
                for one in schema.fields
            )
            if tabular
            else (),
            fields_match=schema.fields_match,
            primary_key=schema.primary_key,
            unique_keys=tuple(schema.unique_keys),
            foreign_keys=tuple(schema.foreign_keys),
            row_rules=tuple(schema.row_rules),
        )

    def _unchecked(self, place: Place, reason: str, path: str | None = None) -> None:
        """Tell of a table that is not read here."""
        self.tell([place.issue(reason, path, "P14")])
        self.made.failures.append(f"the resource {place.table or place.key} was not checked: {reason}")

    def _paths(self, described: Mapping[str, Any], place: Place) -> tuple[tuple[str, ...], bool]:
        """The files of a resource, and whether all that it names stay inside the package."""
        value = described.get("path") or described.get("url")
        paths = [value] if isinstance(value, str) else _list(value, "string-list")
        paths = [*paths, *_list(described.get("extrapaths"), "string-list")]
        safe = True
        for path in paths:
            safe = self._inside(place.at("path"), path) is not None and safe
        return tuple(paths), safe

    def _dialect(self, described: Mapping[str, Any], place: Place, form: str) -> Dialect:
        value, at = described.get("dialect"), place.at("dialect", "P03")
        if isinstance(value, str):
            loaded, at = self._file(value, place.at("dialect"), "P03")
            value = loaded
        if not isinstance(value, Mapping):
            return Dialect.make({}, form)
        known = objects.properties()
        self.tell(objects.check(value, known["dialect"], at, "P13"))
        parts = [(value, at)]
        if isinstance(value.get("csv"), Mapping):
            self.tell(objects.check(value["csv"], known["dialect"], at.at("csv"), "P13"))
            parts.append((value["csv"], at.at("csv")))
        for part, where in parts:
            for key in ("delimiter", "quoteChar", "escapeChar"):
                one = part.get(key)
                if isinstance(one, str) and (len(one) > 1 or (key == "delimiter" and not one)):
                    self.tell([where.at(key).issue(f"{key} must be one character", one)])
        dialect = Dialect.make(value, form)
        marks = [one for one in (dialect.delimiter, dialect.quote_char, dialect.escape_char) if one]
        if len(set(marks)) < len(marks) or set(marks) & set("\r\n"):
            self.tell(
                [
                    at.issue(
                        "delimiter, quoteChar and escapeChar must be three characters of one line",
                        dict(value),
                    )
                ]
            )
        return dialect

    def _schema(self, described: Mapping[str, Any], place: Place) -> SchemaPlan:
        value, at = described.get("schema"), place.at("schema", "S01")
        if isinstance(value, str):
            loaded, at = self._file(value, place.at("schema"), "S03")
            value = loaded
            at = Place(at.path, at.key, at.table, "S01")
        if not isinstance(value, Mapping):
            return SchemaPlan()
        schema = read_schema(value, at, place.table, self.version)
        self.tell(schema.issues)
        return schema

    def _file(self, path: str, place: Place, code: str) -> tuple[dict[str, Any] | None, Place]:
        """The object in a JSON file of the package, and the place of it."""
        file = self._inside(place, path)
        at = Place(path, "", place.table, code)
        if file is None:
            return None, at
        try:
            if not file.is_file():
                raise FileNotFoundError(2, "no such file")
            loaded = objects.load(file, path, place.table)
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            self.tell([issue(code, path, table=place.table, reason=reason)])
            return None, at
        self.tell(loaded.issues)
        if loaded.value is not None:
            self.made.texts[path] = loaded.text
        return loaded.value, at

    # ------------------------------------------------------------ what concerns several tables

    def _ruled(self, tables: list[TablePlan]) -> Iterator[TablePlan]:
        """The tables with the rules of :data:`RULES`."""
        file = inside(self.root, RULES)
        rules: Any = []
        if file is not None and file.is_file():
            import tomllib

            try:
                rules = tomllib.loads(file.read_bytes().decode("utf-8")).get("rules", [])
            except (ValueError, OSError, RecursionError) as error:
                self.tell([issue("S16", RULES, reason=str(error))])
        if not is_of(rules, "object-list"):
            self.tell([issue("S16", RULES, reason="rules must be a list of tables")])
            rules = []
        if not rules:
            yield from tables
            return
        from .rowrules import RowRuleError, compile_rule

        names = {table.name for table in tables}
        for number, one in enumerate(rules):
            if one.get("table") not in names:
                place = Place(RULES, f"rules[{number}].table", "", "S16")
                self.tell([place.issue("no resource has that name", one.get("table"))])
        for table in tables:
            made = list(table.row_rules)
            for number, one in enumerate(rules):
                if one.get("table") == table.name:
                    try:
                        made.append(compile_rule(one, [field.name for field in table.fields]))
                    except RowRuleError as error:
                        place = Place(RULES, f"rules[{number}]", table.name, "S16")
                        self.tell([place.issue(str(error), one.get("rule"))])
            yield evolve(table, row_rules=tuple(made))

    def _referring(self, tables: Iterator[TablePlan], names: set[str]) -> Iterator[TablePlan]:
        """The tables without the foreign keys that refer to what is not there.

        One that refers to a resource with a path that was refused stays: it cannot be checked, which is told.
        """
        known = {table.name: table for table in tables}
        for table in known.values():
            kept = []
            for key in table.foreign_keys:
                target = known.get(key.table)
                fields = [one.name for one in target.fields] if target else []
                words = ""
                if key.table not in names or (target and not target.tabular):
                    words = f"one of the tables {', '.join(known)}"
                elif fields and not set(key.target) <= set(fields):
                    words = f"fields of {key.table}: {', '.join(fields)}"
                if words:
                    place = Place(table.schema_path, key.way, table.name, "S14")
                    reference = f"{key.table}: {', '.join(key.target)}"
                    self.tell([place.issue("", reference, expected=words)])
                else:
                    kept.append(evolve(key, texts=target is not None and not fields))
            yield evolve(table, foreign_keys=tuple(kept))


def _list(value: Any, types: str) -> list[Any]:
    """A list of that kind, or an empty one."""
    return value if isinstance(value, list) and is_of(value, types) else []


def _version(profile: Any) -> str:
    """The version of the standard that a package is written by; without ``$schema`` it is the first."""
    if not profile:
        return "v1"
    match = _VERSION.match(profile) if isinstance(profile, str) else None
    return f"v{match[1]}" if match else "unknown"
