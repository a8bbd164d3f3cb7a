"""Make the tables from raw/ and curation/: the same step as ``diplofacts build``."""

from __future__ import annotations

import sys

from diplofacts.cli import main

if __name__ == "__main__":
    sys.exit(main(["build", *sys.argv[1:]]))
