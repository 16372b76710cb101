"""Time checking and building, on the real records and on copies of them, and write build/bench.json.

Each scale holds every record that many times, with ids, addresses and texts of its own. Checking is
measured against a bare parse of the same files by PyYAML's C loader. Each figure is the middle one of
several runs in a fresh process; memory is the highest resident set of that process. Whole processes, with
start and imports, are measured on the real records alone.
"""

from __future__ import annotations

import argparse
import copy
import json
import platform
import re
import resource
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml

from handbook_data.checking import check
from handbook_data.command import run
from handbook_data.folder import RECORDS
from handbook_data.layout import canonical
from handbook_data.loading import LoadedFile, read_file, read_tree
from handbook_data.models.addresses import publication_named
from handbook_data.models.kinds import CLAIM_LISTS, KINDS
from handbook_data.models.record import Record
from handbook_data.models.references import OWN_CLAIM, WORD, references
from handbook_data.reading import parse
from handbook_data.replacing import scratch
from handbook_data.second_reading import readable_in, words_of

REPOSITORY = Path(__file__).parents[1]
SCALES = {1: 5, 10: 3, 100: 1}
"""How many times the records are copied, and how often each figure is measured."""


# --- records to measure on ------------------------------------------------------------------------------


class Copier:
    """Makes copies of the real records that together are a valid handbook.

    Jurisdictions stay single, for want of codes in ISO 3166, and so do the sources that only they cite;
    and terms do, for want of meanings.
    """

    def __init__(self) -> None:
        self.files = read_tree().files
        self.plain = [parse((RECORDS / file.path).read_text(encoding="utf-8")) for file in self.files]
        copied = [
            file.record
            for file, plain in zip(self.files, self.plain, strict=True)
            if "code" not in plain and file.folder not in ("sources", "glossary")
        ]
        cited = {
            reference.named
            for record in copied
            for reference in references(record)
            if reference.place[0] != "codes"  # a code stands for one thing, so no copy keeps it
        }
        sources = {file.record.id for file in self.files if file.folder == "sources"}
        self.ids = {record.id for record in copied} | (cited & sources)

    def write(self, folder: Path, scale: int) -> None:
        """Write every record `scale` times, the first time as it is."""
        for number in range(scale):
            for file, original in zip(self.files, self.plain, strict=True):
                kind, record = file.folder, original
                if number and original["id"] not in self.ids:
                    continue
                if number:
                    record = self.renamed(file.record, original, number)
                    self.distinguish(record, original, kind, number)
                    read_again(record, kind)
                path = folder / kind / f"{record['id']}.yaml"
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(canonical(KINDS[kind].model_validate(record)), encoding="utf-8")

    def name(self, record_id: str, number: int) -> str:
        """The id of a copy of a record."""
        return f"{record_id[:70]}-{letters(number)}x"

    def renamed(self, record: Record, original: Any, number: int) -> Any:
        """A copy in which every reference to a record leads to the copy of that record."""
        copied = copy.deepcopy(original)
        for reference in references(record):
            refers = reference.refers
            if refers.to in (OWN_CLAIM, WORD) or refers.in_text:
                continue
            *path, last = reference.place
            holder = copied
            for part in path:
                holder = holder[part]
            head, slash, tail = holder[last].partition("/")
            holder[last] = self.name(head, number) + slash + tail if head in self.ids else holder[last]
        return copied

    def distinguish(self, record: Any, original: Any, kind: str, number: int) -> None:
        """Give a copy what must be unique: id, title, statements, caveats, identifiers."""
        mark = letters(number)
        if kind == "medicines":  # of `potassium chloride` nothing is left beside the mark without its salts
            mark += original["id"].replace("-", "")[:12]
        record["id"] = self.name(original["id"], number)
        if "title" in record:
            most = 390 if kind == "sources" else 110
            record["title"] = f"{record['title'][:most]} {mark}"
        if "doi" in record:
            record["doi"] += f".{mark}"
        for held in (record, record.get("checked", {})):
            for key in ("url", "address"):
                if key in held and any(publication_named(held[key])):
                    held[key] = f"https://example.org/{record['id']}"  # not the publication copied here
        if "url" in record:
            record["url"] += f"{'&' if '?' in record['url'] else '?'}copy={mark}"
        if "doi" not in record and ("pmid" in record or "pmcid" in record):
            record["doi"] = f"10.5555/{record['id']}"  # a number would tell when it appeared
            record.pop("container", None)  # and a journal has DOIs of one publisher
        for key in ("isbn", "registry_id", "pmid", "pmcid", "pages", "codes", "on_every_page"):
            record.pop(key, None)
        if "also_known_as" in record:
            record["also_known_as"] = [f"{name[:110]} {mark}" for name in record["also_known_as"]]
        for name in CLAIM_LISTS:
            for claim in record.get(name, ()):
                if "statement" in claim:
                    claim["statement"] = f"{claim['statement'][:400]} Mark {mark}."
                for caveat in claim["caveats"]:
                    caveat["text"] = f"{caveat['text'][:570]} This stands in copy {mark}."
        for name in ("names", "brands"):
            for item in record.get(name, ()):
                item["name"] = f"{item['name']} {mark}"
        if kind == "questions":
            record["question"] = f"{record['question'].rstrip('?')[:150]} {mark}?"
            record["phrasings"] = [f"{phrase[:150]} {mark}" for phrase in record.get("phrasings", ())]


