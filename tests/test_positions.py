"""A message points at the word or figure that it quotes, wherever a text was folded."""

from __future__ import annotations

import pytest

from handbook_data.positions import WrittenFile
from tests.tree import Tree

FILE = WrittenFile(
    """id: mood
title: Low mood, 100 of 1,000 users
claims:
- id: first
  statement: >-
    Of 12 users in one town, 10 felt better after
    a day, and kratom is safe, as one of them said.
  note: 'It was 10%, ''or so''.'
  kind: effect
"""
)


@pytest.mark.parametrize(
    ("place", "found", "position"),
    [
        (("title",), "no finding has `1,000`", (2, 25)),
        (("title",), "no finding has `100`", (2, 18)),
        (("title",), "no finding has `1`, `100`", (2, 18)),
        (("claims", 0, "statement"), "no finding has `10`", (6, 30)),
        (("claims", 0, "statement"), "`better after a day`", (6, 38)),
        (("claims", 0, "statement"), "`Kratom is SAFE`", (7, 16)),
        (("claims", 0, "note"), "`10%`", (8, 17)),
    ],
)
def test_it_points_at_what_it_quotes(
    place: tuple[str | int, ...], found: str, position: tuple[int, int]
) -> None:
    assert FILE.position(place, found) == position


@pytest.mark.parametrize(
    ("place", "found", "position"),
    [
        (("title",), "it says nothing", (2, 1)),
        (("title",), "no finding has `3/4`", (2, 1)),
        (("claims", 0, "statement"), "`10%`, which stands only further on", (5, 3)),
        (("claims", 0, "kind"), "`effect`, though nobody was studied", (9, 3)),
        (("claims", 0, "caveats"), "no caveat says so", (4, 3)),
        (("elsewhere",), "`Low mood`", (1, 1)),
    ],
)
def test_else_it_points_at_the_key(
    place: tuple[str | int, ...], found: str, position: tuple[int, int]
) -> None:
    assert FILE.position(place, found) == position


def test_a_figure_in_a_statement_is_told_at_the_figure(tree: Tree) -> None:
    claim = tree.claim("conditions/low-mood", "relief-reported")
    claim["statement"] = "In an online survey of 200 users, 61% said that their mood was better."
    (problem,) = tree.problems("R309")
    text = (tree.folder / problem.path).read_text(encoding="utf-8")
    line = text.splitlines()[problem.line - 1]
    assert line[problem.column - 1 :].startswith("61%")
