"""Facts as official readouts tell them: who `they` are, what is signed on what, who was there too."""

from __future__ import annotations

import pytest

from test_extract_encounters import Case, told
from test_extract_instruments_told import agreed
from test_extract_offices_told import offices
from test_extract_speech_told import spoken

ENCOUNTERS: list[Case] = [
    (
        "National Security Advisor Ana Berg met on June 13 with French Diplomatic Counselor "
        "to the President Ole Dahl, German Chancellery Foreign and Security Policy Advisor "
        "Ivo Lund, British National Security Advisor Eva Holm, and Head of the Office of the "
        "President of Ukraine Luz Diaz.",
        [
            "summit held 2022-06-13 / Berg+Dahl+Diaz+Holm+Lund",
        ],
    ),
    (
        "Vice President Ana Berg of Chile met today with Israeli Minister Ole Dahl at the "
        "palace. The Vice President and Minister Dahl discussed the situation in Rafah.",
        [
            "meeting held 2022-06-13 / Berg+Dahl",
        ],
    ),
    (
        "President Ana Berg of Chile will meet with President Ole Dahl of Peru on November "
        "15. Building on their last meeting in November 2021 in Jakarta, Indonesia, the "
        "Leaders will also discuss competition.",
        [
            "meeting held 2021-11 Jakarta/IDN Berg+Dahl",
            "meeting planned 2022-11-15 / Berg+Dahl",
        ],
    ),
    (
        "Chile and Peru, along with the United States, Qatar and Togo, held talks in Geneva "
        "on June 9.",
        [
            "summit held 2022-06-09 Geneva/CHE CHL+PER+QAT+TGO+USA",
        ],
    ),
    (
        "Representatives from Chile and Peru, along with the United States and the African "
        "Union Commission convened the fifth meeting of the Joint Security Mechanism in "
        "Geneva, Switzerland, on June 9.",
        [
            "meeting held 2022-06-09 Geneva/CHE African Union Commission+CHL+PER+USA",
        ],
    ),
    (
        "The presidents of Chile and Peru met in Geneva on June 9 along with Ole Dahl, the "
        "foreign minister of Togo.",
        [
            "meeting held 2022-06-09 Geneva/CHE CHL+Dahl+PER",
        ],
    ),
    (
        "President Ana Berg of Chile said Chile would offer a draft treaty on missile "
        "reductions at talks with Peru in Geneva tomorrow.",
        [
            "meeting planned 2022-06-14 Geneva/CHE CHL+PER",
        ],
    ),
    (
        "President Ana Berg of Chile suggested to President Ole Dahl of Peru that they meet "
        "in Lima next week.",
        [
            "meeting proposed 2022-06-20/2022-06-26 Lima/PER Berg+Dahl",
        ],
    ),
    (
        "Ole Dahl, the Chilean trade minister, repeated the threat of sanctions before "
        "leaving Tokyo yesterday at the end of a four-day visit.",
        [
            "visit held 2022-06-09..2022-06-12 Tokyo/JPN Dahl",
        ],
    ),
    (
        "Trade Minister Ole Dahl of Chile left Tokyo on Friday after a four-day visit to "
        "Japan.",
        [
            "visit held 2022-06-07..2022-06-10 /JPN Dahl",
        ],
    ),
    (
        "Secretary of State Ana Berg met with Libyan National Army Deputy Commander Ole Dahl."
        " The Secretary and Deputy Commander Dahl discussed unity.",
        [
            "meeting held  / Berg+Dahl",
        ],
    ),
    (
        "Secretary of State Ana Berg spoke today with His Eminence Cardinal Ole Dahl, "
        "Secretary of State of the Holy See.",
        [
            "phone_call held 2022-06-13 / Berg+Dahl",
        ],
    ),
    (
        "The United States and Pakistan held the Fourth U.S.-Pakistan Counterterrorism "
        "Dialogue on June 4, 2022, in Washington, D.C., led by U.S. Coordinator for "
        "Counterterrorism Ambassador Ana Berg and Pakistan's Special Secretary Ambassador Ole"
        " Dahl.",
        [
            "meeting held 2022-06-04 Washington, D.C./USA Berg+Dahl",
        ],
    ),
    (
        "Deputy Secretary of State Ana Berg will travel to Palau, the Federated States of "
        "Micronesia (FSM), Solomon Islands, and Kiribati from August 31 to September 11.",
        [
            "visit planned 2022-08-31..2022-09-11 /FSM Berg",
            "visit planned 2022-08-31..2022-09-11 /KIR Berg",
            "visit planned 2022-08-31..2022-09-11 /PLW Berg",
            "visit planned 2022-08-31..2022-09-11 /SLB Berg",
        ],
    ),
    (
        "Assistant to the President Ana Berg met with the United Nations High Commissioner "
        "for Refugees, Ole Dahl, on Friday.",
        [
            "meeting held 2022-06-10 / Berg+Dahl",
        ],
    ),
]

