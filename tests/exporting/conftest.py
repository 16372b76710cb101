"""Releases to look at: of the live handbook, of the small one, and of one whose texts try to be markup."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

from handbook_data import Handbook
from handbook_data.clock import build_date
from handbook_data.exporting.table import Release
from handbook_data.exporting.writing import release_files, write_release
from handbook_data.models.source import Source
from tests.hostile import HOSTILE
from tests.tree import TODAY, Tree


@dataclass(frozen=True)
class Given:
    """A release and the folder it was written to."""

    release: Release
    folder: Path

    @property
    def handbook(self) -> Handbook:
        """What was given out."""
        return self.release.handbook

    @cached_property
    def sources(self) -> dict[str, Source]:
        """Its sources by id."""
        return dict(self.handbook.sources)

    def text(self, name: str) -> str:
        """One of its files."""
        return (self.folder / name).read_text(encoding="utf-8")


def hostile_tree(folder: Path) -> Tree:
    """The small tree with texts that break what is not escaped, wherever a text may stand."""
    tree = Tree(folder)
    for number, text in enumerate(HOSTILE):
        tree[f"sources/hostile-{number}"] = source(f"hostile-{number}", text)
    for number, text in enumerate(AWKWARD):
        tree[f"sources/awkward-{number}"] = source(f"awkward-{number}", text)
        tree[f"sources/awkward-{number}"]["pages"] = PAGES[number % len(PAGES)]
    texts = iter(HOSTILE * 9)
    for record in tree.records.values():
        for claim in record.get("claims", ()):
            claim["statement"] = next(texts)
            claim["caveats"][0]["text"] = next(texts)
            claim["caveats"].append({"kind": "single-study", "text": next(texts)})
            claim["evidence"][0]["finding"] = next(texts)
            if "downgrades" in claim["certainty"]:
                upgrade = {"domain": "dose-response", "steps": 1, "reason": "More went with more."}
                claim["certainty"]["upgrades"] = [upgrade]
    return tree


AWKWARD = (
    "µ and μ, 10 µg/kg, κ-opioid, Δ9, ±5 %, 3×10⁻⁹",
    "พระราชบัญญัติพืชกระท่อม พ.ศ. ๒๕๖๕ of Thailand",
    "Přehled účinků: Mária Suchá, Žofie Dvořák, São Paulo, naïve, Ærø",
    "Smith & Sons, 50% off #1 for $5_000 {in braces} ~ ^ \\ done",
    'He said "kratom" and ‘7-OH’ – then — {unbalanced',
    "One and two and three, four, and five and",
    '}} \\} {\\\'e} \\alpha @article{x, title={y}} = {z}, # "a" # b',
)


PAGES = ("-5", "7-", "1-2-3", "12–19", "S4")


def source(source_id: str, text: str) -> dict[str, Any]:
    """A source with this text in every field that takes one."""
    return {
        "id": source_id,
        "type": "report",
        "provenance": "agency",
        "design": "not-a-study",
        "title": text,
        "authors": [
            {"literal": text},
            {"family": "van der Berg", "given": "Ana-María P."},
            {"literal": "Office, with a comma"},
            {"family": "Sukarno"},
            {"family": "Müller & Söhne_%", "given": "Ž."},
            {"family": "García Márquez", "given": "G. and H."},
        ],
        "issued": "2023-05",
        "container": text,
        "publisher": text,
        "volume": "1–2",
        "issue": "3_4",
        "pages": "e12-e19",
        "number": text,
        "language": "th",
        "doi": f"10.1000/a_b#;(x)<1661::{source_id}>3.0.CO;2-2",
        "url": f"https://example.org/{source_id}?a=1&b=%C3%A9;c=_~#x",
        "registry_id": "NCT0123456",
        "studied": {"subjects": ["documents"], "exposures": ["not-kratom"], "population": text},
        "publication": {"status": "retracted", "on": "2024", "notice": text[:200]},
        "checked": {"on": "2026-11-22", "depth": "full-text"},
        "note": text,
    }


@pytest.fixture(scope="session", params=["live", "frozen", "small", "hostile"])
def given(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Given:
    """Each of the releases, written once."""
    folder = tmp_path_factory.mktemp(request.param)
    match request.param:
        case "live":
            handbook = request.getfixturevalue("handbook")
        case "frozen":
            return request.getfixturevalue("released")
        case "small":
            handbook = Tree(folder / "records").check().handbook
        case _:
            handbook = hostile_tree(folder / "records").check().handbook
    assert handbook is not None
    return written(handbook, folder / "data", build_date() if request.param == "live" else TODAY)


@pytest.fixture(scope="session")
def released(frozen: Handbook, tmp_path_factory: pytest.TempPathFactory) -> Given:
    """The release of the frozen records."""
    return written(frozen, tmp_path_factory.mktemp("release") / "data", TODAY)


def written(handbook: Handbook, folder: Path, day: date) -> Given:
    """The release of a handbook, written to a folder."""
    release = Release(handbook, day)
    write_release(release_files(release), folder)
    return Given(release, folder)
