"""What all verbs share: exit codes, and writing to a terminal that may know less than Unicode."""

from __future__ import annotations

import sys

#: Exit codes: all is well; the data are not what they should be; the command could not do its work.
OK, DIFFERENT, FAILED = 0, 1, 2


def write(text: str) -> None:
    """Write to standard output; a terminal that is not UTF-8 gets escapes, not a traceback."""
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(text.encode(encoding, "backslashreplace").decode(encoding))


def complain(text: str, kind: str = "error") -> None:
    """Write a problem to standard error, with control characters made visible."""
    from ..validation.rendering import printable

    print(f"{kind}: {printable(text)}", file=sys.stderr)
