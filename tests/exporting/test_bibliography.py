"""Sources as CSL-JSON, BibTeX and RIS, read by libraries that did not write them.

What each field is called in each format is taken from the page that documents it.
"""

from __future__ import annotations

import json
import re
import warnings
from collections.abc import Mapping
from functools import cache
from typing import Any
from urllib.parse import quote

import rispy
from citeproc.source.json import CiteProcJSON
from pybtex.database import Person
from pybtex.database.input.bibtex import Parser
from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db

from handbook_data.exporting.ris import TYPES
from handbook_data.models.source import Name, Source
from handbook_data.vocabulary import Standing
from tests.building import DOCS
from tests.exporting.conftest import Given

Fields = dict[str, Any]


@cache
def names(column: int) -> Mapping[str, tuple[str, ...]]:
    """Field of a source to its names in one format, from the table on the page about the data."""
    text = (DOCS / "guide" / "data.md").read_text(encoding="utf-8")
    table = text.partition("## Bibliographic fields")[2].partition("\n## ")[0]
    rows = [line.strip("|").split("|") for line in table.splitlines() if line.startswith("| `")]
    return {re.findall(r"`(.+?)`", row[0])[0]: tuple(re.findall(r"`(.+?)`", row[column])) for row in rows}


def expected(source: Source) -> Fields:
    """What every format has to give back for a source."""
    standing = source.publication.status
    fields = {
        name: getattr(source, name)
        for name in (
            *("id", "title", "container", "publisher", "volume", "issue", "pages", "number", "language"),
            *("doi", "pmid", "pmcid", "isbn", "registry_id", "url", "note"),
        )
    }
    if source.url:
        ascii_signs = "".join(map(chr, range(33, 127)))
        encoded = quote(source.url, safe=ascii_signs)  # RFC 3987, 3.1: an address that any program follows
        fields["url"] = encoded.translate({ord("["): "%5B", ord("]"): "%5D", ord("'"): "%27"})
    fields["type"] = source.type.value
    fields["authors"] = source.authors
    fields["issued"] = str(source.issued) if source.issued else None
    fields["checked_on"] = str(source.checked.on)
    fields["standing"] = None if standing is Standing.CURRENT else standing.value
    return fields


def test_the_page_names_every_field(released: Given) -> None:
    assert set(names(1)) == set(expected(next(iter(released.sources.values()))))


# --- CSL-JSON -----------------------------------------------------------------------------------


def from_csl(item: Fields) -> Fields:
    """The fields of one item of CSL-JSON."""
    flat = {**item, "custom.registry_id": item.get("custom", {}).get("registry_id")}
    fields = {name: flat.get(keys[0]) for name, keys in names(1).items()}
    fields["authors"] = tuple(Name(**name) for name in item.get("author", ()))
    for name in ("issued", "checked_on"):
        if fields[name]:
            (parts,) = fields[name]["date-parts"]
            fields[name] = "-".join(f"{part:02d}" for part in parts)
    return fields


def test_csl_json_reads_back(given: Given) -> None:
    items = json.loads(given.text("sources.json"))
    assert {item["id"]: from_csl(item) for item in items} == {
        key: expected(source) for key, source in given.sources.items()
    }


def test_citeproc_reads_csl_json_and_prints_every_source(given: Given) -> None:
    items = json.loads(given.text("sources.json"))
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # citeproc warns of variables that CSL does not have
        warnings.filterwarnings("ignore", message="The following .* Reference are unsupported: custom$")
        source = CiteProcJSON(items)
    assert list(source) == list(given.sources)
    for key, reference in source.items():
        model = given.sources[key]
        assert reference.type == model.type.value.replace("_", "-") or reference.type == model.type.value
        assert str(reference.title) == model.title
        if model.container:
            assert str(reference.container_title) == model.container
        if model.issued:
            assert int(reference.issued.year) == model.issued.year


# --- BibTeX -------------------------------------------------------------------------------------


