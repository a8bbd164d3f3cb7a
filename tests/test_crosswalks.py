"""Crosswalks: every term and every country has its place, and events follow from the tables."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import diplofacts
from diplofacts.crosswalks import countries, crosswalk, schemes, to_events
from diplofacts.datapackage import vocabulary
from diplofacts.dataset import load
from diplofacts.errors import PackageError
from diplofacts.export import export
from diplofacts.places import country_codes
from factory import fill, make_package, small_tables

ROOT = Path(__file__).resolve().parents[1]
CROSSED = [
    ("cameo", "meeting_kind"), ("cameo", "meeting_status"), ("cameo", "agreement_kind"),
    ("cameo", "agreement_status"), ("cameo", "statement_kind"), ("cameo", "office"),
    ("cameo", "organization_kind"), ("plover", "meeting_kind"), ("plover", "meeting_status"),
    ("plover", "agreement_kind"), ("plover", "agreement_status"), ("ftm", "organization_kind"),
    ("ftm", "office"), ("ftm", "role_status"), ("popolo", "office"), ("whogov", "portfolio"),
]  # fmt: skip


@pytest.mark.parametrize(("scheme", "name"), CROSSED)
def test_every_term_has_its_place(scheme: str, name: str) -> None:
    """A crosswalk has all terms of its vocabulary and no other, a code or the word that there is none."""
    codes = crosswalk(scheme, name)
    assert set(codes) == set(vocabulary(name))
    assert scheme in schemes()
    for code in codes.values():
        assert code.relation in ("exact", "close", "broad", "narrow", "none")
        assert bool(code.code) == (code.relation != "none")
        assert bool(code.label) == bool(code.code)


def test_codes_of_followthemoney_are_those_of_its_model() -> None:
    """What the crosswalk calls a schema is one of the library's, and so is a property."""
    model = pytest.importorskip("followthemoney").model
    for code in crosswalk("ftm", "organization_kind").values():
        assert model.get(code.code)
    for code in crosswalk("ftm", "meeting_capacity").values():
        assert code.code in model.get("Event").properties


def test_every_country_has_its_row() -> None:
    """Each code that a cell may hold has a row; numbers are those of the lists at the hard places."""
    assert set(countries()) == set(country_codes())
    numbers = {iso: (c.cow_number, c.gw_number) for iso, c in countries().items()}
    assert numbers["USA"] == (2, 2)
    assert numbers["IRN"] == (630, 630)
    assert numbers["DEU"] == (255, 260)
    assert numbers["SRB"] == (345, 340)
    assert numbers["YEM"] == (679, 678)
    assert numbers["VNM"] == (816, 816)
    assert numbers["SSD"] == (626, 626)
    assert numbers["XKX"] == (347, 347)
    assert numbers["HKG"] == (None, None)
    # 327 is the Papal States, which ended in 1870.
    assert numbers["VAT"] == (None, None)
    assert all(c.note for c in countries().values() if c.cow_number is None or c.gw_number is None)


def test_signed_agreements_have_the_codes_of_the_manuals() -> None:
    """CAMEO's 057 is SUPPORT in PLOVER; modes are those that PLOVER's manual or its list from CAMEO has."""
    for term in ("treaty", "agreement"):
        assert crosswalk("cameo", "agreement_kind")[term].code == "057"
        assert crosswalk("plover", "agreement_kind")[term].code == "SUPPORT"
    assert crosswalk("cameo", "agreement_kind")["ceasefire"].code == "0871"
    modes = {"CONSULT": {"visit", "host", "phone", "multilateral", "third-party"}, "RETREAT": {"ceasefire"}}
    for name in ("meeting_kind", "meeting_status", "meeting_capacity", "agreement_kind", "agreement_status"):
        for code in crosswalk("plover", name).values():
            event, _, mode = code.code.partition("/")
            assert not mode or mode in modes[event]


def test_an_unknown_crosswalk_is_told() -> None:
    """A scheme or vocabulary that is not crossed names those that are."""
    with pytest.raises(PackageError, match="cameo meeting_kind"):
        crosswalk("cameo", "meeting_kinds")
    assert diplofacts.crosswalk("cameo", "meeting_kind")["visit"].code == "042"


