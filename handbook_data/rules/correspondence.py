"""Rules on what a statement and its findings share besides figures: whose, where, in whom, which way."""

from __future__ import annotations

import re
from calendar import month_name
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from handbook_data.counted import COUNTING, counted, counted_otherwise, not_of_study
from handbook_data.denials import asserted_against, denied_against
from handbook_data.directions import turned
from handbook_data.figures import every_figure, figures
from handbook_data.folding import words
from handbook_data.groups import exchanged, moved, of_other_sex, swapped
from handbook_data.handbook import Handbook, LinkedClaim
from handbook_data.models.evidence import Evidence
from handbook_data.named import NAMING, Named, death_told, places, speaks_of, speaks_of_death, things
from handbook_data.places import COUNTRIES
from handbook_data.reading import Place
from handbook_data.rules.registry import Breach, rule
from handbook_data.vocabulary import CaveatKind, Stance, Subject
from handbook_data.word_lists import listed


def _written(handbook: Handbook) -> Iterator[tuple[LinkedClaim, list[Evidence]]]:
    """Written claims, each with the evidence that does not contradict it."""
    for claim in handbook.claims.values():
        if claim.is_written:
            yield claim, [item for item in claim.assertion.evidence if item.stance is not Stance.CONTRADICTS]


@rule(
    "R335",
    "a figure belongs to the group to which the finding gives it",
    reason="6.1% of boys and 12.4% of girls, where it is the other way round, has every figure right; so has"
    " the share of those who ever took it, told as that of a year.",
    remedy="give each figure to the group, time or thing that has it in the finding",
    excusable=True,
)
def figures_stay_with_their_groups(handbook: Handbook, today: date) -> Iterator[Breach]:
    for claim, evidence in _written(handbook):
        for item in evidence:
            if found := swapped(claim.statement, item.finding) or exchanged(claim.statement, item.finding):
                told = " and ".join(f"{figure} of `{group}`" for figure, group in found)
                yield Breach(claim.record, (*claim.place, "statement"), f"{told}; a finding has them swapped")
                break
        else:
            findings = [item.finding for item in evidence]
            if pair := moved(claim.statement, findings) or of_other_sex(claim.statement, findings):
                one, other = pair
                found_there = f"{one.figure} beside `{one.group}…`"
                found_there += f", where a finding has {other.figure} beside `{other.group}…`"
                yield Breach(claim.record, (*claim.place, "statement"), found_there)
    yield from _counted_otherwise(handbook)


def _counted_otherwise(handbook: Handbook) -> Iterator[Breach]:
    """Figures that count calls in one text and deaths in another, of one claim or of one source."""
    counting = handbook.own_words.needing(COUNTING)
    of_source: dict[tuple[str, str], list[tuple[str, Breach]]] = defaultdict(list)
    for claim in handbook.claims.values():
        evidence = claim.assertion.evidence
        findings = [item.finding for item in evidence if item.finding in counting]
        shown: list[tuple[Place, str]] = [(("statement",), claim.statement)] if claim.is_written else []
        shown += [
            (("caveats", n, "text"), it.text) for n, it in enumerate(claim.assertion.caveats) if not it.source
        ]
        for place, text in shown if findings else ():
            if text in counting and (found := counted_otherwise(text, findings)):
                number, sort, other = found
                told = f"`{number}` counts {sort} here and {other} in a finding"
                yield Breach(claim.record, (*claim.place, *place), told)
        for index, item in enumerate(evidence):
            if item.finding not in counting:
                continue
            place = (*claim.place, "evidence", index, "finding")
            source = handbook.sources.get(item.source)
            studied = source.studied if source else None
            if (
                studied
                and studied.n
                and studied.n_of
                and (strange := not_of_study(item.finding, studied.n, studied.n_of))
            ):
                told = f"`{studied.n}` counts {strange} here and {studied.n_of} in the record of its source"
                yield Breach(claim.record, place, told)
                continue
            for number, sort in counted(item.finding):
                told = f"`{number}` counts {sort} here and something else in another finding of this source"
                of_source[item.source, number].append((sort, Breach(claim.record, place, told)))
    for counts in of_source.values():
        yield from _in_the_minority(counts)


def _in_the_minority(counts: list[tuple[str, Breach]]) -> Iterator[Breach]:
    """The findings that count otherwise by a figure than most of their source; all, if none are more."""
    often = Counter(sort for sort, _ in counts)
    if len(often) > 1:
        (sort, most), (_, next_most) = often.most_common(2)
        usual = sort if most > next_most else None
        yield from (breach for one, breach in counts if one != usual)


