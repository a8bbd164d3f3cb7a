"""Candidates kept from one run to the next, by what they depend on.

A file's name is the digest of all that its candidates are made of: the article with its metadata, the
libraries, the model, and the code and word lists of this package. So nothing kept is ever out of date; what
is no longer asked for may be deleted at any time.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from pathlib import Path

import attrs
from attrs import define, field

from ..articles import Article
from ..candidate_files import VERSION
from ..candidate_values import decode, encode
from ..candidates import ArticleCandidates
from ..errors import CandidateError
from .origin import fingerprint


@define
class Cache:
    """A folder of candidates.

    Attributes:
        folder: the folder; made when something is kept.
        made_with: what candidates depend on besides the article.
    """

    folder: Path
    made_with: dict[str, str] = field(factory=fingerprint)

    def path(self, article: Article) -> Path:
        """Where the candidates of ``article`` are kept."""
        read = attrs.asdict(article) | {"published": article.published.isoformat()}
        key = json.dumps([VERSION, self.made_with, read], sort_keys=True)
        digest = hashlib.sha256(key.encode()).hexdigest()
        return self.folder / digest[:2] / f"{digest[2:]}.json"

    def get(self, article: Article) -> ArticleCandidates | None:
        """The candidates of ``article``; None when they are not kept, or not readable."""
        try:
            found: ArticleCandidates = decode(ArticleCandidates, json.loads(self.path(article).read_bytes()))
        except (OSError, ValueError, CandidateError):
            return None
        return found

    def put(self, article: Article, found: ArticleCandidates) -> None:
        """Keep the candidates of ``article``."""
        path = self.path(article)
        path.parent.mkdir(parents=True, exist_ok=True)
        # Written aside and put in place: another process may read or write the same.
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".new-")
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(json.dumps(encode(found), separators=(",", ":")).encode())
            os.replace(name, path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
