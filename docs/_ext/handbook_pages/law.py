"""The pages on law: of each place and body, and of them all: by status, on a day, what happened when.

`Law` has what they show: answers as rows, places by status, and every day's answer for the browser.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import groupby

from markupsafe import Markup

from handbook_data.addresses import Address
from handbook_data.composed_wording import (
    CAVEAT,
    PRODUCT_NAMES,
    act_words,
    clause_sentence,
    clauses,
    layer_name,
    overtaken,
    pointer,
)
from handbook_data.composition import (
    PRODUCTS,
    Act,
    Composed,
    Holding,
    compose,
    compositions,
    places_of,
    pointers,
)
from handbook_data.handbook import Handbook, LinkedClaim
from handbook_data.headings import Heading
from handbook_data.legal_status import Answer, Event, Span, events, history, status_on, taking_effect
from handbook_data.legal_wording import SUBSTANCE_NAMES, shown_for
from handbook_data.models.dates import PartialDate
from handbook_data.models.jurisdiction import Jurisdiction, LegalPeriod
from handbook_data.models.question import Question
from handbook_data.vocabulary import Attestation, Audience, JurisdictionLevel, LegalStatus, LegalSubstance
from handbook_pages.links import link
from handbook_pages.maps import MappedPlace, us_map, world_map
from handbook_pages.rendering import Pages, Rendering
from handbook_pages.text import external, joined
from handbook_pages.topics import topic_page, topic_pages

ON_A_DAY = "legal/on-a-day"
"""The page on which a reader asks for another day."""
SOON = 366
"""How many days ahead the law pages look for what takes effect."""
PAGES = {
    "legal_index": "legal/index",
    "legal_on_a_day": ON_A_DAY,
    "legal_us": "legal/us/index",
    "legal_world": "legal/world/index",
    "legal_international": "legal/international/index",
    "legal_changes": "legal/changes",
    "legal_travel": "legal/travel",
}
"""The pages that are not about one place, by their templates."""
PARTS = {
    "periods": Heading.LAW_OVER_TIME,
    "local": Heading.LOCAL_RULES,
    "pending": Heading.PENDING,
    "claims": Heading.ELSE_ON_RECORD,
}
"""The headings of a place's page, by the key of the record under which their claims stand."""


def pages(rendering: Rendering) -> Pages:
    """The page of each place and body, those of them all, their maps, and the data of the date control."""
    book = rendering.handbook
    for record in book.jurisdictions.values():
        yield f"{book.pages[record.id]}.md", _jurisdiction(rendering, record)
    bodies = tuple(book.international_bodies.values())
    yield from topic_pages(rendering, "topic", bodies)
    law = Law(book, rendering.today)
    for template, page in PAGES.items():
        yield (
            f"{page}.md",
            rendering.page(
                template,
                law=law,
                bodies=bodies,
                LegalSubstance=LegalSubstance,
                product_names=PRODUCT_NAMES,
                composed_caveat=CAVEAT,
            ),
        )
    yield from law.figures()
    yield "figures/legal-history.json", law.history_as_json()


def _jurisdiction(rendering: Rendering, record: Jurisdiction) -> str:
    """The page of a jurisdiction, today's answer first."""
    book, today = rendering.handbook, rendering.today
    composed = [compose(book, record.id, product, today) for product in PRODUCTS]
    covered = [one.product for one in composed if pointers(one)]
    named = dict.fromkeys(period.substance for period in record.periods)
    return topic_page(
        rendering,
        "jurisdiction",
        record,
        composed=[_composed(book, one) for one in composed],
        composed_caveat=CAVEAT,
        local=places_of(record),
        not_advice=_not_advice(rendering.handbook, record),
        answers=[status_on(record, substance, today) for substance in dict.fromkeys((*named, *covered))],
        named=named,
        pointers=partial(_pointers, book, record, today),
        before=tuple((substance, *before_the_first(record, substance)) for substance in named),
        events=events(rendering.handbook, record),
        parts=_parts(rendering.handbook, record),
        substance_names=SUBSTANCE_NAMES,
        why_unknown=why_unknown,
        seen_for=seen_for,
    )


