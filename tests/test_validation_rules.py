"""Each rule of validation is broken on purpose, and told at the right place with nothing beside it."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen

from diplofacts.curation import COLUMNS
from diplofacts.datapackage import primary_key, read_descriptor, write_descriptor
from diplofacts.tables import Tables
from diplofacts.validation import rules, validate
from diplofacts.validation.rules import FAMILIES
from factory import SOURCE, TEXT, evidence, make_package, small_tables

TALKS, VISIT = "ruiz-novak-meeting-2024-03-04", "ana-ruiz-visit-cze-2024"
MINISTER, PRESIDENT = "ana-ruiz-minister-foreign-affairs-chl", "jan-novak-president-cze"
ACCORD = "trade-accord-chl-cze"
SAID = small_tables()["statements"][0]["statement_id"]
OTHER = "article-2"

Place = tuple[str, int | None, str]


@frozen
class Break:
    """One way to break a package: in its tables, or in the files that were written."""

    code: str
    place: Place | Callable[[Path], Place]
    tables: Callable[[Tables], None] | None = None
    files: Callable[[Path], None] | None = None
    articles: dict[str, str | bytes] | None = None
    expected: str | None = None
    found: str | None = None
    also: tuple[str, ...] = ()


def row(tables: Tables, table: str, key: str) -> dict[str, str]:
    """The row of ``table`` with that key."""
    return next(r for r in tables[table] if r[primary_key(table)] == key)


def line(table: str, key: str, column: str) -> Callable[[Path], Place]:
    """The place of a cell, with the line found in the file that was written."""

    def find(folder: Path) -> Place:
        path = f"facts/{table}.csv"
        lines = (folder / path).read_text(encoding="utf-8").split("\n")
        return path, next(n for n, text in enumerate(lines, 1) if text.startswith(f"{key},")), column

    return find


def cell(code: str, table: str, key: str, column: str, value: str, at: str = "", **more: Any) -> Break:
    """A break by one wrong cell, told at ``at`` (that cell, unless given); its evidence says the same."""

    def change(tables: Tables) -> None:
        record = row(tables, table, key)
        old, record[column] = record[column], value
        for told in tables["evidence"]:
            target = (told["table"], told["record_id"], told["field"])
            if target == (table, key, column) and told["value"] == old:
                told["value"] = value

    return Break(code, line(table, key, at or column), change, **more)


def support(
    table: str, key: str, field: str, value: str, quote: str = "Prague", **more: Any
) -> Callable[[Tables], None]:
    """Set a cell and give it evidence."""

    def change(tables: Tables) -> None:
        row(tables, table, key)[field] = value
        tables["evidence"].append(evidence(f"{table}:{key}", field, quote, "inferred", value, **more))

    return change


def both(*changes: Callable[[Any], None]) -> Callable[[Any], None]:
    """All changes, one after the other."""

    def change(target: Any) -> None:
        for one in changes:
            one(target)

    return change


def drop(table: str, key: str, field: str) -> Callable[[Tables], None]:
    """Remove the evidence of a cell."""

    def change(tables: Tables) -> None:
        tables["evidence"] = [
            r for r in tables["evidence"] if (r["table"], r["record_id"], r["field"]) != (table, key, field)
        ]

    return change


def told(record: str, field: str, quote: str, value: str = "") -> dict[str, str]:
    """One more row of evidence, as the break and its place both need it."""
    return evidence(record, field, quote, "explicit", value)


def added(code: str, new: dict[str, str], column: str, **more: Any) -> Break:
    """A break by one more row of evidence."""
    place = line("evidence", new["evidence_id"], column)
    return Break(code, place, lambda t: t["evidence"].append(new), **more)


def bent(
    code: str,
    record: str,
    field: str,
    column: str,
    at: str = "",
    files: Callable[[Path], None] | None = None,
    **cells: str,
) -> Break:
    """A break by other cells in the evidence of a cell."""
    table, _, key = record.partition(":")
    key_of = next(
        r["evidence_id"]
        for r in small_tables()["evidence"]
        if (r["table"], r["record_id"], r["field"]) == (table, key, field)
    )
    place = line("evidence", key_of, at or column)
    return Break(code, place, lambda t: row(t, "evidence", key_of).update(cells), files)


def rewrite(path: str, old: str, new: str, seal: bool = True) -> Callable[[Path], None]:
    """Replace text in a file that was written; with ``seal`` the descriptor fits the new file."""

    def change(folder: Path) -> None:
        data = (folder / path).read_bytes()
        assert old.encode() in data
        (folder / path).write_bytes(data.replace(old.encode(), new.encode(), 1))
        if seal:
            write_descriptor(folder, read_descriptor(folder))

    return change


def descriptor(change: Callable[[dict[str, Any]], Any]) -> Callable[[Path], None]:
    """Change the descriptor that was written."""

    def apply(folder: Path) -> None:
        content = read_descriptor(folder)
        change(content)
        (folder / "datapackage.json").write_text(json.dumps(content), encoding="utf-8")

    return apply


def resource(content: dict[str, Any], table: str) -> dict[str, Any]:
    """The resource of a table."""
    return next(r for r in content["resources"] if r["name"] == table)


def drop_column(folder: Path) -> None:
    """Take a column out of people.csv and out of its schema: frictionless has nothing to say."""
    path = folder / "facts" / "people.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("".join(text.rpartition(",")[0] + "\n" for text in lines), encoding="utf-8")
    schema = json.loads((folder / "schema" / "people.json").read_text(encoding="utf-8"))
    schema["fields"].pop()
    (folder / "schema" / "people.json").write_text(json.dumps(schema), encoding="utf-8")
    write_descriptor(folder, read_descriptor(folder))


def swap_people(folder: Path) -> None:
    """Exchange the two rows of people.csv."""
    path = folder / "facts" / "people.csv"
    header, *rows = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text(header + "".join(reversed(rows)), encoding="utf-8")
    write_descriptor(folder, read_descriptor(folder))


def registry(folder: Path) -> None:
    """A registry that says that an id in use was replaced."""
    (folder / "curation").mkdir()
    (folder / "curation" / "identifiers.csv").write_text(
        "id,table,key,first_source,replaced_by\njan-novak,people,novak,article-1,jan-novak-1956\n",
        encoding="utf-8",
    )


def journal(folder: Path) -> None:
    """What a build leaves that was killed while it replaced the tables."""
    (folder / ".diplofacts-swap").mkdir()
    (folder / ".diplofacts-swap" / "journal.json").write_text("{}", encoding="utf-8")


def second_source(tables: Tables) -> None:
    """A second article with the same words."""
    again = dict(tables["sources"][0], source_id=OTHER, path=f"raw/{OTHER}.txt")
    digest = hashlib.sha256((TEXT + "\n").encode()).hexdigest()
    tables["sources"].append(again | {"sha256": digest, "characters": str(len(TEXT) + 1)})


def other_article(tables: Tables) -> None:
    """Evidence of a statement from an article that is not the statement's."""
    second_source(tables)
    row(tables, "evidence", KIND)["source_id"] = OTHER


