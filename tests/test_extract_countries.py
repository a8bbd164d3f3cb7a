"""The state or body of an office that is printed without one (section 3 of the codebook)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extracted import Extracted

Reader = Callable[..., Extracted]

STATE_DEPARTMENT = "U.S. Department of State"


def home(extracted: Extracted, name: str) -> list[str]:
    """The state or body of each role of a person."""
    return sorted(country for person, _, _, country, _ in extracted.roles() if person == name)


def grounds(extracted: Extracted, name: str) -> list[tuple[str, str, str]]:
    """Basis, rule and printed words of the state of each role of a person."""
    return sorted(
        (support.basis, support.rule, extracted.words(support.span))
        for role in extracted.reading.roles
        if extracted.names[role.person] == name
        for support in role.supports
        if support.field == "country"
    )


# --- from the person, the owner, the companion ------------------------------------------------------------


def test_own_other_office(extracted: Reader) -> None:
    """An office without a state is of the state of the same person's other office, however often another
    state is named.
    """
    found = extracted(
        "Norwegian Finance Minister Anna Brown landed in Nairobi. Kenya lent money. Kenya built a port. "
        "Brown, a former ambassador, praised Kenya."
    )
    assert home(found, "Anna Brown") == ["NOR", "NOR"]
    assert ("inferred", "roles.country-of-other-office", "Norwegian") in grounds(found, "Anna Brown")


@pytest.mark.parametrize(
    ("body", "country"),
    [
        ("Chile named Carl Green as its ambassador to Norway.", "CHL"),
        ("Kenya recalled its ambassador, Carl Green, from Norway.", "KEN"),
        ("After talks in Norway, Kenya sent its foreign minister, Carl Green, to Oslo.", "KEN"),
        ("Kenya told Norway and its ambassador, Carl Green, to wait.", "NOR"),
        ("Kenya bought fish from Norway and some days later sent its foreign minister, Carl Green.", "KEN"),
        ("NATO praised its secretary general, Carl Green, in Oslo.", "NATO"),
        ("The African Union praised its envoy, Carl Green, in Oslo.", "African Union"),
    ],
)
def test_its_officer(extracted: Reader, body: str, country: str) -> None:
    """`Its ambassador` serves the state or body that `its` stands for: the one right before, else the one
    that acts.
    """
    assert home(extracted(body), "Carl Green") == [country]


@pytest.mark.parametrize(
    "body",
    [
        "Kenyan President Luis Brown and his spokesman, Carl Green, landed in Norway.",
        "Kenyan President Luis Brown wrote to Norway. Norway thanked Brown's ambassador, Carl Green.",
        "Kenyan President Luis Brown wrote to Norway. Norway thanked Brown\u2019s ambassador, Carl Green.",
    ],
)
def test_officer_of_a_person(extracted: Reader, body: str) -> None:
    """`His spokesman` and `X's ambassador` serve the state of the person who is meant."""
    found = extracted(body)
    assert home(found, "Carl Green") == ["KEN"]
    assert grounds(found, "Carl Green") == [("coreference", "roles.country-of-owner", "Kenyan")]


def test_side_of_a_list(extracted: Reader) -> None:
    """`On the Kenyan side` gives its state to every titled name of the list before it, and to no other."""
    found = extracted(
        "Attending were Foreign Minister Carl Green and Oil Minister Eva Black on the Kenyan side, and "
        "Foreign Minister Olaf Berg and Oil Minister Ida Lund on the Norwegian side."
    )
    assert [home(found, n) for n in ("Carl Green", "Eva Black")] == [["KEN"], ["KEN"]]
    assert [home(found, n) for n in ("Olaf Berg", "Ida Lund")] == [["NOR"], ["NOR"]]
    assert {rule for _, rule, _ in grounds(found, "Carl Green")} == {"roles.country-of-side"}


def test_companion(extracted: Reader) -> None:
    """Who is joined by `and` to a titled person is of that person's state."""
    found = extracted(
        "Kenyan Foreign Minister Carl Green and Oil Minister Eva Black landed in Norway. Norway was glad."
    )
    assert home(found, "Eva Black") == ["KEN"]
    assert grounds(found, "Eva Black") == [("inferred", "roles.country-of-companion", "Kenyan")]


def test_two_heads_are_no_companions(extracted: Reader) -> None:
    """Two heads of state that are joined by `and` are of two states."""
    found = extracted("Kenyan President Carl Green and President Eva Black signed in Oslo. Norway was glad.")
    assert home(found, "Carl Green") == ["KEN"]
    assert home(found, "Eva Black") == ["NOR"]


def test_plural_title_with_one_state(extracted: Reader) -> None:
    """Holders of a plural title share the state that is printed after the last of them."""
    found = extracted(
        "Foreign Ministers Carl Green and Eva Black of Kenya spoke in Oslo. Norway was glad. Norway sold "
        "fish. Norway waited."
    )
    assert home(found, "Carl Green") == ["KEN"]
    assert home(found, "Eva Black") == ["KEN"]


