"""Three editions, cut and built for real: what each says has changed, and how their pages are joined."""

from __future__ import annotations

import copy
import json
import os
from datetime import date
from pathlib import Path
from urllib.parse import urldefrag

import pytest
import yaml
from bs4 import BeautifulSoup, Tag

from tests.editions.repository import Repository
from tests.tree import Tree

FIRST, SECOND, THIRD = "2026.11", "2026.12", "2027.01"
DAYS = {FIRST: date(2026, 11, 22), SECOND: date(2026, 12, 15), THIRD: date(2027, 1, 10)}


def change_for_second(tree: Tree) -> None:
    """A certainty is lowered, and a law changes."""
    claim = tree.claim("substances/leaf", "tolerance-trial")
    claim["statement"] = "It is very uncertain whether leaf tea helps those who drink it to bear pain."
    bias = {"domain": "risk-of-bias", "steps": 1, "reason": "Whether people were blinded was not told."}
    claim["certainty"]["downgrades"].append(bias)
    claim["certainty"]["level"] = "very-low"
    record = tree["legal/us/us-ri"]
    regulated = next(period for period in record["periods"] if period["id"] == "regulated")
    again = copy.deepcopy(next(period for period in record["periods"] if period["id"] == "banned"))
    regulated["to"] = "2026-12-01"
    again.update(
        {"id": "banned-again", "from": "2026-12-01", "checked": "2026-12-10", "reviewed": "2026-12-10"}
    )
    again.pop("to")
    again["caveats"][0]["text"] = "Local rules were not looked at for the second ban."
    record["periods"].append(again)
    record["reviewed"] = "2026-12-10"


def change_for_third(tree: Tree) -> None:
    """A claim is split, a record withdrawn, and another one moved."""
    claims = tree["conditions/low-mood"]["claims"]
    old = tree.claim("conditions/low-mood", "mood-after-stopping")
    place = claims.index(old)
    parts = []
    for name, users in (("daily", "daily"), ("weekly", "weekly")):
        part = copy.deepcopy(old)
        part["id"] = f"mood-after-stopping-{name}"
        part["statement"] = f"Low mood may follow when {users} use is stopped, which is very uncertain."
        part["caveats"][0]["text"] = f"Low mood before {users} use was not asked about in this survey."
        parts.append(part)
    claims[place : place + 1] = parts
    del tree["interactions/sleep-medicines"]
    tree.reclass("sleep-medicines", "mood-medicines")
    points = tree["conditions/low-mood"]["key_points"]
    points[points.index("mood-after-stopping")] = "mood-after-stopping-daily"
    tree["tombstones/mood-after-stopping"] = {
        "id": "mood-after-stopping",
        "was": "low-mood/mood-after-stopping",
        "kind": "split",
        "to": [f"low-mood/{part['id']}" for part in parts],
        "reason": "Daily and weekly use differ.",
        "on": "2027-01-05",
    }
    tree["tombstones/sleep-medicines-gone"] = {
        "id": "sleep-medicines-gone",
        "was": "sleep-medicines",
        "kind": "withdrawn",
        "reason": "Nothing was found about it.",
        "on": "2027-01-05",
    }
    tree["measurements/binding"] = tree.copy_of("measurements/receptor-binding", id="binding")
    del tree["measurements/receptor-binding"]
    tree["tombstones/receptor-binding-moved"] = {
        "id": "receptor-binding-moved",
        "was": "receptor-binding",
        "kind": "moved",
        "to": ["binding"],
        "reason": "The table holds more than one receptor.",
        "on": "2027-01-05",
    }


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """A repository in which three editions were cut, with one more note after the last."""
    made = Repository.begun(tmp_path_factory.mktemp("editions") / "handbook")
    for edition, change in ((FIRST, None), (SECOND, change_for_second), (THIRD, change_for_third)):
        if change:
            change(made.tree)
            made.commit(f"Towards {edition}")
        done = made.release(edition, day=DAYS[edition])
        assert done.returncode == 0, done.stderr
        assert f"Edition {edition} is committed and tagged" in done.stdout
    made.tree["glossary/ki"]["meaning"] = "How tightly a compound holds on to its receptor."
    made.tree.claim("mechanisms/receptor", "binds")["caveats"][0]["text"] += " This was added later."
    made.commit("Between editions")
    return made


