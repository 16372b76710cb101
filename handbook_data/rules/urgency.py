"""Rules on what a reader acts on at once: whom to call first, what not to stop, and what findings forbid."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date

from handbook_data.all_clear import CLEARING, DENYING, EVADING, clears, denies_danger, evades
from handbook_data.contacts import EMERGENCY, whole
from handbook_data.folding import words
from handbook_data.handbook import Handbook, LinkedClaim
from handbook_data.models.interaction import Interaction
from handbook_data.models.record import Record, TopicRecord
from handbook_data.models.risk import Risk
from handbook_data.models.situation import Situation
from handbook_data.models.support import Support
from handbook_data.models.voices import Voice
from handbook_data.permitting import PERMITTING, permits
from handbook_data.reading import Place
from handbook_data.rules.registry import Breach, rule
from handbook_data.vocabulary import (
    Audience,
    ClaimKind,
    MedicineClass,
    Need,
    QuestionGroup,
    Severity,
    Stance,
)
from handbook_data.word_index import Needs

_CALLS = re.compile(
    r"\b(?:calls?|dial|ring|phone|ambulance|emergency|vet|doctor|hospital|poison line|seek|medical help)\b",
    re.IGNORECASE,
)


def _emergency_numbers(text: str) -> frozenset[str]:
    """The numbers of emergency services that a text names whole."""
    return frozenset(number for number in EMERGENCY if number in text and whole(number).search(text))


def _statements(handbook: Handbook, named: tuple[str, ...]) -> str:
    return " ".join(handbook.claims[name].statement for name in named if name in handbook.claims)


def _supporting(claim: LinkedClaim) -> list[str]:
    return [item.finding for item in claim.assertion.evidence if item.stance is Stance.SUPPORTS]


@rule(
    "R473",
    "first aid begins with whom to call",
    reason="Who reads only the first line of it must have called by then.",
    remedy="put the step that names the number, or says to call, first",
    excusable=True,
)
def first_aid_begins_with_a_call(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record in handbook.situations.values():
        first = handbook.claims.get(record.steps[0])
        if record.is_first_aid and first and not _CALLS.search(first.statement):
            yield Breach(record, ("steps", 0), f"`{first.full_id}` says nothing of a call")


@rule(
    "R474",
    "each emergency number of a page's first aid stands in a claim under its `call_when`",
    reason="The box at the head of a page is made of it: a country that is missing there is left alone.",
    remedy="name the claim under `call_when` too",
)
def first_aid_names_its_numbers(handbook: Handbook, today: date) -> Iterator[Breach]:
    records: list[Situation | Risk | Interaction] = [*handbook.situations.values()]
    records += [*handbook.risks.values(), *handbook.interactions.values()]
    for record in records:
        key, names = _first_aid_of(handbook, record)
        if not names or not all(name in handbook.claims for name in record.call_when):
            continue
        there = _emergency_numbers(_statements(handbook, record.call_when))
        missing = sorted(_emergency_numbers(_statements(handbook, names)) - there)
        if missing:
            told = ", ".join(f"`{number}`" for number in missing)
            place = ("call_when",) if record.call_when else (key,)
            yield Breach(record, place, f"none under `call_when` names {told}")


def _first_aid_of(handbook: Handbook, record: Situation | Risk | Interaction) -> tuple[str, tuple[str, ...]]:
    """The claims with the numbers of a record's first aid, and the key of the record that leads to them."""
    if isinstance(record, Situation):
        return "steps", record.steps if record.is_first_aid else ()
    situations = filter(None, map(handbook.situations.get, record.first_aid))
    return "first_aid", tuple(name for situation in situations for name in situation.call_when)


_NOT_TO_STOP = re.compile(r"\b(?:do not|never)\b[^.;]{0,20}\bstop\b", re.IGNORECASE)


