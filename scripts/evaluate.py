"""Compare the tables with the articles coded by hand: the same step as ``diplofacts evaluate``."""

from __future__ import annotations

import sys
from pathlib import Path

from diplofacts.cli import main

ROOT = Path(__file__).resolve().parents[1]

#: What is compared when nothing is said: this project's tables with its own coding by hand.
DEFAULT = ["--facts", str(ROOT / "facts"), "--gold", str(ROOT / "tests" / "gold")]

if __name__ == "__main__":
    sys.exit(main(["evaluate", *(sys.argv[1:] or DEFAULT)]))