@pytest.fixture(scope="module")
def site(repository: Repository) -> Path:
    """The site of all of them, as it stands below a folder of a server."""
    done = repository.run("versions", "--address", "/kratom", day=date(2027, 1, 12))
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1].startswith("3 editions; ")
    return repository.root / "build" / "site"


def page(site: Path, name: str) -> BeautifulSoup:
    return BeautifulSoup((site / name).read_text(encoding="utf-8"), "lxml")


# --- cutting -------------------------------------------------------------------------------------------


def test_an_edition_is_one_commit_with_an_annotated_tag(repository: Repository) -> None:
    for edition in DAYS:
        assert repository.git("cat-file", "-t", edition) == "tag\n"
        files = repository.git("show", "--name-only", "--format=%s", f"{edition}^{{commit}}").split("\n")
        assert files[0] == f"Edition {edition}"
        assert set(filter(None, files[1:])) == {
            "CHANGELOG.md",
            "CITATION.cff",
            "handbook_data/edition.py",
            "handbook_data/published.json",
        }


def test_the_second_edition_tells_of_the_certainty_and_the_law_and_nothing_else(
    repository: Repository,
) -> None:
    assert repository.section(SECOND) == [
        "Data version 1.1.0.",
        "### Certainty",
        "- Lowered from low to very low: It is very uncertain whether leaf tea helps those who drink it to "
        "bear pain. It read: Leaf tea may raise pain tolerance in regular users for an hour. "
        "(`leaf/tolerance-trial`)",
        "### The law",
        "- Changed (to: not set → 2026-12-01): Rhode Island: kratom (plant, leaf and products) was allowed "
        "under rules made for it. That was from 1 April 2026 until 1 December 2026. (`us-ri/regulated`)",
        "- Added: Rhode Island: kratom (plant, leaf and products) is controlled or "
        "prohibited since 1 December 2026. (`us-ri/banned-again`)",
    ]


def test_the_third_edition_tells_of_what_was_split_withdrawn_and_moved_and_nothing_else(
    repository: Repository,
) -> None:
    assert repository.section(THIRD) == [
        "Data version 2.0.0.",
        "### Claims",
        "- Split into `low-mood/mood-after-stopping-daily` and `low-mood/mood-after-stopping-weekly`: Low "
        "mood may follow when daily use is stopped, which is very uncertain. "
        "(`low-mood/mood-after-stopping`) Reason: Daily and weekly use differ.",
        "### Records",
        "- Moved to `binding`: Binding to a receptor (`receptor-binding`) Reason: The table holds more than "
        "one receptor.",
        "- Withdrawn, with 1 claim: Sleep medicines (`sleep-medicines`) Reason: Nothing was found about it.",
    ]


def test_the_first_edition_sums_up_and_takes_the_notes(repository: Repository) -> None:
    lines = repository.section(FIRST)
    assert lines[0] == "Data version 1.0.0."
    assert lines[1].startswith("The first edition: 22 claims from 11 sources.")
    assert lines[-2:] == ["### Notes", "- A note by hand."]
    text = (repository.root / "CHANGELOG.md").read_text(encoding="utf-8")
    order = [text.index(f"## {name}") for name in ("Unreleased", THIRD, SECOND, FIRST)]
    assert order == sorted(order)


def test_every_place_names_the_edition(repository: Repository) -> None:
    citation = yaml.safe_load((repository.root / "CITATION.cff").read_text(encoding="utf-8"))
    assert citation["version"] == THIRD
    assert citation["date-released"] == "2027-01-10"
    module = (repository.root / "handbook_data" / "edition.py").read_text(encoding="utf-8")
    assert f'EDITION: str | None = "{THIRD}"\n' in module
    assert 'DATA_VERSION = "2.0.0"\n' in module
    assert "RELEASED: date | None = date(2027, 1, 10)\n" in module