@rule(
    "R475",
    "a step that elsewhere stands under `do_not_stop` stands there in this situation too",
    reason="It is shown apart from the other steps, where nobody overlooks it.",
    remedy="name the claim under `do_not_stop`",
)
def steps_not_to_stop_are_marked(handbook: Handbook, today: date) -> Iterator[Breach]:
    marked = {
        name
        for records in (handbook.interactions, handbook.risks, handbook.situations)
        for record in records.values()
        for name in record.do_not_stop
    }
    for record in handbook.situations.values():
        for index, name in enumerate(record.steps):
            claim = handbook.claims.get(name)
            if name not in marked or name in record.do_not_stop or claim is None:
                continue
            if _NOT_TO_STOP.search(claim.statement):
                yield Breach(record, ("steps", index), f"`{name}` is missing under `do_not_stop`")


_MAY_STOP = re.compile(
    r"\b(?:stop(?:s|ping)?|quit\w*|taper\w*|coming off|cutting down|withdrawal|prescri\w+|surgery"
    r"|operation|dependent)\b",
    re.IGNORECASE,
)
"""What somebody is about to do, in the name of a situation, who may stop a medicine with it."""


@rule(
    "R489",
    "who may stop a medicine, and who may fall gravely ill, keeps `do_not_stop` and `call_when`",
    reason="A page on tapering without `do not stop a medicine`, or without a number, is the one that harms.",
    remedy="name under `do_not_stop` the claim not to stop a prescribed medicine, and under `call_when` those"
    " with 911, 999 and 112",
    excusable=True,
)
def urgent_lists_are_kept(handbook: Handbook, today: date) -> Iterator[Breach]:
    usual = _usual_numbers(handbook)
    for situation in handbook.situations.values():
        may_stop = not situation.is_first_aid and any(
            _MAY_STOP.search(name) for name in (situation.title, *situation.also_known_as)
        )
        if may_stop and not situation.do_not_stop:
            yield Breach(situation, ("do_not_stop",), "its name is of stopping, or of a medicine")
        if (situation.is_first_aid or may_stop or situation.call_when) and (
            missing := _numbers_missing(handbook, situation.call_when, usual)
        ):
            yield Breach(situation, ("call_when",), f"none names {missing}")
    for interaction in handbook.interactions.values():
        if missing := _numbers_missing(handbook, interaction.call_when, usual):
            yield Breach(interaction, ("call_when",), f"none names {missing}")
    for risk in handbook.risks.values():
        has_number = _emergency_numbers(_statements(handbook, risk.call_when))
        if has_number and not (risk.first_aid or risk.do_not_stop):
            yield Breach(risk, ("do_not_stop",), "it has neither this nor `first_aid`")
        if usual and (risk.first_aid or risk.do_not_stop) and not risk.call_when:
            yield Breach(risk, ("call_when",), "it is empty")


def _usual_numbers(handbook: Handbook) -> frozenset[str]:
    """The emergency numbers that more than half of the interactions give: 911, 999 and 112."""
    lists = [_statements(handbook, record.call_when) for record in handbook.interactions.values()]
    counted = Counter(number for text in lists for number in _emergency_numbers(text))
    return frozenset(number for number, times in counted.items() if 2 * times > len(lists))


def _numbers_missing(handbook: Handbook, named: tuple[str, ...], usual: frozenset[str]) -> str:
    """The usual emergency numbers that some claims leave out; none if one of the claims cannot be read."""
    if not all(name in handbook.claims for name in named):
        return ""
    there = _emergency_numbers(_statements(handbook, named))
    return ", ".join(f"`{number}`" for number in sorted(usual - there))


