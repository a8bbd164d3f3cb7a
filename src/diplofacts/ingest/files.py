"""The bytes of a file that somebody wants to add: what they are, and their characters."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from ..errors import IngestError, Problem, missing_extra

#: Bytes of the largest file that is read; an article is a thousandth of it, a page a tenth.
LARGEST = 20_000_000

_TEXTS = ("", ".txt", ".text")
_PAGES = (".html", ".htm", ".xhtml")
#: How files of other kinds begin, and what they are.
_SIGNATURES = (
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"%PDF-", "a PDF"),
    (b"{\\rtf", "a rich text document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"From: <Saved by", "a web archive (MHTML)"),
)
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*|<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
# The HTML standard looks for the declaration in the first 1024 bytes; some editors put comments before it.
_DECLARED = re.compile(
    rb"""<meta[^>]+?charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]+?encoding\s*=\s*["']([\w.:-]+)""", re.I
)
#: Labels that the Encoding standard (encoding.spec.whatwg.org) reads as windows-1252.
_WINDOWS = ("ascii", "iso8859-1")
#: Codecs of Python that are no character encodings of documents.
_NO_CHARSETS = (
    "idna", "mbcs", "oem", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7",
)  # fmt: skip


def read_bytes(path: Path) -> bytes:
    """The bytes of a file that may be a text or a page.

    Raises:
        IngestError: when it is no file, too large, or known to be of another kind.
    """
    shown = str(path)
    try:
        if path.is_dir():
            raise IngestError(Problem("this is a folder", path=shown, hint="Name the files in it."))
        if not path.exists():
            raise IngestError(Problem("there is no such file", path=shown))
        if not path.is_file():
            raise IngestError(Problem("this is no ordinary file", path=shown, hint="Save it first."))
        size = path.stat().st_size
        if size > LARGEST:
            raise IngestError(
                Problem("the file is too large for an article", path=shown, value=f"{size} bytes",
                        expected=f"at most {LARGEST} bytes", hint="Save the article by itself.")
            )
        data = path.read_bytes()
    except OSError as error:
        raise IngestError(Problem(f"the file cannot be read ({error.strerror})", path=shown)) from None
    what = next((what for start, what in _SIGNATURES if data.startswith(start)), "")
    if not what and path.suffix.lower() not in (*_TEXTS, *_PAGES):
        what = f"a file {path.suffix!r}, neither a text nor a page"
    if not what and b"\0" in data and not data.startswith(_UTF16):
        what = "a binary file, or UTF-16 without its mark"
    if what:
        hint = "Save the article as plain text in UTF-8 (.txt) or its page as HTML only (.html)."
        raise IngestError(Problem(f"this is {what}", path=shown, expected="a .txt or .html file", hint=hint))
    return data


def is_page(path: Path, data: bytes) -> bool:
    """Whether the file is HTML, by its name, or by its beginning when it has a name without an ending.

    Raises:
        IngestError: when a text turns out to be HTML: its tags must not become an article.
    """
    if path.suffix.lower() in _PAGES:
        return True
    if not _HTML.match(data[:4096]):
        return False
    if path.suffix:
        raise IngestError(Problem("this text is the source of a page", path=str(path),
                                  hint="Rename it to .html, so that its article is taken out of it."))
    return True


def decode_text(data: bytes, shown: str) -> str:
    """The characters of a text.

    Raises:
        IngestError: when it is not UTF-8; names the offset in bytes, and the encoding that it may be in.
    """
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        likely = _likely(data) or "ENCODING"
        raise IngestError(
            Problem("the text is not UTF-8", path=shown, offset=error.start,
                    value=data[error.start : error.start + 4].hex(" "), expected="UTF-8 bytes",
                    hint=f"The offset counts bytes. Convert it: iconv -f {likely} -t UTF-8 FILE > NEW.txt")
        ) from None


def decode_page(data: bytes, shown: str) -> str:
    """The characters of a page: by its byte-order mark, as UTF-8, as it declares, else as they look.

    A page that is valid UTF-8 is UTF-8 whatever it declares: browsers convert what they save and leave the
    declaration as it was, and text in another encoding is hardly ever valid UTF-8.

    Raises:
        IngestError: when no encoding fits.
    """
    declared = _declared(data)
    guesses = ["utf-16"] if data.startswith(_UTF16) else ["utf-8-sig", *([declared] if declared else [])]
    for encoding in guesses:
        try:
            return data.decode(encoding)
        except UnicodeError:
            continue
    likely = _likely(data)
    if likely:
        return data.decode(likely, "replace")
    raise IngestError(Problem("the encoding of the page cannot be told", path=shown, value=declared or None,
                              hint="Open the page in a browser and save it again."))


def _declared(data: bytes) -> str:
    match = _DECLARED.search(data[:4096])
    if not match:
        return ""
    try:
        name = codecs.lookup((match[1] or match[2]).decode("ascii", "replace")).name.replace("_", "-")
    except LookupError:
        return ""
    return "" if name in _NO_CHARSETS else "cp1252" if name in _WINDOWS else name


def _likely(data: bytes) -> str:
    """The encoding that the bytes look like, or empty."""
    if data.startswith(_UTF16):
        return "UTF-16"
    try:
        from charset_normalizer import from_bytes
    except ImportError:
        raise missing_extra("Adding articles", "ingest") from None
    best = from_bytes(data[:100_000]).best()
    return best.encoding if best else ""
