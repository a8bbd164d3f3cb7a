"""Reanchoring a dataset: what is certain is written whole, what is not is listed and left."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diplofacts.articles import read_articles
from diplofacts.cli import main
from diplofacts.curation import COLUMNS, Correction, check_texts, read_curation
from diplofacts.errors import CurationError, MissingExtraError, PackageError
from diplofacts.repair import reanchor
from diplofacts.repair.anchoring import Found, Quote, Status
from diplofacts.repair.decisions import format_decisions, read_decisions
from diplofacts.repair.descriptor import json_places, replace_values
from diplofacts.repair.reanchoring import Place
from diplofacts.spans import Span
from diplofacts.tables import read_table
from diplofacts.validation import validate
from factory import SOURCE, TEXT, evidence, make_package, mention, place


def edit(folder: Path, *changes: tuple[str, str]) -> str:
    """Replace the first occurrence of each in the article; gives the new text."""
    path = folder / "raw" / f"{SOURCE}.txt"
    text = path.read_bytes().decode()
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_bytes(text.encode())
    return text


def keep_old(folder: Path) -> Path:
    """Put the article's old text aside."""
    old = folder.parent / "old.txt"
    old.write_bytes(TEXT.encode())
    return old


def decide(folder: Path, name: str, *rows: dict[str, str]) -> None:
    """Write a file of ``curation/``."""
    (folder / "curation").mkdir(exist_ok=True)
    base = {"reason": "seen", "editor_role": "editor", "date": "2026-01-01"}
    with (folder / "curation" / f"{name}.csv").open("w", newline="", encoding="utf-8") as stream:
        writer = csv.DictWriter(stream, COLUMNS[name], restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows({k: v for k, v in (base | row).items() if k in COLUMNS[name]} for row in rows)


def state(folder: Path) -> dict[str, bytes]:
    """Every file of a dataset but the articles."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "raw" not in path.parts
    }


def codes(folder: Path) -> set[str]:
    """The codes of the errors of a dataset."""
    return {issue.code for issue in validate(folder).errors}


def test_nothing_edited_changes_nothing(tmp_path: Path) -> None:
    """A dataset whose articles are as they were is left as it is, whatever is asked."""
    folder = make_package(tmp_path / "d")
    before = state(folder)
    report = reanchor(folder, write=True)
    assert (report.exit_code, report.articles, report.written) == (0, (), ())
    assert report.unchanged > 0
    assert state(folder) == before


def test_an_edited_article_is_written_whole_and_valid(tmp_path: Path) -> None:
    """Offsets, the ids that say them, references, digests, sizes and order all follow the text."""
    folder = make_package(tmp_path / "d")
    old = keep_old(folder)
    text = edit(
        folder,
        ("Foreign", "The Foreign"),
        (" told the Daily", " then told the Daily"),
        ("\n\n", "\n\nBackground. ¶\n\n"),
    )
    assert "D11" in codes(folder)
    found = reanchor(folder, old=old)
    assert (found.changes, found.written, found.exit_code) == (False, (), 1)
    undecided = [place.quote.words for place in found.open]
    assert undecided == ["“We will trade more,” Ruiz told the Daily", "Ruiz told"]
    listed = tmp_path / "list.csv"
    assert main(["reanchor", str(folder), "--old", str(old), "--undecided", str(listed)]) == 1
    listed.write_text(
        "".join(line + ("accept\n" if n else "\n") for n, line in enumerate(listed.read_text().splitlines())),
        encoding="utf-8",
    )
    report = reanchor(folder, old=old, decisions=listed, write=True)
    assert report.exit_code == 0
    assert {"datapackage.json", "facts/evidence.csv", "facts/statements.csv"} <= set(report.written)
    assert codes(folder) == set()
    said = place("We will trade more,", text)
    statement = f"{SOURCE}-s{said['start']}-{said['end']}"
    assert [row["statement_id"] for row in read_table(folder / "facts" / "statements.csv", "statements")] == [
        statement
    ]
    actors = read_table(folder / "facts" / "statement_actors.csv", "statement_actors")
    assert {row["statement_actor_id"].partition("--")[0] for row in actors} == {statement}
    rows = read_table(folder / "facts" / "evidence.csv", "evidence")
    for row in rows:
        assert text[int(row["start"]) : int(row["end"])] == row["text"]
        made = evidence(
            f"{row['table']}:{row['record_id']}",
            row["field"],
            row["text"],
            row["basis"],
            row["value"],
            text=text,
        )
        assert row["evidence_id"].rpartition("-")[2] == made["evidence_id"].rpartition("-")[2]
    assert "Ruiz then told" in {row["text"] for row in rows}
    assert reanchor(folder).exit_code == 0


def test_an_article_in_doubt_waits_whole(tmp_path: Path) -> None:
    """One span in doubt keeps its article out of what is written, digest and all; another is written."""
    second = TEXT.replace("Ana Ruiz", "Ana Lima")
    two = {"source_id": "article-2", "path": "raw/article-2.txt"}
    lima = {"mention_id": "article-2-m35-43", "source_id": "article-2", "person_id": "ana-ruiz"}
    folder = make_package(
        tmp_path / "d",
        articles={SOURCE: TEXT, "article-2": second},
        sources=lambda rows: [*rows, rows[0] | two | {"sha256": sha256(second.encode()).hexdigest()}],
        mentions=lambda rows: [*rows, lima | place("Ana Lima", second)],
    )
    old = tmp_path / "old"
    shutil.copytree(folder / "raw", old)
    for stem, change in ((SOURCE, ("Ana Ruiz", "A. Ruiz")), ("article-2", (" date 2024", "  date 2024"))):
        path = folder / "raw" / f"{stem}.txt"
        path.write_bytes(path.read_bytes().decode().replace(*change).encode())
    before = state(folder)
    report = reanchor(folder, old=old, write=True)
    assert report.exit_code == 1
    assert [article.ready for article in report.articles] == [False, True]
    after = state(folder)
    assert {name for name in after if after[name] != before[name]} == {
        "datapackage.json",
        "facts/mentions.csv",
        "facts/sources.csv",
    }
    sources = {row["source_id"]: row for row in read_table(folder / "facts" / "sources.csv", "sources")}
    assert sources["article-2"]["characters"] == str(len(second) + 1)
    assert sources[SOURCE]["characters"] == str(len(TEXT))


def test_decisions_of_editors_move_with_the_text(tmp_path: Path) -> None:
    """Corrections, judgements and the registry's keys point to the same words again, as the build asks."""
    folder = make_package(tmp_path / "d")
    prague = place("Prague")
    name = place("Jan Novák")
    correction = Correction(
        action="set",
        table="meetings",
        record="ruiz-novak-meeting-2024-03-04",
        field="city",
        old="Praha",
        new="Prague",
        source_id=SOURCE,
        span=Span(int(prague["start"]), int(prague["end"])),
        text="Prague",
    )
    decide(
        folder,
        "corrections",
        {
            "action": "set",
            "table": "meetings",
            "record": correction.record,
            "field": "city",
            "old": "Praha",
            "new": "Prague",
            "source_id": SOURCE,
            **prague,
        },
        {"action": "delete", "table": "statements", "record": f"{SOURCE}-s{name['start']}-{name['end']}"},
        *(
            {
                "action": "add",
                "table": "mentions",
                "record": f"{SOURCE}-m{name['start']}-{name['end']}",
                "field": field,
                "new": value,
            }
            for field, value in {"source_id": SOURCE, **name, "person_id": "jan-novak"}.items()
        ),
    )
    decide(
        folder,
        "judgements",
        {
            "left": f"{SOURCE}:person:{name['start']}-{name['end']}",
            "left_text": "Jan Novák",
            "right": "ana-ruiz",
            "decision": "different",
        },
    )
    decide(
        folder,
        "identifiers",
        {
            "id": "ruiz-novak-meeting-2024-03-04",
            "table": "meetings",
            "first_source": SOURCE,
            "key": f"meeting@{prague['start']}-{prague['end']}|ana-ruiz,jan-novak",
        },
    )
    old = keep_old(folder)
    text = edit(folder, (" date 2024-03-05 ", " date 2024-03-05 Oslo: "))
    assert reanchor(folder, old=old, write=True).exit_code == 0
    curation = read_curation(folder / "curation")
    check_texts(curation, read_articles(folder / "raw")[0])
    moved = place("Jan Novák", text)
    records = {c.record for c in curation.corrections if c.table != "meetings"}
    assert records == {f"{SOURCE}-{kind}{moved['start']}-{moved['end']}" for kind in "ms"}
    added = {c.field: c.new for c in curation.corrections if c.action == "add"}
    assert {column: added[column] for column in moved} == moved
    here = place("Prague", text)
    assert curation.identifiers[0].key == f"meeting@{here['start']}-{here['end']}|ana-ruiz,jan-novak"


def test_evidence_of_a_correction_keeps_naming_it(tmp_path: Path) -> None:
    """The rule of a curated row is a digest over its correction, and follows it."""
    span = place("Prague")
    values = {
        "action": "set",
        "table": "meetings",
        "record": "ruiz-novak-meeting-2024-03-04",
        "field": "city",
        "old": "Praha",
        "new": "Prague",
        "source_id": SOURCE,
    }
    rule = Correction(**values, span=Span(int(span["start"]), int(span["end"])), text="Prague").rule
    row = evidence(f"meetings:{values['record']}", "city", "Prague", "curated", "Prague", rule=rule)
    folder = make_package(tmp_path / "d", evidence=lambda rows: [*rows, row])
    decide(folder, "corrections", values | span)
    edit(folder, (" date 2024-03-05 ", " date 2024-03-05 Oslo: "))
    assert reanchor(folder, old=None, write=True).exit_code == 0
    (correction,) = read_curation(folder / "curation").corrections
    assert correction.rule != rule
    rows = read_table(folder / "facts" / "evidence.csv", "evidence")
    assert [r["rule"] for r in rows if r["basis"] == "curated"] == [correction.rule]
    assert codes(folder) == set()


def test_a_deleted_record_needs_the_old_text(tmp_path: Path) -> None:
    """A deletion says a place and no words: without the old text it is listed, not guessed."""
    folder = make_package(tmp_path / "d")
    record = f"{SOURCE}-m1-5"
    decide(folder, "corrections", {"action": "delete", "table": "mentions", "record": record})
    old = keep_old(folder)
    edit(folder, (" date 2024-03-05 ", "\n date 2024-03-05 "))
    (open_,) = reanchor(folder).open
    assert "--old" in open_.found.note
    assert reanchor(folder, old=old, write=True).exit_code == 0
    assert read_curation(folder / "curation").corrections[0].record == f"{SOURCE}-m2-6"


def test_dropping_takes_the_rows_away(tmp_path: Path) -> None:
    """A dropped statement goes with its actors and its evidence; what claims it claims nothing any more."""
    folder = make_package(tmp_path / "d", mentions=lambda rows: [*rows, mention("Daily", "ana-ruiz")])
    old = keep_old(folder)
    edit(folder, ("“We will trade more,” Ruiz told the Daily. ", ""))
    listed = tmp_path / "list.csv"
    assert main(["reanchor", str(folder), "--old", str(old), "--undecided", str(listed)]) == 1
    lines = listed.read_text().splitlines()
    listed.write_text("\n".join([lines[0], *(line + "drop" for line in lines[1:])]) + "\n", encoding="utf-8")
    assert reanchor(folder, old=old, decisions=listed, write=True).exit_code == 0
    for table in ("statements", "statement_actors"):
        assert read_table(folder / "facts" / f"{table}.csv", table) == []
    # What supported the organization alone is gone too, and validation says so; no span is wrong.
    assert codes(folder) <= {"D30", "D31"}


def test_decisions_about_nothing_are_refused(tmp_path: Path) -> None:
    """A decision about a place that no row points to, or that accepts no proposal, names its line."""
    folder = make_package(tmp_path / "d")
    old = keep_old(folder)
    edit(folder, ("told", "whispered to"))
    listed = tmp_path / "list.csv"
    head = "source_id,start,end,text,decision\n"
    told = place("told")
    for line, message in (
        (f"{SOURCE},1,5,nope,drop", "no row points to these words"),
        (f"{SOURCE},{told['start']},{told['end']},told,accept", "no proposal"),
        (f"{SOURCE},{told['start']},{told['end']},told,5-99999", "not in the article"),
        (f"{SOURCE},{told['start']},{told['end']},told,perhaps", "no decision"),
    ):
        listed.write_text(head + line + "\n", encoding="utf-8")
        with pytest.raises(CurationError, match=message) as caught:
            reanchor(folder, old=old, decisions=listed)
        assert caught.value.problems[0].row == 2
    listed.write_text("a,b\n", encoding="utf-8")
    with pytest.raises(CurationError, match="header"):
        reanchor(folder, decisions=listed)


def test_a_foreign_old_text_is_refused(tmp_path: Path) -> None:
    """A text from which the tables were not made is not taken for the old one."""
    folder = make_package(tmp_path / "d")
    wrong = tmp_path / "old.txt"
    wrong.write_text("something else", encoding="utf-8")
    with pytest.raises(PackageError, match="none of the texts"):
        reanchor(folder, old=wrong)


def test_the_old_text_is_found_in_git(tmp_path: Path) -> None:
    """A dataset under version control needs no --old: the version with the recorded digest is found."""
    folder = make_package(tmp_path / "d")
    for words in (
        ["init", "-q"],
        ["add", "."],
        ["-c", "user.name=n", "-c", "user.email=e@x", "commit", "-qm", "m"],
    ):
        subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True)
    edit(folder, ("Foreign", "The Foreign"))
    assert {article.old for article in reanchor(folder, git=False).articles} == {"quotes"}
    report = reanchor(folder, write=True)
    assert {article.old for article in report.articles} == {"whole"}
    assert report.exit_code == 0


