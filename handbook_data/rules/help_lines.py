"""Rules on help lines: a wrong digit here can cost a life."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from handbook_data.contacts import EMERGENCY, contact_key, fault, shown_on, whole
from handbook_data.handbook import Handbook
from handbook_data.places import COUNTRIES, REGIONS
from handbook_data.rules.registry import Breach, rule
from handbook_data.vocabulary import Stance, SupportKind


@rule(
    "R250",
    "a contact is a telephone number, a number to text to, or a page at an `https` address",
    reason="What stands here is dialled or opened by someone in trouble; no other scheme is ever needed.",
    remedy="write the number as one dials it, or the host with its path",
)
def contacts_can_be_used(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record in handbook.support.values():
        for index, contact in enumerate(record.contacts):
            found = fault(contact)
            if found:
                yield Breach(record, ("contacts", index, "value"), f"`{contact.value}`: {found}")


@rule(
    "R431",
    "a help line's number or address stands whole in the finding of a source",
    reason="A wrong digit here can cost a life; a part of a number is another number.",
    remedy="correct it, or give the finding that shows it; an emergency number stands in a statement too",
)
def contacts_are_sourced(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record in handbook.support.values():
        if record.kind is SupportKind.SUPPORT_SYSTEM:
            continue
        for index, contact in enumerate(record.contacts):
            place = ("contacts", index, "value")
            if shown_on(handbook, record, contact) is None:
                yield Breach(record, place, f"no supporting finding shows `{contact.value}`")
            elif contact.value in EMERGENCY and not any(
                whole(contact.value).search(claim.statement) for claim in record.claims
            ):
                yield Breach(record, place, f"no statement says to call `{contact.value}`")


_FIGURE = re.compile(r"(?<![\w.-])\d+(?:[ .-]\d+)*")


@rule(
    "R251",
    "a figure in the hours of a help line or in the note of a contact stands in a finding",
    reason="A digit to press, a second number, an hour: each is followed as it stands.",
    remedy="correct the figure, or give the finding that shows it",
)
def notes_of_contacts_are_sourced(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record in handbook.support.values():
        findings = " ".join(
            f"{item.finding} {item.locator}"
            for claim in record.claims
            for item in claim.with_stance(Stance.SUPPORTS)
        )
        texts = [(("contacts", n, "note"), contact.note or "") for n, contact in enumerate(record.contacts)]
        for place, text in (*texts, (("hours",), record.hours or "")):
            for figure in _FIGURE.findall(text):
                if not re.search(rf"(?<![\d/]){re.escape(figure)}(?!\d)", findings):
                    yield Breach(record, place, f"no supporting finding has `{figure}`")


_NAMES = {
    "EU": r"European Union|EU\b|Europe",
    "GB": r"United Kingdom|UK\b|Britain|England|Scotland|Wales|Northern Ireland",
    "US": r"United States|US\b|America",
}


@rule(
    "R252",
    "where a help line can be reached is a country of ISO 3166, the EU, or the world, and a text names it",
    reason="A reader in Britain looks for GB; a line for `UK`, or not reached there, helps nobody.",
    remedy="write the two letters of ISO 3166, `EU`, or `world` alone, as the statement or a finding has it",
)
def regions_are_places(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record in handbook.support.values():
        texts = " ".join(
            [record.title]
            + [claim.statement for claim in record.claims]
            + [item.finding for claim in record.claims for item in claim.evidence]
        )
        for index, region in enumerate(record.regions):
            place = ("regions", index)
            if region not in REGIONS:
                yield Breach(record, place, f"ISO 3166 has no `{region}`")
            elif region == "world":
                if len(record.regions) > 1:
                    yield Breach(record, place, "`world` beside others")
            elif not re.search(rf"\b(?:{_NAMES.get(region) or re.escape(COUNTRIES[region])})", texts):
                yield Breach(record, place, f"no text names {COUNTRIES.get(region, region)}")


@rule(
    "R253",
    "a number or address that has changed since the last edition was looked up again",
    reason="A changed digit is a new fact; that a source once showed the old one does not carry it.",
    remedy="look the source up again and set its `checked.on`, or restore what was published",
)
def changed_contacts_were_looked_up(handbook: Handbook, today: date) -> Iterator[Breach]:
    published = handbook.published
    for record in handbook.support.values():
        before = published.records.get(record.id) if published else None
        if before is None or not before.contacts:
            continue
        newest = max(before.contacts.values())
        for index, contact in enumerate(record.contacts):
            if contact_key(contact) in before.contacts:
                continue
            shown = shown_on(handbook, record, contact)
            if shown is not None and str(shown) <= newest:
                found = f"`{contact.value}` is new, and its sources were last looked up on {shown}"
                yield Breach(record, ("contacts", index, "value"), found)
