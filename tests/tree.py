"""A small valid records folder that a test may change before it is read."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from handbook_data.checking import check
from handbook_data.layout import canonical
from handbook_data.loading import LoadedFile, read_file
from handbook_data.models.kinds import KINDS
from handbook_data.outcome import Report
from handbook_data.problems import Problem
from handbook_data.reading import parse
from handbook_data.second_reading import readable_in, words_of

TINY = Path(__file__).parent / "tiny"
TEXTS = {
    path.relative_to(TINY).as_posix(): path.read_text(encoding="utf-8")
    for path in sorted(TINY.rglob("*.yaml"))
}
"""The files as they are; only a record that a test changed is written anew, which takes much longer."""
FROZEN = Path(__file__).parent / "frozen" / "records"
"""Real records as they were on the day below: see there for what they are."""
TODAY = date(2026, 11, 22)
"""The day as of which the small tree and the frozen records are looked at."""


class _Dumper(yaml.SafeDumper):
    """Writes what the loader reads: dates and years as text."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


class Tree:
    """The records of `tests/tiny` as plain values by path; `check` writes them out and checks them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.after_writing: Callable[[Path], object] = lambda root: None
        self.records: dict[str, Any] = {path: parse(text) for path, text in TEXTS.items()}

    def __getitem__(self, path: str) -> Any:
        return self.records[f"{path}.yaml"]

    def __setitem__(self, path: str, record: Any) -> None:
        self.records[f"{path}.yaml"] = record

    def __delitem__(self, path: str) -> None:
        del self.records[f"{path}.yaml"]

    def copy_of(self, path: str, **changes: Any) -> Any:
        """A deep copy of a record with some of its keys set."""
        return {**copy.deepcopy(self[path]), **changes}

    def claim(self, path: str, claim_id: str) -> Any:
        """One claim of a record."""
        return next(item for item in self[path]["claims"] if item["id"] == claim_id)

    def reclass(self, was: str, *now: str) -> None:
        """Put the medicines of an interaction that goes into others."""
        for path, record in self.records.items():
            if path.startswith("medicines/") and was in record["interactions"]:
                kept = [name for name in record["interactions"] if name != was]
                record["interactions"] = list(dict.fromkeys((*kept, *now)))

    def raw(self, path: str, old: str, new: str) -> None:
        """Change the text of a record's file, in a way that plain values cannot show."""

        def change(root: Path) -> None:
            file = root / f"{path}.yaml"
            text = file.read_text(encoding="utf-8")
            assert old in text
            file.write_text(text.replace(old, new, 1), encoding="utf-8")

        self.after_writing = change

    def read_twice(self) -> None:
        """Read every key point a second time as it stands, and again what was changed since its reading."""
        acted_on = self._acted_on()
        for path, record in self.records.items():
            try:
                items = list(readable_in(KINDS[path.rpartition("/")[0]].model_validate(record)))
            except ValidationError:
                continue
            for item in items:
                if not (item.is_key_point or item.id in acted_on) and item.reading is None:
                    continue
                holder = record
                for part in item.place:
                    holder = holder[part]
                read = [{"source": source, "depth": "abstract"} for source in item.sources]
                first = {"on": "2026-11-20", "read": read, "found": "stood", "interests": "none"}
                holder["second_reading"] = {
                    **holder.get("second_reading", first),
                    "words": words_of(item.item),
                }

    def _acted_on(self) -> set[str]:
        """The claims that questions, situations and interactions name for what to answer or to do."""
        keys = ("answer", "steps", "do_not_stop", "what_to_do", "watch_for", "call_when")
        named = (name for record in self.records.values() for key in keys for name in record.get(key, ()))
        return {name for name in named if "/" in name}

    def write(self) -> None:
        """Write every record, in canonical layout where it is valid."""
        for path, record in self.records.items():
            file = self.folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            if path in TEXTS and repr(record) == repr(parse(TEXTS[path])):  # `True` equals 1
                file.write_text(TEXTS[path], encoding="utf-8")
                continue
            file.write_text(yaml.dump(record, Dumper=_Dumper, sort_keys=False, allow_unicode=True))
            found = read_file(file, path)
            if isinstance(found, LoadedFile):
                file.write_text(canonical(found.record), encoding="utf-8")

    def check(self) -> Report:
        """What checking the tree says."""
        self.write()
        self.after_writing(self.folder)
        return check(self.folder, TODAY)

    def codes(self) -> set[str]:
        """The codes of the rules that the tree breaks."""
        return {problem.code for problem in self.check().problems}

    def problems(self, code: str) -> Iterator[Problem]:
        """The problems of one code."""
        return (problem for problem in self.check().problems if problem.code == code)