_MACROS = get_default_latex_context_db()
_MACROS.add_context_category(  # names of the LaTeX kernel that the library does not know
    "kernel",
    [
        MacroTextSpec("textasciicircum", "^"),
        MacroTextSpec("textbraceleft", "{"),
        MacroTextSpec("textbraceright", "}"),
    ],
    prepend=True,
)
_LATEX = LatexNodes2Text(latex_context=_MACROS, strict_latex_spaces=True)


def decoded(text: str) -> str:
    """Text as TeX would set it, without the braces that keep capitals."""
    return str(_LATEX.latex_to_text(text))


def from_bibtex(key: str, entry: Any) -> Fields:
    """The fields of one entry as pybtex reads it."""
    article = entry.type == "article"
    found: Fields = {}
    for name, keys in names(2).items():
        options = [keys[0] if article else keys[1]] if name in ("issue", "number") else keys
        values = [entry.fields[option] for option in options if option in entry.fields]
        assert len(values) <= 1, (key, name)
        found[name] = values[0] if values else None
    for name, value in found.items():
        if name == "pages" and value is not None:
            value = value.replace("--", "-")
        if value is not None and name not in ("url", "doi"):
            found[name] = decoded(value[1:-1] if name == "title" else value)
    found["id"] = key
    found["authors"] = tuple(map(_name, entry.persons.get("author", ())))
    return found


def _name(person: Person) -> Name:
    family = " ".join((*person.prelast_names, *person.last_names))
    given = " ".join((*person.first_names, *person.middle_names))
    if given:
        return Name(family=decoded(family), given=decoded(given))
    if family.startswith("{"):  # a body
        return Name(literal=decoded(family[1:-1]))
    return Name(family=decoded(family))


def test_bibtex_reads_back(given: Given) -> None:
    database = Parser().parse_string(given.text("sources.bib"))
    found = {key: from_bibtex(key, entry) for key, entry in database.entries.items()}
    assert found == {key: expected(source) for key, source in given.sources.items()}


def test_bibtex_leaves_no_character_that_tex_would_act_on(given: Given) -> None:
    for entry in Parser().parse_string(given.text("sources.bib")).entries.values():
        for name, value in entry.fields.items():
            if name not in ("url", "doi"):
                assert not re.search(r"(?<!\\)[&%$#_~^]", value), (entry.key, name)


# --- RIS ----------------------------------------------------------------------------------------


def from_ris(reference: Fields) -> Fields:
    """The fields of one reference as rispy reads it."""
    flat = {rispy.TAG_KEY_MAPPING[tag]: tag for tag in rispy.TAG_KEY_MAPPING}
    by_tag = {flat[key]: value for key, value in reference.items()}
    fields = {name: by_tag.get(tags[0]) for name, tags in names(3).items()}
    fields["type"] = {ris: csl.value for csl, ris in TYPES.items()}[by_tag["TY"]]
    fields["authors"] = tuple(map(_ris_name, by_tag.get("AU", ())))
    fields["pages"] = "-".join(filter(None, (by_tag.get("SP"), by_tag.get("EP")))) or None
    fields["url"] = ";".join(by_tag["UR"]) if "UR" in by_tag else None
    fields["note"] = by_tag["N1"][0] if "N1" in by_tag else None
    for name in ("issued", "checked_on"):
        fields[name] = "-".join(filter(None, (fields[name] or "").split("/"))) or None
    if fields["standing"]:
        fields["standing"] = fields["standing"].removeprefix("Standing: ")
    return fields


def _ris_name(text: str) -> Name:
    name, *given = re.split("(?<!,),(?!,)", text, maxsplit=1)
    if not given:
        return Name(literal=name.replace(",,", ","))
    return Name(family=name.replace(",,", ","), given=given[0].strip() or None)


def test_ris_reads_back(given: Given) -> None:
    references = [from_ris(reference) for reference in rispy.loads(given.text("sources.ris"))]
    assert {reference["id"]: reference for reference in references} == {
        key: expected(source) for key, source in given.sources.items()
    }


def test_every_line_of_ris_has_its_tag(given: Given) -> None:
    content = (given.folder / "sources.ris").read_bytes().decode()
    for line in content.split("\r\n"):
        assert line == "" or re.match(r"[A-Z][A-Z0-9]  - ", line)
    assert content.count("\r\nER  - \r\n") == len(given.sources)
