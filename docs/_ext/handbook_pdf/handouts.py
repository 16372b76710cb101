"""Sheets to hand out: two printed pages for each condition, situation and place, written from the records.

A sheet says less than the book and nothing else: every statement keeps its certainty and at least its first
caveat, and what did not fit is counted, never passed over.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from handbook_pages.law import Law
from handbook_pages.marks import MARKS
from handbook_pages.text import show_date
from pypdf import PdfReader

from handbook_data.composed_wording import CAVEAT, PRODUCT_NAMES, sentence
from handbook_data.composition import PRODUCTS, compose
from handbook_data.handbook import Handbook, LinkedClaim
from handbook_data.headings import Heading
from handbook_data.legal_status import status_on
from handbook_data.legal_wording import SUBSTANCE_NAMES, facts
from handbook_data.models.addresses import web_address
from handbook_data.models.condition import Condition
from handbook_data.models.interaction import Interaction
from handbook_data.models.jurisdiction import Jurisdiction
from handbook_data.models.record import TopicRecord
from handbook_data.models.situation import Situation
from handbook_data.models.support import Support
from handbook_data.replacing import write_whole
from handbook_data.vocabulary import ClaimKind, LegalSubstance, Severity
from handbook_pdf.book import edition
from handbook_pdf.command import PrintingError
from handbook_pdf.fonts import refuse, uncovered
from handbook_pdf.typesetting import Press, workshop

MOST_PAGES = 2
SIZES = (9.0, 8.4, 7.8)
"""Sizes of the text in points, tried in turn: first with every caveat, then with the first of each claim."""


@dataclass(frozen=True, slots=True)
class Item:
    """One statement of a sheet with what stands beside it."""

    statement: str
    mark: str
    level: str
    caveats: tuple[str, ...]
    claim: str
    heading: str = ""
    notes: tuple[str, ...] = ()
    more_caveats: int = 0
    read_twice: str = ""


@dataclass(frozen=True, slots=True)
class SheetSection:
    """Items under a heading; `least` is how many of them are never left out."""

    title: str
    items: tuple[Item, ...]
    least: int
    lead: str = ""
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one handout says, the most important first."""

    id: str
    kicker: str
    title: str
    notice: str
    addresses: tuple[tuple[str, str], ...]
    sections: tuple[SheetSection, ...]
    help: tuple[str, ...]
    page: str


def print_handouts(handbook: Handbook, docs: Path, target: Path, today: date) -> list[Path]:
    """Write every sheet into a folder, and remove sheets whose record is gone.

    Raises `PrintingError` if something keeps one from being printed.
    """
    refuse(uncovered(handbook))
    facts = edition(docs, handbook, today)
    printed: dict[Path, bytes] = {}
    with workshop(target.parent, "theme.typ", "handout.typ") as folder:
        press = Press(folder, today)
        for sheet in sheets(handbook, today):
            printed[target / f"{sheet.id}.pdf"] = fitted(sheet, facts, press)
    for path, content in printed.items():
        write_whole(path, content)
    for path in target.glob("*.pdf"):
        if path not in printed:
            path.unlink()
    return list(printed)


def sheets(handbook: Handbook, today: date) -> Iterator[Sheet]:
    """The sheets of all situations, then of all conditions and places."""
    writer = SheetWriter(handbook, today)
    for situation in handbook.situations.values():
        yield writer.of_situation(situation)
    for condition in handbook.conditions.values():
        yield writer.of_condition(condition)
    for jurisdiction in handbook.jurisdictions.values():
        yield writer.of_jurisdiction(jurisdiction)


# --- what a sheet says ----------------------------------------------------------------------------------


