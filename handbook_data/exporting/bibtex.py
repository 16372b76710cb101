r"""`sources.bib`: BibTeX in UTF-8, with the fields that biblatex adds.

Letters stay as they are; only the characters that TeX gives a meaning are escaped. Titles and names of
bodies stand in a second pair of braces, so that no style changes their capitals or splits them. The
type of CSL is kept as `csltype`: several types share one of BibTeX.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

from bibtexparser.entrypoint import write_string
from bibtexparser.library import Library
from bibtexparser.model import Entry, Field

from handbook_data.exporting.data_file import DataFile
from handbook_data.exporting.table import Release
from handbook_data.models.addresses import web_address
from handbook_data.models.source import Name, Source
from handbook_data.vocabulary import CslType, Standing

_ENTRY_TYPES = {
    CslType.ARTICLE_JOURNAL: "article",
    CslType.ARTICLE_NEWSPAPER: "article",
    CslType.ARTICLE_MAGAZINE: "article",
    CslType.BOOK: "book",
    CslType.CHAPTER: "incollection",
    CslType.PAPER_CONFERENCE: "inproceedings",
    CslType.REPORT: "techreport",
    CslType.THESIS: "phdthesis",
}
_CONTAINERS = {"article": "journal", "incollection": "booktitle", "inproceedings": "booktitle"}
_PUBLISHERS = {"techreport": "institution", "phdthesis": "school"}
_ESCAPES = str.maketrans(
    {
        **{char: f"\\{char}" for char in "&%$#_"},
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)
_VERBATIM = frozenset({"author", "title", "pages", "url", "doi"})
"""Fields that are escaped already, or that readers take as they stand."""
_UNBALANCED = re.compile(r"[{}\\\s]")
"""What would end a field that is taken as it stands."""
_LIGATURES = re.compile(r"-{2,}|'{2,}|`{2,}|[?!]`")


def bibtex(release: Release) -> bytes:
    """Every source as an entry whose key is its id."""
    return write_string(Library([entry(source) for source in release.handbook.sources.values()])).encode()


def entry(source: Source) -> Entry:
    """One source as an entry."""
    kind = _ENTRY_TYPES.get(source.type, "misc")
    fields = [
        Field(name, value if name in _VERBATIM else _escaped(value))
        for name, value in _fields(source, kind)
        if value
    ]
    return Entry(kind, source.id, fields)


def _fields(source: Source, kind: str) -> Iterator[tuple[str, str | None]]:
    is_article = kind == "article"
    yield "author", " and ".join(map(_name, source.authors))
    yield "title", f"{{{_escaped(source.title)}}}"
    yield _CONTAINERS.get(kind, "howpublished"), source.container
    yield _PUBLISHERS.get(kind, "publisher"), source.publisher
    if source.issued:
        yield "date", str(source.issued)
        yield "year", str(source.issued.year)
        yield "month", str(source.issued.month) if source.issued.month else None
    yield "volume", source.volume
    yield "number" if is_article else "issue", source.issue
    yield "eid" if is_article else "number", source.number
    yield "pages", _escaped(source.pages).replace("-", "--") if source.pages else None
    yield "language", source.language
    yield "doi", _UNBALANCED.sub(lambda sign: quote(sign.group()), source.doi) if source.doi else None
    yield "pmid", source.pmid
    yield "pmcid", source.pmcid
    yield "isbn", source.isbn
    yield "registry", source.registry_id
    yield "url", web_address(source.url) if source.url else None
    yield "urldate", str(source.checked.on)
    standing = source.publication.status
    yield "pubstate", None if standing is Standing.CURRENT else standing.value
    yield "note", source.note
    yield "csltype", source.type.value


def _name(name: Name) -> str:
    if name.literal:
        return f"{{{_escaped(name.literal)}}}"
    family = _name_part(name.family or "")
    if name.given is None:
        return f"{family}," if " " in family else family
    return f"{family}, {_name_part(name.given)}"


def _name_part(text: str) -> str:
    """Part of a person's name, in braces where BibTeX would take it apart."""
    escaped = _escaped(text)
    return f"{{{escaped}}}" if "," in text or "and" in text.casefold().split() else escaped


def _escaped(text: str) -> str:
    """Text that TeX sets as it stands: no command, and no dash or quotation mark made of two characters."""
    return _LIGATURES.sub(lambda pair: "{}".join(pair.group()), text.translate(_ESCAPES))


FILE = DataFile("sources.bib", "Sources", "application/x-bibtex", "Every source as BibTeX.", bibtex)
