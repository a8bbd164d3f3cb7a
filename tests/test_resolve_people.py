"""Which tellings of people, roles and organizations are one."""

from __future__ import annotations

import pytest

from diplofacts.curation import Curation, Judgement, OrganizationAuthority, PersonAuthority
from diplofacts.errors import CurationError
from diplofacts.resolve import Resolved
from telling import Telling, caracas, run, tehran, who


def article(source: str, published: str, *people: tuple[str, ...], around: str = "") -> Telling:
    """An article in which each of ``people`` (name, then optionally office, state, status) comes by."""
    t = Telling(
        source, published, " ".join(f"Mr T{n} {p[0]} came." for n, p in enumerate(people)) + " They met."
    )
    for n, (name, *role) in enumerate(people):
        person = t.person(name)
        if role:
            t.role(f"T{n} {name}", person, *role)
    if around:
        t.meeting("They met", "meeting", who(country=around))
    return t


def names(resolved: Resolved) -> list[str]:
    """The names of the people, sorted."""
    return sorted(row["name"] for row in resolved.tables["people"])


PRESIDENT = ("president", "VEN")


@pytest.mark.parametrize(("one", "other", "name"), [
    ("Ebrahim Raisi", "Ebrahim Raeisi", "Ebrahim Raeisi"),
    ("Nicolás Maduro", "Nicolas Maduro", "Nicolas Maduro"),
    ("Seyyed Ali Khamenei", "Ali Khamenei", "Ali Khamenei"),
    ("Ayatollah Seyyed Ali Khamene'i", "Ali Khamenei", "Ali Khamenei"),
    ("Joseph R. Biden, Jr.", "Joe Biden", "Joseph R. Biden, Jr."),
    ("Abdel Fattah el-Sisi", "Abdelfattah al-Sisi", "Abdel Fattah el-Sisi"),
    ("N. Maduro", "Nicolas Maduro", "Nicolas Maduro"),
    ("Mohammad Javad Zarif", "Javad Zarif", "Mohammad Javad Zarif"),
    ("Yvan Gil Pinto", "Gil Pinto", "Yvan Gil Pinto"),
    ("Tareck El Aissami", "El Aissami", "Tareck El Aissami"),
    ("Abdullah bin Zayed Al Nahyan", "Abdullah bin Zayed al-Nahayan", "Abdullah bin Zayed al-Nahayan"),
    ("Xi Jinping", "Xi", "Xi Jinping"),
    ("NICOLAS MADURO", "Nicolas Maduro", "Nicolas Maduro"),
])  # fmt: skip
def test_spellings_of_one_person(one: str, other: str, name: str) -> None:
    """Make one person of two spellings with one office; the fullest form, then the latest, is the name."""
    told = article("a", "2022-01-01", (one, *PRESIDENT)), article("b", "2022-01-02", (other, *PRESIDENT))
    assert names(run(list(told))) == [name]


