"""Contacts of help lines: what a number or address may be, and where a source shows it whole."""

from __future__ import annotations

import re
from functools import lru_cache

from handbook_data.handbook import Handbook
from handbook_data.models.addresses import split_address, web_address
from handbook_data.models.dates import PartialDate
from handbook_data.models.support import Contact, Support
from handbook_data.vocabulary import Channel, Stance

# --- the form of a number or address ---------------------------------------------------------------------

_NUMBER = r"\+?[0-9(][0-9 ().-]*[0-9)]"
_CALL = re.compile(
    rf"(?:{_NUMBER}|\*[0-9]{{3,5}}|[0-9-]+-(?P<word>[A-Z]{{3,7}}) \((?P<digits>[0-9]{{3,7}})\))"
    r"(?: then press [0-9]|(?P<extension>,? ext(?:ension|\.)? [0-9]{1,6}))?"
)
_EXTENSION = re.compile(r",? ext(?:ension|\.)? (?P<inside>[0-9]{1,6})$")
_TEXT = re.compile(r"\+?[0-9][0-9 -]*[0-9]")
_PAGE = re.compile(r"(?:https://)?[A-Za-z0-9.-]+(?:/[A-Za-z0-9._~/-]*(?:\?[A-Za-z0-9_=&-]+)?)?")
"""A host, its path, and what chooses a language or a room; never a host within a query."""
_KEYS = {"2": "ABC", "3": "DEF", "4": "GHI", "5": "JKL", "6": "MNO", "7": "PQRS", "8": "TUV", "9": "WXYZ"}
_KEYPAD = {letter: digit for digit, letters in _KEYS.items() for letter in letters}
_FEWEST, _MOST = 3, 15
"""Digits of a number: a short code has three, and E.164 allows fifteen."""
EMERGENCY = frozenset({"000", "112", "911", "999"})
"""Numbers of the emergency services, which many findings name in passing."""


def fault(contact: Contact) -> str:
    """What is wrong with the form of a contact; empty if nothing is."""
    value = contact.value
    if contact.channel in (Channel.CHAT, Channel.WEB):
        if not _PAGE.fullmatch(value):
            return "no page at an `https` address or under the name of a host"
        try:
            split_address(value if value.startswith("https://") else f"https://{value}")
        except ValueError as error:
            return str(error)
        return ""
    form = _CALL if contact.channel is Channel.CALL else _TEXT
    match = form.fullmatch(value)
    number = _EXTENSION.sub("", value.partition(" then ")[0])
    digits = "".join(char for char in number if char.isdigit())
    if not match or number.count("(") != number.count(")"):
        return "no telephone number" if contact.channel is Channel.CALL else "no number to text to"
    if not _FEWEST <= len(digits) <= _MOST:
        return f"{len(digits)} digits"
    word = match.groupdict().get("word")
    if word and "".join(_KEYPAD[letter] for letter in word) != match["digits"]:
        return f"`{word}` is not {match['digits']} on a telephone"
    return ""


def contact_key(contact: Contact) -> str:
    """A contact as an edition keeps it: channel and value, without the spaces of one way to write it."""
    value = _EXTENSION.sub(r" x\g<inside>", contact.value)
    return f"{contact.channel.value}:{re.sub(r'[ ().-]', '', value).casefold()}"


def digits_of(contact: Contact) -> str:
    """The digits of a number as it is dialled: letters as their keys, without what follows the number."""
    number = _EXTENSION.sub("", contact.value.partition(" then ")[0])
    number = re.sub(r"-[A-Z]+ \(([0-9]+)\)", r"\1", number)
    return re.sub(r"\D", "", number)


def way_to(contact: Contact) -> str:
    """The address that dials, texts or opens a contact: `tel:` (RFC 3966), `sms:` (RFC 5724) or `https:`.

    What is pressed once the call is answered stands behind a comma, which telephones take for a pause.
    """
    if contact.channel in (Channel.CHAT, Channel.WEB):
        page = contact.value if contact.value.startswith("https://") else f"https://{contact.value}"
        return web_address(page)
    number = contact.value[: contact.value.startswith(("+", "*"))] + digits_of(contact)
    if contact.channel is Channel.TEXT:
        return f"sms:{number}"
    if extension := _EXTENSION.search(contact.value):
        return f"tel:{number};ext={extension['inside']}"
    if pressed := re.search(r" then press ([0-9])", contact.value):
        return f"tel:{number},{pressed[1]}"
    return f"tel:{number}"


def spoken(contact: Contact) -> str:
    """How a sentence tells a number, as a regular expression: a short one with its verb, a long one alone."""
    number = re.escape(contact.value.partition(" then ")[0])
    if len(digits_of(contact)) > _SHORT:
        return number
    verb = "[Tt]ext(?:s|ing)?" if contact.channel is Channel.TEXT else "(?:[Cc]all(?:s|ing)?|[Dd]ial|[Rr]ing)"
    return rf"{verb} {number}\b"