class SheetWriter:
    """Chooses from the records what a sheet says."""

    def __init__(self, handbook: Handbook, today: date) -> None:
        self.handbook = handbook
        self.today = today
        self.law = Law(handbook, today)

    def of_situation(self, record: Situation) -> Sheet:
        """What to do, step by step, and when to call for help."""
        book = self.handbook
        shown = {*record.do_not_stop, *record.steps, *record.call_when}
        named = {
            key: tuple(item(book.claims[name]) for name in names)
            for key, names in (
                ("stop", [name for name in record.do_not_stop if name not in record.steps]),
                ("steps", record.steps),
                ("call", [name for name in record.call_when if name not in record.steps]),
            )
        }
        rest = tuple(item(claim) for claim in book.claims_of(record) if claim.full_id not in shown)
        lines = [line for _, lines in book.help_lines for line in lines]
        return Sheet(
            id=record.id,
            kicker="Kratom and what to do:",
            title=record.title,
            notice=f"For {', '.join(who.label for who in record.audience)}. Each step is the advice of those "
            "named beside it. This sheet takes the place of no clinician.",
            addresses=(),
            sections=(
                SheetSection(
                    (Heading.FIRST_AID if record.is_first_aid else Heading.STEPS).value,
                    tuple(replace(step, heading=f"{n}.") for n, step in enumerate(named["steps"], 1)),
                    least=len(named["steps"]),
                ),
                SheetSection(Heading.CALL_WHEN.value, named["call"], least=len(named["call"])),
                SheetSection(Heading.DO_NOT_STOP.value, named["stop"], least=len(named["stop"])),
                SheetSection(Heading.ELSE_ON_RECORD.value, rest, least=0),
            ),
            help=tuple(self.help_of(lines)),
            page=book.pages[record.id],
        )

    def of_condition(self, record: Condition) -> Sheet:
        """What is known, what can go wrong, which medicines matter, what care there is."""
        book = self.handbook
        points = self.claims(record, record.key_points)
        harms = [
            claim
            for claim in book.claims_of(record)
            if claim.kind is ClaimKind.HARM and claim.anchor not in record.key_points
        ]
        watch = [
            item(self.claims(risk, risk.watch_for)[0], heading=risk.title)
            for risk in book.risks_by_condition.get(record.id, ())
        ]
        medicines = [
            item(
                self.claims(interaction, interaction.severity.decided_by)[0],
                heading=f"{interaction.title}: {interaction.severity.level.label}",
            )
            for interaction in sorted(book.interactions_for(record), key=by_severity)
        ]
        care = [
            item(
                self.claims(one, one.key_points)[0],
                heading=f"{one.title} ({one.recommended_by}; strength: {one.strength.label})",
            )
            for one in book.care_by_condition.get(record.id, ())
        ]
        return Sheet(
            id=record.id,
            kicker="Kratom and",
            title=record.title,
            notice="This sheet is no medical advice. Do not stop a prescribed medicine, and do not stop "
            "kratom after daily use, without talking to a clinician first.",
            addresses=(),
            sections=(
                SheetSection("Key points", tuple(map(item, points)), least=len(points)),
                SheetSection(
                    "Established care", tuple(care), 2, "What guidelines recommend. None of it is kratom."
                ),
                SheetSection("Other harms", tuple(map(item, harms)), 1),
                SheetSection(
                    "Kratom and the medicines used here",
                    tuple(medicines),
                    2,
                    "By how severe it could be. Unknown is not the same as none.",
                ),
                SheetSection("What to watch for", tuple(watch), 1),
            ),
            help=tuple(self.help_of(book.support_by_condition.get(record.id, ()))),
            page=book.pages[record.id],
        )

    def of_jurisdiction(self, record: Jurisdiction) -> Sheet:
        """Today's answer on each product, the rules behind it, local rules and what is pending."""
        answers, rest = self.answers(record), self.handbook.claims_of(record)
        local = [item(claim, notes=facts_of(claim)) for claim in rest if claim.place[0] == "local"]
        pending = [item(claim, notes=facts_of(claim)) for claim in rest if claim.place[0] == "pending"]
        other = [item(claim) for claim in rest if claim.place[0] == "claims"]
        shown = {answer.claim for answer in answers}
        together = self.together(record)
        earlier = [item(c) for c in rest if c.place[0] == "periods" and c.full_id not in shown]
        lines = [line for _, lines in self.handbook.help_lines for line in lines]
        return Sheet(
            id=record.id,
            kicker="Kratom and the law of",
            title=record.title,
            notice="This sheet is no legal advice. Laws change, and counties, cities, courts and agencies "
            "can differ. Before you rely on it, check that the rule still stands and read the official text.",
            addresses=tuple((text.title, web_address(text.address)) for text in record.official_texts),
            sections=(
                SheetSection(f"What holds on {show_date(self.today)}", together, len(together)),
                SheetSection(f"Status on {show_date(self.today)}", answers, len(answers)),
                SheetSection("Local rules", tuple(local), 2, "Rules of places inside it."),
                SheetSection("Proposed, announced or lapsed", tuple(pending), 2, "None of this is in force."),
                SheetSection("What else is on record", tuple(other), 0),
                SheetSection(
                    "Other periods", tuple(earlier), 0, "Rules that ended, or that do not decide today."
                ),
            ),
            help=tuple(self.help_of(lines)),
            page=self.handbook.pages[record.id],
        )

    def together(self, record: Jurisdiction) -> tuple[Item, ...]:
        """What federal law and that of the place say together of each product."""
        return tuple(
            Item(
                statement=sentence(compose(self.handbook, record.id, product, self.today)),
                mark="",
                level="put together from the rules below",
                caveats=(CAVEAT,),
                claim="",
                heading=PRODUCT_NAMES[product],
            )
            for product in PRODUCTS
        )

    def answers(self, record: Jurisdiction) -> tuple[Item, ...]:
        """Today's answer on each product that the record speaks of."""
        found = []
        for substance in LegalSubstance:
            if all(period.substance is not substance for period in record.periods):
                continue
            row = self.law.row(record, status_on(record, substance, self.today))
            name = SUBSTANCE_NAMES[substance]
            heading = f"{name[:1].upper()}{name[1:]}: {row.answer.in_words}"
            if row.claim is not None:
                found.append(item(row.claim, heading, facts_of(row.claim)))
                continue
            found.append(
                Item(
                    statement=f"{record.title}: on {show_date(self.today)} the status of {name} is unknown.",
                    mark="",
                    level="nothing on record decides",
                    caveats=(row.caveat,),
                    claim="",
                    heading=heading,
                )
            )
        return tuple(found)

    def claims(self, record: TopicRecord, names: Iterable[str]) -> list[LinkedClaim]:
        """Claims of a record by their names in it."""
        return [self.handbook.claims[f"{record.id}/{name}"] for name in names]

    def help_of(self, lines: Iterable[Support]) -> Iterator[str]:
        """A line for each service: what it is, how to reach it, where."""
        for line in lines:
            ways = ", ".join(f"{contact.channel.label} {contact.value}" for contact in line.contacts)
            if ways:
                yield f"{line.title}: {ways} ({', '.join(line.regions)})"


