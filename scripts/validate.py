"""Check a data package: the same step as ``diplofacts validate``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from diplofacts import validation


def main(argv: Sequence[str] | None = None) -> int:
    """Run the step; 0 valid, 1 invalid, 2 could not be checked."""
    parser = argparse.ArgumentParser(description="Check a data package: its schemas and the dataset rules.")
    validation.add_arguments(parser)
    return validation.run(parser.parse_args(argv))


if __name__ == "__main__":
    sys.exit(main())
