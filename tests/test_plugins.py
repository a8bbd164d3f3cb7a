"""Where people validate already: frictionless, pytest, pre-commit, GitHub, each tried as its users do."""

from __future__ import annotations

import importlib.metadata
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from factory import make_package, place

ROOT = Path(__file__).resolve().parents[1]


def run(
    *command: str | Path, cwd: Path, expect: int | None = 0, **variables: str
) -> subprocess.CompletedProcess[str]:
    """Run a command in which this checkout can be imported, and `diplofacts` and python be called."""
    shims = cwd.parent / "bin"
    shims.mkdir(exist_ok=True)
    (shims / "diplofacts").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m diplofacts "$@"\n', "utf-8")
    (shims / "diplofacts").chmod(0o755)
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("GIT_", "PYTEST_", "COV_"))} | {
        "PATH": f"{shims}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT / "src"),
        "PYTHONUTF8": "1",
        "NO_COLOR": "1",
        "COLUMNS": "200",
    }
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=environment | variables,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    if expect is not None:
        assert done.returncode == expect, f"{command}\n{done.stdout}\n{done.stderr}"
    return done


def broken(folder: Path) -> Path:
    """A package that is right by its schemas and wrong by one rule: a span that quotes other words."""
    wrong = place("Ana Ruiz") | {"text": "Ana Diaz"}
    return make_package(folder, mentions=lambda rows: [rows[0] | wrong, *rows[1:]])


# ---------------------------------------------------------------- frictionless


def frictionless(folder: Path, *options: str, **variables: str) -> dict[str, Any]:
    """What plain `frictionless validate` reports on a package."""
    pytest.importorskip("frictionless")
    command = (sys.executable, "-m", "frictionless", "validate", "datapackage.json", "--json", *options)
    report: dict[str, Any] = json.loads(run(*command, cwd=folder, expect=None, **variables).stdout)
    return report


def test_plain_frictionless_runs_the_dataset_rules(tmp_path: Path) -> None:
    """Nothing is asked for: the rule, its row and its column are in the report of the table."""
    report = frictionless(broken(tmp_path / "wrong"))
    errors = {task["name"]: task["errors"] for task in report["tasks"] if task["errors"]}
    (error,) = errors.pop("mentions")
    assert errors == {}
    assert (error["type"], error["code"]) == ("diplofacts-rule", "D23")
    assert (error["rowNumber"], error["fieldName"], error["fieldNumber"]) == (3, "text", 5)
    assert "Ana Diaz" in error["message"]


def test_frictionless_can_be_left_as_it_is(tmp_path: Path) -> None:
    """The rules can be skipped as any error of frictionless, or switched off."""
    library = pytest.importorskip("frictionless")
    folder = broken(tmp_path / "wrong")
    from frictionless_diplofacts import off

    package = library.Package(str(folder / "datapackage.json"))
    assert not package.validate().valid
    assert package.validate(library.Checklist(skip_errors=["diplofacts-rule"])).valid
    with off():
        assert package.validate().valid
    assert frictionless(folder, DIPLOFACTS_FRICTIONLESS="off")["valid"]


def test_other_packages_are_none_of_our_business(tmp_path: Path) -> None:
    """A package without our tables, and a file by itself, are validated as frictionless does."""
    pytest.importorskip("frictionless")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "mentions.csv").write_text("id\na\n", encoding="utf-8")
    described = {"name": "other", "resources": [{"name": "mentions", "path": "mentions.csv"}]}
    (tmp_path / "other" / "datapackage.json").write_text(json.dumps(described), encoding="utf-8")
    assert frictionless(tmp_path / "other")["valid"]
    run(sys.executable, "-m", "frictionless", "validate", "mentions.csv", cwd=tmp_path / "other")


def test_a_report_of_frictionless_can_be_read_back(tmp_path: Path) -> None:
    """Our errors survive the way into JSON and back, and a second look sees what changed since."""
    library = pytest.importorskip("frictionless")
    folder = broken(tmp_path / "wrong")
    package = library.Package(str(folder / "datapackage.json"))
    report = package.validate()
    again = library.Report.from_descriptor(json.loads(report.to_json()))
    types = [error.type for task in again.tasks for error in task.errors]
    assert types == ["diplofacts-rule"]
    mentions = folder / "facts" / "mentions.csv"
    mentions.write_text(mentions.read_text("utf-8").replace("Ana Diaz", "Ana Ruiz"), encoding="utf-8")
    types = [error.type for task in package.validate().tasks for error in task.errors]
    assert "diplofacts-rule" not in types


