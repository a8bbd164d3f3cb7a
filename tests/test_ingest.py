"""Adding texts and saved pages: what becomes of them, what is refused, what is asked."""

from __future__ import annotations

import calendar
import datetime
import io
import json
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from diplofacts import build as building
from diplofacts import cli, ingest
from diplofacts.articles import read_article
from diplofacts.errors import IngestError, PackageError, Problem
from diplofacts.ingest import Draft, Given, plan, write
from diplofacts.ingest import files as files_of_ingest
from diplofacts.ingest.naming import LONGEST, folded, free_stem, stem_of, stem_of_file
from diplofacts.ingest.pagedates import spelled
from diplofacts.swap import lock
from fake_stages import FakeStages
from strategies import article_texts

Run = Callable[..., tuple[int, str, str]]

STORY = [
    "The foreign minister of Norland, Ana Ruiz, met President Jan Novak in the capital on Friday.",
    "They signed an agreement on trade and fisheries that both sides have negotiated since last spring.",
    "“We have waited long for this day,” Ruiz told reporters after the ceremony, and thanked her hosts.",
    "The two countries will open embassies next year, according to a statement of the ministry.",
]
FRENCH = (
    "La ministre des Affaires étrangères a rencontré vendredi le président dans la capitale, où ils ont "
    "signé un accord sur le commerce et la pêche qui était négocié depuis le printemps dernier."
)


def page(head: str = "", body: str = "", paragraphs: list[str] = STORY, language: str = "") -> str:
    """A page of today's shape: navigation, an article, a footer with a year."""
    text = body or "".join(f"<p>{paragraph}</p>\n" for paragraph in paragraphs)
    declared = f' lang="{language}"' if language else ""
    return (
        f"<!DOCTYPE html>\n<html{declared}><head><title>Ruiz meets Novak</title>{head}</head><body>"
        "<nav><ul><li><a href='/'>Home</a></li><li><a href='/world'>World</a></li></ul></nav>"
        f"<article>{text}</article><footer><p>Copyright 2019 The Norland Times</p></footer></body></html>"
    )


DATED = '<meta property="article:published_time" content="2022-06-13T10:00:00Z">'


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command in an empty folder; gives exit code, output and messages."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(building, "LanguageStages", lambda *_: FakeStages())

    def call(*argv: object) -> tuple[int, str, str]:
        code = cli.main([str(word) for word in argv])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call


def planned(folder: Path, name: str, content: str | bytes, given: Given | None = None) -> Draft:
    """The draft of one file of that content."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    drafts, problems = plan([path], folder / "raw", given)
    assert not problems, problems
    return drafts[0]


def refused(folder: Path, name: str, content: str | bytes, given: Given | None = None) -> Problem:
    """The one problem of one file of that content."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    drafts, problems = plan([path], folder / "raw", given)
    assert not drafts
    (problem,) = problems
    assert problem.path == str(path)
    return problem


# --- texts ------------------------------------------------------------------------------------------------


@settings(max_examples=60)
@given(article_texts().filter(lambda text: "\0" not in text))
@example(" date 2022-06-13 A line\nthat is hard-\nwrapped.\r\n\r\n- one\n- two\n")
@example(" date 2022-06-13 Q: Who was there?\nMR PRICE: The minister.\n\nQ: \x1b[31mWhen?\n")
def test_text_is_kept_byte_for_byte(text: str) -> None:
    """A raw article that is added has its bytes in raw/, is read, and is refused the second time."""
    with tempfile.TemporaryDirectory() as folder:
        draft = planned(Path(folder), "call.txt", text)
        raw = Path(folder, "raw")
        write([draft], raw)
        written = raw / "call.txt"
        assert written.read_bytes() == text.encode()
        article = read_article(written)
        assert (article.text, article.published) == (text, datetime.date(2022, 6, 13))
        assert article.language == draft.article.language
        drafts, problems = plan([Path(folder, "call.txt")], raw)
        assert not drafts
        assert "there already" in problems[0].message


