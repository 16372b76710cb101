"""Whatever happened before, a build that ends well leaves what a build from nothing leaves, byte for byte."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from handbook_data.editions.taking import take
from handbook_data.published import FILE
from tests.building import copy_docs, run_sphinx, sphinx_command
from tests.tree import TODAY, Tree


class Rebuilding:
    """Records and documentation that change, and the site that is built from them again and again."""

    def __init__(self, folder: Path, clean: dict[str, dict[str, bytes]]) -> None:
        self.folder = folder
        self.clean = clean
        self.tree = Tree(folder / "records")
        self.published = folder / FILE
        self.site = folder / "site"
        self.site.mkdir()
        self.docs = copy_docs(self.site)
        self.html = self.site / "html"
        self.options = ("-D", f"handbook_records={self.tree.folder}")

    def build(self, builder: str = "html") -> subprocess.CompletedProcess[str]:
        """Build from what the last build left."""
        self.tree.write()
        for path in self.tree.folder.rglob("*.yaml"):
            if path.relative_to(self.tree.folder).as_posix() not in self.tree.records:
                path.unlink()
        return run_sphinx(self.docs, self.site / builder, *self.options, builder=builder)

    def killed_when(self, there: str) -> None:
        """Build, and kill Sphinx as soon as a file is there."""
        self.tree.write()
        before = self.changed(there)
        running = subprocess.Popen(
            ["nice", "-n", "19", *sphinx_command(self.docs, self.html, *self.options)],  # we look in between
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        while self.changed(there) == before and running.poll() is None:
            with suppress(subprocess.TimeoutExpired):
                running.wait(0.005)
        running.kill()
        assert running.wait() == -signal.SIGKILL, "the build ended before it could be killed"

    def changed(self, name: str) -> int:
        """When a file below the site was last changed."""
        path = self.site / name
        try:
            return path.stat().st_mtime_ns
        except FileNotFoundError:
            return 0

    def difference(self) -> list[str]:
        """The files in which the site differs from one that is built from nothing."""
        ours, clean = content_of(self.html), self.from_nothing()
        assert len(clean) > 50
        return sorted(name for name in ours.keys() | clean.keys() if ours.get(name) != clean.get(name))

    def from_nothing(self) -> dict[str, bytes]:
        """The site that is built from the same records and documentation in a new folder."""
        with TemporaryDirectory(dir=self.folder) as folder:
            docs = copy_docs(Path(folder), self.docs)
            made_from = repr([sorted(content_of(part).items()) for part in (docs, self.tree.folder)])
            made_from += self.published.read_text(encoding="utf-8") if self.published.exists() else ""
            key = hashlib.sha256(made_from.encode()).hexdigest()
            if key not in self.clean:
                done = run_sphinx(docs, Path(folder, "html"), *self.options)
                assert done.returncode == 0, done.stdout + done.stderr
                self.clean[key] = content_of(Path(folder, "html"))
            return self.clean[key]


def content_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


@pytest.fixture(scope="module")
def clean() -> dict[str, dict[str, bytes]]:
    """Sites that were built from nothing, by what they were built from."""
    return {}


@pytest.fixture
def place(tmp_path: Path, clean: dict[str, dict[str, bytes]], monkeypatch: pytest.MonkeyPatch) -> Rebuilding:
    """The small tree and its site, on a day that does not change."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")
    return Rebuilding(tmp_path, clean)


@pytest.fixture
def built(place: Rebuilding) -> Rebuilding:
    """The same, built once."""
    done = place.build()
    assert done.returncode == 0, done.stdout + done.stderr
    return place


def again(place: Rebuilding) -> str:
    done = place.build()
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


# --- edits ----------------------------------------------------------------------------------------------


def add(place: Rebuilding) -> None:
    place.tree["glossary/agonist"] = place.tree.copy_of(
        "glossary/ki", id="agonist", term="Agonist", meaning="What switches a receptor on.", also_known_as=[]
    )
    risk = place.tree.copy_of("risks/sickness", id="sleepiness", title="Sleepiness", also_known_as=[])
    for name, claim in zip(("alpha", "beta", "gamma", "delta", "epsilon"), risk["claims"], strict=False):
        claim["statement"] = claim["statement"].replace("vomiting", "nodding off").replace("sick", "sleepy")
        for caveat in claim["caveats"]:
            caveat["text"] = f"On sleepiness, {name}: {caveat['text']}"
    place.tree["risks/sleepiness"] = risk


def retitle(place: Rebuilding) -> None:
    place.tree["conditions/low-mood"]["title"] = "Lowered mood"


def remove(place: Rebuilding) -> None:
    del place.tree["interactions/sleep-medicines"]
    place.tree.reclass("sleep-medicines", "mood-medicines")


