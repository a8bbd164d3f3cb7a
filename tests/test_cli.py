"""The command line: exit codes, messages, help; what the verbs do is tested where it is done."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from diplofacts import build as building
from diplofacts import cli
from diplofacts.articles import Article
from diplofacts.cli import making
from factory import make_package
from fake_stages import FakeStages

Run = Callable[..., tuple[int, str, str]]
SRC = str(Path(cli.__file__).parents[2])


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command with the stages of ``fake_stages``; gives exit code, output and messages."""
    monkeypatch.setattr(building, "LanguageStages", lambda *_: FakeStages())

    def call(*argv: object) -> tuple[int, str, str]:
        code = cli.main([str(word) for word in argv])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call


@pytest.fixture
def raw(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of one article, in the working directory."""
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "a.txt").write_text(" date 2024-03-05 Ana Ruiz met Jan Novak.")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "raw"


def test_build_here(raw: Path, run: Run) -> None:
    """Without arguments raw/ of the working directory is built, and the summary counts the rows."""
    code, out, err = run("build")
    assert (code, err) == (0, "")
    assert "Wrote schema, facts, curation/identifiers.csv, datapackage.json in this folder" in out
    assert "  people            2\n" in out
    assert "Cells from curation: 0\n" in out
    assert run("build")[1].startswith("Nothing has changed in this folder")


def test_check_exit_codes(raw: Path, run: Run) -> None:
    """--check exits with 0 when all is up to date and with 1 and the difference when it is not."""
    run("build")
    assert run("build", "--check")[0] == 0
    people = raw.parent / "facts" / "people.csv"
    people.write_text(people.read_text().replace("Ana Ruiz", "Ann Ruiz"))
    code, out, _ = run("build", "--check")
    assert code == 1
    assert "~ person-0 [name]: 'Ann Ruiz' → 'Ana Ruiz'" in out


def test_errors_are_printed_and_exit_with_2(raw: Path, run: Run) -> None:
    """An error of the data is one line on standard error that names the place."""
    (raw / "b.txt").write_bytes(b"\xff")
    code, out, err = run("build")
    assert (code, out) == (2, "")
    assert err.startswith("error: raw/b.txt@0: the article is not UTF-8")
    code, out, err = run("build", "--keep-going")
    assert code == 0
    assert "raw/b.txt" in err
    assert "Left out" in out


def test_control_characters_are_escaped(raw: Path, run: Run) -> None:
    """A file name cannot write to the terminal what it likes."""
    (raw / "\x1b[31mred.txt").write_text("no date")
    assert "\x1b" not in run("build")[2]


def test_file_system_errors(raw: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error of the file system is one line and exit code 2."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "facts/people.csv")

    monkeypatch.setattr(building, "write_package", full)
    code, _, err = run("build")
    assert code == 2
    assert err == "error: facts/people.csv: No space left on device\n"


def test_missing_extra_is_one_line(
    raw: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the language model's library a build says in one line what to install."""
    for name in [
        n for n in sys.modules if n.split(".")[0] in ("spacy", "thinc") or n.startswith("diplofacts.extract")
    ]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "spacy", None)
    assert cli.main(["build"]) == 2
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert "pip install 'diplofacts[build]'" in err


def test_progress_only_on_a_terminal(raw: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a pipe there is no progress bar; on a terminal there is one, on standard error."""
    assert run("build", "--out", "one")[2] == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    code, out, err = run("build", "--out", "two")
    assert code == 0
    assert "Reading" in err
    assert "Reading" not in out


def test_bar_gives_every_article() -> None:
    """The bar gives the articles on as they are."""
    assert list(making.progress_bar(iter("ab"))) == ["a", "b"]  # type: ignore[arg-type]


@pytest.mark.parametrize("verb", ["build", "validate", "show", "cite"])
def test_every_verb_has_help_with_examples(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    """--help describes the verb and gives examples of it."""
    with pytest.raises(SystemExit) as caught:
        cli.main([verb, "--help"])
    assert caught.value.code == 0
    out = capsys.readouterr().out
    assert "examples:" in out
    assert f"  diplofacts {verb}" in out


def test_no_verb_is_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a verb the usage is printed and the exit code is 2."""
    with pytest.raises(SystemExit) as caught:
        cli.main([])
    assert caught.value.code == 2
    assert "VERB" in capsys.readouterr().err


def test_show_and_cite(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """show and cite read the package that is named, or the one here; a name that nobody has exits with 2."""
    make_package(tmp_path)
    code, out, _ = run("show", "article-1", "--data", tmp_path)
    assert code == 0
    assert "“We will trade more,”" in out
    assert "\x1b" not in out
    monkeypatch.chdir(tmp_path)
    assert run("show", "article-1")[1] == out
    assert run("cite")[1].startswith("@")
    code, out, err = run("show", "Ana Ruis")
    assert (code, out) == (2, "")
    assert "Did you mean 'Ana Ruiz'" in err


def test_validate_is_reached(tmp_path: Path, run: Run) -> None:
    """validate runs the validation and gives its exit code."""
    make_package(tmp_path)
    assert run("validate", tmp_path)[0] == 0
    assert run("validate", tmp_path / "none")[0] == 2


def test_output_that_cannot_be_encoded(tmp_path: Path) -> None:
    """A terminal that is not UTF-8 gets escapes, not a traceback."""
    make_package(tmp_path)
    env = {**os.environ, "PYTHONPATH": SRC, "PYTHONIOENCODING": "ascii"}
    command = [sys.executable, "-m", "diplofacts", "show", "--data", str(tmp_path), "jan-novak"]
    done = subprocess.run(command, env=env, capture_output=True, check=True)
    assert rb"Jan Nov\xe1k" in done.stdout


def test_closed_pipe_is_no_error(tmp_path: Path) -> None:
    """When the reader of the output stops reading, the command ends in silence."""
    make_package(tmp_path)
    command = f"{sys.executable} -m diplofacts show --data {tmp_path} article-1 | true"
    done = subprocess.run(
        ["sh", "-c", command], env={**os.environ, "PYTHONPATH": SRC}, capture_output=True, check=True
    )
    assert done.stderr == b""


def test_interrupted(raw: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C ends the build with one line and code 130, and nothing is left behind."""

    def stop(*_: object) -> Iterator[Article]:
        raise KeyboardInterrupt

    monkeypatch.setattr(FakeStages, "extract", stop)
    code, _, err = run("build", "--out", "out")
    assert code == 130
    assert err.count("\n") == 1
    assert not Path("out").exists()


def test_version(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """--version prints the version of the installed distribution."""
    monkeypatch.setattr("importlib.metadata.version", lambda name: f"9 of {name}")
    with pytest.raises(SystemExit) as caught:
        cli.main(["--version"])
    assert caught.value.code == 0
    assert capsys.readouterr().out == "diplofacts 9 of diplofacts\n"


def test_version_of_a_checkout_that_is_not_installed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """--version does not raise where there is no distribution to ask."""
    monkeypatch.setattr("importlib.metadata.Distribution.discover", lambda **_: iter(()))
    with pytest.raises(SystemExit) as caught:
        cli.main(["--version"])
    assert caught.value.code == 0
    assert capsys.readouterr().out == "diplofacts, run without being installed\n"


def test_command_line_is_light() -> None:
    """Asking for help loads no heavy library."""
    code = (
        "import sys; from diplofacts import cli; cli.parser();"
        "print([m for m in ('spacy', 'frictionless', 'pandas', 'numpy', 'tqdm') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": SRC},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "[]"