def test_text_without_header_gets_a_sidecar(tmp_path: Path) -> None:
    """The date and whatever else is said of a text goes beside it; its bytes stay as they are."""
    text = "\r\n".join(STORY)
    given = Given(date="2022-06-13", title="Ruiz meets Novak", publisher="MFA", url="https://example.org/1")
    draft = planned(tmp_path, "notes.txt", text, given)
    write([draft], tmp_path / "raw")
    article = read_article(tmp_path / "raw" / "mfa_2022-06-13_ruiz-meets-novak.txt")
    assert article.text == text
    assert (article.published, article.title) == (datetime.date(2022, 6, 13), given.title)
    assert (article.publisher, article.url) == (given.publisher, given.url)
    sidecar = json.loads((tmp_path / "raw" / "mfa_2022-06-13_ruiz-meets-novak.json").read_bytes())
    assert list(sidecar) == ["title", "publisher", "url", "published"]


def test_sidecar_beside_a_text_comes_along(tmp_path: Path) -> None:
    """A text with a sidecar is an article already: it keeps its name and metadata; an option overrides."""
    sidecar = {"title": "A call", "published": "2022-06-15", "license": "CC BY 4.0"}
    (tmp_path / "mfa_call.json").write_text(json.dumps(sidecar))
    draft = planned(tmp_path, "mfa_call.txt", STORY[0], Given(license="public domain"))
    assert draft.stem == "mfa_call"
    assert draft.sidecar == {**sidecar, "license": "public domain"}


def test_malformed_metadata_is_refused(tmp_path: Path) -> None:
    """What the build would not read is refused before it is written, and names the file that was given."""
    text = " date 2022-06-13 A."
    assert "malformed" in refused(tmp_path, "a.txt", text, Given(url="example.org")).message
    assert "malformed" in refused(tmp_path, "a.txt", text, Given(language="?")).message
    assert "not Unicode" in refused(tmp_path, "a.txt", text, Given(title="\udc80")).message
    assert "different dates" in refused(tmp_path, "a.txt", text, Given(date="2022-06-14")).message
    assert "bad date" in refused(tmp_path, "a.txt", " date 2022-6-13 A.", Given(language="en")).message
    (tmp_path / "a.json").write_text('{"titel": "x"}')
    problem = plan([tmp_path / "a.txt"], tmp_path / "raw")[1][0]
    assert (problem.message, problem.column) == ("the sidecar has an unknown key", "titel")


def test_undated_text_is_refused(tmp_path: Path) -> None:
    """Without a day of publication nothing is guessed; the message says which option gives it."""
    assert "--date" in refused(tmp_path, "a.txt", STORY[0]).hint
    assert planned(tmp_path, "a.txt", STORY[0], Given(date="2022-06-13")).dated == "--date"


def test_text_in_another_encoding_is_refused(tmp_path: Path) -> None:
    """A text that is not UTF-8 is not converted in silence: the message has the offset and a command."""
    problem = refused(tmp_path, "a.txt", ("date 2022-06-13 " + FRENCH).encode("cp1252"))
    assert problem.offset == ("date 2022-06-13 " + FRENCH).index("é")
    assert "iconv -f cp125" in problem.hint
    assert "iconv -f UTF-16" in refused(tmp_path, "b.txt", STORY[0].encode("utf-16")).hint


# --- pages ------------------------------------------------------------------------------------------------


def test_page_with_metadata(tmp_path: Path) -> None:
    """Text, title, publisher, address, date, language and licence come from the page, and nothing else."""
    head = (
        '<meta property="og:title" content="Ruiz meets Novak">'
        '<meta property="og:site_name" content="Norland Times">'
        '<link rel="canonical" href="https://times.example/2022/ruiz">' + DATED
    )
    body = (
        f"<h1>Ruiz meets Novak</h1><p>{STORY[0]}</p><p>{STORY[1]}<script>alert('x')</script></p>"
        "<h2>The deal</h2>"
        "<ul><li>trade &amp; <b>fisheries</b></li><li>visas<ul><li>for students</li></ul></li></ul>"
        f"<blockquote><p>{STORY[2]}</p></blockquote><p>{STORY[3]}<br>It was\nsigned   late.</p>"
        "<p><a rel='license' href='https://creativecommons.org/licenses/by/4.0/'>licence</a></p>"
    )
    draft = planned(tmp_path, "saved.html", page(head, body, language="en-GB"))
    lines = draft.data.decode().split("\n")
    assert lines[:6] == ["Ruiz meets Novak", "", STORY[0], "", STORY[1], ""]
    middle = ["The deal", "", "trade & fisheries", "visas", "for students", "", STORY[2], "", STORY[3]]
    assert lines[6:15] == middle
    assert lines[15] == "It was signed late."
    assert not {"Home", "alert", "Copyright"} & set(draft.data.decode().split())
    assert draft.stem == "norland-times_2022-06-13_ruiz-meets-novak"
    assert draft.sidecar == {
        "title": "Ruiz meets Novak", "publisher": "Norland Times", "url": "https://times.example/2022/ruiz",
        "published": "2022-06-13", "language": "en-GB", "license": "CC BY 4.0",
    }  # fmt: skip
    assert "2022-06-13T10:00" in draft.dated


