"""Roles: who holds, held or will hold which office of which state or body (section 3 of the codebook)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from diplofacts.extract.role_candidates import merge_roles
from extracted import Extracted

Reader = Callable[..., Extracted]


# --- beside the name --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "role"),
    [
        (
            "Venezuelan President Nicolas Maduro spoke.",
            ("Nicolas Maduro", "president", "", "VEN", "current"),
        ),
        (
            "President Nicolas Maduro of Venezuela spoke.",
            ("Nicolas Maduro", "president", "", "VEN", "current"),
        ),
        (
            "Venezuela's president, Nicolas Maduro, spoke.",
            ("Nicolas Maduro", "president", "", "VEN", "current"),
        ),
        (
            "The president of Venezuela, Nicolas Maduro, spoke.",
            ("Nicolas Maduro", "president", "", "VEN", "current"),
        ),
        (
            "Nicolas Maduro, the president of Venezuela, spoke.",
            ("Nicolas Maduro", "president", "", "VEN", "current"),
        ),
        (
            "Nicolas Maduro, Venezuela's president, spoke.",
            ("Nicolas Maduro", "president", "", "VEN", "current"),
        ),
        (
            "Nicolas Maduro (president of Venezuela) spoke.",
            ("Nicolas Maduro", "president", "", "VEN", "current"),
        ),
        (
            "Iran's supreme leader, Ayatollah Ali Khamenei, spoke.",
            ("Ali Khamenei", "supreme_leader", "", "IRN", "current"),
        ),
        (
            "Russian Foreign Minister Sergei Lavrov spoke.",
            ("Sergei Lavrov", "minister", "foreign_affairs", "RUS", "current"),
        ),
        (
            "The Minister of Foreign Affairs of Russia, Sergei Lavrov, spoke.",
            ("Sergei Lavrov", "minister", "foreign_affairs", "RUS", "current"),
        ),
        (
            "Russia's top diplomat, Sergei Lavrov, spoke.",
            ("Sergei Lavrov", "minister", "foreign_affairs", "RUS", "current"),
        ),
        (
            "U.S. Secretary of State Antony Blinken spoke.",
            ("Antony Blinken", "minister", "foreign_affairs", "USA", "current"),
        ),
        (
            "Secretary of State Antony Blinken spoke.",
            ("Antony Blinken", "minister", "foreign_affairs", "USA", "current"),
        ),
        (
            "Iranian Deputy Foreign Minister Ali Bagheri spoke.",
            ("Ali Bagheri", "deputy_minister", "foreign_affairs", "IRN", "current"),
        ),
        ("German Chancellor Olaf Scholz spoke.", ("Olaf Scholz", "prime_minister", "", "DEU", "current")),
        ("King Felipe VI of Spain spoke.", ("Felipe VI", "monarch", "", "ESP", "current")),
        (
            "Carl Green, Canada's ambassador to France, spoke.",
            ("Carl Green", "ambassador", "", "CAN", "current"),
        ),
        (
            "Former President Barack Obama of the United States spoke.",
            ("Barack Obama", "president", "", "USA", "former"),
        ),
        (
            "Tony Blair, a former prime minister of Britain, spoke.",
            ("Tony Blair", "prime_minister", "", "GBR", "former"),
        ),
        (
            "Then-President Barack Obama of the United States spoke.",
            ("Barack Obama", "president", "", "USA", "former"),
        ),
        (
            "Acting Bolivian President Jeanine Anez spoke.",
            ("Jeanine Anez", "president", "", "BOL", "current"),
        ),
        ("Chile's interim president, Carl Green, spoke.", ("Carl Green", "president", "", "CHL", "current")),
        (
            "White House press secretary Anna Brown spoke.",
            ("Anna Brown", "spokesperson", "", "USA", "current"),
        ),
        (
            "Iranian Foreign Ministry spokesman Saeed Khatibzadeh spoke.",
            ("Saeed Khatibzadeh", "spokesperson", "", "IRN", "current"),
        ),
        (
            "UN Secretary-General Antonio Guterres spoke.",
            ("Antonio Guterres", "secretary_general", "", "UN", "current"),
        ),
        (
            "NATO Secretary General Jens Stoltenberg spoke.",
            ("Jens Stoltenberg", "secretary_general", "", "NATO", "current"),
        ),
        (
            "European Union High Representative Anna Brown spoke.",
            ("Anna Brown", "official", "", "European Union", "current"),
        ),
        (
            "European Commission President Anna Brown spoke.",
            ("Anna Brown", "official", "", "European Commission", "current"),
        ),
        (
            "Former U.S. President Barack Obama spoke.",
            ("Barack Obama", "president", "", "USA", "former"),
        ),
        (
            "Israeli Ambassador to the United Nations Gilad Erdan spoke.",
            ("Gilad Erdan", "ambassador", "", "ISR", "current"),
        ),
        (
            "Iran's Permanent Representative to the UN Majid Ravanchi spoke.",
            ("Majid Ravanchi", "ambassador", "", "IRN", "current"),
        ),
        ("President-elect Anna Brown of Chile left.", ("Anna Brown", "president", "", "CHL", "elect")),
        ("Chile's president-elect, Anna Brown, spoke.", ("Anna Brown", "president", "", "CHL", "elect")),
        (
            "Norway's prime minister-designate, Ida Lund, spoke.",
            ("Ida Lund", "prime_minister", "", "NOR", "elect"),
        ),
        ("Former Kenyan President Carl Green spoke.", ("Carl Green", "president", "", "KEN", "former")),
        (
            "Anna Brown, the former Chilean president, spoke.",
            ("Anna Brown", "president", "", "CHL", "former"),
        ),
        (
            "Crown Prince Mohammed bin Salman of Saudi Arabia spoke.",
            ("Mohammed bin Salman", "other", "", "SAU", "current"),
        ),
        (
            "Palestinian Authority Foreign Minister Carl Green spoke.",
            ("Carl Green", "minister", "foreign_affairs", "PSE", "current"),
        ),
        (
            "U.S. Embassy Bogota Charg\u00e9 d'Affaires Carl Green spoke.",
            ("Carl Green", "official", "", "USA", "current"),
        ),
        (
            "Carl Green, president of the Labour Party, spoke.",
            ("Carl Green", "party_leader", "", "Labour Party", "current"),
        ),
        (
            "Labour Party spokesman Carl Green spoke in Oslo.",
            ("Carl Green", "spokesperson", "", "Labour Party", "current"),
        ),
        ("Siemens President Carl Green spoke.", ("Carl Green", "executive", "", "Siemens", "current")),
        (
            "World Bank President Carl Green spoke in Oslo.",
            ("Carl Green", "official", "", "World Bank", "current"),
        ),
        (
            "European Commission Vice President Carl Green spoke in Oslo.",
            ("Carl Green", "official", "", "European Commission", "current"),
        ),
        (
            "Carl Green, head of the Kenyan Atomic Energy Agency, spoke.",
            ("Carl Green", "official", "", "KEN", "current"),
        ),
        ("Libyan leader Muammar Gaddafi spoke.", ("Muammar Gaddafi", "other", "", "LBY", "current")),
        (
            "Carl Green, chief executive of Siemens, spoke.",
            ("Carl Green", "executive", "", "Siemens", "current"),
        ),
    ],
)
def test_one_role(extracted: Reader, body: str, role: tuple[str, str, str, str, str]) -> None:
    """A title beside a name, on either side, gives one role with its office, portfolio, state and status."""
    assert extracted(body).roles() == {role}


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("Venezuelan President Nicolas Maduro spoke.", "President"),
        ("Former Foreign Minister Javad Zarif of Iran spoke.", "Foreign Minister"),
        ("Carl Green, the deputy minister of oil of Iran, spoke.", "deputy minister of oil"),
        ("Iran's supreme leader, Ayatollah Ali Khamenei, spoke.", "supreme leader"),
    ],
)
def test_title_as_printed(extracted: Reader, body: str, title: str) -> None:
    """The title is the printed words without state, demonym, status word or honorific."""
    ((_, found),) = extracted(body).titles()
    assert found == title


def test_several_titles_of_one_person(extracted: Reader) -> None:
    """Titles joined by `and` or a comma are a role each, in the one state that they share."""
    found = extracted("Venezuelan Vice President and Oil Minister Carl Green spoke.").roles()
    assert found == {
        ("Carl Green", "vice_president", "", "VEN", "current"),
        ("Carl Green", "minister", "oil", "VEN", "current"),
    }


def test_apposition_after_a_titled_name(extracted: Reader) -> None:
    """A title before the name and another after it are two roles."""
    found = extracted("Iranian Oil Minister Carl Green, a former ambassador to France, spoke.").roles()
    assert ("Carl Green", "minister", "oil", "IRN", "current") in found
    assert {(o, s) for _, o, _, _, s in found} == {("minister", "current"), ("ambassador", "former")}


def test_title_of_the_next_name(extracted: Reader) -> None:
    """A title between two names belongs to the one that it stands right before."""
    found = extracted("With Anna Brown, Chilean President Carl Green opened the session in Santiago.").roles()
    assert found == {("Carl Green", "president", "", "CHL", "current")}


def test_counterpart(extracted: Reader) -> None:
    """A counterpart holds for his own state the office that the other one holds for his."""
    body = "Iranian President Ebrahim Raisi received his Venezuelan counterpart, Nicolas Maduro, in Tehran."
    assert extracted(body).roles() == {
        ("Ebrahim Raisi", "president", "", "IRN", "current"),
        ("Nicolas Maduro", "president", "", "VEN", "current"),
    }


@pytest.mark.parametrize("comma", ["", ","])
def test_portfolio_of_a_counterpart(extracted: Reader, comma: str) -> None:
    """A minister's counterpart has his portfolio, with or without a comma before the name."""
    body = f"Kenyan Oil Minister Luis Brown wrote to his Norwegian counterpart{comma} Carl Green."
    found = extracted(body)
    assert ("Carl Green", "minister", "oil", "NOR", "current") in found.roles()
    (role,) = [r for r in found.reading.roles if found.names[r.person] == "Carl Green"]
    assert {s.basis for s in role.supports if s.field == "office"} == {"coreference"}