def read_again(record: Any, kind: str) -> None:
    """Let the second readings of a copy be of its own words."""
    for item in readable_in(KINDS[kind].model_validate(record), only_read=True):
        held = record
        for part in item.place:
            held = held[part]
        held["second_reading"]["words"] = words_of(item.item)


def letters(number: int) -> str:
    """A number below 676 as two letters, so that it brings no figure into a text."""
    return chr(97 + number // 26) + chr(97 + number % 26)


# --- what is measured -----------------------------------------------------------------------------------


def bare_parse(records: Path) -> None:
    """What the files cost with PyYAML's C loader alone."""
    for path in records.rglob("*.yaml"):
        yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def full_check(records: Path) -> None:
    """Load, validate, link and apply every rule."""
    check(records)


MEASURED: dict[str, Callable[[Path], None]] = {"parse": bare_parse, "check": full_check}


def measure(name: str, records: Path, runs: int) -> dict[str, float]:
    """Seconds and mebibytes of one measured function, each run in a process of its own."""
    seconds, peaks = [], []
    for _ in range(runs):
        command = [sys.executable, __file__, "--measure", name, "--records", str(records)]
        out = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
        seconds.append(out["seconds"])
        peaks.append(out["peak_mib"])
    return {"seconds": round(statistics.median(seconds), 3), "peak_mib": round(max(peaks), 1)}


def measure_here(name: str, records: Path) -> None:
    """Run one measured function and print what it took."""
    began = time.perf_counter()
    MEASURED[name](records)
    seconds = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "peak_mib": peak}))


BARE = """
import pathlib, sys, yaml
for path in pathlib.Path(sys.argv[1]).rglob("*.yaml"):
    yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
"""
IMPORT = "import handbook_data"


def processes(runs: int) -> dict[str, float]:
    """Processor seconds of whole processes on the real records: a bare parse, the import, `make check`.

    Beside what `checking` measures they hold the start of Python, every import and the end.
    """
    commands = {
        "parse": ["-c", BARE, str(RECORDS)],
        "import": ["-c", IMPORT],
        "check": [str(REPOSITORY / "scripts" / "check.py")],
    }
    took: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(runs):  # in turn, so that whatever else the machine does bears on all alike
        for name, command in commands.items():
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run([sys.executable, *command], capture_output=True, check=True)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            took[name].append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    row = {name: round(statistics.median(seconds), 3) for name, seconds in took.items()}
    return row | {"check_to_parse": round(row["check"] / row["parse"], 2)}


def checking(scale: int, runs: int, folder: Path) -> dict[str, Any]:
    """The figures of checking at one scale."""
    records = folder / f"records-{scale}"
    Copier().write(records, scale)
    report = check(records)
    if report.handbook is None or report.errors:
        raise SystemExit("\n".join(map(str, report.problems[:20])))
    claims = len(report.handbook.claims)
    parse_, check_ = measure("parse", records, runs), measure("check", records, runs)
    shutil.rmtree(records)
    return {
        "claims": claims,
        "files": len(report.handbook.files),
        "problems": len(report.problems),
        "parse": parse_,
        "check": check_,
        "check_to_parse": round(check_["seconds"] / parse_["seconds"], 2),
        "milliseconds_a_claim": round(check_["seconds"] * 1000 / claims, 3),
    }


