"""The pytest plugin: a dataset checked among other tests, one item a rule and table. Only when asked for.

``pytest --diplofacts PATH``, or ``diplofacts = PATH`` in pytest's settings, adds the items; the fixture
``diplofacts_report`` gives the report to tests of one's own. Nothing is imported before that.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from .validation import Issue, Report, Rule

#: What an item is about that is about no table.
_PACKAGE = "package"
_REPORTS = pytest.StashKey[dict[Path, "Report"]]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Declare the options."""
    group = parser.getgroup("diplofacts", "checking a dataset of diplomatic facts")
    group.addoption(
        "--diplofacts", metavar="PATH", default=None,
        help="check the dataset in this folder: one test a rule and table",
    )  # fmt: skip
    group.addoption("--diplofacts-strict", action="store_true", help="let warnings fail too")
    parser.addini("diplofacts", "folder of a dataset to check, relative to pytest's root folder", default="")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(
    session: pytest.Session, config: pytest.Config, items: list[pytest.Item]
) -> None:
    """Add the items of the dataset, if one was asked for; before others select by name or mark."""
    path = _path(config)
    if path is not None:
        _look(path)
        items.extend(
            RuleItem.from_parent(
                session, name=name, nodeid=f"diplofacts::{name}", dataset=path, code=code, table=table
            )
            for name, code, table in _names()
        )


@pytest.fixture(scope="session")
def diplofacts_report(request: pytest.FixtureRequest) -> Report:
    """The report on the dataset asked for, or on that of pytest's root folder; it is made once a run."""
    return _report(request.config, _path(request.config) or request.config.rootpath)


class RuleItem(pytest.Item):
    """One rule and one table: passes when the rule holds there.

    Attributes:
        dataset: the folder of the dataset.
        code: the rule; empty for the item that asks whether everything was checked.
        table: the table, or ``package``.
    """

    def __init__(self, *, dataset: Path, code: str, table: str, **options: Any) -> None:
        super().__init__(**options)
        self.dataset, self.code, self.table = dataset, code, table

    def runtest(self) -> None:
        """Fail with the places at which the rule is broken."""
        report = _report(self.config, self.dataset)
        issues = [issue for issue in report.issues if _place(issue) == (self.code, self.table)]
        if not self.config.getoption("--diplofacts-strict"):
            issues = [issue for issue in issues if issue.severity == "error"]
        incomplete = [*report.failures, *report.skipped] if not self.code else []
        if issues or incomplete:
            raise RuleBroken(issues, incomplete)

    def repr_failure(self, excinfo: Any, style: Any = None) -> str:
        """The places, one a line; where the check itself broke down, the traceback."""
        if not isinstance(excinfo.value, RuleBroken):
            return str(super().repr_failure(excinfo, style))
        return str(excinfo.value)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """File, line and name for pytest's reports."""
        return self.dataset, None, f"diplofacts {self.name}"


class RuleBroken(Exception):
    """A rule does not hold.

    Args:
        issues: where it is broken.
        incomplete: what could not be checked.
    """

    #: How many places are shown.
    SHOWN = 20

    def __init__(self, issues: list[Issue], incomplete: list[str]) -> None:
        self.issues, self.incomplete = issues, incomplete
        super().__init__("\n".join(self._lines()))

    def _lines(self) -> Iterator[str]:
        from .validation.rendering import printable

        for issue in self.issues[: self.SHOWN]:
            numbers = (issue.path, issue.row, issue.col)
            place = ":".join(str(one) for one in numbers if one is not None)
            place += f" [{issue.column}]" if issue.column else ""
            words = [f"{issue.code} {place}: {issue.message}"]
            words += [f"found {issue.found!r}"] if issue.found is not None else []
            words += [f"expected {issue.expected}"] if issue.expected else []
            yield printable("; ".join(words))
            if issue.hint:
                yield f"  {printable(issue.hint)}"
        if len(self.issues) > self.SHOWN:
            yield f"and {len(self.issues) - self.SHOWN} more"
        yield from (printable(line) for line in self.incomplete)


def _path(config: pytest.Config) -> Path | None:
    given = config.getoption("--diplofacts")
    if given:
        return config.invocation_params.dir / str(given)
    setting = str(config.getini("diplofacts"))
    return config.rootpath / setting if setting else None


def _look(path: Path) -> None:
    """Say once, before any test, that there is no dataset."""
    from .errors import DiplofactsError
    from .validation.contents import find

    try:
        find(path)
    except DiplofactsError as error:
        raise pytest.UsageError(str(error)) from None


def _report(config: pytest.Config, path: Path) -> Report:
    from .validation import validate

    reports = config.stash.setdefault(_REPORTS, {})
    if path not in reports:
        reports[path] = validate(path)
    return reports[path]


def _places(rule: Rule) -> tuple[str, ...]:
    """What a rule can be about: tables, or the package as a whole."""
    from .datapackage import TABLES

    told = rule.tables or (("",) if rule.code.startswith("P") else TABLES)
    return tuple(table or _PACKAGE for table in told)


def _names() -> Iterator[tuple[str, str, str]]:
    """Name, rule and table of every item; the last one asks whether everything was checked."""
    from .validation import rules

    for code, rule in sorted(rules().items()):
        for place in _places(rule):
            yield f"{code}-{rule.name}[{place}]", code, place
    yield "complete", "", _PACKAGE


def _place(issue: Issue) -> tuple[str, str]:
    """The item that an issue makes fail; one of no known rule or table still fails the last one."""
    from .validation import rules

    table = issue.table or _PACKAGE
    known = issue.code in rules() and table in _places(rules()[issue.code])
    return (issue.code, table) if known else ("", _PACKAGE)