def test_predecessor(extracted: Reader) -> None:
    """A predecessor is a former holder of the same office."""
    found = extracted("Kenyan President Luis Brown thanked his predecessor, Carl Green.").roles()
    assert ("Carl Green", "president", "", "KEN", "former") in found


# --- verbs ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "role"),
    [
        (
            "Anna Brown was appointed foreign minister of Chile.",
            ("Anna Brown", "minister", "foreign_affairs", "CHL", "current"),
        ),
        ("Anna Brown became president of Chile.", ("Anna Brown", "president", "", "CHL", "current")),
        ("Anna Brown is the president of Chile.", ("Anna Brown", "president", "", "CHL", "current")),
        ("Anna Brown is president of Chile.", ("Anna Brown", "president", "", "CHL", "current")),
        (
            "Anna Brown was foreign minister of Chile when it joined.",
            ("Anna Brown", "minister", "foreign_affairs", "CHL", "former"),
        ),
        (
            "Chile\u2019s vice-foreign minister, Anna Brown, spoke.",
            ("Anna Brown", "deputy_minister", "foreign_affairs", "CHL", "current"),
        ),
        (
            "The Peruvian leader and Chilean President Anna Brown were there.",
            ("Anna Brown", "president", "", "CHL", "current"),
        ),
        (
            "Anna Brown resigned as prime minister of Chile.",
            ("Anna Brown", "prime_minister", "", "CHL", "former"),
        ),
        ("Anna Brown stepped down as president of Chile.", ("Anna Brown", "president", "", "CHL", "former")),
        ("Anna Brown would become the president of Chile.", ("Anna Brown", "president", "", "CHL", "elect")),
        (
            "Anna Brown was nominated as ambassador of Chile.",
            ("Anna Brown", "ambassador", "", "CHL", "elect"),
        ),
        (
            "Anna Brown remains prime minister of Chile.",
            ("Anna Brown", "prime_minister", "", "CHL", "current"),
        ),
    ],
)
def test_verbs_give_offices(extracted: Reader, body: str, role: tuple[str, str, str, str, str]) -> None:
    """Verbs of appointment, of leaving and of candidacy give the role and its status."""
    assert extracted(body).roles() == {role}


