"""The names of editions and the version of the data."""

from __future__ import annotations

import pytest

from handbook_data.editions.naming import Bump, DataVersion, EditionError, EditionName, edition_names


@pytest.mark.parametrize("text", ["2026.11", "2026.11.1", "2026.01.12"])
def test_a_name_is_written_as_it_is_read(text: str) -> None:
    assert str(EditionName.parse(text)) == text


@pytest.mark.parametrize(
    "text",
    ["", "2026", "2026.1", "2026.13", "2026.00", "2026.11.0", "2026.11.01", "v2026.11", "1.0.0", "2026.11 "],
)
def test_what_is_no_name_is_refused(text: str) -> None:
    with pytest.raises(EditionError):
        EditionName.parse(text)


def test_editions_stand_in_their_order_in_time() -> None:
    tags = ["2026.12", "2026.11.10", "latest", "2026.11.9", "2026.11", "v1"]
    assert [str(name) for name in edition_names(tags)] == ["2026.11", "2026.11.9", "2026.11.10", "2026.12"]


@pytest.mark.parametrize(
    ("bump", "expected"), [(Bump.MAJOR, "2.0.0"), (Bump.MINOR, "1.3.0"), (Bump.PATCH, "1.2.4")]
)
def test_the_version_counts_up_as_semantic_versioning_says(bump: Bump, expected: str) -> None:
    assert str(DataVersion.parse("1.2.3").bumped(bump)) == expected


def test_what_is_no_version_is_refused() -> None:
    with pytest.raises(EditionError):
        DataVersion.parse("1.2")
