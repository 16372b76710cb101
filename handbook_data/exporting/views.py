"""Views of the database: what people ask for most, each answered by one name."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class View:
    """A question as a view: its name, what it answers, and how."""

    name: str
    description: str
    sql: str


VIEWS: tuple[View, ...] = (
    View(
        "claims_with_sources",
        "Every claim with each of its sources: what the source found, which way it points, how deep it was "
        "read, and the most important caveat of the claim.",
        """
        SELECT claims.id AS claim, claims.kind, claims.statement, claims.level, claims.authority,
               caveats.text AS caveat,
               evidence.stance, evidence.directness, evidence.finding, evidence.locator,
               sources.id AS source, sources.short_citation, sources.title, sources.design,
               sources.checked_depth AS depth, sources.doi, sources.url
        FROM claims
        JOIN caveats ON caveats.claim = claims.id AND caveats.position = 1
        JOIN evidence ON evidence.claim = claims.id
        JOIN sources ON sources.id = evidence.source
        """,
    ),
    View(
        "legal_status_now",
        "The law in every place on the day of the release: one row for each place and substance.",
        """
        SELECT legal_history.jurisdiction, records.title, jurisdictions.code, legal_history.place,
               legal_history.substance, legal_history.status, legal_history.attestation, legal_history.period,
               claims.statement, caveats.text AS caveat, release.day
        FROM release
        JOIN legal_history ON (legal_history.first IS NULL OR legal_history.first <= release.day)
                          AND (legal_history."end" IS NULL OR release.day < legal_history."end")
        JOIN jurisdictions ON jurisdictions.record = legal_history.jurisdiction
        JOIN records ON records.id = legal_history.jurisdiction
        LEFT JOIN claims ON claims.id = legal_history.period
        LEFT JOIN caveats ON caveats.claim = legal_history.period AND caveats.position = 1
        """,
    ),
    View(
        "contradicted_claims",
        "Claims that a source or another claim of the handbook contradicts, with what says otherwise.",
        """
        SELECT claims.id AS claim, claims.statement, claims.level, 'source' AS contradicted_by,
               evidence.source AS id, evidence.finding AS words
        FROM claims JOIN evidence ON evidence.claim = claims.id AND evidence.stance = 'contradicts'
        UNION ALL
        SELECT claims.id, claims.statement, claims.level, 'claim', other.id, other.statement
        FROM claims
        JOIN contradictions ON contradictions.claim = claims.id
        JOIN claims AS other ON other.id = contradictions.contradicted_by
        """,
    ),
    View(
        "due_for_review",
        "Records and claims that should have been looked at again before the day of the release.",
        """
        SELECT 'claim' AS what, claims.id, claims.review_by FROM claims, release
        WHERE claims.review_by < release.day
        UNION ALL
        SELECT 'record', records.id, records.review_by FROM records, release
        WHERE records.review_by < release.day
        """,
    ),
    View(
        "sources_by_depth",
        "How deep sources were read: how many of each depth, and how many claims they bear on.",
        """
        SELECT sources.checked_depth AS depth, count(DISTINCT sources.id) AS sources,
               count(DISTINCT evidence.claim) AS claims
        FROM sources LEFT JOIN evidence ON evidence.source = sources.id
        GROUP BY sources.checked_depth
        """,
    ),
    View(
        "claims_read_in_part",
        "Claims that no supporting source was read in full or in its official text for.",
        """
        SELECT claims.id AS claim, claims.statement, claims.level
        FROM claims
        WHERE NOT EXISTS (
            SELECT 1 FROM evidence JOIN sources ON sources.id = evidence.source
            WHERE evidence.claim = claims.id AND evidence.stance = 'supports'
              AND sources.checked_depth IN ('full-text', 'official-text')
        )
        """,
    ),
    View(
        "claims_by_level",
        "How many claims of each kind there are at each level of certainty.",
        "SELECT kind, level, count(*) AS claims FROM claims GROUP BY kind, level",
    ),
    View(
        "interactions_by_medicine",
        "Every medicine, by every name, with each of its interactions and how severe that is.",
        """
        SELECT called.name AS medicine, medicines.name AS generic, interactions.record AS interaction,
               records.title, interactions.severity, interactions.severity_reason
        FROM (
            SELECT record AS medicine, name FROM medicines
            UNION ALL SELECT medicine, name FROM generic_names
            UNION ALL SELECT names.record, names.name FROM names JOIN medicines USING (record)
            UNION ALL SELECT medicine, name FROM brands
        ) AS called
        JOIN medicines ON medicines.record = called.medicine
        JOIN record_links ON record_links.record = called.medicine AND record_links.field = 'interactions'
        JOIN interactions ON interactions.record = record_links.target
        JOIN records ON records.id = interactions.record
        """,
    ),
    View(
        "answers",
        "Every question with the claims that answer it, in their order; the first is the answer.",
        """
        SELECT questions.record AS question, questions.question AS words, record_claims.position,
               claims.id AS claim, claims.statement, claims.level, caveats.text AS caveat
        FROM questions
        JOIN record_claims ON record_claims.record = questions.record AND record_claims.field = 'answer'
        JOIN claims ON claims.id = record_claims.claim
        JOIN caveats ON caveats.claim = claims.id AND caveats.position = 1
        """,
    ),
    View(
        "measurements_with_sources",
        "Every measured value with its source and the caveats of its table.",
        """
        SELECT measurements.*, sources.short_citation, sources.checked_depth AS depth,
               (SELECT group_concat(text, ' ') FROM
                 (SELECT text FROM measurement_caveats
                  WHERE measurement_caveats."table" = measurements."table" ORDER BY position)) AS caveats
        FROM measurements JOIN sources ON sources.id = measurements.source
        """,
    ),
)
