"""The forms of codes and numbers: a pattern for programs, with words and an example for contributors."""

from __future__ import annotations

from dataclasses import dataclass

_ID = r"[a-z0-9]+(-[a-z0-9]+)*"


@dataclass(frozen=True, slots=True)
class Form:
    """How a value is written."""

    pattern: str
    words: str
    """What it is, as the end of `` `language` is … ``."""
    example: str


CLAIM = Form(rf"^{_ID}/{_ID}$", "the full id of a claim: record id, slash, claim id", "depression/no-trial")
ANY_ID = Form(
    rf"^{_ID}(/{_ID})?$", "the id of a record or source, or the full id of a claim", "depression/no-trial"
)
LANGUAGE = Form(
    r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$",
    "a tag of BCP 47: the language in small letters, then its script or country if they matter",
    "zh-Hant",
)
PMID = Form(r"^[1-9][0-9]{0,7}$", "a number in PubMed: one to eight digits, in quotes", "'31536936'")
PMCID = Form(r"^PMC[1-9][0-9]{0,7}$", "a number in PubMed Central: `PMC` and digits", "PMC6750000")
ISBN = Form(r"^(97[89])?[0-9]{9}[0-9X]$", "an ISBN of 10 or 13 digits without hyphens", "'9780306406157'")
TRIAL = Form(r"^[A-Za-z0-9/-]{5,40}$", "a trial number: letters, digits, hyphens, slashes", "NCT05457803")
PRINTED = Form(
    r"^-?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]{1,3})?$",
    "a number as printed, in quotes; a power of ten as `e` and its exponent: 1.2 × 10⁻⁷ is `1.2e-7`",
    "'1.2e-7'",
)
EDITION = Form(r"^[0-9]{4}\.[0-9]{2}(\.[1-9][0-9]*)?$", "an edition: year, point, month", "'2026.11'")
FIPS = Form(r"^[0-9]{5}([0-9]{2})?$", "a FIPS code of five or seven digits, in quotes", "'44007'")
PLACE = Form(r"^[A-Z]{2}(-[A-Z]{2})?$", "a code of ISO 3166: a country, or US and a state", "US-RI")
REGION = Form(r"^([A-Z]{2}|EU|world)$", "a country of ISO 3166-1, `EU` or `world`", "GB")
QUESTION = Form(r"^\S.*\?$", "a question: one line that ends with `?`", "Does kratom ease pain?")
HASH = Form(r"^[0-9a-f]{12}$", "twelve signs that `make read ID=...` prints", "0123456789ab")
RULE = Form(r"^R\d{3}$", "the code of a rule", "R351")
FORMS = (
    *(CLAIM, ANY_ID, LANGUAGE, PMID, PMCID, ISBN, TRIAL, PRINTED, EDITION, FIPS, PLACE, REGION, QUESTION),
    *(HASH, RULE),
)
