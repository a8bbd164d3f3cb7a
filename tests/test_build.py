"""The whole way from articles to a data package; extraction and resolution are those of ``fake_stages``."""

from __future__ import annotations

import csv
import io
import json
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diplofacts import swap
from diplofacts.articles import Article
from diplofacts.build import build
from diplofacts.candidates import ArticleCandidates
from diplofacts.curation import COLUMNS, Curation, read_curation
from diplofacts.datapackage import TABLES, read_descriptor
from diplofacts.errors import ArticleError, CurationError, PackageError
from diplofacts.layout import DECISIONS
from diplofacts.resolve.context import Doubt
from diplofacts.summary import format_doubts, summary
from diplofacts.tables import read_table
from fake_stages import FakeResolved, FakeStages
from strategies import bodies

HEAD = " date 2024-03-05 "
TEXTS = {"b": HEAD + "Ana Ruiz met Jan Novak.", "c": HEAD + "Jan Novak met Eva Klein."}

Files = dict[str, bytes]


def write_raw(folder: Path, texts: dict[str, str]) -> Path:
    """Write articles; gives the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for stem, text in texts.items():
        (folder / f"{stem}.txt").write_bytes(text.encode())
    return folder


def snapshot(root: Path) -> Files:
    """All files below ``root`` and their bytes."""
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob("*") if p.is_file()}


def facts(root: Path, table: str) -> list[dict[str, str]]:
    """The rows of a table of the package in ``root``."""
    return read_table(root / "facts" / f"{table}.csv", table)


def decide(folder: Path, name: str, *cells: str) -> None:
    """Write a file of decisions with one row."""
    folder.mkdir(exist_ok=True)
    line = ",".join((*cells, "seen", "editor", "2024-03-06"))
    (folder / f"{name}.csv").write_text(",".join(COLUMNS[name]) + f"\n{line}\n", encoding="utf-8")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with two articles in raw/."""
    write_raw(tmp_path / "project" / "raw", TEXTS)
    return tmp_path / "project"


# --- what is written --------------------------------------------------------------------------------------


def test_builds_beside_the_articles(project: Path) -> None:
    """Without a target the tables, the descriptor and the registry are written beside raw/."""
    before = snapshot(project)
    result = build(project / "raw", stages=FakeStages())
    files = snapshot(project)
    assert {name: files[name] for name in before} == before
    assert {f"facts/{table}.csv" for table in TABLES} | {"datapackage.json", "curation/identifiers.csv"} <= {
        *files
    }
    assert result.rows["people"] == 3
    assert result.rows["sources"] == 2
    assert files["facts/meetings.csv"].count(b"\n") == 1
    assert not (project / swap.FOLDER).exists()


def test_writes_a_complete_package_elsewhere(project: Path, tmp_path: Path) -> None:
    """With a target it holds descriptor, schema, tables, articles byte for byte, and curation."""
    sidecar = '{"title":  "T", "language": "en"}'
    (project / "raw" / "b.json").write_text(sidecar)
    (project / "raw" / "notes.md").write_text("mine")
    before = snapshot(project)
    out = tmp_path / "new" / "out"
    build(project / "raw", out=out, stages=FakeStages())
    files = snapshot(out)
    assert snapshot(project) == before
    assert {n: d for n, d in files.items() if n.startswith("raw/")} == {
        "raw/b.txt": TEXTS["b"].encode(),
        "raw/c.txt": TEXTS["c"].encode(),
        "raw/b.json": sidecar.encode(),
    }
    assert {f"schema/{table}.json" for table in TABLES} <= {*files}
    assert {f"curation/{name}.csv" for name in COLUMNS} <= {*files}
    assert {row["path"] for row in facts(out, "sources")} == {"raw/b.txt", "raw/c.txt"}


