"""Citing the dataset: BibTeX, and the Citation File Format."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from .datapackage import data_root, read_descriptor
from .errors import PackageError, Problem

if TYPE_CHECKING:
    from .dataset import Dataset

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
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\s]+")
_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:)?(10\.[0-9.]+/\S+)", re.IGNORECASE)


def cite(dataset: Dataset | None = None) -> str:
    """The BibTeX entry of a dataset at its version.

    The entry is a ``@misc``, which every BibTeX style knows; it stands in UTF-8, with what LaTeX reads as a
    command escaped. What the descriptor does not say (a year, an author) is left out.

    Args:
        dataset: the packaged data when None.

    Returns:
        The entry, with a final newline.
    """
    descriptor = _descriptor(dataset)
    name, version = str(descriptor.get("name", "")), str(descriptor.get("version", ""))
    key = re.sub(r"[^A-Za-z0-9.:-]+", "-", "-".join(part for part in (name, version) if part)).strip("-")
    created = _created(descriptor)
    licenses = [str(e.get("name") or e.get("title") or e.get("path")) for e in _licenses(descriptor)]
    note = ["Data set" + (f", version {version}" if version else "")]
    if licenses:
        note.append("License: " + ", ".join(licenses))
    identifier = _identifier(descriptor)
    values = {
        "author": " and ".join(_bibtex_author(creator) for creator in _creators(descriptor)),
        # Braces keep the capitals of names as they are.
        "title": "{" + _latex(_title(descriptor)) + "}",
        "year": str(created.year) if created else "",
        "version": _latex(version),
        "doi": identifier.get("doi", ""),
        "url": identifier.get("url", ""),
        "note": _latex(". ".join(note)),
    }
    lines = [f"  {field} = {{{value}}}," for field, value in values.items() if value]
    return "\n".join([f"@misc{{{key or 'dataset'},", *lines, "}"]) + "\n"


def citation_cff(dataset: Dataset | None = None) -> str:
    """The text of ``CITATION.cff`` for a dataset (Citation File Format 1.2.0, https://citation-file-format.github.io).

    Args:
        dataset: the packaged data when None.

    Raises:
        PackageError: when the descriptor names no creator: the format demands an author.
    """
    descriptor = _descriptor(dataset)
    creators = list(_creators(descriptor))
    if not creators:
        raise PackageError(
            Problem(
                "the dataset has no creator",
                path="datapackage.json",
                column="contributors",
                expected='a contributor with "roles": ["creator"]',
                hint="Say there who made the dataset, a person or an organization.",
            )
        )
    created = _created(descriptor)
    values: dict[str, Any] = {
        "cff-version": "1.2.0",
        "message": "If you use this dataset, please cite it as below.",
        "type": "dataset",
        "title": _title(descriptor),
        "abstract": descriptor.get("description"),
        "authors": [_cff_author(creator) for creator in creators],
        "version": descriptor.get("version"),
        "date-released": created.isoformat() if created else None,
        "license": next((entry["name"] for entry in _licenses(descriptor) if "name" in entry), None),
        **_identifier(descriptor),
        "keywords": descriptor.get("keywords"),
    }
    lines: list[str] = []
    for name, value in values.items():
        if isinstance(value, list):
            lines.append(f"{name}:")
            for item in value:
                pairs = [f"{k}: {_yaml(v)}" for k, v in item.items()] if isinstance(item, dict) else []
                lines += ["  - " + "\n    ".join(pairs or [_yaml(item)])]
        elif value:
            lines.append(f"{name}: {_yaml(value)}")
    return "\n".join(lines) + "\n"


def _descriptor(dataset: Dataset | None) -> Mapping[str, Any]:
    return read_descriptor(data_root()) if dataset is None else dataset.descriptor


def _title(descriptor: Mapping[str, Any]) -> str:
    return str(descriptor.get("title") or descriptor.get("name") or "Dataset")


def _licenses(descriptor: Mapping[str, Any]) -> list[Mapping[str, str]]:
    return list(descriptor.get("licenses", ()))


def _creators(descriptor: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for contributor in descriptor.get("contributors", ()):
        # Data Package v1 has one "role", v2 has "roles".
        if "creator" in contributor.get("roles", [contributor.get("role")]):
            yield contributor


def _created(descriptor: Mapping[str, Any]) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(str(descriptor.get("created", ""))[:10])
    except ValueError:
        return None


def _identifier(descriptor: Mapping[str, Any]) -> dict[str, str]:
    found = _DOI.fullmatch(str(descriptor.get("id", "")))
    given = {"doi": found[1] if found else "", "url": str(descriptor.get("homepage", ""))}
    return {name: value for name, value in given.items() if value}


def _bibtex_author(creator: Mapping[str, Any]) -> str:
    family, given = creator.get("familyName"), creator.get("givenName")
    if family:
        return _latex(f"{family}, {given}" if given else str(family))
    # A name with no parts may be an organization's: in braces it is one word to BibTeX.
    return "{" + _latex(str(creator.get("title") or creator.get("organization") or given)) + "}"


def _cff_author(creator: Mapping[str, Any]) -> dict[str, str]:
    family, given = creator.get("familyName"), creator.get("givenName")
    if family:
        return {"family-names": str(family)} | ({"given-names": str(given)} if given else {})
    return {"name": str(creator.get("title") or creator.get("organization") or given)}


def _latex(words: str) -> str:
    return _CONTROL.sub(" ", words).strip().translate(_LATEX)


def _yaml(value: object) -> str:
    # A JSON string is a YAML string, whatever it holds.
    return json.dumps(str(value), ensure_ascii=False)
