"""Encounters told in the words of many kinds of news and releases: one sentence each (codebook section 4)."""

from __future__ import annotations

import pytest

from extracted import Encounter, Extracted

#: A text, published on Monday 2022-06-13, and its encounters: kind, status, days, city/state, participants.
Case = tuple[str, list[str]]

MEETINGS: list[Case] = [
    (
        "President William Ruto on Friday received Somali Foreign Minister Ahmed Fiqi at the Presidential "
        "Palace in Nairobi.",
        ["meeting held 2022-06-10 Nairobi/KEN Fiqi+Ruto"],
    ),
    (
        "Somali Foreign Minister Ahmed Fiqi was received by President William Ruto at the Presidential "
        "Palace on Friday.",
        ["meeting held 2022-06-10 / Fiqi+Ruto"],
    ),
    (
        "Prime Minister Fumio Kishida hosted Indian Prime Minister Narendra Modi for talks in Tokyo on "
        "Thursday.",
        ["meeting held 2022-06-09 Tokyo/JPN Kishida+Modi"],
    ),
    (
        "During the stay, Deputy Minister Ana Lopez saw Finance Minister Carlos Ruiz.",
        ["meeting held  / Lopez+Ruiz"],
    ),
    (
        "Ambassador Jane Owen called on Prime Minister Ralph Gonsalves in Kingstown on June 8.",
        ["meeting held 2022-06-08 Kingstown/VCT Gonsalves+Owen"],
    ),
    (
        "Foreign Minister Alva Baptiste paid a courtesy call on President Luis Arce on Tuesday.",
        ["meeting held 2022-06-07 / Arce+Baptiste"],
    ),
    (
        "Indonesian Foreign Minister Retno Marsudi made a courtesy call on King Abdullah in Amman.",
        ["meeting held  Amman/JOR Abdullah+Marsudi"],
    ),
    (
        "Secretary of State John Kerry sat down with Egyptian President Abdel Fattah al-Sisi in Cairo on "
        "Sunday.",
        ["meeting held 2022-06-12 Cairo/EGY Kerry+al-Sisi"],
    ),
    (
        "Foreign Minister Mevlut Cavusoglu held delegation-level talks with his Pakistani counterpart, "
        "Bilawal Bhutto Zardari, in Ankara on Wednesday.",
        ["meeting held 2022-06-08 Ankara/TUR Cavusoglu+Zardari"],
    ),
    (
        "President Evo Morales held talks in Quito with President of Ecuador Rafael Correa, who hosted the "
        "meeting.",
        ["meeting held  Quito/ECU Correa+Morales"],
    ),
    (
        "The United States and Kenya held the third session of the U.S.-Kenya Bilateral Strategic Dialogue "
        "in Washington on June 8.",
        ["meeting held 2022-06-08 Washington, D.C./USA KEN+USA"],
    ),
    (
        "The seventh meeting of the India-Kenya Joint Commission was held in Nairobi on June 8; India was "
        "represented by Minister Subrahmanyam Jaishankar and Kenya by Minister Raychelle Omamo.",
        ["meeting held 2022-06-08 Nairobi/KEN Jaishankar+Omamo"],
    ),
    (
        "Vladimir Putin met in Sochi with President of Turkey Recep Tayyip Erdogan on Friday. Taking part "
        "in the talks were Foreign Minister Sergei Lavrov on the Russian side and Foreign Minister Mevlut "
        "Cavusoglu on the Turkish side.",
        ["meeting held 2022-06-10 Sochi/RUS Cavusoglu+Erdogan+Lavrov+Putin"],
    ),
    (
        "President Hage Geingob met Chancellor Olaf Scholz in Berlin on Friday. Ambassador Martin Andjaba "
        "also attended.",
        ["meeting held 2022-06-10 Berlin/DEU Andjaba+Geingob+Scholz"],
    ),
    (
        "Foreign Minister Jeyhun Bayramov, accompanied by Deputy Minister Samir Sharifov, met Foreign "
        "Minister David Zalkaliani in Tbilisi.",
        ["meeting held  Tbilisi/GEO Bayramov+Sharifov+Zalkaliani"],
    ),
    (
        "The Swedish ambassador was summoned to the Foreign Ministry in Ankara on Friday and met with "
        "Deputy Minister Sedat Onal.",
        ["meeting held 2022-06-10 Ankara/TUR Onal+SWE"],
    ),
    (
        "Minister Albert Ramdin met Secretary of State Antony Blinken on the sidelines of the OAS General "
        "Assembly in Lima on Thursday.",
        ["meeting held 2022-06-09 Lima/PER Blinken+Ramdin"],
    ),
    (
        "Norway and Russia held consultations in Oslo on Thursday.",
        ["meeting held 2022-06-09 Oslo/NOR NOR+RUS"],
    ),
    (
        "President Luis Abinader and President Jovenel Moise discussed the border in Santo Domingo in "
        "January.",
        ["meeting held 2022-01 Santo Domingo/DOM Abinader+Moise"],
    ),
    (
        "Thai Prime Minister Prayut Chan-o-cha and Malaysian Prime Minister Ismail Sabri Yaakob held a "
        "bilateral meeting on Thursday on the sidelines of the ASEAN Summit.",
        ["meeting held 2022-06-09 / Chan-o-cha+Yaakob"],
    ),
    (
        "The final round of talks between the two governments of Guyana and Suriname took place in "
        "Bridgetown in March.",
        ["meeting held 2022-03 Bridgetown/BRB GUY+SUR"],
    ),
    (
        "Delegations of Armenia and Azerbaijan met in Brussels on Monday.",
        ["meeting held 2022-06-13 Brussels/BEL ARM+AZE"],
    ),
    (
        "Foreign Ministry Undersecretary Luis Perez met over lunch with Ambassador Maria Gil on Thursday.",
        ["meeting held 2022-06-09 / Gil+Perez"],
    ),
    (
        "The foreign ministers of Egypt, Jordan and Iraq met in Baghdad on Sunday.",
        ["summit held 2022-06-12 Baghdad/IRQ EGY+IRQ+JOR"],
    ),
    (
        "Ghana's President John Mahama met with his Nigerian counterpart Bola Tinubu in Abuja on Thursday "
        "to discuss trade.",
        ["meeting held 2022-06-09 Abuja/NGA Mahama+Tinubu"],
    ),
    (
        "Mexican Foreign Minister Marcelo Ebrard and U.S. Ambassador Ken Salazar met in Mexico City on "
        "Tuesday.",
        ["meeting held 2022-06-07 Mexico City/MEX Ebrard+Salazar"],
    ),
    (
        "President Alassane Ouattara, who met Emmanuel Macron in Paris last month, said on Friday that "
        "trade had grown.",
        ["meeting held 2022-05 Paris/FRA Macron+Ouattara"],
    ),
    (
        "President Yoweri Museveni hosted Kenyan President William Ruto at Entebbe on Saturday.",
        ["meeting held 2022-06-11 Entebbe/UGA Museveni+Ruto"],
    ),
    (
        "The two sides held the 12th round of political consultations in Hanoi on June 9, co-chaired by "
        "Deputy Minister Nguyen Minh Vu and Deputy Minister Andrey Rudenko.",
        ["meeting held 2022-06-09 Hanoi/VNM Rudenko+Vu"],
    ),
    (
        "King Salman and Crown Prince Mohammed received President Abdel Fattah el-Sisi in Jeddah on Tuesday.",
        ["meeting held 2022-06-07 Jeddah/SAU Mohammed+Salman+el-Sisi"],
    ),
    (
        "It was the first meeting between President Joe Biden and President Andrzej Duda since March.",
        ["meeting held  / Biden+Duda"],
    ),
    (
        "Former president Thabo Mbeki mediated talks between President Salva Kiir and rebel leader Riek "
        "Machar in Addis Ababa on June 9.",
        ["meeting held 2022-06-09 Addis Ababa/ETH Kiir+Machar+Mbeki"],
    ),
    (
        "The agreement was reached after talks between Prime Minister Albin Kurti and President Aleksandar "
        "Vucic in Brussels on Friday.",
        ["meeting held 2022-06-10 Brussels/BEL Kurti+Vucic"],
    ),
    (
        "Rwandan President Paul Kagame welcomed President Mokgweetsi Masisi at Kigali airport on Thursday.",
        ["meeting held 2022-06-09 Kigali/RWA Kagame+Masisi"],
    ),
    (
        "Ministers from Niger, Mali and Burkina Faso met in Niamey on Thursday.",
        ["summit held 2022-06-09 Niamey/NER BFA+MLI+NER"],
    ),
    (
        "After meeting Defence Minister Benny Gantz in Tel Aviv on Thursday, Secretary Lloyd Austin said "
        "ties were strong.",
        ["meeting held 2022-06-09 Tel Aviv/ISR Austin+Gantz"],
    ),
    (
        "Secretary Lloyd Austin said that before meeting Defence Minister Benny Gantz on Friday he had "
        "been to Cairo.",
        ["meeting held 2022-06-10 / Austin+Gantz"],
    ),
    (
        "Sri Lankan Foreign Minister Ali Sabry met U.S. Under Secretary Victoria Nuland and discussed debt.",
        ["meeting held  / Nuland+Sabry"],
    ),
    (
        "State Department Spokesperson Ned Price: Deputy Secretary Wendy Sherman met today with Mongolian "
        "Foreign Minister Battsetseg Batmunkh in Washington, D.C.",
        ["meeting held 2022-06-13 Washington, D.C./USA Batmunkh+Sherman"],
    ),
    (
        "On 9 June, the President of the Republic of Kazakhstan, Kassym-Jomart Tokayev, received the "
        "Minister of Foreign Affairs of the Republic of Korea, Park Jin.",
        ["meeting held 2022-06-09 / Jin+Tokayev"],
    ),
    (
        "Foreign Minister Ararat Mirzoyan and Foreign Minister Jeyhun Bayramov held trilateral talks with "
        "Secretary Antony Blinken in Arlington on June 8.",
        ["summit held 2022-06-08 Arlington/USA Bayramov+Blinken+Mirzoyan"],
    ),
    (
        "Leaders from Japan, Australia and India gathered in Tokyo on Friday.",
        ["summit held 2022-06-10 Tokyo/JPN AUS+IND+JPN"],
    ),
]

