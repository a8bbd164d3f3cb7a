"""Encounters in the plain words of news: sat down with, shook hands, told X during talks, the two."""

from __future__ import annotations

import pytest

from test_extract_encounters import Case, told

PLAIN: list[Case] = [
    (
        "Norwegian Prime Minister Jens Dahl sat down on Thursday with Chinese Premier Wen Tao"
        " to talk about fish.",
        ["meeting held 2022-06-09 / Dahl+Tao"],
    ),
    (
        "Talks between the two foreign ministers, Radek Sowa of Poland and Karl Brandt of "
        "Germany, took place in Warsaw.",
        ["meeting held  Warsaw/POL Brandt+Sowa"],
    ),
    (
        "President Mwai Koro and opposition leader Raila Ouma shook hands in Nairobi on "
        "Thursday.",
        ["meeting held 2022-06-09 Nairobi/KEN Koro+Ouma"],
    ),
    (
        "French President Luc Moreau met with Indian Prime Minister Raj Mehta after his "
        "arrival in New Delhi.",
        ["meeting held  New Delhi/IND Mehta+Moreau", "visit held  New Delhi/IND Moreau"],
    ),
    (
        "Secretary of State Ann Rhodes left on Friday for the Middle East, with stops in "
        "Israel and Egypt.",
        ["visit held 2022-06-10 /EGY Rhodes", "visit held 2022-06-10 /ISR Rhodes"],
    ),
    (
        "Iraq's prime minister was hosted by his Kuwaiti counterpart on Thursday.",
        ["meeting held 2022-06-09 / IRQ+KWT"],
    ),
    (
        "Syrian President Karim Nasser received an Iranian parliamentary delegation on "
        "Sunday.",
        ["meeting held 2022-06-12 / IRN+Nasser"],
    ),
    (
        "The leaders of Peru and Chile, Ivo Lund and Karl Moe, met face to face in Lima last "
        "Friday.",
        ["meeting held 2022-06-10 Lima/PER Lund+Moe"],
    ),
    (
        "Minister Anders Holm told Georgian President Levan Kobal during talks in Tbilisi "
        "that all was well.",
        ["meeting held  Tbilisi/GEO Holm+Kobal"],
    ),
    (
        "Peru and Chile agreed on Sunday to resume talks on the border.",
        [],
    ),
    (
        "Peru and Chile have agreed to resume talks in Lima next month.",
        ["meeting planned 2022-07 Lima/PER CHL+PER"],
    ),
    (
        "The president of Venezuela addressed the United Nations General Assembly in New York"
        " on Wednesday.",
        ["session held 2022-06-08 New York/USA United Nations General Assembly+VEN"],
    ),
    (
        "Bolivia's leader has been invited to Tehran by his Iranian counterpart.",
        ["visit proposed  Tehran/IRN BOL"],
    ),
    (
        "Japanese Prime Minister Taro Kudo met Peruvian President Ivo Lund on Friday. The two"
        " had dinner on Saturday.",
        ["meeting held 2022-06-10 / Kudo+Lund", "meeting held 2022-06-11 / Kudo+Lund"],
    ),
    (
        '"I had a good meeting with Prime Minister Raj Mehta in Delhi on Friday," said '
        "President Luc Moreau.",
        ["meeting held 2022-06-10 Delhi/IND Mehta+Moreau"],
    ),
    (
        '"I will be traveling to Moscow next week," Secretary of State Ann Rhodes said.',
        ["visit planned 2022-06-20/2022-06-26 Moscow/RUS Rhodes"],
    ),
    (
        "Peruvian President Ivo Lund dined with Chilean President Karl Moe at the palace in "
        "Santiago on Monday.",
        ["meeting held 2022-06-13 Santiago/CHL Lund+Moe"],
    ),
    (
        "Peruvian President Ivo Lund received a phone call from Chilean President Karl Moe on"
        " Friday.",
        ["phone_call held 2022-06-10 / Lund+Moe"],
    ),
    (
        "Iran's chief negotiator, Ali Rezaei, met with the foreign ministers of France and "
        "Britain in Geneva.",
        ["meeting held  Geneva/CHE FRA+GBR+Rezaei"],
    ),
    (
        "President Ivo Lund's visit to Tokyo, the first by a Peruvian leader in ten years, "
        "begins on Tuesday.",
        ["visit planned 2022-06-14 Tokyo/JPN Lund"],
    ),
    (
        "President Ivo Lund arrived on Friday in Tokyo, where he was met by Prime Minister "
        "Taro Kudo.",
        ["meeting held 2022-06-10 Tokyo/JPN Kudo+Lund", "visit held 2022-06-10 Tokyo/JPN Lund"],
    ),
    (
        "President Ivo Lund of Peru and President Karl Moe of Chile came together in Lima on "
        "Friday.",
        ["meeting held 2022-06-10 Lima/PER Lund+Moe"],
    ),
    (
        "President Ivo Lund and President Karl Moe met in Lima on Friday. Cuban President "
        "Raul Cortes hosted the meeting.",
        ["meeting held 2022-06-10 Lima/PER Cortes+Lund+Moe"],
    ),
    (
        "The leaders of North and South Korea held a summit on Friday in Panmunjom.",
        ["summit held 2022-06-10 Panmunjom/KOR KOR+PRK"],
    ),
    (
        "Prime Minister Yousaf Gilan has cancelled a trip to Germany. Gilan was to visit "
        "Berlin next week.",
        ["visit cancelled 2022-06-20/2022-06-26 Berlin/DEU Gilan"],
    ),
    (
        "Venezuelan president Hugo Chaves is expected to meet his Iranian counterpart.",
        ["meeting planned  / Chaves+IRN"],
    ),
    (
        "British Prime Minister Tony Blake met President George Bruce on Thursday. At a joint"
        " press conference, Bruce praised Britain.",
        ["meeting held 2022-06-09 / Blake+Bruce", "press_conference held  / Blake+Bruce"],
    ),
    (
        "The Omani foreign minister met with the Iranian foreign minister in Geneva on "
        "Tuesday. The meeting between Said Ash and Javad Karimi lasted an hour.",
        ["meeting held 2022-06-07 Geneva/CHE Ash+Karimi"],
    ),
    (
        "Ministers from Egypt, Sudan and Ethiopia met in Khartoum on Friday. The three "
        "countries failed to agree at talks in Cairo in May.",
        ["summit held 2022-05 Cairo/EGY EGY+ETH+SDN", "summit held 2022-06-10 Khartoum/SDN EGY+ETH+SDN"],
    ),
    (
        "A day after meeting with Israeli leaders, U.S. envoy George Michel held talks on "
        "Friday with Minister Karim Abed in Ramallah.",
        ["meeting held 2022-06-09 / ISR+Michel", "meeting held 2022-06-10 Ramallah/PSE Abed+Michel"],
    ),
    (
        "Assistant Secretary Molly Fay is in Nairobi June 12-14 to meet with President Mwai "
        "Koro and Foreign Minister Raila Ouma.",
        [
            "meeting planned 2022-06-12/2022-06-14 Nairobi/KEN Fay+Koro+Ouma",
            "visit held 2022-06-12..2022-06-14 Nairobi/KEN Fay",
        ],
    ),
    (
        "Under Secretary Jane Fern spoke by phone with Chilean Foreign Minister Karl Moe and "
        "separately with Peruvian Foreign Minister Ana Berg.",
        ["phone_call held  / Berg+Fern", "phone_call held  / Fern+Moe"],
    ),
]


@pytest.mark.parametrize(("body", "expected"), PLAIN)
def test_plain_words(body: str, expected: list[str]) -> None:
    """An encounter is found whatever plain words tell it."""
    assert told(body) == expected