def curated_only(tables: Tables) -> None:
    """A person whose row rests on an editor's decision alone, though an article mentions them."""
    whole = row(tables, "evidence", WHOLE_RUIZ)
    whole.update(source_id="", start="", end="", text="", basis="curated")


def id_of(record: str, field: str) -> str:
    """The id of the evidence of a cell."""
    table, _, key = record.partition(":")
    rows = small_tables()["evidence"]
    return next(
        r["evidence_id"] for r in rows if (r["table"], r["record_id"], r["field"]) == (table, key, field)
    )


CORRECTIONS, JUDGEMENTS = "curation/corrections.csv", "curation/judgements.csv"


def decided(name: str, line: str) -> Callable[[Path], None]:
    """Write a file of decisions with one line."""

    def change(folder: Path) -> None:
        (folder / "curation").mkdir(exist_ok=True)
        text = ",".join(COLUMNS[name]) + f"\n{line}\n"
        (folder / "curation" / f"{name}.csv").write_text(text, encoding="utf-8")

    return change


def corrected(line: str, record: str) -> Callable[[Path], None]:
    """Write one correction of a record."""
    return decided("corrections", f"{line.format(record)},it is so,editor,2024-05-01")


def judged(line: str) -> Callable[[Path], None]:
    """Write one judgement."""
    return decided("judgements", f"{line},they are two,editor,2024-05-01")