# ---------------------------------------------------------------- pytest


def _loading() -> tuple[str, ...]:
    """What makes pytest load the plugin: its name in a checkout, nothing where it is installed."""
    installed = importlib.metadata.entry_points(group="pytest11", name="diplofacts")
    return () if installed else ("-p", "diplofacts.pytest_plugin")


def py(folder: Path, *options: str, expect: int = 0) -> str:
    """What pytest prints in a folder; the plugin is loaded as its entry point would."""
    plugin = (*_loading(), "-p", "no:cacheprovider")
    return run(sys.executable, "-m", "pytest", *plugin, *options, cwd=folder, expect=expect).stdout


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with a test of its own and a broken dataset in `data`."""
    folder = tmp_path / "project"
    broken(folder / "data")
    (folder / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    (folder / "test_own.py").write_text("def test_own(): pass\n", encoding="utf-8")
    return folder


def test_pytest_adds_nothing_unasked(project: Path) -> None:
    """The plugin is there and the run is what it would be without."""
    assert "1 passed" in py(project)


def test_pytest_has_an_item_a_rule_and_table(project: Path) -> None:
    """One item fails, named by rule and table, and says where; items can be chosen by name."""
    shown = py(project, "--diplofacts", "data", "-q", expect=1)
    assert "1 failed" in shown
    assert "D23-span-text[mentions]" in shown
    assert "facts/mentions.csv:3:34 [text]" in shown
    assert "1 passed" in py(project, "--diplofacts", "data", "-k", "D23 and evidence")


def test_pytest_says_once_that_there_is_no_dataset(project: Path) -> None:
    """A folder without a dataset is one usage error before any test, not a failure of each item."""
    plugin = (*_loading(), "-p", "no:cacheprovider")
    done = run(sys.executable, "-m", "pytest", *plugin, "--diplofacts", "nowhere", cwd=project, expect=None)
    assert done.returncode == pytest.ExitCode.USAGE_ERROR
    assert (done.stdout + done.stderr).count("no such data package") == 1


def test_pytest_heeds_its_settings(project: Path) -> None:
    """The dataset may stand in the settings; a right one passes."""
    (project / "pytest.ini").write_text("[pytest]\ndiplofacts = right\n", encoding="utf-8")
    make_package(project / "right")
    assert "failed" not in py(project, "-q")


def test_pytest_gives_the_report(project: Path) -> None:
    """A test of one's own can ask the report anything."""
    test = "def test_codes(diplofacts_report):\n    assert set(diplofacts_report.counts) == {'D23'}\n"
    (project / "test_own.py").write_text(test, encoding="utf-8")
    assert "1 passed" in py(project, "--diplofacts", "data", "-k", "test_codes")


# ---------------------------------------------------------------- pre-commit


def git(folder: Path, *words: str) -> str:
    """Run git in a folder, as nobody in particular."""
    who = ("-c", "user.name=nobody", "-c", "user.email=nobody@example.org", "-c", "commit.gpgsign=false")
    return run("git", *who, *words, cwd=folder).stdout.strip()


def repository(folder: Path) -> str:
    """Commit all of a folder; gives the commit."""
    git(folder, "init", "-q")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "first")
    return git(folder, "rev-parse", "HEAD")


