"""Rules on the identifiers and addresses of sources: each leads to the publication itself, for everyone."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from difflib import get_close_matches
from unicodedata import normalize

from handbook_data.folding import words
from handbook_data.handbook import Handbook
from handbook_data.models.addresses import host_of, publication_named, trackers
from handbook_data.models.jurisdiction import Jurisdiction, OfficialText
from handbook_data.models.record import Record
from handbook_data.models.source import Source
from handbook_data.reading import Place
from handbook_data.rules.registry import Breach, rule
from handbook_data.vocabulary import CodeSystem, CslType


@rule(
    "R214",
    "identifiers that an address of a source holds are those of the source",
    reason="An address that leads to another paper is the address of another paper.",
    remedy="correct `doi`, `pmid`, `pmcid` or `registry_id`, or the address; write a DOI under `doi`",
)
def addresses_name_their_publication(handbook: Handbook, today: date) -> Iterator[Breach]:
    for source in handbook.sources.values():
        if source.checked.address:
            for key, value, exact in publication_named(source.checked.address):
                own = getattr(source, key)
                if key == "doi" and own and own.partition("/")[0] != value.partition("/")[0]:
                    continue  # it was read where another publisher has reprinted it
                if own is not None and not _agree(own, value, exact):
                    found = f"it holds the {key} {value}, and `{key}` is {own}"
                    yield Breach(source, ("checked", "address"), found)
        if source.url is None:
            continue
        for key, value, exact in publication_named(source.url):
            own = getattr(source, key)
            if own is None:
                yield Breach(source, ("url",), f"it holds the {key} {value}, and there is no `{key}`")
            elif not _agree(own, value, exact):
                yield Breach(source, ("url",), f"it holds the {key} {value}, and `{key}` is {own}")


_GOES_ON = re.compile("[^a-z0-9]|v[0-9]")


def _agree(own: str, found: str, exact: bool) -> bool:
    """Whether an address names an identifier; a publisher's may go on behind it: `10.1000/1.full.pdf`."""
    one, other = own.casefold(), found.casefold()
    return one == other or (not exact and bool(other.startswith(one) and _GOES_ON.match(other, len(one))))


_SHORTENERS = re.compile(
    r"bit\.ly|buff\.ly|cutt\.ly|fb\.me|goo\.gl|is\.gd|lnkd\.in|ow\.ly|rb\.gy|rebrand\.ly|shorturl\.at"
    r"|t\.co|t\.ly"
    r"|tiny\.cc|tinyurl\.com|wp\.me|x\.gd|youtu\.be"
)
_NOT_PUBLIC = ("localhost", ".local", ".internal", ".invalid", ".localhost", ".onion", ".home", ".lan")
_HOST_IN_A_HOST = re.compile(r"((?:[\w-]+\.)+(?:gov|edu|int|mil|com|org|net))\.(?![a-z]{2}$)")
"""`www.fda.gov.example.org`: a copy, or the gate of a library; `gov.uk` is another thing."""
_PRIVATE = re.compile(r"(?:0|10|127|169\.254|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.[\d.]+|\d+\.\d+")


