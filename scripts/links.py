"""Say which links to other sites fail, from what Sphinx's link check found."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import yaml

from handbook_data.command import run

HOSTS = Path(__file__).parents[1] / "docs" / "link_hosts.yaml"


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """A link that failed, with what was answered."""

    address: str
    page: str
    answer: str

    def __str__(self) -> str:
        return f"{self.page}: {self.address}: {self.answer}"


def broken_links(lines: Iterable[str]) -> list[BrokenLink]:
    """The links that failed, each once, from the lines of linkcheck's `output.json`."""
    found: dict[str, BrokenLink] = {}
    for line in lines:
        item = json.loads(line)
        if item["status"] in ("broken", "timeout"):
            link = BrokenLink(item["uri"], item["filename"], item["info"] or item["status"])
            found.setdefault(link.address, link)
    return sorted(found.values(), key=lambda link: link.address)


def _host(address: str) -> str:
    """The host of an address; empty where it cannot be told."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def main(arguments: list[str] | None = None) -> int:
    """Print every failure; return 1 if one is not excused by its host."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("output", type=Path, help="linkcheck's output.json")
    parser.add_argument("--hosts", type=Path, default=HOSTS, help="hosts that are excused, with reasons")
    options = parser.parse_args(arguments)
    try:
        links = broken_links(options.output.read_text(encoding="utf-8").splitlines())
        reasons: Mapping[str, str] = dict(yaml.safe_load(options.hosts.read_text(encoding="utf-8")) or {})
    except (OSError, ValueError, KeyError, TypeError, yaml.YAMLError) as error:
        print(f"The link check left nothing to read: {error}", file=sys.stderr)
        return 1
    excused = [link for link in links if _host(link.address) in reasons]
    failed = [link for link in links if link not in excused]
    for link in excused:
        print(f"excused ({reasons[_host(link.address)]}): {link}")
    for link in failed:
        print(f"failed: {link}")
    print(f"{len(failed)} links failed, {len(excused)} more are excused")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(run(main))
