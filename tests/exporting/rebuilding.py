"""From the rows of a release back to models, without the code that wrote them.

If every record comes back equal, nothing of the records was lost on the way.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from handbook_data.exceptions import RuleException
from handbook_data.models.kinds import CLAIM_LISTS, KINDS
from handbook_data.models.record import Record
from handbook_data.models.references import OWN_CLAIM, mark_of

Row = Mapping[str, Any]
_BY_NOUN = {model.noun: model for model in KINDS.values()}


class Rebuilt:
    """Models made from the rows of every table: `sources`, `records` and `exceptions`."""

    def __init__(self, tables: Mapping[str, list[Row]]) -> None:
        self.tables = tables
        self.grouped: dict[tuple[str, str], dict[str, list[Row]]] = {}
        self.sources = {row["id"]: self._source(row) for row in tables["sources"]}
        self.records = {row["id"]: self._record(row) for row in tables["records"]}
        self.exceptions = tuple(RuleException.model_validate(present(row)) for row in tables["exceptions"])

    def of(self, table: str, column: str, value: str) -> list[Row]:
        """The rows with this value in a column, in their order."""
        if (table, column) not in self.grouped:
            groups: dict[str, list[Row]] = defaultdict(list)
            for row in self.tables[table]:
                groups[row[column]].append(row)
            self.grouped[table, column] = groups
        rows = self.grouped[table, column].get(value, [])
        return sorted(rows, key=lambda row: row["position"]) if rows and "position" in rows[0] else rows

    def one(self, table: str, column: str, value: str) -> Row:
        """The only row with this value."""
        (row,) = self.of(table, column, value)
        return row

    def _source(self, row: Row) -> Record:
        data = pick(
            row,
            *("id", "type", "provenance", "design", "title", "issued", "container", "publisher", "volume"),
            *("issue", "pages", "number", "language", "doi", "pmid", "pmcid", "isbn", "registry_id", "url"),
            *("reports_on", "design_note", "funding", "conflicts", "note"),
        )
        data["authors"] = [
            pick(author, "family", "given", "literal")
            for author in self.of("source_authors", "source", row["id"])
        ]
        data["includes"] = [item["included"] for item in self.of("source_includes", "source", row["id"])]
        data["studied"] = pick(row, "subjects", "exposures", "population", "n", "n_of", "n_note", "product")
        data["publication"] = pick(row, status="standing", on="standing_on", notice="standing_notice")
        data["checked"] = pick(
            row, on="checked_on", depth="checked_depth", address="checked_address", note="checked_note"
        )
        return KINDS["sources"].model_validate(data)

    def _record(self, row: Row) -> Record:
        model = _BY_NOUN[row["kind"]]
        data = pick(row, "id", "reviewed", "review_by")
        keys = {info.alias or name for name, info in model.model_fields.items()}
        if "title" in keys:
            data["title"] = row["title"]
        data |= self._lists(row["id"], model)
        for part in CLAIM_LISTS:
            if part in keys:
                claims = [c for c in self.of("claims", "record", row["id"]) if c["part"] == part]
                data[part] = [self._assertion(claim) for claim in claims]
        if special := getattr(self, f"_{row['kind'].replace(' ', '_')}", None):
            data |= special(row["id"])
        data |= self._second_reading(row["id"])
        return model.model_validate(data)

    def _lists(self, record: str, model: type[Record]) -> dict[str, Any]:
        """Names, codes, and ids of records, claims and sources."""
        data: dict[str, Any] = {}
        if names := self.of("names", "record", record):
            data["also_known_as"] = [row["name"] for row in names]
        if codes := self.of("codes", "record", record):
            data["codes"] = [pick(row, "system", "code", "title", "superseded", "source") for row in codes]
        for row in self.of("record_links", "record", record):
            data.setdefault(row["field"], []).append(row["target"])
        for row in self.of("record_sources", "record", record):
            data.setdefault(row["field"], []).append(row["source"])
        for row in self.of("record_claims", "record", record):
            if row["field"] != "severity.decided_by":
                mark = mark_of(model, row["field"])
                own = mark is not None and mark.to == OWN_CLAIM
                name = row["claim"].removeprefix(f"{record}/") if own else row["claim"]
                data.setdefault(row["field"], []).append(name)
        return data

    def _assertion(self, row: Row) -> dict[str, Any]:
        full_id = row["id"]
        data = {
            "id": full_id.rpartition("/")[2],
            "evidence": [
                pick(item, "source", "stance", "directness", "finding", "locator", "read_in")
                for item in self.of("evidence", "claim", full_id)
            ],
            "caveats": [
                pick(item, "kind", "text", "source", "locator")
                for item in self.of("caveats", "claim", full_id)
                if not item["derived"]
            ],
            **pick(row, "reviewed", "review_by"),
            **self._second_reading(full_id),
        }
        match row["part"]:
            case "claims":
                data |= pick(row, "kind", "statement", "study_needed")
                if row["authority"] is None:
                    data["certainty"] = self._certainty(row)
                data["applies_to"] = pick(row, "exposures", "subjects")
                data["advised"] = [
                    pick(advice, "by", "strength") for advice in self.of("advice", "claim", full_id)
                ]
                data["contradicted_by"] = [
                    item["contradicted_by"] for item in self.of("contradictions", "claim", full_id)
                ]
            case "periods" | "local":
                period = self.one("legal_periods", "claim", full_id)
                data |= present(period, "claim", "jurisdiction", "attestation", "caveats", "sources")
                data["rules"] = [
                    pick(rule, "kind", "text", "amount", "unit", "basis")
                    for rule in self.of("legal_rules", "period", full_id)
                ]
            case "pending":
                measure = self.one("pending_measures", "claim", full_id)
                data |= present(measure, "claim", "jurisdiction", "attestation", "caveats", "sources")
            case "decisions":
                decision = self.one("decisions", "claim", full_id)
                data |= present(decision, "claim", "body", "attestation", "caveats", "sources")
        return data

    def _certainty(self, row: Row) -> dict[str, Any]:
        if row["basis"] is not None:
            return {"basis": row["basis"], "reason": row["basis_reason"]}
        steps = self.of("certainty_steps", "claim", row["id"])
        return {
            "start": row["starting_level"],
            "level": row["level"],
            **{
                key: [pick(s, "domain", "steps", "reason") for s in steps if s["direction"] == way]
                for key, way in (("downgrades", "down"), ("upgrades", "up"))
            },
        }

    def _second_reading(self, assertion: str) -> dict[str, Any]:
        """The second reading of a claim, table or circulating claim, if it was read twice."""
        readings = self.of("second_readings", "assertion", assertion)
        if not readings:
            return {}
        (reading,) = readings
        opened = self.of("sources_read_again", "assertion", assertion)
        read = [pick(row, "source", "depth", "address") for row in opened]
        found = pick(reading, "on", "found", "faults", "note", "interests", "words")
        return {"second_reading": {**found, "read": read}}

    # --- what kinds have of their own -----------------------------------------------------------

    def _own(self, table: str, record: str) -> dict[str, Any]:
        return present(self.one(table, "record", record), "record")

    def _substance(self, record: str) -> dict[str, Any]:
        return self._own("substances", record)

    def _care(self, record: str) -> dict[str, Any]:
        return self._own("care", record)

    def _glossary_term(self, record: str) -> dict[str, Any]:
        return self._own("glossary", record)

    def _circulating_claim(self, record: str) -> dict[str, Any]:
        return self._own("circulating", record)

    def _tombstone(self, record: str) -> dict[str, Any]:
        return self._own("tombstones", record)

    def _draw(self, record: str) -> dict[str, Any]:
        return {
            **self._own("draws", record),
            "faults": [pick(row, "kind", "count", "seen") for row in self.of("draw_faults", "draw", record)],
            "verdicts": [
                pick(row, "claim", "found", "faults", "note", "done")
                for row in self.of("drawn_claims", "draw", record)
            ],
        }

    def _support(self, record: str) -> dict[str, Any]:
        contacts = self.of("contacts", "support", record)
        return {
            **self._own("support", record),
            "contacts": [pick(row, "channel", "value", "note") for row in contacts],
        }

    def _interaction(self, record: str) -> dict[str, Any]:
        row = self.one("interactions", "record", record)
        decided = [
            claim["claim"].removeprefix(f"{record}/")
            for claim in self.of("record_claims", "record", record)
            if claim["field"] == "severity.decided_by"
        ]
        return {
            **pick(row, "exposures", "medicine_classes"),
            "severity": {
                **pick(row, level="severity", basis="severity_basis", reason="severity_reason"),
                "decided_by": decided,
            },
        }

    def _medicine(self, record: str) -> dict[str, Any]:
        keys = {
            "names": ("generic_names", ("name", "countries", "source")),
            "brands": ("brands", ("name", "countries", "sources")),
            "used_for": ("medicine_uses", ("what", "source", "locator")),
            "most_used": ("medicine_lists", ("source", "locator")),
        }
        return {
            "title": self.one("medicines", "record", record)["name"],
            **{
                key: [pick(row, *columns) for row in self.of(table, "medicine", record)]
                for key, (table, columns) in keys.items()
            },
        }

    def _question(self, record: str) -> dict[str, Any]:
        phrasings = [row["phrase"] for row in self.of("phrasings", "question", record)]
        return {**self._own("questions", record), "phrasings": phrasings}

    def _situation(self, record: str) -> dict[str, Any]:
        return self._own("situations", record)

    def _jurisdiction(self, record: str) -> dict[str, Any]:
        texts = self.of("official_texts", "jurisdiction", record)
        return {
            **self._own("jurisdictions", record),
            "official_texts": [pick(row, "title", "address") for row in texts],
        }

    def _measurement_table(self, record: str) -> dict[str, Any]:
        caveats = self.of("measurement_caveats", "table", record)
        rows = self.of("measurements", "table", record)
        return {
            **self._own("measurement_tables", record),
            "caveats": [pick(row, "kind", "text", "source", "locator") for row in caveats],
            "rows": [present(row, "table", "position", "caveats") for row in rows],
        }


def pick(row: Row, *names: str, **renamed: str) -> dict[str, Any]:
    """Some columns of a row that have a value; `renamed` gives keys for columns."""
    pairs: Iterable[tuple[str, str]] = [*((name, name) for name in names), *renamed.items()]
    return {key: row[column] for key, column in pairs if row[column] is not None}


def present(row: Row, *but: str) -> dict[str, Any]:
    """The columns of a row that have a value, without some."""
    return {key: value for key, value in row.items() if value is not None and key not in but}
