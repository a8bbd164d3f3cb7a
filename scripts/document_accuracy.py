"""Puts measured accuracy into ``docs/accuracy.json``, ``docs/accuracy.md`` and the table in ``README.md``.

    python scripts/document_accuracy.py --add RAW GOLD FACTS TITLE   measure a set of articles anew
    python scripts/document_accuracy.py                              write the pages from docs/accuracy.json
    python scripts/document_accuracy.py --check                      say whether they are what it gives

The figures are those of ``diplofacts evaluate``; titles of the articles come from their sidecars. After
``--add`` run ``diplofacts metadata``: the data card shows them too.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
DATA, PAGE, README = ROOT / "docs" / "accuracy.json", ROOT / "docs" / "accuracy.md", ROOT / "README.md"

#: Rows of the table in README: words, and the figures of ``evaluate`` that stand in one row.
ROWS = (
    ("people", ("people",)),
    ("mentions with the right person", ("mentions+person",)),
    ("roles: person and office; with portfolio and country", ("roles (person, office)", "roles")),
    ("meetings; with actors, kind and day exact", ("meetings", "meetings (strict)")),
    ("agreements; with parties, kind and date exact", ("agreements", "agreements (strict)")),
    ("statements with the right speaker: direct and mixed; indirect",
     ("statements: direct + speaker", "statements: indirect + speaker")),
)  # fmt: skip


def measure(raw: Path, gold: Path, facts: Path, title: str) -> dict[str, Any]:
    """The figures of one set of articles, without the list of errors."""
    call = [sys.executable, "-m", "diplofacts", "evaluate", "--facts", facts, "--gold", gold, "--raw", raw]
    found: dict[str, Any] = json.loads(subprocess.check_output([*call, "--format", "json"]))
    page = subprocess.check_output([*call, "--format", "markdown"], text=True)
    return {
        "title": title,
        "articles": [_article(raw / f"{stem}.json", stem) for stem in found["articles"]],
        "tables": found["tables"],
        "attributes": found["attributes"],
        "evidence": found["evidence"],
        "error_counts": found["error_counts"],
        "markdown": page.strip(),
    }


def _article(sidecar: Path, stem: str) -> str:
    if not sidecar.is_file():
        return stem
    known = json.loads(sidecar.read_text(encoding="utf-8"))
    title = " ".join(known.get("title", stem).split())
    return f"{title} ({', '.join(known[k] for k in ('publisher', 'published') if known.get(k))})"


def f1(row: dict[str, Any]) -> str:
    """F1 with its interval."""
    low, high = row["f1_interval"]
    return f"{row['f1']:.2f} [{low:.2f}–{high:.2f}]"


def readme_table(sets: list[dict[str, Any]]) -> str:
    """A row of figures a kind of fact, a column a set."""
    lines = ["| F1 | " + " | ".join(one["title"] for one in sets) + " |", "|---|" + "---|" * len(sets)]
    for words, names in ROWS:
        cells = ["; ".join(f1(one["tables"][name]) for name in names) for one in sets]
        lines.append(f"| {words} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def page_sections(sets: list[dict[str, Any]]) -> str:
    """A section a set: all figures, and the articles."""
    parts = []
    for one in sets:
        listed = "\n".join(f"{n}. {title}" for n, title in enumerate(one["articles"], 1))
        note = f"{one['note']}\n\n" if one.get("note") else ""
        parts.append(f"## {one['title'][0].upper()}{one['title'][1:]}\n\n{note}{one['markdown']}\n\n{listed}")
    return "\n\n".join(parts)


def between(text: str, mark: str, inner: str) -> str:
    """``text`` with what stands between the marks replaced."""
    pattern = re.compile(rf"(<!-- {mark} -->\n).*?(\n<!-- end of {mark} -->)", re.DOTALL)
    if not pattern.search(text):
        raise SystemExit(f"error: no place marked {mark!r}")
    return pattern.sub(lambda found: found[1] + inner + found[2], text)


def main() -> int:
    """Writes or checks the pages."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--add", nargs=4, metavar=("RAW", "GOLD", "FACTS", "TITLE"))
    parser.add_argument("--note", help="a sentence on how the set was come by (kept as it is when left out)")
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    sets = json.loads(DATA.read_text(encoding="utf-8"))["sets"] if DATA.is_file() else []
    if args.add:
        raw, gold, facts, title = args.add
        before = next((one.get("note", "") for one in sets if one["title"] == title), "")
        note = before if args.note is None else args.note
        made = measure(Path(raw), Path(gold), Path(facts), title) | {"note": note}
        sets = [made if one["title"] == title else one for one in sets]
        sets += [] if made in sets else [made]
        text = json.dumps({"sets": sets}, ensure_ascii=False, indent=1) + "\n"
        DATA.write_text(text, encoding="utf-8")
    pages = {
        PAGE: between(PAGE.read_text(encoding="utf-8"), "figures", page_sections(sets)),
        README: between(README.read_text(encoding="utf-8"), "accuracy", readme_table(sets)),
    }
    stale = [path for path, text in pages.items() if path.read_text(encoding="utf-8") != text]
    for path in stale:
        if args.check:
            print(f"{path.relative_to(ROOT)} is not what docs/accuracy.json gives")
        else:
            path.write_text(pages[path], encoding="utf-8")
    return 1 if args.check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