def registered(but: str) -> Callable[[Path], None]:
    """Write a registry of all ids but one."""
    tables = small_tables()
    names = ("people", "organizations", "roles", "meetings", "agreements")
    ids = [(r[primary_key(name)], name) for name in names for r in tables[name]]
    return decided("identifiers", "\n".join(f"{i},{t},{i},{SOURCE}," for i, t in ids if i != but))


def left_over(folder: Path) -> None:
    """Put an article beside the others after the build; other files are nobody's business."""
    (folder / "raw" / "sub").mkdir()
    (folder / "raw" / "sub" / "more.txt").write_text("date 2024-03-05 More.", encoding="utf-8")
    (folder / "raw" / "notes.md").write_text("notes", encoding="utf-8")


def without_texts(folder: Path) -> None:
    """Take the texts out, and say so in the descriptor."""
    shutil.rmtree(folder / "raw")
    descriptor(lambda content: content.setdefault("diplofacts", {}).update(texts="left out"))(folder)


def alone(tables: Tables) -> None:
    """Take the speaker of a statement away, with the evidence."""
    speaker = f"{SAID}--ana-ruiz--speaker"
    tables["statement_actors"] = [r for r in tables["statement_actors"] if r["statement_actor_id"] != speaker]
    tables["evidence"] = [r for r in tables["evidence"] if r["record_id"] != speaker]


KIND = id_of(f"statements:{SAID}", "kind")
WHOLE_RUIZ = id_of("people:ana-ruiz", "*")
FIRST_MENTION = min(r["mention_id"] for r in small_tables()["mentions"] if r["person_id"] == "ana-ruiz")
CHILE = f"{ACCORD}--chl--party"
TALKER = f"{TALKS}--ana-ruiz"

