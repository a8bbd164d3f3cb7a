"""Encounters told by a deed: a body's members gather, an envoy is summoned, somebody tells a council."""

from __future__ import annotations

import pytest

from test_extract_encounters import told

GATHERINGS = [
    (
        "Leaders of the Group of Eight are to gather in Lima this weekend.",
        ["summit planned 2022-06-18/2022-06-19 Lima/PER Group of Eight"],
    ),
    (
        "EU foreign ministers met in Riga on Monday to discuss fish.",
        ["summit held 2022-06-13 Riga/LVA EU"],
    ),
    (
        "The presidents of the Andean Community are to hold an extraordinary meeting in Lima on Sunday.",
        ["summit planned 2022-06-19 Lima/PER Andean Community"],
    ),
    (
        "NATO leaders, gathered in Riga for their summit, agreed on Thursday to send troops.",
        ["summit held  Riga/LVA NATO"],
    ),
    (
        "The UN Security Council held an emergency session on Tuesday.",
        ["session held 2022-06-07 / UN Security Council"],
    ),
    (
        "The foreign ministers of Chile, Peru and Brazil, meeting in Lima, condemned the coup.",
        ["summit held  Lima/PER BRA+CHL+PER"],
    ),
    (
        "Leaders of the African Union have met many times.",
        [],
    ),
    (
        "Parliament met in Riga on Monday.",
        [],
    ),
]

TOLD = [
    (
        "President Ivo Lund told the CNN show Amanpour that he would stay.",
        ["interview held  / CNN+Lund"],
    ),
    (
        "President Ivo Lund told the BBC that he would stay.",
        ["interview held  / BBC+Lund"],
    ),
    (
        "Minister Ida Berg told the House of Commons on Monday that he would stay.",
        ["session held 2022-06-13 / Berg+House of Commons"],
    ),
    (
        "President Ivo Lund told an emergency session of the UN Security Council in New York that "
        "it was piracy.",
        ["session held  New York/USA Lund+UN Security Council"],
    ),
    (
        "President Ivo Lund told Prime Minister Ida Berg over the phone that he wanted peace.",
        ["phone_call held  / Berg+Lund"],
    ),
    (
        "President Ivo Lund congratulated King Olaf Dahl by telephone.",
        ["phone_call held  / Dahl+Lund"],
    ),
    (
        "President Ivo Lund told Prime Minister Ida Berg that he had a phone.",
        [],
    ),
    (
        "Two government officials told Reuters that the deal was near.",
        [],
    ),
    (
        "President Ivo Lund spoke to Prime Minister Ida Berg by phone on Friday. Lund told Berg "
        "over the phone he wanted peace.",
        ["phone_call held 2022-06-10 / Berg+Lund"],
    ),
]

BOTH = [
    (
        "Prime Minister Theresa May arrived. \"We want peace,\" May told the House of Commons.",
        ["session held  / House of Commons+May"],
    ),
    (
        "President Ivo Lund of Chad and President Ida Berg of Mali met. Officials from both countries "
        "will meet in Lima on Monday.",
        ["meeting held  / Berg+Lund", "meeting planned 2022-06-20 Lima/PER MLI+TCD"],
    ),
    (
        "At last week's summit in Brussels, EU leaders had agreed with her view.",
        ["summit held 2022-06-06/2022-06-12 Brussels/BEL EU"],
    ),
    (
        "Vladimir Putin had a telephone conversation with President of Algeria Abdel Tebb.\n\n"
        "The two presidents exchanged greetings on the anniversary.",
        ["phone_call held  / Putin+Tebb"],
    ),
    (
        "Chad and Mali want peace in Kenya, on the border of Kenya. Chad and Mali said so. Kenya and its "
        "port were quiet. Officials from both countries met in Lima.",
        ["meeting held  Lima/PER MLI+TCD"],
    ),
]

SUMMONED = [
    (
        "Sweden summoned the Iranian ambassador on Monday.",
        ["meeting held 2022-06-13 / IRN+SWE"],
    ),
    (
        "Foreign Minister Ida Berg summoned the Chinese ambassador, Fu Lin, on Monday.",
        ["meeting held 2022-06-13 / Berg+Lin"],
    ),
    (
        "The Iranian ambassador, Reza Amiri, was called in to the Foreign Office to be told of it "
        "by Deputy Minister Ida Berg.",
        ["meeting held  / Amiri+Berg"],
    ),
    (
        "The Togolese ambassador was summoned to the ministry in Riga and met Minister Ida Berg.",
        ["meeting held  Riga/LVA Berg+TGO"],
    ),
    (
        "India summoned its ambassador home from Rome.",
        [],
    ),
    (
        "Prime Minister Ida Berg threatened to summon the ambassador of Chad.",
        [],
    ),
    (
        "Oslo will summon the Russian ambassador today.",
        ["meeting planned 2022-06-13 / NOR+RUS"],
    ),
]

