"""Where a text comes from: the state that issues it and the state of its dateline."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from diplofacts.extract.document import Document
from diplofacts.extract.homes import ABROAD, HOME, find_home, find_issuer
from extracted import Extracted, article

Reader = Callable[..., Extracted]


def issuer(extracted: Extracted) -> str:
    """The state that issues the text."""
    return find_issuer(extracted.reading.document, extracted.reading.entities)


@pytest.mark.parametrize(
    ("publisher", "country"),
    [
        ("U.S. Department of State", "USA"),
        ("Ministry of Trade of Kenya", "KEN"),
        ("Embassy of Norway in Nairobi", "NOR"),
        ("Office of the President of Kenya", "KEN"),
        ("Tehran Times", ""),
        ("Reuters", ""),
        ("", ""),
    ],
)
def test_office_of_a_state_issues(extracted: Reader, publisher: str, country: str) -> None:
    """A publisher that is an office of a state issues for that state; a newspaper issues for none."""
    assert issuer(extracted("Chile condemns the attack.", publisher)) == country


@pytest.mark.parametrize(
    ("body", "country"),
    [
        ("Norway condemns the attack in Kenya. We stand with Kenya. Norway urges calm.", "NOR"),
        ("Norway condemns the attack. Our hearts are with Kenya.", "NOR"),
        ("Norway condemns the attack. \u201cWe stand with Kenya,\u201d the minister said.", ""),
        ("Norway condemns the attack. It stands with Kenya.", ""),
    ],
)
def test_we_outside_quotations(extracted: Reader, body: str, country: str) -> None:
    """A text that speaks as `we` outside quotations is issued by the state that speaks in it."""
    assert issuer(extracted(body)) == country


def test_publisher_over_we(extracted: Reader) -> None:
    """The publisher decides before the words of the text."""
    found = extracted("Norway condemns the attack. We stand with Kenya.", "U.S. Department of State")
    assert issuer(found) == "USA"


@pytest.mark.usefixtures("extracted")
@pytest.mark.parametrize(
    ("line", "country", "weight"),
    [
        ("NAIROBI \u2014 ", "KEN", HOME),
        ("NAIROBI, Kenya - ", "KEN", HOME),
        ("OSLO, Norway -- ", "NOR", HOME),
        ("NAIROBI (Reuters) \u2013 ", "KEN", ABROAD),
        ("NAIROBI, Kenya (Reuters) - ", "KEN", ABROAD),
        ("NAIROBI, June 11 (Reuters) - ", "KEN", ABROAD),
        ("", "", 0.0),
        ("REPORT - ", "", 0.0),
        ("In Nairobi - and elsewhere - ", "", 0.0),
    ],
)
def test_dateline(line: str, country: str, weight: float) -> None:
    """A dateline in capitals gives its state, and says less where an agency reports from there."""
    document = Document.of(article(f"{line}The president of the state spoke on Friday."))
    assert find_home(document) == (country, weight)


def test_agency_says_less_than_a_paper_at_home() -> None:
    """An agency reports from anywhere, so that its dateline weighs less, but it weighs."""
    assert 0 < ABROAD < HOME
