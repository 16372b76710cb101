"""Rules on sources and on what may rest on them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date

from handbook_data.folding import folded, words
from handbook_data.handbook import Handbook, LinkedClaim
from handbook_data.models.addresses import canonical_address
from handbook_data.models.identifiers import bare_doi, isbn13
from handbook_data.models.source import Source
from handbook_data.rules.registry import Breach, rule
from handbook_data.vocabulary import (
    Attestation,
    Basis,
    CaveatKind,
    ClaimKind,
    Counted,
    Depth,
    Design,
    Exposure,
    Provenance,
    Standing,
)


def has_caveat(claim: LinkedClaim, *kinds: CaveatKind) -> bool:
    """Whether one of a claim's caveats is of one of these kinds."""
    return any(caveat.kind in kinds for caveat in claim.assertion.caveats)


@rule(
    "R201",
    "a source is used by something",
    reason="A source that nothing rests on is padding, or a finding that was left out.",
    remedy="cite it where it belongs, or delete the file",
    on_whole=True,
)
def no_orphan_source(handbook: Handbook, today: date) -> Iterator[Breach]:
    ways = (handbook.claims_by_source, handbook.citations_by_source, handbook.reports_by_source)
    for source in handbook.sources.values():
        if not any(source.id in way for way in ways):
            yield Breach(source, ("id",), "nothing cites it")


def _field(name: str, normal: Callable[[str], str | None]) -> Callable[[Source], str | None]:
    """A field of a source in a form in which equal means the same."""

    def read(source: Source) -> str | None:
        value = getattr(source, name)
        return None if value is None else normal(value)

    return read


def _registered(source: Source) -> str | None:
    """The trial number of a register's entry; papers on the trial name the same number."""
    number = source.registry_id if source.provenance is Provenance.REGISTRY else None
    return number.upper() if number else None


def _title_and_author(source: Source) -> str | None:
    """Title and first person among the authors, without case and punctuation."""
    if not source.authors or source.authors[0].family is None:
        return None
    return " ".join(re.findall(r"\w+", f"{source.title} {source.authors[0].family}".casefold()))


def _printed_at(source: Source) -> str | None:
    """Journal, volume and pages; no two papers of several pages stand at one place."""
    if not (source.container and source.volume and source.pages and "-" in source.pages):
        return None
    return " ".join((*words(source.container), source.volume, source.pages))


_KEYS: tuple[tuple[str, Callable[[Source], str | None]], ...] = (
    ("doi", _field("doi", bare_doi)),
    ("pmid", _field("pmid", str)),
    ("pmcid", _field("pmcid", str)),
    ("registry_id", _registered),
    ("isbn", _field("isbn", isbn13)),
    ("url", _field("url", canonical_address)),
    ("title", _title_and_author),
    ("pages", _printed_at),
)


@rule(
    "R202",
    "a publication has one source record",
    reason="The same paper under two ids would count twice and be corrected once.",
    remedy="join the two records and point every claim at one of them",
    excusable=True,
)
def no_duplicate_source(handbook: Handbook, today: date) -> Iterator[Breach]:
    for key, read in _KEYS:
        seen: dict[str, str] = {}
        for source in handbook.sources.values():
            value = read(source)
            if value is None:
                continue
            first = seen.setdefault(value, source.id)
            if first != source.id:
                yield Breach(source, (key,), f"the same {key} as `{first}`")
    yield from _read_at_one_address(handbook)
    yield from _titles_alike(handbook)


_WHOLE_REPOSITORY = re.compile(r"https?://(?:www\.)?github\.com/[^/]+/[^/]+/?")


_OF_ONE_BILL = 2
"""So many parts of their ids have sources in common that tell of one bill: its state and its number."""


def _read_at_one_address(handbook: Handbook) -> Iterator[Breach]:
    """Sources that were read where another was; what is only told there, and two on one bill, are let be."""
    first: dict[str, Source] = {}
    for source in handbook.sources.values():
        address = source.checked.address
        if address is None or source.checked.depth is Depth.SECONDARY or _WHOLE_REPOSITORY.fullmatch(address):
            continue
        other = first.setdefault(address.partition("://")[2].removeprefix("www.").rstrip("/"), source)
        if other is not source and len({*source.id.split("-")} & {*other.id.split("-")}) < _OF_ONE_BILL:
            yield Breach(source, ("checked", "address"), f"`{other.id}` was read there")


