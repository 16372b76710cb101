"""An edition that may not be cut, and a site that cannot be built: a reason in words, and nothing changed."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from handbook_editions import release as module

from handbook_data.editions.naming import EditionError
from handbook_data.published import FILE
from tests.editions.repository import Repository

DAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def with_one_edition(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """A repository with one edition; tests work on copies of it."""
    made = Repository.begun(tmp_path_factory.mktemp("one") / "handbook")
    done = made.release("2026.11", day=DAY)
    assert done.returncode == 0, done.stderr
    return made


@pytest.fixture
def repository(with_one_edition: Repository, tmp_path: Path) -> Repository:
    """A copy of that repository, to be spoilt."""
    return with_one_edition.copied_to(tmp_path / "handbook")


def dirty(repository: Repository) -> None:
    (repository.root / "README.md").write_text("not committed", encoding="utf-8")


def broken(repository: Repository) -> None:
    repository.tree.claim("conditions/low-mood", "relief-unknown")["evidence"][0]["source"] = "nowhere"
    repository.commit("Break a reference")


def unreadable(repository: Repository) -> None:
    repository.tree["glossary/ki"] = {"id": "ki"}
    repository.commit("Break a record")


def vanished(repository: Repository) -> None:
    del repository.tree["interactions/sleep-medicines"]
    repository.tree.reclass("sleep-medicines", "mood-medicines")
    repository.commit("Lose a record")


def overdue(repository: Repository) -> None:
    repository.tree["glossary/ki"].update({"reviewed": "2026-10-01", "review_by": "2026-11-20"})
    claim = repository.tree.claim("risks/sickness", "signs")
    claim.update({"reviewed": "2026-10-01", "review_by": "2026-11-21"})
    repository.commit("Let two things become due")


def unread(repository: Repository) -> None:
    repository.tree.read_twice()
    claim = repository.tree.claim("conditions/low-mood", "relief-unknown")
    claim["statement"] = "It is very uncertain whether kratom changes a low mood."
    del claim["second_reading"]
    repository.commit_as_read("Word a claim anew and take its second reading out")


def empty(repository: Repository) -> None:
    repository.tree.records.clear()
    (repository.root / "handbook_data" / "published.json").unlink()
    repository.commit("Remove every record")
    (repository.root / "handbook_data" / "records").mkdir(exist_ok=True)


def without_heading(repository: Repository) -> None:
    (repository.root / "CHANGELOG.md").write_text("# Changes\n", encoding="utf-8")
    repository.commit("Lose the heading")


def written_of(repository: Repository) -> None:
    text = "# Changes\n\n## Unreleased\n\n## 2026.12 (2026-12-01)\n"
    (repository.root / "CHANGELOG.md").write_text(text, encoding="utf-8")
    repository.commit("Write of an edition by hand")


def hooked(repository: Repository) -> None:
    hook = repository.root / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho the hook says no >&2\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)


def nothing(repository: Repository) -> None:
    pass


def broken_off(repository: Repository) -> None:
    """As after a kill between the commit and the tag."""
    done = repository.release("2026.12", day=DAY)
    assert done.returncode == 0, done.stderr
    repository.git("tag", "--delete", "2026.12")


def broken_off_and_gone_on(repository: Repository) -> None:
    broken_off(repository)
    repository.commit("Go on as if nothing had happened")


def half_written(repository: Repository) -> None:
    """As after a kill among the files that a release writes."""
    changelog = repository.root / "CHANGELOG.md"
    changelog.write_text(changelog.read_text(encoding="utf-8") + "\n## 2026.12\n", encoding="utf-8")


REFUSALS: dict[str, tuple[Callable[[Repository], None], tuple[str, ...], tuple[str, ...]]] = {
    "a dirty tree": (dirty, ("2026.12",), ("README.md", "differs from its last commit")),
    "a name that is none": (nothing, ("2026.13",), ("'2026.13' is no name of an edition", "YYYY.MM")),
    "an edition that exists": (nothing, ("2026.11",), ("2026.11 exists",)),
    "an edition older than the last": (nothing, ("2026.10",), ("older than the last one, 2026.11",)),
    "no records": (empty, ("2026.12",), ("no records",)),
    "records that do not hold together": (broken, ("2026.12",), ("R101", "do not hold together")),
    "a record that cannot be read": (unreadable, ("2026.12",), ("S203", "do not hold together")),
    "ids that vanished": (
        vanished,
        ("2026.12",),
        ("`sleep-medicines` was", "`sleep-medicines/gap-sleep-medicines` was", "without a tombstone"),
    ),
    "a key point that nobody has read twice": (
        unread,
        ("2026.12",),
        ("low-mood/relief-unknown: read twice: never", "nobody has read twice: 1", "--announce-unread"),
    ),
    "what is due and not announced": (
        overdue,
        ("2026.12",),
        ("sickness/signs: due since 2026-11-21", "ki: due since 2026-11-20", "--announce-due"),
    ),
    "a changelog without its heading": (without_heading, ("2026.12",), ("## Unreleased",)),
    "a section that is there already": (written_of, ("2026.12",), ("a section on 2026.12 already",)),
    "a data version that is too low": (
        nothing,
        ("2026.12", "--data-version", "1.0.0"),
        ("1.0.1 at least, not 1.0.0",),
    ),
    "another edition that lacks its tag": (
        broken_off,
        ("2026.12.1",),
        ("Edition 2026.12 is committed (", "has no tag here", "make release EDITION=2026.12"),
    ),
    "an edition below the last commit that lacks its tag": (
        broken_off_and_gone_on,
        ("2026.12",),
        ("Edition 2026.12 is committed (", "git tag --annotate 2026.12 "),
    ),
    "files that a broken release has left": (half_written, ("2026.12",), ("git stash --include-untracked",)),
    "a commit that fails": (hooked, ("2026.12",), ("the hook says no",)),
}


@pytest.mark.parametrize("reason", REFUSALS)
def test_an_edition_is_refused_and_nothing_changes(repository: Repository, reason: str) -> None:
    spoil, arguments, said = REFUSALS[reason]
    spoil(repository)
    before = repository.state()
    done = repository.release(*arguments, day=DAY)
    assert done.returncode == 1, done.stdout
    for words in said:
        assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stderr.endswith("Nothing was changed.\n")
    assert repository.state() == before


def test_failing_tests_refuse_an_edition(repository: Repository) -> None:
    tests = repository.root / "tests"
    tests.mkdir()
    (tests / "test_no.py").write_text("def test_no() -> None:\n    assert False\n", encoding="utf-8")
    repository.commit("Add a test that fails")
    before = repository.state()
    done = repository.run("release", "2026.12", day=DAY)
    assert done.returncode == 1
    assert "The tests fail" in done.stderr
    assert repository.state() == before


def test_a_full_disk_in_the_middle_leaves_nothing_half_written(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace, written = module.write_whole, []

    def fail_at_the_last(path: Path, text: str) -> bool:
        if path.name == FILE:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
        written.append(path.name)
        return replace(path, text)

    monkeypatch.setattr(module, "write_whole", fail_at_the_last)
    before = repository.state()
    with pytest.raises(EditionError, match=r"published\.json: No space left on device"):
        module.release(repository.root, module.Wish("2026.12", DAY, without_tests=True))
    assert written == ["CHANGELOG.md", "CITATION.cff", "edition.py"]
    assert repository.state() == before


def test_an_edition_that_only_lacks_its_tag_is_tagged(repository: Repository) -> None:
    broken_off(repository)
    head = repository.git("rev-parse", "HEAD")
    done = repository.release("2026.12", day=DAY)
    assert done.returncode == 0, done.stderr
    assert "Edition 2026.12 was committed before and is tagged now." in done.stdout
    assert repository.git("rev-parse", "2026.12^{commit}", "HEAD").split() == [head.strip()] * 2
    assert "2026.12 exists" in repository.release("2026.12", day=DAY).stderr


def test_that_the_tests_were_not_run_is_said(repository: Repository) -> None:
    assert "The tests were not run." in repository.release("2026.10", day=DAY).stdout


def test_what_is_due_is_announced_in_the_changelog(repository: Repository) -> None:
    overdue(repository)
    done = repository.release("2026.11.1", "--announce-due", day=DAY)
    assert done.returncode == 0, done.stderr
    assert repository.section("2026.11.1") == [
        "Data version 1.0.1.",
        "### Due for review",
        "- `ki`, since 20 November 2026: Ki",
        "- `sickness/signs`, since 21 November 2026: A survey of 1,000 users names vomiting as a sign.",
    ]


def test_a_key_point_that_nobody_has_read_twice_is_announced_in_the_changelog(repository: Repository) -> None:
    unread(repository)
    done = repository.release("2026.11.1", "--announce-unread", day=DAY)
    assert done.returncode == 0, done.stderr
    assert repository.section("2026.11.1")[-2:] == [
        "### Key points, answers and steps that nobody has read twice",
        "- `low-mood/relief-unknown`, read twice: never",
    ]


# --- the site ------------------------------------------------------------------------------------------


def old_site(repository: Repository) -> Path:
    site = repository.root / "build" / "site"
    site.mkdir(parents=True)
    (site / "index.html").write_text("the site before", encoding="utf-8")
    return site


def refused_site(repository: Repository) -> str:
    """What `make versions` says when it refuses; the site before is still there and nothing beside it."""
    site = old_site(repository)
    done = repository.run("versions", day=DAY)
    assert done.returncode == 1, done.stdout
    assert "Traceback" not in done.stderr
    assert [path.name for path in site.parent.iterdir()] == ["site"]
    assert (site / "index.html").read_text(encoding="utf-8") == "the site before"
    return done.stderr


def test_a_repository_without_editions_has_no_site_of_editions(repository: Repository) -> None:
    repository.git("tag", "--delete", "2026.11")
    assert "No edition is tagged" in refused_site(repository)


def test_a_tag_without_records_is_named(repository: Repository) -> None:
    shutil.rmtree(repository.root / "handbook_data" / "records")
    repository.git("commit", "--quiet", "--all", "--message", "Remove every record")
    repository.git("tag", "2026.12")
    assert "2026.12: its commit has no records" in refused_site(repository)


def test_a_tag_that_was_made_by_hand_is_named(repository: Repository) -> None:
    repository.git("rm", "--quiet", "handbook_data/published.json")
    repository.git("commit", "--quiet", "--message", "Remove what the edition kept")
    repository.git("tag", "2026.12")
    assert "2026.12: its tag was not made by `make release`" in refused_site(repository)


def test_an_edition_that_does_not_build_is_named_with_the_reason(repository: Repository) -> None:
    guide = repository.root / "docs" / "guide" / "about.md"
    guide.write_text(guide.read_text(encoding="utf-8") + "\n[nowhere](#no/such/thing)\n", encoding="utf-8")
    repository.git("commit", "--quiet", "--all", "--message", "Break a link")
    repository.git("tag", "2026.12")
    said = refused_site(repository)
    assert "no/such/thing" in said
    assert "2026.12: it does not build" in said


def test_other_tags_are_no_editions(repository: Repository) -> None:
    for tag in ("v1.0", "2026.1", "2026.11-draft"):
        repository.git("tag", tag)
    done = repository.release("2026.12", day=date(2026, 12, 1))
    assert done.returncode == 0, done.stderr


def test_an_address_that_is_none_is_refused(repository: Repository) -> None:
    done = repository.run("versions", "--address", "example.org")
    assert done.returncode == 1
    assert "neither a full address nor a path" in done.stderr