DATASET = [
    Break("D01", ("datapackage.json", 1, "resources"), found="roles",
          files=descriptor(lambda d: d["resources"].remove(resource(d, "roles"))), also=("S14",)),
    Break("D02", ("datapackage.json", 1, "resources[1].path"), found="../people.csv",
          files=descriptor(lambda d: resource(d, "people").update(path="../people.csv"))),
    Break("D02", ("datapackage.json", 1, "resources[1].schema"), found="http://example.org/s.json",
          files=descriptor(lambda d: resource(d, "people").update(schema="http://example.org/s.json"))),
    Break("D02", ("datapackage.json", 1, "profile"), found="http://example.org/p.json",
          files=descriptor(lambda d: d.update(profile="http://example.org/p.json"))),
    cell("D02", "sources", SOURCE, "path", "/etc/hostname"),
    Break("D03", (".diplofacts-swap", None, ""), files=journal),
    Break("D04", ("facts/people.csv", None, "wikidata_id"), files=drop_column),
    Break("D05", ("facts/people.csv", 3, "person_id"), files=swap_people, found="ana-ruiz"),
    Break("D06", line("people", "jan-novak", "person_id"), files=registry, expected="jan-novak-1956",
          also=("D07",)),
    Break("D10", line("sources", SOURCE, "path"), files=lambda f: (f / "raw" / f"{SOURCE}.txt").unlink()),
    Break("D10", line("sources", SOURCE, "path"), articles={SOURCE: TEXT.encode("utf-16")}),
    cell("D11", "sources", SOURCE, "sha256", "0" * 64, expected=hashlib.sha256(TEXT.encode()).hexdigest()),
    cell("D12", "sources", SOURCE, "characters", str(len(TEXT.encode())), expected=str(len(TEXT))),
    cell("D13", "sources", SOURCE, "published", "2024-03-06", expected="2024-03-05", also=("D74",)),
    cell("D13", "sources", SOURCE, "title", "Trade", expected="an empty cell"),
    bent("D20", f"meetings:{TALKS}", "city", "end", end=""),
    bent("D20", f"meetings:{TALKS}", "city", "source_id", source_id="", start="", end="", text=""),
    bent("D21", f"meetings:{TALKS}", "city", "start", start="50", end="50"),
    cell("D21", "mentions", FIRST_MENTION, "start", "900"),
    bent("D22", f"meetings:{TALKS}", "city", "end", end=str(len(TEXT) + 1)),
    cell("D22", "mentions", FIRST_MENTION, "end", "9999"),
    bent("D23", f"meetings:{TALKS}", "city", "text", text="prague"),
    cell("D23", "mentions", FIRST_MENTION, "text", "Riuz", expected="Ruiz"),
    Break("D30", line("meeting_actors", TALKER, "meeting_actor_id"), drop("meeting_actors", TALKER, "*")),
    Break("D31", line("roles", MINISTER, "office"), drop("roles", MINISTER, "office"), found="minister"),
    added("D32", told("people:nobody", "*", "Ruiz"), "record_id", found="nobody"),
    added("D33", told("people:ana-ruiz", "nmae", "Ruiz"), "field", found="nmae"),
    added("D34", told(f"roles:{MINISTER}", "office", "Minister", "boss"), "value", found="boss"),
    Break("D35", line("meetings", TALKS, "city"), lambda t: row(t, "meetings", TALKS).update(city="Brno"),
          found="Brno", expected="Prague"),
    Break("D36", line("mentions", FIRST_MENTION, "person_id"), curated_only),
    bent("D37", f"meetings:{TALKS}", "city", "statement_id", statement_id=SAID),
    Break("D40", line("statements", SAID, "text"), expected="We will trade more,",
          tables=lambda t: row(t, "statements", SAID).update(text="We will trade")),
    Break("D41", line("statements", SAID, "cue"), lambda t: row(t, "statements", SAID).update(cue="said"),
          expected="told"),
    Break("D42", line("evidence", KIND, "source_id"), other_article, expected=SOURCE,
          articles={SOURCE: TEXT, OTHER: TEXT + "\n"}),
    Break("D50", line("meeting_actors", TALKER, "country"),
          support("meeting_actors", TALKER, "country", "CHL")),
    Break("D51", line("agreement_actors", CHILE, "title"),
          both(drop("agreement_actors", CHILE, "country"),
               lambda t: row(t, "agreement_actors", CHILE).update(country=""))),
    Break("D52", line("meeting_actors", TALKER, "title"),
          support("meeting_actors", TALKER, "title", "Foreign Minister", "Foreign Minister")),
    Break("D53", line("meeting_actors", TALKER, "role_id"), expected="a role of ana-ruiz",
          tables=lambda t: row(t, "meeting_actors", TALKER).update(role_id=PRESIDENT, on_behalf_of="CZE")),
    cell("D54", "meeting_actors", TALKER, "on_behalf_of", "CZE", expected="CHL"),
    cell("D54", "meeting_actors", TALKER, "role_id", "", at="on_behalf_of", expected="an empty cell"),
    Break("D55", line("roles", PRESIDENT, "portfolio"), support("roles", PRESIDENT, "portfolio", "trade")),
    cell("D60", "meetings", TALKS, "start", "2024-02-30", also=("D34",)),
    cell("D60", "meetings", TALKS, "start", "March 2024", also=("D34",)),
    cell("D61", "agreements", ACCORD, "term", "5 years", also=("D34",)),
    cell("D62", "meetings", TALKS, "country", "CZK", also=("D34",)),
    Break("D70", line("meetings", VISIT, "end"), expected="a day not before 2024-04",
          tables=both(support("meetings", VISIT, "start", "2024-04"),
                      support("meetings", VISIT, "end", "2024-03-31")), also=("D75", "D76")),
    cell("D71", "roles", MINISTER, "last_observed", "2024-03-04", also=("D74",)),
    Break("D72", line("meetings", VISIT, "part_of"),
          lambda t: row(t, "meetings", VISIT).update(part_of=TALKS)),
    cell("D72", "meetings", TALKS, "part_of", TALKS),
    Break("D07", line("people", "jan-novak", "person_id"), files=registered("jan-novak")),
    Break("D14", ("raw/sub/more.txt", None, ""), files=left_over),
    Break("D15", ("datapackage.json", 1, "diplofacts"), files=without_texts),
    Break("D56", line("statements", SAID, "statement_id"), alone),
    Break("D73", line("meeting_actors", TALKER, "role_id"),
          tables=support("roles", MINISTER, "start", "2024-04", "Monday")),
    Break("D73", line("meeting_actors", TALKER, "role_id"),
          tables=support("roles", MINISTER, "end", "2024-02", "Monday")),
    cell("D74", "roles", MINISTER, "last_observed", "2024-03-09", expected="2024-03-05"),
    Break("D75", line("agreements", ACCORD, "signed"), expected="a day not after 2024-03-05",
          tables=support("agreements", ACCORD, "signed", "2024-03-06")),
    Break("D76", line("meetings", TALKS, "start"), support("meetings", VISIT, "end", "2024-03-02")),
    Break("D80", (CORRECTIONS, 2, "new"), files=corrected("set,meetings,{},city,Brno,Vienna,,,,", TALKS),
          found="Prague", expected="Vienna"),
    Break("D80", (CORRECTIONS, 2, "record"), files=corrected("set,meetings,{},city,Brno,Prague,,,,", "none")),
    Break("D80", (CORRECTIONS, 2, "record"), found=TALKS,
          files=corrected("delete,meetings,{},,,,,,,", TALKS)),
    Break("D80", (CORRECTIONS, 2, "field"), files=corrected("set,meetings,{},town,Brno,Prague,,,,", TALKS)),
    Break("D80", (CORRECTIONS, 2, "table"), files=corrected("set,meeting,{},city,Brno,Prague,,,,", TALKS)),
    Break("D80", (CORRECTIONS, 2, "text"), found="date",
          files=corrected(f"set,meetings,{{}},city,Brno,Prague,{SOURCE},1,5,Brno", TALKS)),
    Break("D81", (JUDGEMENTS, 2, "right"), files=judged("ana-ruiz,ana,different,,"), found="ana"),
    Break("D81", (JUDGEMENTS, 2, "left"), expected="Ana",
          files=judged(f"{SOURCE}:mention:35-38,jan-novak,different,Ana,")),
    Break("D82", (CORRECTIONS, 2, "action"), files=corrected("put,meetings,{},city,Brno,Prague,,,,", TALKS)),
    bent("D83", f"meetings:{TALKS}", "city", "rule", files=decided("judgements", ""),
         rule="curation.corrections:0123456789ab"),
]  # fmt: skip


