"""Which tellings of encounters and instruments are one, and the values of their cells."""

from __future__ import annotations

from attrs import evolve

from diplofacts.resolve import Resolved
from telling import Telling, caracas, run, tehran, who

_STATES = who(country="IRN", capacity="party"), who(country="VEN", capacity="party")


def met(source: str, published: str, *days: str, kind: str = "meeting", **cells: str) -> Telling:
    """An article that tells of one encounter of two presidents for each of ``days``."""
    t = Telling(
        source,
        published,
        "President Nicolas Maduro, President Ebrahim Raisi. "
        + " ".join(f"They met, time {n}." for n in range(len(days))),
    )
    maduro, raisi = t.person("Nicolas Maduro"), t.person("Ebrahim Raisi")
    t.role("President Nicolas", maduro, "president", "VEN")
    t.role("President Ebrahim", raisi, "president", "IRN")
    actors = (who(maduro, "guest"),) if kind == "visit" else (who(maduro), who(raisi))
    for n, day in enumerate(days):
        t.meeting(f"They met, time {n}", kind, *actors, start=day, **cells)
    return t


def signed(source: str, published: str, *titles: str, kind: str = "agreement", **cells: str) -> Telling:
    """An article that tells of one instrument of two states for each of ``titles``."""
    t = Telling(source, published, " ".join(f"Pact {n}, a {title}." for n, title in enumerate(titles)))
    for n, title in enumerate(titles):
        t.agreement(f"Pact {n}, a", title, *_STATES, kind=kind, **cells)
    return t


def ids(resolved: Resolved, table: str) -> list[str]:
    """The ids of a table."""
    return [row[table.removesuffix("s") + "_id"] for row in resolved.tables[table]]


def test_one_visit_one_agreement_in_two_articles() -> None:
    """A deal, a roadmap and a document of one visit are one row, told by both articles; so is the visit."""
    resolved = run([tehran(), caracas()])
    assert ids(resolved, "agreements") == ["irn-ven-cooperation-roadmap-2022"]
    (row,) = resolved.tables["agreements"]
    assert (row["kind"], row["signed"], row["term"], row["meeting_id"]) == (
        "roadmap",
        "2022-06-10/2022-06-11",
        "P20Y",
        "2022-06-10-maduro-visit",
    )
    for table, record in (("agreements", row["agreement_id"]), ("meetings", row["meeting_id"])):
        told = {
            e["source_id"]
            for e in resolved.tables["evidence"]
            if (e["table"], e["record_id"], e["field"]) == (table, record, "*")
        }
        assert told == {"a1", "a2"}
    titles = {
        e["value"]
        for e in resolved.tables["evidence"]
        if e["table"] == "agreements" and e["field"] == "title"
    }
    assert titles == {"20-year cooperation deal", "cooperation roadmap", "comprehensive cooperation document"}


def test_same_day_same_people() -> None:
    """Tellings of one day are one encounter; another day, kind or city is another."""
    one = met("a", "2022-06-12", "2022-06-11", city="Tehran")
    assert len(ids(run([one, met("b", "2022-06-13", "2022-06-11")]), "meetings")) == 1
    assert len(ids(run([one, met("b", "2022-06-13", "2022-06-10/2022-06-11")]), "meetings")) == 1
    assert len(ids(run([one, met("b", "2022-06-13", "2022-06-12")]), "meetings")) == 2
    assert len(ids(run([one, met("b", "2022-06-13", "2022-06-11", kind="phone_call")]), "meetings")) == 2
    assert len(ids(run([one, met("b", "2022-06-13", "2022-06-11", city="Shiraz")]), "meetings")) == 2


def test_told_apart_in_one_article() -> None:
    """Two encounters of one article stay two, and a third telling that fits both is doubtful."""
    resolved = run([met("a", "2022-06-12", "2022-06-11", "2022-06-11"), met("b", "2022-06-12", "2022-06-11")])
    assert len(ids(resolved, "meetings")) == 3
    assert [(d.table, d.merged) for d in resolved.doubtful] == [("meetings", False)]


def test_undated_visit_within_a_year() -> None:
    """A visit told without a date is the only dated one of the year before; of two it is neither."""
    visit = met("a", "2022-06-12", "2022-06-10", kind="visit", country="IRN")
    assert len(ids(run([visit, met("b", "2023-02-04", "", kind="visit", country="IRN")]), "meetings")) == 1
    assert len(ids(run([visit, met("b", "2023-08-04", "", kind="visit", country="IRN")]), "meetings")) == 2
    assert len(ids(run([visit, met("b", "2023-02-04", "", kind="visit", country="IRQ")]), "meetings")) == 2
    assert len(ids(run([visit, met("b", "2022-05-04", "", kind="visit", country="IRN")]), "meetings")) == 2
    second = met("c", "2022-12-12", "2022-12-10", kind="visit", country="IRN")
    resolved = run([visit, second, met("b", "2023-02-04", "", kind="visit", country="IRN")])
    assert len(ids(resolved, "meetings")) == 3
    assert [d.reason for d in resolved.doubtful] == ["the telling fits several encounters"]


def test_undated_talks() -> None:
    """Talks without a date are those of the week before, and doubtful after that."""
    talks = met("a", "2022-06-12", "2022-06-11")
    assert len(ids(run([talks, met("b", "2022-06-14", "")]), "meetings")) == 1
    assert len(ids(run([talks, met("b", "2022-07-14", "")]), "meetings")) == 2


