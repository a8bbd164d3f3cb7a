"""RDF with provenance, in Turtle: records in a small vocabulary of their own, and PROV-O.

A record is ``urn:diplofacts:NAME:TABLE:ID``; a column ``start`` is the property
``urn:diplofacts:vocabulary#start``. What a column refers to is a link, what it says is a literal: EDTF
values have the datatype of the Library of Congress. A record is derived (``prov:wasDerivedFrom``) from its
rows of evidence, each quoted (``prov:wasQuotedFrom``) from its article, with offsets in the terms of the Web
Annotation model.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from ..citation import read_work
from ..datapackage import DESCRIPTOR, Field, schema

if TYPE_CHECKING:
    from ..dataset import Dataset

VOCABULARY = "urn:diplofacts:vocabulary#"

#: Classes of other vocabularies that say the same of a whole table.
_CLASSES = {
    "sources": "https://schema.org/NewsArticle",
    "people": "https://schema.org/Person",
    "organizations": "https://schema.org/Organization",
    "roles": "https://schema.org/Role",
    "meetings": "https://schema.org/Event",
    "statements": "https://schema.org/Quotation",
}
#: Properties of schema.org that say the same as a column.
_PROPERTIES = {
    ("people", "name"): "name",
    ("people", "family_name"): "familyName",
    ("organizations", "name"): "name",
    ("sources", "title"): "headline",
    ("sources", "published"): "datePublished",
    ("sources", "language"): "inLanguage",
    ("statements", "text"): "text",
}
_EDTF = "http://id.loc.gov/datatypes/edtf"
_WIKIDATA = "http://www.wikidata.org/entity/"
_COLUMN_OF_RECORD = "record_id"


def write(dataset: Dataset, target: Path, tables: Sequence[str]) -> None:
    """A Turtle file; the same dataset gives the same bytes with the same version of rdflib."""
    from rdflib import Graph

    graph = Graph()
    graph.bind("df", VOCABULARY)
    graph.bind("schema", "https://schema.org/")
    graph.bind("prov", "http://www.w3.org/ns/prov#")
    graph.bind("oa", "http://www.w3.org/ns/oa#")
    for statement in _statements(dataset, tables):
        graph.add(statement)
    target.write_bytes(graph.serialize(format="turtle", encoding="utf-8"))


def _statements(dataset: Dataset, tables: Sequence[str]) -> Iterator[tuple[Any, Any, Any]]:
    from rdflib import DCTERMS, PROV, RDF, RDFS, XSD, Literal, URIRef

    work = read_work(dataset.descriptor)
    base = f"urn:diplofacts:{quote(work.name or 'dataset', safe='')}:"
    whole = URIRef(base + DESCRIPTOR)
    yield whole, RDF.type, URIRef("https://schema.org/Dataset")
    yield whole, RDF.type, PROV.Entity
    yield whole, DCTERMS.title, Literal(work.title)
    if work.version:
        yield whole, DCTERMS.hasVersion, Literal(work.version)
    if work.created:
        yield whole, DCTERMS.issued, Literal(work.created)
    for number, creator in enumerate(work.creators, 1):
        agent = URIRef(f"{base}creator:{number}")
        yield whole, PROV.wasAttributedTo, agent
        yield agent, RDF.type, PROV.Agent
        yield agent, RDFS.label, Literal(creator.name)
    for table in tables:
        known = schema(table)
        kind = URIRef(VOCABULARY + table)
        yield kind, RDF.type, RDFS.Class
        yield kind, RDFS.comment, Literal(known.description)
        if table in _CLASSES:
            yield kind, RDFS.subClassOf, URIRef(_CLASSES[table])
        links = {key.fields[0]: key.resource or table for key in known.foreign_keys if len(key.fields) == 1}
        cells = [dataset.table(table).column(field.name) for field in known.fields]
        at = known.columns.index(known.primary_key)
        for row in zip(*cells, strict=True):
            subject = URIRef(f"{base}{table}:{quote(row[at], safe='')}")
            yield subject, RDF.type, kind
            yield subject, RDF.type, PROV.Entity
            if table in _CLASSES:
                # Said of each record too: few readers draw conclusions from subclasses.
                yield subject, RDF.type, URIRef(_CLASSES[table])
            for field, cell in zip(known.fields, row, strict=True):
                if not cell or field.name == known.primary_key:
                    continue
                value = _value(field, cell, links.get(field.name, ""), base)
                yield subject, URIRef(VOCABULARY + field.name), value
                if (table, field.name) in _PROPERTIES:
                    yield subject, URIRef("https://schema.org/" + _PROPERTIES[table, field.name]), value
                if field.notation == "wikidata":
                    yield subject, URIRef("https://schema.org/sameAs"), value
            if table == "evidence":
                named = dict(zip(known.columns, row, strict=True))
                record = f"{base}{named['table']}:{quote(named[_COLUMN_OF_RECORD], safe='')}"
                yield URIRef(record), PROV.wasDerivedFrom, subject
                yield subject, URIRef(VOCABULARY + "record"), URIRef(record)
                if named["source_id"]:
                    article = URIRef(f"{base}sources:{quote(named['source_id'], safe='')}")
                    yield subject, PROV.wasQuotedFrom, article
                if named["start"]:
                    for side in ("start", "end"):
                        offset = Literal(named[side], datatype=XSD.nonNegativeInteger)
                        yield subject, URIRef(f"http://www.w3.org/ns/oa#{side}"), offset
                    yield subject, URIRef("http://www.w3.org/ns/oa#exact"), Literal(named["text"])
            elif table == "sources":
                url = row[known.columns.index("url")]
                if url:
                    yield subject, URIRef("https://schema.org/url"), Literal(url, datatype=XSD.anyURI)


def _value(field: Field, cell: str, link: str, base: str) -> Any:
    from rdflib import XSD, Literal, URIRef

    if link:
        return URIRef(f"{base}{link}:{quote(cell, safe='')}")
    if field.vocabulary:
        return URIRef(f"{VOCABULARY}{field.vocabulary}/{quote(cell, safe='')}")
    if field.notation == "edtf":
        return Literal(cell, datatype=URIRef(_EDTF))
    if field.notation == "wikidata":
        return URIRef(_WIKIDATA + quote(cell, safe=""))
    if field.type == "integer":
        return Literal(cell, datatype=XSD.integer)
    if field.type == "date":
        return Literal(cell, datatype=XSD.date)
    # XML 1.0, which RDF/XML and many readers of literals build on, has no control characters.
    return Literal("".join(c if c in "\t\n\r" or c >= " " else "\ufffd" for c in cell))