_SHORT = 4
"""So few digits are a figure as often as a number."""


# --- what a source shows ---------------------------------------------------------------------------------


@lru_cache(maxsize=512)
def whole(value: str) -> re.Pattern[str]:
    """A number or address where it stands whole: no digit, letter or part of a host before or behind."""
    bare = value.removeprefix("https://").removeprefix("www.").rstrip("/")
    if extension := _EXTENSION.search(bare):
        number = whole(bare[: extension.start()]).pattern
        inside = rf"[,;]? \(?(?:ext(?:ension|\.)?|x) ?{extension['inside']}(?!\w)"
        return re.compile(f"{number}{inside}", re.IGNORECASE)
    if any(char.isalpha() for char in bare) and "." in bare:
        return re.compile(rf"(?<![\w.@/-]){re.escape(bare)}(?![\w@=&-]|[.?]\w)", re.IGNORECASE)
    if re.fullmatch(r"[+0-9\s().-]+", bare):  # the same digits are the same number, however they are spaced
        parts = [re.escape(char) for char in bare if char.isdigit() or char == "+"]
    else:
        parts = [re.escape(part) for part in re.split(r"[\s().-]+", bare) if part]
    number = r"[\s().-]*".join(parts)
    return re.compile(rf"(?<![\w+*])(?<!\d[ .,(-]){number}(?!\w|[.-]\d| \d{{3}})", re.IGNORECASE)


_BEFORE = re.compile(
    r"\b(?:calls?|dial|phone|telephone|number|helplines?|hotlines?|lines?|short ?codes?|tty|tdd|toll-free"
    r"|text|texts|sms)\b",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"^\W{0,2}(?:by (?:call|phone|text)|works|reaches|is open|for emergenc"
    r"|(?:[\w-]+ ){0,3}(?:numbers?|helplines?|lines?)\b)",
    re.IGNORECASE,
)
_RUN = re.compile(
    r"\b(?:runs?|operates?|staffs?|offers?|answers?|provides?|reach|through|via|on|dialling|dialing)"
    r"(?: (?:the|its|a|an|free|short|national|emergency|service))* $",
    re.IGNORECASE,
)
_STANDS_ALONE = re.compile(
    r"^(?:\W*$|[,;.:)]|,? (?:day and night|at any|around the clock|every day|free of))"
)
"""A number that a service runs, and behind which nothing is counted: `It runs 1323, day and night`."""
_VERB = re.compile(
    r"\b(?:(?P<call>call(?:s|ing)?|dial|phone|telephone|tty|tdd)|(?P<text>text(?:s|ing|ed)?|sms))\b",
    re.IGNORECASE,
)
_OR_CALL = re.compile(r"\b(?:call|dial|phone) (?:or|and) $|\b(?:call|dial|phone)/$", re.IGNORECASE)
_BY_TEXT = re.compile(r"^\W{0,2}by (?:call or )?text\b|^ for texting\b", re.IGNORECASE)
_COUNTED = re.compile(
    r"^\s*(?:per ?cent|hours?|days?|weeks?|years?|minutes?|languages?|countries|people|services|centres?)\b"
    r"|^\s*(?:[/%]|calls\b)",
    re.IGNORECASE,
)


def shows(finding: str, contact: Contact) -> bool:
    """Whether a finding names a number or address whole, and as what one calls, texts or opens."""
    for match in whole(contact.value).finditer(finding):
        before, behind = finding[max(0, match.start() - 60) : match.start()], finding[match.end() :]
        if contact.channel in (Channel.CHAT, Channel.WEB):
            return True
        if _COUNTED.search(behind):
            continue
        if not _is_way(contact.channel, before, behind):
            continue
        if len(re.sub(r"\D", "", contact.value)) >= 7 or _BEFORE.search(before) or _BEHIND.search(behind):
            return True
        if _RUN.search(before) and _STANDS_ALONE.match(behind):
            return True
    return False


def _is_way(channel: Channel, before: str, behind: str) -> bool:
    """Whether the words around a number fit calling it, or texting to it; without any, one calls it."""
    clause = re.split(r"[;.:] ", before)[-1]
    verb = next(iter([*_VERB.finditer(clause)][-1:]), None)
    texts = verb is not None and verb["text"] is not None
    if channel is Channel.TEXT:
        return texts or _BY_TEXT.search(behind) is not None
    return not texts or (verb is not None and _OR_CALL.search(clause[: verb.start()]) is not None)


def shown_on(handbook: Handbook, record: Support, contact: Contact) -> PartialDate | None:
    """The newest day on which a source was checked whose finding shows a contact; None if none does."""
    days = [
        handbook.sources[item.source].checked.on
        for claim in record.claims
        for item in claim.with_stance(Stance.SUPPORTS)
        if item.source in handbook.sources and shows(item.finding, contact)
    ]
    return max(days, key=lambda day: day.latest, default=None)
