"""Web addresses (RFC 3986), read so that every mistake in one has words.

A host is written in ASCII, as the network knows it: a name in another script is written in its `xn--`
form (RFC 5890), so that no letter looks like another.
"""

from __future__ import annotations

import re
from urllib.parse import SplitResult, urlsplit

_LABEL = r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
_HOST = re.compile(rf"{_LABEL}(\.{_LABEL})+", re.IGNORECASE)


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
