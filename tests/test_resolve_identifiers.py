"""Which row keeps which id from one build to the next."""

from __future__ import annotations

from attrs import evolve

from diplofacts.curation import Curation, Identifier, Judgement
from diplofacts.resolve import Resolved
from telling import Telling, caracas, run, tehran, who


def kept(resolved: Resolved, *more: Judgement) -> Curation:
    """The registry of a build as the input of the next."""
    return Curation(identifiers=tuple(Identifier(**row) for row in resolved.identifiers), judgements=more)


def person(source: str, published: str, name: str, country: str = "CHL") -> Telling:
    """An article about one mayor."""
    t = Telling(source, published, f"The mayor {name} came.")
    t.role(f"mayor {name}", t.person(name), "mayor", country)
    return t


def people(resolved: Resolved) -> dict[str, str]:
    """Id to name."""
    return {row["person_id"]: row["name"] for row in resolved.tables["people"]}


def test_id_stays_when_a_name_grows() -> None:
    """A person first met by surname keeps that id when a later, or an earlier, article has the full name."""
    first = run([person("b", "2022-02-01", "Ruiz")])
    assert people(first) == {"ruiz": "Ruiz"}
    for day in ("2022-01-01", "2022-03-01"):
        second = run([person("b", "2022-02-01", "Ruiz"), person("a", day, "Ana Ruiz")], kept(first))
        assert people(second) == {"ruiz": "Ana Ruiz"}
        assert [r["role_id"] for r in second.tables["roles"]] == ["ruiz-mayor-chl"]


def test_id_stays_when_rules_improve() -> None:
    """An encounter keeps its id when its span, date or actors are read a little differently."""
    t = tehran()
    first = run([t])
    place = next(n for n, m in enumerate(t.made["meetings"]) if m.kind == "meeting")
    meeting = t.made["meetings"][place]
    start, end = meeting.id.rsplit(":", 1)[1].split("-")
    moved = f"a1:meeting:{int(start) - 7}-{int(end) + 20}"
    for other in (
        evolve(meeting, id=moved),
        evolve(meeting, id=moved, start=""),
        evolve(meeting, id=moved, actors=meeting.actors[:1]),
    ):
        t.made["meetings"][place] = other
        second = run([t], kept(first))
        assert "2022-06-11-maduro-raisi-meeting" in {r["meeting_id"] for r in second.tables["meetings"]}
        assert second.identifiers == first.identifiers


def test_two_rows_that_turn_out_to_be_one() -> None:
    """The older id stays and the other is recorded as replaced, here and in later builds."""
    told = [person("a", "2022-01-01", "Ana Ruiz"), person("b", "2022-01-02", "Anna Ruyz")]
    apart = Judgement(
        left="a:person:10-18",
        right="b:person:10-19",
        decision="different",
        left_text="Ana Ruiz",
        right_text="Anna Ruyz",
    )
    first = run(told, Curation(judgements=(apart,)))
    assert sorted(people(first)) == ["ana-ruiz", "anna-ruyz"]
    second = run(told, kept(first))
    assert list(people(second)) == ["ana-ruiz"]
    replaced = {r["id"]: r["replaced_by"] for r in second.identifiers}
    assert replaced == {
        "ana-ruiz": "",
        "ana-ruiz-mayor-chl": "",
        "anna-ruyz": "ana-ruiz",
        "anna-ruyz-mayor-chl": "ana-ruiz-mayor-chl",
    }
    assert run(told, kept(second)).identifiers == second.identifiers
    again = [person("c", "2022-01-03", "Anna Ruyz", "PER"), *told]
    assert "anna-ruyz-2" not in people(run(again, kept(second)))


def test_ids_are_never_reused() -> None:
    """An id whose row is gone stays in the registry, and a new row of that name has another."""
    first = run([person("a", "2022-01-01", "Ana Ruiz")])
    second = run([person("b", "2022-01-02", "Ana Ruiz", "PER")], kept(first))
    assert people(second) == {"ana-ruiz-2": "Ana Ruiz"}
    assert [r["id"] for r in second.identifiers] == [
        "ana-ruiz",
        "ana-ruiz-mayor-chl",
        "ana-ruiz-2",
        "ana-ruiz-2-mayor-per",
    ]


def test_judgements_name_rows() -> None:
    """A judgement may name rows by their ids, also one that was replaced since."""
    told = [person("a", "2022-01-01", "Ana Ruiz"), person("b", "2022-01-02", "Bo Li")]
    first = run(told)
    same = Judgement(left="ana-ruiz", right="bo-li", decision="same")
    second = run(told, kept(first, same))
    assert list(people(second)) == ["ana-ruiz"]
    assert run(told, kept(second, same)).tables == second.tables


def test_registry_is_sorted() -> None:
    """New ids come by table, then by day and id of their first article, behind the old ones."""
    first = run([caracas()])
    second = run([tehran(), caracas()], kept(first))
    assert second.identifiers[: len(first.identifiers)] == first.identifiers
    new = second.identifiers[len(first.identifiers) :]
    assert [r["table"] for r in new] == ["roles", "meetings"]


def test_names_without_latin_letters() -> None:
    """A name in another script has an id too."""
    t = Telling("a", "2022-01-01", "السيسي came with 习近平.")
    made = [t.person("السيسي"), t.person("习近平")]
    t.meeting("came with", "meeting", *map(who, made))
    assert all(row["person_id"].startswith("person-") for row in run([t]).tables["people"])
