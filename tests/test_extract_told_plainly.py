"""Encounters told in passing, by idioms, beside other deeds, of which the parser hangs a part elsewhere."""

from __future__ import annotations

import pytest

from test_extract_encounters import Case, told

PASSING: list[Case] = [
    (
        "Peruvian President Ivo Lund met Chilean President Karl Moe in Lima. They discussed the reopening "
        "of the consulate in Arica.",
        ["meeting held  Lima/PER Lund+Moe"],
    ),
    (
        "Peruvian President Ivo Lund and Chilean President Karl Moe spoke in favour of holding a meeting in "
        "Lima.",
        ["meeting proposed  Lima/PER Lund+Moe"],
    ),
    (
        "Peruvian President Ivo Lund and Chilean President Karl Moe stressed the importance of holding talks "
        "in Lima.",
        [],
    ),
    (
        "Peruvian President Ivo Lund and Chilean President Karl Moe discussed the accords reached in Lima "
        "on May 3.",
        ["meeting held  / Lund+Moe"],
    ),
    (
        "Peruvian President Ivo Lund and Chilean President Karl Moe discussed trade. They hoped that it "
        "would be settled at the eighth International Meeting on Fishing in Lima.",
        ["meeting held  / Lund+Moe"],
    ),
    ("Meeting in Lima, Peru and Chile agreed on a truce.", ["meeting held  Lima/PER CHL+PER"]),
    (
        "Peruvian President Ivo Lund spoke today with Chilean President Karl Moe to congratulate him on his "
        "election.",
        ["phone_call held 2022-06-13 / Lund+Moe"],
    ),
    (
        "Peruvian President Ivo Lund hosted the leaders of Kenya and Uganda in Lima.",
        ["meeting held  Lima/PER KEN+Lund+UGA"],
    ),
    (
        "Peruvian President Ivo Lund hosted a dinner for Chilean President Karl Moe on Monday.",
        ["meeting held 2022-06-13 / Lund+Moe"],
    ),
    (
        "Peruvian President Ivo Lund welcomed the decision to hold talks between Mali and Chad in Dakar.",
        ["meeting planned  Dakar/SEN MLI+TCD"],
    ),
    (
        "The presidents of Peru and Ecuador, Ivo Lund and Karl Moe, sat side by side in "
        "Cuenca on Friday.",
        ["meeting held 2022-06-10 Cuenca/ECU Lund+Moe"],
    ),
    (
        "Peruvian President Ivo Lund received a team of African Union mediators led by "
        "Kenya's Raila Ouma for the second time on Monday.",
        ["meeting held 2022-06-13 / Lund+Ouma"],
    ),
    (
        "Vice President Joe Brandt's stop in Tokyo included lunch with Prime Minister Shiro "
        "Abo and a visit to an aquarium.",
        ["meeting held  Tokyo/JPN Abo+Brandt", "visit held  Tokyo/JPN Brandt"],
    ),
    (
        "Cuban President Raul Soto made a stopover in Havana on Sunday and spent three hours "
        "with convalescing Fidel Ramos.",
        ["meeting held 2022-06-12 Havana/CUB Ramos+Soto", "visit held 2022-06-12 Havana/CUB Soto"],
    ),
    (
        "Norway's Jonas Holm and Russia's Sergei Larin will see each other again in Murmansk "
        "in September.",
        ["meeting planned 2022-09 Murmansk/RUS Holm+Larin"],
    ),
    (
        "A delegation of European Union lawmakers led by Elmar Krok held discussions with "
        "Ukrainian President Viktor Yanov in Kiev on Tuesday.",
        ["meeting held 2022-06-07 Kyiv/UKR Krok+Yanov"],
    ),
    (
        "Consultations between Iran and Oman took place in Muscat on Sunday. The Iranian side"
        " was led by Deputy Foreign Minister Abbas Karimi and the Omani side by "
        "Undersecretary Badr Saidi.",
        ["meeting held 2022-06-12 Muscat/OMN Karimi+Saidi"],
    ),
    (
        "Kenyan President Mwai Koro and Prime Minister Raila Ouma met in Nairobi, in the "
        "presence of former UN chief Kofi Mensah.",
        ["meeting held  Nairobi/KEN Koro+Mensah+Ouma"],
    ),
    (
        "In a phone call on Friday, Turkish Prime Minister Tayfun Erden accepted an apology "
        "from his Israeli counterpart, Ben Natan.",
        ["phone_call held 2022-06-10 / Erden+Natan"],
    ),
    (
        "British Prime Minister David Camden broke off his holiday for talks by telephone "
        "with French President Luc Moreau.",
        ["phone_call held  / Camden+Moreau"],
    ),
    (
        "The meeting, which was to have taken place in Geneva on Friday between Peruvian "
        "President Ivo Lund and Chilean President Karl Moe, was put off.",
        ["meeting cancelled  Geneva/CHE Lund+Moe"],
    ),
    (
        "At a dinner hosted by King Faris in Riyadh late Saturday, Lebanese Prime Minister "
        "Saad Harun exchanged pleasantries with Syria's Karim Nasser.",
        ["meeting held 2022-06-11 Riyadh/SAU Faris+Harun+Nasser"],
    ),
    (
        "Vice President Kara Harper met on the margins of the Riga Security Conference with "
        "German Chancellor Olaf Brandt and, separately, with UK Prime Minister Rishi Sandhu.",
        ["meeting held  / Brandt+Harper", "meeting held  / Harper+Sandhu"],
    ),
    (
        "Chinese President Li Wei and Russian President Igor Larin exchanged congratulatory "
        "messages on Monday.",
        [],
    ),
    (
        "Chinese President Li Wei and Russian President Igor Larin exchanged views on Syria "
        "on Monday.",
        ["meeting held 2022-06-13 / Larin+Wei"],
    ),
    (
        "The two Koreas held their first talks in three years at the border village of "
        "Panmunjom on Wednesday.",
        ["meeting held 2022-06-08 Panmunjom/KOR KOR+PRK"],
    ),
    (
        "The US Secretary of State Ann Rhodes began her first trip abroad in Tokyo on Monday.",
        ["visit held 2022-06-13 Tokyo/JPN Rhodes"],
    ),
    (
        "Counselor Derek Cole is in Pristina this week, where he will see Prime Minister "
        "Albin Kurtaj.",
        [
            "meeting planned 2022-06-13/2022-06-19 Pristina/XKX Cole+Kurtaj",
            "visit held 2022-06-13/2022-06-19 Pristina/XKX Cole",
        ],
    ),
    (
        "President Joe Brandt will welcome President Yoon Soo of South Korea to the White "
        "House for a state visit on April 26, 2023.",
        ["visit planned 2023-04-26 /USA Brandt+Soo"],
    ),
    (
        "Talks between Serbian and Kosovar negotiators got off to a slow start in Brussels on"
        " Tuesday.",
        ["meeting held 2022-06-07 Brussels/BEL SRB+XKX"],
    ),
    (
        "Qatari Foreign Minister Hamad Thani became on Tuesday the first minister to enter "
        "Gaza since 2007.",
        ["visit held 2022-06-07 /PSE Thani"],
    ),
    (
        "After three hours with Syrian President Karim Nasser in Damascus, UN envoy Kofi "
        "Mensah told journalists he was hopeful.",
        ["meeting held  Damascus/SYR Mensah+Nasser"],
    ),
    (
        "Rivals Robert Moyo and Morgan Tsvara were brought together on Monday by South "
        "African President Thabo Mokoena in Harare.",
        ["meeting held 2022-06-13 Harare/ZWE Mokoena+Moyo+Tsvara"],
    ),
    (
        "Pakistan's Asif Zaman spent one day in Delhi in April, lunching with Prime Minister "
        "Raj Mehta.",
        ["meeting held 2022-04 Delhi/IND Mehta+Zaman", "visit held 2022-04 Delhi/IND Zaman"],
    ),
    (
        "Somali President Sharif Ahmed Noor flew home on Friday after talks with Ethiopian "
        "Prime Minister Meles Zewde in Addis Ababa.",
        ["meeting held 2022-06-10 Addis Ababa/ETH Noor+Zewde"],
    ),
    (
        "Armenian President Serzh Sarkis walked out of a meeting with his Azerbaijani "
        "counterpart Ilham Alizade in Kazan on Friday.",
        ["meeting held 2022-06-10 Kazan/RUS Alizade+Sarkis"],
    ),
    (
        "French President Luc Moreau flew to Moscow on Tuesday and met his Russian "
        "counterpart Igor Larin for four hours.",
        [
            "meeting held 2022-06-07 Moscow/RUS Larin+Moreau",
            "visit held 2022-06-07..2022-06-07 Moscow/RUS Moreau",
        ],
    ),
    (
        "The talks opened on Thursday in Riga with Latvian Foreign Minister Ann Berg as "
        "mediator. Estonian Foreign Minister Jaak Tamm met Berg in the morning.",
        ["meeting held 2022-06-09 / Berg+Tamm"],
    ),
    (
        "The talks opened on Thursday in Riga with Latvian Foreign Minister Ann Berg as "
        "mediator. Estonian Foreign Minister Jaak Tamm has met Berg before.",
        ["meeting held  / Berg+Tamm"],
    ),
    (
        "The ministers will meet again at the East Asia Summit in November, Vietnamese "
        "Foreign Minister Pham Minh told Thai Foreign Minister Don Pram in Hanoi.",
        ["meeting planned 2022-11 / Minh+Pram"],
    ),
    (
        "Leaders from 50 countries attended the funeral of former South African president "
        "Nelson Moyo in Soweto on Tuesday, among them Barak Odera and Raul Soto, who shook "
        "hands.",
        ["ceremony held 2022-06-07 Soweto/ZAF Odera+Soto"],
    ),
    (
        "French President Luc Moreau laid a wreath with German Chancellor Anna Brandt at the "
        "Arc de Triomphe in Paris on Wednesday.",
        ["ceremony held 2022-06-08 Paris/FRA Brandt+Moreau"],
    ),
    (
        "Peru's president Ivo Lund met Chilean officials in Lima, among them Foreign Minister"
        " Karl Moe.",
        ["meeting held  Lima/PER Lund+Moe"],
    ),
    (
        "The United Nations Security Council held an emergency session on Sunday at the "
        "request of South Korea.",
        ["session held 2022-06-12 / United Nations Security Council"],
    ),
]


@pytest.mark.parametrize(("body", "expected"), PASSING)
def test_told_plainly(body: str, expected: list[str]) -> None:
    """An encounter is found with all who were there, whatever words tell it."""
    assert told(body) == expected