def test_leader_of_a_party(extracted: Reader) -> None:
    """A party that is led by somebody makes him its leader."""
    ((name, office, _, body, _),) = extracted("The National Progress Party, led by Anna Brown, won.").roles()
    assert (name, office) == ("Anna Brown", "party_leader")
    assert body.endswith("National Progress Party")


@pytest.mark.parametrize(
    "body",
    [
        "Ayatollah Ali Khamenei spoke.",
        "Dr. Anna Brown and Mr. Carl Green spoke to Reuters.",
        "Anna Brown, a candidate for president, spoke in Santiago.",
        "Anna Brown spoke to the president.",
        "Anna Brown wrote a book about presidents in Chile.",
    ],
)
def test_no_role(extracted: Reader, body: str) -> None:
    """Honorifics and candidacies are no roles, and a title that belongs to another gives none."""
    assert extracted(body).roles() == set()


# --- the state --------------------------------------------------------------------------------------------


def test_state_from_elsewhere(extracted: Reader) -> None:
    """A state that is printed only elsewhere in the article is still the office's, by inference."""
    found = extracted("President Gabriel Boric spoke in Santiago. Chile will vote in May.")
    assert found.roles() == {("Gabriel Boric", "president", "", "CHL", "current")}
    (role,) = found.reading.roles
    (support,) = [s for s in role.supports if s.field == "country"]
    assert support.basis == "inferred"
    assert found.words(support.span) in ("Santiago", "Chile")