VISITS: list[Case] = [
    (
        "President Lazarus Chakwera, who flew into the country on Saturday for his first state visit to "
        "Tanzania, praised President Samia Suluhu Hassan.",
        ["visit held 2022-06-11 /TZA Chakwera"],
    ),
    (
        "Prime Minister Boris Johnson arrived in New Delhi on Thursday on a two-day visit.",
        ["visit held 2022-06-09..2022-06-10 New Delhi/IND Johnson"],
    ),
    (
        "Uruguay's president, Luis Lacalle Pou, who is on an official visit to Mexico, praised the deal.",
        ["visit held  /MEX Pou"],
    ),
    (
        "Foreign Minister Abdullah Shahid, accompanied by a delegation, is on a three-day visit to Colombo.",
        ["visit held  Colombo/LKA Shahid"],
    ),
    (
        "Prime Minister Hun Sen told Foreign Minister Wang Yi, who visited Phnom Penh last week, that ties "
        "were strong.",
        ["visit held 2022-06-06/2022-06-12 Phnom Penh/KHM Yi"],
    ),
    (
        "Foreign Minister Hakan Fidan arrived in Baghdad from Doha on Sunday.",
        ["visit held 2022-06-12 Baghdad/IRQ Fidan"],
    ),
    (
        "Mr. Kerry left for Paris.",
        ["visit held  Paris/FRA Kerry"],
    ),
    (
        "The visit of Prime Minister Abiy Ahmed to Asmara in 2018 ended a long feud.",
        ["visit held 2018 Asmara/ERI Ahmed"],
    ),
    (
        "President Bola Tinubu departed Abuja on Sunday for Paris on a three-day official visit.",
        ["visit held 2022-06-12..2022-06-14 Paris/FRA Tinubu"],
    ),
]