def rename(place: Rebuilding) -> None:
    record = place.tree.copy_of("risks/sleepiness", id="drowsiness", title="Drowsiness")
    del place.tree["risks/sleepiness"]
    place.tree["risks/drowsiness"] = record
    place.tree["tombstones/sleepiness-gone"] = {
        "id": "sleepiness-gone",
        "was": "sleepiness",
        "kind": "moved",
        "to": ["drowsiness"],
        "reason": "Drowsiness is the word that readers look for.",
        "on": "2026-11-20",
    }


def edit_claim(place: Rebuilding) -> None:
    claim = place.tree.claim("risks/sickness", "how-often")
    claim["evidence"][0]["finding"] = "Of 1,000 users, 21% reported being sick after use."


def change_key_points(place: Rebuilding) -> None:
    record = place.tree["conditions/low-mood"]
    record["key_points"] = list(reversed(record["key_points"]))


def publish(place: Rebuilding) -> None:
    handbook = place.tree.check().handbook
    assert handbook is not None
    place.published.write_text(take(handbook, "2026.10", "1.0.0", TODAY).as_json(), encoding="utf-8")


def forget_edition(place: Rebuilding) -> None:
    place.published.unlink()
    del place.tree["tombstones/sleepiness-gone"]


def edit_guide(place: Rebuilding) -> None:
    path = place.docs / "guide" / "methods.md"
    path.write_text(path.read_text(encoding="utf-8").replace("# Methods", "# How it is made", 1))


def edit_style(place: Rebuilding) -> None:
    path = place.docs / "_static" / "handbook.css"
    path.write_text(path.read_text(encoding="utf-8") + "\nh6 { color: inherit }\n")
    (place.docs / "_static" / "law.js").write_text("")


EDITS: tuple[Callable[[Rebuilding], None], ...] = (
    *(add, retitle, edit_claim, remove, publish, rename, change_key_points, forget_edition, edit_guide),
    edit_style,
)


def test_edits_one_after_the_other(built: Rebuilding) -> None:
    for edit in EDITS:
        edit(built)
        again(built)
        assert built.difference() == [], edit.__name__


def test_edits_at_once_while_another_builder_has_read_them(built: Rebuilding) -> None:
    for edit in EDITS:
        edit(built)
    assert built.build("dummy").returncode == 0
    again(built)
    assert built.difference() == []


# --- what went wrong before -----------------------------------------------------------------------------


MOMENTS = {
    "docs/glossary.md": "pages are written",
    "doctrees/index.doctree": "documents are read",
    "doctrees/environment.pickle": "what was read is kept",
    "html/index.html": "pages of the site are written",
    "html/find-entries.js": "all pages are there, and some of the lists",
}


@pytest.mark.parametrize("moment", MOMENTS, ids=MOMENTS.values())
def test_a_killed_first_build(place: Rebuilding, moment: str) -> None:
    place.killed_when(moment)
    again(place)
    assert place.difference() == []


def test_a_killed_later_build_of_what_was_taken_back(built: Rebuilding) -> None:
    before = dict(built.tree.records)
    for moment in ("docs/risks/sleepiness.md", "html/index.html"):
        add(built)
        built.killed_when(moment)
        built.tree.records = dict(before)
        again(built)
        assert built.difference() == [], moment


def test_a_build_waits_for_what_a_killed_make_left_running(built: Rebuilding) -> None:
    retitle(built)
    built.tree.write()
    command = sphinx_command(built.docs, built.html, *built.options)
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    again(built)
    assert running.wait() == 0
    assert built.difference() == []


def truncate(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


DAMAGE: dict[str, Callable[[Path], object]] = {
    "html/.buildinfo": lambda path: path.write_text(""),
    "html/conditions/low-mood.html": truncate,
    "html/find-entries.js": truncate,
    "html/_static/handbook.css": Path.unlink,
    "doctrees/index.doctree": truncate,
    "doctrees/environment.pickle": truncate,
    "doctrees/handbook-html.json": truncate,
    "docs/conditions/low-mood.md": truncate,
}


def test_damaged_files(built: Rebuilding) -> None:
    for name, damage in DAMAGE.items():
        damage(built.site / name)
        again(built)
        assert built.difference() == [], name


def test_a_warning_fails_every_build_until_it_is_mended(built: Rebuilding) -> None:
    page = built.docs / "guide" / "about.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(f"{text}\nSee {{ref}}`nowhere` and {{doc}}`no-page`.\n", encoding="utf-8")
    for _ in range(2):
        done = built.build()
        assert done.returncode == 1
        assert "undefined label: 'nowhere'" in done.stderr
        assert "unknown document: 'no-page'" in done.stderr
        assert "Traceback" not in done.stderr
    page.write_text(text, encoding="utf-8")
    again(built)
    assert built.difference() == []


def test_files_of_others_in_the_output_stay(place: Rebuilding) -> None:
    (place.html / "mine").mkdir(parents=True)
    (place.html / "mine" / "notes.txt").write_text("by hand")
    again(place)
    retitle(place)
    again(place)
    truncate(place.html / "search.html")
    again(place)
    assert place.difference() == ["mine/notes.txt"]
