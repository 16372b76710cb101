"""What answers at the addresses of ids that went."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bs4 import BeautifulSoup
from handbook_pages.gone import GonePage, body, gone_pages, head
from handbook_pages.pages import render

from handbook_data import Handbook
from handbook_data.editions.taking import take
from handbook_data.published import FILE
from tests.tree import TODAY, Tree


def handbook(tree: Tree) -> Handbook:
    report = tree.check()
    assert report.handbook is not None, report.problems
    assert not report.errors, report.errors
    return report.handbook


def publish(tree: Tree) -> None:
    """Let the tree as it is now be the last edition."""
    kept = take(handbook(tree), "2026.10", "1.0.0", TODAY).as_json()
    (tree.folder.parent / FILE).write_text(kept, encoding="utf-8")


def bury(tree: Tree, was: str, kind: str, *to: str) -> None:
    name = was.replace("/", "-") + "-gone"
    stone = {
        "id": name,
        "was": was,
        "kind": kind,
        "reason": "The medicine was *renamed* [by its maker].",
        "on": "2026-11-20",
    }
    tree[f"tombstones/{name}"] = {**stone, **({"to": list(to)} if to else {})}


def remove(tree: Tree, path: str) -> None:
    del tree[path]
    (tree.folder / f"{path}.yaml").unlink()


def page_at(book: Handbook, document: str) -> GonePage:
    return next(page for page in gone_pages(book) if page.document == document)


def test_a_record_that_moved_sends_readers_on_and_keeps_the_anchors_of_its_claims(tree: Tree) -> None:
    publish(tree)
    record = tree["interactions/sleep-medicines"]
    remove(tree, "interactions/sleep-medicines")
    tree["interactions/medicines-for-sleep"] = {**record, "id": "medicines-for-sleep"}
    tree.reclass("sleep-medicines", "medicines-for-sleep")
    bury(tree, "sleep-medicines", "moved", "medicines-for-sleep")
    page = page_at(handbook(tree), "interactions/sleep-medicines")
    assert 'content="0; url=../interactions/medicines-for-sleep.html"' in head(page)
    assert 'location.replace("../interactions/medicines-for-sleep.html" + location.hash)' in head(page)
    claim = BeautifulSoup(body(page), "lxml").find(id="gap-sleep-medicines")
    assert claim is not None
    (link,) = claim.select("a")
    assert link["href"] == "../interactions/medicines-for-sleep.html#gap-sleep-medicines"


def test_a_record_that_was_split_names_its_parts_and_sends_nobody_on(tree: Tree) -> None:
    publish(tree)
    record = tree["interactions/sleep-medicines"]
    remove(tree, "interactions/sleep-medicines")
    tree.reclass("sleep-medicines", "one", "two")
    for name in ("one", "two"):
        part = {**tree.copy_of("interactions/mood-medicines"), **record, "id": name, "title": f"Part {name}"}
        tree[f"interactions/{name}"] = part
    bury(tree, "sleep-medicines", "split", "one", "two")
    tree.write()
    page = page_at(loose(tree), "interactions/sleep-medicines")
    assert "refresh" not in head(page)
    assert "noindex" in head(page)
    links = BeautifulSoup(body(page), "lxml").select("ul")[0].select("a")
    assert [(link.get_text(), link["href"]) for link in links] == [
        ("Part one", "../interactions/one.html"),
        ("Part two", "../interactions/two.html"),
    ]


def loose(tree: Tree) -> Handbook:
    """The handbook of a tree that may break rules which are not the point here."""
    report = tree.check()
    assert report.handbook is not None, report.problems
    return report.handbook


def test_a_reason_is_text_and_not_markup(tree: Tree) -> None:
    publish(tree)
    remove(tree, "interactions/sleep-medicines")
    tree.reclass("sleep-medicines", "mood-medicines")
    bury(tree, "sleep-medicines", "withdrawn")
    page = page_at(handbook(tree), "interactions/sleep-medicines")
    assert page.title == "Sleep medicines"
    assert "The medicine was *renamed* [by its maker]." in body(page)


def test_a_measurement_table_answers_too(tree: Tree) -> None:
    publish(tree)
    table = tree["measurements/receptor-binding"]
    remove(tree, "measurements/receptor-binding")
    tree["measurements/binding"] = {**table, "id": "binding"}
    bury(tree, "receptor-binding", "moved", "binding")
    page = page_at(handbook(tree), "measurements/receptor-binding")
    assert 'url=../measurements/binding.html"' in head(page)


def test_a_claim_that_went_leaves_a_note_on_its_page(tree: Tree) -> None:
    publish(tree)
    tree["conditions/low-mood"]["claims"].remove(tree.claim("conditions/low-mood", "rats-swim"))
    bury(tree, "low-mood/rats-swim", "withdrawn")
    text = render(loose(tree), TODAY)["conditions/low-mood.md"]
    note = text[text.index("## No longer here") :]
    assert ":::{entry} gone/low-mood/rats-swim\n:anchor: rats-swim\n" in note
    assert "The medicine was \\*renamed\\* \\[by its maker\\]\\." in note
    assert "In its place" not in note


def test_what_no_edition_had_and_nothing_replaces_has_no_address(tree: Tree) -> None:
    bury(tree, "never-published", "withdrawn")
    assert gone_pages(loose(tree)) == ()


# --- sources -------------------------------------------------------------------------------------------


def rename_source(tree: Tree, old: str, new: str) -> None:
    """Give a source another id, in its file and wherever it is cited."""
    record = tree[f"sources/{old}"]
    remove(tree, f"sources/{old}")
    tree[f"sources/{new}"] = {**record, "id": new}
    tree.records = {path: with_name(content, old, new) for path, content in tree.records.items()}


def with_name(value: Any, old: str, new: str) -> Any:
    if isinstance(value, dict):
        return {key: with_name(item, old, new) for key, item in value.items()}
    if isinstance(value, list):
        return [with_name(item, old, new) for item in value]
    return new if value == old else value


def test_a_source_that_was_renamed_is_found_at_its_old_anchor(tree: Tree) -> None:
    publish(tree)
    rename_source(tree, "survey-one", "survey-renamed")
    bury(tree, "survey-one", "moved", "survey-renamed")
    page = render(handbook(tree), TODAY)["sources/surveys.md"]
    note, _, rest = page.partition(":anchor: survey-one\n")[2].partition("\n:::\n")
    assert "In its place: " in note
    assert "source/survey-renamed" in note
    assert rest.split()[:2] == [":::{entry}", "source/survey-renamed"], "the note stands above its heir"


def test_a_source_that_moved_to_another_page_leaves_its_anchor_on_the_old_one(tree: Tree) -> None:
    publish(tree)
    rename_source(tree, "survey-one", "a-renamed-page")
    bury(tree, "survey-one", "moved", "a-renamed-page")
    book = handbook(tree)
    assert book.published
    once = book.published.ever_sources["survey-one"].model_copy(update={"page": "sources/laboratory"})
    ever = {**book.published.ever_sources, "survey-one": once}
    book = replace(book, published=book.published.model_copy(update={"ever_sources": ever}))
    pages = render(book, TODAY)
    assert ":anchor: survey-one\n" in pages["sources/laboratory.md"]
    assert "source/a-renamed-page" in pages["sources/laboratory.md"]
    assert ":anchor: survey-one\n" not in pages["sources/surveys.md"]


def test_a_source_that_is_gone_without_a_tombstone_is_refused(tree: Tree) -> None:
    publish(tree)
    rename_source(tree, "survey-one", "survey-renamed")
    assert "source `survey-one` was published and is gone" in {p.found for p in tree.problems("R601")}


def test_what_became_of_a_source_is_a_source(tree: Tree) -> None:
    publish(tree)
    rename_source(tree, "survey-one", "survey-renamed")
    bury(tree, "survey-one", "moved", "low-mood")
    (problem,) = tree.problems("R602")
    assert problem.found == "`low-mood` is no source"


def test_what_became_of_a_record_is_no_source(tree: Tree) -> None:
    publish(tree)
    remove(tree, "interactions/sleep-medicines")
    bury(tree, "sleep-medicines", "moved", "survey-one")
    (problem,) = tree.problems("R602")
    assert problem.found == "`survey-one` is a source"


def test_a_tombstone_of_a_source_that_is_still_there_is_refused(tree: Tree) -> None:
    publish(tree)
    bury(tree, "survey-one", "moved", "survey-two")
    (problem,) = tree.problems("R602")
    assert problem.found == "`survey-one` is still there"


def test_a_source_and_a_record_do_not_share_an_id(tree: Tree) -> None:
    tree["sources/low-mood"] = tree.copy_of("sources/survey-one", id="low-mood", title="Another title of it")
    (problem,) = tree.problems("R102")
    assert (problem.path, problem.found) == (
        "sources/low-mood.yaml",
        "`low-mood` is also the id of conditions/low-mood.yaml",
    )