def test_descriptor_matches_the_tables(project: Path) -> None:
    """The descriptor has the hash of each table and the fingerprint, and keeps what was written by hand."""
    build(project / "raw", stages=FakeStages("7"))
    descriptor = read_descriptor(project)
    assert descriptor["diplofacts"]["fingerprint"] == {"fake": "7"}
    descriptor["title"] = "Mine"
    (project / "datapackage.json").write_text(json.dumps(descriptor))
    write_raw(project / "raw", {"d": HEAD + "Mia Holm spoke."})
    build(project / "raw", stages=FakeStages("7"))
    again = read_descriptor(project)
    assert again["title"] == "Mine"
    hashes = {r["name"]: r["hash"] for r in descriptor["resources"]}
    changed = {r["name"] for r in again["resources"] if r["hash"] != hashes[r["name"]]}
    assert changed == {"sources", "people", "mentions", "evidence"}


def test_foreign_articles_take_no_decisions_unless_told(project: Path, tmp_path: Path) -> None:
    """With a target the decisions beside the articles are used only when they are named."""
    decide(project / "curation", "authority_people", "ana-ruiz", "Ana Ruiz", "", "", "")
    assert build(project / "raw", out=tmp_path / "a", stages=FakeStages()).curated == {}
    told = build(project / "raw", project / "curation", tmp_path / "b", stages=FakeStages())
    assert told.curated == {"people": 1}
    name = "curation/authority_people.csv"
    assert (tmp_path / "b" / name).read_bytes() == (project / name).read_bytes()
    assert build(project / "raw", stages=FakeStages()).curated == {"people": 1}


def test_article_in_another_language_is_listed_only(project: Path) -> None:
    """An article that is not English has a row in sources and no facts, and the summary says so."""
    (project / "raw" / "c.json").write_text('{"language": "cs"}')
    result = build(project / "raw", stages=FakeStages())
    assert [row["language"] for row in facts(project, "sources")] == ["en", "cs"]
    assert {r["source_id"] for r in facts(project, "mentions")} == {"b"}
    assert "not English (cs): raw/c.txt" in summary(result)


def test_progress_sees_every_article(project: Path) -> None:
    """What shows the progress is given the articles that are extracted."""
    seen = []
    build(
        project / "raw",
        stages=FakeStages(),
        progress=lambda articles: (seen.append(a) or a for a in articles),
    )
    assert [article.source_id for article in seen] == ["b", "c"]


# --- same input, same bytes -------------------------------------------------------------------------------


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15, deadline=None)
@given(
    st.dictionaries(
        st.from_regex(r"[a-zé 0-9.:-]{1,8}[a-z]", fullmatch=True), bodies(), min_size=1, max_size=4
    ),
    st.randoms(),
)
def test_same_bytes_in_any_order(
    tmp_path_factory: pytest.TempPathFactory, texts: dict[str, str], random: object
) -> None:
    """Whatever the articles hold and in whatever order they were written, two builds give the same bytes."""
    folder = tmp_path_factory.mktemp("order")
    texts = {stem: f"{HEAD}Ana Ruiz {text}" for stem, text in texts.items()}
    shuffled = list(texts.items())
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    first = build(write_raw(folder / "1" / "raw", texts), out=folder / "a", stages=FakeStages())
    build(write_raw(folder / "2" / "raw", dict(shuffled)), out=folder / "b", stages=FakeStages())
    assert snapshot(folder / "a") == snapshot(folder / "b")
    assert build(folder / "1" / "raw", out=folder / "a", stages=FakeStages()).changed == ()
    assert snapshot(folder / "a") == snapshot(folder / "b")
    assert first.rows["sources"] == len(texts)


@pytest.mark.parametrize("apart", [False, True])
def test_adding_an_article_keeps_ids_and_rows(project: Path, tmp_path: Path, apart: bool) -> None:
    """After an article is added every earlier row is still there with its id, in place or in a target."""
    out = tmp_path / "out" if apart else None
    root = out or project
    build(project / "raw", out=out, stages=FakeStages())
    before = {t: facts(root, t) for t in TABLES}
    registry = (root / "curation" / "identifiers.csv").read_bytes()
    # Sorted before the others: without the registry it would take their ids.
    write_raw(project / "raw", {"a": HEAD + "Zoe Zimmer met Eva Klein."})
    build(project / "raw", out=out, stages=FakeStages())
    for table, rows in before.items():
        after = facts(root, table)
        assert all(row in after for row in rows)
    assert (root / "curation" / "identifiers.csv").read_bytes().startswith(registry)


