"""Rules on questions and situations: one answer to a phrase, and steps that someone advises."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from handbook_data.addresses import address_of
from handbook_data.folding import words
from handbook_data.handbook import Handbook
from handbook_data.models.interaction import Interaction
from handbook_data.models.medicine import Medicine
from handbook_data.models.question import Question
from handbook_data.models.record import Record
from handbook_data.models.risk import Risk
from handbook_data.models.situation import Situation
from handbook_data.models.substance import Substance
from handbook_data.reading import Place
from handbook_data.rules.registry import Breach, rule
from handbook_data.vocabulary import ClaimKind
from handbook_data.word_lists import listed


def _phrases(record: Question) -> Iterator[tuple[Place, str]]:
    yield ("question",), record.question
    yield from ((("phrasings", index), phrase) for index, phrase in enumerate(record.phrasings))


@rule(
    "R460",
    "a phrase belongs to one question, and stands there once",
    reason="Who types it must get one answer.",
    remedy="join the questions, or word the phrase as it is asked for this one",
)
def phrases_belong_to_one_question(handbook: Handbook, today: date) -> Iterator[Breach]:
    first: dict[tuple[str, ...], str] = {}
    for record in handbook.questions.values():
        own: set[tuple[str, ...]] = set()
        for place, phrase in _phrases(record):
            said = words(phrase)
            other = first.setdefault(said, record.id)
            if said in own:
                yield Breach(record, place, f"`{phrase}` stands twice")
            elif other != record.id:
                yield Breach(record, place, f"`{phrase}` is asked in `{other}` too")
            own.add(said)


_SMALL = frozenset(
    words(
        "a about an and are as at be been by can could do does for from get give go has have how i if in is "
        "it kratom make makes me my of on one or should take taking that the there this to use using was "
        "what when which while who will with would you your"
    )
)
"""Words that two ways of asking one thing may differ in."""


@rule(
    "R461",
    "two questions do not ask the same in other small words",
    reason="Two answers to one question come to differ.",
    remedy="join them, with the other wording in `phrasings`; if they do differ, write an exception",
    excusable=True,
)
def questions_differ(handbook: Handbook, today: date) -> Iterator[Breach]:
    first: dict[frozenset[str], str] = {}
    for record in handbook.questions.values():
        said = frozenset(words(record.question)) - _SMALL
        other = first.setdefault(said, record.id) if said else record.id
        if other != record.id:
            yield Breach(record, ("question",), f"`{record.question}` asks what `{other}` asks")


_STEM = 4
_UNTELLING = (
    _SMALL | listed("joining") | words("case cases found medicine medicines people study uncertain").different
)


@rule(
    "R463",
    "the first answer to a question speaks of what is asked",
    reason="Who asks about an antidote and reads of a trial of a drink thinks that it was answered.",
    remedy="put the claim that answers first, or name in `leads_to` what both are about",
    excusable=True,
)
def first_answers_are_to_the_point(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record in handbook.questions.values():
        first = handbook.claims.get(record.answer[0])
        if first is None or isinstance(first.record, Substance):
            continue
        ahead = " ".join(
            _called(handbook.records[name]) for name in record.leads_to if name in handbook.records
        )
        asked = _stems(" ".join([record.question, *record.phrasings, ahead]))
        if asked and not asked & _stems(f"{first.statement} {_called(first.record)}"):
            yield Breach(record, ("answer", 0), f"`{first.full_id}` shares no word with the question")


def _called(record: Record) -> str:
    """What a record is called, in every way that it says."""
    named = [getattr(record, "title", ""), *getattr(record, "also_known_as", ())]
    named += [brand.name for brand in record.brands] if isinstance(record, Medicine) else []
    return " ".join(named)


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in words(text).different - _UNTELLING if len(word) > 1)


@rule(
    "R462",
    "a question leads to what has a page to go on to",
    reason="An answer that ends nowhere leaves the reader alone.",
    remedy="name a situation, a medicine, a topic, a term or a judged claim",
)
def questions_lead_somewhere(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record in handbook.questions.values():
        for index, name in enumerate(record.leads_to):
            other = handbook.records.get(name)
            if other and (isinstance(other, Question) or address_of(handbook, other) is None):
                yield Breach(record, ("leads_to", index), f"`{name}` is a {other.noun}")


_STEPS = (ClaimKind.GUIDANCE, ClaimKind.LEGAL, ClaimKind.DESCRIPTION, ClaimKind.EVIDENCE_GAP)


@rule(
    "R470",
    "a step of a situation is guidance, law, a description, or says that nobody knows",
    reason="An effect, a harm or a mechanism tells nobody what to do.",
    remedy="name the claim of whoever advises it",
)
def steps_can_be_acted_on(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record in handbook.situations.values():
        for index, name in enumerate(record.steps):
            claim = handbook.claims.get(name)
            if claim and claim.kind not in _STEPS:
                yield Breach(record, ("steps", index), f"`{name}` is a claim of kind `{claim.kind}`")


@rule(
    "R471",
    "first aid, when to call for help, and not to stop a medicine are guidance that names who advises it",
    reason="It is acted on at once and unchecked; whose advice it is stands in place of how sure it is.",
    remedy="name a claim of kind `guidance` with `advised`",
)
def urgent_advice_names_its_issuer(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record in handbook.topics:
        for place, name in _urgent(record):
            claim = handbook.claims.get(name)
            if claim and not (claim.kind is ClaimKind.GUIDANCE and claim.advised):
                found = f"`{name}` is a claim of kind `{claim.kind}`"
                yield Breach(record, place, found if not claim.advised else f"{found} with `advised`")


def _urgent(record: object) -> Iterator[tuple[Place, str]]:
    """The claims on which a reader acts at once, with their places."""
    if not isinstance(record, (Situation, Interaction, Risk)):
        return
    lists = {"do_not_stop": record.do_not_stop, "call_when": record.call_when}
    if isinstance(record, Situation) and record.is_first_aid:
        lists["steps"] = record.steps
    for key, named in lists.items():
        yield from (((key, index), name) for index, name in enumerate(named))


@rule(
    "R472",
    "what a page names as its first aid is a situation of first aid",
    reason="Its steps stand first on the page, before everything else.",
    remedy="name a situation with `is_first_aid: true`",
)
def first_aid_is_first_aid(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record in handbook.topics:
        if isinstance(record, (Interaction, Risk)):
            for index, name in enumerate(record.first_aid):
                situation = handbook.situations.get(name)
                if situation and not situation.is_first_aid:
                    yield Breach(record, ("first_aid", index), f"`{name}` is not marked as first aid")
