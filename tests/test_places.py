"""Tests of places and of the phrase finder below it."""

from __future__ import annotations

import csv
import re
import time
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplofacts import places
from diplofacts.phrases import Phrases, fold

ISO_3166_1 = re.findall(
    "[A-Z]{3}",
    """
ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR BHR
BHS BIH BLM BLR BLZ BMU BOL BRA BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR COD COG COK COL
COM CPV CRI CUB CUW CXR CYM CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESH ESP EST ETH FIN FJI FLK
FRA FRO FSM GAB GBR GEO GGY GHA GIB GIN GLP GMB GNB GNQ GRC GRD GRL GTM GUF GUM GUY HKG HMD HND HRV
HTI HUN IDN IMN IND IOT IRL IRN IRQ ISL ISR ITA JAM JEY JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO
LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAC MAF MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG
MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL NER NFK NGA NIC NIU NLD NOR NPL NRU NZL OMN PAK PAN PCN
PER PHL PLW PNG POL PRI PRK PRT PRY PSE PYF QAT REU ROU RUS RWA SAU SDN SEN SGP SGS SHN SJM SLB SLE
SLV SMR SOM SPM SRB SSD STP SUR SVK SVN SWE SWZ SXM SYC SYR TCA TCD TGO THA TJK TKL TKM TLS TON TTO
TUN TUR TUV TWN TZA UGA UKR UMI URY USA UZB VAT VCT VEN VGB VIR VNM VUT WLF WSM YEM ZAF ZMB ZWE
""",
)
OTHER_CODES = ["XKX", "SUN", "YUG", "CSK", "SCG"]
NOT_MEMBERS = re.findall(
    "[A-Z]{3}",
    """
ABW AIA ALA ASM ATA ATF BES BLM BMU BVT CCK COK CUW CXR CYM ESH FLK FRO GGY GIB GLP GRL GUF GUM HKG
HMD IMN IOT JEY MAC MAF MNP MSR MTQ MYT NCL NFK NIU PCN PRI PSE PYF REU SGS SHN SJM SPM SXM TCA TKL
TWN UMI VAT VGB VIR WLF
""",
)
UN_MEMBERS = sorted(set(ISO_3166_1) - set(NOT_MEMBERS))
# Two states with one demonym: the adjective alone does not tell which.
SHARED_DEMONYM = {"COG", "DMA"}


def rows(name: str) -> list[dict[str, str]]:
    """The rows of one table of the package."""
    text = resources.files(places).joinpath(name).read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))


def parts(text: str) -> list[tuple[str, str]]:
    """The words and codes found in ``text``."""
    return [(m.span.of(text), m.iso3) for m in places.find(text)]


terms = st.sampled_from([row["name"] for row in rows("states.csv")] + ["U.S.", "Iranian", "Washington, D.C."])
around = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
noise = st.lists(st.one_of(terms, around, st.sampled_from(["'s", "’s", "-", "–", " "])), max_size=8).map(
    "".join
)


def test_every_code_is_covered() -> None:
    """Every ISO 3166-1 code, Kosovo and the four gone states have a row, and nothing else has one."""
    assert len(UN_MEMBERS) == 193
    assert places.country_codes() == tuple(sorted(ISO_3166_1 + OTHER_CODES))
    assert all(places.is_country_code(code) and places.country_name(code) for code in ISO_3166_1)


def test_unknown_code_is_none() -> None:
    """A code that is no state's is refused, in small letters too."""
    assert not places.is_country_code("EUR")
    assert not places.is_country_code("irn")
    with pytest.raises(KeyError):
        places.country_name("EUR")


@pytest.mark.parametrize("code", UN_MEMBERS)
def test_every_member_has_name_demonym_and_capital(code: str) -> None:
    """Each United Nations member is found by its name, by an adjective of its own, and by its capital."""
    (row,) = (row for row in rows("states.csv") if row["iso3"] == code)
    named = places.lookup(row["name"])
    assert named is not None
    assert (named.iso3, named.kind) == (code, places.NAME)
    own = [places.lookup(term) for term in row["demonyms"].split("|") if term]
    own = [place for place in own if place is not None and place.iso3 == code]
    assert own or code in SHARED_DEMONYM
    capital = places.lookup(row["capital"])
    assert capital is not None
    assert capital.iso3 == code
    assert capital.city == row["capital"]


