"""The handbook as one linked, immutable object: every record, every claim, both ways of every reference."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import accumulate, chain
from types import MappingProxyType
from typing import Any, TypeVar

from handbook_data.certainty import authority
from handbook_data.derived_caveats import not_yet_said
from handbook_data.exceptions import RuleException
from handbook_data.loading import LoadedFile
from handbook_data.models.advice import Advice
from handbook_data.models.care import Care
from handbook_data.models.caveat import Caveat
from handbook_data.models.certainty import Grade, StatedBasis
from handbook_data.models.circulating_claim import CirculatingClaim
from handbook_data.models.claim import AppliesTo, Claim, Sourced
from handbook_data.models.condition import Condition
from handbook_data.models.dates import PartialDate
from handbook_data.models.draw import Draw
from handbook_data.models.glossary import GlossaryTerm
from handbook_data.models.interaction import Interaction
from handbook_data.models.international_body import InternationalBody
from handbook_data.models.jurisdiction import Jurisdiction, LegalPeriod, PendingMeasure
from handbook_data.models.measurement import MeasurementTable
from handbook_data.models.mechanism import Mechanism
from handbook_data.models.medicine import Medicine
from handbook_data.models.question import Question
from handbook_data.models.record import Record, TopicRecord
from handbook_data.models.references import Reference
from handbook_data.models.risk import Risk
from handbook_data.models.situation import Situation
from handbook_data.models.source import Source
from handbook_data.models.substance import Substance
from handbook_data.models.support import Support
from handbook_data.models.tombstone import Tombstone
from handbook_data.models.use import Use
from handbook_data.models.voices import ShownText, Voice, texts
from handbook_data.published import Snapshot
from handbook_data.reading import Place
from handbook_data.vocabulary import (
    Attestation,
    Authority,
    ClaimKind,
    Depth,
    Directness,
    Exposure,
    Level,
    MedicineClass,
    Need,
    Stance,
    Subject,
)
from handbook_data.word_index import Needs, WordIndex

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class LinkedClaim:
    """An assertion in its place: what it says, on which record, at which address."""

    full_id: str
    record: TopicRecord
    place: Place
    assertion: Sourced
    kind: ClaimKind
    statement: str
    applies_to: AppliesTo
    page: str
    """The page that shows it, without suffix: `conditions/depression`."""
    is_written: bool
    """Whether the statement was written by an author, rather than composed from coded fields."""
    derived_caveats: tuple[Caveat, ...]
    """What limits it by how its sources were read, and by who has a stake in them."""
    depths: Mapping[Depth, int]
    """How many of the sources that support it were read how closely, the closest first."""
    attestation: Attestation | None
    """For law: how it was seen."""

    @property
    def anchor(self) -> str:
        """The id of its element on the page."""
        return self.assertion.id

    @cached_property
    def certainty(self) -> Grade | StatedBasis | None:
        """How sure one can be, with the reasons; None of advice and of law."""
        return self.assertion.certainty if isinstance(self.assertion, Claim) else None

    @cached_property
    def level(self) -> Level | None:
        """How sure one can be; None of advice and of law."""
        return self.certainty.level if self.certainty else None

    @cached_property
    def reasons(self) -> tuple[str, ...]:
        """Why one can be that sure, one reason a step."""
        return self.certainty.reasons if self.certainty else ()

    @cached_property
    def grade(self) -> Grade | None:
        """Its GRADE judgement; None where GRADE does not apply."""
        return self.certainty if isinstance(self.certainty, Grade) else None

    @cached_property
    def stated_basis(self) -> StatedBasis | None:
        """What kind of thing bears it where GRADE does not apply; None of advice and of law."""
        return self.certainty if isinstance(self.certainty, StatedBasis) else None

    @property
    def authority(self) -> Authority | None:
        """Whose word counts in place of certainty; None of a finding or a description."""
        return authority(self.kind)

    @cached_property
    def as_of(self) -> PartialDate | None:
        """For law: the newest day for which a source shows it, or on which it was looked at."""
        match self.assertion:
            case LegalPeriod() as period:
                return period.valid_through or period.checked
            case PendingMeasure() as measure:
                return measure.as_of
        return self.assertion.reviewed if self.kind is ClaimKind.LEGAL else None

    @cached_property
    def caveats(self) -> tuple[Caveat, ...]:
        """What limits it: the caveats written for it, the most important first, then what they do not say."""
        written = self.assertion.caveats
        return (*written, *not_yet_said(written, self.derived_caveats))

    @property
    def depth(self) -> Depth | None:
        """How closely the most closely read of the sources that support it was read."""
        return next(iter(self.depths), None)

    @property
    def depth_in_words(self) -> str:
        """How closely what supports it was read: `abstract`, or `1 official text, 3 abstract`."""
        if len(self.depths) == 1:
            return next(iter(self.depths)).label
        return ", ".join(f"{number} {depth.label}" for depth, number in self.depths.items())

    @property
    def is_graded(self) -> bool:
        """Whether it is judged by GRADE."""
        return self.grade is not None

    @cached_property
    def is_about_people(self) -> bool:
        """Whether people are among those it is about."""
        return Subject.PEOPLE in self.applies_to.subjects

    @cached_property
    def is_about_kratom(self) -> bool:
        """Whether it is about any form of kratom or its alkaloids, rather than only about something else."""
        return set(self.applies_to.exposures) != {Exposure.NOT_KRATOM}

    @property
    def is_gap(self) -> bool:
        """Whether it says what is not known."""
        return self.kind is ClaimKind.EVIDENCE_GAP

    @property
    def advised(self) -> tuple[Advice, ...]:
        """For guidance: who advises it and how strongly."""
        return self.assertion.advised if isinstance(self.assertion, Claim) else ()

    @property
    def study_needed(self) -> str | None:
        """For an evidence gap: the study that would answer it."""
        return self.assertion.study_needed if isinstance(self.assertion, Claim) else None

    @property
    def read_twice_on(self) -> PartialDate | None:
        """The day on which someone who had not written it found it in its sources; None if nobody has."""
        reading = self.assertion.second_reading
        return reading.on if reading and reading.confirms else None

    @property
    def contradicted_by(self) -> tuple[str, ...]:
        """The full ids of claims that say otherwise."""
        return self.assertion.contradicted_by if isinstance(self.assertion, Claim) else ()


Index = Mapping[str, tuple[R, ...]]


@dataclass(frozen=True)
class Handbook:
    """Every record and claim, with the references indexed in both directions.

    Records other than sources share one space of ids. Mappings are read-only and keep the order of
    the files.
    """

    files: tuple[LoadedFile, ...]
    exceptions: tuple[RuleException, ...]
    sources: Mapping[str, Source]
    records: Mapping[str, Record]
    claims: Mapping[str, LinkedClaim]
    pages: Mapping[str, str]
    """Record id to the page that shows it."""
    files_by_record: Mapping[int, LoadedFile] = field(repr=False)
    references_by_record: Mapping[int, tuple[Reference, ...]] = field(repr=False)

    claims_by_source: Mapping[str, tuple[LinkedClaim, ...]]
    citations_by_source: Index[Record]
    """Source id to the records that cite it other than in the evidence of a claim."""
    reports_by_source: Index[Source]
    """Source id to the sources that are further reports of the same study, test or statement."""
    reviews_by_source: Index[Source]
    """Source id to the reviews that are known to include it."""
    care_by_condition: Index[Care]
    support_by_condition: Index[Support]
    risks_by_condition: Index[Risk]
    tables_by_record: Index[MeasurementTable]
    circulating_by_record: Index[CirculatingClaim]
    circulating_by_claim: Index[CirculatingClaim]
    interactions_by_class: Mapping[MedicineClass, tuple[Interaction, ...]]
    medicines_by_interaction: Index[Medicine]
    questions_by_claim: Index[Question]
    questions_by_record: Index[Question]
    topics_by_first_aid: Index[TopicRecord]
    """Situation id to the risks and interactions on whose pages its steps stand first."""
    conditions_by_class: Mapping[MedicineClass, tuple[Condition, ...]]
    related: Mapping[str, tuple[str, ...]]
    """Record id to the ids that it names as related, or that name it."""
    published: Snapshot | None = field(default=None, repr=False)
    """What the last edition kept of itself; None before the first."""

    def of_kind(self, kind: type[R]) -> Mapping[str, R]:
        """The records of one kind by id."""
        if kind not in self._of_kind:
            held = {key: record for key, record in self.records.items() if isinstance(record, kind)}
            self._of_kind[kind] = held
        return MappingProxyType(self._of_kind[kind])

    @cached_property
    def _of_kind(self) -> dict[type[Record], dict[str, Any]]:
        """The records of the kinds that were asked for."""
        return {}

    @property
    def conditions(self) -> Mapping[str, Condition]:
        """Conditions by id."""
        return self.of_kind(Condition)

    @property
    def mechanisms(self) -> Mapping[str, Mechanism]:
        """Mechanisms by id."""
        return self.of_kind(Mechanism)

    @property
    def risks(self) -> Mapping[str, Risk]:
        """Risks by id."""
        return self.of_kind(Risk)

    @property
    def interactions(self) -> Mapping[str, Interaction]:
        """Interactions by id."""
        return self.of_kind(Interaction)

    @property
    def medicines(self) -> Mapping[str, Medicine]:
        """Medicines by id."""
        return self.of_kind(Medicine)

    @property
    def questions(self) -> Mapping[str, Question]:
        """Questions by id."""
        return self.of_kind(Question)

    @property
    def situations(self) -> Mapping[str, Situation]:
        """Situations by id."""
        return self.of_kind(Situation)

    @property
    def substances(self) -> Mapping[str, Substance]:
        """Substances by id."""
        return self.of_kind(Substance)

    @property
    def jurisdictions(self) -> Mapping[str, Jurisdiction]:
        """Jurisdictions by id."""
        return self.of_kind(Jurisdiction)

    @property
    def international_bodies(self) -> Mapping[str, InternationalBody]:
        """International bodies by id."""
        return self.of_kind(InternationalBody)

    @property
    def use(self) -> Mapping[str, Use]:
        """Topics of use by id."""
        return self.of_kind(Use)

    @property
    def care(self) -> Mapping[str, Care]:
        """Established care by id."""
        return self.of_kind(Care)

    @property
    def support(self) -> Mapping[str, Support]:
        """Help lines and support by id."""
        return self.of_kind(Support)

    @property
    def measurement_tables(self) -> Mapping[str, MeasurementTable]:
        """Measurement tables by id."""
        return self.of_kind(MeasurementTable)

    @property
    def circulating_claims(self) -> Mapping[str, CirculatingClaim]:
        """Circulating claims by id."""
        return self.of_kind(CirculatingClaim)

    @property
    def glossary(self) -> Mapping[str, GlossaryTerm]:
        """Glossary terms by id."""
        return self.of_kind(GlossaryTerm)

    @property
    def tombstones(self) -> Mapping[str, Tombstone]:
        """Tombstones by id."""
        return self.of_kind(Tombstone)

    @property
    def draws(self) -> Mapping[str, Draw]:
        """Draws by id."""
        return self.of_kind(Draw)

    @cached_property
    def topics(self) -> tuple[TopicRecord, ...]:
        """Every record that has claims and a page of its own."""
        return tuple(record for record in self.records.values() if isinstance(record, TopicRecord))

    def origin_of(self, source: str) -> str:
        """The id of the main report of what a source reports on: its own, if it is no further report."""
        held = self.sources.get(source)
        return held.reports_on if held and held.reports_on else source

    def origins(self, claim: LinkedClaim, *stances: Stance) -> frozenset[str]:
        """The origins of a claim's evidence, of these stances or of any."""
        items = claim.assertion.evidence
        return frozenset(
            self.origin_of(item.source) for item in items if not stances or item.stance in stances
        )

    def supporting(self, claim: LinkedClaim, *, directly: bool = False) -> Sequence[Source]:
        """The sources that support a claim, as far as they exist; `directly`: only what is on the point."""
        of_any, on_the_point = self._supporting[claim.full_id]
        return on_the_point if directly else of_any

    @cached_property
    def _supporting(self) -> dict[str, tuple[list[Source], list[Source]]]:
        found: dict[str, tuple[list[Source], list[Source]]] = {}
        for name, claim in self.claims.items():
            items = [
                (self.sources[item.source], item.directness)
                for item in claim.assertion.evidence
                if item.stance is Stance.SUPPORTS and item.source in self.sources
            ]
            of_any = [source for source, _ in items]
            on_the_point = [source for source, directness in items if directness is Directness.DIRECT]
            found[name] = of_any, on_the_point
        return found

    def claims_of(self, record: TopicRecord) -> tuple[LinkedClaim, ...]:
        """The claims of a record in the order written."""
        return tuple(self.claims[f"{record.id}/{item.id}"] for _, item in record.assertions())

    def interactions_for(self, condition: Condition) -> tuple[Interaction, ...]:
        """Interactions with medicines that established care uses for a condition."""
        classes = {m for care in self.care_by_condition.get(condition.id, ()) for m in care.medicine_classes}
        return unique(
            interaction
            for medicine in MedicineClass
            if medicine in classes
            for interaction in self.interactions_by_class.get(medicine, ())
        )

    @cached_property
    def help_lines(self) -> tuple[tuple[Need, tuple[Support, ...]], ...]:
        """The help lines that stand at the head of every page, by the need they serve first."""
        lines = [record for record in self.support.values() if record.on_every_page]
        groups = ((need, tuple(line for line in lines if line.needs[0] is need)) for need in Need)
        return tuple((need, group) for need, group in groups if group)

    @cached_property
    def acted_on(self) -> frozenset[str]:
        """The full ids of claims that answer a question, are a step, or say what to do about a danger."""
        named = [name for question in self.questions.values() for name in question.answer]
        for topic in self.topics:
            if isinstance(topic, Situation):
                named += topic.steps
            if isinstance(topic, Interaction):
                named += (*topic.what_to_do, *topic.watch_for)
            if isinstance(topic, (Situation, Interaction, Risk)):
                named += (*topic.do_not_stop, *topic.call_when)
        return frozenset(named)

    def file_of(self, record: Record) -> LoadedFile:
        """The file a record came from."""
        return self.files_by_record[id(record)]

    def references_of(self, record: Record) -> tuple[Reference, ...]:
        """Every reference of a record, in the order of its model's fields."""
        return self.references_by_record[id(record)]

    @cached_property
    def texts(self) -> tuple[tuple[Record, ShownText], ...]:
        """Every text that is shown, with its record."""
        return tuple((file.record, text) for file in self.files for text in texts(file.record))

    def texts_with(self, *pieces: str) -> Iterator[tuple[Record, ShownText]]:
        """The shown texts that hold one of some pieces in small letters of ASCII, whatever their case there.

        Texts that are not ASCII are all among them.
        """
        whole, starts, found = self._as_one
        found = set(found)
        for piece in pieces:
            position = whole.find(piece)
            while position >= 0:
                index = bisect_right(starts, position) - 1
                found.add(index)
                position = whole.find(piece, starts[index + 1])
        for index in sorted(found):
            yield self.texts[index]

    @cached_property
    def _as_one(self) -> tuple[str, list[int], set[int]]:
        """The shown texts in small letters, a line each; where each begins; and which are not ASCII."""
        lines = [words if words.isascii() else "" for _, (_, _, words) in self.texts]
        whole = "\n".join(lines).lower()
        starts = [*accumulate(map((1).__add__, map(len, lines)), initial=0)]
        return whole, starts, {index for index, line in enumerate(lines) if not line}

    @cached_property
    def own_words(self) -> WordIndex:
        """The words of every text that is shown and is not the words of others."""
        return WordIndex(self._own_places)

    def own_texts(self, needs: Needs) -> Iterator[tuple[Record, ShownText]]:
        """The shown texts that are not the words of others and hold what is needed, in their order."""
        found = self.own_words.needing(needs)
        for index in sorted(chain.from_iterable(map(self._own_places.__getitem__, found))):
            yield self.texts[index]

    @cached_property
    def _own_places(self) -> dict[str, list[int]]:
        """Each text that is not the words of others, with where it stands among all texts."""
        places: dict[str, list[int]] = defaultdict(list)
        for index, (_, text) in enumerate(self.texts):
            if text.voice is not Voice.QUOTED:
                places[text.words].append(index)
        return places

    def texts_of(self, *voices: Voice) -> Iterator[tuple[Record, ShownText]]:
        """The shown texts of some voices, one voice after the other."""
        return chain.from_iterable(self._by_voice[voice] for voice in voices)

    @cached_property
    def _by_voice(self) -> dict[Voice, list[tuple[Record, ShownText]]]:
        found: dict[Voice, list[tuple[Record, ShownText]]] = {voice: [] for voice in Voice}
        for shown in self.texts:
            found[shown[1].voice].append(shown)
        return found

    @property
    def last_reviewed(self) -> date:
        """The newest day on which any record was reviewed."""
        return max((topic.reviewed.latest for topic in self.topics), default=date.min)


def unique(records: Iterable[R]) -> tuple[R, ...]:
    """Records in their order, each once."""
    return tuple({record.id: record for record in records}.values())
