"""Make every record wrong, claim by claim and field by field: each change is refused, or harmless.

A kind of change is made to every place of the whole handbook at once and the tree is checked once; then
each place must have a message with the right code on the right line. A place without one is a survivor.
"""

from __future__ import annotations

import copy
import itertools
import re
import shutil
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from bs4 import BeautifulSoup
from handbook_pages.pages import render
from handbook_pages.writing import write_pages
from pydantic import ValidationError

from handbook_data.checking import check
from handbook_data.clock import build_date
from handbook_data.folder import RECORDS
from handbook_data.handbook import Handbook
from handbook_data.linking import link
from handbook_data.loading import LoadedFile, explain, read_file, read_tree
from handbook_data.models.kinds import CLAIM_LISTS, KINDS
from handbook_data.models.references import references
from handbook_data.models.voices import texts as voiced
from handbook_data.reading import KEY, Place, parse, places
from handbook_data.rules.claims import basis_is_borne_out
from handbook_data.rules.origins import one_trial_is_one_origin
from handbook_data.rules.registry import Rule
from handbook_data.second_reading import readable_in, words_of
from handbook_data.vocabulary import Basis, Level, Stance
from tests.building import copy_docs, run_sphinx
from tests.hostile import HOSTILE, assert_nothing_came_alive


@dataclass
class Tally:
    """How many changes were tried, and which of them nobody noticed."""

    tried: int = 0
    survivors: list[str] = field(default_factory=list)


