"""``python -m diplofacts`` is the command ``diplofacts``, whose start this is."""

from __future__ import annotations

import gc
import sys


def main() -> int:
    """Run the command of the process's arguments; see :func:`diplofacts.cli.main`."""
    sweeping = gc.isenabled()
    gc.disable()  # Before the first import: modules are no garbage, and looking for some takes long.
    from .cli import main as run

    return run(sweeping=sweeping)


if __name__ == "__main__":
    sys.exit(main())
