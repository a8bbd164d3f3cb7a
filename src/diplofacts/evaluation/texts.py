"""The texts that spans point into."""

from __future__ import annotations

from pathlib import Path

from ..articles import article_paths
from ..errors import ArticleError, Problem


class Texts:
    """The texts of a folder of articles, by article id; a file is read when it is first asked for.

    Args:
        folder: the folder of the ``.txt`` files.

    Raises:
        ArticleError: when it is not a folder or has no article.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._paths = {path.stem: path for path in article_paths(folder)}
        self._texts: dict[str, str] = {}

    def get(self, source_id: str) -> str | None:
        """The whole text of an article, unchanged; None when the folder has no such article.

        Raises:
            ArticleError: when the file is not UTF-8.
        """
        if source_id not in self._texts:
            path = self._paths.get(source_id)
            if path is None:
                return None
            try:
                # Not read as a text file: line ends stay what they are.
                self._texts[source_id] = path.read_bytes().decode("utf-8")
            except UnicodeDecodeError as error:
                raise ArticleError(
                    Problem("the article is not UTF-8", path=str(path), offset=error.start,
                            expected="UTF-8 bytes", hint="Convert the file to UTF-8.")
                ) from None
        return self._texts[source_id]
