"""A valid data package of any size: the small one of ``factory``, told of other people, many times over."""

from __future__ import annotations

import csv
import hashlib
import io
import random
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from diplofacts.datapackage import TABLES, columns, new_descriptor, schema_files, write_descriptor
from diplofacts.tables import Tables
from factory import SOURCE, TEXT, evidence, small_tables

#: Scenes in one article; with its 75 rows each, an article gives some 750 rows.
SCENES = 10

_HEADER = TEXT[: TEXT.index("Foreign Minister")]
_SCENE = TEXT[len(_HEADER) :]

# What differs from scene to scene stands in the template as one private character. Printed names keep their
# lengths, so that the offsets inside a scene stay what they are.
_WORDS = {
    SOURCE: "\ue000",
    "ana-ruiz": "\ue001",
    "jan-novak": "\ue002",
    "ruiz-novak": "\ue003",
    "trade-accord": "\ue004",
    "daily": "\ue005",
    "Ana": "\ue006",
    "Ruiz": "\ue007",
    "Jan": "\ue008",
    "Novák": "\ue009",
    "Daily": "\ue00a",
    "Q1": "\ue00b",
    "Q2": "\ue00c",
}
_TOKENS = re.compile("|".join(sorted(_WORDS, key=len, reverse=True)))
_SPAN = re.compile(r"-([mse])([0-9]+)-([0-9]+)")
_OFFSET = re.compile("\ue010([0-9]+)\ue011")
_DIGEST = re.compile("\ue012")


def _tables() -> Tables:
    """The small tables, with columns filled that they leave empty, so that every constraint has work."""
    tables = small_tables()
    tables["people"][0]["wikidata_id"] = tables["organizations"][0]["wikidata_id"] = "Q1"
    tables["people"][1]["wikidata_id"] = "Q2"
    dated = [
        ("roles", "start", "2020~", "Foreign Minister"),
        ("roles", "end", "2024-03/..", "Foreign Minister"),
        ("agreements", "signed", "2024-03-04", "signed"),
        ("agreements", "effective", "2024-04", "5-year"),
        ("agreements", "city", "Prague", "Prague"),
    ]
    for table, column, value, words in dated:
        row = tables[table][0]
        row[column] = value
        record = f"{table}:{row[columns(table)[0]]}"
        tables["evidence"].append(evidence(record, column, words, "normalized", value))
    return tables


def _template(table: str, rows: list[dict[str, str]]) -> str:
    """The CSV lines of ``rows``, with marks where scenes differ."""
    lines = io.StringIO(newline="")
    writer = csv.writer(lines, lineterminator="\n")
    for row in rows:
        cells = []
        for column in columns(table):
            cell = _SPAN.sub("-\\1\ue010\\2\ue011-\ue010\\3\ue011", row[column])
            if column in ("start", "end") and cell.isdigit():
                cell = f"\ue010{cell}\ue011"
            if column == "evidence_id":
                cell = cell[: cell.rindex("-") + 1] + "\ue012"
            cells.append(_marked(cell))
        writer.writerow(cells)
    return lines.getvalue()


def _marked(text: str) -> str:
    return _TOKENS.sub(lambda match: _WORDS[match[0]], text)


def _names(number: int, chance: random.Random) -> dict[int, str]:
    """What the marks stand for in scene ``number``, which is told in article ``number // SCENES``."""

    def word(pattern: str) -> str:
        sounds = {"c": "bdfgklmnprstvz", "v": "aeiou", "á": "áéíóú"}
        return "".join(chance.choice(sounds[sound]) for sound in pattern).capitalize()

    ana, ruiz, jan, novak, daily = (word(shape) for shape in ("vcv", "cvcv", "cvc", "cvcác", "cvcvc"))
    plain = novak.translate(str.maketrans("áéíóú", "aeiou"))
    filled = {
        SOURCE: article_name(number // SCENES),
        "ana-ruiz": f"{ana}-{ruiz}-{number}".lower(),
        "jan-novak": f"{jan}-{plain}-{number}".lower(),
        "ruiz-novak": f"{ruiz}-{plain}-{number}".lower(),
        "trade-accord": f"trade-accord-{number}",
        "daily": f"{daily}-{number}".lower(),
        "Ana": ana,
        "Ruiz": ruiz,
        "Jan": jan,
        "Novák": novak,
        "Daily": daily,
        "Q1": f"Q{2 * number + 1}",
        "Q2": f"Q{2 * number + 2}",
    }
    return {ord(_WORDS[word]): name for word, name in filled.items()}


def article_name(number: int) -> str:
    """The stem of an article; names of one length, so that they sort as their numbers."""
    return f"article-{number:07}"


def _scenes(table: str, template: str, names: list[Mapping[int, str]]) -> Iterator[list[str]]:
    """The lines of a table, the list of each article sorted by key."""
    length, count = len(_SCENE), 0

    def digest(_: re.Match[str]) -> str:
        nonlocal count
        count += 1
        return f"{count * 2654435761 % 2**32:08x}"

    lines: list[str] = []
    for number, filled in enumerate(names):
        base = number % SCENES * length
        told = template.translate(filled)
        told = _OFFSET.sub(lambda match, base=base: str(int(match[1]) + base), told)  # type: ignore[misc]
        lines += _DIGEST.sub(digest, told).splitlines(keepends=True)
        if number % SCENES == SCENES - 1 or number == len(names) - 1:
            # A comma sorts before every character of an id.
            yield sorted(lines)
            lines = []


def make_large_package(folder: Path, rows: int, seed: int = 1) -> int:
    """Write a valid data package of about ``rows`` rows into ``folder``; the same for the same arguments.

    All constraints of the schemas are in use, and all dataset rules hold. Most rows are evidence.

    Returns:
        The number of rows.
    """
    tables = _tables()
    alike = {table: _template(table, tables[table]) for table in TABLES if table != "sources"}
    a_scene = sum(template.count("\n") for template in alike.values())
    chance = random.Random(seed)
    names = [_names(number, chance) for number in range(max(1, round(rows / (a_scene + 1 / SCENES))))]
    for name in ("facts", "raw", "schema"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for name, data in schema_files().items():
        (folder / "schema" / name).write_bytes(data)
    articles = []
    scene = _marked(_SCENE)
    for first in range(0, len(names), SCENES):
        stem = article_name(first // SCENES)
        text = _HEADER + "".join(scene.translate(filled) for filled in names[first : first + SCENES])
        data = text.encode()
        (folder / "raw" / f"{stem}.txt").write_bytes(data)
        cells = {
            "source_id": stem,
            "path": f"raw/{stem}.txt",
            "sha256": hashlib.sha256(data).hexdigest(),
            "characters": str(len(text)),
            "published": tables["sources"][0]["published"],
            "language": "en",
        }
        articles.append(",".join(cells.get(column, "") for column in columns("sources")) + "\n")
    total = 0
    for table in TABLES:
        with open(folder / "facts" / f"{table}.csv", "w", encoding="utf-8", newline="") as file:
            file.write(",".join(columns(table)) + "\n")
            if table == "sources":
                parts: Iterator[list[str]] = iter([articles])
            else:
                parts = _scenes(table, alike[table], names)
                if not alike[table].startswith(_WORDS[SOURCE]):
                    parts = iter([sorted(line for part in parts for line in part)])
            for part in parts:
                file.writelines(part)
                total += len(part)
    write_descriptor(folder, new_descriptor("large", "A large dataset"))
    return total
