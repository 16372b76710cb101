"""Building again: an unchanged handbook reads nothing, an edited record reads the pages that show it."""

from __future__ import annotations

from pathlib import Path

import pytest
from handbook_pages.pages import render

from handbook_data.checking import load
from handbook_data.layout import canonical
from handbook_data.loading import LoadedFile, read_file
from tests.building import BuiltSite, build_site, documents_read, listed_reads, run_sphinx
from tests.tree import TODAY, Tree


@pytest.fixture
def small(tree: Tree, tmp_path: Path) -> tuple[Tree, BuiltSite]:
    """The site of the small tree, in a folder of its own."""
    tree.write()
    folder = tmp_path / "site"
    folder.mkdir()
    return tree, build_site(folder, "-D", f"handbook_records={tree.folder}")


def again(tree: Tree, site: BuiltSite) -> str:
    done = run_sphinx(site.docs, site.html, "-D", f"handbook_records={tree.folder}", "-j", "1")
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_an_unchanged_handbook_reads_nothing(small: tuple[Tree, BuiltSite]) -> None:
    output = again(*small)
    assert "handbook pages: 0 written, 0 removed" in output
    assert list(listed_reads(output)) == [0]
    assert documents_read(output) == set()


def test_one_edited_record_reads_only_the_pages_that_show_it(
    small: tuple[Tree, BuiltSite], monkeypatch: pytest.MonkeyPatch
) -> None:
    tree, site = small
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")  # one day for both renderings
    again(tree, site)
    before = render(load(tree.folder, TODAY), TODAY)
    path = tree.folder / "glossary" / "ki.yaml"
    found = read_file(path, "glossary/ki.yaml")
    assert isinstance(found, LoadedFile)
    edited = found.record.model_copy(update={"meaning": "How tightly a compound holds on."})
    path.write_text(canonical(edited), encoding="utf-8")
    after = render(load(tree.folder, TODAY), TODAY)
    changed = {name.removesuffix(".md") for name in after if after[name] != before.get(name)}
    assert changed == {"glossary"}
    assert documents_read(again(tree, site)) == changed


def test_an_edited_claim_reads_the_pages_that_tell_it(small: tuple[Tree, BuiltSite]) -> None:
    tree, site = small
    claim = tree.claim("risks/sickness", "how-often")
    claim["evidence"][0]["finding"] = "Of 1,000 users, 21% reported being sick after use."
    tree.write()
    read = documents_read(again(tree, site))
    assert "risks/sickness" in read
    assert "sources/surveys" in read
    assert not read & {"conditions/fatigue", "legal/us/us-ri", "glossary", "guide/methods"}


def test_the_page_of_a_removed_record_is_gone(small: tuple[Tree, BuiltSite]) -> None:
    tree, site = small
    assert (site.html / "interactions" / "sleep-medicines.html").exists()
    (tree.folder / "interactions" / "sleep-medicines.yaml").unlink()
    del tree["interactions/sleep-medicines"]
    tree.reclass("sleep-medicines", "mood-medicines")
    tree.write()
    again(tree, site)
    assert not (site.docs / "interactions" / "sleep-medicines.md").exists()
    assert not (site.html / "interactions" / "sleep-medicines.html").exists()


def test_broken_records_stop_the_build_with_their_messages(small: tuple[Tree, BuiltSite]) -> None:
    tree, site = small
    page = (site.docs / "conditions" / "low-mood.md").read_text(encoding="utf-8")
    tree.claim("conditions/low-mood", "relief-unknown")["evidence"][0]["source"] = "nowhere"
    tree.write()
    done = run_sphinx(site.docs, site.html, "-D", f"handbook_records={tree.folder}")
    assert done.returncode != 0
    assert "conditions/low-mood.yaml:17:5: R101 low-mood.claims.relief-unknown" in done.stderr
    assert "Traceback" not in done.stderr
    assert (site.docs / "conditions" / "low-mood.md").read_text(encoding="utf-8") == page
