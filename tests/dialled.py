"""Numbers on a page that a reader would have to copy by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup, NavigableString, Tag

from handbook_data import Handbook
from handbook_data.contacts import digits_of, whole
from handbook_data.vocabulary import Channel

NO_PLACE = ("a", "code", "head", "h1", "h2", "h3", "nav", "pre", "script", "style", "svg", "title")
"""Elements in which a number is a name, or a part of another link."""
_SHORT = re.compile(r"\b(?:[Cc]all|[Dd]ial|[Rr]ing|[Tt]ext)(?:s|ing)? (?:000|111|112|911|988|999)\b")


def undialled(handbook: Handbook, page: BeautifulSoup) -> Iterator[str]:
    """Each text that tells a known number outside a link."""
    numbers = [
        whole(contact.value.partition(" then ")[0])
        for record in handbook.support.values()
        for contact in record.contacts
        if contact.channel in (Channel.CALL, Channel.TEXT) and len(digits_of(contact)) >= 6
    ]
    for text in page.find_all(string=re.compile(r"\d{3}")):
        if not isinstance(text, NavigableString) or text.find_parent(NO_PLACE):
            continue
        if _SHORT.search(text) or any(number.search(text) for number in numbers):
            yield str(text)


def dialled(page: BeautifulSoup) -> Iterator[Tag]:
    """Each link that dials or texts."""
    yield from page.select('a[href^="tel:"], a[href^="sms:"]')
