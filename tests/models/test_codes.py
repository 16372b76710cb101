"""Codes of other systems have the form that the system gives them."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from handbook_data.models.codes import Code, cas_check_digit_holds, unii_check_character_holds


@pytest.mark.parametrize(
    ("system", "code"),
    [
        ("icd-11", "6A70"),
        ("icd-11", "6C43.2"),
        ("icd-10", "F43.1"),
        ("mesh", "D003865"),
        ("mesh", "C001801"),
        ("uniprot", "P35372"),
        ("gene", "OPRM1"),
        ("cas", "4098-40-2"),
        ("cas", "174418-82-7"),
        ("unii", "EP479K822J"),
        ("inchikey", "LELBFTMXCIIKKX-QVRQZEMUSA-N"),
        ("formula", "C23H30N2O4"),
        ("wfo", "wfo-0000244943"),
        ("fips", "22"),
        ("atc", "N02BE01"),
        ("rxnorm", "161"),
    ],
)
def test_a_code_in_the_form_of_its_system_is_taken(system: str, code: str) -> None:
    assert Code.model_validate({"system": system, "code": code, "source": "a"}).code == code


@pytest.mark.parametrize(
    ("system", "code"),
    [
        ("icd-11", "depression"),
        ("icd-10", "f43"),
        ("mesh", "X1"),
        ("cas", "4098-40-3"),
        ("cas", "4098402"),
        ("unii", "EP479"),
        ("unii", "EP479K822K"),
        ("atc", "X02BE01"),
        ("atc", "N02B1"),
        ("rxnorm", "C161"),
        ("pubchem", "CID 1"),
        ("formula", "c23"),
    ],
)
def test_another_form_is_refused(system: str, code: str) -> None:
    with pytest.raises(ValidationError):
        Code.model_validate({"system": system, "code": code, "source": "a"})


def test_the_check_digit_of_a_cas_number() -> None:
    assert cas_check_digit_holds("7732-18-5")  # water
    assert not cas_check_digit_holds("7732-18-4")


def test_the_check_character_of_a_unii() -> None:
    assert unii_check_character_holds("059QF0KO0R")  # water
    assert not unii_check_character_holds("059QF0KO0S")
