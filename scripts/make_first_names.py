"""Write ``src/diplofacts/extract/lexicons/first_names.txt`` from the locales of Faker.

Needs, beside diplofacts: ``pip install Faker==40.54.0 english-words==2.0.2``. Neither is needed at run time:
a committed list keeps builds the same.

A line is a given name in Latin letters, folded. Left out are those of one or two letters and, where few
locales have them as a name, English words and words of the other lexicons and of the tables of places
(`Justice`, but not `Mark`): in news they are more often something else.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from diplofacts.extract.lexicons import fold

PACKAGE = Path(__file__).resolve().parents[1] / "src" / "diplofacts"
LEXICONS = PACKAGE / "extract" / "lexicons"
#: So many locales make an English word a name all the same.
MANY = 8
#: Lexicons of names of persons; their words do not count.
PERSONS = ("office_holders.csv", "given_names.csv", "bylines.txt", "first_names.txt")
NAME = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")
HEAD = (
    "# Given names in Latin letters, folded; written by scripts/make_first_names.py from the locales of",
    "# Faker 40.54.0 (https://github.com/joke2k/faker, MIT licence: LICENSES/MIT-Faker.txt).",
)


def printed() -> Counter[str]:
    """All given names of Faker's locales, folded, and how many locales have each."""
    import faker.providers.person as persons  # type: ignore[import-not-found]

    count: Counter[str] = Counter()
    for found in pkgutil.iter_modules(persons.__path__):
        provider = importlib.import_module(f"{persons.__name__}.{found.name}").Provider
        lists = (getattr(provider, name) for name in dir(provider) if name.startswith("first_name"))
        names = {one for value in lists if isinstance(value, Iterable) for one in value}
        count.update({fold(n) for n in names if isinstance(n, str) and len(n) > 2 and is_latin(n)})
    return count


def is_latin(name: str) -> bool:
    """Whether a name is one word of Latin letters."""
    return bool(NAME.fullmatch(name)) and all(
        "LATIN" in unicodedata.name(c, "") for c in name if c.isalpha()
    )


def other_words() -> set[str]:
    """The words of the other lexicons and of places; folded."""
    files = [*LEXICONS.iterdir(), *(PACKAGE / "places").glob("*.csv")]
    texts = [f.read_text(encoding="utf-8") for f in files if f.is_file() and f.name not in PERSONS]
    lines = [line for text in texts for line in text.splitlines() if not line.startswith("#")]
    return {fold(word) for line in lines for word in NAME.findall(line)}


def main() -> None:
    """Write the list."""
    from english_words import get_english_words_set  # type: ignore[import-not-found]

    english = {fold(word) for word in get_english_words_set(["web2"]) if word.islower()}
    others = other_words() | english
    names = sorted(name for name, many in printed().items() if many >= MANY or name not in others)
    (LEXICONS / "first_names.txt").write_text(
        "\n".join([*HEAD, *names]) + "\n", encoding="utf-8", newline="\n"
    )
    print(f"{len(names):,} names")


if __name__ == "__main__":
    main()
