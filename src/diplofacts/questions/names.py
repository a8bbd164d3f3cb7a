"""Whom a question names: people, organizations and countries by id, code or name; offices by words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from ..datapackage import nearest, vocabulary
from ..errors import PackageError, Problem
from ..places import country_codes, country_name, is_country_code, lookup
from ..records import Role

if TYPE_CHECKING:
    from ..dataset import Dataset

_WORD = re.compile(r"\w+")
#: Words that join those of an office: a minister of foreign affairs is the foreign affairs minister.
_JOINING = frozenset(("of", "for", "the", "and"))


def folded(text: str) -> str:
    """The text without case and accents, words apart by single blanks."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


def participants(dataset: Dataset, name: str) -> frozenset[str]:
    """The ids of the people and organizations that a name may mean.

    An id means one. Else a name means whoever has it as a whole, printed in some article or canonical; where
    nobody has, whoever has all of its words among those of a name.

    Raises:
        PackageError: when it means nobody; names who is called most like it.
    """
    if name in dataset.people or name in dataset.organizations:
        return frozenset((name,))
    wanted = folded(name)
    forms: dict[str, set[str]] = {}
    for table, key in (("people", "person_id"), ("organizations", "organization_id")):
        found = dataset.table(table)
        for id_, form in zip(found.column(key), found.column("name"), strict=True):
            forms.setdefault(folded(form), set()).add(id_)
    for id_, form in zip(dataset.mentions.column("person_id"), dataset.mentions.column("text"), strict=True):
        forms.setdefault(folded(form), set()).add(id_)
    exact = forms.get(wanted)
    if exact:
        return frozenset(exact)
    words = set(_WORD.findall(wanted))
    near = {id_ for form, ids in forms.items() if words and words <= set(_WORD.findall(form)) for id_ in ids}
    if near:
        return frozenset(near)
    state = lookup(name)
    if (is_country_code(name.upper()) and len(name) == 3) or (state and state.iso3 and not state.others):
        raise PackageError(
            Problem("this is a state, not a person or an organization", value=name,
                    hint=f"Ask for what a state takes part in with country={name!r}.")
        )  # fmt: skip
    forms_printed = [*dataset.people.column("name"), *dataset.organizations.column("name")]
    known = sorted({*forms_printed, *dataset.mentions.column("text")})
    raise PackageError(
        Problem("nobody is called so", value=name, hint=nearest(name, known)
                or "list(dataset.people) and list(dataset.organizations) give who is there.")
    )  # fmt: skip


def country(name: str) -> str:
    """The code of a country: itself, or that of a name, demonym or capital.

    Raises:
        PackageError: when it names none; names what is most like it.
    """
    if is_country_code(name.upper()) and len(name) == 3:
        return name.upper()
    # The usual name of a state means that state, whatever else is called so (Georgia).
    named = {folded(country_name(code)): code for code in country_codes()}
    if folded(name) in named:
        return named[folded(name)]
    place = lookup(name) or lookup(name.title())
    if place and place.iso3 and not place.others and "subdivision" not in place.kind:
        return place.iso3
    known = [country_name(code) for code in country_codes()]
    having = [form for form in known if folded(name) in folded(form)]
    raise PackageError(
        Problem("no such country", value=name, expected="an ISO 3166-1 alpha-3 code or a name",
                hint=f"Did you mean {' or '.join(map(repr, having))}?" if 0 < len(having) < 6
                else nearest(name, known))
    )  # fmt: skip


def roles_called(roles: Iterable[Role], words: str) -> frozenset[str]:
    """The ids of the roles that an office names.

    A term of the vocabulary (``minister``, ``prime_minister``) means all roles of that office; other words
    mean the roles in whose title, office and portfolio all of them stand (``foreign minister``).

    Raises:
        PackageError: when no role of the dataset is called so; names the terms most like it.
    """
    known = list(roles)
    term = folded(words).replace(" ", "_")
    if term in vocabulary("office"):
        found = {role.role_id for role in known if role.office == term}
        if found or len(_WORD.findall(folded(words))) == 1:
            return frozenset(found)
    wanted = set(_WORD.findall(folded(words).replace("_", " "))) - _JOINING
    found = {
        role.role_id
        for role in known
        if wanted
        and wanted <= set(_WORD.findall(folded(f"{role.title} {role.office} {role.portfolio or ''}")
                                       .replace("_", " ")))
    }  # fmt: skip
    if found:
        return frozenset(found)
    titles = sorted({role.title for role in known} | set(vocabulary("office")))
    raise PackageError(
        Problem("no role is called so", value=words, hint=nearest(words, titles)
                or "Terms are those of the vocabulary `office`; words those of titles.")
    )  # fmt: skip


def term(name: str, word: str, known: Sequence[str]) -> str:
    """The term of a column's vocabulary.

    Raises:
        PackageError: when it is none; names the nearest.
    """
    made = folded(word).replace(" ", "_")
    if made in known:
        return made
    raise PackageError(
        Problem(
            f"no such {name}", value=word, expected="one of " + ", ".join(known), hint=nearest(word, known)
        )
    )
