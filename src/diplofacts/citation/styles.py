"""The styles of a citation: BibTeX, RIS, CSL-JSON, APA.

Each takes a :class:`Work` and, for one fact of it, a :class:`Fact`, and gives text with a final newline.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from .facts import Fact
from .works import Creator, Work, one_line

# The ten characters that LaTeX reads as commands (The Not So Short Introduction to LaTeX, section 1.3).
_LATEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "$": r"\$",
        "&": r"\&",
        "#": r"\#",
        "_": r"\_",
        "%": r"\%",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)


def bibtex(work: Work, fact: Fact | None = None) -> str:
    """A ``@misc`` entry, which every BibTeX style knows, in UTF-8, LaTeX commands escaped."""
    note = ["Data set" + (f", version {work.version}" if work.version else "")]
    if work.licences:
        note.append("License: " + ", ".join(licence.label for licence in work.licences))
    values = {
        "author": " and ".join(map(_bibtex_author, work.creators)),
        # Braces keep the capitals of names as they are.
        "title": "{" + _latex(work.title) + "}",
        "year": work.year,
        "publisher": _latex(work.publisher),
        "version": _latex(work.version),
        "doi": work.doi,
        "url": work.url,
        "note": _latex(". ".join(note)),
    }
    if fact:
        values |= {
            "title": "{" + _latex(f"{fact.title}, in: {work.title}") + "}",
            "note": _latex(". ".join([*note, fact.note])),
        }
    parts = (work.name, work.version, fact.reference if fact else "")
    key = re.sub(r"[^A-Za-z0-9.:-]+", "-", "-".join(part for part in parts if part)).strip("-")
    lines = [f"  {field} = {{{value}}}," for field, value in values.items() if value]
    return "\n".join([f"@misc{{{key or 'dataset'},", *lines, "}"]) + "\n"


def ris(work: Work, fact: Fact | None = None) -> str:
    """A record of type ``DATA`` (RIS, https://refdb.sourceforge.net/manual-0.9.6/sect1-ris-format.html)."""
    lines = [("TY", "DATA"), *(("AU", _inverted(creator)) for creator in work.creators)]
    lines += [("TI", fact.title), ("T2", work.title)] if fact else [("TI", work.title)]
    lines += [
        ("PY", work.year),
        ("DA", f"{work.created:%Y/%m/%d}/" if work.created else ""),
        ("ET", work.version),
        ("PB", work.publisher),
        ("DO", work.doi),
        ("UR", work.url),
        *(("KW", word) for word in work.keywords),
        *(("N1", str(quote)) for quote in (fact.quotes if fact else ())),
    ]
    if fact and not fact.quotes:
        lines.append(("N1", fact.note))
    if fact:
        lines.append(("ID", fact.reference))
    made = [f"{tag}  - {value}" for tag, value in lines if value]
    return "\n".join([*made, "ER  - "]) + "\n"


def csl_json(work: Work, fact: Fact | None = None) -> str:
    """A list of one item (CSL-JSON 1.0, https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html)."""
    parts = (work.name, work.version, fact.reference if fact else "")
    item: dict[str, Any] = {
        "id": "-".join(part for part in parts if part) or "dataset",
        "type": "dataset",
        "title": work.title,
        "author": [_csl_name(creator) for creator in work.creators],
        "issued": _csl_date(work),
        "version": work.version,
        "publisher": work.publisher,
        "DOI": work.doi,
        "URL": work.url,
        "keyword": ", ".join(work.keywords),
    }
    if fact:
        item |= {"title": fact.title, "container-title": work.title, "note": fact.note}
    else:
        item["abstract"] = work.description
    kept = {name: value for name, value in item.items() if value}
    return json.dumps([kept], ensure_ascii=False, indent=2) + "\n"


def apa(work: Work, fact: Fact | None = None) -> str:
    """Plain text (Publication Manual of the APA, 7th edition, section 10.9: data sets)."""
    title = work.title + (f" (Version {work.version})" if work.version else "") + " [Data set]"
    year = f"({work.year or 'n.d.'})"
    authors = _apa_authors(work)
    head = f"{_stopped(authors)} {year}. {title}." if authors else f"{title}. {year}."
    parts = [head]
    if work.publisher and work.publisher != authors:
        parts.append(_stopped(work.publisher))
    if work.link:
        parts.append(work.link)
    if fact:
        parts.append(f"{fact.title}: {_stopped(fact.note)}")
    return " ".join(parts) + "\n"


#: The styles by name.
STYLES: Final[Mapping[str, Callable[[Work, Fact | None], str]]] = {
    "bibtex": bibtex,
    "ris": ris,
    "csl-json": csl_json,
    "apa": apa,
}


def _bibtex_author(creator: Creator) -> str:
    if creator.person:
        return _latex(_inverted(creator))
    # A name with no parts may be an organization's: in braces it is one word to BibTeX.
    return "{" + _latex(creator.name) + "}"


def _inverted(creator: Creator) -> str:
    if creator.person:
        return ", ".join(part for part in (creator.family, creator.given) if part)
    return creator.name


def _csl_name(creator: Creator) -> dict[str, str]:
    if creator.person:
        return {"family": creator.family} | ({"given": creator.given} if creator.given else {})
    return {"literal": creator.name}


def _csl_date(work: Work) -> dict[str, Any]:
    day = work.created
    return {"date-parts": [[day.year, day.month, day.day]]} if day else {}


def _apa_authors(work: Work) -> str:
    names = [_apa_name(creator) for creator in work.creators]
    if len(names) > 20:
        return ", ".join(names[:19]) + ", … " + names[-1]
    if len(names) > 1:
        return ", ".join(names[:-1]) + ", & " + names[-1]
    return "".join(names)


def _apa_name(creator: Creator) -> str:
    # A hyphenated given name keeps its hyphen: "Jean-Paul" is "J.-P.".
    given = " ".join(
        "-".join(f"{part[0]}." for part in name.split("-") if part) for name in creator.given.split()
    )
    return ", ".join(part for part in (creator.family, given) if part) if creator.person else creator.name


def _stopped(words: str) -> str:
    return words if words.endswith((".", "?", "!")) else words + "."


def _latex(words: str) -> str:
    return one_line(words).translate(_LATEX)
