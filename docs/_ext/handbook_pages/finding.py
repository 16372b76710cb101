"""What the finder looks in: questions, situations, medicines, topics, places, terms and claims.

Two files that the finder loads when somebody asks: one of entries with all the names by which each is
looked for, and one of claims for what no entry answers. Each entry shows a short answer with how sure it is
and its caveat, so that nothing is read without them. They are scripts that hand over data, since a page
that was opened from a disk may load no data by itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from handbook_data.addresses import address_of, title_of
from handbook_data.composed_wording import sentence
from handbook_data.composition import compose
from handbook_data.handbook import Handbook, LinkedClaim
from handbook_data.legal_status import status_on
from handbook_data.models.medicine import Medicine
from handbook_data.models.record import Record
from handbook_data.vocabulary import LegalSubstance
from handbook_pages.claims import least_sure, sure_in_short
from handbook_pages.law import why_unknown
from handbook_pages.medicines import classes_of
from handbook_pages.text import first_upper

ENTRIES = "find-entries.js"
CLAIMS = "find-claims.js"


def finder_files(handbook: Handbook, today: date) -> Iterator[tuple[str, bytes]]:
    """The files of the finder, each as path below the site and content."""
    yield ENTRIES, _script("entries", entries(handbook, today))
    yield CLAIMS, _script("claims", claims(handbook))


def entries(handbook: Handbook, today: date) -> Iterator[dict[str, Any]]:
    """What is found first: `kind`, `title`, `at` (below the site), `names`, and the short answer."""
    for situation in handbook.situations.values():
        first = handbook.claims[situation.steps[0]]
        kind = "first-aid" if situation.is_first_aid else "situation"
        yield _entry(handbook, kind, situation, situation.also_known_as, first)
    for question in handbook.questions.values():
        first = handbook.claims[question.answer[0]]
        yield _entry(handbook, "question", question, question.phrasings, first)
    for medicine in handbook.medicines.values():
        yield _medicine(handbook, medicine)
    for topic in handbook.topics:
        kind = handbook.file_of(topic).folder
        if topic.key_points and kind in TOPICS:
            first = handbook.claims[f"{topic.id}/{topic.key_points[0]}"]
            yield _entry(handbook, kind, topic, topic.also_known_as, first)
    for place in handbook.jurisdictions.values():
        answer = status_on(place, LegalSubstance.KRATOM, today)
        names = (*place.also_known_as, place.code.rpartition("-")[2])
        said = handbook.claims[f"{place.id}/{answer.period.id}"] if answer.period else None
        found = _entry(handbook, "place", place, names, said)
        if said is None:
            composed = compose(handbook, place.id, LegalSubstance.KRATOM, today)
            found |= {"answer": f"Kratom leaf: {sentence(composed)}", "caveat": why_unknown(answer)}
        yield found
    for term in handbook.glossary.values():
        yield _entry(handbook, "term", term, term.also_known_as, None)
    yield from FIRST_PAGES


FIRST_PAGES: tuple[dict[str, Any], ...] = (
    {
        "kind": "help",
        "title": "Help now: whom to call, text or chat with",
        "at": "support/index.html",
        "names": [
            "help",
            "help line",
            "helpline",
            "hotline",
            "crisis line",
            "who can I call",
            "emergency number",
        ],
    },
    {
        "kind": "place",
        "title": "The law, place by place",
        "at": "legal/index.html",
        "names": ["is kratom legal", "law where I am", "which states ban kratom", "legal states", "map"],
    },
)
"""Pages that gather what no single record holds."""
TOPICS = ("conditions", "risks", "interactions", "substances", "mechanisms", "use", "care", "support")
"""The folders of topics that are entries; situations and places have words of their own."""


def claims(handbook: Handbook) -> Iterator[dict[str, Any]]:
    """Every claim that an author wrote, by its statement."""
    for claim in handbook.claims.values():
        if claim.is_written:
            at = address_of(handbook, claim)
            yield {"at": str(at), "title": title_of(claim.record), **_answer(claim)}


def _medicine(handbook: Handbook, medicine: Medicine) -> dict[str, Any]:
    """A medicine by each of its names, with the gravest of what it is in."""
    named = (*(one.name for one in medicine.names), *(one.name for one in medicine.brands))
    names = (*medicine.also_known_as, *named)
    gravest, *_ = classes_of(handbook, medicine)
    decides = least_sure(handbook, gravest)
    found = _entry(handbook, "medicine", medicine, names, decides)
    level = f"{first_upper(gravest.severity.level.label)} with kratom"
    return found | {
        "answer": f"{level}: {gravest.severity.reason}",
        "sure": first_upper(sure_in_short(decides)),
    }


def _entry(
    handbook: Handbook, kind: str, record: Record, names: Iterable[str], claim: LinkedClaim | None
) -> dict[str, Any]:
    title = title_of(record)
    others = [name for name in dict.fromkeys(names) if name and name != title]
    at = str(address_of(handbook, record))
    return {"kind": kind, "title": title, "at": at, "names": others} | (_answer(claim) if claim else {})


def _answer(claim: LinkedClaim) -> dict[str, Any]:
    """What a claim says, how sure that is, and its first caveat."""
    return {
        "answer": claim.statement,
        "sure": first_upper(sure_in_short(claim)),
        "caveat": claim.caveats[0].text,
    }


def _script(name: str, found: Iterable[dict[str, Any]]) -> bytes:
    data = json.dumps(list(found), ensure_ascii=False, separators=(",", ":"))
    # JSON is JavaScript but for two line separators, and a text may not close the script that holds it
    for sign, written in (("\u2028", "\\u2028"), ("\u2029", "\\u2029"), ("<", "\\u003c")):
        data = data.replace(sign, written)
    return f"handbookFinder({json.dumps(name)},{data});\n".encode()