@rule(
    "R490",
    "where a step is also under `call_when`, the first step is one of them",
    reason="911 as the last of nine steps is called after eight others.",
    remedy="put the step first that names whom to call when a life is at risk",
)
def whom_to_call_stands_first(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record in handbook.situations.values():
        first = record.steps[0]
        if not set(record.call_when).isdisjoint(record.steps) and first not in record.call_when:
            yield Breach(record, ("steps", 0), f"`{first}` is not under `call_when`, and a later step is")


_TO_CALL = re.compile(
    r"\b(?:call|see|ring|phone|tell|ask)\b[^.;]{0,30}\b(?:doctor|midwife|clinician|911|999|112|988|poison)\b"
    r"|\bemergency (?:room|department)\b",
    re.IGNORECASE,
)
_GO_ON_TAKING = re.compile(
    r"\b(?:[Nn]ot|[Nn]ever)\b[^.;]{0,30}\bstop|^To stop a\b"
    r"|\b(?:if you want to|before you) stop\b|\b[Ss]tay in treatment\b"
)


@rule(
    "R494",
    "advice of a situation to call somebody is one of its steps, and advice of an interaction not to stop a"
    " medicine stands under `do_not_stop`",
    reason="What stands only at the foot of a page is not read by who acts on it.",
    remedy="name the claim under `steps`, or under `do_not_stop`",
)
def urgent_advice_is_named(handbook: Handbook, today: date) -> Iterator[Breach]:
    for situation in handbook.situations.values():
        named = {*situation.steps, *situation.call_when, *situation.do_not_stop}
        for claim in _own_guidance(handbook, situation):
            if claim.full_id not in named and _TO_CALL.search(claim.statement):
                yield Breach(situation, ("steps",), f"`{claim.full_id}` is none of them")
    for interaction in handbook.interactions.values():
        for claim in _own_guidance(handbook, interaction):
            if claim.full_id not in interaction.do_not_stop and _GO_ON_TAKING.search(claim.statement):
                yield Breach(interaction, ("do_not_stop",), f"`{claim.full_id}` is missing")


def _own_guidance(handbook: Handbook, record: TopicRecord) -> Iterator[LinkedClaim]:
    return (claim for claim in handbook.claims_of(record) if claim.kind is ClaimKind.GUIDANCE)


@rule(
    "R495",
    "a question on what slows the breath, or of an emergency, is answered with an emergency number too",
    reason="Who asks whether to drink with kratom has to read when to call, not only that nobody studied it.",
    remedy="add a claim with the number to `answer`",
    excusable=True,
)
def grave_questions_name_a_number(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record in handbook.questions.values():
        if not all(name in handbook.claims for name in record.answer):
            continue
        if _emergency_numbers(_statements(handbook, record.answer)):
            continue
        for name in record.leads_to:
            if numbers := _emergency_numbers(_urgent_words(handbook, record.group, name)):
                found = f"`{name}`, to which it leads, names `{min(numbers)}`, and no claim of it does"
                yield Breach(record, ("answer",), found)
                break


def _urgent_words(handbook: Handbook, group: QuestionGroup, name: str) -> str:
    """When to call, on the page of first aid or of what stops the breath to which a question leads."""
    if group is QuestionGroup.EMERGENCIES:
        situation = handbook.situations.get(name)
        return _statements(handbook, situation.steps) if situation and situation.is_first_aid else ""
    interaction = handbook.interactions.get(name) if group is QuestionGroup.MEDICINES else None
    is_grave = (
        interaction is not None
        and interaction.severity.level in (Severity.MAJOR, Severity.CONTRAINDICATED)
        and interaction.first_aid
        and set(interaction.medicine_classes) <= _BREATH_AND_NOT_PRESCRIBED
    )
    return _statements(handbook, interaction.call_when) if interaction and is_grave else ""


_AT_NO_SIDE = frozenset(
    {Audience.OFFICIAL, Audience.CONSIDERING, Audience.WORKER, Audience.TESTED, Audience.TRAVELLER}
)


@rule(
    "R476",
    "first aid is for somebody who may be there",
    reason="By `audience` a reader finds it; an official or a traveller is not at the side of who fell ill.",
    remedy="name who is there: `bystander`, `family`, `parent`",
)
def first_aid_is_for_who_is_there(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record in handbook.situations.values():
        if record.is_first_aid and set(record.audience) <= _AT_NO_SIDE:
            yield Breach(record, ("audience",), f"only `{'`, `'.join(record.audience)}`")


_STOP_THE_BREATH = frozenset(
    {MedicineClass.BENZODIAZEPINE, MedicineClass.OPIOID_AGONIST, MedicineClass.GABAPENTINOID}
)
_BREATH_AND_NOT_PRESCRIBED = _STOP_THE_BREATH | {MedicineClass.ALCOHOL}


@rule(
    "R477",
    "a grave interaction with what slows the breath names its first aid, and not to stop a medicine at once",
    reason="Together they can stop the breath, and a sudden stop can bring fits; both stand on the page.",
    remedy="name the situation under `first_aid`, and the claim under `do_not_stop`",
)
def what_slows_the_breath_has_first_aid(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record in handbook.interactions.values():
        classes = set(record.medicine_classes)
        if record.severity.level not in (Severity.MAJOR, Severity.CONTRAINDICATED):
            continue
        missing = []
        if classes & _BREATH_AND_NOT_PRESCRIBED and not record.first_aid:
            missing.append("`first_aid`")
        if classes & _STOP_THE_BREATH and not record.do_not_stop:
            missing.append("`do_not_stop`")
        if missing:
            found = f"`{record.severity.level}`, and nothing under {', '.join(missing)}"
            yield Breach(record, ("severity", "level"), found)


def _guidance(handbook: Handbook) -> Iterator[LinkedClaim]:
    for claim in handbook.claims.values():
        if claim.kind is ClaimKind.GUIDANCE:
            yield claim


_ANY_NUMBER = re.compile(r"\d{3}")


_LIFE_AT_RISK = re.compile(
    r"\b(?:(?:not|stop\w*|slow\w*|hard to|trouble|difficulty|problems?) breath\w*|breathing (?:is |that is )?"
    r"(?:slow|stop|shallow|weak)\w*|(?:not|cannot be|can't be|never) (?:wak\w+|woken|roused)|hard to wake"
    r"|passed out|pass out|unconscious|unresponsive|not respond\w*|no response|(?:blue|gr[ea]y|purple) lips"
    r"|lips (?:\w+ ){0,2}(?:blue|gr[ea]y|purple)|overdos\w+|collaps\w+|choking|gurgling)\b",
    re.IGNORECASE,
)
"""What tells that somebody may be dying."""


@rule(
    "R478",
    "guidance that a finding gives with an emergency number gives the number",
    reason="Who reads that naloxone is given, and not that help is called, does half of it.",
    remedy="write the number into the statement as the finding has it",
    excusable=True,
)
def guidance_keeps_the_emergency_number(handbook: Handbook, today: date) -> Iterator[Breach]:
    for claim in _guidance(handbook):
        if _ANY_NUMBER.search(claim.statement):
            continue
        findings = _supporting(claim)
        named = _emergency_numbers(findings[0]) if findings else frozenset()
        which = "its first finding"
        if not named and _LIFE_AT_RISK.search(claim.statement):
            named, which = _emergency_numbers(" ; ".join(findings)), "a finding"
        if named:
            told = ", ".join(f"`{number}`" for number in sorted(named))
            yield Breach(claim.record, (*claim.place, "statement"), f"{which} names {told}")


_PUTS_OFF = re.compile(
    r"\b(?:wait and see|better (?:to|off) wait(?:ing)?|(?:can|may) wait|waits? (?:a|some|for a|it out)"
    r"|give it (?:time|(?:a|an|one|two|some|another) (?:few )?(?:hours?|days?|weeks?|fortnight|while))"
    r"|if (?:they|you|he|she) (?:like|likes|wish|feel like it)|think twice"
    r"|hold off|put(?:ting)? (?:it|the call) off|sleep it off|no (?:need|hurry) to (?:call|go|see|ring)"
    r"|need not (?:call|go|see|ring|hurry)"
    r"|(?:911|999|112|000) (?:after|later|afterwards|next|second|last))\b",
    re.IGNORECASE,
)
PUTTING_OFF: Needs = (
    (("^wait",),),
    (("^give$",), ("^it$",), ("^time$", "^few$", "^hour", "^day", "^week", "^fortnight$", "^while$")),
    (("^if$",), ("^like$", "^likes$", "^wish$", "^feel$")),
    (("^think$", "^hold$", "^put$", "^putting$", "^sleep$"), ("^twice$", "^off$")),
    (("^need$", "^hurry$"), ("^call$", "^go$", "^see$", "^ring$", "^hurry$")),
    (("^911$", "^999$", "^112$", "^000$"), ("^after", "^later$", "^next$", "^second$", "^last$")),
)
"""The words without which nothing puts help off."""
_DENIED = re.compile(r"\b(?:not|never|nor|don’t|don't|no|without|rather than|cannot|nobody)\b", re.IGNORECASE)


def _acted_on_texts(handbook: Handbook) -> Iterator[tuple[LinkedClaim, Place, str]]:
    """Statements and caveats of guidance, and of what else readers act on."""
    for claim in handbook.claims.values():
        if claim.kind is ClaimKind.GUIDANCE or claim.full_id in handbook.acted_on:
            yield claim, (*claim.place, "statement"), claim.statement
            for index, caveat in enumerate(claim.assertion.caveats):
                yield claim, (*claim.place, "caveats", index, "text"), caveat.text


@rule(
    "R479",
    "what a reader acts on puts help off only where a finding does",
    reason="`Wait and see first` turns an alarm round, and can cost a life.",
    remedy="leave it out, or write into a finding that the source says so",
    excusable=True,
)
def help_is_not_put_off(handbook: Handbook, today: date) -> Iterator[Breach]:
    doubtful = handbook.own_words.needing(PUTTING_OFF)
    for claim, place, text in _acted_on_texts(handbook):
        for found in _PUTS_OFF.finditer(text) if text in doubtful or not claim.is_written else ():
            if _DENIED.search(text[max(0, found.start() - 30) : found.start()]):
                continue
            said = max(re.findall(r"[a-z]+", found.group().casefold()), key=len)
            if not any(re.search(rf"\b{said}", finding, re.IGNORECASE) for finding in _supporting(claim)):
                yield Breach(claim.record, place, f"`{found.group()}`, and no finding says so")
    for record in handbook.support.values():
        findings = " ".join(
            item.finding for claim in handbook.claims_of(record) for item in claim.assertion.evidence
        ).casefold()
        for index, contact in enumerate(record.contacts):
            deters = _PUTS_OFF.search(contact.note or "")
            if deters and deters.group().casefold() not in findings:
                yield Breach(record, ("contacts", index, "note"), f"`{deters.group()}`")


_WHAT_TO_DO = re.compile(
    r"\bwhat (?:do|should|can|must|could|to|now|next|happens now)\b|\bwhom? (?:do|should|can|to)\b"
    r"|\bhow (?:do|can|should) (?:i|we|you) (?:help|save|wake|treat|act)\b",
    re.IGNORECASE,
)


@rule(
    "R483",
    "a question in an emergency that asks what to do is answered first by whom to call",
    reason="A list of signs before the number costs the minutes that count.",
    remedy="put the guidance, or the line, that says whom to call first",
    excusable=True,
)
def emergencies_are_answered_by_an_act(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record in handbook.questions.values():
        first = handbook.claims.get(record.answer[0])
        if record.group is not QuestionGroup.EMERGENCIES or not _WHAT_TO_DO.search(record.question):
            continue
        if first is None or (_CALLS.search(first.statement) and _is_an_act(first)):
            continue
        found = "says nothing of a call" if _is_an_act(first) else f"is a claim of kind `{first.kind}`"
        yield Breach(record, ("answer", 0), f"`{first.full_id}` {found}")


def _is_an_act(claim: LinkedClaim) -> bool:
    return claim.kind is ClaimKind.GUIDANCE or isinstance(claim.record, Support)


@rule(
    "R484",
    "people are sent to lines for people, and animals to lines for animals",
    reason="A line for people does not treat a dog, and a line for dogs turns away a child.",
    remedy="name a line of the right kind; correct `audience` or `asked_by` if it is about an animal",
)
def animals_have_their_own_lines(handbook: Handbook, today: date) -> Iterator[Breach]:
    askers = [
        *((one, "steps", one.steps, one.audience, one.title) for one in handbook.situations.values()),
        *((one, "answer", one.answer, one.asked_by, one.question) for one in handbook.questions.values()),
    ]
    for record, key, named, asking, called in askers:
        is_about_animals = set(asking) == {Audience.PET_OWNER} or (
            Audience.PET_OWNER in asking and _NAMES_ANIMALS.search(called)
        )
        for index, name in enumerate(named):
            line = handbook.support.get(name.partition("/")[0])
            if line is None or not line.needs:
                continue
            is_for_animals = Need.ANIMAL in line.needs
            if is_for_animals and Audience.PET_OWNER not in asking:
                yield Breach(record, (key, index), f"`{line.id}` is for animals")
            elif not is_for_animals and is_about_animals:
                yield Breach(record, (key, index), f"`{line.id}` is for people")


_NAMES_ANIMALS = re.compile(
    r"\b(?:animals?|pets?|dogs?|cats?|pupp(?:y|ies)|kittens?|horses?)\b", re.IGNORECASE
)


_FORBIDS = re.compile(
    r"\b(?:do not|don['’]t|never|should not|must not|not to)(?: \w+ly)? (?P<verb>[a-z]{4,})\b", re.IGNORECASE
)


_SOMEBODY = r"(?:you|people|they|someone|anyone|patients?|adults?|users?|who)\b"
_MAY = r"(?:may|can|could|free to|fine to)"


@rule(
    "R480",
    "guidance does not permit what its findings forbid",
    reason="`You may stop it on your own` over a finding `do not stop` is the opposite of the advice.",
    remedy="say what the findings say",
    excusable=True,
)
def guidance_permits_nothing_forbidden(handbook: Handbook, today: date) -> Iterator[Breach]:
    for claim in _guidance(handbook):
        verbs = {match["verb"].lower() for text in _supporting(claim) for match in _FORBIDS.finditer(text)}
        for verb in sorted(verbs & words(claim.statement).different):
            permits = re.search(
                rf"(?:^|[.:;!?] |\b{_SOMEBODY}[^.;]{{0,20}} {_MAY} (?:\w+ )?){verb}\b",
                claim.statement,
                re.IGNORECASE,
            )
            if permits and not re.search(
                rf"\b(?:not|never|nor|n['’]t|no|nothing|before|cannot)\b[^.;]{{0,40}}\b{verb}\b",
                claim.statement,
                re.IGNORECASE,
            ):
                place = (*claim.place, "statement")
                yield Breach(claim.record, place, f"`{permits.group().strip()}`; a finding forbids to {verb}")


_LAID = re.compile(
    r"\bon (?:to )?(?:their|his|her|the|one|its|your|a)(?: (?:left|right))?"
    r" (side|back|stomach|front|belly)\b",
    re.IGNORECASE,
)


@rule(
    "R481",
    "guidance lays a person as its findings do",
    reason="On the back a person who is out chokes; the side is what keeps the airway open.",
    remedy="write the side that the finding names",
    excusable=True,
)
def people_are_laid_as_found(handbook: Handbook, today: date) -> Iterator[Breach]:
    for claim in _guidance(handbook):
        findings = " ".join(_supporting(claim)).casefold()
        for found in _LAID.finditer(claim.statement):
            if not re.search(rf"\b{found[1].casefold()}\b", findings):
                yield Breach(claim.record, (*claim.place, "statement"), f"no finding has `{found.group()}`")


Tells = Callable[[str], str | None]
"""Finds the words of a text that tell something; None if none do."""


def _shown(handbook: Handbook, needs: Needs, tells: Tells) -> Iterator[tuple[Record, Place, str, str]]:
    """The texts of our own that tell something, with the words that do; a finding is a source's text."""
    for record, (voice, place, text) in handbook.own_texts(needs):
        found = tells(text) if voice is not Voice.FINDING else None
        if found:
            yield record, place, text, found


def _told_by_no_finding(handbook: Handbook, needs: Needs, tells: Tells) -> Iterator[Breach]:
    """What is shown and no finding of its claim tells."""
    for record, place, _, found in _shown(handbook, needs, tells):
        if not any(map(tells, _supporting_at(handbook, record, place))):
            yield Breach(record, place, f"`{found}`")


@rule(
    "R482",
    "nothing that is shown lets a reader stop a medicine alone, combine what harms, or withhold care, unless"
    " a finding does",
    reason="A sudden stop can bring fits, `can be taken together` kills, and so does naloxone that is kept"
    " back.",
    remedy="leave it out, say who is to be asked first, or write into a finding that the source says so",
    excusable=True,
)
def nothing_shown_permits_what_harms(handbook: Handbook, today: date) -> Iterator[Breach]:
    return _told_by_no_finding(handbook, PERMITTING, permits)


@rule(
    "R486",
    "nothing that is shown calls kratom harmless in pregnancy, when nursing or for children, unless a finding"
    " does",
    reason="`A small cup is fine in pregnancy` is an all-clear that no study gives.",
    remedy="say what was seen, in how many, and that no amount is known to be safe",
    excusable=True,
)
def no_amount_is_cleared_for_the_young(handbook: Handbook, today: date) -> Iterator[Breach]:
    other_care = {(id(c.record), c.place) for c in handbook.claims.values() if not c.is_about_kratom}
    for record, place, text, found in _shown(handbook, CLEARING, clears):
        if (id(record), place[:2]) in other_care and not _OF_KRATOM.search(text):
            continue
        held = _supporting_at(handbook, record, place)
        if _OF_KRATOM.search(text):  # that methadone is safe for a baby says nothing of kratom
            held = [finding for finding in held if _OF_KRATOM.search(finding)]
        if not any(map(clears, held)):
            yield Breach(record, place, f"`{found}`")


_OF_KRATOM = re.compile(r"\b(?:kratom|ketum|mitragyn\w+|7-oh|the leaf|(?:leaf|plain) tea)\b", re.IGNORECASE)


@rule(
    "R487",
    "nothing that is shown tells a way round the law, the customs or a test, unless a finding says so",
    reason="The handbook says what the law is; `parcels are seldom opened` helps somebody to break it.",
    remedy="leave it out; what the law is stands in the record of the place",
    excusable=True,
)
def no_way_round_the_law_is_shown(handbook: Handbook, today: date) -> Iterator[Breach]:
    return _told_by_no_finding(handbook, EVADING, evades)


_DENIAL = r"\b(?:no|not|nor|never|without|cannot)\b"


@rule(
    "R488",
    "nothing that is shown denies a danger to life, breath, heart or liver, unless a finding does",
    reason="`It cannot stop the breath` in a caveat or a meaning has no source and no certainty.",
    remedy="leave it out, say that it is not known whether it does, or make a claim of it with its finding",
    excusable=True,
)
def no_danger_is_denied(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record, place, _, found in _shown(handbook, DENYING, denies_danger):
        last = re.escape(words(found)[-1][:_STEM])
        denied = re.compile(rf"{_DENIAL}[^.;]*\b{last}|\b{last}[^.;]*{_DENIAL}", re.IGNORECASE)
        if not any(map(denied.search, _supporting_at(handbook, record, place))):
            yield Breach(record, place, f"`{found}`")


_STEM = 5


def _supporting_at(handbook: Handbook, record: Record, place: Place) -> list[str]:
    """The findings that support the claim in which a place lies; none if it lies in no claim."""
    claims = handbook.claims_of(record) if isinstance(record, TopicRecord) else ()
    return next((_supporting(claim) for claim in claims if place[: len(claim.place)] == claim.place), [])