def again(tables: Tables) -> None:
    """Give a row a second time."""
    tables["organizations"].append(dict(tables["organizations"][0]))


def same_item(tables: Tables) -> None:
    """Give two people the same item of Wikidata."""
    for person in tables["people"]:
        person["wikidata_id"] = "Q1"


ORGANIZATIONS = "facts/organizations.csv"
HEADER = "organization_id,name,kind,country,wikidata_id"
DAILY = "daily,Daily,media,,"

FRICTIONLESS = [
    cell("C01", "sources", SOURCE, "published", "March", also=("D13",)),
    cell("C12", "people", "ana-ruiz", "wikidata_id", "58132", found="58132"),
    Break("K01", (ORGANIZATIONS, 3, "organization_id"), again),
    Break("K03", line("people", "jan-novak", "wikidata_id"), same_item),
    Break("K10", line("mentions", FIRST_MENTION, "person_id"), found="nobody",
          tables=lambda t: row(t, "mentions", FIRST_MENTION).update(person_id="nobody")),
    Break("R02", (ORGANIZATIONS, 2, "wikidata_id"),
          files=rewrite(ORGANIZATIONS, DAILY, DAILY[:-1])),
    Break("R03", (ORGANIZATIONS, 2, ""), files=rewrite(ORGANIZATIONS, DAILY, DAILY + ",more")),
    Break("R01", (ORGANIZATIONS, 2, ""), files=rewrite(ORGANIZATIONS, DAILY, "\n" + DAILY)),
    Break("T10", (ORGANIZATIONS, 1, "wikidata_id"),
          files=rewrite(ORGANIZATIONS, HEADER, HEADER.removesuffix(",wikidata_id")), also=("R03",)),
    Break("T11", (ORGANIZATIONS, 1, "colour"),
          files=both(rewrite(ORGANIZATIONS, HEADER, HEADER + ",colour"),
                     rewrite(ORGANIZATIONS, DAILY, DAILY + ","))),
    Break("T12", (ORGANIZATIONS, 1, "name"), files=rewrite(ORGANIZATIONS, "name", "nmae")),
    Break("T13", (ORGANIZATIONS, 1, "kind"), files=rewrite(ORGANIZATIONS, "kind", "name")),
    Break("T14", (ORGANIZATIONS, 1, "kind"), files=rewrite(ORGANIZATIONS, "kind", "")),
    Break("T04", (ORGANIZATIONS, None, ""),
          files=rewrite(ORGANIZATIONS, "Daily", "Dally", seal=False), also=("D35",)),
    Break("T05", (ORGANIZATIONS, None, ""), expected="7",
          files=descriptor(lambda d: resource(d, "organizations").update(bytes=7))),
    Break("T03", (ORGANIZATIONS, 2, ""), also=("T04", "T05", "T10", "K10"),
          files=lambda f: (f / ORGANIZATIONS).write_bytes(b"organization_id\n\xff\n")),
    Break("T01", (ORGANIZATIONS, None, ""), files=lambda f: (f / ORGANIZATIONS).unlink()),
    Break("T02", (ORGANIZATIONS, None, ""), files=lambda f: (f / ORGANIZATIONS).write_bytes(b""),
          also=("T04", "T05")),
    Break("P01", ("datapackage.json", 1, "name"), files=descriptor(lambda d: d.update(name=3))),
    Break("P02", ("datapackage.json", 1, "resources[4].bytes"),
          files=descriptor(lambda d: resource(d, "roles").update(bytes="many"))),
    Break("S01", ("schema/roles.json", 6, "fields"),
          files=rewrite("schema/roles.json", '"fields": [', '"fields": 1, "x-old": [', seal=False)),
    Break("S02", ("schema/roles.json", 9, "fields[0].type"),
          files=rewrite("schema/roles.json", '"type": "string"', '"type": "strin"', seal=False)),
]  # fmt: skip


