"""What an article tells shortly, since it told the rest before: initials, `the four`, `both countries`."""

from __future__ import annotations

import pytest

from extracted import Extracted
from test_extract_encounters import told

ROLES = [
    (
        "In his meeting with the Prime Minister, Secretary Ann Berg praised Georgia.",
        {("Ann Berg", "minister", "", "GEO", "current")},
    ),
    (
        "Deputy Prime Minister \u2013 Minister of Finance of Togo Ann Berg left.",
        {("Ann Berg", "deputy_prime_minister", "", "TGO", "current"),
         ("Ann Berg", "minister", "finance", "TGO", "current")},
    ),
    (
        "Togo and Mali signed a pact. Ann Berg, Trade Minister, signed on behalf of Mali.",
        {("Ann Berg", "minister", "trade", "MLI", "current")},
    ),
    (
        "The presidents of Chad and Mali met on Monday. Ida Berg and Ivo Lund praised the talks.",
        {("Ida Berg", "president", "", "TCD", "current"), ("Ivo Lund", "president", "", "MLI", "current")},
    ),
    (
        "Chad and Mali agreed, said the presidents of both countries, Ida Berg and Ivo Lund.",
        {("Ida Berg", "president", "", "TCD", "current"), ("Ivo Lund", "president", "", "MLI", "current")},
    ),
    (
        "The conservative New Harvest party said no; its leader, Ida Berg, left.",
        {("Ida Berg", "party_leader", "", "New Harvest", "current")},
    ),
    (
        "The European Union and Peru agreed. The bloc\u2019s foreign policy chief, Ida Berg, left.",
        {("Ida Berg", "official", "", "European Union", "current")},
    ),
    (
        "Ida Berg, who heads the African Union, spoke. Ivo Lund, who leads the Malian delegation, left.",
        {("Ida Berg", "official", "", "African Union", "current")},
    ),
]  # fmt: skip

MEETINGS = [
    (
        "Malian President Ida Berg, Togolese President Ivo Lund and President Bo Lee of Chad flew to Accra. "
        "The three leaders held talks with President Kofi Poe.",
        ["meeting held  / Berg+Lee+Lund+Poe", "visit held  Accra/GHA Berg+Lee+Lund"],
    ),
    (
        "Malian President Ida Berg flew to Accra with Prime Minister Ivo Lund of Togo.",
        ["visit held  Accra/GHA Berg+Lund"],
    ),
    (
        "Chad and Mali on Friday signed a trade deal. President Ida Berg and Prime Minister Ivo Lund "
        "presided over the ceremony in Geneva.",
        ["ceremony held 2022-06-10 Geneva/CHE Berg+Lund"],
    ),
    (
        "Ghanaian President Kofi Poe rang President-elect Ida Berg of Togo on Friday to congratulate her.",
        ["phone_call held 2022-06-10 / Berg+Poe"],
    ),
    (
        "President Kofi Poe of Ghana held a t\u00eate-\u00e0-t\u00eate with Togo\u2019s Ida Berg.",
        ["meeting held  / Berg+Poe"],
    ),
]

AGREEMENTS = [
    (
        "Ghana and Togo signed a pact on nurses. A memorandum on air services is also under discussion.",
        [("memorandum on air services", "negotiated", "GHA TGO"), ("pact on nurses", "signed", "GHA TGO")],
    ),
    (
        "Chad and Mali signed a truce. A comprehensive peace accord is to be signed in Accra in October.",
        [("comprehensive peace accord", "planned", "MLI TCD"), ("truce", "signed", "MLI TCD")],
    ),
    (
        "Minister Ida Berg of Ghana held talks with Togolese Minister Ivo Lund. An Agreement on the Training "
        "of Nurses was also signed.",
        [("Agreement on the Training of Nurses", "signed", "GHA TGO")],
    ),
    (
        "Chad and Mali on Friday signed separate agreements with Turkey.",
        [("separate agreements", "signed", "MLI TUR"), ("separate agreements", "signed", "TCD TUR")],
    ),
    (
        "The parties hailed the 2009 U.S.-Georgia Charter on Strategic Partnership.",
        [("2009 U.S.-Georgia Charter on Strategic Partnership", "in_force", "GEO USA")],
    ),
]

STATEMENTS = [
    ("Asked whether Ida Berg would go, Ivo Lund said, \"Yes, I am sure.\"", ["Yes, I am sure."]),
    ("Ivo Lund, asked if the deal would hold, replied, \"It certainly will.\"", ["It certainly will."]),
    ("Ivo Lund apologized to the Malian people for the delay.", ["the delay"]),
    (
        "Ivo Lund told reporters in Oslo that \"all our plans were accepted\", but that he would wait.",
        ["\"all our plans were accepted\", but that he would wait"],
    ),
]


@pytest.mark.parametrize(("body", "roles"), ROLES)
def test_roles(body: str, roles: set[tuple[str, str, str, str, str]]) -> None:
    """An office belongs to the one, and to the state or body, of whom the sentences before it tell."""
    assert Extracted(body).roles() == roles


@pytest.mark.parametrize(("body", "expected"), MEETINGS)
def test_meetings(body: str, expected: list[str]) -> None:
    """Encounters of those told before have them as participants, and a signing lends its ceremony the day."""
    assert told(body) == expected


@pytest.mark.parametrize(("body", "expected"), AGREEMENTS)
def test_agreements(body: str, expected: list[tuple[str, str, str]]) -> None:
    """What is signed or negotiated beside another instrument has its sides, and separate ones are several."""
    found = Extracted(body)
    assert expected == sorted(
        (a.title, a.status, " ".join(sorted(x.country for x in a.actors if x.capacity == "party")))
        for a in found.reading.agreements
    )


@pytest.mark.parametrize(("body", "contents"), STATEMENTS)
def test_statements(body: str, contents: list[str]) -> None:
    """What was asked of a speaker is no statement of his; what he said is one, to its end."""
    found = Extracted(body)
    assert [found.words(s) for x in found.reading.statements for s in x.content] == contents


@pytest.mark.parametrize(
    ("body", "people"),
    [
        ("Mukhtar Berg met Ida Lund. M. Berg left.", {"Mukhtar Berg": ["Mukhtar Berg", "M. Berg"]}),
        ("President Ida Lund, QC, spoke.", {"Ida Lund": ["Ida Lund"]}),
        ("Ida Lund, a Democrat who travelled to Peru, spoke.", {"Ida Lund": ["Ida Lund"]}),
        ("Ida Lund, better known as Blanca, met guests. Blanca left.", {"Ida Lund": ["Ida Lund", "Blanca"]}),
    ],
)
def test_people(body: str, people: dict[str, list[str]]) -> None:
    """Initials and by-names are forms of a name told before; `QC` and `a Democrat` are none."""
    found = Extracted(body).people()
    assert {name: found.get(name, [])[: len(forms)] for name, forms in people.items()} == people
    assert not {"QC", "Democrat", "Blanca"} & found.keys()