@pytest.mark.parametrize(
    "head",
    [
        '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle", '
        '"headline": "Ruiz meets Novak", "datePublished": "2022-06-13T23:30:00+05:00"}</script>',
        '<meta name="date" content="13 June 2022">',
        '<meta property="article:modified_time" content="2022-06-20">' + DATED,
        '<link rel="canonical" href="https://times.example/2022/06/13/ruiz.html">',
    ],
)
def test_dates_that_a_page_states(tmp_path: Path, head: str) -> None:
    """The day of publication is found in JSON-LD, meta tags and addresses, in the zone that is printed."""
    assert planned(tmp_path, "a.html", page(head)).article.published == datetime.date(2022, 6, 13)


@pytest.mark.parametrize(
    "head",
    [
        "",
        '<meta name="date" content="2022">',
        '<meta name="date" content="June 2022">',
        '<meta name="date" content="2022-06">',
        '<meta name="date" content="03/04/2022">',
    ],
)
def test_no_day_is_made_up_for_a_page(tmp_path: Path, head: str) -> None:
    """Neither a year, a month, a day that reads two ways, nor a date in the text dates a page."""
    told = [*STORY, "The talks began on June 10, 2022 and will go on until 5 July 2023."]
    html = page(head, paragraphs=told)
    assert "--date" in refused(tmp_path, "a.html", html).hint
    assert planned(tmp_path, "a.html", html, Given(date="2022-06-12")).dated == "--date"


def test_date_of_a_change_is_doubted(tmp_path: Path) -> None:
    """A page that says only when it was changed is dated by that, with a note."""
    draft = planned(tmp_path, "a.html", page('<meta property="article:modified_time" content="2022-06-20">'))
    assert any("--date" in note for note in draft.notes)


@given(st.dates(datetime.date(1990, 1, 1), datetime.date(2090, 1, 1)), st.sampled_from(["", "posted ", ">"]))
def test_days_are_found_as_they_are_spelled(day: datetime.date, before: str) -> None:
    """Whatever unambiguous way a day is written, it is found; the day after it is not."""
    name = calendar.month_name[day.month]
    for text in (day.isoformat(), f"{day:%Y/%m/%d}", f"{day:%Y%m%d}", f"{name} {day.day}, {day.year}",
                 f"{day.day} {name[:3]} {day.year}", f"{day.day}th of {name} {day.year}"):  # fmt: skip
        assert spelled(f"{before}{text}.", day)
        assert not spelled(f"{before}{text}.", day + datetime.timedelta(days=1))
    numbers = f"{day.day:02}/{day.month:02}/{day.year}"
    assert bool(spelled(numbers, day)) == (day.day > 12 or day.day == day.month)


def test_old_table_layout(tmp_path: Path) -> None:
    """In a page laid out by tables, paragraphs made of line breaks stay apart and the menu is left out."""
    body = "<br><br>".join(STORY)
    old = (
        "<HTML><HEAD><TITLE>Ruiz meets Novak</TITLE></HEAD><BODY><TABLE WIDTH=100%><TR>"
        "<TD><A HREF=a>Home</A><BR><A HREF=b>News</A></TD>"
        f"<TD><FONT FACE=Arial>{body}</FONT></TD></TR></TABLE></BODY></HTML>"
    )
    draft = planned(tmp_path, "old.htm", old, Given(date="2001-02-03"))
    assert draft.data.decode() == "\n\n".join(STORY) + "\n"