def test_registry_that_shrinks_is_refused(project: Path) -> None:
    """An id that was published is never taken back, whatever resolution gives."""
    build(project / "raw", stages=FakeStages())

    class Forgetful(FakeStages):
        def resolve(
            self, candidates: Sequence[ArticleCandidates], articles: Sequence[Article], curation: Curation
        ) -> FakeResolved:
            resolved = super().resolve(candidates, articles, curation)
            resolved.identifiers.pop()
            return resolved

    before = snapshot(project)
    with pytest.raises(PackageError, match="dropped"):
        build(project / "raw", stages=Forgetful())
    assert snapshot(project) == before


# --- refusals ---------------------------------------------------------------------------------------------


def test_bad_article_stops_or_is_left_out(project: Path) -> None:
    """A bad article stops the build; with keep_going the others are built and it is named."""
    decide(
        project / "curation", "judgements", "b:person:17-25", "d:person:0-3", "different", "Ana Ruiz", "Bad"
    )
    (project / "raw" / "d.txt").write_bytes(b"\xff")
    before = snapshot(project)
    with pytest.raises(ArticleError, match=r"raw/d\.txt"):
        build(project / "raw", stages=FakeStages())
    assert snapshot(project) == before
    result = build(project / "raw", keep_going=True, stages=FakeStages())
    assert result.rows["sources"] == 2
    assert result.set_aside == 1
    assert result.left_out == ("raw/d.txt",)
    assert "raw/d.txt" in summary(result)


@pytest.mark.parametrize("out", [False, True])
def test_an_article_is_named_when_its_sidecar_is_bad(project: Path, tmp_path: Path, out: bool) -> None:
    """What is left out is the article, whatever is wrong with it."""
    (project / "raw" / "raw").mkdir()
    (project / "raw" / "raw" / "d.txt").write_text(" date 2024-01-01 Ida Lund sang.", encoding="utf-8")
    (project / "raw" / "raw" / "d.json").write_text('{"titel": "x"}', encoding="utf-8")
    target = tmp_path / "out" if out else None
    result = build(project / "raw", out=target, keep_going=True, stages=FakeStages())
    assert result.left_out == ("raw/raw/d.txt",)
    assert "Left out, for it cannot be used: raw/raw/d.txt" in summary(result)
    assert "Did you mean 'title'?" in str(result.refused[0])


def test_the_same_article_twice_is_refused(project: Path) -> None:
    """Two files with the same bytes would count facts twice: both are named, or the later is left out."""
    (project / "raw" / "copy.txt").write_bytes((project / "raw" / "b.txt").read_bytes())
    with pytest.raises(ArticleError) as caught:
        build(project / "raw", stages=FakeStages())
    (problem,) = caught.value.problems
    assert (problem.path, problem.value) == ("raw/copy.txt", "raw/b.txt")
    result = build(project / "raw", keep_going=True, stages=FakeStages())
    assert result.left_out == ("raw/copy.txt",)


def test_files_that_are_no_articles_are_told(project: Path) -> None:
    """A page or a PDF in raw/ is not passed over in silence; sidecars and hidden files are no news."""
    for name in ("page.html", "paper.pdf", "b.json", "orphan.json", ".DS_Store"):
        (project / "raw" / name).write_text("{}", encoding="utf-8")
    result = build(project / "raw", stages=FakeStages())
    assert result.ignored == ("raw/orphan.json", "raw/page.html", "raw/paper.pdf")
    assert "raw/orphan.json, raw/page.html, raw/paper.pdf" in summary(result)