TALKING: list[Case] = [
    (
        "In a telephone call on Sunday, US Vice President Ann Hale urged Iraqi Prime Minister Omar Aziz to "
        "wait.",
        ["phone_call held 2022-06-12 / Aziz+Hale"],
    ),
    (
        "In a press meeting held on Thursday, Defence Minister Luis Soto denied the claim.",
        ["press_conference held 2022-06-09 / Soto"],
    ),
    (
        "Colombia and Peru ended their truce on Monday. Talks in Geneva in October 2006 failed.",
        ["meeting held 2006-10 Geneva/CHE COL+PER"],
    ),
    (
        "Prime Minister Jacinda Ardern spoke over telephone with Prime Minister Fiame Mataafa on Friday.",
        ["phone_call held 2022-06-10 / Ardern+Mataafa"],
    ),
    (
        "A telephone conversation took place between Vladimir Putin and President of Tajikistan Emomali "
        "Rahmon.",
        ["phone_call held  / Putin+Rahmon"],
    ),
    (
        "Vladimir Putin had a telephone conversation with Prime Minister of Armenia Nikol Pashinyan at the "
        "initiative of the Armenian side.",
        ["phone_call held  / Pashinyan+Putin"],
    ),
    (
        "Secretary Antony Blinken spoke yesterday with Georgian Prime Minister Irakli Garibashvili. The "
        "Secretary was joined on the call by Assistant Secretary Karen Donfried.",
        ["phone_call held 2022-06-12 / Blinken+Donfried+Garibashvili"],
    ),
    (
        "Foreign Minister Luigi Di Maio held a video conference with Foreign Minister Sameh Shoukry on "
        "Tuesday.",
        ["video_call held 2022-06-07 / Maio+Shoukry"],
    ),
    (
        "At a regular press briefing on Wednesday, Foreign Ministry spokesperson Zhao Lijian criticized "
        "the bill.",
        ["press_conference held 2022-06-08 / Lijian"],
    ),
    (
        "Spokesman Farhan Haq told the noon briefing in New York today that the talks had failed.",
        ["press_conference held 2022-06-13 New York/USA Haq"],
    ),
    (
        "Addressing the media jointly with Foreign Minister Sheikh Khaled in Manama, Foreign Minister Yair "
        "Lapid hailed the deal.",
        ["press_conference held  Manama/BHR Khaled+Lapid"],
    ),
    (
        "President Nana Akufo-Addo said at a joint press conference with President Patrice Talon in Accra "
        "on Friday that trade had grown.",
        ["press_conference held 2022-06-10 Accra/GHA Akufo-Addo+Talon"],
    ),
    (
        '"We are ready," Foreign Minister Edgars Rinkevics told a news conference in Riga on Thursday.',
        ["press_conference held 2022-06-09 Riga/LVA Rinkevics"],
    ),
    (
        "In an interview with Al Jazeera on Friday, Foreign Minister Hussein Karimi said the talks would "
        "resume.",
        ["interview held 2022-06-10 / Al Jazeera+Karimi"],
    ),
    (
        "Speaking at a joint news conference with German Chancellor Olaf Scholz in Berlin on Thursday, "
        "Prime Minister Mark Rutte defended the plan.",
        ["press_conference held 2022-06-09 Berlin/DEU Rutte+Scholz"],
    ),
    (
        "President Luis Lacalle Pou phoned President Alberto Fernandez on Sunday to congratulate him.",
        ["phone_call held 2022-06-12 / Fernandez+Pou"],
    ),
    (
        "In a phone call on Saturday, Foreign Minister Qin Gang urged Foreign Minister Park Jin to keep "
        "calm.",
        ["phone_call held 2022-06-11 / Gang+Jin"],
    ),
    (
        "Ecuador's foreign minister, Juan Carlos Holguin, and his Colombian counterpart, Marta Lucia "
        "Ramirez, held a virtual meeting on Wednesday.",
        ["video_call held 2022-06-08 / Holguin+Ramirez"],
    ),
    (
        "High Representative Josep Borrell spoke on the phone with Azerbaijani Foreign Minister Jeyhun "
        "Bayramov on Thursday.",
        ["phone_call held 2022-06-09 / Bayramov+Borrell"],
    ),
]