def test_every_row_is_reachable_or_has_a_flag() -> None:
    """No spelling of the states table is hidden by another state's, and every flag belongs to a term."""
    for row in rows("states.csv"):
        for column in ("name", "aliases", "demonyms", "people"):
            for term in filter(None, row[column].split("|")):
                found = places.lookup(term)
                assert found is not None, term
                assert found.iso3 == row["iso3"], term
    codes = set(places.country_codes())
    for row in rows("flags.csv"):
        assert set(row["others"].split("|")) - {""} <= codes
    for name in ("cities.csv", "cities_by_hand.csv"):
        assert {row["iso3"] for row in rows(name)} <= codes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sanctions from the U.S., Iran and", [("U.S.", "USA"), ("Iran", "IRN")]),
        ("Iran's and Iran’s", [("Iran", "IRN"), ("Iran", "IRN")]),
        ("U.S.-Colombia ties, US–ASEAN", [("U.S.", "USA"), ("Colombia", "COL"), ("US", "USA")]),
        ("Russian-Iranian", [("Russian", "RUS"), ("Iranian", "IRN")]),
        ("Iran-Venezuela", [("Iran", "IRN"), ("Venezuela", "VEN")]),
        ("People’s Republic of China", [("People’s Republic of China", "CHN")]),
        ("Cote d’Ivoire, Côte d'Ivoire", [("Cote d’Ivoire", "CIV"), ("Côte d'Ivoire", "CIV")]),
        ("the South American country", [("South American", "")]),
        ("South Africa, Africa", [("South Africa", "ZAF"), ("Africa", "")]),
        ("Papua New Guinea, Guinea-Bissau", [("Papua New Guinea", "PNG"), ("Guinea-Bissau", "GNB")]),
        ("Equatorial Guinea; Guinea", [("Equatorial Guinea", "GNQ"), ("Guinea", "GIN")]),
        ("Nigerian Nigerien", [("Nigerian", "NGA"), ("Nigerien", "NER")]),
        ("U.K. UAE DRC DPRK ROK PRC", [("U.K.", "GBR"), ("UAE", "ARE"), ("DRC", "COD"), ("DPRK", "PRK"),
                                       ("ROK", "KOR"), ("PRC", "CHN")]),
        ("South\nAfrica", [("South\nAfrica", "ZAF")]),
        ("South\n\nAfrica", [("Africa", "")]),
        ("went South. Africa", [("Africa", "")]),
        ("TEHRAN (News) - IRAN", [("TEHRAN", "IRN"), ("IRAN", "IRN")]),
        ("turkey, us, chad, jordan, Iranx, xIran, Iran_1", []),
        ("the Palestinian Authority", [("Palestinian Authority", "PSE")]),
        ("Tu\u0308rkiye and Türkiye", [("Tu\u0308rkiye", "TUR"), ("Türkiye", "TUR")]),
    ],
)  # fmt: skip
def test_find(text: str, expected: list[tuple[str, str]]) -> None:
    """Terms are found whole, longest first, in their own case, without the possessive."""
    assert parts(text) == expected


def test_ambiguous_terms_say_so() -> None:
    """A term that may stand for something else has a flag, and the other states where there are some."""
    congo, georgia, jordan, dominican = map(places.lookup, ("Congo", "Georgia", "Jordan", "Dominican"))
    assert congo is not None
    assert (congo.flags, congo.others) == ({"several_states"}, ("COG",))
    assert georgia is not None
    assert "also_subdivision" in georgia.flags
    assert jordan is not None
    assert "also_name" in jordan.flags
    assert dominican is not None
    assert (dominican.iso3, dominican.others) == ("DOM", ("DMA",))


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("Washington", "Washington, D.C."),
        ("Washington, DC", "Washington, D.C."),
        ("Kiev", "Kyiv"),
        ("Saint Petersburg", "St. Petersburg"),
        ("Bogota", "Bogotá"),
        ("Singapore", "Singapore"),
        ("Iran", "Iran"),
        ("Nowhere-on-Sea", "Nowhere-on-Sea"),
    ],
)
def test_city_form(name: str, form: str) -> None:
    """A city has one form whatever the spelling; other words stay as they are."""
    assert places.city_form(name) == form


@given(around, terms, around)
def test_spans_are_whole_words(before: str, term: str, after: str) -> None:
    """Whatever stands around, a span's words are a term of the table and no letter touches them."""
    text = before + term + after
    for mention in places.find(text):
        start, end = mention.span.start, mention.span.end
        found = places.lookup(mention.span.of(text))
        assert found is not None
        assert found.iso3 == mention.iso3
        assert start == 0 or not (text[start - 1].isalnum() and text[start - 1].isascii())
        dotted = text[end - 1] == "."
        assert end == len(text) or dotted or not (text[end].isalnum() and text[end].isascii())


@given(terms)
def test_term_between_spaces_is_found(term: str) -> None:
    """A term of the table in a plain sentence is found there with its exact span."""
    text = f"it said {term} agreed"
    assert [m.span.of(text) for m in places.find(text)] == [term]


@given(noise, noise)
def test_paragraphs_are_scanned_apart(left: str, right: str) -> None:
    """Scanning two paragraphs gives what scanning each of them gives."""
    text = f"{left}\n\n{right}"
    second = len(left) + 2
    alone = [m.span for m in places.find(left)] + [m.span.shift(second) for m in places.find(right)]
    assert [m.span for m in places.find(text)] == alone
    assert [m.span for m in places.find(text, second)] == alone[len(places.find(left)) :]


@pytest.mark.parametrize(
    "unit", ["South ", "U.", "Guinea-", "'", "Republic of ", "the State of ", "\u0301", " "]
)
def test_time_is_linear(unit: str) -> None:
    """Four times the text of an awkward kind takes far less than sixteen times as long."""
    places.find(unit)

    def seconds(times: int) -> float:
        text = unit * times
        begin = time.process_time()
        places.find(text)
        return time.process_time() - begin

    # Two lengths, for what is asked twice is not looked for twice.
    short = min(seconds(10_000), seconds(10_001))
    assert seconds(40_000) < 10 * short + 0.2


def test_phrases_refuse_what_is_no_words() -> None:
    """A lexicon entry that could never be found is refused when the index is made."""
    with pytest.raises(ValueError, match="whole words"):
        Phrases([("(Iran)", 1)])
    with pytest.raises(ValueError, match="whole words"):
        Phrases([("", 1)])


def test_first_entry_counts() -> None:
    """Of two phrases that differ in accents only, the one given first counts."""
    phrases = Phrases([("Malé", 1), ("Male", 2)])
    assert phrases.get("Male") == 1
    assert phrases.get("male") is None
    assert phrases.get("Malé City") is None


@given(around)
def test_fold_is_idempotent(word: str) -> None:
    """Folding a folded word changes nothing."""
    assert fold(fold(word)) == fold(word)
