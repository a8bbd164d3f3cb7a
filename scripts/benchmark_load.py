"""Time and memory of loading beside csvw, frictionless and polars, in one run; ``make bench`` runs it.

The table is the evidence of a package that ``tests/large.py`` makes. Each reader runs in a process of its
own, with imports made before the clock starts; time is processor time, which other work on the machine
disturbs least. The records of diplofacts need the standard library alone: no extra makes them faster.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from diplofacts.dataset import load
from diplofacts.export.csvw import METADATA
from diplofacts.export.csvw import write as write_csvw

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from large import make_large_package  # noqa: E402

DEFAULT, FULL, ROUNDS = 60_000, 1_000_000, 2

#: Of four rows of such a package three are evidence.
_SHARE = 4 / 3

_RECORDS = """
import sys, time, json
{imports}
start = time.process_time()
{opening}
opened = time.process_time()
count = 0
for row in {rows}:
    count += 1
done = time.process_time()
print(json.dumps([count, opened - start, done - opened]))
"""

#: Name, imports, opening, and the rows as values of Python with the types of the columns.
_READERS = (
    (
        "csvw (the reader of pycldf)",
        "from csvw.metadata import TableGroup",
        f"table = TableGroup.from_file(sys.argv[1] + '/csvw/{METADATA}').tables[0]",
        "table.iterdicts(strict=False)",
    ),
    (
        "frictionless",
        "from frictionless import Resource, Schema",
        # Without keys, which it would look up; a row has values of Python when they are asked for.
        "fields = json.load(open(sys.argv[1] + '/schema/evidence.json', encoding='utf-8'))['fields']\n"
        "schema = Schema.from_descriptor({'fields': fields})\n"
        "resource = Resource(path='facts/evidence.csv', basepath=sys.argv[1], schema=schema)\n"
        "resource.open()",
        "map(lambda row: row.to_dict(), resource.row_stream)",
    ),
    (
        "diplofacts",
        "import diplofacts.dataset, diplofacts.dataset.making",
        "table = diplofacts.load(sys.argv[1]).evidence; len(table)",
        "table",
    ),
)

_MEMORY = """
import gc, os, sys, json
{imports}
def resident():
    gc.collect()
    with open('/proc/self/statm') as file:
        return int(file.read().split()[1]) * os.sysconf('SC_PAGE_SIZE')
before = resident()
{opening}
print(json.dumps([one / 2**20 for one in (resident() - before, {estimate})]))
"""

_IMPORT = """
import json, time
start = time.process_time()
import {module}
print(json.dumps([time.process_time() - start]))
"""

_LOAD = """
import csv, json, sys, time
import diplofacts.dataset
from diplofacts.datapackage import TABLES, data_root
folder = data_root() / 'facts'
start = time.process_time()
dataset = diplofacts.load()
loaded = time.process_time()
records = [list(dataset.table(table)) for table in TABLES]
read = time.process_time()
for table in TABLES:
    with (folder / f'{table}.csv').open(encoding='utf-8', newline='') as file:
        list(csv.reader(file))
bare = time.process_time()
print(json.dumps([loaded - start, read - start, bare - read]))
"""


def child(code: str, folder: Path | str = "") -> list[float]:
    """What a fresh interpreter measures."""
    program = [sys.executable, "-c", code, str(folder)]
    done = subprocess.run(program, check=True, capture_output=True, text=True)
    found: list[float] = json.loads(done.stdout.splitlines()[-1])
    return found


def least(code: str, rounds: int, folder: Path | str = "") -> list[float]:
    """Of several runs the one that took least in all."""
    return min((child(code, folder) for _ in range(rounds)), key=sum)


def records(folder: Path, rounds: int) -> None:
    """Typed records a second, opening counted; the readers in turn."""
    print("| typed records | rows | opening | records | rows a second | times |")
    print("|---|---:|---:|---:|---:|---|")
    rates: list[float] = []
    for name, imports, opening, rows in _READERS:
        code = _RECORDS.format(imports=imports, opening=opening, rows=rows)
        count, opened, made = least(code, rounds if name == "diplofacts" else 1, folder)
        rates.append(count / (opened + made))
        times = ", ".join(f"{rates[-1] / rate:.1f}" for rate in rates)
        taken = f"{opened:.2f} s | {made:.2f} s"
        print(f"| {name} | {count:,} | {taken} | {rates[-1]:,.0f} | {times} |", flush=True)
    share = opened / (opened + made)
    print(f"\nOpening (`load()` and `len(table)`) took {share:.0%} of reading all records of diplofacts.")


def memory(folder: Path) -> None:
    """Memory of the open table, beside what polars takes for the same file."""
    theirs, estimate = child(
        _MEMORY.format(
            estimate="frame.estimated_size()",
            imports="import polars, io; polars.read_csv(io.BytesIO(b'a\\nb\\n'))",
            opening="frame = polars.read_csv(sys.argv[1] + '/facts/evidence.csv', infer_schema=False)",
        ),
        folder,
    )
    opening = "table = diplofacts.load(sys.argv[1]).evidence; len(table)"
    ours, used = (
        child(_MEMORY.format(imports=_READERS[-1][1], opening=opening + then, estimate="0"), folder)[0]
        for then in ("", "\nfor _ in table: pass")
    )
    print("\n| memory of the open table | MiB | times |\n|---|---:|---:|")
    all_taken = {"polars": theirs, "polars, as it estimates itself": estimate}
    all_taken |= {"diplofacts": ours, "diplofacts, all records read once": used}
    for name, taken in all_taken.items():
        print(f"| {name} | {taken:.0f} | {taken / theirs:.2f} |")


def beginning() -> None:
    """Importing the package, and loading the data that travel with it."""
    ours, attrs = (
        min(child(_IMPORT.format(module=module))[0] for _ in range(7)) for module in ("diplofacts", "attrs")
    )
    both = f"`import diplofacts` {ours * 1e3:.1f} ms, `import attrs` {attrs * 1e3:.1f} ms"
    print(f"\n{both}: {ours / attrs:.2f} times")
    loaded, read, bare = least(_LOAD, 5)
    print(
        f"the packaged data: `load()` {loaded * 1e3:.1f} ms, with all records {read * 1e3:.1f} ms; "
        f"all files by the csv module {bare * 1e3:.1f} ms: {loaded / bare:.1f} and {read / bare:.1f} times"
    )


def main() -> None:
    """Measure and print the tables of docs/performance.md."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=DEFAULT, help="rows of evidence (default: %(default)s)")
    parser.add_argument("--full", action="store_true", help=f"as --rows {FULL}")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_large_package(folder, round((FULL if args.full else args.rows) * _SHARE))
        write_csvw(load(folder), folder / "csvw", ("evidence",))
        print(f"Python {sys.version.split()[0]}, {os.cpu_count()} processors\n")
        records(folder, ROUNDS)
        memory(folder)
        beginning()


if __name__ == "__main__":
    main()