OCCASIONS: list[Case] = [
    (
        "Foreign Minister Hassan Shoukry and Foreign Minister Ayman Safadi signed a memorandum in Amman on "
        "Tuesday, in the presence of King Abdullah.",
        ["ceremony held 2022-06-07 Amman/JOR Abdullah+Safadi+Shoukry"],
    ),
    (
        "Energy minister Bright Msaka signed for Malawi at a ceremony at State House in Lilongwe on "
        "Friday. President Peter Mutharika looked on.",
        ["ceremony held 2022-06-10 Lilongwe/MWI Msaka+Mutharika"],
    ),
    (
        "Vice President Kamala Harris attended the inauguration of President Xiomara Castro in Tegucigalpa "
        "on January 27.",
        ["ceremony held 2022-01-27 Tegucigalpa/HND Castro+Harris"],
    ),
    (
        "On Tuesday Special Envoy Hans Grundberg briefed the Security Council.",
        ["session held 2022-06-07 / Grundberg+Security Council"],
    ),
    (
        "The China-Japan-South Korea summit held in Seoul on May 27 gave momentum.",
        ["summit held 2022-05-27 Seoul/KOR CHN+JPN+KOR"],
    ),
    (
        "Samoa's Prime Minister Fiame Mataafa inaugurated the new embassy in Wellington on Friday together "
        "with Prime Minister Jacinda Ardern.",
        ["ceremony held 2022-06-10 Wellington/NZL Ardern+Mataafa"],
    ),
]

