"""The broken trees: every message, word for word.

`files` holds what cannot be read or does not fit its model; `rules` holds records that fit and break
rules across records. When a message changes on purpose, write the lists again:

    python -m tests.broken.test_broken
"""

from __future__ import annotations

from pathlib import Path

import pytest

from handbook_data.checking import check
from tests.tree import TODAY

HERE = Path(__file__).parent
TREES = ("files", "rules")


def messages(tree: str) -> str:
    """Every message on one of the trees."""
    return "".join(f"{problem}\n" for problem in check(HERE / tree, TODAY).problems)


@pytest.mark.parametrize("tree", TREES)
def test_the_messages_are_the_pinned_ones(tree: str) -> None:
    assert messages(tree) == (HERE / f"{tree}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("tree", TREES)
def test_every_message_has_a_place_a_code_and_a_remedy(tree: str) -> None:
    for problem in check(HERE / tree, TODAY).problems:
        assert problem.line >= 1
        assert problem.column >= 1
        assert problem.must
        assert problem.found
        assert problem.fix


if __name__ == "__main__":
    for name in TREES:
        (HERE / f"{name}.txt").write_text(messages(name), encoding="utf-8")
