"""Write ``src/diplofacts/crosswalks/countries.csv``: numbers of Correlates of War and of Gleditsch and Ward.

Needs ``pip install countrycode==0.6.0``, whose table has them; it is not needed at run time. Where the table
leaves a present state out, or gives it the number of a state that is gone, ``BY_HAND`` has what the two lists
themselves say, with the reason.
"""

from __future__ import annotations

import csv
import pickle
from importlib import resources
from pathlib import Path

from diplofacts.places import country_codes, country_name

TARGET = Path(__file__).resolve().parents[1] / "src" / "diplofacts" / "crosswalks" / "countries.csv"

#: ISO code: COW code and number, GW code and number, note.
BY_HAND = {
    "SRB": ("YUG", "345", "SER", "340", "COW continues Yugoslavia; GW counts Serbia anew from 2006"),
    "SCG": ("YUG", "345", "YUG", "345", "to 2006"),
    "YUG": ("YUG", "345", "YUG", "345", "to 1992, and as the Federal Republic to 2003"),
    "SUN": ("RUS", "365", "RUS", "365", "to 1991; Russia has the same numbers"),
    "CSK": ("CZE", "315", "CZE", "315", "to 1992"),
    "XKX": ("KOS", "347", "KOS", "347", "from 2008"),
    "YEM": ("YEM", "679", "YEM", "678", "of 1990: a new number in COW; GW continues Yemen Arab Republic"),
    "VNM": ("DRV", "816", "DRV", "816", "817 is the Republic of Vietnam, to 1975"),
    "VAT": ("", "", "", "", "no member of the state system in either list; 327 is the Papal States, to 1870"),
    "DEU": ("GMY", "255", "GFR", "260", "GW continues the Federal Republic of Germany of 1949"),
}


def main() -> None:
    """Writes the table."""
    data = resources.files("countrycode").joinpath("data", "codelist.pickle").read_bytes()
    table = pickle.loads(data)
    known = {
        iso: tuple("" if value is None else str(value) for value in cells)
        for iso, *cells in zip(*(table[k] for k in ("iso3c", "cowc", "cown", "gwc", "gwn")), strict=True)
        if iso
    }
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("iso3", "name", "cow_code", "cow_number", "gw_code", "gw_number", "note"))
        for iso in sorted(country_codes()):
            cells = BY_HAND.get(iso) or (*known.get(iso, ("", "", "", "")), "")
            if not any(cells):
                cells = ("", "", "", "", "no member of the state system in either list")
            elif not cells[3]:
                cells = (*cells[:4], "GW has it in its list of microstates alone")
            writer.writerow((iso, country_name(iso), *cells))


if __name__ == "__main__":
    main()
