"""A throw-away repository: the code of this one with the small records, in which editions are really cut."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from tests.building import REPOSITORY, copy_docs
from tests.tree import Tree

CHANGELOG = "# Changes\n\n## Unreleased\n\n- A note by hand.\n"
FILES = (".gitignore", "CITATION.cff", "Makefile", "constraints.txt", "pyproject.toml")


class Repository:
    """A git repository with the handbook's code and records that a test may change."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.tree = Tree(root / "handbook_data" / "records")

    @classmethod
    def begun(cls, root: Path) -> Repository:
        """A new one, with one commit."""
        root.mkdir()
        for name in ("handbook_data", "scripts"):
            ignored = shutil.ignore_patterns("__pycache__", "records", "published.json")
            shutil.copytree(REPOSITORY / name, root / name, ignore=ignored)
        copy_docs(root)
        for name in FILES:
            shutil.copy(REPOSITORY / name, root / name)
        (root / "CHANGELOG.md").write_text(CHANGELOG, encoding="utf-8")
        made = cls(root)
        made.git("init", "--quiet", "--initial-branch=main")
        made.commit("Begin")
        return made

    def copied_to(self, root: Path) -> Repository:
        """One with the same content and history, to be changed."""
        return Repository(Path(shutil.copytree(self.root, root)))

    @property
    def environment(self) -> dict[str, str]:
        """An environment in which the code of this repository runs, and git knows who commits."""
        return {
            **os.environ,
            "PYTHONPATH": str(self.root),
            "PYTHONDONTWRITEBYTECODE": "1",
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_AUTHOR_NAME": "Tester",
            "GIT_AUTHOR_EMAIL": "tester@example.org",
            "GIT_COMMITTER_NAME": "Tester",
            "GIT_COMMITTER_EMAIL": "tester@example.org",
        }

    def git(self, *arguments: str) -> str:
        """What git prints."""
        command = ["git", "-C", str(self.root), *arguments]
        return subprocess.run(
            command, capture_output=True, text=True, check=True, env=self.environment
        ).stdout

    def commit(self, message: str) -> None:
        """Write the records as they are in the tree, their key points read twice, and commit everything."""
        self.tree.read_twice()
        self.commit_as_read(message)

    def commit_as_read(self, message: str) -> None:
        """Write the records as they are in the tree, and commit everything."""
        shutil.rmtree(self.tree.folder, ignore_errors=True)
        self.tree.write()
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", message)

    def run(self, script: str, *arguments: str, day: date | None = None) -> subprocess.CompletedProcess[str]:
        """Run one of its commands, on a day."""
        environment = self.environment
        environment.pop("SOURCE_DATE_EPOCH", None)
        if day:
            moment = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
            environment["SOURCE_DATE_EPOCH"] = str(int(moment.timestamp()))
        return subprocess.run(
            [sys.executable, f"scripts/{script}.py", *arguments],
            capture_output=True,
            text=True,
            check=False,
            cwd=self.root,
            env=environment,
        )

    def release(self, edition: str, *options: str, day: date) -> subprocess.CompletedProcess[str]:
        """Cut an edition without the tests."""
        return self.run("release", edition, "--without-tests", *options, day=day)

    def state(self) -> tuple[str, str, str, str]:
        """Everything that a refusal must not change."""
        return (
            self.git("rev-parse", "HEAD"),
            self.git("tag", "--list"),
            self.git("status", "--porcelain", "--ignored=no"),
            self.git("diff", "HEAD"),
        )

    def section(self, edition: str) -> list[str]:
        """The lines of an edition's section in CHANGELOG.md, empty ones left out."""
        text = (self.root / "CHANGELOG.md").read_text(encoding="utf-8")
        _, _, rest = text.partition(f"## {edition} ")
        body = rest.partition("\n")[2].partition("\n## ")[0]
        return [line for line in body.splitlines() if line]