def test_pre_commit_runs_the_hooks(tmp_path: Path) -> None:
    """The hooks as users get them refuse a commit that breaks a rule, and run only where data changed.

    They are taken as they stand but for the language: a virtual environment of their own needs a network.
    """
    yaml = pytest.importorskip("yaml")
    pytest.importorskip("pre_commit")
    manifest = (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")
    hooks = yaml.safe_load(manifest)
    for hook in hooks:
        hook["language"] = "system"
        del hook["additional_dependencies"]
    source, user = tmp_path / "hooks", make_package(tmp_path / "user")
    source.mkdir()
    (source / ".pre-commit-hooks.yaml").write_text(yaml.safe_dump(hooks), encoding="utf-8")
    used = {"repo": str(source), "rev": repository(source), "hooks": [{"id": "diplofacts-validate"}]}
    (user / ".pre-commit-config.yaml").write_text(yaml.safe_dump({"repos": [used]}), encoding="utf-8")
    repository(user)
    command = (sys.executable, "-m", "pre_commit")
    home = {"PRE_COMMIT_HOME": str(tmp_path / "home")}
    run(*command, "validate-manifest", ROOT / ".pre-commit-hooks.yaml", cwd=user, **home)
    assert "Passed" in run(*command, "run", "--all-files", cwd=user, **home).stdout
    (user / "notes.md").write_text("no data\n", encoding="utf-8")
    git(user, "add", ".")
    assert "Skipped" in run(*command, "run", cwd=user, **home).stdout
    mentions = user / "facts" / "mentions.csv"
    mentions.write_text(mentions.read_text("utf-8").replace("Ana Ruiz", "Ana Diaz"), encoding="utf-8")
    git(user, "add", ".")
    failed = run(*command, "run", cwd=user, expect=1, **home).stdout
    assert "D23" in failed


def test_hooks_call_verbs_that_are_there() -> None:
    """Every hook's entry is a command with arguments that the command line knows."""
    yaml = pytest.importorskip("yaml")
    from diplofacts import cli

    for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")):
        program, *words = hook["entry"].split()
        assert program == "diplofacts"
        assert cli.parser().parse_args(words).run


# ---------------------------------------------------------------- GitHub


def test_the_action_validates(tmp_path: Path) -> None:
    """The steps of action.yml, run as a runner would: annotations, summary, exit code; inputs are no code."""
    yaml = pytest.importorskip("yaml")
    action = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    assert action["runs"]["using"] == "composite"
    install, check = action["runs"]["steps"]
    assert "$GITHUB_ACTION_PATH[validate]" in install["run"]
    assert not any("${{" in step["run"] for step in action["runs"]["steps"])
    named = {f"${{{{ inputs.{name} }}}}": value["default"] for name, value in action["inputs"].items()}
    assert {value for step in (install, check) for value in step["env"].values()} == set(named)
    folder, summary = broken(tmp_path / "wrong; echo hello"), tmp_path / "summary.md"
    programs = tmp_path / "runner" / "diplofacts" / "bin"
    programs.mkdir(parents=True)
    variables = {name: named[value] for name, value in check["env"].items()} | {
        "DATASET": str(folder), "GITHUB_STEP_SUMMARY": str(summary), "RUNNER_TEMP": str(tmp_path / "runner"),
    }  # fmt: skip
    (programs / "diplofacts").symlink_to(tmp_path / "bin" / "diplofacts")
    done = run("bash", "-e", "-c", check["run"], cwd=folder, expect=1, **variables)
    assert "::error " in done.stdout
    assert "D23" in done.stdout
    assert "hello" not in done.stdout.splitlines()
    assert "D23" in summary.read_text("utf-8")
    right = make_package(tmp_path / "right")
    run("bash", "-e", "-c", check["run"], cwd=right, **variables | {"DATASET": ".", "STRICT": "true"})


@pytest.mark.parametrize(
    "path", [".github/workflows/dataset.yml", "src/diplofacts/scaffold/template/workflow.yml"]
)
def test_workflows_show_the_difference(tmp_path: Path, path: str) -> None:
    """A step that builds and compares fails with the build, and writes what differs into the summary."""
    yaml = pytest.importorskip("yaml")
    (job,) = yaml.safe_load((ROOT / path).read_text("utf-8"))["jobs"].values()
    (step,) = (step for step in job["steps"] if step.get("name") == "Build and compare")
    script = step["run"].replace(".venv/bin/", "")
    (tmp_path / "work").mkdir()
    summary = tmp_path / "summary.md"
    run("bash", "-e", "-c", "true", cwd=tmp_path / "work")
    stub = tmp_path / "bin" / "diplofacts"
    for code in (0, 1):
        stub.write_text(f"#!/bin/sh\necho '```'; echo \"$@ says <b>\"; exit {code}\n", "utf-8")
        done = subprocess.run(
            ["bash", "-e", "-c", script],
            cwd=tmp_path / "work",
            env={**os.environ, "PATH": f"{stub.parent}{os.pathsep}{os.environ['PATH']}",
                 "GITHUB_STEP_SUMMARY": str(summary)},
            capture_output=True,
            text=True,
            check=False,
        )  # fmt: skip
        assert done.returncode == code, done.stderr
        assert "build --check says" in done.stdout
    # Indented by four, so that nothing in it is markup.
    assert summary.read_text("utf-8").count("    build --check says <b>\n") == 2
    assert "\n    ```\n" in summary.read_text("utf-8")