AHEAD: list[Case] = [
    (
        "Kyrgyz President Sadyr Japarov will pay a state visit to Turkey from June 20 to 22.",
        ["visit planned 2022-06-20..2022-06-22 /TUR Japarov"],
    ),
    (
        "Foreign Minister Annalena Baerbock is due to visit Niger next Monday.",
        ["visit planned 2022-06-20 /NER Baerbock"],
    ),
    (
        "President Felix Tshisekedi is expected in Luanda on 20 June.",
        ["visit planned 2022-06-20 Luanda/AGO Tshisekedi"],
    ),
    (
        "President Felix Tshisekedi is set to meet President Paul Kagame in Luanda on 20 June.",
        ["meeting planned 2022-06-20 Luanda/AGO Kagame+Tshisekedi"],
    ),
    (
        "Deputy Prime Minister Alexei Overchuk is planning to travel to Yerevan next Tuesday.",
        ["visit planned 2022-06-21 Yerevan/ARM Overchuk"],
    ),
    (
        "A visit to Tripoli by UN envoy Stephanie Williams, planned for 20 June, has been postponed.",
        ["visit cancelled 2022-06-20 Tripoli/LBY Williams"],
    ),
    (
        "The meeting between President Nayib Bukele and President Xiomara Castro was put off.",
        ["meeting cancelled  / Bukele+Castro"],
    ),
    (
        "A planned call on Sultan Haitham by Foreign Minister Hossein Amir-Abdollahian could not take place.",
        ["meeting cancelled  / Amir-Abdollahian+Haitham"],
    ),
    (
        "A meeting between Foreign Minister Subrahmanyam Jaishankar and Foreign Minister Dmytro Kuleba did "
        "not take place.",
        ["meeting cancelled  / Jaishankar+Kuleba"],
    ),
    (
        "President Charles Michel has accepted an invitation to visit Dakar.",
        ["visit planned  Dakar/SEN Michel"],
    ),
    (
        "President Pedro Castillo invited Chilean President Gabriel Boric to visit Lima.",
        ["visit proposed  Lima/PER Boric"],
    ),
    (
        "King Felipe invited President Alberto Fernandez to pay a state visit to Spain in 2023.",
        ["visit proposed 2023 /ESP Fernandez"],
    ),
    (
        "President Recep Tayyip Erdogan proposed a summit with President Vladimir Putin and President "
        "Volodymyr Zelenskyy in Istanbul.",
        ["summit proposed  Istanbul/TUR Erdogan+Putin+Zelenskyy"],
    ),
    (
        "Deputy Ministers Igor Sokolov and Jan Novak agreed to meet by videoconference on June 20.",
        ["video_call planned 2022-06-20 / Novak+Sokolov"],
    ),
    (
        "Prime Minister Fumio Kishida will attend the funeral of Queen Elizabeth in London on 20 June.",
        ["ceremony planned 2022-06-20 London/GBR Kishida"],
    ),
    (
        "The joint commission, co-chaired by Deputy Prime Minister Viktor Ivanov and Minister Peter Hajek, "
        "will meet in Prague on June 21.",
        ["session planned 2022-06-21 Prague/CZE Hajek+Ivanov"],
    ),
    (
        "Ambassador Sarah Lynch will represent the United States at the June 20 ceremony in Paramaribo.",
        ["ceremony planned 2022-06-20 Paramaribo/SUR Lynch"],
    ),
    (
        "Foreign Minister Liz Truss will meet Foreign Minister Penny Wong on the margins of the G7 summit "
        "next week.",
        ["meeting planned 2022-06-20/2022-06-26 / Truss+Wong"],
    ),
    (
        "Serbia and Kosovo will resume talks next week in Brussels.",
        ["meeting planned 2022-06-20/2022-06-26 Brussels/BEL SRB+XKX"],
    ),
    (
        "A meeting between the President of Mongolia, Khaltmaagiin Battulga, and Prime Minister Dmitry "
        "Medvedev is scheduled for tomorrow in Moscow.",
        ["meeting planned 2022-06-14 Moscow/RUS Battulga+Medvedev"],
    ),
    (
        "Leaders of Brazil, Russia, India, China and South Africa will hold a summit in Pretoria in August.",
        ["summit planned 2022-08 Pretoria/ZAF BRA+CHN+IND+RUS+ZAF"],
    ),
    (
        "Talks between Foreign Minister Gideon Saar and Foreign Minister Badr Abdelatty in Cairo were "
        "called off on Sunday.",
        ["meeting cancelled  Cairo/EGY Abdelatty+Saar"],
    ),
    (
        "President Gustavo Petro said he would meet President Nicolas Maduro in Caracas on June 20.",
        ["meeting planned 2022-06-20 Caracas/VEN Maduro+Petro"],
    ),
    (
        "Kremlin spokesman Dmitry Peskov said a meeting between President Vladimir Putin and President Xi "
        "Jinping was being prepared.",
        ["meeting planned  / Jinping+Putin"],
    ),
    (
        "Foreign Minister Penny Wong begins a three-day visit to Fiji on Wednesday, her office said.",
        ["visit planned 2022-06-15..2022-06-17 /FJI Wong"],
    ),
    (
        "On Thursday Secretary-General Antonio Guterres will address the Security Council.",
        ["session planned 2022-06-16 / Guterres+Security Council"],
    ),
    (
        "Foreign Minister Sergey Lavrov will hold talks with his Algerian counterpart Ramtane Lamamra in "
        "Moscow on June 20.",
        ["meeting planned 2022-06-20 Moscow/RUS Lamamra+Lavrov"],
    ),
    (
        "Prime Minister Viktor Orban cancelled a trip to Brussels planned for Tuesday.",
        ["visit cancelled 2022-06-14 Brussels/BEL Orban"],
    ),
    (
        "President Rumen Radev called off a meeting with Prime Minister Kiril Petkov.",
        ["meeting cancelled  / Petkov+Radev"],
    ),
    (
        "Sheikh Hasina's visit to New Delhi in September will focus on trade, Foreign Minister Abdul Momen "
        "said.",
        ["visit planned 2022-09 New Delhi/IND Hasina"],
    ),
    (
        "Somalia and Ethiopia will hold a third round of talks in Ankara in September, Turkish Foreign "
        "Minister Hakan Fidan said.",
        ["meeting planned 2022-09 Ankara/TUR ETH+SOM"],
    ),
    (
        "Pakistan has invited Iranian President Ebrahim Raisi to visit Islamabad.",
        ["visit proposed  Islamabad/PAK Raisi"],
    ),
    (
        "President Daniel Noboa postponed his visit to Beijing.",
        ["visit cancelled  Beijing/CHN Noboa"],
    ),
    (
        "Foreign Minister Catherine Colonna will receive her Greek counterpart, Nikos Dendias, at the Quai "
        "d'Orsay on 15 June.",
        ["meeting planned 2022-06-15 / Colonna+Dendias"],
    ),
]