def building(folder: Path) -> dict[str, Any]:
    """The figures of building the site: from nothing, unchanged, and after one edit."""
    records, docs, html = folder / "records", folder / "docs", folder / "html"
    shutil.copytree(RECORDS, records)
    docs.mkdir()
    for path in hand_written():
        copy_to = shutil.copytree if path.is_dir() else shutil.copy
        copy_to(path, docs / path.name)
    first = sphinx(docs, html, records)
    unchanged = sphinx(docs, html, records)
    edit(records, "risks/liver-injury.yaml")
    edited = sphinx(docs, html, records)
    pages = sum(1 for _ in html.rglob("*.html"))
    return {"pages": pages, "from_nothing": first, "unchanged": unchanged, "one_record_edited": edited}


def hand_written() -> Iterator[Path]:
    """What stands below docs/ that the generator did not write."""
    for line in (REPOSITORY / ".gitignore").read_text(encoding="utf-8").splitlines():
        if line.startswith("!/docs/"):
            yield REPOSITORY / line.removeprefix("!").strip("/")


def edit(records: Path, name: str) -> None:
    """Change one caveat of one record."""
    file = read_file(records / name, name)
    if not isinstance(file, LoadedFile):
        raise SystemExit("\n".join(map(str, file)))
    record = parse((records / name).read_text(encoding="utf-8"))
    record["claims"][0]["caveats"][0]["text"] += " Changed."
    (records / name).write_text(canonical(type(file.record).model_validate(record)), encoding="utf-8")


def sphinx(docs: Path, html: Path, records: Path) -> dict[str, Any]:
    """One Sphinx run: its seconds, and how many documents it read."""
    options = (docs / "sphinx.options").read_text(encoding="utf-8").split()
    options += ["--no-color", "--jobs", "1", "-d", str(html.parent / "doctrees")]
    command = [sys.executable, "-m", "sphinx", "-b", "html", *options, "-D", f"handbook_records={records}"]
    began = time.perf_counter()
    done = subprocess.run([*command, str(docs), str(html)], capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stdout + done.stderr)
    counts = re.search(r"(\d+) added, (\d+) changed", done.stdout)
    read = sum(map(int, counts.groups())) if counts else 0
    return {"seconds": round(time.perf_counter() - began, 2), "documents_read": read}


def main() -> int:
    """Measure everything, print a line a figure, write build/bench.json."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--measure", choices=MEASURED, help=argparse.SUPPRESS)
    parser.add_argument("--records", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        measure_here(options.measure, options.records)
        return 0
    results: dict[str, Any] = {"python": platform.python_version(), "checking": {}, "building": {}}
    with scratch(REPOSITORY / "build", "bench") as folder:
        for scale, runs in SCALES.items():
            row = results["checking"][f"{scale}x"] = checking(scale, runs, folder)
            print(
                f"{scale:>3}x: {row['claims']:,} claims in {row['files']:,} files: "
                f"parse {row['parse']['seconds']} s, check {row['check']['seconds']} s "
                f"({row['check_to_parse']} of the parse, {row['milliseconds_a_claim']} ms a claim), "
                f"peak {row['check']['peak_mib']} MiB",
                flush=True,
            )
        row = results["processes"] = processes(5)
        print(
            f"processor seconds of whole processes: parse {row['parse']}, import {row['import']}, "
            f"check {row['check']} ({row['check_to_parse']} of the parse)",
            flush=True,
        )
        results["building"] = building(folder)
    for name in ("from_nothing", "unchanged", "one_record_edited"):
        row = results["building"][name]
        print(f"build {name.replace('_', ' ')}: {row['seconds']} s, {row['documents_read']} documents read")
    print(f"{results['building']['pages']} pages")
    target = REPOSITORY / "build" / "bench.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(run(main))
