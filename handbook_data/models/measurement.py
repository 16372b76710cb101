"""A table of measured values. A row is a claim: it has its source; the table has its caveats."""

from __future__ import annotations

import re
from typing import Annotated, ClassVar, Self

from pydantic import BeforeValidator, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from handbook_data.models import forms
from handbook_data.models.base import Count, FrozenModel, Id, ShortText, SourceRef, Text, Title, line
from handbook_data.models.caveat import Caveat
from handbook_data.models.evidence import Locator
from handbook_data.models.record import Record, ReviewBy, Reviewed
from handbook_data.models.references import TOPIC, Refers
from handbook_data.models.second_reading import Read
from handbook_data.models.voices import Voice
from handbook_data.vocabulary import MeasurementKind, Relation

_POWER_OF_TEN = re.compile(r" ?[×x·] ?10([⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})$")
_RAISED = str.maketrans("⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "+-0123456789")


def _as_a_number(typed: object) -> object:
    """A number that was typed as a paper sets it, `−1.2 × 10⁻⁷`, in the one form in which it is kept."""
    if not isinstance(typed, str) or typed.isascii():
        return typed
    found = _POWER_OF_TEN.search(typed)
    plain = f"{typed[: found.start()]}e{found[1].translate(_RAISED)}" if found else typed
    return plain.replace("−", "-", 1)


Printed = Annotated[
    str,
    StringConstraints(pattern=forms.PRINTED.pattern, max_length=24),
    BeforeValidator(_as_a_number),
    Field(
        description="The number as printed, quoted so that trailing zeros stay; powers of ten as `1.2e-7`."
    ),
]


class Measurement(FrozenModel):
    """One measured value, as one source prints it."""

    id: Annotated[Id, Field(description="The id of the row; unique in its table, permanent.")]
    compound: Annotated[ShortText, Field(description="What was measured or tested: ligand, analyte.")]
    target: Annotated[ShortText | None, Field(description="Receptor, enzyme or transporter.")] = None
    species: Annotated[ShortText, Field(description="Species, or `not stated in what was seen`.")]
    system: Annotated[ShortText, Field(description="Assay, matrix, or people and product studied.")]
    measure: Annotated[ShortText, Field(description="What the number is: Ki, IC50, half-life, AUC …")]
    relation: Relation = Relation.EQUAL
    value: Annotated[
        Printed | None,
        Field(
            description="The number as printed; empty when no effect was measured, or when only a range is "
            "printed (`low` and `high`)."
        ),
    ] = None
    low: Annotated[Printed | None, Field(description="Lower end of the range or interval printed.")] = None
    high: Annotated[Printed | None, Field(description="Upper end of the range or interval printed.")] = None
    spread: Annotated[ShortText | None, Field(description="What spread is printed: ± SD, range, 90% CI.")] = (
        None
    )
    unit: Annotated[
        str | None, Voice.LABEL, line(1, 40, "The unit as printed; `ratio` for a pure number.")
    ] = None
    action: Annotated[ShortText | None, Field(description="What it did: partial agonist, antagonist …")] = (
        None
    )
    n: Annotated[Count | None, Field(description="How many people, animals or samples.")] = None
    source: Annotated[SourceRef, Field(description="The source that prints it.")]
    locator: Locator
    note: Annotated[Text | None, Field(description="What else a reader should know of it.")] = None
    suspected_misprint: Annotated[
        Text | None, Field(description="Why the printed value may be a slip; it is shown, never corrected.")
    ] = None

    @model_validator(mode="after")
    def _value_fits(self) -> Self:
        measured = self.value is not None or self.low is not None or self.high is not None
        if measured == (self.relation is Relation.NO_EFFECT):
            raise PydanticCustomError(
                "value_form",
                "a row has a `value`, or a range (`low` and `high`), or the relation `none` and neither",
            )
        if measured and self.unit is None:
            raise PydanticCustomError("value_form", "a value has a `unit` (write `ratio` for a pure number)")
        if (self.low is None) != (self.high is None):
            raise PydanticCustomError("value_form", "a range has both `low` and `high`")
        if self.low is not None and self.high is not None and float(self.low) > float(self.high):
            raise PydanticCustomError("value_form", "`low` is not greater than `high`")
        return self


class MeasurementTable(Record):
    """Measured values that belong side by side."""

    noun: ClassVar[str] = "measurement table"

    title: Title
    kind: MeasurementKind
    bears_on: Annotated[
        tuple[Id, ...],
        Refers(TOPIC, back="tables_by_record"),
        Field(min_length=1, description="Mechanisms or substances whose pages show the table."),
    ]
    caveats: Annotated[
        tuple[Caveat, ...],
        Field(min_length=1, description="What limits the table; the most important first."),
    ]
    rows: Annotated[tuple[Measurement, ...], Field(min_length=1, description="The measured values.")]
    second_reading: Read = None
    reviewed: Reviewed
    review_by: ReviewBy