# --- from the title ---------------------------------------------------------------------------------------


def test_title_of_one_state(extracted: Reader) -> None:
    """A title that only one state has gives that state, whichever is named most."""
    found = extracted(
        "Secretary of State Carl Green spoke in Oslo. The United States sent aid. Norway was glad. "
        "Norway waited."
    )
    assert home(found, "Carl Green") == ["USA"]
    assert [basis for basis, _, _ in grounds(found, "Carl Green")] == ["inferred"]


def test_title_of_one_body(extracted: Reader) -> None:
    """A title that only one body has gives that body where the article names it, and only there."""
    body = "Commissioner Anna Brown spoke in Oslo."
    assert home(extracted(f"{body} The European Commission sent aid."), "Anna Brown") == [
        "European Commission"
    ]
    assert "European Commission" not in home(extracted(body), "Anna Brown")


@pytest.mark.parametrize(
    ("body", "organization"),
    [
        ("Secretary-General Anna Brown spoke in Oslo. The United Nations sent aid.", "United Nations"),
        (
            "The United Nations sent aid. Secretary-General Anna Brown spoke in Oslo. NATO watched.",
            "United Nations",
        ),
        ("Secretary-General Anna Brown spoke in Oslo.", ""),
    ],
)
def test_secretary_general_is_of_a_body(extracted: Reader, body: str, organization: str) -> None:
    """A secretary general belongs to the international body that is named, never to a state."""
    assert home(extracted(body), "Anna Brown") == [organization]


def test_private_offices_have_no_state(extracted: Reader) -> None:
    """The head of a company gets no state from the places around."""
    assert home(extracted("Chief executive Anna Brown spoke in Oslo. Norway was glad."), "Anna Brown") == [""]


def test_short_title_of_a_known_office(extracted: Reader) -> None:
    """`President X` is the office in the body that the article gave him before, not one of a state."""
    found = extracted("European Council President Carl Green spoke. President Green left for Norway.")
    assert found.roles() == {("Carl Green", "official", "", "European Council", "current")}


# --- from visits ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "body",
    [
        "Foreign Minister Carl Green arrived in Norway on Friday. Norway sells fish. Kenya eats it.",
        "During his visit to Norway, Foreign Minister Carl Green bought fish. Norway sells it. Kenya eats.",
    ],
)
def test_visited_state_is_not_his(extracted: Reader, body: str) -> None:
    """An official is not of the state that he visits, though it is named most."""
    assert home(extracted(body), "Carl Green") == ["KEN"]


@pytest.mark.parametrize(
    "told",
    [
        "visited Norway on Friday, where he met with Foreign Minister Carl Green.",
        "arrived in Norway on Friday and met Foreign Minister Carl Green.",
    ],
)
def test_who_is_met_on_a_visit_is_at_home(extracted: Reader, told: str) -> None:
    """Whom a visitor meets is of the state that he visits, though his own is named more often."""
    body = f"Kenyan President Luis Brown {told} Kenya buys fish. Kenya eats it. Kenya likes it."
    assert home(extracted(body), "Carl Green") == ["NOR"]


def test_ambassador_is_not_of_where_he_is_posted(extracted: Reader) -> None:
    """An ambassador belongs to the state that sends him, not to the one after `to`."""
    body = "Ambassador to Norway Carl Green spoke in Oslo. Kenya buys fish. Norway sells it."
    assert home(extracted(body), "Carl Green") == ["KEN"]


# --- from where the text comes from -----------------------------------------------------------------------


def test_issuer_of_a_release(extracted: Reader) -> None:
    """In a release an office without a state is of the issuing state, not of the state met."""
    body = (
        "Secretary Anna Brown met Norwegian Foreign Minister Ida Lund today. The United States values Norway."
    )
    assert home(extracted(body, STATE_DEPARTMENT), "Anna Brown") == ["USA"]


def test_line_that_issues_a_release(extracted: Reader) -> None:
    """Who issues a release is of the issuing state, though the text speaks of another."""
    body = (
        "Carl Green, Department Spokesperson\n\nThe United States condemns the attack in Kenya. "
        "Kenya is our friend. Kenya will rise, and Kenya knows it."
    )
    assert extracted(body, STATE_DEPARTMENT).roles() == {("Carl Green", "spokesperson", "", "USA", "current")}


@pytest.mark.parametrize(
    "told",
    [
        "Secretary Anna Brown met with Foreign Minister Carl Green in Oslo this morning to speak about the "
        "seas, the ports and the fish that swim in them.",
        "The United States welcomes the decision of President Carl Green to open the ports of Norway to the "
        "ships of all who fish in the cold seas of the north.",
    ],
)
def test_who_is_met_in_a_release(extracted: Reader, told: str) -> None:
    """Whom the issuing state meets or praises is of the other state that the sentence names."""
    body = (
        "The United States stands for free and open seas, and it will go on to help all who want the same, "
        f"on every coast and in every port of the world.\n\n{told}"
    )
    assert home(extracted(body, STATE_DEPARTMENT), "Carl Green") == ["NOR"]