def test_doubtful_pairs_are_counted_and_can_be_decided(project: Path) -> None:
    """The summary counts them; the list has the columns of judgements.csv, and a decided line is one."""

    class Doubting(FakeStages):
        """Stages that are not sure of two."""

        def resolve(
            self, candidates: Sequence[ArticleCandidates], articles: Sequence[Article], curation: Curation
        ) -> FakeResolved:
            """One doubt."""
            doubt = Doubt("people", "b:person:17-25", "c:person:17-25", "Ana Ruiz", "Eva Klein", "=why", True)
            return evolve(super().resolve(candidates, articles, curation), doubtful=(doubt,))

    result = build(project / "raw", stages=Doubting())
    assert "Doubtful, one record or two: 1 (people 1)" in summary(result)
    (row,) = csv.DictReader(io.StringIO(format_doubts(result.doubtful).decode()))
    assert (row["table"], row["joined"], row["why"]) == ("people", "yes", "=why")
    columns = COLUMNS["judgements"]
    decided = row | {"decision": "unsure", "reason": "r", "editor_role": "editor", "date": "2026-01-01"}
    (project / "curation").mkdir(exist_ok=True)
    lines = [",".join(columns), ",".join(decided[column] for column in columns)]
    (project / "curation" / "judgements.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (judgement,) = read_curation(project / "curation").judgements
    assert (judgement.left_text, judgement.decision) == ("Ana Ruiz", "unsure")


def test_unfit_decision_stops_the_build(project: Path) -> None:
    """A correction whose old value is another stops the build, and nothing is written."""
    decide(
        project / "curation",
        "corrections",
        "set",
        "people",
        "person-0",
        "name",
        "Ann Ruiz",
        "Anna Ruiz",
        *[""] * 4,
    )
    before = snapshot(project)
    with pytest.raises(CurationError, match=r"corrections\.csv:2"):
        build(project / "raw", stages=FakeStages())
    assert snapshot(project) == before


def test_corrections_are_applied_and_counted(project: Path) -> None:
    """A correction that fits is in the tables, and the summary counts its cell."""
    decide(
        project / "curation",
        "corrections",
        "set",
        "people",
        "person-0",
        "name",
        "Ana Ruiz",
        "Anna Ruiz",
        *[""] * 4,
    )
    result = build(project / "raw", stages=FakeStages())
    assert facts(project, "people")[0]["name"] == "Anna Ruiz"
    assert result.curated == {"people": 1}
    assert "Cells from curation: 1 (people 1)" in summary(result)


def _file(out: Path) -> None:
    out.write_text("x")


def _stranger(out: Path) -> None:
    out.mkdir()
    (out / "thesis.txt").write_text("mine")


def _other_package(out: Path) -> None:
    out.mkdir()
    (out / "datapackage.json").write_text('{"resources": [{"name": "people"}]}')


def _project(out: Path) -> None:
    build(write_raw(out / "raw", TEXTS), stages=FakeStages())


@pytest.mark.parametrize("make", [_file, _stranger, _other_package, _project])
def test_target_that_is_no_package_of_ours_is_refused(
    project: Path, tmp_path: Path, make: Callable[[Path], None]
) -> None:
    """A target in which something of somebody's would be lost is refused and stays as it is."""
    out = tmp_path / "out"
    make(out)
    before = snapshot(tmp_path)
    with pytest.raises(PackageError, match="target") as caught:
        build(project / "raw", out=out, stages=FakeStages())
    assert caught.value.problems[0].hint
    assert snapshot(tmp_path) == before


def test_target_around_or_in_the_input_is_refused(project: Path) -> None:
    """The target is neither the folder of the articles or decisions, nor around or inside them."""
    decide(project / "curation", "judgements", "a", "b", "same", "", "")
    for out in (project, project / "raw", project / "raw" / "x", project / "curation", project.parent):
        with pytest.raises(PackageError, match="target"):
            build(project / "raw", project / "curation", out, stages=FakeStages())


def test_empty_target_and_hand_written_descriptor_are_accepted(project: Path, tmp_path: Path) -> None:
    """An empty folder is a target, and so is one with a descriptor that has no resources yet."""
    (tmp_path / "empty").mkdir()
    build(project / "raw", out=tmp_path / "empty", stages=FakeStages())
    (tmp_path / "begun").mkdir()
    (tmp_path / "begun" / "datapackage.json").write_text('{"name": "mine", "title": "Mine"}')
    build(project / "raw", out=tmp_path / "begun", stages=FakeStages())
    assert read_descriptor(tmp_path / "begun")["title"] == "Mine"


@pytest.mark.parametrize("name", ["raw/new.txt", "raw/b.txt", "curation/corrections.csv"])
def test_what_somebody_changed_in_the_target_is_not_lost(project: Path, tmp_path: Path, name: str) -> None:
    """A copy that was edited in the target, or an article added there, stops the next build."""
    build(project / "raw", out=tmp_path / "out", stages=FakeStages())
    path = tmp_path / "out" / name
    path.write_text(path.read_text() + "more" if path.exists() else "new")
    before = snapshot(tmp_path)
    with pytest.raises(PackageError, match="would be lost"):
        build(project / "raw", out=tmp_path / "out", stages=FakeStages())
    assert snapshot(tmp_path) == before


def test_copies_follow_their_originals(project: Path, tmp_path: Path) -> None:
    """Articles and decisions that were changed or removed in the input are so in the target too."""
    decide(project / "curation", "judgements", "a", "b", "same", "", "")
    build(project / "raw", project / "curation", tmp_path / "out", stages=FakeStages())
    decide(project / "curation", "judgements", "a", "b", "different", "", "")
    (project / "raw" / "c.txt").unlink()
    write_raw(project / "raw", {"b": HEAD + "Ana Ruiz spoke."})
    (tmp_path / "out" / "facts" / "README.md").write_text("mine")
    build(project / "raw", project / "curation", tmp_path / "out", stages=FakeStages())
    files = snapshot(tmp_path / "out")
    assert "raw/c.txt" not in files
    assert files["raw/b.txt"].endswith(b"spoke.")
    assert b"different" in files["curation/judgements.csv"]
    assert files["facts/README.md"] == b"mine"


def test_schema_of_another_version_is_not_overwritten(project: Path) -> None:
    """A project's schema that is not this version's stops the build."""
    build(project / "raw", stages=FakeStages())
    (project / "schema" / "people.json").write_text("{}")
    with pytest.raises(PackageError, match="schema"):
        build(project / "raw", stages=FakeStages())


# --- check ------------------------------------------------------------------------------------------------


def test_check_of_what_is_right(project: Path) -> None:
    """Nothing differs after a build, and checking writes nothing."""
    build(project / "raw", stages=FakeStages())
    before = snapshot(project)
    result = build(project / "raw", check=True, stages=FakeStages())
    assert result.difference == ()
    assert snapshot(project) == before
    assert "is what the articles" in summary(result)


def test_check_names_the_difference(project: Path) -> None:
    """A changed, a missing and an extra row are named with table, record, column, old and new value."""
    build(project / "raw", stages=FakeStages())
    people = project / "facts" / "people.csv"
    people.write_text(
        people.read_text().replace("Ana Ruiz", "Ann Ruiz").replace("person-2,Eva Klein,,\n", "x,X Y,,\n")
    )
    (project / "facts" / "roles.csv").unlink()
    before = snapshot(project)
    result = build(project / "raw", check=True, stages=FakeStages())
    assert snapshot(project) == before
    assert result.difference == (
        "facts/people.csv",
        "  ~ person-0 [name]: 'Ann Ruiz' → 'Ana Ruiz'",
        "  + person-2: name='Eva Klein'",
        "  - x: name='X Y'",
        "+ facts/roles.csv: the file is missing",
    )
    shown = summary(result).splitlines()
    assert "is not what the articles and decisions give" in shown[0]
    assert shown[1] == "facts/people.csv"


def test_check_notices_bytes(project: Path) -> None:
    """The same records in other bytes differ too."""
    build(project / "raw", stages=FakeStages())
    people = project / "facts" / "people.csv"
    people.write_bytes(people.read_bytes().replace(b"\n", b"\r\n"))
    lines = build(project / "raw", check=True, stages=FakeStages()).difference
    assert lines[0] == "facts/people.csv"
    assert "bytes" in lines[1] or "header" in lines[1]


def test_check_of_nothing(project: Path, tmp_path: Path) -> None:
    """Where nothing was built yet, everything is missing, and nothing is made."""
    result = build(project / "raw", out=tmp_path / "out", check=True, stages=FakeStages())
    assert "+ datapackage.json: the file is missing" in result.difference
    assert not (tmp_path / "out").exists()


def test_check_names_a_differing_fingerprint(project: Path) -> None:
    """Other libraries alone are no difference, but are named beside one."""
    build(project / "raw", stages=FakeStages("1"))
    same = build(project / "raw", check=True, stages=FakeStages("2"))
    assert same.difference == ()
    assert same.fingerprint_difference == ("fake: recorded 1, present 2",)
    other = build(project / "raw", check=True, stages=FakeStages("2", rule="fake.other"))
    (file, *counts) = other.difference
    assert file == "facts/evidence.csv"
    assert [line.split("(")[0] for line in counts] == ["  - 8 rows of evidence ", "  + 8 rows of evidence "]
    assert "fake: recorded 1, present 2" in summary(other)


# --- interruption -----------------------------------------------------------------------------------------

KILLED = """
import os, signal, sys
from pathlib import Path
from fake_stages import FakeResolved, FakeStages
from diplofacts.build import build
left = int(sys.argv[3])
def hook(event, args):
    global left
    writes = event == "open" and isinstance(args[2], int) and args[2] & (os.O_WRONLY | os.O_RDWR)
    if writes or event in ("os.rename", "os.remove", "os.rmdir", "os.mkdir"):
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(hook)
build(Path(sys.argv[1]), out=Path(sys.argv[2]), stages=FakeStages())
"""


def run_killed(raw: Path, out: Path, step: int) -> int:
    """Build in another process that is killed before its change on disk number ``step``."""
    here = Path(__file__).parent
    code = f"import sys; sys.path[:0] = [{str(here)!r}, {str(here.parent / 'src')!r}]\n{KILLED}"
    command = [sys.executable, "-B", "-c", code, str(raw), str(out), str(step)]
    return subprocess.run(command, check=False).returncode


@pytest.mark.parametrize("first", [True, False])
def test_killed_build_is_mended_by_the_next(project: Path, tmp_path: Path, first: bool) -> None:
    """A build killed anywhere leaves the old package or the new; the next build gives the new one."""
    old, new = tmp_path / "old", tmp_path / "new"
    if not first:
        build(project / "raw", out=old, stages=FakeStages())
        write_raw(project / "raw", {"a": HEAD + "Zoe Zimmer met Eva Klein."})
        shutil.copytree(old, new)
    build(project / "raw", out=new, stages=FakeStages())
    before, after = snapshot(old) if old.exists() else {}, snapshot(new)
    mended = 0
    # The steps before the swap write into the staging folder only: a few of them stand for all.
    for step in [0, 1, 10, *range(30, 300, 6)]:
        out = tmp_path / f"out-{step}"
        if old.exists():
            shutil.copytree(old, out)
        code = run_killed(project / "raw", out, step)
        if code == 0:
            break
        assert code == -signal.SIGKILL
        pending = swap.pending(out)
        result = build(project / "raw", out=out, check=True, stages=FakeStages()) if pending else None
        if result:
            assert result.recovered
            assert snapshot(out) == after
            mended += 1
        else:
            assert {n: d for n, d in snapshot(out).items() if swap.FOLDER not in n} in (before, after)
        build(project / "raw", out=out, stages=FakeStages())
        assert snapshot(out) == after
        shutil.rmtree(out)
    assert code == 0
    assert mended > 1


def test_failed_first_build_leaves_no_folder(project: Path, tmp_path: Path) -> None:
    """A target that was made for a build that failed is not left behind."""
    (project / "raw" / "d.txt").write_bytes(b"")
    with pytest.raises(ArticleError):
        build(project / "raw", out=tmp_path / "x" / "out", stages=FakeStages())
    assert not (tmp_path / "x").exists()


def test_target_that_cannot_be_made(project: Path) -> None:
    """A target that cannot be made is an error that names it."""
    (project / "notes").write_text("mine")
    with pytest.raises(PackageError, match="cannot be made"):
        build(project / "raw", out=project / "notes" / "out", stages=FakeStages())


def test_decisions_are_all_files_but_the_registry() -> None:
    """The editors' files are known, and the registry is none of them."""
    assert set(DECISIONS) == set(COLUMNS) - {"identifiers"}