@rule(
    "R215",
    "an address leads to the page itself, for everyone, and tells nobody who followed it",
    reason="Trackers, shortened links and addresses inside a network are not where a page is.",
    remedy="follow it, and write the address of the page without what follows readers",
)
def addresses_are_plain(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record, place, address in _addresses(handbook):
        host = host_of(address)
        names = trackers(address)
        if names:
            yield Breach(record, place, f"it carries {', '.join(f'`{name}`' for name in names)}")
        if _SHORTENERS.fullmatch(host):
            yield Breach(record, place, f"{host} only leads on")
        if host.endswith(_NOT_PUBLIC) or _PRIVATE.fullmatch(host):
            yield Breach(record, place, f"{host} is not on the public network")
        if inside := _HOST_IN_A_HOST.match(host):
            yield Breach(record, place, f"{host} begins like {inside[1]}, and is not of it")


_ALIKE = (("rn", "m"), ("vv", "w"), ("cl", "d"), ("0", "o"), ("1", "l"), ("i", "l"))
"""Letters and digits of ASCII that look alike (UTS 39): what is written, and what it is taken for."""


def _skeleton(host: str) -> str:
    """A host as an eye takes it in at a glance: the same for two that can be mistaken for each other."""
    for written, taken in _ALIKE:
        host = host.replace(written, taken)
    return host


@rule(
    "R226",
    "no host can be mistaken for another one in the records",
    reason="`pubrned.example` for `pubmed.example` is a slip, or a trap.",
    remedy="correct the address",
    excusable=True,
)
def hosts_are_not_mistaken(handbook: Handbook, today: date) -> Iterator[Breach]:
    addresses = list(_addresses(handbook))
    counts = Counter(host_of(address) for _, _, address in addresses)
    best: dict[str, str] = {}
    for host, count in counts.items():
        other = best.setdefault(_skeleton(host), host)
        if count > counts[other]:
            best[_skeleton(host)] = host
    if len(best) == len(counts):
        return
    for record, place, address in addresses:
        host = host_of(address)
        if best[_skeleton(host)] != host:
            yield Breach(record, place, f"`{host}` looks like `{best[_skeleton(host)]}`")


def _addresses(handbook: Handbook) -> Iterator[tuple[Record, Place, str]]:
    for source in handbook.sources.values():
        if source.url:
            yield source, ("url",), source.url
        if source.checked.address:
            yield source, ("checked", "address"), source.checked.address
    for record in handbook.records.values():
        if isinstance(record, Jurisdiction):
            for index, text in enumerate(record.official_texts):
                yield record, ("official_texts", index, "address"), text.address


_DIGITS = re.compile(r"\d+")
_DOMAINS = {"gb": "uk"}
"""Countries whose domain has another name than their code."""


@rule(
    "R537",
    "an official text is at the address of a source of that place, or at one of its own",
    reason="The section of another state, or the next one in the book, is another law.",
    remedy="correct the address, or cite the text in what it bears",
    excusable=True,
)
def official_texts_are_of_their_place(handbook: Handbook, today: date) -> Iterator[Breach]:
    read: dict[str, dict[str, Source]] = {}
    used: dict[str, set[str]] = defaultdict(set)
    for record in handbook.jurisdictions.values():
        named = {item.source for _, one in record.assertions() for item in one.evidence}
        held = [source for name in named if (source := handbook.sources.get(name))]
        read[record.id] = {
            _place_of(address): source
            for source in held
            for address in (source.url, source.checked.address)
            if address
        }
        for address in read[record.id]:
            used[address.partition("/")[0]].add(record.id)
    for record in handbook.jurisdictions.values():
        listed = {_place_of(text.address) for text in record.official_texts}
        for index, text in enumerate(record.official_texts):
            address = _place_of(text.address)
            if source := read[record.id].get(address):
                if found := _titled_otherwise(text.title, source):
                    yield Breach(record, ("official_texts", index, "title"), found)
            elif found := _of_another_place(record, text, read[record.id].keys() - listed, used):
                yield Breach(record, ("official_texts", index, "address"), found)


def _place_of(address: str) -> str:
    """An address without what does not tell one page from another."""
    return address.partition("://")[2].partition("#")[0].removeprefix("www.").rstrip("/")


def _differ_in_one_digit(one: str, other: str) -> bool:
    apart = [pair for pair in zip(one, other, strict=False) if pair[0] != pair[1]]
    return len(one) == len(other) and len(apart) == 1 and apart[0][0].isdigit() and apart[0][1].isdigit()


def _titled_otherwise(title: str, source: Source) -> str:
    """That an official text has neither a word nor a number of the source at its address."""
    told = f"{source.id} {source.title} {source.number} {source.container} {source.issued}".replace("-", " ")
    numbers = {*_DIGITS.findall(title)}
    there = {*_DIGITS.findall(f"{told} {source.url} {source.checked.address}")}
    is_like = words(title).different & (words(told).different - _OF_ANY_LAW)
    if numbers and numbers.isdisjoint(there) and not is_like:
        return f"`{title}`, while `{source.id}` is at its address"
    return ""


_OF_ANY_LAW = frozenset(words("of the on and act code law section title chapter order list copy"))


def _of_another_place(
    record: Jurisdiction, text: OfficialText, unlisted: Iterable[str], used: Mapping[str, set[str]]
) -> str:
    """Why an address that no source of a place has is not its own; empty if it can be."""
    address = _place_of(text.address)
    host = address.partition("/")[0]
    there = {int(digits) for digits in _DIGITS.findall(address) if len(digits) < 12}
    if there & {int(digits) for digits in _DIGITS.findall(text.title) if 2 < len(digits) < 12}:
        return ""
    if slip := next((one for one in unlisted if _differ_in_one_digit(one, address)), None):
        return f"it differs in a digit from `{slip}`, which was read"
    if record.id in used[host] or host.endswith(f".{_DOMAINS.get(record.id, record.id)}"):
        return ""
    return f"no source of this place is at {host}"


_FEWEST_ALIKE = 2
"""So many other papers of a journal show whose DOIs it has."""
_LEADING = re.compile(r"10\.\d{4,9}/(?P<journal>(?:[a-z]+\.)*[a-z]{3,})(?=[.\d-])")
_YEAR_WITHIN = re.compile(r"[./](?P<year>(?:19|20)\d\d)\.(?:0?[1-9]|1[0-2])\.\d+$")
_AHEAD, _BEHIND = 3, 1
"""A DOI is given up to three years before an issue is printed, and seldom in the year after it."""


@rule(
    "R221",
    "a DOI is of the publisher, journal and time of its paper, as far as other papers of the journal show",
    reason="A DOI of another publisher leads to another paper, or to none.",
    remedy="look the DOI up; where a journal has changed its publisher, say so in an exception",
    excusable=True,
)
def identifiers_are_those_of_the_journal(handbook: Handbook, today: date) -> Iterator[Breach]:
    papers: dict[str, list[tuple[Source, str]]] = defaultdict(list)
    leading: dict[str, Counter[str]] = defaultdict(Counter)
    for source in handbook.sources.values():
        if source.doi and source.container:
            papers[" ".join(words(source.container))].append((source, source.doi.casefold()))
    for journal, held in papers.items():
        for _, doi in held:
            if found := _LEADING.match(doi):
                leading[found.group()][journal] += 1
    for journal, held in papers.items():
        for source, doi in held:
            others = [(other, name) for other, name in held if other is not source]
            if another := _another_registrant(source, doi, others):
                yield Breach(source, ("doi",), another)
                continue
            if code := _code_of_another(journal, doi, [name for _, name in others], leading):
                yield Breach(source, ("doi",), code)
            told = _YEAR_WITHIN.search(doi)
            if told and source.issued:
                early = int(told["year"]) < source.issued.year - _AHEAD
                if early or int(told["year"]) > source.issued.year + _BEHIND:
                    yield Breach(
                        source, ("doi",), f"it is of {told['year']}, and `issued` is {source.issued}"
                    )


def _code_of_another(journal: str, doi: str, others: list[str], leading: dict[str, Counter[str]]) -> str:
    """That a DOI begins with the code of a journal of another name, which this one never has elsewhere."""
    found = _LEADING.match(doi)
    if found is None or any(name.startswith(found.group()) for name in others):
        return ""
    for other, count in leading[found.group()].most_common():
        names = set(other.split()), set(journal.split())
        if other != journal and count >= _FEWEST_ALIKE and not (names[0] <= names[1] or names[1] <= names[0]):
            return f"`{found['journal']}` is the code of `{other}`"
    return ""


def _another_registrant(source: Source, doi: str, others: list[tuple[Source, str]]) -> str:
    """That all other papers of a journal have DOIs of one other registrant.

    A paper older than they are may differ, and so may one beside a single other of another time.
    """
    registrants = {name.partition("/")[0] for _, name in others}
    own, (first, *more) = doi.partition("/")[0], sorted(registrants) or [""]
    if not others or more or own == first:
        return ""
    years = [other.issued.year for other, _ in others if other.issued]
    if source.issued and years:
        if len(others) < _FEWEST_ALIKE and abs(source.issued.year - years[0]) > _AHEAD:
            return ""
        if len(others) >= _FEWEST_ALIKE and source.issued.year < min(years):
            return ""
    return f"`{own}`, while every other paper of `{source.container}` that is held has `{first}`"


_CODE = re.compile(r"10\.1016/j\.(?P<code>[a-z]{4,})\.")
"""A DOI of a publisher that writes a short form of the name of the journal into it."""


@rule(
    "R227",
    "a DOI that holds a short form of the name of a journal is of that journal",
    reason="`j.amepre` is no paper of another journal; under another name nobody finds it.",
    remedy="correct `container`, or look the DOI up",
    excusable=True,
)
def codes_are_of_their_journal(handbook: Handbook, today: date) -> Iterator[Breach]:
    for source in handbook.sources.values():
        found = _CODE.match((source.doi or "").casefold())
        if found is None or source.container is None:
            continue
        name = "".join(words(source.container))
        # some codes begin with a letter of their own: y for a former publisher, j for journal
        if not _in_order(found["code"], name) and not _in_order(found["code"][1:], name):
            yield Breach(source, ("container",), f"`{source.container}`, while the DOI has `{found['code']}`")


def _in_order(letters: str, text: str) -> bool:
    """Whether all letters stand in a text, in their order."""
    left = iter(text)
    return all(letter in left for letter in letters)


_NEXT = 3
"""So many papers with the next higher or lower numbers show of what time a number is."""


@rule(
    "R222",
    "a number in PubMed, and one in PubMed Central, is of the time of its paper",
    reason="PubMed counts upwards: a paper of 2022 cannot have a number that was given in 2012.",
    remedy="look the number up, and correct `pmid`, `pmcid` or `issued`",
    excusable=True,
)
def numbers_in_pubmed_are_of_their_time(handbook: Handbook, today: date) -> Iterator[Breach]:
    dated = [(source, source.issued.year) for source in handbook.sources.values() if source.issued]
    papers = sorted((int(source.pmid), year, source.id) for source, year in dated if source.pmid)
    copies = sorted((int(source.pmcid[3:]), year, source.id) for source, year in dated if source.pmcid)
    for key, counted in (("pmid", papers), ("pmcid", copies)):
        years = [year for _, year, _ in counted]
        for index, (_, year, name) in enumerate(counted):
            source, later = handbook.sources[name], years[index + 1 : index + 1 + _NEXT]
            near = [*years[max(0, index - _NEXT) : index], *later]
            if len(later) == _NEXT and (max(later) < year - _AHEAD or max(near) < year - 1):
                yield Breach(source, (key,), f"papers with higher numbers are of {max(later)} and before")
            elif (
                len(near) == 2 * _NEXT and key == "pmid" and year < min(near) - 1 and _is_in_a_journal(source)
            ):
                yield Breach(source, (key,), f"papers with lower numbers are of {min(near)} and after")


def _is_in_a_journal(source: Source) -> bool:
    """Whether PubMed takes it up when it is printed; a book can follow years later."""
    return source.type is CslType.ARTICLE_JOURNAL and source.container is not None


@rule(
    "R244",
    "the volumes of a journal run with its years",
    reason="Volume 214 of a journal that was at 233 a year before is another paper.",
    remedy="look the paper up, and correct `volume` or `issued`",
    excusable=True,
)
def volumes_run_with_years(handbook: Handbook, today: date) -> Iterator[Breach]:
    held: dict[str, list[tuple[int, int, Source]]] = defaultdict(list)
    for source in handbook.sources.values():
        if source.container and source.issued and source.volume and source.volume.isdecimal():
            journal = " ".join(words(source.container))
            held[journal].append((source.issued.year, int(source.volume), source))
    for papers in held.values():
        for year, volume, source in papers:
            for then, other, paper in papers:
                if (then < year and other > volume) or (then > year and other < volume):
                    found = f"{volume} of {source.issued}, while `{paper.id}` of {paper.issued} is in {other}"
                    yield Breach(source, ("volume",), found)
                    break


_OF_ONE_THING = (
    *(CodeSystem.UNIPROT, CodeSystem.HGNC, CodeSystem.GENE, CodeSystem.IUPHAR_TARGET, CodeSystem.CHEMBL),
    *(CodeSystem.CAS, CodeSystem.PUBCHEM, CodeSystem.INCHIKEY, CodeSystem.UNII, CodeSystem.GBIF),
)


_CHAPTERS = {"F": "67", "G": "78", "M": "FM", "R": "M8", "E": "5", "I": "B", "J": "C", "K": "D", "L": "E"}
"""Letters of ICD-10, and the first signs in ICD-11 of what stands there: `F`, mental disorders, is 6."""


@rule(
    "R499",
    "the codes of a condition in ICD-10 and in ICD-11 are of one chapter",
    reason="A code of heart disease on the page on low mood joins the data of another illness.",
    remedy="look both codes up again",
    excusable=True,
)
def codes_are_of_one_chapter(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record in handbook.conditions.values():
        tens = [code.code[0] for code in record.codes if code.system is CodeSystem.ICD_10]
        firsts = "".join(_CHAPTERS.get(letter, letter) for letter in tens)
        elevens = {code.code[0] for code in record.codes if code.system is CodeSystem.ICD_11}
        for index, code in enumerate(record.codes):
            is_other = code.system is CodeSystem.ICD_11 and tens and code.code[0] not in firsts
            if code.system is CodeSystem.ICD_10 and elevens:
                is_other = elevens.isdisjoint(_CHAPTERS.get(code.code[0], code.code[0]))
            if is_other:
                yield Breach(record, ("codes", index, "code"), f"`{code.code}`, beside the others")


@rule(
    "R498",
    "a code of a protein, gene or substance stands with one record, once",
    reason="The number of the delta receptor on the mu receptor joins the data of another gene.",
    remedy="look the code up again, and give it to the record to which it belongs",
    excusable=True,
)
def codes_are_of_one_thing(handbook: Handbook, today: date) -> Iterator[Breach]:
    first: dict[tuple[CodeSystem, str], str] = {}
    for record in (*handbook.mechanisms.values(), *handbook.substances.values()):
        for index, code in enumerate(record.codes):
            if code.system not in _OF_ONE_THING:
                continue
            place = ("codes", index, "code")
            other = first.setdefault((code.system, code.code), record.id)
            twice = sum(code.system is one.system and code.code == one.code for one in record.codes[:index])
            if other != record.id or twice:
                yield Breach(record, place, f"`{code.code}` is a code of `{other}` too")


_IS_NEAR = 0.8
"""How much two spellings have in common, of one, where one may be a slip for the other."""
_SHORTEST = 5


@rule(
    "R246",
    "a source is called by the name of an author as that is spelt",
    reason="`Krugel` for `Kruegel` cites somebody who has not written the paper.",
    remedy="look the name up, and correct it in `authors`; the id stays",
    excusable=True,
)
def authors_are_spelt_as_in_ids(handbook: Handbook, today: date) -> Iterator[Breach]:
    for source in handbook.sources.values():
        name, _, rest = source.id.partition("-")
        if len(name) < _SHORTEST or not rest:
            continue
        families = [_in_letters(author.family or "") for author in source.authors]
        if any(source.id.replace("-", "").startswith(family) for family in families if family):
            continue
        if near := get_close_matches(name, families, 1, _IS_NEAR):
            index = families.index(near[0])
            found = f"`{source.authors[index].family}`, while its id has `{name}`"
            yield Breach(source, ("authors", index, "family"), found)


def _in_letters(name: str) -> str:
    """A name in the letters that an id can hold."""
    plain = normalize("NFKD", name).encode("ascii", "ignore").decode()
    return "".join(filter(str.isalpha, plain)).lower()
