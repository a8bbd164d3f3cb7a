"""The measured accuracy that the pages show is what was measured."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def test_pages_show_what_was_measured() -> None:
    """README and docs/accuracy.md have the figures of docs/accuracy.json."""
    call = [sys.executable, str(ROOT / "scripts" / "document_accuracy.py"), "--check"]
    done = subprocess.run(call, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