SEVERAL: list[Case] = [
    (
        "Foreign Minister Vivian Balakrishnan had separate meetings with Prime Minister Hun Sen and "
        "Foreign Minister Prak Sokhonn in Phnom Penh on Tuesday.",
        [
            "meeting held 2022-06-07 Phnom Penh/KHM Balakrishnan+Sen",
            "meeting held 2022-06-07 Phnom Penh/KHM Balakrishnan+Sokhonn",
        ],
    ),
    (
        "President Joko Widodo met separately with President Vladimir Putin and Foreign Minister Sergei "
        "Lavrov on Friday.",
        ["meeting held 2022-06-10 / Lavrov+Widodo", "meeting held 2022-06-10 / Putin+Widodo"],
    ),
    (
        "Foreign Minister Radoslaw Sikorski met President Maia Sandu and, separately, Prime Minister Dorin "
        "Recean.",
        ["meeting held  / Recean+Sikorski", "meeting held  / Sandu+Sikorski"],
    ),
    (
        "President of Serbia Aleksandar Vucic, who is in the country on a two-day official visit, met in "
        "Baku with President Ilham Aliyev of Azerbaijan.",
        ["meeting held  Baku/AZE Aliyev+Vucic", "visit held  /AZE Vucic"],
    ),
    (
        "Prime Minister Narendra Modi returned on Sunday after a three-nation tour of Europe from June 2 "
        "to 4, in the course of which he visited Germany, Denmark and France.",
        [
            "visit held  /DEU Modi",
            "visit held  /DNK Modi",
            "visit held  /FRA Modi",
            "visit held 2022-06-02..2022-06-04 / Modi",
        ],
    ),
    (
        "Foreign Minister Wang Yi wrapped up visits to Fiji, Tonga and Vanuatu on Friday.",
        ["visit held  /FJI Yi", "visit held  /TON Yi", "visit held  /VUT Yi"],
    ),
    (
        "Foreign Minister Enrique Reina will visit Taiwan and Japan next month.",
        ["visit planned 2022-07 /JPN Reina", "visit planned 2022-07 /TWN Reina"],
    ),
    (
        "Prime Minister Ana Brnabic is to travel to Budapest on June 20 for talks with her counterpart, "
        "Viktor Orban.",
        [
            "meeting planned 2022-06-20 Budapest/HUN Brnabic+Orban",
            "visit planned 2022-06-20 Budapest/HUN Brnabic",
        ],
    ),
    (
        "Foreign Minister Nasser Bourita travelled to Abuja on Friday, where he met Foreign Minister "
        "Geoffrey Onyeama.",
        [
            "meeting held 2022-06-10 Abuja/NGA Bourita+Onyeama",
            "visit held 2022-06-10..2022-06-10 Abuja/NGA Bourita",
        ],
    ),
    (
        "The Secretary-General would meet President Evariste Ndayishimiye on Tuesday before going on to "
        "Kinshasa, spokesman Stephane Dujarric said of Secretary-General Antonio Guterres.",
        ["meeting planned 2022-06-14 / Guterres+Ndayishimiye", "visit planned  Kinshasa/COD Guterres"],
    ),
    (
        "Foreign Minister Hossein Ali was in Muscat on Friday for talks with Omani Foreign Minister Badr "
        "Albusaidi.",
        ["meeting held 2022-06-10 Muscat/OMN Albusaidi+Ali", "visit held 2022-06-10 Muscat/OMN Ali"],
    ),
    (
        "President Macky Sall flew to Sochi on Thursday to meet President Vladimir Putin.",
        ["meeting held 2022-06-09 Sochi/RUS Putin+Sall", "visit held 2022-06-09..2022-06-09 Sochi/RUS Sall"],
    ),
    (
        "President Gustavo Petro held a phone call with President Nicolas Maduro before travelling to "
        "Havana on Friday.",
        ["phone_call held  / Maduro+Petro", "visit held 2022-06-10..2022-06-10 Havana/CUB Petro"],
    ),
    (
        "Emir Tamim bin Hamad arrived in Tehran on Sunday to hold talks with President Ebrahim Raisi.",
        ["meeting held 2022-06-12 Tehran/IRN Hamad+Raisi", "visit held 2022-06-12 Tehran/IRN Hamad"],
    ),
    (
        "Foreign Minister Penny Wong concluded a visit to Samoa and Tonga on Friday.",
        ["visit held  /TON Wong", "visit held  /WSM Wong"],
    ),
    (
        "President Xiomara Castro traveled to Washington last week and met with Vice President Kamala "
        "Harris.",
        [
            "meeting held 2022-06-06/2022-06-12 Washington, D.C./USA Castro+Harris",
            "visit held 2022-06-06/2022-06-12 Washington, D.C./USA Castro",
        ],
    ),
    (
        "The prime minister of Fiji, Frank Bainimarama, will visit Canberra later this month, where he "
        "will meet Prime Minister Anthony Albanese.",
        [
            "meeting planned 2022-06 Canberra/AUS Albanese+Bainimarama",
            "visit planned 2022-06 Canberra/AUS Bainimarama",
        ],
    ),
    (
        "Prime Minister Kyriakos Mitsotakis will be in Washington on June 20 for talks with President Joe "
        "Biden.",
        [
            "meeting planned 2022-06-20 Washington, D.C./USA Biden+Mitsotakis",
            "visit planned 2022-06-20 Washington, D.C./USA Mitsotakis",
        ],
    ),
]