def test_no_state_in_the_article(extracted: Reader) -> None:
    """World knowledge supplies no state: where the article names none, the role has none."""
    assert extracted("President Gabriel Boric spoke.").roles() == {
        ("Gabriel Boric", "president", "", "", "current")
    }


def test_two_presidents_are_of_two_states(extracted: Reader) -> None:
    """A state that has its president in the article gives none to the other one."""
    found = extracted(
        "Chilean President Gabriel Boric wrote to President Luis Arce. Bolivia was quiet."
    ).roles()
    assert ("Luis Arce", "president", "", "BOL", "current") in found
    assert ("Gabriel Boric", "president", "", "CHL", "current") in found


def test_one_role_told_twice(extracted: Reader) -> None:
    """One row a person, office, portfolio, state and status: each telling adds evidence to it."""
    found = extracted("Chilean President Gabriel Boric spoke. The president of Chile, Gabriel Boric, left.")
    (role,) = found.reading.roles
    assert len([s for s in role.supports if s.field == "*"]) == 2


def test_telling_without_a_state_joins_the_one_with_it(extracted: Reader) -> None:
    """A telling that leaves the state out is evidence for the role that has it, before or after."""
    found = extracted(
        "President Carl Green spoke. Later the Kenyan president, Carl Green, left. "
        "Carl Green, the president, slept."
    )
    (role,) = found.reading.roles
    assert (role.office, role.country) == ("president", "KEN")
    assert len([s for s in role.supports if s.field == "*"]) == 3


@pytest.mark.parametrize("first", [True, False])
def test_merging_keeps_the_state(extracted: Reader, first: bool) -> None:
    """Of two assertions of one role the state is kept from the one that has it, the supports from both."""
    (full,) = extracted("Kenyan President Carl Green spoke.").reading.roles
    (other,) = extracted("President Carl Green slept.").reading.roles
    bare = evolve(other, person=full.person)
    (role,) = merge_roles([bare, full] if first else [full, bare])
    assert (role.id, role.country) == (full.id, "KEN")
    assert set(role.supports) == {*full.supports, *bare.supports}


