"""Facts as reporters tell them: beside one another, by way of others, in the sentence next to it."""

from __future__ import annotations

import pytest

from test_extract_encounters import Case, told
from test_extract_instruments_told import agreed
from test_extract_offices_told import offices
from test_extract_speech_told import spoken

ENCOUNTERS: list[Case] = [
    (
        "President Ivo Lund and Prime Minister Ana Berg of Chile agreed to launch talks on a "
        "customs union.",
        [],
    ),
    (
        "Presidents Ivo Lund and Ana Berg agreed to begin peace talks in Oslo.",
        [
            "meeting planned  Oslo/NOR Berg+Lund",
        ],
    ),
    (
        "Minister Ana Berg of Chile will start talks with Minister Ivo Lund of Norway.",
        [
            "meeting planned  / Berg+Lund",
        ],
    ),
    (
        "The Norway-Kazakhstan Dialogue will be held in Oslo on June 20. Minister Ivo Lund of"
        " Norway will host Kazakh Deputy Foreign Minister Ana Berg.",
        [
            "meeting planned 2022-06-20 Oslo/NOR Berg+Lund",
        ],
    ),
    (
        "Norway and Chile held talks in Oslo on Friday. Norwegian Minister Ivo Lund met "
        "Chilean Deputy Minister Ana Berg.",
        [
            "meeting held 2022-06-10 Oslo/NOR Berg+Lund",
        ],
    ),
    (
        "Norway and Chile held talks in Oslo on Friday. Norwegian Minister Ivo Lund met "
        "Chilean Deputy Minister Ana Berg in Lima on Monday.",
        [
            "meeting held 2022-06-10 Oslo/NOR CHL+NOR",
            "meeting held 2022-06-13 Lima/PER Berg+Lund",
        ],
    ),
    (
        "The sixth round of the Norway-Chile political consultations was held in Oslo on "
        "Thursday. The Norwegian delegation was led by Deputy Minister Ivo Lund, the Chilean "
        "one by Deputy Minister Ana Berg.",
        [
            "meeting held 2022-06-09 Oslo/NOR Berg+Lund",
        ],
    ),
    (
        "The sixth round of the Norway-Chile political consultations was held in Oslo on "
        "Thursday. The Norwegian delegation was led by Deputy Minister Ivo Lund and the "
        "Chilean delegation by Deputy Minister Ana Berg.",
        [
            "meeting held 2022-06-09 Oslo/NOR Berg+Lund",
        ],
    ),
    (
        "The deal was reached after talks between Prime Minister Girija Koirala and Maoist "
        "leader Prachanda at Koirala's residence in Kathmandu.",
        [
            "meeting held  Kathmandu/NPL Koirala+Prachanda",
        ],
    ),
    (
        "The presidents of Poland and Estonia and the prime minister of Latvia met in Riga on"
        " Friday.",
        [
            "summit held 2022-06-10 Riga/LVA EST+LVA+POL",
        ],
    ),
    (
        "The presidents of Poland and Estonia and the prime minister of Latvia arrived in "
        "Georgia on Friday.",
        [
            "visit held 2022-06-10 /GEO EST+LVA+POL",
        ],
    ),
    (
        "The foreign ministers of Poland and Estonia and Latvia's prime minister visited "
        "Georgia on Friday.",
        [
            "visit held 2022-06-10 /GEO EST+LVA+POL",
        ],
    ),
    (
        "President Ivo Lund of Norway spoke. The president of Norway and the prime minister "
        "of Chile met in Riga on Friday.",
        [
            "meeting held 2022-06-10 Riga/LVA CHL+Lund",
        ],
    ),
    (
        "President Ivo Lund had dinner with Prime Minister Ana Berg of Chile, and will host a"
        " nuclear summit in Oslo next week.",
        [
            "meeting held  / Berg+Lund",
        ],
    ),
    (
        "President Ivo Lund met Prime Minister Ana Berg of Chile and will visit Lima next "
        "week.",
        [
            "meeting held  / Berg+Lund",
            "visit planned 2022-06-20/2022-06-26 Lima/PER Lund",
        ],
    ),
    (
        "His plane was diverted to Managua, Nicaragua, where Ivo Lund met with Minister Ana "
        "Berg before heading to El Salvador.",
        [
            "meeting held  Managua/NIC Berg+Lund",
            "visit held  /SLV Lund",
        ],
    ),
    (
        "Chancellor Ana Berg's remarks came after talks with President Ivo Lund in Oslo.",
        [
            "meeting held  Oslo/NOR Berg+Lund",
        ],
    ),
    (
        "Chancellor Ana Berg's visit came after talks with President Ivo Lund in Oslo.",
        [],
    ),
    (
        "A summit between the Koreas took place in June 2000.",
        [
            "summit held 2000-06 / KOR+PRK",
        ],
    ),
    (
        "Turkey and Armenia signed two protocols to establish diplomatic relations in Zürich,"
        " Switzerland on Saturday, after a century of hostility.",
        [
            "ceremony held 2022-06-11 Zurich/CHE ARM+TUR",
        ],
    ),
    (
        "The previous summit between Chad and Peru took place in June 2000, when President "
        "Ivo Lund visited Lima.",
        [
            "summit held 2000-06 / PER+TCD",
            "visit held 2000-06 Lima/PER Lund",
        ],
    ),
    (
        "Israel and Chad will meet in Lima. It will be the first time the two sides have held"
        " direct talks since December 2008.",
        [
            "meeting planned  Lima/PER ISR+TCD",
        ],
    ),
    (
        "It was the first time Israel and Chad met since 2008.",
        [
            "meeting held  / ISR+TCD",
        ],
    ),
    (
        "Minister Ivo Lund met President Ana Berg in Lima on Sunday and spoke by phone with "
        "Ali Moe on Saturday.",
        [
            "meeting held 2022-06-12 Lima/PER Berg+Lund",
            "phone_call held 2022-06-11 / Lund+Moe",
        ],
    ),
    (
        "Ivo Lund spoke with Ana Berg by telephone on Saturday and met Ali Moe in Lima on "
        "Sunday.",
        [
            "meeting held 2022-06-12 Lima/PER Lund+Moe",
            "phone_call held 2022-06-11 / Berg+Lund",
        ],
    ),
    (
        "Ivo Lund told Fox News that nations could go ahead.",
        [
            "interview held  / Fox News+Lund",
        ],
    ),
    (
        "US Secretary of State Ana Berg and Russian Foreign Minister Ivo Lund met in Geneva "
        "on Friday, in the first meeting between the two countries since 2008.",
        [
            "meeting held 2022-06-10 Geneva/CHE Berg+Lund",
        ],
    ),
    (
        "US Secretary of State Ana Berg and Russian Foreign Minister Ivo Lund met in Geneva "
        "on Friday, the first meeting between the two countries since 2008.",
        [
            "meeting held 2022-06-10 Geneva/CHE Berg+Lund",
        ],
    ),
    (
        "Chad and Peru signed a deal in Harare on Monday, ending months of talks mediated by "
        "South African President Ali Moe.",
        [
            "ceremony held 2022-06-13 Harare/ZWE PER+TCD",
        ],
    ),
    (
        "After three days of talks in Oslo, Minister Ivo Lund and Minister Ana Berg signed a "
        "deal.",
        [
            "meeting held  Oslo/NOR Berg+Lund",
        ],
    ),
    (
        "Minister Ivo Lund and Minister Ana Berg met in Geneva on Friday. They discussed a "
        "treaty that expires on December 5. A day earlier in Brussels, Lund met Minister Ali "
        "Moe.",
        [
            "meeting held 2022-06-09 Brussels/BEL Lund+Moe",
            "meeting held 2022-06-10 Geneva/CHE Berg+Lund",
        ],
    ),
    (
        "Minister Ivo Lund met Minister Ana Berg in Geneva on June 10. He will visit Lima on "
        "June 20 and will meet Ali Moe the next day.",
        [
            "meeting held 2022-06-10 Geneva/CHE Berg+Lund",
            "meeting planned 2022-06-21 Lima/PER Lund+Moe",
            "visit planned 2022-06-20 Lima/PER Lund",
        ],
    ),
    (
        "President Ivo Lund arrived in Bucharest on Thursday and will attend a meeting of the"
        " NATO-Russia Council on Friday.",
        [
            "session planned 2022-06-17 Bucharest/ROU Lund+NATO-Russia Council",
            "visit held 2022-06-09 Bucharest/ROU Lund",
        ],
    ),
    (
        "Georgia and Russia signed a deal in Geneva. Georgia's deputy minister, Ivo Lund, "
        "signed for Tbilisi and Russia's chief negotiator, Ali Moe, for Moscow.",
        [
            "ceremony held  Geneva/CHE Lund+Moe",
        ],
    ),
    (
        "Georgia and Russia signed a deal in Geneva. Ivo Lund signed for Tbilisi and Ali Moe "
        "for Moscow.",
        [
            "ceremony held  Geneva/CHE Lund+Moe",
        ],
    ),
    (
        "Peru and Chile signed a deal in Lima on Monday. Foreign Minister Ivo Lund signed for"
        " Peru and asked Ana Berg for Chilean wine.",
        [
            "ceremony held 2022-06-13 Lima/PER CHL+Lund",
        ],
    ),
    (
        "President Ivo Lund of Chile visited a school in Uzbekistan on Friday.",
        [
            "visit held 2022-06-10 /UZB Lund",
        ],
    ),
    (
        "President Ivo Lund of Chile visited a hospital in Santiago.",
        [],
    ),
    (
        "Presidents Ivo Lund of Chile and Ana Berg of Peru spoke on the fringes of the Asia-"
        "Pacific summit in Vladivostok on Sunday.",
        [
            "meeting held 2022-06-12 Vladivostok/RUS Berg+Lund",
        ],
    ),
    (
        "The quarrel followed a visit two weeks ago by U.S. President Ivo Lund to Riyadh.",
        [
            "visit held 2022-05-30/2022-06-05 Riyadh/SAU Lund",
        ],
    ),
    (
        "President Ivo Lund of Turkey made the first visit to Armenia by a Turkish head of "
        "state in September last year.",
        [
            "visit held 2021-09 /ARM Lund",
        ],
    ),
    (
        "President Ivo Lund signed a pact last week by the river.",
        [],
    ),
    (
        "Norway and Chile signed a memorandum of understanding at the Norway-Chile Dialogue "
        "in Oslo on Friday.",
        [
            "ceremony held 2022-06-10 Oslo/NOR CHL+NOR",
            "meeting held 2022-06-10 Oslo/NOR CHL+NOR",
        ],
    ),
    (
        "U.S. Secretary of State Ivo Lund and African Union Commission (AUC) Chairperson Ana "
        "Berg signed today a Memorandum of Cooperation at the U.S. – AUC High Level Dialogue "
        "in Washington.",
        [
            "ceremony held 2022-06-13 Washington, D.C./USA Berg+Lund",
            "meeting held 2022-06-13 Washington, D.C./USA Berg+Lund",
        ],
    ),
    (
        "Minister Ivo Lund and World Health Organization (WHO) Director General Ana Berg met "
        "in Lima on Friday.",
        [
            "meeting held 2022-06-10 Lima/PER Berg+Lund",
        ],
    ),
    (
        "The World Health Organization (WHO) and Minister Ana Berg signed a pact in Lima on "
        "Friday.",
        [],
    ),
    (
        "The United States hosted the U.S.-Africa Leaders Summit in December 2021.",
        [
            "summit held 2021-12 / USA+[Africa Leaders]",
        ],
    ),
    (
        "The visit builds on the EU-China Summit in May 2022.",
        [
            "summit held 2022-05 / CHN+EU",
        ],
    ),
]

