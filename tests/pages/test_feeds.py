"""The feeds: a reader of another make understands them, and every date in them is a date of the records."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from enum import Enum
from functools import partial
from typing import Any

import feedparser
import icalendar
import pytest
from handbook_pages.feeds import ALL, atom, calendar, feeds
from lxml import etree
from pydantic import BaseModel

from handbook_data import Handbook
from handbook_data.editions.taking import take
from handbook_data.feed_entries import AWAITED, Entry, entries, summary
from handbook_data.legal_status import Event, events
from handbook_data.linking import link
from handbook_data.models.dates import PartialDate
from handbook_data.models.jurisdiction import Jurisdiction
from handbook_data.models.second_reading import SecondReading
from tests.tree import TODAY


@pytest.fixture(scope="module")
def found(frozen: Handbook) -> dict[str, list[Event]]:
    """The events that each feed should hold, by page."""
    groups = {frozen.pages[r.id]: list(events(frozen, r)) for r in frozen.jurisdictions.values()}
    everything = [event for group in groups.values() for event in group]
    return {page: group for page, group in {**groups, ALL: everything}.items() if group}


@pytest.fixture(scope="module")
def written(frozen: Handbook) -> dict[str, bytes]:
    return dict(feeds(frozen))


def test_there_is_a_feed_and_a_calendar_for_every_place_with_dates(
    found: dict[str, list[Event]], written: dict[str, bytes]
) -> None:
    assert sorted(written) == sorted(f"{page}.{kind}" for page in found for kind in ("atom", "ics"))


def test_atom_feeds_are_read_back_whole(found: dict[str, list[Event]], written: dict[str, bytes]) -> None:
    for page, group in found.items():
        feed = feedparser.parse(written[f"{page}.atom"])
        assert not feed.bozo, page
        assert feed.version == "atom10"
        assert feed.feed.id
        assert feed.feed.updated_parsed
        assert sorted(entry.title for entry in feed.entries) == sorted(map(summary, group))
        assert len({entry.id for entry in feed.entries}) == len(group)
        by_title = {entry.title: entry for entry in feed.entries}
        for event in group:
            entry = by_title[summary(event)]
            assert entry.title.startswith(event.on.in_words)
            assert entry.published <= entry.updated
            assert event.claim.assertion.caveats[0].text in entry.summary
            assert entry.link.endswith(f"{event.claim.page}.html#{event.claim.anchor}")


def test_calendars_are_read_back_and_hold_the_days_of_the_records(
    found: dict[str, list[Event]], written: dict[str, bytes]
) -> None:
    for page, group in found.items():
        calendar = icalendar.Calendar.from_ical(written[f"{page}.ics"])
        entries = {str(entry["summary"]): entry for entry in calendar.walk("VEVENT")}
        assert sorted(entries) == sorted(map(summary, group))
        for event in group:
            entry = entries[summary(event)]
            assert not entry.errors
            assert entry.decoded("dtstart") == event.on.earliest
            assert entry.decoded("dtend") - timedelta(1) == event.on.earliest
            assert event.on.in_words in str(entry["summary"])
            assert event.claim.assertion.caveats[0].text in str(entry["description"])
            if not event.on.is_exact or event.kind in AWAITED:
                assert entry["status"] == "TENTATIVE"


def test_no_entry_is_newer_than_the_last_look_at_its_claim(frozen: Handbook) -> None:
    for record in frozen.jurisdictions.values():
        for entry in entries(frozen, events(frozen, record)):
            assert entry.updated <= entry.event.claim.assertion.reviewed.earliest, entry.title


def test_links_are_absolute_where_the_address_of_the_site_is_known(frozen: Handbook) -> None:
    feed = feedparser.parse(dict(feeds(frozen, "https://handbook.example/"))[f"{ALL}.atom"])
    assert all(entry.link.startswith("https://handbook.example/legal/") for entry in feed.entries)


def test_elsewhere_they_lead_from_the_feed_to_the_first_page_of_the_site(written: dict[str, bytes]) -> None:
    for name, content in written.items():
        if name.endswith(".atom"):
            feed = etree.fromstring(content)
            base = feed.get("{http://www.w3.org/XML/1998/namespace}base")
            assert base == "../" * name.count("/")
            own = feed.find("{*}link[@rel='self']")
            assert own is not None
            assert own.get("href") == name


# --- the same words, the same bytes ---------------------------------------------------------------------

Path = tuple[str, ...]
"""A kind of field: the names that lead to it from a jurisdiction, whichever item of a list it is in."""
_NAMES = frozenset({"id", "source"})
"""What leads to a thing: another id is another thing."""
NOT_SHOWN: tuple[Path, ...] = (
    *((part, field) for part in ("periods", "pending") for field in ("reviewed", "review_by")),
    *(("periods", field) for field in ("instrument", "citation", "enacted", "penalties")),
    *(("periods", "evidence", field) for field in ("finding", "locator")),
    ("periods", "rules", "text"),
    ("pending", "summary"),
    ("reviewed",),
    ("review_by",),
)
"""Some kinds of field that no entry shows: changing them must leave every byte."""


def of_jurisdictions(handbook: Handbook, change: Callable[[Jurisdiction], Jurisdiction]) -> Handbook:
    """The law and the sources alone, with each jurisdiction changed, as the edition left the rest."""
    files = []
    for file in handbook.files:
        if isinstance(file.record, Jurisdiction):
            files.append(replace(file, record=change(file.record)))
        elif file.folder == "sources":
            files.append(file)
    return link(files, published=handbook.published)


def kinds_of_field(value: Any, at: Path = ()) -> Iterator[Path]:
    """Every kind of field below a value that has one; those that name another thing are left out."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            if name not in _NAMES:
                yield from kinds_of_field(getattr(value, name), (*at, name))
    elif isinstance(value, tuple) and value and isinstance(value[0], BaseModel):
        for item in value:
            yield from kinds_of_field(item, at)
    elif value is not None:
        yield at