def broken_package(one: Break, folder: Path) -> Path:
    """Write the package and break it."""
    tables = small_tables()
    if one.tables:
        one.tables(tables)
    make_package(folder, articles=one.articles, **tables)
    if one.files:
        one.files(folder)
    return folder


def by_code(one: Break) -> str:
    """The name of a test case."""
    return one.code


@pytest.mark.parametrize("one", DATASET + FRICTIONLESS, ids=by_code)
def test_a_broken_rule_is_told_where_it_is_broken(one: Break, tmp_path: Path) -> None:
    """Each rule gives its code, file, line and column, and nothing else is told but what follows from it."""
    report = validate(broken_package(one, tmp_path))
    place = one.place(tmp_path) if callable(one.place) else one.place
    issue = next(i for i in report.issues if i.code == one.code)
    assert [(i.code, (i.path, i.row, i.column)) for i in report.issues if i.code not in one.also] == [
        (one.code, place)
    ]
    assert {i.code for i in report.issues} == {one.code, *one.also}
    assert issue.table in (rules()[one.code].tables or [issue.table])
    assert issue.severity == rules()[one.code].severity
    assert report.valid == all(rules()[i.code].severity == "warning" for i in report.issues)
    assert report.exit_code == (0 if report.valid else 1)
    assert report.strict().exit_code == 1
    assert issue.message
    assert issue.hint
    assert "{" not in issue.message + issue.expected + issue.hint
    if one.expected is not None:
        assert issue.expected == one.expected
    if one.found is not None:
        assert issue.found == one.found