def test_merging_keeps_two_states_apart(extracted: Reader) -> None:
    """One person's offices in two states are two roles."""
    (full,) = extracted("Kenyan President Carl Green spoke.").reading.roles
    assert len(merge_roles([full, evolve(full, country="NOR")])) == 2


def test_present_and_former_are_two_roles(extracted: Reader) -> None:
    """One office held now and before is two rows."""
    body = "Kenyan President Carl Green spoke. Carl Green, a former president of Kenya, left."
    assert extracted(body).roles() == {
        ("Carl Green", "president", "", "KEN", "current"),
        ("Carl Green", "president", "", "KEN", "former"),
    }


def test_every_cell_has_its_words(extracted: Reader) -> None:
    """Each filled cell of a role has a support with its value, and the printed ones their exact words."""
    found = extracted("The former foreign minister of Iran, Javad Zarif, spoke.")
    (role,) = found.reading.roles
    told = {s.field: (found.words(s.span), s.value, s.basis) for s in role.supports if s.field != "*"}
    assert told == {
        "title": ("foreign minister", "foreign minister", "explicit"),
        "office": ("foreign minister", "minister", "normalized"),
        "portfolio": ("foreign minister", "foreign_affairs", "normalized"),
        "country": ("Iran", "IRN", "normalized"),
        "status": ("former", "former", "normalized"),
    }


# --- laws -------------------------------------------------------------------------------------------------

_STATES = st.sampled_from(
    [
        ("Chile", "Chilean", "CHL"),
        ("Iran", "Iranian", "IRN"),
        ("Norway", "Norwegian", "NOR"),
        ("Kenya", "Kenyan", "KEN"),
    ]
)
_OFFICES = st.sampled_from(
    [
        ("President", "president", ""),
        ("Prime Minister", "prime_minister", ""),
        ("Foreign Minister", "minister", "foreign_affairs"),
        ("Minister of Energy", "minister", "energy"),
        ("Deputy Defence Minister", "deputy_minister", "defence"),
        ("Vice President", "vice_president", ""),
    ]
)
_FORMS = st.sampled_from(
    [
        "{demonym} {title} {name} spoke.",
        "{state}'s {title} {name} spoke.",
        "{state}\u2019s {small}, {name}, spoke.",
        "{title} of {state} {name} spoke.",
        "{name}, {small} of {state}, spoke.",
        "{name}, the {demonym} {small}, spoke.",
        "{title} {name} of {state} spoke.",
        "Reporters met the {demonym} {small}, {name}.",
    ]
)


@given(
    state=_STATES,
    office=_OFFICES,
    form=_FORMS,
    name=st.sampled_from(["Anna Brown", "Carl Green", "Luis P\u00e9rez"]),
    status=st.sampled_from(["", "former "]),
)
@settings(max_examples=35)
def test_planted_role_is_found(
    extracted: Reader,
    state: tuple[str, str, str],
    office: tuple[str, str, str],
    form: str,
    name: str,
    status: str,
) -> None:
    """An office, a state and a name in any of their usual orders give exactly that role."""
    title, code, portfolio = office
    if not form.startswith("{name}, {small}"):
        status = ""
    body = form.replace("{small}", status + "{small}").format(
        demonym=state[1], state=state[0], title=title, small=title.lower(), name=name
    )
    found = extracted(body)
    assert found.roles() == {(name, code, portfolio, state[2], status.strip() or "current")}
    (role,) = found.reading.roles
    assert role.title.lower() == title.lower()


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Minister of International Relations and Cooperation of Kenya,", "Anna Brown"),
        ("Minister for Foreign Affairs, Regional Integration and Communities", "Suzi Clara Brown"),
        ("Minister in charge of Foreign Affairs of Kenya", "Anna Brown"),
        ("Minister Foreign Affairs", "Anna Brown"),
    ],
)
def test_field_of_several_words(extracted: Reader, title: str, name: str) -> None:
    """The whole field of a ministry is read, and none of it becomes part of the name."""
    found = extracted(f"Kenya agreed. {title} {name} said so.")
    assert found.roles() == {(name, "minister", "foreign_affairs", "KEN", "current")}