def test_output_is_escaped_and_says_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Words of articles cannot write to the terminal or into Markdown; JSON has every place."""
    hostile = TEXT + "\x1b[31m*x*|y"
    folder = make_package(
        tmp_path / "d",
        articles={SOURCE: hostile},
        mentions=lambda rows: [*rows, {**rows[0], "mention_id": "z", **place("\x1b[31m*x*|y", hostile)}],
    )
    (folder / "raw" / f"{SOURCE}.txt").write_bytes(TEXT.encode())
    assert main(["reanchor", str(folder)]) == 1
    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert "\\x1b[31m" in out
    assert "--undecided" in out
    assert main(["reanchor", str(folder), "--format", "markdown"]) == 1
    assert "&#42;x&#42;&#124;y" in capsys.readouterr().out
    assert main(["reanchor", str(folder), "--format", "json"]) == 1
    shown = json.loads(capsys.readouterr().out)
    (article,) = shown["articles"]
    assert (
        shown["to_decide"]
        == sum(p["status"] in ("fuzzy", "ambiguous", "lost") for p in article["places"])
        > 0
    )


def test_likeness_needs_its_extra_only_when_needed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without rapidfuzz what is exact is found; what is lost asks for the extra, or is listed without."""
    folder = make_package(tmp_path / "d")
    monkeypatch.setitem(sys.modules, "rapidfuzz", None)
    edit(folder, ("Foreign", "The Foreign"))
    assert not reanchor(folder, old=keep_old(folder)).open
    edit(folder, ("Prague", "Praha"))
    with pytest.raises(MissingExtraError, match="repair"):
        reanchor(folder)
    assert {p.found.status.value for p in reanchor(folder, fuzzy=False).open} >= {"lost"}