@dataclass(frozen=True, slots=True)
class Told:
    """What holds for a product, ready to be shown: each sentence, and the layers and claims it rests on."""

    product: str
    sentences: tuple[tuple[str, tuple[tuple[str, LinkedClaim], ...]], ...]


def _composed(handbook: Handbook, composed: Composed) -> Told:
    """What holds for a product, with a link for each rule that says so."""
    return Told(
        PRODUCT_NAMES[composed.product],
        tuple((one.words, tuple(_by(handbook, h) for h in one.by)) for one in clauses(composed)),
    )


def _pointers(
    handbook: Handbook, record: Jurisdiction, day: date, substance: LegalSubstance
) -> tuple[tuple[str, tuple[tuple[str, LinkedClaim], ...]], ...]:
    """The rules on other products that cover one, or may: each in a sentence, with a link."""
    composed = compose(handbook, record.id, substance, day)
    told = (pointer(composed, holding) for holding in pointers(composed))
    return tuple((one.words, tuple(_by(handbook, h) for h in one.by)) for one in told)


def before_the_first(record: Jurisdiction, substance: LegalSubstance) -> tuple[str, str]:
    """Until when nothing was seen of the law on a substance, and what that means."""
    answer = history(record, substance)[0].answer
    if answer.before is not None and answer.before.start is not None:
        return answer.before.start.in_words, "nothing was seen of it, which is not the same as allowed"
    seen = [str(day) for period in answer.could_hold if (day := period.seen_from or period.valid_through)]
    if not seen:
        return "the first check", "nothing was seen of it, which is not the same as allowed"
    first = PartialDate.parse(min(seen)).in_words
    return first, "nothing was seen of it; the first entry on record may be older"


def _by(handbook: Handbook, holding: Holding) -> tuple[str, LinkedClaim]:
    """A layer of law by its name and how it was seen, and the claim that has its rule."""
    record = holding.layer.jurisdiction
    claim = handbook.claims[f"{record.id}/{holding.period.id}"]
    seen = f": {claim.attestation.label}" if claim.attestation else ""
    return f"{layer_name(record, holding.layer.place)}{seen}", claim


def _not_advice(handbook: Handbook, record: Jurisdiction) -> Markup:
    """What to check before relying on the page of a place, and where its law is to be read."""
    federal = ""
    if record.level in (JurisdictionLevel.STATE, JurisdictionLevel.TERRITORY):
        us = handbook.records.get("us")
        federal = f"what federal law{f' ({link(us)})' if us else ''}, "
    texts = joined(external(text.title, text.address) for text in record.official_texts)
    return Markup(
        "This page is no legal advice. Laws change, and local rules, courts and agencies can differ. Before "
        f"you rely on it, check that the rule still stands today, {federal or 'what '}your county, city, "
        "employer or the armed forces add, and which products it covers. Read the official text"
        f"{f': {texts}' if texts else ' (its address was not seen)'}."
    )


def _parts(handbook: Handbook, record: Jurisdiction) -> list[tuple[Heading, list[LinkedClaim]]]:
    """The claims of a place under the headings that its page has; the newest period first."""
    groups: dict[Heading, list[LinkedClaim]] = {heading: [] for heading in PARTS.values()}
    for claim in handbook.claims_of(record):
        groups[PARTS[str(claim.place[0])]].append(claim)
    groups[Heading.LAW_OVER_TIME].sort(key=_newest_first)
    return [(heading, claims) for heading, claims in groups.items() if claims]