def test_ids_of_all_editions_are_kept(repository: Repository) -> None:
    published = json.loads((repository.root / "handbook_data" / "published.json").read_text(encoding="utf-8"))
    assert published["ever"]["sleep-medicines"] == {
        "page": "interactions/sleep-medicines",
        "title": "Sleep medicines",
    }
    assert published["ever"]["low-mood/mood-after-stopping"] == {"page": "conditions/low-mood"}
    assert "sleep-medicines" not in published["records"]


# --- the site ------------------------------------------------------------------------------------------


def test_the_switcher_names_every_edition_and_the_theme_reads_it(site: Path) -> None:
    entries = json.loads((site / "switcher.json").read_text(encoding="utf-8"))
    assert [(entry["version"], entry["url"]) for entry in entries] == [
        (THIRD, "/kratom/stable/"),
        (SECOND, f"/kratom/{SECOND}/"),
        (FIRST, f"/kratom/{FIRST}/"),
        ("latest", "/kratom/latest/"),
    ]
    assert [entry["version"] for entry in entries if entry.get("preferred")] == [THIRD]
    for folder, version in ((FIRST, FIRST), ("stable", THIRD), ("latest", "latest")):
        html = (site / folder / "risks" / "sickness.html").read_text(encoding="utf-8")
        assert "DOCUMENTATION_OPTIONS.theme_switcher_json_url = '/kratom/switcher.json'" in html
        assert f"DOCUMENTATION_OPTIONS.theme_switcher_version_match = '{version}'" in html
        assert page(site, f"{folder}/risks/sickness.html").select_one(".version-switcher__button")


def test_the_site_has_a_folder_for_each_edition_and_nothing_half_built(site: Path) -> None:
    assert {path.name for path in site.iterdir()} == {
        *DAYS,
        "latest",
        "stable",
        "index.html",
        "switcher.json",
    }
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_the_first_page_leads_to_the_newest_edition(site: Path) -> None:
    front = page(site, "index.html")
    refresh = front.select_one('meta[http-equiv="refresh"]')
    assert refresh is not None
    assert refresh["content"] == "0; url=stable/index.html"
    for link in front.select("a"):
        assert (site / str(link["href"])).is_file()


def test_stable_is_the_newest_edition(site: Path) -> None:
    names = {path.relative_to(site / THIRD) for path in (site / THIRD).rglob("*") if path.is_file()}
    assert names == {
        path.relative_to(site / "stable") for path in (site / "stable").rglob("*") if path.is_file()
    }
    assert all((site / THIRD / name).read_bytes() == (site / "stable" / name).read_bytes() for name in names)


def pages_below(folder: Path) -> list[str]:
    """The pages of an edition; the theme leaves a template of its own among its files."""
    found = (path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))
    return sorted(name for name in found if not name.startswith("_static/"))


def canonical(found: BeautifulSoup) -> str:
    (link,) = found.select('link[rel="canonical"]')
    return str(link["href"])


def is_kept_from_indexes(found: BeautifulSoup) -> bool:
    return [str(tag["content"]) for tag in found.select('meta[name="robots"]')] == ["noindex"]


@pytest.mark.parametrize("folder", [FIRST, SECOND, "latest"])
def test_each_page_that_is_not_of_the_newest_edition_says_so_and_leads_there(site: Path, folder: str) -> None:
    pages = pages_below(site / folder)
    assert len(pages) > 40
    for name in pages:
        found = page(site, f"{folder}/{name}")
        assert is_kept_from_indexes(found), name
        (banner,) = found.select(".bd-header-announcement .edition-banner")
        assert THIRD in banner.get_text()
        assert (folder if folder != "latest" else "between editions") in banner.get_text()
        (link,) = banner.select("a")
        target = Path(os.path.normpath((site / folder / name).parent / str(link["href"])))
        assert target.is_file(), name
        there = site / "stable" / name
        assert target == (there if there.exists() else site / "stable" / "index.html")