NONE: list[Case] = [
    (
        "Ambassador Jane Owen called on Prime Minister Ralph Gonsalves to release the prisoners.",
        [],
    ),
    (
        "President Lazarus Chakwera flies home today.",
        [],
    ),
    (
        "Ambassador Paul Jones left Islamabad on Sunday.",
        [],
    ),
    (
        "Taking part in the talks were Foreign Minister Sergei Lavrov and Aide Yury Ushakov on the Russian "
        "side.",
        [],
    ),
    (
        "President Luis Abinader discussed the border with reporters.",
        [],
    ),
    (
        "Prime Minister Keir Rodney should meet President Ali Bongo more often, the paper wrote.",
        [],
    ),
    (
        "Brazil and Argentina have been partners for decades.",
        [],
    ),
    (
        "Negotiations between Cyprus and Turkey have dragged on for years.",
        [],
    ),
    (
        "President Yoweri Museveni met thousands of supporters in Kampala.",
        [],
    ),
    (
        "The countries discussed trade, and the meeting of experts was useful.",
        [],
    ),
    (
        "The Egyptian army met the Sudanese army in a friendly match.",
        [],
    ),
    (
        "President Sauli Niinisto refused to meet President Vladimir Putin.",
        [],
    ),
    (
        "President Sauli Niinisto has never met President Kim Jong Un.",
        [],
    ),
    (
        "Guterres welcomed the accord and urged Ethiopia to respect it.",
        [],
    ),
    (
        "President Joe Biden welcomed the release of journalist Maria Ressa.",
        [],
    ),
    (
        "The ministers agreed at the meeting to propose a new plan.",
        [],
    ),
    (
        "The United States hopes to hold talks with North Korea.",
        [],
    ),
    (
        "Foreign Minister Elmedin Konakovic did not attend the meeting with Foreign Minister Ivica Dacic.",
        [],
    ),
    (
        "The opposition wants President Guillermo Lasso to meet indigenous leader Leonidas Iza.",
        [],
    ),
    (
        "President Muhammadu Buhari urged President Macky Sall to visit Abuja.",
        [],
    ),
    (
        "President Vladimir Putin will not attend the G20 summit in Bali.",
        [],
    ),
    (
        "The meeting of the central bank's board left rates unchanged.",
        [],
    ),
    (
        "Prime Minister Giorgia Meloni said talks with the unions would go on.",
        [],
    ),
    (
        "President Joe Biden's visit was welcomed by the opposition.",
        [],
    ),
    (
        "Analysts expect trade talks to dominate the agenda.",
        [],
    ),
    (
        "President William Ruto called on China to cancel debts.",
        [],
    ),
    (
        "The minister saw the decision as a mistake.",
        [],
    ),
    (
        "Prime Minister Andrew Holness hosted a dinner.",
        [],
    ),
    (
        "President Nayib Bukele is in good health, Foreign Minister Alexandra Hill said.",
        [],
    ),
    (
        "The call by President Cyril Ramaphosa for peace was ignored.",
        [],
    ),
    (
        "Ambassador Linda Taylor spoke to reporters in New York.",
        [],
    ),
    (
        "Foreign Minister Jose Manuel Albares returned to Madrid on Friday.",
        [],
    ),
    (
        "President Ismail Omar said he was ready to meet President Isaias Afwerki.",
        [],
    ),
    (
        "If President Ismail Omar meets President Isaias Afwerki, the border may open.",
        [],
    ),
    (
        "The European Union and Mercosur concluded negotiations on a trade deal.",
        [],
    ),
    (
        "President Tokayev congratulated President Japarov on the anniversary.",
        [],
    ),
    (
        "Secretary Blinken attended Stanford University.",
        [],
    ),
    (
        "Prime Minister Edi Rama arrived at the conclusion that talks were useless.",
        [],
    ),
]


