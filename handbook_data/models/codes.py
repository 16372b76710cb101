"""Codes of a record in other systems, each with the source in which it was seen."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from handbook_data.models.base import Flag, FrozenModel, ShortText, SourceRef
from handbook_data.models.voices import Voice
from handbook_data.vocabulary import CodeSystem

_FORMS: dict[CodeSystem, str] = {
    CodeSystem.ICD_11: r"[0-9A-Z]{4}(\.[0-9A-Z]{1,2})?",
    CodeSystem.ICD_10: r"[A-Z]\d{2}(\.\d{1,2})?",
    CodeSystem.MESH: r"[CD]\d{6,9}",
    CodeSystem.UNIPROT: r"[OPQ]\d[A-Z0-9]{3}\d|[A-NR-Z]\d([A-Z][A-Z0-9]{2}\d){1,2}",
    CodeSystem.HGNC: r"\d{1,6}",
    CodeSystem.GENE: r"[A-Z][A-Z0-9-]{1,15}",
    CodeSystem.IUPHAR_TARGET: r"\d{1,5}",
    CodeSystem.IUPHAR_LIGAND: r"\d{1,5}",
    CodeSystem.CHEMBL: r"CHEMBL\d{1,8}",
    CodeSystem.CAS: r"\d{2,7}-\d{2}-\d",
    CodeSystem.PUBCHEM: r"\d{1,10}",
    CodeSystem.UNII: r"[0-9A-Z]{10}",
    CodeSystem.INCHIKEY: r"[A-Z]{14}-[A-Z]{10}-[A-Z]",
    CodeSystem.FORMULA: r"([A-Z][a-z]?\d*)+",
    CodeSystem.GBIF: r"\d{1,10}",
    CodeSystem.WFO: r"wfo-\d{10}",
    CodeSystem.ATC: r"[ABCDGHJLMNPRSV](\d{2}([A-Z]([A-Z](\d{2})?)?)?)?",
    CodeSystem.RXNORM: r"\d{1,8}",
    CodeSystem.FIPS: r"\d{2}(\d{3}|\d{5})?",
}
_PATTERNS = {system: re.compile(form, re.ASCII) for system, form in _FORMS.items()}


def cas_check_digit_holds(code: str) -> bool:
    """Whether the last digit of a CAS number is the one its other digits ask for."""
    digits = code.replace("-", "")
    total = sum(weight * int(digit) for weight, digit in enumerate(reversed(digits[:-1]), start=1))
    return total % 10 == int(digits[-1])


_UNII_SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def unii_check_character_holds(code: str) -> bool:
    """Whether the last sign of a UNII is the sum of the values of the others, modulo 36."""
    *others, last = (_UNII_SIGNS.index(sign) for sign in code)
    return sum(others) % len(_UNII_SIGNS) == last


class Code(FrozenModel):
    """One code of one system, as one source shows it."""

    system: CodeSystem
    code: Annotated[str, Field(min_length=1, max_length=40, description="The code, as the system writes it.")]
    title: Annotated[ShortText | None, Voice.QUOTED, Field(description="What the system calls it.")] = None
    superseded: Annotated[Flag, Field(description="Whether the system has replaced it.")] = False
    source: Annotated[SourceRef, Field(description="The source in which the code was seen.")]

    @field_validator("code")
    @classmethod
    def _form_holds(cls, code: str, info: ValidationInfo) -> str:
        system = info.data.get("system")
        if system is None:
            return code
        if not _PATTERNS[system].fullmatch(code):
            raise PydanticCustomError(
                "code_form", "a code of {system} has another form than this", {"system": system.label}
            )
        if system is CodeSystem.CAS and not cas_check_digit_holds(code):
            raise PydanticCustomError("code_form", "the check digit of this CAS number is wrong")
        if system is CodeSystem.UNII and not unii_check_character_holds(code):
            raise PydanticCustomError("code_form", "the check character of this UNII is wrong")
        return code
