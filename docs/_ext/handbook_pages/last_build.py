"""What the last build left, and what of it a new one may keep, so that both end with the same bytes.

Sphinx goes by the times of files: it reads what changed and writes what it read. That misses what a killed
build, a warning or a full disk leaves behind, and pages that changed because another one did: the contents
in every sidebar name every page. So a build that ends well notes beside Sphinx's cache

- what it kept there and what it wrote, by the size and time of each file;
- the frame of all pages: titles, contents, names of files, assets, code;
- for each page when its document was read, and where each of its links led.

The next build keeps the cache only if it is as noted, and the output likewise. With another frame it writes
every page into an empty folder; with the same one it writes the pages whose own note differs. A build that
does not end well leaves no note. One build at a time works on a cache: another waits.
"""

from __future__ import annotations

import fcntl
import functools
import hashlib
import json
import os
import shutil
import sys
import threading
import time
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import IO, Any
from weakref import WeakKeyDictionary

from docutils import nodes
from sphinx import addnodes
from sphinx.application import ENV_PICKLE_FILENAME, Sphinx
from sphinx.config import Config
from sphinx.environment import BuildEnvironment
from sphinx.environment.collectors import EnvironmentCollector
from sphinx.util import logging

import handbook_data
from handbook_data.replacing import write_whole

log = logging.getLogger(__name__)

INCREMENTAL = ("html", "epub")
"""Builders whose output is kept from one build to the next."""
LOCK = "handbook.lock"
NOTE = "handbook-{}.json"
OWN = (LOCK, *(NOTE.format(name) for name in ("cache", *INCREMENTAL)))
MAKERS = ("sphinx", "docutils", "myst-parser", "markdown-it-py", "pydata-sphinx-theme", "jinja2", "pygments")
"""Packages that a page's bytes depend on."""
CODE = (Path(__file__).parents[1], Path(handbook_data.__file__).parent)

Files = dict[str, list[int]]
"""Size and time of change, in nanoseconds, by the path of each file below its folder."""


@dataclass
class Build:
    """One build under way."""

    lock: IO[str]
    code: str
    kept: dict[str, Any] | None = None
    """What is noted of the output, where that is still so."""
    note: dict[str, Any] = field(default_factory=dict)
    """What will be noted of the output."""
    extra: tuple[str, ...] = ()
    """Files of the output that no document stands behind."""


_BUILDS: WeakKeyDictionary[Sphinx, Build] = WeakKeyDictionary()


# --- the steps of a build -------------------------------------------------------------------------------


def open_cache(app: Sphinx, config: Config) -> None:
    """Before Sphinx loads its cache: wait for other builds, forget a cache that is not as it was noted."""
    folder = Path(app.doctreedir)
    folder.mkdir(parents=True, exist_ok=True)
    _end_with_parent()
    build = _BUILDS[app] = Build(_locked(folder), _digest(_code()))
    noted = _read(folder / NOTE.format("cache"))
    if noted.get("code") != build.code or noted.get("files") != _files(folder, OWN):
        (folder / ENV_PICKLE_FILENAME).unlink(missing_ok=True)


def begin(app: Sphinx, extra: Iterable[str]) -> None:
    """Before anything is written: take back the notes, empty an output that is not as it was noted.

    `extra` are the files of the output that no document stands behind.
    """
    build, folder, output = _BUILDS[app], Path(app.doctreedir), Path(app.outdir)
    build.extra = tuple(sorted(extra))
    (folder / NOTE.format("cache")).unlink(missing_ok=True)
    if app.builder.name not in INCREMENTAL:
        return
    path = folder / NOTE.format(app.builder.name)
    noted = _read(path)
    if noted.get("output") != str(output):
        noted = {}
    build.note = {
        "output": str(output),
        "ours": noted.get("ours", (output / ".buildinfo").exists() or not any(output.iterdir())),
        "settings": _digest((build.code, *_settings(app))),
    }
    as_noted = noted.get("files") == _files(output, (), folder)
    if as_noted and noted.get("settings") == build.note["settings"]:
        build.kept = noted
    else:
        _empty(app, build)
    write_whole(path, json.dumps({name: build.note[name] for name in ("output", "ours")}))


