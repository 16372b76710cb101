"""Count what stands behind claims: origins, interests, facts without a source, places in other texts."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from handbook_data.checking import InvalidHandbookError, load
from handbook_data.clock import build_date
from handbook_data.command import run
from handbook_data.derived_caveats import declared_interest
from handbook_data.folder import RECORDS
from handbook_data.handbook import Handbook
from handbook_data.rules import RULES
from handbook_data.vocabulary import Stance


def main(arguments: list[str] | None = None) -> int:
    """Print counts and lists in Markdown; return 1 if the records do not hold together."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=Path, default=RECORDS, help="a records folder")
    options = parser.parse_args(arguments)
    try:
        handbook = load(options.records)
    except InvalidHandbookError as error:
        print(error, file=sys.stderr)
        return 1
    for line in counts(handbook):
        print(f"- {line}")
    reported = handbook.reports_by_source
    further = sum(map(len, reported.values()))
    print(f"- {len(handbook.sources)} sources, {len(handbook.sources) - further} origins")
    print(f"\n## Reported by more than one source: {len(reported)}\n")
    for main_report, others in reported.items():
        print(f"- {main_report}: {', '.join(source.id for source in others)}")
    falls = tuple(one_origin(handbook))
    print(f"\n## Claims whose several supporting sources are one origin: {len(falls)}\n")
    for line in falls:
        print(f"- {line}")
    return 0


UNSOURCED = ("R309", "R441", "R643", "R645", "R651", "R652", "R653", "R654", "R655")
"""The rules on figures, on what is said to be missing and on what a source is said not to tell."""
OTHER_TEXTS = ("R635",)


def counts(handbook: Handbook) -> Iterator[str]:
    """What the rules find of facts without a source and of places in other texts; interests that are told."""
    for what, codes in (
        ("facts outside findings without a source", UNSOURCED),
        ("locators that name another text", OTHER_TEXTS),
    ):
        found = sum(len(list(rule.check(handbook, build_date()))) for rule in RULES if rule.code in codes)
        excused = sum(exception.rule in codes for exception in handbook.exceptions)
        yield f"{what}: {found - excused} ({', '.join(codes)}; {excused} excused)"
    due = told = 0
    for claim in handbook.claims.values():
        said = [caveat.text for caveat in claim.derived_caveats]
        for name in dict.fromkeys(item.source for item in claim.assertion.evidence):
            interest = declared_interest(handbook.sources[name])
            due += interest is not None
            told += interest is not None and any(interest in text for text in said)
    yield f"interests of sources that reach their claims: {told} of {due}"


def one_origin(handbook: Handbook) -> Iterator[str]:
    """Each claim that several sources support which all report on one thing, and what it says it rests on."""
    for claim in handbook.claims.values():
        sources = {item.source for item in claim.assertion.with_stance(Stance.SUPPORTS)}
        origins = handbook.origins(claim, Stance.SUPPORTS)
        if len(sources) > 1 == len(origins):
            basis = claim.stated_basis.basis if claim.stated_basis else f"GRADE, {claim.level}"
            basis = claim.authority or basis
            reasons = " ".join(claim.reasons)
            yield f"{claim.full_id}: {len(sources)} sources on {next(iter(origins))}; {basis}. {reasons}"


if __name__ == "__main__":
    sys.exit(run(main))
