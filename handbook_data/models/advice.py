"""Who advises something, and how strongly: what guidance carries in place of how sure a finding is."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from handbook_data.models.base import FrozenModel, Title
from handbook_data.vocabulary import Strength


class Advice(FrozenModel):
    """One issuer of a piece of guidance, and the strength that the issuer gives it."""

    by: Annotated[Title, Field(description="The body, service or authors whose advice it is.")]
    strength: Strength
