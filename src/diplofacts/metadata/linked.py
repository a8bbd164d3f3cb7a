"""Metadata as JSON-LD: schema.org, RO-Crate, Croissant."""

from __future__ import annotations

from typing import Any, Final

from ..citation import STYLES
from ..datapackage import DESCRIPTOR, Field
from .deposits import filled, licence_addresses, person
from .overview import Overview, TableFile

_MEASURED = (
    "Rules over the parses of a small language model; every coded cell points to the characters of an "
    "article that support it."
)

#: The context that Croissant 1.0 prescribes (https://docs.mlcommons.org/croissant/docs/croissant-spec.html).
_CROISSANT: Final[dict[str, Any]] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileObject": "cr:fileObject",
    "fileProperty": "cr:fileProperty",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "prov": "http://www.w3.org/ns/prov#",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}
_TYPES = {"integer": "sc:Integer", "date": "sc:Date"}


def schema_org(overview: Overview) -> dict[str, Any]:
    """``schema-org.jsonld``: a ``Dataset`` as search engines read it (https://schema.org/Dataset)."""
    return {"@context": "https://schema.org/", **_dataset(overview)} | filled(
        {
            "@id": overview.work.link,
            "distribution": [_download(table) for table in overview.tables],
            "variableMeasured": [
                {"@type": "PropertyValue", "name": f"{table.name}.{field.name}",
                 "description": field.description}
                for table in overview.tables
                for field in table.schema.fields
            ],
            "isBasedOn": _articles(overview),
        }
    )  # fmt: skip


def ro_crate(overview: Overview) -> dict[str, Any]:
    """``ro-crate-metadata.json`` (RO-Crate 1.1, https://www.researchobject.org/ro-crate/1.1/)."""
    graph: list[dict[str, Any]] = []
    licences = [
        filled({"@id": address, "@type": "CreativeWork", "name": licence.name, "description": licence.title})
        for licence, address in zip(overview.work.licences, licence_addresses(overview.work), strict=False)
    ]
    described = {
        "@id": DESCRIPTOR, "@type": "File", "name": "Data Package", "encodingFormat": "application/json",
    }  # fmt: skip
    articles = [
        filled({"@id": article.path, "@type": "File", "name": article.title or article.source_id,
                "encodingFormat": "text/plain", "datePublished": str(article.published),
                "inLanguage": article.language, "sha256": article.sha256, "url": article.url or ""})
        for article in overview.articles
    ]  # fmt: skip
    files = [*map(_file, overview.tables), described, *articles]
    root = {"@id": "./", **_dataset(overview), "hasPart": [{"@id": file["@id"]} for file in files]}
    # The specification has "author" and words between commas.
    root["author"] = root.pop("creator", [])
    root["keywords"] = ", ".join(overview.work.keywords)
    root["license"] = [{"@id": licence["@id"]} for licence in licences]
    about = {
        "@id": "ro-crate-metadata.json",
        "@type": "CreativeWork",
        "about": {"@id": "./"},
        "conformsTo": {"@id": "https://w3id.org/ro/crate/1.1"},
    }
    flat = {name: _referred(value, graph) for name, value in filled(root).items()}
    return {
        "@context": ["https://w3id.org/ro/crate/1.1/context", {"sha256": "https://schema.org/sha256"}],
        "@graph": [about, flat, *files, *licences, *graph],
    }


def _referred(value: Any, graph: list[dict[str, Any]]) -> Any:
    """The value with entities moved into the flat graph that RO-Crate wants, and referred to by id."""
    if isinstance(value, list):
        found = [_referred(one, graph) for one in value]
        return found[0] if len(found) == 1 else found
    if not isinstance(value, dict) or value.keys() == {"@id"}:
        return value
    inner = {name: _referred(one, graph) for name, one in value.items()}
    entity = {"@id": f"#{inner['@type'].lower()}-{len(graph) + 1}"} | inner
    graph.append(entity)
    return {"@id": entity["@id"]}