_LEAST_WORDS = 6
"""Words of a title that no two papers of one author share by chance."""
_MOST_OTHERS = 3
_OTHER_PAPERS = frozenset(
    words("comment commentary correction corrigendum erratum reply response protocol part supplement poster")
)
"""Words by which a paper differs from the one of which it has the title."""


def _titles_alike(handbook: Handbook) -> Iterator[Breach]:
    """Papers of one first author whose titles differ in a few words, such as the author of a plant's name."""
    by_author: dict[str, list[tuple[Source, frozenset[str]]]] = defaultdict(list)
    for source in handbook.sources.values():
        if source.provenance in _SCHOLARLY and source.authors and source.authors[0].family:
            said = words(source.title).different
            held = by_author[folded(source.authors[0].family)]
            twin = next((other.id for other, named in held if _is_one_title(said, named)), None)
            if twin and _title_and_author(source) != _title_and_author(handbook.sources[twin]):
                linked = {source.reports_on, handbook.sources[twin].reports_on}
                if linked.isdisjoint((twin, source.id)):
                    yield Breach(source, ("title",), f"hardly another title than that of `{twin}`")
            held.append((source, said))


def _is_one_title(one: frozenset[str], other: frozenset[str]) -> bool:
    apart = one ^ other
    return (
        len(one & other) >= _LEAST_WORDS
        and len(apart) <= min(_MOST_OTHERS, len(one & other) // 3)
        and apart.isdisjoint(_OTHER_PAPERS)
        and not any(word.isdigit() for word in apart)
    )


@rule(
    "R203",
    "a claim does not rest on vendors', advocates' or promotional pages alone",
    reason="Such a page shows that something is said, never that it is so.",
    remedy="add a source that can carry it, or show it as a circulating claim or as reported, "
    "with the basis `unconfirmed`",
)
def no_assertion_on_interested_pages_alone(handbook: Handbook, today: date) -> Iterator[Breach]:
    for claim in handbook.claims.values():
        sources = handbook.supporting(claim)
        if not sources or any(source.provenance.can_assert for source in sources):
            continue
        basis = claim.stated_basis.basis if claim.stated_basis else None
        reported = basis is Basis.UNCONFIRMED or claim.attestation is Attestation.UNCONFIRMED
        if reported and has_caveat(claim, CaveatKind.CONFLICT_OF_INTEREST):
            continue
        names = ", ".join(f"`{source.id}` ({source.provenance})" for source in sources)
        yield Breach(claim.record, (*claim.place, "evidence"), f"only {names}")


@rule(
    "R204",
    "a claim says so when a source it cites is retracted, withdrawn or under concern",
    reason="A reader cannot know that the ground has gone unless the claim says it.",
    remedy="drop the source, or say in a caveat that the paper was retracted, was withdrawn, or carries an "
    "expression of concern, whichever it is",
)
def retracted_source_is_announced(handbook: Handbook, today: date) -> Iterator[Breach]:
    for claim in handbook.claims.values():
        for index, item in enumerate(claim.assertion.evidence):
            source = handbook.sources.get(item.source)
            if source is None or not source.publication.status.must_be_announced:
                continue
            if any(_tells(caveat.text, source.publication.status) for caveat in claim.assertion.caveats):
                continue
            place = (*claim.place, "evidence", index, "source")
            yield Breach(claim.record, place, f"`{source.id}` is {source.publication.status}")


_TOLD: dict[Standing, re.Pattern[str]] = {
    Standing.RETRACTED: re.compile(r"\bretract(?:ed|ion|s)\b", re.IGNORECASE),
    Standing.WITHDRAWN: re.compile(r"\bwithdr(?:awn|ew|aws)\b", re.IGNORECASE),
    Standing.CONCERN: re.compile(
        r"\bexpressions? of concern\b|\b(?:voiced|raised|expressed|published|issued)\b[^.;]*\bconcerns?\b"
        r"|\bconcerns?\b[^.;]*\b(?:voiced|raised|expressed|published|issued)\b",
        re.IGNORECASE,
    ),
}
_PUBLICATION = re.compile(
    r"\b(?:papers?|articles?|stud(?:y|ies)|reports?|reviews?|publications?|publishers?|journals?|editors?"
    r"|sources?|notices?|guidelines?|pages?|trials?|surveys?|letters?|abstracts?)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:not|never|no|nor|nothing|neither|without|whether|if)\b[^.;]*$", re.IGNORECASE)


def _tells(caveat: str, status: Standing) -> bool:
    """Whether a sentence of a caveat says of a publication that it stands like this."""
    for sentence in re.split(r"(?<=[.;])\s", caveat):
        found = _TOLD[status].search(sentence)
        if found and _PUBLICATION.search(sentence) and not _DENIED.search(sentence[: found.start()]):
            return True
    return False


@rule(
    "R206",
    "a source was checked after it was published and not in the future",
    reason="A check dated before the publication, or after today, did not happen.",
    remedy="correct `issued` or `checked.on`",
)
def source_dates_are_in_order(handbook: Handbook, today: date) -> Iterator[Breach]:
    for source in handbook.sources.values():
        if source.checked.on.earliest > today:
            yield Breach(source, ("checked", "on"), f"{source.checked.on} lies in the future")
        elif source.issued and source.issued.surely_after(source.checked.on):
            yield Breach(source, ("issued",), f"{source.issued} is after the check on {source.checked.on}")


@rule(
    "R207",
    "a claim about one form of kratom rests on a study of that form, or says that it does not",
    reason="Leaf is not extract, and extract is not 7-OH.",
    remedy="correct `applies_to.exposures`, add a source on that form, or a caveat of kind `other-form`",
)
def forms_are_not_blurred(handbook: Handbook, today: date) -> Iterator[Breach]:
    whole = {Exposure.LEAF, Exposure.PRODUCT, Exposure.USE}
    for claim in handbook.claims.values():
        if claim.kind is ClaimKind.LEGAL:
            continue
        sources = handbook.supporting(claim)
        if not sources or has_caveat(claim, CaveatKind.OTHER_FORM):
            continue
        studied = {exposure for source in sources for exposure in source.studied.exposures}
        studied |= {Exposure.USE, Exposure.PRODUCT} if studied & whole else set()
        for index, exposure in enumerate(claim.applies_to.exposures):
            if exposure not in studied:
                place = (*claim.place, "applies_to", "exposures", index)
                others = ", ".join(f"`{source.id}` {_joined(source.studied.exposures)}" for source in sources)
                yield Breach(claim.record, place, f"`{exposure}`, while {others}")


def _joined(exposures: Iterable[Exposure]) -> str:
    return "studied " + " and ".join(f"`{exposure}`" for exposure in exposures)


@rule(
    "R208",
    "an interested party's page is marked as such",
    reason="Who says it decides what it can be used for.",
    remedy="say who runs the page in `conflicts`",
    excusable=True,
)
def interests_are_named(handbook: Handbook, today: date) -> Iterator[Breach]:
    for source in handbook.sources.values():
        if source.provenance in (Provenance.VENDOR, Provenance.ADVOCACY) and not source.conflicts:
            yield Breach(source, ("provenance",), f"`{source.provenance}` and no `conflicts`")


@rule(
    "R642",
    "the number of a study says what it counts",
    reason="522 trials are not 522 people, and 1,807 calls are not 1,807 people either.",
    remedy="set `n_of` where `n` is given, and only there; `other` is named in `n_note`",
)
def numbers_say_what_they_count(handbook: Handbook, today: date) -> Iterator[Breach]:
    for source in handbook.sources.values():
        studied = source.studied
        if (studied.n is None) is not (studied.n_of is None):
            yield Breach(
                source, ("studied", "n_of" if studied.n is None else "n"), "one stands without the other"
            )
        elif studied.n_of is Counted.OTHER and not studied.n_note:
            yield Breach(source, ("studied", "n_of"), "`other`, and no `n_note`")


_REVIEWS = frozenset(
    {Design.SYSTEMATIC_REVIEW, Design.SYSTEMATIC_REVIEW_OF_TRIALS, Design.NARRATIVE_REVIEW, Design.GUIDELINE}
)
_SYSTEMATIC = frozenset({Design.SYSTEMATIC_REVIEW, Design.SYSTEMATIC_REVIEW_OF_TRIALS, Design.GUIDELINE})
_CASES = frozenset({Design.CASE_REPORT, Design.CASE_SERIES})
_SURVEYS = frozenset(
    {
        Design.PROBABILITY_SURVEY,
        Design.CONVENIENCE_SURVEY,
        Design.INTERVIEW_STUDY,
        Design.QUALITATIVE,
        Design.PRODUCT_ANALYSIS,
    }
)
_TRIALS = _SYSTEMATIC | {Design.RANDOMISED_TRIAL, Design.CONTROLLED_HUMAN}
_ANIMALS = frozenset({Design.ANIMAL_EXPERIMENT})
_PEOPLE_TOO = re.compile(r"\band (?:in )?(?:\w+ )?(?:men|women|people|humans|adults|volunteers)\b")
"""A title on rats and men."""
_BY_TITLE: tuple[tuple[str, re.Pattern[str], frozenset[Design]], ...] = (
    ("systematic", re.compile(r"\bsystematic (?:literature )?review\b"), _SYSTEMATIC),
    ("meta", re.compile(r"\bmeta-?analy"), _SYSTEMATIC),
    ("randomi", re.compile(r"\brandomi[sz]ed (?:[\w-]+ ){0,4}trial\b"), _TRIALS),
    ("placebo-controlled", re.compile(r"placebo-controlled"), _TRIALS),
    ("cohort", re.compile(r"\bcohort study\b"), frozenset({Design.COHORT})),
    ("case ", re.compile(r"\bcase (?:report|series)\b"), _CASES),
    ("survey", re.compile(r"\bsurvey\b"), _SURVEYS),
    ("rats", re.compile(r"\bin (?:\w+ )?rats\b"), _ANIMALS),
    ("mice", re.compile(r"\bin (?:\w+ )?mice\b"), _ANIMALS),
    ("narrative", re.compile(r"\bnarrative review\b"), frozenset({Design.NARRATIVE_REVIEW})),
)
"""What a title calls its paper, after a piece of it without which it does not, and the designs it can be."""
_BY_NOTE: tuple[tuple[tuple[str, ...], re.Pattern[str], frozenset[Design]], ...] = (
    (
        ("cross-sectional", "anonymous", "online survey", "convenience sample"),
        re.compile(r"\bcross-sectional\b|\banonymous(?:ly)?\b|\bonline survey\b|\bconvenience sample\b"),
        frozenset({Design.RANDOMISED_TRIAL, Design.CONTROLLED_HUMAN, Design.COHORT, Design.ANIMAL_EXPERIMENT})
        | _CASES,
    ),
    (
        (" group", "uncontrolled", "placebo"),
        re.compile(r"\b(?:no|without an?y?) (?:comparison|control|placebo) group\b|\buncontrolled\b"),
        frozenset({Design.RANDOMISED_TRIAL}),
    ),
    (
        ("case report", "case series"),
        re.compile(r"\bcase (?:report|series)\b"),
        frozenset({Design.RANDOMISED_TRIAL, Design.CONTROLLED_HUMAN, Design.COHORT})
        | _SURVEYS - {Design.QUALITATIVE, Design.PRODUCT_ANALYSIS},
    ),
    (
        ("randomi",),
        re.compile(r"(?<!not )(?<!non-)(?<!un)\brandomi[sz]ed\b"),
        _CASES | _SURVEYS - {Design.QUALITATIVE, Design.PRODUCT_ANALYSIS},
    ),
)
"""What a note says of how a study was made, after pieces that it then holds, and what the study is not."""


def _unlike_its_note(source: Source) -> str | None:
    note = (source.design_note or "").lower()
    for pieces, words_of, is_not in _BY_NOTE if note else ():
        if source.design in is_not and any(piece in note for piece in pieces):
            if found := words_of.search(note):
                return found.group()
    return None


_SCHOLARLY = (Provenance.PEER_REVIEWED, Provenance.PREPRINT, Provenance.CONFERENCE)
_REPORTS = (Counted.STUDIES, Counted.PUBLICATIONS)


@rule(
    "R238",
    "a paper has the design that its title or its own note names, and only a review counts studies",
    reason="A meta-analysis told as a cohort, or a case told as a trial, starts at the wrong certainty.",
    remedy="correct `design`; if the title or note only speaks of such a study, write an exception",
    excusable=True,
)
def designs_are_those_of_their_titles(handbook: Handbook, today: date) -> Iterator[Breach]:
    for source in handbook.sources.values():
        if source.provenance not in _SCHOLARLY or source.design is Design.NOT_A_STUDY:
            continue
        title = source.title.lower()
        named = [
            (found.group(), may)
            for piece, words_of, may in _BY_TITLE
            if piece in title and (found := words_of.search(title))
        ]
        if source.design is Design.CONTROLLED_HUMAN and _PEOPLE_TOO.search(title):
            named = [(words_of, may) for words_of, may in named if may is not _ANIMALS]
        if named and not any(source.design in may for _, may in named):
            yield Breach(source, ("design",), f"`{source.design}`, while its title says `{named[0][0]}`")
        elif said := _unlike_its_note(source):
            yield Breach(source, ("design",), f"`{source.design}`, while its note says `{said}`")
        elif source.studied.n_of in _REPORTS and source.design not in _REVIEWS | {Design.QUALITATIVE}:
            yield Breach(source, ("design",), f"`{source.design}`, while it counts {source.studied.n_of}")


_NOT_SEEN = re.compile(
    r"\b(?:authors?|numbers?|how many|who paid|funding|methods?|results?|participants?|tables?|conflicts"
    r"|interests|the (?:part|rest|body))\b[^.;]{0,40}\bnot (?:shown|seen|opened)\b"
    r"|\b(?:was|were|is) cut off\b|\bonly (?:the|an|its) abstract\b|\bpaywall",
    re.IGNORECASE,
)
_UNSEEN = ("not shown", "not seen", "not opened", "cut off", "nly ", "paywall")


@rule(
    "R239",
    "a source whose notes say that parts were not seen was not read as a whole",
    reason="`Full text` over `the number was not shown` takes the caveat from every claim that rests on it.",
    remedy="write `depth: abstract`, or look the part up and correct the note",
    excusable=True,
)
def whole_texts_were_seen_whole(handbook: Handbook, today: date) -> Iterator[Breach]:
    for source in handbook.sources.values():
        if source.checked.depth is not Depth.FULL_TEXT:
            continue
        studied = source.studied
        noted = (studied.population, studied.n_note, studied.product, source.design_note, source.funding)
        said = "; ".join(filter(None, (*noted, source.conflicts, source.note, source.checked.note)))
        found = _NOT_SEEN.search(said) if any(piece in said for piece in _UNSEEN) else None
        if found:
            yield Breach(source, ("checked", "depth"), f"its notes say `{found.group()}`")


@rule(
    "R240",
    "an interest in a study of which a caveat tells is recorded with a source of the claim",
    reason="What one caveat tells, every other claim on the study must tell too: it comes from `conflicts`.",
    remedy="write it into `conflicts` of the source",
    excusable=True,
)
def interests_are_recorded(handbook: Handbook, today: date) -> Iterator[Breach]:
    for claim in handbook.claims.values():
        for index, caveat in enumerate(claim.assertion.caveats):
            if caveat.kind is not CaveatKind.CONFLICT_OF_INTEREST:
                continue
            names = dict.fromkeys((item.source for item in claim.assertion.evidence), None)
            held = [source for name in names if (source := handbook.sources.get(name))]
            studies = [source for source in held if source.design is not Design.NOT_A_STUDY]
            if studies and not any(_has_interest(source) for source in held):
                found = f"`{studies[0].id}` records none"
                yield Breach(claim.record, (*claim.place, "caveats", index, "kind"), found)


def _has_interest(source: Source) -> bool:
    return bool(source.conflicts or source.funding) or not source.provenance.can_assert


_RELEASES = ("press", "newswire", "lay summary", "sponsored", "advertorial", "brochure")
_RELEASED = re.compile(
    r"\bpress[- ]?releases?\b|newswire\b|\blay summary\b|\bsponsored (?:post|content)\b|\badvertorial\b"
    r"|\bbrochure\b"
)
_WRITTEN_BY_SELLER = re.compile(
    r"\bwritten by the (?:maker|seller|vendor|manufacturer|marketer)s?\b", re.IGNORECASE
)


@rule(
    "R241",
    "a press release, or a text that a seller wrote, is not peer-reviewed",
    reason="What a maker says of its own trial would count as the trial, with the word of a journal.",
    remedy="correct `type` and `provenance`, and name the paper under `reports_on`",
    excusable=True,
)
def press_releases_are_not_reviewed(handbook: Handbook, today: date) -> Iterator[Breach]:
    for source in handbook.sources.values():
        if source.provenance not in _SCHOLARLY:
            continue
        named = (source.title, source.container, source.publisher, source.url, source.checked.address)
        said = " ".join(filter(None, named)).lower()
        found = _RELEASED.search(said) if any(piece in said for piece in _RELEASES) else None
        found = found or _WRITTEN_BY_SELLER.search(source.conflicts or "")
        if found:
            yield Breach(source, ("provenance",), f"`{source.provenance}`, and `{found.group()}`")


_OF_KRATOM = r"(?:kratom|7-OH|7-hydroxymitragynine|hemp|botanicals?)"
_SELLERS = r"(?:sellers?|vendors?|merchants|shops?|makers?)"
_RUN_BY = r"(?:run|written|kept|owned|published|sent out|reprinted|made) (?:by|for)"
_RUN_BY_INTERESTED = re.compile(
    rf"\b{_RUN_BY} (?:\w+ ){{0,3}}?{_OF_KRATOM} (?:\w+ ){{0,2}}?(?:{_SELLERS}|trade|drinks?)\b"
    rf"|\b{_RUN_BY} (?:an? |the )?{_SELLERS}\b"
    rf"|\b{_RUN_BY} (?:an? |the )?(?:body|group|forum|body or forum|site) that (?:campaigns|lives|sells)\b"
    rf"|\b(?:company|firm|site|shop|page) (?:that|which) (?:sells|makes) (?:\w+ )?{_OF_KRATOM}\b"
    r"|\bsite that lives from (?:kratom|its sale|the sale|their sale)\b"
    rf"|^(?:blog of )?an? (?:\w+ ){{0,3}}?(?:seller(?:-side page)?|vendor|merchant|campaign|trade site)\b"
    rf"|\bsite (?:\w+ )?for (?:{_OF_KRATOM} merchants|merchants of {_OF_KRATOM})\b"
    r"|^an? (?:\w+ ){1,3}(?:that|which) (?:campaigns|takes sides|argues)\b",
    re.IGNORECASE,
)
"""What is said of a page whose publisher sells or campaigns, and not of a paper whose authors were paid."""


@rule(
    "R242",
    "a page whose `conflicts` say that a seller or a campaign runs it is of no other provenance",
    reason="A shop that is told as a professional body could carry a claim alone.",
    remedy="write `provenance: vendor` or `advocacy`, or correct `conflicts`",
    excusable=True,
)
def publishers_are_what_their_interests_say(handbook: Handbook, today: date) -> Iterator[Breach]:
    for source in handbook.sources.values():
        if not source.conflicts or not source.provenance.can_assert or source.provenance in _SCHOLARLY:
            continue  # a seller can have paid for a paper, and R241 knows what a seller wrote
        if found := _RUN_BY_INTERESTED.search(source.conflicts):
            yield Breach(source, ("provenance",), f"`{source.provenance}`, and `{found.group()}`")
