"""How a source is written out: as a reference, and in short."""

from __future__ import annotations

from markupsafe import Markup

from handbook_data.models.addresses import doi_address, pmc_address, pubmed_address
from handbook_data.models.source import Name, Source, Studied
from handbook_data.vocabulary import Counted, Depth, Design, Standing
from handbook_pages.text import escape, external, sentence, show_date

MOST_NAMES = 8


def bibliographic_reference(source: Source) -> Markup:
    """Authors, year, title, where it was published, and its identifiers as links."""
    when = escape(f"({show_date(source.issued)})." if source.issued else "(no date seen).")
    title = f"**{sentence(source.title)}**"
    parts = [f"{escape(_names(source.authors))} {when} {title}" if source.authors else f"{title} {when}"]
    place = _place(source)
    if place:
        parts.append(f"{place}\\.")
    links = _links(source)
    if links:
        parts.append(" · ".join(links))
    return Markup(" ".join(parts))


def counted(studied: Studied) -> str:
    """How many were studied, and of what: `522 studies`."""
    what = f" {studied.n_of.label}" if studied.n_of and studied.n_of is not Counted.OTHER else ""
    return f"{studied.n:,}{what}"


def in_short(source: Source) -> Markup:
    """What kind of source it is, and what a reader must know of it beside what it found."""
    kind = source.provenance if source.design is Design.NOT_A_STUDY else source.design
    parts = [escape(kind.label)]
    if source.studied.n is not None:
        parts.append(Markup(f", n = {escape(counted(source.studied))}"))
    if source.checked.depth in _READ_LESS:
        parts.append(Markup(f", {_READ_LESS[source.checked.depth]}"))
    if source.publication.status is not Standing.CURRENT:
        parts.append(Markup(f", **{escape(source.publication.status.label)}**"))
    if source.conflicts:
        parts.append(Markup(f"; interests: {escape(source.conflicts)}"))
    return Markup("").join(parts)


_READ_LESS = {Depth.ABSTRACT: "seen as abstract only", Depth.SECONDARY: "seen at second hand"}


def _names(authors: tuple[Name, ...]) -> str:
    names = [
        author.literal or " ".join(filter(None, (author.family, _initials(author.given))))
        for author in authors[:MOST_NAMES]
    ]
    if len(authors) > MOST_NAMES:
        names.append("et al.")
    return ", ".join(names)


def _initials(given: str | None) -> str:
    return "".join(part[0] for part in (given or "").replace("-", " ").replace(".", " ").split())


def _place(source: Source) -> Markup:
    """Journal, volume, issue and pages; then number and publisher."""
    where = Markup(f"*{escape(source.container)}*") if source.container else Markup("")
    volume = (source.volume or "") + (f"({source.issue})" if source.issue else "")
    if volume:
        where += (Markup(" ") if where else Markup("")) + escape(volume)
    if source.pages:
        where += escape(f": {source.pages}") if where else escape(source.pages)
    others = [escape(text) for text in (source.number, source.publisher) if text]
    return Markup("\\. ").join([where, *others] if where else others)


def _links(source: Source) -> list[Markup]:
    links = []
    if source.doi:
        links.append(external(f"doi:{source.doi}", doi_address(source.doi)))
    if source.pmid:
        links.append(external(f"PubMed {source.pmid}", pubmed_address(source.pmid)))
    if source.pmcid:
        links.append(external(source.pmcid, pmc_address(source.pmcid)))
    if source.url and not source.doi:
        links.append(external("link", source.url))
    return links
