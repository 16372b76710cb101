"""Who may import whom: the way of the data is one direction, and no import runs back up."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from itertools import combinations
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[1]
EXTENSIONS = ("handbook_pages", "handbook_pdf", "handbook_editions")
ROOTS = ("handbook_data", *(f"docs/_ext/{name}" for name in EXTENSIONS), "scripts")
LAYERS = (
    ("vocabulary", "problems"),
    ("models",),
    ("loading",),
    ("handbook",),
    ("linking", "addresses"),
    ("rules",),
    ("checking",),
    ("exporting",),
    ("editions",),
    ("handbook_pages",),
    ("handbook_pdf",),
    ("handbook_editions",),
    ("scripts",),
)
"""From the ground up. What stands between two of them is held by what it imports, and by what imports it."""


def unit_of(module: str) -> str:
    """The part of the house to which a module belongs: a folder, or a module beside the folders."""
    package, _, rest = module.partition(".")
    return rest.partition(".")[0] or "load" if package == "handbook_data" else package


def modules() -> Iterator[tuple[str, Path]]:
    for root in ROOTS:
        for path in sorted((REPOSITORY / root).rglob("*.py")):
            parts = path.relative_to((REPOSITORY / root).parent).with_suffix("").parts
            yield ".".join(parts).removesuffix(".__init__"), path


def imported(path: Path) -> Iterator[str]:
    """Every module that a file names in an import, inside functions too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def imports() -> dict[str, set[str]]:
    """The units that each unit imports."""
    found: dict[str, set[str]] = {unit_of(name): set() for name, _ in modules()}
    for name, path in modules():
        for other in imported(path):
            if other.startswith(("handbook_data", *EXTENSIONS)):
                unit = unit_of(other)
                found[unit_of(name)] |= {unit if unit in found else "load"} - {unit_of(name)}
    return found


IMPORTS = imports()


def reached_from(unit: str) -> set[str]:
    """All that a unit needs, directly or by way of others."""
    found: set[str] = set()
    waiting = [unit]
    while waiting:
        new = IMPORTS[waiting.pop()] - found
        found |= new
        waiting += new
    return found


def test_the_parts_of_the_house_do_not_import_each_other_in_circles() -> None:
    try:
        TopologicalSorter(IMPORTS).prepare()
    except CycleError as error:
        pytest.fail(" imports ".join(reversed(error.args[1])))


@pytest.mark.parametrize(("lower", "upper"), list(combinations(LAYERS, 2)))
def test_no_import_runs_back_up(lower: tuple[str, ...], upper: tuple[str, ...]) -> None:
    for unit in lower:
        assert reached_from(unit).isdisjoint(upper), unit


@pytest.mark.parametrize("tool", ["docutils", "jinja2", "pytest", "sphinx", "subprocess"])
def test_the_package_runs_no_tool_and_builds_no_page(tool: str) -> None:
    for name, path in modules():
        if name.startswith("handbook_data"):
            assert not any(other.partition(".")[0] == tool for other in imported(path)), name


def test_every_layer_is_there_and_needs_the_ground() -> None:
    assert {unit for layer in LAYERS for unit in layer} <= set(IMPORTS)
    assert "vocabulary" in reached_from("scripts")
    assert all("vocabulary" in reached_from(unit) for layer in LAYERS[1:] for unit in layer)


def test_the_paper_on_architecture_has_these_layers() -> None:
    text = (REPOSITORY / "docs" / "guide" / "architecture.md").read_text(encoding="utf-8")
    table = text.partition("| layer | parts |")[2].partition("\n\n")[0].splitlines()[2:]
    assert tuple(tuple(re.findall(r"`(\w+)`", row)) for row in table) == LAYERS
