"""Rules on the fields at the head of a record: what they say is what its texts and sources say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from handbook_data.folding import words
from handbook_data.handbook import Handbook
from handbook_data.models.care import Care
from handbook_data.models.evidence import Evidence
from handbook_data.models.record import TopicRecord
from handbook_data.models.support import Support
from handbook_data.models.voices import texts
from handbook_data.rules.registry import Breach, rule
from handbook_data.vocabulary import CodeSystem, MedicineClass, Severity
from handbook_data.word_lists import listed

_GRAVE = re.compile(
    r"(?<!no )\b(?:deaths?|died|fatal\w*|life-threatening|stopped breathing|coma|until people die)\b",
    re.IGNORECASE,
)


@rule(
    "R414",
    "an interaction with deaths on record is not called minor",
    reason="`Likely to be felt little` over a reason that tells of deaths can cost a life.",
    remedy="correct `severity.level`, or the reason",
)
def what_killed_is_not_minor(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record in handbook.interactions.values():
        found = _GRAVE.search(record.severity.reason)
        if record.severity.level is Severity.MINOR and found:
            yield Breach(record, ("severity", "level"), f"`minor`, and the reason tells of `{found.group()}`")


_APART = frozenset(
    {
        MedicineClass.OPIOID_AGONIST,
        MedicineClass.BENZODIAZEPINE,
        MedicineClass.STIMULANT,
        MedicineClass.GABAPENTINOID,
    }
)
"""Classes by what a medicine is; of any other it can be a member besides."""
_BY_ENZYME = frozenset(
    {MedicineClass.CYP3A_SUBSTRATE, MedicineClass.CYP2D6_SUBSTRATE, MedicineClass.CYP3A_INHIBITOR}
)
"""Classes by what clears a medicine: what else stands in such a record says nothing of all its medicines."""


@rule(
    "R415",
    "a medicine is of one class, whatever else clears it or it does",
    reason="Oxycodone among the benzodiazepines sends readers to the wrong page.",
    remedy="take out the class that it is not in",
    excusable=True,
)
def medicines_are_of_one_class(handbook: Handbook, today: date) -> Iterator[Breach]:
    for medicine in handbook.medicines.values():
        first: set[MedicineClass] = set()
        for index, name in enumerate(medicine.interactions):
            record = handbook.interactions.get(name)
            classes = set(record.medicine_classes) if record else set()
            own = classes & _APART if classes.isdisjoint(_BY_ENZYME) else set()
            if own and first and first.isdisjoint(own):
                found = f"`{name}`, while it is among the {min(first).label} too"
                yield Breach(medicine, ("interactions", index), found)
            first = first or own


_OF_MANY = listed("joining") | {
    *("disorder", "disorders", "use", "chronic", "care", "symptoms", "generalised", "social", "illness"),
    *("substance", "other", "severe", "acute"),
}
"""Words of names of conditions that say nothing of which."""
_STEM = 5


@rule(
    "R416",
    "care and support speak of the conditions that they are named for",
    reason="Buprenorphine on the page on ADHD would be read as a treatment of it.",
    remedy="correct `conditions`, or say in a claim what it does for them",
    excusable=True,
)
def conditions_of_care_are_spoken_of(handbook: Handbook, today: date) -> Iterator[Breach]:
    records: list[Care | Support] = [*handbook.care.values(), *handbook.support.values()]
    for record in records:
        cited = [
            source.title
            for claim in record.claims
            for item in claim.evidence
            if (source := handbook.sources.get(item.source))
        ]
        said = words(" ".join([*(text.words for text in texts(record)), *cited])).different
        for index, name in enumerate(record.conditions):
            condition = handbook.conditions.get(name)
            if condition is None:
                continue
            names = " ".join([condition.title, *condition.also_known_as])
            stems = tuple(word[:_STEM] for word in words(names).different - _OF_MANY)
            if stems and not any(word.startswith(stems) for word in said):
                yield Breach(record, ("conditions", index), f"no text of it speaks of `{condition.title}`")


_BODY_OF_MANY = listed("joining") | {"us", "national"}
_OF_ANY_BODY = (
    _BODY_OF_MANY
    | words(
        "american association society college institute academy health medical medicine department body "
        "guideline guidelines panel clinic center centre university service united kingdom states group "
        "committee research care administration british"
    ).different
)
"""Words of the names of bodies that do not tell one from another."""
_NAMELESS = re.compile(r"^(?:authors|doctors|experts|reviewers|unsigned)\b", re.IGNORECASE)


@rule(
    "R417",
    "the body that recommends care, and the one that advises, is one that its sources name",
    reason="`Recommended by` lends the weight of a body; it must be the one whose guideline was read.",
    remedy="correct `recommended_by` or `by`, or cite the guideline",
    excusable=True,
)
def bodies_that_recommend_are_cited(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record in handbook.care.values():
        items = [item for claim in record.claims for item in claim.evidence]
        there = words(" ".join(_naming(handbook, items))).different
        named = {word for word in words(record.recommended_by) if not word.isdigit()} - _BODY_OF_MANY
        short = re.findall(r"\b[A-Z]{2,}\w*", record.recommended_by)
        if len(named & there) * 2 < len(named) and not any(word.lower() in there for word in short):
            yield Breach(record, ("recommended_by",), f"no source of it names `{record.recommended_by}`")
    for claim in handbook.claims.values():
        if not claim.advised:
            continue
        told = [claim.statement, *_naming(handbook, claim.assertion.evidence)]
        there = words(" ".join(told).replace("-", " ")).different
        for index, advice in enumerate(claim.advised):
            if not (_NAMELESS.match(advice.by) or _names(there, advice.by)):
                place = (*claim.place, "advised", index, "by")
                yield Breach(claim.record, place, f"no source of it names `{advice.by}`")


def _naming(handbook: Handbook, items: Iterable[Evidence]) -> list[str]:
    """What findings and their sources say of who speaks in them."""
    told: list[str] = []
    for item in items:
        told += [item.finding, item.source]
        if source := handbook.sources.get(item.source):
            told += [source.title, *map(str, source.authors)]
            told += filter(None, (source.publisher, source.container, source.note, source.checked.note))
    return told


def _names(there: frozenset[str], body: str) -> bool:
    """Whether texts name a body by a word of its own, by its short form or by its initials."""
    own = words(body).different - _OF_ANY_BODY
    short = {word.lower() for word in re.findall(r"\b[A-Z]{2,}\w*", body)} - {"us", "uk"}
    initials = "".join(word[0] for word in re.findall(r"\b[A-Z]\w+", body)).lower()
    if not own or not there.isdisjoint(own | short):
        return True
    return any(len(word) > 2 and initials.removeprefix("u").startswith(word) for word in there)


_PRINTED = {
    CodeSystem.FORMULA: re.compile(r"\bC\d+H\d+[A-Z]\w*"),
    CodeSystem.CAS: re.compile(r"\b\d{2,7}-\d{2}-\d\b"),
    CodeSystem.CHEMBL: re.compile(r"\bCHEMBL\d+"),
}
"""Codes of a form that no other text has."""


@rule(
    "R418",
    "a code is the one that a finding of its source prints, if it prints one of that form",
    reason="A formula with one atom more is another substance.",
    remedy="correct the code, or name the source in which it was seen",
    excusable=True,
)
def codes_are_those_printed(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record in handbook.topics:
        for index, code in enumerate(record.codes):
            printed = _PRINTED.get(code.system)
            if printed is None:
                continue
            told = " ".join(_findings_on(handbook, record, code.source))
            seen = sorted(set(printed.findall(told)))
            if seen and code.code not in seen:
                found = f"`{code.code}`, while a finding of `{code.source}` has {', '.join(seen)}"
                yield Breach(record, ("codes", index, "code"), found)


def _findings_on(handbook: Handbook, record: TopicRecord, source: str) -> Iterator[str]:
    """What a source was found to say on a page."""
    for claim in handbook.claims_of(record):
        yield from (item.finding for item in claim.assertion.evidence if item.source == source)


_ALIKE = 0.7
"""So large a share of the words of two meanings in common makes one a copy of the other."""


@rule(
    "R444",
    "no two terms have one meaning",
    reason="The meaning of IC50 under Ki explains neither.",
    remedy="write the meaning of this term, or join the two",
    excusable=True,
)
def meanings_are_of_their_terms(handbook: Handbook, today: date) -> Iterator[Breach]:
    said = [(term, words(term.meaning).different) for term in handbook.glossary.values()]
    for index, (term, own) in enumerate(said):
        for other, its in said[:index]:
            if len(own & its) > _ALIKE * len(own | its):
                yield Breach(term, ("meaning",), f"it is that of `{other.id}`")
                break


_IN_CAPITALS = re.compile(r"[A-Z]{3,6}")


@rule(
    "R115",
    "a term in capitals is spelt by the first letters of its long name",
    reason="`Area under the dose` for AUC explains another measure.",
    remedy="correct the name in `also_known_as`, or the term",
    excusable=True,
)
def short_forms_are_spelt_by_long_ones(handbook: Handbook, today: date) -> Iterator[Breach]:
    for term in handbook.glossary.values():
        names = (term.term, *term.also_known_as)
        shorts = [name for name in names if _IN_CAPITALS.fullmatch(name)]
        for index, name in enumerate(names):
            if " " not in name or not shorts:
                continue
            initials = [word[0] for word in words(name.replace("-", " "))]
            if not any(_are_in_order(short.lower(), initials) for short in shorts):
                place = ("also_known_as", index - 1) if index else ("term",)
                yield Breach(term, place, f"`{name}` does not spell {' or '.join(shorts)}")


def _are_in_order(letters: str, there: Iterable[str]) -> bool:
    """Whether letters stand among others in their order."""
    left = iter(there)
    return all(letter in left for letter in letters)
