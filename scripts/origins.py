"""List the studies that several sources report on, and the claims whose support is one of them."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from handbook_data.checking import InvalidHandbookError, load
from handbook_data.command import run
from handbook_data.handbook import Handbook
from handbook_data.loading import RECORDS
from handbook_data.vocabulary import Stance


def main(arguments: list[str] | None = None) -> int:
    """Print both lists in Markdown; return 1 if the records do not hold together."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=Path, default=RECORDS, help="a records folder")
    options = parser.parse_args(arguments)
    try:
        handbook = load(options.records)
    except InvalidHandbookError as error:
        print(error, file=sys.stderr)
        return 1
    reported = handbook.reports_by_source
    further = sum(map(len, reported.values()))
    print(f"{len(handbook.sources)} sources, {len(handbook.sources) - further} origins")
    print(f"\n## Reported by more than one source: {len(reported)}\n")
    for main_report, others in reported.items():
        print(f"- {main_report}: {', '.join(source.id for source in others)}")
    falls = tuple(one_origin(handbook))
    print(f"\n## Claims whose several supporting sources are one origin: {len(falls)}\n")
    for line in falls:
        print(f"- {line}")
    return 0


def one_origin(handbook: Handbook) -> Iterator[str]:
    """Each claim that several sources support which all report on one thing, and what it says it rests on."""
    for claim in handbook.claims.values():
        sources = {item.source for item in claim.assertion.with_stance(Stance.SUPPORTS)}
        origins = handbook.origins(claim, Stance.SUPPORTS)
        if len(sources) > 1 == len(origins):
            basis = claim.stated_basis.basis if claim.stated_basis else f"GRADE, {claim.assertion.level}"
            reasons = " ".join(claim.assertion.certainty.reasons)
            yield f"{claim.full_id}: {len(sources)} sources on {next(iter(origins))}; {basis}. {reasons}"


if __name__ == "__main__":
    sys.exit(run(main))
