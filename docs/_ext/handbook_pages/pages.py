"""Render the checked handbook to MyST pages: one function a page kind, one template each.

A page is a view of records. What stands on it follows from the records alone: the interactions on a
condition's page are those with the medicines that its care records name.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from handbook_data import freshness, vocabulary
from handbook_data.addresses import page_of, source_group, target, title_of
from handbook_data.edition import DATA_VERSION
from handbook_data.exporting import claims_json, datapackage, records_json
from handbook_data.exporting.tables import TABLES
from handbook_data.exporting.views import VIEWS
from handbook_data.handbook import Handbook, LinkedClaim
from handbook_data.legal_status import Answer, events, status_on
from handbook_data.legal_wording import SUBSTANCE_NAMES
from handbook_data.models.condition import Condition
from handbook_data.models.interaction import Interaction
from handbook_data.models.jurisdiction import Jurisdiction
from handbook_data.models.record import TopicRecord
from handbook_data.models.source import Source
from handbook_data.models.tombstone import Tombstone
from handbook_data.rules import RULES
from handbook_data.rules.files import FILE_RULES
from handbook_data.vocabulary import (
    ClaimKind,
    Danger,
    LegalSubstance,
    Level,
    Severity,
    Stance,
    SupportKind,
    Vocabulary,
)
from handbook_pages.allowed_markup import refuse_unexpected
from handbook_pages.changes import changes
from handbook_pages.law import Law, why_unknown
from handbook_pages.references import bibliographic_reference
from handbook_pages.text import as_myst, code_block, external, joined, light, reference, sentence, with_code

TEMPLATES = Path(__file__).parent / "templates"


def render(handbook: Handbook, today: date, changelog: str = "") -> dict[str, str]:
    """Every generated page and fragment as path below `docs/` and text, as of `today`.

    `changelog` is the text of CHANGELOG.md, which the page of what changed shows. Raises
    `UnexpectedMarkupError` if a page came to hold markup that no template is known to write.
    """
    pages = dict(Renderer(handbook, today, changelog).pages())
    refuse_unexpected(pages)
    return pages


SOURCE_GROUPS: dict[str, tuple[str, str]] = {
    "trials-and-cohorts": (
        "Trials, cohorts and laboratory studies in people",
        "People were studied directly.",
    ),
    "surveys": ("Surveys, interviews and diaries", "People described their own use and symptoms."),
    "cases": ("Case reports, poison centres and registers", "Single cases, or reports without a comparison."),
    "reviews": ("Reviews and meta-analyses", "They join what others studied."),
    "guidelines": ("Guidelines", "What bodies recommend for treatment."),
    "laboratory": ("Animals, cells and products", "Experiments outside people, and analyses of products."),
    "agencies": ("Agencies, registers and services", "Notices, reports, codes and help services."),
    "law": ("Laws, bills and court papers", "Texts of legislatures, gazettes and courts."),
    "news-and-professional": ("News and professional pages", "They report what others decided or found."),
    "interested-parties": (
        "Interested parties",
        "Vendors, advocates and promotional texts. They show that something is said, never that it is so.",
    ),
}
"""The pages on which sources stand: file name, title and what they have in common."""


class Renderer:
    """Renders the pages of one handbook for one day."""

    def __init__(self, handbook: Handbook, today: date, changelog: str = "") -> None:
        self.handbook = handbook
        self.today = today
        self.changelog = changelog
        self.links = {topic.id: self.link(topic) for topic in handbook.topics}
        self.links |= {full_id: self.link(claim) for full_id, claim in handbook.claims.items()}
        self.links |= {term.id: self.link(term) for term in handbook.glossary.values()}
        self.environment = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            finalize=as_myst,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self.environment.filters["first_upper"] = lambda text: text[:1].upper() + text[1:]
        self.environment.filters["claim_of"] = lambda name, record: handbook.claims[f"{record.id}/{name}"]
        self.environment.filters["with_code"] = with_code
        self.environment.filters["code_block"] = code_block
        self.environment.globals.update(
            handbook=handbook,
            today=today,
            link=self.link,
            source_link=self.source_link,
            gone_from=self.gone_from,
            external=external,
            field=lambda item, name: getattr(item, name, None),
            joined=joined,
            light=lambda text: light(text, self.links),
            is_due=lambda review_by: freshness.is_due(review_by, today),
            reference=bibliographic_reference,
            sentence=sentence,
            by_stance=by_stance,
            substance_names=SUBSTANCE_NAMES,
            why_unknown=why_unknown,
            Level=Level,
            Stance=Stance,
        )

    # --- the pages ------------------------------------------------------------------------------

    def pages(self) -> Iterable[tuple[str, str]]:
        """Path and text of every page."""
        book = self.handbook
        for record in book.topics:
            path = f"{book.pages[record.id]}.md"
            match record:
                case Condition():
                    yield path, self.condition(record)
                case Interaction():
                    yield path, self.interaction(record)
                case Jurisdiction():
                    yield path, self.jurisdiction(record)
                case _:
                    yield path, self.topic(record)
        for table in book.measurement_tables.values():
            yield f"{page_of(book, table)}.md", self.template("measurements", table=table)
        yield from self.indexes()
        yield from self.law_pages()
        yield from self.source_pages()
        yield "circulating/index.md", self.template("circulating", groups=self.circulating_by_danger())
        for source_id, claims in self.circulating_by_source().items():
            source = book.sources[source_id]
            yield (
                f"circulating/{source_id}.md",
                self.template("circulating_source", source=source, claims=claims),
            )
        yield "gaps/index.md", self.template("gaps", groups=self.gaps())
        yield "glossary.md", self.template("glossary", vocabularies=vocabulary.vocabularies())
        yield "rules.md", self.template("rules", rules=RULES, file_rules=FILE_RULES)
        yield "fragments/help.md", self.template("fragment_help")
        yield "fragments/levels.md", self.template("fragment_vocabulary", terms=vocabulary.Level)
        yield "fragments/bases.md", self.template("fragment_bases", bases=vocabulary.Basis)
        yield "fragments/thresholds.md", self.template("fragment_thresholds", freshness=freshness)
        yield "fragments/data.md", self.template("fragment_data", **DATA)
        yield "fragments/home.md", self.template("fragment_home", **self.home())
        yield "fragments/changes.md", self.template("fragment_changes", changes=self.changes())

    def template(self, name: str, **values: Any) -> str:
        """One template filled in."""
        return self.environment.get_template(f"{name}.md.jinja").render(**values)

    def topic(self, record: TopicRecord) -> str:
        """The page of a mechanism, risk, substance, care, support record or international body."""
        return self.template("topic", record=record, **self.common(record), sections=self.sections(record))

    def condition(self, record: Condition) -> str:
        """The page of a condition."""
        book = self.handbook
        return self.template(
            "condition",
            record=record,
            **self.common(record),
            sections=self.sections(record),
            care=book.care_by_condition.get(record.id, ()),
            support=book.support_by_condition.get(record.id, ()),
            risks=book.risks_by_condition.get(record.id, ()),
            interactions=book.interactions_for(record),
        )

    def interaction(self, record: Interaction) -> str:
        """The page of an interaction."""
        used_for = {
            condition.id: condition
            for medicine in record.medicine_classes
            for condition in self.handbook.conditions_by_class.get(medicine, ())
        }
        return self.template(
            "interaction",
            record=record,
            **self.common(record),
            sections=self.sections(record),
            used_for=tuple(used_for.values()),
        )

    def jurisdiction(self, record: Jurisdiction) -> str:
        """The page of a jurisdiction, today's answer first."""
        return self.template(
            "jurisdiction",
            record=record,
            **self.common(record),
            answers=self.answers(record),
            events=events(self.handbook, record),
            claims={name: self.claims_at(record, name) for name in record.claim_lists},
        )

    def indexes(self) -> Iterable[tuple[str, str]]:
        """The first page of each part of the handbook."""
        book = self.handbook
        for folder, title, lead, records in (
            ("conditions", "Conditions", "What people take kratom for, and what is known.", book.conditions),
            ("mechanisms", "How kratom acts", "Receptors, enzymes and ways of acting.", book.mechanisms),
            ("risks", "Risks", "What can go wrong, what to watch for and what to do.", book.risks),
            ("substances", "Substances", "The plant, its products and its alkaloids.", book.substances),
            ("use", "Use and research", "Who uses kratom, why and how, and what was studied.", book.use),
        ):
            yield (
                f"{folder}/index.md",
                self.template(
                    "index", folder=folder, title=title, lead=lead, records=tuple(records.values())
                ),
            )
        by_condition = [(c, book.care_by_condition.get(c.id, ())) for c in book.conditions.values()]
        yield "care/index.md", self.template("care_index", groups=by_condition)
        tables = tuple(book.measurement_tables.values())
        yield "measurements/index.md", self.template("measurements_index", tables=tables)
        yield (
            "interactions/index.md",
            self.template(
                "interactions_index", records=self.interactions_by_severity(), medicines=self.medicines()
            ),
        )
        support = tuple(book.support.values())
        yield "support/index.md", self.template("support_index", records=support, SupportKind=SupportKind)

    def law_pages(self) -> Iterable[tuple[str, str]]:
        """The pages on law that are not about one place, their maps, and the data of the date control."""
        law = Law(self.handbook, self.today)
        bodies = tuple(self.handbook.international_bodies.values())
        for name in ("index", "on_a_day", "us", "world", "international", "changes"):
            path = {"us": "us/index", "world": "world/index", "international": "international/index"}
            page = f"legal/{path.get(name, name.replace('_', '-'))}.md"
            values = {"law": law, "bodies": bodies, "LegalSubstance": LegalSubstance}
            yield page, self.template(f"legal_{name}", **values)
        yield from law.figures()
        yield "figures/legal-history.json", law.history_as_json()

    def source_pages(self) -> Iterable[tuple[str, str]]:
        """The pages that list the sources, each in its group."""
        groups: dict[str, list[Source]] = {name: [] for name in SOURCE_GROUPS}
        for source in sorted(
            self.handbook.sources.values(), key=lambda s: (s.short_citation.casefold(), s.id)
        ):
            groups[source_group(source)].append(source)
        gone = self.gone_sources()
        filled = {name: sources for name, sources in groups.items() if sources or f"sources/{name}" in gone}
        for name, sources in filled.items():
            title, lead = SOURCE_GROUPS[name]
            yield (
                f"sources/{name}.md",
                self.template(
                    "sources",
                    title=title,
                    lead=lead,
                    sources=sources,
                    evidence_of=evidence_of,
                    gone=gone.get(f"sources/{name}", ()),
                ),
            )
        listed = [(name, *SOURCE_GROUPS[name], len(sources)) for name, sources in filled.items()]
        yield "sources/index.md", self.template("sources_index", groups=listed)

    # --- what the pages show --------------------------------------------------------------------

    def common(self, record: TopicRecord) -> dict[str, Any]:
        """What every topic page shows."""
        book = self.handbook
        return {
            "key_points": tuple(book.claims[f"{record.id}/{name}"] for name in record.key_points),
            "tables": book.tables_by_record.get(record.id, ()),
            "circulating": self.by_danger(book.circulating_by_record.get(record.id, ())),
            "related": tuple(book.records[name] for name in book.related.get(record.id, ())),
        }

    def gone_from(self, record: TopicRecord) -> tuple[tuple[Tombstone, tuple[Any, ...]], ...]:
        """The claims that once stood on a record's page, each with links to what stands in its place."""
        book = self.handbook
        return tuple(
            (stone, tuple(self.links[name] for name in stone.to if name in self.links))
            for stone in book.tombstones.values()
            if stone.was.startswith(f"{record.id}/") and stone.was not in book.claims
        )

    def gone_sources(self) -> dict[str, list[tuple[Tombstone, tuple[Any, ...]]]]:
        """The sources that went, by the page they last stood on, each with links to what is in its place."""
        book, found = self.handbook, defaultdict[str, list[tuple[Tombstone, tuple[Any, ...]]]](list)
        for stone in book.tombstones.values():
            if book.published and (once := book.published.ever_sources.get(stone.was)):
                links = tuple(self.source_link(book.sources[name]) for name in stone.to)
                found[once.page].append((stone, links))
        return found

    def changes(self) -> Any:
        """What changed, edition by edition, with links to what still leads somewhere."""
        things: list[Any] = [*self.handbook.claims.values(), *self.handbook.sources.values()]
        things += [record for record in self.handbook.records.values() if not isinstance(record, Tombstone)]
        targets = {getattr(thing, "full_id", None) or thing.id: target(thing) for thing in reversed(things)}
        return changes(self.handbook, self.changelog, targets)

    def sections(self, record: TopicRecord) -> tuple[tuple[str, tuple[LinkedClaim, ...]], ...]:
        """The claims of a record under the headings that its kind of page has."""
        claims = self.handbook.claims_of(record)
        groups: dict[str, list[LinkedClaim]] = {}
        for claim in claims:
            groups.setdefault(self.section(claim), []).append(claim)
        return tuple((title, tuple(groups[title])) for title in SECTIONS if title in groups)

    def section(self, claim: LinkedClaim) -> str:
        """The heading under which a claim stands: it follows from its kind, its subjects and its sources."""
        match claim.kind:
            case ClaimKind.EVIDENCE_GAP:
                return "What is missing"
            case ClaimKind.GUIDANCE:
                return "What guidelines and agencies say"
            case ClaimKind.LEGAL:
                return "The law"
            case ClaimKind.DESCRIPTION:
                return "What it is and what is on record"
        if not claim.is_about_people:
            return "Animal and laboratory work"
        if claim.kind is ClaimKind.HARM:
            return "Harms seen or feared in people"
        if claim.kind is ClaimKind.MECHANISM:
            return "How it works in people"
        designs = {
            self.handbook.sources[item.source].design for item in claim.assertion.with_stance(Stance.SUPPORTS)
        }
        reported = all(design.is_self_report or design.is_case_material for design in designs)
        return "What people report" if reported else "What studies show"

    def claims_at(self, record: Jurisdiction, name: str) -> tuple[LinkedClaim, ...]:
        """The claims that stand under one key of a jurisdiction."""
        claims = [claim for claim in self.handbook.claims_of(record) if claim.place[0] == name]
        if name == "periods":
            claims.sort(key=newest_first)
        return tuple(claims)

    def answers(self, record: Jurisdiction) -> tuple[Answer, ...]:
        """Today's status of each substance that the record speaks of."""
        substances = dict.fromkeys(period.substance for period in record.periods)
        return tuple(status_on(record, substance, self.today) for substance in substances)

    def circulating_by_danger(self) -> tuple[tuple[Danger, tuple[Any, ...]], ...]:
        """Circulating claims, the dangerous ones first."""
        claims = self.handbook.circulating_claims.values()
        return tuple((danger, tuple(c for c in claims if c.danger is danger)) for danger in Danger)

    def by_danger(self, claims: Iterable[Any]) -> tuple[Any, ...]:
        """Circulating claims sorted with the dangerous ones first."""
        order = list(Danger)
        return tuple(sorted(claims, key=lambda claim: order.index(claim.danger)))

    def circulating_by_source(self) -> dict[str, tuple[Any, ...]]:
        """Circulating claims by the text they were found in."""
        groups: dict[str, list[Any]] = {}
        for claim in self.handbook.circulating_claims.values():
            for source in claim.found_in:
                groups.setdefault(source, []).append(claim)
        return {source: self.by_danger(claims) for source, claims in groups.items()}

    def gaps(self) -> tuple[tuple[TopicRecord, tuple[LinkedClaim, ...]], ...]:
        """Evidence gaps by the record that names them."""
        groups = []
        for record in self.handbook.topics:
            claims = tuple(c for c in self.handbook.claims_of(record) if c.is_gap)
            if claims:
                groups.append((record, claims))
        return tuple(groups)

    def interactions_by_severity(self) -> tuple[Interaction, ...]:
        """Interactions, the severe ones first."""
        order = list(Severity)
        records = self.handbook.interactions.values()
        return tuple(sorted(records, key=lambda r: (order.index(r.severity.level), r.title)))

    def medicines(self) -> tuple[tuple[str, str, Interaction], ...]:
        """Every medicine name, generic or brand, with what it is called generically and where it stands."""
        rows = [
            (name, medicine.name, record)
            for record in self.handbook.interactions.values()
            for medicine in record.medicines
            for name in (medicine.name, *medicine.brands)
        ]
        return tuple(sorted(rows, key=lambda row: (row[0].casefold(), row[2].title)))

    def home(self) -> dict[str, Any]:
        """What the home page shows."""
        book = self.handbook
        levels = Counter(claim.assertion.level for claim in book.claims.values())
        graded = [
            claim
            for claim in book.claims.values()
            if claim.kind in (ClaimKind.EFFECT, ClaimKind.HARM) and claim.is_graded and claim.is_about_kratom
        ]
        return {
            "graded": graded,
            "surest": [claim for claim in graded if claim.assertion.level is not Level.VERY_LOW],
            "levels": [(level, levels[level]) for level in Level],
            "groups": (
                ("What people take kratom for", tuple(book.conditions.values())),
                ("What can go wrong", tuple(book.risks.values())),
                ("With medicines", self.interactions_by_severity()),
            ),
        }

    # --- links ----------------------------------------------------------------------------------

    def link(self, record: Any, label: str | None = None) -> Any:
        """A link to a claim, or to a record of any kind."""
        name = record.statement if isinstance(record, LinkedClaim) else title_of(record)
        return reference(label or name, target(record))

    def source_link(self, source: Source, css_class: str = "") -> Any:
        """A link to a source's entry."""
        return reference(source.short_citation, target(source), css_class)