def _newest_first(claim: LinkedClaim) -> int:
    """Sort key of a legal period: the one that began last comes first, one without a date last."""
    period = claim.assertion
    return -period.start.earliest.toordinal() if isinstance(period, LegalPeriod) and period.start else 0


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One answer as a table shows it: every word that stands in its cells."""

    record: Jurisdiction
    answer: Answer
    claim: LinkedClaim | None
    """The period that decides, or that was last known to hold."""
    dates: str
    caveat: str

    def stands_under(self, status: LegalStatus, *, is_last: bool) -> bool:
        """Whether it has a status, or was last known to have it."""
        return self.answer.shown is status and (self.answer.last_known is not None) == is_last


@dataclass(frozen=True, slots=True)
class Group:
    """The places that have one status, or of which it was the last known one."""

    status: LegalStatus
    is_last_known: bool
    rows: tuple[AnswerRow, ...]

    @property
    def label(self) -> str:
        """The name of the group."""
        return f"last known: {self.status.label}" if self.is_last_known else self.status.label


@dataclass(frozen=True, slots=True)
class OnTheWay:
    """What holds for having a product and for crossing a border with it, and the places where it does."""

    having: str
    crossing: str
    places: tuple[Jurisdiction, ...]


@dataclass(frozen=True, slots=True)
class AskedOnTheWay:
    """A question of travellers, and the claims of its answer that no question before it has."""

    question: Question
    claims: tuple[LinkedClaim, ...]


def seen_for(period: LegalPeriod) -> str:
    """From which day on a source shows it, where its first day was not seen, and for which day the newest."""
    first = f"It was seen from {period.seen_from.in_words} on. " if period.seen_from else ""
    if period.valid_through is None:
        return first
    return f"{first}The newest source that shows it is of {period.valid_through.in_words}. "


def why_unknown(answer: Answer) -> str:
    """Why an answer without a period is unknown."""
    if answer.overtaken_by:
        return f"{overtaken(answer.overtaken_by[0])}."
    if answer.before is not None and answer.before.start is not None:
        day = answer.before.start.in_words
        return f"Before {day} nothing was seen of the law on it by itself; that is not the same as allowed."
    if answer.could_hold:
        return "The dates that were seen do not decide which of the periods on record holds."
    if answer.ended is not None and answer.ended.end is not None:
        end = answer.ended.end.in_words
        return f"The last rule on record for it by itself ended on {end}; what followed was not seen."
    return (
        "Nothing on record says what holds for it by itself on this day. A rule on kratom as a whole may "
        "cover it."
    )


class Law:
    """The law of every place on one day, ready to be shown."""

    def __init__(self, handbook: Handbook, today: date) -> None:
        self.handbook = handbook
        self.today = today
        places = sorted(handbook.jurisdictions.values(), key=lambda record: (_rank(record), record.title))
        self.us = tuple(r for r in places if r.level is not JurisdictionLevel.COUNTRY)
        self.world = tuple(r for r in places if r.level is JurisdictionLevel.COUNTRY)

    # --- answers --------------------------------------------------------------------------------

    def row(self, record: Jurisdiction, answer: Answer) -> AnswerRow:
        """An answer with the words of its cells."""
        period = answer.period
        if period is None:
            caveat = why_unknown(answer)
            if answer.could_hold and not answer.overtaken_by:
                caveat += f" It could be: {'; '.join(p.status.label for p in answer.could_hold)}."
            if answer.substance is not LegalSubstance.KRATOM:
                whole = status_on(record, LegalSubstance.KRATOM, answer.day).in_words
                caveat += f" Kratom as a whole on that day: {whole}."
            last = answer.last_known
            told = self.handbook.claims[f"{record.id}/{last.id}"] if last else None
            return AnswerRow(record, answer, told, _dates(last) if last else "", caveat)
        return AnswerRow(
            record,
            answer,
            self.handbook.claims[f"{record.id}/{period.id}"],
            _dates(period),
            period.caveats[0].text,
        )

    def rows(self, records: Iterable[Jurisdiction], substance: LegalSubstance) -> tuple[AnswerRow, ...]:
        """Today's answer on one substance for each place."""
        return tuple(self.row(record, status_on(record, substance, self.today)) for record in records)

    def by_status(self, records: Iterable[Jurisdiction], substance: LegalSubstance) -> tuple[Group, ...]:
        """The places under each status that today's law gives the substance, the last known ones after."""
        rows = self.rows(records, substance)
        groups = [
            Group(status, is_last, tuple(row for row in rows if row.stands_under(status, is_last=is_last)))
            for is_last in (False, True)
            for status in LegalStatus
        ]
        return tuple(group for group in groups if group.rows)

    def grid(self, records: Iterable[Jurisdiction]) -> tuple[tuple[Jurisdiction, tuple[AnswerRow, ...]], ...]:
        """Today's answer on every substance for each place."""
        return tuple(
            (
                record,
                tuple(
                    self.row(record, status_on(record, substance, self.today)) for substance in LegalSubstance
                ),
            )
            for record in records
        )

    # --- on the way -----------------------------------------------------------------------------

    def on_the_way(self, records: Iterable[Jurisdiction], product: LegalSubstance) -> tuple[OnTheWay, ...]:
        """The places by what holds for having a product and for crossing a border; the strictest first."""
        groups: dict[tuple[str, str], list[Composed]] = {}
        places: dict[tuple[str, str], list[Jurisdiction]] = {}
        for record in records:
            composed = compose(self.handbook, record.id, product, self.today)
            key = (act_words(composed, Act.HAVING), act_words(composed, Act.CROSSING))
            groups.setdefault(key, []).append(composed)
            places.setdefault(key, []).append(record)
        ordered = sorted(groups, key=lambda key: (_leniency(groups[key][0]), *key))
        return tuple(OnTheWay(*key, tuple(places[key])) for key in ordered)

    def asked_on_the_way(self) -> tuple[AskedOnTheWay, ...]:
        """What travellers ask, and the answers; a claim stands where it is first needed."""
        travelling = {s.id for s in self.handbook.situations.values() if Audience.TRAVELLER in s.audience}
        told: set[str] = set()
        found = []
        for question in self.handbook.questions.values():
            if travelling & set(question.leads_to):
                names = [name for name in question.answer if name not in told]
                told.update(names)
                found.append(AskedOnTheWay(question, tuple(self.handbook.claims[name] for name in names)))
        return tuple(found)

    # --- what happened --------------------------------------------------------------------------

    def events(self) -> tuple[Event, ...]:
        """Everything that began, ended or names its day, anywhere, newest first."""
        found = (event for record in (*self.us, *self.world) for event in events(self.handbook, record))
        return tuple(sorted(found, key=lambda event: event.on.earliest, reverse=True))

    def events_by_year(self) -> tuple[tuple[int, tuple[Event, ...]], ...]:
        """The same by year."""
        return tuple((year, tuple(group)) for year, group in groupby(self.events(), lambda e: e.on.year))

    def soon(self) -> tuple[Event, ...]:
        """What could begin or end within a year."""
        return taking_effect(self.handbook, self.today, SOON)

    # --- figures --------------------------------------------------------------------------------

    def figures(self) -> Iterable[tuple[str, str]]:
        """The maps as files below `docs/`: each as a picture, and linked for the page that shows it."""
        day = f"the law on kratom as last seen, {self.today.isoformat()}"
        for where, title, draw, records in (
            ("us", "United States", us_map, self.us),
            ("world", "World", world_map, self.world),
        ):
            rows = self.rows(records, LegalSubstance.KRATOM)
            for kind, page in (("map", f"legal/{where}/index"), ("day", ON_A_DAY)):
                name = f"legal-{where}-{kind}"
                plain = [MappedPlace.of(row.record, row.answer, row.claim) for row in rows]
                linked = [
                    MappedPlace.of(
                        row.record,
                        row.answer,
                        row.claim,
                        Address(self.handbook.pages[row.record.id]).beside(page),
                    )
                    for row in rows
                ]
                yield f"figures/{name}.svg", draw(name, f"{title}: {day}", plain)
                yield f"figures/{name}.linked.svg", draw(name, f"{title}: {day}", linked)

    # --- for the browser ------------------------------------------------------------------------

    def history_as_json(self) -> str:
        """Every answer for every day, so that a page can show another day without a server.

        `answers` holds each answer once, as the words of a table row. A place has, for each substance,
        pairs of the first day of a span (empty at the beginning of time) and the number of its answer;
        `composed` has the same for what all levels of law say together, with the numbers of its sentences.
        Both ends of the way are the same functions that wrote the static table.
        """
        answers: dict[tuple[str, ...], int] = {}
        sentences: dict[str, int] = {}
        places = []
        for record in (*self.us, *self.world):
            spans = {}
            for substance in LegalSubstance:
                spans[substance.value] = [
                    (
                        span.first.isoformat() if span.first else "",
                        answers.setdefault(self._words(record, span.answer), len(answers)),
                    )
                    for span in _spans(record, substance)
                ]
            composed = {product.value: self._composed(record, product, sentences) for product in PRODUCTS}
            places.append({"id": record.id, "title": record.title, "spans": spans, "composed": composed})
        return json.dumps(
            {
                "today": self.today.isoformat(),
                "substances": [(substance.value, SUBSTANCE_NAMES[substance]) for substance in LegalSubstance],
                "statuses": {status.value: status.label for status in LegalStatus},
                "seen": {seen.value: seen.label for seen in Attestation},
                "answers": list(answers),
                "sentences": list(sentences),
                "caveat": CAVEAT,
                "products": {product.value: PRODUCT_NAMES[product] for product in PRODUCTS},
                "places": places,
            },
            ensure_ascii=False,
            separators=(",", ":"),
        )

    def _composed(
        self, record: Jurisdiction, product: LegalSubstance, sentences: dict[str, int]
    ) -> list[tuple[str, list[int]]]:
        """Pairs of a first day and the numbers of the sentences that tell what holds from then on."""
        found: list[tuple[str, list[int]]] = []
        for composed in compositions(self.handbook, record.id, product):
            told = [sentences.setdefault(clause_sentence(c), len(sentences)) for c in clauses(composed)]
            if not found or found[-1][1] != told:
                found.append((composed.day.isoformat() if composed.day > date.min else "", told))
        return found

    def _words(self, record: Jurisdiction, answer: Answer) -> tuple[str, ...]:
        row = self.row(record, answer)
        address = Address(row.claim.page, row.claim.anchor).beside(ON_A_DAY) if row.claim else ""
        seen = row.claim.attestation if row.claim else None
        last = "last" if answer.last_known else ""
        return (answer.shown.value, seen.value if seen else "", row.dates, row.caveat, address, last)