def test_short_readout_keeps_its_paragraphs(tmp_path: Path) -> None:
    """A page of two short sentences is not run together into one line."""
    short = ["Secretary Ana Ruiz spoke today with Foreign Minister Jan Novak.", "They discussed fisheries."]
    draft = planned(tmp_path, "a.html", page(DATED, paragraphs=short))
    assert draft.data.decode() == "\n\n".join(short) + "\n"
    assert any("short" in note for note in draft.notes)


def test_table_of_data(tmp_path: Path) -> None:
    """The cells of a row stay on one line."""
    table = "<table><tr><th>State</th><th>Vote</th></tr><tr><td>Norland</td><td>yes</td></tr></table>"
    body = "".join(f"<p>{paragraph}</p>" for paragraph in STORY) + table
    assert "State | Vote\nNorland | yes\n" in planned(tmp_path, "a.html", page(DATED, body)).data.decode()


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [("utf-8", "iso-8859-1"), ("cp1252", "iso-8859-1"), ("cp1252", "windows-1252"), ("utf-16", ""),
     ("utf-8-sig", ""), ("shift_jis", "shift_jis"), ("cp1252", "unicode_escape")],
)  # fmt: skip
def test_encodings_of_pages(tmp_path: Path, encoding: str, declared: str) -> None:
    """A page is decoded as it is, its declaration read as browsers do; none can name what is no charset."""
    marks = "“”" if encoding != "shift_jis" else "「」"
    told = [STORY[0], f"She said {marks[0]}yes, of course{marks[1]} to the reporters.", STORY[1]]
    head = DATED + (f"<meta charset={declared}>" if declared else "")
    draft = planned(tmp_path, "a.html", page(head, paragraphs=told).encode(encoding))
    assert draft.data.decode().rstrip("\n").split("\n\n") == told


def test_saved_address_and_file_without_ending(tmp_path: Path) -> None:
    """A browser's note of the address is used; a file without an ending is known by its beginning."""
    html = page(DATED).replace("<html>", "<!-- saved from url=(0027)https://times.example/a/1 -->\n<html>", 1)
    draft = planned(tmp_path, "saved page", html)
    assert draft.article.url == "https://times.example/a/1"
    assert draft.stem == "times-example_2022-06-13_ruiz-meets-novak"


def test_hostile_page(tmp_path: Path, run: Run) -> None:
    """Control characters, by themselves or by reference, reach neither raw/ nor a terminal."""
    evil = "\x1b[31m&#27;]0;x&#7;&#x1b;[2J&#0;\x07\0"
    told = [*STORY, f"An ending {evil} &lt;script&gt;alert(1)&lt;/script&gt; &#xD800; of it all, he said."]
    html = page(f'<meta property="og:title" content="A {evil} title">' + DATED, paragraphs=told)
    Path("evil.html").write_bytes(html.replace("\0", "").encode())
    code, out, err = run("add", "evil.html", "--yes")
    assert (code, err) == (0, "")
    written = "".join(path.read_text(encoding="utf-8") for path in Path("raw").iterdir())
    for text in (out, written):
        assert not {c for c in text if not c.isprintable()} - {"\n"}
    assert "<script>alert(1)</script>" in written


@pytest.mark.parametrize(
    "html",
    ["<html><body></body></html>", "<html>" + "<div>" * 20_000 + "x", "<html><!--" + "-" * 9000],
    ids=["empty", "deep", "comment"],
)
def test_page_without_an_article_is_refused(tmp_path: Path, html: str) -> None:
    """A page in which nothing can be found is refused with what to do instead."""
    assert ".txt" in refused(tmp_path, "a.html", html, Given(date="2022-06-13")).hint