def changed(value: Any, at: Path) -> Any:
    """A value with something else in each field of a kind."""
    if not at:
        return another(value)
    if isinstance(value, tuple):
        return tuple(changed(item, at) for item in value)
    if isinstance(value, BaseModel):
        name, *rest = at
        return value.model_copy(update={name: changed(getattr(value, name, None), tuple(rest))})
    return value


def another(value: Any) -> Any:
    """Something else of the same type."""
    match value:
        case bool():
            return not value
        case PartialDate():
            return replace(value, year=value.year + 1, day=28 if value.day else None)
        case Enum():
            members = list(type(value))
            return members[(members.index(value) + 1) % len(members)]
        case str():
            return f"{value} Or not."
    return value


def told(handbook: Handbook) -> dict[str, Entry]:
    """Every entry, by its id."""
    found = (event for record in handbook.jurisdictions.values() for event in events(handbook, record))
    return {entry.identity: entry for entry in entries(handbook, found)}


def as_written(found: dict[str, Entry]) -> dict[str, tuple[bytes, bytes]]:
    """Every entry as it stands in a feed and in a calendar, by its id."""
    every = list(found.values())
    feed = etree.fromstring(atom(ALL, "All", every)).iter("{*}entry")
    dates = icalendar.Calendar.from_ical(calendar(ALL, "All", every)).walk("VEVENT")
    return {
        entry.identity: (etree.tostring(one, with_tail=False), other.to_ical())
        for entry, one, other in zip(every, feed, dates, strict=True)
    }


def test_an_entry_stays_the_same_to_the_byte_while_its_words_do(frozen: Handbook) -> None:
    before = told(of_jurisdictions(frozen, lambda record: record))
    stood = as_written(before)
    every = {path for record in frozen.jurisdictions.values() for path in kinds_of_field(record)}
    assert set(NOT_SHOWN) <= every
    shown = set()
    for path in sorted(path for path in every if path[0] != "claims"):  # of which no entry tells
        after = told(of_jurisdictions(frozen, partial(changed, at=path)))
        stands = as_written(after)
        same = {key for key, entry in after.items() if key in before and entry.words == before[key].words}
        assert {key: stands[key] for key in same} == {key: stood[key] for key in same}, path
        if same != set(before):
            shown.add(path)
    assert not shown & set(NOT_SHOWN)
    assert {("periods", "status"), ("periods", "caveats", "text"), ("pending", "stage")} <= shown


def read_again(record: Jurisdiction) -> Jurisdiction:
    """A jurisdiction whose periods all have a new second reading."""
    reading = SecondReading.model_validate(
        {
            "on": "2026-11-22",
            "read": [{"source": "a-source", "depth": "official-text"}],
            "found": "stood",
            "interests": "none",
            "words": "0123456789ab",
        }
    )
    periods = tuple(one.model_copy(update={"second_reading": reading}) for one in record.periods)
    return record.model_copy(update={"periods": periods})


def test_a_second_reading_changes_no_entry(frozen: Handbook) -> None:
    before, after = (told(of_jurisdictions(frozen, change)) for change in (lambda record: record, read_again))
    assert as_written(after) == as_written(before)


def test_cutting_an_edition_changes_no_entry(frozen: Handbook) -> None:
    kept = take(frozen, "2026.11", "1.0.0", TODAY)
    assert dict(feeds(replace(frozen, published=kept))) == dict(feeds(frozen))


def test_new_words_are_newer_than_the_last_edition_and_the_entry_stays_as_old(frozen: Handbook) -> None:
    kept = take(frozen, "2026.11", "1.0.0", TODAY)
    cut = of_jurisdictions(replace(frozen, published=kept), lambda record: record)
    later = of_jurisdictions(cut, lambda record: changed(record, ("periods", "caveats", "text")))
    old, new = told(cut), told(later)
    again = {key for key, entry in new.items() if entry.words != old[key].words}
    assert again
    for key, entry in new.items():
        assert entry.published == old[key].published
        assert entry.updated == (TODAY + timedelta(1) if key in again else old[key].updated)
