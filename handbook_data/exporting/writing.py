"""Write the whole release: every file from one handbook, whole or not at all."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from handbook_data.exporting.csv_files import csv_file
from handbook_data.exporting.datapackage import datapackage
from handbook_data.exporting.formats import FILES
from handbook_data.exporting.json_text import json_text
from handbook_data.exporting.table import Release
from handbook_data.exporting.tables import TABLES

CHECKSUMS = "SHA256SUMS"


def release_files(release: Release) -> dict[str, bytes]:
    """Every file of the release by its path in it."""
    files = {f"{table.name}.csv": csv_file(table, release) for table in TABLES}
    for file in FILES:
        files[file.name] = file.content(release)
        for name, schema in file.schemas().items():
            files[f"schema/{name}.schema.json"] = json_text(schema)
    files["datapackage.json"] = datapackage(release, files)
    files[CHECKSUMS] = checksums(files)
    return files


def checksums(files: Mapping[str, bytes]) -> bytes:
    """The SHA-256 of every file, as `sha256sum --check` reads it."""
    return "".join(
        f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in sorted(files.items())
    ).encode()


def write_release(files: Mapping[str, bytes], target: Path) -> None:
    """Put the files into a folder of their own, in place of what was there.

    They are written beside it first and moved when all are there. On an OSError, such as a full disk,
    what was there before stays and nothing new is left.
    """
    if target.exists() and not target.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(target))
    part = target.with_name(f".{target.name}-part")
    old = target.with_name(f".{target.name}-old")
    try:
        shutil.rmtree(part, ignore_errors=True)
        for name, content in files.items():
            path = part / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        shutil.rmtree(old, ignore_errors=True)
        if target.exists():
            target.rename(old)
        try:
            part.rename(target)
        except OSError:
            if old.exists():
                old.rename(target)
            raise
    finally:
        shutil.rmtree(part, ignore_errors=True)
    shutil.rmtree(old, ignore_errors=True)
