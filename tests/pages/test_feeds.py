"""The feeds: a reader of another make understands them, and every date in them is a date of the records."""

from __future__ import annotations

from datetime import timedelta

import feedparser
import icalendar
import pytest
from handbook_pages.feeds import ALL, feeds, summary

from handbook_data import Handbook
from handbook_data.legal_status import Event, events


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
            assert entry.updated.startswith(str(event.claim.assertion.reviewed))
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
            if not event.on.is_exact:
                assert entry["status"] == "TENTATIVE"


def test_links_are_absolute_where_the_address_of_the_site_is_known(frozen: Handbook) -> None:
    feed = feedparser.parse(dict(feeds(frozen, "https://handbook.example/"))[f"{ALL}.atom"])
    assert all(entry.link.startswith("https://handbook.example/legal/") for entry in feed.entries)