def test_a_visit_has_a_guest_and_a_host(tmp_path: Path) -> None:
    """The guest's state makes a visit, the visited state hosts it, and a meeting goes both ways."""
    dataset = load(make_package(tmp_path))
    found = {(e.record.partition(":")[0], e.actor1, e.actor2, e.cameo) for e in to_events(dataset)
             if "visit" in e.record}  # fmt: skip
    assert found == {("meetings", "CHL", "CZE", "042"), ("meetings", "CZE", "CHL", "043")}
    both = {(e.actor1, e.actor2) for e in to_events(dataset) if "novak-meeting" in e.record}
    assert both == {("CHL", "CZE"), ("CZE", "CHL")}


def test_the_host_of_a_visit_is_no_visitor(tmp_path: Path) -> None:
    """PLOVER's source of a visit is the guest; the other order has the code of the host."""
    dataset = load(make_package(tmp_path))
    visits = {e.actor1: e.plover for e in to_events(dataset) if "visit" in e.record}
    assert visits == {"CHL": "CONSULT/visit", "CZE": "CONSULT/host"}


@pytest.mark.parametrize(
    ("kind", "status", "expected"),
    [
        ("treaty", "signed", {("057", "2021")}),
        ("treaty", "ended", {("057", "2021"), ("160", "")}),
        ("treaty", "suspended", {("057", "2021"), ("160", "")}),
        ("treaty", "violated", {("057", "2021")}),
        ("ceasefire", "violated", {("0871", "2021"), ("196", "")}),
    ],
)
def test_what_ended_is_not_dated_by_its_signing(
    tmp_path: Path, kind: str, status: str, expected: set[tuple[str, str]]
) -> None:
    """The end of an agreement is an event of its own without a date, and never a signing."""
    before = small_tables()["agreements"][0]
    actors = [fill("agreement_actors", agreement_actor_id=f"{before['agreement_id']}--{code.lower()}--party",
                   agreement_id=before["agreement_id"], country=code, capacity="party")
              for code in ("CHL", "CZE")]  # fmt: skip
    rows = [{**before, "kind": kind, "status": status, "signed": "2021"}]
    dataset = load(make_package(tmp_path, agreements=rows, agreement_actors=actors))
    found = [e for e in to_events(dataset) if e.record.startswith("agreements:")]
    assert {(e.cameo, e.date) for e in found} == expected
    assert len({e.event_id for e in found}) == len(found) == 2 * len(expected)


def test_a_planned_meeting_is_an_intent_and_a_cancelled_one_no_event(tmp_path: Path) -> None:
    """The status takes the place of the kind where nothing has taken place yet."""
    for status, codes in (("planned", {"036"}), ("cancelled", set())):
        rows = [{**row, "status": status} for row in small_tables()["meetings"]]
        dataset = load(make_package(tmp_path / status, meetings=rows))
        assert {e.cameo for e in to_events(dataset) if e.record.startswith("meetings:")} == codes


def test_a_statement_goes_from_speaker_to_addressee(tmp_path: Path) -> None:
    """Speaker's state to addressee's; a statement to nobody in particular is no event between states."""
    before = small_tables()["statement_actors"]
    said = before[0]["statement_id"]
    told = fill("statement_actors", statement_actor_id=f"{said}--cze--addressee", statement_id=said,
                country="CZE", capacity="addressee")  # fmt: skip
    rows = [{**row, "on_behalf_of": "CHL" if row["capacity"] == "speaker" else ""} for row in before]
    assert not [e for e in to_events(load(make_package(tmp_path / "a", statement_actors=rows)))
                if e.record.startswith("statements:")]  # fmt: skip
    dataset = load(make_package(tmp_path / "b", statement_actors=[*rows, told]))
    (event,) = [e for e in to_events(dataset) if e.record.startswith("statements:")]
    assert (event.actor1, event.actor2, event.cameo) == ("CHL", "CZE", "010")


def test_events_are_dated_and_sourced() -> None:
    """Every event of the project's data has a source that is there, and days that enclose its date."""
    dataset = diplofacts.load(ROOT)
    events = dataset.to_events()
    assert events
    for event in events:
        assert event.sources
        assert all(source in dataset.sources for source in event.sources)
        assert (event.earliest is not None) == bool(event.date)
        assert event.actor1 != event.actor2
    assert len({event.event_id for event in events}) == len(events)
    dated = [event.earliest for event in events if event.earliest]
    assert dated == sorted(dated)


def test_events_are_exported(tmp_path: Path) -> None:
    """The CSV file has a row an event, readable by anything."""
    dataset = diplofacts.load(ROOT)
    target = export(dataset, "events", tmp_path / "events.csv")
    with target.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["event_id"] for row in rows] == [event.event_id for event in dataset.to_events()]
    assert {row["actor1_cow"] for row in rows} == {"630", "101"}