def croissant(overview: Overview) -> dict[str, Any]:
    """``croissant.json``: a record set a table, with keys and references (Croissant 1.0)."""
    work = overview.work
    return filled(
        {
            "@context": _CROISSANT,
            **_dataset(overview),
            "name": work.name or work.title,
            "conformsTo": "http://mlcommons.org/croissant/1.0",
            "citeAs": STYLES["bibtex"](work, None).strip(),
            "isBasedOn": _articles(overview),
            "distribution": [
                {
                    "@type": "cr:FileObject",
                    "@id": f"{table.name}.csv",
                    "name": f"{table.name}.csv",
                    "description": table.title,
                    "contentUrl": table.path,
                    "contentSize": f"{table.size} B",
                    "encodingFormat": "text/csv",
                    "sha256": table.sha256,
                }
                for table in overview.tables
            ],
            "recordSet": [_record_set(table) for table in overview.tables],
        }
    )


def _dataset(overview: Overview) -> dict[str, Any]:
    work = overview.work
    return filled(
        {
            "@type": "Dataset",
            "name": work.title,
            "alternateName": work.name if work.name != work.title else "",
            "description": work.description or work.title,
            "version": work.version,
            "datePublished": work.created.isoformat() if work.created else "",
            "license": licence_addresses(work),
            "creator": [person(creator) for creator in work.creators],
            "publisher": {"@type": "Organization", "name": work.publisher} if work.publisher else "",
            "keywords": list(work.keywords),
            "url": work.url,
            "identifier": work.link,
            "inLanguage": "en",
            "temporalCoverage": overview.period,
            "spatialCoverage": [
                {"@type": "Country", "name": name, "identifier": code}
                for code, name in overview.countries.items()
            ],
            "measurementTechnique": _MEASURED,
        }
    )


def _articles(overview: Overview) -> list[dict[str, Any]]:
    return [
        filled(
            {
                "@type": "NewsArticle",
                "identifier": article.source_id,
                "name": article.title or article.source_id,
                "publisher": article.publisher or "",
                "datePublished": str(article.published),
                "url": article.url or "",
                "license": article.license or "",
                "sha256": article.sha256,
            }
        )
        for article in overview.articles
    ]


def _download(table: TableFile) -> dict[str, Any]:
    return {
        "@type": "DataDownload",
        "name": table.title,
        "description": table.description,
        "contentUrl": table.path,
        "encodingFormat": "text/csv",
        "contentSize": f"{table.size} B",
        "sha256": table.sha256,
    }


def _file(table: TableFile) -> dict[str, Any]:
    return {
        "@id": table.path,
        "@type": "File",
        "name": table.title,
        "description": table.description,
        "encodingFormat": "text/csv",
        "contentSize": str(table.size),
        "sha256": table.sha256,
    }


def _record_set(table: TableFile) -> dict[str, Any]:
    keys = {key.fields[0]: key for key in table.schema.foreign_keys if len(key.fields) == 1}
    fields = []
    for field in table.schema.fields:
        made = _field(table, field)
        key = keys.get(field.name)
        # A reference of a table to itself makes mlcroissant's graph of operations a circle, and one to a
        # field of a record set joins what it has not read yet: it reads no row then. An empty column it takes
        # for numbers, and cannot join them with ids.
        if key and key.resource not in ("", table.name) and field.name in table.filled:
            made["references"] = {
                "fileObject": {"@id": f"{key.resource}.csv"},
                "extract": {"column": key.reference_fields[0]},
            }
        fields.append(made)
    return {
        "@type": "cr:RecordSet",
        "@id": table.name,
        "name": table.name,
        "description": table.description,
        "key": {"@id": f"{table.name}/{table.schema.primary_key}"},
        "field": fields,
    }


def _field(table: TableFile, field: Field) -> dict[str, Any]:
    made: dict[str, Any] = {
        "@type": "cr:Field",
        "@id": f"{table.name}/{field.name}",
        "name": f"{table.name}/{field.name}",
        "description": field.description or field.title,
        "dataType": _TYPES.get(field.type, "sc:Text"),
        "source": {"fileObject": {"@id": f"{table.name}.csv"}, "extract": {"column": field.name}},
    }
    if table.name not in ("sources", "mentions", "evidence") and field.name != table.schema.primary_key:
        # Which words of which article a cell comes from: the rows of evidence of its record and column.
        made["prov:wasDerivedFrom"] = {"@id": "evidence"}
    return made
