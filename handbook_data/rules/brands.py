"""Rules on what lists show of a medicine: where a brand is sold and whose it is, a rank, a use.

What a list covers is told by the records themselves: a list that was seen for one country in hundreds of
brands does not show a brand of another, and one indication is put into the same plain words each time.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date

from handbook_data.folding import Words, folded, words
from handbook_data.handbook import Handbook
from handbook_data.models.medicine import Brand, Medicine
from handbook_data.rules.registry import Breach, rule
from handbook_data.vocabulary import CodeSystem, Market, MedicineClass

_ENOUGH = 20
"""So many brands of one list show which country it covers."""
_NEARLY_ALL = 0.95


@rule(
    "R491",
    "a brand is sold, and a name is used, in the countries that its lists cover",
    reason="A list of British products shows no American brand, and the reader looks for the wrong box.",
    remedy="name the countries of the lists in `sources`, or the list in which the other country was seen",
)
def brands_are_sold_where_their_lists_are(handbook: Handbook, today: date) -> Iterator[Breach]:
    covered = _covered(handbook)
    for record in handbook.medicines.values():
        for index, name in enumerate(record.names):  # one source, which can show one country of several
            if name.source in covered and covered[name.source] not in name.countries:
                found = f"`{name.source}` covers {covered[name.source]}"
                yield Breach(record, ("names", index, "countries"), found)
        for index, brand in enumerate(record.brands):
            if not (brand.countries and covered.keys() >= {*brand.sources}):
                continue
            shown = {covered[source] for source in brand.sources}
            if shown != {*brand.countries}:
                lists = ", ".join(f"`{source}` covers {covered[source]}" for source in brand.sources)
                yield Breach(record, ("brands", index, "countries"), lists)


def _covered(handbook: Handbook) -> dict[str, Market]:
    """The country that a list of brands covers, by the brands that rest on that list alone."""
    seen: dict[str, Counter[Market]] = defaultdict(Counter)
    for record in handbook.medicines.values():
        for brand in record.brands:
            if len(brand.sources) == len(brand.countries) == 1:
                seen[brand.sources[0]][brand.countries[0]] += 1
    most = {source: (countries.most_common(1)[0], countries.total()) for source, countries in seen.items()}
    return {
        source: market
        for source, ((market, times), total) in most.items()
        if total >= _ENOUGH and times >= _NEARLY_ALL * total
    }


_SINGLE = frozenset(
    {
        MedicineClass.SSRI,
        MedicineClass.SNRI,
        MedicineClass.TRICYCLIC,
        MedicineClass.BENZODIAZEPINE,
        MedicineClass.OPIOID_AGONIST,
    }
)
"""Classes of which no product holds two medicines."""
_OF_ONE_GROUP = 5
_MANY = 3
_APART = 2


@rule(
    "R492",
    "a brand that two medicines share can be a product with both",
    reason="The first brand of sertraline on the page of fluoxetine sends its reader to the wrong page.",
    remedy="take it from the medicine that it does not hold; if it holds both, name its countries on each",
    excusable=True,
)
def shared_brands_can_hold_both(handbook: Handbook, today: date) -> Iterator[Breach]:
    holders: dict[Words, list[tuple[Medicine, int, Brand]]] = defaultdict(list)
    for record in handbook.medicines.values():
        for index, brand in enumerate(record.brands):
            holders[words(brand.name)].append((record, index, brand))
    for held in holders.values():
        for record, index, brand in held if len(held) > 1 else ():
            for other, first, main in held:
                if other is not record and (
                    _is_main(first, main, brand) or _are_alternatives(handbook, record, other, index, first)
                ):
                    found = f"`{brand.name}` is a brand of `{other.id}`"
                    yield Breach(record, ("brands", index, "name"), found)


def _is_main(first: int, main: Brand, brand: Brand) -> bool:
    """Whether a brand stands first on another medicine, for far more countries than here."""
    missing = {*main.countries} - {*brand.countries}
    return first == 0 and len(main.countries) >= _MANY and len(missing) >= _APART


def _are_alternatives(handbook: Handbook, one: Medicine, other: Medicine, here: int, there: int) -> bool:
    """Whether two medicines are of one group in a class of which nobody takes two, this further down."""
    if here < there or not _groups(one) & _groups(other):
        return False
    shared = (handbook.interactions.get(name) for name in {*one.interactions} & {*other.interactions})
    return any(not _SINGLE.isdisjoint(interaction.medicine_classes) for interaction in shared if interaction)


def _groups(record: Medicine) -> set[str]:
    return {code.code[:_OF_ONE_GROUP] for code in record.codes if code.system is CodeSystem.ATC}


_RANK = re.compile(r"(?:rank|row|number|no\.) ?\d+", re.IGNORECASE)


@rule(
    "R496",
    "a rank in a list of the most used medicines is of one medicine",
    reason="Two medicines at one rank: one of the two was never there.",
    remedy="look the list up again; where one row names several medicines, write its words into `locator`",
)
def ranks_are_of_one_medicine(handbook: Handbook, today: date) -> Iterator[Breach]:
    first: dict[tuple[str, str], str] = {}
    for record in handbook.medicines.values():
        for index, entry in enumerate(record.most_used):
            if not _RANK.fullmatch(entry.locator):
                continue
            other = first.setdefault((entry.source, folded(entry.locator)), record.id)
            if other != record.id:
                found = f"{entry.locator} of `{entry.source}` is that of `{other}` too"
                yield Breach(record, ("most_used", index, "locator"), found)


_LEAST = 2
"""So many other medicines with one indication show how it is put into plain words."""
_STEM = 4


@rule(
    "R497",
    "what a medicine is used for is what its place in the source says, in words used for it elsewhere too",
    reason="`Weight loss` at a place that says type 2 diabetes is a use that nobody showed.",
    remedy="correct `what` or `locator`",
    excusable=True,
)
def uses_are_what_their_places_say(handbook: Handbook, today: date) -> Iterator[Breach]:
    put: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for record in handbook.medicines.values():
        for use in record.used_for:
            put[use.source, _indication(use.locator)][use.what] += 1
    for record in handbook.medicines.values():
        for index, use in enumerate(record.used_for):
            wordings = put[use.source, _indication(use.locator)]
            if wordings[use.what] == 1 and wordings.total() > _LEAST:
                usual = wordings.most_common(1)[0][0]
                if _stems(use.what).isdisjoint(_stems(f"{usual} {_indication(use.locator)}")):
                    found = f"`{use.what}`, while others have `{usual}` at `{_indication(use.locator)}`"
                    yield Breach(record, ("used_for", index, "what"), found)


def _indication(locator: str) -> str:
    """What a place in a list names, without the medicine before it."""
    return locator.partition(": ")[2].lower() or locator.lower()


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in words(text).different if len(word) >= _STEM)