def test_every_dataset_rule_has_a_breaking_case() -> None:
    """A rule in the table that no test breaks, or a code that is not in the table, fails here."""
    assert {one.code for one in DATASET} == {code for code in rules() if code.startswith("D")}


def test_rules_that_frictionless_knows_say_so() -> None:
    """A rule that frictionless breaks here is one that names its error type."""
    assert all(rules()[one.code].frictionless for one in FRICTIONLESS)


def test_every_rule_says_what_holds_and_how_to_mend_it() -> None:
    """Each rule has a code of its family, a name of its own, a title, an example and a fix."""
    letters = {letter for letter, _, _ in FAMILIES}
    assert len({rule.name for rule in rules().values()}) == len(rules())
    for code, rule in rules().items():
        assert code[0] in letters
        assert code[1:].isdigit()
        assert len(code) == 3
        assert rule.title.endswith(".")
        assert rule.severity in ("error", "warning")
        assert rule.message
        assert rule.example
        assert rule.fix.endswith(".")


def test_an_edited_article_is_one_issue(tmp_path: Path) -> None:
    """One character more in an article is told once, with how many spans are lost, and how to find them."""
    edited = TEXT.replace("Minister Ana", "Minister  Ana")
    make_package(tmp_path, articles={SOURCE: edited})
    (issue,) = validate(tmp_path).issues
    assert (issue.code, issue.path, issue.row, issue.column) == ("D11", "facts/sources.csv", 2, "sha256")
    spans = len(small_tables()["evidence"]) + len(small_tables()["mentions"])
    lost = sum(
        int(r["end"]) > edited.index("  Ana") for t in ("evidence", "mentions") for r in small_tables()[t]
    )
    assert f"{lost} of its {spans} spans no longer fit, the first at facts/" in issue.message
    assert "diplofacts reanchor" in issue.hint


def test_a_changed_header_is_told_with_its_article(tmp_path: Path) -> None:
    """When the date of the header was edited, the one issue says what the article says now."""
    make_package(tmp_path, articles={SOURCE: TEXT.replace("2024-03-05", "2024-03-06", 1)})
    (issue,) = validate(tmp_path).issues
    assert issue.code == "D11"
    assert "spans still fit; it now says published '2024-03-06'" in issue.message


def test_a_span_that_was_wrong_before_is_still_told(tmp_path: Path) -> None:
    """A span that ends before it starts is wrong whatever the article says."""
    tables = small_tables()
    tables["mentions"][0] |= {"start": "9", "end": "8"}
    make_package(tmp_path, articles={SOURCE: TEXT + "\n"}, **tables)
    assert set(validate(tmp_path).counts) == {"D11", "D21"}


