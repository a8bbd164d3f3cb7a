"""Packed tables: unpacked in memory, up to a size."""

from __future__ import annotations

import io
from typing import IO, cast

from ..report import Issue
from .found import issue
from .plan import TablePlan

#: No table is unpacked to more bytes than this, nor to more than so many times its size when it is large.
LIMIT, RATIO, LARGE = 2 << 30, 200, 64 << 20

FORMATS = ("zip", "gz", "bz2", "xz")


def unpacked(data: bytes, plan: TablePlan, issues: list[Issue]) -> bytes:
    """The bytes of the table in a packed file; as far as they could be read, with an issue why no further."""
    limit = min(LIMIT, max(LARGE, RATIO * len(data)))
    # Few packages have one: nobody else waits for these.
    import lzma
    import zipfile
    import zlib

    whole = bytearray()
    reason = ""
    try:
        with _open(data, plan) as stream:
            while chunk := stream.read(1 << 20):
                whole += chunk
                if len(whole) > limit:
                    reason = f"it unpacks to more than {limit} bytes"
                    break
    except (OSError, EOFError, ValueError, LookupError, RuntimeError) as error:
        reason = str(error) or type(error).__name__
    except (zlib.error, lzma.LZMAError, zipfile.BadZipFile) as error:
        reason = str(error) or "the file is not complete"
    if reason:
        issues.append(issue("T07", plan.path, table=plan.name, found=plan.compression, reason=reason))
    return bytes(whole[:limit])


def _open(data: bytes, plan: TablePlan) -> IO[bytes]:
    import bz2
    import gzip
    import lzma
    import zipfile

    stream = io.BytesIO(data)
    if plan.compression == "gz":
        return cast(IO[bytes], gzip.GzipFile(fileobj=stream))
    if plan.compression == "bz2":
        return bz2.BZ2File(stream)
    if plan.compression == "xz":
        return lzma.LZMAFile(stream)
    if plan.compression != "zip":
        raise ValueError(f"the compression is none of {', '.join(FORMATS)}")
    archive = zipfile.ZipFile(stream)
    names = archive.namelist()
    if not plan.innerpath and not names:
        raise ValueError("the archive is empty")
    return archive.open(plan.innerpath or names[0])
