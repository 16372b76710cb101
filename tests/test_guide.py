"""The papers on the code say what is so: every file, command and name in them is there."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[1]
GUIDE = REPOSITORY / "docs" / "guide"
PAPERS = ("architecture", "decisions", "developing")
"""The pages of the guide for those who change the code."""
_FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`([^`\n]+)`")
_PATH = re.compile(r"(?:[\w.-]+/)+[\w.-]*|[\w-]+\.(?:py|md|toml|txt|json|yaml|css|js)|Makefile")
_MADE = (
    "build/",
    "handbook_data/published.json",
    "handbook_data/records/exceptions.yaml",
    "handbook_data/records/tombstones/",
)
"""What commands make, or a contributor when it is first needed."""
TOP = {path.name for path in REPOSITORY.iterdir()}
HAND_WRITTEN = [*sorted(GUIDE.glob("*.md")), *sorted(REPOSITORY.glob("*.md"))]


def spans(text: str) -> list[str]:
    """What stands as code within lines."""
    return _CODE.findall(_FENCE.sub("", text))


def paths(text: str) -> list[str]:
    """The files and folders that a paper names, as code in a line or in a command."""
    commands = [line for block in _FENCE.findall(text) for line in block.splitlines()[1:-1]]
    words = [word for piece in (*spans(text), *commands) for word in piece.split()]
    return [word for word in words if _PATH.fullmatch(word) and not word.startswith(_MADE)]


@cache
def words_of_the_code() -> frozenset[str]:
    roots = ("handbook_data", "docs/_ext", "scripts", "tests")
    files = [path for root in roots for path in sorted((REPOSITORY / root).rglob("*.py"))]
    files += [REPOSITORY / name for name in ("Makefile", "pyproject.toml", "docs/sphinx.options")]
    return frozenset(re.findall(r"\w+", "\n".join(path.read_text(encoding="utf-8") for path in files)))


def paper(name: str) -> str:
    return (GUIDE / f"{name}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", HAND_WRITTEN, ids=lambda path: path.name)
def test_every_file_that_is_named_is_there(path: Path) -> None:
    named = [name for name in paths(path.read_text(encoding="utf-8")) if name.split("/")[0] in TOP]
    assert [name for name in named if not (REPOSITORY / name).exists()] == []


@pytest.mark.parametrize("name", PAPERS)
def test_the_papers_name_files_from_the_root(name: str) -> None:
    assert [found for found in paths(paper(name)) if not (REPOSITORY / found).exists()] == []


@pytest.mark.parametrize("name", PAPERS)
def test_every_name_of_the_code_is_one(name: str) -> None:
    known = words_of_the_code()
    names = [
        span for span in spans(paper(name)) if not _PATH.fullmatch(span) and not span.startswith("make ")
    ]
    assert [span for span in names if not set(re.findall(r"\w+", span)) <= known] == []


@pytest.mark.parametrize("path", HAND_WRITTEN, ids=lambda path: path.name)
def test_every_command_can_be_made(path: Path) -> None:
    targets = re.findall(r"^(\w+):", (REPOSITORY / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    named = re.findall(r"(?:^|`)make ([a-z]+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert set(named) <= set(targets)


@pytest.mark.parametrize("folder", ["handbook_data", "docs/_ext/handbook_pages"])
def test_the_paper_on_architecture_knows_every_module(folder: str) -> None:
    modules = {path.relative_to(REPOSITORY).as_posix() for path in (REPOSITORY / folder).glob("[!_]*.py")}
    assert modules - set(paths(paper("architecture"))) == set()


def test_the_index_of_the_guide_lists_every_page_of_it() -> None:
    index = paper("index")
    for path in GUIDE.glob("*.md"):
        if path.stem != "index":
            label = path.read_text(encoding="utf-8").split("\n", 1)[0].strip("()=")
            assert f"(#{label})" in index
            assert f"\n{path.stem}\n" in index
