"""What archives and registries ask for: Zenodo, DataCite, CodeMeta."""

from __future__ import annotations

import html
from typing import Any

from ..citation import Creator, Work
from .overview import Overview, no_creator

#: The value that DataCite prescribes for what is not known (DataCite 4.5, appendix 3).
_UNKNOWN = ":unav"


def zenodo(overview: Overview) -> dict[str, Any]:
    """``.zenodo.json`` (https://developers.zenodo.org/#representation).

    Raises:
        PackageError: when the descriptor names no creator.
    """
    work = overview.work
    if not work.creators:
        raise no_creator("Zenodo")
    return filled(
        {
            "upload_type": "dataset",
            "title": work.title,
            "creators": [_zenodo_creator(creator) for creator in work.creators],
            # Zenodo shows the description as HTML.
            "description": f"<p>{html.escape(work.description or work.title)}</p>",
            "version": work.version,
            "publication_date": work.created.isoformat() if work.created else "",
            "access_right": "open" if work.licences else "",
            "license": next((licence.name.lower() for licence in work.licences if licence.name), ""),
            "keywords": list(work.keywords),
            "language": "eng",
            "notes": "".join(
                f"{licence.title}. " for licence in work.licences if licence.title != licence.name
            ).strip(),
        }
    )


def datacite(overview: Overview) -> dict[str, Any]:
    """``datacite.json``: the attributes of a DOI (DataCite Metadata Schema 4.5).

    Raises:
        PackageError: when the descriptor names no creator, or no day: a year is demanded.
    """
    work = overview.work
    if not work.creators:
        raise no_creator("DataCite")
    return filled(
        {
            "schemaVersion": "http://datacite.org/schema/kernel-4",
            "doi": work.doi,
            "creators": [_datacite_creator(creator) for creator in work.creators],
            "titles": [{"title": work.title}],
            "publisher": {"name": work.publisher or _UNKNOWN},
            "publicationYear": work.year or _UNKNOWN,
            "types": {"resourceTypeGeneral": "Dataset", "resourceType": "Dataset"},
            "subjects": [{"subject": word} for word in work.keywords],
            "dates": [{"date": work.created.isoformat(), "dateType": "Issued"}] if work.created else [],
            "language": "en",
            "version": work.version,
            "rightsList": [
                filled({"rights": one.title or one.label, "rightsUri": one.path,
                        "rightsIdentifier": one.name.lower()})
                for one in work.licences
            ],
            "descriptions": [{"description": work.description, "descriptionType": "Abstract"}]
            if work.description
            else [],
            "geoLocations": [{"geoLocationPlace": name} for name in overview.countries.values()],
            "sizes": [f"{table.rows} rows ({table.name})" for table in overview.tables],
            "formats": ["text/csv", "application/json"],
            "relatedIdentifiers": [
                {"relatedIdentifier": article.url, "relatedIdentifierType": "URL",
                 "relationType": "IsDerivedFrom"}
                for article in overview.articles
                if article.url
            ],
            "url": work.url,
        }
    )  # fmt: skip


def codemeta(overview: Overview) -> dict[str, Any]:
    """``codemeta.json`` (CodeMeta 3.0, https://codemeta.github.io).

    It describes the software that travels with the data, where the descriptor names it in
    ``diplofacts.code`` (``name``, ``description``, ``license``, ``programmingLanguage``, ``repository``),
    and else the dataset alone.
    """
    work, code = overview.work, overview.code
    licences = [code["license"]] if code.get("license") else [one.name or one.path for one in work.licences]
    return filled(
        {
            # CodeMeta's context leaves out the type of schema.org that is meant here.
            "@context": ["https://w3id.org/codemeta/3.0", {"Dataset": "http://schema.org/Dataset"}],
            "type": ["SoftwareSourceCode", "Dataset"] if code else "Dataset",
            "name": str(code.get("name") or work.name or work.title),
            "description": str(code.get("description") or work.description),
            "version": work.version,
            "identifier": work.link or work.name,
            "author": [person(creator) for creator in work.creators],
            "license": [_spdx(name) for name in licences],
            "keywords": list(work.keywords),
            "datePublished": work.created.isoformat() if work.created else "",
            "dateModified": work.created.isoformat() if work.created else "",
            "url": work.url,
            "programmingLanguage": str(code.get("programmingLanguage") or ""),
            "runtimePlatform": str(code.get("runtimePlatform") or ""),
            "codeRepository": str(code.get("repository") or ""),
            "developmentStatus": str(code.get("developmentStatus") or ""),
        }
    )


def filled(values: dict[str, Any]) -> dict[str, Any]:
    """The values that are not empty."""
    return {name: value for name, value in values.items() if value not in ("", [], {}, None)}


def person(creator: Creator) -> dict[str, Any]:
    """A creator in the terms of schema.org."""
    return filled(
        {
            "@type": "Person" if creator.person else "Organization",
            "@id": creator.url,
            "name": creator.name,
            "familyName": creator.family,
            "givenName": creator.given,
            "email": creator.email,
            "affiliation": {"@type": "Organization", "name": creator.affiliation}
            if creator.affiliation
            else "",
        }
    )


def licence_addresses(work: Work) -> list[str]:
    """An address of each licence; where none is given, that of its SPDX page."""
    return [licence.path or _spdx(licence.name) for licence in work.licences if licence.path or licence.name]


def _spdx(name: str) -> str:
    return name if "/" in name else f"https://spdx.org/licenses/{name}"


def _zenodo_creator(creator: Creator) -> dict[str, str]:
    name = ", ".join(part for part in (creator.family, creator.given) if part) or creator.name
    return filled({"name": name, "affiliation": creator.affiliation, "orcid": creator.orcid})


def _datacite_creator(creator: Creator) -> dict[str, Any]:
    inverted = ", ".join(part for part in (creator.family, creator.given) if part)
    return filled(
        {
            "name": inverted or creator.name,
            "nameType": "Personal" if creator.person else "Organizational",
            "familyName": creator.family,
            "givenName": creator.given,
            "affiliation": [{"name": creator.affiliation}] if creator.affiliation else [],
            "nameIdentifiers": [
                {"nameIdentifier": f"https://orcid.org/{creator.orcid}", "nameIdentifierScheme": "ORCID",
                 "schemeUri": "https://orcid.org"}
            ] if creator.orcid else [],
        }
    )  # fmt: skip