DATA = {
    "tables": TABLES,
    "keys": claims_json.KEYS,
    "files": datapackage.OTHER_FILES,
    "views": VIEWS,
    "record_kinds": tuple(records_json.FOLDERS),
    "version": DATA_VERSION,
}
"""What the page on the data shows of the release: the descriptions it is made from."""

SECTIONS = (
    "What people report",
    "What studies show",
    "How it works in people",
    "Harms seen or feared in people",
    "What it is and what is on record",
    "Animal and laboratory work",
    "What is missing",
    "What guidelines and agencies say",
    "The law",
)
"""The headings of a topic page in the order of a reader's questions."""


def newest_first(claim: LinkedClaim) -> int:
    """Sort key of a legal period: the one that began last comes first, one without a date last."""
    start = getattr(claim.assertion, "start", None)
    return -start.earliest.toordinal() if start else 0


def by_stance(claim: LinkedClaim) -> list[Any]:
    """The evidence of a claim: what contradicts it first, then what limits it, then what supports it."""
    order = [Stance.CONTRADICTS, Stance.QUALIFIES, Stance.SUPPORTS]
    return sorted(claim.assertion.evidence, key=lambda item: order.index(item.stance))


def evidence_of(claim: LinkedClaim, source: Source) -> list[Any]:
    """What one source says about one claim."""
    return [item for item in claim.assertion.evidence if item.source == source.id]


def show_vocabulary(terms: type[Vocabulary]) -> str:
    """The name of a vocabulary as a heading: `CaveatKind` reads "Caveat kind"."""
    words = "".join(f" {char.lower()}" if char.isupper() else char for char in terms.__name__).strip()
    return words[:1].upper() + words[1:]
