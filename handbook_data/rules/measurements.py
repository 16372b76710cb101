"""Rules on measured values: a row agrees with itself, with its sisters and with what a unit can hold."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from statistics import median

from handbook_data.folding import words
from handbook_data.handbook import Handbook
from handbook_data.models.measurement import Measurement, MeasurementTable
from handbook_data.rules.registry import Breach, rule
from handbook_data.units import QUANTITIES, measured
from handbook_data.vocabulary import Provenance, Relation, Subject

Row = tuple[MeasurementTable, int, Measurement]


def _rows(handbook: Handbook) -> Iterator[Row]:
    for table in handbook.measurement_tables.values():
        for index, row in enumerate(table.rows):
            yield table, index, row


_MOLAR = {"pM": 1e-3, "nM": 1.0, "µM": 1e3, "mM": 1e6}
"""Molar units in nanomoles per litre."""
_CONCENTRATION = re.compile(r"[pnµm]?M|-log M|[npµm]?g/[mdµ]?L|[npµm]?mol/[mµ]?L|% ?(?:w/[wv])?")
_TIME = re.compile(r"s|min|h|days?|weeks?|months?")
_UNITS = (
    (re.compile(r"\b(?:ratio|shift)\b", re.IGNORECASE), re.compile(r"ratio|fold|%")),
    (re.compile(r"^(?:terminal |elimination )?(?:half-life|Tmax)\b|^time to\b", re.IGNORECASE), _TIME),
    (re.compile(r"^(?:K[iI]|IC50|EC50|Kd|Cmax)\b"), _CONCENTRATION),
)
"""The units of a measure, by the first pattern that its name fits; of other measures any."""
_FULL = {"mg/g": 1000.0, "µg/g": 1e6, "%": 100.0, "% w/w": 100.0, "% w/v": 100.0}
"""Of each unit of content the most that it can hold: the whole."""
_CONTENT = re.compile(r"\b(?:content|share)\b(?! above)|\b(?:degraded|unchanged|bioavailability|converted)\b")
_SIGNED = re.compile(r"\b(?:log|change|difference|shift)\b|\bp[A-Z]", re.IGNORECASE)


@rule(
    "R423",
    "a measured value has a unit that fits its measure, and is no more than the unit can hold",
    reason="A Ki in hours, or 1,948 mg in a gram, was printed nowhere.",
    remedy="correct `value`, `unit` or `measure`; explain what is printed so in `suspected_misprint`",
)
def units_fit_their_measure(handbook: Handbook, today: date) -> Iterator[Breach]:
    for table, index, row in _rows(handbook):
        if row.value is None or row.unit is None or row.suspected_misprint:
            continue
        unit = row.unit.replace("\u03bc", "\u00b5")
        fitting = next((units for said, units in _UNITS if said.search(row.measure)), None)
        value, most = float(row.value), _FULL.get(unit)
        if fitting and not fitting.fullmatch(unit):
            yield Breach(table, ("rows", index, "unit"), f"`{row.measure}` in `{row.unit}`")
        elif value < 0 and not _SIGNED.search(f"{row.measure} {unit}"):
            yield Breach(table, ("rows", index, "value"), f"{row.value} {row.unit}")
        elif most is not None and value > most and _CONTENT.search(row.measure):
            yield Breach(table, ("rows", index, "value"), f"{row.value} {row.unit}, more than all of it")


@lru_cache(maxsize=256)
def _named(compound: str) -> re.Pattern[str]:
    """A compound where an id names it."""
    slug = re.sub(r"[^a-z0-9]+", "-", re.sub(r"\(.*\)|,.*", "", compound.casefold())).strip("-")
    names = {slug, *(["7-oh"] if slug == "7-hydroxymitragynine" else [])}
    return re.compile(rf"(?<![a-z0-9])(?:{'|'.join(map(re.escape, names))})(?![a-z0-9])")


@rule(
    "R424",
    "the id of a row does not name another compound than the row is on",
    reason="The id is its address: a row on one alkaloid at the address of another will be misquoted.",
    remedy="correct `compound`, or the id of a row that no edition has published",
)
def ids_of_rows_name_their_compound(handbook: Handbook, today: date) -> Iterator[Breach]:
    compounds = sorted({row.compound for _, _, row in _rows(handbook)})
    for table, index, row in _rows(handbook):
        own = re.findall(r"[a-z]{5,}", row.compound.casefold())
        named = [name for name in compounds if _named(name).search(row.id)]
        if not named or row.compound in named or any(re.search(rf"\b{word}", row.id) for word in own):
            continue
        found = f"`{row.id}` names `{named[0]}`, and the compound is `{row.compound}`"
        yield Breach(table, ("rows", index, "compound"), found)


_SPECIES = {
    "human": re.compile(
        r"\b(?:human|adults?|men|women|volunteers?|patients?|(?<!for )people)\b", re.IGNORECASE
    ),
    "rat": re.compile(r"\b(?:rats?|sprague|wistar)\b", re.IGNORECASE),
    "mouse": re.compile(r"\b(?:mouse|mice)\b", re.IGNORECASE),
    "dog": re.compile(r"\b(?:dogs?|beagles?)\b", re.IGNORECASE),
    "guinea pig": re.compile(r"\bguinea[ -]pigs?\b", re.IGNORECASE),
}


@rule(
    "R425",
    "the species of a row is that of its system, and of the same system in other rows of its source",
    reason="Rat brain is not human brain, and one experiment has one species.",
    remedy="correct `species`, or say in `system` what sets the experiment apart",
)
def species_fit_their_system(handbook: Handbook, today: date) -> Iterator[Breach]:
    species: dict[tuple[str, str], dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for _, _, row in _rows(handbook):
        species[row.source, row.system][row.species] += 1
    for table, index, row in _rows(handbook):
        place = ("rows", index, "species")
        told = [name for name, said in _SPECIES.items() if said.search(row.system)]
        sisters = species[row.source, row.system]
        named = row.species.casefold() in f"{row.id} {row.locator} {row.note} {row.system}".casefold()
        if row.species in _SPECIES and told and row.species not in told:
            yield Breach(table, place, f"`{row.species}`, while the system is of `{told[0]}`")
        elif sisters[row.species] == 1 and max(sisters.values()) > 1 and not named:
            other = max(sisters, key=lambda name: sisters[name])
            yield Breach(table, place, f"`{row.species}`, while its sisters have `{other}`")


_FAR = 300
"""How far a value lies off its sisters when its unit is wrong; laboratories differ less."""


@rule(
    "R426",
    "a unit is that of the sisters of a row, and a value is not hundreds of times theirs",
    reason="nM for µM is a slip of one letter and a thousandfold error.",
    remedy="correct `unit` or `value`; explain what is printed so in `suspected_misprint`",
)
def units_are_those_of_their_sisters(handbook: Handbook, today: date) -> Iterator[Breach]:
    units: dict[tuple[str, str], list[str]] = defaultdict(list)
    values: dict[tuple[str, str | None, str], list[float]] = defaultdict(list)
    for _, _, row in _rows(handbook):
        if row.unit is not None and row.value is not None and not row.suspected_misprint:
            units[row.source, row.measure].append(row.unit)
            if row.unit in _MOLAR:
                key = (row.compound, row.target, row.measure)
                values[key].append(float(row.value) * _MOLAR[row.unit])
    for table, index, row in _rows(handbook):
        if row.unit is None or row.value is None or row.suspected_misprint:
            continue
        place = ("rows", index, "unit")
        sisters = units[row.source, row.measure]
        usual = max(set(sisters), key=sisters.count)
        if sisters.count(usual) >= 3 and sisters.count(row.unit) == 1:
            yield Breach(table, place, f"`{row.unit}`, while its sisters have `{usual}`")
        elif row.unit in _MOLAR and float(row.value) > 0:
            known = values[row.compound, row.target, row.measure]
            times = float(row.value) * _MOLAR[row.unit] / median(known) if median(known) else 1.0
            if len(known) >= 4 and not 1 / _FAR < times < _FAR:
                yield Breach(
                    table, place, f"{row.value} {row.unit}, {times:.3g} times the middle of {len(known)}"
                )


_COUNTED = re.compile(
    r"(?<![\w.,-])(?P<n>\d{1,5}) (?:healthy |male |female |adult |regular )*"
    r"(?:adults|men|women|people|volunteers|participants|patients|users|rats|mice|dogs|beagles|samples)\b"
)


@rule(
    "R427",
    "how many a row was measured in is among the numbers that its system names",
    reason="5 adults and n = 55 cannot both be read.",
    remedy="correct `n` or `system`",
)
def numbers_of_rows_fit_their_system(handbook: Handbook, today: date) -> Iterator[Breach]:
    for table, index, row in _rows(handbook):
        told = [match["n"] for match in _COUNTED.finditer(row.system)]
        if row.n is not None and told and str(row.n) not in re.findall(r"\d+", row.system):
            yield Breach(table, ("rows", index, "n"), f"{row.n}, while the system says {', '.join(told)}")


_HALF = re.compile(r"\bIC50 ?/ ?2\b|\bhalf (?:of )?(?:the |its )?IC50\b", re.IGNORECASE)


@rule(
    "R428",
    "a value that was calculated from another row of its source is what it gives, and no more exact",
    reason="Half of an IC50 above 45 is above 22.5: another figure, or a lost sign, is a slip.",
    remedy="correct `value` or `relation` of the row, or of the one that it comes from",
)
def calculated_values_follow(handbook: Handbook, today: date) -> Iterator[Breach]:
    measured: dict[tuple[str, str, str | None, str | None], list[Measurement]] = defaultdict(list)
    for _, _, row in _rows(handbook):
        if row.measure == "IC50" and row.value is not None:
            measured[row.source, row.compound, row.target, row.unit].append(row)
    for table, index, row in _rows(handbook):
        if row.value is None or not _HALF.search(row.measure) or row.suspected_misprint:
            continue
        origins = measured[row.source, row.compound, row.target, row.unit]
        half = float(row.value)
        fitting = [item for item in origins if abs(half - float(item.value or 0) / 2) <= 0.03 * half]
        if origins and not fitting:
            found = f"{row.value}, and the IC50 is {origins[0].value}"
            yield Breach(table, ("rows", index, "value"), found)
        elif fitting and all(item.relation is not row.relation for item in fitting):
            found = f"`{row.relation}`, and the IC50 has `{fitting[0].relation}`"
            yield Breach(table, ("rows", index, "relation"), found)


_SMALL = frozenset({"a", "an", "the", "of", "with", "in", "to", "and", "by", "on"})


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.casefold())) - _SMALL


@rule(
    "R429",
    "a value is not told a second time under another id in other words",
    reason="161 and 161.0 from one paper are one measurement, and would look like two that agree.",
    remedy="delete one of the two rows",
    excusable=True,
)
def values_are_told_once(handbook: Handbook, today: date) -> Iterator[Breach]:
    told: dict[tuple[object, ...], list[Measurement]] = defaultdict(list)
    for table, index, row in _rows(handbook):
        if row.value is None:
            continue
        value = (float(row.value), row.low and float(row.low), row.high and float(row.high))
        key = (table.id, row.source, row.compound, row.target, row.species, row.measure, row.unit, *value)
        words = _words(row.system)
        for other in told[key]:
            others = _words(other.system)
            if words <= others or others <= words:
                yield Breach(table, ("rows", index, "id"), f"`{row.id}` has the value of `{other.id}`")
                break
        told[key].append(row)


_LEAST_FULL = 70
"""Per cent of a full agonist below which nothing is called a full agonist itself."""
_MOST_BLOCKED = 20
"""Per cent of a full agonist above which nothing only blocks."""
_ONLY_BLOCKS = re.compile(r"(?:competitive |neutral )?antagonist\b", re.IGNORECASE)
_WIDEST = 2.0
"""How many times the value a standard deviation may be; what cannot be negative is seldom so skewed."""
_PLUS_MINUS = re.compile(r"^±\s*(\d+(?:\.\d+)?)(?!\d| ?%)")


@rule(
    "R430",
    "what a compound did, and the spread of a value, fit the value",
    reason="34% of the greatest effect is no full agonist, and 19 ± 81 mg says nothing.",
    remedy="correct `action`, `spread` or `value`; explain what is printed so in `suspected_misprint`",
)
def values_fit_what_is_said_of_them(handbook: Handbook, today: date) -> Iterator[Breach]:
    for table, index, row in _rows(handbook):
        if row.value is None or row.suspected_misprint:
            continue
        value = float(row.value)
        if row.measure.startswith("Emax") and row.unit == "%" and (row.action or "").startswith("full"):
            if value < _LEAST_FULL and row.relation is not Relation.GREATER:
                found = f"`{row.action}` with an Emax of {row.value}%"
                yield Breach(table, ("rows", index, "action"), found)
        if row.measure.startswith("Emax") and row.unit == "%" and _ONLY_BLOCKS.match(row.action or ""):
            if value > _MOST_BLOCKED:
                found = f"`{row.action}` with an Emax of {row.value}%"
                yield Breach(table, ("rows", index, "action"), found)
        match = _PLUS_MINUS.match(row.spread or "")
        if match and value > 0 and float(match[1]) > _WIDEST * value:
            yield Breach(table, ("rows", index, "spread"), f"{row.value} {row.spread}")


_NO_MEASUREMENTS = (
    Provenance.SERVICE,
    Provenance.OFFICIAL_LAW,
    Provenance.VENDOR,
    Provenance.PROMOTIONAL,
)


@rule(
    "R432",
    "a measured value comes from a paper, a register, an agency or a work that tells of one",
    reason="A help line or a seller measures nothing.",
    remedy="name the source that prints the value",
)
def values_come_from_those_who_measure(handbook: Handbook, today: date) -> Iterator[Breach]:
    for table, index, row in _rows(handbook):
        source = handbook.sources.get(row.source)
        if source and source.provenance in _NO_MEASUREMENTS:
            yield Breach(table, ("rows", index, "source"), f"`{source.id}` ({source.provenance})")


def _findings_on(handbook: Handbook, source: str) -> list[str]:
    """What a source was found to say in claims, without the commas of its thousands."""
    claims = handbook.claims_by_source.get(source, ())
    found = [item.finding for claim in claims for item in claim.assertion.evidence if item.source == source]
    return [_THOUSANDS.sub("", text) if "," in text else text for text in found]


_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")


def _before(value: str, findings: list[str]) -> list[str]:
    """What stands before a value wherever findings print it whole."""
    found = []
    for text in findings:
        at = text.find(value)
        while at >= 0:
            after = text[at + len(value) : at + len(value) + 2]
            is_whole = not (after[:1].isdigit() or (after[:1] in (".", ",") and after[1:].isdigit()))
            if is_whole and not text[at - 1 : at].isdigit() and text[at - 1 : at] not in (".", ","):
                found.append(text[:at])
            at = text.find(value, at + 1)
    return found


_POWERS = (10.0, 100.0, 1000.0, 0.1, 0.01, 0.001)
_LEAST_DIGITS = 2
"""Digits by which a figure is known again when its point has moved."""


@rule(
    "R420",
    "a value has the unit and the size that a finding of its source gives it",
    reason="161 µM in a table, and 161 nM in the claim beside it, cannot both have been printed.",
    remedy="correct `value` or `unit`, or the finding; explain what is printed so in `suspected_misprint`",
    excusable=True,
)
def values_are_those_of_findings(handbook: Handbook, today: date) -> Iterator[Breach]:
    told: dict[str, tuple[list[str], set[tuple[str, str]]]] = {}
    for table, index, row in _rows(handbook):
        if row.value is None or row.unit is None or row.suspected_misprint:
            continue
        named = {unit for _, unit in measured(f"{row.value} {row.unit}")}
        if row.source not in told:
            findings = _findings_on(handbook, row.source)
            told[row.source] = findings, {found for text in findings for found in measured(text)}
        findings, printed = told[row.source]
        units = {unit for value, unit in printed if value == row.value}
        alike = {unit for quantity in QUANTITIES if named & quantity for unit in units & quantity}
        if alike and not alike & named:
            found = f"{row.value} {row.unit}, and a finding has it in {min(alike)}"
            yield Breach(table, ("rows", index, "unit"), found)
        elif named and not units:
            moved = sorted(value for value, unit in printed if unit in named and _has_moved(value, row.value))
            moved = [value for value in moved if _on(row.compound, value, findings)]
            if moved and not _before(row.value, findings):
                found = f"{row.value} {row.unit}, and a finding has {moved[0]}"
                yield Breach(table, ("rows", index, "value"), found)


def _has_moved(one: str, other: str) -> bool:
    """Whether two figures have the same digits with the point elsewhere."""
    digits = [text.replace(".", "").strip("0") for text in (one, other)]
    if digits[0] != digits[1] or len(digits[0]) < _LEAST_DIGITS or not float(one):
        return False
    times = float(other) / float(one)
    return any(abs(times / power - 1) < 1e-9 for power in _POWERS)


def _on(compound: str, value: str, findings: list[str]) -> bool:
    """Whether a finding that has a figure names the compound."""
    name = re.split(r"[ (,]", compound)[0].casefold()
    return any(value in text and name in text.casefold() for text in findings)


@rule(
    "R406",
    "the species of a row is one that its source names or could have studied",
    reason="A value from rats in a row on people is read as one of people.",
    remedy="correct `species`, or say in the source's `studied` whom it studied",
    excusable=True,
)
def species_are_those_studied(handbook: Handbook, today: date) -> Iterator[Breach]:
    told: dict[str, list[str]] = {}
    for table, index, row in _rows(handbook):
        source = handbook.sources.get(row.source)
        if source is None or row.species not in _SPECIES:
            continue
        if row.source not in told:
            studied = source.studied
            texts = (source.title, studied.population, studied.product, source.design_note)
            text = " ".join([*filter(None, texts), *_findings_on(handbook, row.source)])
            told[row.source] = [name for name, said in _SPECIES.items() if said.search(text)]
        named, subjects = told[row.source], source.studied.subjects
        living = Subject.PEOPLE if row.species == "human" else Subject.ANIMALS
        if row.species not in named and (named or not {Subject.CELLS, living} & {*subjects}):
            found = f"`{row.species}`, while `{source.id}` tells of {', '.join(named or subjects)}"
            yield Breach(table, ("rows", index, "species"), found)


_MORE = re.compile(r"(?:\b(?:above|over|more than|greater than|at least|exceed\w*)|[>≥]) ?$", re.IGNORECASE)
_LESS = re.compile(r"(?:\b(?:below|under|less than|at most|up to)|[<≤]) ?$", re.IGNORECASE)


_BEYOND = (
    (
        re.compile(
            r"\bbelow (?:the |its )?(?:\w+ )?(?:limit|level) of (?:quantif\w+|detection)\b"
            r"|\bbelow (?:the )?(?:LL?O[QD]|quantification|detection)\b",
            re.I,
        ),
        Relation.LESS,
    ),
    (
        re.compile(
            r"\babove (?:the |its )?(?:highest|largest|upper)\b"
            r"|\babove (?:the )?(?:ULOQ|range)\b",
            re.I,
        ),
        Relation.GREATER,
    ),
)
"""How a note says that a value is the end of what could be measured, with the relation that tells it."""
_BEGINS = re.compile(r"^[^.;]*")


@rule(
    "R407",
    "a value is more than, less than or equal to what is printed as its note or a finding of its source says",
    reason="`Above 45` without its sign is a value that nobody measured.",
    remedy="correct `relation`, or the finding",
    excusable=True,
)
def relations_are_those_of_findings(handbook: Handbook, today: date) -> Iterator[Breach]:
    for table, index, row in _rows(handbook):
        if row.value is None or row.suspected_misprint:
            continue
        said = _BEGINS.match(row.note or "")
        beyond = [relation for words, relation in _BEYOND if said and words.search(said[0])]
        if beyond and row.relation is Relation.EQUAL:
            found = f"`{row.relation}`, and the note says `{said[0] if said else ''}`"
            yield Breach(table, ("rows", index, "relation"), found)
        if row.relation not in _WITH_A_SIGN:
            continue
        before = _before(row.value, _findings_on(handbook, row.source))
        signs = {bool(_MORE.search(text)) or -bool(_LESS.search(text)) for text in before}
        if signs and signs.isdisjoint(_WITH_A_SIGN[row.relation]):
            found = f"`{row.relation}`, and a finding has `{before[0][-12:]}{row.value}`"
            yield Breach(table, ("rows", index, "relation"), found)


_WITH_A_SIGN = {Relation.EQUAL: {0}, Relation.GREATER: {1}}
"""The relations that a finding bears out by a sign or word before the value: 1 for more, 0 for none."""


_SAYS_NOTHING = frozenset({"receptor", "of", "the", "and", "content", "in"})


@rule(
    "R409",
    "a row is of the target and the measure that its id names, not of another one of its table",
    reason="The affinity for the kappa receptor in a row called after delta is that of neither.",
    remedy="correct `target` or `measure`",
    excusable=True,
)
def rows_are_of_what_their_ids_name(handbook: Handbook, today: date) -> Iterator[Breach]:
    for table in handbook.measurement_tables.values():
        for key in ("target", "measure"):
            named = {value: _told_in(value) for row in table.rows if (value := getattr(row, key))}
            for index, row in enumerate(table.rows):
                own = named.get(getattr(row, key))
                there = {*row.id.split("-")} - _told_in(row.compound)
                if own is None or any(part in word for word in own for part in there):
                    continue
                other = next((value for value, its in named.items() if (its - own) & there), None)
                if other is not None:
                    found = f"`{getattr(row, key)}`, and the id is that of a row on `{other}`"
                    yield Breach(table, ("rows", index, key), found)


def _told_in(text: str) -> frozenset[str]:
    """The words of a text that tell what something is."""
    said = words(text.replace("-", " ")).different - _SAYS_NOTHING
    return frozenset(word for word in said if len(word) > 1)
