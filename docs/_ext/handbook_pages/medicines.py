"""The pages of medicines: every class that one is in, what to do, and the list in which they are found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import attrgetter

from handbook_data.handbook import Handbook, LinkedClaim
from handbook_data.models.interaction import Interaction
from handbook_data.models.medicine import Medicine
from handbook_data.vocabulary import Severity
from handbook_pages.rendering import Pages, Rendering


def pages(rendering: Rendering) -> Pages:
    """A page for each medicine, and the first page with all of them by name."""
    book = rendering.handbook
    for record in book.medicines.values():
        yield f"medicines/{record.id}.md", _medicine(rendering, record)
    records = tuple(sorted(book.medicines.values(), key=lambda record: record.title.casefold()))
    yield (
        "medicines/index.md",
        rendering.page("medicines_index", records=records, classes=lambda one: classes_of(book, one)),
    )


def _medicine(rendering: Rendering, record: Medicine) -> str:
    book = rendering.handbook
    classes = classes_of(book, record)
    return rendering.page(
        "medicine",
        record=record,
        classes=classes,
        first_aid=tuple(dict.fromkeys(name for one in classes for name in one.first_aid)),
        advice={
            name: tuple(_claims(book, classes, name))
            for name in ("do_not_stop", "what_to_do", "watch_for", "call_when")
        },
        named_by=[book.sources[name] for name in _naming(record)],
        questions=book.questions_by_record.get(record.id, ()),
    )


def _naming(record: Medicine) -> tuple[str, ...]:
    """The sources in which its names and brands were seen, each once."""
    of_brands = (name for brand in record.brands for name in brand.sources)
    return tuple(dict.fromkeys((*(one.source for one in record.names), *of_brands)))


def classes_of(handbook: Handbook, record: Medicine) -> tuple[Interaction, ...]:
    """Every interaction that a medicine is in, the gravest first."""
    return by_severity(handbook.interactions[name] for name in record.interactions)


def by_severity(records: Iterable[Interaction]) -> tuple[Interaction, ...]:
    """Interactions, the gravest first."""
    order = list(Severity)
    return tuple(sorted(records, key=lambda record: (order.index(record.severity.level), record.title)))


def _claims(handbook: Handbook, classes: Iterable[Interaction], name: str) -> Iterator[LinkedClaim]:
    """The claims that the classes of a medicine name for one purpose, each once."""
    names = dict.fromkeys(full_id for one in classes for full_id in attrgetter(name)(one))
    return (handbook.claims[full_id] for full_id in names)
