"""Reading hand-coded articles: what a span points to, and what is refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplofacts.evaluation import Coding, GoldError, read_gold
from diplofacts.evaluation.pointing import occurrences
from diplofacts.evaluation.texts import Texts
from diplofacts.spans import Span
from factory import SOURCE, TEXT, make_package
from small_gold import small_gold, write_gold

ROOT = Path(__file__).resolve().parents[1]

Gold = dict[str, Any]


def read(tmp_path: Path, gold: Gold) -> Coding:
    """The coding of the small article."""
    package = make_package(tmp_path / "package")
    return read_gold(write_gold(tmp_path / "gold", gold), Texts(package / "raw"))[0]


def problem(tmp_path: Path, change: Callable[[Gold], Any]) -> str:
    """What is said of the small gold file after a change, without the name of its file."""
    gold = small_gold()
    change(gold)
    with pytest.raises(GoldError) as caught:
        read(tmp_path, gold)
    (found,) = caught.value.problems
    assert found.path == str(tmp_path / "gold" / f"{SOURCE}.json")
    return str(found).removeprefix(found.path)


def words(spans: Any) -> list[str]:
    """The words of spans of the small article, in order."""
    return [span.of(TEXT) for span in sorted(spans)]


def test_spans_point_to_words(tmp_path: Path) -> None:
    """A span is the one place of its words, or the n-th."""
    coding = read(tmp_path, small_gold())
    ruiz, novak = coding.people
    second = TEXT.index("Ruiz", TEXT.index("Ruiz") + 1)
    assert words(ruiz.spans) == ["Ana Ruiz", "Ruiz"]
    assert Span(second, second + 4) in ruiz.spans
    assert words(novak.spans) == ["Jan Novák"]
    assert words(coding.statements[0].spans) == ["We will trade more,"]


def test_all_occurrences(tmp_path: Path) -> None:
    """``all`` takes whole words that are no part of a longer mention of anybody."""
    gold = small_gold()
    gold["people"][0]["mentions"] = [["Ana Ruiz", "all"], ["Ruiz", "all"]]
    assert words(read(tmp_path, gold).people[0].spans) == ["Ana Ruiz", "Ruiz"]


def test_role_of_optional_person(tmp_path: Path) -> None:
    """The roles of a person who is optional are optional."""
    gold = small_gold()
    gold["people"][1]["optional"] = True
    assert [role.optional for role in read(tmp_path, gold).roles] == [False, True]


@pytest.mark.parametrize(
    ("table", "number", "cells", "said"),
    [
        ("people", 0, {"mentions": ["Anna Ruiz"]}, "people 1 'ruiz', mentions]: the words are not in the"),
        ("people", 0, {"mentions": [["Anna", "all"]]}, "the words are not in the text; found 'Anna'"),
        ("people", 0, {"mentions": ["Ruiz"]}, "the words occur 2 times; found 'Ruiz'"),
        ("people", 0, {"mentions": [["Ruiz", 3]]}, "the words occur only 2 times"),
        ("people", 0, {"mentions": [["Ruiz", 0]]}, "does not point to words"),
        ("people", 0, {"mentions": [["Ruiz", True]]}, "does not point to words"),
        ("people", 0, {"mentions": [[7, "all"]]}, "does not point to words"),
        ("people", 0, {"mentions": "Ana Ruiz"}, "is not a list"),
        ("people", 1, {"name": 7}, "[people 2 'novak', name]: is not a string"),
        ("people", 1, {"optional": "yes"}, "is neither true nor false"),
        ("people", 1, {"mention": []}, "has an unknown key; found 'mention'"),
        ("roles", 0, {"person": "rui"}, "[roles 1, person]: names an unknown person; found 'rui'"),
        ("roles", 0, {"office": "ministre"}, "is no term of the vocabulary 'office'; found 'ministre'"),
        ("roles", 0, {"portfolio": "war"}, "is no term of the vocabulary 'portfolio'"),
        ("roles", 0, {"status": "past"}, "is no term of the vocabulary 'role_status'"),
        ("roles", 0, {"country": "Chile"}, "[roles 1, country]: is not well formed; found 'Chile'"),
        ("meetings", 0, {"kind": "talks"}, "[meetings 1 'talks', kind]: is no term"),
        ("meetings", 0, {"actors": ["ruiz", "novák"]}, "names an unknown person; found 'novák'"),
        ("meetings", 0, {"actors": ["country:Chile"]}, "is no actor; found 'country:Chile'"),
        ("meetings", 0, {"actors": ["state:CHL"]}, "is no actor"),
        ("meetings", 0, {"actors": [["ruiz"]]}, "is no actor"),
        ("meetings", 0, {"start": "Monday"}, "expected an EDTF date"),
        ("meetings", 0, {"part_of": "trip"}, "names an unknown meeting; found 'trip'"),
        ("meetings", 1, {"key": "talks", "part_of": "talks"}, "another item of the list has the same key"),
        ("meetings", 0, {"anchor": "Chile"}, "the words occur 2 times"),
        ("agreements", 0, {"term": "5 years"}, "expected an ISO 8601 duration"),
        ("agreements", 0, {"signatories": ["country:CHL"]}, "is no signatory"),
        ("agreements", 0, {"signatories": [["nobody"]]}, "signatories]: names an unknown person"),
        ("statements", 0, {"spans": []}, "[statements 1, spans]: is empty"),
        ("statements", 0, {"kind": "quoted"}, "is no term of the vocabulary 'statement_kind'"),
        ("statements", 0, {"cue": ""}, "[statements 1, cue]: is empty"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_an_item(
    tmp_path: Path, table: str, number: int, cells: Gold, said: str
) -> None:
    """A fault of an item is told with the item, the key, the value and what was expected."""
    def change(gold: Gold) -> None:
        gold[table][number] |= cells
        if cells.get("key"):
            gold["meetings"][0].pop("part_of")
            gold["meetings"][1].pop("part_of")

    assert said in problem(tmp_path, change)


def test_lookalikes_are_hinted(tmp_path: Path) -> None:
    """Words that differ in quotation marks or white space only are said to be there otherwise."""
    said = problem(tmp_path, lambda gold: gold["statements"][0].update(spans=['"We will  trade more,"']))
    assert "The text has them with other quotation marks" in said


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda gold: gold.update(published="5 March"), "[published]: is not well formed"),
        (lambda gold: gold.update(roles=None), "[roles]: is not a list"),
        (lambda gold: gold.pop("roles"), "lacks the key 'roles'"),
        (lambda gold: gold.update(events=[]), "has an unknown key; found 'events'"),
        (lambda gold: gold["roles"].append("minister"), "[roles 3]: is not a JSON object"),
        (lambda gold: gold["roles"][0].pop("office"), "[roles 1]: lacks the key 'office'"),
    ],
)
def test_what_is_wrong_with_a_file(tmp_path: Path, change: Callable[[Gold], Any], said: str) -> None:
    """A fault of the file's own keys is told with the key."""
    assert said in problem(tmp_path, change)


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    """Whoever mends a file sees all that is wrong with it, and with the others."""
    gold = small_gold()
    gold["roles"][0]["office"] = "ministre"
    gold["meetings"][0]["anchor"] = "no such words"
    gold["agreements"][0]["parties"] = ["chile"]
    with pytest.raises(GoldError) as caught:
        read(tmp_path, gold)
    assert len(caught.value.problems) == 3


