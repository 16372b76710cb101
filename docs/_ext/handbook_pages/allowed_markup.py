"""What markup a generated page may hold. Anything else on one is a mistake of the generator, and stops it.

Text of a record is escaped, so no role, directive, link or tag of a page comes from it. This is the net
below: should an escape ever be forgotten, a record still cannot make Sphinx read, run or copy a file. It
looks at signs and not at the parsed page, so it can only refuse too much.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

ROLES = ("certainty-mark", "doc")
DIRECTIVES = ("claim", "container", "drawing", "entry", "feeds", "page-data", "table", "toctree")

_ESCAPED = re.compile(r"\\[!-/:-@\[-`{-~]")
_ALLOWED = re.compile(
    rf"""
      \{{\.[a-z][a-z0-9-]*(?:\ \.[a-z][a-z0-9-]*)*\}}  # classes of a span, a link or a block
    | \{{(?:{"|".join(ROLES)})\}}(?=`)
    | ^```\{{toctree\}}\n(?::[a-z]+:[\ 0-9]*\n)+\n(?:[A-Z][A-Za-z\ ]*\ <[a-z][a-z/-]*>\n)+```$  # the menu
    | ^(?:`{{3,}}|:{{3,}})\{{(?:{"|".join(DIRECTIVES)})\}}(?=[ \n])
    | ^```text\n(?:(?!.*(?:`{{3}}|~{{3}}|:{{3}})).*\n)*```$  # lines of code, in which nothing is read
    | \]\(\#[a-z0-9._/-]+\)  # to a name of the handbook
    | \]\(<(?:tel:[+*]?\d+(?:,\d|;ext=\d+)?|sms:\+?\d+)>\)  # to a telephone
    | \]\(<https?://[A-Za-z0-9\-._~:/?\#@!$&()*+,;=%]+>\)  # to another site
    """,
    re.VERBOSE | re.MULTILINE,
)
_MARKUP = re.compile(
    r"""
      (?:`{3,}|~{3,}|:{3,})[ \t]*(?:\{[^}\n]*\}?|\0)  # a directive
    | \{[^}\n]*\}?  # a role, a substitution, attributes
    | <[A-Za-z/!?][^>\n]*>?  # HTML, or an address that is its own link
    | !\[  # an image
    | \]\([^)\n]*\)?  # a link, perhaps to a file
    | \]:  # what a reference or a footnote leads to
    | ^(?:---|\+\+\+)  # settings for the whole page, or for a directive
    """,
    re.VERBOSE | re.MULTILINE,
)

_BEGINNING = re.compile(rf"[`~:{{<!\]\-+](?<=(?=(?:{_MARKUP.pattern})).)", re.VERBOSE | re.MULTILINE)
"""A place where markup begins: several times as fast to look for, and most pages have none."""


class UnexpectedMarkupError(Exception):
    """Pages hold markup that none may hold; the message has a line for each place."""


def refuse(places: Sequence[str]) -> None:
    """Raise `UnexpectedMarkupError` if any place was found."""
    if places:
        raise UnexpectedMarkupError("\n".join(places))


def unexpected_in(pages: Mapping[str, str]) -> list[str]:
    """A line for each place of markup that the templates are not known to write."""
    return [
        f"{path}:{line}: a generated page holds no such markup: {markup}"
        for path, text in pages.items()
        if path.endswith(".md")
        for line, markup in unexpected(text)
    ]


def unexpected(text: str) -> Iterator[tuple[int, str]]:
    """Markup of a page that is not allowed, with its line."""
    alive = _ALLOWED.sub("\0", _ESCAPED.sub("\0", text))
    if not _BEGINNING.search(alive):
        return
    for match in _MARKUP.finditer(alive):
        yield alive.count("\n", 0, match.start()) + 1, match.group().strip()[:60].replace("\0", "\\?")
