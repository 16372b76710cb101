"""Help on the built site: every number dials, and what is tapped is large enough for a finger."""

from __future__ import annotations

import re

from handbook_data import Handbook
from handbook_data.contacts import way_to
from tests.building import BuiltSite
from tests.dialled import dialled, undialled


def test_every_number_on_every_page_dials(site: BuiltSite, handbook: Handbook) -> None:
    assert {
        path: found for path, page in site.pages.items() if (found := list(undialled(handbook, page)))
    } == {}


def test_every_link_that_dials_holds_a_number(site: BuiltSite) -> None:
    for path, page in site.pages.items():
        for link in dialled(page):
            assert re.fullmatch(r"(?:tel|sms):\+?\d+(?:,\d|;ext=\d+)?", str(link["href"])), (path, link)


def test_every_contact_is_a_link_where_help_is_listed(site: BuiltSite, handbook: Handbook) -> None:
    links = {str(link["href"]) for link in site.pages["support/index.html"].select("ul.contacts a[href]")}
    for record in handbook.support.values():
        for contact in record.contacts:
            assert way_to(contact) in links, record.id
