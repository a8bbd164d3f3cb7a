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
    (
        "Ida Berg, foreign minister of Chad, and Malian trade minister Ivo Lund met.",
        {("Ida Berg", "minister", "foreign_affairs", "TCD", "current"),
         ("Ivo Lund", "minister", "trade", "MLI", "current")},
    ),
    (
        "The Deputy Chairman of the Government of the Russian Federation, Ivo Lund, left.",
        {("Ivo Lund", "deputy_prime_minister", "", "RUS", "current")},
    ),
    (
        "According to a senior U.S. official, President Ida Berg and Bo Lee of Mali spoke by telephone.",
        {("Ida Berg", "president", "", "USA", "current")},
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
        "President Ida Berg and President Ivo Lund of Mali spoke at a joint appearance before the press.",
        ["press_conference held  / Berg+Lund"],
    ),
    (
        "At the end of a day of talks with President Ivo Lund of Mali, President Ida Berg of Chad signed a "
        "declaration.",
        ["meeting held  / Berg+Lund"],
    ),
    (
        "President Ida Berg of Chad flew straight to an African Union summit in Dakar.",
        ["summit held  Dakar/SEN African Union+Berg"],
    ),
    (
        "President Ida Berg of Chad and President Ivo Lund of Mali spoke by phone. They welcomed the "
        "decision of Peru and Chile to hold talks in Tunis in November.",
        ["meeting planned 2022-11 Tunis/TUN CHL+PER", "phone_call held  / Berg+Lund"],
    ),
    ("Minister Ida Berg of Togo supported dialogue between the government and the opposition in Chad.", []),
    (
        "Minister Ida Berg of Chad and Minister Ivo Lund of Mali signed a treaty. The treaty, which was "
        "signed in Bamako, lays down rules.",
        ["ceremony held  Bamako/MLI Berg+Lund"],
    ),
    (
        "Minister Ida Berg of Chad and Minister Ivo Lund of Mali today signed a treaty. It was signed in "
        "Bamako. Trade grew. Growth is good. All were glad. Minister Bo Lee witnessed the signing.",
        ["ceremony held 2022-06-13 Bamako/MLI Berg+Lee+Lund"],
    ),
    (
        "Secretary Ida Berg of the United States departs this afternoon for Peru and Mali.",
        ["visit planned 2022-06-13 /MLI Berg", "visit planned 2022-06-13 /PER Berg"],
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
    (
        "The move followed a prisoner exchange between Chad and Mali.",
        [("prisoner exchange", "agreed", "MLI TCD")],
    ),
    (
        "Russia and Egypt signed the Friendship Treaty. They will build an industrial zone, the agreement on "
        "which was signed in Moscow in May.",
        [("Friendship Treaty", "signed", "EGY RUS"), ("agreement", "signed", "EGY RUS")],
    ),
    (
        "Chad and Mali agreed to activate a security agreement from 2001 and a trade accord of 1998.",
        [("security agreement", "in_force", "MLI TCD"), ("trade accord", "in_force", "MLI TCD")],
    ),
    (
        "Both sides noted the importance of implementing the Russian-Turkish agreements on transit, "
        "including the Additional Protocol of March 5, 2020.",
        [
            ("Additional Protocol", "in_force", "RUS TUR"),
            ("Russian-Turkish agreements on transit", "in_force", "RUS TUR"),
        ],
    ),
]

DAYS = (
    "Minister Ida Berg of Chad visited Peru on 29 April 2022. She was received by President Ivo Lund of "
    "Peru. She met with Minister Bo Lee. During the visit three agreements on trade were signed."
)

STATEMENTS = [
    ("Asked whether Ida Berg would go, Ivo Lund said, \"Yes, I am sure.\"", ["Yes, I am sure."]),
    ("Ivo Lund, asked if the deal would hold, replied, \"It certainly will.\"", ["It certainly will."]),
    (
        "Peru and Chile have agreed to talk, Ivo Lund announced on Friday, with the envoys of both present.",
        ["Peru and Chile have agreed to talk"],
    ),
    ("Minister Ivo Lund ratified his readiness to help.", ["his readiness to help"]),
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


def test_day_of_what_is_signed_during_a_visit() -> None:
    """What was signed during a visit has its day, whatever meetings are told in between."""
    assert [a.signed for a in Extracted(DAYS).reading.agreements] == ["2022-04-29"]


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


@pytest.mark.parametrize(
    ("body", "speakers"),
    [
        ("Peru and Chile met. A joint statement of the two countries hailed peace.", {"PER", "CHL"}),
        ("Ida Berg met Ivo Lund. A joint statement said that trade would grow.", {"Ida Berg", "Ivo Lund"}),
        ("According to an official, Ida Berg and Ivo Lund met.", {"an official"}),
    ],
)
def test_speakers(body: str, speakers: set[str]) -> None:
    """A joint statement has several speakers; a source is not whoever acts in what it tells."""
    found = Extracted(body)
    last = found.reading.statements[-1]
    who = [a for a in last.actors if a.capacity == "speaker"]
    assert {found.names.get(a.person) or a.country or a.words for a in who} == speakers