def test_pages_of_the_newest_edition_have_no_banner_and_are_indexed(site: Path) -> None:
    for folder in ("stable", THIRD):
        for name in pages_below(site / folder):
            found = page(site, f"{folder}/{name}")
            assert canonical(found) == f"/kratom/stable/{name}"
            assert not found.select(".edition-banner")
            assert is_kept_from_indexes(found) == bool(found.select("p.gone")), name


def test_pages_name_the_same_page_of_the_newest_edition_as_canonical_if_it_is_there(site: Path) -> None:
    assert canonical(page(site, f"{FIRST}/risks/sickness.html")) == "/kratom/stable/risks/sickness.html"
    assert canonical(page(site, "latest/index.html")) == "/kratom/stable/index.html"
    withdrawn = page(site, f"{FIRST}/interactions/sleep-medicines.html")
    assert canonical(withdrawn) == "/kratom/stable/index.html"


def test_an_old_edition_says_what_held_on_its_own_day(site: Path) -> None:
    first = page(site, f"{FIRST}/legal/us/us-ri.html").get_text()
    assert "Status on 22 November 2026" in first
    assert "Edition 2026.11 of 2026-11-22." in first
    assert "Status on 10 January 2027" in page(site, "stable/legal/us/us-ri.html").get_text()


# --- what is gone --------------------------------------------------------------------------------------


def test_a_record_that_moved_redirects(site: Path) -> None:
    moved = page(site, "stable/measurements/receptor-binding.html")
    refresh = moved.select_one('meta[http-equiv="refresh"]')
    assert refresh is not None
    assert refresh["content"] == "0; url=../measurements/binding.html"
    assert is_kept_from_indexes(moved)
    (link,) = moved.select("article li a")
    assert link.get_text() == "Binding to a receptor"
    assert (site / "stable" / "measurements" / str(link["href"])).is_file()


def test_a_record_that_was_withdrawn_gives_its_reason_at_its_old_address(site: Path) -> None:
    gone = page(site, "stable/interactions/sleep-medicines.html")
    assert not gone.select('meta[http-equiv="refresh"]')
    assert is_kept_from_indexes(gone)
    assert gone.select_one("h1").get_text() == "Sleep medicines"  # type: ignore[union-attr]
    assert "Nothing was found about it." in gone.select_one("p.gone").get_text()  # type: ignore[union-attr]
    assert isinstance(gone.find(id="gap-sleep-medicines"), Tag)
    assert page(site, f"{SECOND}/interactions/sleep-medicines.html").select("[data-claim]")


def test_a_claim_that_was_split_keeps_its_anchor_and_leads_to_its_parts(site: Path) -> None:
    note = page(site, "stable/conditions/low-mood.html").find(id="mood-after-stopping")
    assert isinstance(note, Tag)
    assert "Daily and weekly use differ." in note.get_text()
    assert [urldefrag(str(link["href"])).fragment for link in note.select("a")] == [
        "mood-after-stopping-daily",
        "mood-after-stopping-weekly",
    ]
    assert not note.has_attr("data-claim")


# --- the page of what changed --------------------------------------------------------------------------


def test_the_page_of_what_changed_links_what_still_leads_somewhere(site: Path) -> None:
    changes = page(site, "stable/guide/changes.html")
    links = {link.get_text(): str(link["href"]) for link in changes.select("article a.reference:has(code)")}
    assert links["us-ri/banned-again"].endswith("legal/us/us-ri.html#banned-again")
    assert "low-mood/mood-after-stopping-daily" in links
    assert "sleep-medicines" not in links
    assert "low-mood/mood-after-stopping" not in links
    headings = [heading.get_text().rstrip("#") for heading in changes.select("article h2")]
    assert headings == [f"Edition {name}" for name in (THIRD, SECOND, FIRST)]


def test_between_editions_the_page_says_what_changed_since(site: Path) -> None:
    changes = page(site, "latest/guide/changes.html")
    since = changes.select_one("article section section")
    assert since is not None
    assert since.select_one("h2").get_text().rstrip("#") == "Since the last edition"  # type: ignore[union-attr]
    assert [item.get_text() for item in since.select("li")] == [
        "Revised (caveats): In cells, mitragynine binds the receptor. (receptor/binds)"
    ]