def test_values_of_several_tellings() -> None:
    """A cell has the most specific value, a status the latest; each telling keeps its value as evidence."""
    planned = met("a", "2022-06-09", "2022-06-10/2022-06-12", city="Tehran")
    planned.made["meetings"] = [
        evolve(
            m,
            status="planned",
            supports=tuple(evolve(s, value="planned") if s.field == "status" else s for s in m.supports),
        )
        for m in planned.made["meetings"]
    ]
    resolved = run([planned, met("b", "2022-06-13", "2022-06-11")])
    (row,) = resolved.tables["meetings"]
    assert (row["start"], row["status"], row["city"]) == ("2022-06-11", "held", "Tehran")
    told = {
        (e["source_id"], e["value"])
        for e in resolved.tables["evidence"]
        if e["table"] == "meetings" and e["field"] in ("start", "status")
    }
    assert told == {("a", "2022-06-10/2022-06-12"), ("a", "planned"), ("b", "2022-06-11"), ("b", "held")}


def test_agreements_by_subject() -> None:
    """Equal subjects, or one day and a shared word, are one instrument; contrary terms are two."""
    oil = signed("a", "2022-06-12", "oil swap agreement", signed="2021")
    assert (
        len(
            ids(
                run([oil, signed("b", "2022-07-12", "agreement on an oil swap", signed="2021")]), "agreements"
            )
        )
        == 1
    )
    assert (
        len(ids(run([oil, signed("b", "2022-07-12", "tourism agreement", signed="2021")]), "agreements")) == 2
    )
    deal = signed("a", "2022-06-12", "cooperation deal", signed="2022-06-11", term="P20Y")
    same = signed("b", "2022-06-13", "cooperation plan", kind="roadmap", signed="2022-06-11")
    short = signed("c", "2022-06-13", "cooperation plan", kind="roadmap", signed="2022-06-11", term="P5Y")
    assert len(ids(run([deal, same]), "agreements")) == 1
    assert len(ids(run([deal, short]), "agreements")) == 2


def test_told_twice_in_one_article() -> None:
    """A second telling that adds no day, occasion or term is the same instrument."""
    told = signed("a", "2022-06-12", "cooperation deal", "cooperation roadmap", "tourism deal", signed="")
    assert ids(run([told]), "agreements") == ["irn-ven-cooperation-deal", "irn-ven-tourism-deal"]


def test_generic_titles_are_doubtful() -> None:
    """Two deals of two states without date, occasion or subject are two rows and a pair to judge."""
    resolved = run([signed("a", "2022-06-12", "cooperation deal"), signed("b", "2023-06-12", "agreement")])
    assert len(ids(resolved, "agreements")) == 2
    assert [(d.table, d.merged) for d in resolved.doubtful] == [("agreements", False)]


def test_named_treaty_with_other_parties_listed() -> None:
    """A proper name is one instrument whichever of its parties an article lists; the row has all of them."""
    one = signed("a", "2022-06-12", "Treaty on Open Skies over Europe", kind="treaty")
    more = Telling("b", "2022-06-13", "Russia left the Treaty on Open Skies over Europe.")
    more.agreement(
        "left the Treaty",
        "Treaty on Open Skies over Europe",
        *_STATES,
        who(country="RUS", capacity="party"),
        kind="treaty",
        status="ended",
    )
    resolved = run([one, more])
    assert [r["status"] for r in resolved.tables["agreements"]] == ["ended"]
    assert [r["country"] for r in resolved.tables["agreement_actors"]] == ["IRN", "RUS", "VEN"]


def test_actors_of_an_encounter() -> None:
    """A state is not listed beside its representative, whose role and state come from the articles."""
    t = met("a", "2022-06-12", "2022-06-11")
    (meeting,) = t.made["meetings"]
    more = t.actors("They met", (who(country="IRN", capacity="host"), who(country="CUB", words="delegation")))
    t.made["meetings"] = [evolve(meeting, actors=(*meeting.actors, *more))]
    rows = run([t]).tables["meeting_actors"]
    assert {(r["person_id"], r["country"], r["role_id"], r["on_behalf_of"]) for r in rows} == {
        ("nicolas-maduro", "", "nicolas-maduro-president-ven", "VEN"),
        ("ebrahim-raisi", "", "ebrahim-raisi-president-irn", "IRN"),
        ("", "CUB", "", ""),
    }


def test_unnamed_officials_of_one_state() -> None:
    """Two unnamed officials of one state are two rows."""
    t = Telling("a", "2022-06-12", "Ministers signed the oil deal.")
    t.agreement(
        "signed",
        "oil deal",
        *_STATES,
        *(who(country="IRN", words=w, capacity="signatory") for w in ("oil minister", "energy minister")),
    )
    rows = [r["agreement_actor_id"] for r in run([t]).tables["agreement_actors"]]
    assert rows == [
        "irn-ven-oil-deal--irn--party",
        "irn-ven-oil-deal--irn--signatory",
        "irn-ven-oil-deal--irn-energy-minister--signatory",
        "irn-ven-oil-deal--ven--party",
    ]


def test_circular_parts_are_dropped() -> None:
    """No encounter is part of itself, however the articles have it."""
    a = met("a", "2022-06-12", "2022-06-11", "2022-06-09")
    b = met("b", "2022-06-13", "2022-06-11", "2022-06-09")
    for t, child, parent in ((a, 0, 1), (b, 1, 0)):
        t.made["meetings"][child] = evolve(t.made["meetings"][child], part_of=t.made["meetings"][parent].id)
    assert sorted(bool(r["part_of"]) for r in run([a, b]).tables["meetings"]) == [False, True]
