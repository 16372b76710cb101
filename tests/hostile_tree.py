"""The small tree with hostile text in every field that takes a text, found by walking the models."""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from handbook_data.models.kinds import KINDS
from tests.hostile import HOSTILE, IDENTIFIERS
from tests.tree import Tree

Field = tuple[str, str]
"""The name of a model and of a field of it."""
CODE = {"system": "cas", "code": "4098-40-2", "title": "A name", "source": "register-one"}
PERIOD = {
    "id": "a-rule",
    "substance": "kratom",
    "status": "regulated",
    "evidence": [{"source": "act-one", "stance": "supports", "finding": "Section 1 says.", "locator": "1 a"}],
    "caveats": [{"kind": "jurisdiction", "text": "Only one section of it was read.", "source": "act-one"}],
    "reviewed": "2026-11-01",
    "review_by": "2027-04-01",
}
PARTS: dict[str, Any] = {
    "Claim": {
        **{key: value for key, value in PERIOD.items() if key not in ("substance", "status")},
        "id": "a-claim",
        "kind": "description",
        "certainty": {"basis": "own-words", "reason": "The act says so itself."},
        "statement": "The document says that it is so.",
        "applies_to": {"exposures": ["not-kratom"], "subjects": ["documents"]},
    },
    "Code": CODE,
    "Contact": {"channel": "call", "value": "555"},
    "DrawnClaim": {"claim": "low-mood/relief-unknown", "found": "stood"},
    "FaultSeen": {"kind": "unclear", "seen": "A sentence had two meanings."},
    "LegalRule": {"kind": "minimum-age", "text": "Nobody under 21 may buy it.", "amount": "21"},
    "LocalRule": {**PERIOD, "status": "sale-banned", "place": "A county", "checked": "2026-11-01"},
    "Medicine": {"name": "a medicine"},
    "Name": {"family": "Author"},
    "OfficialText": {"title": "The act", "address": "https://example.org/act"},
    "PendingMeasure": {
        **{key: value for key, value in PERIOD.items() if key not in ("substance", "status")},
        "id": "a-bill",
        "title": "A bill",
        "substances": ["kratom"],
        "summary": "It would ban it.",
        "stage": "introduced",
        "as_of": "2026-09",
    },
    "Publication": {"status": "corrected"},
    "SecondReading": {"on": "2026-11-20", "found": "stood", "interests": "none", "words": "0" * 12},
    "SourceReadAgain": {"source": "act-one", "depth": "abstract"},
    "Downgrade": {"domain": "indirectness", "steps": 1, "reason": "It was not asked."},
    "Upgrade": {"domain": "dose-response", "steps": 1, "reason": "More went with more."},
}
"""A part of each kind that a record of the small tree may lack."""


