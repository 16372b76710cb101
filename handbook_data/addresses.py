"""Addresses on the web: the one place where what a record holds becomes a URL.

What stands literally in one is what RFC 3986 lets stand there; anything else is percent-encoded as UTF-8.
So no address can end the markup, the string or the field that it is written into.
"""

from __future__ import annotations

import re
from urllib.parse import quote

_NOT_LITERAL = re.compile(r"%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9\-._~:/?#@!$&()*+,;=%]")
_IN_A_DOI = "/:;(),!*@$=&~"
"""Signs of a DOI that its address keeps; the DOI Handbook asks to encode `%"#<>{}^[]|\\+?` and spaces."""


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