def test_field_with_commas(extracted: Reader) -> None:
    """Commas inside the field of an under secretary do not end it."""
    found = extracted("The Under Secretary for Arms Control, Deterrence, and Stability Anna Brown left.")
    assert found.people() == {"Anna Brown": ["Anna Brown"]}


def test_governor_of_a_city(extracted: Reader) -> None:
    """A city behind `of` is no part of the name behind it."""
    found = extracted("The Governor of Kandahar Gul Nabi spoke in Afghanistan.")
    assert found.roles() == {("Gul Nabi", "governor", "", "AFG", "current")}


def test_plural_title_is_no_apposition(extracted: Reader) -> None:
    """`X, Kenyan officials and others` lists several; it gives X no office."""
    found = extracted("Chilean President Luis Brown, Kenyan officials and some guests sat down.")
    assert found.roles() == {("Luis Brown", "president", "", "CHL", "current")}


def test_office_only_named_is_nobody_known(extracted: Reader) -> None:
    """`Kenya's ambassador to Chile` is not the one person of whom no office is told."""
    found = extracted("The nurse, Riikka Green, was freed. Kenya's ambassador to Chile was summoned.")
    assert found.roles() == set()


def test_predecessor_of_him_who_spoke_before(extracted: Reader) -> None:
    """`His predecessor` held the office of him who acted in the sentence before."""
    found = extracted(
        "Danish Prime Minister Lars Green regretted it. His predecessor Poul Holm, now a member of the "
        "European Parliament, wrote that it was a shame."
    )
    assert found.roles() == {
        ("Lars Green", "prime_minister", "", "DNK", "current"),
        ("Poul Holm", "prime_minister", "", "DNK", "former"),
        ("Poul Holm", "legislator", "", "European Parliament", "current"),
    }


def test_rank_before_a_longer_title(extracted: Reader) -> None:
    """`Deputy` before another office only gives the rank."""
    found = extracted("Anna Brown, Deputy Department Spokesperson, spoke in Kenya.")
    assert [r[1] for r in found.roles()] == ["spokesperson"]


def test_secretary_of_a_council(extracted: Reader) -> None:
    """The secretary of a security council is an official, no minister."""
    found = extracted("Kenyan Security Council Secretary Carl Green spoke.")
    assert found.roles() == {("Carl Green", "official", "", "KEN", "current")}


def test_office_before_a_word_of_address(extracted: Reader) -> None:
    """`The spokesman of the ministry, Ambassador X`: both are X's."""
    found = extracted("The spokesman of the Foreign Ministry, Ambassador Carl Green, said Kenya was ready.")
    assert {r[1] for r in found.roles()} == {"spokesperson", "ambassador"}


def test_portfolio_in_a_release_of_the_ministry(extracted: Reader) -> None:
    """`Secretary X` in a release of the foreign ministry is its head; elsewhere the field stays open."""
    body = "Secretary Green met Kenyan President Luis Brown. The United States is glad."
    told = extracted(body, publisher="U.S. Department of State")
    assert ("Green", "minister", "foreign_affairs", "USA", "current") in told.roles()
    assert all(r[2] == "" for r in extracted(body).roles())


def test_field_that_no_table_has(extracted: Reader) -> None:
    """A minister of a field that no table has keeps it out of the name, with the portfolio `other`."""
    found = extracted("Kenyan Minister of Cabinet Affairs Luis Brown spoke.")
    assert found.roles() == {("Luis Brown", "minister", "other", "KEN", "current")}


