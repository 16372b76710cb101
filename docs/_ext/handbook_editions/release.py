"""Cut an edition: check that it may be cut, write what it says of itself, commit and tag.

Everything is checked before anything is written. If a later step fails, the tree is put back as it was.
"""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from handbook_data.checking import check
from handbook_data.due import Due, Unread, due_for_review, not_read_twice
from handbook_data.editions import changelog, telling
from handbook_data.editions.difference import Difference, difference
from handbook_data.editions.naming import FIRST_VERSION, DataVersion, EditionError, EditionName
from handbook_data.editions.taking import take
from handbook_data.handbook import Handbook
from handbook_data.published import FILE, Snapshot, read_published
from handbook_data.replacing import write_whole
from handbook_editions.git import changed_files, editions, git

MOST_SHOWN = 20
"""How many problems a refusal lists before it only counts them."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What the maintainer asks for."""

    edition: str
    day: date
    announce_due: bool = False
    announce_unread: bool = False
    without_tests: bool = False
    data_version: str | None = None


@dataclass(frozen=True, slots=True)
class Cut:
    """What was cut."""

    edition: EditionName
    data_version: DataVersion
    found: Difference | None
    """What changed; None for the first edition, and for one that only its tag was missing of."""
    was_committed: bool = False
    """Whether only its tag was missing: its release was broken off after the commit."""


def release(root: Path, wish: Wish) -> Cut:
    """Cut an edition of the handbook at `root`; raise `EditionError` with the reason if it cannot be."""
    name = EditionName.parse(wish.edition)
    _refuse_changes(
        root,
        "commit or put away what is changed first (`git stash --include-untracked` puts away what a release "
        "that was broken off has written)",
    )
    if broken_off := _untagged(root, name):
        _tag(root, name)
        return broken_off
    _refuse_name(root, name)
    handbook = _checked(root, wish.day)
    due = due_for_review(handbook, wish.day)
    if due and not wish.announce_due:
        raise EditionError(
            f"{_listed([f'{item.id}: due since {item.review_by}' for item in due])}\n"
            f"Due for review: {len(due)}. Review them, or announce them with --announce-due."
        )
    unread = tuple(item for item in not_read_twice(handbook) if item.is_key_point)
    if unread and not wish.announce_unread:
        raise EditionError(
            f"{_listed([f'{item.id}: read twice: {item.why}' for item in unread])}\n"
            f"Key points, answers and steps that nobody has read twice: {len(unread)}. Have them read, or "
            "announce them with --announce-unread."
        )
    if not wish.without_tests:
        _run_tests(root)
        _refuse_changes(root, "the tests left this behind")
    return _write(root, wish, name, handbook, due, unread)


def _refuse_changes(root: Path, remedy: str) -> None:
    changed = changed_files(root)
    if changed:
        raise EditionError(f"{_listed(changed)}\nThe tree differs from its last commit: {remedy}.")


def _refuse_name(root: Path, name: EditionName) -> None:
    tagged = editions(root)
    if name in tagged:
        raise EditionError(f"Edition {name} exists: there is a tag of that name. Choose another.")
    if tagged and name < tagged[-1]:
        raise EditionError(f"Edition {name} is older than the last one, {tagged[-1]}.")


def _checked(root: Path, day: date) -> Handbook:
    """The handbook, if its records hold together and no id has vanished."""
    report = check(root / "handbook_data" / "records", day)
    handbook = report.handbook
    vanished = [problem.found for problem in report.errors if problem.code == "R601"]
    if vanished:
        raise EditionError(
            f"{_listed(vanished)}\nIds that an edition has used are gone without a tombstone: restore them, "
            "or add a tombstone that says where they went."
        )
    if handbook is None or report.errors:
        raise EditionError(
            f"{_listed([str(problem) for problem in report.errors])}\nThe records do not hold together."
        )
    if not handbook.records:
        raise EditionError("There are no records to make an edition of.")
    return handbook


def _run_tests(root: Path) -> None:
    done = subprocess.run([sys.executable, "-m", "pytest", "--quiet"], cwd=root, check=False)
    if done.returncode:
        raise EditionError("The tests fail; mend what they found first.")