PACTS: list[Case] = [
    (
        "President Ana Berg of Chile met Ole Dahl of Peru. They discussed implementation of "
        "the \"Common Trade Agreement\" (CTA) – a framework for enhancing cooperation on "
        "defense and trade between the two countries.",
        [
            "agreement in_force - - CHL+PER: Common Trade Agreement",
        ],
    ),
    (
        "President Ana Berg of Chile met Ole Dahl of Peru. She welcomed Peru's recent signing"
        " of the Pax Mundi Declaration.",
        [
            "declaration signed - - PER: Pax Mundi Declaration",
        ],
    ),
    (
        "Chile welcomed Peru's decision to sign on to the Apollo Accords.",
        [
            "agreement planned - - PER: Apollo Accords",
        ],
    ),
    (
        "Peru signed on to the Apollo Accords on Friday.",
        [
            "agreement signed 2022-06-10 - PER: Apollo Accords",
        ],
    ),
    (
        "Mali's Minister of Communication Ole Dahl signed the Apollo Accords on behalf of "
        "Mali on June 2, 2022. The Department of State and NASA lead the United States' "
        "outreach and implementation of the Accords.",
        [
            "agreement in_force 2022-06-02 - MLI+USA: Apollo Accords",
        ],
    ),
    (
        "The United States and Serbia signed a Memorandum of Understanding on energy "
        "infrastructure. The two countries welcomed trade. The United States and Serbia "
        "signed a Memorandum of Understanding on cost sharing for the exchange program.",
        [
            "memorandum signed - - SRB+USA: Memorandum of Understanding on energy infrastructure",
            "memorandum signed - - SRB+USA: Memorandum of Understanding on cost sharing for the "
            "exchange program",
        ],
    ),
    (
        "Chile and Peru signed a memorandum of understanding on energy infrastructure. Under "
        "the memorandum of understanding on energy, Chile will buy gas.",
        [
            "memorandum signed - - CHL+PER: memorandum of understanding on energy infrastructure",
        ],
    ),
    (
        "Chile praised the June 10 signing of a health pact with Peru.",
        [
            "agreement signed 2022-06-10 - CHL+PER: health pact",
        ],
    ),
    (
        "Chile hailed last month's signing of a health pact with Peru.",
        [
            "agreement signed 2022-05 - CHL+PER: health pact",
        ],
    ),
    (
        "Chile recognizes Peru's commitment, highlighted by the April signing of a five-year "
        "health pact with Chile.",
        [
            "agreement signed 2022-04 - CHL+PER: five-year health pact",
        ],
    ),
    (
        "Chilean metals group Acme has signed an accord to set up joint ventures with Peru.",
        [
            "agreement signed - - Acme+PER: accord",
        ],
    ),
    (
        "Chile and Peru signed an accord to set up joint ventures with Mali.",
        [
            "agreement signed - - CHL+PER: accord",
        ],
    ),
]

OFFICES: list[Case] = [
    (
        "National Security Advisor Ana Berg met on June 13 with French Diplomatic Counselor "
        "to the President Ole Dahl, German Chancellery Foreign and Security Policy Advisor "
        "Ivo Lund and British National Security Advisor Eva Holm.",
        [
            "Ana Berg: adviser of FRA, current",
            "Eva Holm: adviser of GBR, current",
            "Ivo Lund: adviser of DEU, current",
            "Ole Dahl: adviser of FRA, current",
        ],
    ),
    (
        "Vice President Ana Berg met today with Israeli War Cabinet Member Ole Dahl at the "
        "White House.",
        [
            "Ana Berg: vice_president of USA, current",
            "Ole Dahl: official of ISR, current",
        ],
    ),
    (
        "Ana Berg spoke with China's Director of the Office of the Central Foreign Affairs "
        "Commission and Foreign Minister Ole Dahl.",
        [
            "Ole Dahl: minister foreign_affairs of CHN, current",
            "Ole Dahl: official of CHN, current",
        ],
    ),
    (
        "Assistant to the President Ana Berg met with the United Nations High Commissioner "
        "for Refugees, Ole Dahl, on Friday.",
        [
            "Ana Berg: adviser of -, current",
            "Ole Dahl: official of United Nations, current",
        ],
    ),
    (
        "Canadian High Commissioner Ole Dahl met Ana Berg of Ghana.",
        [
            "Ole Dahl: ambassador of CAN, current",
        ],
    ),
]