@pytest.mark.parametrize(
    ("title", "office"),
    [
        ("Ambassador Extraordinary and Plenipotentiary of Kenya to Chile", "ambassador"),
        ("Kenya's Special Envoy for Compact Negotiations", "envoy"),
        ("Kenya's Special Assistant to the President on Foreign Affairs", "adviser"),
    ],
)
def test_long_titles(extracted: Reader, title: str, office: str) -> None:
    """The words of a long title are none of the name behind it."""
    assert extracted(f"{title} Luis Brown spoke.").roles() == {("Luis Brown", office, "", "KEN", "current")}


def test_state_for_which_one_signs(extracted: Reader) -> None:
    """Who signs for a state holds office in it."""
    body = "Kenya was glad. Envoy Carl Green signed it for Kenya and Trade Minister Luis Brown for Chile."
    found = extracted(body)
    assert {(r[0], r[3]) for r in found.roles()} == {("Carl Green", "KEN"), ("Luis Brown", "CHL")}


def test_body_behind_the_name(extracted: Reader) -> None:
    """The ministry behind the name and its comma tells whose the office is."""
    found = extracted("Chile waited. Assistant Secretary Anna Brown, US Department of the Interior, came.")
    assert found.roles() == {("Anna Brown", "official", "", "USA", "current")}


def test_possessive_description_beside_a_name(extracted: Reader) -> None:
    """`Kenya's president will meet President X`: X is not the one of Kenya."""
    found = extracted(
        "Kenya's president will meet with President Carl Green on Monday. The Norwegian president said so."
    )
    assert found.roles() == {("Carl Green", "president", "", "NOR", "current")}


def test_rank_before_the_state(extracted: Reader) -> None:
    """`deputy Russian foreign minister` is a deputy minister, before the name and after it."""
    found = extracted(
        "Ali Sabri met Anton Rusov, deputy Russian foreign minister and special Middle East envoy, in Cairo. "
        "Deputy Peruvian Foreign Minister Juan Solvo left."
    )
    assert ("Anton Rusov", "deputy_minister", "foreign_affairs", "RUS", "current") in found.roles()
    assert ("Anton Rusov", "envoy", "", "RUS", "current") in found.roles()
    assert ("Juan Solvo", "deputy_minister", "foreign_affairs", "PER", "current") in found.roles()


def test_head_of_a_council(extracted: Reader) -> None:
    """The name of a council may stand between the office and the person's name."""
    found = extracted("President Luis Arbo met Head of Peru's Council on Foreign Relations Juan Solvo.")
    assert ("Juan Solvo", "official", "", "PER", "current") in found.roles()


def test_address_of_two_words(extracted: Reader) -> None:
    """An address of two words stands between an office and its name, and is no part of the name."""
    found = extracted("Malaysia's Prime Minister Datuk Seri Carl Green met Tan Sri Luis Brown.")
    assert found.roles() == {("Carl Green", "prime_minister", "", "MYS", "current")}


def test_counterpart_of_a_state_with_dots(extracted: Reader) -> None:
    """`his U.S. counterpart X` holds the office for the United States."""
    found = extracted("Foreign Minister Ali Hasan of Jordan spoke with his U.S. counterpart Mike Adams.")
    assert ("Mike Adams", "minister", "foreign_affairs", "USA", "current") in found.roles()


def test_ambassador_of_a_state_to_a_body(extracted: Reader) -> None:
    """`Peru's UN ambassador` is of Peru, not of the United Nations."""
    found = extracted("Peru's UN ambassador Juan Solvo left. The Iranian UN envoy Ali Karimi stayed.")
    assert ("Juan Solvo", "ambassador", "", "PER", "current") in found.roles()
    assert ("Ali Karimi", "envoy", "", "IRN", "current") in found.roles()


def test_counterpart_joined_by_and(extracted: Reader) -> None:
    """`X and Norwegian counterpart Y`, with no possessive, holds the same office for another state."""
    found = extracted("Kenya's Prime Minister Carl Green and Norwegian counterpart Anna Brown met in Lima.")
    assert ("Anna Brown", "prime_minister", "", "NOR", "current") in found.roles()