def _leniency(composed: Composed) -> tuple[int, ...]:
    """Sort key: what is surely strict comes first, then what may be, then what is not known."""
    found = [composed.on(act) for act in (Act.HAVING, Act.CROSSING, Act.SELLING)]
    return (
        *(-one.verdict.strictness for one in found[:2]),
        -len(found[0].maybe),
        -found[2].verdict.strictness,
    )


def _spans(record: Jurisdiction, substance: LegalSubstance) -> Iterator[Span]:
    """The spans of a substance; an unknown one is cut where the status of kratom as a whole changes."""
    whole = history(record, LegalSubstance.KRATOM)
    for span in history(record, substance):
        yield span
        if span.answer.period is None:
            for other in whole:
                first = other.first
                if first and (span.first or date.min) < first and (span.end is None or first < span.end):
                    yield Span(first, other.end, status_on(record, substance, first))


def _dates(period: LegalPeriod) -> str:
    """From when, until when, and for which day it was last seen, in a few words."""
    words = f"since {period.start.in_words}" if period.start else "since a day that was not seen"
    if period.end is not None:
        words += f" until {period.end.in_words}"
    elif period.end_unknown:
        words += " until a day that was not seen"
    return f"{words}; shown for {shown_for(period)}"


def _rank(record: Jurisdiction) -> int:
    """The federal level first, territories after the states, then countries."""
    return list(JurisdictionLevel).index(record.level)