@pytest.mark.parametrize(("one", "other"), [
    (("George W. Bush", "president", "USA"), ("George H. W. Bush", "president", "USA")),
    (("Nouri al-Maliki", "prime_minister", "IRQ"), ("Riyad al-Maliki", "minister", "PSE")),
    (("Bill Clinton", "president", "USA"), ("Hillary Clinton", "minister", "USA")),
    (("Hassan Rouhani", "president", "IRN"), ("Hossein Rouhani", "president", "IRN")),
    (("Nouri al-Maliki", "prime_minister", "IRQ"), ("al-Maliki", "minister", "PSE")),
    (("Bush", "president", "USA"), ("Maduro", "president", "VEN")),
])  # fmt: skip
def test_two_people_stay_two(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    """Keep apart people who share a surname and whose given names or states differ."""
    assert len(names(run([article("a", "2022-01-01", one), article("b", "2022-01-02", other)]))) == 2


def test_surname_alone_joins_by_state() -> None:
    """A surname without office joins the one full name of a state in the article; else it is doubtful."""
    full = article("a", "2022-01-01", ("Nicolas Maduro", *PRESIDENT))
    near = article("b", "2022-06-01", ("Maduro",), around="VEN")
    far = article("c", "2022-06-02", ("Maduro",))
    resolved = run([full, near, far])
    assert names(resolved) == ["Maduro", "Nicolas Maduro"]
    assert [(d.table, d.merged) for d in resolved.doubtful] == [("people", False)]
    assert {d.left_text for d in resolved.doubtful} | {d.right_text for d in resolved.doubtful} == {
        "Nicolas Maduro",
        "Maduro",
    }


def test_surname_with_an_office_whose_state_is_left_out() -> None:
    """A surname joins the only full name of that office when one of the two articles gives no state."""
    full = article("a", "2022-01-01", ("Joseph R. Biden, Jr.", "president"))
    assert names(run([full, article("b", "2023-01-01", ("Biden", "president", "USA"))])) == [
        "Joseph R. Biden, Jr."
    ]
    assert len(names(run([full, article("b", "2023-01-01", ("Biden", "legislator", "USA"))]))) == 2


def test_ambiguous_surname_is_left_alone() -> None:
    """A surname that fits two people joins neither, unless its office is that of one alone."""
    both = article(
        "a",
        "2007-01-01",
        ("Bill Clinton", "president", "USA", "former"),
        ("Hillary Clinton", "legislator", "USA"),
    )
    alone = article("b", "2007-01-02", ("Clinton",), around="USA")
    senator = article("c", "2007-01-03", ("Clinton", "legislator", "USA"))
    resolved = run([both, alone, senator])
    assert names(resolved) == ["Bill Clinton", "Clinton", "Hillary Clinton"]
    assert resolved.doubtful


def test_one_office_decades_apart() -> None:
    """A surname with an office does not join one who held it a generation before."""
    told = [
        article("a", "1990-01-01", ("Bush", "president", "USA")),
        article("b", "2006-01-01", ("George W. Bush", "president", "USA")),
    ]
    assert names(run(told)) == ["Bush", "George W. Bush"]


def test_surnames_alone_with_one_office() -> None:
    """Two articles that give a surname alone and the same office tell of one person."""
    told = [
        article(s, d, ("Amir-Abdollahian", "minister", "IRN"))
        for s, d in (("a", "2022-01-01"), ("b", "2022-05-01"))
    ]
    assert names(run(told)) == ["Amir-Abdollahian"]


def test_family_names() -> None:
    """Derive family names with their particles, from short forms, and in the Chinese order."""
    told = article(
        "a",
        "2022-01-01",
        ("Tareck El Aissami",),
        ("Xi Jinping",),
        ("Kim Jong-un",),
        ("Kim Campbell",),
        ("Ursula von der Leyen",),
        ("Riyad al-Maliki",),
        ("Joe Biden Jr.",),
    )
    families = {row["name"]: row["family_name"] for row in run([told]).tables["people"]}
    assert families == {
        "Tareck El Aissami": "El Aissami",
        "Xi Jinping": "Xi",
        "Kim Jong-un": "Kim",
        "Kim Campbell": "Campbell",
        "Ursula von der Leyen": "von der Leyen",
        "Riyad al-Maliki": "al-Maliki",
        "Joe Biden Jr.": "Biden",
    }


def test_authority_names_and_evidence() -> None:
    """An editor's name wins, with the fullest form's words and the basis curated; the cells are counted."""
    entry = PersonAuthority(person="nicolas-maduro", name="Nicolás Maduro", wikidata_id="Q58132")
    resolved = run([tehran(), caracas()], Curation(people=(entry,)))
    row = next(r for r in resolved.tables["people"] if r["person_id"] == "nicolas-maduro")
    assert (row["name"], row["family_name"], row["wikidata_id"]) == ("Nicolás Maduro", "Maduro", "Q58132")
    curated = [e for e in resolved.tables["evidence"] if e["basis"] == "curated"]
    assert {(e["field"], e["rule"], e["text"]) for e in curated} == {
        ("name", "curation.authority_people:nicolas-maduro", "Nicolas Maduro"),
        ("wikidata_id", "curation.authority_people:nicolas-maduro", ""),
    }
    assert resolved.curated == {"people": 2}


def _judge(decision: str, left: str, right: str, left_text: str, right_text: str) -> Curation:
    return Curation(
        judgements=(
            Judgement(left=left, right=right, decision=decision, left_text=left_text, right_text=right_text),
        )
    )


def test_judgements_decide() -> None:
    """Same joins what the rules leave apart; different and unsure part what they join."""
    a, b, c = (
        article(s, "2022-01-01", (name,))
        for s, name in (("a", "Ana Ruiz"), ("b", "Ana Ruiz"), ("c", "Bo Li"))
    )
    pair = ("a:person:6-14", "b:person:6-14", "Ana Ruiz", "Ana Ruiz")
    assert names(run([a, b])) == ["Ana Ruiz"]
    assert len(names(run([a, b], _judge("different", *pair)))) == 2
    unsure = run([a, b], _judge("unsure", *pair))
    assert len(names(unsure)) == 2
    assert [d.reason for d in unsure.doubtful] == ["an editor is unsure whether the two are one"]
    same = _judge("same", "a:person:6-14", "c:person:6-11", "Ana Ruiz", "Bo Li")
    assert names(run([a, b, c], same)) == ["Ana Ruiz"]


@pytest.mark.parametrize(("right", "words", "match"), [
    ("b:person:7-14", "na Ruiz", "not there any more"),
    ("b:person:6-14", "Ana Ruis", "have changed"),
    ("ana-ruiz", "", "not in the registry"),
    ("b:role:3-14", "T0 Ana Ruiz", "different tables"),
])  # fmt: skip
def test_judgement_that_no_longer_fits(right: str, words: str, match: str) -> None:
    """Stop the build when a judged record is gone or its words have changed."""
    told = [
        article("a", "2022-01-01", ("Ana Ruiz", "mayor")),
        article("b", "2022-01-02", ("Ana Ruiz", "mayor")),
    ]
    with pytest.raises(CurationError, match=match):
        run(told, _judge("same", "a:person:6-14", right, "Ana Ruiz", words))


def test_roles_are_pooled() -> None:
    """One row a role, with the days of its first and last article; one with less joins one with more."""
    told = [
        article("a", "2022-01-01", ("Ana Ruiz", "minister", "CHL", "current", "trade")),
        article("b", "2022-03-01", ("Ana Ruiz", "minister", "CHL")),
        article("c", "2022-02-01", ("Ana Ruiz", "minister", "CHL", "former", "trade")),
    ]
    rows = {r["role_id"]: r for r in run(told).tables["roles"]}
    assert sorted(rows) == ["ana-ruiz-minister-trade-chl", "ana-ruiz-minister-trade-chl-former"]
    current = rows["ana-ruiz-minister-trade-chl"]
    assert (current["first_observed"], current["last_observed"]) == ("2022-01-01", "2022-03-01")


def test_organizations_by_name_acronym_and_authority() -> None:
    """One body by its name, by an editor's alias, and apart from a body of another state with that name."""
    told = []
    for source, name, country in (
        ("a", "the Al Jazeera", ""),
        ("b", "Al-Jazeera", ""),
        ("c", "IAEA", ""),
        ("d", "International Atomic Energy Agency", ""),
        ("e", "Foreign Ministry", "IRN"),
        ("f", "Foreign Ministry", "VEN"),
    ):
        t = Telling(source, "2022-01-01", f"It was {name} that said so.")
        t.organization(name, "other", country)
        told.append(t)
    entry = OrganizationAuthority(
        organization="iaea",
        name="International Atomic Energy Agency",
        aliases=("IAEA",),
        kind="international_organization",
    )
    resolved = run(told, Curation(organizations=(entry,)))
    assert [r["organization_id"] for r in resolved.tables["organizations"]] == [
        "al-jazeera",
        "foreign-ministry",
        "foreign-ministry-2",
        "iaea",
    ]
    assert resolved.curated == {"organizations": 1}


@pytest.mark.parametrize(("printed", "name"), [
    ("He Lifeng", "He Lifeng"),
    ("HE Ivo Lund", "Ivo Lund"),
    ("H.E. Ana Berg", "Ana Berg"),
])  # fmt: skip
def test_he_is_a_name_unless_in_capitals(printed: str, name: str) -> None:
    """`He` is a family name, and only `HE` an honorific, so that a name keeps what its evidence says."""
    assert names(run([article("a", "2020-01-01", (printed,))])) == [name]
