"""Web addresses (RFC 3986), read so that every mistake in one has words, and written so that none does harm.

A host is written in ASCII, as the network knows it: a name in another script is written in its `xn--`
form (RFC 5890), so that no letter looks like another. Here alone becomes a URL what a record holds: what no
URL holds literally is percent-encoded, so that none can end the markup, the text or the field it is put into.
"""

from __future__ import annotations

import re
from urllib.parse import SplitResult, quote, urlsplit

_LABEL = r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
_HOST = re.compile(rf"{_LABEL}(\.{_LABEL})+", re.IGNORECASE)
_NOT_LITERAL = re.compile(r"%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9\-._~:/?#@!$&()*+,;=%]")
_IN_A_DOI = "/:;(),!*@$=&~"
"""Signs of a DOI that its address keeps; the DOI Handbook asks to encode `%"#<>{}^[]|\\+?` and spaces."""


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
    if parts.netloc.endswith(":") or port == 0:
        raise ValueError("its port is a number from 1 to 65535")
    return parts


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