PACTS: list[Case] = [
    (
        "Norway and Chile signed a Protocol amending the Trade Council Agreement. Minister "
        "Ivo Lund and Chilean Minister Ana Berg signed the accord in Oslo on Wednesday.",
        [
            "agreement signed 2022-06-08 - CHL+NOR: Protocol",
            "agreement in_force - - CHL+NOR: Trade Council Agreement",
        ],
    ),
    (
        "Norway and Chile signed an accord that replaces the 1990 Trade Treaty. The deal was "
        "signed on Wednesday in Oslo.",
        [
            "agreement signed 2022-06-08 - CHL+NOR: accord",
            "treaty ended 1990 - CHL+NOR: 1990 Trade Treaty",
        ],
    ),
    (
        "The leaders of Poland, Estonia and Latvia and the foreign minister of Norway signed "
        "a pact in Riga on Friday.",
        [
            "agreement signed 2022-06-10 - EST+LVA+NOR+POL: pact",
        ],
    ),
    (
        "Gazprom and Belarus signed a five-year deal that doubled the price of gas to $100.",
        [
            "contract signed - - BLR+Gazprom: five-year deal",
        ],
    ),
    (
        "Russia and Ukraine reached a deal on gas prices on Saturday.",
        [
            "contract agreed 2022-06-11 - RUS+UKR: deal on gas prices",
        ],
    ),
    (
        "Iran and Chad signed a deal for 24 fighter jets.",
        [
            "contract signed - - IRN+TCD: deal",
        ],
    ),
    (
        "Chad's forces fought rebels near the capital. The rebels agreed on Tuesday to a "
        "ceasefire.",
        [
            "ceasefire agreed 2022-06-07 - TCD+rebels: ceasefire",
        ],
    ),
    (
        "Fighting between the government of Chad and rebels went on. The rebels accepted a "
        "truce on Tuesday.",
        [
            "ceasefire agreed 2022-06-07 - TCD+rebels: truce",
        ],
    ),
    (
        "Chad signed a ceasefire with the Patriotic Front in Doha on Tuesday. The presidents "
        "of Peru and Chile attended. The two sides had initialled the deal in Oslo on "
        "Saturday.",
        [
            "ceasefire signed 2022-06-07 - Patriotic Front+TCD: ceasefire",
        ],
    ),
    (
        "Peru and Chile signed a trade agreement on Tuesday. Presidents Ivo Lund of Norway "
        "and Ana Berg of Qatar met in Oslo on Friday. The two countries signed the agreement "
        "on fish there.",
        [
            "agreement signed 2022-06-07 - CHL+PER: trade agreement",
            "agreement signed 2022-06-10 - NOR+QAT: agreement on fish",
        ],
    ),
    (
        "Iran and the International Atomic Energy Agency have agreed on a timetable for "
        "answering questions. The work plan, dated August 21, was reached after talks.",
        [
            "roadmap agreed 2021-08-21 - IRN+International Atomic Energy Agency: timetable",
        ],
    ),
    (
        "The accord was brokered by U.S. President Barack Obama with the leaders of China, "
        "India, Brazil and South Africa.",
        [
            "agreement agreed - - BRA+CHN+IND+USA+ZAF: accord",
        ],
    ),
    (
        "A truce brokered by Qatar with Hamas and Israel took hold on Friday.",
        [
            "ceasefire in_force - 2022-06-10 Hamas+ISR by QAT: truce",
        ],
    ),
    (
        "China and India met. Under the Kyoto Protocol of 1997, rich countries agreed to cut "
        "emissions until 2012.",
        [],
    ),
    (
        "China and India met. Under the 2001 treaty, the two countries agreed to share water.",
        [
            "treaty in_force 2001 - CHN+IND: 2001 treaty",
        ],
    ),
]

