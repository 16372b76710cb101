"""The changelog as a part of a page: an anchor for each edition, a link for each id that leads somewhere."""

from __future__ import annotations

import re
from collections.abc import Mapping

from markupsafe import Markup

from handbook_data.editions import changelog
from handbook_data.editions.difference import difference
from handbook_data.editions.taking import take
from handbook_data.editions.telling import tell
from handbook_data.handbook import Handbook

_NAME = re.compile(r"`([a-z0-9-]+(?:/[a-z0-9-]+)?)`")


def changes(handbook: Handbook, text: str, targets: Mapping[str, str]) -> Markup:
    """What changed since the last edition, then every edition that the changelog tells of.

    `targets` are the names of links by the ids that lead somewhere.
    """
    parts = changelog.sections(text)
    notes = parts.pop(changelog.UNRELEASED, "")
    told = [_since(handbook), notes]
    if any(told):
        parts = {"": "\n\n".join(filter(None, told)), **parts}
    return Markup("\n").join(_section(edition, body, targets) for edition, body in parts.items())


def _since(handbook: Handbook) -> str:
    """How the records differ from the last edition; nothing on the day it is cut."""
    before = handbook.published
    if before is None:
        return ""
    now = take(handbook, before.edition, before.data_version, handbook.last_reviewed)
    return tell(difference(before, now))


def _section(edition: str, body: str, targets: Mapping[str, str]) -> Markup:
    heading = f"(edition/{edition})=\n## Edition {edition}" if edition else "## Since the last edition"
    linked = _NAME.sub(
        lambda match: f"[{match[0]}](#{targets[match[1]]})" if match[1] in targets else match[0], body
    )
    return Markup(f"{heading}\n\n{linked}\n")
