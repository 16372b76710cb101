"""Rules on help lines: a wrong digit here can cost a life."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from handbook_data.contacts import EMERGENCY, contact_key, fault, shown_on, whole
from handbook_data.handbook import Handbook
from handbook_data.models.support import Contact, Support
from handbook_data.models.voices import Voice, texts
from handbook_data.places import COUNTRIES, REGIONS
from handbook_data.rules.registry import Breach, rule
from handbook_data.vocabulary import Channel, Need, Stance, SupportKind


@rule(
    "R250",
    "a contact is a telephone number, a number to text to, or a page at an `https` address",
    reason="What stands here is dialled or opened by someone in trouble; no other scheme is ever needed.",
    remedy="write the number as one dials it (`+62 812 1926`, to call also `*4357`), and behind it "
    "`, extension 2`; or the host with its path, and what chooses a language: `example.org/chat?lang=fr`",
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
    remedy="correct it, or write in a finding what the source shows, with the word that says what it is for: "
    "`call 1323`; an emergency number stands in a statement too",
)
def contacts_are_sourced(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record in handbook.support.values():
        if record.kind is SupportKind.SUPPORT_SYSTEM:
            continue
        for index, contact in enumerate(record.contacts):
            place = ("contacts", index, "value")
            if shown_on(handbook, record, contact) is None:
                yield Breach(record, place, _not_shown(record, contact))
            elif contact.value in EMERGENCY and not any(
                whole(contact.value).search(claim.statement) for claim in record.claims
            ):
                yield Breach(record, place, f"no statement says to call `{contact.value}`")


def _not_shown(record: Support, contact: Contact) -> str:
    """What is missing: the number itself, or only that it is one to call or to text to."""
    if any(whole(contact.value).search(finding) for finding in _findings(record)):
        way = {Channel.CALL: "to call", Channel.TEXT: "to text to"}.get(contact.channel, "to open")
        return f"findings show `{contact.value}`, and none as one {way}"
    return f"no supporting finding shows `{contact.value}`"


def _findings(record: Support) -> list[str]:
    return [item.finding for claim in record.claims for item in claim.with_stance(Stance.SUPPORTS)]


_FIGURE = re.compile(r"(?<![\w.-])\d+(?:[ .-]\d+)*")


@rule(
    "R251",
    "a figure in the hours, cost or languages of a help line or in the note of a contact stands in a finding",
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
        fields = (("hours", record.hours), ("cost", record.cost), ("languages", record.languages))
        for place, text in (*texts, *(((key,), text or "") for key, text in fields)):
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


_TELEPHONE = re.compile(
    r"(?<![\w.,+-])(?<!\d )(?:\+\d{1,3}[ -]?|0|1-)\(?\d{1,5}\)?(?:[ -]\d{2,5}){1,4}(?![\w-]|[.,]\d)"
)
"""A telephone number in running text: a country code, a zero or a one before groups of digits."""
_LEAST_DIGITS = 9
"""Digits of a number with its area or country code; a date has eight."""


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


@rule(
    "R433",
    "a finding of a help line that gives a telephone number gives one of its contacts",
    reason="When one finding has another number than the contact, one of the two is wrong.",
    remedy="correct the number, add the contact, or take a finding on another service out",
)
def findings_agree_on_numbers(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record in handbook.support.values():
        if record.kind is not SupportKind.HELP_LINE:
            continue
        known = [_digits(contact.value) for contact in record.contacts]
        for index, claim in enumerate(record.claims):
            for n, item in enumerate(claim.evidence):
                numbers = [number for number in _TELEPHONE.findall(item.finding) if _is_long(number)]
                if any(whole(contact.value).search(item.finding) for contact in record.contacts):
                    continue
                if numbers and not any(_digits(number) in one for number in numbers for one in known):
                    place = ("claims", index, "evidence", n, "finding")
                    yield Breach(record, place, f"`{numbers[0]}` is no contact of `{record.id}`")


def _is_long(number: str) -> bool:
    return len(_digits(number)) >= _LEAST_DIGITS


_PREMIUM = {
    "AU": re.compile(r"190\d"),
    "CA": re.compile(r"1?900"),
    "GB": re.compile(r"09"),
    "IE": re.compile(r"15[1-9]\d"),
    "US": re.compile(r"1?900"),
}
"""How numbers begin that cost their caller extra, where each country keeps such a range."""


@rule(
    "R434",
    "a help line is not a number that costs extra",
    reason="Nobody in trouble is sent to a number that is made to earn.",
    remedy="look the number up again at its source",
)
def help_lines_cost_nothing_extra(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record in handbook.support.values():
        for index, contact in enumerate(record.contacts):
            if contact.channel in (Channel.CHAT, Channel.WEB) or len(_digits(contact.value)) < 7:
                continue
            for region in record.regions:
                if region in _PREMIUM and _PREMIUM[region].match(_digits(contact.value)):
                    found = f"`{contact.value}` is a premium-rate number in {COUNTRIES[region]}"
                    yield Breach(record, ("contacts", index, "value"), found)


_LONG_WORD = re.compile(r"[^\W\d]{4,}")
_OF_RELAYS = frozenset({"deaf", "hard", "heari", "relay", "sign", "textp", "video", "calle"})
"""How words begin that say how those call who cannot hear: a relay is for them, whether it says so or not."""
_FOR_RELAYS = re.compile(r"\b(?:relay|TTY|TDD|textphone|videophone|sign language)", re.IGNORECASE)
_LEAST_SHARED = 0.5
"""The share of the longer words of a note that the texts of its record have."""


@rule(
    "R435",
    "the note of a contact says what a finding, statement or caveat of its record says",
    reason="It is read in the moment of calling: what nobody reported must not stand there.",
    remedy="write what a finding says, or give the finding",
)
def notes_of_contacts_are_borne_out(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record in handbook.support.values():
        texts = [record.title, *_findings(record)]
        for claim in record.claims:
            texts += [claim.statement, *(caveat.text for caveat in claim.caveats)]
        known = {word[:5].casefold() for word in _LONG_WORD.findall(" ".join(texts))}
        if _FOR_RELAYS.search(" ".join(texts)):
            known |= _OF_RELAYS
        for index, contact in enumerate(record.contacts):
            words = _LONG_WORD.findall(contact.note or "")
            shared = [word for word in words if word[:5].casefold() in known]
            if len(words) >= 2 and len(shared) < _LEAST_SHARED * len(words):
                lone = ", ".join(f"`{word}`" for word in words if word not in shared)
                yield Breach(record, ("contacts", index, "note"), f"no text of the record has {lone}")


_HOST = re.compile(r"\b(?:[a-z0-9-]+\.)+(?:com|org|net|info|shop|store|co|io|uk|us|eu)\b", re.IGNORECASE)


_FREE = re.compile(
    r"\b(?:free|freephone|toll-?free|no (?:cost|charge|fee)|without charge|costs? nothing)\b", re.IGNORECASE
)
_PAID = re.compile(
    r"[$£€]|\b(?:fees?|charg(?:e[sd]?|ing)|rates?|paid|pay|prices?|dollars|pounds|euros?|member\w*"
    r"|insur\w*)\b",
    re.IGNORECASE,
)
_ALWAYS = re.compile(
    r"\b24 ?(?:-|/)? ?(?:7|hours?)\b|\b(?:any (?:time|hour)|day (?:and|or) night|round the clock|always)\b",
    re.IGNORECASE,
)
_EACH_DAY = re.compile(
    r"\b(?:every day|daily|all (?:week|year)|(?:7|seven) days|365 days|any day|each day|a day"
    r"|days a week|24/7)\b"
    r"|\b(?:any (?:time|hour)|day and night|round the clock|always)\b",
    re.IGNORECASE,
)
_DAYS = (
    *("weekday", "weekend", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    *("evening", "morning", "afternoon", "office hours", "business hours", "working hours", "school"),
    *("midnight", "noon", "holiday", "term time", "closed"),
)
_OF_THE_CLOCK = re.compile(r"(?<![\d.:])(\d{1,2}(?:[.:]\d\d)?) ?([ap])\.?m\b", re.IGNORECASE)
_LANGUAGE = re.compile(r"\b[A-Z][a-z]{3,}")
_NO_GROUP = frozenset(
    {"anyone", "callers", "only", "people", "their", "those", "with", "from", "over", "aged"}
)


@rule(
    "R439",
    "the hours, cost and languages of a help line, and whom it serves, are what the record shows",
    reason="`Free with a membership at` a seller, or `Veterans only`, sends away who needs the line.",
    remedy="write what a finding says, or give the finding",
)
def fields_of_lines_are_borne_out(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record in handbook.support.values():
        shown = [*_findings(record), *(claim.statement for claim in record.claims)]
        told = " ".join([record.title, *shown])
        known = " ".join([told, *(contact.value for contact in record.contacts)]).casefold()
        fields = {"hours": record.hours, "cost": record.cost, "languages": record.languages}
        for key, text in {**fields, "serves": record.serves}.items():
            hosts = [host for host in _HOST.findall(text or "") if host.casefold() not in known]
            lone = [*hosts, *(_unborne(key, text, told) if text else ())]
            if lone:
                found = f"no text of the record has {', '.join(f'`{word}`' for word in lone)}"
                yield Breach(record, (key,), found)


def _unborne(key: str, text: str, told: str) -> list[str]:
    """What a field of a help line says and its record does not."""
    there, said = told.casefold(), text.casefold()
    match key:
        case "serves":
            served = [word for word in _LONG_WORD.findall(said) if word not in _NO_GROUP]
            return [word for word in served if word[:5] not in there]
        case "languages":
            return [name for name in _LANGUAGE.findall(text) if name.casefold() not in there]
        case "cost":
            pairs = (_FREE, _PAID)
        case _:
            pairs = (_ALWAYS, _EACH_DAY)
    bare = re.sub(r"\b(?:free of|no|without) charge\b", "free", text, flags=re.IGNORECASE)
    lone = [found.group() for pair in pairs if (found := pair.search(bare)) and not pair.search(told)]
    if key == "hours":
        times = {(at, half.casefold()) for at, half in _OF_THE_CLOCK.findall(told)}
        clock = [(at, half.casefold()) for at, half in _OF_THE_CLOCK.findall(text)]
        lone += [f"{at} {half}m" for at, half in clock if times and (at, half) not in times]
        lone += [day for day in _DAYS if day in said and day not in there]
    return lone


_FOR_THE_DEAF = re.compile(
    r"\b(?:TTY|TDD|textphones?|deaf|hard of hearing|videophones?)\b[^.;,]{0,25}$", re.IGNORECASE
)
_DEAF = re.compile(r"\b(?:TTY|TDD|text|deaf|hearing|videophone)", re.IGNORECASE)


@rule(
    "R436",
    "a number for people who cannot hear says so",
    reason="Who calls it by voice hears tones and hangs up.",
    remedy="name it in the note of the contact: `TTY`",
)
def numbers_for_the_deaf_say_so(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record in handbook.support.values():
        for index, contact in enumerate(record.contacts):
            if contact.channel is not Channel.CALL or _DEAF.search(contact.note or ""):
                continue
            told = [
                _FOR_THE_DEAF.search(finding[: match.start()])
                for finding in _findings(record)
                for match in whole(contact.value).finditer(finding)
            ]
            if told and all(told):
                yield Breach(record, ("contacts", index, "note"), f"findings call it a `{told[0][0]}` number")  # type: ignore[index]


_NEEDED = {
    Need.CRISIS: re.compile(
        r"\bcris[ei]s|suicid|self-harm|\bdistress|\bdespair|struggl|emotional|listen", re.IGNORECASE
    ),
    Need.POISONING: re.compile(r"\bpoison|\btoxic|\boverdos|\bswallow", re.IGNORECASE),
    Need.TREATMENT: re.compile(
        r"\btreat|\bclinic|\bdoctor|\breferr|\bprovider|\bcare\b|\brehab", re.IGNORECASE
    ),
    Need.FAMILY: re.compile(
        r"\bfamil|\brelative|\bcarer|\bfriend|\bparent|\bpartner|loved one", re.IGNORECASE
    ),
    Need.ANIMAL: re.compile(r"\banimal|\bpets?\b|\bdogs?\b|\bcats?\b|\bveterin", re.IGNORECASE),
}
"""What a finding or statement of a line says that is for each need."""


@rule(
    "R437",
    "a line is for the needs that its title, findings or statements name",
    reason="Someone whose child swallowed something must not reach a line that listens.",
    remedy="correct `needs`, or give the finding that says what the line is for",
)
def lines_are_for_their_needs(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record in handbook.support.values():
        texts = " ".join([record.title, *_findings(record), *(claim.statement for claim in record.claims)])
        for index, need in enumerate(record.needs):
            words = _NEEDED.get(need)
            if need is Need.CRISIS and not _NEEDED[Need.POISONING].search(texts):
                continue  # what a line that listens is for, its name alone may tell
            if words and not words.search(texts):
                yield Breach(record, ("needs", index), f"`{need}`, and no text of the record speaks of it")


_ANIMALS = _NEEDED[Need.ANIMAL]


@rule(
    "R485",
    "a line for animals is for no other need, and says in `serves` that it is for animals",
    reason="Among the lines for people, whose child swallowed something calls a line that takes no children.",
    remedy="write `serves: animals` and `needs: [animal-poisoning]`, or neither",
)
def lines_for_animals_say_so(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record in handbook.support.values():
        says_so = bool(_ANIMALS.search(record.serves or ""))
        if record.needs and Need.ANIMAL not in record.needs and (called := _ANIMALS.search(record.title)):
            yield Breach(
                record, ("needs",), f"its title has `{called.group()}`, and no need is `{Need.ANIMAL}`"
            )
        elif Need.ANIMAL in record.needs and not says_so:
            yield Breach(record, ("needs",), f"`{Need.ANIMAL}`, and `serves` names no animals")
        elif says_so and set(record.needs) != {Need.ANIMAL}:
            needs = ", ".join(f"`{need}`" for need in record.needs)
            yield Breach(record, ("needs",), f"it serves {record.serves}, and its needs are {needs}")


_MOST_READERS = ("GB", "US")
"""The countries whose lines stand at the head of every page."""


@rule(
    "R438",
    "a crisis line and a poison line for readers in Britain and in the United States stand on every page",
    reason="Whoever needs one has no time to look for it.",
    remedy="set `on_every_page` of the line, or of the one that takes its place",
    on_whole=True,
)
def every_page_names_help(handbook: Handbook, today: date) -> Iterator[Breach]:
    for region in _MOST_READERS:
        for need in (Need.CRISIS, Need.POISONING):
            lines = [
                record
                for record in handbook.support.values()
                if record.kind is SupportKind.HELP_LINE and need in record.needs and region in record.regions
            ]
            if lines and not any(record.on_every_page for record in lines):
                found = f"no line for `{need}` in {COUNTRIES[region]} is on every page"
                moved = _told_of(handbook, need, region)
                line = next((record for record in lines if not record.serves), lines[0])
                fix = f"name `{region}` among the `regions` of this line, if it can be reached there"
                yield (
                    Breach(moved, ("regions",), found, fix)
                    if moved
                    else Breach(line, ("on_every_page",), found)
                )


def _told_of(handbook: Handbook, need: Need, region: str) -> Support | None:
    """The line on every page whose statements name a country that its `regions` lack."""
    for record in handbook.support.values():
        if record.on_every_page and need in record.needs and region not in record.regions:
            told = " ".join(claim.statement for claim in record.claims)
            if re.search(rf"\b(?:{_NAMES[region]})", told):
                return record
    return None


_NUMBERED = re.compile(r"(?<![\w.,/-])\+?\d(?:[\d ()./-]*\d)?(?![\w%]| ?\d|[,.-]\d)")
_DIALLED = re.compile(
    r"\b(?:call|calls|calling|ring|dial|text|texting|phone|line|number|NHS|on|at|to) $", re.IGNORECASE
)
_SHORTEST = 6
"""So many digits are a telephone number wherever they stand; fewer are one where they are to be dialled."""


@rule(
    "R332",
    "a number that can be dialled stands whole in a finding or among the contacts, wherever a help line"
    " tells it",
    reason="Who is in trouble dials the number that stands in the sentence, whatever stands in the box.",
    remedy="write the number as the source shows it",
)
def numbers_in_texts_are_sourced(handbook: Handbook, today: date) -> Iterator[Breach]:
    lines = {contact.value for record in handbook.support.values() for contact in record.contacts}
    for record in (file.record for file in handbook.files):
        if not isinstance(record, Support):
            continue
        findings = " ".join(item.finding for claim in record.claims for item in claim.evidence)
        for place, text in ((place, text) for voice, place, text in texts(record) if voice in _SPEAKING):
            for found in _NUMBERED.finditer(text):
                number = found.group().strip("()./- ")
                digits = sum(map(str.isdigit, number))
                dialled = digits >= _SHORTEST or (digits >= 3 and _DIALLED.search(text[: found.start()]))
                if dialled and number not in lines and not whole(number).search(findings):
                    yield Breach(record, place, f"no finding shows `{number}`")


_SPEAKING = (Voice.STATEMENT, Voice.CAVEAT, Voice.REASON, Voice.PROSE, Voice.LABEL, Voice.NAME)
