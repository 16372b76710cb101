"""The generator alone: what it renders follows from the records, and writing touches only what changed."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import handbook_pages
import pytest
from handbook_pages.pages import MENU, ROOMS, render
from handbook_pages.rendering import TEMPLATES, Rendering
from handbook_pages.writing import FOLDERS, write_pages

from handbook_data import Handbook
from handbook_data.addresses import source_group
from handbook_data.checking import load
from handbook_data.headings import RESERVED_ANCHORS, Heading, slug
from tests.building import TRACKED
from tests.tree import TINY, TODAY


@pytest.fixture(scope="module")
def pages(frozen: Handbook) -> dict[str, str]:
    return render(frozen, TODAY)


def test_only_the_modules_that_are_said_to_import_sphinx() -> None:
    importing = re.compile(r"^\s*(?:from|import) (?:sphinx|docutils)\b", re.MULTILINE)
    found = {p.stem for p in TEMPLATES.parent.glob("*.py") if importing.search(p.read_text(encoding="utf-8"))}
    said = str(handbook_pages.__doc__).partition(" Only ")[2]
    assert found == set(re.findall(r"`(\w+)`", said))


def test_every_topic_has_a_page_and_every_claim_an_element_on_it(
    frozen: Handbook, pages: dict[str, str]
) -> None:
    for claim in frozen.claims.values():
        assert pages[f"{claim.page}.md"].count(f"::::{{claim}} {claim.full_id}\n") == 1


def test_every_source_has_one_entry(frozen: Handbook, pages: dict[str, str]) -> None:
    everything = "\n".join(text for path, text in pages.items() if path.startswith("sources/"))
    for source in frozen.sources.values():
        entry = f":::{{entry}} source/{source.id}\n"
        assert everything.count(entry) == 1
        assert entry in pages[f"sources/{source_group(source)}.md"]


def test_every_row_of_a_table_has_a_cell_under_every_head(pages: dict[str, str]) -> None:
    for path, text in pages.items():
        for table in re.findall(r"^\|.*(?:\n\|.*)+", text, re.MULTILINE):
            cells = {len(re.findall(r"(?<!\\)\|", line)) for line in table.split("\n")}
            assert len(cells) == 1, (path, table)


def test_every_folder_that_is_written_to_belongs_to_the_generator(pages: dict[str, str]) -> None:
    assert {path.partition("/")[0] for path in pages if "/" in path} == set(FOLDERS)


def test_the_help_bar_is_the_first_thing_on_every_page(pages: dict[str, str]) -> None:
    for path, text in pages.items():
        if path.startswith(("fragments/", "figures/")) or path == "rules.md":
            continue
        body = text.split("\n# ", 1)[1] if "\n# " in text else text.split("# ", 1)[1]
        after_title = body.split("\n", 1)[1].lstrip()
        assert after_title.startswith(":::{container} help-bar"), path


def test_the_headings_of_topic_pages_are_those_that_are_reserved(
    frozen: Handbook, pages: dict[str, str]
) -> None:
    found = {
        slug(heading.replace("\\", ""))
        for topic in frozen.topics
        for heading in re.findall(r"^## (.+)$", pages[f"{frozen.pages[topic.id]}.md"], re.MULTILINE)
    }
    dated = ("status-on-", "what-holds-on-")
    assert {anchor for anchor in found if not anchor.startswith(dated)} == RESERVED_ANCHORS
    assert len(RESERVED_ANCHORS) == len(Heading)


def test_no_two_rooms_give_the_same_page(frozen: Handbook) -> None:
    rendering = Rendering(frozen, TODAY)
    paths = [path for room in ROOMS for path, _ in room.pages(rendering)]
    assert len(paths) == len(set(paths))


def test_the_menu_leads_to_the_first_page_of_every_part(pages: dict[str, str]) -> None:
    first = re.compile(r"(?:[^/]+|[^/]+/index)\.md")
    guide = (TEMPLATES.parents[2] / "guide" / "index.md").read_text(encoding="utf-8")
    elsewhere = set(re.findall(r"^\.\./([a-z-]+)$", guide, re.MULTILINE))
    shown = {path.removesuffix(".md") for path in pages if first.fullmatch(path)} - elsewhere
    assert sorted(shown | {"guide/index"}) == sorted(page for _, page in MENU)


def test_rendering_twice_gives_the_same(frozen: Handbook, pages: dict[str, str]) -> None:
    assert render(frozen, TODAY) == pages


def test_what_is_overdue_says_so() -> None:
    book = load(TINY, TODAY)
    later = render(book, date(2029, 1, 1))
    assert "overdue for review since" in later["conditions/low-mood.md"]
    assert "overdue" not in render(book, TODAY)["conditions/low-mood.md"]


def test_contradicting_evidence_comes_first(frozen: Handbook, pages: dict[str, str]) -> None:
    contradicted = [
        claim
        for claim in frozen.claims.values()
        if {"contradicts", "supports"} <= {item.stance for item in claim.assertion.evidence}
    ]
    assert contradicted
    for claim in contradicted:
        text = pages[f"{claim.page}.md"].split(f"::::{{claim}} {claim.full_id}\n")[1].split("\n::::\n")[0]
        assert text.index(".stance-contradicts") < text.index(".stance-supports")


def test_a_condition_shows_the_interactions_with_its_medicines(
    frozen: Handbook, pages: dict[str, str]
) -> None:
    depression = frozen.conditions["depression"]
    interactions = frozen.interactions_for(depression)
    assert interactions
    for interaction in interactions:
        assert f"(#record/{interaction.id})" in pages["conditions/depression.md"]


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    pages = {"conditions/a.md": "one\n", "glossary.md": "two\n"}
    assert set(write_pages(tmp_path, pages).changed) == set(pages)
    assert write_pages(tmp_path, pages).changed == ()
    before = (tmp_path / "glossary.md").stat().st_mtime_ns
    assert write_pages(tmp_path, {**pages, "conditions/a.md": "three\n"}).changed == ("conditions/a.md",)
    assert (tmp_path / "glossary.md").stat().st_mtime_ns == before


def test_pages_without_a_record_are_removed(tmp_path: Path) -> None:
    write_pages(tmp_path, {"conditions/a.md": "one\n", "conditions/b.md": "two\n"})
    (tmp_path / "guide").mkdir()
    (tmp_path / "guide" / "mine.md").write_text("by hand\n", encoding="utf-8")
    assert write_pages(tmp_path, {"conditions/a.md": "one\n"}).removed == ("conditions/b.md",)
    assert (tmp_path / "guide" / "mine.md").exists()
    assert not list(tmp_path.rglob("*.part"))


def test_git_ignores_what_the_generator_writes_and_nothing_else() -> None:
    lines = (TEMPLATES.parents[3] / ".gitignore").read_text(encoding="utf-8").splitlines()
    kept = {line.removeprefix("!/docs/").strip("/") for line in lines if line.startswith("!")}
    assert "/docs/*" in lines
    assert kept == set(TRACKED)
    assert kept.isdisjoint(FOLDERS)