def told(body: str) -> list[str]:
    """The encounters of a text, a line each."""
    text = Extracted(body)
    return sorted(_line(m, text.names) for m in text.meetings())


def _line(m: Encounter, names: dict[str, str]) -> str:
    days = f"{m.start}..{m.end}" if m.end else m.start
    # The last word of a person's name is enough to know who is meant.
    who = sorted(
        names[a.person].split()[-1] if a.person else a.country or names.get(a.organization) or f"[{a.words}]"
        for a in m.candidate.actors
    )
    return f"{m.kind} {m.status} {days} {m.city}/{m.country} {'+'.join(who)}"


@pytest.mark.parametrize(("body", "expected"), MEETINGS)
def test_meetings(body: str, expected: list[str]) -> None:
    """A meeting is read with its participants, day and place, however it is told."""
    assert told(body) == expected


@pytest.mark.parametrize(("body", "expected"), VISITS)
def test_visits(body: str, expected: list[str]) -> None:
    """A visit is read with its traveller, days and place."""
    assert told(body) == expected


@pytest.mark.parametrize(("body", "expected"), TALKING)
def test_talking(body: str, expected: list[str]) -> None:
    """Calls, interviews and press conferences are told from meetings in person."""
    assert told(body) == expected


@pytest.mark.parametrize(("body", "expected"), OCCASIONS)
def test_occasions(body: str, expected: list[str]) -> None:
    """Sessions, summits and ceremonies are read with those who were there."""
    assert told(body) == expected


@pytest.mark.parametrize(("body", "expected"), AHEAD)
def test_ahead(body: str, expected: list[str]) -> None:
    """What is planned, proposed or called off has that status."""
    assert told(body) == expected


@pytest.mark.parametrize(("body", "expected"), SEVERAL)
def test_several(body: str, expected: list[str]) -> None:
    """Encounters that one sentence tells apart are several."""
    assert told(body) == expected


@pytest.mark.parametrize(("body", "expected"), NONE)
def test_no_encounter(body: str, expected: list[str]) -> None:
    """Topics, wishes, refusals, crowds and armies give no encounter."""
    assert told(body) == expected