def test_issuer_that_is_not_named(extracted: Reader) -> None:
    """The issuing state of the sidecar is no state of the article: the office stays without one."""
    body = "Deputy Minister Anna Brown met Norwegian Prime Minister Carl Green."
    assert home(extracted(body, "Ministry of Trade of Kenya"), "Anna Brown") == [""]


@pytest.mark.parametrize("agency", ["", " (Reuters)"])
def test_state_of_the_dateline(extracted: Reader, agency: str) -> None:
    """An office without a state is of the state of the dateline, though another is named more often."""
    body = (
        f"NAIROBI{agency} \u2014 The rains came late and the rivers were dry. Many waited.\n\n"
        "President Carl Green spoke. Norway was glad. Norway sold oil."
    )
    found = extracted(body)
    assert home(found, "Carl Green") == ["KEN"]
    assert grounds(found, "Carl Green") == [("inferred", "roles.country-elsewhere", "NAIROBI")]


def test_printed_state_over_the_dateline(extracted: Reader) -> None:
    """A state beside the title counts, whatever the dateline says."""
    body = "NAIROBI \u2014 Norwegian President Carl Green spoke on Friday. Kenya was glad."
    assert home(extracted(body), "Carl Green") == ["NOR"]


def test_state_named_most(extracted: Reader) -> None:
    """Without other signs the state that the article speaks of most is the office's, by inference."""
    found = extracted("President Carl Green spoke. Kenya buys fish. Norway sells it. Kenya eats it.")
    assert home(found, "Carl Green") == ["KEN"]
    assert grounds(found, "Carl Green") == [("inferred", "roles.country-elsewhere", "Kenya")]


def test_body_of_a_state_names_its_state(extracted: Reader) -> None:
    """A ministry named just before an office tells whose it is."""
    body = (
        "The Kenyan Trade Ministry said Deputy Minister Carl Green would travel to Norway. "
        "Norway was glad. Norway waited."
    )
    assert home(extracted(body), "Carl Green") == ["KEN"]


def test_former_holder_beside_the_present_one(extracted: Reader) -> None:
    """A state with a president may have a former one too."""
    body = (
        "Kenyan President Luis Brown spoke in Oslo. Former President Carl Green slept. "
        "Kenya was glad. Kenya waited."
    )
    assert extracted(body).roles() == {
        ("Luis Brown", "president", "", "KEN", "current"),
        ("Carl Green", "president", "", "KEN", "former"),
    }


def test_state_of_the_one_beside(extracted: Reader) -> None:
    """A state printed inside the second title of a pair is not the first one's."""
    body = (
        "Kenya and Norway talked. Trade Minister Luis Brown and Norwegian Fisheries Minister Carl Green "
        "signed the minutes. Norway was glad."
    )
    assert home(extracted(body), "Luis Brown") == ["KEN"]


def test_other_side_of_between(extracted: Reader) -> None:
    """Of two between whom a meeting is, the second is not of the first one's state."""
    body = (
        "Kenya hosted the talks. A meeting between the President of Norway and Prime Minister Carl Green "
        "was held in Nairobi."
    )
    assert home(extracted(body), "Carl Green") == ["KEN"]


def test_received_by_the_host(extracted: Reader) -> None:
    """Who receives somebody in a capital is at home there."""
    body = "Chilean envoy Luis Brown left Chile on Friday. He was received in Oslo by President Carl Green."
    assert home(extracted(body), "Carl Green") == ["NOR"]


def test_state_that_acts_first(extracted: Reader) -> None:
    """The state that acts in the first sentence is at home in the report, unless others speak against it."""
    body = (
        "Norway has recalled its ambassador to Kenya. Foreign Minister Carl Green regretted it. "
        "Kenya was silent."
    )
    assert home(extracted(body), "Carl Green") == ["NOR"]


def test_state_inside_a_quotation(extracted: Reader) -> None:
    """A city that somebody names in a quotation does not tell whose minister he is."""
    body = (
        "Norway sells fish to Kenya. Norway wants more. Opposition leader Carl Green said: "
        '"They obey a man in Nairobi and his friends in Nairobi."'
    )
    assert home(extracted(body), "Carl Green") == ["NOR"]


def test_spokesman_of_her_named_before(extracted: Reader) -> None:
    """`Her spokesman` at the head of a sentence is of the state of her who was named before."""
    body = (
        "Norway was surprised. Kenyan Foreign Minister Anna Brown left. "
        "Her spokesman, Carl Green, said she would be back."
    )
    assert home(extracted(body), "Carl Green") == ["KEN"]


def test_two_foreign_ministers(extracted: Reader) -> None:
    """A state has one foreign minister at a time."""
    body = (
        "Kenya and Norway talked. Norwegian Foreign Minister Carl Green came first. "
        "Foreign Minister Luis Brown came later. Norway was glad. Norway waited."
    )
    assert home(extracted(body), "Luis Brown") == ["KEN"]
