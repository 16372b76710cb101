"""Text of the records as MyST: nothing in a record can become markup.

Every value that a template prints passes `as_myst`, which escapes it, unless it is `Markup` that this
package made itself. The one subset that is read is light text: `*emphasis*` and `[[record-id]]`.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping
from datetime import date

from markupsafe import Markup

from handbook_data.models.addresses import web_address
from handbook_data.models.dates import PartialDate

_PUNCTUATION = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~$:&@^%=\"'/])")


def escape(text: object) -> Markup:
    """Plain text as MyST that shows just this text, on one line."""
    return _escaped(str(text))


@functools.lru_cache(1 << 17)
def _escaped(text: str) -> Markup:
    """Kept, since a title or a statement stands on many pages."""
    return Markup(_PUNCTUATION.sub(r"\\\1", " ".join(text.split())))


def as_myst(value: object) -> Markup:
    """A value as a template prints it: our own markup as it is, anything else escaped."""
    if isinstance(value, Markup):
        return value
    if isinstance(value, (PartialDate, date)):
        return escape(show_date(value))
    return escape(value)


def show_date(value: PartialDate | date) -> str:
    """A date as a reader reads it, as precise as it is known."""
    return (PartialDate.of(value) if isinstance(value, date) else value).in_words


def sentence(text: object) -> Markup:
    """A text with one full stop at its end."""
    plain = str(text).rstrip()
    return escape(plain if plain.endswith((".", "!", "?", "…")) else f"{plain}.")


def first_upper(text: str) -> str:
    """A text that begins with a capital letter; the rest of it stays as it is."""
    return text[:1].upper() + text[1:]


def with_code(text: str) -> Markup:
    """A text of this project, not of a record, in which `words between backticks` are code."""
    parts = text.split("`")
    return Markup("".join(f"`{part}`" if number % 2 else _inner(part) for number, part in enumerate(parts)))


def code_block(text: str) -> Markup:
    """Lines of this project, not of a record, shown letter by letter; none holds three backticks."""
    return Markup(f"```text\n{text.rstrip()}\n```")


_LIGHT = re.compile(r"\*(?P<emphasis>[^\s*](?:[^*]*[^\s*])?)\*|\[\[(?P<link>[a-z0-9-]+(?:/[a-z0-9-]+)?)\]\]")


def light(text: str, links: Mapping[str, Markup]) -> Markup:
    """Light text as MyST; a link to an id that is not in `links` is shown as it was written."""
    parts: list[str] = []
    end = 0
    for match in _LIGHT.finditer(text):
        parts.append(_inner(text[end : match.start()]))
        link = match.group("link")
        if link is None:
            parts.append(f"*{escape(match.group('emphasis'))}*")
        elif link in links:
            parts.append(links[link])
        else:
            parts.append(escape(match.group()))
        end = match.end()
    parts.append(_inner(text[end:]))
    return Markup("".join(parts))


def _inner(text: str) -> str:
    """A piece of a longer text: its spaces at either end are kept."""
    if not text.strip():
        return " " if text else ""
    return f"{' ' if text[0].isspace() else ''}{escape(text)}{' ' if text[-1].isspace() else ''}"


def reference(label: str, target: str, css_class: str = "") -> Markup:
    """A link to anything that has a name in the handbook: a record, a claim, a source, a term."""
    attributes = f"{{.{css_class}}}" if css_class else ""
    return Markup(f"[{escape(label)}](#{target}){attributes}")


def external(label: str, address: str) -> Markup:
    """A link to another site."""
    return Markup(f"[{escape(label)}](<{web_address(address).replace('&', '&amp;')}>)")


def joined(parts: Iterable[object], separator: str = ", ") -> Markup:
    """Parts, each escaped unless it is markup, with a separator between them."""
    return Markup(separator.join(as_myst(part) for part in parts))
