"""Make everything that a release hands on: wheel, sdist, data archives, checksums; the same bytes each time.

    python scripts/release.py --previous LAST.zip --out dist
    python scripts/release.py --previous none --out dist       the first release

Nothing is made unless the working copy is clean, `diplofacts build --check`, `metadata --check` and
`validate --strict` find nothing, the version fits what changed since the last release and is the same
everywhere, and the changelog has a section for it. Nothing is uploaded: the steps that a person must do are
printed at the end.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path

from diplofacts.datapackage import read_descriptor
from diplofacts.errors import PackageError
from diplofacts.versions import compare, misfit, opened, pack
from diplofacts.versions.changelog import updated

ROOT = Path(__file__).resolve().parents[1]
#: Seconds since 1970 that files in wheel and sdist carry; the Makefile has the same.
EPOCH = os.environ.get("SOURCE_DATE_EPOCH", "1577836800")


def problems(previous: str) -> Iterator[str]:
    """A sentence for each thing that stands in the way of a release."""
    status = subprocess.run(["git", "status", "--porcelain"], cwd=ROOT, capture_output=True, text=True)
    if status.returncode:
        yield "this is no working copy of a repository: clone it, then release from the clone"
    elif status.stdout:
        changed = ", ".join(status.stdout.splitlines()[:3])
        yield f"the working copy has changes that are not committed: {changed}"
    for step in (["build", "--check"], ["metadata", "--check"], ["validate", "--strict"]):
        done = subprocess.run([sys.executable, "-m", "diplofacts", *step], cwd=ROOT, capture_output=True)
        if done.returncode:
            yield f"`diplofacts {' '.join(step)}` finds something"
    version = str(read_descriptor(ROOT).get("version", ""))
    code = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    if version != code:
        yield f"the data are {version}, the code is {code}: both must have one version"
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    if not re.search(rf"^## \[?{re.escape(version)}\b", changelog, re.MULTILINE):
        yield f"CHANGELOG.md has no section for {version}"
    with opened(previous) as old, opened(ROOT) as new:
        difference = compare(old, new)
    if problem := misfit(difference):
        yield str(problem)
    try:
        stale = updated(changelog, difference) != changelog
    except PackageError as error:
        yield str(error)
        return
    if stale:
        yield f"run `diplofacts diff {previous} . --changelog CHANGELOG.md`, and commit it"


def make(out: Path) -> list[Path]:
    """Wheel, sdist, the two data archives and ``SHA256SUMS`` in ``out``."""
    out.mkdir(parents=True, exist_ok=True)
    made = []
    with tempfile.TemporaryDirectory() as aside:
        call = [sys.executable, "-m", "build", "--no-isolation", "--outdir", aside, str(ROOT)]
        subprocess.run(call, check=True, env={**os.environ, "SOURCE_DATE_EPOCH": EPOCH},
                       stdout=subprocess.DEVNULL)  # fmt: skip
        for file in sorted(Path(aside).iterdir()):
            (out / file.name).write_bytes(file.read_bytes())
            made.append(out / file.name)
    descriptor = read_descriptor(ROOT)
    stem = f"{descriptor['name']}-data-{descriptor['version']}"
    made.append(pack(ROOT, out / f"{stem}.zip", force=True).path)
    made.append(pack(ROOT, out / f"{stem}-without-texts.zip", without_texts=True, force=True).path)
    sums = "".join(f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in sorted(made))
    (out / "SHA256SUMS").write_text(sums, encoding="utf-8")
    return [*made, out / "SHA256SUMS"]


def main() -> int:
    """Checks, makes, and says what is left to do; 1 when something stands in the way."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--previous", required=True, help="the data archive of the last release, or none")
    parser.add_argument("--out", type=Path, default=ROOT / "dist", help="the folder to write to")
    parser.add_argument("--unchecked", action="store_true", help="make the files whatever the checks say")
    args = parser.parse_args()
    if not args.unchecked:
        found = list(problems(args.previous))
        for problem in found:
            print(f"error: {problem}", file=sys.stderr)
        if found:
            return 1
    for file in make(args.out):
        print(file)
    version = read_descriptor(ROOT)["version"]
    print(f"""
Left to do, by a person:
  1. git tag -s v{version} -m 'Version {version}', and push the tag
  2. upload wheel and sdist to the package index: twine upload {args.out}/*.whl {args.out}/*.tar.gz
  3. make a release of the tag where the repository is kept, with both data archives and SHA256SUMS
  4. archive it for a DOI; which of the two archives may be public is for the articles' publishers to say
  5. put the DOI into `id` of datapackage.json, run `diplofacts metadata`, commit""")
    return 0


if __name__ == "__main__":
    sys.exit(main())
