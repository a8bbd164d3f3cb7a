"""The words for offices, coded by section 3 of the codebook."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplofacts.datapackage import vocabulary
from diplofacts.extract.lexicons import rows, words
from diplofacts.extract.titles import TitleMention, find_titles, in_field


def only(text: str) -> TitleMention:
    """The one title of a text."""
    (found,) = find_titles(text)
    return found


@pytest.mark.parametrize(
    ("phrase", "office", "portfolio"),
    [
        ("President", "president", ""),
        ("head of state", "president", ""),
        ("Vice President", "vice_president", ""),
        ("vice-president", "vice_president", ""),
        ("First Vice President", "vice_president", ""),
        ("King", "monarch", ""),
        ("Emir", "monarch", ""),
        ("Sultan", "monarch", ""),
        ("Crown Prince", "other", ""),
        ("Supreme Leader", "supreme_leader", ""),
        ("Leader of the Islamic Revolution", "supreme_leader", ""),
        ("Prime Minister", "prime_minister", ""),
        ("premier", "prime_minister", ""),
        ("Chancellor", "prime_minister", ""),
        ("Taoiseach", "prime_minister", ""),
        ("Deputy Prime Minister", "deputy_prime_minister", ""),
        ("Vice Premier", "deputy_prime_minister", ""),
        ("Foreign Minister", "minister", "foreign_affairs"),
        ("Minister of Foreign Affairs", "minister", "foreign_affairs"),
        ("Minister for Foreign Affairs", "minister", "foreign_affairs"),
        ("Minister of External Relations", "minister", "foreign_affairs"),
        ("Secretary of State", "minister", "foreign_affairs"),
        ("Foreign Secretary", "minister", "foreign_affairs"),
        ("top diplomat", "minister", "foreign_affairs"),
        ("Defence Minister", "minister", "defence"),
        ("Defense Secretary", "minister", "defence"),
        ("Secretary of Defense", "minister", "defence"),
        ("Interior Minister", "minister", "interior"),
        ("Home Secretary", "minister", "interior"),
        ("finance minister", "minister", "finance"),
        ("Treasury Secretary", "minister", "finance"),
        ("Chancellor of the Exchequer", "minister", "finance"),
        ("Economy Minister", "minister", "economy"),
        ("Minister of Trade", "minister", "trade"),
        ("Commerce Secretary", "minister", "trade"),
        ("Oil Minister", "minister", "oil"),
        ("Minister of Petroleum", "minister", "oil"),
        ("energy minister", "minister", "energy"),
        ("Agriculture Minister", "minister", "agriculture"),
        ("health minister", "minister", "health"),
        ("Minister of Education", "minister", "education"),
        ("Minister of Science", "minister", "science"),
        ("Culture Minister", "minister", "culture"),
        ("tourism minister", "minister", "tourism"),
        ("Transport Minister", "minister", "transport"),
        ("Minister of Justice", "minister", "justice"),
        ("labor minister", "minister", "labour"),
        ("Environment Minister", "minister", "environment"),
        ("Minister of Communications", "minister", "communications"),
        ("Planning Minister", "minister", "planning"),
        ("sports minister", "minister", "other"),
        ("Deputy Foreign Minister", "deputy_minister", "foreign_affairs"),
        ("deputy minister of oil", "deputy_minister", "oil"),
        ("Vice Minister of Trade", "deputy_minister", "trade"),
        ("Deputy Secretary of State", "deputy_minister", "foreign_affairs"),
        ("Deputy Secretary", "deputy_minister", ""),
        ("Vice Minister", "deputy_minister", ""),
        ("Under Secretary of State", "official", ""),
        ("Assistant Secretary of State", "official", ""),
        ("chargé d'affaires", "official", ""),
        ("chargé d\u2019affaires", "official", ""),
        ("central bank governor", "official", ""),
        ("ambassador", "ambassador", ""),
        ("Permanent Representative", "ambassador", ""),
        ("special envoy", "envoy", ""),
        ("spokeswoman", "spokesperson", ""),
        ("deputy spokesman", "spokesperson", ""),
        ("press secretary", "spokesperson", ""),
        ("Senator", "legislator", ""),
        ("parliament speaker", "legislator", ""),
        ("Speaker of the House", "legislator", ""),
        ("lawmaker", "legislator", ""),
        ("party leader", "party_leader", ""),
        ("Brigadier General", "military_officer", ""),
        ("army chief", "military_officer", ""),
        ("chief justice", "judge", ""),
        ("Governor", "governor", ""),
        ("Mayor", "mayor", ""),
        ("Secretary-General", "secretary_general", ""),
        ("secretary general", "secretary_general", ""),
        ("national security adviser", "adviser", ""),
        ("senior advisor", "adviser", ""),
        ("opposition leader", "other", ""),
        ("rebel leader", "other", ""),
        ("chief executive officer", "executive", ""),
        ("correspondent", "journalist", ""),
        ("Professor", "academic", ""),
    ],
)
def test_codes_of_offices(phrase: str, office: str, portfolio: str) -> None:
    """Each phrase has the office and the portfolio that the codebook gives it, and its span is the phrase."""
    text = f"Then the {phrase} spoke."
    found = only(text)
    assert (found.office, found.portfolio) == (office, portfolio)
    assert found.span.of(text) == phrase


@pytest.mark.parametrize("case", [str.lower, str.upper, str.title], ids=["lower", "upper", "title"])
def test_case_does_not_matter(case: type[str]) -> None:
    """A title is found whatever its letters, as headlines and tables print it."""
    assert only(case("the deputy foreign minister")).office == "deputy_minister"


def test_line_break_inside_a_title() -> None:
    """A title that is broken over two lines is one."""
    text = "The foreign\nminister spoke."
    assert only(text).span.of(text) == "foreign\nminister"


@pytest.mark.parametrize("head", ["minister", "Deputy Minister", "secretaries"])
def test_every_field_makes_a_title(head: str) -> None:
    """Each listed field gives a title with a head behind it."""
    for row in rows("portfolios"):
        text = f"The {row['words']} {head} spoke."
        assert only(text).outer.of(text) == f"{row['words']} {head}"


def test_every_listed_code_is_in_the_vocabulary() -> None:
    """The word lists give only offices and portfolios that the data model knows."""
    offices, portfolios = vocabulary("office"), vocabulary("portfolio")
    assert {r["office"] for r in rows("titles")} - {""} <= set(offices)
    assert {r["portfolio"] for r in rows("titles")} - {""} <= set(portfolios)
    assert {r["portfolio"] for r in rows("portfolios")} <= set(portfolios)


# --- status -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("phrase", "title", "status", "word"),
    [
        ("former president", "president", "former", "former"),
        ("ex-president", "president", "former", "ex"),
        ("then-Foreign Minister", "Foreign Minister", "former", "then"),
        ("then Prime Minister", "Prime Minister", "former", "then"),
        ("acting president", "president", "current", "acting"),
        ("interim Prime Minister", "Prime Minister", "current", "interim"),
        ("President Elect", "President", "elect", " Elect"),
        ("president-elect", "president", "elect", "-elect"),
        ("prime minister-designate", "prime minister", "elect", "-designate"),
        ("foreign minister-designate", "foreign minister", "elect", "-designate"),
        ("newly elected president", "president", "elect", "newly elected"),
        ("president", "president", "current", ""),
    ],
)
def test_status_words(phrase: str, title: str, status: str, word: str) -> None:
    """Former, ex-, then and -elect give the status and stand outside the title; acting is current."""
    text = f"Then came the {phrase} of Chile."
    found = only(text)
    assert found.status == status
    assert found.span.of(text) == title
    assert (found.status_span.of(text) if found.status_span else "") == word
    assert found.outer.of(text) == phrase


# --- the field of an office -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("between", "inside"),
    [
        (" for East Asian and Pacific Affairs ", True),
        (" for Western Hemisphere Affairs ", True),
        (" of Consular Affairs ", True),
        (" for the Western Outlook ", False),
        (" for years asked about Consular Affairs ", False),
        (" ", False),
    ],
)
def test_field_between_title_and_name(between: str, inside: bool) -> None:
    """Capitalised words that end in a word for a field stand between a title and its holder."""
    text = f"Assistant Secretary{between}Carl Green spoke."
    assert in_field(text, only(text), text.index("Carl")) is inside


# --- several holders --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("phrase", "office"),
    [
        ("presidents", "president"),
        ("foreign ministers", "minister"),
        ("prime ministers", "prime_minister"),
        ("ambassadors", "ambassador"),
        ("heads of state", "president"),
        ("lawmakers", "legislator"),
    ],
)
def test_plural_titles(phrase: str, office: str) -> None:
    """A plural names the office of each of several holders."""
    found = only(f"The two {phrase} spoke.")
    assert found.plural
    assert found.office == office


def test_portfolios_in_the_plural() -> None:
    """Ministers of one portfolio keep it in the plural."""
    assert only("The two defence ministers spoke.").portfolio == "defence"
    assert not only("The defence minister spoke.").plural


def test_several_portfolios_take_the_first() -> None:
    """A minister of two portfolios is coded by the first, and the whole title is printed."""
    text = "He met the Minister of Finance and Energy."
    assert only(text).portfolio == "finance"
    assert only(text).span.of(text) == "Minister of Finance and Energy"


# --- what is no title -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "They head to Rome.",
        "We chair many sessions.",
        "It is of major importance.",
        "In general terms they agree.",
        "They rival each other.",
        "Kingdoms come and go.",
        "The presidential palace is old.",
        "The ministerial meeting ended.",
        "The premiership ended.",
        "An ambassadorial post is vacant.",
    ],
)
def test_ordinary_words_are_no_titles(text: str) -> None:
    """Ordinary words with small letters, and words that only contain a title, name no office."""
    assert find_titles(text) == []


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("General Brown left.", "military_officer"),
        ("The general left.", "military_officer"),
        ("Brown, head of the agency, left.", "official"),
        ("Their speaker left.", "legislator"),
        ("Chile's leader left.", "other"),
        ("Judge Green left.", "judge"),
    ],
)
def test_ambiguous_words_in_their_places(text: str, office: str) -> None:
    """A capital, an article, a possessive or a comma makes an ordinary word an office."""
    assert only(text).office == office


@pytest.mark.parametrize("title", ["Secretary of State", "Taoiseach", "Chancellor of the Exchequer"])
def test_titles_that_imply_a_state(title: str) -> None:
    """A title that only one state has brings that state along."""
    assert only(f"the {title}").country in ("USA", "IRL", "GBR")
    assert only("the Foreign Minister").country == ""


# --- laws -------------------------------------------------------------------------------------------------

_PIECES = st.sampled_from(
    [r["title"] for r in rows("titles")]
    + [f"{r['words']} minister" for r in rows("portfolios")]
    + [f"deputy minister of {r['words']}" for r in rows("portfolios")]
    + list(words("plural_titles"))
    + ["former", "ex-", "-elect", "the", ",", "and", "\n", "of", "Chile", "\u00e9", "\U0001f642", "heads"]
)


@given(st.lists(_PIECES, max_size=8), st.data())
def test_titles_are_in_order_and_apart(pieces: list[str], data: st.DataObject) -> None:
    """In any mix of titles and other words, those found are in order, apart, and coded."""
    text = data.draw(st.sampled_from([" ", "  ", "\n", ""])).join(pieces)
    last = 0
    for found in find_titles(text):
        assert found.outer.start >= last
        last = found.outer.end
        assert found.span in found.outer
        assert found.status in vocabulary("role_status")
        assert found.office in {*vocabulary("office"), ""}
        assert not found.portfolio or found.office in ("minister", "deputy_minister")


@given(st.text(max_size=40), st.text(max_size=40))
def test_region_is_kept(before: str, after: str) -> None:
    """Only titles inside the asked region are found, at offsets of the whole text."""
    text = f"{before} President {after}"
    start = len(before) + 1
    (found,) = find_titles(text, start, start + 9)
    assert found.span.of(text) == "President"
