"""The wheel: records and types inside, and nothing needed but what it declares."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tomllib
import venv
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from handbook_data import Handbook
from tests.building import REPOSITORY

PACKAGED = ("pyproject.toml", "README.md", "LICENSE", "LICENSE-DATA", "handbook_data")
DECLARED: list[str] = tomllib.loads((REPOSITORY / "pyproject.toml").read_text())["project"]["dependencies"]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built without network from a copy of what goes into it."""
    folder = tmp_path_factory.mktemp("wheel")
    for name in PACKAGED:
        if (REPOSITORY / name).is_dir():
            shutil.copytree(
                REPOSITORY / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info")
            )
        else:
            shutil.copy(REPOSITORY / name, folder / name)
    pip("wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder / "dist"), str(folder))
    (built,) = (folder / "dist").glob("*.whl")
    return built


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of an empty environment that has the wheel and what it declares to need."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False, symlinks=True)
    (site,) = folder.glob("lib/python*/site-packages")
    for needed in needed_by(DECLARED):
        copy_files(needed, site)
    pip("install", "--no-index", "--no-deps", "--target", str(site), str(wheel))
    return folder / "bin" / "python"


def pip(*arguments: str) -> None:
    """Run pip; fail with its own words."""
    done = subprocess.run(
        [sys.executable, "-m", "pip", "--disable-pip-version-check", *arguments],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def needed_by(requirements: list[str]) -> Iterator[Distribution]:
    """The distributions that are required, directly or through others, without extras."""
    waiting = [Requirement(text) for text in requirements]
    seen: set[str] = set()
    for requirement in waiting:
        wanted = requirement.marker is None or requirement.marker.evaluate({"extra": ""})
        if wanted and requirement.name not in seen:
            seen.add(requirement.name)
            found = distribution(requirement.name)
            waiting.extend(Requirement(text) for text in found.requires or ())
            yield found


def copy_files(found: Distribution, site: Path) -> None:
    """Copy an installed distribution, so that no package index is asked."""
    for file in found.files or ():
        if ".." not in file.parts and "__pycache__" not in file.parts:
            (site / file).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(str(file.locate()), site / file)


def in_environment(python: Path, code: str, folder: Path) -> str:
    """What some code prints in the environment."""
    done = subprocess.run(
        [str(python), "-I", "-c", code], capture_output=True, text=True, check=False, cwd=folder
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_handbook_loads_from_an_empty_environment(
    handbook: Handbook, python: Path, tmp_path: Path
) -> None:
    code = """
import json
from handbook_data import load
import handbook_data
handbook = load()
print(json.dumps({
    "file": handbook_data.__file__,
    "claims": {key: claim.statement for key, claim in handbook.claims.items()},
    "records": list(handbook.records),
    "sources": list(handbook.sources),
}))
"""
    found = json.loads(in_environment(python, code, tmp_path))
    assert Path(found["file"]).is_relative_to(python.parents[1])
    assert found["claims"] == {key: claim.statement for key, claim in handbook.claims.items()}
    assert found["records"] == list(handbook.records)
    assert found["sources"] == list(handbook.sources)


def test_nothing_else_is_installed_there(python: Path, tmp_path: Path) -> None:
    code = "from importlib.metadata import distributions as d; print(*(x.name for x in d()))"
    found = {name.lower().replace("_", "-") for name in in_environment(python, code, tmp_path).split()}
    assert {"kratom-evidence-handbook", "pydantic", "pyyaml"} <= found
    assert not found & {"sphinx", "bibtexparser", "pytest", "setuptools", "pip"}


def test_a_type_checker_sees_its_types(python: Path, tmp_path: Path) -> None:
    pytest.importorskip("mypy", reason="needs the extra `dev`")
    file = tmp_path / "use.py"
    file.write_text(
        "from handbook_data import load\n"
        "handbook = load()\n"
        "reveal_type(handbook.claims['a/b'].assertion.caveats[0].text)\n"
        "handbook.claims['a/b'].no_such_thing\n"
    )
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--python-executable", str(python), str(file)],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )
    assert 'Revealed type is "str"' in done.stdout.replace("builtins.", ""), done.stdout
    assert '"LinkedClaim" has no attribute "no_such_thing"' in done.stdout
    assert "Found 1 error" in done.stdout
