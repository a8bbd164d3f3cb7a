"""What the documentation site adds to ``docs/``: pages of the top level, and links that fit both places."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from mkdocs.structure.files import File, Files

ROOT = Path(__file__).resolve().parents[1]

#: Pages of the top level by their name on the site.
PAGES = {
    "index.md": "README.md",
    "changelog.md": "CHANGELOG.md",
    "contributing.md": "CONTRIBUTING.md",
    "datacard.md": "DATACARD.md",
}
_LINK = re.compile(r"\[([^\]]*)\]\(([^)\s]+)\)")


def on_files(files: Files, config: Any) -> Files:
    """Adds the pages of the top level."""
    for name, source in PAGES.items():
        text = (ROOT / source).read_text(encoding="utf-8")
        files.append(File.generated(config, name, content=text))
    return files


def on_page_markdown(markdown: str, page: Any, **_: Any) -> str:
    """Turns links between files of the repository into links between pages; others become their words."""
    here = PAGES.get(page.file.src_uri)
    folder = "" if here else "docs/" + page.file.src_uri.rpartition("/")[0]
    names = {source: name for name, source in PAGES.items()}

    def fitted(found: re.Match[str]) -> str:
        words, target = found[1], found[2]
        if ":" in target.split("/")[0] or target.startswith("#"):
            return found[0]
        path, mark, anchor = target.partition("#")
        whole = _normal(f"{folder}/{path}")
        if whole.startswith("docs/"):
            fitting = whole.removeprefix("docs/")
        elif whole in names:
            fitting = names[whole]
        else:
            return words
        up = "../" * page.file.src_uri.count("/")
        return f"[{words}]({up}{fitting}{mark}{anchor})"

    parts = re.split(r"(^```.*?^```$|`[^`\n]*`)", markdown, flags=re.MULTILINE | re.DOTALL)
    return "".join(part if n % 2 else _LINK.sub(fitted, part) for n, part in enumerate(parts))


def _normal(path: str) -> str:
    parts: list[str] = []
    for part in path.split("/"):
        if part == "..":
            parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)
