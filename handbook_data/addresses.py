"""Where a thing stands in the handbook: its page, the anchor on it, the name of its link, its title.

Whatever names a page, an anchor or a link to one asks here: pages, release, feeds, book and editions.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from handbook_data.handbook import Handbook, LinkedClaim
from handbook_data.models.circulating_claim import CirculatingClaim
from handbook_data.models.draw import Draw
from handbook_data.models.glossary import GlossaryTerm
from handbook_data.models.measurement import MeasurementTable
from handbook_data.models.medicine import Medicine
from handbook_data.models.question import Question
from handbook_data.models.record import Record, TopicRecord
from handbook_data.models.source import Source
from handbook_data.models.tombstone import Tombstone
from handbook_data.vocabulary import Design, Provenance


@dataclass(frozen=True, slots=True)
class Address:
    """A page of the handbook, without suffix, and an anchor on it; without one it is the page as a whole."""

    page: str
    anchor: str = ""

    def __str__(self) -> str:
        """Below the address of the site."""
        return f"{self.page}.html#{self.anchor}" if self.anchor else f"{self.page}.html"

    def from_page(self, page: str) -> str:
        """As a page has it, by way of the first page of the site."""
        return "../" * page.count("/") + str(self)

    def beside(self, page: str) -> str:
        """As a page has it, the shortest way."""
        return posixpath.relpath(str(self), posixpath.dirname(page))


def address_of(handbook: Handbook, thing: LinkedClaim | Record) -> Address | None:
    """Where a claim or a record of any kind stands; None for what no page shows."""
    match thing:
        case LinkedClaim():
            return Address(thing.page, thing.anchor)
        case Source():
            return Address(f"sources/{source_group(thing)}", thing.id)
        case GlossaryTerm():
            return Address("glossary", f"term-{thing.id}")
        case CirculatingClaim():
            return Address("circulating/index", thing.id)
        case Question():
            return Address(f"questions/{thing.group.value}", thing.id)
        case Draw():
            return Address("second-readings", thing.id)
    page = page_of(handbook, thing)
    return Address(page) if page else None


def page_of(handbook: Handbook, record: Record) -> str:
    """The page that a record has to itself, without suffix; empty for one that shares its page."""
    if isinstance(record, (TopicRecord, MeasurementTable, Medicine)):
        return page_in(handbook.file_of(record).folder, record.id)
    return ""


def page_in(folder: str, record_id: str) -> str:
    """The page that a record has to itself if its file lies in that folder."""
    return f"{folder}/{record_id}"


def title_of(record: Record) -> str:
    """What a reader knows a record by."""
    match record:
        case CirculatingClaim():
            return record.assertion
        case Question():
            return record.question
        case GlossaryTerm():
            return record.term
        case Tombstone():
            return record.was
    return str(getattr(record, "title", record.id))


def target(thing: LinkedClaim | Record) -> str:
    """The name by which a claim or a record of any kind is linked."""
    match thing:
        case LinkedClaim():
            return f"claim/{thing.full_id}"
        case Source():
            return f"source/{thing.id}"
        case MeasurementTable():
            return f"table/{thing.id}"
        case GlossaryTerm():
            return f"term/{thing.id}"
        case CirculatingClaim():
            return f"circulating/{thing.id}"
        case Question():
            return f"question/{thing.id}"
    return f"record/{thing.id}"


def place_in_book(handbook: Handbook, record: Record) -> str:
    """The name of a record's place in the book: its page, and its name on it."""
    address = address_of(handbook, record)
    return f"{address.page if address else ''}#{target(record).replace('/', '-')}"


# --- the pages on which sources stand -------------------------------------------------------------------


_GROUP_BY_DESIGN: dict[Design, str] = {
    Design.RANDOMISED_TRIAL: "trials-and-cohorts",
    Design.CONTROLLED_HUMAN: "trials-and-cohorts",
    Design.COHORT: "trials-and-cohorts",
    Design.CASE_CONTROL: "trials-and-cohorts",
    Design.PROBABILITY_SURVEY: "surveys",
    Design.CONVENIENCE_SURVEY: "surveys",
    Design.INTERVIEW_STUDY: "surveys",
    Design.REAL_TIME_DIARY: "surveys",
    Design.QUALITATIVE: "surveys",
    Design.SURVEILLANCE: "cases",
    Design.CASE_SERIES: "cases",
    Design.CASE_REPORT: "cases",
    Design.SYSTEMATIC_REVIEW: "reviews",
    Design.SYSTEMATIC_REVIEW_OF_TRIALS: "reviews",
    Design.NARRATIVE_REVIEW: "reviews",
    Design.GUIDELINE: "guidelines",
    Design.ANIMAL_EXPERIMENT: "laboratory",
    Design.LABORATORY_EXPERIMENT: "laboratory",
    Design.PRODUCT_ANALYSIS: "laboratory",
}
_GROUP_BY_PROVENANCE: dict[Provenance, str] = {
    Provenance.OFFICIAL_LAW: "law",
    Provenance.GUIDELINE_BODY: "guidelines",
    Provenance.AGENCY: "agencies",
    Provenance.REGISTRY: "agencies",
    Provenance.SERVICE: "agencies",
}


def source_group(source: Source) -> str:
    """The page on which a source stands."""
    if not source.provenance.can_assert:
        return "interested-parties"
    if source.design is Design.NOT_A_STUDY:
        return _GROUP_BY_PROVENANCE.get(source.provenance, "news-and-professional")
    return _GROUP_BY_DESIGN[source.design]