OFFICES: list[Case] = [
    (
        "The Arab League met in Cairo. The league's secretary-general, Ana Berg, said so. The"
        " league's chief Ali Moe agreed.",
        [
            "Ali Moe: official of Arab League, current",
            "Ana Berg: secretary_general of Arab League, current",
        ],
    ),
    (
        "Chile wrote to the UN Security Council on Monday. In a letter to the council's "
        "president, Brazilian ambassador Ana Berg, he accused Chile of aggression.",
        [
            "Ana Berg: ambassador of BRA, current",
            "Ana Berg: official of UN Security Council, current",
        ],
    ),
    (
        "The nurses were flown to Sofia together with Ana Berg, wife of the French president,"
        " and EU Commissioner Eva Roth.",
        [
            "Eva Roth: official of EU, current",
        ],
    ),
    (
        "Minister Ana Berg met with a United Nations team led by Ivo Lund, a special adviser "
        "to Secretary-General Ali Moe.",
        [
            "Ali Moe: secretary_general of United Nations, current",
            "Ana Berg: minister of -, current",
            "Ivo Lund: adviser of United Nations, current",
        ],
    ),
    (
        "Ivo Lund, an aide to Peruvian President Ali Moe, said so.",
        [
            "Ali Moe: president of PER, current",
            "Ivo Lund: adviser of PER, current",
        ],
    ),
    (
        "North and South Korea's leaders, Kim Jong-il and Roh Moo-hyun, held talks in "
        "Pyongyang on Friday.",
        [
            "Kim Jong-il: other of PRK, current",
            "Roh Moo-hyun: other of KOR, current",
        ],
    ),
    (
        "Chad's and Peru's presidents, Ivo Lund and Ana Berg, met.",
        [
            "Ana Berg: president of PER, current",
            "Ivo Lund: president of TCD, current",
        ],
    ),
    (
        "Mexican President Vicente Fox said that nations could go ahead. Fox then met "
        "Minister Ana Berg.",
        [
            "Ana Berg: minister of MEX, current",
            "Vicente Fox: president of MEX, current",
        ],
    ),
    (
        "Foreign Minister Ivo Lund arrived in Lima on Tuesday and met Ali Moe, his Peruvian "
        "counterpart.",
        [
            "Ali Moe: minister foreign_affairs of PER, current",
            "Ivo Lund: minister foreign_affairs of -, current",
        ],
    ),
    (
        "Minister Ivo Lund of Chile and Ana Berg, his counterpart from Peru, met in Oslo.",
        [
            "Ana Berg: minister of PER, current",
            "Ivo Lund: minister of CHL, current",
        ],
    ),
    (
        "Choe Thae-bok, chairman of North Korea's Supreme People's Assembly, arrived in "
        "Beijing.",
        [
            "Choe Thae-bok: legislator of PRK, current",
        ],
    ),
    (
        "Ivo Lund, President of the UN General Assembly, said so.",
        [
            "Ivo Lund: official of UN General Assembly, current",
        ],
    ),
    (
        "Ivo Lund, president of the Congress party of Chad, said so.",
        [
            "Ivo Lund: party_leader of Congress, current",
        ],
    ),
    (
        "Chinese President Hu Jintao arrived in Seattle. He is due to speak at Yale "
        "University on Friday before leaving for Saudi Arabia. Vice Premier Ana Berg visited "
        "Washington last week.",
        [
            "Ana Berg: deputy_prime_minister of CHN, current",
            "Hu Jintao: president of CHN, current",
        ],
    ),
    (
        "Chad met Peru. Ivo Lund, whose deputy Ali Moe met Ana Berg in Jeddah, said so.",
        [],
    ),
    (
        "The United States and Cuba spoke. Gross landed with Senators Ivo Lund and Ana Berg. "
        "Cuba cheered. House Speaker Eva Roth called it a mistake.",
        [
            "Ana Berg: legislator of USA, current",
            "Eva Roth: legislator of USA, current",
            "Ivo Lund: legislator of USA, current",
        ],
    ),
    (
        "The General Assembly of the United Nations met on Friday. Assembly President Haya "
        "Rashed Al-Khalifa of Bahrain then invited him to speak.",
        [
            "Haya Rashed Al-Khalifa: official of General Assembly, current",
        ],
    ),
    (
        "He recalled the words of the first UN Secretary-General, Trygve Lie of Norway.",
        [
            "Trygve Lie: secretary_general of UN, current",
        ],
    ),
    (
        "Ban Ki-moon of South Korea, 62, is a career diplomat who has served as ambassador to"
        " Austria.",
        [
            "Ban Ki-moon: ambassador of KOR, former",
        ],
    ),
    (
        "Ban Ki-moon previously worked as an adviser to South Korea's president.",
        [
            "Ban Ki-moon: adviser of KOR, former",
        ],
    ),
    (
        "Ban Ki-moon served as ambassador to Austria.",
        [
            "Ban Ki-moon: ambassador of -, current",
        ],
    ),
]