@rule(
    "R336",
    "the places, animals, people and substances that a statement names are those of its sources",
    reason="Oregon for Wisconsin or rats for mice is no slip that a reader could see.",
    remedy="name what was studied, or write into a finding that it was",
    excusable=True,
)
def statements_name_what_was_studied(handbook: Handbook, today: date) -> Iterator[Breach]:
    for claim, _ in _written(handbook):
        said = _without_unfound(claim.statement) if claim.is_gap else claim.statement
        findings = [item.finding for item in claim.assertion.evidence]
        if animal := _animal_of_none(handbook, claim):
            yield Breach(claim.record, (*claim.place, "statement"), f"`{animal}`, and no source tells of any")
        named = things(said).difference(*map(things, findings))
        where = [
            place for place in sorted(places(said)) if not any(_tells_of(place, text) for text in findings)
        ]
        if not named and not where:
            continue  # most statements name nothing that their findings do not
        told = _told(handbook, claim)
        there = frozenset[Named]().union(*map(things, told))
        for sort, name in sorted(named - there):
            others = sorted(other.name for other in there if other.sort == sort)
            if others:
                found = f"`{name}`, while its sources tell of {', '.join(others)}"
                yield Breach(claim.record, (*claim.place, "statement"), found)
        for place in where:
            others = sorted(frozenset[str]().union(*map(places, told)))
            if others and not any(_tells_of(place, text) for text in told):
                found = f"`{place}`, while its sources tell of {', '.join(others)}"
                yield Breach(claim.record, (*claim.place, "statement"), found)


_OF_ANIMALS = re.compile(r"\b(?:animal|rodent|beast|pet)s?\b", re.IGNORECASE)


def _animal_of_none(handbook: Handbook, claim: LinkedClaim) -> str | None:
    """An animal that a claim on people alone names, and neither its sources nor others of its page."""
    if set(claim.applies_to.subjects) != {Subject.PEOPLE}:
        return None
    named = _animals(claim.statement).difference(*(_animals(it.finding) for it in claim.assertion.evidence))
    if not named:
        return None
    told = _told(handbook, claim)
    told += [other.statement for other in handbook.claims_of(claim.record) if other is not claim]
    if any(map(_OF_ANIMALS.search, told)):
        return None
    return min(named.difference(*map(_animals, told)), default=None)


def _animals(text: str) -> frozenset[str]:
    return frozenset(one.name for one in things(text) if one.sort == "animal" and one.name != "humans")


def _tells_of(place: str, finding: str) -> bool:
    return speaks_of(place, finding.casefold())


_SENTENCE = re.compile(r"[^.]*\.?")
_UNFOUND = re.compile(r"\b(?:no|none|not|nor|nobody|nothing|whether|how|unknown)\b", re.IGNORECASE)


def _without_unfound(statement: str) -> str:
    """A statement without its sentences on what was not found, which name what no source speaks of."""
    sentences = _SENTENCE.findall(statement)
    return "".join(sentence for sentence in sentences if not _UNFOUND.search(sentence))


def _told(handbook: Handbook, claim: LinkedClaim) -> list[str]:
    """What the evidence, the records of its sources and the head of the page say of whom and what."""
    record = claim.record
    told = [record.title, *record.also_known_as]
    told += [medicine.title for medicine in handbook.medicines_by_interaction.get(record.id, ())]
    told += [COUNTRIES.get(code, code) for code in getattr(record, "regions", ())]
    for item in claim.assertion.evidence:
        told += [item.finding, item.locator]
        if source := handbook.sources.get(item.source):
            studied = source.studied
            told += [source.title, source.id, *(name.literal for name in source.authors if name.literal)]
            told += filter(None, (studied.population, studied.product, studied.n_note, source.design_note))
            told += filter(None, (source.note, source.container, source.publisher, source.checked.note))
    return told


@rule(
    "R337",
    "a statement goes the way that its findings go, and tells of a death only where they do",
    reason="`Weaker` for `stronger`, or `died` for `drowsy`, turns a finding into its opposite.",
    remedy="correct the word, or write into the finding what the source says",
    excusable=True,
)
def statements_go_the_way_of_their_findings(handbook: Handbook, today: date) -> Iterator[Breach]:
    for claim, evidence in _written(handbook):
        place = (*claim.place, "statement")
        if claim.is_gap:
            continue
        if found := turned(claim.statement, [item.finding for item in evidence]):
            yield Breach(claim.record, place, f"`{found[0]}`, while its findings say `{found[1]}`")
        elif (word := death_told(claim.statement)) and not _tells_of_death(handbook, claim):
            yield Breach(claim.record, place, f"`{word}`, and no finding tells of a death")