DEEDS = [
    (
        "Foreign Minister Ida Berg spent an hour with the Chinese ambassador, Fu Lin, on Monday.",
        ["meeting held 2022-06-13 / Berg+Lin"],
    ),
    (
        "President Ivo Lund carried the offer to Tehran on June 6.",
        ["visit held 2022-06-06 Tehran/IRN Lund"],
    ),
    (
        "President Ivo Lund carried the message of peace to voters.",
        [],
    ),
    (
        "Prime Minister Ida Berg canceled talks with President Ivo Lund which had been planned for Tuesday.",
        ["meeting cancelled 2022-06-14 / Berg+Lund"],
    ),
    (
        "They spoke of making the forthcoming visit of President Ivo Lund to Lima on June 20 a success.",
        ["visit planned 2022-06-20 Lima/PER Lund"],
    ),
    (
        "Minister Ida Berg held a meeting with Hon. Mr. Ivo Lund, Prime Minister of Fiji, in Suva.",
        ["meeting held  Suva/FJI Berg+Lund"],
    ),
    (
        "Minister Ida Berg met with Rt. Hon. Ivo Lund in Suva.",
        ["meeting held  Suva/FJI Berg+Lund"],
    ),
    (
        "President Ivo Lund thanked Prime Minister Ida Berg for visiting Rome.",
        ["visit held  Rome/ITA Berg"],
    ),
    (
        "Norway congratulates Chad and Sudan on signing a peace agreement today in Juba.",
        ["ceremony held 2022-06-13 Juba/SSD SDN+TCD"],
    ),
    (
        "President Ivo Lund arrived in Rome. He receives Prime Minister Ida Berg in Sochi for what "
        "will be their last encounter.",
        ["meeting held  Sochi/RUS Berg+Lund", "visit held  Rome/ITA Lund"],
    ),
]

PLACED = [
    (
        "The presidents of Norway and Chad agreed in Oslo on Wednesday to reopen the border.",
        ["meeting held 2022-06-08 Oslo/NOR NOR+TCD"],
    ),
    (
        "Norway and Chad agreed on Wednesday to reopen their border.",
        [],
    ),
    (
        "Foreign ministers of Spain, Italy and Malta decided in Lisbon on Wednesday to close the ports.",
        ["summit held 2022-06-08 Lisbon/PRT ESP+ITA+MLT"],
    ),
    (
        "Prime Minister Ida Berg was interviewed by the BBC on Sunday.",
        ["interview held 2022-06-12 / BBC+Berg"],
    ),
    (
        "Minister Ida Berg took up the case with President Ivo Lund during talks in Lima.",
        ["meeting held  Lima/PER Berg+Lund"],
    ),
    (
        "Minister Ida Berg was satisfied with the outcome at a meeting in Lima on Monday.",
        [],
    ),
]

DAYS = [
    (
        "Riga, 8 June. Foreign Minister Ida Berg held talks with President Ivo Lund.",
        ["meeting held 2022-06-08 / Berg+Lund"],
    ),
    (
        "Chad and Mali sealed a pact in Lima on Wednesday. President Ida Berg of Chad and "
        "President Ivo Lund of Mali attended the ceremony.",
        ["ceremony held 2022-06-08 / Berg+Lund"],
    ),
    (
        "Chad and Mali sealed a pact on Wednesday. President Ida Berg of Chad met President Ivo "
        "Lund of Mali.",
        ["meeting held  / Berg+Lund"],
    ),
]


@pytest.mark.parametrize(("body", "expected"), GATHERINGS)
def test_gatherings_of_members(body: str, expected: list[str]) -> None:
    """Members of a body who gather at a place or on a day meet as that body; others tell nothing."""
    assert told(body) == expected


@pytest.mark.parametrize(("body", "expected"), TOLD)
def test_told_to_whom(body: str, expected: list[str]) -> None:
    """What is told to a council, an outlet or on the line is a session, an interview or a call."""
    assert told(body) == expected


@pytest.mark.parametrize(("body", "expected"), BOTH)
def test_who_is_meant(body: str, expected: list[str]) -> None:
    """Officials of `both countries`, members at a summit and a name like a month's are taken for whom they
    are.
    """
    assert told(body) == expected


@pytest.mark.parametrize(("body", "expected"), SUMMONED)
def test_summons(body: str, expected: list[str]) -> None:
    """An envoy who was summoned met those who summoned him, unless he was called home."""
    assert told(body) == expected


@pytest.mark.parametrize(("body", "expected"), DEEDS)
def test_deeds(body: str, expected: list[str]) -> None:
    """Who met, and who went, is read whatever verb or abbreviated title stands before."""
    assert told(body) == expected


@pytest.mark.parametrize(("body", "expected"), PLACED)
def test_where_they_agreed(body: str, expected: list[str]) -> None:
    """Those who agreed on something at a named place, or took it up with others at talks, met there."""
    assert told(body) == expected


@pytest.mark.parametrize(("body", "expected"), DAYS)
def test_day_of_the_sentence_before(body: str, expected: list[str]) -> None:
    """A dateline dates what follows, a dated deed its ceremony, and nothing else that follows it."""
    assert told(body) == expected
