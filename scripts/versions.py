"""Build every edition from its own tag into one site."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "docs" / "_ext"))

from handbook_editions.site import build_all  # noqa: E402

from handbook_data.command import run  # noqa: E402
from handbook_data.editions.naming import EditionError  # noqa: E402


def main(arguments: list[str] | None = None) -> int:
    """Build the site and say where it is; return 1 with the reason, and the old site kept, if it fails."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=Path, default=ROOT / "build" / "site")
    parser.add_argument(
        "--address",
        default=os.environ.get("HANDBOOK_SITE") or "/",
        help="where the site will stand: a full address, or a path (default: $HANDBOOK_SITE, else /)",
    )
    options = parser.parse_args(arguments)
    address = options.address if options.address.endswith("/") else f"{options.address}/"
    if not address.startswith(("/", "https://", "http://")):
        print(f"{address} is neither a full address nor a path that starts with /", file=sys.stderr)
        return 1
    try:
        names = build_all(ROOT, options.output, address, lambda text: print(text, flush=True))
    except (EditionError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{len(names)} editions; the site is at {options.output}/index.html")
    return 0


if __name__ == "__main__":
    sys.exit(run(main))