@rule(
    "R371",
    "a statement asserts nothing that its findings only deny, and denies nothing that they only assert",
    reason="`Had faded` for `had not faded`, or `were tied to` over a finding of `no link`, has every other"
    " word right.",
    remedy="put the `not` back or take it out, as the finding has it; or write into a finding what the source"
    " says",
    excusable=True,
)
def statements_deny_what_findings_deny(handbook: Handbook, today: date) -> Iterator[Breach]:
    for claim, evidence in _written(handbook):
        if claim.is_gap:
            continue
        findings = [item.finding for item in evidence]
        place = (*claim.place, "statement")
        if word := asserted_against(claim.statement, findings):
            yield Breach(
                claim.record, place, f"it asserts `{word}…`, which a finding denies and none asserts"
            )
        elif word := denied_against(claim.statement, findings):
            yield Breach(claim.record, place, f"it denies `{word}…`, which a finding asserts and none denies")


def _tells_of_death(handbook: Handbook, claim: LinkedClaim) -> bool:
    return speaks_of_death(" ; ".join(_told(handbook, claim)))


_MONTHS = tuple(month_name)[1:]
_MONTH = re.compile(
    rf"\b(?:{'|'.join(name for name in _MONTHS if name != 'May')})\b"
    r"|\b(?:[Ii]n|[Oo]f|[Bb]y|[Ss]ince|[Uu]ntil|[Ff]rom|[Oo]n|[Bb]efore|[Aa]fter|to|and|through|till|late"
    r"|early|\d) May\b|\bMay (?=\d)"
)
"""`May` is a month only behind a word that leads to one, or before a figure."""
NAMING_MONTHS = tuple(f"^{name.lower()}$" for name in _MONTHS)


def _months(text: str) -> frozenset[str]:
    return frozenset(found.split()[-1] for found in _MONTH.findall(text))


@rule(
    "R346",
    "a month in a statement is one of its findings or sources, with the figures that it has there",
    reason="Three deaths by September are not six deaths, and October is another month.",
    remedy="write the month, or the figure, as the finding has it",
    excusable=True,
)
def months_are_those_of_findings(handbook: Handbook, today: date) -> Iterator[Breach]:
    naming = handbook.own_words.with_any(NAMING_MONTHS)
    for claim, evidence in _written(handbook):
        said = _months(claim.statement) if claim.statement in naming else frozenset()
        if not said:
            continue
        place = (*claim.place, "statement")
        strange = said.difference(*(_months(f"{item.finding} {item.locator}") for item in evidence))
        if strange:
            strange = strange.difference(_issued_in(handbook, claim), *map(_months, _told(handbook, claim)))
        if strange:
            yield Breach(claim.record, place, f"no finding has `{min(strange)}`")
        elif found := _of_another_month(claim.statement, [item.finding for item in evidence]):
            yield Breach(claim.record, place, found)


def _issued_in(handbook: Handbook, claim: LinkedClaim) -> Iterator[str]:
    """The months in which sources of a claim appeared, as far as they are known."""
    for item in claim.assertion.evidence:
        source = handbook.sources.get(item.source)
        if source and source.issued and source.issued.earliest.month == source.issued.latest.month:
            yield _MONTHS[source.issued.earliest.month - 1]


_PART_OF_FINDING = re.compile(r"(?<=[.;]) ")


def _of_another_month(statement: str, findings: list[str]) -> str | None:
    """The figure of a sentence on one month that findings have, all of it, for other months alone."""
    parts = [part for finding in findings for part in _PART_OF_FINDING.split(finding)]
    for sentence in _PART_OF_FINDING.split(statement):
        named = _months(sentence)
        numbers = {it.number for it in figures(sentence) if it.number is not None} - _YEARS
        own = [part for part in parts if named & _months(part)]
        if len(named) != 1 or not numbers or not own:
            continue
        if numbers.isdisjoint(_numbers(own)):
            others = [part for part in parts if not named & _months(part) and numbers <= _numbers([part])]
            if others and all(map(_months, others)):
                month, other = min(named), min(_months(others[0]))
                return f"`{month}`, while a finding has this figure for `{other}`"
    return None


_YEARS = frozenset(range(1900, 2101))


def _numbers(parts: list[str]) -> frozenset[Fraction | int]:
    return frozenset(it.number for part in parts for it in every_figure(part) if it.number is not None)


_JOINING = listed("joining")
_DENYING = frozenset(
    {
        "no",
        "not",
        "none",
        "nobody",
        "nothing",
        "never",
        "neither",
        "nor",
        "without",
        "cannot",
        "hardly",
        "fails",
    }
    | {"unlikely", "false", "untrue", "lacks"}
)
_HEDGING = frozenset({"very", "uncertain", "whether", "unknown", "unclear", "may", "might", "probably"})
_OF_ONE_MATTER = 0.5
"""The share of their words that two statements on one matter have in common."""