SPEECH: list[Case] = [
    (
        "Deputy Secretary of State Ana Berg met with Guyanese Minister of Finance Ole Dahl on"
        " the margins of the Forum. The Deputy Secretary lauded Guyana's growth. They agreed "
        "that U.S. capital could unleash investment.",
        [
            "Ana Berg [lauded] indirect: Guyana's growth",
            "Ana Berg and Ole Dahl [agreed] indirect: U.S. capital could unleash investment",
        ],
    ),
    (
        "President Ana Berg of Chile met Ole Dahl, the president of Peru, on Monday. Farmers "
        "marched in Lima. They called for a ban on imports.",
        [
            "They [called for] indirect: a ban on imports",
        ],
    ),
    (
        "President Ana Berg of Chile welcomed Taoiseach Ole Dahl of Ireland to the palace "
        "today. The leaders' annual meeting was a chance to discuss trade. They reaffirmed "
        "their support for Mali.",
        [
            "Ana Berg and Ole Dahl [reaffirmed] indirect: their support for Mali",
        ],
    ),
    (
        "They reaffirmed their commitment to Mali's right to self-defense, underscored the "
        "urgent need to increase deliveries, discussed the crucial need to prevent "
        "escalation, and emphasized their shared view that the talks remain the viable path.",
        [
            "They [reaffirmed] indirect: their commitment to Mali's right to self-defense",
            "They [underscored] indirect: the urgent need to increase deliveries",
            "They [emphasized] indirect: their shared view that the talks remain the viable path",
        ],
    ),
    (
        "President Berg praised the plan, called on Peru to sign it, and welcomed the pact.",
        [
            "Berg [praised] indirect: the plan",
            "Berg [called on] indirect: to sign it",
            "Berg [welcomed] indirect: the pact",
        ],
    ),
    (
        "Peru left the talks, reported Reuters.",
        [
            "Reuters [reported] indirect: Peru left the talks",
        ],
    ),
    (
        "Ana Berg of Chile reaffirmed her continued commitment to provide security assistance"
        " as Mali continues its fight, as well as to invest in defense.",
        [
            "Ana Berg [reaffirmed] indirect: her continued commitment to provide security "
            "assistance as Mali continues its fight, as well as to invest in defense",
        ],
    ),
    (
        "At the meeting, President Berg shared the United States will move forward with a new"
        " loan to Peru.",
        [
            "Berg [shared] indirect: the United States will move forward with a new loan to Peru",
        ],
    ),
    (
        "They share a border that runs for 200 miles.",
        [],
    ),
    (
        "National Security Advisor Ana Berg met on June 13 with French Diplomatic Counselor "
        "to the President Ole Dahl, German Chancellery Foreign and Security Policy Advisor "
        "Ivo Lund, British National Security Advisor Eva Holm, and Head of the Office of the "
        "President of Ukraine Luz Diaz. Ms. Diaz provided an update. The partners reaffirmed "
        "their commitment to peace.",
        [
            "Ana Berg and Ole Dahl and Ivo Lund and Eva Holm and Luz Diaz [reaffirmed] indirect: "
            "their commitment to peace",
        ],
    ),
    (
        "National Security Advisor Ana Berg spoke on the phone yesterday with South African "
        "National Security Advisor Dr. Ole Dahl. The two National Security Advisors "
        "reaffirmed the strong partnership between South Africa and the United States.",
        [
            "Ana Berg and Ole Dahl [reaffirmed] indirect: the strong partnership between South "
            "Africa and the United States",
        ],
    ),
    (
        "Vice President Ana Berg met today with Israeli Minister Ole Dahl at the White House."
        " The Vice President and Minister Dahl discussed the situation in Rafah. She urged "
        "Israel to take additional measures.",
        [
            "Ana Berg [urged] indirect: to take additional measures",
        ],
    ),
    (
        "Prime Minister Ole Dahl of Japan will make an official visit to the United States "
        "from June 29 and hold talks in Washington with President Diaz, Chief Cabinet "
        "Secretary Ivo Lund told reporters.",
        [
            "Ivo Lund [told] indirect: Prime Minister Ole Dahl of Japan will make an official "
            "visit to the United States from June 29 and hold talks in Washington with President "
            "Diaz",
        ],
    ),
    (
        "Administration officials said Diaz had assured Chile of support. They said the "
        "prince was glad.",
        [
            "Administration officials [said] indirect: Diaz had assured Chile of support",
            "Administration officials [said] indirect: the prince was glad",
        ],
    ),
    (
        "Egyptian officials said Egypt and Peru would sign a pact. Economy Minister Ole Dahl "
        "met President Ana Berg to discuss it. The officials said part of the debt would be "
        "paid in exports of goods.",
        [
            "Egyptian officials [said] indirect: Egypt and Peru would sign a pact",
            "The officials [said] indirect: part of the debt would be paid in exports of goods",
        ],
    ),
    (
        "Greece, responding to a warning by Turkey against conducting oil activities in the "
        "Aegean Sea, said today it had the right to decide where to drill.",
        [
            "TUR [warning against] indirect: conducting oil activities in the Aegean Sea",
            "GRC [said] indirect: it had the right to decide where to drill",
        ],
    ),
]


@pytest.mark.parametrize(("body", "expected"), ENCOUNTERS)
def test_encounters(body: str, expected: list[str]) -> None:
    """Each encounter of a news text is read once, with those who were there, its day and place."""
    assert told(body) == expected


@pytest.mark.parametrize(("body", "expected"), PACTS)
def test_pacts(body: str, expected: list[str]) -> None:
    """An agreement of a news text is read with its parties, status and day."""
    assert agreed(body) == expected


@pytest.mark.parametrize(("body", "expected"), OFFICES)
def test_offices(body: str, expected: list[str]) -> None:
    """An office is read with the state or body that the words around it give."""
    assert offices(body) == expected


@pytest.mark.parametrize(("body", "expected"), SPEECH)
def test_speech(body: str, expected: list[str]) -> None:
    """What somebody said is read with its speaker and its bounds."""
    assert spoken(body) == expected
