"""The mark of a second reading, and the page that tells how often we were wrong."""

from __future__ import annotations

import pytest
from handbook_pages.pages import render

from tests.tree import TODAY, Tree

PAGE = "second-readings.md"


@pytest.fixture
def pages(tree: Tree) -> dict[str, str]:
    found = tree.check().handbook
    assert found is not None
    return render(found, TODAY)


def test_the_mark_stands_beside_certainty_and_only_where_there_was_a_reading(pages: dict[str, str]) -> None:
    motives = pages["use/motives.md"]
    brief, full = (line for line in motives.splitlines() if "certainty**" in line)
    assert "[read twice]{.read-twice}" in brief
    assert "[read twice on 20 November 2026]{.read-twice}" in full
    assert "read-twice" not in pages["conditions/low-mood.md"]


def test_laws_tables_and_judged_claims_have_it_too(pages: dict[str, str]) -> None:
    assert pages["legal/us/us-ri.md"].count("{.read-twice}") == 1
    assert pages["measurements/receptor-binding.md"].count("{.read-twice}") == 1
    assert pages["circulating/index.md"].count("{.read-twice}") == 1


def test_what_was_not_found_again_is_not_called_read_twice(tree: Tree) -> None:
    reading = tree.claim("use/motives", "reasons")["second_reading"]
    reading |= {"found": "not-found-again", "read": [], "faults": []}
    found = tree.check().handbook
    assert found is not None
    motives = render(found, TODAY)["use/motives.md"]
    assert "read twice" not in motives
    assert "read again, and not found in its sources, on 20 November 2026" in motives


def test_the_page_counts_what_was_found_and_in_what_way_we_were_wrong(pages: dict[str, str]) -> None:
    text = pages[PAGE].replace("\\", "")
    assert "- Key points, answers and steps: 1 of 16" in text
    assert "| Stood | 3 |" in text
    assert "| Small fault | 1 |" in text
    assert "| Misleading | 1 |" in text
    assert "| Not found again | 0 |" in text
    assert "| Unclear | 1 |" in text
    assert "the survey asked members of one forum." in text
    assert "Interests of the reader: Sits on the board of a group of users." in text
    assert "The text said mood, not depression." in text


def test_each_draw_stands_there_with_what_was_done(pages: dict[str, str]) -> None:
    text = pages[PAGE].replace("\\", "")
    assert "## Drafts before the first edition" in text
    assert "| 21 November 2026 | 3 | 1 | 1 | 0 | 1 |" in text
    assert "These were 22. Seed: 7. Two readers without interests." in text
    assert "- **Unclear** (1): One sentence had two meanings." in text
    assert "What was done: Both claims were mended." in text
    assert "- [motives/reasons](#claim/motives/reasons): small fault (unclear). It could be read" in text


def test_draws_stand_by_edition_and_what_was_not_recorded_says_so(tree: Tree) -> None:
    first = tree.copy_of("draws/first-draw", verdicts=[])
    for key in ("misleading", "seed", "done", "faults"):
        del first[key]
    tree["draws/later"] = {**first, "id": "later", "edition": "2026.11", "on": "2026-11-22"}
    found = tree.check().handbook
    assert found is not None
    text = render(found, TODAY)[PAGE]
    assert text.index("## Edition 2026\\.11") < text.index("## Drafts before the first edition")
    assert "| 22 November 2026 | 3 | 1 | 1 | not recorded | 1 |" in text
    assert "What was done: not recorded" in text
