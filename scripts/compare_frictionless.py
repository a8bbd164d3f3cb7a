"""Compare our engines with frictionless on many drawn packages, and count cases and differences by reason."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from attrs import evolve
from hypothesis import HealthCheck, Phase, given, seed, settings

from diplofacts.validation import validate

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

import oracle  # noqa: E402
from packages import Package, packages  # noqa: E402


def main() -> int:
    """Run the comparison and print the counts; 1 when a difference has no reason."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=1000, help="how many packages (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=0, help="of the packages (default: %(default)s)")
    parser.add_argument("--engine", action="append", help="python, polars (default: both)")
    parser.add_argument(
        "--keep", type=Path, metavar="DIR", help="put packages with an unexplained difference here"
    )
    args = parser.parse_args()
    engines = args.engine or ["python", "polars"]
    count: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    examples: dict[str, list[str]] = {}

    def told(what: str, package: Package, folder: Path) -> None:
        count["unexplained"] += 1
        shown = examples.setdefault(what, [])
        if len(shown) < 3:
            name = f"{args.seed}-{count['packages']}"
            shown.append(f"{name}: {', '.join(package.twists)}")
            if args.keep:
                package.write(args.keep / name)

    @settings(
        max_examples=args.cases,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @seed(args.seed)
    @given(packages())
    def each(package: Package) -> None:
        with tempfile.TemporaryDirectory() as name:
            descriptor = package.write(Path(name))
            theirs = oracle.frictionless_findings(descriptor)
            count["packages"] += 1
            count["packages that frictionless finds valid"] += theirs.valid
            count["findings of frictionless"] += len(theirs.keys)
            reports = []
            for engine in engines:
                report = validate(descriptor, engine=engine, dataset=False)
                reports.append(evolve(report, engine=""))
                differences = oracle.compare(descriptor, report, theirs)
                count[f"{engine}: agree in everything"] += not differences
                reasons.update({one.reason for one in differences if one.reason})
                for one in differences:
                    if not one.reason:
                        what = one.what.type if isinstance(one.what, oracle.Key) else one.what
                        told(f"{engine}: {one.side} only: {what}", package, descriptor)
            if len(reports) > 1 and any(report != reports[0] for report in reports):
                told("the engines differ", package, descriptor)

    start = time.perf_counter()
    each()
    print(f"seed {args.seed}, {time.perf_counter() - start:.0f} s")
    for what, number in [
        *count.items(),
        *(("  " + reason, number) for reason, number in reasons.most_common()),
    ]:
        print(f"{number:8,}  {what}")
    for what, shown in sorted(examples.items()):
        print(what, *shown, sep="\n    ")
    return 1 if count["unexplained"] else 0


if __name__ == "__main__":
    sys.exit(main())
