"""Rules on origin: several reports of one study are one study, however many sources tell of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from handbook_data.handbook import Handbook, LinkedClaim
from handbook_data.models.source import Source
from handbook_data.reading import Place
from handbook_data.rules.registry import Breach, rule
from handbook_data.vocabulary import Design, Stance


@rule(
    "R630",
    "`reports_on` names the main report, which is no further report itself",
    reason="Reports of reports make a chain, in which one study is counted at each link.",
    remedy="name the paper, the register's entry or the notice that stands at the end of the chain",
)
def a_report_leads_to_its_origin(handbook: Handbook, today: date) -> Iterator[Breach]:
    for source in handbook.sources.values():
        main = handbook.sources.get(source.reports_on or "")
        if main is source:
            yield Breach(source, ("reports_on",), "it names itself")
        elif main is not None and main.reports_on:
            yield Breach(source, ("reports_on",), f"`{main.id}` is a further report of `{main.reports_on}`")


_REVIEWS = frozenset(
    {
        Design.SYSTEMATIC_REVIEW,
        Design.SYSTEMATIC_REVIEW_OF_TRIALS,
        Design.NARRATIVE_REVIEW,
        Design.GUIDELINE,
    }
)


@rule(
    "R631",
    "`includes` stands with reviews and guidelines, and names what they bring together",
    reason="Only a review has studies in it; any other second report has an origin.",
    remedy="use `reports_on` for another report of one study, and name each included study once",
)
def only_reviews_include_studies(handbook: Handbook, today: date) -> Iterator[Breach]:
    for source in handbook.sources.values():
        if source.includes and source.design not in _REVIEWS:
            yield Breach(source, ("includes",), f"its design is `{source.design}`")
        for index, name in enumerate(source.includes):
            if name == source.id or name in source.includes[:index]:
                found = "it names itself" if name == source.id else f"`{name}` stands twice"
                yield Breach(source, ("includes", index), found)


@rule(
    "R632",
    "sources with one trial number are reports of one study",
    reason="A register's entry and the paper of its trial would count as two studies.",
    remedy="set `reports_on` of each further report to the id of the main one",
)
def one_trial_is_one_origin(handbook: Handbook, today: date) -> Iterator[Breach]:
    by_number: dict[str, list[Source]] = defaultdict(list)
    for source in handbook.sources.values():
        if source.registry_id:
            by_number[source.registry_id.upper()].append(source)
    for number, sources in by_number.items():
        origins = list(dict.fromkeys(handbook.origin_of(source.id) for source in sources))
        for source in sources:
            if handbook.origin_of(source.id) != origins[0]:
                yield Breach(source, ("registry_id",), f"{number} is also that of `{origins[0]}`")


_SAYS_SO = re.compile(
    r"\bnot (?:a second|an independent|another) (?:study|survey|trial|analysis)\b"
    r"|\b(?:the )?same (?:study|trial|survey|people|\d[\d,]* people|respondents|outbreak) (?:as|entered)\b"
    r"|\b(?:press release|lay summary|conference abstract|earlier report|preprint) (?:of|on) the"
    r" (?:same |hospital that did the )?(?:work|study|survey|trial|people)\b",
    re.IGNORECASE,
)


@rule(
    "R634",
    "a source that is said to be another report of one study names the main one",
    reason="What only a note says, no count of studies knows.",
    remedy="set `reports_on` to the id of the main report, which needs a record of its own",
)
def further_reports_name_their_origin(handbook: Handbook, today: date) -> Iterator[Breach]:
    for source in handbook.sources.values():
        if source.reports_on or source.id in handbook.reports_by_source:
            continue
        for key, text in (("design_note", source.design_note), ("note", source.note)):
            if text and (said := _SAYS_SO.search(text)):
                yield Breach(source, (key,), f"`{said.group()}`")
    yield from _retold(handbook)


_RETELLS = re.compile(
    r"\b(?i:retell\w*|restat\w*|reports? (?:on|of)|release (?:on|of)|abstract of|copy of|reprint\w*"
    r"|summary of)\b[^.;]{0,60}?\b(?P<who>[A-Z][\w’'-]+)(?: (?:et al\.?|and [A-Z][\w’'-]+))?,? \(?"
    r"(?P<year>(?:19|20)\d\d)\b"
)


_PIECES = ("etell", "estat", "eport", "elease ", "bstract of", "opy of", "eprint", "ummary of")


def _retold(handbook: Handbook) -> Iterator[Breach]:
    """Sources that are said to retell a paper that is held: `retells the trial of Huestis 2026`."""
    retelling = [
        (source, place, said)
        for source in handbook.sources.values()
        if source.reports_on is None and source.design not in _REVIEWS
        for place, text in (
            (("design_note",), source.design_note),
            (("note",), source.note),
            (("studied", "population"), source.studied.population),
        )
        if text and any(piece in text for piece in _PIECES) and (said := _RETELLS.search(text))
    ]
    named = {said["who"] for _, _, said in retelling}
    held = {
        (source.authors[0].family, str(source.issued.year)): source.id
        for source in handbook.sources.values()
        if source.authors and source.authors[0].family in named and source.issued
    }
    for source, place, said in retelling:
        main = held.get((said["who"], said["year"]))
        if main not in (None, source.id) and source.id not in handbook.reports_by_source:
            yield Breach(source, place, f"`{said.group()}`, which is `{main}`")


_OTHER_TEXT = re.compile(
    r"\bas (?:quoted|restated|reported|cited|retold|republished|described|summari[sz]ed|shown|given|printed"
    r"|reprinted|copied|relayed|excerpted|told)\b|\b(?:restated|retold|reprinted|republished|quoted elsewhere"
    r"|seen elsewhere|by others|second hand)\b|\bcop(?:y|ies) (?:of|at|on)\b|\b(?:www\.|https?:)"
    r"|\b(?!clinicaltrials\.gov)[a-z0-9-]+\.(?:com|org|net|io|info|edu|gov)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=8192)
def _other_text(locator: str) -> str | None:
    """The words by which a locator leads to another text than its source; many sources share one."""
    found = _OTHER_TEXT.search(locator)
    return found.group() if found else None


@rule(
    "R635",
    "a locator leads to a place in its own source",
    reason="A finding that was read in another text is that text's, and a slip of it is not the source's.",
    remedy="write where in the source it stands; where another text was read, name its source in `read_in`",
)
def locators_stay_in_their_source(handbook: Handbook, today: date) -> Iterator[Breach]:
    for claim in handbook.claims.values():
        for index, item in enumerate(claim.assertion.evidence):
            place = (*claim.place, "evidence", index)
            if found := _other_text(item.locator):
                yield Breach(claim.record, (*place, "locator"), f"`{found}`")
            if item.read_in == item.source:
                yield Breach(claim.record, (*place, "read_in"), "it names the source itself")


@rule(
    "R633",
    "studies are counted by origin, not by source",
    reason="`Two studies` of which one is the press release of the other is one study.",
    remedy="count what the sources report on, or say that they are reports of one study",
)
def studies_are_counted_by_origin(handbook: Handbook, today: date) -> Iterator[Breach]:
    for claim in handbook.claims.values():
        sources = len({item.source for item in claim.assertion.evidence})
        if sources < 2:
            continue
        origins = len(handbook.origins(claim))
        if origins == sources:
            continue
        supporting = handbook.origins(claim, Stance.SUPPORTS)
        for place, words in weighed_texts(claim):
            counted = [count for count in counted_studies(words) if origins < count <= sources]
            if counted:
                found = f"{max(counted)} are counted, and {sources} sources have {origins} origins"
                yield Breach(claim.record, (*claim.place, *place), found)
            elif len(supporting) == 1 and (said := _told_apart(words)):
                found = f"`{said}`, and what supports it has one origin"
                yield Breach(claim.record, (*claim.place, *place), found)


def weighed_texts(claim: LinkedClaim) -> Iterator[tuple[Place, str]]:
    """The texts of a claim that say how much stands behind it: statement, caveats and reasons."""
    if claim.is_written:
        yield ("statement",), claim.statement
    for index, caveat in enumerate(claim.assertion.caveats):
        yield ("caveats", index, "text"), caveat.text
    if claim.grade:
        for index, down in enumerate(claim.grade.downgrades):
            yield ("certainty", "downgrades", index, "reason"), down.reason
        for index, up in enumerate(claim.grade.upgrades):
            yield ("certainty", "upgrades", index, "reason"), up.reason
    elif claim.stated_basis:
        yield ("certainty", "reason"), claim.stated_basis.reason


_NUMBERS = {"both": 2, "several": 2}
_NUMBERS |= {
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
}
_STUDIES = re.compile(
    rf"\b({'|'.join(_NUMBERS)}|[2-9]|10) (?:(?!of |the )[\w-]+ ){{0,2}}?"
    r"(?:studies|laboratories|teams|groups|surveys|trials|experiments|cohorts|samples|series)\b",
    re.IGNORECASE,
)
_APART = re.compile(
    r"\b(?:independent(?:ly)?|replicated|agrees?|confirm(?:s|ed)?|(?:another|different)"
    r" (?:laborator(?:y|ies)|teams?|stud(?:y|ies)|trials?|surveys?|groups?))\b",
    re.IGNORECASE,
)


_DENIED = re.compile(r"\b(?:not|no|nor|nothing|nobody|none|never|neither|without|whether|if)\b[^.;]*$", re.I)


@lru_cache(maxsize=8192)
def counted_studies(text: str) -> tuple[int, ...]:
    """How many studies, laboratories or samples a text says there are, each time that it counts them."""
    said = (found.group(1).lower() for found in _STUDIES.finditer(text))
    return tuple(_NUMBERS.get(word) or int(word) for word in said)


def _told_apart(text: str) -> str | None:
    """The words by which a text says that findings come from different hands."""
    found = _APART.search(text)
    return found.group() if found and not _DENIED.search(text[: found.start()]) else None
