"""Rules on medicines: one record each, found by every name, in every class that it is in."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from handbook_data.folding import folded, words
from handbook_data.handbook import Handbook
from handbook_data.models.medicine import Medicine
from handbook_data.reading import Place
from handbook_data.rules.registry import Breach, rule
from handbook_data.vocabulary import ClaimKind, CodeSystem, CslType, MedicineClass


def _names(record: Medicine) -> Iterator[tuple[Place, str]]:
    """What a medicine is called other than by a brand."""
    yield ("title",), record.title
    yield from ((("names", index, "name"), one.name) for index, one in enumerate(record.names))
    yield from ((("also_known_as", index), name) for index, name in enumerate(record.also_known_as))


@rule(
    "R450",
    "a name that is no brand belongs to one medicine, and stands there once",
    reason="Who types a name must land on one page with everything on it, not on half of it.",
    remedy="join the two records, or take the name from the one to which it does not belong",
)
def names_belong_to_one_medicine(handbook: Handbook, today: date) -> Iterator[Breach]:
    first: dict[tuple[str, ...], str] = {}
    for record in handbook.medicines.values():
        own: set[tuple[str, ...]] = set()
        for place, name in _names(record):
            said = words(name)
            if said in own:
                yield Breach(record, place, f"`{name}` stands twice")
            own.add(said)
            other = first.setdefault(said, record.id)
            if other != record.id:
                yield Breach(record, place, f"`{name}` is a name of `{other}` too")


_SALTS = frozenset(
    words(
        "acetate besilate besylate bromide calcium chloride citrate fumarate hydrobromide hydrochloride hcl "
        "maleate malate mesilate mesylate phosphate potassium sodium succinate sulfate sulphate tartrate"
    )
)
_SPELLINGS = (
    ("ph", "f"),
    ("th", "t"),
    ("oe", "e"),
    ("ae", "e"),
    ("y", "i"),
    ("k", "c"),
    ("ce", "se"),
    ("z", "s"),
)
"""Letters that spellings of one name differ in: amphetamine and amfetamine, cephalexin and cefalexin."""


def spelling(name: str) -> str:
    """A name without its salt, in letters that its other spellings have too."""
    plain = "".join(word for word in words(name) if word not in _SALTS) or folded(name)
    for ours, theirs in _SPELLINGS:
        plain = plain.replace(ours, theirs)
    return re.sub(r"([a-z])\1", r"\1", plain)


@rule(
    "R451",
    "a medicine has one record, however its name is spelt and whatever its salt",
    reason="Two records of one medicine share its classes between them, and each hides half.",
    remedy="join the two, with the other spelling in `also_known_as`; if they do differ, write an exception",
    excusable=True,
)
def medicines_have_one_record(handbook: Handbook, today: date) -> Iterator[Breach]:
    first: dict[str, tuple[str, tuple[str, ...]]] = {}
    for record in handbook.medicines.values():
        for place, name in _names(record):
            other, said = first.setdefault(spelling(name), (record.id, words(name)))
            if other != record.id and said != words(name):
                yield Breach(record, place, f"`{name}` is spelt like a name of `{other}`")


_OF_ONE_SUBSTANCE = (CodeSystem.ATC, CodeSystem.RXNORM, CodeSystem.UNII, CodeSystem.CAS)
_ATC_SUBSTANCE = 7


@rule(
    "R452",
    "a code of a medicine is of one substance, and of one medicine",
    reason="A code of a whole group says nothing of one medicine; one code on two records is one medicine "
    "twice, or the code of another.",
    remedy="give the code of the substance (of ATC all seven signs), on the one record to which it belongs",
)
def codes_are_of_one_medicine(handbook: Handbook, today: date) -> Iterator[Breach]:
    first: dict[tuple[CodeSystem, str], str] = {}
    for record in handbook.medicines.values():
        for index, code in enumerate(record.codes):
            place = ("codes", index, "code")
            if code.system is CodeSystem.ATC and len(code.code) != _ATC_SUBSTANCE:
                yield Breach(record, place, f"`{code.code}` is of a group")
            if code.system in _OF_ONE_SUBSTANCE:
                other = first.setdefault((code.system, code.code), record.id)
                if other != record.id:
                    yield Breach(record, place, f"`{code.code}` is a code of `{other}` too")


@rule(
    "R453",
    "every interaction has a medicine or substance that it is about",
    reason="A class without a medicine is found by nobody who looks for a box in the hand.",
    remedy="name the interaction in `interactions` of a medicine record",
    on_whole=True,
)
def classes_have_medicines(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record in handbook.interactions.values():
        if not handbook.medicines_by_interaction.get(record.id):
            yield Breach(record, ("id",), "no medicine names it")


@rule(
    "R454",
    "a brand stands once in its medicine, and is no other name of it",
    reason="One brand in two rows tells one reader less than the other.",
    remedy="join the rows: one brand with all its countries",
)
def brands_stand_once(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record in handbook.medicines.values():
        seen = {words(name) for _, name in _names(record)}
        for index, brand in enumerate(record.brands):
            said = words(brand.name)
            if said in seen:
                yield Breach(record, ("brands", index, "name"), f"`{brand.name}` stands above already")
            seen.add(said)


@rule(
    "R455",
    "a brand has the sources in which it was seen, and the countries that they name",
    reason="A brand of another medicine sends someone to the wrong page.",
    remedy="look the brand up, and write `countries` and `sources`",
)
def brands_have_sources(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record in handbook.medicines.values():
        without = [f"`{brand.name}`" for brand in record.brands if not brand.sources]
        if without:
            yield Breach(record, ("brands",), f"no source for {', '.join(without)}")


@rule(
    "R458",
    "a brand that stands on two medicines has its sources on each",
    reason="Xanax on the page of naloxone sends someone to the wrong page; a combination is shown by a list.",
    remedy="look it up, and write the `sources` that show it for this medicine; or take it out",
)
def shared_brands_have_sources(handbook: Handbook, today: date) -> Iterator[Breach]:
    holders: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for record in handbook.medicines.values():
        for brand in record.brands:
            holders[words(brand.name)].add(record.id)
    for record in handbook.medicines.values():
        for index, brand in enumerate(record.brands):
            others = sorted(holders[words(brand.name)] - {record.id})
            if others and not brand.sources:
                found = f"`{brand.name}` is a brand of `{others[0]}`, and no source shows it here"
                yield Breach(record, ("brands", index, "name"), found)


_LIKE_A_BRAND = re.compile(r"[A-Z][a-z]{2}(?!.*[A-Z]{3})")
"""A short form in capitals is none."""


@rule(
    "R459",
    "a name of a medicine that is no brand is not a brand of another, nor written like one",
    reason="Who types a brand of oxycodone must not land on a calming medicine.",
    remedy="take the name out, or write it among the brands, with the sources that show it",
)
def names_are_no_brands_of_others(handbook: Handbook, today: date) -> Iterator[Breach]:
    holders: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for record in handbook.medicines.values():
        for brand in record.brands:
            holders[words(brand.name)].add(record.id)
    for record in handbook.medicines.values():
        for place, name in _names(record):
            if _LIKE_A_BRAND.match(name):
                yield Breach(record, place, f"`{name}` has a capital, as brands have")
            others = sorted(holders.get(words(name), set()) - {record.id})
            if others:
                yield Breach(record, place, f"`{name}` is a brand of `{others[0]}`")


_OF_KRATOM = re.compile(
    r"\b(?:kratom|ketum|biak|mitragynine|mitragyna|7-?oh|7-hydroxymitragynine)\b", re.IGNORECASE
)


@rule(
    "R445",
    "a medicine is not kratom",
    reason="The handbook is about kratom with medicines; called one, kratom would stand in a list of them.",
    remedy="describe it under `substances`",
)
def kratom_is_no_medicine(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record in handbook.medicines.values():
        names = [*_names(record), *((("brands", n, "name"), one.name) for n, one in enumerate(record.brands))]
        for place, name in names:
            if _OF_KRATOM.search(name):
                yield Breach(record, place, f"`{name}`")


_GROUPS_OF_CLASSES = {
    MedicineClass.ANTIDIABETIC: ("A10",),
    MedicineClass.LIPID_LOWERING: ("C10",),
    MedicineClass.THYROID: ("H03",),
    MedicineClass.ANTIPSYCHOTIC: ("N05A",),
    MedicineClass.TRICYCLIC: ("N06A",),
    MedicineClass.MIGRAINE: ("N02C",),
    MedicineClass.MUSCLE_RELAXANT: ("M03", "N04"),
    MedicineClass.ANTICOAGULANT: ("B01",),
}
"""The ATC groups in which every medicine of a class has a code, where a class is one group."""


@rule(
    "R446",
    "a medicine of a class that is one group of ATC has a code in the group",
    reason="Warfarin among the diabetes medicines sends its reader to the wrong page.",
    remedy="correct `interactions`; if it does belong there, write an exception",
    excusable=True,
)
def classes_keep_to_their_groups(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record in handbook.medicines.values():
        codes = _atc(record)
        for index, name in enumerate(record.interactions if codes else ()):
            interaction = handbook.interactions.get(name)
            if interaction is None or len(interaction.medicine_classes) != 1:
                continue
            groups = _GROUPS_OF_CLASSES.get(interaction.medicine_classes[0], ())
            if groups and not any(code.startswith(groups) for code in codes):
                found = f"`{name}` is group {groups[0]} of ATC, and its codes are {', '.join(sorted(codes))}"
                yield Breach(record, ("interactions", index), found)


def _atc(record: Medicine) -> frozenset[str]:
    return frozenset(code.code for code in record.codes if code.system is CodeSystem.ATC)


_OF_ONE_GROUP = (4, 5)
"""Signs of a subgroup of ATC: `N02A`, opioids; `N05BA`, derivatives of benzodiazepine."""
_ENOUGH = 4
"""So many other medicines of one subgroup, nearly all in a class, show that the subgroup belongs there."""
_NEARLY_ALL = 0.9
_BY_GROUP = frozenset(
    {
        MedicineClass.BENZODIAZEPINE,
        MedicineClass.OPIOID_AGONIST,
        MedicineClass.TRICYCLIC,
        MedicineClass.SSRI,
        MedicineClass.SNRI,
    }
)


@rule(
    "R447",
    "a medicine is in the dangerous class in which nearly all others of its ATC subgroup are",
    reason="Alprazolam that is no benzodiazepine any more shows none of the warnings.",
    remedy="name the class in `interactions`; if it does not belong there, write an exception",
    excusable=True,
)
def subgroups_stay_together(handbook: Handbook, today: date) -> Iterator[Breach]:
    groups: dict[str, list[Medicine]] = defaultdict(list)
    for record in handbook.medicines.values():
        for group in {code[:length] for code in _atc(record) for length in _OF_ONE_GROUP}:
            groups[group].append(record)
    dangerous = {
        record.id for record in handbook.interactions.values() if _BY_GROUP & set(record.medicine_classes)
    }
    for group, members in groups.items():
        if len(members) <= _ENOUGH:
            continue
        for name in sorted(dangerous & {name for record in members for name in record.interactions}):
            without = [record for record in members if name not in record.interactions]
            others = len(members) - 1
            if not without or (others - len(without) + 1) < _NEARLY_ALL * others:
                continue
            for record in without:
                if not _has_its_own(handbook, record):
                    found = f"{others - len(without) + 1} of {others} others of group {group} are in `{name}`"
                    yield Breach(record, ("interactions",), found)


def _has_its_own(handbook: Handbook, record: Medicine) -> bool:
    """Whether a medicine has an interaction of its own name: `buprenorphine-and-methadone`."""
    own = (handbook.interactions.get(name) for name in record.interactions)
    return any(record.title.casefold() in interaction.title.casefold() for interaction in own if interaction)


_GROUP = re.compile(r"\bgroup ([A-Z]\d{2}[A-Z]{0,2})\b")
_LONG = 4


@rule(
    "R448",
    "what a medicine is used for is a use of its own group, or one that the source speaks of",
    reason="Paracetamol for opioid withdrawal on the word of a guideline on joints is no use of it.",
    remedy="correct `what`, or the source and its `locator`",
    excusable=True,
)
def uses_are_those_of_their_sources(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record in handbook.medicines.values():
        codes = _atc(record)
        for index, use in enumerate(record.used_for):
            source = handbook.sources.get(use.source)
            group = _GROUP.search(use.locator)
            if group and codes and not any(code.startswith(group[1]) for code in codes):
                yield Breach(record, ("used_for", index, "locator"), f"no code of it is in {group[1]}")
            elif source and source.type is CslType.ARTICLE_JOURNAL:
                said = _stems(f"{source.title} {use.locator}")
                if not _stems(use.what) & said:
                    found = f"`{use.source}` speaks of no `{use.what}` in its title or there"
                    yield Breach(record, ("used_for", index, "what"), found)


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:_LONG] for word in words(text) if len(word) >= _LONG)


@rule(
    "R449",
    "a code of a medicine comes from a list of codes",
    reason="A guideline prints no codes; one that names it as its source was not seen there.",
    remedy="name the list in which it was seen: a source of type `dataset`",
    excusable=True,
)
def codes_come_from_lists(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record in handbook.medicines.values():
        for index, code in enumerate(record.codes):
            source = handbook.sources.get(code.source)
            if source and source.type is CslType.ARTICLE_JOURNAL:
                yield Breach(record, ("codes", index, "source"), f"`{code.source}` is an article")


_NOT_PRESCRIBED = frozenset((MedicineClass.ALCOHOL, MedicineClass.CANNABIS, MedicineClass.OTHER_SUBSTANCE))


@rule(
    "R456",
    "an interaction says what to do, what to watch for, when to call for help and, where a medicine may be"
    " prescribed, not to stop it",
    reason="Who reads of danger may stop a medicine, which can be worse; who feels ill needs a number.",
    remedy="name the claims that say so, with who advises it; they may stand in other records",
    on_whole=True,
)
def interactions_say_what_to_do(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record in handbook.interactions.values():
        lists = {name: getattr(record, name) for name in ("what_to_do", "watch_for", "call_when")}
        if not set(record.medicine_classes) <= _NOT_PRESCRIBED:
            lists["do_not_stop"] = record.do_not_stop
        missing = [f"`{name}`" for name, named in lists.items() if not named]
        if missing:
            yield Breach(record, ("severity",), f"nothing under {', '.join(missing)}")


@rule(
    "R457",
    "what to do about an interaction is guidance, a description of help, or that no advice was found",
    reason="A harm or a mechanism tells nobody what to do.",
    remedy="name a claim that says what to do",
)
def interactions_are_acted_on_by_advice(handbook: Handbook, today: date) -> Iterator[Breach]:
    kinds = (ClaimKind.GUIDANCE, ClaimKind.DESCRIPTION, ClaimKind.EVIDENCE_GAP)
    for record in handbook.interactions.values():
        for index, name in enumerate(record.what_to_do):
            claim = handbook.claims.get(name)
            if claim and claim.kind not in kinds:
                yield Breach(record, ("what_to_do", index), f"`{name}` is a claim of kind `{claim.kind}`")