SPEECH: list[Case] = [
    (
        "Norway welcomes today's signing of a peace agreement between Chad and Libya.",
        [
            "NOR [welcomes] indirect: today's signing of a peace agreement between Chad and Libya",
        ],
    ),
    (
        "Minister Ana Berg praised Friday's vote in parliament.",
        [
            "Ana Berg [praised] indirect: Friday's vote in parliament",
        ],
    ),
    (
        "\"This is a historic day,\" Maoist spokesman Krishna Bahadur Mahara said.",
        [
            "Krishna Bahadur Mahara [said] direct: This is a historic day,",
        ],
    ),
    (
        "Ivo Lund, who travelled to the city, called President Ana Berg \"human rubbish\".",
        [
            "Ivo Lund [called] mixed: President Ana Berg \"human rubbish\"",
        ],
    ),
    (
        "Ivo Lund had called former Spanish Prime Minister José María Aznar a \"fascist\".",
        [
            "Ivo Lund [called] mixed: former Spanish Prime Minister José María Aznar a \"fascist\"",
        ],
    ),
    (
        "King Ivo Lund of Spain told Venezuelan President Ana Berg to \"shut up\" during the "
        "closing session of the Ibero-American Summit in Santiago, Chile on Saturday.",
        [
            "Ivo Lund [told] mixed: to \"shut up\"",
        ],
    ),
    (
        "Foreign Secretary Ivo Lund congratulated the two leaders, but expressed deep concern"
        " about fighting.",
        [
            "Ivo Lund [expressed] indirect: deep concern about fighting",
        ],
    ),
    (
        "President Ivo Lund, who took office in April after his predecessor Ali Moe resigned,"
        " surprised the region last month when he announced that Ethiopia would accept the "
        "agreement.",
        [
            "Ivo Lund [announced] indirect: Ethiopia would accept the agreement",
        ],
    ),
    (
        "U.S. Secretary of State Ivo Lund and African Union Commission (AUC) Chairperson Ana "
        "Berg signaled a shared commitment to elevate a partnership.",
        [
            "Ivo Lund and Ana Berg [signaled] indirect: a shared commitment to elevate a "
            "partnership",
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
