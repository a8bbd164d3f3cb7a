"""Time and memory of validation beside frictionless, on one machine in one run; ``make bench`` runs it.

The package is made by ``tests/large.py``: this project's tables, all constraints in use, and valid. Each
engine runs in processes of its own: once with imports made and a small package validated before the clock
starts ("in process"), and once as a whole process, start and imports included ("fresh"). Peak memory is that
of the fresh process.
"""

from __future__ import annotations

import argparse
import csv
import gc
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from attrs import define

from diplofacts.datapackage import read_descriptor, write_descriptor

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from large import make_large_package  # noqa: E402

# Our plugin would have frictionless check the rules of the dataset too. Modules are compiled once, as where
# they are installed.
ALONE = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
ALONE["DIPLOFACTS_FRICTIONLESS"] = "off"
ENGINES = ("frictionless", "python", "polars")
SMALL, DEFAULT, FULL = 5_000, 500_000, (1_000_000, 2_000_000, 5_000_000)

# What a child does; {run} validates the package at sys.argv[2], after the one at sys.argv[1] when it is warm.
_CHILD = """
import json, resource, sys, time
{imports}
def run(path):
    {run}
if sys.argv[1]:
    run(sys.argv[1])
def processor():
    return sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
start, used = time.perf_counter(), processor()
valid = run(sys.argv[2])
taken, used = time.perf_counter() - start, processor() - used
assert valid, "the package is valid, and was called invalid"
# Linux lets ru_maxrss begin with what the parent had; the high-water mark of the process itself does not.
with open("/proc/self/status") as status:
    peak = next(int(line.split()[1]) for line in status if line.startswith("VmHWM:"))
print(json.dumps([taken, used, peak / 1024]))
"""
_FRICTIONLESS = (
    "import frictionless",
    "return frictionless.Package(path + '/datapackage.json').validate(limit_errors=0).valid",
)


def _code(engine: str, options: str = "dataset=False") -> str:
    imports, run = _FRICTIONLESS
    if engine != "frictionless":
        imports = "from pathlib import Path; from diplofacts.validation import validate"
        run = f"return validate(path, engine={engine!r}, {options}).valid"
    return _CHILD.format(imports=imports, run=run)


@define
class Run:
    """One run of a child: seconds of the clock and of processors inside, seconds as a whole, peak MiB."""

    inside: float
    processor: float
    whole: float
    memory: float


def child(code: str, folder: Path, warm: Path | None = None) -> Run:
    """Run a child in a process of its own."""
    program = [sys.executable, "-c", code, str(warm or ""), str(folder)]
    start = time.perf_counter()
    done = subprocess.run(program, check=True, capture_output=True, text=True, env=ALONE)
    whole = time.perf_counter() - start
    inside, processor, memory = json.loads(done.stdout.splitlines()[-1])
    return Run(inside, processor, whole, memory)


def side_by_side(folder: Path, warm: Path, rows: int, times: int) -> None:
    """All engines on the rules that frictionless has."""
    print(f"\n{rows:,} rows, the rules that frictionless has\n")
    print(
        "| engine | in process | times faster | processor time | fresh process | times faster | peak memory |"
    )
    print("|---|---|---|---|---|---|---|")
    base = (0.0, 0.0)
    for engine in ENGINES:
        repeated = range(1 if engine == "frictionless" else times)
        inside = min((child(_code(engine), folder, warm) for _ in repeated), key=lambda run: run.inside)
        fresh = min((child(_code(engine), folder) for _ in repeated), key=lambda run: run.whole)
        base = base if base[0] else (inside.inside, fresh.whole)
        ratios = f"{base[0] / inside.inside:.1f}", f"{base[1] / fresh.whole:.1f}"
        print(
            f"| {engine} | {inside.inside:.2f} s | {ratios[0]} | {inside.processor:.2f} s "
            f"| {fresh.whole:.2f} s | {ratios[1]} | {fresh.memory:.0f} MiB |",
            flush=True,
        )


#: What the commands that pip installs run.
FRICTIONLESS = "import sys; from frictionless.__main__ import console; sys.exit(console())"
DIPLOFACTS = "import sys; from diplofacts.__main__ import main; sys.exit(main())"


