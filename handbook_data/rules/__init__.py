"""What must hold across records. Each rule is a small check with a code, a reason and a remedy."""

from __future__ import annotations

from handbook_data.rules import (
    absences,
    advice,
    brands,
    claims,
    content,
    correspondence,
    figures,
    grading,
    heads,
    help_lines,
    identifiers,
    identity,
    law,
    legal_days,
    legal_facts,
    legal_figures,
    legal_texts,
    measurements,
    medicines,
    origins,
    pointers,
    publications,
    questions,
    records,
    references,
    second_readings,
    sources,
    subjects,
    texts,
    turnings,
    upkeep,
    urgency,
    verdicts,
    wording,
)
from handbook_data.rules.registry import Breach, Rule, RuleLevel

RULES: tuple[Rule, ...] = tuple(
    sorted(
        (
            value
            for module in (
                references,
                identity,
                pointers,
                sources,
                origins,
                publications,
                identifiers,
                claims,
                figures,
                absences,
                correspondence,
                turnings,
                grading,
                advice,
                subjects,
                texts,
                content,
                wording,
                records,
                heads,
                medicines,
                brands,
                questions,
                urgency,
                verdicts,
                measurements,
                help_lines,
                law,
                legal_days,
                legal_facts,
                legal_figures,
                legal_texts,
                upkeep,
                second_readings,
            )
            for value in vars(module).values()
            if isinstance(value, Rule)
        ),
        key=lambda rule: rule.code,
    )
)
"""Every rule, by code."""

__all__ = ["RULES", "Breach", "Rule", "RuleLevel"]