def pages_to_write(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """After reading: the documents whose pages are made from something else than what is noted."""
    build = _BUILDS[app]
    if app.builder.name not in INCREMENTAL:
        return []
    frame, pages = _digest((*_contents(env), *_names(env), *build.extra)), dict(_pages(env))
    build.note |= {"frame": frame, "pages": pages}
    if build.kept is None:
        return list(pages)
    if build.kept["frame"] != frame:
        _empty(app, build)
        return list(pages)
    return [name for name, made_from in pages.items() if build.kept["pages"].get(name) != made_from]


def end(app: Sphinx, exception: Exception | None) -> None:
    """Last of all: note what is there if all went well, and let other builds begin."""
    build, folder = _BUILDS.pop(app), Path(app.doctreedir)
    with build.lock:
        if exception is not None or app._warncount or app.statuscode:
            return
        try:
            if build.note:
                note = build.note | {"files": _files(Path(app.outdir), (), folder)}
                write_whole(folder / NOTE.format(app.builder.name), json.dumps(note))
            note = {"code": build.code, "files": _files(folder, OWN)}
            write_whole(folder / NOTE.format("cache"), json.dumps(note))
        except OSError as error:
            log.warning("the build could not be noted, the next one begins anew: %s", error)


def _locked(folder: Path) -> IO[str]:
    """A file that is locked until it is closed, here and in every process that was started meanwhile."""
    file = (folder / LOCK).open("w")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        print(f"Another build works in {folder}; waiting for its end ...", file=sys.stderr)
        fcntl.flock(file, fcntl.LOCK_EX)
    return file


@functools.cache
def _end_with_parent() -> None:
    """Let the processes that Sphinx starts end when it is killed.

    They would wait for ever to tell it what they did, and hold the lock.
    """

    def watch(parent: int) -> None:
        while os.getppid() == parent:
            time.sleep(0.2)
        os._exit(1)

    def start() -> None:
        threading.Thread(target=watch, args=(os.getppid(),), daemon=True).start()

    os.register_at_fork(after_in_child=start)


def _empty(app: Sphinx, build: Build) -> None:
    """Remove what is in the output folder, except hidden things and a folder that was not Sphinx's."""
    if not build.note["ours"]:
        return
    for path in Path(app.outdir).iterdir():
        if path.name.startswith(".") and not path.name.startswith(".buildinfo") and path.suffix != ".part":
            continue
        if path.is_dir() and not path.is_symlink():
            if path not in (Path(app.doctreedir), *Path(app.doctreedir).parents):
                shutil.rmtree(path)
        else:
            path.unlink()


# --- what is noted --------------------------------------------------------------------------------------


class Targets(EnvironmentCollector):
    """Keeps for each document the names that its links lead to."""

    def clear_doc(self, app: Sphinx, env: BuildEnvironment, docname: str) -> None:
        """Forget a document."""
        _targets(env).pop(docname, None)

    def merge_other(
        self, app: Sphinx, env: BuildEnvironment, docnames: Set[str], other: BuildEnvironment
    ) -> None:
        """Take over what another process read."""
        _targets(env).update({name: _targets(other)[name] for name in docnames})

    def process_doc(self, app: Sphinx, doctree: nodes.document) -> None:
        """Find the names in a document."""
        found = {
            str(link[name]).lower()
            for link in doctree.findall(addnodes.pending_xref)
            for name in ("reftarget", "reftargetid")
            if link.get(name)
        }
        _targets(app.env)[app.env.current_document.docname] = sorted(found)


def _targets(env: BuildEnvironment) -> dict[str, list[str]]:
    found: dict[str, list[str]] = env.__dict__.setdefault("handbook_targets", {})
    return found


def _pages(env: BuildEnvironment) -> Iterator[tuple[str, str]]:
    """What is each page's own: when its document was read, and where its links lead."""
    std = env.domains.standard_domain
    leads = functools.cache(lambda name: f"{name} {std.labels.get(name)} {std.anonlabels.get(name)}")
    for name in sorted(env.found_docs):
        yield name, f"{env.all_docs[name]} {_digest(map(leads, _targets(env)[name]))}"


def _contents(env: BuildEnvironment) -> Iterator[str]:
    """What every page shows of the others: titles, and the contents they stand in."""
    for name in sorted(env.found_docs):
        yield from (name, env.titles[name].pformat(), env.longtitles[name].pformat())
        for contents in env.tocs[name].findall(addnodes.toctree):
            yield str(sorted(contents.attributes.items()))


def _names(env: BuildEnvironment) -> Iterator[str]:
    """The names of the images in the output."""
    yield from sorted(name for _, name in env.images.values())


def _code() -> Iterator[str]:
    """The code that makes documents and pages."""
    yield sys.version
    yield from (f"{name} {version(name)}" for name in MAKERS)
    for folder in CODE:
        yield from _texts(folder, "*.py")


def _settings(app: Sphinx) -> Iterator[str]:
    """The configuration, assets and templates of the output."""
    info = getattr(app.builder, "build_info", None)
    yield f"{info.config_hash} {info.tags_hash}" if info else ""
    for name in (*app.config.html_static_path, *app.config.templates_path):
        yield from _texts(Path(app.confdir) / name, "*")


def _texts(folder: Path, pattern: str) -> Iterator[str]:
    for path in sorted(path for path in folder.rglob(pattern) if path.is_file()):
        yield f"{path.relative_to(folder)} {hashlib.sha256(path.read_bytes()).hexdigest()}"


def _digest(parts: Iterable[str]) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _files(folder: Path, without: Iterable[str], other: Path | None = None) -> Files:
    """The files below a folder, without those below another."""
    found: Files = {}
    for root, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if Path(root, name) != other]
        for name in names:
            if name not in without:
                path = Path(root, name)
                status = path.stat(follow_symlinks=False)
                found[path.relative_to(folder).as_posix()] = [status.st_size, status.st_mtime_ns]
    return found


def _read(path: Path) -> dict[str, Any]:
    """A note; an empty one where there is none or it cannot be read."""
    try:
        note = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return note if isinstance(note, dict) else {}
