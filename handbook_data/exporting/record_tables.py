"""Records as tables: what all kinds share, what each has of its own, and how they point at each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from handbook_data.addresses import Address, title_of
from handbook_data.edition import DATA_VERSION, EDITION
from handbook_data.exceptions import RuleException
from handbook_data.exporting.claim_tables import joined
from handbook_data.exporting.table import (
    POSITION,
    Column,
    ForeignKey,
    Part,
    Release,
    Table,
    fields,
    owner,
    parts,
    refers,
)
from handbook_data.models.base import ID_PATTERN
from handbook_data.models.care import Care
from handbook_data.models.caveat import Caveat
from handbook_data.models.circulating_claim import CirculatingClaim
from handbook_data.models.codes import Code
from handbook_data.models.glossary import GlossaryTerm
from handbook_data.models.interaction import Interaction, SeverityJudgement
from handbook_data.models.kinds import KINDS
from handbook_data.models.measurement import Measurement, MeasurementTable
from handbook_data.models.medicine import Brand, GenericName, ListEntry, Purpose
from handbook_data.models.question import Question
from handbook_data.models.record import Record
from handbook_data.models.references import (
    CLAIM,
    OWN_CLAIM,
    RECORD,
    SOURCE,
    TOPIC,
    fields_that_refer,
    references,
)
from handbook_data.models.situation import Situation
from handbook_data.models.source import Source
from handbook_data.models.substance import Substance
from handbook_data.models.support import Contact, Support
from handbook_data.models.tombstone import Tombstone
from handbook_data.vocabulary import vocabularies

RECORD_ID = "The id of the record."
ID = Column("record", RECORD_ID, attrgetter("id"))
_NOUNS = tuple(dict.fromkeys(kind.noun for kind in KINDS.values() if kind is not Source))


class Link(NamedTuple):
    """One entry of a list of ids in a record."""

    record: str
    field: str
    position: int
    target: str


class MeasurementRow(NamedTuple):
    """One row of a table of measurements."""

    table: MeasurementTable
    position: int
    item: Measurement


class Word(NamedTuple):
    """One word of a closed list."""

    list: str
    word: str
    label: str
    meaning: str


def _lists(*to: str) -> tuple[str, ...]:
    """The lists of records that name such things; a list that more kinds have comes first."""
    kinds = (kind for kind in dict.fromkeys(KINDS.values()) if kind is not Source)
    found = (path for kind in kinds for path, refers in fields_that_refer(kind) if refers.to in to)
    return tuple(path for path, _ in Counter(found).most_common())


def _links(
    name: str, title: str, description: str, lists: tuple[str, ...], target: Column, key: ForeignKey
) -> Table:
    """The table of what the lists of these names point at."""

    def found(release: Release) -> Iterator[Link]:
        for record in release.handbook.records.values():
            for reference in references(record):
                path = ".".join(part for part in reference.place if isinstance(part, str))
                if path in lists:
                    last = reference.place[-1]
                    position = last + 1 if isinstance(last, int) else 1
                    yield Link(record.id, path, position, reference.named)

    columns = (
        Column("record", "The record that names it.", attrgetter("record")),
        Column("field", "The list of the record in which it stands.", attrgetter("field"), words=lists),
        POSITION,
        target,
    )
    keys = (refers("record", "records"), key)
    return Table(name, title, description, found, columns, ("record", "field", "position"), keys)


@dataclass(frozen=True, slots=True)
class Shown:
    """A record and the page that shows it, if it has one of its own."""

    record: Record
    page: str | None


def _shown(release: Release) -> Iterator[Shown]:
    for record in release.handbook.records.values():
        page = release.handbook.pages.get(record.id)
        yield Shown(record, str(Address(page)) if page else None)


def _of_topics(name: str) -> Callable[[Release], Iterator[Part]]:
    """The entries of a list of every record that has it."""
    return lambda release: (
        part
        for record in release.handbook.records.values()
        for part in parts(record.id, getattr(record, name, ()))
    )


RELEASE = Table(
    "release",
    "This release",
    "One row: what this is, in which form, and the day for which `now` is answered.",
    lambda release: (release,),
    (
        Column("title", "The name of the handbook.", lambda _: "Kratom Evidence Handbook"),
        Column(
            "data_version",
            "The version of the data; the page on editions has its rules.",
            lambda _: DATA_VERSION,
        ),
        Column("day", "The day for which it was made.", attrgetter("day"), "date"),
        Column(
            "last_reviewed",
            "The newest day on which any record was reviewed.",
            attrgetter("handbook.last_reviewed"),
            "date",
        ),
        Column("licence", "The licence of the data.", lambda _: "CC-BY-4.0"),
        Column(
            "edition",
            "The last edition of the handbook that was cut; empty before the first.",
            lambda _: EDITION,
            required=False,
        ),
    ),
    ("data_version",),
)

RECORDS = Table(
    "records",
    "Records",
    "Every record but the sources, of every kind, with what all kinds share.",
    _shown,
    (
        Column("id", "The id of the record; permanent.", attrgetter("record.id"), pattern=ID_PATTERN),
        Column("kind", "What sort of record it is.", attrgetter("record.noun"), words=_NOUNS),
        Column("title", "Its title, term or assertion.", lambda shown: title_of(shown.record)),
        Column(
            "page",
            "The page of its own, below the address of the site, if it has one.",
            attrgetter("page"),
            required=False,
        ),
        Column(
            "reviewed",
            "The day on which all of it was last looked at; a tombstone or a draw has none.",
            lambda shown: getattr(shown.record, "reviewed", None),
            "date",
            required=False,
        ),
        Column(
            "review_by",
            "The day by which it must be looked at again; a tombstone or a draw has none.",
            lambda shown: getattr(shown.record, "review_by", None),
            "date",
            required=False,
        ),
    ),
    ("id",),
)

NAMES = Table(
    "names",
    "Other names",
    "Names that readers look for beside the title.",
    _of_topics("also_known_as"),
    (owner("record", RECORD_ID), POSITION, Column("name", "The name.", attrgetter("item"))),
    ("record", "position"),
    (refers("record", "records"),),
)

CODES = Table(
    "codes",
    "Codes",
    "Codes of records in other systems, each as one source shows it.",
    _of_topics("codes"),
    (
        owner("record", RECORD_ID),
        POSITION,
        *fields(
            Code,
            *("system", "code", "title", "superseded", "source"),
            at="item",
        ),
    ),
    ("record", "position"),
    (refers("record", "records"), refers("source", "sources")),
)

_NAMING_RECORDS = _lists(RECORD, TOPIC, *_NOUNS)
RECORD_LINKS = _links(
    "record_links",
    "Records that records name",
    f"Which records point at which: {', '.join(f'`{path}`' for path in _NAMING_RECORDS)}.",
    _NAMING_RECORDS,
    Column("target", "The record that is named.", attrgetter("target")),
    refers("target", "records"),
)

RECORD_CLAIMS = _links(
    "record_claims",
    "Claims that records name",
    "Key points, what to watch for, what to do, the steps of a situation, the claims that answer a question, "
    "and those that decide a verdict or a severity.",
    _lists(CLAIM, OWN_CLAIM),
    Column("claim", "The full id of the claim that is named.", attrgetter("target")),
    refers("claim", "claims"),
)

RECORD_SOURCES = _links(
    "record_sources",
    "Sources that records name",
    "Where a circulating claim was found, and where the meaning of a term was seen.",
    _lists(SOURCE),
    Column("source", "The source that is named.", attrgetter("target")),
    refers("source", "sources"),
)

SUBSTANCES = Table(
    "substances",
    "Substances",
    "The plant, product classes and alkaloids.",
    lambda release: release.handbook.substances.values(),
    (ID, *fields(Substance, "exposure")),
    ("record",),
    (refers("record", "records"),),
)

INTERACTIONS = Table(
    "interactions",
    "Interactions",
    "What kratom does with a class of medicines, and how bad it could be.",
    lambda release: release.handbook.interactions.values(),
    (
        ID,
        *fields(Interaction, "exposures", "medicine_classes"),
        *fields(
            SeverityJudgement,
            *("level", "basis", "reason"),
            at="severity",
            called={"level": "severity", "basis": "severity_basis", "reason": "severity_reason"},
        ),
    ),
    ("record",),
    (refers("record", "records"),),
)


def _of_medicines(name: str) -> Callable[[Release], Iterator[Part]]:
    """The entries of a list of every medicine."""
    return lambda release: (
        part
        for record in release.handbook.medicines.values()
        for part in parts(record.id, getattr(record, name))
    )


MEDICINES = Table(
    "medicines",
    "Medicines",
    "Medicines and other substances under their international names; the interactions that each is in are in "
    "record_links, other spellings and slang in names.",
    lambda release: release.handbook.medicines.values(),
    (ID, Column("name", "The international name.", attrgetter("title"))),
    ("record",),
    (refers("record", "records"),),
)

_MEDICINE = owner("medicine", "The medicine.")
_OF_MEDICINE = (refers("medicine", "medicines", "record"), refers("source", "sources"))

GENERIC_NAMES = Table(
    "generic_names",
    "Generic names",
    "What medicines are called generically in countries that have another name for them.",
    _of_medicines("names"),
    (_MEDICINE, POSITION, *fields(GenericName, "name", "countries", "source", at="item")),
    ("medicine", "name"),
    _OF_MEDICINE,
)

BRANDS = Table(
    "brands",
    "Brand names",
    "Brand names of medicines; one name can belong to several.",
    _of_medicines("brands"),
    (_MEDICINE, POSITION, *fields(Brand, "name", "countries", "sources", at="item")),
    ("medicine", "name"),
    (refers("medicine", "medicines", "record"),),
)

MEDICINE_USES = Table(
    "medicine_uses",
    "What medicines are used for",
    "What each medicine is used for, as one source says.",
    _of_medicines("used_for"),
    (_MEDICINE, POSITION, *fields(Purpose, "what", "source", "locator", at="item")),
    ("medicine", "position"),
    _OF_MEDICINE,
)

MEDICINE_LISTS = Table(
    "medicine_lists",
    "Lists of the most used medicines",
    "Where each medicine stands in a published list of those used most.",
    _of_medicines("most_used"),
    (_MEDICINE, POSITION, *fields(ListEntry, "source", "locator", at="item")),
    ("medicine", "position"),
    _OF_MEDICINE,
)

QUESTIONS = Table(
    "questions",
    "Questions",
    "Questions as people ask them; their answers are in record_claims, the first of which is the answer.",
    lambda release: release.handbook.questions.values(),
    (ID, *fields(Question, "question", "group", "asked_by")),
    ("record",),
    (refers("record", "records"),),
)

PHRASINGS = Table(
    "phrasings",
    "Phrasings",
    "Other ways in which people type a question.",
    lambda release: (p for r in release.handbook.questions.values() for p in parts(r.id, r.phrasings)),
    (owner("question", "The question."), POSITION, Column("phrase", "As it is typed.", attrgetter("item"))),
    ("question", "position"),
    (refers("question", "questions", "record"),),
)

SITUATIONS = Table(
    "situations",
    "Situations",
    "What a person can do now; the steps of each are in record_claims, in their order.",
    lambda release: release.handbook.situations.values(),
    (ID, *fields(Situation, "audience", "is_first_aid")),
    ("record",),
    (refers("record", "records"),),
)

MEASUREMENT_TABLES = Table(
    "measurement_tables",
    "Tables of measurements",
    "Measured values that belong side by side; the records they bear on are in record_links.",
    lambda release: release.handbook.measurement_tables.values(),
    (ID, *fields(MeasurementTable, "kind")),
    ("record",),
    (refers("record", "records"),),
)

MEASUREMENT_CAVEATS = Table(
    "measurement_caveats",
    "Caveats of measurements",
    "What limits each table of measurements; every table has at least one.",
    lambda release: (p for r in release.handbook.measurement_tables.values() for p in parts(r.id, r.caveats)),
    (owner("table", "The table."), POSITION, *fields(Caveat, "kind", "text", "source", "locator", at="item")),
    ("table", "position"),
    (refers("table", "measurement_tables", "record"), refers("source", "sources")),
)

MEASUREMENTS = Table(
    "measurements",
    "Measurements",
    "One measured value a row, as one source prints it. Read it with the caveats of its table.",
    lambda release: (
        MeasurementRow(table, *part[1:])
        for table in release.handbook.measurement_tables.values()
        for part in parts(table.id, table.rows)
    ),
    (
        Column("table", "The table it stands in.", attrgetter("table.id")),
        POSITION,
        *fields(
            Measurement,
            *("id", "compound", "target", "species", "system", "measure", "relation", "value", "low"),
            *("high", "spread", "unit", "action", "n", "source", "locator", "note", "suspected_misprint"),
            at="item",
        ),
        Column(
            "caveats",
            "The caveats of its table in one cell; measurement_caveats has them one a row.",
            lambda row: joined(row.table.caveats),
            repeats="measurement_caveats",
        ),
    ),
    ("table", "id"),
    (refers("table", "measurement_tables", "record"), refers("source", "sources")),
)

CARE = Table(
    "care",
    "Established care",
    "Treatments that guidelines recommend; their conditions are in record_links.",
    lambda release: release.handbook.care.values(),
    (ID, *fields(Care, "kind", "recommended_by", "strength", "medicine_classes")),
    ("record",),
    (refers("record", "records"),),
)

SUPPORT = Table(
    "support",
    "Help and support",
    "Help lines, directories and ways of being supported.",
    lambda release: release.handbook.support.values(),
    (
        ID,
        *fields(
            Support,
            *("kind", "regions", "needs", "serves", "hours", "cost", "languages", "on_every_page"),
        ),
    ),
    ("record",),
    (refers("record", "records"),),
)

CONTACTS = Table(
    "contacts",
    "Contacts",
    "How help and support are reached.",
    lambda release: (p for r in release.handbook.support.values() for p in parts(r.id, r.contacts)),
    (
        owner("support", "The help or support."),
        POSITION,
        *fields(Contact, "channel", "value", "note", at="item"),
    ),
    ("support", "position"),
    (refers("support", "support", "record"),),
)

CIRCULATING = Table(
    "circulating",
    "Circulating claims",
    "Assertions found in the wild, paraphrased, and what the handbook's claims say of them. They are not "
    "claims of the handbook.",
    lambda release: release.handbook.circulating_claims.values(),
    (
        ID,
        *fields(
            CirculatingClaim,
            *("assertion", "verdict", "reason", "danger"),
        ),
    ),
    ("record",),
    (refers("record", "records"),),
)

GLOSSARY = Table(
    "glossary",
    "Glossary",
    "Terms of the field and of the handbook's method.",
    lambda release: release.handbook.glossary.values(),
    (
        ID,
        *fields(
            GlossaryTerm,
            *("term", "meaning", "locator", "own_method"),
        ),
    ),
    ("record",),
    (refers("record", "records"),),
)

TOMBSTONES = Table(
    "tombstones",
    "Tombstones",
    "Ids that are no longer in use, why, and what stands in their place.",
    lambda release: release.handbook.tombstones.values(),
    (
        ID,
        *fields(
            Tombstone,
            *("was", "kind", "to", "reason", "on"),
        ),
    ),
    ("record",),
    (refers("record", "records"),),
)

EXCEPTIONS = Table(
    "exceptions",
    "Exceptions to rules",
    "Places that need not follow one rule of the data, each with its reason.",
    lambda release: release.handbook.exceptions,
    fields(
        RuleException,
        *("rule", "at", "reason", "on"),
    ),
    ("rule", "at"),
)

WORDS = Table(
    "words",
    "Fixed words",
    "Every word of every closed list, with its meaning.",
    lambda release: (
        Word(vocabulary.__name__, word.value, word.label, word.meaning)
        for vocabulary in vocabularies()
        for word in vocabulary
    ),
    (
        Column("list", "The closed list.", attrgetter("list")),
        Column("word", "The word as the data has it.", attrgetter("word")),
        Column("label", "The word as pages show it.", attrgetter("label")),
        Column("meaning", "What it means.", attrgetter("meaning")),
    ),
    ("list", "word"),
)

TOPIC_TABLES = (RECORDS, NAMES, CODES, RECORD_LINKS, RECORD_CLAIMS, RECORD_SOURCES)
KIND_TABLES = (
    SUBSTANCES,
    INTERACTIONS,
    MEDICINES,
    GENERIC_NAMES,
    BRANDS,
    MEDICINE_USES,
    MEDICINE_LISTS,
    QUESTIONS,
    PHRASINGS,
    SITUATIONS,
    MEASUREMENT_TABLES,
    MEASUREMENT_CAVEATS,
    MEASUREMENTS,
    CARE,
    SUPPORT,
    CONTACTS,
    CIRCULATING,
    GLOSSARY,
    TOMBSTONES,
)
