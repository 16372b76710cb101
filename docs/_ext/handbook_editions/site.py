"""The site of all editions: each built from its own tag, `latest` from the last commit, joined by a switcher.

The newest edition is built first, because pages of the others link to the same page there. Nothing is
put in place before all of it is there.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from handbook_data.editions.naming import LATEST, STABLE, EditionError
from handbook_data.published import FILE, Snapshot
from handbook_data.replacing import scratch
from handbook_editions.git import editions, git

LAST_LINES = 25
"""How much of a failed build's output a message repeats."""


def build_all(root: Path, target: Path, address: str, say: Callable[[str], None]) -> list[str]:
    """Build the site of every edition of the repository at `root` into `target`; the names, newest first.

    `address` is where the site will stand: a full address or a path, with a slash at its end. Raises
    `EditionError` naming the edition that cannot be built; then `target` is as it was.
    """
    names = [str(name) for name in reversed(editions(root))]
    if not names:
        raise EditionError("No edition is tagged. Cut one with `make release EDITION=YYYY.MM`.")
    with scratch(target.parent, "editions") as folder:
        site = folder / "site"
        pages = ""
        for number, name in enumerate([*names, LATEST], start=1):
            say(f"Building {name} ({number} of {len(names) + 1}) ...")
            marks = {
                "HANDBOOK_SITE": address,
                "HANDBOOK_VERSION": name,
                "HANDBOOK_NEWEST": names[0],
                "HANDBOOK_NEWEST_PAGES": pages,
            }
            _build(root, name, folder / f"work-{name}", site / name, marks)
            if name == names[0]:
                pages = str(_list_pages(site / name, folder / "pages.txt"))
        shutil.copytree(site / names[0], site / STABLE)
        (site / "switcher.json").write_text(switcher(names, address), encoding="utf-8")
        (site / "index.html").write_text(front(names), encoding="utf-8")
        _put_in_place(site, target, folder / "before")
    return names


def switcher(names: list[str], address: str) -> str:
    """The list that the theme's switcher reads: what is to come, the newest edition, the older ones."""
    newest, *older = names
    entries: list[dict[str, object]] = [
        {"name": f"{newest} (stable)", "version": newest, "url": f"{address}{STABLE}/", "preferred": True},
    ]
    entries += [{"name": name, "version": name, "url": f"{address}{name}/"} for name in older]
    entries.append({"name": LATEST, "version": LATEST, "url": f"{address}{LATEST}/"})
    return json.dumps(entries, indent=1) + "\n"


def front(names: list[str]) -> str:
    """The first page of the site: it leads to the newest edition, and lists them all without a script."""
    items = "\n".join(f'<li><a href="{name}/index.html">{name}</a></li>' for name in [*names, LATEST])
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="0; url={STABLE}/index.html">
<link rel="canonical" href="{STABLE}/index.html">
<title>Kratom Evidence Handbook</title>
</head>
<body>
<p><a href="{STABLE}/index.html">Kratom Evidence Handbook, edition {names[0]}</a></p>
<ul>
{items}
</ul>
</body>
</html>
"""


def _build(root: Path, name: str, work: Path, html: Path, marks: dict[str, str]) -> None:
    """Build one edition, or the last commit, from what git has of it."""
    reference = "HEAD" if name == LATEST else f"refs/tags/{name}"
    source = work / "source"
    _export(root, reference, source)
    records = source / "handbook_data" / "records"
    if not any(records.rglob("*.yaml")):
        raise EditionError(f"{name}: its commit has no records; nothing was built.")
    environment = {**os.environ, **marks, "PYTHONPATH": str(source), "PYTHONDONTWRITEBYTECODE": "1"}
    if name != LATEST:
        environment["SOURCE_DATE_EPOCH"] = str(_day_of(name, source))
    python = _python_for(root, name, source, work.parent / "venvs")
    done = subprocess.run(
        [
            *(str(python), "-m", "sphinx", "-b", "html", "--quiet", "--no-color"),
            *(root / "docs" / "sphinx.options").read_text(encoding="utf-8").split(),
            *("-d", str(work / "doctrees"), str(source / "docs"), str(html)),
        ],
        capture_output=True,
        text=True,
        check=False,
        cwd=source,
        env=environment,
    )
    if done.returncode:
        raise EditionError(
            f"{_tail(done.stdout + done.stderr)}\n{name}: it does not build; nothing was built."
        )
    (html / ".buildinfo").unlink(missing_ok=True)
    shutil.rmtree(work)


def _export(root: Path, reference: str, folder: Path) -> None:
    folder.mkdir(parents=True)
    archive = folder.with_suffix(".tar")
    git(root, "archive", "--format=tar", f"--output={archive}", reference)
    with tarfile.open(archive) as tar:
        tar.extractall(folder, filter="data")
    archive.unlink()


def _day_of(name: str, source: Path) -> int:
    """The day of an edition in seconds: its pages say what held then, not on the day of this build."""
    try:
        published = Snapshot.model_validate_json((source / "handbook_data" / FILE).read_bytes())
        return int(datetime.fromisoformat(published.released).replace(tzinfo=UTC).timestamp())
    except (OSError, ValueError):
        raise EditionError(f"{name}: its tag was not made by `make release`; nothing was built.") from None


def _python_for(root: Path, name: str, source: Path, venvs: Path) -> Path:
    """The interpreter in use where an edition was made with the same packages, else one that has them.

    Editions with the same packages share it: which handbook is built follows from PYTHONPATH.
    """
    pins = (source / "constraints.txt").read_bytes()
    if pins == (root / "constraints.txt").read_bytes():
        return Path(sys.executable)
    asked = (source / "pyproject.toml").read_bytes()
    venv = venvs / hashlib.sha256(pins + asked).hexdigest()[:16]
    python = venv / "bin" / "python"
    if venv.exists():
        return python
    install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    for command in (
        [sys.executable, "-m", "venv", str(venv)],
        [*install, "-c", str(source / "constraints.txt"), f"{source}[docs]"],
    ):
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise EditionError(f"{_tail(done.stderr)}\n{name}: its packages cannot be installed.")
    return python


def _list_pages(html: Path, file: Path) -> Path:
    """Write down which pages an edition has; `gone` behind one that only says what became of a record."""
    lines = []
    for path in sorted(html.rglob("*.html")):
        is_gone = re.search(r'<p class="gone gone-', path.read_text(encoding="utf-8"))
        lines.append(f"{path.relative_to(html).as_posix()}{' gone' if is_gone else ''}")
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


def _put_in_place(site: Path, target: Path, before: Path) -> None:
    if target.exists():
        target.replace(before)
    try:
        site.replace(target)
    except OSError:
        if before.exists():
            before.replace(target)
        raise


def _tail(text: str) -> str:
    return "\n".join(text.strip().splitlines()[-LAST_LINES:])