# --- what is no article -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.txt", b"PK\x03\x04\x14\x00", "zip archive"),
        ("a.html", b"%PDF-1.7 x", "PDF"),
        ("a", b"From: <Saved by Blink>\r\n", "web archive"),
        ("a.txt", "date 2022-06-13 A.".encode("utf-16-le"), "binary file"),
        ("a.json", b"{}", "neither a text nor a page"),
        ("a.txt", b"\xef\xbb\xbf <!-- x --> <!DOCTYPE html><p>", "source of a page"),
        ("a.txt", b"<!---->" * 580, "day of publication"),
        ("a.txt", b"  ", "empty"),
    ],
)
def test_other_files_are_refused(tmp_path: Path, name: str, content: bytes, message: str) -> None:
    """Archives, documents, binary files and sources of pages do not become articles."""
    given = Given(date="2022-06-13") if message == "empty" else None
    assert message in refused(tmp_path, name, content, given).message


def test_places_that_hold_no_article(tmp_path: Path) -> None:
    """A folder, a missing file, a pipe are refused, all together."""
    os.mkfifo(tmp_path / "pipe.txt")
    paths = [tmp_path, tmp_path / "none.txt", tmp_path / "pipe.txt"]
    drafts, problems = plan(paths, tmp_path / "raw")
    assert not drafts
    assert [problem.path for problem in problems] == [str(path) for path in paths]


