"""The medicines that people take most are in the handbook, under the names on their boxes."""

from __future__ import annotations

import re

from handbook_data.folding import words
from handbook_data.handbook import Handbook
from handbook_data.models.medicine import Medicine
from handbook_data.vocabulary import Market

LIST = "clincalc-2023-top-300"
"""The 300 medicines prescribed most in the United States; combinations share their rank."""


def ranks(medicine: Medicine) -> set[int]:
    """Where a medicine stands on the list, alone or in a combination."""
    places = (entry.locator for entry in medicine.most_used if entry.source == LIST)
    return {int(rank) for place in places for rank in re.findall(r"\d+", re.sub(r"\(.*?\)", "", place))}


def test_each_of_the_300_most_prescribed_medicines_has_a_record(handbook: Handbook) -> None:
    found = set().union(*(ranks(medicine) for medicine in handbook.medicines.values()))
    assert sorted(set(range(1, 301)) - found) == []


def test_at_least_99_of_100_most_prescribed_medicines_have_a_brand_of_the_us(handbook: Handbook) -> None:
    ranked = [medicine for medicine in handbook.medicines.values() if ranks(medicine)]
    without = [
        medicine.id
        for medicine in ranked
        if not any(Market.US in brand.countries for brand in medicine.brands)
    ]
    assert len(without) <= len(ranked) / 100, without


def test_names_of_combinations_lead_to_each_of_their_parts(handbook: Handbook) -> None:
    brands = {
        "Adderall": {"amphetamine", "dexamfetamine"},
        "Augmentin": {"amoxicillin", "clavulanic-acid"},
        "co-codamol": {"codeine", "paracetamol"},
        "Paxlovid": {"nirmatrelvir", "ritonavir"},
        "Percocet": {"oxycodone", "paracetamol"},
        "Suboxone": {"buprenorphine", "naloxone"},
    }
    for name, parts in brands.items():
        assert parts == {
            medicine.id
            for medicine in handbook.medicines.values()
            if any(words(brand.name) == words(name) for brand in medicine.brands)
        }


def test_a_medicine_is_found_by_its_names_on_both_sides_of_the_atlantic(handbook: Handbook) -> None:
    for name, ident in (
        ("acetaminophen", "paracetamol"),
        ("albuterol", "salbutamol"),
        ("adrenaline", "epinephrine"),
        ("nitroglycerin", "glyceryl-trinitrate"),
        ("aspirin", "acetylsalicylic-acid"),
    ):
        medicine = handbook.medicines[ident]
        assert name in {medicine.title, *(one.name for one in medicine.names), *medicine.also_known_as}
