"""Where a thing stands in the handbook is said in one place, and pages of every depth lead there."""

from __future__ import annotations

import pytest

from handbook_data.addresses import Address, address_of, place_in_book, source_group, target, title_of
from handbook_data.vocabulary import Design, Provenance
from tests.models.test_references import STONE
from tests.tree import Tree


def test_a_page_has_an_address_from_the_first_page_and_from_beside_it() -> None:
    address = Address("legal/us/us-ri", "kratom-act")
    assert str(address) == "legal/us/us-ri.html#kratom-act"
    assert address.from_page("glossary") == "legal/us/us-ri.html#kratom-act"
    assert address.from_page("legal/on-a-day") == "../legal/us/us-ri.html#kratom-act"
    assert address.beside("legal/on-a-day") == "us/us-ri.html#kratom-act"
    assert Address("legal/us/us-ri").beside("legal/us/index") == "us-ri.html"


@pytest.mark.parametrize(
    ("name", "address", "link", "title"),
    [
        ("low-mood", "conditions/low-mood.html", "record/low-mood", "Low mood"),
        ("ki", "glossary.html#term-ki", "term/ki", "Ki"),
        ("receptor-binding", "measurements/receptor-binding.html", "table/receptor-binding", None),
        ("lifts-mood", "circulating/index.html#lifts-mood", "circulating/lifts-mood", None),
    ],
)
def test_a_record_stands_where_its_kind_stands(
    tree: Tree, name: str, address: str, link: str, title: str | None
) -> None:
    handbook = tree.check().handbook
    assert handbook is not None
    record = handbook.records[name]
    assert str(address_of(handbook, record)) == address
    assert target(record) == link
    assert title is None or title_of(record) == title
    assert place_in_book(handbook, record).endswith(f"#{link.replace('/', '-')}")


def test_a_tombstone_stands_nowhere_and_a_source_in_its_group(tree: Tree) -> None:
    handbook = tree.check().handbook
    assert handbook is not None
    assert address_of(handbook, STONE) is None
    source = handbook.sources["trial-one"]
    assert str(address_of(handbook, source)) == "sources/trials-and-cohorts.html#trial-one"


def test_every_design_and_provenance_has_its_page_of_sources(tree: Tree) -> None:
    source = next(iter(tree.check().handbook.sources.values()))  # type: ignore[union-attr]
    for design in Design:
        for provenance in Provenance:
            assert source_group(source.model_copy(update={"design": design, "provenance": provenance}))