def test_large_file_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file past the limit is refused by its size."""
    monkeypatch.setattr(files_of_ingest, "LARGEST", 10)
    problem = refused(tmp_path, "a.txt", "date 2022-06-13")
    assert "too large" in problem.message
    assert problem.value == "15 bytes"


# --- languages --------------------------------------------------------------------------------------------


def test_other_languages_are_marked(tmp_path: Path) -> None:
    """A text that is not English says so in its sidecar, unchanged; an option overrides."""
    text = f"date 2022-06-13 {FRENCH}"
    draft = planned(tmp_path, "a.txt", text)
    assert (draft.data.decode(), draft.sidecar, draft.article.english) == (text, {"language": "fr"}, False)
    assert any("not English (fr)" in note for note in draft.notes)
    assert planned(tmp_path, "a.txt", text, Given(language="en")).article.english
    assert planned(tmp_path, "a.txt", text, Given(language="fr-CA")).sidecar == {"language": "fr-CA"}


@pytest.mark.parametrize(
    ("declared", "paragraphs", "language", "noted"),
    [
        ("en-GB", STORY, "en-GB", False),
        ("fr", STORY, "en", True),
        ("en", [FRENCH, FRENCH], "fr", True),
        ("fr-CA", [FRENCH, FRENCH], "fr-CA", False),
        ("", STORY, "en", False),
    ],
)
def test_language_of_a_page(
    tmp_path: Path, declared: str, paragraphs: list[str], language: str, noted: bool
) -> None:
    """What a page declares is kept where the text does not read otherwise; if it does, that is said."""
    draft = planned(tmp_path, "a.html", page(DATED, paragraphs=paragraphs, language=declared))
    assert draft.article.language == language
    assert draft.sidecar.get("language", "en") == language
    assert any("the page says" in note for note in draft.notes) == noted


def test_unsure_language_counts_as_english(tmp_path: Path) -> None:
    """A few names are not taken for Breton."""
    draft = planned(tmp_path, "a.txt", "date 2022-06-13 Maduro met Raisi.")
    assert draft.article.language == "en"
    assert any("cannot be told" in note for note in draft.notes)


# --- names ------------------------------------------------------------------------------------------------


@given(st.text(), st.text(min_size=1), st.text(), st.sets(st.integers(1, 30)))
def test_stems_are_names_everywhere(publisher: str, title: str, name: str, numbers: set[int]) -> None:
    """A stem is lower-case ASCII, short, no hidden name, and never one that is taken."""
    for stem in (stem_of(publisher, "2022-06-13", title), stem_of_file(name)):
        taken = {folded(stem)} | {folded(f"{stem}-{number}") for number in numbers}
        for one in (stem, free_stem(stem, taken)):
            assert 0 < len(one) <= LONGEST
            assert set(one) <= set("abcdefghijklmnopqrstuvwxyz0123456789-_.")
            assert not one.startswith((".", "-"))
        assert folded(free_stem(stem, taken)) not in taken


def test_stem_is_cut_at_a_word() -> None:
    """A long headline is cut between words."""
    stem = stem_of("The Ministry of Foreign Affairs of Norland", "2022-06-13", "A minister " * 12)
    assert stem == "the-ministry-of-foreign_2022-06-13_a-minister-a-minister-a-minister-a-minister-a"


def test_names_do_not_clash(tmp_path: Path) -> None:
    """A name taken in raw/ or in the same call, case aside, is numbered; a given one is refused."""
    raw = tmp_path / "raw"
    (raw / "more").mkdir(parents=True)
    (raw / "more" / "Call.txt").write_text("date 2022-06-13 One.")
    paths = []
    for number, word in enumerate(["Two", "Three"]):
        (tmp_path / str(number)).mkdir()
        paths.append(tmp_path / str(number) / "call.txt")
        paths[-1].write_text(f"date 2022-06-13 {word}.")
    drafts, problems = plan(paths, raw)
    assert ([draft.stem for draft in drafts], problems) == (["call-2", "call-3"], [])
    (problem,) = plan(paths[:1], raw, Given(stem="CALL"))[1]
    assert problem.value == "CALL"
    assert plan(paths[:1], raw, Given(stem="Other.v2"))[0][0].stem == "Other.v2"


@pytest.mark.parametrize("stem", ["../x", ".hidden", "a b", "x" * 81, "-x", "dot."])
def test_given_stem_must_be_a_name(tmp_path: Path, stem: str) -> None:
    """A stem cannot leave the folder, hide, or be a name that some system refuses."""
    with pytest.raises(IngestError, match="stem"):
        plan([tmp_path / "a.txt"], tmp_path / "raw", Given(stem=stem))


# --- nothing twice ----------------------------------------------------------------------------------------


def test_same_words_are_refused(tmp_path: Path) -> None:
    """A copy with other line ends, quotation marks, case and header is the same article, from a page too."""
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "first.txt").write_text(" date 2022-06-13 " + "\n\n".join(STORY))
    (raw / "broken.txt").write_bytes(b"\xff")
    wrapped = "\r\n".join(" ".join(STORY).replace("“", '"').replace("”", '"').upper().split())
    for name, content in (("copy.txt", wrapped), ("copy.html", page(DATED))):
        problem = refused(tmp_path, name, content, Given(date="2022-06-14"))
        assert "word for word" in problem.message
        assert str(raw / "first.txt") in problem.hint
    (tmp_path / "same.txt").write_bytes(b"\xff")
    assert planned(tmp_path, "other.txt", " ".join(STORY[1:]), Given(date="2022-06-13")).stem == "other"


def test_copies_in_one_call_are_refused(tmp_path: Path) -> None:
    """Of two copies given together the second is refused, naming the first."""
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("date 2022-06-13 " + STORY[0])
    drafts, problems = plan([tmp_path / "a.txt", tmp_path / "b.txt"], tmp_path / "raw")
    assert [draft.stem for draft in drafts] == ["a"]
    assert str(tmp_path / "a.txt") in problems[0].hint


def test_other_version_of_an_address_is_noted(tmp_path: Path) -> None:
    """An article of a known address with other words is added, and the other one is named."""
    given = Given(date="2022-06-13", url="https://times.example/1")
    write([planned(tmp_path, "a.txt", STORY[0], given)], tmp_path / "raw")
    draft = planned(tmp_path, "b.txt", STORY[1], given)
    assert any(str(tmp_path / "raw" / "a.txt") in note for note in draft.notes)


# --- writing ----------------------------------------------------------------------------------------------


def test_writing_is_all_or_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When a file cannot be put in its place, those before it are taken away, and nothing lies about."""
    drafts = [planned(tmp_path, f"{n}.txt", STORY[n], Given(date="2022-06-13")) for n in range(3)]
    replace = os.replace

    def failing(source: Path, target: Path) -> None:
        if target.name == "2.txt":
            raise PermissionError(13, "Permission denied", str(target))
        replace(source, target)

    monkeypatch.setattr(os, "replace", failing)
    with pytest.raises(IngestError, match="Permission denied"):
        write(drafts, tmp_path / "raw")
    assert list((tmp_path / "raw").iterdir()) == []