def commands(folder: Path, rows: int, times: int) -> None:
    """The two commands in turn, each as a user runs it; ours with the dataset rules and without them."""
    words = {
        "frictionless validate": (FRICTIONLESS, "validate", str(folder / "datapackage.json")),
        "diplofacts validate": (DIPLOFACTS, "validate", str(folder)),
        "diplofacts validate --no-dataset": (DIPLOFACTS, "validate", "--no-dataset", str(folder)),
    }
    best = dict.fromkeys(words, (float("inf"), float("inf")))
    for number in range(times + 1):
        for name, arguments in words.items():
            start, used = time.perf_counter(), _processor()
            program = [sys.executable, "-c", *arguments]
            subprocess.run(program, check=True, stdout=subprocess.DEVNULL, env=ALONE)
            taken, used = time.perf_counter() - start, _processor() - used
            if number:  # The first run compiles modules.
                best[name] = (min(best[name][0], taken), min(best[name][1], used))
    print(f"\n{rows:,} rows, as commands, in turn\n")
    print("| command | time | times faster | processor time | times less |\n|---|---|---|---|---|")
    whole, processor = best["frictionless validate"]
    for name, (taken, used) in best.items():
        ratios = f"{whole / taken:.1f}", f"{processor / used:.1f}"
        print(f"| {name} | {taken:.2f} s | {ratios[0]} | {used:.2f} s | {ratios[1]} |", flush=True)


def _processor() -> float:
    """Seconds of processors of the processes that have ended."""
    return sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2])


def dataset_rules(folder: Path, rows: int) -> None:
    """Each check of the dataset rules by itself, in microseconds of processor a row of the whole package."""
    from diplofacts.validation import contents as reading
    from diplofacts.validation.checks import CHECKS

    contents = reading.read(folder / "datapackage.json")
    print("\ndataset rules, microseconds of processor a row\n\n| rules | µs |\n|---|---|")
    total = 0.0
    gc.disable()  # As validation does.
    for check in CHECKS:
        start = time.process_time()
        issues = list(check.find(contents))
        taken = (time.process_time() - start) / rows * 1e6
        assert not issues, issues[0]
        total += taken
        print(f"| {', '.join(check.codes)} | {taken:.2f} |")
    gc.enable()
    print(f"| all | {total:.2f} |", flush=True)


def change_one_row(folder: Path) -> None:
    """Give one organization another kind, and seal the package again."""
    path = folder / "facts" / "organizations.csv"
    with path.open(encoding="utf-8", newline="") as file:
        header, first, *rest = list(csv.reader(file))
    first[header.index("kind")] = "company"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, first, *rest])
    write_descriptor(folder, read_descriptor(folder))


def cached(folder: Path, work: Path) -> None:
    """Validation again with a cache: nothing changed, and one row changed."""
    cache = work / "cache.json"
    code = _code("auto", f"dataset=True, cache=Path({str(cache)!r})")
    runs = [child(code, folder), child(code, folder)]
    change_one_row(folder)
    runs.append(child(code, folder))
    names = ("first run, filling the cache", "nothing changed", "one row of one table changed")
    print("\n--cache, all rules, fresh process\n\n| run | time | processor time |\n|---|---|---|")
    for name, run in zip(names, runs, strict=True):
        print(f"| {name} | {run.whole:.2f} s | {run.processor:.2f} s |", flush=True)


def growth(sizes: tuple[int, ...], work: Path, warm: Path) -> None:
    """How time and memory of the fast engine grow."""
    print("\ngrowth, polars engine, the rules that frictionless has\n")
    print("| rows | in process, imports included | a million rows | peak memory |\n|---|---|---|---|")
    for size in sizes:
        folder = work / f"rows{size}"
        if not folder.is_dir():
            make_large_package(folder, size)
        run = child(_code("polars"), folder)
        million = f"{run.inside / size * 1e6:.2f} s"
        print(f"| {size:,} | {run.inside:.2f} s | {million} | {run.memory:.0f} MiB |", flush=True)
        if size != sizes[0]:
            shutil.rmtree(folder)


def main() -> None:
    """Measure and print the tables of docs/performance.md."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=DEFAULT, help="default: %(default)s")
    parser.add_argument("--times", type=int, default=3, help="runs of our engines (default: %(default)s)")
    parser.add_argument("--full", action="store_true", help="measure growth to five million rows too")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        warm, large = work / "warm", work / f"rows{args.rows}"
        small = make_large_package(warm, SMALL)
        rows = make_large_package(large, args.rows)
        print(f"Python {sys.version.split()[0]}, {os.cpu_count()} processors")
        commands(warm, small, 5)
        side_by_side(large, warm, rows, args.times)
        dataset_rules(large, rows)
        growth((args.rows, *(FULL if args.full else ())), work, warm)
        cached(large, work)


if __name__ == "__main__":
    main()
