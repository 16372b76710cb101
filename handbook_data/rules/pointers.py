"""Rules on what records point at: claims that decide, names, codes and links that belong elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from handbook_data.folding import Words, folded, words
from handbook_data.handbook import Handbook, LinkedClaim
from handbook_data.models.circulating_claim import CirculatingClaim
from handbook_data.models.condition import Condition
from handbook_data.models.glossary import GlossaryTerm
from handbook_data.models.interaction import Interaction
from handbook_data.models.record import TopicRecord
from handbook_data.models.risk import Risk
from handbook_data.models.substance import Substance
from handbook_data.models.support import Support
from handbook_data.rules.registry import Breach, rule
from handbook_data.vocabulary import Audience, ClaimKind, CodeSystem, Design, Exposure, Provenance

_STEM = 5
"""Letters by which two words are taken for forms of one: `attention`, `attentive`."""
_EVERYWHERE = frozenset(
    word[:_STEM]
    for word in (
        *("about", "found", "from", "handbook", "have", "kratom", "known", "mitragynine", "more"),
        *("people", "some", "study", "than", "that", "their", "they", "this", "uncertain", "used"),
        *("users", "very", "were", "what", "when", "whether", "which", "with", "only", "does"),
    )
)


def _stems(text: str) -> set[str]:
    found = {word[:_STEM].casefold() for word in re.findall(r"[^\W\d_]{4,}|\w*\d\w*", text)}
    return found - _EVERYWHERE


@rule(
    "R109",
    "a claim that decides a verdict is on what the circulating claim is about",
    reason="A verdict on attention that hangs on a claim about coffee hangs on nothing.",
    remedy="name the claim that decides it, or the record in `about` if it belongs there",
)
def verdicts_are_decided_by_what_bears_on_them(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record in handbook.circulating_claims.values():
        said = _stems(f"{record.assertion} {record.reason}")
        for index, name in enumerate(record.decided_by):
            claim = handbook.claims.get(name)
            if claim is None or _is_near(handbook, record, claim):
                continue
            if not said & _stems(f"{claim.statement} {claim.record.title}"):
                found = f"`{name}` shares no record and no word with it"
                yield Breach(record, ("decided_by", index), found)


def _is_near(handbook: Handbook, record: CirculatingClaim, claim: LinkedClaim) -> bool:
    """Whether a claim stands on a record that a circulating claim is about, or on one linked with it."""
    topic = claim.record
    linked = {topic.id, *topic.related, *getattr(topic, "conditions", ()), *getattr(topic, "bears_on", ())}
    return any(
        name in linked or topic.id in getattr(handbook.records.get(name), "related", ())
        for name in record.about
    )


_SHARED_CODES = (CodeSystem.FORMULA,)
"""Systems in which different things have one code: isomers have one formula."""


@rule(
    "R110",
    "one code of a system has one title",
    reason="The code of depression on the page of another condition files its claims under the wrong one.",
    remedy="correct `code` or `title`; what the record covers more narrowly stands in brackets",
)
def codes_have_one_title(handbook: Handbook, today: date) -> Iterator[Breach]:
    first: dict[tuple[CodeSystem, str], tuple[str, TopicRecord, int]] = {}
    for topic in handbook.topics:
        for index, code in enumerate(topic.codes):
            if code.title is None or code.system in _SHARED_CODES:
                continue
            title = folded(re.sub(r"[(\[].*", "", code.title)).strip()
            known, other, there = first.setdefault((code.system, code.code), (title, topic, index))
            if known not in title and title not in known:  # which of the two is wrong, the codes do not tell
                for one, place, twin in ((topic, index, other), (other, there, topic)):
                    found = f"`{code.code}` is `{one.codes[place].title}` here, and another on `{twin.id}`"
                    yield Breach(one, ("codes", place, "code"), found)


@rule(
    "R111",
    "a name belongs to one condition, to one substance, and to one term of the glossary",
    reason="A reader who looks for depression must not land on another one, nor find Ki explained twice.",
    remedy="take the name from the record to which it does not belong, or join the two records",
)
def names_belong_to_one_record(handbook: Handbook, today: date) -> Iterator[Breach]:
    first: dict[tuple[type, Words], str] = {}
    topics = [topic for topic in handbook.topics if isinstance(topic, Condition | Substance)]
    named: list[tuple[Condition | Substance | GlossaryTerm, str, str]] = [
        *((topic, "title", topic.title) for topic in topics),
        *((term, "term", term.term) for term in handbook.glossary.values()),
    ]
    for record, key, name in named:
        other = first.setdefault((type(record), words(name)), record.id)
        if other != record.id and words(name):
            yield Breach(record, (key,), f"`{name}` is the name of `{other}`")
    for record, _, _ in named:
        for index, name in enumerate(record.also_known_as):
            other = first.setdefault((type(record), words(name)), record.id)
            if other != record.id and words(name):
                yield Breach(record, ("also_known_as", index), f"`{name}` is a name of `{other}`")


_ADVICE = re.compile(r"\b(?:advi[cs]|recommend|guid(?:ance|eline))", re.IGNORECASE)


@rule(
    "R112",
    "what to do about a risk is guidance, a description of help, or that no advice was found",
    reason="A harm or a gap tells nobody what to do.",
    remedy="name a claim that says what to do",
)
def risks_say_what_to_do(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record in handbook.risks.values():
        for index, name in enumerate(record.what_to_do):
            claim = handbook.claims.get(f"{record.id}/{name}")
            if claim is None or claim.kind in (ClaimKind.GUIDANCE, ClaimKind.DESCRIPTION):
                continue
            if claim.kind is not ClaimKind.EVIDENCE_GAP or not _ADVICE.search(claim.statement):
                found = f"`{name}` is a claim of kind `{claim.kind}`"
                yield Breach(record, ("what_to_do", index), found)


@rule(
    "R113",
    "a text does not link to the record in which it stands",
    reason="A definition that points at itself explains nothing.",
    remedy="link to what was meant, or take the brackets away",
)
def texts_do_not_link_to_themselves(handbook: Handbook, today: date) -> Iterator[Breach]:
    for term in handbook.glossary.values():
        if isinstance(term, GlossaryTerm) and f"[[{term.id}]]" in term.meaning:
            yield Breach(term, ("meaning",), f"`[[{term.id}]]` stands in `{term.id}`")
    for record in handbook.circulating_claims.values():
        if f"[[{record.id}]]" in record.reason:
            yield Breach(record, ("reason",), f"`[[{record.id}]]` stands in `{record.id}`")


_SCHOLARLY = (Provenance.PEER_REVIEWED, Provenance.PREPRINT, Provenance.REGISTRY, Provenance.OFFICIAL_LAW)
_OFFICIAL = (Provenance.AGENCY, Provenance.OFFICIAL_LAW, Provenance.GUIDELINE_BODY)


@rule(
    "R114",
    "a claim circulates on pages and in papers that speak of it, not in a study or a page of an agency",
    reason="What a study measured is a finding; calling it promotion puts words into its authors' mouths.",
    remedy="name the page on which it was read, and cite the study in the claims that decide the verdict",
)
def claims_circulate_outside_studies(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record in handbook.circulating_claims.values():
        for index, name in enumerate(record.found_in):
            source = handbook.sources.get(name)
            if source is None:
                continue
            is_a_study = source.provenance in _SCHOLARLY and source.design is not Design.NOT_A_STUDY
            if is_a_study or source.provenance in _OFFICIAL:
                found = f"`{name}` is a {source.design} ({source.provenance})"
                yield Breach(record, ("found_in", index), found)


@rule(
    "R116",
    "first aid leaves no claim of its own out; where a bystander calls first, it is first aid",
    reason="A step that is written down and not among the steps is not taken.",
    remedy="add the claim to `steps`; set `is_first_aid: true` where a bystander is to call first",
)
def first_aid_is_whole(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record in handbook.situations.values():
        first = handbook.claims.get(record.steps[0])
        calls = first is not None and isinstance(first.record, Support)
        if calls and Audience.BYSTANDER in record.audience and not record.is_first_aid:
            yield Breach(record, ("steps", 0), f"`{record.steps[0]}` is to be called first")
        if not record.is_first_aid:
            continue
        acted_on = {*record.steps, *record.do_not_stop, *record.call_when}
        for claim in handbook.claims_of(record):
            if claim.full_id not in acted_on and claim.assertion.id not in record.key_points:
                yield Breach(record, (*claim.place, "id"), f"`{claim.assertion.id}` is no step")


@rule(
    "R119",
    "what to watch for stands among risks, or with the interaction itself",
    reason="A count of users in place of the signs of liver injury warns nobody.",
    remedy="name the claim that tells the signs",
)
def signs_are_of_harm(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record in handbook.interactions.values():
        for index, name in enumerate(record.watch_for):
            claim = handbook.claims.get(name)
            if claim and claim.record is not record and not isinstance(claim.record, (Risk, Interaction)):
                yield Breach(record, ("watch_for", index), f"`{name}` is a claim on a {claim.record.noun}")


@rule(
    "R120",
    "what is taken has one page, other alkaloids aside",
    reason="Claims on extracts would be shown as claims on the leaf.",
    remedy="correct `exposure`: leaf is not extract, and neither is 7-OH",
)
def an_exposure_is_of_one_substance(handbook: Handbook, today: date) -> Iterator[Breach]:
    pages: dict[Exposure, str] = {}
    for record in handbook.substances.values():
        if record.exposure is Exposure.OTHER_ALKALOID:
            continue
        if (other := pages.setdefault(record.exposure, record.id)) != record.id:
            yield Breach(record, ("exposure",), f"`{other}` has `{record.exposure}` too")
