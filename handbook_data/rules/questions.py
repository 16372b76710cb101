"""Rules on questions and situations: one answer to a phrase, and steps that someone advises."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from handbook_data.addresses import address_of
from handbook_data.folding import Words, words
from handbook_data.handbook import Handbook
from handbook_data.models.interaction import Interaction
from handbook_data.models.medicine import Medicine
from handbook_data.models.question import Question
from handbook_data.models.record import Record, TopicRecord
from handbook_data.models.risk import Risk
from handbook_data.models.situation import Situation
from handbook_data.models.substance import Substance
from handbook_data.models.support import Support
from handbook_data.reading import Place
from handbook_data.rules.registry import Breach, rule
from handbook_data.vocabulary import ClaimKind, QuestionGroup
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
    first: dict[frozenset[str], tuple[Question, Place, str]] = {}
    for record in handbook.questions.values():
        own: set[tuple[str, ...]] = set()
        for place, phrase in _phrases(record):
            said = words(phrase)
            other, there, as_there = first.setdefault(_asked(said), (record, place, phrase))
            if said in own:
                yield Breach(record, place, f"`{phrase}` stands twice")
            elif other is not record:
                if there != ("question",) and _shared(said, other) < _shared(said, record):
                    yield Breach(other, there, f"`{as_there}` is asked in `{record.id}` too")
                else:
                    yield Breach(record, place, f"`{phrase}` is asked in `{other.id}` too")
            own.add(said)


def _shared(said: Words, record: Question) -> int:
    """How many words of a phrase a question has itself: the one to which the phrase belongs has more."""
    return len(said.different & words(record.question).different)


_ASKING = frozenset(words("a an the does do did is are was i you my me it its of"))
"""Words that a phrase may have or lack, and still ask the same."""
_BARE = frozenset(words("kratom what how why who when where which"))
"""Words of which alone a phrase asks nothing yet."""


def _asked(said: Words) -> frozenset[str]:
    """What a phrase asks, whatever the order of its words and the smallest of them."""
    asked = said.different - _ASKING
    of_leaf = asked - {"kratom"} if asked.isdisjoint(("7oh", "oh")) else asked
    return said.different if of_leaf <= _BARE else of_leaf


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


@rule(
    "R464",
    "a phrase asks its own question, not another",
    reason="Who types `kratom birth control` must not land on an answer about thyroid tablets.",
    remedy="move the phrase to the question that it asks; if it does ask this one too, write an exception",
    excusable=True,
)
def phrases_ask_their_own_question(handbook: Handbook, today: date) -> Iterator[Breach]:
    asked = [
        (
            record,
            [(place, phrase, words(phrase).different - _UNTELLING) for place, phrase in _phrases(record)],
        )
        for record in handbook.questions.values()
    ]
    titles: dict[str, set[str]] = defaultdict(set)
    for record, ((_, _, title), *_) in asked:
        for word in title:
            titles[word].add(record.id)
    known = frozenset(titles)
    for record, (_, *phrases) in asked:
        for place, phrase, said in phrases:
            if len(said) < _TELLING or not said <= known:
                continue
            elsewhere = set.intersection(*(titles[word] for word in said)) - {record.id}
            own = (words(other) for _, other in _phrases(record) if other != phrase)
            if elsewhere and all(said.isdisjoint(other.different) for other in own):
                found = f"`{phrase}` has the words of `{min(elsewhere)}` and none of its own question"
                yield Breach(record, place, found)
    yield from _medicines_of_other_questions(handbook)


_TELLING = 2
"""So many words tell what a phrase asks."""
_LEAST_NAME = 5
"""Letters of a name of a medicine that is no other word too."""


def _medicines_of_other_questions(handbook: Handbook) -> Iterator[Breach]:
    """Phrases that name a medicine of which no page of the answer tells, at questions on such pages."""
    known: dict[str, list[Medicine]] = defaultdict(list)
    for medicine in handbook.medicines.values():
        for name in _names(medicine):
            if len(name) >= _LEAST_NAME and name.isalpha():
                known[name.casefold()].append(medicine)
    for record in handbook.questions.values():
        near = {name.partition("/")[0] for name in record.answer} | {*record.leads_to}
        if record.group is not QuestionGroup.MEDICINES or near.isdisjoint(handbook.interactions):
            continue
        for place, phrase in _phrases(record):
            for name in words(phrase).different & known.keys():
                meant = known[name]
                if not any(near.intersection((medicine.id, *medicine.interactions)) for medicine in meant):
                    yield Breach(record, place, f"no page that it leads to is on `{meant[0].id}`")


def _names(medicine: Medicine) -> Iterator[str]:
    yield from (medicine.title, *medicine.also_known_as)
    yield from (named.name for named in medicine.names)
    yield from (brand.name for brand in medicine.brands)


@rule(
    "R465",
    "a question leads to what its answer or its own words are about",
    reason="A link from a law to a liver sends a reader nowhere.",
    remedy="name a record of the answer, one linked with it, or one that the question names",
    excusable=True,
)
def questions_lead_to_what_they_are_about(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record in handbook.questions.values():
        near: set[str] | None = None
        for index, name in enumerate(record.leads_to):
            other = handbook.records.get(name)
            if other is None or any(answer.startswith(f"{name}/") for answer in record.answer):
                continue
            near = _near(handbook, record) if near is None else near
            if name in near or not _answering(record).isdisjoint(_points_at(handbook, other)):
                continue
            named, asked = _stems(_called(other)), _stems(" ".join([record.question, *record.phrasings]))
            shared = asked & _stems(_told_at(handbook, other))
            if (
                isinstance(other, Support)
                or any(len(stem) == _STEM for stem in shared)
                or not named.isdisjoint(asked | _stems(_answers(handbook, record)))
            ):
                continue
            yield Breach(record, ("leads_to", index), f"`{name}` shares nothing with the question")


def _near(handbook: Handbook, record: Question) -> set[str]:
    """The ids of the records that answer a question, and of those linked with them."""
    near = _answering(record)
    for name in [*near]:
        topic = handbook.records.get(name)
        if topic is not None:
            near |= _points_at(handbook, topic)
            near.update(medicine.id for medicine in handbook.medicines_by_interaction.get(name, ()))
            near.update(handbook.related.get(name, ()))
    return near


def _answering(record: Question) -> set[str]:
    return {name.partition("/")[0] for name in record.answer}


def _points_at(handbook: Handbook, record: Record) -> set[str]:
    """The ids of the records that a record names, and of those that its claims are of."""
    return {reference.named.partition("/")[0] for reference in handbook.references_of(record)}


def _told_at(handbook: Handbook, record: Record) -> str:
    """What a hurried reader is told on the page of a record."""
    if not isinstance(record, TopicRecord):
        return str(getattr(record, "assertion", ""))
    named = (handbook.claims.get(f"{record.id}/{name}") for name in record.key_points)
    return " ".join(claim.statement for claim in named if claim)


def _answers(handbook: Handbook, record: Question) -> str:
    """All that the claims say that answer a question."""
    told: list[str] = []
    for claim in filter(None, map(handbook.claims.get, record.answer)):
        told += [claim.statement, *(item.finding for item in claim.assertion.evidence)]
        told += [caveat.text for caveat in claim.assertion.caveats]
    return " ".join(told)


_LOADED = re.compile(
    r"^(?:and |so |but )?(?:why|how come|how is it that|what makes|since when|isn't|is it not|aren't"
    r"|doesn't|does it"
    r" not|don't|who says|how (?:much|many)(?: \w+){0,3} (?:better|safer|gentler))\b",
    re.IGNORECASE,
)
_BIASED = re.compile(
    r"\b(?:so much|far|much|so|way) (?:\w+er|better|worse|more \w+|less \w+)\b"
    r"|\b(?:safe(?:r|st)?|harmless|better|best|gentler?|healthier|superior|effective|natural(?:ly)?"
    r"|wonderful|amazing"
    r"|great|perfect|cures?|heals?|proven|trusted|superb|miracle|beneficial|healthy|non-?addictive"
    r"|cleaner|milder)\b"
    r"|\b(?:works?|helps?) so\b|\b(?:lie|lying|hide|hiding|suppress\w*|demoni[sz]\w*|scare\w*|afraid of"
    r"|hate|evil|killer"
    r"|deadly|poison|scam|big pharma|conspir\w*|cover(?:ing)? up)\b"
    r"|\b(?:nobody|no one|no-one|none|never|cannot|can't|impossible|unlikely|hard to|isn't|doesn't|don't"
    r"|not)\b[^?]{0,30}\b(?:overdos\w*|die[sd]?|dying|deaths?|kill\w*|harm\w*|hurt\w*|addict\w*|hooked|danger\w*"
    r"|risk\w*|depend\w*|withdrawal|toxic|side effects?|detect\w*)\b",
    re.IGNORECASE,
)


@rule(
    "R466",
    "a question does not take its answer for granted",
    reason="`Why is kratom so much safer?` asserts, in our own heading, what no claim bears out.",
    remedy="ask whether it is so: `Is kratom safer than …?`; how people put it stands under `phrasings`",
    excusable=True,
)
def questions_are_open(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record in handbook.questions.values():
        found = _LOADED.search(record.question) and _BIASED.search(record.question)
        if found:
            yield Breach(record, ("question",), f"`{found.group()}` is taken for granted")


_STEPS = (ClaimKind.GUIDANCE, ClaimKind.LEGAL, ClaimKind.DESCRIPTION, ClaimKind.EVIDENCE_GAP)


@rule(
    "R467",
    "the first answer is of a record that the question names or leads to, or names what is asked itself,"
    " and no later one is of another condition",
    reason="Who asks about depression and reads first of a trial in another illness was not answered.",
    remedy="put the claim of what is asked about first, or name its record in `leads_to`",
    excusable=True,
)
def first_answers_are_of_what_is_asked(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record in handbook.questions.values():
        first = handbook.claims.get(record.answer[0])
        if first is None:
            continue
        asked = _stems(" ".join([record.question, *record.phrasings]))
        is_near = first.record.id in record.leads_to or first.kind is ClaimKind.LEGAL
        if not is_near and asked.isdisjoint(_stems(f"{first.statement} {_called(first.record)}")):
            found = f"`{first.full_id}` is of nothing that the question names or leads to"
            yield Breach(record, ("answer", 0), found)
            continue
        for index, name in enumerate(record.answer[1:], start=1):
            claim = handbook.claims.get(name)
            if claim is None or claim.record.id not in handbook.conditions.keys() - {*record.leads_to}:
                continue
            if asked.isdisjoint(_stems(f"{claim.statement} {_called(claim.record)}")):
                found = f"`{name}` is of a condition that the question neither names nor leads to"
                yield Breach(record, ("answer", index), found)


@rule(
    "R468",
    "a question on the law of one place is answered first by that place, and by no place that it is not in",
    reason="Who asks about Texas and reads what Florida did acts on the law of another state.",
    remedy="put a claim of the place that the question names first, or name the place in `leads_to`",
)
def places_answer_for_themselves(handbook: Handbook, today: date) -> Iterator[Breach]:
    places = _places(handbook)
    for record in handbook.questions.values():
        first = handbook.claims.get(record.answer[0])
        if first is None:
            continue
        asked = _named_in(record.question, places)
        of_law = first.record.id in handbook.jurisdictions
        if asked and first.record.id not in asked and not asked & _named_in(first.statement, places):
            found = f"`{first.full_id}`, while `{min(asked)}` is asked about"
            yield Breach(record, ("answer", 0), found)
        elif of_law and not asked and first.record.id not in record.leads_to:
            yield Breach(record, ("answer", 0), f"the question does not lead to `{first.record.id}`")
        for index, name in enumerate(record.answer[1:] if asked else (), start=1):
            place = name.partition("/")[0]
            if place in handbook.jurisdictions and not _is_of(place, {*asked, *record.leads_to}):
                claim = handbook.claims.get(name)
                if claim and not asked & _named_in(claim.statement, places):
                    yield Breach(record, ("answer", index), f"`{name}`, while `{min(asked)}` is asked about")


def _is_of(place: str, asked: set[str]) -> bool:
    """Whether a place is one of those asked about, or holds one: the United States hold Texas."""
    return place in asked or any(name.startswith(f"{place}-") for name in asked)


def _places(handbook: Handbook) -> dict[str, list[tuple[str, str]]]:
    """The names of jurisdictions by their first word, each with the id of the one so called."""
    places: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for place in handbook.jurisdictions.values():
        places[words(place.title)[0]].append((place.title, place.id))
    return places


def _named_in(text: str, places: dict[str, list[tuple[str, str]]]) -> set[str]:
    """The ids of the jurisdictions that a text names: `Turkey`, and not going cold turkey."""
    near = (called for word in words(text).different & places.keys() for called in places[word])
    return {place for title, place in near if title in text}


_HELD_AGAINST = (ClaimKind.EVIDENCE_GAP, ClaimKind.HARM)
_LEFT_OPEN = re.compile(
    r"[^.]*\b(?:uncertain|unclear|unknown|no|not|nobody|none|nothing|never|cannot)\b", re.IGNORECASE
)
"""A first sentence that says itself what is not known."""


@rule(
    "R469",
    "an answer of effects alone leaves out no harm and no gap that the pages of these effects have",
    reason="Who reads what users recall, and not that nobody has tested it, was told half of the answer.",
    remedy="add the claim on what is not known, or on the harm, to the answer",
)
def answers_tell_the_other_side(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record in handbook.questions.values():
        named = [claim for name in record.answer if (claim := handbook.claims.get(name))]
        told = [claim for claim in named if claim.is_about_kratom]
        if not told or any(claim.kind is not ClaimKind.EFFECT or not claim.is_about_people for claim in told):
            continue
        if any(_LEFT_OPEN.match(claim.statement) for claim in told):
            continue
        beside = (other for claim in told for other in handbook.claims_of(claim.record))
        left = next((it for it in beside if it.kind in _HELD_AGAINST and it.is_about_kratom), None)
        if left:
            yield Breach(record, ("answer",), f"only effects, and the page has `{left.full_id}`")


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
