"""What changed, in words: Markdown that reads well as it stands and as a page.

Ids stand in backticks; the page makes links of those that still lead somewhere.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from handbook_data.due import Due, Unread
from handbook_data.editions.difference import Change, ChangelogSection, Difference, Happening
from handbook_data.published import Snapshot
from handbook_data.vocabulary import Level

_MARKUP = re.compile(r"([\\`*_{}\[\]<>&~|$])")


def plain(text: str) -> str:
    """Text that Markdown shows as it is, inside a line."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))


def tell(found: Difference) -> str:
    """The difference as Markdown, a heading for each part that has something to say."""
    parts = []
    for section in ChangelogSection:
        lines = [f"- {_line(change)}" for change in found.changes if change.section is section]
        if lines:
            parts.append(f"### {section.value}\n\n" + "\n".join(lines))
    if found.looked_at_again:
        count = found.looked_at_again
        parts.append(f"{count} {'claim was' if count == 1 else 'claims were'} reviewed and left unchanged.")
    return "\n\n".join(parts)


def tell_first(snapshot: Snapshot) -> str:
    """What the first edition holds; everything in it is new."""
    kinds = Counter(record.kind for record in snapshot.records.values())
    levels = Counter(claim.level for claim in snapshot.claims.values())
    sure = ", ".join(f"{levels[level.value]} {level.label}" for level in Level)
    records = ", ".join(f"{kind}: {count}" for kind, count in sorted(kinds.items()))
    return (
        f"The first edition: {len(snapshot.claims)} claims from {len(snapshot.sources)} sources.\n\n"
        f"- Certainty of the claims: {sure}.\n"
        f"- Records by kind: {records}."
    )


def tell_due(due: Iterable[Due]) -> str:
    """What an edition announces as due for review."""
    return "\n".join(
        f"- {_id(item.id)}, since {item.review_by.in_words}: {plain(item.title)}" for item in due
    )


def tell_unread(unread: Iterable[Unread]) -> str:
    """What nobody has read twice, and since when or why."""
    return "\n".join(f"- {_id(item.id)}, read twice: {item.why}" for item in unread)


def _line(change: Change) -> str:
    title, name = plain(change.title), _id(change.id)
    before, after = plain(change.before), plain(change.after)
    was = f" It read: {plain(change.was)}" if change.was else ""
    match change.section, change.happening:
        case ChangelogSection.CERTAINTY, _:
            how = "Lowered" if change.happening is Happening.LOWERED else "Raised"
            return f"{how} from {_words(before)} to {_words(after)}: {title}{was} ({name})"
        case ChangelogSection.LAW, Happening.CHANGED:
            return f"Changed ({after}): {title} ({name})"
        case ((ChangelogSection.LAW | ChangelogSection.CLAIMS), Happening.ADDED):
            return f"Added{f', {_words(after)} certainty' if after else ''}: {title} ({name})"
        case ChangelogSection.CLAIMS, Happening.REWORDED:
            return f"Reworded: {title}{was} ({name})"
        case ChangelogSection.CLAIMS, Happening.REVISED:
            return f"Revised ({after}): {title} ({name})"
        case ChangelogSection.SOURCES, Happening.CHANGED:
            return f"Now {_words(after)}, before {_words(before)}: {title} ({name})"
        case ChangelogSection.SOURCES, Happening.ADDED:
            return f"Added{f' ({_words(after)})' if after else ''}: {title} ({name})"
        case ChangelogSection.RECORDS, Happening.CHANGED:
            return f"Judged anew, {before} before and {after} now: {title} ({name})"
        case ChangelogSection.RECORDS, Happening.REWORDED:
            return f"Renamed: {title}, before: {plain(change.was)} ({name})"
        case ChangelogSection.RECORDS, Happening.ADDED:
            return f"Added ({after}): {title} ({name})"
    return _departure(change, title, name)


def _departure(change: Change, title: str, name: str) -> str:
    """A line on something whose id is no longer in use."""
    along = f", with {change.before}" if change.before else ""
    where = " and ".join(_id(target) for target in change.to)
    how = {
        Happening.SPLIT: f"Split into {where}",
        Happening.MOVED: f"Moved to {where}",
        Happening.WITHDRAWN: f"Withdrawn{along}",
    }[change.happening]
    reason = f" Reason: {plain(change.reason)}" if change.reason else ""
    return f"{how}: {title} ({name}){reason}"


def _id(name: str) -> str:
    return f"`{name}`"


def _words(value: str) -> str:
    return value.replace("-", " ")