@pytest.mark.parametrize(
    ("content", "said"), [(b"{", "not JSON"), (b"\xff", "not UTF-8"), (b"[]", "is not a JSON object")]
)
def test_what_is_no_gold_file(tmp_path: Path, content: bytes, said: str) -> None:
    """What is no JSON object in UTF-8 is refused by the name of its file."""
    package = make_package(tmp_path / "package")
    (tmp_path / "a.json").write_bytes(content)
    with pytest.raises(GoldError, match=said) as caught:
        read_gold(tmp_path, Texts(package / "raw"))
    assert caught.value.problems[0].path == str(tmp_path / "a.json")


def test_article_that_is_not_there(tmp_path: Path) -> None:
    """A gold file of an article that is not there says so, and nothing of what cannot be judged."""
    assert "there is no such article; found 'b'" in _article_problem(tmp_path, "b")


def test_article_coded_twice(tmp_path: Path) -> None:
    """Two files of a folder cannot code one article."""
    package = make_package(tmp_path / "package")
    gold = write_gold(tmp_path / "gold", small_gold())
    (gold / "copy.json").write_bytes((gold / f"{SOURCE}.json").read_bytes())
    with pytest.raises(GoldError, match="another file of the folder has the same article"):
        read_gold(gold, Texts(package / "raw"))


def test_article_that_is_not_utf_8(tmp_path: Path) -> None:
    """An article that is not UTF-8 is refused with the place."""
    package = make_package(tmp_path / "package", articles={SOURCE: b" date 2024-03-05 caf\xe9"})
    with pytest.raises(Exception, match="not UTF-8"):
        read_gold(write_gold(tmp_path / "gold", small_gold()), Texts(package / "raw"))


def test_own_gold_is_right() -> None:
    """The project's own hand-coded articles fit their texts."""
    codings = read_gold(ROOT / "tests" / "gold", Texts(ROOT / "raw"))
    assert [coding.source_id for coding in codings] == [p.stem for p in sorted((ROOT / "raw").glob("*.txt"))]
    assert all(coding.people and coding.statements for coding in codings)


@given(st.text("ab ", max_size=30), st.text("ab ", min_size=1, max_size=3))
def test_occurrences(text: str, sought: str) -> None:
    """The occurrences of words are all places where the text has them, overlapping ones too."""
    found = list(occurrences(text, sought))
    assert [s.start for s in found] == [i for i in range(len(text)) if text.startswith(sought, i)]
    assert all(span.of(text) == sought for span in found)


def _article_problem(tmp_path: Path, source: str) -> str:
    package = make_package(tmp_path / "package")
    with pytest.raises(GoldError) as caught:
        read_gold(write_gold(tmp_path / "gold", small_gold() | {"source": source}), Texts(package / "raw"))
    (found,) = caught.value.problems
    return str(found)