def by_severity(interaction: Interaction) -> int:
    """Sort key of an interaction: the most severe first."""
    return list(Severity).index(interaction.severity.level)


def item(claim: LinkedClaim, heading: str = "", notes: tuple[str, ...] = ()) -> Item:
    """A claim as a sheet shows it."""
    return Item(
        statement=claim.statement,
        mark=MARKS[claim.level] if claim.level else "",
        level=_marks(claim),
        caveats=tuple(f"{caveat.kind.label}. {caveat.text}" for caveat in claim.caveats),
        claim=claim.full_id,
        heading=heading,
        notes=notes,
        read_twice=f"Read twice on {show_date(claim.read_twice_on)}." if claim.read_twice_on else "",
    )


def _marks(claim: LinkedClaim) -> str:
    """How sure it is, who advises it or how the law was seen, and how closely its sources were read."""
    sure = f"{claim.level.label} certainty" if claim.level else ""
    if claim.attestation and claim.as_of:
        sure = f"law: {claim.attestation.label}, as of {show_date(claim.as_of)}"
    if claim.advised:
        sure = "; ".join(f"advice of {a.by} ({a.strength.label})" for a in claim.advised)
    return f"{sure}; read: {claim.depth_in_words}" if claim.depth else sure


def facts_of(claim: LinkedClaim) -> tuple[str, ...]:
    """The coded facts of a legal claim, a line each."""
    return tuple(
        f"{fact.words} ({fact.amount})" if fact.amount else fact.words for fact in facts(claim.assertion)
    )


# --- what fits on it ------------------------------------------------------------------------------------


def fitted(sheet: Sheet, facts: dict[str, Any], press: Press) -> bytes:
    """The sheet with as much as two pages hold, as PDF; raise `PrintingError` if its least does not fit."""
    brief = with_first_caveats(sheet)
    for variant in (sheet, brief):
        for size in SIZES:
            content = printed(variant, size, facts, press)
            if pages(content) <= MOST_PAGES:
                return content
    shorter = list(shortenings(brief))
    first, last, best = 0, len(shorter) - 1, b""
    while first <= last:  # fewer items never make a longer sheet
        middle = (first + last) // 2
        content = printed(shorter[middle], SIZES[-1], facts, press)
        if pages(content) <= MOST_PAGES:
            best, last = content, middle - 1
        else:
            first = middle + 1
    if not best:
        raise PrintingError(f"{sheet.id}: its key points alone do not fit on {MOST_PAGES} pages")
    return best


def with_first_caveats(sheet: Sheet) -> Sheet:
    """The sheet with one caveat for each claim, and how many more there are."""
    return with_items(sheet, lambda i: replace(i, caveats=i.caveats[:1], more_caveats=len(i.caveats) - 1))


def with_items(sheet: Sheet, change: Callable[[Item], Item]) -> Sheet:
    """The sheet with every item changed."""
    sections = tuple(replace(s, items=tuple(map(change, s.items))) for s in sheet.sections)
    return replace(sheet, sections=sections)


def shortenings(sheet: Sheet) -> Iterator[Sheet]:
    """The sheet with ever less on it: the last item of the longest section, and in the end the notes."""
    while True:
        spare = [len(section.items) - section.least for section in sheet.sections]
        if max(spare) <= 0:
            break
        number = spare.index(max(spare))
        section = sheet.sections[number]
        shorter = replace(section, items=section.items[:-1], left_out=section.left_out + 1)
        sheet = replace(sheet, sections=(*sheet.sections[:number], shorter, *sheet.sections[number + 1 :]))
        yield sheet
    for most in range(6, -1, -1):
        yield with_items(sheet, lambda i, most=most: replace(i, notes=some(i.notes, most)))  # type: ignore[misc]


def some(notes: tuple[str, ...], most: int) -> tuple[str, ...]:
    """The first notes, and how many more there are."""
    if len(notes) <= most:
        return notes
    return (*notes[:most], f"And {len(notes) - most} more in the handbook.")


def printed(sheet: Sheet, size: float, facts: dict[str, Any], press: Press) -> bytes:
    """The sheet as PDF at one size of text."""
    content = json.dumps({**asdict(sheet), **facts, "size": size}, ensure_ascii=False)
    (press.folder / "sheet.json").write_text(content, encoding="utf-8")
    return press.pdf("handout.typ")


def pages(content: bytes) -> int:
    """How many pages a PDF has."""
    return len(PdfReader(io.BytesIO(content)).pages)