def _write(
    root: Path,
    wish: Wish,
    name: EditionName,
    handbook: Handbook,
    due: tuple[Due, ...],
    unread: tuple[Unread, ...],
) -> Cut:
    before = handbook.published
    new = take(handbook, str(name), "", wish.day)
    found = difference(before, new) if before else None
    version = _data_version(wish, before, found)
    new = new.model_copy(update={"data_version": str(version)})
    told = [f"Data version {version}.", telling.tell(found) if found else telling.tell_first(new)]
    if due:
        told.append(f"### Due for review\n\n{telling.tell_due(due)}")
    if unread:
        told.append(
            f"### Key points, answers and steps that nobody has read twice\n\n{telling.tell_unread(unread)}"
        )
    texts = {
        "CHANGELOG.md": changelog.cut(
            _read(root / "CHANGELOG.md"), str(name), wish.day, "\n\n".join(filter(None, told))
        ),
        "CITATION.cff": citation(_read(root / "CITATION.cff"), name, wish.day),
        "handbook_data/edition.py": edition_module(
            _read(root / "handbook_data" / "edition.py"), name, version, wish.day
        ),
        f"handbook_data/{FILE}": new.as_json(),
    }
    _commit(root, name, version, texts)
    return Cut(name, version, found)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise EditionError(f"{path.name} cannot be read: {error.strerror}") from None


def _data_version(wish: Wish, before: Snapshot | None, found: Difference | None) -> DataVersion:
    """The version that the changes ask for, or the one that was asked for if it is no lower."""
    least = FIRST_VERSION
    if before and found:
        least = DataVersion.parse(before.data_version).bumped(found.bump)
    if wish.data_version is None:
        return least
    wanted = DataVersion.parse(wish.data_version)
    if wanted < least:
        raise EditionError(f"What changed asks for data version {least} at least, not {wanted}.")
    return wanted


def citation(text: str, name: EditionName, day: date) -> str:
    """CITATION.cff with the edition and its day; the name is quoted because YAML would read a number."""
    kept = [line for line in text.splitlines() if not line.startswith("date-released:")]
    if sum(line.startswith("version:") for line in kept) != 1:
        raise EditionError("CITATION.cff has no line `version:`; put it back")
    lines = (
        f"version: '{name}'\ndate-released: '{day.isoformat()}'" if line.startswith("version:") else line
        for line in kept
    )
    return "\n".join(lines) + "\n"


def edition_module(text: str, name: EditionName, version: DataVersion, day: date) -> str:
    """`edition.py` with new values."""
    values = {
        "EDITION: str | None": f'"{name}"',
        "DATA_VERSION": f'"{version}"',
        "RELEASED: date | None": f"date({day.year}, {day.month}, {day.day})",
    }
    for variable, value in values.items():
        text, count = re.subn(
            rf"^{re.escape(variable)} = .*$", f"{variable} = {value}", text, flags=re.MULTILINE
        )
        if count != 1:
            raise EditionError(f"edition.py has no line `{variable} = ...`; put it back")
    return text


def _commit(root: Path, name: EditionName, version: DataVersion, texts: dict[str, str]) -> None:
    """Write, commit and tag; put everything back if any of it fails."""
    head = git(root, "rev-parse", "HEAD").strip()
    originals = {path: (root / path).read_bytes() if (root / path).exists() else None for path in texts}
    try:
        for path, text in texts.items():
            write_whole(root / path, text)
        git(root, "add", "--", *texts)
        git(
            root, "commit", "--quiet", "--message", f"Edition {name}", "--message", f"Data version {version}."
        )
        _tag(root, name)
    except BaseException as error:
        git(root, "reset", "--quiet", "--soft", head)
        git(root, "reset", "--quiet", "--", *texts)
        for path, content in originals.items():
            if content is None:
                (root / path).unlink(missing_ok=True)
            else:
                (root / path).write_bytes(content)
        if isinstance(error, OSError):
            raise EditionError(f"{error.filename or name}: {error.strerror}") from None
        raise


def _tag(root: Path, name: EditionName) -> None:
    git(root, "tag", "--annotate", str(name), "--message", f"Edition {name}")


def _untagged(root: Path, name: EditionName) -> Cut | None:
    """The edition of that name if it stands committed and only its tag is missing.

    Raises `EditionError` if another one does, or if something was committed on top of it.
    """
    published, problems = read_published(root / "handbook_data" / "records")
    if published is None or problems:
        return None  # the first edition; what is wrong with the file is told by the check
    last = EditionName.parse(published.edition)
    if last in editions(root):
        return None
    commit = git(root, "log", "-1", "--format=%H", "--", f"handbook_data/{FILE}").strip()
    said = f"Edition {last} is committed ({commit[:12]}) and has no tag here. Fetch the tags with"
    said += " `git fetch --tags`. If its release was broken off,"
    if commit != git(root, "rev-parse", "HEAD").strip():
        command = f"git tag --annotate {last} {commit[:12]} --message 'Edition {last}'"
        raise EditionError(f"{said} tag it: {command}")
    if last != name:
        raise EditionError(f"{said} finish it: make release EDITION={last}")
    return Cut(last, DataVersion.parse(published.data_version), None, was_committed=True)


def _listed(lines: list[str]) -> str:
    more = len(lines) - MOST_SHOWN
    return "\n".join([*lines[:MOST_SHOWN], *([f"... and {more} more"] if more > 0 else [])])