def test_a_corrected_cell_that_is_wrong_says_why_it_was_corrected(tmp_path: Path) -> None:
    """Beside what is wrong in a cell stands who changed it, from what, and why."""
    make_package(tmp_path, meetings=lambda rows: [r | ({"city": "Brno"} if r["city"] else {}) for r in rows])
    corrected("set,meetings,{},city,Prague,Brno,,,,", TALKS)(tmp_path)
    (issue,) = validate(tmp_path).issues
    assert issue.code == "D35"
    assert "city 'Prague' became 'Brno', because: it is so (editor, 2024-05-01)" in issue.hint


def test_decisions_are_read_in_the_package_alone(tmp_path: Path) -> None:
    """A file of decisions that is a link out of the package is not opened."""
    (tmp_path / "out.csv").write_text("secret", encoding="utf-8")
    folder = make_package(tmp_path / "p")
    (folder / "curation").mkdir()
    (folder / "curation" / "corrections.csv").symlink_to(tmp_path / "out.csv")
    (issue,) = validate(folder).issues
    assert (issue.code, issue.path) == ("D02", "curation/corrections.csv")


def test_a_sidecar_that_leaves_the_package_is_not_opened(tmp_path: Path) -> None:
    """The metadata of an article are read in the package alone."""
    (tmp_path / "out.json").write_text('{"title": "secret"}', encoding="utf-8")
    folder = make_package(tmp_path / "p")
    (folder / "raw" / f"{SOURCE}.json").symlink_to(tmp_path / "out.json")
    (issue,) = validate(folder).issues
    assert (issue.code, issue.path, issue.column) == ("D02", "facts/sources.csv", "path")


def test_only_what_is_surely_too_late_is_told(tmp_path: Path) -> None:
    """A coarse day, an open interval or a plan may lie after the article; nothing is told of them."""
    for number, (status, start) in enumerate([("held", "2024"), ("held", "2024-03/.."), ("planned", "2025")]):
        tables = small_tables()
        visit = row(tables, "meetings", VISIT)
        tables["meetings"][0]["part_of"] = ""
        old, visit["status"] = visit["status"], status
        for told_row in tables["evidence"]:
            if (told_row["record_id"], told_row["field"], told_row["value"]) == (VISIT, "status", old):
                told_row["value"] = status
        support("meetings", VISIT, "start", start)(tables)
        make_package(tmp_path / str(number), **tables)
        assert validate(tmp_path / str(number)).issues == ()


def test_texts_that_were_left_out_are_sought_where_the_user_says(tmp_path: Path) -> None:
    """With the texts at hand all is checked: their digest, their spans, and the words of decisions."""
    make_package(tmp_path / "p", people=lambda rows: [r | {"family_name": "X"} for r in rows])
    corrected(f"set,people,{{}},family_name,Ruiz,X,{SOURCE},34,37,Ana", "ana-ruiz")(tmp_path / "p")
    shutil.move(tmp_path / "p" / "raw", tmp_path / "texts")
    article = tmp_path / "texts" / f"{SOURCE}.txt"
    package, texts = tmp_path / "p", tmp_path / "texts"
    assert set(validate(package).counts) == {"D10"}
    assert validate(package, texts=texts).issues == ()
    descriptor(lambda content: content.setdefault("diplofacts", {}).update(texts="left out"))(package)
    (issue,) = validate(package).issues
    assert (issue.code, issue.message[:16]) == ("D15", "1 of 1 articles ")
    assert validate(package).valid
    assert validate(package, texts=texts).issues == ()
    article.write_text(TEXT.replace("Ana", "Anna", 1), encoding="utf-8")
    assert set(validate(package, texts=texts).counts) == {"D11", "D80"}
    article.write_bytes(b"date 2024-03-05 \xff")
    assert set(validate(package, texts=texts).counts) == {"D10"}
    article.unlink()
    assert set(validate(package, texts=texts).counts) == {"D15"}