def test_an_article_that_is_gone_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An article that cannot be read is named, and nothing of it is touched."""
    folder = make_package(tmp_path / "d")
    before = state(folder)
    (folder / "raw" / f"{SOURCE}.txt").unlink()
    assert main(["reanchor", str(folder), "--write"]) == 1
    assert "cannot be read" in capsys.readouterr().out
    assert state(folder) == before


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(
            st.integers(20, len(TEXT)),
            st.sampled_from([0, 0, 2, 9]),
            st.sampled_from(["", "XY ", "¶\n", "Ruiz "]),
        ),
        max_size=3,
    )
)
def test_random_edits_leave_a_dataset_that_quotes_its_text(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[int, int, str]]
) -> None:
    """Whatever the edit: what is written quotes the text, what is in doubt is left, and again is nothing."""
    folder = make_package(tmp_path_factory.mktemp("edited") / "d")
    old, text = keep_old(folder), TEXT
    for start, size, words in changes:
        text = text[:start] + words + text[start + size :]
    (folder / "raw" / f"{SOURCE}.txt").write_bytes(text.encode())
    before = state(folder)
    report = reanchor(folder, old=old, write=True)
    rows = [row for t in ("mentions", "evidence") for row in read_table(folder / "facts" / f"{t}.csv", t)]
    if report.open:
        assert state(folder) == before
    else:
        assert all(text[int(row["start"]) : int(row["end"])] == row["text"] for row in rows)
        after = state(folder)
        assert reanchor(folder, write=True).exit_code == 0
        assert state(folder) == after


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
        max_leaves=20,
    ),
    st.sampled_from([None, 2]),
)
def test_json_is_changed_in_one_place_only(value: object, indent: int | None) -> None:
    """Every value of a JSON text is found where it stands, and replacing it changes nothing beside it."""
    text = json.dumps(value, indent=indent)
    for path, (start, end) in json_places(text).items():
        inner = value
        for step in path:
            inner = inner[step]  # type: ignore[index]
        assert json.loads(text[start:end]) == inner
        assert replace_values(text, {path: "new"}) == text[:start] + '"new"' + text[end:]


def test_hand_codings_follow_the_text(tmp_path: Path) -> None:
    """Occurrences are counted anew, words that stand twice now get a number, and the file keeps its looks."""
    folder = make_package(tmp_path / "d")
    gold = folder / "gold"
    gold.mkdir()
    coding = """{"source": "article-1",
      "people": [{"key": "r", "mentions": [["Ruiz", 2], "Ana Ruiz", ["Chile", "all"]]}],
      "meetings": [{"anchor": "met Czech President"}], "statements": [{"spans": ["We will trade more,"]}]}
    """
    (gold / "article-1.json").write_text(coding, encoding="utf-8")
    old = keep_old(folder)
    edit(folder, ("\n\n", "\n\nDiaz, not Ruiz, met Czech President Novák before. "))
    report = reanchor(folder, old=old, gold=gold, write=True)
    assert report.exit_code == 0
    assert "gold/article-1.json" in report.written
    expected = coding.replace('["Ruiz", 2]', '["Ruiz", 3]').replace(
        '"met Czech President"', '["met Czech President", 1]'
    )
    assert (gold / "article-1.json").read_text("utf-8") == expected
    before = state(folder)
    assert reanchor(folder, gold=gold, write=True).exit_code == 0
    assert state(folder) == before


def test_hand_codings_need_the_old_text(tmp_path: Path) -> None:
    """Which occurrence was meant only the old text says; a folder elsewhere cannot be replaced with it."""
    folder = make_package(tmp_path / "d")
    for gold in (folder / "gold", tmp_path / "elsewhere"):
        gold.mkdir()
        (gold / "a.json").write_text('{"source": "article-1", "people": []}', encoding="utf-8")
    edit(folder, ("Foreign", "The Foreign"))
    with pytest.raises(PackageError, match="--old"):
        reanchor(folder, gold=folder / "gold")
    with pytest.raises(PackageError, match="inside"):
        reanchor(folder, gold=tmp_path / "elsewhere")


@given(st.text(st.sampled_from("=+-@\t\r'a, \"\n"), min_size=1, max_size=6))
def test_no_word_of_a_list_is_a_formula(words: str) -> None:
    """Words in a list to decide in begin no formula of a spreadsheet, and are read back as they were."""
    quote = Quote(Span(0, len(words)), words)
    place_ = Place("s", quote, Found(Status.AMBIGUOUS, Span(0, len(words))), ())
    data = format_decisions([(place_, words)])
    (row,) = csv.DictReader(io.StringIO(data.decode(), newline=""))
    assert not row["text"].startswith(("=", "+", "-", "@", "\t", "\r"))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "list.csv"
        path.write_bytes(data)
        assert list(read_decisions(path).by_place) == [("s", "0", str(len(words)), words)]
