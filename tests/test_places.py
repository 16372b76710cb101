"""The lists of places are those of the libraries that keep them."""

from __future__ import annotations

import csv
from importlib.resources import files

import pycountry
import pytest

from handbook_data.places import COUNTRIES, US_PARTS, is_county


def rows(name: str) -> list[dict[str, str]]:
    """A list of addfips."""
    with (files("addfips") / "data" / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_countries_are_those_of_iso_3166() -> None:
    names = {entry.alpha_2: getattr(entry, "common_name", entry.name) for entry in pycountry.countries}
    assert names == COUNTRIES


def test_parts_of_the_united_states_have_the_codes_of_iso_3166_and_fips() -> None:
    names = {entry.code: entry.name for entry in pycountry.subdivisions.get(country_code="US")}
    fips = {f"US-{row['postal']}": row["fips"] for row in rows("states.csv")}
    del names["US-UM"]  # islands without people
    assert {code: (name, fips[code]) for code, name in names.items()} == US_PARTS


@pytest.mark.parametrize("year", [2000, 2010, 2015, 2020])
def test_every_county_is_known(year: int) -> None:
    known = {fips for _, fips in US_PARTS.values()}
    counties = [r["statefp"] + r["countyfp"] for r in rows(f"counties_{year}.csv") if r["statefp"] in known]
    assert len(counties) > 3000
    assert all(is_county(fips) for fips in counties)


def test_what_is_no_county_is_none() -> None:
    assert not is_county("44999")
    assert not is_county("99001")