@rule(
    "R367",
    "what rests on the same findings does not say the opposite",
    reason="Two claims with one evidence and two answers let everybody quote the one that suits.",
    remedy="delete the claim that its findings do not bear, or give each claim the findings that bear it",
    excusable=True,
)
def same_findings_bear_one_answer(handbook: Handbook, today: date) -> Iterator[Breach]:
    bearing: dict[tuple[str, str], list[LinkedClaim]] = defaultdict(list)
    for claim in handbook.claims.values():
        for item in claim.assertion.evidence if claim.is_written else ():
            if item.stance is Stance.SUPPORTS:
                bearing[item.source, item.finding].append(claim)
    told: set[tuple[str, str]] = set()
    for claims in bearing.values():
        for later, claim in enumerate(claims):
            for other in claims[:later]:
                pair = other.full_id, claim.full_id
                if pair in told or claim is other:
                    continue
                told.add(pair)
                if word := _opposite(claim, other):
                    found = f"`{word}`, while `{other.full_id}` says otherwise on the same finding"
                    yield Breach(claim.record, (*claim.place, "statement"), found)


_OF_WHOM = frozenset(
    {
        "daily",
        "weekly",
        "monthly",
        "older",
        "oldest",
        "younger",
        "youngest",
        "urban",
        "rural",
        "acute",
        "chronic",
    }
)
"""What tells two groups apart: that one does and the other does not is no contradiction."""


def _opposite(one: LinkedClaim, other: LinkedClaim) -> str | None:
    """The word by which a statement says the opposite of another on one matter; None if it does not."""
    ours, theirs = words(one.statement).different, words(other.statement).different
    mine, its = ours - _DENYING - _HEDGING - _JOINING, theirs - _DENYING - _HEDGING - _JOINING
    if len(mine & its) < _OF_ONE_MATTER * len(mine | its):
        return None
    found = turned(one.statement, [other.statement])
    if found and found[0] not in _OF_WHOM:
        return found[0]
    if ours.isdisjoint(_DENYING) is not theirs.isdisjoint(_DENYING):
        return min((ours ^ theirs) & _DENYING)
    return None


_BESIDE_THE_POINT = re.compile(
    r"\b(?:no|none|not|nor|neither|nobody|nothing|never|whether|how|unknown|same|than|others?|another"
    r"|unlike|also"
    r"|too|instead|rather|elsewhere|outside|except|besides?|such as|like|as well|may|might|could|can"
    r"|even|differ\w*"
    r"|apart)\b",
    re.IGNORECASE,
)
"""What sets something apart, compares it, or leaves it open: it may name what the claim does not."""
_SENTENCE = re.compile(r"(?<=[.;:]) ")


@rule(
    "R342",
    "a caveat speaks of the substances, animals, illnesses and places of its claim",
    reason="A caveat on rats, on methadone or on Ohio under a claim on none of them came from another claim.",
    remedy="say what limits this claim, or name the source of what the caveat states",
    excusable=True,
)
def caveats_speak_of_their_claim(handbook: Handbook, today: date) -> Iterator[Breach]:
    naming = handbook.own_words.with_any(NAMING)
    for claim in handbook.claims.values():
        for index, caveat in enumerate(claim.assertion.caveats):
            if caveat.text not in naming or caveat.source or not claim.is_written:
                continue
            if caveat.kind is CaveatKind.OTHER_FORM:
                continue  # it says that something else was studied
            named, where = things(caveat.text), places(caveat.text)
            near = [claim.statement, *(item.finding for item in claim.assertion.evidence)]
            named = _strangers(named).difference(*map(things, near))
            where = frozenset(place for place in where if not any(_tells_of(place, text) for text in near))
            if named or where:
                plain = [text for text in _SENTENCE.split(caveat.text) if not _BESIDE_THE_POINT.search(text)]
                named &= frozenset[Named]().union(*map(things, plain))
                where &= frozenset[str]().union(*map(places, plain))
                for name, others in _strange(named, where, [claim.statement, *_told(handbook, claim)]):
                    place = (*claim.place, "caveats", index, "text")
                    yield Breach(claim.record, place, f"`{name}`, while the claim is on {', '.join(others)}")


def _strangers(named: frozenset[Named]) -> frozenset[Named]:
    """What is named, but for women and men (none of them may have taken part) and for kratom itself."""
    return frozenset(one for one in named if one.sort != "sex" and one.name != "mitragynine")


def _strange(
    named: frozenset[Named], where: frozenset[str], told: list[str]
) -> Iterator[tuple[str, list[str]]]:
    """What is named and not told, each with what is told in its stead."""
    if not (named or where):
        return
    there = frozenset[Named]().union(*map(things, told))
    for one in sorted(named - there):
        if others := sorted(other.name for other in there if other.sort == one.sort):
            yield one.name, others
    for place in sorted(where):
        if not any(_tells_of(place, text) for text in told):
            if others := sorted(frozenset[str]().union(*map(places, told))):
                yield place, others