class _Dumper(yaml.CSafeDumper):
    """Writes plain values; dates and `no` are quoted, so that every reader reads them back."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def dumped(record: Any) -> str:
    """Plain values as YAML."""
    return str(yaml.dump(record, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=100))


def claims(record: Any) -> Iterator[tuple[Place, Any]]:
    """Every claim of a record as plain values, with its place."""
    for name in CLAIM_LISTS:
        for index, item in enumerate(record.get(name, ())):
            yield (name, index), item


# --- the changes: each yields the place where a message is expected, and the code it must have ----------

Mutation = Callable[[str, Any], Iterator[tuple[Place, str]]]


def drop(key: str) -> Mutation:
    def change(folder: str, record: Any) -> Iterator[tuple[Place, str]]:
        for place, claim in claims(record):
            del claim[key]
            yield place, "S203"

    return change


def empty(key: str) -> Mutation:
    def change(folder: str, record: Any) -> Iterator[tuple[Place, str]]:
        for place, claim in claims(record):
            claim[key] = []
            yield (*place, key), "S210"

    return change


def unknown_key(folder: str, record: Any) -> Iterator[tuple[Place, str]]:
    for place, claim in claims(record):
        claim["cavaets"] = "misspelt"
        yield (*place, "cavaets", KEY), "S204"
    record["colour"] = "red"
    yield ("colour", KEY), "S204"


def dangling_id(folder: str, record: Any) -> Iterator[tuple[Place, str]]:
    for reference in references(KINDS[folder].model_validate(record)):
        if not reference.must_exist:
            continue
        *path, last = reference.place
        holder = record
        for part in path:
            holder = holder[part]
        if reference.refers.in_text:
            holder[last] = holder[last].replace(f"[[{reference.named}]]", "[[no-such-record]]")
        else:
            holder[last] = "no-such/claim" if "/" in holder[last] else "no-such-record"
        yield (reference.place if isinstance(last, int) else (*reference.place, KEY)), "R101"


def swapped_dates(folder: str, record: Any) -> Iterator[tuple[Place, str]]:
    for place, claim in [((), record), *claims(record)]:
        if "reviewed" in claim and claim["reviewed"] != claim["review_by"]:
            claim["reviewed"], claim["review_by"] = claim["review_by"], claim["reviewed"]
            yield (*place, "review_by", KEY), "R603"
        if claim.get("from") and claim.get("to"):
            claim["from"], claim["to"] = claim["to"], claim["from"]
            yield (*place, "to", KEY), "R501"
        if claim.get("seen_from"):
            claim["seen_from"], claim["valid_through"] = claim["valid_through"], claim["seen_from"]
            yield (*place, "seen_from", KEY), "R535"


def checked_before_published(folder: str, record: Any) -> Iterator[tuple[Place, str]]:
    if folder == "sources" and "issued" in record:
        record["issued"], record["checked"]["on"] = record["checked"]["on"], "1901-01-01"
        yield ("issued", KEY), "R206"


def certainty_dropped(folder: str, record: Any) -> Iterator[tuple[Place, str]]:
    for place, claim in claims(record):
        if claim.pop("certainty", None):
            yield (*place, "kind", KEY), "R302"


def certainty_of_advice(folder: str, record: Any) -> Iterator[tuple[Place, str]]:
    without = [(place, claim) for place, claim in claims(record) if "certainty" not in claim]
    unheard = [(place, claim) for place, claim in without if "kind" not in claim]
    for place, claim in unheard or without:
        claim["certainty"] = {"basis": "own-words", "reason": "Whoever issued it says so itself."}
        yield (*place, "certainty", KEY), "S204" if unheard else "R302"


def raised_level(folder: str, record: Any) -> Iterator[tuple[Place, str]]:
    for place, claim in claims(record):
        certainty = claim.get("certainty", {})
        if "basis" in certainty:
            certainty["level"] = "high"
            yield (*place, "certainty", "level", KEY), "S204"


def raised_grade(folder: str, record: Any) -> Iterator[tuple[Place, str]]:
    for place, claim in claims(record):
        certainty = claim.get("certainty", {})
        level = next((level for level in Level if level == certainty.get("level")), None)
        if level is not None and level is not Level.HIGH:
            certainty["level"] = Level.of_rank(level.rank + 1).value
            yield (*place, "certainty", "level", KEY), "R301"


def raised_start(folder: str, record: Any) -> Iterator[tuple[Place, str]]:
    for place, claim in claims(record):
        certainty = claim.get("certainty", {})
        start = next((level for level in Level if level == certainty.get("start")), None)
        if start is not None and start is not Level.HIGH:
            certainty["start"] = Level.HIGH.value
            yield (*place, "certainty", "start", KEY), "R303"


def basis_instead_of_grade(folder: str, record: Any) -> Iterator[tuple[Place, str]]:
    for place, claim in claims(record):
        if "level" in claim.get("certainty", {}):
            claim["certainty"] = {"basis": "own-words", "reason": "Raised without a reason."}
            yield (*place, "certainty", KEY), "R302"


def a_row_without(key: str) -> Mutation:
    def change(folder: str, record: Any) -> Iterator[tuple[Place, str]]:
        for index, row in enumerate(record.get("rows", ())):
            del row[key]
            yield ("rows", index), "S203"

    return change


def a_table_without_caveats(folder: str, record: Any) -> Iterator[tuple[Place, str]]:
    if folder == "measurements":
        record["caveats"] = []
        yield ("caveats",), "S210"


def a_verdict_without_claims(folder: str, record: Any) -> Iterator[tuple[Place, str]]:
    if folder == "circulating":
        record["decided_by"] = []
        yield ("decided_by",), "S210"


def without(kind: str, key: str) -> Mutation:
    def change(folder: str, record: Any) -> Iterator[tuple[Place, str]]:
        if folder == kind:
            record[key] = []
            yield (key,), "S210"

    return change


def a_source_unchecked(folder: str, record: Any) -> Iterator[tuple[Place, str]]:
    if folder == "sources":
        del record["checked"]
        yield (), "S203"


def a_figure_changed(folder: str, record: Any) -> Iterator[tuple[Place, str]]:
    for place, claim in claims(record):
        if "statement" in claim:
            claim["statement"] = f"{claim['statement'][:380].rstrip('.')} (in 987654 people)."
            yield (*place, "statement", KEY), "R309"


def a_word_altered_after_a_second_reading(folder: str, record: Any) -> Iterator[tuple[Place, str]]:
    """Read every assertion a second time as it stands, then alter one text of it: another one each time."""
    for number, item in enumerate(readable_in(KINDS[folder].model_validate(record))):
        holder = record
        for part in item.place:
            holder = holder[part]
        shown = [text for text in voiced(item.item) if text.place[0] != "second_reading"]
        *path, last = shown[number % len(shown)].place
        holder["second_reading"] = {
            "on": "2026-11-01",
            "read": [{"source": source, "depth": "abstract"} for source in item.sources],
            "found": "stood",
            "interests": "none",
            "words": words_of(item.item),
        }
        text: Any = holder
        for part in path:
            text = text[part]
        text[last] = f"{text[last][:-1]}x" if len(text[last]) > 30 else f"{text[last]}x"
        yield (*item.place, "second_reading", "words", KEY), "R610"


def a_figure_in_words(folder: str, record: Any) -> Iterator[tuple[Place, str]]:
    for place, claim in claims(record):
        if "statement" in claim:
            claim["statement"] = (
                f"{claim['statement'][:350].rstrip('.')} (ninety-seven thousand and three people)."
            )
            yield (*place, "statement", KEY), "R309"


def a_caveat_of(text: str, code: str) -> Mutation:
    def change(folder: str, record: Any) -> Iterator[tuple[Place, str]]:
        for place, claim in claims(record):
            claim["caveats"][0]["text"] = text
            yield (*place, "caveats", 0, "text", KEY), code

    return change


def a_caveat_that_copies_a_finding(folder: str, record: Any) -> Iterator[tuple[Place, str]]:
    for place, claim in claims(record):
        finding = claim["evidence"][0]["finding"]
        if 30 < len(finding) < 550:
            louder = finding.upper() if finding.isascii() else finding
            claim["caveats"][0]["text"] = f"{louder.replace(', ', ' - ')} !"
            yield (*place, "caveats", 0, "text", KEY), "R318"


def a_promise_beside_the_statement(folder: str, record: Any) -> Iterator[tuple[Place, str]]:
    for place, claim in claims(record):
        if "statement" in claim and claim.get("certainty", {}).get("level") != "high":
            claim["statement"] = (
                f"{claim['statement'][:370].rstrip('.')}, and it is safe and h\u0435als everyone."
            )
            yield (*place, "statement", KEY), "R351"


def a_promise_in_a_caveat(folder: str, record: Any) -> Iterator[tuple[Place, str]]:
    for place, claim in claims(record):
        if claim.get("applies_to", {}).get("exposures") != ["not-kratom"]:
            claim["caveats"][-1]["text"] = "Doctors agree that kratom is a safe and natural remedy."
            yield (*place, "caveats", len(claim["caveats"]) - 1, "text", KEY), "R354"


def a_figure_changed_in_a_caveat(folder: str, record: Any) -> Iterator[tuple[Place, str]]:
    for place, claim in claims(record):
        if "statement" in claim:
            caveat = claim["caveats"][0]
            if "source" not in caveat:
                caveat["text"] = f"{caveat['text'][:560].rstrip('.')} (in 987654 people)."
                yield (*place, "caveats", 0, "text", KEY), "R643"


def a_figure_changed_in_a_severity(folder: str, record: Any) -> Iterator[tuple[Place, str]]:
    if folder == "interactions":
        severity = record["severity"]
        severity["reason"] = f"{severity['reason'][:360].rstrip('.')} (in 987654 people)."
        yield ("severity", "reason", KEY), "R645"


CHANGES: dict[str, Mutation] = {
    "figure changed in a caveat": a_figure_changed_in_a_caveat,
    "figure changed in a severity": a_figure_changed_in_a_severity,
    "caveats dropped": drop("caveats"),
    "caveats emptied": empty("caveats"),
    "evidence dropped": drop("evidence"),
    "evidence emptied": empty("evidence"),
    "certainty dropped": certainty_dropped,
    "certainty given to advice or law": certainty_of_advice,
    "review date dropped": drop("review_by"),
    "unknown key": unknown_key,
    "dangling id": dangling_id,
    "dates swapped": swapped_dates,
    "checked before published": checked_before_published,
    "level written beside a basis": raised_level,
    "level raised": raised_grade,
    "start raised": raised_start,
    "basis instead of a grade": basis_instead_of_grade,
    "row without source": a_row_without("source"),
    "row without locator": a_row_without("locator"),
    "table without caveats": a_table_without_caveats,
    "verdict without claims": a_verdict_without_claims,
    "question without an answer": without("questions", "answer"),
    "medicine without a class": without("medicines", "interactions"),
    "situation without a step": without("situations", "steps"),
    "source unchecked": a_source_unchecked,
    "figure changed": a_figure_changed,
    "word altered after a second reading": a_word_altered_after_a_second_reading,
    "figure in words": a_figure_in_words,
    "caveat of dots": a_caveat_of("." * 24, "R316"),
    "caveat that says none": a_caveat_of("n/a, none, not applicable at all", "R316"),
    "caveat that fits any claim": a_caveat_of("Results should be interpreted with caution.", "R317"),
    "caveat that copies a finding": a_caveat_that_copies_a_finding,
    "promise beside the statement": a_promise_beside_the_statement,
    "promise in a caveat": a_promise_in_a_caveat,
}


@pytest.fixture(scope="module")
def real() -> dict[str, Any]:
    """Every record of the handbook as plain values."""
    return {
        path.relative_to(RECORDS).as_posix(): parse(path.read_text(encoding="utf-8"))
        for path in sorted(RECORDS.rglob("*.yaml"))
        if path.parent != RECORDS
    }


@pytest.mark.parametrize("name", CHANGES)
def test_every_wrong_record_is_refused_at_its_line(
    name: str, real: dict[str, Any], tmp_path: Path, summary: Callable[[str], None]
) -> None:
    tally = Tally()
    expected: dict[str, list[tuple[Place, str]]] = {}
    shutil.copytree(RECORDS, tmp_path, dirs_exist_ok=True)
    for path, original in real.items():
        record = copy.deepcopy(original)
        wanted = list(CHANGES[name](path.rpartition("/")[0], record))
        if wanted:
            expected[path] = wanted
            (tmp_path / path).write_text(dumped(record), encoding="utf-8")
    found: dict[tuple[str, str], set[int]] = defaultdict(set)
    for problem in check(tmp_path).problems:
        found[problem.path, problem.code].add(problem.line)
    for path, wanted in expected.items():
        where = places((tmp_path / path).read_text(encoding="utf-8"))
        begins = sorted({line for line, _ in where.values()})
        for place, code in wanted:
            tally.tried += 1
            first = where[place][0]
            behind = begins[bisect_right(begins, first) :]  # a text can go on over several lines
            if found[path, code].isdisjoint(range(first, behind[0] if behind else first + 9)):
                tally.survivors.append(f"{path} {place} {code}")
    summary(f"mutation, {name}: {tally.tried} tried, {len(tally.survivors)} survived")
    assert tally.tried
    assert tally.survivors == []


# --- origins ------------------------------------------------------------------------------------------


def with_origins(handbook: Handbook, origins: dict[str, str | None]) -> Handbook:
    """The handbook in which sources report on something else."""
    changed = {
        name: handbook.sources[name].model_copy(update={"reports_on": main}) for name, main in origins.items()
    }
    return replace(handbook, sources={**handbook.sources, **changed})


def codes_of(handbook: Handbook, *rules: Rule) -> list[tuple[str, Place, str]]:
    return [
        (breach.record.id, breach.place, rule.code)
        for rule in rules
        for breach in rule.check(handbook, build_date())
        if breach.record is not None
    ]


def test_a_dropped_origin_of_a_registered_trial_is_noticed(summary: Callable[[str], None]) -> None:
    handbook = link(read_tree(RECORDS).files)
    tally = Tally()
    for source in handbook.sources.values():
        shares = [other for other in handbook.sources.values() if other.registry_id == source.registry_id]
        if not source.reports_on or not source.registry_id or len(shares) < 2:
            continue
        tally.tried += 1
        if not codes_of(with_origins(handbook, {source.id: None}), one_trial_is_one_origin):
            tally.survivors.append(source.id)
    summary(f"mutation, origin dropped: {tally.tried} tried, {len(tally.survivors)} survived")
    assert tally.tried
    assert tally.survivors == []


def test_merged_origins_are_noticed_where_two_are_asked_for(summary: Callable[[str], None]) -> None:
    handbook = link(read_tree(RECORDS).files)
    tally = Tally()
    for claim in handbook.claims.values():
        if not claim.stated_basis or claim.stated_basis.basis is not Basis.REPLICATED_LABORATORY:
            continue
        first, *others = (item.source for item in claim.assertion.with_stance(Stance.SUPPORTS))
        merged: dict[str, str | None] = dict.fromkeys(others, first) | {first: None}
        tally.tried += 1
        place = (*claim.place, "certainty", "basis")
        wrong = with_origins(handbook, merged)
        if (claim.record.id, place, "R308") not in codes_of(wrong, basis_is_borne_out):
            tally.survivors.append(claim.full_id)
    summary(f"mutation, origins merged: {tally.tried} tried, {len(tally.survivors)} survived")
    assert tally.tried
    assert tally.survivors == []


# --- hostile text in every text field -------------------------------------------------------------------


def texts(value: Any, place: Place = ()) -> Iterator[Place]:
    """The place of every text in a record."""
    if isinstance(value, str):
        yield place
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from texts(item, (*place, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from texts(item, (*place, index))


def put(record: Any, place: Place, text: str) -> None:
    for part in place[:-1]:
        record = record[part]
    record[place[-1]] = text


def get(record: Any, place: Place) -> str:
    for part in place:
        record = record[part]
    return str(record)


def poison(folder: str, record: Any, numbers: Iterator[int]) -> tuple[dict[Place, str], dict[Place, str]]:
    """Put hostile text into every text field: what the model refuses, and what it takes (left in place)."""
    refused, taken = {}, {}
    for place in list(texts(record)):
        number = next(numbers)
        payload = f"{HOSTILE[number % len(HOSTILE)]} n{number}n"
        before = get(record, place)
        put(record, place, payload)
        try:
            KINDS[folder].model_validate(record)
        except ValidationError:
            refused[place] = payload
            put(record, place, before)
        else:
            taken[place] = payload
    return refused, taken


def lines_told(folder: str, path: str, record: Any, payloads: dict[Place, str]) -> list[Place]:
    """The places whose hostile text is not refused on its own line when all of it is put in at once."""
    wrong = copy.deepcopy(record)
    for place, payload in payloads.items():
        put(wrong, place, payload)
    text = dumped(wrong)
    where = places(text)
    try:
        KINDS[folder].model_validate(wrong)
        lines = set()
    except ValidationError as error:
        lines = {problem.line for problem in explain(error, wrong, text, path, "record")}
    return [place for place in payloads if not lines & {where[place][0], where[place[:-1]][0]}]


def test_hostile_text_in_every_field_is_refused_or_shown_as_text(
    real: dict[str, Any], tmp_path: Path, summary: Callable[[str], None]
) -> None:
    numbers = itertools.count(1)
    refused = Tally()
    harmless: dict[str, str] = {}
    fields: dict[str, str] = {}
    records = tmp_path / "records"
    for path, original in real.items():
        folder = path.rpartition("/")[0]
        poisoned = copy.deepcopy(original)
        bad, taken = poison(folder, poisoned, numbers)
        harmless |= {payload.rsplit(" ", 1)[1]: payload for payload in taken.values()}
        for place, payload in taken.items():
            fields[payload.rsplit(" ", 1)[1]] = ".".join(
                [folder, *(str(p) for p in place if isinstance(p, str))]
            )
        refused.tried += len(bad)
        for place in lines_told(folder, path, original, bad):
            # another mistake beside it may have kept the model from looking here: try it alone
            refused.survivors += [
                f"{path} {p}" for p in lines_told(folder, path, original, {place: bad[place]})
            ]
        file = records / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(dumped(poisoned), encoding="utf-8")
        assert isinstance(read_file(file, path), LoadedFile)
    number = next(numbers) - 1
    assert refused.survivors == []
    assert number > 5000

    docs = copy_docs(tmp_path)
    write_pages(docs, render(link(read_tree(records).files), build_date()))
    done = run_sphinx(docs, tmp_path / "html", "-D", "handbook_records=")
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-4000:]
    shown = set()
    for page in sorted((tmp_path / "html").rglob("*.html")):
        soup = BeautifulSoup(page.read_text(encoding="utf-8"), "lxml")
        assert_nothing_came_alive(soup, page)
        text = " ".join(soup.get_text().split())
        for mark in set(re.findall(r"n\d+n", text)):
            shown.add(mark)
            # light text reads *emphasis*; everything else is shown letter by letter
            assert harmless[mark].replace("*", "") in text.replace("*", ""), (page, harmless[mark])
    summary(
        f"hostile text: {number} tried, {refused.tried} refused at their line, {len(harmless)} accepted, "
        f"{len(shown)} of these shown as text, 0 came alive"
    )
    # the first letters of given names are shown, and the first names of long lists of authors
    assert {fields[mark] for mark in harmless.keys() - shown} <= {
        "sources.authors.given",
        "sources.authors.family",
    }
