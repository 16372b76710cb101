"""Rules on people, animals and cells: what a statement is about is what its sources studied.

A law, a notice or a review is not a subject in which anything helps or harms; so documents never count
when it is asked in whom something was seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from handbook_data.folding import words
from handbook_data.handbook import Handbook, LinkedClaim
from handbook_data.rules.registry import Breach, rule
from handbook_data.rules.sources import has_caveat
from handbook_data.vocabulary import CaveatKind, ClaimKind, Exposure, Level, Stance, Subject


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)


def _small(pattern: str) -> re.Pattern[str]:
    """The words of a pattern in a text in small letters, which are found much sooner."""
    return re.compile(rf"\b(?:{pattern})\b")


_NAMED: dict[Subject, re.Pattern[str]] = {
    Subject.PEOPLE: _small(
        r"people|persons?|humans?|users?|patients?|m[ae]n(?!-)|wom[ae]n|adults?|child(?:ren)?|boys?|girls?"
        r"|adolescents?|teen(?:ager)?s?|participants?|respondents?|volunteers?|bab(?:y|ies)|infants?"
        r"|newborns?|students?|veterans?|workers?|mothers?|fathers?|drivers?|smokers?|consumers?|owners?"
        r"|everyone|everybody|anyone|anybody|someone|somebody|those who|whoever|drinkers?|takers?|sufferers?"
    ),
    Subject.ANIMALS: _small(
        r"animals?|rats?|mouse|mice|dogs?|cats?|monkeys?|macaques?|baboons?|rabbits?|zebrafish|fish"
        r"|guinea[- ]pigs?|pigs?|rodents?|pups?|larvae|hamsters?|chicks?|toads?|frogs?|worms?|flies"
        r"|beagles?|hounds?|ferrets?|sheep|goats?|cattle|horses?|chickens?|birds?|tadpoles?|primates?"
        r"|drosophila|pupp(?:y|ies)|kittens?|dachshunds?|labradors?|retrievers?|terriers?|poodles?|spaniels?"
        r"|chihuahuas?|bulldogs?"
        r"|c\. elegans|murine|wistar|sprague[- ]dawley"
    ),
    Subject.CELLS: _small(
        r"cells?|receptors?|enzymes?|in vitro|tubes?|dish(?:es)?|tissues?|microsomes?|hepatocytes?"
        r"|cultures?|transporters?|channels?|plasma|membranes?|fluids?|neurons?|fibroblasts?|macrophages?"
        r"|cardiomyocytes?|platelets?|lysates?|slices?|strips?|assays?|bacteria|yeast|hek\w*|cyp\w+|ugt\w+"
    ),
}
"""The words by which a statement in small letters names those in whom something was seen."""

_PARTS = re.compile(
    r"\b(?:human|animal|mouse|rat|dog|monkey|pig|rabbit|fish|patient)s?['’]?s?[- ]"
    r"(?=(?:[\w-]+ ){0,2}(?:cells?|tissues?|plasma|serum|blood|livers?|brains?|enzymes?|receptors?"
    r"|microsomes?|hepatocytes?|skin|hearts?|ileum|gut|intestines?|genes?|proteins?|samples?)\b)"
)
"""`human` in `human liver tissue`, which names a tissue and no people."""

_OF_PARTS = re.compile(_PARTS.pattern, re.IGNORECASE)
_LIMITS = re.compile(
    r"\b(?:not|no|none|nobody|never|unknown|uncertain|unclear|untested|unstudied|whether|cannot|can't|unlike"
    r"|without|differ\w*|other way|need not|too little)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.;?!])\s+")

_LIVING = frozenset({Subject.PEOPLE, Subject.ANIMALS, Subject.CELLS})


def named(text: str, among: Iterable[Subject] = tuple(_NAMED)) -> frozenset[Subject]:
    """Those whom a text names: people, animals, cells."""
    bare = _PARTS.sub("", text.lower())
    return frozenset(subject for subject in among if _NAMED[subject].search(bare))


def _findings(claim: LinkedClaim) -> tuple[str, ...]:
    return tuple(item.finding for item in claim.assertion.with_stance(Stance.SUPPORTS))


@rule(
    "R304",
    "a claim about people that rests on animals or cells alone says so and is very low",
    reason="Animal is not human and cell is not animal; documents and products are neither.",
    remedy="add a caveat of kind `animal-only` or `cell-only` and grade it very low, "
    "or make it a claim about animals or cells",
)
def animals_and_cells_are_not_people(handbook: Handbook, today: date) -> Iterator[Breach]:
    for claim in handbook.claims.values():
        if not claim.is_about_people or not _rests_on_other_than_people(handbook, claim):
            continue
        if not has_caveat(claim, CaveatKind.ANIMAL_ONLY, CaveatKind.CELL_ONLY):
            yield Breach(claim.record, (*claim.place, "caveats"), "no caveat says so")
        if claim.level not in (Level.VERY_LOW, None):
            place = (*claim.place, "certainty")
            yield Breach(claim.record, place, f"the level is `{claim.level}`")


def _rests_on_other_than_people(handbook: Handbook, claim: LinkedClaim) -> bool:
    """Whether what supports a claim most closely was seen in animals or cells and in nobody."""
    sources = handbook.supporting(claim, directly=not claim.is_gap) or handbook.supporting(claim)
    studied = {subject for source in sources for subject in source.studied.subjects} & _LIVING
    if studied:
        return Subject.PEOPLE not in studied
    if claim.is_gap:
        return False
    told = frozenset[Subject]().union(*map(named, _findings(claim)))
    return bool(told) and Subject.PEOPLE not in told and claim.kind in (ClaimKind.EFFECT, ClaimKind.HARM)


@rule(
    "R384",
    "an effect or a harm is seen in people, animals or cells, and a frequency in these or in products",
    reason="Nothing helps or harms a document; to call it the subject is to step around the grading.",
    remedy="name in `applies_to.subjects` those in whom it was seen, or make it a description",
)
def effects_are_seen_in_someone(handbook: Handbook, today: date) -> Iterator[Breach]:
    allowed = {
        ClaimKind.EFFECT: _LIVING,
        ClaimKind.HARM: _LIVING,
        ClaimKind.FREQUENCY: _LIVING | {Subject.PRODUCTS},
    }
    for claim in handbook.claims.values():
        if claim.kind in allowed and not allowed[claim.kind] & set(claim.applies_to.subjects):
            found = f"the {claim.kind.label} is one in {', '.join(claim.applies_to.subjects)}"
            yield Breach(claim.record, (*claim.place, "applies_to", "subjects"), found)


@rule(
    "R385",
    "a statement names those whom its claim is about, and no others as if it held for them",
    reason="Who reads `kratom eases pain` thinks of people, whatever stands under `applies_to`.",
    remedy="name the animals or cells in the statement, and people only to say that it is not known of them; "
    "or correct `applies_to.subjects`",
    excusable=True,
)
def statements_name_their_subjects(handbook: Handbook, today: date) -> Iterator[Breach]:
    for claim in handbook.claims.values():
        subjects = set(claim.applies_to.subjects)
        if not claim.is_written or not subjects <= _LIVING:
            continue
        place = (*claim.place, "statement")
        if not claim.is_gap:
            if Subject.PEOPLE not in subjects:
                if not named(claim.statement, subjects):
                    yield Breach(claim.record, place, f"it names no {' and no '.join(sorted(subjects))}")
            elif subjects == {Subject.PEOPLE} and named(claim.statement, {Subject.ANIMALS}):
                if not named(claim.statement, subjects):
                    yield Breach(claim.record, place, "it names animals and no people")
        for other in sorted(_foreign(claim.statement, subjects)):
            yield Breach(claim.record, place, f"it speaks of {other}")


def _foreign(statement: str, subjects: set[Subject]) -> frozenset[Subject]:
    """Living beings named in a statement that are no subject of its claim, where nothing limits the words."""
    beings = frozenset({Subject.PEOPLE, Subject.ANIMALS}) - subjects
    if Subject.PEOPLE in subjects:
        return frozenset()
    return frozenset(
        being
        for sentence in _SENTENCE.split(statement)
        if not _LIMITS.search(sentence)
        for being in named(sentence, beings)
    )


@rule(
    "R386",
    "animals, cells and products that a claim is about were studied by a source that supports it",
    reason="A study of receptors in a dish has not seen a mouse, and a study of mice has seen no product.",
    remedy="correct `applies_to.subjects`, or add the source that studied them",
)
def subjects_were_studied(handbook: Handbook, today: date) -> Iterator[Breach]:
    for claim in handbook.claims.values():
        if claim.kind in (ClaimKind.EVIDENCE_GAP, ClaimKind.LEGAL, ClaimKind.GUIDANCE):
            continue
        sources = handbook.supporting(claim)
        studied = {subject for source in sources for subject in source.studied.subjects}
        if not studied & _LIVING and Subject.PRODUCTS not in studied:
            continue
        for index, subject in enumerate(claim.applies_to.subjects):
            if sources and subject not in studied and subject is not Subject.DOCUMENTS:
                place = (*claim.place, "applies_to", "subjects", index)
                yield Breach(claim.record, place, f"no supporting source studied {subject}")


_DOES = re.compile(
    r"\b(?:kratom|mitragynine|7-OH|7-hydroxymitragynine|pseudoindoxyl|it|extracts?|leaf|leaves|tea|products?)"
    r"(?:\s+(?:also|often|usually|clearly|really|can|may|will|does|powder|products?|tea|leaf|extracts?)){0,3}"
    r"\s+(?:reliev|eas|cur|heal|treat|improv|reduc|lower|rais|lift|prevent|calm|end|stop|caus|kill|damag|harm"
    r"|poison|lessen|boost|help|work)(?:e|es|s|ed|d|ies)?\b",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:says?|said|saying|calls?|called|lists?|listed|names?|named|warns?|warned|reports?|reported|reviews?"
    r"|stud(?:y|ies)|judged|argues?|claims?|claimed|accounts?|cites?|describes?|according|whether|found|law"
    r"|text|trials?|tested|disput\w+|agency|FDA|NIDA|DEA|WHO|finds?)\b",
    re.IGNORECASE,
)


@rule(
    "R387",
    "that kratom helps or harms is an effect or a harm, not a description of documents or products",
    reason="A description is not graded; an effect under its name would look surer than it is.",
    remedy="make it a claim of kind `effect` or `harm` with its subjects, or say who says so",
    excusable=True,
)
def effects_are_not_descriptions(handbook: Handbook, today: date) -> Iterator[Breach]:
    for claim in handbook.claims.values():
        if not claim.is_written or claim.kind not in (ClaimKind.DESCRIPTION, ClaimKind.FREQUENCY):
            continue
        if set(claim.applies_to.subjects) & _LIVING or not claim.is_about_kratom:
            continue
        for sentence in _SENTENCE.split(claim.statement):
            found = _DOES.search(sentence)
            if found and not _TOLD.search(sentence):
                yield Breach(claim.record, (*claim.place, "statement"), f"`{found.group()}`")


_PATIENTS = _words(
    r"patients?|people|persons?|volunteers?|participants?|respondents?|users?|drinkers?|children"
    r"|students?|workers?"
    r"|those who|whoever|(?:young |old )?(?:men|women)"
)
_MAY_BE_PATIENTS = frozenset({"people", "children", "those", "whoever", "men", "women"}) | {
    noun + ending
    for noun in (
        *("patient", "person", "volunteer", "participant", "respondent", "user", "drinker", "student"),
        "worker",
    )
    for ending in ("", "s")
}
"""Words of which each of these has one."""


@rule(
    "R328",
    "a finding names those whom its source studied, people or animals, and no others",
    reason="`It eased pain in the patients` makes a study of mice one of people.",
    remedy="name those who were studied, or correct the source's `studied.subjects`",
    excusable=True,
)
def findings_name_those_studied(handbook: Handbook, today: date) -> Iterator[Breach]:
    for claim in handbook.claims.values():
        for index, item in enumerate(claim.assertion.evidence):
            source = handbook.sources.get(item.source)
            subjects = set(source.studied.subjects) if source else set()
            if subjects == {Subject.PEOPLE} and (animal := _counted_animals(item.finding)):
                place = (*claim.place, "evidence", index, "finding")
                yield Breach(claim.record, place, f"`{animal}` in a study of people")
            if not subjects or not subjects <= {Subject.ANIMALS, Subject.CELLS}:
                continue
            if _MAY_BE_PATIENTS.isdisjoint(words(item.finding).different):
                continue
            for sentence in _SENTENCE.split(_OF_PARTS.sub("", item.finding)):
                found = _PATIENTS.search(sentence)
                if found and not _LIMITS.search(sentence) and not _COMPARED.search(sentence):
                    place = (*claim.place, "evidence", index, "finding")
                    yield Breach(claim.record, place, f"`{found.group()}` in a study of {_listed(subjects)}")


_RODENTS = frozenset({"rats", "mice"})


def _counted_animals(finding: str) -> str | None:
    """The rats or mice of a finding that compares nothing with them."""
    said = words(finding).different & _RODENTS
    return min(said) if said and not _LIMITS.search(finding) and not _COMPARED.search(finding) else None


_COMPARED = re.compile(
    r"\b(?:may|might|could|would|than|such as|like|in general|stand in|as (?:in|seen in))\b", re.IGNORECASE
)


def _listed(subjects: set[Subject]) -> str:
    return " and ".join(sorted(subjects))


_FORMS: tuple[tuple[frozenset[Exposure], re.Pattern[str]], ...] = (
    (
        frozenset({Exposure.LEAF}),
        _words(r"leaf|(?:fresh|dried|chewed|boiled|plain|its) leaves|teas?|brew|powder"),
    ),
    (
        frozenset({Exposure.SEVEN_OH, Exposure.SEVEN_OH_PRODUCT}),
        _words(r"7-OH|7-hydroxymitragynine|7-hydroxy"),
    ),
)
_PURE = frozenset(
    {
        *(Exposure.MITRAGYNINE, Exposure.SEVEN_OH, Exposure.SEVEN_OH_PRODUCT, Exposure.SYNTHETIC_RELATIVE),
        *(Exposure.LEAF, Exposure.EXTRACT),
    }
)
_OWN_NAMES: dict[Exposure, re.Pattern[str]] = {
    Exposure.LEAF: _words(r"lea(?:f|ves)|teas?|brew|powder|kratom"),
    Exposure.EXTRACT: _words(r"extracts?|shots?|concentrates?|drinks?|kratom"),
    Exposure.MITRAGYNINE: _words(r"mitragynine|alkaloids?"),
    Exposure.SEVEN_OH: _words(r"7-OH|7-hydroxymitragynine|7-hydroxy"),
    Exposure.SEVEN_OH_PRODUCT: _words(r"7-OH|7-hydroxymitragynine|7-hydroxy"),
    Exposure.SYNTHETIC_RELATIVE: _words(
        r"MGM-?\w+|KUR-\w+|\w*pseudoindoxyl|synthetic|compounds?|relatives?|forms?"
    ),
}


@rule(
    "R327",
    "a statement names the form of kratom that its claim is about, or none, but not only another",
    reason="Leaf is not an extract and neither is 7-OH; a death from one says little of the other.",
    remedy="name the form that was studied, or correct `applies_to.exposures`",
    excusable=True,
)
def statements_name_their_form(handbook: Handbook, today: date) -> Iterator[Breach]:
    for claim in handbook.claims.values():
        exposures = set(claim.applies_to.exposures)
        if not claim.is_written or not exposures <= _PURE:
            continue
        if any(_OWN_NAMES[exposure].search(claim.statement) for exposure in exposures):
            continue
        for forms, pattern in _FORMS:
            found = pattern.search(claim.statement)
            if found and not forms & exposures:
                form = ", ".join(sorted(exposure.label for exposure in exposures))
                yield Breach(
                    claim.record, (*claim.place, "statement"), f"`{found.group()}`, though it is on {form}"
                )
                break
