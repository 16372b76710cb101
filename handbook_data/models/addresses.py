"""Web addresses (RFC 3986), read so that every mistake in one has words, and written so that none does harm.

A host is written in ASCII, as the network knows it: a name in another script is written in its `xn--`
form (RFC 5890), so that no letter looks like another, and read back to see whether it only looks like a Latin
one (UTS 39). Here alone becomes a URL what a record holds: what no
URL holds literally is percent-encoded, so that none can end the markup, the text or the field it is put into.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlencode, urlsplit

from handbook_data.characters import disguised

_LABEL = r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
_HOST = re.compile(rf"{_LABEL}(\.{_LABEL})+", re.IGNORECASE)
_NOT_LITERAL = re.compile(r"%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9\-._~:/?#@!$&()*+,;=%]")
_IN_A_DOI = "/:;(),!*@$=&~"
"""Signs of a DOI that its address keeps; the DOI Handbook asks to encode `%"#<>{}^[]|\\+?` and spaces."""


@lru_cache(maxsize=8192)
def split_address(text: str) -> SplitResult:
    """The parts of a full web address; raise ValueError in words if it is none that can be followed."""
    try:
        parts = urlsplit(text)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise ValueError(f"it cannot be followed ({error})") from None
    if parts.scheme not in ("http", "https"):
        raise ValueError("it starts with http:// or https://")
    if "@" in parts.netloc:
        raise ValueError("it names no user before the host")
    if not host or "[" in parts.netloc or len(host) > 253 or not _HOST.fullmatch(host):
        raise ValueError("its host is a name with a dot, in letters without accents, digits and hyphens")
    if "xn--" in host and (trouble := _foreign_fault(host)):
        raise ValueError(trouble)
    if parts.netloc.endswith(":") or port == 0:
        raise ValueError("its port is a number from 1 to 65535")
    return parts


def _foreign_fault(host: str) -> str:
    """What is wrong with a host that has labels in another script; empty if it is what it looks like.

    A word of letters that look Latin is let be below a top-level domain of its own script.
    """
    import idna  # few hosts need it

    names = []
    for label in host.split("."):
        if not label.startswith("xn--"):
            names.append(label)
            continue
        try:
            names.append(idna.decode(label))
        except idna.IDNAError as error:
            return f"`{label}` in its host is no name in any script ({error})"
    for name in names:
        if not name.isascii() and (found := disguised(name, at_home=not names[-1].isascii())):
            return f"its host shows as `{'.'.join(names)}`, and {found}"
    return ""


def web_address(written: str) -> str:
    """An address as a URL; what is percent-encoded already stays as it is."""
    return _NOT_LITERAL.sub(lambda sign: quote(sign.group(), safe=""), written)


def doi_address(doi: str) -> str:
    """Where the resolver of the DOI Foundation leads on to the publication."""
    return f"https://doi.org/{quote(doi, safe=_IN_A_DOI)}"


def pubmed_address(pmid: str) -> str:
    """The entry of a publication in PubMed."""
    return f"https://pubmed.ncbi.nlm.nih.gov/{quote(pmid, safe='')}/"


def pmc_address(pmcid: str) -> str:
    """The full text of a publication in PubMed Central."""
    return f"https://pmc.ncbi.nlm.nih.gov/articles/{quote(pmcid, safe='')}/"


# --- which page an address means -------------------------------------------------------------------------

_TRACKER = re.compile(
    r"(?:utm|hsa|mtm|piwik|matomo|vero|oly)_\w+|_ga|_gl|_hs\w+|__hs\w*|fbclid|gclid|gclsrc|dclid|gbraid|wbraid"
    r"|msclkid|yclid|ysclid|twclid|ttclid|li_fat_id|igshid?|mc_[ce]id|mkt_tok|s_[ck]id|ref_src|ref_url|spm|epik"
    r"|session_token|jsessionid|phpsessid|access_token",
    re.IGNORECASE,
)
"""Names in a query that follow a reader or hold a session, and do not change the page."""
_INDEX = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?)$", re.IGNORECASE)


@lru_cache(maxsize=8192)
def host_of(address: str) -> str:
    """The host of an address, in small letters and without `www.`."""
    return (split_address(address).hostname or "").rstrip(".").removeprefix("www.")


def is_below(host: str) -> Iterator[str]:
    """A host, and each host that it is a part of: `shop.example.org`, `example.org`."""
    while "." in host:
        yield host
        host = host.partition(".")[2]


def trackers(address: str) -> tuple[str, ...]:
    """What an address carries in its query or path to follow a reader."""
    if "?" not in address and ";" not in address:
        return ()
    parts = split_address(address)
    names = [name for name, _ in parse_qsl(parts.query, keep_blank_values=True)]
    names += [part.partition("=")[0] for part in parts.path.split(";")[1:]]
    return tuple(name for name in names if _TRACKER.fullmatch(name))


def canonical_address(address: str) -> str:
    """An address without what does not change the page, so that two that lead to one page are equal.

    Dropped are scheme, `www.`, the port of the scheme, a last slash or index page, trackers and text
    fragments; letters of the host and signs percent-encoded without need are written in one way, and what
    stands in the query in one order.
    """
    parts = split_address(address)
    port = f":{parts.port}" if parts.port and parts.port not in (80, 443) else ""
    path = quote(unquote(_INDEX.sub("/", parts.path)), safe="/:;(),!*@$=&~+'").rstrip("/")
    pairs = parse_qsl(parts.query, keep_blank_values=True) if parts.query else []
    query = urlencode(sorted(pair for pair in pairs if not _TRACKER.fullmatch(pair[0]))) if pairs else ""
    fragment = unquote(parts.fragment).partition(":~:")[0]
    return f"{host_of(address)}{port}{path}{'?' + query if query else ''}{'#' + fragment if fragment else ''}"


_RESOLVERS = ("doi.org", "dx.doi.org")
_DOI_IN_PATH = re.compile(r"10\.\d{4,9}(?:\.\d+)*/.+")
_PUBMED = re.compile(
    r"(?:(?:pubmed\.ncbi\.nlm\.nih\.gov|pubmed\.gov|ncbi\.nlm\.nih\.gov/pubmed)/|\bpmid[-:_]?)(\d+)",
    re.IGNORECASE,
)
_PMC = re.compile(r"(?:ncbi\.nlm\.nih\.gov|europepmc\.org)/.*?\b(PMC\d+)", re.IGNORECASE)
_TRIAL = re.compile(r"clinicaltrials\.gov/.*?\b(NCT\d+)", re.IGNORECASE)
_REGISTERS = (
    ("pmid", _PUBMED, ("pubmed", "pmid")),
    ("pmcid", _PMC, ("ncbi.nlm.nih.gov", "europepmc.org")),
    ("registry_id", _TRIAL, ("clinicaltrials.gov",)),
)
"""Fields of a source, where an address has what is in them, and what every such address holds."""


def publication_named(address: str) -> Iterator[tuple[str, str, bool]]:
    """The identifiers of a publication in an address: field of a source, value, and whether it ends there."""
    host, path = host_of(address), unquote(split_address(address).path)
    doi = _DOI_IN_PATH.search(path)
    if doi:
        yield "doi", doi.group(), host in _RESOLVERS
    where = f"{host}{path}".lower()
    for key, pattern, names in _REGISTERS:
        found = pattern.search(f"{host}{path}") if any(name in where for name in names) else None
        if found:
            yield key, found.group(1), True
