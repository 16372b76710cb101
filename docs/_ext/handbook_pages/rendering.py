"""How a page is written: from its template, which may ask for what every template may ask for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TypeAlias

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from handbook_data import freshness
from handbook_data.handbook import Handbook
from handbook_data.headings import Heading
from handbook_data.models.dates import PartialDate
from handbook_data.models.medicine import Brand, GenericName
from handbook_data.models.support import Support
from handbook_data.places import region_name
from handbook_data.vocabulary import Channel, ClaimKind, Need, SupportKind
from handbook_pages.claims import (
    attested,
    brief,
    certainty,
    evidence_of,
    facts_of,
    how_read,
    how_sure,
    least_sure,
    read_twice,
    source_of,
)
from handbook_pages.dialling import reach
from handbook_pages.links import link, source_link
from handbook_pages.text import (
    as_myst,
    code_block,
    escape,
    external,
    first_upper,
    joined,
    light,
    sentence,
    with_code,
)

TEMPLATES = Path(__file__).parent / "templates"
Pages: TypeAlias = Iterator[tuple[str, str]]
"""Pages and fragments, each as path below `docs/` and text."""


class Rendering:
    """Writes pages of one handbook for one day."""

    def __init__(self, handbook: Handbook, today: date, changelog: str = "") -> None:
        self.handbook = handbook
        self.today = today
        self.changelog = changelog
        self.links = {
            **{topic.id: link(topic) for topic in handbook.topics},
            **{full_id: link(claim) for full_id, claim in handbook.claims.items()},
            **{medicine.id: link(medicine) for medicine in handbook.medicines.values()},
            **{term.id: link(term) for term in handbook.glossary.values()},
        }
        self.environment = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            finalize=as_myst,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self.environment.filters.update(
            claim=lambda full_id: handbook.claims[full_id],
            claim_of=lambda name, record: handbook.claims[f"{record.id}/{name}"],
            code_block=code_block,
            first_upper=first_upper,
            joined=joined,
            named_in=named_in,
            light=lambda text: light(text, self.links),
            sentence=sentence,
            with_code=with_code,
        )
        self.environment.globals.update(
            ClaimKind=ClaimKind,
            Heading=Heading,
            attested=attested,
            brief=brief,
            certainty=certainty,
            evidence_of=lambda claim: evidence_of(handbook, claim),
            external=external,
            facts_of=facts_of,
            handbook=handbook,
            how_read=how_read,
            how_sure=how_sure,
            least_sure=lambda record: least_sure(handbook, record),
            help_lines=help_lines(handbook),
            poison_lines=poison_lines(handbook),
            is_due=self.is_due,
            link=link,
            reach=reach,
            region_name=region_name,
            read_twice=read_twice,
            source_link=source_link,
            source_of=lambda caveat: source_of(handbook, caveat),
            today=today,
        )

    def page(self, template: str, **values: object) -> str:
        """The text of a page or a fragment."""
        return self.environment.get_template(f"{template}.md.jinja").render(**values)

    def is_due(self, review_by: PartialDate) -> bool:
        """Whether something is to be reviewed by now."""
        return freshness.is_due(review_by, self.today)


EMERGENCY_CALLS = (("911", "US"), ("999", "UK"), ("112", "EU"))
"""The numbers of emergency services at the head of every page; a test holds each to a claim that names it."""


def named_in(item: GenericName | Brand) -> Markup:
    """A name of a medicine with the countries that call it that."""
    countries = f" ({joined(item.countries)})" if item.countries else ""
    return Markup(f"{escape(item.name)}{countries}")


def help_lines(handbook: Handbook) -> Markup:
    """The line at the head of every page: the emergency services, then whom to call, by need."""
    danger = joined(Markup(f"[{number}](<tel:{number}>) ({where})") for number, where in EMERGENCY_CALLS)
    needs = (f"{escape(first_upper(need.label))}: {_numbers(lines)}" for need, lines in handbook.help_lines)
    first = Markup(f"Danger to life: {danger}")
    return Markup(" · ").join(
        [first, *map(Markup, needs), Markup("[all help lines and places](#about/help-now)")]
    )


def poison_lines(handbook: Handbook) -> Markup:
    """The numbers of every poison line, with where each can be reached."""
    lines = (r for r in handbook.support.values() if r.kind is SupportKind.HELP_LINE)
    return _numbers(line for line in lines if Need.POISONING in line.needs)


def _numbers(lines: Iterable[Support]) -> Markup:
    return joined(
        Markup(f"{reach(contact)} ({joined(line.regions)})")
        for line in lines
        for contact in line.contacts
        if contact.channel is Channel.CALL
    )