def test_nothing_is_ever_replaced(tmp_path: Path) -> None:
    """A name that was taken after the plan was made, or a build under way, stops the writing."""
    draft = planned(tmp_path, "a.txt", "date 2022-06-13 One.")
    with lock(tmp_path), pytest.raises(PackageError, match="another build"):
        write([draft], tmp_path / "raw")
    (tmp_path / "raw" / "A.TXT").write_text("mine")
    with pytest.raises(IngestError, match="name now"):
        write([draft], tmp_path / "raw")
    assert [path.name for path in (tmp_path / "raw").iterdir()] == ["A.TXT"]


# --- the command ------------------------------------------------------------------------------------------


def test_added_articles_are_built(run: Run) -> None:
    """What was added builds: the article in English is read, the one in French is listed."""
    Path("a.html").write_text(page(DATED, language="en"), encoding="utf-8")
    Path("b.txt").write_text(f"date 2022-06-13 {FRENCH}", encoding="utf-8")
    code, out, err = run("add", "a.html", "b.txt", "--yes")
    assert (code, err) == (0, "")
    assert "a.html → raw/2022-06-13_ruiz-meets-novak.txt" in out
    assert f"    | {STORY[0][:90]}" in out
    assert "Wrote 2 articles into raw" in out
    code, out, err = run("build")
    assert (code, err) == (0, "")
    assert "  sources           2\n" in out
    assert "not English (fr): raw/b.txt" in out
    code, _, err = run("add", "a.html", "b.txt", "--yes")
    assert code == 2
    assert err.count("there already") == 2


def test_nothing_is_written_unasked(run: Run) -> None:
    """A dry run, and a call with nobody to ask, show what would be written and write nothing."""
    Path("a.txt").write_text("date 2022-06-13 " + STORY[0])
    code, out, _ = run("add", "--dry-run", "a.txt")
    assert (code, "nothing was written" in out) == (0, True)
    code, out, err = run("add", "a.txt")
    assert (code, "a.txt → raw/a.txt" in out, "--yes" in err) == (2, True, True)
    assert not Path("raw").exists()


@pytest.mark.parametrize(
    ("answer", "written"), [("y\n", True), ("YES\n", True), ("n\n", False), ("\n", False), ("", False)]
)
def test_question_on_a_terminal(
    run: Run, monkeypatch: pytest.MonkeyPatch, answer: str, written: bool
) -> None:
    """On a terminal the command asks, and only a clear yes writes."""

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    Path("a.txt").write_text("date 2022-06-13 " + STORY[0])
    shown = Terminal()
    monkeypatch.setattr("sys.stdin", Terminal(answer))
    monkeypatch.setattr("sys.stdout", shown)
    assert cli.main(["add", "a.txt"]) == (0 if written else 2)
    assert "Write 1 article into raw? [y/N]" in shown.getvalue()
    assert Path("raw/a.txt").exists() == written


def test_one_refused_file_stops_all_but_with_keep_going(run: Run) -> None:
    """All problems are reported and nothing is written; --keep-going writes the others."""
    Path("good.txt").write_text("date 2022-06-13 " + STORY[0])
    Path("\x1b[31mbad.txt").write_text("no date")
    Path("worse.pdf").write_bytes(b"%PDF-1.4")
    files = ("good.txt", "\x1b[31mbad.txt", "worse.pdf")
    code, out, err = run("add", "--yes", *files)
    assert (code, out, err.count("error: ")) == (2, "", 3)
    assert "\x1b" not in err
    assert not Path("raw").exists()
    code, out, err = run("add", "--yes", "--keep-going", *files)
    assert (code, err.count("left out: ")) == (0, 2)
    assert "\x1b" not in err
    assert [path.name for path in Path("raw").iterdir()] == ["good.txt"]


def test_wrong_options(run: Run) -> None:
    """What holds of one file is refused for two; a date that is no day is refused by the parser."""
    code, _, err = run("add", "a.txt", "b.txt", "--title", "x", "--url", "https://example.org")
    assert (code, "--title and --url can hold of one file only" in err) == (2, True)
    with pytest.raises(SystemExit, match="2"):
        run("add", "a.txt", "--date", "2022-02-30")
    Path("raw").write_text("")
    assert run("add", "a.txt")[0] == 2


def test_public_names() -> None:
    """The room's face is what the command and scripts use."""
    assert {"add_arguments", "run", "plan", "write"} <= set(ingest.__all__)