class HostileTree(Tree):
    """The small tree, poisoned: what was put where, and which fields refused all of it."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self["tombstones/old-mood"] = {
            "id": "old-mood",
            "was": "mood",
            "kind": "moved",
            "to": ["low-mood"],
            "reason": "The name was too wide for what it held.",
            "on": "2026-11-01",
        }
        for number, text in enumerate(AWKWARD):
            self[f"sources/awkward-{number}"] = awkward(number, text)
        for number in range(len(IDENTIFIERS)):
            authors = [{"family": "Author"}, {"literal": "A body"}]
            copied = self.copy_of("sources/survey-one", id=f"copy-{number}", authors=authors)
            self[f"sources/copy-{number}"] = copied
        self.taken: dict[str, tuple[Field, str]] = {}
        """By a mark in the text: the field it stands in, and the whole text."""
        self.fields: dict[Field, bool] = {}
        """Every field that was tried, and whether it takes any of it."""
        self._next: Counter[Field] = Counter()
        for caveat in (c for record in self.records.values() for c in caveats(record)):
            caveat["source"] = "act-one"  # a locator stands beside a source
        for path, record in list(self.records.items()):
            if not path.startswith("sources/awkward"):
                self._poison(KINDS[path.rpartition("/")[0]], record)

    def _poison(self, kind: Any, record: Any) -> None:
        whole = kind.model_json_schema(by_alias=True)
        for field, holder, key in list(leaves(whole, whole, record, kind.__name__)):
            if self.fields.get(field) is False:
                continue
            before = holder[key] if isinstance(holder, list) or key in holder else None
            taken = any(self._put(kind, record, field, holder, key, text) for text in self._texts(field))
            if not taken and before is None:
                holder.pop(key, None)
            elif not taken:
                holder[key] = before
            self.fields[field] = self.fields.get(field, False) or taken

    def _texts(self, field: Field) -> Iterator[str]:
        """Texts to try in a field, after the last one it took, each with a mark if there is room for it."""
        texts = (*HOSTILE, *IDENTIFIERS)
        for _ in texts:
            text = texts[self._next[field] % len(texts)]
            self._next[field] += 1
            yield f"{text} n{len(self.taken)}n"
            yield text

    def _put(self, kind: Any, record: Any, field: Field, holder: Any, key: Any, text: str) -> bool:
        is_list = isinstance(holder, dict) and isinstance(holder.get(key), list)
        holder[key] = [text] if is_list else text
        try:
            kind.model_validate(record)
        except ValidationError:
            if is_list:
                holder[key] = []
            return False
        self.taken[f"n{len(self.taken)}n"] = field, text
        return True


def caveats(part: Any) -> Iterator[dict[str, Any]]:
    """Every caveat of a record or of a part of one."""
    if isinstance(part, dict):
        yield from part.get("caveats", ())
    for item in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        yield from caveats(item)


def leaves(
    schema: Any, whole: Any, value: Any, model: str, name: str = ""
) -> Iterator[tuple[Field, Any, Any]]:
    """The place of every text of a part of a record, present or not; parts that are missing are put in."""
    schema, model = resolved(schema, whole, value, model)
    for key, written in schema.get("properties", {}).items():
        inner, _ = resolved(written, whole, value.get(key), model)
        if is_text(inner):
            yield (model, key), value, key
        elif inner.get("type") == "array":
            item, part = resolved(inner["items"], whole, None, model)
            if is_text(item):
                value.setdefault(key, [])
                yield (model, key), value, key
            elif "properties" in item:
                if not value.get(key) and part in PARTS:
                    value[key] = [copy.deepcopy(PARTS[part])]
                for one in value.get(key, ()):
                    yield from leaves(inner["items"], whole, one, model)
        elif "properties" in inner:
            part = resolved(written, whole, None, model)[1]
            if key in value or part in PARTS:
                yield from leaves(
                    written, whole, value.setdefault(key, copy.deepcopy(PARTS.get(part))), model
                )


def resolved(schema: Any, whole: Any, value: Any, model: str) -> tuple[Any, str]:
    """A schema with references followed, and the model it belongs to."""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return resolved(whole["$defs"][name], whole, value, name)
    options = schema.get("anyOf") or [o for o in schema.get("oneOf", ()) if "const" not in o]
    options = [option for option in options if option.get("type") != "null"]
    if options:
        found = [resolved(option, whole, value, model) for option in options]
        keys = set(value) if isinstance(value, dict) else set()
        return next((f for f in found if keys <= set(f[0].get("properties", ()))), found[0])
    return schema, model


def is_text(schema: Any) -> bool:
    """Whether a schema is that of a text: no closed list of words."""
    return schema.get("type") == "string" and not {"enum", "const", "oneOf"} & set(schema)


def text_fields() -> set[Field]:
    """Every field of every model of a record that holds a text or a list of texts."""
    found: set[Field] = set()
    for kind in set(KINDS.values()):
        whole = kind.model_json_schema(by_alias=True)
        for name, schema in {kind.__name__: whole, **whole.get("$defs", {})}.items():
            for key, written in schema.get("properties", {}).items():
                inner, _ = resolved(written, whole, None, name)
                if inner.get("type") == "array":
                    inner, _ = resolved(inner["items"], whole, None, name)
                if is_text(inner):
                    found.add((name, key))
    return found


AWKWARD = (
    "µ and μ, 10 µg/kg, κ-opioid, Δ9, ±5 %, 3×10⁻⁹",
    "พระราชบัญญัติพืชกระท่อม พ.ศ. ๒๕๖๕ of Thailand",
    "Přehled účinků: Mária Suchá, Žofie Dvořák, São Paulo, naïve, Ærø",
    "Smith & Sons, 50% off #1 for $5_000 {in braces} ~ ^ \\ done",
    'He said "kratom" and ‘7-OH’ – then — {unbalanced',
    "One and two and three, four, and five and",
    '}} \\} {\\\'e} \\alpha @article{x, title={y}} = {z}, # "a" # b',
)
PAGES = ("-5", "7-", "1-2-3", "12–19", "S4")


def awkward(number: int, text: str) -> dict[str, Any]:
    """A source with a text that is honest and yet hard to write in every format."""
    return {
        "id": f"awkward-{number}",
        "type": "report",
        "provenance": "agency",
        "design": "not-a-study",
        "title": text,
        "authors": [
            {"literal": text},
            {"family": "van der Berg", "given": "Ana-María P."},
            {"literal": "Office, with a comma"},
            {"family": "Sukarno"},
            {"family": "Müller & Söhne_%", "given": "Ž."},
            {"family": "García Márquez", "given": "G. and H."},
        ],
        "issued": "2023-05",
        "container": text,
        "publisher": text,
        "volume": "1–2",
        "issue": "3_4",
        "pages": PAGES[number % len(PAGES)],
        "number": text,
        "language": "th",
        "doi": f"10.1000/a_b#;(x)<1661::awkward-{number}>3.0.CO;2-2",
        "url": f"https://example.org/awkward-{number}?a=1&b=%C3%A9;c=_~#x",
        "registry_id": "NCT01234567",
        "studied": {"subjects": ["documents"], "exposures": ["not-kratom"], "population": text},
        "publication": {"status": "retracted", "on": "2024", "notice": text[:200]},
        "checked": {"on": "2026-11-22", "depth": "full-text"},
        "note": text,
    }
