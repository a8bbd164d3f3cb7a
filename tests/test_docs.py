"""The documentation: every example runs, generated pages are what the code gives, the site builds offline."""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from diplofacts.cli import main

ROOT = Path(__file__).resolve().parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
PYTHON = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
#: What the data package is made of, for commands that read the folder they are in.
DATA = ("datapackage.json", "facts", "schema", "raw", "curation", "docs", "CHANGELOG.md", "README.md")


def title(page: Path) -> str:
    """The page's path in the repository."""
    return page.relative_to(ROOT).as_posix()


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the dataset's folder, so that an example may write."""
    folder = tmp_path_factory.mktemp("dataset")
    for name in DATA:
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, folder / name)
    return folder


WITH_PYTHON = [page for page in PAGES if PYTHON.search(page.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("page", WITH_PYTHON, ids=title)
def test_python_examples_run(page: Path, copy: Path) -> None:
    """The Python of a page runs from top to bottom as it stands, warnings being errors."""
    code = "\n".join(PYTHON.findall(page.read_text(encoding="utf-8")))
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], cwd=copy, capture_output=True, text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"},
    )  # fmt: skip
    assert done.returncode == 0, f"{title(page)}:\n{done.stderr}"


def sessions() -> list[tuple[str, str, str]]:
    """Page, command and shown output of every ``$ diplofacts`` in the pages."""
    found = []
    for page in PAGES:
        for block in CONSOLE.findall(page.read_text(encoding="utf-8")):
            for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
                command, _, output = part.partition("\n")
                found.append((title(page), command, output))
    return found


@pytest.mark.parametrize(("page", "command", "output"), sessions(), ids=lambda value: str(value)[:60])
def test_commands_print_what_the_pages_show(
    page: str, command: str, output: str, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A command shown in a page runs, and prints what stands below it; ``...`` leaves something out."""
    monkeypatch.chdir(copy)
    monkeypatch.setenv("COLUMNS", "100")
    program, *words = shlex.split(command, comments=True)
    assert program == "diplofacts", f"{page} shows a command that is not ours: mark the block `sh`"
    shown = io.StringIO()
    with contextlib.redirect_stdout(shown), contextlib.redirect_stderr(shown):
        code = main(words)
    assert code in (0, 1), shown.getvalue()
    pattern = "".join(".*?" if part == "..." else re.escape(part)
                      for part in re.split(r"(\.\.\.)", output.strip()))  # fmt: skip
    flat = re.compile(r"(?:\\ |\\\n|\s)+")
    told = " ".join(shown.getvalue().split())
    assert re.fullmatch(flat.sub(r"\\s*", pattern) + r"(?:\s.*)?" * output.strip().endswith("..."), told,
                        re.DOTALL), f"{page}: {command}\n{shown.getvalue()}"  # fmt: skip


@pytest.mark.parametrize("script", ["document_reference.py"])
def test_generated_pages_have_not_drifted(script: str) -> None:
    """The reference is what parsers and schemas give."""
    call = [sys.executable, str(ROOT / "scripts" / script), "--check"]
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(call, capture_output=True, text=True, env=env)
    assert done.returncode == 0, done.stdout + done.stderr


class Page(HTMLParser):
    """Links, anchors and what a browser fetches."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: set[str] = set()
        self.anchors: set[str] = set()
        self.fetched: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if found.get("id"):
            self.anchors.add(str(found["id"]))
        if tag == "a" and found.get("href"):
            self.links.add(str(found["href"]))
        if tag in ("script", "img", "iframe") and found.get("src"):
            self.fetched.add(str(found["src"]))
        if tag == "link" and found.get("rel") != "canonical" and found.get("href"):
            self.fetched.add(str(found["href"]))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site; the generator is strict, and may ask no network."""
    pytest.importorskip("mkdocs")
    target = tmp_path_factory.mktemp("site")
    code = (
        "import socket, sys\n"
        "def refuse(*_): raise OSError('no network in tests')\n"
        "socket.socket.connect = refuse\n"
        "from mkdocs.__main__ import cli\n"
        f"cli(['build', '--strict', '--quiet', '--site-dir', {str(target)!r}])"
    )
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, env=env)
    assert done.returncode == 0, done.stderr + done.stdout
    return target


def test_every_page_is_on_the_site(site: Path) -> None:
    """Each page of docs/ and the four of the top level are built, and the search knows them."""
    built = {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    pages = {path.relative_to(ROOT / "docs").with_suffix(".html").as_posix() for path in PAGES[1:]}
    assert pages | {"index.html", "changelog.html", "contributing.html", "datacard.html"} <= built
    index = (site / "search" / "search_index.json").read_text(encoding="utf-8")
    assert all(page in index for page in pages)


def test_links_lead_somewhere(site: Path) -> None:
    """Every link inside the site leads to a page that is there, and to an anchor that is on it."""
    pages = {path.resolve(): Page(path.read_text(encoding="utf-8")) for path in site.rglob("*.html")}
    for path, page in pages.items():
        for link in page.links:
            target, _, anchor = link.partition("#")
            if re.match(r"[a-z]+:", target) or path.name == "404.html":
                continue
            found = (path.parent / target).resolve() if target else path
            found = found / "index.html" if found.is_dir() else found
            assert found.is_file(), f"{path.name}: {link}"
            if anchor and found in pages:
                assert anchor in pages[found].anchors, f"{path.name}: {link}"


def test_a_browser_fetches_nothing_elsewhere(site: Path) -> None:
    """Scripts, styles, fonts and pictures are all of the site."""
    for path in site.rglob("*.html"):
        for address in Page(path.read_text(encoding="utf-8")).fetched:
            assert not re.match(r"(?:[a-z]+:)?//", address), f"{path.name}: {address}"
    for style in site.rglob("*.css"):
        for address in re.findall(r"url\(([^)]+)\)", style.read_text(encoding="utf-8")):
            assert not re.match(r"[\"']?(?:https?:)?//", address), f"{style.name}: {address}"


def test_reference_has_every_public_name(site: Path) -> None:
    """What ``diplofacts`` exports stands in the reference of the site."""
    import diplofacts

    page = Page((site / "reference" / "api.html").read_text(encoding="utf-8"))
    named = {anchor.rpartition(".")[2] for anchor in page.anchors}
    assert set(diplofacts.__all__) <= named
