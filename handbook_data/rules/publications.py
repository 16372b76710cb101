"""Rules on what a source says of itself: kind, design, standing, identifiers and addresses agree."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import combinations

from handbook_data.figures import figures
from handbook_data.handbook import Handbook
from handbook_data.models.addresses import host_of, is_below
from handbook_data.models.record import Record
from handbook_data.models.source import Source
from handbook_data.reading import Place
from handbook_data.rules.registry import Breach, rule
from handbook_data.rules.subjects import named
from handbook_data.vocabulary import (
    Channel,
    CslType,
    Depth,
    Design,
    Exposure,
    MeasureStage,
    Provenance,
    Stance,
    Standing,
    Subject,
)

_TYPES: dict[Provenance, frozenset[CslType]] = {
    Provenance.PEER_REVIEWED: frozenset(
        {CslType.ARTICLE_JOURNAL, CslType.BOOK, CslType.CHAPTER, CslType.PAPER_CONFERENCE}
    ),
    Provenance.PREPRINT: frozenset({CslType.ARTICLE}),
    Provenance.CONFERENCE: frozenset({CslType.PAPER_CONFERENCE, CslType.ARTICLE_JOURNAL}),
    Provenance.OFFICIAL_LAW: frozenset(
        {CslType.BILL, CslType.LEGAL_CASE, CslType.LEGISLATION, CslType.REGULATION, CslType.REPORT}
    ),
    Provenance.AGENCY: frozenset(CslType)
    - {CslType.ARTICLE_NEWSPAPER, CslType.ARTICLE_MAGAZINE, CslType.THESIS, CslType.LEGISLATION},
    Provenance.GUIDELINE_BODY: frozenset(
        {CslType.ARTICLE_JOURNAL, CslType.REPORT, CslType.WEBPAGE, CslType.BOOK, CslType.CHAPTER}
    ),
    Provenance.REGISTRY: frozenset({CslType.DATASET, CslType.WEBPAGE, CslType.REPORT}),
    Provenance.PROFESSIONAL: frozenset(CslType) - {CslType.ARTICLE_NEWSPAPER},
    Provenance.NEWS: frozenset({CslType.ARTICLE_NEWSPAPER, CslType.ARTICLE_MAGAZINE, CslType.WEBPAGE}),
    Provenance.ENCYCLOPAEDIA: frozenset({CslType.WEBPAGE, CslType.DATASET, CslType.BOOK, CslType.CHAPTER}),
    Provenance.SERVICE: frozenset({CslType.WEBPAGE, CslType.REPORT}),
    Provenance.ADVOCACY: frozenset({CslType.WEBPAGE, CslType.REPORT, CslType.PERSONAL_COMMUNICATION}),
    Provenance.VENDOR: frozenset({CslType.WEBPAGE, CslType.REPORT}),
    Provenance.PROMOTIONAL: frozenset({CslType.WEBPAGE, CslType.ARTICLE_MAGAZINE}),
}
"""The sorts of publication that each sort of publisher puts out."""

_CASES = frozenset({Design.CASE_REPORT, Design.CASE_SERIES, Design.SURVEILLANCE})
_STUDIES = frozenset(Design) - {Design.NOT_A_STUDY, Design.GUIDELINE}
_DESIGNS: dict[Provenance, frozenset[Design]] = {
    Provenance.PEER_REVIEWED: _STUDIES,
    Provenance.PREPRINT: _STUDIES,
    Provenance.CONFERENCE: _STUDIES,
    Provenance.AGENCY: _STUDIES | {Design.GUIDELINE},
    Provenance.PROFESSIONAL: _STUDIES | {Design.GUIDELINE},
    Provenance.REGISTRY: _STUDIES,
    Provenance.GUIDELINE_BODY: frozenset(
        {Design.GUIDELINE, Design.SYSTEMATIC_REVIEW, Design.SYSTEMATIC_REVIEW_OF_TRIALS}
    ),
    Provenance.SERVICE: _CASES,
}
"""The studies that each sort of publisher reports; the others report none."""

_ON_A_PAGE = _CASES | {
    Design.GUIDELINE,
    Design.LABORATORY_EXPERIMENT,
    Design.NARRATIVE_REVIEW,
    Design.NOT_A_STUDY,
    Design.PRODUCT_ANALYSIS,
}
"""What a page, a magazine or a newspaper can hold itself; a survey or a trial is published elsewhere."""
_PAGES = frozenset({CslType.WEBPAGE, CslType.ARTICLE_MAGAZINE, CslType.ARTICLE_NEWSPAPER})
_LAW = frozenset({CslType.BILL, CslType.LEGAL_CASE, CslType.LEGISLATION, CslType.REGULATION})
_STARTS_HIGH = frozenset({Design.RANDOMISED_TRIAL, Design.SYSTEMATIC_REVIEW_OF_TRIALS})


@rule(
    "R209",
    "type, provenance and design of a source agree",
    reason="A promotional page is no randomised trial, and a page on the web has no peer review.",
    remedy="correct the one that is wrong; a page that tells of a study is `not-a-study`",
)
def a_source_is_of_one_kind(handbook: Handbook, today: date) -> Iterator[Breach]:
    for source in handbook.sources.values():
        kind, stands_behind, design = source.type, source.provenance, source.design
        if kind not in _TYPES[stands_behind]:
            yield Breach(source, ("type",), f"`{kind}` of provenance `{stands_behind}`")
        if design is not Design.NOT_A_STUDY and design not in _DESIGNS.get(stands_behind, ()):
            yield Breach(source, ("design",), f"`{design}` of provenance `{stands_behind}`")
        elif (kind in _PAGES and design not in _ON_A_PAGE) or (
            kind in _LAW and design is not Design.NOT_A_STUDY
        ):
            yield Breach(source, ("design",), f"`{design}` as a `{kind}`")
        elif design in _STARTS_HIGH and not _identifiers(source):
            if not (source.container or source.publisher):
                yield Breach(source, ("design",), f"`{design}` without identifier, journal or publisher")


def _identifiers(source: Source) -> list[str]:
    named = (source.doi, source.pmid, source.pmcid, source.isbn, source.registry_id)
    return [value for value in named if value]


_SUBJECTS: dict[Design, tuple[frozenset[Subject], frozenset[Subject]]] = {
    Design.ANIMAL_EXPERIMENT: (
        frozenset({Subject.ANIMALS}),
        frozenset({Subject.ANIMALS, Subject.CELLS, Subject.PRODUCTS}),
    ),
    Design.LABORATORY_EXPERIMENT: (
        frozenset({Subject.CELLS, Subject.PRODUCTS, Subject.ANIMALS, Subject.PEOPLE}),
        frozenset(Subject),
    ),
    Design.PRODUCT_ANALYSIS: (frozenset({Subject.PRODUCTS, Subject.DOCUMENTS}), frozenset(Subject)),
    Design.GUIDELINE: (frozenset({Subject.DOCUMENTS}), frozenset({Subject.DOCUMENTS, Subject.PEOPLE})),
    Design.SYSTEMATIC_REVIEW: (frozenset(Subject), frozenset(Subject)),
    Design.NARRATIVE_REVIEW: (frozenset(Subject), frozenset(Subject)),
    Design.NOT_A_STUDY: (frozenset(Subject), frozenset(Subject)),
    Design.QUALITATIVE: (
        frozenset({Subject.PEOPLE, Subject.DOCUMENTS}),
        frozenset({Subject.PEOPLE, Subject.PRODUCTS, Subject.DOCUMENTS}),
    ),
    Design.CONTROLLED_HUMAN: (  # beside which the same paper may tell of rats
        frozenset({Subject.PEOPLE}),
        frozenset({Subject.PEOPLE, Subject.ANIMALS, Subject.PRODUCTS, Subject.DOCUMENTS}),
    ),
    **{design: (frozenset({Subject.PEOPLE, Subject.ANIMALS}), frozenset(Subject)) for design in _CASES},
}
"""Of each design those of whom it studied at least one, and those beside whom it studied no other."""
_IN_PEOPLE = (frozenset({Subject.PEOPLE}), frozenset({Subject.PEOPLE, Subject.PRODUCTS, Subject.DOCUMENTS}))


@rule(
    "R210",
    "a study studied those whom its design is made for",
    reason="An experiment in animals that says it studied people would carry claims about people.",
    remedy="correct `design` or `studied.subjects`; of a paper on people and animals, `design` is that of "
    "the study in people, `controlled-human-study`",
)
def designs_fit_subjects(handbook: Handbook, today: date) -> Iterator[Breach]:
    for source in handbook.sources.values():
        needed, allowed = _SUBJECTS.get(source.design, _IN_PEOPLE)
        subjects = set(source.studied.subjects)
        if not subjects & needed or not subjects <= allowed:
            found = f"`{source.design}` in {', '.join(source.studied.subjects)}"
            yield Breach(source, ("studied", "subjects"), found)


_INTERESTED = (Provenance.VENDOR, Provenance.ADVOCACY, Provenance.PROMOTIONAL)
_DISINTERESTED = (
    Provenance.PEER_REVIEWED,
    Provenance.PREPRINT,
    Provenance.CONFERENCE,
    Provenance.OFFICIAL_LAW,
    Provenance.AGENCY,
    Provenance.GUIDELINE_BODY,
    Provenance.REGISTRY,
)


@rule(
    "R211",
    "the own address of a journal, agency, law or register is not that of an interested party",
    reason="What a seller or campaign shows on its pages is its copy at best.",
    remedy="correct `provenance`; for a copy leave `url` out and write the address under `checked` only",
)
def interested_hosts_publish_no_science(handbook: Handbook, today: date) -> Iterator[Breach]:
    hosts = {
        host_of(source.url): source.id
        for source in handbook.sources.values()
        if source.url and source.provenance in _INTERESTED
    }
    for source in handbook.sources.values():
        if source.url is None or source.provenance not in _DISINTERESTED:
            continue
        host = host_of(source.url)
        other = next((hosts[name] for name in is_below(host) if name in hosts), None)
        if other:
            found = f"`{source.provenance}` on {host}, like `{other}` ({handbook.sources[other].provenance})"
            yield Breach(source, ("url",), found)
        elif "kratom" in host:
            yield Breach(source, ("url",), f"`{source.provenance}` on {host}")


@rule(
    "R236",
    "the address of an official text, and of a help line, is not that of an interested party",
    reason="Who looks for the law, or for help, must not land in a shop or a campaign.",
    remedy="write the address of the official text, or of a copy that sells nothing",
    excusable=True,
)
def official_addresses_are_not_of_sellers(handbook: Handbook, today: date) -> Iterator[Breach]:
    interested = {
        host_of(address): source.id
        for source in handbook.sources.values()
        if source.provenance in _INTERESTED
        for address in (source.url, source.checked.address)
        if address
    }
    borne = {
        host_of(address)
        for source in handbook.sources.values()
        if source.provenance.can_assert and source.provenance not in _INTERESTED
        for address in (source.url, source.checked.address)
        if address
    }
    for record, place, address in _official_addresses(handbook):
        host = host_of(address)
        names = [*is_below(host)]
        other = next((interested[name] for name in names if name in interested), None)
        if "kratom" in host or (other and borne.isdisjoint(names)):
            found = f"{host}, like `{other}`" if other else f"{host}, which sells or campaigns by its name"
            yield Breach(record, place, found)


def _official_addresses(handbook: Handbook) -> Iterator[tuple[Record, Place, str]]:
    for record in handbook.jurisdictions.values():
        for index, text in enumerate(record.official_texts):
            yield record, ("official_texts", index, "address"), text.address
    for line in handbook.support.values():
        for index, contact in enumerate(line.contacts):
            if contact.channel in (Channel.WEB, Channel.CHAT):
                address = contact.value if "://" in contact.value else f"https://{contact.value}"
                yield line, ("contacts", index, "value"), address


_INTEREST = re.compile(
    r"\b(?:sells?|sold|selling|makers?|brand|markets?)\b[^.;]*\b(?:kratom|7-OH)\b|\bvendors?\b|\bcampaign\w*"
    r"|\b(?:kratom|7-OH) (?:\w+ )?(?:sellers?|vendors?|shops?|makers?|merchants?|stores?|brands?|sales)\b"
    r"|\bkratom trade\b|\b(?:sale|merchants) of (?:kratom|7-OH)\b|\blobb\w+|\badvoca\w+|\bkratom coalition\b",
    re.IGNORECASE,
)
_SCHOLARLY = (Provenance.PEER_REVIEWED, Provenance.PREPRINT, Provenance.CONFERENCE)


@rule(
    "R216",
    "who is said to sell kratom or to campaign on it is no agency, service, firm or newspaper",
    reason="The interest that a record names decides what its page can carry.",
    remedy="set `provenance` to `vendor` or `advocacy`, or correct `conflicts`",
    excusable=True,
)
def interested_parties_are_called_so(handbook: Handbook, today: date) -> Iterator[Breach]:
    for source in handbook.sources.values():
        if not source.provenance.can_assert or source.provenance in _SCHOLARLY:
            continue
        found = _INTEREST.search(source.conflicts or "")
        if found:
            yield Breach(
                source, ("provenance",), f"`{source.provenance}`, with the interest `{found.group()}`"
            )
        elif source.url and "kratom" in host_of(source.url) and source.provenance not in _DISINTERESTED:
            yield Breach(source, ("provenance",), f"`{source.provenance}` on {host_of(source.url)}")


_STANDINGS: dict[Standing, re.Pattern[str]] = {
    Standing.RETRACTED: re.compile(r"\bretract(?:ed|ion)\b", re.IGNORECASE),
    Standing.WITHDRAWN: re.compile(
        r"^withdrawn\b|[(\[:]\s*withdrawn\b|\bwithdrawn by the\b|\bnotice of withdrawal\b", re.IGNORECASE
    ),
    Standing.CONCERN: re.compile(r"\bexpression of concern\b", re.IGNORECASE),
}
"""How a notice tells of it."""
_AT_ITS_HEAD = (
    r"^[\W_]*(?:{0}[\W_]*$|{0}(?: (?:article|paper|publication|chapter|preprint)\b|[\W_]*[\]):.—–-]))"
)
_AT_ITS_END = r"|[(\[]{0}(?: (?:article|paper|publication|chapter|preprint)\b[^)\]]*)?[)\]]\W*$"
_TITLED: dict[Standing, re.Pattern[str]] = {
    Standing.RETRACTED: re.compile(
        rf"{_AT_ITS_HEAD.format('retracted')}{_AT_ITS_END.format('retracted')}|^\W*retraction\b"
        r"|[(\[:.]\s*retraction (?:of|to|note|notice)\b|\bretraction notice\b",
        re.IGNORECASE,
    ),
    Standing.WITHDRAWN: re.compile(
        rf"{_AT_ITS_HEAD.format('withdrawn')}{_AT_ITS_END.format('withdrawn')}"
        r"|[(\[]withdrawn by the authors?\b|\bnotice of withdrawal\b|^\W*withdrawal notice\b",
        re.IGNORECASE,
    ),
    Standing.CONCERN: _STANDINGS[Standing.CONCERN],
}
"""How a journal marks a title; of a medicine that was withdrawn, or a claim retracted, a paper only tells."""
_MAY_HAVE_FALLEN = re.compile("retract|withdraw|expression of")
"""What a text in small letters holds that tells of any of these."""


@rule(
    "R212",
    "the standing of a publication fits its title and its notice, and has a day that is past",
    reason="A title that begins with `RETRACTED` and a status `current` cannot both be read.",
    remedy="correct `publication`",
)
def standing_fits_what_is_printed(handbook: Handbook, today: date) -> Iterator[Breach]:
    for source in handbook.sources.values():
        told = source.publication
        printed = f"{source.title}; {told.notice}" if told.notice else source.title
        if not told.status.must_be_announced and _MAY_HAVE_FALLEN.search(printed.lower()):
            for standing, words in _STANDINGS.items():
                marked = _TITLED[standing].search(source.title) or (told.notice and words.search(told.notice))
                if marked:
                    found = f"`{told.status}`, while `{marked[0]}` is printed"
                    yield Breach(source, ("publication", "status"), f"{found} ({standing.label})")
        if told.on and told.on.earliest > today:
            yield Breach(source, ("publication", "on"), f"{told.on} lies in the future")
        elif told.on and source.issued and source.issued.surely_after(told.on):
            yield Breach(source, ("publication", "on"), f"{told.on}, published {source.issued}")


@rule(
    "R213",
    "a source can be found again: it has an identifier, an address, or a number that its publisher gave",
    reason="A source that nobody can find is a source that nobody can check.",
    remedy="write under `checked.address` where it was read, which may be at `https://doi.org/…`; of a text "
    "on paper (that has a `number`, an `isbn`, `volume` and `pages` of its journal, or day and `pages` of "
    "its newspaper), of what was seen at second hand and of interested pages, say under `checked.note` why "
    "it has no address: `Read on paper; it has no address.`",
)
def sources_can_be_found(handbook: Handbook, today: date) -> Iterator[Breach]:
    official = (Depth.OFFICIAL_TEXT, Depth.OFFICIAL_SUMMARY)
    for source in handbook.sources.values():
        read = source.checked
        second_hand = read.depth is Depth.SECONDARY or not source.provenance.can_assert
        if read.address is None and not (second_hand and read.note and "address" in read.note.casefold()):
            printed = source.number or (source.container and source.pages) or _is_on_paper(source)
            if not (_identifiers(source) or source.url or printed):
                yield Breach(source, ("id",), "no identifier, `url`, `number` or pages of a journal")
            if not (read.depth is Depth.SECONDARY or _is_where_it_leads(source) or _is_on_paper(source)):
                yield Breach(source, ("checked", "depth"), f"`{read.depth}`, and no `checked.address`")
        if read.depth in official and source.provenance not in _OFFICIAL:
            found = f"`{read.depth}` of provenance `{source.provenance}`"
            yield Breach(source, ("checked", "depth"), found)


def _is_where_it_leads(source: Source) -> bool:
    """Whether the identifier leads everyone to what was read: to an abstract, not to a text behind a gate."""
    return source.checked.depth is Depth.ABSTRACT and bool(source.doi or source.pmid or source.pmcid)


_ON_PAPER = re.compile(r"\b(?:paper|printed?|letter|archive|library|microfilm|manuscript)\b", re.IGNORECASE)


def _is_on_paper(source: Source) -> bool:
    """Whether a note says that a text is on paper and has no address, and a library can find it."""
    note = source.checked.note or ""
    if "address" not in note.casefold() or not _ON_PAPER.search(note):
        return False
    kept = source.number or "archive" in f"{note} {source.container} {source.publisher}".casefold()
    return bool(kept or _is_in_libraries(source))


def _is_in_libraries(source: Source) -> bool:
    """Whether a book, an article or a piece of news is told as libraries find it."""
    match source.type:
        case CslType.BOOK | CslType.CHAPTER:
            return source.isbn is not None
        case CslType.ARTICLE_JOURNAL:
            return bool(source.container and source.volume and source.pages)
        case CslType.ARTICLE_NEWSPAPER | CslType.ARTICLE_MAGAZINE:
            return bool(source.container and source.pages and source.issued and source.issued.is_exact)
    return False


_OFFICIAL = (
    Provenance.OFFICIAL_LAW,
    Provenance.AGENCY,
    Provenance.GUIDELINE_BODY,
    Provenance.REGISTRY,
    Provenance.SERVICE,
    Provenance.PROFESSIONAL,
)


_NOT_WHOLE = re.compile(
    r"\b(?:(?:lines|part|end|rest) of the abstract\b[^.;]*\bcut off|(?:only|just) the abstract\b"
    r"|(?:the )?abstract (?:alone|only) (?:was|is)|full text (?:was |is )?not\b"
    r"|(?:paper|article) (?:itself )?(?:was )?not (?:read|seen|opened))"
    r"|^(?:the )?whole abstract\b",
    re.IGNORECASE,
)


@rule(
    "R217",
    "a source whose note says that its text was not read was not read in full",
    reason="`full-text` over a note on a cut-off abstract promises a reading that did not take place.",
    remedy="set `checked.depth` to what was read, or mend the note after reading the text",
)
def depth_fits_its_note(handbook: Handbook, today: date) -> Iterator[Breach]:
    for source in handbook.sources.values():
        if source.checked.depth is not Depth.FULL_TEXT:
            continue
        if found := _NOT_WHOLE.search(source.checked.note or ""):
            place = ("checked", "depth")
            yield Breach(source, place, f"`{source.checked.depth}`, while the note says `{found[0]}`")


_NUMBER = re.compile(r"(?<![.\d])\d+")
_THOUSANDS = re.compile(r"(?<=\d)[, \u00a0\u202f](?=\d{3}(?!\d))")
_FEW = 10
"""Below it a number is seldom written in digits."""


@rule(
    "R218",
    "the number of a study is one that its findings, its population or its notes tell, or the sum of such",
    reason="A digit too many makes a study ten times as large.",
    remedy="correct `studied.n`, or the finding",
    on_whole=True,
)
def numbers_of_studies_are_those_told(handbook: Handbook, today: date) -> Iterator[Breach]:
    rows = _noted_in_rows(handbook)
    for source in handbook.sources.values():
        studied = source.studied
        if studied.n is None or studied.n < _FEW:
            continue
        texts = [source.title, studied.population, studied.n_note, studied.product]
        texts += [source.design_note, source.note, source.checked.note, *rows.get(source.id, ())]
        texts += [
            item.finding
            for claim in handbook.claims_by_source.get(source.id, ())
            for item in claim.assertion.evidence
            if item.source == source.id
        ]
        told = [text for text in texts if text]
        if not any(str(studied.n) in text for text in told) and not _is_told(studied.n, told):
            yield Breach(source, ("studied", "n"), f"no text on it has {studied.n}")


def _noted_in_rows(handbook: Handbook) -> dict[str, list[str]]:
    """What rows of measurements say of how many were studied, by their source."""
    told: dict[str, list[str]] = defaultdict(list)
    for table in handbook.measurement_tables.values():
        for row in table.rows:
            told[row.source].append(f"{row.n or ''} {row.note or ''}")
    return told


def _is_told(number: int, texts: list[str]) -> bool:
    """Whether a text has a number, or two or three in a row of which it is the sum, or two the product."""
    for text in texts:
        there = [int(digits) for digits in _NUMBER.findall(_THOUSANDS.sub("", text)) if len(digits) < 12]
        if number in there:
            return True
        if any(number == sum(there[at : at + 3]) for at in range(len(there) - 2)):
            return True
        if any(number == one + other for one, other in combinations(there, 2)):
            return True
        if any(number == one * other for one in there for other in there):
            return True
    return any(figure.number == number for text in texts for figure in figures(text))


_NAMELESS = re.compile(
    r"\b(?:nobody|no ?one|somebody|someone|anybody|anyone|who knows|whoever|friends)\b", re.IGNORECASE
)
_STATED = re.compile(
    r"\b(?:stated?|declared?|reported?|disclosed?|seen|shown|named?|listed)\b", re.IGNORECASE
)


@rule(
    "R219",
    "who paid for a source and who has a stake in it are named, or are said not to be stated",
    reason="`Nobody, as far as anybody would know` turns what was not seen into independence.",
    remedy="name them, say that none are stated, or leave the field out where nothing was seen",
)
def payers_are_named(handbook: Handbook, today: date) -> Iterator[Breach]:
    for source in handbook.sources.values():
        for key in ("funding", "conflicts"):
            text = getattr(source, key) or ""
            found = _NAMELESS.search(text)
            if found and not _STATED.search(text) and not re.search(r"(?<=[a-z,] )[A-Z]", text):
                yield Breach(source, (key,), f"`{found[0]}`, and no name")


_DESCRIBED = 1839
"""The year in which the tree was first described."""
_FIRST_JOURNALS = 1665
"""The year of the first scholarly journals."""


@rule(
    "R220",
    "a source on kratom is not older than the description of the tree, and no journal older than journals",
    reason="1719 for 2019 is a slip of one digit.",
    remedy="correct `issued`",
)
def sources_are_not_too_old(handbook: Handbook, today: date) -> Iterator[Breach]:
    for source in handbook.sources.values():
        if source.issued is None:
            continue
        on_kratom = set(source.studied.exposures) != {Exposure.NOT_KRATOM}
        least = _DESCRIBED if on_kratom else _FIRST_JOURNALS
        if source.issued.year < least and source.type not in (CslType.BOOK, CslType.CHAPTER):
            yield Breach(source, ("issued",), f"{source.issued}, before {least}")


_PRINTED_STUDIES = frozenset(
    {CslType.ARTICLE_JOURNAL, CslType.ARTICLE, CslType.PAPER_CONFERENCE, CslType.CHAPTER, CslType.THESIS}
)


_ID_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_KEPT_UP = frozenset({CslType.LEGISLATION, CslType.REGULATION, CslType.DATASET})
"""What is printed once and changed later: its id can name the year of the text that was read."""


@rule(
    "R243",
    "a source is of the year that its id names, unless its title has that year or another field the other",
    reason="A paper that is called 2019 and dated 2018 was dated wrongly in one of the two.",
    remedy="correct `issued`; where the id is wrong, say under `note` of which year it is",
    excusable=True,
)
def sources_are_of_the_year_in_their_id(handbook: Handbook, today: date) -> Iterator[Breach]:
    for source in handbook.sources.values():
        named = _ID_YEAR.findall(source.id) if source.issued else ()
        if not named or source.issued is None or str(source.issued.year) in named:
            continue
        if source.type in _KEPT_UP or any(year in source.title for year in named):
            continue
        turn = (source.issued.year + 1, 12), (source.issued.year - 1, 1)
        if any((int(year), source.issued.month) in turn for year in named):
            continue  # it was there some days before or after the turn of the year
        told = (source.number, source.doi, source.url, source.checked.address, source.note, source.title)
        notes = (
            source.checked.note,
            source.design_note,
            source.studied.population,
            source.publication.notice,
        )
        if not any(str(source.issued.year) in text for text in (*told, *notes) if text):
            yield Breach(source, ("issued",), f"{source.issued}, while the id names {named[0]}")


_DATED_PATH = re.compile(
    r"/(?P<y>20[0-2]\d)[/-](?P<m>0[1-9]|1[0-2])(?:[/-](?P<d>0[1-9]|[12]\d|3[01]))?(?=[/-])"
)


@rule(
    "R245",
    "a page was published in the month, and on the day, that its own address holds",
    reason="An address of March 2024 is not that of an article of March 2025.",
    remedy="correct `issued` or the address",
    excusable=True,
)
def pages_are_of_the_day_in_their_address(handbook: Handbook, today: date) -> Iterator[Breach]:
    for source in handbook.sources.values():
        if source.issued is None or source.type not in _PAGES or source.checked.depth is Depth.SECONDARY:
            continue
        for place, address in ((("url",), source.url), (("checked", "address"), source.checked.address)):
            found = _DATED_PATH.search(address) if address else None
            if found is None:
                continue
            told = (int(found["y"]), int(found["m"]), int(found["d"] or 0) or None)
            issued = (source.issued.year, source.issued.month, source.issued.day)
            if any(one and other and one != other for one, other in zip(told, issued, strict=True)):
                yield Breach(source, place, f"it holds {found.group()[1:]}, and `issued` is {source.issued}")


@rule(
    "R228",
    "a study was not published before the years that its title names",
    reason="A survey of 2021 to 2023 cannot have been printed in 2019.",
    remedy="correct `issued`, or the year in `title`",
    excusable=True,
)
def studies_follow_the_years_they_name(handbook: Handbook, today: date) -> Iterator[Breach]:
    for source in handbook.sources.values():
        if source.issued is None or source.type not in _PRINTED_STUDIES:
            continue
        later = [year for year in _TITLE_YEAR.findall(source.title) if int(year) > source.issued.year]
        if later:
            yield Breach(source, ("issued",), f"{source.issued}, while the title names {later[0]}")


_TITLE_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_FINDING_YEAR = re.compile(
    r"(?<![\w.,:/-])(?:19|20)\d{2}(?![\w/]|[.,]\d|-\d| ?(?:people|users|patients|mg|g|of|cases|adults)\b)"
)
_NOT_YET = re.compile(
    r"\b(?:before|plan\w*|end(?:s|ed|ing)?|expect\w*|until|till|due|by|project\w*|forecast\w*|estimat\w*"
    r"|will|would|next|updat\w*|revis\w*|correct\w*|added|later|since|reprint\w*|version|retract\w*"
    r"|recruit\w*"
    r"|complet\w*|to come)\b[^.;]{0,30}$",
    re.IGNORECASE,
)


@rule(
    "R237",
    "a finding of a study tells of no year after the study was printed",
    reason="A survey of 2023 cannot stand in a paper of 2019.",
    remedy="correct the year in the finding, or `issued` of the source",
    excusable=True,
)
def findings_are_not_younger_than_their_study(handbook: Handbook, today: date) -> Iterator[Breach]:
    dated = handbook.own_words.with_any(("^19", "^20"))
    for name, claims in handbook.claims_by_source.items():
        source = handbook.sources.get(name)
        if source is None or source.issued is None or source.type not in _PRINTED_STUDIES:
            continue
        if source.checked.depth is Depth.SECONDARY:
            continue  # what stands there may be what a later text says of it
        for claim in claims:
            for index, item in enumerate(claim.assertion.evidence):
                if item.source != name or item.finding not in dated or item.read_in is not None:
                    continue
                for year in _FINDING_YEAR.finditer(item.finding):
                    if int(year.group()) <= source.issued.year or _NOT_YET.search(
                        item.finding[: year.start()]
                    ):
                        continue
                    place = (*claim.place, "evidence", index, "finding")
                    yield Breach(claim.record, place, f"`{year.group()}`, and `{name}` is of {source.issued}")


_OF_CASES = re.compile(
    r"\bcase (?:report|series)\b"
    r"|\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten) (?:\w+ )?cases\b",
    re.IGNORECASE,
)
_WITH_MANY = frozenset(
    {
        Design.RANDOMISED_TRIAL,
        Design.CONTROLLED_HUMAN,
        Design.COHORT,
        Design.CASE_CONTROL,
        Design.PROBABILITY_SURVEY,
        Design.CONVENIENCE_SURVEY,
    }
)


@rule(
    "R229",
    "what calls itself a report of cases is no cohort, trial or survey",
    reason="Ten cases that came to notice start lower, and compare with nobody.",
    remedy="correct `design`",
    excusable=True,
)
def reports_of_cases_are_called_so(handbook: Handbook, today: date) -> Iterator[Breach]:
    for source in handbook.sources.values():
        found = _OF_CASES.search(source.title) if source.design in _WITH_MANY else None
        if found:
            yield Breach(source, ("design",), f"`{source.design}`, while the title says `{found.group()}`")


_NO_PAYER = re.compile(
    r"^(?:no|nobody|none|without) (?:outside |external |commercial |specific )?(?:fund|money|sponsor|paid)\w*"
    r"|\bno outside (?:funding|money)\b",
    re.IGNORECASE,
)
_PAYER = re.compile(
    r"\b(?:listed )?funder\b|\b(?:paid for|funded|sponsored|financed) by\b|\bmoney from\b", re.IGNORECASE
)
_NOT_TOLD = re.compile(r"\b(?:no|not|nobody|none|who|whether|without)\b", re.IGNORECASE)


@rule(
    "R230",
    "a source that nobody paid for has no payer in what was found in it",
    reason="`No outside funding` over a finding that names the funder hides who had a stake.",
    remedy="correct `funding`, or the finding",
)
def payers_are_those_found(handbook: Handbook, today: date) -> Iterator[Breach]:
    for source in handbook.sources.values():
        if not _NO_PAYER.search(source.funding or ""):
            continue
        for claim in handbook.claims_by_source.get(source.id, ()):
            for item in claim.assertion.evidence:
                found = _PAYER.search(item.finding) if item.source == source.id else None
                if found and not _NOT_TOLD.search(item.finding[: found.start()].split("; ")[-1]):
                    found_there = f"`{source.funding}`, while `{claim.full_id}` has `{found.group()}`"
                    yield Breach(source, ("funding",), found_there)
                    break


@rule(
    "R231",
    "a person stands once among the authors",
    reason="`Nelson LS` and `Nelson L. S.` are one person, who would be named twice.",
    remedy="delete one of the two, or write the given names of both in full",
    excusable=True,
)
def authors_stand_once(handbook: Handbook, today: date) -> Iterator[Breach]:
    for source in handbook.sources.values():
        seen: dict[tuple[str, str], str] = {}
        for index, name in enumerate(source.authors):
            if name.family is None or name.given is None:
                continue
            letters = "".join(filter(str.isalpha, name.given)).casefold()
            first = seen.setdefault((name.family.casefold(), letters), name.given)
            if first != name.given:  # two people can share a name that is printed alike
                found = f"`{name.family} {name.given}` and `{name.family} {first}`"
                yield Breach(source, ("authors", index), found)


@rule(
    "R233",
    "a review includes nothing that was published after it",
    reason="A paper of 2025 is in no review of 2020.",
    remedy="take it out of `includes`, or correct `issued` of one of the two",
)
def reviews_include_what_was_there(handbook: Handbook, today: date) -> Iterator[Breach]:
    for source in handbook.sources.values():
        for index, name in enumerate(source.includes):
            other = handbook.sources.get(name)
            if source.issued and other and other.issued and other.issued.surely_after(source.issued):
                found = f"`{name}` is of {other.issued}, and this of {source.issued}"
                yield Breach(source, ("includes", index), found)


_NOT_IN_ABSTRACT = re.compile(r"\b(?:Supplement\w*|Appendix) [A-Z]?\d", re.IGNORECASE)
_SAYS_WHAT_WAS_SEEN = re.compile(r"\b(?:supplement\w*|appendix)\b", re.IGNORECASE)


@rule(
    "R234",
    "a finding of which the abstract alone was read stands in the abstract",
    reason="Whoever read the abstract did not see Supplement S2.",
    remedy="correct `locator`, or say under `checked.note` of the source that it was read",
    excusable=True,
)
def locators_fit_the_depth(handbook: Handbook, today: date) -> Iterator[Breach]:
    for claim in handbook.claims.values():
        for index, item in enumerate(claim.assertion.evidence):
            found = _NOT_IN_ABSTRACT.search(item.locator)
            source = handbook.sources.get(item.source) if found and item.read_in is None else None
            if found is None or source is None or source.checked.depth is not Depth.ABSTRACT:
                continue
            told = _SAYS_WHAT_WAS_SEEN.search(f"{source.checked.note} {source.design_note}")
            if not told:
                place = (*claim.place, "evidence", index, "locator")
                yield Breach(claim.record, place, f"`{found.group()}`, and `{source.id}` is read as abstract")


@rule(
    "R235",
    "a bill that is only before the house is of type `bill`",
    reason="A bill that is called legislation reads like law in force.",
    remedy="set `type` to `bill`, or correct the stage of the measure",
)
def bills_are_called_bills(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record in handbook.jurisdictions.values():
        for measure in record.pending:
            if measure.stage not in _BEFORE_THE_HOUSE:
                continue
            for item in measure.with_stance(Stance.SUPPORTS):
                source = handbook.sources.get(item.source)
                if source and source.type is CslType.LEGISLATION:
                    found = f"`{source.type}`, while `{record.id}/{measure.id}` is `{measure.stage}`"
                    yield Breach(source, ("type",), found)


_BEFORE_THE_HOUSE = frozenset({MeasureStage.INTRODUCED, MeasureStage.PASSED_ONE, MeasureStage.LAPSED})


_FROM_TO = re.compile(r"(?P<first>\d+)[-–](?P<last>\d+)")


@rule(
    "R223",
    "pages run forward",
    reason="`681-677` is a slip, and nobody finds a paper by it.",
    remedy="correct `pages`, first page first",
)
def pages_run_forward(handbook: Handbook, today: date) -> Iterator[Breach]:
    for source in handbook.sources.values():
        found = _FROM_TO.fullmatch(source.pages or "")
        if found and len(found["first"]) <= len(found["last"]) and int(found["last"]) < int(found["first"]):
            yield Breach(source, ("pages",), f"`{source.pages}`")


@rule(
    "R224",
    "a source that studied people alone has people in its population",
    reason="Mice under `people` would let a claim on people rest on them.",
    remedy="correct `studied.subjects` or `studied.population`",
)
def populations_are_of_their_subjects(handbook: Handbook, today: date) -> Iterator[Breach]:
    for source in handbook.sources.values():
        population = source.studied.population or ""
        if source.studied.subjects == (Subject.PEOPLE,) and named(population) == {Subject.ANIMALS}:
            yield Breach(source, ("studied", "population"), f"people alone, and `{population}`")
